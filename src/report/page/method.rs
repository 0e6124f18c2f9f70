//! How the numbers came about, what was checked, and what they cannot say.

use maud::{Markup, html};

use super::Telling;
use crate::findings::is_withheld;
use crate::report::evidence::{self, Grade};
use crate::scenario::Waits;
use crate::words::{Told, precise, say, whether};

/// Three short texts.
pub fn method(telling: &Telling) -> Markup {
    let (told, language) = (telling.told, telling.told.language);
    html! {
        h3 { (say!(language, "page-method")) }
        p { (how(telling)) }
        @if let Some(known) = precise(told) { p { (known) } }
        p { (say!(language, "page-method-paired", coarse = whether(told.scale_of_lines() > 1))) }
        h3 { (say!(language, "page-validation")) }
        p {
            (say!(language, "page-validation-is"))
            @if has_fitted(telling) { " " (say!(language, "page-validation-fitted")) }
        }
        h3 { (say!(language, "page-limits")) }
        ul { @for limit in limits(told) { li { (limit) } } }
    }
}

fn how(telling: &Telling) -> String {
    let Telling { told, facts, .. } = telling;
    let language = told.language;
    say!(
        language,
        "page-method-how",
        histories = told.replications.len(),
        horizon = language.duration(facts.horizon_s),
        warmup = language.duration(facts.warmup_s),
        cooldown = language.duration(facts.cooldown_s),
    )
}

fn has_fitted(telling: &Telling) -> bool {
    telling.facts.assumptions.iter().any(|number| evidence::grade(number) == Grade::Fitted)
}

fn limits(told: &Told) -> Vec<String> {
    let (language, scale) = (told.language, told.scale);
    let size = match (scale, told.waits_of()) {
        (1, _) => say!(language, "page-limit-whole"),
        (_, Waits::Crowd) => say!(language, "page-limit-crowd", scale = scale),
        (_, Waits::Formula) => say!(language, "page-limit-formula", scale = scale),
        (_, Waits::Small) => say!(language, "page-limit-scale", scale = scale),
    };
    let always =
        [say!(language, "page-limit-inputs"), say!(language, "page-limit-agents"), say!(language, "page-limit-value")];
    std::iter::once(size).chain(withheld(told)).chain(always).collect()
}

/// Strategies whose satisfaction is not judged.
fn withheld(told: &Told) -> Option<String> {
    let withheld = told.strategies.iter().filter(|strategy| is_withheld(told, strategy));
    let names: Vec<&str> = withheld.map(|strategy| strategy.id.as_str()).collect();
    (!names.is_empty()).then(|| say!(told.language, "page-limit-withheld", list = names.join(", ")))
}
