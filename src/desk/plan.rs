//! From what was asked to what is run: a design that fits into this machine.

use std::path::{Path, PathBuf};

pub use super::asked::{Asked, AskedDraws, AskedWaits, AskedWorlds};
use super::counted::doubt_counts;
use super::error::{DeskError, Numbered, Refusal, TooLarge};
use super::find::ScenarioText;
use super::folder::{self, Claim};
use super::manifest::Subject;
use super::memory::MOST_CONTACTS;
use super::precision::{FIRST_LOOK, read};
use super::run_id::{self, sha256};
use super::whom::{focus, strategies};
use crate::escape::file_name;
use crate::findings::Precision;
use crate::model::{unheld, unheld_by};
use crate::report::ReportError;
use crate::scenario::{COARSEST, Derived, LEAST_CUSTOMERS, Scenario, Waits};
use crate::study::{Design, Forecast, TrialRun, customers_at_end, forecast, kept_bytes, lives_of_draws, most_chats};

/// Bytes of the program itself, generously.
const PROGRAM_BYTES: f64 = 25e6;
/// Bytes of the summary and of everything written, for each strategy and for each topic of one; measured.
const TELLING_BYTES: (f64, f64) = (7e5, 2.6e5);
/// What a replication can number: customers, and chats that a team has room for.
const MOST_NUMBERED: f64 = u32::MAX as f64;

/// A scenario without faults, and the design in which it is run.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The scenario's text.
    pub source: ScenarioText,
    /// What it says.
    pub scenario: Scenario,
    /// What is run.
    pub design: Design,
    /// How precisely differences from the baseline are to be known; then there are more histories than the design has.
    pub precision: Option<Precision>,
    /// The time in which that has to be reached, s.
    pub time_s: Option<f64>,
}

impl Plan {
    /// Reads a scenario and lays out what was asked, on as many threads as there is work for.
    ///
    /// # Errors
    /// All faults of the scenario; [`Refusal`] of a fit or strategy that it does not have, and of a scale at which its world
    /// has no customer or too many.
    pub fn of(source: ScenarioText, asked: &Asked) -> Result<Self, DeskError> {
        let parse = |source: &ScenarioText| source.parse(&asked.overrides, asked.fit.as_deref());
        let (mut scenario, mut source) = (parse(&source)?, source);
        if asked.cut.is_any() {
            source.derived = asked.cut.derived(&scenario)?;
            scenario = parse(&source).or_else(|error| Err(asked.cut.at_fault(&asked.cut.whom(&scenario)?, error)))?;
        }
        let defaults = Design::of(&scenario);
        let precision = asked.precision.as_ref().map(|typed| read(typed, &scenario.currency)).transpose();
        let precision = precision.map_err(Refusal::from)?;
        let replications = match asked.only_replication {
            Some(number) => vec![number],
            None if precision.is_some() => (0..FIRST_LOOK).collect(),
            None => (0..asked.replications.unwrap_or(scenario.run.replications)).collect(),
        };
        let mut strategies = strategies(&scenario, &asked.strategies, asked.cut.is_any())?;
        let focus = asked.focus.as_ref().map(|named| focus(&scenario, named, &mut strategies)).transpose()?;
        let threads = asked.threads.unwrap_or_else(processors).min(strategies.len() * replications.len()).max(1);
        let scale = scale(asked, defaults.scale)?;
        doubt_scale(&scenario, scale)?;
        let waits = waits(asked, &scenario, (scale, &strategies))?;
        let design = Design {
            // One replication is looked at for itself.
            fits: asked.fits && asked.only_replication.is_none() && !scenario.fits.is_empty(),
            // What a scale does is measured where there are intervals and the scale does anything.
            scale_bias: asked.scale_bias && waits.scale_of_lines(scale) > 1 && replications.len() > 1,
            flips: asked.flips,
            draws: None,
            seed: asked.seed.unwrap_or(defaults.seed),
            replications,
            strategies,
            focus,
            threads,
            scale,
            waits,
        };
        doubt_counts(&scenario, &design)?;
        let design = Design { draws: asked.draws_of(&scenario, &design)?, ..design };
        Ok(Self { source, scenario, design, precision, time_s: asked.time_s })
    }

