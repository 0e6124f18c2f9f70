//! The contacts of one kind in the hands of a team: of those on duty, and of those who have gone off duty with them, all on one work
//! clock.

use super::ends::Ends;
use crate::rng::Stream;

/// Contacts in hand that run at one speed.
#[derive(Clone, Debug)]
pub struct Hand {
    /// Of who is on duty, and of who has gone off duty with them.
    on_duty: Ends,
    leaving: Ends,
    /// Those that end before the present moment of the crowd is over, and are still in hand.
    due: u32,
    leaving_due: u32,
    /// What the work clock shows, and how fast it goes.
    clock_s: f64,
    speed: f64,
}

impl Default for Hand {
    fn default() -> Self {
        let none = Ends::default;
        Self { on_duty: none(), leaving: none(), due: 0, leaving_due: 0, clock_s: 0.0, speed: 1.0 }
    }
}

impl Hand {
    /// How many there are of those on duty.
    #[inline]
    pub fn total(&self) -> u32 {
        self.on_duty.total() + self.due
    }

    /// How many there are of those who have gone off duty.
    #[inline]
    pub fn leaving(&self) -> u32 {
        self.leaving.total() + self.leaving_due
    }

    /// How many are due and have not ended: of those on duty, and of those who have gone.
    #[inline]
    pub fn due(&self) -> [u32; 2] {
        [self.due, self.leaving_due]
    }

    /// How much work is done in a second.
    #[inline]
    pub fn speed(&self) -> f64 {
        self.speed
    }

    #[inline]
    pub fn set_speed(&mut self, speed: f64) {
        self.speed = speed;
    }

    /// One more of so much work (alone), which begins after so many seconds, or before so many if that is below 0.
    #[inline]
    pub fn add(&mut self, after_s: f64, work_s: f64) {
        self.on_duty.add(self.clock_s + self.speed * after_s + work_s);
    }

    /// One more, of somebody who has gone off duty.
    pub fn add_leaving(&mut self, work_s: f64) {
        self.leaving.add(self.clock_s + work_s);
    }

    /// One that was due ends, of those on duty or of those who have gone.
    #[inline]
    pub fn end_one(&mut self, is_leaving: bool) {
        if is_leaving {
            self.leaving_due -= 1;
        } else {
            self.due -= 1;
        }
    }

    /// What ends within so many seconds is due from now on.
    pub fn let_end(&mut self, seconds: f64, luck: &mut Stream) {
        let clock_s = self.clock_s + self.speed * seconds;
        self.due += self.on_duty.pass(clock_s, luck);
        self.leaving_due += self.leaving.pass(clock_s, luck);
    }

    /// What is due has ended.
    #[inline]
    pub fn end_all(&mut self) {
        (self.due, self.leaving_due) = (0, 0);
    }

    /// What is due of those who have gone has ended.
    #[inline]
    pub fn end_leaving(&mut self) {
        self.leaving_due = 0;
    }

    /// Lets the clock go on.
    #[inline]
    pub fn pass(&mut self, seconds: f64) {
        self.clock_s += self.speed * seconds;
    }

    /// A share of those on duty goes off duty.
    pub fn leave(&mut self, share: f64, luck: &mut Stream) {
        self.on_duty.move_share(share, &mut self.leaving, luck);
    }

    /// A share of those who have gone comes back; how many contacts they bring.
    pub fn come_back(&mut self, share: f64, luck: &mut Stream) -> u32 {
        let before = self.on_duty.total();
        self.leaving.move_share(share, &mut self.on_duty, luck);
        self.on_duty.total() - before
    }

    /// The ends of the next seconds by stretches: until when, and how many.
    pub fn coming(&self, length_s: f64) -> impl Iterator<Item = (f64, f64)> {
        let until = self.on_duty.coming(self.clock_s + self.speed * length_s);
        until.map(|(to_s, ends)| ((to_s - self.clock_s) / self.speed, ends))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rng::{Role, Streams};

    /// After 20 s at half speed the clock shows 10; 12 s of work end when it shows 22, in the stretch until 25, 30 s from then.
    #[test]
    fn what_ends_is_told_in_seconds_from_now() {
        let mut hand = Hand::default();
        hand.set_speed(0.5);
        hand.pass(20.0);
        hand.add(0.0, 12.0);
        let ends = |seconds| hand.coming(seconds).filter(|(_, n)| *n > 0.0).collect::<Vec<(f64, f64)>>();
        assert_eq!((ends(20.0), ends(40.0)), (vec![], vec![(30.0, 1.0)]));
    }

    #[test]
    fn who_comes_back_brings_as_many_as_are_told() {
        let mut luck = Streams::new(1, 0).stream(Role::Crowd, 0, 0);
        let mut hand = Hand::default();
        (0..12).for_each(|_| hand.add(0.0, 60.0));
        hand.leave(0.5, &mut luck);
        let (stayed, left) = (hand.total(), hand.leaving());
        assert_eq!((stayed, left), (6, 6));
        assert_eq!((hand.come_back(0.5, &mut luck), hand.total(), hand.leaving()), (3, 9, 3));
    }
}
