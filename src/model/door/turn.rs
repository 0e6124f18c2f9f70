//! Turns of the crowd: what comes to a team at which nobody must wait is drawn at once for a stretch of time; to others contacts
//! come and end one by one, in time with what happens to the followed.

use crate::dist::poisson;
use crate::model::course::At;
use crate::model::crowd::{Crowd, End};
use crate::model::event::Event;
use crate::model::id::{TeamId, TopicId};
use crate::model::operation::Operation;
use crate::model::people::pool::{InHand, Pool};

/// How long a turn lasts, s, between these: of a team at which nobody can be expected to wait, while what is in hand changes about
/// evenly; of one that is tight, until this many contacts have come, while hardly any contact begins and ends.
const LONG_S: [f64; 2] = [60.0, 120.0];
const SHORT_S: [f64; 2] = [5.0, 20.0];
const CONTACTS: f64 = 16.0;
/// These turns in handle times: the mean one, and the shortest of a topic.
const OF_WORK: [f64; 2] = [0.5, 1.0 / 32.0];
/// Chats that must fit beside what is expected in a long turn, and standard deviations of what is.
const SPARE: f64 = 8.0;
const DEVIATIONS: f64 = 3.0;
/// Chats that must fit beside what comes in a short one: of the followed, whose number is not known before; and for each root of what
/// comes and ends in it, as more may have come by then than have ended.
const SPARE_SHORT: f64 = 3.0;
const BETWEEN: f64 = 0.5;

