//! How many agents a team has, and how that changes.

use serde::Serialize;

use crate::text::{Kind, Node, Section, suggestion};
use crate::unit::DAY;

/// How many agents a team has.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum Staffing {
    /// A headcount, spread over the week in proportion to the forecast; a new number is reached in the given way.
    Headcount {
        /// Heads.
        to: f64,
        /// How a change comes about.
        by: HeadcountChange,
    },
    /// Agents on duty in each interval of the week (one number: always).
    OnDuty(Vec<f64>),
}

impl Staffing {
    /// Heads, or the mean on duty of a rota.
    pub fn people(&self) -> f64 {
        match self {
            Self::Headcount { to, .. } => *to,
            Self::OnDuty(counts) => counts.iter().sum::<f64>() / counts.len().max(1) as f64,
        }
    }
}

/// How a headcount changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum HeadcountChange {
    /// Whatever the direction calls for: a layoff down, hiring up.
    Direct,
    /// Only by not replacing those who go.
    Attrition,
}

pub fn staffing(section: &Section, interval_s: f64) -> Staffing {
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
    let by = match node.get("by").map(|by| (by, by.text())) {
        None | Some((_, "layoff" | "hiring")) => HeadcountChange::Direct,
        Some((by, "attrition")) if !declines(section, by, &path) => HeadcountChange::Direct,
        Some((_, "attrition")) => HeadcountChange::Attrition,
        Some((by, typed)) => {
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
