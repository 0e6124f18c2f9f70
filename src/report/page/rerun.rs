//! How to run it again: the command without places of a machine, and what identifies the run.

use maud::{Markup, html};

use super::Telling;
use crate::findings::Summary;

/// The command and the run's name, version and seed.
pub fn rerun(telling: &Telling) -> Markup {
    let summary = telling.summary;
    let facts = [
        ("Run", summary.run_id.clone()),
        ("Version", format!("blendsim {}", summary.version)),
        ("Seed", summary.seed.to_string()),
        ("Scale", format!("1:{}", summary.scale)),
        ("Replications", summary.replications.len().to_string()),
    ];
    html! {
        pre { code { (command(telling)) } }
        dl class="run" { @for (name, value) in facts { div { dt { (name) } dd { (value) } } } }
        p {
            "The same version gives the same bytes on any machine and any number of threads, in every file but "
            code { "manifest.json" } " (a theme, if there is one, has to be given again). The run's name is a hash of scenario, overrides, design and version."
        }
    }
}

fn command(telling: &Telling) -> String {
    let Telling { summary, facts, .. } = telling;
    let mut words = vec!["blendsim run".to_owned(), quoted(&facts.typed)];
    words.push(format!("--scale 1:{} --seed {}", summary.scale, summary.seed));
    words.push(replications(summary));
    if summary.strategies.len() < facts.strategies.len() {
        let ids: Vec<&str> = summary.strategies.iter().map(|strategy| strategy.id.as_str()).collect();
        words.push(format!("--strategy {}", quoted(&ids.join(","))));
    }
    words.extend(summary.options.iter().cloned());
    words.extend(summary.flips.as_ref().map(|_| "--flips".to_owned()));
    words.extend(summary.overrides.iter().map(|text| format!("--set {}", quoted(text))));
    words.join(" ")
}

/// All from the first on, or one alone.
fn replications(summary: &Summary) -> String {
    match summary.replications[..] {
        [only] if only > 0 => format!("--only-replication {only}"),
        _ => format!("--replications {}", summary.replications.len()),
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
