//! What was learned from interval counts, for people.

use super::table::{plain, right};
use crate::books::Unit;
use crate::intake::{Learned, Measured, of_days};
use crate::unit::human_duration;
use crate::words::{Language, Ruler, UNDEFINED};

/// Days named in a sentence.
const NAMED: usize = 8;

/// A short table: what was read, weekdays, busyness, and what to look at twice.
pub fn table(file: &str, learned: &Learned, replay: bool) -> String {
    let mut text = format!("{}\n\n{}\n\n{}\n", heading(file, learned), weekdays(learned), busyness(learned));
    let closed = (!learned.closed.is_empty()).then(|| format!("No counts ever, taken as closed: {}.", learned.closed));
    let notes: Vec<String> =
        closed.into_iter().chain(learned.notes.iter().cloned()).chain(replay.then(|| replayed(learned))).collect();
    if !notes.is_empty() {
        text += &format!("\n{}\n", notes.join("\n"));
    }
    text
}

fn heading(file: &str, learned: &Learned) -> String {
    let span = learned.totals.first().zip(learned.totals.last());
    let span = span.map_or_else(String::new, |(first, last)| format!(", {} to {}", first.date, last.date));
    format!(
        "{file}: {} rows of {}; intervals of {}; {}{span}",
        Language::English.grouped(learned.rows as f64, 0),
        learned.columns,
        human_duration(learned.interval_s),
        of_days(learned.days)
    )
}

fn weekdays(learned: &Learned) -> String {
    let mut table = plain(["Complete days", "Days", "Mean a day", "CV of day totals"]);
    let number = |value: Option<f64>| {
        value.map_or(UNDEFINED.to_owned(), |value| Language::English.grouped(value, digits(value)))
    };
    for day in &learned.weekdays {
        let cv = day.cv.map_or(UNDEFINED.to_owned(), |cv| Language::English.per_cent(cv, 1));
        table.add_row([day.name.to_owned(), day.days.to_string(), number(Some(day.mean)), cv]);
    }
    let all = [learned.complete_days.to_string(), number(learned.mean_per_day), String::new()];
    table.add_row(std::iter::once("All".to_owned()).chain(all));
    right(table, 1..)
}

fn busyness(learned: &Learned) -> String {
    let mut table = plain(["Busyness, within weekdays", "", ""]);
    let plain_number = |value: Option<f64>, digits: usize| {
        value.map_or(UNDEFINED.to_owned(), |v| Language::English.grouped(v, digits))
    };
    let own = learned.variance_to_mean_given_weekday;
    let halves = format!("correlation of before and after {}", learned.afternoon_from);
    let found = learned.busyness;
    let rows = [
        ["variance ÷ mean of an interval, median", &plain_number(learned.variance_to_mean, 1), "1 is chance alone"],
        [
            "the same, the day's total taken out",
            &plain_number(learned.variance_to_mean_given_day, 1),
            &own.map_or_else(String::new, |own| {
                format!("{} by each weekday's own shape", Language::English.grouped(own, 1))
            }),
        ],
        [&halves, &plain_number(learned.morning_afternoon, 2), ""],
        ["day_cv", &measured(found.map(|found| found.day_cv), true), "CV of the day's factor"],
        [
            "interval_sd",
            &measured(found.map(|found| found.interval_sd), true),
            "SD of the log of the interval's factor",
        ],
        [
            "interval_correlation",
            &measured(found.map(|found| found.interval_correlation), false),
            "of that log, to the next interval",
        ],
    ];
    for row in rows {
        table.add_row(row);
    }
    let mut text = right(table, 1..2);
    if found.is_some_and(|found| found.day_cv.half_width.is_some()) {
        text += "\n±: half of a 95 % interval, by leaving out weeks.";
    }
    text
}

/// "5.4 ± 2.2 %", "0.83 ± 0.07", or "—".
fn measured(found: Option<Measured>, is_share: bool) -> String {
    let ruler = Ruler::new(Language::English, if is_share { Unit::Share } else { Unit::Number }, "", 1.0);
    found.map_or(UNDEFINED.to_owned(), |found| {
        format!("{} {}", ruler.estimate(&found.estimate()), ruler.unit()).trim_end().to_owned()
    })
}

fn replayed(learned: &Learned) -> String {
    let left_out: Vec<String> = learned.not_replayed().map(|date| date.to_string()).collect();
    let named = left_out.iter().take(NAMED).cloned().collect::<Vec<_>>().join(", ");
    let more = if left_out.len() > NAMED { format!(" and {} more", left_out.len() - NAMED) } else { String::new() };
    let without = if left_out.is_empty() { String::new() } else { format!("; left out: {named}{more}") };
    format!("{} can be replayed{without}.", of_days(learned.replay.len()))
}

fn digits(value: f64) -> usize {
    usize::from(value < 1000.0)
}
