//! `[experience]`: what costs satisfaction.

use serde::Serialize;

use super::super::rows::{ANY_SHARE, INNER_SHARE};
use crate::stat::normal_quantile;
use crate::text::{Kind, Section, keys};
use crate::unit::HOUR;

/// What costs satisfaction, as penalties in probit units.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Experience {
    /// Satisfied share at which points are lost.
    #[serde(skip)]
    pub reference: f64,
    /// Per unit of ln(1 + wait ÷ `wait_reference_s`).
    pub wait: f64,
    /// The wait at which the penalty's logarithm bends.
    pub wait_reference_s: f64,
    /// Per contact after the first.
    pub extra_contact: f64,
    /// Per AI talk that stood in the way.
    pub loop_talk: f64,
    /// Share of the time of such talks that is felt as waiting.
    pub talk_felt: f64,
    /// How much satisfaction without a solution hangs on how near it came.
    pub progress_felt: f64,
    /// A cold handoff.
    pub cold_handoff: f64,
    /// A person was asked for and refused.
    pub refused_person: f64,
    /// Satisfied share of contacts that nobody answered, as Φ⁻¹.
    pub mood_unanswered: f64,
}

impl Experience {
    /// So many points lost by a wait of the reference, per unit of ln(1 + wait ÷ reference), probit units.
    pub fn points_of_wait(&self, points: f64) -> f64 {
        let left = (self.reference - points).max(1e-6);
        (normal_quantile(self.reference) - normal_quantile(left)) / std::f64::consts::LN_2
    }
}

keys! {
/// `[experience]`
pub EXPERIENCE {
    reference: INNER_SHARE, "88 %", "assumption", "satisfied share at which the points below are lost";
    wait: Kind::Share(0.0, 0.5), "3 %", "assumption (C08: small beside resolution)",
        "points lost by a wait of wait_reference; grows with the log";
    wait_reference: Kind::Duration(1.0, 24.0 * HOUR), "2 min", "H12, H15", "the wait that costs `wait`";
    extra_contact: Kind::Share(0.0, 0.5), "15 %", "C03, C05", "points lost per contact after the first";
    loop: Kind::Share(0.0, 0.5), "3 %", "assumption",
        "points lost per AI talk that stood in the way: of a contact that is then handed over or fails";
    talk_felt: ANY_SHARE, "100 %", "assumption (C14: 62 % of handoffs are high effort)",
        "share of the time of such talks that is felt as waiting";
    progress_felt: ANY_SHARE, "100 %", "assumption",
        "how much satisfaction without a solution hangs on how near it came; 0 %: as typed after every failure";
    cold_handoff: Kind::Share(0.0, 0.5), "5 %", "assumption (C14: direction)", "points lost by a cold handoff";
    satisfied_unanswered: INNER_SHARE, "20 %", "assumption",
        "satisfied share of contacts that nobody answered, before the wait is counted";
    refused_person: Kind::Share(0.0, 0.6), "20 %", "assumption (C12, C14)",
        "points lost if a person was asked for and refused";
}}

pub fn experience(root: &Section) -> Experience {
    let section = root.below("experience", &[EXPERIENCE]);
    let reference = section.number("reference");
    let penalty = |name: &str| {
        let points = section.number(name);
        let left = reference - points;
        if left <= 0.0 {
            let allowed = format!("less than the reference share, {} %", reference * 100.0);
            let place = section.given(name).or(section.given("reference")).map_or(&section.place, |node| &node.place);
            section.reader.fault(place, &section.path_of(name), &format!("{} %", points * 100.0), &allowed, None);
        }
        normal_quantile(reference) - normal_quantile(left.max(1e-6))
    };
    Experience {
        reference,
        wait: penalty("wait") / std::f64::consts::LN_2,
        wait_reference_s: section.number("wait_reference"),
        extra_contact: penalty("extra_contact"),
        loop_talk: penalty("loop"),
        talk_felt: section.number("talk_felt"),
        progress_felt: section.number("progress_felt"),
        cold_handoff: penalty("cold_handoff"),
        refused_person: penalty("refused_person"),
        mood_unanswered: normal_quantile(section.number("satisfied_unanswered")),
    }
}
