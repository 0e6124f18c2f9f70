//! What can go wrong, as data, with its words: `told` says them in a language, `Display` in English.

use std::io;

use super::calculators::Unanswered;
use super::folder::FolderError;
use super::input::Unread;
use super::memory::MOST_CONTACTS;
use super::no_cut::{NoCut, meant_of};
use super::precision::Imprecise;
use super::shown::{bytes, count};
use super::swept::Unswept;
use crate::findings::name_of_end;
use crate::intake::WEEKDAYS;
use crate::policy::shifts::{MOST_PATTERNS, Unfit};
use crate::report::ReportError;
use crate::scenario::{BUILTIN, LEAST_CUSTOMERS, RangeEnd};
use crate::text::{Faults, likeliest};
use crate::unit::{DAY, weekday_and_time};
use crate::words::{Language, say, whether};

/// Why something was not done.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.told(Language::English))]
pub enum DeskError {
    /// What was asked for cannot be.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// A question has no answer.
    #[error(transparent)]
    Unanswered(#[from] Unanswered),
    /// A text has faults.
    Faulty {
        /// Name of the text in its faults.
        file: String,
        /// The text; empty where a picture of it shows nothing.
        text: String,
        /// All of them.
        faults: Faults,
    },
    /// A file was not read.
    #[error(transparent)]
    Unread(#[from] Unread),
    /// A results folder was not read or written.
    #[error(transparent)]
    Folder(#[from] FolderError),
    /// Results could not be put into files.
    #[error(transparent)]
    Report(#[from] ReportError),
    /// The disk would not take a file.
    Unwritten {
        /// The file.
        path: String,
        /// What the system said.
        source: io::Error,
    },
    /// The watcher asked to stop.
    Stopped,
}

impl DeskError {
    /// Whether something else must be asked for.
    pub fn is_bad_input(&self) -> bool {
        match self {
            Self::Refused(_) | Self::Unanswered(_) | Self::Faulty { .. } => true,
            Self::Unread(unread) => unread.is_bad_input(),
            Self::Folder(error) => error.is_bad_input(),
            Self::Report(_) | Self::Unwritten { .. } | Self::Stopped => false,
        }
    }

    /// Whether it was asked to stop.
    pub fn is_stop(&self) -> bool {
        matches!(self, Self::Stopped | Self::Folder(FolderError::Stopped))
    }

    /// It in words, without what the system said. Faults of a text are English in every language.
    pub fn told(&self, language: Language) -> String {
        match self {
            Self::Refused(refusal) => refusal.told(language),
            Self::Unanswered(why) => why.told(language),
            Self::Faulty { faults, .. } => faults.to_string(),
            Self::Unread(unread) => unread.told(language),
            Self::Folder(error) => error.told(language),
            Self::Report(error) => error.told(language),
            Self::Unwritten { path, .. } => say!(language, "cannot-write", path = path),
            Self::Stopped => say!(language, "interrupted"),
        }
    }
}

/// What a replication numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Numbered {
    /// Customers there are at the end.
    Customers,
    /// Chats that a team has room for.
    Chats,
}

/// Why what was asked for cannot be.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[error("{}", self.told(Language::English))]
#[expect(missing_docs, reason = "the words of each say what it is")]
pub enum Refusal {
    NoScenario(String),
    NoBuiltin(String),
    Table(String),
    Empty(String),
    NoFit {
        scenario: String,
        name: String,
        known: Vec<String>,
    },
    NoStrategy {
        scenario: String,
        name: String,
        known: Vec<String>,
    },
    TooCoarse {
        scale: u32,
        customers: f64,
    },
    TooFine {
        scale: u32,
        what: Numbered,
        number: f64,
        most: f64,
        fits: Option<u32>,
    },
    FullAtScale {
        scale: u32,
    },
    NoCrowd {
        key: String,
    },
    NoSmall {
        key: String,
    },
    NoFormula {
        key: String,
        by_crowd: bool,
    },
    #[error(transparent)]
    TooLarge(#[from] TooLarge),
    TooLargeAt {
        path: String,
        end: RangeEnd,
        why: TooLarge,
    },
    FlipsOfOne,
    NeverAnswered(f64),
    NothingToDraw,
    NothingFitted(String),
    ForeignShelf {
        path: String,
        found: Option<String>,
        allowed: String,
    },
    FewWorlds {
        found: u32,
        refused: u32,
        wanted: u32,
        why: String,
    },
    NoTargets(String),
    NotRun(String),
    #[error(transparent)]
    Unstaffed(#[from] Unstaffed),
    StrategiesOfTargets,
    NoCustomer {
        number: u64,
        customers: u64,
        scale: u32,
    },
    FigureKind(String),
    #[error(transparent)]
    Cut(#[from] NoCut),
    #[error(transparent)]
    Unswept(#[from] Unswept),
    #[error(transparent)]
    Imprecise(#[from] Imprecise),
    Exists(String),
    NoPlace {
        path: String,
        why: String,
    },
}

/// Why nobody can say how many people a week needs.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[error("{}", self.told(Language::English))]
#[expect(missing_docs, reason = "the words of each say what it is")]
pub enum Unstaffed {
    NoHandleTime,
    TeamOfCounts,
    NoTeam { scenario: String, name: String, known: Vec<String> },
    WhichTeam { scenario: String, known: Vec<String> },
    ShiftGrid { what: &'static str, interval_s: f64 },
    ShiftLength { length_s: f64 },
    NoContacts,
    Shifts { why: Unfit, interval_s: f64 },
}

impl Unstaffed {
    /// It in words.
    pub fn told(&self, language: Language) -> String {
        match self {
            Self::NoHandleTime => say!(language, "no-handle-time"),
            Self::TeamOfCounts => say!(language, "team-of-counts"),
            Self::NoTeam { scenario, name, known } => no_such(language, "team", scenario, name, known),
            Self::WhichTeam { scenario, known } => {
                say!(language, "staff-which-team", scenario = scenario, known = known.join(", "))
            }
            Self::ShiftGrid { what, interval_s } => {
                say!(language, "shift-grid", what = *what, interval = language.duration(*interval_s))
            }
            Self::NoContacts => say!(language, "staff-no-contacts"),
            Self::ShiftLength { length_s } => {
                let length = language.duration(*length_s);
                say!(language, "shift-length", length = length, is_day = whether(*length_s > DAY))
            }
            Self::Shifts { why: Unfit::TooMany(patterns), .. } => {
                say!(language, "shifts-many", patterns = *patterns, most = MOST_PATTERNS)
            }
            Self::Shifts { why: Unfit::Bare(from, to, more), interval_s } => {
                let time = |at: usize| of_week(language, at as f64 * interval_s);
                say!(language, "shifts-bare", from = time(*from), to = time(*to), more = *more)
            }
        }
    }
}

/// A time of the week: "Mon 08:30".
fn of_week(language: Language, since_monday_s: f64) -> String {
    let (day, time) = weekday_and_time(since_monday_s);
    format!("{} {time}", say!(language, "weekday-short", day = WEEKDAYS[day]))
}

impl Refusal {
    /// It in words.
    pub fn told(&self, language: Language) -> String {
        match self {
            Self::NoScenario(name) => say!(language, "no-scenario", name = name, meant = meant_builtin(language, name)),
            Self::NoBuiltin(name) => say!(language, "no-builtin", name = name, meant = meant_builtin(language, name)),
            Self::Table(path) => say!(language, "is-table", path = path),
            Self::Empty(path) => say!(language, "is-empty", path = path),
            Self::NoFit { scenario, name, known } => no_such(language, "fit", scenario, name, known),
            Self::NoStrategy { scenario, name, known } => no_such(language, "strategy", scenario, name, known),
            Self::FullAtScale { scale } => say!(language, "full-at-scale", scale = *scale),
            Self::NoCrowd { key } => say!(language, "no-crowd", key = key),
            Self::NoSmall { key } => say!(language, "no-small", key = key),
            Self::NoFormula { key, by_crowd } => no_formula(language, key, *by_crowd),
            Self::TooCoarse { scale, customers } => too_coarse(language, *scale, *customers),
            Self::TooFine { scale, what, number, most, fits } => {
                too_fine(language, *scale, (*what, *number), *most, *fits)
            }
            Self::TooLarge(why) => why.told(language),
            Self::TooLargeAt { path, end, why } => too_large_at(language, path, *end, why),
            Self::FlipsOfOne => say!(language, "flips-of-one"),
            Self::NeverAnswered(share) => say!(language, "never-answered", share = language.per_cent(*share, 0)),
            Self::NothingToDraw => say!(language, "nothing-to-draw"),
            Self::ForeignShelf { path, found, allowed } => foreign_shelf(language, [path, allowed], found.as_deref()),
            Self::NothingFitted(path) => say!(language, "nothing-fitted", path = path),
            Self::FewWorlds { found, refused, wanted, why } => few_worlds(language, [*found, *refused, *wanted], why),
            Self::Unstaffed(why) => why.told(language),
            Self::NotRun(name) => say!(language, "focus-not-run", name = name),
            Self::NoTargets(path) => say!(language, "no-targets", path = path),
            Self::StrategiesOfTargets => say!(language, "strategies-of-targets"),
            Self::NoCustomer { number, customers, scale } => {
                let (number, last) = (number.to_string(), (customers - 1).to_string());
                say!(language, "no-customer", number = number, scale = *scale, last = last)
            }
            Self::FigureKind(path) => figure_kind(language, path),
            Self::Cut(why) => why.told(language),
            Self::Unswept(why) => why.told(language),
            Self::Imprecise(why) => why.told(language),
            Self::Exists(path) => say!(language, "exists", path = path),
            Self::NoPlace { path, why } => say!(language, "no-place", path = path, why = why),
        }
    }
}

fn foreign_shelf(language: Language, [path, allowed]: [&String; 2], found: Option<&str>) -> String {
    say!(language, "shelf-foreign", path = path, found = found.unwrap_or("none"), allowed = allowed)
}

fn few_worlds(language: Language, [found, refused, wanted]: [u32; 3], why: &str) -> String {
    say!(language, "few-worlds", found = found, wanted = wanted, tried = found + refused, why = why)
}

/// What a run takes that fits into this machine on no thread, or into none.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[error("{}", self.told(Language::English))]
pub struct TooLarge {
    /// Contacts of the whole run.
    pub contacts: f64,
    /// Bytes with one replication at a time.
    pub needed: f64,
    /// Bytes that are free for it.
    pub free: f64,
    /// The k of a scale that fits, if one does.
    pub fits: Option<u32>,
}

impl TooLarge {
    /// It in words.
    pub fn told(&self, language: Language) -> String {
        say!(
            language,
            "too-large",
            contacts = count(language, self.contacts),
            most = count(language, MOST_CONTACTS),
            needed = bytes(language, self.needed),
            free = bytes(language, self.free),
            out = self.way_out(language),
        )
    }

    /// What would fit, as advice.
    pub fn way_out(&self, language: Language) -> String {
        way_out(language, self.fits, "runs")
    }
}

fn too_large_at(language: Language, path: &str, end: RangeEnd, why: &TooLarge) -> String {
    say!(language, "too-large-at", path = path, end = name_of_end(end), why = why.told(language))
}

fn way_out(language: Language, fits: Option<u32>, instead: &str) -> String {
    match fits {
        None => say!(language, "no-scale-fits", instead = instead),
        Some(scale) => say!(language, "scale-fits", scale = scale),
    }
}

fn no_formula(language: Language, key: &str, by_crowd: bool) -> String {
    say!(language, "no-formula", key = key, crowd = whether(by_crowd))
}

fn too_fine(language: Language, scale: u32, (what, number): (Numbered, f64), most: f64, fits: Option<u32>) -> String {
    say!(
        language,
        "too-fine",
        scale = scale,
        number = count(language, number),
        what = if what == Numbered::Chats { "chats" } else { "customers" },
        most = count(language, most),
        out = way_out(language, fits, "growth"),
    )
}

fn too_coarse(language: Language, scale: u32, customers: f64) -> String {
    say!(
        language,
        "too-coarse",
        scale = scale,
        left = (customers / f64::from(scale)).floor().to_string(),
        customers = language.marked(&customers.to_string()),
        least = LEAST_CUSTOMERS.to_string(),
        finer = (customers / LEAST_CUSTOMERS).floor().max(1.0).to_string(),
    )
}

fn figure_kind(language: Language, path: &str) -> String {
    say!(language, "figure-kind", path = path, png = whether(cfg!(feature = "png")))
}

fn no_such(language: Language, what: &str, scenario: &str, name: &str, known: &[String]) -> String {
    let listed = if known.is_empty() { say!(language, "none-known") } else { known.join(", ") };
    let likely = meant_of(language, name, known);
    say!(language, "no-such", scenario = scenario, what = what, name = name, known = listed, meant = likely)
}

/// What may have been meant by a name that no built-in scenario has.
fn meant_builtin(language: Language, typed: &str) -> String {
    let bare = typed.strip_suffix(".toml").unwrap_or(typed);
    let names = BUILTIN.iter().map(|builtin| builtin.id);
    match likeliest(bare, names.clone()) {
        Some(name) => say!(language, "meant", name = name),
        None => say!(language, "built-in", list = names.collect::<Vec<_>>().join(", ")),
    }
}
