//! What a cut takes that is made, and perhaps undone: for each strategy that cuts people a line of time for each measure that is lost,
//! from the cut until it is as under the baseline again, and service cost in all.

use plotters::style::text_anchor::HPos;

use super::{Drawing, Story, cell, cells, header};
use crate::findings::{MEASURES, Regained, StrategySummary, Undoing, is_judged};
use crate::plot::canvas::{Canvas, Drawn, FAINT, GRID, INK, PlotError};
use crate::plot::labels::Rect;
use crate::plot::page::{BOTTOM, LABEL, MARGIN, NOTE, Page, TICK, TOP, WIDTH, darker, name_in, withheld_note};
use crate::plot::panel::{DATE_WIDTH, date_ticks};
use crate::plot::text::short;
use crate::words::{capital, say, span, undone_cost};

const AXIS_ROOM: f64 = 26.0;
const NAMES: f64 = 250.0;
/// Height of a strategy's heading and of a measure below it.
const HEAD: f64 = 34.0;
const LANE: f64 = 30.0;
/// Half the height of the bar while a measure is lost.
const BAR: f64 = 5.0;
const RADIUS: f64 = 6.0;

/// A strategy that cuts people.
type Cut<'a> = (&'a StrategySummary, &'a Undoing);

/// Whether any strategy that may be judged cuts people by date, in histories enough to say when it is over.
pub fn is_shown(story: &Story) -> bool {
    !story.is_single() && cuts(story).next().is_some()
}

fn cuts<'a>(story: &Story<'a>) -> impl Iterator<Item = Cut<'a>> + use<'a> {
    let told = story.told;
    let judged = told.strategies.iter().filter(|strategy| is_judged(told, strategy));
    judged.filter_map(|strategy| Some((strategy, strategy.undoing.as_ref()?)))
}

pub fn figure(story: &Story) -> Result<Drawing, PlotError> {
    let rows: Vec<Cut> = cuts(story).collect();
    let height = TOP + AXIS_ROOM + BOTTOM + rows.iter().map(room).sum::<f64>();
    let page = Page {
        title: title(story, &rows),
        subtitle: say!(story.told.language, "undoing-subtitle", title = &story.told.title),
        height,
    };
    let svg = page.draw(story.told, |canvas| {
        draw(canvas, story, &rows, height)?;
        Ok(withheld_note(story.told).into_iter().collect())
    })?;
    Ok(Drawing { title: page.title, svg, table: table(story) })
}

fn room((_, found): &Cut) -> f64 {
    HEAD + LANE * found.regained.len().max(1) as f64
}

/// What is regained last after people were rehired; else the first that is lost, or that nothing was.
fn title(story: &Story, rows: &[Cut]) -> String {
    let language = story.told.language;
    let baseline = short(&story.told.baseline);
    let all =
        || rows.iter().flat_map(|(strategy, found)| found.regained.iter().map(move |part| (strategy, found, part)));
    let undone = || all().filter(|(_, found, _)| found.undone_week.is_some());
    let weeks = |part: &Regained| part.weeks.p50.unwrap_or(f64::INFINITY);
    let last = story.told.protagonist(undone(), |(strategy, _, part)| (&strategy.id, weeks(part)));
    let last = last.or_else(|| all().next());
    let Some((strategy, found, part)) = last else {
        return say!(language, "undoing-nothing-lost", baseline = baseline);
    };
    let measure = language.within(&language.label(part.metric));
    let way = match (found.undone_week, part.weeks.p50) {
        (_, None) => "never",
        (Some(_), Some(_)) => "back",
        (None, Some(_)) => "cut",
    };
    capital(&say!(
        language,
        "undoing-title",
        id = short(&strategy.id),
        measure = measure,
        baseline = baseline,
        way = way,
        weeks = language.shortest(part.weeks.p50.unwrap_or_default(), 1),
    ))
}

fn draw(canvas: &Canvas, story: &Story, rows: &[Cut], height: f64) -> Drawn {
    let bottom = height - BOTTOM - AXIS_ROOM;
    let frame = Rect { x: MARGIN + NAMES, y: TOP, w: WIDTH - 2.0 * MARGIN - NAMES - 24.0, h: bottom - TOP };
    let weeks = &story.detail.weeks;
    let x = |week: f64| frame.x + frame.w * (week / (weeks.len() as f64).max(1.0)).min(1.0);
    for (week, text) in date_ticks(story.told.language, weeks, ((frame.w / DATE_WIDTH) as usize).max(1)) {
        canvas.line((x(week), frame.y), (x(week), bottom), 1.0, GRID)?;
        canvas.text(&text, (x(week), bottom + 14.0), TICK.aligned(HPos::Center))?;
    }
    canvas.line((frame.x, bottom), (frame.x + frame.w, bottom), 1.25, INK)?;
    let mut y = frame.y;
    for row in rows {
        strategy(canvas, story, row, (&x, y, frame))?;
        let (strategy, found) = row;
        let hint = format!("{}\n{}", strategy.id, undone_cost(story.told, strategy, found));
        canvas.hint(Rect { x: MARGIN, y, w: WIDTH - 2.0 * MARGIN, h: HEAD }, &hint);
        y += room(row);
    }
    Ok(())
}

