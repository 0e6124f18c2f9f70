//! What holds in every world that is right, whatever stands in it: tried on worlds made by chance. `WORLDS=1000` tries more of
//! them, and prints what it counted.

use std::fmt::Write as _;
use std::sync::atomic::{AtomicU64, Ordering};

use blendsim::books::metric::{COST, INTRADAY, SATISFACTION};
use blendsim::books::{Count, LINES, METRICS, Metric, Outcome, Unit};
use blendsim::findings::summarise;
use blendsim::model::calibration::Calibration;
use blendsim::model::unheld;
use blendsim::scenario::keys::{self, Kind};
use blendsim::scenario::{BUILTIN, Scenario, Waits, parse};
use blendsim::stat::estimate::Pair;
use blendsim::study::{Design, Observer, Run, TrialRun, Unfinished, forecast, run_calibrated};
use blendsim::unit::MINUTE;

use crate::lab::{BLEND, doubts, world};
use crate::laws::{BALANCES, PARTS};
use crate::worlds;

/// Events after which a small world counts as one that does not end.
const ENDLESS: u64 = 100_000_000;
/// What rounding may make of a share of sums, some of which are kept in four bytes.
const ROUNDING: f64 = 1e-5;

fn n_worlds(few: u64) -> u64 {
    std::env::var("WORLDS").ok().and_then(|n| n.parse().ok()).unwrap_or(few)
}

/// Stops what does not end.
#[derive(Default)]
struct Limit(AtomicU64);

impl Observer for Limit {
    fn lived(&self, events: u64, _contacts: u64) {
        self.0.fetch_add(events, Ordering::Relaxed);
    }

    fn stop(&self) -> bool {
        self.0.load(Ordering::Relaxed) > ENDLESS
    }
}

/// A world by chance; its text must be right.
fn random(seed: u64, size: u64) -> Scenario {
    let text = worlds::world(seed, size);
    parse("random", "random.toml", &text, &[]).unwrap_or_else(|faults| panic!("world {seed}:\n{faults}\n{text}"))
}

/// Two replications of every strategy on so many threads, after a rough calibration; `None` if they do not end.
fn lived(scenario: &Scenario, design: &Design) -> Option<Run> {
    let limit = Limit::default();
    let calibration = Calibration::rough(scenario, design.setting(), &limit)?;
    run_calibrated(scenario, design, calibration, &limit)
}

fn design(scenario: &Scenario, threads: usize) -> Design {
    Design { threads, ..Design::of(scenario) }
}

fn outcomes(run: &Run) -> impl Iterator<Item = &Outcome> {
    run.outcomes.iter().flatten()
}

/// A metric outside its range.
fn beyond(metric: &Metric, Pair { num, den }: Pair) -> Option<String> {
    let is_share = metric.unit == Unit::Share;
    let is_fine = num.is_finite()
        && den.is_finite()
        && den > -ROUNDING
        && (!is_share || (num >= -ROUNDING * den.abs().max(1.0) && num <= den + ROUNDING * den.abs().max(1.0)));
    (!is_fine).then(|| format!("{} is {num} / {den}", metric.id))
}

/// Every metric in totals, weeks and intervals of the day.
fn ranges(outcome: &Outcome) -> Vec<String> {
    let of_weeks = |metric: &'static Metric| {
        (0..outcome.n_weeks()).filter_map(move |week| beyond(metric, metric.ratio.week_pair(outcome, week)))
    };
    let totals = METRICS.iter().filter_map(|metric| beyond(metric, metric.ratio.pair(outcome)));
    let weeks = METRICS.iter().flat_map(of_weeks);
    let topics = METRICS.iter().flat_map(|metric| {
        let of_topic = |topic| beyond(metric, metric.topic_pair(outcome, topic)?);
        (0..outcome.n_topics()).filter_map(of_topic).collect::<Vec<_>>()
    });
    let of_intervals = |metric: &'static Metric| {
        (0..outcome.intraday.n_intervals())
            .filter_map(move |place| beyond(metric, metric.ratio.interval_pair(outcome, place..place + 1)))
    };
    totals.chain(weeks).chain(topics).chain(INTRADAY.iter().flat_map(of_intervals)).collect()
}

