//! M(t)/M/n(t)+M: demand and staff that change in steps over a day, by Kolmogorov's forward equations.
//!
//! The state is (contacts in service, contacts waiting). When the number of agents falls, those with nothing to do go
//! first and the others finish the contact in hand; when it rises, the new agents take who waits. The line has an end:
//! short, it is a model of a finite one; long, it is where an endless one is cut off, and then
//! [`Stretch::blocked`] is what the cut costs.

/// A day in steps of equal length.
#[derive(Clone, Debug, PartialEq)]
pub struct Day {
    /// Demand and staff, step by step.
    pub steps: Vec<Step>,
    /// Length of a step, s.
    pub step_s: f64,
    /// Mean handle time, exponential, s.
    pub handle_time_s: f64,
    /// Mean patience, exponential, s; infinite where nobody ever leaves.
    pub mean_patience_s: f64,
    /// The share of those who must wait that leaves at once.
    pub balk: f64,
    /// Most contacts that wait at a time; whoever finds so many is blocked.
    pub places: usize,
}

/// Demand and staff of a step.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Step {
    /// Contacts per second.
    pub arrivals_per_s: f64,
    /// Agents on duty.
    pub agents: usize,
}

/// What is expected of a step, or of several.
///
/// # Units
/// Numbers of contacts; and levels integrated over time, s.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Stretch {
    /// Contacts that come.
    pub offered: f64,
    /// … that find an agent free.
    pub at_once: f64,
    /// … that leave: at once because they would have to wait, or when patience ends.
    pub abandoned: f64,
    /// … that find the line full.
    pub blocked: f64,
    /// Contacts waiting × time.
    pub waiting_s: f64,
    /// Agents busy × time.
    pub busy_s: f64,
    /// Agents on duty × time, with those who stay to finish.
    pub on_duty_s: f64,
}

impl Stretch {
    /// Both together.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self {
            offered: self.offered + other.offered,
            at_once: self.at_once + other.at_once,
            abandoned: self.abandoned + other.abandoned,
            blocked: self.blocked + other.blocked,
            waiting_s: self.waiting_s + other.waiting_s,
            busy_s: self.busy_s + other.busy_s,
            on_duty_s: self.on_duty_s + other.on_duty_s,
        }
    }
}

/// Below this probability the rest of a Poisson law no longer shows.
const NEGLIGIBLE: f64 = 1e-15;
/// Days until a day is as the day before, at most.
const MOST_DAYS: u32 = 100;

impl Day {
    /// Every step of a day that begins empty.
    ///
    /// # Formula
    /// Uniformization: with a rate Λ above all others and jumps P = I + Q/Λ, the law after t is
    /// Σₖ Poisson(k; Λt) p Pᵏ, and the mean of a level f, integrated over the step, is
    /// Σₖ P(Poisson(Λt) > k) f(p Pᵏ) / Λ. All terms are positive, so no digits cancel; the sum ends where what is left of
    /// the Poisson law is below 1e−15.
    ///
    /// # Source
    /// A. Jensen, "Markoff chains as an aid in the study of Markoff processes", *Skandinavisk Aktuarietidskrift* 36, 1953.
    ///
    /// # Examples
    /// ```
    /// use blendsim::erlang::transient::{Day, Step};
    /// let steps = vec![Step { arrivals_per_s: 0.01, agents: 2 }, Step { arrivals_per_s: 0.02, agents: 3 }];
    /// let day = Day { steps, step_s: 3600.0, handle_time_s: 100.0, mean_patience_s: 300.0, balk: 0.0, places: 60 };
    /// let first = day.from_empty()[0];
    /// assert_eq!((first.offered, first.blocked < 1e-9), (36.0, true));
    /// ```
    pub fn from_empty(&self) -> Vec<Stretch> {
        let mut chain = Chain::empty(self);
        self.steps.iter().map(|&step| chain.live(step)).collect()
    }

    /// Every step of an ordinary day: one that begins as the day before it ended.
    ///
    /// # Formula
    /// Days are lived one after another until the law at midnight moves by less than 1e−13 in sum.
    ///
    /// # Panics
    /// If that takes more than 100 days.
    pub fn ordinary(&self) -> Vec<Stretch> {
        let mut chain = Chain::empty(self);
        for _ in 0..MOST_DAYS {
            let midnight = chain.law.clone();
            let day = self.steps.iter().map(|&step| chain.live(step)).collect();
            if midnight.iter().zip(&chain.law).map(|(then, now)| (then - now).abs()).sum::<f64>() < 1e-13 {
                return day;
            }
        }
        panic!("{MOST_DAYS} days are not enough: {self:?}");
    }
}

/// The law of (in service, waiting), as it changes.
struct Chain<'a> {
    day: &'a Day,
    most_in_service: usize,
    law: Vec<f64>,
}

/// Where an arrival, an end of service and an end of patience lead, and how fast.
struct Flows {
    to: [usize; 3],
    per_s: [f64; 3],
}

