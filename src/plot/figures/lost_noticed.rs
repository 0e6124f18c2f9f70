//! When it was lost and when it could be noticed, on a line of time for each strategy, with the damage in between.

use plotters::style::RGBColor;

use super::{Drawing, Story, cell, header};
use crate::experiment::{Loss, Spread, StrategySummary, is_judged};
use crate::metric::Unit;
use crate::plot::axis::Axis;
use crate::plot::canvas::{Canvas, Drawn, FAINT, GRID, INK, PlotError};
use crate::plot::finding::capital;
use crate::plot::labels::Rect;
use crate::plot::number::Ruler;
use crate::plot::page::{BOTTOM, HEIGHT, LABEL, MARGIN, NOTE, Page, TICK, TOP, WIDTH, darker, name_in, withheld_note};
use crate::plot::palette::Marker;
use crate::plot::panel::Panel;
use crate::plot::text::short;

const NAMES: f64 = 190.0;
const WORDS: f64 = 222.0;
const KEY: f64 = 26.0;
const DATES: f64 = 26.0;
/// Least and greatest height of a row.
const ROW: (f64, f64) = (44.0, 84.0);
const RADIUS: f64 = 6.5;

/// A strategy with its loss.
type Row<'a> = (&'a StrategySummary, &'a Loss);

pub fn figure(story: &Story) -> Result<Drawing, PlotError> {
    let rows: Vec<Row> = story
        .summary
        .strategies
        .iter()
        .filter(|strategy| is_judged(story.summary, strategy))
        .filter_map(|strategy| Some((strategy, strategy.notice.loss.as_ref()?)))
        .collect();
    let n = rows.len().max(1) as f64;
    let row = ((HEIGHT - TOP - KEY - DATES - BOTTOM) / n).clamp(ROW.0, ROW.1);
    let page = Page {
        title: title(story, &rows),
        subtitle: format!("{} · medians over histories, bars hold 90 % of them", story.summary.title),
        height: TOP + KEY + row * n + DATES + BOTTOM,
    };
    let svg = page.draw(story.summary, |canvas| {
        key(canvas)?;
        let (x, w) = (MARGIN + NAMES, WIDTH - 2.0 * MARGIN - NAMES - WORDS);
        let frame = Rect { x, y: TOP + KEY, w, h: row * n };
        let axis = Axis { low: 0.0, high: 1.0, ticks: Vec::new(), digits: 0 };
        let panel = Panel { frame, weeks: &story.detail.weeks, axis: &axis, unit: 1.0 };
        panel.grid(canvas, false, true)?;
        for (i, of_strategy) in rows.iter().enumerate() {
            draw(canvas, story, &panel, (*of_strategy, Rect { y: frame.y + row * i as f64, h: row, ..frame }))?;
        }
        let baseline = story.summary.strategies.iter().find(|strategy| strategy.id == story.summary.baseline);
        let quiet = baseline.map(|baseline| {
            format!(
                "under {} itself the alarm sounds in {} of the histories",
                short(&baseline.id),
                per_cent(baseline.notice.alarms)
            )
        });
        Ok(quiet.into_iter().chain(withheld_note(story.summary)).collect())
    })?;
    Ok(Drawing { title: page.title, svg, table: table(story) })
}

/// The greatest damage before anybody could notice.
fn title(story: &Story, rows: &[Row]) -> String {
    let baseline = short(&story.summary.baseline);
    let lost = rows.iter().filter(|(_, loss)| loss.share >= 0.5);
    let worst = lost.filter_map(|row| Some((row, row.1.damage?, row.1.blind_weeks?)));
    match worst.max_by(|a, b| a.1[1].total_cmp(&b.1[1])) {
        _ if story.summary.strategies.len() < 2 => format!("Nothing to compare {baseline} with"),
        _ if story.is_single() => "Losses and alarms in one random history".to_owned(),
        _ if rows.is_empty() => "Losses and alarms, not judged at this scale".to_owned(),
        None => format!("No strategy is found to lose satisfaction against {baseline} in most histories"),
        Some(((strategy, loss), damage, weeks)) => {
            let id = short(&strategy.id);
            let until = match loss.unnoticed {
                Some(share) if share >= 0.5 => "and is mostly not noticed at all".to_owned(),
                _ if weeks[1] <= 0.0 => "after the alarm has sounded".to_owned(),
                _ => format!("{:.0} weeks before it could be noticed", weeks[1].round()),
            };
            let money = Ruler::new(Unit::Money, &story.summary.currency, damage[1]);
            let cost = format!("at {} {} of damage", money.show(Some(damage[1])), money.unit());
            let cost = if damage[1] > 0.0 && weeks[1] > 0.0 { format!(", {cost}") } else { String::new() };
            capital(&format!("{id} loses satisfaction {until}{cost}"))
        }
    }
}

