//! The future-event list: a calendar whose days follow the pace of events.
//!
//! A *day* is a stretch of time in which one event happens, or none. The events of *today* are sorted; those of the next
//! [`DAYS`] days are *near*, each in the list of its day; the others are *far*. Booking is an append, and the next event is
//! found by the bits of the days that have any. Which day an event belongs to is told by the bits of its time: the length
//! of a day is a power of two of their steps.
//!
//! The length follows the pace. Whenever the present has moved on by a quarter of the near future, events are held against
//! days; and a day so crowded that events must push others aside is shortened as soon as the pushing has cost what laying
//! out the near future anew costs. Far events are not touched by that.
//!
//! Events at equal times happen in the order in which they were booked: lists and pages keep that order, and so does the
//! sorting.
//!
//! Source: Brown 1988 (calendar queues); that only what is near and crowded is dealt out finely is as in ladder queues (Tang,
//! Goh & Thng 2005).

use super::entry::Entry;
use super::far::Far;
use super::near::{DAYS, Near};

/// Days for each event, aimed at. More empty days cost less than events that share one.
const DAYS_PER_EVENT: u64 = 2;
/// Today is crowded if a booking pushes aside more events than this.
const CROWD: usize = 48;
/// The most events that may as well wait in one day.
const FEW: usize = 8;
/// The near future is filled up when less than all but this many of its days are left.
const QUARTER: u64 = DAYS / 4;
/// Events from which a pace is read.
const ENOUGH: u64 = 512;
/// Days whose events are shown at once before they begin.
const SHOWN: u64 = 256;
/// The longest day, and the first, leaves off so many binary digits of a key: time doubles in 4,096 of them.
const LONGEST: u32 = 40;

