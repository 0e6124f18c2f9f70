//! The report: one page that needs nothing but itself, the same bytes again from its folder, and its looks.

use blendsim::findings::Summary;
use scraper::{ElementRef, Html, Selector};

use super::{Desk, TINY, text};
use blendsim::words::Told;

const RUN: &str = "run tiny.toml --out out";

/// A theme with everything in it; the logo is a picture of one pixel.
const THEME: &str = r##"
title = "Support <2026>"
organisation = "Rubicon & Daughters"
footer = "Confidential"
font = "Georgia, serif"
logo = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
[colours]
accent = "#aa0011"
[strategies]
machine = "#123456"
"##;

fn selector(css: &str) -> Selector {
    Selector::parse(css).unwrap_or_else(|error| panic!("{css}: {error}"))
}

fn all<'a>(page: &'a Html, css: &str) -> Vec<ElementRef<'a>> {
    page.select(&selector(css)).collect()
}

fn words(page: &Html, css: &str) -> Vec<String> {
    let of = |element: &ElementRef| element.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ");
    all(page, css).iter().map(of).collect()
}

/// The page of a fresh run of the scenario on the desk.
fn page(desk: &Desk) -> Html {
    desk.done(RUN);
    Html::parse_document(&text(&desk.files("out")["report.html"]))
}

#[test]
fn the_page_is_well_formed_and_says_what_it_is_to_machines_that_read_aloud() {
    let page = page(&Desk::new());
    assert_eq!(page.errors, Vec::<String>::new());
    assert_eq!(words(&page, "h1"), ["Tiny & <small>"]);
    assert_eq!(all(&page, "html[lang=en]").len(), 1);
    assert_eq!(all(&page, "section > h2").len(), all(&page, "section").len());
    let names = [
        words(&page, "h2"),
        all(&page, "[role=region]").iter().map(|region| region.attr("aria-label").unwrap().to_owned()).collect(),
    ];
    for names in names {
        let different: std::collections::BTreeSet<&String> = names.iter().collect();
        assert_eq!(different.len(), names.len(), "{names:?}");
    }
    for table in all(&page, "table") {
        assert!(table.select(&selector("thead th[scope=col]")).count() > 1, "{}", table.html());
    }
    assert!(all(&page, "td").iter().all(|cell| cell.value().attr("style").is_none()));
    assert_eq!(all(&page, "img:not([alt])").len(), 0);
}

#[test]
fn nothing_is_loaded_from_anywhere() {
    let desk = Desk::new();
    desk.put("house.toml", THEME);
    desk.done(&format!("{RUN} --theme house.toml"));
    let bytes = &desk.files("out")["report.html"];
    assert!(bytes.len() < 1_500_000, "{} bytes", bytes.len());
    let page = Html::parse_document(&text(bytes));
    assert_eq!(all(&page, "script, link, iframe, object, embed, video, audio, base, form, use, image").len(), 0);
    assert!(all(&page, "img").iter().all(|image| image.value().attr("src").unwrap().starts_with("data:")));
    assert_eq!(all(&page, "[srcset], [onload], [onclick], [onerror]").len(), 0);
    let sheets = words(&page, "style").concat();
    assert!(!sheets.contains("url(") && !sheets.contains("@import") && sheets.contains("@page"));
}

#[test]
fn every_anchor_leads_somewhere() {
    let desk = Desk::new();
    // A number with evidence, so that the page has rows to point at.
    desk.put(
        "tiny.toml",
        TINY.replace("count = 1000", "count = { low = 900, mode = 1000, high = 1500, source = \"K25, C06\" }"),
    );
    let page = page(&desk);
    let files = desk.files("out");
    let links: Vec<&str> = all(&page, "a").iter().map(|link| link.value().attr("href").unwrap()).collect();
    assert!(links.contains(&"#K25") && links.contains(&"figures/operation.csv"), "{links:?}");
    for link in links {
        match link.strip_prefix('#') {
            Some(id) => assert_eq!(all(&page, &format!("[id='{id}']")).len(), 1, "{link}"),
            None => assert!(
                link.starts_with("https://") || link.starts_with("http://") || files.contains_key(link),
                "{link}"
            ),
        }
    }
}

