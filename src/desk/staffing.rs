//! How many people a week needs: of counts in a file, or of what a scenario brings to a team.

use std::path::Path;

use super::error::{DeskError, Refusal, Unstaffed};
use super::find::ScenarioText;
use super::{files, import};
use crate::erlang::required::{Ask, Required, Rule};
use crate::intake::Asked;
use crate::model::Setting;
use crate::model::calibration::Calibration;
use crate::policy::staffing::slowed;
use crate::scenario::{Scenario, Team, builtin};
use crate::study::Silent;
use crate::unit::{MONTH, WEEK};

/// What is asked for; what is left out comes from the scenario, or is the usual.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// The team of a scenario.
    pub team: Option<String>,
    /// Mean handle time of a contact, s.
    pub handle_time_s: Option<f64>,
    /// Mean patience, s.
    pub patience_s: Option<f64>,
    /// Share of the offered that is served in time.
    pub target: f64,
    /// Longest wait that is in time, s.
    pub within_s: Option<f64>,
    /// Most of the time on duty that an agent may be busy.
    pub max_occupancy: f64,
    /// Share of paid time away from customers.
    pub shrinkage: Option<f64>,
    /// Paid hours of a head, per month.
    pub paid_hours_per_month: Option<f64>,
    /// Coefficient of variation of busy days.
    pub busyness: f64,
    /// How a file of counts is read.
    pub counts: Asked,
}

/// The usual threshold, s; shrinkage (H19); paid hours.
const USUAL: (f64, f64, f64) = (20.0, 0.3, 160.0);
/// Largest load of an interval that is computed, erlang.
const MOST_LOAD: f64 = 1e6;

/// What a week needs by a file of counts, or by the baseline of a scenario: the name of a built-in one, or a `.toml` file.
///
/// # Errors
/// Faults of the file or of the scenario; [`Unstaffed`]; a load that is too large.
pub fn required(input: &str, wanted: &Wanted) -> Result<Required, DeskError> {
    let is_scenario = builtin(input).is_some() || Path::new(input).extension().is_some_and(|ending| ending == "toml");
    let (ask, contacts, interval_s) = if is_scenario { of_scenario(input, wanted)? } else { of_counts(input, wanted)? };
    let most = contacts.iter().fold(0.0, |most: f64, &contacts| most.max(contacts));
    let load = most / interval_s * ask.handle_time_s * ask.slowed;
    if load > MOST_LOAD {
        return Err(super::calculators::Unanswered::Load(load).into());
    }
    Ok(ask.of_week(&contacts, interval_s))
}

fn of_counts(input: &str, wanted: &Wanted) -> Result<(Ask, Vec<f64>, f64), DeskError> {
    if wanted.team.is_some() {
        return Err(refused(Unstaffed::TeamOfCounts));
    }
    let handle_time_s = wanted.handle_time_s.ok_or_else(|| refused(Unstaffed::NoHandleTime))?;
    let learned = import::learned(Path::new(input), &wanted.counts)?;
    let (within_s, shrinkage, paid_hours) = USUAL;
    let ask = Ask {
        handle_time_s,
        patience_s: wanted.patience_s,
        target: wanted.target,
        within_s: wanted.within_s.unwrap_or(within_s),
        max_occupancy: wanted.max_occupancy,
        shrinkage: wanted.shrinkage.unwrap_or(shrinkage),
        paid_hours_per_month: wanted.paid_hours_per_month.unwrap_or(paid_hours),
        chats_at_once: 1,
        slowed: 1.0,
        rule: Rule::ServiceLevel,
        busyness: wanted.busyness,
    };
    let contacts = learned.week.iter().map(|count| count.unwrap_or(0.0)).collect();
    Ok((ask, contacts, learned.interval_s))
}

