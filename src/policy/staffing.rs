//! How many people are on duty: from headcount to an interval's count, and what becomes of it at a smaller scale.

/// Agents on duty in an interval, from a headcount spread over the week in proportion to the forecast.
///
/// Formula: `headcount · (1 − shrinkage) · paid hours per month ÷ hours in a month · weight`, where `weight` is the
/// forecast of the interval ÷ its mean over the week. Not rounded.
pub fn spread(headcount: f64, shrinkage: f64, paid_hours_per_month: f64, weight: f64) -> f64 {
    const HOURS_PER_MONTH: f64 = crate::unit::MONTH / crate::unit::HOUR;
    headcount * (1.0 - shrinkage) * paid_hours_per_month / HOURS_PER_MONTH * weight
}

/// Time that a chat takes an agent who has so many in hand ÷ time that it takes alone.
///
/// Formula: `1 + σ(m − 1)` with `m` chats, σ the slowdown.
#[inline]
pub fn slowed(slowdown: f64, chats: f64) -> f64 {
    1.0 + slowdown * (chats - 1.0)
}

/// Agents on duty at scale 1:k that keep the chance to wait of `agents` at scale 1:1.
///
/// Formula: the load `R` of an interval, in agents with `m` chats each, varies with variance `R/m + v²R²`: chance, which is
/// Poisson in chats, and busyness, `v` the coefficient of variation of busy days and intervals. The margin counted in
/// standard deviations, `β = (n − R)/√(R/m + v²R²)`, is kept: `r + β·√(r/m + v²r²)` with `r = R/k`. With `v = 0` and one
/// chat at a time this is square-root staffing. An understaffed interval (`n < R`) keeps
/// the ratio `n/R` instead, since there it is the ratio that decides how many are lost; the two agree at `n = R`.
///
/// Source: Halfin & Whitt 1981 (square root); Whitt 2006 (uncertain arrival rates).
pub fn at_scale(agents: f64, offered_load: f64, chats: f64, busyness: f64, scale: f64) -> f64 {
    if scale <= 1.0 || agents <= offered_load || offered_load <= 0.0 {
        return agents / scale;
    }
    let spread = |load: f64| (load / chats + busyness * busyness * load * load).sqrt();
    let small = offered_load / scale;
    let margin = (agents - offered_load) / spread(offered_load);
    // A huge margin at a tiny load must not conjure up more people than the whole operation has.
    (small + margin * spread(small)).min(agents)
}

/// Whole agents for a fractional count: what is left over is carried to the next interval, so that no hours are lost.
///
/// `carry` is the remainder before and after, in (−1, 1).
pub fn whole(agents: f64, carry: &mut f64) -> u32 {
    let wanted = agents + *carry;
    let count = wanted.round().max(0.0);
    *carry = wanted - count;
    count as u32
}

/// The same for stretches of different lengths: so many agents for so long, the remainder in agents × time.
///
/// The count is the whole number above or below: what a long stretch has left over is not made good in a short one.
pub fn whole_for(agents: f64, time: f64, carry: &mut f64) -> u32 {
    let count = (agents + *carry / time).round().clamp(agents.floor(), agents.ceil());
    *carry += (agents - count) * time;
    count as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_thousand_heads_are_460_on_duty_around_the_clock() {
        assert!((spread(3000.0, 0.30, 160.0, 1.0) - 460.0).abs() < 0.1);
    }

    #[test]
    fn the_chance_to_wait_is_kept_by_a_square_root_margin() {
        let n = at_scale(460.0, 392.0, 1.0, 0.0, 50.0);
        assert!((n - (7.84 + 68.0 / 392.0_f64.sqrt() * 7.84_f64.sqrt())).abs() < 1e-9);
        assert!((at_scale(460.0, 392.0, 3.0, 0.1, 1.0) - 460.0).abs() < f64::EPSILON);
    }

    /// Where busy days decide and not chance, a margin is a share of the load at every scale.
    #[test]
    fn against_busy_days_the_margin_stays_a_share_of_the_load() {
        let n = at_scale(46_000.0, 40_000.0, 1.0, 0.1, 10.0);
        assert!((n / 4_600.0 - 1.0).abs() < 0.002, "{n}");
    }

    #[test]
    fn an_understaffed_interval_keeps_its_ratio() {
        assert!((at_scale(200.0, 400.0, 1.0, 0.1, 50.0) - 4.0).abs() < 1e-12);
        assert!((at_scale(400.0, 400.0, 1.0, 0.1, 50.0) - 8.0).abs() < 1e-12);
    }

    #[test]
    fn rounding_loses_no_hours() {
        let mut carry = 0.0;
        let sum: u32 = (0..1000).map(|_| whole(2.3, &mut carry)).sum();
        assert_eq!(sum, 2300);
    }

    /// Half of one agent, for a quarter and then for half an hour, day by day: all the hours that are due, give or take one
    /// stretch.
    #[test]
    fn rounding_stretches_of_any_length_loses_no_hours() {
        let mut carry = 0.0;
        let hours: f64 =
            (0..1000).flat_map(|_| [0.25, 0.5]).map(|h| f64::from(whole_for(0.5, h, &mut carry)) * h).sum();
        assert!((hours - 375.0).abs() <= 0.5, "{hours}");
        let mut owed = 40.0;
        assert_eq!(
            [0.5, 0.5, 2.0].map(|agents| whole_for(agents, 0.1, &mut owed)),
            [1, 1, 2],
            "no crowd in a short one"
        );
    }

    #[test]
    fn an_interval_of_half_the_forecast_has_half_the_people() {
        assert!((spread(3000.0, 0.30, 160.0, 0.5) - 230.0).abs() < 0.1);
    }

    /// `R/m + v²R²` at both scales, worked out: 100 + 64 against 1 + 0.0064.
    #[test]
    fn the_margin_counts_chance_in_chats_and_busyness() {
        let n = at_scale(440.0, 400.0, 4.0, 0.02, 100.0);
        assert!((n - (4.0 + 40.0 / 164.0_f64.sqrt() * 1.0064_f64.sqrt())).abs() < 1e-9, "{n}");
    }

    /// A quarter of an agent for 4 hours is an agent hour, which four of them owe to the next.
    #[test]
    fn what_a_stretch_has_left_over_is_told_in_agents_and_time() {
        let mut owed = 0.0;
        assert_eq!((whole_for(2.25, 4.0, &mut owed), owed.to_bits()), (2, 1.0_f64.to_bits()));
        assert_eq!((whole_for(2.25, 2.0, &mut owed), owed.to_bits()), (3, (-0.5_f64).to_bits()));
        let mut little = 0.4;
        assert_eq!(whole_for(2.25, 2.0, &mut little), 2, "a fifth of an agent for two hours is no third one");
    }
}
