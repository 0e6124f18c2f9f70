//! Single days of a roster, worked out by hand.

use super::tests::{live, persons, roster, sum, team};
use super::*;
use crate::scenario::Curve;
use crate::unit::WEEK;

fn is(found: f64, expected: f64) {
    assert!((found - expected).abs() < 1e-12, "{found} is not {expected}");
}

fn of(roster: &mut Roster, post: usize) -> &mut Person {
    roster.posts[post].person.as_mut().expect("it is held")
}

/// A novice of 92 days and a veteran, of a hazard that is three times as high when new and falls over 182 days, the day after a layoff that
/// doubles it, at 95 % occupancy, half a point a year for each of the ten above 85. A day later nothing is doubled any more.
#[test]
fn a_day_takes_its_hazard_of_everybody() {
    for when_new in [3.0, 1.0] {
        let mut own = persons(0.7, Curve::Over(WEEK));
        (own.leaving.when_new, own.leaving.per_occupancy, own.leaving.after_layoff) = (when_new, 0.5, 2.0);
        let team = team(3.0, 0.5, own);
        let mut roster = roster(&team, 1);
        let veterans = 0.5 * if when_new > 1.0 { roster.start.veterans_share } else { 1.0 };
        for (post, since) in [(0, -91), (1, -3650), (2, -3650)] {
            (of(&mut roster, post).since, of(&mut roster, post).budget) = (since, 1.0);
        }
        roster.shaken_until = 1;
        roster.note_worked(95.0, 100.0, 1.0);
        let early = |days: f64| 1.0 + (when_new - 1.0) * (1.0 - days / 182.0);
        let mut left = [1.0, 1.0];
        for (day, tenure, times) in [(1.0, 92.0, 2.0), (2.0, 93.0, 1.0)] {
            live(&mut roster, &team, day);
            left[0] -= (veterans * early(tenure) + 0.05) * times / 365.2425;
            left[1] -= (veterans + 0.05) * times / 365.2425;
            is(of(&mut roster, 0).budget, left[0]);
            is(of(&mut roster, 1).budget, left[1]);
        }
        of(&mut roster, 2).budget = 1e-9;
        let booked: Vec<_> = live(&mut roster, &team, 3.5).into_iter().filter(|of| of.1 == Count::PeopleLeft).collect();
        assert_eq!((booked, roster.heads().serving), (vec![(3.0, Count::PeopleLeft, 1.0)], 2.0));
    }
}

/// One of ten goes two years after planned growth of a tenth a year began, as does one who has been laid off. The post of the first is
/// held, or goes: it was `1 ÷ 1.1²` of a head of the start. Once leavers are replaced again, none is held.
#[test]
fn a_post_is_held_or_goes_in_heads_of_the_start() {
    for (backfill, held, gone) in
        [(Backfill::Hold, 1.0, 0.0), (Backfill::None, 0.0, 1.0), (Backfill::Replace, 0.0, 0.0)]
    {
        let mut own = persons(0.7, Curve::Over(WEEK));
        own.joining.backfill = backfill;
        let mut team = Team { headcount_growth_per_year: 0.1, ..team(10.0, 0.0, own.clone()) };
        let typed = Mix::typed(&team).expect("they are persons");
        let mut roster = Roster::new(Streams::new(2, 0), 0, &team, &own, &typed, 31.0 * DAY);
        roster.day = 761;
        (of(&mut roster, 3).budget, of(&mut roster, 4).budget, of(&mut roster, 4).until) = (-1.0, -1.0, Some(900));
        let booked = live(&mut roster, &team, 761.5);
        is(sum(&booked, Count::PeopleLeft), 2.0);
        is(roster.held, held);
        is(roster.target, 10.0 - gone / libm::pow(1.1, 730.0 / 365.2425));
        own.joining.backfill = Backfill::Replace;
        team.persons = Some(own);
        live(&mut roster, &team, 762.5);
        is(roster.held, 0.0);
    }
}

