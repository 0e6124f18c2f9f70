//! A useless AI is never better than none: the same strategy and people with an AI that solves nothing, beside the same without.

use crate::lab::metric;
use blendsim::books::{Below, Count, Outcome, Ratio};
use blendsim::model::calibration::Calibration;
use blendsim::model::{Setting, replicate};
use blendsim::policy::{HumanAccess, Routing};
use blendsim::rng::Streams;
use blendsim::scenario::{BUILTIN, Levers, Scenario, Strategy, parse};
use blendsim::stat::{paired, student_t_quantile};
use blendsim::study::Silent;

/// Issues of a replication and month aimed at.
const ISSUES_PER_MONTH: f64 = 2400.0;

const REPLICATIONS: u32 = 6;

/// All levers of a strategy, but for those of the warm-up, which is the baseline's.
fn change(strategy: &Strategy, launch: usize, with: &dyn Fn(&mut Levers)) -> Strategy {
    let mut changed = strategy.clone();
    for phase in &mut changed.phases[launch..] {
        with(&mut phase.levers);
        phase.layered.iter_mut().for_each(with);
    }
    changed
}

fn solves_nothing(levers: &mut Levers) {
    for model in &mut levers.ai.models {
        model.resolver.success.iter_mut().for_each(|success| *success = 0.0);
    }
}

fn no_ai(levers: &mut Levers) {
    levers.routing = Routing::PeopleOnly;
}

fn no_human_route(levers: &mut Levers) {
    solves_nothing(levers);
    levers.human_access = HumanAccess::Never;
}

fn has_ai(strategy: &Strategy) -> bool {
    strategy.all_levers().any(|levers| levers.routing.has_ai())
}

/// A strategy without any AI, with a useless one, and with a useless one and no way to people.
struct Three {
    id: String,
    first: usize,
}

/// The built-in scenario with three strategies in place of each that has an AI.
fn guarded(id: &str, text: &str) -> (Scenario, Vec<Three>) {
    let mut scenario = parse(id, id, text, &[]).unwrap_or_else(|faults| panic!("{faults}"));
    let mut threes = Vec::new();
    for strategy in scenario.strategies.clone().iter().filter(|strategy| has_ai(strategy)) {
        let launch = usize::from(scenario.clock.warmup_s > 0.0 && strategy.phases.len() > 1);
        threes.push(Three { id: strategy.id.clone(), first: scenario.strategies.len() });
        for with in [no_ai, solves_nothing, no_human_route] {
            scenario.strategies.push(change(strategy, launch, &with));
        }
    }
    (scenario, threes)
}

fn outcomes(scenario: &Scenario, calibration: &Calibration, setting: Setting, strategy: usize) -> Vec<Outcome> {
    let one = |replication| {
        let streams = Streams::new(1, replication);
        replicate(scenario, strategy, calibration, setting, streams, &Silent).expect("nobody stops it")
    };
    (0..REPLICATIONS).map(one).collect()
}

/// What a useless AI makes worse: less of the first, more of the others.
fn measures() -> [(&'static str, f64, Ratio); 3] {
    let per_satisfied = Ratio { below: Below::Sum(&[(Count::IssuesSatisfied, 1.0)]), ..metric("cost").ratio };
    [
        ("satisfaction", 1.0, metric("satisfaction").ratio),
        ("leaving", -1.0, metric("leaving_rate").ratio),
        ("cost", -1.0, per_satisfied),
    ]
}

/// By how many of its 95 % half-widths a useless AI is better than none by a measure; below 0 if it is worse.
struct Better {
    what: String,
    measure: &'static str,
    half_widths: f64,
    is_endless: bool,
    has_way_to_people: bool,
}

fn better(with: &[Outcome], without: &[Outcome]) -> Vec<(&'static str, f64)> {
    let by = |(name, way, ratio): &(&'static str, f64, Ratio)| {
        let found = paired::difference(&ratio.pairs(with), &ratio.pairs(without));
        let (mean, half) = (found.mean.expect("defined"), found.half_width.expect("replicated"));
        (*name, way * mean / half.max(1e-12))
    };
    measures().iter().map(by).collect()
}

/// All comparisons of a built-in scenario, some of whose world may be changed before.
fn comparisons(id: &str, text: &str, with: &dyn Fn(&mut Scenario)) -> Vec<Better> {
    let (mut scenario, threes) = guarded(id, text);
    with(&mut scenario);
    let issues = scenario.customers.count * scenario.demand.issues_per_customer_month;
    let scale = (issues / ISSUES_PER_MONTH).round().max(1.0) as u32;
    let calibration = Calibration::new(&scenario, scale);
    let mut all = Vec::new();
    for is_endless in [false, true] {
        let setting = Setting { endless_staff: is_endless, ..Setting::at_scale(scale) };
        let lived = |strategy| outcomes(&scenario, &calibration, setting, strategy);
        for Three { id: strategy, first } in &threes {
            let without = lived(*first);
            for has_way_to_people in [true, false] {
                let useless = lived(first + if has_way_to_people { 1 } else { 2 });
                let what = format!("{id}, {strategy}");
                let found = better(&useless, &without).into_iter();
                all.extend(found.map(|(measure, half_widths)| Better {
                    what: what.clone(),
                    measure,
                    half_widths,
                    is_endless,
                    has_way_to_people,
                }));
            }
        }
    }
    all
}

/// Those by which a useless AI is better beyond what chance makes of so many comparisons together.
fn violations(all: &[Better]) -> Vec<String> {
    let freedom = REPLICATIONS as usize - 1;
    let quantile = |share: f64| student_t_quantile(share, freedom);
    let joint = quantile(1.0 - 0.025 / all.len() as f64) / quantile(0.975);
    let told = |found: &Better| format!("{} {} {:.2}", found.what, found.measure, found.half_widths);
    all.iter().filter(|found| found.half_widths > joint).map(told).collect()
}

#[test]
fn a_useless_ai_is_never_better_than_none() {
    let all: Vec<Better> = BUILTIN.iter().flat_map(|builtin| comparisons(builtin.id, builtin.text, &|_| {})).collect();
    assert!(all.len() > 200, "{}", all.len());
    assert_eq!(violations(&all), Vec::<String>::new());
    // Where nobody waits there is nothing that it could relieve: it is worse, and seen to be.
    let is_strict = |found: &&Better| found.is_endless && found.has_way_to_people && found.measure != "leaving";
    for found in all.iter().filter(is_strict) {
        assert!(found.half_widths < -0.5, "{} {} {}", found.what, found.measure, found.half_widths);
    }
}

/// Twin: where talks in the way are free and every failure satisfies what is typed, a useless AI beats no answer.
#[test]
fn a_useless_ai_that_costs_customers_nothing_is_better_than_no_answer() {
    let free = |scenario: &mut Scenario| {
        let felt = &mut scenario.experience;
        (felt.loop_talk, felt.talk_felt, felt.progress_felt) = (0.0, 0.0, 0.0);
    };
    let resets = BUILTIN.iter().find(|builtin| builtin.id == "password-resets").expect("it is built in");
    assert!(!violations(&comparisons(resets.id, resets.text, &free)).is_empty());
}
