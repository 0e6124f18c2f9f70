//! Contacts are not issues: how many issues are behind the contacts that were counted under the baseline.

use crate::books::{Count, Outcome};
use crate::model::calibration::{Calibration, Counted, NEAR};
use crate::model::observer::Observer;
use crate::model::setting::Setting;
use crate::scenario::{CountsAre, Scenario};

/// Lives of the search.
const LIVES: usize = 16;
/// The most issues behind a count: more are no answer, but a desk that cannot have answered as many.
const MOST: f64 = 4.0;

impl Calibration {
    /// The issues behind one that was counted, by living through the baseline with its real staff; `None` if stopped.
    ///
    /// Formula: the `f` at which `f · s(f) = 1`, `s(f)` being contacts (or answered contacts) per issue where demand is `f` times what was
    /// counted: the more come, the longer they wait and the more try again. Every life has the same luck.
    pub(super) fn counted(&self, scenario: &Scenario, setting: Setting, observer: &dyn Observer) -> Option<Counted> {
        let what = scenario.demand.counts_are;
        if what.are_issues() {
            return Some(Counted::default());
        }
        // Bounds of ln f and what they show, once there are any.
        let (mut low, mut high): (Option<[f64; 2]>, Option<[f64; 2]>) = (None, None);
        let mut at = Counted::default();
        for _ in 0..LIVES {
            let own = Self { counted: at, ..self.clone() };
            at.shown = at.issues * per_issue(&own.staffed(scenario, setting, observer)?, what);
            let off = libm::log(at.shown);
            let log = libm::log(at.issues);
            if (at.shown - 1.0).abs() < NEAR || (off < 0.0 && at.issues >= MOST) {
                break;
            }
            *(if off < 0.0 { &mut low } else { &mut high }) = Some([log, off]);
            let next = match (low, high) {
                (Some([a, of_a]), Some([b, of_b])) => between([a, b], [of_a, of_b]),
                _ => log - off,
            };
            at.issues = libm::exp(next).min(MOST);
        }
        Some(at)
    }

    /// The same from fewer issues, as one of many worlds is measured.
    pub fn behind_counts(scenario: &Scenario, setting: Setting, observer: &dyn Observer) -> Option<Counted> {
        Self::of_many(scenario, setting, observer).map(|known| known.counted)
    }

    /// Contacts of an issue under the baseline with its real staff, tries of those who were not answered among them; `None` if stopped.
    pub fn contacts_per_issue(scenario: &Scenario, setting: Setting, observer: &dyn Observer) -> Option<f64> {
        let known = Self::of_many(scenario, setting, observer)?;
        Some(per_issue(&known.staffed(scenario, setting, observer)?, CountsAre::Contacts))
    }
}

/// Where a line through two bounds crosses nothing, kept from their ends so that both move.
fn between([a, b]: [f64; 2], [of_a, of_b]: [f64; 2]) -> f64 {
    let share = (of_a / (of_a - of_b)).clamp(0.1, 0.9);
    a + share * (b - a)
}

/// Contacts that came for each issue that was opened, or answered ones: of all contacts those that were neither turned away nor given up.
/// The second half of the stretch tells, since at its beginning nobody comes again.
fn per_issue(outcome: &Outcome, what: CountsAre) -> f64 {
    let weeks = outcome.n_weeks();
    let of = |count| (weeks / 2..weeks).map(|week| outcome.week(week, count)).sum::<f64>();
    let contacts = of(Count::Contacts);
    let lost = [Count::Closed, Count::Blocked, Count::Abandoned].map(of).iter().sum::<f64>();
    let seen = if what == CountsAre::Answered { contacts - lost } else { contacts };
    seen / of(Count::Issues).max(1.0)
}
