//! Satisfaction week by week, true and surveyed, a panel for each strategy.

use super::weekly_pair::{Two, draw};
use super::{Drawing, Story};
use crate::books::metric::{CSAT_OBSERVED, SATISFACTION};
use crate::findings::{StrategyDetail, is_withheld};
use crate::plot::canvas::PlotError;
use crate::plot::finding::{capital, is_found, points};
use crate::plot::text::short;

const TWO: Two = Two {
    truly: &SATISFACTION,
    seen: &CSAT_OBSERVED,
    names: ["truly satisfied, %", "satisfied in surveys, %"],
    words: ["true", "surveyed"],
    column: "satisfaction",
};

pub fn figure(story: &Story) -> Result<Drawing, PlotError> {
    let subtitle = format!("{} · by the week in which an issue is opened, or a survey answered", story.summary.title);
    draw(story, &TWO, title(story), subtitle)
}

/// What surveys hide most.
fn title(story: &Story) -> String {
    let judged: Vec<_> = story.strategies().filter(|(strategy, _)| !is_withheld(story.summary, strategy)).collect();
    let is_seen = |d: &StrategyDetail| is_found(story.summary, &d.survey_gap, d.gap_scale_biases[1].as_ref());
    let gaps = judged.iter().filter_map(|(_, d)| Some((d, d.survey_gap.mean.filter(|_| is_seen(d))?)));
    let largest = gaps.max_by(|a, b| a.1.abs().total_cmp(&b.1.abs()));
    match largest {
        _ if story.is_single() => "Satisfaction by week in one random history".to_owned(),
        Some((detail, gap)) => {
            let more = if gap > 0.0 { "more" } else { "fewer" };
            let text = "satisfied customers than there are";
            capital(&format!("surveys show {} points {more} {text} under {}", points(gap), short(&detail.id)))
        }
        None if judged.is_empty() => "True and surveyed satisfaction by week, not judged at this scale".to_owned(),
        None => "No gap is found between surveyed and true satisfaction".to_owned(),
    }
}
