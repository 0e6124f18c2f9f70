//! The lines of the ledger, and the sums of money made of them.

use super::ratio::{ratio, terms};
use super::{Count, Ratio, Terms};

/// A line of the ledger.
#[derive(Clone, Copy, Debug)]
pub struct Line {
    /// The count that holds it.
    pub count: Count,
    /// Its amount per year.
    pub ratio: Ratio,
    /// Short name in files.
    pub id: &'static str,
    /// Name for people.
    pub label: &'static str,
    /// Where it belongs.
    pub subtotal: Subtotal,
    /// Whether amounts of it fall due once, at a hire, a layoff or a launch. Of recruiting only those of a new headcount do:
    /// recruiting that replaces leavers goes on all the time.
    pub is_due_once: bool,
}

/// Parts of the money.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subtotal {
    /// What it costs to serve: people, AI and overhead.
    Service,
    /// What failures cost in cash.
    Failure,
    /// Value of customers lost, and of newcomers kept away.
    Customer,
}

impl Subtotal {
    /// Name in files.
    pub fn id(self) -> &'static str {
        match self {
            Self::Service => "service",
            Self::Failure => "failure",
            Self::Customer => "customer",
        }
    }
}

macro_rules! line {
    ($count:ident, $id:literal, $label:literal, $subtotal:ident, once) => {
        Line { is_due_once: true, ..line!($count, $id, $label, $subtotal) }
    };
    ($count:ident, $id:literal, $label:literal, $subtotal:ident) => {
        Line {
            count: Count::$count,
            ratio: ratio!([$count] / year),
            id: $id,
            label: $label,
            subtotal: Subtotal::$subtotal,
            is_due_once: false,
        }
    };
}

/// Every line of the ledger; each amount stands in exactly one.
pub const LINES: &[Line] = &[
    line!(Pay, "pay", "Pay", Service),
    line!(Overtime, "overtime", "Overtime", Service),
    line!(Recruiting, "recruiting", "Recruiting and training", Service, once),
    line!(Severance, "severance", "Severance", Service, once),
    line!(Training, "training", "Pay in training", Service),
    line!(Notice, "notice", "Pay under notice", Service, once),
    line!(Tools, "tools", "Tools and management", Service),
    line!(AiUsage, "ai_usage", "AI usage", Service),
    line!(AiPlatform, "ai_platform", "AI platform", Service),
    line!(Review, "review", "Review of AI answers", Service),
    line!(Supervision, "supervision", "Supervision of the AI", Service),
    line!(Integration, "integration", "AI integration and change", Service, once),
    line!(Overhead, "overhead", "Overhead of human contacts", Service),
    line!(ComplaintCost, "complaints", "Complaints", Failure),
    line!(Compensation, "compensation", "Compensation", Failure),
    line!(ValueLost, "value_lost", "Value of customers lost", Customer),
    line!(ValueMissed, "value_missed", "Value of newcomers kept away", Customer),
];

pub(super) const SERVICE: Terms = terms![
    Pay,
    Overtime,
    Recruiting,
    Severance,
    Training,
    Notice,
    Tools,
    AiUsage,
    AiPlatform,
    Review,
    Supervision,
    Integration,
    Overhead
];
// What a talk costs; not what it costs to introduce an AI and to watch over it.
pub(super) const AI_COST: Terms = terms![AiUsage, AiPlatform, Review];
pub(super) const FAILURE: Terms = terms![ComplaintCost, Compensation];
pub(super) const CUSTOMER: Terms = terms![ValueLost, ValueMissed];
pub(super) const TOTAL: Terms =
    &joined::<{ SERVICE.len() + FAILURE.len() + CUSTOMER.len() }>([SERVICE, FAILURE, CUSTOMER]);
/// What is paid: everything but the value of customers.
pub(super) const PAID: Terms = &joined::<{ SERVICE.len() + FAILURE.len() }>([SERVICE, FAILURE, &[]]);

/// Terms of several sums as those of one.
const fn joined<const N: usize>(sums: [Terms; 3]) -> [(Count, f64); N] {
    let mut all = [(Count::Pay, 0.0); N];
    let (mut n, mut sum) = (0, 0);
    while sum < sums.len() {
        let mut term = 0;
        while term < sums[sum].len() {
            all[n] = sums[sum][term];
            (n, term) = (n + 1, term + 1);
        }
        sum += 1;
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_total_is_every_line_of_the_ledger_once() {
        let mut booked: Vec<Count> = LINES.iter().map(|line| line.count).collect();
        let mut total: Vec<Count> = TOTAL.iter().map(|&(count, _)| count).collect();
        let mut parts: Vec<Count> = [SERVICE, FAILURE, CUSTOMER].concat().iter().map(|&(count, _)| count).collect();
        for list in [&mut booked, &mut total, &mut parts] {
            list.sort_unstable();
        }
        assert_eq!(booked, total);
        assert_eq!(parts, total);
    }
}
