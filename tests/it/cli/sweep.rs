//! `sweep`: from the command line to the folder.

use serde_json::Value;

use super::{Desk, text};

const FEW: &str = "--replications 3 --seed 4";

fn json(desk: &Desk, file: &str) -> Value {
    let bytes = std::fs::read(desk.path(file)).unwrap();
    serde_json::from_slice(&bytes).unwrap()
}

/// The mean of everything that a strategy comes to.
fn means(strategy: &Value) -> Vec<(String, Value)> {
    let metrics = strategy["metrics"].as_object().unwrap();
    metrics.iter().map(|(metric, level)| (metric.clone(), level["mean"].clone())).collect()
}

/// Each point is the run of the same overrides, metric by metric and to the last bit, also where a strategy is not lived again; its
/// twin at another value is not.
#[test]
fn every_point_of_a_sweep_is_the_run_with_the_same_values() {
    let desk = Desk::new();
    let over = "--over ai.success=30%,60% --over strategy.machine.ai.tries=1..3:2";
    desk.done(&format!("sweep tiny.toml {over} {FEW} --out s"));
    let found = json(&desk, "s/sweep.json");
    let points = found["points"].as_array().unwrap();
    assert_eq!(points.len(), 4);
    for (at, set) in [(0, ["30%", "1"]), (3, ["60%", "3"])] {
        let [success, tries] = set;
        let sets = format!("--set ai.success={success} --set strategy.machine.ai.tries={tries}");
        desk.done(&format!("run tiny.toml {sets} {FEW} --out r{at}"));
        let run = json(&desk, &format!("r{at}/summary.json"));
        assert_eq!(points[at]["values"], serde_json::json!(set));
        for (place, strategy) in run["strategies"].as_array().unwrap().iter().enumerate() {
            let swept = &points[at]["strategies"][place];
            assert_eq!(means(swept), means(strategy), "{}", strategy["id"]);
            if place > 0 {
                let of = |strategy: &Value| strategy["difference"]["satisfaction"].clone();
                assert_eq!(of(swept), of(strategy));
            }
        }
    }
    let machine = |at: usize| means(&points[at]["strategies"][2]);
    assert!(machine(0) != machine(1) && machine(0) != machine(2));
    // Nothing that is moved reaches people without an AI; tries of one strategy do not reach the other.
    let as_at = |at: usize, place: usize| points[at]["strategies"][place]["as_at"].as_u64();
    assert_eq!([as_at(1, 0), as_at(2, 0), as_at(3, 0)], [Some(0); 3]);
    assert_eq!([as_at(1, 1), as_at(2, 1), as_at(3, 1)], [Some(0), None, Some(2)]);
}

/// A setting that is beaten has another in the same world that costs no more and satisfies no fewer. Where the success of the AI is
/// moved, a better AI beats nobody at the point of a worse one.
#[test]
fn settings_are_beaten_by_what_is_as_good_in_the_same_world() {
    let desk = Desk::new();
    let numbers = |strategy: &Value| {
        ["service_cost", "satisfaction"].map(|metric| strategy["metrics"][metric]["mean"].as_f64().unwrap())
    };
    let asked = [
        ("--over team.desk.headcount=4..16:4 --strategy blend", true),
        ("--over ai.success=20%..80%:20% --strategy blend", false),
    ];
    for (asked, is_one_world) in asked {
        desk.done(&format!("sweep tiny.toml {asked} {FEW} --out s --set strategy.machine.team.desk.headcount=1"));
        let found = json(&desk, "s/sweep.json");
        assert_eq!(found["axes"][0]["is_input"], !is_one_world);
        let settings: Vec<(u64, &Value)> = found["points"]
            .as_array()
            .unwrap()
            .iter()
            .flat_map(|point| {
                let world = point["world"].as_u64().unwrap();
                point["strategies"].as_array().unwrap().iter().map(move |strategy| (world, strategy))
            })
            .collect();
        let mut beaten = 0;
        for (world, strategy) in &settings {
            let [cost, satisfied] = numbers(strategy);
            let is_as_good = |(of, other): &&(u64, &Value)| {
                let [less, more] = numbers(other);
                of == world && less <= cost && more >= satisfied && (less < cost || more > satisfied)
            };
            if strategy["is_beaten"] == true {
                beaten += 1;
                assert!(settings.iter().any(|other| is_as_good(&other)), "{asked}: {cost} {satisfied}");
            } else if !settings.iter().any(|other| is_as_good(&other)) {
                assert_eq!(strategy["is_beaten"], false);
            }
        }
        assert!(beaten > 0 || !is_one_world, "{asked}");
        assert_eq!(desk.path("s/figures/sweep-front.svg").exists(), is_one_world);
        std::fs::remove_dir_all(desk.path("s")).unwrap();
    }
}

