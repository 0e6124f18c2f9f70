//! `report`: the figures and the report of a results folder again, from that folder alone.

use super::args::ReportArgs;
use super::progress::{heed_interrupts, is_interrupted};
use super::say;
use crate::desk::find;
use crate::desk::reopen::reopen;
use crate::report::page;
use crate::words::{self, Language};

/// Makes figures and report again.
///
/// # Errors
/// Bad input if the theme has faults or the folder is not as its run left it; then nothing is written.
pub fn report(args: &ReportArgs, language: Option<Language>) -> anyhow::Result<()> {
    let theme = find::theme(args.theme.as_deref(), language)?;
    heed_interrupts()?;
    reopen(&args.folder)?.tell_again(&theme, &is_interrupted)?;
    let place = args.folder.join(page::NAME).display().to_string();
    say(&(words::say!(theme.language, "written", place = place) + "\n"))
}
