//! `[team.NAME.overflow]`: when a team helps out with topics of others.

use serde::Serialize;

use super::super::rows::LEAP_YEAR;
use super::names::Names;
use crate::text::{Kind, Section, keys};

/// When a team helps out with topics of others.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Overflow {
    /// Per topic: whether it helps out.
    pub topics: Vec<bool>,
    /// With contacts that have waited so long, s.
    pub after_s: Option<f64>,
    /// While more than so many wait in the topic's line.
    pub above: Option<u32>,
}

keys! {
/// `[team.NAME.overflow]`
pub OVERFLOW {
    required topics: Kind::Names, "topics with which the team helps out";
    optional after: Kind::Duration(0.0, LEAP_YEAR), "it takes contacts that have waited so long";
    optional above: Kind::Count(0.0, 1e7), "it takes contacts while more than so many wait in that topic's line";
}}

pub fn overflow(team: &Section, names: &Names, serves: &[Option<u32>]) -> Option<Overflow> {
    let node = team.given("overflow")?;
    let section = team.below("overflow", &[OVERFLOW]);
    let topics = section.names("topics", &names.topics).unwrap_or_default();
    let (after_s, above) = (section.optional("after"), section.optional("above").map(|above| above as u32));
    if after_s.is_none() && above.is_none() {
        section.reader.fault(&node.place, &section.path, "neither `after` nor `above`", "one of them, or both", None);
    }
    if let Some(&topic) = topics.iter().find(|&&topic| serves[topic].is_some()) {
        let found = format!("`{}`, which the team serves anyway", names.topics[topic]);
        section.reader.fault(&node.place, &section.path_of("topics"), &found, "topics that it does not serve", None);
    }
    let topics = (0..names.topics.len()).map(|topic| topics.contains(&topic)).collect();
    Some(Overflow { topics, after_s, above })
}
