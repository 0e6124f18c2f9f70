//! A scenario: the world and the strategies compared in it, valid by construction.
//!
//! `text → document (values with their place) → keys (what may stand where) → build (all faults at once) → `[`Scenario`].
//! Whatever exists as a [`Scenario`] has been doubted once and needs no second look downstairs.
//!
//! The file is long because it is a table: every quantity of a scenario stands here once, in words, and nothing else does.
//!
//! Units: times in seconds from the start of the warm-up, money in the scenario's currency, shares 0 to 1.

mod access;
mod breaks;
mod build;
mod builtin;
mod channels;
mod check;
mod competence;
mod dates;
mod demand;
mod document;
mod fault;
mod fits;
mod hours;
pub mod keys;
mod kinds;
mod layers;
mod levers;
mod meant;
mod models;
mod ramps;
mod reach;
mod read;
#[cfg(test)]
pub mod samples;
mod shapes;
mod strategies;
mod targets;
mod timeline;
mod triggers;
mod warnings;

use serde::{Deserialize, Serialize};

use crate::books::metric::Look;
use crate::books::{Metric, Sizes};
use crate::clock::Clock;
use crate::dist::Dist;
use crate::policy::trigger::Limit;
use crate::policy::{Break, HumanAccess, Order, Routing, WhenFull};
use crate::unit::{DAY, MONTH};

pub use build::{Under, parse, parse_at, parse_scale, parse_under};
pub use builtin::{BUILTIN, Builtin, builtin};
#[cfg(feature = "app")]
pub(crate) use document::{Document, Entry, Span, Value};
pub use fault::{Fault, Faults, Place, suggestion};
pub use hours::Hours;
#[cfg(feature = "app")]
pub(crate) use kinds::allowed;
pub use layers::State;
#[cfg(feature = "app")]
pub(crate) use read::{Reader, Section};
#[cfg(feature = "app")]
pub(crate) use shapes::shapes;
pub use warnings::{LEAST_CUSTOMERS, warnings};

/// The world, the strategies compared in it, and how it is run unless told otherwise.
#[derive(Clone, Debug, Serialize)]
pub struct Scenario {
    /// Short name: the file name without its ending.
    pub id: String,
    /// One line for people.
    pub title: String,
    /// ISO code of the currency.
    pub currency: String,
    /// When things happen.
    pub clock: Clock,
    /// How it is run unless the command line says otherwise.
    pub run: RunDefaults,
    /// The customer base.
    pub customers: Customers,
    /// Kinds of customer.
    pub segments: Vec<Segment>,
    /// Why and when they come.
    pub demand: Demand,
    /// Kinds of issue.
    pub topics: Vec<Topic>,
    /// How hard issues are, and for whom.
    pub difficulty: Difficulty,
    /// What people do in a queue.
    pub patience: Patience,
    /// What satisfies them.
    pub experience: Experience,
    /// What they come to believe.
    pub trust: Trust,
    /// When they go.
    pub leaving: Leaving,
    /// What customers hear of others.
    pub mood: Mood,
    /// What management hears.
    pub survey: Survey,
    /// Thresholds of what is reported.
    pub reporting: Reporting,
    /// What failure costs.
    pub damage: Damage,
    /// When management notices.
    pub alarm: Alarm,
    /// What is compared; the order of the file.
    pub strategies: Vec<Strategy>,
    /// Index of the baseline in `strategies`.
    pub baseline: usize,
    /// What was published about the operation, for the model to be judged by.
    pub targets: Vec<Target>,
    /// Published statements that can be read in more than one way.
    pub contradictions: Vec<Contradiction>,
    /// Every uncertain or sourced number of the file.
    pub assumptions: Vec<Assumption>,
    /// `path=value` texts that were laid on the file, as typed.
    pub overrides: Vec<String>,
    /// Other values under which what was published is met as well; none of a world that is under one of them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub fits: Vec<Fit>,
    /// The fit that was laid on the file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fit: Option<Fit>,
}

