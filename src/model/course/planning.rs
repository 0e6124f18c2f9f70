//! What the planners of staff have seen so far.

use crate::model::setting::Setting;
use crate::scenario::Strategy;

/// What the planners of one replication have seen.
#[derive(Debug, Default)]
pub struct Planning {
    /// Sums since time 0, in order of time: every week, at launch and at reviews.
    pub notes: Vec<Note>,
    /// Since when an AI answers, if there were times without it, s.
    pub launched_s: Option<f64>,
}

/// What has been seen until a moment.
#[derive(Debug)]
pub struct Note {
    pub at_s: f64,
    /// Per team.
    pub teams: Vec<Seen>,
}

/// What a team and the topics that it serves have had since time 0.
#[derive(Clone, Copy, Debug, Default)]
pub struct Seen {
    /// Work of the team, in seconds of one contact alone, at scale 1:1.
    pub work_s: f64,
    /// Contacts of its topics that came to people: offered, blocked or turned away; and those answered.
    pub came: f64,
    pub answered: f64,
    /// Those that people closed, their handle time, and that of contacts that came again.
    pub handled: f64,
    pub handled_s: f64,
    pub again_s: f64,
}

impl Seen {
    /// What has been added since.
    pub fn since(self, before: Self) -> Self {
        Self {
            work_s: self.work_s - before.work_s,
            came: self.came - before.came,
            answered: self.answered - before.answered,
            handled: self.handled - before.handled,
            handled_s: self.handled_s - before.handled_s,
            again_s: self.again_s - before.again_s,
        }
    }
}

impl Planning {
    /// Nothing has been seen; `None` where nobody plans.
    pub fn new(strategy: &Strategy, setting: &Setting) -> Option<Box<Self>> {
        let plans = strategy.all_levers().any(|levers| levers.teams.iter().any(|team| team.plan.is_some()));
        (plans && !setting.endless_staff).then(Box::default)
    }
}
