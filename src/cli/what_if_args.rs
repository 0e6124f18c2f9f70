//! The options of `what-if`, and of cuts beside a run.

use std::path::PathBuf;

use clap::Args;

use super::experiment::{ExperimentArgs, TellingArgs};
use super::values::{Depths, People, depths, people};
use crate::desk::cut::{AskedCut, Dated, Rehire};
use crate::desk::plan::Asked;
use crate::desk::what_if::AskedWhatIf;

/// What is shown below the options of `what-if`.
pub const WHAT_IF_HELP: &str = "Examples:\n  \
    blendsim what-if klarna --cut 10%..90%:10%\n  \
    blendsim what-if mine.toml --cut 30% --at \"month 3\" --rehire \"month 15\"\n  \
    blendsim what-if mine.toml --cut 10%..60%:10% --keep 'service_level>=80%,satisfaction>=-1pt'";

/// Arguments of `what-if`.
#[derive(Debug, Args)]
pub struct WhatIfArgs {
    #[command(flatten)]
    pub experiment: ExperimentArgs,
    /// How deep: shares of the people who go, each beside no cut on the same luck
    #[arg(long, value_name = "SHARES", value_parser = depths, allow_hyphen_values = true)]
    pub cut: Depths,
    /// The team whose people go [default: the one with a headcount, or the largest]
    #[arg(long, value_name = "NAME")]
    pub team: Option<String>,
    /// When they go: a date, or "month 3" [default: the start of the horizon]
    #[arg(long, value_name = "DATE")]
    pub at: Option<String>,
    /// When as many as there would have been are rehired: a date, or "month 15" [default: never]
    #[arg(long, value_name = "DATE")]
    pub rehire: Option<String>,
    /// How deep a cut may be that keeps this: 'service_level>=80%,satisfaction>=-1pt'; with a sign against no cut
    #[arg(long, value_name = "FLOORS", allow_hyphen_values = true)]
    pub keep: Option<String>,
    /// Depths that are added between those between which an answer changes: what is kept, else where a cut ceases to pay
    #[arg(long, value_name = "N", default_value_t = 3, value_parser = clap::value_parser!(u32).range(0..=50))]
    pub closer: u32,
    /// Folder for the results [default: results/<scenario>-what-if]
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    #[command(flatten)]
    pub telling: TellingArgs,
}

/// A cut, and people who come, beside the strategies of a run.
#[derive(Clone, Debug, Default, Args)]
#[command(group = clap::ArgGroup::new("made").multiple(true))]
pub struct CutArgs {
    /// Run a strategy with so many fewer people beside those of the file: 40%, or several shares
    #[arg(long, value_name = "SHARES", value_parser = depths, allow_hyphen_values = true, group = "made")]
    pub cut: Option<Depths>,
    /// When they go: a date, or "month 3" [default: the start of the horizon]
    #[arg(long, value_name = "DATE", requires = "cut")]
    pub from: Option<String>,
    /// So many people more from a date on, beside a cut or alone: 500; after a cut also `all` who went
    #[arg(long, value_name = "PEOPLE", value_parser = people, allow_hyphen_values = true, group = "made")]
    pub rehire: Option<People>,
    /// When these are hired: a date, or "month 15" [default: the start of the horizon]
    #[arg(long, value_name = "DATE", requires = "rehire")]
    pub at: Option<String>,
    /// The team that is cut or grows [default: the one with a headcount, or the largest]
    #[arg(long, value_name = "NAME", requires = "made")]
    pub team: Option<String>,
    /// The strategy of which that one is made [default: the baseline]
    #[arg(long, value_name = "ID", requires = "made")]
    pub base: Option<String>,
}

impl CutArgs {
    /// What is asked.
    pub fn asked(&self) -> AskedCut {
        let dated = |option, typed: &Option<String>| typed.clone().map(|typed| Dated { option, typed });
        let at = dated("--at", &self.at);
        AskedCut {
            strategy: self.base.clone(),
            team: self.team.clone(),
            depths: self.cut.as_ref().map_or_else(Vec::new, |depths| depths.0.clone()),
            from: dated("--from", &self.from),
            rehire: self.rehire.map(|people| match people {
                People::All => Rehire::All(at),
                People::So(people) => Rehire::People(people, at),
            }),
        }
    }
}

impl WhatIfArgs {
    /// The strategy in which people go, if one is named; several, if more than one is.
    pub fn strategies(&self) -> &[String] {
        &self.experiment.strategy
    }

    /// What is asked.
    pub fn asked(&self) -> AskedWhatIf {
        let dated = |option, typed: &Option<String>| typed.clone().map(|typed| Dated { option, typed });
        AskedWhatIf {
            run: Asked { fits: false, strategies: Vec::new(), ..self.experiment.asked() },
            cut: AskedCut {
                strategy: self.experiment.strategy.first().cloned(),
                team: self.team.clone(),
                depths: self.cut.0.clone(),
                from: dated("--at", &self.at),
                rehire: dated("--rehire", &self.rehire).map(|dated| Rehire::All(Some(dated))),
            },
            keep: self.keep.clone(),
            closer: self.closer,
        }
    }
}
