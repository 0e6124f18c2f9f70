//! Kinds and bounds that many rows of the tables of keys have.

use crate::text::Kind;

/// The longest year, s.
pub const LEAP_YEAR: f64 = 366.0 * 86_400.0;
/// Any share.
pub const ANY_SHARE: Kind = Kind::Share(0.0, 1.0);
/// A share that is neither nothing nor everything.
pub const INNER_SHARE: Kind = Kind::Share(0.001, 0.999);
/// What something costs.
pub const PRICE: Kind = Kind::Money(0.0, 1e9);
/// A section.
pub const SECTION: Kind = Kind::Section;
