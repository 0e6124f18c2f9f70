//! Fits: other values of the world under which what was published is met as well, laid over the file.

use serde::{Deserialize, Serialize};

use super::super::Scenario;
use super::root::{FITTED, ROOT};
use crate::text::{Document, Entry, Fault, Key, Kind, Node, Section, keys, suggestion};

/// Other values of the world under which what was published is met as well.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fit {
    /// Name in the file.
    pub id: String,
    /// One line for people.
    pub title: String,
    /// Why it may be so.
    pub note: String,
    /// What it lays over the file, as `path = value`.
    pub sets: Vec<String>,
}

keys! {
/// `[fit.NAME]`, besides sections of the world and levers.
pub FIT {
    required title: Kind::Text, "one line for people";
    optional note: Kind::Text, "why it may be so";
}}

/// Sections whose members a fit may change and not add.
const NAMED: [&str; 4] = ["topic", "segment", "channel", "team"];

/// All fits, in the order of the file. What they lay over the file is doubted in the world that comes of it.
pub fn fits(root: &Section) -> Vec<Fit> {
    root.children("fit").iter().map(|entry| fit(root, entry)).collect()
}

fn fit(root: &Section, entry: &Entry) -> Fit {
    let path = format!("fit.{}", entry.key);
    if !entry.key.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '-' || letter == '_') {
        let found = format!("`{}`", entry.key);
        root.reader.fault(&entry.key_place, &path, &found, "letters, digits, - and _", None);
    }
    let known: Vec<&'static Key> = FIT.iter().chain(ROOT.iter().filter(|key| FITTED.contains(&key.name))).collect();
    let names: Vec<&str> = known.iter().map(|key| key.name).collect();
    let is_fixed = |key: &str| !names.contains(&key) && ROOT.iter().any(|known| known.name == key);
    for fixed in entry.node.entries().unwrap_or_default().iter().filter(|inner| is_fixed(&inner.key)) {
        let found = "a key that is the same under every fit";
        root.reader.fault(&fixed.key_place, &format!("{path}.{}", fixed.key), found, &names.join(", "), None);
    }
    let held = if entry.node.entries().is_some() { entry.node.without(is_fixed) } else { entry.node.clone() };
    let section = Section::with_keys(root.reader, Some(&held), &root.place, &path, known);
    doubt_names(root, &section);
    let mut sets = Vec::new();
    list("", &held.without(|key| !FITTED.contains(&key)), &mut sets);
    if sets.is_empty() && entry.node.entries().is_some() {
        root.reader.fault(&entry.key_place, &path, "nothing that is laid over the file", "at least one value", None);
    }
    Fit { id: entry.key.clone(), title: section.text("title"), note: section.text("note"), sets }
}

/// What of a fit is laid on the scenario: sections that a fit may hold; anything else is a fault of its own.
pub fn laid(fit: &Node) -> Node {
    fit.without(|key| !FITTED.contains(&key))
}

/// Notes topics, segments, channels and teams that the file does not have.
fn doubt_names(root: &Section, section: &Section) {
    for kind in NAMED {
        let known = root.given(kind).and_then(Node::entries).unwrap_or_default();
        let known: Vec<&str> = known.iter().map(|entry| entry.key.as_str()).collect();
        let given = section.given(kind).and_then(Node::entries).unwrap_or_default();
        for strange in given.iter().filter(|entry| !known.contains(&entry.key.as_str())) {
            let (path, hint) = (section.path_of(kind), suggestion(&strange.key, known.iter().copied()));
            let found = format!("{kind} `{}`, which the file does not have", strange.key);
            section.reader.fault(&strange.key_place, &path, &found, &known.join(", "), hint);
        }
    }
}

/// What a table sets, as `path = value`.
fn list(path: &str, node: &Node, sets: &mut Vec<String>) {
    match node.entries().filter(|_| !node.is_value_table()) {
        None => sets.push(format!("{path} = {}", node.typed())),
        Some(entries) => {
            for entry in entries {
                let path = if path.is_empty() { entry.key.clone() } else { format!("{path}.{}", entry.key) };
                list(&path, &entry.node, sets);
            }
        }
    }
}

impl Document {
    /// Names of the fits, in the order of the text.
    pub fn fits(&self) -> Vec<String> {
        let entries = self.root.get("fit").and_then(Node::entries).unwrap_or_default();
        entries.iter().map(|entry| entry.key.clone()).collect()
    }
}

impl Fault {
    /// The same, told as one of the world under a fit.
    pub(in crate::scenario) fn under(self, fit: &str) -> Self {
        Self { path: format!("fit.{fit}: {}", self.path), ..self }
    }

    /// Whether another says the same of the same place.
    pub(in crate::scenario) fn is(&self, other: &Self) -> bool {
        (&self.place, &self.path, &self.found) == (&other.place, &other.path, &other.found)
    }
}

impl Scenario {
    /// The same, whose fits do not claim what `--set` has laid over them.
    pub(in crate::scenario) fn outranked(mut self) -> Self {
        let laid: Vec<&str> = self.overrides.iter().filter_map(|text| Some(text.split_once('=')?.0.trim())).collect();
        for fit in &mut self.fits {
            fit.sets.retain(|set| {
                let path = set.split_once(" = ").map_or(set.as_str(), |(path, _)| path);
                !laid.iter().any(|laid| path == *laid || path.starts_with(&format!("{laid}.")))
            });
        }
        self
    }

    /// The same, knowing under which fit it was read. Then it has no other.
    pub(in crate::scenario) fn under(mut self, fit: Option<&str>) -> Self {
        if let Some(name) = fit {
            self.fit = self.fits.iter().find(|known| known.id == name).cloned();
            self.fits.clear();
        }
        self
    }
}
