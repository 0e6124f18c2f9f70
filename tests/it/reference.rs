//! The tables of the reference pages are those that the program reads: every row as it stands there, and no other.

use std::fs;
use std::path::{Path, PathBuf};

use blendsim::books::{Better, LINES, METRICS, Subtotal, Unit};
use blendsim::scenario::keys::{Key, Kind, MODEL, MODEL_RESOLVER, ROOT, SECTIONS};

/// Fails with the rows that a page lacks and those that it has beyond, of the rows that `is_ours` takes for some of its table.
fn compare(page: &str, name: &str, rows: &[String], is_ours: impl Fn(&str) -> bool) {
    let missing = rows.iter().filter(|row| !page.lines().any(|line| line == *row)).map(|row| format!("+ {row}"));
    let beyond = page.lines().filter(|line| is_ours(line) && !rows.iter().any(|row| row == line));
    let differences: Vec<String> = missing.chain(beyond.map(|line| format!("- {line}"))).collect();
    assert!(differences.is_empty(), "{name}:\n{}", differences.join("\n"));
}

fn or_dash(text: &str) -> &str {
    if text.is_empty() { "—" } else { text }
}

/// A key's row but for the words that tell what may stand there.
fn row(key: &Key) -> [String; 2] {
    let default = match key.default {
        None => "*required*".to_owned(),
        Some("") => "—".to_owned(),
        Some(default) => format!("`{default}`"),
    };
    [format!("| `{}` | ", key.name), format!(" | {default} | {} | {} |", or_dash(key.source), key.meaning)]
}

#[test]
fn the_scenario_reference_tells_every_key_as_the_table_does() {
    let page = include_str!("../../docs/scenario.md");
    let keys: Vec<&Key> = SECTIONS.iter().flat_map(|(_, keys)| keys.iter()).chain(ROOT).collect();
    // Choices among measures and metrics are told where those are.
    let words = |key: &Key| match key.kind {
        Kind::Choice(words) if words.len() < 9 => words,
        _ => &[],
    };
    let tells = |line: &str, key: &Key| {
        let [before, after] = row(key);
        line.starts_with(&before)
            && line.ends_with(&after)
            && words(key)
                .iter()
                .all(|word| line.contains(&format!("`{word}`")) || line.contains(&format!("`\"{word}\"`")))
    };
    // A further model has the keys of the first; the page says so, and tells the others.
    let of_models: Vec<&str> = [MODEL, MODEL_RESOLVER].concat().iter().map(|key| key.name).collect();
    let is_inherited = |key: &Key| key.default == Some("") && of_models.contains(&key.name);
    let missing = keys.iter().filter(|key| !is_inherited(key) && !page.lines().any(|line| tells(line, key)));
    let missing = missing.map(|key| format!("+ {} {:?}", row(key).join("…"), words(key)));
    let rows = page.lines().filter(|line| line.starts_with("| `") && line.matches(" | ").count() == 4);
    let beyond = rows.filter(|line| !keys.iter().any(|key| tells(line, key))).map(|line| format!("- {line}"));
    let differences: Vec<String> = missing.chain(beyond).collect();
    assert!(differences.is_empty(), "docs/scenario.md:\n{}", differences.join("\n"));
}

#[test]
fn the_glossary_tells_every_metric_and_line_as_the_tables_do() {
    let page = include_str!("../../docs/glossary.md");
    let unit = |unit| match unit {
        Unit::Money => "money",
        Unit::Share => "share",
        Unit::Rate => "rate",
        Unit::Seconds => "s",
        Unit::Number => "number",
    };
    let better = |better| match better {
        Better::More => "more",
        Better::Less => "less",
        Better::Neither => "—",
    };
    let subtotal = |subtotal| match subtotal {
        Subtotal::Service => "service",
        Subtotal::Failure => "failure",
        Subtotal::Customer => "customer",
    };
    let metrics = METRICS.iter().map(|metric| {
        let (unit, better) = (unit(metric.unit), better(metric.better));
        format!("| `{}` | {} | {unit} | {better} | {} |", metric.id, metric.label, metric.definition)
    });
    let lines = LINES.iter().map(|line| format!("| `{}` | {} | {} |", line.id, line.label, subtotal(line.subtotal)));
    let rows: Vec<String> = metrics.chain(lines).collect();
    let of_days = ["`offered_per_hour`", "`on_duty`", "`required`", "`scheduled`"];
    let is_ours = |line: &str| line.starts_with("| `") && !of_days.iter().any(|id| line.contains(id));
    compare(page, "docs/glossary.md", &rows, is_ours);
}

/// What a file says that it is: the first sentences of its documentation, up to an empty line.
fn said(path: &Path) -> String {
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let lines = text.lines().map_while(|line| line.strip_prefix("//! "));
    lines.collect::<Vec<_>>().join(" ")
}

/// Files and folders of a folder, by name.
fn entries(folder: &Path) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> =
        fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("readable").path()).collect();
    found.sort();
    found
}

fn name(path: &Path) -> String {
    path.file_name().expect("a name").to_string_lossy().into_owned()
}

/// A row for every folder below a folder, in the words of the file that speaks for it.
fn rooms(folder: &Path, above: &str, rows: &mut Vec<String>) {
    for path in entries(folder).into_iter().filter(|path| path.is_dir()) {
        let room = format!("{above}{}", name(&path));
        let speaker = [path.join("mod.rs"), path.with_extension("rs")].into_iter().find(|speaker| speaker.exists());
        // A folder for which nobody speaks holds no code.
        rows.extend(speaker.map(|speaker| format!("| `{room}` | {} |", said(&speaker))));
        rooms(&path, &format!("{room}/"), rows);
    }
}

/// A row for every file of a folder but some, and but those that speak for a folder beside them.
fn files(folder: &Path, not: &[&str]) -> Vec<String> {
    let is_told =
        |path: &PathBuf| path.extension().is_some_and(|ending| ending == "rs") && !not.contains(&&*name(path));
    let row = |path: PathBuf| format!("| `{}` | {} |", name(&path).trim_end_matches(".rs"), said(&path));
    entries(folder).into_iter().filter(is_told).map(row).collect()
}

#[test]
fn the_architecture_page_lists_rooms_in_their_own_words() {
    let (page, root) = (include_str!("../../docs/architecture.md"), Path::new(env!("CARGO_MANIFEST_DIR")));
    let mut rows = files(&root.join("src"), &["lib.rs", "main.rs"]);
    rooms(&root.join("src"), "", &mut rows);
    compare(page, "docs/architecture.md", &rows, |line| line.starts_with("| `"));
}
