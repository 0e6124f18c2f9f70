//! The future-event list: a calendar queue.
//!
//! Days are short stretches of simulated time, kept in a ring. Only today's page is sorted; a booking for a later day is
//! appended to that day's page, one beyond the ring waits in a heap of far events. The ring is laid out anew when the
//! number of events it holds has grown or shrunk, so that a day has a handful of events at any size: the cost of an
//! event does not grow with the number that wait.
//!
//! Events at equal times happen in the order in which they were booked.
//!
//! Source: Brown 1988 (calendar queues); the far heap and the sorted page of today are as in ladder queues (Tang, Goh &
//! Thng 2005).

use std::cmp::Ordering;
use std::collections::BinaryHeap;

/// Events per day aimed at when the ring is laid out.
const EVENTS_PER_DAY: f64 = 4.0;
/// Fewest days in the ring.
const MIN_DAYS: usize = 64;

#[derive(Clone, Copy, Debug)]
struct Entry<E> {
    time_s: f64,
    sequence: u64,
    event: E,
}

impl<E> Entry<E> {
    #[inline]
    fn is_before(&self, other: &Self) -> bool {
        self.time_s < other.time_s || (self.time_s == other.time_s && self.sequence < other.sequence)
    }
}

// The heap of far events pops its greatest: the earliest event is the greatest.
impl<E> Ord for Entry<E> {
    fn cmp(&self, other: &Self) -> Ordering {
        other.time_s.total_cmp(&self.time_s).then(other.sequence.cmp(&self.sequence))
    }
}
impl<E> PartialOrd for Entry<E> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl<E> PartialEq for Entry<E> {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}
impl<E> Eq for Entry<E> {}

/// Future events in order of time, then of booking.
#[derive(Clone, Debug)]
pub struct Calendar<E> {
    /// Today's events, latest first, so that the next one is popped from the end.
    today: Vec<Entry<E>>,
    /// Later days, unsorted; a power of two of them.
    ring: Vec<Vec<Entry<E>>>,
    /// Number of the day that `today` holds.
    day: u64,
    day_length_s: f64,
    days_per_s: f64,
    /// Events in `today` and `ring`.
    near: usize,
    far: BinaryHeap<Entry<E>>,
    booked: u64,
    now_s: f64,
}

impl<E: Copy> Default for Calendar<E> {
    fn default() -> Self {
        Self::new()
    }
}

impl<E: Copy> Calendar<E> {
    /// An empty calendar at time 0.
    pub fn new() -> Self {
        Self {
            today: Vec::new(),
            ring: vec![Vec::new(); MIN_DAYS],
            day: 0,
            day_length_s: 1.0,
            days_per_s: 1.0,
            near: 0,
            far: BinaryHeap::new(),
            booked: 0,
            now_s: 0.0,
        }
    }

    /// Number of events that wait.
    pub fn len(&self) -> usize {
        self.near + self.far.len()
    }

    /// Whether nothing waits.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Books `event` for `time_s`, which is now or later.
    #[inline]
    pub fn book(&mut self, time_s: f64, event: E) {
        debug_assert!(time_s >= self.now_s, "an event is booked in the past: {time_s} before {}", self.now_s);
        let entry = Entry { time_s, sequence: self.booked, event };
        self.booked += 1;
        self.place(entry);
        if self.near > 2 * EVENTS_PER_DAY as usize * self.ring.len() {
            self.lay_out();
        }
    }

    /// Takes the next event if it is due at `until_s` or before.
    #[inline]
    pub fn pop_until(&mut self, until_s: f64) -> Option<(f64, E)> {
        if self.today.is_empty() && !self.turn_page() {
            return None;
        }
        if self.today.last().is_none_or(|next| next.time_s > until_s) {
            return None;
        }
        let next = self.today.pop()?;
        self.near -= 1;
        self.now_s = next.time_s;
        Some((next.time_s, next.event))
    }

    #[inline]
    fn day_of(&self, time_s: f64) -> u64 {
        (time_s * self.days_per_s) as u64
    }

    #[inline]
    fn place(&mut self, entry: Entry<E>) {
        let day = self.day_of(entry.time_s);
        if day <= self.day {
            let behind = self.today.iter().rev().take_while(|later| later.is_before(&entry)).count();
            self.today.insert(self.today.len() - behind, entry);
            self.near += 1;
        } else if day - self.day < self.ring.len() as u64 {
            let page = day as usize & (self.ring.len() - 1);
            self.ring[page].push(entry);
            self.near += 1;
        } else {
            self.far.push(entry);
        }
    }

