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

#[cfg(test)]
mod tests {
    use super::super::tests::{persons, roster, team};
    use super::*;
    use crate::rng::Streams;
    use crate::scenario::Curve;

    /// Posts of whom each has another part of the gap left: .01, .02, …
    fn of(heads: u32) -> Roster {
        let mut roster = roster(&team(f64::from(heads), 0.0, persons(0.7, Curve::Over(1.0))), 3);
        for (left, person) in (1..).zip(roster.posts.iter_mut().filter_map(|post| post.person.as_mut())) {
            person.left = f64::from(left) / 100.0;
        }
        roster
    }

    /// In every order each post has one place.
    #[test]
    fn an_order_of_posts_leaves_none_out() {
        let mut luck = Streams::new(5, 0).stream(Role::Seat, 0, 0);
        for bits in 0..10 {
            let sitting = Sitting { by: std::array::from_fn(|_| luck.bits()), ..Sitting::default() };
            let mut posts: Vec<u64> = (0..1 << bits).map(|place| sitting.post(place, bits)).collect();
            assert!(bits < 5 || !posts.is_sorted(), "{posts:?}");
            posts.sort_unstable();
            assert!(posts.into_iter().eq(0..1 << bits));
        }
    }

    /// Five posts, a sixth vacant: who sits in a seat is the post's; of who has gone the next one's, the first's after the last.
    #[test]
    fn a_seat_of_who_has_gone_is_the_next_ones() {
        let mut roster = of(6);
        roster.posts[2].person = None;
        for interval in 1..8 {
            roster.change_seats(interval);
            assert!(roster.left_in_seat(5) > 0.0 && roster.sitting.seats.len() == 5, "{interval}");
        }
        roster.change_seats(7);
        let lefts: Vec<f64> = (0..6).map(|seat| roster.left_in_seat(seat)).collect();
        let seats = roster.sitting.seats.clone();
        assert!(seats.len() == 5 && !seats.contains(&2), "{seats:?}");
        let of_post = |seat: usize| f64::from(seats[seat % 5] + 1) / 100.0;
        assert!(lefts.iter().enumerate().all(|(seat, left)| (left - of_post(seat)).abs() < 1e-12), "{lefts:?}");
        (roster.posts[seats[1] as usize].person, roster.posts[seats[4] as usize].person) = (None, None);
        for (seat, next) in [(1, 2), (4, 0), (6, 2), (3, 3)] {
            assert!((roster.left_in_seat(seat) - of_post(next)).abs() < 1e-12, "{seat}");
        }
        roster.posts.iter_mut().for_each(|post| post.person = None);
        roster.typed.left = 0.7;
        assert!((roster.left_in_seat(0) - 0.7).abs() < 1e-12);
    }

    /// One of pace 2 and one of pace 1 take two contacts and one; the typed part is left where nobody serves.
    #[test]
    fn who_takes_a_contact_without_a_seat_is_so_by_pace() {
        let mut roster = of(5);
        for (post, pace) in [(0, None), (1, Some(2.0)), (2, None), (3, None), (4, Some(1.0))] {
            let person = roster.posts[post].person.take();
            roster.posts[post].person =
                pace.and_then(|pace| person.map(|person| super::super::Person { pace, ..person }));
        }
        roster.best_pace = 2.0;
        let mut luck = Streams::new(6, 0).stream(Role::Agent, 1, 0);
        let taken: Vec<f64> = (0..30_000).map(|_| roster.left_by_luck(&mut luck)).collect();
        let fast = taken.iter().filter(|left| (**left - 0.02).abs() < 1e-12).count();
        assert!(taken.iter().all(|left| (left - 0.02).abs() < 1e-12 || (left - 0.05).abs() < 1e-12));
        // Two thirds, standard error 82.
        assert!((fast as f64 - 20_000.0).abs() < 300.0, "{fast}");
        (roster.heads.serving, roster.typed.left) = (0.0, 0.7);
        assert!((roster.left_by_luck(&mut luck) - 0.7).abs() < 1e-12);
    }
}
