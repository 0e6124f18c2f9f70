//! The lines in which contacts wait, each in the order of joining.
//!
//! Whoever leaves a line while not its first is dropped when met; the first of a line always still waits. So those who look
//! for the next contact need not look at any issue.

use crate::model::issue::Issues;
use std::collections::VecDeque;

/// A contact in line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct QueueEntry {
    /// When it joined.
    pub since_s: f64,
    pub slot: u32,
    pub wait_number: u32,
}

impl QueueEntry {
    fn is_gone(&self, issues: &Issues) -> bool {
        issues[self.slot].wait_number != self.wait_number
    }
}

#[derive(Clone, Debug, Default)]
struct Line {
    entries: VecDeque<QueueEntry>,
    /// Contacts whose customer holds the line, whether they hear a message or not.
    held: u32,
}

/// All lines.
#[derive(Clone, Debug)]
pub struct Lines {
    all: Vec<Line>,
    /// Contacts that an agent could take.
    standing: usize,
    /// The most of them that there have been at once.
    most: usize,
}

impl Lines {
    pub fn new(lines: usize) -> Self {
        Self { all: vec![Line::default(); lines], standing: 0, most: 0 }
    }

    /// The most contacts that stood in all lines at once.
    pub fn most_standing(&self) -> usize {
        self.most
    }

    /// Whether nobody stands in any line.
    #[inline]
    pub fn are_empty(&self) -> bool {
        self.standing == 0
    }

    /// The contact that has waited longest in a line.
    #[inline]
    pub fn first(&self, line: usize) -> Option<&QueueEntry> {
        self.all[line].entries.front()
    }

    /// Contacts that stand in a line, and those that have left it without having been dropped yet.
    pub fn length(&self, line: usize) -> usize {
        self.all[line].entries.len()
    }

    /// Customers who hold some lines.
    #[inline]
    pub fn held(&self, lines: &[u32]) -> u32 {
        lines.iter().map(|&line| self.all[line as usize].held).sum()
    }

    /// To the end of a line.
    #[inline]
    pub fn join(&mut self, line: usize, entry: QueueEntry) {
        self.all[line].held += 1;
        self.all[line].entries.push_back(entry);
        self.standing += 1;
        self.most = self.most.max(self.standing);
    }

    /// A customer no longer holds the line.
    #[inline]
    pub fn hang_up(&mut self, line: usize) {
        self.all[line].held -= 1;
    }

    /// Takes the first of a line out of it.
    ///
    /// # Panics
    /// If nobody stands there: ask [`Lines::first`] first.
    #[inline]
    pub fn take(&mut self, line: usize, issues: &Issues) -> u32 {
        let entry = self.all[line].entries.pop_front().expect("somebody stands in line");
        self.standing -= 1;
        self.drop_gone(line, issues);
        entry.slot
    }

    /// Somebody who stands in a line has left it: the wait number is no longer that of the issue.
    #[inline]
    pub fn leave(&mut self, line: usize, slot: u32, issues: &Issues) {
        self.standing -= 1;
        if self.first(line).is_some_and(|first| first.slot == slot) {
            self.drop_gone(line, issues);
        }
    }

    /// Takes somebody out of a line who will come back to it. Among the longest waiting, it is close to the front.
    pub fn step_out(&mut self, line: usize, entry: QueueEntry, issues: &Issues) {
        let entries = &mut self.all[line].entries;
        let from = entries.partition_point(|other| other.since_s < entry.since_s);
        let place = (from..entries.len()).find(|&place| entries[place] == entry);
        debug_assert!(place.is_some(), "who steps out stands in line");
        if let Some(place) = place {
            entries.remove(place);
            self.standing -= 1;
        }
        self.drop_gone(line, issues);
    }

    /// Back into a line, to the place that the time of joining gives.
    pub fn step_in(&mut self, line: usize, entry: QueueEntry) {
        let entries = &mut self.all[line].entries;
        let place = entries.partition_point(|other| other.since_s <= entry.since_s);
        entries.insert(place, entry);
        self.standing += 1;
    }

    /// Everybody who stands in some line, in the order of joining, and lines without anybody.
    pub fn emptied(&mut self, lines: usize, issues: &Issues) -> Vec<QueueEntry> {
        let old = std::mem::replace(self, Self::new(lines));
        let mut entries: Vec<QueueEntry> = old.all.into_iter().flat_map(|line| line.entries).collect();
        entries.retain(|entry| !entry.is_gone(issues));
        entries.sort_by(|a, b| a.since_s.total_cmp(&b.since_s));
        entries
    }

    /// The slots of all who stand in some line.
    pub fn standing<'a>(&'a self, issues: &'a Issues) -> impl Iterator<Item = u32> + 'a {
        let entries = self.all.iter().flat_map(|line| &line.entries);
        entries.filter(|entry| !entry.is_gone(issues)).map(|entry| entry.slot)
    }

    /// Counts one more customer who holds a line without standing in it.
    pub fn hold(&mut self, line: usize) {
        self.all[line].held += 1;
    }

    #[inline]
    fn drop_gone(&mut self, line: usize, issues: &Issues) {
        let entries = &mut self.all[line].entries;
        while entries.front().is_some_and(|entry| entry.is_gone(issues)) {
            entries.pop_front();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::issue::Issue;

    /// Three contacts that joined a line at 0, 1 and 2 s.
    fn three() -> (Lines, Issues) {
        let (mut lines, mut issues) = (Lines::new(1), Issues::default());
        for slot in 0..3 {
            issues.open(Issue::default());
            issues[slot].wait_number = 1;
            lines.join(0, entry(slot));
        }
        (lines, issues)
    }

    fn entry(slot: u32) -> QueueEntry {
        QueueEntry { since_s: f64::from(slot), slot, wait_number: 1 }
    }

    fn leave(lines: &mut Lines, issues: &mut Issues, slot: u32) {
        issues[slot].wait_number = 2;
        lines.leave(0, slot, issues);
        lines.hang_up(0);
    }

    #[test]
    fn the_first_of_a_line_always_still_waits() {
        let (mut lines, mut issues) = three();
        leave(&mut lines, &mut issues, 1);
        assert_eq!(lines.held(&[0]), 2);
        assert_eq!(lines.first(0).map(|first| first.slot), Some(0));
        assert_eq!(lines.take(0, &issues), 0);
        assert_eq!(lines.first(0).map(|first| first.slot), Some(2));
        leave(&mut lines, &mut issues, 2);
        assert!(lines.first(0).is_none() && lines.are_empty());
    }

    #[test]
    fn who_steps_out_comes_back_to_the_same_place() {
        let (mut lines, issues) = three();
        lines.step_out(0, entry(0), &issues);
        assert_eq!(lines.first(0), Some(&entry(1)));
        assert_eq!(lines.held(&[0]), 3, "a message keeps nobody off the line");
        lines.step_in(0, entry(0));
        let order: Vec<u32> = (0..3).map(|_| lines.take(0, &issues)).collect();
        assert_eq!(order, [0, 1, 2]);
        assert!(lines.are_empty());
    }

    #[test]
    fn new_lines_keep_the_order_of_joining() {
        let (mut lines, mut issues) = three();
        leave(&mut lines, &mut issues, 1);
        let slots: Vec<u32> = lines.emptied(2, &issues).iter().map(|entry| entry.slot).collect();
        assert_eq!(slots, [0, 2]);
        assert!(lines.are_empty() && lines.first(1).is_none());
    }
}