/// What the baseline brings to a team at the start of the horizon, contacts that come again because nobody answered left out.
fn of_scenario(input: &str, wanted: &Wanted) -> Result<(Ask, Vec<f64>, f64), DeskError> {
    let scenario = ScenarioText::find(input)?.parse(&[], None)?;
    let phases = &scenario.strategies[scenario.baseline].phases;
    let (index, team) =
        team(&scenario, &phases[phases.len().min(2) - 1].levers.teams, wanted.team.as_deref()).map_err(refused)?;
    let Some(calibration) = Calibration::rough(&scenario, Setting::at_scale(1), &Silent) else {
        return Err(DeskError::Stopped);
    };
    let work_s = calibration.work_per_issue(scenario.baseline, phases.len().min(2) - 1, 0, index);
    let usual_s = handle_time_s(&scenario, team);
    let handle_time_s = wanted.handle_time_s.unwrap_or(usual_s);
    let demand = &scenario.demand;
    let issues = scenario.customers.count * demand.issues_per_customer_month * WEEK / MONTH;
    let per_interval = issues * work_s / usual_s / demand.week.len() as f64;
    let chats = f64::from(team.chats_at_once);
    let patience_s = scenario.patience.time.mean_s();
    let ask = Ask {
        handle_time_s,
        patience_s: wanted.patience_s.or(patience_s.is_finite().then_some(patience_s)),
        target: wanted.target,
        within_s: wanted.within_s.unwrap_or(scenario.reporting.service_threshold_s),
        max_occupancy: wanted.max_occupancy,
        shrinkage: wanted.shrinkage.unwrap_or(team.shrinkage),
        paid_hours_per_month: wanted.paid_hours_per_month.unwrap_or(team.paid_hours_per_month),
        chats_at_once: team.chats_at_once,
        slowed: slowed(team.slowdown, chats),
        rule: Rule::ServiceLevel,
        busyness: wanted.busyness,
    };
    Ok((ask, demand.week.iter().map(|weight| weight * per_interval).collect(), demand.interval_s))
}

fn refused(why: Unstaffed) -> DeskError {
    Refusal::from(why).into()
}

/// The team that is asked for, or the only one with people.
fn team<'a>(scenario: &Scenario, teams: &'a [Team], named: Option<&str>) -> Result<(usize, &'a Team), Unstaffed> {
    let known = || teams.iter().map(|team| team.id.clone()).collect::<Vec<String>>();
    let with_people = || teams.iter().enumerate().filter(|(_, team)| team.has_people());
    let no_such =
        |name: &str| Unstaffed::NoTeam { scenario: scenario.id.clone(), name: name.to_owned(), known: known() };
    match named {
        Some(name) => teams.iter().enumerate().find(|(_, team)| team.id == name).ok_or_else(|| no_such(name)),
        None if with_people().count() == 1 => with_people().next().ok_or_else(|| no_such("")),
        None => Err(Unstaffed::WhichTeam { scenario: scenario.id.clone(), known: known() }),
    }
}

/// Mean handle time of the topics that a team serves, by their shares.
fn handle_time_s(scenario: &Scenario, team: &Team) -> f64 {
    let served = || scenario.topics.iter().zip(&team.serves).filter(|(_, rank)| rank.is_some()).map(|(topic, _)| topic);
    let all: f64 = served().map(|topic| topic.share).sum();
    let sum: f64 = served().map(|topic| topic.share * topic.handle_time.mean_s()).sum();
    team.handle_time_factor * if all > 0.0 { sum / all } else { 1.0 }
}

/// Writes what a week needs as CSV, a row for each interval; an existing file is never touched.
///
/// # Errors
/// [`Refusal::Exists`]; [`DeskError::Unwritten`].
pub fn write(required: &Required, path: &Path) -> Result<(), DeskError> {
    let mut rows = "weekday,from_s,contacts,agents,agents_fraction,service_level,occupancy\n".to_owned();
    let per_day = required.needs.len() / 7;
    let shown = |share: Option<f64>| share.map_or_else(String::new, |share| format!("{share:.6}"));
    for (interval, need) in required.needs.iter().enumerate() {
        let day = crate::intake::WEEKDAYS[interval / per_day];
        let from_s = (interval % per_day) as f64 * required.interval_s;
        rows += &format!(
            "{day},{from_s:.0},{:.4},{},{:.4},{},{}\n",
            need.contacts,
            need.agents,
            need.fraction,
            shown(need.service_level),
            shown(need.occupancy)
        );
    }
    files::create(&[(path, rows)])
}
