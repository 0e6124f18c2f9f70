//! The options of `sweep`.

use std::path::PathBuf;

use clap::Args;

use super::experiment::{ExperimentArgs, ShelfArgs, TellingArgs};
use crate::desk::plan::Asked;
use crate::desk::sweep::AskedSweep;
use crate::desk::swept::{Over, layout};
use crate::study::Layout;

/// What is shown below the options.
pub const SWEEP_HELP: &str = "Examples:\n  \
    blendsim sweep mine.toml --over ai.success=40%..80%:10%\n  \
    blendsim sweep mine.toml --strategy blend --over strategy.blend.team.desk.headcount=20..40:5 --over strategy.blend.routing.first=ai,people\n  \
    blendsim sweep mine.toml --over ai.success=40%..80% --over customers.count=10000..40000 --design sobol:64";

/// Arguments of `sweep`.
#[derive(Debug, Args)]
pub struct SweepArgs {
    #[command(flatten)]
    pub experiment: ExperimentArgs,
    /// A value of the scenario and what it becomes: a list, or a range with its step; may be given again
    #[arg(long, value_name = "PATH=VALUES", value_parser = Over::parse, required = true, allow_hyphen_values = true)]
    pub over: Vec<Over>,
    /// How points lie among the values: every one with every other (grid), in step (zip), or N points spread at random (lhs:N, sobol:N)
    #[arg(long, value_name = "HOW", value_parser = layout, default_value = "grid")]
    pub design: Layout,
    /// Folder for the results [default: results/<scenario>-sweep-<path>]
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    #[command(flatten)]
    pub telling: TellingArgs,
    #[command(flatten)]
    pub shelf: ShelfArgs,
}

impl SweepArgs {
    /// What is asked.
    pub fn asked(&self) -> AskedSweep {
        let run = Asked { fits: false, scale_bias: false, ..self.experiment.asked() };
        AskedSweep { run, axes: self.over.clone(), layout: self.design }
    }
}
