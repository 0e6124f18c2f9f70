//! Texts that mean harm, in every field of a scenario and a theme: refused with a good fault, or told harmlessly in every form.

use blendsim::escape::{is_hidden, terminal, toml};
use blendsim::report::theme::Theme;
use blendsim::scenario::keys::{Kind, SECTIONS};
use blendsim::scenario::{Fault, parse};
use pulldown_cmark::{Event, Options, Parser, Tag};
use scraper::Html;

use super::{Desk, text};

/// What is typed between the quotes of a TOML text.
fn bodies() -> Vec<String> {
    let bodies = [
        "]]></script><script>alert(1)</script></text></svg><!-- & --> &amp; &#0;'\\\"`$(x)",
        "]]>",
        "=1+1",
        "+1+1",
        "-2+3",
        "@SUM(A1)",
        "\\t=1",
        "a\\u001b[31mb\\u0007",
        "\\u0000",
        "\\u009b31m",
        "\\u202etxt.exe",
        "👩‍👩‍👧 🇩🇪 e\\u0301\\u0301\\u0301 n\\u0303",
        "a\\nb: found nothing; allowed: nothing",
        "a\\rb",
        "\\ud800",
        "\\udfff\\ud800",
        "\\ufffe",
        "../../etc/passwd",
        "",
    ];
    bodies.into_iter().map(str::to_owned).chain(["long ".repeat(2000), "x".repeat(10_000)]).collect()
}

/// A world with every section of the table of keys; each name stands in quotes.
pub const WORLD: &str = r#"
schema = 1
title = "t"
start = 2025-01-06
length = "6 weeks"
warmup = "1 weeks"
cooldown = "1 weeks"
currency = "USD"
baseline = "strategy_one"
[run]
replications = 2
[customers]
count = { low = 900, mode = 1000, high = 1100, source = "source_one", note = "note_one" }
[segment."segment_one"]
share = 1
remaining_value = 40
[demand]
issues_per_customer_month = { low = 0.4, mode = 0.5, high = 0.6 }
[demand.surge."surge_one"]
from = "2025-01-20 14:00"
length = "1 days"
factor = 2
[calendar."calendar_one"]
on = "2025-01-27"
demand = 0.5
[topic."topic_two"]
share = 0.5
handle_time = { dist = "exponential", mean = "5 min" }
[topic."topic_one"]
share = 0.5
handle_time = { dist = "exponential", mean = "5 min" }
[difficulty]
[patience]
[experience]
[trust]
[leaving]
[mood]
[survey]
[reporting]
[alarm]
[damage]
[channel."channel_one"]
share = 1
[routing]
[human_access]
[escalation]
[handoff]
[ai]
success = "60 %"
models = ["model_one"]
[ai.outage."outage_one"]
from = "2025-01-20"
length = "1 h"
[ai.learning]
[ai.update."update_one"]
at = "2025-01-20"
shift = 0.1
[model."model_one"]
success = "70 %"
[model."model_one".outage."outage_two"]
from = "2025-01-21"
length = "1 h"
[model."model_one".learning]
[model."model_one".update."update_two"]
at = "2025-01-21"
shift = 0.1
[team."team_one"]
headcount = 10
success = "85 %"
pay_per_hour = 20
[team."team_two"]
serves = ["topic_two"]
headcount = 2
success = "85 %"
[team."team_two".overflow]
topics = ["topic_one"]
after = "1 min"
[team."team_one".proficiency]
half_time = "12 weeks"
[team."team_one".staffing]
plan = "service-level"
target = "80 %"
[team."team_one".staffing.shift."shift_one"]
length = "8 h"
[team."team_one".turnover]
when_new = 2
[team."team_one".assist]
price_per_month = 10
[[team."team_one".breaks]]
from = "12:00"
length = "30 min"
share = 0.1
[strategy."strategy_one"]
title = "one"
[strategy."strategy_two"]
title = "two"
routing.first = "ai"
[[strategy."strategy_two".change]]
at = "2025-01-20"
ai.tries = 3
[[strategy."strategy_two".trigger]]
measure = "wait"
above = "10 s"
ai.tries = 4
[strategy."strategy_two".pilot]
share = 0.5
handoff.kind = "warm"
[strategy."strategy_two".pilot.gate]
measure = "csat_observed"
at = "2025-02-03"
least = "-5 %"
[known]
occupancy = "80 %"
[target."target_one"]
title = "t"
strategy = "strategy_two"
metric = "wait"
published = "10 s"
least = 0
most = 15
[contradiction."contradiction_one"]
title = "t"
[contradiction."contradiction_one".readings]
"strategy_one" = "reading_one"
"strategy_two" = "reading_two"
[correlation."correlation_one"]
inputs = ["customers.count", "demand.issues_per_customer_month"]
rank = 0.5
[fit."fit_one"]
title = "t"
customers.count = 900
"#;

