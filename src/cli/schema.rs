//! `schema`: the JSON Schema of scenario files.

use super::say;
use crate::report;

/// Prints the schema.
///
/// # Errors
/// A standard output that cannot be written to.
pub fn schema() -> anyhow::Result<()> {
    say(&report::json(&report::schema::schema())?)
}
