//! What matters: how the difference of one strategy from the baseline moves between the lowest and the highest third of each input that was drawn.

use plotters::style::RGBColor;
use plotters::style::text_anchor::HPos;

use super::{Drawing, Story, header};
use crate::books::Metric;
use crate::books::metric::{COST, SATISFACTION};
use crate::findings::{InDrawnWorlds, Matter};
use crate::plot::axis::Axis;
use crate::plot::canvas::{Canvas, Drawn, FAINT, GRID, INK, PlotError};
use crate::plot::labels::Rect;
use crate::plot::page::{BOTTOM, LABEL, MARGIN, Page, TICK, TOP, WIDTH, name_in};
use crate::plot::palette::Marker;
use crate::plot::text::short;
use crate::words::{Ruler, capital, drawn_protagonist, drawn_spread, say};

const NAMES: f64 = 300.0;
const HEADING: f64 = 32.0;
const TICKS: f64 = 40.0;
const ROW: f64 = 26.0;
const RADIUS: f64 = 5.0;
const LOW: RGBColor = RGBColor(0, 114, 178);
const HIGH: RGBColor = RGBColor(213, 94, 0);
/// Inputs of a panel.
const SHOWN: usize = 8;

/// Whether any input moves a difference by more than chance.
pub fn is_shown(story: &Story) -> bool {
    drawn_protagonist(story.told).is_some_and(|row| panels(row).next().is_some())
}

/// The metrics that something moves, satisfaction first.
fn panels(row: &InDrawnWorlds) -> impl Iterator<Item = (Metric, &[Matter])> {
    let of = |metric: Metric| {
        let inputs = &row.matters.get(&metric)?.inputs[..];
        (!inputs.is_empty()).then(|| (metric, &inputs[..inputs.len().min(SHOWN)]))
    };
    [SATISFACTION, COST].into_iter().filter_map(of)
}

pub fn figure(story: &Story) -> Result<Drawing, PlotError> {
    let told = story.told;
    let Some(row) = drawn_protagonist(told) else { return Ok(Drawing::default()) };
    let panels: Vec<(Metric, &[Matter])> = panels(row).collect();
    let rows: usize = panels.iter().map(|(_, inputs)| inputs.len()).sum();
    let page = Page {
        title: title(story, row, &panels),
        subtitle: say!(told.language, "matters-subtitle", id = short(&row.id), baseline = short(&told.baseline)),
        height: TOP + (HEADING + TICKS) * panels.len() as f64 + ROW * rows as f64 + BOTTOM,
    };
    let worlds = told.drawn.as_ref().map_or(0, |drawn| drawn.worlds);
    let svg = page.draw(told, |canvas| {
        let mut y = TOP;
        for (metric, inputs) in &panels {
            Panel::new(story, metric, inputs, y + HEADING).draw(canvas)?;
            y += HEADING + ROW * inputs.len() as f64 + TICKS;
        }
        Ok(vec![say!(told.language, "matters-note", n = worlds)])
    })?;
    Ok(Drawing { title: page.title, svg, table: table(row) })
}

/// Of the first input that turns a difference, or else of the strongest.
fn title(story: &Story, row: &InDrawnWorlds, panels: &[(Metric, &[Matter])]) -> String {
    let language = story.told.language;
    let all = || panels.iter().flat_map(|(metric, inputs)| inputs.iter().map(move |matter| (metric, matter)));
    let turning = all().find(|(_, matter)| matter.turns());
    let Some((metric, matter)) = turning.or_else(|| all().next()) else { return String::new() };
    capital(&say!(
        language,
        "matters-title",
        label = language.label(metric),
        id = short(&row.id),
        input = &matter.input,
        turns = if turning.is_some() { "yes" } else { "no" }
    ))
}

/// The frame of one metric.
struct Panel<'a> {
    story: &'a Story<'a>,
    metric: &'a Metric,
    inputs: &'a [Matter],
    frame: Rect,
    ruler: Ruler,
    axis: Axis,
}

