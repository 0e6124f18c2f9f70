//! The command line, as typed.

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand};

use super::counts::{ContactsArgs, CountsArgs};
pub use super::experiment::{BesideArgs, ExperimentArgs, ShelfArgs, TellingArgs};
use super::posterior_args::POSTERIOR_HELP;
pub use super::posterior_args::PosteriorArgs;
pub use super::staff::StaffArgs;
use super::sweep_args::SWEEP_HELP;
pub use super::sweep_args::SweepArgs;
pub use super::values::{Format, FormulaName, LifeFormat};
use super::values::{pair, pass, positive_time, rate, scale, success, target, threads, time, together};
use super::what_if_args::WHAT_IF_HELP;
pub use super::what_if_args::{CutArgs, WhatIfArgs};
use crate::desk::plan::Asked;
use crate::report::Kinds;
use crate::words::Language;

/// Simulates customer support with AI agents and people, and compares staffing strategies on cost and satisfaction.
///
/// Without a verb, the built-in Klarna comparison is run and written to results/klarna/.
#[derive(Debug, Parser)]
#[command(version, after_help = "Exit codes: 0 done, 1 failed, 2 bad input, 130 interrupted.")]
pub struct Cli {
    /// Language in which people are told, before that of a theme
    #[arg(long, global = true, value_name = "CODE", value_parser = PossibleValuesParser::new(Language::codes()).map(|code| language(&code)))]
    pub language: Option<Language>,
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
    /// A strategy with fewer people: cost, satisfaction, waits and customers lost by the depth of a cut
    #[command(override_usage = "blendsim what-if <SCENARIO> --cut <SHARES> [OPTIONS]", after_help = WHAT_IF_HELP)]
    WhatIf(WhatIfArgs),
    /// Inputs or decisions moved over their values: cost, satisfaction and waits of every strategy at each point, and which settings nobody beats
    #[command(override_usage = "blendsim sweep <SCENARIO> --over <PATH=VALUES> [OPTIONS]", after_help = SWEEP_HELP)]
    Sweep(SweepArgs),
    /// Worlds that agree with what was published: many are drawn, each is held against the fitted targets, and the strategies are told in those that meet all
    #[command(override_usage = "blendsim posterior <SCENARIO> [OPTIONS]", after_help = POSTERIOR_HELP)]
    Posterior(PosteriorArgs),
    /// Put two results folders beside each other, paired where both have the same luck
    Compare(CompareArgs),
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
    /// Tell one customer's life in one random history, step by step, in plain words
    #[command(override_usage = "blendsim trace <SCENARIO> --strategy <ID,…> <--customer <N>|--busiest> [OPTIONS]")]
    Trace(TraceArgs),
    /// Learn arrivals from interval counts in a CSV file or a workbook, for a scenario
    #[command(override_usage = "blendsim import-arrivals <FILE> [OPTIONS]")]
    ImportArrivals(ImportArgs),
    /// Make the figures and the report of a results folder again, from that folder alone
    Report(ReportArgs),
    /// Print the JSON Schema of scenario files, for editors
    Schema,
    /// Staffing calculator: what a queue does with so many agents, or how many agents it needs
    #[command(after_help = ERLANG_HELP)]
    Erlang(ErlangArgs),
    /// How many people a week needs, interval by interval: of counts in a CSV file or a workbook, or of what a scenario brings to a team
    #[command(override_usage = "blendsim staff <FILE|SCENARIO> [OPTIONS]", after_help = STAFF_HELP)]
    Staff(StaffArgs),
    /// How alike several tries of an AI at an issue are, from published pass^1 and pass^k
    #[command(after_help = RETRIES_HELP)]
    Retries(RetriesArgs),
    /// Hold the simulator against theory and published experiments; exit 1 on a miss
    Validate(ValidateArgs),
}

const ERLANG_HELP: &str = "Example: blendsim erlang a --rate 200/h --handle-time 3min --agents 13 --patience 5min";

const STAFF_HELP: &str = "Example: blendsim staff calls.csv --handle-time 4min --patience 5min --target 80% --within 20s --shrinkage 30% \
                          --max-occupancy 88%";

const RETRIES_HELP: &str = "pass^k is the share of tasks that all of k tries solve. ρ is fitted to pass^1 and the pass^k of the \
                            least k given; all others are shown beside it.\n\n\
                            Example: blendsim retries --pass1 60.4% --pass4 38.3% --pass8 25%";

