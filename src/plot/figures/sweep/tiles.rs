//! Two axes as tiles: who is best at each point by total cost and by satisfaction, or what the only strategy comes to.

use plotters::style::RGBColor;
use plotters::style::text_anchor::HPos;

use super::{Drawing, Figure, table};
use crate::books::Metric;
use crate::books::metric::{COST, SATISFACTION};
use crate::findings::SweptPoint;
use crate::plot::canvas::{Canvas, Drawn, INK, PlotError};
use crate::plot::labels::Rect;
use crate::plot::page::{BOTTOM, MARGIN, Page, TICK, TOP, WIDTH};
use crate::plot::palette::is_dark;
use crate::plot::text::{fit, short};
use crate::words::{Ruler, say, sweep_title, whether};

const HEIGHT: f64 = 560.0;
const HEADING: f64 = 32.0;
const TICKS: f64 = 24.0;
const AXIS_TITLE: f64 = 22.0;
const GAP: f64 = 24.0;
/// Most room for the values of the upright axis.
const VALUES: f64 = 110.0;
const PANELS: [Metric; 2] = [COST, SATISFACTION];
/// The darkest tile where tiles are shaded.
const DARKEST: RGBColor = RGBColor(0, 90, 150);

/// Draws the tiles; `None` where points do not lie on a grid.
///
/// # Errors
/// What plotters says.
pub fn figure(drawing: Drawing) -> Result<Option<Figure>, PlotError> {
    let (found, language) = (drawing.found, drawing.language);
    let [across, up] = [0, 1].map(|axis| distinct(drawing, axis));
    if across.len() * up.len() != found.points.len() || found.points.len() < 4 {
        return Ok(None);
    }
    let is_several = drawing.ids().len() > 1;
    let several = whether(is_several);
    let page = Page {
        title: sweep_title(found, language),
        subtitle: say!(language, "sweep-map-subtitle", several = several),
        height: HEIGHT,
    };
    let top = if is_several { TOP + drawing.key().height() } else { TOP };
    let svg = page.draw_from(language, &drawing.origin(), |canvas| {
        if is_several {
            drawing.key().draw(canvas, TOP)?;
        }
        for (place, metric) in PANELS.iter().enumerate() {
            Panel::new(drawing, (place, metric), (&across, &up), top).draw(canvas)?;
        }
        Ok(Vec::new())
    })?;
    let caption = say!(language, "sweep-map-caption", several = several);
    let table = table(found, &PANELS.iter().collect::<Vec<_>>());
    Ok(Some(Figure { id: "sweep-map", title: page.title, caption, svg, table }))
}

/// The values of an axis, each once, in the order of the points.
fn distinct(drawing: Drawing, axis: usize) -> Vec<String> {
    let mut values: Vec<String> = Vec::new();
    for point in &drawing.found.points {
        if !values.contains(&point.values[axis]) {
            values.push(point.values[axis].clone());
        }
    }
    values
}

/// One of the two frames.
struct Panel<'a> {
    drawing: Drawing<'a>,
    metric: &'a Metric,
    ruler: Ruler,
    across: &'a [String],
    up: &'a [String],
    frame: Rect,
    /// Where words begin.
    left: f64,
}

