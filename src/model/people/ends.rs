//! When the chats of a pool end: how many in each short stretch of its work clock.

use crate::rng::Stream;

/// Length of a stretch, s.
pub const STRETCH_S: f64 = 5.0;

/// Chats in hand by the stretch in which they end.
#[derive(Clone, Debug, Default)]
pub struct Ends {
    /// From the stretch in which the clock stands on; the place of a stretch is its number modulo their number.
    cells: Vec<u32>,
    first: u64,
    clock_s: f64,
    /// No stretch after this one has any.
    last: u64,
    total: u32,
}

impl Ends {
    /// How many chats there are.
    #[inline]
    pub fn total(&self) -> u32 {
        self.total
    }

    /// One more, which ends when the clock shows a time; at once if it does already.
    #[inline]
    pub fn add(&mut self, end_s: f64) {
        let stretch = ((end_s * (1.0 / STRETCH_S)) as u64).max(self.first);
        if stretch - self.first >= self.cells.len() as u64 {
            self.grow(stretch);
        }
        let place = self.place(stretch);
        self.cells[place] += 1;
        self.last = self.last.max(stretch);
        self.total += 1;
    }

    #[inline]
    fn place(&self, stretch: u64) -> usize {
        stretch as usize & (self.cells.len() - 1)
    }

    #[cold]
    fn grow(&mut self, stretch: u64) {
        let old = std::mem::take(&mut self.cells);
        let length = (stretch - self.first + 1).next_power_of_two().max(64) as usize;
        self.cells = vec![0; length];
        for stretch in self.first..self.first + old.len() as u64 {
            let place = self.place(stretch);
            self.cells[place] = old[stretch as usize & (old.len() - 1)];
        }
    }

    /// The stretches until the clock shows a time: when each is over, and how many end in it, of the last its part.
    pub fn coming(&self, to_s: f64) -> impl Iterator<Item = (f64, f64)> {
        let within =
            (self.first..self.first + self.cells.len() as u64).take_while(move |&n| n as f64 * STRETCH_S < to_s);
        within.map(move |stretch| {
            let from_s = (stretch as f64 * STRETCH_S).max(self.clock_s);
            let end_s = (stretch + 1) as f64 * STRETCH_S;
            let share = if end_s <= to_s { 1.0 } else { (to_s - from_s) / (end_s - from_s) };
            (end_s.min(to_s), share * f64::from(self.cells[self.place(stretch)]))
        })
    }

    /// Lets the clock go on to a time; gives how many ended.
    pub fn pass(&mut self, to_s: f64, luck: &mut Stream) -> u32 {
        if self.total == 0 {
            self.first = self.first.max((to_s / STRETCH_S) as u64);
            self.clock_s = self.clock_s.max(to_s);
            return 0;
        }
        let mut ended = 0;
        while self.clock_s < to_s {
            let end_s = (self.first + 1) as f64 * STRETCH_S;
            let is_whole = end_s <= to_s;
            if !self.cells.is_empty() {
                let place = self.place(self.first);
                let there = self.cells[place];
                let now = if is_whole {
                    there
                } else {
                    by_chance(f64::from(there) * (to_s - self.clock_s) / (end_s - self.clock_s), luck)
                };
                self.cells[place] -= now;
                ended += now;
            }
            if is_whole {
                self.first += 1;
            }
            self.clock_s = end_s.min(to_s);
        }
        self.total -= ended;
        ended
    }

    /// Moves a share of what ends in each stretch to others on the same clock.
    pub fn move_share(&mut self, share: f64, to: &mut Self, luck: &mut Stream) {
        (to.clock_s, to.first) = (self.clock_s, self.first);
        if to.cells.len() < self.cells.len() {
            to.grow(self.first + self.cells.len() as u64 - 1);
        }
        to.last = to.last.max(self.last);
        let after = (self.last + 1).min(self.first + self.cells.len() as u64);
        for stretch in self.first..after {
            let (from, place) = (self.place(stretch), to.place(stretch));
            if self.cells[from] == 0 {
                continue;
            }
            let moved = by_chance(f64::from(self.cells[from]) * share, luck).min(self.cells[from]);
            self.cells[from] -= moved;
            self.total -= moved;
            to.cells[place] += moved;
            to.total += moved;
        }
    }
}

/// A whole number of the given mean: the one below or the one above.
pub fn by_chance(mean: f64, luck: &mut Stream) -> u32 {
    if mean <= 0.0 {
        return 0;
    }
    (mean + luck.uniform()) as u32
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rng::{Role, Streams};

    fn luck() -> Stream {
        Streams::new(1, 0).stream(Role::Crowd, 0, 0)
    }

    fn of(ends_s: &[f64]) -> Ends {
        let mut ends = Ends::default();
        for end_s in ends_s {
            ends.add(*end_s);
        }
        ends
    }

    #[test]
    fn who_ends_in_a_stretch_ends_when_it_has_passed() {
        let mut ends = of(&[1.0, 4.9, 5.0, 700.0, 100_000.0]);
        assert_eq!((ends.pass(5.0, &mut luck()), ends.pass(10.0, &mut luck())), (2, 1));
        assert_eq!((ends.pass(700.0, &mut luck()), ends.pass(705.0, &mut luck()), ends.total()), (0, 1, 1));
        ends.add(3.0);
        assert_eq!(ends.pass(710.0, &mut luck()), 1, "what should have ended ends at once");
        assert!((ends.coming(200_000.0).map(|(_, n)| n).sum::<f64>() - 1.0).abs() < 1e-12);
        assert_eq!(ends.pass(200_000.0, &mut luck()), 1);
    }

    /// 1,000 end in one stretch of 5 s; two seconds take two fifths of them, one more a third of the rest.
    #[test]
    fn a_part_of_a_stretch_takes_its_part_of_the_ends() {
        let mut ends = of(&vec![2.5; 1000]);
        assert_eq!(ends.coming(2.0).collect::<Vec<_>>(), [(2.0, 400.0)]);
        assert!(ends.pass(2.0, &mut luck()).abs_diff(400) <= 1);
        assert!(ends.pass(3.0, &mut luck()).abs_diff(200) <= 1);
        ends.pass(5.0, &mut luck());
        assert_eq!(ends.total(), 0);
    }

    #[test]
    fn a_share_goes_over_and_nobody_is_lost() {
        let (mut ends, mut others) = (of(&vec![50.0; 1000]), Ends::default());
        ends.pass(20.0, &mut luck());
        ends.move_share(0.25, &mut others, &mut luck());
        assert!(others.total().abs_diff(250) <= 1 && ends.total() + others.total() == 1000);
        assert_eq!(others.pass(55.0, &mut luck()) + ends.pass(55.0, &mut luck()), 1000);
    }
}
