//! The table of metrics: everything that is shown is a row of it.
//!
//! A metric is a ratio of sums. Table, CSV, figures, JSON and the glossary read this table and nothing else.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::books::{Count, Outcome};
use crate::stat::estimate::Pair;
use crate::unit::{HOUR, MONTH, YEAR};

/// What a metric's number means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unit {
    /// A share of 0 to 1, shown in per cent.
    Share,
    /// A rate, shown in per cent; it may exceed 100 %.
    Rate,
    /// An amount of the scenario's currency.
    Money,
    /// Seconds.
    Seconds,
    /// A plain number.
    Number,
}

/// Which way is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Better {
    /// More is better.
    More,
    /// Less is better.
    Less,
    /// Neither.
    Neither,
}

/// What the sum of the numerator is divided by.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Per {
    /// Another sum.
    Sum(&'static [(Count, f64)]),
    /// Years of the horizon; the numerator is of the whole operation and brought to scale 1:1.
    Year,
    /// Time; the numerator is a level × time of the whole operation, brought to scale 1:1.
    Time,
}

/// A row of the table.
#[derive(Clone, Copy, Debug)]
pub struct Metric {
    /// Short name in files and on the command line.
    pub id: &'static str,
    /// Name for people.
    pub label: &'static str,
    /// What the number means.
    pub unit: Unit,
    /// Which way is better.
    pub better: Better,
    /// Weighted counts.
    pub numerator: &'static [(Count, f64)],
    /// What they are divided by.
    pub per: Per,
    /// The definition in one sentence.
    pub definition: &'static str,
}

/// A line of the ledger.
#[derive(Clone, Copy, Debug)]
pub struct Line {
    /// The count that holds it, as the terms of a metric.
    pub terms: [(Count, f64); 1],
    /// Short name in files.
    pub id: &'static str,
    /// Name for people.
    pub label: &'static str,
    /// Where it belongs.
    pub subtotal: Subtotal,
    /// Whether its amounts fall due once, at a hire, a layoff or a launch, and not as time or work passes.
    pub is_due_once: bool,
}

/// Parts of the money.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subtotal {
    /// What a vendor's business case shows.
    Service,
    /// What failures cost in cash.
    Failure,
    /// Value of customers lost.
    Customer,
}

impl Subtotal {
    /// Name in files.
    pub fn id(self) -> &'static str {
        match self {
            Self::Service => "service",
            Self::Failure => "failure",
            Self::Customer => "customer",
        }
    }
}

use Better::{Less, More, Neither};
use Per::{Sum, Time, Year};

const fn line(count: Count, id: &'static str, label: &'static str, subtotal: Subtotal) -> Line {
    Line { terms: [(count, 1.0)], id, label, subtotal, is_due_once: false }
}

const fn once(count: Count, id: &'static str, label: &'static str) -> Line {
    Line { is_due_once: true, ..line(count, id, label, Subtotal::Service) }
}

/// Every line of the ledger; each amount stands in exactly one.
pub const LINES: &[Line] = &[
    line(Count::Pay, "pay", "Pay", Subtotal::Service),
    line(Count::Overtime, "overtime", "Overtime", Subtotal::Service),
    once(Count::Recruiting, "recruiting", "Recruiting and training"),
    once(Count::Severance, "severance", "Severance"),
    line(Count::Tools, "tools", "Tools and management", Subtotal::Service),
    line(Count::AiUsage, "ai_usage", "AI usage", Subtotal::Service),
    line(Count::AiPlatform, "ai_platform", "AI platform", Subtotal::Service),
    line(Count::Review, "review", "Review of AI answers", Subtotal::Service),
    line(Count::Supervision, "supervision", "Supervision of the AI", Subtotal::Service),
    once(Count::Integration, "integration", "AI integration and change"),
    line(Count::Overhead, "overhead", "Overhead of human contacts", Subtotal::Service),
    line(Count::ComplaintCost, "complaints", "Complaints", Subtotal::Failure),
    line(Count::Compensation, "compensation", "Compensation", Subtotal::Failure),
    line(Count::ValueLost, "value_lost", "Value of customers lost", Subtotal::Customer),
    line(Count::ValueMissed, "value_missed", "Value of newcomers kept away", Subtotal::Customer),
];

