//! What the AI models do now: talks and places, lines, outages, and what they have learned.

use super::competence::Competence;
use super::outages::Outages;
use crate::model::id::ModelId;
use crate::model::people::lines::Lines;
use crate::policy::{State, WhenFull};
use crate::rng::Streams;
use crate::scenario::{Scenario, Strategy};
use crate::unit::MINUTE;

/// What the models do now.
#[derive(Clone, Debug)]
pub struct AiCapacity {
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

impl AiCapacity {
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
        // Without a limit nobody ever asks how many it began.
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
        // One look when a minute begins is enough for the whole line.
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
