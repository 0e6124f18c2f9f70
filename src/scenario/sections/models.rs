//! `[model.NAME]`, and what `[ai]` has of a model.

use serde::Serialize;

use super::super::rows::{ANY_SHARE, INNER_SHARE, LEAP_YEAR, PRICE, SECTION};
use super::learning::{Learning, learning};
use super::names::Names;
use super::outages::{Outages, outages};
use super::resolver::{Resolver, as_in_ai, resolver};
use super::reviews::{ReviewTime, review_time};
use super::updates::{Update, updates};
use crate::dist::Dist;
use crate::policy::WhenFull;
use crate::text::{Choice, Key, Kind, Section, choice, keys};
use crate::unit::HOUR;

/// An AI model.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AiModel {
    /// Name in the file; "ai" for `[ai]` itself.
    pub id: String,
    /// What it solves, and how it fails.
    pub resolver: Resolver,
    /// Length of a talk.
    pub talk_time: Dist,
    /// Factor on it for a talk that is handed over or passed on.
    pub handoff_talk_factor: f64,
    /// Factor on it for a talk that leads nowhere.
    pub dead_end_talk_factor: f64,
    /// AUC of its confidence within a topic.
    pub auc: f64,
    /// Probability of being right below which a later model is asked; `None` for the AI's rule for giving up.
    pub pass_on_below: Option<f64>,
    /// Drift of success, probit units per year (below 0: it gets worse).
    pub drift_per_year: f64,
    /// Price per conversation.
    pub price_per_conversation: f64,
    /// Price per reported resolution.
    pub price_per_resolution: f64,
    /// Price per minute of talk.
    pub price_per_minute: f64,
    /// Price per 1,000 tokens.
    pub price_per_1000_tokens: f64,
    /// Tokens per minute of talk.
    pub tokens_per_minute: f64,
    /// Platform price per month.
    pub platform_per_month: f64,
    /// Whether that is a platform of its own, and not that of `[ai]`.
    pub has_own_platform: bool,
    /// Share of contained conversations that people review.
    pub review_share: f64,
    /// Cost of one review, besides the time of who reviews.
    pub review_cost: f64,
    /// Most talks at once; `None` without end.
    pub places: Option<u32>,
    /// Most talks that begin in a minute of the clock; `None` without end.
    pub talks_per_minute: Option<u32>,
    /// What becomes of a talk that finds the model full.
    pub when_full: WhenFull,
    /// When it is out.
    pub outages: Outages,
    /// Time of who reviews; `None` if it is not counted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub review_time: Option<ReviewTime>,
    /// What it learns.
    #[serde(skip_serializing_if = "Learning::is_off")]
    pub learning: Learning,
    /// Dated changes of its success.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub updates: Vec<Update>,
}

/// What becomes of a talk that finds the model full.
pub static WHEN_FULL: Choice<WhenFull, 3> =
    choice([("wait", WhenFull::Wait), ("next", WhenFull::Next), ("people", WhenFull::People)]);

keys! {
/// `[ai]`, besides the resolver's keys: what each model has.
pub AI {
    talk_time: Kind::Dist(0.001), "{ dist = \"lognormal\", mean = \"1.9 min\", cv = 0.8 }", "K08, K09 (cv: assumption)",
        "length of a talk";
    auc: Kind::Share(0.5, 0.995), "0.72", "A24, A25 (mode: assumption)", "AUC of its confidence within a topic";
    drift_per_year: Kind::Number(-3.0, 3.0), "0", "drift of success, probit units a year (below 0: worse)";
    price_per_conversation: PRICE, "0", "price per AI conversation";
    price_per_resolution: PRICE, "0", "price per reported resolution";
    price_per_minute: PRICE, "0", "price per minute of talk";
    price_per_1000_tokens: PRICE, "0", "A14 (about 0.003 USD at list)", "price per 1,000 tokens, read and written";
    tokens_per_minute: Kind::Number(0.0, 1e9), "0", "tokens per minute of talk, read and written";
    platform_per_month: PRICE, "0", "price per month, paid where the AI answers";
    review_share: ANY_SHARE, "0 %", "share of contained conversations that people review";
    review_cost: PRICE, "0", "cost of one review, besides the time of who reviews";
    optional review_time: Kind::Duration(0.0, 24.0 * HOUR), "time that a person takes to review one";
    optional review_pay_per_hour: PRICE, "pay of an hour of review; required with review_time";
    handoff_talk_factor: Kind::Number(0.01, 100.0), "1",
        "factor on the length of a talk that is handed over, or passed on to another model";
    dead_end_talk_factor: Kind::Number(0.01, 100.0), "1", "factor on the length of a talk that leads nowhere";
    optional pass_on_below: INNER_SHARE,
        "probability of being right below which a later model of the cascade is asked; as [escalation] has it if left \
         out";
    optional places: Kind::Count(1.0, 1e7), "most talks at once; without end if left out";
    optional talks_per_minute: Kind::Count(1.0, 1e7),
        "most talks that begin in a minute of the clock; without end if left out";
    when_full: WHEN_FULL.kind(), "wait",
        "what becomes of a talk that finds the model full: it waits, asks the next model, or goes to people";
    optional outage_every: Kind::Duration(HOUR, 100.0 * LEAP_YEAR),
        "mean time between outages by chance; none if left out";
    outage_length: Kind::Dist(1.0), "{ dist = \"exponential\", mean = \"1 h\" }", "assumption",
        "length of an outage by chance";
    optional outage: SECTION, "outages on a date; of this model alone";
    optional learning: SECTION, "what it learns from reviews and from people's solutions";
    optional update: SECTION, "dated changes of its success";
}}

