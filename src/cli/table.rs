//! The table of strategies.

use std::ops::RangeBounds;

use comfy_table::presets::NOTHING;
use comfy_table::{CellAlignment, ContentArrangement, LineStyle, Row, Table};

use crate::findings::StrategySummary;
use crate::report::columns::{Column, columns, mark, meaning_of_mark, meaning_of_total, nobody, of_nobody};
use crate::scenario::Fit;
use crate::words::{Told, due_once, say};

const LETTERS_OF_OVERRIDES: usize = 200;

/// Each strategy with its means ± half-widths, and below them the differences from the baseline.
///
/// Where there is too little room, the columns stand below one another in several tables.
pub fn table(told: &Told) -> String {
    format!("{}\n{}\n", in_room(&columns(told), &|columns| piece(told, columns)), legend(told))
}

/// Letters in a line: those of the terminal, else what COLUMNS says, else as many as are needed.
fn room() -> usize {
    let of_pipe = || std::env::var("COLUMNS").ok()?.parse().ok();
    Table::new().width().map(usize::from).or_else(of_pipe).filter(|room| *room > 0).unwrap_or(usize::MAX)
}

/// A table of columns, in several pieces below one another where there is too little room for one.
pub fn in_room<C>(columns: &[C], piece: &dyn Fn(&[C]) -> String) -> String {
    let room = room();
    let in_pieces = |width: usize| {
        let pieces: Vec<String> = columns.chunks(width).map(piece).collect();
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

fn piece(told: &Told, columns: &[Column]) -> String {
    let mark = |column: &Column| if column.is_approximate { " *" } else { "" };
    let title = |column: &Column| format!("{}{}\n{}", column.title.join("\n"), mark(column), column.ruler.unit());
    let titles = columns.iter().map(title);
    let mut table = plain(std::iter::once(say!(told.language, "table-strategy")).chain(titles));
    for strategy in &told.strategies {
        table.add_row(row(told, strategy, columns));
    }
    if let Some(cells) = of_nobody(told, columns) {
        table.add_row(vec![""; columns.len() + 1]);
        table.add_row(std::iter::once(nobody(told.language).join("\n  ")).chain(cells).collect::<Vec<_>>());
    }
    right(table, 1..)
}

fn row(told: &Told, strategy: &StrategySummary, columns: &[Column]) -> Vec<String> {
    let is_baseline = strategy.id == told.baseline;
    let language = told.language;
    let second = if is_baseline { say!(language, "table-is-baseline") } else { say!(language, "table-difference") };
    let cell = |Column { metric, ruler, .. }: &Column| {
        let mean = ruler.estimate(&strategy.metric(metric));
        match strategy.difference(metric) {
            Some(difference) => format!("{mean}\n{}", ruler.difference(difference)),
            None => mean,
        }
    };
    std::iter::once(format!("{}{}\n  {second}", strategy.id, mark(told, strategy)))
        .chain(columns.iter().map(cell))
        .collect()
}

fn legend(told: &Told) -> String {
    let (language, scale, n) = (told.language, told.scale, told.replications.len());
    let intervals = if n > 1 { say!(language, "table-intervals") } else { say!(language, "table-one-replication") };
    let approximate = (told.scale_of_lines() > 1).then(|| say!(language, "table-approximate", scale = scale));
    let under = |fit: &Fit| say!(language, "under", what = &told.scenario, id = &fit.id);
    let with = told.with_overrides(LETTERS_OF_OVERRIDES).map_or_else(String::new, |with| format!(", {with}"));
    let run = say!(
        language,
        "table-run",
        what = told.fit.as_ref().map_or_else(|| told.scenario.clone(), under),
        scale = scale,
        waits = told.waits_of().name(),
        replications = n,
        strategies = told.strategies.len(),
        seed = told.seed.to_string(),
        run = &told.run_id,
        with = with,
    );
    let notes = [intervals, meaning_of_total(told)].into_iter().chain(approximate).chain(meaning_of_mark(told));
    notes.chain(due_once(told)).chain([run]).fold(String::new(), |all, line| format!("{all}\n{line}"))
}
