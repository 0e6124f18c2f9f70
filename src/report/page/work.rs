//! What is left for people: why a contact that reaches them takes more work, or less, than under the baseline.

use maud::{Markup, html};

use crate::words::{self, Told, say};

/// A sentence for each strategy whose contacts take people noticeably more or less; nothing if there is none.
pub fn work(told: &Told) -> Option<Markup> {
    let sentences = words::work(told);
    (!sentences.is_empty()).then(|| {
        html! {
            p { (say!(told.language, "page-work")) }
            ul { @for sentence in &sentences { li { (sentence) } } }
        }
    })
}
