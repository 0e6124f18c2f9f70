//! The agents of one team: who is idle, who is busy with how many chats, and when each is done.
//!
//! A contact goes to the agent with the fewest chats, among those to the one who has been so the longest. With `j` chats
//! each runs at speed `1/(1 + σ(j − 1))`. An agent has one plan at a time, the end of the chat that will end first; every
//! start and end makes a new plan and so a new generation, and an event of an older one is stale. When a shift ends, an
//! agent finishes the chats in hand.

use crate::engine::Area;
use crate::policy::staffing::slowed;

const NOBODY: u32 = u32::MAX;

#[derive(Clone, Copy, Debug, Default)]
struct Chat {
    slot: u32,
    /// Work left, in seconds alone.
    left_s: f64,
}

#[derive(Clone, Copy, Debug)]
struct Agent {
    chats: u32,
    generation: u32,
    /// The one contact in hand lets no other in.
    alone: bool,
    /// What is in hand rests until the agent is on duty again.
    paused: bool,
    updated_s: f64,
    previous: u32,
    next: u32,
}

/// The next end of a chat: when, by whom, in which generation of that agent's plans.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Plan {
    pub at_s: f64,
    pub seat: u32,
    pub generation: u32,
}

/// The agents of a team.
#[derive(Clone, Debug)]
pub struct Agents {
    /// Chats that an agent has room for, and takes at most in this phase.
    room: u32,
    chats_at_once: u32,
    slowdown: f64,
    seats: Vec<Agent>,
    chats: Vec<Chat>,
    /// For each number of chats below the most: first and last of those who could take another.
    lines: Vec<[u32; 2]>,
    on_duty: u32,
    /// Seats below this number were on duty when the team closed and may take contacts until it opens again.
    staying: u32,
    /// Agents whose work rests.
    paused: u32,
    /// Agents on duty, and those who stay to finish; agents with a chat; chats.
    pub duty: Area,
    pub busy: Area,
    pub in_hand: Area,
}

impl Agents {
    /// A team with nobody on duty, whose agents will never have more than `room` chats.
    pub fn new(room: u32, chats_at_once: u32, slowdown: f64) -> Self {
        Self {
            room,
            chats_at_once,
            slowdown,
            seats: Vec::new(),
            chats: Vec::new(),
            lines: vec![[NOBODY; 2]; room as usize],
            on_duty: 0,
            staying: 0,
            paused: 0,
            duty: Area::default(),
            busy: Area::default(),
            in_hand: Area::default(),
        }
    }

    /// Changes how agents juggle chats. Those in hand go on at the new speed: the new plan of every busy agent.
    pub fn set_juggling(&mut self, now_s: f64, chats_at_once: u32, slowdown: f64) -> Vec<Plan> {
        if self.chats_at_once == chats_at_once && self.slowdown.total_cmp(&slowdown).is_eq() {
            return Vec::new();
        }
        // What was done until now was done at the old speed.
        for seat in 0..self.seats.len() as u32 {
            self.advance(now_s, seat);
        }
        // Whoever is full by one limit may have room by the other: all stand in line anew.
        for seat in 0..self.on_duty {
            self.leave_line(seat);
        }
        (self.chats_at_once, self.slowdown) = (chats_at_once, slowdown);
        for seat in 0..self.on_duty {
            self.join_line(seat);
        }
        let is_at_work = |agent: &Agent| agent.chats > 0 && !agent.paused;
        let busy: Vec<u32> =
            (0..self.seats.len() as u32).filter(|seat| is_at_work(&self.seats[*seat as usize])).collect();
        busy.into_iter().map(|seat| self.plan(now_s, seat)).collect()
    }

    /// How many are on duty and not on a break.
    #[inline]
    pub fn on_duty(&self) -> u32 {
        self.on_duty
    }

    /// Whether somebody can take a contact now.
    #[inline]
    pub fn is_free(&self) -> bool {
        self.lines.iter().any(|line| line[0] != NOBODY)
    }