const SERVICE: &[(Count, f64)] = &[
    (Count::Pay, 1.0),
    (Count::Overtime, 1.0),
    (Count::Recruiting, 1.0),
    (Count::Severance, 1.0),
    (Count::Tools, 1.0),
    (Count::AiUsage, 1.0),
    (Count::AiPlatform, 1.0),
    (Count::Review, 1.0),
    (Count::Supervision, 1.0),
    (Count::Integration, 1.0),
    (Count::Overhead, 1.0),
];
const AI_COST: &[(Count, f64)] = &[(Count::AiUsage, 1.0), (Count::AiPlatform, 1.0), (Count::Review, 1.0)];
const FAILURE: &[(Count, f64)] = &[(Count::ComplaintCost, 1.0), (Count::Compensation, 1.0)];
const CUSTOMER: &[(Count, f64)] = &[(Count::ValueLost, 1.0), (Count::ValueMissed, 1.0)];
const TOTAL: &[(Count, f64)] =
    &joined::<{ SERVICE.len() + FAILURE.len() + CUSTOMER.len() }>([SERVICE, FAILURE, CUSTOMER]);
/// What is paid, without the value of customers lost.
const PAID: &[(Count, f64)] = &joined::<{ SERVICE.len() + FAILURE.len() }>([SERVICE, FAILURE, &[]]);

/// Terms of several sums as those of one.
const fn joined<const N: usize>(sums: [&[(Count, f64)]; 3]) -> [(Count, f64); N] {
    let mut all = [(Count::Pay, 0.0); N];
    let (mut n, mut sum) = (0, 0);
    while sum < sums.len() {
        let mut term = 0;
        while term < sums[sum].len() {
            all[n] = sums[sum][term];
            (n, term) = (n + 1, term + 1);
        }
        sum += 1;
    }
    all
}

macro_rules! metric {
    ($id:literal, $label:literal, $unit:ident, $better:ident, [$($num:ident $(* $weight:literal)?),+], $den:expr, $definition:literal) => {
        Metric {
            id: $id,
            label: $label,
            unit: Unit::$unit,
            better: $better,
            numerator: &[$((Count::$num, metric!(@weight $($weight)?))),+],
            per: $den,
            definition: $definition,
        }
    };
    (@weight) => { 1.0 };
    (@weight $weight:literal) => { $weight };
}

const fn money(
    id: &'static str,
    label: &'static str,
    numerator: &'static [(Count, f64)],
    definition: &'static str,
) -> Metric {
    Metric { id, label, unit: Unit::Money, better: Less, numerator, per: Year, definition }
}

