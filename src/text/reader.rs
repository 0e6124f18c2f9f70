//! What is found while a document is read: every fault is noted, and reading goes on.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use super::assumption::{Assumption, Meant};
use super::document::{Document, Node, Span, Value};
use super::fault::{Fault, Faults, MOST_TOLD, suggestion};
use super::meant::OtherName;
use super::spread::Seen;

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
    /// What is read.
    pub document: &'d Document,
    /// The currency in which amounts may be typed.
    pub currency: String,
    /// Other names that people have for keys.
    pub others: &'static [OtherName],
    /// Which value of the uncertain number of a path is meant.
    pub means: &'d dyn Fn(&str) -> Meant,
    /// When the number of a path is seen, unless it says so itself.
    pub seen: fn(&str) -> Seen,
    /// The section whose tables may say of a number that it is independent of what the rest of the text says of it; empty if none may.
    pub apart: &'static str,
    faults: RefCell<Noted>,
    assumptions: RefCell<Vec<(Span, Assumption)>>,
}

impl<'d> Reader<'d> {
    /// A reader of a document, that has found nothing yet.
    pub fn new(document: &'d Document) -> Self {
        Self {
            document,
            currency: "USD".to_owned(),
            others: &[],
            means: &|_| Meant::Mode,
            seen: |_| Seen::Never,
            apart: "",
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

    /// The path under which a number is known: the same wherever the text says something of it, but for what a table that may says with `independent = true`.
    pub fn name_of(&self, node: &Node, path: &str) -> String {
        let is_apart = node.get("independent").is_some_and(|said| matches!(said.value, Value::Flag(true)));
        let own = if is_apart { self.apart_from(node, path) } else { None };
        own.unwrap_or_else(|| path.to_owned())
    }

    /// The path that a number would have apart from what the rest of the text says of it; `None` outside of the tables that may.
    pub(super) fn apart_from(&self, node: &Node, path: &str) -> Option<String> {
        self.document.table_of(self.apart, node).map(|table| format!("{}.{table}.{path}", self.apart))
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
    pub(super) fn is_told(&self, place: &Span) -> bool {
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

    /// Every number with a range or a source, in the order of the text.
    ///
    /// # Errors
    /// The faults, if there is any.
    pub fn finish(self) -> Result<Vec<Assumption>, Faults> {
        let Noted { told, known, .. } = self.faults.into_inner();
        let more = known.len() - told.len();
        let faults = Faults(Faults::of(told.into_values().collect()).0, more);
        let mut assumptions = self.assumptions.into_inner();
        assumptions.sort_by_key(|(place, _)| (place.text, place.bytes.start));
        if faults.0.is_empty() { Ok(assumptions.into_iter().map(|(_, a)| a).collect()) } else { Err(faults) }
    }

    /// Notes that another value of a number is in use than the one that was meant of it alone, and gives what is known of it.
    pub fn reuse(&self, path: &str, used: f64) -> Option<Assumption> {
        let mut assumptions = self.assumptions.borrow_mut();
        let (_, noted) = assumptions.iter_mut().find(|(_, noted)| noted.path == path)?;
        noted.used = used;
        Some(noted.clone())
    }

    /// The paths of numbers that have a range, as far as they were read.
    pub fn uncertain(&self) -> Vec<String> {
        let assumptions = self.assumptions.borrow();
        assumptions.iter().filter(|(_, noted)| noted.is_uncertain()).map(|(_, noted)| noted.path.clone()).collect()
    }

    /// Notes a number with its range or its source, once for each place.
    pub(super) fn assume(&self, place: &Span, assumption: Assumption) {
        let mut assumptions = self.assumptions.borrow_mut();
        if !assumptions.iter().any(|(known, _)| known == place) {
            assumptions.push((place.clone(), assumption));
        }
    }
}