/// Arguments of `erlang`.
#[derive(Debug, Args)]
#[command(group = clap::ArgGroup::new("staff").required(true))]
pub struct ErlangArgs {
    /// What a contact does that finds all agents busy
    #[arg(value_enum, value_name = "FORMULA")]
    pub formula: FormulaName,
    /// Contacts that come: 200/h, 100/30min, 3.3/min, 0.05/s
    #[arg(long, value_name = "RATE", value_parser = rate, allow_hyphen_values = true)]
    pub rate: f64,
    /// Mean time that an agent spends on one, after-contact work included: 3min
    #[arg(long, value_name = "TIME", value_parser = positive_time, allow_hyphen_values = true)]
    pub handle_time: f64,
    /// Agents on duty
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=2_000_000), group = "staff")]
    pub agents: Option<u32>,
    /// Find the fewest agents that serve this share of contacts in time: 80%
    #[arg(long, value_name = "SHARE", value_parser = target, group = "staff", allow_hyphen_values = true)]
    pub target: Option<f64>,
    /// Mean patience (Erlang A): 5min
    #[arg(long, value_name = "TIME", value_parser = positive_time, allow_hyphen_values = true)]
    pub patience: Option<f64>,
    /// Longest wait that is in time (Erlang A and C) [default: 20s]
    #[arg(long, value_name = "TIME", value_parser = time, allow_hyphen_values = true)]
    pub threshold: Option<f64>,
    /// What to print
    #[arg(long, value_enum, default_value_t = Format::Table)]
    pub format: Format,
}

/// Arguments of `retries`.
#[derive(Debug, Args)]
pub struct RetriesArgs {
    /// Share that one try solves
    #[arg(long = "pass1", value_name = "SHARE", value_parser = success, allow_hyphen_values = true)]
    pub pass1: f64,
    /// Share that all of four tries solve
    #[arg(long = "pass4", value_name = "SHARE", value_parser = together, allow_hyphen_values = true)]
    pub pass4: Option<f64>,
    /// Share that all of eight tries solve
    #[arg(long = "pass8", value_name = "SHARE", value_parser = together, allow_hyphen_values = true)]
    pub pass8: Option<f64>,
    /// Share that all of K tries solve; may be given again
    #[arg(long, value_name = "K=SHARE", value_parser = pass, allow_hyphen_values = true)]
    pub pass: Vec<(u32, f64)>,
    /// What to print
    #[arg(long, value_enum, default_value_t = Format::Table)]
    pub format: Format,
}

/// Arguments of `targets`.
#[derive(Debug, Args)]
pub struct TargetsArgs {
    #[command(flatten)]
    pub experiment: ExperimentArgs,
    /// Run all strategies at this scale too, and show how far each metric is from that of the run
    #[arg(long, value_name = "1:K", value_parser = scale)]
    pub beside: Option<u32>,
    /// What to print
    #[arg(long, value_enum, default_value_t = Format::Table)]
    pub format: Format,
}

/// Arguments of `trace`.
#[derive(Debug, Args)]
#[command(group = clap::ArgGroup::new("whom").required(true))]
pub struct TraceArgs {
    /// A scenario file, or the name of a built-in one (see `list`)
    #[arg(value_name = "SCENARIO")]
    pub scenario: String,
    /// Strategies under which the customer lives, one after another, with the same problems at the same moments
    #[arg(long, value_name = "ID,…", value_delimiter = ',', required = true)]
    pub strategy: Vec<String>,
    /// Number of the customer, from 0
    #[arg(long, value_name = "N", group = "whom")]
    pub customer: Option<u64>,
    /// The customer with most contacts under the first strategy
    #[arg(long, group = "whom")]
    pub busiest: bool,
    /// Which random history, from 0
    #[arg(long, value_name = "K", default_value_t = 0)]
    pub replication: u32,
    /// Divide customers, demand and staff: 1:50 simulates a fiftieth [default: as the scenario says]
    #[arg(long, value_name = "1:K", value_parser = scale)]
    pub scale: Option<u32>,
    /// Seed of all luck [default: as the scenario says]
    #[arg(long, value_name = "S")]
    pub seed: Option<u64>,
    /// Lay a value on the scenario, as 'team.outsourced.headcount=2500'; may be given again
    #[arg(long, value_name = "PATH=VALUE")]
    pub set: Vec<String>,
    /// Live in the world of this fit of the scenario
    #[arg(long, value_name = "NAME")]
    pub fit: Option<String>,
    /// What to print
    #[arg(long, value_enum, default_value_t = LifeFormat::Text)]
    pub format: LifeFormat,
}

