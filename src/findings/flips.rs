//! Which uncertain inputs the answer hangs on: each is taken to either end of its range, alone, and the strategies compared
//! anew on the same luck.

use super::best::{advantage, best, is_better};
use super::facts::{AtEnd, Best, Flip, Flips, StrategySummary, Summary};
use super::judgement::is_told;
use super::summary::fold;
use crate::books::Metric;
use crate::books::metric::{COST, SATISFACTION};
use crate::model::Observer;
use crate::scenario::{Assumption, End, Scenario};
use crate::study::{Design, Run, run_alone};
use crate::threads::each;
use crate::unit::WEEK;

/// The questions that an input may answer otherwise: a metric, and who is best by it.
pub const QUESTIONS: [&Metric; 2] = [&COST, &SATISFACTION];

/// What is known of a world at an end of a range.
#[derive(Default)]
struct Lived {
    /// What turned there; `None` if nothing is known: there is no such world, or the best strategy is not judged in it.
    flips: Option<Vec<Flip>>,
    /// What the strategies came to.
    tried: Vec<AtEnd>,
}

/// Makes the world with one input at an end of its range; `None` if there is no such world. It must not depend on the
/// machine: what is unknown is a result.
pub type WorldAt<'a> = &'a (dyn Fn(&str, End) -> Option<Scenario> + Sync);

/// Every end of a range, by the path of its input.
pub fn ends(scenario: &Scenario) -> Vec<(&str, End)> {
    inputs(scenario).iter().flat_map(|input| [End::Low, End::High].map(|end| (input.path.as_str(), end))).collect()
}

/// Takes every uncertain input to either end of its range, so many worlds at a time. `None` if the observer stopped it.
pub fn flips(
    scenario: &Scenario,
    lived: &Run,
    summary: &Summary,
    (world, threads): (WorldAt, usize),
    observer: &dyn Observer,
) -> Option<Flips> {
    let inputs = inputs(scenario);
    let of_question =
        |&metric: &&'static Metric| Best { metric, strategy: best(metric, lived, summary, &judged(summary)) };
    let best: Vec<Best> = QUESTIONS.iter().map(of_question).collect();
    let design = Design { threads: 1, ..lived.design.of_flips() };
    let is_any = best.iter().any(|best| best.strategy.is_some());
    let ends: Vec<(&Assumption, End)> =
        inputs.iter().filter(|_| is_any).flat_map(|&input| [(input, End::Low), (input, End::High)]).collect();
    let one = |&(input, end): &(&Assumption, End)| match world(&input.path, end) {
        None => Some(Lived::default()),
        Some(world) => flipped(&world, &design, (summary, &best), (input, end), observer),
    };
    let (mut unknown, mut flips, mut tried) = (Vec::new(), Vec::new(), Vec::new());
    for ((input, end), lived) in ends.iter().zip(each(&ends, threads, &one)?) {
        match lived.flips {
            Some(found) => flips.extend(found),
            None => unknown.push(format!("{} at its {}", input.path, name(*end))),
        }
        tried.extend(lived.tried);
    }
    flips.sort_by_key(|flip| support(&flip.source));
    Some(Flips { inputs: inputs.len(), replications: design.replications.len(), unknown, best, flips, tried })
}

/// Weeks that are lived to take every input to either end of its range.
pub fn weeks_of_flips(scenario: &Scenario, lived: &Design) -> u64 {
    let replications = lived.of_flips().replications.len() * lived.strategies.len();
    let of_one = (scenario.clock.end_s() / WEEK).ceil() as u64;
    2 * of_one * (inputs(scenario).len() * replications) as u64
}

/// The inputs that have a range, each once.
fn inputs(scenario: &Scenario) -> Vec<&Assumption> {
    let mut inputs: Vec<&Assumption> = Vec::new();
    for input in scenario.assumptions.iter().filter(|input| input.low.is_some() && input.low != input.high) {
        if !inputs.iter().any(|known| known.path == input.path) {
            inputs.push(input);
        }
    }
    inputs
}

/// How well an input is supported: not at all, by fitting, by a figure.
fn support(source: &str) -> u8 {
    match source {
        "" | "assumption" => 0,
        "fitted" => 1,
        _ => 2,
    }
}

/// "low" or "high".
pub fn name(end: End) -> &'static str {
    match end {
        End::Low => "low",
        End::High => "high",
    }
}

/// Strategies whose waits may be judged at the run's scale.
fn judged(summary: &Summary) -> Vec<usize> {
    (0..summary.strategies.len()).filter(|&index| is_told(summary, &summary.strategies[index])).collect()
}

