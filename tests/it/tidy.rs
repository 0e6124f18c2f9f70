//! The house rules that no compiler knows: floors, sizes, who may print, where numbers come from.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use blendsim::scenario::{Scenario, keys, parse};

/// The floors from the top: a room names only rooms to its right.
const FLOORS: [&str; 27] = [
    "main",
    "cli",
    "web",
    "desk",
    "report",
    "plot",
    "words",
    "validation",
    "findings",
    "study",
    "intake",
    "planner",
    "model",
    "scenario",
    "policy",
    "books",
    "clock",
    "text",
    "engine",
    "erlang",
    "stat",
    "dist",
    "exp",
    "rng",
    "threads",
    "escape",
    "unit",
];

/// Words that neither the engine nor the reader of texts has ever heard.
const DOMAIN: [&str; 12] = [
    "contact", "customer", "agent", "issue", "topic", "team", "strategy", "scenario", "escalat", "handoff", "support",
    "patience",
];

/// A file of the package.
struct Source {
    /// Path below the package, with `/`.
    path: String,
    text: String,
    /// The text without its test modules, and with comments and the inside of strings blanked.
    code: String,
    /// The text without its test modules.
    shipped: String,
}

impl Source {
    fn read(path: &Path) -> Self {
        let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let below = path.strip_prefix(root()).expect("below the package");
        let path = below.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/");
        let (code, shipped) = without_tests(&blanked(&text), &text);
        Self { path, text, code, shipped }
    }

    /// The room it belongs to: `src/model/contact/queue.rs` is in `model`.
    fn room(&self) -> &str {
        let below = self.path.strip_prefix("src/").unwrap_or(&self.path);
        below.split(['/', '.']).next().unwrap_or_default()
    }

    /// Its module: `src/model/people/mod.rs` is `model::people`.
    fn module(&self) -> String {
        let below = self.path.strip_prefix("src/").unwrap_or(&self.path).trim_end_matches(".rs");
        below.trim_end_matches("/mod").replace('/', "::")
    }

    fn lines(&self) -> usize {
        self.shipped.trim_end().lines().count()
    }
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// All Rust files below some folders of the package.
fn sources(folders: &[&str]) -> Vec<Source> {
    let mut found = Vec::new();
    let mut open: Vec<PathBuf> = folders.iter().map(|folder| root().join(folder)).collect();
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
            let path = entry.expect("readable").path();
            if path.is_dir() {
                // What a build left behind is nobody's writing.
                open.extend((!path.ends_with("target")).then_some(path));
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                found.push(Source::read(&path));
            }
        }
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    assert!(!found.is_empty(), "nothing to look at");
    found
}

