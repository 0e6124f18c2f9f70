//! When a strategy loses its customers' satisfaction, when management could notice it, and what is damaged in between.
//!
//! *Lost* is judged in truth and against the baseline, over all random histories together: what one small history loses by
//! chance is not lost. *Noticed* is judged in each history on what management sees and on nothing else: surveys and the
//! queue's own numbers, week by week, under the alarm that the scenario states. The two meet only here.

use std::ops::Range;

use super::base::Base;
use super::bias::{Bias, direction};
use super::compare::difference;
use super::facts::{Detection, When};
use super::scale::{bias, with_bias};
use crate::books::metric::SATISFACTION;
use crate::books::{Better, Parts};
use crate::clock::Clock;
use crate::scenario::Alarm;
use crate::stat::estimate::{Estimate, Pair, mean};
use crate::stat::paired;
use crate::study::{Coarse, Digests};
use crate::unit::WEEK;

/// Weeks over which satisfaction must be worse to be lost.
pub const WINDOW: usize = 4;

/// What befell a strategy of a run, beside the baseline.
pub fn detection(base: Base, index: usize) -> Detection {
    let Base { scenario, run, baseline } = base;
    let alarm = &scenario.alarm;
    let satisfied = |lived: &Digests| difference(&SATISFACTION.ratio, lived, index, baseline);
    let known = with_bias(run, &satisfied).1.and_then(|bias| bias.mean);
    let least = known.map_or(alarm.lost_margin, |bias| bias.abs().max(alarm.lost_margin));
    let Loss { lost_week, rings, damages } = Loss::of(alarm, &base.parts(index), &base.parts(baseline), least);
    let of_coarser = |coarse: &Coarse| {
        let [own, base] = [index, baseline].map(|index| &coarse.parts[index]);
        mean(&Loss::of(alarm, own, base, alarm.lost_margin).damages)
    };
    let damage = mean(&damages);
    let alarms = rings.iter().flatten().count();
    let alarm_week = When::of(&rings);
    Detection {
        lost_week,
        lost_month: lost_week.map(|week| month(&scenario.clock, week as f64 + 0.5)),
        unnoticed: lost_week.map_or(0, |_| rings.len() - alarms),
        alarms,
        early: lost_week.map_or(0, |lost| rings.iter().flatten().filter(|week| **week <= lost).count()),
        alarm_week,
        delay_weeks: lost_week.map_or_else(When::default, |lost| alarm_week.since(lost)),
        damage_scale_bias: bias(run, &damage, &of_coarser),
        damage,
    }
}

/// What was lost of satisfaction, and who could know.
struct Loss {
    lost_week: Option<usize>,
    /// By history: when the alarm first rings.
    rings: Vec<Option<usize>>,
    /// By history: the damage until then; none without a loss.
    damages: Vec<f64>,
}

impl Loss {
    fn of(alarm: &Alarm, own: &[Parts], base: &[Parts], least: f64) -> Self {
        let lost_week = first_loss(own, base, least);
        let rings: Vec<Option<usize>> = own.iter().zip(base).map(|(own, base)| first_alarm(alarm, own, base)).collect();
        let until_noticed = |lost: usize| {
            let histories = own.iter().zip(base).zip(&rings);
            histories.map(|((own, base), rings)| damage(own, base, lost, rings.unwrap_or(own.weeks.len()))).collect()
        };
        let damages = lost_week.map_or_else(Vec::new, until_noticed);
        Self { lost_week, rings, damages }
    }
}

