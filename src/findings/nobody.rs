//! Nobody answers: the counterfactual beside all strategies, by which the ledger tells whether it wants any service at all.
//!
//! The same world and luck, the warm-up of every strategy; from the start of the horizon on nobody is on duty and no AI talks, so
//! that every contact is turned away. It costs no service, and the customers whom that costs are what service can be worth.

use super::bias::{Bias, direction};
use super::facts::{ByMetric, NobodyAnswers, ServicePays, Summary};
use super::judgement::is_withheld;
use super::scale::measured;
use super::turning::factor_between;
use crate::books::metric::{
    CONTACTS_PER_ISSUE, COST, CUSTOMER_COST, CUSTOMERS_LOST, FAILURE_COST, SATISFACTION, SERVICE_COST, SOLVED,
    TURNED_AWAY,
};
use crate::books::{Metric, Outcome};
use crate::scenario::Scenario;
use crate::stat::estimate::{self, Estimate};
use crate::stat::paired;
use crate::study::Run;

/// What is told of it.
const TOLD: [Metric; 9] = [
    COST,
    SERVICE_COST,
    FAILURE_COST,
    CUSTOMER_COST,
    SATISFACTION,
    SOLVED,
    CONTACTS_PER_ISSUE,
    TURNED_AWAY,
    CUSTOMERS_LOST,
];

/// Nobody answers beside the strategies of a run; `None` if it was not simulated with them.
pub fn nobody(scenario: &Scenario, run: &Run, summary: &Summary) -> Option<NobodyAnswers> {
    let baseline = summary.strategies.iter().position(|strategy| strategy.id == summary.baseline)?;
    if run.nobody.is_empty() {
        return None;
    }
    let typed_value = scenario.segments.iter().map(|segment| segment.share * segment.remaining_value).sum();
    let of_told =
        |f: &dyn Fn(&Metric) -> Estimate| ByMetric(TOLD.iter().map(|metric| (metric.id, f(metric))).collect());
    let judged = (0..summary.strategies.len()).filter(|&index| !is_withheld(summary, &summary.strategies[index]));
    Some(NobodyAnswers {
        metrics: of_told(&|metric| metric.ratio.estimate(&run.nobody)),
        difference: of_told(&|metric| less(metric, &run.nobody, &run.outcomes[baseline])),
        typed_value,
        service: judged.map(|index| service(run, summary, index, typed_value)).collect(),
    })
}

/// A metric's difference between two sets of outcomes, paired by replication.
fn less(metric: &Metric, with: &[Outcome], without: &[Outcome]) -> Estimate {
    paired::difference(&metric.ratio.pairs(with), &metric.ratio.pairs(without))
}

/// A strategy beside nobody.
fn service(run: &Run, summary: &Summary, index: usize, typed_value: f64) -> ServicePays {
    let outcomes = &run.outcomes[index];
    let beside = |metric: &Metric| {
        let of = |run: &Run| less(metric, &run.outcomes[index], &run.nobody);
        let here = of(run);
        let bias = measured(run, &here, &of);
        (here, bias)
    };
    let (customer_cost, bias) = beside(&CUSTOMER_COST);
    let (cost, cost_scale_bias) = beside(&COST);
    let found = direction(&customer_cost, Bias::at(summary.scale, bias.as_ref()));
    let keeps = found.is_some_and(std::cmp::Ordering::is_lt);
    let factor = if keeps { factor_between(&run.nobody, outcomes) } else { estimate::ratio(&[]) };
    ServicePays {
        strategy: summary.strategies[index].id.clone(),
        cost,
        cost_scale_bias,
        customer_cost,
        value: factor.times(typed_value),
        factor,
    }
}
