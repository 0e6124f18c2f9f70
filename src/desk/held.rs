//! A scenario held against what was published about it.

use super::error::{DeskError, Refusal};
use super::find::ScenarioText;
use super::job::{Step, Watcher};
use super::plan::{Asked, Plan, fitted};
use super::run_id::{run_id, world_sha256};
use crate::findings::{Judged, Reference, summarise};
use crate::model::Quiet;
use crate::report::ReportError;
use crate::scenario::{Reading, Scenario, Target};
use crate::study::{self, Design, least_headcount};

/// What the targets of a scenario need, in designs that fit into this machine.
#[derive(Clone, Debug)]
pub struct Held {
    /// The scenario, and what is run of it.
    pub plan: Plan,
    /// All strategies at another scale, if that is asked for.
    beside: Option<Design>,
}

impl Held {
    /// Plans what the targets need, and the same at the scale of `beside`, where so many bytes are free.
    ///
    /// # Errors
    /// As [`Plan::of`]; [`Refusal`] of a scenario without targets, of strategies, for the targets say which are run, and of
    /// what does not fit.
    pub fn new(source: ScenarioText, asked: &Asked, beside: Option<u32>, free: f64) -> Result<Self, DeskError> {
        if !asked.strategies.is_empty() {
            return Err(Refusal::StrategiesOfTargets.into());
        }
        let mut plan = Plan::of(source, asked)?;
        if plan.scenario.targets.is_empty() {
            return Err(Refusal::NoTargets(plan.source.file).into());
        }
        plan.design.strategies.retain(|strategy| beside.is_some() || is_needed(&plan.scenario, *strategy));
        let fitted = |design| fitted(&plan.scenario, design, free).map(|fitted| fitted.design).map_err(Refusal::from);
        let design = fitted(plan.design.clone())?;
        let beside = beside.map(|scale| plan.at_scale(asked, scale)).transpose()?.map(fitted).transpose()?;
        Ok(Self { plan: Plan { design, ..plan }, beside })
    }

    /// Runs them, searches included.
    ///
    /// # Errors
    /// [`DeskError::Stopped`].
    pub fn run(&self, watcher: &dyn Watcher) -> Result<Reference, DeskError> {
        let Plan { scenario, design, .. } = &self.plan;
        let name = run_id(scenario, design).map_err(ReportError::from)?;
        let world = world_sha256(scenario).map_err(ReportError::from)?;
        watcher.step(Step::Living { weeks: design.weeks(scenario), foretold: f64::INFINITY });
        let run = study::run(scenario, design, watcher).ok_or(DeskError::Stopped)?;
        let summary = summarise(scenario, &run, &name);
        watcher.step(Step::Searching);
        let search = |(target, judged): (&Target, &Judged)| match target.reading {
            Reading::LeastHeadcount { .. } => {
                let least = least_headcount(scenario, target, &run, watcher)?;
                Some(Judged { unfound: least.as_ref().err().cloned(), ..judged.clone().with(least.ok()) })
            }
            _ => Some(judged.clone()),
        };
        let targets: Option<Vec<Judged>> = scenario.targets.iter().zip(&summary.targets).map(search).collect();
        let reference = Reference::new(&summary, world, targets.ok_or(DeskError::Stopped)?);
        let Some(beside) = &self.beside else { return Ok(reference) };
        watcher.step(Step::OtherScale);
        let other = study::run(scenario, beside, &Quiet(watcher)).ok_or(DeskError::Stopped)?;
        Ok(reference.beside(&summary, &summarise(scenario, &other, "")))
    }
}

fn is_needed(scenario: &Scenario, strategy: usize) -> bool {
    strategy == scenario.baseline || scenario.targets.iter().any(|target| target.strategies().contains(&strategy))
}
