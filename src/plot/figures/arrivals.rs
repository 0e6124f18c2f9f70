//! What interval counts teach: the profile of each weekday, the totals of all days, and how busy days differ.

use jiff::civil::Date;
use plotters::style::RGBColor;
use plotters::style::text_anchor::HPos;

use crate::books::Unit;
use crate::intake::{Learned, Measured, WEEKDAYS};
use crate::plot::axis::Axis;
use crate::plot::canvas::{Canvas, Drawn, FAINT, GRID, INK, PlotError, Text};
use crate::plot::labels::Rect;
use crate::plot::page::{BOTTOM, LABEL, MARGIN, Page, TICK, TOP, WIDTH, darker};
use crate::plot::palette::{Marker, Palette};
use crate::plot::panel::{DATE_WIDTH, date_ticks};
use crate::words::{Language, Ruler, closed_times, counted_span, say};

const HEIGHT: f64 = 640.0;
const NUMBERS: f64 = 52.0;
const HEADING: f64 = 28.0;
const DATES: f64 = 26.0;
/// Room for names at the ends of lines, and for the numbers beside the day totals.
const ASIDE: f64 = 236.0;
/// A gap between panels.
const GAP: f64 = 18.0;
const MISSING: RGBColor = RGBColor(213, 94, 0);

/// Draws what was learned; `source` names the file of counts.
///
/// # Errors
/// What plotters says.
pub fn figure(learned: &Learned, source: &str, language: Language) -> Result<String, PlotError> {
    let page = Page {
        title: title(language, learned),
        subtitle: say!(language, "arrivals-subtitle", interval = language.duration(learned.interval_s)),
        height: HEIGHT,
    };
    let height = (HEIGHT - TOP - BOTTOM) / 2.0;
    let frame = |row: f64| Rect {
        x: MARGIN + NUMBERS,
        y: TOP + row * height + HEADING,
        w: WIDTH - 2.0 * MARGIN - NUMBERS - ASIDE - GAP,
        h: height - HEADING - DATES,
    };
    page.draw_from(language, &origin(language, learned, source), |canvas| {
        profile(canvas, learned, frame(0.0))?;
        totals(canvas, learned, frame(1.0))?;
        numbers(canvas, learned, frame(1.0))?;
        Ok(notes(language, learned))
    })
}

/// What moves volume most, and whether intervals vary by more than chance.
fn title(language: Language, learned: &Learned) -> String {
    let busiest = learned.weekdays.iter().max_by(|a, b| a.mean.total_cmp(&b.mean));
    let (Some(busiest), Some(mean)) = (busiest, learned.mean_per_day.filter(|mean| *mean > 0.0)) else {
        return say!(language, "arrivals-nothing");
    };
    let more = 100.0 * (busiest.mean / mean - 1.0);
    let weekday = say!(language, "weekday", day = busiest.name);
    let change = |per_week: f64| language.per_cent(per_week.abs(), 1);
    let profile = match learned.trend {
        Some(trend) if trend.per_week > 0.0 => say!(language, "arrivals-grows", change = change(trend.per_week)),
        Some(trend) => say!(language, "arrivals-falls", change = change(trend.per_week)),
        None if learned.weekdays.len() < 2 => {
            say!(language, "arrivals-mean", mean = language.grouped(mean, 0), weekday = weekday)
        }
        None if more < 1.0 => say!(language, "arrivals-even"),
        None => say!(language, "arrivals-busiest", weekday = weekday, more = language.grouped(more, 0)),
    };
    match learned.variance_to_mean {
        Some(ratio) if ratio > 1.5 => {
            say!(language, "arrivals-varies", profile = profile, times = language.grouped(ratio, 1))
        }
        Some(_) => say!(language, "arrivals-chance", profile = profile),
        None => profile,
    }
}

fn origin(language: Language, learned: &Learned, source: &str) -> String {
    let span = counted_span(language, learned, " ·");
    let days = say!(language, "days", n = learned.days);
    format!("{source}{span} · {days} · blendsim {}", env!("CARGO_PKG_VERSION"))
}

