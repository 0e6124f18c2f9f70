//! How a replication is run.

use serde::{Deserialize, Serialize};

/// How the waits of a run at a scale 1:k come about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Waits {
    /// In lines of the few who are followed, with a margin of people that keeps the chance to wait.
    #[default]
    Small,
    /// In the lines of 1:1, where a crowd stands beside those who are followed.
    Crowd,
    /// In the lines of 1:1, where everybody is followed.
    Full,
}

impl Waits {
    /// Whether lines are as small as the scale.
    pub fn is_small(&self) -> bool {
        *self == Self::Small
    }

    /// The k of the scale of the lines in a run at scale 1:k: 1 where they are those of 1:1.
    pub fn scale_of_lines(self, scale: u32) -> u32 {
        if self == Self::Small { scale } else { 1 }
    }
}

/// How a replication is run.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Setting {
    /// The k of scale 1:k.
    pub scale: u32,
    /// How waits come about.
    pub waits: Waits,
    /// Everybody is served at once, by nobody: the world without queues, in which work is measured.
    pub endless_staff: bool,
    /// Trust stays at its base.
    pub frozen_trust: bool,
    /// No issue is opened after this moment, s.
    pub last_arrival_s: f64,
}

impl Setting {
    /// The ordinary setting at a scale.
    pub fn at_scale(scale: u32) -> Self {
        Self { scale, waits: Waits::Small, endless_staff: false, frozen_trust: false, last_arrival_s: f64::INFINITY }
    }

    /// Whether a crowd stands beside those who are followed.
    pub fn has_crowd(&self) -> bool {
        self.waits == Waits::Crowd && self.scale > 1 && !self.endless_staff
    }
}
