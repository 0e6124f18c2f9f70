//! What the AI reports as resolved against what it truly resolves, a dumbbell for each strategy.

use plotters::style::text_anchor::HPos;

use super::{Drawing, Story, cell, cells, header};
use crate::books::metric::{REPORTED_RESOLUTION, TRUE_RESOLUTION};
use crate::books::{Metric, Unit};
use crate::findings::{StrategyDetail, StrategySummary};
use crate::plot::axis::Axis;
use crate::plot::canvas::{Canvas, Drawn, FAINT, GRID, INK, PlotError};
use crate::plot::finding::{is_found, points};
use crate::plot::labels::Rect;
use crate::plot::page::{BOTTOM, HEIGHT, LABEL, MARGIN, Page, TICK, TOP, WIDTH, darker, name_in};
use crate::plot::text::{list, short};
use crate::words::{Told, capital, say};

const RADIUS: f64 = 7.0;
/// Least and greatest height of a row.
const ROW: (f64, f64) = (40.0, 90.0);
const AXIS_ROOM: f64 = 26.0;
const NAMES: f64 = 262.0;

/// A strategy whose AI talks: its row.
struct Row<'a> {
    id: &'a str,
    reported: f64,
    truly: f64,
    strategy: &'a StrategySummary,
    detail: &'a StrategyDetail,
}

pub fn figure(story: &Story) -> Result<Drawing, PlotError> {
    let row = |(strategy, detail): (_, _)| row(strategy, detail);
    let mut rows: Vec<Row> = story.strategies().filter_map(row).collect();
    rows.sort_by(|a, b| (b.reported - b.truly).total_cmp(&(a.reported - a.truly)));
    let n = rows.len().max(1) as f64;
    let height = TOP + AXIS_ROOM + BOTTOM + n * ((HEIGHT - TOP - AXIS_ROOM - BOTTOM) / n).clamp(ROW.0, ROW.1);
    let page = Page {
        title: title(story.told, &rows),
        subtitle: say!(story.told.language, "resolution-subtitle", title = &story.told.title),
        height,
    };
    let without: Vec<String> =
        story.strategies().filter(|both| row(*both).is_none()).map(|(strategy, _)| short(&strategy.id)).collect();
    let svg = page.draw(story.told, |canvas| {
        draw(canvas, story, &rows, height)?;
        let (language, list) = (story.told.language, list(story.told.language, &without));
        let note = (!without.is_empty()).then(|| say!(language, "resolution-without", list = list));
        Ok(note.into_iter().collect())
    })?;
    Ok(Drawing { title: page.title, svg, table: table(story) })
}

fn row<'a>(strategy: &'a StrategySummary, detail: &'a StrategyDetail) -> Option<Row<'a>> {
    let (reported, truly) = (strategy.metric(&REPORTED_RESOLUTION).mean?, strategy.metric(&TRUE_RESOLUTION).mean?);
    Some(Row { id: &strategy.id, reported, truly, strategy, detail })
}

/// The largest gap that is found.
fn title(told: &Told, rows: &[Row]) -> String {
    let gap = |row: &Row| {
        let StrategyDetail { reporting_gap, gap_scale_biases: [bias, _], .. } = row.detail;
        reporting_gap.mean.filter(|_| is_found(told, reporting_gap, bias.as_ref()))
    };
    let gaps = rows.iter().filter_map(|row| gap(row).map(|gap| (row, gap)));
    let largest = told.protagonist(gaps, |(row, gap)| (row.id, *gap));
    match (rows.first(), largest) {
        (None, _) => say!(told.language, "resolution-nobody"),
        (Some(first), _) if first.detail.reporting_gap.n < 2 => say!(told.language, "resolution-single"),
        (_, Some((row, gap))) if gap > 0.0 => {
            let [reported, truth] = [row.reported, row.truly].map(|share| points(told, share));
            capital(&say!(told.language, "resolution-title", id = short(row.id), reported = reported, truth = truth))
        }
        _ => say!(told.language, "resolution-level"),
    }
}

