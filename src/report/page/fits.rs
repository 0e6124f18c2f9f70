//! The answer under the scenario's fits: what holds in all of them, what turns, and the differences side by side.

use maud::{Markup, html};

use super::Telling;
use super::strategies::{broken, name};
use crate::books::Metric;
use crate::findings::{READ, Reading, StrategySummary, World};
use crate::report::columns::parted;
use crate::stat::estimate::Estimate;
use crate::words::{Language, Ruler, Told, UNDEFINED, say, under_fits};

/// Sentences, what each fit is, and a table of strategies × fits; nothing where no fit was run.
pub fn fits(telling: &Telling) -> Option<Markup> {
    let (told, worlds) = (telling.told, &telling.told.worlds);
    (!worlds.is_empty()).then(|| {
        html! {
            @for sentence in under_fits(told).iter().skip(1) { p { (sentence) } }
            dl class="strategies" {
                @for world in worlds.iter().filter(|world| world.fit.is_some()) {
                    dt { (title(told.language, world)) }
                    dd { (world.title) ". " span class="faint" { (world.note) " " (laid(told, world)) } }
                }
            }
            (table(telling))
        }
    })
}

fn laid(told: &Told, world: &World) -> String {
    let nothing = || say!(told.language, "page-laid-nothing");
    let sets = if world.sets.is_empty() { nothing() } else { world.sets.join("; ") };
    say!(told.language, "page-laid", sets = sets)
}

fn title(language: Language, world: &World) -> String {
    world.fit.clone().unwrap_or_else(|| say!(language, "as-typed"))
}

fn table(telling: &Telling) -> Markup {
    let (told, language) = (telling.told, telling.told.language);
    let others = told.strategies.iter().filter(|strategy| strategy.id != told.baseline);
    let titles = parted(&say!(language, "page-fits-columns"));
    let titles = titles.into_iter().chain(told.worlds.iter().map(|world| title(language, world)));
    html! {
        p class="legend" { (say!(language, "page-fits", baseline = &told.baseline)) }
        div class="scroll" tabindex="0" role="region" aria-label=(say!(language, "page-table", table = "fits")) {
            table class="numbers" {
                thead {
                    tr { @for title in titles { th scope="col" { (title) } } }
                    tr {
                        th scope="row" colspan="2" { (say!(language, "page-fits-met")) }
                        @for world in &told.worlds { td { (met(language, world)) } }
                    }
                    tr {
                        th scope="row" colspan="2" { (say!(language, "page-fits-lived")) }
                        @for world in &told.worlds { td { (lived(language, world)) } }
                    }
                }
                @for strategy in others { tbody { (rows(telling, strategy)) } }
            }
        }
    }
}

/// "8 of 9; missed: csat-on-par".
fn met(language: Language, world: &World) -> String {
    let (met, all) = (world.targets - world.missed.len(), world.targets);
    match world.missed.join(", ") {
        none if none.is_empty() => say!(language, "page-world-met", met = met, all = all),
        missed => say!(language, "page-world-missed", met = met, all = all, missed = missed),
    }
}

/// "8 times at 1:400, waits by formula".
fn lived(language: Language, world: &World) -> String {
    let World { replications, scale, waits, .. } = world;
    say!(language, "page-world-lived", times = *replications, scale = *scale, waits = waits.name())
}

fn rows(telling: &Telling, strategy: &StrategySummary) -> Markup {
    let told = telling.told;
    let reading = |world: &World, metric: &Metric| -> Option<Reading> {
        let shown = world.strategies.iter().find(|shown| shown.id == strategy.id)?;
        shown.differences.get(metric).cloned()
    };
    let row = |metric: &Metric| {
        let readings: Vec<Option<Reading>> = told.worlds.iter().map(|world| reading(world, metric)).collect();
        let of_all: Vec<Estimate> = readings.iter().flatten().map(|reading| reading.difference.clone()).collect();
        let ruler = told.ruler_of(metric.unit, &of_all);
        (ruler.label_of_difference(&told.language.label(metric)), ruler, readings)
    };
    let rows: Vec<_> = READ.iter().map(row).collect();
    html! {
        @for (index, (label, ruler, readings)) in rows.iter().enumerate() {
            tr {
                @if index == 0 { th scope="rowgroup" rowspan=(rows.len()) { (name(telling, &strategy.id)) } }
                th scope="row" { (label) }
                @for reading in readings { (cell(told.language, ruler, reading.as_ref())) }
            }
        }
    }
}

fn cell(language: Language, ruler: &Ruler, reading: Option<&Reading>) -> Markup {
    let Some(reading) = reading.filter(|reading| reading.difference.mean.is_some()) else {
        return html! { td { (UNDEFINED) } };
    };
    let shown = broken(&ruler.difference(&reading.difference));
    if reading.direction.is_some() {
        html! { td { (shown) } }
    } else {
        html! { td class="none" title=(say!(language, "page-not-found-or-judged")) { (shown) } }
    }
}
