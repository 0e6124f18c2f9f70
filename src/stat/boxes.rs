//! Under which conditions something happens: a box of few inputs, found on one half of a sample and judged on the other.

use super::given_data::shuffled;

/// The shares of what is inside that a step may cut off: a tenth alone would be misled by a few odd draws at the end of an input.
const PEELS: [f64; 5] = [0.1, 0.2, 0.3, 0.4, 0.5];
/// Draws that a box holds at the least, in either half.
const FEWEST: usize = 30;
/// How often the outcome must happen at the least and at the most, among all draws.
const RATES: (f64, f64) = (0.1, 0.9);
/// A limit stays if the box without it would hold as many by chance in fewer than so many of 100 samples.
const NEEDED: f64 = 0.05;
/// Random orders of the outcomes in which the whole search is made again, and the share of them that a box must beat.
const PERMUTATIONS: u64 = 199;
const FLOOR: f64 = 0.99;
/// The order that parts the sample; no permutation of the outcomes has its number.
const HALVES: u64 = 1 << 20;

/// A box, and what it holds of the half on which it was not searched.
#[derive(Clone, Debug, PartialEq)]
pub struct Conditions {
    /// Its sides, at most one of an input.
    pub limits: Vec<Limits>,
    /// Draws in this half.
    pub draws: usize,
    /// Those among them in which it happens.
    pub met: usize,
    /// Draws in the box.
    pub inside: usize,
    /// Those among them in which it happens: over `inside` the density, over `met` the coverage.
    pub met_inside: usize,
}

/// Between what an input lies in a box.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Limits {
    /// Its place.
    pub input: usize,
    /// Above this.
    pub low: Option<f64>,
    /// Below this.
    pub high: Option<f64>,
}

impl Conditions {
    /// The conditions under which an outcome happens, by the values of each input, draw by draw; `None` where it happens too seldom or too often to be searched, where the box
    /// holds too few draws, and where chance finds one as good in more than one sample of a hundred.
    ///
    /// # Formula
    /// The patient rule induction method: from all draws of one half a tenth to a half is cut off again and again, at the end of the input where the outcomes that go are fewest by chance, down to 30. Of the boxes on
    /// that way the one is taken whose density `d` and coverage `c` have the greatest `2dc ÷ (d + c)`; limits without which it is as dense by chance (binomial, 5 %) are left out. The other half judges: by
    /// how many standard errors its draws in the box have more outcomes than its share lets expect, against the same of 199 random orders of all outcomes.
    ///
    /// # Panics
    /// If an input has not as many values as there are outcomes.
    ///
    /// # Source
    /// J. H. Friedman, N. I. Fisher, *Bump hunting in high-dimensional data*, Statistics and Computing 9 (1999) 123; the test of limits: B. P. Bryant, R. J. Lempert, *Thinking inside the box*,
    /// Technological Forecasting and Social Change 77 (2010) 34.
    pub fn of(inputs: &[Vec<f64>], outcomes: &[bool]) -> Option<Self> {
        let n = outcomes.len();
        assert!(inputs.iter().all(|values| values.len() == n), "a value for each outcome");
        let rate = outcomes.iter().filter(|met| **met).count() as f64 / n.max(1) as f64;
        if n < 2 * FEWEST || !(RATES.0..=RATES.1).contains(&rate) {
            return None;
        }
        let order: Vec<usize> = shuffled(&(0..n).collect::<Vec<_>>(), HALVES);
        let sample = Sample::new(inputs, order.split_at(n / 2));
        let found = sample.found(outcomes)?;
        let better = |permutation: &u64| {
            let by_chance = sample.found(&shuffled(outcomes, *permutation));
            by_chance.is_some_and(|by_chance| by_chance.excess() >= found.excess())
        };
        let beaten = (1..=PERMUTATIONS).filter(better).count();
        (beaten as f64 <= (1.0 - FLOOR) * (PERMUTATIONS + 1) as f64 - 1.0).then_some(found)
    }

