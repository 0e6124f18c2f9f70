//! Every key of a scenario file in one table: what may stand there, its default and where that comes from.
//!
//! The keys of a section stand in its file, those of the file itself in `sections::root`. The reader, its fault texts, the
//! suggestions and the reference in the documentation all come from them. A source such as "K25" is a row of
//! `docs/evidence.md`; "assumption" means that no figure supports it.

pub use super::sections::models::MODEL;
pub use super::sections::resolver::MODEL_RESOLVER;
pub use super::sections::root::{FITTED, LEVERS, ROOT};
use super::sections::{
    ai::PORTFOLIO, alarm::ALARM, breaks::BREAK, calendar::CALENDAR, channels::CHANNEL, correlations::CORRELATION,
    customers::CUSTOMERS, damage::DAMAGE, demand::DEMAND, difficulty::DIFFICULTY, escalation::ESCALATION,
    experience::EXPERIENCE, fits::FIT, handoff::HANDOFF, human_access::HUMAN_ACCESS, known::KNOWN,
    learning::AI_LEARNING, leaving::LEAVING, models::AI, mood::MOOD, outages::OUTAGE, overflow::OVERFLOW,
    patience::PATIENCE, persons::ASSIST, persons::PROFICIENCY, persons::TURNOVER, plans::STAFFING,
    reporting::REPORTING, resolver::AI_RESOLVER, resolver::TEAM_RESOLVER, routing::ROUTING, run::RUN,
    segments::SEGMENT, shifts::SHIFT, strategies::CHANGE, strategies::STRATEGY, surges::SURGE, survey::SURVEY,
    targets::CONTRADICTION, targets::TARGET, teams::TEAM, topics::TOPIC, triggers::GATE, triggers::PILOT,
    triggers::TRIGGER, trust::TRUST, updates::AI_UPDATE,
};
pub use crate::text::{Key, Kind};

/// Every section with its keys, for the reference and for tests.
pub const SECTIONS: &[(&str, &[Key])] = &[
    ("", ROOT),
    ("run", RUN),
    ("customers", CUSTOMERS),
    ("segment.NAME", SEGMENT),
    ("demand", DEMAND),
    ("demand.surge.NAME", SURGE),
    ("calendar.NAME", CALENDAR),
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
    ("team.NAME.staffing", STAFFING),
    ("team.NAME.staffing.shift.NAME", SHIFT),
    ("team.NAME.proficiency", PROFICIENCY),
    ("team.NAME.turnover", TURNOVER),
    ("team.NAME.assist", ASSIST),
    ("strategy.NAME", STRATEGY),
    ("strategy.NAME.change", CHANGE),
    ("strategy.NAME.trigger", TRIGGER),
    ("strategy.NAME.pilot", PILOT),
    ("strategy.NAME.pilot.gate", GATE),
    ("known", KNOWN),
    ("target.NAME", TARGET),
    ("contradiction.NAME", CONTRADICTION),
    ("correlation.NAME", CORRELATION),
    ("fit.NAME", FIT),
];
