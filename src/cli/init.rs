//! `init`: a commented copy of a built-in scenario.

use std::path::PathBuf;

use super::args::InitArgs;
use super::say;
use crate::desk::{files, find};
use crate::words::{self, Language};

/// Writes a copy of a built-in scenario where nothing stands yet.
///
/// # Errors
/// Bad input for an unknown name or a file that exists; failures of the disk, after which no half file remains.
pub fn init(args: &InitArgs, language: Language) -> anyhow::Result<()> {
    let builtin = find::builtin_named(&args.name)?;
    let path = args.file.clone().unwrap_or_else(|| PathBuf::from(format!("{}.toml", builtin.id)));
    files::create(&[(&path, builtin.text)])?;
    say(&(words::say!(language, "init", path = path.display().to_string()) + "\n"))
}
