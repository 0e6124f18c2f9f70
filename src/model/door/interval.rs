//! An interval of the crowd begins: what comes at which rate, and to whom.

use std::sync::Arc;

use crate::model::course::At;
use crate::model::crowd::{Crowd, DoorBooks};
use crate::model::flow::Flow;
use crate::model::id::{TeamId, TopicId};
use crate::model::operation::Operation;
use crate::model::people::eligibility::LineRule;
use crate::model::people::pool;
use crate::rng::Role;
use crate::scenario::{Staffing, Team};
use crate::unit::{DAY, MONTH};

impl Operation<'_> {
    /// An interval begins, staffed already: the crowd comes at its rates, and the first stretch of it begins.
    pub fn begin_crowd_interval(&mut self, at: &mut At) {
        let Some(mut crowd) = self.crowd.take() else { return };
        let interval = self.interval - 1;
        let joined =
            self.customers.members_at(at.now_s) as f64 * self.customers.rounding() * f64::from(self.setting.scale);
        crowd.demand.open_interval(at.now_s, &self.streams, joined);
        crowd.luck = self.streams.stream(Role::Crowd, interval, 0);
        for team in 0..at.terms.levers.teams.len() {
            let luck = pool::luck(&self.streams, interval, team, at.terms.levers.teams.len());
            self.people.pool(TeamId::at(team)).set_luck(luck);
        }
        self.meet_terms(at, &mut crowd);
        if (interval as usize).is_multiple_of(self.week.per_day()) {
            let topics = 0..self.scenario.topics.len();
            let of_day: Vec<f64> = topics.map(|topic| crowd.demand.expected_of_day(at.now_s, joined, topic)).collect();
            crowd.carried = self.carried(at.now_s, &crowd);
            crowd.books.begin_day(&crowd.flow, &of_day);
        }
        crowd.pass_interval();
        for topic in 0..self.scenario.topics.len() {
            crowd.books.expect(topic, crowd.demand.rate_of(topic) * self.scenario.demand.interval_s);
        }
        crowd.is_ai_out = self.is_ai_out(at);
        crowd.interval_end_s = at.now_s + self.scenario.demand.interval_s;
        self.open_doors(at, &mut crowd);
        // A world to which nobody comes any more has no crowd either.
        if at.now_s < self.setting.last_arrival_s {
            self.set_rates(at, &mut crowd);
        } else {
            crowd.rates.fill(0.0);
            crowd.retries.clear();
        }
        self.crowd = Some(crowd);
        if self.fluid.is_some() {
            self.begin_formula_interval(at);
        } else {
            self.begin_turns(at);
        }
    }

    /// Takes over the flow of what is in force, if it is another than before.
    fn meet_terms(&self, at: &At, crowd: &mut Crowd) {
        let (rest, tried) = at.in_force.places();
        if crowd.terms == Some((rest, tried)) {
            return;
        }
        let is_first = crowd.terms.is_none();
        crowd.terms = Some((rest, tried));
        let known = |place| self.calibration.flow(place);
        let of_rest = known(rest);
        let flow = match tried {
            Some(tried) => Arc::new(of_rest.mixed(&known(tried), at.in_force.share())),
            None => of_rest,
        };
        // Opening hours may be others though what issues bring is the same.
        crowd.hours = self.hours(at, &flow);
        let week = || (0..7 * self.week.per_day()).map(|interval| self.week.start_of(interval));
        let is_ever = |rule: &LineRule| week().any(|at_s| self.has_anybody(at, rule, at_s));
        crowd.is_ever_open = at.terms.rules.eligibility.lines.iter().map(is_ever).collect();
        let is_step = !is_first && self.scenario.strategies[rest[0]].phases[rest[1]].is_step;
        let is_same = Arc::ptr_eq(&flow, &crowd.flow);
        crowd.flow = flow;
        if is_step || is_same {
            return;
        }
        let per_day = |topic: usize| {
            let demand = &self.scenario.demand;
            let issues = self.scenario.customers.count * demand.issues_per_customer_month / MONTH * DAY;
            issues * self.scenario.topics[topic].share / f64::from(self.setting.scale)
        };
        let per_day: Vec<f64> = (0..self.scenario.topics.len()).map(per_day).collect();
        let first = of_topics(at, &crowd.flow.first);
        if is_first {
            crowd.books = DoorBooks::new(&crowd.flow, &first, &per_day);
        } else {
            crowd.books.begin_anew(&crowd.flow, &first, &per_day, 0.5);
            crowd.reservations.forget();
        }
    }

    /// Later contacts that a day without demand leaves to the next.
    fn carried(&self, now_s: f64, crowd: &Crowd) -> Vec<f64> {
        let topics = 0..self.scenario.topics.len();
        // At the end of the first day of all there is none before.
        if now_s < DAY || self.demand_of_day(now_s - DAY) > 0.0 {
            return vec![0.0; topics.len()];
        }
        topics.map(|topic| crowd.carried[topic] + crowd.books.later_today(&crowd.flow, topic)[1]).collect()
    }

    fn demand_of_day(&self, start_s: f64) -> f64 {
        let intervals = 0..self.week.per_day();
        intervals.map(|interval| self.week.weight(start_s + interval as f64 * self.scenario.demand.interval_s)).sum()
    }

    /// Where people can be reached, and who takes contacts while everybody is free.
    fn open_doors(&self, at: &At, crowd: &mut Crowd) {
        let rules = &at.terms.rules;
        let since_monday_s = self.week.since_monday_s(at.now_s);
        let is_open = |rule: &LineRule| {
            self.people.staffed.servers[rules.eligibility.index_of(rule.topic, rule.channel)]
                && rules.channels.is_open(rule.channel, || since_monday_s)
        };
        let taker = |rule: &LineRule| {
            let servers = rules.eligibility.servers(rule.topic, rule.channel);
            servers.at_once.iter().copied().find(|&team| self.people.on_duty(team) > 0)
        };
        crowd.is_open = rules.eligibility.lines.iter().map(is_open).collect();
        crowd.takers = rules.eligibility.lines.iter().map(taker).collect();
        let is_open = &crowd.is_open;
        let lines = |team: TeamId| {
            let is_there = self.people.on_duty(team) > 0;
            rules.eligibility.lines_taken_by(team).filter(|&line| is_there && is_open[line]).collect()
        };
        crowd.lines_of_team = (0..at.terms.levers.teams.len()).map(TeamId::at).map(lines).collect();
        let takes_alone = |(lines, team): (&Vec<usize>, &Team)| {
            team.chats_at_once > 1 && lines.iter().any(|&line| rules.eligibility.is_alone(line))
        };
        crowd.only_idle = crowd.lines_of_team.iter().zip(&at.terms.levers.teams).map(takes_alone).collect();
        crowd.lines_of_turn.iter_mut().for_each(Vec::clear);
        let nobody = crowd.turns.len() - 1;
        for line in 0..crowd.takers.len() {
            let taker = crowd.takers[line].filter(|_| crowd.is_open[line]);
            crowd.lines_of_turn[taker.map_or(nobody, TeamId::index)].push(line);
        }
        crowd.counts.resize(crowd.takers.len(), 0);
        crowd.answered.resize(crowd.takers.len(), 0);
    }

    /// Contacts a second at the door of each line, tries again left out, and how long they take.
    pub fn set_rates(&self, at: &At, crowd: &mut Crowd) {
        let (rules, interval_s) = (&at.terms.rules, self.scenario.demand.interval_s);
        let interval = self.week.interval(at.now_s);
        crowd.rates = vec![0.0; rules.eligibility.lines.len()];
        crowd.later_share = vec![0.0; crowd.rates.len()];
        for topic in 0..self.scenario.topics.len() {
            let rate = crowd.demand.rate_of(topic);
            let [today, later] = crowd.books.later_today(&crowd.flow, topic);
            let is_always = at.terms.levers.routing.is_always_at_the_door(topic);
            for &line in &rules.eligibility.lines_of_topic[topic] {
                let line = line as usize;
                if !crowd.is_ever_open[line] {
                    continue;
                }
                let (first, more) = match crowd.flow.without_ai[line] {
                    [of_an_issue, more] if crowd.is_ai_out => (rate * of_an_issue, more),
                    _ if is_always || crowd.is_open[line] => (rate * crowd.flow.first[line], 1.0),
                    _ => (0.0, 1.0),
                };
                let [of_today, of_later] = crowd.hours[line][interval];
                let again =
                    more * crowd.flow.split[line] * (today * of_today + (later + crowd.carried[topic]) * of_later);
                let of_first = first * crowd.books.first_factor(topic);
                let all = of_first + again / interval_s;
                crowd.rates[line] = crowd.share * all;
                crowd.later_share[line] = if all > 0.0 { 1.0 - of_first / all } else { 0.0 };
            }
        }
        let known: f64 = crowd.rates.iter().sum::<f64>() * interval_s;
        let again = f64::from(crowd.waiting_to_try_again());
        crowd.with_tries_again = if known > 0.0 { 1.0 + again / known } else { 1.0 };
        self.set_work_times(at, crowd);
    }

    /// How long contacts take at these rates. Who would have met an AI first, while none can be reached, has issues as they come, and
    /// nothing was handed over.
    fn set_work_times(&self, at: &At, crowd: &mut Crowd) {
        let rules = &at.terms.rules;
        let usual = |topic: usize| {
            let lines = || rules.eligibility.lines_of_topic[topic].iter().map(|&line| line as usize);
            let all: f64 = lines().map(|line| crowd.rates[line]).sum();
            let later: f64 = lines().map(|line| crowd.rates[line] * crowd.later_share[line]).sum();
            if crowd.is_ai_out && all > 0.0 { later / all } else { 1.0 }
        };
        let usual: Vec<f64> = (0..self.scenario.topics.len()).map(usual).collect();
        let work_s = |(team, topics): (usize, &Vec<f64>)| {
            let factor = |topic: usize| usual[topic] * crowd.books.work_factor(team, topic) + (1.0 - usual[topic]);
            let pace = self.people.handle_factor(team);
            topics.iter().enumerate().map(|(topic, mean_s)| mean_s * pace * factor(topic)).collect()
        };
        crowd.work_s = rules.mean_handle_time_s.iter().enumerate().map(work_s).collect();
        let topics: Vec<TopicId> = rules.eligibility.lines.iter().map(|line| line.topic).collect();
        crowd.set_turns(&topics);
    }

    /// Per line and interval of the week: the part of its day's later contacts that it has, of issues of the same day and of
    /// others. Contacts that meet an AI first come while people can be reached.
    fn hours(&self, at: &At, flow: &Flow) -> Vec<Vec<[f64; 2]>> {
        let per_day = self.week.per_day();
        let of_line = |rule: &LineRule| {
            let is_always = at.terms.levers.routing.is_always_at_the_door(rule.topic.index());
            let weights = |interval: usize| {
                let at_s = self.week.start_of(interval);
                let is_open = is_always || self.has_anybody(at, rule, at_s);
                flow.hours[interval].map(|weight| if is_open { weight } else { 0.0 })
            };
            let all: Vec<[f64; 2]> = (0..7 * per_day).map(weights).collect();
            let of_day = |day: &[[f64; 2]]| {
                let sums = day.iter().fold([0.0; 2], |[a, b], [today, later]| [a + today, b + later]);
                let share = |of: f64, all: f64| if all > 0.0 { of / all } else { 0.0 };
                day.iter().map(|of| [share(of[0], sums[0]), share(of[1], sums[1])]).collect::<Vec<[f64; 2]>>()
            };
            all.chunks(per_day).flat_map(of_day).collect()
        };
        at.terms.rules.eligibility.lines.iter().map(of_line).collect()
    }

    /// Whether by the plan somebody who serves a line is on duty at a moment of the week.
    fn has_anybody(&self, at: &At, rule: &LineRule, at_s: f64) -> bool {
        let is_there = |team: &TeamId| match &at.terms.levers.teams[team.index()].staffing {
            Staffing::OnDuty(counts) => counts[self.week.interval(at_s) % counts.len()] > 0.0,
            Staffing::Headcount { to, .. } => {
                self.week.weight(at_s) > 0.0 && (*to > 0.0 || self.people.staffed.teams[team.index()])
            }
        };
        at.terms.rules.channels.is_open(rule.channel, || self.week.since_monday_s(at_s))
            && at.terms.rules.eligibility.servers(rule.topic, rule.channel).serving.iter().any(is_there)
    }
}

/// Sums over the lines of each topic.
fn of_topics(at: &At, of_lines: &[f64]) -> Vec<f64> {
    let lines = &at.terms.rules.eligibility.lines_of_topic;
    lines.iter().map(|lines| lines.iter().map(|&line| of_lines[line as usize]).sum()).collect()
}
