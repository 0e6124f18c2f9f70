//! Service cost against satisfaction, a point with its joint 95 % region for each strategy.

use super::{Drawing, Story, cells, header};
use crate::books::Unit;
use crate::books::metric::{SATISFACTION, SERVICE_COST};
use crate::findings::{StrategySummary, is_withheld};
use crate::plot::canvas::PlotError;
use crate::plot::finding;
use crate::plot::page::{HEIGHT, Page, withheld_note};
use crate::plot::scatter::{Dot, Scatter};
use crate::plot::text::{list, short};
use crate::words::{Ruler, Told, say};

pub fn figure(story: &Story) -> Result<Drawing, PlotError> {
    let told = story.told;
    let costs: Vec<_> = told.strategies.iter().map(|strategy| strategy.metric(&SERVICE_COST)).collect();
    let money = told.ruler_of(Unit::Money, costs.iter());
    let percent = told.ruler(Unit::Share, 1.0);
    let (scatter, undefined) = scatter(story, [&money, &percent]);
    let page = Page {
        title: finding::cost_satisfaction(told, &money),
        subtitle: say!(
            told.language,
            "cost-satisfaction-subtitle",
            title = &told.title,
            regions = say!(told.language, "regions", kind = scatter.regions()),
        ),
        height: HEIGHT,
    };
    let svg = page.draw(told, |canvas| {
        let unnamed = scatter.draw(canvas)?;
        let left_out: Vec<String> = undefined.iter().cloned().chain(unnamed).collect();
        let hollow = withheld_note(told).map(|note| say!(told.language, "hollow", note = note));
        let list = list(told.language, &left_out);
        Ok((!left_out.is_empty())
            .then(|| say!(told.language, "not-shown", list = list))
            .into_iter()
            .chain(hollow)
            .collect())
    })?;
    Ok(Drawing { title: page.title, svg, table: table(story) })
}

/// The strategies on their axes, and the names of those without a place there.
fn scatter(story: &Story, [money, percent]: [&Ruler; 2]) -> (Scatter, Vec<String>) {
    let told = story.told;
    let (mut dots, mut undefined) = (Vec::new(), Vec::new());
    for (strategy, detail) in story.strategies() {
        let (cost, satisfaction) = (strategy.metric(&SERVICE_COST), strategy.metric(&SATISFACTION));
        let units = [money.divisor(), percent.divisor()];
        match Dot::new(&strategy.id, [&cost, &satisfaction], detail.cost_and_satisfaction, units, story.palette) {
            Some(dot) => {
                let hint = hint(told, strategy, [money, percent]);
                dots.push(dot.with_hint(hint).hollow(is_withheld(told, strategy)));
            }
            None => undefined.push(short(&strategy.id)),
        }
    }
    let scatter = Scatter::new(
        dots,
        (say!(told.language, "axis-service-cost", unit = money.unit()), (0.0, f64::INFINITY)),
        (say!(told.language, "axis-satisfied"), (0.0, 100.0)),
    );
    (scatter, undefined)
}

fn hint(told: &Told, strategy: &StrategySummary, [money, percent]: [&Ruler; 2]) -> String {
    let cost = money.estimate(&strategy.metric(&SERVICE_COST));
    let a_year = say!(told.language, "a-year", size = format!("{cost} {}", money.unit()));
    let share = percent.estimate(&strategy.metric(&SATISFACTION));
    format!("{}\n{a_year}\n{}", strategy.id, say!(told.language, "hint-satisfied", share = share))
}

fn table(story: &Story) -> Vec<Vec<String>> {
    let names = ["strategy", "service_cost_per_year", "service_cost_half_width", "satisfaction"];
    let mut rows = vec![header(&[&names[..], &["satisfaction_half_width"]].concat())];
    for strategy in &story.told.strategies {
        let numbers = [strategy.metric(&SERVICE_COST), strategy.metric(&SATISFACTION)];
        rows.push(std::iter::once(strategy.id.clone()).chain(numbers.iter().flat_map(cells)).collect());
    }
    rows
}
