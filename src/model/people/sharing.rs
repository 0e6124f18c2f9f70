//! How the chats of a team are shared among its agents, where who has which is not known: how many of them are a further chat of
//! their agent.
//!
//! A contact goes to an agent with the fewest chats, so that it is a further one only where nobody is idle; an agent whose only
//! chat ends is idle until the next contact. The chats of the busy are taken to be shared evenly.

use super::ends::by_chance;
use crate::policy::staffing::slowed;
use crate::rng::Stream;

/// Chats an agent from which on hardly anybody is idle, and contacts in a stretch after which that has settled.
const DEEP: f64 = 1.25;
const SETTLED: u32 = 40;
/// What begins and ends before the part of ends that are those of an only chat is worked out again.
const STEADY: u32 = 8;
/// Agents who must be idle before and after a stretch, for each root of what begins and ends in it, to be so all the time.
const BETWEEN: f64 = 1.5;

/// How chats are shared.
#[derive(Clone, Debug)]
pub struct Sharing {
    /// Chats that are not the first of their agent.
    further: u32,
    luck: Stream,
}

impl Sharing {
    /// Nobody has a chat.
    pub fn new(luck: Stream) -> Self {
        Self { further: 0, luck }
    }

    /// The luck of what follows.
    pub fn set_luck(&mut self, luck: Stream) {
        self.luck = luck;
    }

    /// Agents who have at least one of so many chats.
    #[inline]
    pub fn busy(&self, chats: u32) -> u32 {
        chats.saturating_sub(self.further)
    }

    /// A contact begins beside so many chats.
    #[inline]
    pub fn begin(&mut self, chats: u32, agents: u32) {
        if self.busy(chats) >= agents {
            self.further += 1;
        }
    }

    /// One of so many chats ends: each as probably as it goes fast.
    #[inline]
    pub fn end(&mut self, chats: u32, slowdown: f64) {
        if self.further > 0 {
            let only = share_of_only(f64::from(self.further), f64::from(chats), slowdown);
            self.end_of(only);
        }
    }

    /// One of the chats ends, of which such a part are the only one of their agent.
    #[inline]
    fn end_of(&mut self, only: f64) {
        if self.further > 0 && (only <= 0.0 || self.luck.uniform() >= only) {
            self.further -= 1;
        }
    }

    /// So many contacts begin and chats end, in any order.
    pub fn pass(&mut self, chats: u32, agents: u32, [begin, end]: [u32; 2], slowdown: f64) {
        if self.further == 0 && chats + begin <= agents {
            return;
        }
        let after = chats + begin - end;
        if self.busy(chats) == agents && chats.saturating_sub(end) >= 2 * agents {
            self.further = after - agents;
            return;
        }
        let is_deep = f64::from(chats.min(after)) >= DEEP * f64::from(agents);
        if is_deep && begin >= SETTLED && 4 * agents.saturating_sub(self.busy(chats)) <= begin {
            self.settle(after, agents, slowdown);
            return;
        }
        if self.has_idle(chats, agents, [begin, end], slowdown) {
            self.wane(chats, [begin, end], slowdown);
            return;
        }
        let (mut chats, mut begin, mut end) = (chats, begin, end);
        while begin + end > 0 {
            let only = share_of_only(f64::from(self.further), f64::from(chats), slowdown);
            for _ in 0..STEADY.min(begin + end) {
                if chats == 0 || self.luck.index(u64::from(begin + end)) < u64::from(begin) {
                    self.begin(chats, agents);
                    (chats, begin) = (chats + 1, begin - 1);
                } else {
                    self.end_of(only);
                    (chats, end) = (chats - 1, end - 1);
                }
            }
        }
    }

    /// Whether somebody is idle all the time while so many contacts begin and chats end: at the beginning and at the end, with so much to
    /// spare that hardly ever nobody is between.
    fn has_idle(&self, chats: u32, agents: u32, [begin, end]: [u32; 2], slowdown: f64) -> bool {
        let only = share_of_only(f64::from(self.further), f64::from(chats), slowdown);
        let more = (f64::from(begin) - only * f64::from(end)).max(0.0);
        f64::from(self.busy(chats)) + more + BETWEEN * f64::from(begin + end).sqrt() <= f64::from(agents)
    }

    /// With somebody idle, whoever begins is the first of an agent: further chats only become fewer, at the pace of the middle.
    fn wane(&mut self, chats: u32, [begin, end]: [u32; 2], slowdown: f64) {
        let (chats, begin, end) = (f64::from(chats), f64::from(begin), f64::from(end));
        let before = f64::from(self.further);
        let left = |further: f64, chats: f64| before - (1.0 - share_of_only(further, chats, slowdown)) * end;
        let middle = 0.5 * (before + left(before, chats).max(0.0));
        self.further = by_chance(left(middle, chats + 0.5 * (begin - end)), &mut self.luck);
    }

