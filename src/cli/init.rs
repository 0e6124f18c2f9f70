//! `init`: a commented copy of a built-in scenario.

use std::fs::{self, File};
use std::io::{ErrorKind, Write};
use std::path::PathBuf;

use anyhow::Context;

use super::args::InitArgs;
use super::failure::BadInput;
use super::say;
use super::source::builtin_named;

/// Writes a copy of a built-in scenario where nothing stands yet.
///
/// # Errors
/// Bad input for an unknown name or a file that exists; failures of the disk, after which no half file remains.
pub fn init(args: &InitArgs) -> anyhow::Result<()> {
    let builtin = builtin_named(&args.name)?;
    let path = args.file.clone().unwrap_or_else(|| PathBuf::from(format!("{}.toml", builtin.id)));
    let shown = path.display();
    let mut file = match File::create_new(&path) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            return Err(BadInput(format!("{shown} exists and is left as it is; name another file")).into());
        }
        other => other.with_context(|| format!("cannot write {shown}"))?,
    };
    if let Err(error) = file.write_all(builtin.text.as_bytes()).and_then(|()| file.sync_all()) {
        // The half that was written helps nobody.
        let _ = fs::remove_file(&path);
        return Err(error).with_context(|| format!("cannot write {shown}"));
    }
    say(&format!("Wrote {shown}. Edit it, then `blendsim check {shown}` and `blendsim run {shown}`.\n"))
}
