//! Teams that can take each other's contacts, with the lines in front of them: one number in system for all.

use super::felt::{Ahead, Felt};
use super::hands::Hands;
use super::level::{Above, Bend, Level, Outflow};
use super::patience::{CLASSES, Mixed, Shares};
use crate::erlang::loss::p_block;
use crate::model::people::Worked;
use crate::rng::Stream;

/// Longest steps, s: where somebody may wait, and where nobody does but chats slow each other.
const SHORT_S: f64 = 120.0;
const LONG_S: f64 = 600.0;
/// Standard deviations of room that must be left for nobody to wait.
const ROOMY: f64 = 4.0;

/// A line.
#[derive(Clone, Debug, Default)]
pub struct Line {
    pub topic: usize,
    /// Contacts a second, tries again included.
    pub rate: f64,
    /// The teams that take from it, in the order in which they are asked.
    pub teams: Vec<usize>,
    /// Whether anybody has to wait in it; of its contacts in the last step, the share that each team took.
    waits: bool,
    taken: Vec<f64>,
}

impl Line {
    /// A line to which so many contacts come a second.
    pub fn new(topic: usize, rate: f64, teams: Vec<usize>) -> Self {
        let taken = (0..teams.len()).map(|place| f64::from(u8::from(place == 0))).collect();
        Self { topic, rate, teams, waits: true, taken }
    }
}

/// Teams that share contacts, and their lines.
#[derive(Clone, Debug, Default)]
pub struct Group {
    pub teams: Vec<usize>,
    pub lines: Vec<Line>,
    pub level: Level,
    pub felt: Felt,
    ahead: Ahead,
    outflow: Outflow,
    mixed: Mixed,
    /// Contacts a second, and those to lines in which somebody may have to wait; how many contacts would be in hand if nobody ever did.
    rate: f64,
    waiting: f64,
    load: f64,
    /// Of the room, the part of teams for which somebody may have to wait.
    tight: f64,
}

impl Group {
    /// Teams with so many contacts in hand and in line.
    pub fn new(teams: Vec<usize>, level: Level) -> Self {
        Self { teams, level, ..Self::default() }
    }

    /// Contacts come by these lines from now on, with the patience that they have together.
    pub fn begin(&mut self, mut lines: Vec<Line>, mixed: &Mixed, hands: &[Hands]) {
        for line in &mut lines {
            let same = self.lines.iter().find(|before| before.topic == line.topic && before.teams == line.teams);
            if let Some(before) = same {
                line.taken.clone_from(&before.taken);
            }
        }
        self.rate = lines.iter().map(|line| line.rate).sum();
        self.lines = lines;
        // Who still waits when nobody comes any more keeps the patience of before.
        if self.rate > 0.0 {
            self.mixed = *mixed;
        }
        self.measure_room(hands);
    }

    /// Works out for how many there is room. A team that takes from some lines only has in hand what it would if contacts went on to others
    /// whenever it is full (Erlang's loss formula); where it could not be full with all of them, nobody has to wait in its lines.
    pub fn measure_room(&mut self, hands: &[Hands]) {
        let load = |line: &Line, team: usize| line.rate * hands[team].mean_s(line.topic) / hands[team].full_speed();
        self.load = self.lines.iter().map(|line| load(line, line.teams[0])).sum();
        self.ahead.room = 0.0;
        let mut slack = 0.0;
        self.lines.iter_mut().for_each(|line| line.waits = true);
        for &team in &self.teams {
            let room = hands[team].room();
            let takes = |line: &&mut Line| line.teams.contains(&team);
            if self.lines.iter().all(|line| line.teams.contains(&team)) {
                self.ahead.room += room;
                continue;
            }
            let most: f64 = self.lines.iter_mut().filter(takes).map(|line| load(line, team)).sum();
            let held = if most > 0.0 { most * (1.0 - p_block(most, room as u32)) } else { 0.0 };
            let held = held.max(hands[team].chats().min(room - 1.0));
            self.ahead.room += held;
            if most < room {
                slack += held;
                self.lines.iter_mut().filter(takes).for_each(|line| line.waits = false);
            }
        }
        self.tight = if self.ahead.room > 0.0 { 1.0 - slack / self.ahead.room } else { 1.0 };
        self.waiting = self.lines.iter().filter(|line| line.waits).map(|line| line.rate).sum();
    }

