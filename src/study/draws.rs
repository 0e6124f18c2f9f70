//! Worlds drawn from the ranges of a scenario, each lived once.

use super::run::totals;
use super::{Design, uncertain};
use crate::books::Digest;
use crate::model::{Observer, unheld_by};
use crate::scenario::{Draw, Scenario, Source};
use crate::threads::each;

/// Draws that are looked at for each that is wanted: ranges that seldom make a world are told.
const TRIES: u32 = 4;

/// Worlds that were drawn and lived.
#[derive(Clone, Debug)]
pub struct Draws {
    /// The worlds, in order of their draws.
    pub worlds: Vec<LivedDraw>,
    /// Draws among them that are no world, or none that these waits can hold.
    pub refused: u32,
    /// Paths of the inputs that were drawn.
    pub inputs: Vec<String>,
}

/// A world that was drawn, and what the strategies came to in it.
#[derive(Clone, Debug)]
pub struct LivedDraw {
    /// Which one.
    pub draw: Draw,
    /// The value of each input, shares before they were divided by their sum.
    pub values: Vec<f64>,
    /// By strategy, in the design's order.
    pub strategies: Vec<Digest>,
}

/// Lives once through every strategy of a design in so many worlds drawn from the ranges of a text, one world on a thread. The luck of a
/// draw is that of the replication of its number: common to all strategies, and no other draw's. `None` if the observer stopped it.
///
/// # Panics
/// Never: a draw that is lived was read before.
pub fn drawn(source: &Source, typed: &Scenario, design: &Design, observer: &dyn Observer) -> Option<Draws> {
    let of = |index: u32| Draw { seed: design.seed, index };
    let read = |draw: Draw| source.clone().drawn(draw).read().ok();
    let is_held = |world: &Scenario| unheld_by(design.waits, world, &design.strategies).is_none();
    let (mut draws, mut refused) = (Vec::new(), 0);
    for draw in (0..design.draws * TRIES).map(of) {
        if draws.len() as u32 == design.draws {
            break;
        }
        if read(draw).is_some_and(|world| is_held(&world)) { draws.push(draw) } else { refused += 1 }
    }
    let inputs = uncertain(typed);
    let live = |draw: &Draw| {
        let world = read(*draw).expect("it was read before");
        let once = Design { replications: vec![draw.index], threads: 1, ..design.clone() };
        let lived = totals(&world, &once, observer)?;
        let values = inputs.iter().map(|input| draw.value(input)).collect();
        Some(LivedDraw { draw: *draw, values, strategies: lived.strategies.into_iter().flatten().collect() })
    };
    let worlds = each(&draws, design.threads, &live)?;
    Some(Draws { worlds, refused, inputs: inputs.iter().map(|input| input.path.clone()).collect() })
}
