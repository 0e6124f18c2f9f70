//! What contacts that come to a line find there, as expectations over the number in system.

use super::level::{Level, normal};
use super::patience::{CLASSES, Met, Mixed, Shares};

/// Places and weights of a rule of Gauss and Legendre between −1 and 1.
const PLACES: [(f64, f64); 3] =
    [(-0.774_596_669_241_483_4, 5.0 / 9.0), (0.0, 8.0 / 9.0), (0.774_596_669_241_483_4, 5.0 / 9.0)];
/// Standard deviations to both sides of the mean that are looked at, and at least so many above the room.
const WIDE: f64 = 3.5;
const LEAST: f64 = 1.0;

/// A line in front of full teams.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Ahead {
    /// Contacts for which there is room.
    pub room: f64,
    /// Contacts that end in a second while the room is full.
    pub drain: f64,
    /// How fast those in line give up, per second.
    pub hazard: f64,
}

impl Ahead {
    /// How far the number in system is above where a contact must wait. Numbers are whole: it must if there are as many as there is room
    /// for, and then it is the next of one more.
    #[inline]
    pub fn over(&self, contacts: f64) -> f64 {
        contacts - self.room + 0.5
    }

    /// How long a contact waits that is so far above, s.
    ///
    /// Formula: `ln(1 + θq/c) / θ`, with `c` ends a second and `θ` the hazard; `q/c` where nobody gives up.
    #[inline]
    pub fn wait_s(&self, over: f64) -> f64 {
        let fluid_s = (over + 0.5) / self.drain;
        let x = self.hazard * fluid_s;
        // The logarithm as a series where it is short: most waits are.
        if x < 0.1 { fluid_s * (1.0 - x * (0.5 - x * (1.0 / 3.0 - 0.25 * x))) } else { libm::log1p(x) / self.hazard }
    }

    /// How far above it is that one waits so long.
    fn behind(&self, wait_s: f64) -> f64 {
        let x = self.hazard * wait_s;
        let next = if x < 1e-9 { self.drain * wait_s } else { self.drain * libm::expm1(x) / self.hazard };
        next - 0.5
    }
}

/// What was felt, in contacts and seconds.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Felt {
    /// Contacts that came.
    pub contacts: f64,
    pub served: f64,
    pub served_in_time: f64,
    pub wait_served_s: f64,
    pub abandoned: f64,
    pub abandoned_in_time: f64,
    pub wait_abandoned_s: f64,
    /// By the class whose patience ends within the wait: how many met such a wait, and the sum of the parts of that class that
    /// end before.
    met: [f64; CLASSES + 1],
    parts: [f64; CLASSES + 1],
}

impl Felt {
    /// A part of it.
    pub fn times(&self, factor: f64) -> Self {
        Self {
            contacts: self.contacts * factor,
            served: self.served * factor,
            served_in_time: self.served_in_time * factor,
            wait_served_s: self.wait_served_s * factor,
            abandoned: self.abandoned * factor,
            abandoned_in_time: self.abandoned_in_time * factor,
            wait_abandoned_s: self.wait_abandoned_s * factor,
            met: self.met.map(|met| met * factor),
            parts: self.parts.map(|part| part * factor),
        }
    }

    /// So many contacts are answered at once.
    pub fn at_once(&mut self, contacts: f64) {
        self.contacts += contacts;
        self.served += contacts;
        self.served_in_time += contacts;
    }

    /// So many contacts of some patience come while the number in system is as it is.
    pub fn come(&mut self, contacts: f64, level: &Level, ahead: &Ahead, mixed: &Mixed, threshold_s: f64) {
        let (over, deviation) = (ahead.over(level.mean), level.deviation());
        let below = |q: f64| level.below(q + level.mean - over);
        let (least, most) = ((over - WIDE * deviation).max(0.0), (over + WIDE * deviation).max(LEAST * deviation));
        let middle = ahead.behind(threshold_s).max(0.0);
        let none = if least > 0.0 { 0.0 } else { below(0.0) };
        self.at_once(contacts * none);
        let mut before = none;
        for (from, to) in [(least, middle.min(most)), (middle.max(least), most)] {
            if to <= from {
                continue;
            }
            let until = if to >= most { 1.0 } else { below(to) };
            self.panel(contacts * (until - before), (from, to), (over, deviation), |felt, contacts, q| {
                felt.wait(contacts, ahead.wait_s(q), mixed, threshold_s);
            });
            before = until;
        }
    }

