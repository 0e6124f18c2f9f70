//! The table of figures: what each shows, and the function that draws it.

mod acceptability;
pub mod arrivals;
mod best_map;
mod business_case;
mod cost_satisfaction;
pub mod depth_of_cut;
mod detection;
mod groups;
mod ignorance;
mod matters;
mod operation;
pub mod posterior;
mod ranges;
mod resolution;
pub mod sweep;
mod undoing;
pub mod undoing_by_depth;
mod week;
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
    pub caption: String,
    /// An SVG document; where a pointer rests, it says more.
    pub svg: String,
    /// The numbers that it shows: a header, then rows. What is undefined is empty.
    pub table: Vec<Vec<String>>,
}

/// A drawing without its place in the table.
#[derive(Default)]
struct Drawing {
    title: String,
    svg: String,
    table: Vec<Vec<String>>,
}

/// Draws a figure.
type Draw = fn(&Story) -> Result<Drawing, PlotError>;

/// Whether a story has what a figure shows.
type IsShown = fn(&Story) -> bool;

/// Every figure by its name, in the order in which a report shows them; how to read one is told by the message `caption-NAME`.
const FIGURES: [(&str, IsShown, Draw); 14] = [
    ("cost-satisfaction", always, cost_satisfaction::figure),
    ("ignorance", ignorance::is_shown, ignorance::figure),
    ("matters", matters::is_shown, matters::figure),
    ("acceptability", acceptability::is_shown, acceptability::figure),
    ("best-map", best_map::is_shown, best_map::figure),
    ("business-case", always, business_case::figure),
    ("resolution", always, resolution::figure),
    ("weekly-satisfaction", always, weekly_satisfaction::figure),
    ("weekly-resolution", always, weekly_resolution::figure),
    ("detection", always, detection::figure),
    ("undoing", undoing::is_shown, undoing::figure),
    ("satisfaction-by-group", always, groups::figure),
    ("operation", always, operation::figure),
    ("week", week::is_shown, week::figure),
];

fn always(_: &Story) -> bool {
    true
}

/// Draws every figure that has something to show.
///
/// # Errors
/// What plotters says.
pub fn all(story: &Story) -> Result<Vec<Figure>, PlotError> {
    let figure = |(id, _, draw): &(&'static str, IsShown, Draw)| {
        let Drawing { title, svg, table } = draw(story)?;
        let caption = story.told.language.said(&format!("caption-{id}"), &[]);
        Ok(Figure { id, title, caption, svg, table })
    };
    FIGURES.iter().filter(|(_, is_shown, _)| is_shown(story)).map(figure).collect()
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
        let figure = Figure { id: "a", title: String::new(), caption: String::new(), svg, table: Vec::new() };
        assert_eq!(figure.untitled(), "<svg role=\"img\" viewBox=\"0 124 1920 876\"><g/></svg>");
    }
}
