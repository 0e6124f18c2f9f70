//! The public mood: how far true satisfaction has fallen below the level that people were used to, day by day.
//!
//! Customers who never had an issue hear of it. Where it is switched on, a gap makes them leave sooner, and others not
//! come at all. Nothing is swept: a day holds its gap and how much time leavers have felt until its start, and whoever
//! asks about a customer looks the days up.

use crate::scenario::{self, Scenario};
use crate::stat::estimate::Pair;
use crate::unit::DAY;

/// The mood of one replication.
#[derive(Clone, Debug)]
pub struct PublicMood {
    rule: scenario::Mood,
    is_on: bool,
    /// What a day leaves of the weight of the days before.
    kept: f64,
    warmup_s: f64,
    /// Satisfied and rated contacts: today's, the decaying sums of all days, and those of the second half of the warm-up.
    today: Pair,
    recent: Pair,
    usual: Pair,
    /// By day: the gap in force, and the time that leavers have felt until its start, s.
    gaps: Vec<f64>,
    felt_s: Vec<f64>,
}

impl PublicMood {
    /// The mood at time 0.
    pub fn new(scenario: &Scenario) -> Self {
        let rule = scenario.mood;
        Self {
            rule,
            is_on: rule.leaving > 0.0 || rule.newcomers > 0.0,
            kept: libm::exp2(-DAY / rule.half_life_s),
            warmup_s: scenario.clock.warmup_s,
            today: Pair::default(),
            recent: Pair::default(),
            usual: Pair::default(),
            gaps: vec![0.0],
            felt_s: vec![0.0],
        }
    }

    /// A contact is rated in truth.
    #[inline]
    pub fn rated(&mut self, satisfied: bool) {
        if self.is_on {
            self.today.num += f64::from(u8::from(satisfied));
            self.today.den += 1.0;
        }
    }

    /// A day after the first begins.
    pub fn begin_day(&mut self, now_s: f64) {
        if !self.is_on {
            return;
        }
        let today = std::mem::take(&mut self.today);
        // The first half of the warm-up fills an empty world, and is not usual.
        if now_s > self.warmup_s / 2.0 && now_s <= self.warmup_s {
            self.usual = sum(self.usual, today);
        }
        let kept = Pair { num: self.kept * self.recent.num, den: self.kept * self.recent.den };
        self.recent = sum(kept, today);
        let felt_s = self.felt_by(now_s);
        self.felt_s.push(felt_s);
        self.gaps.push(if now_s < self.warmup_s { 0.0 } else { self.gap() });
    }

    /// Formula: `max(0, usual − recent − tolerance)`, shares of satisfied contacts.
    fn gap(&self) -> f64 {
        let gap = self.usual.ratio().zip(self.recent.ratio()).map(|(usual, recent)| usual - recent);
        gap.map_or(0.0, |gap| (gap - self.rule.tolerance).max(0.0))
    }

    /// Whether it makes anybody leave.
    pub fn moves_leavers(&self) -> bool {
        self.rule.leaving > 0.0
    }

    /// Whether it keeps anybody from coming.
    pub fn keeps_away(&self) -> bool {
        self.rule.newcomers > 0.0
    }

    /// Share of the newcomers of a moment who stay away: `δ · gap`, at most all.
    pub fn away(&self, at_s: f64) -> f64 {
        (self.rule.newcomers * self.gaps[self.day(at_s)]).min(1.0)
    }

    /// The time that leavers have felt until a moment, s: `∫ (1 + γ · gap) dt` from time 0.
    pub fn felt_by(&self, at_s: f64) -> f64 {
        let day = self.day(at_s);
        self.felt_s[day] + (at_s - day as f64 * DAY) * self.pace(day)
    }

    /// The moment until which they have felt so much; beyond the present day, as if its mood lasted.
    pub fn when_felt(&self, felt_s: f64) -> f64 {
        let day = self.felt_s.partition_point(|&start| start <= felt_s).max(1) - 1;
        day as f64 * DAY + (felt_s - self.felt_s[day]) / self.pace(day)
    }

    fn pace(&self, day: usize) -> f64 {
        1.0 + self.rule.leaving * self.gaps[day]
    }

    /// The day of a moment, of those that have begun.
    fn day(&self, at_s: f64) -> usize {
        ((at_s / DAY) as usize).min(self.gaps.len() - 1)
    }
}

fn sum(a: Pair, b: Pair) -> Pair {
    Pair { num: a.num + b.num, den: a.den + b.den }
}

#[cfg(test)]
pub mod tests {
    use super::*;

    /// A mood after two weeks of warm-up in which all are satisfied, and `days` in which so many of ten are.
    pub fn after(rule: scenario::Mood, satisfied: u32, days: u32) -> PublicMood {
        let mut world = crate::scenario::samples::bare("2024-01-01");
        world.mood = rule;
        world.clock.warmup_s = 14.0 * DAY;
        let mut mood = PublicMood::new(&world);
        for day in 0..14 + days {
            for contact in 0..10 {
                mood.rated(day < 14 || contact < satisfied);
            }
            mood.begin_day(f64::from(day + 1) * DAY);
        }
        mood
    }

    /// Leaving speeds up five times as much as the gap; the mood forgets within hours.
    pub fn quick() -> scenario::Mood {
        scenario::Mood { leaving: 5.0, newcomers: 2.0, half_life_s: DAY / 50.0, tolerance: 0.1 }
    }

    #[test]
    fn the_gap_is_what_is_missing_beyond_the_tolerance() {
        let mood = after(quick(), 6, 10);
        let pace = (mood.felt_by(20.0 * DAY) - mood.felt_by(19.0 * DAY)) / DAY;
        assert!((pace - 2.5).abs() < 1e-9, "1 + 5 · (1 − .6 − .1): {pace}");
        assert!((mood.away(20.0 * DAY) - 0.6).abs() < 1e-9);
        assert!((mood.felt_by(14.0 * DAY) - 14.0 * DAY).abs() < 1e-6, "none before the launch");
        let calm = after(quick(), 9, 10);
        assert!((calm.felt_by(24.0 * DAY) - 24.0 * DAY).abs() < 1e-6 && calm.away(20.0 * DAY) <= 0.0);
    }

    /// A half-life of four days: after four days half of the fall is felt.
    #[test]
    fn the_mood_follows_with_its_half_life() {
        let slow = scenario::Mood { half_life_s: 4.0 * DAY, tolerance: 0.0, ..quick() };
        // The warm-up's 14 days weigh (1 − 2^(−3.5)) / (1 − 2^(−4.5)) of what an endless one would.
        let (before, all) = (1.0 - libm::exp2(-3.5), 1.0 - libm::exp2(-4.5));
        let expected = 0.5 * (1.0 - 0.5 * before / all);
        let mood = after(slow, 5, 4);
        assert!((mood.gap() - expected).abs() < 1e-9, "{} {expected}", mood.gap());
    }

    #[test]
    fn felt_time_goes_back_to_the_moment_it_came_from() {
        let mood = after(quick(), 6, 10);
        for at_s in [0.0, 3.3 * DAY, 14.0 * DAY, 17.7 * DAY, 24.0 * DAY, 90.0 * DAY] {
            assert!((mood.when_felt(mood.felt_by(at_s)) - at_s).abs() < 1e-3, "{at_s}");
        }
    }
}
