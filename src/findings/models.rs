//! What each AI model of a strategy did, and what it cost.

use super::facts::{ByMetric, LedgerLine, ModelSummary};
use crate::books::metric::OF_MODELS;
use crate::books::{Count, LINES, Ratio};
use crate::scenario::Scenario;
use crate::stat::estimate::{Estimate, Pair, ratio};
use crate::study::Run;
use crate::unit::YEAR;

/// The models of a strategy of a run; none where there is one only.
pub fn models(scenario: &Scenario, run: &Run, index: usize) -> Vec<ModelSummary> {
    let all = &scenario.strategies[run.design.strategies[index]].phases[0].levers.ai.models;
    let several = if all.len() > 1 { all.as_slice() } else { &[] };
    let of = |(model, id): (usize, String)| {
        let of_model = |of: &Ratio| {
            let pairs: Vec<Pair> = run.outcomes[index].iter().map(|outcome| of.model_pair(outcome, model)).collect();
            ratio(&pairs)
        };
        ModelSummary {
            id,
            metrics: ByMetric::of(&OF_MODELS, |metric| Some(of_model(&metric.ratio))),
            ledger: ledger(&of_model, scenario.clock.horizon_s / YEAR),
        }
    };
    several.iter().map(|model| model.id.clone()).enumerate().map(of).collect()
}

fn ledger(of_model: &dyn Fn(&Ratio) -> Estimate, years: f64) -> Vec<LedgerLine> {
    let of_ai = [Count::AiUsage, Count::AiPlatform, Count::Review];
    let lines = LINES.iter().filter(|line| of_ai.contains(&line.count));
    lines.map(|line| LedgerLine::new(line, of_model(&line.ratio), years, None)).collect()
}
