//! What counts of contacts teach, in words.

use super::{Language, say, whether};
use crate::intake::{Beside, Closed, Encoding, FirstOf, Learned, Note, Numbered};

/// A list of which the first few are named: "3, 4, 5 and 12 more".
pub fn first_of<T>(language: Language, items: &FirstOf<T>, shown: impl Fn(&T) -> String) -> String {
    let named = items.named.iter().map(shown).collect::<Vec<_>>().join(", ");
    if items.more > 0 { say!(language, "and-more", list = named, n = items.more) } else { named }
}

/// When nothing is ever counted: "Mon–Fri 00:00–08:00, 12:00–24:00; Sat–Sun". Empty if never.
pub fn closed_times(language: Language, learned: &Learned) -> String {
    let short = |day| say!(language, "weekday-short", day = day);
    let shown = |Closed { first, last, when }: &Closed| {
        let days = if first == last { short(*first) } else { format!("{}–{}", short(*first), short(*last)) };
        format!("{days} {}", first_of(language, when, String::clone)).trim_end().to_owned()
    };
    learned.closed.iter().map(shown).collect::<Vec<_>>().join("; ")
}

/// From the first to the last day that was counted, after a mark that parts it from what stands before: ", 2025-01-06 to
/// 2025-02-14". Empty if there is none.
pub fn counted_span(language: Language, learned: &Learned, mark: &str) -> String {
    let span = learned.totals.first().zip(learned.totals.last());
    let [first, last] = match span {
        None => return String::new(),
        Some((first, last)) => [first, last].map(|day| day.date.to_string()),
    };
    format!("{mark} {}", say!(language, "arrivals-span", first = first, last = last))
}

/// What is to be known of counts, each in a sentence.
pub fn noted(language: Language, learned: &Learned) -> Vec<String> {
    learned.notes.iter().map(|note| told(language, note)).collect()
}

fn told(language: Language, note: &Note) -> String {
    let lines = |lines: &FirstOf<usize>| first_of(language, lines, usize::to_string);
    let times = |when: &FirstOf<String>| first_of(language, when, String::clone);
    match note {
        Note::WallClock { is_utc } => say!(language, "note-wall-clock", utc = whether(*is_utc)),
        Note::ClocksChanged(days) => {
            let changed = |(date, twice): &(jiff::civil::Date, bool)| {
                say!(language, "note-clock", date = date.to_string(), twice = whether(*twice))
            };
            say!(language, "note-clocks", days = first_of(language, days, changed))
        }
        Note::Repeated(rows) => say!(language, "note-repeated", lines = lines(rows)),
        Note::Empty(rows) => say!(language, "note-empty", lines = lines(rows)),
        Note::MissingDays(days) => {
            say!(language, "note-missing-days", days = first_of(language, days, ToString::to_string))
        }
        Note::MissingIntervals { when, and_others, days } => {
            let days = first_of(language, days, |(date, beside)| with_line(language, &date.to_string(), *beside));
            say!(language, "note-missing-intervals", when = times(when), others = whether(*and_others), days = days)
        }
        Note::Trend(trend) => {
            let change = language.marked(&format!("{:+.2}", 100.0 * trend.per_week));
            let errors = language.marked(&format!("{:.1}", trend.standard_errors.abs()));
            say!(language, "note-trend", change = change, errors = errors)
        }
        Note::FewWeeks => say!(language, "note-few-weeks"),
        Note::Stub { is_last, at, share } => {
            let which = if *is_last { "last" } else { "first" };
            say!(language, "note-stub", which = which, at = at, share = format!("{:.0}", 100.0 * share))
        }
        other => unlike_others(language, other).or_else(|| read_so(language, other)).unwrap_or_default(),
    }
}

/// Days and times that are not like others.
fn unlike_others(language: Language, note: &Note) -> Option<String> {
    let short = |day| say!(language, "weekday-short", day = day);
    Some(match note {
        Note::Special(days) => {
            let shown =
                |(date, factor): &(jiff::civil::Date, f64)| format!("{date} × {}", language.grouped(*factor, 2));
            say!(language, "note-special", days = first_of(language, days, shown))
        }
        Note::RareDays { weekday, days, dates } => {
            say!(language, "note-rare-days", weekday = short(*weekday), n = *days, dates = *dates)
        }
        Note::RareIntervals { weekday, when } => {
            say!(
                language,
                "note-rare-intervals",
                weekday = short(*weekday),
                when = first_of(language, when, String::clone)
            )
        }
        _ => return None,
    })
}

/// How rows were read, where they could be read in more ways than one.
fn read_so(language: Language, note: &Note) -> Option<String> {
    Some(match note {
        Note::Sheet(name) => say!(language, "note-sheet", name = name),
        Note::Encoding(Encoding::Utf16) => say!(language, "note-utf16"),
        Note::Encoding(Encoding::Windows1252 { line, word }) => {
            say!(language, "note-windows-1252", line = *line, word = word)
        }
        Note::Numbered { column, kind, typed, read } => {
            let kind = match kind {
                Numbered::Days => "days",
                Numbered::Seconds => "seconds",
                Numbered::Milliseconds => "milliseconds",
            };
            say!(language, "note-numbered", column = column, kind = kind, typed = typed, read = read)
        }
        Note::Zoned(zone) => say!(language, "note-zoned", zone = zone),
        Note::Sums(rows) => say!(language, "note-sums", lines = first_of(language, rows, usize::to_string)),
        Note::ShortYears(date) => say!(language, "note-short-years", date = date),
        Note::SeveralColumns { option, columns } => {
            say!(language, "note-several-columns", option = *option, columns = columns.join(", "))
        }
        Note::Length { column, typed, length_s } => {
            let seconds = language.shortest(*length_s, 3);
            say!(language, "note-length", column = column, typed = typed, seconds = seconds)
        }
        Note::MixedMarks => say!(language, "note-mixed-marks"),
        Note::Log(rows) => say!(language, "note-log", rows = language.grouped(*rows as f64, 0)),
        _ => return None,
    })
}

/// "2025-01-06 (after line 12)".
fn with_line(language: Language, date: &str, beside: Option<Beside>) -> String {
    let said = |side: &str, line: u32| say!(language, "note-line", date = date, side = side, line = line);
    match beside {
        None => date.to_owned(),
        Some(Beside::After(line)) => said("after", line),
        Some(Beside::Before(line)) => said("before", line),
    }
}
