//! Tables that are made, and values that are put into them.

use crate::text::{Entry, Node, Span, Value};

/// The place of what stands in a text that nobody typed.
pub fn nowhere(text: usize) -> Span {
    Span { text, bytes: 0..0 }
}

/// A table without entries.
pub fn empty(text: usize) -> Node {
    Node { place: nowhere(text), value: Value::Table(Vec::new()) }
}

/// What stands below with what is laid over it, as far as there is either.
pub fn laid(below: Option<Node>, over: Option<&Node>) -> Option<Node> {
    match (below, over) {
        (Some(below), Some(over)) => Some(below.merged(over)),
        (below, over) => below.or_else(|| over.cloned()),
    }
}

/// Puts a value at a path of a table, in place of what stands there, or as the entry of this place.
pub fn put(node: &mut Node, path: &[&str], value: Node, place: usize) {
    let (Some((key, rest)), Value::Table(entries)) = (path.split_first(), &mut node.value) else { return };
    let known = entries.iter().position(|entry| entry.key == *key).unwrap_or_else(|| {
        let place = place.min(entries.len());
        let key_place = value.place.clone();
        let table = Node { place: key_place.clone(), value: Value::Table(Vec::new()) };
        entries.insert(place, Entry { key: (*key).to_owned(), key_place, node: table });
        place
    });
    let entry = &mut entries[known];
    if rest.is_empty() { entry.node = value } else { put(&mut entry.node, rest, value, usize::MAX) }
}
