//! What is written and shown: every metric of every strategy with its interval, and its paired difference.

use std::collections::BTreeMap;

use serde::de::{Deserializer, Error};
use serde::{Deserialize, Serialize, Serializer};

use super::Run;
use super::compare::{difference, variance_reduction};
use super::contradiction::Contradicted;
use super::detection::{Detection, Watch, detection};
use super::fits::World;
use super::flips::Flips;
use super::judgement::Cheapest;
use super::models::{ModelSummary, models};
use super::nobody::NobodyAnswers;
use super::reactions::{self, Firing, PilotShown};
use super::reference::Reference;
use super::scale::biases;
use super::targets::{Judged, judge};
use super::turning::{TurningPoint, times};
use super::work::{self, WorkSplit};
use crate::books::{LINES, Line, METRICS, Metric};
use crate::scenario::{Fit, Scenario};
use crate::stat::estimate::{self, Estimate, Pair};
use crate::unit::YEAR;

/// A word that the program itself has: its version, the name of a metric or of a line of the ledger.
pub type Word = &'static str;

/// Version of the program.
const VERSION: Word = env!("CARGO_PKG_VERSION");

/// An experiment in numbers. Shown figures, tables and pages read this and nothing deeper.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Summary {
    /// Name of the scenario.
    pub scenario: String,
    /// Its title.
    pub title: String,
    /// Its currency.
    pub currency: String,
    /// Name of the run: a hash of everything that the results depend on.
    pub run_id: String,
    /// Version of the program.
    #[serde(deserialize_with = "known_word")]
    pub version: Word,
    /// Seed of all luck.
    pub seed: u64,
    /// The k of scale 1:k.
    pub scale: u32,
    /// Numbers of the replications.
    pub replications: Vec<u32>,
    /// `path=value` texts laid on the scenario.
    pub overrides: Vec<String>,
    /// Length of the horizon, years.
    pub years: f64,
    /// Name of the baseline.
    pub baseline: String,
    /// What was simulated in all.
    pub totals: Totals,
    /// Who costs the least, by service cost and in all, where anybody is found to cost less than the baseline.
    pub cheapest: Vec<Cheapest>,
    /// Why nothing is judged at this scale, as what follows "scale 1:k"; `None` at 1:1, and where its bias was measured.
    pub unmeasured: Option<String>,
    /// The fit under which the scenario was run.
    pub fit: Option<Fit>,
    /// The worlds of the file as typed and of each of its fits; empty if they were not run.
    pub worlds: Vec<World>,
    /// Options without which another run would have another name, besides those that other fields tell.
    pub options: Vec<String>,
    /// What management watches.
    pub watch: Watch,
    /// Values of a customer at which another strategy becomes the cheapest.
    pub turning_points: Vec<TurningPoint>,
    /// Which uncertain inputs the answer hangs on; `None` if it was not asked for.
    pub flips: Option<Flips>,
    /// What was published about the operation, beside what was found.
    pub targets: Vec<Judged>,
    /// The reference run that comes with the scenario, if it is of the scenario as it was run.
    pub reference: Option<Reference>,
    /// What was published and can be read in more than one way.
    pub contradictions: Vec<Contradicted>,
    /// The strategies, in the order of the file.
    pub strategies: Vec<StrategySummary>,
    /// What happens if nobody answers; `None` if that was not simulated.
    pub nobody: Option<NobodyAnswers>,
}

impl Summary {
    /// The same, knowing which inputs the answer hangs on.
    #[must_use]
    pub fn with_flips(mut self, flips: Flips) -> Self {
        self.flips = Some(flips);
        self
    }

    /// "with 2 overrides: ai.auc = 0.9, ai.tries = 3", cut to about so many letters; `None` without any.
    pub fn with_overrides(&self, letters: usize) -> Option<String> {
        let n = self.overrides.len();
        let shown =
            |text: &String| text.split_once('=').map(|(path, value)| format!("{} = {}", path.trim(), value.trim()));
        let all = self.overrides.iter().filter_map(shown).collect::<Vec<_>>().join(", ");
        let cut = if all.chars().count() > letters { all.chars().take(letters).chain(['…']).collect() } else { all };
        let noun = if n == 1 { "override" } else { "overrides" };
        (n > 0).then(|| format!("with {n} {noun}: {cut}"))
    }
}

