//! `[team.NAME.proficiency]`, `.turnover` and `.assist`: people as whole persons, who learn, leave and are replaced.

use serde::Serialize;

use super::super::rows::{LEAP_YEAR, PRICE};
use crate::text::{Choice, Kind, Section, choice, keys};
use crate::unit::WEEK;

/// A team whose people are persons.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Persons {
    /// What they can do, by how long they have served.
    pub proficiency: Proficiency,
    /// Who leaves.
    pub leaving: PeopleLeaving,
    /// Who comes.
    pub joining: Joining,
    /// Who goes in a layoff.
    pub layoff: Layoff,
    /// Whether who is laid off serves until the notice is over.
    pub works_notice: bool,
    /// What an assistant at their side does for them.
    pub assist: Assist,
}

/// What a person can do, by tenure: time since the first day of service.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Proficiency {
    /// Pace on the first day ÷ a veteran's.
    pub at_start: f64,
    /// Success on the first day less a veteran's.
    pub success_at_start: f64,
    /// How the gap closes.
    pub curve: Curve,
    /// Tenure that counts for whoever is hired, s.
    #[serde(skip_serializing_if = "is_nothing")]
    pub hired_with_s: f64,
}

impl Proficiency {
    /// The part of the gap that is left after a tenure in the team, 0 to 1.
    pub fn left(&self, tenure_s: f64) -> f64 {
        self.curve.left(tenure_s + self.hired_with_s)
    }
}

/// How the gap between a novice and a veteran closes.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub enum Curve {
    /// By half in every stretch of so many seconds.
    HalfTime(f64),
    /// In a straight line over so many seconds.
    Over(f64),
}

impl Curve {
    /// The part of the gap that is left after a tenure, 0 to 1.
    ///
    /// Formula: `2^(−a/h)`, or `1 − a/T` until `T`.
    pub fn left(self, tenure_s: f64) -> f64 {
        match self {
            Self::HalfTime(half_s) => libm::exp2(-tenure_s / half_s),
            Self::Over(all_s) => (1.0 - tenure_s / all_s).max(0.0),
        }
    }
}

/// What makes people leave, beside `attrition_per_year`.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct PeopleLeaving {
    /// Hazard on the first day ÷ a veteran's.
    pub when_new: f64,
    /// Over how long it falls to a veteran's, in a straight line, s.
    pub new_for_s: f64,
    /// Hazard a year for each unit of occupancy above .85.
    pub per_occupancy: f64,
    /// Hazard a year for each unit by which contacts take longer than those of all topics do.
    #[serde(skip_serializing_if = "is_nothing")]
    pub per_harder: f64,
    /// Hazard after a layoff ÷ that before.
    pub after_layoff: f64,
    /// For how long, s.
    pub after_layoff_s: f64,
}

/// How people come.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Joining {
    /// Coefficient of variation of the time it takes to recruit one.
    pub recruiting_cv: f64,
    /// Training begins at multiples of so many seconds since time 0, if it is in classes.
    pub classes_s: Option<f64>,
    /// Share of those trained who never serve.
    pub wash_out: f64,
    /// What happens to the post of who leaves.
    pub backfill: Backfill,
}

/// What happens to the post of who leaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Backfill {
    /// Leavers are expected, and others recruited in time.
    Replace,
    /// It stays vacant as long as this holds.
    Hold,
    /// It goes with the leaver.
    None,
}

/// Who goes in a layoff.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Layoff {
    /// By a lot drawn once, so that who goes in a small one goes in a larger one too.
    Random,
    /// Who has served the shortest.
    Newest,
    /// Who has served the longest.
    Longest,
}

/// An assistant at people's side: how much faster it makes them.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Assist {
    /// Gain in pace on the first day.
    pub at_start: f64,
    /// Gain in pace of a veteran.
    pub of_veterans: f64,
    /// Price of a paid head, per month.
    pub per_month: f64,
}

impl Persons {
    /// Handle time of a person who has so much of the gap still to close ÷ that of a veteran without an assistant.
    ///
    /// Formula: `(1 + (1/p − 1)·left) ÷ (1 + g₁ + (g₀ − g₁)·left)`, `p` the pace at the start, `g₀`, `g₁` the gains by an assistant.
    pub fn handle_factor(&self, left: f64) -> f64 {
        let Assist { at_start, of_veterans, .. } = self.assist;
        let slower = 1.0 + (1.0 / self.proficiency.at_start - 1.0) * left;
        slower / (1.0 + of_veterans + (at_start - of_veterans) * left)
    }
}

/// What happens to the post of who leaves.
pub static BACKFILLS: Choice<Backfill, 3> =
    choice([("replace", Backfill::Replace), ("hold", Backfill::Hold), ("none", Backfill::None)]);

/// Who goes in a layoff.
pub static LAYOFFS: Choice<Layoff, 3> =
    choice([("random", Layoff::Random), ("newest", Layoff::Newest), ("longest", Layoff::Longest)]);

keys! {
/// `[team.NAME.proficiency]`
pub PROFICIENCY {
    at_start: Kind::Share(0.1, 1.0), "100 %",
        "pace on the first day of service ÷ a veteran's: at 70 % a contact takes 1/.7 of a veteran's time";
    success_at_start: Kind::Share(-0.9, 0.0), "0 %",
        "success on the first day less a veteran's, in points: \"-8 %\" is eight points less";
    optional half_time: Kind::Duration(86_400.0, 10.0 * LEAP_YEAR),
        "tenure in which half of what is left of the gap in handle time and success closes";
    optional over: Kind::Duration(86_400.0, 10.0 * LEAP_YEAR),
        "tenure over which the gap closes in a straight line, in place of half_time";
    hired_with: Kind::Duration(0.0, 10.0 * LEAP_YEAR), "0 days",
        "tenure with which whoever is hired begins: of people rehired who know the work";
}}

