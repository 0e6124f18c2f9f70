//! Who watches a simulation, and may stop it.

/// Watches replications, and may stop them.
pub trait Observer: Sync {
    /// A week of a replication has been simulated.
    fn week_done(&self) {}

    /// More events have happened in a replication, given with the contacts that it has seen by now; told before each question
    /// whether to stop.
    fn lived(&self, _events: u64, _contacts: u64) {}

    /// Whether to stop; asked every few thousand events, and at least once a simulated week.
    fn stop(&self) -> bool {
        false
    }
}

/// Watches nothing.
#[derive(Clone, Copy, Debug)]
pub struct Silent;

impl Observer for Silent {}

/// Stops when another does, and counts neither weeks nor contacts: for what is simulated before or after the run proper.
#[expect(missing_debug_implementations, reason = "an observer need not be shown")]
pub struct Quiet<'a>(pub &'a dyn Observer);

impl Observer for Quiet<'_> {
    fn lived(&self, events: u64, _contacts: u64) {
        self.0.lived(events, 0);
    }

    fn stop(&self) -> bool {
        self.0.stop()
    }
}
