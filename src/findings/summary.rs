//! What is written and shown: every metric of every strategy with its interval, and its paired difference.

use super::compare::{difference, variance_reduction};
use super::detection::detection;
use super::facts::{ByMetric, LedgerLine, StrategySummary, Summary, TopicSummary, Totals, VERSION, Watch};
use super::models::models;
use super::reactions::{self};
use super::scale::biases;
use super::targets::judge;
use super::work::{self};
use crate::books::{LINES, Line, METRICS, Metric};
use crate::scenario::Scenario;
use crate::stat::estimate::{self, Estimate, Pair};
use crate::study::Run;
use crate::unit::YEAR;

/// Folds a run into its summary, yet without a verdict. `run_id` names it.
pub fn fold(scenario: &Scenario, run: &Run, run_id: &str) -> Summary {
    let baseline = run.design.strategies.iter().position(|&index| index == scenario.baseline).unwrap_or(0);
    let strategies: Vec<StrategySummary> =
        (0..run.outcomes.len()).map(|index| strategy(scenario, run, index, baseline)).collect();
    let outcomes = || run.outcomes.iter().flatten();
    Summary {
        scenario: scenario.id.clone(),
        title: scenario.title.clone(),
        currency: scenario.currency.clone(),
        run_id: run_id.to_owned(),
        version: VERSION,
        seed: run.design.seed,
        scale: run.design.scale,
        replications: run.design.replications.clone(),
        overrides: scenario.overrides.clone(),
        years: scenario.clock.horizon_s / YEAR,
        baseline: strategies[baseline].id.clone(),
        totals: Totals {
            contacts: outcomes().map(|outcome| outcome.total(crate::books::Count::Contacts)).sum(),
            events: outcomes().map(|outcome| outcome.events).sum(),
        },
        cheapest: Vec::new(),
        unmeasured: run.coarser.as_ref().err().filter(|_| run.design.scale > 1).map(|why| {
            if run.design.replications.len() > 1 { why.clone() } else { "has one replication alone".to_owned() }
        }),
        fit: scenario.fit.clone(),
        worlds: Vec::new(),
        options: options(scenario, run),
        watch: Watch::of(scenario),
        turning_points: Vec::new(),
        flips: None,
        targets: judge(scenario, run),
        reference: None,
        contradictions: Vec::new(),
        strategies,
        nobody: None,
    }
}

/// What has to be typed besides what other fields tell, for the same run again.
fn options(scenario: &Scenario, run: &Run) -> Vec<String> {
    let design = &run.design;
    let fit = scenario.fit.as_ref().map(|fit| format!("--fit {}", fit.id));
    let no_fits = (!scenario.fits.is_empty() && !design.fits).then(|| "--no-fits".to_owned());
    let is_measurable = design.scale > 1 && design.replications.len() > 1;
    let no_bias = (is_measurable && !design.scale_bias).then(|| "--no-scale-bias".to_owned());
    fit.into_iter().chain(no_fits).chain(no_bias).collect()
}

fn strategy(scenario: &Scenario, run: &Run, index: usize, baseline: usize) -> StrategySummary {
    let outcomes = &run.outcomes[index];
    let named = &scenario.strategies[run.design.strategies[index]];
    let of_metrics = |f: &dyn Fn(&Metric) -> Estimate| METRICS.iter().map(|metric| (metric.id, f(metric))).collect();
    let is_other = index != baseline;
    let trust: Vec<f64> = outcomes.iter().filter_map(|outcome| outcome.trust_end).collect();
    let base = &run.calibration.base_trust;
    let [scale_bias, scale_bias_of_level] = biases(run, index, baseline);
    StrategySummary {
        id: named.id.clone(),
        title: named.title.clone(),
        note: named.note.clone(),
        metrics: ByMetric(of_metrics(&|metric| metric.ratio.estimate(outcomes))),
        difference: ByMetric(if is_other {
            of_metrics(&|m| difference(&m.ratio, run, index, baseline))
        } else {
            Vec::new()
        }),
        scale_bias,
        scale_bias_of_level,
        variance_reduction: ByMetric(if is_other {
            METRICS.iter().map(|metric| (metric.id, variance_reduction(&metric.ratio, run, index, baseline))).collect()
        } else {
            Vec::new()
        }),
        detection: detection(scenario, run, index, baseline),
        topics: (0..scenario.topics.len()).map(|topic| topic_summary(scenario, run, index, topic)).collect(),
        models: models(scenario, run, index),
        ledger: ledger(run, index, baseline, scenario.clock.horizon_s / YEAR),
        open_at_end: outcomes.iter().map(|outcome| outcome.open_at_end as f64).sum::<f64>() / outcomes.len() as f64,
        trust_end: estimate::mean(&trust),
        trust_worst_tenth: estimate::mean(&outcomes.iter().filter_map(|o| o.trust_worst_tenth).collect::<Vec<f64>>()),
        trust_start: scenario.segments.iter().zip(base).map(|(segment, trust)| segment.share * trust).sum(),
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
        pairs.map(|pairs| (metric.id, estimate::ratio(&pairs)))
    };
    TopicSummary {
        id: scenario.topics[topic].id.clone(),
        title: scenario.topics[topic].title.clone(),
        metrics: ByMetric(METRICS.iter().filter_map(of_topic).collect()),
    }
}

fn ledger(run: &Run, index: usize, baseline: usize, years: f64) -> Vec<LedgerLine> {
    let shown = |line: &'static Line| {
        let amount = line.ratio.estimate(&run.outcomes[index]);
        LedgerLine::new(line, amount, years, (index != baseline).then(|| difference(&line.ratio, run, index, baseline)))
    };
    LINES.iter().map(shown).collect()
}
