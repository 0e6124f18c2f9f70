//! What each AI model of a strategy did, and what it cost.

use serde::{Deserialize, Serialize};

use super::Run;
use super::summary::{ByMetric, LedgerLine};
use crate::books::Count;
use crate::books::metric::{LINES, Metric, OF_MODELS, Per, metric};
use crate::scenario::Scenario;
use crate::stat::estimate::{Estimate, Pair, ratio};
use crate::unit::YEAR;

/// A strategy's AI model in numbers.
///
/// A contact in which several models talked is a contact of each; it ends with the last of them.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ModelSummary {
    /// Name in the file.
    pub id: String,
    /// Some metrics, of the contacts in which it talked.
    pub metrics: ByMetric<Estimate>,
    /// The lines of the ledger that models have a part in, per year.
    pub ledger: Vec<LedgerLine>,
}

/// The models of a strategy of a run; none where there is one only.
pub fn models(scenario: &Scenario, run: &Run, index: usize) -> Vec<ModelSummary> {
    let named = &scenario.strategies[run.design.strategies[index]].phases[0].levers.ai.models;
    let several = if named.len() > 1 { named.as_slice() } else { &[] };
    let of = |(model, id): (usize, String)| {
        let estimate = |metric: &Metric| {
            let pairs: Vec<Pair> =
                run.outcomes[index].iter().map(|outcome| metric.model_pair(outcome, model)).collect();
            ratio(&pairs)
        };
        let metrics = OF_MODELS.iter().filter_map(|id| metric(id)).map(|metric| (metric.id, estimate(metric)));
        ModelSummary {
            id,
            metrics: ByMetric(metrics.collect()),
            ledger: ledger(&estimate, scenario.clock.horizon_s / YEAR),
        }
    };
    several.iter().map(|model| model.id.clone()).enumerate().map(of).collect()
}

fn ledger(estimate: &dyn Fn(&Metric) -> Estimate, years: f64) -> Vec<LedgerLine> {
    let of_ai = [Count::AiUsage, Count::AiPlatform, Count::Review];
    let lines = LINES.iter().filter(|line| of_ai.contains(&line.terms[0].0));
    let filled = lines.map(|line| {
        let metric = Metric { numerator: &line.terms, per: Per::Year, ..*OF_MONEY };
        LedgerLine::new(line, estimate(&metric), years, None)
    });
    filled.collect()
}

/// Some metric of money.
const OF_MONEY: &Metric = &crate::books::metric::METRICS[0];
