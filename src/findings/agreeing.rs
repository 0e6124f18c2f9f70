//! Worlds that agree with what was published, among those that were drawn.

use super::base::Base;
use super::drawn::drawn;
use super::facts::{AgreedNumber, Agreeing, Matter, Matters, Met, Summary};
use super::targets::judge;
use crate::scenario::{Basis, Reading, Scenario, Target};
use crate::stat::Sensitivity;
use crate::study::{Digests, Draws, LivedDraw};

/// Worlds that must agree before anything is said of what holds in them.
pub const FEWEST_AGREEING: usize = 200;

/// Which of the worlds agree with the fitted targets of a scenario; `None` if it has none that were lived.
pub fn agreeing(base: Base, summary: &Summary, draws: &Draws) -> Option<Agreeing> {
    let held = Held::new(base.scenario, draws);
    if held.numbers.is_empty() {
        return None;
    }
    let accepted: Vec<usize> = held.worlds().filter(|&world| held.agrees(world, None)).collect();
    let within = (accepted.len() >= FEWEST_AGREEING).then(|| {
        let kept = accepted.iter().map(|&world| draws.worlds[world].clone()).collect();
        Box::new(drawn(base, summary, &Draws { worlds: kept, ..draws.clone() }))
    });
    Some(Agreeing {
        worlds: accepted.len(),
        numbers: held.numbers.iter().map(|named| held.number(named)).collect(),
        held_out: (0..held.targets.len()).filter_map(|place| held.held_out(place, &accepted)).collect(),
        moved: moved(draws, &held.worlds().map(|world| held.agrees(world, None)).collect::<Vec<_>>()),
        within,
    })
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
        let is_run = |strategy: usize| draws.design.place(strategy).is_some();
        let is_lived = |target: &Target| {
            let takes_search = matches!(target.reading, Reading::LeastHeadcount { .. });
            !takes_search && target.strategies().into_iter().all(is_run)
        };
        let in_worlds = |place: usize| met.iter().map(|of_world| of_world[place] == Some(true)).collect();
        let all = scenario.targets.iter().enumerate().filter(|(_, target)| is_lived(target));
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
    let strategies = world.strategies.iter().map(|lived| vec![lived.clone()]).collect();
    let lived = Digests { strategies, nobody: Vec::new() };
    judge(scenario, &draws.design, &lived).into_iter().map(|judged| judged.is_inside).collect()
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
