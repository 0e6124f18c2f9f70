//! What staffing plans required: the answer's sentences.

use maud::{Markup, html};

use crate::words::{Told, planned};

/// Sentences; nothing where no staff is planned.
pub fn planned_staff(told: &Told) -> Option<Markup> {
    let sentences = planned(told);
    (!sentences.is_empty()).then(|| html! { @for sentence in &sentences { p { (sentence) } } })
}
