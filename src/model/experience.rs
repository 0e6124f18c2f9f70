//! How a contact felt, what it did to trust, and how an issue ends: solved, given up, or silent; stay or leave.

use serde::Serialize;

use super::Model;
use super::chances::End;
use super::event::{Event, Open};
use super::issue::Issue;
use super::life::Happening;
use super::rules::Skill;
use crate::dist::Sampler;
use crate::engine::Calendar;
use crate::exp::exp;
use crate::outcome::Count;
use crate::rng::{Role, Stream};

/// How a contact ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ending {
    /// The issue is truly solved.
    Solved,
    /// It is not, and the customer knows.
    Failed,
    /// It is not, and the customer believes it is.
    Believed,
    /// Nobody answered.
    Unanswered,
}

/// Rating 5 above the first score, 4 above 0, 3 above the second, 2 above the third, else 1; satisfied is 4 or 5. Probit
/// units; the cuts below 4 only shape who answers surveys.
const RATING_CUTS: [f64; 3] = [0.8, -0.5, -1.0];

/// Scores beyond this move trust no further.
const SCORE_LIMIT: f64 = 3.0;

fn rating(score: f64) -> u8 {
    match score {
        s if s > RATING_CUTS[0] => 5,
        s if s > 0.0 => 4,
        s if s > RATING_CUTS[1] => 3,
        s if s > RATING_CUTS[2] => 2,
        _ => 1,
    }
}

