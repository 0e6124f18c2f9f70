//! Days that are not like others of their weekday by more than busyness: holidays, campaigns, outages.

use jiff::civil::Date;
use serde::Serialize;

use super::fit::Sample;
use crate::stat::estimate::percentile;

/// Days of the same weekday beside which one is judged, the nearest.
const NEIGHBOURS: usize = 9;
/// Fewer than so many days are no ground to call any of them special.
const LEAST: usize = 28;
/// So many robust standard deviations, and at least this share, make a day special.
const ERRORS: f64 = 4.5;
const SHARE: f64 = 0.25;
/// If more than this share were special, none would be.
const MOST: f64 = 0.1;
/// A normal law's standard deviation ÷ its median absolute deviation.
const OF_MEDIAN: f64 = 1.4826;

/// A special day.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Special {
    /// Which day.
    pub date: Date,
    /// What was counted ÷ the median of the nearest days of its weekday.
    pub factor: f64,
}

/// The special days of a sample, which are then no longer in it.
///
/// Formula: `|c/m − 1| > 4.5 s` and `> 25 %`, `m` the median of the nine nearest days of the weekday, `s` the greater of 1.48 times the
/// median of `|c/m − 1|` over all days and of what chance alone gives, `1/√m`. If that were more than a tenth of the days, they are another
/// pattern, and none is taken out.
pub fn take_out(sample: &mut Sample) -> Vec<Special> {
    if sample.days.len() < LEAST {
        return Vec::new();
    }
    let totals: Vec<f64> = sample.days.iter().map(|day| day.counts.iter().sum()).collect();
    let medians: Vec<Option<f64>> = (0..totals.len()).map(|place| usual(sample, &totals, place)).collect();
    let off = |place: usize| medians[place].map(|median| totals[place] / median - 1.0);
    let mut all: Vec<f64> = (0..totals.len()).filter_map(off).map(f64::abs).collect();
    all.sort_by(f64::total_cmp);
    let Some(usually_off) = percentile(&all, 0.5) else { return Vec::new() };
    let is_special = |place: usize| {
        let (off, median) = (off(place)?, medians[place]?);
        let deviation = (OF_MEDIAN * usually_off).max(1.0 / median.sqrt());
        (off.abs() > (ERRORS * deviation).max(SHARE)).then_some(off + 1.0)
    };
    let found: Vec<Option<f64>> = (0..totals.len()).map(is_special).collect();
    if found.iter().flatten().count() as f64 > MOST * found.len() as f64 {
        return Vec::new();
    }
    let days = sample.days.iter().zip(&found);
    let special = days.filter_map(|(day, found)| found.map(|factor| Special { date: day.date, factor })).collect();
    let mut found = found.iter();
    sample.days.retain(|_| found.next().is_none_or(Option::is_none));
    special
}

/// The median of the nearest days of a day's weekday, itself among them.
fn usual(sample: &Sample, totals: &[f64], place: usize) -> Option<f64> {
    let of = &sample.days[place];
    let mut nearest: Vec<(usize, f64)> = sample
        .days
        .iter()
        .zip(totals)
        .filter(|(day, _)| day.weekday == of.weekday)
        .map(|(day, total)| (day.week.abs_diff(of.week), *total))
        .collect();
    nearest.sort_by_key(|(away, _)| *away);
    let mut nearest: Vec<f64> = nearest.into_iter().take(NEIGHBOURS).map(|(_, total)| total).collect();
    nearest.sort_by(f64::total_cmp);
    percentile(&nearest, 0.5).filter(|median| *median > 0.0)
}

#[cfg(test)]
mod tests {
    use super::super::fit::FitDay;
    use super::*;
    use crate::rng::{Role, Streams};

    /// Days of two halves, about 200 and 170 each, a tenth of them at random above or below.
    fn sample(weeks: usize, factor: impl Fn(usize) -> f64) -> Sample {
        let first = Date::constant(2025, 1, 6);
        let day = |place: usize| {
            let luck = 1.0 + 0.05 * Streams::new(5, 0).stream(Role::Day, place as u64, 0).normal();
            let counts = vec![200.0 * luck * factor(place), 170.0 * luck * factor(place)];
            let date = first.saturating_add(jiff::Span::new().days(i64::from(place as u32)));
            FitDay { date, weekday: place % 7, week: place / 7, counts }
        };
        Sample { places: vec![vec![0, 1]; 7], days: (0..7 * weeks).map(day).collect(), split: 1 }
    }

    /// Three days of a tenth, the double and nothing are found and no longer there; growth by the half is no special day, and neither is a
    /// weekday that alternates.
    #[test]
    fn days_unlike_their_neighbours_are_taken_out() {
        let mut found = sample(20, |place| match place {
            31 => 0.1,
            60 => 2.0,
            100 => 0.0,
            _ => 1.0,
        });
        let special = take_out(&mut found);
        assert_eq!(
            special.iter().map(|day| day.date.to_string()).collect::<Vec<_>>(),
            ["2025-02-06", "2025-03-07", "2025-04-16"]
        );
        assert!((special[0].factor - 0.1).abs() < 0.02 && special[2].factor.abs() < 1e-12);
        assert!(found.days.len() == 137 && take_out(&mut found).is_empty());
        assert!(take_out(&mut sample(40, |place| 1.0 + place as f64 / 560.0)).is_empty());
        assert!(take_out(&mut sample(20, |place| if place / 7 % 2 == 0 { 1.7 } else { 0.3 })).is_empty());
        assert!(take_out(&mut sample(3, |place| if place == 9 { 0.1 } else { 1.0 })).is_empty(), "too few days");
    }
}
