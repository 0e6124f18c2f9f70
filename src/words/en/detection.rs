//! When satisfaction was lost and when management could notice, in sentences.

use std::cmp::Ordering;

use super::parts::amount;
use crate::books::metric::SATISFACTION;
use crate::findings::{Detection, Noticed, Summary, WINDOW, Watch, When, is_judged};
use crate::number::shortest;

/// "5.5 (4 to never)", and "never" alone where most histories never see it.
pub fn span(when: &When) -> String {
    let shown = |at: Option<f64>| at.map_or_else(|| "never".to_owned(), |at| shortest(at, 1));
    let [low, middle, high] = [when.p05, when.p50, when.p95].map(shown);
    if low == high { middle } else { format!("{middle} ({low} to {high})") }
}

/// "6 weeks later", "2.5 weeks before", "just before"; `None` where there is no median.
pub fn when(noticed: Noticed) -> Option<String> {
    let weeks = |weeks: f64| match shortest(weeks, 1) {
        one if one == "1" => "a week".to_owned(),
        many => format!("{many} weeks"),
    };
    match noticed {
        Noticed::After(after) => Some(format!("{} later", weeks(after))),
        Noticed::Before(before) if before > 0.0 => Some(format!("{} before", weeks(before))),
        Noticed::Before(_) => Some("just before".to_owned()),
        Noticed::Seldom(_) | Noticed::Never => None,
    }
}

/// What was lost and who could know, in a sentence for each strategy but the baseline.
pub fn sentences(summary: &Summary) -> Vec<String> {
    if summary.replications.len() < 2 {
        return Vec::new();
    }
    let others = summary.strategies.iter().filter(|strategy| strategy.id != summary.baseline);
    let judged = others.filter(|strategy| is_judged(summary, strategy));
    judged.map(|strategy| sentence(summary, &strategy.id, &strategy.detection)).collect()
}

fn sentence(summary: &Summary, id: &str, found: &Detection) -> String {
    let (n, baseline) = (summary.replications.len(), &summary.baseline);
    let points = match summary.watch.lost_margin * 100.0 {
        margin if (margin - 1.0).abs() < 1e-9 => "a point".to_owned(),
        margin => format!("{} points", shortest(margin, 2)),
    };
    let watched = watched(&summary.watch);
    let Some(month) = found.lost_month else {
        let never = never(summary, id);
        let told = format!("Under {id} satisfaction {never} {points} below {baseline}’s for {WINDOW} weeks together.");
        return match found.alarms {
            0 => told,
            alarms => format!("{told} {watched} rings all the same in {alarms} of {n} random histories."),
        };
    };
    let told =
        format!("Under {id} satisfaction is more than {points} below {baseline}’s from month {month} on. {watched}");
    format!("{told} {}.", rings(summary, found))
}

/// "The alarm (Observed CSAT)", and whose idea it is where the scenario says nothing of one.
fn watched(watch: &Watch) -> String {
    let whose = if watch.is_default { ", the program’s default" } else { "" };
    format!("The alarm ({}{whose})", watch.measure.label)
}

/// When the alarm rings after a loss, and what is damaged until then.
fn rings(summary: &Summary, found: &Detection) -> String {
    let (n, hurt) = (summary.replications.len(), hurt(summary, found));
    let when = match (found.noticed(), when(found.noticed())) {
        (_, Some(when)) => when,
        (Noticed::Seldom(alarms), None) => {
            let until = "until then, or until the end";
            return format!("rings in {alarms} of {n} random histories, in the others never: {hurt} {until}");
        }
        (_, None) => return format!("never rings: {hurt} until the end"),
    };
    if found.early == n {
        return format!("rings {when}, and in no random history after it: early, or false");
    }
    let apart = [(found.unnoticed, "never in", ""), (found.early, "before it in", ": early, or false")];
    let apart = apart.into_iter().filter(|(histories, ..)| *histories > 0);
    let apart: Vec<String> = apart.map(|(histories, when, what)| format!(", {when} {histories}{what}")).collect();
    let apart = if apart.is_empty() { String::new() } else { format!(" (of {n} random histories{})", apart.concat()) };
    let between = if found.unnoticed == 0 { "in between" } else { "until then, or until the end" };
    format!("rings {when}{apart}, with {hurt} {between}")
}

