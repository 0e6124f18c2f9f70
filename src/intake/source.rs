//! What a file holds: a text, or a sheet of a workbook, which is read as a text.

use std::borrow::Cow;

use super::asked::Asked;
use super::note::Note;
use super::text::{self, LARGEST};
#[cfg(feature = "excel")]
use super::workbook;
use crate::text::{Fault, Faults, Place};

/// How workbooks begin: those that are archives (.xlsx, .xlsb, .ods), and those of old (.xls), or with a password.
const WORKBOOKS: [&[u8]; 2] = [b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"];

/// A text whose rows are read.
pub struct Source<'b> {
    /// What it is called in faults.
    pub file: String,
    /// Its rows.
    pub text: Cow<'b, str>,
    /// What parts cells, if it is known: tabs in a sheet.
    pub delimiter: Option<char>,
    /// What is to be known of it.
    pub note: Option<Note>,
}

impl Source<'_> {
    /// Faults with the cells of a sheet as their columns.
    pub fn placed(&self, mut faults: Faults) -> Faults {
        for fault in faults.0.iter_mut().filter(|_| self.delimiter.is_some()) {
            let before = &self.text[..fault.place.bytes.start.min(self.text.len())];
            let line = before.rsplit('\n').next().unwrap_or_default();
            fault.place.column = line.matches('\t').count() + 1;
        }
        faults
    }
}

/// What a file holds.
///
/// # Errors
/// One fault: what is no text and no workbook, and a sheet that is asked for or not told apart.
pub fn source<'b>(file: &str, bytes: &'b [u8], asked: &Asked) -> Result<Source<'b>, Faults> {
    let refuse = |found: &str, allowed: &str, hint: &str| {
        let place = Place { file: file.to_owned(), bytes: 0..0, line: 1, column: 1 };
        let (found, allowed, hint) = (found.to_owned(), allowed.to_owned(), Some(hint.to_owned()));
        Faults::of(vec![Fault { place, path: "file".to_owned(), found, allowed, hint }])
    };
    if WORKBOOKS.iter().any(|magic| bytes.starts_with(magic)) {
        if bytes.len() > LARGEST {
            return Err(refuse("a workbook of more than 32 MB", "up to 32 MB", "save the sheet as \"CSV UTF-8\""));
        }
        return of_workbook(file, bytes, asked, refuse);
    }
    if asked.sheet.is_some() {
        return Err(refuse("a text, which has no sheets", "a workbook", "leave out --sheet"));
    }
    let (text, note) = text::text(file, bytes, asked.log_interval_s.is_some())?;
    Ok(Source { file: file.to_owned(), text, delimiter: None, note })
}

#[cfg(feature = "excel")]
fn of_workbook<'b>(
    file: &str,
    bytes: &[u8],
    asked: &Asked,
    _: impl Fn(&str, &str, &str) -> Faults,
) -> Result<Source<'b>, Faults> {
    let workbook::Sheet { name, text } = workbook::sheet(file, bytes, asked.sheet.as_deref())?;
    let file = format!("{file}[{name}]");
    Ok(Source { file, text: Cow::Owned(text), delimiter: Some('\t'), note: Some(Note::Sheet(name)) })
}

#[cfg(not(feature = "excel"))]
fn of_workbook<'b>(
    _: &str,
    _: &[u8],
    _: &Asked,
    refuse: impl Fn(&str, &str, &str) -> Faults,
) -> Result<Source<'b>, Faults> {
    Err(refuse(
        "a workbook",
        "a text: this program is built without the feature excel",
        "save the sheet as \"CSV UTF-8\"",
    ))
}
