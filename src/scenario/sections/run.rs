//! `[run]`: how a scenario is run unless the command line says otherwise.

use serde::{Deserialize, Serialize};

use crate::text::{Choice, Kind, Section, choice, keys};
use crate::unit;

/// How the waits of a run at a scale 1:k come about. At 1:1 all are the same, and a design says `Small`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Waits {
    /// In lines of the few who are followed, with a margin of people that keeps the chance to wait.
    #[default]
    Small,
    /// In the lines of 1:1, where a crowd stands beside those who are followed.
    Crowd,
    /// As in the lines of 1:1, by a formula for how many are in them.
    Formula,
}

impl Waits {
    /// Whether lines are as small as the scale.
    pub fn is_small(&self) -> bool {
        *self == Self::Small
    }

    /// The same at a scale: at 1:1 nobody is left for a crowd.
    #[must_use]
    pub fn at_scale(self, scale: u32) -> Self {
        if scale == 1 { Self::Small } else { self }
    }

    /// Its name, as it is typed.
    pub fn name(self) -> &'static str {
        match self {
            Self::Small => "small",
            Self::Crowd => "crowd",
            Self::Formula => "formula",
        }
    }

    /// The k of the scale of the lines in a run at scale 1:k: 1 where they are those of 1:1.
    pub fn scale_of_lines(self, scale: u32) -> u32 {
        if self == Self::Small { scale } else { 1 }
    }
}

/// How waits come about, by name.
static WAITS: Choice<Waits, 3> =
    choice([("crowd", Waits::Crowd), ("formula", Waits::Formula), ("small", Waits::Small)]);

/// Defaults of a run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct RunDefaults {
    /// The k of scale 1:k.
    pub scale: u32,
    /// How waits come about where the scale is coarser than 1:1; no part of the world.
    #[serde(skip)]
    pub waits: Waits,
    /// Random histories of each strategy.
    pub replications: u32,
    /// Seed.
    pub seed: u64,
    /// Worlds drawn from the ranges beside a run; 0: none.
    #[serde(skip_serializing_if = "is_none")]
    pub draws: u32,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde asks for it")]
fn is_none(draws: &u32) -> bool {
    *draws == 0
}

/// Whether so many worlds can be drawn: none, or a power of two from 8 to 4096.
pub fn can_be_drawn(draws: u32) -> bool {
    draws == 0 || draws.is_power_of_two() && (8..=4096).contains(&draws)
}

keys! {
/// `[run]`
pub RUN {
    scale: Kind::Text, "1:1", "default scale, \"1:50\": customers and demand divided by 50";
    waits: WAITS.kind(), "crowd", "waits where the scale is coarser than 1:1: in the lines of 1:1, with a crowd beside those who are followed, as a formula has them, or in lines as small as the scale";
    replications: Kind::Count(1.0, 100_000.0), "8", "random histories of each strategy";
    seed: Kind::Count(0.0, 9e15), "1", "seed of all luck";
    draws: Kind::Count(0.0, 4096.0), "0", "worlds drawn from the ranges of inputs that `run` lives in too: a power of two from 8 on, 0 for none";
}}

pub fn run(root: &Section) -> RunDefaults {
    let section = root.below("run", &[RUN]);
    let typed = section.text("scale");
    let scale = parse_scale(&typed).unwrap_or_else(|| {
        let node = section.value("scale");
        if let Some(node) = node {
            section.wrong(&node, "scale", "\"1:1\" to \"1:1000000\"");
        }
        1
    });
    RunDefaults {
        scale,
        waits: section.chosen("waits", &WAITS),
        replications: section.number("replications") as u32,
        seed: section.number("seed") as u64,
        draws: draws(&section),
    }
}

fn draws(section: &Section) -> u32 {
    let draws = section.number("draws") as u32;
    if let (Some(node), false) = (section.given("draws"), can_be_drawn(draws)) {
        section.wrong(node, "draws", "a power of two from 8 to 4096, or 0 for none");
    }
    draws
}

/// The k of the coarsest scale.
pub const COARSEST: u32 = 1_000_000;

/// Reads "1:50" as 50.
pub fn parse_scale(text: &str) -> Option<u32> {
    let k = unit::whole(&text.trim().strip_prefix("1:")?.trim().replace('_', ""))?;
    (1..=COARSEST).contains(&k).then_some(k)
}