impl Operation<'_> {
    /// The crowd is looked at because somebody who is followed stands in line with it, or something that is booked depends on it;
    /// elsewhere it is enough that it has come as far as the next thing that happens to anybody.
    pub fn on_turn(&mut self, at: &mut At) {
        if let Some(crowd) = &mut self.crowd {
            crowd.is_watched = false;
        }
        self.watch_crowd(at);
    }

    /// Looks at the crowd again when its next turn begins, as long as that is needed.
    pub fn watch_crowd(&mut self, at: &mut At) {
        let Some(crowd) = &mut self.crowd else { return };
        if crowd.is_watched {
            return;
        }
        crowd.in_line.retain(|&(slot, wait_number)| self.issues.waits(slot, wait_number));
        let is_needed = !crowd.in_line.is_empty() || (at.terms.rules.books_waits && !self.people.lines.are_empty());
        if !is_needed {
            return;
        }
        let next_s = crowd.turns.iter().map(|turn| turn.until_s).fold(crowd.interval_end_s, f64::min);
        if next_s < crowd.interval_end_s {
            crowd.is_watched = true;
            at.book(next_s, Event::Turn);
        }
    }

    /// The next turn of every team begins whose last is over. The last of an interval ends with it, and the interval that
    /// follows begins the next.
    pub fn begin_turns(&mut self, at: &mut At) {
        self.follow_outage(at);
        let Some(mut crowd) = self.crowd.take() else { return };
        for turn in 0..crowd.turns.len() {
            if crowd.turns[turn].until_s <= at.now_s {
                self.begin_turn(at, &mut crowd, turn);
                let interval_end_s = crowd.interval_end_s;
                crowd.turns[turn].find_next(interval_end_s);
            }
        }
        crowd.find_next();
        self.crowd = Some(crowd);
    }

    /// A turn begins: of a team, or, the last, of lines that nobody takes and of those who try again.
    fn begin_turn(&mut self, at: &At, crowd: &mut Crowd, turn: usize) {
        let (now_s, end_s) = (at.now_s, crowd.interval_end_s);
        let left_s = end_s - now_s;
        let part = |length_s: f64| if length_s > left_s - 0.5 * SHORT_S[0] { left_s } else { length_s };
        let until_s = |length_s: f64| if part(length_s) < left_s { now_s + length_s } else { end_s };
        let [long_s, short_s] = crowd.turns_s[turn];
        crowd.turns[turn].begin(until_s(long_s));
        if turn + 1 == crowd.turns.len() {
            let again = crowd.draw_tries_again(part(long_s), left_s);
            let anew = crowd.draw(turn, part(long_s));
            crowd.one_by_one(turn, now_s, [anew, again, 0]);
            return;
        }
        let team = TeamId::at(turn);
        let pool = self.people.pool(team);
        if crowd.lines_of_team[turn].is_empty() && pool.is_empty() {
            pool.pass(end_s, InHand::default());
            crowd.turns[turn].until_s = end_s;
            return;
        }
        pool.set_pace(now_s);
        if pool.stays() && self.people.are_awaited_after_close(team, &at.terms.rules.eligibility) {
            crowd.turns[turn].until_s = until_s(short_s);
            self.turn_after_close(crowd, team, now_s);
            return;
        }
        let is_free = crowd.lines_of_team[turn].iter().all(|&line| self.people.lines.first(line).is_none());
        if is_free && self.is_roomy(crowd, team, part(long_s)) {
            crowd.draw_each(turn, part(long_s));
            self.give_turn(at, crowd, team, None);
            return;
        }
        let n = crowd.draw(turn, part(short_s));
        crowd.turns[turn].until_s = until_s(short_s);
        self.begin_short_turn(at, crowd, team, (n, is_free));
    }

    /// A short turn in which so many contacts come: at once if all find somebody free, which some can only if nobody waits.
    fn begin_short_turn(&mut self, at: &At, crowd: &mut Crowd, team: TeamId, (n, is_free): (u32, bool)) {
        let pool = self.people.pool(team);
        let before = pool.by_kind();
        // What is given at once may end within the turn; how many end of those in hand decides whether that can be.
        pool.let_end(crowd.turns[team.index()].until_s);
        let ends = pool.due();
        if is_free && self.fits(crowd, team, [n, ends], at.now_s) {
            crowd.share_out(team.index(), n);
            self.give_turn(at, crowd, team, Some(before));
        } else {
            crowd.one_by_one(team.index(), at.now_s, [n, 0, ends]);
        }
    }

    /// A turn of a closed team, of which who ends a contact may take another.
    fn turn_after_close(&mut self, crowd: &mut Crowd, team: TeamId, now_s: f64) {
        let pool = self.people.pool(team);
        pool.let_end(crowd.turns[team.index()].until_s);
        crowd.one_by_one(team.index(), now_s, [0, 0, pool.due()]);
    }

    /// Whether nobody can be expected to wait for a team in a turn, by what ends and what comes, from other teams too.
    fn is_roomy(&mut self, crowd: &Crowd, team: TeamId, length_s: f64) -> bool {
        let rates = crowd.lines_of_team[team.index()].iter().map(|&line| crowd.rates[line]);
        let rate = rates.sum::<f64>() * crowd.with_tries_again / crowd.share;
        let coming = |after_s: f64| rate * after_s + DEVIATIONS * (rate * after_s).sqrt() + SPARE;
        rate <= 0.0 || self.people.pool(team).is_roomy(length_s, crowd.only_idle[team.index()], coming)
    }

    /// Whether whatever comes to a team in a short turn, in which so many come and end, finds somebody free: that is so if it
    /// does at the beginning and at the end, with something to spare between.
    fn fits(&mut self, crowd: &Crowd, team: TeamId, [n, ends]: [u32; 2], now_s: f64) -> bool {
        let lines = || crowd.lines_of_team[team.index()].iter();
        let from_others: f64 =
            lines().filter(|&&line| crowd.takers[line] != Some(team)).map(|&line| crowd.rates[line]).sum();
        let others = from_others * (crowd.turns[team.index()].until_s - now_s);
        let only_idle = crowd.only_idle[team.index()];
        // Where an agent must have no contact to take one, most ends of chats give no room.
        let ended = if only_idle { 0.0 } else { f64::from(ends) };
        let come = f64::from(n) + others;
        let more = (come + DEVIATIONS * others.sqrt() - ended).max(0.0);
        more + SPARE_SHORT + BETWEEN * (come + ended).sqrt() <= f64::from(self.people.pool(team).spare(only_idle))
    }

    /// Gives a team at once what comes to it in a turn, with so much in hand before any of that ended.
    fn give_turn(&mut self, at: &At, crowd: &mut Crowd, team: TeamId, before: Option<InHand>) {
        let (turn, until_s) = (team.index(), crowd.turns[team.index()].until_s);
        let pool = self.people.pool(team);
        let before = before.unwrap_or_else(|| pool.by_kind());
        for place in 0..crowd.lines_of_turn[turn].len() {
            let line = crowd.lines_of_turn[turn][place];
            let n = std::mem::take(&mut crowd.counts[line]);
            if n > 0 {
                let topic = at.terms.rules.eligibility.lines[line].topic;
                let is_alone = at.terms.rules.eligibility.is_alone(line);
                crowd.give(pool, (team, topic), is_alone, n, until_s - at.now_s);
                self.ledger.crowd_answered(self.ledger.row(at.now_s, 0, topic), n);
            }
        }
        pool.pass(until_s, before);
    }

    /// Lets everything of the crowd happen that has by now.
    #[inline]
    pub fn let_crowd_come(&mut self, at: &mut At) {
        while self.crowd.as_ref().is_some_and(|crowd| crowd.next_s <= at.now_s) {
            self.crowd_step(at);
        }
    }

    /// The next contact of the crowd comes, ends or loses patience, or a turn begins.
    fn crowd_step(&mut self, at: &mut At) {
        let Some(crowd) = self.crowd.as_mut() else { return };
        let now_s = crowd.next_s;
        let mut then = at.at(now_s);
        match crowd.take_next() {
            Step::Turn => self.begin_turns(&mut then),
            Step::Patience => {
                let waits = |end: &End| self.issues.waits(end.slot, end.wait_number);
                let over = crowd.patience.take(now_s, waits);
                crowd.find_next();
                if let Some(End { slot, wait_number, .. }) = over {
                    self.on_patience_over(&mut then, slot, wait_number);
                }
            }
            Step::End(team) => {
                let pool = self.people.pool(team);
                pool.end_one(now_s);
                if pool.stays() {
                    self.serve_after_close(&mut then, team, 0);
                }
                self.serve_waiting(&mut then, team);
            }
            Step::Arrival(turn) => {
                if let Some((line, luck)) = crowd.pick(turn, &then.terms.rules.eligibility) {
                    self.crowd_arrives(&mut then, line, (luck, None));
                }
            }
        }
    }

    /// A contact waits: when its patience will be over.
    pub fn expect_end_of_patience(&mut self, at: &mut At, slot: u32, patience_s: f64) {
        let issue = &self.issues[slot];
        let (at_s, wait_number) = (at.now_s + patience_s, issue.wait_number);
        match &mut self.crowd {
            Some(crowd) if issue.is_crowd() && at_s.is_finite() => {
                crowd.patience.expect(at.now_s, End { at_s, slot, wait_number });
                crowd.next_s = crowd.next_s.min(crowd.patience.next_s());
            }
            Some(crowd) if !issue.is_crowd() => crowd.in_line.push((slot, wait_number)),
            _ => {}
        }
        if !issue.is_crowd() {
            at.book(at_s, Event::PatienceOver(slot, wait_number));
        }
        self.watch_crowd(at);
    }
}

