//! Strategies: the baseline's levers, a strategy's overrides, its dated changes, each merged onto the one before.

use super::dates::moment;
use super::document::{Entry, Node, Value};
use super::fault::suggestion;
use super::keys;
use super::levers::{Names, levers};
use super::read::Section;
use super::{Clock, Phase, Strategy};

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
    (entries.iter().map(read).collect(), baseline)
}

/// The lever sections of a strategy or change, without teams that the scenario does not have: those are faults, since they
/// would have no past, no headcount to start from.
fn overrides(root: &Section, node: &Node) -> Node {
    let known: Vec<&str> = root.children("team").iter().map(|entry| entry.key.as_str()).collect();
    let mut levers = node.without(|key| !keys::LEVERS.contains(&key));
    let Value::Table(sections) = &mut levers.value else { return levers };
    for teams in sections.iter_mut().filter(|entry| entry.key == "team") {
        for team in teams.node.entries().unwrap_or_default().iter().filter(|team| !known.contains(&team.key.as_str())) {
            let path = format!("team.{}", team.key);
            let hint = suggestion(&team.key, known.iter().copied())
                .or_else(|| Some(format!("declare it above the strategies: [{path}] with headcount = 0")));
            let found = format!("a team `{}` that the scenario does not have", team.key);
            root.reader.fault(&team.key_place, &path, &found, &known.join(", "), hint);
        }
        teams.node = teams.node.without(|team| !known.contains(&team));
    }
    levers
}

fn strategy(root: &Section, entry: &Entry, before: &Node, names: &Names, clock: &Clock, interval_s: f64) -> Strategy {
    let path = format!("strategy.{}", entry.key);
    let own = own_keys(root, &entry.node, &path);
    let own = Section::open(root.reader, Some(&own), &root.place, &path, &[keys::STRATEGY]);
    let mut tables = vec![(0.0, before.clone())];
    let launched = before.merged(&overrides(root, &entry.node));
    tables.push((clock.warmup_s, launched));
    let changes = match entry.node.get("change").map(|node| (node, &node.value)) {
        None => &[][..],
        Some((_, Value::Array(changes))) => changes,
        Some((node, _)) => {
            let allowed = format!("a list of tables: [[{path}.change]]");
            root.reader.fault(&node.place, &format!("{path}.change"), &node.shown(), &allowed, None);
            &[]
        }
    };
    for node in changes {
        let path = format!("{path}.change");
        let own = own_keys(root, node, &path);
        let section = Section::open(root.reader, Some(&own), &root.place, &path, &[keys::CHANGE]);
        let at = moment(&section, "at", clock);
        if tables.last().is_some_and(|(last, _)| at < *last) {
            section.wrong(node, "at", "changes in the order of their dates");
        }
        let levers = tables.last().map_or_else(|| before.clone(), |(_, table)| table.merged(&overrides(root, node)));
        tables.push((at, levers));
    }
    let phases = tables
        .into_iter()
        .map(|(from_s, table)| Phase { from_s, levers: levers(root.reader, &table, names, interval_s) })
        .collect();
    let title = Some(own.text("title")).filter(|title| !title.is_empty()).unwrap_or_else(|| entry.key.clone());
    Strategy { id: entry.key.clone(), title, note: own.text("note"), phases }
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
