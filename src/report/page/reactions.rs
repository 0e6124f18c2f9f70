//! What triggers and pilots did, strategy by strategy: sentences made from numbers.

use maud::{Markup, html};

use super::{Telling, date, strategies};
use crate::books::Unit;
use crate::findings::{Firing, PilotShown, StrategySummary};
use crate::stat::estimate::Estimate;
use crate::words::{Language, Ruler, condition, levers, rule, say, whether};

/// A power below which a pilot is called too small.
const ENOUGH: f64 = 0.8;

/// Triggers and pilots of the strategies that have any; nothing if none has.
pub fn reactions(telling: &Telling) -> Option<Markup> {
    let has_any = |strategy: &&StrategySummary| !strategy.triggers.is_empty() || strategy.pilot.is_some();
    let language = telling.told.language;
    let strategies: Vec<&StrategySummary> = telling.told.strategies.iter().filter(has_any).collect();
    (!strategies.is_empty()).then(|| {
        html! {
            @for strategy in strategies {
                h3 { (strategies::name(telling, &strategy.id)) }
                @if !strategy.triggers.is_empty() {
                    ul { @for trigger in &strategy.triggers { li { (fired(language, trigger)) } } }
                }
                @if let Some(pilot) = &strategy.pilot { @for sentence in tried(language, pilot) { p { (sentence) } } }
            }
        }
    })
}

/// When a trigger fired, and what its author says of it.
fn fired(language: Language, trigger: &Firing) -> String {
    let (when, sets) = (condition(language, trigger), levers(language, &trigger.sets));
    let fired = match trigger.median_month {
        None => say!(language, "page-trigger-never", when = when, sets = sets),
        Some(month) => say!(
            language,
            "page-trigger",
            when = when,
            sets = sets,
            share = language.per_cent(trigger.share, 0),
            month = language.shortest(month, 1),
            times = language.grouped(trigger.times, 1),
        ),
    };
    if trigger.note.is_empty() { fired } else { format!("{fired} {}", trigger.note) }
}

/// What a pilot decided, what it saw, what was true, and whether it was large and long enough.
fn tried(language: Language, pilot: &PilotShown) -> Vec<String> {
    let decided = say!(
        language,
        "page-pilot",
        tries = levers(language, &pilot.tries),
        share = language.shortest((1000.0 * pilot.share).round() / 10.0, 1),
        from = date(language, pilot.from),
        at = date(language, pilot.at),
        rule = rule(language, pilot),
        rolled = language.per_cent(pilot.rolled_out, 0),
    );
    [decided, seen(language, pilot)].into_iter().chain(large_enough(language, pilot)).collect()
}

fn seen(language: Language, pilot: &PilotShown) -> String {
    let unit = pilot.measure.unit;
    let ruler = |estimate: &Estimate| Ruler::of(language, unit, "", [estimate]);
    let measured = |estimate: &Estimate| {
        let ruler = ruler(estimate);
        let unit = if unit == Unit::Share { ruler.unit_of_difference() } else { ruler.unit().to_owned() };
        format!("{} {unit}", ruler.difference(estimate))
    };
    let points = |estimate: &Estimate| Ruler::new(language, Unit::Share, "", 1.0).difference(estimate);
    let level = ruler(&pilot.level);
    say!(
        language,
        "page-pilot-seen",
        pilot = language.grouped(pilot.counts[0], 0),
        few = whether(pilot.is_too_small()),
        least = language.grouped(pilot.least_count, 0),
        rest = language.grouped(pilot.counts[1], 0),
        level = format!("{} {}", level.estimate(&pilot.level), level.unit()),
        seen = measured(&pilot.observed),
        measure = language.label(pilot.truth),
        truth = measured(&pilot.true_difference),
        satisfaction = points(&pilot.satisfaction),
        solved = points(&pilot.solved),
    )
}

/// Whether the pilot could have seen the truth.
fn large_enough(language: Language, pilot: &PilotShown) -> Option<String> {
    let (power, times) = (pilot.power?, pilot.times_as_many?);
    let percent = |share: f64| language.per_cent(share, 0);
    let (enough, times) = (whether(power >= ENOUGH), language.grouped(times, 1));
    let judged = say!(language, "page-pilot-power", power = percent(power), enough = enough, times = times);
    let at_full_scale = pilot.power_at_full_scale.filter(|full| (full - power).abs() > 0.005);
    let at_full_scale = at_full_scale.map(|full| say!(language, "page-pilot-at-full-scale", power = percent(full)));
    let of_measure = pilot.power_of_measure.map(|seen| say!(language, "page-pilot-of-measure", power = percent(seen)));
    let sentences = std::iter::once(judged).chain(at_full_scale).chain(of_measure);
    Some(sentences.collect::<Vec<_>>().join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::books::metric::{CSAT_OBSERVED, SATISFACTION_CONTACT};
    use crate::findings::Lever;
    use crate::policy::trigger::Limit;
    use crate::stat::estimate::mean;
    use crate::unit::WEEK;
    use jiff::civil::date;

    fn pilot(power: f64, times: f64) -> PilotShown {
        PilotShown {
            tries: vec![Lever::Routing, Lever::Escalation],
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
        let told = tried(Language::English, &pilot(0.34, 4.2));
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
        let large = tried(Language::English, &pilot(0.93, 0.6));
        assert!(large[2].contains("It was large and long enough."), "{}", large[2]);
    }

    #[test]
    fn a_trigger_tells_how_often_and_when() {
        let firing = Firing {
            measure: &CSAT_OBSERVED,
            limit: Limit::Below(0.75),
            over_s: 4.0 * WEEK,
            sets: vec![Lever::Staff],
            note: String::new(),
            share: 0.875,
            times: 1.25,
            median_month: Some(9.0),
            first_by_week: Vec::new(),
        };
        assert_eq!(
            fired(Language::English, &firing),
            "observed CSAT below 75 % over 4 weeks: set staff in 88 % of the histories, at first in month 9 (median), 1.2 times \
             a history."
        );
        assert!(
            fired(Language::English, &Firing { median_month: None, ..firing })
                .ends_with("fired in no history, and would have set staff.")
        );
    }
}
