//! `posterior`: from the command line to the folder.

use serde_json::Value;
use std::fs;

use super::{Desk, TINY, text};

/// An AI whose success nobody knows, held against how much it resolves alone; other inputs of the world are ranges too.
pub fn held(least: &str, prior: &str) -> String {
    let success = format!("success = {{ low = \"60 %\", mode = \"90 %\", high = \"99.9 %\"{prior} }}");
    let text = TINY
        .replace("success = \"60 %\"", &success)
        .replace("remaining_value = 40", "remaining_value = { low = 20, mode = 40, high = 80 }");
    text + &format!(
        "\n[target.resolved]\ntitle = \"Resolved by the AI alone\"\nstrategy = \"machine\"\nmetric = \"true_resolution\"\n\
         published = \"most\"\nleast = \"{least}\"\nmost = \"100 %\"\nbasis = \"fitted\"\nsource = \"K03\"\n\
         \n[target.queue]\ntitle = \"Leave the queue\"\nstrategy = \"people\"\nmetric = \"abandonment\"\npublished = \"few\"\n\
         least = 0\nmost = \"90 %\"\nsource = \"K03\"\n"
    )
}

fn json(desk: &Desk, file: &str) -> Value {
    serde_json::from_slice(&fs::read(desk.path(file)).unwrap()).unwrap()
}

/// Rows of a table of drawn worlds, without the header: by draw, life and strategy.
fn rows(desk: &Desk, file: &str) -> Vec<String> {
    let table = fs::read_to_string(desk.path(file)).unwrap();
    table.lines().skip(1).map(str::to_owned).collect()
}

fn is_of(row: &str, strategy: &str) -> bool {
    row.split(',').nth(2) == Some(strategy)
}

/// What is drawn is what a run draws: the strategies of which targets speak as they live in all of its worlds, every strategy in those that
/// agree, and these are the ones whose row says so. Threads change nothing.
#[test]
fn worlds_that_agree_are_those_of_a_run_that_meet_the_targets() {
    let desk = Desk::new();
    desk.put("held.toml", held("85 %", ""));
    let asked = "held.toml --replications 2 --seed 5 --draws 32";
    desk.done(&format!("run {asked} --draws-as-run --no-scale-bias --out run"));
    let told = desk.done(&format!("posterior {asked} --draws-as-run --threads 1 --out one"));
    desk.done(&format!("posterior {asked} --draws-as-run --threads 3 --out three"));
    let (run, all, agreeing) =
        (rows(&desk, "run/draws.csv"), rows(&desk, "one/draws.csv"), rows(&desk, "one/agreeing.csv"));
    let of_targets: Vec<String> = run.iter().filter(|row| !is_of(row, "blend")).cloned().collect();
    assert_eq!(all, of_targets);
    assert!(agreeing.iter().all(|row| run.contains(row)) && agreeing.iter().any(|row| is_of(row, "blend")));
    let header = fs::read_to_string(desk.path("one/draws.csv")).unwrap();
    let place = header.lines().next().unwrap().split(',').position(|column| column == "true_resolution").unwrap();
    let is_met = |row: &&String| row.split(',').nth(place).unwrap().parse::<f64>().unwrap() >= 0.85;
    let first_lives = all.iter().filter(|row| row.split(',').nth(1) == Some("1") && is_of(row, "machine"));
    let met = first_lives.filter(is_met).map(|row| row.split(',').next().unwrap());
    let known: Vec<&str> = met.collect();
    let kept: Vec<&str> =
        agreeing.iter().filter(|row| row.contains(",1,blend,")).map(|row| row.split(',').next().unwrap()).collect();
    assert_eq!(kept, known);
    assert!((5..32).contains(&kept.len()), "{}", kept.len());
    assert!(told.contains(&format!("{} of these 32 worlds agree", kept.len())), "{told}");
    let files = |folder: &str| {
        let mut files = desk.files(folder);
        files.remove("manifest.json");
        files
    };
    assert_eq!(files("one"), files("three"));
}

/// What all worlds say of a target, before it is held against them, is in its row; too few worlds that agree tell of no strategy, and say how many draws
/// would bring enough.
#[test]
fn what_the_ranges_say_of_a_target_is_told_and_too_few_worlds_tell_no_more() {
    let desk = Desk::new();
    desk.put("held.toml", held("85 %", ""));
    let told = desk.done("posterior held.toml --replications 2 --draws 32 --out few");
    let found = json(&desk, "few/posterior.json");
    let resolved = &found["foretold"][0];
    let counts = ["below", "met", "above"].map(|part| resolved[part].as_u64().unwrap());
    assert_eq!((counts[0] + counts[1] + counts[2], counts[2]), (32, 0));
    assert_eq!(found["agreeing"]["worlds"], counts[1]);
    assert_eq!((&found["foretold"][1]["target"]["id"], &found["foretold"][1]["met"]), (&"queue".into(), &32.into()));
    let wanted = (200_u64 * 32).div_ceil(counts[1]).next_power_of_two();
    assert_eq!(found["wanted"], wanted);
    assert!(
        told.contains(&format!("--draws {wanted}")) && told.contains("too few to say what holds in them"),
        "{told}"
    );
    assert!(found["agreeing"].get("within").is_none() && found["learned"].as_array().unwrap().is_empty());
    assert!(desk.path("few/figures/foretold.svg").exists() && !desk.path("few/figures/posterior.svg").exists());
    // Only the strategies of which targets speak were lived in all worlds.
    let before = found["before"]["strategies"].as_array().unwrap();
    assert_eq!(before.iter().map(|of| of["id"].as_str().unwrap()).collect::<Vec<_>>(), ["people", "machine"]);
}

