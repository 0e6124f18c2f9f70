//! Keys that say nothing beside others.

use super::super::sections::employment::doubt_contractors;
use super::super::sections::escalation::OF_RULES;
use crate::text::{Node, Reader, Value};

/// Notes keys of a lever table as typed, `own`, that do nothing beside what holds with it, `merged`: a bar of another rule,
/// waits shown to nobody. What is laid over the file from outside may leave keys idle, and so may the rule `never`.
pub fn doubt_idle_keys(reader: &Reader, own: &Node, merged: &Node) {
    doubt_contractors(reader, own, merged);
    let typed = |section: &str, key: &str| own.get(section)?.get(key).filter(|node| node.place.text == 0);
    let word = |section: &str, key: &str| match merged.get(section)?.get(key) {
        Some(Node { value: Value::Text(word), place }) if place.text == 0 => Some(word.as_str()),
        _ => None,
    };
    if let Some(rule) = word("escalation", "rule").filter(|rule| OF_RULES.iter().any(|(_, of)| of == rule)) {
        for (key, of) in OF_RULES.iter().filter(|(_, of)| *of != rule) {
            let Some(node) = typed("escalation", key) else { continue };
            let found = format!("a value that the rule \"{rule}\" does not look at");
            let hint = format!("leave it out, or set rule = \"{of}\"");
            reader.fault(&node.place, &format!("escalation.{key}"), &found, &format!("the rule \"{of}\""), Some(hint));
        }
    }
    let shown = typed("human_access", "shows_wait").filter(|node| matches!(node.value, Value::Flag(true)));
    if let (Some(node), Some("never")) = (shown, word("human_access", "when")) {
        let found = "true where nobody who asks ever gets a person";
        let hint = "set when = \"at-once\" or \"after-tries\"".to_owned();
        reader.fault(&node.place, "human_access.shows_wait", found, "false, or a way to a person", Some(hint));
    }
}
