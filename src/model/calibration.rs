//! What must be known before the first event; it is measured by running the model itself.

use crate::books::EndSums;
use crate::model::flow::{Flow, Known};
use crate::model::schedules::Schedules;
use std::sync::Arc;

/// The difficulty factor on handle time among the human contacts of a topic under the baseline.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Selection {
    /// Mean.
    pub mean: f64,
    /// Coefficient of variation.
    pub cv: f64,
}

impl Selection {
    /// The cv that handle time must have by itself so that, times the factor, it has `cv`.
    ///
    /// Formula: `(1 + cv²) = (1 + own²)(1 + factor²)`; 0 where the factor alone already varies more.
    pub fn own_cv(self, cv: f64) -> f64 {
        ((1.0 + cv * cv) / (1.0 + self.cv * self.cv) - 1.0).max(0.0).sqrt()
    }
}

/// What an issue that ends in some way is like under the baseline.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct UsualEnd {
    /// Share whose customer is dissatisfied.
    pub dissatisfied: f64,
    /// Mean of failed contacts after the first failed one.
    pub failed_again: f64,
    cells: Vec<EndCell>,
}

/// Those of one kind of end who feel alike and failed as often.
#[derive(Clone, Copy, Debug, PartialEq)]
struct EndCell {
    feels: usize,
    failed_again: usize,
    /// Share of all that end so.
    share: f64,
    /// What their moves make of a trust `T`, `T + g − m·T`: means of `g`, `m`, `g²`, `gm`, `m²`.
    moves: [f64; 5],
}

impl UsualEnd {
    pub(super) fn new(sums: &EndSums) -> Self {
        let all: f64 = sums.iter().flatten().map(|[ends, ..]| ends).sum();
        let in_cell = |feels: usize, failed_again: usize| {
            let [ends, moves @ ..] = sums[feels][failed_again];
            let cell = EndCell { feels, failed_again, share: ends / all, moves: moves.map(|sum| sum / ends) };
            (ends > 0.0).then_some(cell)
        };
        let cells: Vec<EndCell> = [0, 1]
            .into_iter()
            .flat_map(|feels| (0..sums[feels].len()).filter_map(move |n| in_cell(feels, n)))
            .collect();
        let mean = |of: &dyn Fn(&EndCell) -> f64| cells.iter().map(|cell| cell.share * of(cell)).sum();
        Self {
            dissatisfied: mean(&|cell| cell.feels as f64),
            failed_again: mean(&|cell| cell.failed_again as f64),
            cells,
        }
    }

    /// The trust `T̄` at which as many leave as `of_all` says, `leave` being who leaves by feeling and failures at exponent 1, and
    /// `T` what becomes of a trust of `before`.
    ///
    /// Formula: `Σ share · leave · E[e^{κ(T̄ − T)}] = of_all`, the expectation over normal `T` of the cell's mean and variance.
    pub fn usual_trust(&self, before: f64, kappa: f64, of_all: f64, leave: &dyn Fn(usize, usize) -> f64) -> f64 {
        let weighted = |cell: &EndCell| {
            let [g, m, gg, gm, mm] = cell.moves;
            let change = g - m * before;
            let variance = gg - 2.0 * before * gm + before * before * mm - change * change;
            cell.share
                * leave(cell.feels, cell.failed_again)
                * libm::exp(-kappa * change + 0.5 * kappa * kappa * variance)
        };
        let sum: f64 = self.cells.iter().map(weighted).sum();
        if sum > 0.0 && kappa > 0.0 { before + libm::log(of_all / sum) / kappa } else { before }
    }
}

/// How near to what was counted the baseline must come.
pub(super) const NEAR: f64 = 0.002;

/// What is behind one that was counted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Counted {
    /// Issues.
    pub issues: f64,
    /// How many the baseline then shows where one was counted: 1, or fewer where it cannot have answered so many.
    pub shown: f64,
}

impl Default for Counted {
    fn default() -> Self {
        Self { issues: 1.0, shown: 1.0 }
    }
}

