//! What each reading of a contradictory statement would have shown.

use super::base::Base;
use super::bias::{Bias, direction};
use super::facts::{Contradicted, ReadingShown, Way};
use super::scale::with_bias;
use crate::books::metric::REPEATS_PER_ISSUE;
use crate::scenario::Contradiction;
use crate::stat::estimate::Estimate;
use crate::stat::paired;
use crate::study::Digests;

/// Every contradiction of a scenario; readings whose strategy was not run are left out.
pub fn contradictions(base: Base) -> Vec<Contradicted> {
    let reading = |(index, says): &(usize, String)| {
        let place = base.run.design.place(*index)?;
        let (repeats, repeats_way) = repeats(base, place);
        Some(ReadingShown { strategy: base.id(place), says: says.clone(), repeats, repeats_way })
    };
    let shown = |contradiction: &Contradiction| Contradicted {
        id: contradiction.id.clone(),
        title: contradiction.title.clone(),
        note: contradiction.note.clone(),
        source: contradiction.source.clone(),
        readings: contradiction.readings.iter().filter_map(reading).collect(),
    };
    base.scenario.contradictions.iter().map(shown).collect()
}

/// How many more repeat contacts an issue takes than under the baseline, and which way that is found to go.
fn repeats(Base { run, baseline, .. }: Base, place: usize) -> (Estimate, Option<Way>) {
    let repeats = |lived: &Digests| {
        let of = |place: usize| REPEATS_PER_ISSUE.ratio.pairs(&lived.strategies[place]);
        paired::relative(&of(place), &of(baseline))
    };
    let (here, bias) = with_bias(run, &repeats);
    let way = direction(&here, Bias::at(run.design.scale_of_lines(), bias.as_ref())).map(Way::of);
    (here, way)
}
