//! The command line, as typed.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::scenario::parse_scale;

/// Simulates customer support with AI agents and people, and compares staffing strategies on cost and satisfaction.
///
/// Without a verb, the built-in Klarna comparison is run and written to results/klarna/.
#[derive(Debug, Parser)]
#[command(version, after_help = "Exit codes: 0 done, 1 failed, 2 bad input, 130 interrupted.")]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub verb: Option<Verb>,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Simulate a scenario and compare its strategies
    #[command(override_usage = "blendsim run <SCENARIO> [OPTIONS]")]
    Run(RunArgs),
    /// Show the built-in scenarios and their strategies
    List,
    /// Write a commented copy of a built-in scenario, to be edited
    Init(InitArgs),
    /// Show all faults of a scenario; if it has none, what a run will take
    #[command(override_usage = "blendsim check <SCENARIO> [OPTIONS]")]
    Check(CheckArgs),
    /// Hold a scenario against what was published about it
    #[command(override_usage = "blendsim targets <SCENARIO> [OPTIONS]")]
    Targets(TargetsArgs),
    /// Learn arrivals from a CSV file of interval counts, for a scenario
    #[command(override_usage = "blendsim import-arrivals <FILE> [OPTIONS]")]
    ImportArrivals(ImportArgs),
    /// Make the figures and the report of a results folder again, from that folder alone
    Report(ReportArgs),
    /// Print the JSON Schema of scenario files, for editors
    Schema,
}

/// Arguments of `targets`.
#[derive(Debug, Args)]
pub struct TargetsArgs {
    #[command(flatten)]
    #[expect(missing_docs, reason = "clap would show the text as the help of the verb")]
    pub experiment: ExperimentArgs,
    /// Run all strategies at this scale too, and show how far each metric is from that of the run
    #[arg(long, value_name = "1:K", value_parser = scale)]
    pub beside: Option<u32>,
    /// What to print
    #[arg(long, value_enum, default_value_t = Format::Table)]
    pub format: Format,
}

/// Arguments of `run`.
#[derive(Debug, Args)]
pub struct RunArgs {
    #[command(flatten)]
    #[expect(missing_docs, reason = "clap would show the text as the help of the verb")]
    pub experiment: ExperimentArgs,
    /// Folder for the results
    #[arg(long, value_name = "DIR", help = "Folder for the results [default: results/<scenario>]")]
    pub out: Option<PathBuf>,
    /// Run replication K alone: the same row as in the run of all, counted from 0
    #[arg(long, value_name = "K", conflicts_with = "replications")]
    pub only_replication: Option<u32>,
    /// Then take every uncertain input to either end of its range, alone, and say which ones the answer hangs on (slow:
    /// about as long as the run for each input)
    #[arg(long, conflicts_with = "only_replication")]
    pub flips: bool,
    /// Replace the results of another scenario in the folder
    #[arg(long)]
    pub force: bool,
    /// Looks of the report: a TOML file with colours, font, words and logo
    #[arg(long, value_name = "FILE")]
    pub theme: Option<PathBuf>,
    /// What to print
    #[arg(long, value_enum, default_value_t = Format::Table)]
    pub format: Format,
}

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
    /// Only these strategies, and the baseline; may be given again [default: all]
    #[arg(long, value_name = "ID,…", value_delimiter = ',')]
    pub strategy: Vec<String>,
    /// Lay a value on the scenario, as 'team.outsourced.headcount=2500'; may be given again
    #[arg(long, value_name = "PATH=VALUE")]
    pub set: Vec<String>,
    /// Threads; no result depends on it [default: all processors]
    #[arg(long, value_name = "T", value_parser = threads)]
    pub threads: Option<usize>,
}

/// Arguments of `init`.
#[derive(Debug, Args)]
pub struct InitArgs {
    /// Name of a built-in scenario
    pub name: String,
    /// File to write; an existing one is never touched [default: NAME.toml]
    pub file: Option<PathBuf>,
}

/// Arguments of `check`.
#[derive(Debug, Args)]
pub struct CheckArgs {
    #[command(flatten)]
    #[expect(missing_docs, reason = "clap would show the text as the help of the verb")]
    pub experiment: ExperimentArgs,
}

/// Arguments of `import-arrivals`.
#[derive(Debug, Args)]
pub struct ImportArgs {
    /// A CSV file with a row for each interval: date, time, count; their columns are found by what stands in them
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// Write a section "demand" to this file, to be pasted into a scenario; an existing one is never touched
    #[arg(long, value_name = "DEMAND.toml")]
    pub write: Option<PathBuf>,
    /// Let the section replay what came on each day too
    #[arg(long, requires = "write")]
    pub replay: bool,
    /// Draw what was learned to this file; an existing one is never touched
    #[arg(long, value_name = "FILE.svg|png")]
    pub figure: Option<PathBuf>,
    /// Which number of 03/04/2024 is the day: the first (dmy) or the second (mdy) [default: as the file shows]
    #[arg(long, value_enum)]
    pub date_order: Option<DayOrder>,
    /// What stands before a fraction [default: as the file shows]
    #[arg(long, value_enum)]
    pub decimal: Option<Decimal>,
    /// Header of the column of counts [default: the only one with numbers, or named like counts]
    #[arg(long, value_name = "NAME")]
    pub count: Option<String>,
    /// What to print
    #[arg(long, value_enum, default_value_t = Format::Table)]
    pub format: Format,
}

/// Which number of a date with slashes is the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum DayOrder {
    /// dd/mm/yyyy
    Dmy,
    /// mm/dd/yyyy
    Mdy,
}

/// The mark before a fraction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Decimal {
    /// 1,234.5
    Point,
    /// 1.234,5
    Comma,
}

/// Arguments of `report`.
#[derive(Debug, Args)]
pub struct ReportArgs {
    /// A results folder that `run` wrote
    #[arg(value_name = "DIR")]
    pub folder: PathBuf,
    /// Looks of the report: a TOML file with colours, font, words and logo
    #[arg(long, value_name = "FILE")]
    pub theme: Option<PathBuf>,
}

/// What is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Tables and sentences, for people
    Table,
    /// One JSON document, for programs
    Json,
}

impl ExperimentArgs {
    /// The defaults of a scenario.
    pub fn of(scenario: &str) -> Self {
        Self {
            scenario: scenario.to_owned(),
            replications: None,
            seed: None,
            scale: None,
            strategy: Vec::new(),
            set: Vec::new(),
            threads: None,
        }
    }
}

impl RunArgs {
    /// The defaults of a scenario.
    pub fn of(scenario: &str) -> Self {
        Self {
            experiment: ExperimentArgs::of(scenario),
            out: None,
            only_replication: None,
            flips: false,
            force: false,
            theme: None,
            format: Format::Table,
        }
    }
}

fn scale(text: &str) -> Result<u32, String> {
    parse_scale(text).ok_or_else(|| "allowed: 1:1 to 1:1000000, as in --scale 1:50".to_owned())
}

fn threads(text: &str) -> Result<usize, String> {
    text.parse().ok().filter(|threads| (1..=4096).contains(threads)).ok_or_else(|| "allowed: 1 to 4096".to_owned())
}
