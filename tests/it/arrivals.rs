//! When issues come: explicit counts and replayed days, from the scenario file to the moments of arrival.

use std::fmt::Write as _;

use blendsim::books::Count;
use blendsim::model::arrival_times;
use blendsim::rng::Streams;
use blendsim::scenario::{Scenario, parse};
use blendsim::unit::{DAY, MONTH, WEEK};

use crate::lab::{BLEND, QUEUE, live, world};

/// Thirteen hours from 08:00 on.
const HOURS: [f64; 13] = [100.0, 150.0, 150.0, 180.0, 200.0, 150.0, 150.0, 150.0, 120.0, 100.0, 80.0, 70.0, 60.0];

/// The day of [`HOURS`], as a list.
fn day() -> String {
    let mut day = [0.0; 24];
    day[8..21].copy_from_slice(&HOURS);
    format!("{day:?}")
}

/// [`QUEUE`] with another `[demand]`.
fn with_demand(demand: &str) -> String {
    QUEUE.replace("issues_per_customer_month = 20", demand)
}

/// [`QUEUE`] with counts for the hours of a day, and more.
fn counted(more: &str) -> String {
    with_demand(&format!("interval = \"1 h\"\ncounts = {}\n{more}", day()))
}

/// Potential issues by interval of the scenario's clock.
fn by_interval(scenario: &Scenario, replication: u32) -> Vec<f64> {
    let interval_s = scenario.demand.interval_s;
    let mut counts = vec![0.0; (scenario.clock.end_s() / interval_s).ceil() as usize];
    for at_s in arrival_times(scenario, 1, Streams::new(8, replication)) {
        counts[(at_s / interval_s) as usize] += 1.0;
    }
    counts
}

/// The faults of a text, each as one line.
fn faults(text: &str) -> Vec<String> {
    let faults = parse("test", "test.toml", text, &[]).err().map_or_else(Vec::new, |faults| faults.0);
    faults.iter().map(ToString::to_string).collect()
}

fn one_fault(text: &str) -> String {
    let mut found = faults(text);
    assert_eq!(found.len(), 1, "{found:#?}");
    found.remove(0)
}

/// Thirteen one-hour periods times a gamma day factor with cv 5 %: 400 days. Each hour within 3.5 standard errors (half a
/// per cent) of its count; variance of day totals ÷ their mean, standard error 7 %, is 1 + .05²·1660 = 5.2.
#[test]
fn counts_come_in_their_hours_times_the_day_factor() {
    let mut text = counted("day_cv = 0.05");
    text = text.replace("length = \"1 week\"", "length = \"392 days\"");
    let counts = by_interval(&world(&text, &[] as &[&str]), 0);
    let days: Vec<&[f64]> = counts.chunks(24).collect();
    let n = days.len() as f64;
    assert!(days.len() == 400, "{n}");
    let mut expected = [0.0; 24];
    expected[8..21].copy_from_slice(&HOURS);
    for (hour, expected) in expected.iter().enumerate() {
        let mean = days.iter().map(|day| day[hour]).sum::<f64>() / n;
        let standard_error = ((expected + 0.0025 * expected * expected) / n).sqrt();
        assert!((mean - expected).abs() <= 3.5 * standard_error, "{hour}:00 {mean} for {expected}");
    }
    let totals: Vec<f64> = days.iter().map(|day| day.iter().sum()).collect();
    let mean = totals.iter().sum::<f64>() / n;
    let ratio = totals.iter().map(|total| (total - mean) * (total - mean)).sum::<f64>() / (n - 1.0) / mean;
    let truth = 1.0 + 0.05 * 0.05 * 1660.0;
    assert!((ratio / truth - 1.0).abs() < 0.21 && ratio > 3.0, "{ratio} for {truth}; Poisson would be 1");
}

