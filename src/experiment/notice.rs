//! When it was lost, when it could be noticed, and what happened in between: the true state beside what management sees.
//!
//! *Lost* is the first month of the horizon in which the true state is worse than the baseline's in the same history by
//! more than a margin, and by more than three standard errors of so many contacts: a small month must not be lost by
//! chance. *Noticed* is the week in which the [alarm](super::alarm) first sounds. *Damage* is what customers lost, complaints
//! and compensation cost above the baseline from the start of that month to the end of that week, or of the horizon.

use serde::{Deserialize, Serialize};

use super::Run;
use super::alarm::{first_alarm, watched};
use crate::outcome::{Count, Outcome};
use crate::scenario::{Alarm, Clock, LostBy, Scenario};
use crate::stat::estimate::{Pair, percentile};
use crate::unit::WEEK;

/// Standard errors that a month's loss must exceed besides the margin.
const SURE: f64 = 3.0;

/// Where single histories lie: percentiles 5, 50 and 95.
pub type Spread = [f64; 3];

/// What of the true state could be noticed under a strategy, over its histories.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Notice {
    /// Number of histories.
    pub histories: usize,
    /// Share of them in which the alarm sounds.
    pub alarms: f64,
    /// Month of the horizon in which it first does, from 1; of those histories.
    pub noticed_month: Option<Spread>,
    /// The end of that week, in weeks from the start of the horizon.
    pub noticed_weeks: Option<Spread>,
    /// What the loss is; `None` for the baseline, which loses nothing against itself.
    pub loss: Option<Loss>,
}

/// A loss against the baseline, paired by history.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Loss {
    /// Share of the histories in which there is one.
    pub share: f64,
    /// Month of the horizon in which it begins, from 1; of those histories.
    pub month: Option<Spread>,
    /// The start of that month, in weeks from the start of the horizon.
    pub weeks: Option<Spread>,
    /// Share of those histories in which it was never noticed; `None` if there are none.
    pub unnoticed: Option<f64>,
    /// Month in which the alarm sounds, from 1; of those of them in which it does.
    pub noticed_month: Option<Spread>,
    /// The end of that week, in weeks from the start of the horizon.
    pub noticed_weeks: Option<Spread>,
    /// Weeks from the start of the month to the alarm, or to the end of the horizon; 0 if the alarm came before.
    pub blind_weeks: Option<Spread>,
    /// Money lost in those weeks above the baseline, at scale 1:1.
    pub damage: Option<Spread>,
}

/// One history.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Case {
    /// Month, from 0.
    lost: Option<usize>,
    /// Week of the horizon, from 0.
    noticed: Option<usize>,
    damage: f64,
}

/// What could be noticed under a strategy of a run.
pub fn notice(scenario: &Scenario, run: &Run, index: usize, baseline: usize) -> Notice {
    let months = Months::new(&scenario.clock);
    let case =
        |(own, base): (&Outcome, &Outcome)| case(&scenario.alarm, &months, own, (index != baseline).then_some(base));
    let cases: Vec<Case> = run.outcomes[index].iter().zip(&run.outcomes[baseline]).map(case).collect();
    Notice {
        histories: cases.len(),
        alarms: share_of(&cases, |case| case.noticed.is_some()).unwrap_or(0.0),
        noticed_month: noticed(&cases, |week| months.of_week(week) as f64 + 1.0),
        noticed_weeks: noticed(&cases, |week| week as f64 + 1.0),
        loss: (index != baseline).then(|| loss(&months, &cases)),
    }
}

fn loss(months: &Months, cases: &[Case]) -> Loss {
    let lost: Vec<Case> = cases.iter().filter(|case| case.lost.is_some()).copied().collect();
    let of = |value: &dyn Fn(&Case, usize) -> f64| spread(lost.iter().filter_map(|case| Some(value(case, case.lost?))));
    Loss {
        share: share_of(cases, |case| case.lost.is_some()).unwrap_or(0.0),
        month: of(&|_, month| month as f64 + 1.0),
        weeks: of(&|_, month| months.first_week(month) as f64),
        unnoticed: share_of(&lost, |case| case.noticed.is_none()),
        noticed_month: noticed(&lost, |week| months.of_week(week) as f64 + 1.0),
        noticed_weeks: noticed(&lost, |week| week as f64 + 1.0),
        blind_weeks: of(&|case, month| blind(months, month, case.noticed).len() as f64),
        damage: of(&|case, _| case.damage),
    }
}

