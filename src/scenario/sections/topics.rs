//! `[topic.NAME]`: kinds of issue.

use serde::Serialize;

use super::super::rows::ANY_SHARE;
use super::shares::add_up;
use crate::dist::Dist;
use crate::text::{Entry, Kind, Section, keys};

/// A kind of issue.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Topic {
    /// Name in the file.
    pub id: String,
    /// One line for people.
    pub title: String,
    /// Share of potential issues.
    pub share: f64,
    /// How much a failure hurts trust, relative to 1.
    pub stakes: f64,
    /// Human handle time alone, as its mean and cv per human contact under the baseline.
    pub handle_time: Dist,
}

keys! {
/// `[topic.NAME]`
pub TOPIC {
    optional title: Kind::Text, "one line for people";
    required share: ANY_SHARE, "share of potential issues";
    required handle_time: Kind::Dist(0.001),
        "human handle time of one chat alone, mean and cv per human contact under the baseline";
    stakes: Kind::Number(0.0, 10.0), "1", "how much a failure hurts trust, relative to 1";
}}

pub fn topics(root: &Section) -> Vec<Topic> {
    let topic = |entry: &Entry| {
        let section = root.member("topic", entry, &[TOPIC]);
        Topic {
            id: entry.key.clone(),
            title: section.text_or("title", &entry.key),
            share: section.number("share"),
            stakes: section.number("stakes"),
            handle_time: section.dist("handle_time"),
        }
    };
    let mut topics: Vec<Topic> = root.children("topic").iter().map(topic).collect();
    let shares = topics.iter_mut().map(|topic| (topic.id.as_str(), &mut topic.share));
    add_up(root.reader, "topic", root.given("topic"), shares);
    topics
}

/// A value per topic: of the `topics` that a section names, of all if it names none, and `otherwise` of the others.
pub fn of_topics(section: &Section, topics: &[String], value: f64, otherwise: f64) -> Vec<f64> {
    let only = section.names("topics", topics);
    let is_meant = |topic: usize| only.as_ref().is_none_or(|only| only.contains(&topic));
    (0..topics.len()).map(|topic| if is_meant(topic) { value } else { otherwise }).collect()
}
