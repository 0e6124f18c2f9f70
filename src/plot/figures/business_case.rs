//! From the vendor's case to the full cost: a column of bars for each strategy, all against the baseline.

use plotters::style::text_anchor::HPos;
use plotters::style::{RGBColor, WHITE};

use super::{Drawing, Shown, Story, cells, header};
use crate::books::Unit;
use crate::books::metric::{AI_SHARE, COST};
use crate::findings::{Step, StrategyDetail, StrategySummary, found, is_judged};
use crate::plot::canvas::{Canvas, Drawn, FAINT, GRID, INK, PlotError};
use crate::plot::labels::Rect;
use crate::plot::page::{BOTTOM, HEIGHT, LABEL, MARGIN, Page, TICK, TOP, WIDTH, darker, name_in, withheld_among};
use crate::plot::text::{list, short};
use crate::unit::YEAR;
use crate::words::{Language, Ruler, Told, say};

/// Strategies for which there is room.
const MOST: usize = 4;
const WORDS: f64 = 236.0;
const NAME: f64 = 26.0;
const GAP: f64 = 14.0;
/// Room at a bar's right for its number, and at the left edge.
const NUMBER: f64 = 52.0;
const EDGE: f64 = 8.0;
const ADDED: RGBColor = RGBColor(105, 105, 105);

pub fn figure(story: &Story) -> Result<Drawing, PlotError> {
    let (shown, others) = story.chosen(MOST, share_of_ai);
    let told = story.told;
    let money = told.ruler_of(Unit::Money, shown.iter().flat_map(|(_, d)| amounts(d)));
    let page = Page {
        title: title(story, &shown, &money),
        subtitle: say!(
            told.language,
            "business-case-subtitle",
            title = &told.title,
            baseline = short(&told.baseline),
            unit = money.unit(),
        ),
        height: HEIGHT,
    };
    let svg = page.draw(told, |canvas| {
        draw(canvas, story, &shown, &money)?;
        let names: Vec<String> = others.iter().map(|strategy| short(&strategy.id)).collect();
        let saving = say!(told.language, "business-case-key");
        let list = list(told.language, &names);
        let left_out = (!names.is_empty()).then(|| say!(told.language, "business-case-left-out", list = list));
        Ok([saving]
            .into_iter()
            .chain(once(told, &shown, &money))
            .chain(left_out)
            .chain(withheld_among(told, |strategy| shown.iter().any(|(shown, _)| shown.id == strategy.id)))
            .collect())
    })?;
    Ok(Drawing { title: page.title, svg, table: table(story) })
}

fn amounts(detail: &StrategyDetail) -> impl Iterator<Item = &crate::stat::estimate::Estimate> {
    detail.business_case.iter().map(|step| &step.amount)
}

/// How much of the contacts its AI ends; `None` for the baseline, and for a strategy without AI, which has no vendor.
fn share_of_ai(strategy: &StrategySummary, detail: &StrategyDetail) -> Option<f64> {
    strategy.metric(&AI_SHARE).mean.filter(|share| *share > 0.0 && !detail.business_case.is_empty())
}

/// What of it falls due once, as it is paid and not at the pace of a year.
fn once(told: &Told, shown: &Shown, money: &Ruler) -> Option<String> {
    let total = |strategy: &StrategySummary| {
        let lines = strategy.ledger.iter().filter(|line| line.is_due_once);
        lines.filter_map(|line| line.difference.as_ref()?.mean).sum::<f64>() * told.years
    };
    let one = |(strategy, _): &(&StrategySummary, &StrategyDetail)| {
        let total = total(strategy);
        let is_shown = money.show(Some(total)).contains(|letter: char| ('1'..='9').contains(&letter));
        is_shown.then(|| format!("{} {}", short(&strategy.id), money.signed(total)))
    };
    let all = shown.iter().filter_map(one).collect::<Vec<_>>().join(", ");
    let is_a_year = (told.years - 1.0).abs() < 0.02;
    let length = told.language.duration(told.years * YEAR);
    (!all.is_empty() && !is_a_year).then(|| say!(told.language, "business-case-once", length = length, list = all))
}

fn step<'a>(detail: &'a StrategyDetail, id: &str) -> Option<&'a Step> {
    detail.business_case.iter().find(|step| step.id == id)
}