/// What comes next of what comes one by one.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Step {
    /// A chat of a team ends.
    End(TeamId),
    /// A contact of a turn arrives.
    Arrival(usize),
    /// The patience of who waits is over, or is looked at.
    Patience,
    /// A turn is over.
    Turn,
}

impl Crowd<'_> {
    /// Draws how many contacts come in a turn anew.
    fn draw(&mut self, turn: usize, length_s: f64) -> u32 {
        poisson(self.rate_of(turn) * length_s, &mut self.luck)
    }

    /// Contacts a second that come in a turn anew.
    fn rate_of(&self, turn: usize) -> f64 {
        self.lines_of_turn[turn].iter().map(|&line| self.rates[line]).sum()
    }

    /// Draws to which of a turn's lines each of so many contacts comes.
    fn share_out(&mut self, turn: usize, n: u32) {
        for _ in 0..n {
            if let Some(line) = self.draw_line(turn) {
                self.counts[line] += 1;
            }
        }
    }

    /// The line of a contact that comes in a turn anew.
    pub fn draw_line(&mut self, turn: usize) -> Option<usize> {
        let (&last, before) = self.lines_of_turn[turn].split_last()?;
        if before.is_empty() {
            return Some(last);
        }
        let mut left = self.luck.uniform() * self.rate_of(turn);
        let is_here = |line: &&usize| {
            left -= self.rates[**line];
            left < 0.0
        };
        Some(*before.iter().find(is_here).unwrap_or(&last))
    }

    /// Draws how many contacts come in a turn to each of its lines.
    fn draw_each(&mut self, turn: usize, length_s: f64) {
        for &line in &self.lines_of_turn[turn] {
            let rate = self.rates[line];
            self.counts[line] = if rate > 0.0 { poisson(rate * length_s, &mut self.luck) } else { 0 };
        }
    }

    /// Draws how many try again in a turn, of those who do in what is left of the interval.
    fn draw_tries_again(&mut self, length_s: f64, left_s: f64) -> u32 {
        let waiting = self.waiting_to_try_again();
        if waiting == 0 {
            return 0;
        }
        poisson(f64::from(waiting) * length_s / left_s, &mut self.luck).min(waiting)
    }

    /// So many contacts come anew, come again and end one by one in a turn that begins.
    fn one_by_one(&mut self, turn: usize, now_s: f64, [anew, again, ends]: [u32; 3]) {
        let turn = &mut self.turns[turn];
        turn.anew = anew;
        turn.arrivals.draw((now_s, turn.until_s), anew + again, &mut self.luck);
        turn.ends.draw((now_s, turn.until_s), ends, &mut self.luck);
    }

    /// Gives so many contacts of a turn to a team, at moments evenly spaced.
    fn give(&mut self, pool: &mut Pool, (team, topic): (TeamId, TopicId), is_alone: bool, n: u32, length_s: f64) {
        self.books.answered(topic.index(), f64::from(n));
        let (mean_s, quantiles) = (self.work_s[team.index()][topic.index()], &self.quantiles[topic.index()]);
        let step_s = length_s / f64::from(n);
        for place in 0..n {
            let work_s = mean_s * quantiles.draw(&mut self.luck);
            pool.add((f64::from(place) + 0.5) * step_s, work_s, is_alone);
        }
    }

    /// How long turns of the teams last at the present rates and handle times.
    pub fn set_turns(&mut self, topics: &[TopicId]) {
        let [of_long, of_short] = OF_WORK;
        for (team, lines) in self.lines_of_team.iter().enumerate() {
            let rate: f64 = lines.iter().map(|&line| self.rates[line]).sum();
            let work_s = |line: &usize| self.work_s[team][topics[*line].index()];
            let shortest_s = lines.iter().map(work_s).fold(f64::INFINITY, f64::min);
            let work = || lines.iter().map(|line| self.rates[*line] * work_s(line)).sum::<f64>();
            let mean_s = if rate > 0.0 { work() / rate } else { shortest_s };
            let within = |length_s: f64, [least_s, most_s]: [f64; 2]| length_s.clamp(least_s, most_s);
            let short_s = (CONTACTS / rate).min(of_short * shortest_s);
            self.turns_s[team] = [within(of_long * mean_s, LONG_S), within(short_s, SHORT_S)];
        }
    }

    /// When the next contact comes, ends or loses patience, or a turn begins. Those of an interval end with it.
    fn find_next(&mut self) {
        self.next_s = self.turns.iter().map(|turn| turn.next_s).fold(self.patience.next_s(), f64::min);
    }

    /// Takes what comes next.
    fn take_next(&mut self) -> Step {
        let (now_s, interval_end_s) = (self.next_s, self.interval_end_s);
        let Some(place) = self.turns.iter().position(|turn| turn.next_s <= now_s) else { return Step::Patience };
        let turn = &mut self.turns[place];
        let step = if turn.ends.take(now_s) {
            Step::End(TeamId::at(place))
        } else if turn.arrivals.take(now_s) {
            Step::Arrival(place)
        } else {
            return Step::Turn;
        };
        turn.find_next(interval_end_s);
        self.find_next();
        step
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::crowd::Turn;
    use crate::model::door::samples::{crowded, quiet};

    /// The first team has lines of 192 s and 240 s, two contacts of the former to one of the latter, 208 s on average: half of it is 104 s,
    /// and a 32nd of the shortest 6 s. Sixteen contacts of the second come in 6.4 s. To the third none come: half and a 32nd of 200 s.
    #[test]
    fn turns_last_as_long_as_contacts_take_and_come() {
        let (world, calibration) = quiet();
        let mut replication = crowded(&world, &calibration);
        let crowd = replication.operation.crowd.as_mut().expect("it is here");
        crowd.rates = vec![0.02, 0.01, 2.5, 0.0];
        crowd.lines_of_team = vec![vec![0, 1], vec![2], vec![3]];
        crowd.work_s = vec![vec![192.0, 240.0], vec![224.0, 0.0], vec![200.0, 0.0]];
        crowd.turns_s = vec![[0.0; 2]; 3];
        crowd.set_turns(&[0, 1, 0, 0].map(TopicId));
        let due = [[104.0, 6.0], [112.0, 6.4], [100.0, 6.25]];
        let off = crowd.turns_s.iter().flatten().zip(due.as_flattened()).map(|(found, due)| (found - due).abs());
        assert!(off.fold(0.0, f64::max) < 1e-9, "{:?}", crowd.turns_s);
    }

    /// Of nine in ten 0.6 contacts a second come that are known and half as many again, so that with the followed there is one. In 67 s
    /// 67 are due, three standard deviations are 24.6, and eight are kept: 99.6 of a hundred agents. In 68 s they would be 100.7.
    #[test]
    fn a_long_turn_has_room_for_what_may_come_and_eight_more() {
        let (world, calibration) = quiet();
        let mut operation = crowded(&world, &calibration).operation;
        let mut crowd = operation.crowd.take().expect("it is here");
        (crowd.rates, crowd.with_tries_again) = (vec![0.4, 0.2], 1.5);
        crowd.lines_of_team = vec![vec![0, 1]];
        let team = TeamId::at(0);
        operation.people.pool(team).set_on_duty(0.0, 100);
        assert!(operation.is_roomy(&crowd, team, 67.0) && !operation.is_roomy(&crowd, team, 68.0));
        operation.people.pool(team).set_on_duty(0.0, 7);
        assert!(!operation.is_roomy(&crowd, team, 0.0));
        crowd.rates.fill(0.0);
        assert!(operation.is_roomy(&crowd, team, 67.0), "nobody comes");
    }

    /// Twenty contacts come in the 16 s that are left of a turn, four of a line that another team takes first, and one ends: 20 + 4 + 3·√4 − 1
    /// are more than before, and between them 3 + ½·√25 must be free: 34.5. Where agents must have no contact an end gives no room:
    /// 30 + 3 + ½·√24 = 35.4.
    #[test]
    fn a_short_turn_has_room_for_what_comes_less_what_ends() {
        let (world, calibration) = quiet();
        let mut operation = crowded(&world, &calibration).operation;
        let mut crowd = operation.crowd.take().expect("it is here");
        let team = TeamId::at(0);
        (crowd.rates, crowd.lines_of_team) = (vec![7.0, 0.15, 0.1], vec![vec![0, 1, 2]]);
        crowd.takers = vec![Some(team), None, Some(TeamId::at(1))];
        crowd.turns[0].until_s = 20.0;
        for (only_idle, agents) in [(false, 34), (true, 35)] {
            crowd.only_idle[0] = only_idle;
            let fits = [agents, agents + 1].map(|agents| {
                operation.people.pool(team).set_on_duty(0.0, agents);
                operation.fits(&crowd, team, [20, 1], 4.0)
            });
            assert_eq!(fits, [false, true], "{only_idle}");
        }
        crowd.only_idle[0] = false;
        crowd.rates.fill(0.0);
        for (agents, fits) in [(7, false), (8, true)] {
            operation.people.pool(team).set_on_duty(0.0, agents);
            assert_eq!(
                operation.fits(&crowd, team, [0, 100], 4.0),
                fits,
                "whoever ends makes room, and 3 + ½·√100 are 8"
            );
        }
    }

    /// Two agents stay after the close with five seconds of work each: in a turn of 20 s both contacts end one by one, and none comes.
    #[test]
    fn whoever_stays_after_the_close_ends_one_by_one() {
        let (world, calibration) = quiet();
        let mut operation = crowded(&world, &calibration).operation;
        let mut crowd = operation.crowd.take().expect("it is here");
        let pool = operation.people.pool(TeamId::at(0));
        pool.set_on_duty(0.0, 2);
        (0..2).for_each(|_| _ = pool.start(0.0, 5.0, false));
        pool.close(0.0);
        crowd.turns[0].until_s = 20.0;
        operation.turn_after_close(&mut crowd, TeamId::at(0), 0.0);
        let Turn { arrivals, ends, .. } = &crowd.turns[0];
        assert_eq!((arrivals.left(), ends.left()), (0, 2));
        assert!((0.0..20.0).contains(&ends.next_s()));
    }
}
