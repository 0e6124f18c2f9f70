//! Nobody answers: the counterfactual beside all strategies, by which the ledger tells whether it wants any service at all.
//!
//! The same world and luck, the warm-up of every strategy; from the start of the horizon on nobody is on duty and no AI talks, so
//! that every contact is turned away. It costs no service, and the customers whom that costs are what service can be worth.

use super::base::Base;
use super::bias::{Bias, direction};
use super::facts::{ByMetric, NobodyAnswers, ServicePays};
use super::scale::with_bias;
use super::turning::factor_between;
use super::withheld::are_withheld;
use crate::books::metric::{
    CONTACTS_PER_ISSUE, COST, CUSTOMER_COST, CUSTOMERS_LOST, FAILURE_COST, SATISFACTION, SERVICE_COST, SOLVED,
    TURNED_AWAY,
};
use crate::books::{Digest, Metric};
use crate::stat::estimate::{self, Estimate};
use crate::stat::paired;
use crate::study::Digests;

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
pub fn nobody(base: Base) -> Option<NobodyAnswers> {
    let Base { run, baseline, .. } = base;
    let Digests { strategies, nobody } = &run.digests;
    if nobody.is_empty() {
        return None;
    }
    let typed_value = base.scenario.customer_value();
    let judged = (0..strategies.len()).filter(|&index| !are_withheld(run.design.scale_of_lines(), &strategies[index]));
    Some(NobodyAnswers {
        metrics: ByMetric::of(&TOLD, |metric| Some(metric.ratio.estimate(nobody))),
        difference: ByMetric::of(&TOLD, |metric| Some(less(metric, nobody, &strategies[baseline]))),
        typed_value,
        service: judged.map(|index| service(base, index, typed_value)).collect(),
    })
}

/// A metric's difference between two sets of replications, paired.
fn less(metric: &Metric, with: &[Digest], without: &[Digest]) -> Estimate {
    paired::difference(&metric.ratio.pairs(with), &metric.ratio.pairs(without))
}

/// A strategy beside nobody.
fn service(base: Base, index: usize, typed_value: f64) -> ServicePays {
    let run = base.run;
    let beside = |metric: &Metric| with_bias(run, &|lived| less(metric, &lived.strategies[index], &lived.nobody));
    let (customer_cost, bias) = beside(&CUSTOMER_COST);
    let (cost, cost_scale_bias) = beside(&COST);
    let found = direction(&customer_cost, Bias::at(run.design.scale_of_lines(), bias.as_ref()));
    let keeps = found.is_some_and(std::cmp::Ordering::is_lt);
    let Digests { strategies, nobody } = &run.digests;
    let factor = if keeps { factor_between(nobody, &strategies[index]) } else { estimate::ratio(&[]) };
    ServicePays {
        strategy: base.id(index),
        cost,
        cost_scale_bias,
        customer_cost,
        value: factor.times(typed_value),
        factor,
    }
}
