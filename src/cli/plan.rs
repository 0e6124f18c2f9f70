//! From what was asked to what is run: a design that fits into this machine.

use super::args::{BesideArgs, ExperimentArgs};
use super::failure::BadInput;
use super::shown::{bytes, count};
use crate::experiment::{Design, Forecast, TrialRun, customers_at_end, forecast, kept_bytes, most_chats};
use crate::scenario::{LEAST_CUSTOMERS, Scenario};
use crate::text::suggestion;

/// Contacts that a run may simulate in all: a day of work for thirty processors.
pub const MOST_CONTACTS: f64 = 1e11;
/// The coarsest scale.
const COARSEST: u32 = 1_000_000;

/// Bytes of the program itself, generously.
const PROGRAM_BYTES: f64 = 25e6;
/// Bytes of the summary and of everything written, for each strategy and for each topic of one; measured.
const TELLING_BYTES: (f64, f64) = (7e5, 2.6e5);
/// What a replication can number: customers, and chats that a team has room for.
const MOST_NUMBERED: f64 = u32::MAX as f64;

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
        // A coarser scale is kept beside the run, and then one fit at a time.
        let kept = 1.0 + f64::from(u8::from(design.scale_bias)) + f64::from(u8::from(design.fits));
        let telling = TELLING_BYTES.0 + TELLING_BYTES.1 * scenario.topics.len() as f64;
        let kept_bytes = PROGRAM_BYTES + kept * kept_bytes(scenario, design) + telling * design.strategies.len() as f64;
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

/// The design that was asked for, on as many threads as there is work for.
///
/// # Errors
/// Bad input for a strategy that the scenario does not have, and for a scale at which the world has no customer or too many.
pub fn design(scenario: &Scenario, args: &ExperimentArgs, only: Option<u32>) -> Result<Design, BadInput> {
    let defaults = Design::of(scenario);
    let replications = match only {
        Some(number) => vec![number],
        None => (0..args.replications.unwrap_or(scenario.run.replications)).collect(),
    };
    let strategies = strategies(scenario, &args.strategy)?;
    let processors = std::thread::available_parallelism().map_or(1, usize::from);
    let threads = args.threads.unwrap_or(processors).min(strategies.len() * replications.len()).max(1);
    let scale = args.scale.unwrap_or(defaults.scale);
    doubt_scale(scenario, scale)?;
    Ok(Design { replications, strategies, threads, seed: args.seed.unwrap_or(defaults.seed), scale, ..defaults })
}

/// The same design with what is run beside it: the worlds of the scenario's fits, unless one replication is looked at, and a
/// coarser scale, where there are intervals and the scale does anything.
pub fn with_beside(scenario: &Scenario, design: Design, args: BesideArgs, only: Option<u32>) -> Design {
    let fits = !args.no_fits && only.is_none() && !scenario.fits.is_empty();
    let scale_bias = !args.no_scale_bias && design.scale > 1 && design.replications.len() > 1;
    Design { fits, scale_bias, ..design }
}

/// Runs of the whole design, in contacts: its own, one of half as many at the coarser scale, about half of one for each fit.
pub fn passes(scenario: &Scenario, design: &Design) -> f64 {
    let share = design.of_fit().replications.len() as f64 / design.replications.len() as f64;
    let fits = if design.fits { scenario.fits.len() as f64 * share } else { 0.0 };
    1.0 + fits + if design.scale_bias { 0.5 } else { 0.0 }
}

/// The same design at another scale.
///
/// # Errors
/// Bad input for a scale at which the scenario cannot be run.
pub fn at_scale(scenario: &Scenario, design: &Design, scale: u32) -> Result<Design, BadInput> {
    doubt_scale(scenario, scale)?;
    Ok(Design { scale, ..design.clone() })
}

/// Refuses a scale at which there is no whole customer, or more customers or seats than a replication can number.
fn doubt_scale(scenario: &Scenario, scale: u32) -> Result<(), BadInput> {
    let (customers, k) = (scenario.customers.count, f64::from(scale));
    if scale > 1 && customers / k < LEAST_CUSTOMERS {
        let (left, finer) = ((customers / k).floor(), (customers / LEAST_CUSTOMERS).floor().max(1.0));
        return Err(BadInput(format!(
            "scale 1:{scale} leaves {left} of {customers} customers, fewer than the {LEAST_CUSTOMERS} of an experiment; \
             --scale 1:{finer} or finer fits"
        )));
    }
    let numbered = [("customers at the end", customers_at_end(scenario) / k), ("chats", most_chats(scenario, k))];
    let Some((what, number)) = numbered.into_iter().find(|(_, number)| *number > MOST_NUMBERED) else { return Ok(()) };
    let fits = |k: u32| {
        let coarse = f64::from(k);
        coarse * LEAST_CUSTOMERS <= customers
            && (customers_at_end(scenario) / coarse).max(most_chats(scenario, coarse)) <= MOST_NUMBERED
    };
    let way_out = round_scales(scale).find(|&k| fits(k)).map_or_else(
        || "no scale fits: ask for less growth or a shorter length".to_owned(),
        |k| format!("--scale 1:{k} fits"),
    );
    let (number, most) = (count(number), count(MOST_NUMBERED));
    Err(BadInput(format!("scale 1:{scale} comes to {number} {what}, more than the {most} that are run; {way_out}")))
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
/// Bad input if even one replication at a time does not fit, with the scale that does.
pub fn fitted(scenario: &Scenario, design: Design, budget: f64) -> Result<Fitted, BadInput> {
    let trial = TrialRun::new(scenario, &design);
    fitted_by(scenario, design, &trial, budget)
}

/// The same by a trial that was made.
///
/// # Errors
/// As [`fitted`].
pub fn fitted_by(scenario: &Scenario, design: Design, trial: &TrialRun, budget: f64) -> Result<Fitted, BadInput> {
    let needs = Needs::new(scenario, &design, trial);
    match needs.threads_that_fit(design.threads, budget) {
        Some(threads) => Ok(Fitted { design: Design { threads, ..design }, needs }),
        None => Err(BadInput(format!(
            "this run is too large: about {} contacts (at most {} are run) and {} of memory ({} are free for it); {}",
            count(needs.forecast.contacts),
            count(MOST_CONTACTS),
            bytes(needs.bytes(1)),
            bytes(budget),
            way_out(scenario, &design, trial, budget),
        ))),
    }
}

/// What would fit, as advice.
pub fn way_out(scenario: &Scenario, design: &Design, trial: &TrialRun, budget: f64) -> String {
    match scale_that_fits(scenario, design, trial, budget) {
        Some(scale) => format!("--scale 1:{scale} fits"),
        None => "no scale fits: ask for fewer replications or strategies, or a shorter length".to_owned(),
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

/// Indices of the named strategies and the baseline, in the order of the file; all if none is named.
fn strategies(scenario: &Scenario, named: &[String]) -> Result<Vec<usize>, BadInput> {
    let ids = || scenario.strategies.iter().map(|strategy| strategy.id.as_str());
    for name in named {
        if !ids().any(|id| id == name) {
            let known = ids().collect::<Vec<_>>().join(", ");
            let hint = suggestion(name, ids()).map_or_else(String::new, |hint| format!(" — {hint}"));
            let text = format!("scenario `{}` has no strategy `{name}`; it has {known}{hint}", scenario.id);
            return Err(BadInput(text));
        }
    }
    let is_kept = |&index: &usize| {
        named.is_empty() || index == scenario.baseline || named.contains(&scenario.strategies[index].id)
    };
    Ok((0..scenario.strategies.len()).filter(is_kept).collect())
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
