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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::books::{Count, Outcome, Sizes};
    use crate::scenario::samples::bare;
    use crate::unit::{WEEK, YEAR};

    const SIZES: Sizes = Sizes { topics: 1, arms: 1, teams: 1, models: 1, triggers: 0, segments: 1, intervals: 168 };

    /// A setting with so much pay and so many satisfied of a thousand in each replication.
    fn setting(id: &str, pay: [f64; 4], satisfied: [f64; 4]) -> LivedSetting {
        let digest = |(pay, satisfied): (f64, f64)| {
            let clock = bare("2024-01-01").clock;
            let mut outcome = Outcome::new(&clock, SIZES, 1);
            let row = outcome.row_at(clock.warmup_s + 0.5 * WEEK, 0);
            outcome.add(row, Count::Pay, pay);
            outcome.add(row, Count::Seconds, YEAR);
            outcome.add(row, Count::IssuesSatisfied, satisfied);
            outcome.add(row, Count::IssuesClosed, 1000.0);
            Digest::of(&outcome)
        };
        LivedSetting { id: id.to_owned(), digests: pay.into_iter().zip(satisfied).map(digest).collect() }
    }

    fn point(world: usize, strategies: Vec<LivedSetting>) -> LivedPoint {
        LivedPoint { values: Vec::new(), world, strategies, baseline: 0 }
    }

    const LUCK: [f64; 4] = [0.0, 30.0, -30.0, 10.0];

    /// A thousand a replication, and as many satisfied, both moved by luck that all settings share.
    fn moved(pay: f64, satisfied: f64) -> LivedSetting {
        setting(&format!("{pay}-{satisfied}"), LUCK.map(|luck| pay + luck), LUCK.map(|luck| satisfied + luck))
    }

    fn beaten(points: &[LivedPoint]) -> Vec<Option<bool>> {
        swept(points, true).iter().flat_map(|point| point.strategies.iter().map(|of| of.is_beaten)).collect()
    }

    #[test]
    fn a_setting_is_beaten_by_what_is_as_good_in_both_and_found_better_in_one() {
        let (first, dearer, fewer) = (moved(1000.0, 800.0), moved(1100.0, 800.0), moved(1000.0, 700.0));
        let cheap_and_bad = moved(900.0, 700.0);
        let all = vec![first.clone(), dearer.clone(), fewer.clone(), cheap_and_bad];
        assert_eq!(beaten(&[point(0, all)]), [Some(false), Some(true), Some(true), Some(false)]);
        // What is better by no more than its own luck beats nothing.
        let noisy = setting("noisy", [900.0, 1200.0, 700.0, 1100.0], [850.0, 760.0, 880.0, 720.0]);
        assert_eq!(beaten(&[point(0, vec![first.clone(), noisy])]), [Some(false), Some(false)]);
        // Nor is anything beaten by what lies in another world, or does as well.
        assert_eq!(beaten(&[point(0, vec![dearer.clone()]), point(1, vec![first.clone()])]), [Some(false); 2]);
        assert_eq!(beaten(&[point(0, vec![dearer]), point(0, vec![first.clone()])]), [Some(true), Some(false)]);
        assert_eq!(beaten(&[point(0, vec![first.clone()]), point(0, vec![first])]), [Some(false); 2]);
    }

    #[test]
    fn the_best_is_told_apart_from_whoever_is_found_worse() {
        let noisy = setting("noisy", [900.0, 1200.0, 700.0, 1240.0], [850.0, 760.0, 880.0, 750.0]);
        let points = swept(&[point(0, vec![moved(1000.0, 800.0), moved(1100.0, 700.0), noisy])], true);
        let [cost, satisfaction] = points[0].best.as_slice() else { panic!("two questions") };
        assert_eq!((cost.strategy.as_str(), cost.level.as_slice()), ("1000-800", &["noisy".to_owned()][..]));
        assert_eq!(
            (satisfaction.strategy.as_str(), satisfaction.level.as_slice()),
            ("noisy", &["1000-800".to_owned(), "1100-700".to_owned()][..])
        );
        // Where nothing is judged, nobody is told apart.
        let unjudged = swept(&[point(0, vec![moved(1000.0, 800.0), moved(1100.0, 700.0)])], false);
        assert_eq!(unjudged[0].best[0].level, ["1100-700"]);
        assert_eq!(unjudged[0].strategies[0].is_beaten, None);
        assert!(swept(&[point(0, vec![moved(1000.0, 800.0)])], true)[0].best.is_empty());
    }

    #[test]
    fn the_same_counts_are_the_same_life_and_others_are_not() {
        let (one, other) = (moved(1000.0, 800.0), moved(1001.0, 800.0));
        let again = LivedSetting { id: one.id.clone(), ..other.clone() };
        let points = swept(&[point(0, vec![one.clone()]), point(0, vec![again]), point(0, vec![one])], true);
        assert_eq!(points.iter().map(|point| point.strategies[0].as_at).collect::<Vec<_>>(), [None, None, Some(0)]);
    }
}
