//! When satisfaction was lost and when management could notice it: the summary's sentences, and the numbers behind them.

use maud::{Markup, html};

use super::{Telling, counted, strategies};
use crate::books::Unit;
use crate::findings::{StrategySummary, Summary, is_judged};
use crate::number::{Ruler, UNDEFINED};
use crate::words::en::{noticed, span};

/// Sentences and table; nothing where nothing is compared.
pub fn detection(telling: &Telling) -> Option<Markup> {
    let summary = telling.summary;
    let ruler = Ruler::of(Unit::Money, &summary.currency, summary.strategies.iter().map(|s| &s.detection.damage));
    let damage = if ruler.unit().is_empty() { String::new() } else { format!(", {}", ruler.unit()) };
    let sentences = noticed(summary);
    (!sentences.is_empty()).then(|| {
        html! {
            @for sentence in &sentences { p { (sentence) } }
            p class="legend" { (legend(summary)) }
            div class="scroll" tabindex="0" role="region" aria-label="Table of losses and alarms" {
                table class="numbers" {
                    thead {
                        tr {
                            th scope="col" { "Strategy" }
                            th scope="col" { "Weeks until lost" }
                            th scope="col" { "Alarm in" }
                            th scope="col" { "Weeks until the alarm" }
                            th scope="col" { "Weeks in between" }
                            th scope="col" { "Damage in between" (damage) }
                        }
                    }
                    tbody { @for strategy in &summary.strategies { (row(telling, strategy, &ruler)) } }
                }
            }
        }
    })
}

fn legend(summary: &Summary) -> String {
    format!(
        "Lost: the first week in which satisfaction, over all histories together, is worse than under {} by the margin of \
         the alarm, and stays so over four weeks together. Of {}: in how many the alarm rang. Weeks are whole ones and told from \
         the launch; of the alarm the median, and between which bounds 90 % of all histories lie: where it stays silent, that is \
         never. Below 0 it rings before the loss, early or falsely. Damage: value of customers lost, complaints and compensation above {}’s. What the \
         alarm is told is what management sees; an alarm under {} is a false one.",
        summary.baseline,
        counted(summary.replications.len(), "random history", "random histories"),
        summary.baseline,
        summary.baseline
    )
}

fn row(telling: &Telling, strategy: &StrategySummary, ruler: &Ruler) -> Markup {
    let found = &strategy.detection;
    let is_told = is_judged(telling.summary, strategy);
    let told = |text: String| if is_told { text } else { "not judged".to_owned() };
    let since = found.lost_week.map_or_else(|| UNDEFINED.to_owned(), |_| span(&found.delay_weeks));
    html! {
        tr {
            th scope="row" { (strategies::name(telling, &strategy.id)) }
            td { (told(found.lost_week.map_or_else(|| UNDEFINED.to_owned(), |week| week.to_string()))) }
            td { (found.alarms) }
            td { (span(&found.alarm_week)) }
            td { (told(since)) }
            td { (told(ruler.estimate(&found.damage))) }
        }
    }
}
