//! Reading values by the table of keys: every fault is noted, and reading goes on.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use super::document::{Document, Entry, Node, Span, Value};
use super::fault::{Fault, Faults, MOST_TOLD, suggestion};
use super::keys::{Key, Kind, UNCERTAIN};
use super::kinds::{allowed, bounds, hint_of, least, meant_by, without_sign};
use super::meant::meant;
use super::{Assumption, End};
use crate::unit;

/// The faults of a document so far.
#[derive(Default)]
struct Noted {
    /// The first in the order of the text, as far as they are told.
    told: BTreeMap<Known, Fault>,
    /// Every one of them.
    known: BTreeSet<Known>,
    /// Every word of a faulty key's path, and every path of a faulty share.
    words: BTreeSet<String>,
    shares: BTreeSet<String>,
}

/// Where a fault stands, and what it says: the same twice is one.
type Known = (usize, usize, usize, String, String);

impl Noted {
    /// Whether a fault that stands here would be told.
    fn is_told(&self, text: usize, start: usize) -> bool {
        let last = self.told.last_key_value().filter(|_| self.told.len() >= MOST_TOLD);
        last.is_none_or(|(last, _)| (text, start) <= (last.0, last.1))
    }

    /// Notes one; false if it was known.
    fn note(&mut self, known: Known) -> bool {
        let path = &known.3;
        self.words.extend(path.split('.').map(str::to_owned));
        if path.contains(".share") {
            self.shares.insert(path.split('.').next().unwrap_or_default().to_owned());
        }
        self.known.insert(known)
    }
}

/// Letters of what was found, and of what is allowed, that are told of one fault.
const LONGEST_TOLD: usize = 2000;

fn cut(text: &str) -> String {
    let mut letters = text.chars();
    let told: String = letters.by_ref().take(LONGEST_TOLD).collect();
    if letters.next().is_some() { told + "…" } else { told }
}

/// Collects faults and assumptions while a document is read.
pub struct Reader<'d> {
    pub document: &'d Document,
    pub currency: String,
    /// The one uncertain number that is read at an end of its range.
    pub end: Option<(String, End)>,
    faults: RefCell<Noted>,
    assumptions: RefCell<Vec<(Span, Assumption)>>,
}

impl<'d> Reader<'d> {
    pub fn new(document: &'d Document) -> Self {
        Self {
            document,
            currency: "USD".to_owned(),
            end: None,
            faults: RefCell::default(),
            assumptions: RefCell::default(),
        }
    }

    /// Notes a fault; the same fault at the same place is noted once, however often the place is read.
    pub fn fault(&self, place: &Span, path: &str, found: &str, allowed: &str, hint: Option<String>) {
        let mut noted = self.faults.borrow_mut();
        // What stands in the file and is laid on it by a fit is the same place.
        let text = self.document.first_of_name(place.text);
        let known = (text, place.bytes.start, place.bytes.end, cut(path), cut(found));
        if !noted.note(known.clone()) || !noted.is_told(text, place.bytes.start) {
            return;
        }
        let allowed = if allowed.is_empty() { "nothing here: there is none to name".to_owned() } else { cut(allowed) };
        let fault = Fault {
            place: self.document.place(place),
            path: known.3.clone(),
            found: known.4.clone(),
            allowed,
            hint: hint.map(|hint| cut(&hint)),
        };
        noted.told.insert(known, fault);
        if noted.told.len() > MOST_TOLD {
            noted.told.pop_last();
        }
    }

    /// The likeliest meant word, if a fault at this place would be told at all.
    pub fn suggestion<'a>(
        &self,
        place: &Span,
        found: &str,
        known: impl IntoIterator<Item = &'a str>,
    ) -> Option<String> {
        if self.is_told(place) { suggestion(found, known) } else { None }
    }

    /// Whether a fault at this place would be told, so that it is worth looking for a hint.
    fn is_told(&self, place: &Span) -> bool {
        self.faults.borrow().is_told(self.document.first_of_name(place.text), place.bytes.start)
    }

    /// Adds a hint to the faults of a path that have none.
    pub fn advise(&self, path: &str, hint: &str) {
        let mut noted = self.faults.borrow_mut();
        for fault in noted.told.values_mut().filter(|fault| fault.path == path && fault.hint.is_none()) {
            fault.hint = Some(hint.to_owned());
        }
    }

    /// Whether a fault was noted at a key of one of these sections, so that what follows from it need not be noted too.
    pub fn has_fault_under(&self, sections: &[&str]) -> bool {
        sections.iter().any(|section| self.faults.borrow().words.contains(*section))
    }

    /// Whether a fault was noted at one of the shares of a section.
    pub fn has_faulty_share(&self, section: &str) -> bool {
        self.faults.borrow().shares.contains(section)
    }

    /// Everything noted, in the order of the text; faults first.
    pub fn finish(self) -> Result<Vec<Assumption>, Faults> {
        let Noted { told, known, .. } = self.faults.into_inner();
        let more = known.len() - told.len();
        let faults = Faults(Faults::of(told.into_values().collect()).0, more);
        let mut assumptions = self.assumptions.into_inner();
        assumptions.sort_by_key(|(place, _)| (place.text, place.bytes.start));
        if faults.0.is_empty() { Ok(assumptions.into_iter().map(|(_, a)| a).collect()) } else { Err(faults) }
    }

    /// The end at which the number of this path is read, if not at its mode.
    pub fn end_of(&self, path: &str) -> Option<End> {
        self.end.as_ref().filter(|(moved, _)| moved == path).map(|(_, end)| *end)
    }

    fn assume(&self, place: &Span, assumption: Assumption) {
        let mut assumptions = self.assumptions.borrow_mut();
        if !assumptions.iter().any(|(known, _)| known == place) {
            assumptions.push((place.clone(), assumption));
        }
    }
}

