//! The queues on nexosim: one model that schedules its own inputs, on its executor for one thread.
//!
//! Its clock counts nanoseconds and refuses an event at the present one, so the mean service is made a thousand seconds.

use std::time::Duration;

use nexosim::model::{Context, Model, schedulable};
use nexosim::ports::{EventSinkReader, EventSource, Output, SinkState, event_slot};
use nexosim::simulation::{EventKey, Mailbox, SimInit};
use nexosim::time::MonotonicTime;
use rivals::{Case, Outcome, Queue, Ticket, bench};
use serde::{Deserialize, Serialize};

const SERVICE_S: f64 = 1000.0;

fn delay(time: f64) -> Duration {
    Duration::from_secs_f64(time * SERVICE_S).max(Duration::from_nanos(1))
}

#[derive(Serialize, Deserialize)]
struct Desk {
    queue: Queue<EventKey>,
    outcome: Output<Outcome>,
}

#[Model]
impl Desk {
    fn now(context: &Context<Self>) -> f64 {
        context.time().duration_since(MonotonicTime::EPOCH).as_secs_f64() / SERVICE_S
    }

    fn serve(&mut self, context: &Context<Self>) {
        let service = delay(self.queue.service());
        context.schedule_event(service, schedulable!(Self::on_departure), ()).expect("it is later");
    }

    #[nexosim(schedulable)]
    fn on_arrival(&mut self, _: (), context: &Context<Self>) {
        if let Some(gap) = self.queue.next_gap() {
            context.schedule_event(delay(gap), schedulable!(Self::on_arrival), ()).expect("it is later");
        }
        if self.queue.take_server() {
            self.serve(context);
        } else {
            let (ticket, patience) = self.queue.wait(Self::now(context));
            if let Some(patience) = patience {
                let over = schedulable!(Self::on_patience_over);
                let key = context.schedule_keyed_event(delay(patience), over, ticket).expect("it is later");
                self.queue.keep(ticket, key);
            }
        }
    }

    #[nexosim(schedulable)]
    fn on_departure(&mut self, _: (), context: &Context<Self>) {
        if let Some(key) = self.queue.next_customer(Self::now(context)) {
            if let Some(key) = key {
                key.cancel();
            }
            self.serve(context);
        }
    }

    #[nexosim(schedulable)]
    fn on_patience_over(&mut self, ticket: Ticket, context: &Context<Self>) {
        self.queue.abandon(Self::now(context), ticket);
    }

    async fn tell(&mut self) {
        self.outcome.send(self.queue.outcome).await;
    }
}

fn live(case: Case, seed: u64) -> Outcome {
    let mut desk = Desk { queue: Queue::new(case, seed), outcome: Output::default() };
    let (sink, mut told) = event_slot(SinkState::Enabled);
    desk.outcome.connect_sink(sink);
    let mailbox = Mailbox::new();
    let mut bench = SimInit::with_num_threads(1);
    let first = EventSource::new().connect(Desk::on_arrival, &mailbox).register(&mut bench);
    let end = EventSource::new().connect(Desk::tell, &mailbox).register(&mut bench);
    let mut simulation = bench.add_model(desk, mailbox, "desk").init(MonotonicTime::EPOCH).expect("it is complete");
    simulation.process_event(&first, ()).expect("the model is there");
    simulation.run().expect("nothing fails");
    simulation.process_event(&end, ()).expect("the model is there");
    told.try_read().expect("it was told")
}

fn main() {
    bench("nexosim", live);
}
