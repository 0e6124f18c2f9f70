//! The strategies in words and in numbers: the columns of the terminal's table, and differences from the baseline.

use maud::{Markup, html};

use super::{PIECE, Telling, around};
use crate::findings::{StrategySummary, found};
use crate::report::columns::{
    Column, columns, from_typed_to_resolved, mark, meaning_of_mark, meaning_of_total, nobody, of_nobody,
};
use crate::words::{Told, UNDEFINED, due_once, say, whether};

/// A list of what each strategy is, and the table.
pub fn strategies(telling: &Telling) -> Markup {
    let (told, language) = (telling.told, telling.told.language);
    let columns = columns(told);
    let baseline = say!(language, "table-baseline", id = PIECE);
    html! {
        dl class="strategies" {
            @for strategy in &told.strategies {
                @let name = name(telling, &strategy.id);
                dt { @if strategy.id == told.baseline { (around(&baseline, &name)) } @else { (name) } }
                dd { (strategy.title) @if !strategy.note.is_empty() { ". " span class="faint" { (strategy.note) } } }
            }
        }
        p id="legend" class="legend" { (legend(told)) @if let Some(meaning) = meaning_of_mark(told) { " " (meaning) } }
        p class="legend" { (meaning_of_total(told)) }
        div class="scroll" tabindex="0" role="region" aria-label=(say!(language, "page-table", table = "strategies")) {
            table class="numbers" aria-describedby="legend" {
                thead { tr { th scope="col" { (say!(language, "table-strategy")) } @for column in &columns { (heading(column)) } } }
                @for strategy in &told.strategies { tbody { (rows(telling, strategy, &columns)) } }
                @if let Some(cells) = of_nobody(told, &columns) {
                    tbody class="counterfactual" {
                        tr { th scope="row" { (nobody(language).join(" ")) } @for cell in &cells { td { (broken(cell)) } } }
                    }
                }
            }
        }
        @for sentence in due_once(told) { p class="legend" { (sentence) } }
        @let resolved = from_typed_to_resolved(told);
        @if !resolved.is_empty() {
            p { (say!(language, "page-typed-to-resolved")) }
            ul { @for sentence in &resolved { li { (sentence) } } }
        }
    }
}

/// A strategy's name behind the colour that it has in the figures.
pub fn name(telling: &Telling, id: &str) -> Markup {
    let (colour, _) = telling.palette.look(id);
    let colour = format!("background:#{:02x}{:02x}{:02x}", colour.0, colour.1, colour.2);
    html! { span class="colour" style=(colour) {} (id) }
}

fn legend(told: &Told) -> String {
    if told.replications.len() < 2 {
        return say!(told.language, "page-one-replication");
    }
    let scale = match (told.scale_of_lines(), &told.unmeasured) {
        (1, _) => "whole",
        (_, None) => "measured",
        (_, Some(_)) => "unmeasured",
    };
    say!(
        told.language,
        "page-legend",
        baseline = &told.baseline,
        scale = scale,
        undefined = UNDEFINED,
        approximate = whether(told.scale_of_lines() > 1),
    )
}

/// The head of a column, with its unit.
pub fn heading(column: &Column) -> Markup {
    html! {
        th scope="col" { (column.title.join(" ")) @if column.is_approximate { "\u{a0}*" } @if !column.ruler.unit().is_empty() { ", " (column.ruler.unit()) } }
    }
}

fn rows(telling: &Telling, strategy: &StrategySummary, columns: &[Column]) -> Markup {
    html! {
        tr {
            th scope="row" { (name(telling, &strategy.id)) (mark(telling.told, strategy)) }
            @for column in columns { td { (broken(&column.ruler.estimate(&strategy.metric(&column.metric)))) } }
        }
        @if strategy.id != telling.told.baseline {
            tr class="difference" {
                th scope="row" { (say!(telling.told.language, "table-difference")) }
                @for column in columns { (difference(telling.told, strategy, column)) }
            }
        }
    }
}

fn difference(told: &Told, strategy: &StrategySummary, column: &Column) -> Markup {
    let Some(difference) = strategy.difference(&column.metric).filter(|difference| difference.mean.is_some()) else {
        return html! { td { (UNDEFINED) } };
    };
    let shown = broken(&column.ruler.difference(difference));
    if found(told, strategy, &column.metric).is_some() {
        html! { td { (shown) } }
    } else {
        html! { td class="none" title=(say!(told.language, "page-not-found")) { (shown) } }
    }
}

/// An estimate in a cell. A line may break before "±", and nowhere else.
pub fn broken(estimate: &str) -> Markup {
    let (mean, half) = estimate.split_once(' ').unwrap_or((estimate, ""));
    html! { span { (mean) } @if !half.is_empty() { " " span class="half" { (half) } } }
}
