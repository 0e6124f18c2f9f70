//! The first rows of a file, by which its columns are told apart, and where dates and times stand in them.

use super::asked::Asked;
use super::doubts::shown;
use super::moment::{Moment, moment};
use super::numbered::{Numbered, time_of_fraction};
use super::records::Cell;

/// Words in the header of a column of times such as 0830.
const TIMES: [&str; 10] = ["time", "interval", "start", "begin", "from", "uhrzeit", "zeit", "von", "heure", "hora"];
/// Words in the header of a column of hours.
const HOURS: [&str; 5] = ["hour", "hours", "hh", "h", "stunde"];
/// Words in the header of a column of moments that are numbers.
const MOMENTS: [&str; 27] = [
    "date",
    "datetime",
    "time",
    "timestamp",
    "ts",
    "epoch",
    "created",
    "opened",
    "started",
    "start",
    "begin",
    "received",
    "arrived",
    "arrival",
    "day",
    "when",
    "datum",
    "tag",
    "zeit",
    "uhrzeit",
    "zeitstempel",
    "zeitpunkt",
    "erstellt",
    "eröffnet",
    "eingang",
    "beginn",
    "fecha",
];
/// Those of them by which even whole numbers are days: "opened" alone may be how many were.
const DATES: [&str; 10] =
    ["date", "datetime", "timestamp", "ts", "day", "datum", "tag", "fecha", "zeitstempel", "zeitpunkt"];
/// Words that may stand beside those.
const BESIDE: [&str; 14] =
    ["at", "on", "am", "of", "utc", "unix", "excel", "serial", "s", "ms", "call", "contact", "ticket", "interval"];

/// Where the time of day stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clock {
    /// Beside the date, in its cell.
    WithDate,
    /// In a column of its own.
    Time(usize),
    /// In a column of hours, 0 to 23.
    Hour(usize),
    /// In a column of hours and minutes without a mark between, 0830.
    Digits(usize),
    /// In a column of fractions of a day.
    Fraction(usize),
    /// Nowhere: a row is a day.
    Nowhere,
}

impl Clock {
    /// The column of times, where they have one.
    pub fn column(self) -> Option<usize> {
        match self {
            Self::Time(column) | Self::Hour(column) | Self::Digits(column) | Self::Fraction(column) => Some(column),
            Self::WithDate | Self::Nowhere => None,
        }
    }
}

/// What is wrong with a text: what was found, what is allowed, and a hint.
pub type Wrong = (String, String, Option<String>);

/// Where dates and times stand, and what they count where they are numbers.
pub type Moments = (usize, Clock, Option<Numbered>);

/// What part of a sample's cells can be read as something.
pub struct Sample<'t> {
    /// Its rows.
    pub rows: Vec<Vec<Cell<'t>>>,
    /// Cells of the longest of them.
    pub width: usize,
}

