//! How busy days differ: given to the model, and learned again from the arrivals it makes.

use super::theory::{HOURS, WORLD};
use super::verdict::{About, Reference, Row};
use super::{Effort, SEED, own};
use crate::intake::{Busyness, Series, learn};
use crate::model::{Observer, arrival_times};
use crate::rng::Streams;
use crate::scenario::Scenario;
use crate::stat::estimate::mean;
use crate::threads::each;
use crate::unit::{HOUR, MONTH};

/// Arrivals an hour, on average over the day; v, σ and φ.
const GIVEN: [(f64, [f64; 3]); 3] =
    [(60.0, [0.15, 0.12, 0.6]), (400.0, [0.057, 0.059, 0.8]), (400.0, [0.10, 0.08, 0.3])];
/// Weeks of a series.
const WEEKS: u32 = 104;
/// Customers of the world.
const CUSTOMERS: f64 = 1000.0;

const GROUP: &str = "Busyness";
const QUANTITIES: [&str; 3] = [
    "v: cv of the day's factor",
    "σ: sd of the log of the interval's factor",
    "φ: correlation of that log with the next interval's",
];

/// What was given beside what was learned, each from as many series as a case has replications. `None` if the observer
/// stopped it.
pub fn busyness(effort: Effort, observer: &dyn Observer) -> Option<Vec<Row>> {
    let mut rows = Vec::new();
    for (number, (per_hour, given)) in GIVEN.into_iter().enumerate() {
        let world = world(per_hour, given);
        let one = |&series: &u32| {
            let luck = Streams::new(SEED - 2 - number as u64, series);
            (!observer.stop()).then(|| learned(&world, luck, observer))
        };
        let series: Vec<u32> = (0..effort.replications()).collect();
        let found = each(&series, effort.threads, &one)?;
        let about = About::Arrivals(per_hour, given);
        rows.extend((0..3).map(|i| row(i, about, given[i], &found)));
    }
    Some(rows)
}

/// Simulated weeks in all.
pub fn weeks(effort: Effort) -> u64 {
    GIVEN.len() as u64 * u64::from(effort.replications() * WEEKS)
}

fn row(index: usize, about: About, given: f64, found: &[[f64; 3]]) -> Row {
    let values: Vec<f64> = found.iter().map(|found| found[index]).collect();
    let (reference, twin) = (Reference::computed(given), Some(1.1 * given));
    Row::judge((GROUP, about), QUANTITIES[index], (&reference, twin), &mean(&values), 0.0)
}

/// What stands in the rows, as if `found` had been learned everywhere.
#[cfg(test)]
pub fn unlived(found: &crate::stat::estimate::Estimate) -> Vec<Row> {
    let of = |(per_hour, given): (f64, [f64; 3])| {
        QUANTITIES.map(|quantity| {
            let reference = Reference::computed(given[0]);
            Row::judge((GROUP, About::Arrivals(per_hour, given)), quantity, (&reference, Some(1.0)), found, 0.0)
        })
    };
    GIVEN.into_iter().flat_map(of).collect()
}

fn world(per_hour: f64, [v, s, phi]: [f64; 3]) -> Scenario {
    let monthly = per_hour * MONTH / HOUR / CUSTOMERS;
    let typed = [
        format!("demand.issues_per_customer_month={monthly}"),
        format!("demand.hours={HOURS:?}"),
        format!("demand.day_cv={v}"),
        format!("demand.interval_sd={s}"),
        format!("demand.interval_correlation={phi}"),
        "warmup=0 days".to_owned(),
        format!("length={WEEKS} weeks"),
    ];
    own(GROUP, WORLD, &typed)
}

/// v, σ and φ that one series teaches.
fn learned(world: &Scenario, luck: Streams, observer: &dyn Observer) -> [f64; 3] {
    let moments = arrival_times(world, 1, luck);
    let series = Series::counted(moments, world.clock.start, WEEKS as usize * 7, world.demand.interval_s);
    (0..WEEKS).for_each(|_| observer.week_done());
    let Busyness { day_cv, interval_sd, interval_correlation } = learn(&series).busyness.expect("weeks enough");
    [day_cv, interval_sd, interval_correlation].map(|found| found.value)
}
