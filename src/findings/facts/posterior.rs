//! What strategies come to in the worlds that agree with what was published, beside all that were drawn.

use std::ops::Deref;

use serde::Serialize;

use super::{Agreeing, DrawnWorlds, Head, Judged};
use crate::scenario::Quantity;

/// Worlds drawn from the ranges of a scenario, and those among them that agree with what was published.
#[derive(Clone, Debug, Serialize)]
pub struct Posterior {
    /// What was run; its replications are those at the modes.
    #[serde(flatten)]
    pub head: Head,
    /// Name of the baseline, from which differences are told.
    pub baseline: String,
    /// All worlds, as the strategies lived through them of which the targets speak.
    pub before: DrawnWorlds,
    /// Those that agree; what all strategies come to in them is `within`.
    pub agreeing: Agreeing,
    /// Draws among which enough worlds are likely to agree, a power of two; `None` where they are enough, and where none was found.
    pub wanted: Option<u64>,
    /// What all worlds say of each target, before it is held against them.
    pub foretold: Vec<Foretold>,
    /// The inputs by which worlds that agree are told from the others; none where too few agree.
    pub learned: Vec<Learned>,
}

/// A target, and what the worlds that were drawn say of it.
#[derive(Clone, Debug, Serialize)]
pub struct Foretold {
    /// The target; what was found of it is over the worlds, freed of luck.
    pub target: Judged,
    /// Worlds in which it lies below what counts as met.
    pub below: usize,
    /// Worlds in which it is met.
    pub met: usize,
    /// Worlds in which it lies above.
    pub above: usize,
    /// Worlds in which it is not judged: nothing is known of it, or it hangs on waits that are not those of 1:1.
    pub unjudged: usize,
}

/// An input before and after what was published is held against it: the values below which 5, 50 and 95 of 100 worlds lie.
#[derive(Clone, Debug, Serialize)]
pub struct Learned {
    /// Its path.
    pub input: String,
    /// What its numbers count.
    pub quantity: Quantity,
    /// In all worlds.
    pub before: [f64; 3],
    /// In those that agree.
    pub after: [f64; 3],
}

impl Deref for Posterior {
    type Target = Head;

    fn deref(&self) -> &Head {
        &self.head
    }
}

impl Posterior {
    /// What all strategies come to in the worlds that agree; `None` where they are too few.
    pub fn within(&self) -> Option<&DrawnWorlds> {
        self.agreeing.within.as_deref()
    }
}
