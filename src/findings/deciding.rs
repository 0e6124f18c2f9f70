//! What follows for a decision from worlds that were drawn: which strategy is best in how many, and what it is worth to know more first.

use super::base::Base;
use super::best_map::best_map;
use super::facts::{BestMap, Chosen, Deciding, FindOut};
use super::lives::Lives;
use crate::books::metric::{COST, COST_PER_SATISFIED, FAILURE_COST, SERVICE_COST};
use crate::books::{Digest, Metric};
use crate::stat::shuffled;

/// Values of one more satisfied issue that are looked at.
const VALUES: usize = 21;
/// Worlds from which on it is told what an input is worth.
const FEWEST_FOR_INPUTS: usize = 256;
/// Cells of an input in which another strategy may be chosen.
const CELLS: usize = 3;
/// Random orders that show what chance alone finds, and the share of them that the floor lies above.
const PERMUTATIONS: (u64, f64) = (199, 0.99);
/// The worst part of all worlds.
const WORST: f64 = 0.05;

/// Net benefit by strategy and world, as far as one more satisfied issue is worth so much.
type Benefit = Vec<Vec<f64>>;

/// What follows for a choice among the strategies at some places; `None` where one is not known in every world.
pub fn deciding(base: Base, lives: Lives, places: &[usize]) -> Option<Deciding> {
    let less = |of: &dyn Fn(usize, &[Digest]) -> Option<f64>| -> Option<Vec<Vec<f64>>> {
        let known = |index: usize| {
            let values = lives.freed_of(&|lived| Some(of(index, lived)? - of(lives.baseline, lived)?));
            values.iter().all(|value| value.is_finite()).then_some(values)
        };
        places.iter().map(|&index| known(index)).collect()
    };
    let cost = less(&|index, lived| COST.ratio.pair(&lived[index]).ratio())?;
    let satisfied = less(&|index, lived| satisfied(&lived[index]))?;
    let most = range_of_worth(&cost, &satisfied)?;
    let worth: Vec<f64> = (0..VALUES).map(|step| most * step as f64 / (VALUES - 1) as f64).collect();
    let benefits: Vec<Benefit> = worth.iter().map(|worth| benefit(&cost, &satisfied, *worth)).collect();
    let chosen: Vec<usize> = benefits.iter().map(best_on_average).collect();
    let perfect: Vec<f64> = benefits.iter().map(value_of_knowing).collect();
    // Knowing is worth most where the choice turns; beyond that it grows with whatever is typed.
    let turns = (1..VALUES).filter(|&at| chosen[at] != chosen[at - 1]);
    let at = turns.max_by(|&a, &b| perfect[a].total_cmp(&perfect[b]))?;
    let found = find_out(lives, &benefits[at]);
    let strategies = places.iter().enumerate().map(|(place, &index)| Chosen {
        id: base.id(index),
        best_in: benefits.iter().map(|benefit| share_best(benefit, place)).collect(),
        regret: benefits.iter().map(|benefit| mean(&regret(benefit, place))).collect(),
        worst_regret: benefits.iter().map(|benefit| worst(regret(benefit, place))).collect(),
    });
    Some(Deciding {
        strategies: strategies.collect(),
        chosen: chosen.iter().map(|&place| base.id(places[place])).collect(),
        map: map(base, lives, &found, (places, &benefits[at])),
        find_out: found,
        find_out_at: worth[at],
        worth,
        perfect,
    })
}

/// Issues that end satisfied, a year: what was paid over what each of them costs.
fn satisfied(lived: &Digest) -> Option<f64> {
    let level = |metric: &Metric| metric.ratio.pair(lived).ratio();
    Some((level(&SERVICE_COST)? + level(&FAILURE_COST)?) / level(&COST_PER_SATISFIED)?)
}

