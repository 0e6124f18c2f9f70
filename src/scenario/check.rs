//! What no single key can show: shares that do not add up, people nobody can reach, a world in which nothing happens.

use super::course::triggers::doubt_unseen;
use super::reach::doubt_reach;
use super::sections::breaks::WEEKDAYS;
use super::{EscalationRule, Levers, Scenario, Staffing, Strategy, Team};
use crate::policy::shifts::{MOST_PATTERNS, Unfit, unfit};
use crate::policy::{Break, Routing, Shift};
use crate::text::{Node, Section, VALUE_KEYS};
use crate::unit::{DAY, clock_time, weekday_and_time};

/// Notes names that would turn a section of named things into a value: `low`, `mode`, `to` …
pub fn doubt_names(root: &Section) {
    for section in ["topic", "segment", "channel", "model", "team", "strategy"] {
        for entry in root.children(section).iter().filter(|entry| VALUE_KEYS.contains(&entry.key.as_str())) {
            let allowed = format!("any name but {}", VALUE_KEYS.join(", "));
            let path = format!("{section}.{}", entry.key);
            root.reader.fault(&entry.key_place, &path, &format!("the name `{}`", entry.key), &allowed, None);
        }
    }
}

/// Doubts the scenario as a whole.
pub fn doubt(scenario: &Scenario, root: &Section) {
    if scenario.topics.is_empty()
        && let Some(node) = root.given("topic")
    {
        root.wrong(node, "topic", "at least one topic");
    }
    if root.reader.has_fault_under(&[
        "routing",
        "human_access",
        "escalation",
        "channel",
        "team",
        "topic",
        "segment",
        "strategy",
    ]) {
        return;
    }
    for strategy in &scenario.strategies {
        doubt_phases(scenario, strategy, root);
        for state in 1..strategy.states().len() {
            doubt_phases(scenario, &strategy.kept_in(state), root);
        }
    }
    doubt_unseen(scenario, root);
    doubt_hours(scenario, root);
    doubt_persons(scenario, root);
    doubt_plans(scenario, root);
    doubt_shifts(scenario, root);
}

/// Notes plans of teams to which nothing ever comes, and headcounts that a plan would take back at its next review.
fn doubt_plans(scenario: &Scenario, root: &Section) {
    for strategy in &scenario.strategies {
        let plans = |levers: &Levers| levers.teams.iter().any(|team| team.plan.is_some());
        let is_planned = strategy.all_levers().any(plans);
        if is_planned && scenario.demand.issues_per_customer_month <= 0.0 {
            let found = format!("a world without demand, for which strategy {} plans its staff", strategy.id);
            let path = "demand.issues_per_customer_month";
            let hint = Some("leave `staffing` out".to_owned());
            root.reader.fault(&root.place, path, &found, "more than 0 beside a staffing plan", hint);
            return;
        }
        let entry = root.children("strategy").iter().find(|entry| entry.key == strategy.id);
        let place = entry.map_or(&root.place, |entry| &entry.key_place);
        if let Some(team) = serves_others(strategy) {
            let path = format!("strategy.{}.team.{team}.serves", strategy.id);
            let found = format!("other topics of `{team}` in the course of time, beside its staffing plan");
            let hint = "a plan forecasts a team by what its topics brought: let it serve the same ones always, or give the topics to \
                        another team";
            root.reader.fault(place, &path, &found, "one of the two", Some(hint.to_owned()));
        }
        let Some(team) = taken_back(strategy) else { continue };
        let path = format!("strategy.{}.team.{team}.headcount", strategy.id);
        let found = format!("another headcount of `{team}` than at the start, beside its staffing plan");
        let hint = format!(
            "the next review takes it back: give [team.{team}.staffing] to the strategies that plan, or leave it out"
        );
        root.reader.fault(place, &path, &found, "one of the two", Some(hint));
    }
}

/// The team that serves other topics at one time than at another while it is planned, if there is one.
fn serves_others(strategy: &Strategy) -> Option<&str> {
    let topics = |team: &Team| team.serves.iter().map(Option::is_some).collect::<Vec<bool>>();
    let planned = strategy.all_levers().flat_map(|levers| levers.teams.iter().enumerate());
    let mut planned = planned.filter(|(_, team)| team.plan.is_some());
    let is_turned =
        |index: usize, team: &Team| strategy.all_levers().any(|other| topics(&other.teams[index]) != topics(team));
    planned.find(|(index, team)| is_turned(*index, team)).map(|(_, team)| team.id.as_str())
}

