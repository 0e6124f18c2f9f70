//! What lines are like, and how those of two sets of histories differ; the bench of the crowd measures by it too.

use blendsim::books::{Count, Outcome};

/// Abandoned (points), mean wait of the answered (s), answered in 20 s (points), occupancy (points), satisfied (points).
pub fn measures(outcome: &Outcome, weeks: &[usize]) -> [f64; 5] {
    let sum = |count: Count| match weeks {
        [] => outcome.total(count),
        weeks => weeks.iter().map(|&week| outcome.week_of_all(week, count)).sum(),
    };
    let share = |of: Count, all: Count| 100.0 * sum(of) / sum(all);
    [
        share(Count::Abandoned, Count::Offered),
        sum(Count::WaitServedS) / sum(Count::Served),
        share(Count::ServedInTime, Count::Offered),
        share(Count::BusyS, Count::OnDutyS),
        share(Count::IssuesSatisfied, Count::IssuesClosed),
    ]
}

/// Means and two standard errors of the paired differences of some outcomes from others.
pub fn differences(of: &[Outcome], from: &[Outcome], weeks: &[usize]) -> [[f64; 2]; 5] {
    let n = of.len() as f64;
    std::array::from_fn(|place| {
        let pairs = of.iter().zip(from).map(|(a, b)| measures(a, weeks)[place] - measures(b, weeks)[place]);
        let differences: Vec<f64> = pairs.collect();
        let mean = differences.iter().sum::<f64>() / n;
        let square = differences.iter().map(|d| (d - mean) * (d - mean)).sum::<f64>() / (n - 1.0);
        [mean, 2.0 * (square / n).sqrt()]
    })
}
