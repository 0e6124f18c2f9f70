//! The run held against what was published: targets, and statements that can be read in more than one way.

use maud::{Markup, html};

use super::{Telling, assumptions};
use crate::experiment::{Contradicted, Judged, Summary};
use crate::plot::number::judged;
use crate::scenario::Basis;

/// Targets and contradictions; nothing if the scenario has neither.
pub fn published(telling: &Telling) -> Option<Markup> {
    let Summary { targets, contradictions, .. } = telling.summary;
    (!(targets.is_empty() && contradictions.is_empty())).then(|| {
        html! {
            @if !targets.is_empty() { (table(targets, &telling.summary.currency)) }
            @for contradiction in contradictions { (readings(contradiction)) }
        }
    })
}

fn table(targets: &[Judged], currency: &str) -> Markup {
    html! {
        p { (count(targets)) }
        div class="scroll" tabindex="0" role="region" aria-label="Table of targets" {
            table class="targets" {
                thead {
                    tr {
                        @for title in ["Target", "Published", "Counts as met", "Simulated", "Met", "Source"] {
                            th scope="col" { (title) }
                        }
                    }
                }
                tbody { @for target in targets { (line(target, currency)) } }
            }
        }
    }
}

fn count(targets: &[Judged]) -> String {
    let counted = || targets.iter().filter(|target| target.basis != Basis::Beside && target.is_inside.is_some());
    let met = || counted().filter(|target| target.is_inside == Some(true));
    let fitted = met().filter(|target| target.basis == Basis::Fitted).count();
    let by_fitting = match fitted {
        0 => String::new(),
        n => format!(", {n} of them by fitting, which validates nothing"),
    };
    format!(
        "Of {} published figures that this run can be held against, {} are met{by_fitting}.",
        counted().count(),
        met().count()
    )
}

fn line(target: &Judged, currency: &str) -> Markup {
    let shown = judged(target, currency);
    let met = match target.is_inside {
        Some(true) => "yes",
        Some(false) => "no",
        None => "not judged by this run",
    };
    let basis = match target.basis {
        Basis::Free => "",
        Basis::Fitted => ", fitted",
        Basis::Beside => ", not counted",
    };
    html! {
        tr {
            th scope="row" { (target.title) @if !target.note.is_empty() { " " span class="faint" { (target.note) } } }
            td { (target.published) }
            td { (shown.range) }
            td { (shown.found) }
            td { (met) (basis) }
            td { (assumptions::sources(&target.source)) }
        }
    }
}

/// What was said, and what each reading of it would have shown.
fn readings(contradiction: &Contradicted) -> Markup {
    html! {
        h3 { (contradiction.title) }
        p { (contradiction.note) }
        ul {
            @for reading in &contradiction.readings {
                li { (reading.says) " (" (reading.strategy) "): " (reading.shows.join("; ")) "." }
            }
        }
    }
}
