//! A scatter of strategies with their intervals and names.

use plotters::style::text_anchor::HPos;
use plotters::style::{RGBColor, WHITE};

use super::axis::Axis;
use super::canvas::{Canvas, FAINT, GRID, INK, PlotError, Text};
use super::labels::{Anchor, Rect, place};
use super::palette::{Marker, Palette};
use crate::stat::estimate::Estimate;

const FRAME: Rect = Rect { x: 84.0, y: 112.0, w: 846.0, h: 346.0 };
const RADIUS: f64 = 7.0;
const LABEL: Text = Text { bold: true, ..Text::new(14.0, INK) };
const TICK: Text = Text::new(13.0, INK);

/// A strategy, in the units of the axes.
pub struct Dot {
    name: String,
    x: Spread,
    y: Spread,
    colour: RGBColor,
    marker: Marker,
    is_hollow: bool,
}

/// A mean with the half-width of its interval.
#[derive(Clone, Copy)]
struct Spread {
    mean: f64,
    half: f64,
}

impl Spread {
    fn of((estimate, unit): (&Estimate, f64)) -> Option<Self> {
        let half = estimate.half_width.unwrap_or(0.0) / unit;
        estimate.mean.map(|mean| Self { mean: mean / unit, half })
    }

    fn low(self) -> f64 {
        self.mean - self.half
    }

    fn high(self) -> f64 {
        self.mean + self.half
    }
}

impl Dot {
    /// A strategy's dot; each estimate comes with the unit of its axis. `None` if one is undefined.
    pub fn new(name: &str, x: (&Estimate, f64), y: (&Estimate, f64), palette: &Palette) -> Option<Self> {
        let (colour, marker) = palette.look(name);
        Some(Self { name: name.to_owned(), x: Spread::of(x)?, y: Spread::of(y)?, colour, marker, is_hollow: false })
    }

    /// The same with a hollow mark, if its place is not to be relied on.
    #[must_use]
    pub fn hollow(self, is_hollow: bool) -> Self {
        Self { is_hollow, ..self }
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
        Self {
            x: Axis::around(dots.iter().flat_map(|dot| [dot.x.low(), dot.x.high()]), x.1, 7),
            y: Axis::around(dots.iter().flat_map(|dot| [dot.y.low(), dot.y.high()]), y.1, 5),
            dots,
            titles: [x.0, y.0],
        }
    }

    /// What the bars are, or why none are seen.
    pub fn intervals(&self) -> &'static str {
        let is_hidden = |bar: &Rect| bar.w.max(bar.h) <= 2.0 * RADIUS;
        if self.dots.iter().all(|dot| dot.x.half == 0.0 && dot.y.half == 0.0) {
            "without intervals"
        } else if self.dots.iter().all(|dot| self.anchor(dot).bars.iter().all(is_hidden)) {
            "95 % intervals are smaller than the marks"
        } else {
            "bars are 95 % intervals"
        }
    }

    /// Draws everything; gives the names for which there was no room.
    ///
    /// # Errors
    /// What plotters says.
    pub fn draw(&self, canvas: &Canvas) -> Result<Vec<String>, PlotError> {
        self.axes(canvas)?;
        let anchors: Vec<Anchor> = self.dots.iter().map(|dot| self.anchor(dot)).collect();
        for (anchor, dot) in anchors.iter().zip(&self.dots) {
            for bar in &anchor.bars {
                canvas.fill(*bar, dot.colour)?;
            }
        }
        for (anchor, dot) in anchors.iter().zip(&self.dots) {
            canvas.marker(dot.marker, anchor.at, RADIUS, dot.colour)?;
            if dot.is_hollow {
                canvas.marker(dot.marker, anchor.at, 0.6 * RADIUS, WHITE)?;
            }
        }
        let mut unnamed = Vec::new();
        for ((anchor, label), dot) in anchors.iter().zip(place(&anchors, FRAME)).zip(&self.dots) {
            match label {
                Some(rect) => write_name(canvas, anchor, rect, dot)?,
                None => unnamed.push(dot.name.clone()),
            }
        }
        Ok(unnamed)
    }

    fn at(&self, x: f64, y: f64) -> (f64, f64) {
        let (right, up) = (self.x.share(x).clamp(0.0, 1.0), self.y.share(y).clamp(0.0, 1.0));
        (FRAME.x + FRAME.w * right, FRAME.y + FRAME.h * (1.0 - up))
    }

    fn axes(&self, canvas: &Canvas) -> Result<(), PlotError> {
        let (left, right, bottom) = (FRAME.x, FRAME.x + FRAME.w, FRAME.y + FRAME.h);
        let centred = Text { align: HPos::Center, ..TICK };
        for &tick in &self.x.ticks {
            let (x, _) = self.at(tick, 0.0);
            canvas.line((x, FRAME.y), (x, bottom), 1.0, GRID)?;
            canvas.text(&format!("{tick:.*}", self.x.digits), (x, bottom + 16.0), centred)?;
        }
        for &tick in &self.y.ticks {
            let (_, y) = self.at(0.0, tick);
            canvas.line((left, y), (right, y), 1.0, GRID)?;
            let look = Text { align: HPos::Right, ..TICK };
            canvas.text(&format!("{tick:.*}", self.y.digits), (left - 10.0, y), look)?;
        }
        canvas.line((left, bottom), (right, bottom), 1.25, INK)?;
        canvas.line((left, FRAME.y), (left, bottom), 1.25, INK)?;
        let turned = Text { turned: true, ..centred };
        canvas.text(&self.titles[0], (left + FRAME.w / 2.0, bottom + 42.0), centred)?;
        canvas.text(&self.titles[1], (30.0, FRAME.y + FRAME.h / 2.0), turned)
    }

    fn anchor(&self, dot: &Dot) -> Anchor {
        let (left, top) = self.at(dot.x.low(), dot.y.high());
        let (right, bottom) = self.at(dot.x.high(), dot.y.low());
        let at = self.at(dot.x.mean, dot.y.mean);
        let across = Rect { x: left, y: at.1 - 0.75, w: right - left, h: 1.5 };
        let along = Rect { x: at.0 - 0.75, y: top, w: 1.5, h: bottom - top };
        Anchor { at, radius: RADIUS + 1.0, size: LABEL.measure(&dot.name), bars: vec![across, along] }
    }
}

/// Writes a name, with a line to its dot if they stand apart.
fn write_name(canvas: &Canvas, anchor: &Anchor, rect: Rect, dot: &Dot) -> Result<(), PlotError> {
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
    canvas.text(&dot.name, (x, rect.y + rect.h / 2.0), Text { colour: darker(dot.colour), align, ..LABEL })
}

/// The colour of a mark as the colour of words, which are thinner and need more contrast.
fn darker(RGBColor(r, g, b): RGBColor) -> RGBColor {
    let part = |channel: u8| (u16::from(channel) * 7 / 10) as u8;
    RGBColor(part(r), part(g), part(b))
}
