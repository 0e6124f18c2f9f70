//! What each AI model did and what it cost, where there are several.

use maud::{Markup, html};

use super::{Telling, strategies};
use crate::books::Metric;
use crate::books::metric::{AI_CONTACTS, OF_MODELS};
use crate::findings::{ModelSummary, StrategySummary};
use crate::words::{Language, Ruler, say};

/// A table of the models that talked under each strategy; nothing where there is one model.
pub fn models(telling: &Telling) -> Option<Markup> {
    let (told, language) = (telling.told, telling.told.language);
    let several: Vec<(&StrategySummary, Vec<&ModelSummary>)> = told
        .strategies
        .iter()
        .map(|strategy| (strategy, talked(strategy)))
        .filter(|(_, models)| !models.is_empty())
        .collect();
    let all = || several.iter().flat_map(|(_, models)| models.iter().copied());
    let column = |metric: &'static Metric| {
        (metric, told.ruler_of(metric.unit, all().filter_map(|model| model.metrics.get(metric))))
    };
    let columns: Vec<(&Metric, Ruler)> = OF_MODELS.iter().map(column).collect();
    (!several.is_empty()).then(|| {
        html! {
            p { (say!(language, "page-models")) }
            div class="scroll" tabindex="0" role="region" aria-label=(say!(language, "page-table", table = "models")) {
                table class="numbers" {
                    thead { tr { th scope="col" { (say!(language, "page-model")) } @for column in &columns { (heading(language, column)) } } }
                    @for (strategy, models) in &several {
                        tbody {
                            tr { th scope="rowgroup" colspan=(columns.len() + 1) { (strategies::name(telling, &strategy.id)) } }
                            @for model in models { (row(model, &columns)) }
                        }
                    }
                }
            }
        }
    })
}

/// The models that had any contact.
fn talked(strategy: &StrategySummary) -> Vec<&ModelSummary> {
    let has_talked = |model: &&ModelSummary| {
        let contacts = model.metrics.get(&AI_CONTACTS).and_then(|estimate| estimate.mean);
        contacts.is_some_and(|contacts| contacts > 0.0)
    };
    strategy.models.iter().filter(has_talked).collect()
}

fn heading(language: Language, (metric, ruler): &(&Metric, Ruler)) -> Markup {
    html! { th scope="col" { (language.label(metric)) @if !ruler.unit().is_empty() { ", " (ruler.unit()) } } }
}

fn row(model: &ModelSummary, columns: &[(&Metric, Ruler)]) -> Markup {
    let cell = |(metric, ruler): &(&Metric, Ruler)| model.metrics.get(metric).map(|found| ruler.estimate(found));
    html! { tr { th scope="row" { (model.id) } @for column in columns { td { (cell(column).unwrap_or_default()) } } } }
}
