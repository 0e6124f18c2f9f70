//! What the tests share: tiny worlds read by the real parser, lives lived in them, and what counts as agreement.

use std::fmt::Write as _;

use blendsim::books::Metric;
use blendsim::books::metric::named;
use blendsim::books::{Count, Outcome};
use blendsim::model::calibration::Calibration;
use blendsim::model::{Setting, replicate};
use blendsim::rng::Streams;
use blendsim::scenario::{Scenario, parse, warnings};
use blendsim::stat::estimate::{Estimate, Pair, ratio};
use blendsim::stat::student_t_quantile;
use blendsim::study::{Design, Run, Silent, run};
use blendsim::unit::{HOUR, MONTH};
use blendsim::words::{Language, doubted};

/// One topic, one team, everything else switched off.
pub const QUEUE: &str = include_str!("../../src/validation/queue.toml");
/// Two topics, two teams of which one is at home, everything else switched off.
pub const DESKS: &str = include_str!("worlds/desks.toml");
/// Everything switched on.
pub const BLEND: &str = include_str!("worlds/blend.toml");

/// A scenario from its text and `path=value` overrides.
pub fn world(text: &str, overrides: &[impl AsRef<str>]) -> Scenario {
    let overrides: Vec<String> = overrides.iter().map(|given| given.as_ref().to_owned()).collect();
    parse("test", "test.toml", text, &overrides).unwrap_or_else(|faults| panic!("{faults}"))
}

/// What is hardly meant in a scenario, each in a sentence.
pub fn doubts(scenario: &Scenario) -> Vec<String> {
    warnings(scenario).iter().map(|warning| doubted(Language::English, warning)).collect()
}

/// The override under which the 1,000 customers of [`QUEUE`] bring so many issues an hour.
pub fn issues_per_hour(rate: f64) -> String {
    format!("demand.issues_per_customer_month={}", rate * MONTH / HOUR / 1000.0)
}

/// Lives through all strategies of a scenario, on one thread: tests themselves run side by side.
pub fn live(scenario: &Scenario, replications: u32, seed: u64) -> Run {
    let design = Design { replications: (0..replications).collect(), seed, ..Design::of(scenario) };
    run(scenario, &design, &Silent).expect("nobody stops it")
}

/// The baseline's outcomes in a world that has nothing to calibrate: no effect of difficulty on handle time, no trust that
/// matters. (Calibration would take longer than the test.)
pub fn outcomes(text: &str, overrides: &[impl AsRef<str>], replications: u32, seed: u64) -> Vec<Outcome> {
    let scenario = world(text, overrides);
    assert!(scenario.difficulty.eta <= 0.0, "handle times must be calibrated");
    let mut silent = scenario.clone();
    silent.demand.issues_per_customer_month = 0.0;
    let neutral = Calibration::new(&silent, 1);
    let one = |replication| {
        let streams = Streams::new(seed, replication);
        replicate(&scenario, scenario.baseline, &neutral, Setting::at_scale(1), streams, &Silent)
    };
    (0..replications).map(|replication| one(replication).expect("nobody stops it")).collect()
}

/// A ratio of sums over the horizon, estimated over replications.
pub fn share(outcomes: &[Outcome], above: &[Count], below: &[Count]) -> Estimate {
    let sum = |outcome: &Outcome, counts: &[Count]| counts.iter().map(|&count| outcome.total(count)).sum::<f64>();
    let pairs: Vec<Pair> =
        outcomes.iter().map(|outcome| Pair { num: sum(outcome, above), den: sum(outcome, below) }).collect();
    ratio(&pairs)
}

/// Standard errors between an estimate and a value.
pub fn standard_errors(found: &Estimate, value: f64) -> f64 {
    let (mean, half_width) = (found.mean.expect("defined"), found.half_width.expect("replicated"));
    let standard_error = half_width / student_t_quantile(0.975, found.n - 1);
    (mean - value).abs() / standard_error
}

/// What a test has measured beside what must come out and what must not.
pub struct Check {
    /// What it is.
    pub name: &'static str,
    /// What the simulation says.
    pub found: Estimate,
    /// What theory says.
    pub truth: f64,
    /// What theory says of the wrong twin.
    pub twin: f64,
}

/// Every estimate lies within 3 standard errors of its truth, and its twin more than 6 away.
///
/// A simulation that were wrong by as much as its twin would so be caught by the 3-standard-error test with a
/// probability above 99.8 % (half-way errors with one half): that is the power of every test that calls this.
pub fn assert_agreement(checks: &[Check]) {
    let mut report = String::new();
    let mut fine = true;
    for Check { name, found, truth, twin } in checks {
        let (off, apart) = (standard_errors(found, *truth), standard_errors(found, *twin));
        fine &= off <= 3.0 && apart > 6.0;
        let mean = found.mean.expect("defined");
        writeln!(report, "{name}: found {mean:.6}, truth {truth:.6} ({off:.2} SE), twin {twin:.6} ({apart:.1} SE)")
            .expect("a string takes all");
    }
    assert!(fine, "\n{report}");
    println!("{report}");
}

/// The stationary distribution of a Markov chain given by its flows (from, to, rate), by Gauss–Seidel.
pub fn stationary(flows: &[(usize, usize, f64)], states: usize) -> Vec<f64> {
    let mut out = vec![0.0; states];
    let mut into = vec![Vec::new(); states];
    for &(from, to, rate) in flows {
        out[from] += rate;
        into[to].push((from, rate));
    }
    let mut p = vec![1.0 / states as f64; states];
    for _ in 0..20_000 {
        let mut moved: f64 = 0.0;
        for state in 0..states {
            let now = into[state].iter().map(|&(from, rate)| p[from] * rate).sum::<f64>() / out[state];
            moved = moved.max((now - p[state]).abs());
            p[state] = now;
        }
        let sum: f64 = p.iter().sum();
        for share in &mut p {
            *share /= sum;
        }
        if moved < 1e-15 {
            break;
        }
    }
    p
}

/// The metric of this name.
pub fn metric(id: &str) -> &'static Metric {
    named(id).unwrap_or_else(|| panic!("{id} is no metric"))
}
