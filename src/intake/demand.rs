//! What was learned, as the section `[demand]` of a scenario.

use crate::escape::line;

use super::contacts::{Contacts, Estimated, HandleTime, Satisfaction, Share, Waits};
use super::learned::Learned;
use super::note::WEEKDAYS;
use super::series::duration;
use super::special::Special;

/// Numbers in a line.
const IN_A_LINE: usize = 12;

/// The section `[demand]`, to be pasted into a scenario in place of its own; `source` names the file of counts.
///
/// What a log tells of its contacts stands below it as comments, of which the lines of keys can be pasted once their mark is taken off and NAME is
/// the name of a topic. With `replay` the days that can be replayed stand in it too, each a line: they must lie in the scenario's horizon.
pub fn demand_section(learned: &Learned, source: &str, replay: bool) -> String {
    let source = line(source);
    let span = learned.totals.first().zip(learned.totals.last());
    let span = span.map_or_else(String::new, |(first, last)| format!(", {} to {}", first.date, last.date));
    let mut text = format!("# Learned from {source}: {}{span}.\n", of_days(learned.days));
    if let Some(trend) = learned.trend {
        text += &format!("# Volume moved by {:+.2} % a week; the counts are means.\n", 100.0 * trend.per_week);
    }
    text += &format!("[demand]\ninterval = \"{}\"\n\n", duration(learned.interval_s as u32));
    text += "# Contacts, with all that a customer tried; \"answered\" if those who gave up were not counted, \"issues\" if repeats\n# were not.\ncounts_are = \"contacts\"\n";
    text += "# Expected in each interval of the week, from Monday 00:00.\ncounts = [\n";
    for (name, day) in WEEKDAYS.iter().zip(learned.week.chunks(learned.week.len() / 7)) {
        text += &format!("    # {name}\n");
        for line in day.chunks(IN_A_LINE) {
            let numbers: Vec<String> = line.iter().map(|mean| short(mean.unwrap_or(0.0))).collect();
            text += &format!("    {},\n", numbers.join(", "));
        }
    }
    text += "]\n\n";
    text += &busyness(learned);
    text += &special(learned);
    if replay {
        text += &replayed(learned);
    }
    text + &learned.contacts.as_ref().map_or_else(String::new, of_contacts)
}

fn busyness(learned: &Learned) -> String {
    let Some(busyness) = learned.busyness else {
        return "# Too few weeks to learn how busy days differ: day_cv, interval_sd and interval_correlation are 0.\n"
            .to_owned();
    };
    let line = |key: &str, found: super::Measured, what: &str| {
        let half = found.half_width.map_or_else(String::new, |half| format!(" ± {half:.3}"));
        format!("{key} = {:.4}  # {what}{half}\n", found.value)
    };
    line("day_cv", busyness.day_cv, "how busy days differ")
        + &line("interval_sd", busyness.interval_sd, "how intervals of a day differ")
        + &line("interval_correlation", busyness.interval_correlation, "from one interval to the next")
}

/// What a log tells of its contacts, as comments: ± is a standard error.
fn of_contacts(contacts: &Contacts) -> String {
    let Contacts { handle_time, waits, abandoned: _, satisfaction, reopened } = contacts;
    let parts = [
        handle_time.as_ref().and_then(of_handle_time),
        waits.as_ref().and_then(of_patience),
        satisfaction.as_ref().and_then(of_satisfaction),
        reopened.as_ref().map(of_reopened),
    ];
    let parts: String = parts.into_iter().flatten().collect();
    if parts.is_empty() {
        return parts;
    }
    format!(
        "\n# What single contacts tell; ± is one standard error. NAME is a topic; take off \"# \" where a line is wanted.\n{parts}"
    )
}

fn of_handle_time(found: &HandleTime) -> Option<String> {
    let (mean, cv) = (found.mean_s.filter(|mean| mean.value >= 0.001)?, found.cv?);
    let shape = format!("dist = \"lognormal\", mean = \"{} s\", cv = {:.4}", short(mean.value), cv.value);
    let errors = format!("mean ± {} s, cv ± {:.4}", short(mean.standard_error), cv.standard_error);
    Some(format!("# [topic.NAME]\n# handle_time = {{ {shape} }}  # of {} contacts: {errors}\n", found.contacts))
}

fn of_patience(found: &Waits) -> Option<String> {
    let Estimated { value, standard_error } = found.patience_s.filter(|patience| patience.value >= 0.001)?;
    let of =
        format!("{} of {} contacts abandoned: mean ± {} s", found.abandoned, found.contacts, short(standard_error));
    Some(format!("# [patience]\n# time = {{ dist = \"exponential\", mean = \"{} s\" }}  # {of}\n", short(value)))
}

fn of_satisfaction(found: &Satisfaction) -> Option<String> {
    let (mean, top) = (found.mean?, found.top_two);
    let mean = format!("{:.3} ± {:.3}", mean.value, mean.standard_error);
    let top = format!("{:.2} ± {:.2} %", 100.0 * top.value, 100.0 * top.standard_error);
    Some(format!("# Satisfaction of {} contacts: mean {mean} of 5; {top} say 4 or 5.\n", found.contacts))
}

fn of_reopened(found: &Share) -> String {
    let share = format!("{:.2} ± {:.2} %", 100.0 * found.share.value, 100.0 * found.share.standard_error);
    format!("# Reopened: {share} of {} contacts.\n", found.contacts)
}

/// Special days as sections without effect: their dates may lie in no horizon.
fn special(learned: &Learned) -> String {
    if learned.special.is_empty() {
        return String::new();
    }
    let day = |day: &Special| format!("# [calendar.day-{0}]\n# on = {0}\n# demand = {1:.2}\n", day.date, day.factor);
    "\n# Special days, which the counts and day_cv leave out. Take the marks away where they lie in the horizon of the scenario; a\n\
     # day that comes each year is written on = \"12-25\", and one on which nobody works has hours = \"closed\".\n"
        .to_owned()
        + &learned.special.iter().map(day).collect::<String>()
}

fn replayed(learned: &Learned) -> String {
    let mut text = "\n# What came on each day. All dates must lie in the horizon of the scenario".to_owned();
    if let Some(((first, _), (last, _))) = learned.replay.first().zip(learned.replay.last()) {
        text += &format!(": {first} to {last}");
    }
    text += ".\n";
    let left_out: Vec<String> = learned.not_replayed().map(|date| date.to_string()).collect();
    if !left_out.is_empty() {
        text += &format!("# Left out, for intervals are missing or came twice: {}\n", left_out.join(", "));
    }
    text += "[demand.replay]\n";
    for (date, counts) in &learned.replay {
        let counts: Vec<String> = counts.iter().map(ToString::to_string).collect();
        text += &format!("{date} = [{}]\n", counts.join(", "));
    }
    text
}

/// "1 day", "364 days".
fn of_days(days: usize) -> String {
    if days == 1 { "1 day".to_owned() } else { format!("{days} days") }
}

/// A mean with four digits that count, and no needless ones.
fn short(mean: f64) -> String {
    let digits = match mean {
        m if m >= 1000.0 => 1,
        m if m >= 100.0 => 2,
        m if m >= 1.0 => 3,
        _ => 5,
    };
    let text = format!("{mean:.digits$}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}
