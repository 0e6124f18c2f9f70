//! Who sits in which seat, and who takes a contact where nobody has a seat.

use super::Roster;
use crate::rng::{Role, Stream};

/// Posts in an order of chance, of an interval: those on duty are the first that are held.
#[derive(Clone, Debug, Default)]
pub struct Sitting {
    /// Numbers of the shuffle: two odd factors and what is added.
    by: [u64; 3],
    /// Places looked at, and posts found: the seats.
    looked: u64,
    pub(super) seats: Vec<u32>,
}

impl Sitting {
    /// The post at a place of the order, below `2^bits`: a bijection.
    fn post(&self, place: u64, bits: u32) -> u64 {
        let mask = (1_u64 << bits) - 1;
        let mut post = (place.wrapping_mul(self.by[0] | 1).wrapping_add(self.by[2])) & mask;
        post ^= post >> (bits / 2).max(1);
        post.wrapping_mul(self.by[1] | 1) & mask
    }
}

impl Roster {
    /// Others are on duty from now on.
    pub fn change_seats(&mut self, interval: u64) {
        let mut luck = self.streams.stream(Role::Seat, interval, self.team as u32);
        self.sitting.by = std::array::from_fn(|_| luck.bits());
        self.sitting.looked = 0;
        self.sitting.seats.clear();
    }

    /// The part of the gap that is left to who sits in a seat; of who has gone since, what it was.
    pub fn left_in_seat(&mut self, seat: u32) -> f64 {
        let bits = self.bits();
        while self.sitting.seats.len() <= seat as usize && self.sitting.looked < 1 << bits {
            let post = self.sitting.post(self.sitting.looked, bits);
            self.sitting.looked += 1;
            if self.posts.get(post as usize).is_some_and(|post| post.person.is_some()) {
                self.sitting.seats.push(post as u32);
            }
        }
        // Rounding may put one more on duty than there are people.
        let seats = self.sitting.seats.len();
        let person = |place: usize| self.posts[self.sitting.seats[place] as usize].person;
        let found = (0..seats).map(|step| (seat as usize + step) % seats).find_map(person);
        found.map_or(self.typed.left, |person| person.left)
    }

    /// The part of the gap that is left to who takes a contact where nobody has a seat: any, by pace.
    pub fn left_by_luck(&self, luck: &mut Stream) -> f64 {
        let posts = 1_u64 << self.bits();
        if self.heads.serving <= 0.0 {
            return self.typed.left;
        }
        loop {
            let post = luck.index(posts) as usize;
            let accepted = luck.uniform() * self.best_pace;
            let Some(person) = self.posts.get(post).and_then(|post| post.person) else { continue };
            if accepted < person.pace {
                return person.left;
            }
        }
    }

    /// Posts are numbered below 2 to this power.
    fn bits(&self) -> u32 {
        (self.posts.len() as u64).next_power_of_two().trailing_zeros()
    }
}
