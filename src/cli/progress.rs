//! Watching a run: a bar on a terminal, silence in a pipe, and Ctrl-C.

use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, LazyLock};
use std::time::Duration;

use super::shown::count;
use super::warn;
use anyhow::Context;
use indicatif::{ProgressBar, ProgressStyle};
use signal_hook::consts::{SIGINT, SIGTERM};

use crate::experiment::{Design, Observer};
use crate::scenario::Scenario;
use crate::unit::WEEK;

/// A run leaves its forecast when a replication has so many times the contacts of the largest.
const FAR_BEYOND: f64 = 10.0;

static INTERRUPTED: LazyLock<Arc<AtomicBool>> = LazyLock::new(Arc::default);

/// From now on Ctrl-C and SIGTERM stop runs instead of the program. (SIGHUP does as it did: `nohup` must hold.)
///
/// # Errors
/// If the system has no such signals to give.
pub fn heed_interrupts() -> anyhow::Result<()> {
    for signal in [SIGINT, SIGTERM] {
        signal_hook::flag::register(signal, Arc::clone(&INTERRUPTED)).context("cannot watch for Ctrl-C")?;
    }
    Ok(())
}

/// Whether Ctrl-C was pressed, or the program was told to end.
pub fn is_interrupted() -> bool {
    INTERRUPTED.load(Ordering::Relaxed)
}

/// A bar with the time left, on standard error if that is a terminal.
pub struct Progress {
    bar: ProgressBar,
    /// What is done while weeks are lived through.
    during: Mutex<&'static str>,
    /// Contacts of the largest replication that were foretold; endless if none were.
    foretold: f64,
    /// Whether it was said that a replication has left them far behind.
    is_said: AtomicBool,
}

impl Progress {
    /// A bar for all simulated weeks of a design.
    pub fn new(scenario: &Scenario, design: &Design) -> Self {
        Self::of_weeks(weeks(scenario, design), "measuring the world ")
    }

    /// The same for a design, what measures its scale, and the worlds of so many fits.
    pub fn of_all(scenario: &Scenario, design: &Design, fits: usize) -> Self {
        let own = weeks(scenario, design) * (1 + u64::from(design.scale_bias));
        Self::of_weeks(own + fits as u64 * weeks(scenario, &design.of_fit()), "measuring the world ")
    }

    /// A bar for so many simulated weeks, and what is done before the first.
    pub fn of_weeks(weeks: u64, before: &'static str) -> Self {
        let bar = ProgressBar::new(weeks);
        let template = "{msg} {wide_bar} {percent:>3} %  {elapsed} gone, {eta} left";
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style);
        }
        bar.set_message(before);
        bar.enable_steady_tick(Duration::from_millis(200));
        Self {
            bar,
            during: Mutex::new("living through weeks"),
            foretold: f64::INFINITY,
            is_said: AtomicBool::new(false),
        }
    }

    /// The same, where so many contacts of one replication were foretold.
    #[must_use]
    pub fn expecting(self, foretold: f64) -> Self {
        Self { foretold, ..self }
    }

    /// Whether so many contacts of one replication are the first that leave what was foretold far behind.
    fn is_news(&self, contacts: u64) -> bool {
        contacts as f64 > FAR_BEYOND * self.foretold && !self.is_said.swap(true, Ordering::Relaxed)
    }

    /// From now on something else is done, in so many simulated weeks.
    pub fn next(&self, what: &'static str, weeks: u64) {
        if let Ok(mut during) = self.during.lock() {
            *during = what;
        }
        self.bar.reset();
        self.bar.set_length(weeks);
        self.bar.set_message(what);
    }

    /// From now on it is not known how much is to be done.
    pub fn searching(&self, what: &'static str) {
        if let Ok(style) = ProgressStyle::with_template("{msg} {spinner} {elapsed} gone") {
            self.bar.set_style(style);
        }
        self.bar.set_message(what);
    }

    /// Takes the bar away.
    pub fn finish(&self) {
        self.bar.finish_and_clear();
    }
}

/// Simulated weeks of a design, over strategies and replications.
fn weeks(scenario: &Scenario, design: &Design) -> u64 {
    let of_one = (scenario.clock.end_s() / WEEK).ceil() as u64;
    of_one * design.strategies.len() as u64 * design.replications.len() as u64
}

impl Observer for Progress {
    fn week_done(&self) {
        if self.bar.position() == 0 {
            if let Ok(during) = self.during.lock() {
                self.bar.set_message(*during);
            }
            self.bar.reset_eta();
        }
        self.bar.inc(1);
    }

    fn lived(&self, _events: u64, contacts: u64) {
        if self.is_news(contacts) {
            let text = format!(
                "a replication has had {} contacts, more than {FAR_BEYOND} times the {} that were foretold; Ctrl-C stops the run, and \
                 what stands in the results folder stays",
                count(contacts as f64),
                count(self.foretold)
            );
            self.bar.suspend(|| warn(&text));
        }
    }

    fn stop(&self) -> bool {
        is_interrupted()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_forecast_that_is_left_far_behind_is_news_once() {
        let progress = Progress::of_weeks(1, "").expecting(1000.0);
        assert_eq!(
            [9_000, 10_000, 10_001, 20_000].map(|contacts| progress.is_news(contacts)),
            [false, false, true, false]
        );
        assert!(!Progress::of_weeks(1, "").is_news(u64::MAX), "nothing was foretold");
    }
}