impl<'a> Chain<'a> {
    fn empty(day: &'a Day) -> Self {
        let most_in_service = day.steps.iter().map(|step| step.agents).max().unwrap_or(0);
        let mut law = vec![0.0; (most_in_service + 1) * (day.places + 1)];
        law[0] = 1.0;
        Self { day, most_in_service, law }
    }

    fn place(&self, in_service: usize, waiting: usize) -> usize {
        in_service * (self.day.places + 1) + waiting
    }

    /// All states that can be: nobody waits while an agent is free.
    fn states(&self, agents: usize) -> impl Iterator<Item = (usize, usize)> + use<> {
        let places = self.day.places;
        (0..=self.most_in_service).flat_map(move |in_service| {
            let longest = if in_service >= agents { places } else { 0 };
            (0..=longest).map(move |waiting| (in_service, waiting))
        })
    }

    /// Lives through a step.
    fn live(&mut self, step: Step) -> Stretch {
        self.staff(step.agents);
        let day = self.day;
        let leaving_per_s = day.places as f64 / day.mean_patience_s;
        let jumps_per_s = step.arrivals_per_s + self.most_in_service as f64 / day.handle_time_s + leaving_per_s;
        let flows: Vec<(usize, Flows)> =
            self.states(step.agents).map(|state| (self.place(state.0, state.1), self.flows(step, state))).collect();
        let mean = jumps_per_s * day.step_s;
        let mut now = self.law.clone();
        let mut then = vec![0.0; now.len()];
        let mut left = 1.0;
        let mut found = Stretch::default();
        for k in 0_u32.. {
            let jumps = f64::from(k);
            let probability = libm::exp(jumps * libm::log(mean) - mean - libm::lgamma(jumps + 1.0));
            left = (left - probability).max(0.0);
            for (law, now) in self.law.iter_mut().zip(&now) {
                *law = if k == 0 { probability * now } else { *law + probability * now };
            }
            found = found.plus(self.levels(step, &now, left / jumps_per_s));
            if jumps > mean && left < NEGLIGIBLE {
                break;
            }
            jump(&flows, jumps_per_s, &now, &mut then);
            std::mem::swap(&mut now, &mut then);
        }
        found
    }

    /// The number of agents changes: those who come take who waits.
    fn staff(&mut self, agents: usize) {
        for in_service in (0..agents.min(self.most_in_service)).rev() {
            for waiting in 1..=self.day.places {
                let taken = waiting.min(agents - in_service);
                let (from, to) = (self.place(in_service, waiting), self.place(in_service + taken, waiting - taken));
                self.law[to] += std::mem::take(&mut self.law[from]);
            }
        }
    }

    fn flows(&self, step: Step, (in_service, waiting): (usize, usize)) -> Flows {
        let Day { handle_time_s, mean_patience_s, balk, places, .. } = *self.day;
        let here = self.place(in_service, waiting);
        let arrival = if in_service < step.agents {
            (self.place(in_service + 1, waiting), step.arrivals_per_s)
        } else if waiting < places {
            (self.place(in_service, waiting + 1), step.arrivals_per_s * (1.0 - balk))
        } else {
            (here, 0.0)
        };
        let goes_on = waiting > 0 && in_service <= step.agents;
        let served = match (in_service, goes_on) {
            (0, _) => here,
            (_, true) => self.place(in_service, waiting - 1),
            (_, false) => self.place(in_service - 1, waiting),
        };
        let gone = if waiting > 0 { self.place(in_service, waiting - 1) } else { here };
        let per_s = [arrival.1, in_service as f64 / handle_time_s, waiting as f64 / mean_patience_s];
        Flows { to: [arrival.0, served, gone], per_s }
    }

    /// Levels under a law, each times a weight, s.
    fn levels(&self, step: Step, law: &[f64], weight_s: f64) -> Stretch {
        let mut found = Stretch { offered: step.arrivals_per_s * weight_s, ..Stretch::default() };
        let Day { mean_patience_s, balk, places, .. } = *self.day;
        for (in_service, waiting) in self.states(step.agents) {
            let seconds = weight_s * law[self.place(in_service, waiting)];
            let arrivals = step.arrivals_per_s * seconds;
            found.busy_s += seconds * in_service as f64;
            found.on_duty_s += seconds * in_service.max(step.agents) as f64;
            found.waiting_s += seconds * waiting as f64;
            found.abandoned += seconds * waiting as f64 / mean_patience_s;
            if in_service < step.agents {
                found.at_once += arrivals;
            } else if waiting < places {
                found.abandoned += arrivals * balk;
            } else {
                found.blocked += arrivals;
            }
        }
        found
    }
}

