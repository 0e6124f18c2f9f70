//! `[segment.NAME]`: kinds of customer.

use serde::Serialize;

use super::super::rows::ANY_SHARE;
use super::shares::add_up;
use crate::text::{Kind, Node, Section, keys};

/// A kind of customer, derived from the customer's number by hash.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Segment {
    /// Name in the file.
    pub id: String,
    /// Share of customers.
    pub share: f64,
    /// Issues per customer, relative to the other segments.
    pub contact_factor: f64,
    /// Value lost when such a customer leaves.
    pub remaining_value: f64,
    /// Shift of the AI's success in this segment, in probit units.
    pub ai_shift: f64,
    /// Share of contacts that ask for a person, at the starting trust.
    pub wish_for_person: f64,
    /// Leaves for reasons outside support, per year.
    pub background_leaving_per_year: f64,
}

keys! {
/// `[segment.NAME]`
pub SEGMENT {
    share: ANY_SHARE, "100 %", "share of customers";
    contact_factor: Kind::Number(0.01, 100.0), "1", "issues per customer relative to other segments";
    remaining_value: Kind::Money(0.0, 1e8), "0", "value lost when such a customer leaves";
    ai_shift: Kind::Number(-3.0, 3.0), "0",
        "shift of the AI's success, in probit units (below 0: worse, as in a small language)";
    wish_for_person: ANY_SHARE, "0 %", "share of contacts that ask for a person, at the starting trust";
    background_leaving_per_year: Kind::Share(0.0, 0.95), "0 %",
        "share that leaves in a year for reasons outside support";
}}

pub fn segments(root: &Section) -> Vec<Segment> {
    let segment = |id: &str, node: Option<&Node>| {
        let section = Section::open(root.reader, node, &root.place, &format!("segment.{id}"), &[SEGMENT]);
        Segment {
            id: id.to_owned(),
            share: section.number("share"),
            contact_factor: section.number("contact_factor"),
            remaining_value: section.number("remaining_value"),
            ai_shift: section.number("ai_shift"),
            wish_for_person: section.number("wish_for_person"),
            background_leaving_per_year: section.number("background_leaving_per_year"),
        }
    };
    let entries = root.children("segment");
    let mut segments: Vec<Segment> = entries.iter().map(|entry| segment(&entry.key, Some(&entry.node))).collect();
    if segments.is_empty() {
        segments.push(segment("all", None));
    }
    let shares = segments.iter_mut().map(|segment| (segment.id.as_str(), &mut segment.share));
    add_up(root.reader, "segment", root.given("segment"), shares);
    segments
}
