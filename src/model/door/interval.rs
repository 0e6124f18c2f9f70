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
            crowd.carried = self.carried(at, &crowd);
            self.turn_hours(at, &mut crowd);
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
            let counted = self.scenario.customers.count * demand.issues_per_customer_month / MONTH * DAY;
            let issues = counted * self.calibration.counted.issues;
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

    /// Later contacts that a day without demand leaves to the next; those to whom an AI has to hand over, also a day on which nobody works.
    fn carried(&self, at: &At, crowd: &Crowd) -> Vec<f64> {
        let of_topic = |topic: usize| {
            let is_always = at.terms.levers.routing.is_always_at_the_door(topic);
            // At the end of the first day of all there is none before.
            if at.now_s < DAY || self.demand_of_day(at.now_s - DAY, is_always) > 0.0 {
                return 0.0;
            }
            crowd.carried[topic] + crowd.books.later_today(&crowd.flow, topic)[1]
        };
        (0..self.scenario.topics.len()).map(of_topic).collect()
    }

    fn demand_of_day(&self, start_s: f64, is_always: bool) -> f64 {
        let intervals = 0..self.week.per_day();
        let starts = intervals.map(|interval| start_s + interval as f64 * self.scenario.demand.interval_s);
        starts.filter(|at_s| is_always || self.week.lets_work(*at_s)).map(|at_s| self.week.weight(at_s)).sum()
    }

    /// A day with hours of its own, or the one after it, brings later contacts at other hours than the days before.
    fn turn_hours(&self, at: &At, crowd: &mut Crowd) {
        if self.week.has_own_hours(at.now_s) || (at.now_s >= DAY && self.week.has_own_hours(at.now_s - DAY)) {
            let flow = Arc::clone(&crowd.flow);
            crowd.hours = self.hours(at, &flow);
        }
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
                let is_open = is_always || (self.has_anybody(at, rule, at_s) && self.lets_work(at.now_s, interval));
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

    /// Whether people may be on duty in an interval of the week, as far as it lies on the day of a moment.
    fn lets_work(&self, now_s: f64, interval: usize) -> bool {
        let per_day = self.week.per_day();
        let at_s = (now_s / DAY).floor() * DAY + (interval % per_day) as f64 * self.scenario.demand.interval_s;
        interval / per_day != self.week.weekday(now_s) || self.week.lets_work(at_s)
    }

    /// Whether contacts can come to a line at a moment of the week: by the plan somebody who serves it is on duty, or they wait for the next opening.
    fn has_anybody(&self, at: &At, rule: &LineRule, at_s: f64) -> bool {
        let is_there = |team: &TeamId| match &at.terms.levers.teams[team.index()].staffing {
            Staffing::OnDuty(counts) => counts[self.week.interval(at_s) % counts.len()] > 0.0,
            Staffing::Headcount { to, .. } => {
                self.week.weight(at_s) > 0.0 && (*to > 0.0 || self.people.staffed.teams[team.index()])
            }
        };
        let servers = at.terms.rules.eligibility.servers(rule.topic, rule.channel);
        at.terms.rules.channels.is_open(rule.channel, || self.week.since_monday_s(at_s))
            && servers.serving.iter().any(|team| servers.over_closing || is_there(team))
    }
}

