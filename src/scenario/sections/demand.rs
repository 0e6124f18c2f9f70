//! `[demand]`: how many issues there are, and when they come.

use serde::Serialize;

use super::super::rows::SECTION;
use super::calendar::{SpecialDay, special_days};
use super::customers::customers;
use super::replay::{ReplayedDay, replay};
use super::surges::{Surge, surges};
use crate::clock::Clock;
use crate::text::{Choice, Kind, Section, allowed, choice, keys};
use crate::unit::{DAY, HOUR, MONTH, WEEK};

/// What typed counts count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum CountsAre {
    /// Issues, each of which may take several contacts.
    #[default]
    Issues,
    /// Contacts under the baseline, all tries of a customer among them.
    Contacts,
    /// The contacts of these that were answered.
    Answered,
}

impl CountsAre {
    /// Whether they are issues.
    pub fn are_issues(&self) -> bool {
        *self == Self::Issues
    }
}

static COUNTS_ARE: Choice<CountsAre, 3> =
    choice([("issues", CountsAre::Issues), ("contacts", CountsAre::Contacts), ("answered", CountsAre::Answered)]);

/// When potential issues arrive.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Demand {
    /// Potential issues per customer and month.
    pub issues_per_customer_month: f64,
    /// What that is, where it comes from counts: issues, or contacts of the baseline behind which are fewer issues.
    #[serde(skip_serializing_if = "CountsAre::are_issues")]
    pub counts_are: CountsAre,
    /// Whether there are counts of which it is not said.
    #[serde(skip)]
    pub is_unsaid: bool,
    /// Length of a profile interval.
    pub interval_s: f64,
    /// Relative volume of each interval of the week from Monday 00:00, mean 1.
    pub week: Vec<f64>,
    /// Relative volume of each calendar month, January first.
    pub season: Vec<f64>,
    /// Coefficient of variation of the day's gamma factor.
    pub day_cv: f64,
    /// Standard deviation of the log of the interval factor.
    pub interval_sd: f64,
    /// Correlation of the interval factor's log from one interval to the next.
    pub interval_correlation: f64,
    /// Dated surges.
    pub surges: Vec<Surge>,
    /// Days on which exactly the given counts arrive, in order of time.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub replay: Vec<ReplayedDay>,
    /// Holidays and special days, in order of time.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub special: Vec<SpecialDay>,
}

keys! {
/// `[demand]`
pub DEMAND {
    optional issues_per_customer_month: Kind::Number(0.0, 1e6),
        "potential issues per customer and month; required without `counts`";
    interval: Kind::Duration(60.0, 86_400.0), "30 min", "M06", "length of a profile interval; divides a day";
    optional hours: Kind::Numbers(0.0, 1e6), "relative volume of the 24 hours of a day";
    optional days: Kind::Numbers(0.0, 1e6), "relative volume of the 7 days of a week, Monday first";
    optional week: Kind::Numbers(0.0, 1e9),
        "relative volume of each interval of the week from Monday 00:00, in place of hours and days";
    optional counts: Kind::Numbers(0.0, 1e9),
        "expected issues in each interval of the day, or of the week from Monday 00:00, at the start of the horizon; \
         in place of issues_per_customer_month, hours, days and week";
    counts_are: COUNTS_ARE.kind(), "issues", "assumption",
        "what `counts` and `replay` count: issues, or contacts or answered contacts under the baseline, whose repeats and retries \
         are then taken out of the demand";
    optional replay: Kind::NumbersByDate(0.0, 1e9),
        "issues that arrive in each interval of a date of the horizon, exactly";
    optional season: Kind::Numbers(0.0, 1e6), "relative volume of the 12 months, January first";
    day_cv: Kind::Share(0.0, 2.0), "0 %", "coefficient of variation of the day's gamma factor";
    interval_sd: Kind::Share(0.0, 2.0), "0 %", "standard deviation of the log of the interval factor";
    interval_correlation: Kind::Share(0.0, 0.999), "0", "correlation of that log from one interval to the next";
    optional surge: SECTION, "dated surges";
}}

