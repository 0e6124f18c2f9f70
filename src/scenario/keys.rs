//! Every key of a scenario file in one table: what may stand there, its default and where that comes from.
//!
//! The reader, its fault texts, the suggestions and the reference in the documentation all come from here. A source such
//! as "K25" is a row of `docs/evidence.md`; "assumption" means that no figure supports it. The file is long because it is
//! that table.

use super::Quantity;
use crate::books::Metric;
use crate::books::metric::{
    ABANDONMENT, CHURN_SEEN, COMPLAINTS_RECEIVED, CSAT_OBSERVED, IDS, OBSERVABLE, SERVICE_LEVEL,
};

/// What may stand at a key.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Kind {
    /// A share or probability between the two bounds: "35 %" or 0.35.
    Share(f64, f64),
    /// A plain number between the two bounds.
    Number(f64, f64),
    /// A whole number between the two bounds.
    Count(f64, f64),
    /// A duration between two bounds in seconds: "11 min".
    Duration(f64, f64),
    /// An amount in the scenario's currency: 18, "$18".
    Money(f64, f64),
    /// Any text.
    Text,
    /// One of these words.
    Choice(&'static [&'static str]),
    /// A number, or a share such as "−18 %".
    Level,
    /// A distribution of a duration with at least this mean in seconds: `{ dist = "lognormal", mean = "11 min", cv = 1.2 }`.
    /// Single durations may be 0, none is endless.
    Dist(f64),
    /// The same, or `{ dist = "never" }`: how long somebody would wait.
    Patience(f64),
    /// A calendar date, 2024-02-01.
    Date,
    /// A calendar length: "24 months", "10 weeks", "30 days".
    Length,
    /// True or false.
    Flag,
    /// A list of names.
    Names,
    /// A list of numbers, or one.
    Numbers(f64, f64),
    /// A table of dates with a list of numbers each: `2024-02-01 = [1, 2, 3]`.
    NumbersByDate(f64, f64),
    /// A share, or a table with one for each topic.
    SharePerTopic,
    /// The same of shares that are neither nothing nor everything.
    InnerSharePerTopic,
    /// A whole number between the two bounds, or a table with one for some topics.
    CountPerTopic(f64, f64),
    /// A table of whole numbers between the two bounds, by name.
    CountsByName(f64, f64),
    /// A table of shares by name.
    SharesByName,
    /// A table of lists of names, by name.
    NamesByName,
    /// Hours of the week: "Mon-Fri 08:00-21:00", or a list of such texts.
    Hours,
    /// A section, or a table of named sections.
    Section,
}

impl Kind {
    /// What its numbers count.
    pub fn quantity(self) -> Quantity {
        match self {
            Self::Share(..) | Self::SharePerTopic | Self::InnerSharePerTopic | Self::SharesByName => Quantity::Share,
            Self::Duration(..) | Self::Dist(_) | Self::Patience(_) => Quantity::Seconds,
            Self::Money(..) => Quantity::Money,
            _ => Quantity::Number,
        }
    }
}

/// One key.
#[derive(Clone, Copy, Debug)]
pub struct Key {
    /// As typed.
    pub name: &'static str,
    /// What may stand there.
    pub kind: Kind,
    /// As typed; `None`: the key is required. An empty text means "nothing".
    pub default: Option<&'static str>,
    /// Why the default is what it is.
    pub source: &'static str,
    /// What it means.
    pub meaning: &'static str,
}

const fn key(
    name: &'static str,
    kind: Kind,
    default: Option<&'static str>,
    source: &'static str,
    meaning: &'static str,
) -> Key {
    Key { name, kind, default, source, meaning }
}

const fn required(name: &'static str, kind: Kind, meaning: &'static str) -> Key {
    key(name, kind, None, "", meaning)
}

const HOUR: f64 = 3600.0;
const DAY: f64 = 24.0 * HOUR;
const WEEK: f64 = 7.0 * DAY;
const YEAR: f64 = 366.0 * 86_400.0;
const ANY_SHARE: Kind = Kind::Share(0.0, 1.0);
const INNER_SHARE: Kind = Kind::Share(0.001, 0.999);
const PRICE: Kind = Kind::Money(0.0, 1e9);
const SECTION: Kind = Kind::Section;
const PRIORITIES: Kind = Kind::CountsByName(-1000.0, 1000.0);

