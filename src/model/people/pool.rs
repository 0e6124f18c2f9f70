//! The agents of one team as counts: how many are on duty, how many chats are in hand, and when those end.
//!
//! Who sits where is not known. A contact goes to an agent with the fewest chats, so that with `C` chats in the hands of `b` busy
//! agents each has the whole number below or above `C/b`; all chats of the team then run at one speed, the mean of theirs, by
//! which its work clock goes. Who goes off duty takes along a share of the chats and finishes them.

use super::hand::Hand;
use super::sharing::Sharing;
use super::staffing::Worked;
use crate::policy::staffing::slowed;
use crate::rng::{Role, Stream, Streams};

/// The luck of a team in an interval: of its ends, and of how its chats are shared. Number 0 is the crowd's own.
pub fn luck(streams: &Streams, interval: u64, team: usize, teams: usize) -> [Stream; 2] {
    [1 + team, 1 + teams + team].map(|n| streams.stream(Role::Crowd, interval, n as u32))
}

/// The agents of a team.
#[derive(Clone, Debug)]
pub struct Pool {
    chats_at_once: u32,
    slowdown: f64,
    on_duty: u32,
    /// Chats, and contacts that an agent handles alone who otherwise has several.
    chats: Hand,
    alone: Hand,
    sharing: Sharing,
    /// Whether the team has closed and who then had a contact goes on taking others.
    stays: bool,
    /// Agents that were on duty before the first of those who are leaving went.
    before: u32,
    at_s: f64,
    /// Agents × seconds of the stretch that was settled last in which nobody has been counted as busy.
    idle_s: f64,
    worked: Worked,
    luck: Stream,
}

impl Pool {
    /// A team with nobody on duty.
    pub fn new(chats_at_once: u32, slowdown: f64, [luck, of_sharing]: [Stream; 2]) -> Self {
        Self {
            chats_at_once,
            slowdown,
            on_duty: 0,
            chats: Hand::default(),
            alone: Hand::default(),
            sharing: Sharing::new(of_sharing),
            stays: false,
            before: 0,
            at_s: 0.0,
            idle_s: 0.0,
            worked: Worked::default(),
            luck,
        }
    }

    /// The luck of what follows, and that of how chats are shared.
    pub fn set_luck(&mut self, [luck, of_sharing]: [Stream; 2]) {
        self.sharing.set_luck(of_sharing);
        self.luck = luck;
    }

    /// Agents on duty who have at least one contact.
    #[inline]
    fn busy(&self) -> u32 {
        self.busy_with(self.by_kind())
    }

    /// Agents on duty who share so many contacts. Who goes off duty takes a share of each stretch of ends along, so that with chance more
    /// contacts that are handled alone can be left than there are agents.
    #[inline]
    fn busy_with(&self, in_hand: InHand) -> u32 {
        (self.sharing.busy(in_hand.chats) + in_hand.alone).min(self.on_duty)
    }

    /// Agents on duty who have chats or could.
    #[inline]
    fn for_chats(&self) -> u32 {
        self.on_duty.saturating_sub(self.alone.total())
    }

    /// How many are on duty and not on a break.
    #[inline]
    pub fn on_duty(&self) -> u32 {
        self.on_duty
    }

    /// Contacts in hand of those on duty.
    #[inline]
    pub fn in_hand(&self) -> u32 {
        self.chats.total() + self.alone.total()
    }

    /// How many more contacts can be taken: any of them, or by those only who have none.
    #[inline]
    pub fn spare(&self, only_idle: bool) -> u32 {
        if only_idle {
            self.on_duty.saturating_sub(self.busy())
        } else {
            (self.for_chats() * self.chats_at_once).saturating_sub(self.chats.total())
        }
    }

    fn leaving(&self) -> u32 {
        self.chats.leaving() + self.alone.leaving()
    }

    /// Whether nobody has a contact in hand, of those who went off duty neither.
    #[inline]
    pub fn is_empty(&self) -> bool {
        self.in_hand() + self.leaving() == 0
    }

    /// Whether somebody can take a contact now.
    #[inline]
    pub fn is_free(&self) -> bool {
        self.spare(false) > 0
    }

