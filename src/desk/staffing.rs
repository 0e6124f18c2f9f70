//! How many people a week needs: of counts in a file, or of what a scenario brings to a team.

use std::path::Path;

use serde::Serialize;

use super::error::{DeskError, Refusal, Unstaffed};
use super::find::ScenarioText;
use super::{files, import};
use crate::erlang::required::{Ask, Required, Rule, heads};
use crate::intake::Asked;
use crate::model::calibration::Calibration;
use crate::model::{Setting, busyness};
use crate::policy::Shift;
use crate::policy::shifts::{Schedule, schedule, unfit};
use crate::policy::staffing::slowed;
use crate::scenario::{Scenario, Team, builtin};
use crate::study::Silent;
use crate::unit::{DAY, HOUR, MONTH, WEEK};

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
    pub target: Option<f64>,
    /// Longest wait that is in time, s.
    pub within_s: Option<f64>,
    /// Most of the time on duty that an agent may be busy.
    pub max_occupancy: Option<f64>,
    /// Share of paid time away from customers.
    pub shrinkage: Option<f64>,
    /// Paid hours of a head, per month.
    pub paid_hours_per_month: Option<f64>,
    /// Coefficient of variation of busy days.
    pub busyness: Option<f64>,
    /// The shifts in which people work; those of a scenario's plan where it is empty.
    pub shifts: Vec<WantedShift>,
    /// How a file of counts is read.
    pub counts: Asked,
}

/// A shift that is asked for: times in s.
#[derive(Clone, Copy, Debug)]
pub struct WantedShift {
    /// From its begin to its end.
    pub length_s: f64,
    /// Days a week of one person, one after the other.
    pub days: usize,
    /// It may begin so often, from midnight on.
    pub every_s: f64,
    /// A break about its middle; 0 if there is none.
    pub pause_s: f64,
}

/// What a week needs, and who works when.
#[derive(Clone, Debug, Serialize)]
pub struct Staffed {
    /// Agents by interval, and the heads that their hours take.
    #[serde(flatten)]
    pub required: Required,
    /// The shifts that put so many on duty; `None` where nobody works in shifts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shifts: Option<Scheduled>,
}

/// Shifts over a week.
#[derive(Clone, Debug, Serialize)]
pub struct Scheduled {
    /// The kinds of shift.
    pub kinds: Vec<Shift>,
    /// Who works which.
    pub schedule: Schedule,
    /// Hours of agents on duty in a week, and heads whose paid hours, shrinkage taken off, are so many.
    pub hours: f64,
    /// The latter.
    pub heads: f64,
}

/// The usual threshold, s; shrinkage (H19); paid hours.
const USUAL: (f64, f64, f64) = (20.0, 0.3, 160.0);
/// The usual share that is served in time, and the most of its time that an agent may be busy (H17).
const USUAL_TARGET: (f64, f64) = (0.8, 0.85);
/// Largest load of an interval that is computed, erlang.
const MOST_LOAD: f64 = 1e6;

/// What a week needs by a file of counts, or by the baseline of a scenario: the name of a built-in one, or a `.toml` file.
///
/// # Errors
/// Faults of the file or of the scenario; [`Unstaffed`]; a load that is too large.
pub fn staffed(input: &str, wanted: &Wanted) -> Result<Staffed, DeskError> {
    let is_scenario = builtin(input).is_some() || Path::new(input).extension().is_some_and(|ending| ending == "toml");
    let week = if is_scenario { of_scenario(input, wanted)? } else { of_counts(input, wanted)? };
    let Week { ask, contacts, interval_s, shifts } = week;
    let most = contacts.iter().fold(0.0, |most: f64, &contacts| most.max(contacts));
    if most <= 0.0 {
        return Err(refused(Unstaffed::NoContacts));
    }
    let load = most / interval_s * ask.handle_time_s * ask.slowed;
    if load > MOST_LOAD {
        return Err(super::calculators::Unanswered::Load(load).into());
    }
    let kinds: Vec<Shift> =
        wanted.shifts.iter().map(|shift| shift.whole(interval_s)).collect::<Result<_, _>>().map_err(refused)?;
    let kinds = if kinds.is_empty() { shifts } else { kinds };
    let required = ask.of_week(&contacts, interval_s);
    let shifts = (!kinds.is_empty()).then(|| scheduled(kinds, &required)).transpose().map_err(refused)?;
    Ok(Staffed { required, shifts })
}

