//! The AI tier: what its models do now, and what each of them is, worked out once per phase.

use super::competence::Competence;
use super::doubt::{bars, escalation};
use super::outages::Outages;
use super::people::lines::Lines;
use super::resolver::ModelId;
use super::rules::Skill;
use crate::dist::Sampler;
use crate::policy::Escalation;
use crate::policy::escalation::separation;
use crate::policy::{State, WhenFull};
use crate::rng::Streams;
use crate::scenario::{AiModel, EscalationRule, Levers, Scenario, Strategy};
use crate::stat::normal_quantile;
use crate::unit::MINUTE;

/// A model in the units of the kernel.
#[derive(Clone, Debug)]
pub struct ModelRules {
    pub skill: Skill,
    /// When it gives up, and when it passes on to another model.
    pub escalation: Escalation,
    pub pass_on: Escalation,
    /// Separation of its confidence.
    pub separation: f64,
    pub talk_time: Sampler,
    /// Factors on it for a talk that is handed over or passed on, and for one that leads nowhere.
    pub handoff_factor: f64,
    pub dead_end_factor: f64,
    /// Of time and tokens.
    pub price_per_minute: f64,
    pub when_full: WhenFull,
}

impl ModelRules {
    /// `rho` is how much of its luck is the difficulty.
    pub fn new(scenario: &Scenario, model: &AiModel, levers: &Levers, rho: f64) -> Self {
        let separation = separation(normal_quantile(model.auc));
        let believed = &model.resolver.success;
        let theta = model.pass_on_below.map(|theta| EscalationRule::Theta(vec![theta; believed.len()]));
        let pass_on = theta.as_ref().unwrap_or(&levers.escalation);
        let price_per_minute = model.price_per_minute + model.price_per_1000_tokens * model.tokens_per_minute / 1000.0;
        Self {
            skill: Skill::new(&model.resolver, rho, scenario),
            pass_on: bars(scenario, levers, pass_on, believed, separation),
            escalation: escalation(scenario, levers, believed, separation),
            separation,
            talk_time: model.talk_time.sampler(),
            handoff_factor: model.handoff_talk_factor,
            dead_end_factor: model.dead_end_talk_factor,
            price_per_minute,
            when_full: model.when_full,
        }
    }

    /// Whether the length of a talk depends on what comes of it.
    #[inline]
    pub fn has_talk_factors(&self) -> bool {
        self.handoff_factor.to_bits() != 1.0_f64.to_bits() || self.dead_end_factor.to_bits() != 1.0_f64.to_bits()
    }
}

/// What the models do now.
#[derive(Clone, Debug)]
pub struct Tier {
    /// No model is ever out or full.
    is_endless: bool,
    /// Per model: talks, and most of them at once.
    talks: Vec<u32>,
    places: Vec<u32>,
    /// Per model: the minute in which it began a talk last, how many it began then, and most of them.
    begun: Vec<(u64, u32)>,
    per_minute: Vec<u32>,
    /// Per model: whether its line is looked at when the next minute begins.
    awaits_minute: Vec<bool>,
    pub outages: Vec<Outages>,
    /// Per model: what it has learned.
    pub competence: Vec<Competence>,
    /// Per model: who waits for it.
    pub lines: Lines,
}

impl Tier {
    /// The tier of a strategy, until the end of the simulation.
    pub fn new(scenario: &Scenario, strategy: &Strategy, streams: &Streams) -> Self {
        let (phases, end_s) = (&strategy.phases, scenario.clock.end_s());
        let models = phases[0].levers.ai.models.len();
        let outages: Vec<Outages> = (0..models).map(|model| Outages::plan(phases, model, end_s, streams)).collect();
        let in_phases = || strategy.all_levers().flat_map(|levers| &levers.ai.models);
        Self {
            is_endless: outages.iter().all(Outages::is_empty)
                && in_phases().all(|model| model.places.is_none() && model.talks_per_minute.is_none()),
            talks: vec![0; models],
            places: vec![u32::MAX; models],
            begun: vec![(0, 0); models],
            per_minute: vec![u32::MAX; models],
            awaits_minute: vec![false; models],
            outages,
            competence: vec![Competence::new(scenario.topics.len()); models],
            lines: Lines::new(models),
        }
    }

    /// Whether no model is ever out or full.
    pub fn is_endless(&self) -> bool {
        self.is_endless
    }

    /// What a model can do for one more talk.
    #[inline]
    pub fn state(&self, now_s: f64, model: ModelId, when_full: WhenFull) -> State {
        let index = model.index();
        match () {
            () if self.is_endless => State::Free,
            () if self.outages[index].hold(now_s) => State::Out,
            () if self.talks[index] < self.places[index] && self.may_begin(now_s, index) => State::Free,
            () => State::Full(when_full),
        }
    }

    /// When a model that is in order next falls out.
    #[inline]
    pub fn falls_out_at(&self, now_s: f64, model: ModelId) -> f64 {
        if self.is_endless { f64::INFINITY } else { self.outages[model.index()].begin_s(now_s) }
    }

    /// Whether a model may begin a talk in this minute.
    #[inline]
    fn may_begin(&self, now_s: f64, model: usize) -> bool {
        let (minute, talks) = self.begun[model];
        talks < self.per_minute[model] || minute != minute_of(now_s)
    }

    /// A talk begins.
    #[inline]
    pub fn begin(&mut self, now_s: f64, model: ModelId) {
        let index = model.index();
        self.talks[index] += 1;
        if self.per_minute[index] < u32::MAX {
            let minute = minute_of(now_s);
            let (last, talks) = self.begun[index];
            self.begun[index] = (minute, if last == minute { talks + 1 } else { 1 });
        }
    }

    /// When a model's line must be looked at again because a minute begins; `None` if that is known, or makes no difference.
    pub fn await_minute(&mut self, now_s: f64, model: ModelId) -> Option<f64> {
        let index = model.index();
        let is_needed = self.per_minute[index] < u32::MAX && self.lines.first(index).is_some();
        if !is_needed || std::mem::replace(&mut self.awaits_minute[index], true) {
            return None;
        }
        Some((minute_of(now_s) + 1) as f64 * MINUTE)
    }

    /// The minute begins that a model's line has awaited.
    pub fn begin_minute(&mut self, model: ModelId) {
        self.awaits_minute[model.index()] = false;
    }

    /// A talk is over.
    #[inline]
    pub fn end(&mut self, model: ModelId) {
        self.talks[model.index()] -= 1;
    }

    /// From now on a model has so many places, and may begin so many talks in a minute.
    pub fn set_limits(&mut self, model: usize, places: Option<u32>, per_minute: Option<u32>) {
        self.places[model] = places.unwrap_or(u32::MAX);
        self.per_minute[model] = per_minute.unwrap_or(u32::MAX);
    }

    /// Whether a model can take the first of its line.
    #[inline]
    pub fn can_serve(&self, now_s: f64, model: ModelId) -> bool {
        !self.lines.are_empty()
            && self.lines.first(model.index()).is_some()
            && self.state(now_s, model, WhenFull::Wait) == State::Free
    }
}

/// The number of a moment's minute.
#[inline]
fn minute_of(now_s: f64) -> u64 {
    (now_s / MINUTE) as u64
}