keys! {
/// `[team.NAME.turnover]`
pub TURNOVER {
    when_new: Kind::Number(0.0, 100.0), "1", "hazard of leaving on the first day of service ÷ a veteran's";
    new_for: Kind::Duration(86_400.0, 10.0 * LEAP_YEAR), "26 weeks", "assumption",
        "tenure over which that falls to a veteran's, in a straight line";
    per_point_busy: Kind::Share(0.0, 0.2), "0 %",
        "points a year that attrition rises for each point of occupancy above 85 %, over the last four weeks (H18: .5)";
    per_point_harder: Kind::Share(0.0, 0.05), "0 %",
        "points a year that attrition rises for each per cent by which contacts take longer than those of all topics do, over the \
         last four weeks: an assumption";
    after_layoff: Kind::Number(0.0, 20.0), "1", "hazard of those who stay after a layoff ÷ that before";
    after_layoff_for: Kind::Duration(86_400.0, 10.0 * LEAP_YEAR), "12 weeks", "assumption", "how long that lasts";
    recruiting_cv: Kind::Number(0.0, 3.0), "0",
        "coefficient of variation of recruiting_time from hire to hire (lognormal)";
    optional class_every: Kind::Duration(86_400.0, LEAP_YEAR), "training begins in classes, so far apart; at once if left out";
    wash_out: Kind::Share(0.0, 0.9), "0 %", "share of those trained who never serve";
    backfill: BACKFILLS.kind(), "replace",
        "replace: leavers are expected and others hired in time; hold: posts stay vacant as long as it holds; none: posts go \
         with who leaves";
    layoff: LAYOFFS.kind(), "random", "who goes in a layoff: by lot, who came last, or who has served longest";
    works_notice: Kind::Flag, "false", "whether who is laid off serves until the notice is over";
}}

keys! {
/// `[team.NAME.assist]`
pub ASSIST {
    at_start: Kind::Share(0.0, 3.0), "34 %", "H25", "gain in pace on the first day of service";
    of_veterans: Kind::Share(0.0, 3.0), "0 %", "H25", "gain in pace of a veteran";
    price_per_month: PRICE, "0", "price of a paid head, per month";
}}

/// The people of a team as persons, if it says what they can do.
pub fn persons(team: &Section) -> Option<Persons> {
    let Some(node) = team.given("proficiency") else {
        for needs in ["turnover", "assist"] {
            if let Some(node) = team.given(needs) {
                let found = format!("`{needs}` of people who are no persons");
                let hint = Some(format!("give [{}] too", team.path_of("proficiency")));
                team.reader.fault(&node.place, &team.path_of(needs), &found, "it beside `proficiency`", hint);
            }
        }
        return None;
    };
    if let Some(counts) = team.given("on_duty") {
        let allowed = "`headcount`: who is on duty by a plan of its own is nobody in particular";
        team.reader.fault(&counts.place, &team.path_of("on_duty"), "`on_duty` beside `proficiency`", allowed, None);
    }
    let own = team.below("proficiency", &[PROFICIENCY]);
    let curve = match (own.optional("half_time"), own.optional("over")) {
        (Some(half_s), None) => Curve::HalfTime(half_s),
        (None, Some(all_s)) => Curve::Over(all_s),
        (half, _) => {
            let found = if half.is_some() { "both `half_time` and `over`" } else { "neither `half_time` nor `over`" };
            own.reader.fault(&node.place, &own.path, found, "one of them", None);
            Curve::Over(WEEK)
        }
    };
    let turnover = team.below("turnover", &[TURNOVER]);
    Some(Persons {
        proficiency: Proficiency {
            at_start: own.number("at_start"),
            success_at_start: own.number("success_at_start"),
            curve,
            hired_with_s: own.number("hired_with"),
        },
        leaving: leaving(&turnover),
        joining: joining(&turnover),
        layoff: turnover.chosen("layoff", &LAYOFFS),
        works_notice: turnover.flag("works_notice"),
        assist: assist(team),
    })
}

fn leaving(turnover: &Section) -> PeopleLeaving {
    PeopleLeaving {
        when_new: turnover.number("when_new"),
        new_for_s: turnover.number("new_for"),
        // Points a year for a point of occupancy: a share a year for all of it.
        per_occupancy: turnover.number("per_point_busy") * 100.0,
        per_harder: turnover.number("per_point_harder") * 100.0,
        after_layoff: turnover.number("after_layoff"),
        after_layoff_s: turnover.number("after_layoff_for"),
    }
}

fn joining(turnover: &Section) -> Joining {
    Joining {
        recruiting_cv: turnover.number("recruiting_cv"),
        classes_s: turnover.optional("class_every"),
        wash_out: turnover.number("wash_out"),
        backfill: turnover.chosen("backfill", &BACKFILLS),
    }
}

fn assist(team: &Section) -> Assist {
    if team.given("assist").is_none() {
        return Assist { at_start: 0.0, of_veterans: 0.0, per_month: 0.0 };
    }
    let own = team.below("assist", &[ASSIST]);
    Assist {
        at_start: own.number("at_start"),
        of_veterans: own.number("of_veterans"),
        per_month: own.number("price_per_month"),
    }
}

/// Whether a number says nothing.
pub fn is_nothing(number: &f64) -> bool {
    *number <= 0.0
}
