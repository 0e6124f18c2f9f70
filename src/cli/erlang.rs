//! `erlang`: the staffing calculator.

use comfy_table::presets::NOTHING;
use comfy_table::{CellAlignment, ContentArrangement, Table};
use serde_json::Value;

use super::args::{ErlangArgs, Format, FormulaName};
use super::failure::BadInput;
use super::table::plain;
use super::{json, say};
use crate::erlang::Demand;
use crate::erlang::calculator::{Answer, Formula};
use crate::number::{UNDEFINED, grouped, per_cent, shortest};
use crate::unit::{HOUR, human_duration};

/// Largest load that is computed, erlang.
const MOST_LOAD: f64 = 1e6;
/// Longest line that is computed.
const LONGEST_LINE: f64 = 1e7;
/// The usual threshold, s.
const THRESHOLD_S: f64 = 20.0;

/// A question that can be answered.
struct Question {
    formula: Formula,
    demand: Demand,
    threshold_s: f64,
    agents: u32,
    target: Option<f64>,
}

/// Answers what a queue with so many agents does, or how many agents reach a target, and shows the neighbours.
///
/// # Errors
/// Bad input: what does not go together, what is too large, a queue that grows without end.
pub fn erlang(args: &ErlangArgs) -> anyhow::Result<()> {
    let question = question(args)?;
    let staffs = question.agents.saturating_sub(1).max(1)..=question.agents + 1;
    let rows: Vec<(u32, Option<Answer>)> = staffs
        .map(|agents| (agents, question.formula.answer(&question.demand.with_agents(agents), question.threshold_s)))
        .collect();
    let answer = rows.iter().find(|(agents, _)| *agents == question.agents).and_then(|(_, answer)| *answer);
    let answer = answer.ok_or_else(|| unstable(&question))?;
    say(&match args.format {
        Format::Json => json(&document(&question, &answer, &rows))?,
        Format::Table => for_people(&question, &answer, &rows),
    })
}

fn question(args: &ErlangArgs) -> Result<Question, BadInput> {
    let formula = match (args.formula, args.patience) {
        (FormulaName::A, Some(mean_patience_s)) => Formula::A { mean_patience_s },
        (FormulaName::A, None) => {
            return refuse("Erlang A needs --patience, as in --patience 5min; without any, use erlang c");
        }
        (FormulaName::B, None) => Formula::B,
        (FormulaName::C, None) => Formula::C,
        (FormulaName::B, Some(_)) => {
            return refuse("under Erlang B nobody waits; leave out --patience, or use erlang a");
        }
        (FormulaName::C, Some(_)) => {
            return refuse("under Erlang C patience is endless; leave out --patience, or use erlang a");
        }
    };
    if formula == Formula::B && args.threshold.is_some() {
        return refuse("under Erlang B nobody waits; leave out --threshold, or use erlang a or c");
    }
    let demand = Demand::new(args.rate, args.handle_time);
    if demand.offered_load() > MOST_LOAD {
        let found = demand.offered_load();
        return refuse(&format!("the load is {found:.3e} erlang (rate × handle time); allowed: up to 1 million"));
    }
    let question = Question {
        formula,
        demand,
        threshold_s: args.threshold.unwrap_or(THRESHOLD_S),
        agents: args.agents.unwrap_or(1),
        target: args.target,
    };
    doubt_line(&question, args)?;
    let agents = args.target.map(|target| formula.smallest_staff(demand, target, question.threshold_s));
    Ok(Question { agents: agents.unwrap_or(question.agents), ..question })
}

/// A line of millions can be computed, but nobody waits for it.
fn doubt_line(question: &Question, args: &ErlangArgs) -> Result<(), BadInput> {
    let Formula::A { mean_patience_s } = question.formula else { return Ok(()) };
    let least_agents = question.agents.saturating_sub(1).max(1);
    let waiting = (args.rate - f64::from(least_agents) / args.handle_time) * mean_patience_s;
    if waiting <= LONGEST_LINE {
        return Ok(());
    }
    refuse(&format!(
        "about {waiting:.3e} contacts would wait; allowed: up to 10 million; give a shorter --patience or more --agents"
    ))
}

fn refuse<T>(text: &str) -> Result<T, BadInput> {
    Err(BadInput(text.to_owned()))
}

fn unstable(question: &Question) -> BadInput {
    let load = question.demand.offered_load();
    let least = load.floor() as u32 + 1;
    BadInput(format!(
        "{} cannot carry a load of {} erlang: the queue grows without end; it needs at least {}, or erlang a if \
         callers give up",
        agents(question.agents),
        grouped(load, 2),
        agents(least),
    ))
}

