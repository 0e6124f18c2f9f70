//! What the strategies come to in worlds drawn from the ranges of inputs.

use serde::{Deserialize, Serialize};

use super::ByMetric;
use crate::scenario::{Quantity, Waits};
use crate::stat::estimate::Estimate;

/// The worlds that were drawn.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DrawnWorlds {
    /// How many were lived.
    pub worlds: usize,
    /// How many of them were lived twice, by other luck.
    pub twins: usize,
    /// How many draws were no world.
    pub refused: u32,
    /// Why the first of these is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
    /// In how many more than one in twenty of those who are offered to people leave the queue under the baseline.
    pub overloaded: usize,
    /// The k of scale 1:k at which they were lived.
    pub scale: u32,
    /// How waits came about in them.
    pub waits: Waits,
    /// Inputs that were drawn.
    pub inputs: usize,
    /// Inputs that have a range and are known today, so that they stay.
    pub seen: usize,
    /// The strategies.
    pub strategies: Vec<InDrawnWorlds>,
    /// As many worlds drawn evenly between the ends of the ranges, whatever their shape; `None` where that was not asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub evenly: Option<Evenly>,
    /// Which of the worlds agree with what was published; `None` where nothing is held against them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub agreeing: Option<Agreeing>,
    /// What follows for a choice; `None` where one strategy is best on average whatever they are worth, or is not known in every world.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deciding: Option<Deciding>,
}

/// Worlds drawn evenly between the ends of the ranges.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Evenly {
    /// How many were lived.
    pub worlds: usize,
    /// How many draws were no world.
    pub refused: u32,
    /// The strategies.
    pub strategies: Vec<InEvenWorlds>,
}

/// In how many of these a strategy is better than the baseline, and what follows from them alone.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct InEvenWorlds {
    /// Its name.
    pub id: String,
    /// It costs less in all.
    pub cheaper: Won,
    /// It satisfies more.
    pub more_satisfied: Won,
    /// Both.
    pub both: Won,
}

/// What follows for a choice, as far as one more satisfied issue is worth so much beyond what is counted in the cost.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Deciding {
    /// What one more satisfied issue is worth: from 0 to twice where the best strategy on average changes for the last time.
    pub worth: Vec<f64>,
    /// Which strategy is best on average over the worlds, at each worth.
    pub chosen: Vec<String>,
    /// By how much better, a year and on average, whoever knew the world would do: the expected value of perfect information.
    pub perfect: Vec<f64>,
    /// The strategies.
    pub strategies: Vec<Chosen>,
    /// The worth at which the choice turns and knowing is worth most.
    pub find_out_at: f64,
    /// The inputs that are worth knowing there, by more than chance; none below 256 worlds.
    pub find_out: Vec<FindOut>,
    /// Which strategy is best there where the two inputs lie that are worth most; `None` where fewer are worth knowing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub map: Option<BestMap>,
}

/// Which strategy is best where two inputs lie.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BestMap {
    /// The input along the rows.
    pub across: MapSide,
    /// The input along the columns, the lowest first.
    pub up: MapSide,
    /// Row by row, from where both are lowest.
    pub cells: Vec<MapCell>,
}

/// A side of a map.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MapSide {
    /// The input's path.
    pub input: String,
    /// What its numbers count.
    pub quantity: Quantity,
    /// Where its cells begin, and where the last one ends: equally many worlds lie in each.
    pub bounds: Vec<f64>,
}

/// The worlds in which two inputs lie in a cell.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MapCell {
    /// How many.
    pub worlds: usize,
    /// The strategy that is best on average in them; `None` where there are none.
    pub best: Option<String>,
    /// In how many of them it is best.
    pub best_in: usize,
}

/// A strategy in a choice, at each worth of a satisfied issue.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Chosen {
    /// Its name.
    pub id: String,
    /// In which share of worlds it is best.
    pub best_in: Vec<f64>,
    /// How much better the best strategy of each world is, a year and on average.
    pub regret: Vec<f64>,
    /// The same in the worst twentieth of worlds.
    pub worst_regret: Vec<f64>,
}

/// What it is worth to know an input before choosing.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FindOut {
    /// Its path.
    pub input: String,
    /// So much a year.
    pub value: f64,
}

/// The worlds that agree with what was published.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Agreeing {
    /// How many: those in which every fitted target that was lived is met.
    pub worlds: usize,
    /// Inputs whose range was typed around these targets, and that have a prior beside it.
    #[serde(default, skip_serializing_if = "is_none")]
    pub priors: usize,
    /// The numbers of the model that these targets follow from.
    pub numbers: Vec<AgreedNumber>,
    /// Targets to which nothing was fitted, in the worlds that agree.
    pub held_out: Vec<Met>,
    /// The inputs by which these worlds are told from the others, with the share that agrees in the lowest and in the highest third of their values.
    pub moved: Matters,
    /// What the strategies come to in these worlds; `None` where they are too few.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub within: Option<Box<DrawnWorlds>>,
}

fn is_none(n: &usize) -> bool {
    *n == 0
}

/// A number of the model to which targets were fitted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AgreedNumber {
    /// Its name.
    pub name: String,
    /// The targets that are one with it.
    pub targets: Vec<String>,
    /// In how many of all worlds these are met.
    pub met: usize,
    /// How many worlds would agree if it were not asked for.
    pub agreeing_without: usize,
}

