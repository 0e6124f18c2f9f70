//! What is asked of a scenario.

use super::cut::AskedCut;
use crate::scenario::{Scenario, Waits};
use crate::study::{Design, DrawnDesign, drawable};

/// What is asked of a scenario; what is not said is as the scenario has it.
#[derive(Clone, Debug)]
pub struct Asked {
    /// `path=value` texts laid on the scenario.
    pub overrides: Vec<String>,
    /// The fit whose world is run alone.
    pub fit: Option<String>,
    /// Random histories of each strategy.
    pub replications: Option<u32>,
    /// The number of the only replication.
    pub only_replication: Option<u32>,
    /// Seed of all luck.
    pub seed: Option<u64>,
    /// The k of scale 1:k.
    pub scale: Option<u32>,
    /// How waits come about.
    pub waits: Option<AskedWaits>,
    /// The strategies besides the baseline; all if none is named.
    pub strategies: Vec<String>,
    /// Threads; as many as there are processors if nothing is said.
    pub threads: Option<usize>,
    /// Whether inputs are taken to the ends of their ranges too.
    pub flips: bool,
    /// Worlds drawn from the ranges of inputs that are lived too.
    pub draws: AskedDraws,
    /// Whether the worlds of the scenario's fits are run too, if it has any.
    pub fits: bool,
    /// Whether it is measured what the scale does, where that can be.
    pub scale_bias: bool,
    /// The strategy of which everything that is told speaks first.
    pub focus: Option<String>,
    /// A cut of one of its strategies that is run beside them.
    pub cut: AskedCut,
}

/// How waits come about, as asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AskedWaits {
    /// So, at a scale coarser than 1:1.
    At(Waits),
    /// As they do if everybody is followed: the scale is 1:1.
    Full,
}

/// How many worlds are drawn, as asked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum AskedDraws {
    /// None.
    #[default]
    None,
    /// As many as the scenario says, if any of its inputs is drawn.
    AsScenario,
    /// So many.
    So(u32),
}

impl AskedDraws {
    /// How many worlds of a scenario are drawn.
    fn worlds(self, scenario: &Scenario) -> Option<u32> {
        let worlds = match self {
            Self::None => 0,
            Self::AsScenario if drawable(scenario).is_empty() => 0,
            Self::AsScenario => scenario.run.draws,
            Self::So(worlds) => worlds,
        };
        (worlds > 0).then_some(worlds)
    }
}

impl Asked {
    /// The worlds that are drawn beside a design of a scenario, if any are.
    pub fn draws_of(&self, scenario: &Scenario, design: &Design) -> Option<DrawnDesign> {
        // One replication is looked at for itself.
        let worlds = self.draws.worlds(scenario).filter(|_| self.only_replication.is_none())?;
        Some(match (self.waits, self.scale) {
            (None, None) => DrawnDesign::cheapest(worlds, scenario, design),
            // Whoever says how to live means the worlds too.
            _ => DrawnDesign { worlds, scale: design.scale, waits: design.waits },
        })
    }
}

impl Default for Asked {
    fn default() -> Self {
        Self {
            overrides: Vec::new(),
            fit: None,
            replications: None,
            only_replication: None,
            seed: None,
            scale: None,
            waits: None,
            strategies: Vec::new(),
            threads: None,
            flips: false,
            draws: AskedDraws::None,
            fits: true,
            scale_bias: true,
            focus: None,
            cut: AskedCut::default(),
        }
    }
}
