//! Luck that belongs to its owner: every random number is found by key, never by its place in a running stream.
//!
//! A stream is named by (seed, replication, owner, role, n): the n-th use of that role by that issue, day, interval
//! or customer. Two strategies that meet the same issue therefore meet the same luck, whatever happened before
//! (common random numbers), and no draw of one role can shift another. An owner's [`Luck`] is one hash; from there a stream
//! costs a multiplication and each draw one scatter.
//!
//! Source: `SplitMix64` (Steele, Lea & Flood 2014), which is a counter put through a finaliser, so that any place of it
//! can be gone to at once.

use std::convert::Infallible;

use rand::rand_core::utils::fill_bytes_via_next_word;
use rand::{Rng, TryRng};
use rand_distr::{Distribution, Exp1, StandardNormal};

/// What a stream is drawn for. The number is part of every result: append, never renumber.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u64)]
pub enum Role {
    /// Issue: time to the next potential issue.
    Gap = 1,
    /// Issue: topic, difficulty, customer.
    Birth = 2,
    /// Issue, n-th contact: does the customer insist on a person?
    Wish = 3,
    /// Issue, n-th AI talk: its length.
    AiTalk = 4,
    /// Issue, n-th AI talk: answer, confidence, is a failure noticed?
    AiAnswer = 5,
    /// Issue, n-th human handling: its length.
    Handling = 6,
    /// Issue, n-th human handling: solved, noticed?
    Solution = 7,
    /// Issue, n-th wait: balking and patience.
    Patience = 8,
    /// Issue, n-th abandonment: try again, after how long?
    Retry = 9,
    /// Issue, n-th failure: come back, after how long?
    Return = 10,
    /// Issue, n-th rated contact: mood of the day, survey.
    Rating = 11,
    /// Issue: does the customer leave at its end?
    Leaving = 12,
    /// Issue: complaint, and when.
    Complaint = 13,
    /// Customer: when ordinary life would make them leave.
    Background = 14,
    /// Day: how busy.
    Day = 15,
    /// Interval: how busy within the day.
    Interval = 16,
    /// Issue, n-th failure: discovered when?
    Discovery = 17,
    /// Issue, n-th contact: must a wrong answer be compensated?
    Harm = 18,
    /// Issue, n-th wait: is a call back accepted?
    Callback = 19,
    /// Issue: channel of its first contact.
    Channel = 20,
    /// Issue, n-th contact in vain: on which channel is it tried again?
    Switch = 21,
    /// Model, n-th outage: how long after the one before, and how long?
    Outage = 22,
    /// Customer: does a bad mood keep a newcomer away?
    Newcomer = 26,
    /// Customer: is it of the arm that tries a pilot's levers?
    Arm = 28,
    /// Interval: everybody whose life is not followed.
    Crowd = 29,
    /// Issue, n-th contact at people by formula: what is in front of it?
    Ahead = 30,
    /// Post of a team (an index × 2³² + post), n-th holder: who that is.
    Person = 31,
    /// Interval, team: who sits where.
    Seat = 32,
    /// Issue, n-th human handling where nobody has a seat: by whom?
    Agent = 33,
    /// Day, team: how many are away?
    Absence = 34,
    /// Issue, n-th contact at people: to which of several free teams?
    Team = 35,
}

/// The source of all streams of one replication.
#[derive(Clone, Copy, Debug)]
pub struct Streams {
    root: u64,
}

impl Streams {
    /// The streams of one replication of one experiment. Neighbouring seeds and replications share nothing.
    pub fn new(seed: u64, replication: u32) -> Self {
        Self { root: mix(mix(seed ^ 0x6a09_e667_f3bc_c908).wrapping_add(u64::from(replication) + 1)) }
    }

    /// The luck of an owner (an issue, customer, day or interval number).
    #[inline]
    pub fn luck(&self, owner: u64) -> Luck {
        Luck(mix(self.root ^ owner.wrapping_mul(STEP)))
    }

    /// The stream of the `n`-th use of `role` by `owner`.
    #[inline]
    pub fn stream(&self, role: Role, owner: u64, n: u32) -> Stream {
        self.luck(owner).stream(role, n)
    }
}

/// All the luck of one owner: where its streams begin.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Luck(u64);

impl Luck {
    /// The luck of an owner of whom nothing is known but a random number.
    #[inline]
    pub fn of(bits: u64) -> Self {
        Self(bits)
    }

    /// The stream of the `n`-th use of `role`.
    ///
    /// Formula: draw `k` is the scatter of `luck + (2³²·role + n)·c + k·g`, with `c` and `g` odd, so that no two draws of
    /// an owner are the same state.
    #[inline]
    pub fn stream(self, role: Role, n: u32) -> Stream {
        let use_of_role = (role as u64) << 32 | u64::from(n);
        Stream(Counter(self.0.wrapping_add(use_of_role.wrapping_mul(0xd1b5_4a32_d192_ed03))))
    }
}

/// The odd number by which the counter of a stream goes on: 2⁶⁴ over the golden ratio.
const STEP: u64 = 0x9e37_79b9_7f4a_7c15;

/// The scatter of `SplitMix64` after one step: a bijection that scatters neighbouring keys.
///
/// Also used bare, as the hash from which a customer's segment is derived.
#[inline]
pub const fn mix(key: u64) -> u64 {
    scatter(key.wrapping_add(STEP))
}

