//! What would change the answer: the sentences of the summary, and the inputs that stand on the weakest ground.

use maud::{Markup, html};

use super::scale::scale;
use super::{Telling, counted, value};
use crate::findings::Summary;
use crate::report::evidence::{self, Grade};
use crate::scenario::Assumption;
use crate::words::en as words;

/// How many of the widest ranges are named.
const NAMED: usize = 8;

/// What is known of what the answer rests on; nothing if nothing is.
pub fn doubts(telling: &Telling) -> Option<Markup> {
    let sentences = rests_on(telling.summary);
    let parts: Vec<Markup> = [sentences, scale(telling), inputs(telling)].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| html! { @for part in &parts { (part) } })
}

/// The summary's own sentences, and whether inputs were varied; nothing where nobody has looked.
fn rests_on(summary: &Summary) -> Option<Markup> {
    let not_varied = "No input was varied in this run; with --flips each is taken to either end of its range.";
    let sentences = words::rests_on(summary);
    (!sentences.is_empty()).then(|| {
        html! {
            @for sentence in &sentences { p { (sentence) } }
            @if summary.flips.is_none() { p { (not_varied) } }
        }
    })
}

/// How many inputs have which trust, and the widest of the weakest.
fn inputs(telling: &Telling) -> Option<Markup> {
    let numbers = &telling.facts.assumptions;
    let weakest = numbers.iter().map(evidence::grade).min()?;
    let grades = by_grade(numbers);
    let widest = widest(numbers, weakest);
    Some(html! {
        p { (weak_sentence(numbers)) }
        table class="grades" {
            caption { "Inputs by what supports them, the weakest first" }
            thead { tr { th scope="col" { "Trust" } th scope="col" { "Inputs" } th scope="col" { "What it means" } } }
            tbody {
                @for (grade, n) in grades { tr { th scope="row" { (grade.name()) } td { (n) } td { (grade.meaning()) } } }
            }
        }
        @if !widest.is_empty() {
            p { "The widest ranges among the weakest (" (weakest.name()) "), measured by their own size:" }
            ul class="widest" {
                @for number in widest {
                    li {
                        code { (number.path) } ": " (value::range(number, &telling.summary.currency).unwrap_or_default())
                        ", in use " (value::in_use(number, &telling.summary.currency))
                    }
                }
            }
        }
    })
}

fn weak_sentence(numbers: &[Assumption]) -> String {
    let n = |grade| numbers.iter().filter(|number| evidence::grade(number) == grade).count();
    let (assumed, fitted) = (n(Grade::Assumption), n(Grade::Fitted));
    let are = |n: usize, what: &str| format!("{n} {} {what}", if n == 1 { "is" } else { "are" });
    format!(
        "The intervals above cover chance at fixed inputs; they say nothing about whether the inputs are right. Of {} with \
         a range or a source, {} by no figure and {} to meet one.",
        counted(numbers.len(), "input", "inputs"),
        are(assumed, "supported"),
        are(fitted, "fitted")
    )
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
    use crate::findings::{TurningPoint, samples};
    use crate::scenario::Quantity;
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
        assert!(weak_sentence(&numbers).ends_with(
            "Of 4 inputs with a range or a source, 3 are supported by no figure and 0 are fitted to meet one."
        ));
    }

    #[test]
    fn what_the_summary_says_is_printed_and_nothing_where_it_says_nothing() {
        let summary = samples::summary(vec![samples::strategy("blend", Vec::new(), 0.0)], 2);
        assert!(rests_on(&summary).is_none());
        let one = |mean_: f64| mean(&[mean_, mean_]);
        let point = TurningPoint {
            cheapest: "<people>".to_owned(),
            then: "blend".to_owned(),
            factor: one(2.0),
            value: one(80.0),
        };
        let told = rests_on(&Summary { turning_points: vec![point], ..summary }).map(Markup::into_string);
        let told = told.expect("there is a turning point");
        assert!(told.contains("&lt;people&gt; is the cheapest") && told.contains("<p>No input was varied"), "{told}");
    }
}
