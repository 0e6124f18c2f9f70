//! When a strategy loses its customers' satisfaction, when management could notice it, and what is damaged in between.
//!
//! *Lost* is judged in truth and against the baseline, over all random histories together: what one small history loses by
//! chance is not lost. *Noticed* is judged in each history on what management sees and on nothing else: surveys and the
//! queue's own numbers, week by week, under the alarm that the scenario states. The two meet only here.

use std::cmp::Ordering;

use serde::{Deserialize, Serialize};

use super::Run;
use super::compare::difference;
use super::scale::{Bias, direction, measured};
use super::summary::Summary;
use super::verdict::is_judged;
use super::words::amount;
use crate::metric::{Better, metric};
use crate::outcome::{Count, Outcome};
use crate::scenario::{Alarm, Clock, Scenario};
use crate::stat::estimate::{Estimate, Pair, mean};
use crate::stat::paired;
use crate::unit::WEEK;

/// Weeks over which satisfaction must be worse to be lost.
pub const WINDOW: usize = 4;

/// What is damaged: value of customers lost and of newcomers kept away, complaints, compensation.
const DAMAGE: [Count; 4] = [Count::ValueLost, Count::ValueMissed, Count::ComplaintCost, Count::Compensation];

/// What befell a strategy's customers, and who could know.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Detection {
    /// When satisfaction was lost, weeks from the launch; `None` if it never was.
    pub lost_week: Option<usize>,
    /// Random histories in which no alarm rang until the end of the horizon, if it was lost.
    pub unnoticed: usize,
    /// Random histories in which the alarm rang, lost or not.
    pub alarms: usize,
    /// When the alarm first rang, weeks from the launch, of the histories in which it did.
    pub alarm_week: Estimate,
    /// Weeks from the loss to the alarm, 0 if it rang before; of the histories in which it rang.
    pub delay_weeks: Estimate,
    /// Their median over all histories; `None` if in half of them or more no alarm rang.
    pub median_delay: Option<f64>,
    /// Damage above the baseline's from the loss until the alarm, or until the end of the horizon. Money at scale 1:1.
    pub damage: Estimate,
    /// What the scale does to that; `None` at 1:1 and where it was not measured.
    pub damage_scale_bias: Option<Estimate>,
}

impl Detection {
    /// Whether damage is found.
    pub fn is_hurt(&self, scale: u32) -> bool {
        direction(&self.damage, Bias::at(scale, self.damage_scale_bias.as_ref())) == Some(Ordering::Greater)
    }
}

/// What befell a strategy of a run, against a baseline.
pub fn detection(scenario: &Scenario, run: &Run, index: usize, baseline: usize) -> Detection {
    let found = unmeasured_detection(scenario, run, index, baseline);
    let damage = |run: &Run| unmeasured_detection(scenario, run, index, baseline).damage;
    Detection { damage_scale_bias: measured(run, &found.damage, &damage), ..found }
}

/// The same without what the scale does to the damage.
fn unmeasured_detection(scenario: &Scenario, run: &Run, index: usize, baseline: usize) -> Detection {
    let alarm = &scenario.alarm;
    let (own, base) = (&run.outcomes[index], &run.outcomes[baseline]);
    let satisfied = |run: &Run| metric("satisfaction").map(|metric| difference(metric, run, index, baseline));
    let bias = satisfied(run).and_then(|here| measured(run, &here, &|run| satisfied(run).unwrap_or_else(|| mean(&[]))));
    let least = bias.and_then(|bias| bias.mean).map_or(alarm.lost_margin, |bias| bias.abs().max(alarm.lost_margin));
    let lost_week = first_loss(own, base, least);
    let rings: Vec<Option<usize>> = own.iter().zip(base).map(|(own, base)| first_alarm(alarm, own, base)).collect();
    let alarm_weeks: Vec<f64> = rings.iter().flatten().map(|&week| week as f64).collect();
    let (mut delays, mut damages) = (Vec::new(), Vec::new());
    if let Some(lost) = lost_week {
        delays.extend(rings.iter().flatten().map(|week| week.saturating_sub(lost) as f64));
        let until_noticed = |((own, base), rings): ((&Outcome, &Outcome), &Option<usize>)| {
            damage(own, base, lost, rings.unwrap_or(own.n_weeks()))
        };
        damages.extend(own.iter().zip(base).zip(&rings).map(until_noticed));
    }
    let unnoticed = lost_week.map_or(0, |_| rings.len() - alarm_weeks.len());
    Detection {
        lost_week,
        median_delay: median_delay(&delays, unnoticed),
        unnoticed,
        alarms: alarm_weeks.len(),
        alarm_week: mean(&alarm_weeks),
        delay_weeks: mean(&delays),
        damage: mean(&damages),
        damage_scale_bias: None,
    }
}