#[test]
fn every_figure_stands_on_the_page_with_its_finding_and_its_files() {
    let desk = Desk::new();
    let page = page(&desk);
    let files = desk.files("out");
    let figures: Vec<String> = files
        .keys()
        .filter_map(|name| name.strip_prefix("figures/")?.strip_suffix(".svg"))
        .map(str::to_owned)
        .collect();
    // A ninth, since people are cut.
    assert_eq!(figures.len(), 9, "{figures:?}");
    for name in figures {
        let finding = words(&page, &format!("#figure-{name} h3")).concat();
        let drawn = text(&files[&format!("figures/{name}.svg")]);
        assert_eq!(words(&page, &format!("#figure-{name} svg > title")).concat(), finding);
        assert!(!finding.is_empty() && drawn.contains("<title>"), "{name}");
        assert!(
            all(&page, &format!("#figure-{name} svg title")).len() > 1,
            "{name} says nothing where a pointer rests"
        );
        assert!(words(&page, &format!("#figure-{name} figcaption")).concat().contains(&format!("{name}.csv")));
    }
}

#[test]
fn the_page_begins_with_the_verdict_and_ends_with_the_command() {
    let desk = Desk::new();
    let page = page(&desk);
    let summary: Summary = serde_json::from_slice(&desk.files("out")["summary.json"]).unwrap();
    assert_eq!(words(&page, "#answer p"), blendsim::words::verdict(&Told::in_english(&summary)));
    let command = words(&page, "#rerun pre").concat();
    assert_eq!(command, "blendsim run tiny.toml --scale 1:1 --seed 1 --replications 4");
    let parts: Vec<String> = words(&page, "h2");
    assert_eq!(parts.first().map(String::as_str), Some("The answer"));
    assert_eq!(parts.last().map(String::as_str), Some("How to run it again"));
    desk.done(&command.replace("blendsim ", "").replace("run tiny.toml", "run tiny.toml --out again"));
    assert_eq!(desk.files("again")["report.html"], desk.files("out")["report.html"]);
}

#[test]
fn overrides_stand_at_the_top_and_in_the_command() {
    let desk = Desk::new();
    let mut command = desk.command(RUN);
    let done = command
        .args(["--set", "team.desk.headcount=9", "--set", "ai.success=55 %", "--strategy", "blend"])
        .output()
        .unwrap();
    assert_eq!(done.status.code(), Some(0));
    let page = Html::parse_document(&text(&desk.files("out")["report.html"]));
    let told = "with 2 overrides: team.desk.headcount = 9, ai.success = 55 %";
    assert!(words(&page, "header p").concat().contains(told), "{:?}", words(&page, "header p"));
    let command = words(&page, "#rerun pre").concat();
    assert!(
        command.ends_with("--strategy people,blend --set 'team.desk.headcount=9' --set 'ai.success=55 %'"),
        "{command}"
    );
}

#[test]
fn one_replication_makes_a_page_without_intervals() {
    let desk = Desk::new();
    desk.done(&format!("{RUN} --only-replication 2"));
    let page = Html::parse_document(&text(&desk.files("out")["report.html"]));
    assert_eq!(words(&page, "#answer p").len(), 1);
    assert!(words(&page, "#legend").concat().contains("One replication has no interval"));
    assert!(words(&page, "#rerun pre").concat().ends_with("--only-replication 2"));
}

#[test]
fn words_for_a_dark_page_are_printed_in_ink_on_white() {
    let desk = Desk::new();
    desk.put("dark.toml", "[colours]\nink = \"#f0f0f0\"\nfaint = \"#c0c0c0\"\nbackground = \"#101010\"\n");
    desk.done(&format!("{RUN} --theme dark.toml"));
    let sheet = words(&Html::parse_document(&text(&desk.files("out")["report.html"])), "style").concat();
    let (screen, paper) = sheet.split_once("@media print{").unwrap();
    assert!(screen.contains("--ink:#f0f0f0") && screen.contains("--background:#101010"), "{screen}");
    assert!(paper.starts_with(":root{--ink:#1d2129;--faint:#59616b;--background:#ffffff;"), "{paper}");
}

