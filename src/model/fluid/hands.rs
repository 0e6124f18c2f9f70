//! What a team has in hand, as expectations: contacts by topic and phase of their handling.

use crate::exp::exp;
use crate::policy::staffing::slowed;

/// How long a contact takes: with some chance one exponential duration, else another.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Phases {
    /// Chance of each.
    pub share: [f64; 2],
    /// How fast each ends alone, per second.
    pub rate: [f64; 2],
}

impl Phases {
    /// Those of a mean, s, and a coefficient of variation, of which one below 1 counts as 1.
    ///
    /// Formula: balanced means, `p = ½(1 + √((cv² − 1)/(cv² + 1)))`, rates `2p/m` and `2(1 − p)/m`.
    pub fn of(mean_s: f64, cv: f64) -> Self {
        let square = (cv * cv).max(1.0);
        let first = 0.5 * (1.0 + ((square - 1.0) / (square + 1.0)).sqrt());
        let mean_s = mean_s.max(1e-3);
        Self { share: [first, 1.0 - first], rate: [2.0 * first / mean_s, 2.0 * (1.0 - first) / mean_s] }
    }
}

/// What a team has of one topic in one phase.
#[derive(Clone, Copy, Debug, Default)]
struct Part {
    share: f64,
    rate: f64,
    /// Contacts in hand of who is on duty, and of who has gone off duty with them.
    in_hand: f64,
    leaving: f64,
    /// Of what is taken up during the present stretch, the part that is in hand at its end.
    left: f64,
}

/// A team.
#[derive(Clone, Debug, Default)]
pub struct Hands {
    pub on_duty: f64,
    pub chats_at_once: f64,
    pub slowdown: f64,
    /// Agents on duty who have at least one chat.
    busy: f64,
    /// How fast a chat goes, beside one alone.
    pub speed: f64,
    /// Per topic, two phases each.
    parts: Vec<Part>,
    /// Sums over the parts: in hand, leaving, and what would end in a second, each chat alone at its agent.
    chats: f64,
    leaving: f64,
    ends_alone: f64,
    /// Agents that were on duty before the first of those who are leaving went.
    before: f64,
}

impl Hands {
    /// A team with nobody on duty.
    pub fn new(topics: usize) -> Self {
        Self { parts: vec![Part::default(); 2 * topics], speed: 1.0, ..Self::default() }
    }

    /// How long contacts on a topic take from now on.
    pub fn set_phases(&mut self, topic: usize, phases: Phases) {
        for (phase, part) in self.parts[2 * topic..2 * topic + 2].iter_mut().enumerate() {
            (part.share, part.rate) = (phases.share[phase], phases.rate[phase]);
        }
    }

    /// Mean of how long contacts on a topic take, s.
    pub fn mean_s(&self, topic: usize) -> f64 {
        self.parts[2 * topic..2 * topic + 2].iter().map(|part| part.share / part.rate).sum()
    }

    /// Chats for which there is room.
    pub fn room(&self) -> f64 {
        self.on_duty * self.chats_at_once
    }

    /// Chats in hand.
    pub fn chats(&self) -> f64 {
        self.chats
    }

    /// Chats of who has gone off duty.
    pub fn leaving(&self) -> f64 {
        self.leaving
    }

    /// Agents beyond those on duty who still have chats in hand.
    ///
    /// Formula: an agent who goes with `c` chats has so many for `Σ (1 + σ(j − 1)) / j` of the time that one would take alone, `j` from 1
    /// to `c`; its chats fade at the speed of all.
    pub fn still_there(&self) -> f64 {
        let each = if self.chats > 1e-9 { (self.chats / self.busy()).clamp(1.0, self.chats_at_once) } else { 1.0 };
        let (mut time, mut left, mut chat) = (0.0, each, 1.0);
        while left > 0.0 {
            time += left.min(1.0) * slowed(self.slowdown, chat) / chat;
            (left, chat) = (left - 1.0, chat + 1.0);
        }
        (self.leaving * self.speed * time / each).min((self.before - self.on_duty).max(0.0))
    }

    /// Chats that would end in a second, each alone at its agent.
    pub fn ends_alone(&self) -> f64 {
        self.ends_alone
    }

    /// How much more a team does with the `j`-th chat of an agent, in contacts alone: `j·v(j) − (j − 1)·v(j − 1)`, `v` the speed.
    pub fn gain(&self, chat: f64) -> f64 {
        let work = |chats: f64| if chats > 0.0 { chats / slowed(self.slowdown, chats) } else { 0.0 };
        work(chat) - work(chat - 1.0)
    }

    /// How fast a chat goes while every agent has as many as can be.
    pub fn full_speed(&self) -> f64 {
        1.0 / slowed(self.slowdown, self.chats_at_once)
    }

    /// So many agents have a chat, and chats go so fast, beside one alone.
    pub fn hold(&mut self, busy: f64, speed: f64) {
        self.busy = busy.clamp(0.0, self.on_duty);
        self.speed = if self.chats > 0.0 { speed.clamp(self.full_speed(), 1.0) } else { 1.0 };
    }

    /// Agents on duty who have at least one chat; where each has but one, as many as there are of those.
    pub fn busy(&self) -> f64 {
        if self.chats_at_once > 1.0 { self.busy } else { self.chats.min(self.on_duty) }
    }

    /// Lets what is in hand end for some seconds.
    pub fn decay(&mut self, seconds: f64) {
        if self.chats + self.leaving + self.on_duty <= 0.0 {
            return;
        }
        for part in &mut self.parts {
            let x = part.rate * self.speed * seconds;
            let kept = exp(-x);
            part.in_hand *= kept;
            part.leaving *= kept;
            part.left = if x < 1e-6 { 1.0 - 0.5 * x } else { (1.0 - kept) / x };
        }
        self.add_up();
    }