impl Scenario {
    /// What an outcome of a strategy tells apart.
    pub fn sizes(&self, strategy: &Strategy) -> Sizes {
        let levers = &strategy.phases[0].levers;
        Sizes {
            topics: self.topics.len(),
            arms: if strategy.pilot.is_some() { 2 } else { 1 },
            teams: levers.teams.len(),
            models: levers.ai.models.len(),
            triggers: strategy.triggers.len(),
            segments: self.segments.len(),
            intervals: (DAY / self.demand.interval_s).round() as usize,
        }
    }
}

/// Other values of the world under which what was published is met as well.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fit {
    /// Name in the file.
    pub id: String,
    /// One line for people.
    pub title: String,
    /// Why it may be so.
    pub note: String,
    /// What it lays over the file, as `path = value`.
    pub sets: Vec<String>,
}

/// Defaults of a run.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct RunDefaults {
    /// The k of scale 1:k.
    pub scale: u32,
    /// Random histories of each strategy.
    pub replications: u32,
    /// Seed.
    pub seed: u64,
}

/// The customer base.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Customers {
    /// Customers when the horizon starts.
    pub count: f64,
    /// Growth of everyone who ever joined, per year.
    pub growth_per_year: f64,
    /// Share of issues that come from the heaviest tenth of customers (0.1: everyone alike).
    pub heavy_share: f64,
}

/// A kind of customer, derived from the customer's number by hash.
#[derive(Clone, Debug, Serialize)]
pub struct Segment {
    /// Name in the file.
    pub id: String,
    /// Share of customers.
    pub share: f64,
    /// Issues per customer, relative to the other segments.
    pub contact_factor: f64,
    /// Value lost when such a customer leaves.
    pub remaining_value: f64,
    /// Shift of the AI's success in this segment, in probit units.
    pub ai_shift: f64,
    /// Share of contacts that ask for a person, at the starting trust.
    pub wish_for_person: f64,
    /// Leaves for reasons outside support, per year.
    pub background_leaving_per_year: f64,
}

/// When potential issues arrive.
#[derive(Clone, Debug, Serialize)]
pub struct Demand {
    /// Potential issues per customer and month.
    pub issues_per_customer_month: f64,
    /// Length of a profile interval.
    pub interval_s: f64,
    /// Relative volume of each interval of the week from Monday 00:00, mean 1.
    pub week: Vec<f64>,
    /// Relative volume of each calendar month, January first.
    pub season: Vec<f64>,
    /// Coefficient of variation of the day's gamma factor.
    pub day_cv: f64,
    /// Standard deviation of the log of the interval factor.
    pub interval_sd: f64,
    /// Correlation of the interval factor's log from one interval to the next.
    pub interval_correlation: f64,
    /// Dated surges.
    pub surges: Vec<Surge>,
    /// Days on which exactly the given counts arrive, in order of time.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub replay: Vec<ReplayedDay>,
}

/// A stretch of unusual demand.
#[derive(Clone, Debug, Serialize)]
pub struct Surge {
    /// Start, s.
    pub from_s: f64,
    /// End, s.
    pub to_s: f64,
    /// Factor on the demand of each topic.
    pub factor: Vec<f64>,
}

/// A day whose arrivals are known.
#[derive(Clone, Debug, Serialize)]
pub struct ReplayedDay {
    /// Start of the day, s.
    pub from_s: f64,
    /// Issues that arrive in each of its intervals, at scale 1:1.
    pub counts: Vec<f64>,
}

/// A kind of issue.
#[derive(Clone, Debug, Serialize)]
pub struct Topic {
    /// Name in the file.
    pub id: String,
    /// One line for people.
    pub title: String,
    /// Share of potential issues.
    pub share: f64,
    /// How much a failure hurts trust, relative to 1.
    pub stakes: f64,
    /// Human handle time alone, as its mean and cv per human contact under the baseline.
    pub handle_time: Dist,
}

/// How hard issues are.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Difficulty {
    /// ρ of the AI: how much of its luck is the issue's difficulty.
    pub rho_ai: f64,
    /// ρ of people.
    pub rho_people: f64,
    /// c: correlation of what is hard for the AI with what is hard for people.
    pub shared: f64,
    /// η: log handle time per unit of difficulty.
    pub eta: f64,
}

