//! A TOML text as a tree of values that know their place, and the merging of overrides into it.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::fault::{Fault, Faults, MOST_TOLD, Place, suggestion};
use super::keys::FITTED;
use crate::escape::{self, is_hidden};

/// A value and where it stands.
#[derive(Clone, Debug)]
pub struct Node {
    pub place: Span,
    pub value: Value,
}

/// Bytes of one of the document's texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    pub text: usize,
    pub bytes: Range<usize>,
}

/// What TOML can say. Integers are read as floats: no key needs more than 2⁵³. A number that is too large to be held, or is
/// none, is kept as typed.
#[derive(Clone, Debug)]
pub enum Value {
    Table(Vec<Entry>),
    Array(Vec<Node>),
    Text(String),
    Number(f64),
    Flag(bool),
    Date(String),
    Beyond(String),
}

/// A key and its value, in the order of the text.
#[derive(Clone, Debug)]
pub struct Entry {
    pub key: String,
    pub key_place: Span,
    pub node: Node,
}

/// The texts a scenario was read from, and the tree they say.
#[derive(Clone, Debug)]
pub struct Document {
    texts: Vec<(String, String)>,
    pub root: Node,
}

/// A table that is one value, not a section: overrides replace it whole.
pub const VALUE_KEYS: [&str; 6] = ["mode", "to", "dist", "low", "high", "source"];

impl Node {
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