fn notes(language: Language, learned: &Learned) -> Vec<String> {
    let n = learned.missing_days.len();
    let missing = (n > 0).then(|| say!(language, "arrivals-missing", n = n));
    let closed = (!learned.closed.is_empty())
        .then(|| say!(language, "arrivals-closed-note", closed = closed_times(language, learned)));
    missing.into_iter().chain(closed).collect()
}

fn axis_of(canvas: &Canvas, frame: Rect, axis: &Axis) -> Drawn {
    for &tick in &axis.ticks {
        let y = frame.y + frame.h * (1.0 - axis.share(tick));
        canvas.line((frame.x, y), (frame.x + frame.w, y), 1.0, GRID)?;
        canvas.text(&canvas.number(tick, axis.digits), (frame.x - 8.0, y), TICK.aligned(HPos::Right))?;
    }
    canvas.line((frame.x, frame.y + frame.h), (frame.x + frame.w, frame.y + frame.h), 1.25, INK)
}

/// A line for each weekday over the hours of the day.
fn profile(canvas: &Canvas, learned: &Learned, frame: Rect) -> Drawn {
    let per_day = learned.week.len() / 7;
    let axis = Axis::tight(learned.week.iter().flatten().copied().chain([0.0]), (0.0, f64::INFINITY), 4);
    canvas.text(&say!(canvas.language, "arrivals-profile"), (frame.x, frame.y - 14.0), TICK.bold())?;
    axis_of(canvas, frame, &axis)?;
    let x = |place: f64| frame.x + frame.w * place / per_day as f64;
    for hour in (0..=24).step_by(3) {
        let at = x(f64::from(hour) * per_day as f64 / 24.0);
        canvas.line((at, frame.y + frame.h), (at, frame.y + frame.h + 4.0), 1.25, INK)?;
        canvas.text(&format!("{hour:02}:00"), (at, frame.y + frame.h + 14.0), TICK.aligned(HPos::Center))?;
    }
    let palette = Palette::new(WEEKDAYS, WEEKDAYS[0]);
    let mut shown = Vec::new();
    for (name, day) in WEEKDAYS.iter().zip(learned.week.chunks(per_day)) {
        let (colour, marker) = palette.look(name);
        let point = |(place, mean): (usize, f64)| (x(place as f64 + 0.5), frame.y + frame.h * (1.0 - axis.share(mean)));
        let points: Vec<Option<(f64, f64)>> =
            day.iter().enumerate().map(|(place, mean)| mean.map(|mean| point((place, mean)))).collect();
        for run in points.split(Option::is_none).filter(|run| !run.is_empty()) {
            let run: Vec<(f64, f64)> = run.iter().flatten().copied().collect();
            if run.len() > 1 {
                canvas.path(&run, if per_day < 100 { 1.75 } else { 1.25 }, colour)?;
            } else {
                canvas.marker(marker, run[0], 3.5, colour)?;
            }
        }
        let peak = points.iter().flatten().copied().min_by(|a, b| a.1.total_cmp(&b.1));
        if let Some(peak) = peak {
            canvas.marker(marker, peak, 3.5, colour)?;
            shown.push((*name, (colour, marker)));
        }
    }
    names(canvas, frame, &shown)
}

/// The marks and names of weekdays beside the frame.
fn names(canvas: &Canvas, frame: Rect, shown: &[(&str, (RGBColor, Marker))]) -> Drawn {
    let x = frame.x + frame.w + GAP;
    for (line, (name, (colour, marker))) in shown.iter().enumerate() {
        let y = frame.y + 4.0 + 20.0 * line as f64;
        canvas.marker(*marker, (x + 6.0, y), 4.5, *colour)?;
        canvas.text(&say!(canvas.language, "weekday", day = *name), (x + 18.0, y), LABEL.coloured(darker(*colour)))?;
    }
    Ok(())
}

