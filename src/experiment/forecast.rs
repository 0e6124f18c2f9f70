//! What an experiment will take: contacts, and the memory of a replication.
//!
//! Memory is made of five things that a scenario tells beforehand: customers, open issues, the calendar's pages, seats and
//! rows of counts. Open issues follow from Little's law: issues a second times the mean time that one stays open. Every share is taken from the
//! strategy's worst phase, so the sum errs upwards. What it cannot see: chance beyond the means, trust that falls and with
//! it repeats that rise, and, without a calibration, a line that grows behind an AI.

use serde::Serialize;

use super::Design;
use crate::model::calibration::Calibration;
use crate::policy::{Routing, WhenFull, staffing};
use crate::scenario::{AiModel, Levers, Resolver, Scenario, Staffing, Strategy, Team};
use crate::unit::{DAY, MINUTE, MONTH, WEEK, YEAR};

/// Bytes of a customer.
const BYTES_PER_CUSTOMER: f64 = 8.0;
/// Bytes of an open issue with its events, and of one that waits in line with none; measured, see `docs/performance.md`.
const BYTES_PER_OPEN_ISSUE: f64 = 400.0;
const BYTES_PER_WAITING_ISSUE: f64 = 200.0;
/// Bytes of the calendar's pages for each contact that comes, and of all pages at most; measured.
const CALENDAR_BYTES_PER_CONTACT: f64 = 12.0;
const CALENDAR_BYTES: f64 = 2.0e7;
/// Bytes of an agent, and of one chat that an agent has room for.
const BYTES_PER_SEAT: f64 = 32.0;
const BYTES_PER_CHAT: f64 = 16.0;
/// Bytes of a row of counts.
const BYTES_PER_ROW: f64 = (crate::outcome::Count::ALL.len() * 8) as f64;

/// What an experiment will take.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Forecast {
    /// Contacts of one replication of the busiest strategy.
    pub contacts_per_replication: f64,
    /// Contacts of the whole experiment.
    pub contacts: f64,
    /// Memory of one running replication, bytes.
    pub bytes_per_replication: f64,
}

/// Contacts and memory of an experiment.
///
/// Contacts per issue come from the calibration, or are taken as 2 without one (an upper bound in practice).
pub fn forecast(scenario: &Scenario, design: &Design, calibration: Option<&Calibration>) -> Forecast {
    let scale = f64::from(design.scale);
    let years = scenario.clock.end_s() / YEAR;
    let growth = 1.0 + scenario.customers.growth_per_year;
    let per_month = |customers: f64| customers / scale * scenario.demand.issues_per_customer_month;
    let on_average = per_month(scenario.customers.count * libm::pow(growth, years / 2.0));
    let at_end_per_s = per_month(customers_at_end(scenario)) / MONTH * busiest(scenario);
    let contacts_per_issue = |strategy: usize| calibration.map_or(2.0, |c| c.contacts_per_issue[strategy]);
    let issues = on_average * scenario.clock.end_s() / MONTH + replayed_beyond(scenario) / scale;
    let contacts = |strategy: usize| issues * contacts_per_issue(strategy);
    let bytes = |index: usize| {
        let strategy = &scenario.strategies[index];
        at_end_per_s * open_s(scenario, strategy, contacts_per_issue(index)) * BYTES_PER_OPEN_ISSUE
            + waiting(scenario, index, calibration, at_end_per_s) * BYTES_PER_WAITING_ISSUE
            + (contacts(index) * CALENDAR_BYTES_PER_CONTACT).min(CALENDAR_BYTES)
            + seat_bytes(scenario, strategy, scale)
    };
    let rows = scenario.clock.end_s() / WEEK * (scenario.topics.len() + 1) as f64;
    let of_strategies = design.strategies.iter().copied();
    let nobody = unanswered_contacts(scenario);
    let bytes_of_nobody =
        at_end_per_s * (nobody * retry_s(scenario)).min(scenario.clock.end_s()) * BYTES_PER_OPEN_ISSUE;
    Forecast {
        contacts_per_replication: of_strategies.clone().map(contacts).fold(issues * nobody, f64::max),
        contacts: (of_strategies.clone().map(contacts).sum::<f64>() + issues * nobody)
            * design.replications.len() as f64,
        bytes_per_replication: BYTES_PER_CUSTOMER * customers_at_end(scenario) / scale
            + rows * BYTES_PER_ROW
            + of_strategies.map(bytes).fold(bytes_of_nobody, f64::max),
    }
}

/// Everyone who will have joined by the end of the horizon, at scale 1:1.
pub fn customers_at_end(scenario: &Scenario) -> f64 {
    let base = scenario.customers;
    let growth = libm::pow(1.0 + base.growth_per_year, scenario.clock.horizon_s / YEAR);
    base.count * growth.max(1.0)
}

