//! Each published figure, drawn to the width of what counts as met, and where the worlds lie before they are held against it.

use plotters::style::RGBColor;
use plotters::style::text_anchor::HPos;

use super::Drawing;
use crate::findings::Foretold;
use crate::plot::canvas::{Canvas, Drawn, INK, PlotError, Text};
use crate::plot::figures::{Figure, cell, header};
use crate::plot::labels::Rect;
use crate::plot::page::{BOTTOM, MARGIN, NOTE, Page, TICK, TOP, WIDTH, origin};
use crate::plot::palette::Marker;
use crate::words::{posterior_title, say, target_texts};

const NAMES: f64 = 440.0;
const COUNTS: f64 = 170.0;
const TITLE: Text = Text::new(12.5, INK).bold();
const ROW: f64 = 46.0;
const GAP: f64 = 20.0;
const RADIUS: f64 = 4.0;
const HALF: f64 = 5.5;
/// What counts as met goes from 0 to 1; the frame shows so much beyond it.
const ENDS: (f64, f64) = (-2.0, 3.0);
const MET: RGBColor = RGBColor(222, 226, 230);
const WORLDS: RGBColor = RGBColor(0, 114, 178);

pub fn figure(drawing: Drawing) -> Result<Figure, PlotError> {
    let Drawing { told, found } = drawing;
    let language = told.language;
    let rows = found.foretold.len() as f64;
    let page = Page {
        title: posterior_title(found, language),
        subtitle: say!(language, "foretold-subtitle", worlds = found.before.worlds),
        height: TOP + ROW * rows + BOTTOM,
    };
    let svg = page.draw_from(language, &origin(found, language), |canvas| {
        let x = MARGIN + NAMES;
        let frame = Rect { x, y: TOP, w: WIDTH - MARGIN - COUNTS - GAP - x, h: ROW * rows };
        for (place, foretold) in found.foretold.iter().enumerate() {
            row(canvas, drawing, (frame, TOP + ROW * (place as f64 + 0.5)), foretold)?;
        }
        Ok(vec![say!(language, "foretold-note", inputs = found.before.inputs)])
    })?;
    let caption = say!(language, "foretold-caption");
    Ok(Figure { id: "foretold", title: page.title, caption, svg, table: table(drawing) })
}

fn row(canvas: &Canvas, drawing: Drawing, (frame, y): (Rect, f64), foretold: &Foretold) -> Drawn {
    let Drawing { told, found } = drawing;
    let target = &foretold.target;
    let width = NAMES - 16.0;
    canvas.text(&TITLE.fit(&target.title, width), (MARGIN, y - 8.0), TITLE)?;
    let [range, worlds] = target_texts(told.language, foretold, &told.currency);
    let both = say!(told.language, "foretold-range", range = &range, found = &worlds);
    canvas.text(&NOTE.fit(&both, width), (MARGIN, y + 10.0), NOTE)?;
    let scale = Scale::of(foretold);
    let x = |value: f64| frame.x + frame.w * (scale.share(value).clamp(ENDS.0, ENDS.1) - ENDS.0) / (ENDS.1 - ENDS.0);
    let (left, right) = (x(target.least), x(target.most));
    canvas.fill(Rect { x: left, y: y - ROW / 2.0 + 2.0, w: right - left, h: ROW - 4.0 }, MET)?;
    let ends = target.found.as_ref().and_then(|found| Some([found.p05?, found.p50?, found.p95?]));
    if let Some([low, middle, high]) = ends {
        canvas.line((x(low), y), (x(high), y), 2.5, WORLDS)?;
        for (end, way) in [(low, -1.0), (high, 1.0)] {
            end_of(canvas, (x(end), y), way, scale.is_beyond(end))?;
        }
        if !scale.is_beyond(middle) {
            canvas.marker(Marker::Circle, (x(middle), y), RADIUS, INK)?;
        }
    }
    let counts = say!(told.language, "foretold-counts", met = foretold.met, all = found.before.worlds);
    canvas.text(&counts, (WIDTH - MARGIN, y), TICK.aligned(HPos::Right))?;
    let hint = say!(told.language, "foretold-hint", title = &target.title, range = &range, found = &worlds);
    canvas.hint(Rect { x: frame.x, y: y - ROW / 2.0, w: frame.w, h: ROW }, &hint);
    Ok(())
}

/// An end of a line: a stroke across it, or an arrow where it goes on beyond the frame, to the left (−1) or right (1).
fn end_of(canvas: &Canvas, (x, y): (f64, f64), way: f64, is_beyond: bool) -> Drawn {
    if !is_beyond {
        return canvas.line((x, y - HALF), (x, y + HALF), 2.5, WORLDS);
    }
    let back = x - way * 9.0;
    canvas.shape(&[(x, y), (back, y - HALF), (back, y + HALF)], WORLDS, 1.0)
}

/// A target on the scale on which what counts as met goes from 0 to 1.
struct Scale {
    zero: f64,
    width: f64,
}

impl Scale {
    fn of(foretold: &Foretold) -> Self {
        let (least, most) = (foretold.target.least, foretold.target.most);
        let worlds = foretold.target.found.as_ref().and_then(|found| Some(found.p95? - found.p05?)).unwrap_or(0.0);
        let known = if least.is_finite() { least } else { most };
        let is_closed = least.is_finite() && most.is_finite() && most > least;
        let width = if is_closed { most - least } else { worlds.max(known.abs() * 0.1).max(1e-9) };
        Self { zero: if least.is_finite() { least } else { most - width }, width }
    }

    fn share(&self, value: f64) -> f64 {
        (value - self.zero) / self.width
    }

    fn is_beyond(&self, value: f64) -> bool {
        !(ENDS.0..=ENDS.1).contains(&self.share(value))
    }
}

fn table(drawing: Drawing) -> Vec<Vec<String>> {
    let mut rows =
        vec![header(&["target", "least", "most", "worlds_p05", "worlds_p50", "worlds_p95", "met", "worlds"])];
    for of in &drawing.found.foretold {
        let target = &of.target;
        let worlds = target.found.as_ref().map_or([None; 3], |found| [found.p05, found.p50, found.p95]);
        let numbers = [Some(target.least), Some(target.most)].into_iter().chain(worlds).map(cell);
        let counts = [of.met, drawing.found.before.worlds].map(|n| n.to_string());
        rows.push(std::iter::once(target.id.clone()).chain(numbers).chain(counts).collect());
    }
    rows
}
