//! Issues in flight: records with a free list.

use crate::model::ending::MOST_FAILED_AGAIN;
use crate::model::id::{ChannelId, ModelId, SegmentId, TopicId};
use crate::model::resolver::Resolver;
use crate::rng::Luck;

/// What the customer wants of a contact.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Wish {
    /// An answer, whoever gives it.
    #[default]
    Answer,
    /// A person.
    Person,
    /// The AI after all: a person was asked for, and would have taken longer than the customer wants to wait.
    Declined,
}

/// Whether an AI has handed the present contact over to people, and how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Handover {
    #[default]
    None,
    /// With its context.
    Warm,
    /// Without it: the customer starts again.
    Cold,
}

/// An issue and the contact it is in. Counters number the uses of each role of luck. Kept small (two
/// cache lines): hundreds of thousands sleep for days, and each waking fetches the record from memory.
#[derive(Clone, Copy, Debug, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each says one thing about the contact; a state machine would multiply them"
)]
pub struct Issue {
    /// Found by its number over all potential issues.
    pub luck: Luck,
    pub customer: u32,
    /// Row of its opening.
    pub opened_row: u32,
    /// Day of its opening.
    pub opened_day: u16,
    /// Row of the present contact's arrival.
    pub contact_row: u32,
    /// Number of its latest wait, over all lives of the record: tells a stale patience from a live one.
    pub wait_number: u32,
    pub topic: TopicId,
    pub segment: SegmentId,
    /// Channel of the present contact.
    pub channel: ChannelId,
    /// AI model that talked last, and the one whose line it stands in.
    pub model: ModelId,
    pub sought: ModelId,
    /// Interval of the day in which the present contact arrived, as the ledger numbers them.
    pub interval: u16,
    pub contacts: u32,
    /// AI talks in all, and tries in the present contact; 0 until a model has talked.
    pub talks: u32,
    pub tries: u8,
    pub handlings: u16,
    pub waits: u32,
    /// Contacts that failed, once the customer knows, and contacts that nobody answered.
    pub failures: u16,
    pub abandonments: u16,
    /// AI talks of the present contact, and those of them that stood in the way.
    pub contact_talks: u8,
    pub loops: u8,
    pub wish: Wish,
    pub handover: Handover,
    /// In this contact the line has kept it from people before, which a crowd learns from.
    pub stayed_away: bool,
    /// The last contact was reported as resolved by the AI.
    pub reported_by_ai: bool,
    /// Who ended its last contact.
    pub resolver: Resolver,
    pub is_live: bool,
    /// The customer will be called back, and no longer waits on the line.
    pub called_back: bool,
    /// A message keeps the contact from being taken.
    pub hears_message: bool,
    /// Whether anybody has heard of it from the customer, and whether it has just been given up.
    pub voice: Voice,
    /// How much of the gap to a veteran is left to the person who has the contact, in 255ths.
    pub learning_left: u8,
    /// Difficulty for the AI, and for people.
    pub z_ai: f32,
    pub z_people: f32,
    /// What all its moves of trust so far make of any trust `T`: `T + trust_gained − trust_moved · T`.
    pub trust_gained: f32,
    pub trust_moved: f32,
    /// Start of the present wait.
    pub queued_s: f64,
    /// Wait of the present contact so far, for people and for models.
    pub waited_s: f32,
    pub ai_waited_s: f32,
    /// AI talk of the present contact, and that of the talks that stood in the way, s.
    pub talked_s: f32,
    pub looped_s: f32,
    /// How near to a solution the present contact has come, 0 to 1.
    pub progress: f32,
    /// End of the last contact.
    pub ended_s: f64,
    /// Score of the last contact, in the light of what the customer knows.
    pub score: f32,
}

/// Whether the customer has answered a survey about an issue or complained, and whether it has just been closed unsolved, as the
/// customer knows: two bits of a record that is kept small.
#[derive(Clone, Copy, Debug, Default)]
pub struct Voice(u8);

