//! What is read from a sample of worlds: the time of what matters, for so many worlds, inputs and answers.
//!
//! `cargo bench --no-default-features --bench drawn`

#![expect(clippy::disallowed_types, reason = "a bench reads the clock")]

use std::time::Instant;

use blendsim::rng::mix;
use blendsim::stat::Sensitivity;

/// Worlds, inputs, and answers: those of klarna's six strategies in cost and satisfaction, and which worlds agree.
const CASES: [(usize, usize, usize); 3] = [(256, 92, 13), (1024, 92, 13), (4096, 80, 13)];

fn main() {
    for (worlds, inputs, answers) in CASES {
        let value = |of: usize, world: usize| mix((of as u64) << 32 | world as u64) as f64 / u64::MAX as f64;
        let sample: Vec<Vec<f64>> = (0..inputs).map(|of| (0..worlds).map(|world| value(of, world)).collect()).collect();
        let answer = |of: usize| -> Vec<f64> {
            (0..worlds).map(|world| sample[of % inputs][world] + value(inputs + of, world)).collect()
        };
        let started = Instant::now();
        let found: usize = (0..answers).map(|of| Sensitivity::of(&sample, &answer(of)).found().len()).sum();
        let seconds = started.elapsed().as_secs_f64();
        println!("{worlds:>5} worlds {inputs:>3} inputs {answers:>3} answers  {seconds:>7.2} s  ({found} found)");
    }
}
