//! What was published about the operation: figures for the model to be judged by, statements that contradict one another.

use serde::{Deserialize, Serialize};

use super::super::rows::SECTION;
use super::strategies::Strategy;
use crate::books::Metric;
use crate::books::metric::{IDS, named};
use crate::text::{Choice, Entry, Kind, Section, Value, choice, keys, suggestion};

/// A published figure, and what of a run is held against it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Target {
    /// Short name.
    pub id: String,
    /// One line for people.
    pub title: String,
    /// Index of the strategy that is judged.
    pub strategy: usize,
    /// The metric.
    pub metric: &'static Metric,
    /// How the metric is read.
    pub reading: Reading,
    /// The published figure, as text.
    pub published: String,
    /// Least value that counts as met.
    pub least: f64,
    /// Greatest value that counts as met.
    pub most: f64,
    /// What it says about the model if it is met.
    pub basis: Basis,
    /// Name of the number of the model that it follows from, the same for targets that are one; empty if it stands alone.
    pub one_number: String,
    /// Row of the evidence.
    pub source: String,
    /// How to read it.
    pub note: String,
}

impl Target {
    /// The strategy that is judged, and the one that it is judged against: itself, if none.
    pub fn strategies(&self) -> [usize; 2] {
        let against = match self.reading {
            Reading::LessOf(_, against)
            | Reading::Difference(against)
            | Reading::Change(against)
            | Reading::LeastHeadcount { against, .. } => against,
            Reading::Value | Reading::Less(_) => self.strategy,
        };
        [self.strategy, against]
    }
}

/// What it says about the model that a published figure is met.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Basis {
    /// Something: no input was chosen so that it is met.
    Free,
    /// Nothing: inputs were chosen so that it is met.
    Fitted,
    /// It is shown and not counted.
    Beside,
}

/// How a metric is held against a published figure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reading {
    /// The metric as it is.
    Value,
    /// Less another metric of the same strategy.
    Less(&'static Metric),
    /// Less another metric of another strategy, by its index.
    LessOf(&'static Metric, usize),
    /// Less the same metric of another strategy, by its index.
    Difference(usize),
    /// Relative to the same metric of another strategy: 0 for no change.
    Change(usize),
    /// The least headcount of a team under which the metric is as good as under another strategy.
    LeastHeadcount {
        /// Index of the other strategy.
        against: usize,
        /// Index of the team.
        team: usize,
    },
}

/// A published statement that can be read in more than one way.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Contradiction {
    /// Short name.
    pub id: String,
    /// What was said, one line for people.
    pub title: String,
    /// Why it can be read in more than one way.
    pub note: String,
    /// Rows of the evidence.
    pub source: String,
    /// For each reading the index of a strategy, and what that reading says.
    pub readings: Vec<(usize, String)>,
}

/// A metric.
const METRIC: Kind = Kind::Choice(&IDS);

/// How a metric is read; what it is held against are keys of their own.
#[derive(Clone, Copy, Debug)]
enum Read {
    Value,
    Less,
    Difference,
    Change,
    LeastHeadcount,
}

static READ: Choice<Read, 5> = choice([
    ("value", Read::Value),
    ("less", Read::Less),
    ("difference", Read::Difference),
    ("change", Read::Change),
    ("least-headcount", Read::LeastHeadcount),
]);

/// What it says about the model that a figure is met.
static BASES: Choice<Basis, 3> = choice([("free", Basis::Free), ("fitted", Basis::Fitted), ("beside", Basis::Beside)]);

keys! {
/// `[target.NAME]`
pub TARGET {
    required title: Kind::Text, "what was published, one line for people";
    required strategy: Kind::Text, "the strategy that is judged";
    required metric: METRIC, "what is measured";
    read: READ.kind(), "value",
        "as it is; less another metric (of `against` if given); less that of another strategy; relative to it, 0 for \
         no change; or the least headcount under which the metric is as good as there";
    less: METRIC, "contacts", "the other metric, where `read` is \"less\"";
    optional against: Kind::Text, "the other strategy; the baseline if left out";
    optional team: Kind::Text, "whose headcount is sought, where `read` is \"least-headcount\"";
    required published: Kind::Text, "the published figure, as text";
    required least: Kind::Level, "least value that counts as met";
    required most: Kind::Level, "greatest value that counts as met";
    basis: BASES.kind(), "free",
        "fitted: inputs were chosen so that it is met, so that it validates nothing; beside: shown and not counted";
    optional one_number: Kind::Text,
        "name of a number of the model: targets with the same name follow from it, so that meeting all of them is \
         meeting one";
    optional source: Kind::Text, "row of the evidence";
    optional note: Kind::Text, "how to read it";
}}

