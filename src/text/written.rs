//! A tree as the TOML text that says the same.

use std::fmt::Write as _;

use super::document::{Entry, Node, Value};
use crate::escape;

impl Node {
    /// The value as a TOML file has it, on one line.
    pub fn toml(&self) -> String {
        match &self.value {
            Value::Table(entries) if entries.is_empty() => "{}".to_owned(),
            Value::Table(entries) => {
                let pair = |entry: &Entry| format!("{} = {}", key(&entry.key), entry.node.toml());
                format!("{{ {} }}", entries.iter().map(pair).collect::<Vec<_>>().join(", "))
            }
            Value::Array(items) => format!("[{}]", items.iter().map(Self::toml).collect::<Vec<_>>().join(", ")),
            Value::Text(text) => escape::toml(text),
            Value::Number(number) => format!("{number}"),
            Value::Flag(flag) => format!("{flag}"),
            Value::Date(typed) | Value::Beyond(typed) => typed.clone(),
        }
    }

    /// A named table as a section of a TOML file: `[path]`, a line for each value, and below it a `[[path.key]]` for each of its
    /// lists of tables.
    pub fn section(&self, path: &[&str]) -> String {
        self.headed(path, false)
    }

    fn headed(&self, path: &[&str], is_listed: bool) -> String {
        let name = path.iter().map(|part| key(part)).collect::<Vec<_>>().join(".");
        let mut text = if is_listed { format!("[[{name}]]\n") } else { format!("[{name}]\n") };
        let (lists, values): (Vec<&Entry>, Vec<&Entry>) =
            self.entries().unwrap_or_default().iter().partition(|entry| is_list_of_tables(&entry.node));
        for entry in values {
            lines(&entry.node, &key(&entry.key), &mut text);
        }
        for entry in lists {
            let Value::Array(items) = &entry.node.value else { continue };
            for item in items {
                text.push('\n');
                text += &item.headed(&[path, &[entry.key.as_str()]].concat(), true);
            }
        }
        text
    }
}

/// A line for each value below a path; tables that stand for one value are one.
fn lines(node: &Node, path: &str, text: &mut String) {
    match node.entries().filter(|entries| !entries.is_empty() && !node.is_value_table()) {
        Some(entries) => {
            for entry in entries {
                lines(&entry.node, &format!("{path}.{}", key(&entry.key)), text);
            }
        }
        None => {
            // Writing to a string cannot fail.
            let _ = writeln!(text, "{path} = {}", node.toml());
        }
    }
}

fn is_list_of_tables(node: &Node) -> bool {
    matches!(&node.value, Value::Array(items) if !items.is_empty() && items.iter().all(|item| item.entries().is_some()))
}

/// A key, in quotes where TOML needs them.
fn key(name: &str) -> String {
    let is_bare = |letter: char| letter.is_ascii_alphanumeric() || "-_".contains(letter);
    if !name.is_empty() && name.chars().all(is_bare) { name.to_owned() } else { escape::toml(name) }
}

#[cfg(test)]
mod tests {
    use crate::text::Document;

    #[test]
    fn what_is_written_reads_back_the_same() {
        let text = "[a.\"b c\"]\nn = 0.1\nt = \"say \\\"x\\\"\\n\"\nd = 2024-02-01\nf = true\nl = [1, [2, 3]]\ne = {}\n\
                    in.ner = { mode = 3, source = \"x\" }\nin.other = { x = 1, y = 2 }\n[[a.\"b c\".list]]\nat = \"month 3\"\n\
                    k.v = 2\n[[a.\"b c\".list]]\nz = { to = 1, by = \"way\" }\n";
        let read = |text: &str| Document::parse("x", text).unwrap_or_else(|faults| panic!("{faults}\n{text}"));
        let known = read(text);
        let node = known.root.get("a").and_then(|a| a.get("b c")).unwrap();
        let written = node.section(&["a", "b c"]);
        let again = read(&written);
        assert_eq!(again.root.toml(), known.root.toml(), "{written}");
        assert!(written.contains("in.other.x = 1\n") && written.contains("in.ner = { mode = 3"), "{written}");
    }
}
