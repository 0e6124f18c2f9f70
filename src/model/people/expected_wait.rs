//! How long a contact would wait, as far as the operation can tell.

use super::People;
use super::eligibility::Eligibility;
use crate::model::id::TeamId;
use crate::scenario::Team;

/// How much the latest contact weighs in a team's recent mean handle time: about the last five hundred count.
const WEIGHT_OF_LATEST: f64 = 0.002;

impl People {
    /// How long a contact would wait in a line, as far as the operation can tell: 0 while somebody is free.
    ///
    /// Formula: `(people ahead + 1) ÷ Σ on duty · full speed ÷ recent mean handle time`, the sum over the teams that serve it.
    /// Infinite while none of them has anybody.
    pub fn expected_wait_s(&self, line: usize, eligibility: &Eligibility, teams: &[Team]) -> f64 {
        let rule = &eligibility.lines[line];
        let servers = eligibility.servers(rule.topic, rule.channel);
        if self.is_endless || servers.at_once.iter().any(|team| self.can_take(*team, servers)) {
            return 0.0;
        }
        let rate = |&team: &TeamId| {
            let team = team.index();
            f64::from(self.teams[team].on_duty()) * teams[team].full_speed() / self.recent_work_s[team]
        };
        f64::from(self.lines.held(&eligibility.ahead[line]) + 1) / servers.serving.iter().map(rate).sum::<f64>()
    }

    /// A team has taken up a contact that will take so long.
    #[inline]
    pub fn note_work(&mut self, team: TeamId, work_s: f64) {
        let recent_s = &mut self.recent_work_s[team.index()];
        *recent_s += (work_s - *recent_s) * WEIGHT_OF_LATEST;
    }
}
