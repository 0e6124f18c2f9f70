//! One customer's life as data: what happened, step by step, the hidden side of it included.

use crate::model::ending::{ContactEnd, IssueEnd};
use serde::Serialize;

use crate::policy::Route;

/// A step of a customer's life, and when it was taken.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Moment {
    /// When it happened, s.
    pub at_s: f64,
    /// Which of the customer's issues, from 1; 0 if it is about none.
    pub issue: u32,
    /// Which contact of it, from 1; 0 before the first.
    pub contact: u32,
    /// What happened.
    #[serde(flatten)]
    pub step: Happening,
}

/// Why the AI does not keep a contact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// The customer asked for a person.
    Asked,
    /// The AI doubts its answer.
    Doubt,
    /// The customer sees that the answer is wrong, and asks for a person.
    SeenWrong,
    /// No model can go on with it.
    Stranded,
}

/// Why a customer is not there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Absence {
    /// Left at the end of an issue.
    LeftOverIssue,
    /// Left for reasons outside support.
    LeftOtherwise,
    /// Was kept away by the public mood before ever joining.
    KeptAway,
}

/// What came of an AI talk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// The contact goes to people.
    Handoff(Reason),
    /// It leads nowhere, for want of a way to people.
    DeadEnd(Reason),
    /// The AI doubted its answer, and another model is asked.
    PassedOn,
    /// The customer believes to be helped.
    Contained,
}

/// What happens to a customer. Names are those of the scenario's file.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "step", rename_all = "kebab-case")]
#[expect(missing_docs, reason = "what a field holds is its name and its unit")]
pub enum Happening {
    /// A reason to seek help arises. Difficulty is a standard normal number.
    Opened { topic: String, channel: String, difficulty_for_ai: f64, difficulty_for_people: f64, trust: f64 },
    /// A contact begins.
    Contact { asks_for_person: bool, route: Route, is_guarded: bool, has_ai: bool },
    /// The AI begins to talk.
    AiTalk { model: String, talk: u8, of: u32, talk_s: f64 },
    /// The AI falls out in the middle of a talk.
    AiCut,
    /// No model can take the contact.
    AiMissing,
    /// The contact waits for a model.
    AiWaits,
    /// The AI has an answer, and holds it for right with a probability; below `least` it would not give it.
    AiAnswer { is_right: bool, believes: f64, least: Option<f64>, verdict: Verdict },
    /// The customer who asks for a person is told how long it takes, or that nobody is there, and still wants one or not.
    WaitTold { wait_s: Option<f64>, accepts: bool },
    /// Nobody is free: the contact waits.
    Waits { patience_s: Option<f64> },
    /// Every place of the line is taken.
    Blocked,
    /// Nobody is on duty.
    TurnedAway,
    /// The team closes, and the agent puts the contact down.
    PutDown,
    /// The customer accepts to be called back.
    CallbackAccepted { waited_s: f64 },
    /// The customer hangs up.
    Abandoned { waited_s: f64, at_once: bool },
    /// An agent takes the contact.
    TakenUp { team: String, wait_s: f64, work_s: f64, handed_over: bool, is_cold: bool, is_callback: bool },
    /// The agent is done.
    Handled { team: String, ending: ContactEnd },
    /// How the contact felt: a rating of 1 to 5 that few ever give, and what it was marked down for.
    Felt { rating: u8, waited_s: f64, contacts: u32, loops: u8, looped_s: f64, is_cold: bool, is_refused: bool },
    /// Trust moves.
    Trust { before: f64, after: f64 },
    /// The survey.
    Survey { is_asked: bool, answers: bool, rating: u8 },
    /// The customer will come back about it.
    WillReturn { due_s: f64 },
    /// The customer will find out that it was not solved.
    WillDiscover { due_s: f64 },
    /// The customer will never find out that it was not solved, though it may do harm.
    NeverDiscovers { is_harmed: bool },
    /// The customer finds out, and thinks of the contact so much less.
    Discovers { by_ai: bool, rating: u8 },
    /// A wrong answer has to be made good.
    Harmed { cost: f64 },
    /// The customer complains; it costs when it is due.
    Complains { due_s: f64, cost: f64 },
    /// The issue is over.
    Closed { end: IssueEnd, contacts: u32, is_solved: bool },
    /// Whether the customer leaves over it: where luck, uniform, is below the chance.
    Decides { chance: f64, luck: f64, leaves: bool, value: f64 },
    /// An open issue is dropped, or another one does not arise, because the customer has left.
    Gone { was_open: bool, why: Absence },
}

/// A customer's whole life in one random history.
#[derive(Clone, Debug, PartialEq)]
pub struct Life {
    /// Number of the customer.
    pub customer: u32,
    /// Short name of the segment.
    pub segment: String,
    /// When the customer joined, s; 0 for who was there from the start.
    pub joined_s: f64,
    /// Everything that happened, in order.
    pub moments: Vec<Moment>,
    /// Trust at the start and at the end.
    pub trust: [f64; 2],
    /// Whether the customer left over an issue.
    pub left_over_issue: bool,
    /// Whether the public mood kept the customer from ever joining.
    pub kept_away: bool,
    /// When ordinary life made the customer leave, if before the end of the simulation, s.
    pub left_otherwise_s: Option<f64>,
    /// Customers with at least one contact.
    pub in_touch: u64,
    /// Those with most contacts, and how many; the busiest first.
    pub busiest: Vec<(u32, u32)>,
}
