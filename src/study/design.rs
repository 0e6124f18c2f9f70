//! What is run.

use serde::{Deserialize, Serialize};

use crate::model::{Setting, unheld_by};
use crate::scenario::{Scenario, Waits};

/// Replications below which the world of a fit is not cut short.
const FEWEST_OF_FITS: usize = 4;

/// How much coarser the worlds of fits may be lived than the run's own, and how many times as often then.
const COARSER_FITS: (u32, usize) = (4, 2);

/// Most replications of a world at an end of a range: a flip must be plain.
const MOST_OF_FLIPS: usize = 4;

/// How much coarser drawn worlds may be lived than the run's own.
const COARSER: u32 = 16;

/// Customers that are followed at the least in a world that is lived at a coarser scale.
const FOLLOWED: f64 = 5e4;

/// Which strategies and replications are run, and how.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Design {
    /// Indices of the strategies, the baseline always among them.
    pub strategies: Vec<usize>,
    /// Numbers of the replications.
    pub replications: Vec<u32>,
    /// Seed of all luck.
    pub seed: u64,
    /// The k of scale 1:k.
    pub scale: u32,
    /// How waits come about.
    #[serde(skip_serializing_if = "Waits::is_small")]
    pub waits: Waits,
    /// Whether every uncertain input is then taken to the ends of its range.
    pub flips: bool,
    /// Worlds drawn from the ranges of inputs that are then lived.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub draws: Option<DrawnDesign>,
    /// Whether the worlds of the scenario's fits are then run as well.
    pub fits: bool,
    /// Whether the design is run at a coarser scale too, to see what the scale does.
    pub scale_bias: bool,
    /// The strategy of which everything that is told speaks first; its place among all of the scenario.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub focus: Option<usize>,
    /// Threads; no result depends on it.
    #[serde(skip)]
    pub threads: usize,
}

/// Worlds that are drawn, and how each is lived.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DrawnDesign {
    /// How many.
    pub worlds: u32,
    /// The k of scale 1:k.
    pub scale: u32,
    /// How waits come about.
    pub waits: Waits,
    /// Whether as many are then drawn evenly between the ends of the ranges, whatever their shape.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub evenly: bool,
}

impl DrawnDesign {
    /// The cheapest way to live so many worlds of a scenario that a design would live with a crowd: by formula where that can hold it, and at a scale sixteen
    /// times as coarse where enough customers are followed then. Any other design lives them as it lives its own.
    pub fn cheapest(worlds: u32, scenario: &Scenario, design: &Design) -> Self {
        match design.by_formula(scenario, COARSER) {
            None => Self { worlds, scale: design.scale, waits: design.waits, evenly: false },
            Some(scale) => Self { worlds, scale, waits: Waits::Formula, evenly: false },
        }
    }
}

impl Design {
    /// A scenario's own defaults, on one thread: nothing but the strategies themselves.
    pub fn of(scenario: &Scenario) -> Self {
        Self {
            strategies: (0..scenario.strategies.len()).collect(),
            replications: (0..scenario.run.replications).collect(),
            seed: scenario.run.seed,
            scale: scenario.run.scale,
            waits: scenario.run.waits.at_scale(scenario.run.scale),
            flips: false,
            draws: None,
            fits: false,
            scale_bias: false,
            focus: None,
            threads: 1,
        }
    }

    /// The k of the scale of the lines, which is what a scale does to differences.
    pub fn scale_of_lines(&self) -> u32 {
        self.waits.scale_of_lines(self.scale)
    }

    /// How each replication is run.
    pub fn setting(&self) -> Setting {
        Setting { waits: self.waits, ..Setting::at_scale(self.scale) }
    }

    /// Simulated weeks, over strategies and replications.
    pub fn weeks(&self, scenario: &Scenario) -> u64 {
        scenario.clock.weeks() * (self.strategies.len() * self.replications.len()) as u64
    }

    /// The place of a strategy among those that are run.
    pub fn place(&self, strategy: usize) -> Option<usize> {
        self.strategies.iter().position(|&index| index == strategy)
    }

    /// The same in the world of a fit: half of the replications, the first ones, but at least four if there are so many. Where a design has a crowd and a formula can hold
    /// the world, it is lived by formula, at a scale four times as coarse and twice as often if enough customers are followed then.
    #[must_use]
    pub fn of_fit(&self, world: &Scenario) -> Self {
        let n = self.replications.len();
        let kept = n.div_ceil(2).max(FEWEST_OF_FITS).min(n);
        let first = Self { replications: self.replications[..kept].to_vec(), ..self.clone() };
        let (coarser, times) = COARSER_FITS;
        match self.by_formula(world, coarser) {
            None => first,
            Some(scale) if scale == self.scale => Self { waits: Waits::Formula, ..first },
            Some(scale) => {
                Self { replications: (0..(times * kept) as u32).collect(), scale, waits: Waits::Formula, ..first }
            }
        }
    }

    /// The scale at which a formula can stand for a design's crowd in a world: so many times as coarse as its own, or its own if fewer than [`FOLLOWED`] customers are followed then.
    /// `None` where the design has no crowd, or a formula cannot hold the world.
    fn by_formula(&self, world: &Scenario, coarser: u32) -> Option<u32> {
        if self.waits != Waits::Crowd || unheld_by((Waits::Formula, self.scale), world, &self.strategies).is_some() {
            return None;
        }
        let coarser = self.scale.saturating_mul(coarser);
        Some(if world.customers.count / f64::from(coarser) >= FOLLOWED { coarser } else { self.scale })
    }

    /// The same in each of the worlds that are drawn; `None` if none are.
    pub fn of_draws(&self) -> Option<Self> {
        let DrawnDesign { scale, waits, .. } = self.draws?;
        Some(Self { scale, waits, draws: None, fits: false, scale_bias: false, flips: false, ..self.clone() })
    }

    /// The same in a world with one input at an end of its range: the strategies alone, and the first replications.
    #[must_use]
    pub fn of_flips(&self) -> Self {
        let replications = self.replications.iter().copied().take(MOST_OF_FLIPS).collect();
        Self { replications, fits: false, scale_bias: false, draws: None, ..self.clone() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::{builtin, parse};

    /// Of 85 million customers 212,500 are followed at 1:400, of a small shop's too few: fits of the first are lived by formula, coarser and twice as often, those of the
    /// second by formula as the run is; without a crowd they are lived as it is.
    #[test]
    fn fits_are_lived_in_the_cheapest_way_that_holds() {
        let design = |id: &str, waits| {
            let text = builtin(id).expect("it is built in").text;
            let scenario = parse(id, id, text, &[]).expect("it is a world");
            let design = Design { replications: (0..4).collect(), scale: 100, waits, ..Design::of(&scenario) };
            let of_fit = design.of_fit(&scenario);
            (of_fit.scale, of_fit.waits, of_fit.replications.len())
        };
        assert_eq!(design("klarna", Waits::Crowd), (400, Waits::Formula, 8));
        assert_eq!(design("small-shop", Waits::Crowd), (100, Waits::Formula, 4));
        assert_eq!(design("klarna", Waits::Small), (100, Waits::Small, 4));
    }
}
