//! The table of metrics: everything that is shown is a row of it.
//!
//! A metric is a ratio of sums with a name. Table, CSV, figures, JSON and the glossary read this table and nothing else; no
//! other room defines a ratio. A row is a constant, so that a name that is not in the table does not compile; what is typed
//! is looked up by [`named`].

use serde::de::{Deserializer, Error};
use serde::{Deserialize, Serialize, Serializer};

use super::lines::{AI_COST, CUSTOMER, FAILURE, PAID, SERVICE, TOTAL};
use super::ratio::{ratio, terms};
use super::{Below, Count, Outcome, Ratio};
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

/// How often an operation looks at a figure of itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// Every day, as at queues.
    Daily,
    /// Every week.
    Weekly,
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
    /// What it is the ratio of.
    pub ratio: Ratio,
    /// How often an operation looks at it; `None` where it cannot see it, or does not look.
    pub look: Option<Look>,
    /// Whether waits move it: where a scale distorts waits, it is not judged.
    pub is_felt: bool,
    /// The definition in one sentence.
    pub definition: &'static str,
}

use Better::{Less, More, Neither};
use Unit::{Money, Number, Rate, Seconds, Share};

/// The name of a constant as it stands in files.
const fn lowered<const N: usize>(name: &str) -> [u8; N] {
    let mut letters = [0; N];
    let mut place = 0;
    while place < N {
        letters[place] = name.as_bytes()[place].to_ascii_lowercase();
        place += 1;
    }
    letters
}

