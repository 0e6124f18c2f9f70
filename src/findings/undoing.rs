//! What undoing a cut takes: money against never cutting, and the weeks until customers are served as before.

use std::ops::Range;

use super::base::Base;
use super::compare::difference;
use super::detection::{WINDOW, month};
use super::facts::{Regained, Undoing, When};
use crate::books::metric::{SATISFACTION, SERVICE_COST, SERVICE_LEVEL, TRUST};
use crate::books::{Better, Metric, Outcome};
use crate::scenario::{Levers, Scenario, Strategy};
use crate::stat::estimate::{Pair, mean};
use crate::unit::{WEEK, YEAR};

/// What is lost by a cut and regained.
pub const MEASURES: [Metric; 3] = [SERVICE_LEVEL, SATISFACTION, TRUST];

/// What a strategy that cuts people by date took, beside the baseline; `None` of one that cuts nobody.
pub fn undoing(base: Base, index: usize) -> Option<Undoing> {
    let Base { scenario, run, baseline } = base;
    if index == baseline {
        return None;
    }
    let (own, others) = (&run.outcomes[index], &run.outcomes[baseline]);
    let strategy = &scenario.strategies[run.design.strategies[index]];
    let [cut_s, undone_s] = asked(scenario, strategy).unwrap_or_else(|| dates(strategy));
    // A moment is a sum of seconds, whose last bits may lie before midnight.
    let weeks = |at_s: f64| (at_s - scenario.clock.warmup_s).max(0.0) / WEEK + 1e-6;
    let (cut_s, week) = (cut_s?, |at_s: f64| weeks(at_s) as usize);
    let cut_week = week(cut_s);
    let undone_week = undone_s.map(week);
    let from = undone_week.unwrap_or(cut_week);
    let trust = |outcome: &Outcome| outcome.trust_end;
    let trusts: Vec<f64> =
        own.iter().zip(others).filter_map(|(own, other)| Some(trust(own)? - trust(other)?)).collect();
    let regained = |metric: &Metric| {
        let histories: Vec<Back> = own
            .iter()
            .zip(others)
            .map(|(own, other)| Back::of(metric, own, other, [cut_week, from], scenario.alarm.lost_margin))
            .collect();
        Regained::of(metric, &histories)
    };
    Some(Undoing {
        cut_week,
        cut_month: month(&scenario.clock, weeks(cut_s)),
        undone_week,
        undone_month: undone_s.map(|at_s| month(&scenario.clock, weeks(at_s))),
        cost: difference(&SERVICE_COST.ratio, &run.digests, index, baseline).times(scenario.clock.horizon_s / YEAR),
        regained: MEASURES.iter().filter_map(regained).collect(),
        trust: mean(&trusts),
    })
}

/// When the cut of a strategy that was asked for begins, and when it is undone, by date; `None` of a strategy of the file.
fn asked(scenario: &Scenario, strategy: &Strategy) -> Option<[Option<f64>; 2]> {
    let derived = scenario.derived.iter().find(|derived| derived.id == strategy.id)?;
    let moments = derived.moments(scenario);
    let mut bends = derived.bends.iter().zip(moments).skip_while(|(bend, _)| bend.times >= 1.0);
    let (cut, cut_s) = bends.next()?;
    let undone = bends.find(|(bend, _)| bend.times > cut.times || bend.plus > cut.plus);
    Some([Some(cut_s), undone.map(|(_, at_s)| at_s)])
}

/// When a strategy first cuts people, and when it first rehires people after that in a team that was cut then, by date; s.
fn dates(strategy: &Strategy) -> [Option<f64>; 2] {
    let steps = || strategy.phases.windows(2).map(|both| (both[1].from_s, [&both[0].levers, &both[1].levers]));
    let of = |[before, after]: [&Levers; 2], is: &dyn Fn(f64, f64) -> bool| -> Vec<usize> {
        let both = before.teams.iter().zip(&after.teams).enumerate();
        both.filter(|(_, (before, after))| is(before.staffing.people(), after.staffing.people()))
            .map(|(team, _)| team)
            .collect()
    };
    let cut = steps().map(|(at_s, step)| (at_s, of(step, &|before, after| after < before)));
    let Some((cut_s, teams)) = cut.into_iter().find(|(_, teams)| !teams.is_empty()) else { return [None, None] };
    let is_undone =
        |step: [&Levers; 2]| of(step, &|before, after| after > before).iter().any(|team| teams.contains(team));
    let undone = steps().find(|(at_s, step)| *at_s > cut_s && is_undone(*step));
    [Some(cut_s), undone.map(|(at_s, _)| at_s)]
}

