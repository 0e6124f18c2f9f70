//! What triggers and a pilot have brought about so far.

use crate::scenario::{State, Strategy};
use crate::stat::estimate::Pair;

/// What has happened to the levers besides their dates.
#[derive(Clone, Debug)]
pub struct Activations {
    /// What has fired, and whether a pilot was rolled out.
    pub state: State,
    /// Every state there can be.
    pub states: Vec<State>,
    /// Sums of the gate's measure in each arm when a pilot began.
    pub began: [Pair; 2],
    pub watches: Vec<Watch>,
}

impl Activations {
    pub fn new(strategy: &Strategy) -> Self {
        let watches = vec![Watch::default(); strategy.triggers.len()];
        Self { state: State::default(), states: strategy.states(), began: [Pair::default(); 2], watches }
    }
}

/// What a trigger has seen and done.
#[derive(Clone, Debug, Default)]
pub struct Watch {
    /// Sums of its measure since time 0, at launch and then at every look.
    pub seen: Vec<Pair>,
    /// How often it has fired, and when last, s.
    pub times: u32,
    pub last_s: f64,
}
