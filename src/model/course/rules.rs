//! Levers and the world, worked out once per phase into what the kernel compares against: probits, thresholds, weights.

use crate::dist::{Dist, Sampler};
use crate::model::ai::ModelRules;
use crate::model::calibration::Calibration;
use crate::model::people::channels::Channels;
use crate::model::people::eligibility::{Eligibility, pools};
use crate::model::setting::Setting;
use crate::model::skill::Skill;
use crate::policy::Order;
use crate::scenario::{Difficulty, Levers, Scenario};

/// The rules of one phase.
#[derive(Clone, Debug)]
pub struct Rules {
    /// Per AI model.
    pub models: Vec<ModelRules>,
    /// The model that is asked first about everything, if it is one; and whether any passes on to another.
    pub first_model: Option<u16>,
    pub has_cascade: bool,
    /// Models that are paid for, and what their platforms cost per month.
    pub platforms: Vec<(usize, f64)>,
    pub teams: Vec<Skill>,
    /// Whether escalation looks at the line.
    pub looks_at_the_line: bool,
    /// Whether something is booked for who waits besides the end of patience: a message, a call back, help by another team.
    pub books_waits: bool,
    pub eligibility: Eligibility,
    pub channels: Channels,
    /// Per team: the least index of the teams that it can share contacts with, itself included.
    pub pools: Vec<usize>,
    /// Per team and topic: handle time of one chat alone, before difficulty.
    pub handle_time: Vec<Vec<Sampler>>,
    /// Its mean, s.
    pub mean_handle_time_s: Vec<Vec<f64>>,
    pub retry_after: Sampler,
    pub complaint_after: Sampler,
}

impl Rules {
    /// The rules of some levers.
    pub fn new(scenario: &Scenario, levers: &Levers, calibration: &Calibration, setting: &Setting) -> Self {
        // A line is shorter by the root of the scale where the margin of staff keeps the chance to wait.
        let shorter = if setting.has_crowd() { 1.0 } else { f64::from(setting.scale).sqrt() };
        let Difficulty { rho_ai, rho_people, .. } = scenario.difficulty;
        let handle_time = |factors: &[f64]| -> Vec<Dist> {
            let of_topic = |(topic, named): (usize, &crate::scenario::Topic)| {
                let selection = calibration.selection[topic];
                let cv = named.handle_time.cv().map(|cv| selection.own_cv(cv));
                named.handle_time.rescaled(factors[topic] / selection.mean, cv)
            };
            scenario.topics.iter().enumerate().map(of_topic).collect()
        };
        let handle_time: Vec<Vec<Dist>> =
            levers.teams.iter().map(|team| handle_time(&team.handle_time_factor)).collect();
        let first = |order: &Order| order.models().first().copied();
        let first_model = levers.ai.orders.first().and_then(first);
        let model = |model| ModelRules::new(scenario, model, levers, rho_ai);
        let models: Vec<ModelRules> = levers.ai.models.iter().map(model).collect();
        let looks_at_the_line = models.iter().any(|model| model.escalation.looks_at_the_line());
        let mut eligibility = Eligibility::new(levers, shorter);
        if looks_at_the_line || levers.shows_wait {
            eligibility.foresee_waits();
        }
        Self {
            first_model: first_model.filter(|_| levers.ai.orders.iter().all(|order| first(order) == first_model)),
            has_cascade: levers.ai.orders.iter().any(|order| order.cascade().len() > 1),
            platforms: levers.ai.platforms().collect(),
            models,
            teams: levers.teams.iter().map(|team| Skill::new(&team.resolver, rho_people, scenario)).collect(),
            looks_at_the_line,
            books_waits: books_waits(levers, &eligibility),
            eligibility,
            channels: Channels::new(levers, shorter, (&scenario.experience, &scenario.reporting)),
            pools: pools(levers),
            retry_after: scenario.patience.retry_after.sampler(),
            complaint_after: scenario.damage.complaint_after.sampler(),
            mean_handle_time_s: handle_time.iter().map(|topics| topics.iter().map(Dist::mean_s).collect()).collect(),
            handle_time: handle_time.iter().map(|topics| topics.iter().map(Dist::sampler).collect()).collect(),
        }
    }
}

impl Rules {
    /// Whether somebody looks at the line before a contact comes to it.
    pub fn foresees_waits(&self) -> bool {
        !self.eligibility.ahead.is_empty()
    }
}

/// Whether something is booked for who waits besides the end of patience.
fn books_waits(levers: &Levers, eligibility: &Eligibility) -> bool {
    eligibility.helpers_of_topic.iter().any(|helpers| !helpers.is_empty())
        || levers.channels.iter().any(|channel| channel.message.is_some() || channel.callback.is_some())
}
