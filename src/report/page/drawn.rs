//! Worlds drawn from the ranges of inputs: in how many a strategy is better.

use maud::{Markup, html};

use super::{Telling, strategies};
use crate::books::Metric;
use crate::books::metric::{COST, SATISFACTION};
use crate::findings::{Agreeing, DrawnWorlds, InDrawnWorlds, Matter, judged_in_worlds};
use crate::report::columns::parted;
use crate::words::{
    drawn_agreement, drawn_between, drawn_conditions, drawn_deciding, drawn_ends, drawn_evenly, drawn_heading,
    drawn_standing, drawn_way, held_out, say, told_apart,
};

/// A row for each strategy but the baseline; nothing where none were drawn.
pub fn drawn(telling: &Telling) -> Option<Markup> {
    let (told, language) = (telling.told, telling.told.language);
    let found = told.drawn.as_ref()?;
    let others = || judged_in_worlds(told);
    let part = |part: &str| say!(language, "page-drawn-part", part = part);
    others().next().map(|_| html! {
        p { (drawn_heading(told, found)) }
        p { (say!(language, "drawn-rule")) @if let Some(way) = drawn_way(told, found) { " " (way) } }
        @if let Some(evenly) = drawn_evenly(told, found) { p { (evenly) } }
        div class="scroll" tabindex="0" role="region" aria-label=(say!(language, "page-table", table = "drawn")) {
            table class="numbers" {
                thead { tr { @for title in parted(&say!(language, "page-drawn-columns")) { th scope="col" { (title) } } } }
                tbody {
                    @for strategy in others() {
                        tr {
                            th scope="row" { (strategies::name(telling, &strategy.id)) }
                            @for won in [strategy.cheaper, strategy.more_satisfied, strategy.both] {
                                td { (won.worlds) " (" (drawn_standing(told, won)) ")" }
                            }
                            td { (strategy.cheapest) }
                            @for metric in [COST, SATISFACTION] { td { (drawn_between(told, &metric, strategy)) } }
                        }
                    }
                }
            }
        }
        h3 { (part("matters")) }
        (matters(telling))
        @let said: Vec<String> = others().flat_map(|strategy| drawn_conditions(told, strategy)).collect();
        @if !said.is_empty() { ul { @for said in &said { li { (said) } } } }
        @if let Some(deciding) = &found.deciding {
            h3 { (part("deciding")) }
            p { (drawn_deciding(told, deciding)) }
        }
        @if let Some(agreeing) = &found.agreeing {
            h3 { (part("agreeing")) }
            (agreement(telling, found, agreeing))
        }
    })
}

/// Inputs of each difference in the table.
const SHOWN: usize = 5;

/// What moves each strategy's differences: a row an input.
fn matters(telling: &Telling) -> Markup {
    let (told, language) = (telling.told, telling.told.language);
    let strongest = |row: &'_ InDrawnWorlds, metric: Metric| {
        let inputs = row.matters.get(&metric).map_or(&[][..], |matters| &matters.inputs);
        let name = row.id.clone();
        inputs.iter().take(SHOWN).map(|matter| (name.clone(), metric, matter.clone())).collect::<Vec<_>>()
    };
    let rows: Vec<(String, Metric, Matter)> = judged_in_worlds(told)
        .flat_map(|row| [SATISFACTION, COST].map(|metric| strongest(row, metric)))
        .flatten()
        .collect();
    let has_indices = rows.iter().any(|(_, _, matter)| matter.index.is_some());
    let columns = parted(&say!(language, "page-matters-columns")).into_iter().take(if has_indices { 6 } else { 5 });
    html! {
        p { (say!(language, "page-matters", found = if rows.is_empty() { "no" } else { "yes" })) }
        @if !rows.is_empty() {
            div class="scroll" tabindex="0" role="region" aria-label=(say!(language, "page-table", table = "matters")) {
                table class="numbers" {
                    thead { tr { @for title in columns { th scope="col" { (title) } } } }
                    tbody {
                        @for (id, metric, matter) in &rows {
                            tr {
                                th scope="row" { (strategies::name(telling, id)) }
                                td { (language.label(metric)) }
                                td { (matter.input) }
                                @for end in drawn_ends(told, metric, matter) { td { (end) } }
                                @if has_indices { td { @if let Some(index) = matter.index { (language.per_cent(index, 0)) } } }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Which worlds agree with what was published: a row a number of the model.
fn agreement(telling: &Telling, drawn: &DrawnWorlds, found: &Agreeing) -> Markup {
    let (told, language) = (telling.told, telling.told.language);
    html! {
        p {
            (drawn_agreement(told, drawn, found)) " "
            @if let Some(moved) = told_apart(language, &found.moved) { (moved) }
        }
        div class="scroll" tabindex="0" role="region" aria-label=(say!(language, "page-table", table = "agreeing")) {
            table class="numbers" {
                thead { tr { @for title in parted(&say!(language, "page-agree-columns")) { th scope="col" { (title) } } } }
                tbody {
                    @for number in &found.numbers {
                        tr {
                            th scope="row" { (number.name) }
                            td { (number.targets.join(", ")) }
                            @for worlds in [number.met, number.agreeing_without] { td { (worlds) } }
                        }
                    }
                }
            }
        }
        @if let Some(held_out) = held_out(language, found) { p { (held_out) } }
    }
}
