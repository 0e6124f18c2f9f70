//! A cut, and hiring again, as asked: of whom, how deep, when; and the strategies that are made of it.

use super::error::{DeskError, Refusal};
use super::no_cut::NoCut;
use crate::scenario::{Bend, Derived, HeadcountChange, Scenario, Staffing, Strategy, Team};

/// A cut as asked; what is not said is chosen.
#[derive(Clone, Debug, Default)]
pub struct AskedCut {
    /// The strategy in which people go; the baseline if none is named.
    pub strategy: Option<String>,
    /// The team whose people go; the one with a headcount, or the largest, if none is named.
    pub team: Option<String>,
    /// Shares of the people who go, each above 0; none where people only come.
    pub depths: Vec<f64>,
    /// When they go; from launch on if nothing is said.
    pub from: Option<Dated>,
    /// Who comes again.
    pub rehire: Option<Rehire>,
}

/// A date as typed, and the option that it was typed at.
#[derive(Clone, Debug)]
pub struct Dated {
    /// "--at".
    pub option: &'static str,
    /// "month 3".
    pub typed: String,
}

/// Who comes again.
#[derive(Clone, Debug)]
pub enum Rehire {
    /// As many as there would be without the cut, from a date on.
    All(Option<Dated>),
    /// So many people, from a date on, or from launch on.
    People(f64, Option<Dated>),
}

/// The strategy and the team that a cut is of.
#[derive(Clone, Copy, Debug)]
pub struct Whom<'a> {
    /// The strategy.
    pub strategy: &'a Strategy,
    /// The place of the team.
    pub team: usize,
}

impl Whom<'_> {
    /// The team at launch.
    pub fn team(&self) -> &Team {
        &self.strategy.levers(self.strategy.launch(), 0).teams[self.team]
    }

    /// People of the team, as typed, at a moment: at launch those who are there then; of a rota the mean on duty.
    pub fn people(&self, at_s: f64) -> f64 {
        let in_force = self.strategy.phases.iter().rev().find(|phase| phase.from_s <= at_s);
        let phase = in_force.unwrap_or(&self.strategy.phases[0]);
        match &phase.levers.teams[self.team].staffing {
            // Who leaves bit by bit is there still at first.
            Staffing::Headcount { by: HeadcountChange::Attrition, .. } => {
                self.strategy.phases[0].levers.teams[self.team].staffing.people()
            }
            staffing => staffing.people(),
        }
    }

    /// Whether the team has a rota of agents on duty.
    pub fn is_rota(&self) -> bool {
        matches!(self.team().staffing, Staffing::OnDuty(_))
    }
}

impl AskedCut {
    /// What is said of the faults of a text that had none without the cut.
    pub fn at_fault(&self, whom: &Whom, error: DeskError) -> DeskError {
        match error {
            DeskError::Faulty { .. } if self.depths.contains(&1.0) => {
                Refusal::from(NoCut::Everybody { team: whom.team().id.clone() }).into()
            }
            other => other,
        }
    }

    /// Whether anything is asked.
    pub fn is_any(&self) -> bool {
        !self.depths.is_empty() || self.rehire.is_some()
    }

