//! Worlds that were drawn, as strategies lived through them.

use super::facts::{Matter, Matters};
use crate::books::{Digest, Metric};
use crate::stat::estimate::{self, Estimate};
use crate::stat::{Sensitivity, freed};
use crate::study::Draws;

/// Worlds below which nothing is told of what matters.
const FEWEST: usize = 8;

/// What a life came to.
pub fn level(metric: &Metric, lived: &Digest) -> Option<f64> {
    metric.ratio.pair(lived).ratio()
}

/// The worlds, and the place of the baseline.
#[derive(Clone, Copy)]
pub struct Lives<'a> {
    /// The worlds.
    pub drawn: &'a Draws,
    /// The place of the baseline among their strategies.
    pub baseline: usize,
}

impl Lives<'_> {
    /// A strategy's difference from the baseline in one life.
    pub fn less(self, metric: &Metric, index: usize, lived: &[Digest]) -> Option<f64> {
        Some(level(metric, &lived[index])? - level(metric, &lived[self.baseline])?)
    }

    /// What is read of each world that has it, and of those that were lived twice from both lives.
    pub fn read(self, of: &dyn Fn(&[Digest]) -> Option<f64>) -> (Vec<f64>, Vec<[f64; 2]>) {
        let worlds = || self.drawn.worlds.iter();
        let twice = |lived: &[Digest], twin: &[Digest]| Some([of(lived)?, of(twin)?]);
        let values = worlds().filter_map(|world| of(&world.strategies)).collect();
        let twins = worlds().filter_map(|world| twice(&world.strategies, world.twin.as_ref()?)).collect();
        (values, twins)
    }

    /// Over the worlds, freed of luck. Draws of a sequence are no independent sample: their mean has no interval here.
    pub fn over(self, of: &dyn Fn(&[Digest]) -> Option<f64>) -> Option<Estimate> {
        let (values, twins) = self.read(of);
        let spread = estimate::mean(&freed(&values, &twins));
        (!values.is_empty()).then_some(Estimate { half_width: None, ..spread })
    }

    /// A strategy's difference in the first life of each world; 0 of the baseline, NaN where it is not known.
    ///
    /// Luck moves a share of worlds toward a half, so that what is counted of lives errs on the side of neither.
    pub fn lived(self, metric: &Metric, index: usize) -> Vec<f64> {
        let worlds = self.drawn.worlds.iter();
        worlds.map(|world| self.less(metric, index, &world.strategies).unwrap_or(f64::NAN)).collect()
    }

    /// What is read of each world, freed of luck; NaN where it is not known.
    pub fn freed_of(self, of: &dyn Fn(&[Digest]) -> Option<f64>) -> Vec<f64> {
        let (_, twins) = self.read(of);
        let values: Vec<Option<f64>> = self.drawn.worlds.iter().map(|world| of(&world.strategies)).collect();
        let known: Vec<f64> = values.iter().copied().flatten().collect();
        let mut freed = freed(&known, &twins).into_iter();
        values.iter().map(|value| value.and_then(|_| freed.next()).unwrap_or(f64::NAN)).collect()
    }

    /// What moves a difference; `None` where it is not known of every world.
    pub fn matters(self, metric: &Metric, index: usize) -> Option<Matters> {
        let inputs = &self.drawn.inputs;
        let (answers, _) = self.read(&|lived| self.less(metric, index, lived));
        if answers.len() < self.drawn.worlds.len() || answers.len() < FEWEST {
            return None;
        }
        let values = |input| self.drawn.worlds.iter().map(|world| world.values[input]).collect();
        let found = Sensitivity::of(&(0..inputs.len()).map(values).collect::<Vec<_>>(), &answers);
        let strongest = found.found();
        let index = |at: usize| found.indices.as_ref().map(|indices| indices[at]);
        let alone = |floor| strongest.iter().filter_map(|&at| index(at)).filter(|index| *index > floor).sum::<f64>();
        let matter = |&at: &usize| {
            let [low, high] = found.thirds[at];
            Matter { input: inputs[at].clone(), low, high, index: index(at) }
        };
        Some(Matters {
            floor: found.floor,
            floor_of_indices: found.floor_of_indices,
            together: found.floor_of_indices.map(|floor| (1.0 - alone(floor)).max(0.0)),
            inputs: strongest.iter().map(matter).collect(),
        })
    }
}
