//! The whole model: contacts per second of the klarna scenario on one thread, and the memory that takes.
//!
//! `cargo bench --bench model` lives through one replication of `cost-first-blend` at 1:50; `-- --full` adds 1:1, which
//! takes minutes and some gigabytes. Calibration is timed apart. Peak memory is the process's so far.

#![expect(clippy::disallowed_types, reason = "a bench reads the clock")]

use std::time::Instant;

use blendsim::model::calibration::Calibration;
use blendsim::model::{Setting, Silent, replicate};
use blendsim::outcome::Count;
use blendsim::rng::Streams;
use blendsim::scenario::{builtin, parse};

const STRATEGY: &str = "cost-first-blend";

/// The most memory that the process has held, as Linux tells it; "—" elsewhere.
fn peak_memory() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let kib =
        status.lines().find_map(|line| line.strip_prefix("VmHWM:")?.trim().strip_suffix("kB")?.trim().parse().ok());
    kib.map_or("—".to_owned(), |kib: f64| format!("{:.0} MB", kib * 1024.0 / 1e6))
}

fn main() {
    let text = builtin("klarna").expect("it is built in").text;
    let scenario = parse("klarna", "klarna.toml", text, &[]).expect("it has no fault");
    let strategy = scenario.strategies.iter().position(|strategy| strategy.id == STRATEGY).expect("it is compared");
    let is_full = std::env::args().any(|argument| argument == "--full");
    let scales: &[u32] = if is_full { &[50, 1] } else { &[50] };
    for &scale in scales {
        let start = Instant::now();
        let calibration = Calibration::new(&scenario, scale);
        let calibration_s = start.elapsed().as_secs_f64();
        let start = Instant::now();
        let setting = Setting::at_scale(scale);
        let outcome =
            replicate(&scenario, strategy, &calibration, setting, Streams::new(scenario.run.seed, 0), &Silent)
                .expect("nobody stops it");
        let seconds = start.elapsed().as_secs_f64();
        let contacts = outcome.of_all_time(Count::Contacts);
        println!(
            "blendsim klarna 1:{scale} {STRATEGY}: {:.0} contacts/s ({contacts:.0} contacts, {} events, {seconds:.2} s; \
             calibration {calibration_s:.2} s; peak memory {})",
            contacts / seconds,
            outcome.events,
            peak_memory()
        );
    }
}
