//! Ramps: levers on their way from what they are to what a change makes of them.

use super::super::keys;
use crate::text::{Key, Kind, Node, Reader, Spread, Value, default_node};
use crate::unit;

/// What a change's levers are once a share of the way is gone: every number moves linearly from its present value; what is no
/// number is the new one from the start.
///
/// `present` is the table of levers before the change, `path` where both stand ("" for the whole table).
pub fn blend(reader: &Reader, path: &str, present: Option<&Node>, target: &Node, share: f64) -> Node {
    match key_of(path) {
        Some(key) if key.kind != Kind::Section => {
            let default = key.default.filter(|text| !text.is_empty()).map(|text| default_node(text, &target.place));
            let present = present.cloned().or(default);
            let blended = present.and_then(|present| value(reader, path, key, &present, target, share));
            blended.unwrap_or_else(|| target.clone())
        }
        _ => {
            let Value::Table(entries) = &target.value else { return target.clone() };
            let mut entries = entries.clone();
            for entry in &mut entries {
                let path = if path.is_empty() { entry.key.clone() } else { format!("{path}.{}", entry.key) };
                let before = match (path.as_str(), present) {
                    ("model", Some(present)) => Some(inherited(present, &entry.node)),
                    (_, present) => present.and_then(|node| node.get(&entry.key)).cloned(),
                };
                entry.node = blend(reader, &path, before.as_ref(), &entry.node, share);
            }
            Node { place: target.place.clone(), value: Value::Table(entries) }
        }
    }
}

/// The present tables of the models that a change names: what they leave out is that of `[ai]`.
fn inherited(present: &Node, models: &Node) -> Node {
    let (ai, known) = (present.get("ai"), present.get("model"));
    let mut entries = models.entries().unwrap_or_default().to_vec();
    for entry in &mut entries {
        let own = known.and_then(|known| known.get(&entry.key)).cloned();
        let of_both = ai.map(|ai| own.as_ref().map_or_else(|| ai.clone(), |own| ai.merged(own)));
        let empty = Node { place: entry.node.place.clone(), value: Value::Table(Vec::new()) };
        entry.node = of_both.or(own).unwrap_or(empty);
    }
    Node { place: models.place.clone(), value: Value::Table(entries) }
}

/// The row of the table of keys at a path of the file: "team.desk.success" is that of `[team.NAME]`.
fn key_of(path: &str) -> Option<&'static Key> {
    let (section, name) = path.rsplit_once('.').unwrap_or(("", path));
    let is_at = |known: &str| {
        let (known, found) = (known.split('.'), section.split('.'));
        known.clone().count() == found.clone().count()
            && known.zip(found).all(|(known, found)| known == "NAME" || known == found)
    };
    let tables = keys::SECTIONS.iter().filter(|(known, _)| is_at(known));
    tables.flat_map(|(_, keys)| keys.iter()).find(|key| key.name == name)
}

/// A value on its way; `None` where it has no way to go.
fn value(reader: &Reader, path: &str, key: &Key, present: &Node, target: &Node, share: f64) -> Option<Node> {
    match key.kind {
        _ if key.name == "headcount" => headcount(reader, path, present, target, share),
        Kind::Share(..) | Kind::Number(..) | Kind::Count(..) | Kind::Duration(..) | Kind::Money(..) => {
            number(reader, path, key.kind, present, target, share)
        }
        Kind::SharePer(_) | Kind::SharesByName => by_name(reader, path, Kind::Share(0.0, 1.0), present, target, share),
        Kind::NumberPer(_, low, high) => by_name(reader, path, Kind::Number(low, high), present, target, share),
        Kind::CountPer(_, low, high) | Kind::CountsByName(low, high) => {
            by_name(reader, path, Kind::Count(low, high), present, target, share)
        }
        Kind::Dist(_) | Kind::DistOrNever(_) => distribution(reader, path, present, target, share),
        Kind::Numbers(low, high) => numbers(reader, path, Kind::Number(low, high), present, target, share),
        _ => None,
    }
}