    /// Whom it is of.
    ///
    /// # Errors
    /// [`Refusal::NoStrategy`]; [`NoCut::NoTeam`], [`NoCut::WhichTeam`], [`NoCut::NobodyToCut`] and [`NoCut::Planned`].
    pub fn whom<'s>(&self, scenario: &'s Scenario) -> Result<Whom<'s>, Refusal> {
        let of = self.strategy.as_deref().unwrap_or(&scenario.strategies[scenario.baseline].id);
        let strategy = scenario.strategies.iter().find(|strategy| strategy.id == of).ok_or_else(|| {
            let known = scenario.strategies.iter().map(|strategy| strategy.id.clone()).collect();
            Refusal::NoStrategy { scenario: scenario.id.clone(), name: of.to_owned(), known }
        })?;
        let teams = &strategy.levers(strategy.launch(), 0).teams;
        let Some(named) = &self.team else {
            return Ok(Whom { strategy, team: unplanned(strategy, largest(strategy, teams)?)? });
        };
        let team = teams.iter().position(|team| team.id == *named).ok_or_else(|| {
            let known = teams.iter().map(|team| team.id.clone()).collect();
            NoCut::NoTeam { name: named.clone(), known }
        })?;
        let whom = Whom { strategy, team: unplanned(strategy, team)? };
        if !self.depths.is_empty() && !ever_has_people(strategy, team) {
            let [strategy, team] = [strategy.id.clone(), named.clone()];
            return Err(NoCut::NobodyToCut { strategy, team: Some(team) }.into());
        }
        Ok(whom)
    }

    /// The strategies that it makes: one a depth, or one in which people only come.
    ///
    /// # Errors
    /// As [`Self::whom`].
    pub fn derived(&self, scenario: &Scenario) -> Result<Vec<Derived>, Refusal> {
        if self.depths.is_empty() && matches!(self.rehire, Some(Rehire::All(_))) {
            return Err(NoCut::NobodyToRehire.into());
        }
        let whom = self.whom(scenario)?;
        let of = whom.strategy.id.clone();
        let one = |depth: Option<f64>| {
            let mut bends: Vec<Bend> = Vec::new();
            let mut id = of.clone();
            if let Some(depth) = depth {
                id += &format!("-cut-{}", percent(depth));
                let (option, at) = split(self.from.as_ref(), "--cut");
                bends.push(Bend { option, at, times: 1.0 - depth, plus: 0.0 });
            }
            let times = 1.0 - depth.unwrap_or(0.0);
            match &self.rehire {
                None => {}
                Some(Rehire::All(dated)) => {
                    let (option, at) = split(dated.as_ref(), "--rehire");
                    bends.push(Bend { option, at, times: 1.0, plus: 0.0 });
                }
                Some(Rehire::People(people, dated)) => {
                    id += &format!("-plus-{people}");
                    let (option, at) = split(dated.as_ref(), "--rehire");
                    bends.push(Bend { option, at, times, plus: *people });
                }
            }
            Derived { id, of: of.clone(), team: whom.team().id.clone(), bends }
        };
        let depths = if self.depths.is_empty() { vec![None] } else { self.depths.iter().copied().map(Some).collect() };
        Ok(depths.into_iter().map(one).collect())
    }
}

/// "30", "12.5".
pub fn percent(share: f64) -> String {
    format!("{}", (share * 1e6).round() / 1e4)
}

fn split(dated: Option<&Dated>, otherwise: &'static str) -> (&'static str, Option<String>) {
    dated.map_or((otherwise, None), |dated| (dated.option, Some(dated.typed.clone())))
}

/// Whether a team of a strategy has anybody at any time.
fn ever_has_people(strategy: &Strategy, team: usize) -> bool {
    strategy.phases.iter().skip(1).any(|phase| phase.levers.teams[team].has_people())
}

/// A team, unless a plan would take back whatever is done to its headcount.
fn unplanned(strategy: &Strategy, team: usize) -> Result<usize, NoCut> {
    let planned = strategy.all_levers().find(|levers| levers.teams[team].plan.is_some());
    planned.map_or(Ok(team), |levers| {
        Err(NoCut::Planned { strategy: strategy.id.clone(), team: levers.teams[team].id.clone() })
    })
}

/// The team that is meant where none is named: the only one with people, else the only one with a headcount, else the largest
/// among those.
fn largest(strategy: &Strategy, teams: &[Team]) -> Result<usize, NoCut> {
    let with_people: Vec<usize> = (0..teams.len()).filter(|&team| ever_has_people(strategy, team)).collect();
    let is_headcount = |team: &usize| matches!(teams[*team].staffing, Staffing::Headcount { .. });
    let headcounts: Vec<usize> = with_people.iter().copied().filter(is_headcount).collect();
    let among = if headcounts.is_empty() { with_people } else { headcounts };
    let size = |team: usize| Whom { strategy, team }.people(strategy.phases[1].from_s);
    let mut sorted = among.clone();
    sorted.sort_by(|a, b| size(*b).total_cmp(&size(*a)));
    match sorted[..] {
        [] => Err(NoCut::NobodyToCut { strategy: strategy.id.clone(), team: None }),
        [only] => Ok(only),
        [first, second, ..] if size(first) > size(second) => Ok(first),
        _ => Err(NoCut::WhichTeam { known: among.iter().map(|&team| teams[team].id.clone()).collect() }),
    }
}
