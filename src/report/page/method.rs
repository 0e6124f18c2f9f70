//! How the numbers came about, what was checked, and what they cannot say.

use maud::{Markup, html};

use super::{Telling, counted};
use crate::findings::{Summary, is_withheld};
use crate::report::evidence::{self, Grade};
use crate::unit::human_duration;

/// Three short texts.
pub fn method(telling: &Telling) -> Markup {
    html! {
        h3 { "Method" }
        p { (how(telling)) }
        p {
            "Every strategy lives through the same random histories: the same customers with the same issues on the same "
            "days, and the same luck in each. A difference is therefore taken within each history and then averaged. "
            "A 95 % interval comes from the spread over histories (jackknife, Student's t); a difference whose interval "
            "contains 0 is called none" (scale_rule(telling.summary)) "."
        }
        h3 { "Validation" }
        p {
            "The queues agree with the closed forms of Erlang for operations that have one; laws such as Little's, and the "
            "coverage of the intervals, are tests of the program." @if has_fitted(telling) {
                " Some inputs were fitted so that an outcome meets a published figure; that figure then says nothing about "
                "whether the model is right."
            }
        }
        h3 { "Limits" }
        ul { @for limit in limits(telling) { li { (limit) } } }
    }
}

/// What is called none besides, at a scale other than 1:1.
fn scale_rule(summary: &Summary) -> &'static str {
    if summary.scale > 1 { ", and so is one that is no larger than what the scale does to it" } else { "" }
}

fn how(telling: &Telling) -> String {
    let Telling { summary, facts, .. } = telling;
    format!(
        "blendsim simulates customers, an AI agent, escalation and human teams, contact by contact. Each \
         strategy lived through {} of {}, after {} under the baseline that do not count and with {} more in which open \
         issues came to their end. Before the first event the model itself was run to find what the inputs imply.",
        counted(summary.replications.len(), "history", "histories"),
        human_duration(facts.horizon_s),
        human_duration(facts.warmup_s),
        human_duration(facts.cooldown_s)
    )
}

fn has_fitted(telling: &Telling) -> bool {
    telling.facts.assumptions.iter().any(|number| evidence::grade(number) == Grade::Fitted)
}

fn limits(telling: &Telling) -> Vec<String> {
    let summary = telling.summary;
    let mut limits = vec![scale(summary)];
    limits.extend(withheld(summary));
    limits.extend(
        [
            "Uncertain inputs are used at one value each; their ranges are recorded and were not drawn from.",
            "Agents of a team are alike, and attrition does not react to how hard the work has become.",
            "Value of customers lost puts lifetime value beside the wages of the horizon: read it as a difference.",
        ]
        .map(str::to_owned),
    );
    limits
}

fn scale(summary: &Summary) -> String {
    let k = summary.scale;
    if k == 1 {
        return "Every customer was simulated (scale 1:1), so that waits are those of the whole operation.".to_owned();
    }
    format!(
        "One customer in {k} was simulated (scale 1:{k}). Staff keeps its margin against chance, but queues do not scale: \
         waits, abandonment and what follows from them are those of a small operation with a comparable margin."
    )
}

/// Strategies whose satisfaction is not judged.
fn withheld(summary: &Summary) -> Option<String> {
    let names: Vec<&str> =
        summary.strategies.iter().filter(|s| is_withheld(summary, s)).map(|strategy| strategy.id.as_str()).collect();
    (!names.is_empty()).then(|| {
        format!(
            "Too many give up waiting to judge satisfaction at this scale: {}. Run them at scale 1:1 before you rely on it.",
            names.join(", ")
        )
    })
}
