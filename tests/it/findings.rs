//! What two of the built-in scenarios are there to show: that they do, how far it holds, and twins of which it is not true.

use blendsim::books::METRICS;
use blendsim::books::metric::SATISFACTION;
use blendsim::desk::run_id::world_sha256;
use blendsim::findings::{Judged, Reference, StrategySummary, summarise};
use blendsim::scenario::{BUILTIN, builtin, parse};
use blendsim::stat::estimate::Estimate;
use blendsim::study::{Design, Silent, run};

use crate::lab::{metric, world};

/// A strategy of a built-in scenario beside its baseline, in three replications of some months.
fn beside_the_baseline(id: &str, strategy: &str, given: &[&str]) -> StrategySummary {
    let scenario = world(builtin(id).expect("it is built in").text, given);
    let index = scenario.strategies.iter().position(|known| known.id == strategy).expect("the scenario has it");
    let design =
        Design { strategies: vec![scenario.baseline, index], replications: vec![0, 1, 2], ..Design::of(&scenario) };
    let run = run(&scenario, &design, &Silent).expect("nobody stops it");
    summarise(&scenario, &run, "").strategies.pop().expect("two were run")
}

/// Whether a paired difference is found to be above 0 (1), below (-1), or neither.
fn found(strategy: &StrategySummary, id: &str) -> i32 {
    let Estimate { mean, half_width, .. } = strategy.difference(metric(id)).expect("not the baseline");
    let (mean, half_width) = (mean.expect("defined"), half_width.expect("replicated"));
    println!("{} {id}: {mean} ± {half_width}", strategy.id);
    i32::from(mean > half_width) - i32::from(mean < -half_width)
}

/// Service cost and satisfaction of password resets without people, beside a baseline.
fn resets(given: &[&str]) -> (i32, i32) {
    // Integration, paid once, weighs as much a year in two months as in the scenario's six.
    let given = [&["length=2 months", "ai.one_off_cost=6667"], given].concat();
    let automated = beside_the_baseline("password-resets", "pure-automation", &given);
    (found(&automated, "service_cost"), found(&automated, "satisfaction"))
}

/// Cheaper and better than people by day and than people round the clock. Twin: an AI that solves one half and whose wrong
/// answers look right is still cheaper, and worse.
#[test]
fn password_resets_are_cheaper_and_better_without_people() {
    for baseline in ["people-by-day", "people-round-the-clock"] {
        let baseline = format!("baseline={baseline}");
        assert_eq!(resets(&[&baseline]), (-1, 1), "{baseline}");
        assert_eq!(resets(&[&baseline, "ai.success=50 %", "ai.noticed=0 %"]), (-1, -1), "{baseline}, twin");
    }
}

/// Where one number that decides lies at the end which is worst for the AI, it still beats people by day; where all of them
/// do, it does not. Against people round the clock one is enough.
#[test]
fn password_resets_bear_one_bad_number_and_not_all() {
    let bad = [
        "ai.success={ password = 0.90, unlock = 0.90, device = 0.75 }",
        "ai.satisfied_solved=84 %",
        "ai.noticed=80 %",
        "segment.subscribers.wish_for_person=15 %",
        "team.desk.success={ password = 0.98, unlock = 0.98, device = 0.95 }",
        "team.desk.satisfied_solved=92 %",
        "team.desk.pay_per_hour=8",
        "ai.price_per_resolution=2",
    ];
    for one in bad {
        assert_eq!(resets(&[one]), (-1, 1), "{one}");
    }
    assert_eq!(resets(&bad), (1, -1));
    assert_eq!(resets(&["baseline=people-round-the-clock", bad[1]]), (-1, -1));
}

/// The bank without people is the cheapest to run and the dearest in all. Twin: with Klarna's customers and Klarna's damage
/// the same bank is cheaper in all as well.
#[test]
fn a_bank_pays_for_pure_automation_in_other_lines() {
    let costs = |given: &[&str]| {
        let given = [&["length=6 months", "team.desk.severance=0"], given].concat();
        let automated = beside_the_baseline("regulated-bank", "pure-automation", &given);
        (found(&automated, "service_cost"), found(&automated, "cost"))
    };
    let of_klarna = [
        "segment.mass.remaining_value=29",
        "segment.premium.remaining_value=136",
        "segment.vulnerable.remaining_value=29",
        "damage.complaint_cost=30",
        "damage.harm=0.005 %",
    ];
    assert_eq!(costs(&[]), (-1, 1));
    assert_eq!(costs(&of_klarna), (-1, -1));
}

/// With about the waits of people alone, the AI satisfies fewer where it is guarded, and several times fewer still where it is
/// not. Twin: what the guard costs are the talks that stand in the way; where they are free nothing is lost.
#[test]
fn a_bank_loses_little_with_guards_and_much_without() {
    let at_once = "strategy.guarded-automation.team.desk.headcount={ to = 32, by = \"layoff\" }";
    let satisfied = |strategy: &str, given: &[&str]| {
        let given = [&["length=6 months", at_once], given].concat();
        let beside = beside_the_baseline("regulated-bank", strategy, &given);
        (found(&beside, "satisfaction"), beside.difference(&SATISFACTION).and_then(|less| less.mean).expect("defined"))
    };
    let (guarded, generous) = (satisfied("guarded-automation", &[]), satisfied("generous-automation", &[]));
    assert_eq!((guarded.0, generous.0), (-1, -1));
    assert!(generous.1 < 4.0 * guarded.1);
    assert!(satisfied("guarded-automation", &["experience.loop=0", "experience.talk_felt=0"]).0 >= 0);
}

/// A reference run is shown beside every run of its scenario, so it has to be of that scenario. If this fails, run
/// `blendsim targets NAME --scale 1:1 --replications 4 --beside 1:50 --format json` anew, or keep no reference.
#[test]
fn every_reference_run_is_of_the_scenario_as_it_stands() {
    let mut n_references = 0;
    for builtin in BUILTIN {
        let Some(text) = builtin.reference else { continue };
        n_references += 1;
        let reference: Reference = serde_json::from_str(text).unwrap_or_else(|error| panic!("{}: {error}", builtin.id));
        let scenario = parse(builtin.id, builtin.id, builtin.text, &[]).expect("it is right");
        assert_eq!(reference.world_sha256, world_sha256(&scenario).expect("it can be written"), "{}", builtin.id);
        let ids = |targets: &[Judged]| targets.iter().map(|target| target.id.clone()).collect::<Vec<_>>();
        let known: Vec<String> = scenario.targets.iter().map(|target| target.id.clone()).collect();
        assert_eq!(ids(&reference.targets), known);
        // A metric that is younger than the reference has no place in it.
        let known = METRICS.iter().filter(|metric| reference.scales.iter().any(|scales| scales.metric == *metric));
        assert_eq!(reference.scales.len(), scenario.strategies.len() * known.count());
    }
    assert!(n_references > 0);
}

/// The horizon begins on 2 June, so that its second month begins after 4.3 weeks: people go in July, and the loss is told of the
/// month in which it falls, not of the first.
#[test]
fn a_loss_is_told_of_the_month_in_which_it_falls() {
    let found = beside_the_baseline("commbank", "cut-on-claim", &[]).detection;
    let week = found.lost_week.expect("it is lost");
    assert!((5..8).contains(&week), "{week}");
    assert_eq!(found.lost_month, Some(2));
}
