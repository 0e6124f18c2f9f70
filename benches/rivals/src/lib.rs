//! What the queues have in common on every kernel: the cases, the luck, the line, and the line that is printed.

#![expect(clippy::disallowed_types, reason = "a bench reads the clock")]

use std::collections::VecDeque;
use std::time::Instant;

use rand_distr::{Distribution, Exp1};
use rand_pcg::Pcg64Dxsm;
use serde::{Deserialize, Serialize};

/// Customers of one run.
pub const CUSTOMERS: u32 = 1_000_000;
const RUNS: usize = 7;
const PATIENCE_RATE: f64 = 0.5;

/// A queue: service has mean 1.
#[derive(Clone, Copy, Debug)]
pub struct Case {
    pub name: &'static str,
    pub servers: u32,
    pub arrival_rate: f64,
    /// Whether customers wait for ever.
    pub is_patient: bool,
}

const CASES: [Case; 4] = [
    Case { name: "mm1", servers: 1, arrival_rate: 0.9, is_patient: true },
    Case { name: "mm100m", servers: 100, arrival_rate: 95.0, is_patient: false },
    Case { name: "mm1000m", servers: 1000, arrival_rate: 980.0, is_patient: false },
    Case { name: "mm10000m", servers: 10_000, arrival_rate: 9900.0, is_patient: false },
];

/// What came of a run.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize)]
pub struct Outcome {
    pub abandoned: u32,
    pub waited: f64,
}

/// A customer who waits: the place and the number of the wait there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ticket {
    pub slot: u32,
    pub wait_number: u32,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
struct Waiting<K> {
    since: f64,
    wait_number: u32,
    /// By what the end of the patience is cancelled.
    key: Option<K>,
}

/// Everything of a queue but its future events, which are the kernel's part.
///
/// The random numbers are those of `benches/kernel.rs`: a fast generator, and no kernel pays for its own.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Queue<K> {
    arrival_rate: f64,
    is_patient: bool,
    idle: u32,
    luck: Pcg64Dxsm,
    slots: Vec<Waiting<K>>,
    free: Vec<u32>,
    line: VecDeque<Ticket>,
    arrived: u32,
    pub outcome: Outcome,
}

impl<K> Queue<K> {
    pub fn new(case: Case, seed: u64) -> Self {
        Self {
            arrival_rate: case.arrival_rate,
            is_patient: case.is_patient,
            idle: case.servers,
            luck: Pcg64Dxsm::new(u128::from(seed) << 64 | 0x6a09_e667_f3bc_c908, 0xbb67_ae85_84ca_a73b),
            slots: Vec::new(),
            free: Vec::new(),
            line: VecDeque::new(),
            arrived: 0,
            outcome: Outcome::default(),
        }
    }

    fn exponential(&mut self) -> f64 {
        Exp1.sample(&mut self.luck)
    }

    /// Counts an arrival. After how long is the next, if there is one?
    pub fn next_gap(&mut self) -> Option<f64> {
        self.arrived += 1;
        (self.arrived < CUSTOMERS).then(|| self.exponential() / self.arrival_rate)
    }

    /// The time of a service.
    pub fn service(&mut self) -> f64 {
        self.exponential()
    }

    /// Takes a server for a customer who arrives, if one is idle.
    pub fn take_server(&mut self) -> bool {
        let is_idle = self.idle > 0;
        self.idle -= u32::from(is_idle);
        is_idle
    }

    /// Puts a customer in line; with a patience, unless it is endless.
    pub fn wait(&mut self, now: f64) -> (Ticket, Option<f64>) {
        let slot = self.free.pop().unwrap_or_else(|| {
            self.slots.push(Waiting { since: 0.0, wait_number: 0, key: None });
            (self.slots.len() - 1) as u32
        });
        let record = &mut self.slots[slot as usize];
        record.since = now;
        let ticket = Ticket { slot, wait_number: record.wait_number };
        self.line.push_back(ticket);
        (ticket, (!self.is_patient).then(|| self.exponential() / PATIENCE_RATE))
    }

    /// Keeps by what the end of a patience is cancelled.
    pub fn keep(&mut self, ticket: Ticket, key: K) {
        self.slots[ticket.slot as usize].key = Some(key);
    }

    /// A server is done. Is there a customer to be served, and is the end of a patience to be cancelled?
    pub fn next_customer(&mut self, now: f64) -> Option<Option<K>> {
        while let Some(ticket) = self.line.pop_front() {
            if self.end_wait(now, ticket) {
                return Some(self.slots[ticket.slot as usize].key.take());
            }
        }
        self.idle += 1;
        None
    }

    /// A patience is over.
    pub fn abandon(&mut self, now: f64, ticket: Ticket) {
        self.outcome.abandoned += u32::from(self.end_wait(now, ticket));
    }

    fn end_wait(&mut self, now: f64, ticket: Ticket) -> bool {
        let record = &mut self.slots[ticket.slot as usize];
        let is_waiting = record.wait_number == ticket.wait_number;
        if is_waiting {
            self.outcome.waited += now - record.since;
            record.wait_number += 1;
            self.free.push(ticket.slot);
        }
        is_waiting
    }
}

/// Lives through the cases and prints a line for each. Arguments: the number of runs, the names of cases, `seed=` the first.
pub fn bench(kernel: &str, live: impl Fn(Case, u64) -> Outcome) {
    let wishes: Vec<String> = std::env::args().skip(1).collect();
    let runs = wishes.iter().find_map(|wish| wish.parse().ok()).unwrap_or(RUNS);
    let first_seed = wishes.iter().find_map(|wish| wish.strip_prefix("seed=")?.parse().ok()).unwrap_or(0);
    let named = |case: &Case| wishes.iter().any(|wish| wish == case.name);
    let is_any_named = CASES.iter().any(named);
    for case in CASES.into_iter().filter(|case| !is_any_named || named(case)) {
        let mut rates = Vec::new();
        let (mut abandoned, mut waited) = (0.0, 0.0);
        for seed in first_seed..first_seed + runs as u64 {
            let start = Instant::now();
            let outcome = live(case, seed);
            rates.push(f64::from(CUSTOMERS) / start.elapsed().as_secs_f64());
            abandoned += f64::from(outcome.abandoned);
            waited += outcome.waited;
        }
        rates.sort_by(f64::total_cmp);
        let all = f64::from(CUSTOMERS) * runs as f64;
        println!("{kernel} {} {:.0} {:.6} {:.6}", case.name, rates[runs / 2], abandoned / all, waited / all);
    }
}
