//! What the scale does to differences: a table of their biases, and which differences it hides.

use maud::{Markup, html};

use super::Telling;
use super::strategies::{broken, heading, name};
use crate::report::columns::{Column, columns};
use crate::words::{nothing_judged, within_scale};

/// Sentence and table; why there is none, where it was not measured; nothing at 1:1.
pub fn scale(telling: &Telling) -> Option<Markup> {
    let summary = telling.summary;
    if summary.scale == 1 || summary.replications.len() < 2 {
        return None;
    }
    let heading_ = html! { h3 { "What the scale does to the differences" } };
    if let Some(nothing) = nothing_judged(summary) {
        return Some(html! { (heading_) p { (nothing) } });
    }
    let others = summary.strategies.iter().filter(|strategy| strategy.id != summary.baseline);
    let columns = columns(summary);
    let cell = |bias: Option<_>, column: &Column| bias.map_or_else(String::new, |bias| column.ruler.difference(bias));
    Some(html! {
        (heading_)
        p {
            "The same strategies lived at 1:" (summary.scale.saturating_mul(2)) " too. What each difference from " (summary.baseline)
            " gains there, taken to 1:1 on the assumption that it grows in proportion to k of 1:k, is its bias at scale 1:"
            (summary.scale) ". A difference that is no larger is not found. Those of shares are in points. ±: half of a 95 % interval; the two runs share no luck."
        }
        @if let Some(within) = within_scale(summary) { p { (within) } }
        div class="scroll" tabindex="0" role="region" aria-label="Table of scale biases" {
            table class="numbers" {
                thead { tr { th scope="col" { "Strategy" } @for column in &columns { (heading(column)) } } }
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
