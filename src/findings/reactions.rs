//! What triggers and pilots did: how often and when they fired; what a pilot decided, what it could have seen, and the truth.

use jiff::ToSpan;

use super::changes::levers_that_differ;
use super::detection::month;
use super::facts::{Firing, Lever, PilotShown};
use crate::books::metric::{
    CSAT_OBSERVED, CSAT_OBSERVED_AI, CSAT_OBSERVED_PEOPLE, REPORTED_RESOLUTION, REPORTED_RESOLUTION_WINDOW,
    SATISFACTION, SATISFACTION_AI, SATISFACTION_CONTACT, SATISFACTION_PEOPLE, SOLVED, TRUE_RESOLUTION,
};
use crate::books::{Metric, Outcome, PilotResult, Ratio, Unit};
use crate::clock::Clock;
use crate::scenario::{Pilot, Scenario, Strategy, Trigger};
use crate::stat::estimate::{Estimate, Pair, percentile, ratio};
use crate::stat::paired;
use crate::stat::power::{power, standard_error, times_as_many};
use crate::stat::tally::Tally;
use crate::study::Run;
use crate::unit::{DAY, WEEK};

/// What the triggers of a strategy did.
pub fn firings(scenario: &Scenario, run: &Run, index: usize) -> Vec<Firing> {
    let strategy = &scenario.strategies[run.design.strategies[index]];
    let states = strategy.states();
    let last = strategy.phases.len() - 1;
    let set_by = |place: usize| {
        let state = states.iter().position(|state| state.fired == [place] && !state.piloted).unwrap_or(0);
        levers_that_differ(strategy.levers(last, 0), strategy.levers(last, state))
    };
    let of = |(place, trigger)| Firing {
        sets: set_by(place),
        ..firing(trigger, place, &run.outcomes[index], &scenario.clock)
    };
    strategy.triggers.iter().enumerate().map(|(place, trigger)| of((place, trigger))).collect()
}

fn firing(trigger: &Trigger, place: usize, outcomes: &[Outcome], clock: &Clock) -> Firing {
    let since = |at_s: f64| at_s - clock.warmup_s;
    let mut first: Vec<f64> =
        outcomes.iter().filter_map(|outcome| outcome.fired_s[place].first().copied()).map(since).collect();
    first.sort_unstable_by(f64::total_cmp);
    let n = outcomes.len() as f64;
    let mut first_by_week = vec![0; outcomes.first().map_or(0, Outcome::n_whole_weeks)];
    for at_s in &first {
        if let Some(count) = first_by_week.get_mut((at_s / WEEK) as usize) {
            *count += 1;
        }
    }
    Firing {
        measure: trigger.measure,
        limit: trigger.limit,
        over_s: trigger.over_s,
        sets: Vec::new(),
        note: trigger.note.clone(),
        share: first.len() as f64 / n,
        times: outcomes.iter().map(|outcome| outcome.fired_s[place].len() as f64).sum::<f64>() / n,
        median_month: percentile(&first, 0.5).map(|since_s| month(clock, since_s / WEEK) as f64),
        first_by_week,
    }
}

