//! When a figure that an operation sees of itself calls for a change.

use serde::{Deserialize, Serialize};

/// A limit that calls for a change when it is crossed.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub enum Limit {
    /// The measure lies below.
    Below(f64),
    /// The measure lies above.
    Above(f64),
}

impl Limit {
    /// Whether a value lies beyond the limit; an undefined one never does.
    pub fn is_crossed(self, value: Option<f64>) -> bool {
        value.is_some_and(|value| match self {
            Self::Below(level) => value < level,
            Self::Above(level) => value > level,
        })
    }
}

/// Whether what a pilot has shown lets it through: a value that is known and lies within both ends.
pub fn passes(value: Option<f64>, least: Option<f64>, most: Option<f64>) -> bool {
    value.is_some_and(|value| least.is_none_or(|least| value >= least) && most.is_none_or(|most| value <= most))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_is_undefined_crosses_a_limit_or_passes_a_gate() {
        assert!(Limit::Below(0.7).is_crossed(Some(0.69)) && !Limit::Below(0.7).is_crossed(Some(0.7)));
        assert!(Limit::Above(0.7).is_crossed(Some(0.71)) && !Limit::Above(0.7).is_crossed(None));
        assert!(!Limit::Above(0.7).is_crossed(Some(0.7)));
        assert!(!Limit::Below(0.7).is_crossed(None));
        assert!(passes(Some(-0.01), Some(-0.02), None) && !passes(Some(-0.03), Some(-0.02), None));
        assert!(!passes(Some(0.5), None, Some(0.4)) && !passes(None, Some(-1.0), Some(1.0)));
    }
}
