//! A number of contacts as a normal distribution, and how it moves where contacts come at one rate and go at a rate that is a chain of
//! straight lines of their number.

use crate::exp::exp;

/// Standard deviations beyond which nothing is expected.
const FAR: f64 = 7.0;
/// 1 / √(2π).
const ROOT: f64 = 0.398_942_280_401_432_7;

/// The number `X` of contacts, normally distributed.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Level {
    /// Contacts.
    pub mean: f64,
    /// Contacts squared.
    pub variance: f64,
}

/// What is above a number `k`.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Above {
    /// `E[(X − k)⁺]`.
    pub excess: f64,
    /// `P(X > k)`.
    pub share: f64,
}

/// Where the outflow bends: from `at` on it grows by `slope` more for each further contact, per second.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bend {
    pub at: f64,
    pub slope: f64,
    /// What of the number is above.
    pub above: Above,
}

/// Contacts that go in a second: `slope · X` and more, or less, from each bend on.
#[derive(Clone, Debug, Default)]
pub struct Outflow {
    pub slope: f64,
    pub bends: Vec<Bend>,
}

impl Outflow {
    /// Contacts that go in a second while there are so many.
    pub fn at(&self, x: f64) -> f64 {
        self.slope * x + self.bends.iter().map(|bend| bend.slope * (x - bend.at).max(0.0)).sum::<f64>()
    }

    /// By how much it grows for a further contact beyond all bends, per second.
    pub fn last_slope(&self) -> f64 {
        self.slope + self.bends.iter().map(|bend| bend.slope).sum::<f64>()
    }
}

impl Level {
    /// Standard deviation.
    pub fn deviation(&self) -> f64 {
        self.variance.max(1e-12).sqrt()
    }

    /// What is above a number.
    ///
    /// Formula: `E[(X − k)⁺] = (m − k)·Φ(z) + √v·φ(z)`, `P(X > k) = Φ(z)`, with `z = (m − k)/√v`.
    #[inline]
    pub fn above(&self, k: f64) -> Above {
        let (over, deviation) = (self.mean - k, self.deviation());
        let z = over / deviation;
        if z.abs() > FAR {
            return if z > 0.0 { Above { excess: over, share: 1.0 } } else { Above::default() };
        }
        let (density, share) = normal(z);
        Above { excess: (over * share + deviation * density).max(0.0), share }
    }

    /// The chance to be at most a number.
    #[inline]
    pub fn below(&self, k: f64) -> f64 {
        let z = (k - self.mean) / self.deviation();
        if z.abs() > FAR { f64::from(u8::from(z > 0.0)) } else { normal(z).1 }
    }

    /// Lets some seconds pass in which contacts come at one rate (per second).
    ///
    /// Formula: `m' = λ − E[d(X)]`, `v' = λ + E[d(X)] − 2·Cov(X, d(X))`, where for the normal `Cov(X, d(X)) = v·E[d'(X)]`: for a slope
    /// `c` from `k` on, `E[d] = c·E[(X − k)⁺]` and `E[d'] = c·P(X > k)`. A step is that of the exponential method of Euler, exact where
    /// the outflow is one straight line; of `m` and of `v − m`.
    pub fn pass(&mut self, seconds: f64, inflow: f64, outflow: &Outflow) {
        let (mut rate, mut slope) = (outflow.slope * self.mean, outflow.slope);
        for bend in &outflow.bends {
            rate += bend.slope * bend.above.excess;
            slope += bend.slope * bend.above.share;
        }
        let more = self.variance - self.mean;
        let mean = self.mean + (inflow - rate) * part_of(slope, seconds);
        let more = more + 2.0 * (rate - slope * self.variance) * part_of(2.0 * slope, seconds);
        self.mean = mean.max(0.0);
        self.variance = (self.mean + more).max(0.0);
    }

    /// Halfway to another.
    pub fn halfway(&self, other: &Self) -> Self {
        Self { mean: f64::midpoint(self.mean, other.mean), variance: f64::midpoint(self.variance, other.variance) }
    }

    /// So many contacts go, and take their share of the variance along.
    pub fn leave(&mut self, contacts: f64) {
        let left = if self.mean > 0.0 { (1.0 - contacts / self.mean).clamp(0.0, 1.0) } else { 0.0 };
        self.mean *= left;
        self.variance *= left;
    }

    /// So many contacts come, each by chance.
    pub fn join(&mut self, contacts: f64) {
        self.mean += contacts;
        self.variance += contacts;
    }
}

/// The standard normal density, and the chance to be below `z`, to 10⁻⁷.
///
/// Source: Abramowitz & Stegun 1964, 26.2.17.
#[inline]
pub fn normal(z: f64) -> (f64, f64) {
    const C: [f64; 5] = [0.319_381_53, -0.356_563_782, 1.781_477_937, -1.821_255_978, 1.330_274_429];
    let density = exp(-0.5 * z * z) * ROOT;
    let t = 1.0 / (1.0 + 0.231_641_9 * z.abs());
    let tail = density * t * (C[0] + t * (C[1] + t * (C[2] + t * (C[3] + t * C[4]))));
    (density, if z > 0.0 { 1.0 - tail } else { tail })
}

/// Seconds that count of a stretch in which something fades at a rate per second.
///
/// Formula: `(1 − e^(−r·t)) / r`.
#[inline]
pub fn part_of(rate: f64, seconds: f64) -> f64 {
    let x = rate * seconds;
    if x.abs() < 1e-6 { seconds * (1.0 - 0.5 * x) } else { (1.0 - exp(-x)) / rate }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stat::normal_cdf;

    #[test]
    fn the_normal_is_near_the_exact_one() {
        for z in [-6.5, -3.0, -1.0, -0.1, 0.0, 0.7, 2.5, 6.0] {
            assert!((normal(z).1 - normal_cdf(z)).abs() < 1e-7, "{z}");
        }
        // E[(Z − 1)⁺] = φ(1) − (1 − Φ(1)) = .24197 − .15866.
        let above = Level { mean: 10.0, variance: 4.0 }.above(12.0);
        assert!((above.excess - 2.0 * 0.083_315).abs() < 1e-5 && (above.share - 0.158_655).abs() < 1e-5, "{above:?}");
    }

    /// Beyond seven deviations there is nothing more to come on either side.
    #[test]
    fn far_away_everything_is_on_one_side() {
        let level = Level { mean: 100.0, variance: 4.0 };
        assert_eq!((level.below(84.0), level.below(116.0)), (0.0, 1.0));
        assert_eq!(level.above(84.0), Above { excess: 16.0, share: 1.0 });
        assert_eq!(level.above(116.0), Above::default());
        assert!((level.below(102.0) - normal_cdf(1.0)).abs() < 1e-7);
    }

    /// Nobody ever waits: a Poisson number, whose mean is that of a straight line at any length of a step.
    #[test]
    fn with_endless_room_the_number_is_a_poisson_one() {
        let outflow = Outflow { slope: 0.01, bends: Vec::new() };
        let mut level = Level::default();
        for seconds in [60.0, 240.0] {
            level.pass(seconds, 2.0, &outflow);
        }
        let mean = 200.0 * (1.0 - libm::exp(-3.0));
        assert!((level.mean - mean).abs() < 1e-9 && (level.variance - mean).abs() < 1e-9, "{level:?}");
        level.leave(mean / 4.0);
        assert!((level.mean - 0.75 * mean).abs() < 1e-9 && (level.variance - 0.75 * mean).abs() < 1e-9);
    }
}
