//! What figures and report tell beyond the summary, kept in the folder so that both can be made again from it alone.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::Results;
use crate::findings::{Detail, detail};
use crate::scenario::{Assumption, Scenario};

/// Its name in the folder.
pub const NAME: &str = "report.json";

/// What a report tells beyond the summary.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Facts {
    /// What to type after `blendsim run`: a built-in name, or the file's name without its folder.
    pub typed: String,
    /// Names of all strategies of the scenario, run or not.
    pub strategies: Vec<String>,
    /// First day of the horizon.
    pub start: Date,
    /// Length of the horizon, s.
    pub horizon_s: f64,
    /// Length of the warm-up, s.
    pub warmup_s: f64,
    /// Length of the cooldown, s.
    pub cooldown_s: f64,
    /// Customers when the horizon starts.
    pub customers: f64,
    /// Every uncertain or sourced number of the scenario.
    pub assumptions: Vec<Assumption>,
    /// What the figures show beyond the summary.
    pub detail: Detail,
}

impl Facts {
    /// The facts of a run.
    pub fn new(results: &Results) -> Self {
        let scenario = results.scenario;
        Self {
            typed: typed(scenario),
            strategies: scenario.strategies.iter().map(|strategy| strategy.id.clone()).collect(),
            start: scenario.clock.start,
            horizon_s: scenario.clock.horizon_s,
            warmup_s: scenario.clock.warmup_s,
            cooldown_s: scenario.clock.cooldown_s,
            customers: scenario.customers.count,
            assumptions: scenario.assumptions.clone(),
            detail: detail(scenario, results.run),
        }
    }
}

/// A file may have the name of a built-in scenario and say something else.
fn typed(scenario: &Scenario) -> String {
    if scenario.is_built_in { scenario.id.clone() } else { format!("{}.toml", scenario.id) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::{builtin, parse};

    #[test]
    fn a_built_in_scenario_is_run_by_its_name_and_any_other_by_its_file() {
        let known = builtin("small-shop").unwrap();
        let set = ["customers.count=1000".to_owned()];
        let scenario = |text: &str| parse("small-shop", "", text, &set).unwrap();
        assert_eq!(typed(&scenario(known.text)), "small-shop");
        assert_eq!(typed(&scenario(&known.text.replace("12 months", "11 months"))), "small-shop.toml");
    }
}