/// The same text, byte by byte, with comments and the inside of strings and characters turned to spaces.
fn blanked(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = bytes.to_vec();
    let mut at = 0;
    while at < bytes.len() {
        let length = token(&bytes[at..], at > 0 && is_word(bytes[at - 1]));
        let is_code = length == 1;
        for byte in &mut out[at..at + length] {
            if !is_code && *byte != b'\n' {
                *byte = b' ';
            }
        }
        at += length;
    }
    String::from_utf8(out).expect("only whole characters are blanked")
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

/// Bytes of the comment, string or character that starts here; 1 if none does.
fn token(rest: &[u8], follows_word: bool) -> usize {
    let until = |end: &[u8], from: usize| {
        rest[from..]
            .windows(end.len())
            .position(|bytes| bytes == end)
            .map_or(rest.len(), |place| from + place + end.len())
    };
    match rest {
        [b'/', b'/', ..] => rest.iter().position(|&byte| byte == b'\n').unwrap_or(rest.len()),
        [b'/', b'*', ..] => until(b"*/", 2),
        [b'"', ..] => quoted(rest, b'"'),
        [b'r', b'"' | b'#', ..] if !follows_word => {
            let hashes = rest[1..].iter().take_while(|&&byte| byte == b'#').count();
            let end = [&b"\""[..], &b"#".repeat(hashes)].concat();
            if rest.get(1 + hashes) == Some(&b'"') { until(&end, 2 + hashes) } else { 1 }
        }
        // A character, not a lifetime: it is closed after one character or begins with a backslash.
        [b'\'', b'\\', ..] => quoted(rest, b'\''),
        [b'\'', first, ..] => {
            let width = match first {
                0..0x80 => 1,
                0x80..0xe0 => 2,
                0xe0..0xf0 => 3,
                _ => 4,
            };
            if rest.get(1 + width) == Some(&b'\'') { width + 2 } else { 1 }
        }
        _ => 1,
    }
}

fn quoted(rest: &[u8], end: u8) -> usize {
    let mut at = 1;
    while at < rest.len() && rest[at] != end {
        at += if rest[at] == b'\\' { 2 } else { 1 };
    }
    (at + 1).min(rest.len())
}

/// Where the block that opens at or after `from` ends.
fn block_end(code: &str, from: usize) -> usize {
    let mut depth = 0;
    for (place, byte) in code.bytes().enumerate().skip(from) {
        match byte {
            b'{' => depth += 1,
            b'}' if depth == 1 => return place + 1,
            b'}' => depth -= 1,
            b';' if depth == 0 => return place + 1,
            _ => {}
        }
    }
    code.len()
}

/// Both texts without the items that are compiled for tests only.
fn without_tests(code: &str, text: &str) -> (String, String) {
    let (mut kept_code, mut kept_text) = (String::new(), String::new());
    let mut from = 0;
    while let Some(place) = code[from..].find("#[cfg(test)]") {
        let start = from + place;
        kept_code += &code[from..start];
        kept_text += &text[from..start];
        from = block_end(code, start + "#[cfg(test)]".len());
    }
    (kept_code + &code[from..], kept_text + &text[from..])
}

/// The paths that a piece of code names after some words, with every list in them spelt out: `use a::{b, c::d}` names
/// `a::b` and `a::c::d`.
fn paths_named(code: &str, after: &str) -> Vec<String> {
    let is_start = |place: usize| place == 0 || !(is_word(code.as_bytes()[place - 1]) || code[..place].ends_with("::"));
    let mut found = Vec::new();
    for (place, _) in code.match_indices(after).filter(|(place, _)| is_start(*place)) {
        spell_out(&code[place + after.len()..], "", &mut found);
    }
    found
}

fn spell_out(text: &str, before: &str, found: &mut Vec<String>) {
    let text = text.trim_start();
    let length = text.bytes().position(|byte| !is_word(byte) && byte != b':').unwrap_or(text.len());
    let path = before.to_owned() + &text[..length];
    let rest = &text[length..];
    if !rest.starts_with('{') || !(path.is_empty() || path.ends_with("::")) {
        found.push(path);
        return;
    }
    let mut depth = 0;
    let list = &rest[1..block_end(rest, 0) - 1];
    let parts = list.split(|letter| {
        depth += i32::from(letter == '{') - i32::from(letter == '}');
        letter == ',' && depth == 0
    });
    parts.for_each(|part| spell_out(part, &path, found));
}

/// The rooms that a piece of code names.
fn rooms_named(code: &str) -> Vec<String> {
    let paths = ["crate::", "blendsim::"].map(|root| paths_named(code, root)).concat();
    let mut rooms: Vec<String> =
        paths.iter().map(|path| path.split("::").next().unwrap_or_default().to_owned()).collect();
    rooms.dedup();
    rooms
}

/// Who names whom.
type Graph = BTreeMap<String, BTreeSet<String>>;

/// All who stand in a circle, or between two: nobody, where there is none.
fn circle(graph: &Graph) -> Vec<&str> {
    let mut left: BTreeSet<&str> = graph.keys().map(String::as_str).collect();
    loop {
        let names = |one: &str, other: &str| one != other && graph[one].contains(other);
        let is_between =
            |one: &&str| left.iter().any(|other| names(one, other)) && left.iter().any(|other| names(other, one));
        let next: BTreeSet<&str> = left.iter().copied().filter(is_between).collect();
        if next.len() == left.len() {
            return next.into_iter().collect();
        }
        left = next;
    }
}

/// Where a path leads: the module in which what it names is defined, wherever it is shown from.
fn home(modules: &BTreeMap<String, &Source>, path: &str) -> Option<String> {
    let (mut module, mut item) = (path, "");
    while !modules.contains_key(module) {
        let (before, last) = module.rsplit_once("::")?;
        (module, item) = (before, last);
    }
    let shown = paths_named(&modules[module].code, "use ");
    let from = shown.iter().find(|shown| shown.rsplit("::").next() == Some(item) && shown.contains("::"));
    let is_own =
        |shown: &str| modules.contains_key(&format!("{module}::{}", shown.split("::").next().unwrap_or(shown)));
    match from.filter(|shown| is_own(shown)) {
        Some(shown) => home(modules, &format!("{module}::{shown}")),
        None => Some(module.to_owned()),
    }
}

/// Which module names which. The file of a whole room is the room: those beneath it may name it.
fn modules_named(files: &[Source]) -> Graph {
    let modules: BTreeMap<String, &Source> = files.iter().map(|source| (source.module(), source)).collect();
    let of = |(module, source): (&String, &&Source)| {
        let above = module.rsplit_once("::").map_or("", |(above, _)| above);
        let full = |root: &str, path: String| if root.is_empty() { path } else { format!("{root}::{path}") };
        let mut paths = paths_named(&source.code, "crate::");
        paths.extend(paths_named(&source.code, "super::").into_iter().map(|path| full(above, path)));
        paths.extend(paths_named(&source.code, "use ").into_iter().map(|path| full(module, path)));
        let homes = paths.iter().filter_map(|path| home(&modules, path));
        (module.clone(), homes.filter(|home| !format!("{module}::").starts_with(&format!("{home}::"))).collect())
    };
    modules.iter().map(of).collect()
}

/// The same between larger parts, each named by `part`; `None` for what is in none.
fn parts_named(graph: &Graph, part: impl Fn(&str) -> Option<String>) -> Graph {
    let mut parts = Graph::new();
    for (module, named) in graph {
        let Some(own) = part(module) else { continue };
        parts.entry(own).or_default().extend(named.iter().filter_map(|named| part(named)));
    }
    parts
}

/// The functions of a piece of code: name and number of lines.
fn functions(code: &str) -> Vec<(String, usize)> {
    let starts = code.match_indices("fn ").filter(|(place, _)| *place == 0 || !is_word(code.as_bytes()[place - 1]));
    starts
        .filter_map(|(place, _)| {
            let name: String =
                code[place + 3..].chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect();
            let body = &code[place..block_end(code, place)];
            (!name.is_empty() && body.contains('{')).then(|| (name, body.lines().count()))
        })
        .collect()
}

/// Fails with all complaints at once.
fn assert_none(complaints: &[String]) {
    assert!(complaints.is_empty(), "\n{}", complaints.join("\n"));
}

#[test]
fn the_rules_can_read_rust() {
    let text = "use crate::{rng, stat::{self, tally}};\n// crate::cli\nfn f() -> &'static str { \"} crate::web {\" }\n\
                #[cfg(test)]\nmod tests { use crate::model; fn g() { '}'; } }\nfn h() {\n crate::dist::x();\n}\n";
    let (code, shipped) = without_tests(&blanked(text), text);
    assert_eq!(rooms_named(&code), ["rng", "stat", "dist"]);
    assert_eq!(functions(&code), [("f".to_owned(), 1), ("h".to_owned(), 3)]);
    assert!(shipped.contains("crate::web") && !shipped.contains("crate::model"));
}

#[test]
fn a_room_names_only_rooms_below_it() {
    let floor = |room: &str| FLOORS.iter().position(|known| *known == room);
    let mut complaints = Vec::new();
    for source in sources(&["src"]).iter().filter(|source| source.path != "src/lib.rs") {
        let Some(own) = floor(source.room()) else {
            complaints.push(format!("{} is in no known room", source.path));
            continue;
        };
        for named in rooms_named(&source.code) {
            if floor(&named).is_some_and(|named| named < own) {
                complaints.push(format!("{} looks upstairs to {named}", source.path));
            }
        }
    }
    assert_none(&complaints);
}

/// Neither the rooms, nor the rooms and files in them.
#[test]
fn nobody_goes_round_in_circles() {
    let files: Vec<Source> = sources(&["src"]).into_iter().filter(|source| source.path != "src/lib.rs").collect();
    let graph = modules_named(&files);
    let first = |module: &str| module.split("::").next().map(str::to_owned);
    let mut complaints = Vec::new();
    let mut complain = |what: &str, graph: &Graph| {
        let circle = circle(graph);
        complaints.extend((!circle.is_empty()).then(|| format!("{what} in a circle: {}", circle.join(", "))));
    };
    complain("rooms", &parts_named(&graph, first));
    let mut n_with_parts = 0;
    for room in FLOORS {
        let inner = |module: &str| module.strip_prefix(room)?.strip_prefix("::").map(str::to_owned);
        let parts = parts_named(&graph, inner);
        n_with_parts += usize::from(parts.values().any(|named| !named.is_empty()));
        complain(&format!("files of {room}"), &parts);
        complain(&format!("rooms of {room}"), &parts_named(&parts, first));
    }
    assert!(n_with_parts > 15, "parts of {n_with_parts} rooms name one another");
    assert_none(&complaints);
}

#[test]
fn a_circle_is_found_wherever_names_are_shown_from() {
    let source = |(path, code): (&str, &str)| {
        let code = code.to_owned();
        Source { path: path.to_owned(), text: code.clone(), shipped: code.clone(), code }
    };
    let with = |last: &str| -> Vec<Source> {
        let lines = ("src/a/b/lines.rs", "use super::B;\nuse crate::a::issue::Issue;\n");
        let whole = ("src/a/b/mod.rs", "pub use lines::{Line, Lines};\nstruct B(Line);\n");
        [lines, whole, ("src/a/mod.rs", "mod b;\nuse b::Line;\n"), ("src/a/issue.rs", last)].map(source).into()
    };
    let circle_with = |last: &str| circle(&modules_named(&with(last))).join(" ");
    assert_eq!(circle_with("use super::Line;\n"), "a::b::lines a::issue", "shown from two rooms further up");
    assert_eq!(circle_with("fn f() { crate::a::b::Lines::new() }\n"), "a::b::lines a::issue");
    assert_eq!(circle_with("use super::super::other::Line;\n"), "", "the twin names nobody of them");
}

#[test]
fn narrow_rooms_name_few_others() {
    let mut complaints = Vec::new();
    for source in sources(&["src"]) {
        let named = rooms_named(&source.code);
        let forbidden = |room: &str| match source.room() {
            "policy" => !["policy", "unit"].contains(&room),
            "plot" | "report" | "web" => ["model", "engine"].contains(&room),
            "desk" => room == "engine",
            "engine" => room != "engine",
            _ => false,
        };
        complaints
            .extend(named.iter().filter(|room| forbidden(room)).map(|room| format!("{} names {room}", source.path)));
    }
    assert_none(&complaints);
}

/// Words of the domain in the files of a folder, each with its file.
fn words_of_support(folder: &str) -> Vec<String> {
    let of = |source: &Source| {
        let text = source.shipped.to_lowercase();
        let heard = DOMAIN.iter().filter(|word| text.contains(**word)).map(|word| format!("{}: {word}", source.path));
        heard.collect::<Vec<_>>()
    };
    sources(&[folder]).iter().flat_map(of).collect()
}

#[test]
fn the_engine_has_never_heard_of_support() {
    assert_none(&words_of_support("src/engine"));
}

/// A page such as a theme is read by it too. The room above, which knows what a scenario is, is its twin.
#[test]
fn the_reader_of_texts_has_never_heard_of_support() {
    assert_none(&words_of_support("src/text"));
    assert!(words_of_support("src/scenario").len() > DOMAIN.len(), "the words are found where they are");
}

#[test]
fn only_the_door_touches_disk_and_screen() {
    let mut complaints = Vec::new();
    for source in sources(&["src"]) {
        let mut rule = |words: &[&str], rooms: &[&str]| {
            let used = words.iter().filter(|word| source.code.contains(**word) && !rooms.contains(&source.room()));
            complaints.extend(used.map(|word| format!("{} uses {word}", source.path)));
        };
        rule(&["std::fs", "fs::read", "fs::write", "File::create", "File::open"], &["desk"]);
        rule(&["println!", "print!(", "eprint!(", "dbg!", "stdout()", "stderr()"], &["main", "cli"]);
        rule(&["clap::", "indicatif::", "miette::", "anyhow::", "comfy_table::", "signal_hook::"], &["main", "cli"]);
    }
    assert_none(&complaints);
}

/// So that a test can count every call that changes a disk, and every file that is read has an end.
#[test]
fn one_file_writes_and_one_reads() {
    let changes =
        ["fs::write", "fs::rename", "fs::remove_", "fs::create_dir", "fs::copy", "create_new", "File::create"];
    let reads = ["fs::read(", "fs::read_to_string", "read_to_end", "read_to_string"];
    let mut complaints = Vec::new();
    for source in sources(&["src"]).iter().filter(|source| !source.path.ends_with("/faulty.rs")) {
        for (words, path) in [(&changes[..], "src/desk/disk.rs"), (&reads[..], "src/desk/input.rs")] {
            let used = words.iter().filter(|word| source.path != path && source.code.contains(**word));
            complaints.extend(used.map(|word| format!("{} uses {word}", source.path)));
        }
    }
    assert_none(&complaints);
}

#[test]
fn every_file_says_what_it_is_first() {
    let files = sources(&["src", "tests", "benches"]);
    let silent = files.iter().filter(|source| !source.text.starts_with("//! "));
    assert_none(&silent.map(|source| source.path.clone()).collect::<Vec<_>>());
}

#[test]
fn files_are_short() {
    let files = sources(&["src"]);
    let long = files.iter().filter(|source| source.lines() > 400);
    assert_none(&long.map(|source| format!("{}: {} lines", source.path, source.lines())).collect::<Vec<_>>());
    let mut lengths: Vec<usize> = files.iter().map(Source::lines).collect();
    lengths.sort_unstable();
    let median = lengths[lengths.len() / 2];
    assert!(median <= 120, "the median file has {median} lines");
}

#[test]
fn functions_fit_on_a_screen() {
    let mut complaints = Vec::new();
    for source in sources(&["src"]) {
        let long = functions(&source.code).into_iter().filter(|(_, lines)| *lines > 40);
        complaints.extend(long.map(|(name, lines)| format!("{}: {name} has {lines} lines", source.path)));
    }
    assert_none(&complaints);
}

#[test]
fn nothing_is_left_for_later() {
    let later = [concat!("TO", "DO"), concat!("FIX", "ME"), concat!("#[ig", "nore"), concat!("allow(dead", "_code)")];
    let mut complaints = Vec::new();
    for source in sources(&["src", "tests", "benches"]) {
        complaints.extend(
            later.iter().filter(|word| source.text.contains(**word)).map(|word| format!("{}: {word}", source.path)),
        );
    }
    assert_none(&complaints);
}

/// Words such as K25 or A14.
fn source_ids(text: &str) -> Vec<&str> {
    let words = text.split(|letter: char| !letter.is_ascii_alphanumeric());
    let is_id = |word: &&str| match word.as_bytes() {
        [letter, tens, ones] => letter.is_ascii_uppercase() && tens.is_ascii_digit() && ones.is_ascii_digit(),
        _ => false,
    };
    words.filter(is_id).collect()
}

#[test]
fn every_source_named_is_a_row_of_the_evidence() {
    let read = |path: &str| fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"));
    let evidence = read("docs/evidence.md");
    let rows: Vec<&str> =
        evidence.lines().filter_map(|line| line.strip_prefix('|')?.split('|').next()).map(str::trim).collect();
    let mut files: Vec<String> = sources(&["src/scenario"]).into_iter().map(|source| source.path).collect();
    for entry in fs::read_dir(root().join("scenarios")).expect("there are scenarios") {
        let entry = entry.expect("readable");
        if entry.path().is_file() {
            files.push(format!("scenarios/{}", entry.file_name().to_string_lossy()));
        }
    }
    let mut complaints = Vec::new();
    let mut n_named = 0;
    for file in files {
        let text = read(&file);
        for id in source_ids(&text) {
            n_named += 1;
            if !rows.contains(&id) {
                complaints.push(format!("{file}: {id} is no row of docs/evidence.md"));
            }
        }
    }
    assert!(n_named > 50, "the scenarios name {n_named} sources");
    assert_none(&complaints);
}

/// A scenario with nothing in it but what is required.
const BARE: &str = r#"
schema = 1
title = "Only what must be there"
start = 2024-01-01
length = "8 weeks"
baseline = "only"
[customers]
count = 1000
[demand]
issues_per_customer_month = 1
[calendar.day]
on = 2024-01-10
hours = "closed"
[topic.easy]
share = 1
handle_time = { dist = "exponential", mean = "5 min" }
[team.desk]
headcount = 20
success = 0.9
[team.desk.staffing]
plan = "service-level"
target = 0.8
[team.desk.staffing.shift.desk]
length = "24 h"
[team.desk.proficiency]
half_time = "1 week"
[team.desk.assist]
at_start = 0.34
[model.swift]
[strategy.only]
[strategy.only.pilot]
share = 0.1
routing.first = "people"
[strategy.only.pilot.gate]
measure = "wait"
at = 2024-02-05
most = "10 s"
[target.figure]
title = "A published figure"
strategy = "only"
metric = "wait"
published = "10 s"
least = 5
most = 15
"#;

/// What a scenario says, without the lists of what was given.
fn meaning(scenario: &Scenario) -> String {
    format!("{:?}", Scenario { assumptions: Vec::new(), overrides: Vec::new(), ..scenario.clone() })
}

/// Where the keys of each section of the table are typed in [`BARE`].
fn typed_path(section: &str) -> String {
    let names = BTreeMap::from([
        ("segment", "all"),
        ("calendar", "day"),
        ("channel", "all"),
        ("topic", "easy"),
        ("team", "desk"),
        ("model", "swift"),
        ("strategy", "only"),
        ("target", "figure"),
    ]);
    let first = section.split('.').next().unwrap_or_default();
    let place = section.replace("NAME", names.get(first).copied().unwrap_or_default());
    if place.is_empty() { place } else { place + "." }
}

/// A key of a trigger that says what holds without it.
const DEFAULT: &str = "times = 1";

/// A list of one trigger, with another key.
fn trigger(key: &str) -> String {
    format!("strategy.only.trigger=[{{ measure = \"wait\", above = \"1 min\", routing.first = \"people\", {key} }}]")
}

/// Each default of the table, typed out, is read without fault and changes nothing.
#[test]
fn every_default_means_what_is_done_without_it() {
    let bare = parse("x", "x", BARE, &[trigger(DEFAULT)]).unwrap_or_else(|faults| panic!("{faults}"));
    let mut complaints = Vec::new();
    let mut n_typed = 0;
    for (section, keys) in keys::SECTIONS {
        for key in *keys {
            let Some(default) = key.default.filter(|default| !default.is_empty()) else { continue };
            n_typed += 1;
            let typed = format!("{}{}={default}", typed_path(section), key.name);
            // An entry of a list cannot be addressed: the list is typed out.
            let quoted = if default.parse::<f64>().is_ok() { default.to_owned() } else { format!("{default:?}") };
            let listed = section.ends_with("trigger");
            let typed = if listed { trigger(&format!("{} = {quoted}", key.name)) } else { typed };
            match parse("x", "x", BARE, &[trigger(DEFAULT), typed.clone()]) {
                Err(faults) => complaints.push(format!("{typed}: {faults}")),
                Ok(scenario) if meaning(&scenario) != meaning(&bare) => {
                    complaints.push(format!("{typed} changes the scenario"));
                }
                Ok(_) => {}
            }
        }
    }
    assert!(n_typed > 90, "the table has {n_typed} defaults");
    assert_none(&complaints);
}