/// What became of a measure in one history.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Back {
    /// It was never lost.
    Kept,
    /// It was lost, and regained after so many weeks.
    After(usize),
    Never,
}

impl Back {
    /// Lost is what is worse than the baseline's by more than a margin over some [`WINDOW`] weeks from the cut on; regained once no
    /// four weeks from then on are, and all of them together not by more than half of it: what hovers at the margin is not as before.
    fn of(metric: &Metric, own: &Outcome, other: &Outcome, [cut, from]: [usize; 2], margin: f64) -> Self {
        let sign = if metric.better == Better::Less { -1.0 } else { 1.0 };
        let over = |outcome: &Outcome, weeks: Range<usize>| {
            weeks.map(|week| metric.ratio.week_pair(outcome, week)).fold(Pair::default(), Pair::plus).ratio()
        };
        let is_worse = |weeks: Range<usize>, by: f64| {
            let both = over(own, weeks.clone()).zip(over(other, weeks));
            both.is_some_and(|(own, other)| sign * (own - other) < -by)
        };
        let weeks = own.n_whole_weeks();
        let end = (weeks + 1).saturating_sub(WINDOW);
        let Some(last) = (cut..end).rev().find(|&week| is_worse(week..week + WINDOW, margin)) else {
            return Self::Kept;
        };
        let back = (last + 1..end).find(|&week| !is_worse(week..weeks, margin / 2.0));
        back.map_or(Self::Never, |week| Self::After(week.saturating_sub(from)))
    }
}