/// The median of some delays, where so many histories more wait for ever; `None` if half of all do.
fn median_delay(delays: &[f64], never: usize) -> Option<f64> {
    let mut all = [delays, &vec![f64::INFINITY; never]].concat();
    all.sort_unstable_by(f64::total_cmp);
    all.get(all.len() / 2).copied().filter(|delay| delay.is_finite())
}

/// The first week from which, over [`WINDOW`] weeks and all histories together, issues end with fewer satisfied customers than
/// the baseline's by more than the margin (or than what the scale does, if that is more), and by more than chance.
fn first_loss(own: &[Outcome], baseline: &[Outcome], margin: f64) -> Option<usize> {
    let satisfied = |outcomes: &[Outcome], from: usize| -> Vec<Pair> {
        let sum = |outcome: &Outcome, count| (from..from + WINDOW).map(|week| outcome.week(week, count)).sum::<f64>();
        let pair = |outcome| Pair { num: sum(outcome, Count::IssuesSatisfied), den: sum(outcome, Count::IssuesClosed) };
        outcomes.iter().map(pair).collect()
    };
    let is_lost = |week: &usize| {
        let difference = paired::difference(&satisfied(own, *week), &satisfied(baseline, *week));
        let is_chance = difference.half_width.is_some() && direction(&difference, Bias::Nothing).is_none();
        difference.mean.is_some_and(|mean| mean < -margin) && !is_chance
    };
    let weeks = own.first().map_or(0, Outcome::n_weeks);
    (0..(weeks + 1).saturating_sub(WINDOW)).find(is_lost)
}

/// How many weeks have passed when the alarm first rings; `None` if it never does, or knows no level.
///
/// The level is the baseline's of the same random history, over the whole horizon. It stands for the years before, which are
/// not simulated: the weeks of the warm-up would not do, since they begin without anybody who has to come back.
///
/// # Formula
/// Of each week's numerator `a` and denominator `n` (survey answers): `A ← (1−λ)A + λa`, `N ← (1−λ)N + λn` and
/// `V ← (1−λ)²V + λ²n`, begun in the steady state of the baseline's mean week. It rings once `A/N` is worse than the level
/// `p` by `max(margin, k·√(p(1−p)·V)/N)`, in a week of which there is a denominator.
///
/// # Source
/// Roberts 1959 (EWMA charts).
fn first_alarm(alarm: &Alarm, own: &Outcome, baseline: &Outcome) -> Option<usize> {
    let watched = metric(&alarm.measure)?;
    let worse = if watched.better == Better::Less { 1.0 } else { -1.0 };
    let before = watched.pair(baseline);
    let (level, weeks, keep) = (before.ratio()?, baseline.n_weeks() as f64, 1.0 - alarm.weight);
    let (mut above, mut below) = (before.num / weeks, before.den / weeks);
    let mut spread = below * alarm.weight / (1.0 + keep);
    let rings = |week: &usize| {
        let Pair { num, den } = watched.week_pair(own, *week);
        above = keep * above + alarm.weight * num;
        below = keep * below + alarm.weight * den;
        spread = keep * keep * spread + alarm.weight * alarm.weight * den;
        let error = (level * (1.0 - level) * spread).sqrt() / below;
        den > 0.0 && worse * (above / below - level) >= alarm.margin.max(alarm.errors * error)
    };
    (0..own.n_weeks()).find(rings).map(|week| week + 1)
}

