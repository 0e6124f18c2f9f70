//! Satisfaction week by week, true and surveyed, a panel for each strategy.

use super::weekly_pair::{Two, draw};
use super::{Drawing, Story};
use crate::books::metric::{CSAT_OBSERVED, SATISFACTION};
use crate::findings::{StrategyDetail, is_withheld};
use crate::plot::canvas::PlotError;
use crate::plot::finding::{is_found, points};
use crate::plot::text::short;
use crate::words::say;

const TWO: Two =
    Two { truly: &SATISFACTION, seen: &CSAT_OBSERVED, words: ["true", "surveyed"], column: "satisfaction" };

pub fn figure(story: &Story) -> Result<Drawing, PlotError> {
    let subtitle = say!(story.told.language, "weekly-satisfaction-subtitle", title = &story.told.title);
    draw(story, &TWO, title(story), subtitle)
}

/// What surveys hide most.
fn title(story: &Story) -> String {
    let language = story.told.language;
    let judged: Vec<_> = story.strategies().filter(|(strategy, _)| !is_withheld(story.told, strategy)).collect();
    let is_seen = |d: &StrategyDetail| is_found(story.told, &d.survey_gap, d.gap_scale_biases[1].as_ref());
    let gaps = judged.iter().filter_map(|(_, d)| Some((d, d.survey_gap.mean.filter(|_| is_seen(d))?)));
    let largest = story.told.protagonist(gaps, |(d, gap)| (&d.id, gap.abs()));
    match largest {
        _ if story.is_single() => say!(language, "weekly-satisfaction-single"),
        Some((detail, gap)) => {
            let (way, points) = (if gap > 0.0 { "more" } else { "fewer" }, points(story.told, gap));
            say!(language, "weekly-satisfaction-title", id = short(&detail.id), points = points, way = way)
        }
        None if judged.is_empty() => say!(language, "weekly-satisfaction-not-judged"),
        None => say!(language, "weekly-satisfaction-level"),
    }
}