/// Sums over the lines of each topic.
fn of_topics(at: &At, of_lines: &[f64]) -> Vec<f64> {
    let lines = &at.terms.rules.eligibility.lines_of_topic;
    lines.iter().map(|lines| lines.iter().map(|&line| of_lines[line as usize]).sum()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::books::door::DAYS;
    use crate::engine::Calendar;
    use crate::model::calibration::Calibration;
    use crate::model::course::{InForce, Replication, Terms};
    use crate::model::door::samples::{crowded, quiet};
    use crate::rng::Luck;
    use crate::scenario::samples::world;

    /// An issue brings so many first contacts, and nothing later.
    fn flow(first: f64) -> Arc<Flow> {
        let (hours, later) = (vec![[0.0; 2]; 7 * 24], vec![[[0.0; DAYS]; 2]]);
        Arc::new(Flow { first: vec![first], hours, later, factor: vec![vec![1.0]], ..Flow::default() })
    }

    /// Ninety-nine first contacts come where none is expected: a hundred to one, with one more of each. The launch after that brings another
    /// flow: were it the step of a ramp it would leave what was learned, as a decision it leaves nothing.
    #[test]
    fn a_step_of_a_ramp_keeps_what_was_learned() {
        for (is_step, due) in [(true, 100.0), (false, 1.0)] {
            let (mut world, mut calibration) = quiet();
            world.strategies[0].phases[1].is_step = is_step;
            calibration.crowd.flows = vec![vec![vec![flow(0.5)], vec![flow(0.6)]]];
            let Replication { mut operation, in_force, .. } = crowded(&world, &calibration);
            let mut crowd = operation.crowd.take().expect("it is here");
            let mut calendar = Calendar::new();
            operation.meet_terms(&At::new(0.0, &mut calendar, &in_force), &mut crowd);
            (0..99).for_each(|_| crowd.books.first(0, 1.0));
            let terms = Terms::new(&world, [0, 1, 0], &calibration, &operation.setting);
            let in_force = InForce::new(terms, &world.strategies[0], operation.streams);
            operation.meet_terms(&At::new(DAY, &mut calendar, &in_force), &mut crowd);
            let found = (crowd.flow.first[0], crowd.books.first_factor(0));
            assert!((found.0 - 0.6).abs() < 1e-12 && (found.1 - due).abs() < 1e-9, "{is_step}: {found:?}");
        }
    }

    /// Contacts of a second took three times as long two hundred times, and as long as typed two hundred times before. While no AI can be
    /// reached and every second contact is a first one, half of them have that factor; where nobody comes, all would.
    #[test]
    fn contacts_take_as_long_as_those_that_come() {
        let (world, mut calibration) = quiet();
        calibration.crowd.flows = vec![vec![vec![flow(0.5)]]];
        let Replication { mut operation, in_force, .. } = crowded(&world, &calibration);
        let mut crowd = operation.crowd.take().expect("it is here");
        let mut calendar = Calendar::new();
        let at = At::new(0.0, &mut calendar, &in_force);
        operation.meet_terms(&at, &mut crowd);
        (0..200).for_each(|_| crowd.books.work(0, 0, 3.0));
        let learned = 801.0 / 401.0;
        (crowd.is_ai_out, crowd.later_share) = (true, vec![0.5]);
        for (rate, due) in [(0.2, 0.5 * learned + 0.5), (0.0, learned)] {
            crowd.rates = vec![rate];
            operation.set_work_times(&at, &mut crowd);
            assert!((crowd.work_s[0][0] - due).abs() < 1e-9, "{rate}: {:?}", crowd.work_s);
        }
    }

    /// Demand comes on Sundays from twelve to one alone: people with a headcount are there then, and nobody is where the headcount is 0.
    #[test]
    fn a_headcount_is_there_while_there_is_demand() {
        const TEXT: &str = r#"
demand.interval = "1 h"
demand.hours = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]
demand.days = [0, 0, 0, 0, 0, 0, 1]
topic.t = { share = 1, handle_time = { dist = "constant", mean = "1 s" } }
team.a = { headcount = 1, success = 1 }
strategy.x = {}
"#;
        for headcount in [1.0, 0.0] {
            let mut world = world(TEXT);
            world.demand.issues_per_customer_month = 0.0;
            if let Staffing::Headcount { to, .. } = &mut world.strategies[0].phases[0].levers.teams[0].staffing {
                *to = headcount;
            }
            let mut calibration = Calibration::new(&world, 1);
            calibration.crowd.flows = vec![vec![vec![flow(1.0)]]];
            let Replication { mut operation, in_force, .. } = crowded(&world, &calibration);
            let mut crowd = operation.crowd.take().expect("it is here");
            let mut calendar = Calendar::new();
            let at = At::new(0.0, &mut calendar, &in_force);
            let rule = &at.terms.rules.eligibility.lines[0];
            let is_there = [(0, 12.5), (6, 11.5), (6, 12.5), (6, 13.5)]
                .map(|(day, hour)| operation.has_anybody(&at, rule, (f64::from(day) + hour / 24.0) * DAY));
            assert_eq!(is_there, [false, false, headcount > 0.0, false], "{headcount}");
            operation.meet_terms(&at, &mut crowd);
            assert_eq!(crowd.is_ever_open, [headcount > 0.0]);
        }
    }

    /// Of 360 contacts that a day without demand left half come in the first hour, 180 of everybody and 162 of the crowd, with 81 who try
    /// again: half as many more as are known. Where none is known none is added.
    #[test]
    fn contacts_come_at_their_rates_and_some_again() {
        let (world, mut calibration) = quiet();
        let (split, without_ai) = (vec![1.0], vec![[1.0; 2]]);
        calibration.crowd.flows =
            vec![vec![vec![Arc::new(Flow { split, without_ai, ..Arc::unwrap_or_clone(flow(1.0)) })]]];
        let Replication { mut operation, in_force, .. } = crowded(&world, &calibration);
        let mut crowd = operation.crowd.take().expect("it is here");
        let mut calendar = Calendar::new();
        let at = At::new(0.0, &mut calendar, &in_force);
        operation.meet_terms(&at, &mut crowd);
        crowd.books.begin_day(&crowd.flow, &[0.0]);
        (crowd.is_open, crowd.is_ever_open) = (vec![true], vec![true]);
        crowd.hours[0][0] = [0.25, 0.5];
        crowd.retries.push_back(vec![vec![Luck::of(1); 81]]);
        for (carried, due) in [(360.0, [162.0 / 3600.0, 1.0, 1.5]), (0.0, [0.0, 0.0, 1.0])] {
            crowd.carried = vec![carried];
            operation.set_rates(&at, &mut crowd);
            let found = [crowd.rates[0], crowd.later_share[0], crowd.with_tries_again];
            assert!(found.iter().zip(due).all(|(found, due)| (found - due).abs() < 1e-9), "{carried}: {found:?}");
        }
    }

    /// A team of a hundred is to grow by half each year, and who is new works at half the pace. After two hundred days fewer are new than
    /// usually: contacts of the crowd take as much shorter as people are faster.
    #[test]
    fn contacts_take_as_much_shorter_as_people_are_faster() {
        const TEXT: &str = r#"
demand.interval = "1 h"
topic.t = { share = 1, handle_time = { dist = "constant", mean = "1 s" } }
strategy.x = {}

[team.a]
headcount = 100
success = 1
headcount_growth_per_year = "50 %"
recruiting_time = "2 weeks"
training_time = "1 week"
proficiency = { at_start = "50 %", half_time = "20 weeks" }
"#;
        let mut world = world(TEXT);
        world.demand.issues_per_customer_month = 0.0;
        let mut calibration = Calibration::new(&world, 1);
        calibration.crowd.flows = vec![vec![vec![flow(1.0)]]];
        let Replication { mut operation, in_force, .. } = crowded(&world, &calibration);
        let mut crowd = operation.crowd.take().expect("it is here");
        let mut calendar = Calendar::new();
        let at = At::new(0.0, &mut calendar, &in_force);
        operation.people.advance_workforces(200.0 * DAY, &at.terms.levers.teams, |_, _, _| ());
        operation.meet_terms(&at, &mut crowd);
        (crowd.rates, crowd.later_share) = (vec![0.1], vec![0.0]);
        operation.set_work_times(&at, &mut crowd);
        let (pace, work_s) = (operation.people.handle_factor(0), crowd.work_s[0][0]);
        assert!(pace < 0.995 && (work_s - pace).abs() < 1e-9, "{pace}: {work_s} s");
    }

    /// Agents have up to three contacts, of the second team on the chat alone, of the third one at a time: where calls come beside chats of
    /// which one can have several, an agent must have none to take one.
    #[test]
    fn calls_beside_chats_need_an_agent_without_any() {
        const TEXT: &str = r#"
demand.interval = "1 h"
topic.t = { share = 1, handle_time = { dist = "constant", mean = "1 s" } }
channel.chat = { share = 0.5 }
channel.phone = { share = 0.5, exclusive = true }
team.a = { on_duty = 1, success = 1, chats_at_once = 3 }
team.b = { on_duty = 1, success = 1, chats_at_once = 3, channels = ["chat"] }
team.c = { on_duty = 1, success = 1 }
strategy.x = {}
"#;
        let mut world = world(TEXT);
        world.demand.issues_per_customer_month = 0.0;
        let calibration = Calibration::new(&world, 1);
        let Replication { mut operation, in_force, .. } = crowded(&world, &calibration);
        let mut crowd = operation.crowd.take().expect("it is here");
        let mut calendar = Calendar::new();
        let at = At::new(0.0, &mut calendar, &in_force);
        let (teams, agents) = (&at.terms.levers.teams, [1.0; 3]);
        operation.people.open_and_close(0.0, &agents, teams, &at.terms.rules.eligibility);
        operation.people.plan(&agents);
        operation.people.put_on_duty(0.0, teams, operation.week.weekday(0.0), 3600.0);
        operation.open_doors(&at, &mut crowd);
        assert_eq!(crowd.lines_of_team, [vec![0, 1], vec![0], vec![0, 1]]);
        assert_eq!(crowd.only_idle, [true, false, false]);
    }
}
