//! The roster against theory: learning curves, survival, pipelines, lots.

use super::*;
use crate::model::people::headcount::tests::team as plain;
use crate::scenario::{Assist, Curve, HeadcountChange, Joining, Layoff, PeopleLeaving};
use crate::unit::WEEK;

const HALF_A_YEAR: f64 = 182.625;

pub(super) fn persons(at_start: f64, curve: Curve) -> Persons {
    Persons {
        proficiency: Proficiency { at_start, success_at_start: -0.08, curve, hired_with_s: 0.0 },
        leaving: PeopleLeaving {
            when_new: 1.0,
            new_for_s: 26.0 * WEEK,
            per_occupancy: 0.0,
            per_harder: 0.0,
            after_layoff: 1.0,
            after_layoff_s: 12.0 * WEEK,
        },
        joining: Joining { recruiting_cv: 0.0, classes_s: None, wash_out: 0.0, backfill: Backfill::Replace },
        layoff: Layoff::Random,
        works_notice: false,
        assist: Assist { at_start: 0.0, of_veterans: 0.0, per_month: 0.0 },
    }
}

/// A team of so many heads of whom a share leaves in a year.
pub(super) fn team(heads: f64, attrition: f64, persons: Persons) -> Team {
    let mut team = plain(heads, HeadcountChange::Direct);
    team.turnover.attrition_per_year = attrition;
    team.persons = Some(persons);
    team
}

pub(super) fn roster(team: &Team, seed: u64) -> Roster {
    let persons = team.persons.as_ref().expect("they are persons");
    let typed = Mix::typed(team).expect("they are persons");
    Roster::new(Streams::new(seed, 0), 0, team, persons, &typed, 0.0)
}

/// Lives through days; what was counted.
pub(super) fn live(roster: &mut Roster, team: &Team, days: f64) -> Vec<(f64, Count, f64)> {
    let mut booked = Vec::new();
    roster.advance(days * DAY, team, &mut |at_s, count, amount| booked.push((at_s / DAY, count, amount)));
    booked
}

pub(super) fn sum(booked: &[(f64, Count, f64)], of: Count) -> f64 {
    booked.iter().filter(|(_, count, _)| *count == of).map(|(.., amount)| amount).sum()
}

pub(super) fn to(team: &Team, heads: f64) -> Team {
    let staffing = Staffing::Headcount { to: heads, by: HeadcountChange::Direct };
    Team { staffing, ..team.clone() }
}

/// 1.5 × the handle time, falling over half a year, at a hazard of .45 a year: the mix has lost `∫ λe^{−λa}(1 − 1/f(a)) da` = 3.9 % of
/// the pace of veterans; the first half year of the rehired alone 1 − 2 ln 1.5 = 18.9 %.
#[test]
fn learning_costs_a_mix_little_and_the_rehired_much() {
    let own = persons(1.0 / 1.5, Curve::Over(HALF_A_YEAR * DAY));
    let team = team(4000.0, 0.45, own.clone());
    let mix = Mix::new(&team, &own);
    let lost = 1.0 - 1.0 / mix.handle_factor;
    assert!((lost - 0.039).abs() < 0.0005, "{lost}");
    let heads = roster(&team, 1).heads();
    let found = 1.0 - heads.in_veterans / heads.serving;
    assert!((found - lost).abs() < 0.004, "{found}");
    let of_first: f64 = (0..1000)
        .map(|k| own.proficiency.curve.left((f64::from(k) + 0.5) / 1000.0 * HALF_A_YEAR * DAY))
        .map(|left| 1.0 / own.handle_factor(left))
        .sum::<f64>()
        / 1000.0;
    assert!((1.0 - of_first - 0.189).abs() < 0.0005, "{of_first}");
}

/// Typed handle times and successes are those of the mix: over contacts, which go by pace, the factors have mean 1 and 0.
#[test]
fn the_mix_of_the_baseline_has_the_typed_handle_time_and_success() {
    let own = persons(0.7, Curve::HalfTime(12.0 * WEEK));
    let team = team(3000.0, 0.9, own.clone());
    let roster = roster(&team, 2);
    assert!((roster.handle_factor() - 1.0).abs() < 0.01, "{}", roster.handle_factor());
    let mut luck = Streams::new(1, 0).stream(Role::Agent, 7, 0);
    let n = 40_000;
    let levels: Vec<(f64, f64)> = (0..n).map(|_| roster.level(roster.left_by_luck(&mut luck), &own)).collect();
    let mean = |of: &dyn Fn(&(f64, f64)) -> f64| levels.iter().map(of).sum::<f64>() / f64::from(n);
    assert!((mean(&|level| level.0) - 1.0).abs() < 0.01, "{}", mean(&|level| level.0));
    assert!(mean(&|level| level.1).abs() < 0.001, "{}", mean(&|level| level.1));
    assert!(levels.iter().any(|level| level.0 > 1.2), "some are novices");
}

