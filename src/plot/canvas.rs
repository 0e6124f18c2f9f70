//! A drawing in the units of the page, made four times as large and scaled down by its viewBox, since plotters snaps to
//! whole pixels.

use std::cell::RefCell;
use std::fmt::Write as _;

use plotters::coord::Shift;
use plotters::prelude::*;
use plotters::style::FontTransform;
use plotters::style::text_anchor::{HPos, Pos, VPos};

use super::labels::Rect;
use super::palette::Marker;
use super::text;
use crate::escape::{line, xml};
use crate::words::{Language, say};

const ENLARGED: f64 = 4.0;
/// plotters writes a font size divided by this.
const PLOTTERS_FONT_FACTOR: f64 = 1.24;
/// Fonts that a figure may be shown in; the first one draws the PNG.
const FONTS: &str = "Noto Sans, Helvetica, Arial, sans-serif";

/// Ink of axes and words.
pub const INK: RGBColor = RGBColor(51, 51, 51);
/// Ink of what stands back.
pub const FAINT: RGBColor = RGBColor(100, 100, 100);
/// Ink of grids.
pub const GRID: RGBColor = RGBColor(228, 228, 228);

/// Why a figure could not be drawn.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.told(Language::English))]
pub struct PlotError(pub(super) String);

impl PlotError {
    /// It in words.
    pub fn told(&self, language: Language) -> String {
        say!(language, "no-figure", why = &self.0)
    }
}

/// What every drawing gives.
pub type Drawn = Result<(), PlotError>;

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

    /// The same, aligned otherwise.
    pub const fn aligned(self, align: HPos) -> Self {
        Self { align, ..self }
    }

    /// The same in bold.
    pub const fn bold(self) -> Self {
        Self { bold: true, ..self }
    }

    /// The same in another colour.
    pub const fn coloured(self, colour: RGBColor) -> Self {
        Self { colour, ..self }
    }

    /// Width that a text needs at most, and its height.
    pub fn measure(self, text: &str) -> (f64, f64) {
        (text::width(text, self.bold) * self.size, self.size * 1.3)
    }

    /// A text cut to a width.
    pub fn fit(self, text: &str, width: f64) -> String {
        text::fit(text, width / self.size, self.bold)
    }
}

/// A white page to draw on.
pub struct Canvas<'a> {
    /// Language of numbers and words.
    pub language: Language,
    area: DrawingArea<SVGBackend<'a>, Shift>,
    hints: RefCell<String>,
}

/// Draws a figure of this size, with numbers of a language; `name` is what a screen reader says.
///
/// # Errors
/// What plotters says.
pub fn draw<T>(
    language: Language,
    size: (f64, f64),
    name: &str,
    paint: impl Fn(&Canvas) -> Result<T, PlotError>,
) -> Result<String, PlotError> {
    let mut svg = String::new();
    let enlarged = (large(size.0).unsigned_abs(), large(size.1).unsigned_abs());
    let hints = {
        let area = SVGBackend::with_string(&mut svg, enlarged).into_drawing_area();
        area.fill(&WHITE).map_err(failed)?;
        let canvas = Canvas { language, area, hints: RefCell::default() };
        paint(&canvas)?;
        canvas.area.present().map_err(failed)?;
        canvas.hints.into_inner()
    };
    let drawn = format!("width=\"{}\" height=\"{}\"", enlarged.0, enlarged.1);
    let shown = format!("role=\"img\" font-family=\"{FONTS}\" width=\"{}\" height=\"{}\"", size.0, size.1);
    let svg = brief(&svg.replacen(&drawn, &shown, 1));
    let svg = svg.replacen(">\n", &format!(">\n<title>{}</title>\n", xml(name)), 1);
    let hints = format!("<g fill=\"none\" pointer-events=\"all\">\n{hints}</g>\n</svg>");
    Ok(svg.replace("</svg>", &hints))
}

