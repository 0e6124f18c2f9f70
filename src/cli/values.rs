//! Values of options, as typed.

use std::ops::RangeInclusive;

use clap::ValueEnum;

use crate::desk::plan::AskedWaits;
use crate::scenario::{Waits, can_be_drawn, parse_scale};
use crate::study::MOST_DRAWS;
use crate::unit;

/// What is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Tables and sentences, for people
    Table,
    /// One JSON document; of `run` the same as summary.json
    Json,
}

/// How waits come about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum HowWaits {
    /// In lines as small as the scale
    Small,
    /// In the lines of 1:1, a crowd beside those who are followed
    Crowd,
    /// As in the lines of 1:1, by a formula for how many are in them
    Formula,
    /// In the lines of 1:1, everybody being followed
    Full,
}

impl HowWaits {
    /// The same as the desk is asked it.
    pub fn waits(self) -> AskedWaits {
        match self {
            Self::Small => AskedWaits::At(Waits::Small),
            Self::Crowd => AskedWaits::At(Waits::Crowd),
            Self::Formula => AskedWaits::At(Waits::Formula),
            Self::Full => AskedWaits::Full,
        }
    }
}

/// How a life is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum LifeFormat {
    /// Sentences, for people
    Text,
    /// One JSON document: every step with its numbers and its sentences
    Json,
}

/// What a contact does that finds all agents busy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum FormulaName {
    /// Erlang A: it waits until an exponential patience ends
    A,
    /// Erlang B: it is blocked
    B,
    /// Erlang C: it waits for ever
    C,
}

/// Which number of a date with slashes is the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum DayOrder {
    /// dd/mm/yyyy
    Dmy,
    /// mm/dd/yyyy
    Mdy,
}

/// The mark before a fraction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Decimal {
    /// 1,234.5
    Point,
    /// 1.234,5
    Comma,
}

pub fn scale(text: &str) -> Result<u32, String> {
    parse_scale(text).ok_or_else(|| "allowed: 1:1 to 1:1000000, as in --scale 1:50".to_owned())
}

pub fn draws(text: &str) -> Result<u32, String> {
    let allowed = || {
        "allowed: a power of two from 8 to 4096, which lies evenly over every range, as in --draws 64; or 0 for none"
            .to_owned()
    };
    text.parse().ok().filter(|draws| can_be_drawn(*draws)).ok_or_else(allowed)
}

pub fn many_draws(text: &str) -> Result<u32, String> {
    let is_even = |draws: &u32| draws.is_power_of_two() && (8..=MOST_DRAWS).contains(draws);
    let allowed = || {
        format!(
            "allowed: a power of two from 8 to {MOST_DRAWS}, which lies evenly over every range, as in --draws 4096"
        )
    };
    text.parse().ok().filter(is_even).ok_or_else(allowed)
}

pub fn threads(text: &str) -> Result<usize, String> {
    text.parse().ok().filter(|threads| (1..=4096).contains(threads)).ok_or_else(|| "allowed: 1 to 4096".to_owned())
}

pub fn rate(text: &str) -> Result<f64, String> {
    let allowed = "allowed: above 0 and at most 1000000/s, as in 200/h, 100/30min, 3.3/min, 0.05/s";
    let typed = unit::rate(text).map_err(|error| format!("{error}; {allowed}"))?.get();
    if typed > 0.0 && typed <= 1e6 { Ok(typed) } else { Err(allowed.to_owned()) }
}

pub fn time(text: &str) -> Result<f64, String> {
    time_from((0.0, "0 s"), text)
}

pub fn positive_time(text: &str) -> Result<f64, String> {
    time_from((0.001, "1 ms"), text)
}

fn time_from((least_s, least): (f64, &str), text: &str) -> Result<f64, String> {
    let allowed = format!("allowed: {least} to 366 days, as in 20s, 3min, 1h 30min");
    match unit::duration(text).map(unit::Seconds::get) {
        Ok(typed) if (least_s..=366.0 * unit::DAY).contains(&typed) => Ok(typed),
        // What is below 0 is refused by the unit, which names 0 as the least.
        Ok(_) | Err(unit::UnitError::OutOfRange(_)) => Err(allowed),
        Err(error) => Err(format!("{error}; {allowed}")),
    }
}

pub fn target(text: &str) -> Result<f64, String> {
    share_within(0.01..=0.9999, "1 % to 99.99 %, as in 80% or 0.8", text)
}

pub fn share(text: &str) -> Result<f64, String> {
    share_within(0.0..=0.95, "0 % to 95 %, as in 30% or 0.3", text)
}

pub fn paid_hours(text: &str) -> Result<f64, String> {
    let allowed = || "allowed: 1 to 744 hours a month, as in 160".to_owned();
    text.parse().ok().filter(|hours| (1.0..=744.0).contains(hours)).ok_or_else(allowed)
}