const fn scatter(z: u64) -> u64 {
    let z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

/// Maps 64 random bits to a uniform number in [0, 1).
#[inline]
pub const fn unit_interval(bits: u64) -> f64 {
    (bits >> 11) as f64 * (1.0 / (1u64 << 53) as f64)
}

/// `SplitMix64`: a counter, scattered.
#[derive(Clone, Debug)]
struct Counter(u64);

impl TryRng for Counter {
    type Error = Infallible;

    #[inline]
    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        self.try_next_u64().map(|bits| (bits >> 32) as u32)
    }

    #[inline]
    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        self.0 = self.0.wrapping_add(STEP);
        Ok(scatter(self.0))
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Infallible> {
        fill_bytes_via_next_word(bytes, || self.try_next_u64())
    }
}

/// A stream of unit draws: uniform, exponential, normal. Scaling them is the caller's part.
#[derive(Clone, Debug)]
pub struct Stream(Counter);

impl Stream {
    /// Uniform in [0, 1).
    #[inline]
    pub fn uniform(&mut self) -> f64 {
        unit_interval(self.0.next_u64())
    }

    /// 64 random digits.
    #[inline]
    pub fn bits(&mut self) -> u64 {
        self.0.next_u64()
    }

    /// Exponential with mean 1.
    #[inline]
    pub fn exponential(&mut self) -> f64 {
        Exp1.sample(&mut self.0)
    }

    /// Normal with mean 0 and variance 1.
    #[inline]
    pub fn normal(&mut self) -> f64 {
        StandardNormal.sample(&mut self.0)
    }

    /// A whole number in 0..`n`, by multiplication (bias below 2⁻³² for the sizes in use).
    #[inline]
    pub fn index(&mut self, n: u64) -> u64 {
        ((u128::from(self.0.next_u64()) * u128::from(n)) >> 64) as u64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_answers_hold_on_every_platform() {
        let streams = Streams::new(7, 3);
        let mut stream = streams.stream(Role::Birth, 12_345, 2);
        let answers = [
            format!("{:016x}", stream.0.next_u64()),
            format!("{:.15}", stream.uniform()),
            format!("{:.15}", stream.exponential()),
            format!("{:.15}", stream.normal()),
            format!("{}", stream.index(1_000_000)),
        ];
        insta::assert_debug_snapshot!(answers);
    }

    #[test]
    fn a_stream_is_the_same_whenever_it_is_asked_for() {
        let streams = Streams::new(1, 0);
        let first = streams.stream(Role::Rating, 5, 1).uniform();
        let _ = streams.stream(Role::Rating, 6, 1).uniform();
        assert!((first - streams.stream(Role::Rating, 5, 1).uniform()).abs() < f64::EPSILON);
    }

    /// Correlation of neighbours in every part of the key, over 100,000 pairs: standard error .0032.
    #[test]
    fn neighbouring_keys_share_nothing() {
        type Neighbours = fn(u64) -> (f64, f64);
        let n = 100_000u64;
        let pairs: [(&str, Neighbours); 5] = [
            ("seed", |i| (draw(i, 0, Role::Gap, 0, 0), draw(i + 1, 0, Role::Gap, 0, 0))),
            ("replication", |i| (draw(1, i as u32, Role::Gap, 9, 0), draw(1, i as u32 + 1, Role::Gap, 9, 0))),
            ("owner", |i| (draw(1, 0, Role::Gap, i, 0), draw(1, 0, Role::Gap, i + 1, 0))),
            ("role", |i| (draw(1, 0, Role::Gap, i, 0), draw(1, 0, Role::Birth, i, 0))),
            ("n", |i| (draw(1, 0, Role::Gap, 3, i as u32), draw(1, 0, Role::Gap, 3, i as u32 + 1))),
        ];
        for (part, pair) in pairs {
            let (mut sum, mut square) = (0.0, 0.0);
            for i in 0..n {
                let (a, b) = pair(i);
                sum += (a - 0.5) * (b - 0.5);
                square += (a - 0.5) * (a - 0.5);
            }
            let correlation = sum / square;
            assert!(correlation.abs() < 0.013, "{part}: {correlation}");
            assert!((square / n as f64 * 12.0 - 1.0).abs() < 0.02, "{part}: not uniform");
        }
    }

    /// Three draws each of 400,000 streams, over 512 cells: chi-square has mean 511 and standard deviation 32. A twin that
    /// draws the same number twice is far outside.
    #[test]
    fn draws_of_a_stream_share_nothing() {
        type Three<'a> = &'a dyn Fn(u64) -> [f64; 3];
        let chi_square = |draws: Three| {
            let n = 400_000;
            let mut cells = [0.0; 512];
            for i in 0..n {
                let cell = draws(i).iter().fold(0, |cell, draw| 8 * cell + (8.0 * draw) as usize);
                cells[cell] += 1.0;
            }
            let expected = n as f64 / 512.0;
            cells.iter().map(|found| (found - expected) * (found - expected) / expected).sum::<f64>()
        };
        let streams = Streams::new(1, 0);
        let three = |mut stream: Stream| [stream.uniform(), stream.uniform(), stream.uniform()];
        let cases: [(&str, Three); 3] = [
            ("owners", &|i| three(streams.stream(Role::Rating, i, 1))),
            ("uses", &|i| three(streams.stream(Role::Rating, 7, i as u32))),
            ("neighbouring uses", &|i| [0, 1, 2].map(|n| streams.stream(Role::Rating, i, n).uniform())),
        ];
        for (name, draws) in cases {
            let found = chi_square(draws);
            assert!((found - 511.0).abs() < 4.0 * 32.0, "{name}: {found}");
        }
        let twice = chi_square(&|i| {
            let mut stream = streams.stream(Role::Rating, i, 1);
            let first = stream.uniform();
            [first, first, stream.uniform()]
        });
        assert!(twice > 10_000.0, "{twice}");
    }

    fn draw(seed: u64, replication: u32, role: Role, owner: u64, n: u32) -> f64 {
        Streams::new(seed, replication).stream(role, owner, n).uniform()
    }
}