macro_rules! table {
    ($(#[$doc:meta])* $table:ident { $($name:ident: $label:literal, $unit:ident, $better:ident, $ratio:expr, $definition:literal $(, $mark:ident)*;)+ }) => {
        $(
            #[doc = $definition]
            pub const $name: Metric = {
                const ID: [u8; stringify!($name).len()] = lowered(stringify!($name));
                let Ok(id) = str::from_utf8(&ID) else { unreachable!() };
                let row = Metric { id, label: $label, unit: $unit, better: $better, ratio: $ratio, look: None, is_felt: false, definition: $definition };
                row$(.$mark())*
            };
        )+
        $(#[$doc])*
        pub const $table: &[Metric] = &[$($name),+];
    };
}

#[rustfmt::skip]
table! {
/// All metrics, in the order in which they are shown.
METRICS {
    COST: "Total cost per year", Money, Less, ratio!(TOTAL / year), "service, failure and customer cost per year: it adds lifetime value to wages of the horizon", felt;
    SERVICE_COST: "Service cost per year", Money, Less, ratio!(SERVICE / year), "pay, overtime, recruiting, severance, tools and management, AI with its review, supervision and integration, and overhead per year: a business case";
    FAILURE_COST: "Failure cost per year", Money, Less, ratio!(FAILURE / year), "complaints and compensation per year", felt;
    CUSTOMER_COST: "Value of customers lost per year", Money, Less, ratio!(CUSTOMER / year), "remaining value of the customers who leave over an issue, and of those whom the public mood takes or keeps away, per year; read it as a difference", felt;
    SERVICE_COST_PER_CONTACT: "Service cost per contact", Money, Less, ratio!(SERVICE / [Contacts]), "service cost ÷ contacts";
    SERVICE_COST_PER_ISSUE: "Service cost per issue", Money, Less, ratio!(SERVICE / [Issues]), "service cost ÷ issues opened";
    COST_PER_SATISFIED: "Cost per satisfied customer", Money, Less, ratio!(PAID / [IssuesSatisfied]), "service and failure cost ÷ issues whose customer is satisfied at their end", felt;
    COST_PER_SOLVED: "Cost per solved issue", Money, Less, ratio!(PAID / [IssuesSolved]), "service and failure cost ÷ issues truly solved in the end";
    SATISFACTION: "Satisfaction", Share, More, ratio!([IssuesSatisfied] / [IssuesClosed]), "issues whose customer is satisfied (4 or 5 of 5) at their end, knowing what is then known ÷ issues closed", felt;
    SATISFACTION_CONTACT: "Satisfaction per contact", Share, More, ratio!([Satisfied] / [Rated]), "contacts whose customer is satisfied once a wrong answer is known to be wrong ÷ contacts closed", felt;
    SATISFACTION_AI: "Satisfaction, AI contacts", Share, More, ratio!([AiSatisfied] / [AiRated]), "satisfaction per contact, of contacts that ended in the AI tier", felt;
    SATISFACTION_PEOPLE: "Satisfaction, human contacts", Share, More, ratio!([HumanSatisfied] / [HumanRated]), "satisfaction per contact, of contacts that people closed", felt;
    CSAT_OBSERVED: "Observed CSAT", Share, More, ratio!([SurveyedSatisfied] / [Surveyed]), "survey answers of 4 or 5 ÷ survey answers: what management sees", felt, weekly;
    CSAT_OBSERVED_AI: "Observed CSAT, AI contacts", Share, More, ratio!([AiSurveyedSatisfied] / [AiSurveyed]), "observed CSAT, after contacts that ended in the AI tier", felt, weekly;
    CSAT_OBSERVED_PEOPLE: "Observed CSAT, human contacts", Share, More, ratio!([HumanSurveyedSatisfied] / [HumanSurveyed]), "observed CSAT, after contacts that people closed", felt, weekly;
    TRUE_RESOLUTION: "True AI resolution", Share, More, ratio!([AiSolved] / [AiContacts]), "contacts that ended in the AI tier truly solved ÷ contacts in which the AI talked";
    REPORTED_RESOLUTION: "Reported AI resolution", Share, Neither, ratio!([AiContained, AiGivenUp * -1.0] / [AiContacts]), "contacts that ended in the AI tier without visible give-up ÷ contacts in which the AI talked: what vendors bill", weekly;
    REPORTED_RESOLUTION_WINDOW: "Reported AI resolution, recontacts taken back", Share, Neither, ratio!([AiContained, AiGivenUp * -1.0, AiTakenBack * -1.0] / [AiContacts]), "reported AI resolution, less contacts followed by a recontact within the window", weekly;
    FALSE_CONTAINMENT: "False containment", Share, Less, ratio!([AiContained, AiSolved * -1.0] / [AiContained]), "contained contacts that did not solve their issue ÷ contained contacts";
    AI_COMPETENCE: "AI success over all issues", Share, More, ratio!([AiSkill] / [AiContacts]), "mean, over contacts in which the AI talked, of its success at a first try over all issues of the topic, after drift, learning and updates";
    AI_SHARE: "Contacts ended by AI", Share, Neither, ratio!([AiContained] / [Contacts]), "contacts that ended in the AI tier ÷ contacts", weekly;
    ESCALATION: "Escalated", Share, Neither, ratio!([Escalated] / [AiContacts]), "contacts handed from the AI to people ÷ contacts in which the AI talked", weekly;
    TRUE_RESOLUTION_PEOPLE: "True human resolution", Share, More, ratio!([HumanSolved] / [HumanContacts]), "contacts that people closed truly solved ÷ contacts that people closed";
    REPORTED_RESOLUTION_PEOPLE: "Reported human resolution", Share, Neither, ratio!([HumanReported] / [HumanContacts]), "contacts that people closed without visible failure ÷ contacts that people closed";
    FALSE_CLOSURE: "False closure", Share, Less, ratio!([HumanReported, HumanSolved * -1.0] / [HumanReported]), "contacts that people reported as solved and had not ÷ contacts that people reported as solved";
    SOLVED: "Issues solved", Share, More, ratio!([IssuesSolved] / [IssuesClosed]), "issues truly solved in the end ÷ issues closed";
    FCR: "First-contact resolution", Share, More, ratio!([IssuesSolvedFirst] / [IssuesClosed]), "issues truly solved by their first contact ÷ issues closed";
    CONTACTS_PER_ISSUE: "Contacts per issue", Number, Less, ratio!([IssueContacts] / [IssuesClosed]), "contacts of closed issues ÷ closed issues";
    REPEATS_PER_ISSUE: "Repeat contacts per issue", Number, Less, ratio!([IssueContacts, IssuesClosed * -1.0] / [IssuesClosed]), "contacts after the first ÷ closed issues";
    WAIT: "Wait (ASA)", Seconds, Less, ratio!([WaitServedS] / [Served]), "mean wait of contacts that people answered", felt, daily;
    WAIT_ALL: "Wait, abandoned included", Seconds, Less, ratio!([WaitS] / [Offered]), "mean wait of contacts offered to people, until an answer or until they left the queue", felt;
    CUSTOMER_TIME: "Customers' time per issue", Seconds, Less, ratio!([WaitS, AiWaitS, AiTalkS, ChatS] / [Issues]), "time of customers in line for people and for models, in talks with the AI and in chats with people ÷ issues opened; in no sum of money", felt;
    SERVICE_LEVEL: "Service level", Share, More, ratio!([ServedInTime] / [Offered, AbandonedInTime * -1.0]), "answered within the threshold ÷ (offered to people − abandoned within the threshold)", felt, daily;
    SERVICE_LEVEL_SERVED: "Service level of the answered", Share, More, ratio!([ServedInTime] / [Served]), "answered within the threshold ÷ answered", felt;
    SERVICE_LEVEL_OFFERED: "Service level of the offered", Share, More, ratio!([ServedInTime] / [Offered]), "answered within the threshold ÷ offered to people", felt;
    WAITED_SHORT: "Waited within the threshold", Share, More, ratio!([ServedInTime, AbandonedInTime] / [Offered]), "answered or abandoned within the threshold ÷ offered to people", felt;
    ABANDONMENT: "Abandoned", Share, Less, ratio!([Abandoned] / [Offered]), "contacts that left the queue ÷ contacts offered to people", felt, daily;
    TURNED_AWAY: "Turned away", Share, Less, ratio!([Closed] / [Contacts]), "contacts that found nobody on duty and no AI ÷ contacts";
    BLOCKED: "Blocked", Share, Less, ratio!([Blocked] / [Offered, Blocked]), "contacts that found every place of their line taken ÷ contacts offered to people or blocked";
    CALLED_BACK: "Called back", Share, Neither, ratio!([CalledBack] / [Offered]), "contacts that accepted to be called back ÷ contacts offered to people";
    CALLBACK_DELAY: "Delay of calls back", Seconds, Less, ratio!([CallbackS] / [CalledBack]), "time from the acceptance to the call ÷ contacts that accepted to be called back";
    OCCUPANCY: "Occupancy", Share, Neither, ratio!([BusyS] / [OnDutyS]), "time with at least one chat ÷ time on duty", daily;
    CHATS_AT_ONCE: "Chats at once", Number, Neither, ratio!([ChatS] / [BusyS]), "chats in hand of a busy agent";
    CONTACTS_PER_HEAD: "Contacts per head and month", Number, Neither, ratio!([HumanContacts] / [HeadsS * 1.0 / MONTH]), "contacts that people closed ÷ months of paid heads";
    WORK_PER_HUMAN_CONTACT: "Work per human contact", Seconds, Neither, ratio!([HumanWorkS] / [Served]), "handle time of one chat alone ÷ contacts that people answered";
    HUMAN_WORK_PER_ISSUE: "Human work per issue", Seconds, Neither, ratio!([HumanWorkS] / [Issues]), "handle time of one chat alone ÷ issues opened";
    REPEAT_WORK: "Work on recontacts", Share, Less, ratio!([RepeatWorkS] / [HumanWorkS]), "handle time of contacts after an issue's first ÷ handle time";
    REVIEWED: "AI answers reviewed per year", Number, Neither, ratio!([Reviewed] / year), "contained contacts whose answer people reviewed, per year";
    REVIEW_HOURS: "Hours of review per year", Number, Neither, ratio!([ReviewS * 1.0 / HOUR] / year), "time in which people reviewed AI answers, hours per year";
    CUSTOMERS_LOST: "Customers lost per year", Number, Less, ratio!([Left] / year), "customers who leave at the end of an issue, per year", felt;
    LEFT_FOR_END: "Lost for how the issue ended, per year", Number, Less, ratio!([LeftForEnd] / year), "customers whom the end alone (solved at once, later, or not) would have made leave by the same luck, per year; with the next three it adds up to the customers lost", felt;
    LEFT_FOR_FEELING: "Lost for how it felt, per year", Number, Neither, ratio!([LeftForFeeling] / year), "how many more because customers were dissatisfied at the end, less those kept because they were not, per year", felt;
    LEFT_FOR_FAILURES: "Lost for repeated failures, per year", Number, Neither, ratio!([LeftForFailures] / year), "how many more because contacts failed again after the first failed one, less those kept because they did not, per year", felt;
    LEFT_FOR_TRUST: "Lost for lost trust, per year", Number, Neither, ratio!([LeftForTrust] / year), "how many more because trust was lower at the end than is usual under the baseline, less those kept because it was higher, per year", felt;
    BACKGROUND_LEAVERS: "Left for other reasons per year", Number, Neither, ratio!([LeftBackground] / year), "customers who leave for reasons outside support, per year";
    MOOD_LEAVERS: "Left for the mood per year", Number, Less, ratio!([LeftByMood] / year), "customers who leave for reasons outside support and would, by the same luck, still be there at the end of the horizon, had the public mood been as usual, per year";
    NEWCOMERS_MISSED: "Newcomers kept away per year", Number, Less, ratio!([NewcomersMissed] / year), "newcomers whom the public mood keeps from joining, per year";
    LEAVING_RATE: "Leaving per issue", Share, Less, ratio!([Left] / [IssuesClosed]), "customers who leave at the end of an issue ÷ closed issues";
    COMPLAINTS: "Complaints per 1,000 issues", Number, Less, ratio!([Complaints * 1000.0] / [IssuesClosed]), "complaints of issues opened in the horizon ÷ closed issues, × 1,000", felt;
    COMPLAINTS_RECEIVED: "Complaints received", Share, Less, ratio!([ComplaintsReceived] / [IssuesHeard]), "complaints that come in ÷ issues of which one comes in or that end without one, at the same time: what management sees", felt, weekly;
    CHURN_SEEN: "Customers seen to have gone per year", Rate, Less, ratio!([LeavingSeen] / [CustomersS * 1.0 / YEAR]), "customers who have left for whatever reason, once that is seen ÷ everyone who has joined, or would have but for the public mood, per year: what management sees";
    SILENT_LEAVERS: "Left in silence", Share, Less, ratio!([LeftSilently] / [Left]), "customers who left over an issue of which they answered no survey and did not complain ÷ customers who left over an issue", felt;
    GAVE_UP_SILENTLY: "Gave up in silence", Share, Less, ratio!([GaveUpSilently] / [IssuesClosed]), "issues that ended unsolved, as the customer knows, without an answered survey or a complaint about them ÷ issues closed", felt;
    NEVER_FOUND_OUT: "Unsolved, and never found out", Share, Less, ratio!([NeverFoundOut] / [IssuesClosed]), "issues that ended unsolved though the customer believes otherwise for good ÷ issues closed";
    HARMED_UNAWARE: "Harmed without knowing, per year", Number, Less, ratio!([HarmedUnaware] / year), "issues never found out whose customer a wrong answer of the AI harmed, per year";
    TRUST: "Trust", Number, More, ratio!([PanelTrust] / [PanelTouched]), "trust, 0 to 1, at the ends of weeks, of the customers of a panel who ever had contact and have not left over an issue: its mean";
    HEADS: "Headcount", Number, Neither, ratio!([HeadsS] / time), "mean number of people paid";
    HEADS_REQUIRED: "Heads required", Number, Neither, ratio!([RequiredHeadsS] / [PlannedS]), "mean number of people that the latest staffing plans require in the teams that have one, by their forecast";
    HEADS_SERVING: "Heads that serve", Number, Neither, ratio!([PresentHeadsS] / [PlannedS]), "mean number of people who serve in the teams that have a staffing plan: not in training, not under notice";
    PACE: "Pace of people", Rate, More, ratio!([InVeteransS] / [ServingS]), "mean pace of the persons who serve ÷ that of a veteran without an assistant";
    PEOPLE_LEFT: "People who leave", Rate, Less, ratio!([PeopleLeft] / [ServingS * 1.0 / YEAR]), "persons who leave of themselves, per year and person who serves";
    IN_TRAINING: "In training", Share, Neither, ratio!([TrainingS] / [ServingS, TrainingS]), "persons in training ÷ those who serve or train";
    CONTACTS: "Contacts per year", Number, Neither, ratio!([Contacts] / year), "contacts per year";
    ISSUES: "Issues per year", Number, Neither, ratio!([Issues] / year), "issues opened per year";
    PERSON_ASKED: "Asked for a person", Share, Neither, ratio!([PersonAsked] / [Contacts]), "contacts whose customer asked for a person where the AI answers first ÷ contacts";
    PERSON_GRANTED: "Asked and got a person", Share, More, ratio!([PersonGranted] / [PersonAsked]), "of those who asked, the share offered to people";
    PERSON_DECLINED: "Asked and chose the AI", Share, Neither, ratio!([PersonDeclined] / [PersonAsked]), "of those who asked, the share that ended in the AI tier because the customer would not wait as long as was announced";
    PERSON_REFUSED: "Asked and was refused", Share, Less, ratio!([PersonRefused] / [PersonAsked]), "of those who asked, the share that got no person for any other reason";
    WAIT_ACCEPTED: "Accepted the announced wait", Share, Neither, ratio!([WaitAccepted] / [WaitTold]), "announced waits that the customer accepted ÷ waits announced to customers who asked for a person", felt;
    ESCALATION_ASKED: "Escalated on request", Share, Neither, ratio!([EscalatedAsked] / [AiContacts]), "contacts handed over because the customer had asked for a person ÷ contacts in which the AI talked";
    ESCALATION_DOUBT: "Escalated in doubt", Share, Neither, ratio!([EscalatedDoubt] / [AiContacts]), "contacts handed over because the AI doubted its answer ÷ contacts in which the AI talked";
    ESCALATION_WRONG: "Escalated as seen wrong", Share, Neither, ratio!([EscalatedWrong] / [AiContacts]), "contacts handed over because the customer saw that the answer was wrong ÷ contacts in which the AI talked";
    AI_CONTACTS: "AI contacts per year", Number, Neither, ratio!([AiContacts] / year), "contacts in which the AI talked, per year";
    AI_TALK_LOST: "AI talk that stood in the way", Share, Less, ratio!([AiTalkLostS] / [AiTalkS]), "AI talk of contacts that were then handed over or failed, found out to be wrong, or before a try that led on ÷ AI talk", felt;
    AI_PASSED_ON: "Passed on to another model", Number, Neither, ratio!([AiPassedOn] / [AiContacts]), "talks that a model passed on to another ÷ contacts in which the AI talked";
    AI_WAIT: "Wait for the AI", Seconds, Less, ratio!([AiWaitS] / [AiContacts, AiAbandoned]), "time in a model's line ÷ contacts in which the AI talked, or which left such a line before", felt;
    AI_ABANDONMENT: "Abandoned before the AI", Share, Less, ratio!([AiAbandoned] / [AiContacts, AiAbandoned]), "contacts that left a model's line before any model had talked ÷ these and those in which the AI talked", felt;
    AI_MISSED: "Not taken by the AI", Share, Less, ratio!([AiMissed] / [AiContacts, AiAbandoned, AiMissed]), "contacts that no model could take, out or full ÷ contacts meant for the AI";
    AI_COST_PER_SOLVED: "AI cost per true resolution", Money, Less, ratio!(AI_COST / [AiSolved]), "AI usage, platform and review ÷ contacts that ended in the AI tier truly solved";
    AI_COST_PER_REPORTED: "AI cost per reported resolution", Money, Neither, ratio!(AI_COST / [AiContained, AiGivenUp * -1.0]), "AI usage, platform and review ÷ contacts that ended in the AI tier without visible give-up";
}
}

#[rustfmt::skip]
table! {
/// What is told in one place alone, and so no row of [`METRICS`].
ELSEWHERE {
    OFFERED_PER_HOUR: "Offered per hour", Number, Neither, ratio!([Offered * 3600.0] / time), "contacts offered to people per hour";
    ON_DUTY: "On duty", Number, Neither, ratio!([OnDutyS] / [Seconds]), "mean number of agents on duty";
    REQUIRED: "Required", Number, Neither, ratio!([RequiredS] / [PlannedS]), "mean number of agents that staffing plans require on duty, those of teams without a plan as they are planned to be";
    SCHEDULED: "Scheduled", Number, Neither, ratio!([ScheduledS] / [ScheduleS]), "mean number of agents whom schedules of shifts put on duty where the heads required are there, those of teams without shifts as they are planned to be";
    RECONTACT_SHARE: "Share of recontacts", Share, Less, ratio!([Recontacts] / [Contacts]), "contacts after an issue's first ÷ contacts", weekly;
    REPORTING_GAP: "Reported less true AI resolution", Share, Less, ratio!([AiContained, AiGivenUp * -1.0, AiSolved * -1.0] / [AiContacts]), "contacts reported as resolved that were not ÷ contacts in which the AI talked";
}
}

/// What is told of each AI model, in the order in which it is told.
pub const OF_MODELS: [Metric; 10] = [
    AI_CONTACTS,
    TRUE_RESOLUTION,
    REPORTED_RESOLUTION,
    REPORTED_RESOLUTION_WINDOW,
    FALSE_CONTAINMENT,
    AI_PASSED_ON,
    ESCALATION,
    SATISFACTION_AI,
    AI_COST_PER_SOLVED,
    AI_COST_PER_REPORTED,
];

/// What is told of each interval of the day, in the order in which it is told.
pub const INTRADAY: [Metric; 12] = [
    OFFERED_PER_HOUR,
    ON_DUTY,
    REQUIRED,
    SCHEDULED,
    OCCUPANCY,
    SERVICE_LEVEL,
    SERVICE_LEVEL_SERVED,
    SERVICE_LEVEL_OFFERED,
    WAITED_SHORT,
    WAIT,
    WAIT_ALL,
    ABANDONMENT,
];

/// The metric of this name.
pub fn named(id: &str) -> Option<&'static Metric> {
    METRICS.iter().find(|metric| metric.id == id)
}

/// What an operation can see of itself, by its name.
pub fn observable(id: &str) -> Option<&'static Metric> {
    METRICS.iter().chain(ELSEWHERE).find(|metric| metric.look.is_some() && metric.id == id)
}