/// In how many worlds a target is met.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Met {
    /// Its name.
    pub target: String,
    /// In so many.
    pub met: usize,
}

/// A strategy over the worlds that were drawn. `p05` to `p95` of an estimate are over worlds, freed of the luck of the one life of each.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct InDrawnWorlds {
    /// Its name.
    pub id: String,
    /// Some metrics less the baseline's, in the same world with the same luck; empty for the baseline.
    pub difference: ByMetric<Estimate>,
    /// The standard deviation of luck in the differences of cost and satisfaction, at the scale of the worlds; empty where none was lived twice.
    pub luck: ByMetric<f64>,
    /// By how much the scale and the waits of the worlds move differences at the modes, where they are not the run's: of cost and satisfaction.
    pub moved: ByMetric<Estimate>,
    /// In how many worlds, as they were lived, it costs less in all than the baseline.
    pub cheaper: Won,
    /// In how many it satisfies more.
    pub more_satisfied: Won,
    /// In how many both.
    pub both: Won,
    /// In how many it costs least in all of all strategies.
    pub cheapest: usize,
    /// What moves its differences from the baseline in cost and satisfaction.
    pub matters: ByMetric<Matters>,
    /// Under which conditions it costs less in all, and satisfies more, where that can be said of few inputs.
    #[serde(default, skip_serializing_if = "ByMetric::is_empty")]
    pub conditions: ByMetric<Where>,
}

/// Conditions under which a strategy is better than the baseline: found in one half of the worlds, told of the other.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Where {
    /// The inputs, and between what they lie.
    pub limits: Vec<InputLimits>,
    /// Worlds of the half in which this was not searched.
    pub worlds: usize,
    /// Those among them in which it is better.
    pub better: usize,
    /// Worlds of that half under these conditions.
    pub inside: usize,
    /// Those among them in which it is better.
    pub better_inside: usize,
}

/// Between what an input lies.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct InputLimits {
    /// Its path.
    pub input: String,
    /// What its numbers count.
    pub quantity: Quantity,
    /// Above this.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub low: Option<f64>,
    /// Below this.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub high: Option<f64>,
}

/// In how many worlds something holds, and whether that settles it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Won {
    /// So many worlds.
    pub worlds: usize,
    /// What follows.
    pub stands: Standing,
}

/// What the share of worlds in which a strategy is better says beside what is found at the likeliest values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// It is found better at the modes, and is so in nine tenths of all worlds at the least, with 95 % confidence.
    Better,
    /// It is better in more than half of all worlds, with 95 % confidence.
    LeansBetter,
    /// Neither.
    Open,
    /// It is worse in more than half of all worlds, with 95 % confidence.
    LeansWorse,
    /// It is found worse at the modes, and is so in nine tenths of all worlds at the least, with 95 % confidence.
    Worse,
}

impl Standing {
    /// What two samples of worlds say together: the weaker of them, nothing where they go opposite ways.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        let strength = |of: Self| match of {
            Self::Worse => -2_i8,
            Self::LeansWorse => -1,
            Self::Open => 0,
            Self::LeansBetter => 1,
            Self::Better => 2,
        };
        let (one, two) = (strength(self), strength(other));
        match (one * two > 0, one.abs() <= two.abs()) {
            (false, _) => Self::Open,
            (true, true) => self,
            (true, false) => other,
        }
    }

    /// Its name, as it is written in the summary.
    pub fn name(self) -> &'static str {
        match self {
            Self::Better => "better",
            Self::LeansBetter => "leans-better",
            Self::Open => "open",
            Self::LeansWorse => "leans-worse",
            Self::Worse => "worse",
        }
    }
}

/// What moves an answer over the worlds that were drawn.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Matters {
    /// How far the lowest and the highest third of an input lie apart at the most where no input matters, in 99 of 100 samples.
    pub floor: f64,
    /// The same of shares of variance; `None` below 256 worlds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub floor_of_indices: Option<f64>,
    /// The share of variance that no input explains alone: luck, and inputs that act together; `None` below 256 worlds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub together: Option<f64>,
    /// The inputs that move it by more than the floor, the strongest first.
    pub inputs: Vec<Matter>,
}

/// An input that moves an answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Matter {
    /// Its path.
    pub input: String,
    /// The mean answer where the input is in its lowest third.
    pub low: f64,
    /// The mean answer where it is in its highest third.
    pub high: f64,
    /// The share of the answer's variance that is gone if it is known; `None` below 256 worlds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub index: Option<f64>,
}

impl Matter {
    /// Whether the answer is on average on one side of 0 where it is low and on the other where it is high.
    pub fn turns(&self) -> bool {
        self.low * self.high < 0.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_samples_say_what_both_of_them_say() {
        use Standing::{Better, LeansBetter, LeansWorse, Open, Worse};
        for (one, two, both) in [
            (Better, Better, Better),
            (Better, LeansBetter, LeansBetter),
            (LeansWorse, Worse, LeansWorse),
            (Better, Open, Open),
            (LeansBetter, LeansWorse, Open),
        ] {
            assert_eq!((one.and(two), two.and(one)), (both, both), "{one:?} {two:?}");
        }
    }
}
