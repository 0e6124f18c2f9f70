//! What a cut takes that is made, and perhaps undone: the summary's sentences, and the numbers behind them.

use maud::{Markup, html};

use super::{Telling, strategies};
use crate::findings::{Regained, StrategySummary, Undoing, is_judged};
use crate::report::columns::parted;
use crate::words::{say, span, undone};

/// Sentences and table; nothing where nobody is cut by date.
pub fn undoing(telling: &Telling) -> Option<Markup> {
    let (told, language) = (telling.told, telling.told.language);
    let sentences = undone(told);
    let of = |strategy: &&StrategySummary| strategy.undoing.is_some() && is_judged(told, strategy);
    (!sentences.is_empty()).then(|| {
        html! {
            @for sentence in &sentences { p { (sentence) } }
            p class="legend" { (say!(language, "page-undoing", baseline = &told.baseline)) }
            div class="scroll" tabindex="0" role="region" aria-label=(say!(language, "page-table", table = "undoing")) {
                table class="numbers" {
                    thead { tr { @for title in parted(&say!(language, "page-undoing-columns")) { th scope="col" { (title) } } } }
                    tbody {
                        @for strategy in told.strategies.iter().filter(of) {
                            @if let Some(undoing) = &strategy.undoing { (rows(telling, strategy, undoing)) }
                        }
                    }
                }
            }
        }
    })
}

/// A row for each measure that was lost.
fn rows(telling: &Telling, strategy: &StrategySummary, undoing: &Undoing) -> Markup {
    let language = telling.told.language;
    let cell = |regained: &Regained| {
        html! {
            tr {
                th scope="row" { (strategies::name(telling, &strategy.id)) }
                td class="text" { (language.label(regained.metric)) }
                td { (undoing.cut_week) }
                td { (undoing.undone_week.map_or_else(|| say!(language, "never"), |week| week.to_string())) }
                td { (regained.lost) }
                td { (span(language, &regained.weeks)) }
                td { (regained.never) }
            }
        }
    };
    html! { @for regained in &undoing.regained { (cell(regained)) } }
}