    /// Whether somebody who has no contact can take one now.
    #[inline]
    pub fn is_idle(&self) -> bool {
        self.busy() < self.on_duty
    }

    /// Whether who had a contact when the team closed goes on taking others.
    #[inline]
    pub fn stays(&self) -> bool {
        self.stays
    }

    /// Whether somebody who stays has no contact in hand.
    pub fn is_resting(&self) -> bool {
        self.stays && self.leaving() < self.before
    }

    /// Changes how agents juggle chats.
    pub fn set_juggling(&mut self, now_s: f64, chats_at_once: u32, slowdown: f64) {
        self.settle(now_s);
        (self.chats_at_once, self.slowdown) = (chats_at_once, slowdown);
    }

    /// Nobody is on duty any more, but who is now may go on taking contacts one by one.
    pub fn close(&mut self, now_s: f64) {
        self.set_on_duty(now_s, 0);
        self.stays = true;
    }

    /// Changes the number on duty. Of who goes, whoever has a contact finishes it; of who comes, some are still at one.
    pub fn set_on_duty(&mut self, now_s: f64, on_duty: u32) {
        self.settle(now_s);
        self.stays = self.stays && on_duty == 0;
        let was = self.on_duty;
        if self.leaving() == 0 {
            self.before = was;
        }
        if on_duty < was {
            let share = f64::from(was - on_duty) / f64::from(was);
            self.chats.leave(share, &mut self.luck);
            self.alone.leave(share, &mut self.luck);
            self.sharing.leave(share);
        } else if on_duty > was && self.leaving() > 0 {
            let share = f64::from(on_duty - was) / f64::from(self.before.max(on_duty) - was);
            let chats = self.chats.come_back(share, &mut self.luck);
            let alone = self.alone.come_back(share, &mut self.luck);
            self.sharing.come_back(chats, (on_duty - was).saturating_sub(alone));
        }
        self.on_duty = on_duty;
        self.sharing.keep_within(self.chats.total(), self.for_chats(), self.chats_at_once);
    }

    /// Whether a contact that an agent handles alone lets no other in: who has one chat at a time does so with any.
    #[inline]
    fn lets_none_in(&self, alone: bool) -> bool {
        alone && self.chats_at_once > 1
    }

    /// Gives `work_s` seconds of work (alone) to an agent; how long it will take if all goes on as now, s.
    #[inline]
    pub fn start(&mut self, now_s: f64, work_s: f64, alone: bool) -> f64 {
        self.settle(now_s);
        let is_alone = self.lets_none_in(alone);
        // In a stretch that is settled already, the contact is in hand from now on.
        let rest_s = self.at_s - now_s;
        self.worked.chats += rest_s;
        let busy_s = if self.is_idle() { rest_s.min(self.idle_s) } else { 0.0 };
        self.worked.busy += busy_s;
        self.idle_s -= busy_s;
        if !is_alone && !self.stays {
            self.sharing.begin(self.chats.total(), self.for_chats());
        }
        let hand = if is_alone { &mut self.alone } else { &mut self.chats };
        if self.stays {
            hand.add_leaving(work_s);
        } else {
            hand.add(-rest_s, work_s);
        }
        work_s / hand.speed()
    }

    /// Gives so much work (alone) to an agent after so long.
    #[inline]
    pub fn add(&mut self, after_s: f64, work_s: f64, alone: bool) {
        let hand = if self.lets_none_in(alone) { &mut self.alone } else { &mut self.chats };
        hand.add(after_s, work_s);
    }

    /// A contact that was due ends, of one who is on duty or who stays after the close.
    #[inline]
    pub fn end_one(&mut self, now_s: f64) {
        self.settle(now_s);
        let place = usize::from(self.stays);
        let (chats, alone) = (self.chats.due()[place], self.alone.due()[place]);
        let is_alone = alone > 0 && (chats == 0 || self.luck.index(u64::from(chats + alone)) < u64::from(alone));
        if is_alone {
            self.alone.end_one(self.stays);
            return;
        }
        if !self.stays {
            self.sharing.end(self.chats.total(), self.slowdown);
        }
        self.chats.end_one(self.stays);
    }

    /// Contacts that are due and have not ended.
    #[inline]
    pub fn due(&self) -> u32 {
        self.chats.due().into_iter().chain(self.alone.due()).sum()
    }

