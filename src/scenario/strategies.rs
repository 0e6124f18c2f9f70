//! Strategies: the baseline's levers, a strategy's overrides, its dated changes, each merged onto the one before.

use super::dates::moment;
use super::document::{Entry, Node, Value};
use super::fault::suggestion;
use super::keys;
use super::levers::{Names, levers};
use super::read::{Reader, Section};
use super::{Clock, HeadcountChange, Levers, Phase, Staffing, Strategy};

/// All strategies in the order of the file, and the index of the baseline.
pub fn strategies(root: &Section, names: &Names, clock: &Clock, interval_s: f64) -> (Vec<Strategy>, usize) {
    let entries = root.children("strategy");
    let ids: Vec<&str> = entries.iter().map(|entry| entry.key.as_str()).collect();
    if let (true, Some(node)) = (entries.is_empty(), root.given("strategy")) {
        root.wrong(node, "strategy", "at least one strategy");
    }
    let named = root.text("baseline");
    let baseline = ids.iter().position(|id| *id == named).unwrap_or_else(|| {
        if let Some(node) = root.given("baseline") {
            let hint = suggestion(&named, ids.iter().copied());
            root.reader.fault(&node.place, "baseline", &node.shown(), &ids.join(", "), hint);
        }
        0
    });
    let Some(entry) = entries.get(baseline) else { return (Vec::new(), 0) };
    let world = root.node.map_or_else(|| entry.node.clone(), |node| node.without(|key| !keys::LEVERS.contains(&key)));
    for entry in entries.iter().filter(|entry| entry.node.entries().is_none()) {
        let path = format!("strategy.{}", entry.key);
        root.reader.fault(&entry.node.place, &path, &entry.node.shown(), "a section (a table)", None);
    }
    let before = world.merged(&overrides(root, &entry.node));
    let read = |entry: &Entry| strategy(root, entry, &before, names, clock, interval_s);
    let (strategies, tables): (Vec<Strategy>, Vec<Vec<Node>>) = entries.iter().map(read).unzip();
    if !root.reader.has_fault_under(&["team"]) {
        for (strategy, tables) in strategies.iter().zip(&tables) {
            for (phases, table) in strategy.phases.windows(2).zip(&tables[1..]) {
                doubt_headcounts(root.reader, table, [&phases[0].levers, &phases[1].levers]);
            }
        }
    }
    (strategies, baseline)
}

/// The lever sections of a strategy or change, without teams, channels and models that the scenario does not have: those are faults,
/// since they would have no past, no headcount to start from.
fn overrides(root: &Section, node: &Node) -> Node {
    let mut levers = node.without(|key| !keys::LEVERS.contains(&key));
    let Value::Table(sections) = &mut levers.value else { return levers };
    for (kind, least) in [("team", "headcount = 0"), ("channel", "share = 0"), ("model", "its `success`")] {
        let known: Vec<&str> = root.children(kind).iter().map(|entry| entry.key.as_str()).collect();
        for named in sections.iter_mut().filter(|entry| entry.key == kind) {
            let strange = |entry: &&Entry| !known.contains(&entry.key.as_str());
            for entry in named.node.entries().unwrap_or_default().iter().filter(strange) {
                let path = format!("{kind}.{}", entry.key);
                let hint = suggestion(&entry.key, known.iter().copied())
                    .or_else(|| Some(format!("declare it above the strategies: [{path}] with {least}")));
                let found = format!("a {kind} `{}` that the scenario does not have", entry.key);
                let allowed = if known.is_empty() { format!("no {kind}: there is none") } else { known.join(", ") };
                root.reader.fault(&entry.key_place, &path, &found, &allowed, hint);
            }
            named.node = named.node.without(|name| !known.contains(&name));
        }
    }
    levers
}

/// A strategy, and the lever sections of each of its phases.
fn strategy(
    root: &Section,
    entry: &Entry,
    before: &Node,
    names: &Names,
    clock: &Clock,
    interval_s: f64,
) -> (Strategy, Vec<Node>) {
    let path = format!("strategy.{}", entry.key);
    let own = own_keys(root, &entry.node, &path);
    let own = Section::open(root.reader, Some(&own), &root.place, &path, &[keys::STRATEGY]);
    let mut tables = vec![(0.0, before.clone())];
    let launched = before.merged(&overrides(root, &entry.node));
    tables.push((clock.warmup_s, launched));
    let mut moments: Vec<(f64, &Node)> = Vec::new();
    for node in changes(root, entry, &path) {
        let path = format!("{path}.change");
        let own = own_keys(root, node, &path);
        let section = Section::open(root.reader, Some(&own), &root.place, &path, &[keys::CHANGE]);
        let at = moment(&section, "at", clock);
        if tables.last().is_some_and(|(last, _)| at < *last) {
            section.wrong(node, "at", "changes in the order of their dates");
        }
        let levers = tables.last().map_or_else(|| before.clone(), |(_, table)| table.merged(&overrides(root, node)));
        tables.push((at, levers));
        moments.push((at, node));
    }
    if !root.reader.has_fault_under(&["at"]) {
        doubt_overlaps(root, &moments, &path);
    }
    let read = |(from_s, table): &(f64, Node)| Phase {
        from_s: *from_s,
        levers: levers(root.reader, table, names, interval_s),
    };
    let phases: Vec<Phase> = tables.iter().map(read).collect();
    let title = Some(own.text("title")).filter(|title| !title.is_empty()).unwrap_or_else(|| entry.key.clone());
    let tables = tables.into_iter().map(|(_, table)| table).collect();
    (Strategy { id: entry.key.clone(), title, note: own.text("note"), phases }, tables)
}

