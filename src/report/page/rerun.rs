//! How to run it again: the command without places of a machine, and what identifies the run.

use maud::{Markup, html};

use super::{PIECE, Telling, around};
use crate::words::{Language, Told, say};

/// The command and the run's name, version and seed.
pub fn rerun(telling: &Telling) -> Markup {
    let told = telling.told;
    let facts = [
        ("run", told.run_id.clone()),
        ("version", format!("blendsim {}", told.version)),
        ("seed", told.seed.to_string()),
        ("scale", format!("1:{}", told.scale)),
        ("replications", told.replications.len().to_string()),
    ];
    let name = |fact: &str| say!(told.language, "page-run", fact = fact);
    let same = say!(told.language, "page-same-bytes", manifest = PIECE);
    html! {
        pre { code { (command(telling)) } }
        dl class="run" { @for (fact, value) in facts { div { dt { (name(fact)) } dd { (value) } } } }
        p { (around(&same, &html! { code { "manifest.json" } })) }
    }
}

fn command(telling: &Telling) -> String {
    let Telling { told, facts, .. } = telling;
    let mut words = vec!["blendsim run".to_owned(), quoted(&facts.typed)];
    words.push(format!("--scale 1:{} --seed {}", told.scale, told.seed));
    words.push(replications(told));
    if told.strategies.len() < facts.strategies.len() {
        let ids: Vec<&str> = told.strategies.iter().map(|strategy| strategy.id.as_str()).collect();
        words.push(format!("--strategy {}", quoted(&ids.join(","))));
    }
    words.extend((told.scale > 1).then(|| format!("--waits {}", told.waits.name())));
    words.extend(told.options.iter().cloned());
    // In another language than the default, the same bytes come only if it is asked for again.
    words.extend((told.language != Language::default()).then(|| format!("--language {}", told.language.code())));
    words.extend(told.flips.as_ref().map(|_| "--flips".to_owned()));
    words.extend(told.overrides.iter().map(|text| format!("--set {}", quoted(text))));
    words.join(" ")
}

/// All from the first on, or one alone.
fn replications(told: &Told) -> String {
    match told.replications[..] {
        [only] if only > 0 => format!("--only-replication {only}"),
        _ => format!("--replications {}", told.replications.len()),
    }
}

/// A word as a shell reads it back.
fn quoted(word: &str) -> String {
    let is_plain = |letter: char| letter.is_ascii_alphanumeric() || "-_.,:/".contains(letter);
    if word.chars().all(is_plain) && !word.is_empty() {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', "'\\''"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_quoted_where_a_shell_needs_it() {
        assert_eq!(quoted("tiny.toml"), "tiny.toml");
        assert_eq!(quoted("ai.auc=80 %"), "'ai.auc=80 %'");
        assert_eq!(quoted("it's"), "'it'\\''s'");
    }
}
