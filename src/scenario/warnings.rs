//! What is right in a scenario and hardly meant: said by `check`, refused by nobody.

use jiff::ToSpan;
use jiff::civil::Date;

use super::closing::{Closing, closings};
use super::{Ai, HeadcountChange, Levers, Phase, Scenario, Segment, Staffing, Strategy, Team};
use crate::policy::{HumanAccess, Routing};
use crate::unit::{DAY, YEAR};

/// Below so many customers there is no heaviest tenth of them.
pub const LEAST_CUSTOMERS: f64 = 10.0;

/// A doubt about a scenario.
#[derive(Clone, Debug, PartialEq)]
pub enum Warning {
    /// Fewer customers than an experiment has.
    FewCustomers(f64),
    /// Demand falls by itself.
    Shrinks {
        /// By so many per cent.
        falls: f64,
        /// Over so long, s.
        over_s: f64,
    },
    /// A mood would speed up ordinary leaving, and nobody leaves so.
    NobodyLeaves,
    /// A mood would keep newcomers away, and nobody joins.
    NobodyJoins,
    /// No strategy asks the model at this path.
    Unasked(String),
    /// The model of this name stands in for nobody.
    StandsInForNobody(String),
    /// A model can learn, and nothing teaches it.
    Untaught {
        /// The strategy.
        strategy: String,
        /// The model.
        model: String,
    },
    /// The input of a correlation that is not drawn.
    Undrawn(String),
    /// A hiring that a later change calls off brings nobody.
    CutShort(Box<CutShort>),
    /// What a close does that is hardly meant.
    Closing(Closing),
    /// Access comes after more talks than there are.
    OutOfReach {
        /// The strategy.
        strategy: String,
        /// Talks after which a person can be asked for.
        tries: u32,
        /// Talks of a contact at most.
        most: u32,
    },
}

/// A hiring that brings nobody.
#[derive(Clone, Debug, PartialEq)]
pub struct CutShort {
    /// The strategy.
    pub strategy: String,
    /// The team.
    pub team: String,
    /// Heads that were to be, and from which day on.
    pub hiring: (f64, Date),
    /// From a hiring to the first paid day, s.
    pub until_first_day_s: f64,
    /// Heads of the next change, and its day.
    pub next: (f64, Date),
}

/// Doubts about a scenario.
pub fn warnings(scenario: &Scenario) -> Vec<Warning> {
    let models = 0..scenario.strategies.first().map_or(0, |strategy| strategy.phases[0].levers.ai.models.len());
    let of_world = moved_by_no_mood(scenario).into_iter().chain(shrinks(scenario)).chain(too_few(scenario));
    let of_world = of_world.chain(undrawn(scenario));
    of_world
        .chain(scenario.strategies.iter().flat_map(|strategy| {
            let teams = 0..strategy.phases.first().map_or(0, |phase| phase.levers.teams.len());
            let cut_short = teams.flat_map(|team| cut_short(scenario, strategy, team));
            cut_short.chain(out_of_reach(strategy)).chain(untaught(strategy)).collect::<Vec<_>>()
        }))
        .chain(closings(scenario).into_iter().map(Warning::Closing))
        .chain(models.flat_map(|index| [unasked(scenario, index), stands_in_for_nobody(scenario, index)]).flatten())
        .collect()
}

/// Inputs of correlations that have no range, or are known today.
fn undrawn(scenario: &Scenario) -> Vec<Warning> {
    let is_drawn = |path: &str| scenario.assumptions.iter().any(|input| input.path == path && input.is_drawn());
    let inputs = scenario.correlations.iter().flat_map(|correlation| &correlation.inputs);
    inputs.filter(|path| !is_drawn(path)).map(|path| Warning::Undrawn(path.clone())).collect()
}

/// Fewer customers than have a heaviest tenth.
fn too_few(scenario: &Scenario) -> Option<Warning> {
    let count = scenario.customers.count;
    (count < LEAST_CUSTOMERS).then_some(Warning::FewCustomers(count))
}

