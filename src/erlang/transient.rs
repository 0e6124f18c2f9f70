//! M(t)/M/n(t)+M: demand and staff that change in steps over a day, by Kolmogorov's forward equations.
//!
//! The state is (contacts in service, contacts waiting). When the number of agents falls, who goes finishes the contact in
//! hand first; when it rises, the new agents take who waits. The line has an end:
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
    /// Which agents go when their number falls.
    pub leaving: Leaving,
}

/// Which agents go when their number falls. All finish the contact in hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leaving {
    /// Those with nothing to do first: a number of agents, not persons.
    Idle,
    /// Whose shift ends, busy or not: the agents who stay may be idle while others still finish.
    Anybody,
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

/// Probability below which the far end of a Poisson law no longer shows.
const NEGLIGIBLE: f64 = 1e-20;
/// Days until a day is as the day before, at most.
const MOST_DAYS: u32 = 100;

impl Day {
    /// Every step of a day that begins empty.
    ///
    /// # Formula
    /// Uniformization: with a rate Λ above all others and jumps P = I + Q/Λ, the law after t is
    /// Σₖ Poisson(k; Λt) p Pᵏ, and the mean of a level f, integrated over the step, is
    /// Σₖ P(Poisson(Λt) > k) f(p Pᵏ) / Λ. All terms are positive, so no digits cancel; the sum ends where the
    /// Poisson law falls below 1e−20.
    ///
    /// # Source
    /// A. Jensen, "Markoff chains as an aid in the study of Markoff processes", *Skandinavisk Aktuarietidskrift* 36, 1953.
    ///
    /// # Examples
    /// ```
    /// use blendsim::erlang::transient::{Day, Leaving, Step};
    /// let steps = vec![Step { arrivals_per_s: 0.01, agents: 2 }, Step { arrivals_per_s: 0.02, agents: 3 }];
    /// let (step_s, handle_time_s, mean_patience_s) = (3600.0, 100.0, 300.0);
    /// let leaving = Leaving::Idle;
    /// let day = Day { steps, step_s, handle_time_s, mean_patience_s, balk: 0.0, places: 60, leaving };
    /// let first = day.from_empty()[0];
    /// assert!((first.offered - 36.0).abs() < 1e-9 && first.blocked < 1e-9);
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
    /// Agents on duty.
    agents: usize,
    /// Of those who have left, the mean number who still finish a contact.
    finishing: f64,
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
        Self { day, most_in_service, law, agents: 0, finishing: 0.0 }
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
        let mut now = std::mem::take(&mut self.law);
        let mut then = vec![0.0; now.len()];
        self.law = vec![0.0; now.len()];
        let mut found = Stretch::default();
        for (probability, beyond) in poisson(jumps_per_s * day.step_s) {
            for (law, now) in self.law.iter_mut().zip(&now) {
                *law += probability * now;
            }
            found = found.plus(self.levels(step, &now, beyond / jumps_per_s));
            jump(&flows, jumps_per_s, &now, &mut then);
            std::mem::swap(&mut now, &mut then);
        }
        self.finish(found)
    }

    /// Those who have left and still finish a contact hold up nobody.
    fn finish(&mut self, found: Stretch) -> Stretch {
        let Day { step_s, handle_time_s, .. } = *self.day;
        let left = libm::exp(-step_s / handle_time_s);
        let seconds = self.finishing * handle_time_s * (1.0 - left);
        self.finishing *= left;
        Stretch { busy_s: found.busy_s + seconds, on_duty_s: found.on_duty_s + seconds, ..found }
    }

    /// The number of agents changes: those who come take who waits.
    fn staff(&mut self, agents: usize) {
        if self.day.leaving == Leaving::Anybody && agents < self.agents {
            self.send_home(agents);
        }
        self.agents = agents;
        for in_service in (0..agents.min(self.most_in_service)).rev() {
            for waiting in 1..=self.day.places {
                let taken = waiting.min(agents - in_service);
                let (from, to) = (self.place(in_service, waiting), self.place(in_service + taken, waiting - taken));
                self.law[to] += std::mem::take(&mut self.law[from]);
            }
        }
    }

    /// Of so many in service, those of the agents who go are a sample without replacement.
    fn send_home(&mut self, agents: usize) {
        let (before, going) = (self.agents, self.agents - agents);
        let mut law = vec![0.0; self.law.len()];
        for (in_service, waiting) in self.states(before) {
            let probability = self.law[self.place(in_service, waiting)];
            for finishing in 0..=going.min(in_service) {
                let share = hypergeometric(before, going, in_service, finishing);
                law[self.place(in_service - finishing, waiting)] += probability * share;
                self.finishing += probability * share * finishing as f64;
            }
        }
        self.law = law;
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

/// The probability that `found` of `drawn` agents out of `all` are among the `marked`.
fn hypergeometric(all: usize, marked: usize, drawn: usize, found: usize) -> f64 {
    if found > marked || found > drawn || drawn - found > all - marked {
        return 0.0;
    }
    let log_factorial = |n: usize| libm::lgamma(n as f64 + 1.0);
    let log_choose = |n: usize, k: usize| log_factorial(n) - log_factorial(k) - log_factorial(n - k);
    libm::exp(log_choose(marked, found) + log_choose(all - marked, drawn - found) - log_choose(all, drawn))
}

/// A Poisson law from 0 up to where it no longer shows: the probability of each number, and of more than it.
///
/// Tails are summed from their thin end, so that they keep their digits.
fn poisson(mean: f64) -> Vec<(f64, f64)> {
    let mut law = Vec::new();
    for k in 0_u32.. {
        let number = f64::from(k);
        let probability = libm::exp(number * libm::log(mean) - mean - libm::lgamma(number + 1.0));
        law.push((probability, 0.0));
        if number > mean && probability < NEGLIGIBLE {
            break;
        }
    }
    let mut beyond = 0.0;
    for (probability, more) in law.iter_mut().rev() {
        *more = beyond;
        beyond += *probability;
    }
    // The logarithm of a large factorial leaves a last digit or two: together they are 1.
    law.into_iter().map(|(probability, more)| (probability / beyond, more / beyond)).collect()
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
        Day {
            steps: hours.iter().map(|&(per_hour, agents)| Step { arrivals_per_s: per_hour / 3600.0, agents }).collect(),
            step_s: 3600.0,
            handle_time_s: HANDLE_S,
            mean_patience_s: 300.0,
            balk: 0.0,
            places: 80,
            leaving: Leaving::Idle,
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
        let anybody = Day { leaving: Leaving::Anybody, ..world }.from_empty()[1];
        for found in [after, anybody] {
            assert!(apart(found.busy_s, busy_s) < 1e-9 && apart(found.on_duty_s, busy_s) < 1e-9);
        }
    }

    /// Who comes is served, leaves or is blocked: over an ordinary day nobody is left over. And time is not lost.
    #[test]
    fn an_ordinary_day_loses_nobody_and_no_time() {
        let mut world = day(&[(60.0, 4), (220.0, 9), (180.0, 12), (150.0, 5), (40.0, 3)]);
        (world.balk, world.places) = (0.1, 30);
        for leaving in [Leaving::Idle, Leaving::Anybody] {
            world.leaving = leaving;
            let all = total(&world.ordinary());
            let served = all.busy_s / HANDLE_S;
            assert!(apart(all.offered, served + all.abandoned + all.blocked) < 1e-9, "{all:?}");
        }
        let (anybody, found) = (world.ordinary(), Day { leaving: Leaving::Idle, ..world }.ordinary());
        let all = total(&found);
        // Where busy agents may go while idle ones stay, more are there for who comes.
        assert!(total(&anybody).abandoned < 0.999 * all.abandoned);
        assert!(apart(all.offered, 60.0 + 220.0 + 180.0 + 150.0 + 40.0) < 1e-12);
        // The fourth hour begins with more in service than are on duty.
        assert!(found[3].on_duty_s > 5.0 * 3600.0 + 100.0 && apart(found[2].on_duty_s, 12.0 * 3600.0) < 1e-12);
    }

    /// `MMC` and its family (examples of `ContactCenters`): eight hours from empty, twelve agents, 4.2 contacts a minute of two
    /// minutes each; then the queue is served. 1,000 simulated days, 95 % intervals. Twins: 3 % more demand, or, of the
    /// occupancy, what is busy after the eight hours counted in.
    #[test]
    fn solved_days_lie_inside_printed_intervals_and_wrong_twins_outside() {
        let family = |patience_s: f64, places: usize, demand: f64| {
            let step = |agents: usize, per_min: f64| Step { arrivals_per_s: demand * per_min / 60.0, agents };
            let mut steps = vec![step(12, 4.2); 8];
            steps.push(step(12, 0.0));
            let day = Day {
                steps,
                step_s: 3600.0,
                handle_time_s: 120.0,
                mean_patience_s: patience_s,
                balk: 0.0,
                places,
                leaving: Leaving::Idle,
            };
            let hours = day.from_empty();
            (total(&hours[..8]), total(&hours))
        };
        let agent_s = 12.0 * 8.0 * 3600.0;
        let wait_min = |all: Stretch| all.waiting_s / all.offered / 60.0;
        let (open, all) = family(f64::INFINITY, 150, 1.0);
        assert!((0.097..=0.102).contains(&wait_min(all)), "{}", wait_min(all));
        assert!(!(0.097..=0.102).contains(&wait_min(family(f64::INFINITY, 150, 1.03).1)));
        assert!((0.694..=0.697).contains(&(open.busy_s / agent_s)), "{}", open.busy_s / agent_s);
        assert!(all.busy_s / agent_s > 0.699, "{}", all.busy_s / agent_s);
        let abandoned = |demand: f64| family(60.0, 60, demand).1.abandoned;
        assert!((57.66..=59.56).contains(&abandoned(1.0)), "{}", abandoned(1.0));
        assert!(!(57.66..=59.56).contains(&abandoned(1.03)));
        let blocked = |demand: f64| family(f64::INFINITY, 5, demand).1.blocked;
        assert!((18.05..=19.27).contains(&blocked(1.0)), "{}", blocked(1.0));
        assert!(!(18.05..=19.27).contains(&blocked(1.03)));
    }
}