impl Regained {
    /// Over histories; `None` where nothing was lost in any.
    fn of(metric: &Metric, histories: &[Back]) -> Option<Self> {
        let lost: Vec<Option<usize>> = histories
            .iter()
            .filter_map(|back| match back {
                Back::Kept => None,
                Back::After(weeks) => Some(Some(*weeks)),
                Back::Never => Some(None),
            })
            .collect();
        let never = lost.iter().filter(|weeks| weeks.is_none()).count();
        let known = crate::books::metric::named(metric.id)?;
        (!lost.is_empty()).then(|| Self { metric: known, lost: lost.len(), never, weeks: When::of(&lost) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::books::{Count, Sizes};
    use crate::scenario::samples::{bare, world};
    use crate::scenario::{Bend, Derived};
    use crate::unit::DAY;

    const SIZES: Sizes = Sizes { topics: 1, arms: 1, teams: 1, models: 1, triggers: 0, segments: 1, intervals: 168 };

    /// A history of these shares of 1,000 issues satisfied, week by week.
    fn history(weeks: &[f64]) -> Outcome {
        let mut world = bare("2024-01-01");
        world.clock.warmup_s = 0.0;
        world.clock.horizon_s = weeks.len() as f64 * WEEK;
        let mut outcome = Outcome::new(&world.clock, SIZES, 1);
        for (week, satisfied) in weeks.iter().enumerate() {
            let row = outcome.row_at((week as f64 + 0.1) * WEEK, 0);
            outcome.add(row, Count::IssuesClosed, 1000.0);
            outcome.add(row, Count::IssuesSatisfied, 1000.0 * satisfied);
        }
        outcome
    }

    fn back(weeks: &[f64], from: [usize; 2]) -> Back {
        Back::of(&SATISFACTION, &history(weeks), &history(&vec![0.8; weeks.len()]), from, 0.02)
    }

    /// Lost by ten points in weeks 2 to 9, of which people are rehired in the sixth: the last four weeks that are lost begin with the
    /// tenth, of which they hold one lost week of 2.5 points on average; the first that are not with week 10 (from 0), four later.
    #[test]
    fn what_is_lost_is_regained_once_no_four_weeks_are_below() {
        let mut weeks = [0.8; 20];
        weeks[2..10].fill(0.7);
        assert_eq!(back(&weeks, [2, 6]), Back::After(4));
        assert_eq!(back(&[0.8; 20], [2, 6]), Back::Kept);
        assert_eq!(back(&[0.7; 20], [2, 6]), Back::Never);
        // A relapse counts: it is regained when it is kept.
        weeks[14] = 0.6;
        assert_eq!(back(&weeks, [2, 6]), Back::After(9));
        // What hovers at the margin of 2 points is not as before.
        let mut hovers = [0.785; 20];
        hovers[2..4].fill(0.7);
        assert_eq!(back(&hovers, [2, 6]), Back::Never);
        // What was lost before the cut is not the cut's.
        let mut before = [0.8; 20];
        before[..2].fill(0.6);
        assert_eq!(back(&before, [2, 6]), Back::Kept);
    }

    #[test]
    fn histories_in_which_it_is_never_regained_are_counted() {
        let found = Regained::of(&SATISFACTION, &[Back::Kept, Back::After(3), Back::Never, Back::After(7)]);
        let found = found.expect("it was lost");
        assert_eq!((found.lost, found.never, found.weeks.p50), (3, 1, Some(7.0)));
        assert!(Regained::of(&SATISFACTION, &[Back::Kept, Back::Kept]).is_none());
    }

    /// A cut at the launch is a cut; hiring of another team, beside it or later, does not undo it; hiring of this one does.
    #[test]
    fn a_cut_and_its_undoing_are_read_from_dates() {
        let of = |changes: &str| {
            let text = format!(
                "topic.easy = {{ share = 1, handle_time = {{ dist = \"constant\", mean = \"10 min\" }} }}\n\
                 team.desk = {{ headcount = 50, success = 0.9 }}\nteam.aid = {{ headcount = 5, success = 0.9 }}\n\
                 [strategy.x]\n{changes}"
            );
            dates(&world(&text).strategies[0]).map(|at_s| at_s.map(|at_s| (at_s / WEEK).round()))
        };
        assert_eq!(of(""), [None, None]);
        let cut = "[[strategy.x.change]]\nat = \"2024-01-08\"\nteam.desk.headcount = 30\nteam.aid.headcount = 10\n";
        assert_eq!(of(cut)[1], None);
        let at = of(cut)[0].expect("it cuts");
        let both = of(&format!("{cut}[[strategy.x.change]]\nat = \"2024-01-22\"\nteam.desk.headcount = 40\n"));
        assert_eq!(both, [Some(at), Some(at + 2.0)]);
        let other = of(&format!("{cut}[[strategy.x.change]]\nat = \"2024-01-22\"\nteam.aid.headcount = 40\n"));
        assert_eq!(other, [Some(at), None]);
    }

    /// A strategy that cuts and rehires by itself, cut once more in week 6 and rehired in week 10: what was asked for counts, not what the
    /// file says; people who come without a cut are no undoing.
    #[test]
    fn a_cut_that_was_asked_for_is_counted_from_its_own_dates() {
        let typed = world(
            "topic.easy = { share = 1, handle_time = { dist = \"constant\", mean = \"10 min\" } }\n\
             team.desk = { headcount = 50, success = 0.9 }\n[strategy.x]\n\
             [[strategy.x.change]]\nat = \"2024-01-08\"\nteam.desk.headcount = 30\n\
             [[strategy.x.change]]\nat = \"2024-01-15\"\nteam.desk.headcount = 50\n",
        );
        let bend = |at: &str, times: f64, plus: f64| Bend { option: "--cut", at: Some(at.to_owned()), times, plus };
        let of = |bends: Vec<Bend>| {
            let derived = vec![Derived { id: "x".into(), of: "x".into(), team: "desk".into(), bends }];
            let scenario = Scenario { derived, ..typed.clone() };
            let days = |at_s: f64| (at_s - scenario.clock.warmup_s) / DAY;
            asked(&scenario, &scenario.strategies[0]).map(|moments| moments.map(|at_s| at_s.map(days)))
        };
        assert_eq!(
            of(vec![bend("2024-01-17", 0.7, 0.0), bend("2024-01-24", 1.0, 0.0)]),
            Some([Some(16.0), Some(23.0)])
        );
        assert_eq!(of(vec![bend("2024-01-17", 0.7, 0.0)]), Some([Some(16.0), None]));
        assert_eq!(of(vec![bend("2024-01-17", 1.0, 20.0)]), None);
    }
}
