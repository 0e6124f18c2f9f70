//! The wall clock, for people: no result depends on it.

#[expect(
    clippy::disallowed_types,
    reason = "how long a run took is told to people and stands in the manifest alone"
)]
use std::time::Instant;

/// Time since a moment.
#[derive(Clone, Debug)]
pub struct Stopwatch {
    #[expect(clippy::disallowed_types, reason = "see above")]
    since: Instant,
    started: jiff::Timestamp,
}

impl Stopwatch {
    /// Starts now.
    #[expect(clippy::disallowed_types, reason = "see above")]
    pub fn start() -> Self {
        Self { since: Instant::now(), started: jiff::Timestamp::now() }
    }

    /// Seconds since the start.
    pub fn seconds(&self) -> f64 {
        self.since.elapsed().as_secs_f64()
    }

    /// The moment of the start in UTC.
    pub fn started(&self) -> String {
        self.started.to_string()
    }
}
