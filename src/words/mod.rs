//! What is told to people: every sentence, made of facts and nothing else, in the language that is asked for.
//!
//! The files here choose what is said; how it is said stands in the folder of each language, in Fluent.

mod answer;
mod arrivals;
mod closing;
mod contacts;
mod contradiction;
mod detection;
mod doubts;
mod drawn;
mod fits;
mod flips;
mod language;
mod leaving;
mod levers;
mod mood;
mod nobody;
mod number;
mod once;
mod planned;
mod posterior;
mod precise;
mod reactions;
mod scale;
mod sweep;
mod targets;
mod told;
mod turning;
mod undoing;
mod validation;
mod value;
mod verdict;
mod what_if;
mod work;

pub use answer::{answer, rests_on};
pub use arrivals::{closed_times, counted_span, first_of, noted};
pub use closing::sentence as turned_away;
pub use contacts::of_contacts;
pub use contradiction::shows;
pub use detection::{sentences as noticed, span, when};
pub use doubts::doubted;
pub use drawn::{
    agreement as drawn_agreement, between as drawn_between, conditions as drawn_conditions, deciding as drawn_deciding,
    ends as drawn_ends, evenly as drawn_evenly, heading as drawn_heading, held_out, protagonist as drawn_protagonist,
    sentences as drawn, spread as drawn_spread, standing as drawn_standing, told_apart, way as drawn_way,
};
pub use fits::{called, sentences as under_fits};
pub use language::Language;
pub use leaving::sentences as leaving;
pub use levers::{event, levers};
pub use mood::sentences as mood;
pub use number::{Ruler, UNDEFINED};
pub use once::sentences as due_once;
pub use planned::sentences as planned;
pub use posterior::{
    answer as posterior, learned_texts, question as posterior_question, target_texts, title as posterior_title,
};
pub use precise::sentence as precise;
pub use reactions::{condition, rule, sentences as reactions};
pub use scale::{nothing_judged, within_scale};
pub use sweep::{
    answer as sweep, question as sweep_question, setting as swept_setting, title as sweep_title, values as swept_values,
};
pub use targets::{JudgedText, fitted_numbers, judged_text, why_unfound};
pub use told::Told;
pub use undoing::{cost as undone_cost, sentences as undone};
pub use validation::{measured_at, reference_shown, shown_of};
pub use value::{about, in_use, range as range_of};
pub use verdict::{abandoned_contacts, verdict};
pub use what_if::{
    answer as what_if, depth as depth_of_cut, floors_kept, people_left, question, regained, title as what_if_title,
    undone_title,
};
pub use work::sentences as work;

/// Says a message of a language: `say!(language, "under", what = what, id = id)`.
macro_rules! say {
    ($language:expr, $key:literal $(, $name:ident = $value:expr)* $(,)?) => {
        $language.said($key, &[$((stringify!($name), ::fluent_bundle::FluentValue::from($value))),*])
    };
}
pub(crate) use say;

/// The same text with a capital at its start.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// "yes" or "no", by which a message chooses.
pub(crate) fn whether(is_so: bool) -> &'static str {
    if is_so { "yes" } else { "no" }
}