impl<'a> Panel<'a> {
    fn new(
        drawing: Drawing<'a>,
        (place, metric): (usize, &'a Metric),
        (across, up): (&'a [String], &'a [String]),
        top: f64,
    ) -> Self {
        let widest = up.iter().map(|value| TICK.measure(&short(value)).0).fold(0.0, f64::max);
        let values = (widest + 12.0).min(VALUES);
        let width = (WIDTH - 2.0 * MARGIN - GAP) / 2.0;
        let left = MARGIN + place as f64 * (width + GAP);
        let frame = Rect {
            x: left + values,
            y: top + HEADING + LINE_OF_AXIS,
            w: width - values,
            h: HEIGHT - BOTTOM - top - HEADING - LINE_OF_AXIS - TICKS - AXIS_TITLE,
        };
        Self { drawing, metric, ruler: drawing.ruler(metric), across, up, frame, left }
    }

    fn draw(&self, canvas: &Canvas) -> Drawn {
        let Self { drawing, metric, ruler, frame, left, .. } = self;
        canvas.text(&drawing.heading(metric, ruler), (*left, frame.y - HEADING - 2.0), TICK.bold())?;
        let axes = drawing.found.names();
        canvas.text(&short(axes[1]), (*left, frame.y - 14.0), TICK)?;
        for point in &drawing.found.points {
            self.tile(canvas, point)?;
        }
        let (w, h) = self.size();
        let mut free = f64::NEG_INFINITY;
        for (place, value) in self.across.iter().enumerate() {
            let (name, x) = (short(value), frame.x + (place as f64 + 0.5) * w);
            let half = TICK.measure(&name).0 / 2.0;
            if x - half > free {
                canvas.text(&name, (x, frame.y + frame.h + 14.0), TICK.aligned(HPos::Center))?;
                free = x + half + 6.0;
            }
        }
        for (place, value) in self.up.iter().enumerate() {
            let y = frame.y + frame.h - (place as f64 + 0.5) * h;
            let name = fit(&short(value), VALUES / TICK.size, false);
            if h >= 14.0 || place % 2 == 0 {
                canvas.text(&name, (frame.x - 8.0, y), TICK.aligned(HPos::Right))?;
            }
        }
        let middle = (frame.x + frame.w / 2.0, frame.y + frame.h + 34.0);
        canvas.text(&short(axes[0]), middle, TICK.aligned(HPos::Center))
    }

    fn size(&self) -> (f64, f64) {
        (self.frame.w / self.across.len() as f64, self.frame.h / self.up.len() as f64)
    }

    fn tile(&self, canvas: &Canvas, point: &SweptPoint) -> Drawn {
        let (w, h) = self.size();
        let place = |values: &[String], value: &String| values.iter().position(|known| known == value).unwrap_or(0);
        let (column, row) = (place(self.across, &point.values[0]), place(self.up, &point.values[1]));
        let x = self.frame.x + column as f64 * w;
        let y = self.frame.y + self.frame.h - (row as f64 + 1.0) * h;
        let best = self.drawing.found.best(point, self.metric);
        let strategy = match best {
            Some(best) => point.strategies.iter().find(|of| of.id == best.strategy),
            None => point.strategies.first(),
        };
        let Some((strategy, level)) = strategy.and_then(|of| Some((of, of.metrics.get(self.metric)?))) else {
            return Ok(());
        };
        let (colour, depth) = match best {
            Some(best) => {
                (self.drawing.palette.look(&best.strategy).0, if best.level.is_empty() { 0.75 } else { 0.25 })
            }
            None => (DARKEST, 0.1 + 0.8 * self.share(level.mean)),
        };
        canvas.shape(
            &[(x + 1.0, y + 1.0), (x + w - 1.0, y + 1.0), (x + w - 1.0, y + h - 1.0), (x + 1.0, y + h - 1.0)],
            colour,
            depth,
        )?;
        let (number, at) = (self.ruler.show(level.mean), (x + w / 2.0, y + h / 2.0));
        if TICK.measure(&number).0 + 4.0 < w && h > 16.0 {
            let ink = if is_dark(colour, depth) { RGBColor(255, 255, 255) } else { INK };
            canvas.text(&number, at, TICK.coloured(ink).aligned(HPos::Center))?;
        }
        let values = format!("{}, {}", point.values[0], point.values[1]);
        let hint = format!("{}\n{values}\n{} {}", strategy.id, self.ruler.estimate(level), self.ruler.unit());
        canvas.hint(Rect { x, y, w, h }, &hint);
        Ok(())
    }

    /// Where a level lies among those of all tiles, 0 to 1.
    fn share(&self, level: Option<f64>) -> f64 {
        let of = |point: &SweptPoint| point.strategies.first()?.metrics.get(self.metric)?.mean;
        let all: Vec<f64> = self.drawing.found.points.iter().filter_map(of).collect();
        let (low, high) =
            all.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), of| (low.min(*of), high.max(*of)));
        if high > low { level.map_or(0.0, |level| (level - low) / (high - low)) } else { 0.5 }
    }
}

/// Room for the name of the upright axis above the tiles.
const LINE_OF_AXIS: f64 = 18.0;