#[test]
fn the_table_shows_what_the_terminal_shows() {
    let desk = Desk::new();
    let shown = desk.done(RUN);
    let page = Html::parse_document(&text(&desk.files("out")["report.html"]));
    let cells = words(&page, "table.numbers td");
    assert!(cells.len() > 40, "{cells:?}");
    for cell in cells {
        assert!(shown.contains(&cell), "{cell} in {shown}");
    }
    assert!(words(&page, "table.numbers th").contains(&"machine".to_owned()));
}

#[test]
fn what_was_not_found_is_called_so() {
    let desk = Desk::new();
    // A strategy that differs in nothing that matters.
    desk.put("tiny.toml", TINY.replace("routing.first = \"ai\"\n\n", "team.desk.handle_time_factor = 1\n\n"));
    let page = page(&desk);
    assert!(all(&page, "td.none[title='no difference found']").len() > 3);
    let rows = all(&page, "table.numbers tbody");
    let same = rows.iter().find(|row| row.html().contains("blend")).unwrap();
    let found: Vec<_> =
        same.select(&selector("tr.difference td:not(.none)")).map(|cell| cell.text().collect::<String>()).collect();
    assert!(found.iter().all(|cell| cell == "—"), "{found:?}");
}

#[test]
fn the_same_bytes_come_again_from_the_folder_alone() {
    let desk = Desk::new();
    desk.done(RUN);
    let first = desk.files("out");
    std::fs::remove_file(desk.path("tiny.toml")).unwrap();
    assert_eq!(desk.done("report out"), "Written to out/report.html\n");
    assert_eq!(desk.files("out"), first);
    std::fs::remove_file(desk.path("out/report.html")).unwrap();
    desk.done("report out");
    assert_eq!(desk.files("out"), first);
}

#[test]
fn a_theme_changes_looks_and_nothing_else_and_can_be_taken_back() {
    let desk = Desk::new();
    desk.put("house.toml", THEME);
    desk.done(RUN);
    let plain = desk.files("out");
    desk.done("report out --theme house.toml");
    let themed = desk.files("out");
    let changed: Vec<&String> = plain.keys().filter(|name| plain[*name] != themed[*name]).collect();
    let is_looks = |name: &String| match name.rsplit('.').next() {
        Some("svg" | "png" | "html") => true,
        _ => name == "manifest.json",
    };
    assert!(changed.iter().all(|name| is_looks(name)) && changed.len() > 4, "{changed:?}");
    let page = Html::parse_document(&text(&themed["report.html"]));
    assert_eq!(
        (words(&page, "h1"), words(&page, ".sender p")),
        (vec!["Support <2026>".to_owned()], vec!["Rubicon & Daughters".to_owned()])
    );
    assert_eq!(all(&page, "img[alt='Rubicon & Daughters']").len(), 1);
    assert!(words(&page, "footer").concat().contains("Confidential"));
    assert!(
        text(&themed["report.html"]).contains("--accent:#aa0011")
            && text(&themed["figures/cost-satisfaction.svg"]).contains("#123456")
    );
    desk.done("report out");
    assert_eq!(desk.files("out"), plain);
    desk.done("run tiny.toml --out other --theme house.toml");
    assert_eq!(desk.files("other")["report.html"], themed["report.html"]);
}

#[test]
fn strategies_keep_their_colours_under_a_theme_that_gives_none() {
    let desk = Desk::new();
    desk.put("house.toml", "font = \"Georgia\"\n[colours]\nink = \"#000000\"\n");
    desk.done(RUN);
    let plain = desk.files("out");
    desk.done("report out --theme house.toml");
    let changed: Vec<String> =
        desk.files("out").into_iter().filter(|(name, bytes)| plain[name] != *bytes).map(|(name, _)| name).collect();
    assert_eq!(changed, ["manifest.json", "report.html"]);
}

