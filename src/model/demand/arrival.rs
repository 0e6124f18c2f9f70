//! When potential issues arrive, and with what they are born.
//!
//! Interarrival luck belongs to the issue, so that the whole arrival history is the same under every strategy. A unit
//! exponential is spent against the rate, interval by interval. On a replayed day the same exponential tells when the next
//! of the issues that are known to come does so.
//!
//! Births are worked out in blocks, ahead of their time, and the records of a block's customers are read together: their
//! cache misses then overlap, where one by one each would cost as much as the rest of an arrival.

use super::Week;
use super::week::special_of;
use crate::model::customers::Customers;
use std::collections::VecDeque;

use crate::rng::{Luck, Role, Streams};
use crate::scenario::{Demand, Scenario};
use crate::unit::{DAY, MONTH, YEAR};

/// Births worked out at a time.
const BLOCK: usize = 64;

/// A potential issue before it meets any strategy.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Birth {
    pub luck: Luck,
    pub at_s: f64,
    pub topic: usize,
    pub customer: u32,
    /// Difficulty for the AI, and for people.
    pub z_ai: f32,
    pub z_people: f32,
}

/// The rate of demand over time, and the births that come next.
#[derive(Clone, Debug)]
pub struct Arrivals<'a> {
    demand: &'a Demand,
    week: Week,
    interval: u64,
    interval_end_s: f64,
    /// Potential issues per second of this interval.
    rate: f64,
    /// Of the present interval: normal, and correlated with that of the one before.
    busyness: f64,
    day_factor: f64,
    /// Sums of the topics' shares in this interval.
    topic_bounds: Vec<f64>,
    shares: Vec<f64>,
    /// Replayed days before this one are over.
    replayed_day: usize,
    /// On a replayed day, issues that are still to come in this interval.
    still_to_come: Option<u64>,
    /// Issues of all replayed intervals until now, at scale 1:1, and those of them that this run has had.
    replayed: f64,
    replayed_here: u64,
    scale: f64,
    /// Starts of the calendar months after time 0, and the month of time 0.
    months_s: &'a [f64],
    first_month: usize,
    next_issue: u64,
    /// Time of the last birth worked out, and the end of the simulation.
    last_s: f64,
    end_s: f64,
    coming: VecDeque<Birth>,
    per_customer_s: f64,
    of_counted: f64,
    /// Correlation of difficulty for the AI and for people.
    shared: f64,
}

impl<'a> Arrivals<'a> {
    /// Demand from time 0, at scale 1:`scale`.
    ///
    /// `of_counted` is how many issues are behind one that was counted.
    pub fn new(scenario: &'a Scenario, scale: u32, of_counted: f64) -> Self {
        let (demand, clock) = (&scenario.demand, &scenario.clock);
        Self {
            week: Week::new(demand, clock),
            interval: 0,
            interval_end_s: 0.0,
            rate: 0.0,
            busyness: 0.0,
            day_factor: 1.0,
            topic_bounds: Vec::new(),
            shares: scenario.topics.iter().map(|topic| topic.share).collect(),
            replayed_day: 0,
            still_to_come: None,
            replayed: 0.0,
            replayed_here: 0,
            scale: f64::from(scale),
            months_s: &clock.calendar_months_s,
            first_month: usize::from(clock.first_month),
            next_issue: 0,
            last_s: 0.0,
            end_s: clock.end_s(),
            coming: VecDeque::with_capacity(BLOCK),
            shared: scenario.difficulty.shared,
            per_customer_s: demand.issues_per_customer_month / MONTH * of_counted,
            of_counted,
            demand,
        }
    }

    /// When the next issue is born; `None` if there will never be one.
    pub fn next_at(&mut self, streams: &Streams, customers: &mut Customers) -> Option<f64> {
        if self.per_customer_s <= 0.0 {
            return None;
        }
        if self.coming.is_empty() {
            for _ in 0..BLOCK {
                let birth = self.bear(streams, customers);
                self.coming.push_back(birth);
            }
            let folded = self.coming.iter().fold(0, |sum, birth| sum ^ customers.read_ahead(birth.customer));
            std::hint::black_box(folded);
        }
        self.coming.front().map(|birth| birth.at_s)
    }

    /// Takes the next birth.
    pub fn pop(&mut self) -> Option<Birth> {
        self.coming.pop_front()
    }