/// A mark for each day's total; days without a row as short lines below the axis.
fn totals(canvas: &Canvas, learned: &Learned, frame: Rect) -> Drawn {
    let Some((first, last)) = learned.totals.first().zip(learned.totals.last()).map(|(a, b)| (a.date, b.date)) else {
        return Ok(());
    };
    let days_since = |date: Date| first.until(date).map_or(0.0, |span| f64::from(span.get_days()));
    let axis = Axis::tight(learned.totals.iter().map(|day| day.total).chain([0.0]), (0.0, f64::INFINITY), 4);
    canvas.text(&say!(canvas.language, "arrivals-totals"), (frame.x, frame.y - 14.0), TICK.bold())?;
    axis_of(canvas, frame, &axis)?;
    let x = |date: Date| frame.x + frame.w * (days_since(date) + 0.5) / (days_since(last) + 1.0);
    let palette = Palette::new(WEEKDAYS, WEEKDAYS[0]);
    let radius = if learned.totals.len() > 400 { 1.5 } else { 2.75 };
    for day in &learned.totals {
        let at = (x(day.date), frame.y + frame.h * (1.0 - axis.share(day.total)));
        let weekday = usize::from(day.date.weekday().to_monday_zero_offset().unsigned_abs());
        let (colour, marker) = palette.look(WEEKDAYS[weekday]);
        if day.is_complete {
            canvas.marker(marker, at, radius, colour)?;
        } else {
            canvas.ring(at, radius, colour)?;
        }
    }
    let below = frame.y + frame.h;
    for &date in &learned.missing_days {
        canvas.line((x(date), below + 1.0), (x(date), below + 8.0), 1.5, MISSING)?;
    }
    dates(canvas, frame, (first, last), &x)
}

/// Round dates, as many as have room.
fn dates(canvas: &Canvas, frame: Rect, (first, last): (Date, Date), x: &dyn Fn(Date) -> f64) -> Drawn {
    let look = TICK.aligned(HPos::Center);
    let weeks: Vec<Date> = first.series(jiff::Span::new().days(7)).take_while(|date| *date <= last).collect();
    let mut taken = f64::NEG_INFINITY;
    for (week, text) in date_ticks(canvas.language, &weeks, ((frame.w / DATE_WIDTH) as usize).max(1)) {
        let days = jiff::Span::new().days((week * 7.0).round() as i32);
        let at = x(first.saturating_add(days));
        let half = look.measure(&text).0 / 2.0;
        let middle = at.clamp(frame.x + half, (frame.x + frame.w - half).max(frame.x + half));
        if at > frame.x + frame.w || middle - half < taken {
            continue;
        }
        taken = middle + half + 4.0;
        canvas.line((at, frame.y + frame.h), (at, frame.y + frame.h + 4.0), 1.25, INK)?;
        canvas.text(&text, (middle, frame.y + frame.h + 18.0), look)?;
    }
    Ok(())
}

/// The numbers of busyness beside the day totals.
fn numbers(canvas: &Canvas, learned: &Learned, frame: Rect) -> Drawn {
    let x = frame.x + frame.w + GAP;
    let language = canvas.language;
    let share =
        |found: Measured| format!("{} %", Ruler::new(language, Unit::Share, "", 1.0).estimate(&found.estimate()));
    let plain = |found: Measured| Ruler::new(language, Unit::Number, "", 1.0).estimate(&found.estimate());
    let number = |value: Option<f64>, digits: usize| value.map(|value| language.grouped(value, digits));
    let busyness = learned.busyness;
    let lines = [
        ("spread", number(learned.variance_to_mean, 1)),
        ("spread-of-day", number(learned.variance_to_mean_given_day, 1)),
        ("halves", number(learned.morning_afternoon, 2)),
        ("day-cv", busyness.map(|found| share(found.day_cv))),
        ("interval-sd", busyness.map(|found| share(found.interval_sd))),
        ("interval-correlation", busyness.map(|found| plain(found.interval_correlation))),
    ];
    let step = (frame.h / lines.len() as f64).min(32.0);
    for (line, (name, value)) in lines.into_iter().enumerate() {
        let y = frame.y + 4.0 + step * line as f64;
        canvas.text(&say!(language, "arrivals-number", number = name), (x, y), Text::new(11.5, FAINT))?;
        canvas.text(&value.unwrap_or("—".to_owned()), (x, y + 14.0), LABEL)?;
    }
    Ok(())
}
