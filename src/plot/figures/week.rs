//! Agents required, scheduled and on duty over the week: a panel for each strategy whose staff is planned.

use plotters::style::text_anchor::HPos;

use super::{Drawing, Story, cell, header};
use crate::findings::{Hours, StrategyDetail};
use crate::intake::WEEKDAYS;
use crate::plot::axis::Axis;
use crate::plot::canvas::{Canvas, Drawn, FAINT, GRID, INK};
use crate::plot::labels::Rect;
use crate::plot::page::{BOTTOM, LABEL, MARGIN, Page, TICK, TOP, WIDTH, darker};
use crate::plot::text::{list, short};
use crate::unit::weekday_and_time;
use crate::words::{capital, say};

const NUMBERS: f64 = 44.0;
const HEADING: f64 = 26.0;
const ROW: f64 = 190.0;
const DAYS: f64 = 22.0;
/// Most strategies that have room.
const MOST: usize = 4;
/// Pieces of the week of which a pointer may learn more.
const HINTS: usize = 168;
/// So far below what is required nobody speaks of a shortage, as a share.
const LITTLE: f64 = 0.02;

/// Whether staff is planned in any strategy.
pub fn is_shown(story: &Story) -> bool {
    planned(story).next().is_some()
}

fn planned<'a>(story: &Story<'a>) -> impl Iterator<Item = (&'a StrategyDetail, &'a Hours)> + use<'a> {
    story.detail.strategies.iter().filter_map(|detail| Some((detail, detail.hours.as_ref()?)))
}

pub fn figure(story: &Story) -> Result<Drawing, super::PlotError> {
    let rows: Vec<_> = planned(story).take(MOST).collect();
    let page = Page {
        title: title(story),
        subtitle: say!(story.told.language, "week-subtitle", title = &story.told.title),
        height: TOP + rows.len() as f64 * ROW + DAYS + BOTTOM,
    };
    let svg = page.draw(story.told, |canvas| {
        for (place, (detail, hours)) in rows.iter().enumerate() {
            panel(canvas, story, (detail, hours), TOP + ROW * place as f64)?;
        }
        days(canvas, TOP + ROW * rows.len() as f64)?;
        Ok(notes(story))
    })?;
    Ok(Drawing { title: page.title, svg, table: table(story) })
}

/// What shifts take beyond what is required; else where people are most short of it.
fn title(story: &Story) -> String {
    let language = story.told.language;
    let excess = planned(story).filter_map(|(detail, hours)| Some((detail, hours.excess()?)));
    if let Some((detail, excess)) = story.told.protagonist(excess, |(detail, excess)| (&detail.id, *excess)) {
        let share = language.per_cent(excess, 0);
        return capital(&say!(language, "week-title-shifts", id = short(&detail.id), share = share));
    }
    let short_of = |hours: &Hours, at: usize| hours.required[at] - hours.on_duty[at];
    let all = planned(story).flat_map(|row| (0..row.1.required.len()).map(move |at| (row, at)));
    let is_short =
        |((_, hours), at): &((&StrategyDetail, &Hours), usize)| short_of(hours, *at) > LITTLE * hours.required[*at];
    let most = story.told.protagonist(all.filter(is_short), |((detail, hours), at)| (&detail.id, short_of(hours, *at)));
    let Some(((detail, hours), at)) = most else {
        let first = planned(story).next().map_or_else(String::new, |(detail, _)| short(&detail.id));
        return capital(&say!(language, "week-title-enough", id = first));
    };
    let (day, from) = moment(hours, at);
    let agents = |agents: f64| language.grouped(agents, usize::from(agents < 100.0));
    capital(&say!(
        language,
        "week-title-short",
        id = short(&detail.id),
        day = say!(language, "weekday", day = day),
        from = from,
        there = agents(hours.on_duty[at]),
        required = agents(hours.required[at]),
    ))
}

/// Weekday and time of day at which an interval of the week begins.
fn moment(hours: &Hours, at: usize) -> (&'static str, String) {
    let (day, from) = weekday_and_time(at as f64 * hours.interval_s);
    (WEEKDAYS[day], from)
}

fn frame(y: f64) -> Rect {
    Rect { x: MARGIN + NUMBERS, y: y + HEADING, w: WIDTH - 2.0 * MARGIN - NUMBERS, h: ROW - HEADING - 12.0 }
}