/// Future events in order of time, then of booking.
#[derive(Clone, Debug)]
pub struct Calendar<E> {
    /// Today's events in order; those before `next` have happened.
    today: Vec<Entry<E>>,
    next: usize,
    /// Today, and the first day that is far: keys without their last `shift` digits.
    day: u64,
    horizon: u64,
    shift: u32,
    near: Near<E>,
    far: Far<E>,
    /// Events that happened since `since`, a day.
    happened: u64,
    since: u64,
    /// Events that were pushed aside since the near future was laid out.
    pushed: usize,
    now_s: f64,
    /// The stretch of [`SHOWN`] days that was shown last.
    shown: u64,
    /// Room for what comes near.
    coming: Vec<Entry<E>>,
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
            next: 0,
            day: 0,
            horizon: DAYS,
            shift: LONGEST,
            near: Near::new(),
            far: Far::new((DAYS << LONGEST) - 1),
            happened: 0,
            since: 0,
            pushed: 0,
            now_s: 0.0,
            shown: 0,
            coming: Vec::new(),
        }
    }

    /// When the last event happened.
    pub fn now_s(&self) -> f64 {
        self.now_s
    }

    /// Number of events that wait.
    pub fn len(&self) -> usize {
        self.today.len() - self.next + self.near.len() + self.far.len()
    }

    /// Whether nothing waits.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Books `event` for `time_s`, which is now or later. At infinity it never happens and is not kept.
    #[inline]
    pub fn book(&mut self, time_s: f64, event: E) {
        debug_assert!(time_s >= self.now_s, "an event is booked in the past: {time_s} before {}", self.now_s);
        if time_s < f64::INFINITY {
            // The sum takes the sign from a zero: times have none.
            self.place(Entry { time_s: time_s + 0.0, event });
        }
    }

    /// Takes the next event if it is due at `until_s` or before.
    #[inline]
    pub fn pop_until(&mut self, until_s: f64) -> Option<(f64, E)> {
        if self.next == self.today.len() && !self.turn_page() {
            return None;
        }
        let next = self.today[self.next];
        if next.time_s > until_s {
            return None;
        }
        self.next += 1;
        self.happened += 1;
        self.now_s = next.time_s;
        Some((next.time_s, next.event))
    }

    /// When a stretch of days has begun: the events booked so far for the one after it, in no order.
    #[inline]
    pub fn coming(&mut self) -> Option<impl Iterator<Item = E>> {
        let next = self.day / SHOWN + 1;
        if next == self.shown {
            return None;
        }
        self.shown = next;
        Some(self.near.events(next * SHOWN, (next + 1) * SHOWN))
    }

    #[inline]
    fn place(&mut self, entry: Entry<E>) {
        let day = entry.key() >> self.shift;
        if day <= self.day {
            self.sort_in(entry);
        } else if day < self.horizon {
            self.near.push(day, entry);
        } else {
            self.far.push(entry);
        }
    }

    /// Sorts an event into today, behind those of the same time.
    #[inline]
    fn sort_in(&mut self, entry: Entry<E>) {
        let mut place = self.today.len();
        self.today.push(entry);
        while place > self.next && self.today[place - 1].time_s > entry.time_s {
            self.today[place] = self.today[place - 1];
            place -= 1;
        }
        self.today[place] = entry;
        let pushed = self.today.len() - place - 1;
        if pushed > CROWD {
            self.relieve(pushed);
        }
    }

    /// Makes the next day that has events today. False if nothing waits at all.
    #[inline]
    fn turn_page(&mut self) -> bool {
        self.today.clear();
        self.next = 0;
        while self.today.is_empty() {
            if self.horizon - self.day <= DAYS - QUARTER {
                self.look_ahead();
            } else if let Some(day) = self.near.first_filled(self.day + 1, self.horizon) {
                self.day = day;
                self.near.take(day, &mut self.today);
                if self.today.len() > 1 {
                    self.sort_today();
                }
            } else if let Some(first) = self.far.first_key() {
                self.skip_to((first >> self.shift) - 1);
            } else {
                return false;
            }
        }
        true
    }

    fn sort_today(&mut self) {
        self.today.sort_by_key(Entry::key);
        let n = self.today.len();
        if n > CROWD && self.today[0].time_s < self.today[n - 1].time_s {
            self.relieve(n);
        } else if self.near.len() > FEW
            && self.happened > ENOUGH.max(self.near.len() as u64).max(2 * (self.day - self.since))
        {
            self.read_pace();
        }
    }

    /// A quarter is over: reads the pace, and fills up the near future.
    #[cold]
    fn look_ahead(&mut self) {
        if self.happened >= ENOUGH {
            self.read_pace();
        }
        self.fill_up();
    }

    /// Holds events against days.
    #[cold]
    fn read_pace(&mut self) {
        let due = ((self.day - self.since) / DAYS_PER_EVENT).max(1);
        let is_too_long = self.happened > 2 * due && self.near.len() > FEW;
        if is_too_long || due > 2 * self.happened {
            // The nearest power of two, by a factor of 2^16 at most.
            let pace = ((self.happened * 3 / 2) << 16) / due;
            let shift = (self.shift + 16).saturating_sub(pace.max(1).ilog2()).min(LONGEST);
            if shift != self.shift {
                self.lay_out(shift);
            }
        }
        self.happened = 0;
        self.since = self.day;
    }

    /// Nothing is near: goes on to the day before the first event that is far.
    #[cold]
    fn skip_to(&mut self, day: u64) {
        // A long silence is no pace: it counts for a quarter, and for nothing before the first event.
        let silence = (day - self.day).saturating_sub(QUARTER);
        self.since = if self.happened == 0 { day } else { self.since + silence };
        self.day = day;
        self.horizon = day;
    }

    /// Brings near what is no longer far.
    fn fill_up(&mut self) {
        self.horizon = (self.day + DAYS) / QUARTER * QUARTER;
        let mut coming = std::mem::take(&mut self.coming);
        self.far.advance((self.horizon << self.shift) - 1, &mut coming);
        for entry in coming.drain(..) {
            self.place(entry);
        }
        self.coming = coming;
    }

    /// Shortens a crowded day, if crowds have cost enough since the last time.
    #[cold]
    fn relieve(&mut self, pushed: usize) {
        self.pushed += pushed;
        // Laying out moves every near event: pushing must have moved as many first.
        if self.pushed > self.near.len() && self.shift > 0 {
            let crowd = (self.today.len() - self.next) as u64 * DAYS_PER_EVENT;
            self.lay_out(self.shift.saturating_sub(crowd.ilog2()));
        }
    }

    /// Gives a day another length, counted from the last event that happened.
    fn lay_out(&mut self, shift: u32) {
        let mut entries = self.today.split_off(self.next);
        self.today.clear();
        self.next = 0;
        let mut day = self.day;
        while let Some(filled) = self.near.first_filled(day + 1, self.horizon) {
            self.near.take(filled, &mut entries);
            day = filled;
        }
        self.shift = shift;
        // Times are not negative, so that the bits of a later one are a greater number.
        self.day = self.now_s.to_bits() >> shift;
        self.horizon = (self.day + DAYS) / QUARTER * QUARTER;
        self.happened = 0;
        self.since = self.day;
        self.pushed = 0;
        self.far.go_back((self.horizon << shift) - 1);
        for entry in entries {
            if entry.key() >> shift <= self.day {
                self.today.push(entry);
            } else {
                self.place(entry);
            }
        }
        self.today.sort_by_key(Entry::key);
        self.fill_up();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rng::{mix, unit_interval};
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

    #[test]
    fn a_zero_with_a_sign_is_now() {
        let mut calendar = Calendar::new();
        calendar.book(0.0, 1);
        calendar.book(-0.0, 2);
        assert_eq!(calendar.pop_until(0.0), Some((0.0, 1)));
        assert_eq!(calendar.pop_until(0.0), Some((0.0, 2)));
    }

    /// Holds `n` events, each booked anew when it happens, until `until_s`: the pace is `n` ÷ `mean_s`.
    fn hold(calendar: &mut Calendar<u64>, n: u64, mean_s: f64, until_s: f64) -> Crowds {
        let mut crowds = Crowds { popped: 0, last: 0, worst: 0 };
        let gap = |event: u64, popped: u64| mean_s * 2.0 * unit_interval(mix(event ^ mix(popped)));
        for event in 0..n {
            calendar.book(calendar.now_s + gap(event, u64::MAX), event);
        }
        while let Some((now, event)) = calendar.pop_until(until_s) {
            crowds.popped += 1;
            let crowd = calendar.today.len() - calendar.next;
            crowds.worst = crowds.worst.max(crowd);
            if crowd > CROWD {
                crowds.last = crowds.popped;
            }
            if event < n {
                calendar.book(now + gap(event, crowds.popped), event);
            }
        }
        crowds
    }

    /// Events that happened, how many of them until the last crowded day, and the fullest day.
    struct Crowds {
        popped: u64,
        last: u64,
        worst: usize,
    }

    fn days_per_s(calendar: &Calendar<u64>) -> f64 {
        let key = calendar.now_s.to_bits();
        let step = f64::from_bits(((key >> calendar.shift) + 1) << calendar.shift)
            - f64::from_bits(key >> calendar.shift << calendar.shift);
        1.0 / step
    }

    #[test]
    fn the_first_pace_is_learned_within_a_few_thousand_events() {
        for pace in [1e-6, 1.0, 2000.0, 1e6, 1e9] {
            let mut calendar = Calendar::new();
            let crowds = hold(&mut calendar, 1000, 1000.0 / pace, 2e5 / pace);
            assert!(crowds.popped > 150_000);
            assert!(crowds.last < 5000, "{pace} events a second: a crowd after {} events", crowds.last);
            let days_per_event = days_per_s(&calendar) / pace;
            assert!((0.4..10.0).contains(&days_per_event), "{pace} events a second: {days_per_event} days for each");
        }
    }

    /// A thousand times as many events from one second to the next, and back, while far events wait.
    #[test]
    fn a_new_pace_is_learned_within_a_few_thousand_events() {
        let mut calendar = Calendar::new();
        for far in 0..100_000 {
            calendar.book(1e6 + f64::from(far) * 10.0, u64::MAX);
        }
        hold(&mut calendar, 10, 10.0, 50_000.0);
        let slow = days_per_s(&calendar);
        let crowds = hold(&mut calendar, 10_000, 10.0, 50_200.0);
        assert!(crowds.last < 15_000 && crowds.worst < 5000, "{} events, {} at once", crowds.last, crowds.worst);
        let quick = days_per_s(&calendar);
        assert!(quick > 100.0 * slow, "{slow} days a second, then {quick}");
        hold(&mut calendar, 10, 10.0, 999_000.0);
        assert!(days_per_s(&calendar) < quick / 50.0, "{quick} days a second, then {}", days_per_s(&calendar));
        assert!(calendar.len() >= 100_000);
    }

    #[test]
    fn a_hundred_thousand_ties_cost_no_more_than_others() {
        let mut calendar = Calendar::new();
        for event in 0..100_000 {
            calendar.book(7.0, event);
        }
        for event in 0..100_000u64 {
            assert_eq!(calendar.pop_until(7.0), Some((7.0, event)));
            // One more for now, behind all others, and one for soon.
            calendar.book(7.0, 100_000 + event);
            calendar.book(7.0 + 1e-9, 200_000 + event);
        }
        for event in 100_000..300_000 {
            assert_eq!(calendar.pop_until(8.0).map(|(_, event)| event), Some(event));
        }
        assert_eq!(calendar.pushed, 0);
    }

    proptest! {
        /// Against the simplest calendar there is, a sorted list, over gaps and paces of very different size, with ties by
        /// the hundred and far events.
        #[test]
        fn it_agrees_with_a_sorted_list(seed: u64, n in 1usize..3000, spread in 0u32..12, phases in 1u64..5) {
            let mut calendar = Calendar::new();
            let mut list: Vec<(f64, u64)> = Vec::new();
            let mut now = 0.0;
            for i in 0..n as u64 {
                let bits = mix(seed ^ i);
                // Each phase has a pace of its own; some have few different times.
                let phase = mix(seed ^ (i * phases / n as u64) << 32);
                let pace = [1.0, 1e-6, 1e3, 1e-3][(phase % 4) as usize];
                let times = [3, 1000, 1 << 20][(phase >> 8) as usize % 3];
                let gap = (bits % times) as f64 * libm::exp2(f64::from((bits >> 32) as u32 % (spread + 1)) * 2.0) * pace;
                let gap = if bits.is_multiple_of(31) { gap * 1e7 } else { gap };
                if !bits.is_multiple_of(3) {
                    calendar.book(now + gap, i);
                    list.push((now + gap, i));
                }
                if mix(bits) % 5 < 2 {
                    list.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
                    let until = if bits.is_multiple_of(7) { now + gap } else { f64::INFINITY };
                    let is_due = list.first().is_some_and(|first| first.0 <= until);
                    let expected = is_due.then(|| list.remove(0));
                    let found = calendar.pop_until(until);
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

        /// Many events on few days, so that days are laid out anew while events wait.
        #[test]
        fn order_survives_every_new_length_of_a_day(seed: u64, paces in prop::collection::vec(-20i32..20, 1..8)) {
            let mut calendar = Calendar::new();
            let (mut booked, mut last) = (0u64, (0.0, 0u64));
            for pace in paces {
                for _ in 0..4000 {
                    let bits = mix(seed ^ booked);
                    let steps = if bits.is_multiple_of(4) { 0 } else { bits >> 8 & 0x3ff };
                    calendar.book(last.0 + steps as f64 * libm::exp2(f64::from(pace)), booked);
                    booked += 1;
                    if bits % 16 < 15 {
                        let next = calendar.pop_until(f64::INFINITY).expect("one was booked");
                        prop_assert!(last.0 < next.0 || last.0 <= next.0 && last.1 <= next.1, "{last:?} before {next:?}");
                        last = next;
                    }
                }
            }
            prop_assert!(calendar.len() as u64 + 500 > booked / 16);
        }
    }
}