    /// Whether somebody who has no chat can take a contact now.
    #[inline]
    pub fn is_idle(&self) -> bool {
        self.lines[0][0] != NOBODY
    }

    /// Nobody is on duty any more, but who is now may go on taking contacts one by one ([`Agents::start_staying`]).
    pub fn close(&mut self, now_s: f64) {
        let staying = self.on_duty;
        self.set_on_duty(now_s, 0);
        self.staying = staying;
    }

    /// Nobody is on duty any more, and what is in hand rests.
    pub fn pause(&mut self, now_s: f64) {
        self.set_on_duty(now_s, 0);
        for seat in 0..self.seats.len() as u32 {
            self.advance(now_s, seat);
            let agent = &mut self.seats[seat as usize];
            if agent.chats > 0 && !agent.paused {
                (agent.paused, agent.generation) = (true, agent.generation.wrapping_add(1));
                self.paused += 1;
                self.in_work(now_s, seat, -1.0);
            }
        }
    }

    /// Who is on duty again goes on with what rests: their plans.
    pub fn resume(&mut self, now_s: f64) -> Vec<Plan> {
        if self.paused == 0 {
            return Vec::new();
        }
        let resting = |seat: &u32| self.seats[*seat as usize].paused;
        let seats: Vec<u32> = (0..self.on_duty).filter(resting).collect();
        let go_on = |seat| {
            let agent = &mut self.seats[seat as usize];
            (agent.paused, agent.updated_s) = (false, now_s);
            self.paused -= 1;
            self.in_work(now_s, seat, 1.0);
            self.plan(now_s, seat)
        };
        seats.into_iter().map(go_on).collect()
    }

    /// An agent and all that is in hand there are at work from now on, or no longer.
    fn in_work(&mut self, now_s: f64, seat: u32, sign: f64) {
        self.duty.add(now_s, sign);
        self.busy.add(now_s, sign);
        self.in_hand.add(now_s, sign * f64::from(self.seats[seat as usize].chats));
    }

    /// Nobody is on duty any more, and nobody has anything in hand: the slots of what was, and the work left of each, s, alone.
    pub fn put_down(&mut self, now_s: f64) -> Vec<(u32, f64)> {
        self.pause(now_s);
        let mut put_down = Vec::new();
        for seat in 0..self.seats.len() {
            let agent = &mut self.seats[seat];
            let first = seat * self.room as usize;
            let chats = &self.chats[first..first + agent.chats as usize];
            put_down.extend(chats.iter().map(|chat| (chat.slot, chat.left_s)));
            (agent.chats, agent.alone, agent.paused) = (0, false, false);
        }
        self.paused = 0;
        put_down
    }

    /// Whether an agent may take contacts after the close.
    #[inline]
    pub fn is_staying(&self, seat: u32) -> bool {
        seat < self.staying
    }

    /// An agent who may take contacts after the close and has no chat.
    pub fn resting(&self) -> Option<u32> {
        (0..self.staying).find(|&seat| self.has_no_chat(seat))
    }

    /// Whether an agent has no chat.
    #[inline]
    pub fn has_no_chat(&self, seat: u32) -> bool {
        self.seats[seat as usize].chats == 0
    }

    /// Changes the number on duty.
    pub fn set_on_duty(&mut self, now_s: f64, on_duty: u32) {
        // A team that opens again has its planned agents, and nobody who stays.
        if on_duty > 0 {
            self.staying = 0;
        }
        while self.seats.len() < on_duty as usize {
            self.seats.push(Agent {
                chats: 0,
                generation: 0,
                alone: false,
                paused: false,
                updated_s: now_s,
                previous: NOBODY,
                next: NOBODY,
            });
            self.chats.extend(std::iter::repeat_n(Chat::default(), self.room as usize));
        }
        for seat in on_duty..self.on_duty {
            self.leave_line(seat);
            // Who still has a chat finishes it, and is on duty until then.
            self.duty.add(now_s, if self.seats[seat as usize].chats == 0 { -1.0 } else { 0.0 });
        }
        for seat in self.on_duty..on_duty {
            self.join_line(seat);
            if self.seats[seat as usize].chats == 0 {
                // Who comes on duty has been idle since then.
                self.seats[seat as usize].updated_s = now_s;
            }
            self.duty.add(now_s, if self.seats[seat as usize].chats == 0 { 1.0 } else { 0.0 });
        }
        self.on_duty = on_duty;
    }

