//! What becomes of a contact of the crowd that is not answered at once: it waits with a record of its own, by the rules of all
//! contacts, and if it is not answered it may be tried again.

use crate::model::course::At;
use crate::model::crowd::{Crowd, Reservation, Turn};
use crate::model::id::{ChannelId, SegmentId, TeamId, TopicId};
use crate::model::issue::{CROWD, Issue};
use crate::model::operation::Operation;
use crate::model::people::eligibility::{Eligibility, LineRule};
use crate::rng::{Luck, Role};

/// How many of those who were patient are kept in mind, per topic.
const PATIENT: usize = 1024;

impl Operation<'_> {
    /// A contact of the crowd is at the door of a line; its luck is drawn where it has none yet, and so is whether it looks at the
    /// line before it joins.
    pub fn crowd_arrives(&mut self, at: &mut At, line: usize, (luck, looks): (Option<Luck>, Option<Reservation>)) {
        let rule = at.terms.rules.eligibility.lines[line];
        let Some(mut crowd) = self.crowd.take() else { return };
        if !crowd.is_open[line] {
            let luck = luck.unwrap_or_else(|| Luck::of(crowd.luck.bits()));
            self.crowd_gives_up(at, &mut crowd, luck, (rule.topic, rule.channel));
            self.crowd = Some(crowd);
            return;
        }
        let servers = at.terms.rules.eligibility.servers(rule.topic, rule.channel);
        if let Some(team) = self.people.free_team(servers, || 0.0) {
            crowd.answered[line] += 1;
            let work_s = crowd.work_of(team, rule.topic);
            self.crowd = Some(crowd);
            self.people.start(at.now_s, team, 0, work_s, servers.alone);
            return;
        }
        let (stays_away, luck) = self.look_of_crowd(at, &mut crowd, line, (luck, looks));
        self.crowd = Some(crowd);
        if stays_away {
            self.talk_on(at, line, luck);
            return;
        }
        let slot = self.open_of_crowd(at, line, luck);
        let (row, interval) = (self.ledger.row(at.now_s, 0, rule.topic), self.ledger.interval());
        let issue = &mut self.issues[slot];
        (issue.contact_row, issue.opened_row, issue.interval, issue.queued_s) = (row, row, interval, at.now_s);
        self.wait(at, slot);
    }

    /// The record of a contact of the crowd.
    pub fn open_of_crowd(&mut self, at: &At, line: usize, luck: Luck) -> u32 {
        let LineRule { topic, channel, .. } = at.terms.rules.eligibility.lines[line];
        let segment = SegmentId::at(at.terms.rules.eligibility.segment_of(line));
        self.issues.open(Issue { luck, customer: CROWD, topic, channel, segment, ..Issue::default() })
    }

    /// Books who of the crowd was answered at once, one by one, in the stretch that began at a moment.
    pub fn book_crowd(&mut self, at: &At, from_s: f64) {
        let Some(crowd) = &mut self.crowd else { return };
        for (line, n) in crowd.answered.iter_mut().enumerate().filter(|(_, n)| **n > 0) {
            let topic = at.terms.rules.eligibility.lines[line].topic;
            crowd.books.answered(topic.index(), f64::from(*n));
            self.ledger.crowd_answered(self.ledger.row(from_s, 0, topic), *n);
            *n = 0;
        }
    }

    /// A contact of the crowd that waited is answered, by a team that is free: its record is closed.
    pub fn answer_crowd(&mut self, at: &At, slot: u32, team: TeamId) {
        let is_in_time = self.judged(at, slot).is_in_time;
        let issue = &mut self.issues[slot];
        let wait_s = at.now_s - issue.queued_s;
        let unfelt_s = if issue.called_back { (wait_s - f64::from(issue.waited_s)).max(0.0) } else { 0.0 };
        self.ledger.served(issue, wait_s, is_in_time);
        if issue.called_back {
            self.ledger.called_back(issue, unfelt_s);
        }
        let (topic, channel, luck) = (issue.topic, issue.channel, issue.luck);
        self.issues.close(slot);
        let Some(crowd) = &mut self.crowd else { return };
        crowd.books.answered(topic.index(), 1.0);
        crowd.was_patient(topic, luck);
        let work_s = crowd.work_of(team, topic);
        let alone = at.terms.rules.eligibility.servers(topic, channel).alone;
        self.people.start(at.now_s, team, slot, work_s, alone);
    }

    /// A contact of the crowd that waited was not answered.
    pub fn end_crowd(&mut self, at: &At, slot: u32) {
        let Some(mut crowd) = self.crowd.take() else { return };
        let Issue { topic, channel, luck, .. } = self.issues[slot];
        self.issues.close(slot);
        self.crowd_gives_up(at, &mut crowd, luck, (topic, channel));
        self.crowd = Some(crowd);
    }

    /// A contact of the crowd was not answered: it is tried again, perhaps with an AI before the door, or lost.
    pub fn crowd_gives_up(&self, at: &At, crowd: &mut Crowd, luck: Luck, (topic, channel): (TopicId, ChannelId)) {
        if crowd.luck.uniform() >= self.scenario.patience.retry {
            crowd.books.lost(topic.index());
            return;
        }
        let delay_s = at.terms.rules.retry_after.sample(&mut crowd.luck);
        let at_s = self.week.return_at(at.now_s, delay_s, crowd.luck.uniform());
        let switch = crowd.luck.bits();
        let channel = at.terms.rules.channels.next(channel, || Luck::of(switch).stream(Role::Switch, 0));
        let reaches = if self.is_only_model_out(at_s) { 1.0 } else { crowd.books.reaches_again(topic.index()) };
        if crowd.luck.uniform() < reaches && at_s < self.scenario.clock.end_s() {
            let interval = (at_s / self.scenario.demand.interval_s) as u64;
            let later = interval.saturating_sub(self.interval - 1) as usize;
            let luck = if self.scenario.patience.keeps_patience { luck } else { Luck::of(crowd.luck.bits()) };
            crowd.tries_again(
                luck,
                later,
                at.terms.rules.eligibility.index_of(topic, channel),
                at.terms.rules.eligibility.servers.len(),
            );
        }
    }
}

