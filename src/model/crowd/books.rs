//! The books of the door: how many contacts of the followed were there, and how many could be expected, so that the crowd comes
//! as they do.
//!
//! What an issue brings is known from the [`Flow`]. What has changed since it was measured (customers who left, a wish for people
//! that grew, an AI that learned) is one factor for first contacts, one for later ones on the same day and one for those of later
//! days, by topic: counted ÷ expected, both forgotten with a time constant of [`MEMORY_DAYS`].

use crate::books::door::DAYS;
use crate::model::flow::Flow;
use std::collections::VecDeque;

/// After so many days a count weighs 1/e.
pub const MEMORY_DAYS: f64 = 14.0;

/// A count against what was expected of it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Learned {
    pub counted: f64,
    pub expected: f64,
}

impl Learned {
    /// What is known beforehand, as if it had been counted.
    pub fn begun(expected: f64) -> Self {
        Self { counted: expected, expected }
    }

    /// Counted ÷ expected, as if one more of each had been: nearly 1 while next to nothing is expected.
    #[inline]
    pub fn factor(self) -> f64 {
        (self.counted + 1.0) / (self.expected + 1.0)
    }

    fn forget(&mut self, left: f64) {
        self.counted *= left;
        self.expected *= left;
    }
}

/// A day of a topic.
#[derive(Clone, Copy, Debug, Default)]
struct Day {
    /// Potential issues of the followed, and of everybody.
    followed: f64,
    everybody: f64,
    /// Contacts at the door that were answered, and that were lost for good.
    answered: f64,
    lost: f64,
}

impl Day {
    fn answered_share(&self) -> f64 {
        let all = self.answered + self.lost;
        if all > 0.0 { self.answered / all } else { 1.0 }
    }
}

/// What is known of a topic.
#[derive(Clone, Debug, Default)]
struct Topic {
    first: Learned,
    today: Learned,
    later: Learned,
    /// Tries again that reach the door, of those that begin.
    retries: Learned,
    /// Answered after a wait, of those who were answered.
    patient: Learned,
    /// Today first.
    days: VecDeque<Day>,
    /// Issues of everybody that today lets expect in all.
    expected_today: f64,
    /// Later contacts of today, of the day of the opening and of others.
    counted: [f64; 2],
}

/// The books of all topics.
#[derive(Clone, Debug, Default)]
pub struct DoorBooks {
    topics: Vec<Topic>,
    /// Per team and topic: factor on handle time.
    work: Vec<Vec<Learned>>,
}

/// Contacts in whose factor on handle time is believed beforehand.
const WORK_BEFOREHAND: f64 = 200.0;

impl DoorBooks {
    /// Books in which nothing has happened; `per_day` gives potential issues of the followed a day, per topic.
    pub fn new(flow: &Flow, first: &[f64], per_day: &[f64]) -> Self {
        let mut books = Self { topics: vec![Topic::default(); per_day.len()], work: Vec::new() };
        books.begin_anew(flow, first, per_day, 1.0);
        books
    }

    /// Other levers are in force: what was learned is forgotten, and what is known beforehand has the weight of so much of the
    /// memory. `first` gives first contacts for each issue, per topic.
    pub fn begin_anew(&mut self, flow: &Flow, first: &[f64], per_day: &[f64], weight: f64) {
        for (index, topic) in self.topics.iter_mut().enumerate() {
            let issues = weight * MEMORY_DAYS * per_day[index];
            let [people, ai] = &flow.later[index];
            let on = |day: usize| people[day] + ai[day];
            topic.first = Learned::begun(issues * first[index]);
            topic.today = Learned::begun(issues * on(0));
            topic.later = Learned::begun(issues * (1..DAYS).map(on).sum::<f64>());
            topic.retries = Learned { counted: 20.0 * first[index].min(1.0), expected: 20.0 };
        }
        let known = |factor: &f64| Learned { counted: WORK_BEFOREHAND * factor, expected: WORK_BEFOREHAND };
        self.work = flow.factor.iter().map(|topics| topics.iter().map(known).collect()).collect();
    }

    /// A day begins: the one before is compared with what it let expect. `everybody` gives the issues that today lets expect.
    pub fn begin_day(&mut self, flow: &Flow, everybody: &[f64]) {
        let left = libm::exp(-1.0 / MEMORY_DAYS);
        for (index, topic) in self.topics.iter_mut().enumerate() {
            if !topic.days.is_empty() {
                topic.today.expected += topic.on_the_day(&flow.later[index], |day| day.followed);
                topic.later.expected += topic.after_the_day(&flow.later[index], |day| day.followed);
                topic.today.counted += topic.counted[0];
                topic.later.counted += topic.counted[1];
            }
            topic.counted = [0.0; 2];
            topic.days.push_front(Day::default());
            topic.days.truncate(DAYS + 1);
            topic.expected_today = everybody[index];
            for learned in
                [&mut topic.first, &mut topic.today, &mut topic.later, &mut topic.retries, &mut topic.patient]
            {
                learned.forget(left);
            }
        }
        self.work.iter_mut().flatten().for_each(|learned| learned.forget(left));
    }

