//! Watching a run: a bar on a terminal, silence in a pipe, and Ctrl-C.

use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, LazyLock};
use std::time::Duration;

use super::warn;
use anyhow::Context;
use indicatif::{ProgressBar, ProgressStyle};
use signal_hook::consts::{SIGINT, SIGTERM};

use crate::desk::job::{Step, Watcher};
use crate::desk::shown::count;
use crate::experiment::Observer;

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
    /// Contacts of the largest replication that were foretold, as bits; endless if none were.
    foretold: AtomicU64,
    /// Whether it was said that a replication has left them far behind.
    is_said: AtomicBool,
}

impl Progress {
    /// Nothing to be seen before the first step.
    pub fn new() -> Self {
        Self {
            bar: ProgressBar::new(0),
            during: Mutex::new(""),
            foretold: AtomicU64::new(f64::INFINITY.to_bits()),
            is_said: AtomicBool::new(false),
        }
    }

    fn foretold(&self) -> f64 {
        f64::from_bits(self.foretold.load(Ordering::Relaxed))
    }

    /// Whether so many contacts of one replication are the first that leave what was foretold far behind.
    fn is_news(&self, contacts: u64) -> bool {
        contacts as f64 > FAR_BEYOND * self.foretold() && !self.is_said.swap(true, Ordering::Relaxed)
    }

    /// Shows a bar for so many weeks: what is done before the first of them, and then.
    fn weeks(&self, weeks: u64, before: &'static str, during: &'static str) {
        if let Ok(mut now) = self.during.lock() {
            *now = during;
        }
        self.bar.reset();
        self.bar.set_length(weeks);
        self.show("{msg} {wide_bar} {percent:>3} %  {elapsed} gone, {eta} left", before);
    }

    fn show(&self, template: &str, what: &'static str) {
        if let Ok(style) = ProgressStyle::with_template(template) {
            self.bar.set_style(style);
        }
        self.bar.set_message(what);
        self.bar.enable_steady_tick(Duration::from_millis(200));
    }

    /// Takes the bar away.
    pub fn finish(&self) {
        self.bar.finish_and_clear();
    }
}

impl Watcher for Progress {
    fn step(&self, step: Step) {
        const TRYING: &str = "trying out inputs at the ends of their ranges";
        const TAKING: &str = "taking inputs to the ends of their ranges";
        const LIVING: &str = "living through weeks";
        const UNKNOWN: &str = "{msg} {spinner} {elapsed} gone";
        match step {
            Step::TryingEnds(worlds) => self.weeks(worlds, TRYING, TRYING),
            Step::Living { weeks, foretold } => {
                self.foretold.store(foretold.to_bits(), Ordering::Relaxed);
                self.weeks(weeks, "measuring the world ", LIVING);
            }
            Step::LivingEnds(weeks) => self.weeks(weeks, TAKING, TAKING),
            Step::Validating(weeks) => self.weeks(weeks, LIVING, LIVING),
            Step::Searching => self.show(UNKNOWN, "searching"),
            Step::OtherScale => self.show(UNKNOWN, "living at the other scale"),
        }
    }
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
                count(self.foretold())
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
        let progress = Progress::new();
        progress.step(Step::Living { weeks: 1, foretold: 1000.0 });
        assert_eq!(
            [9_000, 10_000, 10_001, 20_000].map(|contacts| progress.is_news(contacts)),
            [false, false, true, false]
        );
        assert!(!Progress::new().is_news(u64::MAX), "nothing was foretold");
    }
}
