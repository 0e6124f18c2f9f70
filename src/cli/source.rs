//! A scenario from a built-in name or a file.

use std::fs;
use std::path::Path;

use super::failure::BadInput;
use super::faults::bad_scenario;
use crate::experiment::Reference;
use crate::report::input::{self, Unread, Wanted};
use crate::report::run_id::world_sha256;
use crate::scenario::{self, BUILTIN, End, Fit, Scenario, builtin};
use crate::text::suggestion;

const SCENARIO: Wanted = Wanted { what: "a scenario", most: 16 << 20, pipe: true };

/// A scenario's text.
#[derive(Clone, Debug)]
pub struct Source {
    /// Name of the scenario.
    pub id: String,
    /// Name of the text in faults.
    pub file: String,
    /// What tells it from every other scenario: "built-in klarna", or the full path of its file.
    pub identity: String,
    /// The text.
    pub text: String,
}

impl Source {
    /// Finds a scenario by what was typed: the name of a built-in one, else a file.
    ///
    /// # Errors
    /// Bad input if there is no such file or it is no text; a failure if it cannot be read.
    pub fn find(typed: &str) -> anyhow::Result<Self> {
        if let Some(builtin) = builtin(typed) {
            let file = format!("built-in {}", builtin.id);
            return Ok(Self { id: builtin.id.to_owned(), identity: file.clone(), file, text: builtin.text.to_owned() });
        }
        let path = Path::new(typed);
        let text = read(path)?;
        let id = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        // A pipe has no full path; then what was typed must do.
        let full = fs::canonicalize(path).or_else(|_| std::path::absolute(path)).unwrap_or_else(|_| path.to_owned());
        Ok(Self { id, file: typed.to_owned(), identity: full.to_string_lossy().into_owned(), text })
    }

    /// Reads the scenario with overrides laid on it, and with one of its fits if that is named.
    ///
    /// # Errors
    /// All its faults, those of every fit among them; bad input for a fit that it does not have.
    pub fn parse(&self, overrides: &[String], fit: Option<&str>) -> anyhow::Result<Scenario> {
        let faulty = |faults| bad_scenario(&self.file, &self.text, faults);
        let source = self.text().with(overrides);
        let scenario = source.doubted().map_err(faulty)?;
        let Some(fit) = fit else { return Ok(scenario) };
        let known = || scenario.fits.iter().map(|fit| fit.id.as_str());
        if !known().any(|id| id == fit) {
            let has = known().collect::<Vec<_>>().join(", ");
            let has = if has.is_empty() { "it has none".to_owned() } else { format!("it has {has}") };
            let hint = suggestion(fit, known()).map_or_else(String::new, |hint| format!(" — {hint}"));
            return Err(BadInput(format!("scenario `{}` has no fit `{fit}`; {has}{hint}", scenario.id)).into());
        }
        Ok(source.under(Some(fit)).read().map_err(faulty)?)
    }

    /// The worlds of all fits of a scenario.
    ///
    /// # Errors
    /// None that reading the scenario has not shown.
    pub fn fits(&self, scenario: &Scenario) -> anyhow::Result<Vec<Scenario>> {
        let source = self.text().with(&scenario.overrides);
        let world = |fit: &Fit| source.clone().under(Some(&fit.id)).read();
        let worlds: Result<_, _> = scenario.fits.iter().map(world).collect();
        Ok(worlds.map_err(|faults| bad_scenario(&self.file, &self.text, faults))?)
    }
}

impl Source {
    /// Reads a scenario again with one uncertain input at an end of its range; `None` if that is no world.
    pub fn parse_at(&self, scenario: &Scenario, path: &str, end: End) -> Option<Scenario> {
        self.text().again(scenario).at(path, end).read().ok()
    }

    /// The text, on which nothing is laid.
    fn text(&self) -> scenario::Source {
        scenario::Source::new(&self.id, &self.file, &self.text)
    }
}

impl Source {
    /// The reference run that comes with a built-in scenario, if it is of this world, by this version.
    pub fn reference(&self, scenario: &Scenario) -> Option<Reference> {
        let known = builtin(&self.id).filter(|builtin| builtin.text == self.text)?.reference?;
        let reference: Reference = serde_json::from_str(known).ok()?;
        let is_of_it = |world| world == reference.world_sha256 && reference.version == env!("CARGO_PKG_VERSION");
        world_sha256(scenario).is_ok_and(is_of_it).then_some(reference)
    }
}

/// The built-in scenario of this name, or bad input with a suggestion.
///
/// # Errors
/// Bad input for any other name.
pub fn builtin_named(name: &str) -> anyhow::Result<&'static crate::scenario::Builtin> {
    builtin(name).ok_or_else(|| BadInput(format!("there is no built-in scenario `{name}`{}", meant(name))).into())
}

fn read(path: &Path) -> anyhow::Result<String> {
    let shown = path.display();
    let text = match input::text(path, SCENARIO) {
        Err(Unread::Missing(_)) => {
            let meant = meant(&path.to_string_lossy());
            return Err(BadInput(format!("no file and no built-in scenario is called `{shown}`{meant}")).into());
        }
        other => other?,
    };
    if is_table(path, &text) {
        let advice = "holds a table, not a scenario; if these are counts by interval, `blendsim import-arrivals FILE \
                      --write demand.toml` makes a section [demand] of them";
        return Err(BadInput(format!("{shown} {advice}")).into());
    }
    if text.trim().is_empty() {
        let hint = "`blendsim init klarna FILE` writes a scenario to start from";
        return Err(BadInput(format!("{shown} is empty; {hint}")).into());
    }
    Ok(text)
}

/// Whether a file holds rows of cells: it is called so, or its first lines are cut by the same mark into as many cells and none
/// says `key = value` or opens a section.
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

fn meant(typed: &str) -> String {
    let bare = typed.strip_suffix(".toml").unwrap_or(typed);
    let names = BUILTIN.iter().map(|builtin| builtin.id);
    match suggestion(bare, names.clone()) {
        Some(hint) => format!(": {hint}"),
        None => format!("; built in are {}", names.collect::<Vec<_>>().join(", ")),
    }
}