/// Names that somebody chose, besides the values of keys of kind text.
const NAMES: [&str; 23] = [
    "segment_one",
    "surge_one",
    "calendar_one",
    "topic_one",
    "channel_one",
    "outage_one",
    "update_one",
    "model_one",
    "outage_two",
    "shift_one",
    "update_two",
    "team_one",
    "team_two",
    "strategy_one",
    "strategy_two",
    "target_one",
    "contradiction_one",
    "correlation_one",
    "fit_one",
    "source_one",
    "note_one",
    "reading_one",
    "reading_two",
];

/// The header of a section of the table of keys in [`WORLD`], or nothing for the file itself.
fn header(section: &str) -> String {
    let lines = WORLD.lines().filter(|line| line.starts_with('['));
    let mut found = lines.filter(|line| {
        let path = line.trim_matches(['[', ']']).split('.');
        let named: Vec<&str> = path.map(|part| if part.starts_with('"') { "NAME" } else { part }).collect();
        named.join(".") == section
    });
    // The last one: of strategies that with changes, of teams that with overflow.
    found.next_back().unwrap_or_else(|| panic!("the world has no section {section}")).to_owned()
}

/// The world with a value typed at a key of a section, in place of what stands there.
fn with(world: &str, section: &str, key: &str, value: &str) -> String {
    let (before, after) = if section.is_empty() {
        (String::new(), world.to_owned())
    } else {
        let header = format!("\n{}\n", header(section));
        let place = world.find(&header).unwrap() + header.len();
        (world[..place].to_owned(), world[place..].to_owned())
    };
    let end = after.find("\n[").map_or(after.len(), |end| end + 1);
    let is_other = |line: &&str| !line.starts_with(&format!("{key} =")) && !line.starts_with(&format!("{key}."));
    let kept: Vec<&str> = after[..end].lines().filter(is_other).collect();
    format!("{before}{key} = {value}\n{}\n{}", kept.join("\n"), &after[end..])
}

/// The faults of a text, each of which must be of use to somebody at a terminal.
fn faults(world: &str, about: &str) -> Vec<Fault> {
    let Err(faults) = parse("hostile", "hostile.toml", world, &[]) else { return Vec::new() };
    for fault in &faults.0 {
        assert!(!fault.found.is_empty() && !fault.allowed.is_empty() && fault.place.line > 0, "{about}: {fault:?}");
        let told = fault.to_string();
        assert!(told.len() < 40_000, "{about}: {} bytes", told.len());
        assert!(!terminal(&told).contains(|letter: char| is_hidden(letter) && letter != '\n'), "{about}: {told:?}");
    }
    assert!(!faults.0.is_empty());
    faults.0
}

#[test]
fn the_world_has_every_section_and_no_fault() {
    let told = faults(WORLD, "as it is");
    assert!(told.is_empty(), "{told:#?}");
    for (section, _) in SECTIONS.iter().filter(|(section, _)| !section.is_empty()) {
        header(section);
    }
    assert!(NAMES.iter().all(|name| WORLD.contains(&format!("\"{name}\""))));
}

/// The values of text that are accepted: each body at every key of kind text, by the table of keys. At keys of other kinds one
/// body in five is tried as well, in turn.
fn accepted_texts(number: usize, body: &str) -> Vec<(&'static str, &'static str)> {
    let value = format!("\"{body}\"");
    let mut accepted = Vec::new();
    let keys = SECTIONS.iter().flat_map(|(section, keys)| keys.iter().map(move |key| (*section, key)));
    for (_, (section, key)) in (number..).zip(keys).filter(|(turn, (_, key))| key.kind == Kind::Text || turn % 5 == 0) {
        let is_right = faults(&with(WORLD, section, key.name, &value), &format!("{section}.{}: {body:.40}", key.name));
        if key.kind == Kind::Text && is_right.is_empty() {
            accepted.push((section, key.name));
        }
    }
    accepted
}

