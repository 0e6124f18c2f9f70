//! What a cut takes that is undone, by its depth: weeks until customers are served as without it, and service cost in all.

use plotters::style::RGBColor;
use plotters::style::text_anchor::HPos;

use super::depth_of_cut::{AXIS_TITLE, Frame, GAP, HEADING, NUMBERS, Point, RADIUS, TICKS, banded};
use super::undoing::regained_cells;
use super::{Figure, cell, cells, header};
use crate::books::Unit;
use crate::findings::{Depth, MEASURES, Regained, Undoing, WhatIf};
use crate::plot::axis::Axis;
use crate::plot::canvas::{Canvas, Drawn, FAINT, GRID, INK, PlotError};
use crate::plot::labels::Rect;
use crate::plot::page::{BOTTOM, MARGIN, Page, TICK, TOP, WIDTH, origin};
use crate::plot::palette::Marker;
use crate::plot::text::short;
use crate::words::{Language, Ruler, capital, depth_of_cut, regained, say, undone_title};

const HEIGHT: f64 = 480.0;
/// Room above the frames for the key.
const KEY: f64 = 26.0;
/// Room for what is never regained, above the numbers of weeks.
const NEVER: f64 = 40.0;
/// The measures of a depth stand so far apart.
const APART: f64 = 7.0;

/// How each of [`MEASURES`] is drawn.
const LOOKS: [(Marker, RGBColor); 3] = [
    (Marker::Circle, RGBColor(0, 114, 178)),
    (Marker::Square, RGBColor(213, 94, 0)),
    (Marker::Triangle, RGBColor(0, 158, 115)),
];

fn undone(found: &WhatIf) -> impl Iterator<Item = (&Depth, &Undoing)> {
    found.depths.iter().filter_map(|depth| Some((depth, depth.undoing.as_ref()?)))
}

/// Draws what was found.
///
/// # Errors
/// What plotters says.
pub fn figure(found: &WhatIf, language: Language) -> Result<Figure, PlotError> {
    let back = found.cutting.rehired.map_or_else(String::new, |day| day.to_string());
    let page = Page {
        title: capital(&undone_title(found, language)),
        subtitle: say!(
            language,
            "undone-subtitle",
            strategy = short(&found.cutting.strategy),
            from = found.cutting.from.to_string(),
            back = back,
        ),
        height: HEIGHT,
    };
    let svg = page.draw_from(language, &origin(found, language), |canvas| {
        key(canvas, language)?;
        weeks(canvas, &frame(found, language, 0))?;
        cost(canvas, &frame(found, language, 1))?;
        Ok(vec![say!(language, "undone-note")])
    })?;
    let caption = say!(language, "undone-caption");
    Ok(Figure { id: "undoing-by-depth", title: page.title, caption, svg, table: table(found) })
}

/// The left frame or the right one.
fn frame(found: &WhatIf, language: Language, column: usize) -> Frame<'_> {
    let width = (WIDTH - 2.0 * MARGIN - GAP) / 2.0;
    let rect = Rect {
        x: MARGIN + column as f64 * (width + GAP) + NUMBERS,
        y: TOP + KEY + HEADING,
        w: width - NUMBERS,
        h: HEIGHT - TOP - BOTTOM - KEY - HEADING - TICKS - AXIS_TITLE,
    };
    Frame { found, language, rect, is_lowest: true }
}

/// Which measure looks how.
fn key(canvas: &Canvas, language: Language) -> Drawn {
    let mut x = MARGIN + RADIUS;
    for (metric, (marker, colour)) in MEASURES.iter().zip(&LOOKS) {
        let label = language.label(metric);
        canvas.marker(*marker, (x, TOP + 4.0), 1.3 * RADIUS, *colour)?;
        canvas.text(&label, (x + 10.0, TOP + 4.0), TICK)?;
        x += TICK.measure(&label).0 + 40.0;
    }
    Ok(())
}