fn case(rule: &Alarm, months: &Months, own: &Outcome, base: Option<&Outcome>) -> Case {
    let warmup = own.n_warmup_weeks();
    let noticed = first_alarm(rule, &watched(rule.measure, own), warmup).map(|week| week - warmup);
    let lost = base.and_then(|base| (0..months.len()).find(|&month| is_lost(rule, months, month, (own, base))));
    let damage = base.zip(lost).map_or(0.0, |(base, month)| {
        let weeks = blind(months, month, noticed);
        weeks.map(|week| (harm_in(own, week) - harm_in(base, week)) * f64::from(own.scale)).sum()
    });
    Case { lost, noticed, damage }
}

/// The weeks from the start of a month until the alarm has sounded.
fn blind(months: &Months, month: usize, noticed: Option<usize>) -> std::ops::Range<usize> {
    let from = months.first_week(month);
    from..noticed.map_or(months.weeks, |week| week + 1).max(from)
}

fn harm_in(outcome: &Outcome, week: usize) -> f64 {
    let lines = [Count::ValueLost, Count::ValueMissed, Count::ComplaintCost, Count::Compensation];
    lines.iter().map(|&line| outcome.week(week, line)).sum()
}

/// Whether the true state of a month is worse than the baseline's, beyond the margin and beyond chance.
fn is_lost(rule: &Alarm, months: &Months, month: usize, (own, base): (&Outcome, &Outcome)) -> bool {
    let (hits, of, worse) = match rule.lost_measure {
        LostBy::Satisfaction => (Count::Satisfied, Count::Rated, -1.0),
        LostBy::Leaving => (Count::Left, Count::IssuesClosed, 1.0),
    };
    let sum = |outcome: &Outcome, count| months.weeks_of(month).map(|week| outcome.week(week, count)).sum::<f64>();
    let pair = |outcome: &Outcome| Pair { num: sum(outcome, hits), den: sum(outcome, of) };
    is_worse(pair(own), pair(base), worse, rule.lost_margin)
}

/// Whether one share is worse than another, `worse` being the sign of a worsening.
///
/// # Formula
/// `±(a − b) > max(margin, 3 √(p(1−p)(1/n_a + 1/n_b)))`, `p` the share of both together. With common luck the true error is
/// smaller.
fn is_worse(own: Pair, base: Pair, worse: f64, margin: f64) -> bool {
    let Some((a, b)) = own.ratio().zip(base.ratio()) else { return false };
    let p = (own.num + base.num) / (own.den + base.den);
    let error = (p * (1.0 - p) * (1.0 / own.den + 1.0 / base.den)).max(0.0).sqrt();
    worse * (a - b) > f64::max(margin, SURE * error)
}

/// The months of the horizon in whole weeks: a week belongs to the month in which it begins.
struct Months {
    /// The first week of each month, then the number of weeks.
    starts: Vec<usize>,
    weeks: usize,
}

impl Months {
    fn new(clock: &Clock) -> Self {
        let weeks = (clock.horizon_s / WEEK).ceil() as usize;
        let week_at = |at_s: f64| ((((at_s - clock.warmup_s) / WEEK) - 1e-9).ceil().max(0.0) as usize).min(weeks);
        let mut starts: Vec<usize> = clock.months_s.iter().map(|&at_s| week_at(at_s)).collect();
        if let Some(last) = starts.last_mut() {
            *last = weeks;
        }
        Self { starts, weeks }
    }

    fn len(&self) -> usize {
        self.starts.len() - 1
    }

    fn first_week(&self, month: usize) -> usize {
        self.starts[month]
    }

    fn weeks_of(&self, month: usize) -> std::ops::Range<usize> {
        self.starts[month]..self.starts[month + 1]
    }

    fn of_week(&self, week: usize) -> usize {
        self.starts.partition_point(|&start| start <= week).clamp(1, self.len()) - 1
    }
}

fn noticed(cases: &[Case], value: impl Fn(usize) -> f64) -> Option<Spread> {
    spread(cases.iter().filter_map(|case| case.noticed.map(&value)))
}

fn share_of(cases: &[Case], is_so: impl Fn(&Case) -> bool) -> Option<f64> {
    let n = cases.iter().filter(|case| is_so(case)).count();
    (!cases.is_empty()).then(|| n as f64 / cases.len() as f64)
}

fn spread(values: impl Iterator<Item = f64>) -> Option<Spread> {
    let mut values: Vec<f64> = values.collect();
    values.sort_unstable_by(f64::total_cmp);
    let [low, middle, high] = [0.05, 0.5, 0.95].map(|p| percentile(&values, p));
    Some([low?, middle?, high?])
}