/// Two names: "people=people-cut-30".
pub fn pair(text: &str) -> Result<(String, String), String> {
    let allowed = "allowed: a strategy of A and one of B, as in people=people-cut-30";
    let (first, second) = text.split_once('=').ok_or_else(|| allowed.to_owned())?;
    Ok((first.trim().to_owned(), second.trim().to_owned()))
}

/// People who come.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum People {
    /// As many as went.
    All,
    /// So many.
    So(f64),
}

pub fn people(text: &str) -> Result<People, String> {
    if text == "all" {
        return Ok(People::All);
    }
    let typed = text.parse::<f64>().ok().filter(|people| *people > 0.0 && *people <= 1e7);
    typed.map(People::So).ok_or_else(|| "allowed: people above 0 and up to 10,000,000, as in 500; or `all`".to_owned())
}

/// Depths of a cut, rising.
#[derive(Clone, Debug, PartialEq)]
pub struct Depths(pub Vec<f64>);

/// Most depths of a cut.
const MOST_DEPTHS: usize = 200;

/// "30%", "10%,20%", "10%..90%:10%"; 0 % is what every cut is compared with, so that it may be left out.
pub fn depths(text: &str) -> Result<Depths, String> {
    let mut all: Vec<f64> = Vec::new();
    for part in text.split(',') {
        all.extend(depths_of(part.trim())?);
    }
    all.sort_unstable_by(f64::total_cmp);
    all.dedup();
    all.retain(|depth| *depth > 0.0);
    match all.len() {
        0 => Err("allowed: a cut above 0 %, as in 30%".to_owned()),
        1..=MOST_DEPTHS => Ok(Depths(all)),
        more => Err(format!("found {more} depths; allowed: at most {MOST_DEPTHS}")),
    }
}

/// One depth, or those from one to another by a step.
fn depths_of(text: &str) -> Result<Vec<f64>, String> {
    let allowed = "allowed: shares up to 100 %, as in 30%, 10%,20% or 10%..90%:10%";
    let depth = |text: &str| {
        let typed = unit::share(text.trim()).map_err(|error| format!("{error} in `{text}`; {allowed}"))?;
        let rounded = (typed * 1e6).round() / 1e6;
        if (0.0..=1.0).contains(&rounded) { Ok(rounded) } else { Err(format!("found {text}; {allowed}")) }
    };
    let Some((from, rest)) = text.split_once("..") else { return Ok(vec![depth(text)?]) };
    let (to, step) = rest.split_once(':').ok_or_else(|| format!("a range without its step; {allowed}"))?;
    let (from, to, step) = (depth(from)?, depth(to)?, depth(step)?);
    if to < from || step <= 0.0 {
        return Err(format!("a range from {text} has no depth; {allowed}"));
    }
    let steps = ((to - from) / step + 1e-6).floor();
    if steps >= MOST_DEPTHS as f64 {
        return Err(format!("found {} depths; allowed: at most {MOST_DEPTHS}", steps + 1.0));
    }
    Ok((0..=steps as u32).map(|place| ((from + step * f64::from(place)) * 1e6).round() / 1e6).collect())
}

pub fn success(text: &str) -> Result<f64, String> {
    share_within(0.001..=0.999, "0.1 % to 99.9 %, as in 60.4% or 0.604", text)
}

pub fn together(text: &str) -> Result<f64, String> {
    share_within(0.0..=1.0, "0 % to 100 %, as in 38.3% or 0.383", text)
}

fn share_within(range: RangeInclusive<f64>, allowed: &str, text: &str) -> Result<f64, String> {
    let typed = unit::share(text).map_err(|error| format!("{error}; allowed: {allowed}"))?;
    if range.contains(&typed) { Ok(typed) } else { Err(format!("allowed: {allowed}")) }
}

pub fn pass(text: &str) -> Result<(u32, f64), String> {
    let allowed = "allowed: 2 to 1000 tries and a share, as in 16=12%";
    let (k, share) = text.split_once('=').ok_or_else(|| allowed.to_owned())?;
    let k = k.trim().parse().ok().filter(|k| (2..=1000).contains(k)).ok_or_else(|| allowed.to_owned())?;
    Ok((k, together(share)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn depths_are_shares_lists_and_ranges() {
        let read = |text: &str| depths(text).map(|Depths(depths)| depths);
        assert_eq!(read("30%"), Ok(vec![0.3]));
        assert_eq!(read("20 %, 10%,0.2"), Ok(vec![0.1, 0.2]));
        assert_eq!(read("0%..90%:30%"), Ok(vec![0.3, 0.6, 0.9]));
        assert_eq!(read("10%..90%:10%").map(|depths| depths.len()), Ok(9));
        assert_eq!(read("12.5%..100%:50%"), Ok(vec![0.125, 0.625]));
        for slip in ["120%", "-10%", "0%", "", "10%..90%", "90%..10%:10%", "10%..90%:0%", "0.01%..90%:0.01%", "half"] {
            assert!(read(slip).is_err(), "{slip}");
        }
        assert!(read("120%").unwrap_err().contains("found 120%; allowed: shares up to 100 %"));
    }
}
