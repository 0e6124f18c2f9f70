//! What moves an answer, from a sample of inputs and answers that was drawn for something else.

use std::cmp::Ordering;

use crate::rng::mix;

/// Random orders of the answers that show what chance alone finds.
const PERMUTATIONS: u64 = 199;
/// The share of these orders whose greatest value the floor lies above.
const FLOOR: f64 = 0.99;
/// Draws from which on shares of variance are told.
const FEWEST_FOR_INDICES: usize = 256;
/// Cells of an input for its share of variance, at most, and draws in each at least.
const CELLS: (usize, usize) = (32, 16);

/// How an answer hangs on inputs.
#[derive(Clone, Debug, PartialEq)]
pub struct Sensitivity {
    /// By input: the mean answer in the lowest and in the highest third of its values.
    pub thirds: Vec<[f64; 2]>,
    /// How far these lie apart, of the input for which they do so most, in one of a hundred samples of which no input matters.
    pub floor: f64,
    /// By input: the share of the answer's variance that is gone if the input is known; `None` below 256 draws.
    pub indices: Option<Vec<f64>>,
    /// The greatest such share in one of a hundred samples of which no input matters.
    pub floor_of_indices: Option<f64>,
}

impl Sensitivity {
    /// That of some answers on the values of each input, draw by draw.
    ///
    /// # Formula
    /// First-order index: `1 − (1 − η²)(n − 1) ÷ (n − c)`, `η²` the variance of the mean answers of `c` cells of equally many draws over that of all
    /// answers, at most 32 cells of at least 16 draws. Floors: the 99 % point over 199 random orders of the answers of the greatest value of all inputs.
    ///
    /// # Panics
    /// If an input has not as many values as there are answers.
    ///
    /// # Source
    /// E. Plischke, E. Borgonovo, C. L. Smith, *Global sensitivity measures from given data*, European Journal of Operational Research 226 (2013) 536.
    pub fn of(inputs: &[Vec<f64>], answers: &[f64]) -> Self {
        let n = answers.len();
        let order = |values: &Vec<f64>| {
            assert_eq!(values.len(), n, "a value for each answer");
            let mut order: Vec<usize> = (0..n).collect();
            order.sort_by(|&a, &b| values[a].total_cmp(&values[b]).then(a.cmp(&b)));
            order
        };
        let orders: Vec<Vec<usize>> = inputs.iter().map(order).collect();
        let cells = (n >= FEWEST_FOR_INDICES).then(|| CELLS.0.min(n / CELLS.1));
        let (mut of_thirds, mut of_indices) = (Vec::new(), Vec::new());
        for permutation in 1..=PERMUTATIONS {
            let shuffled = shuffled(answers, permutation);
            let apart = |order: &Vec<usize>| gap(thirds(order, &shuffled));
            of_thirds.push(orders.iter().map(apart).fold(0.0, f64::max));
            let share = |cells| orders.iter().map(|order| index(order, &shuffled, cells)).fold(0.0, f64::max);
            of_indices.extend(cells.map(share));
        }
        Self {
            thirds: orders.iter().map(|order| thirds(order, answers)).collect(),
            floor: point(of_thirds),
            indices: cells.map(|cells| orders.iter().map(|order| index(order, answers, cells)).collect()),
            floor_of_indices: cells.map(|_| point(of_indices)),
        }
    }

    /// The inputs that move the answer by more than chance alone would find, the strongest first.
    pub fn found(&self) -> Vec<usize> {
        let mut found: Vec<usize> = (0..self.thirds.len()).filter(|&at| gap(self.thirds[at]) > self.floor).collect();
        found.sort_by(|&a, &b| gap(self.thirds[b]).partial_cmp(&gap(self.thirds[a])).unwrap_or(Ordering::Equal));
        found
    }
}

fn gap([low, high]: [f64; 2]) -> f64 {
    (high - low).abs()
}

fn thirds(order: &[usize], answers: &[f64]) -> [f64; 2] {
    let third = order.len() / 3;
    let mean = |part: &[usize]| part.iter().map(|&at| answers[at]).sum::<f64>() / part.len().max(1) as f64;
    [mean(&order[..third]), mean(&order[order.len() - third..])]
}

