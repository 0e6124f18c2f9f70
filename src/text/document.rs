//! A TOML text as a tree of values that know their place.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::fault::Place;
use super::key::PRIOR;
use crate::escape;

/// A value and where it stands.
#[derive(Clone, Debug)]
pub struct Node {
    /// Where it stands.
    pub place: Span,
    /// What it says.
    pub value: Value,
}

/// Bytes of one of the document's texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// Number of the text; 0 is the file.
    pub text: usize,
    /// The bytes of that text.
    pub bytes: Range<usize>,
}

/// What TOML can say. Integers are read as floats: no key needs more than 2⁵³. A number that is too large to be held, or is
/// none, is kept as typed.
#[derive(Clone, Debug)]
pub enum Value {
    /// A table, in the order of the text.
    Table(Vec<Entry>),
    /// A list.
    Array(Vec<Node>),
    /// A text in quotes.
    Text(String),
    /// A number that can be held.
    Number(f64),
    /// True or false.
    Flag(bool),
    /// A date, as typed.
    Date(String),
    /// A number that cannot be held, as typed.
    Beyond(String),
}

/// A key and its value, in the order of the text.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The key.
    pub key: String,
    /// Where the key stands.
    pub key_place: Span,
    /// The value.
    pub node: Node,
}

/// The texts that a tree was read from, and the tree.
#[derive(Clone, Debug)]
pub struct Document {
    /// Their names, and what they say.
    pub(super) texts: Vec<(String, String)>,
    /// The tree.
    pub root: Node,
}

/// A table that is one value, not a section: overrides replace it whole.
pub const VALUE_KEYS: [&str; 6] = ["mode", "to", "dist", "low", "high", "source"];

impl Node {
    /// The text in quotes; an empty one if it is something else.
    pub fn text(&self) -> &str {
        if let Value::Text(text) = &self.value { text } else { "" }
    }

    /// The entries, if it is a table.
    pub fn entries(&self) -> Option<&[Entry]> {
        if let Value::Table(entries) = &self.value { Some(entries) } else { None }
    }

    /// The value of `key`, if it is a table and has it.
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.entries()?.iter().find(|entry| entry.key == key).map(|entry| &entry.node)
    }

    /// Whether it is a table that stands for one number, such as `{ low, mode, high }`.
    pub fn is_value_table(&self) -> bool {
        self.entries().is_some_and(|entries| entries.iter().any(|entry| VALUE_KEYS.contains(&entry.key.as_str())))
    }

    /// Whether this is the value of a place, or has it somewhere in it.
    fn holds(&self, place: &Span) -> bool {
        self.place == *place
            || match &self.value {
                Value::Table(entries) => entries.iter().any(|entry| entry.node.holds(place)),
                Value::Array(items) => items.iter().any(|item| item.holds(place)),
                _ => false,
            }
    }

    /// This table with `over` laid on top: sections merge, everything else is replaced.
    #[must_use]
    pub fn merged(&self, over: &Node) -> Node {
        let (Value::Table(mine), Value::Table(theirs)) = (&self.value, &over.value) else { return over.clone() };
        if self.is_value_table() || over.is_value_table() {
            return over.clone();
        }
        let mut entries = mine.clone();
        for entry in theirs {
            match entries.iter_mut().find(|own| own.key == entry.key) {
                Some(own) => own.node = own.node.merged(&entry.node),
                None => entries.push(entry.clone()),
            }
        }
        Node { place: self.place.clone(), value: Value::Table(entries) }
    }

    /// The same with every uncertain number that has a prior taken for that.
    #[must_use]
    pub fn with_priors(&self) -> Node {
        let inner = |entries: &[Entry]| -> Vec<Entry> {
            entries.iter().map(|entry| Entry { node: entry.node.with_priors(), ..entry.clone() }).collect()
        };
        let value = match (&self.value, self.get("prior").and_then(Node::entries)) {
            (Value::Table(entries), Some(prior)) if self.get("mode").is_some() => {
                let kept = entries.iter().filter(|entry| !PRIOR.contains(&entry.key.as_str()));
                Value::Table(prior.iter().chain(kept).cloned().collect())
            }
            (Value::Table(entries), _) => Value::Table(inner(entries)),
            (Value::Array(items), _) => Value::Array(items.iter().map(Node::with_priors).collect()),
            (other, _) => other.clone(),
        };
        Node { place: self.place.clone(), value }
    }

    /// Says that all of it stands at the same places of another text.
    pub(super) fn stand_in(&mut self, text: usize) {
        self.place.text = text;
        match &mut self.value {
            Value::Table(entries) => entries.iter_mut().for_each(|entry| {
                entry.key_place.text = text;
                entry.node.stand_in(text);
            }),
            Value::Array(items) => items.iter_mut().for_each(|item| item.stand_in(text)),
            _ => {}
        }
    }

    /// This table without the keys for which `drop` says so.
    #[must_use]
    pub fn without(&self, drop: impl Fn(&str) -> bool) -> Node {
        let entries = self.entries().unwrap_or_default().iter().filter(|entry| !drop(&entry.key)).cloned().collect();
        Node { place: self.place.clone(), value: Value::Table(entries) }
    }

    /// The value as it may be typed, whole, texts without their quotes.
    pub fn typed(&self) -> String {
        match &self.value {
            Value::Table(entries) => {
                let parts: Vec<String> =
                    entries.iter().map(|entry| format!("{} = {}", entry.key, entry.node.typed())).collect();
                format!("{{ {} }}", parts.join(", "))
            }
            Value::Array(items) => format!("[{}]", items.iter().map(Self::typed).collect::<Vec<_>>().join(", ")),
            Value::Text(text) => text.clone(),
            Value::Number(number) => format!("{number}"),
            Value::Flag(flag) => format!("{flag}"),
            Value::Date(date) | Value::Beyond(date) => date.clone(),
        }
    }

    /// The value as the user would recognise it, short.
    pub fn shown(&self) -> String {
        match &self.value {
            Value::Table(_) => "a table".to_owned(),
            Value::Array(items) => format!("a list of {}", items.len()),
            Value::Text(text) => shown_text(text),
            Value::Number(number) => format!("{number}"),
            Value::Flag(flag) => format!("{flag}"),
            Value::Date(date) | Value::Beyond(date) => date.clone(),
        }
    }
}

