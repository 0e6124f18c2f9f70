//! What is not there: intervals and days that other weeks have, and times at which the desk is closed.

use jiff::civil::{Date, Weekday};

use super::note::{Beside, Closed, FirstOf, Note, WEEKDAYS};
use super::series::{Day, Series};
use crate::unit::{DAY, clock_time};

/// Kinds of gap that are told one by one.
const TOLD: usize = 12;

/// Place of a date in the week, 0 = Monday.
pub fn weekday(date: Date) -> usize {
    Weekday::to_monday_zero_offset(date.weekday()).unsigned_abs().into()
}

/// What other days of a weekday have counts for is none where it is missing.
pub fn fill(days: &mut [Day]) {
    let n = days.first().map_or(0, |day| day.counts.len());
    let mut ever = vec![false; 7 * n];
    for day in days.iter() {
        for (place, count) in day.counts.iter().enumerate() {
            ever[weekday(day.date) * n + place] |= count.is_some();
        }
    }
    for day in days {
        let from = weekday(day.date) * n;
        for place in (0..n).filter(|place| ever[from + place] && !day.skipped.contains(place)) {
            day.counts[place].get_or_insert(0.0);
        }
    }
}

/// A day that lacks intervals, and where it is in the file.
type Lacking = (Date, Option<Beside>);

/// Which intervals of the week there are.
pub struct Gaps {
    /// Intervals of the week that have a count on at least half of the days that have any.
    pub usual: Vec<bool>,
    /// Intervals of the week that ever have a count.
    pub ever: Vec<bool>,
    /// Days without a row, of weekdays that have some.
    pub missing: Vec<Date>,
    per_day: usize,
}

impl Gaps {
    /// Looks through a series.
    pub fn of(series: &Series) -> Self {
        let per_day = series.per_day();
        let (mut counts, mut days) = (vec![0usize; 7 * per_day], [0usize; 7]);
        for day in &series.days {
            let weekday = weekday(day.date);
            days[weekday] += 1;
            for (place, _) in day.counts.iter().enumerate().filter(|(_, count)| count.is_some()) {
                counts[weekday * per_day + place] += 1;
            }
        }
        let usual = counts.iter().enumerate().map(|(i, count)| *count > 0 && 2 * count >= days[i / per_day]).collect();
        let ever = counts.iter().map(|count| *count > 0).collect();
        Self { usual, ever, missing: missing(series, &days), per_day }
    }

    fn lacks<'s>(&'s self, day: &'s Day, of: &'s [bool]) -> impl Iterator<Item = usize> + 's {
        let from = weekday(day.date) * self.per_day;
        (0..self.per_day)
            .filter(move |&place| of[from + place] && day.counts[place].is_none() && !day.skipped.contains(&place))
    }

    /// Whether a day has all its usual intervals, so that its total can be compared with others.
    pub fn is_complete(&self, day: &Day) -> bool {
        self.lacks(day, &self.usual).next().is_none()
    }

    /// Whether a day can be replayed: nothing that its weekday ever has is missing, and no hour came twice.
    pub fn is_replayable(&self, day: &Day) -> bool {
        !day.has_doubled && self.lacks(day, &self.ever).next().is_none()
    }

    /// All gaps, as notes.
    pub fn notes(&self, series: &Series) -> Vec<Note> {
        let missing = (!self.missing.is_empty()).then(|| Note::MissingDays(FirstOf::of(self.missing.iter().copied())));
        missing.into_iter().chain(self.parts(series)).chain(self.occasional(series)).collect()
    }

    /// Days that lack some intervals, those that lack the same ones together.
    fn parts(&self, series: &Series) -> Vec<Note> {
        let mut kinds: Vec<(FirstOf<String>, Vec<Lacking>)> = Vec::new();
        for day in &series.days {
            let lacking: Vec<usize> = self.lacks(day, &self.usual).collect();
            let Some(&first) = lacking.first() else { continue };
            let above = day.lines[..first].iter().rev().find(|line| **line > 0);
            let below = day.lines.iter().find(|line| **line > 0);
            let place = above.map(|line| Beside::After(*line)).or(below.map(|line| Beside::Before(*line)));
            let (what, which) = (ranges(&lacking, self.per_day), (day.date, place));
            match kinds.iter().position(|(known, _)| *known == what) {
                Some(kind) => kinds[kind].1.push(which),
                None if kinds.len() < TOLD => kinds.push((what, vec![which])),
                None => kinds[TOLD - 1].1.push(which),
            }
        }
        let note =
            |(i, (when, days))| Note::MissingIntervals { when, and_others: i == TOLD - 1, days: FirstOf::of(days) };
        kinds.into_iter().enumerate().map(note).collect()
    }

    /// Intervals that fewer than half of the days of their weekday have.
    fn occasional(&self, series: &Series) -> Vec<Note> {
        let of_times = |weekday: usize| {
            let places = (0..self.per_day).map(|place| (place, weekday * self.per_day + place));
            let rare: Vec<usize> = places.filter(|&(_, i)| self.ever[i] && !self.usual[i]).map(|(p, _)| p).collect();
            let when = ranges(&rare, self.per_day);
            (!rare.is_empty()).then_some(Note::RareIntervals { weekday: WEEKDAYS[weekday], when })
        };
        let of_days = |weekday: usize| {
            let days = series.days.iter().filter(|day| self::weekday(day.date) == weekday).count();
            let absent = self.missing.iter().filter(|date| self::weekday(**date) == weekday).count();
            let rare = Note::RareDays { weekday: WEEKDAYS[weekday], days, dates: days + absent };
            (days > 0 && absent > days).then_some(rare)
        };
        (0..7).filter_map(of_days).chain((0..7).filter_map(of_times)).collect()
    }

    /// When the desk is closed, neighbouring weekdays with the same hours together.
    pub fn closed(&self) -> Vec<Closed> {
        let shut = |weekday: usize| -> Vec<usize> {
            (0..self.per_day).filter(|place| !self.ever[weekday * self.per_day + place]).collect()
        };
        let of_day = |weekday: usize| {
            let (shut, day) = (shut(weekday), WEEKDAYS[weekday]);
            let when = if shut.len() == self.per_day { &[][..] } else { &shut };
            (!shut.is_empty(), Closed { first: day, last: day, when: ranges(when, self.per_day) })
        };
        let days: Vec<(bool, Closed)> = (0..7).map(of_day).collect();
        let groups = days.chunk_by(|(a, one), (b, other)| a == b && one.when == other.when);
        let closed = groups.filter(|group| group[0].0);
        closed.map(|group| Closed { last: group[group.len() - 1].1.last, ..group[0].1.clone() }).collect()
    }
}

/// Dates between the first and the last day that have no row though their weekday has some.
fn missing(series: &Series, days: &[usize; 7]) -> Vec<Date> {
    let (Some(first), Some(last)) = (series.days.first(), series.days.last()) else { return Vec::new() };
    let mut present = series.days.iter().map(|day| day.date).peekable();
    let all = first.date.series(jiff::Span::new().days(1)).take_while(|date| *date <= last.date);
    all.filter(|date| present.next_if_eq(date).is_none()).filter(|date| days[weekday(*date)] > 0).collect()
}

/// Intervals as times: "12:00–13:30", "20:00–20:30".
fn ranges(places: &[usize], per_day: usize) -> FirstOf<String> {
    let time = |place: usize| clock_time(place as f64 * DAY / per_day as f64);
    let runs = places.chunk_by(|a, b| a + 1 == *b);
    FirstOf::of(runs.map(|run| format!("{}–{}", time(run[0]), time(run[run.len() - 1] + 1))))
}
