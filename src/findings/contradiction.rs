//! What each reading of a contradictory statement would have shown.

use super::bias::{Bias, direction};
use super::facts::{Contradicted, ReadingShown, Summary, Way};
use super::scale::measured;
use crate::books::metric::REPEATS_PER_ISSUE;
use crate::scenario::Scenario;
use crate::stat::estimate::Estimate;
use crate::stat::paired;
use crate::study::Run;

/// Every contradiction of a scenario; readings whose strategy was not run are left out.
pub fn contradictions(scenario: &Scenario, run: &Run, summary: &Summary) -> Vec<Contradicted> {
    let reading = |(index, says): &(usize, String)| {
        let place = run.design.strategies.iter().position(|strategy| strategy == index)?;
        let strategy = &summary.strategies[place];
        let (repeats, repeats_way) = repeats(run, summary, place);
        Some(ReadingShown { strategy: strategy.id.clone(), says: says.clone(), repeats, repeats_way })
    };
    let shown = |contradiction: &crate::scenario::Contradiction| Contradicted {
        id: contradiction.id.clone(),
        title: contradiction.title.clone(),
        note: contradiction.note.clone(),
        source: contradiction.source.clone(),
        readings: contradiction.readings.iter().filter_map(reading).collect(),
    };
    scenario.contradictions.iter().map(shown).collect()
}

/// How many more repeat contacts an issue takes than under the baseline, and which way that is found to go.
fn repeats(run: &Run, summary: &Summary, place: usize) -> (Estimate, Option<Way>) {
    let baseline = summary.strategies.iter().position(|known| known.id == summary.baseline).unwrap_or(place);
    let repeats = |run: &Run| {
        let of = |place: usize| REPEATS_PER_ISSUE.ratio.pairs(&run.outcomes[place]);
        paired::relative(&of(place), &of(baseline))
    };
    let here = repeats(run);
    let bias = measured(run, &here, &repeats);
    let way = direction(&here, Bias::at(summary.scale, bias.as_ref())).map(Way::of);
    (here, way)
}
