//! What a staffing plan costs: a year of monthly reviews of one team, agents for every interval of the week.
//!
//! `cargo bench --bench plans` prints one line a team: heads, and what twelve reviews take, median of 7 runs; then one a schedule of shifts:
//! heads, patterns that begin every hour or half hour, what one schedule takes, hours beyond those required, and the gap.

#![expect(clippy::disallowed_types, reason = "a bench reads the clock")]

use std::hint::black_box;
use std::time::Instant;

use blendsim::erlang::required::{Ask, Rule, heads};
use blendsim::policy::Shift;
use blendsim::policy::shifts::schedule;

const HOURS: [f64; 24] = [
    0.35, 0.25, 0.2, 0.2, 0.25, 0.35, 0.55, 0.8, 1.1, 1.4, 1.6, 1.7, 1.75, 1.8, 1.75, 1.65, 1.55, 1.45, 1.35, 1.25,
    1.1, 0.9, 0.7, 0.5,
];
const DAYS: [f64; 7] = [1.12, 1.06, 1.03, 1.02, 1.02, 0.92, 0.83];
const REVIEWS: usize = 12;

fn main() {
    println!("team               heads   twelve reviews, ms");
    for (team, contacts, busyness) in
        [("desk", 12.0, 0.0), ("desk, busy days", 12.0, 0.1), ("large", 1640.0, 0.0), ("large, busy days", 1640.0, 0.1)]
    {
        let ask = Ask {
            handle_time_s: 480.0,
            patience_s: Some(300.0),
            rule: Rule::ServiceLevel,
            target: 0.8,
            within_s: 20.0,
            max_occupancy: 1.0,
            shrinkage: 0.3,
            paid_hours_per_month: 160.0,
            chats_at_once: 1,
            slowed: 1.0,
            busyness,
        };
        let mut took: Vec<f64> = (0..7).map(|_| twelve(&ask, contacts)).collect();
        took.sort_by(f64::total_cmp);
        let agents = ask.agents_of_week(&week(contacts), 1800.0);
        let hours = agents.iter().map(|agents| f64::from(*agents)).sum::<f64>() / 2.0;
        println!("{team:18} {:5.0}   {:.1}", heads(hours, 0.3, 160.0), took[3]);
        if busyness <= 0.0 {
            in_shifts(&agents);
        }
    }
}

/// A schedule of days of eight hours with half an hour off, begun every hour or half hour.
fn in_shifts(required: &[u32]) {
    for every in [2, 1] {
        let shift = Shift {
            id: "day".to_owned(),
            length: 17,
            days: 5,
            is_off_together: true,
            every,
            earliest: 0,
            latest: None,
            pause: 1,
            pause_after: 8,
        };
        let begun = Instant::now();
        let found = schedule(&[shift], required);
        let sum = |agents: &[u32]| agents.iter().map(|agents| f64::from(*agents)).sum::<f64>();
        println!(
            "  in shifts, every {} min: {:.0} ms, {:.1} % more hours, gap {:.1} %",
            30 * every,
            begun.elapsed().as_secs_f64() * 1e3,
            100.0 * (sum(&found.on_duty) / sum(required) - 1.0),
            100.0 * found.gap.unwrap_or(f64::NAN)
        );
    }
}

/// Twelve reviews, each of somewhat more contacts; ms.
fn twelve(ask: &Ask, contacts: f64) -> f64 {
    let begun = Instant::now();
    for review in 0..REVIEWS {
        black_box(ask.agents_of_week(&week(contacts * (1.0 + 0.01 * review as f64)), 1800.0));
    }
    begun.elapsed().as_secs_f64() * 1e3
}

/// Contacts of the 336 half hours of a week, so many in a mean one.
fn week(contacts: f64) -> Vec<f64> {
    DAYS.iter().flat_map(|day| HOURS.iter().flat_map(move |hour| [contacts * day * hour; 2])).collect()
}
