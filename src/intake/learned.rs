//! What a series of counts teaches: the profile of the week, and how days differ from it.

use jiff::civil::Date;
use serde::Serialize;

use super::contacts::Contacts;
use super::fit::{Busyness, FitDay, Sample, fit};
use super::gaps::{Gaps, weekday};
use super::note::{Closed, FirstOf, Note, Trend, WEEKDAYS};
use super::series::Series;
use super::special::{self, Special};
use crate::unit::{DAY, clock_time};

/// Weeks from which on a trend is looked for.
const WEEKS_FOR_TREND: usize = 8;
/// Standard errors beyond which a trend is one.
const TREND_ERRORS: f64 = 3.0;

/// A weekday.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Weekday {
    /// Name of the series.
    pub name: &'static str,
    /// Complete days.
    pub days: usize,
    /// Mean of their totals.
    pub mean: f64,
    /// Standard deviation ÷ mean of their totals; `None` with fewer than two.
    pub cv: Option<f64>,
}

/// A day's total.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct DayTotal {
    /// Which day.
    pub date: Date,
    /// What was counted.
    pub total: f64,
    /// Whether no interval is missing.
    pub is_complete: bool,
}

/// What was learned of arrivals.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Learned {
    /// Names of the columns that were read.
    pub columns: String,
    /// Rows that were read.
    pub rows: usize,
    /// Length of an interval, s.
    pub interval_s: f64,
    /// Days with a row; those of them that are complete; those that can be replayed.
    pub days: usize,
    /// Days without a missing interval that are not special.
    pub complete_days: usize,
    /// Mean of a complete day.
    pub mean_per_day: Option<f64>,
    /// Sum of the week's means.
    pub mean_per_week: f64,
    /// Weekdays that have complete days.
    pub weekdays: Vec<Weekday>,
    /// Mean count of each interval of the week from Monday 00:00; `None` where there never was one.
    pub week: Vec<Option<f64>>,
    /// Variance ÷ mean of an interval within its weekday, median; 1 would be chance alone.
    pub variance_to_mean: Option<f64>,
    /// The same around the day's total, spread over the day as it is over all days together.
    pub variance_to_mean_given_day: Option<f64>,
    /// The same around the day's total, spread as on its weekday.
    pub variance_to_mean_given_weekday: Option<f64>,
    /// Correlation of what lies before `afternoon_from` with what lies after, within weekdays.
    pub morning_afternoon: Option<f64>,
    /// Where the day is parted: "12:00".
    pub afternoon_from: String,
    /// How busy days and intervals differ beyond chance; `None` with too few weeks.
    pub busyness: Option<Busyness>,
    /// A trend, which was taken out before anything but means was learned; `None` if none was found.
    pub trend: Option<Trend>,
    /// When nothing is ever counted.
    pub closed: Vec<Closed>,
    /// Days without any row, of weekdays that have some.
    pub missing_days: Vec<Date>,
    /// Days that are not like others of their weekday, which are left out of means and busyness.
    pub special: Vec<Special>,
    /// The total of each day.
    pub totals: Vec<DayTotal>,
    /// What a log tells of its contacts; left out where nothing is asked or found.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contacts: Option<Contacts>,
    /// What is to be known.
    pub notes: Vec<Note>,
    /// Days that can be replayed, with their counts.
    #[serde(skip)]
    pub replay: Vec<(Date, Vec<f64>)>,
}

impl Learned {
    /// Days with a row that cannot be replayed.
    pub fn not_replayed(&self) -> impl Iterator<Item = Date> {
        let dates = self.totals.iter().map(|day| day.date);
        dates.filter(|date| self.replay.binary_search_by_key(date, |(replayed, _)| *replayed).is_err())
    }
}

/// Learns from a series; nobody is told yet what to look at twice.
pub fn learn(series: &Series) -> Learned {
    let gaps = Gaps::of(series);
    let mut sample = sample(series, &gaps);
    let special = special::take_out(&mut sample);
    let is_special = |date: Date| special.iter().any(|day| day.date == date);
    let trend = trend(&sample);
    let weekdays = weekdays(&mut sample, trend);
    let totals = totals(series, &gaps);
    let complete = complete(&totals, &is_special);
    let week = week(series, &is_special);
    let [given_nothing, given_day, given_weekday] = spreads(&sample);
    let halves: Vec<(f64, f64)> =
        sample.weekdays(None).iter().flat_map(|of| of.half_deviations(sample.split)).collect();
    Learned {
        columns: series.columns.clone(),
        rows: series.n_rows,
        interval_s: series.interval_s,
        days: series.days.len(),
        complete_days: complete.len(),
        mean_per_day: mean(&complete),
        mean_per_week: week.iter().flatten().sum(),
        weekdays,
        week,
        variance_to_mean: given_nothing,
        variance_to_mean_given_day: given_day,
        variance_to_mean_given_weekday: given_weekday,
        morning_afternoon: correlation(&halves),
        afternoon_from: clock_time(sample.split as f64 * DAY / series.per_day() as f64),
        busyness: fit(&sample),
        trend,
        closed: gaps.closed(),
        missing_days: gaps.missing.clone(),
        contacts: series.contacts.clone(),
        totals,
        notes: series.notes.iter().cloned().chain(gaps.notes(series)).chain(noted(&special)).collect(),
        special,
        replay: replay(series, &gaps),
    }
}

