//! What is right in a scenario and hardly meant: said by `check`, refused by nobody.

use jiff::ToSpan;

use super::{Ai, HeadcountChange, Levers, Phase, Scenario, Segment, Staffing, Strategy, Team};
use crate::policy::{HumanAccess, Routing};
use crate::unit::{DAY, YEAR, human_duration};

/// Below so many customers there is no heaviest tenth of them.
pub const LEAST_CUSTOMERS: f64 = 10.0;

/// Doubts about a scenario, each a sentence.
pub fn warnings(scenario: &Scenario) -> Vec<String> {
    let models = 0..scenario.strategies.first().map_or(0, |strategy| strategy.phases[0].levers.ai.models.len());
    let of_world = moved_by_no_mood(scenario).into_iter().chain(shrinks(scenario)).chain(too_few(scenario));
    of_world
        .chain(scenario.strategies.iter().flat_map(|strategy| {
            let teams = 0..strategy.phases.first().map_or(0, |phase| phase.levers.teams.len());
            let cut_short = teams.flat_map(|team| cut_short(scenario, strategy, team));
            cut_short.chain(out_of_reach(strategy)).chain(untaught(strategy)).collect::<Vec<_>>()
        }))
        .chain(models.flat_map(|index| [unasked(scenario, index), stands_in_for_nobody(scenario, index)]).flatten())
        .collect()
}

/// Fewer customers than have a heaviest tenth.
fn too_few(scenario: &Scenario) -> Option<String> {
    let count = scenario.customers.count;
    (count < LEAST_CUSTOMERS).then(|| {
        format!("customers.count: {count} are too few for an experiment; what is found of them holds for nobody else")
    })
}

/// Customers who leave for reasons of their own where nobody joins: demand falls, whatever a strategy does.
///
/// Formula: of the issues of each segment `(1 − leaving)^years` are left.
fn shrinks(scenario: &Scenario) -> Option<String> {
    let years = scenario.clock.horizon_s / YEAR;
    let issues = |segment: &Segment| segment.share * segment.contact_factor;
    let left = |segment: &Segment| issues(segment) * libm::pow(1.0 - segment.background_leaving_per_year, years);
    let [all, rest]: [f64; 2] = [scenario.segments.iter().map(issues).sum(), scenario.segments.iter().map(left).sum()];
    let falls = (100.0 * (1.0 - rest / all)).round();
    (scenario.customers.growth_per_year <= 0.0 && falls >= 10.0).then(|| {
        format!(
            "background_leaving_per_year: nobody joins, so that demand falls by {falls} % over {}; give customers a \
             `growth_per_year` if that is not meant",
            human_duration(scenario.clock.horizon_s)
        )
    })
}

/// A mood that is switched on where nobody is whom it could move.
fn moved_by_no_mood(scenario: &Scenario) -> Vec<String> {
    let nobody_leaves = scenario.segments.iter().all(|segment| segment.background_leaving_per_year <= 0.0);
    let leaving = "mood.leaving: it speeds up ordinary leaving, and nobody leaves so; give segments a \
                   `background_leaving_per_year`";
    let newcomers = "mood.newcomers: it keeps newcomers away, and nobody joins; give customers a `growth_per_year`";
    let idle = [
        (scenario.mood.leaving > 0.0 && nobody_leaves, leaving),
        (scenario.mood.newcomers > 0.0 && scenario.customers.growth_per_year <= 0.0, newcomers),
    ];
    idle.into_iter().filter(|(is_idle, _)| *is_idle).map(|(_, said)| said.to_owned()).collect()
}

/// All phases of all strategies in which the AI answers.
fn with_ai(scenario: &Scenario) -> impl Iterator<Item = &Phase> {
    let phases = scenario.strategies.iter().flat_map(|strategy| &strategy.phases);
    phases.filter(|phase| phase.levers.routing != Routing::PeopleOnly)
}

