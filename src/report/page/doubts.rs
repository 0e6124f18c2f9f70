//! What would change the answer: the sentences of the summary, and the inputs that stand on the weakest ground.

use maud::{Markup, html};

use super::scale::scale;
use super::{PIECE, Telling, around};
use crate::report::columns::parted;
use crate::report::evidence::{self, Grade};
use crate::scenario::Assumption;
use crate::words::{self, Language, Told, say};

/// How many of the widest ranges are named.
const NAMED: usize = 8;

/// What is known of what the answer rests on; nothing if nothing is.
pub fn doubts(telling: &Telling) -> Option<Markup> {
    let sentences = rests_on(telling.told);
    let parts: Vec<Markup> = [sentences, scale(telling), inputs(telling)].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| html! { @for part in &parts { (part) } })
}

/// The summary's own sentences, and whether inputs were varied; nothing where nobody has looked.
fn rests_on(told: &Told) -> Option<Markup> {
    let sentences = words::rests_on(told);
    (!sentences.is_empty()).then(|| {
        html! {
            @for sentence in &sentences { p { (sentence) } }
            @if told.flips.is_none() { p { (say!(told.language, "page-not-varied")) } }
        }
    })
}

/// How many inputs have which trust, and the widest of the weakest.
fn inputs(telling: &Telling) -> Option<Markup> {
    let (numbers, told, language) = (&telling.facts.assumptions, telling.told, telling.told.language);
    let weakest = numbers.iter().map(evidence::grade).min()?;
    let grades = by_grade(numbers);
    let widest = widest(numbers, weakest);
    let wide = |number: &Assumption| {
        let range = words::range_of(told, number).unwrap_or_default();
        let said = say!(language, "page-wide", path = PIECE, range = range, value = words::in_use(told, number));
        around(&said, &html! { code { (number.path) } })
    };
    Some(html! {
        p { (weak_sentence(language, numbers)) }
        table class="grades" {
            caption { (say!(language, "page-grades")) }
            thead { tr { @for title in parted(&say!(language, "page-grades-columns")) { th scope="col" { (title) } } } }
            tbody {
                @for (grade, n) in grades {
                    tr { th scope="row" { (grade.name(language)) } td { (n) } td { (grade.meaning(language)) } }
                }
            }
        }
        @if !widest.is_empty() {
            p { (say!(language, "page-widest", grade = weakest.name(language))) }
            ul class="widest" { @for number in widest { li { (wide(number)) } } }
        }
    })
}

fn weak_sentence(language: Language, numbers: &[Assumption]) -> String {
    let n = |grade| numbers.iter().filter(|number| evidence::grade(number) == grade).count();
    let (assumed, fitted) = (n(Grade::Assumption), n(Grade::Fitted));
    say!(language, "page-weak", inputs = numbers.len(), assumed = assumed, fitted = fitted)
}

/// Each grade that occurs, the weakest first, and how many inputs have it.
fn by_grade(numbers: &[Assumption]) -> Vec<(Grade, usize)> {
    let mut grades: Vec<Grade> = numbers.iter().map(evidence::grade).collect();
    grades.sort_unstable();
    grades.chunk_by(PartialEq::eq).map(|same| (same[0], same.len())).collect()
}

/// The widest ranges of a grade relative to the value in use.
fn widest(numbers: &[Assumption], grade: Grade) -> Vec<&Assumption> {
    let width =
        |number: &Assumption| Some((number.high? - number.low?) / number.mode.abs()).filter(|width| width.is_finite());
    let mut found: Vec<(f64, &Assumption)> = numbers
        .iter()
        .filter(|number| evidence::grade(number) == grade)
        .filter_map(|number| width(number).map(|width| (width, number)))
        .collect();
    found.sort_by(|a, b| b.0.total_cmp(&a.0));
    found.into_iter().map(|(_, number)| number).take(NAMED).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::findings::{Summary, TurningPoint, samples};
    use crate::scenario::{Quantity, Spread};
    use crate::stat::estimate::mean;

    fn number(path: &str, range: Option<(f64, f64)>, source: &str) -> Assumption {
        Assumption {
            path: path.to_owned(),
            quantity: Quantity::Share,
            low: range.map(|(low, _)| low),
            mode: 0.2,
            high: range.map(|(_, high)| high),
            source: source.to_owned(),
            note: String::new(),
            spread: Spread::default(),
            prior: None,
            used: 0.5,
        }
    }

    #[test]
    fn the_widest_of_the_weakest_come_first() {
        let numbers = [
            number("a", Some((0.1, 0.3)), "assumption"),
            number("b", Some((0.0, 0.9)), "assumption"),
            number("c", None, "assumption"),
            number("d", Some((0.0, 1.0)), "K43"),
        ];
        let paths: Vec<&str> = widest(&numbers, Grade::Assumption).iter().map(|number| number.path.as_str()).collect();
        assert_eq!(paths, ["b", "a"]);
        assert_eq!(by_grade(&numbers), [(Grade::Assumption, 3), (Grade::Primary, 1)]);
        assert!(weak_sentence(Language::English, &numbers).ends_with(
            "Of 4 inputs with a range or a source, 3 are supported by no figure and 0 are fitted to meet one."
        ));
    }

    #[test]
    fn what_the_summary_says_is_printed_and_nothing_where_it_says_nothing() {
        let summary = samples::summary(vec![samples::strategy("blend", Vec::new(), 0.0)], 2);
        assert!(rests_on(&Told::in_english(&summary)).is_none());
        let one = |mean_: f64| mean(&[mean_, mean_]);
        let point = TurningPoint {
            cheapest: "<people>".to_owned(),
            then: "blend".to_owned(),
            factor: one(2.0),
            value: one(80.0),
        };
        let summary = Summary { turning_points: vec![point], ..summary };
        let told = rests_on(&Told::in_english(&summary)).map(Markup::into_string);
        let told = told.expect("there is a turning point");
        assert!(told.contains("&lt;people&gt; is the cheapest") && told.contains("<p>No input was varied"), "{told}");
    }
}
