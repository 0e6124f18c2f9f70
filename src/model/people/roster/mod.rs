//! The people of one team as whole persons: who they are, how long they have served, who comes and who goes, day by day.
//!
//! They are kept at scale 1:1 whatever the scale of the run. A team has posts, each with its first, second, third holder; the
//! luck of a person is found by team, post and which holder it is, so that whoever is hired elsewhere changes nobody's life.

mod change;
#[cfg(test)]
mod days;
mod mix;
mod sitting;
mod strain;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use crate::books::Count;
use crate::rng::{Role, Stream, Streams};
use crate::scenario::{Backfill, Employer, Persons, Proficiency, Staffing, Team};
use crate::unit::{DAY, YEAR};
pub use mix::Mix;
use sitting::Sitting;
use strain::Strain;

/// Somebody who serves.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Person {
    /// First day of service; days that count besides since then.
    since: i32,
    came_with: i32,
    /// What is left of the cumulative hazard at which the person leaves.
    budget: f64,
    /// Place in the lot of a layoff, 0 to 1: the least goes first.
    lot: f64,
    /// Last day, of who is laid off and serves until the notice is over.
    until: Option<i32>,
    /// The part of the gap to a veteran that is left today.
    left: f64,
    /// Pace today ÷ that of a veteran without an assistant.
    pace: f64,
}

/// A post and who holds it.
#[derive(Clone, Copy, Debug, Default)]
struct Post {
    /// How many have held it, who is on the way included.
    holders: u32,
    person: Option<Person>,
}

/// Somebody on the way: recruited, then trained.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Coming {
    post: u32,
    /// Training begins.
    first_day: i32,
    /// Service begins, unless the person washes out.
    serves: i32,
    washes_out: bool,
}

/// People who were laid off, and are paid a while longer.
#[derive(Clone, Copy, Debug)]
struct Notice {
    until: i32,
    heads: f64,
}

/// What a person of some tenure can do.
#[derive(Clone, Copy, Debug)]
struct Level {
    left: f64,
    pace: f64,
}

/// Heads of a team that cost something at a moment.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Heads {
    /// Who serve.
    pub serving: f64,
    /// The same in veterans without an assistant, by pace.
    pub in_veterans: f64,
    /// Who are in training, paid or not.
    pub training: f64,
    /// Who are paid and serve no longer.
    pub on_notice: f64,
}

/// The people of one team.
#[derive(Clone, Debug)]
pub struct Roster {
    streams: Streams,
    team: u64,
    /// The mix whose handle times and successes the scenario gives, and that of the start.
    typed: Mix,
    start: Mix,
    /// When planned growth begins, s.
    growth_from_s: f64,
    posts: Vec<Post>,
    /// Posts that nobody holds and nobody is on the way to.
    vacant: BTreeSet<u32>,
    coming: Vec<Coming>,
    notices: Vec<Notice>,
    /// The headcount last decided, in heads of the start; posts that stay vacant for now, in people.
    target: f64,
    held: f64,
    /// Severance that is due.
    severance: f64,
    /// The next day to live.
    day: i32,
    /// Until when those who stayed after a layoff leave more.
    shaken_until: i32,
    strain: Strain,
    /// What people of a tenure of 0, 1, 2 … days can do, and of which settings that is so.
    levels: Vec<Level>,
    settings: Option<(Proficiency, crate::scenario::Assist)>,
    heads: Heads,
    /// Of those who serve, who has been laid off and works out the notice.
    working_notice: usize,
    best_pace: f64,
    sitting: Sitting,
}

impl Roster {
    /// The people of a team (an index) at time 0, when it has long been as it is; `typed` is the mix that the scenario's handle
    /// times are of.
    pub fn new(
        streams: Streams,
        index: usize,
        team: &Team,
        persons: &Persons,
        typed: &Mix,
        growth_from_s: f64,
    ) -> Self {
        let mut roster = Self {
            streams,
            team: index as u64,
            typed: typed.clone(),
            start: Mix::new(team, persons),
            growth_from_s,
            posts: Vec::new(),
            vacant: BTreeSet::new(),
            coming: Vec::new(),
            notices: Vec::new(),
            target: 0.0,
            held: 0.0,
            severance: 0.0,
            day: 1,
            shaken_until: 0,
            strain: Strain::default(),
            levels: Vec::new(),
            settings: None,
            heads: Heads::default(),
            working_notice: 0,
            best_pace: 1.0,
            sitting: Sitting::default(),
        };
        if let Staffing::Headcount { to, .. } = team.staffing {
            roster.target = to;
            roster.fill(to.round() as u32, persons);
            roster.fill_the_way(team, persons);
        }
        roster.refresh(0, persons);
        roster
    }