/// Chats that a team's seats have room for, the most of all teams and strategies: an upper bound at a scale.
pub fn most_chats(scenario: &Scenario, scale: f64) -> f64 {
    let of = |strategy: &Strategy| {
        let teams = 0..strategy.phases[0].levers.teams.len();
        teams.map(|team| seats(scenario, strategy, team, scale) * room(strategy, team)).fold(0.0, f64::max)
    };
    scenario.strategies.iter().map(of).fold(0.0, f64::max)
}

/// Demand in the busiest month and the greatest surge, or on the busiest replayed day, ÷ ordinary demand.
fn busiest(scenario: &Scenario) -> f64 {
    let most = |factors: &[f64]| factors.iter().copied().fold(1.0, f64::max);
    let surge = scenario.demand.surges.iter().map(|surge| most(&surge.factor)).fold(1.0, f64::max);
    let replayed = scenario.demand.replay.iter().map(|day| day.counts.iter().sum::<f64>()).fold(0.0, f64::max);
    let replayed = if replayed > 0.0 { replayed / issues_per_day(scenario) } else { 0.0 };
    (most(&scenario.demand.season) * surge).max(replayed)
}

/// Issues of an ordinary day at the start of the horizon, at scale 1:1.
fn issues_per_day(scenario: &Scenario) -> f64 {
    scenario.customers.count * scenario.demand.issues_per_customer_month / MONTH * DAY
}

/// Issues of the replayed days beyond those of as many ordinary ones, at scale 1:1.
fn replayed_beyond(scenario: &Scenario) -> f64 {
    let ordinary = issues_per_day(scenario);
    scenario.demand.replay.iter().map(|day| (day.counts.iter().sum::<f64>() - ordinary).max(0.0)).sum()
}

/// Mean time that an issue stays open, s: every contact takes its time, may fail and be discovered, and is come back from.
fn open_s(scenario: &Scenario, strategy: &Strategy, contacts: f64) -> f64 {
    let of_resolver = |resolver: &Resolver| {
        let topics = scenario.topics.iter().zip(&resolver.success);
        let failed: f64 = topics.map(|(topic, success)| topic.share * (1.0 - success)).sum();
        let discovery_s = (1.0 - resolver.noticed) * resolver.discovered_after.mean_s();
        failed * (discovery_s + resolver.comes_back * resolver.comes_back_after.mean_s())
    };
    let of_phase = |levers: &Levers| {
        let of_model = |model: usize| of_resolver(&levers.ai.models[model].resolver);
        let is_asked = levers.routing != Routing::PeopleOnly;
        let ai = levers.ai.used().filter(|_| is_asked).map(of_model).fold(0.0, f64::max);
        levers.teams.iter().map(|team| of_resolver(&team.resolver)).fold(ai, f64::max)
    };
    let failing_s = strategy.all_levers().map(of_phase).fold(0.0, f64::max);
    let talking_s = strategy.all_levers().map(talking_s).fold(0.0, f64::max);
    let end_s = scenario.clock.end_s();
    (contacts * (failing_s + talking_s + handling_s(scenario, strategy) + retry_s(scenario))).min(end_s)
}

/// Mean time to another try, of all who could try again, s.
fn retry_s(scenario: &Scenario) -> f64 {
    scenario.patience.retry * scenario.patience.retry_after.mean_s()
}

/// Contacts of an issue where nobody answers: so many tries as there are, but no more than there is time for.
fn unanswered_contacts(scenario: &Scenario) -> f64 {
    let most = 1.0 + scenario.clock.end_s() / scenario.patience.retry_after.mean_s();
    (1.0 / (1.0 - scenario.patience.retry)).min(most)
}

/// Most time of a contact in talks with the AI, s: every try and every step down a cascade takes the longest.
fn talking_s(levers: &Levers) -> f64 {
    let of_model = |model: usize| {
        let model = &levers.ai.models[model];
        let factor = model.handoff_talk_factor.max(model.dead_end_talk_factor).max(1.0);
        model.talk_time.mean_s() * factor
    };
    let longest_s = levers.ai.used().map(of_model).fold(0.0, f64::max);
    let steps = levers.ai.orders.iter().map(|order| order.models().len()).max().unwrap_or(1) - 1;
    (f64::from(levers.ai.tries) + steps as f64) * longest_s
}

/// Mean handle time of a contact with the slowest team, s.
fn handling_s(scenario: &Scenario, strategy: &Strategy) -> f64 {
    let mean_s: f64 = scenario.topics.iter().map(|topic| topic.share * topic.handle_time.mean_s()).sum();
    let slowest = |levers: &Levers| levers.teams.iter().map(|t| t.handle_time_factor / speed(t)).fold(0.0, f64::max);
    mean_s * strategy.all_levers().map(slowest).fold(0.0, f64::max)
}

