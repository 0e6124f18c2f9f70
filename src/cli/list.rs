//! `list`: the built-in scenarios.

use super::say;
use crate::desk::find::ScenarioText;
use crate::scenario::{BUILTIN, Scenario, Strategy};

/// Shows the built-in scenarios with their strategies.
///
/// # Errors
/// Faults of a built-in scenario, and a standard output that cannot be written to.
pub fn list() -> anyhow::Result<()> {
    let mut text = String::new();
    for builtin in BUILTIN {
        let scenario = ScenarioText::of(builtin).parse(&[], None)?;
        text += &described(&scenario);
    }
    say(&(text + "Run one with `blendsim run NAME`, copy one with `blendsim init NAME`.\n"))
}

fn described(scenario: &Scenario) -> String {
    let width = scenario.strategies.iter().map(|strategy| strategy.id.chars().count()).max().unwrap_or(0);
    let line = |(index, strategy): (usize, &Strategy)| {
        let mark = if index == scenario.baseline { " (baseline)" } else { "" };
        format!("  {:width$}  {}{mark}\n", strategy.id, strategy.title)
    };
    let strategies: Vec<String> = scenario.strategies.iter().enumerate().map(line).collect();
    format!("{}: {}\n{}\n", scenario.id, scenario.title, strategies.concat())
}
