//! The week of the operation: how much demand each of its intervals has, and at what hour of it customers come back.

use crate::clock::Clock;
use crate::scenario::{Demand, SpecialDay};
use crate::unit::{DAY, WEEK};

/// What is special about the day of a moment, s; `special` in order of time.
#[inline]
pub fn special_of(special: &[SpecialDay], now_s: f64) -> Option<&SpecialDay> {
    if special.is_empty() {
        return None;
    }
    let day = (now_s / DAY) as u32;
    special.binary_search_by_key(&day, |special| special.day).ok().map(|place| &special[place])
}

/// The demand profile on the scenario's clock.
#[derive(Clone, Debug)]
pub struct Week {
    interval_s: f64,
    per_day: usize,
    /// Interval of the week in which time 0 lies.
    first: usize,
    weights: Vec<f64>,
    /// Sums of the weights before each interval, and of all.
    sums: Vec<f64>,
    is_flat: bool,
    /// Days that are not like others of their weekday, in order of time.
    special: Vec<SpecialDay>,
}

impl Week {
    /// The week of a scenario.
    pub fn new(demand: &Demand, clock: &Clock) -> Self {
        let per_day = (DAY / demand.interval_s).round() as usize;
        let mut sums = vec![0.0];
        for weight in &demand.week {
            sums.push(sums[sums.len() - 1] + weight);
        }
        Self {
            interval_s: demand.interval_s,
            per_day,
            first: usize::from(clock.first_weekday) * per_day,
            weights: demand.week.clone(),
            sums,
            is_flat: demand.week.iter().all(|weight| (weight - demand.week[0]).abs() <= 1e-12),
            special: demand.special.clone(),
        }
    }

    /// Intervals in a day.
    pub fn per_day(&self) -> usize {
        self.per_day
    }

    /// What is special about the day of a moment.
    #[inline]
    fn special(&self, now_s: f64) -> Option<&SpecialDay> {
        special_of(&self.special, now_s)
    }

    /// The weekday that the day of a moment is like, if it is like another than its own, and the time since its midnight, s.
    #[inline]
    fn like(&self, now_s: f64) -> Option<(usize, f64)> {
        let special = self.special(now_s)?;
        special.like.map(|weekday| (usize::from(weekday), now_s - f64::from(special.day) * DAY))
    }

    /// Whether people may be on duty at a moment: a special day has hours of its own.
    pub fn lets_work(&self, now_s: f64) -> bool {
        self.special(now_s).is_none_or(|special| special.holds(now_s - f64::from(special.day) * DAY))
    }

    /// Whether a special day has hours of its own.
    pub fn has_own_hours(&self, now_s: f64) -> bool {
        self.special(now_s).is_some_and(|special| special.hours.is_some())
    }

    /// Place in the week, from Monday 00:00, of the interval that holds a moment: of the weekday that its day is like.
    #[inline]
    pub fn interval(&self, now_s: f64) -> usize {
        match self.like(now_s) {
            None => (self.first + (now_s / self.interval_s) as usize) % self.weights.len(),
            Some((weekday, of_day_s)) => weekday * self.per_day + (of_day_s / self.interval_s) as usize,
        }
    }

    /// A moment at which an interval of the week begins, s, on a day that is like its own weekday.
    pub fn start_of(&self, interval: usize) -> f64 {
        let week = self.weights.len();
        let of_first_week = ((interval + week - self.first) % week) as f64 * self.interval_s;
        let of_week = |weeks: u32| of_first_week + f64::from(weeks) * WEEK;
        let special = self.special.len() as u32;
        (0..=special).map(of_week).find(|at_s| self.special(*at_s).is_none()).unwrap_or(of_first_week)
    }

    /// Time since a Monday 00:00, s: on a day that is like another weekday, as on that one.
    #[inline]
    pub fn since_monday_s(&self, now_s: f64) -> f64 {
        match self.like(now_s) {
            None => self.first as f64 * self.interval_s + now_s,
            Some((weekday, of_day_s)) => weekday as f64 * DAY + of_day_s,
        }
    }

    /// Weekday of a moment, 0 = Monday.
    pub fn weekday(&self, now_s: f64) -> usize {
        self.interval(now_s) / self.per_day
    }

    /// Demand of the interval that holds a moment ÷ the mean over the week.
    #[inline]
    pub fn weight(&self, now_s: f64) -> f64 {
        self.weights[self.interval(now_s)]
    }

    /// When a customer who means to come back after `delay_s` does so; `luck` is uniform.
    ///
    /// Later on the same day: after the delay. On another day: at an hour drawn from that day's demand. Where the hour or the
    /// day has no demand: at an hour drawn from the rest of that day, or else from the next day that has any. In a flat week
    /// the hour means nothing, and the delay is taken as it is.
    pub fn return_at(&self, now_s: f64, delay_s: f64, luck: f64) -> f64 {
        let at_s = now_s + delay_s;
        if self.is_flat || !at_s.is_finite() {
            return at_s;
        }
        let day = (at_s / DAY).floor();
        let is_today = day <= (now_s / DAY).floor();
        if is_today && self.weight(at_s) > 0.0 {
            return at_s;
        }
        let of_day = if is_today { ((at_s - day * DAY) / self.interval_s) as usize } else { 0 };
        (0..=7)
            .find_map(|later| self.hour_of(day + f64::from(later), if later == 0 { of_day } else { 0 }, luck))
            .unwrap_or(at_s)
    }

