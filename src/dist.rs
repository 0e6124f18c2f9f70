//! Distributions of durations: a shape applied to unit draws, so that the same luck serves every scale.
//!
//! A [`Dist`] is a law as people state it, by its mean; a [`Sampler`] is the same law with its constants worked out, for the
//! kernel. `rand_distr`'s own lognormal, Weibull and gamma change their bits with another crate's features; the transforms
//! here use `libm` alone and give the same bits on every platform.

mod poisson;

use std::sync::Arc;

use serde::Serialize;

use crate::exp::exp;
use crate::rng::Stream;
pub use poisson::poisson;

/// A distribution of a duration, given by its mean.
///
/// Units: seconds.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum Dist {
    /// Always the same.
    Constant {
        /// The value, s.
        mean_s: f64,
    },
    /// Exponential: memoryless.
    Exponential {
        /// Mean, s.
        mean_s: f64,
    },
    /// Lognormal by mean and coefficient of variation: the usual shape of handle times (Brown et al. 2005).
    Lognormal {
        /// Mean, s.
        mean_s: f64,
        /// Standard deviation ÷ mean.
        cv: f64,
    },
    /// Gamma by mean and coefficient of variation.
    Gamma {
        /// Mean, s.
        mean_s: f64,
        /// Standard deviation ÷ mean.
        cv: f64,
    },
    /// Erlang: the sum of so many exponential stages (one is exponential).
    Erlang {
        /// Mean of the sum, s.
        mean_s: f64,
        /// Stages.
        stages: u32,
    },
    /// Hyperexponential of two phases with balanced means, by mean and coefficient of variation (1 is exponential).
    Hyperexponential {
        /// Mean, s.
        mean_s: f64,
        /// Standard deviation ÷ mean, 1 or more.
        cv: f64,
    },
    /// Weibull by mean and shape (1 is exponential).
    Weibull {
        /// Mean, s.
        mean_s: f64,
        /// Shape; below 1 the hazard falls.
        shape: f64,
    },
    /// Uniform between two ends.
    Uniform {
        /// Least, s.
        low_s: f64,
        /// Greatest, s.
        high_s: f64,
    },
    /// Durations that were observed, each as likely as the others.
    Empirical {
        /// The durations, s; ascending.
        values_s: Vec<f64>,
    },
    /// Never ends: endless patience.
    Never,
}

impl Dist {
    /// Mean, in seconds; infinite for [`Dist::Never`].
    pub fn mean_s(&self) -> f64 {
        match self {
            Self::Constant { mean_s }
            | Self::Exponential { mean_s }
            | Self::Lognormal { mean_s, .. }
            | Self::Gamma { mean_s, .. }
            | Self::Erlang { mean_s, .. }
            | Self::Hyperexponential { mean_s, .. }
            | Self::Weibull { mean_s, .. } => *mean_s,
            Self::Uniform { low_s, high_s } => f64::midpoint(*low_s, *high_s),
            Self::Empirical { values_s } => values_s.iter().sum::<f64>() / values_s.len() as f64,
            Self::Never => f64::INFINITY,
        }
    }

    /// The same shape with its mean multiplied by `factor`, and, for shapes given by a free cv, that cv replaced.
    #[must_use]
    pub fn rescaled(&self, factor: f64, new_cv: Option<f64>) -> Self {
        let cv_or = |cv: f64| new_cv.unwrap_or(cv);
        match *self {
            Self::Constant { mean_s } => Self::Constant { mean_s: mean_s * factor },
            Self::Exponential { mean_s } => Self::Exponential { mean_s: mean_s * factor },
            Self::Lognormal { mean_s, cv } => Self::Lognormal { mean_s: mean_s * factor, cv: cv_or(cv) },
            Self::Gamma { mean_s, cv } => Self::Gamma { mean_s: mean_s * factor, cv: cv_or(cv) },
            Self::Erlang { mean_s, stages } => Self::Erlang { mean_s: mean_s * factor, stages },
            Self::Hyperexponential { mean_s, cv } => Self::Hyperexponential { mean_s: mean_s * factor, cv },
            Self::Weibull { mean_s, shape } => Self::Weibull { mean_s: mean_s * factor, shape },
            Self::Uniform { low_s, high_s } => Self::Uniform { low_s: low_s * factor, high_s: high_s * factor },
            Self::Empirical { ref values_s } => {
                Self::Empirical { values_s: values_s.iter().map(|value_s| value_s * factor).collect() }
            }
            Self::Never => Self::Never,
        }
    }

