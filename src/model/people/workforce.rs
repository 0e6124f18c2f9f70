//! Those whom a team employs: as a number that follows a plan, or as persons.

use super::headcount::{Headcount, heads_for};
use super::roster::{Mix, Roster, is_training_paid, lead_days};
use crate::books::Count;
use crate::model::demand::Week;
use crate::rng::Streams;
use crate::scenario::{HeadcountChange, Persons, Staffing, Team, Turnover};
use crate::unit::DAY;

/// Those whom a team employs.
#[derive(Clone, Debug)]
pub enum Workforce {
    /// As a number.
    Plan(Headcount),
    /// As persons.
    Persons(Box<Roster>),
}

/// Heads of a team that are paid at a moment, at scale 1:1, and what replacing leavers costs per second where they are a number.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Payroll {
    /// Who serve; where they are a number also who train and who are under notice.
    pub serving: f64,
    pub training: f64,
    pub on_notice: f64,
    pub replacing_per_s: f64,
}

impl Payroll {
    /// All that are paid.
    pub fn heads(&self) -> f64 {
        self.serving + self.training + self.on_notice
    }
}

impl Workforce {
    /// Those whom a team (an index) employs at time 0; `baseline` is the same team under the baseline.
    pub fn new(team: &Team, index: usize, baseline: &Team, streams: Streams, growth_from_s: f64) -> Self {
        let typed = Mix::typed(baseline);
        match (&team.persons, typed) {
            (Some(persons), Some(typed)) => {
                Self::Persons(Box::new(Roster::new(streams, index, team, persons, &typed, growth_from_s)))
            }
            _ => Self::Plan(Headcount::new(team)),
        }
    }

    /// The persons, if they are such, and what the team says of them now.
    pub fn persons<'a>(&'a self, team: &'a Team) -> Option<(&'a Roster, &'a Persons)> {
        match (self, &team.persons) {
            (Self::Persons(roster), Some(persons)) => Some((roster, persons)),
            _ => None,
        }
    }

    /// The persons, if they are such.
    pub fn roster(&mut self) -> Option<&mut Roster> {
        match self {
            Self::Persons(roster) => Some(roster),
            Self::Plan(_) => None,
        }
    }

    /// Mean handle time over contacts ÷ the typed one.
    pub fn handle_factor(&self) -> f64 {
        match self {
            Self::Plan(_) => 1.0,
            Self::Persons(roster) => roster.handle_factor(),
        }
    }

    /// Another staffing than before is meant from now on.
    pub fn turn(&mut self, now_s: f64, before: &Team, team: &Team, is_step: bool) {
        match self {
            Self::Plan(plan) => plan.turn(now_s, before, team, is_step),
            Self::Persons(roster) => roster.turn(now_s, before, team),
        }
    }

    /// Another headcount is ordered by a plan, in heads of the start, and how fewer come about.
    pub fn order(&mut self, now_s: f64, order: (f64, HeadcountChange), team: &Team) {
        match self {
            Self::Plan(plan) => plan.order(now_s, order, team),
            Self::Persons(roster) => roster.order(now_s, order, team),
        }
    }

    /// The headcount last decided, in heads of the start.
    pub fn target(&self) -> f64 {
        match self {
            Self::Plan(plan) => plan.target,
            Self::Persons(roster) => roster.target(),
        }
    }

    /// Heads that do the work of so many of today's when who is hired today serves.
    pub fn heads_for(&self, heads: f64, now_s: f64, team: &Team) -> f64 {
        match self.persons(team) {
            Some((roster, persons)) if roster.heads().serving > 0.0 => {
                let pace = roster.heads().in_veterans / roster.heads().serving;
                roster.heads_for(heads * pace, now_s, team, persons)
            }
            _ => heads,
        }
    }

    /// From a decision to hire until service, as a planner expects it, s.
    pub fn lead_s(&self, team: &Team) -> f64 {
        let Turnover { recruiting_time_s, training_time_s, .. } = team.turnover;
        self.persons(team).map_or(recruiting_time_s + training_time_s, |(_, persons)| lead_days(team, persons) * DAY)
    }

    /// Lets happen what is due by now; `book` receives what is counted or paid once: when, what and how much.
    pub fn advance(&mut self, now_s: f64, team: &Team, growth_from_s: f64, book: &mut dyn FnMut(f64, Count, f64)) {
        match self {
            Self::Plan(plan) => {
                plan.advance(now_s, |due| book(due.at_s, due.line, due.amount * team.growth(due.at_s - growth_from_s)));
            }
            Self::Persons(roster) => roster.advance(now_s, team, book),
        }
    }

    /// Heads that serve now.
    pub fn serving(&self, now_s: f64, team: &Team, growth_from_s: f64) -> f64 {
        match self {
            Self::Plan(plan) => plan.serving * team.growth(plan.grown_until(now_s) - growth_from_s),
            Self::Persons(roster) => roster.heads().serving,
        }
    }

    /// Heads that are paid from a moment of the week on.
    pub fn payroll(&self, from_s: f64, team: &Team, week: &Week, growth_from_s: f64) -> Payroll {
        match (&team.staffing, self) {
            (Staffing::OnDuty(counts), _) => {
                let agents = counts[week.interval(from_s) % counts.len()];
                Payroll { serving: heads_for(agents, team), ..Payroll::default() }
            }
            (_, Self::Persons(roster)) => {
                let heads = roster.heads();
                let training = if is_training_paid(team) { heads.training } else { 0.0 };
                Payroll { serving: heads.serving, training, on_notice: heads.on_notice, replacing_per_s: 0.0 }
            }
            (_, Self::Plan(plan)) => {
                let grown = |at_s: f64| team.growth(at_s - growth_from_s);
                let factor = grown(plan.grown_until(from_s));
                Payroll {
                    serving: plan.paid * factor + plan.under_notice(from_s, grown),
                    replacing_per_s: plan.replacement_cost_per_s(from_s, team) * factor,
                    ..Payroll::default()
                }
            }
        }
    }
}
