//! What is written and shown: every metric of every strategy with its interval, and its paired difference.

use serde::{Deserialize, Serialize};

use super::{
    ByMetric, Cheapest, Contradicted, Detection, DrawnWorlds, Firing, Flips, Head, Judged, LedgerLine, ModelSummary,
    NobodyAnswers, PilotShown, Planned, Precise, Reference, TurningPoint, Undoing, Watch, Word, WorkSplit, World,
    known_word,
};
use crate::books::Metric;
use crate::scenario::Fit;
use crate::scenario::Waits;
use crate::stat::estimate::{self, Estimate};
use crate::study::Unmeasured;

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
    /// How waits came about.
    #[serde(default, skip_serializing_if = "Waits::is_small")]
    pub waits: Waits,
    /// Numbers of the replications.
    pub replications: Vec<u32>,
    /// `path=value` texts laid on the scenario.
    pub overrides: Vec<String>,
    /// Length of the horizon, years.
    pub years: f64,
    /// Name of the baseline.
    pub baseline: String,
    /// The strategy of which everything that is told speaks first, if one was named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub focus: Option<String>,
    /// What was simulated in all.
    pub totals: Totals,
    /// Who costs the least, by service cost and in all, where anybody is found to cost less than the baseline.
    pub cheapest: Vec<Cheapest>,
    /// Why nothing is judged at this scale; `None` at 1:1, and where its bias was measured.
    pub unmeasured: Option<Unmeasured>,
    /// The fit under which the scenario was run.
    pub fit: Option<Fit>,
    /// The worlds of the file as typed and of each of its fits; empty if they were not run.
    pub worlds: Vec<World>,
    /// Options without which another run would have another name, besides those that other fields tell.
    pub options: Vec<String>,
    /// How precisely differences from the baseline are known, where that was asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub precise: Option<Precise>,
    /// What management watches.
    pub watch: Watch,
    /// Values of a customer at which another strategy becomes the cheapest.
    pub turning_points: Vec<TurningPoint>,
    /// Which uncertain inputs the answer rests on; `None` if it was not asked for.
    pub flips: Option<Flips>,
    /// What the strategies come to in worlds drawn from the ranges of inputs; `None` if none were drawn.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub drawn: Option<DrawnWorlds>,
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
    /// What was run.
    pub fn head(&self) -> Head {
        Head {
            scenario: self.scenario.clone(),
            title: self.title.clone(),
            currency: self.currency.clone(),
            run_id: self.run_id.clone(),
            version: self.version,
            seed: self.seed,
            scale: self.scale,
            waits: self.waits,
            replications: self.replications.clone(),
            overrides: self.overrides.clone(),
            fit: self.fit.as_ref().map(|fit| fit.id.clone()),
        }
    }

    /// The k of the scale of the lines, which is what a scale does to differences.
    pub fn scale_of_lines(&self) -> u32 {
        self.waits.scale_of_lines(self.scale)
    }

    /// How waits came about; at 1:1 they did as they do.
    pub fn waits_of(&self) -> Waits {
        self.waits.at_scale(self.scale)
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
    /// What its cut took, if it cuts people by date.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub undoing: Option<Undoing>,
    /// What its staffing plans required, if it has any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub planned: Option<Planned>,
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

/// Summaries for tests: of a baseline called "people" and of what only some of a strategy's numbers say.
#[cfg(test)]
pub mod samples {
    use super::*;
    use crate::books::metric::CSAT_OBSERVED;
    use crate::findings::facts::When;
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
            undoing: None,
            planned: None,
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
            waits: Waits::Small,
            replications: (0..replications).collect(),
            overrides: Vec::new(),
            years: 1.0,
            baseline: "people".into(),
            focus: None,
            totals: Totals { contacts: 0.0, events: 0 },
            cheapest: Vec::new(),
            unmeasured: None,
            fit: None,
            worlds: Vec::new(),
            options: Vec::new(),
            precise: None,
            watch: Watch { measure: &CSAT_OBSERVED, is_default: true, lost_margin: 0.02 },
            turning_points: Vec::new(),
            flips: None,
            drawn: None,
            targets: Vec::new(),
            reference: None,
            contradictions: Vec::new(),
            strategies,
            nobody: None,
        }
    }
}