    /// The coefficient of variation where it can be replaced by any other.
    pub fn cv(&self) -> Option<f64> {
        match self {
            Self::Lognormal { cv, .. } | Self::Gamma { cv, .. } => Some(*cv),
            _ => None,
        }
    }

    /// The law with its constants worked out.
    ///
    /// Formula: lognormal `m/√(1+cv²) · exp(σ·N)` with `σ² = ln(1+cv²)`; Weibull `m/Γ(1+1/k) · E^{1/k}`; hyperexponential
    /// with probability `p = ½(1 + √((cv²−1)/(cv²+1)))` an exponential of mean `m/2p`, else one of mean `m/2(1−p)`.
    pub fn sampler(&self) -> Sampler {
        match *self {
            Self::Exponential { mean_s } => Sampler::Exponential(mean_s),
            Self::Lognormal { mean_s, cv } => {
                let variance = libm::log1p(cv * cv);
                Sampler::Lognormal { median_s: mean_s * libm::exp(-0.5 * variance), sd: variance.sqrt() }
            }
            Self::Gamma { mean_s, cv } if cv > 0.0 => {
                let shape = 1.0 / (cv * cv);
                Sampler::Gamma { shape, scale_s: mean_s / shape }
            }
            Self::Constant { mean_s } | Self::Gamma { mean_s, .. } => Sampler::Constant(mean_s),
            Self::Erlang { mean_s, stages } => Sampler::Erlang { stages, stage_s: mean_s / f64::from(stages) },
            Self::Hyperexponential { mean_s, cv } => {
                let first = 0.5 * (1.0 + ((cv * cv - 1.0) / (cv * cv + 1.0)).max(0.0).sqrt());
                Sampler::Hyperexponential { first, means_s: [0.5 * mean_s / first, 0.5 * mean_s / (1.0 - first)] }
            }
            Self::Weibull { mean_s, shape } => {
                Sampler::Weibull { scale_s: mean_s / libm::tgamma(1.0 + 1.0 / shape), power: 1.0 / shape }
            }
            Self::Uniform { low_s, high_s } => Sampler::Uniform { low_s, width_s: high_s - low_s },
            Self::Empirical { ref values_s } => Sampler::Empirical(Arc::from(values_s.as_slice())),
            Self::Never => Sampler::Never,
        }
    }
}

/// A law ready to be drawn from.
#[derive(Clone, Debug)]
pub enum Sampler {
    /// The value, s.
    Constant(f64),
    /// Mean, s.
    Exponential(f64),
    /// `median · exp(sd · N)`.
    Lognormal {
        /// Median, s.
        median_s: f64,
        /// Standard deviation of the logarithm.
        sd: f64,
    },
    /// Gamma by shape and scale.
    Gamma {
        /// Shape.
        shape: f64,
        /// Scale, s.
        scale_s: f64,
    },
    /// A sum of exponential stages.
    Erlang {
        /// Their number.
        stages: u32,
        /// Mean of one, s.
        stage_s: f64,
    },
    /// One of two exponentials.
    Hyperexponential {
        /// Chance of the first.
        first: f64,
        /// Their means, s.
        means_s: [f64; 2],
    },
    /// `scale · E^power`.
    Weibull {
        /// Scale, s.
        scale_s: f64,
        /// One over the shape.
        power: f64,
    },
    /// `low + width · U`.
    Uniform {
        /// Least, s.
        low_s: f64,
        /// Greatest less least, s.
        width_s: f64,
    },
    /// One of these, s.
    Empirical(Arc<[f64]>),
    /// Every duration is infinite.
    Never,
}

impl Sampler {
    /// One duration, in seconds, from the next unit draws of `stream`.
    #[inline]
    pub fn sample(&self, stream: &mut Stream) -> f64 {
        match *self {
            Self::Exponential(mean_s) => mean_s * stream.exponential(),
            Self::Lognormal { median_s, sd } => median_s * exp(sd * stream.normal()),
            Self::Gamma { shape, scale_s } => standard_gamma(shape, stream) * scale_s,
            Self::Constant(value_s) => value_s,
            Self::Erlang { stages, stage_s } => stage_s * (0..stages).map(|_| stream.exponential()).sum::<f64>(),
            Self::Hyperexponential { first, means_s } => {
                let mean_s = if stream.uniform() < first { means_s[0] } else { means_s[1] };
                mean_s * stream.exponential()
            }
            Self::Weibull { scale_s, power } => scale_s * libm::pow(stream.exponential(), power),
            Self::Uniform { low_s, width_s } => low_s + width_s * stream.uniform(),
            Self::Empirical(ref values_s) => values_s[stream.index(values_s.len() as u64) as usize],
            Self::Never => f64::INFINITY,
        }
    }
}

