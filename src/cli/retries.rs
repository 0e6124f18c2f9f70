//! `retries`: how alike several tries at an issue are, from published pass^k.

use comfy_table::presets::NOTHING;
use comfy_table::{CellAlignment, ContentArrangement, LineStyle, Table};
use serde::Serialize;
use serde_json::json;

use super::args::{Format, RetriesArgs};
use super::failure::BadInput;
use super::say;
use crate::number::{UNDEFINED, grouped, per_cent};
use crate::stat::{MOST_RHO, Unfit, all_solve, fit_rho, second_after_failure};

/// Numbers of tries that are shown besides those given.
const SHOWN: [u32; 4] = [1, 2, 4, 8];
/// A misfit that is worth a sentence.
const NOTABLE: f64 = 0.01;

/// One number of tries.
#[derive(Debug, Serialize)]
struct Row {
    /// Tries.
    k: u32,
    /// All of them solve, by the fitted ρ.
    fitted: f64,
    /// As published.
    published: Option<f64>,
    /// Published less fitted.
    misfit: Option<f64>,
    /// All of them solve, if their luck were their own.
    independent: f64,
}

/// What was published: success of one try, and of several together in order of their number.
struct Published {
    p: f64,
    together: Vec<(u32, f64)>,
}

/// Fits ρ to pass^1 and the pass^k of the least k given, and shows all others beside it.
///
/// # Errors
/// Bad input: nothing to fit to, a pass^k given twice, a pair that no ρ gives.
pub fn retries(args: &RetriesArgs) -> anyhow::Result<()> {
    let published = published(args)?;
    let (k, together) = published.together[0];
    let rho = fit_rho(published.p, k, together).map_err(|unfit| refused(&published, unfit))?;
    let rows = rows(&published, rho);
    say(&match args.format {
        Format::Json => document(&published, rho, &rows)?,
        Format::Table => for_people(&published, rho, &rows),
    })
}

fn published(args: &RetriesArgs) -> Result<Published, BadInput> {
    let named = [(4, args.pass4), (8, args.pass8)].into_iter().filter_map(|(k, share)| Some((k, share?)));
    let mut together: Vec<(u32, f64)> = named.chain(args.pass.iter().copied()).collect();
    together.sort_by_key(|(k, _)| *k);
    if let Some(pair) = together.windows(2).find(|pair| pair[0].0 == pair[1].0) {
        return refuse(&format!("pass^{} is given twice; allowed: one share for each number of tries", pair[0].0));
    }
    if together.is_empty() {
        return refuse("nothing to fit to; give --pass4, or another as --pass 2=47%");
    }
    Ok(Published { p: args.pass1, together })
}

fn refuse<T>(text: &str) -> Result<T, BadInput> {
    Err(BadInput(text.to_owned()))
}

/// Why a pair cannot be fitted, with what could be.
fn refused(published: &Published, unfit: Unfit) -> BadInput {
    let (p, (k, together)) = (published.p, published.together[0]);
    let why = match unfit {
        _ if together > p => "more often together than one alone (are the two swapped?)".to_owned(),
        Unfit::BelowIndependent(_) => "less often together than if their luck were independent".to_owned(),
        Unfit::AboveMost(_) => format!("more alike than at ρ = {MOST_RHO}"),
    };
    let (least, most) = (all_solve(p, 0.0, k), all_solve(p, MOST_RHO, k));
    BadInput(format!(
        "pass^{k} of {} with pass^1 of {}: {k} tries solve {why}; allowed: {} to {}",
        percent(together),
        percent(p),
        percent(least),
        percent(most)
    ))
}

fn rows(published: &Published, rho: f64) -> Vec<Row> {
    let p = published.p;
    let given = |k: u32| published.together.iter().find(|(known, _)| *known == k).map(|(_, share)| *share);
    let mut tries: Vec<u32> = SHOWN.into_iter().chain(published.together.iter().map(|(k, _)| *k)).collect();
    tries.sort_unstable();
    tries.dedup();
    let row = |k: u32| {
        let (fitted, published) = (all_solve(p, rho, k), if k == 1 { Some(p) } else { given(k) });
        let misfit = published.map(|published| published - fitted);
        Row { k, fitted, published, misfit, independent: all_solve(p, 0.0, k) }
    };
    tries.into_iter().map(row).collect()
}

/// A second try after a first that failed, and the share that either of two solves.
fn two_tries(p: f64, rho: f64) -> (f64, f64) {
    (second_after_failure(p, rho), 2.0 * p - all_solve(p, rho, 2))
}

fn document(published: &Published, rho: f64, rows: &[Row]) -> serde_json::Result<String> {
    let (second_after_failure, either_of_two) = two_tries(published.p, rho);
    let told = json!({
        "rho": rho,
        "fitted_to": [1, published.together[0].0],
        "tries": rows,
        "second_after_failure": second_after_failure,
        "either_of_two": either_of_two,
        "scenario": format!("difficulty.rho_ai = {rho:.3}"),
    });
    super::json(&told)
}

fn for_people(published: &Published, rho: f64, rows: &[Row]) -> String {
    let (p, (k, together)) = (published.p, published.together[0]);
    let (second, either) = two_tries(p, rho);
    format!(
        "pass^1 of {} and pass^{k} of {} fit ρ = {rho:.3}: so much of the luck of a try is the issue's difficulty, which all \
         tries share.\n\n{}\n{}\nIf a first try has failed, a second solves {}, not {}. One of two tries solves {} of issues, \
         not {}.\n\nIn a scenario:\n\n[difficulty]\nrho_ai = {rho:.3}\n\nor, on the command line, --set \
         difficulty.rho_ai={rho:.3}\n",
        percent(p),
        percent(together),
        table(rows, k),
        misfits(rows, k),
        percent(second),
        percent(p),
        percent(either),
        percent(1.0 - (1.0 - p) * (1.0 - p)),
    )
}

fn table(rows: &[Row], fitted: u32) -> String {
    let mut table = Table::new();
    table.load_style(NOTHING.header_separator(LineStyle::none().fill('─').junction('─')));
    table.set_content_arrangement(ContentArrangement::Disabled);
    table.set_header(["Tries", "All solve", "Published", "Misfit, points", "If independent"]);
    for row in rows {
        let misfit = match row.misfit {
            Some(_) if row.k == 1 || row.k == fitted => "fitted".to_owned(),
            Some(misfit) => points(misfit),
            None => UNDEFINED.to_owned(),
        };
        let published = row.published.map_or_else(|| UNDEFINED.to_owned(), percent);
        table.add_row([row.k.to_string(), percent(row.fitted), published, misfit, percent(row.independent)]);
    }
    for column in table.column_iter_mut() {
        column.set_cell_alignment(CellAlignment::Right);
    }
    table.trim_fmt()
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
            grouped(100.0 * misfit.abs(), 1)
        ))
    };
    let told: String = rows.iter().filter(beside).filter_map(sentence).collect();
    if told.is_empty() { told } else { told + "\n" }
}

fn percent(share: f64) -> String {
    per_cent(share, 2)
}

fn points(difference: f64) -> String {
    let sign = if difference < 0.0 { "−" } else { "+" };
    format!("{sign}{}", grouped(100.0 * difference.abs(), 2))
}