/// The names of [`METRICS`].
pub const IDS: [&str; METRICS.len()] = ids(&[METRICS], false);

/// The names of what an operation can see of itself.
pub const OBSERVABLE: [&str; n_ids(&[METRICS, ELSEWHERE])] = ids(&[METRICS, ELSEWHERE], true);

const fn n_ids(tables: &[&[Metric]]) -> usize {
    let (mut n, mut table) = (0, 0);
    while table < tables.len() {
        let mut row = 0;
        while row < tables[table].len() {
            n += tables[table][row].look.is_some() as usize;
            row += 1;
        }
        table += 1;
    }
    n
}

const fn ids<const N: usize>(tables: &[&[Metric]], of_observable: bool) -> [&'static str; N] {
    let mut ids = [""; N];
    let (mut n, mut table) = (0, 0);
    while table < tables.len() {
        let mut row = 0;
        while row < tables[table].len() {
            let metric = tables[table][row];
            if !of_observable || metric.look.is_some() {
                ids[n] = metric.id;
                n += 1;
            }
            row += 1;
        }
        table += 1;
    }
    ids
}

impl Metric {
    const fn felt(self) -> Self {
        Self { is_felt: true, ..self }
    }

    const fn daily(self) -> Self {
        Self { look: Some(Look::Daily), ..self }
    }

