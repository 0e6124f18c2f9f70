//! Every scenario that comes with the program, lived through at a small scale, to 6 digits: nothing changes unseen.

use std::fmt::Write as _;

use blendsim::books::{BY_INTERVAL, Count, METRICS, Outcome};
use blendsim::findings::summarise;
use blendsim::scenario::{BUILTIN, Scenario, Waits, builtin, parse};
use blendsim::stat::estimate::Estimate;
use blendsim::study::{Design, Silent, run};

use crate::lab::world;

/// Issues of a replication aimed at: enough for every metric to be defined, few enough for a second.
const ISSUES_PER_MONTH: f64 = 600.0;

fn digits(value: Option<f64>) -> String {
    value.map_or("—".to_owned(), |value| format!("{value:.5e}"))
}

fn with_half_width(estimate: &Estimate) -> String {
    format!("{} ± {}", digits(estimate.mean), digits(estimate.half_width))
}

/// At a scale at which there are as many issues as are aimed at.
fn table(id: &str, text: &str, waits: Option<Waits>) -> String {
    let scenario = parse(id, id, text, &[]).unwrap_or_else(|faults| panic!("{faults}"));
    let issues = scenario.customers.count * scenario.demand.issues_per_customer_month;
    table_at(&scenario, (issues / ISSUES_PER_MONTH).round().max(1.0) as u32, waits)
}

/// Two replications over the whole horizon, lest a dated change lie beyond its end.
fn table_at(scenario: &Scenario, scale: u32, waits: Option<Waits>) -> String {
    let id = &scenario.id;
    let own = Design::of(scenario);
    let design = Design { scale, waits: waits.unwrap_or(own.waits), replications: vec![0, 1], threads: 2, ..own };
    let run = run(scenario, &design, &Silent).expect("nobody stops it");
    let summary = summarise(scenario, &run, "");
    let mut table = format!("{id} at 1:{scale}, {} events\n", summary.totals.events);
    for strategy in &summary.strategies {
        write!(table, "\n{}\n", strategy.id).expect("a string takes all");
        for metric in METRICS {
            let estimate = with_half_width(&strategy.metric(metric));
            let difference = strategy.difference(metric).map_or(String::new(), with_half_width);
            writeln!(table, "  {:<28} {estimate:<28} {difference}", metric.id).expect("a string takes all");
        }
        let trust = (strategy.trust_start, strategy.trust_end.mean);
        writeln!(table, "  trust {} to {}", digits(Some(trust.0)), digits(trust.1)).expect("a string takes all");
        writeln!(table, "  waits {:?} s", strategy.wait_quantiles_s).expect("a string takes all");
    }
    table += "\nnobody answers\n";
    let nobody = summary.nobody.expect("it was simulated");
    for (metric, estimate) in &nobody.metrics.0 {
        let difference = nobody.difference.get(crate::lab::metric(metric)).map_or(String::new(), with_half_width);
        writeln!(table, "  {metric:<28} {:<28} {difference}", with_half_width(estimate)).expect("a string takes all");
    }
    for service in &nobody.service {
        writeln!(table, "  {} pays from {}", service.strategy, with_half_width(&service.value))
            .expect("a string takes all");
    }
    table.lines().map(str::trim_end).collect::<Vec<_>>().join("\n")
}

#[test]
fn every_scenario_gives_the_numbers_it_gave() {
    for builtin in BUILTIN {
        insta::assert_snapshot!(builtin.id, table(builtin.id, builtin.text, Some(Waits::Small)));
    }
}

#[test]
fn klarna_beside_a_crowd_gives_the_numbers_it_gave() {
    let klarna = builtin("klarna").expect("it is built in");
    insta::assert_snapshot!("klarna-crowd", table(klarna.id, klarna.text, None));
}

/// Everything that a history has in its books, to nine digits: each count in all, by weeks, by topics, by intervals of the day and by
/// models, where a later place weighs more, so that what is booked in another one shows.
fn books(outcome: &Outcome, models: usize) -> String {
    let placed = |n: usize, of: &dyn Fn(usize) -> f64| (0..n).map(|place| (place + 1) as f64 * of(place)).sum::<f64>();
    let mut text = String::new();
    for &count in Count::ALL {
        let weeks = placed(outcome.n_weeks(), &|week| outcome.week(week, count));
        let topics = placed(outcome.n_topics(), &|topic| outcome.topic_of_all_time(topic, count));
        let of_interval =
            |interval| if BY_INTERVAL.contains(&count) { outcome.intraday.of_day(interval, count) } else { 0.0 };
        let intraday = placed(outcome.intraday.per_day(), &of_interval);
        let models = placed(models, &|model| outcome.model(model, count));
        let arms = placed(2, &|arm| outcome.until(outcome.n_weeks(), Some(arm), count));
        let sums = [outcome.of_all_time(count), outcome.total(count), weeks, topics, intraday, models, arms];
        writeln!(text, "  {:<20} {}", format!("{count:?}"), numbers(&sums)).expect("a string takes all");
    }
    let of_pairs = |pairs: &[[f64; 2]]| numbers(&pairs.concat());
    let gate = outcome.pilot.map(|pilot| (pilot.is_rolled_out, [pilot.arm, pilot.rest].map(|of| (of.num, of.den))));
    let lines = [
        format!("{:?}", (outcome.open_at_end, outcome.most_open, outcome.most_in_line, outcome.events)),
        numbers(&[&outcome.team_work_s[..], &outcome.model_talk_s].concat()),
        of_pairs(&outcome.trust_moves) + " " + &of_pairs(&outcome.segment_ends),
        format!("{} {}", digits(outcome.trust_worst_tenth), digits(outcome.trust_end)),
        format!("fired {:?}, pilot {gate:?}", outcome.fired_s),
    ];
    text + "  " + &lines.join("\n  ") + "\n"
}

