//! `[team.NAME]`: a group of human agents.

use serde::{Serialize, Serializer};

use super::super::rows::{LEAP_YEAR, PRICE, SECTION};
use super::breaks::breaks;
use super::employment::{EMPLOYERS, Employer, Turnover, employer, turnover};
use super::names::Names;
use super::overflow::{Overflow, overflow};
use super::persons::{Persons, is_nothing, persons};
use super::plans::{StaffingPlan, plan};
use super::resolver::{Resolver, TEAM_RESOLVER, resolver};
use super::staffing::{Staffing, staffing};
use crate::policy::staffing::slowed;
use crate::policy::{Break, Shift};
use crate::text::{Choice, Entry, Kind, Reader, Section, Span, choice, keys};
use crate::unit::{MONTH, YEAR};

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
    /// Per topic: factor on its handle time.
    #[serde(serialize_with = "one_or_each")]
    pub handle_time_factor: Vec<f64>,
    /// How many there are.
    pub staffing: Staffing,
    /// How the headcount is planned; `None` where it is as it was typed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub plan: Option<StaffingPlan>,
    /// The shifts that a plan is made of; none: hours follow what is required.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub shifts: Vec<Shift>,
    /// Planned growth of a headcount per year, from the start of the horizon.
    pub headcount_growth_per_year: f64,
    /// When which part of it is away.
    pub breaks: Vec<Break>,
    /// Whether who is on duty at the close stays until the contacts then in line are answered.
    pub stays_until_served: bool,
    /// What becomes of contacts in hand when the team closes.
    #[serde(skip_serializing_if = "AtClose::is_unpaid")]
    pub at_close: AtClose,
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
    /// Its coefficient of variation from day to day.
    #[serde(skip_serializing_if = "is_nothing")]
    pub shrinkage_cv: f64,
    /// Hiring and leaving.
    pub turnover: Turnover,
    /// Its people as whole persons; `None` where they are a number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub persons: Option<Persons>,
}

impl Team {
    /// Whether it ever has anybody.
    pub fn has_people(&self) -> bool {
        match &self.staffing {
            Staffing::Headcount { to, .. } => *to > 0.0,
            Staffing::OnDuty(counts) => counts.iter().any(|count| *count > 0.0),
        }
    }

    /// Tools, management and an assistant of a paid head, per month.
    pub fn upkeep(&self) -> f64 {
        self.upkeep_per_month + self.persons.as_ref().map_or(0.0, |persons| persons.assist.per_month)
    }

    /// Whether it helps out with a topic of others.
    pub fn helps_with(&self, topic: usize) -> bool {
        self.overflow.as_ref().is_some_and(|overflow| overflow.topics[topic])
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

    /// The factor of planned growth on a headcount, `since_s` after the start of the horizon.
    pub fn growth(&self, since_s: f64) -> f64 {
        libm::pow(1.0 + self.headcount_growth_per_year, since_s.max(0.0) / YEAR)
    }

    /// Work that a full agent does in the time of one who has a single chat: `m` chats, each slowed down by the others.
    pub fn full_speed(&self) -> f64 {
        let chats = f64::from(self.chats_at_once);
        chats / slowed(self.slowdown, chats)
    }
}

/// What becomes of contacts in hand when a team closes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum AtClose {
    /// Whoever has them finishes them, without pay.
    #[default]
    Unpaid,
    /// Whoever has them finishes them, in overtime.
    Finish,
    /// They go back to their line, at the place that their wait gives, and whoever takes them next does what is left.
    HandOver,
    /// Whoever has them goes on with them when the team opens again.
    Pause,
}

impl AtClose {
    fn is_unpaid(&self) -> bool {
        *self == Self::Unpaid
    }
}

/// The same, by name.
pub static AT_CLOSE: Choice<AtClose, 4> = choice([
    ("unpaid", AtClose::Unpaid),
    ("finish", AtClose::Finish),
    ("hand-over", AtClose::HandOver),
    ("pause", AtClose::Pause),
]);

/// One number where all are the same, as it is typed, else each.
fn one_or_each<S: Serializer>(factors: &[f64], serializer: S) -> Result<S::Ok, S::Error> {
    match factors {
        [first, rest @ ..] if rest.iter().all(|factor| factor.to_bits() == first.to_bits()) => {
            first.serialize(serializer)
        }
        _ => factors.serialize(serializer),
    }
}

