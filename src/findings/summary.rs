//! What is written and shown: every metric of every strategy with its interval, and its paired difference.

use super::agreeing::agreeing;
use super::base::Base;
use super::best::cheapest;
use super::compare::{difference, variance_reduction};
use super::contradiction::contradictions;
use super::detection::detection;
use super::drawn::{beside_even, drawn, judge_with, with_conditions};
use super::facts::{
    ByMetric, DrawnWorlds, Flips, LedgerLine, Precise, Reference, StrategySummary, Summary, TopicSummary, Totals,
    VERSION, Watch, World,
};
use super::models::models;
use super::nobody::nobody;
use super::planned::planned;
use super::scale::biases;
use super::targets::judge;
use super::turning::turning_points;
use super::undoing::undoing;
use super::{beside, reactions, work};
use crate::books::{Count, LINES, Line, METRICS, Metric, Sums};
use crate::scenario::Scenario;
use crate::stat::estimate::{self, Pair};
use crate::study::{DrawnDesign, Draws, Run};
use crate::unit::YEAR;

/// What is known beside a run, of other runs.
#[derive(Clone, Debug, Default)]
pub struct Beside<'a> {
    /// The worlds of the file as typed and of each of its fits; empty if they were not run.
    pub worlds: Vec<World>,
    /// Which uncertain inputs the answer rests on; `None` if it was not asked for.
    pub flips: Option<Flips>,
    /// Worlds drawn from the ranges of inputs; `None` if none were.
    pub drawn: Option<&'a Draws>,
    /// As many drawn evenly between the ends of the ranges.
    pub evenly: Option<&'a Draws>,
    /// How precisely differences are known, where that was asked for.
    pub precise: Option<Precise>,
    /// The reference run that comes with the scenario, if it is of the scenario as it was run.
    pub reference: Option<Reference>,
}

/// Folds a run into its summary, judgements included. `run_id` names it.
pub fn summarise(scenario: &Scenario, run: &Run, run_id: &str) -> Summary {
    summarise_beside(scenario, run, run_id, Beside::default())
}

/// The same with what is known beside it.
pub fn summarise_beside(scenario: &Scenario, run: &Run, run_id: &str, beside: Beside) -> Summary {
    let base = Base::of(scenario, run);
    let summary = Summary {
        scenario: scenario.id.clone(),
        title: scenario.title.clone(),
        currency: scenario.currency.clone(),
        run_id: run_id.to_owned(),
        version: VERSION,
        seed: run.design.seed,
        scale: run.design.scale,
        waits: run.design.waits,
        replications: run.design.replications.clone(),
        overrides: scenario.overrides.clone(),
        years: scenario.clock.horizon_s / YEAR,
        baseline: base.id(base.baseline),
        focus: run.design.focus.map(|index| scenario.strategies[index].id.clone()),
        totals: Totals {
            contacts: run.digests.strategies.iter().flatten().map(|digest| digest.total(Count::Contacts)).sum(),
            events: run.outcomes.iter().flatten().map(|outcome| outcome.events).sum(),
        },
        cheapest: cheapest(base),
        unmeasured: base.unmeasured(),
        fit: scenario.fit.clone(),
        worlds: beside.worlds,
        options: options(scenario, run),
        watch: Watch::of(scenario),
        turning_points: turning_points(base),
        flips: beside.flips,
        drawn: None,
        precise: beside.precise,
        targets: judge(scenario, &run.design, &run.digests),
        reference: beside.reference,
        contradictions: contradictions(base),
        strategies: (0..run.outcomes.len()).map(|index| strategy(base, index)).collect(),
        nobody: nobody(base),
    };
    let drawn = beside.drawn.map(|found| in_worlds(base, &summary, found, beside.evenly));
    Summary { drawn, ..summary }
}

/// What worlds that were drawn show beside what is found at the modes, and beside as many that were drawn evenly, and which of them agree with what was published.
fn in_worlds(base: Base, summary: &Summary, found: &Draws, evenly: Option<&Draws>) -> DrawnWorlds {
    let mut told = with_conditions(base, found, drawn(base, summary, found));
    let agreeing = agreeing(base, summary, found);
    if let Some(within) = agreeing.as_ref().and_then(|agreeing| agreeing.within.as_ref()) {
        judge_with(&mut told.strategies, &within.strategies);
    }
    let told = DrawnWorlds { agreeing, ..told };
    match evenly {
        Some(evenly) => beside_even(told, drawn(base, summary, evenly)),
        None => told,
    }
}

