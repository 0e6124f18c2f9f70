//! `import-arrivals`: interval counts from a CSV file, what they teach, and a section for a scenario.

use std::path::PathBuf;

use serde_json::Value;

use super::args::{Format, ImportArgs};
use super::{learned, say};
use crate::desk::import;
use crate::intake::Learned;
use crate::report::json;
use crate::words::{self, Language};

/// Reads the file, says what was learned, and writes what was asked for: everything or nothing.
///
/// # Errors
/// Bad input for faults of the file, for outputs that exist and for a figure of another kind; failures of the disk, after
/// which no half output remains.
pub fn import_arrivals(args: &ImportArgs, language: Language) -> anyhow::Result<()> {
    let found = import::learned(&args.file, &args.counts.asked(args.contacts.fields()))?;
    let section = args.write.as_deref().map(|path| (path, args.replay));
    import::write(&found, &args.file, section, args.figure.as_deref(), language)?;
    say(&match args.format {
        Format::Json => json(&document(&found)?)?,
        Format::Table => {
            let file = args.file.display().to_string();
            learned::table(language, &file, &found, args.replay) + &written(language, args)
        }
    })
}

/// What was learned, as data: its notes are English sentences there in every language.
fn document(found: &Learned) -> serde_json::Result<Value> {
    let mut document = serde_json::to_value(found)?;
    document["closed"] = words::closed_times(Language::English, found).into();
    document["notes"] = words::noted(Language::English, found).into();
    Ok(document)
}

fn written(language: Language, args: &ImportArgs) -> String {
    let shown = |path: &PathBuf| path.display().to_string();
    let section = args.write.as_ref().map(|path| words::say!(language, "wrote-section", path = shown(path)));
    let figure = args.figure.as_ref().map(|path| words::say!(language, "wrote", path = shown(path)));
    let told: String = section.into_iter().chain(figure).map(|told| told + "\n").collect();
    if told.is_empty() { told } else { format!("\n{told}") }
}
