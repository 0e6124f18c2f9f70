//! The languages, and how a message of theirs is said.

use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use crate::books::Metric;

/// A language in which the program tells its answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// English.
    #[default]
    English,
    /// German.
    German,
}

/// The files of a language's folder, each with its name.
macro_rules! folder {
    ($code:literal) => {
        [
            ("answer", include_str!(concat!($code, "/answer.ftl"))),
            ("arrivals", include_str!(concat!($code, "/arrivals.ftl"))),
            ("errors", include_str!(concat!($code, "/errors.ftl"))),
            ("figures", include_str!(concat!($code, "/figures.ftl"))),
            ("life", include_str!(concat!($code, "/life.ftl"))),
            ("names", include_str!(concat!($code, "/names.ftl"))),
            ("numbers", include_str!(concat!($code, "/numbers.ftl"))),
            ("page", include_str!(concat!($code, "/page.ftl"))),
            ("posterior", include_str!(concat!($code, "/posterior.ftl"))),
            ("sweep", include_str!(concat!($code, "/sweep.ftl"))),
            ("table", include_str!(concat!($code, "/table.ftl"))),
            ("validation", include_str!(concat!($code, "/validation.ftl"))),
            ("verbs", include_str!(concat!($code, "/verbs.ftl"))),
            ("what_if", include_str!(concat!($code, "/what_if.ftl"))),
        ]
    };
}

/// The files of a folder: the name of each, and its messages as they are typed.
type Folder = [(&'static str, &'static str); 14];

/// Every language with its code (BCP 47) and its folder, the first one the default.
const LANGUAGES: [(Language, &str, Folder); 2] =
    [(Language::English, "en", folder!("en")), (Language::German, "de", folder!("de"))];

/// A language's messages.
type Messages = FluentBundle<FluentResource>;

/// The messages of every language, in the order of the table.
static MESSAGES: LazyLock<Vec<Messages>> =
    LazyLock::new(|| LANGUAGES.iter().map(|(_, code, files)| read(code, files)).collect());

fn read(code: &str, files: &[(&str, &str)]) -> Messages {
    let id: LanguageIdentifier = code.parse().expect("a code of BCP 47");
    let mut messages = FluentBundle::new_concurrent(vec![id]);
    // Names that run the other way are the form's affair: SVG, HTML and Markdown escape what was typed.
    messages.set_use_isolating(false);
    for (name, text) in files {
        let resource = FluentResource::try_new((*text).to_owned())
            .unwrap_or_else(|(_, errors)| panic!("{code}/{name}.ftl: {errors:?}"));
        messages.add_resource(resource).unwrap_or_else(|errors| panic!("{code}/{name}.ftl: {errors:?}"));
    }
    messages
}

impl Language {
    /// The language of a code, "de".
    pub fn of(code: &str) -> Option<Self> {
        LANGUAGES.iter().find(|(_, known, _)| *known == code).map(|(language, ..)| *language)
    }

    /// Codes of all languages, the default first.
    pub fn codes() -> impl Iterator<Item = &'static str> {
        LANGUAGES.iter().map(|(_, code, _)| *code)
    }

    /// Its code.
    pub fn code(self) -> &'static str {
        LANGUAGES[self as usize].1
    }

    /// Its messages as they are typed, file by file.
    pub fn files(self) -> Folder {
        LANGUAGES[self as usize].2
    }

    /// A message; the macro `say` is the way to it.
    ///
    /// # Panics
    /// If there is no such message, or an argument is missing: a test holds every `say` to every language.
    pub fn said(self, key: &str, arguments: &[(&str, FluentValue)]) -> String {
        let messages = &MESSAGES[self as usize];
        let pattern = messages.get_message(key).and_then(|message| message.value());
        let pattern = pattern.unwrap_or_else(|| panic!("no message {key} in {}", self.code()));
        let arguments: FluentArgs = arguments.iter().cloned().collect();
        let mut errors = Vec::new();
        let text = messages.format_pattern(pattern, Some(&arguments), &mut errors).into_owned();
        assert!(errors.is_empty(), "{key} in {}: {errors:?}", self.code());
        text
    }

    /// The name of a metric, with a capital.
    pub fn label(self, metric: &Metric) -> String {
        self.name("metric", metric.id, metric.label)
    }

    /// The name of something that has an English one in a table: of a metric, a line of the ledger, a step. English is what stands in
    /// that table; every other language has a message for each.
    pub fn name(self, kind: &str, id: &str, english: &str) -> String {
        let own = || self.said(&format!("{kind}-{}", id.replace('_', "-")), &[]);
        if self == Self::English { english.to_owned() } else { own() }
    }

    /// The same of something that has no other id in its table than its name: "blocked ÷ offered" is `blocked-offered`.
    pub fn slugged(self, kind: &str, english: &str) -> String {
        let words = english.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
        self.name(kind, &words.map(str::to_lowercase).collect::<Vec<_>>().join("-"), english)
    }

    /// "a", "a and b", "a, b and c".
    pub fn list<S: AsRef<str>>(self, names: &[S]) -> String {
        match names {
            [] => String::new(),
            [one] => one.as_ref().to_owned(),
            [first @ .., last] => {
                let first = first.iter().map(AsRef::as_ref).collect::<Vec<_>>().join(", ");
                super::say!(self, "and", first = first, last = last.as_ref())
            }
        }
    }

    /// A label within a sentence, without its capital ("severance", but "AI integration"), where a language takes it away.
    pub fn within(self, label: &str) -> String {
        let loses_capital = super::say!(self, "labels-within") == "lower";
        let mut letters = label.chars();
        match (letters.next(), letters.clone().next()) {
            (Some(first), Some(second)) if second.is_lowercase() && loses_capital => {
                first.to_lowercase().chain(letters).collect()
            }
            _ => label.to_owned(),
        }
    }
}