    /// Says that all of it stands at the same places of another text.
    fn stand_in(&mut self, text: usize) {
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
fn shown_text(text: &str) -> String {
    const LETTERS: usize = 60;
    if text.chars().count() <= LETTERS {
        return escape::toml(text);
    }
    escape::toml(&(text.chars().take(LETTERS).collect::<String>() + "…"))
}

impl Document {
    /// Reads a scenario's text and lays the `path=value` overrides on it.
    ///
    /// # Errors
    /// Every fault of TOML's grammar, and overrides that are not `path=value`.
    pub fn parse(name: &str, text: &str, overrides: &[String]) -> Result<Self, Faults> {
        Self::parse_under(name, text, None, overrides)
    }

    /// Reads a scenario's text, lays one of its fits on it if one is named, and on both the `path=value` overrides.
    ///
    /// # Errors
    /// As [`Document::parse`].
    pub fn parse_under(name: &str, text: &str, fit: Option<&str>, overrides: &[String]) -> Result<Self, Faults> {
        let (table, errors) = DeTable::parse_recoverable(text);
        let (first, more) = errors.split_at(errors.len().min(MOST_TOLD));
        let mut faults: Vec<Fault> = first.iter().map(|error| grammar_fault(name, text, error)).collect();
        let root = Node { place: Span { text: 0, bytes: 0..0 }, value: table_value(0, table.get_ref()) };
        let mut document = Self { texts: vec![(name.to_owned(), text.to_owned())], root };
        faults.extend(document.lay_all_on(overrides));
        let over = fit.and_then(|fit| document.root.get("fit")?.get(fit)).map(laid);
        if let Some(mut over) = over {
            // What a fit says is laid over the file as from outside, though it is typed in it.
            over.stand_in(document.texts.len());
            document.texts.push(document.texts[0].clone());
            document.root = document.root.merged(&over);
            // What an override says of the fit itself is in it by now; what it says of the world outranks the fit.
            faults.extend(document.lay_all_on(overrides));
        }
        document.doubt_hidden(&document.root, &mut faults);
        if faults.is_empty() {
            return Ok(document);
        }
        let Faults(told, untold) = Faults::of(faults);
        Err(Faults(told, untold + more.len()))
    }

    /// Notes names and texts that hold characters which are not seen and act all the same. Lines and tabs of a text are
    /// seen.
    fn doubt_hidden(&self, node: &Node, faults: &mut Vec<Fault>) {
        let mut doubt = |text: &str, place: &Span, is_name: bool| {
            let is_seen = |letter: char| !is_name && matches!(letter, '\n' | '\t' | '\r');
            let Some(letter) = text.chars().find(|&letter| is_hidden(letter) && !is_seen(letter)) else { return };
            faults.push(Fault {
                place: self.place(place),
                path: if is_name { "a name" } else { "a text" }.to_owned(),
                found: format!("the character U+{:04X} in {}", u32::from(letter), shown_text(text)),
                allowed: "characters that are seen".to_owned(),
                hint: Some("type it anew: such characters come along when texts are copied".to_owned()),
            });
        };
        match &node.value {
            Value::Text(text) => doubt(text, &node.place, false),
            Value::Array(items) => items.iter().for_each(|item| self.doubt_hidden(item, faults)),
            Value::Table(entries) => {
                for entry in entries {
                    doubt(&entry.key, &entry.key_place, true);
                }
                for entry in entries {
                    self.doubt_hidden(&entry.node, faults);
                }
            }
            _ => {}
        }
    }

    /// Lays all overrides on, and gives what is wrong with them.
    fn lay_all_on(&mut self, overrides: &[String]) -> Vec<Fault> {
        let mut faults = Vec::new();
        for given in overrides {
            match self.lay_on(given) {
                Ok(root) => self.root = root,
                Err(fault) => faults.push(*fault),
            }
        }
        faults
    }

    /// Where a span stands, for people.
    pub fn place(&self, span: &Span) -> Place {
        let (name, text) = &self.texts[span.text];
        Place::new(name, text, span.bytes.clone())
    }

    /// The first of the texts with the name of this one.
    pub fn first_of_name(&self, text: usize) -> usize {
        self.texts.iter().position(|(name, _)| *name == self.texts[text].0).unwrap_or(text)
    }

    fn lay_on(&mut self, given: &str) -> Result<Node, Box<Fault>> {
        let fault = |found: String| {
            Box::new(Fault {
                place: Place { file: format!("--set {given}"), bytes: 0..0, line: 1, column: 1 },
                path: "--set".to_owned(),
                found,
                allowed: "path=value, with the path and the value as the scenario file would have them".to_owned(),
                hint: Some("for example --set 'team.outsourced.headcount=2500' or --set 'ai.auc=80 %'".to_owned()),
            })
        };
        let (path, value) = given.split_once('=').ok_or_else(|| fault(format!("\"{given}\"")))?;
        let typed = format!("{} = {}", path.trim(), value.trim());
        let quoted = format!("{} = {}", path.trim(), escape::toml(value.trim()));
        let text = if DeTable::parse(&typed).is_ok() { typed } else { quoted };
        let table = DeTable::parse(&text).map_err(|error| fault(error.message().to_owned()))?;
        if let Some(strange) = self.strange_name(table.get_ref()) {
            return Err(fault(strange));
        }
        self.texts.push((format!("--set {given}"), text.clone()));
        let number = self.texts.len() - 1;
        let over = Node { place: Span { text: number, bytes: 0..0 }, value: table_value(number, table.get_ref()) };
        Ok(self.root.merged(&over))
    }
}

impl Document {
    /// An override changes what is there: a topic, segment, channel, team, strategy or fit that is not there is a slip of the
    /// pen.
    fn strange_name(&self, over: &DeTable<'_>) -> Option<String> {
        ["topic", "segment", "channel", "team", "strategy", "fit"].iter().find_map(|section| {
            let named = over.get(*section)?.get_ref().as_table()?;
            let known: Vec<&str> = self.root.get(section)?.entries()?.iter().map(|entry| entry.key.as_str()).collect();
            let strange = named.keys().map(|key| key.get_ref().as_ref()).find(|key| !known.contains(key))?;
            let hint =
                suggestion(strange, known.iter().copied()).unwrap_or_else(|| format!("there are {}", known.join(", ")));
            Some(format!("no {section} `{strange}` ({hint})"))
        })
    }
}

/// What of a fit is laid on the scenario: sections that a fit may hold; anything else is a fault of its own.
fn laid(fit: &Node) -> Node {
    fit.without(|key| !FITTED.contains(&key))
}

fn grammar_fault(name: &str, text: &str, error: &toml::de::Error) -> Fault {
    Fault {
        place: Place::new(name, text, error.span().unwrap_or(0..0)),
        path: "TOML".to_owned(),
        found: error.message().trim_end().replace('\n', ", "),
        allowed: "a TOML document".to_owned(),
        hint: None,
    }
}

fn table_value(text: usize, table: &DeTable<'_>) -> Value {
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
    fn overrides_merge_sections_and_replace_values() {
        let text = "[team.a]\nheadcount = { mode = 3, source = \"x\" }\npay = 5\n";
        let document = Document::parse("x", text, &["team.a.headcount=7".into(), "team.a.bonus=9 %".into()]).unwrap();
        let team = document.root.get("team").unwrap();
        assert!(matches!(team.get("a").unwrap().get("headcount").unwrap().value, Value::Number(7.0)));
        assert!(matches!(team.get("a").unwrap().get("pay").unwrap().value, Value::Number(5.0)));
        assert!(matches!(&team.get("a").unwrap().get("bonus").unwrap().value, Value::Text(t) if t == "9 %"));
    }

    #[test]
    fn tables_keep_the_order_of_the_text() {
        let document = Document::parse("x", "[z]\n[a]\n[m]\n", &[]).unwrap();
        let keys: Vec<&str> = document.root.entries().unwrap().iter().map(|entry| entry.key.as_str()).collect();
        assert_eq!(keys, ["z", "a", "m"]);
    }

    #[test]
    fn every_slip_of_grammar_is_reported_with_its_line() {
        let faults = Document::parse("x.toml", "a = \nb = 1\nc = = 2\n", &[]).unwrap_err();
        let lines: Vec<usize> = faults.0.iter().map(|fault| fault.place.line).collect();
        assert!(lines.contains(&1) && lines.contains(&3), "{faults}");
    }
}