keys! {
/// `[team.NAME]`, besides the resolver's keys.
pub TEAM {
    optional serves: Kind::Names, "topics served; all if left out";
    optional channels: Kind::Names, "channels served; all if left out";
    rank: Kind::CountPer("topic", 0.0, 100.0), "0",
        "order of preference among teams: 0 first; of a topic left out in a table: 0";
    optional takes_first: Kind::Names,
        "topics that a freed agent takes before others, in this order, however long others have waited";
    optional overflow: SECTION, "topics of others with which the team helps out";
    handle_time_factor: Kind::NumberPer("topic", 0.05, 20.0), "1",
        "factor on the topic's handle time; of a topic left out in a table: 1";
    optional headcount: Kind::Number(0.0, 1e7), "heads; or { to = 2300, by = \"attrition\" }";
    headcount_growth_per_year: Kind::Share(-0.9, 5.0), "0 %",
        "planned growth of the headcount from the start of the horizon (below 0: planned decline)";
    optional staffing: SECTION, "how the headcount is planned on a forecast, review after review";
    optional on_duty: Kind::Numbers(0.0, 1e7),
        "agents on duty, in place of headcount: one number, or one per interval of the day or week";
    optional breaks: SECTION, "breaks of part of the team: a list of tables";
    stays_until_served: Kind::Flag, "false",
        "whether who is on duty at the close stays until those then in line are answered";
    at_close: AT_CLOSE.kind(), "unpaid",
        "contacts in hand when the team closes: finished unpaid, or finish: in overtime; pause: gone on with at the next opening; hand-over: back to the line, for whoever takes them";
    chats_at_once: Kind::Count(1.0, 20.0), "1", "most chats at once";
    slowdown: Kind::Number(0.0, 10.0), "0", "slowdown per further chat: with j chats each runs at 1/(1+σ(j−1))";
    employed_by: EMPLOYERS.kind(), "firm",
        "contractor: `pay_per_hour` is all in, from the day on which they serve; neither hire_cost nor severance nor \
         pay in training";
    pay_per_hour: PRICE, "0", "pay per paid hour; of a contractor the price of an hour, all in";
    tools_per_month: PRICE, "0", "tools of a paid head: seat, licences, line; per month";
    management_per_month: PRICE, "0", "who leads, trains and plans, for each paid head; per month";
    overtime_factor: Kind::Number(0.0, 10.0), "1.5", "assumption",
        "pay of an hour after the close ÷ pay_per_hour, where the team stays until all are served, or finishes what it has in hand";
    paid_hours_per_month: Kind::Number(1.0, 744.0), "160", "assumption (152 to 173)", "paid hours per head and month";
    shrinkage: Kind::Share(0.0, 0.95), "30 %", "H19", "share of paid time away from customers";
    shrinkage_cv: Kind::Share(0.0, 2.0), "0 %",
        "coefficient of variation of the share away, from day to day (beta), of a headcount";
    attrition_per_year: Kind::Share(0.0, 3.0), "0 %", "share that leaves per year and is replaced";
    recruiting_time: Kind::Duration(0.0, LEAP_YEAR), "6 weeks", "assumption",
        "from the decision to hire to the first paid day";
    training_time: Kind::Duration(0.0, LEAP_YEAR), "5 weeks", "H22", "paid, not yet serving";
    hire_cost: PRICE, "0", "cost per hire besides pay";
    notice: Kind::Duration(0.0, LEAP_YEAR), "4 weeks", "assumption", "paid and no longer serving, after a layoff";
    severance: PRICE, "0", "cost per layoff";
    optional proficiency: SECTION, "what a person can do by tenure: the people of the team are whole persons";
    optional turnover: SECTION, "how persons leave and come, beside `proficiency`";
    optional assist: SECTION, "an assistant at people's side, beside `proficiency`";
}}

