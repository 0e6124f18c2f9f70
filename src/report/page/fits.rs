//! The answer under the scenario's fits: what holds in all of them, what turns, and the differences side by side.

use maud::{Markup, html};

use super::Telling;
use super::strategies::{broken, name};
use crate::books::Metric;
use crate::findings::{READ, Reading, StrategySummary, Summary, World};
use crate::number::{Ruler, UNDEFINED};
use crate::stat::estimate::Estimate;
use crate::words::en::under_fits;

/// Sentences, what each fit is, and a table of strategies × fits; nothing where no fit was run.
pub fn fits(telling: &Telling) -> Option<Markup> {
    let Summary { worlds, .. } = telling.summary;
    (!worlds.is_empty()).then(|| {
        html! {
            @for sentence in under_fits(telling.summary).iter().skip(1) { p { (sentence) } }
            dl class="strategies" {
                @for world in worlds.iter().filter(|world| world.fit.is_some()) {
                    dt { (title(world)) }
                    dd { (world.title) ". " span class="faint" { (world.note) " Laid over the file: " (laid(world)) "." } }
                }
            }
            (table(telling))
        }
    })
}

fn laid(world: &World) -> String {
    if world.sets.is_empty() { "nothing that --set leaves".to_owned() } else { world.sets.join("; ") }
}

fn title(world: &World) -> &str {
    world.fit.as_deref().unwrap_or("as typed")
}

fn table(telling: &Telling) -> Markup {
    let Summary { worlds, baseline, .. } = telling.summary;
    let others = telling.summary.strategies.iter().filter(|strategy| strategy.id != *baseline);
    html! {
        p class="legend" {
            "Differences from " (baseline) " in each world, with the same strategies, seed and scale. Grey and slanted: no "
            "difference found, or not judged at this scale. Missed: published figures that the world does not meet."
        }
        div class="scroll" tabindex="0" role="region" aria-label="Table of fits" {
            table class="numbers" {
                thead {
                    tr { th scope="col" { "Strategy" } th scope="col" { "Less the baseline" } @for world in worlds { th scope="col" { (title(world)) } } }
                    tr { th scope="row" colspan="2" { "Published figures met" } @for world in worlds { td { (met(world)) } } }
                }
                @for strategy in others { tbody { (rows(telling, strategy)) } }
            }
        }
    }
}

/// "8 of 9; missed: csat-on-par".
fn met(world: &World) -> String {
    let missed = if world.missed.is_empty() { String::new() } else { format!("; missed: {}", world.missed.join(", ")) };
    format!("{} of {}{missed}", world.targets - world.missed.len(), world.targets)
}

fn rows(telling: &Telling, strategy: &StrategySummary) -> Markup {
    let worlds = &telling.summary.worlds;
    let reading = |world: &World, metric: &Metric| -> Option<Reading> {
        let shown = world.strategies.iter().find(|shown| shown.id == strategy.id)?;
        shown.differences.get(metric).cloned()
    };
    let row = |metric: &Metric| {
        let readings: Vec<Option<Reading>> = worlds.iter().map(|world| reading(world, metric)).collect();
        let of_all: Vec<Estimate> = readings.iter().flatten().map(|reading| reading.difference.clone()).collect();
        let ruler = Ruler::of(metric.unit, &telling.summary.currency, of_all.iter());
        (format!("{}, {}", metric.label, ruler.unit_of_difference()), ruler, readings)
    };
    let rows: Vec<_> = READ.iter().map(row).collect();
    html! {
        @for (index, (label, ruler, readings)) in rows.iter().enumerate() {
            tr {
                @if index == 0 { th scope="rowgroup" rowspan=(rows.len()) { (name(telling, &strategy.id)) } }
                th scope="row" { (label) }
                @for reading in readings { (cell(ruler, reading.as_ref())) }
            }
        }
    }
}

fn cell(ruler: &Ruler, reading: Option<&Reading>) -> Markup {
    let Some(reading) = reading.filter(|reading| reading.difference.mean.is_some()) else {
        return html! { td { (UNDEFINED) } };
    };
    let shown = broken(&ruler.difference(&reading.difference));
    if reading.direction.is_some() {
        html! { td { (shown) } }
    } else {
        html! { td class="none" title="no difference found, or not judged" { (shown) } }
    }
}
