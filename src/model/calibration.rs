//! What must be known before the first event; it is measured by running the model itself.

use crate::books::EndSums;
use crate::model::flow::{Flow, Known};
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
    /// Replications that were lived through for it.
    pub lives: f64,
    /// Issues of each.
    pub(super) issues: f64,
    /// Per strategy, phase, state and team: handle time alone per issue, s.
    pub(super) work: Vec<Vec<Vec<Vec<f64>>>>,
    /// The same per AI model: talk per issue, s, where no model is ever out or full.
    pub(super) talk: Vec<Vec<Vec<Vec<f64>>>>,
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