    fn bear(&mut self, streams: &Streams, customers: &mut Customers) -> Birth {
        let number = self.next_issue;
        self.next_issue += 1;
        let luck = streams.luck(number);
        let at_s = self.next_time(luck, streams, customers);
        self.last_s = at_s;
        let mut stream = luck.stream(Role::Birth, 0);
        let topic = self.topic(stream.uniform());
        let z_ai = stream.normal();
        let z_people = self.shared * z_ai + (1.0 - self.shared * self.shared).sqrt() * stream.normal();
        let customer = customers.choose(at_s, &mut stream);
        Birth { luck, at_s, topic, customer, z_ai: z_ai as f32, z_people: z_people as f32 }
    }

    fn next_time(&mut self, luck: Luck, streams: &Streams, customers: &mut Customers) -> f64 {
        let mut left = luck.stream(Role::Gap, 0).exponential();
        let mut time_s = self.last_s;
        // A season or a profile of zeros may leave the rest of time without a single issue.
        while time_s < self.end_s {
            match &mut self.still_to_come {
                None => {
                    let capacity = self.rate * (self.interval_end_s - time_s);
                    if left < capacity {
                        return time_s + left / self.rate;
                    }
                    left -= capacity;
                }
                // All issues of a replayed interval have come.
                Some(0) => {}
                Some(n) => {
                    let at_s = first_of(*n, time_s, self.interval_end_s, left);
                    *n -= 1;
                    return at_s;
                }
            }
            time_s = self.interval_end_s;
            self.open_interval(time_s, streams, customers.base_by(time_s));
        }
        f64::INFINITY
    }

    /// The topic that a uniform number picks in the present interval.
    #[inline]
    pub fn topic(&self, uniform: f64) -> usize {
        let place = uniform * self.topic_bounds.last().copied().unwrap_or(1.0);
        self.topic_bounds.iter().position(|bound| place < *bound).unwrap_or(self.topic_bounds.len() - 1)
    }

    /// An interval begins at which so many customers have joined: its rate, and that of each topic.
    pub fn open_interval(&mut self, start_s: f64, streams: &Streams, joined: f64) {
        let demand = self.demand;
        let per_day = self.week.per_day() as u64;
        if self.interval.is_multiple_of(per_day) && demand.day_cv > 0.0 {
            let shape = 1.0 / (demand.day_cv * demand.day_cv);
            let mut stream = streams.stream(Role::Day, self.interval / per_day, 0);
            self.day_factor = crate::dist::standard_gamma(shape, &mut stream) / shape;
        }
        let sd = demand.interval_sd;
        let interval_factor = if sd > 0.0 {
            let noise = streams.stream(Role::Interval, self.interval, 0).normal();
            // The first interval has none before it, and begins at the stationary law.
            let phi = if self.interval == 0 { 0.0 } else { demand.interval_correlation };
            self.busyness = phi * self.busyness + (1.0 - phi * phi).sqrt() * noise;
            libm::exp(sd * self.busyness - 0.5 * sd * sd)
        } else {
            1.0
        };
        let weight = self.week.weight(start_s);
        self.still_to_come = self.replayed_in(start_s);
        self.topic_bounds.clear();
        let mut sum = 0.0;
        for topic in 0..self.shares.len() {
            let is_replayed = self.still_to_come.is_some();
            // The counts of a replayed day have its surges in them.
            sum += if is_replayed { self.shares[topic] } else { self.surged_share(topic, start_s) };
            self.topic_bounds.push(sum);
        }
        let steady = self.per_customer_s * joined * weight * self.season(start_s);
        self.rate = steady * self.day_factor * interval_factor * sum;
        self.interval += 1;
        self.interval_end_s = self.interval as f64 * demand.interval_s;
    }

    /// Issues to come in the interval that begins now, if its day is replayed.
    ///
    /// At scale 1:k a k-th of the counts, the remainder carried to the next replayed interval.
    fn replayed_in(&mut self, start_s: f64) -> Option<u64> {
        let days = &self.demand.replay;
        while days.get(self.replayed_day).is_some_and(|day| day.from_s + DAY <= start_s) {
            self.replayed_day += 1;
        }
        let day = days.get(self.replayed_day).filter(|day| day.from_s <= start_s)?;
        let counted = day.counts[((start_s - day.from_s) / self.demand.interval_s).round() as usize];
        self.replayed += counted * self.of_counted;
        let until_now = (self.replayed / self.scale + 1e-9).floor() as u64;
        let to_come = until_now - self.replayed_here;
        self.replayed_here = until_now;
        Some(to_come)
    }

