//! `[ai]`: the models of the AI, and the order in which they are asked.

use serde::Serialize;

use super::super::rows::PRICE;
use super::models::{AI, AiModel, MODEL, model};
use super::names::Names;
use super::resolver::{AI_RESOLVER, MODEL_RESOLVER};
use crate::policy::Order;
use crate::text::{Entry, Kind, Node, Reader, Section, Value, allowed, keys, suggestion};

/// The name of the model that `[ai]` itself is.
pub const OWN_NAME: &str = "ai";

/// The AI agent: models and the order in which they are asked.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Ai {
    /// Most tries of the customer in one contact.
    pub tries: u32,
    /// Per segment and topic: who is asked.
    pub orders: Vec<Order>,
    /// Models that stand in for cascades that are out.
    pub fail_over: Vec<u16>,
    /// Integration and change, paid once.
    pub one_off_cost: f64,
    /// People who watch over it while it answers.
    pub supervision: Supervision,
    /// All models; the first is `ai` itself.
    pub models: Vec<AiModel>,
}

impl Ai {
    /// The models that a segment asks about a topic; `topics` is the number of topics.
    pub fn order(&self, segment: usize, topic: usize, topics: usize) -> &Order {
        &self.orders[segment * topics + topic]
    }

    /// Indices of the models that anybody can be asked of, in the order of the file.
    pub fn used(&self) -> impl Iterator<Item = usize> {
        (0..self.models.len()).filter(|model| self.orders.iter().any(|order| order.models().contains(&(*model as u16))))
    }

    /// What the platforms of used models cost per month: those without one of their own share that of `[ai]` alike.
    pub fn platforms(&self) -> impl Iterator<Item = (usize, f64)> {
        let sharing = self.used().filter(|&model| !self.models[model].has_own_platform).count();
        self.used().map(move |index| {
            let model = &self.models[index];
            let among = if model.has_own_platform { 1 } else { sharing };
            (index, model.platform_per_month / among as f64)
        })
    }
}

/// People who watch over the AI and mend it.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Supervision {
    /// How many there are, at scale 1:1.
    pub heads: f64,
    /// Pay of an hour.
    pub pay_per_hour: f64,
    /// Paid hours of each per month.
    pub hours_per_month: f64,
}

impl Supervision {
    /// What it costs per month.
    pub fn per_month(&self) -> f64 {
        self.heads * self.hours_per_month * self.pay_per_hour
    }
}

keys! {
/// `[ai]`: how the models work together.
pub PORTFOLIO {
    one_off_cost: PRICE, "0",
        "integration and change, once, when the routing first lets the AI answer; of a dearer AI later, the difference";
    supervisors: Kind::Number(0.0, 1e6), "0",
        "people who watch over the AI and mend it, while it answers; at scale 1:1";
    optional supervisor_pay_per_hour: PRICE, "pay of an hour of theirs; required with supervisors";
    supervisor_hours_per_month: Kind::Number(1.0, 744.0), "160", "assumption (152 to 173)",
        "paid hours of each per month";
    tries: Kind::Count(1.0, 20.0), "2", "assumption", "most tries of the customer in one contact";
    optional models: Kind::Names,
        "the cascade: a later model talks where the one before doubts; `ai` is this section itself, and alone if left \
         out";
    optional topic_models: Kind::NamesByName,
        "another cascade for topics, { complex = [\"strong\"] }; as `models` if left out";
    optional segment_models: Kind::NamesByName, "another cascade for segments, which goes before that of the topic";
    optional fail_over: Kind::Names, "models that talk only while all those of the cascade are out, in this order";
}}

/// The AI of one phase.
pub fn ai(reader: &Reader, merged: &Node, names: &Names) -> Ai {
    let section = Section::open(reader, merged.get("ai"), &merged.place, OWN_NAME, &[PORTFOLIO, AI_RESOLVER, AI]);
    let first = model(&section, OWN_NAME, names, None);
    let entries = merged.get("model").and_then(Node::entries).unwrap_or_default();
    let further = |id: &String| {
        let entry = entries.iter().find(|entry| entry.key == *id);
        let path = format!("model.{id}");
        let node = entry.map(|entry| &entry.node);
        let own = Section::open(reader, node, &merged.place, &path, &[MODEL_RESOLVER, MODEL]);
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
        ai.refuse("supervisors", &found, "both, or neither", "");
    }
    let hours_per_month = ai.number("supervisor_hours_per_month");
    Supervision { heads, pay_per_hour: pay.unwrap_or(0.0), hours_per_month }
}

/// Notes a further model with the name of the first.
fn doubt_name(reader: &Reader, entries: &[Entry]) {
    for entry in entries.iter().filter(|entry| entry.key == OWN_NAME) {
        let found = "the name `ai`, which is that of [ai] itself";
        reader.fault(&entry.key_place, "model.ai", found, "any other name", None);
    }
}

/// The models that are asked, per segment and topic: the segment's cascade, else the topic's, else the common one; and who stands in.
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
    if let (Some((_, &model)), true) = (twice, section.given(name).is_some()) {
        let found = format!("`{}` twice", names.models[model]);
        let hint = "a talk goes down the list and never back".to_owned();
        section.refuse(name, &found, "each model once", &hint);
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
