//! What persons make of work: who takes a contact, and what all of them can do.

use super::People;
use super::crew::Crew;
use super::roster::Heads;
use super::workforce::Workforce;
use crate::model::id::TeamId;
use crate::rng::{Luck, Role};
use crate::scenario::Team;

/// The person who takes a contact.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Taker {
    /// The part of the gap to a veteran that is left, 0 to 1.
    pub left: f64,
    /// Handle time ÷ the typed one.
    pub handle_factor: f64,
}

impl People {
    /// Who takes the contact of some luck for the n-th time: whoever sits in the seat, or, where nobody has one, somebody by luck.
    /// Nobody in particular where people are a number.
    #[inline]
    pub fn taker(&mut self, team: &Team, id: TeamId, seat: Option<u32>, luck: Luck, n: u16) -> Option<Taker> {
        let persons = team.persons.as_ref()?;
        let roster = self.workforces[id.index()].roster()?;
        let has_seats = matches!(self.teams[id.index()], Crew::Seats(_));
        let left = match seat.filter(|_| has_seats) {
            Some(seat) => roster.left_in_seat(seat),
            None => roster.left_by_luck(&mut luck.stream(Role::Agent, n.into())),
        };
        Some(Taker { left, handle_factor: roster.level(left, persons).0 })
    }

    /// Success of a person who has so much of the gap left, less the typed one.
    pub fn success_shift(&self, team: &Team, id: TeamId, left: f64) -> f64 {
        self.workforces[id.index()].persons(team).map_or(0.0, |(roster, persons)| roster.level(left, persons).1)
    }

    /// The persons of a team, if they are such, in heads.
    pub fn persons(&self, team: usize) -> Option<Heads> {
        match &self.workforces[team] {
            Workforce::Persons(roster) => Some(roster.heads()),
            Workforce::Plan(_) => None,
        }
    }

    /// Mean handle time over a team's contacts ÷ the typed one.
    pub fn handle_factor(&self, team: usize) -> f64 {
        self.workforces[team].handle_factor()
    }

    /// Another interval begins: others sit in the seats.
    pub fn change_seats(&mut self, interval: u64) {
        self.workforces
            .iter_mut()
            .filter_map(|workforce| workforce.roster())
            .for_each(|roster| roster.change_seats(interval));
    }
}