    /// By how many standard errors more outcomes lie in the box than the share of all lets expect.
    fn excess(&self) -> f64 {
        let (share, inside) = (self.met as f64 / self.draws as f64, self.inside as f64);
        (self.met_inside as f64 - inside * share) / libm::sqrt((inside * share * (1.0 - share)).max(1e-12))
    }
}

/// Inputs, and the two halves of their draws.
struct Sample<'a> {
    inputs: &'a [Vec<f64>],
    searched: &'a [usize],
    judged: &'a [usize],
    /// By input: the draws that are searched, by its values.
    orders: Vec<Vec<usize>>,
}

/// A box on the way, and what it holds of the half that is searched.
#[derive(Clone)]
struct Step {
    limits: Vec<Limits>,
    inside: usize,
    met: usize,
}

/// A cut at an end of an input.
struct Cut {
    input: usize,
    is_low: bool,
    /// What lies beyond it goes.
    at: f64,
    inside: usize,
    met: usize,
}

impl Cut {
    /// By how many standard errors fewer outcomes lie in what is cut off than the share of all inside lets expect.
    fn lack(&self, last: &Step) -> f64 {
        let (gone, share) = ((last.inside - self.inside) as f64, last.met as f64 / last.inside as f64);
        (gone * share - (last.met - self.met) as f64) / libm::sqrt((gone * share * (1.0 - share)).max(1e-12))
    }
}

impl<'a> Sample<'a> {
    fn new(inputs: &'a [Vec<f64>], (searched, judged): (&'a [usize], &'a [usize])) -> Self {
        let order = |values: &Vec<f64>| {
            let mut order = searched.to_vec();
            order.sort_by(|&a, &b| values[a].total_cmp(&values[b]).then(a.cmp(&b)));
            order
        };
        Self { inputs, searched, judged, orders: inputs.iter().map(order).collect() }
    }

    /// The best box of the half that is searched, judged on the other.
    fn found(&self, outcomes: &[bool]) -> Option<Conditions> {
        let all = count(self.searched, |draw| outcomes[draw]);
        let steps = self.peeled(outcomes);
        let value = |step: &Step| 2.0 * step.met as f64 / (step.inside + all) as f64;
        let best = steps.into_iter().max_by(|a, b| value(a).total_cmp(&value(b)))?;
        let limits = self.needed(best, outcomes);
        let is_inside = |draw: usize| self.is_inside(&limits, draw);
        let inside = count(self.judged, is_inside);
        let found = Conditions {
            draws: self.judged.len(),
            met: count(self.judged, |draw| outcomes[draw]),
            inside,
            met_inside: count(self.judged, |draw| is_inside(draw) && outcomes[draw]),
            limits,
        };
        (inside >= FEWEST && !found.limits.is_empty()).then_some(found)
    }

    fn is_inside(&self, limits: &[Limits], draw: usize) -> bool {
        limits.iter().all(|limits| {
            let value = self.inputs[limits.input][draw];
            limits.low.is_none_or(|low| value > low) && limits.high.is_none_or(|high| value < high)
        })
    }

    /// The boxes on the way from all draws to few.
    fn peeled(&self, outcomes: &[bool]) -> Vec<Step> {
        let mut is_in = vec![false; outcomes.len()];
        self.searched.iter().for_each(|&draw| is_in[draw] = true);
        let met = count(self.searched, |draw| outcomes[draw]);
        let mut steps = vec![Step { limits: Vec::new(), inside: self.searched.len(), met }];
        loop {
            let last = &steps[steps.len() - 1];
            let ends = (0..self.inputs.len()).flat_map(|input| [(input, true), (input, false)]);
            let cuts = ends.flat_map(|end| PEELS.map(|share| self.cut(end, share, (last, &is_in, outcomes))));
            let best = cuts.flatten().max_by(|a, b| a.lack(last).total_cmp(&b.lack(last)));
            let Some(cut) = best.filter(|cut| cut.lack(last) > 0.0) else { return steps };
            let values = &self.inputs[cut.input];
            for &draw in self.searched {
                is_in[draw] &= if cut.is_low { values[draw] > cut.at } else { values[draw] < cut.at };
            }
            let mut limits = last.limits.clone();
            let place = limits.iter().position(|limits| limits.input == cut.input).unwrap_or_else(|| {
                limits.push(Limits { input: cut.input, low: None, high: None });
                limits.len() - 1
            });
            *(if cut.is_low { &mut limits[place].low } else { &mut limits[place].high }) = Some(cut.at);
            steps.push(Step { limits, inside: cut.inside, met: cut.met });
        }
    }

