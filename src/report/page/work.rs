//! What is left for people: why a contact that reaches them takes more work, or less, than under the baseline.

use maud::{Markup, html};

use super::Telling;

/// A sentence for each strategy whose contacts take people noticeably more or less; nothing if there is none.
pub fn work(telling: &Telling) -> Option<Markup> {
    let summary = telling.summary;
    let told = summary.strategies.iter().filter_map(|strategy| {
        let split = strategy.work.as_ref()?;
        split.sentence(&strategy.id, &summary.baseline)
    });
    let told: Vec<String> = told.collect();
    (!told.is_empty()).then(|| {
        html! {
            p {
                "Handle time of a contact that people answer, and the factors of which its change is the product: which topics "
                "still reach people, how hard their issues are within a topic, and what a handoff adds or saves."
            }
            ul { @for sentence in &told { li { (sentence) } } }
        }
    })
}
