//! What an experiment will take: contacts, events, and the memory of a replication.
//!
//! Contacts and open issues are those of a [`TrialRun`]. Memory is made of five things: customers, open issues, the calendar's
//! pages, seats, and what the outcome keeps. What it cannot see: chance beyond one history of each strategy.

use serde::Serialize;

use super::{Design, TrialRun, Tried, ends};
use crate::books::{Digest, Parts};
use crate::policy::staffing;
use crate::scenario::{Scenario, Staffing, Strategy, Team};
use crate::unit::YEAR;

/// Bytes of a customer.
const BYTES_PER_CUSTOMER: f64 = 8.0;
/// Bytes of an open issue with its place in a line, and of an event that waits; measured, see `docs/performance.md`.
const BYTES_PER_OPEN_ISSUE: f64 = 200.0;
const BYTES_PER_EVENT: f64 = 200.0;
/// Bytes of the calendar's pages for each contact that comes, and of all pages at most; measured.
const CALENDAR_BYTES_PER_CONTACT: f64 = 12.0;
const CALENDAR_BYTES: f64 = 2.0e7;
/// Bytes of an agent, and of one chat that an agent has room for.
const BYTES_PER_SEAT: f64 = 32.0;
const BYTES_PER_CHAT: f64 = 16.0;

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

/// Contacts and memory of an experiment, as its trial lets expect at the scale of the design.
pub fn forecast(scenario: &Scenario, design: &Design, trial: &TrialRun) -> Forecast {
    let scale = f64::from(design.scale);
    let contacts = || trial.strategies.iter().chain([&trial.nobody]).map(|tried| tried.contacts / scale);
    let of_issues =
        |tried: &Tried| tried.most_open(design) * BYTES_PER_OPEN_ISSUE + tried.booked * BYTES_PER_EVENT / scale;
    let bytes = |(&index, tried): (&usize, &Tried)| {
        let strategy = &scenario.strategies[index];
        of_issues(tried) + seat_bytes(scenario, strategy, scale) + scenario.sizes(strategy).bytes(&scenario.clock)
    };
    let largest = contacts().fold(0.0, f64::max);
    Forecast {
        contacts_per_replication: largest,
        contacts: contacts().sum::<f64>() * design.replications.len() as f64,
        bytes_per_replication: BYTES_PER_CUSTOMER * customers_at_end(scenario) / scale
            + (largest * CALENDAR_BYTES_PER_CONTACT).min(CALENDAR_BYTES)
            + design.strategies.iter().zip(&trial.strategies).map(bytes).fold(of_issues(&trial.nobody), f64::max),
    }
}

/// Bytes of what is kept of all replications of a design: the outcomes of the strategies, and of everything that is run beside them
/// the totals; of the coarser scale also what is read of it by week and by group.
pub fn kept_bytes(scenario: &Scenario, design: &Design) -> f64 {
    let n = (design.strategies.len() * design.replications.len()) as f64;
    let outcome = |&index: &usize| scenario.sizes(&scenario.strategies[index]).bytes(&scenario.clock);
    let outcomes = design.strategies.iter().map(outcome).sum::<f64>() * design.replications.len() as f64;
    let groups = scenario.topics.len() + scenario.segments.len();
    let [coarser, fits, flips] =
        [design.scale_bias, design.fits, design.flips].map(|is_run| f64::from(u8::from(is_run)));
    let ends = ends(scenario).len() as f64 * (design.of_flips().replications.len() * design.strategies.len()) as f64;
    // Nobody's replications are as many as those of one strategy, so at most as many as all.
    let totals = n * (2.0 + 2.0 * coarser + fits * scenario.fits.len() as f64)
        + flips * ends
        + f64::from(design.draws.map_or(0, |draws| draws.worlds)) * 1.25 * design.strategies.len() as f64;
    outcomes + totals * size_of::<Digest>() as f64 + coarser * n * Parts::bytes(groups, &scenario.clock)
}

/// Everyone who will have joined by the end of the horizon, at scale 1:1.
pub fn customers_at_end(scenario: &Scenario) -> f64 {
    let base = scenario.customers;
    base.count * base.growth(scenario.clock.horizon_s / YEAR).max(1.0)
}

