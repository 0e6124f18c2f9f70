//! How a number that is not known is spread over its range.

use serde::{Deserialize, Serialize};

use super::choice::{Choice, choice};
use super::document::{Node, Value};
use crate::stat::{Pert, Triangle, normal_quantile};

/// The form of a distribution between a lowest and a highest value.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Shape {
    /// PERT: a beta distribution about the mode.
    #[default]
    Pert,
    /// Straight up to the mode and down from it.
    Triangular,
    /// Alike everywhere, whatever the mode.
    Uniform,
    /// Normal in its logarithm, whatever the mode.
    Lognormal,
}

/// What the typed ends of a range are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ends {
    /// The 5 and 95 % points: one value in ten lies beyond them.
    #[default]
    Points,
    /// Limits.
    Bounds,
}

/// When whoever decides sees what a number is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Seen {
    /// Before deciding: it stays at its mode in every world that is drawn.
    Today,
    /// Not before deciding: it is drawn.
    #[default]
    Never,
}

/// The forms, by name.
pub static SHAPES: Choice<Shape, 4> = choice([
    ("pert", Shape::Pert),
    ("triangular", Shape::Triangular),
    ("uniform", Shape::Uniform),
    ("lognormal", Shape::Lognormal),
]);
/// What ends are, by name.
pub static ENDS: Choice<Ends, 2> = choice([("points", Ends::Points), ("bounds", Ends::Bounds)]);
/// When a number is seen, by name.
pub static SEEN: Choice<Seen, 2> = choice([("today", Seen::Today), ("never", Seen::Never)]);

/// The distribution of a number over its range.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spread {
    /// Its form.
    #[serde(default, skip_serializing_if = "is_default")]
    pub shape: Shape,
    /// What its ends are.
    #[serde(default, skip_serializing_if = "is_default")]
    pub ends: Ends,
    /// When it is seen; as its path has it where nothing is said.
    #[serde(default, skip_serializing_if = "is_default")]
    pub seen: Seen,
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

impl Spread {
    /// What a number with a range says of its distribution; what is no such word is as if it were not said. `seen` is what holds unless it
    /// says something.
    pub fn of(said: &Node, seen: Seen) -> Self {
        Self {
            shape: word(said, "shape", &SHAPES).unwrap_or_default(),
            ends: word(said, "ends", &ENDS).unwrap_or_default(),
            seen: word(said, "seen", &SEEN).unwrap_or(seen),
        }
    }

    /// The value that a number between `low` and `high` stays below with probability `p`.
    ///
    /// # Formula
    /// PERT and triangular: [`Pert`], [`Triangle`]. Uniform: `low + (p − b)·(high − low) ÷ (1 − 2b)`. Lognormal:
    /// `√(low·high)·(high ÷ low)^(z(p) ÷ 2z(1 − b))`. `b` is .05 where the ends are points, 0 where they are limits.
    pub fn quantile(self, p: f64, (low, mode, high): (f64, f64, f64)) -> f64 {
        const BEYOND: f64 = 0.05;
        match (self.shape, self.ends) {
            (Shape::Pert, Ends::Points) => Pert::between(low, mode, high).quantile(p),
            (Shape::Pert, Ends::Bounds) => Pert::within(low, mode, high).quantile(p),
            (Shape::Triangular, Ends::Points) => Triangle::between(low, mode, high).quantile(p),
            (Shape::Triangular, Ends::Bounds) => Triangle::within(low, mode, high).quantile(p),
            (Shape::Uniform, Ends::Points) => low + (p - BEYOND) * (high - low) / (1.0 - 2.0 * BEYOND),
            (Shape::Uniform, Ends::Bounds) => low + p * (high - low),
            (Shape::Lognormal, _) => {
                let width = libm::log(high / low) / (2.0 * normal_quantile(1.0 - BEYOND));
                libm::sqrt(low * high) * libm::exp(width * normal_quantile(p))
            }
        }
    }
}

fn word<T: Copy, const N: usize>(said: &Node, key: &str, choice: &Choice<T, N>) -> Option<T> {
    let Value::Text(typed) = &said.get(key)?.value else { return None };
    choice.words.iter().position(|word| word == typed).map(|place| choice.values[place])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all() -> impl Iterator<Item = Spread> {
        let of = |shape| ENDS.values.map(|ends| Spread { shape, ends, seen: Seen::Never });
        SHAPES.values.into_iter().flat_map(of).filter(|spread| *spread != LOGNORMAL_WITHIN)
    }

    /// Nobody may type it.
    const LOGNORMAL_WITHIN: Spread = Spread { shape: Shape::Lognormal, ends: Ends::Bounds, seen: Seen::Never };

    #[test]
    fn ends_are_points_or_limits_whatever_the_shape() {
        for spread in all() {
            let at = |p| spread.quantile(p, (2.0, 3.0, 8.0));
            let beyond = if spread.ends == Ends::Points { 0.05 } else { 0.0 };
            assert!((at(beyond) - 2.0).abs() < 1e-9 && (at(1.0 - beyond) - 8.0).abs() < 1e-9, "{spread:?}");
        }
    }

    /// By hand: the middle of 2 to 8 is 5, and of their logarithms 4; a triangle with its mode at 3 has a sixth of its mass below it, so that
    /// half of it lies below `8 − 6·√(½·⅚)`.
    #[test]
    fn the_middle_is_that_of_the_shape() {
        let middle = |shape, ends| Spread { shape, ends, seen: Seen::Never }.quantile(0.5, (2.0, 3.0, 8.0));
        assert!((middle(Shape::Uniform, Ends::Points) - 5.0).abs() < 1e-12);
        assert!((middle(Shape::Uniform, Ends::Bounds) - 5.0).abs() < 1e-12);
        assert!((middle(Shape::Lognormal, Ends::Points) - 4.0).abs() < 1e-12);
        let triangle = 8.0 - 6.0 * libm::sqrt(0.5 * 5.0 / 6.0);
        assert!((middle(Shape::Triangular, Ends::Bounds) - triangle).abs() < 1e-12);
    }
}
