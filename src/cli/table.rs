//! The table of strategies.

use comfy_table::presets::NOTHING;
use comfy_table::{CellAlignment, ContentArrangement, LineStyle, Table};

use crate::experiment::{StrategySummary, Summary};
use crate::metric::metric;
use crate::plot::number::Ruler;

/// Columns: a metric and its name in two lines.
const COLUMNS: [(&str, &str); 9] = [
    ("service_cost", "Service cost\na year"),
    ("cost", "Total cost\na year"),
    ("satisfaction", "Satisfied\nin truth"),
    ("csat_observed", "Observed\nCSAT"),
    ("true_resolution", "AI resolves\nin truth"),
    ("reported_resolution", "AI reports\nresolved"),
    ("wait", "Wait for\na person"),
    ("abandonment", "Left\nwaiting"),
    ("customers_lost", "Customers\nlost a year"),
];

const LETTERS_OF_OVERRIDES: usize = 200;

/// A metric of the table.
struct Column {
    id: &'static str,
    title: &'static str,
    ruler: Ruler,
}

/// Each strategy with its means ± half-widths, and below them the differences from the baseline.
///
/// On a terminal that is too narrow, the columns stand below one another in several tables.
pub fn table(summary: &Summary) -> String {
    let column = |&(id, title)| Some(Column { id, title, ruler: ruler(summary, id)? });
    let columns: Vec<Column> = COLUMNS.iter().filter_map(column).collect();
    let room = Table::new().width().map_or(usize::MAX, usize::from);
    format!("{}\n{}\n", in_room(summary, &columns, room), legend(summary))
}

fn in_room(summary: &Summary, columns: &[Column], room: usize) -> String {
    let in_pieces = |width: usize| {
        let pieces: Vec<String> = columns.chunks(width).map(|columns| piece(summary, columns)).collect();
        pieces.join("\n\n")
    };
    let fits = |text: &String| text.lines().all(|line| line.chars().count() <= room);
    [columns.len(), 4, 3, 2].into_iter().map(in_pieces).find(fits).unwrap_or_else(|| in_pieces(1))
}

fn piece(summary: &Summary, columns: &[Column]) -> String {
    let mut table = Table::new();
    table.load_style(NOTHING.header_separator(LineStyle::none().fill('─').junction('─')));
    table.set_content_arrangement(ContentArrangement::Disabled);
    let titles = columns.iter().map(|column| format!("{}\n{}", column.title, column.ruler.unit()));
    table.set_header(std::iter::once("Strategy".to_owned()).chain(titles));
    for strategy in &summary.strategies {
        table.add_row(row(summary, strategy, columns));
    }
    for column in table.column_iter_mut().skip(1) {
        column.set_cell_alignment(CellAlignment::Right);
    }
    table.trim_fmt()
}

fn row(summary: &Summary, strategy: &StrategySummary, columns: &[Column]) -> Vec<String> {
    let is_baseline = strategy.id == summary.baseline;
    let second = if is_baseline { "(baseline)" } else { "difference" };
    let cell = |Column { id, ruler, .. }: &Column| {
        let mean = ruler.estimate(&strategy.metric(id));
        match strategy.difference(id) {
            Some(difference) => format!("{mean}\n{}", ruler.difference(difference)),
            None => mean,
        }
    };
    std::iter::once(format!("{}\n  {second}", strategy.id)).chain(columns.iter().map(cell)).collect()
}

fn ruler(summary: &Summary, id: &str) -> Option<Ruler> {
    let unit = metric(id)?.unit;
    let estimates: Vec<_> = summary.strategies.iter().map(|strategy| strategy.metric(id)).collect();
    Some(Ruler::of(unit, &summary.currency, estimates.iter()))
}

fn legend(summary: &Summary) -> String {
    let n = summary.replications.len();
    let intervals = if n > 1 {
        "±: half of a 95 % interval. Differences are paired by replication; those of shares are in points."
    } else {
        "One replication has no interval."
    };
    let run = format!(
        "{}: scale 1:{}, {n} × {} replications, seed {}, run {}{}.",
        summary.scenario,
        summary.scale,
        summary.strategies.len(),
        summary.seed,
        summary.run_id,
        summary.with_overrides(LETTERS_OF_OVERRIDES).map_or_else(String::new, |with| format!(", {with}"))
    );
    format!("\n{intervals}\n{run}")
}