/// A section of the document with the keys it may have. A section that is left out has its defaults.
pub struct Section<'r, 'd> {
    pub reader: &'r Reader<'d>,
    pub node: Option<&'r Node>,
    pub place: Span,
    pub path: String,
    keys: Vec<&'static Key>,
}

impl<'r, 'd> Section<'r, 'd> {
    /// Opens a section and notes its unknown keys. `node` is `None` if it is left out.
    pub fn open(
        reader: &'r Reader<'d>,
        node: Option<&'r Node>,
        parent: &Span,
        path: &str,
        tables: &[&'static [Key]],
    ) -> Self {
        Self::with_keys(reader, node, parent, path, tables.iter().flat_map(|table| table.iter()).collect())
    }

    /// The same with keys that are no whole table.
    pub fn with_keys(
        reader: &'r Reader<'d>,
        node: Option<&'r Node>,
        parent: &Span,
        path: &str,
        keys: Vec<&'static Key>,
    ) -> Self {
        let place = node.map_or(parent, |node| &node.place).clone();
        let section = Self { reader, node, place, path: path.to_owned(), keys };
        match node.map(|node| (node, node.entries())) {
            Some((_, Some(entries))) => entries.iter().for_each(|entry| section.doubt(entry)),
            Some((node, None)) => reader.fault(&node.place, path, &node.shown(), "a section (a table)", None),
            None => {}
        }
        section
    }

    fn doubt(&self, entry: &Entry) {
        if !self.keys.iter().any(|key| key.name == entry.key) {
            let known: Vec<&str> = self.keys.iter().map(|key| key.name).collect();
            let path = self.path_of(&entry.key);
            let hint = self.reader.is_told(&entry.key_place).then(|| meant(&entry.key, &known)).flatten();
            self.reader.fault(&entry.key_place, &path, "an unknown key", &known.join(", "), hint);
        }
    }

    /// Path of a key of this section.
    pub fn path_of(&self, key: &str) -> String {
        if self.path.is_empty() { key.to_owned() } else { format!("{}.{key}", self.path) }
    }

    /// The node of `name`, if it was given.
    pub fn given(&self, name: &str) -> Option<&'r Node> {
        debug_assert!(self.keys.iter().any(|key| key.name == name), "{name} is not in the table of {}", self.path);
        self.node.and_then(|node| node.get(name))
    }

