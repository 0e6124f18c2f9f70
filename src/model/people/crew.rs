//! The agents of one team, each in a seat of their own or all as counts.

use super::agents::{Agents, Plan};
use super::pool::Pool;
use super::staffing::Worked;

/// The agents of a team.
#[derive(Clone, Debug)]
pub enum Crew {
    /// Each in a seat.
    Seats(Agents),
    /// As counts.
    Counts(Pool),
}

/// When the work that was given to a team will be done.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Start {
    /// By the plan of the agent who does it.
    Planned(Plan),
    /// After so long, s.
    After(f64),
}

impl Crew {
    /// How many are on duty and not on a break.
    #[inline]
    pub fn on_duty(&self) -> u32 {
        match self {
            Self::Seats(agents) => agents.on_duty(),
            Self::Counts(pool) => pool.on_duty(),
        }
    }

    /// Whether somebody can take a contact now.
    #[inline]
    pub fn is_free(&self) -> bool {
        match self {
            Self::Seats(agents) => agents.is_free(),
            Self::Counts(pool) => pool.is_free(),
        }
    }

    /// Whether somebody who has no chat can take a contact now.
    #[inline]
    pub fn is_idle(&self) -> bool {
        match self {
            Self::Seats(agents) => agents.is_idle(),
            Self::Counts(pool) => pool.is_idle(),
        }
    }

    /// Whether somebody can take a contact now, of the kind that is handled `alone` or of the other.
    #[inline]
    pub fn can_take(&self, alone: bool) -> bool {
        if alone { self.is_idle() } else { self.is_free() }
    }

    /// Since when the agent who is next has been as free as now, s; of those who are counted nobody knows.
    pub fn free_since_s(&self) -> f64 {
        match self {
            Self::Seats(agents) => agents.free_since_s(),
            Self::Counts(_) => 0.0,
        }
    }

    /// Changes the number on duty.
    pub fn set_on_duty(&mut self, now_s: f64, on_duty: u32) {
        match self {
            Self::Seats(agents) => agents.set_on_duty(now_s, on_duty),
            Self::Counts(pool) => pool.set_on_duty(now_s, on_duty),
        }
    }

    /// Nobody is on duty any more, but who is now may go on taking contacts one by one.
    pub fn close(&mut self, now_s: f64) {
        match self {
            Self::Seats(agents) => agents.close(now_s),
            Self::Counts(pool) => pool.close(now_s),
        }
    }

    /// Nobody is on duty any more; what is in hand rests until the team is on duty again. Of those who are counted it is finished.
    pub fn pause(&mut self, now_s: f64) {
        match self {
            Self::Seats(agents) => agents.pause(now_s),
            Self::Counts(pool) => pool.set_on_duty(now_s, 0),
        }
    }

    /// Nobody is on duty any more, nor has anything in hand: what was, and the work left of it. Of those who are counted it is finished.
    pub fn put_down(&mut self, now_s: f64) -> Vec<(u32, f64)> {
        match self {
            Self::Seats(agents) => agents.put_down(now_s),
            Self::Counts(pool) => {
                pool.set_on_duty(now_s, 0);
                Vec::new()
            }
        }
    }

    /// Who is on duty again goes on with what rests: their plans.
    pub fn resume(&mut self, now_s: f64) -> Vec<Plan> {
        match self {
            Self::Seats(agents) => agents.resume(now_s),
            Self::Counts(_) => Vec::new(),
        }
    }

    /// Changes how agents juggle chats: the new plan of every agent in a seat who is busy.
    pub fn set_juggling(&mut self, now_s: f64, chats_at_once: u32, slowdown: f64) -> Vec<Plan> {
        match self {
            Self::Seats(agents) => agents.set_juggling(now_s, chats_at_once, slowdown),
            Self::Counts(pool) => {
                pool.set_juggling(now_s, chats_at_once, slowdown);
                Vec::new()
            }
        }
    }

    /// Gives `work_s` seconds of work (alone) on the issue in `slot` to an agent.
    ///
    /// # Panics
    /// If nobody is free: ask [`Crew::can_take`] first.
    #[inline]
    pub fn start(&mut self, now_s: f64, slot: u32, work_s: f64, alone: bool) -> Start {
        match self {
            Self::Seats(agents) => Start::Planned(agents.start(now_s, slot, work_s, alone)),
            Self::Counts(pool) => Start::After(pool.start(now_s, work_s, alone)),
        }
    }

    /// Gives work to an agent who stays after the close: who sits in a seat and has just finished a chat, or one of those who are
    /// counted.
    pub fn start_staying(&mut self, now_s: f64, seat: u32, slot: u32, work_s: f64, alone: bool) -> Start {
        match self {
            Self::Seats(agents) => Start::Planned(agents.start_staying(now_s, seat, slot, work_s, alone)),
            Self::Counts(pool) => Start::After(pool.start(now_s, work_s, alone)),
        }
    }

    /// Whether an agent who stays after the close has no contact: of those who are counted, some one of them.
    pub fn has_no_contact(&self, seat: u32) -> bool {
        match self {
            Self::Seats(agents) => agents.has_no_chat(seat),
            Self::Counts(pool) => pool.is_resting(),
        }
    }

    /// An agent who stays after the close and has no contact; of those who are counted, some one of them.
    pub fn resting(&self) -> Option<u32> {
        match self {
            Self::Seats(agents) => agents.resting(),
            Self::Counts(pool) => pool.is_resting().then_some(0),
        }
    }

    /// The seat whose agent is given work next; of those who are counted, nobody's.
    pub fn next_seat(&self) -> Option<u32> {
        match self {
            Self::Seats(agents) => agents.next_seat(),
            Self::Counts(_) => None,
        }
    }

    /// What the team did since this was last asked.
    pub fn take_worked(&mut self, now_s: f64) -> Worked {
        match self {
            Self::Seats(agents) => Worked {
                duty: agents.duty.take(now_s),
                busy: agents.busy.take(now_s),
                chats: agents.in_hand.take(now_s),
            },
            Self::Counts(pool) => pool.take_worked(now_s),
        }
    }
}