fn draw(canvas: &Canvas, story: &Story, rows: &[Row], height: f64) -> Drawn {
    let bottom = height - BOTTOM - AXIS_ROOM;
    let frame = Rect { x: MARGIN + NAMES, y: TOP, w: WIDTH - 2.0 * MARGIN - NAMES - 12.0, h: bottom - TOP };
    if rows.is_empty() {
        let middle = (WIDTH / 2.0, height / 2.0);
        let text = say!(story.told.language, "no-contact-with-ai");
        return canvas.text(&text, middle, LABEL.coloured(FAINT).aligned(HPos::Center));
    }
    let shares = rows.iter().flat_map(|row| [100.0 * row.reported, 100.0 * row.truly]);
    let axis = Axis::around(shares, (0.0, 100.0), 6);
    let x = |share: f64| frame.x + frame.w * axis.share(100.0 * share);
    for &tick in &axis.ticks {
        let at = x(tick / 100.0);
        canvas.line((at, frame.y), (at, bottom), 1.0, GRID)?;
        canvas.text(&canvas.number(tick, axis.digits), (at, bottom + 14.0), TICK.aligned(HPos::Center))?;
    }
    canvas.line((frame.x, bottom), (frame.x + frame.w, bottom), 1.25, INK)?;
    let step = frame.h / rows.len() as f64;
    for (i, row) in rows.iter().enumerate() {
        let y = frame.y + step * (i as f64 + 0.55);
        let (colour, marker) = story.palette.look(row.id);
        let (name, look) = name_in(row.id, NAMES - 20.0, LABEL.coloured(darker(colour)));
        canvas.text(&name, (frame.x - 18.0, y), look.aligned(HPos::Right))?;
        let look = LABEL.coloured(darker(colour));
        canvas.line((x(row.truly), y), (x(row.reported), y), 2.5, colour)?;
        canvas.ring((x(row.reported), y), RADIUS, colour)?;
        canvas.marker(marker, (x(row.truly), y), RADIUS, colour)?;
        let gap = gap_text(story.told, row);
        let half = look.measure(&gap).0 / 2.0;
        let middle = f64::midpoint(x(row.truly), x(row.reported)).clamp(frame.x + half, frame.x + frame.w - half);
        canvas.text(&gap, (middle, y - 15.0), look.aligned(HPos::Center))?;
        canvas.hint(Rect { x: MARGIN, y: y - step / 2.0, w: WIDTH - 2.0 * MARGIN, h: step }, &hint(story.told, row));
    }
    Ok(())
}

fn gap_text(told: &Told, row: &Row) -> String {
    let ruler = told.ruler(Unit::Share, 1.0);
    format!("{} {}", ruler.difference(&row.detail.reporting_gap), ruler.unit_of_difference())
}

fn hint(told: &Told, row: &Row) -> String {
    let ruler = told.ruler(Unit::Share, 1.0);
    let of = |metric: &Metric| ruler.estimate(&row.strategy.metric(metric));
    let reported = say!(told.language, "hint-reported", share = of(&REPORTED_RESOLUTION));
    let truth = say!(told.language, "hint-true", share = of(&TRUE_RESOLUTION));
    let gap = say!(told.language, "hint-gap", gap = gap_text(told, row));
    format!("{}\n{reported}\n{truth}\n{gap}", row.id)
}

fn table(story: &Story) -> Vec<Vec<String>> {
    let names = ["strategy", "reported_resolution", "reported_half_width", "true_resolution", "true_half_width"];
    let mut rows = vec![header(&[&names[..], &["gap", "gap_half_width"]].concat())];
    for (strategy, detail) in story.strategies() {
        let numbers = [REPORTED_RESOLUTION, TRUE_RESOLUTION].map(|metric| strategy.metric(&metric));
        let gap = [detail.reporting_gap.mean, detail.reporting_gap.half_width].map(cell);
        rows.push(std::iter::once(strategy.id.clone()).chain(numbers.iter().flat_map(cells)).chain(gap).collect());
    }
    rows
}
