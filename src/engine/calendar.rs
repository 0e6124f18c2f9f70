//! The future-event list: a calendar queue in three steps.
//!
//! A *day* is a short stretch of simulated time, a *year* is [`DAYS`] days. Today's page is sorted; a booking for a later day
//! of this year is appended to that day's page, one for a later year to that year's page; what lies beyond [`YEARS`] years
//! waits in a heap. When a year begins, its page is dealt out to the days. Every event is so moved at most three times,
//! whatever the number that wait. The length of a day follows the pace of events: at the turn of a year in which far too
//! many or too few happened, the calendar is laid out anew.
//!
//! Events at equal times happen in the order in which they were booked.
//!
//! Source: Brown 1988 (calendar queues); the sorted page of today and the coarser pages behind it are as in ladder queues
//! (Tang, Goh & Thng 2005).

use std::cmp::Ordering;
use std::collections::BinaryHeap;

/// Days in a year: a power of two.
const DAYS: usize = 1024;
/// Years with a page of their own.
const YEARS: u64 = 4096;
/// Events per year aimed at, and how far off the pace may be before the calendar is laid out anew.
const EVENTS_PER_YEAR: f64 = 3.0 * DAYS as f64;
const TOO_MANY: f64 = 6.0;
const TOO_FEW: f64 = 1.0 / 12.0;

#[derive(Clone, Copy, Debug)]
struct Entry<E> {
    time_s: f64,
    sequence: u64,
    event: E,
}

impl<E> Entry<E> {
    #[inline]
    fn is_before(&self, other: &Self) -> bool {
        (self.time_s, self.sequence) < (other.time_s, other.sequence)
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
    /// The later days of this year, unsorted.
    days: Vec<Vec<Entry<E>>>,
    /// The later years that have a page, unsorted.
    years: Vec<Vec<Entry<E>>>,
    beyond: BinaryHeap<Entry<E>>,
    /// Number of the day that `today` holds.
    day: u64,
    days_per_s: f64,
    /// Events in `today` and `days`, and in `years`.
    in_days: usize,
    in_years: usize,
    /// Events that happened in this year.
    happened: u64,
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
            days: vec![Vec::new(); DAYS],
            years: vec![Vec::new(); YEARS as usize],
            beyond: BinaryHeap::new(),
            day: 0,
            days_per_s: 1.0,
            in_days: 0,
            in_years: 0,
            happened: 0,
            booked: 0,
            now_s: 0.0,
        }
    }

    /// Number of events that wait.
    pub fn len(&self) -> usize {
        self.in_days + self.in_years + self.beyond.len()
    }

    /// Whether nothing waits.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Books `event` for `time_s`, which is now or later. At infinity it never happens and is not kept.
    #[inline]
    pub fn book(&mut self, time_s: f64, event: E) {
        debug_assert!(time_s >= self.now_s, "an event is booked in the past: {time_s} before {}", self.now_s);
        if time_s == f64::INFINITY {
            return;
        }
        let entry = Entry { time_s, sequence: self.booked, event };
        self.booked += 1;
        self.place(entry);
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
        self.in_days -= 1;
        self.happened += 1;
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
        let years_off = (day / DAYS as u64).saturating_sub(self.day / DAYS as u64);
        if day <= self.day {
            let behind = self.today.iter().rev().take_while(|later| later.is_before(&entry)).count();
            self.today.insert(self.today.len() - behind, entry);
            self.in_days += 1;
        } else if years_off == 0 {
            self.days[day as usize % DAYS].push(entry);
            self.in_days += 1;
        } else if years_off < YEARS {
            self.years[(day / DAYS as u64 % YEARS) as usize].push(entry);
            self.in_years += 1;
        } else {
            self.beyond.push(entry);
        }
    }

    /// Begins the next year that has events.
    #[cold]
    fn turn_year(&mut self) {
        let pace = self.happened as f64 / EVENTS_PER_YEAR;
        self.happened = 0;
        if !(TOO_FEW..TOO_MANY).contains(&pace) {
            self.lay_out(pace);
            if self.in_days > 0 {
                return;
            }
        }
        let mut year = self.day / DAYS as u64 + 1;
        if self.in_years > 0 {
            while self.years[(year % YEARS) as usize].is_empty() {
                year += 1;
            }
        } else if let Some(first) = self.beyond.peek() {
            year = year.max(self.day_of(first.time_s) / DAYS as u64);
        }
        self.day = year * DAYS as u64;
        let page = std::mem::take(&mut self.years[(year % YEARS) as usize]);
        self.in_years -= page.len();
        for &entry in &page {
            self.place(entry);
        }
        // The page keeps its memory for the year that will use it next.
        self.years[(year % YEARS) as usize] = page;
        self.years[(year % YEARS) as usize].clear();
        while self.beyond.peek().is_some_and(|first| self.day_of(first.time_s) / (DAYS as u64) < year + YEARS) {
            if let Some(entry) = self.beyond.pop() {
                self.place(entry);
            }
        }
    }

    /// Makes the next day that has events today. False if nothing waits at all.
    fn turn_page(&mut self) -> bool {
        if self.is_empty() {
            return false;
        }
        while self.today.is_empty() {
            if self.in_days == 0 {
                self.turn_year();
                continue;
            }
            self.day += 1;
            std::mem::swap(&mut self.today, &mut self.days[self.day as usize % DAYS]);
        }
        self.today.sort_unstable();
        true
    }

    /// Sets the length of a day by the pace of the year that ends, and places everything anew.
    fn lay_out(&mut self, pace: f64) {
        let mut entries: Vec<Entry<E>> = Vec::with_capacity(self.len());
        for page in &mut self.years {
            entries.append(page);
        }
        entries.extend(self.beyond.drain());
        self.days_per_s = (self.days_per_s * pace.clamp(1e-2, 1e2)).clamp(1e-9, 1e9);
        self.day = self.day_of(self.now_s);
        self.in_years = 0;
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

    #[test]
    fn what_never_happens_is_not_kept() {
        let mut calendar = Calendar::new();
        calendar.book(f64::INFINITY, 1);
        assert!(calendar.is_empty());
        assert_eq!(calendar.pop_until(f64::INFINITY), None);
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
                if !bits.is_multiple_of(3) {
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
