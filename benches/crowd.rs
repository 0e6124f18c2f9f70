//! What a crowd, a formula and small lines make of a desk, beside everybody followed, as the desk grows and fewer are followed.
//!
//! `cargo bench --no-default-features --bench crowd` prints a table: differences from everybody followed, paired by history, ± two
//! standard errors; the spread of one history's abandonment ÷ that of everybody followed; and how long a history takes.
//! `-- CASE …` takes these cases alone, and `-- --full` those of three thousand agents too, of which everybody followed takes half a minute
//! and gigabytes a history. `-- growth` prints instead what a history costs from 40 to 30,000 agents, one in a hundred followed.

#![expect(clippy::disallowed_types, reason = "a bench reads the clock")]

use std::time::Instant;

use blendsim::books::{Count, Outcome};
use blendsim::model::calibration::Calibration;
use blendsim::model::{Setting, Silent, replicate};
use blendsim::rng::Streams;
use blendsim::scenario::{Scenario, Waits, parse};

#[path = "../tests/it/lines.rs"]
mod lines;

use lines::{differences, measures};

const WORLD: &str = include_str!("../src/validation/crowd.toml");
const CUSTOMERS: u32 = 200_000;

/// What is compared: points, s, points, points, points.
const MEASURES: [&str; 5] = ["abandoned", "wait, s", "in time", "occupancy", "satisfied"];

/// A desk: its name, how many times the customers of the file it has, its heads, and how many histories it lives.
struct Case {
    name: &'static str,
    strategy: &'static str,
    times: u32,
    /// The heads that the file has instead of others: of the desk, or before and after the cut.
    heads: &'static [(&'static str, &'static str)],
    /// Weeks that are counted, from the start of the warm-up; all for none.
    weeks: &'static [usize],
    histories: u32,
    /// One in so many is followed, beside a crowd and by the formula.
    scales: &'static [u32],
    is_large: bool,
}

const DESK: Case = Case {
    name: "desk-17",
    strategy: "people",
    times: 1,
    heads: &[("headcount = 110", "headcount = 110")],
    weeks: &[],
    histories: 24,
    scales: &[20, 100, 400],
    is_large: false,
};
const LARGER: Case = Case { times: 24, histories: 12, scales: &[20, 100, 400, 1000], ..DESK };
const LARGEST: Case = Case { times: 180, histories: 8, is_large: true, ..LARGER };

const CASES: [Case; 8] = [
    DESK,
    Case { name: "desk-400", heads: &[("headcount = 110", "headcount = 2350")], ..LARGER },
    Case {
        name: "desk-400-overloaded",
        heads: &[("headcount = 110", "headcount = 2050")],
        scales: &[100, 1000],
        ..LARGER
    },
    Case { name: "cut-400-first-weeks", weeks: &[3, 4, 5], ..CUT },
    Case { name: "cut-400-last-week", weeks: &[7], ..CUT },
    Case { name: "desk-3000", heads: &[("headcount = 110", "headcount = 17_600")], ..LARGEST },
    Case { name: "cut-3000-first-weeks", weeks: &[3, 4, 5], ..LARGE_CUT },
    Case { name: "cut-3000-last-week", weeks: &[7], ..LARGE_CUT },
];
const CUT: Case = Case {
    strategy: "cut",
    heads: &[
        ("headcount = 110", "headcount = 2700"),
        ("headcount = 130", "headcount = 2800"),
        ("headcount = 95", "headcount = 2100"),
    ],
    scales: &[20, 100],
    ..LARGER
};
const LARGE_CUT: Case = Case {
    heads: &[
        ("headcount = 110", "headcount = 20_500"),
        ("headcount = 130", "headcount = 21_000"),
        ("headcount = 95", "headcount = 15_700"),
    ],
    times: 180,
    histories: 4,
    is_large: true,
    ..CUT
};

impl Case {
    fn customers(&self) -> String {
        format!("customers.count={}", self.times * CUSTOMERS)
    }

    fn world(&self) -> Scenario {
        let with = |text: String, (known, heads): &(&str, &str)| {
            assert!(text.contains(known), "{known} is in the file");
            text.replace(known, heads)
        };
        let text = self.heads.iter().fold(WORLD.to_owned(), with);
        parse("bench", "crowd.toml", &text, &[self.customers()]).unwrap_or_else(|faults| panic!("{faults}"))
    }

