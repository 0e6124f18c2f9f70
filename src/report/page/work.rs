//! What is left for people: why a contact that reaches them takes more work, or less, than under the baseline.

use maud::{Markup, html};

use super::Telling;
use crate::words;

/// A sentence for each strategy whose contacts take people noticeably more or less; nothing if there is none.
pub fn work(telling: &Telling) -> Option<Markup> {
    let told = words::work(telling.summary);
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
