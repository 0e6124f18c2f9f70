//! Dates and times as people write them. What is read is the wall clock, as written.

use jiff::civil::Date;

/// Which number of 03/04/2024 is the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateOrder {
    /// The first: dd/mm/yyyy.
    DayFirst,
    /// The second: mm/dd/yyyy.
    MonthFirst,
}

/// A date as typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TypedDate {
    /// One that can be read in one way.
    Known(Date),
    /// Two numbers and a year, of which either number may be the day.
    Slashed(u8, u8, i16),
}

impl TypedDate {
    /// The date; `None` if there is no such day.
    pub fn date(self, order: DateOrder) -> Option<Date> {
        match (self, order) {
            (Self::Known(date), _) => Some(date),
            (Self::Slashed(day, month, year), DateOrder::DayFirst)
            | (Self::Slashed(month, day, year), DateOrder::MonthFirst) => known(year, month, day),
        }
    }
}

/// A moment as typed: a date, a time of it, or both.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Moment {
    /// The day.
    pub date: Option<TypedDate>,
    /// Seconds after midnight, if a time was given.
    pub second: Option<u32>,
    /// Minutes that its clock is ahead of UTC, if that was written.
    pub offset: Option<i16>,
    /// Whether its year has two digits.
    pub is_short: bool,
}

fn known(year: i16, month: u8, day: u8) -> Option<Date> {
    let is_sane = (1900..=2200).contains(&year);
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok().filter(|_| is_sane)
}

/// Reads a cell as a date, a time or both; `None` if it is neither.
pub fn moment(cell: &str) -> Option<Moment> {
    iso(cell).or_else(|| typed(cell))
}

/// 2024-03-31 07:30 and 2024-03-31T07:30:05: what [`typed`] reads of it, sooner, for millions of rows are written so.
fn iso(cell: &str) -> Option<Moment> {
    let bytes = cell.as_bytes();
    let is_mark = |place: usize, marks: &[u8]| bytes.get(place).is_some_and(|byte| marks.contains(byte));
    let has_seconds = bytes.len() == 19 && is_mark(16, b":");
    let is_laid = is_mark(4, b"-") && is_mark(7, b"-") && is_mark(10, b" T") && is_mark(13, b":");
    if !is_laid || !(has_seconds || bytes.len() == 16) {
        return None;
    }
    let number = |from: usize, to: usize| {
        let digits = &bytes[from..to];
        digits
            .iter()
            .all(u8::is_ascii_digit)
            .then(|| digits.iter().fold(0, |sum, digit| sum * 10 + u32::from(digit - b'0')))
    };
    let date = known(number(0, 4)? as i16, number(5, 7)? as u8, number(8, 10)? as u8)?;
    let [hour, minute, second] = [number(11, 13)?, number(14, 16)?, if has_seconds { number(17, 19)? } else { 0 }];
    let second = (hour < 24 && minute < 60 && second < 60).then_some(hour * 3600 + minute * 60 + second)?;
    Some(Moment { date: Some(TypedDate::Known(date)), second: Some(second), offset: None, is_short: false })
}

/// The same in any way of writing.
fn typed(cell: &str) -> Option<Moment> {
    if let Some((date, is_short)) = day(cell) {
        return Some(Moment { date: Some(date), is_short, ..Moment::default() });
    }
    if let Some((second, offset)) = time(cell, true) {
        return Some(Moment { second: Some(second), offset, ..Moment::default() });
    }
    let both = |(at, _): (usize, char)| {
        let (date, is_short) = day(cell[..at].trim_end())?;
        let (second, offset) = time(cell[at + 1..].trim_start(), false)?;
        Some(Moment { date: Some(date), second: Some(second), offset, is_short })
    };
    cell.char_indices().filter(|(_, letter)| ['T', ' '].contains(letter)).find_map(both)
}

/// A date, and whether its year has two digits.
fn day(text: &str) -> Option<(TypedDate, bool)> {
    let is_short = text.len() > 2 && {
        let digits = text.bytes().rev().take_while(u8::is_ascii_digit).count();
        digits == 2 && !text.as_bytes()[0..4.min(text.len())].iter().all(u8::is_ascii_digit)
    };
    Some((date(text).or_else(|| with_named_month(text))?, is_short))
}

/// The first letters of the months, in English and German.
const MONTHS: [&[&str]; 12] = [
    &["jan"],
    &["feb"],
    &["mar", "mär", "mae", "mrz"],
    &["apr"],
    &["may", "mai"],
    &["jun"],
    &["jul"],
    &["aug"],
    &["sep"],
    &["oct", "okt"],
    &["nov"],
    &["dec", "dez"],
];