    /// The worlds of the scenario's fits; none if they are not run.
    ///
    /// # Errors
    /// [`Refusal::NoCrowd`] and [`Refusal::NoFormula`] with the key of the fit that keeps a crowd or a formula from one of them.
    pub fn fits(&self) -> Result<Vec<Scenario>, DeskError> {
        let Self { source, scenario, design, .. } = self;
        if !design.fits {
            return Ok(Vec::new());
        }
        let worlds = source.fits(scenario)?;
        for (world, fit) in worlds.iter().zip(&scenario.fits) {
            let of_fit = |key: String| format!("fit.{}.{key}", fit.id);
            match doubt_waits(world, (design.waits, design.scale), &design.strategies) {
                Err(Refusal::NoSmall { key }) => return Err(Refusal::NoSmall { key: of_fit(key) }.into()),
                Err(Refusal::NoCrowd { key }) => return Err(Refusal::NoCrowd { key: of_fit(key) }.into()),
                Err(Refusal::NoFormula { key, by_crowd }) => {
                    return Err(Refusal::NoFormula { key: of_fit(key), by_crowd }.into());
                }
                _ => {}
            }
        }
        Ok(worlds)
    }

    /// What the run is of.
    ///
    /// # Errors
    /// What the serialiser says.
    pub fn subject(&self) -> Result<Subject, ReportError> {
        let Self { source, scenario, design, .. } = self;
        Ok(Subject {
            source: format!("{}{}", source.identity, beside(scenario)),
            run_id: run_id::run_id(scenario, design)?,
            version: env!("CARGO_PKG_VERSION").to_owned(),
            scenario_sha256: sha256(source.text.as_bytes()),
            overrides: scenario.overrides.clone(),
            strategies: design.strategies.iter().map(|&index| scenario.strategies[index].id.clone()).collect(),
            replications: design.replications.clone(),
            seed: design.seed,
            flips: design.flips,
            draws: design.draws,
            fit: scenario.fit.as_ref().map(|fit| fit.id.clone()),
            fits: design.fits,
            scale_bias: design.scale_bias,
            scale: design.scale,
            waits: design.waits,
        })
    }

    /// Where results go if nothing is said. A replication alone (`only`) does not take the place of the run of all, nor a fit
    /// or an override that of the file as typed.
    pub fn default_folder(&self, only: Option<u32>) -> PathBuf {
        let Scenario { id, fit, overrides, .. } = &self.scenario;
        let fit = fit.as_ref().map_or_else(String::new, |fit| format!("-{}", file_name(&fit.id)));
        let replication = only.map_or_else(String::new, |number| format!("-replication-{number}"));
        let made: Vec<String> = self.scenario.derived.iter().map(Derived::label).collect();
        let made = if made.is_empty() { String::new() } else { named("-and-", &made) };
        Path::new("results").join(format!("{}{fit}{}{made}{replication}", file_name(id), with(overrides)))
    }

    /// Makes sure that results may and can be written to a folder; with `force`, over those of another scenario.
    ///
    /// # Errors
    /// [`FolderError`](super::folder::FolderError).
    pub fn claim(&self, folder: &Path, force: bool) -> Result<Claim, DeskError> {
        Ok(folder::claim(folder, &self.subject()?, force)?)
    }

    /// What was asked, at another scale.
    ///
    /// # Errors
    /// [`Refusal`] of a scale at which the scenario cannot be run.
    pub fn at_scale(&self, asked: &Asked, scale: u32) -> Result<Design, Refusal> {
        doubt_scale(&self.scenario, scale)?;
        let waits = waits(asked, &self.scenario, (scale, &self.design.strategies))?;
        Ok(Design { scale, waits, ..self.design.clone() })
    }
}

/// The k of the scale that is asked for; where everybody is followed, 1.
fn scale(asked: &Asked, otherwise: u32) -> Result<u32, Refusal> {
    match (asked.waits, asked.scale) {
        (Some(AskedWaits::Full), Some(scale)) if scale > 1 => Err(Refusal::FullAtScale { scale }),
        (Some(AskedWaits::Full), _) => Ok(1),
        (_, scale) => Ok(scale.unwrap_or(otherwise)),
    }
}

