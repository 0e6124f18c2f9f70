//! Headcount, occupancy and wait week by week, and the pace of persons: panels above one another, a line for each strategy. Where
//! a staffing plan is, those who serve, and whom it requires as a dashed line beside them.

use std::cmp::Ordering;

use super::{Drawing, Story, cell, header};
use crate::books::metric::{HEADS, HEADS_REQUIRED, HEADS_SERVING, OCCUPANCY, PACE, WAIT};
use crate::books::{Metric, Unit};
use crate::findings::{StrategyDetail, StrategySummary, found, is_judged};
use crate::plot::axis::Axis;
use crate::plot::canvas::{Canvas, Drawn, FAINT, PlotError, Text};
use crate::plot::labels::{Rect, spread};
use crate::plot::page::{BOTTOM, HEIGHT, LABEL, MARGIN, Page, TICK, TOP, WIDTH, changes_note, darker};
use crate::plot::panel::Panel;
use crate::plot::text::{list, short};
use crate::words::{Ruler, Told, UNDEFINED, capital, say, whether};

const NUMBERS: f64 = 44.0;
const HEADING: f64 = 26.0;
const DATES: f64 = 22.0;
/// Least height of a name at the end of a line.
const LINE: f64 = 13.0;
/// Marks along a line.
const MARKS: usize = 4;

/// What is shown in a panel.
struct Level {
    metric: &'static Metric,
    name: String,
    axis: Axis,
    ruler: Ruler,
}

pub fn figure(story: &Story) -> Result<Drawing, PlotError> {
    let levels = levels(story);
    let n = story.detail.strategies.len() as f64;
    let row = f64::max((HEIGHT - TOP - BOTTOM - DATES) / 3.0, HEADING + LINE * n);
    let page = Page {
        title: title(story),
        subtitle: say!(
            story.told.language,
            "operation-subtitle",
            title = &story.told.title,
            single = whether(story.is_single()),
            scale = story.told.scale_of_lines(),
        ),
        height: TOP + levels.len() as f64 * row + DATES + BOTTOM,
    };
    let svg = page.draw(story.told, |canvas| {
        let names = story.detail.strategies.iter().map(|detail| LABEL.measure(&short(&detail.id)).0);
        let names = names.fold(0.0, f64::max) + 26.0;
        let width = WIDTH - 2.0 * MARGIN - NUMBERS - names;
        for (i, level) in levels.iter().enumerate() {
            let y = TOP + row * i as f64;
            let frame = Rect { x: MARGIN + NUMBERS, y: y + HEADING, w: width, h: row - HEADING - 4.0 };
            let panel = Panel { frame, weeks: &story.detail.weeks, axis: &level.axis, unit: level.ruler.divisor() };
            canvas.text(&level.name, (frame.x, y + 14.0), TICK.bold())?;
            panel.grid(canvas, true, i + 1 == levels.len())?;
            draw(canvas, story, &panel, level)?;
        }
        Ok(notes(story))
    })?;
    Ok(Drawing { title: page.title, svg, table: table(story) })
}

fn levels(story: &Story) -> Vec<Level> {
    let told = story.told;
    let medians = |metric: &Metric| -> Vec<f64> {
        let details = story.detail.strategies.iter();
        details.flat_map(|detail| detail.weeks_of(metric)).flatten().flat_map(|band| [band[0], band[4]]).collect()
    };
    let level = |metric: &'static Metric, unit: Unit, bounds: (f64, f64), from: Option<f64>| {
        let mut values = medians(metric);
        if *metric == HEADS_SERVING {
            values.extend(medians(&HEADS_REQUIRED));
        }
        let largest = values.iter().copied().fold(0.0, f64::max);
        // Heads are counted, not told in thousands.
        let ruler = told.ruler(unit, if unit == Unit::Number { 1.0 } else { largest });
        let axis = Axis::tight(values.iter().map(|value| value / ruler.divisor()).chain(from), bounds, 4);
        let unit = if ruler.unit().is_empty() { String::new() } else { format!(", {}", ruler.unit()) };
        let name = say!(told.language, "operation-panel", metric = metric.id, unit = unit);
        Level { metric, name, axis, ruler }
    };
    let open = (0.0, f64::INFINITY);
    let mut levels = vec![level(&HEADS, Unit::Number, open, Some(0.0))];
    if is_known(story, &HEADS_SERVING) {
        levels.push(level(&HEADS_SERVING, Unit::Number, open, Some(0.0)));
    }
    if is_known(story, &PACE) {
        levels.push(level(&PACE, Unit::Share, open, None));
    }
    levels.push(level(&OCCUPANCY, Unit::Share, (0.0, 100.0), None));
    levels.push(level(&WAIT, Unit::Seconds, open, Some(0.0)));
    levels
}