/// What customers do while they wait, and after they gave up waiting.
#[derive(Clone, Debug, Serialize)]
pub struct Patience {
    /// How long a contact would wait.
    pub time: Dist,
    /// Share that leaves at once if it must wait.
    pub balk: f64,
    /// Chance to try again after abandoning.
    pub retry: f64,
    /// When.
    pub retry_after: Dist,
    /// Whether the second try has the first one's patience.
    pub keeps_patience: bool,
}

/// What costs satisfaction, as penalties in probit units.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Experience {
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

/// How trust moves.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Trust {
    /// g: gain per unit of satisfaction score.
    pub gain: f64,
    /// ℓ: loss per unit.
    pub loss: f64,
    /// Half-life of the return to the base.
    pub half_life_s: f64,
    /// How the wish for a person rises as trust falls: probit units per unit of trust.
    pub wish: f64,
}

/// When customers leave.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Leaving {
    /// Stated intent after an issue solved at once.
    pub intent_first: f64,
    /// After an issue solved by a later contact.
    pub intent_repeat: f64,
    /// After an issue that stays unsolved.
    pub intent_unsolved: f64,
    /// Share of intent that becomes behaviour.
    pub behaviour: f64,
    /// Intent that an issue which ended dissatisfied has more than one that did not.
    pub dissatisfied: f64,
    /// Intent more for each failed contact after the first failed one.
    pub failed_again: f64,
    /// κ: how trust lost by the issue's end amplifies leaving.
    pub kappa: f64,
}

/// What the public mood does. It is how far true satisfaction per contact lies below that of the warm-up.
#[derive(Clone, Copy, Debug, Serialize)]
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

/// The customer survey.
#[derive(Clone, Copy, Debug, Serialize)]
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

/// Thresholds of what is reported.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Reporting {
    /// A contact answered within this time counts for the service level, s.
    pub service_threshold_s: f64,
    /// A recontact within this time takes back a reported resolution, s.
    pub recontact_window_s: f64,
    /// A customer who leaves is seen to have gone so much later, s.
    pub churn_after_s: f64,
}

/// What failure costs besides labour.
#[derive(Clone, Debug, Serialize)]
pub struct Damage {
    /// Chance that an issue finally unsolved becomes a complaint.
    pub complaint: f64,
    /// Cost of one.
    pub complaint_cost: f64,
    /// When it arrives.
    pub complaint_after: Dist,
    /// Chance that a wrong answer, once discovered, must be compensated.
    pub harm: f64,
    /// Cost of one.
    pub harm_cost: f64,
    /// Cost of each human contact besides time (software, line).
    pub contact_overhead: f64,
}

/// The alarm on what management sees: it rings once a smoothed weekly measure is worse than it has long been.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Alarm {
    /// The metric that is watched: one that management sees.
    pub measure: &'static Metric,
    /// λ: the weight of the latest week in the moving average.
    pub weight: f64,
    /// How much worse it must be at least.
    pub margin: f64,
    /// By how much satisfaction must be worse to be lost.
    pub lost_margin: f64,
    /// k: how many standard errors worse it must be at least.
    pub errors: f64,
}

/// A strategy: what levers stand where, from when.
#[derive(Clone, Debug, Serialize)]
pub struct Strategy {
    /// Name in the file.
    pub id: String,
    /// One line for people.
    pub title: String,
    /// Why it is compared.
    pub note: String,
    /// The levers in force, in order of time; the first phase is the warm-up under the baseline.
    pub phases: Vec<Phase>,
    /// What changes when an observed measure crosses a limit.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub triggers: Vec<Trigger>,
    /// What is tried on a share of customers first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pilot: Option<Pilot>,
}

/// A stretch of time under the same levers.
#[derive(Clone, Debug, Serialize)]
pub struct Phase {
    /// When it starts, s.
    pub from_s: f64,
    /// What is in force, by date alone.
    pub levers: Levers,
    /// What is in force in the other [states](State) of triggers and pilot, in their order from 1.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub layered: Vec<Levers>,
    /// A ramp under way has brought it, not a decision: a later step than the ramp's first.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub is_step: bool,
}

