//! How the triggers and the pilot of a strategy are read and doubted.

use super::super::Scenario;
use super::super::dates::moment;
use super::super::sections::names::Names;
use super::super::sections::root::LEVERS;
use super::super::sections::triggers::{AGAINST_REST, GATE, Gate, Pilot, Trigger};
use super::timeline::{Change, common_keys, keys_set};
use crate::books::metric::{COMPLAINTS_RECEIVED, CSAT_OBSERVED, Look, OBSERVABLE, named, observable};
use crate::books::{Metric, Unit};
use crate::clock::Clock;
use crate::policy::trigger::Limit;
use crate::text::{Entry, Kind, Node, Section, Value, suggestion};
use crate::unit::{DAY, WEEK, YEAR, human_duration};

/// The levers that a pilot may try: agents, their lines and channels serve all customers alike.
const TRIABLE: [&str; 6] = ["routing", "human_access", "escalation", "handoff", "ai", "model"];

/// Keys of AI models that are planned before the first event.
const OUTAGES: [&str; 3] = ["outage", "outage_every", "outage_length"];

/// Keys of AI models that hold for all customers together.
const LIMITS: [&str; 2] = ["places", "talks_per_minute"];

/// Tables of what a model learns, from whoever is served.
const LESSONS: [&str; 2] = ["learning", "update"];

/// Reads a trigger from its own keys; `levers` are those that it sets.
pub fn trigger(section: &Section, levers: &Node, names: &Names) -> Trigger {
    let measure = measure(section);
    let over_s = section.number("over");
    let is_daily = measure.look == Some(Look::Daily);
    let step_s = if is_daily { DAY } else { WEEK };
    if over_s % step_s != 0.0
        && let Some(node) = section.value("over")
    {
        section.wrong(&node, "over", if is_daily { "whole days: \"5 days\"" } else { "whole weeks" });
    }
    let cooldown_s = section.number("cooldown");
    for (name, length_s) in [("over", over_s), ("cooldown", cooldown_s)] {
        doubt_length(section, name, length_s, &names.clock);
    }
    doubt_no_levers(section, levers, "a trigger that sets no lever", &LEVERS);
    doubt_limits(section, levers, &OUTAGES);
    Trigger {
        measure,
        limit: limit(section, measure),
        over_s,
        least_count: section.number("count"),
        cooldown_s,
        times: section.number("times") as u32,
        note: section.text("note"),
    }
}

/// What is observed; the truth is refused by name.
fn measure(section: &Section) -> &'static Metric {
    let Some(node) = section.value("measure") else { return &CSAT_OBSERVED };
    let typed = node.text();
    observable(typed).unwrap_or_else(|| {
        let is_latent = named(typed).is_some();
        let (found, hint) = if is_latent {
            let hint = match typed {
                "satisfaction" | "satisfaction_contact" => "csat_observed is what surveys show of it",
                "true_resolution" | "false_containment" | "solved" => "reported_resolution_window comes nearest to it",
                _ => "take what an operation counts by itself",
            };
            (format!("`{typed}`, which nobody at the operation can observe as it happens"), Some(hint.to_owned()))
        } else {
            (node.shown(), suggestion(typed, OBSERVABLE.iter().copied()))
        };
        section.reader.fault(&node.place, &section.path_of("measure"), &found, &OBSERVABLE.join(", "), hint);
        &CSAT_OBSERVED
    })
}

/// What a level of a measure may be; that of a difference may lie below 0.
fn kind_of(measure: &Metric, is_difference: bool) -> Kind {
    let low = if is_difference { -1.0 } else { 0.0 };
    if measure.unit == Unit::Seconds { Kind::Duration(0.0, YEAR) } else { Kind::Share(low, 1.0) }
}

/// Whether the measure is one that can be observed; levels of another are of no unit.
fn is_known(section: &Section) -> bool {
    section.value("measure").is_some_and(|node| observable(node.text()).is_some())
}

fn level(section: &Section, name: &str, kind: Kind) -> Option<f64> {
    section.given(name).filter(|_| is_known(section)).map(|node| section.quantity(node, kind, &section.path_of(name)))
}