impl Model<'_> {
    /// A contact ends: it is scored, trust moves, the survey goes out, and the issue goes on or ends.
    ///
    /// `team` is `None` for the AI and for contacts that nobody answered.
    pub(super) fn end_contact(
        &mut self,
        now_s: f64,
        slot: u32,
        team: Option<u16>,
        ending: Ending,
        calendar: &mut Calendar<Event>,
    ) {
        let issue = &self.issues[slot];
        let model = issue.model;
        let by_ai = team.is_none() && ending != Ending::Unanswered;
        let (solved_mood, unsolved_mood) = self.moods(slot, team, ending);
        let mut stream = issue.luck.stream(Role::Rating, issue.contacts);
        let believes_solved = matches!(ending, Ending::Solved | Ending::Believed);
        let mood = if believes_solved { solved_mood } else { unsolved_mood };
        let score = mood - self.penalties(issue, by_ai) + stream.normal();
        let (asked, answer) = (stream.uniform(), stream.uniform());
        let (contact_row, topic) = (issue.contact_row, issue.topic);
        let true_score = if ending == Ending::Believed { score - solved_mood + unsolved_mood } else { score };
        if ending != Ending::Unanswered {
            self.count_rating(contact_row, by_ai.then_some(model), true_score > 0.0);
            self.customers.mood.rated(true_score > 0.0);
        }
        self.tell(now_s, slot, move |model| model.told_feeling(slot, rating(score), by_ai));
        self.move_trust(now_s, slot, score);
        let record = &mut self.issues[slot];
        record.score = score as f32;
        record.ended_s = now_s;
        record.failed_by_ai = by_ai;
        let has_left = self.go_on(now_s, slot, team, ending, calendar);
        if !has_left && ending != Ending::Unanswered {
            // An issue that has ended is not asked for it any more.
            self.issues[slot].heard |= self.survey(now_s, slot, (topic, by_ai), score, asked, answer);
        }
    }

    /// The issue goes on after a contact, or ends. True if the customer leaves.
    fn go_on(
        &mut self,
        now_s: f64,
        slot: u32,
        team: Option<u16>,
        ending: Ending,
        calendar: &mut Calendar<Event>,
    ) -> bool {
        match ending {
            Ending::Solved => self.close_issue(now_s, slot, true),
            Ending::Failed => self.fail(now_s, slot, team, calendar),
            Ending::Believed => {
                self.await_discovery(now_s, slot, team, calendar);
                false
            }
            Ending::Unanswered => self.retry(now_s, slot, calendar),
        }
    }

    /// Whoever ended the contact; `None` is the model that talked last (and nobody, whose skill is never asked for).
    fn skill(&self, slot: u32, team: Option<u16>) -> &Skill {
        team.map_or_else(|| &self.model_rules(slot).skill, |team| &self.rules.teams[usize::from(team)])
    }

    /// Φ⁻¹ of the satisfied shares after a contact believed to be solved, and after another.
    fn moods(&self, slot: u32, team: Option<u16>, ending: Ending) -> (f64, f64) {
        if ending == Ending::Unanswered {
            return (0.0, self.scenario.experience.mood_unanswered);
        }
        let skill = self.skill(slot, team);
        (skill.mood_solved, skill.mood_unsolved)
    }

    fn penalties(&self, issue: &Issue, by_ai: bool) -> f64 {
        let costs = &self.scenario.experience;
        let refused = issue.asks_for_person && by_ai;
        let waited_s = f64::from(issue.waited_s) + f64::from(issue.ai_waited_s);
        let wait = if waited_s > 0.0 { libm::log1p(waited_s / costs.wait_reference_s) } else { 0.0 };
        costs.wait * wait
            + costs.extra_contact * f64::from(issue.contacts - 1)
            + costs.loop_talk * f64::from(issue.loops)
            + if issue.cold { costs.cold_handoff } else { 0.0 }
            + if refused { costs.refused_person } else { 0.0 }
    }

    /// A closed contact is rated in truth, of a model or of people.
    fn count_rating(&mut self, row: u32, model: Option<u16>, satisfied: bool) {
        self.ledger.one(row, Count::Rated);
        self.ledger.one_if(satisfied, row, Count::Satisfied);
        if let Some(model) = model {
            self.ledger.of_model(model, row, Count::AiRated, 1.0);
            self.ledger.of_model(model, row, Count::AiSatisfied, f64::from(u8::from(satisfied)));
        } else {
            self.ledger.one(row, Count::HumanRated);
            self.ledger.one_if(satisfied, row, Count::HumanSatisfied);
        }
    }

    /// The survey: few are asked, fewer answer, extremes more. True if the customer answers.
    fn survey(
        &mut self,
        now_s: f64,
        slot: u32,
        (topic, by_ai): (u16, bool),
        score: f64,
        asked: f64,
        answer: f64,
    ) -> bool {
        let rating = rating(score);
        let is_asked = asked < self.scenario.survey.asked;
        let answers = is_asked && answer < self.chances.answers(rating == 1 || rating == 5);
        self.tell(now_s, slot, move |_| Happening::Survey { is_asked, answers, rating });
        if !answers {
            return false;
        }
        let row = self.ledger.row(now_s, topic);
        let (surveyed, pleased) = if by_ai {
            (Count::AiSurveyed, Count::AiSurveyedSatisfied)
        } else {
            (Count::HumanSurveyed, Count::HumanSurveyedSatisfied)
        };
        self.ledger.one(row, Count::Surveyed);
        self.ledger.one(row, surveyed);
        self.ledger.one_if(rating >= 4, row, Count::SurveyedSatisfied);
        self.ledger.one_if(rating >= 4, row, pleased);
        true
    }

    /// Formula: good `T ← 1 − (1−T)e^{−g·x}`, bad `T ← T·e^{−ℓ·|x|·stakes}`, `x` the score clipped to ±3.
    fn move_trust(&mut self, now_s: f64, slot: u32, score: f64) {
        let issue = &mut self.issues[slot];
        let x = score.clamp(-SCORE_LIMIT, SCORE_LIMIT);
        let trust = &self.scenario.trust;
        let stakes = self.scenario.topics[usize::from(issue.topic)].stakes;
        let pull = if x > 0.0 { trust.gain * x } else { trust.loss * -x * stakes };
        let share = 1.0 - exp(-pull);
        let moved = share * (1.0 - f64::from(issue.trust_moved));
        let gained = if x > 0.0 { share } else { 0.0 } - share * f64::from(issue.trust_gained);
        issue.trust_moved += moved as f32;
        issue.trust_gained += gained as f32;
        self.ledger.trust_moved(issue, gained, moved);
        if self.setting.frozen_trust {
            return;
        }
        let now = self.customers.trust(issue.customer, usize::from(issue.segment), now_s);
        let then = if x > 0.0 { now + (1.0 - now) * share } else { now - now * share };
        self.customers.set_trust(issue.customer, then, now_s);
        self.tell(now_s, slot, move |_| Happening::Trust { before: now, after: then });
    }

    /// A failure that the customer knows of: come back later, or give up. True if the customer leaves.
    fn fail(&mut self, now_s: f64, slot: u32, team: Option<u16>, calendar: &mut Calendar<Event>) -> bool {
        let mut luck = self.failure_luck(slot);
        let at_s = self.returns_at(now_s, slot, team, &mut luck);
        self.come_back_or_give_up(now_s, slot, at_s, calendar)
    }

    /// A failure that the customer does not know of yet.
    fn await_discovery(&mut self, now_s: f64, slot: u32, team: Option<u16>, calendar: &mut Calendar<Event>) {
        let mut stream = self.issues[slot].luck.stream(Role::Discovery, self.issues[slot].failures);
        let after_s = self.skill(slot, team).discovered_after.sample(&mut stream);
        calendar.book(now_s + after_s, Event::Discovery(self.open_issue(slot)));
        self.tell(now_s, slot, move |_| Happening::WillDiscover { due_s: now_s + after_s });
    }

    /// The customer finds out: the contact is rated anew, harm shows, and the customer comes back or stays silent.
    pub(super) fn on_discovery(&mut self, now_s: f64, open: Open, calendar: &mut Calendar<Event>) {
        if self.is_cancelled(now_s, open) {
            return;
        }
        let slot = open.slot;
        let issue = self.issues[slot];
        let team = (!issue.failed_by_ai).then_some(issue.team);
        let skill = self.skill(slot, team);
        let score = f64::from(issue.score) - skill.mood_solved + skill.mood_unsolved;
        self.issues[slot].score = score as f32;
        self.tell(now_s, slot, move |_| Happening::Discovers { by_ai: issue.failed_by_ai, rating: rating(score) });
        self.move_trust(now_s, slot, score);
        if issue.failed_by_ai {
            self.harm(now_s, slot, &issue);
        }
        let mut luck = self.failure_luck(slot);
        let at_s = self.returns_at(now_s, slot, team, &mut luck);
        self.come_back_or_give_up(now_s, slot, at_s, calendar);
    }

    fn harm(&mut self, now_s: f64, slot: u32, issue: &Issue) {
        let damage = &self.scenario.damage;
        if damage.harm > 0.0 {
            let luck = issue.luck.stream(Role::Harm, issue.contacts).uniform();
            if luck < damage.harm {
                self.ledger.one(issue.opened_row, Count::Harms);
                self.ledger.at(now_s, Count::Compensation, damage.harm_cost);
                self.tell(now_s, slot, move |_| Happening::Harmed { cost: damage.harm_cost });
            }
        }
    }

    fn open_issue(&self, slot: u32) -> Open {
        Open { slot, customer: self.issues[slot].customer }
    }

    /// The luck of an issue's next failure; counts it.
    fn failure_luck(&mut self, slot: u32) -> Stream {
        let issue = &mut self.issues[slot];
        let n = issue.failures;
        issue.failures += 1;
        issue.luck.stream(Role::Return, n)
    }

    /// When the customer comes back after a failure; `None` for never.
    fn returns_at(&self, now_s: f64, slot: u32, team: Option<u16>, luck: &mut Stream) -> Option<f64> {
        let skill = self.skill(slot, team);
        self.comes_at(now_s, skill.comes_back, &skill.comes_back_after, luck)
    }

    fn comes_at(&self, now_s: f64, chance: f64, after: &Sampler, luck: &mut Stream) -> Option<f64> {
        if luck.uniform() >= chance {
            return None;
        }
        let delay_s = after.sample(luck);
        Some(self.week.return_at(now_s, delay_s, luck.uniform()))
    }

    /// True if the customer gives up, and leaves.
    fn come_back_or_give_up(
        &mut self,
        now_s: f64,
        slot: u32,
        at_s: Option<f64>,
        calendar: &mut Calendar<Event>,
    ) -> bool {
        let Some(at_s) = at_s else { return self.close_issue(now_s, slot, false) };
        calendar.book(at_s, Event::Return(self.open_issue(slot)));
        self.tell(now_s, slot, move |_| Happening::WillReturn { due_s: at_s });
        false
    }

    /// After an unanswered contact: try again, or give up. True if the customer leaves.
    fn retry(&mut self, now_s: f64, slot: u32, calendar: &mut Calendar<Event>) -> bool {
        let issue = &mut self.issues[slot];
        let n = issue.abandonments;
        issue.abandonments += 1;
        let mut luck = issue.luck.stream(Role::Retry, n);
        let at_s = self.comes_at(now_s, self.scenario.patience.retry, &self.rules.retry_after, &mut luck);
        let issue = &mut self.issues[slot];
        let switch = || issue.luck.stream(Role::Switch, n);
        issue.channel = self.rules.channels.next(issue.channel, switch);
        self.come_back_or_give_up(now_s, slot, at_s, calendar)
    }

    /// The issue's final end: leaving is drawn once, a complaint may follow. True if the customer leaves.
    fn close_issue(&mut self, now_s: f64, slot: u32, is_solved: bool) -> bool {
        let issue = &self.issues[slot];
        let row = issue.opened_row;
        let end = match (is_solved, issue.contacts) {
            (true, 1) => End::First,
            (true, _) => End::Repeat,
            (false, _) => End::Unsolved,
        };
        self.ledger.one(row, Count::IssuesClosed);
        self.ledger.one_if(is_solved, row, Count::IssuesSolved);
        self.ledger.one_if(end == End::First, row, Count::IssuesSolvedFirst);
        self.ledger.ended(issue);
        self.ledger.add(row, Count::IssueContacts, f64::from(issue.contacts));
        let contacts = issue.contacts;
        self.tell(now_s, slot, move |_| Happening::Closed { end, contacts });
        if !is_solved {
            self.complain(now_s, slot);
        }
        let leaves = self.leaves(now_s, slot, end);
        self.issues.close(slot);
        leaves
    }

    /// Whether the customer leaves at the end of an issue; books it.
    fn leaves(&mut self, now_s: f64, slot: u32, end: End) -> bool {
        let issue = &self.issues[slot];
        let segment = usize::from(issue.segment);
        if !self.chances.may_leave(end) {
            return false;
        }
        let luck = issue.luck.stream(Role::Leaving, 0).uniform();
        // Who has two issues open can only leave once.
        let leaves = self.chances.leaves(end, segment, f64::from(issue.trust_before), luck)
            && !self.customers.has_left(issue.customer);
        let (row, customer, is_silent) = (issue.opened_row, issue.customer, !issue.heard);
        self.tell(now_s, slot, move |model| model.told_decision(slot, end, luck, leaves));
        if leaves {
            self.customers.leave(customer);
            self.ledger.one(row, Count::Left);
            self.ledger.one_if(is_silent, row, Count::LeftSilently);
            self.ledger.gone(now_s);
            self.ledger.add(row, Count::ValueLost, self.scenario.segments[segment].remaining_value);
        }
        leaves
    }

    fn complain(&mut self, now_s: f64, slot: u32) {
        let issue = &self.issues[slot];
        let damage = &self.scenario.damage;
        if damage.complaint > 0.0 {
            let mut stream = issue.luck.stream(Role::Complaint, 0);
            if stream.uniform() < damage.complaint {
                let due_s = now_s + self.rules.complaint_after.sample(&mut stream);
                let received_row = self.ledger.row(due_s, issue.topic);
                self.ledger.one(received_row, Count::ComplaintsReceived);
                self.ledger.one(issue.opened_row, Count::Complaints);
                self.ledger.at(due_s, Count::ComplaintCost, damage.complaint_cost);
                self.issues[slot].heard = true;
                self.tell(now_s, slot, move |_| Happening::Complains { due_s, cost: damage.complaint_cost });
            }
        }
    }
}