/// How fast each chat of a full agent runs.
fn speed(team: &Team) -> f64 {
    1.0 / (1.0 + team.slowdown * (f64::from(team.chats_at_once) - 1.0))
}

/// Contacts in line where people are fewer than their work, or models have fewer places than talks: what they miss, for as
/// long as patience lasts.
///
/// All teams are taken together. Without a calibration an AI is taken to leave people no work, and each model that is asked to
/// talk about every issue once.
fn waiting(scenario: &Scenario, strategy: usize, calibration: Option<&Calibration>, issues_per_s: f64) -> f64 {
    let phases = &scenario.strategies[strategy].phases;
    let ends = phases[1..].iter().map(|phase| phase.from_s).chain([scenario.clock.end_s()]);
    let handle_s: f64 = scenario.topics.iter().map(|topic| topic.share * topic.handle_time.mean_s()).sum();
    let in_line = |(index, end_s): (usize, f64)| {
        let Levers { routing, teams, channels, .. } = &phases[index].levers;
        let work_s = match calibration {
            Some(known) => (0..teams.len()).map(|team| known.work_per_issue(strategy, index, 0, team)).sum(),
            None if *routing == Routing::PeopleOnly => handle_s,
            None => 0.0,
        };
        let capacity = |team: &Team| mean_on_duty(team) * f64::from(team.chats_at_once) * speed(team);
        let people: f64 = teams.iter().map(capacity).sum();
        let customers = scenario.customers.count * scenario.demand.issues_per_customer_month;
        let talk_s = |model: usize| {
            let mean_s = phases[index].levers.ai.models[model].talk_time.mean_s();
            calibration.map_or(mean_s, |known| known.talk_per_issue(strategy, index, 0, model))
        };
        let missing_people = (1.0 - people / (customers / MONTH * work_s)).max(0.0);
        let missing_models = missing_at_models(&phases[index].levers, customers / MONTH, talk_s);
        let patience_s = channels.iter().map(|channel| channel.patience.mean_s()).fold(0.0, f64::max);
        let lasting_s = patience_s.min(end_s - phases[index].from_s);
        let missing = if work_s > 0.0 { missing_people } else { 0.0 } + missing_models;
        if missing > 0.0 { issues_per_s * missing * lasting_s } else { 0.0 }
    };
    ends.enumerate().map(in_line).sum()
}

/// Talks per issue that find no place at models which let them wait.
fn missing_at_models(levers: &Levers, issues_per_s: f64, talk_s: impl Fn(usize) -> f64) -> f64 {
    let missing = |model: usize| {
        let AiModel { places, talks_per_minute, when_full, talk_time, .. } = &levers.ai.models[model];
        let begun = talks_per_minute.map(|talks| f64::from(talks) / MINUTE * talk_time.mean_s());
        let most = places.map(f64::from).into_iter().chain(begun).reduce(f64::min)?;
        let load = (issues_per_s * talk_s(model)).max(f64::MIN_POSITIVE);
        (*when_full == WhenFull::Wait).then_some((1.0 - most / load).max(0.0))
    };
    let is_asked = levers.routing != Routing::PeopleOnly;
    levers.ai.used().filter(|_| is_asked).filter_map(missing).sum()
}

fn mean_on_duty(team: &Team) -> f64 {
    match &team.staffing {
        Staffing::OnDuty(counts) => counts.iter().sum::<f64>() / counts.len() as f64,
        Staffing::Headcount { to, .. } => staffing::spread(*to, team.shrinkage, team.paid_hours_per_month, 1.0),
    }
}

/// Agents of a team on duty in its busiest interval, and chats that each has room for, in bytes.
fn seat_bytes(scenario: &Scenario, strategy: &Strategy, scale: f64) -> f64 {
    let of =
        |team: usize| seats(scenario, strategy, team, scale) * (BYTES_PER_SEAT + room(strategy, team) * BYTES_PER_CHAT);
    (0..strategy.phases[0].levers.teams.len()).map(of).sum()
}

/// Most agents of a team on duty at once. A margin shrinks with the root of the scale at most, so all of them do.
fn seats(scenario: &Scenario, strategy: &Strategy, team: usize, scale: f64) -> f64 {
    let peak = scenario.demand.week.iter().copied().fold(0.0, f64::max);
    let years = (scenario.clock.end_s() - scenario.clock.warmup_s) / YEAR;
    let on_duty = |team: &Team| match &team.staffing {
        Staffing::OnDuty(counts) => counts.iter().copied().fold(0.0, f64::max),
        Staffing::Headcount { to, .. } => {
            let growth = libm::pow(1.0 + team.headcount_growth_per_year, years).max(1.0);
            staffing::spread(to * growth, team.shrinkage, team.paid_hours_per_month, peak)
        }
    };
    of_phases(strategy, team, on_duty) / scale.sqrt()
}

