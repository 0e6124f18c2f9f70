//! `retries`: how alike several tries at an issue are, from published pass^k.

use super::args::{Format, RetriesArgs};
use super::say;
use super::table::{plain, right};
use crate::desk::DeskError;
use crate::desk::calculators::{Row, Tries};
use crate::report::json;
use crate::words::{Language, UNDEFINED};

/// A misfit that is worth a sentence.
const NOTABLE: f64 = 0.01;

/// Fits ρ to pass^1 and the pass^k of the least k given, and shows all others beside it.
///
/// # Errors
/// Bad input: nothing to fit to, a pass^k given twice, a pair that no ρ gives.
pub fn retries(args: &RetriesArgs) -> anyhow::Result<()> {
    let named = [(4, args.pass4), (8, args.pass8)].into_iter().filter_map(|(k, share)| Some((k, share?)));
    let together = named.chain(args.pass.iter().copied()).collect();
    let tries = Tries::new(args.pass1, together).map_err(DeskError::from)?;
    say(&match args.format {
        Format::Json => document(&tries)?,
        Format::Table => for_people(&tries),
    })
}

fn document(tries: &Tries) -> serde_json::Result<String> {
    json(&serde_json::json!({
        "rho": tries.rho,
        "fitted_to": [1, tries.fitted_to.0],
        "tries": tries.rows,
        "second_after_failure": tries.second_after_failure,
        "either_of_two": tries.either_of_two,
        "scenario": format!("difficulty.rho_ai = {:.3}", tries.rho),
    }))
}

fn for_people(tries: &Tries) -> String {
    let Tries { p, fitted_to: (k, together), rho, rows, .. } = tries;
    let (p, k) = (*p, *k);
    format!(
        "pass^1 of {} and pass^{k} of {} fit ρ = {rho:.3}: so much of the luck of a try is the issue's difficulty, which all \
         tries share.\n\n{}\n{}\nIf a first try has failed, a second solves {}, not {}. One of two tries solves {} of issues, \
         not {}.\n\nIn a scenario:\n\n[difficulty]\nrho_ai = {rho:.3}\n\nor, on the command line, --set \
         difficulty.rho_ai={rho:.3}\n",
        percent(p),
        percent(*together),
        table(rows, k),
        misfits(rows, k),
        percent(tries.second_after_failure),
        percent(p),
        percent(tries.either_of_two),
        percent(1.0 - (1.0 - p) * (1.0 - p)),
    )
}

fn table(rows: &[Row], fitted: u32) -> String {
    let mut table = plain(["Tries", "All solve", "Published", "Misfit, points", "If independent"]);
    for row in rows {
        let misfit = match row.misfit {
            Some(_) if row.k == 1 || row.k == fitted => "fitted".to_owned(),
            Some(misfit) => points(misfit),
            None => UNDEFINED.to_owned(),
        };
        let published = row.published.map_or_else(|| UNDEFINED.to_owned(), percent);
        table.add_row([row.k.to_string(), percent(row.fitted), published, misfit, percent(row.independent)]);
    }
    right(table, ..)
}

/// What was published beside the pair and is not met by the fit.
fn misfits(rows: &[Row], fitted: u32) -> String {
    let beside = |row: &&Row| row.k != 1 && row.k != fitted;
    let sentence = |row: &Row| {
        let misfit = row.misfit.filter(|misfit| misfit.abs() >= NOTABLE)?;
        let (side, kind) = if misfit < 0.0 { ("below", "less") } else { ("above", "more") };
        Some(format!(
            "\nPublished pass^{} lies {} points {side} the fit: many tries are {kind} alike than one normal difficulty makes \
             them.",
            row.k,
            Language::English.grouped(100.0 * misfit.abs(), 1)
        ))
    };
    let told: String = rows.iter().filter(beside).filter_map(sentence).collect();
    if told.is_empty() { told } else { told + "\n" }
}

fn percent(share: f64) -> String {
    Language::English.per_cent(share, 2)
}

fn points(difference: f64) -> String {
    let sign = if difference < 0.0 { "−" } else { "+" };
    format!("{sign}{}", Language::English.grouped(100.0 * difference.abs(), 2))
}
