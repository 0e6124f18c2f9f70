//! Schedules of shifts that were worked out already.

use crate::policy::Shift;
use crate::policy::shifts::{Schedule, schedule};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

/// What a schedule answers: shifts, and agents required by interval of the week.
type Asked = (Vec<Shift>, Vec<u32>);

/// Schedules by shifts and agents required, shared by all histories: each is worked out once, and is the same whoever asks first.
#[derive(Debug, Default)]
pub struct Schedules {
    known: Mutex<BTreeMap<Asked, Arc<Schedule>>>,
}

impl Schedules {
    /// The schedule of some shifts for so many agents by interval of the week.
    pub fn of(&self, shifts: &[Shift], required: Vec<u32>) -> Arc<Schedule> {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let found = known.entry((shifts.to_vec(), required));
        let found = found.or_insert_with_key(|(shifts, required)| Arc::new(schedule(shifts, required)));
        Arc::clone(found)
    }
}