impl Counted {
    /// Whether the baseline shows what was counted.
    pub fn is_met(self) -> bool {
        (self.shown - 1.0).abs() < 5.0 * NEAR
    }
}

/// Everything measured before the first event.
#[derive(Clone, Debug)]
pub struct Calibration {
    /// Per topic.
    pub selection: Vec<Selection>,
    /// Per segment.
    pub base_trust: Vec<f64>,
    /// Per way in which an issue ends: first contact, later contact, unsolved.
    pub usual_ends: [UsualEnd; 3],
    /// What a crowd is made of, where there will be one.
    pub crowd: Known,
    /// What is behind what was counted.
    pub counted: Counted,
    /// Replications that were lived through for it.
    pub lives: f64,
    /// Issues of each.
    pub(super) issues: f64,
    /// Per strategy, phase, state and team: handle time alone per issue, s.
    pub(super) work: Vec<Vec<Vec<Vec<f64>>>>,
    /// The same per AI model: talk per issue, s, where no model is ever out or full.
    pub(super) talk: Vec<Vec<Vec<Vec<f64>>>>,
    /// Schedules of shifts that somebody has needed.
    pub schedules: Arc<Schedules>,
}

impl Calibration {
    /// Handle time alone per issue that a strategy's phase gives to a team in a state of its triggers and pilot, s.
    pub fn work_per_issue(&self, strategy: usize, phase: usize, state: usize, team: usize) -> f64 {
        at(&self.work[strategy], phase, state, team)
    }

    /// Talk per issue that a strategy's phase gives to an AI model in a state of its triggers and pilot, s.
    pub fn talk_per_issue(&self, strategy: usize, phase: usize, state: usize, model: usize) -> f64 {
        self.talk.get(strategy).map_or(0.0, |phases| at(phases, phase, state, model))
    }

    /// What issues bring to the door of the people by a strategy's phase in a state of its triggers and pilot; where a phase leaves
    /// nobody there, what the one before brought.
    pub fn flow(&self, [strategy, phase, state]: [usize; 3]) -> Arc<Flow> {
        let phases = &self.crowd.flows[strategy];
        let states = &phases[phase.min(phases.len() - 1)];
        Arc::clone(states.get(state).unwrap_or(&states[0]))
    }

    /// The same for a world whose only strategy begins as this one does, and later leaves nobody anything to do.
    #[must_use]
    pub fn of_launch(&self, strategy: usize) -> Self {
        let first = |of: &[Vec<Vec<Vec<f64>>>]| {
            vec![of.get(strategy).and_then(|phases| phases.first()).cloned().into_iter().collect()]
        };
        let mut own = Self { work: first(&self.work), talk: first(&self.talk), ..self.clone() };
        own.crowd.flows = own.crowd.flows.get(strategy).map(|phases| phases[..1].to_vec()).into_iter().collect();
        own
    }
}

