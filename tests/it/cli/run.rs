//! What a run says.

use std::collections::BTreeMap;
use std::fs;

use serde_json::Value;

use super::{Desk, TINY, text};

#[test]
fn a_run_prints_a_row_for_each_strategy_and_the_verdict() {
    let desk = Desk::new();
    let shown = desk.done("run tiny.toml");
    for expected in ["Tiny & <small>", "people", "blend", "machine", "Service cost", "±", "lowest service cost"] {
        assert!(shown.contains(expected), "{expected} in {shown}");
    }
    assert!(shown.ends_with("Written to results/tiny\n"), "{shown}");
}

#[test]
fn json_on_standard_output_is_one_document_and_the_same_as_the_file() {
    let desk = Desk::new();
    let shown = desk.done("run tiny.toml --format json --out there");
    let summary: Value = serde_json::from_str(&shown).unwrap();
    let of_blend = &summary["strategies"][1];
    assert_eq!(of_blend["id"], "blend");
    for part in ["mean", "half_width", "p05", "p50", "p95"] {
        assert!(of_blend["metrics"]["satisfaction"][part].is_f64(), "{part}");
    }
    assert!(of_blend["variance_reduction"]["service_cost_per_issue"].is_f64());
    assert_eq!(text(&desk.files("there")["summary.json"]), shown);
}

#[test]
fn undefined_is_null_in_json_empty_in_csv_and_a_dash_in_the_table() {
    let desk = Desk::new();
    let shown = desk.done("run tiny.toml");
    let files = desk.files("results/tiny");
    let summary: Value = serde_json::from_slice(&files["summary.json"]).unwrap();
    assert_eq!(summary["strategies"][0]["metrics"]["true_resolution"]["mean"], Value::Null);
    assert!(shown.contains('—'));
    for (name, bytes) in files.iter().filter(|(name, _)| !name.contains(".png")) {
        let content = text(bytes);
        assert!(!content.contains("NaN") && !content.contains("inf,"), "{name}");
    }
}

