//! What the scenario takes for granted: every sourced number with its range and its evidence, and the rows they name.

use maud::{Markup, html};

use super::Telling;
use crate::findings::Summary;
use crate::report::columns::parted;
use crate::report::evidence::{self, Row};
use crate::scenario::Assumption;
use crate::words::{self, Told, UNDEFINED, say};

/// Every uncertain or sourced number; nothing if the scenario has none.
pub fn assumptions(telling: &Telling) -> Option<Markup> {
    let (numbers, told) = (&telling.facts.assumptions, telling.told);
    (!numbers.is_empty()).then(|| {
        html! {
            p { (say!(told.language, "page-assumptions", numbers = numbers.len())) }
            div class="scroll" tabindex="0" role="region" aria-label=(say!(told.language, "page-table", table = "assumptions")) {
                table class="assumptions" {
                    thead { tr { @for title in parted(&say!(told.language, "page-assumptions-columns")) { th scope="col" { (title) } } } }
                    @for (section, numbers) in by_section(numbers) {
                        tbody {
                            tr { th scope="rowgroup" colspan="5" { (section) } }
                            @for number in numbers { (line(told, number, section)) }
                        }
                    }
                }
            }
        }
    })
}

/// Neighbours whose paths begin with the same word.
fn by_section(numbers: &[Assumption]) -> Vec<(&str, &[Assumption])> {
    let first = |number: &'_ Assumption| number.path.split('.').next().unwrap_or_default().to_owned();
    let groups = numbers.chunk_by(|a, b| first(a) == first(b));
    groups.map(|group| (group[0].path.split('.').next().unwrap_or_default(), group)).collect()
}

fn line(told: &Told, number: &Assumption, section: &str) -> Markup {
    let path = number.path.strip_prefix(section).map_or(number.path.as_str(), |rest| rest.trim_start_matches('.'));
    let grade = evidence::grade(number).name(told.language);
    let is_partly_assumed = evidence::is_partly_assumed(number);
    let trust = if is_partly_assumed { say!(told.language, "page-partly-assumed", grade = grade) } else { grade };
    html! {
        tr {
            th scope="row" { code { (path) } }
            td { (words::in_use(told, number)) }
            td { (words::range_of(told, number).unwrap_or_else(|| UNDEFINED.to_owned())) }
            td { (trust) }
            td { (support(number)) }
        }
    }
}

/// The rows that a text names, as links to them; the text itself if it names none.
pub fn sources(text: &str) -> Markup {
    let rows = evidence::named(text);
    html! {
        @if rows.is_empty() { (text) }
        @for (place, row) in rows.iter().enumerate() { @if place > 0 { ", " } a href={ "#" (row.id) } { (row.id) } }
    }
}

/// The rows that a number names, what else its author says of it.
fn support(number: &Assumption) -> Markup {
    let rows = evidence::named(&number.source);
    let is_own = rows.is_empty() && !["assumption", "fitted", ""].contains(&number.source.as_str());
    html! {
        @if is_own { (number.source) ". " }
        @for (place, row) in rows.iter().enumerate() {
            @if place > 0 { "; " }
            a href={ "#" (row.id) } { (row.id) } " " (row.figure)
        }
        @if !number.note.is_empty() { @if !rows.is_empty() { ". " } i { (number.note) } }
    }
}

/// The rows of the evidence that the page names; nothing if it names none.
pub fn evidence(telling: &Telling) -> Option<Markup> {
    let language = telling.told.language;
    let Summary { targets, contradictions, strategies, .. } = telling.told.summary;
    let of_numbers = telling.facts.assumptions.iter().flat_map(|number| [&number.source, &number.note]);
    let of_targets = targets.iter().flat_map(|target| [&target.source, &target.note]);
    let of_readings = contradictions.iter().flat_map(|said| [&said.source, &said.note]);
    let of_strategies = strategies.iter().map(|strategy| &strategy.note);
    let texts = of_numbers.chain(of_targets).chain(of_readings).chain(of_strategies);
    let named: Vec<&str> = texts.flat_map(|text| evidence::named(text)).map(|row| row.id.as_str()).collect();
    let rows: Vec<&Row> = evidence::rows().iter().filter(|row| named.contains(&row.id.as_str())).collect();
    (!rows.is_empty()).then(|| {
        html! {
            p { (say!(language, "page-evidence")) }
            div class="scroll" tabindex="0" role="region" aria-label=(say!(language, "page-table", table = "evidence")) {
                table class="evidence" {
                    thead { tr { @for title in parted(&say!(language, "page-evidence-columns")) { th scope="col" { (title) } } } }
                    tbody { @for row in rows { (piece(row)) } }
                }
            }
        }
    })
}

fn piece(row: &Row) -> Markup {
    html! {
        tr id=(row.id) {
            th scope="row" { (row.id) }
            td { (row.figure) }
            td { (row.value) @if row.unit != "–" { " " (row.unit) } }
            td { (row.date) }
            td {
                (row.source)
                @for (place, link) in row.links.iter().enumerate() { " " a href=(link) { "[" (place + 1) "]" } }
            }
            td { (row.trust) }
        }
    }
}