fn numbers(values: &[f64]) -> String {
    values.iter().map(|value| format!("{value:.8e}")).collect::<Vec<String>>().join(" ")
}

/// The table of a design, and the books of its first histories.
fn all_of(scenario: &Scenario, scale: u32, waits: Waits) -> String {
    let design = Design { scale, waits, replications: vec![0], threads: 2, ..Design::of(scenario) };
    let run = run(scenario, &design, &Silent).expect("nobody stops it");
    let models = scenario.strategies[0].phases[0].levers.ai.models.len();
    let of_strategy = |(strategy, outcomes): (usize, &Vec<Outcome>)| {
        format!("\nbooks of {}\n{}", scenario.strategies[strategy].id, books(&outcomes[0], models))
    };
    let books: String = run.outcomes.iter().enumerate().map(of_strategy).collect();
    table_at(scenario, scale, Some(waits)) + "\n" + &books
}

const EVERYTHING: &str = include_str!("worlds/everything.toml");

/// What no built-in scenario has: lines with places and messages, calls back, calls beside chats, breaks, several models with limits and
/// outages, learning, a mood, reviews, a trigger, a pilot.
#[test]
fn rules_that_no_builtin_has_give_the_numbers_they_gave() {
    let scenario = world(EVERYTHING, &[] as &[&str]);
    insta::assert_snapshot!("everything", all_of(&scenario, 1, Waits::Small));
    insta::assert_snapshot!("everything-small", all_of(&scenario, 5, Waits::Small));
}

/// Other rules in the place of some: an update that lasts, a talk that is longer for a handoff alone, two teams that help out one after the
/// other, a long ramp, a trigger that looks by the week beside one by the day, a gate that does not open, minds that change about a headcount.
const OTHERWISE: [(&str, &str); 7] = [
    ("gradual = true", "gradual = false"),
    ("dead_end_talk_factor = 0.7", ""),
    ("after = \"60 s\", above = 3", "after = \"20 s\""),
    ("rank = 1", "rank = 1\noverflow = { topics = [\"easy\"], after = \"45 s\" }"),
    ("over = \"3 weeks\"", "over = \"6 weeks\""),
    ("least = \"-8 %\"", "least = \"20 %\""),
    (
        "[strategy.trial.pilot]",
        r#"[[strategy.blend.trigger]]
measure = "complaints_received"
above = "1 %"
over = "2 weeks"
count = 10
routing.guarded_topics = ["odd"]

[[strategy.trial.change]]
at = "2024-02-26"
team.desk.headcount = { to = 6, by = "hiring" }

[[strategy.trial.change]]
at = "2024-03-18"
team.desk.headcount = { to = 5, by = "layoff" }

[strategy.trial.pilot]"#,
    ),
];

#[test]
fn other_rules_give_the_numbers_they_gave() {
    let otherwise = OTHERWISE.iter().fold(EVERYTHING.to_owned(), |text, (rule, other)| {
        assert!(text.contains(rule), "{rule}");
        text.replacen(rule, other, 1)
    });
    insta::assert_snapshot!("everything-otherwise", all_of(&world(&otherwise, &[] as &[&str]), 3, Waits::Small));
}

/// The same with one model, without the lines that begin so.
fn everything_without(unheld: &[&str]) -> String {
    let (before, rest) = EVERYTHING.split_once("[model.strong]").expect("it is there");
    let (_, teams) = rest.split_once("[team.desk]").expect("it is there");
    let text = format!("{before}[team.desk]{teams}");
    let is_held = |line: &&str| !unheld.iter().any(|key| line.starts_with(key));
    text.lines().filter(is_held).collect::<Vec<&str>>().join("\n")
}

/// What no crowd holds: replayed days, limits of models, and further models beside one that falls out.
const NO_CROWD: [&str; 8] = [
    "[demand.replay]",
    "2024-02-15 =",
    "models =",
    "topic_models",
    "fail_over",
    "talks_per_minute",
    "when_full",
    "places = 2",
];

#[test]
fn rules_beside_a_crowd_give_the_numbers_they_gave() {
    let sizes = ["customers.count=6000", "team.desk.headcount=10", "team.experts.headcount=5"];
    let scenario = world(&everything_without(&NO_CROWD), &sizes);
    insta::assert_snapshot!("everything-crowd", all_of(&scenario, 10, Waits::Crowd));
}