/// Sums that are not equal but for what is under way, parts that exceed their whole, money that is in no line.
fn books(outcome: &Outcome) -> Vec<String> {
    let sum = |counts: &[Count]| counts.iter().map(|&count| outcome.of_all_time(count)).sum::<f64>();
    let under_way = outcome.most_open as f64 + 0.5;
    let balances = BALANCES.iter().filter_map(|(name, whole, parts, _)| {
        let apart = sum(whole) - sum(parts);
        (!(-0.5..=under_way).contains(&apart)).then(|| format!("{name}: {} and {}", sum(whole), sum(parts)))
    });
    // What is in hand at the end has been given its whole work, and only a part of its time.
    let parts = PARTS.iter().filter(|(part, whole)| (*part, *whole) != (Count::HumanWorkS, Count::ChatS));
    let parts = parts.filter_map(|&(part, whole)| {
        let (part_sum, whole_sum) = (sum(&[part]), sum(&[whole]));
        (part_sum > whole_sum * (1.0 + ROUNDING) + 1e-6)
            .then(|| format!("{part:?} {part_sum} of {whole:?} {whole_sum}"))
    });
    let lines: f64 = LINES.iter().map(|line| outcome.total(line.count)).sum();
    let cost = COST.ratio.pair(outcome).num / f64::from(outcome.scale);
    let money = ((lines - cost).abs() > 1e-9 * lines.abs().max(1.0)).then(|| format!("lines {lines}, cost {cost}"));
    balances.chain(parts).chain(money).collect()
}

/// More events than contacts, intervals and the minutes of models that begin so many talks in one can bring.
fn too_many_events(scenario: &Scenario, outcome: &Outcome) -> Option<String> {
    let minutes = scenario.clock.end_s() / MINUTE * 4.0;
    let most = 60.0 * outcome.of_all_time(Count::Contacts) + 3.0 * minutes + 1000.0;
    (outcome.events as f64 > most).then(|| format!("{} events, {most} at most", outcome.events))
}

fn of_world(seed: u64) -> Vec<String> {
    let scenario = random(seed, 1);
    let Some(run) = lived(&scenario, &design(&scenario, 1)) else { return vec!["does not end".to_owned()] };
    let mut said: Vec<String> = outcomes(&run)
        .flat_map(|outcome| {
            [ranges(outcome), books(outcome), too_many_events(&scenario, outcome).into_iter().collect()]
        })
        .flatten()
        .collect();
    said.dedup();
    said
}

/// A world without what no crowd can hold.
fn held(mut scenario: Scenario) -> Scenario {
    scenario.demand.replay.clear();
    let phases = scenario.strategies.iter_mut().flat_map(|strategy| &mut strategy.phases);
    for levers in phases.flat_map(|phase| std::iter::once(&mut phase.levers).chain(&mut phase.layered)) {
        let is_one_of_several = levers.ai.models.len() > 1;
        for model in &mut levers.ai.models {
            (model.places, model.talks_per_minute) = (None, None);
            if is_one_of_several {
                model.outages.every_s = None;
                model.outages.dated_s.clear();
            }
        }
    }
    scenario
}

/// What is wrong beside a crowd, of which only what is in line is booked.
fn of_crowd(seed: u64) -> Vec<String> {
    let scenario = held(random(seed, 4));
    let design = Design { waits: Waits::Crowd, scale: 4, ..design(&scenario, 1) };
    assert_eq!(unheld(&scenario, &design.strategies), None, "world {seed}");
    let Some(run) = lived(&scenario, &design) else { return vec!["does not end".to_owned()] };
    let in_line = |outcome: &Outcome| {
        let sum = |count| outcome.of_all_time(count);
        let rest = sum(Count::Offered) - sum(Count::Served) - sum(Count::Abandoned);
        let is_fine = (-ROUNDING * sum(Count::Offered).max(1.0)..=outcome.most_open as f64).contains(&rest);
        (!is_fine).then(|| format!("{rest} of {} are neither answered nor gone", sum(Count::Offered)))
    };
    outcomes(&run).flat_map(|outcome| ranges(outcome).into_iter().chain(in_line(outcome))).collect()
}

#[test]
fn no_metric_leaves_its_range_beside_a_crowd_in_any_world() {
    let n = n_worlds(24);
    let told = |seed| Some(of_crowd(seed)).filter(|said| !said.is_empty()).map(|said| (seed, said));
    let wrong =
        (0..n).filter_map(told).map(|(seed, said)| format!("world {seed}: {}", said[..said.len().min(4)].join("; ")));
    assert_none(&wrong.collect::<Vec<_>>());
}

