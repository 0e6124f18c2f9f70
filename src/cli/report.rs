//! `report`: the figures and the report of a results folder again, from that folder alone.

use super::args::ReportArgs;
use super::progress::{heed_interrupts, is_interrupted};
use super::{say, theme};
use crate::report::reopen::{RewriteError, reopen};
use crate::report::{page, told};

/// Makes figures and report again.
///
/// # Errors
/// Bad input if the theme has faults or the folder is not as its run left it; then nothing is written.
pub fn report(args: &ReportArgs) -> anyhow::Result<()> {
    let theme = theme::find(args.theme.as_deref())?;
    heed_interrupts()?;
    let kept = reopen(&args.folder)?;
    let files = told(&kept.summary, &kept.facts, &theme)?;
    kept.write(files, &is_interrupted).map_err(|error| match error {
        RewriteError::Folder(error) => anyhow::Error::from(error),
        RewriteError::Report(error) => error.into(),
    })?;
    say(&format!("Written to {}\n", args.folder.join(page::NAME).display()))
}
