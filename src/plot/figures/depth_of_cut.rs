//! Cost, satisfaction, wait and customers lost against the depth of a cut, with 95 % bands of the difference from no cut.

use plotters::style::RGBColor;
use plotters::style::text_anchor::HPos;

use super::{Figure, cell, cells, header};
use crate::books::metric::{COST, CUSTOMERS_LOST, SATISFACTION, SERVICE_COST, WAIT};
use crate::books::{Metric, Unit};
use crate::findings::{Depth, Limit, WhatIf};
use crate::plot::axis::Axis;
use crate::plot::canvas::{Canvas, Drawn, FAINT, GRID, INK, PlotError};
use crate::plot::labels::Rect;
use crate::plot::page::{BOTTOM, MARGIN, Page, TICK, TOP, WIDTH, origin};
use crate::plot::palette::Marker;
use crate::plot::text::short;
use crate::words::{Language, Ruler, depth_of_cut, say, what_if_title, whether};

const HEIGHT: f64 = 680.0;
/// Room for the numbers of an axis.
pub(super) const NUMBERS: f64 = 52.0;
/// Room for a heading.
pub(super) const HEADING: f64 = 32.0;
/// Room for the numbers of depths.
pub(super) const TICKS: f64 = 24.0;
/// Room for the title of the axis.
pub(super) const AXIS_TITLE: f64 = 22.0;
/// Room between two frames.
pub(super) const GAP: f64 = 28.0;
/// Half the size of a point.
pub(super) const RADIUS: f64 = 3.5;
const LINE: RGBColor = RGBColor(0, 114, 178);
const KEPT: RGBColor = RGBColor(213, 94, 0);

/// The panels: by the metric of each, and one that is drawn beside it.
const PANELS: [(Metric, Option<Metric>); 4] =
    [(COST, Some(SERVICE_COST)), (SATISFACTION, None), (WAIT, None), (CUSTOMERS_LOST, None)];

/// A metric at a depth: what it is without a cut plus the difference from that, and the half-width of the difference.
pub(super) type Point = (f64, f64, f64);

/// Draws what was found.
///
/// # Errors
/// What plotters says.
pub fn figure(found: &WhatIf, language: Language) -> Result<Figure, PlotError> {
    let cutting = &found.cutting;
    let page = Page {
        title: what_if_title(found, language),
        subtitle: say!(
            language,
            "what-if-subtitle",
            strategy = short(&cutting.strategy),
            from = cutting.from.to_string(),
            rehired = cutting.rehired.map_or_else(|| "never".to_owned(), |day| day.to_string()),
        ),
        height: HEIGHT,
    };
    let svg = page.draw_from(language, &origin(found, language), |canvas| {
        for (place, (metric, beside)) in PANELS.iter().enumerate() {
            Panel::new(found, language, place, metric).draw(canvas, beside.as_ref())?;
        }
        Ok(found.kept.iter().map(|_| say!(language, "what-if-note-floor")).collect())
    })?;
    let caption = say!(language, "what-if-caption");
    Ok(Figure { id: "depth-of-cut", title: page.title, caption, svg, table: table(found) })
}

/// The depths at which a metric is known.
fn points(found: &WhatIf, metric: &Metric) -> Vec<Point> {
    let level = |depth: &Depth| depth.metrics.get(metric).and_then(|level| level.mean);
    let Some(base) = found.depths.first().and_then(level) else { return Vec::new() };
    let point = |depth: &Depth| {
        let difference = depth.difference.get(metric);
        let half = difference.and_then(|difference| difference.half_width).unwrap_or(0.0);
        Some((depth.cut, base + difference.map_or(Some(0.0), |difference| difference.mean)?, half))
    };
    found.depths.iter().filter_map(point).collect()
}

/// What must be kept of a metric, as a level of it.
fn limits(found: &WhatIf, metric: &Metric) -> Vec<f64> {
    let base = points(found, metric).first().map(|(_, level, _)| *level);
    let of_metric = found.floors.iter().filter(|of| of.floor.metric == metric);
    let level = |limit: &Limit| match limit {
        Limit::Level(limit) => Some(*limit),
        Limit::Difference(limit) => base.map(|base| base + limit),
        Limit::Share(limit) => base.map(|base| base * (1.0 + limit)),
    };
    of_metric.filter_map(|of| level(&of.floor.limit)).collect()
}

/// One of the four frames.
struct Panel<'a> {
    metric: &'a Metric,
    points: Vec<Point>,
    frame: Frame<'a>,
}

