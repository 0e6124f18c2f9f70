//! What the answer hangs on, in sentences.

use super::parts::{amount, points};
use crate::books::Metric;
use crate::findings::{Best, Flip, Flips, name_of_end};

/// What the best strategy by a metric does.
fn does(metric: &Metric) -> &'static str {
    if metric.id == "cost" { "is the cheapest strategy in all" } else { "satisfies most" }
}

/// What the answer hangs on, a sentence for each question.
pub fn sentences(flips: &Flips, currency: &str) -> Vec<String> {
    let sentence = |best: &Best| {
        let (metric, what) = (best.metric, does(best.metric));
        let Some(strategy) = &best.strategy else {
            return format!("At the values of the scenario it is not told apart which strategy {what}.");
        };
        let of_question: Vec<&Flip> = flips.flips.iter().filter(|flip| flip.metric == metric).collect();
        let but = match flips.unknown.len() {
            0 => String::new(),
            n => format!(" but for {n} ends of which nothing is known"),
        };
        let tried = format!("each of {} uncertain inputs taken alone to either end of its range{but}", flips.inputs);
        let Some(weakest) = of_question.first() else {
            return format!(
                "{strategy} {what}; with {tried}, no other was found to be better ({} replications).",
                flips.replications
            );
        };
        let mut inputs: Vec<&str> = of_question.iter().map(|flip| flip.input.as_str()).collect();
        inputs.dedup();
        format!(
            "{strategy} {what}; with {tried}, {} of them can make it another. The weakest of these: {} ({}) at its {}, under \
             which {} is better by {}.",
            inputs.len(),
            weakest.input,
            if weakest.source.is_empty() { "no source" } else { &weakest.source },
            name_of_end(weakest.end),
            weakest.to,
            gain(weakest, currency),
        )
    };
    flips.best.iter().map(sentence).collect()
}

fn gain(flip: &Flip, currency: &str) -> String {
    match flip.metric.id {
        "cost" => format!("{} a year", amount(&flip.by, currency)),
        _ => format!("{} points", points(&flip.by)),
    }
}
