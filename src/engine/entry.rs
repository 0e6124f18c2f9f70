//! An event that is booked.

/// An event and the time at which it happens.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Entry<E> {
    pub time_s: f64,
    pub event: E,
}

impl<E> Entry<E> {
    /// The bits of its time. Times are not negative, so keys are in the order of times.
    #[inline]
    pub fn key(&self) -> u64 {
        self.time_s.to_bits()
    }
}
