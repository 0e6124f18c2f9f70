//! How a contact felt, and what that does: the score, the survey, trust.

use crate::books::Count;
use crate::exp::exp;
use crate::model::course::At;
use crate::model::ending::ContactEnd;
use crate::model::issue::{Handover, Issue, Wish};
use crate::model::operation::Operation;
use crate::model::resolver::Resolver;
use crate::model::skill::Skill;
use crate::model::trace::Happening;
use crate::rng::Role;
use crate::scenario::{Experience, FeltWait};

/// Rating 5 above the first score, 4 above 0, 3 above the second, 2 above the third, else 1; satisfied is 4 or 5. Probit
/// units; the cuts below 4 only shape who answers surveys.
const RATING_CUTS: [f64; 3] = [0.8, -0.5, -1.0];

/// Scores beyond this move trust no further.
const SCORE_LIMIT: f64 = 3.0;

pub fn rating(score: f64) -> u8 {
    match score {
        s if s > RATING_CUTS[0] => 5,
        s if s > 0.0 => 4,
        s if s > RATING_CUTS[1] => 3,
        s if s > RATING_CUTS[2] => 2,
        _ => 1,
    }
}

impl Experience {
    /// What a contact is marked down for, probit units.
    pub fn penalties(&self, issue: &Issue, felt: FeltWait, is_refused: bool) -> f64 {
        let waited_s = f64::from(issue.waited_s) + f64::from(issue.ai_waited_s);
        let felt_s = waited_s + self.talk_felt * f64::from(issue.looped_s);
        let wait = if felt_s > 0.0 { libm::log1p(felt_s / felt.reference_s) } else { 0.0 };
        felt.points * wait
            + self.extra_contact * f64::from(issue.contacts - 1)
            + self.loop_talk * f64::from(issue.loops)
            + if issue.handover == Handover::Cold { self.cold_handoff } else { 0.0 }
            + if is_refused { self.refused_person } else { 0.0 }
    }

    /// How much less a contact pleases once its answer is known to be wrong: the solution is gone, and every talk with the AI
    /// stood in the way.
    fn disappointment(&self, issue: &Issue, felt: FeltWait, skill: &Skill) -> f64 {
        let talks = if issue.contact_talks == issue.loops {
            0.0
        } else {
            let mut in_vain = *issue;
            in_vain.talked_in_vain();
            self.penalties(&in_vain, felt, false) - self.penalties(issue, felt, false)
        };
        skill.score_solved - skill.score_unsolved(issue.progress) + talks
    }
}

