//! The table of figures: what each shows, and the function that draws it.

pub mod arrivals;
mod business_case;
mod cost_satisfaction;
mod detection;
mod groups;
mod operation;
mod resolution;
mod weekly_pair;
mod weekly_resolution;
mod weekly_satisfaction;

use super::canvas::PlotError;
use super::page::{TITLE, WIDTH};
use crate::stat::estimate::Estimate;

pub use super::story::{Shown, Story};

/// A figure.
#[derive(Clone, Debug)]
pub struct Figure {
    /// Its name in files.
    pub id: &'static str,
    /// The finding that it shows.
    pub title: String,
    /// How to read it.
    pub caption: &'static str,
    /// An SVG document; where a pointer rests, it says more.
    pub svg: String,
    /// The numbers that it shows: a header, then rows. What is undefined is empty.
    pub table: Vec<Vec<String>>,
}

/// A drawing without its place in the table.
struct Drawing {
    title: String,
    svg: String,
    table: Vec<Vec<String>>,
}

/// A row of the table.
struct Kind {
    id: &'static str,
    caption: &'static str,
    draw: fn(&Story) -> Result<Drawing, PlotError>,
}

/// Every figure, in the order in which a report shows them.
const FIGURES: [Kind; 8] = [
    Kind {
        id: "cost-satisfaction",
        caption: "Service cost a year against the share of customers satisfied at the end of their issue. An ellipse \
                  holds both numbers of a strategy together with 95 % confidence (Hotelling's T²).",
        draw: cost_satisfaction::figure,
    },
    Kind {
        id: "business-case",
        caption: "From the vendor's case to the full cost: each bar is money a year against the baseline, and the bars \
                  add up. The vendor's case: the share of the work that the AI reports as resolved, at the baseline's \
                  pay, less what the AI charges. Whiskers are 95 % intervals of the sums.",
        draw: business_case::figure,
    },
    Kind {
        id: "resolution",
        caption: "What the AI reports as resolved (ring) against what it truly resolves (mark), as a share of the \
                  contacts in which it talked.",
        draw: resolution::figure,
    },
    Kind {
        id: "weekly-satisfaction",
        caption: "Satisfaction week by week: the median replication, and between which bounds 50 % and 90 % of the \
                  replications lie; true (solid) and as surveys show it (broken line).",
        draw: weekly_satisfaction::figure,
    },
    Kind {
        id: "weekly-resolution",
        caption: "What the AI truly resolves (solid) and what it reports as resolved (broken line), week by week: the median \
                  replication, and between which bounds 50 % and 90 % of the replications lie.",
        draw: weekly_resolution::figure,
    },
    Kind {
        id: "detection",
        caption: "When satisfaction falls below the baseline’s (filled), when the alarm on what management sees rings (ring: the \
                  median of all random histories; the line holds 90 % of them), and what is damaged in between.",
        draw: detection::figure,
    },
    Kind {
        id: "satisfaction-by-group",
        caption: "Satisfied customers by topic and by segment with 95 % intervals: a mean can hide who pays for it. Beside it the \
                  mean score of the tenth of issues that felt worst at their end: above 0 a customer is satisfied, and one \
                  unit is the spread of moods on the same day.",
        draw: groups::figure,
    },
    Kind {
        id: "operation",
        caption: "People paid, how busy they are, and how long customers wait for them: the median replication by week, \
                  and between which bounds 90 % of the replications lie.",
        draw: operation::figure,
    },
];

/// Draws every figure.
///
/// # Errors
/// What plotters says.
pub fn all(story: &Story) -> Result<Vec<Figure>, PlotError> {
    let figure = |kind: &Kind| {
        let Drawing { title, svg, table } = (kind.draw)(story)?;
        Ok(Figure { id: kind.id, caption: kind.caption, title, svg, table })
    };
    FIGURES.iter().map(figure).collect()
}

impl Figure {
    /// The drawing without its title, for a page that states the finding in its own words above.
    pub fn untitled(&self) -> String {
        let root = self.svg.split_once(" width=").zip(self.svg.split_once("viewBox=\""));
        let cut = root.and_then(|((before, _), (_, rest))| {
            let (view, after) = rest.split_once('"')?;
            let numbers: Vec<f64> = view.split(' ').filter_map(|number| number.parse().ok()).collect();
            let [x, y, width, height] = numbers[..] else { return None };
            let top = TITLE * width / WIDTH;
            Some(format!("{before} viewBox=\"{x} {} {width} {}\"{after}", y + top, height - top))
        });
        cut.unwrap_or_else(|| self.svg.clone())
    }
}

/// A row of words.
fn header(cells: &[&str]) -> Vec<String> {
    cells.iter().map(|&cell| cell.to_owned()).collect()
}

/// A number in the shortest form that reads back the same; undefined is empty.
fn cell(value: Option<f64>) -> String {
    value.map_or_else(String::new, |value| value.to_string())
}

/// Mean and half-width.
fn cells(estimate: &Estimate) -> [String; 2] {
    [cell(estimate.mean), cell(estimate.half_width)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_drawing_without_its_title_begins_below_it_and_ends_where_it_ended() {
        let svg = "<svg role=\"img\" width=\"960\" height=\"500\" viewBox=\"0 0 1920 1000\"><g/></svg>".to_owned();
        let figure = Figure { id: "a", title: String::new(), caption: "", svg, table: Vec::new() };
        assert_eq!(figure.untitled(), "<svg role=\"img\" viewBox=\"0 124 1920 876\"><g/></svg>");
    }
}
