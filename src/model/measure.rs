//! Calibration: what must be known before the first event, measured once per scenario by running the model itself.
//!
//! - *Selection*: typed handle times are means per human contact under the baseline, and those contacts are harder than
//!   issues at large. The baseline is lived through with endless staff; the mean difficulty factor of its human contacts
//!   is divided out.
//! - *Work per issue* of every strategy's phase, for the staffing at smaller scales.
//! - *Base trust*: the level at which gains and losses under the baseline balance, per segment, so that a world that stays
//!   as it was shows no trend. All moves of an issue together turn trust `T` into `T + g − m·T`, so the balance is `Σg/Σm`
//!   over issues. (Not over single moves: failures of one issue follow one another, each where trust is already lower.)

use crate::books::{Count, Outcome};
use crate::clock::Clock;
use crate::model::calibration::{Calibration, Counted, Selection, UsualEnd};
use crate::model::flow::{Flow, Known, Quantiles};
use crate::model::observer::{Observer, Quiet, Silent};
use crate::model::people::eligibility::Eligibility;
use crate::model::run::replicate;
use crate::model::setting::Setting;
use crate::policy::HumanAccess;
use crate::rng::Streams;
use crate::scenario::{AtClose, Levers, Phase, Scenario, Staffing, Strategy};
use crate::threads::each;
use crate::unit::{MONTH, WEEK};
use std::sync::Arc;

/// Issues that a calibration run should see, and one that is only to tell how large the world is.
const ISSUES: f64 = 200_000.0;
const FEW_ISSUES: f64 = 4_000.0;
/// Issues from which one of many worlds is measured: work of an issue within half a hundredth, where worlds differ by tenths.
const ISSUES_OF_MANY: f64 = 50_000.0;
/// Weeks in which work per issue is measured, and most weeks for the selection: a small operation needs years to show enough
/// issues.
const WORK_WEEKS: f64 = 2.0;
const SELECTION_WEEKS: f64 = 208.0;
/// Weeks of the baseline in which its balance is measured beside a crowd.
const CROWD_WEEKS: f64 = 4.0;
/// Calibration has luck of its own.
const SEED: u64 = 0x00ca_11b2;

impl Calibration {
    /// Measures a scenario for runs at a scale. Deterministic: the luck has a seed of its own.
    pub fn new(scenario: &Scenario, scale: u32) -> Self {
        Self::observed(scenario, Setting::at_scale(scale), 1, &Silent)
            .unwrap_or_else(|| unreachable!("nobody stops it"))
    }

    /// The same on several threads, with somebody who may stop it; `None` if stopped.
    pub fn observed(scenario: &Scenario, setting: Setting, threads: usize, observer: &dyn Observer) -> Option<Self> {
        Self::of_issues(scenario, setting, ISSUES, threads, observer)
    }

    /// The same of one of many worlds, from a quarter of the issues.
    pub fn of_many(scenario: &Scenario, setting: Setting, observer: &dyn Observer) -> Option<Self> {
        Self::of_issues(scenario, setting, ISSUES_OF_MANY, 1, observer)
    }

    /// The same from so few issues that it takes no time. If it is stopped where real staff is at work, trust is not known.
    pub fn rough(scenario: &Scenario, setting: Setting, observer: &dyn Observer) -> Option<Self> {
        Self::of_issues(scenario, setting, FEW_ISSUES, 1, observer)
    }

    /// How many times as many issues a calibration sees as this one. A small operation has not more than there are.
    pub fn roughness(&self, scenario: &Scenario) -> f64 {
        let there_are =
            scenario.customers.count * scenario.demand.issues_per_customer_month * WORK_WEEKS * WEEK / MONTH;
        ISSUES.min(there_are) / self.issues.min(there_are)
    }

