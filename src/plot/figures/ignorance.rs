//! Luck and ignorance apart: for each strategy the difference from the baseline at the typed modes, the chance of it, and where it lies in
//! nine tenths of the worlds drawn from the ranges.

use super::ranges::{Ranges, SHOWN, Spans};
use super::{Drawing, Story, cell, cells, header};
use crate::books::Metric;
use crate::findings::{DrawnWorlds, InDrawnWorlds, judged_in_worlds};
use crate::plot::canvas::PlotError;
use crate::plot::page::Page;
use crate::plot::text::short;
use crate::stat::estimate::Estimate;
use crate::words::{Ruler, capital, drawn_between, drawn_protagonist, say};

/// Whether worlds were drawn, and a strategy beside the baseline may be judged.
pub fn is_shown(story: &Story) -> bool {
    judged_in_worlds(story.told).next().is_some()
}

pub fn figure(story: &Story) -> Result<Drawing, PlotError> {
    let told = story.told;
    let Some(drawn) = &told.drawn else { return Ok(Drawing::default()) };
    let rows: Vec<&InDrawnWorlds> = judged_in_worlds(told).collect();
    let spans = |row: &InDrawnWorlds, metric: &Metric| Spans {
        thin: in_worlds(row, metric),
        thick: chance(story, row, metric).map(|(mean, half)| [mean - half, mean, mean + half]),
    };
    let hint = |row: &InDrawnWorlds, metric: &Metric, ruler: &Ruler| hint(story, row, metric, ruler);
    let ranges = Ranges { told, rows: &rows, worlds: drawn.worlds, spans: &spans, hint: &hint };
    let page = Page {
        title: title(story, drawn),
        subtitle: say!(
            told.language,
            "ignorance-subtitle",
            n = drawn.worlds,
            inputs = drawn.inputs,
            baseline = short(&told.baseline)
        ),
        height: ranges.height(),
    };
    let svg = page.draw(told, |canvas| {
        ranges.draw(canvas)?;
        Ok(vec![say!(told.language, "ignorance-note", twins = drawn.twins)])
    })?;
    Ok(Drawing { title: page.title, svg, table: table(story, drawn) })
}

fn title(story: &Story, drawn: &DrawnWorlds) -> String {
    let told = story.told;
    let Some(row) = drawn_protagonist(told) else { return String::new() };
    capital(&say!(
        told.language,
        "ignorance-title",
        id = short(&row.id),
        n = drawn.worlds,
        cheaper = row.cheaper.worlds,
        better = row.more_satisfied.worlds,
        baseline = short(&told.baseline),
    ))
}

/// A strategy's difference at the modes.
fn at_modes<'a>(story: &Story<'a>, id: &str, metric: &Metric) -> Option<&'a Estimate> {
    story.told.summary.strategies.iter().find(|strategy| strategy.id == id)?.difference(metric)
}

/// The same and half of its interval.
fn chance(story: &Story, row: &InDrawnWorlds, metric: &Metric) -> Option<(f64, f64)> {
    let found = at_modes(story, &row.id, metric)?;
    Some((found.mean?, found.half_width.unwrap_or(0.0)))
}

/// A strategy's difference in the worlds: where it lies in nine tenths of them.
fn in_worlds(row: &InDrawnWorlds, metric: &Metric) -> Option<(f64, f64)> {
    let found = row.difference.get(metric)?;
    Some((found.p05?, found.p95?))
}

fn hint(story: &Story, row: &InDrawnWorlds, metric: &Metric, ruler: &Ruler) -> String {
    let told = story.told;
    let modes = at_modes(story, &row.id, metric).map(|found| ruler.difference(found)).unwrap_or_default();
    let worlds = drawn_between(told, metric, row);
    say!(
        told.language,
        "ignorance-hint",
        id = &row.id,
        modes = modes,
        unit = ruler.unit_of_difference(),
        worlds = worlds
    )
}

fn table(story: &Story, drawn: &DrawnWorlds) -> Vec<Vec<String>> {
    let columns =
        ["strategy", "metric", "difference", "half_width", "worlds_p05", "worlds_p50", "worlds_p95", "worlds"];
    let mut rows = vec![header(&columns)];
    for row in judged_in_worlds(story.told) {
        for metric in &SHOWN {
            let modes = at_modes(story, &row.id, metric).map_or_else(|| [String::new(), String::new()], cells);
            let worlds = row.difference.get(metric).map_or([None; 3], |found| [found.p05, found.p50, found.p95]);
            let named = [row.id.clone(), metric.id.to_owned()];
            let n = drawn.worlds.to_string();
            rows.push(named.into_iter().chain(modes).chain(worlds.map(cell)).chain([n]).collect());
        }
    }
    rows
}
