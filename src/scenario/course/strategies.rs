//! Strategies: the baseline's levers, a strategy's overrides, its dated changes, each merged onto the one before; then what
//! its triggers and its pilot lay on them.

use serde::Serialize;

use super::super::keys;
use super::super::rows::{LEAP_YEAR, SECTION};
use super::super::sections::employment::doubt_contractors;
use super::super::sections::levers::{Levers, levers};
use super::super::sections::names::Names;
use super::super::sections::staffing::{HeadcountChange, Staffing};
use super::idle_keys::doubt_idle_keys;
use super::layers::{State, states};
use super::timeline::{self, Change, Table, doubt_overlaps};
use super::triggers;
use super::triggers::{Pilot, Trigger};
use crate::clock::Clock;
use crate::text::{Entry, Key, Kind, Node, Reader, Section, Value, optional, required, suggestion};
use crate::unit::WEEK;

/// A strategy: what levers stand where, from when.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Strategy {
    /// Name in the file.
    pub id: String,
    /// One line for people.
    pub title: String,
    /// Why it is compared.
    pub note: String,
    /// The levers in force, in order of time; the first phase is the warm-up under the baseline.
    pub phases: Vec<Phase>,
    /// What changes when an observed measure crosses a limit.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub triggers: Vec<Trigger>,
    /// What is tried on a share of customers first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pilot: Option<Pilot>,
}

/// A stretch of time under the same levers.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Phase {
    /// When it starts, s.
    pub from_s: f64,
    /// What is in force, by date alone.
    pub levers: Levers,
    /// What is in force in the other [states](State) of triggers and pilot, in their order from 1.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub layered: Vec<Levers>,
    /// A ramp under way has brought it, not a decision: a later step than the ramp's first.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub is_step: bool,
}

/// `[strategy.NAME]`, besides the levers.
pub const STRATEGY: &[Key] = &[
    optional("title", Kind::Text, "one line for people"),
    optional("note", Kind::Text, "why it is compared"),
    optional("change", SECTION, "dated changes: a list of tables with `at` and levers"),
    optional("trigger", SECTION, "changes that an observed measure sets off: a list of tables with levers"),
    optional("pilot", SECTION, "levers that a share of customers tries first"),
];

/// `[[strategy.NAME.change]]`, besides the levers.
pub const CHANGE: &[Key] = &[
    required("at", Kind::Text, "date, a date and a time of day, or \"month 3\""),
    optional(
        "over",
        Kind::Duration(WEEK, 10.0 * LEAP_YEAR),
        "numbers move there linearly in weekly steps, over so many whole weeks; at once if left out",
    ),
    optional("note", Kind::Text, "why"),
];

/// Most dated changes of a strategy.
const MOST_CHANGES: usize = 1000;

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
            let hint = suggestion(&named, ids.iter().copied()).or_else(|| {
                ids.is_empty().then(|| "there is no strategy yet: [strategy.NAME] declares one".to_owned())
            });
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
    doubt_idle_keys(root.reader, &world, &world);
    let before = world.merged(&overrides(root, &entry.node));
    let common = Common { root, names, clock, interval_s };
    let read = |entry: &Entry| strategy(&common, entry, &before);
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

/// What all strategies of a file are read with.
struct Common<'r, 'd> {
    root: &'r Section<'r, 'd>,
    names: &'r Names,
    clock: &'r Clock,
    interval_s: f64,
}

/// A strategy, and the lever sections of each of its phases.
fn strategy(common: &Common, entry: &Entry, before: &Node) -> (Strategy, Vec<Node>) {
    let Common { root, clock, .. } = *common;
    let path = format!("strategy.{}", entry.key);
    let own = own_keys(root, &entry.node, &path, STRATEGY);
    let own = Section::open(root.reader, Some(&own), &root.place, &path, &[STRATEGY]);
    let changes = changes(common, entry, &path);
    if !root.reader.has_fault_under(&["at"]) {
        doubt_overlaps(root, &changes, &path);
    }
    let launched =
        Table { from_s: clock.warmup_s, levers: before.merged(&overrides(root, &entry.node)), is_step: false };
    doubt_idle_keys(root.reader, &entry.node, &launched.levers);
    let mut tables = vec![Table { from_s: 0.0, levers: before.clone(), is_step: false }];
    tables.extend(timeline::tables(root, launched, &changes));
    let (triggers, on_firing) = triggers(common, entry, &path);
    let (pilot, on_trial) = pilot(common, entry, &changes, &path);
    for over in on_firing.iter().chain(&on_trial) {
        doubt_contractors(root.reader, over, &tables[1].levers.merged(over));
    }
    let states = states(triggers.len(), pilot.is_some());
    let read = |table: &Node| levers(root.reader, table, common.names, common.interval_s);
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
fn changes<'e>(common: &Common, entry: &'e Entry, path: &str) -> Vec<Change<'e>> {
    let Common { root, clock, .. } = *common;
    let mut changes: Vec<Change> = Vec::new();
    for node in change_nodes(root, entry, path) {
        let path = format!("{path}.change");
        let own = own_keys(root, node, &path, CHANGE);
        let section = Section::open(root.reader, Some(&own), &root.place, &path, &[CHANGE]);
        let (at_s, steps) = timeline::dated(&section, clock);
        if changes.last().is_some_and(|last| at_s < last.at_s) {
            section.wrong(node, "at", "changes in the order of their dates");
        }
        changes.push(Change { at_s, steps, node, levers: overrides(root, node) });
    }
    changes
}