    /// The agent who is next to be given work, if somebody is free.
    #[inline]
    pub fn next_seat(&self) -> Option<u32> {
        self.lines.iter().map(|line| line[0]).find(|&seat| seat != NOBODY)
    }

    /// Since when that agent has had as many chats as now, s.
    pub fn free_since_s(&self) -> f64 {
        self.next_seat().map_or(f64::INFINITY, |seat| self.seats[seat as usize].updated_s)
    }

    /// Gives `work_s` seconds of work (alone) on the issue in `slot` to the agent who is next; who handles it `alone` takes
    /// nothing beside it, and so must have no chat.
    ///
    /// # Panics
    /// If nobody is free: ask [`Agents::is_free`] or [`Agents::is_idle`] first.
    #[inline]
    pub fn start(&mut self, now_s: f64, slot: u32, work_s: f64, alone: bool) -> Plan {
        let seat = self.next_seat().expect("an agent is free");
        self.leave_line(seat);
        let plan = self.give(now_s, seat, slot, work_s, alone);
        self.join_line(seat);
        plan
    }

    /// Gives work to an agent who stays after the close, and has just finished a chat.
    pub fn start_staying(&mut self, now_s: f64, seat: u32, slot: u32, work_s: f64, alone: bool) -> Plan {
        debug_assert!(self.is_staying(seat), "seat {seat} has gone");
        if self.seats[seat as usize].chats == 0 {
            self.duty.add(now_s, 1.0);
        }
        self.give(now_s, seat, slot, work_s, alone)
    }

    #[inline]
    fn give(&mut self, now_s: f64, seat: u32, slot: u32, work_s: f64, alone: bool) -> Plan {
        self.advance(now_s, seat);
        let agent = &mut self.seats[seat as usize];
        debug_assert!(!alone || agent.chats == 0, "a contact that must be alone is not");
        self.chats[(seat * self.room + agent.chats) as usize] = Chat { slot, left_s: work_s };
        agent.chats += 1;
        agent.alone = alone;
        if agent.chats == 1 {
            self.busy.add(now_s, 1.0);
        }
        self.in_hand.add(now_s, 1.0);
        self.plan(now_s, seat)
    }

    /// An agent's plan comes due. Gives the slot of the finished issue and the agent's next plan; nothing if it is stale.
    #[inline]
    pub fn finish(&mut self, now_s: f64, seat: u32, generation: u32) -> Option<(u32, Option<Plan>)> {
        if self.seats[seat as usize].generation != generation {
            return None;
        }
        self.advance(now_s, seat);
        if seat < self.on_duty {
            self.leave_line(seat);
        }
        let first = (seat * self.room) as usize;
        let chats = &mut self.chats[first..first + self.seats[seat as usize].chats as usize];
        let done = (0..chats.len()).min_by(|&a, &b| chats[a].left_s.total_cmp(&chats[b].left_s))?;
        let slot = chats[done].slot;
        // Keep the order of starting: it decides ties.
        chats[done..].rotate_left(1);
        let agent = &mut self.seats[seat as usize];
        agent.chats -= 1;
        agent.alone = false;
        agent.generation = agent.generation.wrapping_add(1);
        let left = agent.chats;
        self.in_hand.add(now_s, -1.0);
        if left == 0 {
            self.busy.add(now_s, -1.0);
            if seat >= self.on_duty {
                self.duty.add(now_s, -1.0);
            }
        }
        if seat < self.on_duty {
            self.join_line(seat);
        }
        Some((slot, (left > 0).then(|| self.plan(now_s, seat))))
    }

    fn speed(&self, chats: u32) -> f64 {
        1.0 / slowed(self.slowdown, f64::from(chats.max(1)))
    }