    /// Makes the next day that has events today. False if nothing waits at all.
    fn turn_page(&mut self) -> bool {
        if self.is_empty() {
            return false;
        }
        if self.ring.len() > MIN_DAYS && (self.near as f64) < 0.125 * EVENTS_PER_DAY * self.ring.len() as f64 {
            self.lay_out();
        }
        let mask = self.ring.len() - 1;
        while self.today.is_empty() {
            if self.near == 0 {
                // Nothing in the whole ring: jump to the day of the first far event.
                self.day = self.far.peek().map_or(self.day, |first| self.day_of(first.time_s));
            } else {
                self.day += 1;
            }
            std::mem::swap(&mut self.today, &mut self.ring[self.day as usize & mask]);
            self.fetch_far();
        }
        self.today.sort_unstable();
        true
    }

    /// Moves far events that have come within the ring into it.
    #[inline]
    fn fetch_far(&mut self) {
        let horizon = self.day + self.ring.len() as u64;
        while self.far.peek().is_some_and(|first| self.day_of(first.time_s) < horizon) {
            let Some(entry) = self.far.pop() else { return };
            let day = self.day_of(entry.time_s);
            let page = day as usize & (self.ring.len() - 1);
            if day <= self.day { self.today.push(entry) } else { self.ring[page].push(entry) }
            self.near += 1;
        }
    }

    /// Chooses day length and number of days for what waits now and places everything anew.
    fn lay_out(&mut self) {
        let mut entries: Vec<Entry<E>> = self.today.drain(..).collect();
        for page in &mut self.ring {
            entries.append(page);
        }
        entries.extend(self.far.drain());
        entries.sort_unstable_by(|a, b| b.cmp(a));
        let days = (entries.len().max(1) as f64 / EVENTS_PER_DAY) as usize;
        let days = days.next_power_of_two().max(MIN_DAYS);
        // The nearer half sets the pace: a few events far off must not make all days long.
        let median = entries.get(entries.len() / 2).map_or(1.0, |entry| entry.time_s - self.now_s);
        let length = median / (entries.len().max(2) as f64 / 2.0) * EVENTS_PER_DAY;
        if length.is_finite() && length > 1e-9 {
            self.day_length_s = length;
            self.days_per_s = 1.0 / length;
        }
        self.ring.resize_with(days, Vec::new);
        self.day = self.day_of(self.now_s);
        self.near = 0;
        for entry in entries {
            self.place(entry);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rng::mix;
    use proptest::prelude::*;

    #[test]
    fn events_at_the_same_time_happen_in_the_order_of_booking() {
        let mut calendar = Calendar::new();
        for event in 0..100 {
            calendar.book(5.0, event);
        }
        let order: Vec<i32> = std::iter::from_fn(|| calendar.pop_until(5.0)).map(|(_, event)| event).collect();
        assert_eq!(order, (0..100).collect::<Vec<_>>());
    }

    #[test]
    fn nothing_happens_before_it_is_due() {
        let mut calendar = Calendar::new();
        calendar.book(1e6, 1);
        assert_eq!(calendar.pop_until(999_999.0), None);
        calendar.book(10.0, 2);
        assert_eq!(calendar.pop_until(999_999.0), Some((10.0, 2)));
        assert_eq!(calendar.pop_until(1e6), Some((1e6, 1)));
        assert!(calendar.is_empty());
    }

    proptest! {
        /// Against the simplest calendar there is, a sorted list, over gaps of very different size.
        #[test]
        fn it_agrees_with_a_sorted_list(seed: u64, n in 1usize..3000, spread in 0u32..12) {
            let mut calendar = Calendar::new();
            let mut list: Vec<(f64, u64)> = Vec::new();
            let mut now = 0.0;
            for i in 0..n as u64 {
                let bits = mix(seed ^ i);
                let gap = (bits % 1000) as f64 * libm::exp2(f64::from((bits >> 32) as u32 % (spread + 1)) * 2.0);
                if bits % 3 > 0 {
                    calendar.book(now + gap, i);
                    list.push((now + gap, i));
                }
                if bits % 5 < 2 {
                    list.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
                    let expected = (!list.is_empty()).then(|| list.remove(0));
                    let found = calendar.pop_until(f64::INFINITY);
                    prop_assert_eq!(found, expected);
                    now = found.map_or(now, |(time, _)| time);
                }
                prop_assert_eq!(calendar.len(), list.len());
            }
            list.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
            for expected in list {
                prop_assert_eq!(calendar.pop_until(f64::INFINITY), Some(expected));
            }
        }
    }
}
