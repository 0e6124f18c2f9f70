//! Customers: eight bytes each, touched lazily.
//!
//! A record is trust (16 bits), a spare (16), the minute last touched (31) and a flag "has left" (1). A record of zeros
//! has never been touched; its trust is the segment's base. Segments are derived from the number by hash, so they cost
//! nothing.

use crate::rng::{Role, Streams, mix, unit_interval};
use crate::scenario::Scenario;
use crate::unit::{MINUTE, YEAR};

const LEFT: u64 = 1 << 63;
const TRUST_STEPS: f64 = 65_534.0;

/// The customer base of one replication.
#[derive(Clone, Debug)]
pub struct Customers {
    records: Vec<u64>,
    /// Number of customers who have joined by each month of the horizon; the first holds from the start.
    joined: Vec<(f64, u64)>,
    present: u64,
    cohort: usize,
    /// How far whole customers are from the base at this scale: demand follows the base.
    rounding: f64,
    heavy_share: f64,
    /// Upper bounds of the hash for each segment, and the chance to accept a draw of that segment.
    bounds: Vec<f64>,
    acceptance: Vec<f64>,
    hazards: Vec<f64>,
    base_trust: Vec<f64>,
    decay: Decay,
}

/// How much of a distance from the base is left after so many minutes: a product of two entries of tables.
#[derive(Clone, Debug)]
struct Decay {
    /// Of up to 1,023 minutes, and of so many times 1,024.
    of_minutes: Vec<f64>,
    of_thousands: Vec<f64>,
}

impl Decay {
    const THOUSAND: u64 = 1024;

    /// Formula: `2^(−t / half-life)` for every `t` until `end_s`.
    fn new(half_life_s: f64, end_s: f64) -> Self {
        let left = |minutes: u64| libm::exp2(-(minutes as f64) * MINUTE / half_life_s);
        let thousands = (end_s / MINUTE) as u64 / Self::THOUSAND;
        Self {
            of_minutes: (0..Self::THOUSAND).map(left).collect(),
            of_thousands: (0..=thousands).map(|n| left(n * Self::THOUSAND)).collect(),
        }
    }

    #[inline]
    fn left(&self, minutes: u64) -> f64 {
        self.of_thousands[(minutes / Self::THOUSAND) as usize] * self.of_minutes[(minutes % Self::THOUSAND) as usize]
    }
}

/// Number of customers who have joined by each month of the horizon; the first holds from the start.
fn joined(scenario: &Scenario, scale: u32) -> Vec<(f64, u64)> {
    let (base, months_s) = (&scenario.customers, &scenario.clock.months_s);
    let at_start = base.count / f64::from(scale);
    let in_month = |month: usize| at_start * libm::pow(1.0 + base.growth_per_year, month as f64 / 12.0);
    let months = months_s.iter().take(months_s.len().saturating_sub(1).max(1)).enumerate();
    months
        .map(|(month, &at_s)| (if month == 0 { 0.0 } else { at_s }, in_month(month).round().max(1.0) as u64))
        .collect()
}

/// How many customers a replication has in all, those included who join later.
pub fn number_of_customers(scenario: &Scenario, scale: u32) -> u64 {
    joined(scenario, scale).iter().map(|&(_, count)| count).max().unwrap_or(1)
}

impl Customers {
    /// All customers, untouched. `base_trust` is per segment.
    pub fn new(scenario: &Scenario, scale: u32, base_trust: &[f64]) -> Self {
        let (base, segments) = (&scenario.customers, &scenario.segments);
        let at_start = base.count / f64::from(scale);
        let joined = joined(scenario, scale);
        let most = number_of_customers(scenario, scale);
        let greatest = segments.iter().map(|segment| segment.contact_factor).fold(0.0, f64::max);
        let mut sum = 0.0;
        let bounds = segments.iter().map(|segment| {
            sum += segment.share;
            sum
        });
        Self {
            records: vec![0; most as usize],
            present: joined[0].1,
            rounding: at_start / joined[0].1 as f64,
            cohort: 0,
            heavy_share: base.heavy_share,
            bounds: bounds.collect(),
            acceptance: segments.iter().map(|segment| segment.contact_factor / greatest).collect(),
            hazards: segments.iter().map(|s| -libm::log1p(-s.background_leaving_per_year) / YEAR).collect(),
            base_trust: base_trust.to_vec(),
            decay: Decay::new(scenario.trust.half_life_s, scenario.clock.end_s()),
            joined,
        }
    }