/// Weeks until each measure is regained: the median and 5 to 95 % of the histories in which it was lost.
fn weeks(canvas: &Canvas, frame: &Frame) -> Drawn {
    let all = || undone(frame.found).flat_map(|(_, undoing)| &undoing.regained);
    let ends = all().flat_map(|part| [part.weeks.p05, part.weeks.p50, part.weeks.p95]).flatten();
    let axis = Axis::tight(ends.chain([0.0, 4.0]), (0.0, f64::INFINITY), 4);
    let Rect { x, y, w, .. } = frame.rect;
    let never = y + NEVER / 4.0;
    let below = Frame { rect: Rect { y: y + NEVER, h: frame.rect.h - NEVER, ..frame.rect }, ..*frame };
    frame.head(canvas, &say!(frame.language, "undone-weeks"))?;
    below.grid(canvas, &axis)?;
    canvas.line((x, never), (x + w, never), 1.0, GRID)?;
    canvas.text(&say!(frame.language, "undone-never"), (x - 8.0, never), TICK.aligned(HPos::Right))?;
    for (depth, undoing) in undone(frame.found) {
        for (place, (metric, (marker, colour))) in MEASURES.iter().zip(&LOOKS).enumerate() {
            let Some(part) = undoing.regained.iter().find(|part| part.metric == metric) else { continue };
            let right = below.upright(depth.cut) + (place as f64 - 1.0) * APART;
            let level = |weeks: Option<f64>| weeks.map_or(never, |weeks| below.at(&axis, (depth.cut, weeks)).1);
            canvas.line((right, level(part.weeks.p05)), (right, level(part.weeks.p95)), 1.5, *colour)?;
            let at = (right, level(part.weeks.p50));
            canvas.marker(*marker, at, 1.3 * RADIUS, *colour)?;
            canvas.hint(Rect::about(at, 2.0 * APART, 2.0 * APART), &hint(frame, depth, part));
        }
    }
    Ok(())
}

fn hint(frame: &Frame, depth: &Depth, part: &Regained) -> String {
    let language = frame.language;
    let name = say!(language, "what-if-hint", cut = depth_of_cut(language, depth.cut));
    format!("{name}\n{}: {}", language.label(part.metric), regained(frame.found, language, Some(part)).join("; "))
}

/// Service cost of the whole horizon less that without a cut.
fn cost(canvas: &Canvas, frame: &Frame) -> Drawn {
    let none = std::iter::once((0.0, 0.0, 0.0));
    let of = |(depth, undoing): (&Depth, &Undoing)| {
        Some((depth.cut, undoing.cost.mean?, undoing.cost.half_width.unwrap_or(0.0)))
    };
    let points: Vec<Point> = none.chain(undone(frame.found).filter_map(of)).collect();
    let largest = points.iter().map(|(_, level, _)| level.abs()).fold(0.0, f64::max);
    let ruler = Ruler::new(frame.language, Unit::Money, &frame.found.currency, largest);
    let ends = points.iter().flat_map(|(_, level, half)| [level - half, level + half]);
    let axis = Axis::around(ends.map(|end| end / ruler.divisor()), (f64::NEG_INFINITY, f64::INFINITY), 4);
    frame.head(canvas, &say!(frame.language, "undone-cost", unit = ruler.unit()))?;
    frame.grid(canvas, &axis)?;
    let at = |cut: f64, level: f64| frame.at(&axis, (cut, level / ruler.divisor()));
    canvas.line(at(0.0, 0.0), (frame.rect.x + frame.rect.w, at(0.0, 0.0).1), 1.0, FAINT)?;
    banded(canvas, &points, at)?;
    for (depth, undoing) in undone(frame.found) {
        let name = say!(frame.language, "what-if-hint", cut = depth_of_cut(frame.language, depth.cut));
        let hint = format!("{name}\n{} {}", ruler.difference(&undoing.cost), ruler.unit());
        let place = at(depth.cut, undoing.cost.mean.unwrap_or(0.0));
        canvas.hint(Rect::about(place, 5.0 * RADIUS, 5.0 * RADIUS), &hint);
    }
    canvas.line((frame.rect.x, frame.rect.y), (frame.rect.x, frame.rect.y + frame.rect.h), 1.0, INK)
}

fn table(found: &WhatIf) -> Vec<Vec<String>> {
    let columns = ["cut", "people", "metric", "lost", "never", "weeks_p05", "weeks_p50", "weeks_p95"];
    let mut rows = vec![header(&[&columns[..], &["service_cost_in_all", "half_width"]].concat())];
    for (depth, undoing) in undone(found) {
        for metric in &MEASURES {
            let part = undoing.regained.iter().find(|part| part.metric == metric);
            let named = [cell(Some(depth.cut)), cell(Some(depth.people)), metric.id.to_owned()];
            rows.push(named.into_iter().chain(regained_cells(part)).chain(cells(&undoing.cost)).collect());
        }
    }
    rows
}