/// The promise that falls shortest, and what is left of it.
fn title(story: &Story, shown: &Shown, money: &Ruler) -> String {
    let told = story.told;
    let amount = |detail: &StrategyDetail, id: &str| step(detail, id).and_then(|step| step.amount.mean).unwrap_or(0.0);
    let promise = |detail: &StrategyDetail| amount(detail, "vendor_case");
    let short_by = |detail: &StrategyDetail| amount(detail, "cost") - promise(detail);
    let promising = || shown.iter().filter(|(_, detail)| promise(detail) < 0.0);
    let judged = promising().filter(|(strategy, _)| is_judged(told, strategy));
    let worst = told.protagonist(judged, |(strategy, detail)| (&strategy.id, short_by(detail)));
    // Of those who promise as much the first.
    let boldest = || told.protagonist(promising().rev(), |(strategy, detail)| (&strategy.id, -promise(detail)));
    let Some((strategy, detail)) = worst.or_else(boldest) else {
        return say!(told.language, "business-case-none");
    };
    say!(
        told.language,
        "business-case-title",
        id = short(&strategy.id),
        size = money.in_units(Some(-promise(detail))),
        left = left(story, (strategy, detail), money),
    )
}

/// What a promise comes to.
fn left(story: &Story, (strategy, detail): (&StrategySummary, &StrategyDetail), money: &Ruler) -> String {
    let told = story.told;
    match step(detail, "cost").and_then(|step| step.amount.mean) {
        _ if story.is_single() => say!(told.language, "in-one-history"),
        _ if !is_judged(told, strategy) => say!(told.language, "full-cost-not-judged", scale = told.scale),
        Some(mean) if found(told, strategy, &COST).is_some() => {
            let way = if mean < 0.0 { "saves" } else { "costs" };
            say!(told.language, "full-cost", way = way, size = money.in_units(Some(mean.abs())))
        }
        _ => say!(told.language, "full-cost-none"),
    }
}

/// Bars of one strategy: from, to, and the step.
fn bars(detail: &StrategyDetail) -> Vec<(f64, f64, &Step)> {
    let mut level = 0.0;
    let mut bars = Vec::new();
    for step in &detail.business_case {
        let amount = step.amount.mean.unwrap_or(0.0);
        let (from, to) = if step.is_sum { (0.0, amount) } else { (level, level + amount) };
        level = to;
        bars.push((from, to, step));
    }
    bars
}

/// What a bar takes of the axis, with the interval of a sum.
fn reach((from, to, step): &(f64, f64, &Step)) -> [f64; 4] {
    let half = step.amount.half_width.filter(|_| step.is_sum).unwrap_or(0.0);
    [*from, *to, to - half, to + half]
}

fn draw(canvas: &Canvas, story: &Story, shown: &Shown, money: &Ruler) -> Drawn {
    let language = story.told.language;
    let Some((_, first)) = shown.first() else {
        let text = match story.told.strategies.len() {
            1 => say!(language, "only-baseline", baseline = short(&story.told.baseline)),
            _ => say!(language, "no-ai-answers"),
        };
        let look = LABEL.coloured(FAINT).aligned(HPos::Center);
        return canvas.text(&text, (WIDTH / 2.0, HEIGHT / 2.0), look);
    };
    let top = TOP + NAME;
    let row = (HEIGHT - BOTTOM - 6.0 - top) / first.business_case.len() as f64;
    for (i, step) in first.business_case.iter().enumerate() {
        let y = top + row * (i as f64 + 0.5);
        let look = if step.is_sum { TICK.bold() } else { TICK };
        canvas.text(&look.fit(&language.name("step", step.id, step.label), WORDS - 6.0), (MARGIN, y), look)?;
        if step.is_sum {
            let below = y + row / 2.0;
            canvas.line((MARGIN, below), (WIDTH - MARGIN, below), 1.0, GRID)?;
        }
    }
    let levels = || shown.iter().flat_map(|(_, detail)| bars(detail)).flat_map(|bar| reach(&bar));
    let (low, high) = (levels().fold(0.0, f64::min), levels().fold(0.0, f64::max));
    let n = shown.len() as f64;
    let width = (WIDTH - 2.0 * MARGIN - WORDS - GAP * (n - 1.0)) / n;
    for (i, (strategy, detail)) in shown.iter().enumerate() {
        let x = MARGIN + WORDS + (width + GAP) * i as f64;
        let frame = Rect { x, y: top, w: width, h: row * detail.business_case.len() as f64 };
        let column = Column { language, frame, row, low, high, money };
        column.draw(canvas, detail, story.palette.look(&strategy.id))?;
    }
    Ok(())
}