/// What has to be typed besides what other fields tell, for the same run again.
fn options(scenario: &Scenario, run: &Run) -> Vec<String> {
    let design = &run.design;
    let fit = scenario.fit.as_ref().map(|fit| format!("--fit {}", fit.id));
    let no_fits = (!scenario.fits.is_empty() && !design.fits).then(|| "--no-fits".to_owned());
    let is_measurable = design.scale_of_lines() > 1 && design.replications.len() > 1;
    let no_bias = (is_measurable && !design.scale_bias).then(|| "--no-scale-bias".to_owned());
    let worlds = design.draws.map_or(0, |draws| draws.worlds);
    let draws = (worlds > 0 || scenario.run.draws > 0).then(|| format!("--draws {worlds}"));
    let cheapest = DrawnDesign::cheapest(worlds, scenario, design);
    let as_run = design.draws.filter(|draws| (draws.scale, draws.waits) != (cheapest.scale, cheapest.waits));
    let evenly = design.draws.filter(|draws| draws.evenly);
    let focus = design.focus.map(|index| format!("--focus {}", scenario.strategies[index].id));
    fit.into_iter()
        .chain(no_fits)
        .chain(no_bias)
        .chain(draws)
        .chain(as_run.map(|_| "--draws-as-run".to_owned()))
        .chain(evenly.map(|_| "--draws-evenly".to_owned()))
        .chain(focus)
        .chain(beside::options(&scenario.derived))
        .collect()
}

fn strategy(base: Base, index: usize) -> StrategySummary {
    let Base { scenario, run, baseline } = base;
    let (outcomes, lived) = (&run.outcomes[index], &run.digests);
    let named = &scenario.strategies[run.design.strategies[index]];
    let is_other = index != baseline;
    // Of the baseline there is no difference.
    let others = if is_other { METRICS } else { &[] };
    let trust: Vec<f64> = outcomes.iter().filter_map(|outcome| outcome.trust_end).collect();
    let start = &run.calibration.base_trust;
    let [scale_bias, scale_bias_of_level] = biases(base, index);
    StrategySummary {
        id: named.id.clone(),
        title: named.title.clone(),
        note: named.note.clone(),
        metrics: ByMetric::of(METRICS, |metric| Some(metric.ratio.estimate(&lived.strategies[index]))),
        difference: ByMetric::of(others, |metric| Some(difference(&metric.ratio, lived, index, baseline))),
        scale_bias,
        scale_bias_of_level,
        variance_reduction: ByMetric::of(others, |metric| {
            Some(variance_reduction(&metric.ratio, lived, index, baseline))
        }),
        detection: detection(base, index),
        undoing: undoing(base, index),
        planned: planned(outcomes),
        topics: (0..scenario.topics.len()).map(|topic| topic_summary(scenario, run, index, topic)).collect(),
        models: models(scenario, run, index),
        ledger: ledger(base, index),
        open_at_end: outcomes.iter().map(|outcome| outcome.open_at_end as f64).sum::<f64>() / outcomes.len() as f64,
        trust_end: estimate::mean(&trust),
        trust_worst_tenth: estimate::mean(&outcomes.iter().filter_map(|o| o.trust_worst_tenth).collect::<Vec<f64>>()),
        trust_start: scenario.segments.iter().zip(start).map(|(segment, trust)| segment.share * trust).sum(),
        wait_quantiles_s: wait_quantiles(run, index),
        work: is_other.then(|| work::split(outcomes, &run.outcomes[baseline])).flatten(),
        triggers: reactions::firings(scenario, run, index),
        pilot: reactions::pilot(scenario, run, index),
    }
}

fn wait_quantiles(run: &Run, index: usize) -> Vec<f64> {
    let Some((first, others)) = run.outcomes[index].split_first() else { return Vec::new() };
    let mut waits = first.waits.clone();
    for outcome in others {
        if waits.add(&outcome.waits).is_err() {
            return Vec::new();
        }
    }
    if waits.is_empty() {
        return Vec::new();
    }
    [0.5, 0.9, 0.99].iter().map(|&share| waits.value_at_quantile(share) as f64 / 10.0).collect()
}

fn topic_summary(scenario: &Scenario, run: &Run, index: usize, topic: usize) -> TopicSummary {
    let of_topic = |metric: &Metric| {
        let pairs: Option<Vec<Pair>> =
            run.outcomes[index].iter().map(|outcome| metric.topic_pair(outcome, topic)).collect();
        pairs.map(|pairs| estimate::ratio(&pairs))
    };
    TopicSummary {
        id: scenario.topics[topic].id.clone(),
        title: scenario.topics[topic].title.clone(),
        metrics: ByMetric::of(METRICS, of_topic),
    }
}

fn ledger(Base { scenario, run, baseline }: Base, index: usize) -> Vec<LedgerLine> {
    let shown = |line: &'static Line| {
        let amount = line.ratio.estimate(&run.digests.strategies[index]);
        let less = (index != baseline).then(|| difference(&line.ratio, &run.digests, index, baseline));
        LedgerLine::new(line, amount, scenario.clock.horizon_s / YEAR, less)
    };
    LINES.iter().map(shown).collect()
}