/// Whether any strategy has values of a metric.
fn is_known(story: &Story, metric: &Metric) -> bool {
    story.detail.strategies.iter().any(|detail| !detail.weeks_of(metric).is_empty())
}

/// The strategy with the fewest heads among those that still answer, and what that does to the wait.
fn title(story: &Story) -> String {
    let told = story.told;
    let (language, baseline) = (told.language, short(&told.baseline));
    let is_fewer = |s: &StrategySummary| found(told, s, &HEADS).is_some_and(Ordering::is_lt);
    let fewer = |s: &StrategySummary| s.difference(&HEADS).and_then(|d| d.mean).filter(|_| is_fewer(s));
    let fewest = |answers: bool| {
        let candidates = told.strategies.iter().filter(|s| s.metric(&WAIT).mean.is_some() == answers);
        // Of those with as few the first.
        told.protagonist(candidates.rev().filter_map(|s| fewer(s).map(|d| (s, d))), |(s, d)| (&s.id, -d))
    };
    let Some((strategy, less)) = fewest(true).or_else(|| fewest(false)) else {
        return if story.is_single() {
            say!(language, "operation-single")
        } else if told.strategies.len() < 2 {
            say!(language, "operation-alone", baseline = baseline)
        } else {
            say!(language, "operation-none", baseline = baseline)
        };
    };
    let digits = usize::from(less > -100.0);
    capital(&say!(
        language,
        "operation-title",
        id = short(&strategy.id),
        people = language.grouped(-less, digits),
        baseline = baseline,
        wait = wait(told, strategy),
    ))
}

fn wait(told: &Told, strategy: &StrategySummary) -> String {
    let Some(mean) = strategy.difference(&WAIT).and_then(|d| d.mean) else {
        return say!(told.language, "operation-nobody");
    };
    if !is_judged(told, strategy) {
        return say!(told.language, "operation-wait-not-judged", scale = told.scale);
    }
    if found(told, strategy, &WAIT).is_none() {
        return say!(told.language, "operation-wait-level");
    }
    let ruler = told.ruler(Unit::Seconds, mean);
    let way = if mean > 0.0 { "longer" } else { "shorter" };
    say!(told.language, "operation-wait", size = ruler.in_units(Some(mean.abs())), way = way)
}

fn draw(canvas: &Canvas, story: &Story, panel: &Panel, level: &Level) -> Drawn {
    let frame = panel.frame;
    let mut ends: Vec<(&StrategyDetail, f64)> = Vec::new();
    if !story.is_single() {
        for detail in &story.detail.strategies {
            let colour = story.palette.look(&detail.id).0;
            panel.fan(canvas, detail.weeks_of(level.metric), (0, 4), (colour, 0.1))?;
        }
    }
    for (place, detail) in story.detail.strategies.iter().enumerate() {
        if *level.metric == HEADS_SERVING {
            let colour = story.palette.look(&detail.id).0;
            for run in panel.medians(detail.weeks_of(&HEADS_REQUIRED)) {
                canvas.dashed(&run, 1.75, colour)?;
            }
        }
        if let Some(end) = line(canvas, story, panel, (detail, place), level)? {
            ends.push((detail, end));
        }
    }
    if ends.is_empty() {
        canvas.text(UNDEFINED, (frame.x + frame.w / 2.0, frame.y + frame.h / 2.0), LABEL.coloured(FAINT))?;
    }
    panel.hints(canvas, |week| {
        let one = |detail: &StrategyDetail| {
            let median = detail.weeks_of(level.metric).get(week).copied().flatten().map(|band| band[2]);
            format!("{}: {} {}", detail.id, level.ruler.show(median), level.ruler.unit())
        };
        story.detail.strategies.iter().map(one).collect::<Vec<_>>().join("\n")
    });
    names(canvas, story, frame, &ends)
}

