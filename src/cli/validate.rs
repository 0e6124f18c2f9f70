//! `validate`: the simulator beside theory and print.

use serde_json::Value;

use super::args::{Format, ValidateArgs};
use super::progress::{Progress, heed_interrupts};
use super::say;
use super::table::{plain, right};
use crate::desk::job::{Step, Watcher};
use crate::desk::plan::processors;
use crate::desk::{DeskError, files};
use crate::report::{self, json};
use crate::validation::{self, Covered, Effort, Row, Validation};
use crate::words::{self, Language, measured_at, reference_shown, shown_of, whether};

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
        files::replace(file, report::validation::page(language, &found).as_bytes())?;
    }
    say(&match args.format {
        Format::Json => json(&document(&found)?)?,
        Format::Table => for_people(language, &found),
    })?;
    match found.misses() {
        0 => Ok(()),
        misses => {
            let rows = found.rows.len() + found.coverage.len();
            Err(anyhow::anyhow!(words::say!(language, "rows-missed", misses = misses, rows = rows)))
        }
    }
}

/// What was compared, as data: where it was measured is told in English there in every language.
fn document(found: &Validation) -> serde_json::Result<Value> {
    let mut document = serde_json::to_value(found)?;
    for (row, shown) in found.rows.iter().zip(document["rows"].as_array_mut().into_iter().flatten()) {
        shown["about"] = measured_at(Language::English, &row.about).into();
    }
    Ok(document)
}

fn for_people(language: Language, found: &Validation) -> String {
    let caught = found.rows.iter().filter(|row| row.twin_is_caught == Some(true)).count();
    let said = words::say!(
        language,
        "validate-told",
        misses = found.misses(),
        expected = language.marked(&format!("{:.2}", found.expected_misses)),
        rows = found.rows.len(),
        twins = found.rows.iter().filter(|row| row.twin.is_some()).count(),
        caught = caught,
    );
    format!("{}\n\n{}\n\n{said}\n", table(language, &found.rows), coverage(language, &found.coverage))
}

fn titles(language: Language, columns: &[&str]) -> Vec<String> {
    columns.iter().map(|column| words::say!(language, "validate-column", column = *column)).collect()
}

fn verdict(language: Language, agrees: bool) -> String {
    let verdict = words::say!(language, "validation-verdict", agrees = whether(agrees));
    if agrees { verdict } else { verdict.to_uppercase() }
}

fn table(language: Language, rows: &[Row]) -> String {
    let mut table = plain(titles(language, &["group", "desk", "quantity", "reference", "simulated", "verdict"]));
    for row in rows {
        let shown = |value: f64| shown_of(language, row, value);
        table.add_row([
            language.slugged("group", row.group),
            measured_at(language, &row.about),
            language.slugged("quantity", row.quantity),
            reference_shown(language, &row.reference),
            format!("{} ± {}", shown(row.simulated), shown(row.half_width)),
            verdict(language, row.agrees),
        ]);
    }
    table.trim_fmt()
}

fn coverage(language: Language, rows: &[Covered]) -> String {
    let mut table = plain(titles(language, &["kind", "quantity", "truth", "holds", "normal", "allowed", "verdict"]));
    let percent = |share: f64| language.per_cent(share, 1);
    for row in rows {
        table.add_row([
            language.slugged("kind", row.kind),
            language.slugged("quantity", row.quantity),
            language.marked(&row.truth_shown()),
            percent(row.share),
            percent(row.share_normal),
            words::say!(language, "range", low = percent(row.band[0]), high = percent(row.band[1])),
            verdict(language, row.agrees),
        ]);
    }
    right(table, 2..6)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stat::estimate::mean;
    use crate::validation::unlived;

    #[test]
    fn what_is_compared_is_told_in_german_and_is_data_in_english() {
        let compared = unlived(&mean(&[1.0, 2.0, 3.0]));
        let told = for_people(Language::German, &compared);
        for words in ["Gruppe", "200 je Stunde, 12 Agenten", "Zeilen weichen ab", "WEICHT AB", "0,0 %", "Varianten"] {
            assert!(told.contains(words), "{words}: {told}");
        }
        let english = for_people(Language::English, &compared);
        for words in ["Group", "an hour", "agents", "rows miss", "MISSES", "0.0 %", "twins"] {
            assert!(english.contains(words) && !told.contains(words), "{words}: {told}");
        }
        assert_eq!(document(&compared).unwrap()["rows"][0]["about"], "200 an hour, 12 agents, nobody will wait");
    }
}
