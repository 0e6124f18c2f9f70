//! Nobody answers: the counterfactual beside all strategies, by which the ledger tells whether it wants any service at all.
//!
//! The same world and luck, the warm-up of every strategy; from the start of the horizon on nobody is on duty and no AI talks, so
//! that every contact is turned away. It costs no service, and the customers whom that costs are what service can be worth.

use serde::{Deserialize, Serialize};

use super::Run;
use super::judgement::is_withheld;
use super::scale::{Bias, direction, measured};
use super::summary::{ByMetric, Summary};
use super::turning::{factor_between, times};
use crate::books::metric::{
    CONTACTS_PER_ISSUE, COST, CUSTOMER_COST, CUSTOMERS_LOST, FAILURE_COST, SATISFACTION, SERVICE_COST, SOLVED,
    TURNED_AWAY,
};
use crate::books::{Metric, Outcome};
use crate::policy::Routing;
use crate::scenario::{Phase, Scenario, Staffing, Strategy};
use crate::stat::estimate::{self, Estimate};
use crate::stat::paired;

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

/// Nobody answers, in numbers.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct NobodyAnswers {
    /// Some metrics.
    pub metrics: ByMetric<Estimate>,
    /// The same less the baseline's, paired by replication.
    pub difference: ByMetric<Estimate>,
    /// Mean remaining value of a customer as typed, segments by their share.
    pub typed_value: f64,
    /// The strategies that are judged, each beside nobody.
    pub service: Vec<ServicePays>,
}

/// What a strategy's service is worth, beside nobody answering.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ServicePays {
    /// Name in the file.
    pub strategy: String,
    /// Its total cost less nobody's, at the values of the scenario; per year.
    pub cost: Estimate,
    /// What the scale does to that, where it was measured.
    pub cost_scale_bias: Option<Estimate>,
    /// The value of the customers that it loses less nobody's; per year.
    pub customer_cost: Estimate,
    /// The factor on every customer's value at which both cost the same, so that it pays above; undefined unless the strategy is
    /// found to keep more value than nobody.
    pub factor: Estimate,
    /// The same as the mean value of a customer.
    pub value: Estimate,
}

/// The world in which nobody answers: it has this one strategy.
pub fn world(scenario: &Scenario) -> Scenario {
    let before = &scenario.strategies[scenario.baseline].phases[0].levers;
    let mut levers = before.clone();
    levers.routing = Routing::PeopleOnly;
    for team in &mut levers.teams {
        team.staffing = Staffing::OnDuty(vec![0.0]);
        team.stays_until_served = false;
    }
    let phase = |from_s, levers| Phase { from_s, levers, layered: Vec::new(), is_step: false };
    let nobody = Strategy {
        id: String::new(),
        title: String::new(),
        note: String::new(),
        phases: vec![phase(0.0, before.clone()), phase(scenario.clock.warmup_s, levers)],
        triggers: Vec::new(),
        pilot: None,
    };
    Scenario {
        strategies: vec![nobody],
        baseline: 0,
        targets: Vec::new(),
        contradictions: Vec::new(),
        ..scenario.clone()
    }
}

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
        value: times(&factor, typed_value),
        factor,
    }
}

impl ServicePays {
    /// Whether it is found to cost more or less in all than nobody answering.
    pub fn found(&self, scale: u32) -> Option<std::cmp::Ordering> {
        direction(&self.cost, Bias::at(scale, self.cost_scale_bias.as_ref()))
    }
}

impl NobodyAnswers {
    /// The strategy that pays at the least value of a customer.
    pub fn first(&self) -> Option<&ServicePays> {
        let known = self.service.iter().filter(|service| service.value.mean.is_some());
        known.min_by(|a, b| mean(&a.value).total_cmp(&mean(&b.value)))
    }

    /// Whether nobody answering is found to cost less in all than every strategy that is judged.
    pub fn is_cheapest(&self, scale: u32) -> bool {
        let is_dearer = |service: &ServicePays| service.found(scale).is_some_and(std::cmp::Ordering::is_gt);
        !self.service.is_empty() && self.service.iter().all(is_dearer)
    }
}

fn mean(estimate: &Estimate) -> f64 {
    estimate.mean.unwrap_or(f64::INFINITY)
}