/// Damage above the baseline's in some weeks, at scale 1:1.
fn damage(own: &Outcome, baseline: &Outcome, from: usize, to: usize) -> f64 {
    let sum = |outcome: &Outcome| {
        let week = |week| DAMAGE.iter().map(|&count| outcome.week(week, count)).sum::<f64>();
        f64::from(outcome.scale) * (from..to).map(week).sum::<f64>()
    };
    sum(own) - sum(baseline)
}

/// The month of the horizon, from 1, in which so many weeks have passed.
pub fn month(clock: &Clock, weeks: f64) -> usize {
    let at_s = clock.warmup_s + weeks * WEEK;
    clock.months_s.partition_point(|start_s| *start_s <= at_s).clamp(1, clock.months_s.len().max(2) - 1)
}

/// What was lost and who could know, in a sentence for each strategy but the baseline.
pub fn sentences(scenario: &Scenario, summary: &Summary) -> Vec<String> {
    if summary.replications.len() < 2 {
        return Vec::new();
    }
    let others = summary.strategies.iter().filter(|strategy| strategy.id != summary.baseline);
    let judged = others.filter(|strategy| is_judged(summary, strategy));
    judged.map(|strategy| sentence(scenario, summary, &strategy.id, &strategy.detection)).collect()
}

fn sentence(scenario: &Scenario, summary: &Summary, id: &str, found: &Detection) -> String {
    let (n, baseline) = (summary.replications.len(), &summary.baseline);
    let points = match scenario.alarm.lost_margin * 100.0 {
        margin if (margin - 1.0).abs() < 1e-9 => "a point".to_owned(),
        margin => format!("{} points", (margin * 100.0).round() / 100.0),
    };
    let Some(lost) = found.lost_week else {
        let never = never(scenario, summary, id);
        return format!("Under {id} satisfaction {never} {points} below {baseline}’s for {WINDOW} weeks together.");
    };
    let month = month(&scenario.clock, lost as f64);
    let told = format!("Under {id} satisfaction is more than {points} below {baseline}’s from month {month} on");
    let hurt = match found.damage.mean.filter(|_| found.is_hurt(summary.scale)) {
        Some(damage) => format!("{} of damage", amount(damage, &found.damage, &summary.currency)),
        None => format!("no damage above {baseline}’s found"),
    };
    let watched = watched(scenario);
    let Some(delay) = found.median_delay else {
        return match found.alarms {
            0 => format!("{told}. {watched} never rings: {hurt} until the end."),
            alarms => format!(
                "{told}. {watched} rings in {alarms} of {n} random histories, in the others never: {hurt} until \
                 then, or until the end."
            ),
        };
    };
    let (missed, between) = match found.unnoticed {
        0 => (String::new(), "in between"),
        missed => (format!(" (never in {missed} of {n} random histories)"), "until then, or until the end"),
    };
    let weeks = match delay.round() as i64 {
        0 => "at once".to_owned(),
        1 => "1 week later".to_owned(),
        weeks => format!("{weeks} weeks later"),
    };
    format!("{told}. {watched} rings {weeks}{missed}, with {hurt} {between}.")
}

/// "The alarm (Observed CSAT)", and whose idea it is where the scenario says nothing of one.
fn watched(scenario: &Scenario) -> String {
    let label = metric(&scenario.alarm.measure).map_or("", |metric| metric.label);
    let whose = if scenario.alarm == Alarm::by_default() { ", the program’s default" } else { "" };
    format!("The alarm ({label}{whose})")
}