/// The team whose headcount a date, a trigger or a pilot of a strategy changes while it is planned, if there is one.
fn taken_back(strategy: &Strategy) -> Option<&str> {
    let phases = &strategy.phases;
    let by_date = phases.windows(2).map(|both| (&both[0].levers, &both[1].levers));
    let layered = phases.iter().flat_map(|phase| phase.layered.iter().map(move |levers| (&phase.levers, levers)));
    by_date.chain(layered).find_map(|(before, after)| {
        let teams = before.teams.iter().zip(&after.teams);
        let mut turned = teams.filter(|(before, after)| after.plan.is_some() && before.staffing != after.staffing);
        turned.next().map(|(_, team)| team.id.as_str())
    })
}

/// Notes shifts that cannot reach everybody who comes, and more patterns of them than can be looked through.
fn doubt_shifts(scenario: &Scenario, root: &Section) {
    let is_open: Vec<bool> = scenario.demand.week.iter().map(|weight| *weight > 0.0).collect();
    let mut seen: Vec<(&str, &[Shift])> = Vec::new();
    for strategy in &scenario.strategies {
        for team in strategy.all_levers().flat_map(|levers| &levers.teams).filter(|team| !team.shifts.is_empty()) {
            let shifts = (team.id.as_str(), team.shifts.as_slice());
            if seen.contains(&shifts) {
                continue;
            }
            seen.push(shifts);
            let Some(why) = unfit(&team.shifts, &is_open) else { continue };
            let of = |node: &Node| node.get("team")?.get(&team.id)?.get("staffing")?.get("shift").cloned();
            let own = root.given("strategy").and_then(|node| node.get(&strategy.id)).and_then(of);
            let place = own.or_else(|| root.node.and_then(of)).map_or_else(|| root.place.clone(), |node| node.place);
            let (found, allowed, hint) = unfit_in_words(&why, scenario.demand.interval_s);
            let path = format!("team.{}.staffing.shift", team.id);
            root.reader.fault(&place, &path, &found, &allowed, Some(hint.to_owned()));
        }
    }
}

/// Why shifts cannot put somebody on duty wherever customers come, in words: what was found, what is allowed, and a hint.
fn unfit_in_words(why: &Unfit, interval_s: f64) -> (String, String, &'static str) {
    let time = |at: usize| {
        let (day, time) = weekday_and_time(at as f64 * interval_s);
        format!("{} {time}", WEEKDAYS[day])
    };
    match *why {
        Unfit::TooMany(patterns) => (
            format!("shifts of {patterns} patterns"),
            format!("up to {MOST_PATTERNS} patterns: when a shift starts × on which days"),
            "let them start less often, or with days off together",
        ),
        Unfit::Bare(from, to, more) => {
            let others = if more > 0 { format!(", nor in {more} other intervals") } else { String::new() };
            (
                format!("shifts that put nobody on duty from {} to {}{others}", time(from), time(to)),
                "shifts that reach every interval in which customers come".to_owned(),
                "an earlier `earliest`, a later `latest`, another `break_after`, or a further shift",
            )
        }
    }
}

fn doubt_phases(scenario: &Scenario, strategy: &Strategy, root: &Section) {
    for index in 0..strategy.phases.len() {
        doubt_reach(scenario, strategy, index, root);
        doubt_breaks(scenario, strategy, &strategy.phases[index].levers, root);
        doubt_value(scenario, strategy, &strategy.phases[index].levers, root);
    }
}

/// Most persons of a team: each is kept.
const MOST_PERSONS: f64 = 200_000.0;

/// Notes teams whose people are persons here and a number there, and teams of too many persons.
fn doubt_persons(scenario: &Scenario, root: &Section) {
    for (index, known) in scenario.strategies[scenario.baseline].phases[0].levers.teams.iter().enumerate() {
        let is_other = |levers: &Levers| {
            levers.teams.get(index).is_some_and(|team| team.persons.is_some() != known.persons.is_some())
        };
        let find =
            |is: &dyn Fn(&Levers) -> bool| scenario.strategies.iter().find(|strategy| strategy.all_levers().any(is));
        let is_large = |levers: &Levers| {
            let team = levers.teams.get(index).filter(|team| team.persons.is_some());
            team.is_some_and(|team| matches!(team.staffing, Staffing::Headcount { to, .. } if to > MOST_PERSONS))
        };
        let of = |node: &Node| node.get("team").and_then(|teams| teams.get(&known.id)).cloned();
        let place = root.node.and_then(of).map_or_else(|| root.place.clone(), |node| node.place);
        if find(&is_large).is_some() {
            let path = format!("team.{}.headcount", known.id);
            let hint = Some("leave `proficiency` out: then they are a number".to_owned());
            root.reader.fault(&place, &path, "more persons than can be kept", "up to 200,000 with `proficiency`", hint);
        }
        let Some(other) = find(&is_other) else { continue };
        let path = format!("team.{}.proficiency", known.id);
        let found = format!("a team whose people are persons in part of what is compared (strategy {})", other.id);
        let hint = Some(format!("give [{path}] once, outside of strategies; a strategy may change what it says"));
        root.reader.fault(&place, &path, &found, "it everywhere or nowhere", hint);
    }
}