/// How waits come about at a scale, which strategies of a scenario must allow.
fn waits(asked: &Asked, scenario: &Scenario, (scale, strategies): (u32, &[usize])) -> Result<Waits, Refusal> {
    let waits = match asked.waits {
        Some(AskedWaits::At(waits)) => waits,
        None | Some(AskedWaits::Full) => scenario.run.waits,
    };
    let waits = waits.at_scale(scale);
    doubt_waits(scenario, (waits, scale), strategies)?;
    Ok(waits)
}

/// Whether waits that come about in some way at scale 1:k can hold strategies of a world.
///
/// # Errors
/// [`Refusal::NoCrowd`], [`Refusal::NoFormula`], [`Refusal::NoSmall`].
pub fn doubt_waits(world: &Scenario, at: (Waits, u32), strategies: &[usize]) -> Result<(), Refusal> {
    let Some(key) = unheld_by(at, world, strategies) else { return Ok(()) };
    Err(match at.0 {
        Waits::Small => Refusal::NoSmall { key },
        Waits::Formula => Refusal::NoFormula { key, by_crowd: unheld(world, strategies).is_none() },
        Waits::Crowd => Refusal::NoCrowd { key },
    })
}

/// What a run is of beside the strategies of the file, which do not take its place.
fn beside(scenario: &Scenario) -> String {
    let made: Vec<String> = scenario.derived.iter().map(Derived::label).collect();
    if made.is_empty() { String::new() } else { format!(", and {}", made.join(", ")) }
}

/// Processors of this machine.
pub fn processors() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

/// "-with-team.desk.headcount-9": the overrides as far as they make a name, and by their hash where they do not.
pub(super) fn with(overrides: &[String]) -> String {
    if overrides.is_empty() { String::new() } else { named("-with-", overrides) }
}

/// Texts as far as they make a name, and by their hash where they do not.
pub(super) fn named(before: &str, texts: &[String]) -> String {
    const LETTERS: usize = 60;
    const OF_HASH: usize = 6;
    let joined = texts.join("-").replace('=', "-");
    let name: String = file_name(&joined).chars().take(LETTERS).collect();
    if name == joined {
        return format!("{before}{name}");
    }
    format!("{before}{name}-{}", &sha256(texts.join("\n").as_bytes())[..OF_HASH])
}

/// What a run takes of a machine.
#[derive(Clone, Copy, Debug)]
pub struct Needs {
    /// Contacts and memory of replications.
    pub forecast: Forecast,
    /// Bytes of the program and of all finished replications.
    pub kept_bytes: f64,
}

impl Needs {
    /// What a design takes, as a trial of it lets expect.
    pub fn new(scenario: &Scenario, design: &Design, trial: &TrialRun) -> Self {
        let telling = TELLING_BYTES.0 + TELLING_BYTES.1 * scenario.topics.len() as f64;
        let kept_bytes = PROGRAM_BYTES + kept_bytes(scenario, design) + telling * design.strategies.len() as f64;
        let alone = forecast(scenario, design, trial);
        Self { forecast: Forecast { contacts: alone.contacts * passes(scenario, design), ..alone }, kept_bytes }
    }

    /// Bytes with this many replications running at a time.
    pub fn bytes(&self, threads: usize) -> f64 {
        self.kept_bytes + threads as f64 * self.forecast.bytes_per_replication
    }

    /// The most threads, up to `wanted`, that fit; `None` if the run fits on none.
    pub fn threads_that_fit(&self, wanted: usize, budget: f64) -> Option<usize> {
        let fits = self.forecast.contacts <= MOST_CONTACTS && self.bytes(1) <= budget;
        let most = (budget - self.kept_bytes) / self.forecast.bytes_per_replication.max(1.0);
        fits.then(|| wanted.min(most as usize).max(1))
    }
}

/// Runs of the whole design, in contacts: its own, one of half as many at the coarser scale, about half of one for each fit, and the worlds that are drawn.
pub fn passes(scenario: &Scenario, design: &Design) -> f64 {
    let of_fit = design.of_fit(scenario);
    let share = of_fit.replications.len() as f64 / design.replications.len() as f64;
    let coarser = f64::from(design.scale) / f64::from(of_fit.scale);
    let fits = if design.fits { scenario.fits.len() as f64 * share * coarser } else { 0.0 };
    let draws = design.draws.map_or(0.0, |draws| {
        let lives = lives_of_draws(design, draws.worlds as usize) as f64;
        let own = (design.strategies.len() * design.replications.len()) as f64;
        lives / own * f64::from(design.scale) / f64::from(draws.scale)
    });
    1.0 + fits + draws + if design.scale_bias { 0.5 } else { 0.0 }
}