    /// So many contacts meet a line of a length between two.
    fn panel(
        &mut self,
        contacts: f64,
        (from, to): (f64, f64),
        (over, deviation): (f64, f64),
        mut wait: impl FnMut(&mut Self, f64, f64),
    ) {
        if contacts <= 0.0 {
            return;
        }
        let at = |place: f64| f64::midpoint(from, to) + 0.5 * place * (to - from);
        let weights = PLACES.map(|(place, weight)| weight * normal((at(place) - over) / deviation).0);
        let all: f64 = weights.iter().sum();
        for ((place, _), weight) in PLACES.into_iter().zip(weights) {
            let part = if all > 0.0 { weight / all } else { 1.0 / 3.0 };
            wait(self, contacts * part, at(place));
        }
    }

    /// So many contacts meet a wait.
    fn wait(&mut self, contacts: f64, wait_s: f64, mixed: &Mixed, threshold_s: f64) {
        let Met { class, part, longer, waited_s } = mixed.meet(wait_s);
        let in_time = if wait_s <= threshold_s { 1.0 - longer } else { mixed.gone_in_time };
        self.contacts += contacts;
        self.served += contacts * longer;
        self.served_in_time += if wait_s <= threshold_s { contacts * longer } else { 0.0 };
        self.wait_served_s += contacts * longer * wait_s;
        self.abandoned += contacts * (1.0 - longer);
        self.abandoned_in_time += contacts * in_time;
        self.wait_abandoned_s += contacts * (waited_s - longer * wait_s);
        self.met[class] += contacts;
        self.parts[class] += contacts * part;
    }

    /// Of each class, the share that gave up.
    pub fn gave_up(&self) -> Shares {
        let mut beyond = self.met[CLASSES];
        let mut shares = [0.0; CLASSES];
        for class in (0..CLASSES).rev() {
            let gone = beyond + self.parts[class];
            shares[class] = if self.contacts > 0.0 { gone / self.contacts } else { 0.0 };
            beyond += self.met[class];
        }
        shares
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dist::Dist;
    use crate::model::fluid::Law;

    /// What is felt at a level, beside a sum over two thousand equally likely numbers in system.
    #[test]
    fn few_places_are_as_good_as_many() {
        let law = Law::of(&Dist::Exponential { mean_s: 300.0 });
        let mixed = Mixed::of(&law, &Law::shares(), 20.0);
        let ahead = Ahead { room: 300.0, drain: 1.0, hazard: 1.0 / 300.0 };
        for mean in [270.0, 300.0, 340.0] {
            let level = Level { mean, variance: 400.0 };
            let (mut felt, mut summed) = (Felt::default(), Felt::default());
            felt.come(1000.0, &level, &ahead, &mixed, 20.0);
            for place in 0..2000 {
                let normal = crate::stat::normal_quantile((f64::from(place) + 0.5) / 2000.0);
                let over = ahead.over(mean + 20.0 * normal);
                if over <= 0.0 {
                    summed.at_once(0.5);
                } else {
                    summed.wait(0.5, ahead.wait_s(over), &mixed, 20.0);
                }
            }
            let told = |felt: &Felt| [felt.served, felt.served_in_time, felt.abandoned, felt.wait_served_s / 20.0];
            for (a, b) in told(&felt).into_iter().zip(told(&summed)) {
                assert!((a - b).abs() < 4.0 + 0.02 * b, "{mean}: {a} and {b}");
            }
            let gone: f64 = felt.gave_up().iter().zip(Law::shares()).map(|(gone, share)| gone * share).sum();
            assert!((felt.contacts - 1000.0).abs() < 1e-6 && (1000.0 * gone - felt.abandoned).abs() < 1e-6);
        }
    }
}
