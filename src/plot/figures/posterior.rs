//! Worlds held against what was published: what they say of each target, and what strategies come to in those that agree.

mod answers;
mod foretold;

use super::Figure;
use crate::findings::Posterior;
use crate::plot::canvas::PlotError;
use crate::words::Told;

/// What is drawn.
#[derive(Clone, Copy)]
pub struct Drawing<'a> {
    /// The run at the modes, in a language.
    pub told: &'a Told<'a>,
    /// What the worlds show.
    pub found: &'a Posterior,
}

/// Every figure of a posterior; strategies are drawn where enough worlds agree.
///
/// # Errors
/// What plotters says.
pub fn all(drawing: Drawing) -> Result<Vec<Figure>, PlotError> {
    let answers = drawing.found.within().map(|within| answers::figure(drawing, within)).transpose()?;
    Ok(std::iter::once(foretold::figure(drawing)?).chain(answers).collect())
}
