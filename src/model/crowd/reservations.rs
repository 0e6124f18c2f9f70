//! Up to which wait contacts of the followed would come through the door of the people, where somebody looks at the line before: the
//! crowd decides as they do.

use crate::model::id::TopicId;
use crate::rng::{Luck, Stream};

/// How many of the latest are kept in mind, per topic.
const LATEST: usize = 1024;

/// Up to which wait a contact would come to people.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Reservation {
    /// Nobody looks at the line: it comes.
    Any,
    /// The customer, of this luck, is told the wait, and comes if it is within the patience that the wait would meet.
    Patience(Luck),
    /// The AI hands over while the expected wait is below so much, s.
    Below(f64),
}

/// What became of contacts that stayed away.
#[derive(Clone, Copy, Debug, Default)]
struct StayedAway {
    times: f64,
    /// They came for a reason that does not look at the line, or looked at it again.
    came: f64,
    looked_again: f64,
}

impl StayedAway {
    fn halved(self) -> Self {
        Self { times: 0.5 * self.times, came: 0.5 * self.came, looked_again: 0.5 * self.looked_again }
    }
}

/// What the followed showed lately.
#[derive(Clone, Debug, Default)]
pub struct Reservations {
    /// Per topic: those of the latest at the door, in a ring, and how many there were.
    latest: Vec<(Vec<Reservation>, usize)>,
    /// The contact (a slot) that comes to the door next, and up to which wait it would have.
    said: Option<(u32, Reservation)>,
    /// Per topic: how often contacts stayed away, and what came next in them, if anything.
    stayed_away: Vec<StayedAway>,
}

impl Reservations {
    /// Nothing is known of so many topics.
    pub fn new(topics: usize) -> Self {
        Self { latest: vec![(Vec::new(), 0); topics], said: None, stayed_away: vec![StayedAway::default(); topics] }
    }

    /// Other levers are in force: what was shown before says nothing.
    pub fn forget(&mut self) {
        *self = Self::new(self.latest.len());
    }

    /// A contact that was asked or measured against the line comes to the door now.
    pub fn say(&mut self, slot: u32, reservation: Reservation) {
        self.said = Some((slot, reservation));
    }

    /// A contact is at the door; up to which wait it would have come is what was said of it.
    pub fn note_next(&mut self, slot: u32, topic: TopicId) {
        let said = self.said(slot);
        self.note(topic, said.unwrap_or(Reservation::Any));
    }

    /// A contact that stayed away before is at the door, since it looked again or not.
    pub fn note_after_all(&mut self, slot: u32, topic: TopicId) {
        if self.said(slot).is_none() {
            self.stayed_away[topic.index()].came += 1.0;
        }
    }

    fn said(&mut self, slot: u32) -> Option<Reservation> {
        self.said.take().filter(|(of, _)| *of == slot).map(|(_, reservation)| reservation)
    }

    /// A contact that stayed away looks at the line again.
    pub fn looks_again(&mut self, topic: TopicId) {
        self.stayed_away[topic.index()].looked_again += 1.0;
    }

    /// A contact stays away because of the line.
    pub fn stays_away(&mut self, topic: TopicId) {
        let stayed_away = &mut self.stayed_away[topic.index()];
        // The latest count most.
        if stayed_away.times >= LATEST as f64 {
            *stayed_away = stayed_away.halved();
        }
        stayed_away.times += 1.0;
    }

    /// Of the contacts that stay away the shares that come soon for another reason, and that look at the line again.
    pub fn after_all(&self, topic: TopicId) -> [f64; 2] {
        let StayedAway { times, came, looked_again } = self.stayed_away[topic.index()];
        if times > 0.0 { [came / times, looked_again / times] } else { [0.0; 2] }
    }

    /// A contact is or would be at the door.
    pub fn note(&mut self, topic: TopicId, reservation: Reservation) {
        let (latest, n) = &mut self.latest[topic.index()];
        if latest.len() < LATEST {
            latest.push(reservation);
        } else {
            latest[*n % LATEST] = reservation;
        }
        *n += 1;
    }

    /// Up to which wait a contact of the crowd would come: as one of the latest of the followed.
    pub fn draw(&self, topic: TopicId, luck: &mut Stream) -> Reservation {
        let (latest, _) = &self.latest[topic.index()];
        if latest.is_empty() { Reservation::Any } else { latest[luck.index(latest.len() as u64) as usize] }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rng::{Role, Streams};

    #[test]
    fn the_crowd_comes_as_the_latest_of_the_followed_did() {
        let mut luck = Streams::new(1, 0).stream(Role::Crowd, 0, 0);
        let (topic, told) = (TopicId(0), Reservation::Patience(Luck::of(1)));
        let mut reservations = Reservations::new(1);
        assert_eq!(reservations.draw(topic, &mut luck), Reservation::Any);
        reservations.say(7, told);
        reservations.note_next(7, topic);
        assert_eq!(reservations.draw(topic, &mut luck), told);
        reservations.say(8, Reservation::Below(5.0));
        reservations.note_next(9, topic);
        (0..LATEST - 1).for_each(|_| reservations.note_next(1, topic));
        assert_eq!(reservations.draw(topic, &mut luck), Reservation::Any, "what was said of one holds for no other");
        assert!(reservations.after_all(topic).iter().all(|share| *share <= 0.0));
        (0..4).for_each(|_| reservations.stays_away(topic));
        reservations.looks_again(topic);
        reservations.say(3, told);
        reservations.note_after_all(3, topic);
        reservations.note_after_all(3, topic);
        assert!(reservations.after_all(topic).iter().all(|share| (share - 0.25).abs() < 1e-12));
        // As many as are kept in mind stay away, a quarter of them come, and of that half is left when one more stays away.
        (4..LATEST).for_each(|_| reservations.stays_away(topic));
        (1..LATEST / 4).for_each(|_| reservations.looks_again(topic));
        (1..LATEST / 4).for_each(|_| reservations.note_after_all(3, topic));
        reservations.stays_away(topic);
        let due = LATEST as f64 / 8.0 / (LATEST as f64 / 2.0 + 1.0);
        assert!(reservations.after_all(topic).iter().all(|share| (share - due).abs() < 1e-12));
        reservations.note(topic, Reservation::Below(5.0));
        reservations.forget();
        assert_eq!(reservations.draw(topic, &mut luck), Reservation::Any);
    }

    /// As many as are kept in mind come whatever they see, then as many more below 5 s: of the former none is left.
    #[test]
    fn the_latest_take_the_places_of_the_oldest() {
        let mut luck = Streams::new(1, 0).stream(Role::Crowd, 0, 0);
        let (topic, below) = (TopicId(0), Reservation::Below(5.0));
        let mut reservations = Reservations::new(1);
        (0..LATEST).for_each(|_| reservations.note(topic, Reservation::Any));
        (0..LATEST - 1).for_each(|_| reservations.note(topic, below));
        let (latest, _) = &reservations.latest[0];
        assert_eq!(latest.iter().filter(|other| **other == Reservation::Any).count(), 1);
        reservations.note(topic, below);
        assert!((0..100).all(|_| reservations.draw(topic, &mut luck) == below));
    }
}
