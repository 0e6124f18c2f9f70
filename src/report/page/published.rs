//! The run held against what was published: targets, and statements that can be read in more than one way.

use maud::{Markup, html};

use super::strategies::{heading, name};
use super::{Telling, assumptions};
use crate::findings::{Contradicted, Judged, Reference, Scales};
use crate::report::columns::{Column, columns, parted};
use crate::scenario::Basis;
use crate::words::{Told, UNDEFINED, fitted_numbers, judged_text, say, shows, whether};

/// Targets and contradictions; nothing if the scenario has neither.
pub fn published(telling: &Telling) -> Option<Markup> {
    let told = telling.told;
    (!(told.targets.is_empty() && told.contradictions.is_empty())).then(|| {
        html! {
            @if !told.targets.is_empty() { (table(told)) }
            // What a small scale makes of the metrics says nothing of a run in the lines of 1:1.
            @if let Some(reference) = told.reference.as_ref().filter(|_| told.scale_of_lines() > 1) { (scales(telling, reference)) }
            @for contradiction in &told.contradictions { (readings(told, contradiction)) }
        }
    })
}

fn table(told: &Told) -> Markup {
    let (language, reference) = (told.language, told.reference.as_ref());
    let at_full_scale = |id: &str| {
        let found = reference?.targets.iter().find(|target| target.id == id);
        Some(found.map_or_else(|| UNDEFINED.to_owned(), |found| with_judgement(told, found)))
    };
    let of_reference = reference.map(|reference| say!(language, "page-targets-reference", scale = reference.scale));
    let titles = parted(&say!(language, "page-targets-columns")).into_iter().chain(of_reference);
    let titles = titles.chain(parted(&say!(language, "page-targets-sources")));
    html! {
        p { (held(told).join(" ")) }
        div class="scroll" tabindex="0" role="region" aria-label=(say!(language, "page-table", table = "targets")) {
            table class="targets" {
                thead { tr { @for title in titles { th scope="col" { (title) } } } }
                tbody { @for target in &told.targets { (line(told, target, at_full_scale(&target.id))) } }
            }
        }
    }
}

/// How many figures this run meets and the reference run does, and how many numbers the fitted ones are.
fn held(told: &Told) -> Vec<String> {
    let language = told.language;
    let of_reference = |reference: &Reference| {
        let run = say!(
            language,
            "page-reference-run",
            scale = reference.scale,
            histories = reference.replications,
            seed = reference.seed.to_string(),
            run = &reference.run_id,
        );
        count(told, &reference.targets, &run)
    };
    let one_number = |numbers| say!(language, "page-one-number", numbers = numbers);
    std::iter::once(count(told, &told.targets, &say!(language, "page-this-run")))
        .chain(told.reference.as_ref().map(of_reference))
        .chain(fitted_numbers(language, &told.targets).map(one_number))
        .collect()
}

fn count(told: &Told, targets: &[Judged], run: &str) -> String {
    let counted = || targets.iter().filter(|target| target.basis != Basis::Beside && target.is_inside.is_some());
    let met = || counted().filter(|target| target.is_inside == Some(true));
    let fitted = met().filter(|target| target.basis == Basis::Fitted).count();
    let (counted, met) = (counted().count(), met().count());
    say!(told.language, "page-met", counted = counted, run = run, met = met, fitted = fitted)
}

/// By which a message chooses what it says of a target.
fn is_met(target: &Judged) -> &'static str {
    target.is_inside.map_or("unjudged", whether)
}

/// A target; with a reference run, what that found.
fn line(told: &Told, target: &Judged, reference: Option<String>) -> Markup {
    let shown = judged_text(told.language, target, &told.currency);
    let basis = match target.basis {
        Basis::Free => "free",
        Basis::Fitted => "fitted",
        Basis::Beside => "beside",
    };
    let met = say!(told.language, "page-target-met", met = is_met(target), basis = basis);
    html! {
        tr {
            th scope="row" { (target.title) @if !target.note.is_empty() { " " span class="faint" { (target.note) } } }
            td { (target.published) }
            td { (shown.range) }
            td { (shown.found) }
            td { (met) }
            @if let Some(found) = reference { td { (found) } }
            td { (target.one_number) }
            td { (assumptions::sources(&target.source)) }
        }
    }
}

/// What a reference run found, and whether that counts as met.
fn with_judgement(told: &Told, target: &Judged) -> String {
    let found = judged_text(told.language, target, &told.currency).found;
    say!(told.language, "page-reference-met", found = found, met = is_met(target))
}

/// How far a smaller scale is from the reference run, for the columns of the table of strategies.
fn scales(telling: &Telling, reference: &Reference) -> Markup {
    let Some(k) = reference.beside else { return html! {} };
    let (told, language) = (telling.told, telling.told.language);
    let columns = columns(told);
    let cell = |strategy: &str, column: &Column| {
        let is_it = |scales: &&Scales| scales.strategy == strategy && *scales.metric == column.metric;
        let found = reference.scales.iter().find(is_it).map(Scales::difference);
        found.map_or_else(|| UNDEFINED.to_owned(), |difference| column.ruler.difference(&difference))
    };
    html! {
        h3 { (say!(language, "page-smaller-scale")) }
        p { (say!(language, "page-smaller-scale-is", scale = k, reference = reference.scale)) }
        div class="scroll" tabindex="0" role="region" aria-label=(say!(language, "page-table", table = "scales")) {
            table class="numbers" {
                thead { tr { th scope="col" { (say!(language, "table-strategy")) } @for column in &columns { (heading(column)) } } }
                tbody {
                    @for strategy in &told.strategies {
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
fn readings(told: &Told, contradiction: &Contradicted) -> Markup {
    html! {
        h3 { (contradiction.title) }
        p { (contradiction.note) }
        ul {
            @for reading in &contradiction.readings {
                li { (reading.says) " (" (reading.strategy) "): " (shows(told, reading).join("; ")) "." }
            }
        }
    }
}
