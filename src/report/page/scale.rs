//! What the scale does to differences: a table of their biases, and which differences it hides.

use maud::{Markup, html};

use super::Telling;
use super::strategies::{broken, heading, name};
use crate::report::columns::{Column, columns};
use crate::words::{nothing_judged, say, within_scale};

/// Sentence and table; why there is none, where it was not measured; nothing at 1:1.
pub fn scale(telling: &Telling) -> Option<Markup> {
    let (told, language) = (telling.told, telling.told.language);
    if told.scale_of_lines() == 1 || told.replications.len() < 2 {
        return None;
    }
    let heading_ = html! { h3 { (say!(language, "page-scale")) } };
    if let Some(nothing) = nothing_judged(told) {
        return Some(html! { (heading_) p { (nothing) } });
    }
    let others = told.strategies.iter().filter(|strategy| strategy.id != told.baseline);
    let columns = columns(told);
    let (scale, coarser) = (told.scale, told.scale.saturating_mul(2));
    let biases = say!(language, "page-scale-biases", scale = scale, coarser = coarser, baseline = &told.baseline);
    let cell = |bias: Option<_>, column: &Column| bias.map_or_else(String::new, |bias| column.ruler.difference(bias));
    Some(html! {
        (heading_)
        p { (biases) }
        @if let Some(within) = within_scale(told) { p { (within) } }
        div class="scroll" tabindex="0" role="region" aria-label=(say!(language, "page-table", table = "scale-biases")) {
            table class="numbers" {
                thead { tr { th scope="col" { (say!(language, "table-strategy")) } @for column in &columns { (heading(column)) } } }
                tbody {
                    @for strategy in others {
                        tr {
                            th scope="row" { (name(telling, &strategy.id)) }
                            @for column in &columns { td { (broken(&cell(strategy.scale_bias.get(&column.metric), column))) } }
                        }
                    }
                }
            }
        }
    })
}
