//! `[ai.update.NAME]`: dated changes of a model's success.

use serde::Serialize;

use super::super::dates::moment;
use super::super::rows::LEAP_YEAR;
use super::names::Names;
use super::topics::of_topics;
use crate::text::{Entry, Kind, Section, VALUE_KEYS, keys};

/// A dated change of the AI's success: a regression, or a better model.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Update {
    /// Name in the file.
    pub id: String,
    /// When it begins, s.
    pub at_s: f64,
    /// Per topic: change of success, probit units.
    pub shift: Vec<f64>,
    /// How long until nothing is left of it, s; `None` if it stays.
    pub recovered_after_s: Option<f64>,
    /// Whether it fades in a straight line until then, instead of all at once.
    pub is_gradual: bool,
}

keys! {
/// `[ai.update.NAME]`
pub AI_UPDATE {
    required at: Kind::Text, "date, a date and a time of day, or \"month 3\"";
    required shift: Kind::Number(-3.0, 3.0),
        "change of success from then on, in probit units as drift_per_year (below 0: a regression)";
    optional topics: Kind::Names, "only these topics; all if left out";
    optional recovered_after: Kind::Duration(60.0, 10.0 * LEAP_YEAR),
        "time after which nothing is left of it; for good if left out";
    optional gradual: Kind::Flag, "whether it fades in a straight line until then; all at once if left out";
}}

/// `[ai.update.NAME]`, in the order of the file.
pub fn updates(ai: &Section, names: &Names) -> Vec<Update> {
    ai.children("update").iter().map(|entry| update(ai, entry, names)).collect()
}

fn update(ai: &Section, entry: &Entry, names: &Names) -> Update {
    if VALUE_KEYS.contains(&entry.key.as_str()) {
        let path = format!("{}.{}", ai.path_of("update"), entry.key);
        let allowed = format!("any name but {}", VALUE_KEYS.join(", "));
        ai.reader.fault(&entry.key_place, &path, &format!("the name `{}`", entry.key), &allowed, None);
    }
    let section = ai.member("update", entry, &[AI_UPDATE]);
    let update = Update {
        id: entry.key.clone(),
        at_s: moment(&section, "at", &names.clock, names.interval_s),
        shift: of_topics(&section, &names.topics, section.number("shift"), 0.0),
        recovered_after_s: section.optional("recovered_after"),
        is_gradual: section.flag("gradual"),
    };
    if update.is_gradual && update.recovered_after_s.is_none() {
        let allowed = "`recovered_after` beside it, as in recovered_after = \"3 weeks\"";
        section.refuse("gradual", "a recovery without an end", allowed, "");
    }
    update
}
