//! Whether 95 % intervals hold the truth 95 % of the time: many short experiments in worlds whose truth is known.

use crate::books::{Metric, metric};
use serde::Serialize;

use super::theory::WORLD;
use super::{Effort, Reference, SEED, own};
use crate::erlang::{Demand, abandon};
use crate::findings::{Summary, summarise};
use crate::model::Observer;
use crate::model::calibration::Calibration;
use crate::scenario::Scenario;
use crate::stat::estimate::Estimate;
use crate::stat::{normal_quantile, student_t_quantile};
use crate::study::{Design, Run, run_calibrated};
use crate::unit::{HOUR, MINUTE, MONTH, YEAR};

/// Replications of one experiment: few, so that a normal quantile in place of Student's would show.
const REPLICATIONS: u32 = 4;
/// Experiments run at a time: an outcome is large.
const AT_A_TIME: u32 = 50;
/// Standard errors that the observed share may be from 95 %.
const ALLOWED: f64 = 3.0;

/// Without queues: issues an hour, share solved at once, share of the others that comes back, satisfied shares, cost of a
/// contact.
const PER_HOUR: f64 = 12.0;
const SUCCESS: [f64; 2] = [0.7, 0.8];
const COMES_BACK: f64 = 0.5;
const SATISFIED: [f64; 2] = [0.88, 0.5];
const COST: f64 = 2.0;

/// With a queue: contacts an hour of half an hour each, patience as long, and agents.
const QUEUED_PER_HOUR: f64 = 8.0;
const HALF_HOUR: f64 = 30.0 * MINUTE;
const AGENTS: [u32; 2] = [4, 5];

/// A kind of interval, and how often it held the truth.
#[derive(Clone, Debug, Serialize)]
pub struct Covered {
    /// Mean, ratio, or paired difference.
    pub kind: &'static str,
    /// What is estimated.
    pub quantity: &'static str,
    /// The truth.
    pub truth: f64,
    /// Experiments.
    pub experiments: u32,
    /// The share of their intervals that held it.
    pub share: f64,
    /// The same with the normal quantile in place of Student's: the wrong twin.
    pub share_normal: f64,
    /// The least and the greatest share that agree.
    pub band: [f64; 2],
    /// Whether the share lies in the band, and the twin's outside.
    pub agrees: bool,
}

/// What is estimated: kind, name, metric, strategy (the second also in differences).
struct Asked {
    kind: &'static str,
    quantity: &'static str,
    metric: &'static Metric,
    strategy: usize,
    is_difference: bool,
    truth: f64,
}

/// Experiments in each world.
fn experiments(effort: Effort) -> u32 {
    if effort.is_quick { 400 } else { 1200 }
}

/// Replications of each world and strategy.
pub fn replications(effort: Effort) -> u32 {
    experiments(effort) * REPLICATIONS
}

/// The two worlds: without queues, and with one.
pub fn worlds() -> [Scenario; 2] {
    let monthly = |per_hour: f64| format!("demand.issues_per_customer_month={}", per_hour * MONTH / HOUR / 1000.0);
    let second = |over: String| format!("{WORLD}\n[strategy.other]\n{over}\n");
    let typed = |lines: &[&str]| lines.iter().map(|&line| line.to_owned()).collect::<Vec<_>>();
    let mut open = typed(&[
        "team.desk.on_duty=400",
        "team.desk.noticed=100 %",
        "team.desk.comes_back_after={ dist = \"exponential\", mean = \"1 h\" }",
        "experience.extra_contact=0 %",
    ]);
    open.push(monthly(PER_HOUR));
    open.push(format!("team.desk.success={}", SUCCESS[0]));
    open.push(format!("team.desk.comes_back={COMES_BACK}"));
    open.push(format!("team.desk.satisfied_solved={}", SATISFIED[0]));
    open.push(format!("team.desk.satisfied_unsolved={}", SATISFIED[1]));
    open.push(format!("damage.contact_overhead={COST}"));
    let mut queued = typed(&[
        "topic.only.handle_time={ dist = \"exponential\", mean = \"30 min\" }",
        "patience.time={ dist = \"exponential\", mean = \"30 min\" }",
    ]);
    queued.push(monthly(QUEUED_PER_HOUR));
    queued.push(format!("team.desk.on_duty={}", AGENTS[0]));
    [
        own("coverage", &second(format!("team.desk.success = {}", SUCCESS[1])), &open),
        own("coverage", &second(format!("team.desk.on_duty = {}", AGENTS[1])), &queued),
    ]
}

/// Everything asked in the two worlds.
fn asked() -> [Vec<Asked>; 2] {
    let contacts = |strategy: usize| 1.0 / (1.0 - (1.0 - SUCCESS[strategy]) * COMES_BACK);
    let solved = |strategy: usize| SUCCESS[strategy] * contacts(strategy);
    let satisfied = |strategy: usize| SATISFIED[1] + (SATISFIED[0] - SATISFIED[1]) * solved(strategy);
    let issues = PER_HOUR * YEAR / HOUR;
    let cost = |strategy: usize| COST * issues * contacts(strategy);
    let steady = |strategy: usize| {
        let queue = Demand::new(QUEUED_PER_HOUR / HOUR, HALF_HOUR).with_agents(AGENTS[strategy]);
        abandon::steady(&queue, HALF_HOUR)
    };
    let abandoned = |strategy: usize| steady(strategy).p_abandon;
    let occupancy = |strategy: usize| steady(strategy).occupancy;
    let one =
        |kind, quantity, metric, truth| Asked { kind, quantity, metric, strategy: 0, is_difference: false, truth };
    let less = |quantity, metric, truth: &dyn Fn(usize) -> f64| Asked {
        is_difference: true,
        strategy: 1,
        ..one("paired difference", quantity, metric, truth(1) - truth(0))
    };
    [
        vec![
            one("mean", "issues a year", &metric::ISSUES, issues),
            one("mean", "cost a year", &metric::COST, cost(0)),
            one("ratio", "contacts per issue", &metric::CONTACTS_PER_ISSUE, contacts(0)),
            one("ratio", "issues solved", &metric::SOLVED, solved(0)),
            one("ratio", "satisfaction", &metric::SATISFACTION, satisfied(0)),
            less("cost a year", &metric::COST, &cost),
            less("contacts per issue", &metric::CONTACTS_PER_ISSUE, &contacts),
            less("satisfaction", &metric::SATISFACTION, &satisfied),
        ],
        vec![
            one("ratio", "abandoned", &metric::ABANDONMENT, abandoned(0)),
            one("ratio", "occupancy", &metric::OCCUPANCY, occupancy(0)),
            less("abandoned", &metric::ABANDONMENT, &abandoned),
            less("occupancy", &metric::OCCUPANCY, &occupancy),
        ],
    ]
}

