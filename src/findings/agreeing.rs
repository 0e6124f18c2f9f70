//! Worlds that agree with what was published, among those that were drawn.

use super::base::Base;
use super::drawn::drawn;
use super::facts::{AgreedNumber, Agreeing, Matter, Matters, Met, Summary};
use super::targets::judge;
use crate::books::Digest;
use crate::scenario::{Basis, Reading, Scenario, Target};
use crate::stat::Sensitivity;
use crate::study::{Design, Digests, Draws, LivedDraw};

/// Worlds that must agree before anything is said of what holds in them.
pub const FEWEST_AGREEING: usize = 200;

/// Which of the worlds agree with the fitted targets of a scenario; `None` if it has none that were lived.
pub fn agreeing(base: Base, summary: &Summary, draws: &Draws) -> Option<Agreeing> {
    let (found, accepted) = agreement(base.scenario, draws)?;
    let within = (accepted.len() >= FEWEST_AGREEING).then(|| {
        let kept = accepted.iter().map(|&world| draws.worlds[world].clone()).collect();
        Box::new(drawn(base, summary, &Draws { worlds: kept, ..draws.clone() }))
    });
    Some(Agreeing { within, ..found })
}

/// The same without what holds in these worlds, and which they are.
pub fn agreement(scenario: &Scenario, draws: &Draws) -> Option<(Agreeing, Vec<usize>)> {
    let held = Held::new(scenario, draws);
    if held.numbers.is_empty() {
        return None;
    }
    let agrees: Vec<bool> = held.worlds().map(|world| held.agrees(world, None)).collect();
    let accepted: Vec<usize> = held.worlds().filter(|&world| agrees[world]).collect();
    let found = Agreeing {
        worlds: accepted.len(),
        priors: scenario.assumptions.iter().filter(|input| input.prior.is_some()).count(),
        numbers: held.numbers.iter().map(|named| held.number(named)).collect(),
        held_out: (0..held.targets.len()).filter_map(|place| held.held_out(place, &accepted)).collect(),
        moved: moved(draws, &agrees),
        within: None,
    };
    Some((found, accepted))
}

/// The strategies that have to be lived through to hold a scenario against its targets, the baseline first, the others in order; none if nothing was fitted. Targets that speak of
/// a strategy that is not run, or take a search, are left out.
pub fn held_strategies(scenario: &Scenario, design: &Design) -> Vec<usize> {
    let is_held = |target: &&Target| target.basis != Basis::Beside && is_lived(target, design);
    let targets: Vec<&Target> = scenario.targets.iter().filter(is_held).collect();
    if !targets.iter().any(|target| target.basis == Basis::Fitted) {
        return Vec::new();
    }
    let of_targets = targets.iter().flat_map(|target| target.strategies());
    let mut others: Vec<usize> = of_targets.filter(|&strategy| strategy != scenario.baseline).collect();
    others.sort_unstable();
    others.dedup();
    std::iter::once(scenario.baseline).chain(others).collect()
}

/// Whether a life of a design's strategies meets all fitted targets that are held against it.
pub fn meets(scenario: &Scenario, design: &Design, lived: &[Digest]) -> bool {
    let judged = judge(scenario, design, &life(lived));
    let mut fitted = scenario.targets.iter().zip(judged).filter(|(target, _)| is_lived(target, design));
    fitted.all(|(target, judged)| target.basis != Basis::Fitted || judged.is_inside == Some(true))
}

/// Whether a target can be held against a life of a design's strategies.
pub fn is_lived(target: &Target, design: &Design) -> bool {
    let takes_search = matches!(target.reading, Reading::LeastHeadcount { .. });
    !takes_search && target.strategies().into_iter().all(|strategy| design.place(strategy).is_some())
}

/// One life of each strategy.
pub fn life(lived: &[Digest]) -> Digests {
    Digests { strategies: lived.iter().map(|lived| vec![lived.clone()]).collect(), nobody: Vec::new() }
}

