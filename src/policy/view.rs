//! What a decider may see of a contact.

/// A contact as the operation sees it when something must be decided.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct View {
    /// Index of the topic, as the router classifies it.
    pub topic: usize,
    /// Index of the customer's segment.
    pub segment: usize,
    /// Whether the customer asks for a person.
    pub asks_for_person: bool,
    /// AI talks in this contact so far.
    pub ai_tries: u32,
    /// Whether the channel is open, and some team that serves topic and channel has anybody on duty now.
    pub people_on_duty: bool,
    /// The AI's confidence in its answer (probit units), once it has answered.
    pub confidence: f64,
    /// How long the contact would wait for people, as far as the operation can tell, s; worked out where a rule asks for it.
    pub expected_wait_s: f64,
}

#[cfg(test)]
impl View {
    /// The first topic and segment, with people on duty, nobody in line and no talk yet.
    pub const PLAIN: Self = Self {
        topic: 0,
        segment: 0,
        asks_for_person: false,
        ai_tries: 0,
        people_on_duty: true,
        confidence: 0.0,
        expected_wait_s: 0.0,
    };
}
