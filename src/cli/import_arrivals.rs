//! `import-arrivals`: interval counts from a CSV file, what they teach, and a section for a scenario.

use super::args::{DayOrder, Decimal, Format, ImportArgs};
use super::{learned, say};
use crate::desk::import;
use crate::intake::{Asked, DateOrder, Mark};
use crate::report::json;

/// Reads the file, says what was learned, and writes what was asked for: everything or nothing.
///
/// # Errors
/// Bad input for faults of the file, for outputs that exist and for a figure of another kind; failures of the disk, after
/// which no half output remains.
pub fn import_arrivals(args: &ImportArgs) -> anyhow::Result<()> {
    let asked = Asked {
        order: args
            .date_order
            .map(|order| if order == DayOrder::Dmy { DateOrder::DayFirst } else { DateOrder::MonthFirst }),
        mark: args.decimal.map(|mark| if mark == Decimal::Point { Mark::Point } else { Mark::Comma }),
        count: args.count.clone(),
    };
    let found = import::learned(&args.file, &asked)?;
    let section = args.write.as_deref().map(|path| (path, args.replay));
    import::write(&found, &args.file, section, args.figure.as_deref())?;
    say(&match args.format {
        Format::Json => json(&found)?,
        Format::Table => learned::table(&args.file.display().to_string(), &found, args.replay) + &written(args),
    })
}

fn written(args: &ImportArgs) -> String {
    let section = args
        .write
        .as_ref()
        .map(|path| format!("Wrote {}: put it into a scenario in place of its [demand] section.\n", path.display()));
    let figure = args.figure.as_ref().map(|path| format!("Wrote {}.\n", path.display()));
    let told = section.into_iter().chain(figure).collect::<String>();
    if told.is_empty() { told } else { format!("\n{told}") }
}
