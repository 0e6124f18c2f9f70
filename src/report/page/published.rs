//! The run held against what was published: targets, and statements that can be read in more than one way.

use maud::{Markup, html};

use super::strategies::{heading, name};
use super::{Telling, assumptions};
use crate::findings::{Contradicted, Judged, Reference, Scales, Summary};
use crate::number::UNDEFINED;
use crate::report::columns::{Column, columns};
use crate::scenario::Basis;
use crate::words::en::{fitted_numbers, judged_text, shows};

/// Targets and contradictions; nothing if the scenario has neither.
pub fn published(telling: &Telling) -> Option<Markup> {
    let Summary { targets, contradictions, .. } = telling.summary;
    (!(targets.is_empty() && contradictions.is_empty())).then(|| {
        html! {
            @if !targets.is_empty() { (table(telling.summary)) }
            @if let Some(reference) = &telling.summary.reference { (scales(telling, reference)) }
            @for contradiction in contradictions { (readings(telling.summary, contradiction)) }
        }
    })
}

fn table(summary: &Summary) -> Markup {
    let Summary { targets, currency, reference, .. } = summary;
    let at_full_scale = |id: &str| {
        let found = reference.as_ref()?.targets.iter().find(|target| target.id == id);
        Some(found.map_or_else(|| UNDEFINED.to_owned(), |found| with_judgement(found, currency)))
    };
    html! {
        p {
            (count(targets, "this run")) @if let Some(reference) = reference { " " (of_reference(reference)) }
            @if let Some(numbers) = fitted_numbers(targets) { " " (numbers) ": targets with the same number follow from one another." }
        }
        div class="scroll" tabindex="0" role="region" aria-label="Table of targets" {
            table class="targets" {
                thead {
                    tr {
                        @for title in ["Target", "Published", "Counts as met", "Simulated", "Met"] { th scope="col" { (title) } }
                        @if let Some(reference) = reference { th scope="col" { "At 1:" (reference.scale) } }
                        th scope="col" { "One number" }
                        th scope="col" { "Source" }
                    }
                }
                tbody {
                    @for target in targets {
                        (line(target, at_full_scale(&target.id), currency))
                    }
                }
            }
        }
    }
}

/// What the reference run says of the same figures.
fn of_reference(reference: &Reference) -> String {
    let run = format!(
        "the reference run at scale 1:{} ({} histories, seed {}, run {})",
        reference.scale, reference.replications, reference.seed, reference.run_id
    );
    count(&reference.targets, &run)
}

fn count(targets: &[Judged], run: &str) -> String {
    let counted = || targets.iter().filter(|target| target.basis != Basis::Beside && target.is_inside.is_some());
    let met = || counted().filter(|target| target.is_inside == Some(true));
    let fitted = met().filter(|target| target.basis == Basis::Fitted).count();
    let by_fitting = match fitted {
        0 => String::new(),
        n => format!(", {n} of them by fitting, which validates nothing"),
    };
    format!(
        "Of {} published figures that {run} can be held against, {} are met{by_fitting}.",
        counted().count(),
        met().count()
    )
}

/// A target; with a reference run, what that found.
fn line(target: &Judged, reference: Option<String>, currency: &str) -> Markup {
    let shown = judged_text(target, currency);
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
            @if let Some(found) = reference { td { (found) } }
            td { (target.one_number) }
            td { (assumptions::sources(&target.source)) }
        }
    }
}

/// What a reference run found, and whether that counts as met.
fn with_judgement(target: &Judged, currency: &str) -> String {
    let met = target.is_inside.map_or("", |is_inside| if is_inside { ", met" } else { ", not met" });
    format!("{}{met}", judged_text(target, currency).found)
}

/// How far a smaller scale is from the reference run, for the columns of the table of strategies.
fn scales(telling: &Telling, reference: &Reference) -> Markup {
    let Some(k) = reference.beside else { return html! {} };
    let columns = columns(telling.summary);
    let cell = |strategy: &str, column: &Column| {
        let is_it = |scales: &&Scales| scales.strategy == strategy && *scales.metric == column.metric;
        let found = reference.scales.iter().find(is_it).map(Scales::difference);
        found.map_or_else(|| UNDEFINED.to_owned(), |difference| column.ruler.difference(&difference))
    };
    html! {
        h3 { "What a smaller scale makes of it" }
        p {
            "Each number at scale 1:" (k) " less that of the reference run at 1:" (reference.scale) ", in the columns' units, "
            "those of shares in points. The two have no luck in common, so an interval that contains 0 shows no distortion."
        }
        div class="scroll" tabindex="0" role="region" aria-label="Table of scales" {
            table class="numbers" {
                thead { tr { th scope="col" { "Strategy" } @for column in &columns { (heading(column)) } } }
                tbody {
                    @for strategy in &telling.summary.strategies {
                        tr {
                            th scope="row" { (name(telling, &strategy.id)) }
                            @for column in &columns { td { (cell(&strategy.id, column)) } }
                        }
                    }
                }
            }
        }
    }
}

/// What was said, and what each reading of it would have shown.
fn readings(summary: &Summary, contradiction: &Contradicted) -> Markup {
    html! {
        h3 { (contradiction.title) }
        p { (contradiction.note) }
        ul {
            @for reading in &contradiction.readings {
                li { (reading.says) " (" (reading.strategy) "): " (shows(summary, reading).join("; ")) "." }
            }
        }
    }
}