    /// Everyone who has joined by `now_s`; the same under every strategy.
    #[inline]
    pub fn joined_by(&mut self, now_s: f64) -> u64 {
        while self.joined.get(self.cohort + 1).is_some_and(|&(at_s, _)| at_s <= now_s) {
            self.cohort += 1;
            self.present = self.joined[self.cohort].1;
        }
        self.present
    }

    /// The same as a number that is not whole at small scales.
    pub fn base_by(&mut self, now_s: f64) -> f64 {
        self.joined_by(now_s) as f64 * self.rounding
    }

    /// The segment of a customer.
    #[inline]
    pub fn segment(&self, customer: u32) -> usize {
        if self.bounds.len() == 1 {
            return 0;
        }
        let place = unit_interval(mix(u64::from(customer) ^ 0x5e67_3a91_c0ff_ee11));
        self.bounds.iter().position(|bound| place < *bound).unwrap_or(self.bounds.len() - 1)
    }

    /// The customer of an issue: heavy with the given share, then uniform, thinned by the segments' contact factors.
    #[inline]
    pub fn choose(&mut self, now_s: f64, stream: &mut crate::rng::Stream) -> u32 {
        let present = self.joined_by(now_s);
        let heavy = present.div_ceil(10);
        loop {
            let is_heavy = present < 10 || stream.uniform() < self.heavy_share;
            let customer = match (present < 10, is_heavy) {
                (true, _) => stream.index(present),
                (false, true) => 10 * stream.index(heavy),
                (false, false) => {
                    let other = stream.index(present - heavy);
                    other / 9 * 10 + other % 9 + 1
                }
            } as u32;
            if self.bounds.len() == 1 || stream.uniform() < self.acceptance[self.segment(customer)] {
                return customer;
            }
        }
    }

    /// Reads a customer's record, so that it is at hand when it is needed.
    #[inline]
    pub fn read_ahead(&self, customer: u32) -> u64 {
        self.records[customer as usize]
    }

    /// Trust of a customer now, brought back towards the base for the time since the last touch.
    #[inline]
    pub fn trust(&self, customer: u32, segment: usize, now_s: f64) -> f64 {
        let base = self.base_trust[segment];
        let record = self.records[customer as usize];
        let level = record & 0xffff;
        if level == 0 {
            return base;
        }
        let then = (level - 1) as f64 / TRUST_STEPS;
        let minute = (record >> 32) & 0x7fff_ffff;
        base + (then - base) * self.decay.left(minute_of(now_s) - minute)
    }

    /// Sets a customer's trust.
    #[inline]
    pub fn set_trust(&mut self, customer: u32, trust: f64, now_s: f64) {
        let level = (trust.clamp(0.0, 1.0) * TRUST_STEPS + 0.5) as u64 + 1;
        let minute = minute_of(now_s) & 0x7fff_ffff;
        let record = &mut self.records[customer as usize];
        *record = (*record & LEFT) | minute << 32 | level;
    }

    /// Whether a customer has left over an issue.
    #[inline]
    pub fn has_left(&self, customer: u32) -> bool {
        self.records[customer as usize] & LEFT != 0
    }

    /// A customer leaves.
    #[inline]
    pub fn leave(&mut self, customer: u32) {
        self.records[customer as usize] |= LEFT;
    }

    /// Whether ordinary life has made a customer leave by `now_s`.
    #[inline]
    pub fn has_left_for_other_reasons(&self, customer: u32, segment: usize, now_s: f64, streams: &Streams) -> bool {
        self.hazards[segment] > 0.0 && now_s > self.leaves_for_other_reasons_at(customer, segment, streams)
    }

    /// How many records there are.
    pub fn number(&self) -> usize {
        self.records.len()
    }

    /// When a customer joined, s; 0 for who was there from the start.
    pub fn joined_at(&self, customer: u32) -> f64 {
        let cohort = self.joined.partition_point(|&(_, count)| count <= u64::from(customer));
        self.joined.get(cohort).map_or(0.0, |&(at_s, _)| at_s)
    }

    /// When ordinary life makes a customer leave: where the hazard since joining reaches the customer's own Exp(1).
    pub fn leaves_for_other_reasons_at(&self, customer: u32, segment: usize, streams: &Streams) -> f64 {
        let luck = streams.stream(Role::Background, u64::from(customer), 0).exponential();
        self.joined_at(customer) + luck / self.hazards[segment]
    }