    /// Potential issues per second of a topic in the present interval, of which those of a replayed one are known.
    pub fn rate_of(&self, topic: usize) -> f64 {
        let rate = self.still_to_come.map_or(self.rate, |issues| issues as f64 / self.demand.interval_s);
        let before = if topic == 0 { 0.0 } else { self.topic_bounds[topic - 1] };
        let sum = self.topic_bounds.last().copied().unwrap_or(0.0);
        if sum > 0.0 { rate * (self.topic_bounds[topic] - before) / sum } else { 0.0 }
    }

    /// Issues of a topic that the present day lets expect from a moment of its first interval on, so many customers having joined.
    pub fn expected_of_day(&self, start_s: f64, joined: f64, topic: usize) -> f64 {
        let per_s = self.per_customer_s * joined * self.season(start_s) * self.day_factor;
        let starts = (0..self.week.per_day()).map(|interval| start_s + interval as f64 * self.demand.interval_s);
        per_s
            * self.demand.interval_s
            * starts.map(|at_s| self.week.weight(at_s) * self.surged_share(topic, at_s)).sum::<f64>()
    }

    /// Demand at a moment relative to an ordinary one: season, special day and surges.
    pub fn level(&self, now_s: f64) -> f64 {
        self.season(now_s) * (0..self.shares.len()).map(|topic| self.surged_share(topic, now_s)).sum::<f64>()
    }

    /// Issues per second that the present interval lets expect, at scale 1:1.
    pub fn expected_per_s(&self, now_s: f64, scenario: &Scenario) -> f64 {
        let joined = scenario.customers.count * growth_by(now_s, scenario);
        let per_s = joined * self.demand.issues_per_customer_month / MONTH * self.of_counted;
        per_s * self.week.weight(now_s) * self.level(now_s)
    }

    /// A topic's share of issues, times the surges of the moment.
    fn surged_share(&self, topic: usize, now_s: f64) -> f64 {
        let active = self.demand.surges.iter().filter(|surge| (surge.from_s..surge.to_s).contains(&now_s));
        self.shares[topic] * active.map(|surge| surge.factor[topic]).product::<f64>()
    }

    fn season(&self, now_s: f64) -> f64 {
        season(self.demand, self.months_s, self.first_month, now_s) * of_special_day(self.demand, now_s)
    }
}

fn season(demand: &Demand, months_s: &[f64], first_month: usize, now_s: f64) -> f64 {
    let started = months_s.partition_point(|start| *start <= now_s);
    demand.season[(first_month + started) % 12]
}

/// The factor on the demand of a special day.
fn of_special_day(demand: &Demand, now_s: f64) -> f64 {
    special_of(&demand.special, now_s).map_or(1.0, |special| special.factor)
}

/// The same on the day of a moment alone: of special days the factor, by which a planner judges what came.
pub fn foreseen_of_day(scenario: &Scenario, at_s: f64) -> f64 {
    foreseen(scenario, at_s) * of_special_day(&scenario.demand, at_s)
}

/// Demand that a planner foresees for a moment ÷ that of the same interval of the week at the start: growth and season; no surge and no special
/// day.
pub fn foreseen(scenario: &Scenario, at_s: f64) -> f64 {
    let clock = &scenario.clock;
    let of_season = season(&scenario.demand, &clock.calendar_months_s, clock.first_month.into(), at_s);
    growth_by(at_s, scenario) * of_season
}

/// The factor of growth on the customers of a moment.
fn growth_by(at_s: f64, scenario: &Scenario) -> f64 {
    scenario.customers.growth(((at_s - scenario.clock.warmup_s) / YEAR).max(0.0))
}

/// Coefficient of variation of busy days and intervals.
pub fn busyness(demand: &Demand) -> f64 {
    let interval_variance = libm::expm1(demand.interval_sd * demand.interval_sd);
    (demand.day_cv * demand.day_cv + interval_variance).sqrt()
}

