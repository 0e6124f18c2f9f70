//! What is true and what is seen of it, week by week, a panel for each strategy.

use plotters::style::RGBColor;

use super::{Drawing, Story, cell, header};
use crate::books::{Metric, Unit};
use crate::findings::{Band, StrategyDetail};
use crate::plot::axis::Axis;
use crate::plot::canvas::{Canvas, Drawn, FAINT, INK, PlotError};
use crate::plot::labels::Rect;
use crate::plot::page::{
    BOTTOM, HEIGHT, LABEL, MARGIN, Page, TICK, TOP, WIDTH, changes_note, darker, name_in, withheld_note,
};
use crate::plot::panel::Panel;
use crate::words::{Told, say};

const KEY: f64 = 24.0;
const NUMBERS: f64 = 36.0;
const GAP: f64 = 18.0;
const NAME: f64 = 24.0;
const DATES: f64 = 24.0;
const SHARE: f64 = 0.01;
const SEEN: RGBColor = RGBColor(90, 90, 90);

/// Two shares that are drawn together.
pub struct Two {
    /// The metric of what is true.
    pub truly: &'static Metric,
    /// The metric of what is seen.
    pub seen: &'static Metric,
    /// What the table calls them, and by which a message chooses.
    pub words: [&'static str; 2],
    /// The column of the table that says which of them a row is.
    pub column: &'static str,
}

/// Draws both in the panels of the strategies that have them.
pub fn draw(story: &Story, two: &Two, title: String, subtitle: String) -> Result<Drawing, PlotError> {
    let shown: Vec<&StrategyDetail> = story.detail.strategies.iter().filter(|detail| has(detail, two)).collect();
    let n = shown.len();
    let columns = match n {
        0..=3 => n.max(1),
        4 => 2,
        5 | 6 => 3,
        _ => 4,
    };
    let lines = n.div_ceil(columns).max(1);
    let row = f64::max((HEIGHT - TOP - KEY - BOTTOM) / lines as f64, 170.0);
    let page = Page { title, subtitle, height: TOP + KEY + row * lines as f64 + BOTTOM };
    let svg = page.draw(story.told, |canvas| {
        key(canvas, two, story)?;
        let axis = axis(&shown, two);
        let width = (WIDTH - 2.0 * MARGIN - NUMBERS - GAP * (columns as f64 - 1.0)) / columns as f64;
        for (i, detail) in shown.iter().enumerate() {
            let (column, line) = (i % columns, i / columns);
            let (x, y) = (MARGIN + NUMBERS + (width + GAP) * column as f64, TOP + KEY + row * line as f64);
            let frame = Rect { x, y: y + NAME, w: width, h: row - NAME - DATES };
            let panel = Panel { frame, weeks: &story.detail.weeks, axis: &axis, unit: SHARE };
            panel.grid(canvas, column == 0, i + columns >= n)?;
            draw_strategy(canvas, story, &panel, (detail, two))?;
        }
        Ok(changes_note(story).into_iter().chain(withheld_note(story.told)).collect())
    })?;
    Ok(Drawing { title: page.title, svg, table: table(story, two) })
}

/// Whether a strategy has any week of what is true.
fn has(detail: &StrategyDetail, two: &Two) -> bool {
    detail.weeks_of(two.truly).iter().any(Option::is_some)
}

fn axis(shown: &[&StrategyDetail], two: &Two) -> Axis {
    let of = |detail: &&StrategyDetail| [detail.weeks_of(two.truly), detail.weeks_of(two.seen)].concat();
    let bands = shown.iter().flat_map(of).flatten();
    Axis::around(bands.flat_map(|band| [band[0] / SHARE, band[4] / SHARE]), (0.0, 100.0), 4)
}

/// What the lines and bands are.
fn key(canvas: &Canvas, two: &Two, story: &Story) -> Drawn {
    let language = story.told.language;
    let y = TOP + 6.0;
    let mut x = MARGIN + NUMBERS;
    let look = TICK.coloured(INK);
    for (is_true, metric) in [(true, two.truly), (false, two.seen)] {
        let name = say!(language, "weekly-key", metric = metric.id);
        let ends = [(x, y), (x + 28.0, y)];
        if is_true {
            canvas.path(&ends, 2.0, INK)?;
        } else {
            canvas.dashed(&ends, 1.5, SEEN)?;
        }
        canvas.text(&name, (x + 36.0, y), look)?;
        x += look.measure(&name).0 + 64.0;
    }
    if story.is_single() {
        return canvas.text(&say!(language, "weekly-no-bands"), (x, y), look);
    }
    let line = Rect { x, y: y - 7.0, w: 28.0, h: 14.0 };
    canvas.shape(&corners(line), INK, 0.16)?;
    canvas.shape(&corners(Rect { y: y - 3.5, h: 7.0, ..line }), INK, 0.3)?;
    canvas.text(&say!(language, "weekly-bands"), (x + 36.0, y), look)
}

fn corners(Rect { x, y, w, h }: Rect) -> [(f64, f64); 4] {
    [(x, y), (x + w, y), (x + w, y + h), (x, y + h)]
}

fn draw_strategy(canvas: &Canvas, story: &Story, panel: &Panel, (detail, two): (&StrategyDetail, &Two)) -> Drawn {
    let (colour, marker) = story.palette.look(&detail.id);
    let frame = panel.frame;
    canvas.marker(marker, (frame.x + 6.0, frame.y - 12.0), 5.5, colour)?;
    let (name, look) = name_in(&detail.id, frame.w - 18.0, LABEL.coloured(darker(colour)));
    canvas.text(&name, (frame.x + 17.0, frame.y - 12.0), look)?;
    let (truly, seen) = (detail.weeks_of(two.truly), detail.weeks_of(two.seen));
    if !story.is_single() {
        for (bands, colour) in [(seen, SEEN), (truly, colour)] {
            panel.fan(canvas, bands, (0, 4), (colour, 0.16))?;
            panel.fan(canvas, bands, (1, 3), (colour, 0.2))?;
        }
    }
    changes(canvas, story, panel, detail)?;
    for line in panel.medians(seen) {
        canvas.dashed(&line, 1.25, SEEN)?;
    }
    for line in panel.medians(truly) {
        canvas.path(&line, 1.75, colour)?;
    }
    panel.hints(canvas, |week| {
        let [truly, seen] = [(0, truly), (1, seen)].map(|(place, of)| hint(story.told, two.words[place], of.get(week)));
        format!("{}\n{truly}\n{seen}", detail.id)
    });
    Ok(())
}

fn changes(canvas: &Canvas, story: &Story, panel: &Panel, detail: &StrategyDetail) -> Drawn {
    story.changes(detail).try_for_each(|change| {
        let (x, _) = panel.at(change.weeks, 0.0);
        canvas.dashed(&[(x, panel.frame.y), (x, panel.frame.y + panel.frame.h)], 1.0, FAINT)
    })
}

fn hint(told: &Told, of: &str, band: Option<&Option<Band>>) -> String {
    let ruler = told.ruler(Unit::Share, 1.0);
    let show = |place: usize| ruler.show(band.and_then(Option::as_ref).map(|band| band[place]));
    say!(told.language, "hint-week", of = of, middle = show(2), low = show(0), high = show(4))
}

fn table(story: &Story, two: &Two) -> Vec<Vec<String>> {
    let mut rows = vec![header(&["strategy", "week", "start", two.column, "p05", "p25", "p50", "p75", "p95"])];
    for detail in &story.detail.strategies {
        for (metric, name) in [two.truly, two.seen].into_iter().zip(two.words) {
            for (week, (band, start)) in detail.weeks_of(metric).iter().zip(&story.detail.weeks).enumerate() {
                let named = [detail.id.clone(), (week + 1).to_string(), start.to_string(), name.to_owned()];
                let numbers = (0..5).map(|place| cell(band.map(|band| band[place])));
                rows.push(named.into_iter().chain(numbers).collect());
            }
        }
    }
    rows
}
