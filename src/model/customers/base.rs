//! Customers: eight bytes each, touched lazily.
//!
//! A record is trust (16 bits), a spare (16), the minute last touched (31) and a flag "has left" (1). A record of zeros
//! has never been touched; its trust is the segment's base. Segments are derived from the number by hash, so they cost
//! nothing.

use super::public_mood::PublicMood;
use crate::books::lowest_tenth;
use crate::rng::{Role, Streams, mix, unit_interval};
use crate::scenario::Scenario;
use crate::unit::{MINUTE, YEAR};

const LEFT: u64 = 1 << 63;
const TRUST_STEPS: f64 = 65_534.0;
/// Most customers of a panel.
const PANEL: u32 = 4096;
/// Levels of trust that are told apart where the least are looked for.
const TRUST_LEVELS: usize = 2000;

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
    /// What they hear of others.
    pub public_mood: PublicMood,
}

/// A customer whom ordinary life or the mood has taken.
#[derive(Clone, Copy, Debug)]
pub struct Gone {
    pub at_s: f64,
    pub segment: usize,
    /// Whether the same luck would have left the customer there at the end, had the mood been as usual.
    pub by_mood: bool,
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
    let months = months_s.iter().take(months_s.len().saturating_sub(1).max(1)).enumerate();
    months
        .map(|(month, &at_s)| {
            let in_month = at_start * base.growth(month as f64 / 12.0);
            (if month == 0 { 0.0 } else { at_s }, in_month.round().max(1.0) as u64)
        })
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
            public_mood: PublicMood::new(scenario),
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

    /// Everyone who has joined by a moment, which may lie before one that was asked for already.
    pub fn members_at(&self, at_s: f64) -> u64 {
        self.joined[self.joined.partition_point(|&(joined_s, _)| joined_s <= at_s).max(1) - 1].1
    }

    /// Everyone who has joined by `now_s`, as a number that is not whole at small scales.
    pub fn base_by(&mut self, now_s: f64) -> f64 {
        self.joined_by(now_s) as f64 * self.rounding
    }

    /// Customers for each record, but for the scale: a small scale rounds their number.
    pub fn rounding(&self) -> f64 {
        self.rounding
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
            // Where all are alike nobody is thinned, and no luck is drawn for it.
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
        // A record that was never touched, or that says only that its customer has left.
        if level == 0 {
            return base;
        }
        let then = (level - 1) as f64 / TRUST_STEPS;
        let minute = (record >> 32) & 0x7fff_ffff;
        base + (then - base) * self.decay.left(minute_of(now_s) - minute)
    }

