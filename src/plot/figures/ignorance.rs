//! Luck and ignorance apart: for each strategy the difference from the baseline at the typed modes, the chance of it, and where it lies in
//! nine tenths of the worlds drawn from the ranges.

use plotters::style::RGBColor;
use plotters::style::text_anchor::HPos;

use super::{Drawing, Story, cell, cells, header};
use crate::books::Metric;
use crate::books::metric::{COST, SATISFACTION};
use crate::findings::{DrawnWorlds, InDrawnWorlds, judged_in_worlds};
use crate::plot::axis::Axis;
use crate::plot::canvas::{Canvas, Drawn, FAINT, GRID, INK, PlotError};
use crate::plot::labels::Rect;
use crate::plot::page::{BOTTOM, LABEL, MARGIN, NOTE, Page, TICK, TOP, WIDTH, name_in};
use crate::plot::palette::Marker;
use crate::plot::text::short;
use crate::stat::estimate::Estimate;
use crate::words::{Ruler, capital, drawn_between, drawn_protagonist, say};

/// Room for names.
pub(super) const NAMES: f64 = 216.0;
const GAP: f64 = 48.0;
/// Room for a heading.
pub(super) const HEADING: f64 = 32.0;
const TICKS: f64 = 26.0;
/// Height of a row.
pub(super) const ROW: f64 = 54.0;
const RADIUS: f64 = 3.5;
/// Half the height of the interval of chance, and of the ends of the worlds.
const HALF: f64 = 5.5;
const CHANCE: RGBColor = RGBColor(0, 114, 178);

/// What is drawn, in two frames beside each other.
const SHOWN: [Metric; 2] = [COST, SATISFACTION];

/// Whether worlds were drawn, and a strategy beside the baseline may be judged.
pub fn is_shown(story: &Story) -> bool {
    judged_in_worlds(story.told).next().is_some()
}

pub fn figure(story: &Story) -> Result<Drawing, PlotError> {
    let told = story.told;
    let Some(drawn) = &told.drawn else { return Ok(Drawing::default()) };
    let rows: Vec<&InDrawnWorlds> = judged_in_worlds(told).collect();
    let height = TOP + HEADING + ROW * rows.len() as f64 + TICKS + BOTTOM;
    let page = Page {
        title: title(story, drawn),
        subtitle: say!(
            told.language,
            "ignorance-subtitle",
            n = drawn.worlds,
            inputs = drawn.inputs,
            baseline = short(&told.baseline)
        ),
        height,
    };
    let svg = page.draw(told, |canvas| {
        for (place, row) in rows.iter().enumerate() {
            let y = TOP + HEADING + ROW * (place as f64 + 0.5);
            let (name, look) = name_in(&row.id, NAMES - 12.0, LABEL);
            canvas.text(&name, (MARGIN, y - 8.0), look)?;
            let counts = say!(
                told.language,
                "ignorance-counts",
                cheaper = row.cheaper.worlds,
                better = row.more_satisfied.worlds,
                n = drawn.worlds
            );
            canvas.text(&counts, (MARGIN, y + 10.0), NOTE)?;
        }
        for (column, metric) in SHOWN.iter().enumerate() {
            Panel::new(story, &rows, column, metric).draw(canvas, &rows)?;
        }
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

/// Two frames beside each other, over so many rows.
pub(super) struct Columns(pub(super) usize);

impl Columns {
    /// One of them.
    pub(super) fn frame(&self, column: usize) -> Rect {
        let width = (WIDTH - 2.0 * MARGIN - NAMES - GAP) / 2.0;
        let x = MARGIN + NAMES + column as f64 * (width + GAP);
        Rect { x, y: TOP + HEADING, w: width, h: ROW * self.0 as f64 }
    }
}

/// A frame and what it measures.
struct Panel<'a> {
    story: &'a Story<'a>,
    metric: &'a Metric,
    frame: Rect,
    ruler: Ruler,
    axis: Axis,
}

impl<'a> Panel<'a> {
    fn new(story: &'a Story, rows: &[&InDrawnWorlds], column: usize, metric: &'a Metric) -> Self {
        let frame = Columns(rows.len()).frame(column);
        let of_row = |row: &&InDrawnWorlds| {
            let (mean, half) = chance(story, row, metric).unwrap_or_default();
            let (low, high) = in_worlds(row, metric).unwrap_or_default();
            [mean - half, mean + half, low, high, 0.0]
        };
        let ends: Vec<f64> = rows.iter().flat_map(of_row).collect();
        let ruler = story.told.ruler(metric.unit, ends.iter().map(|end| end.abs()).fold(0.0, f64::max));
        let in_units = ends.iter().map(|end| end / ruler.divisor());
        let axis = Axis::around(in_units, (f64::NEG_INFINITY, f64::INFINITY), 4);
        Self { story, metric, frame, ruler, axis }
    }

    fn x(&self, value: f64) -> f64 {
        self.frame.x + self.frame.w * self.axis.share(value / self.ruler.divisor())
    }

    fn draw(&self, canvas: &Canvas, rows: &[&InDrawnWorlds]) -> Drawn {
        let Self { story, metric, frame, ruler, axis } = self;
        let language = story.told.language;
        let unit = ruler.unit_of_difference();
        let heading = say!(language, "ignorance-panel", label = language.label(metric), unit = unit);
        canvas.text(&heading, (frame.x, frame.y - 16.0), TICK.bold())?;
        grid(canvas, axis, *frame)?;
        let zero = self.x(0.0);
        canvas.line((zero, frame.y), (zero, frame.y + frame.h), 1.25, FAINT)?;
        for (place, row) in rows.iter().enumerate() {
            self.row(canvas, frame.y + ROW * (place as f64 + 0.5), row)?;
        }
        Ok(())
    }

    fn row(&self, canvas: &Canvas, y: f64, row: &InDrawnWorlds) -> Drawn {
        let Self { story, metric, frame, ruler, .. } = self;
        if let Some((low, high)) = in_worlds(row, metric) {
            canvas.line((self.x(low), y), (self.x(high), y), 1.5, INK)?;
            for end in [low, high] {
                canvas.line((self.x(end), y - HALF), (self.x(end), y + HALF), 1.5, INK)?;
            }
        }
        let Some((mean, half)) = chance(story, row, metric) else { return Ok(()) };
        let (left, right) = (self.x(mean - half), self.x(mean + half));
        canvas.fill(Rect { x: left, y: y - HALF, w: (right - left).max(1.0), h: 2.0 * HALF }, CHANCE)?;
        canvas.marker(Marker::Circle, (self.x(mean), y), RADIUS, INK)?;
        let around = Rect { x: frame.x, y: y - ROW / 2.0, w: frame.w, h: ROW };
        canvas.hint(around, &hint(story, row, metric, ruler));
        Ok(())
    }
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

/// The numbers of an axis below a frame, and a line at each.
pub(super) fn grid(canvas: &Canvas, axis: &Axis, frame: Rect) -> Drawn {
    for &tick in &axis.ticks {
        let x = frame.x + frame.w * axis.share(tick);
        canvas.line((x, frame.y), (x, frame.y + frame.h), 1.0, GRID)?;
        canvas.text(&canvas.number(tick, axis.digits), (x, frame.y + frame.h + 14.0), TICK.aligned(HPos::Center))?;
    }
    canvas.line((frame.x, frame.y + frame.h), (frame.x + frame.w, frame.y + frame.h), 1.25, INK)
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
