//! Worlds that were held against what was published: their files.

use super::theme::Theme;
use super::{File, ReportError, drawings, json, markdown, tables};
use crate::findings::{Posterior, Summary};
use crate::plot::figures::posterior::{self, Drawing};
use crate::study::Sifted;
use crate::words::{self, Told};

/// The document of everything that was found.
pub const NAME: &str = "posterior.json";

/// Every file but the manifest.
///
/// # Errors
/// What the writers of figures, tables and JSON say.
pub fn files(
    found: &Posterior,
    (summary, sifted): (&Summary, &Sifted),
    theme: &Theme,
) -> Result<Vec<File>, ReportError> {
    let told = Told { summary, language: theme.language };
    let said = std::iter::once(words::posterior_question(found, told.language)).chain(words::posterior(&told, found));
    let mut files = vec![
        File::new(NAME, json(found)?.into_bytes()),
        File::new("draws.csv", tables::draws(&sifted.all, &names(summary, &sifted.all.design.strategies, sifted))?),
        File::new(
            "agreeing.csv",
            tables::draws(&sifted.kept, &names(summary, &sifted.kept.design.strategies, sifted))?,
        ),
        File::new("targets.csv", tables::foretold(found)?),
        File::new("inputs.csv", tables::learned(found)?),
        markdown(&found.title, said),
    ];
    files.extend(drawings(&posterior::all(Drawing { told: &told, found })?)?);
    Ok(files)
}

/// The names of strategies of a scenario, of which a summary tells all that were run.
fn names(summary: &Summary, strategies: &[usize], sifted: &Sifted) -> Vec<String> {
    let place = |strategy: &usize| sifted.kept.design.place(*strategy);
    strategies.iter().filter_map(place).map(|place| summary.strategies[place].id.clone()).collect()
}
