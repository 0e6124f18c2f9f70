//! Watching a run: a bar on a terminal, silence in a pipe, and Ctrl-C.

use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, LazyLock};
use std::time::Duration;

use super::warn;
use anyhow::Context;
use indicatif::{ProgressBar, ProgressStyle};
use signal_hook::consts::{SIGINT, SIGTERM};

use crate::desk::foretold::{FAR_BEYOND, Foretold};
use crate::desk::job::{Step, Watcher};
use crate::desk::shown::count;
use crate::study::Observer;

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
    foretold: Foretold,
}

impl Progress {
    /// Nothing to be seen before the first step.
    pub fn new() -> Self {
        Self { bar: ProgressBar::new(0), during: Mutex::new(""), foretold: Foretold::default() }
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
                self.foretold.set(foretold);
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
        if self.foretold.is_news(contacts) {
            let text = format!(
                "a replication has had {} contacts, more than {FAR_BEYOND} times the {} that were foretold; Ctrl-C stops the run, and \
                 what stands in the results folder stays",
                count(contacts as f64),
                count(self.foretold.contacts())
            );
            self.bar.suspend(|| warn(&text));
        }
    }

    fn stop(&self) -> bool {
        is_interrupted()
    }
}
