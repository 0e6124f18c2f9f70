//! What one replication leaves behind: counts and sums, never ratios. Plain data.
//!
//! Shapes: one row for each week and cell, a cell being a topic or, last, "no topic" (pay, platform). Weeks of the warm-up
//! come first, then those of the horizon; one last row takes everything after it. What belongs to a contact stands in the
//! week in which the contact arrived, what belongs to an issue in the week in which the issue was opened, money in the
//! week in which it is due.

mod intraday;
mod scores;

use hdrhistogram::Histogram;

use crate::scenario::Clock;
use crate::unit::{WEEK, YEAR};
pub use intraday::{BY_INTERVAL, Intraday};
pub use scores::{Scores, lowest_tenth};

/// The longest wait that the histogram tells apart, tenths of a second: a year.
const LONGEST_WAIT: u64 = (10.0 * YEAR) as u64;

macro_rules! counts {
    ($($(#[$doc:meta])* $name:ident,)*) => {
        /// A column of [`Outcome`]. The unit stands in its description where it is not a number of events.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        #[repr(usize)]
        pub enum Count { $($(#[$doc])* $name,)* }

        impl Count {
            /// All columns in order.
            pub const ALL: &[Count] = &[$(Count::$name,)*];
        }
    };
}

counts! {
    // Issues, in the week of their opening.
    /// Issues opened by customers who are still there.
    Issues,
    /// Issues that came to their end.
    IssuesClosed,
    /// … of which truly solved.
    IssuesSolved,
    /// … of which solved by their first contact.
    IssuesSolvedFirst,
    /// … of which the customer was satisfied at the end.
    IssuesSatisfied,
    /// Contacts of closed issues.
    IssueContacts,
    /// Issues dropped because the customer had left over another.
    IssuesCancelled,
    /// Complaints.
    Complaints,
    /// Wrong answers of the AI that had to be compensated.
    Harms,
    /// Customers who left at the end of an issue.
    Left,

    // Contacts, in the week of their arrival.
    /// Contacts.
    Contacts,
    /// Contacts after an issue's first.
    Recontacts,
    /// Contacts in which the AI talked.
    AiContacts,
    /// … that ended in the AI tier.
    AiContained,
    /// … contained and truly solved.
    AiSolved,
    /// … contained, but visibly given up.
    AiGivenUp,
    /// … reported as resolved, then followed by a recontact within the window.
    AiTakenBack,
    /// … handed over to people.
    Escalated,
    /// AI talk, s.
    AiTalkS,
    /// Contacts that found no way to anybody.
    Closed,
    /// Contacts offered to people.
    Offered,
    /// … answered.
    Served,
    /// … answered within the service threshold.
    ServedInTime,
    /// … that left while waiting, balkers included.
    Abandoned,
    /// … of which within the service threshold.
    AbandonedInTime,
    /// … that left at once because they would have had to wait.
    Balked,
    /// Wait of the answered, s.
    WaitServedS,
    /// Wait of all offered contacts that were answered or abandoned, s.
    WaitS,
    /// Contacts that people closed.
    HumanContacts,
    /// … truly solved.
    HumanSolved,
    /// … reported as solved.
    HumanReported,
    /// Handle time of one chat alone, s.
    HumanWorkS,
    /// Handle time of recontacts, s.
    RepeatWorkS,
    /// Sum of the factor of difficulty and handoff on handle time.
    WorkFactor,
    /// Sum of its square.
    WorkFactorSquared,
    /// Closed contacts, rated in truth.
    Rated,
    /// … satisfied in truth, once wrong answers are known to be wrong.
    Satisfied,
    /// Contacts that found every place of their line taken, and so were not offered.
    Blocked,
    /// Contacts that accepted to be called back.
    CalledBack,
    /// Time from there to the call, of those who were called, s.
    CallbackS,
    /// Closed AI contacts.
    AiRated,
    /// … satisfied in truth.
    AiSatisfied,
    /// Contacts that people closed.
    HumanRated,
    /// … satisfied in truth.
    HumanSatisfied,

    // What management sees, in the week in which it sees it.
    /// Survey answers.
    Surveyed,
    /// … satisfied.
    SurveyedSatisfied,
    /// Survey answers after AI contacts.
    AiSurveyed,
    /// … satisfied.
    AiSurveyedSatisfied,
    /// Survey answers after human contacts.
    HumanSurveyed,
    /// … satisfied.
    HumanSurveyedSatisfied,

    // Time, without topic.
    /// Length of the week's simulated part, s.
    Seconds,
    /// Agents on duty × time, s.
    OnDutyS,
    /// Agents with at least one chat × time, s.
    BusyS,
    /// Chats in hand × time, s.
    ChatS,
    /// Contacts waiting × time, s.
    QueueS,
    /// Heads paid × time at scale 1:1, s.
    HeadsS,
    /// Customers who left for reasons outside support.
    LeftBackground,

    // Money, in the week in which it is due.
    /// Pay of paid hours.
    Pay,
    /// Recruiting, and pay of those who replace leavers while they train.
    Recruiting,
    /// Severance.
    Severance,
    /// AI usage.
    AiUsage,
    /// AI platform.
    AiPlatform,
    /// Review of AI answers.
    Review,
    /// Overhead of human contacts.
    Overhead,
    /// Complaints.
    ComplaintCost,
    /// Compensation.
    Compensation,
    /// Remaining value of customers who left at the end of an issue, in the week of the issue's opening, and of those whom the
    /// mood took, in the week in which they left.
    ValueLost,
    /// Pay of those who stay after their team has closed.
    Overtime,

    // What comes to light later than it happens, in the week in which it does.
    /// Complaints that arrive.
    ComplaintsSeen,
    /// Customers who have left, for whatever reason, and are now seen to have gone.
    LeavingSeen,
    /// Everyone who ever joined × time, s.
    CustomersS,
    /// Of the customers who left at the end of an issue, those who neither answered a survey about it nor complained; in the
    /// week of the issue's opening.
    LeftSilently,

    // What the public mood does.
    /// Of the customers who left for reasons outside support, those who would still be there at the end of the horizon, had the
    /// mood been as usual.
    LeftByMood,
    /// Newcomers whom the mood kept away, in the week in which they would have joined.
    NewcomersMissed,
    /// Their remaining value.
    ValueMissed,
}

/// A row: one number for each [`Count`].
pub type Row = [f64; Count::ALL.len()];

/// How many there are of what an outcome tells apart.
#[derive(Clone, Copy, Debug)]
pub struct Sizes {
    /// Topics.
    pub topics: usize,
    /// Teams.
    pub teams: usize,
    /// Segments.
    pub segments: usize,
    /// Intervals of a day.
    pub intervals: usize,
}

/// One replication of one strategy.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// The k of scale 1:k.
    pub scale: u32,
    /// Waits of answered contacts in the horizon, tenths of a second.
    pub waits: Histogram<u64>,
    /// Counts by interval of the day.
    pub intraday: Intraday,
    /// Issues of the horizon still open at the end of the simulation.
    pub open_at_end: u64,
    /// Events that happened.
    pub events: u64,
    /// Per team: handle time of one chat alone over the whole simulation, s.
    pub team_work_s: Vec<f64>,
    /// Per segment: sums over issues of the horizon of what their moves make of a trust `T`, `T + g − m·T`: of `g` and `m`.
    pub trust_moves: Vec<[f64; 2]>,
    /// Per segment: issues of the horizon whose customer was satisfied at their end, and those that came to it.
    pub segment_ends: Vec<[f64; 2]>,
    /// Final scores of issues of the horizon: by topic, then by segment.
    pub scores: Scores,
    /// Mean trust of the tenth of touched customers who trust least, at the end of the horizon.
    pub trust_worst_tenth: Option<f64>,
    /// Mean trust of touched customers at the end of the horizon; `None` if nobody was touched.
    pub trust_end: Option<f64>,
    rows: Vec<Row>,
    cells: usize,
    warmup_weeks: usize,
    horizon_weeks: usize,
    horizon_end_s: f64,
}

impl Outcome {
    /// An outcome in which nothing has happened.
    ///
    /// # Panics
    /// Never: the histogram's bounds are constants.
    pub fn new(clock: &Clock, sizes: Sizes, scale: u32) -> Self {
        let warmup_weeks = (clock.warmup_s / WEEK).round() as usize;
        let horizon_weeks = (clock.horizon_s / WEEK).ceil() as usize;
        let cells = sizes.topics + 1;
        Self {
            scale,
            waits: Histogram::new_with_max(LONGEST_WAIT, 2).expect("two digits up to a year are allowed"),
            intraday: Intraday::new(sizes.intervals),
            open_at_end: 0,
            events: 0,
            team_work_s: vec![0.0; sizes.teams],
            trust_moves: vec![[0.0; 2]; sizes.segments],
            segment_ends: vec![[0.0; 2]; sizes.segments],
            scores: Scores::new(sizes.topics + sizes.segments),
            trust_worst_tenth: None,
            trust_end: None,
            rows: vec![[0.0; Count::ALL.len()]; (warmup_weeks + horizon_weeks + 1) * cells],
            cells,
            warmup_weeks,
            horizon_weeks,
            horizon_end_s: clock.horizon_end_s(),
        }
    }

    /// The row of a moment and a cell (a topic; the number of topics for "no topic").
    #[inline]
    pub fn row_at(&self, time_s: f64, cell: usize) -> u32 {
        let last = self.warmup_weeks + self.horizon_weeks;
        let week = if time_s < self.horizon_end_s { ((time_s / WEEK) as u32 as usize).min(last - 1) } else { last };
        (week * self.cells + cell) as u32
    }

    /// Whether a row lies in the horizon.
    #[inline]
    pub fn counts(&self, row: u32) -> bool {
        let week = row as usize / self.cells;
        (self.warmup_weeks..self.warmup_weeks + self.horizon_weeks).contains(&week)
    }

    /// Adds to a row.
    #[inline]
    pub fn add(&mut self, row: u32, count: Count, amount: f64) {
        self.rows[row as usize][count as usize] += amount;
    }

    /// Number of topics.
    pub fn n_topics(&self) -> usize {
        self.cells - 1
    }

    /// Number of weeks of the horizon; the last one may be cut short.
    pub fn n_weeks(&self) -> usize {
        self.horizon_weeks
    }

    /// The sum over the horizon and all cells.
    pub fn total(&self, count: Count) -> f64 {
        (0..self.horizon_weeks).map(|week| self.week(week, count)).sum()
    }

    /// The sum over one week of the horizon and all cells.
    pub fn week(&self, week: usize, count: Count) -> f64 {
        self.week_of_all(self.warmup_weeks + week, count)
    }

    /// Number of weeks of the warm-up.
    pub fn n_warmup_weeks(&self) -> usize {
        self.warmup_weeks
    }

    /// The sum over one week and all cells, the weeks counted from the start of the warm-up.
    pub fn week_of_all(&self, week: usize, count: Count) -> f64 {
        let start = week * self.cells;
        self.rows[start..start + self.cells].iter().map(|row| row[count as usize]).sum()
    }

    /// The sum over the horizon of one topic.
    pub fn topic(&self, topic: usize, count: Count) -> f64 {
        let weeks = self.warmup_weeks..self.warmup_weeks + self.horizon_weeks;
        weeks.map(|week| self.rows[week * self.cells + topic][count as usize]).sum()
    }

    /// The sum over everything simulated, warm-up and cooldown included, of one topic.
    pub fn topic_of_all_time(&self, topic: usize, count: Count) -> f64 {
        self.rows.iter().skip(topic).step_by(self.cells).map(|row| row[count as usize]).sum()
    }

    /// The sum over everything simulated, warm-up and cooldown included.
    pub fn of_all_time(&self, count: Count) -> f64 {
        self.rows.iter().map(|row| row[count as usize]).sum()
    }
}