/// All metrics, in the order in which they are shown.
#[rustfmt::skip]
pub const METRICS: &[Metric] = &[
    money("cost", "Total cost per year", TOTAL, "service, failure and customer cost per year: lifetime value beside wages of the horizon"),
    money("service_cost", "Service cost per year", SERVICE, "pay, overtime, recruiting, severance, tools and management, AI with its review, supervision and integration, and overhead per year: a business case"),
    money("failure_cost", "Failure cost per year", FAILURE, "complaints and compensation per year"),
    money("customer_cost", "Value of customers lost per year", CUSTOMER, "remaining value of the customers who leave over an issue, and of those whom the public mood takes or keeps away, per year; read it as a difference"),
    Metric { id: "service_cost_per_contact", label: "Service cost per contact", unit: Unit::Money, better: Less, numerator: SERVICE, per: Sum(&[(Count::Contacts, 1.0)]), definition: "service cost ÷ contacts" },
    Metric { id: "service_cost_per_issue", label: "Service cost per issue", unit: Unit::Money, better: Less, numerator: SERVICE, per: Sum(&[(Count::Issues, 1.0)]), definition: "service cost ÷ issues opened" },
    Metric { id: "cost_per_satisfied", label: "Cost per satisfied customer", unit: Unit::Money, better: Less, numerator: PAID, per: Sum(&[(Count::IssuesSatisfied, 1.0)]), definition: "service and failure cost ÷ issues whose customer is satisfied at their end" },
    Metric { id: "cost_per_solved", label: "Cost per solved issue", unit: Unit::Money, better: Less, numerator: PAID, per: Sum(&[(Count::IssuesSolved, 1.0)]), definition: "service and failure cost ÷ issues truly solved in the end" },
    metric!("satisfaction", "Satisfaction", Share, More, [IssuesSatisfied], Sum(&[(Count::IssuesClosed, 1.0)]), "issues whose customer is satisfied (4 or 5 of 5) at their end, knowing what is then known ÷ issues closed"),
    metric!("satisfaction_contact", "Satisfaction per contact", Share, More, [Satisfied], Sum(&[(Count::Rated, 1.0)]), "contacts whose customer is satisfied once a wrong answer is known to be wrong ÷ contacts closed"),
    metric!("satisfaction_ai", "Satisfaction, AI contacts", Share, More, [AiSatisfied], Sum(&[(Count::AiRated, 1.0)]), "the same, of contacts that ended in the AI tier"),
    metric!("satisfaction_people", "Satisfaction, human contacts", Share, More, [HumanSatisfied], Sum(&[(Count::HumanRated, 1.0)]), "the same, of contacts that people closed"),
    metric!("csat_observed", "Observed CSAT", Share, More, [SurveyedSatisfied], Sum(&[(Count::Surveyed, 1.0)]), "survey answers of 4 or 5 ÷ survey answers: what management sees"),
    metric!("csat_observed_ai", "Observed CSAT, AI contacts", Share, More, [AiSurveyedSatisfied], Sum(&[(Count::AiSurveyed, 1.0)]), "the same, after contacts that ended in the AI tier"),
    metric!("csat_observed_people", "Observed CSAT, human contacts", Share, More, [HumanSurveyedSatisfied], Sum(&[(Count::HumanSurveyed, 1.0)]), "the same, after contacts that people closed"),
    metric!("true_resolution", "True AI resolution", Share, More, [AiSolved], Sum(&[(Count::AiContacts, 1.0)]), "contacts that ended in the AI tier truly solved ÷ contacts in which the AI talked"),
    metric!("reported_resolution", "Reported AI resolution", Share, Neither, [AiContained, AiGivenUp * -1.0], Sum(&[(Count::AiContacts, 1.0)]), "contacts that ended in the AI tier without visible give-up ÷ contacts in which the AI talked: what vendors bill"),
    metric!("reported_resolution_window", "Reported AI resolution, recontacts taken back", Share, Neither, [AiContained, AiGivenUp * -1.0, AiTakenBack * -1.0], Sum(&[(Count::AiContacts, 1.0)]), "the same, less those followed by a recontact within the window"),
    metric!("false_containment", "False containment", Share, Less, [AiContained, AiSolved * -1.0], Sum(&[(Count::AiContained, 1.0)]), "contained contacts that did not solve their issue ÷ contained contacts"),
    metric!("ai_competence", "AI success over all issues", Share, More, [AiSkill], Sum(&[(Count::AiContacts, 1.0)]), "what the AI could solve on a first try of all issues of a topic, by drift, learning and updates ÷ contacts in which the AI talked"),
    metric!("ai_share", "Contacts ended by AI", Share, Neither, [AiContained], Sum(&[(Count::Contacts, 1.0)]), "contacts that ended in the AI tier ÷ contacts"),
    metric!("escalation", "Escalated", Share, Neither, [Escalated], Sum(&[(Count::AiContacts, 1.0)]), "contacts handed from the AI to people ÷ contacts in which the AI talked"),
    metric!("true_resolution_people", "True human resolution", Share, More, [HumanSolved], Sum(&[(Count::HumanContacts, 1.0)]), "contacts that people closed truly solved ÷ contacts that people closed"),
    metric!("reported_resolution_people", "Reported human resolution", Share, Neither, [HumanReported], Sum(&[(Count::HumanContacts, 1.0)]), "contacts that people closed without visible failure ÷ contacts that people closed"),
    metric!("false_closure", "False closure", Share, Less, [HumanReported, HumanSolved * -1.0], Sum(&[(Count::HumanReported, 1.0)]), "contacts that people reported as solved and had not ÷ contacts that people reported as solved"),
    metric!("solved", "Issues solved", Share, More, [IssuesSolved], Sum(&[(Count::IssuesClosed, 1.0)]), "issues truly solved in the end ÷ issues closed"),
    metric!("fcr", "First-contact resolution", Share, More, [IssuesSolvedFirst], Sum(&[(Count::IssuesClosed, 1.0)]), "issues truly solved by their first contact ÷ issues closed"),
    metric!("contacts_per_issue", "Contacts per issue", Number, Less, [IssueContacts], Sum(&[(Count::IssuesClosed, 1.0)]), "contacts of closed issues ÷ closed issues"),
    metric!("repeats_per_issue", "Repeat contacts per issue", Number, Less, [IssueContacts, IssuesClosed * -1.0], Sum(&[(Count::IssuesClosed, 1.0)]), "contacts after the first ÷ closed issues"),
    metric!("wait", "Wait (ASA)", Seconds, Less, [WaitServedS], Sum(&[(Count::Served, 1.0)]), "mean wait of contacts that people answered"),
    metric!("wait_all", "Wait, abandoned included", Seconds, Less, [WaitS], Sum(&[(Count::Offered, 1.0)]), "mean wait of contacts offered to people, until an answer or until they left the queue"),
    metric!("customer_time", "Customers' time per issue", Seconds, Less, [WaitS, AiWaitS, AiTalkS, ChatS], Sum(&[(Count::Issues, 1.0)]), "time of customers in line for people and for models, in talks with the AI and in chats with people ÷ issues opened; in no sum of money"),
    metric!("service_level", "Service level", Share, More, [ServedInTime], Sum(&[(Count::Offered, 1.0), (Count::AbandonedInTime, -1.0)]), "answered within the threshold ÷ (offered to people − abandoned within the threshold)"),
    metric!("service_level_served", "Service level of the answered", Share, More, [ServedInTime], Sum(&[(Count::Served, 1.0)]), "answered within the threshold ÷ answered"),
    metric!("service_level_offered", "Service level of the offered", Share, More, [ServedInTime], Sum(&[(Count::Offered, 1.0)]), "answered within the threshold ÷ offered to people"),
    metric!("waited_short", "Waited within the threshold", Share, More, [ServedInTime, AbandonedInTime], Sum(&[(Count::Offered, 1.0)]), "answered or abandoned within the threshold ÷ offered to people"),
    metric!("abandonment", "Abandoned", Share, Less, [Abandoned], Sum(&[(Count::Offered, 1.0)]), "contacts that left the queue ÷ contacts offered to people"),
    metric!("turned_away", "Turned away", Share, Less, [Closed], Sum(&[(Count::Contacts, 1.0)]), "contacts that found nobody on duty and no AI ÷ contacts"),
    metric!("blocked", "Blocked", Share, Less, [Blocked], Sum(&[(Count::Offered, 1.0), (Count::Blocked, 1.0)]), "contacts that found every place of their line taken ÷ contacts offered to people or blocked"),
    metric!("called_back", "Called back", Share, Neither, [CalledBack], Sum(&[(Count::Offered, 1.0)]), "contacts that accepted to be called back ÷ contacts offered to people"),
    metric!("callback_delay", "Delay of calls back", Seconds, Less, [CallbackS], Sum(&[(Count::CalledBack, 1.0)]), "time from the acceptance to the call ÷ contacts that accepted to be called back"),
    metric!("occupancy", "Occupancy", Share, Neither, [BusyS], Sum(&[(Count::OnDutyS, 1.0)]), "time with at least one chat ÷ time on duty"),
    metric!("chats_at_once", "Chats at once", Number, Neither, [ChatS], Sum(&[(Count::BusyS, 1.0)]), "chats in hand of a busy agent"),
    Metric { id: "contacts_per_head", label: "Contacts per head and month", unit: Unit::Number, better: Neither, numerator: &[(Count::HumanContacts, 1.0)], per: Sum(&[(Count::HeadsS, 1.0 / MONTH)]), definition: "contacts that people closed ÷ months of paid heads" },
    metric!("work_per_human_contact", "Work per human contact", Seconds, Neither, [HumanWorkS], Sum(&[(Count::Served, 1.0)]), "handle time of one chat alone ÷ contacts that people answered"),
    metric!("human_work_per_issue", "Human work per issue", Seconds, Neither, [HumanWorkS], Sum(&[(Count::Issues, 1.0)]), "handle time of one chat alone ÷ issues opened"),
    metric!("repeat_work", "Work on recontacts", Share, Less, [RepeatWorkS], Sum(&[(Count::HumanWorkS, 1.0)]), "handle time of contacts after an issue's first ÷ handle time"),
    metric!("reviewed", "AI answers reviewed per year", Number, Neither, [Reviewed], Year, "contained contacts whose answer people reviewed, per year"),
    Metric { id: "review_hours", label: "Hours of review per year", unit: Unit::Number, better: Neither, numerator: &[(Count::ReviewS, 1.0 / HOUR)], per: Year, definition: "time in which people reviewed AI answers, hours per year" },
    metric!("customers_lost", "Customers lost per year", Number, Less, [Left], Year, "customers who leave at the end of an issue, per year"),
    metric!("left_for_end", "Lost for how the issue ended, per year", Number, Less, [LeftForEnd], Year, "customers whom the end alone (solved at once, later, or not) would have made leave by the same luck, per year; with the next three it adds up to the customers lost"),
    metric!("left_for_feeling", "Lost for how it felt, per year", Number, Neither, [LeftForFeeling], Year, "how many more because issues ended dissatisfied, less those kept because they did not, per year"),
    metric!("left_for_failures", "Lost for repeated failures, per year", Number, Neither, [LeftForFailures], Year, "how many more because contacts failed again after the first failed one, less those kept because they did not, per year"),
    metric!("left_for_trust", "Lost for lost trust, per year", Number, Neither, [LeftForTrust], Year, "how many more because trust was lower at the end than is usual under the baseline, less those kept because it was higher, per year"),
    metric!("background_leavers", "Left for other reasons per year", Number, Neither, [LeftBackground], Year, "customers who leave for reasons outside support, per year"),
    metric!("mood_leavers", "Left for the mood per year", Number, Less, [LeftByMood], Year, "customers who leave for reasons outside support and would, by the same luck, still be there at the end of the horizon, had the public mood been as usual, per year"),
    metric!("newcomers_missed", "Newcomers kept away per year", Number, Less, [NewcomersMissed], Year, "newcomers whom the public mood keeps from joining, per year"),
    metric!("leaving_rate", "Leaving per issue", Share, Less, [Left], Sum(&[(Count::IssuesClosed, 1.0)]), "customers who leave at the end of an issue ÷ closed issues"),
    metric!("complaints", "Complaints per 1,000 issues", Number, Less, [Complaints * 1000.0], Sum(&[(Count::IssuesClosed, 1.0)]), "complaints of issues opened in the horizon ÷ closed issues, × 1,000"),
    metric!("complaints_received", "Complaints received", Share, Less, [ComplaintsReceived], Sum(&[(Count::IssuesHeard, 1.0)]), "complaints that come in ÷ issues of which one comes in or that end without one, at the same time: what management sees"),
    metric!("churn_seen", "Customers seen to have gone per year", Rate, Less, [LeavingSeen], Sum(&[(Count::CustomersS, 1.0 / YEAR)]), "customers who have left for whatever reason, once that is seen ÷ everyone who has joined, or would have but for the public mood, per year: what management sees"),
    metric!("silent_leavers", "Left in silence", Share, Less, [LeftSilently], Sum(&[(Count::Left, 1.0)]), "customers who left over an issue of which they answered no survey and did not complain ÷ customers who left over an issue"),
    metric!("gave_up_silently", "Gave up in silence", Share, Less, [GaveUpSilently], Sum(&[(Count::IssuesClosed, 1.0)]), "issues that ended unsolved, as the customer knows, without an answered survey or a complaint about them ÷ issues closed"),
    metric!("never_found_out", "Unsolved, and never found out", Share, Less, [NeverFoundOut], Sum(&[(Count::IssuesClosed, 1.0)]), "issues that ended unsolved though the customer believes otherwise for good ÷ issues closed"),
    metric!("harmed_unaware", "Harmed without knowing, per year", Number, Less, [HarmedUnaware], Year, "of these, those harmed by a wrong answer of the AI, per year"),
    metric!("heads", "Headcount", Number, Neither, [HeadsS], Time, "mean number of people paid"),
    metric!("contacts", "Contacts per year", Number, Neither, [Contacts], Year, "contacts per year"),
    metric!("issues", "Issues per year", Number, Neither, [Issues], Year, "issues opened per year"),
    metric!("person_asked", "Asked for a person", Share, Neither, [PersonAsked], Sum(&[(Count::Contacts, 1.0)]), "contacts whose customer asked for a person where the AI answers first ÷ contacts"),
    metric!("person_granted", "Asked and got a person", Share, More, [PersonGranted], Sum(&[(Count::PersonAsked, 1.0)]), "of these, the share offered to people"),
    metric!("person_declined", "Asked and chose the AI", Share, Neither, [PersonDeclined], Sum(&[(Count::PersonAsked, 1.0)]), "of these, the share that ended in the AI tier because the customer would not wait as long as was announced"),
    metric!("person_refused", "Asked and was refused", Share, Less, [PersonRefused], Sum(&[(Count::PersonAsked, 1.0)]), "of these, the share that got none otherwise"),
    metric!("wait_accepted", "Accepted the announced wait", Share, Neither, [WaitAccepted], Sum(&[(Count::WaitTold, 1.0)]), "announced waits that the customer accepted ÷ waits announced to customers who asked for a person"),
    metric!("escalation_asked", "Escalated on request", Share, Neither, [EscalatedAsked], Sum(&[(Count::AiContacts, 1.0)]), "contacts handed over because the customer had asked for a person ÷ contacts in which the AI talked"),
    metric!("escalation_doubt", "Escalated in doubt", Share, Neither, [EscalatedDoubt], Sum(&[(Count::AiContacts, 1.0)]), "contacts handed over because the AI doubted its answer ÷ contacts in which the AI talked"),
    metric!("escalation_wrong", "Escalated as seen wrong", Share, Neither, [EscalatedWrong], Sum(&[(Count::AiContacts, 1.0)]), "contacts handed over because the customer saw that the answer was wrong ÷ contacts in which the AI talked"),
    metric!("ai_contacts", "AI contacts per year", Number, Neither, [AiContacts], Year, "contacts in which the AI talked, per year"),
    metric!("ai_talk_lost", "AI talk that stood in the way", Share, Less, [AiTalkLostS], Sum(&[(Count::AiTalkS, 1.0)]), "AI talk of contacts that were then handed over or failed, found out to be wrong, or before a try that led on ÷ AI talk"),
    metric!("ai_passed_on", "Passed on to another model", Number, Neither, [AiPassedOn], Sum(&[(Count::AiContacts, 1.0)]), "talks that a model passed on to another ÷ contacts in which the AI talked"),
    metric!("ai_wait", "Wait for the AI", Seconds, Less, [AiWaitS], Sum(&[(Count::AiContacts, 1.0), (Count::AiAbandoned, 1.0)]), "time in a model's line ÷ contacts in which the AI talked, or which left such a line before"),
    metric!("ai_abandonment", "Abandoned before the AI", Share, Less, [AiAbandoned], Sum(&[(Count::AiContacts, 1.0), (Count::AiAbandoned, 1.0)]), "contacts that left a model's line before any model had talked ÷ these and those in which the AI talked"),
    metric!("ai_missed", "Not taken by the AI", Share, Less, [AiMissed], Sum(&[(Count::AiContacts, 1.0), (Count::AiAbandoned, 1.0), (Count::AiMissed, 1.0)]), "contacts that no model could take, out or full ÷ contacts meant for the AI"),
    Metric { id: "ai_cost_per_solved", label: "AI cost per true resolution", unit: Unit::Money, better: Less, numerator: AI_COST, per: Sum(&[(Count::AiSolved, 1.0)]), definition: "AI usage, platform and review ÷ contacts that ended in the AI tier truly solved" },
    Metric { id: "ai_cost_per_reported", label: "AI cost per reported resolution", unit: Unit::Money, better: Neither, numerator: AI_COST, per: Sum(&[(Count::AiContained, 1.0), (Count::AiGivenUp, -1.0)]), definition: "AI usage, platform and review ÷ contacts that ended in the AI tier without visible give-up" },
];

