//! Desks small enough to be solved: each as overrides of one small world, and solved.

use super::measure::{
    ABANDONED, BLOCKED, CONTACTS, IN_HAND, IN_TIME, LONGER, Measure, OCCUPANCY, QUEUE, SOLVED, WAIT,
    WAIT_IN_HANDLE_TIMES, WAIT_SERVED,
};
use crate::erlang::transient::{Day, Leaving, Step, Stretch};
use crate::erlang::{Demand, Queue, abandon, delay, general, loss, sharing};
use crate::stat::normal_cdf;
use crate::unit::{DAY, HOUR, MINUTE, MONTH};
use serde::Serialize;

/// One topic, one team, everything else switched off.
pub const WORLD: &str = include_str!("queue.toml");

/// Mean handle time of every desk, s.
pub const HANDLE_S: f64 = 3.0 * MINUTE;
/// Customers of the world.
const CUSTOMERS: f64 = 1000.0;
/// Threshold of the service level, s; and a tenth of the handle time.
const THRESHOLD_S: f64 = 20.0;
const TENTH_S: f64 = 0.1 * HANDLE_S;

/// A day of 24 hours: relative demand, and agents.
pub const HOURS: [f64; 24] = [
    20.0, 15.0, 10.0, 10.0, 15.0, 30.0, 60.0, 110.0, 170.0, 210.0, 220.0, 200.0, 170.0, 180.0, 190.0, 180.0, 160.0,
    140.0, 120.0, 100.0, 80.0, 60.0, 40.0, 30.0,
];
pub const STAFF: [usize; 24] = [2, 2, 2, 2, 2, 2, 4, 6, 9, 11, 11, 10, 7, 9, 10, 9, 8, 6, 6, 5, 4, 3, 2, 2];

/// A desk: contacts per hour before some agents, each taking three minutes.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Desk {
    /// What it is an instance of.
    pub group: &'static str,
    /// Contacts (or first contacts) per hour; of [`Kind::Day`] on average over the day.
    pub per_hour: f64,
    /// Agents.
    pub agents: u32,
    /// What sets it apart.
    pub kind: Kind,
    /// What the wrong twin's demand is multiplied by.
    pub twin: f64,
    /// Weeks of a replication in full.
    pub weeks: u32,
}

