//! The bare kernel: four textbook queues on `engine::Calendar` alone, 10⁶ customers each, median of 7 runs.
//!
//! `cargo bench --bench kernel` prints one line a case: `blendsim case customers_per_s p_abandon mean_wait`, where the wait
//! is that of all customers. Service has mean 1, patience rate 0.5. `-- 1` lives through one run of each case, `-- 3 mm1 seed=7`
//! through three of one. `benches/rivals/` has the same queues on other kernels.

#![expect(clippy::disallowed_types, reason = "a bench reads the clock")]

use std::collections::VecDeque;
use std::time::Instant;

use blendsim::engine::{Calendar, Model, run};
use blendsim::rng::{Role, Stream, Streams};

const CUSTOMERS: u32 = 1_000_000;
const RUNS: usize = 7;
const PATIENCE_RATE: f64 = 0.5;

/// Name, servers, arrival rate, and whether customers wait for ever.
const CASES: [(&str, u32, f64, bool); 4] = [
    ("mm1", 1, 0.9, true),
    ("mm100m", 100, 95.0, false),
    ("mm1000m", 1000, 980.0, false),
    ("mm10000m", 10_000, 9900.0, false),
];

#[derive(Clone, Copy)]
enum Event {
    Arrival,
    Departure,
    /// The patience of this slot's wait of this number is over.
    PatienceOver(u32, u32),
}

#[derive(Clone, Copy, Default)]
struct Waiting {
    since: f64,
    wait_number: u32,
}

struct Queue {
    arrival_rate: f64,
    idle: u32,
    is_patient: bool,
    luck: Stream,
    slots: Vec<Waiting>,
    free: Vec<u32>,
    line: VecDeque<(u32, u32)>,
    arrived: u32,
    abandoned: u32,
    waited: f64,
}

impl Queue {
    fn new(servers: u32, arrival_rate: f64, is_patient: bool, seed: u64) -> Self {
        Self {
            arrival_rate,
            idle: servers,
            is_patient,
            luck: Streams::new(seed, 0).stream(Role::Gap, 0, 0),
            slots: Vec::new(),
            free: Vec::new(),
            line: VecDeque::new(),
            arrived: 0,
            abandoned: 0,
            waited: 0.0,
        }
    }

    fn serve(&mut self, now: f64, calendar: &mut Calendar<Event>) {
        calendar.book(now + self.luck.exponential(), Event::Departure);
    }

    fn wait(&mut self, now: f64, calendar: &mut Calendar<Event>) {
        let slot = self.free.pop().unwrap_or_else(|| {
            self.slots.push(Waiting::default());
            (self.slots.len() - 1) as u32
        });
        let record = &mut self.slots[slot as usize];
        record.since = now;
        self.line.push_back((slot, record.wait_number));
        if !self.is_patient {
            let patience = self.luck.exponential() / PATIENCE_RATE;
            calendar.book(now + patience, Event::PatienceOver(slot, self.slots[slot as usize].wait_number));
        }
    }

    /// Ends the wait in a slot, if it is still the one of this number.
    fn end_wait(&mut self, now: f64, slot: u32, wait_number: u32) -> bool {
        let record = &mut self.slots[slot as usize];
        let is_waiting = record.wait_number == wait_number;
        if is_waiting {
            self.waited += now - record.since;
            record.wait_number += 1;
            self.free.push(slot);
        }
        is_waiting
    }
}

impl Model for Queue {
    type Event = Event;

    fn handle(&mut self, now: f64, event: Event, calendar: &mut Calendar<Event>) {
        match event {
            Event::Arrival => {
                self.arrived += 1;
                if self.arrived < CUSTOMERS {
                    calendar.book(now + self.luck.exponential() / self.arrival_rate, Event::Arrival);
                }
                if self.idle > 0 {
                    self.idle -= 1;
                    self.serve(now, calendar);
                } else {
                    self.wait(now, calendar);
                }
            }
            Event::Departure => {
                while let Some((slot, wait_number)) = self.line.pop_front() {
                    if self.end_wait(now, slot, wait_number) {
                        self.serve(now, calendar);
                        return;
                    }
                }
                self.idle += 1;
            }
            Event::PatienceOver(slot, wait_number) => {
                self.abandoned += u32::from(self.end_wait(now, slot, wait_number));
            }
        }
    }
}

fn main() {
    let wishes: Vec<String> = std::env::args().skip(1).filter(|wish| !wish.starts_with('-')).collect();
    let runs = wishes.iter().find_map(|wish| wish.parse().ok()).unwrap_or(RUNS);
    let first_seed = wishes.iter().find_map(|wish| wish.strip_prefix("seed=")?.parse().ok()).unwrap_or(0);
    let named = |case: &str| wishes.iter().any(|wish| wish == case);
    let is_any_named = CASES.iter().any(|(case, ..)| named(case));
    for (case, servers, arrival_rate, is_patient) in CASES {
        if is_any_named && !named(case) {
            continue;
        }
        let mut rates = Vec::new();
        let (mut abandoned, mut waited) = (0.0, 0.0);
        for seed in first_seed..first_seed + runs as u64 {
            let mut queue = Queue::new(servers, arrival_rate, is_patient, seed);
            let mut calendar = Calendar::new();
            let start = Instant::now();
            calendar.book(0.0, Event::Arrival);
            run(&mut queue, &mut calendar, f64::INFINITY, u64::MAX);
            rates.push(f64::from(CUSTOMERS) / start.elapsed().as_secs_f64());
            abandoned += f64::from(queue.abandoned);
            waited += queue.waited;
        }
        rates.sort_by(f64::total_cmp);
        let all = f64::from(CUSTOMERS) * runs as f64;
        println!("blendsim {case} {:.0} {:.6} {:.6}", rates[runs / 2], abandoned / all, waited / all);
    }
}