    /// At the start all posts are held, by people of every tenure.
    fn fill(&mut self, posts: u32, persons: &Persons) {
        for post in 0..posts {
            let mut luck = self.take_post(post);
            let person = Person::new(&mut luck, 0);
            let since = -self.start.tenure_days(luck.uniform());
            self.posts[post as usize].person = Some(Person { since, came_with: came_with(persons), ..person });
        }
    }

    /// The headcount last decided, in heads of the start.
    pub fn target(&self) -> f64 {
        self.target
    }

    /// Heads that cost something.
    pub fn heads(&self) -> Heads {
        self.heads
    }

    /// Mean handle time over contacts ÷ the typed one: who is faster takes more of them.
    pub fn handle_factor(&self) -> f64 {
        if self.heads.in_veterans > 0.0 {
            self.heads.serving / self.heads.in_veterans / self.typed.handle_factor
        } else {
            1.0
        }
    }

    /// Handle time of a person with so much of the gap left ÷ the typed one, and success less the typed one.
    pub fn level(&self, left: f64, persons: &Persons) -> (f64, f64) {
        let success = persons.proficiency.success_at_start * (left - self.typed.left);
        (persons.handle_factor(left) / self.typed.handle_factor, success)
    }

    /// The team worked, as [`Strain::note`] has it.
    pub fn note_worked(&mut self, busy_s: f64, duty_s: f64, longer: f64) {
        self.strain.note(busy_s, duty_s, longer);
    }

    /// Lives through the days that have begun by `now_s`; `book` receives what is counted or paid: when, what, how much.
    pub fn advance(&mut self, now_s: f64, team: &Team, book: &mut dyn FnMut(f64, Count, f64)) {
        let Some(persons) = &team.persons else { return };
        if self.severance > 0.0 {
            book(now_s, Count::Severance, std::mem::take(&mut self.severance));
        }
        while f64::from(self.day) * DAY <= now_s {
            let today = self.day;
            let at_s = f64::from(today) * DAY;
            let mut book = |count: Count, amount: f64| {
                if amount > 0.0 {
                    book(at_s, count, amount);
                }
            };
            self.receive(today, team, persons, &mut book);
            self.lose(today, team, persons, &mut book);
            self.end_notices(today);
            self.refresh(today, persons);
            self.recruit(today, team, persons);
            self.day += 1;
        }
    }

    /// Those whose training begins cost their recruiting; those who are trained serve, or wash out.
    fn receive(&mut self, today: i32, team: &Team, persons: &Persons, book: &mut dyn FnMut(Count, f64)) {
        let begin = self.coming.iter().filter(|coming| coming.first_day == today).count();
        book(Count::Recruiting, begin as f64 * team.turnover.hire_cost);
        let ready: Vec<Coming> = self.coming.extract_if(.., |coming| coming.serves <= today).collect();
        for Coming { post, washes_out, .. } in ready {
            if washes_out {
                self.vacant.insert(post);
                continue;
            }
            let mut luck = self.luck(post);
            let person = Person { came_with: came_with(persons), ..Person::new(&mut luck, today) };
            self.posts[post as usize].person = Some(person);
            book(Count::PeopleJoined, 1.0);
        }
    }

    /// Spends a day's hazard of everybody who serves; who has none left goes.
    fn lose(&mut self, today: i32, team: &Team, persons: &Persons, book: &mut dyn FnMut(Count, f64)) {
        let hazard = self.hazard_of(team, persons);
        let strained = self.strain.hazard_of_day(&persons.leaving);
        let shaken = if today <= self.shaken_until { persons.leaving.after_layoff } else { 1.0 };
        let is_flat = (persons.leaving.when_new - 1.0).abs() < 1e-12;
        let mut gone = Vec::new();
        for (post, holder) in self.posts.iter_mut().enumerate() {
            let Some(person) = &mut holder.person else { continue };
            let early = if is_flat { 1.0 } else { mix::early(persons, f64::from(today - person.since) * DAY) };
            person.budget -= (hazard * early + strained) * shaken * DAY / YEAR;
            if person.budget < 0.0 {
                gone.push(post as u32);
            }
        }
        for &post in &gone {
            let was_laid_off = self.vacate(post);
            if was_laid_off {
                continue;
            }
            match persons.joining.backfill {
                Backfill::Replace => {}
                Backfill::Hold => self.held += 1.0,
                Backfill::None => self.target = (self.target - 1.0 / self.growth(today, team)).max(0.0),
            }
        }
        book(Count::PeopleLeft, gone.len() as f64);
        if persons.joining.backfill != Backfill::Hold {
            self.held = 0.0;
        }
    }