/// With a strategy in focus the numbers are the same; it comes first of those that are compared, and titles and sentences speak of it where
/// they would speak of another.
#[test]
fn a_strategy_in_focus_is_told_first_with_the_same_numbers() {
    let desk = Desk::new();
    let (plain, focused) = (desk.done("run tiny.toml"), desk.done("run tiny.toml --focus blend --out there"));
    let [before, after] = ["results/tiny", "there"].map(|folder| desk.files(folder));
    assert_eq!(rows(&before["replications.csv"]), rows(&after["replications.csv"]));
    let last = desk.done("run tiny.toml --focus machine --out last");
    let ids = |files: &BTreeMap<String, Vec<u8>>| -> Vec<String> {
        let summary: Value = serde_json::from_slice(&files["summary.json"]).unwrap();
        let strategies = summary["strategies"].as_array().unwrap().iter();
        strategies.map(|strategy| strategy["id"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(ids(&before), ["people", "blend", "machine"]);
    assert_eq!(ids(&desk.files("last")), ["people", "machine", "blend"]);
    let reports = |shown: &str| shown.lines().find(|line| line.starts_with("The AI of")).unwrap_or_default().to_owned();
    assert!(reports(&plain).starts_with("The AI of machine") && last.contains("The AI of machine"), "{plain}");
    assert!(reports(&focused).starts_with("The AI of blend"), "{focused}");
    let title = |files: &BTreeMap<String, Vec<u8>>, figure: &str| {
        let svg = text(&files[&format!("figures/{figure}.svg")]);
        svg.split("<title>").nth(1).and_then(|rest| rest.split("</title>").next()).unwrap_or_default().to_owned()
    };
    for figure in ["cost-satisfaction", "resolution", "weekly-satisfaction"] {
        let [plain, focused] = [&before, &after].map(|files| title(files, figure).to_lowercase());
        assert!(plain.contains("machine") && focused.contains("blend"), "{figure}: {plain} / {focused}");
    }
    let again = text(&after["report.html"]);
    assert!(again.contains("--focus blend"), "it can be typed again");
    let refused = desk.fails(2, "run tiny.toml --focus blent");
    assert!(refused.contains("did you mean `blend`"), "{refused}");
    let left_out = desk.fails(2, "run tiny.toml --strategy machine --focus blend");
    assert!(left_out.contains("--strategy leaves it out"), "{left_out}");
}

/// Rows of a CSV file by their first two cells.
fn rows(csv: &[u8]) -> BTreeMap<String, String> {
    let key = |line: &str| line.splitn(3, ',').take(2).collect::<Vec<_>>().join(",");
    text(csv).lines().skip(1).map(|line| (key(line), line.to_owned())).collect()
}

#[test]
fn one_replication_alone_is_the_same_row_as_among_all() {
    let desk = Desk::new();
    desk.done("run tiny.toml");
    desk.done("run tiny.toml --only-replication 2");
    let all = rows(&desk.files("results/tiny")["replications.csv"]);
    let alone = rows(&desk.files("results/tiny-replication-2")["replications.csv"]);
    assert_eq!((all.len(), alone.len()), (12, 3));
    for (key, row) in alone {
        assert_eq!(all[&key], row);
    }
}

#[test]
fn a_strategy_that_is_run_with_fewer_others_has_the_same_numbers() {
    let desk = Desk::new();
    desk.done("run tiny.toml --out all");
    desk.done("run tiny.toml --strategy machine --out two");
    let (all, two) = (rows(&desk.files("all")["replications.csv"]), rows(&desk.files("two")["replications.csv"]));
    assert!(two.contains_key("people,0") && two.contains_key("machine,3") && !two.contains_key("blend,0"));
    assert!(two.iter().all(|(key, row)| all[key] == *row));
}

#[test]
fn the_same_bytes_come_from_any_number_of_threads() {
    let desk = Desk::new();
    let outs = [1, 2, 7].map(|threads| {
        let stdout = desk.done(&format!("run tiny.toml --threads {threads} --out on-{threads} --format json"));
        let mut files = desk.files(&format!("on-{threads}"));
        assert!(files.remove("manifest.json").is_some());
        (stdout, files)
    });
    assert_eq!(outs[0], outs[1]);
    assert_eq!(outs[0], outs[2]);
}

#[test]
fn only_what_results_depend_on_changes_the_name_of_a_run() {
    let desk = Desk::new();
    let name = |arguments: &str| {
        let output = desk.run(&format!("run tiny.toml --format json {arguments}"));
        assert!(output.status.success(), "{arguments}: {}", text(&output.stderr));
        serde_json::from_slice::<Value>(&output.stdout).unwrap()["run_id"].as_str().unwrap().to_owned()
    };
    let plain = name("");
    assert_eq!(name("--threads 2 --out elsewhere"), plain);
    for change in ["--seed 2", "--scale 1:2", "--set team.desk.headcount=9", "--replications 3", "--strategy blend"] {
        assert_ne!(name(change), plain, "{change}");
    }
}

#[test]
fn what_a_small_scale_distorts_is_marked_in_table_and_figure() {
    let desk = Desk::new();
    // One head of ten: most who want a person leave before an answer.
    let few = "--replications 2 --strategy blend --set strategy.blend.team.desk.headcount=1";
    let (small, full) = (desk.done(&format!("run tiny.toml {few} --scale 1:2 --waits small --out small")), {
        desk.done(&format!("run tiny.toml {few} --out full"))
    });
    let marks = |shown: &str| (shown.matches("a person *").count(), shown.matches("waiting *").count());
    assert_eq!((marks(&small), marks(&full)), ((1, 1), (0, 0)), "{small}");
    assert!(small.contains("*: at scale 1:2 waits are approximate") && !full.contains("approximate"));
    assert!(small.contains("blend †") && small.contains("†: over 5 %") && !full.contains("†"), "{small}");
    let figure = |folder: &str| text(&desk.files(folder)["figures/cost-satisfaction.svg"]);
    let marked = |svg: &str| svg.contains("hollow, its satisfaction is not judged at scale 1:2");
    assert!(marked(&figure("small")) && !figure("full").contains("hollow"));
}

#[test]
fn few_replications_are_cautioned_against() {
    let desk = Desk::new();
    for (n, told) in [(1, "first look: it has no interval"), (2, "from 2 replications are very wide"), (4, "")] {
        let shown = desk.done(&format!("run tiny.toml --replications {n} --out on-{n}"));
        assert_eq!((shown.contains("first look"), shown.contains(told)), (n < 4, true), "{shown}");
    }
}

#[test]
fn overrides_are_told_wherever_results_are_shown() {
    let desk = Desk::new();
    let typed = ["--set team.desk.headcount=9 --set ai.tries=3", "--set customers.growth_per_year=0 --strategy blend"];
    let shown = desk.done(&format!("run tiny.toml --replications 2 {}", typed.join(" ")));
    let overrides = ["team.desk.headcount=9", "ai.tries=3", "customers.growth_per_year=0"];
    let told = "with 3 overrides: team.desk.headcount = 9, ai.tries = 3, customers.growth_per_year = 0";
    let folder = "results/tiny-with-team.desk.headcount-9-ai.tries-3-customers.growth_per_year-0";
    let files = desk.files(folder);
    let summary: Value = serde_json::from_slice(&files["summary.json"]).unwrap();
    assert_eq!(summary["overrides"], serde_json::json!(overrides));
    assert!(shown.contains(&format!(", {told}.\n")), "{shown}");
    assert!(text(&files["figures/cost-satisfaction.svg"]).contains(told));
    desk.done("run tiny.toml --replications 2 --out plain");
    assert!(!text(&desk.files("plain")["figures/cost-satisfaction.svg"]).contains("override"));
}

#[test]
fn many_overrides_are_cut() {
    let desk = Desk::new();
    let many = "--set team.desk.headcount=9 ".repeat(40);
    let shown = desk.done(&format!("run tiny.toml --replications 1 {many}"));
    let told = shown.lines().find_map(|line| line.split_once("with 40 overrides: ")).unwrap().1;
    assert!(told.ends_with("….") && told.chars().count() < 210, "{told}");
}

#[test]
fn the_figure_is_svg_whose_title_states_the_finding() {
    let desk = Desk::new();
    desk.done("run tiny.toml");
    let files = desk.files("results/tiny");
    let svg = text(&files["figures/cost-satisfaction.svg"]);
    assert!(svg.starts_with("<svg ") && svg.contains("<title>Machine saves "), "{}", &svg[..400]);
    assert!(svg.contains("Tiny &amp; &lt;small&gt;"));
    assert_eq!(text(&files["figures/cost-satisfaction.csv"]).lines().count(), 4);
}

#[test]
fn weeks_and_ledger_have_their_columns() {
    let desk = Desk::new();
    desk.done("run tiny.toml");
    let files = desk.files("results/tiny");
    let weekly = text(&files["weekly.csv"]);
    assert!(
        weekly.starts_with(
            "strategy,week,start,metric,unit,mean,p05,p50,p95\npeople,1,2025-01-06,cost,currency per year,"
        ),
        "{weekly}"
    );
    assert!(weekly.contains("\nmachine,2,2025-01-13,satisfaction,share,0."));
    let ledger = text(&files["ledger.csv"]);
    assert!(ledger.contains("\nmachine,ai_usage,AI usage,service,"), "{ledger}");
}

#[test]
fn strategies_are_named_one_by_one_or_with_commas_and_never_swallow_the_file() {
    let desk = Desk::new();
    let ids = |arguments: &str| -> Vec<String> {
        let output = desk.run(&format!("run --format json --replications 1 {arguments}"));
        let summary: Value =
            serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{}", text(&output.stderr)));
        summary["strategies"].as_array().unwrap().iter().map(|one| one["id"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(ids("--strategy blend tiny.toml"), ["people", "blend"]);
    assert_eq!(ids("--set ai.tries=3 tiny.toml --strategy machine"), ["people", "machine"]);
    assert_eq!(ids("--strategy blend,machine tiny.toml"), ["people", "blend", "machine"]);
    assert_eq!(ids("--strategy blend --strategy machine tiny.toml"), ["people", "blend", "machine"]);
    assert!(desk.fails(2, "run tiny.toml --strategy blend machine").contains("unexpected argument 'machine'"));
}

#[test]
fn a_pipe_is_as_wide_as_columns_says() {
    let desk = Desk::new();
    let widest = |columns: &str| {
        let mut command = desk.command("run tiny.toml --replications 2");
        let shown = text(&command.env("COLUMNS", columns).output().unwrap().stdout);
        let is_table = |line: &&str| line.starts_with(' ');
        shown.lines().filter(is_table).map(|line| line.chars().count()).max().unwrap()
    };
    assert!(widest("80") <= 80 && widest("100000") > 120);
    assert_eq!((widest("0"), widest("wide")), (widest("100000"), widest("100000")));
}

/// The AI's success is a guess between almost nothing and almost all: at its high end machines satisfy more than people.
#[test]
fn inputs_that_could_turn_the_answer_are_named_weakest_first() {
    let desk = Desk::new();
    let guess = "success = { low = \"60 %\", mode = \"60 %\", high = \"99.9 %\", source = \"assumption\" }";
    let text = TINY
        .replace("success = \"60 %\"", guess)
        .replace("count = 1000", "count = { low = 900, mode = 1000, high = 1100, seen = \"never\" }");
    desk.put("guess.toml", text.replace("[ai]", "[ai]\nsatisfied_solved = \"90 %\""));
    let told = desk.done("run guess.toml --strategy machine --replications 6 --flips --out out");
    let expected = "people satisfies most; with each of 2 uncertain inputs taken alone to either end of its range, 1 of them \
                    can make it another. The weakest of these: ai.success (assumption) at its high, under which machine \
                    is better by";
    assert!(told.contains(expected), "{told}");
    assert!(told.contains("machine is the cheapest strategy in all; with each of 2 uncertain inputs"), "{told}");
    let summary: Value = serde_json::from_slice(&fs::read(desk.path("out/summary.json")).unwrap()).unwrap();
    assert_eq!(summary["flips"]["flips"][0]["end"], "high");
    // Two inputs × two ends × two strategies × two questions.
    let csv = fs::read_to_string(desk.path("out/flips.csv")).unwrap();
    let lines: Vec<&str> = csv.lines().collect();
    assert_eq!((lines[0], lines.len()), ("input,end,value,strategy,metric,mean,half_width", 17));
    assert!(lines.iter().any(|line| line.starts_with("ai.success,high,0.999,machine,satisfaction,0.")), "{csv}");
    assert!(lines.iter().any(|line| line.starts_with("customers.count,low,900,people,cost,")), "{csv}");
    assert!(!desk.done("run guess.toml --replications 6 --out other").contains("uncertain inputs"));
    assert!(!desk.path("other/flips.csv").exists());
}

/// Worlds drawn from two ranges: a row each and strategy, the same on any threads; more of them add rows and change none. A strategy that is the
/// baseline under another name comes to the same in every world, since its luck is the same; where the AI's success is drawn from 60 to 99.9 %
/// a machine satisfies more than people in some worlds and less in others.
#[test]
fn worlds_are_drawn_from_the_ranges_and_lived_by_one_luck() {
    let desk = Desk::new();
    let guess = "success = { low = \"60 %\", mode = \"90 %\", high = \"99.9 %\", source = \"assumption\" }";
    let text = TINY
        .replace("success = \"60 %\"", guess)
        .replace("count = 1000", "count = { low = 900, mode = 1000, high = 1100, seen = \"never\" }");
    desk.put("guess.toml", text.replace("[ai]", "[ai]\nsatisfied_solved = \"90 %\"") + "\n[strategy.twin]\n");
    let asked = "run guess.toml --strategy machine --strategy twin --replications 2";
    let told = desk.done(&format!("{asked} --draws 8 --threads 1 --out out"));
    let heading =
        "In 8 worlds drawn from the typed ranges of 2 inputs, 2 of them lived twice to take luck out of the spread";
    assert!(told.contains(heading), "{told}");
    let twin = "twin: cheaper in all in 0 of 8 (0.00 to 0.00 USD): open; more satisfied in 0";
    assert!(told.contains(twin), "{told}");
    desk.done(&format!("{asked} --draws 16 --threads 3 --out more"));
    let rows = |out: &str| {
        fs::read_to_string(desk.path(&format!("{out}/draws.csv")))
            .unwrap()
            .lines()
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    let (few, more) = (rows("out"), rows("more"));
    let drawn = fs::read_to_string(desk.path("more/figures/ignorance.csv")).unwrap();
    assert!(drawn.lines().count() == 1 + 2 * 2 && drawn.contains("machine,satisfaction,"), "{drawn}");
    let page = fs::read_to_string(desk.path("more/report.html")).unwrap();
    assert!(page.contains("Worlds drawn from the ranges") && page.contains("--draws 16"));
    assert_eq!((few.len(), more.len()), (1 + 10 * 3, 1 + 20 * 3));
    assert_eq!(few[..], more[..few.len()]);
    assert!(few[0].starts_with("draw,life,strategy,customers.count,ai.success,"), "{}", few[0]);
    let summary: Value = serde_json::from_slice(&fs::read(desk.path("more/summary.json")).unwrap()).unwrap();
    let of =
        |id: &str| summary["drawn"]["strategies"].as_array().unwrap().iter().find(|of| of["id"] == id).unwrap().clone();
    let (machine, twin) = (of("machine"), of("twin"));
    assert_eq!(twin["difference"]["satisfaction"]["p95"], 0.0);
    assert_eq!((&twin["cheaper"]["worlds"], &twin["more_satisfied"]["worlds"]), (&0.into(), &0.into()));
    let better = machine["more_satisfied"]["worlds"].as_u64().unwrap();
    assert!((1..16).contains(&better), "{better} of 16");
    let spread = ["p05", "p95"].map(|end| machine["difference"]["satisfaction"][end].as_f64().unwrap());
    assert!(spread[1] - spread[0] > 0.1, "{spread:?}");
    // What is not judged at the likeliest values is not judged in drawn worlds; its numbers are written all the same.
    let small = desk.done(&format!("{asked} --draws 8 --scale 1:2 --waits small --no-scale-bias --out small"));
    assert!(!small.contains("worlds drawn") && rows("small").len() == few.len(), "{small}");
    assert!(!desk.path("small/figures/ignorance.csv").exists());
    // What matters is the AI's success, not the number of customers.
    let strongest = &machine["matters"]["satisfaction"]["inputs"][0];
    assert_eq!(strongest["input"], "ai.success");
    assert!(strongest["low"].as_f64().unwrap() < 0.0 && strongest["high"].as_f64().unwrap() > 0.0, "{strongest}");
    // The same counted from the rows: people, machine and twin of each life follow one another. Luck is what the lives of a world differ by.
    let place = |name: &str| more[0].split(',').position(|column| column == name).unwrap();
    let value = |row: &String, name: &str| row.split(',').nth(place(name)).unwrap().parse::<f64>().unwrap();
    let named: Vec<&str> = more[1..4].iter().map(|row| row.split(',').nth(2).unwrap()).collect();
    let [people, machine_at] = ["people", "machine"].map(|id| named.iter().position(|name| *name == id).unwrap());
    let less = |life: u8, name: &str| -> Vec<(u32, f64)> {
        let lives = more[1..].chunks(3).filter(|rows| value(&rows[0], "life") as u8 == life);
        lives
            .map(|rows| (value(&rows[0], "draw") as u32, value(&rows[machine_at], name) - value(&rows[people], name)))
            .collect()
    };
    let (cost, good) = (less(1, "cost"), less(1, "satisfaction"));
    let count = |is: &dyn Fn(usize) -> bool| (0..16).filter(|&world| is(world)).count();
    assert_eq!(machine["cheaper"]["worlds"], count(&|world| cost[world].1 < 0.0));
    assert_eq!(machine["more_satisfied"]["worlds"], count(&|world| good[world].1 > 0.0));
    assert_eq!(machine["both"]["worlds"], count(&|world| cost[world].1 < 0.0 && good[world].1 > 0.0));
    let again = less(2, "satisfaction");
    let first = |draw: u32| good.iter().find(|life| life.0 == draw).unwrap().1;
    let squares: f64 = again.iter().map(|(draw, twin)| (twin - first(*draw)) * (twin - first(*draw))).sum();
    let luck = (squares / (2.0 * again.len() as f64)).sqrt();
    assert!((machine["luck"]["satisfaction"].as_f64().unwrap() - luck).abs() < 1e-9, "{luck}");
    // People and the twin differ in nothing, so that neither is cheapest alone.
    assert_eq!(machine["cheapest"], machine["cheaper"]["worlds"]);
}

/// Beside a crowd worlds are lived by formula unless it is asked for the run's own way; what that moves is measured only where it is another.
/// What is typed for the same run again brings the same worlds, and how many of them are short of people is as the rows say.
#[test]
fn worlds_are_lived_in_the_cheapest_way_and_again_by_what_is_told() {
    let desk = Desk::new();
    let text = TINY.replace("success = \"60 %\"", "success = { low = \"50 %\", mode = \"60 %\", high = \"70 %\" }");
    desk.put("guess.toml", text.replace("[run]", "[run]\ndraws = 8"));
    let asked = "run guess.toml --strategy machine --replications 2 --scale 1:2 --waits crowd --no-scale-bias";
    let summary = |out: &str| -> Value {
        serde_json::from_slice(&fs::read(desk.path(&format!("{out}/summary.json"))).unwrap()).unwrap()
    };
    for (more, out, waits) in [("", "cheap", "formula"), ("--draws-as-run", "own", "crowd")] {
        desk.done(&format!("{asked} {more} --out {out}"));
        let drawn = &summary(out)["drawn"];
        assert_eq!((&drawn["waits"], &drawn["worlds"]), (&waits.into(), &8.into()), "{out}");
        let machine = drawn["strategies"].as_array().unwrap().iter().find(|of| of["id"] == "machine").unwrap();
        assert_eq!(machine["moved"]["cost"].is_object(), more.is_empty(), "{machine}");
        let page = fs::read_to_string(desk.path(&format!("{out}/report.html"))).unwrap();
        let told = page.split("<pre><code>").nth(1).unwrap().split("</code>").next().unwrap();
        let again = told.strip_prefix("blendsim ").unwrap();
        desk.done(&format!("{again} --out {out}-again"));
        let rows = |out: &str| fs::read_to_string(desk.path(&format!("{out}/draws.csv"))).unwrap();
        assert_eq!(rows(out), rows(&format!("{out}-again")), "{again}");
        let (rows, place) =
            (rows(out), |name: &str| rows(out).lines().next().unwrap().split(',').position(|of| of == name).unwrap());
        let abandonment = place("abandonment");
        let people = rows.lines().filter(|row| row.contains(",1,people,"));
        let short =
            people.filter(|row| row.split(',').nth(abandonment).unwrap().parse::<f64>().unwrap() > 0.05).count();
        assert_eq!(drawn["overloaded"], short);
    }
    // Drawn evenly too: other worlds, told apart, and judged together with the first.
    desk.done(&format!("{asked} --draws-evenly --out even"));
    let (typed, even) = (summary("cheap"), summary("even"));
    let rows = |file: &str| fs::read_to_string(desk.path(&format!("even/{file}"))).unwrap();
    assert_eq!(rows("draws.csv"), fs::read_to_string(desk.path("cheap/draws.csv")).unwrap());
    assert_ne!(rows("draws.csv"), rows("draws-evenly.csv"));
    assert_eq!((rows("draws.csv").lines().count(), rows("draws-evenly.csv").lines().count()), (21, 21));
    let machine = |of: &Value| of.as_array().unwrap().iter().find(|of| of["id"] == "machine").unwrap().clone();
    let evenly = &even["drawn"]["evenly"];
    let [typed, both, alone] =
        [&typed["drawn"]["strategies"], &even["drawn"]["strategies"], &evenly["strategies"]].map(machine);
    assert_eq!((&evenly["worlds"], &evenly["refused"]), (&8.into(), &0.into()));
    for judged in ["cheaper", "more_satisfied", "both"] {
        assert_eq!(both[judged]["worlds"], typed[judged]["worlds"]);
        let is_same = [&typed, &alone].iter().any(|of| of[judged]["stands"] == both[judged]["stands"]);
        assert!(is_same || both[judged]["stands"] == "open", "{judged}");
    }
    assert!(fs::read_to_string(desk.path("even/report.html")).unwrap().contains("--draws-evenly"));
    // None are drawn where none are asked for, and that is typed again too.
    desk.done(&format!("{asked} --draws 0 --out none"));
    assert!(summary("none").get("drawn").is_none());
    assert!(fs::read_to_string(desk.path("none/report.html")).unwrap().contains("--draws 0"));
    // What `run` refuses `check` refuses.
    assert!(desk.fails(2, "check tiny.toml --draws 8").contains("no input of this scenario has a range"));
}

/// Worlds that agree with a figure to which something was fitted: as many as the rows say; fewer than 200 are too few to say more. With
/// 256 worlds of which nearly all agree, what holds in them is told.
#[test]
fn worlds_are_held_against_what_was_published() {
    let desk = Desk::new();
    let guess = "success = { low = \"60 %\", mode = \"90 %\", high = \"99.9 %\", source = \"assumption\" }";
    let target = |least: &str| {
        format!(
            "\n[target.resolved]\ntitle = \"Resolved\"\nstrategy = \"machine\"\nmetric = \"true_resolution\"\npublished = \"most\"\n\
             least = \"{least}\"\nmost = \"100 %\"\nbasis = \"fitted\"\nsource = \"K03\"\n"
        )
    };
    let text = TINY.replace("success = \"60 %\"", guess);
    desk.put("held.toml", text.clone() + &target("85 %"));
    let told = desk.done("run held.toml --strategy machine --replications 2 --draws 32 --out out");
    let rows = fs::read_to_string(desk.path("out/draws.csv")).unwrap();
    let header: Vec<&str> = rows.lines().next().unwrap().split(',').collect();
    let place = header.iter().position(|column| *column == "true_resolution").unwrap();
    let resolved = rows.lines().filter(|row| row.contains(",1,machine,")).map(|row| row.split(',').nth(place).unwrap());
    let agree = resolved.filter(|value| value.parse::<f64>().unwrap() >= 0.85).count();
    assert!((5..32).contains(&agree), "{agree}");
    let few = format!(
        "{agree} of these 32 worlds agree with what was published (one fitted target of one number of the model): too few"
    );
    assert!(told.contains(&few), "{told}");
    let summary: Value = serde_json::from_slice(&fs::read(desk.path("out/summary.json")).unwrap()).unwrap();
    let agreeing = &summary["drawn"]["agreeing"];
    assert_eq!((&agreeing["worlds"], &agreeing["numbers"][0]["agreeing_without"]), (&agree.into(), &32.into()));
    assert!(agreeing["within"].is_null());
    assert_eq!(agreeing["moved"]["inputs"][0]["input"], "ai.success");
    // The one input that decides is named with its side, and counted in worlds in which it was not searched.
    let told = desk.done("run held.toml --strategy machine --replications 2 --draws 256 --no-report --out where");
    let said = "Where ai.success is above";
    assert!(told.contains(said) && told.contains("machine satisfies more in"), "{told}");
    let summary: Value = serde_json::from_slice(&fs::read(desk.path("where/summary.json")).unwrap()).unwrap();
    let found = &summary["drawn"]["strategies"][1]["conditions"]["satisfaction"];
    let count = |key: &str| found[key].as_u64().unwrap();
    assert_eq!((&found["limits"][0]["input"], count("worlds")), (&"ai.success".into(), 128));
    assert!(
        count("inside") >= 30 && count("better_inside") * count("worlds") > count("better") * count("inside") * 6 / 5
    );
    desk.put("most.toml", text + &target("50 %"));
    let told = desk.done("run most.toml --strategy machine --replications 2 --draws 256 --out most");
    assert!(
        told.contains("In the worlds that agree:") && told.matches("machine: cheaper in all in").count() == 2,
        "{told}"
    );
}

/// What cannot be drawn is refused by name, before anything is lived.
#[test]
fn draws_without_a_range_or_of_no_power_of_two_are_refused() {
    let desk = Desk::new();
    assert!(desk.fails(2, "run tiny.toml --draws 8").contains("no input of this scenario has a range"));
    for typed in ["7", "12", "8192", "many"] {
        let told = desk.fails(2, &format!("run tiny.toml --draws {typed}"));
        assert!(told.contains("a power of two from 8 to 4096"), "{told}");
    }
    // Hiring to fewer heads than there are is a fault: few of these draws are a world.
    let hire = "\n[[strategy.people.change]]\nat = 2025-01-13\n\
                team.desk.headcount = { to = { low = 1, mode = 10.5, high = 11 }, by = \"hiring\" }\n";
    desk.put("hire.toml", TINY.to_owned() + hire);
    let told = desk.fails(2, "run hire.toml --draws 8");
    assert!(told.contains("--draws 8: of 32 draws from the ranges only"), "{told}");
    assert!(told.contains("team.desk.headcount: \"hiring\" to"), "{told}");
    assert_eq!(desk.names(), ["hire.toml", "tiny.toml"]);
}

#[test]
fn a_run_with_an_override_does_not_take_the_place_of_the_run_without() {
    let desk = Desk::new();
    desk.done("run tiny.toml --replications 2");
    let before = desk.files("results/tiny");
    let told = desk.done("run tiny.toml --replications 2 --set ai.tries=3");
    assert!(told.ends_with("Written to results/tiny-with-ai.tries-3\n"), "{told}");
    desk.done("run tiny.toml --replications 2 --set ai.tries=4");
    let long = format!("title={}", "x".repeat(300));
    for long in [long.clone(), long + "y"] {
        assert!(
            desk.command("run tiny.toml --replications 2").args(["--set", &long]).output().unwrap().status.success()
        );
    }
    assert_eq!(desk.files("results/tiny"), before);
    assert_eq!(fs::read_dir(desk.path("results")).unwrap().count(), 5);
}

#[test]
fn the_table_says_what_the_total_holds_beside_the_budget() {
    let desk = Desk::new();
    let told = desk.done("run tiny.toml --replications 2");
    let files = desk.files("results/tiny");
    let people: Value = serde_json::from_slice(&files["summary.json"]).unwrap();
    let mean = |id: &str| people["strategies"][0]["metrics"][id]["mean"].as_f64().unwrap();
    let share = format!("({:.0} % of the total under people)", 100.0 * mean("customer_cost") / mean("cost"));
    assert!(told.contains("Total cost is no budget") && told.contains(&share), "{told}");
    assert!(text(&files["report.html"]).contains(&share));
    let nobody_lost = desk.done("run tiny.toml --replications 2 --set segment.all.remaining_value=0 --out out");
    assert!(nobody_lost.contains("customers lost.") && !nobody_lost.contains("% of the total"), "{nobody_lost}");
}

/// Contacts that end with the AI, times the part of them that it solves, are what it resolves.
#[test]
fn the_report_leads_from_the_success_that_was_typed_to_what_is_resolved() {
    let desk = Desk::new();
    desk.done("run tiny.toml --replications 2");
    let files = desk.files("results/tiny");
    let summary: Value = serde_json::from_slice(&files["summary.json"]).unwrap();
    let blend = &summary["strategies"][1]["metrics"];
    let percent = |id: &str| format!("{:.0} %", 100.0 * blend[id]["mean"].as_f64().unwrap());
    let page = text(&files["report.html"]);
    let told = page.split("<li>").find(|item| item.starts_with("blend: the AI could solve")).unwrap();
    assert!(told.contains(&format!("could solve {} of all issues", percent("ai_competence"))), "{told}");
    assert!(told.contains(&format!("{} are not solved", percent("false_containment"))), "{told}");
    assert!(told.contains(&format!("resolves {} in truth", percent("true_resolution"))), "{told}");
    assert_eq!(percent("ai_competence"), "60 %");
    assert!(!page.contains("<li>people: the AI"));
}

/// In the lines of 1:1 nothing is approximate; who asks for the lines of the scale gets those, by option or in the file.
#[test]
fn below_the_whole_waits_are_those_of_the_whole_unless_asked_for() {
    let desk = Desk::new();
    let run = |rest: &str, out: &str| desk.done(&format!("run tiny.toml --replications 2 {rest} --out {out}"));
    let (plain, small, typed, full) = (
        run("--scale 1:2", "plain"),
        run("--scale 1:2 --waits small", "small"),
        run("--scale 1:2 --set run.waits=small", "typed"),
        run("--waits full", "full"),
    );
    let is_crowd = |told: &str| (told.contains("1:2, beside a crowd"), told.contains("waits are approximate"));
    assert_eq!([&plain, &small, &typed].map(|told| is_crowd(told)), [(true, false), (false, true), (false, true)]);
    assert!(full.contains("tiny: scale 1:1, 2 × 3 replications"), "{full}");
    let waits = |out: &str| -> Value {
        let summary: Value = serde_json::from_slice(&desk.files(out)["summary.json"]).unwrap();
        summary["waits"].clone()
    };
    assert_eq!(["plain", "small", "full"].map(waits), ["crowd".into(), Value::Null, Value::Null]);
    let command = |out: &str| {
        text(&desk.files(out)["report.html"]).contains("--scale 1:2 --seed 1 --replications 2 --waits crowd")
    };
    assert!(command("plain") && !command("small"));
}

#[test]
fn what_no_crowd_can_hold_is_refused_by_name_before_anything_is_run() {
    let desk = Desk::new();
    let limited = "run tiny.toml --set ai.places=5";
    let told = desk.fails(2, &format!("{limited} --scale 1:2"));
    assert!(told.contains("ai.places") && told.contains("--waits small"), "{told}");
    assert!(!desk.path("results").exists());
    desk.done(&format!("{limited} --scale 1:2 --waits small"));
    desk.done(&format!("{limited} --out whole"));
}

/// Where a crowd could hold what a formula cannot, it is the way out.
#[test]
fn waits_by_formula_are_told_as_such_and_refused_by_name() {
    let desk = Desk::new();
    let told = desk.done("run tiny.toml --scale 1:2 --replications 2 --waits formula --out formula");
    assert!(told.contains("1:2, with waits by formula") && !told.contains("waits are approximate"), "{told}");
    assert!(text(&desk.files("formula")["report.html"]).contains("--replications 2 --waits formula"));
    assert!(desk.done("check tiny.toml --scale 1:2 --set run.waits=formula").contains("with waits by formula"));
    for (key, way) in [("patience.balk=0.1", "--waits crowd"), ("ai.places=5", "--waits small")] {
        let told = desk.fails(2, &format!("run tiny.toml --scale 1:2 --waits formula --set {key}"));
        let name = key.split('=').next().unwrap();
        assert!(told.contains(name) && told.contains(way) && told.contains("--waits full"), "{told}");
    }
}

/// Worlds that are run beside the typed one are refused as early, not met when the others have been lived.
#[test]
fn what_cannot_be_held_under_a_fit_or_at_the_end_of_a_range_is_refused_too() {
    let desk = Desk::new();
    let fit = "[fit.late]\ntitle = \"late\"\nai.places = 5\n";
    fs::write(desk.path("late.toml"), format!("{TINY}\n{fit}")).unwrap();
    for verb in ["check", "run"] {
        let told = desk.fails(2, &format!("{verb} late.toml --scale 1:2"));
        assert!(told.contains("fit.late.ai.places"), "{told}");
    }
    desk.done("run late.toml --scale 1:2 --no-fits --out typed");
    desk.done("trace late.toml --scale 1:2 --strategy people --customer 1");
    let slope = "[escalation]\nwait_slope = { low = 0, mode = 0, high = 0.5, source = \"assumption\" }\n";
    fs::write(desk.path("slope.toml"), format!("{TINY}\n{slope}")).unwrap();
    let told = desk.fails(2, "run slope.toml --scale 1:2 --waits formula --flips");
    assert!(told.contains("escalation.wait_slope") && told.contains("crowd"), "{told}");
    desk.done("run slope.toml --scale 1:2 --waits formula --out typed-slope");
    assert!(!desk.path("results").exists());
}