    /// So many potential issues of everybody arise in an interval that begins.
    pub fn expect(&mut self, topic: usize, issues: f64) {
        self.topics[topic].days[0].everybody += issues;
    }

    /// A potential issue of the followed arises; `first` contacts can be expected of it.
    #[inline]
    pub fn issue(&mut self, topic: usize, first: f64) {
        let topic = &mut self.topics[topic];
        topic.days[0].followed += 1.0;
        topic.first.expected += first;
    }

    /// The first contact of an issue of the followed is at the door, as one of so many that would be there as things are usually.
    #[inline]
    pub fn first(&mut self, topic: usize, usual: f64) {
        self.topics[topic].first.counted += usual;
    }

    /// A later one is, of an issue that arose today or not.
    #[inline]
    pub fn later(&mut self, topic: usize, is_of_today: bool, usual: f64) {
        self.topics[topic].counted[usize::from(!is_of_today)] += usual;
    }

    /// One of the followed tries again.
    #[inline]
    pub fn retry(&mut self, topic: usize) {
        self.topics[topic].retries.expected += 1.0;
    }

    /// One who tries again is at the door.
    #[inline]
    pub fn retry_at_the_door(&mut self, topic: usize) {
        self.topics[topic].retries.counted += 1.0;
    }

    /// So many contacts at the door were answered.
    #[inline]
    pub fn answered(&mut self, topic: usize, contacts: f64) {
        self.topics[topic].days[0].answered += contacts;
        self.topics[topic].patient.expected += contacts;
    }

    /// One of the answered contacts of the crowd had waited.
    #[inline]
    pub fn waited(&mut self, topic: usize) {
        self.topics[topic].patient.counted += 1.0;
    }

    /// Of the answered the share that had waited.
    pub fn waited_share(&self, topic: usize) -> f64 {
        let Learned { counted, expected } = self.topics[topic].patient;
        if expected > 0.0 { counted / expected } else { 0.0 }
    }

    /// A contact at the door was not answered, and nobody tries again.
    #[inline]
    pub fn lost(&mut self, topic: usize) {
        self.lose(topic, 1.0);
    }

    /// So many were not.
    #[inline]
    pub fn lose(&mut self, topic: usize, contacts: f64) {
        self.topics[topic].days[0].lost += contacts;
    }

    /// A contact of the followed takes so many times as long as it would without its difficulty and what was handed over.
    #[inline]
    pub fn work(&mut self, team: usize, topic: usize, factor: f64) {
        let learned = &mut self.work[team][topic];
        learned.counted += factor;
        learned.expected += 1.0;
    }

    /// The mean factor on handle time of a team and a topic.
    pub fn work_factor(&self, team: usize, topic: usize) -> f64 {
        self.work[team][topic].factor()
    }

    /// Share of those who try again that reach the door, instead of being helped before.
    pub fn reaches_again(&self, topic: usize) -> f64 {
        self.topics[topic].retries.factor().min(1.0)
    }

    /// First contacts for each of those that the flow lets expect.
    pub fn first_factor(&self, topic: usize) -> f64 {
        self.topics[topic].first.factor()
    }

    /// Later contacts that today lets expect of everybody: of issues that arise today, and of those that did before.
    pub fn later_today(&self, flow: &Flow, topic: usize) -> [f64; 2] {
        let books = &self.topics[topic];
        let of = &flow.later[topic];
        let today = Day { everybody: books.expected_today, ..books.days[0] };
        let share = today.answered_share();
        let on_the_day = today.everybody * (of[0][0] * share + of[1][0]);
        [on_the_day * books.today.factor(), books.after_the_day(of, |day| day.everybody) * books.later.factor()]
    }
}

impl Topic {
    /// Later contacts of issues of today.
    fn on_the_day(&self, [people, ai]: &[[f64; DAYS]; 2], issues: impl Fn(&Day) -> f64) -> f64 {
        let day = &self.days[0];
        issues(day) * (people[0] * day.answered_share() + ai[0])
    }

