//! What a scale does to differences: that what is nothing but scale is not found, and what is more is.

use std::cmp::Ordering;

use blendsim::books::metric::{ABANDONMENT, SATISFACTION, SERVICE_COST, WAIT};
use blendsim::findings::{Bias, StrategySummary, Summary, direction, found, summarise};
use blendsim::scenario::Scenario;
use blendsim::study::{Design, Run, Silent, measure_scale, run};
use blendsim::words::{self, Told};

use crate::lab::{metric, world};

/// A queue of 114 Erlang. 125 people have 11 to spare: a wait of more than ten minutes has a chance of e⁻²² there, and not at a
/// tenth of it. `more` differs in nothing but that it has 35 more of them.
const PATIENT: &str = r#"
schema = 1
title = "customers who wait ten minutes and no longer"
start = 2025-01-06
length = "8 weeks"
warmup = "1 weeks"
cooldown = "1 weeks"
baseline = "people"
run = { scale = "1:10", waits = "small", replications = 8 }
customers.count = 1_000_000
demand.issues_per_customer_month = 1
patience = { time = { dist = "constant", mean = "10 min" }, retry = "0 %" }
topic.question = { share = 1, handle_time = { dist = "exponential", mean = "5 min" } }
difficulty.handle_time_effect = 0
team.desk = { on_duty = 125, success = "90 %", comes_back = "0 %", pay_per_hour = 20 }

[strategy.people]

[strategy.more]
team.desk.on_duty = 160

[strategy.worse]
team.desk.success = "85 %"
"#;

fn lived(scenario: &Scenario, design: Design) -> Run {
    run(scenario, &Design { threads: 2, ..design }, &Silent).expect("nobody stops it")
}

fn measured(scenario: &Scenario) -> Summary {
    let run = lived(scenario, Design::of(scenario));
    let run = measure_scale(scenario, run, &Silent).expect("nobody stops it");
    summarise(scenario, &run, "")
}

fn strategy<'a>(summary: &'a Summary, id: &str) -> &'a StrategySummary {
    summary.strategies.iter().find(|known| known.id == id).expect("it was run")
}

/// Without the rule more people lose fewer of those who wait, with it they do not; at 1:1 nobody is lost under either. Twin:
/// people who solve less satisfy fewer by both, and more people cost more by both.
#[test]
fn what_is_nothing_but_scale_is_not_found_and_what_is_more_is() {
    let scenario = world(PATIENT, &[] as &[&str]);
    let summary = measured(&scenario);
    let by_chance_alone = |id: &str, measure: &str| {
        direction(strategy(&summary, id).difference(metric(measure)).expect("no baseline"), Bias::Nothing)
    };
    let found = |id: &str, measure: &str| found(&summary, strategy(&summary, id), metric(measure));
    let (more, bias) = (strategy(&summary, "more"), strategy(&summary, "more").scale_bias.get(&ABANDONMENT));
    println!("abandonment {:?}, bias {bias:?}", more.difference(&ABANDONMENT));
    assert_eq!((by_chance_alone("more", "abandonment"), found("more", "abandonment")), (Some(Ordering::Less), None));
    for (id, measure, way) in [("worse", "satisfaction", Ordering::Less), ("more", "service_cost", Ordering::Greater)] {
        assert_eq!((by_chance_alone(id, measure), found(id, measure)), (Some(way), Some(way)), "{id} {measure}");
    }
    let design = Design { scale: 1, replications: vec![0], strategies: vec![0, 1], ..Design::of(&scenario) };
    let full = summarise(&scenario, &lived(&scenario, design), "");
    for strategy in &full.strategies {
        assert!(strategy.metric(&ABANDONMENT).mean.is_some_and(|share| share < 1e-6), "{}", strategy.id);
    }
}

