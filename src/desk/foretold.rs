//! How many contacts of a replication were foretold, and whether one has left them far behind.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

/// A run leaves its forecast when a replication has so many times the contacts of the largest.
pub const FAR_BEYOND: f64 = 10.0;

/// What was foretold; for every thread of a run.
#[derive(Debug)]
pub struct Foretold {
    /// Contacts of the largest replication, as bits.
    contacts: AtomicU64,
    is_said: AtomicBool,
}

impl Default for Foretold {
    /// Nothing: then nothing is news.
    fn default() -> Self {
        Self { contacts: AtomicU64::new(f64::INFINITY.to_bits()), is_said: AtomicBool::new(false) }
    }
}

impl Foretold {
    /// From now on so many contacts are foretold.
    pub fn set(&self, contacts: f64) {
        self.contacts.store(contacts.to_bits(), Ordering::Relaxed);
    }

    /// Contacts of the largest replication.
    pub fn contacts(&self) -> f64 {
        f64::from_bits(self.contacts.load(Ordering::Relaxed))
    }

    /// Whether so many contacts of one replication are the first that leave what was foretold far behind.
    pub fn is_news(&self, contacts: u64) -> bool {
        contacts as f64 > FAR_BEYOND * self.contacts() && !self.is_said.swap(true, Ordering::Relaxed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_forecast_that_is_left_far_behind_is_news_once() {
        let foretold = Foretold::default();
        assert!(!foretold.is_news(u64::MAX), "nothing was foretold");
        foretold.set(1000.0);
        assert_eq!(
            [9_000, 10_000, 10_001, 20_000].map(|contacts| foretold.is_news(contacts)),
            [false, false, true, false]
        );
    }
}