/// Customers who leave for reasons of their own where nobody joins: demand falls, whatever a strategy does.
///
/// Formula: of the issues of each segment `(1 − leaving)^years` are left.
fn shrinks(scenario: &Scenario) -> Option<Warning> {
    let years = scenario.clock.horizon_s / YEAR;
    let issues = |segment: &Segment| segment.share * segment.contact_factor;
    let left = |segment: &Segment| issues(segment) * libm::pow(1.0 - segment.background_leaving_per_year, years);
    let [all, rest]: [f64; 2] = [scenario.segments.iter().map(issues).sum(), scenario.segments.iter().map(left).sum()];
    let falls = (100.0 * (1.0 - rest / all)).round();
    let over_s = scenario.clock.horizon_s;
    (scenario.customers.growth_per_year <= 0.0 && falls >= 10.0).then_some(Warning::Shrinks { falls, over_s })
}

/// A mood that is switched on where nobody is whom it could move.
fn moved_by_no_mood(scenario: &Scenario) -> Vec<Warning> {
    let nobody_leaves = scenario.segments.iter().all(|segment| segment.background_leaving_per_year <= 0.0);
    let leaving = (scenario.mood.leaving > 0.0 && nobody_leaves).then_some(Warning::NobodyLeaves);
    let nobody_joins = scenario.mood.newcomers > 0.0 && scenario.customers.growth_per_year <= 0.0;
    leaving.into_iter().chain(nobody_joins.then_some(Warning::NobodyJoins)).collect()
}

/// All phases of all strategies in which the AI answers.
fn with_ai(scenario: &Scenario) -> impl Iterator<Item = &Phase> {
    let phases = scenario.strategies.iter().flat_map(|strategy| &strategy.phases);
    phases.filter(|phase| phase.levers.routing != Routing::PeopleOnly)
}

/// A model that nobody asks; of `[ai]` itself, which also stands for what models have in common, only if it falls out.
fn unasked(scenario: &Scenario, index: usize) -> Option<Warning> {
    let is_asked = with_ai(scenario).any(|phase| phase.levers.ai.used().any(|model| model == index));
    let model = &scenario.strategies[0].phases[0].levers.ai.models[index];
    let path = if index == 0 { model.id.clone() } else { format!("model.{}", model.id) };
    let is_meant = index > 0 || !model.outages.dated_s.is_empty();
    (!is_asked && is_meant && with_ai(scenario).next().is_some()).then_some(Warning::Unasked(path))
}

/// A model that is to stand in for cascades of which every one names it anyway.
fn stands_in_for_nobody(scenario: &Scenario, index: usize) -> Option<Warning> {
    let model = index as u16;
    let in_vain = |phase: &Phase| {
        let Ai { orders, fail_over, .. } = &phase.levers.ai;
        fail_over.contains(&model) && orders.iter().all(|order| order.cascade().contains(&model))
    };
    let name = &scenario.strategies[0].phases[0].levers.ai.models[index].id;
    with_ai(scenario).any(in_vain).then(|| Warning::StandsInForNobody(name.clone()))
}

/// A model that could learn, in a strategy in which nothing ever teaches it.
fn untaught(strategy: &Strategy) -> Vec<Warning> {
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
    let named = |model: usize| strategy.phases[0].levers.ai.models[model].id.clone();
    let warning = |model| Warning::Untaught { strategy: strategy.id.clone(), model: named(model) };
    models.filter(untaught).map(warning).collect()
}

/// Hirings of a team that a later change calls off before anybody has had a first day.
fn cut_short(scenario: &Scenario, strategy: &Strategy, team: usize) -> Vec<Warning> {
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
        Some(Warning::CutShort(Box::new(CutShort {
            strategy: strategy.id.clone(),
            team: hiring.team.id.clone(),
            hiring: (hiring.to, date(hiring.at_s)),
            until_first_day_s: hiring.team.until_first_day_s(),
            next: (after.to, date(after.at_s)),
        })))
    };
    changes.windows(3).filter_map(doubt).collect()
}

/// Access after more talks than the AI ever has in a contact.
fn out_of_reach(strategy: &Strategy) -> Option<Warning> {
    let of_phase = |phase: &Phase| match phase.levers.human_access {
        HumanAccess::AfterTries(tries) if phase.levers.routing != Routing::PeopleOnly => {
            Some((tries, phase.levers.ai.tries)).filter(|(tries, most)| tries > most)
        }
        _ => None,
    };
    let (tries, most) = strategy.phases.iter().find_map(of_phase)?;
    Some(Warning::OutOfReach { strategy: strategy.id.clone(), tries, most })
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