/// The dated changes of a strategy.
fn changes<'e>(root: &Section, entry: &'e Entry, path: &str) -> &'e [Node] {
    match entry.node.get("change").map(|node| (node, &node.value)) {
        None => &[],
        Some((_, Value::Array(changes))) => changes,
        Some((node, _)) => {
            let allowed = format!("a list of tables: [[{path}.change]]");
            root.reader.fault(&node.place, &format!("{path}.change"), &node.shown(), &allowed, None);
            &[]
        }
    }
}

/// Notes keys that two changes of the same moment set: which of them holds, nobody can tell.
fn doubt_overlaps(root: &Section, changes: &[(f64, &Node)], path: &str) {
    for (later, (at_s, node)) in changes.iter().enumerate() {
        for (_, before) in changes[..later].iter().filter(|(before_s, _)| before_s.total_cmp(at_s).is_eq()) {
            let set_before = keys_set(before, "");
            for (key, own) in keys_set(node, "") {
                let Some((_, other)) = set_before.iter().find(|(known, _)| *known == key) else { continue };
                let other = root.reader.document.place(&other.place);
                let found = format!("a second value for `{key}` at the same moment: line {} sets it too", other.line);
                let hint = "two changes of one moment may set different keys; merge them into one".to_owned();
                root.reader.fault(&own.place, &format!("{path}.change"), &found, "one value at a moment", Some(hint));
            }
        }
    }
}

/// The levers that a change sets, by their path.
fn keys_set<'n>(node: &'n Node, path: &str) -> Vec<(String, &'n Node)> {
    let is_lever = |entry: &&Entry| !path.is_empty() || keys::LEVERS.contains(&entry.key.as_str());
    match node.entries().filter(|_| !node.is_value_table()) {
        None => vec![(path.to_owned(), node)],
        Some(entries) => {
            let below = |entry: &'n Entry| {
                let path = if path.is_empty() { entry.key.clone() } else { format!("{path}.{}", entry.key) };
                keys_set(&entry.node, &path)
            };
            entries.iter().filter(is_lever).flat_map(below).collect()
        }
    }
}

/// Notes headcounts that are to be reached in a way that leads elsewhere: by hiring to fewer heads than before, by layoff or
/// attrition to more. After a decline by attrition nobody can tell from the text how many are left.
fn doubt_headcounts(reader: &Reader, table: &Node, [before, now]: [&Levers; 2]) {
    for (before, now) in before.teams.iter().zip(&now.teams) {
        let Staffing::Headcount { to: old, by: HeadcountChange::Direct } = before.staffing else { continue };
        let Staffing::Headcount { to: new, .. } = now.staffing else { continue };
        let given = table.get("team").and_then(|teams| teams.get(&now.id)).and_then(|team| team.get("headcount"));
        let Some(node) = given.and_then(|node| node.get("by")) else { continue };
        let Value::Text(word) = &node.value else { continue };
        let is_wrong = if word == "hiring" { new < old } else { new > old };
        if is_wrong {
            let (than, ways) = if new < old { ("fewer", "layoff, attrition") } else { ("more", "hiring") };
            let found = format!("\"{word}\" to {new} heads, {than} than the {old} before");
            let hint = "without `by`, a lower number is a layoff and a higher one hiring".to_owned();
            reader.fault(&node.place, &format!("team.{}.headcount", now.id), &found, ways, Some(hint));
        }
    }
}

/// A strategy's or change's own keys; its lever sections are taken out, anything else of the world is refused.
fn own_keys(root: &Section, node: &Node, path: &str) -> Node {
    let world: Vec<&str> = keys::ROOT.iter().map(|key| key.name).filter(|name| *name != "title").collect();
    let is_world = |key: &str| world.contains(&key) && !keys::LEVERS.contains(&key);
    for entry in node.entries().unwrap_or_default().iter().filter(|entry| is_world(&entry.key)) {
        let hint = Some("strategies share one world: only levers differ".to_owned());
        let found = "a part of the world";
        root.reader.fault(&entry.key_place, &format!("{path}.{}", entry.key), found, &keys::LEVERS.join(", "), hint);
    }
    node.without(|key| keys::LEVERS.contains(&key) || is_world(key))
}
