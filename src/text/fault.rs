//! A fault in a text: where it is, what was found, what is allowed, and a hint.

use std::fmt;
use std::ops::Range;

/// Where a value stands: in a text (the file, or a `--set`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Name of the text: a file name, or "--set".
    pub file: String,
    /// Bytes of the text.
    pub bytes: Range<usize>,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

impl Place {
    /// The place of `bytes` in `text`.
    pub fn new(file: &str, text: &str, bytes: Range<usize>) -> Self {
        let start = (0..=bytes.start.min(text.len())).rev().find(|&i| text.is_char_boundary(i)).unwrap_or(0);
        let before = &text[..start];
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        Self {
            file: file.to_owned(),
            line: before.matches('\n').count() + 1,
            column: before[line_start..].chars().count() + 1,
            bytes,
        }
    }
}

/// One fault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Where it is typed.
    pub place: Place,
    /// Path of the key: "a.b.c".
    pub path: String,
    /// What was found there.
    pub found: String,
    /// What may stand there.
    pub allowed: String,
    /// What to do about it, if something helpful can be said.
    pub hint: Option<String>,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Place { file, line, column, .. } = &self.place;
        write!(f, "{file}:{line}:{column}: {}: found {}; allowed: {}", self.path, self.found, self.allowed)?;
        self.hint.as_ref().map_or(Ok(()), |hint| write!(f, " — {hint}"))
    }
}

/// The most faults that are told one by one.
pub const MOST_TOLD: usize = 100;

/// All faults of a text: the first of them in the order of the text, at most a hundred, and how many more there are.
/// Never empty when returned as an error.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Faults(pub Vec<Fault>, pub usize);

impl Faults {
    /// Some faults in the order of their texts.
    pub fn of(mut faults: Vec<Fault>) -> Self {
        faults.sort_by(|a, b| (&a.place.file, a.place.bytes.start).cmp(&(&b.place.file, b.place.bytes.start)));
        let more = faults.len().saturating_sub(MOST_TOLD);
        faults.truncate(MOST_TOLD);
        Self(faults, more)
    }

    /// How many there are.
    pub fn number(&self) -> usize {
        self.0.len() + self.1
    }

    /// "… and 12 more faults", as a line; nothing if all are told.
    pub fn untold(&self) -> String {
        if self.1 > 0 { format!("… and {} more faults\n", self.1) } else { String::new() }
    }
}

impl fmt::Display for Faults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for fault in &self.0 {
            writeln!(f, "{fault}")?;
        }
        f.write_str(&self.untold())
    }
}

impl std::error::Error for Faults {}

/// Letters of a word beyond which nobody meant another.
const LONGEST_SLIP: usize = 64;

/// The likeliest meant word, as a hint: "did you mean `x`?".
pub fn suggestion<'a>(found: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    likeliest(found, known).map(|word| format!("did you mean `{word}`?"))
}

/// The likeliest meant word.
pub fn likeliest<'a>(found: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    // Large letters and other marks between words are no other word.
    let bare = |word: &str| word.trim().to_lowercase().replace(['_', ' '], "-");
    let typed = bare(found);
    known
        .into_iter()
        .filter(|word| found.len().max(word.len()) <= LONGEST_SLIP)
        .map(|word| (strsim::normalized_damerau_levenshtein(&typed, &bare(word)), word))
        .filter(|(likeness, _)| *likeness > 0.5)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, word)| word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_counts_lines_and_characters_from_one() {
        let place = Place::new("x.toml", "a = 1\nß = 2\n", 10..11);
        assert_eq!((place.line, place.column), (2, 4));
    }

    #[test]
    fn a_slip_of_the_pen_is_recognised() {
        assert_eq!(suggestion("shar", ["share", "stakes"]).as_deref(), Some("did you mean `share`?"));
        assert_eq!(suggestion("zzz", ["share", "stakes"]), None);
        assert_eq!(suggestion("AI", ["people", "ai"]).as_deref(), Some("did you mean `ai`?"));
        assert_eq!(suggestion("At once", ["never", "at-once"]).as_deref(), Some("did you mean `at-once`?"));
    }
}
