//! A scenario at many points: lines over one axis, tiles over two, and cost against satisfaction of everything that was tried.

mod front;
mod lines;
mod tiles;

use plotters::style::RGBColor;

use super::{Figure, cell};
use crate::books::Metric;
use crate::findings::Sweep;
use crate::plot::canvas::{Canvas, Drawn, PlotError};
use crate::plot::page::{LABEL, MARGIN, WIDTH, darker};
use crate::plot::palette::{Marker, Palette};
use crate::plot::text::short;
use crate::words::{Language, Ruler, say};

/// Height of a line of names.
const LINE: f64 = 20.0;

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
        let found = self.found;
        let fit = found.fit.as_ref().map(|fit| say!(self.language, "under-fit", fit = short(fit)));
        say!(
            self.language,
            "origin",
            scenario = short(&found.scenario),
            fit = fit.map_or_else(String::new, |fit| format!(" {fit}")),
            run = &found.run_id,
            scale = found.scale,
            waits = found.waits.at_scale(found.scale).name(),
            n = found.replications.len(),
            seed = found.seed.to_string(),
            version = found.version,
        )
    }

    /// Marks and names of strategies side by side from `top` down, where there is room for them; gives where they end.
    fn key(&self, canvas: Option<&Canvas>, top: f64) -> Result<f64, PlotError> {
        let (mut x, mut y) = (MARGIN, top + 8.0);
        for id in self.ids() {
            let (name, (colour, marker)) = (short(id), self.palette.look(id));
            let width = LABEL.measure(&name).0 + 38.0;
            if x > MARGIN && x + width > WIDTH - MARGIN {
                (x, y) = (MARGIN, y + LINE);
            }
            if let Some(canvas) = canvas {
                named(canvas, (x, y), &name, (colour, marker))?;
            }
            x += width;
        }
        Ok(y + 12.0)
    }
}

fn named(canvas: &Canvas, (x, y): (f64, f64), name: &str, (colour, marker): (RGBColor, Marker)) -> Drawn {
    canvas.marker(marker, (x + 7.0, y), 5.5, colour)?;
    canvas.text(name, (x + 18.0, y), LABEL.coloured(darker(colour)))
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