    /// Whether nobody can be expected to wait until rates or rooms change.
    fn is_roomy(&self) -> bool {
        let most = self.level.mean.max(self.load);
        self.ahead.room - most > ROOMY * self.level.variance.max(most).sqrt()
    }

    /// How long a step may be, s.
    pub fn step_s(&self, hands: &[Hands]) -> f64 {
        match self.is_roomy() {
            false => SHORT_S,
            true if self.teams.iter().any(|&team| hands[team].chats_at_once > 1.0) => LONG_S,
            true => f64::INFINITY,
        }
    }

    /// Lets some seconds pass, at most a step. Customers × seconds in line.
    pub fn pass(&mut self, hands: &mut [Hands], worked: &mut [Worked], seconds: f64, threshold_s: f64) -> f64 {
        let is_roomy = self.is_roomy();
        let (before, line) = (self.level, self.bend(hands, is_roomy));
        self.book_hands(hands, worked, 0.5 * seconds);
        self.teams.iter().for_each(|&team| hands[team].decay(seconds));
        if is_roomy {
            self.take_up(hands, self.rate * seconds, seconds);
            self.settle_without_line(hands, seconds);
            self.book_hands(hands, worked, 0.5 * seconds);
            self.felt.at_once(self.waiting * seconds);
            return 0.0;
        }
        self.level.pass(seconds, self.rate, &self.outflow);
        let after = self.level.above(self.ahead.room);
        self.fill(hands, self.level.mean - after.excess, seconds);
        self.book_hands(hands, worked, 0.5 * seconds);
        self.felt.come(self.waiting * seconds, &before.halfway(&self.level), &self.ahead, &self.mixed, threshold_s);
        if after.share > 1e-9 {
            self.ahead.hazard = self.mixed.hazard(self.ahead.wait_s(after.excess / after.share));
        }
        0.5 * seconds * (line + after.excess)
    }

    /// Works out how contacts go: each team as fast as the chats in its hands let it, those in line as they lose patience. How many
    /// are in line.
    fn bend(&mut self, hands: &mut [Hands], is_roomy: bool) -> f64 {
        let all: f64 = self.teams.iter().map(|&team| hands[team].chats()).sum::<f64>().max(1e-9);
        let room = self.ahead.room;
        let line = if is_roomy { Above::default() } else { self.level.above(room) };
        self.outflow.slope = 0.0;
        self.outflow.bends.clear();
        for &team in &self.teams {
            let hands = &mut hands[team];
            let (share, ends) = (hands.chats() / all, hands.ends_alone() / all);
            self.outflow.slope += ends;
            if hands.chats_at_once <= 1.0 || share <= 0.0 {
                hands.hold(share * (self.level.mean - line.excess), 1.0);
                continue;
            }
            // Work for all chats as if they were the team's, in contacts alone, and the gain from one more.
            let (mut work, mut gain, mut busy) = (self.level.mean, 1.0, self.level.mean - line.excess);
            for chats in 1..hands.chats_at_once as u32 {
                let at = f64::from(chats) * hands.on_duty / share;
                if at < room {
                    let (more, above) = (hands.gain(f64::from(chats + 1)) - gain, self.level.above(at));
                    self.outflow.bends.push(Bend { at, slope: ends * more, above });
                    work += more * above.excess;
                    gain += more;
                    busy = if chats == 1 { self.level.mean - above.excess } else { busy };
                }
            }
            hands.hold(share * busy, (work - gain * line.excess) / (self.level.mean - line.excess));
        }
        self.ahead.drain = (self.outflow.at(room) * self.tight).max(1e-4);
        let slope = self.ahead.hazard - self.outflow.last_slope();
        self.outflow.bends.push(Bend { at: room, slope, above: line });
        line.excess
    }

