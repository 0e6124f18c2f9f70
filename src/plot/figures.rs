//! The figures, one function each, and the numbers they show.

use plotters::style::RGBColor;
use plotters::style::text_anchor::HPos;

use super::axis::Axis;
use super::canvas::{Canvas, FAINT, GRID, INK, PlotError, Text, draw};
use super::finding;
use super::labels::{Anchor, Rect, place};
use super::number::Ruler;
use super::palette::Palette;
use crate::experiment::Summary;
use crate::metric::Unit;
use crate::stat::estimate::Estimate;

const SIZE: (f64, f64) = (960.0, 560.0);
const FRAME: Rect = Rect { x: 84.0, y: 112.0, w: 846.0, h: 346.0 };
const MARK: f64 = 7.0;
const LETTERS_OF_TITLE: usize = 84;
const LABEL: Text = Text { bold: true, ..Text::new(14.0, INK) };
const TICK: Text = Text::new(13.0, INK);
const SMALL: Text = Text::new(11.5, FAINT);

/// A strategy's place in [`cost_satisfaction`].
#[derive(Clone, Debug)]
pub struct CostPoint {
    /// Name of the strategy.
    pub strategy: String,
    /// Service cost per year.
    pub cost: Estimate,
    /// Share of satisfied customers.
    pub satisfaction: Estimate,
}

/// The numbers of [`cost_satisfaction`].
pub fn cost_points(summary: &Summary) -> Vec<CostPoint> {
    let point = |strategy: &crate::experiment::StrategySummary| CostPoint {
        strategy: strategy.id.clone(),
        cost: strategy.metric("service_cost"),
        satisfaction: strategy.metric("satisfaction"),
    };
    summary.strategies.iter().map(point).collect()
}

/// Service cost against satisfaction, a point with 95 % intervals for each strategy. An SVG document.
///
/// # Errors
/// What plotters says.
pub fn cost_satisfaction(summary: &Summary, palette: &Palette) -> Result<String, PlotError> {
    let points = cost_points(summary);
    let plane = Plane::new(summary, &points);
    let finding = finding::cost_satisfaction(summary);
    draw(SIZE, &finding, |canvas| {
        heading(
            canvas,
            &finding,
            &format!("{} · {} · up and to the left is better", summary.title, plane.intervals()),
        )?;
        plane.axes(canvas)?;
        plane.points(canvas, palette)?;
        footer(canvas, summary)
    })
}

fn heading(canvas: &Canvas, finding: &str, subtitle: &str) -> Result<(), PlotError> {
    let title = Text { bold: true, ..Text::new(19.0, INK) };
    let lines = balanced(finding, LETTERS_OF_TITLE);
    let top = if lines.len() > 1 { 26.0 } else { 40.0 };
    for (line, text) in lines.iter().take(2).enumerate() {
        canvas.text(text, (24.0, top + 24.0 * line as f64), title)?;
    }
    canvas.text(subtitle, (24.0, 80.0), Text::new(13.5, FAINT))
}

fn footer(canvas: &Canvas, summary: &Summary) -> Result<(), PlotError> {
    let n = summary.replications.len();
    let replications = if n == 1 { "1 replication".to_owned() } else { format!("{n} replications") };
    let text = format!(
        "scenario {} · run {} · scale 1:{} · {replications} of each strategy · seed {} · blendsim {}",
        summary.scenario, summary.run_id, summary.scale, summary.seed, summary.version
    );
    canvas.text(&text, (24.0, SIZE.1 - 18.0), SMALL)
}

/// Cost to the right, satisfaction upwards.
struct Plane {
    cost: Axis,
    satisfaction: Axis,
    money: Ruler,
    /// Those that have both, in the units of the axes: name, cost, satisfaction, each with its half-width.
    points: Vec<(String, (f64, f64), (f64, f64))>,
    undefined: Vec<String>,
}

impl Plane {
    fn new(summary: &Summary, all: &[CostPoint]) -> Self {
        let money = Ruler::of(Unit::Money, &summary.currency, all.iter().map(|point| &point.cost));
        let in_units = |estimate: &Estimate, unit: f64| {
            estimate.mean.map(|mean| (mean / unit, estimate.half_width.unwrap_or(0.0) / unit))
        };
        let (mut points, mut undefined) = (Vec::new(), Vec::new());
        for point in all {
            match (in_units(&point.cost, money.divisor()), in_units(&point.satisfaction, 0.01)) {
                (Some(cost), Some(satisfaction)) => points.push((point.strategy.clone(), cost, satisfaction)),
                _ => undefined.push(point.strategy.clone()),
            }
        }
        let ends = |(mean, half): (f64, f64)| [mean - half, mean + half];
        Self {
            cost: Axis::around(points.iter().flat_map(|point| ends(point.1)), (0.0, f64::INFINITY), 7),
            satisfaction: Axis::around(points.iter().flat_map(|point| ends(point.2)), (0.0, 100.0), 5),
            money,
            points,
            undefined,
        }
    }

