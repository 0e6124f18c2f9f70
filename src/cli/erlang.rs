//! `erlang`: the staffing calculator.

use serde_json::Value;

use super::args::{ErlangArgs, Format, FormulaName};
use super::failure::BadInput;
use super::say;
use super::table::{bare, plain, right};
use crate::desk::DeskError;
use crate::desk::calculators::{Queue, Staff};
use crate::erlang::Demand;
use crate::erlang::calculator::Formula;
use crate::report::json;
use crate::unit::HOUR;
use crate::words::{self, Language, UNDEFINED};

/// The usual threshold, s.
const THRESHOLD_S: f64 = 20.0;

/// Answers what a queue with so many agents does, or how many agents reach a target, and shows the neighbours.
///
/// # Errors
/// Bad input: what does not go together, what is too large, a queue that grows without end.
pub fn erlang(args: &ErlangArgs, language: Language) -> anyhow::Result<()> {
    let formula = formula(args, language).map_err(BadInput)?;
    let staff = args.target.map_or(Staff::Agents(args.agents.unwrap_or(1)), Staff::Target);
    let demand = Demand::new(args.rate, args.handle_time);
    let queue = Queue::new(formula, demand, args.threshold.unwrap_or(THRESHOLD_S), staff).map_err(DeskError::from)?;
    say(&match args.format {
        Format::Json => json(&document(&queue, args.target))?,
        Format::Table => Telling { queue: &queue, language }.for_people(args.target),
    })
}

/// The formula, or what does not go with it.
fn formula(args: &ErlangArgs, language: Language) -> Result<Formula, String> {
    match (args.formula, args.patience, args.threshold) {
        (FormulaName::A, Some(mean_patience_s), _) => Ok(Formula::A { mean_patience_s }),
        (FormulaName::A, None, _) => Err(words::say!(language, "needs-patience")),
        (FormulaName::B, Some(_), _) => Err(words::say!(language, "loss-has-no-patience")),
        (FormulaName::B, None, Some(_)) => Err(words::say!(language, "loss-has-no-threshold")),
        (FormulaName::B, None, None) => Ok(Formula::B),
        (FormulaName::C, Some(_), _) => Err(words::say!(language, "endless-patience")),
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

/// A queue that is told in a language.
#[derive(Clone, Copy)]
struct Telling<'a> {
    queue: &'a Queue,
    language: Language,
}

impl Telling<'_> {
    fn for_people(self, target: Option<f64>) -> String {
        let Self { queue, language } = self;
        let (formula, patience) = match queue.formula {
            Formula::A { mean_patience_s } => ("A", language.duration(mean_patience_s)),
            Formula::B => ("B", String::new()),
            Formula::C => ("C", String::new()),
        };
        let asked = words::say!(
            language,
            "erlang-asked",
            formula = formula,
            contacts = self.significant(queue.demand.arrivals_per_s() * HOUR),
            time = language.duration(queue.demand.handle_time_s()),
            patience = patience,
            load = language.grouped(queue.answer.offered_load, 2),
        );
        let staff = words::say!(
            language,
            "erlang-staff",
            agents = words::say!(language, "agents", n = queue.answer.agents),
            target = target.map_or_else(|| "none".to_owned(), |target| self.percent(target)),
        );
        format!("{asked}\n{staff}\n\n{}\n\n{}\n", self.facts(), self.neighbours())
    }

    /// Every number of the answer with its definition.
    fn facts(self) -> String {
        let Self { queue: Queue { formula, threshold_s, answer, .. }, language } = self;
        let within = language.duration(*threshold_s);
        let mut table = bare();
        let mut row = |fact: &str, value: String| {
            let meaning = words::say!(language, "erlang-meaning", fact = fact, within = within.as_str());
            table.add_row([self.name(fact), value, meaning]);
        };
        if *formula == Formula::B {
            row("served", self.percent(answer.service_level_offered));
            row("blocked", self.percent(answer.p_lost));
        } else {
            row("level", self.percent(answer.service_level_offered));
            row("net", self.percent(answer.service_level_net));
            row("of-served", self.percent(answer.service_level_served));
            row("wait", self.percent(answer.p_wait));
            row("abandoned", self.percent(answer.p_lost));
            row("asa", self.seconds(answer.mean_wait_served_s));
            row("wait-all", self.seconds(answer.mean_wait_s));
            row("queue", language.grouped(answer.mean_queue, 4));
        }
        row("occupancy", self.percent(answer.occupancy));
        row("load", language.grouped(answer.offered_load, 4));
        right(table, 1..2)
    }

    /// One agent less, as asked, one more.
    fn neighbours(self) -> String {
        let queue = self.queue;
        let is_b = queue.formula == Formula::B;
        let facts: &[&str] = if is_b {
            &["agents", "served", "blocked", "occupancy"]
        } else {
            &["agents", "level", "wait", "abandoned", "asa", "queue", "occupancy"]
        };
        let mut table = plain(facts.iter().map(|fact| self.name(fact)).collect::<Vec<_>>());
        for (agents, answer) in &queue.rows {
            let cells = match answer {
                None => vec![UNDEFINED.to_owned(); facts.len() - 1],
                Some(row) if is_b => {
                    [row.service_level_offered, row.p_lost, row.occupancy].map(|s| self.percent(s)).into()
                }
                Some(row) => vec![
                    self.percent(row.service_level_offered),
                    self.percent(row.p_wait),
                    self.percent(row.p_lost),
                    self.seconds(row.mean_wait_served_s),
                    self.language.grouped(row.mean_queue, 4),
                    self.percent(row.occupancy),
                ],
            };
            table.add_row(std::iter::once(agents.to_string()).chain(cells));
        }
        right(table, ..)
    }

    fn name(self, fact: &str) -> String {
        words::say!(self.language, "erlang-name", fact = fact)
    }

    fn percent(self, share: f64) -> String {
        self.language.per_cent(share, 2)
    }

    /// Seconds with the digits that matter; long ones with minutes or hours beside.
    fn seconds(self, value_s: f64) -> String {
        let shown = |digits| format!("{} s", self.language.grouped(value_s, digits));
        if value_s < 90.0 { shown(2) } else { format!("{} ({})", shown(1), self.language.duration(value_s)) }
    }

    /// Up to six digits, none of them a needless 0.
    fn significant(self, value: f64) -> String {
        let digits = (5 - libm::log10(value.max(1e-9)).floor() as i32).clamp(0, 9) as usize;
        self.language.shortest(value, digits)
    }
}
