//! What triggers and pilots did, strategy by strategy: sentences made from numbers.

use maud::{Markup, html};

use super::{Telling, strategies};
use crate::experiment::{Firing, PilotShown, StrategySummary};
use crate::metric::{Unit, metric};
use crate::plot::number::Ruler;
use crate::stat::estimate::Estimate;

/// A power below which a pilot is called too small.
const ENOUGH: f64 = 0.8;

/// Triggers and pilots of the strategies that have any; nothing if none has.
pub fn reactions(telling: &Telling) -> Option<Markup> {
    let has_any = |strategy: &&StrategySummary| !strategy.triggers.is_empty() || strategy.pilot.is_some();
    let strategies: Vec<&StrategySummary> = telling.summary.strategies.iter().filter(has_any).collect();
    (!strategies.is_empty()).then(|| {
        html! {
            @for strategy in strategies {
                h3 { (strategies::name(telling, &strategy.id)) }
                @if !strategy.triggers.is_empty() {
                    ul { @for trigger in &strategy.triggers { li { (fired(trigger)) } } }
                }
                @if let Some(pilot) = &strategy.pilot { @for sentence in tried(pilot) { p { (sentence) } } }
            }
        }
    })
}

fn percent(share: f64) -> String {
    format!("{:.0} %", 100.0 * share)
}

/// When a trigger fired.
fn fired(trigger: &Firing) -> String {
    let note = if trigger.note.is_empty() { String::new() } else { format!(" {}", trigger.note) };
    match trigger.median_month {
        None => format!("{}: fired in no history.{note}", trigger.condition),
        Some(month) => format!(
            "{}: fired in {} of the histories, at first in month {month:.0} (median), {:.1} times a history.{note}",
            trigger.condition,
            percent(trigger.share),
            trigger.times
        ),
    }
}

/// What a pilot decided, what it saw, what was true, and whether it was large and long enough.
fn tried(pilot: &PilotShown) -> Vec<String> {
    let share = (1000.0 * pilot.share).round() / 10.0;
    let mut told = vec![format!(
        "A pilot on {share} % of the customers from {} to {}, decided by {}: rolled out to all in {} of the histories.",
        pilot.from,
        pilot.at,
        pilot.rule,
        percent(pilot.rolled_out)
    )];
    let truth = metric(&pilot.truth);
    let ruler = |size: &Estimate| {
        let largest = size.mean.unwrap_or(0.0).abs();
        Ruler::new(truth.map_or(Unit::Number, |metric| metric.unit), "", largest)
    };
    let points = |estimate: &Estimate| Ruler::new(Unit::Share, "", 1.0).difference(estimate);
    let measured = |estimate: &Estimate| ruler(estimate).difference(estimate);
    told.push(format!(
        "By then it had {:.0} observations of the pilot's customers and {:.0} of the rest. The measure differed by {}; the \
         truth behind it ({}) by {}. Satisfaction at the end of an issue differed by {} points, issues truly solved by {} \
         points.",
        pilot.counts[0],
        pilot.counts[1],
        measured(&pilot.observed),
        truth.map_or("unknown", |metric| metric.label),
        measured(&pilot.true_difference),
        points(&pilot.satisfaction),
        points(&pilot.solved)
    ));
    told.extend(large_enough(pilot));
    told
}

/// Whether the pilot could have seen the truth.
fn large_enough(pilot: &PilotShown) -> Option<String> {
    let (power, times) = (pilot.power?, pilot.times_as_many?);
    let judged = if power >= ENOUGH {
        "It was large and long enough".to_owned()
    } else {
        format!("It was too small or too short: {times:.1} times the observations bring 80 %")
    };
    let seen = pilot.power_of_measure.map_or_else(String::new, |seen| {
        format!(" What the measure itself makes of it is found with {}.", percent(seen))
    });
    let at_full_scale = pilot.power_at_full_scale.filter(|full| (full - power).abs() > 0.005);
    let at_full_scale = at_full_scale.map_or_else(String::new, |full| {
        format!(" At scale 1:1, with as many more observations, it is {}.", percent(full))
    });
    Some(format!(
        "A pilot with so many observations finds a difference as large as the true one with a probability of {} (a one-sided \
         test at 5 %). {judged}.{at_full_scale}{seen}",
        percent(power)
    ))
}