/// The names of what is told of each AI model, in the order in which it is told.
pub const OF_MODELS: &[&str] = &[
    "ai_contacts",
    "true_resolution",
    "reported_resolution",
    "reported_resolution_window",
    "false_containment",
    "ai_passed_on",
    "escalation",
    "satisfaction_ai",
    "ai_cost_per_solved",
    "ai_cost_per_reported",
];

/// What is told of each interval of the day besides some of [`METRICS`].
#[rustfmt::skip]
const OF_INTERVALS: &[Metric] = &[
    metric!("offered_per_hour", "Offered per hour", Number, Neither, [Offered * 3600.0], Time, "contacts offered to people per hour"),
    metric!("on_duty", "On duty", Number, Neither, [OnDutyS], Sum(&[(Count::Seconds, 1.0)]), "mean number of agents on duty"),
];

/// The names of what is told of each interval of the day, in the order in which it is told.
pub const INTRADAY: &[&str] = &[
    "offered_per_hour",
    "on_duty",
    "occupancy",
    "service_level",
    "service_level_served",
    "service_level_offered",
    "waited_short",
    "wait",
    "wait_all",
    "abandonment",
];

/// The metrics of [`INTRADAY`].
pub fn intraday() -> impl Iterator<Item = &'static Metric> {
    INTRADAY.iter().filter_map(|id| OF_INTERVALS.iter().chain(METRICS).find(|metric| metric.id == *id))
}