    fn of_issues(
        scenario: &Scenario,
        setting: Setting,
        issues: f64,
        threads: usize,
        observer: &dyn Observer,
    ) -> Option<Self> {
        let neutral = Selection { mean: 1.0, cv: 0.0 };
        let mut calibration = Self {
            selection: vec![neutral; scenario.topics.len()],
            base_trust: vec![0.5; scenario.segments.len()],
            usual_ends: std::array::from_fn(|_| UsualEnd::default()),
            crowd: Known::default(),
            counted: Counted::default(),
            lives: 2.0,
            issues,
            work: Vec::new(),
            talk: Vec::new(),
            schedules: Arc::default(),
        };
        // Nothing ever happens: there is nothing to measure, and nothing that would need it.
        if scenario.demand.issues_per_customer_month <= 0.0 {
            calibration.work = vec![Vec::new(); scenario.strategies.len()];
            return Some(calibration);
        }
        let baseline = &scenario.strategies[scenario.baseline].phases[0].levers;
        let per_week = scenario.customers.count * scenario.demand.issues_per_customer_month * WEEK / MONTH;
        let weeks = (issues / per_week).ceil().clamp(WORK_WEEKS, SELECTION_WEEKS);
        let first = calibration.endless(scenario, baseline, weeks, observer)?;
        calibration.selection = (0..scenario.topics.len()).map(|topic| selection(&first, topic)).collect();
        calibration.measure_work(scenario, setting, threads, observer)?;
        calibration.settle(scenario, setting, observer)?;
        Some(calibration)
    }

    /// What the baseline with its real staff tells: what is behind counts, the trust at which it balances, and what ends are like. A whole
    /// calibration that is stopped is none; a rough one goes on with what was assumed before.
    fn settle(&mut self, scenario: &Scenario, setting: Setting, observer: &dyn Observer) -> Option<()> {
        let counted = self.counted(scenario, setting, observer);
        self.counted = counted.unwrap_or_default();
        match self.balance(scenario, setting, observer).filter(|_| counted.is_some()) {
            Some(balanced) => (self.base_trust, self.usual_ends) = balanced,
            None if self.issues > FEW_ISSUES => return None,
            None => {}
        }
        Some(())
    }

    /// Work and talk per issue under every strategy's phases and states; what differs in the number of people alone is
    /// measured once. Of a ramp's steps every fourth is measured; those between lie on the line between their neighbours.
    fn measure_work(
        &mut self,
        scenario: &Scenario,
        setting: Setting,
        threads: usize,
        observer: &dyn Observer,
    ) -> Option<()> {
        let mut kinds: Vec<Levers> = Vec::new();
        let mut kind_of = |levers: &Levers| {
            let key = without_staffing(levers, &scenario.demand.week);
            let known = kinds.iter().position(|levers| *levers == key);
            known.unwrap_or_else(|| {
                kinds.push(key);
                kinds.len() - 1
            })
        };
        let mut of_phase = |strategy: &Strategy, phase: usize| -> Vec<usize> {
            let layered =
                if is_measured(&strategy.phases, phase) { 1 + strategy.phases[phase].layered.len() } else { 0 };
            (0..layered).map(|state| kind_of(strategy.levers(phase, state))).collect()
        };
        let mut of_strategy = |strategy: &Strategy| -> Vec<Vec<usize>> {
            (0..strategy.phases.len()).map(|phase| of_phase(strategy, phase)).collect()
        };
        let places: Vec<_> = scenario.strategies.iter().map(&mut of_strategy).collect();
        self.lives += kinds.len() as f64;
        let measured = each(&kinds, threads, &|levers| self.measure_kind(scenario, levers, observer))?;
        if setting.has_crowd() {
            self.crowd = known(scenario, &places, &measured);
        }
        let of_all = |what: usize| -> Vec<Vec<Vec<Vec<f64>>>> {
            places.iter().map(|phases| of_phases(phases, &|&kind| measured[kind].work[what].clone())).collect()
        };
        (self.work, self.talk) = (of_all(0), of_all(1));
        let strategies = || scenario.strategies.iter();
        for (strategy, of) in strategies().zip(&mut self.work).chain(strategies().zip(&mut self.talk)) {
            fill_ramps(&strategy.phases, of);
        }
        Some(())
    }

    fn measure_kind(&self, scenario: &Scenario, levers: &Levers, observer: &dyn Observer) -> Option<Measured> {
        let outcome = self.endless(scenario, levers, WORK_WEEKS, observer)?;
        let issues = outcome.of_all_time(Count::Issues).max(1.0);
        let per_issue = |amounts: &[f64]| amounts.iter().map(|amount| amount / issues).collect::<Vec<f64>>();
        let topics = Eligibility::new(levers, 1.0).topics();
        let may = levers.human_access != HumanAccess::Never;
        let flow = outcome.door.map(|door| Arc::new(Flow::of(&door, &topics, &scenario.demand.week, may)));
        Some(Measured { work: [per_issue(&outcome.team_work_s), per_issue(&outcome.model_talk_s)], flow })
    }