    /// Every history, and how long one takes, s.
    fn lived(&self, world: &Scenario, waits: Waits, scale: u32) -> (Vec<Outcome>, f64) {
        let strategy = world.strategies.iter().position(|known| known.id == self.strategy).expect("it is in the file");
        let setting = Setting { waits, ..Setting::at_scale(scale) };
        let calibration = Calibration::observed(world, setting, 1, &Silent).expect("nobody stops it");
        let start = Instant::now();
        let one = |history| {
            let streams = Streams::new(1, history);
            replicate(world, strategy, &calibration, setting, streams, &Silent).expect("nobody stops it")
        };
        let found = (0..self.histories).map(one).collect();
        (found, start.elapsed().as_secs_f64() / f64::from(self.histories))
    }

    /// Mean and standard deviation of a measure over histories.
    fn moments(&self, found: &[Outcome], place: usize) -> [f64; 2] {
        let values: Vec<f64> = found.iter().map(|outcome| measures(outcome, self.weeks)[place]).collect();
        let (n, mean) = (values.len() as f64, values.iter().sum::<f64>() / values.len() as f64);
        let square = values.iter().map(|value| (value - mean) * (value - mean)).sum::<f64>() / (n - 1.0);
        [mean, square.sqrt()]
    }

    fn run(&self) {
        let world = self.world();
        let (full, seconds) = self.lived(&world, Waits::Small, 1);
        let everybody: [String; 5] = std::array::from_fn(|place| format!("{:.2}", self.moments(&full, place)[0]));
        println!("| {} | everybody | {} | 1 | {seconds:.2} |", self.name, everybody.join(" | "));
        for (waits, name) in [(Waits::Crowd, "crowd"), (Waits::Formula, "formula"), (Waits::Small, "small lines")] {
            let scales = if waits == Waits::Crowd { self.scales } else { &self.scales[..1] };
            for &scale in scales {
                let (found, seconds) = self.lived(&world, waits, scale);
                let apart = differences(&found, &full, self.weeks);
                let apart = apart.map(|[mean, error]| format!("{mean:+.2} ± {error:.2}"));
                let spread = self.moments(&found, 0)[1] / self.moments(&full, 0)[1];
                println!("| {} | {name}, {scale} | {} | {spread:.2} | {seconds:.2} |", self.name, apart.join(" | "));
            }
        }
    }
}

/// What a history of the desk beside a crowd costs: how many times its customers, and its heads where few and where many abandon.
fn growth() {
    const SIZES: [(u32, [&str; 2]); 4] =
        [(3, ["330", "290"]), (24, ["2500", "2250"]), (180, ["18_500", "16_800"]), (1800, ["184_000", "167_000"])];
    println!("| customers | heads | contacts, million | abandoned | s a history | ns a contact |");
    println!("|--:|--:|--:|--:|--:|--:|");
    for (times, heads) in SIZES.iter().flat_map(|(times, heads)| heads.map(|heads| (*times, heads))) {
        let case = Case { times, heads: &[], ..DESK };
        let desk = format!("team.desk.headcount={heads}");
        let world =
            parse("bench", "crowd.toml", WORLD, &[case.customers(), desk]).unwrap_or_else(|faults| panic!("{faults}"));
        let setting = Setting { waits: Waits::Crowd, ..Setting::at_scale(100) };
        let calibration = Calibration::observed(&world, setting, 1, &Silent).expect("nobody stops it");
        let start = Instant::now();
        let outcome =
            replicate(&world, 0, &calibration, setting, Streams::new(1, 0), &Silent).expect("nobody stops it");
        let (seconds, contacts) = (start.elapsed().as_secs_f64(), 100.0 * outcome.of_all_time(Count::Offered));
        let abandoned = 100.0 * outcome.total(Count::Abandoned) / outcome.total(Count::Offered);
        println!(
            "| {} | {heads} | {:.2} | {abandoned:.1} % | {seconds:.3} | {:.0} |",
            times * CUSTOMERS,
            contacts / 1e6,
            1e9 * seconds / contacts
        );
    }
}

fn main() {
    let named: Vec<String> = std::env::args().skip(1).filter(|argument| !argument.starts_with("--")).collect();
    if named.iter().any(|name| name == "growth") {
        return growth();
    }
    let is_full = std::env::args().any(|argument| argument == "--full");
    let is_wanted = |case: &&Case| {
        if named.is_empty() { is_full || !case.is_large } else { named.iter().any(|name| name == case.name) }
    };
    println!("| desk | waits, one followed in | {} | spread | s a history |", MEASURES.join(" | "));
    println!("|---|---|--:|--:|--:|--:|--:|--:|--:|");
    CASES.iter().filter(is_wanted).for_each(Case::run);
}
