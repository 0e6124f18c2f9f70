//! What is said of losses and of when they could be noticed: sentences made from the numbers.

use super::notice::{Loss, Notice, Spread};
use super::summary::{StrategySummary, Summary};
use super::verdict::{amount, is_judged};
use crate::scenario::{Alarm, LostBy, Watched};
use crate::stat::estimate;

/// A sentence or two for each strategy that is run against a baseline, and one on false alarms.
pub fn sentences(summary: &Summary, rule: &Alarm) -> Vec<String> {
    let n = summary.replications.len();
    let others = || summary.strategies.iter().filter(|strategy| strategy.id != summary.baseline);
    if others().next().is_none() {
        return Vec::new();
    }
    if n < 2 {
        return vec!["One random history is one case: no finding on losses is made from it.".to_owned()];
    }
    let told = others().filter_map(|strategy| {
        let loss = strategy.notice.loss.as_ref()?;
        Some(if is_judged(summary, strategy) {
            of_strategy(summary, strategy, loss, rule)
        } else {
            format!("{}: not judged at scale 1:{}, since too many abandon.", strategy.id, summary.scale)
        })
    });
    let baseline = summary.strategies.iter().find(|strategy| strategy.id == summary.baseline);
    let quiet = baseline.map(|baseline| false_alarms(&baseline.id, &baseline.notice, n));
    told.chain(quiet).collect()
}

fn of_strategy(summary: &Summary, strategy: &StrategySummary, loss: &Loss, rule: &Alarm) -> String {
    let (id, n) = (&strategy.id, strategy.notice.histories);
    let Some(month) = loss.month else {
        return format!("{id}: no loss found; in none of {n} histories is {}.", what_is_lost(rule, &summary.baseline));
    };
    let many = times(loss.share, n);
    let lost = format!("{id}: lost in {} ({many} of {n} histories)", in_month(month));
    let noticed = noticed(loss, many);
    let damage = loss.damage.map_or_else(String::new, |damage| damage_told(damage, loss, &summary.currency));
    format!("{lost}. {noticed}{damage}")
}

fn noticed(loss: &Loss, lost: usize) -> String {
    let unnoticed = times(loss.unnoticed.unwrap_or(0.0), lost);
    match loss.noticed_month {
        None => format!("It is never noticed in {}.", if lost == 1 { "that history" } else { "any of them" }),
        Some(month) if unnoticed == 0 => format!("The alarm sounds in {}.", in_month(month)),
        Some(month) => format!("The alarm sounds in {}, and never in {unnoticed} of them.", in_month(month)),
    }
}

/// What it cost until then; nothing where the alarm came first.
fn damage_told([low, middle, high]: Spread, loss: &Loss, currency: &str) -> String {
    if loss.blind_weeks.is_none_or(|[.., most]| most <= 0.0) {
        return " It sounds before the loss.".to_owned();
    }
    let shown = |value: f64| amount(value, &estimate::mean(&[]), currency);
    let until = if loss.noticed_month.is_some() { "Until then" } else { "By the end" };
    let (size, way) = if middle < 0.0 { (-middle, "less") } else { (middle, "more") };
    format!(
        " {until} customers lost, complaints and compensation cost {} {way} than under the baseline (90 % of these histories: \
         {} to {}).",
        shown(size),
        shown(low),
        shown(high)
    )
}

/// "month 3", "month 3 (90 %: 2 to 5)".
fn in_month([low, middle, high]: Spread) -> String {
    let [low, middle, high] = [low, middle, high].map(f64::round);
    let range = if high > low { format!(" (90 %: {low} to {high})") } else { String::new() };
    format!("month {middle}{range}")
}

fn times(share: f64, n: usize) -> usize {
    (share * n as f64).round() as usize
}

fn false_alarms(baseline: &str, notice: &Notice, n: usize) -> String {
    format!("Under {baseline} itself the alarm sounds in {} of {n} histories.", times(notice.alarms, n))
}

/// "satisfaction per contact more than 3 points below people's in any month".
fn what_is_lost(rule: &Alarm, baseline: &str) -> String {
    let margin = (rule.lost_margin * 1e4).round() / 100.0;
    match rule.lost_measure {
        LostBy::Satisfaction => {
            format!("true satisfaction per contact more than {margin} points below that of {baseline} in any month")
        }
        LostBy::Leaving => format!("leaving per issue more than {margin} points above that of {baseline} in any month"),
    }
}

