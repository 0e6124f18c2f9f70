//! `[escalation]`: when the AI gives up.

use serde::Serialize;

use super::super::rows::ANY_SHARE;
use super::names::Names;
use crate::text::{Choice, Kind, Section, choice, keys};
use crate::unit::HOUR;

/// The AI's rule for giving up, as typed.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum EscalationRule {
    /// It never gives up by itself.
    Never,
    /// Below this probability of being right, per topic.
    Theta(Vec<f64>),
    /// This share of answers at launch, per topic, those it is least sure of.
    Share(Vec<f64>),
    /// Where a person is worth it: a wrong answer costs this share of the customer's remaining value, times stakes.
    Value(f64),
}

/// How the AI gives up less as the line grows.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct WaitRelief {
    /// Fall of the bar's log odds at an expected wait of `reference_s`.
    pub slope: f64,
    /// The wait at which the fall's logarithm bends.
    pub reference_s: f64,
}

/// When the AI gives up; each rule has a key of its own.
#[derive(Clone, Copy, Debug)]
pub enum Rule {
    Never,
    Theta,
    Share,
    Value,
}

pub static RULES: Choice<Rule, 4> =
    choice([("never", Rule::Never), ("theta", Rule::Theta), ("share", Rule::Share), ("value", Rule::Value)]);

keys! {
/// `[escalation]`
pub ESCALATION {
    rule: RULES.kind(), "never",
        "when the AI gives up: below a probability of being right, a share of answers at launch, or where a person is \
         worth it";
    theta: Kind::InnerSharePer("topic"), "50 %", "least probability of being right, for theta";
    share: Kind::SharePer("topic"), "0 %", "share of a topic's answers escalated at launch, for share";
    loss_share: ANY_SHARE, "3 %", "assumption (C06: 20 points of intent, 15 % of them behaviour)",
        "share of a customer's remaining value that a wrong answer is believed to cost, at stakes of 1; for value";
    wait_slope: Kind::Number(0.0, 10.0), "0",
        "fall of the bar as the line grows: log odds at an expected wait of wait_reference; 0: the line is not looked \
         at";
    wait_reference: Kind::Duration(1.0, 24.0 * HOUR), "2 min", "H12, H15",
        "the expected wait at which the bar has fallen by wait_slope; it falls with the log";
}}

pub fn escalation(section: &Section, names: &Names) -> EscalationRule {
    let (theta, share) = (section.share_per("theta", &names.topics), section.share_per("share", &names.topics));
    let loss_share = section.number("loss_share");
    match section.chosen("rule", &RULES) {
        Rule::Never => EscalationRule::Never,
        Rule::Theta => EscalationRule::Theta(theta),
        Rule::Share => EscalationRule::Share(share),
        Rule::Value => EscalationRule::Value(loss_share),
    }
}

pub fn relief(section: &Section) -> Option<WaitRelief> {
    let relief = WaitRelief { slope: section.number("wait_slope"), reference_s: section.number("wait_reference") };
    (relief.slope > 0.0).then_some(relief)
}

/// Keys of `[escalation]` that belong to one rule.
pub const OF_RULES: [(&str, &str); 3] = [("theta", "theta"), ("share", "share"), ("loss_share", "value")];
