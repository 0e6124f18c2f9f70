//! Who is hired and who is laid off, for the headcount that is meant.

use super::{Coming, Notice, Person, Roster, came_with, is_training_paid, lead_days};
use crate::scenario::{Backfill, HeadcountChange, Layoff, Persons, Staffing, Team};
use crate::unit::{DAY, YEAR};

impl Roster {
    /// Another headcount is meant from now on, if the staffing is another than before.
    ///
    /// A layoff takes who serves beyond the new headcount, then calls off who has not had a first day, then ends trainings, as far as
    /// they are not needed in place of those who will leave.
    pub fn turn(&mut self, now_s: f64, before: &Team, team: &Team) {
        if before.staffing == team.staffing {
            return;
        }
        let Some(persons) = &team.persons else { return };
        let Staffing::Headcount { to, by } = &team.staffing else { return self.disband(persons) };
        // Who hands a team to another employer and cuts it pays on the terms of those who go.
        let terms = if before.employed_by == team.employed_by { team } else { before };
        self.go(now_s, (*to, *by), team, persons, terms);
    }

    /// There is no team any more, and never was: nobody serves, comes, or is paid.
    fn disband(&mut self, persons: &Persons) {
        self.target = 0.0;
        self.coming.clear();
        self.notices.clear();
        for post in 0..self.posts.len() as u32 {
            self.vacate(post);
        }
        self.refresh(self.day, persons);
    }

    /// Another headcount is ordered by a plan.
    pub fn order(&mut self, now_s: f64, order: (f64, HeadcountChange), team: &Team) {
        if let Some(persons) = &team.persons {
            self.go(now_s, order, team, persons, team);
        }
    }

    /// Lays off, calls off or lets shrink, or recruits from now on; `terms` are of who goes.
    fn go(&mut self, now_s: f64, (to, by): (f64, HeadcountChange), team: &Team, persons: &Persons, terms: &Team) {
        let today = (now_s / DAY) as i32;
        self.target = to;
        let is_layoff = by == HeadcountChange::Direct;
        let mut heads = 0.0;
        if is_layoff {
            heads += self.lay_off(today, team, persons);
            self.refresh(today, persons);
        }
        // Whom a contractor trains is not the firm's to pay, nor to keep.
        let is_firm = is_training_paid(team);
        let called_off = self.call_off(today, team, persons, is_layoff || !is_firm);
        if is_firm {
            self.give_notice(today, team, called_off);
            heads += called_off;
        }
        if heads > 0.0 {
            self.shaken_until = today + (persons.leaving.after_layoff_s / DAY) as i32;
            self.severance += heads * terms.turnover.severance;
        }
        self.refresh(today, persons);
    }

    /// Who serves beyond the headcount goes; how many.
    fn lay_off(&mut self, today: i32, team: &Team, persons: &Persons) -> f64 {
        let stays = |post: &u32| self.posts[*post as usize].person.is_some_and(|person| person.until.is_none());
        let mut staying: Vec<u32> = (0..self.posts.len() as u32).filter(stays).collect();
        let meant = (self.target * self.growth(today, team)).round() as usize;
        let surplus = staying.len().saturating_sub(meant);
        let of = |post: &u32| self.posts[*post as usize].person.map_or((0, 0.0), |person| (person.since, person.lot));
        staying.sort_by(|a, b| {
            let ((since_a, lot_a), (since_b, lot_b)) = (of(a), of(b));
            let by_tenure = match persons.layoff {
                Layoff::Random => std::cmp::Ordering::Equal,
                Layoff::Newest => since_b.cmp(&since_a),
                Layoff::Longest => since_a.cmp(&since_b),
            };
            by_tenure.then(lot_a.total_cmp(&lot_b))
        });
        let until = today + (team.turnover.notice_s / DAY).ceil() as i32;
        for &post in &staying[..surplus] {
            if persons.works_notice && until > today {
                if let Some(person) = &mut self.posts[post as usize].person {
                    person.until = Some(until);
                }
            } else {
                self.vacate(post);
            }
        }
        if !persons.works_notice {
            self.give_notice(today, team, surplus as f64);
        }
        surplus as f64
    }

    /// Calls off who is on the way and not needed, those first who would come last, who is in training only if that ends: how many of
    /// these.
    fn call_off(&mut self, today: i32, team: &Team, persons: &Persons, ends_training: bool) -> f64 {
        let mut heads = 0.0;
        for started in [false, true] {
            if started && !ends_training {
                break;
            }
            loop {
                let surplus = -self.gap(today, team, persons);
                let last = (0..self.coming.len())
                    .filter(|&index| (self.coming[index].first_day <= today) == started)
                    .max_by_key(|&index| (self.coming[index].serves, self.coming[index].post));
                // Nobody is called off who is counted on.
                let worth = |index: &usize| worth(&self.coming[*index], today, team, persons);
                let Some(last) = last.filter(|last| surplus >= worth(last) - 1e-9) else { break };
                let called_off = self.coming.remove(last);
                self.vacant.insert(called_off.post);
                heads += f64::from(u8::from(started));
            }
        }
        heads
    }

    /// So many are paid until their notice is over, and serve no longer.
    fn give_notice(&mut self, today: i32, team: &Team, heads: f64) {
        let until = today + (team.turnover.notice_s / DAY).ceil() as i32;
        if heads > 0.0 && until > today {
            self.notices.push(Notice { until, heads });
        }
    }