/// The file itself.
pub const ROOT: &[Key] = &[
    required("schema", Kind::Count(1.0, 1.0), "version of this file format"),
    required("title", Kind::Text, "one line for people"),
    required("start", Kind::Date, "first day of the horizon"),
    required("length", Kind::Length, "length of the horizon"),
    key(
        "warmup",
        Kind::Duration(0.0, YEAR),
        Some("4 weeks"),
        "assumption",
        "weeks lived under the baseline before, not counted; whole weeks",
    ),
    key(
        "cooldown",
        Kind::Duration(0.0, YEAR),
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

/// `[run]`
pub const RUN: &[Key] = &[
    key("scale", Kind::Text, Some("1:1"), "", "default scale, \"1:50\": customers and demand divided by 50"),
    key("replications", Kind::Count(1.0, 100_000.0), Some("8"), "", "random histories of each strategy"),
    key("seed", Kind::Count(0.0, 9e15), Some("1"), "", "seed of all luck"),
];

/// `[customers]`
pub const CUSTOMERS: &[Key] = &[
    required("count", Kind::Count(1.0, 4e9), "customers when the horizon starts"),
    key("growth_per_year", Kind::Share(0.0, 5.0), Some("0 %"), "", "growth of everyone who ever joined"),
    key(
        "heavy_share",
        Kind::Share(0.1, 1.0),
        Some("10 %"),
        "",
        "share of issues that come from the heaviest tenth; 10 %: everyone alike",
    ),
];

/// `[segment.NAME]`
pub const SEGMENT: &[Key] = &[
    key("share", ANY_SHARE, Some("100 %"), "", "share of customers"),
    key("contact_factor", Kind::Number(0.01, 100.0), Some("1"), "", "issues per customer relative to other segments"),
    key("remaining_value", Kind::Money(0.0, 1e8), Some("0"), "", "value lost when such a customer leaves"),
    key(
        "ai_shift",
        Kind::Number(-3.0, 3.0),
        Some("0"),
        "",
        "shift of the AI's success, in probit units (below 0: worse, as in a small language)",
    ),
    key(
        "wish_for_person",
        ANY_SHARE,
        Some("0 %"),
        "",
        "share of contacts that ask for a person, at the starting trust",
    ),
    key(
        "background_leaving_per_year",
        Kind::Share(0.0, 0.95),
        Some("0 %"),
        "",
        "share that leaves in a year for reasons outside support",
    ),
];

/// `[demand]`
pub const DEMAND: &[Key] = &[
    key(
        "issues_per_customer_month",
        Kind::Number(0.0, 1e6),
        Some(""),
        "",
        "potential issues per customer and month; required without `counts`",
    ),
    key(
        "interval",
        Kind::Duration(60.0, 86_400.0),
        Some("30 min"),
        "M06",
        "length of a profile interval; divides a day",
    ),
    key("hours", Kind::Numbers(0.0, 1e6), Some(""), "", "relative volume of the 24 hours of a day"),
    key("days", Kind::Numbers(0.0, 1e6), Some(""), "", "relative volume of the 7 days of a week, Monday first"),
    key(
        "week",
        Kind::Numbers(0.0, 1e9),
        Some(""),
        "",
        "relative volume of each interval of the week from Monday 00:00, in place of hours and days",
    ),
    key(
        "counts",
        Kind::Numbers(0.0, 1e9),
        Some(""),
        "",
        "expected issues in each interval of the day, or of the week from Monday 00:00, at the start of the horizon; in \
         place of issues_per_customer_month, hours, days and week",
    ),
    key(
        "replay",
        Kind::NumbersByDate(0.0, 1e9),
        Some(""),
        "",
        "issues that arrive in each interval of a date of the horizon, exactly",
    ),
    key("season", Kind::Numbers(0.0, 1e6), Some(""), "", "relative volume of the 12 months, January first"),
    key("day_cv", Kind::Share(0.0, 2.0), Some("0 %"), "", "coefficient of variation of the day's gamma factor"),
    key("interval_sd", Kind::Share(0.0, 2.0), Some("0 %"), "", "standard deviation of the log of the interval factor"),
    key(
        "interval_correlation",
        Kind::Share(0.0, 0.999),
        Some("0"),
        "",
        "correlation of that log from one interval to the next",
    ),
    key("surge", SECTION, Some(""), "", "dated surges"),
];

/// `[demand.surge.NAME]`
pub const SURGE: &[Key] = &[
    required("from", Kind::Text, "date, a date and a time of day, or \"month 3\""),
    required("length", Kind::Duration(60.0, YEAR), "how long it lasts"),
    required("factor", Kind::Number(0.0, 100.0), "factor on demand"),
    key("topics", Kind::Names, Some(""), "", "only these topics; all if left out"),
];

/// `[topic.NAME]`
pub const TOPIC: &[Key] = &[
    key("title", Kind::Text, Some(""), "", "one line for people"),
    required("share", ANY_SHARE, "share of potential issues"),
    required(
        "handle_time",
        Kind::Dist(0.001),
        "human handle time of one chat alone, mean and cv per human contact under the baseline",
    ),
    key("stakes", Kind::Number(0.0, 10.0), Some("1"), "", "how much a failure hurts trust, relative to 1"),
];

/// `[difficulty]`
pub const DIFFICULTY: &[Key] = &[
    key(
        "rho_ai",
        Kind::Share(0.0, 0.999),
        Some("0.7"),
        "A18: pass^1 .604 and pass^4 .383 fit .72",
        "how much of the AI's luck is the issue's difficulty",
    ),
    key("rho_people", Kind::Share(0.0, 0.999), Some("0.3"), "assumption", "the same of people"),
    key(
        "shared",
        Kind::Share(-1.0, 1.0),
        Some("0.7"),
        "assumption",
        "correlation of what is hard for the AI with what is hard for people",
    ),
    key(
        "handle_time_effect",
        Kind::Number(0.0, 2.0),
        Some("0.35"),
        "assumption",
        "η: log handle time per unit of difficulty",
    ),
];

/// `[patience]`
pub const PATIENCE: &[Key] = &[
    key(
        "time",
        Kind::Patience(0.001),
        Some("{ dist = \"exponential\", mean = \"5 min\" }"),
        "C10, C11 (between)",
        "how long a contact would wait",
    ),
    key("balk", ANY_SHARE, Some("0 %"), "", "share that leaves at once if it must wait"),
    key("retry", ANY_SHARE, Some("50 %"), "assumption (form: M08, M09)", "chance to try again after abandoning"),
    key("retry_after", Kind::Dist(1.0), Some("{ dist = \"exponential\", mean = \"2 h\" }"), "assumption", "when"),
    key("keeps_patience", Kind::Flag, Some("true"), "assumption", "whether the next try has the same patience"),
];

/// `[experience]`
pub const EXPERIENCE: &[Key] = &[
    key("reference", INNER_SHARE, Some("88 %"), "assumption", "satisfied share at which the points below are lost"),
    key(
        "wait",
        Kind::Share(0.0, 0.5),
        Some("3 %"),
        "assumption (C08: small beside resolution)",
        "points lost by a wait of wait_reference; grows with the log",
    ),
    key("wait_reference", Kind::Duration(1.0, 24.0 * HOUR), Some("2 min"), "H12, H15", "the wait that costs `wait`"),
    key("extra_contact", Kind::Share(0.0, 0.5), Some("15 %"), "C03, C05", "points lost per contact after the first"),
    key(
        "loop",
        Kind::Share(0.0, 0.5),
        Some("3 %"),
        "assumption",
        "points lost per AI talk that stood in the way: of a contact that is then handed over or fails",
    ),
    key(
        "talk_felt",
        ANY_SHARE,
        Some("100 %"),
        "assumption (C14: 62 % of handoffs are high effort)",
        "share of the time of such talks that is felt as waiting",
    ),
    key(
        "progress_felt",
        ANY_SHARE,
        Some("100 %"),
        "assumption",
        "how much satisfaction without a solution hangs on how near it came; 0 %: as typed after every failure",
    ),
    key(
        "cold_handoff",
        Kind::Share(0.0, 0.5),
        Some("5 %"),
        "assumption (C14: direction)",
        "points lost by a cold handoff",
    ),
    key(
        "satisfied_unanswered",
        INNER_SHARE,
        Some("20 %"),
        "assumption",
        "satisfied share of contacts that nobody answered, before the wait is counted",
    ),
    key(
        "refused_person",
        Kind::Share(0.0, 0.6),
        Some("20 %"),
        "assumption (C12, C14)",
        "points lost if a person was asked for and refused",
    ),
];

/// `[trust]`
pub const TRUST: &[Key] = &[
    key("gain", Kind::Number(0.0, 2.0), Some("0.03"), "assumption", "gain of trust per unit of satisfaction score"),
    key(
        "loss_to_gain",
        Kind::Number(0.0, 20.0),
        Some("2.5"),
        "assumption (C20, C21: direction)",
        "loss per unit ÷ gain per unit",
    ),
    key(
        "half_life",
        Kind::Duration(86_400.0, 100.0 * YEAR),
        Some("180 days"),
        "assumption",
        "half-life of the return to the starting trust",
    ),
    key(
        "wish",
        Kind::Number(0.0, 10.0),
        Some("1"),
        "assumption (C12: direction)",
        "rise of the wish for a person, probit units per unit of lost trust",
    ),
];

/// `[leaving]`
pub const LEAVING: &[Key] = &[
    key("intent_first", ANY_SHARE, Some("5 %"), "C06", "stated intent to leave after an issue solved at once"),
    key("intent_repeat", ANY_SHARE, Some("9 %"), "C06", "after one solved by a later contact"),
    key("intent_unsolved", ANY_SHARE, Some("25 %"), "C06", "after one that stays unsolved"),
    key(
        "behaviour",
        ANY_SHARE,
        Some("15 %"),
        "assumption (V07 suggests low)",
        "share of intent that becomes behaviour",
    ),
    key(
        "dissatisfied",
        Kind::Share(0.0, 0.5),
        Some("4 %"),
        "assumption, 0 to 8 % (C03 to C06, C12: direction)",
        "points of stated intent that an issue which ended dissatisfied has more than one that did not, however it ended",
    ),
    key(
        "failed_again",
        Kind::Share(0.0, 0.5),
        Some("2 %"),
        "assumption (C20, C21: direction)",
        "points of stated intent more for each failed contact of the issue after its first failed one",
    ),
    key(
        "trust_effect",
        Kind::Number(0.0, 20.0),
        Some("2"),
        "assumption",
        "κ: how trust lost by the issue's end amplifies leaving",
    ),
];

/// `[mood]`
pub const MOOD: &[Key] = &[
    key(
        "leaving",
        Kind::Number(0.0, 100.0),
        Some("0"),
        "",
        "γ: rise of background leaving per unit of lost satisfaction (5: half as much again at ten points); 0 is off",
    ),
    key(
        "newcomers",
        Kind::Number(0.0, 100.0),
        Some("0"),
        "",
        "δ: share of newcomers who stay away per unit of lost satisfaction (2: a fifth at ten points); 0 is off",
    ),
    key(
        "half_life",
        Kind::Duration(86_400.0, YEAR),
        Some("4 weeks"),
        "assumption",
        "half-life with which the mood follows true satisfaction",
    ),
    key("tolerance", ANY_SHARE, Some("2 %"), "assumption", "points of lost satisfaction that nobody feels"),
];

/// `[survey]`
pub const SURVEY: &[Key] = &[
    key("asked", ANY_SHARE, Some("100 %"), "assumption", "share of closed contacts that are asked"),
    key("response", Kind::Share(0.0, 0.99), Some("12 %"), "C19", "share of the asked who answer, at a middling rating"),
    key(
        "extremes_odds",
        Kind::Number(0.1, 20.0),
        Some("2"),
        "assumption (K39: two peaks)",
        "odds ratio of answering at rating 1 or 5",
    ),
    key(
        "trust_effect",
        Kind::Number(0.0, 20.0),
        Some("1"),
        "assumption (C18: direction)",
        "fall of the log odds of answering per unit of lost trust",
    ),
];

/// `[reporting]`
pub const REPORTING: &[Key] = &[
    key(
        "service_threshold",
        Kind::Duration(0.0, YEAR),
        Some("20 s"),
        "the field's usual 80/20",
        "a contact answered within this time counts for the service level",
    ),
    key(
        "recontact_window",
        Kind::Duration(0.0, YEAR),
        Some("3 days"),
        "A07",
        "a recontact within this time takes back a reported resolution",
    ),
    key(
        "churn_after",
        Kind::Duration(0.0, YEAR),
        Some("90 days"),
        "assumption",
        "a customer who leaves is seen to have gone so much later",
    ),
];

/// `[damage]`
pub const DAMAGE: &[Key] = &[
    key("complaint", ANY_SHARE, Some("0 %"), "", "chance that an issue finally unsolved becomes a complaint"),
    key("complaint_cost", PRICE, Some("0"), "", "cost of a complaint"),
    key(
        "complaint_after",
        Kind::Dist(1.0),
        Some("{ dist = \"exponential\", mean = \"3 weeks\" }"),
        "assumption",
        "when it arrives",
    ),
    key(
        "harm",
        ANY_SHARE,
        Some("0 %"),
        "",
        "chance that a wrong answer of the AI, once discovered, must be compensated",
    ),
    key("harm_cost", PRICE, Some("0"), "", "cost of compensation"),
    key("contact_overhead", PRICE, Some("0"), "", "cost of a human contact besides time"),
];

/// What an alarm can watch: shares that management sees.
pub const WATCHED: [&Metric; 5] = [&CSAT_OBSERVED, &COMPLAINTS_RECEIVED, &CHURN_SEEN, &SERVICE_LEVEL, &ABANDONMENT];
const WATCHED_IDS: [&str; 5] = [WATCHED[0].id, WATCHED[1].id, WATCHED[2].id, WATCHED[3].id, WATCHED[4].id];

/// `[alarm]`
pub const ALARM: &[Key] = &[
    key("measure", Kind::Choice(&WATCHED_IDS), Some("csat_observed"), "", "the metric that is watched, week by week"),
    key(
        "weight",
        Kind::Share(0.01, 1.0),
        Some("20 %"),
        "assumption",
        "weight of the latest week in the moving average that is watched (EWMA)",
    ),
    key(
        "margin",
        Kind::Share(0.001, 0.5),
        Some("2 %"),
        "assumption",
        "by how much it must be worse than under the baseline; a measure of few per cent, such as complaints, takes a smaller one",
    ),
    key(
        "lost_margin",
        Kind::Share(0.001, 0.5),
        Some("2 %"),
        "assumption",
        "points by which satisfaction must be worse than under the baseline to be lost",
    ),
    key("errors", Kind::Number(0.0, 10.0), Some("3"), "assumption", "standard errors by which it must be worse"),
];

/// `[channel.NAME]`
pub const CHANNEL: &[Key] = &[
    key("share", ANY_SHARE, Some("100 %"), "", "share of issues whose first contact comes this way"),
    key("patience", Kind::Patience(0.001), Some(""), "", "how long a contact would wait; as in [patience] if left out"),
    key("balk", ANY_SHARE, Some(""), "", "share that leaves at once if it must wait; as in [patience] if left out"),
    key(
        "places",
        Kind::Count(0.0, 1e7),
        Some(""),
        "",
        "most contacts that wait; who finds no place is blocked; endless if left out",
    ),
    key("open", Kind::Hours, Some(""), "", "when contacts are let to people; whenever somebody is on duty if left out"),
    key("exclusive", Kind::Flag, Some("false"), "", "whether an agent handles such a contact alone, as on the phone"),
    key("message_after", Kind::Duration(0.0, YEAR), Some(""), "", "a contact that has waited so long hears a message"),
    key("message", Kind::Duration(0.0, YEAR), Some(""), "", "its length, in which no agent can take the contact"),
    key("callback_after", Kind::Duration(0.0, YEAR), Some(""), "", "who has waited so long is offered a call back"),
    key("callback_share", ANY_SHARE, Some("50 %"), "assumption", "share that accepts it, for callback_after"),
    key(
        "retry_on",
        Kind::SharesByName,
        Some(""),
        "",
        "of those who try again after waiting here in vain: shares that do so on other channels, { mail = \"30 %\" }",
    ),
];

/// `[routing]`
pub const ROUTING: &[Key] = &[
    key("first", Kind::Choice(&["people", "ai"]), Some("people"), "", "who answers first"),
    key("guarded_topics", Kind::Names, Some(""), "", "topics that go straight to people"),
    key("guarded_segments", Kind::Names, Some(""), "", "segments that go straight to people"),
    key(
        "topic_priority",
        PRIORITIES,
        Some(""),
        "",
        "priority of topics in line, { hard = 1 }: greater is served first; 0 if left out",
    ),
    key("segment_priority", PRIORITIES, Some(""), "", "the same of segments; the two add up"),
];

/// `[human_access]`
pub const HUMAN_ACCESS: &[Key] = &[
    key(
        "when",
        Kind::Choice(&["at-once", "after-tries", "never"]),
        Some("at-once"),
        "",
        "when a customer who asks gets a person; never: there is no human route at all",
    ),
    key("tries", Kind::Count(1.0, 20.0), Some("1"), "", "AI talks first, for after-tries"),
    key(
        "shows_wait",
        Kind::Flag,
        Some("false"),
        "",
        "whether who asks for a person is told the expected wait first, and may go on with the AI instead",
    ),
];

/// `[escalation]`
pub const ESCALATION: &[Key] = &[
    key(
        "rule",
        Kind::Choice(&["never", "theta", "share", "value"]),
        Some("never"),
        "",
        "when the AI gives up: below a probability of being right, a share of answers at launch, or where a person is \
         worth it",
    ),
    key("theta", Kind::InnerSharePerTopic, Some("50 %"), "", "least probability of being right, for theta"),
    key("share", Kind::SharePerTopic, Some("0 %"), "", "share of a topic's answers escalated at launch, for share"),
    key(
        "loss_share",
        ANY_SHARE,
        Some("3 %"),
        "assumption (C06: 20 points of intent, 15 % of them behaviour)",
        "share of a customer's remaining value that a wrong answer is believed to cost, at stakes of 1; for value",
    ),
    key(
        "wait_slope",
        Kind::Number(0.0, 10.0),
        Some("0"),
        "",
        "fall of the bar as the line grows: log odds at an expected wait of wait_reference; 0: the line is not looked at",
    ),
    key(
        "wait_reference",
        Kind::Duration(1.0, 24.0 * HOUR),
        Some("2 min"),
        "H12, H15",
        "the expected wait at which the bar has fallen by wait_slope; it falls with the log",
    ),
];

/// `[handoff]`
pub const HANDOFF: &[Key] = &[
    key(
        "kind",
        Kind::Choice(&["warm", "cold"]),
        Some("warm"),
        "",
        "warm: the context is passed on; cold: the customer starts again",
    ),
    key(
        "warm_factor",
        Kind::Number(0.1, 5.0),
        Some("0.9"),
        "C14 (.73 at best)",
        "factor on handle time after a warm handoff",
    ),
    key("cold_factor", Kind::Number(0.1, 5.0), Some("1.15"), "assumption", "factor on handle time after a cold one"),
];

/// What `[ai]` and `[team.NAME]` have in common.
macro_rules! resolver_keys {
    ($success:expr, $solved:literal, $unsolved:literal, $noticed:literal) => {
        [
            key(
                "success",
                Kind::SharePerTopic,
                $success,
                "",
                "solved issues ÷ all issues of the topic on a first try, not given containment",
            ),
            key("noticed", ANY_SHARE, Some($noticed), "assumption", "chance that a failure is noticed at once"),
            key(
                "discovered",
                ANY_SHARE,
                Some("100 %"),
                "assumption",
                "chance that it is found out later otherwise; who never finds out believes to be helped for good",
            ),
            key(
                "discovered_after",
                Kind::Dist(1.0),
                Some("{ dist = \"lognormal\", mean = \"10 days\", cv = 1 }"),
                "assumption",
                "when it is then found out",
            ),
            key(
                "comes_back",
                ANY_SHARE,
                Some("60 %"),
                "assumption (C18: 30 % stay silent)",
                "chance that the customer comes back after a failure",
            ),
            key(
                "comes_back_after",
                Kind::Dist(1.0),
                Some("{ dist = \"exponential\", mean = \"1.5 days\" }"),
                "assumption",
                "when",
            ),
            key(
                "satisfied_solved",
                INNER_SHARE,
                Some($solved),
                "C02, C07, H13 (split: assumption)",
                "satisfied share when the issue is solved",
            ),
            key(
                "satisfied_unsolved",
                INNER_SHARE,
                Some($unsolved),
                "C04, C07 (split: assumption)",
                "satisfied share when it is not, of a resolver that solves half of the issues",
            ),
            key(
                "survey_response",
                Kind::Share(0.0, 0.99),
                Some(""),
                "",
                "share of the asked who answer a survey about such a contact, at a middling rating; as [survey] if left out",
            ),
        ]
    };
}

/// The resolver's part of `[ai]`.
pub const AI_RESOLVER: &[Key] = &AI_RESOLVER_KEYS;
const AI_RESOLVER_KEYS: [Key; 9] = resolver_keys!(Some("50 %"), "84 %", "40 %", "30 %");
/// The resolver's part of `[team.NAME]`.
pub const TEAM_RESOLVER: &[Key] = &resolver_keys!(None, "88 %", "50 %", "30 %");

/// `[ai]`: how the models work together.
pub const PORTFOLIO: &[Key] = &[
    key(
        "one_off_cost",
        PRICE,
        Some("0"),
        "",
        "integration and change, once, when the routing first lets the AI answer; of a dearer AI later, the difference",
    ),
    key(
        "supervisors",
        Kind::Number(0.0, 1e6),
        Some("0"),
        "",
        "people who watch over the AI and mend it, while it answers; at scale 1:1",
    ),
    key("supervisor_pay_per_hour", PRICE, Some(""), "", "pay of an hour of theirs; required with supervisors"),
    key(
        "supervisor_hours_per_month",
        Kind::Number(1.0, 744.0),
        Some("160"),
        "assumption (152 to 173)",
        "paid hours of each per month",
    ),
    key("tries", Kind::Count(1.0, 20.0), Some("2"), "assumption", "most tries of the customer in one contact"),
    key(
        "models",
        Kind::Names,
        Some(""),
        "",
        "the cascade: a later model talks where the one before doubts; `ai` is this section itself, and alone if left out",
    ),
    key(
        "topic_models",
        Kind::NamesByName,
        Some(""),
        "",
        "another cascade for topics, { complex = [\"strong\"] }; as `models` if left out",
    ),
    key(
        "segment_models",
        Kind::NamesByName,
        Some(""),
        "",
        "another cascade for segments, which goes before that of the topic",
    ),
    key(
        "fail_over",
        Kind::Names,
        Some(""),
        "",
        "models that talk only while all those of the cascade are out, in this order",
    ),
];

/// `[ai]`, besides the resolver's keys: what each model has.
pub const AI: &[Key] = &AI_KEYS;

const AI_KEYS: [Key; 24] = [
    key(
        "talk_time",
        Kind::Dist(0.001),
        Some("{ dist = \"lognormal\", mean = \"1.9 min\", cv = 0.8 }"),
        "K08, K09 (cv: assumption)",
        "length of a talk",
    ),
    key(
        "auc",
        Kind::Share(0.5, 0.995),
        Some("0.72"),
        "A24, A25 (mode: assumption)",
        "AUC of its confidence within a topic",
    ),
    key(
        "drift_per_year",
        Kind::Number(-3.0, 3.0),
        Some("0"),
        "",
        "drift of success, probit units a year (below 0: worse)",
    ),
    key("price_per_conversation", PRICE, Some("0"), "", "price per AI conversation"),
    key("price_per_resolution", PRICE, Some("0"), "", "price per reported resolution"),
    key("price_per_minute", PRICE, Some("0"), "", "price per minute of talk"),
    key(
        "price_per_1000_tokens",
        PRICE,
        Some("0"),
        "A14 (about 0.003 USD at list)",
        "price per 1,000 tokens, read and written",
    ),
    key("tokens_per_minute", Kind::Number(0.0, 1e9), Some("0"), "", "tokens per minute of talk, read and written"),
    key("platform_per_month", PRICE, Some("0"), "", "price per month, paid where the AI answers"),
    key("review_share", ANY_SHARE, Some("0 %"), "", "share of contained conversations that people review"),
    key("review_cost", PRICE, Some("0"), "", "cost of one review, besides the time of who reviews"),
    key("review_time", Kind::Duration(0.0, 24.0 * HOUR), Some(""), "", "time that a person takes to review one"),
    key("review_pay_per_hour", PRICE, Some(""), "", "pay of an hour of review; required with review_time"),
    key(
        "handoff_talk_factor",
        Kind::Number(0.01, 100.0),
        Some("1"),
        "",
        "factor on the length of a talk that is handed over, or passed on to another model",
    ),
    key(
        "dead_end_talk_factor",
        Kind::Number(0.01, 100.0),
        Some("1"),
        "",
        "factor on the length of a talk that leads nowhere",
    ),
    key(
        "pass_on_below",
        INNER_SHARE,
        Some(""),
        "",
        "probability of being right below which a later model of the cascade is asked; as [escalation] has it if left out",
    ),
    key("places", Kind::Count(1.0, 1e7), Some(""), "", "most talks at once; without end if left out"),
    key(
        "talks_per_minute",
        Kind::Count(1.0, 1e7),
        Some(""),
        "",
        "most talks that begin in a minute of the clock; without end if left out",
    ),
    key(
        "when_full",
        Kind::Choice(&["wait", "next", "people"]),
        Some("wait"),
        "",
        "what becomes of a talk that finds the model full: it waits, asks the next model, or goes to people",
    ),
    key(
        "outage_every",
        Kind::Duration(HOUR, 100.0 * YEAR),
        Some(""),
        "",
        "mean time between outages by chance; none if left out",
    ),
    key(
        "outage_length",
        Kind::Dist(1.0),
        Some("{ dist = \"exponential\", mean = \"1 h\" }"),
        "assumption",
        "length of an outage by chance",
    ),
    key("outage", SECTION, Some(""), "", "outages on a date; of this model alone"),
    key("learning", SECTION, Some(""), "", "what it learns from reviews and from people's solutions"),
    key("update", SECTION, Some(""), "", "dated changes of its success"),
];

/// `[ai.learning]`
pub const AI_LEARNING: &[Key] = &[
    key(
        "most",
        Kind::Number(0.0, 3.0),
        Some("0"),
        "",
        "most that success can rise by, in probit units as drift_per_year; 0: it learns nothing",
    ),
    key(
        "half",
        Kind::CountPerTopic(1.0, 1e9),
        Some("10_000"),
        "assumption",
        "lessons after which half of that is learned, per topic, at scale 1:1",
    ),
    key(
        "from_reviews",
        Kind::Number(0.0, 1000.0),
        Some("1"),
        "assumption",
        "lessons in the review of a contained contact",
    ),
    key(
        "from_people",
        Kind::Number(0.0, 1000.0),
        Some("1"),
        "assumption",
        "lessons in a contact handed over that people truly solved",
    ),
    key(
        "forgotten_after",
        Kind::Duration(86_400.0, 100.0 * YEAR),
        Some(""),
        "",
        "half-life of a lesson; never forgotten if left out",
    ),
];

/// `[ai.update.NAME]`
pub const AI_UPDATE: &[Key] = &[
    required("at", Kind::Text, "date, a date and a time of day, or \"month 3\""),
    required(
        "shift",
        Kind::Number(-3.0, 3.0),
        "change of success from then on, in probit units as drift_per_year (below 0: a regression)",
    ),
    key("topics", Kind::Names, Some(""), "", "only these topics; all if left out"),
    key(
        "recovered_after",
        Kind::Duration(60.0, 10.0 * YEAR),
        Some(""),
        "",
        "time after which nothing is left of it; for good if left out",
    ),
    key("gradual", Kind::Flag, Some(""), "", "whether it fades in a straight line until then; all at once if left out"),
];

/// `[ai.outage.NAME]`, `[model.NAME.outage.NAME]`
pub const OUTAGE: &[Key] = &[
    required("from", Kind::Text, "date, a date and a time of day, or \"month 3\""),
    key("at", Kind::Text, Some(""), "", "time of day, \"14:30\"; midnight if left out"),
    required("length", Kind::Duration(1.0, YEAR), "how long it lasts"),
];

/// The resolver's part of `[model.NAME]`.
pub const MODEL_RESOLVER: &[Key] = &as_in_ai(AI_RESOLVER_KEYS);
/// `[model.NAME]`, besides the resolver's keys.
pub const MODEL: &[Key] = &as_in_ai(AI_KEYS);

/// The same keys without defaults of their own: what a model leaves out is as in `[ai]`.
const fn as_in_ai<const N: usize>(mut keys: [Key; N]) -> [Key; N] {
    let mut n = 0;
    while n < N {
        keys[n].default = Some("");
        keys[n].source = "";
        n += 1;
    }
    keys
}

/// `[team.NAME]`, besides the resolver's keys.
pub const TEAM: &[Key] = &[
    key("serves", Kind::Names, Some(""), "", "topics served; all if left out"),
    key("channels", Kind::Names, Some(""), "", "channels served; all if left out"),
    key(
        "rank",
        Kind::CountPerTopic(0.0, 100.0),
        Some("0"),
        "",
        "order of preference among teams: 0 first; of a topic left out in a table: 0",
    ),
    key(
        "takes_first",
        Kind::Names,
        Some(""),
        "",
        "topics that a freed agent takes before others, in this order, however long others have waited",
    ),
    key("overflow", SECTION, Some(""), "", "topics of others with which the team helps out"),
    key("handle_time_factor", Kind::Number(0.05, 20.0), Some("1"), "", "factor on the topic's handle time"),
    key("headcount", Kind::Number(0.0, 1e7), Some(""), "", "heads; or { to = 2300, by = \"attrition\" }"),
    key(
        "headcount_growth_per_year",
        Kind::Share(-0.9, 5.0),
        Some("0 %"),
        "",
        "planned growth of the headcount from the start of the horizon (below 0: planned decline)",
    ),
    key(
        "on_duty",
        Kind::Numbers(0.0, 1e7),
        Some(""),
        "",
        "agents on duty, in place of headcount: one number, or one per interval of the day or week",
    ),
    key("breaks", SECTION, Some(""), "", "breaks of part of the team: a list of tables"),
    key(
        "stays_until_served",
        Kind::Flag,
        Some("false"),
        "",
        "whether who is on duty at the close stays until those then in line are answered",
    ),
    key("chats_at_once", Kind::Count(1.0, 20.0), Some("1"), "", "most chats at once"),
    key(
        "slowdown",
        Kind::Number(0.0, 10.0),
        Some("0"),
        "",
        "slowdown per further chat: with j chats each runs at 1/(1+σ(j−1))",
    ),
    key(
        "employed_by",
        Kind::Choice(&["firm", "contractor"]),
        Some("firm"),
        "",
        "contractor: `pay_per_hour` is all in, from the day on which they serve; neither hire_cost nor severance nor pay in training",
    ),
    key("pay_per_hour", PRICE, Some("0"), "", "pay per paid hour; of a contractor the price of an hour, all in"),
    key("tools_per_month", PRICE, Some("0"), "", "tools of a paid head: seat, licences, line; per month"),
    key("management_per_month", PRICE, Some("0"), "", "who leads, trains and plans, for each paid head; per month"),
    key(
        "overtime_factor",
        Kind::Number(0.0, 10.0),
        Some("1.5"),
        "assumption",
        "pay of an hour after the close ÷ pay_per_hour, where the team stays until all are served",
    ),
    key(
        "paid_hours_per_month",
        Kind::Number(1.0, 744.0),
        Some("160"),
        "assumption (152 to 173)",
        "paid hours per head and month",
    ),
    key("shrinkage", Kind::Share(0.0, 0.95), Some("30 %"), "H19", "share of paid time away from customers"),
    key("attrition_per_year", Kind::Share(0.0, 3.0), Some("0 %"), "", "share that leaves per year and is replaced"),
    key(
        "recruiting_time",
        Kind::Duration(0.0, YEAR),
        Some("6 weeks"),
        "assumption",
        "from the decision to hire to the first paid day",
    ),
    key("training_time", Kind::Duration(0.0, YEAR), Some("5 weeks"), "H22", "paid, not yet serving"),
    key("hire_cost", PRICE, Some("0"), "", "cost per hire besides pay"),
    key(
        "notice",
        Kind::Duration(0.0, YEAR),
        Some("4 weeks"),
        "assumption",
        "paid and no longer serving, after a layoff",
    ),
    key("severance", PRICE, Some("0"), "", "cost per layoff"),
];

/// `[team.NAME.overflow]`
pub const OVERFLOW: &[Key] = &[
    required("topics", Kind::Names, "topics with which the team helps out"),
    key("after", Kind::Duration(0.0, YEAR), Some(""), "", "it takes contacts that have waited so long"),
    key(
        "above",
        Kind::Count(0.0, 1e7),
        Some(""),
        "",
        "it takes contacts while more than so many wait in that topic's line",
    ),
];

/// `[[team.NAME.breaks]]`
pub const BREAK: &[Key] = &[
    required("from", Kind::Text, "time of day at which it begins: \"12:00\""),
    required("length", Kind::Duration(60.0, 86_400.0), "how long it lasts"),
    required("share", ANY_SHARE, "share of those on duty who are away"),
    key("days", Kind::Names, Some(""), "", "weekdays: \"mon\" to \"sun\"; every day if left out"),
];

/// `[strategy.NAME]`, besides the levers.
pub const STRATEGY: &[Key] = &[
    key("title", Kind::Text, Some(""), "", "one line for people"),
    key("note", Kind::Text, Some(""), "", "why it is compared"),
    key("change", SECTION, Some(""), "", "dated changes: a list of tables with `at` and levers"),
    key("trigger", SECTION, Some(""), "", "changes that an observed measure sets off: a list of tables with levers"),
    key("pilot", SECTION, Some(""), "", "levers that a share of customers tries first"),
];

/// `[[strategy.NAME.change]]`, besides the levers.
pub const CHANGE: &[Key] = &[
    required("at", Kind::Text, "date, a date and a time of day, or \"month 3\""),
    key(
        "over",
        Kind::Duration(WEEK, 10.0 * YEAR),
        Some(""),
        "",
        "numbers move there linearly in weekly steps, over so many whole weeks; at once if left out",
    ),
    key("note", Kind::Text, Some(""), "", "why"),
];

/// `[[strategy.NAME.trigger]]`, besides the levers.
pub const TRIGGER: &[Key] = &[
    required("measure", Kind::Choice(&OBSERVABLE), "what is observed"),
    key("below", Kind::Level, Some(""), "", "it fires when the measure lies below: a share, a duration or a number"),
    key("above", Kind::Level, Some(""), "", "it fires when the measure lies above"),
    key(
        "over",
        Kind::Duration(DAY, 10.0 * YEAR),
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
    key("cooldown", Kind::Duration(0.0, 100.0 * YEAR), Some("8 weeks"), "assumption", "time before it fires again"),
    key("times", Kind::Count(1.0, 1000.0), Some("1"), "", "so often it fires at most"),
    key("note", Kind::Text, Some(""), "", "why"),
];

/// `[strategy.NAME.pilot]`, besides the levers.
pub const PILOT: &[Key] = &[
    required("share", ANY_SHARE, "share of customers that try the levers, drawn by customer"),
    key("from", Kind::Text, Some(""), "", "date, a date and a time of day, or \"month 3\"; from launch if left out"),
    required("gate", SECTION, "what decides whether all customers get them"),
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

/// `[contradiction.NAME]`
pub const CONTRADICTION: &[Key] = &[
    required("title", Kind::Text, "what was said, one line for people"),
    key("note", Kind::Text, Some(""), "", "why it can be read in more than one way"),
    key("source", Kind::Text, Some(""), "", "rows of the evidence"),
    required("readings", SECTION, "a table: a strategy for each reading, and what that reading says"),
];

/// `[fit.NAME]`, besides sections of the world and levers.
pub const FIT: &[Key] =
    &[required("title", Kind::Text, "one line for people"), key("note", Kind::Text, Some(""), "", "why it may be so")];

/// A number with its range.
pub const UNCERTAIN: [&str; 5] = ["low", "mode", "high", "source", "note"];

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