    const fn weekly(self) -> Self {
        Self { look: Some(Look::Weekly), ..self }
    }

    /// Whether it can be told of some customers alone, such as a pilot's arm: agents serve all.
    pub fn is_of_customers(&self) -> bool {
        !self.ratio.counts().any(|count| [Count::BusyS, Count::OnDutyS].contains(&count))
    }

    /// In what its number is told in files: "share", "currency per year", "per year".
    pub fn unit_in_words(&self) -> &'static str {
        match (self.unit, self.ratio.below) {
            (Share, _) => "share",
            (Rate, _) => "rate",
            (Money, Below::Years) => "currency per year",
            (Money, _) => "currency",
            (Seconds, _) => "s",
            (Number, Below::Years) => "per year",
            (Number, _) => "number",
        }
    }

    /// Both sums of one topic over the horizon; `None` where a topic has no part in the metric (money, time).
    pub fn topic_pair(&self, outcome: &Outcome, topic: usize) -> Option<Pair> {
        // Time with a chat in hand is no topic's, so that a sum with it would lack a part.
        let above = self.ratio.above;
        let has_chats = above.len() > 1 && above.iter().any(|(count, _)| *count == Count::ChatS);
        let is_ratio = matches!(self.ratio.below, Below::Sum(_)) && self.unit != Money && !has_chats;
        is_ratio.then(|| self.ratio.of(outcome.scale, |count| outcome.topic(topic, count)))
    }
}

