//! The state of the crowd.

use std::collections::VecDeque;
use std::sync::Arc;

use super::books::DoorBooks;
use super::patience::Patience;
use super::reservations::Reservations;
use crate::model::demand::Arrivals;
use crate::model::flow::{Flow, Known, Quantiles};
use crate::model::id::TeamId;
use crate::rng::{Luck, Role, Stream, Streams};
use crate::scenario::Scenario;
use crate::unit::MINUTE;

/// The state of the crowd.
#[derive(Debug)]
pub struct Crowd<'a> {
    /// 1 − 1/k: of everybody, the part that is not followed.
    pub share: f64,
    pub demand: Arrivals<'a>,
    pub flow: Arc<Flow>,
    /// Strategy, phase and state of the terms of everybody, and of a pilot's arm, from which the flow was taken.
    pub terms: Option<([usize; 3], Option<[usize; 3]>)>,
    pub books: DoorBooks,
    pub quantiles: Arc<[Quantiles]>,
    pub luck: Stream,
    /// When the present interval ends.
    pub interval_end_s: f64,
    /// Per line and interval of the week: the part of its day's later contacts, of issues of the same day and of others.
    pub hours: Vec<Vec<[f64; 2]>>,
    /// Per line, in the present interval: contacts a second at the door.
    pub rates: Vec<f64>,
    /// Per team and topic: mean handle time of one chat alone, s.
    pub work_s: Vec<Vec<f64>>,
    /// Per line: whether people can ever be reached, whether they can now, and the team that takes contacts while all are free.
    pub is_ever_open: Vec<bool>,
    pub is_open: Vec<bool>,
    pub takers: Vec<Option<TeamId>>,
    /// Per team: the open lines from which it may take.
    pub lines_of_team: Vec<Vec<usize>>,
    /// Per team: whether it takes contacts for which an agent must have none, beside chats of which one can have several.
    pub only_idle: Vec<bool>,
    /// Per turn: how long it lasts while nobody is expected to wait, and else, s.
    pub turns_s: Vec<[f64; 2]>,
    /// All contacts that come, of those whose rates are known.
    pub with_tries_again: f64,
    /// Later contacts of days without demand, per topic: they come on the next day that has any.
    pub carried: Vec<f64>,
    /// Whether no AI can be reached.
    pub is_ai_out: bool,
    /// The luck of those who try again, by the interval in which they come, per topic and channel.
    pub retries: VecDeque<Vec<Vec<Luck>>>,
    /// Per line: the part of its rate that later contacts of issues have.
    pub later_share: Vec<f64>,
    /// Per topic: the luck of who was answered lately after a wait, in a ring, and the place of the next.
    pub patient: Vec<(Vec<Luck>, usize)>,
    /// Up to which wait contacts come, where somebody looks at the line before.
    pub reservations: Reservations,
    /// Turns of the teams, and of what comes to nobody.
    pub turns: Vec<Turn>,
    /// Per turn: the lines whose contacts come in it.
    pub lines_of_turn: Vec<Vec<usize>>,
    /// Per line: contacts of a turn that are given to its team at once.
    pub counts: Vec<u32>,
    /// Per line: contacts that were answered at once, one by one, and are not booked yet.
    pub answered: Vec<u32>,
    /// When the patience of the crowd's contacts in line ends.
    pub patience: Patience,
    /// The followed who may stand in line, and the numbers of their waits; whether somebody will look at the crowd for them.
    pub in_line: Vec<(u32, u32)>,
    pub is_watched: bool,
    /// When the next contact comes, ends or loses patience, or a turn begins; infinite for never.
    pub next_s: f64,
}

/// A stretch of time of a team.
#[derive(Clone, Debug, Default)]
pub struct Turn {
    pub until_s: f64,
    /// Contacts that come and chats that end one by one; of the contacts, how many come anew, not again.
    pub arrivals: Moments,
    pub anew: u32,
    pub ends: Moments,
    /// When the next of them does, or the turn is over and another begins; infinite for never.
    pub next_s: f64,
}

impl Turn {
    /// A turn begins with nothing that happens one by one.
    pub fn begin(&mut self, until_s: f64) {
        self.until_s = until_s;
        self.arrivals.left.clear();
        self.ends.left.clear();
    }

    /// What comes next, of a turn in an interval that ends at a moment: the last turn of an interval ends with it.
    #[inline]
    pub fn find_next(&mut self, interval_end_s: f64) {
        let over_s = if self.until_s < interval_end_s { self.until_s } else { f64::INFINITY };
        self.next_s = over_s.min(self.arrivals.next_s()).min(self.ends.next_s());
    }
}

/// Some things that happen one by one at random moments: a contact of the followed finds an agent free as often as one of these does.
#[derive(Clone, Debug, Default)]
pub struct Moments {
    /// Those that are still to come, the next one last.
    left: Vec<f64>,
}

