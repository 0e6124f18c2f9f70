//! Writes down one customer's life.

use super::{Happening, Moment};

/// How many of the busiest customers are named.
const BUSIEST: usize = 5;

/// Writes down the life of one customer, and how often each one was in touch.
#[derive(Clone, Debug)]
pub struct Tracer {
    pub customer: u32,
    pub moments: Vec<Moment>,
    /// The customer's issues by slot; the latest of each.
    pub open: Vec<(u32, u32)>,
    pub issues: u32,
    /// Contacts of each customer so far.
    pub contacts: Vec<u32>,
}

impl Tracer {
    /// A tracer for a customer, in a world of so many.
    pub fn new(customer: u32, customers: usize) -> Self {
        Self { customer, moments: Vec::new(), open: Vec::new(), issues: 0, contacts: vec![0; customers] }
    }

    /// The number of the watched customer's issue in a slot; a new one for an issue that has just arisen.
    pub fn issue(&mut self, slot: u32, step: &Happening) -> u32 {
        if matches!(step, Happening::Opened { .. }) {
            self.issues += 1;
            self.open.retain(|(of, _)| *of != slot);
            self.open.push((slot, self.issues));
        }
        self.open.iter().find(|(of, _)| *of == slot).map_or(0, |&(_, number)| number)
    }

    /// The customers who were in touch most often.
    pub fn busiest(&self) -> Vec<(u32, u32)> {
        let mut all: Vec<(u32, u32)> = Vec::with_capacity(BUSIEST + 1);
        for (customer, &contacts) in self.contacts.iter().enumerate() {
            if contacts > all.get(BUSIEST - 1).map_or(0, |&(_, least)| least) {
                let place = all.partition_point(|&(_, more)| more >= contacts);
                all.insert(place, (customer as u32, contacts));
                all.truncate(BUSIEST);
            }
        }
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_busiest_are_named_in_order_and_nobody_who_never_came() {
        let mut tracer = Tracer::new(0, 8);
        tracer.contacts = vec![0, 2, 5, 2, 0, 9, 1, 3];
        assert_eq!(tracer.busiest(), [(5, 9), (2, 5), (7, 3), (1, 2), (3, 2)]);
        tracer.contacts = vec![0, 1, 0];
        assert_eq!(tracer.busiest(), [(1, 1)]);
    }
}
