//! What is cheapest, and what a customer must be worth for that to change.

use serde::{Deserialize, Serialize};

use super::ByMetric;
use crate::books::Metric;
use crate::findings::bias::{Bias, direction};
use crate::stat::estimate::Estimate;

/// Who costs the least by a metric of cost, found to cost less than the baseline, and those who are not told apart from it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Cheapest {
    /// Service cost, or cost in all.
    pub metric: &'static Metric,
    /// Name of the strategy.
    pub strategy: String,
    /// Names of those of whom it is not found that they cost more.
    pub level: Vec<String>,
}

/// A value of a customer at which another strategy becomes the cheapest in all.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct TurningPoint {
    /// The cheapest at the values of the scenario.
    pub cheapest: String,
    /// The cheapest beyond the turning point.
    pub then: String,
    /// The turning point, as a factor on the remaining value of every customer: above 1 if customers must be worth more.
    pub factor: Estimate,
    /// The same as the mean remaining value of a customer, segments by their share.
    pub value: Estimate,
}

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
