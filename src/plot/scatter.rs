//! A scatter of strategies with their regions or intervals, and names.

use plotters::style::text_anchor::HPos;
use plotters::style::{RGBColor, WHITE};

use super::axis::Axis;
use super::canvas::{Canvas, Drawn, FAINT, GRID, INK, PlotError, Text};
use super::labels::{Anchor, Rect, place};
use super::page::{LABEL, TICK, darker};
use super::palette::{Marker, Palette};
use super::text::short;
use crate::stat::estimate::Estimate;
use crate::stat::joint::Region;

const FRAME: Rect = Rect { x: 84.0, y: 104.0, w: 846.0, h: 348.0 };
const RADIUS: f64 = 7.0;
/// Half the size of a mark that stands behind the others.
const SMALL: f64 = 3.0;
/// Corners of an ellipse as it is drawn.
const CORNERS: u32 = 60;

/// A strategy, in the units of the axes.
pub struct Dot {
    hint: String,
    name: String,
    mean: (f64, f64),
    half: (f64, f64),
    region: Vec<(f64, f64)>,
    colour: RGBColor,
    marker: Marker,
    is_hollow: bool,
    is_behind: bool,
}

impl Dot {
    /// A strategy's dot; estimates and region are brought to the units of the axes. `None` if an estimate is undefined.
    pub fn new(
        name: &str,
        [x, y]: [&Estimate; 2],
        region: Option<Region>,
        units: [f64; 2],
        palette: &Palette,
    ) -> Option<Self> {
        let (colour, marker) = palette.look(name);
        let half = |estimate: &Estimate, unit: f64| estimate.half_width.unwrap_or(0.0) / unit;
        let angles = (0..CORNERS).map(|i| f64::from(i) / f64::from(CORNERS) * std::f64::consts::TAU);
        let corners =
            |region: Region| angles.map(move |a| region.at(a)).map(|(x, y)| (x / units[0], y / units[1])).collect();
        Some(Self {
            hint: String::new(),
            name: short(name),
            mean: (x.mean? / units[0], y.mean? / units[1]),
            half: (half(x, units[0]), half(y, units[1])),
            region: region.map_or_else(Vec::new, corners),
            colour,
            marker,
            is_hollow: false,
            is_behind: false,
        })
    }

    /// The same with a hollow mark, if its place is not to be relied on.
    #[must_use]
    pub fn hollow(self, is_hollow: bool) -> Self {
        Self { is_hollow, ..self }
    }

    /// The same in the looks of a strategy.
    #[must_use]
    pub fn looking_as(self, strategy: &str, palette: &Palette) -> Self {
        let (colour, marker) = palette.look(strategy);
        Self { colour, marker, ..self }
    }

    /// The same as a small mark without a name, if it stands behind the others.
    #[must_use]
    pub fn behind(self, is_behind: bool) -> Self {
        Self { is_behind, ..self }
    }

    /// The same, with what is said of it where a pointer rests.
    pub fn with_hint(self, hint: String) -> Self {
        Self { hint, ..self }
    }

    /// Everything that the axes must hold.
    fn extent(&self) -> Vec<(f64, f64)> {
        let ((x, y), (w, h)) = (self.mean, self.half);
        if self.region.is_empty() { vec![(x - w, y - h), (x + w, y + h)] } else { self.region.clone() }
    }
}

/// Dots on their axes.
pub struct Scatter {
    dots: Vec<Dot>,
    x: Axis,
    y: Axis,
    titles: [String; 2],
}

impl Scatter {
    /// A scatter; each axis has a title and bounds that it never crosses.
    pub fn new(dots: Vec<Dot>, x: (String, (f64, f64)), y: (String, (f64, f64))) -> Self {
        let extent: Vec<(f64, f64)> = dots.iter().flat_map(Dot::extent).collect();
        Self {
            x: Axis::around(extent.iter().map(|at| at.0), x.1, 7),
            y: Axis::around(extent.iter().map(|at| at.1), y.1, 5),
            dots,
            titles: [x.0, y.0],
        }
    }