/// The contacts of a week, and what is asked of whoever answers them.
struct Week {
    ask: Ask,
    contacts: Vec<f64>,
    interval_s: f64,
    /// The shifts of a scenario's plan.
    shifts: Vec<Shift>,
}

impl WantedShift {
    /// The same in intervals of the counts.
    fn whole(&self, interval_s: f64) -> Result<Shift, Unstaffed> {
        let intervals = |what: &'static str, time_s: f64| {
            let count = time_s / interval_s;
            if (count - count.round()).abs() < 1e-9 {
                Ok(count.round() as usize)
            } else {
                Err(Unstaffed::ShiftGrid { what, interval_s })
            }
        };
        let (length, pause) = (intervals("shift", self.length_s)?, intervals("shift-break", self.pause_s)?);
        if pause >= length || self.length_s > DAY {
            return Err(Unstaffed::ShiftLength { length_s: self.length_s });
        }
        Ok(Shift {
            id: String::new(),
            length,
            days: self.days,
            is_off_together: true,
            every: intervals("shift-starts", self.every_s)?.max(1),
            earliest: 0,
            latest: None,
            pause,
            pause_after: (length - pause) / 2,
        })
    }
}

/// Who works when, of kinds of shift, so that as many are there as are required.
fn scheduled(kinds: Vec<Shift>, required: &Required) -> Result<Scheduled, Unstaffed> {
    let agents: Vec<u32> = required.needs.iter().map(|need| need.agents).collect();
    let is_open: Vec<bool> = agents.iter().map(|agents| *agents > 0).collect();
    if let Some(why) = unfit(&kinds, &is_open) {
        return Err(Unstaffed::Shifts { why, interval_s: required.interval_s });
    }
    let schedule = schedule(&kinds, &agents);
    let hours = schedule.on_duty.iter().map(|agents| f64::from(*agents)).sum::<f64>() * required.interval_s / HOUR;
    let heads = heads(hours, required.ask.shrinkage, required.ask.paid_hours_per_month);
    Ok(Scheduled { kinds, schedule, hours, heads })
}

fn of_counts(input: &str, wanted: &Wanted) -> Result<Week, DeskError> {
    if wanted.team.is_some() {
        return Err(refused(Unstaffed::TeamOfCounts));
    }
    let handle_time_s = wanted.handle_time_s.ok_or_else(|| refused(Unstaffed::NoHandleTime))?;
    let learned = import::learned(Path::new(input), &wanted.counts)?;
    let (within_s, shrinkage, paid_hours) = USUAL;
    let ask = Ask {
        handle_time_s,
        patience_s: wanted.patience_s,
        target: wanted.target.unwrap_or(USUAL_TARGET.0),
        within_s: wanted.within_s.unwrap_or(within_s),
        max_occupancy: wanted.max_occupancy.unwrap_or(USUAL_TARGET.1),
        shrinkage: wanted.shrinkage.unwrap_or(shrinkage),
        paid_hours_per_month: wanted.paid_hours_per_month.unwrap_or(paid_hours),
        chats_at_once: 1,
        slowed: 1.0,
        rule: Rule::ServiceLevel,
        busyness: wanted.busyness.unwrap_or(0.0),
    };
    let contacts = learned.week.iter().map(|count| count.unwrap_or(0.0)).collect();
    Ok(Week { ask, contacts, interval_s: learned.interval_s, shifts: Vec::new() })
}

