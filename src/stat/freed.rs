//! What varies for two reasons, freed of one.

use super::tally::Tally;

/// The least part of what varies that must be no luck.
const LEAST_LEFT: f64 = 0.5;

/// Values in worlds that differ, each lived by luck of its own, moved together so that they vary as much as they would without that luck.
/// Values stay where they are if nothing is known of luck, or if it makes more than half of what varies: what is left is then known too badly.
///
/// # Formula
/// `m + f (xᵢ − m)`, `m` their mean, `f² = 1 − L ÷ S²`, `S²` their variance and `L = Σ (xₜ − x′ₜ)² ÷ 2T` that of luck, from the `T` worlds
/// that were lived twice.
pub fn freed(values: &[f64], twins: &[[f64; 2]]) -> Vec<f64> {
    let tally: Tally = values.iter().copied().collect();
    let (Some(mean), Some(spread), Some(luck)) = (tally.mean(), tally.standard_deviation(), luck(twins)) else {
        return values.to_vec();
    };
    let left = 1.0 - luck * luck / (spread * spread);
    if spread <= 0.0 || left < LEAST_LEFT {
        return values.to_vec();
    }
    let kept = left.sqrt();
    values.iter().map(|value| mean + kept * (value - mean)).collect()
}

/// The standard deviation of luck in one life of a world, from worlds that were lived twice; `None` without any.
pub fn luck(twins: &[[f64; 2]]) -> Option<f64> {
    let squares: f64 = twins.iter().map(|[one, other]| (one - other) * (one - other)).sum();
    (!twins.is_empty()).then(|| (squares / (2.0 * twins.len() as f64)).sqrt())
}

#[cfg(test)]
mod tests {
    use super::super::testing::{normal, rng};
    use super::*;

    /// By hand: twins that differ by 2 have a luck of √2; values 0 and 4 vary by 8, of which 2 are luck: each keeps √¾ of its way.
    #[test]
    fn values_keep_what_luck_leaves() {
        let twins = [[1.0, 3.0], [5.0, 3.0]];
        assert!((luck(&twins).unwrap() - 2_f64.sqrt()).abs() < 1e-15);
        let kept = 0.75_f64.sqrt();
        assert_eq!(freed(&[0.0, 4.0], &twins), [2.0 - 2.0 * kept, 2.0 + 2.0 * kept]);
        assert_eq!(freed(&[0.0, 4.0], &[]), [0.0, 4.0]);
        // Where luck makes more than half of it, nothing is taken out.
        assert_eq!(freed(&[0.0, 4.0], &[[0.0, 3.0]]), [0.0, 4.0]);
    }

    /// Worlds about 1 with a spread of 1, each lived with a luck of .7 as its standard deviation: the share above 0 is .841. Over 200 experiments of 256
    /// worlds with 64 twins the freed values have it on average within a point; the values themselves, .794, miss it.
    #[test]
    fn shares_of_worlds_are_those_without_luck() {
        let mut rng = rng(23);
        let (mut with, mut without) = (0, 0);
        for _ in 0..200 {
            let worlds: Vec<f64> = (0..256).map(|_| 1.0 + normal(&mut rng)).collect();
            let lived: Vec<f64> = worlds.iter().map(|world| world + 0.7 * normal(&mut rng)).collect();
            let again = |place: usize| worlds[place] + 0.7 * normal(&mut rng);
            let again: Vec<f64> = (0..256).step_by(4).map(again).collect();
            let twins: Vec<[f64; 2]> = again.iter().enumerate().map(|(n, twin)| [lived[4 * n], *twin]).collect();
            with += lived.iter().filter(|value| **value > 0.0).count();
            without += freed(&lived, &twins).iter().filter(|value| **value > 0.0).count();
        }
        let [with, without] = [with, without].map(|n| f64::from(n as u32) / (200.0 * 256.0));
        assert!((without - 0.8413).abs() < 0.01, "{without}");
        assert!((with - 0.7936).abs() < 0.01, "{with}");
    }
}