/// What was simulated in all.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Totals {
    /// Contacts of the horizons, at the run's scale.
    pub contacts: f64,
    /// Events.
    pub events: u64,
}

/// A strategy in numbers.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct StrategySummary {
    /// Name in the file.
    pub id: String,
    /// One line for people.
    pub title: String,
    /// Why it is compared.
    pub note: String,
    /// Every metric.
    pub metrics: ByMetric<Estimate>,
    /// Every metric less the baseline's, paired by replication; empty for the baseline.
    pub difference: ByMetric<Estimate>,
    /// What the scale does to each difference; empty for the baseline, at 1:1, and where it was not measured.
    pub scale_bias: ByMetric<Estimate>,
    /// What the scale does to each metric itself; empty at 1:1 and where it was not measured.
    pub scale_bias_of_level: ByMetric<Estimate>,
    /// Variance with independent luck ÷ variance with common luck, of the difference; empty for the baseline.
    pub variance_reduction: ByMetric<Option<f64>>,
    /// When satisfaction was lost, and when management could notice.
    pub detection: Detection,
    /// Metrics of each topic.
    pub topics: Vec<TopicSummary>,
    /// What each AI model did; empty where there is one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub models: Vec<ModelSummary>,
    /// The ledger, per year.
    pub ledger: Vec<LedgerLine>,
    /// Issues of the horizon still open at the end of the simulation, per replication.
    pub open_at_end: f64,
    /// Mean trust of customers who ever had contact, at the end of the horizon.
    pub trust_end: Estimate,
    /// Trust of the tenth of those customers who trust least.
    pub trust_worst_tenth: Estimate,
    /// Trust at the start, averaged over segments by their share.
    pub trust_start: f64,
    /// Waits of answered contacts not exceeded by 50, 90 and 99 %, s; empty if nobody was answered.
    pub wait_quantiles_s: Vec<f64>,
    /// Why a human contact takes more or less work than under the baseline; `None` for the baseline, and where nobody is
    /// answered.
    #[serde(default)]
    pub work: Option<WorkSplit>,
    /// What its triggers did.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub triggers: Vec<Firing>,
    /// What its pilot showed and decided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pilot: Option<PilotShown>,
}

/// A strategy's metrics for one topic.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct TopicSummary {
    /// Name in the file.
    pub id: String,
    /// One line for people.
    pub title: String,
    /// Every metric that a topic has a part in.
    pub metrics: ByMetric<Estimate>,
}

/// A line of the ledger.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct LedgerLine {
    /// Name in files.
    #[serde(deserialize_with = "known_word")]
    pub id: Word,
    /// Name for people.
    #[serde(deserialize_with = "known_word")]
    pub label: Word,
    /// Service, failure or customer.
    #[serde(deserialize_with = "known_word")]
    pub subtotal: Word,
    /// Whether it falls due once, and not as time or work passes.
    pub is_due_once: bool,
    /// Amount of the horizon at scale 1:1.
    pub total: Estimate,
    /// The same per year.
    pub amount: Estimate,
    /// That less the baseline's, paired.
    pub difference: Option<Estimate>,
}

impl LedgerLine {
    /// A line with its amount per year of so many years.
    pub(super) fn new(line: &Line, amount: Estimate, years: f64, difference: Option<Estimate>) -> Self {
        Self {
            id: line.id,
            label: line.label,
            subtotal: line.subtotal.id(),
            is_due_once: line.is_due_once,
            total: times(&amount, years),
            amount,
            difference,
        }
    }
}

/// Something for each metric by name, in the table's order; written as a map.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ByMetric<T>(pub Vec<(&'static str, T)>);

impl<T> ByMetric<T> {
    /// The entry of a metric.
    pub fn get(&self, metric: &Metric) -> Option<&T> {
        self.0.iter().find(|(known, _)| *known == metric.id).map(|(_, value)| value)
    }
}

