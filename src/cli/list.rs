//! `list`: the built-in scenarios.

use super::say;
use crate::desk::find::ScenarioText;
use crate::scenario::{BUILTIN, Scenario, Strategy};
use crate::words::{self, Language};

/// Shows the built-in scenarios with their strategies.
///
/// # Errors
/// Faults of a built-in scenario, and a standard output that cannot be written to.
pub fn list(language: Language) -> anyhow::Result<()> {
    let mut text = String::new();
    for builtin in BUILTIN {
        let scenario = ScenarioText::of(builtin).parse(&[], None)?;
        text += &described(language, &scenario);
    }
    say(&(text + &words::say!(language, "list-end") + "\n"))
}

fn described(language: Language, scenario: &Scenario) -> String {
    let width = scenario.strategies.iter().map(|strategy| strategy.id.chars().count()).max().unwrap_or(0);
    let line = |(index, strategy): (usize, &Strategy)| {
        let (id, title) = (format!("{:width$}", strategy.id), &strategy.title);
        let is_baseline = words::whether(index == scenario.baseline);
        format!("  {}\n", words::say!(language, "list-strategy", id = id, title = title, baseline = is_baseline))
    };
    let strategies: Vec<String> = scenario.strategies.iter().enumerate().map(line).collect();
    format!("{}: {}\n{}\n", scenario.id, scenario.title, strategies.concat())
}
