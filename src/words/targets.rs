//! Published figures beside what a run shows, in words.

use super::{Language, Ruler, UNDEFINED, say};
use crate::books::Unit;
use crate::findings::Judged;
use crate::scenario::Basis;
use crate::study::Unfound;

/// How many numbers of the model the fitted targets are: "7 fitted targets are 4 numbers". `None` if none is fitted.
pub fn fitted_numbers(language: Language, targets: &[Judged]) -> Option<String> {
    let fitted: Vec<&Judged> = targets.iter().filter(|target| target.basis == Basis::Fitted).collect();
    let mut groups: Vec<&str> = fitted.iter().map(|t| t.one_number.as_str()).filter(|name| !name.is_empty()).collect();
    groups.sort_unstable();
    groups.dedup();
    let alone = fitted.iter().filter(|target| target.one_number.is_empty()).count();
    let (targets, numbers) = (fitted.len(), groups.len() + alone);
    (targets > 0).then(|| say!(language, "fitted-numbers", targets = targets, numbers = numbers))
}

/// Why a search found no least headcount: "human-only was not run".
pub fn why_unfound(language: Language, unfound: &Unfound) -> String {
    match unfound {
        Unfound::NoHeadcount { other } => say!(language, "unfound-no-headcount", other = other),
        Unfound::NotRun { other } => say!(language, "unfound-not-run", other = other),
        Unfound::NotEnough { most, own, other } => {
            let most = language.shortest(*most, 1);
            say!(language, "unfound-not-enough", most = most, own = own, other = other)
        }
        Unfound::AlmostNobody { share, most, other } => {
            let (share, most) = (language.per_cent(*share, 0), language.shortest(*most, 1));
            say!(language, "unfound-almost-nobody", share = share, most = most, other = other)
        }
        Unfound::NobodyAnswered { heads } => {
            say!(language, "unfound-nobody-answered", heads = language.shortest(*heads, 1))
        }
    }
}

/// A target in words: what counts as met, and what was found.
pub struct JudgedText {
    /// "62.0 to 75.0 %".
    pub range: String,
    /// "64.7 ± 0.1 %", or "—".
    pub found: String,
}

/// Shows a target, its differences with their signs.
pub fn judged_text(language: Language, target: &Judged, currency: &str) -> JudgedText {
    let ruler = Ruler::new(language, target.unit, currency, f64::max(target.least.abs(), target.most.abs()));
    // A relative change is in per cent, a difference of shares in points.
    let unit = match (target.unit, target.is_difference) {
        (Unit::Share, true) if target.is_relative => "%".to_owned(),
        (_, true) => ruler.unit_of_difference(),
        (_, false) => ruler.unit().to_owned(),
    };
    let with_unit = |text: String| if text == UNDEFINED { text } else { format!("{text} {unit}").trim().to_owned() };
    let show = |value: f64| if target.is_difference { ruler.signed(value) } else { ruler.show(Some(value)) };
    let range = with_unit(say!(language, "range", low = show(target.least), high = show(target.most)));
    let found = target.found.as_ref().map_or_else(
        || UNDEFINED.to_owned(),
        |found| if target.is_difference { ruler.difference(found) } else { ruler.estimate(found) },
    );
    JudgedText { range, found: with_unit(found) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn target(basis: Basis, one_number: &str) -> Judged {
        Judged {
            id: String::new(),
            title: String::new(),
            strategy: String::new(),
            published: String::new(),
            least: 0.0,
            most: 1.0,
            unit: Unit::Share,
            is_difference: false,
            is_relative: false,
            basis,
            one_number: one_number.to_owned(),
            source: String::new(),
            note: String::new(),
            found: None,
            is_inside: None,
            unfound: None,
        }
    }

    #[test]
    fn fitted_targets_of_one_name_are_one_number_and_those_without_a_name_are_one_each() {
        let fitted = |names: &[&str]| {
            let targets: Vec<Judged> = names.iter().map(|name| target(Basis::Fitted, name)).collect();
            fitted_numbers(Language::English, &targets)
        };
        assert_eq!(fitted(&["a", "b", "a", "", ""]).as_deref(), Some("5 fitted targets are 4 numbers"));
        assert_eq!(fitted(&["a", "a"]).as_deref(), Some("2 fitted targets are 1 number"));
        assert_eq!(fitted(&["a"]).as_deref(), Some("1 fitted target is 1 number"));
        assert_eq!(fitted_numbers(Language::English, &[target(Basis::Free, "a"), target(Basis::Beside, "")]), None);
    }
}
