//! What levers refer to.

use super::experience::Experience;
use crate::clock::Clock;
use crate::dist::Dist;

/// What the levers refer to: names of the file, which become indices; the clock, the intervals and the patience of the world.
pub struct Names {
    pub topics: Vec<String>,
    pub segments: Vec<String>,
    pub channels: Vec<String>,
    /// AI models; the first is `ai` itself.
    pub models: Vec<String>,
    pub clock: Clock,
    /// Length of the intervals of the demand, with which levers change, s.
    pub interval_s: f64,
    /// How long contacts would wait, and which share leaves at once, unless a channel says otherwise.
    pub patience: (Dist, f64),
    /// What a wait costs, unless a channel says otherwise.
    pub experience: Experience,
}
