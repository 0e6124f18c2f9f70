//! Differences from the baseline as ranges, in cost and satisfaction beside each other: of each strategy a thin one, a thick one over it, and a dot.

use plotters::style::RGBColor;
use plotters::style::text_anchor::HPos;

use crate::books::Metric;
use crate::books::metric::{COST, SATISFACTION};
use crate::findings::InDrawnWorlds;
use crate::plot::axis::Axis;
use crate::plot::canvas::{Canvas, Drawn, FAINT, GRID, INK};
use crate::plot::labels::Rect;
use crate::plot::page::{BOTTOM, LABEL, MARGIN, NOTE, TICK, TOP, WIDTH, name_in};
use crate::plot::palette::Marker;
use crate::words::{Ruler, Told, say};

const NAMES: f64 = 216.0;
const GAP: f64 = 48.0;
const HEADING: f64 = 32.0;
const TICKS: f64 = 26.0;
const ROW: f64 = 54.0;
const RADIUS: f64 = 3.5;
/// Half the height of the thick range, and of the ends of the thin one.
const HALF: f64 = 5.5;
const THICK: RGBColor = RGBColor(0, 114, 178);

/// What is drawn, in two frames beside each other.
pub(super) const SHOWN: [Metric; 2] = [COST, SATISFACTION];

/// Where a strategy's difference lies.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Spans {
    /// Both ends of the thin range.
    pub(super) thin: Option<(f64, f64)>,
    /// Both ends of the thick one, the dot between them.
    pub(super) thick: Option<[f64; 3]>,
}

/// The strategies, and what is drawn of each.
pub(super) struct Ranges<'a> {
    /// The run, in a language.
    pub(super) told: &'a Told<'a>,
    /// A row each, with the worlds in which it is better, of so many.
    pub(super) rows: &'a [&'a InDrawnWorlds],
    pub(super) worlds: usize,
    /// Where a difference lies.
    pub(super) spans: &'a dyn Fn(&InDrawnWorlds, &Metric) -> Spans,
    /// What a pointer is told there.
    pub(super) hint: &'a dyn Fn(&InDrawnWorlds, &Metric, &Ruler) -> String,
}

impl Ranges<'_> {
    /// Height of a page with them.
    pub(super) fn height(&self) -> f64 {
        TOP + HEADING + ROW * self.rows.len() as f64 + TICKS + BOTTOM
    }

    pub(super) fn draw(&self, canvas: &Canvas) -> Drawn {
        for (place, row) in self.rows.iter().enumerate() {
            let y = TOP + HEADING + ROW * (place as f64 + 0.5);
            let (name, look) = name_in(&row.id, NAMES - 12.0, LABEL);
            canvas.text(&name, (MARGIN, y - 8.0), look)?;
            let (cheaper, better) = (row.cheaper.worlds, row.more_satisfied.worlds);
            let language = self.told.language;
            let counts = say!(language, "ignorance-counts", cheaper = cheaper, better = better, n = self.worlds);
            canvas.text(&counts, (MARGIN, y + 10.0), NOTE)?;
        }
        for (column, metric) in SHOWN.iter().enumerate() {
            Panel::new(self, column, metric).draw(canvas)?;
        }
        Ok(())
    }
}

/// A frame and what it measures.
struct Panel<'a> {
    ranges: &'a Ranges<'a>,
    metric: &'a Metric,
    frame: Rect,
    ruler: Ruler,
    axis: Axis,
}

impl<'a> Panel<'a> {
    fn new(ranges: &'a Ranges, column: usize, metric: &'a Metric) -> Self {
        let width = (WIDTH - 2.0 * MARGIN - NAMES - GAP) / 2.0;
        let x = MARGIN + NAMES + column as f64 * (width + GAP);
        let frame = Rect { x, y: TOP + HEADING, w: width, h: ROW * ranges.rows.len() as f64 };
        let of_row = |row: &&InDrawnWorlds| {
            let Spans { thin, thick } = (ranges.spans)(row, metric);
            let thin = thin.map(|(low, high)| [low, high]);
            thin.into_iter().flatten().chain(thick.into_iter().flatten()).chain([0.0]).collect::<Vec<_>>()
        };
        let ends: Vec<f64> = ranges.rows.iter().flat_map(of_row).collect();
        let ruler = ranges.told.ruler(metric.unit, ends.iter().map(|end| end.abs()).fold(0.0, f64::max));
        let in_units = ends.iter().map(|end| end / ruler.divisor());
        let axis = Axis::around(in_units, (f64::NEG_INFINITY, f64::INFINITY), 4);
        Self { ranges, metric, frame, ruler, axis }
    }

    fn x(&self, value: f64) -> f64 {
        self.frame.x + self.frame.w * self.axis.share(value / self.ruler.divisor())
    }

    fn draw(&self, canvas: &Canvas) -> Drawn {
        let Self { ranges, metric, frame, ruler, axis } = self;
        let language = ranges.told.language;
        let unit = ruler.unit_of_difference();
        let heading = say!(language, "ignorance-panel", label = language.label(metric), unit = unit);
        canvas.text(&heading, (frame.x, frame.y - 16.0), TICK.bold())?;
        grid(canvas, axis, *frame)?;
        let zero = self.x(0.0);
        canvas.line((zero, frame.y), (zero, frame.y + frame.h), 1.25, FAINT)?;
        for (place, row) in ranges.rows.iter().enumerate() {
            self.row(canvas, frame.y + ROW * (place as f64 + 0.5), row)?;
        }
        Ok(())
    }

    fn row(&self, canvas: &Canvas, y: f64, row: &InDrawnWorlds) -> Drawn {
        let Self { ranges, metric, frame, ruler, .. } = self;
        let Spans { thin, thick } = (ranges.spans)(row, metric);
        if let Some((low, high)) = thin {
            canvas.line((self.x(low), y), (self.x(high), y), 1.5, INK)?;
            for end in [low, high] {
                canvas.line((self.x(end), y - HALF), (self.x(end), y + HALF), 1.5, INK)?;
            }
        }
        let Some([low, middle, high]) = thick else { return Ok(()) };
        let (left, right) = (self.x(low), self.x(high));
        canvas.fill(Rect { x: left, y: y - HALF, w: (right - left).max(1.0), h: 2.0 * HALF }, THICK)?;
        canvas.marker(Marker::Circle, (self.x(middle), y), RADIUS, INK)?;
        let around = Rect { x: frame.x, y: y - ROW / 2.0, w: frame.w, h: ROW };
        canvas.hint(around, &(ranges.hint)(row, metric, ruler));
        Ok(())
    }
}

/// The numbers of an axis below a frame, and a line at each.
fn grid(canvas: &Canvas, axis: &Axis, frame: Rect) -> Drawn {
    for &tick in &axis.ticks {
        let x = frame.x + frame.w * axis.share(tick);
        canvas.line((x, frame.y), (x, frame.y + frame.h), 1.0, GRID)?;
        canvas.text(&canvas.number(tick, axis.digits), (x, frame.y + frame.h + 14.0), TICK.aligned(HPos::Center))?;
    }
    canvas.line((frame.x, frame.y + frame.h), (frame.x + frame.w, frame.y + frame.h), 1.25, INK)
}
