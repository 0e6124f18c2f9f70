//! Cost, satisfaction, wait and customers lost over the values of one axis, a line for each strategy.

use plotters::style::text_anchor::HPos;

use super::super::depth_of_cut::{GAP, NUMBERS, RADIUS, one_of_four};
use super::{Drawing, Figure, table};
use crate::books::Metric;
use crate::books::Unit;
use crate::books::metric::{COST, CUSTOMERS_LOST, SATISFACTION, WAIT};
use crate::plot::axis::Axis;
use crate::plot::canvas::{Canvas, Drawn, GRID, INK, PlotError};
use crate::plot::labels::Rect;
use crate::plot::page::{Page, TICK, TOP};
use crate::plot::text::{fit, short};
use crate::stat::estimate::Estimate;
use crate::words::{Ruler, say, sweep_title};

const HEIGHT: f64 = 720.0;
/// The least room for a value at the axis.
const LEAST: f64 = 30.0;

/// The panels.
const PANELS: [Metric; 4] = [COST, SATISFACTION, WAIT, CUSTOMERS_LOST];

/// Draws the lines.
///
/// # Errors
/// What plotters says.
pub fn figure(drawing: Drawing) -> Result<Figure, PlotError> {
    let (found, language) = (drawing.found, drawing.language);
    let top = TOP + drawing.key().height();
    let subtitle = say!(language, "sweep-subtitle", axes = found.names().join(", "));
    let page = Page { title: sweep_title(found, language), subtitle, height: HEIGHT };
    let svg = page.draw_from(language, &drawing.origin(), |canvas| {
        drawing.key().draw(canvas, TOP)?;
        for (place, metric) in PANELS.iter().enumerate() {
            Panel::new(drawing, place, metric, top).draw(canvas)?;
        }
        Ok(Vec::new())
    })?;
    let caption = say!(language, "sweep-caption");
    let table = table(found, &PANELS.iter().collect::<Vec<_>>());
    Ok(Figure { id: "sweep", title: page.title, caption, svg, table })
}

/// One of the four frames.
struct Panel<'a> {
    drawing: Drawing<'a>,
    metric: &'a Metric,
    rect: Rect,
    is_lowest: bool,
    /// How far along the frame each point lies.
    across: Vec<f64>,
}

impl<'a> Panel<'a> {
    fn new(drawing: Drawing<'a>, place: usize, metric: &'a Metric, top: f64) -> Self {
        let rect = one_of_four(place, top, HEIGHT);
        Self { drawing, metric, rect, is_lowest: place >= 2, across: across(&values(drawing)) }
    }

    fn draw(&self, canvas: &Canvas) -> Drawn {
        let Self { drawing, metric, rect, .. } = self;
        let ruler = drawing.ruler(metric);
        let axis = self.axis(&ruler);
        canvas.text(&drawing.heading(metric, &ruler), (rect.x - NUMBERS, rect.y - 19.0), TICK.bold())?;
        self.grid(canvas, &axis)?;
        let ids = drawing.ids();
        for (place, id) in ids.iter().enumerate() {
            self.line(canvas, place, id, (&axis, &ruler))?;
        }
        Ok(())
    }

    /// What a strategy comes to at each point.
    fn levels(&self, strategy: usize) -> impl Iterator<Item = (usize, &Estimate)> {
        let points = self.drawing.found.points.iter().enumerate();
        points.filter_map(move |(at, point)| Some((at, point.strategies.get(strategy)?.metrics.get(self.metric)?)))
    }

    fn axis(&self, ruler: &Ruler) -> Axis {
        let ends = |(_, level): (usize, &Estimate)| {
            let half = level.half_width.unwrap_or(0.0);
            level.mean.map(|mean| [(mean - half) / ruler.divisor(), (mean + half) / ruler.divisor()])
        };
        let n = self.drawing.ids().len();
        let all = (0..n).flat_map(|strategy| self.levels(strategy).filter_map(ends)).flatten();
        let most = if self.metric.unit == Unit::Share { 100.0 } else { f64::INFINITY };
        Axis::around(all.map(|end| end.max(0.0)), (0.0, most), 4)
    }