#[test]
fn a_theme_with_faults_is_refused_before_anything_is_written() {
    let desk = Desk::new();
    desk.put("bad.toml", "titel = \"x\"\nlogo = \"data:image/png;base64,AAAA\"\n[colours]\nink = \"blue\"\n");
    let refusal = desk.fails(2, &format!("{RUN} --theme bad.toml"));
    for part in [
        "bad.toml:1:1: titel: found an unknown key",
        "did you mean `title`?",
        "bad.toml:2:8: logo: found bytes that are no png",
        "bad.toml:4:7: colours.ink: found \"blue\"; allowed: a colour",
        "3 faults; nothing was done",
    ] {
        assert!(refusal.contains(part), "{part} in {refusal}");
    }
    assert_eq!(desk.names(), ["bad.toml", "tiny.toml"]);
    desk.done(RUN);
    let before = desk.files("out");
    desk.fails(2, "report out --theme bad.toml");
    assert!(desk.fails(2, "report out --theme nowhere.toml").contains("nowhere.toml"));
    assert_eq!(desk.files("out"), before);
}

/// What a hand does to a file's content; nothing is left of it if it is deleted.
type Spoil = fn(&[u8]) -> Option<Vec<u8>>;

#[test]
fn a_folder_that_is_not_as_its_run_left_it_is_refused_with_file_and_reason() {
    let cases: [(&str, Spoil, &str); 6] = [
        ("weekly.csv", |_| None, "weekly.csv is missing"),
        ("report.json", |bytes| Some(bytes[..bytes.len() / 2].to_vec()), "report.json is cut short"),
        (
            "summary.json",
            |bytes| Some(text(bytes).replace("0.", "1.").into_bytes()),
            "summary.json was changed after the run",
        ),
        (
            "report.html",
            |bytes| Some(text(bytes).replace("lowest", "highest").into_bytes()),
            "report.html was changed after the run",
        ),
        ("manifest.json", |bytes| Some(bytes[..bytes.len() / 2].to_vec()), "manifest.json is cut short"),
        (
            "manifest.json",
            |bytes| Some(text(bytes).replace(env!("CARGO_PKG_VERSION"), "0.0.9").into_bytes()),
            "written by blendsim 0.0.9",
        ),
    ];
    let desk = Desk::new();
    desk.done(RUN);
    for (name, spoil, reason) in cases {
        let file = format!("out/{name}");
        let good = desk.files("out")[name].clone();
        match spoil(&good) {
            None => std::fs::remove_file(desk.path(&file)).unwrap(),
            Some(bytes) => desk.put(&file, bytes),
        }
        let spoilt = desk.files("out");
        let refusal = desk.fails(2, "report out");
        assert!(refusal.contains(reason), "{reason} in {refusal}");
        assert_eq!(desk.files("out"), spoilt);
        desk.put(&file, good);
    }
    desk.done("report out");
}

#[test]
fn a_folder_that_is_none_or_holds_more_is_refused() {
    let desk = Desk::new();
    assert!(desk.fails(2, "report nowhere").contains("no results folder"));
    assert!(desk.fails(2, "report tiny.toml").contains("no results folder"));
    desk.done(RUN);
    desk.put("out/notes.txt", "mine");
    assert!(desk.fails(2, "report out").contains("holds notes.txt"));
    assert_eq!(text(&desk.files("out")["notes.txt"]), "mine");
}

