//! The loop.

use super::Calendar;

/// What a simulation does when an event comes due.
pub trait Model {
    /// What can happen. Small and `Copy`: millions wait in the calendar.
    type Event: Copy;

    /// Lets `event` happen at `now_s`; later events are booked in `calendar`.
    fn handle(&mut self, now_s: f64, event: Self::Event, calendar: &mut Calendar<Self::Event>);
}

/// Lets everything happen that is due up to and including `until_s`, in order.
///
/// Units: seconds. Returns the number of events. Call it again with a later time to go on.
pub fn run<M: Model>(model: &mut M, calendar: &mut Calendar<M::Event>, until_s: f64) -> u64 {
    let mut events = 0;
    while let Some((now_s, event)) = calendar.pop_until(until_s) {
        model.handle(now_s, event, calendar);
        events += 1;
    }
    events
}