/// The rule in words.
pub fn rule(alarm: &Alarm, baseline: &str) -> String {
    let measure = match alarm.measure {
        Watched::Csat => "observed CSAT",
        Watched::Resolution => "the AI's reported resolution, recontacts taken back,",
        Watched::Complaints => "complaints per contact, as they arrive,",
        Watched::Churn => "customers seen to have gone",
    };
    let reference = alarm.level.map_or_else(
        || format!("of the last {} weeks of the warm-up", alarm.reference_weeks),
        |level| format!("of {} %", (level * 1e4).round() / 100.0),
    );
    format!(
        "Lost: the first month in which a history has {}, and by more than three standard errors. Noticed: the first week in \
         which a moving average of {measure} (weight {}) is worse than the level {reference} by more than {} standard errors \
         and {} % of that level. Only what management sees counts for the alarm.",
        what_is_lost(alarm, baseline).replace(" in any month", ""),
        alarm.weight,
        alarm.standard_errors,
        (alarm.margin * 1e4).round() / 100.0
    )
}

#[cfg(test)]
mod tests {
    use super::super::summary::samples;
    use super::*;

    const RULE: Alarm = Alarm {
        measure: Watched::Csat,
        weight: 0.2,
        standard_errors: 4.0,
        margin: 0.03,
        least: 30.0,
        reference_weeks: 4,
        level: None,
        lost_measure: LostBy::Satisfaction,
        lost_margin: 0.03,
    };

    fn told(notice: Notice, abandoned: f64) -> String {
        let machine = StrategySummary { notice, ..samples::strategy("machine", Vec::new(), abandoned) };
        sentences(&samples::summary(vec![machine], 10), &RULE).swap_remove(0)
    }

    fn found(unnoticed: f64) -> Notice {
        Notice {
            histories: 10,
            alarms: 1.0 - unnoticed,
            noticed_month: (unnoticed < 1.0).then_some([4.0, 5.0, 7.0]),
            noticed_weeks: None,
            loss: Some(Loss {
                share: 1.0,
                month: Some([2.0; 3]),
                weeks: Some([4.0; 3]),
                unnoticed: Some(unnoticed),
                noticed_month: (unnoticed < 1.0).then_some([4.0, 5.0, 7.0]),
                noticed_weeks: None,
                blind_weeks: Some([10.0, 14.0, 20.0]),
                damage: Some([1e6, 2e6, 3e6]),
            }),
        }
    }

    #[test]
    fn a_loss_is_told_with_when_it_could_be_noticed_and_what_it_cost_until_then() {
        let sentence = told(found(0.0), 0.0);
        assert!(
            sentence.starts_with(
                "machine: lost in month 2 (10 of 10 histories). The alarm sounds in month 5 (90 %: 4 to 7)."
            )
        );
        assert!(sentence.contains("cost 2.0 million USD more than under the baseline"), "{sentence}");
        assert!(told(found(0.2), 0.0).contains("and never in 2 of them"));
        assert!(told(found(1.0), 0.0).contains("It is never noticed in any of them."));
    }

    #[test]
    fn what_was_not_found_is_said_and_what_hangs_on_the_scale_is_not_judged() {
        let none = Loss {
            share: 0.0,
            month: None,
            weeks: None,
            unnoticed: None,
            noticed_month: None,
            noticed_weeks: None,
            blind_weeks: None,
            damage: None,
        };
        let quiet = Notice { noticed_month: None, alarms: 0.0, loss: Some(none), ..found(0.0) };
        assert!(told(quiet, 0.0).starts_with("machine: no loss found; in none of 10 histories is true satisfaction"));
        assert!(told(found(0.0), 0.3).starts_with("machine: not judged at scale 1:50"));
    }

    #[test]
    fn false_alarms_are_counted() {
        let summary = samples::summary(vec![samples::strategy("machine", Vec::new(), 0.0)], 10);
        assert_eq!(sentences(&summary, &RULE), ["Under people itself the alarm sounds in 0 of 10 histories."]);
        assert!(sentences(&samples::summary(Vec::new(), 10), &RULE).is_empty());
    }
}