/// 20-Jan-2025, 20. Januar 2025, January 20, 2025, 20-Jan-25.
fn with_named_month(text: &str) -> Option<TypedDate> {
    let parts: Vec<&str> = text.split([' ', '-', '/', '.', ',']).filter(|part| !part.is_empty()).collect();
    let [first, second, year] = parts[..] else { return None };
    let is_word = |part: &str| part.chars().all(char::is_alphabetic);
    let (day, month) = if is_word(first) { (second, first) } else { (first, second) };
    let letters: String = month.chars().take(3).flat_map(char::to_lowercase).collect();
    let place = MONTHS.iter().position(|names| is_word(month) && names.contains(&letters.as_str()))?;
    let day = day.parse().ok().filter(|_| day.len() <= 2)?;
    known(full_year(year)?, place as u8 + 1, day).map(TypedDate::Known)
}

/// A year of four digits, or of two, which are of this century.
fn full_year(text: &str) -> Option<i16> {
    let year: i16 = text.parse().ok()?;
    match text.len() {
        4 => Some(year),
        2 => Some(2000 + year),
        _ => None,
    }
}

/// 2024-03-31, 2024/03/31, 20240331, 31.03.2024, and 31/03/2024 or 03/31/2024; 31.03.24 and 31/03/24 too.
fn date(text: &str) -> Option<TypedDate> {
    let is_number = |part: &&str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if let (8, true) = (text.len(), is_number(&text)) {
        return known(text[..4].parse().ok()?, text[4..6].parse().ok()?, text[6..].parse().ok()?).map(TypedDate::Known);
    }
    let mark = ['-', '/', '.'].into_iter().find(|mark| text.contains(*mark))?;
    let parts: Vec<&str> = text.split(mark).filter(is_number).collect();
    let [a, b, c] = parts[..] else { return None };
    if text.len() != a.len() + b.len() + c.len() + 2 {
        return None;
    }
    let small = |part: &str| part.parse::<u8>().ok().filter(|_| part.len() <= 2);
    match (a.len(), c.len(), mark) {
        (4, 1..=2, '-' | '/') => known(a.parse().ok()?, small(b)?, small(c)?).map(TypedDate::Known),
        (1..=2, 2 | 4, '.') => known(full_year(c)?, small(b)?, small(a)?).map(TypedDate::Known),
        // 25-01-20 may begin with its year.
        (1..=2, 4, _) | (1..=2, 2, '/') => {
            let (a, b, year) = (small(a)?, small(b)?, full_year(c)?);
            (known(year, a, b).is_some() || known(year, b, a).is_some()).then_some(TypedDate::Slashed(a, b, year))
        }
        _ => None,
    }
}

/// 8:00, 08:00:00.000, 8:00 AM, 08:00+02:00, 08:00Z: seconds after midnight, and the offset.
///
/// Of 08:00-08:30 the start, where it stands without a date; behind a date, -08:30 is an offset.
fn time(text: &str, is_alone: bool) -> Option<(u32, Option<i16>)> {
    let end = text.find(|letter: char| !letter.is_ascii_digit() && !":.".contains(letter)).unwrap_or(text.len());
    let (clock, rest) = text.split_at(end);
    let rest = rest.trim_start();
    let (half, rest) = match rest.get(..2).map(str::to_ascii_uppercase).as_deref() {
        Some("AM") => (Some(0), &rest[2..]),
        Some("PM") => (Some(12), &rest[2..]),
        _ => (None, rest),
    };
    let mut parts = clock.split(':');
    let number = |part: &str| part.parse::<u32>().ok().filter(|_| part.len() <= 2);
    let (hour, minute) = (number(parts.next()?)?, parts.next().filter(|part| part.len() == 2).and_then(number)?);
    let seconds = parts.next().map_or(Some(0.0), |part| part.parse::<f64>().ok())?;
    let hour = match half {
        Some(half) if (1..=12).contains(&hour) => hour % 12 + half,
        Some(_) => return None,
        None => hour,
    };
    if parts.next().is_some() || hour > 23 || minute > 59 || !(0.0..60.0).contains(&seconds) {
        return None;
    }
    let until = rest.strip_prefix(['-', '–']).filter(|end| is_alone && end.contains(':')).map(str::trim);
    let ahead = match until {
        Some(end) => time(end, false).map(|_| None)?,
        None => match rest.split('[').next().unwrap_or_default().trim() {
            "" => None,
            zone => Some(offset(zone)?),
        },
    };
    Some((hour * 3600 + minute * 60 + seconds as u32, ahead))
}

