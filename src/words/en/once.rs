//! Amounts that fall due once, which a ledger of yearly amounts shows the larger the shorter the horizon is.

use super::parts::{list, within};
use crate::books::Unit;
use crate::findings::{LedgerLine, StrategySummary, Summary};
use crate::number::Ruler;
use crate::unit::{YEAR, human_duration};

/// Part of a year within which an amount of the horizon and one of a year are the same.
const SAME: f64 = 0.02;

/// What falls due once under each strategy above the baseline's, in the horizon and at the yearly pace at which it is shown
/// elsewhere; nothing where the horizon is a year.
pub fn sentences(summary: &Summary) -> Vec<String> {
    if (summary.years - 1.0).abs() < SAME {
        return Vec::new();
    }
    summary.strategies.iter().filter_map(|strategy| sentence(summary, strategy)).collect()
}

fn sentence(summary: &Summary, strategy: &StrategySummary) -> Option<String> {
    let lines: Vec<&LedgerLine> = strategy.ledger.iter().filter(|line| is_more(line)).collect();
    let ruler =
        Ruler::telling(Unit::Money, &summary.currency, lines.iter().flat_map(|line| [&line.total, &line.amount]));
    let told = |line: &&LedgerLine| {
        format!("{} of {} ({} a year)", ruler.tell(&line.total), within(line.label), ruler.tell(&line.amount))
    };
    let told: Vec<String> = lines.iter().map(told).collect();
    let told: Vec<&str> = told.iter().map(String::as_str).collect();
    (!told.is_empty()).then(|| {
        let length = human_duration(summary.years * YEAR);
        format!(
            "Under {} these fall due once in the {length} (in brackets at the pace of a year, as elsewhere): {}.",
            strategy.id,
            list(&told)
        )
    })
}

/// Whether a line falls due once, and is found to be more than under the baseline.
fn is_more(line: &LedgerLine) -> bool {
    let found = line.difference.as_ref().and_then(|difference| difference.mean.zip(difference.half_width));
    line.is_due_once && found.is_some_and(|(more, half)| more > half)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::findings::samples;
    use crate::stat::estimate::mean;

    /// 45 people dismissed for 20,000 each, within so many years; the same pay either way.
    fn told(years: f64, by: f64) -> Vec<String> {
        let line = |id, label, is_due_once, total: f64| LedgerLine {
            id,
            label,
            subtotal: "service",
            is_due_once,
            total: mean(&[total, total]),
            amount: mean(&[total / years, total / years]),
            difference: Some(mean(&[by, by])),
        };
        let mut strategy = samples::strategy("cut", Vec::new(), 0.0);
        strategy.ledger = vec![line("pay", "Pay", false, 5e6), line("severance", "Severance", true, 900_000.0)];
        sentences(&Summary { years, ..samples::summary(vec![strategy], 2) })
    }

    #[test]
    fn what_falls_due_once_is_told_as_it_is_paid_beside_its_yearly_pace() {
        let sentence = "Under cut these fall due once in the 20 weeks (in brackets at the pace of a year, as elsewhere): 0.9 million USD of \
                        severance (2.3 million USD a year).";
        assert_eq!(told(20.0 * 7.0 / 365.25, 1.0), [sentence]);
        assert_eq!(within("AI integration and change"), "AI integration and change");
        assert!(told(1.0, 1.0).is_empty(), "a year is a year");
        assert!(told(0.4, 0.0).is_empty(), "no more than the baseline");
    }
}
