//! What can happen.

/// Everything that waits in the calendar. Small and `Copy`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// The next potential issue arrives.
    Arrival,
    /// A profile interval begins: rates, duty, pay.
    Interval,
    /// A strategy's next phase begins.
    Phase,
    /// The AI has answered in this contact.
    AiAnswered(u32),
    /// This wait of this number has lasted as long as its patience.
    PatienceOver(u32, u32),
    /// An agent's next chat is done, unless its generation has passed.
    AgentDone {
        /// Index of the team.
        team: u16,
        /// Seat of the agent.
        seat: u32,
        /// Generation of the agent's plan.
        generation: u32,
    },
    /// A chat is done that needed no agent (endless staff).
    HandledAlone(u32),
    /// The customer comes back about this issue.
    Return(u32),
    /// The customer finds out that this issue was not solved.
    Discovery(u32),
}