/// Issues that can be expected until the end of the simulation, at scale 1:1, if nobody leaves and counts are issues: growth, seasons, surges and replayed
/// days included.
///
/// Formula: the rate in the middle of each stretch × its length, days being cut where a surge begins or ends.
pub fn expected_issues(scenario: &Scenario) -> f64 {
    let (demand, end_s) = (&scenario.demand, scenario.clock.end_s());
    let arrivals = Arrivals::new(scenario, 1, 1.0);
    let surges = demand.surges.iter().flat_map(|surge| [surge.from_s, surge.to_s]);
    let days = (0..=(end_s / DAY) as u64).map(|day| day as f64 * DAY);
    let mut cuts: Vec<f64> = days.chain(surges).filter(|at_s| (0.0..end_s).contains(at_s)).chain([end_s]).collect();
    cuts.sort_by(f64::total_cmp);
    let usual = |at_s: f64| {
        scenario.customers.count * growth_by(at_s, scenario) * arrivals.per_customer_s * arrivals.level(at_s)
    };
    let rate = |at_s: f64| {
        let replayed = demand.replay.iter().find(|day| (day.from_s..day.from_s + DAY).contains(&at_s));
        replayed.map_or_else(|| usual(at_s), |day| day.counts.iter().sum::<f64>() / DAY)
    };
    cuts.windows(2).map(|cut| rate(f64::midpoint(cut[0], cut[1])) * (cut[1] - cut[0])).sum()
}

/// The first of `n` moments, uniform between `from_s` and `to_s`, of which `exponential` is the luck.
///
/// # Formula
/// `from + (to − from) · (1 − e^(−E/n))`, always before `to`.
fn first_of(n: u64, from_s: f64, to_s: f64, exponential: f64) -> f64 {
    let gone = -libm::expm1(-exponential / n as f64);
    (from_s + (to_s - from_s) * gone).min(to_s.next_down())
}