/// A gamma variate of the given shape and scale 1.
///
/// Source: Marsaglia & Tsang 2000 (squeeze left out: this is drawn once a day); shapes below 1 by their boost `U^{1/shape}`.
pub fn standard_gamma(shape: f64, stream: &mut Stream) -> f64 {
    if shape < 1.0 {
        let boost = libm::pow(stream.uniform(), 1.0 / shape);
        return boost * standard_gamma(shape + 1.0, stream);
    }
    let d = shape - 1.0 / 3.0;
    let c = 1.0 / (9.0 * d).sqrt();
    loop {
        let x = stream.normal();
        let cube_root = 1.0 + c * x;
        if cube_root > 0.0 {
            let v = cube_root * cube_root * cube_root;
            if libm::log(1.0 - stream.uniform()) < 0.5 * x * x + d - d * v + d * libm::log(v) {
                return d * v;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rng::{Role, Streams};

    const N: u64 = 200_000;

    fn moments(dist: &Dist) -> (f64, f64) {
        let (streams, sampler) = (Streams::new(11, 0), dist.sampler());
        let (mut sum, mut squares) = (0.0, 0.0);
        for i in 0..N {
            let x = sampler.sample(&mut streams.stream(Role::Handling, i, 0));
            sum += x;
            squares += x * x;
        }
        let mean = sum / N as f64;
        (mean, (squares / N as f64 - mean * mean).sqrt() / mean)
    }

    /// 200,000 draws put the mean within 3 standard errors: 0.8 % at cv 1.2; a mean off by 2 % would be seen.
    #[test]
    fn every_shape_has_the_mean_and_the_variation_it_promises() {
        let cases = [
            (Dist::Constant { mean_s: 60.0 }, 0.0),
            (Dist::Exponential { mean_s: 60.0 }, 1.0),
            (Dist::Lognormal { mean_s: 60.0, cv: 1.2 }, 1.2),
            (Dist::Gamma { mean_s: 60.0, cv: 0.5 }, 0.5),
            (Dist::Gamma { mean_s: 60.0, cv: 1.5 }, 1.5),
            (Dist::Erlang { mean_s: 60.0, stages: 4 }, 0.5),
            (Dist::Hyperexponential { mean_s: 60.0, cv: 1.0 }, 1.0),
            (Dist::Hyperexponential { mean_s: 60.0, cv: 2.0 }, 2.0),
            (Dist::Weibull { mean_s: 60.0, shape: 2.0 }, 0.5227),
            (Dist::Empirical { values_s: vec![20.0, 40.0, 120.0] }, 0.7201),
            (Dist::Uniform { low_s: 0.0, high_s: 120.0 }, 0.5774),
        ];
        for (dist, cv) in cases {
            let (mean, found_cv) = moments(&dist);
            assert!((mean / 60.0 - 1.0).abs() < 3.0 * (cv + 0.01) / (N as f64).sqrt(), "{dist:?}: mean {mean}");
            assert!((found_cv - cv).abs() < 0.03 * (1.0 + cv * cv), "{dist:?}: cv {found_cv}");
            assert!((dist.mean_s() - 60.0).abs() < 1e-9);
        }
    }

    #[test]
    fn a_wrong_mean_would_be_seen() {
        let (mean, _) = moments(&Dist::Lognormal { mean_s: 61.2, cv: 1.2 });
        assert!((mean / 60.0 - 1.0).abs() > 3.0 * 1.21 / (N as f64).sqrt());
    }

    #[test]
    fn the_same_luck_scales_with_the_mean() {
        let streams = Streams::new(1, 0);
        let short =
            Dist::Lognormal { mean_s: 60.0, cv: 1.0 }.sampler().sample(&mut streams.stream(Role::Handling, 3, 0));
        let long =
            Dist::Lognormal { mean_s: 120.0, cv: 1.0 }.sampler().sample(&mut streams.stream(Role::Handling, 3, 0));
        assert!((long / short - 2.0).abs() < 1e-12);
    }
}