/// What phases and states give to a team or model, s; of a state that a phase does not tell apart, that at launch.
fn at(phases: &[Vec<Vec<f64>>], phase: usize, state: usize, place: usize) -> f64 {
    let states = phases.get(phase);
    let amounts = states.and_then(|states| states.get(state).or_else(|| states.first()));
    amounts.and_then(|amounts| amounts.get(place)).copied().unwrap_or(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two strategies, the first with a second phase of two states. A state that a phase does not tell apart is that at launch, a phase
    /// that is not there gives nothing; the door has the last phase that is.
    #[test]
    fn what_issues_give_is_found_by_strategy_phase_and_state() {
        let work = vec![
            vec![vec![vec![1.0, 2.0]], vec![vec![3.0, 4.0], vec![5.0, 6.0]]],
            vec![vec![vec![7.0, 8.0]], vec![vec![9.0, 10.0]]],
        ];
        let flow = |first: f64| Arc::new(Flow { first: vec![first], ..Flow::default() });
        let flows = vec![vec![vec![flow(1.0)], vec![flow(2.0), flow(3.0)]], vec![vec![flow(4.0)], vec![flow(5.0)]]];
        let known = Calibration {
            selection: Vec::new(),
            base_trust: Vec::new(),
            usual_ends: std::array::from_fn(|_| UsualEnd::default()),
            crowd: Known { flows, ..Known::default() },
            counted: Counted::default(),
            lives: 0.0,
            issues: 0.0,
            talk: vec![work[0].clone()],
            schedules: Arc::default(),
            work,
        };
        let places = [[0, 0, 0, 1], [0, 1, 1, 0], [0, 0, 1, 1], [0, 2, 0, 0], [1, 1, 0, 1], [1, 0, 0, 2]];
        let work = places.map(|[strategy, phase, state, team]| known.work_per_issue(strategy, phase, state, team));
        let talk = places.map(|[strategy, phase, state, model]| known.talk_per_issue(strategy, phase, state, model));
        assert_eq!((work, talk), ([2.0, 5.0, 2.0, 0.0, 10.0, 0.0], [2.0, 5.0, 2.0, 0.0, 0.0, 0.0]));
        let first = [[0, 0, 0], [0, 1, 1], [0, 0, 1], [0, 7, 1], [1, 1, 0]].map(|place| known.flow(place).first[0]);
        assert_eq!(first.to_vec(), vec![1.0, 3.0, 1.0, 3.0, 5.0]);
        let own = known.of_launch(1);
        assert_eq!((own.work, own.talk), (vec![vec![vec![vec![7.0, 8.0]]]], vec![vec![]]));
        assert_eq!(own.crowd.flows.len() + own.crowd.flows[0].len(), 2);
    }

    /// A factor of cv ½ makes 1.5 of what varies by √1.6 itself, 3.25 = 2.6 · 1.25, and more than 0.3 by itself alone.
    #[test]
    fn what_varies_by_itself_makes_the_whole_with_the_factor() {
        let factor = Selection { mean: 1.0, cv: 0.5 };
        assert!((factor.own_cv(1.5) - 1.6_f64.sqrt()).abs() < 1e-12, "{}", factor.own_cv(1.5));
        assert!(factor.own_cv(0.3) <= 0.0);
    }

    /// Two satisfied customers, whose moves make 0.48 and 0.56 of a trust of 0.6, and one dissatisfied who failed twice and keeps it, at an
    /// exponent of 3. By the formula 0.2 leave of the former and 0.5 of the latter: the trust at which a quarter does is worked out from
    /// the moves themselves.
    #[test]
    fn the_usual_trust_is_that_at_which_as_many_leave_as_do() {
        let (before, kappa, of_all) = (0.6, 3.0, 0.25);
        let mut sums: EndSums = Default::default();
        for [g, m] in [[0.0, 0.2], [0.2, 0.4]] {
            let moves = [1.0, g, m, g * g, g * m, m * m];
            sums[0][0].iter_mut().zip(moves).for_each(|(sum, of_one)| *sum += of_one);
        }
        sums[1][2][0] = 1.0;
        let end = UsualEnd::new(&sums);
        assert!((end.dissatisfied - 1.0 / 3.0).abs() < 1e-12 && (end.failed_again - 2.0 / 3.0).abs() < 1e-12);
        let leave = |feels: usize, failed: usize| if (feels, failed) == (0, 0) { 0.2 } else { 0.5 };
        let (mean, variance) = (0.5 * (0.48 + 0.56) - before, 0.04 * 0.04);
        let sum = (2.0 * 0.2 * libm::exp(-kappa * mean + kappa * kappa * variance / 2.0) + 0.5) / 3.0;
        let due = before + libm::log(of_all / sum) / kappa;
        let found = end.usual_trust(before, kappa, of_all, &leave);
        assert!((found - due).abs() < 1e-12, "{found} {due}");
        for (kappa, share) in [(0.0, 1.0), (kappa, 0.0)] {
            let found = end.usual_trust(before, kappa, of_all, &|_, _| share);
            assert!((found - before).abs() < 1e-12, "nobody leaves by trust: {found}");
        }
    }
}
