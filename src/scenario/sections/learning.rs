//! `[ai.learning]`: what a model learns from reviews and from people's solutions.

use serde::Serialize;

use super::super::rows::LEAP_YEAR;
use super::names::Names;
use crate::text::{Kind, Section, keys};

/// How the AI learns.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Learning {
    /// Most that success can rise by, probit units; 0 if it learns nothing.
    pub most: f64,
    /// Per topic: lessons at scale 1:1 after which half of that is learned.
    pub half: Vec<f64>,
    /// Lessons in the review of a contained contact.
    pub from_reviews: f64,
    /// Lessons in a contact handed over that people truly solved.
    pub from_people: f64,
    /// Half-life of a lesson, s; `None` if none is forgotten.
    pub forgotten_after_s: Option<f64>,
}

impl Learning {
    /// Whether it learns nothing.
    pub fn is_off(&self) -> bool {
        self.most <= 0.0
    }
}

keys! {
/// `[ai.learning]`
pub AI_LEARNING {
    most: Kind::Number(0.0, 3.0), "0",
        "most that success can rise by, in probit units as drift_per_year; 0: it learns nothing";
    half: Kind::CountPer("topic", 1.0, 1e9), "10_000", "assumption",
        "lessons after which half of that is learned, per topic, at scale 1:1";
    from_reviews: Kind::Number(0.0, 1000.0), "1", "assumption", "lessons in the review of a contained contact";
    from_people: Kind::Number(0.0, 1000.0), "1", "assumption",
        "lessons in a contact handed over that people truly solved";
    optional forgotten_after: Kind::Duration(86_400.0, 100.0 * LEAP_YEAR),
        "half-life of a lesson; never forgotten if left out";
}}

/// `[ai.learning]`.
pub fn learning(ai: &Section, names: &Names) -> Learning {
    let section = ai.below("learning", &[AI_LEARNING]);
    let otherwise: f64 = section.key("half").default.unwrap_or_default().replace('_', "").parse().unwrap_or(1.0);
    let half = section.by_name("half", &names.topics);
    let learning = Learning {
        most: section.number("most"),
        half: half.into_iter().map(|half| half.unwrap_or(otherwise)).collect(),
        from_reviews: section.number("from_reviews"),
        from_people: section.number("from_people"),
        forgotten_after_s: section.optional("forgotten_after"),
    };
    if !learning.is_off() && learning.from_reviews + learning.from_people <= 0.0 {
        let place = section.given("from_people").or(section.given("from_reviews")).map_or(&section.place, |n| &n.place);
        let found = "nothing to learn from: `from_reviews` and `from_people` are 0";
        section.reader.fault(place, &section.path, found, "one of them above 0, or `most` = 0", None);
    }
    learning
}