    /// Enough has begun and ended for the number of the idle to have its law: with a chance of `ρ` of an end to be that of an only
    /// chat, and as many contacts as ends, it is `i` with a chance of `(1 − ρ)·ρ^i`.
    fn settle(&mut self, chats: u32, agents: u32, slowdown: f64) {
        self.further = chats - agents;
        let idle_less = share_of_only(f64::from(self.further), f64::from(chats), slowdown);
        let idle = if idle_less > 0.0 { libm::log(1.0 - self.luck.uniform()) / libm::log(idle_less) } else { 0.0 };
        self.further += (idle as u32).min(agents / 2);
    }

    /// This share of the agents goes, and takes its chats along.
    pub fn leave(&mut self, share: f64) {
        self.further = by_chance(f64::from(self.further) * (1.0 - share), &mut self.luck);
    }

    /// Agents come back and bring chats, each at least one if there are enough.
    pub fn come_back(&mut self, chats: u32, agents: u32) {
        self.further += chats.saturating_sub(agents);
    }

    /// Nobody has more chats than an agent can have, and nobody who is not there has any.
    pub fn keep_within(&mut self, chats: u32, agents: u32, chats_at_once: u32) {
        let least = chats.saturating_sub(agents);
        self.further = self.further.clamp(least, least.max(chats - chats.div_ceil(chats_at_once)));
    }
}

