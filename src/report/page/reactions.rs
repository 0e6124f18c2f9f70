//! What triggers and pilots did, strategy by strategy: sentences made from numbers.

use maud::{Markup, html};

use super::{Telling, strategies};
use crate::books::Unit;
use crate::findings::{Firing, PilotShown, StrategySummary};
use crate::number::{Ruler, grouped, per_cent, shortest};
use crate::stat::estimate::Estimate;
use crate::words::en::{condition, rule};

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
    per_cent(share, 0)
}

/// When a trigger fired.
fn fired(trigger: &Firing) -> String {
    let note = if trigger.note.is_empty() { String::new() } else { format!(" {}", trigger.note) };
    match trigger.median_month {
        None => format!("{}: fired in no history, and would have set {}.{note}", condition(trigger), trigger.sets),
        Some(month) => format!(
            "{}: set {} in {} of the histories, at first in month {} (median), {} times a history.{note}",
            condition(trigger),
            trigger.sets,
            percent(trigger.share),
            shortest(month, 1),
            grouped(trigger.times, 1)
        ),
    }
}

/// What a pilot decided, what it saw, what was true, and whether it was large and long enough.
fn tried(pilot: &PilotShown) -> Vec<String> {
    let share = (1000.0 * pilot.share).round() / 10.0;
    let mut told = vec![format!(
        "A pilot of {} on {share} % of the customers from {} to {}, decided by {}: rolled out to all in {} of the histories.",
        pilot.tries,
        pilot.from,
        pilot.at,
        rule(pilot),
        percent(pilot.rolled_out)
    )];
    let unit = pilot.measure.unit;
    let measured = |estimate: &Estimate| {
        let ruler = Ruler::new(unit, "", estimate.mean.unwrap_or(0.0).abs());
        format!("{} {}", ruler.difference(estimate), if unit == Unit::Share { "points" } else { ruler.unit() })
    };
    let points = |estimate: &Estimate| Ruler::new(Unit::Share, "", 1.0).difference(estimate);
    let level = Ruler::new(unit, "", pilot.level.mean.unwrap_or(0.0).abs());
    let too_few = if pilot.is_too_small() {
        format!(", fewer than the {} that the gate asks for", grouped(pilot.least_count, 0))
    } else {
        String::new()
    };
    told.push(format!(
        "By then it had {} observations of the pilot's customers{too_few} and {} of the rest, on average over the histories. The measure was {} {}; less that of \
         the rest it was {}, and the truth behind it ({}) differed by {}. Satisfaction at the end of an issue differed by {} points, \
         issues truly solved by {} points.",
        grouped(pilot.counts[0], 0),
        grouped(pilot.counts[1], 0),
        level.estimate(&pilot.level),
        level.unit(),
        measured(&pilot.observed),
        pilot.truth.label,
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
        format!("It was too small or too short: {} times the observations bring 80 %", grouped(times, 1))
    };
    let seen = pilot.power_of_measure.map_or_else(String::new, |seen| {
        format!(" What the measure itself makes of it is found with {}.", percent(seen))
    });
    let at_full_scale = pilot.power_at_full_scale.filter(|full| (full - power).abs() > 0.005);
    let at_full_scale = at_full_scale.map_or_else(String::new, |full| {
        format!(" At scale 1:1, with as many more observations, it is {}.", percent(full))
    });
    Some(format!(
        "Beside the rest, a pilot with so many observations finds a difference as large as the true one with a probability of {} (a one-sided \
         test at 5 %). {judged}.{at_full_scale}{seen}",
        percent(power)
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::books::metric::{CSAT_OBSERVED, SATISFACTION_CONTACT};
    use crate::policy::trigger::Limit;
    use crate::stat::estimate::mean;
    use crate::unit::WEEK;
    use jiff::civil::date;

    fn pilot(power: f64, times: f64) -> PilotShown {
        PilotShown {
            tries: "routing, escalation".into(),
            least_count: 100.0,
            share: 0.1,
            from: date(2024, 2, 1),
            at: date(2024, 5, 1),
            measure: &CSAT_OBSERVED,
            least: Some(-0.02),
            most: None,
            rolled_out: 0.75,
            observed: mean(&[-0.01, -0.01]),
            counts: [210.0, 1890.0],
            counts_at_full_scale: [210.0, 1890.0],
            against_rest: true,
            level: mean(&[0.8, 0.8]),
            truth: &SATISFACTION_CONTACT,
            true_difference: mean(&[-0.06, -0.06]),
            satisfaction: mean(&[-0.05, -0.05]),
            solved: mean(&[-0.08, -0.08]),
            standard_error: Some(0.03),
            spread: Some(0.03),
            power: Some(power),
            power_at_full_scale: Some(power),
            power_of_measure: Some(0.09),
            times_as_many: Some(times),
        }
    }

    #[test]
    fn a_pilot_tells_what_it_decided_what_was_true_and_whether_it_could_have_seen_it() {
        let told = tried(&pilot(0.34, 4.2));
        assert_eq!(
            told[0],
            "A pilot of routing, escalation on 10 % of the customers from 2024-02-01 to 2024-05-01, decided by observed CSAT \
             less that of the rest: at least −2 points: rolled out to all in 75 % of the histories."
        );
        assert!(told[1].starts_with("By then it had 210 observations of the pilot's customers and 1,890 of the rest,"));
        assert!(told[1].contains("(Satisfaction per contact) differed by −6.0"), "{}", told[1]);
        assert!(told[1].contains("The measure was 80.0 %; less that of the rest it was −1.0 points"), "{}", told[1]);
        assert!(told[2].contains("probability of 34 %") && told[2].contains("too small or too short: 4.2 times"));
        assert!(!told[2].contains("scale 1:1"), "it was at 1:1");
        let large = tried(&pilot(0.93, 0.6));
        assert!(large[2].contains("It was large and long enough."), "{}", large[2]);
    }

    #[test]
    fn a_trigger_tells_how_often_and_when() {
        let firing = Firing {
            measure: &CSAT_OBSERVED,
            limit: Limit::Below(0.75),
            over_s: 4.0 * WEEK,
            sets: "staff".into(),
            note: String::new(),
            share: 0.875,
            times: 1.25,
            median_month: Some(9.0),
            first_by_week: Vec::new(),
        };
        assert_eq!(
            fired(&firing),
            "observed CSAT below 75 % over 4 weeks: set staff in 88 % of the histories, at first in month 9 (median), 1.2 times \
             a history."
        );
        assert!(
            fired(&Firing { median_month: None, ..firing }).ends_with("fired in no history, and would have set staff.")
        );
    }
}