/// Nobody is replaced: of 4,000 at a hazard of .5 a year e^{−.5} are left after a year, give or take what binomial luck allows.
#[test]
fn who_leaves_is_binomial_and_the_mean_is_the_hazards() {
    let mut own = persons(1.0, Curve::Over(WEEK));
    own.joining.backfill = Backfill::Hold;
    let of = |seed: u64| {
        let team = team(400.0, 0.5, own.clone());
        let mut roster = roster(&team, seed);
        roster.coming.clear();
        let left = sum(&live(&mut roster, &team, 365.25), Count::PeopleLeft);
        assert!((roster.heads().serving - (400.0 - left)).abs() < 1e-9);
        left
    };
    let left: Vec<f64> = (0..60).map(of).collect();
    let mean = left.iter().sum::<f64>() / 60.0;
    let variance = left.iter().map(|n| (n - mean) * (n - mean)).sum::<f64>() / 59.0;
    let p = 1.0 - libm::exp(-0.5 * 365.0 / 365.2425);
    // Standard errors: mean 9.77/√60 = 1.26, variance 95.4·√(2/59) = 17.6.
    assert!((mean - 400.0 * p).abs() < 3.8, "{mean}");
    assert!((variance - 400.0 * p * (1.0 - p)).abs() < 53.0, "{variance}");
}

/// Leavers are expected: over three years a team of 300 has 300 on average, as many come as go, and about .45 · 300 go in a year.
#[test]
fn a_team_that_replaces_keeps_its_headcount_on_average() {
    let team = team(300.0, 0.45, persons(0.7, Curve::HalfTime(12.0 * WEEK)));
    let (mut serving, mut booked) = (0.0, Vec::new());
    let seeds = 12;
    for seed in 0..seeds {
        let mut roster = roster(&team, 40 + seed);
        for day in 1..=1096 {
            booked.extend(live(&mut roster, &team, f64::from(day)));
            serving += roster.heads().serving / 1096.0 / seeds as f64;
        }
    }
    assert!((serving - 300.0).abs() < 2.0, "{serving}");
    let (left, joined) = (sum(&booked, Count::PeopleLeft), sum(&booked, Count::PeopleJoined));
    // 12 · 3 · 135 = 4,860 with a standard error of 70.
    assert!((left - 4860.0).abs() < 210.0, "{left}");
    assert!((left - joined).abs() < 150.0, "{left} {joined}");
    assert!(sum(&booked, Count::Recruiting) > 3000.0 * 0.9 * joined, "each costs its recruiting");
}

/// A hire of 50 is on the payroll after 6 weeks and serves after 11; nobody comes before.
#[test]
fn hiring_takes_its_weeks_and_cutting_none() {
    let before = team(100.0, 0.0, persons(0.7, Curve::HalfTime(12.0 * WEEK)));
    let mut roster = roster(&before, 3);
    let after = to(&before, 150.0);
    roster.turn(0.0, &before, &after);
    let at = |roster: &mut Roster, day: f64| {
        live(roster, &after, day);
        (roster.heads().serving, roster.heads().training)
    };
    assert_eq!(at(&mut roster, 42.0), (100.0, 0.0));
    assert_eq!(at(&mut roster, 43.0), (100.0, 50.0));
    assert_eq!(at(&mut roster, 77.0), (100.0, 50.0));
    assert_eq!(at(&mut roster, 78.0), (150.0, 0.0));
    let found = roster.heads();
    assert!((found.in_veterans - (100.0 + 50.0 * 0.7)).abs() < 0.2, "{found:?}");
    let cut = to(&before, 120.0);
    roster.turn(80.0 * DAY, &after, &cut);
    assert_eq!((roster.heads().serving, roster.heads().on_notice), (120.0, 30.0));
    let booked = live(&mut roster, &cut, 81.0);
    assert!((sum(&booked, Count::Severance) - 30.0 * 2000.0).abs() < 1e-9);
    live(&mut roster, &cut, 80.0 + 28.0);
    assert_eq!((roster.heads().serving, roster.heads().on_notice), (120.0, 0.0));
}