/// What sets a desk apart from Erlang C.
#[derive(Clone, Copy, Debug, Serialize)]
pub enum Kind {
    /// A contact that must wait leaves at once.
    Loss,
    /// There is no place to wait.
    Full,
    /// Nobody leaves.
    Endless,
    /// Patience of this shape, and a mean of one handle time.
    Patient(Shape),
    /// The same, beside digits printed elsewhere: P(abandon), E\[W\] in handle times, E\[Q\], P(W > a tenth).
    Printed(Shape, [&'static str; 4]),
    /// Handle times of this shape; one agent.
    Handling(Shape),
    /// An issue is solved with this probability; if not, its customer comes back with that.
    Feedback(f64, f64),
    /// One agent with so many chats at once, slowed by so much for each further one.
    Sharing(u32, f64),
    /// Demand and staff change by the hour; exponential patience.
    Day,
}

/// A shape of a duration, by its name in a scenario.
#[derive(Clone, Copy, Debug, Serialize)]
pub enum Shape {
    /// Always the same.
    Constant,
    /// Memoryless.
    Exponential,
    /// Lognormal with this cv.
    Lognormal(f64),
    /// Gamma with this cv.
    Gamma(f64),
    /// Uniform from 0.
    Uniform,
    /// A number of exponential stages.
    Erlang(u32),
    /// Hyperexponential with this cv.
    Hyperexponential(f64),
}

impl Shape {
    /// As typed, with a mean of three minutes.
    fn typed(self) -> String {
        match self {
            Self::Constant => "{ dist = \"constant\", mean = \"3 min\" }".to_owned(),
            Self::Exponential => "{ dist = \"exponential\", mean = \"3 min\" }".to_owned(),
            Self::Lognormal(cv) => format!("{{ dist = \"lognormal\", mean = \"3 min\", cv = {cv} }}"),
            Self::Gamma(cv) => format!("{{ dist = \"gamma\", mean = \"3 min\", cv = {cv} }}"),
            Self::Uniform => "{ dist = \"uniform\", low = \"0 s\", high = \"6 min\" }".to_owned(),
            Self::Erlang(stages) => format!("{{ dist = \"erlang\", mean = \"3 min\", stages = {stages} }}"),
            Self::Hyperexponential(cv) => format!("{{ dist = \"hyperexponential\", mean = \"3 min\", cv = {cv} }}"),
        }
    }

    fn cv(self) -> f64 {
        match self {
            Self::Constant => 0.0,
            Self::Exponential => 1.0,
            Self::Lognormal(cv) | Self::Gamma(cv) | Self::Hyperexponential(cv) => cv,
            Self::Erlang(stages) => 1.0 / f64::from(stages).sqrt(),
            Self::Uniform => 1.0 / 3.0_f64.sqrt(),
        }
    }

    /// The share still waiting after some seconds.
    ///
    /// # Panics
    /// For shapes that no desk's patience has.
    fn survival(self, waited_s: f64) -> f64 {
        let waited = waited_s / HANDLE_S;
        match self {
            Self::Constant => f64::from(u8::from(waited < 1.0)),
            Self::Exponential => libm::exp(-waited),
            Self::Lognormal(cv) => {
                let variance = libm::log1p(cv * cv);
                if waited > 0.0 { normal_cdf(-(libm::log(waited) + variance / 2.0) / variance.sqrt()) } else { 1.0 }
            }
            Self::Uniform => (1.0 - waited / 2.0).max(0.0),
            Self::Gamma(_) | Self::Erlang(_) | Self::Hyperexponential(_) => unreachable!("no patience is such"),
        }
    }
}

impl Desk {
    /// What is laid on [`WORLD`].
    pub(super) fn overrides(&self) -> Vec<String> {
        let monthly = self.per_hour * MONTH / HOUR / CUSTOMERS;
        let mut typed = vec![format!("demand.issues_per_customer_month={monthly}")];
        let mut and = |more: String| typed.push(more);
        if matches!(self.kind, Kind::Day) {
            and(format!("demand.hours={HOURS:?}"));
            and("demand.interval=1 h".to_owned());
            and(format!("team.desk.on_duty={STAFF:?}"));
            and(format!("patience.time={}", Shape::Exponential.typed()));
        } else {
            and(format!("team.desk.on_duty={}", self.agents));
        }
        match self.kind {
            Kind::Loss => and("patience.balk=100 %".to_owned()),
            Kind::Full => and("channel.line.places=0".to_owned()),
            Kind::Patient(shape) => and(format!("patience.time={}", shape.typed())),
            Kind::Printed(shape, _) => {
                and(format!("patience.time={}", shape.typed()));
                and(format!("reporting.service_threshold={TENTH_S} s"));
            }
            Kind::Handling(shape) => and(format!("topic.only.handle_time={}", shape.typed())),
            Kind::Feedback(p, r) => {
                and(format!("team.desk.success={p}"));
                and("team.desk.noticed=100 %".to_owned());
                and(format!("team.desk.comes_back={r}"));
                and("team.desk.comes_back_after={ dist = \"exponential\", mean = \"2 days\" }".to_owned());
                and("warmup=5 weeks".to_owned());
                and("cooldown=60 days".to_owned());
            }
            Kind::Sharing(chats, slowdown) => {
                and(format!("team.desk.chats_at_once={chats}"));
                and(format!("team.desk.slowdown={slowdown}"));
            }
            Kind::Endless | Kind::Day => {}
        }
        typed
    }

    /// What must come out.
    ///
    /// # Panics
    /// If the desk has no steady state.
    pub fn truths(&self) -> Vec<(Measure, f64)> {
        let demand = |per_hour: f64| Demand::new(per_hour / HOUR, HANDLE_S);
        let queue = demand(self.per_hour).with_agents(self.agents);
        match self.kind {
            Kind::Loss | Kind::Full => {
                let lost = if matches!(self.kind, Kind::Full) { BLOCKED } else { ABANDONED };
                let blocked = loss::p_block(queue.traffic_intensity() * f64::from(self.agents), self.agents);
                vec![(lost, blocked), (OCCUPANCY, queue.traffic_intensity() * (1.0 - blocked))]
            }
            Kind::Endless => endless(&queue),
            Kind::Patient(Shape::Exponential) => exponential(&queue),
            Kind::Patient(shape) | Kind::Printed(shape, _) => patient(&queue, shape),
            Kind::Handling(shape) => vec![(WAIT, pollaczek_khinchine(&queue, shape.cv()))],
            Kind::Feedback(p, r) => {
                let contacts = 1.0 / (1.0 - (1.0 - p) * r);
                let queue = demand(self.per_hour * contacts).with_agents(self.agents);
                let wait_s = delay::steady(&queue).expect("a steady state").mean_wait_s;
                vec![(CONTACTS, contacts), (SOLVED, p * contacts), (WAIT, wait_s)]
            }
            Kind::Sharing(chats, slowdown) => {
                let found = sharing::steady(demand(self.per_hour), chats, slowdown).expect("a steady state");
                vec![(IN_HAND, found.in_hand), (QUEUE, found.waiting), (OCCUPANCY, found.occupancy)]
            }
            Kind::Day => day(self.per_hour),
        }
    }
}

fn endless(queue: &Queue) -> Vec<(Measure, f64)> {
    let steady = delay::steady(queue).expect("a steady state");
    vec![
        (WAIT, steady.mean_wait_s),
        (QUEUE, steady.mean_queue),
        (OCCUPANCY, steady.occupancy),
        (IN_TIME, delay::service_level(queue, THRESHOLD_S).expect("a steady state")),
    ]
}

fn exponential(queue: &Queue) -> Vec<(Measure, f64)> {
    let steady = abandon::steady(queue, HANDLE_S);
    vec![
        (ABANDONED, steady.p_abandon),
        (WAIT, steady.mean_wait_s),
        (WAIT_SERVED, steady.mean_wait_answered_s),
        (QUEUE, steady.mean_queue),
        (OCCUPANCY, steady.occupancy),
        (IN_TIME, abandon::service_level(queue, HANDLE_S, THRESHOLD_S)),
    ]
}

fn patient(queue: &Queue, shape: Shape) -> Vec<(Measure, f64)> {
    let survival = |waited_s: f64| shape.survival(waited_s);
    let steady = general::steady(queue, &survival).expect("a steady state");
    let longer = general::p_wait_longer(queue, &survival, TENTH_S).expect("a steady state");
    vec![
        (ABANDONED, steady.p_abandon),
        (WAIT_IN_HANDLE_TIMES, steady.mean_wait_s / HANDLE_S),
        (QUEUE, steady.mean_queue),
        (LONGER, longer),
    ]
}

/// λ E\[S²\] / 2(1 − ρ).
fn pollaczek_khinchine(queue: &Queue, cv: f64) -> f64 {
    let load = queue.traffic_intensity();
    load * HANDLE_S * (1.0 + cv * cv) / (2.0 * (1.0 - load))
}

/// An ordinary day by Kolmogorov's forward equations.
fn day(per_hour: f64) -> Vec<(Measure, f64)> {
    let mean = HOURS.iter().sum::<f64>() / 24.0;
    let step = |(hour, &agents): (&f64, &usize)| Step { arrivals_per_s: per_hour * hour / mean / HOUR, agents };
    let day = Day {
        steps: HOURS.iter().zip(&STAFF).map(step).collect(),
        step_s: HOUR,
        handle_time_s: HANDLE_S,
        mean_patience_s: HANDLE_S,
        balk: 0.0,
        places: 60,
        leaving: Leaving::Anybody,
    };
    let all = day.ordinary().into_iter().fold(Stretch::default(), Stretch::plus);
    vec![
        (ABANDONED, all.abandoned / all.offered),
        (WAIT, all.waiting_s / all.offered),
        (QUEUE, all.waiting_s / DAY),
        (OCCUPANCY, all.busy_s / all.on_duty_s),
    ]
}
