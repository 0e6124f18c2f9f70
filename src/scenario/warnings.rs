//! What is right in a scenario and hardly meant: said by `check`, refused by nobody.

use jiff::ToSpan;

use super::{HeadcountChange, Phase, Scenario, Staffing, Strategy, Team};
use crate::unit::{DAY, human_duration};

/// Doubts about a scenario, each a sentence.
pub fn warnings(scenario: &Scenario) -> Vec<String> {
    let of_strategy = |strategy: &Strategy| {
        let teams = 0..strategy.phases.first().map_or(0, |phase| phase.levers.teams.len());
        teams.flat_map(|team| cut_short(scenario, strategy, team)).collect::<Vec<_>>()
    };
    scenario.strategies.iter().flat_map(of_strategy).collect()
}

/// Hirings of a team that a later change calls off before anybody has had a first day.
fn cut_short(scenario: &Scenario, strategy: &Strategy, team: usize) -> Vec<String> {
    let changes = changes(strategy, team);
    let doubt = |pair: &[Change]| {
        let [before, hiring, after] = pair else { return None };
        let is_decline = before.by == HeadcountChange::Attrition && before.to < hiring.to;
        let first_day_s = hiring.at_s + hiring.team.turnover.recruiting_time_s;
        if hiring.to <= before.to || is_decline || after.at_s >= first_day_s {
            return None;
        }
        let date = |at_s: f64| {
            let days = ((at_s - scenario.clock.warmup_s) / DAY) as i64;
            scenario.clock.start.saturating_add(days.days())
        };
        let outcome = if after.to >= hiring.to { "starts it anew" } else { "calls it off" };
        Some(format!(
            "strategy.{}: the hiring of team.{} to {} heads at {} brings nobody: recruiting takes {}, and the change to {} \
             heads at {} {outcome}",
            strategy.id,
            hiring.team.id,
            hiring.to,
            date(hiring.at_s),
            human_duration(hiring.team.turnover.recruiting_time_s),
            after.to,
            date(after.at_s),
        ))
    };
    changes.windows(3).filter_map(doubt).collect()
}

/// A new target of a headcount.
struct Change<'s> {
    at_s: f64,
    to: f64,
    by: HeadcountChange,
    team: &'s Team,
}

/// The targets of a team's headcount, one after the other.
fn changes(strategy: &Strategy, team: usize) -> Vec<Change<'_>> {
    let of_phase = |phase: &'_ Phase| {
        let team = phase.levers.teams.get(team)?;
        let Staffing::Headcount { to, by } = team.staffing else { return None };
        Some((phase.from_s, to, by))
    };
    let mut changes: Vec<Change> = Vec::new();
    // What a ramp adds to calls nothing off.
    for phase in strategy.phases.iter().filter(|phase| !phase.is_step) {
        let Some((at_s, to, by)) = of_phase(phase) else { continue };
        let is_new = changes.last().is_none_or(|last| last.team.staffing != phase.levers.teams[team].staffing);
        if is_new {
            changes.push(Change { at_s, to, by, team: &phase.levers.teams[team] });
        }
    }
    changes
}
