//! What can happen.

use crate::model::id::{ModelId, TeamId};

/// An open issue that has slept: its slot and its customer, both long out of the cache. With the customer at hand the two
/// records are read side by side instead of one after the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Open {
    pub slot: u32,
    pub customer: u32,
}

/// Everything that waits in the calendar. Small and `Copy`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// The next potential issue arrives.
    Arrival,
    /// A profile interval begins: rates, duty, pay.
    Interval,
    /// A turn of the crowd is over.
    Turn,
    /// A contact of the crowd that the line kept from people comes for another reason.
    AfterAll(u32),
    /// A strategy's next phase begins.
    Phase,
    /// Triggers look at what has been observed.
    Check,
    /// A week of a staffing plan is over, or it is reviewed.
    Review,
    /// The pilot begins, or its gate decides.
    Pilot,
    /// A break begins or ends, between two intervals.
    Break,
    /// The AI has answered in this contact.
    AiAnswered(u32),
    /// The model that talks in this contact falls out.
    AiCut(u32),
    /// This wait of this number for a model has lasted as long as its patience.
    AiPatienceOver(u32, u32),
    /// This model falls out.
    Outage(ModelId),
    /// A minute begins in which this model may begin more talks.
    Minute(ModelId),
    /// This wait of this number has lasted as long as its patience.
    PatienceOver(u32, u32),
    /// This wait of this number has lasted as long as teams wait before they help out, in the order of who does so.
    Overflow {
        /// Slot of the issue.
        slot: u32,
        /// Number of its wait.
        wait_number: u32,
        /// Which of the teams that help out.
        step: u16,
    },
    /// A message begins in this wait of this number.
    Message(u32, u32),
    /// The message is over.
    MessageOver(u32, u32),
    /// The customer who waits so accepts to be called back.
    CallBack(u32, u32),
    /// An agent's next chat is done, unless its generation has passed.
    AgentDone {
        /// Index of the team.
        team: TeamId,
        /// Seat of the agent.
        seat: u32,
        /// Generation of the agent's plan.
        generation: u32,
    },
    /// The wait of this issue is over that a formula gave it: a team answers.
    Answered(u32, TeamId),
    /// A chat of a team is done that needed no agent (endless staff, or a team that is counted).
    HandledAlone(u32, TeamId),
    /// The customer comes back about an issue.
    Return(Open),
    /// The customer finds out that an issue was not solved.
    Discovery(Open),
}
