//! What strategies come to in the worlds that agree, beside all worlds: the difference from the baseline in cost and satisfaction.

use super::Drawing;
use crate::books::Metric;
use crate::findings::{DrawnWorlds, InDrawnWorlds, judged_in};
use crate::plot::canvas::PlotError;
use crate::plot::figures::ranges::{Ranges, SHOWN, Spans};
use crate::plot::figures::{Figure, cell, header};
use crate::plot::page::{Page, origin};
use crate::plot::text::short;
use crate::words::{Ruler, drawn_between, posterior_title, say};

pub fn figure(drawing: Drawing, within: &DrawnWorlds) -> Result<Figure, PlotError> {
    let Drawing { told, found } = drawing;
    let language = told.language;
    let rows: Vec<&InDrawnWorlds> = judged_in(told.summary, within).collect();
    let spans = |row: &InDrawnWorlds, metric: &Metric| Spans {
        thin: before(drawing, row).and_then(|before| ends(before, metric)).map(|[low, _, high]| (low, high)),
        thick: ends(row, metric),
    };
    let hint = |row: &InDrawnWorlds, metric: &Metric, _: &Ruler| hint(drawing, row, metric);
    let ranges = Ranges { told, rows: &rows, worlds: within.worlds, spans: &spans, hint: &hint };
    let page = Page {
        title: posterior_title(found, language),
        subtitle: say!(
            language,
            "answers-subtitle",
            baseline = short(&found.baseline),
            n = within.worlds,
            all = found.before.worlds,
        ),
        height: ranges.height(),
    };
    let svg = page.draw_from(language, &origin(found, language), |canvas| {
        ranges.draw(canvas)?;
        Ok(Vec::new())
    })?;
    let caption = say!(language, "answers-caption");
    Ok(Figure { id: "posterior", title: page.title, caption, svg, table: table(drawing, &rows) })
}

/// The same strategy in all worlds, where it was lived in them.
fn before<'a>(drawing: Drawing<'a>, row: &InDrawnWorlds) -> Option<&'a InDrawnWorlds> {
    drawing.found.before.strategies.iter().find(|known| known.id == row.id)
}

/// Where a strategy's difference lies in nine tenths of worlds, and the middle one.
fn ends(row: &InDrawnWorlds, metric: &Metric) -> Option<[f64; 3]> {
    let found = row.difference.get(metric)?;
    Some([found.p05?, found.p50?, found.p95?])
}

fn hint(drawing: Drawing, row: &InDrawnWorlds, metric: &Metric) -> String {
    let told = drawing.told;
    let all = before(drawing, row);
    say!(
        told.language,
        "answers-hint",
        id = &row.id,
        after = drawn_between(told, metric, row),
        before = all.map_or_else(|| "none".to_owned(), |before| drawn_between(told, metric, before)),
    )
}

fn table(drawing: Drawing, rows: &[&InDrawnWorlds]) -> Vec<Vec<String>> {
    let columns =
        ["strategy", "metric", "agreeing_p05", "agreeing_p50", "agreeing_p95", "all_p05", "all_p50", "all_p95"];
    let mut cells = vec![header(&columns)];
    for row in rows {
        for metric in &SHOWN {
            let of = |row: Option<&InDrawnWorlds>| {
                row.and_then(|row| ends(row, metric)).map_or([None; 3], |ends| ends.map(Some))
            };
            let numbers = of(Some(row)).into_iter().chain(of(before(drawing, row))).map(cell);
            cells.push([row.id.clone(), metric.id.to_owned()].into_iter().chain(numbers).collect());
        }
    }
    cells
}