/// A text as it may be typed, at most 60 letters of it.
pub(super) fn shown_text(text: &str) -> String {
    const LETTERS: usize = 60;
    if text.chars().count() <= LETTERS {
        return escape::toml(text);
    }
    escape::toml(&(text.chars().take(LETTERS).collect::<String>() + "…"))
}

impl Document {
    /// Where a span stands, for people.
    pub fn place(&self, span: &Span) -> Place {
        let (name, text) = &self.texts[span.text];
        Place::new(name, text, span.bytes.clone())
    }

    /// The name of that table of a section in which a value stands; `None` if it stands in none.
    pub fn table_of(&self, section: &str, node: &Node) -> Option<&str> {
        let tables = self.root.get(section)?.entries()?;
        tables.iter().find(|table| table.node.holds(&node.place)).map(|table| table.key.as_str())
    }

    /// The first of the texts with the name of this one.
    pub fn first_of_name(&self, text: usize) -> usize {
        self.texts.iter().position(|(name, _)| *name == self.texts[text].0).unwrap_or(text)
    }
}

/// The entries of a table in the order of the text.
pub(super) fn table_value(text: usize, table: &DeTable<'_>) -> Value {
    let mut entries: Vec<Entry> = table
        .iter()
        .map(|(key, value)| Entry {
            key: key.get_ref().to_string(),
            key_place: Span { text, bytes: key.span() },
            node: node(text, value),
        })
        .collect();
    entries.sort_by_key(|entry| entry.key_place.bytes.start);
    Value::Table(entries)
}

fn node(text: usize, spanned: &Spanned<DeValue<'_>>) -> Node {
    let value = match spanned.get_ref() {
        DeValue::String(string) => Value::Text(string.to_string()),
        DeValue::Integer(integer) => match i64::from_str_radix(integer.as_str(), integer.radix()) {
            Ok(number) if number.unsigned_abs() <= 1 << 53 => Value::Number(number as f64),
            _ => Value::Beyond(integer.to_string()),
        },
        DeValue::Float(float) => match float.as_str().parse::<f64>() {
            Ok(number) if number.is_finite() => Value::Number(number),
            _ => Value::Beyond(float.to_string()),
        },
        DeValue::Boolean(flag) => Value::Flag(*flag),
        DeValue::Datetime(date) => Value::Date(date.to_string()),
        DeValue::Array(array) => Value::Array(array.iter().map(|item| node(text, item)).collect()),
        DeValue::Table(table) => table_value(text, table),
    };
    Node { place: Span { text, bytes: spanned.span() }, value }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_keep_the_order_of_the_text() {
        let document = Document::parse("x", "[z]\n[a]\n[m]\n").unwrap();
        let keys: Vec<&str> = document.root.entries().unwrap().iter().map(|entry| entry.key.as_str()).collect();
        assert_eq!(keys, ["z", "a", "m"]);
    }

    #[test]
    fn every_slip_of_grammar_is_reported_with_its_line() {
        let faults = Document::parse("x.toml", "a = \nb = 1\nc = = 2\n").unwrap_err();
        let lines: Vec<usize> = faults.0.iter().map(|fault| fault.place.line).collect();
        assert!(lines.contains(&1) && lines.contains(&3), "{faults}");
    }
}