/// A number as it is used, or nothing where it is none.
fn plain(reader: &Reader, path: &str, kind: Kind, node: &Node) -> Option<f64> {
    let value = |node: &Node| match (&node.value, kind) {
        (Value::Number(_), Kind::Duration(..)) => None,
        (Value::Number(number), _) => Some(*number),
        (Value::Text(text), Kind::Duration(..)) => unit::duration(text).ok().map(unit::Seconds::get),
        (Value::Text(text), Kind::Share(..)) => unit::share(text).ok(),
        (Value::Text(text), Kind::Money(..)) => unit::money(text, &reader.currency).ok(),
        _ => None,
    };
    let part = |key: &str| node.get(key).and_then(value);
    let mode = part("mode").or_else(|| value(node))?;
    let path = &reader.name_of(node, path);
    Some((reader.means)(path).of(part("low"), mode, part("high"), Spread::of(node, (reader.seen)(path))))
}

/// Formula: `present + share·(target − present)`, whole numbers rounded.
fn number(reader: &Reader, path: &str, kind: Kind, present: &Node, target: &Node, share: f64) -> Option<Node> {
    let (from, to) = (plain(reader, path, kind, present)?, plain(reader, path, kind, target)?);
    let value = from + share * (to - from);
    let value = match kind {
        Kind::Duration(..) => Value::Text(format!("{value} s")),
        Kind::Count(..) => Value::Number(value.round()),
        _ => Value::Number(value),
    };
    Some(Node { place: target.place.clone(), value })
}

/// One number for all, or a table by name, each from either.
fn by_name(reader: &Reader, path: &str, kind: Kind, present: &Node, target: &Node, share: f64) -> Option<Node> {
    let is_table = |node: &Node| node.entries().is_some() && !node.is_value_table();
    let names = if is_table(target) { target } else { present };
    if !is_table(names) {
        return number(reader, path, kind, present, target, share);
    }
    let of = |node: &Node, name: &str| if is_table(node) { node.get(name).cloned() } else { Some(node.clone()) };
    let mut entries = names.entries().unwrap_or_default().to_vec();
    for entry in &mut entries {
        // A name that one side leaves out keeps what the other says.
        let (Some(from), Some(to)) = (of(present, &entry.key), of(target, &entry.key)) else { continue };
        entry.node = number(reader, &format!("{path}.{}", entry.key), kind, &from, &to, share)?;
    }
    Some(Node { place: target.place.clone(), value: Value::Table(entries) })
}

/// A distribution of the same shape moves by its parameters.
fn distribution(reader: &Reader, path: &str, present: &Node, target: &Node, share: f64) -> Option<Node> {
    let shape = |node: &Node| match node.get("dist").map(|dist| &dist.value) {
        Some(Value::Text(name)) => Some(name.clone()),
        _ => None,
    };
    if shape(present)? != shape(target)? {
        return None;
    }
    let mut entries = target.entries()?.to_vec();
    for entry in entries.iter_mut().filter(|entry| entry.key != "dist") {
        let kind = match entry.key.as_str() {
            "cv" | "shape" => Kind::Number(0.0, f64::MAX),
            "stages" => Kind::Count(0.0, f64::MAX),
            _ => Kind::Duration(0.0, f64::MAX),
        };
        let path = format!("{path}.{}", entry.key);
        entry.node = number(reader, &path, kind, present.get(&entry.key)?, &entry.node, share)?;
    }
    Some(Node { place: target.place.clone(), value: Value::Table(entries) })
}

/// Lists of the same length, or one number for all places of the other.
fn numbers(reader: &Reader, path: &str, kind: Kind, present: &Node, target: &Node, share: f64) -> Option<Node> {
    let list = |node: &Node| match &node.value {
        Value::Array(items) => items.clone(),
        _ => vec![node.clone()],
    };
    let (from, to) = (list(present), list(target));
    if from.len() != to.len() && from.len() != 1 && to.len() != 1 {
        return None;
    }
    let at = |list: &[Node], place: usize| list[place.min(list.len() - 1)].clone();
    let step = |place| number(reader, path, kind, &at(&from, place), &at(&to, place), share);
    let items: Option<Vec<Node>> = (0..from.len().max(to.len())).map(step).collect();
    Some(Node { place: target.place.clone(), value: Value::Array(items?) })
}

