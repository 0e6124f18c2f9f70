//! `retries`: how alike several tries at an issue are, from published pass^k.

use super::args::{Format, RetriesArgs};
use super::say;
use super::table::{plain, right};
use crate::desk::DeskError;
use crate::desk::calculators::{Row, Tries};
use crate::report::json;
use crate::words::{self, Language, UNDEFINED};

/// A misfit that is worth a sentence.
const NOTABLE: f64 = 0.01;

/// Fits ρ to pass^1 and the pass^k of the least k given, and shows all others beside it.
///
/// # Errors
/// Bad input: nothing to fit to, a pass^k given twice, a pair that no ρ gives.
pub fn retries(args: &RetriesArgs, language: Language) -> anyhow::Result<()> {
    let named = [(4, args.pass4), (8, args.pass8)].into_iter().filter_map(|(k, share)| Some((k, share?)));
    let together = named.chain(args.pass.iter().copied()).collect();
    let tries = Tries::new(args.pass1, together).map_err(DeskError::from)?;
    say(&match args.format {
        Format::Json => document(&tries)?,
        Format::Table => for_people(language, &tries),
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

fn for_people(language: Language, tries: &Tries) -> String {
    let Tries { p, fitted_to: (k, together), rho, rows, .. } = tries;
    let (p, k, typed) = (*p, *k, format!("{rho:.3}"));
    let percent = |share: f64| language.per_cent(share, 2);
    let fit = words::say!(
        language,
        "retries-fit",
        p = percent(p),
        k = k,
        together = percent(*together),
        rho = language.marked(&typed),
    );
    let second = words::say!(
        language,
        "retries-second",
        second = percent(tries.second_after_failure),
        p = percent(p),
        either = percent(tries.either_of_two),
        independent = percent(1.0 - (1.0 - p) * (1.0 - p)),
    );
    let scenario = words::say!(language, "retries-scenario");
    let set = words::say!(language, "retries-set", set = format!("difficulty.rho_ai={typed}"));
    let (table, misfits) = (table(language, rows, k), misfits(language, rows, k));
    format!("{fit}\n\n{table}\n{misfits}\n{second}\n\n{scenario}\n\n[difficulty]\nrho_ai = {typed}\n\n{set}\n")
}

fn table(language: Language, rows: &[Row], fitted: u32) -> String {
    let percent = |share: f64| language.per_cent(share, 2);
    let columns = ["tries", "all", "published", "misfit", "independent"];
    let mut table = plain(columns.map(|column| words::say!(language, "retries-column", column = column)));
    for row in rows {
        let misfit = match row.misfit {
            Some(_) if row.k == 1 || row.k == fitted => words::say!(language, "retries-fitted"),
            Some(misfit) => points(language, misfit),
            None => UNDEFINED.to_owned(),
        };
        let published = row.published.map_or_else(|| UNDEFINED.to_owned(), percent);
        table.add_row([row.k.to_string(), percent(row.fitted), published, misfit, percent(row.independent)]);
    }
    right(table, ..)
}

/// What was published beside the pair and is not met by the fit.
fn misfits(language: Language, rows: &[Row], fitted: u32) -> String {
    let beside = |row: &&Row| row.k != 1 && row.k != fitted;
    let sentence = |row: &Row| {
        let misfit = row.misfit.filter(|misfit| misfit.abs() >= NOTABLE)?;
        let points = language.grouped(100.0 * misfit.abs(), 1);
        let side = if misfit < 0.0 { "below" } else { "above" };
        Some(words::say!(language, "retries-misfit", k = row.k, points = points, side = side))
    };
    let told: Vec<String> = rows.iter().filter(beside).filter_map(sentence).collect();
    if told.is_empty() { String::new() } else { format!("\n{}\n", told.join("\n")) }
}

fn points(language: Language, difference: f64) -> String {
    let sign = if difference < 0.0 { "−" } else { "+" };
    format!("{sign}{}", language.grouped(100.0 * difference.abs(), 2))
}
