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

#[cfg(test)]
mod tests {
    use super::super::tests::{persons, roster, team, to};
    use super::*;
    use crate::scenario::{Curve, Employer};
    use crate::unit::WEEK;

    /// Veterans for whom recruiting takes 42 days and training 35.
    fn ten(attrition: f64, persons: Persons) -> (Roster, Team) {
        let team = team(10.0, attrition, persons);
        let mut roster = roster(&team, 1);
        roster.coming.clear();
        roster.posts.truncate(10);
        for person in roster.posts.iter_mut().filter_map(|post| post.person.as_mut()) {
            person.since = -3650;
        }
        (roster, team)
    }

    fn coming(post: u32, first_day: i32, serves: i32) -> Coming {
        Coming { post, first_day, serves, washes_out: false }
    }

    fn is(found: f64, expected: f64) {
        assert!((found - expected).abs() < 1e-9, "{found} is not {expected}");
    }

    /// On day 10 nine veterans, one of them laid off, one person of ten days, hired with three, and one who serves from day 50 on and may
    /// wash out. On day 87, when who is recruited now serves, `e^{−.4·77/365.2425}` of those are left. The gap, which closes over 100
    /// days, is closed by a tenth with 90 days; who comes will have served 37 and have 60 % left, a novice 97 %.
    #[test]
    fn heads_are_reckoned_for_the_day_on_which_who_is_hired_serves() {
        let mut own = persons(0.5, Curve::Over(100.0 * DAY));
        (own.joining.wash_out, own.proficiency.hired_with_s) = (0.2, 3.0 * DAY);
        let (mut roster, team) = ten(0.4, own.clone());
        let set = |post: &mut super::super::Post, since, until| {
            let person = post.person.as_mut().expect("it is held");
            (person.since, person.came_with, person.until) = (since, 3, until);
        };
        set(&mut roster.posts[9], 0, None);
        set(&mut roster.posts[0], -3650, Some(20));
        roster.coming.push(coming(10, 15, 50));
        roster.refresh(10, &own);
        let left = |days: f64| libm::exp(-0.4 * days / 365.2425);
        let (kept, comes) = (left(77.0), 0.8 * left(37.0));
        // Half the pace at the start: 1 ÷ (1 + left).
        let there = kept * (8.0 + 1.0 / 1.1) + comes / 1.6;
        let heads = 9.0 * kept + comes;
        let of = |veterans: f64| roster.heads_for(veterans, 10.5 * DAY, &team, &own);
        is(of(there + 3.0), heads + 3.0 * 1.97);
        is(of(there / 2.0), heads / 2.0);
        // Of twelve that are meant, grown by a tenth a year until then, one post and a half is held vacant.
        let grows = Team { headcount_growth_per_year: 0.1, ..team };
        (roster.target, roster.held) = (12.0, 1.5);
        let meant = 12.0 * libm::pow(1.1, 87.0 / 365.2425);
        is(roster.gap(10, &grows, &own), meant - 1.5 - 9.0 * kept - comes);
    }

    /// Four are on the way to ten: one who is in training since today, one who begins tomorrow, and two who come later, on one day. Thirteen
    /// heads call off the last of these, 11.4, by attrition, the other, for the .6 that are then too many are nobody; ten, by attrition, the
    /// one of tomorrow, and by layoff the training ends: one notice of 28 days, one severance, and twelve weeks in which more leave.
    #[test]
    fn who_would_come_last_is_called_off_first_and_trainings_end_last() {
        let (mut roster, team) = ten(0.0, persons(0.7, Curve::Over(WEEK)));
        roster.coming = vec![coming(10, 10, 40), coming(11, 30, 65), coming(12, 30, 65), coming(13, 11, 47)];
        let posts = |roster: &Roster| roster.coming.iter().map(|coming| coming.post).collect::<Vec<u32>>();
        roster.order(10.2 * DAY, (13.0, HeadcountChange::Direct), &team);
        assert_eq!((posts(&roster), roster.vacant.len()), (vec![10, 11, 13], 1));
        roster.order(10.2 * DAY, (11.4, HeadcountChange::Attrition), &team);
        assert_eq!((posts(&roster), roster.shaken_until), (vec![10, 13], 0));
        roster.order(10.2 * DAY, (10.0, HeadcountChange::Attrition), &team);
        assert_eq!((posts(&roster), roster.notices.len()), (vec![10], 0));
        roster.order(10.2 * DAY, (10.0, HeadcountChange::Direct), &team);
        assert_eq!((posts(&roster), roster.notices.len(), roster.shaken_until), (vec![], 1, 10 + 84));
        assert_eq!(roster.vacant.iter().copied().collect::<Vec<u32>>(), [10, 11, 12, 13]);
        assert_eq!((roster.notices[0].until, roster.target), (38, 10.0));
        is(roster.notices[0].heads, 1.0);
        is(roster.severance, 2000.0);
        assert_eq!((roster.heads().serving, roster.heads().on_notice), (10.0, 1.0));
    }

