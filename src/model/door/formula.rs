//! Waits by formula: what comes to teams and lines moves expectations, and the followed draw from them what they meet.

use crate::model::course::At;
use crate::model::crowd::Crowd;
use crate::model::event::Event;
use crate::model::fluid::{CLASSES, Felt, Fluid, Law, Line, Phases, Shares};
use crate::model::id::TeamId;
use crate::model::operation::Operation;
use crate::model::people::eligibility::LineRule;
use crate::model::people::{People, Worked};
use crate::model::trace::Happening;
use crate::rng::{Luck, Role};

/// Moments at which who gave up in a stretch comes back, drawn for all of them together.
const RETURNS: u32 = 8;

impl Operation<'_> {
    /// An interval begins, and the rates of the crowd are known: what comes to the lines, of everybody.
    pub fn begin_formula_interval(&mut self, at: &At) {
        let Some(mut fluid) = self.fluid.take() else { return };
        let Some(crowd) = self.crowd.take() else { return };
        let is_over = at.now_s >= self.setting.last_arrival_s;
        let keeps_patience = self.scenario.patience.keeps_patience;
        fluid.begin_interval(at, &crowd, (self.scenario.demand.interval_s, keeps_patience), is_over);
        fluid.meet_teams(at, &crowd);
        fluid.note_on_duty(&self.people);
        let is_there = |team: &TeamId| self.people.staffed.teams[team.index()];
        let line = |index: usize, rule: &LineRule| {
            let servers = at.terms.rules.eligibility.servers(rule.topic, rule.channel);
            let teams = servers.at_once.iter().copied().filter(is_there).map(TeamId::index).collect();
            Line::new(rule.topic.index(), fluid.rates[index].iter().sum(), teams)
        };
        let open = crowd.is_open.iter().zip(&at.terms.rules.eligibility.lines).enumerate();
        let lines: Vec<Option<Line>> = open
            .map(|(index, (is_open, rule))| is_open.then(|| line(index, rule)).filter(|line| !line.teams.is_empty()))
            .collect();
        fluid.begin_lines(lines);
        self.fluid = Some(fluid);
        self.crowd = Some(crowd);
    }

    /// Who is on duty now, as the formula has it.
    pub fn note_on_duty(&mut self) {
        if let Some(fluid) = &mut self.fluid {
            fluid.note_on_duty(&self.people);
        }
    }

    /// Agents × seconds and chats × seconds of a team since this was last asked.
    pub fn take_worked(&mut self, now_s: f64, team: usize) -> Worked {
        let worked = self.people.take_worked(now_s, team);
        let Some(fluid) = &mut self.fluid else { return worked };
        worked.plus(std::mem::take(&mut fluid.worked[team]))
    }

    /// Customers × seconds on the line since this was last asked.
    pub fn take_queue_s(&mut self, now_s: f64) -> f64 {
        let by_formula = self.fluid.as_mut().map_or(0.0, |fluid| std::mem::take(&mut fluid.queue_s));
        self.people.take_queue_s(now_s) + by_formula
    }

    /// A contact of the followed asks for people: what it meets is drawn, and what becomes of it.
    pub fn offer_by_formula(&mut self, at: &mut At, slot: u32) {
        let issue = &self.issues[slot];
        let line = at.terms.rules.eligibility.line(issue.topic, issue.channel, issue.segment);
        let mut luck = issue.luck.stream(Role::Ahead, issue.contacts);
        self.ledger.offered(issue);
        let Some(fluid) = &mut self.fluid else { return };
        fluid.pass_steps(at.now_s);
        // A channel that opens within an interval has no line yet.
        let first = || at.terms.rules.eligibility.servers(issue.topic, issue.channel).at_once[0].index();
        let (wait_s, team) = fluid.meet(line, &mut luck).unwrap_or_else(|| (0.0, first()));
        let team = TeamId::at(team);
        if wait_s <= 0.0 {
            self.on_answered(at, slot, team);
            return;
        }
        // Nobody leaves at once: no formula holds that.
        let patience_s = self.draw_patience(at, slot).unwrap_or(0.0);
        let issue = &mut self.issues[slot];
        issue.wait_number = issue.wait_number.wrapping_add(1);
        let over = Event::PatienceOver(slot, issue.wait_number);
        self.trace(at, slot, |_| Happening::Waits { patience_s: patience_s.is_finite().then_some(patience_s) });
        if patience_s < wait_s {
            at.book(at.now_s + patience_s, over);
        } else {
            at.book(at.now_s + wait_s, Event::Answered(slot, team));
        }
    }

    /// A team answers a contact whose wait was a formula's.
    pub fn on_answered(&mut self, at: &mut At, slot: u32, team: TeamId) {
        let work_s = self.take_up(at, slot, team, None);
        let speed = self.fluid.as_ref().map_or(1.0, |fluid| fluid.teams[team.index()].speed);
        at.book(at.now_s + work_s / speed, Event::HandledAlone(slot, team));
    }

    /// Books what the crowd felt in the stretch that began at a moment; who gave up tries again or not.
    pub fn book_formula(&mut self, at: &At, from_s: f64) {
        let Some(mut fluid) = self.fluid.take() else { return };
        let Some(mut crowd) = self.crowd.take() else { return };
        fluid.pass(at.now_s);
        let seconds = std::mem::take(&mut fluid.booked_s);
        let mut lost = vec![[0.0; CLASSES]; fluid.rates.len()];
        for (line, lost) in lost.iter_mut().enumerate() {
            let topic = at.terms.rules.eligibility.lines[line].topic;
            let (felt, gave_up) = fluid.felt(line, seconds);
            self.ledger.crowd_felt(self.ledger.row(from_s, 0, topic), &felt, crowd.share);
            crowd.books.answered(topic.index(), felt.served * crowd.share);
            for class in 0..CLASSES {
                let all = fluid.rates[line][class] * seconds;
                lost[class] = all * gave_up[class];
                fluid.answered[topic.index()][class] += all - lost[class];
            }
        }
        fluid.groups.iter_mut().for_each(|group| group.felt = Felt::default());
        self.give_up_by_formula(at, (&mut fluid, &mut crowd), &lost);
        self.fluid = Some(fluid);
        self.crowd = Some(crowd);
    }

    /// So many of each line and class were not answered: they try again, perhaps with an AI before the door, or are lost.
    fn give_up_by_formula(&self, at: &At, (fluid, crowd): (&mut Fluid, &mut Crowd), lost: &[Shares]) {
        let retry = self.scenario.patience.retry;
        let eligibility = &at.terms.rules.eligibility;
        let sums: Vec<f64> = lost.iter().map(|classes| classes.iter().sum()).collect();
        for (line, sum) in sums.iter().enumerate() {
            crowd.books.lose(eligibility.lines[line].topic.index(), sum * (1.0 - retry) * crowd.share);
        }
        if sums.iter().sum::<f64>() * retry < 1e-6 {
            return;
        }
        for _ in 0..RETURNS {
            let delay_s = at.terms.rules.retry_after.sample(&mut crowd.luck);
            let at_s = self.week.return_at(at.now_s, delay_s, crowd.luck.uniform());
            let switch = Luck::of(crowd.luck.bits());
            if at_s >= self.scenario.clock.end_s() {
                continue;
            }
            // Who comes back within the interval does so in the next.
            let later = ((at_s / self.scenario.demand.interval_s) as u64).saturating_sub(self.interval - 1).max(1);
            for (line, amounts) in lost.iter().enumerate().filter(|(line, _)| sums[*line] > 0.0) {
                let LineRule { topic, channel, .. } = eligibility.lines[line];
                let channel = at.terms.rules.channels.next(channel, || switch.stream(Role::Switch, 0));
                let share = retry * crowd.books.reaches_again(topic.index()) / f64::from(RETURNS);
                fluid.try_again(later as usize, eligibility.index_of(topic, channel), amounts, share);
            }
        }
    }
}

