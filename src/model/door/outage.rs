//! The crowd while no AI can be reached: contacts that are meant for one come to people, if they may.

use crate::dist::poisson;
use crate::model::course::{At, Terms};
use crate::model::crowd::Crowd;
use crate::model::operation::Operation;
use crate::policy::HumanAccess;

impl Operation<'_> {
    /// Whether the only model is out, where an AI answers some.
    pub fn is_ai_out(&self, at: &At) -> bool {
        let has_ai = at.in_force.rest.has_ai() || at.in_force.tried.as_ref().is_some_and(Terms::has_ai);
        has_ai && self.is_only_model_out(at.now_s)
    }

    /// Whether there is one model, which is out at a moment.
    pub fn is_only_model_out(&self, at_s: f64) -> bool {
        matches!(&self.ai_capacity.outages[..], [only] if only.hold(at_s))
    }

    /// A model falls out or is back: contacts come at other rates from the next turns on, and those whose talk is cut off come now.
    pub fn follow_outage(&mut self, at: &mut At) {
        let is_out = self.is_ai_out(at);
        let Some(mut crowd) = self.crowd.take_if(|crowd| crowd.is_ai_out != is_out) else { return };
        crowd.is_ai_out = is_out;
        self.set_rates(at, &mut crowd);
        let cut_off = if is_out { self.cut_off(at, &mut crowd) } else { Vec::new() };
        self.crowd = Some(crowd);
        for line in cut_off {
            self.crowd_arrives(at, line, (None, None));
        }
    }

    /// The lines to which the crowd's talks go that are under way when the only model falls out.
    fn cut_off(&self, at: &At, crowd: &mut Crowd) -> Vec<usize> {
        if at.terms.levers.human_access == HumanAccess::Never {
            return Vec::new();
        }
        let talks = crowd.share * self.talks_offered(at, 0);
        let all: f64 = crowd.rates.iter().sum();
        let of_line = |(line, rate): (usize, &f64)| {
            let mean = if all > 0.0 { talks * rate / all } else { 0.0 };
            std::iter::repeat_n(line, poisson(mean, &mut crowd.luck) as usize)
        };
        crowd.rates.iter().enumerate().flat_map(of_line).collect()
    }
}
