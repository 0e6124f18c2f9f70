//! Turns of the crowd: what comes to a team at which nobody must wait is drawn at once for a stretch of time; to others contacts
//! come and end one by one, in time with what happens to the followed.

use crate::dist::poisson;
use crate::model::course::At;
use crate::model::crowd::{Crowd, End, Turn};
use crate::model::event::Event;
use crate::model::id::{TeamId, TopicId};
use crate::model::operation::Operation;
use crate::model::people::pool::{InHand, Pool};

/// How long a turn lasts, s: of a team that is tight, and of one at which nobody can be expected to wait.
const SHORT_S: f64 = 5.0;
const LONG_S: f64 = 60.0;
/// Chats that must fit beside what is expected in a long turn, and standard deviations of what is.
const SPARE: f64 = 8.0;
const DEVIATIONS: f64 = 3.0;
/// Chats that must fit beside what comes in a short one: of the followed, whose number is not known before.
const SPARE_SHORT: f64 = 3.0;

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
        let next_s = crowd.turns.iter().map(|turn| turn.until_s).fold(crowd.interval_end_s, f64::min);
        if is_needed && next_s < crowd.interval_end_s {
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
            }
        }
        crowd.find_next();
        self.crowd = Some(crowd);
    }

    /// A turn begins: of a team, or, the last, of lines that nobody takes and of those who try again.
    fn begin_turn(&mut self, at: &At, crowd: &mut Crowd, turn: usize) {
        let end_s = crowd.interval_end_s;
        let left_s = end_s - at.now_s;
        let part = |length_s: f64| if length_s > left_s - 0.5 * SHORT_S { left_s } else { length_s };
        let until_s = |length_s: f64| if part(length_s) < left_s { at.now_s + length_s } else { end_s };
        if turn + 1 == crowd.turns.len() {
            let n = crowd.draw_tries_again(part(LONG_S), left_s) + crowd.draw_each(turn, part(LONG_S));
            return crowd.turns[turn] = Turn::new(at.now_s, until_s(LONG_S), 0).with(n, &mut crowd.luck);
        }
        let team = TeamId::at(turn);
        let pool = self.people.pool(team);
        if crowd.lines_of_team[turn].is_empty() && pool.is_empty() {
            pool.pass(end_s, InHand::default());
            crowd.turns[turn] = Turn::new(at.now_s, end_s, 0);
            return;
        }
        pool.set_pace(at.now_s);
        if pool.stays() && self.people.are_awaited_after_close(team, &at.terms.rules.eligibility) {
            return crowd.turns[turn] = self.turn_after_close(at, team, until_s(SHORT_S));
        }
        let is_free = crowd.lines_of_team[turn].iter().all(|&line| self.people.lines.first(line).is_none());
        let is_roomy = is_free && self.is_roomy(crowd, team, part(LONG_S));
        let length_s = part(if is_roomy { LONG_S } else { SHORT_S });
        let until_s = until_s(if is_roomy { LONG_S } else { SHORT_S });
        let n = if is_roomy { crowd.draw_each(turn, length_s) } else { crowd.draw_all(turn, length_s) };
        let pool = self.people.pool(team);
        let before = pool.by_kind();
        // What is given at once in a long turn may end within it; how many end of those in hand decides whether a short one fits.
        if !is_roomy {
            pool.let_end(until_s);
        }
        crowd.turns[turn] = Turn::new(at.now_s, until_s, pool.due());
        if is_roomy || (is_free && self.fits(crowd, team, n)) {
            self.give_lines(at, crowd, team);
            self.people.pool(team).pass(until_s, before);
            crowd.turns[turn] = Turn::new(at.now_s, until_s, 0);
        } else {
            crowd.turns[turn] = crowd.turns[turn].with(n, &mut crowd.luck);
        }
    }

    /// A turn of a closed team, of which who ends a contact may take another.
    fn turn_after_close(&mut self, at: &At, team: TeamId, until_s: f64) -> Turn {
        let pool = self.people.pool(team);
        pool.let_end(until_s);
        Turn::new(at.now_s, until_s, pool.due())
    }

    /// Whether nobody can be expected to wait for a team in a turn, by what ends and what comes, from other teams too.
    fn is_roomy(&mut self, crowd: &Crowd, team: TeamId, length_s: f64) -> bool {
        let rates = crowd.lines_of_team[team.index()].iter().map(|&line| crowd.rates[line]);
        let rate = rates.sum::<f64>() * crowd.with_tries_again / crowd.share;
        let coming = |after_s: f64| rate * after_s + DEVIATIONS * (rate * after_s).sqrt() + SPARE;
        rate <= 0.0 || self.people.pool(team).is_roomy(length_s, crowd.only_idle[team.index()], coming)
    }

    /// Whether whatever comes to a team in a short turn finds somebody free: taken as evenly spaced, that is so if
    /// it does at the beginning and at the end.
    fn fits(&mut self, crowd: &Crowd, team: TeamId, n: u32) -> bool {
        let turn = &crowd.turns[team.index()];
        let lines = || crowd.lines_of_team[team.index()].iter();
        let from_others: f64 =
            lines().filter(|&&line| crowd.takers[line] != Some(team)).map(|&line| crowd.rates[line]).sum();
        let others = from_others * (turn.until_s - turn.from_s);
        let only_idle = crowd.only_idle[team.index()];
        // Where an agent must have no contact to take one, most ends of chats give no room.
        let ended = if only_idle { 0.0 } else { f64::from(turn.ends.left) };
        let more = (f64::from(n) + others + DEVIATIONS * others.sqrt() - ended).max(0.0);
        more + SPARE_SHORT <= f64::from(self.people.pool(team).spare(only_idle))
    }

    /// Gives a team at once what comes to it in a turn.
    fn give_lines(&mut self, at: &At, crowd: &mut Crowd, team: TeamId) {
        for place in 0..crowd.lines_of_turn[team.index()].len() {
            let line = crowd.lines_of_turn[team.index()][place];
            let n = std::mem::take(&mut crowd.counts[line]);
            if n > 0 {
                let topic = at.terms.rules.eligibility.lines[line].topic;
                let is_alone = at.terms.rules.eligibility.is_alone(line);
                crowd.give(self.people.pool(team), (team, topic), is_alone, n);
                self.ledger.crowd_answered(self.ledger.row(at.now_s, 0, topic), n);
            }
        }
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
    /// Draws how many contacts come in a turn, then to which of its lines each; how many in all. Cheaper where few come.
    fn draw_all(&mut self, turn: usize, length_s: f64) -> u32 {
        let lines = &self.lines_of_turn[turn];
        let Some((&last, before)) = lines.split_last() else { return 0 };
        let all: f64 = lines.iter().map(|&line| self.rates[line]).sum();
        let n = poisson(all * length_s, &mut self.luck);
        for &line in lines {
            self.counts[line] = 0;
        }
        for _ in 0..n {
            let mut left = self.luck.uniform() * all;
            let is_here = |line: &&usize| {
                left -= self.rates[**line];
                left < 0.0
            };
            self.counts[*before.iter().find(is_here).unwrap_or(&last)] += 1;
        }
        n
    }

    /// Draws how many contacts come in a turn to each of its lines; how many in all.
    fn draw_each(&mut self, turn: usize, length_s: f64) -> u32 {
        let mut all = 0;
        for &line in &self.lines_of_turn[turn] {
            let rate = self.rates[line];
            let n = if rate > 0.0 { poisson(rate * length_s, &mut self.luck) } else { 0 };
            self.counts[line] = n;
            all += n;
        }
        all
    }

    /// Draws how many try again in a turn, of those who do in what is left of the interval.
    fn draw_tries_again(&mut self, length_s: f64, left_s: f64) -> u32 {
        let waiting = self.waiting_to_try_again();
        if waiting == 0 {
            return 0;
        }
        poisson(f64::from(waiting) * length_s / left_s, &mut self.luck).min(waiting)
    }

    /// Gives so many contacts of a turn to a team, at moments evenly spaced.
    fn give(&mut self, pool: &mut Pool, (team, topic): (TeamId, TopicId), is_alone: bool, n: u32) {
        self.books.answered(topic.index(), f64::from(n));
        let (mean_s, quantiles) = (self.work_s[team.index()][topic.index()], &self.quantiles[topic.index()]);
        let turn = &self.turns[team.index()];
        let step_s = (turn.until_s - turn.from_s) / f64::from(n);
        for place in 0..n {
            let work_s = mean_s * quantiles.draw(&mut self.luck);
            pool.add((f64::from(place) + 0.5) * step_s, work_s, is_alone);
        }
    }

    /// When the next contact comes, ends or loses patience, or a turn begins. Those of an interval end with it.
    fn find_next(&mut self) {
        let mut next_s = self.patience.next_s();
        for turn in &self.turns {
            let until_s = if turn.until_s < self.interval_end_s { turn.until_s } else { f64::INFINITY };
            for at_s in [turn.arrivals.next_s, turn.ends.next_s, until_s] {
                if at_s < next_s {
                    next_s = at_s;
                }
            }
        }
        self.next_s = next_s;
    }

    /// Takes what comes next.
    fn take_next(&mut self) -> Step {
        let now_s = self.next_s;
        let step = self.next_of_turns(now_s);
        if let Some(step) = step {
            self.find_next();
            return step;
        }
        if self.patience.next_s() <= now_s { Step::Patience } else { Step::Turn }
    }

    fn next_of_turns(&mut self, now_s: f64) -> Option<Step> {
        for (place, turn) in self.turns.iter_mut().enumerate() {
            if turn.ends.next_s <= now_s {
                turn.ends.take();
                return Some(Step::End(TeamId::at(place)));
            }
            if turn.arrivals.next_s <= now_s {
                turn.arrivals.take(&mut self.luck);
                return Some(Step::Arrival(place));
            }
        }
        None
    }
}
