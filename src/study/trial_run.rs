//! What a run will take, tried out: every strategy lives once at a coarse scale, by the model itself, so that whatever brings
//! contacts is in it: seasons, surges, growth, tries again, returns, pilots, triggers, models.
//!
//! It may take a few seconds, whatever the scenario says: its budget is counted in events, so that what it finds does not depend
//! on the machine. A life that takes more than its part is tried at a coarser scale, and if there is none, it is carried on
//! from where it came to.

use std::sync::atomic::{AtomicU64, Ordering};

use super::Design;
use super::run::deserted;
use crate::books::{Count, Outcome};
use crate::model::calibration::Calibration;
use crate::model::{Observer, Setting, expected_issues, try_out};
use crate::rng::Streams;
use crate::scenario::{Scenario, Waits};
use crate::unit::{DAY, WEEK};

/// Events that all lives together may take.
const EVENTS: u64 = 16_000_000;
/// Issues of all lives together, and of each at least and at most.
const ISSUES: f64 = 400_000.0;
const ISSUES_OF_LIFE: (f64, f64) = (2_000.0, 20_000.0);
/// Customers that a coarser scale leaves at least, and how much coarser the next scale is.
const CUSTOMERS: f64 = 200.0;
const COARSER: u32 = 8;
/// Contacts of an issue where nothing could be tried out.
const GUESSED_CONTACTS: f64 = 2.0;

/// What a strategy does, at scale 1:1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tried {
    /// Contacts until the end of the simulation.
    pub contacts: f64,
    /// The most issues that are open at once.
    pub open: f64,
    /// The most contacts that stand in line at once.
    pub in_line: f64,
    /// The most events that wait at once.
    pub booked: f64,
    /// Events that contacts bring.
    pub events: f64,
}

impl Tried {
    /// The most issues that have a record at once in a design: those of the followed, and of a crowd who stands in line, for which
    /// this is a bound, since in the short lines of a coarse trial too many wait.
    pub fn most_open(&self, design: &Design) -> f64 {
        let scale = f64::from(design.scale);
        let of_crowd = if design.waits == Waits::Crowd { self.in_line * (1.0 - 1.0 / scale) } else { 0.0 };
        self.open / scale + of_crowd
    }
}

/// What all strategies of a design do.
#[derive(Clone, Debug)]
pub struct TrialRun {
    /// By the design's strategies.
    pub strategies: Vec<Tried>,
    /// If nobody answers.
    pub nobody: Tried,
    /// Events of the calibration of a run.
    pub calibration_events: f64,
    /// Events that the trial itself took.
    pub events: u64,
    /// Why the budget was not enough, if so.
    pub unfinished: Option<Unfinished>,
}

/// Where the budget of a trial ended.
#[derive(Clone, Debug, PartialEq)]
pub enum Unfinished {
    /// Already a few issues take more events than this.
    FewIssues {
        /// Events.
        events: u64,
    },
    /// A life was cut short.
    Life {
        /// The strategy that was lived; nobody answering if none.
        strategy: Option<String>,
        /// Events that it took.
        events: u64,
        /// Until when it was lived, s.
        until_s: f64,
        /// Contacts of a day at full scale.
        per_day: f64,
    },
}

/// Counts events, and stops when there are too many.
#[derive(Debug)]
struct Budget {
    spent: AtomicU64,
    most: AtomicU64,
}

impl Observer for Budget {
    fn lived(&self, events: u64, _contacts: u64) {
        self.spent.fetch_add(events, Ordering::Relaxed);
    }

    fn stop(&self) -> bool {
        self.spent() > self.most.load(Ordering::Relaxed)
    }
}

impl Budget {
    fn spent(&self) -> u64 {
        self.spent.load(Ordering::Relaxed)
    }

    /// From now on so many of the events that are left may be spent: one part of several.
    fn part(&self, parts: u64) {
        let left = EVENTS.saturating_sub(self.spent());
        self.most.store(self.spent() + left / parts.max(1), Ordering::Relaxed);
    }
}

impl TrialRun {
    /// Tries out the strategies of a design.
    pub fn new(scenario: &Scenario, design: &Design) -> Self {
        let issues = expected_issues(scenario);
        let budget = Budget { spent: AtomicU64::new(0), most: AtomicU64::new(EVENTS / 2) };
        let lives = design.strategies.len() as u64 + 1;
        let of_life = (ISSUES / lives as f64).clamp(ISSUES_OF_LIFE.0, ISSUES_OF_LIFE.1);
        let coarsest = (scenario.customers.count / CUSTOMERS).max(1.0);
        let scale = (issues / of_life).ceil().min(coarsest).clamp(f64::from(design.scale), 1e6) as u32;
        let guess =
            Tried { contacts: GUESSED_CONTACTS * issues, open: issues, in_line: issues, booked: issues, events: 0.0 };
        let mut trial = Self {
            strategies: vec![guess; design.strategies.len()],
            nobody: guess,
            calibration_events: 0.0,
            events: 0,
            unfinished: None,
        };
        match Calibration::rough(scenario, Setting::at_scale(scale), &budget) {
            None => trial.unfinished = Some(Unfinished::FewIssues { events: EVENTS / 2 }),
            Some(known) => trial.live(scenario, design, &known, scale, &budget),
        }
        trial.events = budget.spent();
        trial
    }