/// The bars of one strategy on the page.
struct Column<'a> {
    language: Language,
    frame: Rect,
    row: f64,
    low: f64,
    high: f64,
    money: &'a Ruler,
}

impl Column<'_> {
    fn x(&self, amount: f64) -> f64 {
        let share = (amount - self.low) / f64::max(self.high - self.low, f64::MIN_POSITIVE);
        self.frame.x + EDGE + (self.frame.w - EDGE - NUMBER) * share
    }

    fn draw(&self, canvas: &Canvas, detail: &StrategyDetail, look: (RGBColor, crate::plot::Marker)) -> Drawn {
        let (colour, marker) = look;
        let (left, above) = (self.frame.x + EDGE, self.frame.y - 16.0);
        canvas.marker(marker, (left + 4.0, above), 5.5, colour)?;
        let (name, look) = name_in(&detail.id, self.frame.w - EDGE - 16.0, LABEL.coloured(darker(colour)));
        canvas.text(&name, (left + 15.0, above), look)?;
        let zero = self.x(0.0);
        canvas.line((zero, self.frame.y), (zero, self.frame.y + self.frame.h), 1.0, INK)?;
        for (i, bar) in bars(detail).into_iter().enumerate() {
            self.bar(canvas, self.frame.y + self.row * (i as f64 + 0.5), bar, colour)?;
        }
        Ok(())
    }

    fn bar(&self, canvas: &Canvas, y: f64, (from, to, step): (f64, f64, &Step), colour: RGBColor) -> Drawn {
        let (left, right) = (self.x(from.min(to)), self.x(from.max(to)));
        let half = if step.is_sum { self.row * 0.34 } else { self.row * 0.28 };
        let corners = [
            (left, y - half),
            (right.max(left + 0.75), y - half),
            (right.max(left + 0.75), y + half),
            (left, y + half),
        ];
        match (step.is_sum, to < from) {
            (true, _) => canvas.shape(&corners, colour, 1.0)?,
            (false, true) => canvas.shape(&corners, colour, 0.35)?,
            (false, false) => canvas.shape(&corners, ADDED, 1.0)?,
        }
        let mut end = right;
        if let (true, Some(size)) = (step.is_sum, step.amount.half_width) {
            let (low, high) = (self.x(to - size), self.x(to + size));
            // A whisker that nobody could see would be a stain.
            if high - low > 6.0 {
                canvas.line((low, y), (high, y), 1.5, INK)?;
                end = end.max(high);
            }
        }
        if !step.is_sum {
            // The next bar begins where this one ends.
            canvas.line((self.x(to), y + half), (self.x(to), y + self.row - half), 0.75, FAINT)?;
        }
        let sign = if step.amount.mean.is_some_and(|mean| mean > 0.0) { "+" } else { "" };
        let look = if step.is_sum { TICK.bold() } else { TICK };
        let number = format!("{sign}{}", self.money.show(step.amount.mean));
        // The line at 0 makes way for a number.
        canvas.fill(Rect { x: end + 3.0, y: y - 8.0, w: look.measure(&number).0 + 2.0, h: 16.0 }, WHITE)?;
        canvas.text(&number, (end + 5.0, y), look)?;
        let strip = Rect { y: y - self.row / 2.0, h: self.row, ..self.frame };
        let name = self.language.name("step", step.id, step.label);
        canvas.hint(strip, &format!("{name}: {} {}", self.money.difference(&step.amount), self.money.unit()));
        Ok(())
    }
}

fn table(story: &Story) -> Vec<Vec<String>> {
    let mut rows = vec![header(&["strategy", "step", "label", "is_sum", "amount", "half_width"])];
    for detail in &story.detail.strategies {
        for step in &detail.business_case {
            let named = [detail.id.clone(), step.id.to_owned(), step.label.to_owned(), step.is_sum.to_string()];
            rows.push(named.into_iter().chain(cells(&step.amount)).collect());
        }
    }
    rows
}