/// Twice what a satisfied issue is worth where the best strategy on average changes for the last time; where it never does, twice the least rate at which any other gives
/// money for satisfied issues. `None` if none does.
///
/// Formula: from the cheapest strategy on, the next is that which gives most satisfied issues for its money: the least `ΔC ÷ ΔN` above it.
fn range_of_worth(cost: &[Vec<f64>], satisfied: &[Vec<f64>]) -> Option<f64> {
    let [cost, satisfied] = [cost, satisfied].map(|of| of.iter().map(|of| mean(of)).collect::<Vec<f64>>());
    let rate = |from: usize, to: usize| (cost[to] - cost[from]) / (satisfied[to] - satisfied[from]);
    let mut at =
        (0..cost.len()).min_by(|&a, &b| cost[a].total_cmp(&cost[b]).then(satisfied[b].total_cmp(&satisfied[a])))?;
    let mut last = None;
    loop {
        let more = (0..cost.len()).filter(|&other| satisfied[other] > satisfied[at]);
        let Some(next) = more.min_by(|&a, &b| rate(at, a).total_cmp(&rate(at, b))) else { break };
        last = Some(rate(at, next));
        at = next;
    }
    // A trace more, so that the value in the middle lies where the choice has changed.
    last.filter(|last| *last > 0.0).map(|last| 2.0 * last * (1.0 + 1e-9))
}

fn benefit(cost: &[Vec<f64>], satisfied: &[Vec<f64>], worth: f64) -> Benefit {
    let of = |(cost, satisfied): (&Vec<f64>, &Vec<f64>)| {
        cost.iter().zip(satisfied).map(|(cost, satisfied)| worth * satisfied - cost).collect()
    };
    cost.iter().zip(satisfied).map(of).collect()
}

fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len().max(1) as f64
}

/// The mean of the worst twentieth of regrets.
fn worst(mut regrets: Vec<f64>) -> f64 {
    regrets.sort_by(|a, b| b.total_cmp(a));
    mean(&regrets[..((regrets.len() as f64 * WORST) as usize).max(1)])
}

fn best_on_average(benefit: &Benefit) -> usize {
    best(&benefit.iter().map(|of| mean(of)).collect::<Vec<f64>>())
}

fn best(values: &[f64]) -> usize {
    (0..values.len()).rev().max_by(|&a, &b| values[a].total_cmp(&values[b])).unwrap_or(0)
}

fn best_in(benefit: &Benefit, world: usize) -> usize {
    best(&benefit.iter().map(|of| of[world]).collect::<Vec<f64>>())
}

/// In which share of worlds a strategy is best.
fn share_best(benefit: &Benefit, place: usize) -> f64 {
    let n = benefit[place].len();
    (0..n).filter(|&world| best_in(benefit, world) == place).count() as f64 / n as f64
}

/// By world: how much better the best strategy is.
fn regret(benefit: &Benefit, place: usize) -> Vec<f64> {
    (0..benefit[place].len()).map(|world| benefit[best_in(benefit, world)][world] - benefit[place][world]).collect()
}

/// The expected value of perfect information: how much better whoever knows the world does on average.
fn value_of_knowing(benefit: &Benefit) -> f64 {
    mean(&regret(benefit, best_on_average(benefit)))
}

/// What it is worth to know each input before choosing, of those that are worth more than chance; the most valuable first.
fn find_out(lives: Lives, benefit: &Benefit) -> Vec<FindOut> {
    let worlds = &lives.drawn.worlds;
    if worlds.len() < FEWEST_FOR_INPUTS {
        return Vec::new();
    }
    let order = |input: usize| {
        let mut order: Vec<usize> = (0..worlds.len()).collect();
        order.sort_by(|&a, &b| worlds[a].values[input].total_cmp(&worlds[b].values[input]).then(a.cmp(&b)));
        order
    };
    let orders: Vec<Vec<usize>> = (0..lives.drawn.inputs.len()).map(order).collect();
    let by_chance = |permutation: u64| {
        let places: Vec<usize> = shuffled(&(0..worlds.len()).collect::<Vec<_>>(), permutation);
        let moved = |order: &Vec<usize>| order.iter().map(|&at| places[at]).collect::<Vec<usize>>();
        orders.iter().map(|order| value_of_input(&moved(order), benefit)).fold(0.0, f64::max)
    };
    let mut floors: Vec<f64> = (1..=PERMUTATIONS.0).map(by_chance).collect();
    floors.sort_by(f64::total_cmp);
    let floor = floors[(floors.len() as f64 * PERMUTATIONS.1) as usize];
    let found = |(input, order): (usize, &Vec<usize>)| {
        let value = value_of_input(order, benefit);
        (value > floor).then(|| FindOut { input: lives.drawn.inputs[input].clone(), value })
    };
    let mut found: Vec<FindOut> = orders.iter().enumerate().filter_map(found).collect();
    found.sort_by(|a, b| b.value.total_cmp(&a.value));
    found
}