#[test]
fn counts_are_a_rate_and_a_profile_in_other_words() {
    let week = [vec![2.0; 24], vec![1.0; 144]].concat();
    let by_count = world(&with_demand(&format!("interval = \"1 h\"\ncounts = {week:?}")), &[] as &[&str]);
    let rate = 192.0 / 1000.0 * MONTH / WEEK;
    let typed = format!("interval = \"1 h\"\nissues_per_customer_month = {rate}\nweek = {week:?}");
    let by_rate = world(&with_demand(&typed), &[] as &[&str]);
    let demands = [&by_count, &by_rate].map(|world| &world.demand);
    let [counted, rated] = demands.map(|demand| demand.issues_per_customer_month);
    assert!((counted / rated - 1.0).abs() < 1e-12, "{counted} {rated}");
    assert!(demands[0].week.iter().zip(&demands[1].week).all(|(a, b)| (a - b).abs() < 1e-12));
    let of_a_day = world(&counted_hours(), &[] as &[&str]);
    assert_eq!(of_a_day.demand.week[..24], of_a_day.demand.week[144..]);
}

fn counted_hours() -> String {
    counted("")
}

#[test]
fn counts_beside_what_they_stand_for_or_of_a_wrong_number_are_faults() {
    for other in ["issues_per_customer_month = 1", "hours = [1]", "days = [1]", "week = [1]"] {
        let told = faults(&counted(other)).join("\n");
        assert!(told.contains("found both `counts` and `") && told.contains("allowed: one of them"), "{told}");
    }
    for wrong in ["counts = [1, 2, 3]", "counts = []", "counts = 0", "interval = \"1 h\"\ncounts = [0, 0]"] {
        let told = one_fault(&with_demand(wrong));
        assert!(told.contains("test.toml:") && told.contains("demand.counts: found "), "{told}");
        assert!(told.contains(" numbers for a day, or ") && told.contains("not all 0"), "{told}");
    }
    let told = one_fault(&with_demand("interval = \"24 h\"\ncounts = [-1]"));
    assert!(told.contains("demand.counts: found -1; allowed: a number from 0 to"), "{told}");
    let told = one_fault(&with_demand("interval = \"1 h\""));
    assert!(told.contains("issues_per_customer_month: found nothing") && told.contains("or `counts`"), "{told}");
}

#[test]
fn replayed_days_say_what_is_wrong_with_them() {
    let replay = |line: &str| counted(&format!("[demand.replay]\n{line}"));
    let cases = [
        ("2024-01-08 = 7", "found 7; allowed: 24 numbers"),
        ("2024-01-08 = [1, 2]", "found a list of 2; allowed: 24 numbers"),
        ("2023-12-31 = DAY", "found `2023-12-31`; allowed: a date of the horizon, from 2024-01-01 to 2024-01-07"),
        ("2024-01-08 = DAY", "found `2024-01-08`; allowed: a date of the horizon"),
        ("monday = DAY", "found `monday`; allowed: a date of the horizon"),
        ("2024-02-30 = DAY", "write a date as 2024-02-01"),
        ("20240102 = DAY", "write a date as 2024-02-01"),
        ("2024-01-02 = MINUS", "demand.replay.2024-01-02: found -1; allowed: a number from 0 to"),
        ("2024-01-02 = WORD", "demand.replay.2024-01-02: found \"many\"; allowed: a number from 0 to"),
    ];
    for (line, expected) in cases {
        let line = line.replace("DAY", &day());
        let line = line.replace("MINUS", &day().replacen("[0.0", "[-1", 1));
        let line = line.replace("WORD", &day().replacen("[0.0", "[\"many\"", 1));
        let told = faults(&replay(&line)).join("\n");
        assert!(told.contains(expected), "{line}: {told}");
    }
    assert!(one_fault(&counted("replay = 3")).contains("allowed: dates with numbers"));
    let nothing = format!("interval = \"1 h\"\nissues_per_customer_month = 0\n[demand.replay]\n2024-01-02 = {}", day());
    assert!(one_fault(&with_demand(&nothing)).contains("found no other demand"));
}

