//! When the patience of the crowd's contacts in line ends: kept by stretches of time, of which only the next is in order. Most are
//! answered before, and are dropped unsorted when their stretch begins.

/// Length of a stretch, s.
const STRETCH_S: f64 = 5.0;
/// Stretches that are told apart; what lies further away is looked at again after so many.
const STRETCHES: usize = 1024;

/// The end of a wait: when, of which record, and the number of the wait.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct End {
    pub at_s: f64,
    pub slot: u32,
    pub wait_number: u32,
}

/// All ends of patience.
#[derive(Clone, Debug)]
pub struct Patience {
    stretches: Vec<Vec<End>>,
    /// Of the present stretch, the next one last.
    present: Vec<End>,
    /// The number of the present stretch.
    number: u64,
    /// How many are in other stretches.
    later: usize,
}

impl Default for Patience {
    fn default() -> Self {
        Self { stretches: vec![Vec::new(); STRETCHES], present: Vec::new(), number: 0, later: 0 }
    }
}

impl Patience {
    /// When the next one ends, or a stretch begins that may have some; infinite for never.
    #[inline]
    pub fn next_s(&self) -> f64 {
        match self.present.last() {
            Some(end) => end.at_s,
            None if self.later > 0 => (self.number + 1) as f64 * STRETCH_S,
            None => f64::INFINITY,
        }
    }

    /// A wait will end, seen at a moment.
    pub fn expect(&mut self, now_s: f64, end: End) {
        // As long as nobody waits stretches pass unseen.
        if self.later == 0 && self.present.is_empty() {
            self.number = self.number.max((now_s / STRETCH_S) as u64);
        }
        let number = (end.at_s / STRETCH_S) as u64;
        if number <= self.number {
            let place = self.present.partition_point(|other| other.at_s > end.at_s);
            self.present.insert(place, end);
        } else {
            self.stretches[number as usize % STRETCHES].push(end);
            self.later += 1;
        }
    }

    /// The wait that ends by now; where there is none the next stretch begins, of which only those stay who still wait.
    pub fn take(&mut self, now_s: f64, waits: impl Fn(&End) -> bool) -> Option<End> {
        if let Some(end) = self.present.pop_if(|end| end.at_s <= now_s) {
            return Some(end);
        }
        self.number += 1;
        let end_s = (self.number + 1) as f64 * STRETCH_S;
        let stretch = &mut self.stretches[self.number as usize % STRETCHES];
        let before = stretch.len();
        let present = &mut self.present;
        stretch.retain(|end| {
            let is_later = end.at_s >= end_s;
            if !is_later && waits(end) {
                present.push(*end);
            }
            is_later
        });
        self.later -= before - stretch.len();
        self.present.sort_by(|a, b| b.at_s.total_cmp(&a.at_s));
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn end(at_s: f64, slot: u32) -> End {
        End { at_s, slot, wait_number: 1 }
    }

    #[test]
    fn waits_end_in_the_order_of_time_and_whoever_was_answered_is_dropped() {
        let mut patience = Patience::default();
        assert!(patience.next_s().is_infinite());
        for (at_s, slot) in [(1007.0, 1), (1001.0, 2), (1003.0, 3), (1000.5, 4), (9000.0, 5), (1006.0, 6)] {
            patience.expect(1000.0, end(at_s, slot));
        }
        let mut ended = Vec::new();
        while patience.next_s().is_finite() {
            ended.extend(patience.take(patience.next_s(), |end| end.slot != 6).map(|end| end.slot));
        }
        assert_eq!(ended, [4, 2, 3, 1, 5]);
    }

    /// A quarter of an hour and more without anybody passes unseen: who then waits until 1007 s is looked for when the stretch from 1005 s
    /// begins, not in one of those that are over; who goes in the present one is at once the next.
    #[test]
    fn the_next_look_is_never_in_the_past() {
        let mut patience = Patience::default();
        patience.expect(1000.0, end(1007.0, 1));
        assert!((patience.next_s() - 1005.0).abs() < 1e-9, "{}", patience.next_s());
        patience.expect(1002.0, end(1004.0, 2));
        assert!((patience.next_s() - 1004.0).abs() < 1e-9, "{}", patience.next_s());
    }
}
