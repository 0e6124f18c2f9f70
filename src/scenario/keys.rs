//! Every key of a scenario file in one table: what may stand there, its default and where that comes from.
//!
//! The keys of a section stand in its file; those of the file itself, and which sections there are, stand here. The reader,
//! its fault texts, the suggestions and the reference in the documentation all come from them. A source such as "K25" is a
//! row of `docs/evidence.md`; "assumption" means that no figure supports it.

use super::course::strategies::{CHANGE, STRATEGY};
use super::course::triggers::PILOT;
use super::rows::{LEAP_YEAR, SECTION};
pub use super::sections::models::MODEL;
pub use super::sections::resolver::MODEL_RESOLVER;
use super::sections::{
    ai::PORTFOLIO, alarm::ALARM, breaks::BREAK, channels::CHANNEL, customers::CUSTOMERS, damage::DAMAGE,
    demand::DEMAND, difficulty::DIFFICULTY, escalation::ESCALATION, experience::EXPERIENCE, fits::FIT,
    handoff::HANDOFF, human_access::HUMAN_ACCESS, learning::AI_LEARNING, leaving::LEAVING, models::AI, mood::MOOD,
    outages::OUTAGE, overflow::OVERFLOW, patience::PATIENCE, reporting::REPORTING, resolver::AI_RESOLVER,
    resolver::TEAM_RESOLVER, routing::ROUTING, run::RUN, segments::SEGMENT, surges::SURGE, survey::SURVEY,
    targets::CONTRADICTION, teams::TEAM, topics::TOPIC, trust::TRUST, updates::AI_UPDATE,
};
use crate::books::metric::{IDS, OBSERVABLE};
pub use crate::text::{Key, Kind};
use crate::text::{key, required};
use crate::unit::DAY;

/// The file itself.
pub const ROOT: &[Key] = &[
    required("schema", Kind::Count(1.0, 1.0), "version of this file format"),
    required("title", Kind::Text, "one line for people"),
    required("start", Kind::Date, "first day of the horizon"),
    required("length", Kind::Length, "length of the horizon"),
    key(
        "warmup",
        Kind::Duration(0.0, LEAP_YEAR),
        Some("4 weeks"),
        "assumption",
        "weeks lived under the baseline before, not counted; whole weeks",
    ),
    key(
        "cooldown",
        Kind::Duration(0.0, LEAP_YEAR),
        Some("8 weeks"),
        "assumption",
        "time after the horizon in which open issues end",
    ),
    key("currency", Kind::Text, Some("USD"), "", "ISO code of the currency"),
    required("baseline", Kind::Text, "the strategy that the others are compared with"),
    key("run", SECTION, Some(""), "", "defaults of a run"),
    required("customers", SECTION, "the customer base"),
    key("segment", SECTION, Some(""), "", "kinds of customer; without any, all are alike"),
    required("demand", SECTION, "why and when customers come"),
    required("topic", SECTION, "kinds of issue"),
    key("difficulty", SECTION, Some(""), "", "how hard issues are, and for whom"),
    key("patience", SECTION, Some(""), "", "what customers do in a queue"),
    key("experience", SECTION, Some(""), "", "what satisfies them"),
    key("trust", SECTION, Some(""), "", "what they come to believe"),
    key("leaving", SECTION, Some(""), "", "when they go"),
    key("mood", SECTION, Some(""), "", "what customers hear of others; moves nobody unless it is switched on"),
    key("survey", SECTION, Some(""), "", "what management hears"),
    key("reporting", SECTION, Some(""), "", "thresholds of what is reported"),
    key("damage", SECTION, Some(""), "", "what failure costs besides labour"),
    key("alarm", SECTION, Some(""), "", "when management notices that something is wrong"),
    key("channel", SECTION, Some(""), "", "lever: the channels; without any there is one"),
    key("routing", SECTION, Some(""), "", "lever: who answers first, and who is served first"),
    key("human_access", SECTION, Some(""), "", "lever: when a customer who asks gets a person"),
    key("escalation", SECTION, Some(""), "", "lever: when the AI gives up"),
    key("handoff", SECTION, Some(""), "", "lever: what a handoff is like"),
    key("ai", SECTION, Some(""), "", "lever: the AI agent, and which models it is made of"),
    key("model", SECTION, Some(""), "", "lever: further AI models"),
    key("team", SECTION, Some(""), "", "lever: the teams"),
    required("strategy", SECTION, "what is compared"),
    key("target", SECTION, Some(""), "", "what was published, for the model to be judged by"),
    key("contradiction", SECTION, Some(""), "", "what was published and can be read in more than one way"),
    key("fit", SECTION, Some(""), "", "other values under which what was published is met as well"),
];

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

