//! When satisfaction was lost, when it could be noticed, and the damage in between: a line of time for each strategy.

use std::cmp::Ordering;

use plotters::style::text_anchor::HPos;

use super::{Drawing, Story, cell, cells, header};
use crate::books::Unit;
use crate::findings::{Detection, Noticed, StrategySummary, is_judged};
use crate::plot::canvas::{Canvas, Drawn, FAINT, GRID, INK, PlotError};
use crate::plot::labels::Rect;
use crate::plot::page::{BOTTOM, HEIGHT, LABEL, MARGIN, NOTE, Page, TICK, TOP, WIDTH, darker, name_in, withheld_note};
use crate::plot::panel::{DATE_WIDTH, date_ticks};
use crate::plot::text::short;
use crate::words::{capital, say, span, when};

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
        subtitle: say!(story.told.language, "detection-subtitle", title = &story.told.title),
        height,
    };
    let svg = page.draw(story.told, |canvas| {
        draw(canvas, story, &rows, height)?;
        Ok(withheld_note(story.told).into_iter().collect())
    })?;
    Ok(Drawing { title: page.title, svg, table: table(story) })
}

/// The strategies whose satisfaction may be judged, but for the baseline.
fn shown<'a>(story: &Story<'a>) -> impl Iterator<Item = &'a StrategySummary> + use<'a> {
    let told = story.told;
    told.strategies.iter().filter(|strategy| strategy.id != told.baseline && is_judged(told, strategy))
}

/// The loss that stays unnoticed the longest.
fn title(story: &Story, rows: &[&StrategySummary]) -> String {
    let language = story.told.language;
    let weeks = story.detail.weeks.len() as f64;
    let delay = |row: &&StrategySummary| {
        let found = &row.detection;
        found.lost_week.map(|lost| found.delay_weeks.p50.unwrap_or(weeks - lost as f64))
    };
    let lost = rows.iter().filter_map(|row| delay(row).map(|delay| (row, delay)));
    if story.is_single() {
        return say!(language, "detection-single");
    }
    let Some((row, _)) = story.told.protagonist(lost, |(row, delay)| (&row.id, *delay)) else {
        return if rows.is_empty() {
            say!(language, "detection-nobody")
        } else {
            say!(language, "detection-no-loss", baseline = short(&story.told.baseline))
        };
    };
    let noticed = row.detection.noticed();
    let (way, when) = (way(noticed), when(language, noticed).unwrap_or_default());
    capital(&say!(language, "detection-title", id = short(&row.id), way = way, when = when))
}

fn draw(canvas: &Canvas, story: &Story, rows: &[&StrategySummary], height: f64) -> Drawn {
    let bottom = height - BOTTOM - AXIS_ROOM;
    let frame = Rect { x: MARGIN + NAMES, y: TOP, w: WIDTH - 2.0 * MARGIN - NAMES - 24.0, h: bottom - TOP };
    if rows.is_empty() {
        let middle = (WIDTH / 2.0, height / 2.0);
        return canvas.text(
            &say!(story.told.language, "nothing-to-compare"),
            middle,
            LABEL.coloured(FAINT).aligned(HPos::Center),
        );
    }
    let weeks = &story.detail.weeks;
    let x = |week: f64| frame.x + frame.w * week / (weeks.len() as f64).max(1.0);
    for (week, text) in date_ticks(story.told.language, weeks, ((frame.w / DATE_WIDTH) as usize).max(1)) {
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
        let text = say!(story.told.language, "not-lost");
        return canvas.text(&text, (frame.x + 8.0, y - 13.0), NOTE);
    };
    let end_of_all = story.detail.weeks.len() as f64;
    let rings = found.alarm_week.p50;
    let end = rings.unwrap_or(end_of_all);
    if end > lost {
        canvas.fill(Rect { x: x(lost), y: y - BAR, w: x(end) - x(lost), h: 2.0 * BAR }, colour)?;
    }
    if let Some(low) = found.alarm_week.p05 {
        canvas.line((x(low), y), (x(found.alarm_week.p95.unwrap_or(end_of_all)), y), 1.5, INK)?;
    }
    if let Some(rings) = rings {
        canvas.ring((x(rings), y), RADIUS, colour)?;
    }
    canvas.marker(marker, (x(lost), y), RADIUS, colour)?;
    let text = format!("{} · {}", noticed(story, found), between(story, found));
    let half = TICK.measure(&text).0 / 2.0;
    let middle = f64::midpoint(x(lost), x(end)).clamp(frame.x + half, (frame.x + frame.w - half).max(frame.x + half));
    canvas.text(&text, (middle, y - 19.0), TICK.coloured(darker(colour)).aligned(HPos::Center))
}

/// "noticed 6 weeks later".
fn noticed(story: &Story, found: &Detection) -> String {
    let (language, n) = (story.told.language, story.told.replications.len());
    let (way, when) = (way(found.noticed()), when(language, found.noticed()).unwrap_or_default());
    say!(language, "noticed", way = way, when = when, alarms = found.alarms, n = n)
}

/// How an alarm stands to a loss, by which a message chooses.
fn way(noticed: Noticed) -> &'static str {
    match noticed {
        Noticed::Before(_) => "early",
        Noticed::After(_) => "later",
        Noticed::Seldom(_) => "seldom",
        Noticed::Never => "never",
    }
}

/// The damage in between, above the baseline's or below it, if it is found.
fn between(story: &Story, found: &Detection) -> String {
    let told = story.told;
    let damages = told.strategies.iter().map(|strategy| &strategy.detection.damage);
    let ruler = told.ruler_of(Unit::Money, damages);
    let until = match found.unnoticed {
        0 => "then",
        _ if found.alarms == 0 => "end",
        _ => "either",
    };
    let way = match found.damage_found(told.scale_of_lines()) {
        Some(Ordering::Greater) => "more",
        Some(_) => "less",
        None => "none",
    };
    say!(
        told.language,
        "damage-until",
        way = way,
        size = format!("{} {}", ruler.size(&found.damage), ruler.unit()),
        baseline = short(&told.baseline),
        until = until,
    )
}

fn hint(story: &Story, row: &StrategySummary) -> String {
    let (found, n) = (&row.detection, story.told.replications.len());
    let language = story.told.language;
    let lost = match found.lost_week {
        None => say!(language, "hint-never-lost"),
        Some(week) => say!(language, "hint-lost", week = week),
    };
    let alarm = say!(language, "hint-alarm", alarms = found.alarms, n = n, weeks = span(language, &found.alarm_week));
    format!("{}\n{lost}\n{alarm}", row.id)
}

fn table(story: &Story) -> Vec<Vec<String>> {
    let counts = ["strategy", "histories", "unnoticed", "alarms"];
    let times = ["lost_week", "alarm_week_p05", "alarm_week_p50", "alarm_week_p95"];
    let rest = ["delay_weeks_p50", "early", "damage", "damage_half_width"];
    let mut rows = vec![header(&[&counts[..], &times[..], &rest[..]].concat())];
    for strategy in &story.told.strategies {
        let found = &strategy.detection;
        let counted = [story.told.replications.len(), found.unnoticed, found.alarms];
        let rings = &found.alarm_week;
        let times = [found.lost_week.map(|week| week as f64), rings.p05, rings.p50, rings.p95].map(cell);
        let row = std::iter::once(strategy.id.clone()).chain(counted.map(|n| n.to_string())).chain(times);
        let delay = [cell(found.delay_weeks.p50), found.early.to_string()];
        rows.push(row.chain(delay).chain(cells(&found.damage)).collect());
    }
    rows
}