    /// At the end: the moments until `to_s` at which ordinary life took customers who had not left over an issue.
    pub fn background_leavings(&self, to_s: f64, streams: &Streams) -> impl Iterator<Item = f64> {
        let of_customer = move |customer: u32| {
            let segment = self.segment(customer);
            (self.hazards[segment] > 0.0 && !self.has_left(customer))
                .then(|| self.leaves_for_other_reasons_at(customer, segment, streams))
        };
        let can_leave = self.hazards.iter().any(|hazard| *hazard > 0.0);
        let customers = if can_leave { 0..self.present as u32 } else { 0..0 };
        customers.filter_map(of_customer).filter(move |at_s| *at_s <= to_s)
    }

    /// Mean trust of the customers who were ever touched and are still there.
    pub fn mean_trust(&self, now_s: f64) -> Option<f64> {
        let (mut sum, mut n) = (0.0, 0.0);
        for customer in (0..self.records.len() as u32).filter(|&c| self.records[c as usize] != 0 && !self.has_left(c)) {
            sum += self.trust(customer, self.segment(customer), now_s);
            n += 1.0;
        }
        (n > 0.0).then(|| sum / n)
    }
}

/// Whole minutes of a time, of which there are fewer than 2³².
#[inline]
fn minute_of(now_s: f64) -> u64 {
    u64::from((now_s * (1.0 / MINUTE)) as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A world of some customers whose segments are given as (share, contact factor, background leaving).
    fn customers(count: f64, heavy_share: f64, segments: &[(f64, f64, f64)]) -> Customers {
        let mut world = crate::scenario::samples::bare("2024-01-01");
        world.trust.half_life_s = 100.0 * crate::unit::DAY;
        world.customers.count = count;
        world.customers.heavy_share = heavy_share;
        let one = world.segments[0].clone();
        let segment = |&(share, contact_factor, background_leaving_per_year): &(f64, f64, f64)| {
            crate::scenario::Segment { share, contact_factor, background_leaving_per_year, ..one.clone() }
        };
        world.segments = segments.iter().map(segment).collect();
        Customers::new(&world, 1, &vec![0.6; segments.len()])
    }

    /// 100,000 draws: standard error of the share .0016.
    #[test]
    fn the_heaviest_tenth_brings_its_share_of_issues_and_segments_their_factor() {
        let mut base = customers(10_000.0, 0.6, &[(0.5, 1.0, 0.0), (0.5, 3.0, 0.0)]);
        let streams = Streams::new(5, 0);
        let n = 100_000;
        let (mut heavy, mut second) = (0, 0);
        for issue in 0..n {
            let customer = base.choose(0.0, &mut streams.stream(Role::Birth, issue, 0));
            heavy += u64::from(customer.is_multiple_of(10));
            second += u64::from(base.segment(customer) == 1);
        }
        assert!((heavy as f64 / n as f64 - 0.6).abs() < 0.02, "{heavy}");
        assert!((second as f64 / n as f64 - 0.75).abs() < 0.02, "{second}");
    }

    #[test]
    fn trust_returns_to_its_base_with_its_half_life() {
        let mut base = customers(100.0, 0.1, &[(1.0, 1.0, 0.0)]);
        assert!((base.trust(7, 0, 5e6) - 0.6).abs() < 1e-12);
        base.set_trust(7, 0.2, 0.0);
        assert!((base.trust(7, 0, 100.0 * 86_400.0) - 0.4).abs() < 1e-4);
        base.leave(7);
        assert!(base.has_left(7) && (base.trust(7, 0, 0.0) - 0.2).abs() < 1e-4);
    }

    /// 20,000 customers: standard error of the share .0032.
    #[test]
    fn ordinary_life_takes_its_share_in_a_year() {
        let base = customers(20_000.0, 0.1, &[(1.0, 1.0, 0.3)]);
        let streams = Streams::new(2, 0);
        let left = |until_s: f64| base.background_leavings(until_s, &streams).count() as f64 / 20_000.0;
        assert!((left(YEAR) - 0.3).abs() < 0.01, "{}", left(YEAR));
        assert!((left(YEAR / 2.0) - (1.0 - 0.7_f64.sqrt())).abs() < 0.01, "{}", left(YEAR / 2.0));
    }
}