/// What is said where no loss is found: where the scale alone may do more than the margin, less than that is not found.
fn never(scenario: &Scenario, summary: &Summary, id: &str) -> &'static str {
    let strategy = summary.strategies.iter().find(|known| known.id == id);
    let bias = strategy.and_then(|strategy| strategy.scale_bias.get("satisfaction")?.mean);
    let is_hidden = bias.is_some_and(|bias| bias.abs() > scenario.alarm.lost_margin);
    if is_hidden { "is not found, beyond what the scale does, to fall" } else { "never falls" }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::outcome::Sizes;
    use crate::scenario::samples::bare;

    const SIZES: Sizes = Sizes { topics: 1, arms: 1, teams: 1, models: 1, triggers: 0, segments: 1, intervals: 24 };

    #[test]
    fn an_alarm_that_nobody_set_is_told_as_the_default() {
        let scenario = bare("2024-01-01");
        assert_eq!(watched(&scenario), "The alarm (Observed CSAT, the program’s default)");
        let alarm = Alarm { margin: scenario.alarm.margin + 0.01, ..scenario.alarm.clone() };
        assert_eq!(watched(&Scenario { alarm, ..scenario }), "The alarm (Observed CSAT)");
    }

    fn alarm() -> Alarm {
        Alarm { measure: "csat_observed".into(), weight: 0.5, margin: 0.02, lost_margin: 0.02, errors: 0.0 }
    }

    /// A history with these shares of 1,000 surveyed, and of 1,000 issues, satisfied week by week; each week costs as given.
    fn history(weeks: &[(f64, f64, f64)]) -> Outcome {
        let mut world = bare("2024-01-01");
        world.clock.warmup_s = 0.0;
        world.clock.horizon_s = weeks.len() as f64 * WEEK;
        let mut outcome = Outcome::new(&world.clock, SIZES, 10);
        for (week, &(surveyed, satisfied, cost)) in weeks.iter().enumerate() {
            let row = outcome.row_at((week as f64 + 0.5) * WEEK, 0);
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
        let mut before = history(&[(0.8, 0.8, 0.0); 4]);
        let mut after = before.clone();
        for (outcome, abandoned) in [(&mut before, 50.0), (&mut after, 100.0)] {
            for week in 0..4 {
                let row = outcome.row_at(f64::from(week) * WEEK, 0);
                outcome.add(row, Count::Offered, 1000.0);
                outcome.add(row, Count::Abandoned, abandoned);
            }
        }
        let abandonment = Alarm { measure: "abandonment".into(), ..alarm() };
        assert_eq!(first_alarm(&abandonment, &after, &before), Some(1));
        assert_eq!(first_alarm(&abandonment, &before, &after), None);
    }

    /// Satisfaction falls by 10 points in the fifth week: over four weeks together it is 2.5 points lower from the second on.
    #[test]
    fn satisfaction_is_lost_when_four_weeks_together_are_worse_by_the_margin() {
        let mut weeks = [(0.8, 0.8, 0.0); 12];
        let baseline = history(&weeks);
        weeks[4..].fill((0.8, 0.7, 7.0));
        let own = history(&weeks);
        let first = |own: &Outcome, baseline: &Outcome, margin| {
            first_loss(std::slice::from_ref(own), std::slice::from_ref(baseline), margin)
        };
        assert_eq!(first(&own, &baseline, 0.02), Some(1));
        assert_eq!(first(&own, &baseline, 0.045), Some(2));
        assert_eq!(first(&own, &baseline, 0.11), None);
        assert_eq!(first(&baseline, &own, 0.02), None);
        assert!((damage(&own, &baseline, 1, 6) - 10.0 * 2.0 * 7.0).abs() < 1e-9, "of two weeks, at scale 1:1");
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

    /// One alarm of sixty after three weeks is no alarm after three weeks.
    #[test]
    fn histories_that_never_hear_an_alarm_count_in_the_median() {
        assert_eq!(median_delay(&[3.0], 59), None);
        assert_eq!(median_delay(&[9.0, 1.0, 5.0], 1), Some(9.0));
        assert_eq!(median_delay(&[9.0, 1.0, 5.0], 0), Some(5.0));
        assert_eq!([median_delay(&[1.0], 1), median_delay(&[], 0)], [None, None]);
    }

    /// January has 31 days, or 4.43 weeks; 2,100 days are 69 months.
    #[test]
    fn weeks_become_months_of_the_calendar() {
        let clock = bare("2024-01-01").clock;
        assert_eq!([0.0, 4.4, 4.5, 17.0, 400.0].map(|weeks| month(&clock, weeks)), [1, 1, 2, 4, 69]);
    }
}