impl Operation<'_> {
    /// A contact ends: it is scored, trust moves, the survey goes out, and the issue goes on or ends.
    pub fn end_contact(&mut self, at: &mut At, slot: u32, resolver: Resolver, ending: ContactEnd) {
        if self.issues[slot].is_crowd() {
            self.end_crowd(at, slot);
            return;
        }
        let is_answered = ending != ContactEnd::Unanswered;
        debug_assert_eq!(is_answered, resolver != Resolver::Nobody, "who is answered is answered by somebody");
        let issue = &self.issues[slot];
        let mut stream = issue.luck.stream(Role::Rating, issue.contacts);
        let is_refused = issue.wish == Wish::Person && resolver.is_ai();
        let felt = at.terms.rules.channels[issue.channel].felt;
        let penalties = self.scenario.experience.penalties(issue, felt, is_refused);
        let score = self.baseline_score(at, slot, resolver, ending) - penalties + stream.normal();
        let (asked, answer) = (stream.uniform(), stream.uniform());
        if is_answered {
            self.rate(at, slot, resolver, ending, score);
        }
        self.trace(at, slot, |own| own.traced_feeling(slot, rating(score), resolver.is_ai()));
        self.move_trust_by(at, slot, score);
        let record = &mut self.issues[slot];
        record.score = score as f32;
        record.ended_s = at.now_s;
        record.resolver = resolver;
        self.ledger.talked_in_vain(&self.issues[slot], 0.0);
        let has_left = self.go_on(at, slot, resolver, ending);
        if !has_left && is_answered {
            // The record of a closed issue still stands: what is heard of it now breaks its silence.
            if self.survey(at, slot, resolver, asked, answer) {
                self.issues[slot].voice.hear();
            }
        }
        self.note_silence(slot);
    }

    /// Φ⁻¹ of the satisfied share after such a contact, before it is marked down.
    fn baseline_score(&self, at: &At, slot: u32, resolver: Resolver, ending: ContactEnd) -> f64 {
        match ending {
            ContactEnd::Solved | ContactEnd::Believed => at.terms.skill(resolver).score_solved,
            ContactEnd::Failed => at.terms.skill(resolver).score_unsolved(self.issues[slot].progress),
            ContactEnd::Unanswered => self.scenario.experience.mood_unanswered,
        }
    }

    /// How much less the contact that ended last pleases once it is known to be wrong, probit units.
    pub fn disappointment(&self, at: &At, slot: u32, resolver: Resolver) -> f64 {
        let issue = &self.issues[slot];
        let felt = at.terms.rules.channels[issue.channel].felt;
        self.scenario.experience.disappointment(issue, felt, at.terms.skill(resolver))
    }

    /// A closed contact is rated in truth: what the customer does not know is known.
    fn rate(&mut self, at: &At, slot: u32, resolver: Resolver, ending: ContactEnd, score: f64) {
        let fall = if ending == ContactEnd::Believed { self.disappointment(at, slot, resolver) } else { 0.0 };
        let is_satisfied = score - fall > 0.0;
        let row = self.issues[slot].contact_row;
        self.customers.public_mood.rated(is_satisfied);
        self.ledger.count(row, Count::Rated);
        self.ledger.count_if(is_satisfied, row, Count::Satisfied);
        match resolver {
            Resolver::Ai(model) => {
                self.ledger.of_model(model, row, Count::AiRated, 1.0);
                self.ledger.of_model(model, row, Count::AiSatisfied, f64::from(u8::from(is_satisfied)));
            }
            Resolver::Team(_) => {
                self.ledger.count(row, Count::HumanRated);
                self.ledger.count_if(is_satisfied, row, Count::HumanSatisfied);
            }
            Resolver::Nobody => unreachable!("a closed contact had somebody"),
        }
    }

    /// The survey: few are asked, fewer answer, extremes more, who has lost trust less. True if the customer answers.
    fn survey(&mut self, at: &At, slot: u32, resolver: Resolver, asked: f64, answer: f64) -> bool {
        let Issue { customer, segment, topic, score, .. } = self.issues[slot];
        let rating = rating(score.into());
        let is_asked = asked < self.scenario.survey.asked;
        let odds = at.terms.skill(resolver).answer_odds;
        let trust = || self.customers.trust(customer, segment.index(), at.now_s);
        let is_extreme = rating == 1 || rating == 5;
        let answers = is_asked && self.choices.answers(odds, is_extreme, segment.index(), answer, trust);
        self.trace(at, slot, |_| Happening::Survey { is_asked, answers, rating });
        if !answers {
            return false;
        }
        let row = self.ledger.row(at.now_s, at.arm, topic);
        let (surveyed, pleased) = match resolver {
            Resolver::Ai(_) => (Count::AiSurveyed, Count::AiSurveyedSatisfied),
            Resolver::Team(_) => (Count::HumanSurveyed, Count::HumanSurveyedSatisfied),
            Resolver::Nobody => unreachable!("a surveyed contact had somebody"),
        };
        self.ledger.count(row, Count::Surveyed);
        self.ledger.count(row, surveyed);
        self.ledger.count_if(rating >= 4, row, Count::SurveyedSatisfied);
        self.ledger.count_if(rating >= 4, row, pleased);
        true
    }

    /// A contact that scores so moves trust.
    ///
    /// Formula: good `T ← 1 − (1−T)e^{−g·x}`, bad `T ← T·e^{−ℓ·|x|·stakes}`, `x` the score clipped to ±3.
    pub fn move_trust_by(&mut self, at: &At, slot: u32, score: f64) {
        let x = score.clamp(-SCORE_LIMIT, SCORE_LIMIT);
        let trust = &self.scenario.trust;
        if x > 0.0 {
            let share = 1.0 - exp(-trust.gain * x);
            self.move_trust(at, slot, share, share);
        } else {
            let stakes = self.scenario.topics[self.issues[slot].topic.index()].stakes;
            self.move_trust(at, slot, 0.0, 1.0 - exp(trust.loss * x * stakes));
        }
    }

    /// Takes back what is left of the trust that a false solution, which scored so, has won.
    ///
    /// Formula: `T ← 1 − (1−T)e^{+g·x·2^(−t / half-life)}` for `x > 0`, `t` since the contact ended.
    pub fn take_trust_back(&mut self, at: &At, slot: u32, score: f64) {
        let x = score.min(SCORE_LIMIT) * self.customers.left_of_trust(self.issues[slot].ended_s, at.now_s);
        let share = 1.0 - exp(self.scenario.trust.gain * x);
        self.move_trust(at, slot, share, share);
    }

    /// Trust `T` becomes `T + gained − moved · T`, not below 0; while it is held, what all moves of the issue make of any trust is
    /// written down instead.
    fn move_trust(&mut self, at: &At, slot: u32, gained: f64, moved: f64) {
        let issue = &mut self.issues[slot];
        if self.setting.frozen_trust {
            let gained = gained - moved * f64::from(issue.trust_gained);
            let moved = moved - moved * f64::from(issue.trust_moved);
            issue.trust_gained += gained as f32;
            issue.trust_moved += moved as f32;
            self.ledger.trust_moved(issue, gained, moved);
            return;
        }
        let before = self.customers.trust(issue.customer, issue.segment.index(), at.now_s);
        let after = (before + gained - moved * before).max(0.0);
        self.customers.set_trust(issue.customer, after, at.now_s);
        self.trace(at, slot, |_| Happening::Trust { before, after });
    }
}
