//! Watching a run: a bar on a terminal, silence in a pipe, and Ctrl-C.

use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, LazyLock};
use std::time::Duration;

use anyhow::Context;
use indicatif::{ProgressBar, ProgressStyle};
use signal_hook::consts::{SIGINT, SIGTERM};

use crate::experiment::{Design, Observer};
use crate::scenario::Scenario;
use crate::unit::WEEK;

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
        Self { bar, during: Mutex::new("living through weeks") }
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

    fn stop(&self) -> bool {
        is_interrupted()
    }
}
