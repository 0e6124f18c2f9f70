//! What strategies come to in the worlds that agree, beside all worlds: the difference from the baseline in cost and satisfaction.

use plotters::style::RGBColor;

use super::Drawing;
use crate::books::Metric;
use crate::books::metric::{COST, SATISFACTION};
use crate::findings::{DrawnWorlds, InDrawnWorlds, judged_in};
use crate::plot::axis::Axis;
use crate::plot::canvas::{Canvas, Drawn, FAINT, INK, PlotError};
use crate::plot::figures::ignorance::{Columns, HEADING, NAMES, ROW, grid};
use crate::plot::figures::{Figure, cell, header};
use crate::plot::labels::Rect;
use crate::plot::page::{BOTTOM, LABEL, MARGIN, NOTE, Page, TICK, TOP, name_in, origin};
use crate::plot::palette::Marker;
use crate::plot::text::short;
use crate::words::{Ruler, drawn_between, posterior_title, say};

const TICKS: f64 = 26.0;
const RADIUS: f64 = 3.5;
const HALF: f64 = 5.5;
const AGREEING: RGBColor = RGBColor(0, 114, 178);

/// What is drawn, in two frames beside each other.
const SHOWN: [Metric; 2] = [COST, SATISFACTION];

pub fn figure(drawing: Drawing, within: &DrawnWorlds) -> Result<Figure, PlotError> {
    let Drawing { told, found } = drawing;
    let language = told.language;
    let rows: Vec<&InDrawnWorlds> = judged_in(told.summary, within).collect();
    let page = Page {
        title: posterior_title(found, language),
        subtitle: say!(
            language,
            "answers-subtitle",
            baseline = short(&found.baseline),
            n = within.worlds,
            all = found.before.worlds,
        ),
        height: TOP + HEADING + ROW * rows.len() as f64 + TICKS + BOTTOM,
    };
    let svg = page.draw_from(language, &origin(found, language), |canvas| {
        for (place, row) in rows.iter().enumerate() {
            let y = TOP + HEADING + ROW * (place as f64 + 0.5);
            let (name, look) = name_in(&row.id, NAMES - 12.0, LABEL);
            canvas.text(&name, (MARGIN, y - 8.0), look)?;
            let (cheaper, better) = (row.cheaper.worlds, row.more_satisfied.worlds);
            let counts = say!(language, "ignorance-counts", cheaper = cheaper, better = better, n = within.worlds);
            canvas.text(&counts, (MARGIN, y + 10.0), NOTE)?;
        }
        for (column, metric) in SHOWN.iter().enumerate() {
            Panel::new(drawing, &rows, column, metric).draw(canvas, &rows)?;
        }
        Ok(Vec::new())
    })?;
    let caption = say!(language, "answers-caption");
    Ok(Figure { id: "posterior", title: page.title, caption, svg, table: table(drawing, &rows) })
}

/// The same strategy in all worlds, where it was lived in them.
fn before<'a>(drawing: Drawing<'a>, row: &InDrawnWorlds) -> Option<&'a InDrawnWorlds> {
    drawing.found.before.strategies.iter().find(|known| known.id == row.id)
}

/// Where a strategy's difference lies in nine tenths of worlds, and the middle one.
fn ends(row: &InDrawnWorlds, metric: &Metric) -> Option<[f64; 3]> {
    let found = row.difference.get(metric)?;
    Some([found.p05?, found.p50?, found.p95?])
}

/// A frame and what it measures.
struct Panel<'a> {
    drawing: Drawing<'a>,
    metric: &'a Metric,
    frame: Rect,
    ruler: Ruler,
    axis: Axis,
}

impl<'a> Panel<'a> {
    fn new(drawing: Drawing<'a>, rows: &[&InDrawnWorlds], column: usize, metric: &'a Metric) -> Self {
        let of_row = |row: &&InDrawnWorlds| {
            let both = [ends(row, metric), before(drawing, row).and_then(|before| ends(before, metric))];
            both.into_iter().flatten().flatten().chain([0.0]).collect::<Vec<_>>()
        };
        let ends: Vec<f64> = rows.iter().flat_map(of_row).collect();
        let ruler = drawing.told.ruler(metric.unit, ends.iter().map(|end| end.abs()).fold(0.0, f64::max));
        let in_units = ends.iter().map(|end| end / ruler.divisor());
        let axis = Axis::around(in_units, (f64::NEG_INFINITY, f64::INFINITY), 4);
        Self { drawing, metric, frame: Columns(rows.len()).frame(column), ruler, axis }
    }

    fn x(&self, value: f64) -> f64 {
        self.frame.x + self.frame.w * self.axis.share(value / self.ruler.divisor())
    }

    fn draw(&self, canvas: &Canvas, rows: &[&InDrawnWorlds]) -> Drawn {
        let Self { drawing, metric, frame, ruler, axis } = self;
        let language = drawing.told.language;
        let (label, unit) = (language.label(metric), ruler.unit_of_difference());
        let heading = say!(language, "ignorance-panel", label = label, unit = unit);
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
        let Self { drawing, metric, frame, .. } = self;
        let all = before(*drawing, row);
        if let Some([low, _, high]) = all.and_then(|before| ends(before, metric)) {
            canvas.line((self.x(low), y), (self.x(high), y), 1.5, INK)?;
            for end in [low, high] {
                canvas.line((self.x(end), y - HALF), (self.x(end), y + HALF), 1.5, INK)?;
            }
        }
        let Some([low, middle, high]) = ends(row, metric) else { return Ok(()) };
        let (left, right) = (self.x(low), self.x(high));
        canvas.fill(Rect { x: left, y: y - HALF, w: (right - left).max(1.0), h: 2.0 * HALF }, AGREEING)?;
        canvas.marker(Marker::Circle, (self.x(middle), y), RADIUS, INK)?;
        let told = drawing.told;
        let hint = say!(
            told.language,
            "answers-hint",
            id = &row.id,
            after = drawn_between(told, metric, row),
            before = all.map_or_else(|| "none".to_owned(), |before| drawn_between(told, metric, before)),
        );
        canvas.hint(Rect { x: frame.x, y: y - ROW / 2.0, w: frame.w, h: ROW }, &hint);
        Ok(())
    }
}

fn table(drawing: Drawing, rows: &[&InDrawnWorlds]) -> Vec<Vec<String>> {
    let columns =
        ["strategy", "metric", "agreeing_p05", "agreeing_p50", "agreeing_p95", "all_p05", "all_p50", "all_p95"];
    let mut cells = vec![header(&columns)];
    for row in rows {
        for metric in &SHOWN {
            let of = |row: Option<&InDrawnWorlds>| {
                row.and_then(|row| ends(row, metric)).map_or([None; 3], |ends| ends.map(Some))
            };
            let numbers = of(Some(row)).into_iter().chain(of(before(drawing, row))).map(cell);
            cells.push([row.id.clone(), metric.id.to_owned()].into_iter().chain(numbers).collect());
        }
    }
    cells
}