/// A change of levers that an observed measure sets off.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Trigger {
    /// What is observed.
    pub measure: &'static Metric,
    /// What it must cross.
    pub limit: Limit,
    /// How far back it is looked at, s.
    pub over_s: f64,
    /// So many must have been observed in that time.
    pub least_count: f64,
    /// Time after which it may fire again, s.
    pub cooldown_s: f64,
    /// So often it fires at most.
    pub times: u32,
    /// Why.
    pub note: String,
}

impl Trigger {
    /// Whether it looks every day, as at queues, or every week.
    pub fn is_daily(&self) -> bool {
        self.measure.look == Some(Look::Daily)
    }
}

/// Levers that are tried on a share of customers, then rolled out to all or taken back.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Pilot {
    /// Share of customers in the arm that tries them.
    pub share: f64,
    /// When it begins, s.
    pub from_s: f64,
    /// What decides.
    pub gate: Gate,
    /// Why.
    pub note: String,
}

/// What decides whether a pilot is rolled out.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Gate {
    /// When, s.
    pub at_s: f64,
    /// What is observed of the arm since the pilot began.
    pub measure: &'static Metric,
    /// Less the same of everybody else.
    pub against_rest: bool,
    /// It must be this or more.
    pub least: Option<f64>,
    /// It must be this or less.
    pub most: Option<f64>,
    /// So many must have been observed in the arm.
    pub least_count: f64,
}

/// Everything a strategy decides.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Levers {
    /// The channels; at least one.
    pub channels: Vec<Channel>,
    /// Who answers first.
    pub routing: Routing,
    /// Priority in line per topic.
    pub topic_priority: Vec<i32>,
    /// Priority in line per segment, which is added to the topic's.
    pub segment_priority: Vec<i32>,
    /// When a customer gets a person.
    pub human_access: HumanAccess,
    /// Whether who asks for one is told the expected wait first, and may go on with the AI instead.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub shows_wait: bool,
    /// When the AI gives up.
    pub escalation: EscalationRule,
    /// How it gives up less as the line grows; `None` where it does not look.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub relief: Option<WaitRelief>,
    /// What a handoff from AI to people is like.
    pub handoff: Handoff,
    /// The AI agent.
    pub ai: Ai,
    /// The teams.
    pub teams: Vec<Team>,
}

/// A way to reach people.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Channel {
    /// Name in the file.
    pub id: String,
    /// Share of issues whose first contact comes this way.
    pub share: f64,
    /// How long a contact would wait.
    pub patience: Dist,
    /// Share that leaves at once if it must wait.
    pub balk: f64,
    /// Most contacts that wait; `None` for an endless line.
    pub places: Option<u32>,
    /// When contacts are let to people; `None` for whenever somebody is on duty.
    pub open: Option<Hours>,
    /// Whether an agent handles such a contact alone.
    pub exclusive: bool,
    /// What who waits must listen to.
    pub message: Option<Message>,
    /// What who waits is offered.
    pub callback: Option<Callback>,
    /// Per channel: share of those who try again after waiting here in vain that do so there.
    pub retry_on: Vec<f64>,
}

/// A message that waiting contacts hear, during which no agent can take them.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Message {
    /// The wait after which it begins, s.
    pub after_s: f64,
    /// Its length, s.
    pub length_s: f64,
}

/// An offer to be called back.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Callback {
    /// The wait after which it is made, s.
    pub after_s: f64,
    /// Share that accepts it.
    pub share: f64,
}

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

/// A handoff from the AI to people.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Handoff {
    /// Factor on the handle time of a contact handed over: cold, or warm where the AI had all but solved it.
    pub handle_time_factor: f64,
    /// Whether the customer must start again.
    pub cold: bool,
}

impl Handoff {
    /// Factor on the handle time of a contact with which the AI got so far: a warm handoff saves no more than was done.
    ///
    /// Formula: cold as typed; warm `1 − (1 − warm_factor) · progress`, progress from 0 to 1.
    #[inline]
    pub fn factor(self, progress: f64) -> f64 {
        if self.cold { self.handle_time_factor } else { 1.0 - (1.0 - self.handle_time_factor) * progress }
    }
}

