//! Service cost against satisfaction, a point with its joint 95 % region for each strategy.

use super::{Drawing, Story, cells, header};
use crate::books::Unit;
use crate::books::metric::{SATISFACTION, SERVICE_COST};
use crate::findings::is_withheld;
use crate::number::Ruler;
use crate::plot::canvas::PlotError;
use crate::plot::finding;
use crate::plot::page::{HEIGHT, Page, withheld_note};
use crate::plot::scatter::{Dot, Scatter};
use crate::plot::text::{list, short};

pub fn figure(story: &Story) -> Result<Drawing, PlotError> {
    let summary = story.summary;
    let costs: Vec<_> = summary.strategies.iter().map(|strategy| strategy.metric(&SERVICE_COST)).collect();
    let money = Ruler::of(Unit::Money, &summary.currency, costs.iter());
    let percent = Ruler::new(Unit::Share, "", 1.0);
    let (mut dots, mut undefined) = (Vec::new(), Vec::new());
    for (strategy, detail) in story.strategies() {
        let (cost, satisfaction) = (strategy.metric(&SERVICE_COST), strategy.metric(&SATISFACTION));
        let units = [money.divisor(), percent.divisor()];
        let hint = format!(
            "{}\n{} {} a year\n{} % satisfied",
            strategy.id,
            money.estimate(&cost),
            money.unit(),
            percent.estimate(&satisfaction)
        );
        match Dot::new(&strategy.id, [&cost, &satisfaction], detail.cost_and_satisfaction, units, story.palette) {
            Some(dot) => dots.push(dot.with_hint(hint).hollow(is_withheld(summary, strategy))),
            None => undefined.push(short(&strategy.id)),
        }
    }
    let scatter = Scatter::new(
        dots,
        (format!("Service cost per year, {}", money.unit()), (0.0, f64::INFINITY)),
        ("Satisfied at the end of their issue, %".to_owned(), (0.0, 100.0)),
    );
    let page = Page {
        title: finding::cost_satisfaction(summary, &money),
        subtitle: format!("{} · {} · up and to the left is better", summary.title, scatter.regions()),
        height: HEIGHT,
    };
    let svg = page.draw(summary, |canvas| {
        let unnamed = scatter.draw(canvas)?;
        let left_out: Vec<String> = undefined.iter().cloned().chain(unnamed).collect();
        let hollow = withheld_note(summary).map(|note| format!("hollow, its satisfaction is {note}"));
        let note = format!("not shown, or without room for its name: {}", list(&left_out));
        Ok((!left_out.is_empty()).then_some(note).into_iter().chain(hollow).collect())
    })?;
    Ok(Drawing { title: page.title, svg, table: table(story) })
}

fn table(story: &Story) -> Vec<Vec<String>> {
    let names = ["strategy", "service_cost_per_year", "service_cost_half_width", "satisfaction"];
    let mut rows = vec![header(&[&names[..], &["satisfaction_half_width"]].concat())];
    for strategy in &story.summary.strategies {
        let numbers = [strategy.metric(&SERVICE_COST), strategy.metric(&SATISFACTION)];
        rows.push(std::iter::once(strategy.id.clone()).chain(numbers.iter().flat_map(cells)).collect());
    }
    rows
}
