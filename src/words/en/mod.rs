//! English.

mod contradiction;
mod detection;
mod fits;
mod flips;
mod leaving;
mod mood;
mod nobody;
mod once;
mod parts;
mod reactions;
mod scale;
mod targets;
mod turning;
mod verdict;
mod work;

pub use contradiction::shows;
pub use detection::{sentences as noticed, span, when};
pub use fits::{called, sentences as under_fits};
pub use leaving::sentences as leaving;
pub use mood::sentences as mood;
pub use once::sentences as due_once;
pub use reactions::{condition, rule, sentences as reactions};
pub use scale::{nothing_judged, within_scale};
pub use targets::{JudgedText, fitted_numbers, judged_text};
pub use verdict::{abandoned_contacts, verdict};
pub use work::sentences as work;

use crate::findings::Summary;

/// What would change the answer.
pub fn rests_on(summary: &Summary) -> Vec<String> {
    let flips = summary.flips.iter().flat_map(|found| flips::sentences(found, &summary.currency));
    turning::sentences(summary).into_iter().chain(flips).collect()
}

/// The whole answer, paragraph by paragraph.
pub fn answer(summary: &Summary) -> Vec<String> {
    let told = |sentences: Vec<String>| sentences.join("\n\n");
    let listed = |sentences: Vec<String>| sentences.join("\n");
    let parts = [
        listed(under_fits(summary)),
        told(verdict(summary)),
        listed(within_scale(summary).into_iter().collect()),
        listed(noticed(summary)),
        listed(leaving(summary)),
        listed(mood(summary)),
        listed(reactions(summary)),
        listed(work(summary)),
        told(rests_on(summary)),
    ];
    parts.into_iter().filter(|part| !part.is_empty()).collect()
}
