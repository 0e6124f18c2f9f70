//! Who reaches a person: keys that say nothing beside others.

use super::{EscalationRule, Levers, Scenario, Strategy};
use crate::policy::Routing;
use crate::text::{Node, Reader, Section, Value};

/// Keys of `[escalation]` that belong to one rule.
const OF_RULES: [(&str, &str); 3] = [("theta", "theta"), ("share", "share"), ("loss_share", "value")];

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

/// What the firm pays for its own people, and nobody for a contractor's: the price has it in it.
const OF_THE_FIRM: [&str; 2] = ["hire_cost", "severance"];

/// Notes costs of the firm that a table types for a team of a contractor's, as far as `employed_by` was not laid over the file
/// from outside: then the file may have meant a team of the firm's own.
pub fn doubt_contractors(reader: &Reader, own: &Node, merged: &Node) {
    for entry in own.get("team").and_then(Node::entries).unwrap_or_default() {
        let employer = merged.get("team").and_then(|teams| teams.get(&entry.key)?.get("employed_by"));
        let is_contractor = |node: &&Node| matches!(&node.value, Value::Text(word) if word == "contractor");
        let Some(employer) = employer.filter(is_contractor) else { continue };
        let typed = |key: &&str| entry.node.get(key).filter(|node| node.place.text >= employer.place.text);
        for (key, node) in OF_THE_FIRM.iter().filter_map(|key| typed(key).map(|node| (key, node))) {
            let found = format!("{}, where a contractor employs the team", node.shown());
            let allowed = "nothing: a contractor's price has it in it";
            let hint = "leave it out, raise pay_per_hour, or set employed_by = \"firm\"".to_owned();
            reader.fault(&node.place, &format!("team.{}.{key}", entry.key), &found, allowed, Some(hint));
        }
    }
}

/// Notes the rule `value` in a world where no customer has any.
pub fn doubt_value(scenario: &Scenario, strategy: &Strategy, levers: &Levers, root: &Section) {
    let is_worthless = scenario.segments.iter().all(|segment| segment.remaining_value <= 0.0);
    let is_asked = matches!(levers.escalation, EscalationRule::Value(_)) && levers.routing != Routing::PeopleOnly;
    if is_worthless && is_asked {
        let node = root.given("strategy").and_then(|node| node.get(&strategy.id));
        let place = node.map_or(&root.place, |node| &node.place);
        let found = "escalation.rule = \"value\" where no customer has any, so that no answer is worth a person";
        let hint = Some("give segments a remaining_value, or take the rule theta".to_owned());
        root.reader.fault(place, &format!("strategy.{}", strategy.id), found, "a segment with a remaining_value", hint);
    }
}
