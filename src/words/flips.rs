//! What the answer rests on, in sentences.

use super::{Told, say};
use crate::findings::{Best, Flip, Flips, name_of_end};

/// What the answer rests on, a sentence for each question.
pub fn sentences(told: &Told, flips: &Flips) -> Vec<String> {
    flips.best.iter().map(|best| sentence(told, flips, best)).collect()
}

fn sentence(told: &Told, flips: &Flips, best: &Best) -> String {
    let (language, metric) = (told.language, best.metric.id);
    let Some(strategy) = &best.strategy else { return say!(language, "flips-level", metric = metric) };
    let (n, unknown) = (flips.inputs, flips.unknown.len());
    let of_question: Vec<&Flip> = flips.flips.iter().filter(|flip| flip.metric.id == metric).collect();
    let Some(weakest) = of_question.first() else {
        let replications = flips.replications;
        return say!(
            language,
            "flips-none",
            id = strategy,
            metric = metric,
            inputs = n,
            unknown = unknown,
            replications = replications,
        );
    };
    let mut inputs: Vec<&str> = of_question.iter().map(|flip| flip.input.as_str()).collect();
    inputs.dedup();
    let by = told.ruler_telling(weakest.metric.unit, [&weakest.by]);
    say!(
        language,
        "flips-some",
        id = strategy,
        metric = metric,
        inputs = n,
        unknown = unknown,
        turning = inputs.len(),
        input = &weakest.input,
        source = if weakest.source.is_empty() { say!(language, "no-source") } else { weakest.source.clone() },
        end = name_of_end(weakest.end),
        to = &weakest.to,
        by = told.size(weakest.metric, &weakest.by, &by).unwrap_or_default(),
    )
}
