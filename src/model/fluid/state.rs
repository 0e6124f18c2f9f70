//! The state of all waits by formula: teams, groups of them, and who tries again.

use std::collections::VecDeque;

use super::felt::Felt;
use super::group::{Group, Line};
use super::hands::Hands;
use super::level::Level;
use super::patience::{CLASSES, Law, Mixed, Shares};
use crate::exp::exp;
use crate::model::people::Worked;
use crate::rng::Stream;
use crate::unit::DAY;

/// After so long an answer weighs 1/e in what is known of the patience of who was answered, s.
const MEMORY_S: f64 = 3.0 * DAY;

/// Everything that teams have in hand and in line.
#[derive(Clone, Debug)]
pub struct Fluid {
    pub law: Law,
    /// Per topic: standard deviation ÷ mean of handle times.
    pub cv: Vec<f64>,
    pub teams: Vec<Hands>,
    pub groups: Vec<Group>,
    /// Per team the number of its group.
    pools: Vec<usize>,
    /// Per line: its group, and its place there.
    pub places: Vec<Option<(usize, usize)>>,
    /// Per line: contacts a second of each class of patience, tries again included.
    pub rates: Vec<Shares>,
    /// Per interval to come and line: who tries again, by class.
    pub retries: VecDeque<Vec<Shares>>,
    /// Per topic: who was answered, by class, more recent ones counting more.
    pub answered: Vec<Shares>,
    /// Per team what was done, and customers × seconds in line, since this was last asked.
    pub worked: Vec<Worked>,
    pub queue_s: f64,
    /// Seconds since rates and rooms were last booked.
    pub booked_s: f64,
    /// Until when everything has come.
    at_s: f64,
    threshold_s: f64,
}

impl Fluid {
    /// Nobody is there.
    pub fn new(law: Law, cv: Vec<f64>, teams: usize, threshold_s: f64) -> Self {
        let topics = cv.len();
        Self {
            law,
            cv,
            teams: vec![Hands::new(topics); teams],
            groups: Vec::new(),
            pools: Vec::new(),
            places: Vec::new(),
            rates: Vec::new(),
            retries: VecDeque::new(),
            answered: vec![Law::shares(); topics],
            worked: vec![Worked::default(); teams],
            queue_s: 0.0,
            booked_s: 0.0,
            at_s: 0.0,
            threshold_s,
        }
    }

    /// Teams share contacts so from now on: per team the number of its group. What is in hand and in line stays where it is.
    pub fn form_groups(&mut self, pools: &[usize]) {
        if self.pools == pools {
            return;
        }
        self.pools = pools.to_vec();
        let mut levels = vec![Level::default(); self.teams.len()];
        for group in &self.groups {
            let all: f64 = group.teams.iter().map(|&team| self.teams[team].chats()).sum();
            for &team in &group.teams {
                let share = if all > 0.0 { self.teams[team].chats() / all } else { 1.0 / group.teams.len() as f64 };
                levels[team] = Level { mean: group.level.mean * share, variance: group.level.variance * share };
            }
        }
        let numbers = (0..self.teams.len()).filter(|&team| pools[team] == team);
        let group = |number: usize| {
            let teams: Vec<usize> = (0..pools.len()).filter(|&team| pools[team] == number).collect();
            let sum = |of: fn(&Level) -> f64| teams.iter().map(|&team| of(&levels[team])).sum();
            let level = Level { mean: sum(|level| level.mean), variance: sum(|level| level.variance) };
            Group::new(teams, level)
        };
        self.groups = numbers.map(group).collect();
    }

    /// Other agents are on duty in a team from now on: whoever goes takes a share of the chats along.
    pub fn set_on_duty(&mut self, team: usize, on_duty: u32) {
        let on_duty = f64::from(on_duty);
        if (self.teams[team].on_duty - on_duty).abs() < 0.5 {
            return;
        }
        let gone = self.teams[team].set_on_duty(on_duty);
        let Some(group) = self.groups.iter_mut().find(|group| group.teams.contains(&team)) else { return };
        if gone > 0.0 {
            group.level.leave(gone);
        } else {
            group.level.join(-gone);
        }
        group.measure_room(&self.teams);
    }

    /// Lines from now on; `None` for one at which nobody is.
    pub fn begin_lines(&mut self, lines: Vec<Option<Line>>) {
        let mut of_groups: Vec<Vec<(usize, Line)>> = vec![Vec::new(); self.groups.len()];
        for (index, line) in lines.into_iter().enumerate() {
            let Some(line) = line else { continue };
            let group = self.groups.iter().position(|group| group.teams.contains(&line.teams[0]));
            of_groups[group.unwrap_or_default()].push((index, line));
        }
        self.places = vec![None; self.rates.len()];
        for (number, mut lines) in of_groups.into_iter().enumerate() {
            lines.sort_by_key(|(_, line)| line.teams.len());
            let sum = |class: usize| lines.iter().map(|(line, _)| self.rates[*line][class]).sum();
            let mixed = Mixed::of(&self.law, &std::array::from_fn(sum), self.threshold_s);
            for (place, (line, _)) in lines.iter().enumerate() {
                self.places[*line] = Some((number, place));
            }
            self.groups[number].begin(lines.into_iter().map(|(_, line)| line).collect(), &mixed, &self.teams);
        }
    }