fn limit(section: &Section, measure: &Metric) -> Limit {
    let kind = kind_of(measure, false);
    match (level(section, "below", kind), level(section, "above", kind)) {
        _ if !is_known(section) => Limit::Below(0.0),
        (Some(below), None) => Limit::Below(below),
        (None, Some(above)) => Limit::Above(above),
        (first, _) => {
            let found = if first.is_some() { "both `below` and `above`" } else { "neither `below` nor `above`" };
            section.reader.fault(&section.place, &section.path, found, "one of them", None);
            Limit::Below(0.0)
        }
    }
}

fn doubt_length(section: &Section, name: &str, length_s: f64, clock: &Clock) {
    let Some(node) = section.given(name).filter(|_| length_s > clock.horizon_s && clock.horizon_s > 0.0) else {
        return;
    };
    let found = format!("{}, longer than the horizon", node.shown());
    let allowed = format!("at most {}", human_duration(clock.horizon_s));
    let hint = Some(if name == "cooldown" { "to let it fire once, write times = 1" } else { "look back less far" });
    section.reader.fault(&node.place, &section.path_of(name), &found, &allowed, hint.map(str::to_owned));
}

fn doubt_no_levers(section: &Section, levers: &Node, what: &str, allowed: &[&str]) {
    if levers.entries().is_none_or(<[Entry]>::is_empty) {
        section.reader.fault(&section.place, &section.path, what, &allowed.join(", "), None);
    }
}

/// The table of a strategy's pilot.
pub fn pilot_node<'e>(root: &Section, entry: &'e Entry, path: &str) -> Option<&'e Node> {
    let node = entry.node.get("pilot")?;
    if let Value::Array(pilots) = &node.value {
        let found = format!("{} pilots of one strategy, whose effects would overlap", pilots.len());
        let hint = "one pilot a strategy: put the next into a strategy of its own".to_owned();
        let allowed = format!("one table: [{path}.pilot]");
        root.reader.fault(&node.place, &format!("{path}.pilot"), &found, &allowed, Some(hint));
        return None;
    }
    Some(node)
}

/// Reads a pilot from its own keys; `levers` are those that it tries, `changes` the dated ones of its strategy.
pub fn pilot(section: &Section, levers: &Node, changes: &[Change], names: &Names) -> Pilot {
    let share = section.number("share");
    if let Some(node) = section.given("share").filter(|_| share <= 0.0 || share >= 1.0) {
        let hint = if share >= 1.0 {
            "without anybody left to compare with it is a change: [[strategy.NAME.change]]"
        } else {
            "nobody would try it"
        };
        let allowed = "more than 0 % and less than 100 %";
        section.reader.fault(&node.place, &section.path_of("share"), &node.shown(), allowed, Some(hint.to_owned()));
    }
    doubt_triable(section, levers);
    doubt_limits(section, levers, &[&OUTAGES[..], &LIMITS, &LESSONS].concat());
    let clock = &names.clock;
    let from_s =
        if section.given("from").is_some() { moment(section, "from", clock, names.interval_s) } else { clock.warmup_s };
    let gate = gate(section, from_s, names);
    for change in changes.iter().filter(|change| change.end_s() >= from_s) {
        for (key, own, _) in common_keys(change.node, levers) {
            let found = format!("`{key}`, which the pilot tries at that time or has decided");
            let hint = "change it before the pilot begins, or let the pilot try something else".to_owned();
            let path = section.path.replace(".pilot", ".change");
            section.reader.fault(&own.place, &path, &found, "keys that the pilot does not set", Some(hint));
        }
    }
    Pilot { share, from_s, gate, note: section.text("note") }
}

/// Notes keys of AI models that do not depend on what happens, or on who is served.
fn doubt_limits(section: &Section, levers: &Node, names: &[&str]) {
    for (key, node) in keys_set(levers, "") {
        let is_of_models = key.starts_with("ai.") || key.starts_with("model.");
        if is_of_models && key.split('.').any(|part| names.contains(&part)) {
            let found = format!("`{key}`, which is the same for all customers and whatever happens");
            let hint = "give it to the model itself, or change it by date".to_owned();
            section.reader.fault(&node.place, &section.path, &found, "other keys of the AI", Some(hint));
        }
    }
}