/// What days had, as the section has it; how they differ is learned once a trend is taken out, as it is of the sample.
fn weekdays(sample: &mut Sample, trend: Option<Trend>) -> Vec<Weekday> {
    let means: Vec<Option<f64>> = (0..7).map(|weekday| Some(of_weekday(sample, weekday)?.mean)).collect();
    if let Some(trend) = trend {
        take_out(trend, sample);
    }
    let own = |weekday: usize| Some(Weekday { mean: means[weekday]?, ..of_weekday(sample, weekday)? });
    (0..7).filter_map(own).collect()
}

/// Totals of complete days that are not special.
fn complete(totals: &[DayTotal], is_special: &dyn Fn(Date) -> bool) -> Vec<f64> {
    let is_usual = |day: &&DayTotal| day.is_complete && !is_special(day.date);
    totals.iter().filter(is_usual).map(|day| day.total).collect()
}

fn mean(values: &[f64]) -> Option<f64> {
    (!values.is_empty()).then(|| values.iter().sum::<f64>() / values.len() as f64)
}

fn totals(series: &Series, gaps: &Gaps) -> Vec<DayTotal> {
    let total = |day: &super::series::Day| DayTotal {
        date: day.date,
        total: day.counts.iter().flatten().sum(),
        is_complete: gaps.is_complete(day),
    };
    series.days.iter().map(total).collect()
}

fn replay(series: &Series, gaps: &Gaps) -> Vec<(Date, Vec<f64>)> {
    let days = series.days.iter().filter(|day| gaps.is_replayable(day));
    days.map(|day| (day.date, day.counts.iter().map(|count| count.unwrap_or(0.0)).collect())).collect()
}

/// Special days, if there are any.
fn noted(special: &[Special]) -> Option<Note> {
    (!special.is_empty()).then(|| Note::Special(FirstOf::of(special.iter().map(|day| (day.date, day.factor)))))
}

/// Mean of each interval of the week over the days that have it, special ones left out.
fn week(series: &Series, is_special: &dyn Fn(Date) -> bool) -> Vec<Option<f64>> {
    let per_day = series.per_day();
    let (mut sums, mut counts) = (vec![0.0; 7 * per_day], vec![0.0; 7 * per_day]);
    for day in series.days.iter().filter(|day| !is_special(day.date)) {
        for (place, count) in day.counts.iter().enumerate() {
            if let Some(count) = count {
                sums[weekday(day.date) * per_day + place] += count;
                counts[weekday(day.date) * per_day + place] += 1.0;
            }
        }
    }
    sums.iter().zip(&counts).map(|(sum, count)| (*count > 0.0).then(|| sum / count)).collect()
}

/// Complete days of ordinary length, and where they are parted into morning and afternoon: at noon, or where half of the
/// volume has come if a fifth of it does not lie on either side of noon.
fn sample(series: &Series, gaps: &Gaps) -> Sample {
    let per_day = series.per_day();
    let usual = |weekday: usize| (0..per_day).filter(|place| gaps.usual[weekday * per_day + place]).collect();
    let places: Vec<Vec<usize>> = (0..7).map(usual).collect();
    let first = series.days.first().map(|day| day.date);
    let week =
        |date: Date| first.and_then(|first| first.until(date).ok()).map_or(0, |span| span.get_days() / 7) as usize;
    let is_ordinary = |day: &&super::series::Day| gaps.is_complete(day) && !day.has_doubled && day.skipped.is_empty();
    let of_day = |day: &super::series::Day| {
        let weekday = weekday(day.date);
        let counts = places[weekday].iter().map(|&place| day.counts[place].unwrap_or(0.0)).collect();
        FitDay { date: day.date, weekday, week: week(day.date), counts }
    };
    let days: Vec<FitDay> = series.days.iter().filter(is_ordinary).map(of_day).collect();
    let mut volume = vec![0.0; per_day];
    for day in &days {
        places[day.weekday].iter().zip(&day.counts).for_each(|(place, count)| volume[*place] += count);
    }
    let (all, before_noon) = (volume.iter().sum::<f64>(), volume[..per_day / 2].iter().sum::<f64>());
    let is_fair = (0.2 * all..=0.8 * all).contains(&before_noon);
    let half = volume.iter().scan(0.0, |sum, volume| {
        *sum += volume;
        Some(*sum)
    });
    let split = if is_fair { per_day / 2 } else { half.take_while(|sum| 2.0 * sum < all).count() + 1 };
    Sample { places, days, split: split.min(per_day) }
}

