//! The far future: pages by the digits of an event's key.
//!
//! An event waits on the page of the first digit in which its key differs from that of the present: a level for each place,
//! a page for each digit. When the present comes to a page, its events are dealt out to lower levels. No event is moved
//! more often than a key has digits, whatever the number that wait and however unequal their gaps.
//!
//! Source: radix heaps (Ahuja, Mehlhorn, Orlin & Tarjan 1990).

use super::entry::Entry;
use super::pages::Pages;

/// Bits of a digit, and digits of a key.
const BITS: u32 = 8;
const DIGITS: usize = 1 << BITS;
const LEVELS: usize = 64 / BITS as usize;

/// Events after a present that is set from outside.
#[derive(Clone, Debug)]
pub struct Far<E> {
    pages: Pages<Entry<E>>,
    /// One bit for each page that has events.
    filled: [[u64; DIGITS / 64]; LEVELS],
    /// All events have a greater key.
    present: u64,
    len: usize,
}

impl<E: Copy> Far<E> {
    pub fn new(present: u64) -> Self {
        Self { pages: Pages::new(LEVELS * DIGITS), filled: [[0; DIGITS / 64]; LEVELS], present, len: 0 }
    }

    /// Number of events.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Books an event.
    #[inline]
    pub fn push(&mut self, entry: Entry<E>) {
        self.len += 1;
        self.place(entry);
    }

    #[inline]
    fn place(&mut self, entry: Entry<E>) {
        let key = entry.key();
        let level = level(key ^ self.present);
        let digit = (key >> (level as u32 * BITS)) as usize % DIGITS;
        self.filled[level][digit / 64] |= 1 << (digit % 64);
        self.pages.push(level * DIGITS + digit, entry);
    }

    /// Level and digit of the first page that has events.
    fn first_page(&self) -> Option<(usize, usize)> {
        self.filled.iter().enumerate().find_map(|(level, filled)| {
            let word = filled.iter().position(|word| *word != 0)?;
            Some((level, word * 64 + filled[word].trailing_zeros() as usize))
        })
    }

    /// The lowest key of a page.
    fn start(&self, level: usize, digit: usize) -> u64 {
        let shift = level as u32 * BITS;
        let above = u64::MAX.checked_shl(shift + BITS).unwrap_or(0);
        self.present & above | (digit as u64) << shift
    }

    /// A key that no event comes before, close to the first. None if there is no event.
    pub fn first_key(&self) -> Option<u64> {
        self.first_page().map(|(level, digit)| self.start(level, digit))
    }

    /// Makes `present` the present and moves the events up to it to `taken`, those of equal times in the order of booking.
    pub fn advance(&mut self, present: u64, taken: &mut Vec<Entry<E>>) {
        while let Some((level, digit)) = self.first_page() {
            let start = self.start(level, digit);
            if start > present {
                break;
            }
            let is_over = present - start >= (1 << (level as u32 * BITS)) - 1;
            self.present = start;
            self.filled[level][digit / 64] &= !(1 << (digit % 64));
            let mut page = self.pages.take(level * DIGITS + digit);
            self.len -= if is_over { page.len() } else { 0 };
            while let Some(entry) = self.pages.next(&mut page) {
                if is_over {
                    taken.push(entry);
                } else {
                    self.place(entry);
                }
            }
        }
        self.present = self.present.max(present);
    }

    /// Makes `present` the present if that was later.
    pub fn go_back(&mut self, present: u64) {
        if present >= self.present {
            return;
        }
        // What differs from the old present in a lower place differs from the new one in the place where the two do.
        let level = level(self.present ^ present);
        self.present = present;
        for low in 0..level {
            let filled = std::mem::take(&mut self.filled[low]);
            for digit in (0..DIGITS).filter(|digit| filled[digit / 64] & 1 << (digit % 64) != 0) {
                let mut page = self.pages.take(low * DIGITS + digit);
                while let Some(entry) = self.pages.next(&mut page) {
                    self.place(entry);
                }
            }
        }
    }
}

/// The place of the first digit that is not 0.
#[inline]
fn level(key: u64) -> usize {
    ((key | 1).ilog2() / BITS) as usize
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rng::mix;

    #[test]
    fn the_present_may_go_on_and_back() {
        let mut far = Far::new(0);
        let mut waiting: Vec<Entry<u64>> = Vec::new();
        let mut present = 0u64;
        for step in 0..3000 {
            let bits = mix(step);
            for event in 0..bits % 4 {
                let gap = 1 + (mix(bits ^ event) >> (bits % 60));
                let entry = Entry { time_s: f64::from_bits((present.saturating_add(gap)).min(1 << 62)), event };
                if entry.key() > present {
                    far.push(entry);
                    waiting.push(entry);
                }
            }
            if bits.is_multiple_of(5) {
                present -= mix(bits) % (present / 2 + 1);
                far.go_back(present);
            } else if bits % 5 < 3 {
                present = (present + (mix(bits) >> (bits % 61))).min(1 << 61);
                let mut taken = Vec::new();
                far.advance(present, &mut taken);
                taken.sort_by_key(Entry::key);
                waiting.sort_by_key(Entry::key);
                let due = waiting.partition_point(|entry| entry.key() <= present);
                assert_eq!(taken, waiting.drain(..due).collect::<Vec<_>>());
            }
            assert_eq!(far.len(), waiting.len());
            assert!(far.first_key().is_none_or(|key| waiting.iter().all(|entry| entry.key() >= key)));
        }
        assert!(far.len() > 10, "little waits in the end");
    }
}