/// Bends a strategy's median through the weeks and gives the height at which it ends.
fn line(
    canvas: &Canvas,
    story: &Story,
    panel: &Panel,
    (detail, place): (&StrategyDetail, usize),
    level: &Level,
) -> Result<Option<f64>, PlotError> {
    let (colour, marker) = story.palette.look(&detail.id);
    let frame = panel.frame;
    for change in story.changes(detail) {
        let x = panel.at(change.weeks, 0.0).0;
        canvas.dashed(&[(x, frame.y), (x, frame.y + frame.h)], 1.0, colour)?;
    }
    let runs = panel.medians(detail.weeks_of(level.metric));
    for run in &runs {
        canvas.path(run, 1.75, colour)?;
    }
    let points: Vec<(f64, f64)> = runs.concat();
    let shift = (place as f64 + 0.5) / story.detail.strategies.len() as f64;
    for mark in 0..if points.len() > MARKS { MARKS } else { 0 } {
        let at = ((mark as f64 + shift) / MARKS as f64 * points.len() as f64) as usize;
        if let Some(&at) = points.get(at) {
            canvas.marker(marker, at, 3.5, colour)?;
        }
    }
    // A line that ends early has no name at the frame's edge.
    Ok(points.last().filter(|end| end.0 > frame.x + 0.9 * frame.w).map(|end| end.1))
}

/// Names at the ends of their lines.
fn names(canvas: &Canvas, story: &Story, frame: Rect, ends: &[(&StrategyDetail, f64)]) -> Drawn {
    let wanted: Vec<f64> = ends.iter().map(|(_, y)| *y).collect();
    let bounds = (frame.y - 8.0, frame.y + frame.h + 4.0);
    let size = f64::min(17.0, (bounds.1 - bounds.0) / story.detail.strategies.len().max(1) as f64);
    let places = spread(&wanted, size - 1e-6, bounds).unwrap_or(wanted);
    let x = frame.x + frame.w;
    for ((detail, end), place) in ends.iter().zip(places) {
        let (colour, marker) = story.palette.look(&detail.id);
        canvas.line((x + 1.0, *end), (x + 9.0, place), 0.75, colour)?;
        canvas.marker(marker, (x + 14.0, place), 4.0, colour)?;
        let look = Text { size: f64::min(LABEL.size, size / 1.2), ..LABEL.coloured(darker(colour)) };
        canvas.text(&short(&detail.id), (x + 22.0, place), look)?;
    }
    Ok(())
}

fn notes(story: &Story) -> Vec<String> {
    let nobody = story.strategies().filter(|(strategy, _)| strategy.metric(&WAIT).mean.is_none());
    let nobody: Vec<String> = nobody.map(|(strategy, _)| short(&strategy.id)).collect();
    let (language, list) = (story.told.language, list(story.told.language, &nobody));
    let absent = (!nobody.is_empty()).then(|| say!(language, "operation-absent", list = list));
    let required = is_known(story, &HEADS_REQUIRED).then(|| say!(language, "operation-required"));
    required.into_iter().chain(absent).chain(changes_note(story)).collect()
}

fn table(story: &Story) -> Vec<Vec<String>> {
    let mut rows = vec![header(&["strategy", "week", "start", "metric", "p05", "p50", "p95"])];
    for detail in &story.detail.strategies {
        for metric in [&HEADS, &HEADS_SERVING, &HEADS_REQUIRED, &PACE, &OCCUPANCY, &WAIT] {
            for (week, (band, start)) in detail.weeks_of(metric).iter().zip(&story.detail.weeks).enumerate() {
                let named = [detail.id.clone(), (week + 1).to_string(), start.to_string(), metric.id.to_owned()];
                let numbers = [0, 2, 4].map(|place| cell(band.map(|band| band[place])));
                rows.push(named.into_iter().chain(numbers).collect());
            }
        }
    }
    rows
}