/// Those who go in a cut of a tenth go in one of a fifth too; the newest, or the longest there, if it is meant so.
#[test]
fn a_small_layoff_lies_within_a_larger_one() {
    let gone = |heads: f64, layoff: Layoff| -> Vec<u32> {
        let team = team(200.0, 0.6, Persons { layoff, ..persons(0.7, Curve::HalfTime(12.0 * WEEK)) });
        let mut roster = roster(&team, 9);
        let before = roster.posts.clone();
        roster.turn(0.0, &team, &to(&team, heads));
        (0..200)
            .filter(|&post| before[post].person.is_some() && roster.posts[post].person.is_none())
            .map(|post| post as u32)
            .collect()
    };
    for layoff in [Layoff::Random, Layoff::Newest, Layoff::Longest] {
        let (tenth, fifth) = (gone(180.0, layoff), gone(160.0, layoff));
        assert_eq!((tenth.len(), fifth.len()), (20, 40));
        assert!(tenth.iter().all(|post| fifth.contains(post)));
    }
    assert_ne!(gone(180.0, Layoff::Newest), gone(180.0, Layoff::Longest));
    let team = team(200.0, 0.6, Persons { layoff: Layoff::Newest, ..persons(0.7, Curve::HalfTime(12.0 * WEEK)) });
    let of = roster(&team, 9);
    let since =
        |posts: &[u32]| posts.iter().map(|&post| of.posts[post as usize].person.map_or(0, |person| person.since)).min();
    let newest = gone(180.0, Layoff::Newest);
    let stays: Vec<u32> = (0..200).filter(|post| !newest.contains(post)).collect();
    let latest = stays.iter().filter_map(|&post| of.posts[post as usize].person.map(|person| person.since)).max();
    assert!(since(&newest) >= latest);
}

/// The lives of those in the other posts are the same whoever is hired or laid off elsewhere.
#[test]
fn hiring_elsewhere_changes_nobodys_life() {
    let team = team(100.0, 0.45, persons(0.7, Curve::HalfTime(12.0 * WEEK)));
    let (mut kept, mut cut) = (roster(&team, 4), roster(&team, 4));
    let smaller = to(&team, 80.0);
    cut.turn(0.0, &team, &smaller);
    let stayed: Vec<usize> = (0..100).filter(|&post| cut.posts[post].person.is_some()).collect();
    live(&mut kept, &team, 120.0);
    live(&mut cut, &smaller, 120.0);
    let first = |roster: &Roster, post: usize| {
        roster.posts[post].person.filter(|person| person.since <= 0).map(|person| person.since)
    };
    assert!(stayed.iter().all(|&post| first(&kept, post) == first(&cut, post)));
    assert!(stayed.iter().any(|&post| first(&kept, post).is_none()), "some have left");
}

/// Twice the hazard when new: the mean over the mix stays the team's, a veteran's is below it.
#[test]
fn who_is_new_leaves_more_and_the_mean_is_the_teams() {
    let mut own = persons(0.7, Curve::HalfTime(12.0 * WEEK));
    own.leaving.when_new = 3.0;
    let team = team(2000.0, 0.5, own);
    let mut roster = roster(&team, 6);
    assert!(roster.start.veterans_share < 0.9, "{}", roster.start.veterans_share);
    let left = sum(&live(&mut roster, &team, 365.25), Count::PeopleLeft);
    // 1,000 with a standard error of 32.
    assert!((left - 1000.0).abs() < 95.0, "{left}");
}

/// Ten points of occupancy above 85 % at half a point a year each, or contacts half as long again at a tenth of a point for each per
/// cent: five points more leave in a year; below 85 %, and with easier contacts, nobody.
#[test]
fn more_leave_where_people_are_too_busy_or_have_only_hard_contacts() {
    let mut own = persons(1.0, Curve::Over(WEEK));
    (own.leaving.per_occupancy, own.leaving.per_harder) = (0.5, 0.1);
    let left = |occupancy: f64, longer: f64| {
        let (team, mut booked) = (team(4000.0, 0.2, own.clone()), Vec::new());
        let mut roster = roster(&team, 8);
        for day in 1..=365 {
            roster.note_worked(occupancy * 86_400.0, 86_400.0, longer);
            booked.extend(live(&mut roster, &team, f64::from(day)));
        }
        sum(&booked, Count::PeopleLeft) / 4000.0
    };
    let (calm, busy, hard) = (left(0.8, 0.7), left(0.95, 1.0), left(0.8, 1.5));
    // Standard error .0075 each.
    assert!((calm - 0.2).abs() < 0.023, "{calm}");
    assert!((busy - calm - 0.05).abs() < 0.032 && (hard - calm - 0.05).abs() < 0.032, "{calm} {busy} {hard}");
}

