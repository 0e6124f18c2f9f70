//! When satisfaction was lost and when management could notice it: the summary's sentences, and the numbers behind them.

use maud::{Markup, html};

use super::{Telling, counted, strategies};
use crate::experiment::{Detection, StrategySummary, Summary, is_judged};
use crate::metric::Unit;
use crate::plot::number::{Ruler, UNDEFINED};
use crate::stat::estimate::Estimate;

/// Sentences and table; nothing where nothing is compared.
pub fn detection(telling: &Telling) -> Option<Markup> {
    let summary = telling.summary;
    let ruler = Ruler::of(Unit::Money, &summary.currency, summary.strategies.iter().map(|s| &s.detection.damage));
    let damage = if ruler.unit().is_empty() { String::new() } else { format!(", {}", ruler.unit()) };
    (!summary.noticed.is_empty()).then(|| {
        html! {
            @for sentence in &summary.noticed { p { (sentence) } }
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
        "Lost: satisfaction of the issues of four weeks, over all histories together, is worse than under {} by the margin of \
         the alarm. Of {}: in how many the alarm rang. Weeks are told from the launch; of the alarm the median, and between which \
         bounds 90 % of the histories lie. Damage: value of customers lost, complaints and compensation above {}’s. What the \
         alarm is told is what management sees; an alarm under {} is a false one.",
        summary.baseline,
        counted(summary.replications.len(), "random history", "random histories"),
        summary.baseline,
        summary.baseline
    )
}

fn row(telling: &Telling, strategy: &StrategySummary, ruler: &Ruler) -> Markup {
    let Detection { alarms, lost_week, alarm_week, delay_weeks, damage, .. } = &strategy.detection;
    let is_told = is_judged(telling.summary, strategy);
    let told = |text: String| if is_told { text } else { "not judged".to_owned() };
    html! {
        tr {
            th scope="row" { (strategies::name(telling, &strategy.id)) }
            td { (told(lost_week.map_or_else(|| UNDEFINED.to_owned(), |week| week.to_string()))) }
            td { (alarms) }
            td { (span(alarm_week)) }
            td { (told(span(delay_weeks))) }
            td { (told(ruler.estimate(damage))) }
        }
    }
}

/// "6 (4 to 7)".
fn span(weeks: &Estimate) -> String {
    match (weeks.p05, weeks.p50, weeks.p95) {
        (Some(low), Some(middle), Some(high)) if low.round() < high.round() => {
            format!("{middle:.0} ({low:.0} to {high:.0})")
        }
        (_, Some(middle), _) => format!("{middle:.0}"),
        _ => UNDEFINED.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stat::estimate::mean;

    #[test]
    fn weeks_are_told_with_their_spread_where_there_is_any() {
        assert_eq!(span(&mean(&[4.0, 6.0, 8.0])), "6 (4 to 8)");
        assert_eq!([span(&mean(&[4.0, 4.0])), span(&mean(&[]))], ["4", "—"]);
    }
}