    /// What the bars are, or why none are seen.
    fn intervals(&self) -> &'static str {
        let half_of = |bar: &Rect| bar.w.max(bar.h) / 2.0;
        let anchors = self.points.iter().map(|(id, cost, satisfaction)| self.anchor(id, *cost, *satisfaction));
        if self.points.iter().all(|point| point.1.1 == 0.0 && point.2.1 == 0.0) {
            "without intervals"
        } else if anchors.flat_map(|anchor| anchor.bars).all(|bar| half_of(&bar) <= MARK) {
            "95 % intervals are smaller than the marks"
        } else {
            "bars are 95 % intervals"
        }
    }

    fn at(&self, cost: f64, satisfaction: f64) -> (f64, f64) {
        let x = FRAME.x + FRAME.w * self.cost.share(cost).clamp(0.0, 1.0);
        (x, FRAME.y + FRAME.h * (1.0 - self.satisfaction.share(satisfaction).clamp(0.0, 1.0)))
    }

    fn axes(&self, canvas: &Canvas) -> Result<(), PlotError> {
        let (left, right, bottom) = (FRAME.x, FRAME.x + FRAME.w, FRAME.y + FRAME.h);
        let centred = Text { align: HPos::Center, ..TICK };
        for &tick in &self.cost.ticks {
            let (x, _) = self.at(tick, 0.0);
            canvas.line((x, FRAME.y), (x, bottom), 1.0, GRID)?;
            canvas.text(&format!("{tick:.*}", self.cost.digits), (x, bottom + 16.0), centred)?;
        }
        for &tick in &self.satisfaction.ticks {
            let (_, y) = self.at(0.0, tick);
            canvas.line((left, y), (right, y), 1.0, GRID)?;
            let text = format!("{tick:.*}", self.satisfaction.digits);
            canvas.text(&text, (left - 10.0, y), Text { align: HPos::Right, ..TICK })?;
        }
        canvas.line((left, bottom), (right, bottom), 1.25, INK)?;
        canvas.line((left, FRAME.y), (left, bottom), 1.25, INK)?;
        let cost = format!("Service cost per year, {}", self.money.unit());
        canvas.text(&cost, (left + FRAME.w / 2.0, bottom + 42.0), centred)?;
        canvas.text(
            "Satisfied at the end of their issue, %",
            (30.0, FRAME.y + FRAME.h / 2.0),
            Text { turned: true, ..centred },
        )
    }

    fn points(&self, canvas: &Canvas, palette: &Palette) -> Result<(), PlotError> {
        let anchors: Vec<Anchor> =
            self.points.iter().map(|(id, cost, satisfaction)| self.anchor(id, *cost, *satisfaction)).collect();
        for (anchor, (id, ..)) in anchors.iter().zip(&self.points) {
            for bar in &anchor.bars {
                canvas.fill(*bar, palette.look(id).0)?;
            }
        }
        for (anchor, (id, ..)) in anchors.iter().zip(&self.points) {
            let (colour, marker) = palette.look(id);
            canvas.marker(marker, anchor.at, MARK, colour)?;
        }
        let mut unnamed = self.undefined.clone();
        for ((anchor, label), (id, ..)) in anchors.iter().zip(place(&anchors, FRAME)).zip(&self.points) {
            match label {
                Some(rect) => name(canvas, anchor, rect, id, palette.look(id).0)?,
                None => unnamed.push(id.clone()),
            }
        }
        if unnamed.is_empty() {
            return Ok(());
        }
        let at = (FRAME.x + FRAME.w, SIZE.1 - 36.0);
        canvas.text(
            &format!("not shown or not named: {}", unnamed.join(", ")),
            at,
            Text { align: HPos::Right, ..SMALL },
        )
    }

    fn anchor(&self, id: &str, cost: (f64, f64), satisfaction: (f64, f64)) -> Anchor {
        let (left, top) = self.at(cost.0 - cost.1, satisfaction.0 + satisfaction.1);
        let (right, bottom) = self.at(cost.0 + cost.1, satisfaction.0 - satisfaction.1);
        let at = self.at(cost.0, satisfaction.0);
        let across = Rect { x: left, y: at.1 - 0.75, w: right - left, h: 1.5 };
        let along = Rect { x: at.0 - 0.75, y: top, w: 1.5, h: bottom - top };
        Anchor { at, radius: MARK + 1.0, size: LABEL.measure(id), bars: vec![across, along] }
    }
}

/// Writes a label, with a line to its point if they stand apart.
fn name(canvas: &Canvas, anchor: &Anchor, rect: Rect, id: &str, colour: RGBColor) -> Result<(), PlotError> {
    let near = rect.nearest(anchor.at);
    let (dx, dy) = (near.0 - anchor.at.0, near.1 - anchor.at.1);
    let distance = dx.hypot(dy);
    if distance > 2.5 * MARK {
        let start = (anchor.at.0 + dx * MARK / distance, anchor.at.1 + dy * MARK / distance);
        canvas.line(start, near, 0.75, FAINT)?;
    }
    let middle = rect.y + rect.h / 2.0;
    let look = Text { colour: darker(colour), ..LABEL };
    if near.0 <= rect.x {
        canvas.text(id, (rect.x, middle), look)
    } else if near.0 >= rect.x + rect.w {
        canvas.text(id, (rect.x + rect.w, middle), Text { align: HPos::Right, ..look })
    } else {
        canvas.text(id, (rect.x + rect.w / 2.0, middle), Text { align: HPos::Center, ..look })
    }
}

/// The colour of a mark as the colour of words, which are thinner and need more contrast.
fn darker(RGBColor(r, g, b): RGBColor) -> RGBColor {
    let part = |channel: u8| (u16::from(channel) * 7 / 10) as u8;
    RGBColor(part(r), part(g), part(b))
}

/// The same number of lines, of lengths as equal as words allow.
fn balanced(text: &str, letters: usize) -> Vec<String> {
    let lines = wrapped(text, letters);
    (1..letters).map(|narrow| wrapped(text, narrow)).find(|narrow| narrow.len() == lines.len()).unwrap_or(lines)
}

/// A text in lines of at most `letters` letters, broken between words.
fn wrapped(text: &str, letters: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ') {
        match lines.last_mut() {
            Some(line) if line.chars().count() + word.chars().count() < letters => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_break_between_words_into_lines_of_like_length() {
        let lines = balanced("one two three four five six seven eight", 30);
        assert_eq!(lines, ["one two three four", "five six seven eight"]);
        assert_eq!(balanced("short", 30), ["short"]);
    }
}
