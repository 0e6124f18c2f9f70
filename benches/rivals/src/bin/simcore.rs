//! The queues on simcore: one component and callbacks, which its documentation finds faster than its async mode.
//!
//! Arrivals are its ordered events, which need no heap. The end of a patience is not cancelled but finds its customer
//! gone. Measured on M/M/100+M: 5.0 million customers a second without either, 5.2 without cancelling, 6.8 with both.

use std::cell::RefCell;
use std::rc::Rc;

use rivals::{Case, Outcome, Queue, Ticket, bench};
use serde::Serialize;
use simcore::{Event, EventHandler, Simulation, SimulationContext, cast};

#[derive(Clone, Serialize)]
struct Arrival {}

#[derive(Clone, Serialize)]
struct Departure {}

#[derive(Clone, Serialize)]
struct PatienceOver {
    ticket: Ticket,
}

struct Desk {
    queue: Queue<()>,
    context: SimulationContext,
}

impl Desk {
    fn on_arrival(&mut self) {
        if let Some(gap) = self.queue.next_gap() {
            self.context.emit_ordered_self(Arrival {}, gap);
        }
        if self.queue.take_server() {
            self.serve();
        } else {
            let (ticket, patience) = self.queue.wait(self.context.time());
            if let Some(patience) = patience {
                self.context.emit_self(PatienceOver { ticket }, patience);
            }
        }
    }

    fn on_departure(&mut self) {
        if self.queue.next_customer(self.context.time()).is_some() {
            self.serve();
        }
    }

    fn serve(&mut self) {
        let service = self.queue.service();
        self.context.emit_self(Departure {}, service);
    }
}

impl EventHandler for Desk {
    fn on(&mut self, event: Event) {
        cast!(match event.data {
            Arrival {} => {
                self.on_arrival()
            }
            Departure {} => {
                self.on_departure()
            }
            PatienceOver { ticket } => {
                self.queue.abandon(self.context.time(), ticket)
            }
        })
    }
}

fn live(case: Case, seed: u64) -> Outcome {
    let mut simulation = Simulation::new(seed);
    let context = simulation.create_context("desk");
    let desk = Rc::new(RefCell::new(Desk { queue: Queue::new(case, seed), context }));
    simulation.add_handler("desk", desk.clone());
    desk.borrow().context.emit_self(Arrival {}, 0.0);
    simulation.step_until_no_events();
    desk.borrow().queue.outcome
}

fn main() {
    bench("simcore", live);
}