/// Minutes ahead of UTC, as they are written behind a time: Z, +02:00, -0530, +01.
fn offset(text: &str) -> Option<i16> {
    if ["Z", "UTC", "GMT"].contains(&text) {
        return Some(0);
    }
    let sign = if text.starts_with('-') { -1 } else { 1 };
    let digits: String = text.strip_prefix(['+', '-'])?.chars().filter(|letter| *letter != ':').collect();
    let (hours, minutes) = match digits.len() {
        2 => (digits.as_str(), "0"),
        4 => digits.split_at_checked(2)?,
        _ => return None,
    };
    let (hours, minutes): (i16, i16) = (hours.parse().ok()?, minutes.parse().ok()?);
    (hours <= 14 && minutes < 60 && hours >= 0 && minutes >= 0).then_some(sign * (hours * 60 + minutes))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date as day;

    #[test]
    fn dates_and_times_are_read_as_they_are_written() {
        let known = |cell: &str| match moment(cell).unwrap_or_else(|| panic!("{cell}")) {
            Moment { date: Some(TypedDate::Known(date)), second, offset, .. } => (date, second, offset),
            other => panic!("{cell}: {other:?}"),
        };
        let date = day(2024, 3, 31);
        for cell in ["2024-03-31", "2024/3/31", "31.03.2024", "31.3.2024", "20240331"] {
            assert_eq!(known(cell), (date, None, None), "{cell}");
        }
        for cell in ["31-Mar-2024", "31 March 2024", "Mar 31, 2024", "31. März 2024", "31.03.24", "31-Mar-24"] {
            assert_eq!(known(cell), (date, None, None), "{cell}");
            assert_eq!(moment(cell).unwrap().is_short, !cell.contains("2024"), "{cell}");
        }
        for cell in ["31 March 2024 07:30", "Mar 31, 2024 7:30 AM"] {
            assert_eq!(known(cell), (date, Some(27_000), None), "{cell}");
        }
        for cell in ["2024-03-31T07:30", "2024-03-31 07:30:00", "31.03.2024 7:30", "2024-03-31 07:30:00.000"] {
            assert_eq!(known(cell), (date, Some(27_000), None), "{cell}");
        }
        assert_eq!(known("2024-03-31T07:30:00Z").2, Some(0));
        assert_eq!(known("2024-03-31T07:30+02:00[Europe/Berlin]").2, Some(120));
        assert_eq!(known("2024-03-31 07:30 -0530").2, Some(-330));
        let time = |cell: &str| moment(cell).map(|found| (found.second, found.offset));
        assert_eq!(time("7:30 PM"), Some((Some(70_200), None)));
        assert_eq!(time("12:00 am"), Some((Some(0), None)));
        assert_eq!(time("07:00 - 07:30"), Some((Some(25_200), None)));
        assert_eq!(time("07:00-07:30"), Some((Some(25_200), None)));
    }

    /// The short way reads what the long one reads, and nothing that it does not.
    #[test]
    fn the_short_way_and_the_long_one_read_the_same() {
        let cells = ["2024-03-31 07:30", "2024-03-31T23:59:59", "2024-02-29 00:00:00", "1900-01-01 08:00"];
        for cell in cells {
            assert!(iso(cell).is_some(), "{cell}");
            // Whatever a byte is replaced by.
            for place in 0..cell.len() {
                for byte in b" -:.09T/+Zx" {
                    let mut bytes = cell.as_bytes().to_vec();
                    bytes[place] = *byte;
                    let cell = String::from_utf8(bytes).expect("ASCII");
                    assert!(iso(&cell).is_none() || iso(&cell) == typed(&cell), "{cell}");
                }
            }
        }
        assert_eq!((iso("2024-03-31"), iso("é024-03-31 07:30")), (None, None));
    }

    #[test]
    fn what_is_no_moment_is_none() {
        let strange = [
            "",
            "soon",
            "24:00",
            "7:60",
            "7",
            "13:00 PM",
            "2024-02-30",
            "99999-01-01",
            "31.02.2024",
            "24-03-31",
            "31 Foo 2024",
        ];
        for cell in
            strange.into_iter().chain(["2024-03-31 x", "07:30+99:00", "07:30*", "1/2/3/2024", "é:00", "45/45/2024"])
        {
            assert_eq!(moment(cell), None, "{cell}");
        }
    }

    #[test]
    fn the_order_decides_a_slashed_date() {
        let slashed = moment("03/04/2024").and_then(|moment| moment.date).expect("a date");
        assert_eq!(slashed.date(DateOrder::DayFirst), Some(day(2024, 4, 3)));
        assert_eq!(slashed.date(DateOrder::MonthFirst), Some(day(2024, 3, 4)));
        let short = moment("03/04/24").unwrap();
        assert_eq!((short.date.unwrap().date(DateOrder::DayFirst), short.is_short), (Some(day(2024, 4, 3)), true));
        let of_31 = moment("31/03/2024").and_then(|moment| moment.date).expect("a date");
        assert_eq!(of_31.date(DateOrder::MonthFirst), None);
    }
}