/// The metric that is the truth behind a measure; what is no picture of anything else is its own truth.
fn truth_of(measure: &'static Metric) -> &'static Metric {
    const BEHIND: [(Metric, &Metric); 5] = [
        (CSAT_OBSERVED, &SATISFACTION_CONTACT),
        (CSAT_OBSERVED_AI, &SATISFACTION_AI),
        (CSAT_OBSERVED_PEOPLE, &SATISFACTION_PEOPLE),
        (REPORTED_RESOLUTION, &TRUE_RESOLUTION),
        (REPORTED_RESOLUTION_WINDOW, &TRUE_RESOLUTION),
    ];
    BEHIND.iter().find(|(seen, _)| seen == measure).map_or(measure, |(_, truth)| truth)
}

/// What the pilot of a strategy showed; `None` without one.
pub fn pilot(scenario: &Scenario, run: &Run, index: usize) -> Option<PilotShown> {
    let strategy = &scenario.strategies[run.design.strategies[index]];
    let pilot = strategy.pilot.as_ref()?;
    let (outcomes, clock) = (&run.outcomes[index], &scenario.clock);
    let trials: Vec<PilotResult> = outcomes.iter().filter_map(|outcome| outcome.pilot).collect();
    let truth = truth_of(pilot.gate.measure);
    let of = |metric: &Metric| true_difference(&metric.ratio, pilot, outcomes, clock);
    let true_difference = of(truth);
    let seen = Seen::new(&trials, pilot.gate.measure);
    let delta = true_difference.mean;
    let date = |at_s: f64| clock.start.saturating_add((((at_s - clock.warmup_s) / DAY) as i64).days());
    let full = seen.standard_error.map(|error| error / f64::from(run.design.scale).sqrt());
    let with = |difference: Option<f64>, error: Option<f64>| difference.zip(error).map(|(d, e)| power(d, e));
    Some(PilotShown {
        tries: tries(strategy, pilot),
        least_count: pilot.gate.least_count,
        share: pilot.share,
        from: date(pilot.from_s),
        at: date(pilot.gate.at_s),
        measure: pilot.gate.measure,
        least: pilot.gate.least,
        most: pilot.gate.most,
        rolled_out: trials.iter().filter(|trial| trial.is_rolled_out).count() as f64 / outcomes.len() as f64,
        counts: seen.counts,
        counts_at_full_scale: seen.counts.map(|count| count * f64::from(run.design.scale)),
        against_rest: pilot.gate.against_rest,
        level: seen.level,
        truth,
        satisfaction: of(&SATISFACTION),
        solved: of(&SOLVED),
        power: with(delta, seen.standard_error),
        power_at_full_scale: with(delta, full),
        power_of_measure: with(seen.observed.mean, seen.standard_error),
        times_as_many: delta.zip(seen.standard_error).and_then(|(delta, error)| times_as_many(delta, error)),
        standard_error: seen.standard_error,
        spread: seen.spread,
        observed: seen.observed,
        true_difference,
    })
}

/// The levers that differ in the arm when the pilot begins.
fn tries(strategy: &Strategy, pilot: &Pilot) -> Vec<Lever> {
    let phase = strategy.phases.iter().rposition(|phase| phase.from_s <= pilot.from_s).unwrap_or(0);
    let tried = strategy.states().iter().position(|state| state.fired.is_empty() && state.piloted).unwrap_or(0);
    levers_that_differ(strategy.levers(phase, 0), strategy.levers(phase, tried))
}

/// What pilots observed by their gates.
struct Seen {
    level: Estimate,
    observed: Estimate,
    counts: [f64; 2],
    standard_error: Option<f64>,
    spread: Option<f64>,
}

impl Seen {
    fn new(trials: &[PilotResult], measure: &Metric) -> Self {
        let arms: Vec<Pair> = trials.iter().map(|trial| trial.arm).collect();
        let rests: Vec<Pair> = trials.iter().map(|trial| trial.rest).collect();
        let total = |pairs: &[Pair]| {
            let sum = |of: fn(&Pair) -> f64| pairs.iter().map(of).sum::<f64>();
            Pair { num: sum(|pair| pair.num), den: sum(|pair| pair.den) }
        };
        let (arm, rest) = (total(&arms), total(&rests));
        let counts = [arm, rest].map(|pair| pair.den / trials.len().max(1) as f64);
        let spread = spread(trials);
        let shares = arm.ratio().zip(rest.ratio());
        let standard_error = if measure.unit == Unit::Share {
            shares.and_then(|(arm, rest)| standard_error([(arm, counts[0]), (rest, counts[1])]))
        } else {
            spread.filter(|spread| *spread > 0.0)
        };
        Self { level: ratio(&arms), observed: paired::difference(&arms, &rests), counts, standard_error, spread }
    }
}

/// Standard deviation between histories of the observed difference.
fn spread(trials: &[PilotResult]) -> Option<f64> {
    let mut tally = Tally::default();
    for trial in trials {
        if let Some((arm, rest)) = trial.arm.ratio().zip(trial.rest.ratio()) {
            tally.record(arm - rest);
        }
    }
    tally.standard_deviation()
}

/// A metric of the arm less that of the rest, over the weeks that lie wholly within the pilot.
fn true_difference(ratio: &Ratio, pilot: &Pilot, outcomes: &[Outcome], clock: &Clock) -> Estimate {
    let week = |at_s: f64| (at_s - clock.warmup_s) / WEEK;
    let weeks = week(pilot.from_s).ceil() as usize..week(pilot.gate.at_s).floor() as usize;
    let of_arm = |arm: usize| -> Vec<Pair> {
        outcomes.iter().map(|outcome| ratio.arm_pair(outcome, arm, weeks.clone())).collect()
    };
    paired::difference(&of_arm(1), &of_arm(0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::books::metric::{OBSERVABLE, observable};

    #[test]
    fn the_truth_behind_a_measure_is_in_its_unit_and_a_ratio_of_the_same_kind() {
        for measure in OBSERVABLE.iter().filter_map(|id| observable(id)).filter(|measure| measure.is_of_customers()) {
            let truth = truth_of(measure);
            assert_eq!(truth.unit, measure.unit, "{}", measure.id);
            assert!(truth.ratio.above.iter().all(|(_, weight)| weight.abs() <= 1.0), "{}", measure.id);
        }
    }
}
