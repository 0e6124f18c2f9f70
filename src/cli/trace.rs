//! `trace`: one customer's life in words.

use super::args::{LifeFormat, TraceArgs};
use super::progress::{Progress, heed_interrupts};
use super::say;
use crate::desk::find::ScenarioText;
use crate::desk::lives::Lives;
use crate::desk::memory;
use crate::desk::plan::Plan;
use crate::words::Language;

/// Tells one customer's life under some strategies.
///
/// # Errors
/// Bad input before anything is simulated: a strategy or a customer that the scenario does not have; an interruption.
pub fn trace(args: &TraceArgs, language: Language) -> anyhow::Result<()> {
    let plan = Plan::of(ScenarioText::find(&args.scenario)?, &args.asked())?;
    let lives = Lives::new(plan, &args.strategy, args.customer, memory::budget())?;
    heed_interrupts()?;
    let progress = Progress::new(language);
    let lived = lives.lived(language, &progress)?;
    progress.finish();
    say(&match args.format {
        LifeFormat::Text => lived.text(),
        LifeFormat::Json => lived.json()?,
    })
}