    /// Lives through some weeks of one set of levers with endless staff, until every issue is closed.
    fn endless(&self, scenario: &Scenario, levers: &Levers, weeks: f64, observer: &dyn Observer) -> Option<Outcome> {
        let demand = &scenario.demand;
        let issues = scenario.customers.count * demand.issues_per_customer_month * weeks * WEEK / MONTH;
        let scale = (issues / self.issues).ceil().clamp(1.0, 1e6) as u32;
        let world = stationary(scenario, &without_staffing(levers, &scenario.demand.week), weeks * WEEK, 52.0 * WEEK);
        let ordinary = Setting::at_scale(scale);
        let setting = Setting { endless_staff: true, frozen_trust: true, last_arrival_s: weeks * WEEK, ..ordinary };
        let mut own = self.clone();
        own.work = vec![Vec::new()];
        replicate(&world, 0, &own, setting, Streams::new(SEED, 0), &Quiet(observer))
    }

    /// Base trust per segment and what ends are like, from issues opened in a stretch of the baseline with its real staff at this scale.
    fn balance(
        &self,
        scenario: &Scenario,
        setting: Setting,
        observer: &dyn Observer,
    ) -> Option<(Vec<f64>, [UsualEnd; 3])> {
        let outcome = self.staffed(scenario, setting, observer)?;
        Some((
            outcome.trust_moves.iter().map(|[gained, moved]| if *moved > 0.0 { gained / moved } else { 0.5 }).collect(),
            std::array::from_fn(|end| UsualEnd::new(&outcome.issue_ends[end])),
        ))
    }

    /// Lives through a stretch of the baseline with its real staff.
    ///
    /// Arrivals go on a little longer, so that those who come back meet a normal day, and then the world runs on until
    /// the last of these issues has shown what it was: a wrong answer found out late counts like one found out at once.
    pub(super) fn staffed(&self, scenario: &Scenario, setting: Setting, observer: &dyn Observer) -> Option<Outcome> {
        let demand = &scenario.demand;
        let per_week =
            scenario.customers.count / f64::from(setting.scale) * demand.issues_per_customer_month * WEEK / MONTH;
        // Beside a crowd waits are those of 1:1 whatever the scale, so that one is taken at which few weeks show enough.
        let scale = if setting.has_crowd() {
            let finer = per_week * f64::from(setting.scale) * CROWD_WEEKS / (2.0 * self.issues);
            (finer as u32).clamp(2, setting.scale.max(2))
        } else {
            setting.scale
        };
        let per_week = per_week * f64::from(setting.scale) / f64::from(scale);
        let weeks = (2.0 * self.issues / per_week.max(1.0)).ceil().clamp(1.0, 52.0);
        let levers = &scenario.strategies[scenario.baseline].phases[0].levers;
        let world = stationary(scenario, levers, weeks * WEEK, 52.0 * WEEK);
        let own = self.of_launch(scenario.baseline);
        let last_arrival_s = (weeks + 2.0) * WEEK;
        let setting = Setting { frozen_trust: true, last_arrival_s, scale, ..setting };
        replicate(&world, 0, &own, setting, Streams::new(SEED, 1), &Quiet(observer))
    }
}

/// What is measured of a kind of levers.
struct Measured {
    /// Handle time and talk per issue, by team and by model.
    work: [Vec<f64>; 2],
    flow: Option<Arc<Flow>>,
}

/// What a crowd is made of. A step of a ramp that was not measured has the flow of the one before.
fn known(scenario: &Scenario, places: &[Vec<Vec<usize>>], measured: &[Measured]) -> Known {
    let of_strategy = |phases: &Vec<Vec<usize>>| {
        let mut before: Vec<Arc<Flow>> = Vec::new();
        let of_phase = |kinds: &Vec<usize>| {
            if !kinds.is_empty() {
                before = kinds.iter().filter_map(|&kind| measured[kind].flow.clone()).collect();
            }
            before.clone()
        };
        phases.iter().map(of_phase).collect()
    };
    Known {
        flows: places.iter().map(of_strategy).collect(),
        quantiles: scenario.topics.iter().map(|topic| Quantiles::of(&topic.handle_time)).collect(),
    }
}

/// What was measured, for each phase and state of a strategy.
fn of_phases(phases: &[Vec<usize>], measured: &dyn Fn(&usize) -> Vec<f64>) -> Vec<Vec<Vec<f64>>> {
    phases.iter().map(|kinds| kinds.iter().map(measured).collect()).collect()
}

