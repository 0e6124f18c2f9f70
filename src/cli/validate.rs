//! `validate`: the simulator beside theory and print.

use super::args::{Format, ValidateArgs};
use super::progress::{Progress, heed_interrupts};
use super::say;
use super::table::{plain, right};
use crate::desk::job::{Step, Watcher};
use crate::desk::plan::processors;
use crate::desk::{DeskError, files};
use crate::report::json;
use crate::validation::{self, Covered, Effort, Row, Validation};
use crate::words::{self, Language};

/// Compares everything, prints it, and saves the page if asked to.
///
/// # Errors
/// A failure if a row misses, after all rows were told; an interruption; failures of the disk.
pub fn validate(args: &ValidateArgs, language: Language) -> anyhow::Result<()> {
    let effort = Effort { is_quick: args.quick, threads: args.threads.unwrap_or_else(processors) };
    // Minutes of work are not begun for a file that cannot be written.
    if let Some(file) = &args.write {
        files::doubt(file)?;
    }
    heed_interrupts()?;
    let progress = Progress::new(language);
    progress.step(Step::Validating(validation::weeks(effort)));
    let found = validation::validate(effort, &progress).ok_or(DeskError::Stopped)?;
    progress.finish();
    if let Some(file) = &args.write {
        files::replace(file, validation::page(&found).as_bytes())?;
    }
    say(&match args.format {
        Format::Json => json(&found)?,
        Format::Table => for_people(&found),
    })?;
    match found.misses() {
        0 => Ok(()),
        misses => {
            let rows = found.rows.len() + found.coverage.len();
            Err(anyhow::anyhow!(words::say!(language, "rows-missed", misses = misses, rows = rows)))
        }
    }
}

fn for_people(found: &Validation) -> String {
    let caught = found.rows.iter().filter(|row| row.twin_is_caught == Some(true)).count();
    let twins = found.rows.iter().filter(|row| row.twin.is_some()).count();
    let verdict = match found.misses() {
        0 => "All rows agree".to_owned(),
        misses => format!("{misses} rows miss"),
    };
    format!(
        "{}\n\n{}\n\n{verdict}. ±: half of a 95 % interval. A row agrees within 3 standard errors, both sides', and half a \
         unit of the last printed digit; chance alone is expected to make {:.2} of {} rows miss. Of {twins} wrong twins, with 1 \
         to 3 % more demand, {caught} are told apart.\n",
        table(&found.rows),
        coverage(&found.coverage),
        found.expected_misses,
        found.rows.len(),
    )
}

fn table(rows: &[Row]) -> String {
    let mut table = plain(["Group", "Desk", "Quantity", "Reference", "Simulated", "Verdict"]);
    for row in rows {
        let simulated = format!("{} ± {}", row.shown(row.simulated), row.shown(row.half_width));
        table.add_row([
            row.group,
            &row.about,
            row.quantity,
            &row.reference.text,
            &simulated,
            if row.agrees { "agrees" } else { "MISSES" },
        ]);
    }
    table.trim_fmt()
}

fn coverage(rows: &[Covered]) -> String {
    let mut table = plain(["Interval of a", "Quantity", "Truth", "Holds it", "With 1.96", "Allowed", "Verdict"]);
    let percent = |share: f64| Language::English.per_cent(share, 1);
    for row in rows {
        table.add_row([
            row.kind,
            row.quantity,
            &row.truth_shown(),
            &percent(row.share),
            &percent(row.share_normal),
            &format!("{} to {}", percent(row.band[0]), percent(row.band[1])),
            if row.agrees { "agrees" } else { "MISSES" },
        ]);
    }
    right(table, 2..6)
}