#[test]
fn a_theme_or_a_manifest_that_is_no_text_file_is_bad_input_and_never_read_without_an_end() {
    let desk = Desk::new();
    desk.done(RUN);
    std::fs::create_dir(desk.path("folder")).unwrap();
    desk.put("huge.toml", vec![b'#'; (1 << 20) + 1]);
    desk.put("latin.toml", [b'#', 0xe9]);
    let before = desk.files("out");
    let mut cases =
        vec![("folder", "found a folder"), ("huge.toml", "found more than 1 MB"), ("latin.toml", "not UTF-8")];
    if cfg!(unix) {
        cases.push(("/dev/zero", "found a device"));
    }
    for (theme, found) in cases {
        for verb in ["report out", RUN] {
            let refusal = desk.fails(2, &format!("{verb} --theme {theme}"));
            assert!(
                refusal.contains(found) && refusal.contains("allowed: up to 1 MB, in a file that is a theme"),
                "{refusal}"
            );
        }
    }
    assert_eq!(desk.files("out"), before);
    for (manifest, reason) in
        [(&b"{\xff"[..], "not UTF-8"), (b"\0", "zero bytes"), (b"{}", "was not written by blendsim")]
    {
        desk.put("out/manifest.json", manifest);
        assert!(desk.fails(2, "report out").contains(reason), "{reason}");
        assert!(desk.fails(2, RUN).contains("did not write"));
    }
    let outside = text(&before["manifest.json"]).replace("weekly.csv", "../../weekly.csv");
    desk.put("out/manifest.json", outside);
    assert!(desk.fails(2, "report out").contains("was not written by blendsim"));
}

/// A desk whose hours follow its plan, and one in shifts: the figure of the week has both with the numbers of a mean day of `intraday.csv`, and
/// answer and page say whom the plans required. A world without plans has none of it.
#[test]
fn what_is_planned_is_drawn_over_the_week_and_told() {
    let desk = Desk::new();
    let shifts = "\n[strategy.shifts.team.desk.staffing]\nplan = \"service-level\"\ntarget = \"80 %\"\n\
                  [strategy.shifts.team.desk.staffing.shift.day]\nlength = \"8 h\"\n";
    let world = include_str!("../worlds/planned.toml").replace("52 weeks", "8 weeks").replace("60_000", "10_000");
    desk.put("planned.toml", world.replace("headcount = 72", "headcount = 14") + shifts);
    let shown = desk.done("run planned.toml --replications 2 --out p");
    let files = desk.files("p");
    assert!(
        shown.contains("Under shifts staffing plans require ") && shown.contains("of those required serve"),
        "{shown}"
    );
    assert!(text(&files["report.html"]).contains("What staffing plans required"));
    assert!(text(&files["figures/week.svg"]).contains("Under shifts, shifts put "));
    let numbers = |csv: &str, columns: &[usize]| -> Vec<Vec<String>> {
        let cells = |line: &str| line.split(',').map(str::to_owned).collect::<Vec<String>>();
        csv.lines().skip(1).map(cells).map(|row| columns.iter().map(|column| row[*column].clone()).collect()).collect()
    };
    let week = numbers(&text(&files["figures/week.csv"]), &[0, 2, 3, 4, 5]);
    assert_eq!(week.len(), 2 * 336);
    let mean = |strategy: &str, from: &str, place: usize| -> f64 {
        let days: Vec<f64> = week
            .iter()
            .filter(|row| row[0] == strategy && row[1] == from)
            .map(|row| row[place].parse().unwrap())
            .collect();
        assert_eq!(days.len(), 7);
        days.iter().sum::<f64>() / 7.0
    };
    let mut compared = 0;
    for row in numbers(&text(&files["intraday.csv"]), &[0, 2, 3, 4]) {
        let place = match row[2].as_str() {
            "required" => 2,
            "scheduled" => 3,
            "on_duty" => 4,
            _ => continue,
        };
        if row[0] != "keep" {
            let (day, found) = (mean(&row[0], &row[1], place), row[3].parse::<f64>().unwrap());
            assert!((day - found).abs() < 1e-9 * (1.0 + found), "{row:?} {day}");
            compared += 1;
        }
    }
    assert_eq!(compared, 48 * (2 + 3), "those who work in shifts alone are scheduled");
    desk.done("run tiny.toml --out t");
    let plain = desk.files("t");
    assert!(!plain.contains_key("figures/week.svg") && !text(&plain["report.html"]).contains("staffing plans"));
}