/// `[model.NAME]`, besides the resolver's keys.
pub const MODEL: &[Key] = &as_in_ai::<{ AI.len() }>(AI);

/// A model; what it leaves out is as `base` has it.
pub fn model(section: &Section, id: &str, names: &Names, base: Option<&AiModel>) -> AiModel {
    let left_out = |name: &str| base.filter(|_| section.given(name).is_none());
    let number = |name: &str, of: fn(&AiModel) -> f64| left_out(name).map_or_else(|| section.number(name), of);
    let optional =
        |name: &str, of: fn(&AiModel) -> Option<f64>| left_out(name).map_or_else(|| section.optional(name), of);
    let dist = |name: &str, of: fn(&AiModel) -> Dist| left_out(name).map_or_else(|| section.dist(name), of);
    let model = AiModel {
        id: id.to_owned(),
        resolver: resolver(section, names, base.map(|base| &base.resolver)),
        talk_time: dist("talk_time", |base| base.talk_time.clone()),
        handoff_talk_factor: number("handoff_talk_factor", |base| base.handoff_talk_factor),
        dead_end_talk_factor: number("dead_end_talk_factor", |base| base.dead_end_talk_factor),
        auc: number("auc", |base| base.auc),
        pass_on_below: optional("pass_on_below", |base| base.pass_on_below),
        drift_per_year: number("drift_per_year", |base| base.drift_per_year),
        price_per_conversation: number("price_per_conversation", |base| base.price_per_conversation),
        price_per_resolution: number("price_per_resolution", |base| base.price_per_resolution),
        price_per_minute: number("price_per_minute", |base| base.price_per_minute),
        price_per_1000_tokens: number("price_per_1000_tokens", |base| base.price_per_1000_tokens),
        tokens_per_minute: number("tokens_per_minute", |base| base.tokens_per_minute),
        platform_per_month: number("platform_per_month", |base| base.platform_per_month),
        has_own_platform: base.is_some() && section.given("platform_per_month").is_some(),
        review_share: number("review_share", |base| base.review_share),
        review_cost: number("review_cost", |base| base.review_cost),
        review_time: left_out("review_time").map_or_else(|| review_time(section), |base| base.review_time),
        learning: left_out("learning").map_or_else(|| learning(section, names), |base| base.learning.clone()),
        updates: left_out("update").map_or_else(|| updates(section, names), |base| base.updates.clone()),
        places: optional("places", |base| base.places.map(f64::from)).map(|places| places as u32),
        talks_per_minute: optional("talks_per_minute", |base| base.talks_per_minute.map(f64::from))
            .map(|talks| talks as u32),
        when_full: left_out("when_full").map_or_else(|| section.chosen("when_full", &WHEN_FULL), |base| base.when_full),
        outages: Outages {
            dated_s: outages(section, names),
            every_s: optional("outage_every", |base| base.outages.every_s),
            length: dist("outage_length", |base| base.outages.length.clone()),
        },
    };
    doubt_tokens(section, &model);
    model
}

/// Notes a price of tokens of which there are none.
fn doubt_tokens(section: &Section, model: &AiModel) {
    if let (true, true, Some(node)) =
        (model.price_per_1000_tokens > 0.0, model.tokens_per_minute <= 0.0, section.given("price_per_1000_tokens"))
    {
        let path = section.path_of("price_per_1000_tokens");
        let found = format!("{}, and no `tokens_per_minute`", node.shown());
        section.reader.fault(&node.place, &path, &found, "both, or neither", None);
    }
}
