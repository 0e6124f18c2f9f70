//! The file itself: its own keys, and which of its sections strategies and fits may lay other values over.

use super::super::rows::{LEAP_YEAR, SECTION};
use crate::text::{Kind, keys};

keys! {
/// The file itself.
pub ROOT {
    required schema: Kind::Count(1.0, 1.0), "version of this file format";
    required title: Kind::Text, "one line for people";
    required start: Kind::Date, "first day of the horizon";
    required length: Kind::Length, "length of the horizon";
    warmup: Kind::Duration(0.0, LEAP_YEAR), "4 weeks", "assumption",
        "weeks lived under the baseline before, not counted; whole weeks";
    cooldown: Kind::Duration(0.0, LEAP_YEAR), "8 weeks", "assumption",
        "time after the horizon in which open issues end";
    currency: Kind::Text, "USD", "ISO code of the currency";
    required baseline: Kind::Text, "the strategy that the others are compared with";
    optional run: SECTION, "defaults of a run";
    required customers: SECTION, "the customer base";
    optional segment: SECTION, "kinds of customer; without any, all are alike";
    required demand: SECTION, "why and when customers come";
    optional calendar: SECTION, "holidays and special days";
    required topic: SECTION, "kinds of issue";
    optional difficulty: SECTION, "how hard issues are, and for whom";
    optional patience: SECTION, "what customers do in a queue";
    optional experience: SECTION, "what satisfies them";
    optional trust: SECTION, "what they come to believe";
    optional leaving: SECTION, "when they go";
    optional mood: SECTION, "what customers hear of others; moves nobody unless it is switched on";
    optional survey: SECTION, "what management hears";
    optional reporting: SECTION, "thresholds of what is reported";
    optional damage: SECTION, "what failure costs besides labour";
    optional alarm: SECTION, "when management notices that something is wrong";
    optional channel: SECTION, "lever: the channels; without any there is one";
    optional routing: SECTION, "lever: who answers first, and who is served first";
    optional human_access: SECTION, "lever: when a customer who asks gets a person";
    optional escalation: SECTION, "lever: when the AI gives up";
    optional handoff: SECTION, "lever: what a handoff is like";
    optional ai: SECTION, "lever: the AI agent, and which models it is made of";
    optional model: SECTION, "lever: further AI models";
    optional team: SECTION, "lever: the teams";
    required strategy: SECTION, "what is compared";
    optional known: SECTION, "what is known of the operation, for the baseline to be held against";
    optional target: SECTION, "what was published, for the model to be judged by";
    optional contradiction: SECTION, "what was published and can be read in more than one way";
    optional correlation: SECTION, "inputs that lie high and low together in worlds that are drawn";
    optional fit: SECTION, "other values under which what was published is met as well";
}}

/// The sections that a fit may lay values over: the world, and the levers of the baseline.
pub const FITTED: [&str; 22] = [
    "customers",
    "segment",
    "demand",
    "topic",
    "difficulty",
    "patience",
    "experience",
    "trust",
    "leaving",
    "mood",
    "survey",
    "reporting",
    "damage",
    "alarm",
    "channel",
    "routing",
    "human_access",
    "escalation",
    "handoff",
    "ai",
    "model",
    "team",
];

/// The sections that a strategy may override.
pub const LEVERS: [&str; 8] = ["channel", "routing", "human_access", "escalation", "handoff", "ai", "model", "team"];
