//! How busy days and intervals differ, by moments.
//!
//! Counts are taken to be Poisson with mean `λ·B·Y`: λ of the interval of the week, B the gamma factor of the day with
//! coefficient of variation v, Y the lognormal factor of the interval, its log autoregressive with deviation σ and
//! correlation φ from one interval to the next.

use jiff::civil::Date;
use serde::Serialize;

use crate::stat::estimate::Estimate;
use crate::stat::student_t_quantile;

/// Largest values that a scenario takes.
const MOST: [f64; 3] = [2.0, 2.0, 0.999];
/// Groups of weeks of which each is left out once.
const GROUPS: usize = 40;
/// Days beyond the first of each weekday that are needed.
const LEAST: usize = 8;

/// A complete day, its counts in the order of its weekday's usual intervals.
#[derive(Clone, Debug)]
pub struct FitDay {
    /// Its date.
    pub date: Date,
    /// 0 = Monday.
    pub weekday: usize,
    /// Weeks since the first day.
    pub week: usize,
    /// Counts.
    pub counts: Vec<f64>,
}

/// Complete days.
#[derive(Clone, Debug)]
pub struct Sample {
    /// Per weekday: its usual intervals, as places in the day.
    pub places: Vec<Vec<usize>>,
    /// The days.
    pub days: Vec<FitDay>,
    /// The first place of the afternoon.
    pub split: usize,
}

/// A number and half of its 95 % interval.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Measured {
    /// The number.
    pub value: f64,
    /// By the jackknife over weeks; `None` with too few of them.
    pub half_width: Option<f64>,
}

impl Measured {
    /// The same as estimates are shown, without percentiles.
    pub fn estimate(&self) -> Estimate {
        Estimate { mean: Some(self.value), half_width: self.half_width, p05: None, p50: None, p95: None, n: 0 }
    }
}

/// How busy days and intervals differ beyond chance.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Busyness {
    /// v: coefficient of variation of the day's factor.
    pub day_cv: Measured,
    /// σ: standard deviation of the log of the interval's factor.
    pub interval_sd: Measured,
    /// φ: correlation of that log from one interval to the next.
    pub interval_correlation: Measured,
}

/// Relative moments within weekdays, Poisson noise taken off.
struct Moments {
    /// Variance of an interval ÷ its squared mean.
    variance: f64,
    /// Covariance of neighbours ÷ the product of their means; `None` without neighbours.
    lag: Option<f64>,
    /// Covariance of morning and afternoon ÷ the product of their means; `None` without both.
    halves: Option<f64>,
}

impl Sample {
    /// Days of a weekday, but for a group of weeks.
    fn of(&self, weekday: usize, without: Option<&dyn Fn(usize) -> bool>) -> Vec<&[f64]> {
        let is_in = |day: &&FitDay| day.weekday == weekday && !without.is_some_and(|left_out| left_out(day.week));
        self.days.iter().filter(is_in).map(|day| day.counts.as_slice()).collect()
    }

    /// Every weekday that has two days: its intervals, their means, and counts ÷ means − 1 of each day.
    pub fn weekdays(&self, without: Option<&dyn Fn(usize) -> bool>) -> Vec<OfWeekday<'_>> {
        let one = |weekday: usize| {
            let days = self.of(weekday, without);
            let n = days.len() as f64;
            let mean = |i: usize| days.iter().map(|day| day[i]).sum::<f64>() / n;
            let means: Vec<f64> = (0..self.places[weekday].len()).map(mean).collect();
            (days.len() > 1).then(|| OfWeekday { places: &self.places[weekday], days, means })
        };
        (0..7).filter_map(one).collect()
    }

    /// Whether there are enough days to tell chance from busyness.
    fn is_enough(&self) -> bool {
        self.weekdays(None).iter().map(|of| of.days.len() - 1).sum::<usize>() >= LEAST
    }
}

