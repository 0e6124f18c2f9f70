//! `[known]`: what the firm knows of its own operation, for the baseline to be held against.

use super::strategies::Strategy;
use super::targets::{Basis, Reading, Target};
use crate::books::metric::named;
use crate::text::{Kind, Node, Section, keys};
use crate::unit::{WEEK, YEAR};

keys! {
/// `[known]`
pub KNOWN {
    optional contacts_per_week: Kind::Number(0.0, 1e12), "contacts a week, tries of those who gave up among them";
    optional handle_time: Kind::Duration(0.001, 86_400.0), "mean time that people work on a contact";
    optional occupancy: Kind::Share(0.0, 1.0), "time with a contact ÷ time on duty";
    optional service_level: Kind::Share(0.0, 1.0), "share answered within `reporting.service_threshold`";
    optional abandonment: Kind::Share(0.0, 1.0), "share of contacts that left the queue";
    optional csat: Kind::Share(0.0, 1.0), "survey answers of 4 or 5 ÷ answers";
    optional cost_per_contact: Kind::Money(0.0, 1e9), "service cost ÷ contacts";
    optional fte: Kind::Number(0.0, 1e7), "people paid, in full-time jobs";
    within: Kind::Share(0.001, 1.0), "5 %", "assumption", "how far the baseline may be off, as a share of what is known; of a share p, 2·√(p·(1 − p)) times as many points";
}}

/// A key, the metric that shows it, and how many of the metric's units one of the key's is.
const MEASURES: [(&str, &str, f64); 8] = [
    ("contacts_per_week", "contacts", YEAR / WEEK),
    ("handle_time", "work_per_human_contact", 1.0),
    ("occupancy", "occupancy", 1.0),
    ("service_level", "service_level", 1.0),
    ("abandonment", "abandonment", 1.0),
    ("csat", "csat_observed", 1.0),
    ("cost_per_contact", "service_cost_per_contact", 1.0),
    ("fte", "heads", 1.0),
];

/// What is known of the baseline, each as a target of it that no input was chosen to meet.
pub fn known(root: &Section, strategies: &[Strategy], baseline: usize) -> Vec<Target> {
    if strategies.is_empty() || root.given("known").is_none() {
        return Vec::new();
    }
    let section = root.below("known", &[KNOWN]);
    let within = section.number("within");
    let target = |&(key, metric, times): &(&str, &str, f64)| {
        let (node, value) = (section.given(key)?, section.optional(key)?);
        let metric = named(metric).unwrap_or_else(|| unreachable!("it is one of the names"));
        let is_share = matches!(section.key(key).kind, Kind::Share(..));
        let off = within * if is_share { 2.0 * (value * (1.0 - value)).sqrt() } else { value };
        Some(Target {
            id: format!("known.{key}"),
            title: format!("known.{key}"),
            strategy: baseline,
            metric,
            reading: Reading::Value,
            published: shown(node, value, times),
            least: (value - off).max(0.0) * times,
            most: (value + off) * times,
            basis: Basis::Free,
            one_number: String::new(),
            source: String::new(),
            note: String::new(),
        })
    };
    MEASURES.iter().filter_map(target).collect()
}

/// What was typed, and what it is in units of the metric, where these are others.
fn shown(node: &Node, value: f64, times: f64) -> String {
    let typed = node.shown().trim_matches('"').to_owned();
    let is_same = (times - 1.0).abs() < f64::EPSILON;
    if is_same { typed } else { format!("{typed} × {times:.2} = {:.0}", value * times) }
}
