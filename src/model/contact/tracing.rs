//! Traces a customer's life while the model lives it.
//!
//! Nothing is worked out twice: every step is told by the handler that takes it. Without a tracer each telling is a branch
//! that always falls the same way.

use crate::model::course::At;
use crate::model::ending::IssueEnd;
use crate::model::id::TeamId;
use crate::model::issue::{Handover, Wish};
use crate::model::operation::Operation;
use crate::model::trace::{Absence, Happening, Life, Moment, Verdict};
use crate::policy::escalation::posterior;
use crate::policy::{Route, Routing};

impl Operation<'_> {
    /// Writes down a step about the issue in a slot, if somebody watches its customer.
    #[inline]
    pub fn trace(&mut self, at: &At, slot: u32, step: impl FnOnce(&Self) -> Happening) {
        if self.tracer.is_some() {
            self.write_down(at, slot, step);
        }
    }

    #[cold]
    #[inline(never)]
    fn write_down(&mut self, at: &At, slot: u32, step: impl FnOnce(&Self) -> Happening) {
        let (customer, contact) = (self.issues[slot].customer, self.issues[slot].contacts);
        let Some(mut tracer) = self.tracer.take() else { return };
        let step = (tracer.customer == customer).then(|| step(self));
        if let Some(step) = step {
            let issue = tracer.issue(slot, &step);
            tracer.moments.push(Moment { at_s: at.now_s, issue, contact, step });
        }
        self.tracer = Some(tracer);
    }

    /// Counts a contact of the issue in a slot.
    #[inline]
    pub fn note_contact(&mut self, slot: u32) {
        if let Some(tracer) = &mut self.tracer {
            tracer.contacts[self.issues[slot].customer as usize] += 1;
        }
    }

    /// Writes down that an issue does not arise because its customer has left.
    #[inline]
    pub fn note_absence(&mut self, at: &At, customer: u32) {
        let why = self.absence(customer);
        if let Some(tracer) = self.tracer.as_mut().filter(|tracer| tracer.customer == customer) {
            let step = Happening::Gone { was_open: false, why };
            tracer.moments.push(Moment { at_s: at.now_s, issue: 0, contact: 0, step });
        }
    }

    pub fn traced_opening(&self, at: &At, slot: u32) -> Happening {
        let issue = &self.issues[slot];
        Happening::Opened {
            topic: self.scenario.topics[issue.topic.index()].id.clone(),
            channel: at.terms.levers.channels[issue.channel.index()].id.clone(),
            difficulty_for_ai: issue.z_ai.into(),
            difficulty_for_people: issue.z_people.into(),
            trust: self.customers.trust(issue.customer, issue.segment.index(), at.now_s),
        }
    }

    pub fn traced_contact(&self, at: &At, slot: u32, route: Route) -> Happening {
        let issue = &self.issues[slot];
        let is_guarded = match &at.terms.levers.routing {
            Routing::PeopleOnly => false,
            Routing::AiFirst { guarded_topics, guarded_segments } => {
                guarded_topics[issue.topic.index()] || guarded_segments[issue.segment.index()]
            }
        };
        let has_ai = at.terms.levers.routing != Routing::PeopleOnly;
        Happening::Contact { asks_for_person: issue.wish == Wish::Person, route, is_guarded, has_ai }
    }

    pub fn traced_talk(&self, at: &At, slot: u32, talk_s: f64) -> Happening {
        let issue = &self.issues[slot];
        let model = at.terms.levers.ai.models[issue.model.index()].id.clone();
        Happening::AiTalk { model, talk: issue.tries, of: at.terms.levers.ai.tries, talk_s }
    }

    pub fn traced_answer(&self, at: &At, slot: u32, verdict: Verdict, is_right: bool, confidence: f64) -> Happening {
        let issue = &self.issues[slot];
        let (topic, rules) = (issue.topic.index(), self.model_rules(at, slot));
        let believed = at.terms.levers.ai.models[issue.model.index()].resolver.success[topic];
        let posterior = |confidence: f64| posterior(confidence, believed, rules.separation);
        let view = self.view(at, slot, confidence);
        let least = match verdict {
            Verdict::PassedOn => rules.pass_on.least(&view),
            _ => rules.escalation.least(&view),
        };
        Happening::AiAnswer { is_right, believes: posterior(confidence), least: least.map(posterior), verdict }
    }

    pub fn traced_drop(&self, slot: u32) -> Happening {
        Happening::Gone { was_open: true, why: self.absence(self.issues[slot].customer) }
    }

    /// Why a customer is not there any more, or never was.
    fn absence(&self, customer: u32) -> Absence {
        match () {
            () if self.customers.has_left(customer) => Absence::LeftOverIssue,
            () if self.customers.stays_away(customer, &self.streams) => Absence::KeptAway,
            () => Absence::LeftOtherwise,
        }
    }

    pub fn traced_taking_up(&self, at: &At, slot: u32, team: TeamId, wait_s: f64, work_s: f64) -> Happening {
        let issue = &self.issues[slot];
        Happening::TakenUp {
            team: at.terms.levers.teams[team.index()].id.clone(),
            wait_s,
            work_s,
            handed_over: issue.handover != Handover::None,
            is_cold: issue.handover == Handover::Cold,
            is_callback: issue.called_back,
        }
    }

    pub fn traced_decision(&self, at: &At, slot: u32, end: IssueEnd, luck: f64, leaves: bool) -> Happening {
        let of_issue = self.at_the_end(slot, end);
        let [.., chance] = self.steps_to_leaving(at, slot, of_issue);
        Happening::Decides { chance, luck, leaves, value: self.scenario.segments[of_issue.segment].remaining_value }
    }

    pub fn traced_feeling(&self, slot: u32, rating: u8, by_ai: bool) -> Happening {
        let issue = &self.issues[slot];
        Happening::Felt {
            rating,
            waited_s: issue.waited_s.into(),
            contacts: issue.contacts,
            loops: issue.loops,
            looped_s: issue.looped_s.into(),
            is_cold: issue.handover == Handover::Cold,
            is_refused: issue.wish == Wish::Person && by_ai,
        }
    }

    /// The life that was watched, at the end of the simulation.
    pub fn life(&mut self, end_s: f64) -> Option<Life> {
        let tracer = self.tracer.take()?;
        let customer = tracer.customer;
        let segment = self.customers.segment(customer);
        let left_otherwise_s = self.customers.leaves_for_other_reasons_at(customer, segment, &self.streams);
        let left_over_issue = self.customers.has_left(customer);
        let kept_away = self.customers.stays_away(customer, &self.streams);
        Some(Life {
            customer,
            segment: self.scenario.segments[segment].id.clone(),
            joined_s: self.customers.joined_at(customer),
            trust: [self.calibration.base_trust[segment], self.customers.trust(customer, segment, end_s)],
            left_over_issue,
            kept_away,
            left_otherwise_s: Some(left_otherwise_s).filter(|at_s| *at_s <= end_s && !left_over_issue && !kept_away),
            in_touch: tracer.contacts.iter().filter(|contacts| **contacts > 0).count() as u64,
            busiest: tracer.busiest(),
            moments: tracer.moments,
        })
    }
}