fn assert_none(said: &[String]) {
    assert!(said.is_empty(), "{} worlds\n{}", said.len(), said.join("\n"));
}

#[test]
fn books_balance_and_no_metric_leaves_its_range_in_any_world() {
    let n = n_worlds(120);
    let told = |seed| Some(of_world(seed)).filter(|said| !said.is_empty()).map(|said| (seed, said));
    let wrong: Vec<String> = (0..n)
        .filter_map(told)
        .map(|(seed, said)| format!("world {seed}: {}", said[..said.len().min(6)].join("; ")))
        .collect();
    println!("{n} worlds, {} with faults", wrong.len());
    assert_none(&wrong);
}

/// The twins: a share of another week's whole, a sum that counts something twice, and a part that is none.
#[test]
fn what_is_out_of_its_range_would_be_seen() {
    let share = &SATISFACTION;
    assert!(
        beyond(share, Pair { num: 44.0, den: 1.0 }).is_some() && beyond(share, Pair { num: 1.0, den: 1.0 }).is_none()
    );
    assert!(
        beyond(share, Pair { num: 1.0, den: 0.0 }).is_some() && beyond(share, Pair { num: 0.0, den: 0.0 }).is_none()
    );
    assert!(beyond(share, Pair { num: f64::INFINITY, den: f64::INFINITY }).is_some());
    let run = lived(&random(3, 1), &design(&random(3, 1), 1)).expect("it ends");
    let mut outcome = run.outcomes[0][0].clone();
    assert!(books(&outcome).is_empty());
    outcome.add(0, Count::Served, 1e6);
    assert!(!books(&outcome).is_empty());
}

/// What management sees of complaints, where all of them come in weeks after demand has all but stopped: nobody complains twice.
const LATE_COMPLAINTS: &str = r#"
schema = 1
title = "Complaints that come in late"
start = 2025-01-06
length = "8 weeks"
warmup = "4 weeks"
baseline = "a"
customers.count = 2000
demand.issues_per_customer_month = 0.5
demand.season = [1, 0.01, 0.01, 0.01, 1, 1, 1, 1, 1, 1, 1, 1]
damage = { complaint = 1, complaint_cost = 10, complaint_after = { dist = "constant", mean = "2 weeks" } }
topic.q = { share = 1, handle_time = { dist = "constant", mean = "1 min" } }
team.desk = { on_duty = 10, success = 0, comes_back = 0, noticed = 1 }
[strategy.a]
"#;

/// The twin divides by the issues opened in the same week.
#[test]
fn no_more_complaints_come_in_than_issues_are_heard_of() {
    let scenario = world(LATE_COMPLAINTS, &[] as &[&str]);
    let run = lived(&scenario, &design(&scenario, 1)).expect("it ends");
    let outcome = &run.outcomes[0][0];
    let shares = |below: Count| {
        let of_week = |week| outcome.week(week, Count::ComplaintsReceived) / outcome.week(week, below).max(1.0);
        (0..outcome.n_weeks()).map(of_week).fold(0.0, f64::max)
    };
    assert!((shares(Count::IssuesHeard) - 1.0).abs() < 1e-9, "everybody complains: {}", shares(Count::IssuesHeard));
    assert!(shares(Count::Issues) > 5.0, "{}", shares(Count::Issues));
    assert_none(&ranges(outcome));
}

#[test]
fn random_worlds_have_the_same_bytes_on_one_thread_and_on_three() {
    for seed in 0..n_worlds(30) / 5 {
        let scenario = random(1000 + seed, 1);
        let bytes = |threads| {
            let run = lived(&scenario, &design(&scenario, threads)).expect("it ends");
            serde_json::to_string(&summarise(&scenario, &run, "")).expect("data")
        };
        assert!(bytes(1) == bytes(3), "world {}", 1000 + seed);
    }
}

