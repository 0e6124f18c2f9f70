//! How a report looks: colours, font, words and logo of whoever presents it. It changes no number.
//!
//! A theme is read by the same means as a scenario: every fault at once, with its place and what is allowed.

mod colour;
mod logo;

pub use colour::Colour;

use crate::text::{Document, Entry, Faults, Kind, Reader, Section, Span, Value, keys};
use crate::words::Language;

/// Least contrast of words with what they stand on (WCAG 2.2, level AA).
pub const LEAST_CONTRAST: f64 = 4.5;
/// Longest text of a theme, in letters.
const LONGEST: usize = 200;
/// Largest theme file, bytes.
pub const LARGEST: u64 = 1 << 20;

/// How a report looks.
#[derive(Clone, Debug, PartialEq)]
pub struct Theme {
    /// In which language it is told.
    pub language: Language,
    /// In place of the scenario's title; empty for that one.
    pub title: String,
    /// Whose report it is.
    pub organisation: String,
    /// At the foot of the page.
    pub footer: String,
    /// A picture as a data URI; empty for none.
    pub logo: String,
    /// Names of fonts, as in CSS.
    pub font: String,
    /// Words and lines.
    pub ink: Colour,
    /// Words that stand back.
    pub faint: Colour,
    /// The band at the top and rules; never words.
    pub accent: Colour,
    /// The page.
    pub background: Colour,
    /// Colours of strategies by name, in place of their own.
    pub strategies: Vec<(String, Colour)>,
}

keys! {
    /// The file itself.
    pub ROOT {
        language: Kind::Text, "en", "language in which everything is told: en or de";
        optional title: Kind::Text, "title of the report, in place of the scenario's";
        optional organisation: Kind::Text, "whose report it is";
        optional footer: Kind::Text, "words at the foot of the page";
        optional logo: Kind::Text, "a picture as a data URI: png, jpeg, svg or webp, 256 kB at most";
        font: Kind::Text, "Helvetica Neue, Helvetica, Arial, sans-serif", "names of fonts, the preferred one first";
        optional colours: Kind::Section, "colours of the page";
        optional strategies: Kind::Section, "colours of strategies by name; without it they keep their own";
    }
}

keys! {
    /// `[colours]`
    pub COLOURS {
        ink: Kind::Text, "#1d2129", "words";
        faint: Kind::Text, "#59616b", "words that stand back";
        accent: Kind::Text, "#0072b2", "the band at the top and rules; never words";
        background: Kind::Text, "#ffffff", "the page";
    }
}

impl Default for Theme {
    fn default() -> Self {
        Self::parse("theme", "").unwrap_or_else(|faults| unreachable!("the defaults are right: {faults}"))
    }
}

impl Theme {
    /// The colours of strategies, as a palette takes them.
    pub fn colours(&self) -> Vec<(String, [u8; 3])> {
        self.strategies.iter().map(|(id, colour)| (id.clone(), colour.0)).collect()
    }

    /// Reads a theme; `file` stands in faults.
    ///
    /// # Errors
    /// All faults of the text at once, in its order.
    pub fn parse(file: &str, text: &str) -> Result<Self, Faults> {
        let document = Document::parse(file, text)?;
        let reader = Reader::new(&document);
        let nowhere = Span { text: 0, bytes: 0..0 };
        let root = Section::open(&reader, Some(&document.root), &nowhere, "", &[ROOT]);
        let colours = Section::open(&reader, root.given("colours"), &nowhere, "colours", &[COLOURS]);
        let theme = Self {
            language: language(&root),
            title: words(&root, "title"),
            organisation: words(&root, "organisation"),
            footer: words(&root, "footer"),
            logo: logo(&root),
            font: font(&root),
            ink: colour(&colours, "ink"),
            faint: colour(&colours, "faint"),
            accent: colour(&colours, "accent"),
            background: colour(&colours, "background"),
            strategies: root.children("strategies").iter().map(|entry| of_strategy(&root, entry)).collect(),
        };
        theme.doubt(&colours);
        reader.finish()?;
        Ok(theme)
    }

    /// Words that cannot be read on the page are faults.
    fn doubt(&self, colours: &Section) {
        for (name, ink) in [("ink", self.ink), ("faint", self.faint)] {
            let contrast = ink.contrast(self.background);
            let Some(node) = colours.given(name).or(colours.given("background")) else { continue };
            if contrast < LEAST_CONTRAST {
                let found =
                    format!("a contrast of {contrast:.1}:1 between {name} {ink} and background {}", self.background);
                let hint = Some("make the words darker or the background lighter".to_owned());
                let allowed = format!("at least {LEAST_CONTRAST}:1, or nobody can read it");
                colours.reader.fault(&node.place, &colours.path_of(name), &found, &allowed, hint);
            }
        }
    }
}

fn language(root: &Section) -> Language {
    Language::of(&root.text("language")).unwrap_or_else(|| {
        if let Some(node) = root.given("language") {
            let allowed = Language::codes().map(|code| format!("\"{code}\"")).collect::<Vec<_>>().join(" or ");
            root.reader.fault(&node.place, "language", &node.shown(), &allowed, None);
        }
        Language::default()
    })
}

fn words(section: &Section, name: &str) -> String {
    let text = section.text(name);
    if let (true, Some(node)) = (text.chars().count() > LONGEST, section.given(name)) {
        let found = format!("{} letters", text.chars().count());
        section.reader.fault(&node.place, name, &found, &format!("at most {LONGEST} letters"), None);
    }
    text
}

