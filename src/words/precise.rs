//! How precisely differences are known, in a sentence.

use super::{Ruler, Told, say, whether};

/// What was asked for, and what is known; `None` where nothing was asked for.
pub fn sentence(told: &Told) -> Option<String> {
    let found = told.precise.as_ref()?;
    let metric = found.metric;
    let ruler = Ruler::told(told.language, metric.unit, &told.currency, found.half_width.max(found.wanted));
    let size = |size: f64| format!("{} {}", ruler.show(Some(size)), ruler.unit_of_difference()).trim_end().to_owned();
    Some(say!(
        told.language,
        "precise",
        n = told.replications.len(),
        metric = told.language.within(&told.language.label(metric)),
        baseline = &told.baseline,
        size = size(found.half_width),
        wanted = size(found.wanted),
        typed = &found.typed,
        strategy = &found.strategy,
        looks = found.looks,
        reached = whether(found.is_reached()),
    ))
}