/// One jump of the uniformized chain.
fn jump(flows: &[(usize, Flows)], jumps_per_s: f64, now: &[f64], then: &mut [f64]) {
    then.fill(0.0);
    for (here, Flows { to, per_s }) in flows {
        let weight = now[*here] / jumps_per_s;
        if weight > 0.0 {
            then[*here] += weight * (jumps_per_s - per_s.iter().sum::<f64>()).max(0.0);
            for (to, per_s) in to.iter().zip(per_s) {
                then[*to] += weight * per_s;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::erlang::testing::apart;
    use crate::erlang::{Demand, abandon, loss};

    const HANDLE_S: f64 = 180.0;

    /// An hour each of so many contacts an hour before so many agents, patience five minutes.
    fn day(hours: &[(f64, usize)]) -> Day {
        let step = |&(per_hour, agents): &(f64, usize)| Step { arrivals_per_s: per_hour / 3600.0, agents };
        Day {
            steps: hours.iter().map(step).collect(),
            step_s: 3600.0,
            handle_time_s: HANDLE_S,
            mean_patience_s: 300.0,
            balk: 0.0,
            places: 80,
        }
    }

    fn total(day: &[Stretch]) -> Stretch {
        day.iter().copied().fold(Stretch::default(), Stretch::plus)
    }

    /// The twin has 1 % more demand.
    #[test]
    fn a_day_without_change_is_erlang_a_to_nine_digits() {
        let found = day(&[(200.0, 10)]).ordinary()[0];
        let of = |per_hour: f64| abandon::steady(&Demand::new(per_hour / 3600.0, HANDLE_S).with_agents(10), 300.0);
        let (truth, twin) = (of(200.0), of(202.0));
        let pairs = [
            (found.abandoned / found.offered, truth.p_abandon, twin.p_abandon),
            (found.waiting_s / found.offered, truth.mean_wait_s, twin.mean_wait_s),
            (1.0 - found.at_once / found.offered, truth.p_wait, twin.p_wait),
            (found.busy_s / found.on_duty_s, truth.occupancy, twin.occupancy),
        ];
        for (found, truth, twin) in pairs {
            assert!(apart(found, truth) < 1e-9, "{found} {truth}");
            assert!(apart(found, twin) > 1e-3, "{found} {twin}");
        }
        assert!(found.blocked / found.offered < 1e-12, "{}", found.blocked);
    }

    #[test]
    fn a_line_without_places_is_erlang_b() {
        let found = Day { places: 0, ..day(&[(200.0, 10)]) }.ordinary()[0];
        assert!(apart(found.blocked / found.offered, loss::p_block(10.0, 10)) < 1e-10);
        let balking = Day { balk: 1.0, ..day(&[(200.0, 10)]) }.ordinary()[0];
        assert!(apart(balking.abandoned / balking.offered, loss::p_block(10.0, 10)) < 1e-10);
    }

    /// M(t)/M/∞: the mean number in service tends to the load, `m(t) = a + (m(0) − a) exp(−t/h)`.
    #[test]
    fn with_agents_enough_the_mean_in_service_follows_its_own_equation() {
        let hours = [(60.0, 40), (200.0, 40), (20.0, 40)];
        let found = day(&hours).from_empty();
        let mut in_service = 0.0;
        for ((per_hour, _), found) in hours.iter().zip(&found) {
            let load = per_hour / 3600.0 * HANDLE_S;
            let faded = libm::exp(-3600.0 / HANDLE_S);
            let busy_s = load * 3600.0 + (in_service - load) * HANDLE_S * (1.0 - faded);
            in_service = load + (in_service - load) * faded;
            assert!(apart(found.busy_s, busy_s) < 1e-9, "{} {busy_s}", found.busy_s);
        }
    }

    /// After the last contact those who are in service die away one by one, whatever the number on duty.
    #[test]
    fn agents_who_go_off_duty_finish_the_contact_in_hand() {
        let mut world = day(&[(100.0, 40), (0.0, 0)]);
        world.step_s = 10.0 * HANDLE_S;
        let after = world.from_empty()[1];
        let load = 100.0 / 3600.0 * HANDLE_S;
        let in_service = load * (1.0 - libm::exp(-10.0));
        let busy_s = in_service * HANDLE_S * (1.0 - libm::exp(-10.0));
        assert!(apart(after.busy_s, busy_s) < 1e-9);
        assert!(apart(after.on_duty_s, busy_s) < 1e-9);
    }

    /// Who comes is served, leaves or is blocked: over an ordinary day nobody is left over. And time is not lost.
    #[test]
    fn an_ordinary_day_loses_nobody_and_no_time() {
        let mut world = day(&[(60.0, 4), (220.0, 9), (180.0, 12), (150.0, 5), (40.0, 3)]);
        (world.balk, world.places) = (0.1, 30);
        let found = world.ordinary();
        let all = total(&found);
        let served = all.busy_s / HANDLE_S;
        assert!(apart(all.offered, served + all.abandoned + all.blocked) < 1e-9, "{all:?}");
        assert!(apart(all.offered, 60.0 + 220.0 + 180.0 + 150.0 + 40.0) < 1e-12);
        // The fourth hour begins with more in service than are on duty.
        assert!(found[3].on_duty_s > 5.0 * 3600.0 + 100.0 && apart(found[2].on_duty_s, 12.0 * 3600.0) < 1e-12);
    }
}