/// Chats that a team's seats have room for, the most of all teams and strategies: an upper bound at a scale.
pub fn most_chats(scenario: &Scenario, scale: f64) -> f64 {
    let of = |strategy: &Strategy| {
        let teams = 0..strategy.phases[0].levers.teams.len();
        teams.map(|team| seats(scenario, strategy, team, scale) * room(strategy, team)).fold(0.0, f64::max)
    };
    scenario.strategies.iter().map(of).fold(0.0, f64::max)
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
    let since_s = scenario.clock.end_s() - scenario.clock.warmup_s;
    let on_duty = |team: &Team| match &team.staffing {
        Staffing::OnDuty(counts) => counts.iter().copied().fold(0.0, f64::max),
        Staffing::Headcount { to, .. } => {
            let growth = team.growth(since_s).max(1.0);
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
    use crate::books::Sizes;
    use crate::scenario::Waits;
    use crate::scenario::samples::bare;

    fn trial() -> TrialRun {
        let scenario = bare("2024-01-01");
        let tried = Tried { contacts: 1e6, open: 1000.0, in_line: 500.0, booked: 1000.0, events: 1e7 };
        TrialRun {
            strategies: vec![tried; scenario.strategies.len()],
            nobody: Tried { contacts: 2e6, ..tried },
            calibration_events: 0.0,
            events: 0,
            unfinished: None,
        }
    }

    fn forecast_of(change: impl Fn(&mut Scenario, &mut TrialRun)) -> Forecast {
        let (mut scenario, mut trial) = (bare("2024-01-01"), trial());
        change(&mut scenario, &mut trial);
        let design = Design { scale: 10, ..Design::of(&scenario) };
        forecast(&scenario, &design, &trial)
    }

    fn with_team(change: impl Fn(&mut Team)) -> f64 {
        let of_strategy = |strategy: &mut Strategy| {
            strategy.phases.iter_mut().flat_map(|phase| &mut phase.levers.teams).for_each(&change);
        };
        forecast_of(|scenario, _| scenario.strategies.iter_mut().for_each(of_strategy)).bytes_per_replication
    }

    #[test]
    fn what_was_tried_out_is_brought_to_the_scale_and_the_replications() {
        let scenario = bare("2024-01-01");
        let found = forecast_of(|_, _| ());
        assert!((found.contacts_per_replication - 2e5).abs() < 1e-6);
        let all = 1e5 * scenario.strategies.len() as f64 + 2e5;
        assert!((found.contacts - all * f64::from(scenario.run.replications)).abs() < 1e-3);
        let crowded = forecast_of(|_, trial| trial.strategies[0].open += 1e6);
        let more = crowded.bytes_per_replication - found.bytes_per_replication;
        assert!((more - 1e5 * BYTES_PER_OPEN_ISSUE).abs() < 1.0, "{more}");
        // Of a crowd, nine tenths of all, who stands in line has a record.
        let of = |waits| forecast(&scenario, &Design { scale: 10, waits, ..Design::of(&scenario) }, &trial());
        let line = of(Waits::Crowd).bytes_per_replication - of(Waits::Small).bytes_per_replication;
        assert!((line - 450.0 * BYTES_PER_OPEN_ISSUE).abs() < 1.0, "{line}");
    }

    #[test]
    fn memory_holds_the_seats_with_room_for_their_chats() {
        let of = |agents: f64, chats: u32| {
            with_team(|team| {
                team.staffing = Staffing::OnDuty(vec![agents]);
                team.chats_at_once = chats;
            })
        };
        let (few, many, roomy) = (of(1e3, 1), of(1e6, 1), of(1e6, 20));
        let root = 10_f64.sqrt();
        assert!((many - few - (1e6 - 1e3) / root * (BYTES_PER_SEAT + BYTES_PER_CHAT)).abs() < 1.0);
        assert!((roomy - many - 1e6 / root * 19.0 * BYTES_PER_CHAT).abs() < 1.0);
    }

    /// Rows, scores and arms: a world of a thousand topics keeps a thousand times the counts of one.
    #[test]
    fn memory_holds_what_every_topic_of_every_arm_keeps() {
        let scenario = bare("2024-01-01");
        let bytes = |topics: usize, arms: usize| {
            let one = scenario.sizes(&scenario.strategies[0]);
            Sizes { topics, arms, ..one }.bytes(&scenario.clock)
        };
        let of_topic = bytes(2, 1) - bytes(1, 1);
        assert!((bytes(1000, 1) - bytes(1, 1) - 999.0 * of_topic).abs() < 1e-3);
        assert!(bytes(1000, 2) > 1.5 * bytes(1000, 1));
    }
}