/// By how much forecasts of contacts, events and open issues miss what is lived, of each strategy, as factors. Events are what
/// time is foretold from.
fn misses(scenario: &Scenario, design: &Design) -> Option<Vec<[f64; 3]>> {
    let trial = TrialRun::new(scenario, design);
    let run = lived(scenario, design)?;
    let scale = f64::from(design.scale);
    let of = |(place, outcomes): (usize, &Vec<Outcome>)| {
        let mean = |of: &dyn Fn(&Outcome) -> f64| outcomes.iter().map(of).sum::<f64>() / outcomes.len() as f64;
        let tried = &trial.strategies[place];
        let contacts = mean(&|outcome| outcome.of_all_time(Count::Contacts));
        let open = mean(&|outcome| outcome.most_open as f64);
        let intervals = scenario.clock.end_s() / scenario.demand.interval_s;
        let events = mean(&|outcome| outcome.events as f64 - intervals);
        // Of a handful of contacts or open issues nobody asks what they take.
        let factor = |told: f64, lived: f64, few: f64| (told / scale).max(few) / lived.max(few);
        [
            factor(tried.contacts, contacts, 50.0),
            factor(tried.events, events, 200.0),
            factor(tried.most_open(design) * scale, open, 200.0),
        ]
    };
    Some(run.outcomes.iter().enumerate().map(of).collect())
}

/// Worlds a hundred times as large as the others, so that they are tried out at a coarser scale than they are lived.
#[test]
fn forecasts_are_within_a_factor_of_two_in_nearly_all_worlds() {
    let n = n_worlds(120) / 8;
    let mut outside = String::new();
    let mut n_outside = 0;
    for seed in 0..n {
        let scenario = random(2000 + seed, 100);
        let misses = misses(&scenario, &design(&scenario, 1));
        let is_off = |miss: &f64| !(0.5..=2.0).contains(miss);
        if misses.as_ref().is_none_or(|misses| misses.iter().any(|miss| miss[..2].iter().any(is_off))) {
            n_outside += 1;
            writeln!(outside, "world {}: {misses:.2?}", 2000 + seed).expect("a string takes all");
        }
    }
    println!("{n_outside} of {n} outside\n{outside}");
    assert!(n_outside * 20 <= n, "{n_outside} of {n} outside:\n{outside}");
}

/// The scenarios that come with the program, at a scale at which they are lived through in a second.
#[test]
fn forecasts_are_within_a_factor_of_two_in_every_scenario_of_the_program() {
    for builtin in BUILTIN {
        let scenario = parse(builtin.id, builtin.id, builtin.text, &[]).unwrap_or_else(|faults| panic!("{faults}"));
        let issues = scenario.customers.count * scenario.demand.issues_per_customer_month;
        let scale = (issues / 6000.0).round().max(1.0) as u32;
        let one = Design { scale, replications: vec![0], ..Design::of(&scenario) };
        let misses = misses(&scenario, &one).expect("it ends");
        println!("{} {misses:.2?}", builtin.id);
        // In lines of a coarse trial too many wait: of a crowd, that is a bound.
        let most_open = if one.waits == Waits::Crowd { f64::INFINITY } else { 2.0 };
        let is_near = |[contacts, events, open]: &[f64; 3]| {
            [contacts, events].iter().all(|miss| (0.5..=2.0).contains(*miss)) && (0.5..=most_open).contains(open)
        };
        assert!(misses.iter().all(is_near), "{}: {misses:.2?}", builtin.id);
    }
}

/// Two people at a desk, and what brings contacts that no mean shows.
const DESK: &str = r#"
schema = 1
title = "A desk"
start = 2025-01-06
length = "12 weeks"
baseline = "only"
customers.count = 20_000
demand.issues_per_customer_month = 0.5
patience.retry = 0
topic.question = { share = 1, handle_time = { dist = "lognormal", mean = "6 min", cv = 1 } }
team.desk = { on_duty = 20, success = "80 %" }
[strategy.only]
"#;