/// Notes teams that are named to serve topics and never have anybody, in no strategy and at no time.
fn doubt_hours(scenario: &Scenario, root: &Section) {
    for entry in root.children("team") {
        let of_levers = |levers: &Levers| levers.teams.iter().find(|team| team.id == entry.key).cloned();
        let in_phases: Vec<Team> =
            scenario.strategies.iter().flat_map(|strategy| strategy.all_levers().filter_map(of_levers)).collect();
        let served = entry.node.get("serves");
        let serves = |team: &Team| team.serves.iter().any(Option::is_some);
        if served.is_some() && in_phases.iter().any(serves) && !in_phases.iter().any(Team::has_people) {
            let found = "topics to serve, and no hours: nobody is on duty in any strategy at any time";
            let place = served.map_or(&entry.key_place, |node| &node.place);
            let hint = "give it `on_duty` or `headcount` above 0 in some strategy, or leave the team out".to_owned();
            root.reader.fault(place, &format!("team.{}.serves", entry.key), found, "a team with hours", Some(hint));
        }
    }
}

/// Notes breaks in hours in which a team that has hours has none.
fn doubt_breaks(scenario: &Scenario, strategy: &Strategy, levers: &Levers, root: &Section) {
    for team in &levers.teams {
        let hours = hours(scenario, &team.staffing);
        if hours.iter().all(|agents| *agents <= 0.0) {
            continue;
        }
        let is_idle = |taken: &&Break| !meets(taken, &hours, scenario.demand.interval_s);
        let Some(idle) = team.breaks.iter().find(is_idle) else { continue };
        let path = format!("team.{}.breaks", team.id);
        let of = |node: &Node| {
            node.get("team").and_then(|teams| teams.get(&team.id)).and_then(|own| own.get("breaks").cloned())
        };
        let in_strategy = root.given("strategy").and_then(|node| node.get(&strategy.id)).and_then(of);
        let node = in_strategy.or_else(|| root.node.and_then(of));
        let place = node.map_or_else(|| root.place.clone(), |node| node.place);
        let found = format!(
            "a break from {} to {} in which the team has no hours",
            clock_time(idle.from_s),
            clock_time(idle.to_s)
        );
        let allowed = "breaks while somebody is on duty on one of their days";
        root.reader.fault(&place, &path, &found, allowed, None);
    }
}

/// Agents on duty in each interval of the week, up to a factor.
fn hours(scenario: &Scenario, staffing: &Staffing) -> Vec<f64> {
    let week = &scenario.demand.week;
    match staffing {
        Staffing::OnDuty(counts) => (0..week.len()).map(|interval| counts[interval % counts.len()]).collect(),
        Staffing::Headcount { to, .. } => week.iter().map(|weight| weight * to).collect(),
    }
}

/// Whether somebody is on duty in an interval of the week that a break touches.
fn meets(taken: &Break, hours: &[f64], interval_s: f64) -> bool {
    (0..7).filter(|&day| taken.days[day]).any(|day| {
        let at = |time_s: f64| (day as f64 * DAY + time_s) / interval_s;
        let (first, end) = (at(taken.from_s).floor() as usize, at(taken.to_s).ceil() as usize);
        hours[first..end.min(hours.len())].iter().any(|agents| *agents > 0.0)
    })
}

/// Notes the rule `value` in a world where no customer has any.
fn doubt_value(scenario: &Scenario, strategy: &Strategy, levers: &Levers, root: &Section) {
    let is_worthless = scenario.segments.iter().all(|segment| segment.remaining_value <= 0.0);
    let is_asked = matches!(levers.escalation, EscalationRule::Value(_)) && levers.routing != Routing::PeopleOnly;
    if is_worthless && is_asked {
        let node = root.given("strategy").and_then(|node| node.get(&strategy.id));
        let place = node.map_or(&root.place, |node| &node.place);
        let found = "escalation.rule = \"value\" where no customer has any, so that no answer is worth a person";
        let hint = Some("give segments a remaining_value, or take the rule theta".to_owned());
        root.reader.fault(place, &format!("strategy.{}", strategy.id), found, "a segment with a remaining_value", hint);
    }
}
