//! Amounts that fall due once, which look the larger as yearly amounts, the shorter the horizon is.

use super::{Told, say};
use crate::books::Unit;
use crate::findings::{LedgerLine, StrategySummary};
use crate::unit::YEAR;

/// How far from a year, in years, a horizon still counts as one.
const SAME: f64 = 0.02;

/// What falls due once under each strategy above the baseline's, in the horizon and at the yearly pace at which it is shown
/// elsewhere; nothing where the horizon is a year.
pub fn sentences(told: &Told) -> Vec<String> {
    if (told.years - 1.0).abs() < SAME {
        return Vec::new();
    }
    told.strategies.iter().filter_map(|strategy| sentence(told, strategy)).collect()
}

fn sentence(told: &Told, strategy: &StrategySummary) -> Option<String> {
    let language = told.language;
    let lines: Vec<&LedgerLine> = strategy.ledger.iter().filter(|line| is_more(line)).collect();
    let ruler = told.ruler_telling(Unit::Money, lines.iter().flat_map(|line| [&line.total, &line.amount]));
    let one = |line: &&LedgerLine| {
        let label = language.within(&language.name("line", line.id, line.label));
        let (total, amount) = (ruler.tell(&line.total), ruler.tell(&line.amount));
        say!(language, "once-line", total = total, label = label, amount = amount)
    };
    let lines: Vec<String> = lines.iter().map(one).collect();
    let length = language.duration(told.years * YEAR);
    let say_so = |lines: String| say!(language, "once", id = &strategy.id, length = length, lines = lines);
    (!lines.is_empty()).then(|| say_so(language.list(&lines)))
}

/// Whether a line falls due once, and is found to be more than under the baseline.
fn is_more(line: &LedgerLine) -> bool {
    let found = line.difference.as_ref().and_then(|difference| difference.mean.zip(difference.half_width));
    line.is_due_once && found.is_some_and(|(more, half)| more > half)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::findings::Summary;
    use crate::findings::samples;
    use crate::stat::estimate::mean;
    use crate::words::Language;

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
        sentences(&Told::in_english(&Summary { years, ..samples::summary(vec![strategy], 2) }))
    }

    #[test]
    fn what_falls_due_once_is_told_as_it_is_paid_beside_its_yearly_pace() {
        let sentence = "Under cut these fall due once in the 20 weeks (in brackets at the pace of a year, as elsewhere): 0.9 million USD of \
                        severance (2.3 million USD a year).";
        assert_eq!(told(20.0 * 7.0 / 365.25, 1.0), [sentence]);
        assert_eq!(Language::English.within("AI integration and change"), "AI integration and change");
        assert!(told(1.0, 1.0).is_empty(), "a year is a year");
        assert!(told(0.4, 0.0).is_empty(), "no more than the baseline");
    }
}
