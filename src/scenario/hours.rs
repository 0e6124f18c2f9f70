//! Hours of the week as typed: "Mon-Fri 08:00-21:00", "Sat,Sun 10:00-16:00", "22:00-06:00".

use serde::Serialize;

use crate::text::{Node, Section, Value, allowed};
use crate::unit::{DAY, MINUTE, WEEK, time_of_day};

const DAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const MINUTES_A_DAY: u32 = (DAY / MINUTE) as u32;
const MINUTES_A_WEEK: u32 = (WEEK / MINUTE) as u32;

/// Hours of the week.
///
/// Shapes: stretches `[from, to)` in minutes from Monday 00:00, ascending, apart from each other.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Hours(Vec<[u32; 2]>);

impl Hours {
    /// Whether a moment lies in them, given in seconds from a Monday 00:00, of that week or a later one.
    #[inline]
    pub fn hold(&self, since_monday_s: f64) -> bool {
        let minute = (since_monday_s % WEEK / MINUTE) as u32;
        self.0.iter().any(|&[from, to]| (from..to).contains(&minute))
    }

    /// Whether any of them lies between two moments of the week, in seconds from Monday 00:00.
    pub fn touch(&self, from_s: f64, to_s: f64) -> bool {
        self.0.iter().any(|&[from, to]| f64::from(from) * MINUTE < to_s && f64::from(to) * MINUTE > from_s)
    }

    /// The hours that some stretches make together; one that ends after the week goes on at its start.
    fn joined(stretches: Vec<[u32; 2]>) -> Self {
        let mut within: Vec<[u32; 2]> = Vec::new();
        for [from, to] in stretches {
            within.push([from, to.min(MINUTES_A_WEEK)]);
            if to > MINUTES_A_WEEK {
                within.push([0, to - MINUTES_A_WEEK]);
            }
        }
        within.sort_unstable();
        let mut apart: Vec<[u32; 2]> = Vec::new();
        for [from, to] in within {
            match apart.last_mut().filter(|last| last[1] >= from) {
                Some(last) => last[1] = last[1].max(to),
                None => apart.push([from, to]),
            }
        }
        Self(apart)
    }
}

impl Section<'_, '_> {
    /// Hours of the week; `None` if left out, or if there is a fault in them.
    pub fn hours(&self, name: &str) -> Option<Hours> {
        let node = self.value(name)?;
        let texts: &[Node] = if let Value::Array(items) = &node.value { items } else { std::slice::from_ref(&node) };
        if texts.is_empty() {
            self.wrong(&node, name, "one text or more: without any it would never be open");
            return None;
        }
        let mut stretches = Vec::new();
        for text in texts {
            match parsed(text.text()) {
                Ok(found) => stretches.extend(found),
                Err(why) => {
                    let allowed = allowed(self.key(name).kind);
                    self.reader.fault(&text.place, &self.path_of(name), &text.shown(), &allowed, Some(why));
                }
            }
        }
        (!stretches.is_empty()).then(|| Hours::joined(stretches))
    }
}

/// The stretches that a text names, or what is wrong with it.
fn parsed(text: &str) -> Result<Vec<[u32; 2]>, String> {
    let parts: Vec<&str> = text.split_whitespace().collect();
    let (days, times) = match parts[..] {
        [times] => ((0..7).collect(), times),
        [days, times] => (days_of(days)?, times),
        _ => return Err("write days and times, \"Mon-Fri 08:00-21:00\", or times alone for every day".to_owned()),
    };
    let Some((from, to)) = times.split_once('-') else { return Err(format!("`{times}` has no end: 08:00-21:00")) };
    let (from, to) = (minute_of(from)?, minute_of(to)?);
    match to {
        to if to == from => Err(format!("`{times}` has no length; the whole day is 00:00-24:00")),
        to if to > from => Ok((to - from, days)),
        to => Ok((to + MINUTES_A_DAY - from, days)),
    }
    .map(|(length, days): (u32, Vec<u32>)| {
        days.into_iter().map(|day| day * MINUTES_A_DAY + from).map(|start| [start, start + length]).collect()
    })
}