/// Each replayed day brings its issues under every strategy, whatever else moves demand; other days follow the profile.
#[test]
fn replayed_issues_are_exactly_those_under_every_strategy() {
    let mut total = 0.0;
    let mut text = format!("{BLEND}\n[demand.replay]\n");
    let per_day = (DAY / world(BLEND, &[] as &[&str]).demand.interval_s) as usize;
    for day in 0..14 {
        let counts: Vec<usize> = (0..per_day).map(|interval| (interval + day) % 4).collect();
        total += counts.iter().sum::<usize>() as f64;
        writeln!(text, "2024-01-{:02} = {counts:?}", day + 1).expect("a string takes all");
    }
    let quiet = ["leaving.behaviour=0", "segment.shop.background_leaving_per_year=0", "customers.growth_per_year=50 %"];
    let scenario = world(&text, &quiet);
    assert_eq!(scenario.demand.replay.len(), 14);
    let run = live(&scenario, 3, 4);
    let weeks = |outcome: &blendsim::books::Outcome| -> Vec<f64> {
        (0..outcome.n_weeks()).map(|week| outcome.week(week, Count::Issues)).collect()
    };
    for outcome in run.outcomes.iter().flatten() {
        let found = weeks(outcome);
        assert!((found[0] + found[1] - total).abs() < 1e-9, "{found:?} for {total}");
    }
    for of_strategy in &run.outcomes {
        for (outcome, of_baseline) in of_strategy.iter().zip(&run.outcomes[0]) {
            assert_eq!(weeks(outcome), weeks(of_baseline));
        }
    }
    let after: Vec<u64> = run.outcomes[0].iter().map(|outcome| weeks(outcome)[2] as u64).collect();
    assert!(after[0] != after[1] && after[1] != after[2], "only replayed weeks are alike");
}

/// A replayed day on which five times the ordinary demand arrives is forecast with it.
#[test]
fn what_is_replayed_is_forecast() {
    let contacts = |more: &str| {
        let scenario = world(&counted(more), &[] as &[&str]);
        blendsim::model::expected_issues(&scenario)
    };
    let crowd: Vec<f64> = vec![5.0 * 1660.0 / 24.0; 24];
    let (without, with) = (contacts(""), contacts(&format!("[demand.replay]\n2024-01-02 = {crowd:?}")));
    assert!((with - without - 4.0 * 1660.0).abs() < 1e-6, "{with} {without}");
}

/// Every piece of a scenario that the guide shows can be pasted: what it leaves out is given here.
#[test]
fn every_example_of_the_guide_is_right() {
    let guide = include_str!("../../docs/guide/arrivals.md");
    let examples: Vec<&str> = guide.split("```toml\n").skip(1).filter_map(|rest| rest.split("```").next()).collect();
    assert_eq!(examples.len(), 8);
    let rest =
        QUEUE.replace("[customers]\ncount = 1000\n", "").replace("[demand]\nissues_per_customer_month = 20\n", "");
    let rest = rest.replace("2024-01-01", "2025-03-01").replacen("\"1 week\"", "\"1 month\"", 1);
    for example in examples {
        let mut example = example.replace("\"login\"", "\"only\"");
        for (section, key) in [("customers", "count = 1000"), ("demand", "issues_per_customer_month = 20")] {
            let header = format!("[{section}]\n");
            if !example.contains(&header) {
                let more = if section == "demand" { "interval = \"1 h\"\n" } else { "" };
                example = format!("{header}{more}{example}");
            }
            let is_given = section == "demand" && (example.contains("counts =") || example.contains("issues_per"));
            if !is_given {
                example = example.replace(&header, &format!("{header}{key}\n"));
            }
        }
        let text = format!("{rest}\n{example}");
        assert!(faults(&text).is_empty(), "{example}\n{:#?}", faults(&text));
    }
}