/// Names that are accepted.
fn accepted_names(body: &str) -> Vec<&'static str> {
    let world = |name: &str| WORLD.replace(&format!("\"{name}\""), &format!("\"{body}\""));
    let is_right = |name: &&str| faults(&world(name), &format!("{name}: {body:.40}")).is_empty();
    NAMES.into_iter().filter(is_right).collect()
}

/// What is told of a folder of results, all of it read by readers of its form.
fn well_formed(desk: &Desk, folder: &str) {
    for (name, bytes) in desk.files(folder) {
        let ending = name.rsplit('.').next().unwrap();
        match ending {
            "svg" => {
                let svg = text(&bytes);
                roxmltree::Document::parse(&svg).unwrap_or_else(|error| panic!("{name}: {error}"));
            }
            "html" => {
                let page = Html::parse_document(&text(&bytes));
                assert_eq!(page.errors, Vec::<String>::new(), "{name}");
                let script = scraper::Selector::parse("script").unwrap();
                assert_eq!(page.select(&script).count(), 0);
            }
            "csv" => {
                for row in csv::Reader::from_reader(&bytes[..]).records() {
                    let row = row.unwrap_or_else(|error| panic!("{name}: {error}"));
                    let is_formula = |cell: &&str| cell.starts_with(['=', '+', '-', '@', '\t']);
                    let formula = row.iter().find(|cell| is_formula(cell) && cell.parse::<f64>().is_err());
                    assert_eq!(formula, None, "{name}");
                }
            }
            "md" => {
                let page = text(&bytes);
                is_harmless(&page);
                let is_plain = |event: &Event| {
                    let is_part = |tag: &Tag| matches!(tag, Tag::Heading { .. } | Tag::Paragraph);
                    matches!(event, Event::End(_) | Event::Text(_))
                        || matches!(event, Event::Start(tag) if is_part(tag))
                };
                let markup = Parser::new_ext(&page, Options::all()).find(|event| !is_plain(event));
                assert_eq!(markup, None, "{name}:\n{page}");
            }
            "json" => drop(serde_json::from_slice::<serde_json::Value>(&bytes).unwrap()),
            _ => assert_eq!(ending, "png"),
        }
    }
}

fn is_harmless(told: &str) {
    assert!(!told.contains(|letter: char| is_hidden(letter) && letter != '\n'), "{told:?}");
}

/// Every field that takes a body has it at once, and is told in every form.
#[test]
fn whatever_is_typed_is_refused_with_a_good_fault_or_told_harmlessly_in_every_form() {
    let desk = Desk::new();
    let (mut fields, mut runs) = (0, 0);
    for (number, body) in bodies().into_iter().enumerate() {
        let (texts, names) = (accepted_texts(number, &body), accepted_names(&body));
        let quoted = format!("\"{body}\"");
        let world = texts.iter().fold(WORLD.to_owned(), |world, (section, key)| with(&world, section, key, &quoted));
        // A strategy's name stands once, and a name may be that of its neighbour.
        let distinct = names.iter().filter(|name| !["strategy_two", "team_two", "model_one"].contains(name));
        let world = distinct.fold(world, |world, name| world.replace(&format!("\"{name}\""), &quoted));
        if texts.is_empty() && names.is_empty() {
            continue;
        }
        fields += texts.len() + names.len();
        desk.put("hostile.toml", &world);
        let held = world.replace("high = 1100,", "high = 1100, seen = \"never\",");
        desk.put("held.toml", held.replace("published =", "basis = \"fitted\"\npublished ="));
        let other = [
            "posterior held.toml --draws 8 --replications 2 --out held --force",
            "check hostile.toml",
            "targets hostile.toml",
            "trace hostile.toml --strategy strategy_two --busiest",
        ];
        for asked in [other[runs % 4], "run hostile.toml --out out --force"] {
            let output = desk.run(asked);
            let told = text(&output.stdout) + &text(&output.stderr);
            assert_eq!(output.status.code(), Some(0), "{asked} of {body:.40}: {told:.3000}");
            is_harmless(&told);
        }
        well_formed(&desk, "out");
        well_formed(&desk, "held");
        runs += 1;
    }
    assert!(fields > 200 && runs > 8, "{fields} fields in {runs} runs");
}

