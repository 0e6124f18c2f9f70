//! How long a contact would wait, as far as the operation can tell, and what a customer says who is told so.

use super::People;
use super::eligibility::Eligibility;
use crate::books::Count;
use crate::model::issue::{Issue, Wish};
use crate::model::life::Happening;
use crate::model::resolver::TeamId;
use crate::model::{At, Operation};
use crate::policy::Route;
use crate::scenario::{Scenario, Team};

/// How much the latest contact weighs in a team's recent mean handle time: about the last five hundred count.
const WEIGHT_OF_LATEST: f64 = 0.002;

/// Mean handle time of one chat alone over the topics that a team serves, s: what is known before anything has happened.
pub fn usual_work_s(scenario: &Scenario, team: &Team) -> f64 {
    let served = || scenario.topics.iter().zip(&team.serves).filter(|(_, rank)| rank.is_some()).map(|(topic, _)| topic);
    let share: f64 = served().map(|topic| topic.share).sum();
    let work_s: f64 = served().map(|topic| topic.share * topic.handle_time.mean_s()).sum();
    if share > 0.0 { team.handle_time_factor * work_s / share } else { team.handle_time_factor }
}

impl People {
    /// How long a contact would wait, as far as the operation can tell: 0 while somebody is free.
    ///
    /// Formula: `(people ahead + 1) ÷ Σ on duty · full speed ÷ recent mean handle time`, the sum over the teams that serve it.
    /// Infinite while none of them has anybody.
    pub fn expected_wait_s(&self, issue: &Issue, eligibility: &Eligibility, teams: &[Team]) -> f64 {
        let servers = eligibility.servers(issue.topic, issue.channel);
        if self.is_endless || self.free_team(servers).is_some() {
            return 0.0;
        }
        let rate = |&team: &TeamId| {
            let team = team.index();
            f64::from(self.teams[team].on_duty()) * teams[team].full_speed() / self.recent_work_s[team]
        };
        let line = eligibility.line(issue.topic, issue.channel, issue.segment);
        f64::from(self.lines.held(&eligibility.ahead[line]) + 1) / servers.serving.iter().map(rate).sum::<f64>()
    }

    /// A team has taken up a contact that will take so long.
    #[inline]
    pub fn note_work(&mut self, team: TeamId, work_s: f64) {
        let recent_s = &mut self.recent_work_s[team.index()];
        *recent_s += (work_s - *recent_s) * WEIGHT_OF_LATEST;
    }
}

impl Operation<'_> {
    /// What becomes of a customer's wish at the beginning of a contact: who is told a wait that is too long begins with the AI.
    #[inline]
    pub fn answer_wish(&mut self, at: &At, slot: u32, route: Route) -> Route {
        let issue = &self.issues[slot];
        if issue.wish != Wish::Person || !matches!(route, Route::Ai | Route::AsAsked) {
            return route;
        }
        self.ledger.one(issue.contact_row, Count::PersonAsked);
        if route == Route::AsAsked {
            if self.declines(at, slot) {
                return Route::Ai;
            }
            self.grant(slot);
        }
        route
    }

    /// A contact that the AI has answered, or would have, goes to people: who asked for a person gets one.
    #[inline]
    pub fn grant(&mut self, slot: u32) {
        let issue = &self.issues[slot];
        if issue.wish != Wish::Answer {
            self.ledger.one(issue.contact_row, Count::PersonGranted);
        }
    }

    /// A contact that the AI has answered, or should have, ends without people: by the choice of who asked for one, or not.
    #[inline]
    pub fn refuse(&mut self, slot: u32) {
        let issue = &self.issues[slot];
        if issue.wish != Wish::Answer {
            self.ledger.one(
                issue.contact_row,
                if issue.wish == Wish::Declined { Count::PersonDeclined } else { Count::PersonRefused },
            );
        }
    }

    /// Whether a customer who may have a person, and had asked for one, no longer wants to, told how long it takes.
    pub fn declines(&mut self, at: &At, slot: u32) -> bool {
        let declines = !self.accepts_wait(at, slot);
        if declines {
            self.issues[slot].wish = Wish::Declined;
        }
        declines
    }

    /// Whether a customer who may have a person still wants one, told how long it takes where that is shown: iff it is
    /// within the patience that the wait would meet.
    pub fn accepts_wait(&mut self, at: &At, slot: u32) -> bool {
        if !at.terms.levers.shows_wait {
            return true;
        }
        let told_s =
            self.people.expected_wait_s(&self.issues[slot], &at.terms.rules.eligibility, &at.terms.levers.teams);
        let accepts = told_s <= 0.0 || {
            let (balks, patience_s) = self.patience(at, slot);
            !balks && told_s <= patience_s
        };
        let wait_s = Some(told_s).filter(|wait_s| wait_s.is_finite());
        self.tell(at, slot, |_| Happening::WaitTold { wait_s, accepts });
        let row = self.issues[slot].contact_row;
        self.ledger.one(row, Count::WaitTold);
        self.ledger.one_if(accepts, row, Count::WaitAccepted);
        accepts
    }
}