/// Held posts stay vacant and are filled once that is over; posts that go with their holders are not.
#[test]
fn a_hiring_stop_is_made_good_and_a_post_that_has_gone_is_not() {
    let of = |backfill: Backfill| {
        let mut own = persons(1.0, Curve::Over(WEEK));
        own.joining.backfill = backfill;
        let team = team(200.0, 0.5, own.clone());
        let mut roster = roster(&team, 11);
        roster.coming.clear();
        live(&mut roster, &team, 180.0);
        let then = roster.heads().serving;
        own.joining.backfill = Backfill::Replace;
        let later = Team { persons: Some(own), ..team };
        live(&mut roster, &later, 400.0);
        (then, roster.heads().serving)
    };
    let (held, filled) = of(Backfill::Hold);
    let (gone, stays) = of(Backfill::None);
    assert!((held - gone).abs() < 1e-9 && held < 175.0, "{held} {gone}");
    assert!((filled - 200.0).abs() < 15.0, "{filled}");
    assert!((stays - gone).abs() < 15.0, "{stays} {gone}");
}

/// Classes of four weeks, a tenth washes out, recruiting varies: those who come begin together, and fewer serve than begin.
#[test]
fn training_is_in_classes_and_some_wash_out() {
    let mut own = persons(0.7, Curve::HalfTime(12.0 * WEEK));
    own.joining =
        Joining { recruiting_cv: 0.5, classes_s: Some(4.0 * WEEK), wash_out: 0.25, backfill: Backfill::Replace };
    let team = team(10.0, 0.0, own);
    let mut roster = roster(&team, 12);
    let more = to(&team, 310.0);
    roster.turn(0.0, &team, &more);
    let booked = live(&mut roster, &more, 400.0);
    let days: std::collections::BTreeSet<i64> =
        booked.iter().filter(|(_, count, _)| *count == Count::Recruiting).map(|(day, ..)| *day as i64).collect();
    assert!(days.iter().all(|day| day % 28 == 0) && days.len() > 2, "{days:?}");
    let begun = sum(&booked, Count::Recruiting) / 3000.0;
    let served = sum(&booked, Count::PeopleJoined);
    assert!((served / begun - 0.75).abs() < 0.07, "{served} of {begun}");
    assert!((roster.heads().serving - 310.0).abs() < 4.0, "{:?}", roster.heads());
}

/// Seats are taken by different people, anew in each interval, and by the same in the posts that two teams share.
#[test]
fn seats_are_taken_by_different_people() {
    let team = team(100.0, 0.45, persons(0.7, Curve::HalfTime(12.0 * WEEK)));
    let mut of = roster(&team, 13);
    let sits = |roster: &mut Roster, interval: u64, n: u32| -> Vec<u32> {
        roster.change_seats(interval);
        let lefts: Vec<f64> = (0..n).map(|seat| roster.left_in_seat(seat)).collect();
        assert!(lefts.iter().all(|left| (0.0..=1.0).contains(left)));
        roster.sitting.seats.clone()
    };
    let all: std::collections::BTreeSet<u32> = sits(&mut of, 5, 100).into_iter().collect();
    assert_eq!(all.len(), 100, "each sits once");
    let (first, second) = (sits(&mut of, 5, 20), sits(&mut of, 6, 20));
    assert_ne!(first, second);
    assert_eq!(first, sits(&mut of, 5, 20));
    let mut cut = roster(&team, 13);
    cut.turn(0.0, &team, &to(&team, 90.0));
    let of_cut: Vec<u32> = sits(&mut cut, 5, 20);
    assert!(first.iter().filter(|post| of_cut.contains(post)).count() >= 15, "{first:?} {of_cut:?}");
    assert!(of.left_in_seat(300) >= 0.0, "one more than there are people");
}

/// An assistant speeds novices by a third and veterans not at all: a team of novices gains, one of veterans does not.
#[test]
fn an_assistant_helps_novices() {
    let mut own = persons(0.7, Curve::HalfTime(12.0 * WEEK));
    own.assist = Assist { at_start: 0.34, of_veterans: 0.0, per_month: 50.0 };
    assert!((own.handle_factor(1.0) - 1.0 / 0.7 / 1.34).abs() < 1e-12);
    assert!((own.handle_factor(0.0) - 1.0).abs() < 1e-12);
    let team = team(10.0, 0.0, own);
    assert!((team.upkeep() - 50.0).abs() < 1e-12);
}

