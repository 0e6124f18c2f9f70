//! What the crowd learns of the followed, and calibration of everybody: who comes to the door of the people.

use crate::books::door::DAYS;
use crate::model::course::At;
use crate::model::id::{TeamId, TopicId};
use crate::model::operation::Operation;
use crate::model::resolver::Resolver;
use crate::unit::DAY;

impl Operation<'_> {
    /// A potential issue arises, whether its customer is still there or not.
    #[inline]
    pub fn note_birth(&mut self, at: &At, topic: TopicId) {
        if self.crowd.is_none() && self.door.is_none() {
            return;
        }
        let rules = &at.terms.rules.eligibility;
        let can_reach = at.terms.levers.routing.is_always_at_the_door(topic.index())
            || rules.lines_of_topic[topic.index()].iter().any(|&line| {
                let rule = &rules.lines[line as usize];
                self.people.staffed.servers[rules.index_of(rule.topic, rule.channel)]
            });
        if let Some(door) = &mut self.door {
            door.issues[topic.index()][0] += 1.0;
            door.issues[topic.index()][1] += f64::from(u8::from(can_reach));
        } else if let Some(crowd) = &mut self.crowd {
            let lines = &rules.lines_of_topic[topic.index()];
            let first: f64 = lines.iter().map(|&line| crowd.flow.first[line as usize]).sum();
            crowd.books.issue(topic.index(), if can_reach { first } else { 0.0 });
        }
    }

    /// A contact begins, meant for people or an AI: where it is measured who would come if no AI could be reached.
    #[inline]
    pub fn note_begun(&mut self, at: &At, slot: u32, is_for_ai: bool) {
        let (Some(door), issue) = (&mut self.door, &self.issues[slot]) else { return };
        let is_first = issue.contacts == 1;
        if is_first || issue.resolver != Resolver::Nobody {
            let line = at.terms.rules.eligibility.line(issue.topic, issue.channel, issue.segment);
            door.begun[line][usize::from(is_for_ai)][usize::from(!is_first)] += 1.0;
        }
    }

    /// A contact of the followed begins: it may be a try again. While no AI can be reached nothing is learned of those.
    #[inline]
    pub fn note_try_again(&mut self, slot: u32) {
        let issue = &self.issues[slot];
        if let Some(crowd) = &mut self.crowd
            && !crowd.is_ai_out
            && issue.contacts > 1
            && issue.resolver == Resolver::Nobody
        {
            crowd.books.retry(issue.topic.index());
        }
    }

    /// A contact of the followed asks for people.
    #[inline]
    pub fn note_at_the_door(&mut self, at: &At, slot: u32) {
        if let Some(crowd) = &mut self.crowd {
            let issue = &self.issues[slot];
            if issue.stayed_away {
                crowd.reservations.note_after_all(slot, issue.topic);
                return;
            }
            crowd.reservations.note_next(slot, issue.topic);
        }
        self.note_as_if_at_the_door(at, slot);
    }

    /// A contact of the followed asks for people, or would if they could be reached sooner.
    #[inline]
    pub fn note_as_if_at_the_door(&mut self, at: &At, slot: u32) {
        if self.crowd.is_none() && self.door.is_none() {
            return;
        }
        let issue = &self.issues[slot];
        let topic = issue.topic.index();
        let days = ((at.now_s / DAY) as u16).saturating_sub(issue.opened_day);
        let is_first = issue.contacts == 1;
        let line = at.terms.rules.eligibility.line(issue.topic, issue.channel, issue.segment);
        if let Some(crowd) = &mut self.crowd {
            let [first, later] = crowd.usual(line);
            match issue.resolver {
                _ if is_first => crowd.books.first(topic, first),
                Resolver::Nobody if crowd.is_ai_out => {}
                Resolver::Nobody => crowd.books.retry_at_the_door(topic),
                _ => crowd.books.later(topic, days == 0, later),
            }
        }
        let Some(door) = &mut self.door else { return };
        let by_ai = match issue.resolver {
            _ if is_first => {
                door.contacts[line][0] += 1.0;
                return;
            }
            Resolver::Nobody => return,
            resolver => usize::from(resolver.is_ai()),
        };
        door.contacts[line][1] += 1.0;
        door.later[topic][by_ai][usize::from(days).min(DAYS - 1)] += 1.0;
        door.hours[self.week.interval(at.now_s)][usize::from(days > 0)] += 1.0;
    }

    /// A contact of the followed is answered, and takes so many times as long as it would without its difficulty.
    #[inline]
    pub fn note_work_at_the_door(&mut self, slot: u32, team: TeamId, factor: f64) {
        let topic = self.issues[slot].topic.index();
        if let Some(crowd) = &mut self.crowd {
            crowd.books.answered(topic, 1.0);
            if !crowd.is_ai_out {
                crowd.books.work(team.index(), topic, factor);
            }
        }
        if let Some(door) = &mut self.door {
            let work = &mut door.work[team.index()][topic];
            work[0] += 1.0;
            work[1] += factor;
        }
    }

    /// A contact of the followed was not answered, and is tried again or not.
    #[inline]
    pub fn note_lost(&mut self, slot: u32, is_lost: bool) {
        if let Some(crowd) = &mut self.crowd
            && is_lost
        {
            crowd.books.lost(self.issues[slot].topic.index());
        }
    }
}
