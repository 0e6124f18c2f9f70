//! What the AI resolves week by week, true and reported, a panel for each strategy whose AI talks.

use super::weekly_pair::{Two, draw};
use super::{Drawing, Story};
use crate::books::Unit;
use crate::books::metric::{REPORTED_RESOLUTION, TRUE_RESOLUTION};
use crate::findings::{Bias, StrategyDetail, direction_in};
use crate::number::Ruler;
use crate::plot::canvas::PlotError;
use crate::plot::finding::capital;
use crate::plot::text::short;

const TWO: Two = Two {
    truly: &TRUE_RESOLUTION,
    seen: &REPORTED_RESOLUTION,
    names: ["truly resolved, %", "reported as resolved, %"],
    words: ["true", "reported"],
    column: "resolution",
};

pub fn figure(story: &Story) -> Result<Drawing, PlotError> {
    let subtitle = format!("{} · of the week's contacts in which the AI talked, %", story.summary.title);
    draw(story, &TWO, title(story), subtitle)
}

/// Where the gap between report and truth is found to move most from the first weeks to the last; no finding where it stays.
fn title(story: &Story) -> String {
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
    let most = moved.max_by(|a, b| a.1.abs().total_cmp(&b.1.abs())).and_then(|(d, _)| Some((d, ends(d)?)));
    match most {
        _ if talking.count() == 0 => "The AI talks to nobody".to_owned(),
        _ if story.is_single() => "Reported and true AI resolution by week in one random history".to_owned(),
        None => "Reported and true AI resolution, week by week".to_owned(),
        Some((detail, gaps)) => {
            let ruler = Ruler::new(Unit::Share, "", 1.0);
            let [from, to] = gaps.map(|gap| ruler.show(Some(gap)));
            capital(&format!(
                "the AI of {} reports {from} points more than it resolves at first, {to} at the end",
                short(&detail.id)
            ))
        }
    }
}
