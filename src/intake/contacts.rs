//! What a log tells of its contacts besides when they came: handle time, patience, satisfaction, reopening.

use serde::Serialize;

/// A number that was estimated.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Estimated {
    /// It.
    pub value: f64,
    /// Its standard error, contacts being taken as independent.
    pub standard_error: f64,
}

/// Handle times.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct HandleTime {
    /// Their column.
    pub column: String,
    /// Contacts with one that counts.
    pub contacts: u64,
    /// Their mean, s; `None` with fewer than two contacts.
    pub mean_s: Option<Estimated>,
    /// Standard deviation ÷ mean; `None` with fewer than two contacts or a mean of 0.
    pub cv: Option<Estimated>,
    /// Times of abandoned contacts, which do not count, and how many of them are 0.
    pub of_abandoned: (u64, u64),
    /// Times of 0 of contacts of which nothing says that they were answered; they do not count.
    pub zeros: u64,
}

/// Why patience is not estimated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum NoPatience {
    /// No column says who abandoned.
    NoColumn,
    /// Nobody abandoned.
    NobodyAbandoned,
    /// Nobody waited.
    NobodyWaited,
}

/// How contacts waited.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Waits {
    /// Their column.
    pub column: String,
    /// Contacts with a wait of which it is known whether they abandoned, if any column says that.
    pub contacts: u64,
    /// Those of them that abandoned.
    pub abandoned: u64,
    /// Sum of all these waits, s.
    pub total_s: f64,
    /// Mean patience, s, if patience is exponential; `None` where it is not estimated.
    pub patience_s: Option<Estimated>,
    /// Why it is not.
    pub no_patience: Option<NoPatience>,
}

/// A share of contacts.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Share {
    /// The column that says it.
    pub column: String,
    /// Contacts of which it is known.
    pub contacts: u64,
    /// Those of them that are so.
    pub of_them: u64,
    /// The share.
    pub share: Estimated,
    /// Contacts of which it is not known.
    pub unknown: u64,
}

/// Scores of 1 to 5.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Satisfaction {
    /// Their column.
    pub column: String,
    /// Contacts with a score.
    pub contacts: u64,
    /// Their mean; `None` with fewer than two.
    pub mean: Option<Estimated>,
    /// The share of 4 and more.
    pub top_two: Estimated,
}

/// What a log tells of its contacts.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Contacts {
    /// How long people had to do with them.
    pub handle_time: Option<HandleTime>,
    /// How they waited.
    pub waits: Option<Waits>,
    /// Who abandoned.
    pub abandoned: Option<Share>,
    /// How satisfied those were who said it.
    pub satisfaction: Option<Satisfaction>,
    /// What was opened again.
    pub reopened: Option<Share>,
}

/// Count, mean and central moments of a stream of values.
///
/// # Formula
/// M₂, M₃ and M₄ are sums of (x − mean)², ³ and ⁴, updated with each value.
///
/// # Source
/// P. Pébay, SAND2008-6212, 2008, formulas for one more value.
#[derive(Clone, Copy, Debug, Default)]
pub struct Spread {
    n: f64,
    mean: f64,
    sums: [f64; 3],
}

impl Spread {
    /// Adds a value.
    pub fn add(&mut self, value: f64) {
        let before = self.n;
        self.n += 1.0;
        let n = self.n;
        let delta = value - self.mean;
        let part = delta / n;
        let term = delta * part * before;
        let [second, third, fourth] = self.sums;
        self.mean += part;
        self.sums[2] =
            fourth + term * part * part * (n * n - 3.0 * n + 3.0) + 6.0 * part * part * second - 4.0 * part * third;
        self.sums[1] = third + term * part * (n - 2.0) - 3.0 * part * second;
        self.sums[0] = second + term;
    }

    /// Values added.
    pub fn n(&self) -> u64 {
        self.n as u64
    }

    /// The mean, and s/√n; `None` with fewer than two values.
    pub fn mean(&self) -> Option<Estimated> {
        let variance = self.sums[0] / (self.n - 1.0);
        (self.n >= 2.0).then(|| Estimated { value: self.mean, standard_error: (variance / self.n).sqrt() })
    }

    /// Standard deviation ÷ mean; `None` with fewer than two values or a mean that is not above 0.
    ///
    /// # Formula
    /// cv = s ÷ m. By the delta method var(cv) ÷ cv² = [ (μ₄ − s⁴) ÷ 4s⁴ + s² ÷ m² − μ₃ ÷ (s² m) ] ÷ n.
    pub fn cv(&self) -> Option<Estimated> {
        if self.n < 2.0 || self.mean <= 0.0 {
            return None;
        }
        let variance = self.sums[0] / (self.n - 1.0);
        let (cv, [third, fourth]) = (variance.sqrt() / self.mean, [self.sums[1], self.sums[2]].map(|sum| sum / self.n));
        let relative = (fourth - variance * variance) / (4.0 * variance * variance)
            + variance / (self.mean * self.mean)
            - third / (variance * self.mean);
        let standard_error = if variance > 0.0 { cv * (relative.max(0.0) / self.n).sqrt() } else { 0.0 };
        Some(Estimated { value: cv, standard_error })
    }
}