/// The first week in which, over all histories together, issues end with fewer satisfied customers than the baseline's by more
/// than the margin (or than what the scale does, if that is more), both in that week and over the [`WINDOW`] weeks from it on,
/// and over these by more than chance. The four weeks alone would name a week before the loss, since they hold what comes; for
/// the same reason a week that is below by chance gives way to the first of its four, if any, that is below by more than that.
fn first_loss(own: &[Parts], baseline: &[Parts], margin: f64) -> Option<usize> {
    let satisfied = |histories: &[Parts], weeks: &Range<usize>| -> Vec<Pair> {
        let sum = |parts: &Parts| {
            parts.weeks[weeks.clone()].iter().map(|week| week.satisfied).fold(Pair::default(), Pair::plus)
        };
        histories.iter().map(sum).collect()
    };
    let difference = |weeks: Range<usize>| paired::difference(&satisfied(own, &weeks), &satisfied(baseline, &weeks));
    let is_below = |difference: &Estimate| difference.mean.is_some_and(|mean| mean < -margin);
    let is_lost = |&week: &usize| {
        let together = difference(week..week + WINDOW);
        let is_chance = together.half_width.is_some() && direction(&together, Bias::Nothing).is_none();
        is_below(&together) && !is_chance && is_below(&difference(week..week + 1))
    };
    let is_surely_below = |&week: &usize| {
        let alone = difference(week..week + 1);
        alone.mean.is_some_and(|mean| mean + alone.half_width.unwrap_or(0.0) < -margin)
    };
    let weeks = own.first().map_or(0, |parts| parts.whole_weeks);
    let week = (0..(weeks + 1).saturating_sub(WINDOW)).find(is_lost)?;
    Some((week..week + WINDOW).find(is_surely_below).unwrap_or(week))
}

/// How many weeks have passed when the alarm first rings; `None` if it never does, or knows no level.
///
/// The level is the baseline's of the same random history, over the whole weeks of the horizon. It stands for the years before, which are
/// not simulated: the weeks of the warm-up would not do, since they begin without anybody who has to come back.
///
/// # Formula
/// Of each week's numerator `a` and denominator `n` (survey answers): `A ← (1−λ)A + λa`, `N ← (1−λ)N + λn` and
/// `V ← (1−λ)²V + λ²n`, begun in the steady state of the baseline's mean week. It rings once `A/N` is worse than the level
/// `p` by `max(margin, k·√(p(1−p)·V)/N)`, in a week of which there is a denominator.
///
/// # Source
/// Roberts 1959 (EWMA charts).
fn first_alarm(alarm: &Alarm, own: &Parts, baseline: &Parts) -> Option<usize> {
    let worse = if alarm.measure.better == Better::Less { 1.0 } else { -1.0 };
    let weeks = 0..own.whole_weeks;
    let before = baseline.weeks[weeks.clone()].iter().map(|week| week.watched).fold(Pair::default(), Pair::plus);
    let (level, keep) = (before.ratio()?, 1.0 - alarm.weight);
    let mean = |sum: f64| sum / weeks.len() as f64;
    let (mut above, mut below) = (mean(before.num), mean(before.den));
    let mut spread = below * alarm.weight / (1.0 + keep);
    let rings = |week: &usize| {
        let Pair { num, den } = own.weeks[*week].watched;
        above = keep * above + alarm.weight * num;
        below = keep * below + alarm.weight * den;
        spread = keep * keep * spread + alarm.weight * alarm.weight * den;
        let error = (level * (1.0 - level) * spread).sqrt() / below;
        den > 0.0 && worse * (above / below - level) >= alarm.margin.max(alarm.errors * error)
    };
    weeks.clone().find(rings).map(|week| week + 1)
}

/// Damage above the baseline's in some weeks, at scale 1:1.
fn damage(own: &Parts, baseline: &Parts, from: usize, to: usize) -> f64 {
    let sum = |parts: &Parts| f64::from(parts.scale) * (from..to).map(|week| parts.weeks[week].damage).sum::<f64>();
    sum(own) - sum(baseline)
}