/// The bias is what 1:20 adds to 1:10, of the nine steps of ten that lie between 1:10 and 1:1; a strategy has no bias against
/// itself.
#[test]
fn the_bias_is_that_of_two_scales_taken_to_the_whole() {
    let scenario = world(PATIENT, &["length=2 weeks"]);
    let summary = measured(&scenario);
    let coarser = Design { scale: 20, ..Design::of(&scenario) };
    let coarser = summarise(&scenario, &lived(&scenario, coarser), "");
    for metric in [&SATISFACTION, &WAIT, &SERVICE_COST] {
        let mean =
            |summary: &Summary| strategy(summary, "more").difference(metric).and_then(|d| d.mean).expect("defined");
        let bias = strategy(&summary, "more").scale_bias.get(metric).expect("measured");
        let expected = (mean(&coarser) - mean(&summary)) * 0.9;
        assert!((bias.mean.expect("defined") - expected).abs() <= 1e-12 * expected.abs().max(1.0), "{}", metric.id);
        assert!(bias.half_width.is_some());
    }
    assert!(strategy(&summary, "people").scale_bias.0.is_empty());
    assert!(!strategy(&summary, "people").scale_bias_of_level.0.is_empty());
}

/// Where nobody has measured, or nobody can, no difference is judged; at 1:1 nothing has to be measured.
#[test]
fn without_a_measurement_nothing_is_judged_below_the_whole() {
    let scenario = world(PATIENT, &["length=1 weeks", "customers.count=10_000", "team.desk.on_duty=3"]);
    let design = |scale| Design { scale, replications: vec![0, 1], ..Design::of(&scenario) };
    let first = |summary: &Summary| words::verdict(&Told::in_english(summary))[0].clone();
    let plain = summarise(&scenario, &lived(&scenario, design(10)), "");
    let told = "No difference is judged: scale 1:10 was run without measuring what the scale does to it; leave out \
                --no-scale-bias, or run at 1:1.";
    assert_eq!(first(&plain), told);
    assert!(plain.strategies.iter().all(|strategy| found(&plain, strategy, &SERVICE_COST).is_none()));
    assert!(words::noticed(&Told::in_english(&plain)).is_empty() && plain.turning_points.is_empty());
    let coarse = measure_scale(&scenario, lived(&scenario, design(10_000)), &Silent).expect("nobody stops it");
    let coarse = summarise(&scenario, &coarse, "");
    let told = "No difference is judged: scale 1:10000 has no coarser one by which to measure what the scale does (1:20000 \
                leaves less than one of 10,000 customers); run at 1:1.";
    assert_eq!(first(&coarse), told);
    let full = summarise(&scenario, &lived(&scenario, design(1)), "");
    assert!(!first(&full).contains("judged") && full.strategies[1].scale_bias.0.is_empty());
    assert!(full.strategies.iter().any(|strategy| found(&full, strategy, &SERVICE_COST).is_some()));
}

/// A difference that the scale explains is told with both sizes; one that chance explains is not told.
#[test]
fn differences_that_the_scale_explains_are_told() {
    let scenario = world(PATIENT, &["length=1 weeks"]);
    let mut summary = measured(&scenario);
    let given = |mean: f64, half: f64| blendsim::stat::estimate::Estimate {
        mean: Some(mean),
        half_width: Some(half),
        p05: None,
        p50: None,
        p95: None,
        n: 4,
    };
    for strategy in &mut summary.strategies {
        (strategy.difference.0, strategy.scale_bias.0) = Default::default();
    }
    for (index, difference, bias) in
        [(1, given(0.01, 0.001), given(-0.02, 0.003)), (2, given(0.01, 0.02), given(0.05, 0.01))]
    {
        summary.strategies[index].difference.0.push(("satisfaction", difference));
        summary.strategies[index].scale_bias.0.push(("satisfaction", bias));
    }
    let told = "Not found, since no larger than what scale 1:10 does to it, measured beside 1:20: Satisfaction under more \
                (1.0 ± 0.1 points, scale bias 2.0 ± 0.3 points).";
    assert_eq!(words::within_scale(&Told::in_english(&summary)).as_deref(), Some(told));
}