/// The twin is the same desk without what the case adds: its forecast must be far from what is lived with it.
#[test]
fn forecasts_see_what_brings_contacts() {
    let cases: [(&str, &[&str]); 4] = [
        (
            "a surge",
            &[
                "team.desk.on_duty=2000",
                r#"demand.surge={ s = { from = "month 1", length = "84 days", factor = 20 } }"#,
            ],
        ),
        (
            "tries again",
            &[
                "team.desk.on_duty=1",
                "patience.retry=0.98",
                r#"patience.retry_after={ dist = "exponential", mean = "10 min" }"#,
            ],
        ),
        ("returns", &["team.desk.success=0.05", "team.desk.comes_back=0.95", "team.desk.noticed=1"]),
        (
            "a pilot's arm",
            &[
                "team.desk.on_duty=200",
                "ai.success=0",
                "ai.noticed=1",
                "ai.comes_back=0.95",
                "human_access.when=never",
                r#"ai.comes_back_after={ dist = "constant", mean = "1 h" }"#,
                r#"strategy.only.pilot={ share = 0.5, routing.first = "ai", gate = { measure = "abandonment", at = 2025-03-03, most = 1 } }"#,
            ],
        ),
    ];
    let plain = world(DESK, &[] as &[&str]);
    let told = |scenario: &Scenario| TrialRun::new(scenario, &Design::of(scenario)).strategies[0].contacts;
    for (name, given) in cases {
        let scenario = world(DESK, given);
        let one = Design { replications: vec![0], ..Design::of(&scenario) };
        let lived = lived(&scenario, &one).expect("it ends").outcomes[0][0].of_all_time(Count::Contacts);
        let (factor, twin) = (told(&scenario) / lived, told(&plain) / lived);
        assert!((0.5..=2.0).contains(&factor), "{name}: {factor}");
        assert!(twin < 0.5, "{name}: the twin {twin}");
    }
}