fn agents(n: u32) -> String {
    if n == 1 { "1 agent".to_owned() } else { format!("{n} agents") }
}

fn document(question: &Question, answer: &Answer, rows: &[(u32, Option<Answer>)]) -> Value {
    let (name, patience_s) = match question.formula {
        Formula::A { mean_patience_s } => ("a", Some(mean_patience_s)),
        Formula::B => ("b", None),
        Formula::C => ("c", None),
    };
    serde_json::json!({
        "formula": name,
        "rate_per_s": question.demand.arrivals_per_s(),
        "handle_time_s": question.demand.handle_time_s(),
        "patience_s": patience_s,
        "threshold_s": (question.formula != Formula::B).then_some(question.threshold_s),
        "target": question.target,
        "answer": answer,
        "neighbours": rows.iter().filter_map(|(_, answer)| *answer).filter(|row| row.agents != answer.agents).collect::<Vec<_>>(),
    })
}

fn for_people(question: &Question, answer: &Answer, rows: &[(u32, Option<Answer>)]) -> String {
    let per_hour = question.demand.arrivals_per_s() * HOUR;
    let (name, wait) = match question.formula {
        Formula::A { mean_patience_s } => ("Erlang A", format!(", mean patience {}", human_duration(mean_patience_s))),
        Formula::B => ("Erlang B", ", nobody waits".to_owned()),
        Formula::C => ("Erlang C", ", endless patience".to_owned()),
    };
    let asked = question
        .target
        .map_or_else(String::new, |target| format!(", the fewest that serve {} in time", percent(target)));
    format!(
        "{name}: {} contacts an hour, {} each{wait}: {} erlang.\n{}{asked}:\n\n{}\n\n{}\n",
        significant(per_hour),
        human_duration(question.demand.handle_time_s()),
        grouped(answer.offered_load, 2),
        agents(answer.agents),
        facts(question, answer),
        neighbours(question, rows),
    )
}

/// Every number of the answer with its definition.
fn facts(question: &Question, answer: &Answer) -> String {
    let within = human_duration(question.threshold_s);
    let mut table = Table::new();
    table.load_style(NOTHING);
    table.set_content_arrangement(ContentArrangement::Disabled);
    let mut row = |name: &str, value: String, meaning: &str| {
        table.add_row([name, &value, meaning]);
    };
    if question.formula == Formula::B {
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
        row("Queue", grouped(answer.mean_queue, 4), "mean number waiting");
    }
    row("Occupancy", percent(answer.occupancy), "time busy ÷ time on duty");
    row("Load", grouped(answer.offered_load, 4), "offered: rate × handle time, erlang");
    if let Some(column) = table.column_mut(1) {
        column.set_cell_alignment(CellAlignment::Right);
    }
    table.trim_fmt()
}

/// One agent less, as asked, one more.
fn neighbours(question: &Question, rows: &[(u32, Option<Answer>)]) -> String {
    let is_b = question.formula == Formula::B;
    let titles = if is_b {
        vec!["Agents", "Served", "Blocked", "Occupancy"]
    } else {
        vec!["Agents", "Service level", "Wait at all", "Abandoned", "Wait (ASA)", "Queue", "Occupancy"]
    };
    let width = titles.len();
    let mut table = plain(titles);
    for (agents, answer) in rows {
        let cells = match answer {
            None => vec![UNDEFINED.to_owned(); width - 1],
            Some(row) if is_b => vec![percent(row.service_level_offered), percent(row.p_lost), percent(row.occupancy)],
            Some(row) => vec![
                percent(row.service_level_offered),
                percent(row.p_wait),
                percent(row.p_lost),
                seconds(row.mean_wait_served_s),
                grouped(row.mean_queue, 4),
                percent(row.occupancy),
            ],
        };
        table.add_row(std::iter::once(agents.to_string()).chain(cells));
    }
    for column in table.column_iter_mut() {
        column.set_cell_alignment(CellAlignment::Right);
    }
    table.trim_fmt()
}

fn percent(share: f64) -> String {
    per_cent(share, 2)
}

/// Seconds with the digits that matter; long ones with minutes or hours beside.
fn seconds(value_s: f64) -> String {
    if value_s < 90.0 {
        format!("{} s", grouped(value_s, 2))
    } else {
        format!("{} s ({})", grouped(value_s, 1), human_duration(value_s))
    }
}

/// Up to six digits, none of them a needless 0.
fn significant(value: f64) -> String {
    let digits = (5 - libm::log10(value.max(1e-9)).floor() as i32).clamp(0, 9) as usize;
    shortest(value, digits)
}
