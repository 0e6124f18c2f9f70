//! The whole answer.

use super::{
    Told, drawn, flips, leaving, mood, noticed, planned, precise, reactions, turned_away, turning, under_fits, undone,
    verdict, within_scale, work,
};

/// What would change the answer.
pub fn rests_on(told: &Told) -> Vec<String> {
    let flips = told.flips.iter().flat_map(|found| flips::sentences(told, found));
    turning::sentences(told).into_iter().chain(flips).collect()
}

/// The whole answer, paragraph by paragraph.
pub fn answer(told: &Told) -> Vec<String> {
    let apart = |sentences: Vec<String>| sentences.join("\n\n");
    let listed = |sentences: Vec<String>| sentences.join("\n");
    let parts = [
        listed(under_fits(told)),
        listed(precise(told).into_iter().collect()),
        apart(verdict(told)),
        listed(turned_away(told).into_iter().collect()),
        listed(drawn(told)),
        listed(within_scale(told).into_iter().collect()),
        listed(noticed(told)),
        listed(undone(told)),
        listed(planned(told)),
        listed(leaving(told)),
        listed(mood(told)),
        listed(reactions(told)),
        listed(work(told)),
        apart(rests_on(told)),
    ];
    parts.into_iter().filter(|part| !part.is_empty()).collect()
}