/// A headcount goes there in weekly lots, each hired or laid off like a change of its own. Attrition has its own pace: it
/// begins at the start and takes its time. At the start nothing is decided yet.
fn headcount(reader: &Reader, path: &str, present: &Node, target: &Node, share: f64) -> Option<Node> {
    let by = target.get("by");
    if by.is_some_and(|by| by.text() == "attrition") {
        return None;
    }
    if share <= 0.0 {
        return Some(present.clone());
    }
    let heads = |node: &Node| node.get("to").unwrap_or(node).clone();
    let to = number(reader, path, Kind::Number(0.0, 1e7), &heads(present), &heads(target), share)?;
    let Some(Value::Table(entries)) = by.map(|_| target.value.clone()) else { return Some(to) };
    let moved = entries.into_iter().map(|mut entry| {
        if entry.key == "to" {
            entry.node = to.clone();
        }
        entry
    });
    Some(Node { place: target.place.clone(), value: Value::Table(moved.collect()) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Document;

    /// What becomes of a key of two texts a quarter of the way.
    fn quarter(present: &str, target: &str, path: &[&str]) -> String {
        let read = |text: &str| Document::parse("x", text).unwrap_or_else(|faults| panic!("{faults}"));
        let (present, target) = (read(present), read(target));
        let reader = Reader::new(&present);
        let blended = blend(&reader, "", Some(&present.root), &target.root, 0.25);
        let node = path.iter().try_fold(&blended, |node, key| node.get(key)).expect("it is there");
        node.shown()
    }

    #[test]
    fn numbers_of_every_kind_go_a_quarter_of_the_way() {
        assert_eq!(quarter("ai.auc = \"60 %\"", "ai.auc = 0.8", &["ai", "auc"]), "0.65");
        assert_eq!(quarter("ai.review_cost = \"$4\"", "ai.review_cost = 8", &["ai", "review_cost"]), "5");
        assert_eq!(quarter("ai.tries = 1", "ai.tries = 5", &["ai", "tries"]), "2");
        assert_eq!(
            quarter("team.a.notice = \"4 weeks\"", "team.a.notice = \"8 days\"", &["team", "a", "notice"]),
            "\"1987200 s\""
        );
        let of_topic = ["escalation", "share", "hard"];
        assert_eq!(quarter("escalation.share = 0.1", "escalation.share = { hard = \"50 %\" }", &of_topic), "0.2");
        assert_eq!(quarter("escalation.share = { hard = 0.1, easy = 0 }", "escalation.share = 0.5", &of_topic), "0.2");
        assert_eq!(
            quarter("", "escalation.share = { hard = \"50 %\" }", &of_topic),
            "0.125",
            "from the default, which is 0"
        );
        let mean = ["ai", "talk_time", "mean"];
        let talk = |mean: &str| format!("ai.talk_time = {{ dist = \"exponential\", mean = \"{mean}\" }}");
        assert_eq!(quarter(&talk("1 min"), &talk("3 min"), &mean), "\"90 s\"");
        let of_ai = "ai.auc = 0.6\nmodel.big.review_cost = 2";
        assert_eq!(quarter(of_ai, "model.big.auc = 0.8", &["model", "big", "auc"]), "0.65", "inherited");
        let uncertain = "ai.auc = { low = 0.55, mode = 0.6, high = 0.7 }";
        assert_eq!(quarter(uncertain, "ai.auc = 0.8", &["ai", "auc"]), "0.65", "from its mode");
    }

    #[test]
    fn what_is_no_number_changes_at_the_start() {
        assert_eq!(quarter("handoff.kind = \"warm\"", "handoff.kind = \"cold\"", &["handoff", "kind"]), "\"cold\"");
        let other = "ai.talk_time = { dist = \"constant\", mean = \"3 min\" }";
        let talk = "ai.talk_time = { dist = \"exponential\", mean = \"1 min\" }";
        assert_eq!(quarter(talk, other, &["ai", "talk_time", "mean"]), "\"3 min\"");
    }

    #[test]
    fn a_headcount_goes_in_lots_unless_by_attrition() {
        let to = ["team", "a", "headcount", "to"];
        let by = |word: &str| format!("team.a.headcount = {{ to = 80, by = \"{word}\" }}");
        assert_eq!(quarter("team.a.headcount = 100", &by("layoff"), &to), "95");
        assert_eq!(quarter("team.a.headcount = 100", &by("attrition"), &to), "80");
        assert_eq!(quarter("team.a.headcount = { to = 60 }", "team.a.headcount = 100", &to[..3]), "70");
    }
}
