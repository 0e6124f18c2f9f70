//! Poisson numbers, of any mean, with the same bits on every platform.

use crate::exp::exp;
use crate::rng::Stream;

/// Means from which on numbers are found by rejection; below, one after the other is tried.
const LARGE: f64 = 10.0;

/// A Poisson number of the given mean, which is not negative.
///
/// Source: inversion by search below a mean of 10; above, the transformed rejection of Hörmann 1993 (PTRS).
pub fn poisson(mean: f64, stream: &mut Stream) -> u32 {
    if mean < LARGE { searched(mean, stream) } else { rejected(mean, stream) }
}

fn searched(mean: f64, stream: &mut Stream) -> u32 {
    let mut left = stream.uniform();
    let mut chance = exp(-mean);
    let mut n = 0;
    while left > chance && chance > 0.0 {
        left -= chance;
        n += 1;
        chance *= mean / f64::from(n);
    }
    n
}

fn rejected(mean: f64, stream: &mut Stream) -> u32 {
    let root = mean.sqrt();
    let b = 0.931 + 2.53 * root;
    let a = -0.059 + 0.024_83 * b;
    let squeeze = 0.9277 - 3.6224 / (b - 2.0);
    loop {
        let u = stream.uniform() - 0.5;
        let v = stream.uniform();
        let side = 0.5 - u.abs();
        let n = ((2.0 * a / side + b) * u + mean + 0.43).floor();
        if side >= 0.07 && v <= squeeze {
            return n as u32;
        }
        if n < 0.0 || (side < 0.013 && v > side) {
            continue;
        }
        let inverse_alpha = 1.1239 + 1.1328 / (b - 3.4);
        let tried = libm::log(v * inverse_alpha / (a / (side * side) + b));
        if tried <= n * libm::log(mean) - mean - libm::lgamma(n + 1.0) {
            return n as u32;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rng::{Role, Streams};

    /// 200,000 draws: the mean lies within 4 standard errors, the variance within 4 of its own, and so does the share of the
    /// commonest number, whose chance is known.
    #[test]
    fn numbers_have_the_mean_the_variance_and_the_shape_of_poisson() {
        const N: f64 = 200_000.0;
        let mut stream = Streams::new(3, 0).stream(Role::Crowd, 0, 0);
        for mean in [0.3_f64, 4.0, 9.99, 10.0, 37.5, 400.0] {
            let draws: Vec<f64> = (0..N as u32).map(|_| f64::from(poisson(mean, &mut stream))).collect();
            let average = draws.iter().sum::<f64>() / N;
            let variance = draws.iter().map(|n| (n - average) * (n - average)).sum::<f64>() / N;
            assert!((average - mean).abs() < 4.0 * (mean / N).sqrt(), "{mean}: mean {average}");
            let error = (mean * (1.0 + 2.0 * mean) / N).sqrt();
            assert!((variance - mean).abs() < 4.0 * error, "{mean}: variance {variance}");
            let mode = mean.floor();
            let chance = libm::exp(mode * libm::log(mean) - mean - libm::lgamma(mode + 1.0));
            let share = draws.iter().filter(|n| (**n - mode).abs() < 0.5).count() as f64 / N;
            assert!((share - chance).abs() < 4.0 * (chance / N).sqrt(), "{mean}: {share} of {chance}");
        }
    }

    #[test]
    fn of_nothing_comes_nothing() {
        let mut stream = Streams::new(3, 0).stream(Role::Crowd, 0, 0);
        assert!((0..1000).all(|_| poisson(0.0, &mut stream) == 0));
    }
}