impl Fluid {
    fn note_on_duty(&mut self, people: &People) {
        for team in 0..self.teams.len() {
            self.set_on_duty(team, people.on_duty(TeamId::at(team)));
        }
    }

    /// Contacts a second of each line and class in an interval that begins: of the crowd's rates, and of who tries again.
    fn begin_interval(&mut self, at: &At, crowd: &Crowd, (interval_s, keeps_patience): (f64, bool), is_over: bool) {
        let again = self.next_retries(crowd.rates.len());
        self.forget(interval_s);
        if is_over {
            self.retries.clear();
        }
        let first = Law::shares();
        self.rates.resize(crowd.rates.len(), [0.0; CLASSES]);
        for line in 0..crowd.rates.len() {
            let rate = if is_over { 0.0 } else { crowd.rates[line] / crowd.share };
            let answered = &self.answered[at.terms.rules.eligibility.lines[line].topic.index()];
            let known: f64 = answered.iter().sum();
            let later = if keeps_patience { crowd.later_share[line] } else { 0.0 };
            let tries: f64 = again[line].iter().sum();
            self.rates[line] = std::array::from_fn(|class| {
                let again = if keeps_patience { again[line][class] } else { tries * first[class] };
                let again = if is_over { 0.0 } else { again / interval_s };
                rate * ((1.0 - later) * first[class] + later * answered[class] / known) + again
            });
        }
    }

    /// How agents work from now on.
    fn meet_teams(&mut self, at: &At, crowd: &Crowd) {
        for (index, team) in at.terms.levers.teams.iter().enumerate() {
            let hands = &mut self.teams[index];
            (hands.chats_at_once, hands.slowdown) = (f64::from(team.chats_at_once), team.slowdown);
            for (topic, mean_s) in crowd.work_s[index].iter().enumerate() {
                hands.set_phases(topic, Phases::of(*mean_s, self.cv[topic]));
            }
        }
        self.form_groups(&at.terms.rules.pools);
    }
}