/// The moments at which potential issues arrive in one random history, in order, until the end of the simulation.
///
/// They are the same under every strategy. Units: seconds of the scenario's clock.
pub fn arrival_times(scenario: &Scenario, scale: u32, streams: Streams) -> impl Iterator<Item = f64> {
    let mut arrivals = Arrivals::new(scenario, scale, 1.0);
    let mut customers = Customers::new(scenario, scale, &vec![0.5; scenario.segments.len()]);
    let end_s = scenario.clock.end_s();
    std::iter::from_fn(move || {
        let at_s = arrivals.next_at(&streams, &mut customers)?;
        arrivals.pop();
        (at_s < end_s).then_some(at_s)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::samples::bare;
    use crate::scenario::{Scenario as World, Surge};

    fn world() -> World {
        bare("2024-01-01")
    }

    fn demand() -> Demand {
        world().demand
    }

    fn counts_per_day(demand: &Demand, days: usize) -> Vec<f64> {
        let world = World { demand: demand.clone(), ..world() };
        let mut arrivals = Arrivals::new(&world, 1, 1.0);
        let mut customers = Customers::new(&world, 1, &[0.5]);
        let streams = Streams::new(3, 0);
        let mut counts = vec![0.0; days];
        loop {
            let day = (arrivals.next_at(&streams, &mut customers).unwrap() / DAY) as usize;
            if day >= days {
                return counts;
            }
            arrivals.pop();
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

    /// A clock from 18 January 2024 on: only February and the next January have demand.
    #[test]
    fn seasons_are_those_of_the_calendar() {
        let mut season = vec![0.0; 12];
        season[1] = 1.0;
        season[0] = 2.0;
        let mut world = world();
        world.demand.season = season;
        world.clock = bare("2024-01-18").clock;
        let arrivals = Arrivals::new(&world, 1, 1.0);
        let level = |day: f64| arrivals.level(day * DAY);
        let (days, levels) = ([13.0, 14.0, 42.0, 43.0, 348.0, 349.0], [2.0, 1.0, 1.0, 0.0, 0.0, 2.0]);
        assert!(days.iter().zip(levels).all(|(day, expected)| (level(*day) - expected).abs() < 1e-12));
        assert!(world.clock.calendar_months_s.iter().all(|month_s| *month_s <= world.clock.end_s()));
    }

    #[test]
    fn arrivals_follow_the_week() {
        let mut week = vec![1.0; 168];
        week[..24].fill(0.0);
        let counts = counts_per_day(&Demand { week, ..demand() }, 14);
        assert!(counts[0] == 0.0 && counts[7] == 0.0 && counts[1] > 100.0);
    }

    /// Two days from the third on, each with an empty interval, a lone issue and a crowd.
    fn replayed() -> World {
        let mut world = world();
        world.demand.day_cv = 0.5;
        let counts: Vec<f64> = (0..24).map(|hour| f64::from([0, 1, 500][hour % 3])).collect();
        let day = |day: f64| crate::scenario::ReplayedDay { from_s: day * DAY, counts: counts.clone() };
        world.demand.replay = vec![day(2.0), day(3.0)];
        world
    }

    fn replayed_hours(scale: u32, replication: u32) -> (Vec<f64>, Vec<f64>) {
        let world = replayed();
        let all = arrival_times(&world, scale, Streams::new(3, replication));
        let times: Vec<f64> = all.take_while(|at_s| *at_s < 4.0 * DAY).filter(|at_s| *at_s >= 2.0 * DAY).collect();
        let mut hours = vec![0.0; 48];
        for at_s in &times {
            hours[((at_s - 2.0 * DAY) / 3600.0) as usize] += 1.0;
        }
        (hours, times)
    }

    #[test]
    fn on_a_replayed_day_exactly_those_issues_arrive_in_each_interval() {
        let (hours, times) = replayed_hours(1, 0);
        let (again, others) = replayed_hours(1, 1);
        assert!((0..48).all(|hour| (hours[hour] - f64::from([0, 1, 500][hour % 3])).abs() < 1e-9), "{hours:?}");
        assert_eq!(hours, again);
        assert!(times.is_sorted() && times.iter().zip(&others).all(|(a, b)| (a - b).abs() > 1e-9), "other moments");
        let other_days = counts_per_day(&replayed().demand, 5);
        let is_same = |a: f64, b: f64| (a - b).abs() < 1e-9;
        assert!(!is_same(other_days[1], other_days[4]) && is_same(other_days[2], 4008.0), "{other_days:?}");
    }

    /// 8,000 moments in their hours: standard error of the mean .0032, of the variance .00083. The twin that forgets how many
    /// are left takes every gap from the whole number, and its moments crowd at the end.
    #[test]
    fn replayed_issues_arrive_at_uniform_moments() {
        let (_, times) = replayed_hours(1, 2);
        let places: Vec<f64> = times.iter().map(|at_s| at_s / 3600.0 % 1.0).collect();
        let (mean, variance) = mean_and_variance(&places);
        assert!((mean - 0.5).abs() < 0.01 && (variance - 1.0 / 12.0).abs() < 0.0025, "{mean} {variance}");
        assert!(first_of(1, 0.0, 3600.0, 700.0) < 3600.0);
        let twin = (0..500).scan(0.0, |at, i| {
            let luck = Streams::new(3, 2).stream(Role::Gap, i, 0).exponential();
            *at = first_of(500, *at, 1.0, luck);
            Some(*at)
        });
        assert!((mean_and_variance(&twin.collect::<Vec<_>>()).0 - 0.5).abs() > 0.05);
    }

    #[test]
    fn a_smaller_scale_divides_replayed_counts_and_carries_the_rest() {
        for k in [7, 50] {
            let (hours, _) = replayed_hours(k, 0);
            let sum: f64 = hours.iter().sum();
            assert!((sum - (8016.0 / f64::from(k)).floor()).abs() < 1e-9, "1:{k}: {sum}");
            assert!((0..16).all(|i| (hours[3 * i + 2] - 500.0 / f64::from(k)).abs() <= 1.0), "1:{k}: {hours:?}");
        }
    }

    /// 5,000 issues a month, thrice as many for half a day, and 4,008 on each of two replayed days: a surge on one of these adds
    /// nothing. Growth of 10 % a year adds up to the integral of `1.1^t`.
    #[test]
    fn expected_issues_know_of_surges_replayed_days_and_growth() {
        let mut world = replayed();
        let surge = |from: f64, to: f64| Surge { from_s: from * DAY, to_s: to * DAY, factor: vec![3.0] };
        world.demand.surges = vec![surge(10.25, 10.75), surge(2.25, 3.75)];
        let (per_day, days) = (5000.0 / MONTH * DAY, world.clock.end_s() / DAY);
        let due = per_day * (days - 2.0 + 2.0 * 0.5) + 2.0 * 4008.0;
        let found = expected_issues(&world);
        assert!((found / due - 1.0).abs() < 1e-12, "{found} {due}");
        let mut world = bare("2024-01-01");
        world.customers.growth_per_year = 0.1;
        let (rate, years) = (libm::log(1.1), world.clock.end_s() / YEAR);
        let due = 5000.0 / MONTH * YEAR * libm::expm1(rate * years) / rate;
        let found = expected_issues(&world);
        assert!((found / due - 1.0).abs() < 1e-7, "{found} {due}");
    }
}
