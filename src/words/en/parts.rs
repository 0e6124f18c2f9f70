//! Differences in words: amounts, counts and points with their half-widths, lists of names.

use crate::books::{Metric, Unit};
use crate::number::Ruler;
use crate::stat::estimate::Estimate;

/// The size of a yearly difference in the words of its metric: "0.5 ± <0.1 points"; `None` if it is undefined.
pub fn size(metric: &Metric, difference: &Estimate, ruler: &Ruler) -> Option<String> {
    difference.mean?;
    Some(format!(
        "{}{}",
        ruler.tell(difference),
        if matches!(metric.unit, Unit::Share | Unit::Rate) { "" } else { " a year" }
    ))
}

/// "41.2 ± 0.8 million USD", in a unit of its own.
pub fn amount(difference: &Estimate, currency: &str) -> String {
    Ruler::telling(Unit::Money, currency, [difference]).tell(difference)
}

/// "6,258 ± 1,928", in a unit of its own.
pub fn count(difference: &Estimate) -> String {
    Ruler::telling(Unit::Number, "", [difference]).tell(difference)
}

/// The size of a share's difference in hundredths: "0.5 ± <0.1".
pub fn points(difference: &Estimate) -> String {
    Ruler::told(Unit::Share, "", 1.0).size(difference)
}

/// "a", "a and b", "a, b and c".
pub fn list(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// A label within a sentence: "severance", "AI integration".
pub fn within(label: &str) -> String {
    let mut letters = label.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), Some(second)) if second.is_lowercase() => first.to_lowercase().chain(letters).collect(),
        _ => label.to_owned(),
    }
}
