//! What is not there: intervals and days that other weeks have, and times at which the desk is closed.

use jiff::civil::{Date, Weekday};

use super::series::{Day, Series, first_of};

const NAMES: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
/// Kinds of gap that are told one by one.
const TOLD: usize = 12;

/// Place of a date in the week, 0 = Monday.
pub fn weekday(date: Date) -> usize {
    Weekday::to_monday_zero_offset(date.weekday()).unsigned_abs().into()
}

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

    /// All gaps in a few sentences.
    pub fn told(&self, series: &Series) -> Vec<String> {
        let mut told = Vec::new();
        if !self.missing.is_empty() {
            let dates: Vec<String> = self.missing.iter().map(ToString::to_string).collect();
            told.push(format!("Days that other weeks have are missing: {}.", first_of(&dates)));
        }
        told.extend(self.parts(series));
        told.extend(self.occasional(series));
        told
    }

    /// Days that lack some intervals, those that lack the same ones together.
    fn parts(&self, series: &Series) -> Vec<String> {
        let mut kinds: Vec<(String, Vec<String>)> = Vec::new();
        for day in &series.days {
            let lacking: Vec<usize> = self.lacks(day, &self.usual).collect();
            let Some(&first) = lacking.first() else { continue };
            let above = day.lines[..first].iter().rev().find(|line| **line > 0);
            let below = day.lines.iter().find(|line| **line > 0);
            let place = match (above, below) {
                (Some(line), _) => format!(" (after line {line})"),
                (None, Some(line)) => format!(" (before line {line})"),
                (None, None) => String::new(),
            };
            let (what, which) = (ranges(&lacking, self.per_day), format!("{}{place}", day.date));
            match kinds.iter().position(|(known, _)| *known == what) {
                Some(kind) => kinds[kind].1.push(which),
                None if kinds.len() < TOLD => kinds.push((what, vec![which])),
                None => kinds[TOLD - 1].1.push(which),
            }
        }
        let told = |(i, (what, dates)): (usize, (String, Vec<String>))| {
            let and = if i == TOLD - 1 { " and others" } else { "" };
            format!("Intervals that other weeks have are missing: {what}{and} on {}.", first_of(&dates))
        };
        kinds.into_iter().enumerate().map(told).collect()
    }

    /// Intervals that fewer than half of the days of their weekday have.
    fn occasional(&self, series: &Series) -> Vec<String> {
        let told = |weekday: usize| {
            let places = (0..self.per_day).map(|place| (place, weekday * self.per_day + place));
            let rare: Vec<usize> = places.filter(|&(_, i)| self.ever[i] && !self.usual[i]).map(|(p, _)| p).collect();
            let name = NAMES[weekday];
            let when = ranges(&rare, self.per_day);
            (!rare.is_empty()).then(|| {
                format!("{name} {when} has counts on fewer than half of its days: what is learned of it are means over those.")
            })
        };
        let n = |weekday: usize| series.days.iter().filter(|day| self::weekday(day.date) == weekday).count();
        let absent = |weekday: usize| self.missing.iter().filter(|date| self::weekday(**date) == weekday).count();
        let rare = (0..7).filter(|&weekday| n(weekday) > 0 && absent(weekday) > n(weekday));
        let rare = rare.map(|weekday| {
            format!(
                "{} has counts on {} of {} dates only: what is learned of it are means over those.",
                NAMES[weekday],
                n(weekday),
                n(weekday) + absent(weekday)
            )
        });
        rare.chain((0..7).filter_map(told)).collect()
    }

    /// When the desk is closed: "Sat, Sun; Mon–Fri 00:00–07:00, 21:30–24:00". Empty if never.
    pub fn closed(&self) -> String {
        let of_day = |weekday: usize| {
            let shut: Vec<usize> =
                (0..self.per_day).filter(|place| !self.ever[weekday * self.per_day + place]).collect();
            if shut.len() == self.per_day { String::new() } else { ranges(&shut, self.per_day) }
        };
        let mut groups: Vec<(usize, usize, String, bool)> = Vec::new();
        for weekday in 0..7 {
            let is_shut = (0..self.per_day).all(|place| !self.ever[weekday * self.per_day + place]);
            let when = of_day(weekday);
            match groups.last_mut() {
                Some((_, last, known, shut)) if *known == when && *shut == is_shut => *last = weekday,
                _ => groups.push((weekday, weekday, when, is_shut)),
            }
        }
        let shown = |(first, last, when, is_shut): &(usize, usize, String, bool)| {
            let days =
                if first == last { NAMES[*first].to_owned() } else { format!("{}–{}", NAMES[*first], NAMES[*last]) };
            (*is_shut || !when.is_empty()).then(|| format!("{days} {when}").trim().to_owned())
        };
        groups.iter().filter_map(shown).collect::<Vec<_>>().join("; ")
    }
}

/// Dates between the first and the last day that have no row though their weekday has some.
fn missing(series: &Series, days: &[usize; 7]) -> Vec<Date> {
    let (Some(first), Some(last)) = (series.days.first(), series.days.last()) else { return Vec::new() };
    let mut present = series.days.iter().map(|day| day.date).peekable();
    let all = first.date.series(jiff::Span::new().days(1)).take_while(|date| *date <= last.date);
    all.filter(|date| present.next_if_eq(date).is_none()).filter(|date| days[weekday(*date)] > 0).collect()
}

/// Intervals as times: "12:00–13:30, 20:00–20:30".
fn ranges(places: &[usize], per_day: usize) -> String {
    let minutes = |place: usize| place * 1440 / per_day;
    let time = |place: usize| format!("{:02}:{:02}", minutes(place) / 60, minutes(place) % 60);
    let runs = places.chunk_by(|a, b| a + 1 == *b);
    let shown = runs.map(|run| format!("{}–{}", time(run[0]), time(run[run.len() - 1] + 1)));
    first_of(&shown.collect::<Vec<_>>())
}
