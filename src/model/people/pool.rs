//! The agents of one team as counts: how many are on duty, how many chats are in hand, and when those end.
//!
//! Who sits where is not known. A contact goes to an agent with the fewest chats, so that with `C` chats in the hands of `b` busy
//! agents each has the whole number below or above `C/b`; all chats of the team then run at one speed, the mean of theirs, by
//! which its work clock goes. Who goes off duty takes along a share of the chats and finishes them.

use super::ends::Ends;
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
    /// Chats of who is on duty, and of who has gone off duty with them.
    in_hand: Ends,
    leaving: Ends,
    sharing: Sharing,
    /// Chats that end before the present moment of the crowd is over, and are still in hand.
    due: u32,
    /// Agents that were on duty before the first of those who are leaving went.
    before: u32,
    /// What the work clock shows at a moment, and how fast it goes.
    clock_s: f64,
    at_s: f64,
    speed: f64,
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
            in_hand: Ends::default(),
            leaving: Ends::default(),
            sharing: Sharing::new(of_sharing),
            due: 0,
            before: 0,
            clock_s: 0.0,
            at_s: 0.0,
            speed: 1.0,
            worked: Worked::default(),
            luck,
        }
    }

    /// The luck of what follows, and that of how chats are shared.
    pub fn set_luck(&mut self, [luck, of_sharing]: [Stream; 2]) {
        self.sharing.set_luck(of_sharing);
        self.luck = luck;
    }

    /// Agents on duty who have at least one chat.
    #[inline]
    fn busy(&self) -> u32 {
        self.sharing.busy(self.chats())
    }

    /// How many are on duty and not on a break.
    #[inline]
    pub fn on_duty(&self) -> u32 {
        self.on_duty
    }

    /// Chats in hand of those on duty.
    #[inline]
    pub fn chats(&self) -> u32 {
        self.in_hand.total() + self.due
    }

    /// Chats for which there is room.
    #[inline]
    pub fn room(&self) -> u32 {
        self.on_duty * self.chats_at_once
    }

    /// Whether nobody has a chat in hand, of those who went off duty neither.
    #[inline]
    pub fn is_empty(&self) -> bool {
        self.chats() + self.leaving.total() == 0
    }

    /// Whether somebody can take a contact now.
    #[inline]
    pub fn is_free(&self) -> bool {
        self.chats() < self.room()
    }

    /// Whether somebody who has no chat can take a contact now.
    #[inline]
    pub fn is_idle(&self) -> bool {
        self.busy() < self.on_duty
    }

    /// Changes how agents juggle chats.
    pub fn set_juggling(&mut self, now_s: f64, chats_at_once: u32, slowdown: f64) {
        self.settle(now_s);
        (self.chats_at_once, self.slowdown) = (chats_at_once, slowdown);
    }

    /// Changes the number on duty. Of who goes, whoever has a chat finishes it; of who comes, some are still at one.
    pub fn set_on_duty(&mut self, now_s: f64, on_duty: u32) {
        self.settle(now_s);
        let was = self.on_duty;
        if self.leaving.total() == 0 {
            self.before = was;
        }
        if on_duty < was {
            let share = f64::from(was - on_duty) / f64::from(was);
            self.in_hand.move_share(share, &mut self.leaving, &mut self.luck);
            self.sharing.leave(share);
        } else if on_duty > was && self.leaving.total() > 0 {
            let share = f64::from(on_duty - was) / f64::from(self.before.max(on_duty) - was);
            let before = self.in_hand.total();
            self.leaving.move_share(share, &mut self.in_hand, &mut self.luck);
            self.sharing.come_back(self.in_hand.total() - before, on_duty - was);
        }
        self.on_duty = on_duty;
        self.sharing.keep_within(self.chats(), on_duty, self.chats_at_once);
    }

    /// Gives `work_s` seconds of work (alone) to an agent; how long it will take if all goes on as now, s.
    #[inline]
    pub fn start(&mut self, now_s: f64, work_s: f64) -> f64 {
        self.settle(now_s);
        // In a stretch that is settled already, the chat is in hand from now on.
        let rest_s = self.at_s - now_s;
        self.worked.chats += rest_s;
        self.worked.busy += if self.is_idle() { rest_s } else { 0.0 };
        self.sharing.begin(self.chats(), self.on_duty);
        self.in_hand.add(self.clock_s - self.speed * rest_s + work_s);
        work_s / self.speed
    }

    /// Gives so much work (alone) to an agent after so long.
    #[inline]
    pub fn add(&mut self, after_s: f64, work_s: f64) {
        self.in_hand.add(self.clock_s + self.speed * after_s + work_s);
    }

    /// A chat that was due ends.
    #[inline]
    pub fn end_one(&mut self, now_s: f64) {
        self.settle(now_s);
        self.sharing.end(self.chats(), self.slowdown);
        self.due -= 1;
    }

    /// Chats that are due and have not ended.
    #[inline]
    pub fn due(&self) -> u32 {
        self.due
    }

    /// Whether there is room for as many as `coming` says until any moment of the next seconds, as what is in hand ends.
    pub fn is_roomy(&self, length_s: f64, coming: impl Fn(f64) -> f64) -> bool {
        let free = f64::from(self.room()) - f64::from(self.chats());
        if coming(length_s) <= free {
            return true;
        }
        let mut ended = 0.0;
        let is_tight = |(from_s, ends): (f64, f64)| {
            let has_room = coming(from_s) <= free + ended;
            ended += ends;
            !has_room
        };
        let steps = self.in_hand.coming(self.clock_s + self.speed * length_s);
        let is_tight_within = steps.map(|(to_s, ends)| ((to_s - self.clock_s) / self.speed, ends)).any(is_tight);
        !is_tight_within && coming(length_s) <= free + ended
    }

    /// From now on the clock goes by how many chats there are to an agent.
    pub fn set_pace(&mut self, now_s: f64) {
        self.settle(now_s);
        if self.chats_at_once > 1 && self.on_duty > 0 {
            self.speed = mean_speed(f64::from(self.chats()) / f64::from(self.busy().max(1)), self.slowdown);
        } else if self.chats_at_once == 1 {
            self.speed = 1.0;
        }
    }

    /// Lets everything that ends until a moment end at once; what is in hand meanwhile changes evenly, `before` chats being
    /// in hand now.
    pub fn pass(&mut self, to_s: f64, before: u32) {
        let (most, busy) = (self.chats(), self.sharing.busy(before));
        self.let_end(to_s);
        self.due = 0;
        let (seconds, after) = (to_s - self.at_s, self.chats());
        self.sharing.pass(before, self.on_duty, [most - before, most - after], self.slowdown);
        let between = |before: u32, after: u32| f64::midpoint(f64::from(before), f64::from(after));
        self.add_worked(seconds, between(before, after), between(busy, self.busy()));
        self.clock_s += self.speed * seconds;
        self.at_s = to_s;
    }

    /// What ends until a moment is due from now on.
    pub fn let_end(&mut self, to_s: f64) {
        let clock_s = self.clock_s + self.speed * (to_s - self.at_s);
        self.due += self.in_hand.pass(clock_s, &mut self.luck);
        self.leaving.pass(clock_s, &mut self.luck);
    }

    /// Lets the clock go on to a moment with what is in hand.
    #[inline]
    fn settle(&mut self, now_s: f64) {
        let seconds = now_s - self.at_s;
        if seconds > 0.0 {
            self.add_worked(seconds, f64::from(self.chats()), f64::from(self.busy()));
            self.clock_s += self.speed * seconds;
            self.at_s = now_s;
        }
    }

    #[inline]
    fn add_worked(&mut self, seconds: f64, chats: f64, busy: f64) {
        let leaving = f64::from(self.leaving.total());
        let still_there = leaving.min(f64::from(self.before.saturating_sub(self.on_duty)));
        self.worked.duty += seconds * (f64::from(self.on_duty) + still_there);
        self.worked.busy += seconds * (busy + still_there);
        self.worked.chats += seconds * (chats + leaving);
    }

    /// What the team did since this was last asked.
    pub fn take_worked(&mut self, now_s: f64) -> Worked {
        self.settle(now_s);
        std::mem::take(&mut self.worked)
    }
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
            pool.start(0.0, 60.0);
        }
        assert!(!pool.is_free());
        pool.let_end(65.0);
        assert_eq!((pool.due(), pool.is_free()), (4, false), "what is due is in hand until it ends");
        pool.end_one(61.0);
        assert!(pool.is_free());
    }

    /// Three chats in the hands of two agents at slowdown 1: one has two at half speed, one has one.
    #[test]
    fn chats_at_once_slow_each_other() {
        let mut pool = pool(2, 2, 1.0);
        (0..3).for_each(|_| _ = pool.start(0.0, 60.0));
        pool.set_pace(0.0);
        let speed = (2.0 * 0.5 + 1.0) / 3.0;
        assert!((mean_speed(1.5, 1.0) - speed).abs() < 1e-12);
        assert!((pool.start(0.0, 60.0) - 60.0 / speed).abs() < 1e-9);
        pool.let_end(60.0);
        assert_eq!(pool.due(), 0);
        pool.let_end(66.0 / speed);
        assert_eq!(pool.due(), 4);
    }

    /// Ten agents with a contact of 100 s each; half of them go after 50 s and finish.
    #[test]
    fn who_goes_off_duty_finishes_and_takes_no_other() {
        let mut pool = pool(10, 1, 0.0);
        (0..10).for_each(|_| _ = pool.start(0.0, 99.0));
        pool.set_on_duty(50.0, 5);
        assert!(pool.chats().abs_diff(5) <= 1, "{}", pool.chats());
        pool.pass(100.0, pool.chats());
        assert_eq!((pool.chats(), pool.is_free()), (0, true));
        let worked = pool.take_worked(200.0);
        assert!((worked.duty - (10.0 * 50.0 + 5.0 * 150.0 + 125.0)).abs() < 130.0, "{worked:?}");
    }

    /// Ten agents with a contact of 99 s each; half go at 20 s and come back at 40 s, still at work.
    #[test]
    fn who_comes_back_before_the_end_brings_the_chat_along() {
        let mut pool = pool(10, 1, 0.0);
        (0..10).for_each(|_| _ = pool.start(0.0, 99.0));
        pool.set_on_duty(20.0, 5);
        pool.set_on_duty(40.0, 10);
        assert_eq!((pool.chats(), pool.is_free()), (10, false));
    }

    #[test]
    fn work_is_levels_times_time() {
        let mut pool = pool(4, 1, 0.0);
        pool.start(0.0, 1000.0);
        pool.start(10.0, 1000.0);
        assert_eq!(pool.take_worked(30.0), Worked { duty: 120.0, busy: 50.0, chats: 50.0 });
        pool.pass(130.0, 2);
        pool.start(80.0, 1000.0);
        assert_eq!(pool.take_worked(130.0), Worked { duty: 400.0, busy: 250.0, chats: 250.0 });
    }
}
