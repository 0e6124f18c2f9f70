//! `staff`: how many people a week needs, interval by interval.

use std::path::PathBuf;

use clap::Args;

use super::counts::{ContactsArgs, CountsArgs};
use super::say;
use super::table::{plain, right};
use super::values::{Format, paid_hours, positive_time, share, target, time};
use crate::desk::staffing::{Scheduled, Staffed, Wanted, WantedShift, staffed, write};
use crate::erlang::required::{Required, Rule};
use crate::intake::WEEKDAYS;
use crate::report::json;
use crate::unit::clock_time;
use crate::words::{self, Language, UNDEFINED, whether};

/// Arguments of `staff`.
#[derive(Debug, Args)]
pub struct StaffArgs {
    /// A CSV file or a workbook (.xlsx) with a row for each interval: date, time, count; or a scenario, whose baseline is taken
    #[arg(value_name = "FILE|SCENARIO")]
    pub input: String,
    /// Mean time that an agent spends on a contact, after-contact work included: 4min [default: as the scenario says]
    #[arg(long, value_name = "TIME", value_parser = positive_time, allow_hyphen_values = true)]
    pub handle_time: Option<f64>,
    /// Mean patience: 5min [default: as the scenario says; of counts endless]
    #[arg(long, value_name = "TIME", value_parser = positive_time, allow_hyphen_values = true)]
    pub patience: Option<f64>,
    /// Share of the offered that is served in time [default: 80%, or as the scenario's plan says]
    #[arg(long, value_name = "SHARE", value_parser = target, allow_hyphen_values = true)]
    pub target: Option<f64>,
    /// Longest wait that is in time [default: 20s, or as the scenario or its plan says]
    #[arg(long, value_name = "TIME", value_parser = time, allow_hyphen_values = true)]
    pub within: Option<f64>,
    /// Most of the time on duty that an agent may be busy: more than 85 % is not sustained (H17) [default: 85%, or as the plan says]
    #[arg(long, value_name = "SHARE", value_parser = target, allow_hyphen_values = true)]
    pub max_occupancy: Option<f64>,
    /// Share of paid time away from customers [default: 30%, or as the scenario says]
    #[arg(long, value_name = "SHARE", value_parser = share, allow_hyphen_values = true)]
    pub shrinkage: Option<f64>,
    /// Paid hours of a head, per month [default: 160, or as the scenario says]
    #[arg(long, value_name = "HOURS", value_parser = paid_hours)]
    pub paid_hours: Option<f64>,
    /// Coefficient of variation of busy days, over which the target is the mean: 10% [default: 0%, or as the plan says]
    #[arg(long, value_name = "SHARE", value_parser = share, allow_hyphen_values = true)]
    pub busy_days: Option<f64>,
    /// The team of a scenario that is staffed [default: the only one with people]
    #[arg(long, value_name = "NAME")]
    pub team: Option<String>,
    /// Write a row for each interval of the week to this file; an existing one is never touched
    #[arg(long, value_name = "FILE.csv")]
    pub write: Option<PathBuf>,
    /// People work shifts so long, days off together: 8h; may be given again [default: the shifts of the scenario's plan, if any]
    #[arg(long, value_name = "TIME", value_parser = positive_time, allow_hyphen_values = true)]
    pub shift: Vec<f64>,
    /// Days a week of one person
    #[arg(long, value_name = "DAYS", value_parser = clap::value_parser!(u8).range(1..=7), default_value_t = 5, requires = "shift")]
    pub shift_days: u8,
    /// Shifts may begin so often, from midnight on
    #[arg(long, value_name = "TIME", value_parser = positive_time, default_value = "1h", allow_hyphen_values = true, requires = "shift")]
    pub shift_starts: f64,
    /// A break about the middle of a shift, neither on duty nor paid
    #[arg(long, value_name = "TIME", value_parser = time, default_value = "0min", allow_hyphen_values = true, requires = "shift")]
    pub shift_break: f64,
    #[command(flatten)]
    pub counts: CountsArgs,
    /// What to print
    #[arg(long, value_enum, default_value_t = Format::Table)]
    pub format: Format,
}

/// Says what a week needs, and writes its rows if asked to.
///
/// # Errors
/// Bad input: faults of the file or the scenario, no handle time, no such team, a load without end, an output that exists.
pub fn staff(args: &StaffArgs, language: Language) -> anyhow::Result<()> {
    let wanted = Wanted {
        team: args.team.clone(),
        handle_time_s: args.handle_time,
        patience_s: args.patience,
        target: args.target,
        within_s: args.within,
        max_occupancy: args.max_occupancy,
        shrinkage: args.shrinkage,
        paid_hours_per_month: args.paid_hours,
        busyness: args.busy_days,
        shifts: args.shift.iter().map(|length_s| shift(args, *length_s)).collect(),
        counts: args.counts.asked(ContactsArgs::none()),
    };
    let found = staffed(&args.input, &wanted)?;
    if let Some(path) = &args.write {
        write(&found, path)?;
    }
    say(&match args.format {
        Format::Json => json(&serde_json::to_value(&found)?)?,
        Format::Table => {
            let wrote = args.write.as_ref();
            let wrote = wrote.map(|path| words::say!(language, "wrote", path = path.display().to_string()));
            format!(
                "{}{}",
                for_people(language, &found),
                wrote.map_or_else(String::new, |wrote| format!("\n{wrote}\n"))
            )
        }
    })
}

