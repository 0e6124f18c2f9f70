//! What strategies come to as inputs or decisions are moved: the estimates of every point, who is best there, and which settings nobody beats.

use super::bias::{Bias, direction_in};
use super::facts::{BestAt, ByMetric, SweptPoint, SweptStrategy};
use super::flips::QUESTIONS;
use crate::books::metric::{SATISFACTION, SERVICE_COST};
use crate::books::{Better, Digest, METRICS, Metric};
use crate::stat::estimate::{Estimate, Pair};
use crate::stat::paired;

/// A point as it was lived.
#[derive(Clone, Debug)]
pub struct LivedPoint {
    /// The value on each axis, as it is typed.
    pub values: Vec<String>,
    /// Points of the same number have the same values of all inputs.
    pub world: usize,
    /// The strategies, in the order of the file.
    pub strategies: Vec<LivedSetting>,
    /// The baseline's place among them.
    pub baseline: usize,
}

/// A strategy at a point, as it was lived.
#[derive(Clone, Debug)]
pub struct LivedSetting {
    /// Its name.
    pub id: String,
    /// By replication.
    pub digests: Vec<Digest>,
}

/// What was lived, as estimates and judgements.
pub fn swept(points: &[LivedPoint], is_judged: bool) -> Vec<SweptPoint> {
    let settings = settings(points);
    let of_point = |(at, point): (usize, &LivedPoint)| {
        let baseline = &point.strategies[point.baseline];
        let of_setting = |setting: &LivedSetting| {
            let is_other = setting.id != baseline.id;
            let others: &[Metric] = if is_other { METRICS } else { &[] };
            let less = |metric: &Metric| Some(difference(metric, setting, baseline));
            SweptStrategy {
                id: setting.id.clone(),
                as_at: first_like(setting, &points[..at]),
                metrics: ByMetric::of(METRICS, |metric| Some(metric.ratio.estimate(&setting.digests))),
                difference: ByMetric::of(others, less),
                is_beaten: if is_judged { is_beaten(setting, point.world, &settings) } else { None },
            }
        };
        SweptPoint {
            values: point.values.clone(),
            world: point.world,
            strategies: point.strategies.iter().map(of_setting).collect(),
            best: QUESTIONS.iter().filter_map(|metric| best(metric, &point.strategies, is_judged)).collect(),
        }
    };
    points.iter().enumerate().map(of_point).collect()
}

/// The first of some points at which the same strategy came to the same, in every count of every replication.
fn first_like(setting: &LivedSetting, before: &[LivedPoint]) -> Option<usize> {
    let is_like = |other: &LivedSetting| other.id == setting.id && other.digests == setting.digests;
    before.iter().position(|point| point.strategies.iter().any(is_like))
}

/// By how much a setting exceeds another, which was lived by the same luck.
fn difference(metric: &Metric, setting: &LivedSetting, other: &LivedSetting) -> Estimate {
    paired::difference(&pairs(metric, setting), &pairs(metric, other))
}

fn pairs(metric: &Metric, setting: &LivedSetting) -> Vec<Pair> {
    metric.ratio.pairs(&setting.digests)
}

/// The best by its mean, and who is not told apart from it; `None` where nobody stands beside it.
fn best(metric: &'static Metric, strategies: &[LivedSetting], is_judged: bool) -> Option<BestAt> {
    let gain = |setting: &LivedSetting| {
        let mean = metric.ratio.estimate(&setting.digests).mean?;
        Some(if metric.better == Better::Less { -mean } else { mean })
    };
    let known: Vec<(&LivedSetting, f64)> = strategies.iter().filter_map(|of| Some((of, gain(of)?))).collect();
    let (first, _) = *known.iter().rev().max_by(|a, b| a.1.total_cmp(&b.1)).filter(|_| known.len() > 1)?;
    let is_level = |other: &LivedSetting| {
        let found = direction_in(metric.unit, &difference(metric, first, other), Bias::Nothing);
        other.id != first.id && !(is_judged && found.is_some())
    };
    let level = known.iter().filter(|(other, _)| is_level(other)).map(|(other, _)| other.id.clone()).collect();
    Some(BestAt { metric, strategy: first.id.clone(), level })
}

/// A setting that was lived, with what it costs and how many it satisfies.
struct Setting<'a> {
    world: usize,
    lived: &'a LivedSetting,
    cost: f64,
    satisfaction: f64,
}

/// Every setting, those of least cost first.
fn settings(points: &[LivedPoint]) -> Vec<Setting<'_>> {
    let mut settings = Vec::new();
    for point in points {
        for lived in &point.strategies {
            let numbers = [&SERVICE_COST, &SATISFACTION].map(|metric| metric.ratio.estimate(&lived.digests).mean);
            if let [Some(cost), Some(satisfaction)] = numbers {
                settings.push(Setting { world: point.world, lived, cost, satisfaction });
            }
        }
    }
    settings.sort_by(|a: &Setting, b| a.cost.total_cmp(&b.cost));
    settings
}

/// Whether another setting in the same world costs no more and satisfies no fewer, and is found better in one of them; `None` where either is undefined.
fn is_beaten(setting: &LivedSetting, world: usize, settings: &[Setting]) -> Option<bool> {
    let [cost, satisfaction] = [&SERVICE_COST, &SATISFACTION].map(|of| of.ratio.estimate(&setting.digests).mean);
    let (cost, satisfaction) = (cost?, satisfaction?);
    let is_found = |metric: &Metric, other: &LivedSetting| {
        direction_in(metric.unit, &difference(metric, other, setting), Bias::Nothing).is_some()
    };
    let beats = |other: &Setting| {
        other.world == world
            && other.satisfaction >= satisfaction
            && [SERVICE_COST, SATISFACTION].iter().any(|metric| is_found(metric, other.lived))
    };
    Some(settings.iter().take_while(|other| other.cost <= cost).any(beats))
}