keys! {
/// `[contradiction.NAME]`
pub CONTRADICTION {
    required title: Kind::Text, "what was said, one line for people";
    optional note: Kind::Text, "why it can be read in more than one way";
    optional source: Kind::Text, "rows of the evidence";
    required readings: SECTION, "a table: a strategy for each reading, and what that reading says";
}}

/// All targets, in the order of the file.
pub fn targets(root: &Section, strategies: &[Strategy], baseline: usize, teams: &[String]) -> Vec<Target> {
    if root.reader.has_fault_under(&["strategy", "team", "baseline"]) {
        return Vec::new();
    }
    root.children("target").iter().map(|entry| target(root, entry, strategies, baseline, teams)).collect()
}

fn target(root: &Section, entry: &Entry, strategies: &[Strategy], baseline: usize, teams: &[String]) -> Target {
    let path = format!("target.{}", entry.key);
    let section = Section::open(root.reader, Some(&entry.node), &root.place, &path, &[TARGET]);
    let ids: Vec<&str> = strategies.iter().map(|strategy| strategy.id.as_str()).collect();
    let teams: Vec<&str> = teams.iter().map(String::as_str).collect();
    let against = if section.given("against").is_some() { one_of(&section, "against", &ids) } else { baseline };
    let metric = |key: &str| named(section.word(key)).unwrap_or_else(|| unreachable!("it is one of the names"));
    let reading = match section.chosen("read", &READ) {
        Read::Value => Reading::Value,
        Read::Less if section.given("against").is_some() => Reading::LessOf(metric("less"), against),
        Read::Less => Reading::Less(metric("less")),
        Read::Difference => Reading::Difference(against),
        Read::Change => Reading::Change(against),
        Read::LeastHeadcount => Reading::LeastHeadcount { against, team: one_of(&section, "team", &teams) },
    };
    let (least, most) = (section.number("least"), section.number("most"));
    if let (true, Some(node)) = (least > most, section.given("most")) {
        section.wrong(node, "most", &format!("{least} or more, since that is `least`"));
    }
    Target {
        id: entry.key.clone(),
        title: section.text("title"),
        strategy: one_of(&section, "strategy", &ids),
        metric: metric("metric"),
        reading,
        published: section.text("published"),
        least,
        most,
        basis: section.chosen("basis", &BASES),
        one_number: section.text("one_number"),
        source: section.text("source"),
        note: section.text("note"),
    }
}

/// All contradictions, in the order of the file.
pub fn contradictions(root: &Section, strategies: &[Strategy]) -> Vec<Contradiction> {
    let ids: Vec<&str> = strategies.iter().map(|strategy| strategy.id.as_str()).collect();
    let read = |entry: &Entry| {
        let path = format!("contradiction.{}", entry.key);
        let section = Section::open(root.reader, Some(&entry.node), &root.place, &path, &[CONTRADICTION]);
        let readings = section.children("readings").iter().filter_map(|entry| {
            let path = section.path_of("readings");
            let strategy = ids.iter().position(|id| *id == entry.key);
            if strategy.is_none() {
                let hint = suggestion(&entry.key, ids.iter().copied());
                section.reader.fault(&entry.key_place, &path, &format!("`{}`", entry.key), &ids.join(", "), hint);
            }
            let Value::Text(text) = &entry.node.value else {
                section.reader.fault(&entry.node.place, &path, &entry.node.shown(), "a text in quotes", None);
                return None;
            };
            Some((strategy?, text.clone()))
        });
        Contradiction {
            readings: readings.collect(),
            id: entry.key.clone(),
            title: section.text("title"),
            note: section.text("note"),
            source: section.text("source"),
        }
    };
    if root.reader.has_fault_under(&["strategy"]) {
        return Vec::new();
    }
    root.children("contradiction").iter().map(read).collect()
}

/// The place of a name among those known; notes a fault if it is not among them.
fn one_of(section: &Section, key: &str, known: &[&str]) -> usize {
    let typed = section.text(key);
    known.iter().position(|id| *id == typed).unwrap_or_else(|| {
        if section.given(key).is_none() && section.key(key).default.is_none() {
            // Already noted as missing.
            return 0;
        }
        let hint = suggestion(&typed, known.iter().copied());
        let place = section.given(key).map_or(&section.place, |node| &node.place);
        let found = if typed.is_empty() { "nothing".to_owned() } else { format!("\"{typed}\"") };
        section.reader.fault(place, &section.path_of(key), &found, &known.join(", "), hint);
        0
    })
}