/// Whether a phase's work is measured: every decision, and of a ramp's steps the last and every fourth.
fn is_measured(phases: &[Phase], phase: usize) -> bool {
    let is_last = phases.get(phase + 1).is_none_or(|next| !next.is_step);
    !phases[phase].is_step || is_last || phase.is_multiple_of(4)
}

/// Lays the work of a ramp's steps that was not measured on the line between that before and that after, by time.
fn fill_ramps(phases: &[Phase], work: &mut [Vec<Vec<f64>>]) {
    for phase in 0..phases.len() {
        if !work[phase].is_empty() {
            continue;
        }
        let measured = |at: &usize| is_measured(phases, *at);
        let Some(before) = (0..phase).rev().find(measured) else { continue };
        let Some(after) = (phase..phases.len()).find(measured) else { continue };
        let from_s = phases[before].from_s;
        let share = (phases[phase].from_s - from_s) / (phases[after].from_s - from_s);
        let between = |a: &Vec<f64>, b: &Vec<f64>| a.iter().zip(b).map(|(a, b)| a + share * (b - a)).collect();
        work[phase] = work[before].iter().zip(&work[after]).map(|(a, b)| between(a, b)).collect();
    }
}

fn selection(outcome: &Outcome, topic: usize) -> Selection {
    let n = outcome.topic_of_all_time(topic, Count::Served);
    if n < 2.0 {
        return Selection { mean: 1.0, cv: 0.0 };
    }
    let mean = outcome.topic_of_all_time(topic, Count::WorkFactor) / n;
    let square = outcome.topic_of_all_time(topic, Count::WorkFactorSquared) / n;
    Selection { mean, cv: (square / (mean * mean) - 1.0).max(0.0).sqrt() }
}

/// The same levers but for the number of people and the limits of models, which endless staff makes irrelevant: only opening
/// hours are left, for who comes back at night finds nobody. No model is ever out. `week` is the forecast over which a headcount is spread.
fn without_staffing(levers: &Levers, week: &[f64]) -> Levers {
    let open = |count: &f64| f64::from(u8::from(*count > 0.0));
    let mut levers = levers.clone();
    for team in &mut levers.teams {
        team.staffing = Staffing::OnDuty(match &team.staffing {
            Staffing::Headcount { to, .. } => week.iter().map(|weight| open(&(to * weight))).collect(),
            Staffing::OnDuty(counts) => counts.iter().map(open).collect(),
        });
        team.plan = None;
        team.breaks = Vec::new();
        team.stays_until_served = false;
        team.at_close = AtClose::Unpaid;
    }
    for model in &mut levers.ai.models {
        (model.places, model.talks_per_minute) = (None, None);
    }
    without_outages(&mut levers);
    levers
}

fn without_outages(levers: &mut Levers) {
    for model in &mut levers.ai.models {
        (model.outages.dated_s, model.outages.every_s) = (Vec::new(), None);
    }
}

