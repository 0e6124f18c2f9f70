//! A run that is told in German: complete, chosen by an option or a theme, and told again from the folder.

use std::collections::BTreeSet;

use scraper::{Html, Selector};

use super::hostile::WORLD;
use super::{Desk, text};

/// Words of every English sentence, and of no German one, nor a key that is told as it is typed.
const ENGLISH: [&str; 23] = [
    "the", "of", "and", "with", "is", "are", "not", "from", "that", "which", "than", "year", "weeks", "people", "by",
    "strategy", "no", "found", "under", "cost", "resolved", "share", "week",
];

/// The world with every section, all typed texts of which are bare of words.
fn world() -> String {
    let names = ["segment", "surge", "topic", "channel", "outage", "update", "model", "team", "strategy", "target"];
    let all = names.iter().chain(&["contradiction", "fit", "source", "note", "reading"]);
    let world = all.enumerate().fold(WORLD.to_owned(), |world, (n, name)| {
        let renamed = format!("{}X", (b'A' + n as u8) as char);
        ["one", "two"].iter().fold(world, |world, nth| {
            world.replace(&format!("{name}_{nth}"), &format!("{renamed}{}", if *nth == "one" { 1 } else { 2 }))
        })
    });
    world
        .replace("title = \"one\"", "title = \"X\"")
        .replace("title = \"two\"", "title = \"Y\"")
        .replace("customers.count = 900", "ai.tries = 3")
}

/// English words among the words of a text.
fn english(told: &str) -> BTreeSet<String> {
    let words = told.split(|letter: char| !letter.is_alphabetic()).map(str::to_lowercase);
    words.filter(|word| ENGLISH.contains(&word.as_str())).collect()
}

/// Everything that people read of a page, what a screen reader says included, and nothing that is typed.
fn of_page(page: &str) -> String {
    let page = Html::parse_document(page);
    let typed = Selector::parse("code, pre, a[href^=figures], style").unwrap();
    let skipped: BTreeSet<_> =
        page.select(&typed).flat_map(|element| element.descendants().map(|node| node.id())).collect();
    let texts = page.tree.nodes().filter(|node| !skipped.contains(&node.id()));
    let shown = texts.filter_map(|node| match node.value() {
        scraper::Node::Text(text) => Some(text.to_string()),
        scraper::Node::Element(element) => {
            let said = ["title", "aria-label", "alt"].map(|name| element.attr(name).unwrap_or_default());
            Some(said.join(" "))
        }
        _ => None,
    });
    shown.collect::<Vec<_>>().join("\n")
}

/// What a run tells in words: terminal, answer, page and figures.
fn told(desk: &Desk, stdout: &[u8], folder: &str) -> Vec<(String, String)> {
    let mut told = vec![("stdout".to_owned(), text(stdout))];
    for (name, bytes) in desk.files(folder) {
        let content = match name.rsplit('.').next() {
            Some("md") => text(&bytes),
            Some("html") => of_page(&text(&bytes)),
            Some("svg") => {
                let svg = text(&bytes);
                let tree = roxmltree::Document::parse(&svg).unwrap();
                tree.descendants().filter_map(|node| node.text().map(str::to_owned)).collect::<Vec<_>>().join("\n")
            }
            _ => continue,
        };
        told.push((name, content));
    }
    assert!(told.len() > 8);
    told
}

#[test]
fn nothing_of_a_run_in_german_is_told_in_english() {
    let desk = Desk::new();
    desk.put("world.toml", world());
    for options in ["", "--replications 1", "--scale 1:1", "--strategy IX1", "--no-fits --flips --scale 1:1"] {
        let output = desk.run(&format!("run world.toml --language de --out out --force {options}"));
        assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
        for (name, told) in told(&desk, &output.stdout, "out") {
            let lines: Vec<&str> = told.lines().filter(|line| !english(line).is_empty()).collect();
            assert_eq!(lines, Vec::<&str>::new(), "{name} of {options}");
        }
    }
    // The twin: the same run in English.
    let output = desk.run("run world.toml --out english");
    assert!(told(&desk, &output.stdout, "english").iter().all(|(_, told)| !english(told).is_empty()));
}

#[test]
fn a_language_changes_no_number_and_the_folder_is_told_again_in_any() {
    let desk = Desk::new();
    let run = |arguments: &str| {
        let output = desk.run(arguments);
        assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    };
    run("run tiny.toml --out english");
    run("run tiny.toml --out german --language de");
    desk.put("theme.toml", "language = \"de\"\n");
    run("run tiny.toml --out themed --theme theme.toml");
    let files =
        |folder: &str| desk.files(folder).into_iter().filter(|(name, _)| name != "manifest.json").collect::<Vec<_>>();
    assert_eq!(files("german"), files("themed"));
    let data = |folder: &str| {
        let is_data = |name: &str| matches!(name.rsplit('.').next(), Some("csv" | "json"));
        files(folder).into_iter().filter(|(name, _)| is_data(name)).collect::<Vec<_>>()
    };
    assert_eq!(data("english"), data("german"));
    run("report german");
    assert_eq!(files("german"), files("english"), "without a language it is English again");
    run("report english --theme theme.toml");
    assert_eq!(files("english"), files("themed"));
    run("report english --theme theme.toml --language en");
    assert_eq!(files("english"), files("german"), "an option goes before a theme");
}

#[test]
fn a_language_that_there_is_not_is_refused_with_those_that_there_are() {
    let desk = Desk::new();
    let output = desk.run("run tiny.toml --language fr");
    let told = text(&output.stderr);
    assert_eq!(output.status.code(), Some(2));
    assert!(told.contains("fr") && told.contains("en") && told.contains("de"), "{told}");
    desk.put("theme.toml", "language = \"fr\"\n");
    let output = desk.run("run tiny.toml --theme theme.toml");
    let told = text(&output.stderr);
    assert_eq!(output.status.code(), Some(2));
    assert!(told.contains("theme.toml:1") && told.contains("\"fr\"") && told.contains("\"de\""), "{told}");
    assert!(!desk.path("results").exists());
}