    fn live(&mut self, scenario: &Scenario, design: &Design, known: &Calibration, scale: u32, budget: &Budget) {
        let intervals = intervals(scenario);
        self.calibration_events = (budget.spent() as f64 - known.lives * intervals).max(0.0)
            * known.roughness(scenario)
            + known.lives * intervals;
        let first = design.replications.first().copied().unwrap_or(0);
        let streams = Streams::new(design.seed, first);
        let world = deserted(scenario);
        let launch = known.of_launch(scenario.baseline);
        let n = design.strategies.len();
        for place in 0..=n {
            let parts = (n - place) as u64 + 1;
            let strategy = design.strategies.get(place).copied();
            let lived = match strategy {
                Some(index) => Lived::new(scenario, (index, known), scale, streams, (budget, parts)),
                None => Lived::new(&world, (0, &launch), scale, streams, (budget, parts)),
            };
            if let Some(cut) = lived.unfinished(scenario, strategy) {
                self.unfinished.get_or_insert(cut);
            }
            let tried = lived.tried(scenario);
            *self.strategies.get_mut(place).unwrap_or(&mut self.nobody) = tried;
        }
    }
}

/// Intervals of a replication, each of which is an event.
fn intervals(scenario: &Scenario) -> f64 {
    scenario.clock.end_s() / scenario.demand.interval_s
}

/// One life, as far as it came.
struct Lived {
    outcome: Outcome,
    until_s: f64,
    scale: f64,
    events: u64,
}

impl Lived {
    /// Lives at a scale, or at the finest coarser one at which its part of the budget is enough.
    fn new(
        world: &Scenario,
        (strategy, known): (usize, &Calibration),
        scale: u32,
        streams: Streams,
        (budget, parts): (&Budget, u64),
    ) -> Self {
        let mut scale = scale;
        loop {
            let coarser = scale.saturating_mul(COARSER);
            let is_last = f64::from(coarser) * CUSTOMERS > world.customers.count;
            budget.part(if is_last { parts } else { 2 * parts });
            let before = budget.spent();
            let (outcome, until_s) = try_out(world, strategy, known, Setting::at_scale(scale), streams, budget);
            if is_last || until_s >= world.clock.end_s() {
                return Self { outcome, until_s, scale: f64::from(scale), events: budget.spent() - before };
            }
            scale = coarser;
        }
    }

    fn contacts(&self) -> f64 {
        self.outcome.of_all_time(Count::Contacts)
    }

    /// By how much what was counted grows until the end, where the life was cut short.
    ///
    /// Formula: `(end / until)^p`, `p` between 1 and 2 as contacts until half of the time tell: a line that only grows brings
    /// contacts with the square of time.
    fn growth(&self, scenario: &Scenario) -> f64 {
        let weeks = (self.until_s / WEEK / 2.0).floor();
        let half: f64 = (0..weeks as usize).map(|week| self.outcome.week_of_all(week, Count::Contacts)).sum();
        let doubled = libm::log(self.contacts() / half) / libm::log(self.until_s / (weeks * WEEK));
        let power = if half > 0.0 { doubled.clamp(1.0, 2.0) } else { 1.0 };
        libm::pow(scenario.clock.end_s() / self.until_s.max(1.0), power)
    }

    fn tried(&self, scenario: &Scenario) -> Tried {
        let growth = self.growth(scenario);
        let of_contacts = (self.events as f64 - intervals(scenario)).max(0.0);
        Tried {
            contacts: self.contacts() * growth * self.scale,
            open: self.outcome.most_open as f64 * growth * self.scale,
            in_line: self.outcome.most_in_line as f64 * growth * self.scale,
            booked: self.outcome.most_booked as f64 * growth * self.scale,
            events: of_contacts * growth * self.scale,
        }
    }

    /// Where it was cut short, if so.
    fn unfinished(&self, scenario: &Scenario, strategy: Option<usize>) -> Option<Unfinished> {
        (self.until_s < scenario.clock.end_s()).then(|| Unfinished::Life {
            strategy: strategy.map(|index| scenario.strategies[index].id.clone()),
            events: self.events,
            until_s: self.until_s,
            per_day: self.contacts() * self.scale / (self.until_s.max(1.0) / DAY),
        })
    }
}