/// The twin: in a writer that does not escape, the same texts end what they stand in.
#[test]
fn the_same_texts_do_harm_where_nothing_is_escaped() {
    let is_broken = |body: &str| roxmltree::Document::parse(&format!("<svg><text>{body}</text></svg>")).is_err();
    assert!(["]]>", "</text></svg>", "<!-- & --> &amp; &#0;", "\u{1b}"].into_iter().all(is_broken));
    let told = "a\u{1b}[31m\u{202e}b";
    assert!(told.contains(is_hidden) && !terminal(told).contains(is_hidden));
    let mut plain = csv::Writer::from_writer(Vec::new());
    plain.write_record(["=1+1", "x"]).unwrap();
    assert!(plain.into_inner().unwrap().starts_with(b"=1+1"));
}

#[test]
fn a_theme_is_refused_or_told_harmlessly() {
    let desk = Desk::new();
    desk.done("run tiny.toml --out out --replications 2");
    let keys =
        ["title", "organisation", "footer", "font", "logo", "colours.ink", "strategies.blend", "strategies.\"X\""];
    let mut told = 0;
    for body in bodies() {
        let line = |key: &&str| {
            let value = if key.contains('X') { "#123456" } else { &body };
            format!("{} = \"{value}\"\n", key.replace('X', &body))
        };
        let is_right = |line: &String| match Theme::parse("house.toml", line) {
            Ok(_) => true,
            Err(faults) => {
                is_harmless(&terminal(&faults.to_string()));
                assert!(faults.0[0].place.line == 1 && !faults.0[0].allowed.is_empty(), "{faults}");
                false
            }
        };
        let lines: Vec<String> = keys.iter().map(line).filter(is_right).collect();
        if !lines.is_empty() {
            desk.put("house.toml", lines.concat());
            is_harmless(&desk.done("report out --theme house.toml"));
            well_formed(&desk, "out");
            told += lines.len();
        }
    }
    assert!(told > 20, "{told}");
    desk.put("house.toml", "title = \"\\u001b[31m\"");
    let refused = desk.fails(2, "report out --theme house.toml");
    assert!(refused.starts_with("house.toml:1:9: a text: found the character U+001B"), "{refused}");
}

#[cfg(unix)]
#[test]
fn paths_options_and_overrides_are_echoed_harmlessly() {
    let desk = Desk::new();
    let name = "e\u{1b}[31m\u{202e}=1+1]]>\u{7}<b>\n.toml";
    desk.put(name, super::TINY);
    for arguments in [
        vec!["run", name, "--out", "out", "--replications", "2"],
        vec!["run", name, "--replications", "2"],
        vec!["check", name],
        vec!["check", name, "--set", "title=\u{1b}[31m"],
        vec!["check", name, "--set", "\u{1b}[31m"],
        vec!["check", name, "--set", "team.desk.headcount=\u{202e}9"],
        vec!["check", name, "--strategy", "\u{1b}[31m"],
        vec!["check", "nowhere\u{1b}[31m"],
        vec!["check", "tiny.toml", "--scale", "\u{1b}[31m"],
        vec!["run", "tiny.toml", "--theme", "\u{1b}[31m"],
        vec!["run", "tiny.toml", "--out", "tiny.toml/\u{1b}[31m"],
        vec!["\u{1b}[31m"],
        vec!["import-arrivals", name],
    ] {
        let output = desk.command("").args(&arguments).output().unwrap();
        let told = text(&output.stdout) + &text(&output.stderr);
        is_harmless(&told);
        assert!(!told.is_empty() && output.status.code().is_some_and(|code| code <= 2), "{arguments:?}: {told}");
    }
    well_formed(&desk, "out");
    assert_eq!(desk.files("results").len(), desk.files("out").len());
}

#[test]
fn an_override_is_quoted_as_a_file_quotes_it() {
    let desk = Desk::new();
    let nfd = "title=Cafe\u{301} \"x\" \\ 🇩🇪";
    for set in ["ai.success=80\u{a0}%", "ai.success=80\u{202f}%", nfd, "title=\u{200b}x"] {
        let output = desk.command("check tiny.toml").args(["--set", set]).output().unwrap();
        assert!(output.status.success(), "{set}: {}", text(&output.stderr));
    }
    assert_eq!(toml("80\u{a0}% \"e\u{301}\""), "\"80\u{a0}% \\\"e\u{301}\\\"\"");
}