    /// A share of what is inside cut off at an end of an input, the lower one or the other, midway to the next value; `None` where too few would be left.
    fn cut(
        &self,
        (input, is_low): (usize, bool),
        share: f64,
        (last, is_in, outcomes): (&Step, &[bool], &[bool]),
    ) -> Option<Cut> {
        let (order, values) = (&self.orders[input], &self.inputs[input]);
        let wanted = ((last.inside as f64 * share) as usize).max(1);
        let (mut gone, mut met_gone, mut edge) = (0, 0, None);
        let mut walk = |draw: usize| {
            // Equal values go together.
            if gone >= wanted && edge.is_some_and(|edge: f64| values[draw].total_cmp(&edge).is_ne()) {
                return Some(values[draw]);
            }
            (gone, met_gone, edge) = (gone + 1, met_gone + usize::from(outcomes[draw]), Some(values[draw]));
            None
        };
        let inside = |draw: &&usize| is_in[**draw];
        let next = if is_low {
            order.iter().filter(inside).find_map(|&draw| walk(draw))
        } else {
            order.iter().rev().filter(inside).find_map(|&draw| walk(draw))
        };
        let at = f64::midpoint(edge?, next?);
        let left = last.inside - gone;
        (left >= FEWEST).then_some(Cut { input, is_low, at, inside: left, met: last.met - met_gone })
    }

    /// The limits of a box without those that chance may have set.
    fn needed(&self, step: Step, outcomes: &[bool]) -> Vec<Limits> {
        let mut limits = step.limits;
        let counts = |limits: &[Limits]| {
            let inside: Vec<usize> =
                self.searched.iter().copied().filter(|&draw| self.is_inside(limits, draw)).collect();
            (inside.len(), count(&inside, |draw| outcomes[draw]))
        };
        while !limits.is_empty() {
            let (inside, met) = counts(&limits);
            let without = |place: usize| {
                let mut fewer = limits.clone();
                fewer.remove(place);
                let (wide, met_wide) = counts(&fewer);
                at_least(met, inside, met_wide as f64 / wide as f64)
            };
            let chances = (0..limits.len()).map(|place| (place, without(place)));
            let weakest = chances.max_by(|a, b| a.1.total_cmp(&b.1));
            match weakest {
                Some((place, chance)) if chance >= NEEDED => drop(limits.remove(place)),
                _ => break,
            }
        }
        limits
    }
}

fn count(draws: &[usize], is: impl Fn(usize) -> bool) -> usize {
    draws.iter().filter(|&&draw| is(draw)).count()
}

/// The probability of `found` or more of `n`, each with probability `p`.
fn at_least(found: usize, n: usize, p: f64) -> f64 {
    if p <= 0.0 || p >= 1.0 {
        return 1.0;
    }
    let log = |k: usize| libm::lgamma(k as f64 + 1.0);
    let term = |k: usize| {
        let ways = log(n) - log(k) - log(n - k);
        libm::exp(ways + k as f64 * libm::log(p) + (n - k) as f64 * libm::log(1.0 - p))
    };
    (found..=n).map(term).sum::<f64>().min(1.0)
}

#[cfg(test)]
mod tests {
    use super::super::testing::rng;
    use super::*;
    use rand::RngExt;

    const INPUTS: usize = 20;

