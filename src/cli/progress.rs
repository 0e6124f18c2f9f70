//! Watching a run: a bar on a terminal, silence in a pipe, and Ctrl-C.

use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, LazyLock};
use std::time::Duration;

use super::failure::Refused;
use super::warn;
use indicatif::{ProgressBar, ProgressStyle};
use signal_hook::consts::{SIGINT, SIGTERM};

use crate::desk::foretold::{FAR_BEYOND, Foretold};
use crate::desk::job::{Step, Watcher};
use crate::desk::shown::count;
use crate::study::Observer;
use crate::words::{Language, say};

static INTERRUPTED: LazyLock<Arc<AtomicBool>> = LazyLock::new(Arc::default);

/// From now on Ctrl-C and SIGTERM stop runs instead of the program. (SIGHUP does as it did: `nohup` must hold.)
///
/// # Errors
/// If the system has no such signals to give.
pub fn heed_interrupts() -> anyhow::Result<()> {
    for signal in [SIGINT, SIGTERM] {
        signal_hook::flag::register(signal, Arc::clone(&INTERRUPTED)).map_err(Refused::Signals)?;
    }
    Ok(())
}

/// Whether Ctrl-C was pressed, or the program was told to end.
pub fn is_interrupted() -> bool {
    INTERRUPTED.load(Ordering::Relaxed)
}

/// A bar with the time left, on standard error if that is a terminal.
pub struct Progress {
    language: Language,
    bar: ProgressBar,
    /// What is done while weeks are lived through.
    during: Mutex<String>,
    foretold: Foretold,
}

impl Progress {
    /// Nothing to be seen before the first step.
    pub fn new(language: Language) -> Self {
        Self { language, bar: ProgressBar::new(0), during: Mutex::default(), foretold: Foretold::default() }
    }

    /// Shows a bar for so many weeks: what is done before the first of them, and then.
    fn weeks(&self, weeks: u64, before: String, during: String) {
        if let Ok(mut now) = self.during.lock() {
            *now = during;
        }
        self.bar.reset();
        self.bar.set_length(weeks);
        let time = say!(self.language, "time-left", gone = "{elapsed}", left = "{eta}");
        self.show(&format!("{{msg}} {{wide_bar}} {{percent:>3}} %  {time}"), before);
    }

    /// Shows that something is done, nobody knows for how long.
    fn going_on(&self, what: String) {
        let time = say!(self.language, "time-gone", gone = "{elapsed}");
        self.show(&format!("{{msg}} {{spinner}} {time}"), what);
    }

    fn show(&self, template: &str, what: String) {
        if let Ok(style) = ProgressStyle::with_template(template) {
            self.bar.set_style(style);
        }
        self.bar.set_message(what);
        self.bar.enable_steady_tick(Duration::from_millis(200));
    }

    /// In which language it tells.
    pub fn language(&self) -> Language {
        self.language
    }

    /// Takes the bar away.
    pub fn finish(&self) {
        self.bar.finish_and_clear();
    }
}

impl Watcher for Progress {
    fn step(&self, step: Step) {
        let language = self.language;
        let [trying, taking] = [say!(language, "trying-ends"), say!(language, "taking-ends")];
        let living = say!(language, "living");
        match step {
            Step::TryingEnds(worlds) => self.weeks(worlds, trying.clone(), trying),
            Step::Living { weeks, foretold } => {
                self.foretold.set(foretold);
                self.weeks(weeks, say!(language, "measuring"), living);
            }
            Step::LivingEnds(weeks) => self.weeks(weeks, taking.clone(), taking),
            Step::LivingDraws(weeks) => {
                let drawing = say!(language, "living-draws");
                self.weeks(weeks, drawing.clone(), drawing);
            }
            Step::LivingPoints(weeks) => {
                let living = say!(language, "living-points");
                self.weeks(weeks, living.clone(), living);
            }
            Step::Validating(weeks) => self.weeks(weeks, living.clone(), living),
            Step::Searching => self.going_on(say!(language, "searching")),
            Step::OtherScale => self.going_on(say!(language, "other-scale")),
        }
    }
}

impl Observer for Progress {
    fn week_done(&self) {
        if self.bar.position() == 0 {
            if let Ok(during) = self.during.lock() {
                self.bar.set_message(during.clone());
            }
            self.bar.reset_eta();
        }
        self.bar.inc(1);
    }

    fn lived(&self, _events: u64, contacts: u64) {
        if self.foretold.is_news(contacts) {
            let text = say!(
                self.language,
                "far-beyond",
                contacts = count(self.language, contacts as f64),
                times = FAR_BEYOND.to_string(),
                foretold = count(self.language, self.foretold.contacts()),
            );
            self.bar.suspend(|| warn(&text));
        }
    }

    fn stop(&self) -> bool {
        is_interrupted()
    }
}