/// A frame over the depth of a cut.
pub(super) struct Frame<'a> {
    /// What is drawn.
    pub(super) found: &'a WhatIf,
    /// In this language.
    pub(super) language: Language,
    /// Where.
    pub(super) rect: Rect,
    /// Whether the axis has its title.
    pub(super) is_lowest: bool,
}

/// The frame of one of four panels, two in a row, between `top` and the notes of a figure of this height.
pub(super) fn one_of_four(place: usize, top: f64, figure: f64) -> Rect {
    let (column, row) = ((place % 2) as f64, (place / 2) as f64);
    let width = (WIDTH - 2.0 * MARGIN - GAP) / 2.0;
    let height = (figure - top - BOTTOM - AXIS_TITLE) / 2.0;
    Rect {
        x: MARGIN + column * (width + GAP) + NUMBERS,
        y: top + row * height + HEADING,
        w: width - NUMBERS,
        h: height - HEADING - TICKS,
    }
}

impl<'a> Panel<'a> {
    fn new(found: &'a WhatIf, language: Language, place: usize, metric: &'a Metric) -> Self {
        let rect = one_of_four(place, TOP, HEIGHT);
        let frame = Frame { found, language, rect, is_lowest: place >= 2 };
        Self { metric, points: points(found, metric), frame }
    }

    fn draw(&self, canvas: &Canvas, beside: Option<&Metric>) -> Drawn {
        let Self { metric, frame, .. } = self;
        let beside = beside.map_or_else(Vec::new, |metric| points(frame.found, metric));
        let limits = limits(frame.found, metric);
        let all = || self.points.iter().chain(&beside);
        let largest = all().map(|(_, level, _)| level.abs()).fold(0.0, f64::max);
        let ruler = Ruler::new(frame.language, metric.unit, &frame.found.currency, largest);
        let ends = all().flat_map(|(_, level, half)| [level - half, level + half]).chain(limits.iter().copied());
        let most = if metric.unit == Unit::Share { 100.0 } else { f64::INFINITY };
        let axis = Axis::around(ends.map(|end| end / ruler.divisor()), (0.0, most), 4);
        frame.head(canvas, &self.heading(&ruler))?;
        frame.kept(canvas)?;
        frame.grid(canvas, &axis)?;
        let at = |cut: f64, level: f64| frame.at(&axis, (cut, level / ruler.divisor()));
        for limit in limits {
            canvas.dashed(&[at(0.0, limit), at(frame.deepest(), limit)], 1.25, KEPT)?;
        }
        if beside.len() > 1 {
            let line: Vec<_> = beside.iter().map(|(cut, level, _)| at(*cut, *level)).collect();
            canvas.dashed(&line, 1.5, FAINT)?;
        }
        banded(canvas, &self.points, at)?;
        for (cut, level, _) in &self.points {
            canvas.hint(Rect::about(at(*cut, *level), 5.0 * RADIUS, 5.0 * RADIUS), &self.hint(*cut, &ruler));
        }
        Ok(())
    }

    /// What the panel shows, and in which unit.
    fn heading(&self, ruler: &Ruler) -> String {
        if ruler.unit().is_empty() && *self.metric == CUSTOMERS_LOST {
            return say!(self.frame.language, "what-if-panel-bare");
        }
        let is_yearly = [COST, CUSTOMERS_LOST].contains(self.metric);
        let yearly = say!(self.frame.language, "what-if-a-year", unit = ruler.unit());
        let unit = if is_yearly { yearly } else { ruler.unit().to_owned() };
        say!(self.frame.language, "what-if-panel", panel = self.metric.id, unit = unit)
    }

    fn hint(&self, cut: f64, ruler: &Ruler) -> String {
        let depth = self.frame.found.depths.iter().find(|depth| depth.cut.total_cmp(&cut).is_eq());
        let level = depth.and_then(|depth| depth.metrics.get(self.metric)).map(|level| ruler.estimate(level));
        let difference = depth.and_then(|depth| depth.difference.get(self.metric));
        let difference = difference.map_or_else(String::new, |less| format!(" ({})", ruler.difference(less)));
        let name = say!(self.frame.language, "what-if-hint", cut = depth_of_cut(self.frame.language, cut));
        format!("{name}\n{}{difference} {}", level.unwrap_or_default(), ruler.unit())
    }
}

