//! Rough sizes for people.

use crate::words::{Language, say};

/// A number with two digits that count: "3.4 million".
pub fn count(language: Language, number: f64) -> String {
    let units = [(1e12, "trillion"), (1e9, "billion"), (1e6, "million"), (1e3, "thousand")];
    let (size, unit) = units.into_iter().find(|(size, _)| number >= *size).unwrap_or((1.0, "one"));
    say!(language, "rough-count", digits = two_digits(language, number / size), unit = unit)
}

/// An amount of memory: "1.2 GB".
pub fn bytes(language: Language, number: f64) -> String {
    let units = [(1e12, "TB"), (1e9, "GB"), (1e6, "MB"), (1e3, "kB")];
    let (size, unit) = units.into_iter().find(|(size, _)| number >= *size).unwrap_or((1.0, "bytes"));
    say!(language, "rough-bytes", digits = two_digits(language, number / size), unit = unit)
}

/// A length of time: "40 s", "3.2 min".
pub fn duration(language: Language, seconds: f64) -> String {
    let units = [(2.0 * 86_400.0, 86_400.0, "days"), (5400.0, 3600.0, "h"), (90.0, 60.0, "min")];
    let (_, size, unit) = units.into_iter().find(|(from, ..)| seconds >= *from).unwrap_or((0.0, 1.0, "s"));
    say!(language, "duration", value = two_digits(language, seconds / size), unit = unit)
}

fn two_digits(language: Language, number: f64) -> String {
    language.grouped(number, usize::from(number < 9.95))
}

#[cfg(test)]
mod tests {
    use super::*;

    const EN: Language = Language::English;

    #[test]
    fn sizes_are_told_in_two_digits() {
        assert_eq!([3_412_000.0, 12.0, 1e13].map(|number| count(EN, number)), ["3.4 million", "12", "10 trillion"]);
        assert_eq!([1.24e9, 512.0].map(|number| bytes(EN, number)), ["1.2 GB", "512 bytes"]);
        assert_eq!([42.0, 200.0, 7200.0].map(|seconds| duration(EN, seconds)), ["42 s", "3.3 min", "2.0 h"]);
    }

    #[test]
    fn sizes_are_told_in_german_too() {
        let german = Language::German;
        assert_eq!(count(german, 3_412_000.0), "3,4 Mio.");
        assert_eq!([bytes(german, 1.24e9), duration(german, 2e5)], ["1,2 GB", "2,3 Tage"]);
    }
}