/// Which strategy is best where the two inputs lie that are worth most.
fn map(base: Base, lives: Lives, found: &[FindOut], (places, benefit): (&[usize], &Benefit)) -> Option<BestMap> {
    let [first, second, ..] = found else { return None };
    let ids: Vec<String> = places.iter().map(|&index| base.id(index)).collect();
    best_map(base, lives, [&first.input, &second.input], (&ids, benefit))
}

/// How much better it is to choose by the third in which an input lies than to choose alike in all worlds.
///
/// Formula: choices are made on one half of the worlds, every other one in the input's order, and valued on the other half; the mean of both ways. What is chosen by
/// chance is therefore worth nothing on average.
fn value_of_input(order: &[usize], benefit: &Benefit) -> f64 {
    let half = |odd: usize| order.iter().copied().skip(odd).step_by(2).collect::<Vec<usize>>();
    let halves = [half(0), half(1)];
    let choose = |worlds: &[usize]| {
        let value = |of: &Vec<f64>| worlds.iter().map(|&world| of[world]).sum::<f64>();
        best(&benefit.iter().map(value).collect::<Vec<f64>>())
    };
    let cells = |half: &[usize]| -> Vec<Vec<usize>> {
        (0..CELLS).map(|cell| half[half.len() * cell / CELLS..half.len() * (cell + 1) / CELLS].to_vec()).collect()
    };
    let one_way = |seen: &[usize], unseen: &[usize]| {
        let always = choose(seen);
        let gains = cells(seen).into_iter().zip(cells(unseen)).map(|(seen, unseen)| {
            let own = choose(&seen);
            unseen.iter().map(|&world| benefit[own][world] - benefit[always][world]).sum::<f64>()
        });
        gains.sum::<f64>() / unseen.len() as f64
    };
    f64::midpoint(one_way(&halves[0], &halves[1]), one_way(&halves[1], &halves[0]))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// By hand: from nothing at 0 to 2 issues for 10, and to 3 for 40 more: the first pays from 5 on, the second from 40 on, twice which is 80. A third that gives 1 for 30 is never best.
    #[test]
    fn worth_is_looked_at_as_far_as_choices_change() {
        let [cost, satisfied] =
            [[0.0, 10.0, 50.0, 30.0], [0.0, 2.0, 3.0, 1.0]].map(|of| of.map(|value| vec![value; 2]));
        assert!((range_of_worth(&cost, &satisfied).unwrap() - 80.0).abs() < 1e-6);
        let best_at = |worth: f64| best_on_average(&benefit(&cost, &satisfied, worth));
        assert_eq!([4.9, 5.1, 39.9, 40.1].map(best_at), [0, 1, 1, 2]);
        // Who is cheapest and satisfies most is best, whatever that is worth.
        assert_eq!(range_of_worth(&satisfied, &cost.map(|of| of.iter().map(|cost| -cost).collect())), None);
    }

    /// By hand: in four worlds one strategy gains 4, −2, 4, −2 and another nothing. The first is chosen, for 1 on average; whoever knows gains 2, so that knowing is
    /// worth 1. Each is best in half of the worlds; the first regrets 2 in two of four.
    #[test]
    fn knowing_is_worth_what_it_would_change() {
        let benefit = vec![vec![0.0; 4], vec![4.0, -2.0, 4.0, -2.0]];
        assert_eq!(best_on_average(&benefit), 1);
        assert!((value_of_knowing(&benefit) - 1.0).abs() < 1e-15);
        assert!((share_best(&benefit, 0) - 0.5).abs() < 1e-15);
        assert_eq!(regret(&benefit, 1), [0.0, 2.0, 0.0, 2.0]);
        assert!((worst(regret(&benefit, 0)) - 4.0).abs() < 1e-15);
    }

    /// Where a strategy gains 3 if an input is in its upper third and loses 1 else, and so 1/3 on average, knowing the input saves the loss: 2/3. An order that has nothing to
    /// do with it is worth nothing: less than a tenth.
    #[test]
    fn an_input_is_worth_what_it_tells() {
        let n = 600;
        let gains: Vec<f64> = (0..n).map(|world| if world >= 400 { 3.0 } else { -1.0 }).collect();
        let benefit = vec![vec![0.0; n], gains];
        let told: Vec<usize> = (0..n).collect();
        assert!((value_of_input(&told, &benefit) - 2.0 / 3.0).abs() < 1e-12);
        let idle = value_of_input(&shuffled(&told, 7), &benefit);
        assert!(idle.abs() < 0.1, "{idle}");
    }
}