/// Hours of one day, "10:00-14:00", in minutes after midnight, or what is wrong with the text.
pub fn times_of_day(text: &str) -> Result<[u32; 2], String> {
    let (from, to) = text.split_once('-').ok_or_else(|| format!("`{text}` has no end: 10:00-14:00"))?;
    let (from, to) = (minute_of(from.trim())?, minute_of(to.trim())?);
    if from < to { Ok([from, to]) } else { Err(format!("`{text}` ends before it begins: a day ends at 24:00")) }
}

fn days_of(text: &str) -> Result<Vec<u32>, String> {
    let day = |typed: &str| {
        let found = DAYS.iter().position(|day| day.eq_ignore_ascii_case(typed));
        found.map(|day| day as u32).ok_or_else(|| format!("`{typed}` is no day: {}", DAYS.join(", ")))
    };
    let mut days = Vec::new();
    for part in text.split(',') {
        let (first, last) = part.split_once('-').unwrap_or((part, part));
        let (first, last) = (day(first)?, day(last)?);
        days.extend((0..=(last + 7 - first) % 7).map(|later| (first + later) % 7));
    }
    Ok(days)
}

fn minute_of(text: &str) -> Result<u32, String> {
    time_of_day(text).ok_or_else(|| format!("`{text}` is no time of day: 00:00 to 24:00"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hours(texts: &[&str]) -> Hours {
        Hours::joined(texts.iter().flat_map(|text| parsed(text).unwrap_or_else(|why| panic!("{why}"))).collect())
    }

    /// Minutes from Monday 00:00.
    fn at(day: u32, hour: u32) -> u32 {
        day * MINUTES_A_DAY + hour * 60
    }

    #[test]
    fn hours_are_read_as_people_write_them() {
        let office: Vec<[u32; 2]> = (0..5).map(|day| [at(day, 8), at(day, 21)]).collect();
        assert_eq!(hours(&["Mon-Fri 08:00-21:00"]).0, office);
        assert_eq!(hours(&["mon,tue,WED-Fri 08:00-21:00"]).0, office);
        assert_eq!(hours(&["00:00-24:00"]).0, [[0, MINUTES_A_WEEK]]);
        assert_eq!(
            hours(&["Sat-Mon 10:00-11:00"]).0,
            [[at(0, 10), at(0, 11)], [at(5, 10), at(5, 11)], [at(6, 10), at(6, 11)]]
        );
        assert_eq!(hours(&["Mon 08:00-12:00", "Mon 11:00-13:00"]).0, [[at(0, 8), at(0, 13)]]);
    }

    #[test]
    fn a_night_goes_on_on_the_next_day_and_the_last_one_on_monday() {
        let nights = hours(&["Sun 22:00-06:00"]);
        assert_eq!(nights.0, [[0, at(0, 6)], [at(6, 22), at(7, 0)]]);
        assert!(nights.hold(6.0 * DAY + 23.0 * 3600.0) && nights.hold(WEEK + 5.9 * 3600.0));
        assert!(!nights.hold(6.0 * 3600.0) && !nights.hold(6.0 * DAY + 21.99 * 3600.0));
        assert!(nights.touch(0.0, 60.0) && !nights.touch(6.0 * 3600.0, 6.0 * DAY));
    }

    #[test]
    fn what_is_wrong_with_hours_is_said() {
        for (text, why) in [
            ("", "write days and times"),
            ("Mon to Fri 08:00-21:00", "write days and times"),
            ("Fry 08:00-21:00", "`Fry` is no day: Mon, Tue"),
            ("Mon-Funday 08:00-21:00", "`Funday` is no day"),
            ("Mon 08:00", "`08:00` has no end"),
            ("Mon 8:00-21:00", "`8:00` is no time of day"),
            ("+8:00-+9:00", "`+8:00` is no time of day"),
            ("Mon 08:00-24:01", "`24:01` is no time of day"),
            ("Mon 08:00-08:00", "has no length"),
        ] {
            let found = parsed(text).expect_err(text);
            assert!(found.contains(why), "{text}: {found}");
        }
    }
}
