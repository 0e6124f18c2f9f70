//! `[run]`: how a scenario is run unless the command line says otherwise.

use serde::Serialize;

use crate::text::{Kind, Section, keys};
use crate::unit;

/// Defaults of a run.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct RunDefaults {
    /// The k of scale 1:k.
    pub scale: u32,
    /// Random histories of each strategy.
    pub replications: u32,
    /// Seed.
    pub seed: u64,
}

keys! {
/// `[run]`
pub RUN {
    scale: Kind::Text, "1:1", "default scale, \"1:50\": customers and demand divided by 50";
    replications: Kind::Count(1.0, 100_000.0), "8", "random histories of each strategy";
    seed: Kind::Count(0.0, 9e15), "1", "seed of all luck";
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
    RunDefaults { scale, replications: section.number("replications") as u32, seed: section.number("seed") as u64 }
}

/// The k of the coarsest scale.
pub const COARSEST: u32 = 1_000_000;

/// Reads "1:50" as 50.
pub fn parse_scale(text: &str) -> Option<u32> {
    let k = unit::whole(&text.trim().strip_prefix("1:")?.trim().replace('_', ""))?;
    (1..=COARSEST).contains(&k).then_some(k)
}
