//! What was learned from interval counts, for people.

use super::table::{plain, right};
use crate::books::Unit;
use crate::intake::{FirstOf, Learned, Measured};
use crate::words::{Language, Ruler, UNDEFINED, closed_times, counted_span, first_of, noted, of_contacts, say};

/// A short table: what was read, weekdays, busyness, and what to look at twice.
pub fn table(language: Language, file: &str, learned: &Learned, replay: bool) -> String {
    let (weekdays, busyness) = (weekdays(language, learned), busyness(language, learned));
    let mut text = format!("{}\n\n{weekdays}\n\n{busyness}\n", heading(language, file, learned));
    let closed = (!learned.closed.is_empty())
        .then(|| say!(language, "arrivals-closed", closed = closed_times(language, learned)));
    let contacts = learned.contacts.iter().flat_map(|contacts| of_contacts(language, contacts));
    let replayed = replay.then(|| replayed(language, learned));
    let notes: Vec<String> =
        closed.into_iter().chain(noted(language, learned)).chain(replayed).chain(contacts).collect();
    if !notes.is_empty() {
        text += &format!("\n{}\n", notes.join("\n"));
    }
    text
}

fn heading(language: Language, file: &str, learned: &Learned) -> String {
    say!(
        language,
        "arrivals-read",
        path = file,
        rows = language.grouped(learned.rows as f64, 0),
        columns = &learned.columns,
        interval = language.duration(learned.interval_s),
        days = say!(language, "days", n = learned.days),
        span = counted_span(language, learned, ","),
    )
}

fn weekdays(language: Language, learned: &Learned) -> String {
    let titles = ["weekday", "days", "mean", "cv"];
    let mut table = plain(titles.map(|column| say!(language, "arrivals-column", column = column)));
    let number = |value: Option<f64>| {
        value.map_or(UNDEFINED.to_owned(), |value| language.grouped(value, usize::from(value < 1000.0)))
    };
    for day in &learned.weekdays {
        let cv = day.cv.map_or(UNDEFINED.to_owned(), |cv| language.per_cent(cv, 1));
        let name = say!(language, "weekday", day = day.name);
        table.add_row([name, day.days.to_string(), number(Some(day.mean)), cv]);
    }
    let all = [learned.complete_days.to_string(), number(learned.mean_per_day), String::new()];
    table.add_row(std::iter::once(say!(language, "arrivals-all")).chain(all));
    right(table, 1..)
}

fn busyness(language: Language, learned: &Learned) -> String {
    let title = say!(language, "arrivals-column", column = "busyness");
    let mut table = plain([title, String::new(), String::new()]);
    let number =
        |value: Option<f64>, digits: usize| value.map_or(UNDEFINED.to_owned(), |value| language.grouped(value, digits));
    let fact = |fact: &str| say!(language, "arrivals-fact", fact = fact, from = learned.afternoon_from.as_str());
    let meaning = |fact: &str| say!(language, "arrivals-meaning", fact = fact);
    let own = learned.variance_to_mean_given_weekday;
    let own = own.map(|own| say!(language, "arrivals-own-shape", ratio = language.grouped(own, 1)));
    table.add_row([fact("spread"), number(learned.variance_to_mean, 1), meaning("spread")]);
    table.add_row([fact("spread-of-day"), number(learned.variance_to_mean_given_day, 1), own.unwrap_or_default()]);
    table.add_row([fact("halves"), number(learned.morning_afternoon, 2), String::new()]);
    let found = learned.busyness;
    let keys = [
        ("day_cv", found.map(|found| found.day_cv), true),
        ("interval_sd", found.map(|found| found.interval_sd), true),
        ("interval_correlation", found.map(|found| found.interval_correlation), false),
    ];
    for (key, found, is_share) in keys {
        table.add_row([key.to_owned(), measured(language, found, is_share), meaning(key)]);
    }
    let text = right(table, 1..2);
    let has_intervals = found.is_some_and(|found| found.day_cv.half_width.is_some());
    if has_intervals { format!("{text}\n{}", say!(language, "arrivals-intervals")) } else { text }
}

/// "5.4 ± 2.2 %", "0.83 ± 0.07", or "—".
fn measured(language: Language, found: Option<Measured>, is_share: bool) -> String {
    let ruler = Ruler::new(language, if is_share { Unit::Share } else { Unit::Number }, "", 1.0);
    found.map_or(UNDEFINED.to_owned(), |found| {
        format!("{} {}", ruler.estimate(&found.estimate()), ruler.unit()).trim_end().to_owned()
    })
}

fn replayed(language: Language, learned: &Learned) -> String {
    let left_out = FirstOf::of(learned.not_replayed());
    let named = || first_of(language, &left_out, ToString::to_string);
    let without =
        if left_out.named.is_empty() { String::new() } else { say!(language, "arrivals-left-out", days = named()) };
    say!(language, "arrivals-replayed", n = learned.replay.len(), without = without)
}
