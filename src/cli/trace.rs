//! `trace`: one customer's life in words.

use super::args::{LifeFormat, TraceArgs};
use super::failure::{BadInput, Interrupted};
use super::progress::{Progress, heed_interrupts};
use super::source::Source;
use super::{memory, plan, say};
use crate::experiment::{self, Design, Whom, number_of_customers};
use crate::report::life::Lives;
use crate::unit::WEEK;

/// Tells one customer's life under some strategies.
///
/// # Errors
/// Bad input before anything is simulated: a strategy or a customer that the scenario does not have; [`Interrupted`] by
/// Ctrl-C.
pub fn trace(args: &TraceArgs) -> anyhow::Result<()> {
    let source = Source::find(&args.scenario)?;
    let scenario = source.parse(&args.set, args.fit.as_deref())?;
    let asked = args.experiment();
    let design = plan::design(&scenario, &asked, Some(args.replication))?;
    let index = |id: &String| scenario.strategies.iter().position(|strategy| strategy.id == *id);
    let design = Design { strategies: args.strategy.iter().filter_map(index).collect(), ..design };
    let customers = number_of_customers(&scenario, design.scale);
    let whom = args.customer.map_or(Ok(Whom::Busiest), |number| customer(number, customers, design.scale))?;
    let design = plan::fitted(&scenario, design, memory::budget())?.design;
    heed_interrupts()?;
    let weeks = (scenario.clock.end_s() / WEEK).ceil() as u64;
    let searches = u64::from(whom == Whom::Busiest);
    let progress = Progress::of_weeks(weeks * (design.strategies.len() as u64 + searches), "measuring the world ");
    let lives = experiment::lives(&scenario, &design, whom, &progress).ok_or(Interrupted)?;
    progress.finish();
    let lives = Lives {
        lives: design.strategies.iter().copied().zip(lives).collect(),
        scenario: &scenario,
        replication: args.replication,
        seed: design.seed,
        scale: design.scale,
        customers,
    };
    say(&match args.format {
        LifeFormat::Text => lives.text(),
        LifeFormat::Json => lives.json()?,
    })
}

fn customer(number: u64, customers: u64, scale: u32) -> Result<Whom, BadInput> {
    let known = u32::try_from(number).ok().filter(|_| number < customers);
    known.map(Whom::Customer).ok_or_else(|| {
        BadInput(format!(
            "there is no customer {number} at scale 1:{scale}; they are numbered 0 to {}, and --busiest finds one who comes",
            customers - 1
        ))
    })
}