    /// Lets an agent's chats run until now.
    #[inline]
    fn advance(&mut self, now_s: f64, seat: u32) {
        let agent = &mut self.seats[seat as usize];
        let n = if agent.paused { 0 } else { agent.chats };
        let elapsed_s = now_s - agent.updated_s;
        agent.updated_s = now_s;
        let done_s = elapsed_s * self.speed(n);
        let first = (seat * self.room) as usize;
        for chat in &mut self.chats[first..first + n as usize] {
            chat.left_s = (chat.left_s - done_s).max(0.0);
        }
    }

    #[inline]
    fn plan(&mut self, now_s: f64, seat: u32) -> Plan {
        let agent = &mut self.seats[seat as usize];
        agent.generation = agent.generation.wrapping_add(1);
        let (n, generation) = (agent.chats, agent.generation);
        let first = (seat * self.room) as usize;
        let chats = &self.chats[first..first + n as usize];
        let soonest = chats.iter().map(|chat| chat.left_s).fold(f64::INFINITY, f64::min);
        Plan { at_s: now_s + soonest / self.speed(n), seat, generation }
    }

    /// To the end of the line of those with as many chats, if there is room for another.
    #[inline]
    fn join_line(&mut self, seat: u32) {
        let Agent { chats, alone, .. } = self.seats[seat as usize];
        if chats >= self.chats_at_once || alone {
            return;
        }
        let line = &mut self.lines[chats as usize];
        let last = line[1];
        line[1] = seat;
        if last == NOBODY {
            line[0] = seat;
        } else {
            self.seats[last as usize].next = seat;
        }
        let agent = &mut self.seats[seat as usize];
        agent.previous = last;
        agent.next = NOBODY;
    }

