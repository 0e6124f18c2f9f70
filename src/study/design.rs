//! What is run.

use serde::{Deserialize, Serialize};

use crate::model::{Setting, unheld_by};
use crate::scenario::{Scenario, Waits};

/// Replications below which the world of a fit is not cut short.
const FEWEST_OF_FITS: usize = 4;

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
}

impl DrawnDesign {
    /// The cheapest way to live so many worlds of a scenario that a design would live with a crowd: by formula where that can hold it, and at a scale sixteen
    /// times as coarse where enough customers are followed then. Any other design lives them as it lives its own.
    pub fn cheapest(worlds: u32, scenario: &Scenario, design: &Design) -> Self {
        let Design { scale, waits, strategies, .. } = design;
        if *waits != Waits::Crowd || unheld_by(Waits::Formula, scenario, strategies).is_some() {
            return Self { worlds, scale: *scale, waits: *waits };
        }
        let coarser = scale.saturating_mul(COARSER);
        let is_enough = scenario.customers.count / f64::from(coarser) >= FOLLOWED;
        Self { worlds, scale: if is_enough { coarser } else { *scale }, waits: Waits::Formula }
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

    /// The same in the world of a fit: half of the replications, the first ones, but at least four if there are so many.
    #[must_use]
    pub fn of_fit(&self) -> Self {
        let n = self.replications.len();
        let kept = n.div_ceil(2).max(FEWEST_OF_FITS).min(n);
        Self { replications: self.replications[..kept].to_vec(), ..self.clone() }
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
