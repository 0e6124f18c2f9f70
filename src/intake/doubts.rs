//! Faults as they are found: the first twenty one by one, the rest as a number.

use std::ops::Range;

use crate::text::{Fault, Faults, Place};

const TOLD: usize = 20;

/// Collects the faults of a text.
pub struct Doubts<'t> {
    file: &'t str,
    text: &'t str,
    faults: Vec<Fault>,
    more: usize,
}

impl<'t> Doubts<'t> {
    /// No fault yet.
    pub fn new(file: &'t str, text: &'t str) -> Self {
        Self { file, text, faults: Vec::new(), more: 0 }
    }

    /// Notes a fault at some bytes of the text; `path` names the column.
    pub fn note(&mut self, bytes: Range<usize>, path: &str, found: &str, allowed: &str, hint: Option<&str>) {
        if self.faults.len() >= TOLD {
            self.more += 1;
            return;
        }
        let place = Place::new(self.file, self.text, bytes);
        let (path, found, allowed) = (path.to_owned(), found.to_owned(), allowed.to_owned());
        self.faults.push(Fault { place, path, found, allowed, hint: hint.map(str::to_owned) });
    }

    /// The value, or all faults in the order of the text.
    ///
    /// # Errors
    /// If there was a fault.
    pub fn finish<T>(self, value: T) -> Result<T, Faults> {
        let found = Faults::of(self.faults);
        if found.0.is_empty() { Ok(value) } else { Err(Faults(found.0, found.1 + self.more)) }
    }
}

/// A cell as people recognise it, short.
pub fn shown(cell: &str) -> String {
    let in_a_line = |letter: char| if letter.is_ascii_control() { ' ' } else { letter };
    let letters: String = cell.chars().take(40).map(in_a_line).collect();
    if letters.len() < cell.len() { format!("\"{letters}…\"") } else { format!("\"{cell}\"") }
}