/// The triggers of a strategy, and the lever sections that each sets.
fn triggers(common: &Common, entry: &Entry, path: &str) -> (Vec<Trigger>, Vec<Node>) {
    let root = common.root;
    let read = |node: &Node| {
        let path = format!("{path}.trigger");
        let own = own_keys(root, node, &path, triggers::TRIGGER);
        let section = Section::open(root.reader, Some(&own), &root.place, &path, &[triggers::TRIGGER]);
        let levers = overrides(root, node);
        doubt_idle_keys(root.reader, node, &levers);
        (triggers::trigger(&section, &levers, common.clock), levers)
    };
    triggers::trigger_nodes(root, entry, path).iter().map(read).unzip()
}

/// The pilot of a strategy, and the lever sections that it tries.
fn pilot(common: &Common, entry: &Entry, changes: &[Change], path: &str) -> (Option<Pilot>, Option<Node>) {
    let root = common.root;
    let Some(node) = triggers::pilot_node(root, entry, path) else { return (None, None) };
    let path = format!("{path}.pilot");
    let own = own_keys(root, node, &path, triggers::PILOT);
    let section = Section::open(root.reader, Some(&own), &root.place, &path, &[triggers::PILOT]);
    let levers = overrides(root, node);
    doubt_idle_keys(root.reader, node, &levers);
    (Some(triggers::pilot(&section, &levers, changes, common.clock)), Some(levers))
}

/// The tables of a strategy's dated changes.
fn change_nodes<'e>(root: &Section, entry: &'e Entry, path: &str) -> &'e [Node] {
    match entry.node.get("change").map(|node| (node, &node.value)) {
        None => &[],
        Some((_, Value::Array(changes))) => {
            if let Some(beyond) = changes.get(MOST_CHANGES) {
                let found = format!("{} changes", changes.len());
                let allowed = format!("at most {MOST_CHANGES}: everything is worked out anew for each");
                root.reader.fault(&beyond.place, &format!("{path}.change"), &found, &allowed, None);
            }
            &changes[..changes.len().min(MOST_CHANGES)]
        }
        Some((node, _)) => {
            let allowed = format!("a list of tables: [[{path}.change]]");
            root.reader.fault(&node.place, &format!("{path}.change"), &node.shown(), &allowed, None);
            &[]
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
fn own_keys(root: &Section, node: &Node, path: &str, own: &[Key]) -> Node {
    let is_own = |name: &str| own.iter().any(|key| key.name == name);
    let is_lever = |name: &str| keys::LEVERS.contains(&name);
    let is_world = |name: &str| !is_own(name) && !is_lever(name) && keys::ROOT.iter().any(|key| key.name == name);
    let known: Vec<&str> = own.iter().map(|key| key.name).chain(keys::LEVERS.iter().copied()).collect();
    for entry in node.entries().unwrap_or_default().iter().filter(|entry| !is_own(&entry.key) && !is_lever(&entry.key))
    {
        let path = format!("{path}.{}", entry.key);
        let (found, allowed, hint) = if is_world(&entry.key) {
            let hint = "strategies share one world: only levers differ".to_owned();
            ("a part of the world", keys::LEVERS.join(", "), Some(hint))
        } else {
            let hint = root.reader.suggestion(&entry.key_place, &entry.key, known.iter().copied());
            ("an unknown key", known.join(", "), hint)
        };
        root.reader.fault(&entry.key_place, &path, found, &allowed, hint);
    }
    node.without(|key| !is_own(key))
}