/// A strategy's name, its cut and its asking back, what it costs in all, and its measures.
fn strategy(canvas: &Canvas, story: &Story, row: &Cut, at: (&dyn Fn(f64) -> f64, f64, Rect)) -> Drawn {
    let ((x, y, frame), (strategy, found), language) = (at, row, story.told.language);
    let (colour, marker) = story.palette.look(&strategy.id);
    let (name, look) = name_in(&strategy.id, NAMES - 20.0, LABEL.coloured(darker(colour)));
    canvas.text(&name, (frame.x - 18.0, y + 20.0), look.aligned(HPos::Right))?;
    canvas.text(&undone_cost(story.told, strategy, found), (frame.x + 8.0, y + 8.0), NOTE)?;
    canvas.line((frame.x, y + 24.0), (frame.x + frame.w, y + 24.0), 1.0, GRID)?;
    canvas.marker(marker, (x(found.cut_week as f64), y + 24.0), RADIUS, colour)?;
    if let Some(back) = found.undone_week {
        canvas.ring((x(back as f64), y + 24.0), RADIUS, colour)?;
    }
    if found.regained.is_empty() {
        canvas.text(&say!(language, "undoing-lane-kept"), (frame.x + 8.0, y + HEAD + 12.0), NOTE)?;
    }
    for (place, part) in found.regained.iter().enumerate() {
        lane(canvas, story, (found, part), (x, y + HEAD + LANE * (place as f64 + 0.5), frame, colour))?;
    }
    Ok(())
}

/// A measure: lost from the cut on, until it is regained; the line holds 90 % of the histories in which it was lost.
fn lane(
    canvas: &Canvas,
    story: &Story,
    (found, part): (&Undoing, &Regained),
    (x, y, frame, colour): (&dyn Fn(f64) -> f64, f64, Rect, plotters::style::RGBColor),
) -> Drawn {
    let measure = story.told.language.label(part.metric);
    canvas.text(&measure, (frame.x - 18.0, y), TICK.aligned(HPos::Right))?;
    let end_of_all = story.detail.weeks.len() as f64;
    let from = found.undone_week.unwrap_or(found.cut_week) as f64;
    let at = |weeks: Option<f64>| weeks.map_or(end_of_all, |weeks| from + weeks);
    let end = at(part.weeks.p50);
    let cut = found.cut_week as f64;
    canvas.fill(Rect { x: x(cut), y: y - BAR, w: (x(end) - x(cut)).max(1.0), h: 2.0 * BAR }, colour)?;
    if let Some(low) = part.weeks.p05 {
        canvas.line((x(from + low), y), (x(at(part.weeks.p95)), y), 1.5, INK)?;
    }
    let text = said(story, found, part);
    let hint = format!("{measure}\n{text}");
    canvas.hint(Rect { x: MARGIN, y: y - LANE / 2.0, w: WIDTH - 2.0 * MARGIN, h: LANE }, &hint);
    let (look, wide) = (TICK.coloured(FAINT), TICK.measure(&text).0 + 12.0);
    // Beside the bar where there is room, else above it.
    if x(end) + wide < frame.x + frame.w {
        canvas.text(&text, (x(at(part.weeks.p95)).max(x(end)).min(frame.x + frame.w - wide) + 10.0, y), look)
    } else {
        canvas.text(&text, (frame.x + frame.w, y - 13.0), look.aligned(HPos::Right))
    }
}

/// "14 weeks after people are rehired · lost in 3 of 4".
fn said(story: &Story, found: &Undoing, part: &Regained) -> String {
    let (language, n) = (story.told.language, story.told.replications.len());
    let way = match (part.is_mostly_never(), found.undone_week.is_some()) {
        (true, _) => "never",
        (false, true) => "back",
        (false, false) => "cut",
    };
    say!(
        language,
        "undoing-lane",
        way = way,
        weeks = span(language, &part.weeks),
        lost = part.lost,
        n = n,
        never = if part.never == part.lost { 0 } else { part.never },
    )
}

fn table(story: &Story) -> Vec<Vec<String>> {
    let columns =
        ["strategy", "metric", "cut_week", "undone_week", "lost", "never", "weeks_p05", "weeks_p50", "weeks_p95"];
    let mut rows = vec![header(&[&columns[..], &["service_cost_in_all", "half_width"]].concat())];
    for (strategy, found) in cuts(story) {
        for metric in &MEASURES {
            let part = found.regained.iter().find(|part| part.metric == metric);
            let counts =
                [found.cut_week.to_string(), found.undone_week.map_or_else(String::new, |week| week.to_string())];
            let named = [strategy.id.clone(), metric.id.to_owned()].into_iter().chain(counts);
            rows.push(named.chain(regained_cells(part)).chain(cells(&found.cost)).collect());
        }
    }
    rows
}

/// In how many histories it was lost and never regained, and after how many weeks it was.
pub(super) fn regained_cells(part: Option<&Regained>) -> [String; 5] {
    let counts = part.map_or([0, 0], |part| [part.lost, part.never]).map(|count| count.to_string());
    let weeks = part.map_or([None; 3], |part| [part.weeks.p05, part.weeks.p50, part.weeks.p95]);
    let ([lost, never], [low, middle, high]) = (counts, weeks.map(cell));
    [lost, never, low, middle, high]
}