/// What no formula holds beside that: an order in line, lines with an end, what happens to who waits, who decides by the line,
/// outages.
const NO_FORMULA: [&str; 16] = [
    "balk",
    "callback",
    "exclusive",
    "human_access.shows_wait",
    "message",
    "outage",
    "overflow",
    "patience",
    "places",
    "segment_priority",
    "serves = [\"easy\", \"odd\"]",
    "shows_wait",
    "stays_until_served",
    "takes_first",
    "topic_priority",
    "wait_slope",
];

/// Two teams, of which the experts are asked first.
#[test]
fn rules_by_formula_give_the_numbers_they_gave() {
    let text = everything_without(&[&NO_CROWD[..], &NO_FORMULA].concat());
    let (before, rest) = text.split_once("[ai.outage.night]").expect("it is there");
    let (_, after) = rest.split_once("[ai.learning]").expect("it is there");
    let (teams, rest) = after.split_once("[team.aid]").expect("it is there");
    let (_, strategies) = rest.split_once("[strategy.people]").expect("it is there");
    let text = format!("{before}[ai.learning]{teams}[strategy.people]{strategies}");
    let sizes = ["customers.count=30_000", "team.desk.headcount=45", "team.desk.rank=1", "team.experts.headcount=20"];
    let scenario = world(&text, &sizes);
    insta::assert_snapshot!("everything-formula", all_of(&scenario, 50, Waits::Formula));
}

/// Persons and numbers, cut, planned by every rule and put in shifts: who is hired, who goes and who is required, and what that costs.
#[test]
fn staff_gives_the_numbers_it_gave() {
    let scenario = world(include_str!("worlds/staff.toml"), &[] as &[&str]);
    insta::assert_snapshot!("staff", all_of(&scenario, 1, Waits::Small));
    insta::assert_snapshot!("staff-small", all_of(&scenario, 5, Waits::Small));
}

/// Contacts of the baseline in the last quarter of the whole weeks ÷ those in the first, less 1; seasons, surges and busy days
/// taken out.
fn drift(mut scenario: Scenario) -> f64 {
    scenario.demand.season.fill(1.0);
    scenario.demand.surges.clear();
    scenario.demand.day_cv = 0.0;
    let issues = scenario.customers.count * scenario.demand.issues_per_customer_month;
    let scale = (issues / 8000.0).round().max(1.0) as u32;
    let replications = (0..if issues < 4000.0 { 8 } else { 2 }).collect();
    let strategies = vec![scenario.baseline];
    let design = Design { scale, replications, strategies, threads: 2, scale_bias: false, ..Design::of(&scenario) };
    let run = run(&scenario, &design, &Silent).expect("nobody stops it");
    let weeks = run.outcomes[0][0].n_whole_weeks();
    let contacts = |weeks: std::ops::Range<usize>| {
        run.outcomes[0].iter().flat_map(|o| weeks.clone().map(|week| o.week(week, Count::Contacts))).sum::<f64>()
    };
    contacts(weeks - weeks / 4..weeks) / contacts(0..weeks / 4) - 1.0
}

/// A few per cent.
const STEADY: f64 = 0.04;

/// A scenario that plans for another number of people says that it grows or shrinks. In the others a trend under the baseline
/// would be an artefact: of customers who leave and whom nobody follows.
#[test]
fn no_scenario_drifts_but_those_that_say_so() {
    for builtin in BUILTIN {
        let scenario = parse(builtin.id, builtin.id, builtin.text, &[]).unwrap_or_else(|faults| panic!("{faults}"));
        let teams = &scenario.strategies[scenario.baseline].phases[0].levers.teams;
        if teams.iter().all(|team| team.headcount_growth_per_year.abs() < 1e-9) {
            let drift = drift(scenario);
            println!("{}: {drift:.3}", builtin.id);
            assert!(drift.abs() < STEADY, "{}: {drift:.3}", builtin.id);
        }
    }
    let twin = ["customers.growth_per_year=0 %".to_owned()];
    let agency = BUILTIN.iter().find(|builtin| builtin.id == "agency").expect("it is built in");
    let shrinking = parse("agency", "agency", agency.text, &twin).unwrap_or_else(|faults| panic!("{faults}"));
    assert!(drift(shrinking) < -3.0 * STEADY, "where nobody follows who leaves, contacts fall");
}

/// What is kept of lives is worth nothing to a model that gives other numbers: whoever blesses new ones raises its epoch.
#[test]
fn who_changes_a_number_raises_the_epoch_of_the_model() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/snapshots");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("it__golden__")));
    files.sort();
    let numbers = files.iter().flat_map(|path| std::fs::read(path).unwrap());
    // FNV-1a.
    let hash =
        numbers.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3));
    let known = (1, 5_037_973_997_127_917_278);
    assert_eq!((blendsim::model::EPOCH, hash), known, "other numbers: raise `model::EPOCH`, then pin both here");
}