fn key(canvas: &Canvas) -> Drawn {
    let y = TOP + 4.0;
    let mut x = MARGIN + NAMES;
    let words = ["lost in truth", "the alarm sounds", "lost and not yet noticed"];
    for (i, name) in words.iter().enumerate() {
        match i {
            0 => canvas.marker(Marker::Circle, (x + 12.0, y), RADIUS, INK)?,
            1 => canvas.ring((x + 12.0, y), RADIUS, INK)?,
            _ => canvas.shape(&corners(Rect { x, y: y - 5.0, w: 24.0, h: 10.0 }), INK, 0.18)?,
        }
        canvas.text(name, (x + 32.0, y), TICK)?;
        x += TICK.measure(name).0 + 58.0;
    }
    Ok(())
}

fn corners(Rect { x, y, w, h }: Rect) -> [(f64, f64); 4] {
    [(x, y), (x + w, y), (x + w, y + h), (x, y + h)]
}

fn draw(canvas: &Canvas, story: &Story, panel: &Panel, ((strategy, loss), strip): (Row, Rect)) -> Drawn {
    let (colour, _) = story.palette.look(&strategy.id);
    let y = strip.y + strip.h / 2.0;
    canvas.line((MARGIN, strip.y), (WIDTH - MARGIN, strip.y), 1.0, GRID)?;
    let (name, look) = name_in(&strategy.id, NAMES - 16.0, LABEL.coloured(darker(colour)));
    canvas.text(&name, (MARGIN, y), look)?;
    let right = strip.x + strip.w + 16.0;
    let Some(lost) = loss.weeks else {
        canvas.hint(strip, &format!("{}\nno loss found", strategy.id));
        return canvas.text("no loss found", (right, y), TICK.coloured(FAINT));
    };
    timeline(canvas, panel, (lost, loss), (y, colour))?;
    for (line, text) in words(story, loss).iter().enumerate() {
        let look = if line == 0 { TICK } else { NOTE };
        canvas.text(&look.fit(text, WORDS - 16.0), (right, y - 14.0 + 14.0 * line as f64), look)?;
    }
    canvas.hint(strip, &format!("{}\n{}", strategy.id, words(story, loss).join("\n")));
    Ok(())
}

/// The stretch from the loss to the alarm, or to the end where most histories never hear one.
fn timeline(canvas: &Canvas, panel: &Panel, (lost, loss): (Spread, &Loss), (y, colour): (f64, RGBColor)) -> Drawn {
    let x = |week: f64| panel.at(week, 0.0).0;
    let noticed = loss.noticed_weeks;
    let is_noticed = loss.unnoticed.is_some_and(|share| share < 0.5);
    let end = noticed.filter(|_| is_noticed).map_or(panel.weeks.len() as f64, |noticed| noticed[1]);
    if end > lost[1] {
        canvas.shape(&corners(Rect { x: x(lost[1]), y: y - 7.0, w: x(end) - x(lost[1]), h: 14.0 }), colour, 0.22)?;
    }
    canvas.line((x(lost[0]), y), (x(lost[2]), y), 2.0, colour)?;
    if let Some(noticed) = noticed {
        canvas.line((x(noticed[0]), y), (x(noticed[2]), y), 2.0, colour)?;
        canvas.ring((x(noticed[1]), y), RADIUS, colour)?;
    }
    canvas.marker(Marker::Circle, (x(lost[1]), y), RADIUS, colour)
}

/// What stands beside a line of time.
fn words(story: &Story, loss: &Loss) -> Vec<String> {
    let damage = loss.damage.unwrap_or_default();
    let money = Ruler::new(Unit::Money, &story.summary.currency, damage.iter().fold(0.0, |a, b| f64::max(a, b.abs())));
    let [low, middle, high] = damage.map(|value| money.show(Some(value)));
    vec![
        format!("{middle} {} between", money.unit()),
        format!("90 %: {low} to {high}"),
        format!("lost in {}, unnoticed in {}", per_cent(loss.share), per_cent(loss.unnoticed.unwrap_or(0.0))),
    ]
}

fn per_cent(share: f64) -> String {
    format!("{:.0} %", share * 100.0)
}

fn table(story: &Story) -> Vec<Vec<String>> {
    let names = ["strategy", "quantity", "share", "p05", "p50", "p95"];
    let mut rows = vec![header(&names)];
    for strategy in &story.summary.strategies {
        let (id, notice) = (&strategy.id, &strategy.notice);
        let mut row = |quantity: &str, share: Option<f64>, spread: Option<Spread>| {
            let numbers = (0..3).map(|place| cell(spread.map(|spread| spread[place])));
            rows.push([id.clone(), quantity.to_owned(), cell(share)].into_iter().chain(numbers).collect());
        };
        row("alarm, week", Some(notice.alarms), notice.noticed_weeks);
        if let Some(loss) = &notice.loss {
            row("lost, week", Some(loss.share), loss.weeks);
            row("never noticed", loss.unnoticed, None);
            row("noticed, week", loss.unnoticed.map(|share| 1.0 - share), loss.noticed_weeks);
            row("weeks between", None, loss.blind_weeks);
            row("damage between", None, loss.damage);
        }
    }
    rows
}
