//! What the AI resolves week by week, true and reported, a panel for each strategy whose AI talks.

use super::weekly_pair::{Two, draw};
use super::{Drawing, Story};
use crate::experiment::Band;
use crate::plot::canvas::PlotError;
use crate::plot::finding::{capital, points};
use crate::plot::text::short;

const TWO: Two = Two {
    truly: "true_resolution",
    seen: "reported_resolution",
    names: ["truly resolved, %", "reported as resolved, %"],
    words: ["true", "reported"],
    column: "resolution",
};

/// Weeks at either end whose medians are compared.
const WEEKS: usize = 4;

pub fn figure(story: &Story) -> Result<Drawing, PlotError> {
    let subtitle = format!("{} · of the week's contacts in which the AI talked, %", story.summary.title);
    draw(story, &TWO, title(story), subtitle)
}

/// Where the gap between report and truth moves most from the first weeks to the last.
fn title(story: &Story) -> String {
    let gaps = story.detail.strategies.iter().filter_map(|detail| {
        let gap = |of: fn(&[Option<Band>]) -> Option<f64>| {
            Some(of(detail.weeks_of(TWO.seen))? - of(detail.weeks_of(TWO.truly))?)
        };
        Some((detail, gap(first)?, gap(last)?))
    });
    let most = gaps.max_by(|a, b| (a.2 - a.1).abs().total_cmp(&(b.2 - b.1).abs()));
    match most {
        None => "The AI talks to nobody".to_owned(),
        Some(_) if story.is_single() => "Reported and true AI resolution by week in one random history".to_owned(),
        Some((detail, before, after)) => {
            let (id, from, to) = (short(&detail.id), points(before), points(after));
            capital(&format!("the AI of {id} reports {from} points more than it resolves at first, {to} at the end"))
        }
    }
}

/// Mean of the medians of the first weeks that have one.
fn first(weeks: &[Option<Band>]) -> Option<f64> {
    mean(weeks.iter().flatten())
}

fn last(weeks: &[Option<Band>]) -> Option<f64> {
    mean(weeks.iter().rev().flatten())
}

fn mean<'a>(weeks: impl Iterator<Item = &'a Band>) -> Option<f64> {
    let medians: Vec<f64> = weeks.take(WEEKS).map(|band| band[2]).collect();
    (!medians.is_empty()).then(|| medians.iter().sum::<f64>() / medians.len() as f64)
}
