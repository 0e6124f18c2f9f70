//! `erlang`: the staffing calculator.

use serde_json::Value;

use super::args::{ErlangArgs, Format, FormulaName};
use super::failure::BadInput;
use super::say;
use super::table::{bare, plain, right};
use crate::desk::DeskError;
use crate::desk::calculators::{Queue, Staff, counted};
use crate::erlang::Demand;
use crate::erlang::calculator::Formula;
use crate::report::json;
use crate::unit::{HOUR, human_duration};
use crate::words::{Language, UNDEFINED};

/// The usual threshold, s.
const THRESHOLD_S: f64 = 20.0;

/// Answers what a queue with so many agents does, or how many agents reach a target, and shows the neighbours.
///
/// # Errors
/// Bad input: what does not go together, what is too large, a queue that grows without end.
pub fn erlang(args: &ErlangArgs) -> anyhow::Result<()> {
    let formula = formula(args).map_err(|why| BadInput(why.to_owned()))?;
    let staff = args.target.map_or(Staff::Agents(args.agents.unwrap_or(1)), Staff::Target);
    let demand = Demand::new(args.rate, args.handle_time);
    let queue = Queue::new(formula, demand, args.threshold.unwrap_or(THRESHOLD_S), staff).map_err(DeskError::from)?;
    say(&match args.format {
        Format::Json => json(&document(&queue, args.target))?,
        Format::Table => for_people(&queue, args.target),
    })
}

/// The formula, or what does not go with it.
fn formula(args: &ErlangArgs) -> Result<Formula, &'static str> {
    match (args.formula, args.patience, args.threshold) {
        (FormulaName::A, Some(mean_patience_s), _) => Ok(Formula::A { mean_patience_s }),
        (FormulaName::A, None, _) => Err("Erlang A needs --patience, as in --patience 5min; without any, use erlang c"),
        (FormulaName::B, Some(_), _) => Err("under Erlang B nobody waits; leave out --patience, or use erlang a"),
        (FormulaName::B, None, Some(_)) => {
            Err("under Erlang B nobody waits; leave out --threshold, or use erlang a or c")
        }
        (FormulaName::B, None, None) => Ok(Formula::B),
        (FormulaName::C, Some(_), _) => {
            Err("under Erlang C patience is endless; leave out --patience, or use erlang a")
        }
        (FormulaName::C, None, _) => Ok(Formula::C),
    }
}

fn document(queue: &Queue, target: Option<f64>) -> Value {
    let (name, patience_s) = match queue.formula {
        Formula::A { mean_patience_s } => ("a", Some(mean_patience_s)),
        Formula::B => ("b", None),
        Formula::C => ("c", None),
    };
    let others = queue.rows.iter().filter_map(|(_, answer)| *answer).filter(|row| row.agents != queue.answer.agents);
    serde_json::json!({
        "formula": name,
        "rate_per_s": queue.demand.arrivals_per_s(),
        "handle_time_s": queue.demand.handle_time_s(),
        "patience_s": patience_s,
        "threshold_s": (queue.formula != Formula::B).then_some(queue.threshold_s),
        "target": target,
        "answer": queue.answer,
        "neighbours": others.collect::<Vec<_>>(),
    })
}

fn for_people(queue: &Queue, target: Option<f64>) -> String {
    let Queue { answer, .. } = queue;
    let per_hour = queue.demand.arrivals_per_s() * HOUR;
    let (name, wait) = match queue.formula {
        Formula::A { mean_patience_s } => ("Erlang A", format!(", mean patience {}", human_duration(mean_patience_s))),
        Formula::B => ("Erlang B", ", nobody waits".to_owned()),
        Formula::C => ("Erlang C", ", endless patience".to_owned()),
    };
    let asked =
        target.map_or_else(String::new, |target| format!(", the fewest that serve {} in time", percent(target)));
    format!(
        "{name}: {} contacts an hour, {} each{wait}: {} erlang.\n{}{asked}:\n\n{}\n\n{}\n",
        significant(per_hour),
        human_duration(queue.demand.handle_time_s()),
        Language::English.grouped(answer.offered_load, 2),
        counted(answer.agents),
        facts(queue),
        neighbours(queue),
    )
}

/// Every number of the answer with its definition.
fn facts(Queue { formula, threshold_s, answer, .. }: &Queue) -> String {
    let within = human_duration(*threshold_s);
    let mut table = bare();
    let mut row = |name: &str, value: String, meaning: &str| {
        table.add_row([name, &value, meaning]);
    };
    if *formula == Formula::B {
        row("Served", percent(answer.service_level_offered), "served ÷ offered");
        row("Blocked", percent(answer.p_lost), "found all agents busy ÷ offered");
    } else {
        let level = format!("served within {within} ÷ ");
        row("Service level", percent(answer.service_level_offered), &format!("{level}offered"));
        row("  net", percent(answer.service_level_net), &format!("{level}(offered − abandoned within {within})"));
        row("  of the served", percent(answer.service_level_served), &format!("{level}served"));
        row("Wait at all", percent(answer.p_wait), "found all agents busy ÷ offered");
        row("Abandoned", percent(answer.p_lost), "left the queue ÷ offered");
        row("Wait (ASA)", seconds(answer.mean_wait_served_s), "mean wait of the served");
        row("Wait of all", seconds(answer.mean_wait_s), "mean wait of all, abandoned included");
        row("Queue", Language::English.grouped(answer.mean_queue, 4), "mean number waiting");
    }
    row("Occupancy", percent(answer.occupancy), "time busy ÷ time on duty");
    row("Load", Language::English.grouped(answer.offered_load, 4), "offered: rate × handle time, erlang");
    right(table, 1..2)
}

/// One agent less, as asked, one more.
fn neighbours(queue: &Queue) -> String {
    let is_b = queue.formula == Formula::B;
    let titles = if is_b {
        vec!["Agents", "Served", "Blocked", "Occupancy"]
    } else {
        vec!["Agents", "Service level", "Wait at all", "Abandoned", "Wait (ASA)", "Queue", "Occupancy"]
    };
    let width = titles.len();
    let mut table = plain(titles);
    for (agents, answer) in &queue.rows {
        let cells = match answer {
            None => vec![UNDEFINED.to_owned(); width - 1],
            Some(row) if is_b => vec![percent(row.service_level_offered), percent(row.p_lost), percent(row.occupancy)],
            Some(row) => vec![
                percent(row.service_level_offered),
                percent(row.p_wait),
                percent(row.p_lost),
                seconds(row.mean_wait_served_s),
                Language::English.grouped(row.mean_queue, 4),
                percent(row.occupancy),
            ],
        };
        table.add_row(std::iter::once(agents.to_string()).chain(cells));
    }
    right(table, ..)
}

fn percent(share: f64) -> String {
    Language::English.per_cent(share, 2)
}

/// Seconds with the digits that matter; long ones with minutes or hours beside.
fn seconds(value_s: f64) -> String {
    if value_s < 90.0 {
        format!("{} s", Language::English.grouped(value_s, 2))
    } else {
        format!("{} s ({})", Language::English.grouped(value_s, 1), human_duration(value_s))
    }
}

/// Up to six digits, none of them a needless 0.
fn significant(value: f64) -> String {
    let digits = (5 - libm::log10(value.max(1e-9)).floor() as i32).clamp(0, 9) as usize;
    Language::English.shortest(value, digits)
}