    /// How much of a move of trust at `then_s` the return to the base has left by `now_s`, 0 to 1.
    pub fn left_of_trust(&self, then_s: f64, now_s: f64) -> f64 {
        self.decay.left(minute_of(now_s) - minute_of(then_s))
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

    /// Whether ordinary life or the mood has made a customer leave by `now_s`, or kept one from ever coming.
    #[inline]
    pub fn has_left_for_other_reasons(&self, customer: u32, segment: usize, now_s: f64, streams: &Streams) -> bool {
        (self.hazards[segment] > 0.0 && now_s > self.leaves_for_other_reasons_at(customer, segment, streams))
            || self.stays_away(customer, streams)
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
    ///
    /// Formula: `h · (F(t) − F(joined)) > E`, `F` the time felt, which is time itself while the mood moves nobody.
    pub fn leaves_for_other_reasons_at(&self, customer: u32, segment: usize, streams: &Streams) -> f64 {
        let (joined_s, lasts_s) = (self.joined_at(customer), self.lasts_s(customer, segment, streams));
        if self.public_mood.moves_leavers() {
            self.public_mood.when_felt(self.public_mood.felt_by(joined_s) + lasts_s)
        } else {
            joined_s + lasts_s
        }
    }

    /// How long ordinary life alone lets a customer stay.
    fn lasts_s(&self, customer: u32, segment: usize, streams: &Streams) -> f64 {
        streams.stream(Role::Background, u64::from(customer), 0).exponential() / self.hazards[segment]
    }

    /// Whether the mood keeps a newcomer from joining; who was there from the start has joined.
    pub fn stays_away(&self, customer: u32, streams: &Streams) -> bool {
        self.public_mood.keeps_away()
            && u64::from(customer) >= self.joined[0].1
            && streams.stream(Role::Newcomer, u64::from(customer), 0).uniform()
                < self.public_mood.away(self.joined_at(customer))
    }

    /// At the end: those whom ordinary life and the mood took until `to_s`, of those who had not left over an issue.
    pub fn background_leavings(&self, to_s: f64, streams: &Streams) -> impl Iterator<Item = Gone> {
        let can_leave = self.hazards.iter().any(|hazard| *hazard > 0.0);
        let customers = if can_leave { 0..self.present as u32 } else { 0..0 };
        customers.filter_map(move |customer| {
            let segment = self.segment(customer);
            if self.hazards[segment] <= 0.0 || self.has_left(customer) {
                return None;
            }
            let at_s = self.leaves_for_other_reasons_at(customer, segment, streams);
            let is_away = self.stays_away(customer, streams);
            // With a mood as usual the same luck would have let them stay beyond the end.
            let by_mood = self.joined_at(customer) + self.lasts_s(customer, segment, streams) > to_s;
            (at_s <= to_s && !is_away).then_some(Gone { at_s, segment, by_mood })
        })
    }

    /// At the end: when newcomers until `to_s` would have joined whom the mood kept away, and their segments.
    pub fn kept_away(&self, to_s: f64, streams: &Streams) -> impl Iterator<Item = (f64, usize)> {
        let newcomers = if self.public_mood.keeps_away() { self.joined[0].1 as u32..self.present as u32 } else { 0..0 };
        newcomers.filter_map(move |customer| {
            let joined_s = self.joined_at(customer);
            (joined_s < to_s && self.stays_away(customer, streams)).then(|| (joined_s, self.segment(customer)))
        })
    }

    /// The sum of the trust of a panel's customers who were ever touched and have not left over an issue, and how many they are. The panel
    /// is the same under every strategy: everybody, or where there are more than [`PANEL`] so many numbers at random.
    pub fn trust_of_the_panel(&self, now_s: f64) -> [f64; 2] {
        let all = self.records.len() as u32;
        let chosen = |place: u32| if all <= PANEL { place } else { (mix(u64::from(place)) % u64::from(all)) as u32 };
        let panel = (0..all.min(PANEL)).map(chosen).filter(|&customer| self.is_touched(customer));
        let trusts = panel.map(|customer| self.trust(customer, self.segment(customer), now_s));
        trusts.fold([0.0, 0.0], |[sum, n], trust| [sum + trust, n + 1.0])
    }

    /// Whether a customer was ever touched and has not left over an issue.
    fn is_touched(&self, customer: u32) -> bool {
        self.records[customer as usize] != 0 && !self.has_left(customer)
    }

    /// Mean trust of the customers who were ever touched and are still there, and of the tenth of them who trust least.
    pub fn trust_of_the_touched(&self, now_s: f64) -> Option<[f64; 2]> {
        let (mut sum, mut n) = (0.0, 0.0);
        let mut levels = [0_u32; TRUST_LEVELS];
        for customer in (0..self.records.len() as u32).filter(|&customer| self.is_touched(customer)) {
            let trust = self.trust(customer, self.segment(customer), now_s);
            sum += trust;
            n += 1.0;
            levels[((trust * TRUST_LEVELS as f64) as usize).min(TRUST_LEVELS - 1)] += 1;
        }
        let level = |(place, &n): (usize, &u32)| ((place as f64 + 0.5) / TRUST_LEVELS as f64, f64::from(n));
        Some([sum / n, lowest_tenth(levels.iter().enumerate().map(level))?])
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

    /// Warm-up of two weeks, then a year at a gap of .3 and γ = 5: the hazard h is 2.5 h. Of 20,000 customers, standard error
    /// of a share .0035; the twin in which the mood moves nobody lies .24 away.
    #[test]
    fn a_steady_gap_raises_the_hazard_and_only_the_rest_is_the_mood_s() {
        use crate::model::customers::public_mood::tests::{after, quick};
        use crate::unit::DAY;
        let mut base = customers(20_000.0, 0.1, &[(1.0, 1.0, 0.3)]);
        let streams = Streams::new(2, 0);
        let until_s = 14.0 * DAY + YEAR;
        let share = |base: &Customers, by_mood: bool| {
            let gone = base.background_leavings(until_s, &streams).filter(|gone| gone.by_mood || !by_mood);
            gone.count() as f64 / 20_000.0
        };
        let hazard = -libm::log1p(-0.3) / YEAR;
        let (plain, moved) = (-hazard * until_s, -hazard * (14.0 * DAY + 2.5 * YEAR));
        let (calm, expected) = (-libm::expm1(plain), -libm::expm1(moved));
        assert!((share(&base, false) - calm).abs() < 0.011 && share(&base, true) <= 0.0);
        base.public_mood = after(quick(), 6, 370);
        assert!((share(&base, false) - expected).abs() < 0.011, "{} {expected}", share(&base, false));
        assert!((share(&base, true) - (expected - calm)).abs() < 0.011, "{}", share(&base, true));
        assert!(expected - calm > 0.2, "the twin is far away");
        let asked = |customer: u32| base.has_left_for_other_reasons(customer, 0, until_s - DAY * 20.0, &streams);
        let told = base.background_leavings(until_s - DAY * 20.0, &streams).count();
        assert_eq!((0..20_000).filter(|&customer| asked(customer)).count(), told, "asked one by one or all at the end");
    }

    /// 20,000 customers, doubling in a year, at a gap of .3 and δ = 2: of those who would join after the launch .6 stay away.
    #[test]
    fn a_steady_gap_thins_newcomers_and_touches_nobody_else() {
        use crate::model::customers::public_mood::tests::{after, quick};
        use crate::unit::{DAY, WEEK};
        let mut world = crate::scenario::samples::bare("2024-01-01");
        world.customers.count = 20_000.0;
        world.customers.growth_per_year = 1.0;
        let mut base = Customers::new(&world, 1, &[0.6]);
        let streams = Streams::new(4, 0);
        let until_s = 52.0 * WEEK;
        base.joined_by(until_s);
        assert_eq!(base.kept_away(until_s, &streams).count(), 0, "the twin without a mood");
        base.public_mood = after(quick(), 6, 400);
        let newcomers = base.members_at(until_s - 1.0) - 20_000;
        let away = base.kept_away(until_s, &streams).count() as f64 / newcomers as f64;
        assert!((away - 0.6).abs() < 0.013, "{away} of {newcomers}");
        assert!(base.kept_away(until_s, &streams).all(|(at_s, _)| at_s > 14.0 * DAY));
        assert!(!(0..20_000).any(|customer| base.has_left_for_other_reasons(customer, 0, until_s, &streams)));
    }

    /// Where everybody is in the panel it shows everybody's trust; of 100,000 whose trust is even from 0 to 1, every second touched, it shows
    /// half of its 4,096 numbers (four standard errors: 128) and their mean within .026 (four standard errors). Who has left shows nothing.
    #[test]
    fn a_panel_shows_the_trust_of_all() {
        let mut few = customers(100.0, 0.1, &[(1.0, 1.0, 0.0)]);
        (0..10).for_each(|customer| few.set_trust(customer, f64::from(customer) / 10.0, 0.0));
        few.leave(9);
        let [sum, n] = few.trust_of_the_panel(0.0);
        assert!((sum - 3.6).abs() < 1e-3 && n.to_bits() == 9.0_f64.to_bits(), "{sum} {n}");
        let mut many = customers(100_000.0, 0.1, &[(1.0, 1.0, 0.0)]);
        (0..50_000).for_each(|half| many.set_trust(2 * half, f64::from(half) / 50_000.0, 0.0));
        let [sum, n] = many.trust_of_the_panel(0.0);
        assert!((n - 2048.0).abs() < 128.0 && (sum / n - 0.5).abs() < 0.026, "{sum} {n}");
    }
}