/// Lives in one world, and sees who is better there than the best at the modes. `None` if the observer stopped it.
fn flipped(
    world: &Scenario,
    design: &Design,
    (base, best): (&Summary, &[Best]),
    (input, end): (&Assumption, End),
    observer: &dyn Observer,
) -> Option<Lived> {
    let run = run_alone(world, design, observer)?;
    let summary = fold(world, &run, "");
    let tried = tried(&summary, (input, end));
    let judged = judged(&summary);
    let is_told = |best: &Best| {
        let of_id = |index: &usize| Some(&summary.strategies[*index].id) == best.strategy.as_ref();
        best.strategy.is_none() || judged.iter().any(of_id)
    };
    if !best.iter().all(is_told) {
        return Some(Lived { flips: None, tried });
    }
    let flip = |best: &Best| {
        let from = best.strategy.as_ref()?;
        let place = summary.strategies.iter().position(|strategy| strategy.id == *from)?;
        let metric = best.metric;
        let is_other_better = |&&other: &&usize| judged.contains(&place) && is_better(metric, &run, base, other, place);
        let gain = |&&other: &&usize| advantage(metric, &run, other, place).mean.unwrap_or(0.0);
        let to = judged.iter().filter(is_other_better).max_by(|a, b| gain(a).total_cmp(&gain(b)))?;
        Some(Flip {
            metric,
            input: input.path.clone(),
            end,
            value: value(input, end),
            source: input.source.clone(),
            from: from.clone(),
            to: summary.strategies[*to].id.clone(),
            by: advantage(metric, &run, *to, place),
        })
    };
    Some(Lived { flips: Some(best.iter().filter_map(flip).collect()), tried })
}

/// The value of an input at an end of its range.
fn value(input: &Assumption, end: End) -> f64 {
    if end == End::Low { input.low } else { input.high }.unwrap_or(input.mode)
}

/// What the strategies come to in a world at an end.
fn tried(summary: &Summary, (input, end): (&Assumption, End)) -> Vec<AtEnd> {
    let of_question = |strategy: &StrategySummary, &metric: &&'static Metric| AtEnd {
        input: input.path.clone(),
        end,
        value: value(input, end),
        strategy: strategy.id.clone(),
        metric,
        found: strategy.metric(metric),
    };
    let of_strategy = |strategy| QUESTIONS.iter().map(move |question| of_question(strategy, question));
    summary.strategies.iter().flat_map(of_strategy).collect()
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU64, Ordering};

    use super::*;
    use crate::findings::summarise;
    use crate::scenario::Source;
    use crate::study::{Silent, run};

    const TEXT: &str = r#"
schema = 1
title = "t"
start = 2024-01-01
length = "3 weeks"
warmup = "1 weeks"
cooldown = "1 weeks"
baseline = "a"
customers.count = { low = 900, mode = 1000, high = 1100 }
demand.issues_per_customer_month = { low = 0.4, mode = 0.5, high = 0.6 }
topic.t = { share = 1, handle_time = { dist = "constant", mean = "1 min" } }
team.a = { on_duty = 3, success = "90 %", pay_per_hour = 10 }
strategy.a = {}
strategy.b = { team.a.pay_per_hour = 20 }
"#;

    #[derive(Default)]
    struct Counting(AtomicU64);

    impl Observer for Counting {
        fn week_done(&self) {
            self.0.fetch_add(1, Ordering::Relaxed);
        }
    }

    /// What is announced is what is lived: two inputs, two ends, two strategies, two replications, five weeks. And every end is
    /// kept with what it gave.
    #[test]
    fn as_many_weeks_are_lived_as_are_announced_and_every_end_is_kept() {
        let source = Source::new("x", "x", TEXT);
        let scenario = source.read().unwrap();
        let design = Design { replications: vec![0, 1], ..Design::of(&scenario) };
        let lived = run(&scenario, &design, &Silent).unwrap();
        let summary = summarise(&scenario, &lived, "");
        let (counting, world) = (Counting::default(), |path: &str, end| source.clone().at(path, end).read().ok());
        let found = flips(&scenario, &lived, &summary, (&world, 1), &counting).unwrap();
        assert_eq!(weeks_of_flips(&scenario, &design), 2 * 2 * 2 * 2 * 5);
        assert_eq!(counting.0.into_inner(), weeks_of_flips(&scenario, &design));
        assert_eq!(found.tried.len(), 2 * 2 * 2 * QUESTIONS.len());
        assert!(found.tried.iter().any(|tried| (tried.value - 1100.0).abs() < 1e-9 && tried.end == End::High));
    }
}