/// What AI and people have in common: they solve issues, and fail in ways that are seen or not.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Resolver {
    /// p: marginal success per topic, over all issues of the topic.
    pub success: Vec<f64>,
    /// q: chance that a failure is noticed at once.
    pub noticed: f64,
    /// Chance that it is found out later otherwise.
    pub discovered: f64,
    /// D: when it is then found out.
    pub discovered_after: Dist,
    /// r: chance that the customer comes back after a failure.
    pub comes_back: f64,
    /// When.
    pub comes_back_after: Dist,
    /// Satisfied share if the issue is (believed) solved.
    pub satisfied_solved: f64,
    /// Satisfied share if it is not, of a resolver that solves half of the issues.
    pub satisfied_unsolved: f64,
    /// Share of the asked who answer a survey about a contact that it closed, at a middling rating; `None`: as of all.
    pub survey_response: Option<f64>,
}

/// The AI agent: models and the order in which they are asked.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Ai {
    /// Most tries of the customer in one contact.
    pub tries: u32,
    /// Per segment and topic: who is asked.
    pub orders: Vec<Order>,
    /// Who stands in for cascades that are out.
    pub fail_over: Vec<u16>,
    /// Integration and change, paid once.
    pub one_off_cost: f64,
    /// People who watch over it while it answers.
    pub supervision: Supervision,
    /// All models; the first is `ai` itself.
    pub models: Vec<AiModel>,
}

impl Ai {
    /// Who is asked about a topic by a segment; there are so many topics.
    pub fn order(&self, segment: usize, topic: usize, topics: usize) -> &Order {
        &self.orders[segment * topics + topic]
    }

    /// Indices of the models that anybody can be asked of, in the order of the file.
    pub fn used(&self) -> impl Iterator<Item = usize> {
        let is_used = |model: &usize| self.orders.iter().any(|order| order.models().contains(&(*model as u16)));
        (0..self.models.len()).filter(is_used)
    }

    /// What the platforms of used models cost per month: those without one of their own share that of `[ai]` alike.
    pub fn platforms(&self) -> impl Iterator<Item = (usize, f64)> {
        let sharing = self.used().filter(|&model| !self.models[model].has_own_platform).count();
        self.used().map(move |index| {
            let model = &self.models[index];
            let among = if model.has_own_platform { 1 } else { sharing };
            (index, model.platform_per_month / among as f64)
        })
    }
}

/// People who watch over the AI and mend it.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Supervision {
    /// So many, at scale 1:1.
    pub heads: f64,
    /// Pay of an hour.
    pub pay_per_hour: f64,
    /// Paid hours of each per month.
    pub hours_per_month: f64,
}

impl Supervision {
    /// What it costs per month.
    pub fn per_month(&self) -> f64 {
        self.heads * self.hours_per_month * self.pay_per_hour
    }
}

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

/// When a model is out.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Outages {
    /// Starts and ends of outages on a date, in order of time, s.
    pub dated_s: Vec<(f64, f64)>,
    /// Mean time in order between outages by chance, s; `None` without any.
    pub every_s: Option<f64>,
    /// Their length.
    pub length: Dist,
}

/// Time that people take to review what the AI has answered.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct ReviewTime {
    /// Of one review, s.
    pub each_s: f64,
    /// Pay of an hour of it.
    pub pay_per_hour: f64,
}

/// How the AI learns.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Learning {
    /// Most that success can rise by, probit units; 0 if it learns nothing.
    pub most: f64,
    /// Per topic: lessons at scale 1:1 after which half of that is learned.
    pub half: Vec<f64>,
    /// Lessons in the review of a contained contact.
    pub from_reviews: f64,
    /// Lessons in a contact handed over that people truly solved.
    pub from_people: f64,
    /// Half-life of a lesson, s; `None` if none is forgotten.
    pub forgotten_after_s: Option<f64>,
}

