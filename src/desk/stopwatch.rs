//! The wall clock, for people: no result depends on it.

#[expect(
    clippy::disallowed_types,
    reason = "how long a run took is told to people and stands in the manifest alone"
)]
use std::time::Instant;

use super::manifest::Circumstances;

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

    /// How a run came about that took until now.
    pub fn circumstances(&self, arguments: Vec<String>, threads: usize) -> Circumstances {
        Circumstances {
            arguments,
            threads,
            started: self.started.to_string(),
            wall_time_s: self.seconds(),
            host: sysinfo::System::host_name().ok(),
            platform: format!("{} {}", std::env::consts::OS, std::env::consts::ARCH),
        }
    }
}