/// Worlds held against the targets that were lived in them.
struct Held<'a> {
    /// The targets, and in which worlds each is met.
    targets: Vec<(&'a Target, Vec<bool>)>,
    /// The numbers of the model to which some of them were fitted.
    numbers: Vec<String>,
    n: usize,
}

impl<'a> Held<'a> {
    fn new(scenario: &'a Scenario, draws: &Draws) -> Self {
        let met: Vec<Vec<Option<bool>>> = draws.worlds.iter().map(|world| inside(scenario, draws, world)).collect();
        let in_worlds = |place: usize| met.iter().map(|of_world| of_world[place] == Some(true)).collect();
        let all = scenario.targets.iter().enumerate().filter(|(_, target)| is_lived(target, &draws.design));
        let targets: Vec<(&Target, Vec<bool>)> = all.map(|(place, target)| (target, in_worlds(place))).collect();
        let fitted = targets.iter().filter(|(target, _)| target.basis == Basis::Fitted);
        let mut numbers: Vec<String> = fitted.map(|(target, _)| number(target)).collect();
        numbers.sort_unstable();
        numbers.dedup();
        Self { targets, numbers, n: draws.worlds.len() }
    }

    fn worlds(&self) -> std::ops::Range<usize> {
        0..self.n
    }

    /// The targets that were fitted to a number.
    fn fitted(&self, named: &str) -> impl Iterator<Item = &(&'a Target, Vec<bool>)> {
        self.targets.iter().filter(move |(target, _)| target.basis == Basis::Fitted && number(target) == named)
    }

    fn is_met(&self, world: usize, named: &str) -> bool {
        self.fitted(named).all(|(_, met)| met[world])
    }

    /// Whether a world meets all numbers but for one that is left out.
    fn agrees(&self, world: usize, left_out: Option<&str>) -> bool {
        self.numbers.iter().filter(|named| Some(named.as_str()) != left_out).all(|named| self.is_met(world, named))
    }

    fn number(&self, named: &str) -> AgreedNumber {
        AgreedNumber {
            name: named.to_owned(),
            targets: self.fitted(named).map(|(target, _)| target.id.clone()).collect(),
            met: self.worlds().filter(|&world| self.is_met(world, named)).count(),
            agreeing_without: self.worlds().filter(|&world| self.agrees(world, Some(named))).count(),
        }
    }

    /// In how many of the worlds that agree a target is met to which nothing was fitted.
    fn held_out(&self, place: usize, accepted: &[usize]) -> Option<Met> {
        let (target, met) = &self.targets[place];
        let count = accepted.iter().filter(|&&world| met[world]).count();
        (target.basis == Basis::Free).then(|| Met { target: target.id.clone(), met: count })
    }
}

/// The number of the model that a target follows from.
fn number(target: &Target) -> String {
    if target.one_number.is_empty() { target.id.clone() } else { target.one_number.clone() }
}

/// Whether each target of a scenario is met in a world, as far as it is judged.
fn inside(scenario: &Scenario, draws: &Draws, world: &LivedDraw) -> Vec<Option<bool>> {
    judge(scenario, &draws.design, &life(&world.strategies)).into_iter().map(|judged| judged.is_inside).collect()
}

/// The inputs by which worlds that agree are told from the others: the share that agrees in the lowest and the highest third of their values.
fn moved(draws: &Draws, agrees: &[bool]) -> Matters {
    let values = |input| draws.worlds.iter().map(|world| world.values[input]).collect();
    let inputs: Vec<Vec<f64>> = (0..draws.inputs.len()).map(values).collect();
    let agrees: Vec<f64> = agrees.iter().map(|agrees| f64::from(u8::from(*agrees))).collect();
    let found = Sensitivity::of(&inputs, &agrees);
    let matter = |at: usize| {
        let [low, high] = found.thirds[at];
        Matter { input: draws.inputs[at].clone(), low, high, index: None }
    };
    Matters {
        floor: found.floor,
        floor_of_indices: None,
        together: None,
        inputs: found.found().into_iter().map(matter).collect(),
    }
}