    /// Hazard a year of a veteran.
    fn hazard_of(&self, team: &Team, persons: &Persons) -> f64 {
        let is_flat = (persons.leaving.when_new - 1.0).abs() < 1e-12;
        if is_flat {
            team.turnover.attrition_per_year
        } else {
            team.turnover.attrition_per_year * self.start.veterans_share
        }
    }

    fn end_notices(&mut self, today: i32) {
        self.notices.retain(|notice| notice.until > today);
        if self.working_notice == 0 {
            return;
        }
        let over = |post: &Post| post.person.is_some_and(|person| person.until.is_some_and(|until| until <= today));
        let over: Vec<u32> = (0..self.posts.len() as u32).filter(|post| over(&self.posts[*post as usize])).collect();
        for post in over {
            self.vacate(post);
        }
    }

    /// Nobody holds a post any more; whether who held it had been laid off.
    fn vacate(&mut self, post: u32) -> bool {
        self.vacant.insert(post);
        let person = self.posts[post as usize].person.take();
        person.is_some_and(|person| person.until.is_some())
    }

    /// What everybody can do today.
    fn refresh(&mut self, today: i32, persons: &Persons) {
        let settings = (persons.proficiency, persons.assist);
        if self.settings != Some(settings) {
            self.settings = Some(settings);
            self.learn(persons);
        }
        let mut heads = Heads { on_notice: self.notices.iter().map(|notice| notice.heads).sum(), ..Heads::default() };
        let mut working_notice = 0;
        for person in self.posts.iter_mut().filter_map(|post| post.person.as_mut()) {
            let days = (today - person.since + person.came_with).max(0) as usize;
            let level = self.levels[days.min(self.levels.len() - 1)];
            (person.left, person.pace) = (level.left, level.pace);
            heads.serving += 1.0;
            working_notice += usize::from(person.until.is_some());
            heads.in_veterans += level.pace;
        }
        heads.training = self.coming.iter().filter(|coming| coming.first_day <= today).count() as f64;
        (self.heads, self.working_notice) = (heads, working_notice);
    }

    /// Works out what people of each tenure can do, up to the day from which on they are as good as veterans.
    fn learn(&mut self, persons: &Persons) {
        let level = |left: f64| Level { left, pace: 1.0 / persons.handle_factor(left) };
        let lefts = (0..20_000).map(|day| persons.proficiency.curve.left(f64::from(day) * DAY));
        self.levels = lefts.take_while(|left| *left > 1e-5).map(level).collect();
        self.levels.push(level(0.0));
        self.best_pace = self.levels.iter().map(|level| level.pace).fold(0.0, f64::max);
    }

    /// Factor of planned growth on a day.
    fn growth(&self, day: i32, team: &Team) -> f64 {
        team.growth(f64::from(day) * DAY - self.growth_from_s)
    }

    /// A post gets its next holder, whose luck is given.
    fn take_post(&mut self, post: u32) -> Stream {
        while self.posts.len() <= post as usize {
            self.posts.push(Post::default());
        }
        self.posts[post as usize].holders += 1;
        self.luck(post)
    }

    /// The luck of a post's present or coming holder: budget, lot; then what only some need.
    fn luck(&self, post: u32) -> Stream {
        let holder = self.posts[post as usize].holders;
        self.streams.stream(Role::Person, self.team << 32 | u64::from(post), holder)
    }
}

impl Person {
    /// Somebody whose first day of service this is.
    fn new(luck: &mut Stream, since: i32) -> Self {
        Self { since, came_with: 0, budget: luck.exponential(), lot: luck.uniform(), until: None, left: 0.0, pace: 1.0 }
    }
}

/// Days of tenure with which who is hired begins.
fn came_with(persons: &Persons) -> i32 {
    (persons.proficiency.hired_with_s / DAY) as i32
}

/// The days from a decision to hire until service, as a planner expects them.
pub fn lead_days(team: &Team, persons: &Persons) -> f64 {
    let of_class = persons.joining.classes_s.unwrap_or(0.0) / 2.0;
    (team.turnover.recruiting_time_s + of_class + team.turnover.training_time_s) / DAY
}

/// Whether who trains is paid by the firm.
pub fn is_training_paid(team: &Team) -> bool {
    team.employed_by == Employer::Firm
}
