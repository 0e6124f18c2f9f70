//! The near future: a list for each of the coming days.

use super::entry::Entry;

/// Days that have a list: a power of two.
pub const DAYS: u64 = 1 << 16;

const WORDS: usize = DAYS as usize / 64;
/// No note.
const NONE: u32 = u32::MAX;

/// A booked event in the list of its day.
#[derive(Clone, Copy, Debug)]
struct Note<E> {
    time_s: f64,
    event: E,
    /// The one that was booked for the same day before.
    before: u32,
}

/// The lists of [`DAYS`] days in a row; a day that is over leaves its list to the day that joins.
#[derive(Clone, Debug)]
pub struct Near<E> {
    /// The last note of each day.
    last: Vec<u32>,
    /// One bit for each day that has events.
    filled: Vec<u64>,
    notes: Vec<Note<E>>,
    free: u32,
    len: usize,
}

impl<E: Copy> Near<E> {
    pub fn new() -> Self {
        Self { last: vec![NONE; DAYS as usize], filled: vec![0; WORDS], notes: Vec::new(), free: NONE, len: 0 }
    }

    /// Number of events.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Books an event for a day.
    #[inline]
    pub fn push(&mut self, day: u64, entry: Entry<E>) {
        let place = (day % DAYS) as usize;
        let note = Note { time_s: entry.time_s, event: entry.event, before: self.last[place] };
        self.len += 1;
        self.filled[place / 64] |= 1 << (place % 64);
        if let Some(free) = self.notes.get_mut(self.free as usize) {
            self.last[place] = self.free;
            self.free = free.before;
            *free = note;
        } else {
            self.last[place] = self.notes.len() as u32;
            self.notes.push(note);
        }
    }

    /// The first day from `from` and before `until` that has events.
    #[inline]
    pub fn first_filled(&self, from: u64, until: u64) -> Option<u64> {
        let mut day = from;
        while day < until {
            let word = self.filled[(day / 64) as usize % WORDS] >> (day % 64);
            if word != 0 {
                return Some(day + u64::from(word.trailing_zeros()));
            }
            day = (day | 63) + 1;
        }
        None
    }

    /// The events of a stretch of whole words of days.
    pub fn events(&self, from: u64, until: u64) -> impl Iterator<Item = E> {
        let days = (from / 64..until / 64).flat_map(|word| {
            let place = word as usize % WORDS;
            let bits = self.filled[place];
            (0..64).filter(move |bit| bits >> bit & 1 == 1).map(move |bit| place * 64 + bit)
        });
        days.flat_map(|place| {
            std::iter::successors(self.notes.get(self.last[place] as usize), |note| {
                self.notes.get(note.before as usize)
            })
        })
        .map(|note| note.event)
    }

    /// Moves the events of a day behind `entries`, in the order of booking.
    #[inline]
    pub fn take(&mut self, day: u64, entries: &mut Vec<Entry<E>>) {
        let place = (day % DAYS) as usize;
        self.filled[place / 64] &= !(1 << (place % 64));
        let start = entries.len();
        let mut next = std::mem::replace(&mut self.last[place], NONE);
        while let Some(note) = self.notes.get_mut(next as usize) {
            entries.push(Entry { time_s: note.time_s, event: note.event });
            let before = std::mem::replace(&mut note.before, self.free);
            self.free = next;
            next = before;
        }
        let taken = entries.len() - start;
        self.len -= taken;
        if taken > 1 {
            entries[start..].reverse();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_read_in_the_order_of_booking() {
        let mut near = Near::new();
        for event in 0..100 {
            near.push(DAYS - 10 + event % 7, Entry { time_s: 0.5, event });
        }
        let mut entries = Vec::new();
        near.take(DAYS - 10 + 3, &mut entries);
        assert_eq!(
            entries.iter().map(|entry| entry.event).collect::<Vec<_>>(),
            (3..100).step_by(7).collect::<Vec<_>>()
        );
        assert_eq!(near.len(), 100 - entries.len());
    }

    #[test]
    fn a_stretch_of_days_shows_all_its_events_and_no_others() {
        let mut near = Near::new();
        for event in 0..3 * 256 {
            near.push(DAYS - 256 + event, Entry { time_s: 0.5, event });
            near.push(DAYS - 256 + event, Entry { time_s: 0.5, event: 10_000 + event });
        }
        let mut shown: Vec<u64> = near.events(DAYS, DAYS + 256).collect();
        shown.sort_unstable();
        assert!(shown.iter().copied().eq((256..512).chain(10_256..10_512)));
    }

    #[test]
    fn the_next_day_with_events_is_found_across_the_end_of_the_row() {
        let mut near = Near::new();
        for day in [DAYS - 1, DAYS + 2, DAYS + 700] {
            near.push(day, Entry { time_s: 0.5, event: () });
        }
        let mut found = Vec::new();
        let mut from = 701;
        while let Some(day) = near.first_filled(from, 701 + DAYS) {
            found.push(day);
            near.take(day, &mut Vec::new());
            from = day + 1;
        }
        assert_eq!(found, [DAYS - 1, DAYS + 2, DAYS + 700]);
    }
}
