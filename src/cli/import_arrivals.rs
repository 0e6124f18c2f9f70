//! `import-arrivals`: interval counts from a CSV file, what they teach, and a section for a scenario.

use std::path::Path;

use super::args::{DayOrder, Decimal, Format, ImportArgs};
use super::failure::{BadInput, unwritten};
use super::faults::bad_scenario;
use super::{learned, say};
use crate::intake::{Asked, DateOrder, LARGEST, Learned, Mark, demand_section, learn, read};
use crate::plot::{Painter, figures::arrivals};
use crate::report::input::{self, Wanted};
use crate::report::{aside, disk};

/// One byte more than the import takes, which then says what to do about it.
const COUNTS: Wanted = Wanted { what: "a CSV file of counts", most: LARGEST as u64 + 1, pipe: true };

/// Reads the file, says what was learned, and writes what was asked for: everything or nothing.
///
/// # Errors
/// Bad input for faults of the file, for outputs that exist and for a figure of another kind; failures of the disk, after
/// which no half output remains.
pub fn import_arrivals(args: &ImportArgs) -> anyhow::Result<()> {
    let file = args.file.display().to_string();
    let bytes = input::bytes(&args.file, COUNTS)?;
    let asked = Asked {
        order: args
            .date_order
            .map(|order| if order == DayOrder::Dmy { DateOrder::DayFirst } else { DateOrder::MonthFirst }),
        mark: args.decimal.map(|mark| if mark == Decimal::Point { Mark::Point } else { Mark::Comma }),
        count: args.count.clone(),
    };
    // A row of counts needs no picture: its fault says the line.
    let series = read(&file, &bytes, &asked).map_err(|faults| bad_scenario("", "", faults))?;
    let learned = learn(&series);
    let name = args.file.file_name().unwrap_or_default().to_string_lossy();
    let mut outputs = Vec::new();
    if let Some(path) = &args.write {
        outputs.push((path.as_path(), demand_section(&learned, &name, args.replay).into_bytes()));
    }
    if let Some(path) = &args.figure {
        outputs.push((path.as_path(), figure(path, &learned, &name)?));
    }
    write_all(&outputs)?;
    match args.format {
        Format::Json => say(&(serde_json::to_string_pretty(&learned)? + "\n")),
        Format::Table => say(&(learned::table(&file, &learned, args.replay) + &written(args))),
    }
}

/// The figure as an SVG document or as a PNG file, as the name of the file asks.
fn figure(path: &Path, learned: &Learned, source: &str) -> anyhow::Result<Vec<u8>> {
    let ending = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    let svg = || arrivals::figure(learned, source);
    match ending.as_str() {
        "svg" => Ok(svg()?.into_bytes()),
        "png" => Ok(Painter::default().png(&svg()?)?),
        _ => Err(BadInput(format!("{}: a figure ends in .svg or .png", path.display())).into()),
    }
}

/// Writes new files: all of them, or none if one exists or cannot be written.
fn write_all(outputs: &[(&Path, Vec<u8>)]) -> anyhow::Result<()> {
    for (place, (path, content)) in outputs.iter().enumerate() {
        if let Err(error) = aside::create(path, content) {
            outputs[..place].iter().for_each(|(path, _)| drop(disk::remove_file(path)));
            return Err(unwritten(path, error));
        }
    }
    Ok(())
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
