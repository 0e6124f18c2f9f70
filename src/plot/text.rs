//! Words on a page: how wide they are at most, and how they are shortened and broken.

use crate::words::{Language, say};

/// Letters of a name that are shown; the rest stands in the CSV file.
const NAME: usize = 32;

/// Width of a text ÷ its size, generously: what fits by this fits in Noto Sans, Helvetica and Arial.
pub fn width(text: &str, bold: bool) -> f64 {
    let letters: f64 = text.chars().map(letter).sum();
    letters * if bold { 1.09 } else { 1.02 }
}

fn letter(letter: char) -> f64 {
    match letter {
        'i' | 'j' | 'l' | '.' | ',' | ':' | ';' | '\'' | '’' | '|' | '!' | '·' | ' ' => 0.29,
        'f' | 'r' | 't' | '(' | ')' | '[' | ']' | '-' | '/' | 'I' | '"' => 0.43,
        'm' | 'w' | 'M' | 'W' | '%' | '—' | '@' | '…' | '→' => 1.0,
        'A'..='Z' | '&' | '●' => 0.78,
        letter if letter.is_ascii() => 0.61,
        letter if letter > '\u{2e7f}' => 1.05,
        _ => 0.66,
    }
}

/// A name, at most 32 letters of it, without its middle if it is longer.
pub fn short(name: &str) -> String {
    shortened(name, NAME)
}

/// A name that takes no more than `most` times its size, without its middle if need be.
pub fn short_in(name: &str, most: f64, bold: bool) -> String {
    let fits = |letters: &usize| width(&shortened(name, *letters), bold) <= most;
    shortened(name, (3..=NAME).rev().find(fits).unwrap_or(3))
}

fn shortened(name: &str, most: usize) -> String {
    let letters: Vec<char> = name.chars().collect();
    if letters.len() <= most {
        return name.to_owned();
    }
    let tail = most / 3;
    let head = most - tail - 1;
    letters[..head].iter().chain(&['…']).chain(&letters[letters.len() - tail..]).collect()
}

/// Names as a list of at most about 100 letters: "a, b and 3 more".
pub fn list(language: Language, names: &[String]) -> String {
    let mut shown = 0;
    let mut letters = 0;
    for name in names {
        letters += name.chars().count() + 2;
        if letters > 100 && shown > 0 {
            break;
        }
        shown += 1;
    }
    let more = names.len() - shown;
    let listed = names[..shown].join(", ");
    if more == 0 { listed } else { say!(language, "and-more", list = listed, n = more) }
}

/// A text that takes no more than `most` times its size, cut with an ellipsis if need be.
pub fn fit(text: &str, most: f64, bold: bool) -> String {
    if width(text, bold) <= most {
        return text.to_owned();
    }
    let mut kept = String::new();
    for letter in text.chars() {
        if width(&format!("{kept}{letter}…"), bold) > most {
            break;
        }
        kept.push(letter);
    }
    kept.trim_end().to_owned() + "…"
}

/// A text in lines of at most `most` times its size, broken between words.
pub fn wrapped(text: &str, most: f64, bold: bool) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if width(&format!("{line} {word}"), bold) <= most => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(fit(word, most, bold)),
        }
    }
    lines
}

/// The same number of lines, of lengths as equal as words allow.
pub fn balanced(text: &str, most: f64, bold: bool) -> Vec<String> {
    let lines = wrapped(text, most, bold);
    let narrow = |part: u32| wrapped(text, most * f64::from(part) / 40.0, bold);
    let is_whole = |narrow: &Vec<String>| narrow.len() == lines.len() && !narrow.concat().contains('…');
    (8..40).map(narrow).find(is_whole).unwrap_or(lines)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Places for names are kept by `width`: it must be no less than the ink, and not much more.
    #[test]
    #[cfg(feature = "png")]
    fn words_take_no_more_room_than_is_kept_for_them() {
        let samples = [
            "Satisfied at the end of their issue, %",
            "customer-first-blend",
            "MIMWIMMWAI",
            "+1,234.5 ± <0.1",
            "−184.7 ± 0.2 points",
            "minimum wage, warm women",
            "“complex”; Größe → é",
            "0123456789",
        ];
        let painter = crate::plot::Painter::default();
        for (text, bold) in samples.into_iter().flat_map(|text| [(text, false), (text, true)]) {
            let (kept, ink) = (width(text, bold), painter.ink_width(text, bold).unwrap());
            assert!(kept >= ink && kept < 1.35 * ink, "“{text}”, bold {bold}: {kept} kept for {ink}");
        }
    }

    #[test]
    fn titles_break_between_words_into_lines_of_like_length() {
        let lines = balanced("one two three four five six seven eight", 14.0, false);
        assert_eq!(lines, ["one two three four", "five six seven eight"]);
        assert_eq!(balanced("short", 30.0, false), ["short"]);
        assert!(balanced("", 30.0, false).is_empty());
    }

    #[test]
    fn long_names_keep_both_ends_and_short_ones_all() {
        let long = format!("cut-{}-rehire", "x".repeat(80));
        assert_eq!(short(&long).chars().count(), NAME);
        assert!(short(&long).starts_with("cut-x") && short(&long).ends_with("xxx-rehire"));
        assert!(width(&short_in(&long, 8.0, true), true) <= 8.0 && short_in(&long, 8.0, true).contains('…'));
        assert_eq!(short("cost-first"), "cost-first");
    }

    #[test]
    fn long_lists_are_counted() {
        let names = |n: usize| (0..n).map(|i| format!("a-name-of-some-length-{i}")).collect::<Vec<_>>();
        assert_eq!(list(Language::English, &names(2)), "a-name-of-some-length-0, a-name-of-some-length-1");
        assert!(
            list(Language::English, &names(9)).ends_with("-3 and 5 more"),
            "{}",
            list(Language::English, &names(9))
        );
        assert_eq!(list(Language::English, &["x".repeat(200)]).len(), 200);
    }

    #[test]
    fn what_is_cut_fits_and_says_so() {
        for most in [2.0, 5.0, 11.0] {
            let cut = fit("a sentence that is too long for it", most, true);
            assert!(width(&cut, true) <= most && cut.ends_with('…'), "{cut}");
        }
        assert_eq!(fit("fits", 5.0, true), "fits");
    }
}
