//! When satisfaction was lost and when management could notice, in sentences.

use std::cmp::Ordering;

use super::{Language, Told, say, whether};
use crate::books::metric::SATISFACTION;
use crate::findings::{Detection, Noticed, WINDOW, Watch, When, is_judged};

/// "5.5 (4 to never)"; one value, or "never", where all three percentiles agree.
pub fn span(language: Language, when: &When) -> String {
    let shown = |at: Option<f64>| at.map_or_else(|| say!(language, "never"), |at| language.shortest(at, 1));
    let [low, middle, high] = [when.p05, when.p50, when.p95].map(shown);
    if low == high { middle } else { say!(language, "span", middle = middle, low = low, high = high) }
}

/// "6 weeks later", "2.5 weeks before", "just before"; `None` where there is no median.
pub fn when(language: Language, noticed: Noticed) -> Option<String> {
    let way = |weeks: f64, way: &str| {
        let weeks = language.shortest(weeks, 1);
        say!(language, "weeks-apart", single = whether(weeks == "1"), weeks = weeks, way = way)
    };
    match noticed {
        Noticed::After(after) => Some(way(after, "later")),
        Noticed::Before(before) if before > 0.0 => Some(way(before, "before")),
        Noticed::Before(_) => Some(say!(language, "just-before")),
        Noticed::Seldom(_) | Noticed::Never => None,
    }
}

/// What was lost and who could know, in a sentence for each strategy but the baseline.
pub fn sentences(told: &Told) -> Vec<String> {
    if told.replications.len() < 2 {
        return Vec::new();
    }
    let others = told.strategies.iter().filter(|strategy| strategy.id != told.baseline);
    let judged = others.filter(|strategy| is_judged(told, strategy));
    judged.map(|strategy| sentence(told, &strategy.id, &strategy.detection)).collect()
}

fn sentence(told: &Told, id: &str, found: &Detection) -> String {
    let (language, n, baseline) = (told.language, told.replications.len(), &told.baseline);
    let points = language.shortest(told.watch.lost_margin * 100.0, 2);
    let points = say!(language, "margin", single = whether(points == "1"), points = points);
    let alarm = watched(language, &told.watch);
    let Some(month) = found.lost_month else {
        let hidden = whether(is_hidden(told, id));
        let never = say!(
            language,
            "never-lost",
            id = id,
            baseline = baseline,
            hidden = hidden,
            points = points,
            weeks = WINDOW
        );
        return match found.alarms {
            0 => never,
            alarms => format!("{never} {}", say!(language, "false-alarms", alarm = alarm, alarms = alarms, n = n)),
        };
    };
    let lost = say!(language, "lost", id = id, baseline = baseline, points = points, month = month);
    format!("{lost} {}", rings(told, found, alarm))
}

/// "The alarm (Observed CSAT)", and whose idea it is where the scenario says nothing of one.
fn watched(language: Language, watch: &Watch) -> String {
    say!(language, "alarm", measure = language.label(watch.measure), default = whether(watch.is_default))
}

/// When the alarm rings after a loss, and what is damaged until then.
fn rings(told: &Told, found: &Detection, alarm: String) -> String {
    let (language, n, hurt) = (told.language, told.replications.len(), hurt(told, found));
    let when = match (found.noticed(), when(language, found.noticed())) {
        (_, Some(when)) => when,
        (Noticed::Seldom(alarms), None) => {
            return say!(language, "rings-seldom", alarm = alarm, alarms = alarms, n = n, hurt = hurt);
        }
        (_, None) => return say!(language, "rings-never", alarm = alarm, hurt = hurt),
    };
    if found.early == n {
        return say!(language, "rings-early", alarm = alarm, when = when);
    }
    let never = (found.unnoticed > 0).then(|| say!(language, "apart-never", histories = found.unnoticed));
    let early = (found.early > 0).then(|| say!(language, "apart-early", histories = found.early));
    let apart: String = never.into_iter().chain(early).collect();
    let apart = if apart.is_empty() { apart } else { say!(language, "apart", n = n, apart = apart) };
    let always = whether(found.unnoticed == 0);
    say!(language, "rings", alarm = alarm, when = when, apart = apart, hurt = hurt, always = always)
}

/// The damage in words, above the baseline's or below it, or that none is found.
fn hurt(told: &Told, found: &Detection) -> String {
    let way = match found.damage_found(told.scale_of_lines()) {
        Some(Ordering::Greater) => "more",
        Some(_) => "less",
        None => "none",
    };
    say!(told.language, "damage", way = way, size = told.amount(&found.damage), baseline = &told.baseline)
}

/// Whether the scale alone may do more than the margin, so that less than that is not found.
fn is_hidden(told: &Told, id: &str) -> bool {
    let strategy = told.strategies.iter().find(|known| known.id == id);
    let bias = strategy.and_then(|strategy| strategy.scale_bias.get(&SATISFACTION)?.mean);
    bias.is_some_and(|bias| bias.abs() > told.watch.lost_margin)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::findings::Summary;
    use crate::findings::samples;
    use crate::stat::estimate::{Estimate, mean};
    use Language::English;

    #[test]
    fn one_is_told_in_words() {
        let told = [1.0, 2.5].map(|weeks| when(English, Noticed::After(weeks)));
        assert_eq!(told.map(Option::unwrap_or_default), ["a week later", "2.5 weeks later"]);
        assert_eq!(when(Language::German, Noticed::Before(1.0)).as_deref(), Some("eine Woche vorher"));
        let summary = samples::summary(vec![samples::strategy("machine", Vec::new(), 0.0)], 2);
        let watch = Watch { lost_margin: 0.01, ..summary.watch };
        let told = sentences(&Told::in_english(&Summary { watch, ..summary })).concat();
        assert!(told.contains("never falls a point below people’s"), "{told}");
    }

    #[test]
    fn an_alarm_that_nobody_set_is_told_as_the_default() {
        let watch = samples::summary(Vec::new(), 2).watch;
        assert_eq!(watched(English, &watch), "The alarm (Observed CSAT, the program’s default)");
        assert_eq!(watched(English, &Watch { is_default: false, ..watch }), "The alarm (Observed CSAT)");
    }

    #[test]
    fn percentiles_are_told_together_and_once_where_they_are_one() {
        let all = When::of(&[Some(10), None, Some(40), Some(20), None, Some(30)]);
        assert_eq!(span(English, &all), "35 (12.5 to never)");
        assert_eq!(span(English, &When::of(&[Some(4), Some(4)])), "4");
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
        sentences(&Told::in_english(&Summary { watch, ..summary })).concat()
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
