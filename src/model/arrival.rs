//! When potential issues arrive, and with what they are born.
//!
//! Interarrival luck belongs to the issue, so that the whole arrival history is the same under every strategy. A unit
//! exponential is spent against the rate, interval by interval.

use crate::rng::{Role, Streams};
use crate::scenario::Demand;
use crate::unit::{DAY, MONTH};

/// The rate of demand over time, and the number of the next potential issue.
#[derive(Clone, Debug)]
pub struct Arrivals<'a> {
    demand: &'a Demand,
    first_interval: usize,
    interval: u64,
    interval_end_s: f64,
    /// Potential issues per second of this interval.
    rate: f64,
    mood: f64,
    day_factor: f64,
    /// Sums of the topics' shares in this interval.
    topic_bounds: Vec<f64>,
    shares: Vec<f64>,
    months_s: &'a [f64],
    first_month: usize,
    next_issue: u64,
    per_customer_s: f64,
}

impl<'a> Arrivals<'a> {
    /// Demand from time 0. `shares` are the topics'; `first_weekday` 0 is Monday; `first_month` 0 is January, the month
    /// of the horizon's start.
    pub fn new(
        demand: &'a Demand,
        shares: Vec<f64>,
        months_s: &'a [f64],
        first_weekday: u8,
        first_month: usize,
    ) -> Self {
        let per_day = (DAY / demand.interval_s).round() as usize;
        Self {
            first_interval: usize::from(first_weekday) * per_day,
            interval: 0,
            interval_end_s: 0.0,
            rate: 0.0,
            mood: 0.0,
            day_factor: 1.0,
            topic_bounds: Vec::new(),
            shares,
            months_s,
            first_month,
            next_issue: 0,
            per_customer_s: demand.issues_per_customer_month / MONTH,
            demand,
        }
    }

    /// The number of the issue that arrives next.
    pub fn latest(&self) -> u64 {
        self.next_issue - 1
    }

    /// Whether anything can ever arrive.
    pub fn is_silent(&self) -> bool {
        self.per_customer_s <= 0.0
    }

    /// The number of the next potential issue and when it arrives, given the time of the last one.
    ///
    /// `joined_by(t)` counts everyone who has joined by `t`.
    pub fn next(&mut self, now_s: f64, streams: &Streams, mut joined_by: impl FnMut(f64) -> u64) -> (u64, f64) {
        let issue = self.next_issue;
        self.next_issue += 1;
        let mut left = streams.stream(Role::Gap, issue, 0).exponential();
        let mut time_s = now_s;
        loop {
            let capacity = self.rate * (self.interval_end_s - time_s);
            if left < capacity {
                return (issue, time_s + left / self.rate);
            }
            left -= capacity;
            time_s = self.interval_end_s;
            self.open_interval(time_s, streams, &mut joined_by);
        }
    }

    /// The topic that a uniform number picks in the present interval.
    #[inline]
    pub fn topic(&self, uniform: f64) -> usize {
        let place = uniform * self.topic_bounds.last().copied().unwrap_or(1.0);
        self.topic_bounds.iter().position(|bound| place < *bound).unwrap_or(self.topic_bounds.len() - 1)
    }

    fn open_interval(&mut self, start_s: f64, streams: &Streams, joined_by: &mut impl FnMut(f64) -> u64) {
        let demand = self.demand;
        let per_day = (DAY / demand.interval_s).round() as u64;
        if self.interval % per_day == 0 && demand.day_cv > 0.0 {
            let shape = 1.0 / (demand.day_cv * demand.day_cv);
            let mut stream = streams.stream(Role::Day, self.interval / per_day, 0);
            self.day_factor = crate::dist::standard_gamma(shape, &mut stream) / shape;
        }
        let sd = demand.interval_sd;
        let interval_factor = if sd > 0.0 {
            let noise = streams.stream(Role::Interval, self.interval, 0).normal();
            let phi = if self.interval == 0 { 0.0 } else { demand.interval_correlation };
            self.mood = phi * self.mood + (1.0 - phi * phi).sqrt() * noise;
            libm::exp(sd * self.mood - 0.5 * sd * sd)
        } else {
            1.0
        };
        let weight = demand.week[(self.first_interval + self.interval as usize) % demand.week.len()];
        self.topic_bounds.clear();
        let mut sum = 0.0;
        for (topic, share) in self.shares.iter().enumerate() {
            let active = demand.surges.iter().filter(|surge| (surge.from_s..surge.to_s).contains(&start_s));
            sum += share * active.map(|surge| surge.factor[topic]).product::<f64>();
            self.topic_bounds.push(sum);
        }
        let steady = self.per_customer_s * joined_by(start_s) as f64 * weight * self.season(start_s);
        self.rate = steady * self.day_factor * interval_factor * sum;
        self.interval += 1;
        self.interval_end_s = self.interval as f64 * demand.interval_s;
    }

    fn season(&self, now_s: f64) -> f64 {
        let started = self.months_s.partition_point(|start| *start <= now_s);
        self.demand.season[(self.first_month + 12 + started - usize::from(started > 0)) % 12]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn demand() -> Demand {
        Demand {
            issues_per_customer_month: 0.5,
            interval_s: 3600.0,
            week: vec![1.0; 168],
            season: vec![1.0; 12],
            day_cv: 0.0,
            interval_sd: 0.0,
            interval_correlation: 0.0,
            surges: Vec::new(),
        }
    }

    fn counts_per_day(demand: &Demand, days: usize) -> Vec<f64> {
        let months = [0.0, 1e12];
        let mut arrivals = Arrivals::new(demand, vec![1.0], &months, 0, 0);
        let streams = Streams::new(3, 0);
        let mut counts = vec![0.0; days];
        let mut now = 0.0;
        loop {
            now = arrivals.next(now, &streams, |_| 10_000).1;
            let day = (now / DAY) as usize;
            if day >= days {
                return counts;
            }
            counts[day] += 1.0;
        }
    }

    fn mean_and_variance(counts: &[f64]) -> (f64, f64) {
        let mean = counts.iter().sum::<f64>() / counts.len() as f64;
        (mean, counts.iter().map(|c| (c - mean) * (c - mean)).sum::<f64>() / (counts.len() - 1) as f64)
    }

    /// 2,000 days of 164 arrivals: standard error of the mean .29, of variance ÷ mean .032.
    #[test]
    fn without_factors_arrivals_are_poisson() {
        let (mean, variance) = mean_and_variance(&counts_per_day(&demand(), 2000));
        assert!((mean - 5000.0 / MONTH * DAY).abs() < 0.9, "{mean}");
        assert!((variance / mean - 1.0).abs() < 0.1, "{}", variance / mean);
    }

    /// A day cv of 20 % makes variance ÷ mean 1 + .04·164 = 7.6; the Poisson twin above shows 1.
    #[test]
    fn a_busy_day_is_busy_as_a_whole() {
        let busy = Demand { day_cv: 0.2, ..demand() };
        let (mean, variance) = mean_and_variance(&counts_per_day(&busy, 2000));
        let expected = 1.0 + 0.04 * mean;
        assert!((variance / mean / expected - 1.0).abs() < 0.1, "{} {expected}", variance / mean);
    }

    #[test]
    fn arrivals_follow_the_week() {
        let mut week = vec![1.0; 168];
        week[..24].fill(0.0);
        let counts = counts_per_day(&Demand { week, ..demand() }, 14);
        assert!(counts[0] == 0.0 && counts[7] == 0.0 && counts[1] > 100.0);
    }
}