/// Arguments of `run`.
#[derive(Debug, Args)]
pub struct RunArgs {
    #[command(flatten)]
    pub experiment: ExperimentArgs,
    #[command(flatten)]
    pub beside: BesideArgs,
    #[command(flatten)]
    pub cut: CutArgs,
    /// Folder for the results
    #[arg(
        long,
        value_name = "DIR",
        help = "Folder for the results [default: results/<scenario>, with --fit results/<scenario>-<NAME>, with --set \
                results/<scenario>-with-<PATH-VALUE>, with --cut or --rehire results/<scenario>-and-<STRATEGY>]"
    )]
    pub out: Option<PathBuf>,
    /// Live so many histories (8, 16, 32 …) that the difference of every strategy from the baseline is known to this, ±, at 95 %: points of satisfaction, a
    /// share of total cost, or an amount of any metric: 0.5pt, 2%, 20k:cost
    #[arg(long, value_name = "SIZE[:METRIC]", conflicts_with_all = ["replications", "only_replication"], allow_hyphen_values = true)]
    pub precision: Option<String>,
    /// Stop to look for that precision where as many histories again would take longer than this; what is known by then is told
    #[arg(long, value_name = "TIME", requires = "precision", value_parser = positive_time, allow_hyphen_values = true)]
    pub budget: Option<f64>,
    /// Run replication K alone: the same row as in the run of all, counted from 0
    #[arg(long, value_name = "K", conflicts_with_all = ["replications", "draws"])]
    pub only_replication: Option<u32>,
    /// Then take every uncertain input to either end of its range, alone, and say which ones the answer rests on (slow:
    /// about as long as the run for each input)
    #[arg(long, conflicts_with = "only_replication")]
    pub flips: bool,
    /// The strategy of which every table, sentence and title speaks first
    #[arg(long, value_name = "ID")]
    pub focus: Option<String>,
    /// Write the data alone, without figures, report and answer; `report DIR` makes them later
    #[arg(long)]
    pub no_report: bool,
    /// Write weeks.csv too: every metric of every history, week by week
    #[arg(long)]
    pub weeks: bool,
    #[command(flatten)]
    pub telling: TellingArgs,
    #[command(flatten)]
    pub shelf: ShelfArgs,
}

/// The language of a code that was found among those that there are.
fn language(code: &str) -> Language {
    Language::of(code).unwrap_or_default()
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
    pub experiment: ExperimentArgs,
    #[command(flatten)]
    pub beside: BesideArgs,
}

/// Arguments of `import-arrivals`.
#[derive(Debug, Args)]
pub struct ImportArgs {
    /// A CSV file or a workbook (.xlsx) with a row for each interval: date, time, count; their columns are found by what stands in them
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
    #[command(flatten)]
    pub counts: CountsArgs,
    #[command(flatten)]
    pub contacts: ContactsArgs,
    /// What to print
    #[arg(long, value_enum, default_value_t = Format::Table)]
    pub format: Format,
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

/// Arguments of `compare`.
#[derive(Debug, Args)]
pub struct CompareArgs {
    /// A results folder that `run` or `what-if` wrote
    #[arg(value_name = "A")]
    pub first: PathBuf,
    /// Another one
    #[arg(value_name = "B")]
    pub second: PathBuf,
    /// A strategy of A and the one of B that stands beside it; may be given again [default: those of the same name]
    #[arg(long, value_name = "A=B", value_parser = pair)]
    pub pair: Vec<(String, String)>,
    /// What to print
    #[arg(long, value_enum, default_value_t = Format::Table)]
    pub format: Format,
}

/// Arguments of `validate`.
#[derive(Debug, Args)]
pub struct ValidateArgs {
    /// Under a minute: fewer histories, so that only larger errors show
    #[arg(long)]
    pub quick: bool,
    /// Save the page as Markdown
    #[arg(long, value_name = "FILE")]
    pub write: Option<PathBuf>,
    /// Threads; no result depends on it [default: all processors]
    #[arg(long, value_name = "T", value_parser = threads)]
    pub threads: Option<usize>,
    /// What to print
    #[arg(long, value_enum, default_value_t = Format::Table)]
    pub format: Format,
}

impl CheckArgs {
    /// What is asked.
    pub fn asked(&self) -> Asked {
        self.experiment.beside(self.beside)
    }
}

impl RunArgs {
    /// Which files are wanted.
    pub fn kinds(&self) -> Kinds {
        Kinds { told: !self.no_report, weeks: self.weeks }
    }

    /// What is asked.
    pub fn asked(&self) -> Asked {
        let Self { only_replication, flips, .. } = *self;
        Asked {
            only_replication,
            precision: self.precision.clone(),
            time_s: self.budget,
            flips,
            focus: self.focus.clone(),
            cut: self.cut.asked(),
            ..self.experiment.beside(self.beside)
        }
    }
}

impl TraceArgs {
    /// What is asked.
    pub fn asked(&self) -> Asked {
        Asked {
            overrides: self.set.clone(),
            fit: self.fit.clone(),
            only_replication: Some(self.replication),
            seed: self.seed,
            scale: self.scale,
            strategies: self.strategy.clone(),
            ..Asked::default()
        }
    }
}
