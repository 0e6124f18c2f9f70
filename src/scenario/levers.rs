//! What a strategy decides, read from the merged lever sections of one phase.

use super::breaks::breaks;
use super::channels::channels;
use super::check::doubt_return;
use super::keys::{self, ACCESS, EMPLOYERS, FIRST, First, IS_COLD, Kind, RULES, Rule};
use super::models::ai;
use super::{
    Employer, EscalationRule, Handoff, HeadcountChange, Levers, Overflow, Resolver, Staffing, Team, Turnover,
    WaitRelief,
};
use crate::clock::Clock;
use crate::dist::Dist;
use crate::policy::{HumanAccess, Routing};
use crate::text::{Entry, Node, Reader, Section, Span, Value, suggestion};
use crate::unit::{DAY, HOUR};

/// What the levers refer to: names of the file, which become indices, the clock and the patience of the world.
pub struct Names {
    pub topics: Vec<String>,
    pub segments: Vec<String>,
    pub channels: Vec<String>,
    /// AI models; the first is `ai` itself.
    pub models: Vec<String>,
    pub clock: Clock,
    /// How long contacts would wait, and which share leaves at once, unless a channel says otherwise.
    pub patience: (Dist, f64),
}

/// Reads the levers of one phase from `merged`, a table that holds the lever sections.
pub fn levers(reader: &Reader, merged: &Node, names: &Names, interval_s: f64) -> Levers {
    let place = merged.place.clone();
    let section =
        |name: &str, tables: &[&'static [keys::Key]]| Section::open(reader, merged.get(name), &place, name, tables);
    let teams = merged.get("team").and_then(Node::entries).unwrap_or_default();
    if let Some(node) = merged.get("team").filter(|node| node.entries().is_none()) {
        reader.fault(&node.place, "team", &node.shown(), "a table of named teams", None);
    }
    let routing_section = section("routing", &[keys::ROUTING]);
    let access = section("human_access", &[keys::HUMAN_ACCESS]);
    let escalation_section = section("escalation", &[keys::ESCALATION]);
    Levers {
        channels: channels(reader, merged, names),
        routing: routing(&routing_section, names),
        topic_priority: priorities(&routing_section, "topic_priority", &names.topics),
        segment_priority: priorities(&routing_section, "segment_priority", &names.segments),
        human_access: human_access(&access),
        shows_wait: access.flag("shows_wait"),
        escalation: escalation(&escalation_section, names),
        relief: relief(&escalation_section),
        handoff: handoff(&section("handoff", &[keys::HANDOFF])),
        ai: ai(reader, merged, names),
        teams: teams.iter().map(|entry| team(reader, entry, &place, names, interval_s)).collect(),
    }
}

fn routing(section: &Section, names: &Names) -> Routing {
    let mark = |key: &str, known: &[String]| {
        let chosen = section.names(key, known).unwrap_or_default();
        (0..known.len().max(1)).map(|index| chosen.contains(&index)).collect()
    };
    let guarded_topics = mark("guarded_topics", &names.topics);
    let guarded_segments = mark("guarded_segments", &names.segments);
    match section.chosen("first", &FIRST) {
        First::People => Routing::PeopleOnly,
        First::Ai => Routing::AiFirst { guarded_topics, guarded_segments },
    }
}

/// Priorities by name; where nobody is named there is one kind of customer, of priority 0.
fn priorities(section: &Section, key: &str, known: &[String]) -> Vec<i32> {
    let mut priorities: Vec<i32> =
        section.by_name(key, known).into_iter().map(|priority| priority.unwrap_or(0.0) as i32).collect();
    priorities.resize(known.len().max(1), 0);
    priorities
}

fn human_access(section: &Section) -> HumanAccess {
    let tries = section.number("tries") as u32;
    match section.chosen("when", &ACCESS) {
        HumanAccess::AfterTries(_) => HumanAccess::AfterTries(tries),
        other => other,
    }
}

fn escalation(section: &Section, names: &Names) -> EscalationRule {
    let (theta, share) = (section.share_per("theta", &names.topics), section.share_per("share", &names.topics));
    let loss_share = section.number("loss_share");
    match section.chosen("rule", &RULES) {
        Rule::Never => EscalationRule::Never,
        Rule::Theta => EscalationRule::Theta(theta),
        Rule::Share => EscalationRule::Share(share),
        Rule::Value => EscalationRule::Value(loss_share),
    }
}

fn relief(section: &Section) -> Option<WaitRelief> {
    let relief = WaitRelief { slope: section.number("wait_slope"), reference_s: section.number("wait_reference") };
    (relief.slope > 0.0).then_some(relief)
}

fn handoff(section: &Section) -> Handoff {
    let (warm, cold) = (section.number("warm_factor"), section.number("cold_factor"));
    let is_cold = section.chosen("kind", &IS_COLD);
    Handoff { handle_time_factor: if is_cold { cold } else { warm }, cold: is_cold }
}

pub fn resolver(section: &Section, names: &Names) -> Resolver {
    let (comes_back, comes_back_after) = (section.number("comes_back"), section.dist("comes_back_after"));
    doubt_return(section, "comes_back", comes_back, &comes_back_after, (HOUR, "1 h"));
    let (satisfied_solved, satisfied_unsolved) =
        (section.number("satisfied_solved"), section.number("satisfied_unsolved"));
    doubt_unsolved(section, satisfied_solved, satisfied_unsolved);
    Resolver {
        success: section.share_per("success", &names.topics),
        noticed: section.number("noticed"),
        discovered: section.number("discovered"),
        discovered_after: section.dist("discovered_after"),
        comes_back,
        comes_back_after,
        satisfied_solved,
        satisfied_unsolved,
        survey_response: section.optional("survey_response"),
    }
}

/// Notes that a contact would satisfy more where it solves nothing.
pub fn doubt_unsolved(section: &Section, solved: f64, unsolved: f64) {
    let typed =
        ["satisfied_unsolved", "satisfied_solved"].into_iter().find_map(|name| Some((name, section.given(name)?)));
    if let (true, Some((name, node))) = (unsolved > solved, typed) {
        let found =
            format!("{:.1} % satisfied without a solution, and {:.1} % with one", unsolved * 100.0, solved * 100.0);
        section.reader.fault(
            &node.place,
            &section.path_of(name),
            &found,
            "no more without a solution than with one",
            None,
        );
    }
}

fn team(reader: &Reader, entry: &Entry, parent: &Span, names: &Names, interval_s: f64) -> Team {
    let path = format!("team.{}", entry.key);
    let section = Section::open(reader, Some(&entry.node), parent, &path, &[keys::TEAM_RESOLVER, keys::TEAM]);
    let served = section.names("serves", &names.topics);
    let ranks = section.by_name("rank", &names.topics);
    let rank = |topic: usize| ranks[topic].map_or(0, |rank| rank as u32);
    let is_served = |topic: usize| served.as_ref().is_none_or(|served| served.contains(&topic));
    let serves: Vec<Option<u32>> = (0..names.topics.len()).map(|topic| is_served(topic).then(|| rank(topic))).collect();
    let channels = section.names("channels", &names.channels);
    let overflow = overflow(&section, names, &serves);
    Team {
        id: entry.key.clone(),
        channels: (0..names.channels.len()).map(|i| channels.as_ref().is_none_or(|only| only.contains(&i))).collect(),
        takes: takes(&section, names, &serves, overflow.as_ref()),
        serves,
        overflow,
        resolver: resolver(&section, names),
        handle_time_factor: section.number("handle_time_factor"),
        staffing: staffing(&section, interval_s),
        headcount_growth_per_year: section.number("headcount_growth_per_year"),
        breaks: breaks(&section),
        stays_until_served: section.flag("stays_until_served"),
        overtime_factor: section.number("overtime_factor"),
        chats_at_once: section.number("chats_at_once") as u32,
        slowdown: section.number("slowdown"),
        employed_by: employer(&section),
        pay_per_hour: section.number("pay_per_hour"),
        upkeep_per_month: section.number("tools_per_month") + section.number("management_per_month"),
        paid_hours_per_month: section.number("paid_hours_per_month"),
        shrinkage: section.number("shrinkage"),
        turnover: turnover(&section),
    }
}

fn employer(team: &Section) -> Employer {
    team.chosen("employed_by", &EMPLOYERS)
}

/// Hiring and leaving. What the firm pays for them it does not pay for a contractor's people.
fn turnover(team: &Section) -> Turnover {
    let of_firm = |name: &str| match (team.number(name), employer(team)) {
        (amount, Employer::Firm) => amount,
        (_, Employer::Contractor) => 0.0,
    };
    Turnover {
        attrition_per_year: team.number("attrition_per_year"),
        recruiting_time_s: team.number("recruiting_time"),
        training_time_s: team.number("training_time"),
        hire_cost: of_firm("hire_cost"),
        notice_s: team.number("notice"),
        severance: of_firm("severance"),
    }
}

/// Per topic its place in the order in which a freed agent looks for contacts.
fn takes(section: &Section, names: &Names, serves: &[Option<u32>], overflow: Option<&Overflow>) -> Vec<u32> {
    let order = section.names("takes_first", &names.topics).unwrap_or_default();
    let is_taken = |topic: usize| serves[topic].is_some() || overflow.is_some_and(|overflow| overflow.topics[topic]);
    if let (Some(&topic), Some(node)) = (order.iter().find(|&&topic| !is_taken(topic)), section.given("takes_first")) {
        let found = format!("`{}`, which the team does not serve", names.topics[topic]);
        let place = &node.place;
        section.reader.fault(place, &section.path_of("takes_first"), &found, "topics that the team serves", None);
    }
    let place = |topic: usize| order.iter().position(|&first| first == topic).unwrap_or(order.len()) as u32;
    (0..names.topics.len()).map(place).collect()
}

fn overflow(team: &Section, names: &Names, serves: &[Option<u32>]) -> Option<Overflow> {
    let node = team.given("overflow")?;
    let path = team.path_of("overflow");
    let section = Section::open(team.reader, Some(node), &team.place, &path, &[keys::OVERFLOW]);
    let topics = section.names("topics", &names.topics).unwrap_or_default();
    let (after_s, above) = (section.optional("after"), section.optional("above").map(|above| above as u32));
    if after_s.is_none() && above.is_none() {
        section.reader.fault(&node.place, &path, "neither `after` nor `above`", "one of them, or both", None);
    }
    if let Some(&topic) = topics.iter().find(|&&topic| serves[topic].is_some()) {
        let found = format!("`{}`, which the team serves anyway", names.topics[topic]);
        section.reader.fault(&node.place, &section.path_of("topics"), &found, "topics that it does not serve", None);
    }
    let topics = (0..names.topics.len()).map(|topic| topics.contains(&topic)).collect();
    Some(Overflow { topics, after_s, above })
}

fn staffing(section: &Section, interval_s: f64) -> Staffing {
    match (section.given("headcount"), section.given("on_duty")) {
        (Some(node), None) => headcount(section, node),
        (None, Some(node)) => on_duty(section, node, interval_s),
        (first, _) => {
            let found =
                if first.is_some() { "both `headcount` and `on_duty`" } else { "neither `headcount` nor `on_duty`" };
            section.reader.fault(&section.place, &section.path, found, "one of them", None);
            Staffing::OnDuty(vec![1.0])
        }
    }
}

fn headcount(section: &Section, node: &Node) -> Staffing {
    let path = section.path_of("headcount");
    let kind = Kind::Number(0.0, 1e7);
    let Some(to) = node.get("to") else {
        return Staffing::Headcount { to: section.quantity(node, kind, &path), by: HeadcountChange::Direct };
    };
    for entry in node.entries().unwrap_or_default().iter().filter(|entry| !["to", "by"].contains(&entry.key.as_str())) {
        section.reader.fault(&entry.key_place, &path, &format!("`{}`", entry.key), "to, by", None);
    }
    let by = match node.get("by").map(|by| (by, &by.value)) {
        None => HeadcountChange::Direct,
        Some((by, Value::Text(word))) if word == "attrition" && !declines(section, by, &path) => {
            HeadcountChange::Direct
        }
        Some((_, Value::Text(word))) if word == "layoff" || word == "hiring" => HeadcountChange::Direct,
        Some((_, Value::Text(word))) if word == "attrition" => HeadcountChange::Attrition,
        Some((by, typed)) => {
            let typed = if let Value::Text(word) = typed { word.as_str() } else { "" };
            let hint = suggestion(typed, ["layoff", "hiring", "attrition"]);
            section.reader.fault(&by.place, &path, &by.shown(), "layoff, hiring, attrition", hint);
            HeadcountChange::Direct
        }
    };
    Staffing::Headcount { to: section.quantity(to, kind, &format!("{path}.to")), by }
}

/// Whether a decline by attrition comes to an end; a fault if nobody leaves, or fewer than are planned to be gone anyway.
fn declines(section: &Section, by: &Node, path: &str) -> bool {
    let (attrition, growth) = (section.number("attrition_per_year"), section.number("headcount_growth_per_year"));
    let (found, allowed) = if attrition <= 0.0 {
        (
            "\"attrition\" where attrition_per_year is 0, so that nobody ever leaves",
            "layoff, or an attrition_per_year above 0",
        )
    } else if attrition + libm::log1p(growth) <= 0.0 {
        let found = "\"attrition\" where headcount_growth_per_year plans for more to go than ever leave";
        (found, "layoff, or an attrition_per_year above the planned decline")
    } else {
        return true;
    };
    section.reader.fault(&by.place, path, found, allowed, None);
    false
}

fn on_duty(section: &Section, node: &Node, interval_s: f64) -> Staffing {
    let numbers = section.numbers("on_duty").unwrap_or_default();
    let per_day = (DAY / interval_s).round() as usize;
    if ![1, per_day, 7 * per_day].contains(&numbers.len()) {
        let allowed = format!("1 number, {per_day} (a day) or {} (a week) at the demand's interval", 7 * per_day);
        section.wrong(node, "on_duty", &allowed);
        return Staffing::OnDuty(vec![1.0]);
    }
    Staffing::OnDuty(numbers)
}
