//! Which uncertain inputs the answer rests on: each is taken to either end of its range, alone, and the strategies compared
//! anew on the same luck.

use super::base::Base;
use super::best::{advantage, best, is_better};
use super::facts::{AtEnd, Best, Flip, Flips};
use super::withheld::told;
use crate::books::metric::{COST, SATISFACTION};
use crate::books::{Digest, Metric};
use crate::scenario::{Assumption, RangeEnd, Scenario};
use crate::study::{Digests, Run, uncertain};

/// The questions that an input may answer otherwise: a metric, and who is best by it.
pub const QUESTIONS: [&Metric; 2] = [&COST, &SATISFACTION];

/// Each question's best strategy at the modes. Where none is told apart from the next, no end of a range can turn anything.
pub fn best_at_modes(scenario: &Scenario, run: &Run) -> Vec<Best> {
    let base = Base::of(scenario, run);
    let told = base.told();
    let of_question = |&metric: &&'static Metric| {
        let strategy = best(metric, &run.digests, base, &told).map(|index| base.id(index));
        Best { metric, strategy }
    };
    QUESTIONS.iter().map(of_question).collect()
}

/// Which ends of ranges turn what is best at the modes, by what was lived of them; nothing is known of the others.
pub fn flips(scenario: &Scenario, run: &Run, best: Vec<Best>, lived: &[(&str, RangeEnd, Digests)]) -> Flips {
    let base = Base::of(scenario, run);
    let inputs = uncertain(scenario);
    let is_any = best.iter().any(|best| best.strategy.is_some());
    let ends = inputs.iter().filter(|_| is_any).flat_map(|&input| [(input, RangeEnd::Low), (input, RangeEnd::High)]);
    let (mut unknown, mut flips, mut tried) = (Vec::new(), Vec::new(), Vec::new());
    for (input, end) in ends {
        let at_end = lived.iter().find(|(path, of, _)| (*path, *of) == (input.path.as_str(), end));
        let lived = at_end.map(|(.., lived)| lived);
        tried.extend(lived.into_iter().flat_map(|lived| came_to(base, lived, (input, end))));
        match lived.and_then(|lived| turned(base, &best, lived, (input, end))) {
            Some(found) => flips.extend(found),
            None => unknown.push(format!("{} at its {}", input.path, name(end))),
        }
    }
    flips.sort_by_key(|flip| support(&flip.source));
    let replications = run.design.of_flips().replications.len();
    Flips { inputs: inputs.len(), replications, unknown, best, flips, tried }
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
pub fn name(end: RangeEnd) -> &'static str {
    match end {
        RangeEnd::Low => "low",
        RangeEnd::High => "high",
    }
}

/// Who is better at an end of a range than the best at the modes; `None` if one of these is not judged there.
fn turned(base: Base, best: &[Best], lived: &Digests, (input, end): (&Assumption, RangeEnd)) -> Option<Vec<Flip>> {
    let judged = told(base.run.design.scale_of_lines(), lived, base.baseline);
    let place = |id: &String| judged.iter().copied().find(|&index| base.id(index) == *id);
    let is_told = |best: &Best| best.strategy.as_ref().is_none_or(|id| place(id).is_some());
    if !best.iter().all(is_told) {
        return None;
    }
    let flip = |best: &Best| {
        let from = place(best.strategy.as_ref()?)?;
        let is_other_better = |&other: &usize| is_better(best.metric, lived, base, other, from);
        let gain = |other: &usize| advantage(best.metric, lived, *other, from).mean.unwrap_or(0.0);
        let to = judged.iter().copied().filter(is_other_better).max_by(|a, b| gain(a).total_cmp(&gain(b)))?;
        Some(Flip {
            metric: best.metric,
            input: input.path.clone(),
            end,
            value: value(input, end),
            source: input.source.clone(),
            from: base.id(from),
            to: base.id(to),
            by: advantage(best.metric, lived, to, from),
        })
    };
    Some(best.iter().filter_map(flip).collect())
}

/// The value of an input at an end of its range.
fn value(input: &Assumption, end: RangeEnd) -> f64 {
    if end == RangeEnd::Low { input.low } else { input.high }.unwrap_or(input.mode)
}

/// What the strategies come to at an end of a range.
fn came_to(base: Base, lived: &Digests, (input, end): (&Assumption, RangeEnd)) -> Vec<AtEnd> {
    let of_strategy = |(index, replications): (usize, &Vec<Digest>)| {
        QUESTIONS.map(|metric| AtEnd {
            input: input.path.clone(),
            end,
            value: value(input, end),
            strategy: base.id(index),
            metric,
            found: metric.ratio.estimate(replications),
        })
    };
    lived.strategies.iter().enumerate().flat_map(of_strategy).collect()
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU64, Ordering};

    use super::*;
    use crate::scenario::Source;
    use crate::study::{Design, NoShelf, Observer, Silent, Watch, ends, run, totals_of_ends, weeks_of_ends};

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
        let ends = ends(&scenario);
        let worlds: Vec<Source> = ends.iter().map(|(path, end)| source.clone().at(path, *end)).collect();
        let counting = Counting::default();
        let totals = totals_of_ends(&worlds, &design, 1, Watch { observer: &counting, shelf: &NoShelf }).unwrap();
        let at_ends: Vec<_> = ends.iter().zip(totals).map(|(&(path, end), totals)| (path, end, totals)).collect();
        let found = flips(&scenario, &lived, best_at_modes(&scenario, &lived), &at_ends);
        assert_eq!(weeks_of_ends(&scenario, &design), 2 * 2 * 2 * 2 * 5);
        assert_eq!(counting.0.into_inner(), weeks_of_ends(&scenario, &design));
        assert_eq!(found.tried.len(), 2 * 2 * 2 * QUESTIONS.len());
        assert!(found.tried.iter().any(|tried| (tried.value - 1100.0).abs() < 1e-9 && tried.end == RangeEnd::High));
    }
}
