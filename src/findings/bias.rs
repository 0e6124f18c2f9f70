//! Whether a difference is found: beyond chance, and beyond what the scale does.

use std::cmp::Ordering;

use crate::books::Unit;
use crate::stat::estimate::Estimate;

/// The least difference of a share that is not shown as 0.0 points.
const LEAST_SHARE: f64 = 0.0005;

/// What is known of the bias that a scale gives to a difference.
#[derive(Clone, Copy, Debug)]
pub enum Bias<'a> {
    /// There is none: every customer was simulated.
    Nothing,
    /// It was measured.
    Measured(&'a Estimate),
    /// It was not measured.
    Unknown,
}

impl<'a> Bias<'a> {
    /// What is known of it at a scale, by what was measured, if anything was.
    pub fn at(scale: u32, measured: Option<&'a Estimate>) -> Self {
        match measured {
            _ if scale <= 1 => Self::Nothing,
            Some(bias) => Self::Measured(bias),
            None => Self::Unknown,
        }
    }
}

/// Which way a difference is found to go: below 0, above 0, or neither. It must be larger than chance and than its bias.
pub fn direction(difference: &Estimate, bias: Bias) -> Option<Ordering> {
    let (mean, half) = (difference.mean?, difference.half_width?);
    (mean.abs() > half.max(least(bias)?)).then(|| mean.total_cmp(&0.0))
}

/// Which way a difference in something of this unit is found to go; a share's that is shown as 0.0 points goes nowhere.
pub fn direction_in(unit: Unit, difference: &Estimate, bias: Bias) -> Option<Ordering> {
    let is_shown = |mean: f64| !matches!(unit, Unit::Share | Unit::Rate) || mean.abs() >= LEAST_SHARE;
    direction(difference, bias).filter(|_| difference.mean.is_some_and(is_shown))
}

/// What a difference must exceed to be no work of the scale; `None` if nothing is known of that.
pub fn least(bias: Bias) -> Option<f64> {
    match bias {
        Bias::Nothing => Some(0.0),
        Bias::Measured(bias) => bias.mean.map(f64::abs),
        Bias::Unknown => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stat::estimate::mean;

    fn estimate(mean_: f64, half: f64) -> Estimate {
        Estimate { half_width: Some(half), ..mean(&[mean_, mean_]) }
    }

    #[test]
    fn a_difference_is_found_if_it_exceeds_chance_and_scale() {
        let found = |size: f64, bias: Bias| direction(&estimate(size, 1.0), bias).map(|way| way as i8);
        let bias = estimate(-3.0, 9.0);
        assert_eq!([found(2.0, Bias::Nothing), found(-2.0, Bias::Nothing)], [Some(1), Some(-1)]);
        assert_eq!([found(0.9, Bias::Nothing), found(2.0, Bias::Unknown)], [None, None]);
        let known = Bias::Measured(&bias);
        assert_eq!([found(2.9, known), found(3.1, known), found(-3.1, known)], [None, Some(1), Some(-1)]);
        let of = |unit| direction_in(unit, &estimate(0.0004, 0.0001), Bias::Nothing).map(|way| way as i8);
        assert_eq!([of(Unit::Share), of(Unit::Number)], [None, Some(1)]);
        let undefined = mean(&[]);
        assert_eq!(found(99.0, Bias::Measured(&undefined)), None);
    }

    #[test]
    fn at_full_scale_nothing_needs_to_be_measured_and_elsewhere_everything() {
        assert!(matches!(Bias::at(1, None), Bias::Nothing));
        assert!(matches!(Bias::at(2, None), Bias::Unknown));
        assert!(matches!(Bias::at(2, Some(&mean(&[]))), Bias::Measured(_)));
    }
}
