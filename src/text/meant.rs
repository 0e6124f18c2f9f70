//! Keys that are meant by names which are none.

use super::fault::suggestion;

/// Other names that people have for a key, the key, and what to know beside it. A key of another section is named by its path.
pub type OtherName = (&'static [&'static str], &'static str, &'static str);

/// The key that is meant by a name which no key of the section has: the first of those `others` that may stand there, or stands
/// elsewhere, or one that looks like it.
pub fn meant(typed: &str, known: &[&str], others: &[OtherName]) -> Option<String> {
    let bare = typed.to_lowercase().replace(['-', ' '], "_");
    let named = || others.iter().filter(|(names, ..)| names.contains(&bare.as_str()));
    let other =
        named().find(|(_, key, _)| known.contains(key)).or_else(|| named().find(|(_, key, _)| key.contains('.')));
    let Some((_, key, remark)) = other else { return suggestion(typed, known.iter().copied()) };
    let remark = if remark.is_empty() { String::new() } else { format!(" ({remark})") };
    Some(format!("`{key}` is meant?{remark}"))
}
