//! Scenarios and themes by what was typed: the only place of the room where a text is parsed.

use std::fs;
use std::path::Path;

use super::error::{DeskError, Refusal};
use super::input::{self, Unread, Wanted, What};
use super::run_id::world_sha256;
use crate::findings::Reference;
use crate::report::theme::{LARGEST, Theme};
use crate::scenario::{Builtin, Derived, Scenario, Source, builtin};
use crate::text::Faults;
use crate::words::Language;

const SCENARIO: Wanted = Wanted { what: What::Scenario, most: 16 << 20, pipe: true };
const THEME: Wanted = Wanted { what: What::Theme, most: LARGEST, pipe: false };

/// The text of a scenario, found by what was typed.
#[derive(Clone, Debug)]
pub struct ScenarioText {
    /// Name of the scenario.
    pub id: String,
    /// Name of the text in faults.
    pub file: String,
    /// What tells it from every other scenario: "built-in klarna", or the full path of its file.
    pub identity: String,
    /// The text.
    pub text: String,
    /// Strategies beside its own that are made of them.
    pub derived: Vec<Derived>,
}

impl ScenarioText {
    /// Finds a scenario by what was typed: the name of a built-in one, else a file.
    ///
    /// # Errors
    /// [`Refusal`] if nothing is called so or it is no scenario, [`Unread`].
    pub fn find(typed: &str) -> Result<Self, DeskError> {
        if let Some(builtin) = builtin(typed) {
            return Ok(Self::of(builtin));
        }
        let path = Path::new(typed);
        let text = read(path)?;
        let id = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        // A pipe has no full path; then what was typed must do.
        let full = fs::canonicalize(path).or_else(|_| std::path::absolute(path)).unwrap_or_else(|_| path.to_owned());
        Ok(Self {
            id,
            file: typed.to_owned(),
            identity: full.to_string_lossy().into_owned(),
            text,
            derived: Vec::new(),
        })
    }

    /// A scenario that comes with the program.
    pub fn of(builtin: &Builtin) -> Self {
        let file = format!("built-in {}", builtin.id);
        let (id, text) = (builtin.id.to_owned(), builtin.text.to_owned());
        Self { id, identity: file.clone(), file, text, derived: Vec::new() }
    }

    /// Reads the scenario with overrides laid on it, and with one of its fits if that is named.
    ///
    /// # Errors
    /// All its faults, those of every fit among them; [`Refusal::NoFit`].
    pub fn parse(&self, overrides: &[String], fit: Option<&str>) -> Result<Scenario, DeskError> {
        let faulty = |faults| faulty(&self.file, &self.text, faults);
        let source = self.bare().with(overrides);
        let scenario = source.doubted().map_err(faulty)?;
        let Some(name) = fit else { return Ok(scenario) };
        let known: Vec<String> = scenario.fits.iter().map(|fit| fit.id.clone()).collect();
        if !known.iter().any(|id| id == name) {
            return Err(Refusal::NoFit { scenario: scenario.id, name: name.to_owned(), known }.into());
        }
        source.under(fit).read().map_err(faulty)
    }

    /// The worlds of all fits of a scenario.
    ///
    /// # Errors
    /// None that reading the scenario has not shown.
    pub fn fits(&self, scenario: &Scenario) -> Result<Vec<Scenario>, DeskError> {
        let source = self.bare().with(&scenario.overrides);
        let worlds: Result<_, _> = scenario.fits.iter().map(|fit| source.clone().under(Some(&fit.id)).read()).collect();
        worlds.map_err(|faults| faulty(&self.file, &self.text, faults))
    }

    /// The text with what was laid on it when a scenario was read.
    pub fn again(&self, scenario: &Scenario) -> Source {
        self.bare().again(scenario)
    }

    /// The strategies that are made of its own, as sections of a file that says the same, in the world of a scenario that was read.
    ///
    /// # Errors
    /// None that reading it has not shown.
    pub fn written(&self, scenario: &Scenario) -> Result<String, DeskError> {
        let sections = self.again(scenario).written().map_err(|faults| faulty(&self.file, &self.text, faults))?;
        Ok(sections.join("\n"))
    }

    /// The text, on which nothing is laid but what is made of it.
    fn bare(&self) -> Source {
        Source::new(&self.id, &self.file, &self.text).beside(&self.derived)
    }

    /// The reference run that comes with a built-in scenario, if it is of this world, by this version.
    pub fn reference(&self, scenario: &Scenario) -> Option<Reference> {
        let known = builtin(&self.id).filter(|builtin| builtin.text == self.text)?.reference?;
        let reference: Reference = serde_json::from_str(known).ok()?;
        let is_of_it = |world| world == reference.world_sha256 && reference.version == env!("CARGO_PKG_VERSION");
        world_sha256(scenario).is_ok_and(is_of_it).then_some(reference)
    }
}

/// The scenario of this name that comes with the program.
///
/// # Errors
/// [`Refusal::NoBuiltin`].
pub fn builtin_named(name: &str) -> Result<&'static Builtin, DeskError> {
    builtin(name).ok_or_else(|| Refusal::NoBuiltin(name.to_owned()).into())
}

/// The theme in a file, or the program's own; with a language in place of its own, if there is one.
///
/// # Errors
/// All its faults; [`Unread`].
pub fn theme(typed: Option<&Path>, language: Option<Language>) -> Result<Theme, DeskError> {
    let theme = match typed {
        None => Theme::default(),
        Some(path) => {
            let (shown, text) = (path.display().to_string(), input::text(path, THEME)?);
            Theme::parse(&shown, &text).map_err(|faults| faulty(&shown, &text, faults))?
        }
    };
    Ok(Theme { language: language.unwrap_or(theme.language), ..theme })
}

fn faulty(file: &str, text: &str, faults: Faults) -> DeskError {
    DeskError::Faulty { file: file.to_owned(), text: text.to_owned(), faults }
}

fn read(path: &Path) -> Result<String, DeskError> {
    let shown = path.display().to_string();
    let text = match input::text(path, SCENARIO) {
        Err(Unread::Missing { .. }) => return Err(Refusal::NoScenario(shown).into()),
        other => other?,
    };
    if is_table(path, &text) {
        return Err(Refusal::Table(shown).into());
    }
    if text.trim().is_empty() {
        return Err(Refusal::Empty(shown).into());
    }
    Ok(text)
}

/// Whether a file holds rows of cells: it is called so, or its first lines are cut by the same mark into as many cells and
/// none says `key = value` or opens a section.
fn is_table(path: &Path, text: &str) -> bool {
    let ending = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).take(5).collect();
    let is_toml = lines.iter().any(|line| line.contains('=') || line.starts_with(['#', '[']));
    let is_cut = |mark: char| {
        let cells = lines.first().map_or(0, |line| line.matches(mark).count());
        cells > 0 && lines.iter().all(|line| line.matches(mark).count() == cells)
    };
    !is_toml && (["csv", "tsv"].contains(&ending.as_str()) || [',', ';', '\t'].into_iter().any(is_cut))
}
