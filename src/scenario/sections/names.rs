//! What levers refer to.

use crate::clock::Clock;
use crate::dist::Dist;

/// What the levers refer to: names of the file, which become indices, the clock and the patience of the world.
pub struct Names {
    pub topics: Vec<String>,
    pub segments: Vec<String>,
    pub channels: Vec<String>,
    /// AI models; the first is `ai` itself.
    pub models: Vec<String>,
    pub clock: Clock,
    /// How long contacts would wait, and which share leaves at once, unless a channel says otherwise.
    pub patience: (Dist, f64),
}