/// The damage in words, above the baseline's or below it, or that none is found.
fn hurt(summary: &Summary, found: &Detection) -> String {
    let size = || amount(&found.damage, &summary.currency);
    match found.damage_found(summary.scale) {
        Some(Ordering::Greater) => format!("{} of damage", size()),
        Some(_) => format!("{} less damage than under {}", size(), summary.baseline),
        None => format!("no damage above {}’s found", summary.baseline),
    }
}

/// What is said where no loss is found: where the scale alone may do more than the margin, less than that is not found.
fn never(summary: &Summary, id: &str) -> &'static str {
    let strategy = summary.strategies.iter().find(|known| known.id == id);
    let bias = strategy.and_then(|strategy| strategy.scale_bias.get(&SATISFACTION)?.mean);
    let is_hidden = bias.is_some_and(|bias| bias.abs() > summary.watch.lost_margin);
    if is_hidden { "is not found, beyond what the scale does, to fall" } else { "never falls" }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::findings::samples;
    use crate::stat::estimate::{Estimate, mean};

    #[test]
    fn an_alarm_that_nobody_set_is_told_as_the_default() {
        let watch = samples::summary(Vec::new(), 2).watch;
        assert_eq!(watched(&watch), "The alarm (Observed CSAT, the program’s default)");
        assert_eq!(watched(&Watch { is_default: false, ..watch }), "The alarm (Observed CSAT)");
    }

    #[test]
    fn percentiles_are_told_together_and_once_where_they_are_one() {
        let all = When::of(&[Some(10), None, Some(40), Some(20), None, Some(30)]);
        assert_eq!(span(&all), "35 (12.5 to never)");
        assert_eq!(span(&When::of(&[Some(4), Some(4)])), "4");
    }

    /// A strategy that lost satisfaction in this week, with alarms in these, and damage of 1,000 ± 100 with this sign.
    fn told(lost: usize, rings: &[Option<usize>], sign: f64) -> String {
        let mut strategy = samples::strategy("machine", Vec::new(), 0.0);
        let week = When::of(rings);
        let alarms = rings.iter().flatten().count();
        strategy.detection = Detection {
            lost_week: Some(lost),
            lost_month: Some(1),
            unnoticed: rings.len() - alarms,
            alarms,
            early: rings.iter().flatten().filter(|week| **week <= lost).count(),
            alarm_week: week,
            delay_weeks: week.since(lost),
            damage: Estimate { half_width: Some(100.0), ..mean(&[1000.0 * sign, 1000.0 * sign]) },
            damage_scale_bias: Some(mean(&[0.0, 0.0])),
        };
        let summary = samples::summary(vec![strategy], rings.len() as u32);
        let watch = Watch { is_default: false, ..summary.watch };
        sentences(&Summary { watch, ..summary }).concat()
    }

    #[test]
    fn an_alarm_is_told_late_early_seldom_or_never_and_a_gain_is_no_damage() {
        let begins = "Under machine satisfaction is more than 2 points below people’s from month 1 on. The alarm (Observed CSAT) ";
        let cases = [
            (told(1, &[Some(4), Some(6)], 1.0), "rings 4 weeks later, with 1,000 ± 100 USD of damage in between."),
            (
                told(1, &[Some(4), Some(6)], -1.0),
                "rings 4 weeks later, with 1,000 ± 100 USD less damage than under people in between.",
            ),
            (
                told(1, &[Some(4), Some(6)], 0.05),
                "rings 4 weeks later, with no damage above people’s found in between.",
            ),
            (
                told(3, &[Some(2), Some(3)], 1.0),
                "rings 0.5 weeks before, and in no random history after it: early, or false.",
            ),
            (
                told(3, &[Some(1), Some(4), Some(5), None], 1.0),
                "rings 1.5 weeks later (of 4 random histories, never in 1, before it in 1: early, or false), with 1,000 ± 100 USD of \
                 damage until then, or until the end.",
            ),
            (
                told(1, &[Some(4), None], 1.0),
                "rings in 1 of 2 random histories, in the others never: 1,000 ± 100 USD of damage until then, or until the end.",
            ),
            (told(1, &[None, None], 1.0), "never rings: 1,000 ± 100 USD of damage until the end."),
        ];
        for (told, expected) in cases {
            assert_eq!(told, format!("{begins}{expected}"));
        }
    }
}
