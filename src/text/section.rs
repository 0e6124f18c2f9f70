//! Reading the keys of a section by their table.

use super::choice::Choice;
use super::document::{Document, Entry, Node, Span, Value};
use super::fault::suggestion;
use super::key::{Key, Kind};
use super::kind::{allowed, least};
use super::meant::meant;
use super::reader::Reader;

/// A section of the document with the keys it may have. A section that is left out has its defaults.
pub struct Section<'r, 'd> {
    /// The reader that notes its faults.
    pub reader: &'r Reader<'d>,
    /// Its table; `None` if it is left out.
    pub node: Option<&'r Node>,
    /// Where it stands; if it is left out, the section above.
    pub place: Span,
    /// Its path in the document.
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

    /// The section of this name below this one.
    #[must_use]
    pub fn below(&self, name: &str, tables: &[&'static [Key]]) -> Self {
        Self::open(self.reader, self.given(name), &self.place, &self.path_of(name), tables)
    }

    /// A member of the table of named sections below this one.
    #[must_use]
    pub fn member(&self, name: &str, entry: &'r Entry, tables: &[&'static [Key]]) -> Self {
        let path = format!("{}.{}", self.path_of(name), entry.key);
        Self::open(self.reader, Some(&entry.node), &self.place, &path, tables)
    }

    fn doubt(&self, entry: &Entry) {
        if !self.keys.iter().any(|key| key.name == entry.key) {
            let known: Vec<&str> = self.keys.iter().map(|key| key.name).collect();
            let path = self.path_of(&entry.key);
            let hint =
                self.reader.is_told(&entry.key_place).then(|| meant(&entry.key, &known, self.reader.others)).flatten();
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

    /// Two numbers that say something only together; notes one that stands alone.
    pub fn both(&self, one: &str, other: &str) -> Option<(f64, f64)> {
        let alone = match (self.optional(one), self.optional(other)) {
            (Some(_), None) => one,
            (None, Some(_)) => other,
            (first, second) => return first.zip(second),
        };
        self.refuse(alone, &format!("`{alone}` alone"), &format!("both `{one}` and `{other}`, or neither"), "");
        None
    }

    /// A text.
    pub fn text(&self, name: &str) -> String {
        self.one_of(name, "a text in quotes", |value| if let Value::Text(text) = value { Some(text) } else { None })
    }

    /// A text, or another where it is left out or empty.
    pub fn text_or(&self, name: &str, otherwise: &str) -> String {
        Some(self.text(name)).filter(|text| !text.is_empty()).unwrap_or_else(|| otherwise.to_owned())
    }

    /// What the chosen word of a key stands for; a faulty one is noted and read as the first.
    pub fn chosen<T: Copy, const N: usize>(&self, name: &str, choice: &'static Choice<T, N>) -> T {
        debug_assert_eq!(self.key(name).kind, choice.kind(), "{name} has another choice");
        choice.values[self.place_of_word(name, &choice.words)]
    }

    /// The chosen word of a key itself.
    pub fn word(&self, name: &str) -> &'static str {
        let Kind::Choice(words) = self.key(name).kind else { unreachable!("{name} is no choice") };
        words[self.place_of_word(name, words)]
    }

    fn place_of_word(&self, name: &str, words: &[&str]) -> usize {
        let Some(node) = self.value(name) else { return 0 };
        words.iter().position(|word| *word == node.text()).unwrap_or_else(|| {
            let hint = suggestion(node.text(), words.iter().copied());
            self.reader.fault(&node.place, &self.path_of(name), &node.shown(), &words.join(", "), hint);
            0
        })
    }

    /// True or false.
    pub fn flag(&self, name: &str) -> bool {
        self.one_of(name, "true or false", |value| if let Value::Flag(flag) = value { Some(flag) } else { None })
    }

    /// A value of one kind; another is noted, and read as if nothing were given.
    fn one_of<T: Default>(&self, name: &str, allowed: &str, of: impl Fn(Value) -> Option<T>) -> T {
        let Some(node) = self.value(name) else { return T::default() };
        of(node.value.clone()).unwrap_or_else(|| {
            self.wrong(&node, name, allowed);
            T::default()
        })
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

    /// Notes a fault of a key: where it stands, or the section if it is left out. The hint may be empty.
    pub fn refuse(&self, name: &str, found: &str, allowed: &str, hint: &str) {
        let place = self.given(name).map_or(&self.place, |node| &node.place);
        let hint = Some(hint.to_owned()).filter(|hint| !hint.is_empty());
        self.reader.fault(place, &self.path_of(name), found, allowed, hint);
    }

    /// Notes a value of the wrong type.
    pub fn wrong(&self, node: &Node, name: &str, allowed: &str) {
        self.reader.fault(&node.place, &self.path_of(name), &node.shown(), allowed, None);
    }
}

/// The default of a key, as if it stood at a place.
pub fn default_node(text: &str, place: &Span) -> Node {
    let parsed = Document::parse("default", &format!("value = {text}"));
    let value = parsed.ok().and_then(|document| document.root.get("value").map(|node| node.value.clone()));
    Node { place: place.clone(), value: value.unwrap_or_else(|| Value::Text(text.to_owned())) }
}
