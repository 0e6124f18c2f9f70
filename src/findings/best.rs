//! Who is found to be better than every other strategy by a metric; who costs the least, and who is not told apart from them.

use std::cmp::Ordering;

use super::base::Base;
use super::bias::{Bias, direction_in};
use super::compare::difference;
use super::facts::Cheapest;
use super::scale::bias_between;
use crate::books::metric::{COST, SERVICE_COST};
use crate::books::{Better, Metric};
use crate::stat::estimate::Estimate;
use crate::study::Digests;

/// How much better the first strategy is than the second.
pub fn advantage(metric: &Metric, lived: &Digests, first: usize, second: usize) -> Estimate {
    match metric.better {
        Better::Less => difference(&metric.ratio, lived, second, first),
        _ => difference(&metric.ratio, lived, first, second),
    }
}

/// Which way an estimated difference of two strategies is found to go, with the scale's bias as the base has it.
fn way(metric: &Metric, less: &Estimate, base: Base, [first, second]: [usize; 2]) -> Option<Ordering> {
    let bias = bias_between(base, metric, first, second);
    direction_in(metric.unit, less, Bias::at(base.run.design.scale_of_lines(), bias.as_ref()))
}

/// Whether the first strategy is found to be better than the second in a world.
pub fn is_better(metric: &Metric, lived: &Digests, base: Base, first: usize, second: usize) -> bool {
    way(metric, &advantage(metric, lived, first, second), base, [first, second]) == Some(Ordering::Greater)
}

/// The strategy that is found to be better than every other of some, if there are others.
pub fn best(metric: &Metric, lived: &Digests, base: Base, among: &[usize]) -> Option<usize> {
    let beats_all =
        |&&one: &&usize| among.iter().all(|&other| other == one || is_better(metric, lived, base, one, other));
    among.iter().find(beats_all).filter(|_| among.len() > 1).copied()
}

/// Who costs the least by service cost, of all strategies, and in all, of those that are judged.
pub fn cheapest(base: Base) -> Vec<Cheapest> {
    let lived = &base.run.digests;
    let of = |(metric, among): (&'static Metric, &[usize])| {
        let more = |one: usize, other: usize| difference(&metric.ratio, lived, one, other);
        let found = |one, other| way(metric, &more(one, other), base, [one, other]);
        let others = || among.iter().copied().filter(|&index| index != base.baseline);
        let cheaper = others().filter(|&index| found(index, base.baseline) == Some(Ordering::Less));
        let mean = |index: usize| more(index, base.baseline).mean.unwrap_or(f64::INFINITY);
        let least = cheaper.min_by(|&a, &b| mean(a).total_cmp(&mean(b)))?;
        let is_level = |other: &usize| *other != least && found(*other, least) != Some(Ordering::Greater);
        let level = others().filter(is_level).map(|index| base.id(index)).collect();
        Some(Cheapest { metric, strategy: base.id(least), level })
    };
    let all: Vec<usize> = (0..lived.strategies.len()).collect();
    [(&SERVICE_COST, &all[..]), (&COST, &base.judged()[..])].into_iter().filter_map(of).collect()
}

#[cfg(test)]
mod tests {
    use crate::books::{Count, Outcome};
    use crate::findings::summarise;
    use crate::model::calibration::Calibration;
    use crate::scenario::Strategy;
    use crate::scenario::samples::bare;
    use crate::study::{Design, Run};

    /// Who is cheapest by service cost, and who is level with them, where people, a blend and a machine are paid this in three
    /// histories.
    fn cheapest_of(pay: [[f64; 3]; 3]) -> Option<(String, Vec<String>)> {
        let mut scenario = bare("2024-01-01");
        let named = |id: &str| Strategy { id: id.to_owned(), ..scenario.strategies[0].clone() };
        scenario.strategies = ["people", "blend", "machine"].map(named).to_vec();
        scenario.baseline = 0;
        let outcome = |strategy: usize, pay: f64| {
            let sizes = scenario.sizes(&scenario.strategies[strategy]);
            let mut outcome = Outcome::new(&scenario.clock, sizes, 1);
            let row = outcome.row_at(scenario.clock.warmup_s, outcome.no_topic());
            outcome.add(row, Count::Pay, pay);
            outcome.add(row, Count::Seconds, scenario.clock.horizon_s);
            outcome
        };
        let of_strategy = |(strategy, pay): (usize, &[f64; 3])| pay.iter().map(|&pay| outcome(strategy, pay)).collect();
        let outcomes = pay.iter().enumerate().map(of_strategy).collect();
        let design = Design { replications: vec![0, 1, 2], scale: 1, ..Design::of(&scenario) };
        let mut silent = scenario.clone();
        silent.demand.issues_per_customer_month = 0.0;
        let run = Run::of(design, Calibration::new(&silent, 1), outcomes);
        summarise(&scenario, &run, "").cheapest.into_iter().next().map(|least| (least.strategy, least.level))
    }

    /// Of 11, 9 and 7 the mean is 9 ± 5, of 1, 19 and −2 it is 6 ± 28; 1 ± 3 are more than nothing and not found either.
    #[test]
    fn whoever_is_not_found_to_cost_more_than_the_cheapest_is_level_with_it() {
        let (people, machine) = ([100.0, 100.0, 100.0], [40.0, 41.0, 42.0]);
        let found = |blend: [f64; 3]| cheapest_of([people, blend, machine]);
        assert_eq!(found([51.0, 50.0, 49.0]), Some(("machine".to_owned(), Vec::new())));
        for blend in [[41.0, 60.0, 40.0], [40.0, 42.0, 44.0]] {
            assert_eq!(found(blend), Some(("machine".to_owned(), vec!["blend".to_owned()])));
        }
        assert_eq!(cheapest_of([people, [99.0, 100.0, 101.0], people]), None);
    }
}
