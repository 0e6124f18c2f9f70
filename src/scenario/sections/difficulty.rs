//! `[difficulty]`: how hard issues are, and for whom.

use serde::Serialize;

use crate::text::{Kind, Section, keys};

/// How hard issues are.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Difficulty {
    /// ρ of the AI: how much of its luck is the difficulty.
    pub rho_ai: f64,
    /// ρ of people.
    pub rho_people: f64,
    /// c: correlation of what is hard for the AI with what is hard for people.
    pub shared: f64,
    /// η: log handle time per unit of difficulty.
    pub eta: f64,
}

keys! {
/// `[difficulty]`
pub DIFFICULTY {
    rho_ai: Kind::Share(0.0, 0.999), "0.7", "A18: pass^1 .604 and pass^4 .383 fit .72",
        "how much of the AI's luck is the issue's difficulty";
    rho_people: Kind::Share(0.0, 0.999), "0.3", "assumption", "the same of people";
    shared: Kind::Share(-1.0, 1.0), "0.7", "assumption",
        "correlation of what is hard for the AI with what is hard for people";
    handle_time_effect: Kind::Number(0.0, 2.0), "0.35", "assumption", "η: log handle time per unit of difficulty";
}}

pub fn difficulty(root: &Section) -> Difficulty {
    let section = root.below("difficulty", &[DIFFICULTY]);
    Difficulty {
        rho_ai: section.number("rho_ai"),
        rho_people: section.number("rho_people"),
        shared: section.number("shared"),
        eta: section.number("handle_time_effect"),
    }
}