/// A line with its band, in places that are told.
pub(super) fn banded(canvas: &Canvas, points: &[Point], at: impl Fn(f64, f64) -> (f64, f64)) -> Drawn {
    let edge = |side: f64| points.iter().map(move |(cut, level, half)| (*cut, level + side * half));
    let band: Vec<_> = edge(1.0).chain(edge(-1.0).rev()).map(|(cut, level)| at(cut, level)).collect();
    let line: Vec<_> = points.iter().map(|(cut, level, _)| at(*cut, *level)).collect();
    if points.len() > 1 {
        canvas.shape(&band, LINE, 0.22)?;
        canvas.path(&line, 2.0, LINE)?;
    }
    line.into_iter().try_for_each(|place| canvas.marker(Marker::Circle, place, RADIUS, LINE))
}

impl Frame<'_> {
    fn deepest(&self) -> f64 {
        self.found.depths.last().map_or(1.0, |depth| depth.cut)
    }

    fn across(&self) -> Axis {
        Axis::tight([0.0, 100.0 * self.deepest()], (0.0, 100.0), 5)
    }

    /// Where a cut stands.
    pub(super) fn upright(&self, cut: f64) -> f64 {
        self.rect.x + self.rect.w * self.across().share(100.0 * cut).clamp(0.0, 1.0)
    }

    /// Where a level at a cut stands.
    pub(super) fn at(&self, axis: &Axis, (cut, level): (f64, f64)) -> (f64, f64) {
        (self.upright(cut), self.rect.y + self.rect.h * (1.0 - axis.share(level).clamp(0.0, 1.0)))
    }

    /// What it shows.
    pub(super) fn head(&self, canvas: &Canvas, text: &str) -> Drawn {
        canvas.text(text, (self.rect.x - NUMBERS, self.rect.y - 19.0), TICK.bold())
    }

    /// How deep the cut may be.
    fn kept(&self, canvas: &Canvas) -> Drawn {
        let Rect { x, y, w, h } = self.rect;
        let kept = self.found.kept.as_ref().map(|kept| &kept.all);
        let Some((low, at)) = kept.and_then(|kept| Some((kept.low?, kept.at?))) else { return Ok(()) };
        let left = self.upright(low);
        let right = kept.and_then(|kept| kept.high).map_or(x + w, |high| self.upright(high));
        if right > left {
            canvas.shape(&[(left, y), (right, y), (right, y + h), (left, y + h)], KEPT, 0.14)?;
        }
        canvas.dashed(&[(self.upright(at), y), (self.upright(at), y + h)], 1.25, KEPT)
    }

    /// The axes.
    pub(super) fn grid(&self, canvas: &Canvas, axis: &Axis) -> Drawn {
        let Rect { x, y, w, h } = self.rect;
        let across = self.across();
        for &tick in &axis.ticks {
            let level = self.at(axis, (0.0, tick)).1;
            canvas.line((x, level), (x + w, level), 1.0, GRID)?;
            canvas.text(&canvas.number(tick, axis.digits), (x - 8.0, level), TICK.aligned(HPos::Right))?;
        }
        canvas.line((x, y + h), (x + w, y + h), 1.25, INK)?;
        for &tick in &across.ticks {
            let place = self.upright(tick / 100.0);
            canvas.line((place, y + h), (place, y + h + 4.0), 1.25, INK)?;
            canvas.text(&canvas.number(tick, across.digits), (place, y + h + 14.0), TICK.aligned(HPos::Center))?;
        }
        if !self.is_lowest {
            return Ok(());
        }
        let (cutting, language) = (&self.found.cutting, self.language);
        let people = language.shortest(cutting.people, 1);
        let title = say!(language, "what-if-axis", people = people, rota = whether(cutting.is_rota));
        canvas.text(&title, (x + w / 2.0, y + h + 34.0), TICK.aligned(HPos::Center))
    }
}

fn table(found: &WhatIf) -> Vec<Vec<String>> {
    let names = ["cut", "people", "metric", "mean", "half_width", "difference", "difference_half_width"];
    let mut rows = vec![header(&names)];
    let metrics = PANELS.iter().flat_map(|(metric, beside)| std::iter::once(metric).chain(beside));
    for metric in metrics {
        for depth in &found.depths {
            let named = [cell(Some(depth.cut)), cell(Some(depth.people)), metric.id.to_owned()];
            let empty = [String::new(), String::new()];
            let level = depth.metrics.get(metric).map_or_else(|| empty.clone(), cells);
            let difference = depth.difference.get(metric).map_or(empty, cells);
            rows.push(named.into_iter().chain(level).chain(difference).collect());
        }
    }
    rows
}
