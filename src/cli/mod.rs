//! The door: what is typed, what is printed, exit codes. One file per verb.

mod args;
mod check;
mod compare;
mod counts;
mod erlang;
mod experiment;
mod failure;
mod faults;
mod import_arrivals;
mod init;
mod learned;
mod list;
mod posterior;
mod posterior_args;
mod progress;
mod report;
mod retries;
mod run;
mod schema;
mod shelf;
mod staff;
mod sweep;
mod sweep_args;
mod table;
mod targets;
mod trace;
mod validate;
mod values;
mod what_if;
mod what_if_args;

use std::io::{ErrorKind, Write};

use clap::Parser;

use crate::escape::terminal;

pub use args::Cli;
use args::Verb;
use failure::{NobodyListens, Refused};
pub use failure::{exit_code, message};

/// Does what was asked.
///
/// # Errors
/// Whatever kept it from being done; [`exit_code`] and [`message`] tell the shell and the user.
pub fn dispatch(cli: &Cli) -> anyhow::Result<()> {
    let language = cli.language.unwrap_or_default();
    match &cli.verb {
        None => dispatch(&Cli { language: cli.language, ..Cli::parse_from(["blendsim", "run", "klarna"]) }),
        Some(Verb::Run(args)) => run::run(args, cli.language),
        Some(Verb::WhatIf(args)) => what_if::what_if(args, cli.language),
        Some(Verb::Sweep(args)) => sweep::sweep(args, cli.language),
        Some(Verb::Posterior(args)) => posterior::posterior(args, cli.language),
        Some(Verb::Compare(args)) => compare::compare_folders(args, language),
        Some(Verb::List) => list::list(language),
        Some(Verb::Init(args)) => init::init(args, language),
        Some(Verb::Check(args)) => check::check(args, language),
        Some(Verb::Targets(args)) => targets::targets(args, language),
        Some(Verb::Trace(args)) => trace::trace(args, language),
        Some(Verb::ImportArrivals(args)) => import_arrivals::import_arrivals(args, language),
        Some(Verb::Report(args)) => report::report(args, cli.language),
        Some(Verb::Schema) => schema::schema(),
        Some(Verb::Erlang(args)) => erlang::erlang(args, language),
        Some(Verb::Staff(args)) => staff::staff(args, language),
        Some(Verb::Retries(args)) => retries::retries(args, language),
        Some(Verb::Validate(args)) => validate::validate(args, language),
    }
}

/// Tells people something in passing, on standard error; if nobody hears it, nothing is lost.
fn warn(text: &str) {
    let _ = writeln!(std::io::stderr(), "blendsim: {}", terminal(text));
}

/// Prints to standard output, without anything that a terminal would obey.
fn say(text: &str) -> anyhow::Result<()> {
    let mut out = std::io::stdout().lock();
    match out.write_all(terminal(text).as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Err(NobodyListens.into()),
        other => Ok(other.map_err(Refused::Output)?),
    }
}