impl Voice {
    const HEARD: u8 = 1;
    const GIVEN_UP: u8 = 2;

    /// The customer has answered a survey about it, or complained.
    pub fn hear(&mut self) {
        self.0 |= Self::HEARD;
    }

    pub fn is_heard(self) -> bool {
        self.0 & Self::HEARD > 0
    }

    /// It has been closed unsolved, and the customer knows.
    pub fn give_up(&mut self) {
        self.0 |= Self::GIVEN_UP;
    }

    /// Whether it has been given up since this was last asked.
    pub fn take_given_up(&mut self) -> bool {
        let has = self.0 & Self::GIVEN_UP > 0;
        self.0 &= !Self::GIVEN_UP;
        has
    }
}

/// The customer of whoever is not followed, and has a record only as long as a contact waits.
pub const CROWD: u32 = u32::MAX;

impl Issue {
    /// Whether nobody follows its customer.
    #[inline]
    pub fn is_crowd(&self) -> bool {
        self.customer == CROWD
    }

    /// All AI talks of the contact so far stood in the way.
    #[inline]
    pub fn talked_in_vain(&mut self) {
        (self.loops, self.looped_s) = (self.contact_talks, self.talked_s);
    }

    /// Failed contacts after the first failed one, at most [`MOST_FAILED_AGAIN`].
    #[inline]
    pub fn failed_again(&self) -> usize {
        (usize::from(self.failures) + usize::from(self.abandonments)).saturating_sub(1).min(MOST_FAILED_AGAIN)
    }
}

/// The records, reused through a free list.
#[derive(Clone, Debug, Default)]
pub struct Issues {
    records: Vec<Issue>,
    free: Vec<u32>,
}

impl Issues {
    /// Stores a new issue and gives its slot. The slot's wait number lives on.
    #[inline]
    pub fn open(&mut self, issue: Issue) -> u32 {
        let slot = self.free.pop().unwrap_or_else(|| {
            self.records.push(Issue::default());
            (self.records.len() - 1) as u32
        });
        let record = &mut self.records[slot as usize];
        *record = Issue { is_live: true, wait_number: record.wait_number, ..issue };
        slot
    }

    /// Whether an issue still is in the wait of this number.
    #[inline]
    pub fn waits(&self, slot: u32, wait_number: u32) -> bool {
        let issue = &self.records[slot as usize];
        issue.is_live && issue.wait_number == wait_number
    }

    /// Frees a slot.
    pub fn close(&mut self, slot: u32) {
        let record = &mut self.records[slot as usize];
        debug_assert!(record.is_live, "an issue is closed twice");
        record.is_live = false;
        record.wait_number = record.wait_number.wrapping_add(1);
        self.free.push(slot);
    }

    /// Reads a record, so that it is at hand when it is needed.
    #[inline]
    pub fn read_ahead(&self, slot: u32) -> u64 {
        let record = &self.records[slot as usize];
        // One field of each of its lines.
        u64::from(record.is_live)
            ^ u64::from(record.wait_number)
            ^ record.ended_s.to_bits()
            ^ u64::from(record.contacts)
    }

    /// The most issues that were ever open at once.
    pub fn most_open(&self) -> usize {
        self.records.len()
    }

    /// The issues still open, with their slots.
    pub fn live(&self) -> impl Iterator<Item = (u32, &Issue)> {
        (0..).zip(&self.records).filter(|(_, issue)| issue.is_live)
    }
}

impl std::ops::Index<u32> for Issues {
    type Output = Issue;
    #[inline]
    fn index(&self, slot: u32) -> &Issue {
        &self.records[slot as usize]
    }
}

impl std::ops::IndexMut<u32> for Issues {
    #[inline]
    fn index_mut(&mut self, slot: u32) -> &mut Issue {
        &mut self.records[slot as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_issue_takes_two_lines_of_the_cache() {
        assert!(size_of::<Issue>() <= 128, "{} bytes", size_of::<Issue>());
    }
}