    /// A moment of a day, drawn from its demand from an interval on; `None` if there is no more.
    fn hour_of(&self, day: f64, from: usize, luck: f64) -> Option<f64> {
        let start = self.interval(day * DAY);
        let (low, high) = (self.sums[start + from], self.sums[start + self.per_day]);
        let place = low + luck * (high - low);
        let drawn = (start + from..start + self.per_day).find(|&interval| place < self.sums[interval + 1])?;
        let share = (place - self.sums[drawn]) / self.weights[drawn];
        Some(day * DAY + ((drawn - start) as f64 + share) * self.interval_s)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::samples::bare;

    const HOUR: f64 = 3600.0;

    /// The second day, a Friday, is like a Sunday; the fourth, a Sunday, like a Monday, and open from 10 to 12 alone.
    #[test]
    fn a_special_day_is_like_its_weekday_and_has_its_hours() {
        let special = |day, like, hours| SpecialDay { day, like, hours, factor: 1.0 };
        let days = vec![special(1, Some(6), None), special(3, Some(0), Some(vec![[600, 720]]))];
        let (plain, week) = (week(), Week { special: days, ..week() });
        let at = |day: f64, hour: f64| day * DAY + hour * HOUR;
        assert_eq!([0.0, 1.0, 2.0, 3.0, 4.0].map(|day| week.weekday(at(day, 12.0))), [3, 6, 5, 0, 0]);
        assert_eq!([1.0, 3.0].map(|day| week.weight(at(day, 12.0)) > 0.0), [false, true]);
        assert_eq!([1.0, 3.0].map(|day| plain.weight(at(day, 12.0)) > 0.0), [true, false]);
        assert!((week.since_monday_s(at(3.0, 10.0)) - 10.0 * HOUR).abs() < 1e-9);
        assert_eq!([9.99, 10.0, 11.99, 12.0].map(|hour| week.lets_work(at(3.0, hour))), [false, true, true, false]);
        assert!(week.lets_work(at(1.0, 3.0)) && week.has_own_hours(at(3.0, 0.0)) && !week.has_own_hours(at(1.0, 0.0)));
        // Thursday 16:30 and two hours: Friday is like a Sunday, so it is Sunday, which is like a Monday.
        let back = week.return_at(at(0.0, 16.5), 2.0 * HOUR, 0.5);
        assert!((back - at(3.0, 13.5)).abs() < 1e-6, "{}", back / HOUR);
        for interval in 0..168 {
            assert_eq!(week.interval(week.start_of(interval)), interval);
        }
    }

    /// Open Monday to Friday from 9 to 17, twice as busy from 16 on, on a clock that starts on a Thursday.
    fn week() -> Week {
        let world = bare("2024-02-01");
        let weight = |hour: usize| match (hour / 24, hour % 24) {
            (0..5, 9..16) => 1.0,
            (0..5, 16) => 2.0,
            _ => 0.0,
        };
        let demand = Demand { week: (0..168).map(weight).collect(), ..world.demand };
        Week::new(&demand, &world.clock)
    }

    #[test]
    fn who_comes_back_on_the_same_day_comes_after_the_delay() {
        let at_s = week().return_at(10.0 * HOUR, 0.5 * HOUR, 0.9);
        assert!((at_s - 10.5 * HOUR).abs() < 1e-9);
    }

    /// Thursday 16:30 and two hours is after hours: Friday, whose 9 parts of demand put the middle at 13:30.
    #[test]
    fn who_would_find_it_closed_comes_on_the_next_open_day() {
        let at_s = week().return_at(16.5 * HOUR, 2.0 * HOUR, 0.5);
        assert!((at_s - (24.0 + 13.5) * HOUR).abs() < 1e-6, "{}", at_s / HOUR);
        let after_the_weekend = week().return_at(40.0 * HOUR, 20.0 * HOUR, 0.0);
        assert!((after_the_weekend - (96.0 + 9.0) * HOUR).abs() < 1e-6);
        let before_opening = week().return_at(2.0 * HOUR, 1.0 * HOUR, 0.0);
        assert!((before_opening - 9.0 * HOUR).abs() < 1e-6, "the same day, before opening");
    }

    /// Two of nine parts of a day's demand come in its last hour: of 9,000 returns 2,000.
    #[test]
    fn hours_of_another_day_follow_its_demand() {
        let hours: Vec<f64> = (0..9000)
            .map(|n| week().return_at(10.0 * HOUR, 24.0 * HOUR, (f64::from(n) + 0.5) / 9000.0) / HOUR)
            .collect();
        assert_eq!(hours.iter().filter(|hour| (40.0..41.0).contains(*hour)).count(), 2000);
        assert!(hours.iter().all(|hour| (33.0..41.0).contains(hour)));
    }
}
