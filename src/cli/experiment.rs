//! The options that say what is run.

use std::path::PathBuf;

use clap::Args;

use super::values::{Format, HowWaits, draws, scale, threads};
use crate::desk::plan::{Asked, AskedDraws, AskedWorlds};

/// What is run, for `run` and `check`.
#[derive(Clone, Debug, Args)]
pub struct ExperimentArgs {
    /// A scenario file, or the name of a built-in one (see `list`)
    #[arg(value_name = "SCENARIO")]
    pub scenario: String,
    /// Random histories of each strategy [default: as the scenario says]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=100_000))]
    pub replications: Option<u32>,
    /// Seed of all luck [default: as the scenario says]
    #[arg(long, value_name = "S")]
    pub seed: Option<u64>,
    /// Divide customers, demand and staff: 1:50 simulates a fiftieth [default: as the scenario says]
    #[arg(long, value_name = "1:K", value_parser = scale)]
    pub scale: Option<u32>,
    /// How waits come about: in lines as `small` as the scale, in those of 1:1 where a `crowd` stands beside one customer in k
    /// who is followed, by a `formula` for those lines, or with everybody followed (`full`, at 1:1) [default: as the scenario says, else crowd]
    #[arg(long, value_name = "HOW", value_enum)]
    pub waits: Option<HowWaits>,
    /// Only these strategies, and the baseline; may be given again [default: all]
    #[arg(long, value_name = "ID,…", value_delimiter = ',')]
    pub strategy: Vec<String>,
    /// Lay a value on the scenario, as 'team.outsourced.headcount=2500'; may be given again
    #[arg(long, value_name = "PATH=VALUE")]
    pub set: Vec<String>,
    /// Threads; no result depends on it [default: all processors]
    #[arg(long, value_name = "T", value_parser = threads)]
    pub threads: Option<usize>,
    /// Run the world of this fit of the scenario alone
    #[arg(long, value_name = "NAME")]
    pub fit: Option<String>,
}

/// What is run beside it, for `run` and `check`.
#[derive(Clone, Copy, Debug, Default, Args)]
pub struct BesideArgs {
    /// Do not run the worlds of the scenario's fits as well
    #[arg(long, conflicts_with = "fit")]
    pub no_fits: bool,
    /// Do not run at a coarser scale as well; then no difference is judged at a scale other than 1:1
    #[arg(long)]
    pub no_scale_bias: bool,
    /// Worlds that are drawn.
    #[command(flatten)]
    pub drawn: DrawsArgs,
}

/// Which worlds are drawn beside a run.
#[derive(Clone, Copy, Debug, Default, Args)]
pub struct DrawsArgs {
    /// Live in so many worlds drawn from the ranges of all inputs too, and say in how many a strategy is better; a power of two from 8 to 4096, or 0
    /// for none [default: as the scenario says, else 0]
    #[arg(long, value_name = "N", value_parser = draws)]
    pub draws: Option<u32>,
    /// Live in these worlds at the run's own scale and with its waits, not in the cheapest way
    #[arg(long)]
    pub draws_as_run: bool,
    /// Draw as many worlds evenly between the ends of the ranges too, whatever their shape; then nothing is called better, or to lean, in which both do not agree
    #[arg(long)]
    pub draws_evenly: bool,
}

/// How results are kept and told.
#[derive(Clone, Debug, Args)]
pub struct TellingArgs {
    /// Replace the results of something else in the folder
    #[arg(long)]
    pub force: bool,
    /// Looks of figures and report: a TOML file with colours, font, words, logo and language
    #[arg(long, value_name = "FILE")]
    pub theme: Option<PathBuf>,
    /// What to print
    #[arg(long, value_enum, default_value_t = Format::Table)]
    pub format: Format,
}

/// Whether lives are kept, for what lives many.
#[derive(Clone, Copy, Debug, Args)]
pub struct ShelfArgs {
    /// Keep no totals of lives beside the results folder, in DIR.shelf, from which an interrupted command goes on
    #[arg(long)]
    pub no_shelf: bool,
}

impl ExperimentArgs {
    /// What is asked, with nothing beside it.
    pub fn asked(&self) -> Asked {
        Asked {
            overrides: self.set.clone(),
            fit: self.fit.clone(),
            replications: self.replications,
            seed: self.seed,
            scale: self.scale,
            waits: self.waits.map(HowWaits::waits),
            strategies: self.strategy.clone(),
            threads: self.threads,
            ..Asked::default()
        }
    }

    /// The same with what is run beside it.
    pub fn beside(&self, beside: BesideArgs) -> Asked {
        let DrawsArgs { draws, draws_as_run: as_run, draws_evenly: evenly } = beside.drawn;
        let draws = AskedDraws { worlds: draws.map_or(AskedWorlds::AsScenario, AskedWorlds::So), as_run, evenly };
        Asked { fits: !beside.no_fits, scale_bias: !beside.no_scale_bias, draws, ..self.asked() }
    }
}
