//! When satisfaction was lost, when it could be noticed, and the damage in between: a line of time for each strategy.

use plotters::style::text_anchor::HPos;

use super::{Drawing, Story, cell, cells, header};
use crate::experiment::{Detection, StrategySummary, is_judged};
use crate::metric::Unit;
use crate::plot::canvas::{Canvas, Drawn, FAINT, GRID, INK, PlotError};
use crate::plot::finding::capital;
use crate::plot::labels::Rect;
use crate::plot::number::Ruler;
use crate::plot::page::{BOTTOM, HEIGHT, LABEL, MARGIN, NOTE, Page, TICK, TOP, WIDTH, darker, name_in, withheld_note};
use crate::plot::panel::{DATE_WIDTH, date_ticks};
use crate::plot::text::short;

const RADIUS: f64 = 7.0;
/// Least and greatest height of a row.
const ROW: (f64, f64) = (46.0, 92.0);
const AXIS_ROOM: f64 = 26.0;
const NAMES: f64 = 262.0;
/// Half the height of the bar between loss and alarm.
const BAR: f64 = 5.0;

pub fn figure(story: &Story) -> Result<Drawing, PlotError> {
    let rows: Vec<&StrategySummary> = shown(story).collect();
    let n = rows.len().max(1) as f64;
    let height = TOP + AXIS_ROOM + BOTTOM + n * ((HEIGHT - TOP - AXIS_ROOM - BOTTOM) / n).clamp(ROW.0, ROW.1);
    let page = Page {
        title: title(story, &rows),
        subtitle: format!(
            "{} · filled: satisfaction is lost · ring: the alarm rings, median; the line holds 90 %",
            story.summary.title
        ),
        height,
    };
    let svg = page.draw(story.summary, |canvas| {
        draw(canvas, story, &rows, height)?;
        Ok(withheld_note(story.summary).into_iter().collect())
    })?;
    Ok(Drawing { title: page.title, svg, table: table(story) })
}

/// The strategies whose satisfaction may be judged, but for the baseline.
fn shown<'a>(story: &Story<'a>) -> impl Iterator<Item = &'a StrategySummary> + use<'a> {
    let summary = story.summary;
    summary.strategies.iter().filter(|strategy| strategy.id != summary.baseline && is_judged(summary, strategy))
}

/// The loss that stays unnoticed the longest.
fn title(story: &Story, rows: &[&StrategySummary]) -> String {
    let weeks = story.detail.weeks.len() as f64;
    let delay = |row: &&StrategySummary| {
        let found = &row.detection;
        found.lost_week.map(|lost| found.median_delay.unwrap_or(weeks - lost as f64))
    };
    let lost = rows.iter().filter_map(|row| delay(row).map(|delay| (row, delay)));
    if story.is_single() {
        return "When satisfaction was lost, and noticed, in one random history".to_owned();
    }
    match lost.max_by(|a, b| a.1.total_cmp(&b.1)) {
        None if rows.is_empty() => "No strategy to be judged beside the baseline".to_owned(),
        None => format!("No strategy loses satisfaction against {}", short(&story.summary.baseline)),
        Some((row, _)) if row.detection.median_delay.is_none() => {
            let rings = if row.detection.alarms == 0 { "no alarm ever rings" } else { "mostly no alarm rings" };
            capital(&format!("{} loses satisfaction, and {rings}", short(&row.id)))
        }
        Some((row, delay)) => {
            let weeks = match delay.round() as i64 {
                0 => "at once".to_owned(),
                1 => "a week later".to_owned(),
                weeks => format!("{weeks} weeks later"),
            };
            capital(&format!("{} loses satisfaction, which the alarm shows {weeks}", short(&row.id)))
        }
    }
}

fn draw(canvas: &Canvas, story: &Story, rows: &[&StrategySummary], height: f64) -> Drawn {
    let bottom = height - BOTTOM - AXIS_ROOM;
    let frame = Rect { x: MARGIN + NAMES, y: TOP, w: WIDTH - 2.0 * MARGIN - NAMES - 24.0, h: bottom - TOP };
    if rows.is_empty() {
        let middle = (WIDTH / 2.0, height / 2.0);
        return canvas.text("— nothing to compare —", middle, LABEL.coloured(FAINT).aligned(HPos::Center));
    }
    let weeks = &story.detail.weeks;
    let x = |week: f64| frame.x + frame.w * week / (weeks.len() as f64).max(1.0);
    for (week, text) in date_ticks(weeks, ((frame.w / DATE_WIDTH) as usize).max(1)) {
        canvas.line((x(week), frame.y), (x(week), bottom), 1.0, GRID)?;
        canvas.text(&text, (x(week), bottom + 14.0), TICK.aligned(HPos::Center))?;
    }
    canvas.line((frame.x, bottom), (frame.x + frame.w, bottom), 1.25, INK)?;
    let step = frame.h / rows.len() as f64;
    for (i, row) in rows.iter().enumerate() {
        let y = frame.y + step * (i as f64 + 0.6);
        lane(canvas, story, row, (&x, y, frame))?;
        canvas.hint(Rect { x: MARGIN, y: y - step / 2.0, w: WIDTH - 2.0 * MARGIN, h: step }, &hint(story, row));
    }
    Ok(())
}

