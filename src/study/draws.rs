//! Worlds drawn from the ranges of a scenario, each lived once and some twice.

use super::shelf::{Measured, Measuring, totals_measured};
use super::{Design, Digests, Watch, uncertain};
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
    /// In which way: strategies, scale and waits.
    pub design: Design,
    /// The worlds, in order of their draws.
    pub worlds: Vec<LivedDraw>,
    /// The first replications at the modes, lived in this way; `None` where that is the way of the run itself.
    pub at_modes: Option<Digests>,
    /// Draws among them that are no world, or none that the waits can hold.
    pub refused: u32,
    /// Why the first of these is none.
    pub why: Option<String>,
    /// Paths of the inputs that were drawn.
    pub inputs: Vec<String>,
}

/// A world that was drawn, and what the strategies came to in it.
#[derive(Clone, Debug)]
pub struct LivedDraw {
    /// Which one.
    pub draw: Draw,
    /// The value of each input that is in use in it.
    pub values: Vec<f64>,
    /// By strategy, in the design's order.
    pub strategies: Vec<Digest>,
    /// The same lived by other luck, of every fourth world.
    pub twin: Option<Vec<Digest>>,
}

/// Most worlds that are drawn.
pub const MOST_DRAWS: u32 = 1 << 16;
/// One world of so many is lived twice.
const TWINS: usize = 4;
/// Numbers of replications from here on are those of twins.
const OTHER_LUCK: u32 = 1 << 31;
/// Replications that are lived at the modes to see what the way of the worlds does.
const AT_MODES: usize = 4;