/// A metric is its name.
impl PartialEq for Metric {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Eq for Metric {}

impl Serialize for Metric {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.id)
    }
}

impl<'de> Deserialize<'de> for &'static Metric {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let id = String::deserialize(deserializer)?;
        named(&id).or_else(|| observable(&id)).ok_or_else(|| D::Error::custom(format!("there is no metric `{id}`")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_metrics_are_unique() {
        let mut ids: Vec<&str> = METRICS.iter().chain(ELSEWHERE).map(|metric| metric.id).collect();
        let n = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), n);
    }

    #[test]
    fn what_is_told_of_an_interval_is_kept_by_interval() {
        for count in INTRADAY.iter().flat_map(|metric| metric.ratio.counts()) {
            assert!(crate::books::BY_INTERVAL.contains(&count), "{count:?}");
        }
    }

    /// Whatever is told as not judged where a small scale has other waits than 1:1, and no more of what is told beside it.
    #[test]
    fn what_waits_do_to_customers_is_felt_and_what_service_costs_is_not() {
        let felt = [
            COST,
            FAILURE_COST,
            CUSTOMER_COST,
            SATISFACTION,
            CSAT_OBSERVED,
            CUSTOMERS_LOST,
            COMPLAINTS,
            WAIT,
            ABANDONMENT,
            SERVICE_LEVEL,
            AI_WAIT,
            COST_PER_SATISFIED,
        ];
        for metric in felt {
            assert!(metric.is_felt, "{}", metric.id);
        }
        for metric in [SERVICE_COST, SERVICE_COST_PER_ISSUE, AI_SHARE, TRUE_RESOLUTION, REPORTED_RESOLUTION, HEADS] {
            assert!(!metric.is_felt, "{}", metric.id);
        }
    }

    #[test]
    fn an_operation_sees_what_it_looks_at_and_never_the_truth() {
        assert!(OBSERVABLE.iter().all(|id| observable(id).is_some_and(|metric| metric.look.is_some())));
        assert_eq!(OBSERVABLE.len(), 13);
        for truth in [SATISFACTION, SATISFACTION_AI, TRUE_RESOLUTION, SOLVED, FALSE_CONTAINMENT] {
            assert!(observable(truth.id).is_none(), "{}", truth.id);
        }
    }
}