/// A strategy's line of time.
fn lane(canvas: &Canvas, story: &Story, row: &StrategySummary, at: (&dyn Fn(f64) -> f64, f64, Rect)) -> Drawn {
    let ((x, y, frame), found) = (at, &row.detection);
    let (colour, marker) = story.palette.look(&row.id);
    let (name, look) = name_in(&row.id, NAMES - 20.0, LABEL.coloured(darker(colour)));
    canvas.text(&name, (frame.x - 18.0, y), look.aligned(HPos::Right))?;
    canvas.line((frame.x, y), (frame.x + frame.w, y), 1.0, GRID)?;
    let Some(lost) = found.lost_week.map(|week| week as f64) else {
        return canvas.text("satisfaction is not lost", (frame.x + 8.0, y - 13.0), NOTE);
    };
    let rings = found.median_delay.map(|delay| lost + delay);
    let end = x(rings.unwrap_or(story.detail.weeks.len() as f64));
    canvas.fill(Rect { x: x(lost), y: y - BAR, w: end - x(lost), h: 2.0 * BAR }, colour)?;
    if let Some((low, high)) = found.alarm_week.p05.zip(found.alarm_week.p95).filter(|_| rings.is_some()) {
        canvas.line((x(low), y), (x(high), y), 1.5, INK)?;
    }
    if rings.is_some() {
        canvas.ring((end, y), RADIUS, colour)?;
    }
    canvas.marker(marker, (x(lost), y), RADIUS, colour)?;
    let text = format!("{} · {}", noticed(story, found), between(story, found));
    let half = TICK.measure(&text).0 / 2.0;
    let middle = f64::midpoint(x(lost), end).clamp(frame.x + half, (frame.x + frame.w - half).max(frame.x + half));
    canvas.text(&text, (middle, y - 19.0), TICK.coloured(darker(colour)).aligned(HPos::Center))
}

/// "noticed 6 weeks later".
fn noticed(story: &Story, found: &Detection) -> String {
    match found.median_delay {
        None if found.alarms == 0 => "never noticed".to_owned(),
        None => format!("noticed in {} of {} histories", found.alarms, story.summary.replications.len()),
        Some(delay) if delay < 0.5 => "noticed at once".to_owned(),
        Some(delay) if delay < 1.5 => "noticed a week later".to_owned(),
        Some(delay) => format!("noticed {delay:.0} weeks later"),
    }
}

/// The damage in between, if it is found.
fn between(story: &Story, found: &Detection) -> String {
    let is_found = found.is_hurt(story.summary.scale);
    let ruler = Ruler::of(Unit::Money, &story.summary.currency, std::iter::once(&found.damage));
    let until = match found.unnoticed {
        0 => "until then",
        _ if found.alarms == 0 => "until the end",
        _ => "until then, or until the end",
    };
    if is_found {
        format!("{} {} of damage {until}", ruler.estimate(&found.damage), ruler.unit())
    } else {
        format!("no damage found {until}")
    }
}

fn hint(story: &Story, row: &StrategySummary) -> String {
    let (found, n) = (&row.detection, story.summary.replications.len());
    let span = |estimate: &crate::stat::estimate::Estimate| match (estimate.p05, estimate.p50, estimate.p95) {
        (Some(low), Some(middle), Some(high)) => format!("week {middle:.0} ({low:.0} to {high:.0})"),
        _ => "never".to_owned(),
    };
    format!(
        "{}\nlost: {}\nalarm in {} of {n} histories, {}",
        row.id,
        found.lost_week.map_or_else(|| "never".to_owned(), |week| format!("week {week}")),
        found.alarms,
        span(&found.alarm_week)
    )
}

fn table(story: &Story) -> Vec<Vec<String>> {
    let counts = ["strategy", "histories", "unnoticed", "alarms"];
    let times = ["lost_week", "alarm_week_p05", "alarm_week_p50", "alarm_week_p95"];
    let rest = ["delay_weeks", "delay_half_width", "damage", "damage_half_width"];
    let mut rows = vec![header(&[&counts[..], &times[..], &rest[..]].concat())];
    for strategy in &story.summary.strategies {
        let found = &strategy.detection;
        let counted = [story.summary.replications.len(), found.unnoticed, found.alarms];
        let rings = &found.alarm_week;
        let times = [found.lost_week.map(|week| week as f64), rings.p05, rings.p50, rings.p95].map(cell);
        let row = std::iter::once(strategy.id.clone()).chain(counted.map(|n| n.to_string())).chain(times);
        rows.push(row.chain(cells(&found.delay_weeks)).chain(cells(&found.damage)).collect());
    }
    rows
}