impl Crowd<'_> {
    /// How long a contact on a topic takes a team, s.
    #[inline]
    fn work_of(&mut self, team: TeamId, topic: TopicId) -> f64 {
        self.work_s[team.index()][topic.index()] * self.quantiles[topic.index()].draw(&mut self.luck)
    }

    /// One who was not answered tries again so many intervals later.
    fn tries_again(&mut self, luck: Luck, later: usize, place: usize, places: usize) {
        while self.retries.len() <= later {
            self.retries.push_back(vec![Vec::new(); places]);
        }
        self.retries[later][place].push(luck);
    }

    /// Who was answered after a wait has shown patience, with which later contacts about the issue come.
    fn was_patient(&mut self, topic: TopicId, luck: Luck) {
        self.books.waited(topic.index());
        let (ring, next) = &mut self.patient[topic.index()];
        if ring.len() < PATIENT {
            ring.push(luck);
        } else {
            ring[*next] = luck;
            *next = (*next + 1) % PATIENT;
        }
    }

    /// The luck of a contact that is not tried again: a later one of an issue has that of who was answered before.
    pub fn luck_of_new(&mut self, line: usize, topic: TopicId, keeps_patience: bool) -> Luck {
        let ring = &self.patient[topic.index()].0;
        if keeps_patience && !ring.is_empty() {
            let share = self.later_share[line] * self.books.waited_share(topic.index());
            if self.luck.uniform() < share {
                return ring[self.luck.index(ring.len() as u64) as usize];
            }
        }
        Luck::of(self.luck.bits())
    }

    /// The interval is over: who is still to come of those who try again comes in the next.
    pub fn pass_interval(&mut self) {
        let Some(rest) = self.retries.pop_front() else { return };
        match self.retries.front_mut() {
            Some(next) => next.iter_mut().zip(rest).for_each(|(next, rest)| next.extend(rest)),
            None => self.retries.push_back(rest),
        }
    }

    /// How many try again in what is left of the interval.
    pub fn waiting_to_try_again(&self) -> u32 {
        self.retries.front().map_or(0, |again| again.iter().map(Vec::len).sum::<usize>() as u32)
    }

    /// The line of the next contact of a turn, one of those that were drawn, and the luck of who tries again.
    #[inline]
    pub fn pick(&mut self, turn: usize, eligibility: &Eligibility) -> Option<(usize, Option<Luck>)> {
        let Turn { arrivals, anew, .. } = &mut self.turns[turn];
        // The one that comes is no longer among those to come.
        if self.luck.index(arrivals.left() as u64 + 1) < u64::from(*anew) {
            *anew -= 1;
            return self.draw_line(turn).map(|line| (line, None));
        }
        self.pick_again(eligibility)
    }

    /// One of those who try again in this interval: the line, and the luck.
    fn pick_again(&mut self, eligibility: &Eligibility) -> Option<(usize, Option<Luck>)> {
        let places = self.retries.front()?;
        let all: usize = places.iter().map(Vec::len).sum();
        let mut left = self.luck.index(all as u64) as usize;
        let place = places.iter().position(|lucks| {
            let is_here = left < lucks.len();
            left = left.wrapping_sub(lucks.len());
            is_here
        })?;
        self.again(place, eligibility)
    }

    fn again(&mut self, place: usize, eligibility: &Eligibility) -> Option<(usize, Option<Luck>)> {
        let again = &mut self.retries.front_mut()?[place];
        if again.is_empty() {
            return None;
        }
        let luck = again.swap_remove(self.luck.index(again.len() as u64) as usize);
        Some((self.line_of(place, eligibility), Some(luck)))
    }

    /// A line of a topic and channel, by the shares of its priorities.
    fn line_of(&mut self, place: usize, eligibility: &Eligibility) -> usize {
        let lines = eligibility.lines_of(place);
        let of_lines: f64 = lines.clone().map(|line| self.rates[line]).sum();
        let mut left = self.luck.uniform() * of_lines;
        let first = lines.start;
        lines
            .into_iter()
            .find(|&line| {
                left -= self.rates[line];
                left < 0.0
            })
            .unwrap_or(first)
    }
}