/// Reads `[demand]` of the file.
pub fn demand(root: &Section, clock: &Clock, topics: &[String]) -> Demand {
    let (section, customers) = (&root.below("demand", &[DEMAND]), customers(root).count);
    let interval_s = section.number("interval");
    if let (Some(node), true) = (section.given("interval"), DAY % interval_s != 0.0) {
        section.wrong(node, "interval", "a duration that divides a day: 5 min, 15 min, 30 min, 1 h …");
    }
    let per_day = (DAY / interval_s).round() as usize;
    let (issues_per_customer_month, week) = volume(section, interval_s, per_day, customers);
    let replay = replay(section, clock, per_day);
    if section.given("replay").is_some() && issues_per_customer_month <= 0.0 {
        let hint = "other days, staffing and calibration go by it: give the mean of the replayed days as `counts`";
        let allowed = "a demand above 0 beside replayed days";
        section.refuse("replay", "no other demand", allowed, hint);
    }
    let counts_are = section.chosen("counts_are", &COUNTS_ARE);
    if section.given("counts").is_none() && !counts_are.are_issues() {
        section.refuse("counts_are", "no `counts`", "`counts`, of which it says what they are", "");
    }
    Demand {
        issues_per_customer_month,
        counts_are,
        is_unsaid: section.given("counts").is_some() && section.given("counts_are").is_none(),
        interval_s,
        week,
        season: relative(section, "season", 12),
        day_cv: section.number("day_cv"),
        interval_sd: section.number("interval_sd"),
        interval_correlation: section.number("interval_correlation"),
        surges: surges(section, clock, interval_s, topics),
        replay,
        special: special_days(root, clock, interval_s),
    }
}

/// Issues per customer and month, and the profile of the week with mean 1: typed as such, or made from `counts`.
fn volume(section: &Section, interval_s: f64, per_day: usize, customers: f64) -> (f64, Vec<f64>) {
    let Some(counts) = section.numbers("counts") else {
        return (rate(section), week(section, interval_s, per_day));
    };
    for other in ["issues_per_customer_month", "hours", "days", "week"] {
        if section.given(other).is_some() {
            section.refuse(other, &format!("both `counts` and `{other}`"), "one of them", "");
        }
    }
    let per_week = 7 * per_day;
    let sum = counts.iter().sum::<f64>();
    if ![per_day, per_week].contains(&counts.len()) || sum <= 0.0 {
        if let Some(node) = section.given("counts") {
            let allowed = format!(
                "{per_day} numbers for a day, or {per_week} for a week from Monday 00:00, not all 0, at this `interval`"
            );
            section.wrong(node, "counts", &allowed);
        }
        return (1.0, vec![1.0; per_week]);
    }
    let mean = sum / counts.len() as f64;
    let issues_per_customer_month = mean * per_week as f64 / customers * MONTH / WEEK;
    (issues_per_customer_month, (0..per_week).map(|interval| counts[interval % counts.len()] / mean).collect())
}

/// Issues per customer and month, which must be given where there are no counts.
fn rate(section: &Section) -> f64 {
    let name = "issues_per_customer_month";
    section.optional(name).unwrap_or_else(|| {
        let allowed = format!("{}, or `counts` in its place", allowed(section.key(name).kind));
        section.reader.fault(&section.place, &section.path_of(name), "nothing (the key is required)", &allowed, None);
        1.0
    })
}

/// A list of exactly `n` relative numbers with mean 1; all ones if left out.
fn relative(section: &Section, name: &str, n: usize) -> Vec<f64> {
    let Some(numbers) = section.numbers(name) else { return vec![1.0; n] };
    let mean = numbers.iter().sum::<f64>() / numbers.len().max(1) as f64;
    if numbers.len() != n || mean <= 0.0 {
        if let Some(node) = section.given(name) {
            section.wrong(node, name, &format!("{n} numbers, not all 0"));
        }
        return vec![1.0; n];
    }
    numbers.iter().map(|number| number / mean).collect()
}

fn week(section: &Section, interval_s: f64, per_day: usize) -> Vec<f64> {
    if section.given("week").is_some() {
        for other in ["hours", "days"].into_iter().filter_map(|name| section.given(name)) {
            section.reader.fault(&other.place, &section.path, "both `week` and `hours` or `days`", "one of them", None);
        }
        return relative(section, "week", 7 * per_day);
    }
    let (hours, days) = (relative(section, "hours", 24), relative(section, "days", 7));
    let of_interval = |i: usize| {
        let from_h = (i % per_day) as f64 * interval_s / HOUR;
        days[i / per_day] * mean_between(&hours, from_h, from_h + interval_s / HOUR)
    };
    (0..7 * per_day).map(of_interval).collect()
}

/// Mean of an hourly profile between two times of the day, in hours.
fn mean_between(hours: &[f64], from_h: f64, to_h: f64) -> f64 {
    let overlap = |hour: usize| (to_h.min(hour as f64 + 1.0) - from_h.max(hour as f64)).max(0.0);
    hours.iter().enumerate().map(|(hour, level)| level * overlap(hour)).sum::<f64>() / (to_h - from_h)
}