/// Of the ends of so many chats, so many of which are further ones of their agents, those of an agent's only one.
fn share_of_only(further: f64, chats: f64, slowdown: f64) -> f64 {
    if chats <= 0.0 {
        return 1.0;
    }
    let busy = chats - further;
    let only = (busy - further).max(0.0);
    let others = chats - only;
    let each = others / (busy - only).max(1.0);
    only / (only + others / slowed(slowdown, each))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rng::{Role, Streams};

    const SLOWDOWN: f64 = 0.5;

    fn stream(n: u32) -> Stream {
        Streams::new(7, 0).stream(Role::Crowd, 0, n)
    }

    /// Agents with up to three chats, one by one; an event is the beginning of a chat at one who has the fewest, or an end. Both kinds of
    /// counts see the same events, one by one and so many at a time: busy agents on average, by seat, one by one, in batches, and if
    /// chats were always shared evenly among all.
    fn busy(agents: usize, load: f64, batch: u32) -> [f64; 4] {
        let (mut seats, mut luck) = (vec![0_u32; agents], stream(0));
        let [mut one_by_one, mut at_a_time] = [1, 2].map(|n| Sharing::new(stream(n)));
        let (mut before, mut batched) = (0, [0, 0]);
        let (mut sums, mut n) = ([0.0; 4], 0.0);
        for event in 0..400_000_u32 {
            let chats: u32 = seats.iter().sum();
            let ends = |chats: u32| f64::from(chats) / slowed(SLOWDOWN, f64::from(chats));
            let all_ends: f64 = seats.iter().map(|&chats| ends(chats)).sum();
            let arrivals = if chats < 3 * agents as u32 { load * agents as f64 } else { 0.0 };
            let mut left = luck.uniform() * (arrivals + all_ends);
            if left < arrivals {
                let fewest = (0..agents).min_by_key(|&seat| seats[seat]).expect("somebody");
                seats[fewest] += 1;
                one_by_one.begin(chats, agents as u32);
                batched[0] += 1;
            } else {
                left -= arrivals;
                let is_here = |seat: &usize| {
                    left -= ends(seats[*seat]);
                    left < 0.0
                };
                let seat = (0..agents).find(is_here).unwrap_or(agents - 1);
                seats[seat] = seats[seat].saturating_sub(1);
                one_by_one.end(chats, SLOWDOWN);
                batched[1] += 1;
            }
            if event % batch == batch - 1 {
                at_a_time.pass(before, agents as u32, std::mem::take(&mut batched), SLOWDOWN);
                before = seats.iter().sum();
                let there = seats.iter().filter(|&&chats| chats > 0).count() as u32;
                let counts = [there, one_by_one.busy(before), at_a_time.busy(before), before.min(agents as u32)];
                sums.iter_mut().zip(counts).for_each(|(sum, count)| *sum += f64::from(count));
                n += 1.0;
            }
        }
        sums.map(|sum| sum / n / agents as f64)
    }

    /// Loads at which about one, one and a half and two chats come to an agent; the twin takes chats to be shared evenly.
    #[test]
    fn as_many_are_busy_as_if_every_agent_were_followed() {
        for (agents, load) in [(12, 0.9), (12, 1.1), (12, 1.3), (200, 0.75), (200, 0.9), (200, 1.0), (200, 1.2)] {
            let [seats, one_by_one, at_a_time, even] = busy(agents, load, 2 * agents as u32);
            println!("{agents} {load}: {seats:.4} {one_by_one:.4} {at_a_time:.4}, evenly {even:.4}");
            assert!((one_by_one - seats).abs() < 0.012 && (at_a_time - seats).abs() < 0.012);
        }
        let [seats, _, _, even] = busy(12, 1.1, 24);
        assert!(even - seats > 0.02, "{even} {seats}");
    }

    fn with(further: u32) -> Sharing {
        Sharing { further, luck: stream(0) }
    }

    /// A quarter of the agents goes; of nine chats that four bring five are further ones; 24 chats of nine who can have three each are 15 or
    /// 16 beside the first of each.
    #[test]
    fn further_chats_go_and_come_with_agents_and_are_as_many_as_can_be() {
        let mut sharing = with(40);
        sharing.leave(0.25);
        assert_eq!(sharing.further, 30);
        sharing.come_back(9, 4);
        assert_eq!(sharing.further, 35);
        for (further, due) in [(0, 15), (15, 15), (16, 16), (40, 16)] {
            let mut sharing = with(further);
            sharing.keep_within(24, 9, 3);
            assert_eq!(sharing.further, due);
        }
    }

    /// The busy, what begins beyond the ends of an only chat, and one and a half roots of all of it: 60 + 20 + 1.5·√20, 85 + 1.5·√100;
    /// with 20 further chats of 80 three fifths of the ends are of an only one: 60 + (30 − 12) + 1.5·√50.
    #[test]
    fn somebody_is_idle_while_there_is_something_to_spare() {
        let is_idle = |further: u32, chats: u32, change: [u32; 2], agents: u32| {
            with(further).has_idle(chats, agents, change, SLOWDOWN)
        };
        for (further, chats, change, least) in
            [(0, 60, [20, 0], 87), (0, 85, [50, 50], 100), (0, 85, [0, 100], 100), (20, 80, [30, 20], 89)]
        {
            assert!(is_idle(further, chats, change, least) && !is_idle(further, chats, change, least - 1), "{least}");
        }
    }

    /// 260 chats of 200 agents: 7 of 11 ends are of an only one, so that 7/4 agents are idle on average.
    #[test]
    fn when_it_has_settled_the_number_of_the_idle_has_its_law() {
        let mut sharing = with(0);
        let idle = |_| {
            sharing.settle(260, 200, SLOWDOWN);
            f64::from(200 - sharing.busy(260))
        };
        let mean = (0..10_000).map(idle).sum::<f64>() / 1e4;
        assert!((mean - 1.75).abs() < 0.1, "{mean}");
    }

    /// Two thousand agents with two chats each, and then two ends for every beginning: agents become idle, and further chats fewer, as fast
    /// a hundred at a time as one by one. Were they as many as when the first were idle, far fewer would be busy.
    #[test]
    fn further_chats_become_fewer_as_fast_as_one_by_one() {
        let (agents, mut luck) = (2000, stream(0));
        let [mut one_by_one, mut at_a_time] = [1, 2].map(|n| Sharing::new(stream(n)));
        for sharing in [&mut one_by_one, &mut at_a_time] {
            (0..2 * agents).for_each(|chats| sharing.begin(chats, agents));
        }
        let (mut chats, mut at_first) = (2 * agents, None);
        while chats > agents / 2 {
            let (before, mut batch) = (chats, [0, 0]);
            for _ in 0..100 {
                if luck.index(3) == 0 {
                    one_by_one.begin(chats, agents);
                    (chats, batch[0]) = (chats + 1, batch[0] + 1);
                } else {
                    one_by_one.end(chats, SLOWDOWN);
                    (chats, batch[1]) = (chats - 1, batch[1] + 1);
                }
            }
            if at_first.is_none() && at_a_time.has_idle(before, agents, batch, SLOWDOWN) {
                at_first = Some(at_a_time.further);
            }
            at_a_time.pass(before, agents, batch, SLOWDOWN);
            let [one, several] = [&one_by_one, &at_a_time].map(|sharing| sharing.busy(chats));
            assert!(one.abs_diff(several) < agents / 50, "{one} {several} of {chats}");
        }
        let (busy, twin) = (one_by_one.busy(chats), chats.saturating_sub(at_first.expect("somebody was idle")));
        assert!(busy.abs_diff(twin) > agents / 5, "{busy} {twin}");
    }

    #[test]
    fn who_goes_takes_further_chats_along_and_nobody_has_more_than_fit() {
        let mut sharing = Sharing::new(stream(0));
        (0..30).for_each(|chats| sharing.begin(chats, 10));
        assert_eq!(sharing.busy(30), 10);
        sharing.leave(0.5);
        sharing.keep_within(15, 5, 3);
        assert_eq!(sharing.busy(15), 5);
        sharing.come_back(9, 4);
        sharing.keep_within(24, 9, 3);
        assert_eq!(sharing.busy(24), 9);
    }
}