impl<'a> Panel<'a> {
    fn new(story: &'a Story, metric: &'a Metric, inputs: &'a [Matter], y: f64) -> Self {
        let frame =
            Rect { x: MARGIN + NAMES, y, w: WIDTH - 2.0 * MARGIN - NAMES - RADIUS, h: ROW * inputs.len() as f64 };
        let ends: Vec<f64> = inputs.iter().flat_map(|matter| [matter.low, matter.high, 0.0]).collect();
        let ruler = story.told.ruler(metric.unit, ends.iter().map(|end| end.abs()).fold(0.0, f64::max));
        let in_units = ends.iter().map(|end| end / ruler.divisor());
        let axis = Axis::around(in_units, (f64::NEG_INFINITY, f64::INFINITY), 6);
        Self { story, metric, inputs, frame, ruler, axis }
    }

    fn x(&self, value: f64) -> f64 {
        self.frame.x + self.frame.w * self.axis.share(value / self.ruler.divisor())
    }

    fn draw(&self, canvas: &Canvas) -> Drawn {
        let Self { story, metric, frame, ruler, axis, .. } = self;
        let language = story.told.language;
        let unit = ruler.unit_of_difference();
        let heading = say!(language, "ignorance-panel", label = language.label(metric), unit = unit);
        canvas.text(&heading, (MARGIN, frame.y - 16.0), TICK.bold())?;
        for &tick in &axis.ticks {
            let x = frame.x + frame.w * axis.share(tick);
            canvas.line((x, frame.y), (x, frame.y + frame.h), 1.0, GRID)?;
            canvas.text(
                &canvas.number(tick, axis.digits),
                (x, frame.y + frame.h + 14.0),
                TICK.aligned(HPos::Center),
            )?;
        }
        let zero = self.x(0.0);
        canvas.line((zero, frame.y), (zero, frame.y + frame.h), 1.25, FAINT)?;
        for (place, matter) in self.inputs.iter().enumerate() {
            self.row(canvas, frame.y + ROW * (place as f64 + 0.5), matter)?;
        }
        Ok(())
    }

    fn row(&self, canvas: &Canvas, y: f64, matter: &Matter) -> Drawn {
        let (name, look) = name_in(&matter.input, NAMES - 12.0, LABEL);
        canvas.text(&name, (MARGIN, y), look)?;
        let [low, high] = [matter.low, matter.high].map(|end| self.x(end));
        canvas.line((low, y), (high, y), 2.0, INK)?;
        canvas.marker(Marker::Circle, (low, y), RADIUS, LOW)?;
        canvas.marker(Marker::Diamond, (high, y), RADIUS, HIGH)?;
        let around = Rect { x: self.frame.x, y: y - ROW / 2.0, w: self.frame.w, h: ROW };
        let (ruler, language) = (&self.ruler, self.story.told.language);
        let hint = say!(
            language,
            "matters-hint",
            input = &matter.input,
            low = ruler.signed(matter.low),
            high = ruler.signed(matter.high),
            unit = ruler.unit_of_difference()
        );
        canvas.hint(around, &hint);
        Ok(())
    }
}

fn table(row: &InDrawnWorlds) -> Vec<Vec<String>> {
    let mut rows = vec![header(&["strategy", "metric", "input", "lowest_third", "highest_third", "spread", "floor"])];
    for metric in [SATISFACTION, COST] {
        let Some(matters) = row.matters.get(&metric) else { continue };
        rows.extend(matters.inputs.iter().map(|matter| {
            let named = [row.id.clone(), metric.id.to_owned(), matter.input.clone()];
            let numbers = [matter.low, matter.high, drawn_spread(matter), matters.floor].map(|value| value.to_string());
            named.into_iter().chain(numbers).collect()
        }));
    }
    rows
}
