//! Worlds drawn from the ranges of a text: where each of its uncertain numbers lies in its distribution.

use serde::Serialize;

use crate::rng::mix;
use crate::text::Seen;

/// A world among all that the ranges of a text allow: the `index`-th of a sequence that a seed names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Draw {
    /// Names the sequence.
    pub seed: u64,
    /// The place in it.
    pub index: u32,
}

impl Draw {
    /// Where the number of a path lies in its distribution, above 0 and below 1. What a strategy says of an input is read under the
    /// path of the world's own, and so lies where that does.
    ///
    /// # Formula
    /// The radical inverse in base 2 of the index in an order of its own, its digits put through a nested uniform scramble, both by the key of the input's path. The first
    /// `2^m` draws, 8 or more, therefore lie one in each `2^m`-th of the distribution of every input, and neither another input nor more draws move any. Each doubling
    /// fills the other halves of all cells in an order of its own: in the order of the sequence itself two neighbours lie opposite in every input, so that pairs of inputs are
    /// as correlated as in half as many draws. Over several inputs at once draws are as good as random: margins are balanced, nothing else.
    ///
    /// # Source
    /// B. Burley, *Practical hash-based Owen scrambling*, Journal of Computer Graphics Techniques 9 (4), 2020; its padding and its hash.
    pub fn quantile(self, path: &str) -> f64 {
        let key = mix(self.seed ^ named(path));
        let digits = scrambled(shuffled(self.index, key).reverse_bits(), (key >> 32) as u32);
        (f64::from(digits) + 0.5) / 4_294_967_296.0
    }
}

/// Draws that come first together; from then on as many as there were.
const FIRST: u32 = 8;

/// The place of a draw among those that come with it, in an order of the key's own (R. Durstenfeld, *Algorithm 235*, Communications of the ACM 7 (1964) 420).
fn shuffled(index: u32, key: u64) -> u32 {
    let from = if index < FIRST { 0 } else { 1 << index.ilog2() };
    let n = from.max(FIRST);
    let mut places: Vec<u32> = (0..n).collect();
    for last in (1..n).rev() {
        let luck = mix(key ^ mix(u64::from(from) << 32 | u64::from(last)));
        places.swap(last as usize, (luck % u64::from(last + 1)) as usize);
    }
    from + places[(index - from) as usize]
}

/// Inputs that whoever decides knows, unless the file says otherwise: how much work there is, of what kinds, how long
/// people take for it, and how much of their time they are there.
const KNOWN: [&str; 9] = [
    "customers.count",
    "demand.issues_per_customer_month",
    "topic.*.share",
    "topic.*.handle_time.*",
    "channel.*.share",
    "team.*.shrinkage",
    "team.*.slowdown",
    // No inputs of the world.
    "run.*",
    "correlation.*.*",
];

/// When the number of a path is seen.
pub fn seen(path: &str) -> Seen {
    let is = |known: &&str| {
        let (mut parts, mut known) = (path.split('.'), known.split('.'));
        known.all(|word| parts.next().is_some_and(|part| word == "*" || word == part)) && parts.next().is_none()
    };
    if KNOWN.iter().any(is) { Seen::Today } else { Seen::Never }
}

/// A number for a name (FNV-1a).
fn named(name: &str) -> u64 {
    name.bytes()
        .fold(0xcbf2_9ce4_8422_2325, |hash, letter| (hash ^ u64::from(letter)).wrapping_mul(0x0000_0100_0000_01b3))
}

/// A nested uniform scramble: each bit is turned or not by what stands above it.
fn scrambled(bits: u32, key: u32) -> u32 {
    let mut x = bits.reverse_bits();
    x ^= x.wrapping_mul(0x3d20_adea);
    x = x.wrapping_add(key);
    x = x.wrapping_mul((key >> 16) | 1);
    x ^= x.wrapping_mul(0x0552_6c56);
    x ^= x.wrapping_mul(0x53a2_2864);
    x.reverse_bits()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quantiles(seed: u64, path: &str, n: u32) -> Vec<f64> {
        (0..n).map(|index| Draw { seed, index }.quantile(path)).collect()
    }

    /// One of the first 64 in each 64th, whatever the input; the first 8 and 16 of them one in each 8th and 16th.
    #[test]
    fn every_power_of_two_of_draws_is_spread_over_the_whole_distribution() {
        for path in ["ai.success", "patience.retry", "topic.easy.share"] {
            for n in [8, 16, 64] {
                let mut cells: Vec<u32> = quantiles(3, path, n).iter().map(|u| (u * f64::from(n)) as u32).collect();
                cells.sort_unstable();
                assert_eq!(cells, (0..n).collect::<Vec<_>>(), "{path}");
            }
        }
    }

    #[test]
    fn work_is_known_today() {
        for known in ["customers.count", "topic.easy.share", "topic.easy.handle_time.cv"] {
            assert_eq!(seen(known), Seen::Today, "{known}");
        }
        for unknown in ["customers.growth_per_year", "segment.core.share", "topic.share", "topic.easy.share.x"] {
            assert_eq!(seen(unknown), Seen::Never, "{unknown}");
        }
    }

    /// Over 4,096 draws two inputs, and one under two seeds, are uncorrelated: within four standard errors, .063.
    #[test]
    fn inputs_and_seeds_have_nothing_to_do_with_each_other() {
        let covariance = |a: &[f64], b: &[f64]| {
            a.iter().zip(b).map(|(a, b)| 12.0 * (a - 0.5) * (b - 0.5)).sum::<f64>() / a.len() as f64
        };
        let one = quantiles(1, "ai.success", 4096);
        for other in
            [quantiles(1, "ai.succes", 4096), quantiles(1, "patience.retry", 4096), quantiles(2, "ai.success", 4096)]
        {
            assert!(covariance(&one, &other).abs() < 0.063, "{}", covariance(&one, &other));
        }
        assert!((covariance(&one, &one) - 1.0).abs() < 1e-3);
    }

    /// Of 40 inputs, 780 pairs, over 32 and 256 draws: correlations vary as those of as many independent draws do, and none is beyond five of their standard errors. In the
    /// order of the sequence itself they varied by 1.2 times as much.
    #[test]
    fn pairs_of_inputs_are_as_correlated_as_random_ones() {
        for n in [32, 256] {
            let inputs: Vec<Vec<f64>> = (0..40).map(|input| quantiles(4, &format!("input.{input}"), n)).collect();
            let z = |a: &Vec<f64>, b: &Vec<f64>| {
                let sum: f64 = a.iter().zip(b).map(|(a, b)| 12.0 * (a - 0.5) * (b - 0.5)).sum();
                sum / f64::from(n).sqrt()
            };
            let all: Vec<f64> =
                (0..40).flat_map(|a| (0..a).map(move |b| (a, b))).map(|(a, b)| z(&inputs[a], &inputs[b])).collect();
            let root_mean_square = (all.iter().map(|z| z * z).sum::<f64>() / all.len() as f64).sqrt();
            assert!((root_mean_square - 1.0).abs() < 0.08, "{n}: {root_mean_square}");
            assert!(all.iter().all(|z| z.abs() < 5.0), "{n}");
        }
    }
}
