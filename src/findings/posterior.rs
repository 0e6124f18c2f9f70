//! Worlds that agree with what was published, beside all that were drawn.

use super::agreeing::{FEWEST_AGREEING, agreement, is_lived, life};
use super::base::Base;
use super::drawn::drawn;
use super::facts::{Agreeing, Foretold, Judged, Learned, Posterior, Summary};
use super::lives::Lives;
use super::targets::judge;
use crate::scenario::{Basis, Scenario, Target};
use crate::stat::estimate::{self, Estimate};
use crate::study::{Draws, MOST_DRAWS, Run, Sifted};

/// A run at the modes, and what it shows.
pub type AtModes<'a> = (&'a Run, &'a Summary);

/// What sifted worlds show: of all of them by the strategies that `few` ran at the modes, of those that were kept by `all`. `None` if nothing was fitted.
pub fn posterior(scenario: &Scenario, few: AtModes, all: AtModes, sifted: &Sifted) -> Option<Posterior> {
    let (found, accepted) = agreement(scenario, &sifted.all)?;
    let (base_of_few, base_of_all) = (Base::of(scenario, few.0), Base::of(scenario, all.0));
    let is_enough = accepted.len() >= FEWEST_AGREEING;
    let within = is_enough.then(|| Box::new(drawn(base_of_all, all.1, &sifted.kept)));
    let learned = if is_enough { learned(scenario, &found, sifted) } else { Vec::new() };
    Some(Posterior {
        head: all.1.head(),
        baseline: all.1.baseline.clone(),
        before: drawn(base_of_few, few.1, &sifted.all),
        wanted: if is_enough { None } else { wanted(accepted.len(), sifted.all.worlds.len()) },
        foretold: foretold(base_of_few, &sifted.all),
        learned,
        agreeing: Agreeing { within, ..found },
    })
}

/// The power of two of draws among which enough agree, at the share that was found.
fn wanted(accepted: usize, worlds: usize) -> Option<u64> {
    let times = (FEWEST_AGREEING * worlds).div_ceil(accepted.max(1)) as u64;
    (accepted > 0).then(|| times.next_power_of_two()).filter(|wanted| *wanted <= u64::from(MOST_DRAWS))
}

/// What the worlds say of each target that can be held against them.
fn foretold(base: Base, draws: &Draws) -> Vec<Foretold> {
    let scenario = base.scenario;
    let of_worlds: Vec<Vec<Judged>> =
        draws.worlds.iter().map(|world| judge(scenario, &draws.design, &life(&world.strategies))).collect();
    let lives = Lives { drawn: draws, baseline: base.baseline };
    let of = |(place, target): (usize, &Target)| {
        let value = |judged: &Judged| judged.found.as_ref().and_then(|found| found.mean);
        let side = |judged: &Vec<Judged>| {
            let judged = &judged[place];
            Some((judged.is_inside?, value(judged)?))
        };
        let judged: Vec<(bool, f64)> = of_worlds.iter().filter_map(side).collect();
        let over = lives.over(&|lived| value(&judge(scenario, &draws.design, &life(lived))[place]));
        let count = |is: &dyn Fn(bool, f64) -> bool| judged.iter().filter(|(met, value)| is(*met, *value)).count();
        Foretold {
            below: count(&|met, value| !met && value < target.least),
            met: count(&|met, _| met),
            above: count(&|met, value| !met && value > target.most),
            unjudged: of_worlds.len() - judged.len(),
            target: Judged { found: over, is_inside: None, ..of_worlds[0][place].clone() },
        }
    };
    let is_told = |target: &Target| target.basis != Basis::Beside && is_lived(target, &draws.design);
    scenario.targets.iter().enumerate().filter(|(_, target)| is_told(target)).map(of).collect()
}

/// The inputs that moved, before and after.
fn learned(scenario: &Scenario, found: &Agreeing, sifted: &Sifted) -> Vec<Learned> {
    let ends = |draws: &Draws, place: usize| {
        let values: Vec<f64> = draws.worlds.iter().map(|world| world.values[place]).collect();
        let Estimate { p05, p50, p95, .. } = estimate::mean(&values);
        [p05, p50, p95].map(|end| end.unwrap_or(f64::NAN))
    };
    let of = |input: &String| {
        let place = sifted.all.inputs.iter().position(|known| known == input)?;
        let (before, after) = (ends(&sifted.all, place), ends(&sifted.kept, place));
        let quantity = scenario.assumptions.iter().find(|known| known.path == *input)?.quantity;
        Some(Learned { input: input.clone(), quantity, before, after })
    };
    found.moved.inputs.iter().filter_map(|matter| of(&matter.input)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_many_draws_are_wanted_as_bring_enough_at_the_share_that_was_found() {
        // 200 of 0.1 are 2,000; 199 of 1,024 take a few more than 1,024; none tells nothing.
        assert_eq!(wanted(102, 1024), Some(2048));
        assert_eq!(wanted(199, 1024), Some(2048));
        assert_eq!(wanted(0, 1024), None);
        assert_eq!((wanted(4, 1024), wanted(3, 1024)), (Some(65_536), None));
    }
}