fn panel(canvas: &Canvas, story: &Story, (detail, hours): (&StrategyDetail, &Hours), y: f64) -> Drawn {
    let frame = frame(y);
    let (colour, _) = story.palette.look(&detail.id);
    canvas.text(&short(&detail.id), (frame.x, y + 14.0), LABEL.coloured(darker(colour)))?;
    let lines = [Some(&hours.on_duty), Some(&hours.required), hours.scheduled.as_ref()];
    let values = lines.into_iter().flatten().flatten().copied();
    let axis = Axis::tight(values.chain([0.0]), (0.0, f64::INFINITY), 4);
    let height = |value: f64| frame.y + frame.h * (1.0 - axis.share(value));
    for &tick in &axis.ticks {
        canvas.line((frame.x, height(tick)), (frame.x + frame.w, height(tick)), 1.0, GRID)?;
        let text = canvas.number(tick, axis.digits);
        canvas.text(&text, (frame.x - 8.0, height(tick)), TICK.aligned(HPos::Right))?;
    }
    let n = hours.required.len();
    let x = |at: usize| frame.x + frame.w * at as f64 / n as f64;
    for day in 0..=7 {
        canvas.line((x(day * n / 7), frame.y), (x(day * n / 7), frame.y + frame.h), 1.0, GRID)?;
    }
    let steps = |agents: &[f64]| -> Vec<(f64, f64)> {
        let step = |(at, agents): (usize, &f64)| [(x(at), height(*agents)), (x(at + 1), height(*agents))];
        agents.iter().enumerate().flat_map(step).collect()
    };
    if let Some(scheduled) = &hours.scheduled {
        let floor = [(x(n), height(0.0)), (x(0), height(0.0))];
        canvas.shape(&steps(scheduled).into_iter().chain(floor).collect::<Vec<_>>(), FAINT, 0.3)?;
    }
    canvas.path(&steps(&hours.on_duty), 1.25, colour)?;
    canvas.dashed(&steps(&hours.required), 1.25, INK)?;
    hints(canvas, hours, &frame);
    Ok(())
}

/// Numbers where the pointer rests.
fn hints(canvas: &Canvas, hours: &Hours, frame: &Rect) {
    let (language, n) = (canvas.language(), hours.required.len());
    let x = |at: usize| frame.x + frame.w * at as f64 / n as f64;
    let step = n.div_ceil(HINTS);
    for at in (0..n).step_by(step) {
        let strip = Rect { x: x(at), w: x((at + step).min(n)) - x(at), ..*frame };
        let (day, from) = moment(hours, at);
        let agents = |agents: f64| language.grouped(agents, 1);
        let hint = say!(
            language,
            "week-hint",
            day = say!(language, "weekday", day = day),
            from = from,
            there = agents(hours.on_duty[at]),
            required = agents(hours.required[at]),
            scheduled = hours.scheduled.as_ref().map_or_else(|| "none".to_owned(), |scheduled| agents(scheduled[at])),
        );
        canvas.hint(strip, &hint);
    }
}

/// The names of the days below the panels.
fn days(canvas: &Canvas, y: f64) -> Drawn {
    let frame = frame(y);
    for (place, day) in WEEKDAYS.iter().enumerate() {
        let middle = frame.x + frame.w * (place as f64 + 0.5) / 7.0;
        let name = say!(canvas.language(), "weekday-short", day = *day);
        canvas.text(&name, (middle, y + 4.0), TICK.aligned(HPos::Center))?;
    }
    Ok(())
}

fn notes(story: &Story) -> Vec<String> {
    let language = story.told.language;
    let is_shifted = planned(story).any(|(_, hours)| hours.scheduled.is_some());
    let key = say!(language, "week-key", shifts = crate::words::whether(is_shifted));
    let others: Vec<String> = planned(story).skip(MOST).map(|(detail, _)| short(&detail.id)).collect();
    let left_out = (!others.is_empty()).then(|| say!(language, "not-shown", list = list(language, &others)));
    std::iter::once(key).chain(left_out).collect()
}

fn table(story: &Story) -> Vec<Vec<String>> {
    let mut rows = vec![header(&["strategy", "weekday", "from", "required", "scheduled", "on_duty"])];
    for (detail, hours) in planned(story) {
        for at in 0..hours.required.len() {
            let (day, from) = moment(hours, at);
            let scheduled = hours.scheduled.as_ref().map(|scheduled| scheduled[at]);
            let numbers = [Some(hours.required[at]), scheduled, Some(hours.on_duty[at])].map(cell);
            rows.push([detail.id.clone(), day.to_owned(), from].into_iter().chain(numbers).collect());
        }
    }
    rows
}
