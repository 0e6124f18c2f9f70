//! Who watches what is done.

use crate::study::{Observer, Silent};

/// What is done now, and how much of it there is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Step {
    /// Worlds at the ends of ranges are tried out: their number.
    TryingEnds(u64),
    /// Weeks are lived through, after the world was measured: their number, and the contacts foretold of the largest
    /// replication.
    Living {
        /// Simulated weeks, over all strategies and replications.
        weeks: u64,
        /// Contacts.
        foretold: f64,
    },
    /// Weeks are lived through at the ends of ranges: their number.
    LivingEnds(u64),
    /// Weeks are lived through in worlds drawn from ranges: their number.
    LivingDraws(u64),
    /// Weeks are lived through at the points of a sweep: their number.
    LivingPoints(u64),
    /// Weeks are lived through beside theory and print: their number.
    Validating(u64),
    /// A headcount is searched, nobody knows for how long.
    Searching,
    /// The same is lived at another scale.
    OtherScale,
}

/// Who is told what is done, how far it has come, and is asked whether to stop.
pub trait Watcher: Observer {
    /// From now on this is done.
    fn step(&self, step: Step);
}

impl Watcher for Silent {
    fn step(&self, _: Step) {}
}
