//! The calculators: a question about a staffed queue, or about several tries at an issue, and its answer.

use serde::Serialize;

use crate::erlang::Demand;
use crate::erlang::calculator::{Answer, Formula};
use crate::stat::{MOST_RHO, Unfit, all_solve, fit_rho, second_after_failure};
use crate::words::{Language, say};

/// Largest load that is computed, erlang.
const MOST_LOAD: f64 = 1e6;
/// Longest line that is computed: one of millions can be, but nobody waits for it.
const LONGEST_LINE: f64 = 1e7;
/// Numbers of tries that are shown besides those given.
const SHOWN: [u32; 4] = [1, 2, 4, 8];

/// Why a question has no answer.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[error("{}", self.told(Language::English))]
#[expect(missing_docs, reason = "the words of each say what it is")]
pub enum Unanswered {
    Load(f64),
    Line(f64),
    Unstable { agents: u32, load: f64 },
    NothingToFit,
    Twice(u32),
    Unfit { p: f64, k: u32, together: f64, unfit: Unfit },
}

impl Unanswered {
    /// It in words.
    pub fn told(&self, language: Language) -> String {
        let large = |number: &f64| language.marked(&format!("{number:.3e}"));
        match self {
            Self::Load(load) => say!(language, "too-much-load", load = large(load)),
            Self::Line(line) => say!(language, "too-long-line", line = large(line)),
            Self::Unstable { agents, load } => {
                let [agents, enough] = [*agents, load.floor() as u32 + 1].map(|n| say!(language, "agents", n = n));
                say!(language, "without-end", agents = agents, load = language.grouped(*load, 2), enough = enough)
            }
            Self::NothingToFit => say!(language, "nothing-to-fit"),
            Self::Twice(k) => say!(language, "given-twice", k = *k),
            Self::Unfit { p, k, together, unfit } => no_rho(language, *p, (*k, *together), *unfit),
        }
    }
}

/// Why no ρ gives a pair.
fn no_rho(language: Language, p: f64, (k, together): (u32, f64), unfit: Unfit) -> String {
    let percent = |share: f64| language.per_cent(share, 2);
    let why = match unfit {
        _ if together > p => "swapped",
        Unfit::BelowIndependent(_) => "below",
        Unfit::AboveMost(_) => "above",
    };
    say!(
        language,
        "no-rho",
        k = k,
        together = percent(together),
        p = percent(p),
        why = why,
        most = language.marked(&MOST_RHO.to_string()),
        low = percent(all_solve(p, 0.0, k)),
        high = percent(all_solve(p, MOST_RHO, k)),
    )
}

/// How a queue is staffed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Staff {
    /// By so many agents.
    Agents(u32),
    /// By the fewest that serve this share of contacts in time.
    Target(f64),
}

/// A staffed queue and its neighbours.
#[derive(Clone, Debug)]
pub struct Queue {
    /// What a contact does that finds all agents busy.
    pub formula: Formula,
    /// What comes.
    pub demand: Demand,
    /// Longest wait that is in time, s.
    pub threshold_s: f64,
    /// How it does with the agents that were asked for.
    pub answer: Answer,
    /// One agent less, as asked, one more; `None` where the queue grows without end.
    pub rows: Vec<(u32, Option<Answer>)>,
}

impl Queue {
    /// Answers what a queue does with so many agents, or how many reach a target.
    ///
    /// # Errors
    /// [`Unanswered`]: what is too large, and a queue that grows without end.
    pub fn new(formula: Formula, demand: Demand, threshold_s: f64, staff: Staff) -> Result<Self, Unanswered> {
        let load = demand.offered_load();
        if load > MOST_LOAD {
            return Err(Unanswered::Load(load));
        }
        if let Formula::A { mean_patience_s } = formula {
            let least = if let Staff::Agents(agents) = staff { agents.saturating_sub(1).max(1) } else { 1 };
            let waiting = (demand.arrivals_per_s() - f64::from(least) / demand.handle_time_s()) * mean_patience_s;
            if waiting > LONGEST_LINE {
                return Err(Unanswered::Line(waiting));
            }
        }
        let agents = match staff {
            Staff::Agents(agents) => agents,
            Staff::Target(target) => formula.smallest_staff(demand, target, threshold_s),
        };
        let answer = |agents| formula.answer(&demand.with_agents(agents), threshold_s);
        let rows = (agents.saturating_sub(1).max(1)..=agents + 1).map(|agents| (agents, answer(agents))).collect();
        let answer = answer(agents).ok_or(Unanswered::Unstable { agents, load })?;
        Ok(Self { formula, demand, threshold_s, answer, rows })
    }
}

/// One number of tries.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Row {
    /// Tries.
    pub k: u32,
    /// All of them solve, by the fitted ρ.
    pub fitted: f64,
    /// As published.
    pub published: Option<f64>,
    /// Published less fitted.
    pub misfit: Option<f64>,
    /// All of them solve, if their luck were their own.
    pub independent: f64,
}

/// How alike several tries at an issue are.
#[derive(Clone, Debug)]
pub struct Tries {
    /// Success of one try.
    pub p: f64,
    /// The least number of tries that was published, and success of all of them.
    pub fitted_to: (u32, f64),
    /// How much of the luck of a try is the difficulty.
    pub rho: f64,
    /// What is shown, by number of tries.
    pub rows: Vec<Row>,
    /// Success of a second try after a first that failed.
    pub second_after_failure: f64,
    /// The share that either of two tries solves.
    pub either_of_two: f64,
}

impl Tries {
    /// Fits ρ to success of one try and of the least number of tries together, and shows all others beside it.
    ///
    /// # Errors
    /// [`Unanswered`]: nothing to fit to, a number of tries given twice, a pair that no ρ gives.
    pub fn new(p: f64, mut together: Vec<(u32, f64)>) -> Result<Self, Unanswered> {
        together.sort_by_key(|(k, _)| *k);
        if let Some(pair) = together.windows(2).find(|pair| pair[0].0 == pair[1].0) {
            return Err(Unanswered::Twice(pair[0].0));
        }
        let &fitted_to = together.first().ok_or(Unanswered::NothingToFit)?;
        let (k, share) = fitted_to;
        let rho = fit_rho(p, k, share).map_err(|unfit| Unanswered::Unfit { p, k, together: share, unfit })?;
        let mut tries: Vec<u32> = SHOWN.into_iter().chain(together.iter().map(|(k, _)| *k)).collect();
        tries.sort_unstable();
        tries.dedup();
        together.push((1, p));
        let row = |k: u32| {
            let fitted = all_solve(p, rho, k);
            let published = together.iter().find(|(known, _)| *known == k).map(|(_, share)| *share);
            let misfit = published.map(|published| published - fitted);
            Row { k, fitted, published, misfit, independent: all_solve(p, 0.0, k) }
        };
        Ok(Self {
            p,
            fitted_to,
            rho,
            rows: tries.into_iter().map(row).collect(),
            second_after_failure: second_after_failure(p, rho),
            either_of_two: 2.0 * p - all_solve(p, rho, 2),
        })
    }
}