/// The month of the horizon, from 1, in which so many weeks have passed.
pub fn month(clock: &Clock, weeks: f64) -> usize {
    let at_s = clock.warmup_s + weeks * WEEK;
    clock.months_s.partition_point(|start_s| *start_s <= at_s).clamp(1, clock.months_s.len().max(2) - 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::books::metric::{ABANDONMENT, CSAT_OBSERVED};
    use crate::books::{Count, Outcome, Sizes};
    use crate::scenario::samples::bare;
    use crate::unit::DAY;

    const SIZES: Sizes = Sizes { topics: 1, arms: 1, teams: 1, models: 1, triggers: 0, segments: 1, intervals: 168 };

    fn alarm() -> Alarm {
        Alarm { measure: &CSAT_OBSERVED, weight: 0.5, margin: 0.02, lost_margin: 0.02, errors: 0.0 }
    }

    /// A history with these shares of 1,000 surveyed, and of 1,000 issues, satisfied week by week; each week costs as given.
    fn history(weeks: &[(f64, f64, f64)]) -> Parts {
        cut(weeks, 7.0)
    }

    /// The same whose last week has so many days.
    fn cut(weeks: &[(f64, f64, f64)], days: f64) -> Parts {
        Parts::of(&outcome(weeks, days), alarm().measure)
    }

    fn outcome(weeks: &[(f64, f64, f64)], days: f64) -> Outcome {
        let mut world = bare("2024-01-01");
        world.clock.warmup_s = 0.0;
        world.clock.horizon_s = (weeks.len() as f64 - 1.0) * WEEK + days * DAY;
        let mut outcome = Outcome::new(&world.clock, SIZES, 10);
        for (week, &(surveyed, satisfied, cost)) in weeks.iter().enumerate() {
            let row = outcome.row_at((week as f64 + 0.1) * WEEK, 0);
            outcome.add(row, Count::Surveyed, 1000.0);
            outcome.add(row, Count::SurveyedSatisfied, 1000.0 * surveyed);
            outcome.add(row, Count::IssuesClosed, 1000.0);
            outcome.add(row, Count::IssuesSatisfied, 1000.0 * satisfied);
            outcome.add(row, Count::ComplaintCost, cost);
        }
        outcome
    }

    /// From .8 the average with weight ½ goes to .785, .7775, … on weeks of .77: two points are lost in the second. Of weeks of .781
    /// it never loses them.
    #[test]
    fn the_alarm_rings_once_the_moving_average_has_lost_the_margin() {
        let before = history(&[(0.8, 0.8, 0.0); 8]);
        assert_eq!(first_alarm(&alarm(), &history(&[(0.77, 0.8, 0.0); 8]), &before), Some(2));
        assert_eq!(first_alarm(&alarm(), &history(&[(0.781, 0.8, 0.0); 8]), &before), None);
        assert_eq!(first_alarm(&alarm(), &history(&[(0.9, 0.8, 0.0); 8]), &before), None, "better is no alarm");
        assert_eq!(first_alarm(&alarm(), &before, &before), None);
    }

    /// The standard error of the average is √(.8·.2·(½ ÷ 1½)/1000) = .0073: the average of .77 reaches four of them never, of .75
    /// (.775, .7625) in the second week.
    #[test]
    fn a_fall_within_chance_is_no_alarm() {
        let before = history(&[(0.8, 0.8, 0.0); 8]);
        let careful = Alarm { errors: 4.5, ..alarm() };
        assert_eq!(first_alarm(&careful, &history(&[(0.77, 0.8, 0.0); 8]), &before), None);
        assert_eq!(first_alarm(&careful, &history(&[(0.75, 0.8, 0.0); 8]), &before), Some(2));
    }

    #[test]
    fn more_abandonment_is_worse_and_fewer_complaints_are_not() {
        let mut before = outcome(&[(0.8, 0.8, 0.0); 4], 7.0);
        let mut after = before.clone();
        for (outcome, abandoned) in [(&mut before, 50.0), (&mut after, 100.0)] {
            for week in 0..4 {
                let row = outcome.row_at(f64::from(week) * WEEK, 0);
                outcome.add(row, Count::Offered, 1000.0);
                outcome.add(row, Count::Abandoned, abandoned);
            }
        }
        let abandonment = Alarm { measure: &ABANDONMENT, ..alarm() };
        let [before, after] = [before, after].map(|outcome| Parts::of(&outcome, &ABANDONMENT));
        assert_eq!(first_alarm(&abandonment, &after, &before), Some(1));
        assert_eq!(first_alarm(&abandonment, &before, &after), None);
    }

    fn first(own: &Parts, baseline: &Parts, margin: f64) -> Option<usize> {
        first_loss(std::slice::from_ref(own), std::slice::from_ref(baseline), margin)
    }

    /// Satisfaction falls by 10 points in the fifth week: the four weeks from the second on lose 2.5 points together, and still
    /// nothing is lost before the fifth.
    #[test]
    fn satisfaction_is_lost_in_the_week_in_which_it_falls_and_none_before() {
        let mut weeks = [(0.8, 0.8, 0.0); 12];
        let baseline = history(&weeks);
        weeks[4..].fill((0.8, 0.7, 7.0));
        let own = history(&weeks);
        assert_eq!([0.02, 0.045, 0.11].map(|margin| first(&own, &baseline, margin)), [Some(4), Some(4), None]);
        assert_eq!(first(&baseline, &own, 0.02), None);
        assert!((damage(&own, &baseline, 1, 6) - 10.0 * 2.0 * 7.0).abs() < 1e-9, "of two weeks, at scale 1:1");
    }

    /// Of 0.6 points a week more, two points are lost in the fifth week; a week of 3 points that no other follows is not lost.
    #[test]
    fn a_slow_fall_is_lost_where_it_crosses_the_margin_and_a_bad_week_is_none() {
        let baseline = history(&[(0.8, 0.8, 0.0); 12]);
        let slope: Vec<(f64, f64, f64)> = (0..12).map(|week| (0.8, 0.8 - 0.006 * f64::from(week), 0.0)).collect();
        assert_eq!(first(&history(&slope), &baseline, 0.02), Some(4));
        let mut one = [(0.8, 0.8, 0.0); 12];
        one[3].1 = 0.77;
        assert_eq!(first(&history(&one), &baseline, 0.02), None);
    }

    /// A fall that fills three whole weeks and three days has not lasted four weeks; with four days more it has.
    #[test]
    fn a_week_that_is_cut_short_is_no_week() {
        let falls = |days: f64| {
            let mut weeks = [(0.8, 0.8, 0.0); 8];
            let mut pair = [weeks, weeks].map(|weeks| cut(&weeks, days));
            weeks[4..].fill((0.7, 0.7, 0.0));
            pair[0] = cut(&weeks, days);
            let [own, baseline] = pair;
            (first(&own, &baseline, 0.02), first_alarm(&Alarm { weight: 1.0, ..alarm() }, &own, &baseline))
        };
        assert_eq!([falls(3.0).0, falls(7.0).0], [None, Some(4)]);
        assert_eq!(falls(3.0).1, Some(5), "three whole weeks ring");
    }

    /// Before a fall of 10 points in the seventh week, the fifth is below the margin in one of two histories and by chance. Where
    /// both are below it, it is no chance.
    #[test]
    fn a_week_that_is_below_by_chance_is_not_taken_for_the_fall() {
        let lost = |fifth: [f64; 2]| {
            let of = |satisfied: f64| {
                let mut weeks = [(0.8, 0.79, 0.0); 12];
                weeks[4].1 = satisfied;
                weeks[6..].fill((0.8, 0.7, 0.0));
                history(&weeks)
            };
            first_loss(&fifth.map(of), &[history(&[(0.8, 0.8, 0.0); 12]), history(&[(0.8, 0.8, 0.0); 12])], 0.02)
        };
        assert_eq!([lost([0.75, 0.79]), lost([0.77, 0.77])], [Some(6), Some(4)]);
    }

    /// Two histories, of which one loses 10 points and the other gains 4: together three, which is chance. Where both lose three
    /// of them it is none.
    #[test]
    fn what_one_history_loses_and_another_wins_is_not_lost() {
        let of = |satisfied: f64| history(&[(0.8, satisfied, 0.0); 8]);
        let baseline = [of(0.8), of(0.8)];
        assert_eq!(first_loss(&[of(0.7), of(0.84)], &baseline, 0.02), None);
        assert_eq!(first_loss(&[of(0.77), of(0.771)], &baseline, 0.02), Some(0));
    }

    /// Four of six alarms: the median of all six lies between the third and the fourth, and of those four alone, which would
    /// leave out who heard nothing, it would be 25.
    #[test]
    fn histories_that_never_hear_an_alarm_count_in_every_percentile() {
        let found = When::of(&[Some(10), None, Some(40), Some(20), None, Some(30)]);
        assert_eq!(found, When { p05: Some(12.5), p50: Some(35.0), p95: None });
        assert_eq!(found.since(30), When { p05: Some(-17.5), p50: Some(5.0), p95: None });
        let [one_of_many, half] = [[Some(3), None, None], [Some(1), Some(9), None]].map(|all| When::of(&all).p50);
        assert_eq!(
            [one_of_many, half, When::of(&[]).p50, When::of(&[Some(1), None]).p50],
            [None, Some(9.0), None, None]
        );
    }

    /// January has 31 days, or 4.43 weeks; 2,100 days are 69 months.
    #[test]
    fn weeks_become_months_of_the_calendar() {
        let clock = bare("2024-01-01").clock;
        assert_eq!([0.0, 4.4, 4.5, 17.0, 400.0].map(|weeks| month(&clock, weeks)), [1, 1, 2, 4, 69]);
    }
}
