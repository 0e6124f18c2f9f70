//! A world for tests: one topic, one team, one strategy, and nothing that is not required.

use super::{Scenario, parse};

/// The text of the world.
pub const BARE: &str = r#"
schema = 1
title = "bare"
start = 2024-01-01
length = "2100 days"
warmup = "0 weeks"
baseline = "x"
customers.count = 10_000
demand = { issues_per_customer_month = 0.5, interval = "1 h" }
topic.t = { share = "100 %", handle_time = { dist = "constant", mean = "1 s" } }
team.a = { on_duty = 1, success = "100 %" }
strategy.x = {}
"#;

/// A world of ten customers with these sections, four weeks long; its strategy is called `x`.
///
/// # Panics
/// If that is no scenario.
pub fn world(sections: &str) -> Scenario {
    let text = format!(
        "schema = 1\ntitle = \"t\"\nstart = 2024-01-01\nlength = \"4 weeks\"\nbaseline = \"x\"\n\
         customers.count = 10\ndemand.issues_per_customer_month = 1\n{sections}"
    );
    parse("x", "x", &text, &[]).unwrap_or_else(|faults| panic!("{faults}"))
}

/// The bare world, which may start on another day.
///
/// # Panics
/// If the text above is no scenario.
pub fn bare(start: &str) -> Scenario {
    let text = BARE.replace("2024-01-01", start);
    parse("x", "x.toml", &text, &[]).unwrap_or_else(|faults| panic!("{faults}"))
}
