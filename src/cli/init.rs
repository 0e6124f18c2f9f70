//! `init`: a commented copy of a built-in scenario.

use std::path::PathBuf;

use super::args::InitArgs;
use super::say;
use crate::desk::{files, find};

/// Writes a copy of a built-in scenario where nothing stands yet.
///
/// # Errors
/// Bad input for an unknown name or a file that exists; failures of the disk, after which no half file remains.
pub fn init(args: &InitArgs) -> anyhow::Result<()> {
    let builtin = find::builtin_named(&args.name)?;
    let path = args.file.clone().unwrap_or_else(|| PathBuf::from(format!("{}.toml", builtin.id)));
    let shown = path.display();
    files::create(&[(&path, builtin.text)])?;
    say(&format!("Wrote {shown}. Edit it, then `blendsim check {shown}` and `blendsim run {shown}`.\n"))
}