    /// Recruits as many as the plan lacks.
    pub(super) fn recruit(&mut self, today: i32, team: &Team, persons: &Persons) {
        let lacking = self.gap(today, team, persons) / (1.0 - persons.joining.wash_out);
        for _ in 0..lacking.round().max(0.0) as u32 {
            self.hire(today, team, persons);
        }
    }

    /// People that will lack when who is recruited today serves, by what a planner expects: who will have left by then, and
    /// who will have come and not washed out.
    ///
    /// Formula: `H·g(t + L) − v − Σ e^{−aL} − Σ (1 − w)·e^{−a(t + L − s)}`: headcount, growth, vacancies, who serves, who comes on `s`.
    fn gap(&self, today: i32, team: &Team, persons: &Persons) -> f64 {
        let lead = lead_days(team, persons);
        let meant = self.target * self.growth(today + lead as i32, team) - self.held;
        let serving = self.heads.serving - self.working_notice as f64;
        let coming: f64 = self.coming.iter().map(|coming| worth(coming, today, team, persons)).sum();
        meant - serving * stays(lead, team, persons) - coming
    }

    /// Heads that do the work of so many veterans when who is recruited today serves: those who will be there then, and novices or leavers
    /// for the rest.
    pub fn heads_for(&self, veterans: f64, now_s: f64, team: &Team, persons: &Persons) -> f64 {
        let (today, lead) = ((now_s / DAY) as i32, lead_days(team, persons));
        let pace = |days: f64| self.levels[(days.max(0.0) as usize).min(self.levels.len() - 1)].pace;
        let staying = self.posts.iter().filter_map(|post| post.person).filter(|person| person.until.is_none());
        let kept = stays(lead, team, persons);
        let (mut heads, mut there) = (0.0, 0.0);
        for person in staying {
            heads += kept;
            there += kept * pace(f64::from(today - person.since + person.came_with) + lead);
        }
        let begins_with = f64::from(came_with(persons));
        for coming in &self.coming {
            let worth = worth(coming, today, team, persons);
            heads += worth;
            there += worth * pace(f64::from(today - coming.serves) + lead + begins_with);
        }
        if veterans > there || there <= 0.0 {
            heads + (veterans - there) / pace(begins_with)
        } else {
            heads * veterans / there
        }
    }

    /// Somebody is recruited for the first vacant post.
    fn hire(&mut self, today: i32, team: &Team, persons: &Persons) {
        let post = self.vacant.pop_first().unwrap_or(self.posts.len() as u32);
        let mut luck = self.take_post(post);
        // Budget and lot come first, for when the person serves.
        let _ = Person::new(&mut luck, today);
        let (normal, uniform) = (luck.normal(), luck.uniform());
        let mean_days = team.turnover.recruiting_time_s / DAY;
        let spread = libm::log1p(persons.joining.recruiting_cv * persons.joining.recruiting_cv).sqrt();
        let recruited = f64::from(today) + mean_days * libm::exp(spread * normal - 0.5 * spread * spread);
        let class_days = persons.joining.classes_s.map_or(1.0, |classes_s| classes_s / DAY);
        let begins = (recruited / class_days).ceil() * class_days;
        self.coming.push(Coming {
            post,
            first_day: (begins.round() as i32).max(today + 1),
            serves: ((begins + team.turnover.training_time_s / DAY).round() as i32).max(today + 1),
            washes_out: uniform < persons.joining.wash_out,
        });
    }

    /// At the start as many are on the way as leave until they serve, evenly in time.
    pub(super) fn fill_the_way(&mut self, team: &Team, persons: &Persons) {
        let lead = lead_days(team, persons);
        let rate = team.turnover.attrition_per_year + libm::log1p(team.headcount_growth_per_year).max(0.0);
        let serving = self.posts.len() as f64;
        let number = (serving * rate * lead * DAY / YEAR / (1.0 - persons.joining.wash_out)).round() as u32;
        for k in 0..number {
            let serves = (f64::from(k) + 0.5) / f64::from(number) * lead;
            let post = self.posts.len() as u32;
            let mut luck = self.take_post(post);
            let _ = Person::new(&mut luck, 0);
            luck.normal();
            self.coming.push(Coming {
                post,
                first_day: (serves - team.turnover.training_time_s / DAY).round() as i32,
                serves: (serves.round() as i32).max(1),
                washes_out: luck.uniform() < persons.joining.wash_out,
            });
        }
    }
}

/// Share of those who serve now who will so many days later, by what a planner expects.
fn stays(days: f64, team: &Team, persons: &Persons) -> f64 {
    // Whose posts stay vacant or go with them is not expected to leave.
    let is_replaced = persons.joining.backfill == Backfill::Replace;
    let attrition = if is_replaced { team.turnover.attrition_per_year } else { 0.0 };
    libm::exp(-attrition * days * DAY / YEAR)
}

/// What a planner counts on of somebody on the way when who is recruited today serves, in people.
fn worth(coming: &Coming, today: i32, team: &Team, persons: &Persons) -> f64 {
    let served = (f64::from(today - coming.serves) + lead_days(team, persons)).max(0.0);
    (1.0 - persons.joining.wash_out) * stays(served, team, persons)
}
