//! How long the contacts of the crowd take: quantiles of each topic's law, worked out once.

use crate::dist::Dist;
use crate::rng::{Role, Stream, Streams};

/// How many quantiles there are, as a power of two.
const BITS: u32 = 12;
/// Draws from which each quantile is worked out.
const DRAWS: usize = 16;

/// A law as equally likely durations.
#[derive(Clone, Debug)]
pub struct Quantiles(Vec<f32>);

impl Quantiles {
    /// Those of a law, brought to mean 1.
    pub fn of(law: &Dist) -> Self {
        let (sampler, n) = (law.sampler(), 1_usize << BITS);
        let mut luck = Streams::new(0, 0).stream(Role::Crowd, 0, 0);
        let mut draws: Vec<f64> = (0..n * DRAWS).map(|_| sampler.sample(&mut luck)).collect();
        draws.sort_by(f64::total_cmp);
        let mean = draws.iter().sum::<f64>() / draws.len() as f64;
        let of_chunk = |chunk: &[f64]| if mean > 0.0 { chunk.iter().sum::<f64>() / (DRAWS as f64 * mean) } else { 0.0 };
        Self(draws.chunks(DRAWS).map(|chunk| of_chunk(chunk) as f32).collect())
    }

    /// Standard deviation ÷ mean.
    pub fn cv(&self) -> f64 {
        let square = self.0.iter().map(|value| f64::from(*value) * f64::from(*value)).sum::<f64>();
        (square / self.0.len() as f64 - 1.0).max(0.0).sqrt()
    }

    /// A random duration.
    #[inline]
    pub fn draw(&self, luck: &mut Stream) -> f64 {
        f64::from(self.0[(luck.bits() >> (64 - BITS)) as usize])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 4,096 means of 16: what a lognormal of cv 1.2 loses of its variance in the last of them is below a tenth.
    #[test]
    fn quantiles_keep_the_mean_and_nearly_all_of_the_variation() {
        for (law, cv) in [(Dist::Lognormal { mean_s: 600.0, cv: 1.2 }, 1.2), (Dist::Constant { mean_s: 5.0 }, 0.0)] {
            let quantiles = Quantiles::of(&law);
            assert!((quantiles.cv() - cv).abs() < 0.05, "{}", quantiles.cv());
            let mut luck = Streams::new(1, 0).stream(Role::Crowd, 0, 0);
            let drawn = (0..10_000).map(|_| quantiles.draw(&mut luck)).sum::<f64>() / 1e4;
            assert!((drawn - 1.0).abs() < 0.06, "{drawn}");
            let Quantiles(values) = quantiles;
            let mean = values.iter().map(|value| f64::from(*value)).sum::<f64>() / values.len() as f64;
            let square = values.iter().map(|value| f64::from(value * value)).sum::<f64>() / values.len() as f64;
            assert!((mean - 1.0).abs() < 1e-6, "{mean}");
            assert!(((square - 1.0).max(0.0).sqrt() - cv).abs() < 0.05, "{square}");
        }
    }
}