/// `[[strategy.NAME.trigger]]`, besides the levers.
pub const TRIGGER: &[Key] = &[
    required("measure", Kind::Choice(&OBSERVABLE), "what is observed"),
    key("below", Kind::Level, Some(""), "", "it fires when the measure lies below: a share, a duration or a number"),
    key("above", Kind::Level, Some(""), "", "it fires when the measure lies above"),
    key(
        "over",
        Kind::Duration(DAY, 10.0 * LEAP_YEAR),
        Some("4 weeks"),
        "assumption",
        "how far back the measure is looked at; whole weeks, or whole days of measures of queues",
    ),
    key(
        "count",
        Kind::Number(1.0, 1e9),
        Some("100"),
        "assumption (a share of 100 has a standard error of up to 5 points)",
        "so many must have been observed in that time, or it does not fire",
    ),
    key(
        "cooldown",
        Kind::Duration(0.0, 100.0 * LEAP_YEAR),
        Some("8 weeks"),
        "assumption",
        "time before it fires again",
    ),
    key("times", Kind::Count(1.0, 1000.0), Some("1"), "", "so often it fires at most"),
    key("note", Kind::Text, Some(""), "", "why"),
];

/// `[strategy.NAME.pilot.gate]`
pub const GATE: &[Key] = &[
    required("measure", Kind::Choice(&OBSERVABLE), "what is observed of the pilot's customers since it began"),
    required("at", Kind::Text, "date, a date and a time of day, or \"month 3\": then it is decided"),
    key(
        "against",
        Kind::Choice(&["rest", "nothing"]),
        Some("rest"),
        "",
        "less the same of all other customers, or as it is",
    ),
    key("least", Kind::Level, Some(""), "", "rolled out only if it is this or more: \"-1 %\" for a point below"),
    key("most", Kind::Level, Some(""), "", "rolled out only if it is this or less"),
    key(
        "count",
        Kind::Number(1.0, 1e9),
        Some("100"),
        "assumption, as of triggers",
        "so many must have been observed of the pilot's customers, or it is rolled back",
    ),
];

/// `[target.NAME]`
pub const TARGET: &[Key] = &[
    required("title", Kind::Text, "what was published, one line for people"),
    required("strategy", Kind::Text, "the strategy that is judged"),
    required("metric", Kind::Choice(&IDS), "what is measured"),
    key(
        "read",
        Kind::Choice(&["value", "less", "difference", "change", "least-headcount"]),
        Some("value"),
        "",
        "as it is; less another metric (of `against` if given); less that of another strategy; relative to it, 0 for no change; or the least \
         headcount under which the metric is as good as there",
    ),
    key("less", Kind::Choice(&IDS), Some("contacts"), "", "the other metric, where `read` is \"less\""),
    key("against", Kind::Text, Some(""), "", "the other strategy; the baseline if left out"),
    key("team", Kind::Text, Some(""), "", "whose headcount is sought, where `read` is \"least-headcount\""),
    required("published", Kind::Text, "the published figure, as text"),
    required("least", Kind::Level, "least value that counts as met"),
    required("most", Kind::Level, "greatest value that counts as met"),
    key(
        "basis",
        Kind::Choice(&["free", "fitted", "beside"]),
        Some("free"),
        "",
        "fitted: inputs were chosen so that it is met, so that it validates nothing; beside: shown and not counted",
    ),
    key(
        "one_number",
        Kind::Text,
        Some(""),
        "",
        "name of a number of the model: targets with the same name follow from it, so that meeting all of them is meeting one",
    ),
    key("source", Kind::Text, Some(""), "", "row of the evidence"),
    key("note", Kind::Text, Some(""), "", "how to read it"),
];

/// Every section with its keys, for the reference and for tests.
pub const SECTIONS: &[(&str, &[Key])] = &[
    ("", ROOT),
    ("run", RUN),
    ("customers", CUSTOMERS),
    ("segment.NAME", SEGMENT),
    ("demand", DEMAND),
    ("demand.surge.NAME", SURGE),
    ("topic.NAME", TOPIC),
    ("difficulty", DIFFICULTY),
    ("patience", PATIENCE),
    ("experience", EXPERIENCE),
    ("trust", TRUST),
    ("leaving", LEAVING),
    ("mood", MOOD),
    ("survey", SURVEY),
    ("reporting", REPORTING),
    ("alarm", ALARM),
    ("damage", DAMAGE),
    ("channel.NAME", CHANNEL),
    ("routing", ROUTING),
    ("human_access", HUMAN_ACCESS),
    ("escalation", ESCALATION),
    ("handoff", HANDOFF),
    ("ai", PORTFOLIO),
    ("ai", AI_RESOLVER),
    ("ai", AI),
    ("ai.outage.NAME", OUTAGE),
    ("model.NAME", MODEL_RESOLVER),
    ("model.NAME", MODEL),
    ("model.NAME.outage.NAME", OUTAGE),
    ("ai.learning", AI_LEARNING),
    ("ai.update.NAME", AI_UPDATE),
    ("model.NAME.learning", AI_LEARNING),
    ("model.NAME.update.NAME", AI_UPDATE),
    ("team.NAME", TEAM_RESOLVER),
    ("team.NAME", TEAM),
    ("team.NAME.overflow", OVERFLOW),
    ("team.NAME.breaks", BREAK),
    ("strategy.NAME", STRATEGY),
    ("strategy.NAME.change", CHANGE),
    ("strategy.NAME.trigger", TRIGGER),
    ("strategy.NAME.pilot", PILOT),
    ("strategy.NAME.pilot.gate", GATE),
    ("target.NAME", TARGET),
    ("contradiction.NAME", CONTRADICTION),
    ("fit.NAME", FIT),
];
