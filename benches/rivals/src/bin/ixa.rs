//! The queues on ixa: plans that touch one data plugin.

use ixa::{Context, PlanId, define_data_plugin};
use rivals::{Case, Outcome, Queue, Ticket, bench};

define_data_plugin!(Desk, Option<Queue<PlanId>>, None);

fn queue(context: &mut Context) -> &mut Queue<PlanId> {
    context.get_data_mut(Desk).as_mut().expect("it is set before the first plan")
}

fn on_arrival(context: &mut Context) {
    let now = context.get_current_time();
    let queue = queue(context);
    let gap = queue.next_gap();
    let ticket = if queue.take_server() { None } else { Some(queue.wait(now)) };
    if let Some(gap) = gap {
        context.add_plan(now + gap, on_arrival);
    }
    match ticket {
        None => serve(context, now),
        Some((ticket, Some(patience))) => {
            let plan = context.add_plan(now + patience, move |context| on_patience_over(context, ticket));
            self::queue(context).keep(ticket, plan);
        }
        Some((_, None)) => {}
    }
}

fn on_departure(context: &mut Context) {
    let now = context.get_current_time();
    if let Some(plan) = queue(context).next_customer(now) {
        if let Some(plan) = plan {
            context.cancel_plan(&plan);
        }
        serve(context, now);
    }
}

fn on_patience_over(context: &mut Context, ticket: Ticket) {
    let now = context.get_current_time();
    queue(context).abandon(now, ticket);
}

fn serve(context: &mut Context, now: f64) {
    let service = queue(context).service();
    context.add_plan(now + service, on_departure);
}

fn live(case: Case, seed: u64) -> Outcome {
    let mut context = Context::new();
    *context.get_data_mut(Desk) = Some(Queue::new(case, seed));
    context.add_plan(0.0, on_arrival);
    context.execute();
    queue(&mut context).outcome
}

fn main() {
    bench("ixa", live);
}
