//! Kinds of values in words and numbers: what they allow, and how they are written.

use super::key::Kind;
use crate::unit;

/// Least and greatest value of a kind of number.
pub fn bounds(kind: Kind) -> (f64, f64) {
    match kind {
        Kind::Share(low, high)
        | Kind::Number(low, high)
        | Kind::Count(low, high)
        | Kind::Duration(low, high)
        | Kind::Money(low, high)
        | Kind::Numbers(low, high)
        | Kind::NumbersByDate(low, high)
        | Kind::CountPer(_, low, high)
        | Kind::NumberPer(_, low, high)
        | Kind::CountsByName(low, high) => (low, high),
        Kind::Level => (-1e15, 1e15),
        _ => (0.0, 1.0),
    }
}

/// Some allowed value of a kind, in place of a faulty one, so that reading goes on.
pub fn least(kind: Kind) -> f64 {
    let (low, high) = bounds(kind);
    if (low..=high).contains(&1.0) { 1.0 } else { low }
}

/// How a value of this kind is written, as advice.
pub fn hint_of(kind: Kind, currency: &str) -> Option<String> {
    Some(match kind {
        Kind::Duration(..) => "write the unit: \"11 min\", \"1h 30min\", \"2 weeks\"".to_owned(),
        Kind::Share(..) => "write a share: \"35 %\" or 0.35".to_owned(),
        Kind::Money(..) => format!("write an amount with a decimal point: 18.5 or \"18.5 {currency}\""),
        _ => return None,
    })
}

/// What a text may mean where a plain number is needed.
pub fn meant_by(text: &str, path: &str) -> String {
    let is_factor = path.ends_with("factor");
    let rounded = |number: f64| (1e6 * number).round() / 1e6;
    match unit::share(text) {
        Ok(share) if is_factor && text.contains('%') && share > -1.0 => {
            let (change, direction) = (rounded(100.0 * share.abs()), if share < 0.0 { "less" } else { "more" });
            format!("a factor is meant: {change} % {direction} is {}", 1.0 + share)
        }
        Ok(share) if text.contains('%') && text.trim_start().starts_with(['-', '+', '−']) => {
            let (change, direction) = (rounded(100.0 * share.abs()), if share < 0.0 { "less" } else { "more" });
            format!(
                "the number itself is meant, not a change: {change} % {direction} than 40 is {}",
                rounded(40.0 * (1.0 + share))
            )
        }
        Ok(number) => format!("write a number without quotes or sign of per cent: {number}"),
        Err(_) => "a number is needed, without quotes".to_owned(),
    }
}

/// What is said of a number below 0 that would be right without its sign.
pub fn without_sign(kind: Kind, value: f64) -> Option<String> {
    let (low, high) = bounds(kind);
    let shown = match kind {
        Kind::Share(..) => format!("\"{} %\"", -value * 100.0),
        _ => format!("{}", -value),
    };
    let is_meant = value < 0.0 && low >= 0.0 && (low..=high).contains(&-value);
    is_meant.then(|| format!("it is written without a sign: {shown}; what the key means says which way it works"))
}

/// What may stand at a key of this kind, for people.
pub fn allowed(kind: Kind) -> String {
    match kind {
        Kind::Share(low, high) => format!("{} % to {} %", low * 100.0, high * 100.0),
        Kind::Number(low, high) => format!("a number from {low} to {high}"),
        Kind::Count(low, high) => format!("a whole number from {low} to {high}"),
        Kind::Duration(low, high) => {
            format!("a duration from {} to {}", unit::human_duration(low), unit::human_duration(high))
        }
        Kind::Money(low, high) => format!("an amount of money from {low} to {high}"),
        Kind::Text => "a text in quotes".to_owned(),
        Kind::Choice(words) => words.join(", "),
        Kind::Level => "a number, or a share: \"-18 %\"".to_owned(),
        Kind::Dist(_) | Kind::DistOrNever(_) => {
            "a distribution: { dist = \"exponential\", mean = \"11 min\" }".to_owned()
        }
        Kind::Date => "a date: 2024-02-01".to_owned(),
        Kind::Dates => "dates: 2024-12-25, \"12-25\" of every year, or a list of such".to_owned(),
        Kind::Length => "a length: \"24 months\", \"10 weeks\", \"30 days\"".to_owned(),
        Kind::Flag => "true or false".to_owned(),
        Kind::Names => "a list of names: [\"a\", \"b\"]".to_owned(),
        Kind::Numbers(low, high) => format!("numbers from {low} to {high}: [1, 2, 3]"),
        Kind::NumbersByDate(low, high) => format!("dates with numbers from {low} to {high}: 2024-02-01 = [1, 2, 3]"),
        Kind::CountPer(of, low, high) => {
            format!("a whole number from {low} to {high}, or a table of such by {of}: {{ hard = 1 }}")
        }
        Kind::NumberPer(of, low, high) => {
            format!("a number from {low} to {high}, or a table of such by {of}: {{ hard = 1.5 }}")
        }
        Kind::CountsByName(low, high) => format!("a table of whole numbers from {low} to {high}: {{ name = 1 }}"),
        Kind::SharesByName => "a table of shares: { name = \"30 %\" }".to_owned(),
        Kind::NamesByName => "a table of lists of names: { name = [\"a\", \"b\"] }".to_owned(),
        Kind::Hours => "hours: \"Mon-Fri 08:00-21:00\", or a list of such texts".to_owned(),
        Kind::SharePer(of) => format!("a share, or a table with a share for each {of}"),
        Kind::InnerSharePer(of) => format!("a share from 0.1 % to 99.9 %, or a table with one for each {of}"),
        Kind::Section => "a section".to_owned(),
    }
}