/// Who is laid off and works out the notice serves for four weeks more, and is on no other line of the payroll.
#[test]
fn who_works_out_a_notice_serves_until_it_is_over() {
    let team = team(50.0, 0.0, Persons { works_notice: true, ..persons(0.7, Curve::HalfTime(12.0 * WEEK)) });
    let mut roster = roster(&team, 14);
    let cut = to(&team, 30.0);
    roster.turn(0.0, &team, &cut);
    live(&mut roster, &cut, 27.0);
    assert_eq!((roster.heads().serving, roster.heads().on_notice), (50.0, 0.0));
    live(&mut roster, &cut, 28.0);
    assert_eq!((roster.heads().serving, roster.heads().on_notice), (30.0, 0.0));
}

/// Those who stay after a layoff leave three times as much for twelve weeks, and then as before.
#[test]
fn who_stays_after_a_layoff_leaves_more_for_a_while() {
    let left = |after_layoff: f64| {
        let mut own = persons(1.0, Curve::Over(WEEK));
        own.leaving.after_layoff = after_layoff;
        let team = team(8000.0, 0.4, own);
        let (mut roster, cut) = (roster(&team, 21), to(&team, 7000.0));
        roster.turn(0.0, &team, &cut);
        let first = sum(&live(&mut roster, &cut, 84.0), Count::PeopleLeft);
        (first, sum(&live(&mut roster, &cut, 168.0), Count::PeopleLeft))
    };
    let ((shaken, then), (calm, as_before)) = (left(3.0), left(1.0));
    // 7,000 · (1 − e^{−.276}) = 1,690 and 7,000 · (1 − e^{−.092}) = 615, replaced meanwhile; standard errors of 36 and 24.
    assert!(shaken / calm > 2.4 && shaken / calm < 3.4, "{shaken} {calm}");
    assert!((then / as_before - 1.0).abs() < 0.25, "{then} {as_before}");
}

/// With a coefficient of variation recruits come spread over weeks, as many as without; without it all on one day.
#[test]
fn recruiting_takes_some_longer_than_others() {
    let days = |cv: f64| -> Vec<f64> {
        let mut own = persons(1.0, Curve::Over(WEEK));
        own.joining.recruiting_cv = cv;
        let team = team(10.0, 0.0, own);
        let mut roster = roster(&team, 22);
        let more = to(&team, 410.0);
        roster.turn(0.0, &team, &more);
        let booked = live(&mut roster, &more, 600.0);
        booked.iter().filter(|(_, count, _)| *count == Count::PeopleJoined).map(|(day, ..)| *day).collect()
    };
    let (even, spread) = (days(0.0), days(0.5));
    assert_eq!((even.len(), spread.len()), (400, 400));
    assert!(even.iter().all(|day| (day - even[0]).abs() < 0.5));
    let mean = spread.iter().sum::<f64>() / 400.0 - 35.0;
    let sd = (spread.iter().map(|day| (day - 35.0 - mean) * (day - 35.0 - mean)).sum::<f64>() / 399.0).sqrt();
    // Six weeks from the day after, cv ½; standard errors 1.05 and about 1.
    assert!((mean - 43.5).abs() < 3.2 && (sd - 21.0).abs() < 4.0, "{mean} {sd}");
}

/// A team that is given up has nobody on the way; a contractor's trainees go in any decline, unpaid.
#[test]
fn nobody_comes_to_a_team_that_is_given_up() {
    for (employed_by, by, notices) in
        [(Employer::Firm, HeadcountChange::Direct, 2), (Employer::Contractor, HeadcountChange::Attrition, 0)]
    {
        let before = Team { employed_by, ..team(200.0, 0.8, persons(0.7, Curve::Over(HALF_A_YEAR * DAY))) };
        let after = Team { staffing: Staffing::Headcount { to: 0.0, by }, ..before.clone() };
        let mut roster = roster(&before, 3);
        roster.turn(0.5 * DAY, &before, &after);
        assert_eq!((roster.coming.len(), roster.notices.len()), (0, notices), "{employed_by:?}");
    }
}

/// Asked back after a half time elsewhere, people have half of the gap left on the first day, eleven weeks later; others all of it.
#[test]
fn who_knows_the_work_begins_with_it() {
    for (hired_with_s, left) in [(0.0, 1.0), (60.0 * DAY, 0.5)] {
        let mut own = persons(0.7, Curve::HalfTime(60.0 * DAY));
        own.proficiency.hired_with_s = hired_with_s;
        let before = team(0.0, 0.0, own.clone());
        let (mut roster, after) = (roster(&before, 4), to(&before, 100.0));
        roster.turn(0.5 * DAY, &before, &after);
        (1..79).for_each(|day| drop(live(&mut roster, &after, f64::from(day))));
        let Heads { serving, in_veterans, .. } = roster.heads();
        assert!((in_veterans / serving - 1.0 / own.handle_factor(left)).abs() < 0.004, "{in_veterans} of {serving}");
    }
}