impl Moments {
    /// So many between two moments, each as probably at any as at another: with `n` of them, the sums of `n + 1` exponential spaces,
    /// measured so that all together are as long as the stretch.
    pub fn draw(&mut self, (from_s, until_s): (f64, f64), n: u32, luck: &mut Stream) {
        self.left.clear();
        if n == 0 {
            return;
        }
        let mut sum = 0.0;
        self.left.extend((0..n).map(|_| {
            sum += luck.exponential();
            sum
        }));
        let step_s = (until_s - from_s) / (sum + luck.exponential());
        for moment in &mut self.left {
            *moment = until_s - *moment * step_s;
        }
    }

    /// How many are still to come.
    #[inline]
    pub fn left(&self) -> usize {
        self.left.len()
    }

    /// When the next one comes; infinite for never.
    #[inline]
    pub fn next_s(&self) -> f64 {
        self.left.last().copied().unwrap_or(f64::INFINITY)
    }

    /// One that has come by now.
    #[inline]
    pub fn take(&mut self, now_s: f64) -> bool {
        self.left.pop_if(|moment| *moment <= now_s).is_some()
    }
}

impl<'a> Crowd<'a> {
    /// A crowd beside one followed customer in k, of demand with so many issues behind one that was counted.
    pub fn new(scenario: &'a Scenario, known: &Known, (scale, of_counted): (u32, f64), streams: Streams) -> Self {
        let teams = scenario.strategies[0].phases[0].levers.teams.len();
        Self {
            share: 1.0 - 1.0 / f64::from(scale),
            demand: Arrivals::new(scenario, 1, of_counted),
            flow: Arc::default(),
            terms: None,
            books: DoorBooks::default(),
            quantiles: Arc::clone(&known.quantiles),
            luck: streams.stream(Role::Crowd, 0, 0),
            interval_end_s: 0.0,
            hours: Vec::new(),
            rates: Vec::new(),
            work_s: Vec::new(),
            is_ever_open: Vec::new(),
            is_open: Vec::new(),
            takers: Vec::new(),
            lines_of_team: vec![Vec::new(); teams],
            only_idle: vec![false; teams],
            turns_s: vec![[MINUTE; 2]; teams + 1],
            with_tries_again: 1.0,
            is_ai_out: false,
            carried: vec![0.0; scenario.topics.len()],
            retries: VecDeque::new(),
            later_share: Vec::new(),
            patient: vec![(Vec::new(), 0); scenario.topics.len()],
            reservations: Reservations::new(scenario.topics.len()),
            turns: vec![Turn::default(); teams + 1],
            lines_of_turn: vec![Vec::new(); teams + 1],
            counts: Vec::new(),
            answered: Vec::new(),
            patience: Patience::default(),
            in_line: Vec::new(),
            is_watched: false,
            next_s: f64::INFINITY,
        }
    }

    /// How many first and later contacts of a line one of them that comes now stands for as things are usually.
    pub fn usual(&self, line: usize) -> [f64; 2] {
        let [of_an_issue, more] = self.flow.without_ai[line];
        if self.is_ai_out && of_an_issue > 0.0 && more > 0.0 {
            [self.flow.first[line] / of_an_issue, 1.0 / more]
        } else {
            [1.0; 2]
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Five contacts in a stretch of 10 s, two thousand times: all come within it, the first after a sixth on average and as often as not
    /// before 10·(1 − 2^(−1/5)) = 1.294 s; evenly spaced it would always be after 1 s.
    #[test]
    fn contacts_come_at_random_moments() {
        let mut luck = Streams::new(1, 0).stream(Role::Crowd, 0, 0);
        let (mut first, mut soon) = (0.0, 0);
        let mut moments = Moments::default();
        for _ in 0..2000 {
            moments.draw((100.0, 110.0), 5, &mut luck);
            first += (moments.next_s() - 100.0) / 2000.0;
            soon += i32::from(moments.next_s() < 101.294);
            let mut last_s = 100.0;
            while moments.left() > 0 {
                let next_s = moments.next_s();
                assert!((last_s..110.0).contains(&next_s), "{moments:?}");
                assert!(!moments.take(0.5 * (last_s + next_s)) && moments.take(next_s));
                last_s = next_s;
            }
            assert!(moments.next_s().is_infinite());
        }
        assert!((first - 10.0 / 6.0).abs() < 0.1 && (soon - 1000).abs() < 100, "{first} {soon}");
    }

    /// A quarter of the issues comes to people first, and half of them would if no AI could be reached, with twice as many later contacts:
    /// while it cannot, one of either stands for half of one. Where no such contact was ever seen one stands for itself.
    #[test]
    fn who_comes_while_no_ai_can_be_reached_stands_for_fewer() {
        let world = crate::scenario::samples::bare("2024-01-01");
        let mut crowd = Crowd::new(&world, &Known::default(), (10, 1.0), Streams::new(1, 0));
        let without_ai = vec![[0.5, 2.0], [0.0, 2.0], [0.5, 0.0]];
        crowd.flow = Arc::new(Flow { first: vec![0.25; 3], without_ai, ..Flow::default() });
        crowd.is_ai_out = true;
        let usual = |crowd: &Crowd| [0, 1, 2].map(|line| crowd.usual(line));
        assert_eq!(usual(&crowd), [[0.5; 2], [1.0; 2], [1.0; 2]]);
        crowd.is_ai_out = false;
        assert_eq!(usual(&crowd), [[1.0; 2]; 3]);
    }
}
