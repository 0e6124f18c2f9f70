//! What is right in a scenario and hardly meant: said by `check`, refused by nobody.

use jiff::ToSpan;

use super::{HeadcountChange, Phase, Scenario, Staffing, Strategy, Team};
use crate::policy::{HumanAccess, Routing};
use crate::unit::{DAY, human_duration};

/// Doubts about a scenario, each a sentence.
pub fn warnings(scenario: &Scenario) -> Vec<String> {
    let of_strategy = |strategy: &Strategy| {
        let teams = 0..strategy.phases.first().map_or(0, |phase| phase.levers.teams.len());
        let cut_short = teams.flat_map(|team| cut_short(scenario, strategy, team));
        cut_short.chain(out_of_reach(strategy)).collect::<Vec<_>>()
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

/// Access after more talks than the AI ever has in a contact.
fn out_of_reach(strategy: &Strategy) -> Option<String> {
    let of_phase = |phase: &Phase| match phase.levers.human_access {
        HumanAccess::AfterTries(tries) if phase.levers.routing != Routing::PeopleOnly => {
            Some((tries, phase.levers.ai.tries)).filter(|(tries, most)| tries > most)
        }
        _ => None,
    };
    let (tries, most) = strategy.phases.iter().find_map(of_phase)?;
    Some(format!(
        "strategy.{}: nobody who asks ever gets a person: human_access.tries is {tries}, and the AI talks at most {most} times \
         in a contact (ai.tries)",
        strategy.id
    ))
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
    for phase in &strategy.phases {
        let Some((at_s, to, by)) = of_phase(phase) else { continue };
        let is_new = changes.last().is_none_or(|last| last.team.staffing != phase.levers.teams[team].staffing);
        if is_new {
            changes.push(Change { at_s, to, by, team: &phase.levers.teams[team] });
        }
    }
    changes
}
