//! Strategies: the baseline's levers, a strategy's overrides, its dated changes, each merged onto the one before; then what
//! its triggers and its pilot lay on them.

use super::super::sections::employment::doubt_contractors;
use super::super::sections::levers::{Levers, levers};
use super::super::sections::names::Names;
use super::super::sections::root::{LEVERS, ROOT};
use super::super::sections::staffing::{HeadcountChange, Staffing};
use super::super::sections::strategies::{CHANGE, Phase, STRATEGY, Strategy};
use super::super::sections::triggers::{PILOT, Pilot, TRIGGER, Trigger};
use super::idle_keys::doubt_idle_keys;
use super::layers::{MOST_TRIGGERS, State, states};
use super::timeline::{self, Change, Table, doubt_overlaps};
use super::triggers;
use crate::text::{Entry, Key, Node, Reader, Section, Value, suggestion};

/// Most dated changes of a strategy.
const MOST_CHANGES: usize = 1000;

/// All strategies in the order of the file, and the index of the baseline.
pub fn strategies(root: &Section, names: &Names) -> (Vec<Strategy>, usize) {
    let entries = root.children("strategy");
    let ids: Vec<&str> = entries.iter().map(|entry| entry.key.as_str()).collect();
    if let (true, Some(node)) = (entries.is_empty(), root.given("strategy")) {
        root.wrong(node, "strategy", "at least one strategy");
    }
    let named = root.text("baseline");
    let baseline = ids.iter().position(|id| *id == named).unwrap_or_else(|| {
        if let Some(node) = root.given("baseline") {
            let hint = suggestion(&named, ids.iter().copied()).or_else(|| {
                ids.is_empty().then(|| "there is no strategy yet: [strategy.NAME] declares one".to_owned())
            });
            root.reader.fault(&node.place, "baseline", &node.shown(), &ids.join(", "), hint);
        }
        0
    });
    let Some(entry) = entries.get(baseline) else { return (Vec::new(), 0) };
    let world = root.node.map_or_else(|| entry.node.clone(), |node| node.without(|key| !LEVERS.contains(&key)));
    for entry in entries.iter().filter(|entry| entry.node.entries().is_none()) {
        let path = format!("strategy.{}", entry.key);
        root.reader.fault(&entry.node.place, &path, &entry.node.shown(), "a section (a table)", None);
    }
    doubt_idle_keys(root.reader, &world, &world);
    let before = world.merged(&overrides(root, &entry.node));
    let (strategies, tables): (Vec<Strategy>, Vec<Vec<Node>>) =
        entries.iter().map(|entry| strategy(root, names, entry, &before)).unzip();
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
    let mut levers = node.without(|key| !LEVERS.contains(&key));
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
fn strategy(root: &Section, names: &Names, entry: &Entry, before: &Node) -> (Strategy, Vec<Node>) {
    let path = format!("strategy.{}", entry.key);
    let own = own_keys(root, &entry.node, &path, STRATEGY);
    let own = Section::open(root.reader, Some(&own), &root.place, &path, &[STRATEGY]);
    let changes = changes(root, names, entry, &path);
    if !root.reader.has_fault_under(&["at"]) {
        doubt_overlaps(root, &changes, &path);
    }
    let launched =
        Table { from_s: names.clock.warmup_s, levers: before.merged(&overrides(root, &entry.node)), is_step: false };
    doubt_idle_keys(root.reader, &entry.node, &launched.levers);
    let mut tables = vec![Table { from_s: 0.0, levers: before.clone(), is_step: false }];
    tables.extend(timeline::tables(root, launched, &changes));
    let (triggers, on_firing) = triggers(root, names, entry, &path);
    let (pilot, on_trial) = pilot(root, names, entry, &changes, &path);
    for over in on_firing.iter().chain(&on_trial) {
        doubt_contractors(root.reader, over, &tables[1].levers.merged(over));
    }
    let states = states(triggers.len(), pilot.is_some());
    let read = |table: &Node| levers(root.reader, table, names);
    let layered = |table: &Node, state: &State| {
        let tried = on_trial.iter().filter(|_| state.piloted);
        let laid_on = tried.chain(state.fired.iter().map(|&trigger| &on_firing[trigger]));
        read(&laid_on.fold(table.clone(), |table, over| table.merged(over)))
    };
    let phase = |(index, table): (usize, &Table)| Phase {
        from_s: table.from_s,
        levers: read(&table.levers),
        // Nothing fires and nobody tries anything during the warm-up.
        layered: states.iter().skip(1).filter(|_| index > 0).map(|state| layered(&table.levers, state)).collect(),
        is_step: table.is_step,
    };
    let phases: Vec<Phase> = tables.iter().enumerate().map(phase).collect();
    let title = Some(own.text("title")).filter(|title| !title.is_empty()).unwrap_or_else(|| entry.key.clone());
    let tables = tables.into_iter().map(|table| table.levers).collect();
    (Strategy { id: entry.key.clone(), title, note: own.text("note"), phases, triggers, pilot }, tables)
}

/// The dated changes of a strategy, in the order of their dates.
fn changes<'e>(root: &Section, names: &Names, entry: &'e Entry, path: &str) -> Vec<Change<'e>> {
    let mut changes: Vec<Change> = Vec::new();
    let limit = (MOST_CHANGES, "everything is worked out anew for each", None);
    for node in listed(root, entry, path, "change", limit) {
        let path = format!("{path}.change");
        let own = own_keys(root, node, &path, CHANGE);
        let section = Section::open(root.reader, Some(&own), &root.place, &path, &[CHANGE]);
        let (at_s, steps) = timeline::dated(&section, names);
        if changes.last().is_some_and(|last| at_s < last.at_s) {
            section.wrong(node, "at", "changes in the order of their dates");
        }
        changes.push(Change { at_s, steps, node, levers: overrides(root, node) });
    }
    changes
}