/// Chooses so many draws of a text's ranges, of four times as many at the most. `None` if the observer stopped it.
///
/// # Panics
/// If the design has no draws.
pub fn choose(
    source: &Source,
    typed: &Scenario,
    design: &Design,
    wanted: u32,
    observer: &dyn Observer,
) -> Option<Chosen> {
    let together = typed.copula();
    let way = design.of_draws().expect("a design with draws");
    let mut chosen = Chosen { draws: Vec::new(), refused: 0, why: None };
    for index in 0..wanted * TRIES {
        if observer.stop() {
            return None;
        }
        if chosen.draws.len() as u32 == wanted {
            break;
        }
        let draw = Draw { seed: design.seed, index };
        let why = match source.clone().drawn(draw, &together).read() {
            Err(faults) => faults.0.first().map(|fault| format!("{}: {}", fault.path, fault.found)),
            Ok(world) => unheld_by((way.waits, way.scale), &world, &way.strategies),
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

/// The paths of the inputs that are drawn, each once.
pub fn drawable(scenario: &Scenario) -> Vec<String> {
    uncertain(scenario).into_iter().filter(|input| input.is_drawn()).map(|input| input.path.clone()).collect()
}

/// The value of an input that is in use in a world.
fn used(world: &Scenario, path: &str) -> f64 {
    world.assumptions.iter().find(|input| input.path == path).map_or(f64::NAN, |input| input.used)
}

/// Lives through every strategy of a run's design in each of the worlds that were chosen, every fourth of them twice, one world on a thread. The luck of a draw is
/// that of the replication of its number: common to all strategies, and no other draw's. `None` if the observer stopped it.
///
/// # Panics
/// If one of the draws is no world, or the design has no draws.
pub fn drawn(source: &Source, typed: &Scenario, design: &Design, chosen: &Chosen, watch: Watch) -> Option<Draws> {
    let way = design.of_draws().expect("a design with draws");
    let at_modes = if (way.scale, way.waits) == (design.scale, design.waits) {
        None
    } else {
        let replications = design.replications.iter().copied().take(AT_MODES).collect();
        Some(lived(typed, &Design { replications, ..way.clone() }, watch)?)
    };
    let drawing = Drawing { source, typed, way: &way, chosen, watch };
    let worlds = drawing.each(&|world| world.lived(&way.strategies))?;
    Some(Draws { at_modes, ..drawing.draws(way.clone(), worlds) })
}

/// Worlds that were drawn and sifted.
#[derive(Clone, Debug)]
pub struct Sifted {
    /// All of them, as some of the strategies lived through them.
    pub all: Draws,
    /// Those that were kept, as every strategy did.
    pub kept: Draws,
}

/// Lives through some strategies of a design in each of the worlds that were chosen, as [`drawn`] does, and through all of them in the worlds that are kept by how
/// these fared, in the order in which they are named. `None` if the observer stopped it.
///
/// # Panics
/// As [`drawn`].
pub fn sifted(
    source: &Source,
    typed: &Scenario,
    design: &Design,
    (chosen, first): (&Chosen, &[usize]),
    is_kept: &(dyn Fn(&[Digest]) -> bool + Sync),
    watch: Watch,
) -> Option<Sifted> {
    let way = design.of_draws().expect("a design with draws");
    let others: Vec<usize> = way.strategies.iter().copied().filter(|strategy| !first.contains(strategy)).collect();
    let drawing = Drawing { source, typed, way: &way, chosen, watch };
    let live = |world: &World| {
        let some = world.lived(first)?;
        if !is_kept(&some.strategies) {
            return Some((some, None));
        }
        let more = world.lived(&others)?;
        let of = |some: &[Digest], more: &[Digest]| {
            let place = |strategy| first.iter().position(|known| known == strategy);
            let mut more = more.iter().cloned();
            way.strategies
                .iter()
                .filter_map(|strategy| place(strategy).map_or_else(|| more.next(), |place| Some(some[place].clone())))
                .collect()
        };
        let strategies = of(&some.strategies, &more.strategies);
        let twin = some.twin.as_ref().zip(more.twin.as_ref()).map(|(some, more)| of(some, more));
        let all = LivedDraw { strategies, twin, ..some.clone() };
        Some((some, Some(all)))
    };
    let (all, kept): (Vec<_>, Vec<_>) = drawing.each(&live)?.into_iter().unzip();
    let of_first = Design { strategies: first.to_vec(), ..way.clone() };
    Some(Sifted {
        all: drawing.draws(of_first, all),
        kept: drawing.draws(way.clone(), kept.into_iter().flatten().collect()),
    })
}

/// Worlds that are drawn from a text, and how they are lived.
struct Drawing<'a> {
    source: &'a Source,
    typed: &'a Scenario,
    way: &'a Design,
    chosen: &'a Chosen,
    watch: Watch<'a>,
}

/// One of them.
struct World<'a> {
    draw: Draw,
    scenario: &'a Scenario,
    measured: &'a Measured<'a>,
    design: Design,
    values: Vec<f64>,
    watch: Watch<'a>,
}

impl Drawing<'_> {
    /// What is made of each of the worlds that were chosen, in order.
    fn each<T: Send>(&self, of: &(dyn Fn(&World) -> Option<T> + Sync)) -> Option<Vec<T>> {
        let (inputs, together) = (drawable(self.typed), self.typed.copula());
        let live = |&(place, draw): &(usize, Draw)| {
            let scenario = self.source.clone().drawn(draw, &together).read().expect("it is a world");
            let lives = 1 + usize::from(place.is_multiple_of(TWINS));
            let replications = [draw.index, draw.index | OTHER_LUCK].into_iter().take(lives).collect();
            let design = Design { replications, threads: 1, ..self.way.clone() };
            let measured = &Measured::new(Measuring::OfMany, &scenario, &design, self.watch.observer);
            let values = inputs.iter().map(|path| used(&scenario, path)).collect();
            of(&World { draw, scenario: &scenario, measured, design: design.clone(), values, watch: self.watch })
        };
        let places: Vec<_> = self.chosen.draws.iter().copied().enumerate().collect();
        each(&places, self.way.threads, &live)
    }

    fn draws(&self, design: Design, worlds: Vec<LivedDraw>) -> Draws {
        let Chosen { refused, why, .. } = self.chosen.clone();
        Draws { design, worlds, at_modes: None, refused, why, inputs: drawable(self.typed) }
    }
}

impl World<'_> {
    /// The world as so many strategies live through it.
    fn lived(&self, strategies: &[usize]) -> Option<LivedDraw> {
        let design = Design { strategies: strategies.to_vec(), ..self.design.clone() };
        let lived = totals_measured(self.scenario, &design, self.measured, self.watch)?;
        let life = |at: usize| lived.strategies.iter().map(|of| of.get(at).cloned()).collect::<Option<Vec<_>>>();
        let twin = if design.replications.len() > 1 { life(1) } else { None };
        Some(LivedDraw { draw: self.draw, values: self.values.clone(), strategies: life(0)?, twin })
    }
}

/// The totals of a design in one of many worlds.
fn lived(world: &Scenario, design: &Design, watch: Watch) -> Option<Digests> {
    let measured = Measured::new(Measuring::OfMany, world, design, watch.observer);
    totals_measured(world, design, &measured, watch)
}

/// Lives of strategies in so many worlds that are drawn, twins and the modes among them.
pub fn lives_of_draws(design: &Design, worlds: usize) -> usize {
    let is_other = design.of_draws().is_some_and(|way| (way.scale, way.waits) != (design.scale, design.waits));
    let at_modes = if is_other { design.replications.len().min(AT_MODES) } else { 0 };
    (worlds + worlds.div_ceil(TWINS) + at_modes) * design.strategies.len()
}
