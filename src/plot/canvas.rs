//! A drawing in the units of the page, made four times as large and scaled down by its viewBox, since plotters snaps to
//! whole pixels.

use plotters::coord::Shift;
use plotters::prelude::*;
use plotters::style::FontTransform;
use plotters::style::text_anchor::{HPos, Pos, VPos};

use super::labels::Rect;
use super::palette::Marker;

const ENLARGED: f64 = 4.0;
/// plotters writes a font size divided by this.
const PLOTTERS_FONT_FACTOR: f64 = 1.24;
/// Width of a letter of a sans-serif font ÷ its size, generously: labels that fit by this fit in any such font.
const LETTER: f64 = 0.62;

/// Ink of axes and words.
pub const INK: RGBColor = RGBColor(51, 51, 51);
/// Ink of what stands back.
pub const FAINT: RGBColor = RGBColor(110, 110, 110);
/// Ink of grids.
pub const GRID: RGBColor = RGBColor(228, 228, 228);

/// Why a figure could not be drawn.
#[derive(Debug, thiserror::Error)]
#[error("the figure could not be drawn: {0}")]
pub struct PlotError(String);

type Drawn = Result<(), PlotError>;

/// Looks of a text.
#[derive(Clone, Copy)]
pub struct Text {
    /// Size of the font.
    pub size: f64,
    /// Ink.
    pub colour: RGBColor,
    /// Whether it is bold.
    pub bold: bool,
    /// Which end of the text stands at the given point.
    pub align: HPos,
    /// Whether it is turned to be read from below.
    pub turned: bool,
}

impl Text {
    /// Plain text that starts at its point.
    pub const fn new(size: f64, colour: RGBColor) -> Self {
        Self { size, colour, bold: false, align: HPos::Left, turned: false }
    }

    /// Width that a text needs at most, and its height.
    pub fn measure(self, text: &str) -> (f64, f64) {
        (text.chars().count() as f64 * self.size * LETTER, self.size * 1.25)
    }
}

/// A white page to draw on.
pub struct Canvas<'a> {
    area: DrawingArea<SVGBackend<'a>, Shift>,
}

/// Draws a figure of this size; `name` is what a screen reader says.
///
/// # Errors
/// What plotters says.
pub fn draw(size: (f64, f64), name: &str, paint: impl Fn(&Canvas) -> Drawn) -> Result<String, PlotError> {
    let mut svg = String::new();
    let enlarged = (large(size.0).unsigned_abs(), large(size.1).unsigned_abs());
    {
        let area = SVGBackend::with_string(&mut svg, enlarged).into_drawing_area();
        area.fill(&WHITE).map_err(failed)?;
        paint(&Canvas { area: area.clone() })?;
        area.present().map_err(failed)?;
    }
    let drawn = format!("width=\"{}\" height=\"{}\"", enlarged.0, enlarged.1);
    let shown = format!("role=\"img\" width=\"{}\" height=\"{}\"", size.0, size.1);
    let svg = svg.replacen(&drawn, &shown, 1);
    let escaped = name.replace('&', "&amp;").replace('<', "&lt;");
    Ok(svg.replacen(">\n", &format!(">\n<title>{escaped}</title>\n"), 1))
}

impl Canvas<'_> {
    /// Writes a text, its middle at the height of the point.
    ///
    /// # Errors
    /// What plotters says.
    pub fn text(&self, text: &str, at: (f64, f64), look: Text) -> Drawn {
        let style = if look.bold { FontStyle::Bold } else { FontStyle::Normal };
        let font: FontDesc = ("sans-serif", look.size * ENLARGED * PLOTTERS_FONT_FACTOR, style).into();
        let font = if look.turned { font.transform(FontTransform::Rotate270) } else { font };
        let style = TextStyle::from(font).color(&look.colour).pos(Pos::new(look.align, VPos::Center));
        self.area.draw_text(text, &style, point(at)).map_err(failed)
    }

    /// Draws a straight line.
    ///
    /// # Errors
    /// What plotters says.
    pub fn line(&self, from: (f64, f64), to: (f64, f64), width: f64, colour: RGBColor) -> Drawn {
        let style = colour.stroke_width(large(width).unsigned_abs());
        self.area.draw(&PathElement::new(vec![point(from), point(to)], style)).map_err(failed)
    }

    /// Draws a strategy's mark.
    ///
    /// # Errors
    /// What plotters says.
    pub fn marker(&self, marker: Marker, at: (f64, f64), radius: f64, colour: RGBColor) -> Drawn {
        let polygon = |corners: &[(f64, f64)]| {
            let corner = |&(x, y): &(f64, f64)| point((at.0 + x * radius, at.1 + y * radius));
            let corners: Vec<(i32, i32)> = corners.iter().map(corner).collect();
            self.area.draw(&Polygon::new(corners, colour.filled())).map_err(failed)
        };
        let box_of = |w: f64, h: f64| [(-w, -h), (w, -h), (w, h), (-w, h)];
        match marker {
            Marker::Circle => self.area.draw(&Circle::new(point(at), large(radius), colour.filled())).map_err(failed),
            Marker::Square => polygon(&box_of(0.85, 0.85)),
            Marker::Triangle => polygon(&[(0.0, -1.0), (1.0, 0.8), (-1.0, 0.8)]),
            Marker::TriangleDown => polygon(&[(0.0, 1.0), (1.0, -0.8), (-1.0, -0.8)]),
            Marker::Diamond => polygon(&[(0.0, -1.15), (1.0, 0.0), (0.0, 1.15), (-1.0, 0.0)]),
            Marker::Plus => polygon(&box_of(1.0, 0.38)).and_then(|()| polygon(&box_of(0.38, 1.0))),
        }
    }

    /// Fills a rectangle.
    ///
    /// # Errors
    /// What plotters says.
    pub fn fill(&self, rect: Rect, colour: RGBColor) -> Drawn {
        let corners = [point((rect.x, rect.y)), point((rect.x + rect.w, rect.y + rect.h))];
        self.area.draw(&Rectangle::new(corners, colour.filled())).map_err(failed)
    }
}

fn large(length: f64) -> i32 {
    (length * ENLARGED).round() as i32
}

fn point((x, y): (f64, f64)) -> (i32, i32) {
    (large(x), large(y))
}

fn failed(error: impl std::fmt::Display) -> PlotError {
    PlotError(error.to_string())
}
