//! What staffing plans required, and how many of those served, in sentences.

use super::{Told, say};
use crate::findings::{ENOUGH, Planned, StrategySummary};

/// For each strategy whose staff is planned: whom the plans require, and when too few of them served.
pub fn sentences(told: &Told) -> Vec<String> {
    told.strategies.iter().filter_map(|strategy| Some(sentence(told, strategy, strategy.planned.as_ref()?))).collect()
}

fn sentence(told: &Told, strategy: &StrategySummary, found: &Planned) -> String {
    let language = told.language;
    let heads = |heads: f64| language.grouped(heads, usize::from(heads < 10.0));
    let enough = language.per_cent(ENOUGH, 0);
    let required = say!(
        language,
        "planned-required",
        id = &strategy.id,
        first = heads(found.first),
        week = found.first_week,
        fewest = heads(found.fewest),
        low = found.fewest_week,
        most = heads(found.most),
        high = found.most_week,
    );
    let served = if found.short_weeks == 0 {
        say!(language, "planned-enough", enough = enough)
    } else {
        say!(
            language,
            "planned-short",
            n = found.short_weeks,
            weeks = found.weeks,
            enough = enough,
            week = found.least_week,
            least = language.per_cent(found.least, 0),
        )
    };
    format!("{required} {served}")
}
