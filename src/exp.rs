//! The exponential function, in a few nanoseconds and with the same bits on every platform.
//!
//! A contact takes several exponentials, and a library's spends most of its time on ends of the range that do not occur here.

use std::f64::consts::LOG2_E;

/// ln 2 in two parts: the first has zeros at its end, so that its products with small whole numbers are exact.
const LN_2_HIGH: f64 = 6.931_471_803_691_238e-1;
const LN_2_LOW: f64 = 1.908_214_929_270_587_7e-10;

/// Adding and taking away 1.5·2⁵² rounds to a whole number without a call.
const ROUNDER: f64 = 6_755_399_441_055_744.0;

/// Beyond these the result is 0 or infinite to a double.
const LEAST: f64 = -708.0;
const MOST: f64 = 709.0;

/// `eˣ`, with a relative error below 4·10⁻¹⁶; 0 below −708 and infinite above 709.
///
/// # Formula
/// `2ᵏ·eʳ` with `k` the whole number nearest to `x / ln 2`, so that `|r| ≤ ½ ln 2`, and the Taylor polynomial of degree 12 for
/// `eʳ`, its terms taken in pairs so that they are worked out side by side.
///
/// # Examples
/// ```
/// assert!((blendsim::exp::exp(1.0) - std::f64::consts::E).abs() < 1e-15);
/// assert_eq!(blendsim::exp::exp(-1e9), 0.0);
/// ```
#[inline]
pub fn exp(x: f64) -> f64 {
    if x < LEAST {
        return 0.0;
    }
    if x > MOST {
        return f64::INFINITY;
    }
    let k = (x * LOG2_E + ROUNDER) - ROUNDER;
    let r = (x - k * LN_2_HIGH) - k * LN_2_LOW;
    let (r2, r4) = (r * r, (r * r) * (r * r));
    let low = (1.0 + r) + r2 * (C[0] + r * C[1]);
    let middle = (C[2] + r * C[3]) + r2 * (C[4] + r * C[5]);
    let high = (C[6] + r * C[7]) + r2 * (C[8] + r * C[9]) + r4 * C[10];
    let of_rest = low + r4 * (middle + r4 * high);
    of_rest * f64::from_bits(((k as i64 + 1023) as u64) << 52)
}

/// 1/2!, 1/3!, … 1/12!.
const C: [f64; 11] = [
    1.0 / 2.0,
    1.0 / 6.0,
    1.0 / 24.0,
    1.0 / 120.0,
    1.0 / 720.0,
    1.0 / 5_040.0,
    1.0 / 40_320.0,
    1.0 / 362_880.0,
    1.0 / 3_628_800.0,
    1.0 / 39_916_800.0,
    1.0 / 479_001_600.0,
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_the_exponential_to_the_last_digits() {
        let worst = (0..2_000_000)
            .map(|i| -700.0 + f64::from(i) * 7.043e-4)
            .map(|x| (exp(x) / libm::exp(x) - 1.0).abs())
            .fold(0.0, f64::max);
        assert!(worst < 5e-16, "{worst}");
    }

    #[test]
    fn its_ends_are_nothing_and_infinity() {
        assert!([0.0, -709.0, f64::NEG_INFINITY].map(exp).iter().eq(&[1.0, 0.0, 0.0]));
        assert!(exp(710.0) == f64::INFINITY && exp(f64::NAN).is_nan());
    }
}