/// A share, and √(p(1 − p)/n).
pub fn share(of_them: u64, contacts: u64) -> Estimated {
    let n = contacts.max(1) as f64;
    let p = of_them as f64 / n;
    Estimated { value: p, standard_error: (p * (1.0 - p) / n).sqrt() }
}

/// Mean patience from the waits of all contacts, of which so many abandoned.
///
/// Whoever was answered would have waited longer: a censored wait. If patience is exponential, the likelihood is largest at
/// (sum of all waits) ÷ (abandoned), which is also P(abandon) = E[wait] ÷ mean patience.
///
/// # Formula
/// θ = Σ w ÷ A; standard error θ ÷ √A.
///
/// # Errors
/// If nobody abandoned or waited: nothing is guessed then.
pub fn patience(total_s: f64, abandoned: u64) -> Result<Estimated, NoPatience> {
    match abandoned {
        0 => Err(NoPatience::NobodyAbandoned),
        _ if total_s <= 0.0 => Err(NoPatience::NobodyWaited),
        n => {
            let value = total_s / n as f64;
            Ok(Estimated { value, standard_error: value / (n as f64).sqrt() })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rand::{RngExt, SeedableRng};

    fn spread(values: impl Iterator<Item = f64>) -> Spread {
        let mut spread = Spread::default();
        values.for_each(|value| spread.add(value));
        spread
    }

    /// Against sums over all values at once.
    #[test]
    fn moments_are_those_of_all_values_together() {
        let values: Vec<f64> = (0..1000).map(|i| f64::from(i * 7919 % 1009) + 1e4).collect();
        let found = spread(values.iter().copied());
        let mean = values.iter().sum::<f64>() / values.len() as f64;
        for (power, sum) in [2, 3, 4].into_iter().zip(found.sums) {
            let of = |value: f64| (0..power).map(|_| value - mean).product::<f64>();
            let expected: f64 = values.iter().map(|value| of(*value)).sum();
            let size: f64 = values.iter().map(|value| of(*value).abs()).sum();
            assert!((sum - expected).abs() <= 1e-9 * size, "{power}: {sum} {expected}");
        }
        assert_eq!((found.n(), Spread::default().mean(), Spread::default().cv()), (1000, None, None));
        let same = spread([5.0; 4].into_iter()).cv().unwrap();
        assert!(same.value <= 0.0 && same.standard_error <= 0.0);
    }

    /// The standard errors of mean and cv are the spread of both over 2,000 samples: within a tenth (their own error is 1.6 %), and a twin
    /// of half as much is not.
    #[test]
    fn standard_errors_are_the_spread_over_samples() {
        let mut rng = rand_pcg::Pcg64::seed_from_u64(9);
        let mut exponential = || -libm::log1p(-rng.random::<f64>());
        let samples: Vec<[Estimated; 2]> = (0..2000)
            .map(|_| spread((0..400).map(|_| exponential())))
            .map(|sample| [sample.mean(), sample.cv()].map(|found| found.expect("there are values")))
            .collect();
        for which in 0..2 {
            let found = spread(samples.iter().map(|sample| sample[which].value));
            let spread = (found.sums[0] / (found.n - 1.0)).sqrt();
            let told = samples.iter().map(|sample| sample[which].standard_error).sum::<f64>() / 2000.0;
            assert!((told / spread - 1.0).abs() < 0.1 && (told / spread / 2.0 - 1.0).abs() > 0.1, "{told} {spread}");
        }
    }

    /// Patience of 100 s beside waits of 30 s on average, both exponential: found again within three standard errors, which are the
    /// spread over 500 logs; the mean wait of those who abandoned, a twin, lies far below.
    #[test]
    fn patience_is_found_again_from_censored_waits() {
        let mut rng = rand_pcg::Pcg64::seed_from_u64(10);
        let mut exponential = |mean: f64| -libm::log1p(-rng.random::<f64>()) * mean;
        let (mut found, mut told) = (Spread::default(), 0.0);
        for _ in 0..500 {
            let (mut total_s, mut abandoned, mut twin_s) = (0.0, 0, 0.0);
            for _ in 0..2000 {
                let (patience_s, wait_s) = (exponential(100.0), exponential(30.0));
                total_s += patience_s.min(wait_s);
                if patience_s < wait_s {
                    abandoned += 1;
                    twin_s += patience_s;
                }
            }
            let one = patience(total_s, abandoned).unwrap();
            assert!((one.value - 100.0).abs() < 5.0 * one.standard_error, "{one:?}");
            assert!(twin_s / (abandoned as f64) < 30.0);
            found.add(one.value);
            told += one.standard_error / 500.0;
        }
        let mean = found.mean().unwrap();
        // θ̂ is biased by about 1/A: a quarter of a percent here.
        assert!((mean.value - 100.25).abs() < 3.0 * mean.standard_error, "{mean:?}");
        let spread = mean.standard_error * 500f64.sqrt();
        assert!((told / spread - 1.0).abs() < 0.12, "{told} {spread}");
        assert_eq!(patience(100.0, 0), Err(NoPatience::NobodyAbandoned));
        assert_eq!(patience(0.0, 3), Err(NoPatience::NobodyWaited));
    }
}
