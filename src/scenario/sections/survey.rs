//! `[survey]`: what management hears.

use serde::Serialize;

use super::super::rows::ANY_SHARE;
use crate::text::{Kind, Section, keys};

/// The customer survey.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Survey {
    /// Share of closed contacts that are asked.
    pub asked: f64,
    /// Share of the asked who answer, at a middling rating.
    pub response: f64,
    /// Odds ratio of answering at an extreme rating (1 or 5) to a middling one.
    pub extremes_odds: f64,
    /// Fall of the log odds of answering per unit of lost trust.
    pub trust_effect: f64,
}

keys! {
/// `[survey]`
pub SURVEY {
    asked: ANY_SHARE, "100 %", "assumption", "share of closed contacts that are asked";
    response: Kind::Share(0.0, 0.99), "12 %", "C19", "share of the asked who answer, at a middling rating";
    extremes_odds: Kind::Number(0.1, 20.0), "2", "assumption (K39: two peaks)",
        "odds ratio of answering at rating 1 or 5";
    trust_effect: Kind::Number(0.0, 20.0), "1", "assumption (C18: direction)",
        "fall of the log odds of answering per unit of lost trust";
}}

pub fn survey(root: &Section) -> Survey {
    let section = root.below("survey", &[SURVEY]);
    Survey {
        asked: section.number("asked"),
        response: section.number("response"),
        extremes_odds: section.number("extremes_odds"),
        trust_effect: section.number("trust_effect"),
    }
}