/// Days of a weekday.
pub struct OfWeekday<'s> {
    /// Its usual intervals, as places in the day.
    pub places: &'s [usize],
    /// Counts of each day.
    pub days: Vec<&'s [f64]>,
    /// Mean of each interval.
    pub means: Vec<f64>,
}

impl OfWeekday<'_> {
    /// Means of the intervals before and from `split` on.
    pub fn halves(&self, split: usize) -> (f64, f64) {
        self.places.iter().zip(&self.means).fold((0.0, 0.0), |(morning, afternoon), (place, mean)| {
            if *place < split { (morning + mean, afternoon) } else { (morning, afternoon + mean) }
        })
    }

    /// Sum over days of the product of two relative deviations.
    fn product(&self, i: usize, j: usize) -> f64 {
        let off = |day: &[f64], i: usize| day[i] / self.means[i] - 1.0;
        self.days.iter().map(|day| off(day, i) * off(day, j)).sum()
    }

    /// Morning and afternoon of each day ÷ their means − 1; empty if either has no volume.
    pub fn half_deviations(&self, split: usize) -> Vec<(f64, f64)> {
        let (morning, afternoon) = self.halves(split);
        if morning <= 0.0 || afternoon <= 0.0 {
            return Vec::new();
        }
        let first = self.places.partition_point(|place| *place < split);
        let sum = |counts: &[f64]| counts.iter().sum::<f64>();
        self.days.iter().map(|day| (sum(&day[..first]) / morning - 1.0, sum(&day[first..]) / afternoon - 1.0)).collect()
    }
}

/// Fits v, σ and φ to variance, neighbours and halves of the day; `None` with fewer than eight days beyond the first of each
/// weekday, or without any volume.
///
/// # Formula
/// `(1 + v²)·e^{σ²} − 1` is the relative variance of an interval, `(1 + v²)·e^{σ²φᵏ} − 1` the relative covariance of two that
/// are k apart, and that of morning and afternoon its mean over their pairs, weighted by volume. Intervals are weighted by
/// `(λ/(1 + λτ²))²`, about the inverse variance of what they say, τ² being the relative variance itself.
pub fn fit(sample: &Sample) -> Option<Busyness> {
    if !sample.is_enough() {
        return None;
    }
    let lags = lag_weights(sample);
    let n_weeks = sample.days.iter().map(|day| day.week + 1).max().unwrap_or(1);
    let n_groups = n_weeks.min(GROUPS);
    let all = solve(&moments(sample, None)?, &lags);
    let without = |group: usize| {
        let left_out = move |week: usize| week * n_groups / n_weeks == group;
        moments(sample, Some(&left_out)).map(|moments| solve(&moments, &lags))
    };
    let pieces: Vec<[f64; 3]> = if n_groups < 4 { Vec::new() } else { (0..n_groups).filter_map(without).collect() };
    let measured = |i: usize| Measured { value: all[i], half_width: half_width(pieces.iter().map(|piece| piece[i])) };
    Some(Busyness { day_cv: measured(0), interval_sd: measured(1), interval_correlation: measured(2) })
}

fn half_width(pieces: impl Iterator<Item = f64> + Clone) -> Option<f64> {
    let n = pieces.clone().count();
    if n < 4 {
        return None;
    }
    let mean = pieces.clone().sum::<f64>() / n as f64;
    let squares: f64 = pieces.map(|piece| (piece - mean) * (piece - mean)).sum();
    Some(student_t_quantile(0.975, n - 1) * ((n - 1) as f64 / n as f64 * squares).sqrt())
}

fn moments(sample: &Sample, without: Option<&dyn Fn(usize) -> bool>) -> Option<Moments> {
    let weekdays = sample.weekdays(without);
    let mut variance = 0.01;
    let mut found = None;
    // The weights need the variance that they are to find: it is settled after a few rounds.
    for _ in 0..4 {
        found = weighted(&weekdays, variance, sample.split);
        variance = found.as_ref()?.variance.clamp(1e-4, 1.0);
    }
    found
}