impl<T: Serialize> Serialize for ByMetric<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(id, value)| (id, value)))
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for ByMetric<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut found: BTreeMap<String, T> = BTreeMap::deserialize(deserializer)?;
        let in_order = METRICS.iter().filter_map(|metric| found.remove(metric.id).map(|value| (metric.id, value)));
        let entries = Self(in_order.collect());
        match found.into_keys().next() {
            None => Ok(entries),
            Some(id) => Err(D::Error::custom(format!("there is no metric `{id}`"))),
        }
    }
}

/// Reads a word of the summary.
fn known_word<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Word, D::Error> {
    let of_ledger = LINES.iter().flat_map(|line| [line.id, line.label, line.subtotal.id()]);
    word_among(deserializer, of_ledger.chain([VERSION]))
}

/// Reads a word that this version of the program has; another version's words are faults.
pub fn word_among<'de, D: Deserializer<'de>>(
    deserializer: D,
    mut words: impl Iterator<Item = Word>,
) -> Result<Word, D::Error> {
    let text = String::deserialize(deserializer)?;
    words.find(|word| *word == text).ok_or_else(|| D::Error::custom(format!("this version does not know `{text}`")))
}

impl StrategySummary {
    /// The estimate of a metric.
    pub fn metric(&self, metric: &Metric) -> Estimate {
        self.metrics.get(metric).cloned().unwrap_or_else(|| estimate::ratio(&[]))
    }

    /// Its paired difference from the baseline, if this is another strategy.
    pub fn difference(&self, metric: &Metric) -> Option<&Estimate> {
        self.difference.get(metric)
    }
}

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

/// Summaries for tests: of a baseline called "people" and of what only some of a strategy's numbers say.
#[cfg(test)]
pub mod samples {
    use super::*;
    use crate::books::metric::CSAT_OBSERVED;
    use crate::experiment::detection::When;
    use crate::stat::estimate::mean;

    /// A strategy of which differences and abandonment are known; the scale was measured to do nothing to them.
    pub fn strategy(id: &str, differences: Vec<(Word, Estimate)>, abandoned: f64) -> StrategySummary {
        let nothing = differences.iter().map(|(id, _)| (*id, mean(&[0.0, 0.0]))).collect();
        StrategySummary {
            id: id.to_owned(),
            title: String::new(),
            note: String::new(),
            metrics: ByMetric(vec![("abandonment", mean(&[abandoned, abandoned]))]),
            difference: ByMetric(differences),
            scale_bias: ByMetric(nothing),
            scale_bias_of_level: ByMetric(Vec::new()),
            variance_reduction: ByMetric(Vec::new()),
            detection: Detection {
                lost_week: None,
                lost_month: None,
                unnoticed: 0,
                alarms: 0,
                early: 0,
                alarm_week: When::default(),
                delay_weeks: When::default(),
                damage: mean(&[]),
                damage_scale_bias: None,
            },
            topics: Vec::new(),
            models: Vec::new(),
            ledger: Vec::new(),
            open_at_end: 0.0,
            trust_end: mean(&[]),
            trust_worst_tenth: mean(&[]),
            trust_start: 0.5,
            wait_quantiles_s: Vec::new(),
            work: None,
            triggers: Vec::new(),
            pilot: None,
        }
    }

    /// "people" and others at scale 1:50.
    pub fn summary(others: Vec<StrategySummary>, replications: u32) -> Summary {
        let mut strategies = vec![strategy("people", Vec::new(), 0.0)];
        strategies.extend(others);
        Summary {
            scenario: "x".into(),
            title: "X".into(),
            currency: "USD".into(),
            run_id: "0".into(),
            version: "0",
            seed: 1,
            scale: 50,
            replications: (0..replications).collect(),
            overrides: Vec::new(),
            years: 1.0,
            baseline: "people".into(),
            totals: Totals { contacts: 0.0, events: 0 },
            cheapest: Vec::new(),
            unmeasured: None,
            fit: None,
            worlds: Vec::new(),
            options: Vec::new(),
            watch: Watch { measure: &CSAT_OBSERVED, is_default: true, lost_margin: 0.02 },
            turning_points: Vec::new(),
            flips: None,
            targets: Vec::new(),
            reference: None,
            contradictions: Vec::new(),
            strategies,
            nobody: None,
        }
    }
}
