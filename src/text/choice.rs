//! Words to choose from, each with what it stands for.

use super::key::Kind;

/// A choice: the only place where a word and what it stands for stand together. The first is read in place of a faulty one.
#[derive(Debug)]
pub struct Choice<T, const N: usize> {
    /// What may be typed.
    pub words: [&'static str; N],
    /// What each word stands for.
    pub values: [T; N],
}

/// A choice from its words, each with what it stands for.
pub const fn choice<T: Copy, const N: usize>(table: [(&'static str, T); N]) -> Choice<T, N> {
    let (mut words, mut values, mut n) = ([""; N], [table[0].1; N], 0);
    while n < N {
        (words[n], values[n]) = table[n];
        n += 1;
    }
    Choice { words, values }
}

impl<T, const N: usize> Choice<T, N> {
    /// The kind of a key at which one of the words may stand.
    pub const fn kind(&'static self) -> Kind {
        Kind::Choice(&self.words)
    }
}
