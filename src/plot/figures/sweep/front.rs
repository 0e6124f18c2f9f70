//! Cost against satisfaction of every setting that was tried, those that nobody beats named.

use super::{Drawing, Figure, table};
use crate::books::metric::{SATISFACTION, SERVICE_COST};
use crate::findings::{Sweep, SweptStrategy};
use crate::plot::canvas::PlotError;
use crate::plot::page::{HEIGHT, Page};
use crate::plot::scatter::{Dot, Scatter};
use crate::plot::text::short_in;
use crate::words::{say, swept_setting};

/// Most widths of a letter's size that a strategy's name and a value take in a label.
const NAME: f64 = 12.0;
const VALUE: f64 = 5.0;

/// Draws everything that was tried; `None` where inputs are moved, so that settings are of several worlds, and where fewer than two are judged.
///
/// # Errors
/// What plotters says.
pub fn figure(drawing: Drawing) -> Result<Option<Figure>, PlotError> {
    let (found, language) = (drawing.found, drawing.language);
    let mut settings: Vec<_> = found.settings().filter(|(_, of)| of.is_beaten.is_some()).collect();
    settings.sort_by_key(|(_, of)| of.is_beaten == Some(false));
    if settings.len() < 2 || !found.is_of_one_world() {
        return Ok(None);
    }
    let (money, percent) = (drawing.ruler(&SERVICE_COST), drawing.ruler(&SATISFACTION));
    let units = [money.divisor(), percent.divisor()];
    let dot = |&(at, strategy): &(usize, &SweptStrategy)| {
        let whole = swept_setting(found, language, at, strategy);
        let name = labelled(found, at, strategy);
        let levels = [strategy.metrics.get(&SERVICE_COST)?, strategy.metrics.get(&SATISFACTION)?];
        let [cost, satisfied] = [money.estimate(levels[0]), percent.estimate(levels[1])];
        let hint = format!("{whole}\n{cost} {}\n{satisfied} %", money.unit());
        let dot = Dot::new(&name, levels, None, units, drawing.palette)?.looking_as(&strategy.id, drawing.palette);
        Some(dot.with_hint(hint).behind(strategy.is_beaten == Some(true)))
    };
    let scatter = Scatter::new(
        settings.iter().filter_map(dot).collect(),
        (say!(language, "axis-service-cost", unit = money.unit()), (0.0, f64::INFINITY)),
        (say!(language, "axis-satisfied"), (0.0, 100.0)),
    );
    let kept = settings.iter().filter(|(_, of)| of.is_beaten == Some(false)).count();
    let page = Page {
        title: say!(language, "sweep-front-title", n = kept, all = settings.len()),
        subtitle: say!(language, "sweep-front-subtitle", axes = found.names().join(", ")),
        height: HEIGHT,
    };
    let svg = page.draw_from(language, &drawing.origin(), |canvas| {
        scatter.draw(canvas)?;
        Ok(Vec::new())
    })?;
    let caption = say!(language, "sweep-front-caption");
    let table = table(found, &[&SERVICE_COST, &SATISFACTION]);
    Ok(Some(Figure { id: "sweep-front", title: page.title, caption, svg, table }))
}

/// A name that leaves room for the values: "blend (30, ai)".
fn labelled(found: &Sweep, at: usize, strategy: &SweptStrategy) -> String {
    if found.is_told_once(&strategy.id) {
        return strategy.id.clone();
    }
    let values: Vec<String> = found.points[at].values.iter().map(|value| short_in(value, VALUE, false)).collect();
    format!("{} ({})", short_in(&strategy.id, NAME, true), values.join(", "))
}
