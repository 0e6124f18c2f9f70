//! Worlds drawn from the ranges of inputs: in how many a strategy is better.

use maud::{Markup, html};

use super::{Telling, strategies};
use crate::books::metric::{COST, SATISFACTION};
use crate::findings::judged_in_worlds;
use crate::report::columns::parted;
use crate::words::{drawn_between, drawn_heading, say};

/// A row for each strategy but the baseline; nothing where none were drawn.
pub fn drawn(telling: &Telling) -> Option<Markup> {
    let (told, language) = (telling.told, telling.told.language);
    let found = told.drawn.as_ref()?;
    let others = || judged_in_worlds(told);
    others().next().map(|_| html! {
        p { (drawn_heading(told, found)) }
        div class="scroll" tabindex="0" role="region" aria-label=(say!(language, "page-table", table = "drawn")) {
            table class="numbers" {
                thead { tr { @for title in parted(&say!(language, "page-drawn-columns")) { th scope="col" { (title) } } } }
                tbody {
                    @for strategy in others() {
                        tr {
                            th scope="row" { (strategies::name(telling, &strategy.id)) }
                            @for worlds in [strategy.cheaper, strategy.more_satisfied, strategy.both, strategy.cheapest] {
                                td { (worlds) }
                            }
                            @for metric in [COST, SATISFACTION] { td { (drawn_between(told, &metric, strategy)) } }
                        }
                    }
                }
            }
        }
    })
}