    fn line(&self, canvas: &Canvas, strategy: usize, id: &str, (axis, ruler): (&Axis, &Ruler)) -> Drawn {
        let Rect { x, y, w, h } = self.rect;
        let (colour, marker) = self.drawing.palette.look(id);
        let up = |level: f64| y + h * (1.0 - axis.share(level / ruler.divisor()).clamp(0.0, 1.0));
        let points: Vec<(usize, f64, f64)> =
            self.levels(strategy).filter_map(|(at, of)| Some((at, of.mean?, of.half_width.unwrap_or(0.0)))).collect();
        let right = |at: usize| x + w * self.across[at];
        let edge = |side: f64| points.iter().map(move |(at, mean, half)| (*at, mean + side * half));
        let band: Vec<_> = edge(1.0).chain(edge(-1.0).rev()).map(|(at, level)| (right(at), up(level))).collect();
        let line: Vec<_> = points.iter().map(|(at, mean, _)| (right(*at), up(*mean))).collect();
        if line.len() > 1 {
            canvas.shape(&band, colour, 0.14)?;
            canvas.path(&line, 2.0, colour)?;
        }
        for ((at, ..), place) in points.iter().zip(&line) {
            canvas.marker(marker, *place, RADIUS, colour)?;
            let level = self.levels(strategy).find(|(point, _)| point == at).map(|(_, level)| ruler.estimate(level));
            let hint = format!("{id}\n{}\n{} {}", values(self.drawing)[*at], level.unwrap_or_default(), ruler.unit());
            canvas.hint(Rect::about(*place, 4.0 * RADIUS, 4.0 * RADIUS), &hint);
        }
        Ok(())
    }

    fn grid(&self, canvas: &Canvas, axis: &Axis) -> Drawn {
        let Rect { x, y, w, h } = self.rect;
        for &tick in &axis.ticks {
            let level = y + h * (1.0 - axis.share(tick).clamp(0.0, 1.0));
            canvas.line((x, level), (x + w, level), 1.0, GRID)?;
            canvas.text(&canvas.number(tick, axis.digits), (x - 8.0, level), TICK.aligned(HPos::Right))?;
        }
        canvas.line((x, y + h), (x + w, y + h), 1.25, INK)?;
        let mut free = f64::NEG_INFINITY;
        for (value, share) in values(self.drawing).iter().zip(&self.across) {
            let room = (w / self.across.len() as f64).max(LEAST);
            let (name, place) = (fit(value, room.min(2.0 * GAP) / TICK.size, false), x + w * share);
            let half = TICK.measure(&name).0 / 2.0;
            canvas.line((place, y + h), (place, y + h + 4.0), 1.25, INK)?;
            if place - half > free {
                canvas.text(&name, (place, y + h + 14.0), TICK.aligned(HPos::Center))?;
                free = place + half + 8.0;
            }
        }
        if !self.is_lowest {
            return Ok(());
        }
        canvas.text(&short(self.drawing.found.names()[0]), (x + w / 2.0, y + h + 34.0), TICK.aligned(HPos::Center))
    }
}

/// The values of the axis, in the order of the points.
fn values(drawing: Drawing) -> Vec<String> {
    drawing.found.points.iter().map(|point| point.values.first().cloned().unwrap_or_default()).collect()
}

/// Where values stand along an axis, 0 to 1: by their numbers where all have one and they rise or fall, else evenly.
fn across(values: &[String]) -> Vec<f64> {
    let is_digit = |letter: char| letter.is_ascii_digit() || "+-.".contains(letter);
    let numbers: Option<Vec<f64>> =
        values.iter().map(|value| value.trim_matches(|c| !is_digit(c)).parse().ok()).collect();
    let kinds = |value: &String| value.chars().filter(|letter| !is_digit(*letter)).collect::<String>();
    let are_alike = values.windows(2).all(|pair| kinds(&pair[0]) == kinds(&pair[1]));
    let n = values.len();
    let evenly = || (0..n).map(|at| if n > 1 { at as f64 / (n - 1) as f64 } else { 0.5 }).collect();
    let Some(numbers) = numbers.filter(|_| are_alike && n > 1) else { return evenly() };
    let (first, last) = (numbers[0], numbers[n - 1]);
    let goes = |pair: &[f64]| (pair[1] - pair[0]) * (last - first) > 0.0;
    if !numbers.windows(2).all(goes) {
        return evenly();
    }
    numbers.iter().map(|number| (number - first) / (last - first)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_stand_where_they_are_and_words_evenly() {
        let of = |values: &[&str]| across(&values.iter().map(|&value| value.to_owned()).collect::<Vec<_>>());
        assert_eq!(of(&["10%", "20%", "50%"]), [0.0, 0.25, 1.0]);
        assert_eq!(of(&["$30", "$20", "$10"]), [0.0, 0.5, 1.0]);
        assert_eq!(of(&["ai", "people", "both"]), [0.0, 0.5, 1.0]);
        assert_eq!(of(&["4min", "1h", "2h"]), [0.0, 0.5, 1.0], "two units are no one number");
        assert_eq!(of(&["1", "3", "2"]), [0.0, 0.5, 1.0]);
        assert_eq!(of(&["7"]), [0.5]);
    }
}