    /// Whether there is room for as many as `coming` says until any moment of the next seconds, as what is in hand ends; where an
    /// agent must have no contact to take one (`only_idle`), ends of chats give no room.
    pub fn is_roomy(&self, length_s: f64, only_idle: bool, coming: impl Fn(f64) -> f64) -> bool {
        let free = f64::from(self.spare(only_idle));
        if coming(length_s) <= free {
            return true;
        }
        let mut ended = 0.0;
        let is_tight = |(from_s, ends): (f64, f64)| {
            let has_room = coming(from_s) <= free + ended;
            ended += ends;
            !has_room
        };
        let hand = if only_idle { &self.alone } else { &self.chats };
        let is_tight_within = hand.coming(length_s).any(is_tight);
        !is_tight_within && coming(length_s) <= free + ended
    }

    /// From now on the clock goes by how many chats there are to an agent.
    pub fn set_pace(&mut self, now_s: f64) {
        self.settle(now_s);
        let chats = self.chats.total();
        if self.chats_at_once > 1 && self.on_duty > 0 {
            let each = f64::from(chats) / f64::from(self.sharing.busy(chats).max(1));
            self.chats.set_speed(mean_speed(each, self.slowdown));
        } else if self.chats_at_once == 1 {
            self.chats.set_speed(1.0);
        }
    }

    /// Lets everything that ends until a moment end at once; what is in hand meanwhile changes evenly, `before` being in hand now.
    pub fn pass(&mut self, to_s: f64, before: InHand) {
        let [most, alone_most] = [self.chats.total(), self.alone.total()];
        let busy = self.busy_with(before);
        self.let_end(to_s);
        self.chats.end_all();
        self.alone.end_all();
        let (seconds, after) = (to_s - self.at_s, self.chats.total());
        let agents = self.on_duty.saturating_sub(before.alone.max(alone_most));
        self.sharing.pass(before.chats, agents, [most - before.chats, most - after], self.slowdown);
        let between = |before: u32, after: u32| f64::midpoint(f64::from(before), f64::from(after));
        let busy = between(busy, self.busy());
        self.add_worked(seconds, between(before.chats + before.alone, self.in_hand()), busy);
        self.idle_s = seconds * (f64::from(self.on_duty) - busy);
        self.pass_clocks(seconds);
        self.at_s = to_s;
    }

    /// Contacts in hand by kind.
    #[inline]
    pub fn by_kind(&self) -> InHand {
        InHand { chats: self.chats.total(), alone: self.alone.total() }
    }

    /// What ends until a moment is due from now on; who has gone off duty and does not stay is gone with the last.
    pub fn let_end(&mut self, to_s: f64) {
        let seconds = to_s - self.at_s;
        for hand in [&mut self.chats, &mut self.alone] {
            hand.let_end(seconds, &mut self.luck);
            if !self.stays {
                hand.end_leaving();
            }
        }
    }

    /// Lets the clock go on to a moment with what is in hand.
    #[inline]
    fn settle(&mut self, now_s: f64) {
        let seconds = now_s - self.at_s;
        if seconds > 0.0 {
            self.add_worked(seconds, f64::from(self.in_hand()), f64::from(self.busy()));
            self.pass_clocks(seconds);
            self.at_s = now_s;
        }
    }

    #[inline]
    fn pass_clocks(&mut self, seconds: f64) {
        self.chats.pass(seconds);
        self.alone.pass(seconds);
    }

    #[inline]
    fn add_worked(&mut self, seconds: f64, in_hand: f64, busy: f64) {
        let leaving = f64::from(self.leaving());
        let still_there = leaving.min(f64::from(self.before.saturating_sub(self.on_duty)));
        self.worked.duty += seconds * (f64::from(self.on_duty) + still_there);
        self.worked.busy += seconds * (busy + still_there);
        self.worked.chats += seconds * (in_hand + leaving);
    }

    /// What the team did since this was last asked.
    pub fn take_worked(&mut self, now_s: f64) -> Worked {
        self.settle(now_s);
        std::mem::take(&mut self.worked)
    }
}

