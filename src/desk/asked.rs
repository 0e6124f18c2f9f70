//! What is asked of a scenario.

use super::cut::AskedCut;
use super::error::Refusal;
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
    /// How precisely differences from the baseline are to be known, as typed; then there are as many histories as that takes.
    pub precision: Option<String>,
    /// The time in which that has to be reached, s.
    pub time_s: Option<f64>,
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

/// The worlds that are drawn, as asked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AskedDraws {
    /// How many.
    pub worlds: AskedWorlds,
    /// Whether they are lived at the run's own scale and with its waits, not in the cheapest way.
    pub as_run: bool,
    /// Whether as many are drawn evenly between the ends of the ranges too.
    pub evenly: bool,
}

/// How many worlds are drawn, as asked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum AskedWorlds {
    /// None.
    #[default]
    None,
    /// As many as the scenario says, if any of its inputs is drawn.
    AsScenario,
    /// So many.
    So(u32),
}

impl AskedWorlds {
    /// How many worlds of a scenario are drawn.
    fn of(self, scenario: &Scenario) -> Result<u32, Refusal> {
        let is_none_drawn = || drawable(scenario).is_empty();
        match self {
            Self::None => Ok(0),
            Self::AsScenario => Ok(if is_none_drawn() { 0 } else { scenario.run.draws }),
            Self::So(worlds) if worlds > 0 && is_none_drawn() => Err(Refusal::NothingToDraw),
            Self::So(worlds) => Ok(worlds),
        }
    }
}

impl Asked {
    /// The worlds that are drawn beside a design of a scenario, if any are.
    ///
    /// # Errors
    /// [`Refusal::NothingToDraw`] where some were asked for.
    pub fn draws_of(&self, scenario: &Scenario, design: &Design) -> Result<Option<DrawnDesign>, Refusal> {
        let worlds = self.draws.worlds.of(scenario)?;
        let as_run = DrawnDesign { worlds, scale: design.scale, waits: design.waits, evenly: false };
        let drawn = if self.draws.as_run { as_run } else { DrawnDesign::cheapest(worlds, scenario, design) };
        // One replication is looked at for itself.
        Ok((worlds > 0 && self.only_replication.is_none())
            .then_some(DrawnDesign { evenly: self.draws.evenly, ..drawn }))
    }
}

impl Default for Asked {
    fn default() -> Self {
        Self {
            overrides: Vec::new(),
            fit: None,
            replications: None,
            precision: None,
            time_s: None,
            only_replication: None,
            seed: None,
            scale: None,
            waits: None,
            strategies: Vec::new(),
            threads: None,
            flips: false,
            draws: AskedDraws::default(),
            fits: true,
            scale_bias: true,
            focus: None,
            cut: AskedCut::default(),
        }
    }
}
