//! Faults of a scenario on standard error: with a picture of the source on a terminal, one line each in a pipe.
//!
//! Both hold the same: file, line, column, path, what was found, what is allowed, the hint; these are English in every language.

use std::io::IsTerminal;

use miette::{GraphicalReportHandler, LabeledSpan, MietteDiagnostic, NamedSource, Report};

use crate::escape::{is_hidden, terminal};
use crate::text::{Fault, Faults, Place};
use crate::words::{Language, say};

/// Lays out the faults of a text for standard error.
pub fn laid_out(language: Language, file: &str, text: &str, faults: &Faults) -> String {
    let harmless = harmless(faults);
    let shown = if std::io::stderr().is_terminal() {
        graphical(&terminal(file), &of_same_length(text), &harmless)
    } else {
        harmless.to_string()
    };
    shown + &say!(language, "faults", n = faults.number()) + "\n"
}

/// The same faults in words that a terminal does not obey.
fn harmless(faults: &Faults) -> Faults {
    let safe = |fault: &Fault| Fault {
        place: Place { file: terminal(&fault.place.file), ..fault.place.clone() },
        path: terminal(&fault.path),
        found: terminal(&fault.found),
        allowed: terminal(&fault.allowed),
        hint: fault.hint.as_deref().map(terminal),
    };
    Faults(faults.0.iter().map(safe).collect(), faults.1)
}

/// A text with as many bytes, so that every place in it is the same, and nothing that a terminal would obey.
fn of_same_length(text: &str) -> String {
    let stand_in = |letter: char| match (is_hidden(letter) && letter != '\n', letter.len_utf8()) {
        (false, _) => letter,
        (true, 1) => ' ',
        (true, 2) => '·',
        (true, 3) => '\u{fffd}',
        (true, _) => '\u{1f6ab}',
    };
    text.chars().map(stand_in).collect()
}

fn graphical(file: &str, text: &str, faults: &Faults) -> String {
    let handler = GraphicalReportHandler::new();
    let mut shown = String::new();
    for fault in &faults.0 {
        let report = if fault.place.file == file { pictured(file, text, fault) } else { told(fault) };
        // A picture that cannot be drawn must not hide its fault.
        if handler.render_report(&mut shown, report.as_ref()).is_err() {
            shown += &fault.to_string();
            shown.push('\n');
        }
    }
    shown + &faults.untold()
}

/// A fault in the file: the line, underlined.
fn pictured(file: &str, text: &str, fault: &Fault) -> Report {
    let start = fault.place.bytes.start.min(text.len());
    let end = fault.place.bytes.end.clamp(start, text.len());
    let line_end = text[start..end].find('\n').map_or(end, |newline| start + newline);
    let label = LabeledSpan::at(start..line_end, format!("allowed: {}", fault.allowed));
    let mut diagnostic = MietteDiagnostic::new(headline(fault)).with_label(label);
    diagnostic.help.clone_from(&fault.hint);
    Report::new(diagnostic).with_source_code(NamedSource::new(file, text.to_owned()))
}

/// A fault outside the file, as in `--set`.
fn told(fault: &Fault) -> Report {
    let mut diagnostic = MietteDiagnostic::new(format!("{}; allowed: {}", headline(fault), fault.allowed));
    diagnostic.help.clone_from(&fault.hint);
    Report::new(diagnostic)
}

fn headline(fault: &Fault) -> String {
    let place = &fault.place;
    format!("{}:{}:{}: {}: found {}", place.file, place.line, place.column, fault.path, fault.found)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Words of a text without colours, frames and the breaks of lines.
    fn words(text: &str) -> String {
        let mut bare = String::new();
        let mut is_escape = false;
        for letter in text.chars() {
            match letter {
                '\u{1b}' => is_escape = true,
                'm' if is_escape => is_escape = false,
                _ if is_escape => {}
                _ if letter.is_alphanumeric() || letter.is_ascii_punctuation() => bare.push(letter),
                _ => bare.push(' '),
            }
        }
        bare.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn the_picture_says_all_that_the_line_says() {
        let text = "a = 1\nshar = 3\n";
        let fault = |file: &str| Fault {
            place: Place { file: file.to_owned(), ..Place::new("x.toml", text, 6..10) },
            path: "topic.shar".into(),
            found: "an unknown key".into(),
            allowed: "share, stakes".into(),
            hint: Some("did you mean `share`?".into()),
        };
        for file in ["x.toml", "--set shar=3"] {
            let picture = words(&graphical("x.toml", text, &Faults::of(vec![fault(file)])));
            let place = words(&format!("{file}:2:1: topic.shar: found an unknown key"));
            for part in [place.as_str(), "allowed: share, stakes", "did you mean `share`?"] {
                assert!(picture.contains(part), "{part} in {picture}");
            }
        }
    }

    #[test]
    fn a_place_beyond_the_text_draws_no_picture_and_does_no_harm() {
        let mut fault = Fault {
            place: Place::new("x.toml", "a = 1", 0..1),
            path: "a".into(),
            found: "b".into(),
            allowed: "c".into(),
            hint: None,
        };
        fault.place.bytes = 90..95;
        assert!(graphical("x.toml", "a = 1", &Faults::of(vec![fault])).contains("found b"));
    }
}