/// A target that hangs on waits is not judged where lines are as small as the scale and many leave them, and counts as nothing.
#[test]
fn a_target_that_is_not_judged_counts_as_nothing_and_is_named() {
    let desk = Desk::new();
    desk.put("held.toml", held("60 %", ""));
    let asked = "posterior held.toml --replications 2 --draws 8 --set team.desk.headcount=6";
    for (more, unjudged) in [(" --scale 1:2 --waits small --out small", 8), (" --out own", 0)] {
        let told = desk.done(&format!("{asked}{more}"));
        let found = json(&desk, &format!("{}/posterior.json", more.rsplit(' ').next().unwrap()));
        let queue = &found["foretold"][1];
        let count = |part: &str| queue[part].as_u64().unwrap();
        assert_eq!((count("unjudged"), count("met")), (unjudged, 8 - unjudged), "{queue}");
        assert_eq!(told.contains("Not judged in so many worlds"), unjudged > 0, "{told}");
    }
}

/// Where enough worlds agree, every strategy is told in them, and the input that the target is about has moved toward it; one of which it knows nothing has not.
#[test]
fn where_enough_worlds_agree_strategies_are_told_in_them_and_what_was_learned() {
    let desk = Desk::new();
    desk.put("held.toml", held("88 %", ""));
    let told = desk.done("posterior held.toml --replications 2 --draws 512 --out many");
    let found = json(&desk, "many/posterior.json");
    let within = &found["agreeing"]["within"];
    assert_eq!(within["worlds"], found["agreeing"]["worlds"]);
    assert!(within["worlds"].as_u64().unwrap() >= 200 && found["wanted"].is_null(), "{within}");
    let ids: Vec<&str> = within["strategies"].as_array().unwrap().iter().map(|of| of["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["people", "blend", "machine"]);
    let learned = found["learned"].as_array().unwrap();
    let of = |input: &str| learned.iter().find(|of| of["input"] == input);
    let success = of("ai.success").unwrap();
    let low = |part: &str| success[part][0].as_f64().unwrap();
    assert!(low("after") > low("before") + 0.03, "{success}");
    assert!(of("segment.all.remaining_value").is_none(), "{learned:?}");
    assert!(told.contains("In the worlds that agree:") && told.contains("blend: cheaper in all in"), "{told}");
    assert!(desk.path("many/figures/posterior.png").exists());
}

/// An input with a prior is drawn from that, and the run of the same file from its range.
#[test]
fn a_prior_is_drawn_from_and_the_typed_range_by_a_run() {
    let desk = Desk::new();
    let prior = ", prior = { low = \"10 %\", mode = \"30 %\", high = \"50 %\", ends = \"bounds\" }";
    desk.put("held.toml", held("20 %", prior));
    let told = desk.done("posterior held.toml --replications 2 --draws 16 --out p");
    assert!(told.contains("the ranges of 2 inputs, one of them from a prior of its own"), "{told}");
    let told = desk.done("run held.toml --replications 2 --draws 16 --out r");
    assert!(told.contains("One range was typed around these targets"), "{told}");
    let values = |file: &str| {
        let table = fs::read_to_string(desk.path(file)).unwrap();
        let place = table.lines().next().unwrap().split(',').position(|column| column == "ai.success").unwrap();
        rows(&desk, file)
            .iter()
            .map(|row| row.split(',').nth(place).unwrap().parse::<f64>().unwrap())
            .collect::<Vec<_>>()
    };
    assert!(values("p/draws.csv").iter().all(|success| (0.1..=0.5).contains(success)));
    assert!(values("r/draws.csv").iter().all(|success| *success > 0.5));
}

/// What cannot be answered is refused by name, and nothing is written.
#[test]
fn what_cannot_be_held_against_anything_is_refused() {
    let desk = Desk::new();
    desk.put("held.toml", held("85 %", ""));
    let before = desk.names();
    for (asked, said) in [
        ("posterior tiny.toml --set ai.success={low=0.4,mode=0.5,high=0.6} --out x", "no fitted target"),
        ("posterior held.toml --strategy blend --out x", "no fitted target"),
        ("posterior held.toml --draws 0 --out x", "a power of two from 8 to 65536"),
        ("posterior held.toml --draws 100 --out x", "a power of two from 8 to 65536"),
        ("posterior held.toml --fit none --out x", "none"),
        ("posterior held.toml --set ai.success=0.7 --set segment.all.remaining_value=30 --out x", "has a range"),
    ] {
        let told = desk.fails(2, asked);
        assert!(told.contains(said), "{asked}: {told}");
    }
    assert_eq!(desk.names(), before);
    // A run's folder is not taken, nor the posterior's by a run.
    desk.done("run held.toml --replications 2 --draws 8 --out r");
    assert!(desk.fails(2, "posterior held.toml --draws 8 --replications 2 --out r").contains("--force"));
    let output = desk.run("posterior held.toml --draws 8 --replications 2 --out r --force --format json");
    assert_eq!(output.status.code(), Some(0));
    let printed: Value = serde_json::from_str(&text(&output.stdout)).unwrap();
    assert_eq!(printed["run_id"], json(&desk, "r/posterior.json")["run_id"]);
}