/// The triggers of a strategy, and the lever sections that each sets.
fn triggers(root: &Section, names: &Names, entry: &Entry, path: &str) -> (Vec<Trigger>, Vec<Node>) {
    let read = |node: &Node| {
        let path = format!("{path}.trigger");
        let own = own_keys(root, node, &path, TRIGGER);
        let section = Section::open(root.reader, Some(&own), &root.place, &path, &[TRIGGER]);
        let levers = overrides(root, node);
        doubt_idle_keys(root.reader, node, &levers);
        (triggers::trigger(&section, &levers, names), levers)
    };
    let why = "every order in which they can fire is worked out beforehand";
    let limit = (MOST_TRIGGERS, why, Some("put the others into a strategy of their own"));
    listed(root, entry, path, "trigger", limit).iter().map(read).unzip()
}

/// The pilot of a strategy, and the lever sections that it tries.
fn pilot(
    root: &Section,
    names: &Names,
    entry: &Entry,
    changes: &[Change],
    path: &str,
) -> (Option<Pilot>, Option<Node>) {
    let Some(node) = triggers::pilot_node(root, entry, path) else { return (None, None) };
    let path = format!("{path}.pilot");
    let own = own_keys(root, node, &path, PILOT);
    let section = Section::open(root.reader, Some(&own), &root.place, &path, &[PILOT]);
    let levers = overrides(root, node);
    doubt_idle_keys(root.reader, node, &levers);
    (Some(triggers::pilot(&section, &levers, changes, names)), Some(levers))
}

/// The tables of a list in a strategy's section: `most` at the most, for which there is a reason and perhaps a hint.
fn listed<'e>(
    root: &Section,
    entry: &'e Entry,
    path: &str,
    kind: &str,
    (most, why, hint): (usize, &str, Option<&str>),
) -> &'e [Node] {
    let path = format!("{path}.{kind}");
    let nodes = match entry.node.get(kind).map(|node| (node, &node.value)) {
        None => &[],
        Some((_, Value::Array(nodes))) => &nodes[..],
        Some((node, _)) => {
            root.reader.fault(&node.place, &path, &node.shown(), &format!("a list of tables: [[{path}]]"), None);
            &[]
        }
    };
    if let Some(beyond) = nodes.get(most) {
        let (found, allowed) = (format!("{} {kind}s", nodes.len()), format!("at most {most}: {why}"));
        root.reader.fault(&beyond.place, &path, &found, &allowed, hint.map(str::to_owned));
    }
    &nodes[..nodes.len().min(most)]
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
fn own_keys(root: &Section, node: &Node, path: &str, own: &[Key]) -> Node {
    let is_own = |name: &str| own.iter().any(|key| key.name == name);
    let is_lever = |name: &str| LEVERS.contains(&name);
    let is_world = |name: &str| !is_own(name) && !is_lever(name) && ROOT.iter().any(|key| key.name == name);
    let known: Vec<&str> = own.iter().map(|key| key.name).chain(LEVERS.iter().copied()).collect();
    for entry in node.entries().unwrap_or_default().iter().filter(|entry| !is_own(&entry.key) && !is_lever(&entry.key))
    {
        let path = format!("{path}.{}", entry.key);
        let (found, allowed, hint) = if is_world(&entry.key) {
            let hint = "strategies share one world: only levers differ".to_owned();
            ("a part of the world", LEVERS.join(", "), Some(hint))
        } else {
            let hint = root.reader.suggestion(&entry.key_place, &entry.key, known.iter().copied());
            ("an unknown key", known.join(", "), hint)
        };
        root.reader.fault(&entry.key_place, &path, found, &allowed, hint);
    }
    node.without(|key| !is_own(key))
}