    /// What those felt who came to a line in so many seconds, and of each class the share that was not answered.
    pub fn felt(&self, line: usize, seconds: f64) -> (Felt, Shares) {
        let Some((group, place)) = self.places[line] else { return (Felt::default(), [1.0; CLASSES]) };
        self.groups[group].felt(place, seconds)
    }

    /// What was learned of the patience of who was answered is forgotten with time.
    pub fn forget(&mut self, seconds: f64) {
        let left = exp(-seconds / MEMORY_S);
        self.answered.iter_mut().flatten().for_each(|answered| *answered *= left);
    }

    /// The next interval begins: who tries again in it, per line and class.
    pub fn next_retries(&mut self, lines: usize) -> Vec<Shares> {
        self.retries.pop_front();
        self.retries.front().cloned().unwrap_or_else(|| vec![[0.0; CLASSES]; lines])
    }

    /// Lets everything come until a moment.
    pub fn pass(&mut self, to_s: f64) {
        let seconds = to_s - self.at_s;
        if seconds <= 0.0 {
            return;
        }
        for group in &mut self.groups {
            let mut left_s = seconds;
            while left_s > 1e-6 {
                let step_s = group.step_s(&self.teams).min(left_s);
                self.queue_s += group.pass(&mut self.teams, &mut self.worked, step_s, self.threshold_s);
                left_s -= step_s;
            }
        }
        self.booked_s += seconds;
        self.at_s = to_s;
    }

    /// Lets whole steps come that are over by a moment.
    pub fn pass_steps(&mut self, now_s: f64) {
        loop {
            let step_s = self.groups.iter().map(|group| group.step_s(&self.teams)).fold(f64::INFINITY, f64::min);
            if !step_s.is_finite() || self.at_s + step_s > now_s {
                return;
            }
            self.pass(self.at_s + step_s);
        }
    }

    /// What a contact meets that comes to a line now: how long it would wait, s, and the team that would answer it then.
    pub fn meet(&self, line: usize, luck: &mut Stream) -> Option<(f64, usize)> {
        let (group, place) = self.places[line]?;
        Some(self.groups[group].meet(place, luck))
    }

    /// Who tries again so many intervals later is added to a line, by class.
    pub fn try_again(&mut self, later: usize, line: usize, amounts: &Shares, share: f64) {
        let lines = self.rates.len();
        while self.retries.len() <= later {
            self.retries.push_back(vec![[0.0; CLASSES]; lines]);
        }
        for (of, amount) in self.retries[later][line].iter_mut().zip(amounts) {
            *of += share * amount;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dist::Dist;
    use crate::model::fluid::hands::Phases;

    /// Teams with so many contacts in hand, all in one group, with 60 contacts of variance 120 in system.
    fn together(in_hand: &[f64]) -> Fluid {
        let mut fluid = Fluid::new(Law::of(&Dist::Never), vec![1.0], in_hand.len(), 20.0);
        for (team, contacts) in fluid.teams.iter_mut().zip(in_hand) {
            team.chats_at_once = 1.0;
            team.set_phases(0, Phases::of(300.0, 1.0));
            team.set_on_duty(100.0);
            team.decay(1e-6);
            team.take_up(0, *contacts);
        }
        fluid.form_groups(&vec![0; in_hand.len()]);
        fluid.groups[0].level = Level { mean: 60.0, variance: 120.0 };
        fluid
    }

    fn levels(fluid: &Fluid) -> Vec<f64> {
        fluid.groups.iter().flat_map(|group| [group.level.mean, group.level.variance]).collect()
    }

    fn are_near(found: &[f64], due: &[f64]) -> bool {
        found.len() == due.len() && found.iter().zip(due).all(|(found, due)| (found - due).abs() < 1e-6)
    }

    /// Of 10 and 30 contacts in hand a quarter is the first team's, and so is a quarter of everything in system; where nobody has any in
    /// hand three teams part as equals. Joined again they are what they were.
    #[test]
    fn contacts_stay_with_their_teams_when_these_part_and_join() {
        for (in_hand, apart) in [
            (&[10.0, 30.0][..], &[15.0, 30.0, 45.0, 90.0][..]),
            (&[0.0, 0.0, 0.0], &[20.0, 40.0, 20.0, 40.0, 20.0, 40.0]),
        ] {
            let mut fluid = together(in_hand);
            fluid.form_groups(&(0..in_hand.len()).collect::<Vec<usize>>());
            assert!(are_near(&levels(&fluid), apart), "{:?}", levels(&fluid));
            fluid.form_groups(&vec![0; in_hand.len()]);
            assert!(are_near(&levels(&fluid), &[60.0, 120.0]), "{:?}", levels(&fluid));
        }
    }

    /// Who goes takes a share of the chats along, of the mean as of the variance.
    #[test]
    fn who_goes_off_duty_takes_a_share_of_the_contacts_along() {
        let mut fluid = together(&[40.0]);
        fluid.set_on_duty(0, 100);
        assert!(are_near(&levels(&fluid), &[60.0, 120.0]), "nobody went");
        // A quarter of the 40 in hand are 10 of the 60.
        fluid.set_on_duty(0, 75);
        assert!(are_near(&levels(&fluid), &[50.0, 100.0]), "{:?}", levels(&fluid));
        // They come back, each by chance.
        fluid.set_on_duty(0, 100);
        assert!(are_near(&levels(&fluid), &[60.0, 110.0]), "{:?}", levels(&fluid));
    }
}