    /// What teams have in hand is what the number in system says: the rest was taken up.
    fn fill(&mut self, hands: &mut [Hands], in_hand: f64, seconds: f64) {
        let sum = |hands: &[Hands]| self.teams.iter().map(|&team| hands[team].chats()).sum::<f64>();
        let (there, in_hand) = (sum(hands), in_hand.max(0.0));
        let left = |line: &Line| line.rate * hands[line.teams[0]].left(line.topic);
        let each = self.lines.iter().map(left).sum::<f64>() / self.rate.max(1e-12);
        if in_hand > there && each > 0.0 {
            self.take_up(hands, (in_hand - there) / each, seconds);
        }
        let now: f64 = self.teams.iter().map(|&team| hands[team].chats()).sum();
        if now > 0.0 {
            self.teams.iter().for_each(|&team| hands[team].scale(in_hand / now));
        }
    }

    /// Without a line the number in system is what is in hand; what it varies by beyond chance fades.
    fn settle_without_line(&mut self, hands: &[Hands], seconds: f64) {
        let more = (self.level.variance - self.level.mean) * libm::exp(-2.0 * self.outflow.slope * seconds);
        self.level.mean = self.teams.iter().map(|&team| hands[team].chats()).sum();
        self.level.variance = (self.level.mean + more).max(0.0);
    }

    /// So many contacts are taken up over a stretch that has just been let pass: all that came to lines in which nobody waits, of the others in
    /// the measure in which they come; each by the first of its teams that has room. Lines with fewest teams come first.
    fn take_up(&mut self, hands: &mut [Hands], contacts: f64, seconds: f64) {
        let of_waiting = (contacts - (self.rate - self.waiting) * seconds).max(0.0) / self.waiting.max(1e-12);
        for line in &mut self.lines {
            let Some((&last, before)) = line.teams.split_last() else { continue };
            let all = line.rate * if line.waits { of_waiting } else { seconds };
            let mut left = all;
            for (place, &team) in before.iter().enumerate() {
                let free = (hands[team].room() - hands[team].chats()).max(0.0) / hands[team].left(line.topic).max(1e-9);
                let taken = left.min(free);
                hands[team].take_up(line.topic, taken);
                line.taken[place] = if all > 0.0 { taken / all } else { 0.0 };
                left -= taken;
            }
            hands[last].take_up(line.topic, left);
            line.taken[before.len()] = if all > 0.0 { left / all } else { 1.0 };
        }
    }

    /// Books what the teams have in hand, for so many seconds.
    fn book_hands(&self, hands: &[Hands], worked: &mut [Worked], seconds: f64) {
        for &team in &self.teams {
            let (hands, worked) = (&hands[team], &mut worked[team]);
            let still_there = hands.still_there();
            worked.duty += seconds * still_there;
            worked.busy += seconds * (hands.busy() + still_there);
            worked.chats += seconds * (hands.chats() + hands.leaving());
        }
    }

    /// What those felt who came to a line in so many seconds, and of each class of patience the share that gave up.
    pub fn felt(&self, line: usize, seconds: f64) -> (Felt, Shares) {
        let line = &self.lines[line];
        if line.waits {
            let share = if self.felt.contacts > 0.0 { line.rate * seconds / self.felt.contacts } else { 0.0 };
            return (self.felt.times(share), self.felt.gave_up());
        }
        let mut felt = Felt::default();
        felt.at_once(line.rate * seconds);
        (felt, [0.0; CLASSES])
    }

