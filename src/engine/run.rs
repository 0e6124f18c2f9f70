//! The loop.

use super::Calendar;

/// What a simulation does when an event comes due.
pub trait Model {
    /// What can happen. Small and `Copy`: millions wait in the calendar.
    type Event: Copy;

    /// Is shown, in batches and in no order, events that will soon happen, so that what they need from memory can be fetched
    /// together before each is handled alone. Those booked later for that stretch of time are not among them.
    fn foresee(&self, _coming: impl Iterator<Item = Self::Event>) {}

    /// Lets `event` happen at `now_s`; later events are booked in `calendar`.
    fn handle(&mut self, now_s: f64, event: Self::Event, calendar: &mut Calendar<Self::Event>);
}

/// Lets what is due up to and including `until_s` happen, in order, but no more than `most` events.
///
/// Units: seconds. Returns the number of events: fewer than `most` if nothing is left until then. Call it again to go on.
pub fn run<M: Model>(model: &mut M, calendar: &mut Calendar<M::Event>, until_s: f64, most: u64) -> u64 {
    for events in 0..most {
        let Some((now_s, event)) = calendar.pop_until(until_s) else { return events };
        if let Some(coming) = calendar.coming() {
            model.foresee(coming);
        }
        model.handle(now_s, event, calendar);
    }
    most
}
