//! Rough sizes for people.

use crate::words::Language;

/// A number with two digits that count: "3.4 million".
pub fn count(number: f64) -> String {
    let names = [(1e12, " trillion"), (1e9, " billion"), (1e6, " million"), (1e3, " thousand")];
    let (unit, name) = names.into_iter().find(|(unit, _)| number >= *unit).unwrap_or((1.0, ""));
    format!("{}{name}", two_digits(number / unit))
}

/// An amount of memory: "1.2 GB".
pub fn bytes(number: f64) -> String {
    let names = [(1e12, "TB"), (1e9, "GB"), (1e6, "MB"), (1e3, "kB")];
    let (unit, name) = names.into_iter().find(|(unit, _)| number >= *unit).unwrap_or((1.0, "bytes"));
    format!("{} {name}", two_digits(number / unit))
}

/// A length of time: "40 s", "3.2 min".
pub fn duration(seconds: f64) -> String {
    let names = [(2.0 * 86_400.0, 86_400.0, "days"), (5400.0, 3600.0, "h"), (90.0, 60.0, "min")];
    let (_, unit, name) = names.into_iter().find(|(from, ..)| seconds >= *from).unwrap_or((0.0, 1.0, "s"));
    format!("{} {name}", two_digits(seconds / unit))
}

fn two_digits(number: f64) -> String {
    Language::English.grouped(number, usize::from(number < 9.95))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_told_in_two_digits() {
        assert_eq!([count(3_412_000.0), count(12.0), count(1e13)], ["3.4 million", "12", "10 trillion"]);
        assert_eq!([bytes(1.24e9), bytes(512.0)], ["1.2 GB", "512 bytes"]);
        assert_eq!([duration(42.0), duration(200.0), duration(7200.0)], ["42 s", "3.3 min", "2.0 h"]);
    }
}
