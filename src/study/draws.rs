//! Worlds drawn from the ranges of a scenario, each lived once.

use super::run::totals;
use super::{Design, uncertain};
use crate::books::Digest;
use crate::model::{Observer, unheld_by};
use crate::scenario::{Draw, Scenario, Source};
use crate::threads::each;

/// Draws that are looked at for each that is wanted: ranges that seldom make a world are told.
const TRIES: u32 = 4;

/// Draws that are worlds which the waits of a design can hold, in order.
#[derive(Clone, Debug)]
pub struct Chosen {
    /// As many as were wanted, if there are.
    pub draws: Vec<Draw>,
    /// How many before the last of them are no such world.
    pub refused: u32,
    /// Why the first of these is none.
    pub why: Option<String>,
}

/// Worlds that were drawn and lived.
#[derive(Clone, Debug)]
pub struct Draws {
    /// The worlds, in order of their draws.
    pub worlds: Vec<LivedDraw>,
    /// Draws among them that are no world, or none that the waits can hold.
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

/// Chooses so many draws of a text's ranges, of four times as many at the most. `None` if the observer stopped it.
pub fn choose(source: &Source, design: &Design, wanted: u32, observer: &dyn Observer) -> Option<Chosen> {
    let mut chosen = Chosen { draws: Vec::new(), refused: 0, why: None };
    for index in 0..wanted * TRIES {
        if observer.stop() {
            return None;
        }
        if chosen.draws.len() as u32 == wanted {
            break;
        }
        let draw = Draw { seed: design.seed, index };
        let why = match source.clone().drawn(draw).read() {
            Err(faults) => faults.0.first().map(|fault| format!("{}: {}", fault.path, fault.found)),
            Ok(world) => unheld_by(design.waits, &world, &design.strategies),
        };
        match why {
            None => chosen.draws.push(draw),
            why => {
                chosen.refused += 1;
                chosen.why = chosen.why.or(why);
            }
        }
    }
    Some(chosen)
}

/// Lives once through every strategy of a design in each of the worlds that were chosen, one world on a thread. The luck of a draw is that of
/// the replication of its number: common to all strategies, and no other draw's. `None` if the observer stopped it.
///
/// # Panics
/// If one of the draws is no world.
pub fn drawn(
    source: &Source,
    typed: &Scenario,
    design: &Design,
    chosen: &Chosen,
    observer: &dyn Observer,
) -> Option<Draws> {
    let inputs = uncertain(typed);
    let live = |draw: &Draw| {
        let world = source.clone().drawn(*draw).read().expect("it is a world");
        let once = Design { replications: vec![draw.index], threads: 1, ..design.clone() };
        let lived = totals(&world, &once, observer)?;
        let values = inputs.iter().map(|input| draw.value(input)).collect();
        Some(LivedDraw { draw: *draw, values, strategies: lived.strategies.into_iter().flatten().collect() })
    };
    let worlds = each(&chosen.draws, design.threads, &live)?;
    let inputs = inputs.iter().map(|input| input.path.clone()).collect();
    Some(Draws { worlds, refused: chosen.refused, inputs })
}