fn of_weekday(sample: &Sample, weekday: usize) -> Option<Weekday> {
    let days = sample.days.iter().filter(|day| day.weekday == weekday);
    let totals: Vec<f64> = days.map(|day| day.counts.iter().sum()).collect();
    let mean = mean(&totals)?;
    let cv = variance(&totals, mean).filter(|_| mean > 0.0).map(|variance| variance.sqrt() / mean);
    Some(Weekday { name: WEEKDAYS[weekday], days: totals.len(), mean, cv })
}

fn variance(values: &[f64], around: f64) -> Option<f64> {
    let squares: f64 = values.iter().map(|value| (value - around) * (value - around)).sum();
    (values.len() > 1).then(|| squares / (values.len() - 1) as f64)
}

/// Variance ÷ mean of intervals within their weekday, median: as they are, around the day's total by the common shape of all
/// days, and by the shape of their weekday.
fn spreads(sample: &Sample) -> [Option<f64>; 3] {
    let mut found: [Vec<f64>; 3] = Default::default();
    let n = sample.places.iter().flatten().max().map_or(0, |place| place + 1);
    let (mut volume, mut totals) = (vec![0.0; n], vec![0.0; n]);
    for day in &sample.days {
        let total: f64 = day.counts.iter().sum();
        for (place, count) in sample.places[day.weekday].iter().zip(&day.counts) {
            volume[*place] += count;
            totals[*place] += total;
        }
    }
    for of in sample.weekdays(None) {
        let sums: Vec<f64> = of.days.iter().map(|day| day.iter().sum()).collect();
        let all: f64 = of.means.iter().sum();
        for (i, &mean) in of.means.iter().enumerate().filter(|(_, mean)| **mean > 0.0) {
            let common = volume[of.places[i]] / totals[of.places[i]];
            let spread = |expected: &dyn Fn(f64) -> f64| {
                let off = of.days.iter().zip(&sums).map(|(day, sum)| day[i] - expected(*sum));
                off.map(|off| off * off).sum::<f64>() / (of.days.len() - 1) as f64 / mean
            };
            found[0].push(spread(&|_| mean));
            found[1].push(spread(&|sum| common * sum));
            found[2].push(spread(&|sum| mean / all * sum));
        }
    }
    found.map(|mut values| {
        values.sort_by(f64::total_cmp);
        crate::stat::estimate::percentile(&values, 0.5)
    })
}

fn correlation(pairs: &[(f64, f64)]) -> Option<f64> {
    let sum = |of: &dyn Fn(&(f64, f64)) -> f64| pairs.iter().map(of).sum::<f64>();
    let (xx, yy, xy) = (sum(&|(x, _)| x * x), sum(&|(_, y)| y * y), sum(&|(x, y)| x * y));
    (pairs.len() > 3 && xx > 0.0 && yy > 0.0).then(|| xy / (xx * yy).sqrt())
}

/// A straight line through the weeks' means of days ÷ the mean of their weekday, if it is more than chance.
fn trend(sample: &Sample) -> Option<Trend> {
    let n_weeks = sample.days.iter().map(|day| day.week + 1).max()?;
    let means: Vec<Option<f64>> = (0..7).map(|weekday| of_weekday(sample, weekday).map(|of| of.mean)).collect();
    let mut weeks: Vec<Vec<f64>> = vec![Vec::new(); n_weeks];
    for day in &sample.days {
        if let Some(mean) = means[day.weekday].filter(|mean| *mean > 0.0) {
            weeks[day.week].push(day.counts.iter().sum::<f64>() / mean - 1.0);
        }
    }
    let points = weeks.iter().enumerate().filter_map(|(week, days)| Some((week as f64, mean(days)?)));
    let points: Vec<(f64, f64)> = points.collect();
    let n = points.len() as f64;
    if points.len() < WEEKS_FOR_TREND {
        return None;
    }
    let middle = [points.iter().map(|p| p.0).sum::<f64>() / n, points.iter().map(|p| p.1).sum::<f64>() / n];
    let sum = |of: &dyn Fn(f64, f64) -> f64| points.iter().map(|(x, y)| of(x - middle[0], y - middle[1])).sum::<f64>();
    let xx = sum(&|x, _| x * x);
    let per_week = sum(&|x, y| x * y) / xx;
    let rest = sum(&|x, y| (y - per_week * x) * (y - per_week * x)) / (n - 2.0);
    let standard_error = (rest / xx).sqrt();
    let standard_errors = per_week / standard_error.max(1e-12);
    (standard_errors.abs() > TREND_ERRORS).then_some(Trend { per_week, standard_errors })
}

/// Divides every day by the trend, so that it is not taken for busyness.
fn take_out(trend: Trend, sample: &mut Sample) {
    let n = sample.days.len() as f64;
    let middle = sample.days.iter().map(|day| day.week as f64).sum::<f64>() / n;
    for day in &mut sample.days {
        let level = (1.0 + trend.per_week * (day.week as f64 - middle)).max(0.05);
        day.counts.iter_mut().for_each(|count| *count /= level);
    }
}
