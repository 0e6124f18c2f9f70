//! The states that triggers and a pilot can bring a strategy into, and what is in force in each.
//!
//! What is in force by date lies at the bottom; the levers of a pilot lie on it for those who have them; the levers of
//! triggers lie on both, the one that fired last on top. A trigger so outranks what dates say: a ramp that was stopped by a
//! trigger does not go on with the same key a week later.

use super::super::sections::levers::Levers;
use super::super::sections::strategies::{Phase, Strategy};

/// Most triggers of a strategy: every order in which they can have fired is worked out before the first event, and three have
/// 16 of them, four 65.
pub const MOST_TRIGGERS: usize = 3;

/// What has fired, and whether a pilot's levers are in force.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct State {
    /// Triggers that have fired, by their index; the one that fired last stands last.
    pub fired: Vec<usize>,
    /// Whether the pilot's levers are in force.
    pub piloted: bool,
}

impl State {
    /// The state after another firing.
    #[must_use]
    pub fn after(&self, trigger: usize) -> Self {
        let mut fired: Vec<usize> = self.fired.iter().copied().filter(|&other| other != trigger).collect();
        fired.push(trigger);
        Self { fired, piloted: self.piloted }
    }

    /// The same triggers, with or without the pilot's levers.
    #[must_use]
    pub fn with_pilot(&self, piloted: bool) -> Self {
        Self { fired: self.fired.clone(), piloted }
    }
}

/// Every state that so many triggers can bring about, with or without a pilot; the first is the one at launch.
pub fn states(triggers: usize, has_pilot: bool) -> Vec<State> {
    let mut orders = vec![State::default()];
    let mut next = 0;
    while next < orders.len() {
        for trigger in 0..triggers {
            let state = orders[next].after(trigger);
            if !orders.contains(&state) {
                orders.push(state);
            }
        }
        next += 1;
    }
    let piloted: Vec<State> = orders.iter().filter(|_| has_pilot).map(|state| state.with_pilot(true)).collect();
    orders.into_iter().chain(piloted).collect()
}

impl Strategy {
    /// The phase that begins at launch.
    pub fn launch(&self) -> usize {
        1.min(self.phases.len() - 1)
    }

    /// Every state that its triggers and pilot can bring about.
    pub fn states(&self) -> Vec<State> {
        states(self.triggers.len(), self.pilot.is_some())
    }

    /// What is in force in a phase and a state, by their indices.
    pub fn levers(&self, phase: usize, state: usize) -> &Levers {
        let phase = &self.phases[phase];
        state.checked_sub(1).and_then(|state| phase.layered.get(state)).unwrap_or(&phase.levers)
    }

    /// The strategy as it would be if it were in one state from launch on.
    #[must_use]
    pub fn kept_in(&self, state: usize) -> Self {
        let phases = (0..self.phases.len()).map(|index| {
            let Phase { from_s, is_step, .. } = self.phases[index];
            Phase { from_s, levers: self.levers(index, state).clone(), layered: Vec::new(), is_step }
        });
        Self { phases: phases.collect(), triggers: Vec::new(), pilot: None, ..self.clone() }
    }

    /// Everything that may be in force at some time.
    pub fn all_levers(&self) -> impl Iterator<Item = &Levers> {
        self.phases.iter().flat_map(|phase| std::iter::once(&phase.levers).chain(&phase.layered))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_order_of_firing_is_a_state_and_the_first_is_none() {
        let count = |triggers, pilot| states(triggers, pilot).len();
        assert_eq!([0, 1, 2, 3].map(|n| count(n, false)), [1, 2, 5, 16]);
        assert_eq!([count(0, true), count(MOST_TRIGGERS, true)], [2, 32]);
        assert_eq!(states(3, true)[0], State::default());
    }

    #[test]
    fn who_fires_again_comes_out_on_top() {
        let state = State::default().after(0).after(1).after(0);
        assert_eq!(state.fired, [1, 0]);
    }
}