fn room(strategy: &Strategy, team: usize) -> f64 {
    of_phases(strategy, team, |team| f64::from(team.chats_at_once))
}

/// The most of something that a team has in any phase.
fn of_phases(strategy: &Strategy, team: usize, of: impl Fn(&Team) -> f64) -> f64 {
    strategy.all_levers().filter_map(|levers| levers.teams.get(team)).map(of).fold(0.0, f64::max)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::parse;

    const DESK: &str = r#"
        schema = 1
        title = "a desk"
        start = 2025-01-06
        length = "52 weeks"
        baseline = "people"
        customers.count = 300_000
        demand.issues_per_customer_month = 1
        topic.question = { share = 1, handle_time = { dist = "exponential", mean = "6 min" } }
        team.desk = { on_duty = 100, success = 0.9 }
        [strategy.people]
    "#;

    fn desk(overrides: &[&str]) -> Scenario {
        let overrides: Vec<String> = overrides.iter().map(|text| (*text).to_owned()).collect();
        parse("x", "x", DESK, &overrides).unwrap_or_else(|faults| panic!("{faults}"))
    }

    fn bytes(overrides: &[&str]) -> f64 {
        let scenario = desk(overrides);
        forecast(&scenario, &Design::of(&scenario), None).bytes_per_replication
    }

    #[test]
    fn memory_grows_with_the_time_that_issues_stay_open() {
        let plain = bytes(&[]);
        let slow = r#"team.desk.discovered_after={ dist = "constant", mean = "300 days" }"#;
        // 300,000 issues a month for 290 days more, 10 % of them failed and 70 % of those not noticed, twice.
        let more = 300_000.0 * 290.0 / (MONTH / 86_400.0) * 0.1 * 0.7 * 2.0 * BYTES_PER_OPEN_ISSUE;
        assert!((bytes(&[slow]) - plain - more).abs() < 0.01 * more);
        assert!(bytes(&[r#"team.desk.comes_back_after={ dist = "constant", mean = "300 days" }"#]) > 1.5 * plain);
    }

    #[test]
    fn memory_holds_the_seats_with_room_for_their_chats() {
        let (few, many) = (bytes(&["team.desk.on_duty=1000"]), bytes(&["team.desk.on_duty=1_001_000"]));
        assert!((many - few - 1e6 * (BYTES_PER_SEAT + 16.0)).abs() < 1.0);
        let roomy = bytes(&["team.desk.on_duty=1_001_000", "team.desk.chats_at_once=20"]);
        assert!((roomy - many - 1_001_000.0 * 19.0 * 16.0).abs() < 1e6);
    }

    #[test]
    fn memory_holds_a_line_that_nobody_leaves() {
        let endless = r#"patience.time={ dist = "never" }"#;
        let enough = bytes(&[endless]);
        let short = bytes(&[endless, "team.desk.on_duty=10"]);
        // 300,000 issues a month need 41 people; with 10, three quarters of a year's and twelve weeks' issues wait.
        let waiting = 0.756 * 300_000.0 * desk(&[]).clock.end_s() / MONTH;
        assert!((short - enough - waiting * BYTES_PER_WAITING_ISSUE).abs() < 0.02 * waiting * BYTES_PER_WAITING_ISSUE);
        assert!(bytes(&["team.desk.on_duty=10"]) < enough + 1e6);
    }

    /// A model with half the places that its talks need: half of all issues wait for it, as long as the scenario lasts.
    #[test]
    fn memory_holds_a_line_before_a_model() {
        let ai = [
            "routing.first=ai",
            r#"patience.time={ dist = "never" }"#,
            r#"ai.talk_time={ dist = "constant", mean = "6 min" }"#,
        ];
        let enough = bytes(&ai);
        let load = 300_000.0 / MONTH * 360.0;
        let short = bytes(&[&ai[..], &[&format!("ai.places={}", (load / 2.0).round())]].concat());
        let waiting = 0.5 * 300_000.0 * desk(&[]).clock.end_s() / MONTH;
        let apart = (short - enough) / (waiting * BYTES_PER_WAITING_ISSUE);
        assert!((apart - 1.0).abs() < 0.03, "{apart}");
        let people = bytes(&[&ai[..], &["ai.places=1", "ai.when_full=people"]].concat());
        assert!((people - enough).abs() < 1.0, "nobody waits for a model");
    }
}
