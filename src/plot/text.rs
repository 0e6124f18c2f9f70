//! Words on a page: how wide they are at most, and how they are shortened and broken.

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
    let letters: Vec<char> = name.chars().collect();
    if letters.len() <= NAME {
        return name.to_owned();
    }
    let (head, tail) = (NAME - 12, 11);
    letters[..head].iter().chain(&['…']).chain(&letters[letters.len() - tail..]).collect()
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
        assert!(short(&long).starts_with("cut-x") && short(&long).ends_with("xxxx-rehire"));
        assert_eq!(short("cost-first"), "cost-first");
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