/// The metric of this name.
pub fn metric(id: &str) -> Option<&'static Metric> {
    METRICS.iter().find(|metric| metric.id == id)
}

impl Metric {
    /// Numerator and denominator of one replication over the horizon.
    pub fn pair(&self, outcome: &Outcome) -> Pair {
        self.pair_of(outcome.scale, |count| outcome.total(count))
    }

    /// In what its number is told in files: "share", "currency per year", "per year".
    pub fn unit_in_words(&self) -> &'static str {
        match (self.unit, self.per) {
            (Unit::Share, _) => "share",
            (Unit::Rate, _) => "rate",
            (Unit::Money, Year) => "currency per year",
            (Unit::Money, _) => "currency",
            (Unit::Seconds, _) => "s",
            (Unit::Number, Year) => "per year",
            (Unit::Number, _) => "number",
        }
    }

    /// Numerator and denominator of one week of the horizon.
    pub fn week_pair(&self, outcome: &Outcome, week: usize) -> Pair {
        self.pair_of(outcome.scale, |count| outcome.week(week, count))
    }

    /// Numerator and denominator of one interval of the day, all days of the horizon together; of [`intraday`] alone.
    pub fn interval_pair(&self, outcome: &Outcome, interval: usize) -> Pair {
        self.pair_of(outcome.scale, |count| outcome.intraday.sum(interval, count))
    }

    /// Numerator and denominator of one topic over the horizon; `None` where a topic has no part in the metric (money, time).
    pub fn topic_pair(&self, outcome: &Outcome, topic: usize) -> Option<Pair> {
        // Time with a chat in hand is no topic's, so that a sum with it would lack a part.
        let has_chats = self.numerator.len() > 1 && self.numerator.iter().any(|(count, _)| *count == Count::ChatS);
        let is_ratio = matches!(self.per, Sum(_)) && self.unit != Unit::Money && !has_chats;
        is_ratio.then(|| self.pair_of(outcome.scale, |count| outcome.topic(topic, count)))
    }

    /// Numerator and denominator of an arm of a pilot over some weeks of the horizon.
    pub fn arm_pair(&self, outcome: &Outcome, arm: usize, weeks: Range<usize>) -> Pair {
        self.pair_of(outcome.scale, |count| outcome.arm(arm, weeks.clone(), count))
    }

    /// Numerator and denominator of one model over the horizon; of [`OF_MODELS`] alone.
    pub fn model_pair(&self, outcome: &Outcome, model: usize) -> Pair {
        let of_model = |count| if count == Count::Seconds { outcome.total(count) } else { outcome.model(model, count) };
        self.pair_of(outcome.scale, of_model)
    }

    fn pair_of(&self, scale: u32, sum: impl Fn(Count) -> f64) -> Pair {
        let weighted = |terms: &[(Count, f64)]| terms.iter().map(|&(count, weight)| weight * sum(count)).sum::<f64>();
        let num = weighted(self.numerator);
        match self.per {
            Sum(terms) => Pair { num, den: weighted(terms) },
            Year => Pair { num: num * f64::from(scale), den: sum(Count::Seconds) / YEAR },
            Time => Pair { num: num * f64::from(scale), den: sum(Count::Seconds) },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_metrics_are_unique() {
        let mut ids: Vec<&str> = METRICS.iter().map(|metric| metric.id).collect();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), METRICS.len());
    }

    #[test]
    fn what_is_told_of_an_interval_is_kept_by_interval() {
        assert_eq!(intraday().map(|metric| metric.id).collect::<Vec<_>>(), INTRADAY);
        let parts = |per| if let Sum(terms) = per { terms } else { &[(Count::Seconds, 1.0)] };
        let counts = intraday().flat_map(|metric| metric.numerator.iter().chain(parts(metric.per)));
        for (count, _) in counts {
            assert!(crate::books::BY_INTERVAL.contains(count), "{count:?}");
        }
    }

    #[test]
    fn a_target_can_name_every_metric() {
        let ids: Vec<&str> = METRICS.iter().map(|metric| metric.id).collect();
        assert_eq!(crate::scenario::keys::METRICS, ids);
    }

    #[test]
    fn the_total_is_every_line_of_the_ledger_once() {
        let mut booked: Vec<Count> = LINES.iter().map(|line| line.terms[0].0).collect();
        let mut total: Vec<Count> = TOTAL.iter().map(|&(count, _)| count).collect();
        let mut parts: Vec<Count> = [SERVICE, FAILURE, CUSTOMER].concat().iter().map(|&(count, _)| count).collect();
        for list in [&mut booked, &mut total, &mut parts] {
            list.sort_unstable();
        }
        assert_eq!(booked, total);
        assert_eq!(parts, total);
    }
}