fn weighted(weekdays: &[OfWeekday], relative_variance: f64, split: usize) -> Option<Moments> {
    let weight = |mean: f64| mean / (1.0 + mean * relative_variance);
    let [mut variance, mut lag, mut halves] = [(0.0, 0.0); 3];
    for of in weekdays {
        let free = (of.days.len() - 1) as f64;
        for (i, &mean) in of.means.iter().enumerate().filter(|(_, mean)| **mean > 0.0) {
            let own = weight(mean);
            variance.0 += own * own * (of.product(i, i) - free / mean);
            variance.1 += own * own * free;
            let next = of.means.get(i + 1).filter(|next| **next > 0.0 && of.places[i] + 1 == of.places[i + 1]);
            if let Some(&next) = next {
                lag.0 += own * weight(next) * of.product(i, i + 1);
                lag.1 += own * weight(next) * free;
            }
        }
        let of_days = of.half_deviations(split);
        halves.0 += of_days.iter().map(|(morning, afternoon)| morning * afternoon).sum::<f64>();
        halves.1 += if of_days.is_empty() { 0.0 } else { free };
    }
    let ratio = |(sum, weights): (f64, f64)| (weights > 0.0).then(|| sum / weights);
    Some(Moments { variance: ratio(variance)?, lag: ratio(lag), halves: ratio(halves) })
}

/// How much of the covariance of morning and afternoon comes from pairs of intervals that are k apart.
fn lag_weights(sample: &Sample) -> Vec<f64> {
    let mut lags = Vec::new();
    for of in sample.weekdays(None) {
        let (morning, afternoon) = of.halves(sample.split);
        let first = of.places.partition_point(|place| *place < sample.split);
        if morning <= 0.0 || afternoon <= 0.0 {
            continue;
        }
        for (i, j) in (0..first).flat_map(|i| (first..of.places.len()).map(move |j| (i, j))) {
            let apart = of.places[j] - of.places[i];
            if lags.len() <= apart {
                lags.resize(apart + 1, 0.0);
            }
            lags[apart] += (of.days.len() - 1) as f64 * of.means[i] / morning * of.means[j] / afternoon;
        }
    }
    let sum: f64 = lags.iter().sum();
    lags.iter().map(|weight| weight / sum).collect()
}

/// v, σ and φ that bring the moments about, each within what it may be.
fn solve(moments: &Moments, lags: &[f64]) -> [f64; 3] {
    let bounded = |v2: f64, s2: f64, phi: f64| {
        let [v, s] = [v2, s2].map(|square| square.max(0.0).sqrt());
        [v.min(MOST[0]), s.min(MOST[1]), if s > 0.0 { phi.clamp(0.0, MOST[2]) } else { 0.0 }]
    };
    let all = libm::log1p(moments.variance.max(0.0));
    let Some(lag) = moments.lag else { return bounded(moments.variance, 0.0, 0.0) };
    let shared = libm::log1p(lag.max(0.0)).min(all);
    let own = all - shared;
    if own <= 0.0 {
        return bounded(moments.halves.unwrap_or(lag), 0.0, 0.0);
    }
    // The larger φ, the larger σ and the smaller v that fit variance and neighbours.
    let at = |phi: f64| (libm::expm1(all - own / (1.0 - phi)), own / (1.0 - phi));
    let most = (shared / all).min(MOST[2]);
    let halves_at = |phi: f64| {
        let (v2, s2) = at(phi);
        let pair = |(apart, weight): (usize, &f64)| weight * libm::exp(s2 * libm::pow(phi, apart as f64));
        (1.0 + v2) * lags.iter().enumerate().map(pair).sum::<f64>() - 1.0
    };
    let Some(halves) = moments.halves else { return bounded(at(0.0).0, own, 0.0) };
    let (mut low, mut high) = (0.0, most);
    for _ in 0..50 {
        let middle = f64::midpoint(low, high);
        if halves_at(middle) > halves { low = middle } else { high = middle }
    }
    let phi = f64::midpoint(low, high);
    let (v2, s2) = at(phi);
    bounded(v2, s2, phi)
}
