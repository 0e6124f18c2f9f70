//! `[mood]`: what customers hear of others.

use serde::Serialize;

use super::super::rows::{ANY_SHARE, LEAP_YEAR};
use crate::clock::Clock;
use crate::text::{Kind, Section, keys};
use crate::unit::{WEEK, human_duration};

/// What the public mood does. It is how far true satisfaction per contact lies below that of the warm-up.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Mood {
    /// γ: rise of background leaving per unit of the gap.
    pub leaving: f64,
    /// δ: share of newcomers who stay away per unit of the gap.
    pub newcomers: f64,
    /// Half-life with which it follows, s.
    pub half_life_s: f64,
    /// A gap that nobody feels.
    pub tolerance: f64,
}

keys! {
/// `[mood]`
pub MOOD {
    leaving: Kind::Number(0.0, 100.0), "0",
        "γ: rise of background leaving per unit of lost satisfaction (5: half as much again at ten points); 0 is off";
    newcomers: Kind::Number(0.0, 100.0), "0",
        "δ: share of newcomers who stay away per unit of lost satisfaction (2: a fifth at ten points); 0 is off";
    half_life: Kind::Duration(86_400.0, LEAP_YEAR), "4 weeks", "assumption",
        "half-life with which the mood follows true satisfaction";
    tolerance: ANY_SHARE, "2 %", "assumption", "points of lost satisfaction that nobody feels";
}}

pub fn mood(root: &Section, clock: &Clock) -> Mood {
    let section = root.below("mood", &[MOOD]);
    let mood = Mood {
        leaving: section.number("leaving"),
        newcomers: section.number("newcomers"),
        half_life_s: section.number("half_life"),
        tolerance: section.number("tolerance"),
    };
    let switched_on = [("leaving", mood.leaving), ("newcomers", mood.newcomers)];
    for (name, _) in switched_on.into_iter().filter(|(_, effect)| *effect > 0.0 && clock.warmup_s < 2.0 * WEEK) {
        let found = format!("a mood, and a warm-up of {}", human_duration(clock.warmup_s));
        let hint = "the level that people are used to is measured in the warm-up";
        section.refuse(name, &found, "a `warmup` of 2 weeks or more", hint);
    }
    mood
}