/// A world that lives under one set of levers only, without growth, seasons, surges, special and replayed days, outages, a public mood and
/// whatever changes what the AI can do.
fn stationary(scenario: &Scenario, levers: &Levers, horizon_s: f64, cooldown_s: f64) -> Scenario {
    let mut world = scenario.clone();
    world.clock = Clock {
        warmup_s: 0.0,
        horizon_s,
        cooldown_s,
        months_s: vec![0.0, horizon_s + cooldown_s],
        ..scenario.clock.clone()
    };
    let mut levers = levers.clone();
    for team in &mut levers.teams {
        team.headcount_growth_per_year = 0.0;
    }
    for model in &mut levers.ai.models {
        (model.drift_per_year, model.learning.most) = (0.0, 0.0);
        model.updates = Vec::new();
    }
    without_outages(&mut levers);
    world.customers.growth_per_year = 0.0;
    (world.mood.leaving, world.mood.newcomers) = (0.0, 0.0);
    world.demand.season = vec![1.0; 12];
    world.demand.surges = Vec::new();
    world.demand.special = Vec::new();
    world.demand.replay = Vec::new();
    world.strategies = vec![Strategy {
        id: String::new(),
        title: String::new(),
        note: String::new(),
        phases: vec![Phase { from_s: 0.0, levers, layered: Vec::new(), is_step: false }],
        triggers: Vec::new(),
        pilot: None,
    }];
    world.baseline = 0;
    world
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::samples::bare;

    fn phases(starts: &[(f64, bool)]) -> Vec<Phase> {
        let levers = &bare("2024-01-01").strategies[0].phases[0].levers;
        let phase =
            |&(from_s, is_step): &(f64, bool)| Phase { from_s, levers: levers.clone(), layered: Vec::new(), is_step };
        starts.iter().map(phase).collect()
    }

    /// A decision at 20 s and a ramp from there on, of which the step at 60 s is the fourth phase after the first: those at 30 s and at
    /// 50 s lie on the line at a quarter and at three quarters of the way. Two states of two teams each.
    #[test]
    fn steps_of_a_ramp_that_are_not_measured_lie_on_the_line_between_those_that_are() {
        let starts = [
            (0.0, false),
            (20.0, false),
            (30.0, true),
            (50.0, true),
            (60.0, true),
            (80.0, true),
            (90.0, true),
            (95.0, false),
        ];
        let phases = phases(&starts);
        let measured: Vec<bool> = (0..starts.len()).map(|phase| is_measured(&phases, phase)).collect();
        assert_eq!(measured, [true, true, false, false, true, false, true, true]);
        let mut work = vec![Vec::new(); starts.len()];
        (work[0], work[7]) = (vec![vec![7.0]], vec![vec![8.0]]);
        work[1] = vec![vec![10.0, 100.0], vec![0.0, 4.0]];
        work[4] = vec![vec![50.0, 20.0], vec![8.0, 4.0]];
        work[6] = vec![vec![20.0, 50.0], vec![5.0, 1.0]];
        let before = work.clone();
        fill_ramps(&phases, &mut work);
        let due = [vec![vec![20.0, 80.0], vec![2.0, 4.0]], vec![vec![40.0, 40.0], vec![6.0, 4.0]]];
        assert_eq!(work[2..4], due);
        // Two thirds of the way from 60 s to 90 s.
        let near = |found: f64, due: f64| (found - due).abs() < 1e-12;
        assert!(near(work[5][0][0], 30.0) && near(work[5][0][1], 40.0) && near(work[5][1][0], 6.0), "{:?}", work[5]);
        assert!([0, 1, 4, 6, 7].iter().all(|&phase| work[phase] == before[phase]), "what was measured stays");
    }

    /// In two weeks there are so many issues of which 4,000 are enough to be rough: 50 times as many is the most that a whole
    /// calibration sees, 2.5 times if there are 10,000, and no more if there are fewer than 4,000.
    #[test]
    fn roughness_is_how_many_times_as_many_issues_a_whole_calibration_sees() {
        let mut world = bare("2024-01-01");
        world.demand.issues_per_customer_month = 2.0;
        let rough = Calibration::rough(&world, Setting::at_scale(1), &Silent).expect("nobody stops it");
        for (there_are, due) in [(1e6, 50.0), (1e4, 2.5), (1e3, 1.0)] {
            world.customers.count = there_are * MONTH / (2.0 * WEEK) / 2.0;
            let found = rough.roughness(&world);
            assert!((found - due).abs() < 1e-9, "{there_are}: {found}");
        }
        assert!((Calibration { issues: ISSUES, ..rough }.roughness(&world) - 1.0).abs() < 1e-12);
    }

    fn nothing() -> Outcome {
        let world = bare("2024-01-01");
        Outcome::new(&world.clock, world.sizes(&world.strategies[0]), 1)
    }

    /// Factors 1, 1, 7 have a mean of 3 and a variance of 8, 1 and 5 one of 3 and 4; one contact tells nothing.
    #[test]
    fn selection_is_mean_and_variation_of_the_factors() {
        let of = |factors: &[f64]| {
            let mut outcome = nothing();
            for &factor in factors {
                outcome.add(0, Count::Served, 1.0);
                outcome.add(0, Count::WorkFactor, factor);
                outcome.add(0, Count::WorkFactorSquared, factor * factor);
            }
            selection(&outcome, 0)
        };
        for (factors, variance) in [(&[1.0, 1.0, 7.0][..], 8.0_f64), (&[1.0, 5.0], 4.0)] {
            let Selection { mean, cv } = of(factors);
            assert!((mean - 3.0).abs() < 1e-12 && (cv - variance.sqrt() / 3.0).abs() < 1e-12, "{mean} {cv}");
        }
        assert_eq!(of(&[3.0]), Selection { mean: 1.0, cv: 0.0 });
    }
}
