//! What a log tells of its contacts, in words.

use super::{Language, say};
use crate::intake::{Contacts, HandleTime, NoPatience, Satisfaction, Share, Waits};

/// What a log tells of its contacts, each in a sentence.
pub fn of_contacts(language: Language, contacts: &Contacts) -> Vec<String> {
    let Contacts { handle_time, waits, abandoned, satisfaction, reopened } = contacts;
    let mut told: Vec<String> = handle_time.iter().flat_map(|found| handled(language, found)).collect();
    told.extend(abandoned.iter().flat_map(|found| shared(language, "log-abandoned", found)));
    told.extend(waits.iter().map(|found| waited(language, found)));
    told.extend(satisfaction.iter().map(|found| satisfied(language, found)));
    told.extend(reopened.iter().flat_map(|found| shared(language, "log-reopened", found)));
    told
}

fn count(language: Language, n: u64) -> String {
    language.grouped(n as f64, 0)
}

/// A number with three digits that count.
fn rounded(language: Language, value: f64) -> String {
    let digits = match value.abs() {
        size if size >= 100.0 => 0,
        size if size >= 10.0 => 1,
        size if size >= 1.0 => 2,
        _ => 3,
    };
    language.grouped(value, digits)
}

fn handled(language: Language, found: &HandleTime) -> Vec<String> {
    let n = count(language, found.contacts);
    let mut told = vec![match (found.mean_s, found.cv) {
        (Some(mean), Some(cv)) => say!(
            language,
            "log-handle-time",
            column = &found.column,
            mean = language.grouped(mean.value, 1),
            error = rounded(language, mean.standard_error),
            cv = language.grouped(cv.value, 3),
            cv_error = language.grouped(cv.standard_error, 3),
            n = n,
        ),
        _ => say!(language, "log-handle-time-few", column = &found.column, n = n),
    }];
    let (abandoned, zeros) = found.of_abandoned;
    if abandoned > 0 {
        let (n, zeros) = (count(language, abandoned), count(language, zeros));
        told.push(say!(language, "log-of-abandoned", n = n, zeros = zeros));
    }
    if found.zeros > 0 {
        told.push(say!(language, "log-zeros", n = count(language, found.zeros)));
    }
    told
}

fn waited(language: Language, found: &Waits) -> String {
    let Some(patience) = found.patience_s else {
        let why = match found.no_patience {
            None | Some(NoPatience::NoColumn) => "no-column",
            Some(NoPatience::NobodyAbandoned) => "nobody-abandoned",
            Some(NoPatience::NobodyWaited) => "nobody-waited",
        };
        let n = count(language, found.contacts);
        return say!(language, "log-no-patience", column = &found.column, why = why, n = n);
    };
    say!(
        language,
        "log-patience",
        mean = language.grouped(patience.value, 1),
        error = rounded(language, patience.standard_error),
        contacts = count(language, found.contacts),
        hours = rounded(language, found.total_s / crate::unit::HOUR),
        column = &found.column,
        n = count(language, found.abandoned),
    )
}

fn satisfied(language: Language, found: &Satisfaction) -> String {
    let Some(mean) = found.mean else {
        return say!(language, "log-satisfaction-one", column = &found.column);
    };
    say!(
        language,
        "log-satisfaction",
        column = &found.column,
        mean = language.grouped(mean.value, 2),
        error = language.grouped(mean.standard_error, 3),
        share = language.grouped(100.0 * found.top_two.value, 1),
        share_error = language.grouped(100.0 * found.top_two.standard_error, 2),
        n = count(language, found.contacts),
    )
}

fn shared(language: Language, key: &str, found: &Share) -> Vec<String> {
    let (share, error) = (100.0 * found.share.value, 100.0 * found.share.standard_error);
    let (share, error) = (language.grouped(share, 1), language.grouped(error, 2));
    let n = count(language, found.contacts);
    let mut told = vec![match key {
        "log-abandoned" => {
            say!(language, "log-abandoned", column = &found.column, share = share, error = error, n = n)
        }
        _ => say!(language, "log-reopened", column = &found.column, share = share, error = error, n = n),
    }];
    if found.unknown > 0 {
        let n = count(language, found.unknown);
        told.push(say!(language, "log-unknown", column = &found.column, n = n));
    }
    told
}
