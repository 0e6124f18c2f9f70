//! The columns of the table of strategies, the same on a terminal and in a report.

use crate::experiment::Summary;
use crate::metric::metric;
use crate::plot::number::Ruler;

/// A metric and its name in two lines.
const COLUMNS: [(&str, [&str; 2]); 9] = [
    ("service_cost", ["Service cost", "a year"]),
    ("cost", ["Total cost", "a year"]),
    ("satisfaction", ["Satisfied", "in truth"]),
    ("csat_observed", ["Observed", "CSAT"]),
    ("true_resolution", ["AI resolves", "in truth"]),
    ("reported_resolution", ["AI reports", "resolved"]),
    ("wait", ["Wait for", "a person"]),
    ("abandonment", ["Left", "waiting"]),
    ("customers_lost", ["Customers", "lost a year"]),
];

/// A metric of the table.
#[derive(Clone, Debug)]
pub struct Column {
    /// Name of the metric.
    pub id: &'static str,
    /// Its name in two lines.
    pub title: [&'static str; 2],
    /// Unit and digits for all of its cells.
    pub ruler: Ruler,
}

/// The columns, each with a ruler for the strategies of a summary.
pub fn columns(summary: &Summary) -> Vec<Column> {
    let column = |(id, title)| {
        let estimates: Vec<_> = summary.strategies.iter().map(|strategy| strategy.metric(id)).collect();
        let ruler = Ruler::of(metric(id)?.unit, &summary.currency, estimates.iter());
        Some(Column { id, title, ruler })
    };
    COLUMNS.into_iter().filter_map(column).collect()
}
