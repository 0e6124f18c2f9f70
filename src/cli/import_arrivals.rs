//! `import-arrivals`: interval counts from a CSV file, what they teach, and a section for a scenario.

use std::fs::{self, File};
use std::io::{ErrorKind, Read, Write};
use std::path::Path;

use anyhow::Context;

use super::args::{DayOrder, Decimal, Format, ImportArgs};
use super::failure::BadInput;
use super::faults::bad_scenario;
use super::{learned, say};
use crate::intake::{Asked, DateOrder, LARGEST, Learned, Mark, demand_section, learn, read};
use crate::plot::{Painter, figures::arrivals};

/// Reads the file, says what was learned, and writes what was asked for: everything or nothing.
///
/// # Errors
/// Bad input for faults of the file, for outputs that exist and for a figure of another kind; failures of the disk, after
/// which no half output remains.
pub fn import_arrivals(args: &ImportArgs) -> anyhow::Result<()> {
    let file = args.file.display().to_string();
    let bytes = bytes(&args.file)?;
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

fn bytes(path: &Path) -> anyhow::Result<Vec<u8>> {
    let shown = path.display();
    let mut bytes = Vec::new();
    // One byte more than is allowed shows that there is too much.
    let result = File::open(path).and_then(|file| file.take(LARGEST as u64 + 1).read_to_end(&mut bytes));
    match result {
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
            Err(BadInput(format!("there is no file `{shown}`")).into())
        }
        Err(error) if error.kind() == ErrorKind::IsADirectory => {
            Err(BadInput(format!("{shown} is a folder, not a CSV file")).into())
        }
        other => other.map(|_| bytes).with_context(|| format!("cannot read {shown}")),
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
        let shown = path.display();
        let undo = |mine: usize| outputs[..mine].iter().for_each(|(path, _)| drop(fs::remove_file(path)));
        let mut file = match File::create_new(path) {
            Err(error) => {
                undo(place);
                if error.kind() == ErrorKind::AlreadyExists {
                    let refusal = format!("{shown} exists and is left as it is; name another file");
                    return Err(BadInput(refusal).into());
                }
                return Err(error).with_context(|| format!("cannot write {shown}"));
            }
            Ok(file) => file,
        };
        if let Err(error) = file.write_all(content).and_then(|()| file.sync_all()) {
            // The half that was written helps nobody.
            undo(place + 1);
            return Err(error).with_context(|| format!("cannot write {shown}"));
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
