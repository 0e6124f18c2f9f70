//! Contacts that find nobody on duty.

use super::{Told, say};
use crate::books::metric::TURNED_AWAY;
use crate::findings::StrategySummary;

/// The share from which on it is told.
const LEAST: f64 = 0.01;

/// Which strategies turn away more than one contact in a hundred, and how many.
pub fn sentence(told: &Told) -> Option<String> {
    let of = |strategy: &StrategySummary| {
        let share = strategy.metric(&TURNED_AWAY).mean.filter(|share| *share > LEAST)?;
        Some(say!(told.language, "under", what = told.language.per_cent(share, 1), id = &strategy.id))
    };
    let shares: Vec<String> = told.strategies.iter().filter_map(of).collect();
    (!shares.is_empty()).then(|| say!(told.language, "turned-away", shares = told.language.list(&shares)))
}
