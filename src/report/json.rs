//! JSON documents.

use serde::Serialize;

/// One JSON document with a line's end: shortest floats that read back the same, undefined as `null`.
///
/// # Errors
/// What the serialiser says.
pub fn json<T: Serialize>(value: &T) -> Result<String, serde_json::Error> {
    let mut text = serde_json::to_string_pretty(value)?;
    text.push('\n');
    Ok(text)
}
