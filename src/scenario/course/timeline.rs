//! A strategy's dated changes and ramps, each laid onto what was in force before.

use super::super::dates::moment;
use super::super::sections::names::Names;
use super::super::sections::root::LEVERS;
use super::idle_keys::doubt_idle_keys;
use super::ramps::blend;
use crate::text::{Entry, Node, Section};
use crate::unit::{DAY, WEEK};

/// A dated change of levers.
pub struct Change<'n> {
    /// When it begins, s.
    pub at_s: f64,
    /// Weekly steps in which its numbers move; 0 for at once.
    pub steps: u32,
    /// Where it is typed.
    pub node: &'n Node,
    /// The lever sections that it sets.
    pub levers: Node,
}

impl Change<'_> {
    /// When it is complete, s.
    pub fn end_s(&self) -> f64 {
        self.at_s + f64::from(self.steps) * WEEK
    }
}

/// The lever tables that are in force from a moment on.
pub struct Table {
    pub from_s: f64,
    pub levers: Node,
    /// A later step of a ramp than its first.
    pub is_step: bool,
}

/// When a change begins, and the weekly steps that its `over` asks for.
pub fn dated(section: &Section, names: &Names) -> (f64, u32) {
    let at_s = moment(section, "at", &names.clock, names.interval_s);
    let Some(over_s) = section.optional("over") else { return (at_s, 0) };
    let Some(node) = section.given("over") else { return (at_s, 0) };
    if over_s % WEEK != 0.0 {
        section.wrong(node, "over", "whole weeks: \"8 weeks\"");
        return (at_s, 0);
    }
    let left_s = names.clock.horizon_end_s() - at_s;
    if over_s > left_s && !section.reader.has_fault_under(&["start", "length", "warmup", "at"]) {
        let allowed = format!("at most {} weeks, until the end of the horizon", (left_s / WEEK).floor());
        let hint = "begin it earlier, make it shorter, or lengthen the scenario".to_owned();
        section.refuse("over", &node.shown(), &allowed, &hint);
        return (at_s, 0);
    }
    (at_s, (over_s / WEEK) as u32)
}

/// What is in force from launch on, step by step, in order of time.
///
/// At the moment of a change everything that is no number is new; after `k` of `n` weeks each number has gone `k/n` of its
/// way from what it was then.
pub fn tables(root: &Section, launched: Table, changes: &[Change]) -> Vec<Table> {
    let mut moments: Vec<(f64, usize, u32)> = Vec::new();
    for (index, change) in changes.iter().enumerate() {
        moments.extend((0..=change.steps).map(|step| (change.at_s + f64::from(step) * WEEK, index, step)));
    }
    moments.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut before: Vec<Option<Node>> = vec![None; changes.len()];
    let mut laid_on: Vec<Option<Node>> = vec![None; changes.len()];
    let mut tables = vec![launched];
    for (from_s, index, step) in moments {
        let change = &changes[index];
        let present = before[index].get_or_insert_with(|| tables[tables.len() - 1].levers.clone());
        let share = f64::from(step) / f64::from(change.steps.max(1));
        let is_complete = step == change.steps;
        let levers = if is_complete {
            change.levers.clone()
        } else {
            blend(root.reader, "", Some(present), &change.levers, share)
        };
        laid_on[index] = Some(levers);
        let levers = laid_on.iter().flatten().fold(tables[0].levers.clone(), |table, over| table.merged(over));
        if is_complete {
            doubt_idle_keys(root.reader, change.node, &levers);
        }
        tables.push(Table { from_s, levers, is_step: step > 1 });
    }
    tables
}

/// Notes keys that two changes of the same moment set, and keys that a change sets while an earlier one still moves them:
/// which of the two holds, nobody can tell.
pub fn doubt_overlaps(root: &Section, changes: &[Change], path: &str) {
    for (later, change) in changes.iter().enumerate() {
        for before in &changes[..later] {
            let is_same_moment = before.at_s.total_cmp(&change.at_s).is_eq();
            if !is_same_moment && change.at_s >= before.end_s() {
                continue;
            }
            for (key, own, other) in common_keys(change.node, before.node) {
                let line = root.reader.document.place(&other.place).line;
                let (found, allowed, hint) = if is_same_moment {
                    (
                        format!("a second value for `{key}` at the same moment: line {line} sets it too"),
                        "one value at a moment".to_owned(),
                        "two changes of one moment may set different keys; merge them into one",
                    )
                } else {
                    let day = (before.end_s() - before.at_s) / DAY;
                    (
                        format!("`{key}`, which the ramp of line {line} still moves at that time"),
                        format!("a moment from the ramp's end on, {day} days after its start"),
                        "let the ramp end before, or begin the later change when it has",
                    )
                };
                root.reader.fault(&own.place, &format!("{path}.change"), &found, &allowed, Some(hint.to_owned()));
            }
        }
    }
}

/// Keys that one change sets and that another sets too, wholly or in part: name, and where each does.
pub fn common_keys<'n>(one: &'n Node, other: &'n Node) -> Vec<(String, &'n Node, &'n Node)> {
    let is_below = |a: &str, b: &str| a.strip_prefix(b).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'));
    let others = keys_set(other, "");
    let common = |(key, node): (String, &'n Node)| {
        let (_, found) = others.iter().find(|(known, _)| is_below(&key, known) || is_below(known, &key))?;
        Some((key, node, *found))
    };
    keys_set(one, "").into_iter().filter_map(common).collect()
}

/// The levers that a change sets, by their path.
pub fn keys_set<'n>(node: &'n Node, path: &str) -> Vec<(String, &'n Node)> {
    let is_lever = |entry: &&Entry| !path.is_empty() || LEVERS.contains(&entry.key.as_str());
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
