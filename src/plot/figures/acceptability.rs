//! Which strategy is best in how many worlds, as far as one more satisfied issue is worth so much.

use super::{Drawing, Story, header};
use crate::books::Unit;
use crate::findings::{Chosen, Deciding};
use crate::plot::axis::Axis;
use crate::plot::canvas::{Canvas, Drawn, FAINT, GRID, INK, PlotError};
use crate::plot::labels::Rect;
use crate::plot::page::{BOTTOM, LABEL, MARGIN, Page, TICK, TOP, WIDTH, name_in};
use crate::plot::text::short;
use crate::words::{Ruler, capital, say};
use plotters::style::text_anchor::HPos;

const NAMES: f64 = 230.0;
const SCALE: f64 = 52.0;
const HEIGHT: f64 = 300.0;
const HEADING: f64 = 30.0;
const TICKS: f64 = 52.0;
/// The least way between two names beside their lines.
const LINE: f64 = 18.0;

/// Whether there is anything to weigh.
pub fn is_shown(story: &Story) -> bool {
    deciding(story).is_some()
}

fn deciding<'a>(story: &Story<'a>) -> Option<&'a Deciding> {
    story.told.summary.drawn.as_ref()?.deciding.as_ref()
}

pub fn figure(story: &Story) -> Result<Drawing, PlotError> {
    let Some(found) = deciding(story) else { return Ok(Drawing::default()) };
    let told = story.told;
    let page = Page {
        title: title(story, found),
        subtitle: say!(told.language, "acceptability-subtitle"),
        height: TOP + HEADING + HEIGHT + TICKS + BOTTOM,
    };
    let n = told.drawn.as_ref().map_or(0, |drawn| drawn.worlds);
    let svg = page.draw(told, |canvas| {
        Curves::new(story, found).draw(canvas)?;
        Ok(vec![say!(told.language, "acceptability-note", n = n)])
    })?;
    Ok(Drawing { title: page.title, svg, table: table(found) })
}

/// From which worth on which strategy is best on average.
fn title(story: &Story, found: &Deciding) -> String {
    let language = story.told.language;
    let (first, last) = (&found.chosen[0], &found.chosen[found.chosen.len() - 1]);
    let from = found.chosen.iter().position(|chosen| chosen != first).map(|at| found.worth[at]);
    let ruler = worth_ruler(story, found);
    capital(&say!(
        language,
        "acceptability-title",
        first = short(first),
        last = short(last),
        same = if first == last { "yes" } else { "no" },
        from = from.map(|from| format!("{} {}", ruler.show(Some(from)), ruler.unit())).unwrap_or_default()
    ))
}

fn worth_ruler(story: &Story, found: &Deciding) -> Ruler {
    story.told.ruler(Unit::Money, found.worth[found.worth.len() - 1])
}

struct Curves<'a> {
    story: &'a Story<'a>,
    found: &'a Deciding,
    frame: Rect,
    ruler: Ruler,
    across: Axis,
}

impl<'a> Curves<'a> {
    fn new(story: &'a Story, found: &'a Deciding) -> Self {
        let w = WIDTH - 2.0 * MARGIN - SCALE - NAMES;
        let frame = Rect { x: MARGIN + SCALE, y: TOP + HEADING, w, h: HEIGHT };
        let ruler = worth_ruler(story, found);
        let ends = [0.0, found.worth[found.worth.len() - 1] / ruler.divisor()];
        let across = Axis::tight(ends, (0.0, f64::INFINITY), 6);
        Self { story, found, frame, ruler, across }
    }

    fn at(&self, worth: f64, share: f64) -> (f64, f64) {
        let x = self.frame.x + self.frame.w * self.across.share(worth / self.ruler.divisor());
        (x, self.frame.y + self.frame.h * (1.0 - share))
    }

    fn draw(&self, canvas: &Canvas) -> Drawn {
        let Self { story, found, frame, ruler, across } = self;
        let language = story.told.language;
        canvas.text(&say!(language, "acceptability-up"), (MARGIN, frame.y - 16.0), TICK.bold())?;
        for step in 0..=4 {
            let share = f64::from(step) / 4.0;
            let (_, y) = self.at(0.0, share);
            canvas.line((frame.x, y), (frame.x + frame.w, y), 1.0, if step == 0 { INK } else { GRID })?;
            canvas.text(&language.per_cent(share, 0), (frame.x - 10.0, y), TICK.aligned(HPos::Right))?;
        }
        for &tick in &across.ticks {
            let x = frame.x + frame.w * across.share(tick);
            let below = (x, frame.y + frame.h + 14.0);
            canvas.text(&canvas.number(tick, across.digits), below, TICK.aligned(HPos::Center))?;
        }
        let unit = say!(language, "acceptability-across", unit = ruler.unit());
        canvas.text(&unit, (frame.x + frame.w, frame.y + frame.h + 34.0), TICK.bold().aligned(HPos::Right))?;
        for strategy in found.strategies.iter().filter(|of| is_ever_best(of)) {
            let points: Vec<(f64, f64)> =
                found.worth.iter().zip(&strategy.best_in).map(|(worth, share)| self.at(*worth, *share)).collect();
            canvas.path(&points, 2.5, story.palette.look(&strategy.id).0)?;
        }
        self.names(canvas)
    }

    /// Names at the right, of whom was ever best, as high as their lines end and apart.
    fn names(&self, canvas: &Canvas) -> Drawn {
        let Self { found, frame, .. } = self;
        let last = |strategy: &&Chosen| strategy.best_in[strategy.best_in.len() - 1];
        let mut ever: Vec<&Chosen> = found.strategies.iter().filter(|of| is_ever_best(of)).collect();
        ever.sort_by(|a, b| last(b).total_cmp(&last(a)));
        let room = frame.y + frame.h;
        let mut above = f64::NEG_INFINITY;
        for (place, strategy) in ever.iter().enumerate() {
            let (x, y) = (frame.x + frame.w, self.at(0.0, last(strategy)).1);
            let below = (ever.len() - 1 - place) as f64 * LINE;
            let y = y.max(above + LINE).min(room - below);
            let (name, look) = name_in(&strategy.id, NAMES - 24.0, LABEL);
            canvas.line((x + 6.0, y), (x + 16.0, y), 2.5, self.story.palette.look(&strategy.id).0)?;
            canvas.text(&name, (x + 22.0, y), look)?;
            above = y;
        }
        canvas.line((frame.x, frame.y), (frame.x, room), 1.25, FAINT)
    }
}

fn is_ever_best(strategy: &Chosen) -> bool {
    strategy.best_in.iter().any(|share| *share > 0.0)
}

fn table(found: &Deciding) -> Vec<Vec<String>> {
    let columns = ["worth", "strategy", "best_in", "chosen", "regret", "worst_regret", "perfect_information"];
    let mut rows = vec![header(&columns)];
    for (at, worth) in found.worth.iter().enumerate() {
        rows.extend(found.strategies.iter().map(|strategy| {
            let is_chosen = found.chosen[at] == strategy.id;
            let numbers = [strategy.regret[at], strategy.worst_regret[at], found.perfect[at]];
            let named =
                [worth.to_string(), strategy.id.clone(), strategy.best_in[at].to_string(), is_chosen.to_string()];
            named.into_iter().chain(numbers.map(|number| number.to_string())).collect()
        }));
    }
    rows
}