/// Contacts in hand of those on duty: chats, and those that an agent handles alone who otherwise has several.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct InHand {
    pub chats: u32,
    pub alone: u32,
}

/// The mean speed of a chat where agents have so many in hand, each the whole number below or above.
fn mean_speed(chats: f64, slowdown: f64) -> f64 {
    if chats <= 1.0 {
        return 1.0;
    }
    let whole = chats.floor();
    let more = chats - whole;
    let done = (1.0 - more) * whole / slowed(slowdown, whole) + more * (whole + 1.0) / slowed(slowdown, whole + 1.0);
    done / chats
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pool(on_duty: u32, chats_at_once: u32, slowdown: f64) -> Pool {
        let luck = [1, 2].map(|n| Streams::new(1, 0).stream(Role::Crowd, 0, n));
        let mut pool = Pool::new(chats_at_once, slowdown, luck);
        pool.set_on_duty(0.0, on_duty);
        pool
    }

    #[test]
    fn agents_are_free_until_all_have_as_many_chats_as_they_take() {
        let mut pool = pool(2, 2, 0.0);
        for chats in 0..4 {
            assert_eq!((pool.is_free(), pool.is_idle()), (true, chats < 2));
            pool.start(0.0, 60.0, false);
        }
        assert!(!pool.is_free());
        pool.let_end(65.0);
        assert_eq!((pool.due(), pool.is_free()), (4, false), "what is due is in hand until it ends");
        pool.end_one(61.0);
        assert!(pool.is_free());
    }

    #[test]
    fn every_team_has_luck_of_its_own_for_ends_and_for_sharing() {
        let streams = Streams::new(1, 0);
        for (team, numbers) in [(0, [1, 3]), (1, [2, 4])] {
            let bits = luck(&streams, 5, team, 2).map(|mut stream| stream.bits());
            assert_eq!(bits, numbers.map(|n| streams.stream(Role::Crowd, 5, n).bits()));
        }
    }

    /// Ten agents, of whom six end after 30 to 35 s: until then four contacts have room, and ten afterwards, but for those for which an
    /// agent must have none.
    #[test]
    fn there_is_room_as_what_is_in_hand_ends() {
        let mut pool = pool(10, 1, 0.0);
        (0..6).for_each(|_| _ = pool.start(0.0, 32.0, false));
        let is_roomy = |seconds: f64, only_idle: bool, per_s: f64| pool.is_roomy(seconds, only_idle, |s| per_s * s);
        assert!(is_roomy(20.0, false, 0.2) && !is_roomy(20.1, false, 0.2), "four come in 20 s");
        assert!(is_roomy(90.0, false, 0.11) && !is_roomy(91.0, false, 0.11), "ten come in 91 s");
        assert!(!is_roomy(60.0, false, 0.13), "five come before anybody ends");
        assert!(!is_roomy(60.0, true, 0.11), "who ends a chat may have others");
    }

    /// Three chats in the hands of two agents at slowdown 1: one has two at half speed, one has one.
    #[test]
    fn chats_at_once_slow_each_other() {
        let mut pool = pool(2, 2, 1.0);
        (0..3).for_each(|_| _ = pool.start(0.0, 60.0, false));
        pool.set_pace(0.0);
        let speed = (2.0 * 0.5 + 1.0) / 3.0;
        assert!((mean_speed(1.5, 1.0) - speed).abs() < 1e-12);
        // A quarter of the agents have three of half their speed, the others two of two thirds of it.
        assert!((mean_speed(2.25, 0.5) - (0.75 * 2.0 / 1.5 + 0.25 * 3.0 / 2.0) / 2.25).abs() < 1e-12);
        assert!((pool.start(0.0, 60.0, false) - 60.0 / speed).abs() < 1e-9);
        pool.let_end(60.0);
        assert_eq!(pool.due(), 0);
        pool.let_end(66.0 / speed);
        assert_eq!(pool.due(), 4);
    }

    /// Ten agents with a contact of 100 s each; half of them go after 50 s and finish.
    #[test]
    fn who_goes_off_duty_finishes_and_takes_no_other() {
        let mut pool = pool(10, 1, 0.0);
        (0..10).for_each(|_| _ = pool.start(0.0, 99.0, false));
        pool.set_on_duty(50.0, 5);
        assert!(pool.in_hand().abs_diff(5) <= 1, "{}", pool.in_hand());
        pool.pass(100.0, pool.by_kind());
        assert_eq!((pool.in_hand(), pool.is_free()), (0, true));
        let worked = pool.take_worked(200.0);
        assert!((worked.duty - (10.0 * 50.0 + 5.0 * 150.0 + 125.0)).abs() < 130.0, "{worked:?}");
    }

    /// Ten agents with a contact of 99 s each; half go at 20 s and come back at 40 s, still at work.
    #[test]
    fn who_comes_back_before_the_end_brings_the_chat_along() {
        let mut pool = pool(10, 1, 0.0);
        (0..10).for_each(|_| _ = pool.start(0.0, 99.0, false));
        pool.set_on_duty(20.0, 5);
        pool.set_on_duty(40.0, 10);
        assert_eq!((pool.in_hand(), pool.is_free()), (10, false));
    }

    /// Two agents for up to two chats: one has a call, so that one is left for chats, and a call needs an agent without any.
    #[test]
    fn who_handles_a_contact_alone_takes_no_other() {
        let mut pool = pool(2, 2, 1.0);
        pool.start(0.0, 60.0, true);
        assert_eq!((pool.spare(false), pool.spare(true)), (2, 1));
        pool.start(0.0, 60.0, false);
        assert_eq!((pool.is_free(), pool.is_idle(), pool.spare(false)), (true, false, 1));
        pool.start(0.0, 60.0, false);
        assert!(!pool.is_free());
        pool.set_pace(0.0);
        pool.let_end(66.0);
        assert_eq!(pool.due(), 1, "two chats of one agent go at half the pace, a call does not");
        pool.end_one(60.0);
        assert_eq!((pool.is_idle(), pool.in_hand()), (true, 2));
        let worked = pool.take_worked(60.0);
        assert_eq!(worked, Worked { duty: 120.0, busy: 120.0, chats: 180.0 });
    }

    /// Two agents with a call each that end at different moments; when one goes, chance may take both calls along or none.
    #[test]
    fn nobody_who_is_not_there_is_busy() {
        for luck in 0..20 {
            let luck = [1, 2].map(|n| Streams::new(1, 0).stream(Role::Crowd, luck, n));
            let mut pool = Pool::new(2, 0.0, luck);
            pool.set_on_duty(0.0, 2);
            pool.start(0.0, 100.0, true);
            pool.start(0.0, 200.0, true);
            pool.set_on_duty(10.0, 1);
            pool.take_worked(10.0);
            let worked = pool.take_worked(20.0);
            assert!(worked.busy <= worked.duty && pool.spare(true) <= 1, "{worked:?}");
        }
    }

    /// A closed team of three with two contacts: who is done may take another, and who had none is at rest.
    #[test]
    fn who_stays_goes_on_taking_contacts_one_by_one() {
        let mut pool = pool(3, 1, 0.0);
        (0..2).for_each(|_| _ = pool.start(0.0, 60.0, false));
        pool.close(10.0);
        assert_eq!((pool.stays(), pool.is_free(), pool.is_resting(), pool.on_duty()), (true, false, true, 0));
        pool.start(10.0, 200.0, false);
        assert!(!pool.is_resting());
        pool.let_end(66.0);
        assert_eq!(pool.due(), 2);
        pool.end_one(60.0);
        assert!(pool.is_resting());
        assert!((pool.take_worked(60.0).duty - (3.0 * 60.0)).abs() < 1e-9);
        pool.set_on_duty(65.0, 3);
        assert!(!pool.stays());
    }

    #[test]
    fn work_is_levels_times_time() {
        let mut pool = pool(4, 1, 0.0);
        pool.start(0.0, 1000.0, false);
        pool.start(10.0, 1000.0, false);
        assert_eq!(pool.take_worked(30.0), Worked { duty: 120.0, busy: 50.0, chats: 50.0 });
        pool.pass(130.0, pool.by_kind());
        pool.start(80.0, 1000.0, false);
        assert_eq!(pool.take_worked(130.0), Worked { duty: 400.0, busy: 250.0, chats: 250.0 });
    }
}