/// A model that nobody asks; of `[ai]` itself, which also stands for what models have in common, only if it falls out.
fn unasked(scenario: &Scenario, index: usize) -> Option<String> {
    let is_asked = with_ai(scenario).any(|phase| phase.levers.ai.used().any(|model| model == index));
    let model = &scenario.strategies[0].phases[0].levers.ai.models[index];
    let path = if index == 0 { model.id.clone() } else { format!("model.{}", model.id) };
    let is_meant = index > 0 || !model.outages.dated_s.is_empty();
    let said = format!("{path}: no strategy asks this model; name it in `ai.models`, or leave it out");
    (!is_asked && is_meant && with_ai(scenario).next().is_some()).then_some(said)
}

/// A model that is to stand in for cascades of which every one names it anyway.
fn stands_in_for_nobody(scenario: &Scenario, index: usize) -> Option<String> {
    let model = index as u16;
    let in_vain = |phase: &Phase| {
        let Ai { orders, fail_over, .. } = &phase.levers.ai;
        fail_over.contains(&model) && orders.iter().all(|order| order.cascade().contains(&model))
    };
    let name = &scenario.strategies[0].phases[0].levers.ai.models[index].id;
    let said = format!("ai.fail_over: `{name}` stands in for nobody where every cascade names it anyway");
    with_ai(scenario).any(in_vain).then_some(said)
}

/// A model that could learn, in a strategy in which nothing ever teaches it.
fn untaught(strategy: &Strategy) -> Vec<String> {
    let levers = || strategy.phases.iter().map(|phase| &phase.levers);
    let asked = |levers: &Levers, model: usize| {
        levers.routing != Routing::PeopleOnly && levers.ai.used().any(|used| used == model)
    };
    let untaught = |&model: &usize| {
        let learns = |levers: &&Levers| asked(levers, model) && !levers.ai.models[model].learning.is_off();
        let is_taught = |levers: &Levers| {
            let (named, learning) = (&levers.ai.models[model], &levers.ai.models[model].learning);
            named.review_share * learning.from_reviews > 0.0
                || (learning.from_people > 0.0 && levers.human_access != HumanAccess::Never)
        };
        let mut learners = levers().filter(learns).peekable();
        learners.peek().is_some() && !learners.any(is_taught)
    };
    let models = 0..strategy.phases.first().map_or(0, |phase| phase.levers.ai.models.len());
    models.filter(untaught).map(|model| {
        let id = &strategy.phases[0].levers.ai.models[model].id;
        format!(
            "strategy.{}: the AI `{id}` can learn and nothing teaches it: no answer is reviewed that counts as a lesson, and none is \
             handed over to people whose solution would",
            strategy.id
        )
    }).collect()
}

/// Hirings of a team that a later change calls off before anybody has had a first day.
fn cut_short(scenario: &Scenario, strategy: &Strategy, team: usize) -> Vec<String> {
    let changes = changes(strategy, team);
    let doubt = |pair: &[Change]| {
        let [before, hiring, after] = pair else { return None };
        let is_decline = before.by == HeadcountChange::Attrition && before.to < hiring.to;
        let first_day_s = hiring.at_s + hiring.team.until_first_day_s();
        if hiring.to <= before.to || is_decline || after.at_s >= first_day_s {
            return None;
        }
        let date = |at_s: f64| {
            let days = ((at_s - scenario.clock.warmup_s) / DAY) as i64;
            scenario.clock.start.saturating_add(days.days())
        };
        let outcome = if after.to >= hiring.to { "starts it anew" } else { "calls it off" };
        Some(format!(
            "strategy.{}: the hiring of team.{} to {} heads at {} brings nobody: it takes {} to a first paid day, and the change to {} \
             heads at {} {outcome}",
            strategy.id,
            hiring.team.id,
            hiring.to,
            date(hiring.at_s),
            human_duration(hiring.team.until_first_day_s()),
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
