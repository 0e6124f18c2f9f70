//! `[customers]`: the customer base.

use serde::Serialize;

use crate::text::{Key, Kind, Section, required, usual};

/// The customer base.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Customers {
    /// Customers when the horizon starts.
    pub count: f64,
    /// Growth of everyone who ever joined, per year.
    pub growth_per_year: f64,
    /// Share of issues that come from the heaviest tenth of customers (0.1: everyone alike).
    pub heavy_share: f64,
}

impl Customers {
    /// The factor by which they grow in so many years.
    pub fn growth(&self, years: f64) -> f64 {
        libm::pow(1.0 + self.growth_per_year, years)
    }
}

/// `[customers]`
pub const CUSTOMERS: &[Key] = &[
    required("count", Kind::Count(1.0, 4e9), "customers when the horizon starts"),
    usual("growth_per_year", Kind::Share(0.0, 5.0), "0 %", "growth of everyone who ever joined"),
    usual(
        "heavy_share",
        Kind::Share(0.1, 1.0),
        "10 %",
        "share of issues that come from the heaviest tenth; 10 %: everyone alike",
    ),
];

pub fn customers(root: &Section) -> Customers {
    let section = root.below("customers", &[CUSTOMERS]);
    Customers {
        count: section.number("count"),
        growth_per_year: section.number("growth_per_year"),
        heavy_share: section.number("heavy_share"),
    }
}