/// Refuses a scale at which there is no whole customer, or more customers or seats than a replication can number.
pub(super) fn doubt_scale(scenario: &Scenario, scale: u32) -> Result<(), Refusal> {
    let (customers, k) = (scenario.customers.count, f64::from(scale));
    if scale > 1 && customers / k < LEAST_CUSTOMERS {
        return Err(Refusal::TooCoarse { scale, customers });
    }
    let numbered = [(Numbered::Customers, customers_at_end(scenario) / k), (Numbered::Chats, most_chats(scenario, k))];
    let Some((what, number)) = numbered.into_iter().find(|(_, number)| *number > MOST_NUMBERED) else { return Ok(()) };
    let is_numbered = |k: &u32| {
        let coarse = f64::from(*k);
        coarse * LEAST_CUSTOMERS <= customers
            && (customers_at_end(scenario) / coarse).max(most_chats(scenario, coarse)) <= MOST_NUMBERED
    };
    Err(Refusal::TooFine { scale, what, number, most: MOST_NUMBERED, fits: round_scales(scale).find(is_numbered) })
}

/// A design on the threads that fit into memory, and what it takes.
#[derive(Clone, Debug)]
pub struct Fitted {
    /// The design.
    pub design: Design,
    /// What it takes.
    pub needs: Needs,
}

/// The design on the threads that fit into memory.
///
/// # Errors
/// [`TooLarge`] if even one replication at a time does not fit, with the scale that does.
pub fn fitted(scenario: &Scenario, design: Design, budget: f64) -> Result<Fitted, TooLarge> {
    let trial = TrialRun::new(scenario, &design);
    fitted_by(scenario, design, &trial, budget)
}

/// The same by a trial that was made.
///
/// # Errors
/// As [`fitted`].
pub fn fitted_by(scenario: &Scenario, design: Design, trial: &TrialRun, budget: f64) -> Result<Fitted, TooLarge> {
    let needs = Needs::new(scenario, &design, trial);
    match needs.threads_that_fit(design.threads, budget) {
        Some(threads) => Ok(Fitted { design: Design { threads, ..design }, needs }),
        None => Err(TooLarge {
            contacts: needs.forecast.contacts,
            needed: needs.bytes(1),
            free: budget,
            fits: scale_that_fits(scenario, &design, trial, budget),
        }),
    }
}

/// The finest round scale, coarser than the design's, at which it fits.
fn scale_that_fits(scenario: &Scenario, design: &Design, trial: &TrialRun, budget: f64) -> Option<u32> {
    let has_customers = |scale: &u32| f64::from(*scale) * LEAST_CUSTOMERS <= scenario.customers.count;
    round_scales(design.scale).filter(has_customers).find(|&scale| {
        let coarser = Design { scale, ..design.clone() };
        Needs::new(scenario, &coarser, trial).threads_that_fit(1, budget).is_some()
    })
}

/// 1, 2, 5, 10, 20 … as far as they are coarser than a scale.
fn round_scales(than: u32) -> impl Iterator<Item = u32> {
    let decades = (0..7).map(|power| 10_u32.pow(power));
    let scales = decades.flat_map(|decade| [1, 2, 5].map(|step| step * decade));
    scales.filter(move |scale| (than + 1..=COARSEST).contains(scale))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn needs(contacts: f64) -> Needs {
        let forecast = Forecast { contacts_per_replication: 1.0, contacts, bytes_per_replication: 100.0 };
        Needs { forecast, kept_bytes: 50.0 }
    }

    #[test]
    fn as_many_threads_run_as_fit_into_memory() {
        assert_eq!(needs(1e6).threads_that_fit(8, 1e9), Some(8));
        assert_eq!(needs(1e6).threads_that_fit(8, 399.0), Some(3));
        assert_eq!(needs(1e6).threads_that_fit(8, 149.0), None);
        assert_eq!(needs(1e6).threads_that_fit(8, f64::INFINITY), Some(8));
    }

    #[test]
    fn too_many_contacts_fit_on_no_machine() {
        assert_eq!(needs(1e12).threads_that_fit(8, f64::INFINITY), None);
    }
}