impl Learning {
    /// Whether it learns nothing.
    pub fn is_off(&self) -> bool {
        self.most <= 0.0
    }
}

/// A dated change of the AI's success: a regression, or a better model.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Update {
    /// Name in the file.
    pub id: String,
    /// When, s.
    pub at_s: f64,
    /// Per topic: change of success, probit units.
    pub shift: Vec<f64>,
    /// How long until nothing is left of it, s; `None` if it stays.
    pub recovered_after_s: Option<f64>,
    /// Whether it fades in a straight line until then, instead of all at once.
    pub is_gradual: bool,
}

/// A group of human agents.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Team {
    /// Name in the file.
    pub id: String,
    /// Per topic: rank of this team in the topic's order of preference (0 first), if it serves it.
    pub serves: Vec<Option<u32>>,
    /// Per channel: whether it serves it.
    pub channels: Vec<bool>,
    /// Per topic: its place in the order in which a freed agent looks for contacts, before how long they have waited.
    pub takes: Vec<u32>,
    /// The topics of others with which it helps out.
    pub overflow: Option<Overflow>,
    /// What it solves, and how it fails.
    pub resolver: Resolver,
    /// Factor on the topic's handle time.
    pub handle_time_factor: f64,
    /// How many there are.
    pub staffing: Staffing,
    /// Planned growth of a headcount per year, from the start of the horizon.
    pub headcount_growth_per_year: f64,
    /// When which part of it is away.
    pub breaks: Vec<Break>,
    /// Whether who is on duty at the close stays until the contacts then in line are answered.
    pub stays_until_served: bool,
    /// Pay of an hour after the close ÷ `pay_per_hour`.
    pub overtime_factor: f64,
    /// Most chats at once.
    pub chats_at_once: u32,
    /// σ: slowdown per further chat.
    pub slowdown: f64,
    /// Who employs it.
    pub employed_by: Employer,
    /// Pay per paid hour.
    pub pay_per_hour: f64,
    /// Tools and management of a paid head, per month.
    pub upkeep_per_month: f64,
    /// Paid hours per head and month.
    pub paid_hours_per_month: f64,
    /// Share of paid time away from customers.
    pub shrinkage: f64,
    /// Hiring and leaving.
    pub turnover: Turnover,
}

impl Team {
    /// Whether it ever has anybody.
    pub fn has_people(&self) -> bool {
        match &self.staffing {
            Staffing::Headcount { to, .. } => *to > 0.0,
            Staffing::OnDuty(counts) => counts.iter().any(|count| *count > 0.0),
        }
    }

    /// From the decision to hire to the first paid day, s.
    pub fn until_first_day_s(&self) -> f64 {
        let Turnover { recruiting_time_s, training_time_s, .. } = self.turnover;
        match self.employed_by {
            Employer::Firm => recruiting_time_s,
            Employer::Contractor => recruiting_time_s + training_time_s,
        }
    }

    /// What one who is hired costs before serving: recruiting, and pay in training.
    pub fn cost_of_hire(&self) -> f64 {
        let training = self.turnover.training_time_s / MONTH * self.paid_hours_per_month * self.pay_per_hour;
        match self.employed_by {
            Employer::Firm => self.turnover.hire_cost + training,
            Employer::Contractor => 0.0,
        }
    }

    /// Work that a full agent does in the time of one who has a single chat.
    ///
    /// Formula: `m / (1 + σ(m − 1))` with `m` chats at once.
    pub fn full_speed(&self) -> f64 {
        let chats = f64::from(self.chats_at_once);
        chats / (1.0 + self.slowdown * (chats - 1.0))
    }
}

/// Who employs a team.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Employer {
    /// The firm itself: it recruits, trains and lays off at its own cost.
    Firm,
    /// A contractor, at a price that has all that in it: paid is who serves, and who is under notice.
    Contractor,
}

/// When a team helps out with topics of others.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Overflow {
    /// Per topic: whether it helps out.
    pub topics: Vec<bool>,
    /// With contacts that have waited so long, s.
    pub after_s: Option<f64>,
    /// While more than so many wait in the topic's line.
    pub above: Option<u32>,
}

