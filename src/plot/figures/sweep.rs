//! A scenario at many points: lines over one axis, tiles over two, and cost against satisfaction of everything that was tried.

mod front;
mod lines;
mod tiles;

use super::{Figure, cell};
use crate::books::Metric;
use crate::findings::Sweep;
use crate::plot::canvas::PlotError;
use crate::plot::page::{Key, origin};
use crate::plot::palette::Palette;
use crate::words::{Language, Ruler};

/// What a sweep is drawn with.
#[derive(Clone, Copy)]
pub struct Drawing<'a> {
    /// What is drawn.
    pub found: &'a Sweep,
    /// Looks of the strategies.
    pub palette: &'a Palette,
    /// In this language.
    pub language: Language,
}

/// Every figure of a sweep: lines or tiles by the number of its axes, and what nobody beats.
///
/// # Errors
/// What plotters says.
pub fn all(drawing: Drawing) -> Result<Vec<Figure>, PlotError> {
    let first = match drawing.found.axes.len() {
        1 => Some(lines::figure(drawing)?),
        2 => tiles::figure(drawing)?,
        _ => None,
    };
    Ok(first.into_iter().chain(front::figure(drawing)?).collect())
}

impl Drawing<'_> {
    /// The strategies by their names, in the order of the file.
    fn ids(&self) -> Vec<&str> {
        let first = self.found.points.first();
        first.map_or_else(Vec::new, |point| point.strategies.iter().map(|of| of.id.as_str()).collect())
    }

    /// The ruler of everything that strategies come to by a metric.
    fn ruler(&self, metric: &Metric) -> Ruler {
        let all = self.found.points.iter().flat_map(|point| &point.strategies);
        let largest =
            all.filter_map(|of| of.metrics.get(metric)?.mean).fold(0.0, |most: f64, mean| most.max(mean.abs()));
        Ruler::new(self.language, metric.unit, &self.found.currency, largest)
    }

    /// What a panel shows, and in which unit.
    fn heading(&self, metric: &Metric, ruler: &Ruler) -> String {
        let (label, unit) = (self.language.label(metric), ruler.unit());
        if unit.is_empty() { label } else { format!("{label}, {unit}") }
    }

    /// Where the numbers come from.
    fn origin(&self) -> String {
        origin(self.found, self.language)
    }

    /// Marks and names of the strategies.
    fn key(&self) -> Key<'_> {
        Key { ids: self.ids(), palette: self.palette }
    }
}

/// The numbers of a figure: a row a point, strategy and metric.
fn table(found: &Sweep, metrics: &[&Metric]) -> Vec<Vec<String>> {
    let paths = found.axes.iter().map(|axis| axis.path.clone());
    let names = ["strategy", "metric", "mean", "half_width"].map(str::to_owned);
    let mut rows = vec![paths.chain(names).collect::<Vec<_>>()];
    for point in &found.points {
        for strategy in &point.strategies {
            for metric in metrics {
                let level = strategy.metrics.get(metric);
                let numbers = [level.and_then(|of| of.mean), level.and_then(|of| of.half_width)].map(cell);
                let named = [strategy.id.clone(), metric.id.to_owned()];
                rows.push(point.values.iter().cloned().chain(named).chain(numbers).collect());
            }
        }
    }
    rows
}