/// What the baseline brings to a team in a mean week of the first year, contacts that come again because nobody answered left out. What the
/// team's plan asks for is asked, where nothing else is.
fn of_scenario(input: &str, wanted: &Wanted) -> Result<Week, DeskError> {
    let scenario = ScenarioText::find(input)?.parse(&[], None)?;
    let baseline = &scenario.strategies[scenario.baseline];
    let teams = &baseline.levers(baseline.launch(), 0).teams;
    let (index, team) = team(&scenario, teams, wanted.team.as_deref()).map_err(refused)?;
    let Some(calibration) = Calibration::rough(&scenario, Setting::at_scale(1), &Silent) else {
        return Err(DeskError::Stopped);
    };
    let work_s = calibration.work_per_issue(scenario.baseline, baseline.launch(), 0, index);
    let usual_s = scenario.usual_work_s(team);
    let handle_time_s = wanted.handle_time_s.unwrap_or(usual_s);
    let demand = &scenario.demand;
    let counted = scenario.customers.count * demand.issues_per_customer_month * WEEK / MONTH;
    let issues = counted * calibration.counted.issues;
    let per_interval = issues * work_s / usual_s / demand.week.len() as f64;
    let chats = f64::from(team.chats_at_once);
    let patience_s = scenario.patience.time.mean_s();
    let plan = team.plan.as_ref();
    let (target, most) = plan.map_or(USUAL_TARGET, |plan| (plan.target, plan.max_occupancy));
    let busy = plan.filter(|plan| plan.has_busy_days).map_or(0.0, |_| busyness(demand));
    let rule = plan.filter(|_| wanted.target.is_none()).map_or(Rule::ServiceLevel, |plan| plan.rule);
    let within_s = plan.map_or(scenario.reporting.service_threshold_s, |plan| plan.within_s);
    let ask = Ask {
        handle_time_s,
        patience_s: wanted.patience_s.or(patience_s.is_finite().then_some(patience_s)),
        target: wanted.target.unwrap_or(target),
        within_s: wanted.within_s.unwrap_or(within_s),
        max_occupancy: wanted.max_occupancy.unwrap_or(most),
        shrinkage: wanted.shrinkage.unwrap_or(team.shrinkage),
        paid_hours_per_month: wanted.paid_hours_per_month.unwrap_or(team.paid_hours_per_month),
        chats_at_once: team.chats_at_once,
        slowed: slowed(team.slowdown, chats),
        rule,
        busyness: wanted.busyness.unwrap_or(busy),
    };
    let contacts = demand.week.iter().map(|weight| weight * per_interval).collect();
    Ok(Week { ask, contacts, interval_s: demand.interval_s, shifts: team.shifts.clone() })
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

/// Writes what a week needs as CSV, a row for each interval, with the agents on duty where there are shifts; an existing file is never touched.
///
/// # Errors
/// [`Refusal::Exists`]; [`DeskError::Unwritten`].
pub fn write(staffed: &Staffed, path: &Path) -> Result<(), DeskError> {
    let Staffed { required, shifts } = staffed;
    let mut rows = "weekday,from_s,contacts,agents,agents_fraction,service_level,occupancy".to_owned();
    rows += if shifts.is_some() { ",scheduled\n" } else { "\n" };
    let per_day = required.needs.len() / 7;
    let shown = |share: Option<f64>| share.map_or_else(String::new, |share| format!("{share:.6}"));
    for (interval, need) in required.needs.iter().enumerate() {
        let day = crate::intake::WEEKDAYS[interval / per_day];
        let from_s = (interval % per_day) as f64 * required.interval_s;
        rows += &format!(
            "{day},{from_s:.0},{:.4},{},{:.4},{},{}{}\n",
            need.contacts,
            need.agents,
            need.fraction,
            shown(need.service_level),
            shown(need.occupancy),
            shifts.as_ref().map_or_else(String::new, |shifts| format!(",{}", shifts.schedule.on_duty[interval])),
        );
    }
    files::create(&[(path, rows)])
}