    /// The table's row of a key.
    pub fn key(&self, name: &str) -> &'static Key {
        self.keys
            .iter()
            .find(|key| key.name == name)
            .unwrap_or_else(|| unreachable!("{name} has no row in the table of keys"))
    }

    /// The node of `name` or its default; notes a required key that is missing.
    pub fn value(&self, name: &str) -> Option<Node> {
        if let Some(node) = self.given(name) {
            return Some(node.clone());
        }
        match self.key(name).default {
            Some("") => None,
            Some(text) => Some(default_node(text, &self.place)),
            None => {
                let found = "nothing (the key is required)";
                self.reader.fault(&self.place, &self.path_of(name), found, &allowed(self.key(name).kind), None);
                None
            }
        }
    }

    /// A number of any kind in its base unit; `None` if it may be left out and was.
    pub fn optional(&self, name: &str) -> Option<f64> {
        let node = self.value(name)?;
        Some(self.quantity(&node, self.key(name).kind, &self.path_of(name)))
    }

    /// A number of any kind in its base unit. A faulty one is noted and read as some allowed value, so that reading goes on.
    pub fn number(&self, name: &str) -> f64 {
        self.optional(name).unwrap_or_else(|| least(self.key(name).kind))
    }

    /// A text.
    pub fn text(&self, name: &str) -> String {
        match self.value(name) {
            Some(Node { value: Value::Text(text), .. }) => text,
            Some(node) => {
                self.wrong(&node, name, "a text in quotes");
                String::new()
            }
            None => String::new(),
        }
    }

    /// One of the words of the key's choice, as its place among them.
    pub fn choice(&self, name: &str) -> usize {
        let Kind::Choice(words) = self.key(name).kind else { unreachable!("{name} is no choice") };
        let Some(node) = self.value(name) else { return 0 };
        let found = if let Value::Text(text) = &node.value { words.iter().position(|word| word == text) } else { None };
        found.unwrap_or_else(|| {
            let typed = if let Value::Text(text) = &node.value { text.as_str() } else { "" };
            let hint = suggestion(typed, words.iter().copied());
            self.reader.fault(&node.place, &self.path_of(name), &node.shown(), &words.join(", "), hint);
            0
        })
    }

    /// True or false.
    pub fn flag(&self, name: &str) -> bool {
        match self.value(name) {
            Some(Node { value: Value::Flag(flag), .. }) => flag,
            Some(node) => {
                self.wrong(&node, name, "true or false");
                false
            }
            None => false,
        }
    }

    /// A list of names out of `known`, as their indices; `None` if left out.
    pub fn names(&self, name: &str, known: &[String]) -> Option<Vec<usize>> {
        self.listed(&self.value(name)?, &self.path_of(name), known)
    }

    /// The same of a node; `None` if it is no list.
    pub fn listed(&self, node: &Node, path: &str, known: &[String]) -> Option<Vec<usize>> {
        let Value::Array(items) = &node.value else {
            let allowed = format!("a list of names: {}", known.join(", "));
            self.reader.fault(&node.place, path, &node.shown(), &allowed, None);
            return None;
        };
        let index = |item: &Node| {
            let typed = if let Value::Text(text) = &item.value { text.as_str() } else { "" };
            let found = known.iter().position(|id| id == typed);
            if found.is_none() {
                let hint = self.reader.suggestion(&item.place, typed, known.iter().map(String::as_str));
                self.reader.fault(&item.place, path, &item.shown(), &known.join(", "), hint);
            }
            found
        };
        Some(items.iter().filter_map(index).collect())
    }

    /// A list of numbers, or a single one as a list of one; `None` if left out.
    pub fn numbers(&self, name: &str) -> Option<Vec<f64>> {
        let Kind::Numbers(low, high) = self.key(name).kind else { unreachable!("{name} is no list") };
        let node = self.value(name)?;
        let kind = Kind::Number(low, high);
        let path = self.path_of(name);
        match &node.value {
            Value::Array(items) => Some(items.iter().map(|item| self.quantity(item, kind, &path)).collect()),
            _ => Some(vec![self.quantity(&node, kind, &path)]),
        }
    }

    /// A share for each topic: one for all, or a table by topic.
    pub fn per_topic(&self, name: &str, topics: &[String]) -> Vec<f64> {
        let is_inner = self.key(name).kind == Kind::InnerSharePerTopic;
        let kind = if is_inner { Kind::Share(0.001, 0.999) } else { Kind::Share(0.0, 1.0) };
        let path = self.path_of(name);
        let Some(node) = self.value(name) else { return vec![0.5; topics.len()] };
        let Some(entries) = node.entries().filter(|_| !node.is_value_table()) else {
            return vec![self.quantity(&node, kind, &path); topics.len()];
        };
        for entry in entries.iter().filter(|entry| !topics.contains(&entry.key)) {
            let hint = self.reader.suggestion(&entry.key_place, &entry.key, topics.iter().map(String::as_str));
            self.reader.fault(&entry.key_place, &path, &format!("topic `{}`", entry.key), &topics.join(", "), hint);
        }
        let of_topic = |topic: &String| {
            if let Some(entry) = entries.iter().find(|entry| entry.key == *topic) {
                self.quantity(&entry.node, kind, &format!("{path}.{topic}"))
            } else {
                let found = format!("no value for topic `{topic}`");
                self.reader.fault(&node.place, &path, &found, "a share for every topic, or one for all", None);
                0.5
            }
        };
        topics.iter().map(of_topic).collect()
    }

    /// The named sections below this one, in the order of the file.
    pub fn children(&self, name: &str) -> &'r [Entry] {
        match self.given(name) {
            None => {
                // Notes it if the section is required.
                let _ = self.value(name);
                &[]
            }
            Some(node) => node.entries().unwrap_or_else(|| {
                self.wrong(node, name, "a table of named sections");
                &[]
            }),
        }
    }

    /// Notes a value of the wrong type.
    pub fn wrong(&self, node: &Node, name: &str, allowed: &str) {
        self.reader.fault(&node.place, &self.path_of(name), &node.shown(), allowed, None);
    }

    /// A number, plain or `{ low, mode, high, source, note }`, of which the mode is used.
    pub fn quantity(&self, node: &Node, kind: Kind, path: &str) -> f64 {
        let Some(entries) = node.entries() else { return self.plain(node, kind, path) };
        for entry in entries.iter().filter(|entry| !UNCERTAIN.contains(&entry.key.as_str())) {
            let hint = self.reader.suggestion(&entry.key_place, &entry.key, UNCERTAIN);
            self.reader.fault(&entry.key_place, path, &format!("`{}`", entry.key), &UNCERTAIN.join(", "), hint);
        }
        let part = |key: &str| node.get(key).map(|given| self.plain(given, kind, &format!("{path}.{key}")));
        let remark = |key: &str| match node.get(key).map(|given| (given, &given.value)) {
            Some((_, Value::Text(text))) => text.clone(),
            Some((given, _)) => {
                self.reader.fault(&given.place, path, &given.shown(), "a text in quotes", None);
                String::new()
            }
            None => String::new(),
        };
        let (low, mode, high) = (part("low"), part("mode"), part("high"));
        let Some(mode) = mode else {
            self.reader.fault(
                &node.place,
                path,
                "no `mode`",
                "{ low, mode, high, source, note } with at least a mode",
                None,
            );
            return least(kind);
        };
        self.doubt_range(node, path, (low, mode, high));
        let (source, note) = (remark("source"), remark("note"));
        let (end, quantity) = (self.reader.end_of(path), kind.quantity());
        let path = path.to_owned();
        self.reader.assume(&node.place, Assumption { path, quantity, low, mode, high, source, note });
        match end {
            None => mode,
            Some(End::Low) => low.unwrap_or(mode),
            Some(End::High) => high.unwrap_or(mode),
        }
    }

    fn doubt_range(&self, node: &Node, path: &str, (low, mode, high): (Option<f64>, f64, Option<f64>)) {
        if low.is_some() != high.is_some() || low.is_some_and(|low| low > mode) || high.is_some_and(|high| high < mode)
        {
            self.reader.fault(
                &node.place,
                path,
                &node_range(low, mode, high),
                "low ≤ mode ≤ high, both ends or none",
                None,
            );
        }
    }

    fn plain(&self, node: &Node, kind: Kind, path: &str) -> f64 {
        let parsed = match (&node.value, kind) {
            (Value::Beyond(_), _) => Err("no finite number that can be held".to_owned()),
            (Value::Number(_), Kind::Duration(..)) => Err("the unit is missing".to_owned()),
            (Value::Number(number), _) => Ok(*number),
            (Value::Text(text), Kind::Duration(..)) => {
                unit::duration(text).map(unit::Seconds::get).map_err(|error| error.to_string())
            }
            (Value::Text(text), Kind::Share(..) | Kind::Level) => unit::share(text).map_err(|error| error.to_string()),
            (Value::Text(text), Kind::Money(..)) => {
                unit::money(text, &self.reader.currency).map_err(|error| error.to_string())
            }
            (Value::Text(text), _) => Err(meant_by(text, path)),
            _ => Err("another type is needed".to_owned()),
        };
        let value = match parsed {
            Ok(value) => value,
            Err(why) => {
                let hint = hint_of(kind, &self.reader.currency).map(|hint| format!("{why}; {hint}")).or(Some(why));
                self.reader.fault(&node.place, path, &node.shown(), &allowed(kind), hint);
                return least(kind);
            }
        };
        let (low, high) = bounds(kind);
        let is_whole = !matches!(kind, Kind::Count(..)) || value.fract() == 0.0;
        if value.is_finite() && (low..=high).contains(&value) && is_whole {
            return value;
        }
        let percent = matches!(kind, Kind::Share(..)) && (low..=high).contains(&(value / 100.0)) && value > 1.0;
        let hint = if percent { Some(format!("did you mean \"{value} %\"?")) } else { without_sign(kind, value) };
        self.reader.fault(&node.place, path, &node.shown(), &allowed(kind), hint);
        least(kind)
    }
}

fn node_range(low: Option<f64>, mode: f64, high: Option<f64>) -> String {
    let end = |end: Option<f64>| end.map_or("none".to_owned(), |value| value.to_string());
    format!("low {}, mode {mode}, high {}", end(low), end(high))
}

/// The default of a key, as if it stood at a place.
pub fn default_node(text: &str, place: &Span) -> Node {
    let parsed = Document::parse("default", &format!("value = {text}"), &[]);
    let value = parsed.ok().and_then(|document| document.root.get("value").map(|node| node.value.clone()));
    Node { place: place.clone(), value: value.unwrap_or_else(|| Value::Text(text.to_owned())) }
}
