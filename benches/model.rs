//! The whole model on one thread: contacts per second, and the memory that takes.
//!
//! `cargo bench --bench model` prints one line a case, `name case contacts_per_s contacts events peak_memory`, median of
//! several runs: the queue M/M/100+M written as a scenario, then one replication of klarna's `cost-first-blend` from 1:1000 up to
//! 1:10; then, at 1:100, what that blend has none of: work for two teams, a cascade of two models with a limit each, the arm of a
//! pilot with a trigger; then three strategies each in small lines and beside a crowd. `-- --full` goes on to 1:1, which takes a minute or two and more than a gigabyte. `-- CASE …` runs these
//! cases alone.
//! Calibration, once per scenario and scale, is not timed. Peak memory is the process's so far.

#![expect(clippy::disallowed_types, reason = "a bench reads the clock")]

use std::time::Instant;

use blendsim::books::{Count, Outcome};
use blendsim::model::calibration::Calibration;
use blendsim::model::{Setting, Silent, replicate};
use blendsim::rng::Streams;
use blendsim::scenario::{Scenario, Waits, builtin, parse};

const QUEUE: &str = include_str!("worlds/mm100m.toml");

/// A second model after klarna's own, and a limit to the talks of either that keeps one contact in seven waiting.
const PORTFOLIO: [&str; 5] = [
    "ai.models=[\"ai\", \"second\"]",
    "ai.places=400",
    "model.second.success=\"60 %\"",
    "model.second.price_per_conversation=1",
    "model.second.places=100",
];

/// A case: its name, strategy, what is laid on the scenario, the k of its scale, and how often it is run.
struct Case {
    name: &'static str,
    strategy: &'static str,
    overrides: &'static [&'static str],
    scale: u32,
    waits: Waits,
    runs: u32,
}

const fn klarna(name: &'static str, scale: u32, runs: u32) -> Case {
    Case { name, strategy: "cost-first-blend", overrides: &[], scale, waits: Waits::Small, runs }
}

/// A strategy at 1:100, in small lines or beside a crowd.
const fn beside(name: &'static str, strategy: &'static str, waits: Waits) -> Case {
    Case { name, strategy, overrides: &[], scale: 100, waits, runs: 3 }
}

const CASES: [Case; 15] = [
    Case { name: "mm100m", strategy: "people", overrides: &[], scale: 1, waits: Waits::Small, runs: 5 },
    klarna("klarna-1:1000", 1000, 9),
    klarna("klarna-1:300", 300, 7),
    klarna("klarna-1:100", 100, 5),
    klarna("klarna-1:30", 30, 5),
    klarna("klarna-1:10", 10, 3),
    Case { strategy: "customer-first-blend", ..klarna("two-teams", 100, 5) },
    Case { overrides: &PORTFOLIO, ..klarna("portfolio", 100, 5) },
    Case { strategy: "pilot-first", ..klarna("pilot", 100, 5) },
    beside("people-small", "human-only", Waits::Small),
    beside("people-crowd", "human-only", Waits::Crowd),
    beside("cut-small", "cut-then-rehire", Waits::Small),
    beside("cut-crowd", "cut-then-rehire", Waits::Crowd),
    beside("cheaper-small", "cheaper-people", Waits::Small),
    beside("cheaper-crowd", "cheaper-people", Waits::Crowd),
];
const FULL: [Case; 2] = [klarna("klarna-1:3", 3, 1), klarna("klarna-1:1", 1, 1)];

fn scenario(case: &Case) -> Scenario {
    let text = if case.name == "mm100m" { QUEUE } else { builtin("klarna").expect("it is built in").text };
    let overrides: Vec<String> = case.overrides.iter().map(|&text| text.to_owned()).collect();
    parse("bench", "bench.toml", text, &overrides).unwrap_or_else(|faults| panic!("{faults}"))
}

/// The most memory that the process has held, MB, as Linux tells it; "—" elsewhere.
fn peak_memory() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let kib =
        status.lines().find_map(|line| line.strip_prefix("VmHWM:")?.trim().strip_suffix("kB")?.trim().parse().ok());
    kib.map_or("—".to_owned(), |kib: f64| format!("{:.0} MB", kib * 1024.0 / 1e6))
}

fn run(case: &Case) {
    let scenario = scenario(case);
    let strategy = scenario.strategies.iter().position(|known| known.id == case.strategy).expect("it is compared");
    let setting = Setting { waits: case.waits, ..Setting::at_scale(case.scale) };
    let calibration = Calibration::observed(&scenario, setting, 1, &Silent).expect("nobody stops it");
    let once = |replication| -> (f64, Outcome) {
        let start = Instant::now();
        let streams = Streams::new(scenario.run.seed, replication);
        let outcome = replicate(&scenario, strategy, &calibration, setting, streams, &Silent);
        (start.elapsed().as_secs_f64(), outcome.expect("nobody stops it"))
    };
    let mut rates: Vec<f64> = Vec::new();
    let (mut contacts, mut events) = (0.0, 0);
    for replication in 0..case.runs {
        let (seconds, outcome) = once(replication);
        contacts = outcome.of_all_time(Count::Contacts);
        events = outcome.events;
        rates.push(contacts / seconds);
    }
    rates.sort_by(f64::total_cmp);
    let median = rates[rates.len() / 2];
    println!("blendsim {} {median:.0} {contacts:.0} {events} {}", case.name, peak_memory());
}

fn main() {
    let named: Vec<String> = std::env::args().skip(1).filter(|argument| !argument.starts_with("--")).collect();
    let is_full = std::env::args().any(|argument| argument == "--full");
    let is_wanted = |case: &&Case| {
        if named.is_empty() {
            is_full || CASES.iter().any(|known| known.name == case.name)
        } else {
            named.iter().any(|name| name == case.name)
        }
    };
    CASES.iter().chain(&FULL).filter(is_wanted).for_each(run);
}