    /// Contacts today of issues of the days before.
    fn after_the_day(&self, [people, ai]: &[[f64; DAYS]; 2], issues: impl Fn(&Day) -> f64) -> f64 {
        let of_day = |(lag, day): (usize, &Day)| issues(day) * (people[lag] * day.answered_share() + ai[lag]);
        self.days.iter().enumerate().take(DAYS).skip(1).map(of_day).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One topic and one team: of a hundred issues ten come back to people on the day and twenty on the next, and five to the day of an AI's.
    fn flow() -> Flow {
        let mut later = [[0.0; DAYS]; 2];
        (later[0][0], later[0][1], later[1][0]) = (0.1, 0.2, 0.05);
        Flow { first: vec![1.0], later: vec![later], factor: vec![vec![1.0]], ..Flow::default() }
    }

    fn is_near(a: f64, b: f64) -> bool {
        (a - b).abs() < 1e-9
    }

    #[test]
    fn what_was_counted_is_held_against_what_was_expected() {
        let flow = flow();
        let mut books = DoorBooks::new(&flow, &[1.0], &[0.0]);
        (0..21).for_each(|_| books.retry(0));
        assert!(is_near(books.reaches_again(0), 0.5));
        (0..200).for_each(|_| books.work(0, 0, 3.0));
        assert!(is_near(books.work_factor(0, 0), 801.0 / 401.0));
        books.begin_day(&flow, &[100.0]);
        (0..50).for_each(|_| books.issue(0, 1.0));
        (0..25).for_each(|_| books.first(0, 1.0));
        assert!(is_near(books.first_factor(0), 26.0 / 51.0));
        books.begin_anew(&flow, &[1.0], &[10.0], 0.5);
        assert!(is_near(books.first_factor(0), 1.0), "other levers are in force");
    }

    /// Half of fourteen days with ten issues each is what is believed beforehand: 0.15 contacts on the day and 0.2 after it for each issue.
    /// Nobody is known to be patient before somebody is answered; a quarter of four then is.
    #[test]
    fn what_is_known_beforehand_weighs_as_much_as_is_said() {
        let flow = flow();
        let mut books = DoorBooks::new(&flow, &[0.5], &[10.0]);
        let expected = |books: &DoorBooks| {
            let Topic { first, today, later, .. } = &books.topics[0];
            [first, today, later].map(|learned| (learned.counted, learned.expected))
        };
        let is_due = |books: &DoorBooks, due: [f64; 3]| {
            let found = expected(books).into_iter().zip(due);
            assert!(found.clone().all(|((a, b), due)| is_near(a, due) && is_near(b, due)), "{:?}", expected(books));
        };
        is_due(&books, [70.0, 21.0, 28.0]);
        books.begin_anew(&flow, &[0.5], &[10.0], 0.5);
        is_due(&books, [35.0, 10.5, 14.0]);
        books.begin_day(&flow, &[0.0]);
        is_due(&books, [35.0, 10.5, 14.0].map(|due| due * libm::exp(-1.0 / 14.0)));
        assert!(books.waited_share(0) <= 0.0);
        books.answered(0, 4.0);
        books.waited(0);
        assert!(is_near(books.waited_share(0), 0.25));
        assert!(is_near(
            books.reaches_again(0),
            (10.0 * libm::exp(-1.0 / 14.0) + 1.0) / (20.0 * libm::exp(-1.0 / 14.0) + 1.0)
        ));
    }

    /// Three quarters of the first day's contacts are answered: only those of people come back in their measure, those of the AI in full.
    #[test]
    fn later_contacts_follow_the_share_answered_of_the_day_of_the_issue() {
        let flow = flow();
        let mut books = DoorBooks::new(&flow, &[1.0], &[0.0]);
        books.begin_day(&flow, &[100.0]);
        books.expect(0, 100.0);
        (0..50).for_each(|_| books.issue(0, 1.0));
        books.answered(0, 30.0);
        (0..10).for_each(|_| books.lost(0));
        (0..3).for_each(|_| books.later(0, true, 1.0));
        assert!(is_near(books.later_today(&flow, 0)[0], 100.0 * (0.1 * 0.75 + 0.05)));
        books.begin_day(&flow, &[200.0]);
        // Of 50 followed issues 6.25 contacts on the day were expected, and 3 counted; a day of fourteen is forgotten.
        let left = libm::exp(-1.0 / MEMORY_DAYS);
        let factor = (3.0 * left + 1.0) / (6.25 * left + 1.0);
        let [today, later] = books.later_today(&flow, 0);
        assert!(is_near(today, 200.0 * 0.15 * factor), "{today}");
        assert!(is_near(later, 100.0 * 0.2 * 0.75), "{later}");
        // On the day after, later contacts are learned too: 7.5 were expected of the followed, and none came.
        books.begin_day(&flow, &[200.0]);
        let [_, of_the_third] = books.later_today(&flow, 0);
        assert!(is_near(of_the_third, 0.0), "the second day had no issues: {of_the_third}");
        books.expect(0, 40.0);
        books.begin_day(&flow, &[0.0]);
        let expected = 7.5 * left * left;
        assert!(is_near(books.later_today(&flow, 0)[1], 40.0 * 0.2 / (expected + 1.0)));
    }
}