/// The share of variance between cells, freed of what chance alone gives.
fn index(order: &[usize], answers: &[f64], cells: usize) -> f64 {
    let n = order.len();
    let mean = answers.iter().sum::<f64>() / n as f64;
    let all: f64 = answers.iter().map(|answer| (answer - mean) * (answer - mean)).sum();
    if all <= 0.0 {
        return 0.0;
    }
    let between = |cell: usize| {
        let part = &order[n * cell / cells..n * (cell + 1) / cells];
        let off = part.iter().map(|&at| answers[at]).sum::<f64>() / part.len() as f64 - mean;
        off * off * part.len() as f64
    };
    let explained = (0..cells).map(between).sum::<f64>() / all;
    1.0 - (1.0 - explained) * (n as f64 - 1.0) / (n - cells) as f64
}

/// Values in a random order, each permutation its own.
pub fn shuffled<T: Clone>(values: &[T], permutation: u64) -> Vec<T> {
    let mut shuffled = values.to_vec();
    for last in (1..shuffled.len()).rev() {
        let luck = mix(permutation << 32 | last as u64);
        shuffled.swap(last, (luck % (last as u64 + 1)) as usize);
    }
    shuffled
}

fn point(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[(values.len() as f64 * FLOOR) as usize]
}

#[cfg(test)]
mod tests {
    use super::super::testing::rng;
    use super::*;
    use rand::RngExt;
    use std::f64::consts::PI;

    fn sample(n: usize, inputs: usize, seed: u64) -> Vec<Vec<f64>> {
        let mut rng = rng(seed);
        (0..inputs).map(|_| (0..n).map(|_| rng.random::<f64>()).collect()).collect()
    }

    fn answers(inputs: &[Vec<f64>], f: impl Fn(&[f64]) -> f64) -> Vec<f64> {
        let at = |n: usize| inputs.iter().map(|values| values[n]).collect::<Vec<f64>>();
        (0..inputs[0].len()).map(|n| f(&at(n))).collect()
    }

    /// Ishigami, a = 7, b = .1: first-order indices .3139, .4424 and 0 (T. Ishigami, T. Homma, 1990), where the third acts by interaction alone. Sobol's G with
    /// a = 0, 1, 4.5, 9: .7162, .1790, .0237, .0072. Among twenty inputs of which none does anything.
    #[test]
    fn indices_are_those_of_theory() {
        let idle = sample(4096, 20, 2);
        let check = |active: usize, f: &dyn Fn(&[f64]) -> f64, theory: &[f64]| {
            let mut inputs = sample(4096, active, 1);
            let found = Sensitivity::of(&inputs, &answers(&inputs, f)).indices.unwrap();
            for (found, theory) in found.iter().zip(theory) {
                assert!((found - theory).abs() < 0.03, "{found} {theory}");
            }
            let answers = answers(&inputs, f);
            inputs.extend(idle.clone());
            let all = Sensitivity::of(&inputs, &answers);
            let floor = all.floor_of_indices.unwrap();
            assert!(floor < 0.02 && all.indices.unwrap()[active..].iter().all(|idle| *idle < floor), "{floor}");
        };
        let angle = |u: f64| PI * (2.0 * u - 1.0);
        let ishigami = |x: &[f64]| {
            let [a, b, c] = [0, 1, 2].map(|i| angle(x[i]));
            libm::sin(a) + 7.0 * libm::sin(b) * libm::sin(b) + 0.1 * c * c * c * c * libm::sin(a)
        };
        check(3, &ishigami, &[0.3139, 0.4424, 0.0]);
        let a = [0.0, 1.0, 4.5, 9.0];
        let g = |x: &[f64]| x.iter().zip(a).map(|(x, a)| ((4.0 * x - 2.0).abs() + a) / (1.0 + a)).product::<f64>();
        check(4, &g, &[0.7162, 0.1790, 0.0237, 0.0072]);
    }

    /// Of 64 draws an input that moves the answer by 3 is found among forty that do nothing; and of answers that hang on none, one or more are found in
    /// one sample of a hundred: in 100 at most 5, four standard errors above 1.
    #[test]
    fn what_moves_the_answer_is_found_and_chance_is_not() {
        let inputs = sample(64, 41, 3);
        let luck = sample(64, 100, 4);
        let moved: Vec<f64> = (0..64).map(|n| 3.0 * inputs[7][n] + luck[0][n]).collect();
        let found = Sensitivity::of(&inputs, &moved);
        assert_eq!(found.found(), [7]);
        let [low, high] = found.thirds[7];
        assert!((high - low - 2.0).abs() < 0.5, "{low} {high}");
        assert_eq!(found.indices, None);
        let false_alarms = luck.iter().filter(|luck| !Sensitivity::of(&inputs, luck).found().is_empty()).count();
        assert!(false_alarms <= 5, "{false_alarms}");
    }
}