#[test]
fn its_folder_is_its_own_its_json_is_the_file_and_threads_change_nothing() {
    let desk = Desk::new();
    let asked = format!("sweep tiny.toml --over team.desk.headcount=8,12 --over ai.success=40%,80% {FEW}");
    let shown = desk.done(&format!("{asked} --format json --threads 1"));
    let folder = "results/tiny-sweep-team.desk.headcount-ai.success";
    let mut first = desk.files(folder);
    let expected = [
        "answer.md",
        "figures/sweep-map.csv",
        "figures/sweep-map.png",
        "figures/sweep-map.svg",
        "manifest.json",
        "sweep.csv",
        "sweep.json",
    ];
    assert_eq!(first.keys().collect::<Vec<_>>(), expected);
    assert_eq!(shown, text(&first["sweep.json"]));
    desk.done(&format!("{asked} --out b --threads 3"));
    let mut second = desk.files("b");
    assert!(first.remove("manifest.json").is_some() && second.remove("manifest.json").is_some());
    assert_eq!(first, second);
    for other in ["run tiny.toml", "sweep tiny.toml --over ai.success=40%,80%", "what-if tiny.toml --cut 30%"] {
        let refused = desk.fails(2, &format!("{other} {FEW} --out {folder}"));
        assert!(refused.contains("swept over team.desk.headcount, ai.success"), "{refused}");
    }
    assert_eq!(desk.files(folder).len(), expected.len());
    desk.run(&format!("sweep tiny.toml --over ai.success=40%,80% {FEW} --out {folder} --force"));
    assert!(!desk.path(&format!("{folder}/figures/sweep-map.svg")).exists());
}

#[test]
fn designs_spread_points_between_two_ends() {
    let desk = Desk::new();
    for design in ["lhs:6", "sobol:8"] {
        let asked =
            format!("sweep tiny.toml --over ai.success=20%..80% --over team.desk.headcount=6..14 --design {design}");
        let shown = desk.done(&format!("{asked} --strategy blend {FEW} --out {design}"));
        let n: usize = design.split(':').nth(1).unwrap().parse().unwrap();
        assert!(shown.contains(&format!("moved over {n} points ({design})")), "{shown}");
        let found = json(&desk, &format!("{design}/sweep.json"));
        let points = found["points"].as_array().unwrap();
        let mut parts: Vec<usize> = points
            .iter()
            .map(|point| {
                let success: f64 = point["values"][0].as_str().unwrap().trim_end_matches('%').parse().unwrap();
                ((success - 20.0) / 60.0 * n as f64) as usize
            })
            .collect();
        parts.sort_unstable();
        assert_eq!(parts, (0..n).collect::<Vec<_>>(), "{design}");
    }
}

#[test]
fn what_is_typed_wrong_is_named_with_what_is_allowed() {
    let desk = Desk::new();
    for (asked, expected) in [
        ("", "--over <PATH=VALUES>"),
        ("--over ai.success", "allowed: PATH=VALUES"),
        ("--over ai.success=10%..90%:0%", "has no value"),
        ("--over ai.success=10%..90%", "--over ai.success: a range without its step"),
        ("--over ai.success=10%,20% --over ai.success=30%", "--over ai.success stands twice"),
        ("--over ai.sucess=10%,20%", "did you mean `success`"),
        ("--over ai.success=10%,120%", "--over ai.success=120%"),
        ("--over team.dsk.headcount=1,2", "no team `dsk` (did you mean `desk`"),
        ("--over strategy.blnd.ai.tries=1,2", "no strategy `blnd` (did you mean `blend`"),
        ("--over ai.success=10%,20% --strategy peple", "did you mean `people`"),
        ("--over ai.success=1%..50%:1% --over team.desk.headcount=1..50:1", "2500 points; allowed: at most 1000"),
        ("--over ai.success=10%,20% --over ai.tries=1..3:1 --design zip", "ai.success has 2 values and ai.tries has 3"),
        ("--over ai.success=10%,20% --set ai.success=30%", "--set lays a value on it as well"),
        ("--over run.seed=1,2", "says how a scenario is run and told"),
        ("--over ai.success=10%,20% --design lhs", "allowed: grid, zip, lhs:N or sobol:N"),
    ] {
        let refused = desk.fails(2, &format!("sweep tiny.toml {asked}"));
        assert!(refused.contains(expected), "{asked}: {refused}");
    }
    assert_eq!(desk.names(), ["tiny.toml"]);
}

#[test]
fn it_is_told_in_german_too_and_nothing_is_judged_in_small_lines() {
    let desk = Desk::new();
    let over = "--over team.desk.headcount=8..12:2";
    let shown = desk.done(&format!("sweep tiny.toml {over} {FEW} --language de --out g"));
    assert!(shown.contains("3 Punkte bewegt (grid)") && shown.contains("ungeschlagen"), "{shown}");
    let figure = text(&desk.files("g")["figures/sweep.svg"]);
    assert!(figure.contains("Gesamtkosten") && !figure.contains("Total cost"), "{figure}");
    let large = super::TINY.replace("count = 1000", "count = 20000").replace("headcount = 10", "headcount = 200");
    desk.put("large.toml", large);
    let shown = desk.done(&format!("sweep large.toml {over} {FEW} --scale 1:10 --waits small --out l"));
    assert!(shown.contains("No difference is judged at scale 1:10") && shown.matches('◆').count() == 1, "{shown}");
    let found = json(&desk, "l/sweep.json");
    assert!(found["is_judged"] == false && found["points"][0]["strategies"][0]["is_beaten"].is_null());
}