    /// Out of the line of those with as many chats.
    #[inline]
    fn leave_line(&mut self, seat: u32) {
        let Agent { chats, alone, previous, next, .. } = self.seats[seat as usize];
        if chats >= self.chats_at_once || alone {
            return;
        }
        let line = &mut self.lines[chats as usize];
        if previous == NOBODY {
            line[0] = next;
        } else {
            self.seats[previous as usize].next = next;
        }
        if next == NOBODY { line[1] = previous } else { self.seats[next as usize].previous = previous }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_idle_agent_is_next() {
        let mut agents = Agents::new(1, 1, 0.0);
        agents.set_on_duty(0.0, 3);
        let seats: Vec<u32> = (0..3).map(|slot| agents.start(0.0, slot, 10.0 + f64::from(slot), false).seat).collect();
        assert_eq!(seats, [0, 1, 2]);
        assert!(!agents.is_free());
        agents.finish(10.0, 0, 1).unwrap();
        agents.finish(11.0, 1, 1).unwrap();
        assert_eq!(agents.start(12.0, 9, 1.0, false).seat, 0);
    }

    /// Two chats of 60 s each at half speed: the first, alone for 30 s, ends at 90 s, the second, alone at the end, at 120 s.
    #[test]
    fn chats_at_once_share_an_agent() {
        let mut agents = Agents::new(2, 2, 1.0);
        agents.set_on_duty(0.0, 1);
        let first = agents.start(0.0, 1, 60.0, false);
        assert!((first.at_s - 60.0).abs() < 1e-9);
        let second = agents.start(30.0, 2, 60.0, false);
        assert!((second.at_s - 90.0).abs() < 1e-9);
        assert_eq!(agents.finish(60.0, 0, first.generation), None);
        let (slot, next) = agents.finish(90.0, 0, second.generation).unwrap();
        assert_eq!(slot, 1);
        assert!((next.unwrap().at_s - 120.0).abs() < 1e-9);
        assert!((agents.busy.take(120.0) - 120.0).abs() < 1e-9);
        assert!((agents.in_hand.take(120.0) - (30.0 + 120.0 + 30.0)).abs() < 1e-9);
    }

    #[test]
    fn fewer_chats_at_once_hold_from_the_next_contact_on() {
        let mut agents = Agents::new(2, 2, 0.0);
        agents.set_on_duty(0.0, 1);
        agents.start(0.0, 1, 10.0, false);
        let stale = agents.start(0.0, 2, 20.0, false);
        let plan = agents.set_juggling(5.0, 1, 0.0)[0];
        assert!(!agents.is_free());
        assert_eq!(agents.finish(10.0, 0, stale.generation), None);
        let (_, plan) = agents.finish(10.0, 0, plan.generation).unwrap();
        assert!(!agents.is_free(), "one chat is now all an agent takes");
        agents.finish(20.0, 0, plan.unwrap().generation).unwrap();
        assert!(agents.is_free());
    }

    /// Two chats of 60 s each at half speed have 45 s left after 30 s; at full speed they end 45 s later.
    #[test]
    fn a_new_slowdown_holds_for_the_chats_in_hand() {
        let mut agents = Agents::new(2, 2, 1.0);
        agents.set_on_duty(0.0, 2);
        agents.start(0.0, 1, 60.0, false);
        agents.start(0.0, 2, 60.0, false);
        agents.start(0.0, 3, 60.0, false);
        let plans = agents.set_juggling(30.0, 2, 0.0);
        let ends: Vec<f64> = plans.iter().map(|plan| plan.at_s).collect();
        assert_eq!(ends, [75.0, 60.0], "an idle agent has no plan");
        assert_eq!(agents.finish(75.0, plans[0].seat, plans[0].generation).map(|(slot, _)| slot), Some(1));
    }

    #[test]
    fn who_handles_a_contact_alone_takes_no_chat_beside_it() {
        let mut agents = Agents::new(2, 2, 0.0);
        agents.set_on_duty(0.0, 2);
        let chat = agents.start(0.0, 1, 10.0, false);
        let call = agents.start(0.0, 2, 30.0, true);
        assert_eq!((chat.seat, call.seat), (0, 1));
        assert!(agents.is_free() && !agents.is_idle(), "one has a chat and room for another, one is on the phone");
        assert_eq!(agents.start(0.0, 3, 10.0, false).seat, 0);
        assert!(!agents.is_free());
        agents.finish(30.0, 1, call.generation).unwrap();
        assert!(agents.is_idle());
    }

    #[test]
    fn who_stays_takes_a_contact_only_when_told_to() {
        let mut agents = Agents::new(1, 1, 0.0);
        agents.set_on_duty(0.0, 2);
        let plans = [agents.start(0.0, 1, 100.0, false), agents.start(0.0, 2, 150.0, false)];
        agents.close(50.0);
        assert!(!agents.is_free() && agents.is_staying(1) && !agents.is_staying(2));
        agents.finish(100.0, plans[0].seat, plans[0].generation).unwrap();
        assert!(!agents.is_free(), "who has finished is not there for new contacts");
        let plan = agents.start_staying(100.0, plans[0].seat, 3, 20.0, true);
        agents.set_on_duty(110.0, 0);
        agents.finish(120.0, plan.seat, plan.generation).unwrap();
        agents.finish(150.0, plans[1].seat, plans[1].generation).unwrap();
        assert!((agents.duty.take(500.0) - (120.0 + 150.0)).abs() < 1e-9);
        agents.set_on_duty(500.0, 1);
        assert!(!agents.is_staying(0) && agents.is_free());
    }

    #[test]
    fn who_goes_off_duty_finishes_the_chat_in_hand_and_takes_no_other() {
        let mut agents = Agents::new(1, 1, 0.0);
        agents.set_on_duty(0.0, 1);
        let plan = agents.start(0.0, 5, 100.0, false);
        agents.set_on_duty(50.0, 0);
        assert!(!agents.is_free());
        assert_eq!(agents.finish(100.0, plan.seat, plan.generation), Some((5, None)));
        assert!(!agents.is_free());
        assert!((agents.duty.take(200.0) - 100.0).abs() < 1e-9);
        agents.set_on_duty(200.0, 1);
        assert!(agents.is_free());
    }
}