/// What stands in the rows, as if no interval had held the truth.
#[cfg(test)]
pub fn unlived() -> Vec<Covered> {
    asked().iter().flatten().map(|asked| asked.covered([0, 0], 400)).collect()
}

/// Runs all experiments. `None` if the observer stopped it.
pub fn coverage(effort: Effort, observer: &dyn Observer) -> Option<Vec<Covered>> {
    let mut covered = Vec::new();
    for (world, asked) in worlds().iter().zip(asked()) {
        let mut silent = world.clone();
        silent.demand.issues_per_customer_month = 0.0;
        let calibration = Calibration::new(&silent, 1);
        let mut held = vec![[0_u32; 2]; asked.len()];
        for first in (0..experiments(effort)).step_by(AT_A_TIME as usize) {
            let until = (first + AT_A_TIME).min(experiments(effort));
            let design = effort.design(world, first * REPLICATIONS..until * REPLICATIONS);
            let run = run_calibrated(world, &Design { seed: SEED - 1, ..design }, calibration.clone(), observer)?;
            for summary in (0..until - first).map(|index| experiment(world, &run, index)) {
                for (held, asked) in held.iter_mut().zip(&asked) {
                    let [student, normal] = holds(&asked.estimate(&summary), asked.truth);
                    *held = [held[0] + u32::from(student), held[1] + u32::from(normal)];
                }
            }
        }
        covered.extend(asked.iter().zip(held).map(|(asked, held)| asked.covered(held, experiments(effort))));
    }
    Some(covered)
}

/// One experiment of a run of many: its own replications and nothing else.
fn experiment(world: &Scenario, run: &Run, index: u32) -> Summary {
    let own = index as usize * REPLICATIONS as usize..(index as usize + 1) * REPLICATIONS as usize;
    let design = Design { replications: run.design.replications[own.clone()].to_vec(), ..run.design.clone() };
    let outcomes = run.outcomes.iter().map(|outcomes| outcomes[own.clone()].to_vec()).collect();
    summarise(world, &Run::of(design, run.calibration.clone(), outcomes), "")
}

/// Whether an interval holds the truth, with Student's quantile and with the normal one.
fn holds(estimate: &Estimate, truth: f64) -> [bool; 2] {
    let (Some(mean), Some(half_width)) = (estimate.mean, estimate.half_width) else { return [false; 2] };
    let normal = normal_quantile(0.975) / student_t_quantile(0.975, REPLICATIONS as usize - 1);
    [half_width, normal * half_width].map(|half_width| (mean - truth).abs() <= half_width)
}

/// 95 % and three standard errors of a share of so many, at least 2 points, on either side.
fn band(experiments: u32) -> [f64; 2] {
    let wide = (ALLOWED * (0.95 * 0.05 / f64::from(experiments)).sqrt()).max(0.02);
    [0.95 - wide, (0.95 + wide).min(1.0)]
}

impl Covered {
    /// The truth with six digits.
    pub fn truth_shown(&self) -> String {
        Reference::computed(self.truth).text
    }
}

impl Asked {
    fn estimate(&self, summary: &Summary) -> Estimate {
        let strategy = &summary.strategies[self.strategy];
        if !self.is_difference {
            return strategy.metric(self.metric);
        }
        strategy.difference(self.metric).expect("not the baseline").clone()
    }

    fn covered(&self, held: [u32; 2], experiments: u32) -> Covered {
        let [share, share_normal] = held.map(|held| f64::from(held) / f64::from(experiments));
        let band = band(experiments);
        let is_in = |share: f64| (band[0]..=band[1]).contains(&share);
        Covered {
            kind: self.kind,
            quantity: self.quantity,
            truth: self.truth,
            experiments,
            share,
            share_normal,
            band,
            agrees: is_in(share) && !is_in(share_normal),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_thousand_experiments_are_held_to_two_points() {
        let [low, high] = band(1200);
        assert!((low - 0.93).abs() < 1e-12 && (high - 0.97).abs() < 1e-12);
        assert!(band(400)[0] > 0.91 && band(400)[0] < 0.92);
    }

    /// Four replications: the normal quantile covers 85.5 %, far outside of either band.
    #[test]
    fn an_interval_holds_what_it_reaches() {
        let estimate = crate::stat::estimate::mean(&[9.0, 10.0, 11.0, 10.0]);
        let half_width = estimate.half_width.unwrap();
        assert_eq!(holds(&estimate, 10.0 + 0.99 * half_width), [true, false]);
        assert_eq!(holds(&estimate, 10.0 + 0.5 * half_width), [true, true]);
        assert_eq!(holds(&estimate, 10.0 + 1.01 * half_width), [false, false]);
    }
}
