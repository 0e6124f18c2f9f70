//! The figures, one function each, and the numbers they show.

use super::canvas::{Canvas, FAINT, INK, PlotError, Text, draw};
use super::finding;
use super::number::Ruler;
use super::palette::Palette;
use super::scatter::{Dot, Scatter};
use crate::experiment::Summary;
use crate::metric::Unit;
use crate::stat::estimate::Estimate;

const SIZE: (f64, f64) = (960.0, 560.0);
const LETTERS_OF_TITLE: usize = 84;
const LETTERS_OF_OVERRIDES: usize = 110;

/// A strategy's place in [`cost_satisfaction`].
#[derive(Clone, Debug)]
pub struct CostPoint {
    /// Name of the strategy.
    pub strategy: String,
    /// Service cost per year.
    pub cost: Estimate,
    /// Share of satisfied customers.
    pub satisfaction: Estimate,
}

/// The numbers of [`cost_satisfaction`].
pub fn cost_points(summary: &Summary) -> Vec<CostPoint> {
    let point = |strategy: &crate::experiment::StrategySummary| CostPoint {
        strategy: strategy.id.clone(),
        cost: strategy.metric("service_cost"),
        satisfaction: strategy.metric("satisfaction"),
    };
    summary.strategies.iter().map(point).collect()
}

/// Service cost against satisfaction, a point with 95 % intervals for each strategy. An SVG document.
///
/// # Errors
/// What plotters says.
pub fn cost_satisfaction(summary: &Summary, palette: &Palette) -> Result<String, PlotError> {
    let points = cost_points(summary);
    let money = Ruler::of(Unit::Money, &summary.currency, points.iter().map(|point| &point.cost));
    let dot = |point: &CostPoint| {
        Dot::new(&point.strategy, (&point.cost, money.divisor()), (&point.satisfaction, 0.01), palette)
    };
    let scatter = Scatter::new(
        points.iter().filter_map(dot).collect(),
        (format!("Service cost per year, {}", money.unit()), (0.0, f64::INFINITY)),
        ("Satisfied at the end of their issue, %".to_owned(), (0.0, 100.0)),
    );
    let finding = finding::cost_satisfaction(summary);
    let subtitle = format!("{} · {} · up and to the left is better", summary.title, scatter.intervals());
    draw(SIZE, &finding, |canvas| {
        heading(canvas, &finding, &subtitle)?;
        let unnamed = scatter.draw(canvas)?;
        let undefined = points.iter().filter(|point| dot(point).is_none()).map(|point| point.strategy.clone());
        let left_out: Vec<String> = undefined.chain(unnamed).collect();
        let names = |note: &str, ids: &[String]| (!ids.is_empty()).then(|| format!("{note}: {}", ids.join(", ")));
        let notes = [names("not shown, or without room for its name", &left_out)];
        footer(canvas, summary, &notes.into_iter().flatten().collect::<Vec<_>>())
    })
}

fn heading(canvas: &Canvas, finding: &str, subtitle: &str) -> Result<(), PlotError> {
    let title = Text { bold: true, ..Text::new(19.0, INK) };
    let lines = balanced(finding, LETTERS_OF_TITLE);
    let top = if lines.len() > 1 { 26.0 } else { 40.0 };
    for (line, text) in lines.iter().take(2).enumerate() {
        canvas.text(text, (24.0, top + 24.0 * line as f64), title)?;
    }
    canvas.text(subtitle, (24.0, 80.0), Text::new(13.5, FAINT))
}

/// Notes, the overrides and the run: lines upwards from the bottom of the page.
fn footer(canvas: &Canvas, summary: &Summary, notes: &[String]) -> Result<(), PlotError> {
    let n = summary.replications.len();
    let replications = if n == 1 { "1 replication".to_owned() } else { format!("{n} replications") };
    let run = format!(
        "scenario {} · run {} · scale 1:{} · {replications} of each strategy · seed {} · blendsim {}",
        summary.scenario, summary.run_id, summary.scale, summary.seed, summary.version
    );
    let notes = Some(notes.join(" · ")).filter(|notes| !notes.is_empty());
    let lines = [Some(run), summary.with_overrides(LETTERS_OF_OVERRIDES), notes];
    for (line, text) in lines.iter().flatten().enumerate() {
        canvas.text(text, (24.0, SIZE.1 - 18.0 - 14.0 * line as f64), Text::new(11.5, FAINT))?;
    }
    Ok(())
}

/// The same number of lines, of lengths as equal as words allow.
fn balanced(text: &str, letters: usize) -> Vec<String> {
    let lines = wrapped(text, letters);
    (1..letters).map(|narrow| wrapped(text, narrow)).find(|narrow| narrow.len() == lines.len()).unwrap_or(lines)
}

/// A text in lines of at most `letters` letters, broken between words.
fn wrapped(text: &str, letters: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ') {
        match lines.last_mut() {
            Some(line) if line.chars().count() + word.chars().count() < letters => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_break_between_words_into_lines_of_like_length() {
        let lines = balanced("one two three four five six seven eight", 30);
        assert_eq!(lines, ["one two three four", "five six seven eight"]);
        assert_eq!(balanced("short", 30), ["short"]);
    }
}
