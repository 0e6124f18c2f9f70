//! When satisfaction was lost and when management could notice it: the summary's sentences, and the numbers behind them.

use maud::{Markup, html};

use super::{Telling, strategies};
use crate::books::Unit;
use crate::findings::{StrategySummary, is_judged};
use crate::report::columns::parted;
use crate::words::{Ruler, Told, UNDEFINED, noticed, say, span};

/// Sentences and table; nothing where nothing is compared.
pub fn detection(telling: &Telling) -> Option<Markup> {
    let (told, language) = (telling.told, telling.told.language);
    let ruler = told.ruler_of(Unit::Money, told.strategies.iter().map(|s| &s.detection.damage));
    let damage = if ruler.unit().is_empty() { String::new() } else { format!(", {}", ruler.unit()) };
    // The last column is the damage's, an amount.
    let titles = say!(language, "page-detection-columns") + &damage;
    let sentences = noticed(told);
    (!sentences.is_empty()).then(|| {
        html! {
            @for sentence in &sentences { p { (sentence) } }
            p class="legend" { (legend(told)) }
            div class="scroll" tabindex="0" role="region" aria-label=(say!(language, "page-table", table = "losses")) {
                table class="numbers" {
                    thead { tr { @for title in parted(&titles) { th scope="col" { (title) } } } }
                    tbody { @for strategy in &told.strategies { (row(telling, strategy, &ruler)) } }
                }
            }
        }
    })
}

fn legend(told: &Told) -> String {
    say!(told.language, "page-detection", baseline = &told.baseline, replications = told.replications.len())
}

fn row(telling: &Telling, strategy: &StrategySummary, ruler: &Ruler) -> Markup {
    let (found, language) = (&strategy.detection, telling.told.language);
    let is_told = is_judged(telling.told, strategy);
    let told = |text: String| if is_told { text } else { say!(language, "page-not-judged") };
    let since = found.lost_week.map_or_else(|| UNDEFINED.to_owned(), |_| span(language, &found.delay_weeks));
    html! {
        tr {
            th scope="row" { (strategies::name(telling, &strategy.id)) }
            td { (told(found.lost_week.map_or_else(|| UNDEFINED.to_owned(), |week| week.to_string()))) }
            td { (found.alarms) }
            td { (span(language, &found.alarm_week)) }
            td { (told(since)) }
            td { (told(ruler.estimate(&found.damage))) }
        }
    }
}