fn shift(args: &StaffArgs, length_s: f64) -> WantedShift {
    WantedShift { length_s, days: args.shift_days.into(), every_s: args.shift_starts, pause_s: args.shift_break }
}

/// The week as a table of agents, times of day below one another, and what it adds up to.
fn for_people(language: Language, staffed: &Staffed) -> String {
    let found = &staffed.required;
    let ask = &found.ask;
    let patience = ask.patience_s.map_or_else(|| "none".to_owned(), |patience_s| language.duration(patience_s));
    let asked = words::say!(
        language,
        "staff-asked",
        rule = match ask.rule {
            Rule::ServiceLevel => "offered",
            Rule::ServiceLevelOfAnswered => "answered",
            Rule::Occupancy => "occupancy",
            Rule::Margin => "margin",
        },
        target = language.shortest(100.0 * ask.target, 2),
        within = language.duration(ask.within_s),
        busy = language.per_cent(ask.max_occupancy, 0),
        time = language.duration(ask.handle_time_s),
        patience = patience,
        chats = ask.chats_at_once,
    );
    let sum = words::say!(
        language,
        "staff-sum",
        contacts = language.grouped(found.contacts, 0),
        hours = language.grouped(found.hours, 0),
        heads = language.grouped(found.heads, 1),
        shrinkage = language.per_cent(ask.shrinkage, 0),
        paid = language.shortest(ask.paid_hours_per_month, 1),
        level = language.per_cent(found.service_level, 1),
        occupancy = language.per_cent(found.occupancy, 1),
    );
    let means = words::say!(
        language,
        "staff-means",
        busy = whether(ask.busyness > 0.0),
        days = language.shortest(100.0 * ask.busyness, 1),
    );
    let shifts = staffed.shifts.as_ref().map_or_else(String::new, |shifts| in_shifts(language, found, shifts));
    format!("{asked}\n\n{}\n\n{sum}\n{means}\n{shifts}", week(language, found))
}

/// Who works when, and what that takes.
fn in_shifts(language: Language, found: &Required, shifts: &Scheduled) -> String {
    let Scheduled { kinds, schedule, hours, heads } = shifts;
    let named = ["staff-shift", "staff-from", "staff-days", "staff-people"].map(|id| language.said(id, &[]));
    let mut table = plain(named.to_vec());
    for (pattern, people) in &schedule.people {
        let days = WEEKDAYS.iter().zip(pattern.days).filter(|(_, works)| *works);
        let days: Vec<String> = days.map(|(day, _)| words::say!(language, "weekday-short", day = *day)).collect();
        let from = clock_time(pattern.start as f64 * found.interval_s);
        let kind = &kinds[pattern.shift];
        let length = || language.duration(kind.length as f64 * found.interval_s);
        let named = if kind.id.is_empty() { length() } else { kind.id.clone() };
        table.add_row(vec![named, from, days.join(" "), people.to_string()]);
    }
    let gap = match schedule.gap {
        None => "none".to_owned(),
        Some(gap) if gap < 0.0005 => "fewest".to_owned(),
        Some(gap) => language.per_cent(gap, 1),
    };
    let sum = words::say!(
        language,
        "staff-shifts",
        people = language.grouped(schedule.people.iter().map(|(_, people)| f64::from(*people)).sum(), 0),
        hours = language.grouped(*hours, 0),
        more = language.per_cent(hours / found.hours - 1.0, 1),
        gap = gap,
        heads = language.grouped(*heads, 1),
    );
    format!("\n{}\n\n{sum}\n", right(table, 3..))
}

fn week(language: Language, found: &Required) -> String {
    let per_day = found.needs.len() / 7;
    let days = WEEKDAYS.map(|day| words::say!(language, "weekday-short", day = day));
    let from = words::say!(language, "staff-from");
    let mut table = plain(std::iter::once(from).chain(days).collect::<Vec<String>>());
    for interval in 0..per_day {
        let needs: Vec<_> = (0..7).map(|day| found.needs[day * per_day + interval]).collect();
        if needs.iter().all(|need| need.agents == 0) {
            continue;
        }
        let shown = |agents: u32| if agents == 0 { UNDEFINED.to_owned() } else { agents.to_string() };
        let cells = needs.iter().map(|need| shown(need.agents));
        table.add_row(std::iter::once(clock_time(interval as f64 * found.interval_s)).chain(cells));
    }
    right(table, 1..)
}
