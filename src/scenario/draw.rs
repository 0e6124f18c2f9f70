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
    /// The radical inverse of the index in base 2, each input's with an order and digits of its own: the index is put through a nested uniform
    /// scramble by the key of the path, and so are the digits of its inverse. The first `2^m` draws therefore lie one in each `2^m`-th of the
    /// distribution of every input, and neither another input nor more draws move any. Over several inputs at once they are as good as random:
    /// margins are balanced, nothing else.
    ///
    /// # Source
    /// B. Burley, *Practical hash-based Owen scrambling*, Journal of Computer Graphics Techniques 9 (4), 2020; its padding and its hash.
    pub fn quantile(self, path: &str) -> f64 {
        let key = mix(self.seed ^ named(path));
        let order = scrambled(self.index, key as u32);
        let digits = scrambled(order.reverse_bits(), (key >> 32) as u32);
        (f64::from(digits) + 0.5) / 4_294_967_296.0
    }
}

/// Inputs that whoever decides knows, unless the file says otherwise: how much work there is, of what kinds, how long
/// people take for it, and how much of their time they are there.
const KNOWN: [&str; 7] = [
    "customers.count",
    "demand.issues_per_customer_month",
    "topic.*.share",
    "topic.*.handle_time.*",
    "channel.*.share",
    "team.*.shrinkage",
    "team.*.slowdown",
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

    /// One of the first 64 in each 64th, whatever the input; the first 16 of them one in each 16th.
    #[test]
    fn every_power_of_two_of_draws_is_spread_over_the_whole_distribution() {
        for path in ["ai.success", "patience.retry", "topic.easy.share"] {
            for n in [2, 16, 64] {
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
}
