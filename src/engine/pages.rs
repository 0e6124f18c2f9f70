//! Many queues in one piece of memory.

/// Items of a leaf.
const LEAF: usize = 16;
/// No leaf.
const NONE: u32 = u32::MAX;

/// A queue of items: a row of leaves.
#[derive(Clone, Copy, Debug)]
pub struct Page {
    first: u32,
    last: u32,
    /// Items that were ever put on it, and taken from it.
    put: u32,
    taken: u32,
}

impl Page {
    const EMPTY: Self = Self { first: NONE, last: NONE, put: 0, taken: 0 };

    /// Number of items.
    pub fn len(&self) -> usize {
        (self.put - self.taken) as usize
    }
}

/// A fixed number of pages that share their leaves. The leaf that was read last is the first to be written again: it is
/// still in the cache, and memory follows the number of items, not the fullest that each page has ever been.
#[derive(Clone, Debug)]
pub struct Pages<T> {
    all: Vec<Page>,
    /// Items of all leaves, [`LEAF`] each.
    items: Vec<T>,
    /// The leaf behind each leaf.
    behind: Vec<u32>,
    free: u32,
}

impl<T: Copy> Pages<T> {
    /// A number of empty pages.
    pub fn new(n: usize) -> Self {
        Self { all: vec![Page::EMPTY; n], items: Vec::new(), behind: Vec::new(), free: NONE }
    }

    /// Puts an item behind the others of a page.
    #[inline]
    pub fn push(&mut self, page: usize, item: T) {
        let place = self.all[page].put as usize % LEAF;
        if place == 0 {
            self.add_leaf(page, item);
        }
        let page = &mut self.all[page];
        page.put += 1;
        self.items[page.last as usize * LEAF + place] = item;
    }

    /// Adds a leaf to a page; a new leaf is filled with some item.
    fn add_leaf(&mut self, page: usize, some: T) {
        if self.free == NONE {
            self.free = self.behind.len() as u32;
            self.behind.push(NONE);
            self.items.resize(self.items.len() + LEAF, some);
        }
        let leaf = self.free;
        self.free = self.behind[leaf as usize];
        let page = &mut self.all[page];
        if page.put == 0 {
            page.first = leaf;
        } else {
            self.behind[page.last as usize] = leaf;
        }
        page.last = leaf;
    }

    /// Takes a page away to be read; an empty one is in its place.
    pub fn take(&mut self, page: usize) -> Page {
        std::mem::replace(&mut self.all[page], Page::EMPTY)
    }

    /// The next item of a page that was taken away.
    #[inline]
    pub fn next(&mut self, page: &mut Page) -> Option<T> {
        if page.len() == 0 {
            return None;
        }
        let leaf = page.first as usize;
        let item = self.items[leaf * LEAF + page.taken as usize % LEAF];
        page.taken += 1;
        if page.len() == 0 || (page.taken as usize).is_multiple_of(LEAF) {
            page.first = self.behind[leaf];
            self.behind[leaf] = self.free;
            self.free = leaf as u32;
        }
        Some(item)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(pages: &mut Pages<u32>, page: usize) -> Vec<u32> {
        let mut page = pages.take(page);
        std::iter::from_fn(|| pages.next(&mut page)).collect()
    }

    #[test]
    fn pages_are_read_in_the_order_of_writing() {
        let mut pages = Pages::new(3);
        for item in 0..1000 {
            pages.push(item as usize % 3, item);
        }
        for page in 0..3 {
            assert_eq!(read(&mut pages, page), (page as u32..1000).step_by(3).collect::<Vec<_>>());
            assert!(read(&mut pages, page).is_empty());
        }
    }

    #[test]
    fn leaves_that_were_read_are_written_again() {
        let mut pages = Pages::new(50);
        for round in 0..500 {
            for item in 0..1000 {
                pages.push(round % 50, item);
            }
            assert_eq!(read(&mut pages, round % 50).len(), 1000);
        }
        assert!(pages.items.len() <= 1000 + LEAF, "{} items are held for 1,000", pages.items.len());
    }
}
