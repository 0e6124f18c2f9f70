//! How long a contact would wait, as far as the operation can tell, and what a customer says who is told so.

use super::Model;
use super::life::Happening;
use super::takers::Takers;
use crate::books::Count;
use crate::policy::Route;
use crate::scenario::{Scenario, Team};

/// How much the latest contact weighs in a team's recent mean handle time: about the last five hundred count.
const WEIGHT_OF_LATEST: f64 = 0.002;

/// Per line: the lines whose contacts come before or with its own, since a team that serves it serves them too, at no lower
/// priority; itself included.
pub fn ahead(takers: &Takers) -> Vec<Vec<u32>> {
    let serving = |line: usize| &takers.desk(takers.lines[line].topic, takers.lines[line].channel).serving;
    let lines = 0..takers.lines.len();
    let comes_before = |own: usize, other: usize| {
        let shares_a_team = serving(other).iter().any(|team| serving(own).contains(team));
        own == other || (shares_a_team && takers.lines[other].priority >= takers.lines[own].priority)
    };
    let of_line = |own| lines.clone().filter(|&other| comes_before(own, other)).map(|other| other as u32).collect();
    lines.clone().map(of_line).collect()
}

/// Mean handle time of one chat alone over the topics that a team serves, s: what is known before anything has happened.
pub fn usual_work_s(scenario: &Scenario, team: &Team) -> f64 {
    let served = || scenario.topics.iter().zip(&team.serves).filter(|(_, rank)| rank.is_some()).map(|(topic, _)| topic);
    let share: f64 = served().map(|topic| topic.share).sum();
    let work_s: f64 = served().map(|topic| topic.share * topic.handle_time.mean_s()).sum();
    if share > 0.0 { team.handle_time_factor * work_s / share } else { team.handle_time_factor }
}

impl Model<'_> {
    /// How long a contact would wait for people: 0 while somebody is free.
    ///
    /// Formula: `(people ahead + 1) ÷ Σ on duty · full speed ÷ recent mean handle time`, the sum over the teams that serve it.
    /// Infinite while none of them has anybody.
    pub(super) fn expected_wait_s(&self, slot: u32) -> f64 {
        let issue = &self.issues[slot];
        let desk = self.rules.takers.desk(issue.topic, issue.channel);
        let alone = self.rules.channels.are_alone(issue.channel);
        let is_free = |team: &u16| self.teams[usize::from(*team)].can_take(alone);
        if self.setting.endless_staff || desk.at_once.iter().any(is_free) {
            return 0.0;
        }
        let line = self.rules.takers.line(issue.topic, issue.channel, issue.segment);
        let rate = |&team: &u16| {
            let team = usize::from(team);
            f64::from(self.teams[team].on_duty()) * self.levers.teams[team].full_speed() / self.recent_work_s[team]
        };
        f64::from(self.lines.held(&self.rules.ahead[line]) + 1) / desk.serving.iter().map(rate).sum::<f64>()
    }

    /// A team has taken up a contact that will take so long.
    #[inline]
    pub(super) fn note_work(&mut self, team: u16, work_s: f64) {
        let recent_s = &mut self.recent_work_s[usize::from(team)];
        *recent_s += (work_s - *recent_s) * WEIGHT_OF_LATEST;
    }

    /// What becomes of a customer's wish at the beginning of a contact: who is told a wait that is too long begins with the AI.
    #[inline]
    pub(super) fn answer_wish(&mut self, now_s: f64, slot: u32, route: Route) -> Route {
        let issue = &self.issues[slot];
        if !issue.asks_for_person || !matches!(route, Route::Ai | Route::AsAsked) {
            return route;
        }
        self.ledger.one(issue.contact_row, Count::PersonAsked);
        if route == Route::AsAsked {
            if self.declines(now_s, slot) {
                return Route::Ai;
            }
            self.grant(slot);
        }
        route
    }

    /// A contact that the AI has answered, or would have, goes to people: who asked for a person gets one.
    #[inline]
    pub(super) fn grant(&mut self, slot: u32) {
        let issue = &self.issues[slot];
        if issue.asks_for_person || issue.declined {
            self.ledger.one(issue.contact_row, Count::PersonGranted);
        }
    }

    /// A contact that the AI has answered, or should have, ends without people: by the choice of who asked for one, or not.
    #[inline]
    pub(super) fn refuse(&mut self, slot: u32) {
        let issue = &self.issues[slot];
        if issue.asks_for_person || issue.declined {
            self.ledger
                .one(issue.contact_row, if issue.declined { Count::PersonDeclined } else { Count::PersonRefused });
        }
    }

    /// Whether a customer who may have a person, and had asked for one, no longer wants to, told how long it takes.
    pub(super) fn declines(&mut self, now_s: f64, slot: u32) -> bool {
        let declines = !self.accepts_wait(now_s, slot);
        if declines {
            let issue = &mut self.issues[slot];
            (issue.asks_for_person, issue.declined) = (false, true);
        }
        declines
    }

    /// Whether a customer who may have a person still wants one, told how long it takes where that is shown: iff it is
    /// within the patience that the wait would meet.
    pub(super) fn accepts_wait(&mut self, now_s: f64, slot: u32) -> bool {
        if !self.levers.shows_wait {
            return true;
        }
        let told_s = self.expected_wait_s(slot);
        let accepts = told_s <= 0.0 || {
            let (balks, patience_s) = self.patience(slot);
            !balks && told_s <= patience_s
        };
        let wait_s = Some(told_s).filter(|wait_s| wait_s.is_finite());
        self.tell(now_s, slot, move |_| Happening::WaitTold { wait_s, accepts });
        let row = self.issues[slot].contact_row;
        self.ledger.one(row, Count::WaitTold);
        self.ledger.one_if(accepts, row, Count::WaitAccepted);
        accepts
    }
}
