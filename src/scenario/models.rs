//! AI models and the order in which they are asked, read from the merged lever sections of one phase.

use super::breaks::time_of_day;
use super::check::doubt_return;
use super::competence::{learning, review_time, updates};
use super::dates::any_moment;
use super::keys;
use super::levers::{Names, doubt_unsolved, resolver};
use super::{Ai, AiModel, Outages, Resolver, Supervision};
use crate::clock::Clock;
use crate::dist::Dist;
use crate::policy::Order;
use crate::text::{Entry, Node, Reader, Section, Value, allowed, suggestion};
use crate::unit::{DAY, HOUR};

/// The name of the model that `[ai]` itself is.
pub const AI: &str = "ai";

/// The AI of one phase.
pub fn ai(reader: &Reader, merged: &Node, names: &Names) -> Ai {
    let tables: [&'static [keys::Key]; 3] = [keys::PORTFOLIO, keys::AI_RESOLVER, keys::AI];
    let section = Section::open(reader, merged.get("ai"), &merged.place, AI, &tables);
    let first = model(&section, AI, names, None);
    let entries = merged.get("model").and_then(Node::entries).unwrap_or_default();
    let further = |id: &String| {
        let entry = entries.iter().find(|entry| entry.key == *id);
        let path = format!("model.{id}");
        let tables: [&'static [keys::Key]; 2] = [keys::MODEL_RESOLVER, keys::MODEL];
        let own = Section::open(reader, entry.map(|entry| &entry.node), &merged.place, &path, &tables);
        model(&own, id, names, Some(&first))
    };
    let mut models: Vec<AiModel> = names.models[1..].iter().map(further).collect();
    models.insert(0, first);
    doubt_name(reader, entries);
    let (orders, fail_over) = orders(&section, names);
    Ai {
        tries: section.number("tries") as u32,
        orders,
        fail_over,
        one_off_cost: section.number("one_off_cost"),
        supervision: supervision(&section),
        models,
    }
}

/// Who watches over the AI; a fault if they are given without their pay.
fn supervision(ai: &Section) -> Supervision {
    let (heads, pay) = (ai.number("supervisors"), ai.optional("supervisor_pay_per_hour"));
    if let (true, None, Some(node)) = (heads > 0.0, pay, ai.given("supervisors")) {
        let found = format!("{}, and no `supervisor_pay_per_hour`", node.shown());
        ai.reader.fault(&node.place, &ai.path_of("supervisors"), &found, "both, or neither", None);
    }
    let hours_per_month = ai.number("supervisor_hours_per_month");
    Supervision { heads, pay_per_hour: pay.unwrap_or(0.0), hours_per_month }
}

/// Notes a further model with the name of the first.
fn doubt_name(reader: &Reader, entries: &[Entry]) {
    for entry in entries.iter().filter(|entry| entry.key == AI) {
        let found = "the name `ai`, which is that of [ai] itself";
        reader.fault(&entry.key_place, "model.ai", found, "any other name", None);
    }
}

/// Who is asked, per segment and topic: the segment's cascade, else the topic's, else the common one; and who stands in.
fn orders(section: &Section, names: &Names) -> (Vec<Order>, Vec<u16>) {
    let listed = |name: &str| section.names(name, &names.models).map(|models| once_each(section, name, models, names));
    let common = listed("models").unwrap_or_else(|| vec![0]);
    let is_empty = |node: &&Node| matches!(&node.value, Value::Array(items) if items.is_empty());
    if let Some(node) = section.given("models").filter(is_empty) {
        section.wrong(node, "models", "at least one model");
    }
    let of_topics = cascades(section, "topic_models", &names.topics, names);
    let of_segments = cascades(section, "segment_models", &names.segments, names);
    let fail_over = listed("fail_over").unwrap_or_default();
    for name in ["models", "fail_over"] {
        section.reader.advise(&section.path_of(name), "each further model is a section of its own, [model.NAME]");
    }
    let cascade = |segment: usize, topic: usize| {
        let own = of_segments.get(segment).and_then(Option::as_ref);
        own.or(of_topics[topic].as_ref()).unwrap_or(&common)
    };
    let of_segment = |segment| (0..names.topics.len()).map(move |topic| (segment, topic));
    let all = (0..names.segments.len().max(1)).flat_map(of_segment);
    (all.map(|(segment, topic)| Order::new(cascade(segment, topic), &fail_over)).collect(), fail_over)
}

/// A list of models as indices; notes one that is named twice.
fn once_each(section: &Section, name: &str, models: Vec<usize>, names: &Names) -> Vec<u16> {
    let twice = models.iter().enumerate().find(|(place, model)| models[..*place].contains(model));
    if let (Some((_, &model)), Some(node)) = (twice, section.given(name)) {
        let found = format!("`{}` twice", names.models[model]);
        let hint = "a talk goes down the list and never back".to_owned();
        section.reader.fault(&node.place, &section.path_of(name), &found, "each model once", Some(hint));
    }
    models.into_iter().map(|model| model as u16).collect()
}

/// A cascade for each of some names; `None` where it is left out or empty.
fn cascades(section: &Section, name: &str, known: &[String], names: &Names) -> Vec<Option<Vec<u16>>> {
    let path = section.path_of(name);
    let Some(node) = section.given(name) else { return vec![None; known.len()] };
    let Some(entries) = node.entries() else {
        section.wrong(node, name, &allowed(section.key(name).kind));
        return vec![None; known.len()];
    };
    for entry in entries.iter().filter(|entry| !known.contains(&entry.key)) {
        let hint = suggestion(&entry.key, known.iter().map(String::as_str));
        let allowed = if known.is_empty() { "no name: there is none".to_owned() } else { known.join(", ") };
        section.reader.fault(&entry.key_place, &path, &format!("`{}`", entry.key), &allowed, hint);
    }
    let of_name = |id: &String| {
        let entry = entries.iter().find(|entry| entry.key == *id)?;
        let models = section.listed(&entry.node, &format!("{path}.{id}"), &names.models)?;
        Some(once_each(section, name, models, names)).filter(|models| !models.is_empty())
    };
    known.iter().map(of_name).collect()
}

/// A model; what it leaves out is as `base` has it.
fn model(section: &Section, id: &str, names: &Names, base: Option<&AiModel>) -> AiModel {
    let left_out = |name: &str| base.filter(|_| section.given(name).is_none());
    let number = |name: &str, of: fn(&AiModel) -> f64| left_out(name).map_or_else(|| section.number(name), of);
    let optional =
        |name: &str, of: fn(&AiModel) -> Option<f64>| left_out(name).map_or_else(|| section.optional(name), of);
    let dist = |name: &str, of: fn(&AiModel) -> Dist| left_out(name).map_or_else(|| section.dist(name), of);
    let model = AiModel {
        id: id.to_owned(),
        resolver: base.map_or_else(|| resolver(section, names), |base| own_resolver(section, names, &base.resolver)),
        talk_time: dist("talk_time", |base| base.talk_time.clone()),
        handoff_talk_factor: number("handoff_talk_factor", |base| base.handoff_talk_factor),
        dead_end_talk_factor: number("dead_end_talk_factor", |base| base.dead_end_talk_factor),
        auc: number("auc", |base| base.auc),
        pass_on_below: optional("pass_on_below", |base| base.pass_on_below),
        drift_per_year: number("drift_per_year", |base| base.drift_per_year),
        price_per_conversation: number("price_per_conversation", |base| base.price_per_conversation),
        price_per_resolution: number("price_per_resolution", |base| base.price_per_resolution),
        price_per_minute: number("price_per_minute", |base| base.price_per_minute),
        price_per_1000_tokens: number("price_per_1000_tokens", |base| base.price_per_1000_tokens),
        tokens_per_minute: number("tokens_per_minute", |base| base.tokens_per_minute),
        platform_per_month: number("platform_per_month", |base| base.platform_per_month),
        has_own_platform: base.is_some() && section.given("platform_per_month").is_some(),
        review_share: number("review_share", |base| base.review_share),
        review_cost: number("review_cost", |base| base.review_cost),
        review_time: left_out("review_time").map_or_else(|| review_time(section), |base| base.review_time),
        learning: left_out("learning").map_or_else(|| learning(section, names), |base| base.learning.clone()),
        updates: left_out("update").map_or_else(|| updates(section, names), |base| base.updates.clone()),
        places: optional("places", |base| base.places.map(f64::from)).map(|places| places as u32),
        talks_per_minute: optional("talks_per_minute", |base| base.talks_per_minute.map(f64::from))
            .map(|talks| talks as u32),
        when_full: left_out("when_full")
            .map_or_else(|| section.chosen("when_full", &keys::WHEN_FULL), |base| base.when_full),
        outages: Outages {
            dated_s: outages(section, names),
            every_s: optional("outage_every", |base| base.outages.every_s),
            length: dist("outage_length", |base| base.outages.length.clone()),
        },
    };
    doubt_tokens(section, &model);
    model
}

fn own_resolver(section: &Section, names: &Names, base: &Resolver) -> Resolver {
    let left_out = |name: &str| section.given(name).is_none();
    let number = |name: &str, of_base: f64| if left_out(name) { of_base } else { section.number(name) };
    let dist = |name: &str, of_base: &Dist| if left_out(name) { of_base.clone() } else { section.dist(name) };
    let own = Resolver {
        success: if left_out("success") { base.success.clone() } else { section.share_per("success", &names.topics) },
        noticed: number("noticed", base.noticed),
        discovered: number("discovered", base.discovered),
        discovered_after: dist("discovered_after", &base.discovered_after),
        comes_back: number("comes_back", base.comes_back),
        comes_back_after: dist("comes_back_after", &base.comes_back_after),
        satisfied_solved: number("satisfied_solved", base.satisfied_solved),
        satisfied_unsolved: number("satisfied_unsolved", base.satisfied_unsolved),
        survey_response: section.optional("survey_response").or(base.survey_response),
    };
    doubt_return(section, "comes_back", own.comes_back, &own.comes_back_after, (HOUR, "1 h"));
    doubt_unsolved(section, own.satisfied_solved, own.satisfied_unsolved);
    own
}

/// Notes a price of tokens of which there are none.
fn doubt_tokens(section: &Section, model: &AiModel) {
    if let (true, true, Some(node)) =
        (model.price_per_1000_tokens > 0.0, model.tokens_per_minute <= 0.0, section.given("price_per_1000_tokens"))
    {
        let path = section.path_of("price_per_1000_tokens");
        let found = format!("{}, and no `tokens_per_minute`", node.shown());
        section.reader.fault(&node.place, &path, &found, "both, or neither", None);
    }
}

/// Outages on a date, in order of time; notes those that overlap.
fn outages(section: &Section, names: &Names) -> Vec<(f64, f64)> {
    let entries = section.given("outage").and_then(Node::entries).unwrap_or_default();
    if let Some(node) = section.given("outage").filter(|node| node.entries().is_none()) {
        section.wrong(node, "outage", "a table of named outages");
    }
    let read = |entry: &'_ Entry| {
        let path = format!("{}.{}", section.path_of("outage"), entry.key);
        let own = Section::open(section.reader, Some(&entry.node), &section.place, &path, &[keys::OUTAGE]);
        let from_s = outage_begins(&own, &names.clock);
        (from_s, from_s + own.number("length"))
    };
    let mut outages: Vec<((f64, f64), &Entry)> = entries.iter().map(|entry| (read(entry), entry)).collect();
    outages.sort_by(|a, b| a.0.0.total_cmp(&b.0.0));
    for both in outages.windows(2).filter(|both| both[1].0.0 < both[0].0.1) {
        let (before, after) = (both[0].1, both[1].1);
        let found = format!("an outage that begins before `{}` is over", before.key);
        let path = format!("{}.{}", section.path_of("outage"), after.key);
        section.reader.fault(&after.node.place, &path, &found, "outages that do not overlap", None);
    }
    outages.into_iter().map(|(span, _)| span).collect()
}

/// When an outage begins: at midnight of its date, or at the time of day that stands with the date or as `at`.
fn outage_begins(outage: &Section, clock: &Clock) -> f64 {
    let (from_s, at_s) = (any_moment(outage, "from", clock), time_of_day(outage, "at"));
    if let (Some(node), true) = (outage.given("at"), from_s % DAY != 0.0) {
        let found = format!("{}, and a time of day in `from`", node.shown());
        outage.reader.fault(&node.place, &outage.path_of("at"), &found, "one of them", None);
    }
    from_s + at_s.unwrap_or(0.0)
}
