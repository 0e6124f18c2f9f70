//! The table of strategies.

use std::ops::RangeBounds;

use comfy_table::presets::NOTHING;
use comfy_table::{CellAlignment, ContentArrangement, LineStyle, Row, Table};

use crate::findings::{StrategySummary, Summary};
use crate::report::columns::{Column, NOBODY, columns, mark, meaning_of_mark, meaning_of_total, of_nobody};
use crate::words::en::due_once;

const LETTERS_OF_OVERRIDES: usize = 200;

/// Each strategy with its means ± half-widths, and below them the differences from the baseline.
///
/// Where there is too little room, the columns stand below one another in several tables.
pub fn table(summary: &Summary) -> String {
    format!("{}\n{}\n", in_room(summary, &columns(summary), room()), legend(summary))
}

/// Letters in a line: those of the terminal, else what COLUMNS says, else as many as are needed.
fn room() -> usize {
    let of_pipe = || std::env::var("COLUMNS").ok()?.parse().ok();
    Table::new().width().map(usize::from).or_else(of_pipe).filter(|room| *room > 0).unwrap_or(usize::MAX)
}

fn in_room(summary: &Summary, columns: &[Column], room: usize) -> String {
    let in_pieces = |width: usize| {
        let pieces: Vec<String> = columns.chunks(width).map(|columns| piece(summary, columns)).collect();
        pieces.join("\n\n")
    };
    let fits = |text: &String| text.lines().all(|line| line.chars().count() <= room);
    [columns.len(), 7, 5, 4, 3, 2].into_iter().map(in_pieces).find(fits).unwrap_or_else(|| in_pieces(1))
}

/// A table without borders, as wide as it needs to be.
pub fn bare() -> Table {
    let mut table = Table::new();
    table.load_style(NOTHING);
    table.set_content_arrangement(ContentArrangement::Disabled);
    table
}

/// The same, with a header that is underlined.
pub fn plain<T: Into<Row>>(header: T) -> Table {
    let mut table = bare();
    table.load_style(NOTHING.header_separator(LineStyle::none().fill('─').junction('─')));
    table.set_header(header);
    table
}

/// The table as a text, with some of its columns to the right.
pub fn right(mut table: Table, columns: impl RangeBounds<usize>) -> String {
    for (_, column) in table.column_iter_mut().enumerate().filter(|(place, _)| columns.contains(place)) {
        column.set_cell_alignment(CellAlignment::Right);
    }
    table.trim_fmt()
}

fn piece(summary: &Summary, columns: &[Column]) -> String {
    let mark = |column: &Column| if column.is_approximate { " *" } else { "" };
    let title = |column: &Column| format!("{}{}\n{}", column.title.join("\n"), mark(column), column.ruler.unit());
    let titles = columns.iter().map(title);
    let mut table = plain(std::iter::once("Strategy".to_owned()).chain(titles));
    for strategy in &summary.strategies {
        table.add_row(row(summary, strategy, columns));
    }
    if let Some(cells) = of_nobody(summary, columns) {
        table.add_row(vec![""; columns.len() + 1]);
        table.add_row(std::iter::once(NOBODY.join("\n  ")).chain(cells).collect::<Vec<_>>());
    }
    right(table, 1..)
}

fn row(summary: &Summary, strategy: &StrategySummary, columns: &[Column]) -> Vec<String> {
    let is_baseline = strategy.id == summary.baseline;
    let second = if is_baseline { "(baseline)" } else { "difference" };
    let cell = |Column { metric, ruler, .. }: &Column| {
        let mean = ruler.estimate(&strategy.metric(metric));
        match strategy.difference(metric) {
            Some(difference) => format!("{mean}\n{}", ruler.difference(difference)),
            None => mean,
        }
    };
    std::iter::once(format!("{}{}\n  {second}", strategy.id, mark(summary, strategy)))
        .chain(columns.iter().map(cell))
        .collect()
}

fn legend(summary: &Summary) -> String {
    let n = summary.replications.len();
    let intervals = if n > 1 {
        "±: half of a 95 % interval, of chance alone: inputs are held fixed. Differences are paired by replication and taken \
         before rounding; those of shares are in points."
    } else {
        "One replication has no interval."
    };
    let run = format!(
        "{}{}: scale 1:{}, {n} × {} replications, seed {}, run {}{}.",
        summary.scenario,
        summary.fit.as_ref().map_or_else(String::new, |fit| format!(" under {}", fit.id)),
        summary.scale,
        summary.strategies.len(),
        summary.seed,
        summary.run_id,
        summary.with_overrides(LETTERS_OF_OVERRIDES).map_or_else(String::new, |with| format!(", {with}"))
    );
    let approximate = if summary.scale > 1 {
        format!(
            "*: at scale 1:{} waits are approximate, and so is who leaves waiting (docs/model.md, 4.5).\n",
            summary.scale
        )
    } else {
        String::new()
    };
    let not_judged = meaning_of_mark(summary).map_or_else(String::new, |meaning| meaning + "\n");
    let once = due_once(summary).into_iter().map(|sentence| sentence + "\n").collect::<String>();
    format!("\n{intervals}\n{}\n{approximate}{not_judged}{once}{run}", meaning_of_total(summary))
}