/// How many agents a team has.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum Staffing {
    /// A headcount, spread over the week in proportion to the forecast; a new number is reached in the given way.
    Headcount {
        /// Heads.
        to: f64,
        /// How a change comes about.
        by: HeadcountChange,
    },
    /// Agents on duty in each interval of the week (one number: always).
    OnDuty(Vec<f64>),
}

/// How a headcount changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum HeadcountChange {
    /// Whatever the direction calls for: a layoff down, hiring up.
    Direct,
    /// Only by not replacing those who go.
    Attrition,
}

/// What it takes to gain and to lose people.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Turnover {
    /// Share that leaves per year and is replaced.
    pub attrition_per_year: f64,
    /// From the decision to hire to the first paid day.
    pub recruiting_time_s: f64,
    /// Paid, not yet serving.
    pub training_time_s: f64,
    /// Cost per hire: recruiting and training besides pay; 0 for a contractor's people.
    pub hire_cost: f64,
    /// Paid and no longer serving, after a layoff.
    pub notice_s: f64,
    /// Cost per layoff; 0 for a contractor's people.
    pub severance: f64,
}

/// What an assumption's numbers count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Quantity {
    /// A share, 0 to 1.
    Share,
    /// A plain number.
    Number,
    /// Seconds.
    Seconds,
    /// Money in the scenario's currency.
    Money,
}

/// A number of the file with its range and its source.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Assumption {
    /// Where it stands, "topic.complex.share".
    pub path: String,
    /// What its numbers count.
    pub quantity: Quantity,
    /// Lower end, if uncertain.
    pub low: Option<f64>,
    /// The value in use.
    pub mode: f64,
    /// Upper end, if uncertain.
    pub high: Option<f64>,
    /// Where it comes from; "assumption" if from nowhere.
    pub source: String,
    /// A remark.
    pub note: String,
}

/// An end of an uncertain number's range.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum End {
    /// The lower one.
    Low,
    /// The upper one.
    High,
}

/// A published figure, and what of a run is held against it.
#[derive(Clone, Debug, Serialize)]
pub struct Target {
    /// Short name.
    pub id: String,
    /// One line for people.
    pub title: String,
    /// Index of the strategy that is judged.
    pub strategy: usize,
    /// The metric.
    pub metric: &'static Metric,
    /// How the metric is read.
    pub reading: Reading,
    /// The published figure, as text.
    pub published: String,
    /// Least value that counts as met.
    pub least: f64,
    /// Greatest value that counts as met.
    pub most: f64,
    /// What it says about the model if it is met.
    pub basis: Basis,
    /// Name of the number of the model that it follows from, the same for targets that are one; empty if it stands alone.
    pub one_number: String,
    /// Row of the evidence.
    pub source: String,
    /// How to read it.
    pub note: String,
}

/// What it says about the model that a published figure is met.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Basis {
    /// Something: no input was chosen so that it is met.
    Free,
    /// Nothing: inputs were chosen so that it is met.
    Fitted,
    /// It is shown and not counted.
    Beside,
}

/// A published statement that can be read in more than one way.
#[derive(Clone, Debug, Serialize)]
pub struct Contradiction {
    /// Short name.
    pub id: String,
    /// What was said, one line for people.
    pub title: String,
    /// Why it can be read in more than one way.
    pub note: String,
    /// Rows of the evidence.
    pub source: String,
    /// For each reading the index of a strategy, and what that reading says.
    pub readings: Vec<(usize, String)>,
}

/// How a metric is held against a published figure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reading {
    /// As it is.
    Value,
    /// Less another metric of the same strategy.
    Less(&'static Metric),
    /// Less another metric of another strategy, by its index.
    LessOf(&'static Metric, usize),
    /// Less the same metric of another strategy, by its index.
    Difference(usize),
    /// Relative to the same metric of another strategy: 0 for no change.
    Change(usize),
    /// The least headcount of a team under which the metric is as good as under another strategy.
    LeastHeadcount {
        /// Index of the other strategy.
        against: usize,
        /// Index of the team.
        team: usize,
    },
}