    /// What the regions are, or why none are seen: a kind that a message tells.
    pub fn regions(&self) -> &'static str {
        let is_hidden = |bar: &Rect| bar.w.max(bar.h) <= 2.0 * RADIUS;
        let joint = self.dots.iter().any(|dot| !dot.region.is_empty());
        if self.dots.iter().all(|dot| dot.region.is_empty() && dot.half == (0.0, 0.0)) {
            "none"
        } else if self.dots.iter().all(|dot| self.anchor(dot).bars.iter().all(is_hidden)) {
            if joint { "small-joint" } else { "small" }
        } else if joint {
            "joint"
        } else {
            "bars"
        }
    }

    /// Draws everything; gives the names for which there was no room.
    ///
    /// # Errors
    /// What plotters says.
    pub fn draw(&self, canvas: &Canvas) -> Result<Vec<String>, PlotError> {
        self.axes(canvas)?;
        let anchors: Vec<Anchor> = self.dots.iter().map(|dot| self.anchor(dot)).collect();
        for (anchor, dot) in anchors.iter().zip(&self.dots).filter(|(_, dot)| !dot.is_behind) {
            self.uncertainty(canvas, anchor, dot)?;
        }
        for (anchor, dot) in anchors.iter().zip(&self.dots) {
            canvas.marker(dot.marker, anchor.at, if dot.is_behind { SMALL } else { RADIUS }, dot.colour)?;
            if dot.is_hollow {
                canvas.marker(dot.marker, anchor.at, 0.6 * RADIUS, WHITE)?;
            }
            canvas.hint(Rect::about(anchor.at, 4.0 * RADIUS, 4.0 * RADIUS), &dot.hint);
        }
        let mut unnamed = Vec::new();
        for ((anchor, label), dot) in anchors.iter().zip(place(&anchors, FRAME)).zip(&self.dots) {
            match label {
                _ if dot.is_behind => {}
                Some(rect) => write_name(canvas, anchor, rect, dot)?,
                None => unnamed.push(dot.name.clone()),
            }
        }
        Ok(unnamed)
    }

    /// An ellipse, or bars where there is none.
    fn uncertainty(&self, canvas: &Canvas, anchor: &Anchor, dot: &Dot) -> Drawn {
        let mut curve: Vec<(f64, f64)> = dot.region.iter().map(|&at| self.at(at)).collect();
        let Some(&first) = curve.first() else {
            return anchor.bars.iter().try_for_each(|bar| canvas.fill(*bar, dot.colour));
        };
        canvas.shape(&curve, dot.colour, 0.15)?;
        curve.push(first);
        canvas.path(&curve, 1.25, dot.colour)
    }

    fn at(&self, (x, y): (f64, f64)) -> (f64, f64) {
        let (right, up) = (self.x.share(x).clamp(0.0, 1.0), self.y.share(y).clamp(0.0, 1.0));
        (FRAME.x + FRAME.w * right, FRAME.y + FRAME.h * (1.0 - up))
    }

    fn axes(&self, canvas: &Canvas) -> Drawn {
        let (left, right, bottom) = (FRAME.x, FRAME.x + FRAME.w, FRAME.y + FRAME.h);
        let centred = TICK.aligned(HPos::Center);
        for &tick in &self.x.ticks {
            let (x, _) = self.at((tick, 0.0));
            canvas.line((x, FRAME.y), (x, bottom), 1.0, GRID)?;
            canvas.text(&canvas.number(tick, self.x.digits), (x, bottom + 15.0), centred)?;
        }
        for &tick in &self.y.ticks {
            let (_, y) = self.at((0.0, tick));
            canvas.line((left, y), (right, y), 1.0, GRID)?;
            canvas.text(&canvas.number(tick, self.y.digits), (left - 10.0, y), TICK.aligned(HPos::Right))?;
        }
        canvas.line((left, bottom), (right, bottom), 1.25, INK)?;
        canvas.line((left, FRAME.y), (left, bottom), 1.25, INK)?;
        canvas.text(&self.titles[0], (left + FRAME.w / 2.0, bottom + 36.0), centred)?;
        canvas.text(&self.titles[1], (30.0, FRAME.y + FRAME.h / 2.0), Text { turned: true, ..centred })
    }

    /// Where a dot is, and what its name should rather not cover.
    fn anchor(&self, dot: &Dot) -> Anchor {
        let extent = dot.extent();
        let corners = extent.iter().map(|&at| self.at(at));
        let start = (f64::INFINITY, f64::INFINITY, f64::NEG_INFINITY, f64::NEG_INFINITY);
        let (left, top, right, bottom) =
            corners.fold(start, |(l, t, r, b), (x, y)| (l.min(x), t.min(y), r.max(x), b.max(y)));
        let at = self.at(dot.mean);
        let bars = if dot.region.is_empty() {
            let across = Rect { x: left, y: at.1 - 0.75, w: right - left, h: 1.5 };
            vec![across, Rect { x: at.0 - 0.75, y: top, w: 1.5, h: bottom - top }]
        } else {
            vec![Rect { x: left, y: top, w: right - left, h: bottom - top }]
        };
        let size = if dot.is_behind { (0.0, 0.0) } else { LABEL.measure(&dot.name) };
        let bars = if dot.is_behind { Vec::new() } else { bars };
        Anchor { at, radius: if dot.is_behind { SMALL } else { RADIUS } + 1.0, size, bars }
    }
}

/// Writes a name, with a line to its dot if they stand apart.
fn write_name(canvas: &Canvas, anchor: &Anchor, rect: Rect, dot: &Dot) -> Drawn {
    let near = rect.nearest(anchor.at);
    let (dx, dy) = (near.0 - anchor.at.0, near.1 - anchor.at.1);
    let distance = dx.hypot(dy);
    if distance > 2.5 * RADIUS {
        let start = (anchor.at.0 + dx * RADIUS / distance, anchor.at.1 + dy * RADIUS / distance);
        canvas.line(start, near, 0.75, FAINT)?;
    }
    // Names end where their dot begins, though fonts are narrower than the place kept for them.
    let (align, x) = if near.0 <= rect.x {
        (HPos::Left, rect.x)
    } else if near.0 >= rect.x + rect.w {
        (HPos::Right, rect.x + rect.w)
    } else {
        (HPos::Center, rect.x + rect.w / 2.0)
    };
    canvas.text(&dot.name, (x, rect.y + rect.h / 2.0), LABEL.coloured(darker(dot.colour)).aligned(align))
}
