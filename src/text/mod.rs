//! A TOML text that people write: a tree whose values know their place, read by a table of keys, with every fault at once.
//!
//! `text → `[`Draft`]` (what is laid on it) → `[`Document`]` → `[`Reader`]` and `[`Section`]` (keys of a table) → values, or
//! all `[`Faults`]. It knows numbers, units and forms of writing, and nothing of what a text is about.

mod assumption;
mod choice;
mod document;
mod draft;
mod fault;
mod key;
mod kind;
mod meant;
mod names;
mod quantity;
mod reader;
mod section;
mod spread;
mod written;

pub use assumption::{Assumption, Meant, Prior, RangeEnd};
pub use choice::{Choice, choice};
pub use document::{Document, Entry, Node, Span, VALUE_KEYS, Value};
pub use draft::{Draft, Overridable};
pub use fault::{Fault, Faults, Place, likeliest, suggestion};
pub(crate) use key::keys;
pub use key::{Key, Kind, Quantity, UNCERTAIN, key, optional, required, usual};
pub use kind::{allowed, least};
pub use meant::{OtherName, meant};

pub use reader::Reader;
pub use section::{Section, default_node};
pub use spread::{ENDS, Ends, SEEN, SHAPES, Seen, Shape, Spread};
