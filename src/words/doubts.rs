//! What is right in a scenario and hardly meant, in words.

use super::{Language, say};
use crate::scenario::{Closing, CutShort, Warning};
use crate::unit::in_its_unit;

/// A doubt about a scenario.
pub fn doubted(language: Language, warning: &Warning) -> String {
    match warning {
        Warning::FewCustomers(count) => {
            say!(language, "doubt-few-customers", count = language.marked(&count.to_string()))
        }
        Warning::Shrinks { falls, over_s } => {
            say!(language, "doubt-shrinks", falls = falls.to_string(), over = length(language, *over_s))
        }
        Warning::NobodyLeaves => say!(language, "doubt-nobody-leaves"),
        Warning::NobodyJoins => say!(language, "doubt-nobody-joins"),
        Warning::Unasked(path) => say!(language, "doubt-unasked", path = path),
        Warning::StandsInForNobody(model) => say!(language, "doubt-stands-in", model = model),
        Warning::Untaught { strategy, model } => say!(language, "doubt-untaught", strategy = strategy, model = model),
        Warning::Undrawn(path) => say!(language, "doubt-undrawn", path = path),
        Warning::CutShort(hiring) => cut_short(language, hiring),
        Warning::Closing(what) => closing(language, what),
        Warning::OutOfReach { strategy, tries, most } => {
            say!(language, "doubt-out-of-reach", strategy = strategy, tries = *tries, most = *most)
        }
    }
}

fn closing(language: Language, what: &Closing) -> String {
    match what {
        Closing::TurnedAway { strategy, share } => {
            say!(language, "doubt-turned-away", strategy = strategy, share = language.per_cent(*share, 0))
        }
        Closing::FeltAsACall { channel, times, reference_s } => say!(
            language,
            "doubt-felt-as-a-call",
            channel = channel,
            times = language.grouped(*times, 1),
            reference = length(language, *reference_s)
        ),
        Closing::Unpaid { team, hours } => {
            say!(language, "doubt-unpaid", team = team, hours = language.grouped(*hours, 1))
        }
    }
}

fn cut_short(language: Language, CutShort { strategy, team, hiring, until_first_day_s, next }: &CutShort) -> String {
    let heads = |heads: f64| language.marked(&heads.to_string());
    say!(
        language,
        "doubt-cut-short",
        strategy = strategy,
        team = team,
        heads = heads(hiring.0),
        at = hiring.1.to_string(),
        takes = length(language, *until_first_day_s),
        then = heads(next.0),
        on = next.1.to_string(),
        outcome = if next.0 >= hiring.0 { "anew" } else { "off" },
    )
}

/// A length of time that a scenario types, without marks between thousands.
fn length(language: Language, seconds: f64) -> String {
    let (value, digits, unit) = in_its_unit(seconds);
    say!(language, "duration", value = language.marked(&format!("{value:.digits$}")), unit = unit)
}