pub fn team(reader: &Reader, entry: &Entry, parent: &Span, names: &Names) -> Team {
    let path = format!("team.{}", entry.key);
    let section = Section::open(reader, Some(&entry.node), parent, &path, &[TEAM_RESOLVER, TEAM]);
    let served = section.names("serves", &names.topics);
    let ranks = section.by_name("rank", &names.topics);
    let factors = section.by_name("handle_time_factor", &names.topics);
    let rank = |topic: usize| ranks[topic].map_or(0, |rank| rank as u32);
    let is_served = |topic: usize| served.as_ref().is_none_or(|served| served.contains(&topic));
    let serves: Vec<Option<u32>> = (0..names.topics.len()).map(|topic| is_served(topic).then(|| rank(topic))).collect();
    let channels = section.names("channels", &names.channels);
    let overflow = overflow(&section, names, &serves);
    let (plan, shifts) = plan(&section, names.interval_s).unzip();
    Team {
        id: entry.key.clone(),
        channels: (0..names.channels.len()).map(|i| channels.as_ref().is_none_or(|only| only.contains(&i))).collect(),
        takes: takes(&section, names, &serves, overflow.as_ref()),
        serves,
        overflow,
        resolver: resolver(&section, names, None),
        handle_time_factor: factors.into_iter().map(|factor| factor.unwrap_or(1.0)).collect(),
        staffing: staffing(&section, names.interval_s),
        plan,
        shifts: shifts.unwrap_or_default(),
        headcount_growth_per_year: section.number("headcount_growth_per_year"),
        breaks: breaks(&section),
        stays_until_served: section.flag("stays_until_served"),
        at_close: at_close(&section),
        overtime_factor: section.number("overtime_factor"),
        chats_at_once: section.number("chats_at_once") as u32,
        slowdown: section.number("slowdown"),
        employed_by: employer(&section),
        pay_per_hour: section.number("pay_per_hour"),
        upkeep_per_month: section.number("tools_per_month") + section.number("management_per_month"),
        paid_hours_per_month: section.number("paid_hours_per_month"),
        shrinkage: section.number("shrinkage"),
        shrinkage_cv: shrinkage_cv(&section),
        turnover: turnover(&section),
        persons: persons(&section),
    }
}

/// What becomes of contacts in hand at the close; a fault where the team stays and does not go on with them.
fn at_close(section: &Section) -> AtClose {
    let at_close = section.chosen("at_close", &AT_CLOSE);
    if section.flag("stays_until_served") && matches!(at_close, AtClose::Pause | AtClose::HandOver) {
        let found = "work put down at the close by a team that stays until all are served";
        section.refuse("at_close", found, "\"finish\", or a team that does not stay", "");
    }
    at_close
}

/// How much shrinkage varies from day to day; a fault where no share can vary so much, or where nobody plans with it.
fn shrinkage_cv(section: &Section) -> f64 {
    let (shrinkage, cv) = (section.number("shrinkage"), section.number("shrinkage_cv"));
    if cv > 0.0 && section.given("on_duty").is_some() {
        section.refuse(
            "shrinkage_cv",
            "`shrinkage_cv` beside `on_duty`",
            "`headcount`, of which it takes its share",
            "",
        );
        return 0.0;
    }
    // Of shares with a mean, those of 0 and 1 alone vary the most.
    if cv > 0.0 && (shrinkage <= 0.0 || cv * cv >= (1.0 - shrinkage) / shrinkage) {
        let most = ((1.0 - shrinkage) / shrinkage.max(0.001)).sqrt() * 100.0;
        let allowed = format!("a shrinkage above 0, and a cv below {most:.0} %");
        section.refuse(
            "shrinkage_cv",
            &format!("{:.0} % about a shrinkage of {:.0} %", cv * 100.0, shrinkage * 100.0),
            &allowed,
            "",
        );
        return 0.0;
    }
    cv
}

/// Per topic its place in the order in which a freed agent looks for contacts.
fn takes(section: &Section, names: &Names, serves: &[Option<u32>], overflow: Option<&Overflow>) -> Vec<u32> {
    let order = section.names("takes_first", &names.topics).unwrap_or_default();
    let is_taken = |topic: usize| serves[topic].is_some() || overflow.is_some_and(|overflow| overflow.topics[topic]);
    if let Some(&topic) = order.iter().find(|&&topic| !is_taken(topic)) {
        let found = format!("`{}`, which the team does not serve", names.topics[topic]);
        section.refuse("takes_first", &found, "topics that the team serves", "");
    }
    let place = |topic: usize| order.iter().position(|&first| first == topic).unwrap_or(order.len()) as u32;
    (0..names.topics.len()).map(place).collect()
}