/// Names of fonts go into a style sheet: nothing but names may stand there.
fn font(section: &Section) -> String {
    let text = words(section, "font");
    let is_letter = |letter: char| letter.is_alphanumeric() || " -".contains(letter);
    let bare = |name: &str| name.trim().trim_matches(['"', '\'']).to_owned();
    let is_name = |name: &str| !bare(name).is_empty() && bare(name).chars().all(is_letter);
    if let (false, Some(node)) = (text.split(',').all(is_name), section.given("font")) {
        let hint = Some("for example \"Georgia, serif\"; the reader's machine must have the font".to_owned());
        section.reader.fault(&node.place, "font", &node.shown(), "names of fonts, separated by commas", hint);
    }
    text.split(',')
        .map(bare)
        .map(|name| if name.contains(' ') { format!("\"{name}\"") } else { name })
        .collect::<Vec<_>>()
        .join(", ")
}

fn colour(section: &Section, name: &str) -> Colour {
    let text = section.text(name);
    Colour::parse(&text).unwrap_or_else(|| {
        if let Some(node) = section.given(name) {
            section.reader.fault(&node.place, &section.path_of(name), &node.shown(), colour::ALLOWED, None);
        }
        Colour::BLACK
    })
}

fn of_strategy(root: &Section, entry: &Entry) -> (String, Colour) {
    let typed = if let Value::Text(text) = &entry.node.value { text.as_str() } else { "" };
    let colour = Colour::parse(typed).unwrap_or_else(|| {
        let path = format!("strategies.{}", entry.key);
        root.reader.fault(&entry.node.place, &path, &entry.node.shown(), colour::ALLOWED, None);
        Colour::BLACK
    });
    (entry.key.clone(), colour)
}

fn logo(root: &Section) -> String {
    let text = root.text("logo");
    let (Some(node), false) = (root.given("logo"), text.is_empty()) else { return text };
    if let Err(found) = logo::check(&text) {
        let hint = Some("`base64 -w0 logo.png` prints what stands after the comma".to_owned());
        root.reader.fault(&node.place, "logo", &found, logo::ALLOWED, hint);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(text: &str) -> Vec<String> {
        let faults = Theme::parse("x.toml", text).expect_err("a fault was put in").0;
        faults
            .iter()
            .map(|fault| format!("{}:{} {} {}", fault.place.file, fault.place.line, fault.path, fault.found))
            .collect()
    }

    #[test]
    fn a_theme_says_only_what_differs() {
        let theme =
            Theme::parse("x.toml", "title = \"T\"\n[colours]\naccent = \"#A00\"\n[strategies]\na = \"#010203\"\n")
                .unwrap();
        assert_eq!((theme.title.as_str(), theme.accent.to_string().as_str()), ("T", "#aa0000"));
        assert_eq!(theme.strategies, [("a".to_owned(), Colour::parse("#010203").unwrap())]);
        assert_eq!(
            Theme { title: String::new(), accent: Theme::default().accent, strategies: Vec::new(), ..theme },
            Theme::default()
        );
    }

    #[test]
    fn every_fault_is_told_with_its_line() {
        let text =
            "titel = \"T\"\nfont = \"x; } body { display: none\"\n[colours]\nink = \"black\"\n[strategies]\na = 3\n";
        let found = faults(text);
        let expected = ["x.toml:1 titel", "x.toml:2 font", "x.toml:4 colours.ink", "x.toml:6 strategies.a"];
        assert_eq!(found.len(), expected.len(), "{found:?}");
        for (found, expected) in found.iter().zip(expected) {
            assert!(found.starts_with(expected), "{found}");
        }
        let hint = Theme::parse("x", "titel = \"T\"").unwrap_err().0.remove(0).hint;
        assert_eq!(hint.as_deref(), Some("did you mean `title`?"));
    }

    #[test]
    fn words_that_nobody_can_read_are_a_fault() {
        let found = faults("[colours]\nink = \"#bbbbbb\"\n");
        assert!(found[0].contains("a contrast of 1.9:1 between ink #bbbbbb and background #ffffff"), "{found:?}");
        assert_eq!(faults("[colours]\nbackground = \"#000000\"\n").len(), 2);
        assert!(Theme::parse("x", "[colours]\nink = \"#eee\"\nfaint = \"#ccc\"\nbackground = \"#111\"\n").is_ok());
    }

    #[test]
    fn the_example_of_the_documentation_has_no_fault_and_leaves_nothing_out() {
        let text = include_str!("../../docs/theme.toml");
        let theme = Theme::parse("theme.toml", text).unwrap_or_else(|faults| panic!("{faults}"));
        assert!(ROOT.iter().all(|key| text.contains(key.name)) && COLOURS.iter().all(|key| text.contains(key.name)));
        assert!(!theme.logo.is_empty() && theme.strategies.len() == 1);
    }

    #[test]
    fn the_page_on_the_report_tells_every_key_with_its_default() {
        let page = include_str!("../../docs/report.md");
        for (section, keys) in [("", ROOT), ("colours.", COLOURS)] {
            for key in keys.iter().filter(|key| key.kind == Kind::Text) {
                let default = key.default.filter(|default| !default.is_empty());
                let row = default.map_or(format!("| `{section}{}` |", key.name), |default| {
                    format!("| `{section}{}` | `{default}` |", key.name)
                });
                assert!(page.contains(&row), "{row}");
            }
        }
    }

    #[test]
    fn a_language_is_one_of_those_there_are() {
        assert_eq!(Theme::default().language, Language::English);
        assert_eq!(Theme::parse("x", "language = \"de\"").unwrap().language, Language::German);
        let fault = Theme::parse("x", "language = \"fr\"").unwrap_err().0.remove(0);
        assert_eq!((fault.path.as_str(), fault.allowed.as_str()), ("language", "\"en\" or \"de\""));
    }

    #[test]
    fn an_endless_text_is_a_fault() {
        assert!(faults(&format!("footer = \"{}\"", "x".repeat(201)))[0].ends_with("201 letters"));
    }
}