/// A try of everything ends within its budget, whatever is typed, and says so: nobody is there, and everybody tries again every
/// minute for half a year.
#[test]
fn a_trial_ends_and_says_where_its_budget_did() {
    let given =
        ["team.desk.on_duty=0.05", "patience.retry=1", r#"patience.retry_after={ dist = "constant", mean = "1 min" }"#];
    let scenario = world(DESK, &given);
    let trial = TrialRun::new(&scenario, &Design::of(&scenario));
    assert!(trial.events < 20_000_000, "{} events", trial.events);
    assert!(
        matches!(&trial.unfinished, Some(Unfinished::Life { strategy: Some(id), .. }) if *id == scenario.strategies[0].id),
        "{:?}",
        trial.unfinished
    );
    let told = forecast(&scenario, &Design::of(&scenario), &trial);
    assert!(told.contacts_per_replication > 1e7, "{}", told.contacts_per_replication);
    let plain = world(DESK, &[] as &[&str]);
    assert_eq!(TrialRun::new(&plain, &Design::of(&plain)).unfinished, None);
}

/// Shapes of which nearly every draw is 0, or so short that a clock does not see it.
const NOTHING: [&str; 4] = [
    r#"{ dist = "gamma", mean = "MEAN s", cv = 20 }"#,
    r#"{ dist = "weibull", mean = "MEAN s", shape = 0.05 }"#,
    r#"{ dist = "empirical", values = ["0 s", "0 s", "0 s", "LONG s"] }"#,
    r#"{ dist = "uniform", low = "0 s", high = "TWICE s" }"#,
];

/// A line before models that fall out, with everything else that can happen.
const LINES_BEFORE_MODELS: [&str; 7] = [
    "routing.first=ai",
    "ai.places=1",
    "ai.outage_every=2 h",
    "model.other={ places = 1, outage_every = \"3 h\" }",
    r#"ai.models=["ai", "other"]"#,
    "damage.complaint=0.5",
    "channel.only={}",
];

/// Every key of the table at which a distribution may stand, as it is typed in [`BLEND`].
fn durations() -> Vec<(String, Kind)> {
    let typed = |section: &str| match section {
        "topic.NAME" => "topic.easy".to_owned(),
        "team.NAME" => "team.desk".to_owned(),
        "model.NAME" => "model.other".to_owned(),
        "channel.NAME" => "channel.only".to_owned(),
        other => other.to_owned(),
    };
    let is_duration = |key: &&keys::Key| matches!(key.kind, Kind::Dist(_) | Kind::DistOrNever(_));
    let of_section = |(section, keys): &(&str, &'static [keys::Key])| {
        let path = typed(section);
        keys.iter().filter(is_duration).map(move |key| (format!("{path}.{}", key.name), key.kind)).collect::<Vec<_>>()
    };
    keys::SECTIONS.iter().flat_map(of_section).collect()
}

#[test]
fn every_world_ends_whatever_lasts_no_time() {
    let durations = durations();
    assert!(durations.len() >= 15, "{durations:?}");
    for (path, _) in &durations {
        for shape in NOTHING {
            let mean = if path.ends_with("after") { 7200.0 } else { 60.0 };
            let typed = shape.replace("MEAN", &format!("{mean}")).replace("LONG", &format!("{}", 4.0 * mean));
            let given = format!("{path}={}", typed.replace("TWICE", &format!("{}", 2.0 * mean)));
            let scenario = world(BLEND, &[&LINES_BEFORE_MODELS[..], &[&given]].concat());
            let run = lived(&scenario, &Design { replications: vec![0], ..design(&scenario, 1) });
            let run = run.unwrap_or_else(|| panic!("{given} does not end"));
            for outcome in outcomes(&run) {
                let said = [ranges(outcome), books(outcome), too_many_events(&scenario, outcome).into_iter().collect()];
                assert!(said.concat().is_empty(), "{given}: {:?}", said.concat());
            }
        }
    }
}

/// Three thirds to five digits are told what they lack; to seven they are near enough.
#[test]
fn shares_that_nearly_add_up_are_told_by_how_much_they_do_not() {
    let thirds = |third: &str| {
        let topic = |name: &str| {
            format!("topic.{name} = {{ share = {third}, handle_time = {{ dist = \"constant\", mean = \"1 s\" }} }}\n")
        };
        let one = "topic.question = { share = 1, handle_time = { dist = \"lognormal\", mean = \"6 min\", cv = 1 } }\n";
        assert!(DESK.contains(one));
        parse("x", "x", &DESK.replace(one, &["a", "b", "c"].map(topic).concat()), &[])
    };
    let told = thirds("0.33333").expect_err("99.999 %").to_string();
    assert!(told.contains("add to 99.999 %, 0.001 points less than 100 %"), "{told}");
    assert!(thirds("0.3333333").is_ok());
}

/// A fifth leaves in a year, over 18 months: 1 − .8^1.5 = 28 % less demand. The twins grow, or lose next to nobody.
#[test]
fn demand_that_falls_by_itself_is_warned_of_with_the_number() {
    let said = |given: &[&str]| {
        let long = ["length=548 days", "segment.all={ share = 1, background_leaving_per_year = \"20 %\" }"];
        doubts(&world(DESK, &[&long[..], given].concat())).concat()
    };
    assert!(said(&[]).contains("demand falls by 28 %"), "{}", said(&[]));
    assert_eq!(said(&["customers.growth_per_year=0.1"]), "");
    assert_eq!(said(&["segment.all.background_leaving_per_year=0.01"]), "");
    assert!(said(&["customers.count=9", "segment.all.background_leaving_per_year=0"]).contains("too few"));
}

/// "never" is meant for patience: a call, a talk, an outage, a delay comes to an end.
#[test]
fn only_patience_may_be_endless() {
    for (path, kind) in durations() {
        let mut given: Vec<String> = LINES_BEFORE_MODELS.iter().map(ToString::to_string).collect();
        given.push(format!("{path}={{ dist = \"never\" }}"));
        match (parse("x", "x", BLEND, &given), kind) {
            (Ok(_), Kind::DistOrNever(_)) => {}
            (Err(faults), Kind::Dist(_)) => {
                let told = faults.to_string();
                assert!(told.contains("found \"never\"") && told.contains("meant for patience"), "{path}: {told}");
            }
            (read, _) => panic!("{path}: {}", if read.is_ok() { "accepted" } else { "refused" }),
        }
    }
}

/// A model that takes over the chance to come back and types a delay of its own is doubted as if it had typed both.
#[test]
fn a_model_that_inherits_is_guarded_against_certain_returns() {
    let given = |after: &str| {
        let after = format!("model.other.comes_back_after={{ dist = \"constant\", mean = \"{after}\" }}");
        [
            &LINES_BEFORE_MODELS[..],
            &["ai.comes_back=1", "ai.comes_back_after={ dist = \"constant\", mean = \"1 h\" }", &after],
        ]
        .concat()
        .iter()
        .map(ToString::to_string)
        .collect::<Vec<String>>()
    };
    let faults = parse("x", "x", BLEND, &given("1 s")).expect_err("endless returns").to_string();
    assert!(faults.contains("model.other.comes_back_after") && faults.contains("1 h or more"), "{faults}");
    assert!(parse("x", "x", BLEND, &given("1 h")).is_ok());
    let nearly = |chance: &str| {
        let given = [
            format!("patience.retry={chance}"),
            "patience.retry_after={ dist = \"constant\", mean = \"1 s\" }".to_owned(),
        ];
        parse("x", "x", BLEND, &given)
    };
    assert!(nearly("0.99999").expect_err("86,400 contacts a day").to_string().contains("86400 contacts a day"));
    assert!(nearly("0.999").is_ok());
}
