//! `[team.NAME.staffing]`: a headcount that is planned on a forecast, review after review.

use serde::Serialize;

use super::super::rows::{LEAP_YEAR, SECTION};
use super::shifts::shifts;
use super::staffing::HeadcountChange;
use crate::clock::Clock;
use crate::erlang::required::Rule;
use crate::policy::Shift;
use crate::text::{Choice, Kind, Section, choice, keys};
use crate::unit::WEEK;

/// How a headcount is planned.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct StaffingPlan {
    /// By what agents are planned, and what it is to be.
    pub rule: Rule,
    /// A share.
    pub target: f64,
    /// Longest wait that is in time, s.
    pub within_s: f64,
    /// Most of the time on duty that an agent may be busy.
    pub max_occupancy: f64,
    /// When it is made anew.
    pub review: Review,
    /// How far back a forecast looks, s.
    pub window_s: f64,
    /// The headcount is left as it is where the plan is so near, as a share of it.
    pub tolerance: f64,
    /// Whether contacts that come again are left out of the forecast.
    pub leaves_repeats_out: bool,
    /// The share of contacts of weeks before an AI answers that is taken off.
    pub claimed_deflection: f64,
    /// How fewer people come about.
    pub shrinks_by: HeadcountChange,
    /// Most that a review changes, as a share of the headcount.
    pub most_per_review: f64,
    /// Whether the target is the mean over busy and quiet days, or that of a day like the mean.
    pub has_busy_days: bool,
}

/// When a plan is made anew, from the start of the horizon on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Review {
    /// Every week.
    Week,
    /// At the start of every so many months.
    Months(u8),
}

impl Review {
    /// The moments of the horizon at which a plan is made, s.
    pub fn moments(self, clock: &Clock) -> Vec<f64> {
        let starts = &clock.months_s[..clock.months_s.len().saturating_sub(1)];
        match self {
            Self::Months(months) => starts.iter().copied().step_by(months.into()).collect(),
            Self::Week => {
                let weeks = (clock.horizon_s / WEEK).ceil() as u32;
                (0..weeks).map(|week| clock.warmup_s + f64::from(week) * WEEK).collect()
            }
        }
    }
}

/// By what agents are planned.
static PLANS: Choice<Rule, 3> =
    choice([("service-level", Rule::ServiceLevel), ("occupancy", Rule::Occupancy), ("margin", Rule::Margin)]);

/// Whether a service level is that of the offered or of the answered.
static OF: Choice<bool, 2> = choice([("offered", false), ("answered", true)]);

/// When a plan is made anew.
static REVIEWS: Choice<Review, 5> = choice([
    ("month", Review::Months(1)),
    ("week", Review::Week),
    ("quarter", Review::Months(3)),
    ("half-year", Review::Months(6)),
    ("year", Review::Months(12)),
]);

/// What becomes of contacts that come again.
static REPEATS: Choice<bool, 2> = choice([("seen", false), ("removed", true)]);

/// How fewer people come about.
static SHRINKS: Choice<HeadcountChange, 2> =
    choice([("layoff", HeadcountChange::Direct), ("attrition", HeadcountChange::Attrition)]);

keys! {
/// `[team.NAME.staffing]`
pub STAFFING {
    required plan: PLANS.kind(), "by what agents are planned, interval by interval: the share served in time, the time that they \
        are busy, or so much more than the work";
    required target: Kind::Share(0.0, 5.0), "that share: 80 % in time, 85 % busy, or 20 % more than the work";
    within: Kind::Duration(0.0, LEAP_YEAR), "20 s", "the field's usual 80/20", "longest wait that is in time";
    of: OF.kind(), "offered", "whether the share in time is of the offered or of the answered";
    max_occupancy: Kind::Share(0.05, 1.0), "100 %", "with a service level: nobody is planned to be busier";
    review: REVIEWS.kind(), "month", "when the plan is made anew, from the start of the horizon on";
    window: Kind::Duration(WEEK, LEAP_YEAR), "4 weeks", "assumption", "how far back the forecast looks";
    tolerance: Kind::Share(0.0, 1.0), "3 %", "assumption",
        "the headcount stays as it is where the plan is no further from it";
    repeats: REPEATS.kind(), "seen", "whether contacts that come again are part of the forecast";
    claimed_deflection: Kind::Share(0.0, 1.0), "0 %",
        "share that is taken off the contacts of weeks before an AI answers: what is claimed that it will end";
    shrinks_by: SHRINKS.kind(), "layoff", "how fewer people come about";
    most_per_review: Kind::Share(0.0, 100.0), "100 %", "most that a review changes, as a share of the headcount";
    busy_days: Kind::Flag, "true", "whether the target is the mean over busy and quiet days, or that of a day like the mean";
    optional shift: SECTION, "whole people work these shifts; without any, hours follow what is required";
}}

/// How the headcount of a team is planned and by which shifts, if it is.
pub fn plan(team: &Section, interval_s: f64) -> Option<(StaffingPlan, Vec<Shift>)> {
    let node = team.given("staffing")?;
    if team.given("on_duty").is_some() {
        let allowed = "`headcount`: that with which the plan begins";
        team.reader.fault(&node.place, &team.path_of("staffing"), "`staffing` beside `on_duty`", allowed, None);
    }
    let own = team.below("staffing", &[STAFFING]);
    let (planned, is_answered) = (own.chosen("plan", &PLANS), own.chosen("of", &OF));
    let is_level = planned == Rule::ServiceLevel;
    for only in ["within", "of", "max_occupancy"] {
        if !is_level && own.given(only).is_some() {
            own.refuse(only, &format!("`{only}` without a service level"), "it with `plan = \"service-level\"`", "");
        }
    }
    let shrinks_by = own.chosen("shrinks_by", &SHRINKS);
    let nobody_leaves = team.number("attrition_per_year") <= 0.0;
    if shrinks_by == HeadcountChange::Attrition && nobody_leaves {
        let found = "attrition where attrition_per_year is 0, so that nobody ever leaves";
        own.refuse("shrinks_by", found, "layoff, or an attrition_per_year above 0", "");
    }
    let plan = StaffingPlan {
        rule: if is_level && is_answered { Rule::ServiceLevelOfAnswered } else { planned },
        target: target(&own, planned),
        within_s: own.number("within"),
        max_occupancy: own.number("max_occupancy"),
        review: own.chosen("review", &REVIEWS),
        window_s: own.number("window"),
        tolerance: own.number("tolerance"),
        leaves_repeats_out: own.chosen("repeats", &REPEATS),
        claimed_deflection: own.number("claimed_deflection"),
        shrinks_by,
        most_per_review: own.number("most_per_review"),
        has_busy_days: own.flag("busy_days"),
    };
    Some((plan, shifts(&own, interval_s)))
}

/// What is aimed at; a fault if that cannot be.
fn target(own: &Section, planned: Rule) -> f64 {
    let target = own.number("target");
    let (least, most, shown) = match planned {
        Rule::Occupancy => (0.05, 1.0, "5 % to 100 % of the time"),
        Rule::Margin => (0.0, 5.0, "0 % to 500 % more than the work"),
        _ => (0.001, 0.999, "0.1 % to 99.9 %: no number of people answers everybody in time"),
    };
    // A number out of all range has been refused, and stands for 1.
    let is_read = own.given("target").is_some() && !own.reader.has_fault_under(&["staffing"]);
    if is_read && !(least..=most).contains(&target) {
        own.refuse("target", &format!("{} %", target * 100.0), shown, "");
    }
    target.clamp(least, most)
}
