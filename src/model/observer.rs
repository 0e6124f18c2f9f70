//! Who watches a simulation, and may stop it.

/// Watches replications, and may stop them.
pub trait Observer: Sync {
    /// A week of a replication has been simulated.
    fn week_done(&self) {}

    /// Whether to stop; asked every few million events, and at least once a simulated week.
    fn stop(&self) -> bool {
        false
    }
}

/// Watches nothing.
#[derive(Clone, Copy, Debug)]
pub struct Silent;

impl Observer for Silent {}

/// Stops when another does, and counts no weeks: for what is simulated before or after the run proper.
#[expect(missing_debug_implementations, reason = "an observer need not be shown")]
pub struct Quiet<'a>(pub &'a dyn Observer);

impl Observer for Quiet<'_> {
    fn stop(&self) -> bool {
        self.0.stop()
    }
}
