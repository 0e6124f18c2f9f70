//! What the AI resolves week by week, true and reported, a panel for each strategy whose AI talks.

use super::weekly_pair::{Two, draw};
use super::{Drawing, Story};
use crate::books::Unit;
use crate::books::metric::{REPORTED_RESOLUTION, TRUE_RESOLUTION};
use crate::findings::{Bias, StrategyDetail, direction_in};
use crate::plot::canvas::PlotError;
use crate::plot::text::short;
use crate::words::say;

const TWO: Two =
    Two { truly: &TRUE_RESOLUTION, seen: &REPORTED_RESOLUTION, words: ["true", "reported"], column: "resolution" };

pub fn figure(story: &Story) -> Result<Drawing, PlotError> {
    let subtitle = say!(story.told.language, "weekly-resolution-subtitle", title = &story.told.title);
    draw(story, &TWO, title(story), subtitle)
}

/// Where the gap between report and truth is found to move most from the first weeks to the last; no finding where it stays.
fn title(story: &Story) -> String {
    let language = story.told.language;
    let moves = |d: &StrategyDetail| {
        let is_moved = direction_in(Unit::Share, &d.reporting_drift, Bias::Nothing).is_some();
        d.reporting_drift.mean.filter(|_| is_moved)
    };
    let talking = story.detail.strategies.iter().filter(|detail| detail.reporting_gap.mean.is_some());
    let moved = talking.clone().filter_map(|detail| Some((detail, moves(detail)?)));
    let ends = |detail: &StrategyDetail| {
        let [before, after] = &detail.reporting_ends;
        Some([before.mean?, after.mean?])
    };
    let most = story.told.protagonist(moved, |(detail, drift)| (&detail.id, drift.abs()));
    let most = most.and_then(|(detail, _)| Some((detail, ends(detail)?)));
    match most {
        _ if talking.count() == 0 => say!(language, "weekly-resolution-nobody"),
        _ if story.is_single() => say!(language, "weekly-resolution-single"),
        None => say!(language, "weekly-resolution-level"),
        Some((detail, gaps)) => {
            let ruler = story.told.ruler(Unit::Share, 1.0);
            let [from, to] = gaps.map(|gap| ruler.show(Some(gap)));
            say!(language, "weekly-resolution-title", id = short(&detail.id), from = from, to = to)
        }
    }
}