fn doubt_triable(section: &Section, levers: &Node) {
    doubt_no_levers(section, levers, "a pilot that tries no lever", &TRIABLE);
    let fault = |entry: &Entry, name: &str, why: &str| {
        let path = section.path_of(name);
        let found = format!("`{name}`, {why}");
        let hint = "change it for everybody, by date or trigger".to_owned();
        section.reader.fault(&entry.key_place, &path, &found, &TRIABLE.join(", "), Some(hint));
    };
    for entry in levers.entries().unwrap_or_default() {
        if !TRIABLE.contains(&entry.key.as_str()) {
            fault(entry, &entry.key, "which serves all customers alike");
        }
        let priorities = |inner: &&Entry| entry.key == "routing" && inner.key.ends_with("_priority");
        for inner in entry.node.entries().unwrap_or_default().iter().filter(priorities) {
            fault(inner, &format!("routing.{}", inner.key), "of lines in which all customers stand");
        }
    }
}

fn gate(pilot: &Section, from_s: f64, names: &Names) -> Gate {
    let path = pilot.path_of("gate");
    let section = Section::open(pilot.reader, pilot.given("gate"), &pilot.place, &path, &[GATE]);
    let measure = measure(&section);
    if let (false, Some(node)) = (measure.is_of_customers(), section.given("measure")) {
        let found = format!("{}, which agents have in common for all customers", node.shown());
        section.reader.fault(&node.place, &section.path_of("measure"), &found, "a measure of customers", None);
    }
    let at_s = moment(&section, "at", &names.clock, names.interval_s);
    section.reader.advise(&section.path_of("at"), "the gate must lie within the horizon, or nobody ever decides");
    let is_early = at_s < from_s + 2.0 * WEEK;
    let is_sure = !pilot.reader.has_fault_under(&["start", "length", "warmup", "at", "from"]);
    if let Some(node) = section.given("at").filter(|_| is_early && is_sure) {
        let when =
            if at_s <= from_s { "before the pilot begins" } else { "less than two weeks after the pilot begins" };
        let found = format!("{}, {when}", node.shown());
        let hint = "surveys and recontacts take their time: give it weeks".to_owned();
        section.reader.fault(
            &node.place,
            &section.path_of("at"),
            &found,
            "two weeks or more after the pilot begins",
            Some(hint),
        );
    }
    let against_rest = section.chosen("against", &AGAINST_REST);
    let kind = kind_of(measure, against_rest);
    let (least, most) = (level(&section, "least", kind), level(&section, "most", kind));
    if least.is_none() && most.is_none() && section.node.is_some() && is_known(&section) {
        section.reader.fault(&section.place, &section.path, "neither `least` nor `most`", "one of them, or both", None);
    }
    if let (Some(least), Some(most)) = (least, most)
        && least > most
    {
        section.reader.fault(&section.place, &section.path, "`least` above `most`", "least ≤ most", None);
    }
    Gate { at_s, measure, against_rest, least, most, least_count: section.number("count") }
}

/// Why nothing is ever observed of a measure in this world, if so.
fn unseen(scenario: &Scenario, measure: &Metric) -> Option<&'static str> {
    let survey = &scenario.survey;
    if measure.id.starts_with(CSAT_OBSERVED.id) && (survey.asked <= 0.0 || survey.response <= 0.0) {
        return Some("no survey is ever answered ([survey])");
    }
    (*measure == COMPLAINTS_RECEIVED && scenario.damage.complaint <= 0.0)
        .then_some("nobody ever complains (damage.complaint)")
}

/// Notes measures of which nothing is ever observed in this world: no survey is answered, nobody complains.
pub fn doubt_unseen(scenario: &Scenario, root: &Section) {
    for strategy in &scenario.strategies {
        let watched = strategy.triggers.iter().map(|trigger| trigger.measure);
        for measure in watched.chain(strategy.pilot.iter().map(|pilot| pilot.gate.measure)) {
            let Some(why) = unseen(scenario, measure) else { continue };
            let node = root.given("strategy").and_then(|node| node.get(&strategy.id));
            let place = node.map_or(&root.place, |node| &node.place);
            let found = format!("`{}`, and {why}", measure.id);
            let path = format!("strategy.{}", strategy.id);
            root.reader.fault(place, &path, &found, "a measure of which something is seen", None);
        }
    }
}
