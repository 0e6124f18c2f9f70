//! The options of `posterior`.

use std::path::PathBuf;

use clap::Args;

use super::experiment::{ExperimentArgs, ShelfArgs, TellingArgs};
use super::values::many_draws;
use crate::desk::plan::{Asked, AskedDraws, AskedWorlds};

/// What is shown below the options.
pub const POSTERIOR_HELP: &str = "Examples:\n  \
    blendsim posterior klarna --draws 4096\n  \
    blendsim posterior klarna --fit silent --draws 4096\n  \
    blendsim posterior mine.toml --set 'ai.success={ low = \"40 %\", mode = \"60 %\", high = \"80 %\" }'";

/// Arguments of `posterior`.
#[derive(Debug, Args)]
pub struct PosteriorArgs {
    #[command(flatten)]
    pub experiment: ExperimentArgs,
    /// Worlds that are drawn, a power of two from 8 to 65536
    #[arg(long, value_name = "N", value_parser = many_draws, default_value = "1024")]
    pub draws: u32,
    /// Live in these worlds at the scenario's own scale and with its waits, not in the cheapest way
    #[arg(long)]
    pub draws_as_run: bool,
    /// Folder for the results [default: results/<scenario>-posterior]
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    #[command(flatten)]
    pub telling: TellingArgs,
    #[command(flatten)]
    pub shelf: ShelfArgs,
}

impl PosteriorArgs {
    /// What is asked.
    pub fn asked(&self) -> Asked {
        let draws = AskedDraws { worlds: AskedWorlds::So(self.draws), as_run: self.draws_as_run, evenly: false };
        Asked { fits: false, scale_bias: false, draws, ..self.experiment.asked() }
    }
}
