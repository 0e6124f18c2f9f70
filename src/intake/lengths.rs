//! Lengths of time as logs write them: 312 where a unit is told, 5:12, 0:05:12, "5 min 12 s".

use super::number::{Mark, number};
use crate::unit;

/// Names of units, and their seconds.
const UNITS: [(&[&str], f64); 4] = [
    (&["ms", "msec", "millis", "millisecond", "milliseconds", "millisekunden"], 0.001),
    (&["s", "sec", "secs", "second", "seconds", "sek", "sekunde", "sekunden"], 1.0),
    (&["min", "mins", "minute", "minutes", "minuten"], 60.0),
    (&["h", "hr", "hrs", "hour", "hours", "std", "stunde", "stunden"], 3600.0),
];

/// Seconds of a unit, by its name.
pub fn unit_s(name: &str) -> Option<f64> {
    UNITS.iter().find(|(names, _)| names.contains(&name)).map(|(_, seconds)| *seconds)
}

/// How the lengths of a column are read.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Lengths {
    /// Seconds of the unit of plain numbers; `None` where none is told.
    pub unit_s: Option<f64>,
    /// Whether 5:12 is hours and minutes: minutes and seconds if not.
    pub are_hours: bool,
    /// The mark before a fraction; `None` where none is known.
    pub mark: Option<Mark>,
}

/// Why a cell is no length of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unread {
    /// A number without a unit.
    NoUnit,
    /// A number whose mark may part thousands or a fraction.
    Mark,
    /// Something else.
    Strange,
}

impl Lengths {
    /// The length in a cell, s; below 0 if it is written so.
    ///
    /// # Errors
    /// [`Unread`].
    pub fn read(self, cell: &str) -> Result<f64, Unread> {
        let (sign, size) = cell.strip_prefix(['-', '−']).map_or((1.0, cell), |size| (-1.0, size));
        if size.contains(':') {
            return colons(size, self.are_hours).map(|seconds| sign * seconds).ok_or(Unread::Strange);
        }
        match plain(size, self.mark)? {
            Some(number) => self.unit_s.map(|unit_s| sign * number * unit_s).ok_or(Unread::NoUnit),
            None => unit::duration(size).map(|length| sign * length.get()).map_err(|_| Unread::Strange),
        }
    }
}

/// A number without a sign, if it is one.
fn plain(cell: &str, mark: Option<Mark>) -> Result<Option<f64>, Unread> {
    if let Some(mark) = mark {
        return Ok(number(cell, mark));
    }
    let [point, comma] = [Mark::Point, Mark::Comma].map(|mark| number(cell, mark));
    match (point, comma) {
        (Some(a), Some(b)) if a.to_bits() == b.to_bits() => Ok(Some(a)),
        // No number of thousands begins with 0.
        (Some(_), Some(_)) if cell.starts_with('0') => Ok(number(&cell.replace(',', "."), Mark::Point)),
        (Some(_), Some(_)) => Err(Unread::Mark),
        (one, other) => Ok(one.or(other)),
    }
}

/// Seconds of 5:12 or 0:05:12, whose last part may have a fraction; parts behind the first are below 60.
fn colons(text: &str, are_hours: bool) -> Option<f64> {
    let parts: Vec<&str> = text.split(':').collect();
    let unit_s = match (parts.len(), are_hours) {
        (3, _) | (2, true) => 3600.0,
        (2, false) => 60.0,
        _ => return None,
    };
    let is_whole = |part: &str| !part.is_empty() && part.len() <= 7 && part.bytes().all(|byte| byte.is_ascii_digit());
    let last = parts.len() - 1;
    let mut total = 0.0;
    let mut seconds = unit_s;
    for (place, part) in parts.iter().enumerate() {
        let (whole, fraction) = part.split_once(['.', ',']).filter(|_| place == last).unwrap_or((part, "0"));
        let value: f64 =
            format!("{whole}.{fraction}").parse().ok().filter(|_| is_whole(whole) && is_whole(fraction))?;
        if place > 0 && (whole.len() != 2 || value >= 60.0) {
            return None;
        }
        total += value * seconds;
        seconds /= 60.0;
    }
    Some(total)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_read_as_written_and_nothing_else_is_one() {
        let seconds = Lengths { unit_s: Some(1.0), ..Lengths::default() };
        let minutes = Lengths { unit_s: Some(60.0), mark: Some(Mark::Comma), ..Lengths::default() };
        let clock = Lengths { are_hours: true, ..Lengths::default() };
        let cases: [(Lengths, &str, Result<f64, Unread>); 22] = [
            (seconds, "312", Ok(312.0)),
            (seconds, "312.5", Ok(312.5)),
            (seconds, "312,5", Ok(312.5)),
            (seconds, "1,312.5", Ok(1312.5)),
            (seconds, "0.125", Ok(0.125)),
            (seconds, "0,125", Ok(0.125)),
            (seconds, "1.250", Err(Unread::Mark)),
            (seconds, "-5", Ok(-5.0)),
            (minutes, "5,2", Ok(312.0)),
            (minutes, "1.250", Ok(75_000.0)),
            (clock, "312", Err(Unread::NoUnit)),
            (clock, "5 min 12 s", Ok(312.0)),
            (clock, "5:12", Ok(18_720.0)),
            (seconds, "5:12", Ok(312.0)),
            (seconds, "75:30", Ok(4530.0)),
            (clock, "0:05:12", Ok(312.0)),
            (seconds, "26:05:12.5", Ok(93_912.5)),
            (seconds, "-0:05:12", Ok(-312.0)),
            (seconds, "5:60", Err(Unread::Strange)),
            (seconds, "5:1", Err(Unread::Strange)),
            (seconds, "1:2:3:4", Err(Unread::Strange)),
            (seconds, "soon", Err(Unread::Strange)),
        ];
        for (lengths, cell, expected) in cases {
            assert_eq!(lengths.read(cell), expected, "{cell}");
        }
        for (name, seconds) in
            [("ms", Some(0.001)), ("sek", Some(1.0)), ("min", Some(60.0)), ("h", Some(3600.0)), ("m", None)]
        {
            assert_eq!(unit_s(name), seconds, "{name}");
        }
    }
}