    /// Of a contact on a topic that is taken up evenly over a stretch that has just been let pass: what is in hand at its end.
    pub fn left(&self, topic: usize) -> f64 {
        self.parts[2 * topic..2 * topic + 2].iter().map(|part| part.share * part.left).sum()
    }

    /// So many contacts on a topic are taken up, evenly over a stretch that has just been let pass.
    pub fn take_up(&mut self, topic: usize, contacts: f64) {
        for part in &mut self.parts[2 * topic..2 * topic + 2] {
            let more = contacts * part.share * part.left;
            part.in_hand += more;
            self.chats += more;
            self.ends_alone += more * part.rate;
        }
    }

    /// Makes what is in hand so many times as much.
    pub fn scale(&mut self, factor: f64) {
        self.parts.iter_mut().for_each(|part| part.in_hand *= factor);
        self.chats *= factor;
        self.ends_alone *= factor;
    }

    /// Changes the number on duty: chats that so leave the team, or below 0 come back to it.
    pub fn set_on_duty(&mut self, on_duty: f64) -> f64 {
        let was = self.on_duty;
        if self.leaving < 1e-9 {
            self.before = was;
        }
        self.on_duty = on_duty;
        let away = self.before.max(on_duty) - was;
        let (before, mut goes, mut comes) = (self.chats, 0.0, 0.0);
        if on_duty < was {
            goes = (was - on_duty) / was;
        } else if away > 0.0 {
            comes = (on_duty - was) / away;
        }
        for part in &mut self.parts {
            let moved = goes * part.in_hand - comes * part.leaving;
            part.in_hand -= moved;
            part.leaving += moved;
        }
        self.add_up();
        before - self.chats
    }

    fn add_up(&mut self) {
        (self.chats, self.leaving, self.ends_alone) = (0.0, 0.0, 0.0);
        for part in &self.parts {
            self.chats += part.in_hand;
            self.leaving += part.leaving;
            self.ends_alone += part.in_hand * part.rate;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Ten agents, one topic of 100 s.
    fn hands(chats_at_once: f64) -> Hands {
        let mut hands = Hands { chats_at_once, slowdown: 0.5, ..Hands::new(1) };
        hands.set_phases(0, Phases::of(100.0, 1.2));
        assert!(hands.set_on_duty(10.0).abs() < 1e-12);
        hands
    }

    #[test]
    fn two_phases_have_the_mean_and_the_variation() {
        let Phases { share, rate } = Phases::of(100.0, 1.2);
        let mean = share[0] / rate[0] + share[1] / rate[1];
        let square = 2.0 * (share[0] / (rate[0] * rate[0]) + share[1] / (rate[1] * rate[1]));
        assert!((mean - 100.0).abs() < 1e-9 && (square / 1e4 - 2.44).abs() < 1e-9, "{mean} {square}");
        assert!(Phases::of(100.0, 0.3).rate.iter().all(|rate| (rate - 0.01).abs() < 1e-12));
    }

    /// In balance what is taken up is what ends, whatever the length of a step: a contact in 20 s keeps five in hand.
    #[test]
    fn what_is_taken_up_over_a_step_ends_within_it_too() {
        for seconds in [10.0, 300.0] {
            let mut hands = hands(1.0);
            (0..1000).for_each(|_| {
                hands.decay(seconds);
                hands.take_up(0, 0.05 * seconds);
            });
            assert!((hands.chats() - 5.0).abs() < 1e-6 && (hands.ends_alone() - 0.05).abs() < 1e-6);
        }
    }

    /// Nothing ends in no time, and next to nothing in next to none.
    #[test]
    fn in_no_time_nothing_ends() {
        let mut hands = hands(1.0);
        hands.decay(0.0);
        hands.take_up(0, 5.0);
        hands.decay(0.0);
        assert!((hands.left(0) - 1.0).abs() < 1e-15 && (hands.chats() - 5.0).abs() < 1e-12);
        // In 50 µs one of two millions ends, and half of that of what is taken up meanwhile.
        hands.decay(5e-5);
        assert!((1e-7..5e-7).contains(&(1.0 - hands.left(0))), "{:e}", 1.0 - hands.left(0));
    }

    #[test]
    fn who_goes_takes_chats_along_and_who_comes_back_brings_them() {
        let mut hands = hands(3.0);
        hands.decay(1e-6);
        hands.take_up(0, 30.0);
        hands.hold(10.0, 0.5);
        assert!((hands.set_on_duty(6.0) - 12.0).abs() < 1e-4);
        // An agent with three chats is done after (1 + 1.5/2 + 2/3) × 100 s; its chats fade over 200 s.
        hands.hold(6.0, 0.5);
        let each = (1.0 + 0.75 + 2.0 / 3.0) * 0.5 / 3.0;
        assert!((hands.still_there() - 4.0_f64.min(12.0 * each)).abs() < 1e-3, "{}", hands.still_there());
        assert!((hands.set_on_duty(8.0) + 6.0).abs() < 1e-4);
        assert!((hands.chats() - 24.0).abs() < 1e-4 && (hands.leaving() - 6.0).abs() < 1e-4);
    }

    #[test]
    fn a_further_chat_is_worth_less() {
        let gains = [1.0, 2.0, 3.0].map(|chat| hands(3.0).gain(chat));
        for (gain, due) in gains.into_iter().zip([1.0, 2.0 / 1.5 - 1.0, 1.5 - 2.0 / 1.5]) {
            assert!((gain - due).abs() < 1e-12);
        }
    }
}
