//! Decisions that look at the line, where a crowd stands in it: the followed show at the door up to which wait they would come, and
//! the crowd comes as they do.

use crate::model::course::{At, Terms};
use crate::model::crowd::{Crowd, Reservation};
use crate::model::event::Event;
use crate::model::issue::Issue;
use crate::model::operation::Operation;
use crate::rng::Luck;

impl Operation<'_> {
    /// A contact of the followed was measured against the line, and comes to people now or not.
    pub fn note_look(&mut self, at: &At, slot: u32, reservation: Reservation, comes: bool) {
        let (Some(crowd), issue) = (&mut self.crowd, &mut self.issues[slot]) else { return };
        let is_again = issue.stayed_away;
        if is_again {
            crowd.reservations.looks_again(issue.topic);
        }
        if comes {
            crowd.reservations.say(slot, reservation);
            return;
        }
        issue.stayed_away = true;
        crowd.reservations.stays_away(issue.topic);
        // What comes of who stayed away before is no further contact at the door.
        if !is_again {
            crowd.reservations.note(issue.topic, reservation);
            self.note_as_if_at_the_door(at, slot);
        }
    }

    /// Whether a contact of the crowd that would have to wait does not come, by what it is told or the AI sees; whose luck it has.
    pub fn look_of_crowd(
        &self,
        at: &At,
        crowd: &mut Crowd,
        line: usize,
        (luck, looks): (Option<Luck>, Option<Reservation>),
    ) -> (bool, Luck) {
        let rule = at.terms.rules.eligibility.lines[line];
        let in_force = [Some(&at.in_force.rest), at.in_force.tried.as_ref()];
        let foresees = in_force.into_iter().flatten().find(|terms| terms.rules.foresees_waits());
        let looks = looks.or_else(|| Some(crowd.reservations.draw(foresees.map(|_| rule.topic)?, &mut crowd.luck)));
        let keeps_patience = self.scenario.patience.keeps_patience;
        let luck = luck.unwrap_or_else(|| match looks {
            Some(Reservation::Patience(luck)) if keeps_patience => luck,
            _ => crowd.luck_of_new(line, rule.topic, keeps_patience),
        });
        let (Some(looks), Some(Terms { levers, rules, .. })) = (looks, foresees) else { return (false, luck) };
        let wait_s = || self.people.expected_wait_s(line, &rules.eligibility, &levers.teams);
        let stays_away = match looks {
            Reservation::Any => false,
            Reservation::Patience(_) => {
                self.patience_of(at, luck, rule.channel, 0).is_none_or(|most_s| wait_s() > most_s)
            }
            Reservation::Below(most_s) => wait_s() >= most_s,
        };
        (stays_away, luck)
    }

    /// A contact of the crowd stays with the AI; when their talk is over some come for another reason, and some look again.
    pub fn talk_on(&mut self, at: &mut At, line: usize, luck: Luck) {
        let topic = at.terms.rules.eligibility.lines[line].topic;
        let Some(crowd) = &mut self.crowd else { return };
        let ([comes, looks], luck_of_next) = (crowd.reservations.after_all(topic), crowd.luck.uniform());
        if luck_of_next >= comes + looks {
            return;
        }
        let model = at.terms.rules.first_model.map_or(0, usize::from);
        let talk_s = at.terms.rules.models[model].talk_time.sample(&mut crowd.luck);
        let slot = self.open_of_crowd(at, line, luck);
        self.issues[slot].stayed_away = luck_of_next >= comes;
        at.book(at.now_s + talk_s, Event::AfterAll(slot));
    }

    /// A contact of the crowd that the line kept from people comes for another reason, or looks at the line again.
    pub fn on_after_all(&mut self, at: &mut At, slot: u32) {
        let Issue { topic, channel, segment, luck, stayed_away: looks_again, .. } = self.issues[slot];
        self.issues.close(slot);
        let line = at.terms.rules.eligibility.line(topic, channel, segment);
        let looks = if looks_again { Reservation::Patience(luck) } else { Reservation::Any };
        self.crowd_arrives(at, line, (Some(luck), Some(looks)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::Calendar;
    use crate::model::course::Replication;
    use crate::model::door::samples::{crowded, quiet};

    /// Who of the crowd would be told the wait has the patience of the followed who showed up to which wait it comes, unless patience is
    /// another at every try.
    #[test]
    fn the_crowd_has_the_patience_that_the_followed_showed() {
        for keeps_patience in [true, false] {
            let (mut world, calibration) = quiet();
            world.patience.keeps_patience = keeps_patience;
            let Replication { mut operation, in_force, .. } = crowded(&world, &calibration);
            let mut crowd = operation.crowd.take().expect("it is here");
            let mut calendar = Calendar::new();
            let (at, shown) = (At::new(0.0, &mut calendar, &in_force), Luck::of(7));
            let looks = (None, Some(Reservation::Patience(shown)));
            let (stays_away, luck) = operation.look_of_crowd(&at, &mut crowd, 0, looks);
            assert_eq!((stays_away, luck == shown), (false, keeps_patience), "nobody foresees a wait here");
        }
    }
}