    /// What a contact meets that comes to a line now: how long it would wait, s, and the team that would answer it then.
    pub fn meet(&self, line: usize, luck: &mut Stream) -> (f64, usize) {
        let line = &self.lines[line];
        let (normal, mut place) = (luck.normal(), luck.uniform());
        let over = self.ahead.over(self.level.mean + self.level.deviation() * normal);
        let wait_s = if line.waits && !self.is_roomy() && over > 0.0 { self.ahead.wait_s(over) } else { 0.0 };
        let is_here = |taken: &f64| {
            place -= *taken;
            place < 0.0
        };
        let team = line.taken.iter().position(is_here).unwrap_or(line.teams.len() - 1);
        (wait_s, line.teams[team])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dist::Dist;
    use crate::erlang::{Demand, abandon};
    use crate::model::fluid::Law;
    use crate::model::fluid::hands::Phases;

    /// Teams of so many agents with one topic of 300 s; contacts a second at lines, each with its teams.
    fn group(agents: &[f64], lines: &[(f64, &[usize])]) -> (Group, Vec<Hands>) {
        let team = |agents: &f64| {
            let mut hands = Hands::new(1);
            hands.chats_at_once = 1.0;
            hands.set_phases(0, Phases::of(300.0, 1.0));
            hands.set_on_duty(*agents);
            hands
        };
        let hands: Vec<Hands> = agents.iter().map(team).collect();
        let mut group = Group::new((0..agents.len()).collect(), Level::default());
        let mixed = Mixed::of(&Law::of(&Dist::Exponential { mean_s: 300.0 }), &Law::shares(), 20.0);
        group.begin(lines.iter().map(|(rate, teams)| Line::new(0, *rate, teams.to_vec())).collect(), &mixed, &hands);
        (group, hands)
    }

    /// What is felt and done in an hour, once it is as it stays.
    fn settled(group: &mut Group, hands: &mut [Hands]) -> (Felt, Vec<Worked>) {
        let mut live = |hours: usize| {
            let mut worked = vec![Worked::default(); hands.len()];
            group.felt = Felt::default();
            (0..hours * 30).for_each(|_| _ = group.pass(hands, &mut worked, 120.0, 20.0));
            (group.felt, worked)
        };
        live(12);
        live(1)
    }

    /// Erlang's formula with abandonment: 300 agents, loads from ample to too much. The twin has no line in which anybody gives up.
    #[test]
    fn one_team_agrees_with_erlang() {
        for load in [280.0, 300.0, 330.0] {
            let due = abandon::steady(&Demand::new(load / 300.0, 300.0).with_agents(300), 300.0);
            let (mut group, mut hands) = group(&[300.0], &[(load / 300.0, &[0])]);
            let (felt, worked) = settled(&mut group, &mut hands);
            let gone = felt.abandoned / felt.contacts;
            let wait_s = (felt.wait_served_s + felt.wait_abandoned_s) / felt.contacts;
            assert!((gone - due.p_abandon).abs() < 0.001, "{load}: {gone} {}", due.p_abandon);
            assert!((wait_s - due.mean_wait_s).abs() < 0.3, "{load}: {wait_s} {}", due.mean_wait_s);
            let busy = worked[0].busy / 3600.0 / 300.0;
            assert!((busy - load / 300.0 * (1.0 - due.p_abandon)).abs() < 0.002, "{load}: {busy}");
        }
    }

    /// 150 contacts leave 300 agents roomy, 290 do not: four deviations are 68. Chats at once slow each other where nobody waits, too.
    #[test]
    fn steps_are_short_where_somebody_may_wait() {
        let (roomy, mut hands) = group(&[300.0], &[(0.5, &[0])]);
        assert!(roomy.step_s(&hands).is_infinite());
        hands[0].chats_at_once = 2.0;
        assert!((roomy.step_s(&hands) - LONG_S).abs() < 1e-9);
        let (tight, hands) = group(&[300.0], &[(290.0 / 300.0, &[0])]);
        assert!((tight.step_s(&hands) - SHORT_S).abs() < 1e-9);
    }

    /// A small team is asked first for half of the contacts: it is full but for the agents that Erlang's loss formula has idle; the rest
    /// goes on.
    #[test]
    fn who_is_asked_first_is_filled_first() {
        let (mut group, mut hands) = group(&[20.0, 300.0], &[(0.5, &[0, 1]), (0.5, &[1])]);
        let (felt, worked) = settled(&mut group, &mut hands);
        assert!((worked[0].busy / 3600.0 - 20.0).abs() < 0.5, "{worked:?}");
        assert!((worked[1].busy / 3600.0 - 280.0).abs() < 3.0, "{worked:?}");
        assert!((felt.contacts - 3600.0).abs() < 1e-6, "each may have to wait");
        // A team that could never be full keeps nobody waiting, however many wait for the other.
        let (mut slack, mut hands) = self::group(&[300.0, 100.0], &[(0.5, &[0, 1]), (0.5, &[1])]);
        let (felt, worked) = settled(&mut slack, &mut hands);
        assert!(
            (felt.contacts - 1800.0).abs() < 1e-6 && (felt.abandoned / felt.contacts - 1.0 / 3.0).abs() < 0.02,
            "{felt:?}"
        );
        assert!((worked[0].busy / 3600.0 - 150.0).abs() < 15.0, "{worked:?}");
    }
}