    /// So many draws, each input uniform over 0 to 1.
    fn sample(n: usize, seed: u64) -> Vec<Vec<f64>> {
        let mut rng = rng(seed);
        (0..INPUTS).map(|_| (0..n).map(|_| rng.random::<f64>()).collect()).collect()
    }

    /// What happens where one input is high and another low, but for one draw of ten in which it is the other way round.
    fn hidden(inputs: &[Vec<f64>], seed: u64) -> Vec<bool> {
        let mut rng = rng(seed);
        let is = |draw: usize| inputs[3][draw] > 0.5 && inputs[7][draw] < 0.6;
        (0..inputs[0].len()).map(|draw| is(draw) != (rng.random::<f64>() < 0.1)).collect()
    }

    /// Inside the true box it happens in nine of ten: so it does in the box that is found, which has its two inputs and sides, near enough.
    #[test]
    fn a_box_that_is_there_is_found_among_idle_inputs() {
        for seed in 1..=8 {
            let inputs = sample(512, seed);
            let found = Conditions::of(&inputs, &hidden(&inputs, seed + 100)).unwrap();
            let named: Vec<(usize, bool, bool)> =
                found.limits.iter().map(|of| (of.input, of.low.is_some(), of.high.is_some())).collect();
            assert!(named.contains(&(3, true, false)) && named.contains(&(7, false, true)), "{seed}: {found:?}");
            assert!(named.len() <= 3, "{seed}: {named:?}");
            let limit = |input| found.limits.iter().find(|of| of.input == input).unwrap();
            assert!((limit(3).low.unwrap() - 0.5).abs() < 0.12 && (limit(7).high.unwrap() - 0.6).abs() < 0.12);
            let (density, coverage) =
                (found.met_inside as f64 / found.inside as f64, found.met_inside as f64 / found.met as f64);
            assert!(density > 0.75 && coverage > 0.6, "{seed}: {density} {coverage}");
        }
    }

    /// Where nothing matters, nothing is said in 98 samples of 100; the half that is searched alone would say something in nearly all.
    #[test]
    fn where_nothing_matters_hardly_anything_is_found() {
        let (mut found, mut searched) = (0, 0);
        for seed in 0..100 {
            let inputs = sample(160, seed);
            let mut rng = rng(seed + 1000);
            let outcomes: Vec<bool> = (0..160).map(|_| rng.random::<f64>() < 0.4).collect();
            found += usize::from(Conditions::of(&inputs, &outcomes).is_some());
            let order: Vec<usize> = (0..160).collect();
            let steps = Sample::new(&inputs, (&order, &order)).peeled(&outcomes);
            let last = &steps[steps.len() - 1];
            let (share, inside) = (steps[0].met as f64 / 160.0, last.inside as f64);
            let excess = (last.met as f64 - inside * share) / libm::sqrt(inside * share * (1.0 - share));
            searched += usize::from(excess > 2.33);
        }
        assert!(found <= 4, "{found}");
        assert!(searched > 60, "{searched}");
    }

    #[test]
    fn what_hardly_ever_or_nearly_always_happens_has_no_conditions() {
        let inputs = sample(400, 5);
        let outcomes = |share: f64| (0..400).map(|draw| inputs[2][draw] < share).collect::<Vec<_>>();
        assert_eq!(Conditions::of(&inputs, &outcomes(0.05)), None);
        assert_eq!(Conditions::of(&inputs, &outcomes(0.95)), None);
        assert!(Conditions::of(&inputs, &outcomes(0.4)).is_some());
        assert_eq!(Conditions::of(&sample(40, 5), &outcomes(0.4)[..40]), None);
    }

    /// By hand: of 3 at 1/2, two or more in 4 of 8.
    #[test]
    fn a_tail_of_coins_is_counted() {
        assert!((at_least(2, 3, 0.5) - 0.5).abs() < 1e-12 && (at_least(0, 3, 0.2) - 1.0).abs() < 1e-12);
    }
}
