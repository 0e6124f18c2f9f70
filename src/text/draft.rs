//! A document in the making: a text, what is laid on it, and what is wrong with either.

use toml::de::DeTable;

use super::document::{Document, Entry, Node, Span, Value, shown_text, table_value};
use super::fault::{Fault, Faults, MOST_TOLD, Place, suggestion};
use crate::escape::{self, is_hidden};

/// What `path=value` texts may lay on a document.
#[derive(Clone, Copy, Debug)]
pub struct Overridable {
    /// Sections whose members they may change and not add: a name that is not there is a slip of the pen.
    pub named: &'static [&'static str],
    /// What is allowed, in words.
    pub allowed: &'static str,
    /// Texts that are right, as advice.
    pub example: &'static str,
}

/// A document in the making.
#[derive(Clone, Debug)]
pub struct Draft {
    document: Document,
    faults: Vec<Fault>,
    /// Faults of grammar beyond those that are told.
    untold: usize,
}

impl Draft {
    /// A text on which nothing is laid yet; `name` stands in faults.
    pub fn of(name: &str, text: &str) -> Self {
        let (table, errors) = DeTable::parse_recoverable(text);
        let (told, untold) = errors.split_at(errors.len().min(MOST_TOLD));
        let root = Node { place: Span { text: 0, bytes: 0..0 }, value: table_value(0, table.get_ref()) };
        Self {
            document: Document { texts: vec![(name.to_owned(), text.to_owned())], root },
            faults: told.iter().map(|error| grammar_fault(name, text, error)).collect(),
            untold: untold.len(),
        }
    }

    /// The tree as it is by now.
    pub fn root(&self) -> &Node {
        &self.document.root
    }

    /// Lays `path=value` texts on it, one after the other.
    pub fn lay_on(&mut self, overrides: &[String], overridable: Overridable) {
        for given in overrides {
            match self.with(given, overridable) {
                Ok(root) => self.document.root = root,
                Err(fault) => self.faults.push(*fault),
            }
        }
    }

    /// Lays a table of the text itself on it, as if it came from outside.
    pub fn lay_own(&mut self, mut table: Node) {
        let texts = &mut self.document.texts;
        table.stand_in(texts.len());
        texts.push(texts[0].clone());
        self.document.root = self.document.root.merged(&table);
    }

    /// Takes every uncertain number that has a prior for that.
    pub fn take_priors(&mut self) {
        self.document.root = self.document.root.with_priors();
    }

    /// The number of the text that is added next.
    pub fn next_text(&self) -> usize {
        self.document.texts.len()
    }

    /// Adds an entry to one of its tables, as if a text of its own said it; `name` stands in faults of what is new in it.
    pub fn add(&mut self, section: &str, name: &str, entry: Entry) {
        let text = entry.node.section(&[section, &entry.key]);
        let place = Span { text: self.next_text(), bytes: 0..0 };
        self.document.texts.push((name.to_owned(), text));
        let table = Node { place: place.clone(), value: Value::Table(vec![entry]) };
        let over = Entry { key: section.to_owned(), key_place: place.clone(), node: table };
        self.document.root = self.document.root.merged(&Node { place, value: Value::Table(vec![over]) });
    }

    /// The document.
    ///
    /// # Errors
    /// Every fault of TOML's grammar, texts laid on it that are not `path=value`, and hidden characters.
    pub fn finished(mut self) -> Result<Document, Faults> {
        self.document.doubt_hidden(&self.document.root, &mut self.faults);
        if self.faults.is_empty() {
            return Ok(self.document);
        }
        let Faults(told, untold) = Faults::of(self.faults);
        Err(Faults(told, untold + self.untold))
    }

    /// The tree with a `path=value` text laid on it.
    fn with(&mut self, given: &str, overridable: Overridable) -> Result<Node, Box<Fault>> {
        let fault = |found: String| {
            Box::new(Fault {
                place: Place { file: format!("--set {given}"), bytes: 0..0, line: 1, column: 1 },
                path: "--set".to_owned(),
                found,
                allowed: overridable.allowed.to_owned(),
                hint: Some(overridable.example.to_owned()),
            })
        };
        let (path, value) = given.split_once('=').ok_or_else(|| fault(format!("\"{given}\"")))?;
        let typed = format!("{} = {}", path.trim(), value.trim());
        let quoted = format!("{} = {}", path.trim(), escape::toml(value.trim()));
        let text = if DeTable::parse(&typed).is_ok() { typed } else { quoted };
        let table = DeTable::parse(&text).map_err(|error| fault(error.message().to_owned()))?;
        if let Some(strange) = strange_name(&self.document.root, table.get_ref(), overridable.named) {
            return Err(fault(strange));
        }
        let texts = &mut self.document.texts;
        texts.push((format!("--set {given}"), text.clone()));
        let number = texts.len() - 1;
        let over = Node { place: Span { text: number, bytes: 0..0 }, value: table_value(number, table.get_ref()) };
        Ok(self.document.root.merged(&over))
    }
}

/// A member of a named section that is not there, and what may be meant.
fn strange_name(root: &Node, over: &DeTable<'_>, named: &[&str]) -> Option<String> {
    named.iter().find_map(|section| {
        let named = over.get(*section)?.get_ref().as_table()?;
        let known: Vec<&str> = root.get(section)?.entries()?.iter().map(|entry| entry.key.as_str()).collect();
        let strange = named.keys().map(|key| key.get_ref().as_ref()).find(|key| !known.contains(key))?;
        let hint =
            suggestion(strange, known.iter().copied()).unwrap_or_else(|| format!("there are {}", known.join(", ")));
        Some(format!("no {section} `{strange}` ({hint})"))
    })
}

impl Document {
    /// Reads a text on which nothing is laid; `name` stands in faults.
    ///
    /// # Errors
    /// Every fault of TOML's grammar, and hidden characters.
    pub fn parse(name: &str, text: &str) -> Result<Self, Faults> {
        Draft::of(name, text).finished()
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn overrides_merge_sections_and_replace_values() {
        let text = "[team.a]\nheadcount = { mode = 3, source = \"x\" }\npay = 5\n";
        let mut draft = Draft::of("x", text);
        let overridable = Overridable { named: &["team"], allowed: "", example: "" };
        draft.lay_on(&["team.a.headcount=7".into(), "team.a.bonus=9 %".into()], overridable);
        let document = draft.finished().unwrap();
        let team = document.root.get("team").unwrap();
        assert!(matches!(team.get("a").unwrap().get("headcount").unwrap().value, Value::Number(7.0)));
        assert!(matches!(team.get("a").unwrap().get("pay").unwrap().value, Value::Number(5.0)));
        assert!(matches!(&team.get("a").unwrap().get("bonus").unwrap().value, Value::Text(t) if t == "9 %"));
    }
}