    /// After a year of planned growth by a fifth, nine heads of the start are 10.8 people, eight 9.6 and seven 8.4: of ten who serve a cut to
    /// nine or eight takes nobody, one to seven two. Without notice nobody is under any.
    #[test]
    fn a_layoff_is_counted_in_heads_of_the_start() {
        for (heads, serve) in [(9.0, 10_u32), (8.0, 10), (7.0, 8)] {
            let (mut roster, team) = ten(0.0, persons(0.7, Curve::Over(WEEK)));
            let mut grows = Team { headcount_growth_per_year: 0.2, ..team };
            grows.turnover.notice_s = 0.0;
            roster.order(365.3 * DAY, (heads, HeadcountChange::Direct), &grows);
            is(roster.heads().serving, f64::from(serve));
            is(roster.severance, 2000.0 * f64::from(10 - serve));
            assert_eq!((roster.vacant.len(), roster.notices.len()), (10 - serve as usize, 0));
        }
    }

    /// A notice of two weeks and a half lasts until the 18th day after, and who works it out serves until then; without one the person
    /// goes at once.
    #[test]
    fn who_works_out_a_notice_holds_the_post() {
        for (notice, until) in [(17.5, Some(23)), (0.0, None)] {
            let own = Persons { works_notice: true, ..persons(0.7, Curve::Over(WEEK)) };
            let (mut roster, mut team) = ten(0.0, own);
            team.turnover.notice_s = notice * DAY;
            roster.order(5.0 * DAY, (9.0, HeadcountChange::Direct), &team);
            let untils: Vec<i32> = roster.posts.iter().filter_map(|post| post.person?.until).collect();
            assert_eq!((untils, roster.notices.len()), (until.into_iter().collect(), 0));
            assert_eq!(roster.working_notice, usize::from(until.is_some()));
            is(roster.heads().serving, if until.is_some() { 10.0 } else { 9.0 });
        }
    }

    /// Who is recruited on day 3 begins on day 45, in weekly classes on day 49, and serves 35 days later; where neither takes time, on the
    /// day after. The first vacant post is taken, by its second holder.
    #[test]
    fn who_is_hired_begins_with_the_next_class() {
        let of = |classes_s: Option<f64>, is_at_once: bool, wash_out: f64| {
            let mut own = persons(0.7, Curve::Over(WEEK));
            (own.joining.classes_s, own.joining.wash_out) = (classes_s, wash_out);
            let (mut roster, mut team) = ten(0.0, own.clone());
            if is_at_once {
                (team.turnover.recruiting_time_s, team.turnover.training_time_s) = (0.0, 0.0);
            }
            roster.vacant.extend([7, 4]);
            roster.hire(3, &team, &own);
            assert_eq!((roster.posts[4].holders, roster.vacant.first()), (2, Some(&7)));
            roster.coming[0]
        };
        assert_eq!(of(None, false, 0.0), coming(4, 45, 80));
        assert_eq!(of(Some(WEEK), false, 0.0), coming(4, 49, 84));
        assert_eq!(of(None, true, 0.0), coming(4, 4, 4));
        assert_eq!(of(Some(WEEK), true, 1.0), Coming { washes_out: true, ..coming(4, 7, 7) });
    }

    /// Of 300 people .45 · 77 / 365.2425 = 9.5 % leave in the 77 days that it takes to replace them: 28 are on the way, more where a quarter
    /// washes out or the team grows by a tenth a year, as many where it shrinks. They come evenly: the first after 1.4 days, who has
    /// trained for 34 of 35 by then, the last after 75.6.
    #[test]
    fn at_the_start_as_many_are_on_the_way_as_leave() {
        let of = |wash_out: f64, growth: f64| {
            let mut own = persons(0.7, Curve::Over(WEEK));
            own.joining.wash_out = wash_out;
            let team = Team { headcount_growth_per_year: growth, ..team(300.0, 0.45, own) };
            roster(&team, 5).coming
        };
        assert_eq!([(0.0, 0.0), (0.25, 0.0), (0.0, 0.1), (0.0, -0.5)].map(|(w, g)| of(w, g).len()), [28, 38, 34, 28]);
        let all = of(0.0, 0.0);
        assert_eq!((all[0], all[27]), (coming(300, -34, 1), coming(327, 41, 76)));
        let washes_out = of(0.9, 0.0).iter().filter(|coming| coming.washes_out).count();
        // 256 or of 285, standard error 5.
        assert!((240..272).contains(&washes_out), "{washes_out}");
    }

    /// Who hands a team to a contractor and cuts it pays on the terms of those who go; a team that is staffed as before stays as it is, and
    /// one that is staffed otherwise is given up.
    #[test]
    fn another_staffing_is_turned_to() {
        let (mut roster, own) = ten(0.0, persons(0.7, Curve::Over(WEEK)));
        let mut free = Team { employed_by: Employer::Contractor, ..own.clone() };
        free.turnover.severance = 0.0;
        roster.turn(0.0, &Team { staffing: free.staffing.clone(), ..own.clone() }, &free);
        assert!(roster.severance <= 0.0 && roster.notices.is_empty());
        roster.turn(0.0, &own, &to(&free, 6.0));
        is(roster.severance, 4.0 * 2000.0);
        roster.turn(0.0, &to(&free, 6.0), &to(&free, 5.0));
        is(roster.severance, 4.0 * 2000.0);
        roster.coming.push(coming(11, 5, 9));
        roster.turn(0.0, &own, &Team { staffing: Staffing::OnDuty(vec![1.0]), ..own.clone() });
        assert_eq!((roster.target, roster.heads()), (0.0, super::super::Heads::default()));
        assert!(roster.coming.is_empty() && roster.notices.is_empty());
    }
}
