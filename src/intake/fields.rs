//! Which columns of a log tell handle time, wait, abandoning, satisfaction and reopening: by their header, or as named.

use super::asked::{Asked, Field};
use super::doubts::shown;
use super::lengths::{Lengths, Unread, unit_s};
use super::number::{Mark, decimal_mark, number};
use super::sample::{Sample, Wrong, named, words};

/// Whether it is a length of time.
fn is_length(field: Field) -> bool {
    matches!(field, Field::HandleTime | Field::Wait)
}

/// Whether a header says it.
fn is_named(field: Field, name: &str) -> bool {
    let words: Vec<String> = words(name).collect();
    let has = |any: &[&str]| words.iter().any(|word| any.contains(&word.as_str()));
    match field {
        Field::HandleTime => has(&["handle", "handling", "handletime", "aht", "bearbeitungszeit", "bearbeitungsdauer"]),
        Field::Wait => {
            has(&["wait", "waiting", "waittime", "wartezeit", "wartedauer"]) || (has(&["queue"]) && has(&["time"]))
        }
        Field::Abandoned => has(&["abandoned", "abandon", "aufgelegt", "abgebrochen"]),
        Field::Csat => has(&["csat", "satisfaction", "rating", "zufriedenheit", "bewertung"]),
        Field::Reopened => {
            has(&["reopened", "reopen", "reopens", "wiedereröffnet"]) || (has(&["re"]) && has(&["opened", "open"]))
        }
    }
}

/// Whether a cell can hold it.
fn fits(field: Field, cell: &str) -> bool {
    match field {
        Field::HandleTime | Field::Wait => {
            let any = Lengths { unit_s: Some(1.0), ..Lengths::default() };
            !matches!(any.read(cell), Err(Unread::Strange | Unread::NoUnit))
        }
        Field::Abandoned => flag(cell).is_some(),
        Field::Csat => score(cell).is_some(),
        Field::Reopened => flag(cell).is_some() || cell.parse::<u32>().is_ok(),
    }
}

/// Whether something is so, by a word for yes or no.
pub fn flag(cell: &str) -> Option<bool> {
    const YES: [&str; 11] = ["1", "yes", "y", "true", "x", "ja", "j", "wahr", "abandoned", "reopened", "abgebrochen"];
    const NO: [&str; 11] =
        ["0", "no", "n", "false", "nein", "falsch", "answered", "handled", "served", "completed", "angenommen"];
    // Ones and zeros are most of a long log.
    match cell {
        "1" => return Some(true),
        "0" => return Some(false),
        _ => (),
    }
    let word = cell.to_lowercase();
    if YES.contains(&word.as_str()) { Some(true) } else { NO.contains(&word.as_str()).then_some(false) }
}

/// A score of 1 to 5.
pub fn score(cell: &str) -> Option<f64> {
    let number = number(cell, Mark::Point).or_else(|| number(cell, Mark::Comma));
    number.filter(|score| (1.0..=5.0).contains(score))
}

/// The columns that tell something of contacts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Fields {
    /// What each tells, its column, and how lengths are read there.
    pub found: Vec<(Field, usize, Lengths)>,
    /// What several columns may tell, of which none is named, and these.
    pub several: Vec<(Field, Vec<String>)>,
}

impl Fields {
    /// Finds them in a sample of a log; columns in use for the moment are none of them.
    ///
    /// # Errors
    /// A column that is asked for and is not there, and lengths of time without a unit.
    pub fn of(sample: &Sample, names: &[String], used: &[usize], asked: &Asked) -> Result<Self, Wrong> {
        let mut fields = Self::default();
        for field in Field::ALL {
            let typed = asked.fields.get(&field);
            let (column, unit) = match typed {
                Some(typed) if typed.eq_ignore_ascii_case("none") => continue,
                Some(typed) => column_and_unit(names, typed, field)?,
                None => {
                    let is = |column: &usize| {
                        !used.contains(column)
                            && is_named(field, &names[*column])
                            && sample.is_mostly(*column, |cell| fits(field, cell))
                    };
                    let found: Vec<usize> = (0..sample.width).filter(is).collect();
                    match found[..] {
                        [] => continue,
                        [column] => (column, None),
                        _ => {
                            fields.several.push((field, found.iter().map(|column| names[*column].clone()).collect()));
                            continue;
                        }
                    }
                }
            };
            let lengths = if is_length(field) {
                lengths(sample, (&names[column], column), (field, unit), asked)?
            } else {
                Lengths::default()
            };
            fields.found.push((field, column, lengths));
        }
        Ok(fields)
    }
}

/// A column as typed, with the unit behind it if there is one: "talk", "talk:s".
fn column_and_unit(names: &[String], typed: &str, field: Field) -> Result<(usize, Option<f64>), Wrong> {
    let whole = named(names, typed);
    let with_unit = typed.rsplit_once(':').filter(|_| is_length(field));
    match (whole, with_unit) {
        (Ok(column), _) => Ok((column, None)),
        (Err(wrong), None) => Err(wrong),
        (Err(_), Some((name, unit))) => {
            let unit_s = unit_s(unit).ok_or_else(|| {
                (format!("a unit {}", shown(unit)), "s, min, h or ms behind the column".to_owned(), None)
            });
            Ok((named(names, name)?, Some(unit_s?)))
        }
    }
}

/// How the lengths of a column are read.
fn lengths(
    sample: &Sample,
    (name, column): (&str, usize),
    (field, unit): (Field, Option<f64>),
    asked: &Asked,
) -> Result<Lengths, Wrong> {
    let has = |wanted: &str| words(name).any(|word| word == wanted);
    let cells = || sample.rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.text.as_ref());
    let is_marked = |cell: &&str| {
        cell.contains(['.', ',']) && !cell.contains(':') && cell.ends_with(|end: char| end.is_ascii_digit())
    };
    let is_number = |cell: &&str| cell.bytes().all(|byte| byte.is_ascii_digit() || b".,".contains(&byte));
    let of_sample = || cells().any(|cell| is_marked(&cell)).then(|| decimal_mark(cells().filter(is_number)))?;
    let mark = asked.mark.or_else(|| of_sample().filter(|(_, is_mixed)| !is_mixed).map(|(mark, _)| mark));
    // A unit of one or two letters stands last: of "Agent's wait" nothing is in seconds.
    let long = || words(name).filter(|word| word.len() > 2).find_map(|word| unit_s(&word));
    let unit_s = unit.or_else(|| words(name).last().and_then(|word| unit_s(&word))).or_else(long);
    let lengths = Lengths { unit_s, are_hours: has("hh") && has("mm") && !has("ss"), mark };
    match cells().find(|cell| lengths.read(cell) == Err(Unread::NoUnit)) {
        None => Ok(lengths),
        Some(cell) => {
            let option = field.option();
            let hint = format!("say it: {option} \"{name}:s\", or :min, :h, :ms; {option} none passes the column over");
            let found = format!("numbers of {} without a unit, such as {}", shown(name), shown(cell));
            let allowed = "lengths of time: a unit in the header (seconds), 5:12, 0:05:12, 5 min 12 s".to_owned();
            Err((found, allowed, Some(hint)))
        }
    }
}