/// The same drawing without what goes without saying.
fn brief(svg: &str) -> String {
    const NEEDLESS: [(&str, &str); 5] = [
        (" opacity=\"1\"", ""),
        (" font-family=\"sans-serif\"", ""),
        (" stroke=\"none\"", ""),
        (" text-anchor=\"start\"", ""),
        ("\n</text>", "</text>"),
    ];
    NEEDLESS.iter().fold(svg.to_owned(), |svg, (long, short)| svg.replace(long, short))
}

impl Canvas<'_> {
    /// The language of the words on it.
    pub fn language(&self) -> Language {
        self.language
    }

    /// A number at an axis.
    pub fn number(&self, value: f64, digits: usize) -> String {
        self.language.grouped(value, digits)
    }

    /// Writes a text, its middle at the height of the point.
    ///
    /// # Errors
    /// What plotters says.
    pub fn text(&self, text: &str, at: (f64, f64), look: Text) -> Drawn {
        let style = if look.bold { FontStyle::Bold } else { FontStyle::Normal };
        let font: FontDesc = ("sans-serif", look.size * ENLARGED * PLOTTERS_FONT_FACTOR, style).into();
        let font = if look.turned { font.transform(FontTransform::Rotate270) } else { font };
        let style = TextStyle::from(font).color(&look.colour).pos(Pos::new(look.align, VPos::Center));
        // plotters escapes what it writes.
        self.area.draw_text(&line(text), &style, point(at)).map_err(failed)
    }

    /// Draws a straight line.
    ///
    /// # Errors
    /// What plotters says.
    pub fn line(&self, from: (f64, f64), to: (f64, f64), width: f64, colour: RGBColor) -> Drawn {
        self.path(&[from, to], width, colour)
    }

    /// Draws a line through points.
    ///
    /// # Errors
    /// What plotters says.
    pub fn path(&self, points: &[(f64, f64)], width: f64, colour: RGBColor) -> Drawn {
        let style = colour.stroke_width(large(width).unsigned_abs());
        let points: Vec<(i32, i32)> = points.iter().map(|&at| point(at)).collect();
        self.area.draw(&PathElement::new(points, style)).map_err(failed)
    }

    /// Draws a broken line through points.
    ///
    /// # Errors
    /// What plotters says.
    pub fn dashed(&self, points: &[(f64, f64)], width: f64, colour: RGBColor) -> Drawn {
        dashes(points, 5.0, 3.0).iter().try_for_each(|dash| self.path(dash, width, colour))
    }

    /// Fills a shape, through which one sees unless `opacity` is 1.
    ///
    /// # Errors
    /// What plotters says.
    pub fn shape(&self, corners: &[(f64, f64)], colour: RGBColor, opacity: f64) -> Drawn {
        let corners: Vec<(i32, i32)> = corners.iter().map(|&at| point(at)).collect();
        self.area.draw(&Polygon::new(corners, colour.mix(opacity).filled())).map_err(failed)
    }

    /// Draws a strategy's mark.
    ///
    /// # Errors
    /// What plotters says.
    pub fn marker(&self, marker: Marker, at: (f64, f64), radius: f64, colour: RGBColor) -> Drawn {
        let polygon = |corners: &[(f64, f64)]| {
            let corner = |&(x, y): &(f64, f64)| (at.0 + x * radius, at.1 + y * radius);
            self.shape(&corners.iter().map(corner).collect::<Vec<_>>(), colour, 1.0)
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

    /// Draws a ring: the mark of what is only said.
    ///
    /// # Errors
    /// What plotters says.
    pub fn ring(&self, at: (f64, f64), radius: f64, colour: RGBColor) -> Drawn {
        self.area.draw(&Circle::new(point(at), large(radius), WHITE.filled())).map_err(failed)?;
        let style = colour.stroke_width(large(2.0).unsigned_abs());
        self.area.draw(&Circle::new(point(at), large(radius), style)).map_err(failed)
    }

    /// Fills a rectangle.
    ///
    /// # Errors
    /// What plotters says.
    pub fn fill(&self, rect: Rect, colour: RGBColor) -> Drawn {
        let corners = [point((rect.x, rect.y)), point((rect.x + rect.w, rect.y + rect.h))];
        self.area.draw(&Rectangle::new(corners, colour.filled())).map_err(failed)
    }

    /// Says more where the pointer rests: an unseen rectangle with a title of its own, above everything that is drawn.
    pub fn hint(&self, rect: Rect, text: &str) {
        let [x, y, w, h] = [rect.x, rect.y, rect.w, rect.h].map(large);
        let text = xml(text);
        let written = writeln!(
            self.hints.borrow_mut(),
            "<rect x=\"{x}\" y=\"{y}\" width=\"{w}\" height=\"{h}\"><title>{text}</title></rect>"
        );
        debug_assert!(written.is_ok(), "a string takes all");
    }
}

/// The dashes of a broken line: `on` long, `off` apart, along the way.
fn dashes(points: &[(f64, f64)], on: f64, off: f64) -> Vec<Vec<(f64, f64)>> {
    let mut dashes: Vec<Vec<(f64, f64)>> = Vec::new();
    let (mut is_on, mut left) = (true, on);
    for leg in points.windows(2) {
        let (from, to) = (leg[0], leg[1]);
        let length = (to.0 - from.0).hypot(to.1 - from.1);
        let at = |way: f64| (from.0 + (to.0 - from.0) * way / length, from.1 + (to.1 - from.1) * way / length);
        if is_on && dashes.is_empty() {
            dashes.push(vec![from]);
        }
        let mut gone = 0.0;
        while length - gone > left {
            gone += left;
            match dashes.last_mut() {
                Some(dash) if is_on => dash.push(at(gone)),
                _ => dashes.push(vec![at(gone)]),
            }
            is_on = !is_on;
            left = if is_on { on } else { off };
        }
        left -= length - gone;
        if let (true, Some(dash)) = (is_on, dashes.last_mut()) {
            dash.push(to);
        }
    }
    dashes
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dashes_follow_the_line_around_its_corners() {
        let found = dashes(&[(0.0, 0.0), (4.0, 0.0), (4.0, 12.0)], 5.0, 3.0);
        assert_eq!(
            found,
            [vec![(0.0, 0.0), (4.0, 0.0), (4.0, 1.0)], vec![(4.0, 4.0), (4.0, 9.0)], vec![(4.0, 12.0)],][..2]
        );
    }

    #[test]
    fn a_text_with_control_characters_is_drawn_without_them() {
        let svg = draw(Language::English, (10.0, 10.0), "a\u{7}b", |canvas| {
            canvas.hint(Rect { x: 1.0, y: 1.0, w: 2.0, h: 2.0 }, "c\u{0}d");
            canvas.text("e\u{1b}\u{ffff}f", (5.0, 5.0), Text::new(3.0, INK))
        });
        let svg = svg.unwrap();
        assert!(["a b", "c d", "e  f"].iter().all(|text| svg.contains(text)), "{svg}");
        assert!(!svg.contains(|letter: char| (letter.is_control() && letter != '\n') || letter == '\u{ffff}'), "{svg}");
    }

    #[test]
    fn hints_are_escaped_and_lie_above_the_drawing() {
        let svg = draw(Language::English, (10.0, 10.0), "a < b & c", |canvas| {
            canvas.hint(Rect { x: 1.0, y: 1.0, w: 2.0, h: 2.0 }, "x < y");
            canvas.text("drawn", (5.0, 5.0), Text::new(3.0, INK))
        });
        let svg = svg.unwrap();
        let place = |text: &str| svg.find(text).unwrap_or_else(|| panic!("{text} is not in {svg}"));
        assert!(place("<title>a &lt; b &amp; c") < place("drawn") && place("drawn") < place("<title>x &lt; y"));
    }
}