impl Sample<'_> {
    /// Whether more than half of the filled cells of a column are something.
    pub fn is_mostly(&self, column: usize, is: impl Fn(&str) -> bool) -> bool {
        let cells = || self.rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.text.as_ref());
        let filled = cells().filter(|cell| !cell.is_empty()).count();
        filled > 0 && 2 * cells().filter(|cell| is(cell)).count() > filled
    }

    /// Columns that are mostly something.
    pub fn all(&self, is: impl Fn(&str) -> bool) -> Vec<usize> {
        (0..self.width).filter(|&column| self.is_mostly(column, &is)).collect()
    }

    /// The column of dates and where times stand.
    ///
    /// # Errors
    /// No column of dates, none of the name that is asked for, and columns of numbers that may be dates, but are not called so.
    pub fn moments(&self, names: &[String], asked: &Asked) -> Result<Moments, Wrong> {
        let wanted = asked.date.as_ref().map(|wanted| named(names, wanted)).transpose()?;
        let is_wanted = |column: &usize| wanted.is_none_or(|wanted| wanted == *column);
        let first = |is: &dyn Fn(&str) -> bool| self.all(is).into_iter().find(is_wanted);
        let has = |date: bool, time: bool| move |cell: &str| moment(cell).is_some_and(|found| is(found, date, time));
        let is_midnight = |cell: &str| moment(cell).is_some_and(|moment| moment.second == Some(0));
        let both = first(&has(true, true));
        let time = self.all(has(false, true)).first().copied();
        // A spreadsheet may write a midnight behind every date.
        if let Some(column) = both.filter(|&column| time.is_none() || !self.is_mostly(column, is_midnight)) {
            return Ok((column, Clock::WithDate, None));
        }
        if let Some(date) = both.or(first(&has(true, false))) {
            return Ok((date, self.apart(names, time), None));
        }
        let (date, kind) = self.numbered(names, wanted)?;
        let has_time = self.is_mostly(date, |cell| kind.moment(cell).is_some_and(|found| is(found, true, true)));
        let clock = if has_time { Clock::WithDate } else { self.apart(names, time) };
        Ok((date, clock, Some(kind)))
    }

    /// Where times stand that are not beside their dates; `time` is the column of such as 08:00.
    fn apart(&self, names: &[String], time: Option<usize>) -> Clock {
        let is_hour = |cell: &str| cell.parse::<u32>().is_ok_and(|hour| hour < 24);
        let hour = self.all(is_hour).into_iter().find(|column| HOURS.contains(&names[*column].to_lowercase().as_str()));
        let is_named = |column: &usize| words(&names[*column]).any(|word| TIMES.contains(&word.as_str()));
        let digits = self.all(|cell| digits(cell).is_some()).into_iter().find(is_named);
        let fraction = self.all(|cell| time_of_fraction(cell).is_some()).into_iter().find(is_named);
        let clock = time.map(Clock::Time).or(hour.map(Clock::Hour)).or(digits.map(Clock::Digits));
        clock.or(fraction.map(Clock::Fraction)).unwrap_or(Clock::Nowhere)
    }

    /// The column of numbers that are dates, and what they count: the one asked for, or the first that is called so.
    fn numbered(&self, names: &[String], wanted: Option<usize>) -> Result<(usize, Numbered), Wrong> {
        let all = || (0..self.width).filter_map(|column| Some((column, self.numbers_of(column)?)));
        let is_found =
            |column: usize| wanted.map_or_else(|| self.is_numbered(names, column), |wanted| wanted == column);
        let found = all().find(|(column, _)| is_found(*column));
        let what = || wanted.map_or_else(|| names.join(", "), |wanted| names[wanted].clone());
        let mut nowhere = format!("no column of dates among {}", what());
        let mut hint = "one row for each interval, such as 2024-03-04,08:00,12".to_owned();
        if let (None, Some((column, _))) = (wanted, all().next()) {
            let cell =
                self.rows.iter().filter_map(|row| row.get(column)).find(|cell| Numbered::of(&cell.text).is_some());
            let cell = cell.map_or_else(String::new, |cell| shown(&cell.text));
            nowhere += &format!("; numbers of {} such as {cell} may be dates or counts", names[column]);
            hint = format!("if they are dates, say so: --date {}", shown(&names[column]));
        }
        let allowed = "dates as 2024-03-31, 31.03.2024 or 03/31/2024".to_owned();
        found.ok_or((nowhere.chars().take(300).collect(), allowed, Some(hint)))
    }

    /// What the numbers of a column count if they are moments.
    fn numbers_of(&self, column: usize) -> Option<Numbered> {
        Numbered::ALL.into_iter().find(|kind| self.is_mostly(column, |cell| Numbered::of(cell) == Some(*kind)))
    }

    /// Whether a column is called a moment, and holds numbers that are moments.
    pub fn is_numbered(&self, names: &[String], column: usize) -> bool {
        let has_times =
            || self.is_mostly(column, |cell| Numbered::Days.moment(cell).is_some_and(|found| is(found, true, true)));
        let is_said = |kind| kind != Numbered::Days || is_date(&names[column]) || has_times();
        is_moment(&names[column]) && self.numbers_of(column).is_some_and(is_said)
    }
}

fn is(found: Moment, date: bool, time: bool) -> bool {
    found.date.is_some() == date && found.second.is_some() == time
}

/// Whether a header says nothing but that its column holds moments.
fn is_moment(name: &str) -> bool {
    let is = |word: &String| MOMENTS.contains(&word.as_str());
    words(name).any(|word| is(&word)) && words(name).all(|word| is(&word) || BESIDE.contains(&word.as_str()))
}

/// Whether whole numbers are days by a header that says nothing but that they are moments.
fn is_date(name: &str) -> bool {
    words(name).any(|word| DATES.contains(&word.as_str()) || ["at", "on"].contains(&word.as_str()))
}

/// The column of a name.
///
/// # Errors
/// If there is none.
pub fn named(names: &[String], wanted: &str) -> Result<usize, Wrong> {
    let missing = || {
        let known: String = names.join(", ").chars().take(200).collect();
        (format!("no column {}", shown(wanted)), known, None)
    };
    names.iter().position(|name| name.eq_ignore_ascii_case(wanted)).ok_or_else(missing)
}

/// Seconds after midnight of 0830, or 830.
pub fn digits(cell: &str) -> Option<u32> {
    let number: u32 = cell.parse().ok().filter(|_| (3..=4).contains(&cell.len()))?;
    let (hour, minute) = (number / 100, number % 100);
    (hour < 24 && minute < 60).then_some(hour * 3600 + minute * 60)
}

/// Words of a header, `ContactsOffered` being two of them, in small letters.
pub fn words(name: &str) -> impl Iterator<Item = String> {
    let mut words = vec![String::new()];
    let mut was_small = false;
    for letter in name.chars() {
        let is_new = !letter.is_alphanumeric() || (letter.is_uppercase() && was_small);
        if is_new {
            words.push(String::new());
        }
        if let Some(last) = words.last_mut().filter(|_| letter.is_alphanumeric()) {
            last.extend(letter.to_lowercase());
        }
        was_small = letter.is_lowercase();
    }
    words.into_iter().filter(|word| !word.is_empty())
}
