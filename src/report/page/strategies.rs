//! The strategies in words and in numbers: the columns of the terminal's table, and differences from the baseline.

use maud::{Markup, html};

use super::Telling;
use crate::findings::{StrategySummary, Summary, found};
use crate::report::columns::{
    Column, NOBODY, columns, from_typed_to_resolved, mark, meaning_of_mark, meaning_of_total, of_nobody,
};
use crate::words::en::due_once;

/// A list of what each strategy is, and the table.
pub fn strategies(telling: &Telling) -> Markup {
    let summary = telling.summary;
    let columns = columns(summary);
    html! {
        dl class="strategies" {
            @for strategy in &summary.strategies {
                dt { (name(telling, &strategy.id)) @if strategy.id == summary.baseline { " (baseline)" } }
                dd { (strategy.title) @if !strategy.note.is_empty() { ". " span class="faint" { (strategy.note) } } }
            }
        }
        p id="legend" class="legend" { (legend(summary)) @if let Some(meaning) = meaning_of_mark(summary) { " " (meaning) } }
        p class="legend" { (meaning_of_total(summary)) }
        div class="scroll" tabindex="0" role="region" aria-label="Table of strategies" {
            table class="numbers" aria-describedby="legend" {
                thead { tr { th scope="col" { "Strategy" } @for column in &columns { (heading(column)) } } }
                @for strategy in &summary.strategies { tbody { (rows(telling, strategy, &columns)) } }
                @if let Some(cells) = of_nobody(summary, &columns) {
                    tbody class="counterfactual" {
                        tr { th scope="row" { (NOBODY.join(" ")) } @for cell in &cells { td { (broken(cell)) } } }
                    }
                }
            }
        }
        @for sentence in due_once(summary) { p class="legend" { (sentence) } }
        @let told = from_typed_to_resolved(summary);
        @if !told.is_empty() {
            p { "From the AI’s success as typed to what it resolves:" }
            ul { @for sentence in &told { li { (sentence) } } }
        }
    }
}

/// A strategy's name behind the colour that it has in the figures.
pub fn name(telling: &Telling, id: &str) -> Markup {
    let (colour, _) = telling.palette.look(id);
    let colour = format!("background:#{:02x}{:02x}{:02x}", colour.0, colour.1, colour.2);
    html! { span class="colour" style=(colour) {} (id) }
}

fn legend(summary: &Summary) -> String {
    if summary.replications.len() < 2 {
        return "One replication has no interval, so that no difference can be told from chance.".to_owned();
    }
    let approximate = if summary.scale > 1 { " *: approximate at this scale, since queues do not scale." } else { "" };
    let scale = match (summary.scale, &summary.unmeasured) {
        (1, _) => "",
        (_, None) => ", or the difference is no larger than what the scale does to it",
        (_, Some(_)) => ", or it was not measured what the scale does to the difference",
    };
    format!(
        "±: half of a 95 % interval, of chance alone: inputs are held fixed. Differences from {} are paired by replication \
         and taken before rounding; those of shares are in points. Grey and slanted: no difference found, since the \
         interval contains 0{scale}. {}: undefined.{approximate}",
        summary.baseline,
        crate::number::UNDEFINED
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
            th scope="row" { (name(telling, &strategy.id)) (mark(telling.summary, strategy)) }
            @for column in columns { td { (broken(&column.ruler.estimate(&strategy.metric(&column.metric)))) } }
        }
        @if strategy.id != telling.summary.baseline {
            tr class="difference" {
                th scope="row" { "difference" }
                @for column in columns { (difference(telling.summary, strategy, column)) }
            }
        }
    }
}

fn difference(summary: &Summary, strategy: &StrategySummary, column: &Column) -> Markup {
    let Some(difference) = strategy.difference(&column.metric).filter(|difference| difference.mean.is_some()) else {
        return html! { td { (crate::number::UNDEFINED) } };
    };
    let shown = broken(&column.ruler.difference(difference));
    if found(summary, strategy, &column.metric).is_some() {
        html! { td { (shown) } }
    } else {
        html! { td class="none" title="no difference found" { (shown) } }
    }
}

/// An estimate in a cell. A line may break before "±", and nowhere else.
pub fn broken(estimate: &str) -> Markup {
    let (mean, half) = estimate.split_once(' ').unwrap_or((estimate, ""));
    html! { span { (mean) } @if !half.is_empty() { " " span class="half" { (half) } } }
}
