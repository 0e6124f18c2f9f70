//! A run that is told in German: complete, chosen by an option or a theme, and told again from the folder.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use blendsim::intake::{self, Beside, Encoding, FirstOf, Learned, Note, Numbered, Trend};
use blendsim::scenario::{CutShort, Warning};
use blendsim::words::{self, Language};
use jiff::civil::date;
use scraper::{Html, Selector};

use super::hostile::WORLD;
use super::{Desk, TINY, text};

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

/// The same of what verbs tell that are given little that is typed.
const ENGLISH_OF_VERBS: [&str; 22] = [
    "to", "it", "this", "has", "have", "for", "each", "nobody", "contacts", "agents", "wrote", "holds", "cannot",
    "about", "free", "served", "tries", "met", "fits", "days", "needs", "without",
];

/// English words among the words of a text.
fn english(told: &str) -> BTreeSet<String> {
    among(told, &ENGLISH)
}

/// Words of a list among those of a text that are neither options nor paths of keys.
fn among(told: &str, english: &[&str]) -> BTreeSet<String> {
    let is_typed = |word: &&str| {
        let bare = word.trim_matches(|letter: char| "`():;,.".contains(letter));
        bare.starts_with("--") || bare.contains('.') || bare.contains('_')
    };
    let told = told.split_whitespace().filter(|word| !is_typed(word)).collect::<Vec<_>>().join(" ");
    let words = told.split(|letter: char| !letter.is_alphabetic()).map(str::to_lowercase);
    words.filter(|word| english.contains(&word.as_str())).collect()
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

/// Everything that people read of a figure.
fn of_figure(svg: &[u8]) -> String {
    let svg = text(svg);
    let tree = roxmltree::Document::parse(&svg).unwrap();
    tree.descendants().filter_map(|node| node.text().map(str::to_owned)).collect::<Vec<_>>().join("\n")
}

/// What a run tells in words: terminal, answer, page and figures.
fn told(desk: &Desk, stdout: &[u8], folder: &str) -> Vec<(String, String)> {
    let mut told = vec![("stdout".to_owned(), text(stdout))];
    for (name, bytes) in desk.files(folder) {
        let content = match name.rsplit('.').next() {
            Some("md") => text(&bytes),
            Some("html") => of_page(&text(&bytes)),
            Some("svg") => of_figure(&bytes),
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

#[test]
fn a_run_that_will_be_replaced_is_named_in_german() {
    let desk = Desk::new();
    desk.done("run tiny.toml --out out --replications 2");
    let warned = |options: &str| text(&desk.run(&format!("run tiny.toml --out out --replications 2 {options}")).stderr);
    let german = warned("--seed 7 --language de");
    assert!(german.contains(" wird den Lauf ") && german.ends_with(" ersetzen (verschieden: Startwert)\n"), "{german}");
    let twin = warned("--seed 8");
    assert!(twin.contains(" will replace run ") && twin.ends_with(" (other seed)\n"), "{twin}");
}

/// Everything that verbs tell which run no strategies, what they refuse included; of typed words there are only those of options and
/// keys in it.
const ASKED: [&str; 33] = [
    "check X.toml",
    "check X.toml --set customers.count=9",
    "check X.toml --scale 1:500",
    "check X.toml --replications 100000 --set customers.count=4e9",
    "check Y.toml",
    "check Y.csv",
    "check Z.toml",
    "check .",
    "run X.toml --strategy W",
    "run X.toml --fit W",
    "run X.toml --flips --replications 1",
    "run X.toml --theme Y.toml",
    "run X.toml --out .",
    "run X.toml --out X.toml",
    "run X.toml --out V",
    "report U",
    "report V",
    "init Y",
    "init klarna X.toml",
    "init klarna U.toml",
    "targets X.toml",
    "targets T.toml --strategy B",
    "targets T.toml",
    "targets T.toml --beside 1:2",
    "trace X.toml --strategy B --customer 1000",
    "erlang a --rate 200/h --handle-time 3min --agents 13 --patience 5min",
    "erlang b --rate 200/h --handle-time 3min --target 99%",
    "erlang c --rate 200/h --handle-time 3min --agents 10",
    "erlang a --rate 200/h --handle-time 3min --agents 13",
    "retries --pass1 60.4% --pass4 38.3% --pass8 25% --pass 16=30%",
    "retries --pass1 60% --pass4 70%",
    "retries --pass1 60%",
    "validate --write U",
];

/// A desk with a scenario, another with targets, a table, an empty file and a folder of somebody's, all without a word.
fn wordless() -> Desk {
    let desk = Desk::new();
    let world = ["Tiny & <small>", "People answer", "AI first", "AI alone"]
        .iter()
        .fold(TINY.to_owned(), |world, title| world.replace(title, "X"));
    let world = ["people", "blend", "machine"].iter().zip(["A", "B", "C"]).fold(world, |world, (id, letter)| {
        world
            .replace(&format!("\"{id}\""), &format!("\"{letter}\""))
            .replace(&format!(".{id}]"), &format!(".{letter}]"))
    });
    let target = "title = \"X\"\nstrategy = \"B\"\npublished = \"X\"\nsource = \"X\"\nleast = 0\n";
    let targets = format!(
        "[target.X]\nmetric = \"wait\"\nmost = 1e5\nbasis = \"fitted\"\n{target}[target.Y]\nmetric = \"cost\"\nmost = 1\n{target}"
    );
    desk.put("X.toml", &world);
    desk.put("T.toml", world + &targets);
    desk.put("Y.csv", "1,2\n3,4\n");
    desk.put("Z.toml", "");
    std::fs::create_dir(desk.path("V")).unwrap();
    desk.put("V/X", "");
    std::fs::create_dir(desk.path("U")).unwrap();
    desk
}

#[test]
fn no_verb_that_is_asked_in_german_tells_anything_in_english() {
    let all = [&ENGLISH[..], &ENGLISH_OF_VERBS].concat();
    for arguments in ASKED {
        let told = |language: &str| {
            let output = wordless().run(&format!("{arguments} --language {language}"));
            (output.status.code(), text(&output.stdout) + &text(&output.stderr))
        };
        let ((code, german), (same, twin)) = (told("de"), told("en"));
        let lines: Vec<&str> = german.lines().filter(|line| !among(line, &all).is_empty()).collect();
        assert_eq!(lines, Vec::<&str>::new(), "{arguments}");
        assert_eq!(code, same, "{arguments}: {german}{twin}");
        assert!(!among(&twin, &all).is_empty(), "{arguments}: {twin}");
    }
}

#[test]
fn numbers_of_verbs_have_the_marks_of_their_language_and_what_is_pasted_has_none() {
    let desk = Desk::new();
    let told = desk.done("--language de erlang a --rate 1200/h --handle-time 90s --agents 32 --patience 5min");
    for words in ["1.200 Kontakte je Stunde zu je 1,5 Min., mittlere Geduld 5 Min.: 30,00 Erlang", "32 Agenten:"] {
        assert!(told.contains(words), "{words}: {told}");
    }
    let told = desk.done("retries --pass1 60.4% --pass4 38.3% --language de");
    assert!(told.contains("ρ = 0,7") && told.contains("\nrho_ai = 0.7") && told.contains("rho_ai=0.7"), "{told}");
    let told = desk.done("list --language de");
    assert!(told.contains(" (Vergleichsbasis)\n") && !told.contains("(baseline)"), "{told}");
    assert_eq!(english(told.lines().last().unwrap()), BTreeSet::new());
}

/// Ten weeks of a desk that is open from 08:00 to 12:00, with a day, an interval and a count that are missing and a row that
/// stands there twice.
fn counts() -> String {
    let mut text = "Datum;Uhrzeit;Anrufe\n".to_owned();
    for day in (0..70).filter(|day| day % 7 < 5 && *day != 8) {
        let on = date(2025, 1, 6).saturating_add(jiff::Span::new().days(day));
        for place in (0..4).filter(|place| (day, *place) != (15, 2)) {
            let count =
                if (day, place) == (22, 1) { String::new() } else { (40 + (day * 13 + place * 7) % 11).to_string() };
            for _ in 0..=usize::from((day, place) == (29, 3)) {
                writeln!(text, "{};{:02}:00;{count}", on.strftime("%d.%m.%Y"), 8 + place).unwrap();
            }
        }
    }
    text
}

#[test]
fn what_counts_teach_is_told_and_drawn_in_german_and_written_as_ever() {
    let desk = Desk::new();
    desk.put("Z.csv", counts());
    let all = [&ENGLISH[..], &ENGLISH_OF_VERBS].concat();
    let told = |code: &str| {
        let options = format!("--figure {code}.svg --write {code}.toml --replay --language {code}");
        let told = desk.done(&format!("import-arrivals Z.csv {options}"));
        [told, of_figure(&std::fs::read(desk.path(&format!("{code}.svg"))).unwrap())]
    };
    let (german, twin) = (told("de"), told("en"));
    for (german, twin) in german.iter().zip(&twin) {
        let lines: Vec<&str> = german.lines().filter(|line| !among(line, &all).is_empty()).collect();
        assert_eq!(lines, Vec::<&str>::new());
        assert!(!among(twin, &all).is_empty(), "{twin}");
    }
    for words in
        ["Zeile 85", "am 2025-01-21 (nach Zeile 43)", "Mo–Fr 00:00–08:00, 12:00–24:00; Sa–So", "47 Tage lassen sich"]
    {
        assert!(german[0].contains(words), "{words}: {}", german[0]);
    }
    let json = |code: &str| desk.done(&format!("import-arrivals Z.csv --format json --language {code}"));
    assert_eq!((json("de"), &desk.files("")["de.toml"]), (json("en"), &desk.files("")["en.toml"]));
    assert!(json("de").contains("\"closed\": \"Mon–Fri"));
}

/// Every note of counts, each told once.
#[test]
fn every_note_of_counts_is_told_in_each_language() {
    let day = date(2025, 3, 30);
    let (when, lines) = (FirstOf::of(["08:00–09:00".to_owned()]), FirstOf::of(3..20));
    let numbered = |kind| Note::Numbered { column: "X".to_owned(), kind, typed: "4".to_owned(), read: "5".to_owned() };
    let notes = vec![
        Note::WallClock { is_utc: true },
        Note::ClocksChanged(FirstOf::of([(day, true), (day, false)])),
        Note::Repeated(lines.clone()),
        Note::Empty(lines),
        Note::MissingDays(FirstOf::of([day])),
        Note::MissingIntervals {
            when: when.clone(),
            and_others: true,
            days: FirstOf::of([(day, Some(Beside::After(7))), (day, Some(Beside::Before(1))), (day, None)]),
        },
        Note::RareDays { weekday: "Monday", days: 2, dates: 9 },
        Note::RareIntervals { weekday: "Sunday", when },
        Note::Trend(Trend { per_week: 0.0123, standard_errors: 4.5 }),
        Note::FewWeeks,
        Note::Stub { is_last: false, at: "08:00".to_owned(), share: 0.1 },
        Note::Sheet("X".to_owned()),
        Note::Encoding(Encoding::Utf16),
        Note::Encoding(Encoding::Windows1252 { line: 3, word: "X".to_owned() }),
        numbered(Numbered::Days),
        numbered(Numbered::Seconds),
        numbered(Numbered::Milliseconds),
        Note::SeveralColumns { option: "--wait", columns: vec!["X".to_owned(), "Y".to_owned()] },
        Note::Length { column: "X".to_owned(), typed: "5:12".to_owned(), length_s: 312.0 },
    ];
    let all = [&ENGLISH[..], &ENGLISH_OF_VERBS].concat();
    let series = intake::read("Z.csv", counts().as_bytes(), &intake::Asked::default()).unwrap();
    let learned = Learned { notes, ..intake::learn(&series) };
    for (german, twin) in words::noted(Language::German, &learned).iter().zip(words::noted(Language::English, &learned))
    {
        assert_eq!(among(german, &all), BTreeSet::new(), "{german}");
        assert!(!among(&twin, &all).is_empty(), "{twin}");
    }
    let trend = &words::noted(Language::German, &learned)[8];
    assert!(trend.contains("+1,23 % je Woche (4,5 Standardfehler)"), "{trend}");
}

/// Whatever a log tells of its contacts.
#[test]
fn what_a_log_tells_is_told_in_each_language() {
    let rows = [
        "handle_time_s,wait_s,abandoned,csat,reopened\n0,10,yes,5,no\n60,20,no,4,yes\n90,1,,3,no",
        "handle_time_s,wait_s\n0,10\n60,20\n60,30",
        "handle_time_s,wait_s,abandoned\n60,0,no\n60,0,no",
        "wait_s,abandoned,csat\n0,yes,3\n0,no,",
    ];
    let all = [&ENGLISH[..], &ENGLISH_OF_VERBS].concat();
    for text in rows {
        let lines = text.lines().enumerate();
        let row = |(n, line): (usize, &str)| {
            if n == 0 { format!("at,{line}\n") } else { format!("2025-03-03 08:{n:02},{line}\n") }
        };
        let asked = intake::Asked { log_interval_s: Some(1800), ..intake::Asked::default() };
        let series = intake::read("Z.csv", lines.map(row).collect::<String>().as_bytes(), &asked).unwrap();
        let contacts = intake::learn(&series).contacts.expect("columns tell something");
        let told = |language| words::of_contacts(language, &contacts);
        let (german, english) = (told(Language::German), told(Language::English));
        assert!(german.len() == english.len() && !german.is_empty());
        for (german, twin) in german.iter().zip(english) {
            assert_eq!(among(german, &all), BTreeSet::new(), "{german}");
            assert!(!among(&twin, &all).is_empty(), "{twin}");
        }
    }
}

/// Every doubt about a scenario, each told once.
#[test]
fn every_doubt_about_a_scenario_is_told_in_each_language() {
    let day = date(2025, 3, 30);
    let named = || "X".to_owned();
    let hiring = |to: f64| CutShort {
        strategy: named(),
        team: named(),
        hiring: (20.0, day),
        until_first_day_s: 1e6,
        next: (to, day),
    };
    let warnings = [
        Warning::FewCustomers(9.0),
        Warning::Shrinks { falls: 28.0, over_s: 1e7 },
        Warning::NobodyLeaves,
        Warning::NobodyJoins,
        Warning::Unasked(named()),
        Warning::StandsInForNobody(named()),
        Warning::Untaught { strategy: named(), model: named() },
        Warning::CutShort(Box::new(hiring(12.5))),
        Warning::CutShort(Box::new(hiring(25.0))),
        Warning::OutOfReach { strategy: named(), tries: 3, most: 2 },
    ];
    let all = [&ENGLISH[..], &ENGLISH_OF_VERBS].concat();
    for warning in &warnings {
        let [german, twin] = [Language::German, Language::English].map(|language| words::doubted(language, warning));
        assert_eq!(among(&german, &all), BTreeSet::new(), "{german}");
        assert!(!among(&twin, &all).is_empty(), "{twin}");
    }
    assert!(words::doubted(Language::German, &warnings[7]).contains("auf 12,5 Köpfe am 2025-03-30 sagt sie ab"));
}