/// Three are on the way: one begins on day 5, one serves from then on, one washes out then. The second costs nothing any more, the first
/// its recruiting, on day 5; a severance that is due is paid at once.
#[test]
fn who_comes_is_booked_on_the_day() {
    let own = persons(0.5, Curve::Over(10.0 * DAY));
    let mut team = team(4.0, 0.0, own);
    team.turnover.hire_cost = 700.0;
    let mut roster = roster(&team, 1);
    let coming = |post, first_day, serves, washes_out| Coming { post, first_day, serves, washes_out };
    roster.coming = vec![coming(4, 5, 40, false), coming(5, -30, 5, false), coming(6, -30, 5, true)];
    for post in 4..7 {
        roster.take_post(post);
    }
    (roster.target, roster.severance) = (6.0, 900.0);
    assert_eq!(live(&mut roster, &team, 4.5), [(4.5, Count::Severance, 900.0)]);
    assert_eq!((roster.heads().training, roster.heads().serving), (2.0, 4.0));
    let booked = live(&mut roster, &team, 5.25);
    assert_eq!(booked, [(5.0, Count::Recruiting, 700.0), (5.0, Count::PeopleJoined, 1.0)]);
    assert_eq!((roster.vacant.iter().copied().collect(), roster.coming.len()), (vec![6], 1));
    assert_eq!((roster.heads().training, roster.heads().serving), (1.0, 5.0));
    assert_eq!((of(&mut roster, 5).since, roster.day), (5, 6));
    // Half the pace at the start: after four of ten days 1 ÷ 1.6, four of which are veterans.
    live(&mut roster, &team, 9.0);
    is(of(&mut roster, 5).left, 0.6);
    is(roster.heads().in_veterans, 4.0 + 1.0 / 1.6);
    is(roster.handle_factor(), 5.0 / 4.625);
}

/// Notices of one and of two heads, until days 3 and 5; who works out a notice until day 4 is there on day 3.
#[test]
fn a_notice_is_over_on_its_last_day() {
    let team = team(4.0, 0.0, persons(0.7, Curve::Over(WEEK)));
    let mut roster = roster(&team, 1);
    roster.notices = vec![Notice { until: 3, heads: 1.0 }, Notice { until: 5, heads: 2.0 }];
    (of(&mut roster, 1).until, roster.working_notice, roster.target) = (Some(4), 1, 3.0);
    for (day, on_notice, serving) in [(2.0, 3.0, 4.0), (3.0, 2.0, 4.0), (4.0, 2.0, 3.0), (5.0, 0.0, 3.0)] {
        live(&mut roster, &team, day);
        assert_eq!((roster.heads().on_notice, roster.heads().serving), (on_notice, serving), "day {day}");
    }
    assert_eq!((roster.vacant.first(), roster.working_notice), (Some(&1), 0));
}

/// Of the mix that is typed two fifths of the gap are left, and its handle time is 1.25 that of a veteran: a novice, of half the pace and
/// eight points less success, takes 2 ÷ 1.25 of it, and solves .6 · 8 points less.
#[test]
fn a_level_is_beside_what_is_typed() {
    let own = persons(0.5, Curve::Over(WEEK));
    let mut roster = roster(&team(4.0, 0.0, own.clone()), 1);
    (roster.typed.left, roster.typed.handle_factor) = (0.4, 1.25);
    let (handle_factor, success) = roster.level(1.0, &own);
    is(handle_factor, 1.6);
    is(success, -0.048);
    is(roster.handle_factor(), 0.8);
    roster.heads = Heads::default();
    is(roster.handle_factor(), 1.0);
}

/// Six weeks of recruiting, half of four weeks until a class begins, five of training.
#[test]
fn a_class_is_half_its_distance_away() {
    let mut own = persons(0.5, Curve::Over(WEEK));
    is(lead_days(&team(4.0, 0.0, own.clone()), &own), 77.0);
    own.joining.classes_s = Some(4.0 * WEEK);
    is(lead_days(&team(4.0, 0.0, own.clone()), &own), 91.0);
}
