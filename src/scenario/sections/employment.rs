//! Who employs a team, and what it takes to gain and to lose people.

use serde::Serialize;

use crate::text::{Choice, Node, Reader, Section, choice};

/// Who employs a team.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Employer {
    /// The firm itself: it recruits, trains and lays off at its own cost.
    Firm,
    /// A contractor, at a price that has all that in it: paid is who serves, and who is under notice.
    Contractor,
}

/// What it takes to gain and to lose people.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Turnover {
    /// Share that leaves per year and is replaced.
    pub attrition_per_year: f64,
    /// From the decision to hire to the first paid day.
    pub recruiting_time_s: f64,
    /// Paid, not yet serving.
    pub training_time_s: f64,
    /// Cost per hire: recruiting and training besides pay; 0 for a contractor's people.
    pub hire_cost: f64,
    /// Paid and no longer serving, after a layoff.
    pub notice_s: f64,
    /// Cost per layoff; 0 for a contractor's people.
    pub severance: f64,
}

/// Who employs a team.
pub static EMPLOYERS: Choice<Employer, 2> = choice([("firm", Employer::Firm), ("contractor", Employer::Contractor)]);

pub fn employer(team: &Section) -> Employer {
    team.chosen("employed_by", &EMPLOYERS)
}

/// Hiring and leaving. What the firm pays for them it does not pay for a contractor's people.
pub fn turnover(team: &Section) -> Turnover {
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

/// What the firm pays for its own people, and nobody for a contractor's: the price has it in it.
const OF_THE_FIRM: [&str; 2] = ["hire_cost", "severance"];

/// Notes costs of the firm that a table types for a team of a contractor's, as far as `employed_by` was not laid over the file
/// from outside: then the file may have meant a team of the firm's own.
pub fn doubt_contractors(reader: &Reader, own: &Node, merged: &Node) {
    for entry in own.get("team").and_then(Node::entries).unwrap_or_default() {
        let employer = merged.get("team").and_then(|teams| teams.get(&entry.key)?.get("employed_by"));
        let is_contractor = |node: &&Node| node.text() == "contractor";
        let Some(employer) = employer.filter(is_contractor) else { continue };
        let typed = |key: &&str| entry.node.get(key).filter(|node| node.place.text >= employer.place.text);
        for (key, node) in OF_THE_FIRM.iter().filter_map(|key| typed(key).map(|node| (key, node))) {
            let found = format!("{}, where a contractor employs the team", node.shown());
            let allowed = "nothing: a contractor's price has it in it";
            let hint = "leave it out, raise pay_per_hour, or set employed_by = \"firm\"".to_owned();
            reader.fault(&node.place, &format!("team.{}.{key}", entry.key), &found, allowed, Some(hint));
        }
    }
}
