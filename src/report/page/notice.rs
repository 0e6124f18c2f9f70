//! When it was lost, when it could be noticed, and what that cost in between.

use maud::{Markup, html};

use super::{Telling, strategies};
use crate::experiment::{Loss, Spread, StrategySummary, is_judged};
use crate::metric::Unit;
use crate::plot::number::{Ruler, UNDEFINED};

/// Sentences, the rule, and a row for each strategy but the baseline; nothing where there is nothing to compare.
pub fn notice(telling: &Telling) -> Option<Markup> {
    let summary = telling.summary;
    let rows: Vec<(&StrategySummary, &Loss)> =
        summary.strategies.iter().filter_map(|strategy| Some((strategy, strategy.notice.loss.as_ref()?))).collect();
    let judged = |strategy| is_judged(summary, strategy);
    let largest = rows.iter().filter_map(|(_, loss)| loss.damage).flatten().map(f64::abs).fold(0.0, f64::max);
    let money = Ruler::new(Unit::Money, &summary.currency, largest);
    (!rows.is_empty()).then(|| {
        html! {
            @for sentence in &summary.noticed { p { (sentence) } }
            div class="scroll" tabindex="0" role="region" aria-label="Table of losses" {
                table class="losses" {
                    thead {
                        tr {
                            @for head in ["Strategy", "Histories lost", "Lost in month", "Alarm in month", "Never noticed", "Weeks between"] {
                                th scope="col" { (head) }
                            }
                            th scope="col" { "Damage between, " (money.unit()) }
                        }
                    }
                    tbody {
                        @for (strategy, loss) in rows.into_iter().filter(|(strategy, _)| judged(strategy)) {
                            tr {
                                th scope="row" { (strategies::name(telling, &strategy.id)) }
                                td { (per_cent(Some(loss.share))) }
                                td { (whole(loss.month)) }
                                td { (whole(loss.noticed_month)) }
                                td { (per_cent(loss.unnoticed)) }
                                td { (whole(loss.blind_weeks)) }
                                td { (spread(loss.damage, |value| money.show(Some(value)))) }
                            }
                        }
                    }
                }
            }
            p class="faint" { "Median over histories, in brackets 5 % and 95 %. " (summary.alarm) }
        }
    })
}

fn per_cent(share: Option<f64>) -> String {
    share.map_or_else(|| UNDEFINED.to_owned(), |share| format!("{:.0} %", share * 100.0))
}

fn whole(spread: Option<Spread>) -> String {
    self::spread(spread, |value| format!("{:.0}", value.round()))
}

/// "5 (4 to 7)", or "5" where all are the same.
fn spread(spread: Option<Spread>, show: impl Fn(f64) -> String) -> String {
    let Some([low, middle, high]) = spread.map(|spread| spread.map(&show)) else { return UNDEFINED.to_owned() };
    if low == high { middle } else { format!("{middle} ({low} to {high})") }
}
