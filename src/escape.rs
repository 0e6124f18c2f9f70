//! Texts that somebody typed, made safe for the form that they are put into: one function a form.
//!
//! What a scenario, a theme, a path or an option says reaches figures, pages, tables and terminals through these functions
//! and no other way.

use std::fmt::Write as _;

/// Whether a character is not seen and acts all the same: control characters, line and paragraph separators, what turns
/// the direction of writing for all that follows, and what no document may hold.
pub fn is_hidden(letter: char) -> bool {
    let is_no_character = u32::from(letter) & 0xfffe == 0xfffe || ('\u{fdd0}'..='\u{fdef}').contains(&letter);
    let turns_or_breaks =
        matches!(letter, '\u{2028}'..='\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}');
    letter.is_control() || is_no_character || turns_or_breaks
}

/// For a terminal: lines stay lines, a tab is a space, and what is hidden is shown as "\u001b".
///
/// The same in a JSON document, whose strings are then the same strings.
pub fn terminal(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\n' => shown.push('\n'),
            '\t' => shown.push(' '),
            '\r' if letters.peek() == Some(&'\n') => {}
            letter if is_hidden(letter) => shown += &coded(letter),
            letter => shown.push(letter),
        }
    }
    shown
}

/// For SVG, as text or as the value of an attribute: one line, in which nothing ends what it stands in.
pub fn xml(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => safe += "&amp;",
            '<' => safe += "&lt;",
            '>' => safe += "&gt;",
            '"' => safe += "&quot;",
            '\'' => safe += "&apos;",
            letter => safe.push(in_a_line(letter)),
        }
    }
    safe
}

/// The same line for a writer that escapes by itself.
pub fn line(text: &str) -> String {
    text.chars().map(in_a_line).collect()
}

/// For a page whose markup is escaped already: what no page may hold is shown as what it is, a character that is none.
pub fn html(page: &str) -> String {
    page.replace(|letter| is_hidden(letter) && !matches!(letter, '\n' | '\t'), "\u{fffd}")
}

/// For Markdown: every paragraph is one, in which nothing is markup.
pub fn markdown(paragraph: &str) -> String {
    let mut safe = String::with_capacity(paragraph.len());
    for letter in paragraph.chars().map(in_a_line) {
        // A list is made by a sign, or by digits with a mark behind them.
        let is_numbered = !safe.is_empty() && safe.bytes().all(|letter| letter.is_ascii_digit());
        let is_first = safe.is_empty() && "+-=".contains(letter) || is_numbered && ".)".contains(letter);
        if is_first || r"\`*_[]<>&|~#$^{}".contains(letter) {
            safe.push('\\');
        }
        safe.push(letter);
    }
    safe
}

/// For a cell of a table: a number stays a number, and a text that a spreadsheet would take for a formula begins with an
/// apostrophe.
pub fn csv(cell: &str) -> String {
    let is_formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']) && cell.parse::<f64>().is_err();
    if is_formula { format!("'{cell}") } else { cell.to_owned() }
}

/// A text between quotes, as a TOML file has it.
pub fn toml(text: &str) -> String {
    let mut quoted = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' => quoted += "\\\"",
            '\\' => quoted += "\\\\",
            '\n' => quoted += "\\n",
            '\r' => quoted += "\\r",
            '\t' => quoted += "\\t",
            letter if is_hidden(letter) && u32::from(letter) > 0xffff => {
                let _ = write!(quoted, "\\U{:08x}", u32::from(letter));
            }
            letter if is_hidden(letter) => quoted += &coded(letter),
            letter => quoted.push(letter),
        }
    }
    quoted + "\""
}

/// For a name of a folder or file: letters, digits and "-", "_", ".", and no more of them than every disk takes.
pub fn file_name(text: &str) -> String {
    const MOST_BYTES: usize = 100;
    let is_plain = |letter: char| letter.is_alphanumeric() || "-_.".contains(letter);
    let mut name = String::new();
    for letter in text.chars() {
        if name.len() + letter.len_utf8() > MOST_BYTES {
            break;
        }
        name.push(if is_plain(letter) { letter } else { '-' });
    }
    if name.chars().all(|letter| letter == '.') { "unnamed".to_owned() } else { name }
}

fn in_a_line(letter: char) -> char {
    if is_hidden(letter) { ' ' } else { letter }
}

/// "\u001b", and two of them beyond the first 65,536 characters, as JSON has it.
fn coded(letter: char) -> String {
    let mut units = [0; 2];
    letter.encode_utf16(&mut units).iter().fold(String::new(), |code, unit| format!("{code}\\u{unit:04x}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_hidden_is_shown_on_a_terminal_and_nothing_else_is_touched() {
        assert_eq!(terminal("a\u{1b}[31mb\u{9b}\u{202e}c\r\nd\te\r"), "a\\u001b[31mb\\u009b\\u202ec\nd e\\u000d");
        for kept in ["naïve e\u{301}", "👩‍👩‍👧", "שלום\u{200f}", "]]> & <b> =1+1", "a\u{a0}b"] {
            assert_eq!(terminal(kept), kept);
        }
    }

    #[test]
    fn what_is_hidden_in_json_reads_back_the_same() {
        let text = "a\u{202e}\u{1fffe}\u{9b}b";
        let read: String = serde_json::from_str(&format!("\"{}\"", terminal(text))).unwrap();
        assert_eq!(read, text);
    }

    #[test]
    fn nothing_ends_the_text_that_it_stands_in() {
        assert_eq!(xml("]]></text> & \"'\u{1b}\u{ffff}"), "]]&gt;&lt;/text&gt; &amp; &quot;&apos;  ");
        assert_eq!(html("<p>\u{0}\n\u{85}</p>"), "<p>\u{fffd}\n\u{fffd}</p>");
    }

    #[test]
    fn a_paragraph_of_markdown_holds_no_markup_and_is_one() {
        let told = markdown("- [a](b) <b>*c*_\u{1b}\n# d & ±3.5 e-f.");
        assert_eq!(told, r"\- \[a\](b) \<b\>\*c\*\_  \# d \& ±3.5 e-f.");
        assert_eq!(
            ["16 of 20", "16. of", "16) of", "3.5 of"].map(markdown),
            ["16 of 20", r"16\. of", r"16\) of", r"3\.5 of"]
        );
    }

    #[test]
    fn numbers_stay_numbers_and_formulas_become_texts() {
        for number in ["-0.5", "+3", "1e-9", "-1e300", "", "12"] {
            assert_eq!(csv(number), number);
        }
        for formula in ["=1+1", "+1+1", "-2+3", "@SUM(A1)", "\t=1", "-"] {
            assert_eq!(csv(formula), format!("'{formula}"));
        }
        assert_eq!([csv("2025-01-06"), csv("a-b")], ["2025-01-06", "a-b"]);
    }

    #[test]
    fn folders_are_named_by_what_every_disk_takes() {
        assert_eq!(file_name("../../etc"), "..-..-etc");
        assert_eq!(
            [file_name("."), file_name(".."), file_name("small-shop_2")],
            ["unnamed", "unnamed", "small-shop_2"]
        );
        assert!(file_name(&"é".repeat(500)).len() <= 100);
    }
}
