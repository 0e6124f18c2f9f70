//! `what-if`, cuts beside a run: from the command line to the folder.

use serde_json::Value;

use super::{Desk, TINY, text};

const FEW: &str = "--replications 3 --seed 4";

/// Forty people, and what becomes of them when thirty in a hundred go: the same as three lines typed by hand.
#[test]
fn a_what_if_gives_the_numbers_of_the_same_strategies_typed_by_hand() {
    let desk = Desk::new();
    let tiny = TINY.replace("headcount = 10", "headcount = 40").replace("count = 1000", "count = 4000");
    desk.put("forty.toml", &tiny);
    let hand = "\n[strategy.people-cut-30]\n[[strategy.people-cut-30.change]]\nat = \"2025-01-13\"\n\
                team.desk.headcount = 28\n[strategy.people-cut-60]\n[[strategy.people-cut-60.change]]\n\
                at = \"2025-01-13\"\nteam.desk.headcount = 16\n";
    desk.put("hand.toml", tiny.clone() + hand);
    let shown = desk.done(&format!("what-if forty.toml --cut 30%,60% --at 2025-01-13 {FEW} --out w"));
    assert!(shown.contains("What if part of the 40 people of desk go on 2025-01-13, under people?"), "{shown}");
    assert!(shown.contains(" 30 %       28 "), "{shown}");
    desk.done(&format!("run hand.toml --strategy people-cut-30,people-cut-60 {FEW} --out h --no-scale-bias"));
    let [found, typed] = ["w", "h"].map(|out| text(&desk.files(out)["replications.csv"]));
    assert_eq!(found, typed);
    assert_eq!(found.lines().count(), 1 + 3 * 3);
    // The file that it writes says the same as those three lines.
    desk.put("again.toml", tiny + &text(&desk.files("w")["strategies.toml"]));
    desk.done(&format!("run again.toml --strategy people-cut-30,people-cut-60 {FEW} --out a --no-scale-bias"));
    assert_eq!(text(&desk.files("a")["replications.csv"]), typed);
}

#[test]
fn its_folder_is_its_own_and_a_run_and_a_what_if_never_take_each_others_place() {
    let desk = Desk::new();
    desk.done(&format!("run tiny.toml {FEW}"));
    let before = desk.files("results/tiny");
    desk.done(&format!("what-if tiny.toml --cut 30% {FEW}"));
    let expected = [
        "answer.md",
        "depths.csv",
        "figures/depth-of-cut.csv",
        "figures/depth-of-cut.png",
        "figures/depth-of-cut.svg",
        "manifest.json",
        "replications.csv",
        "strategies.toml",
        "what-if.json",
    ];
    assert_eq!(desk.files("results/tiny-what-if").into_keys().collect::<Vec<_>>(), expected);
    for asked in ["--out results/tiny", "--strategy blend --out results/tiny"] {
        let refused = desk.fails(2, &format!("what-if tiny.toml --cut 30% {FEW} {asked}"));
        assert!(refused.contains("results/tiny") && refused.contains("what if"), "{refused}");
    }
    desk.fails(2, &format!("run tiny.toml {FEW} --out results/tiny-what-if"));
    assert_eq!(desk.files("results/tiny"), before);
    desk.done(&format!("what-if tiny.toml --cut 30% {FEW}"));
    desk.done(&format!("what-if tiny.toml --cut 30% --strategy blend {FEW}"));
    assert!(desk.path("results/tiny-what-if-blend/what-if.json").exists());
}

#[test]
fn the_json_is_the_file_and_threads_change_nothing() {
    let desk = Desk::new();
    let asked = format!("what-if tiny.toml --cut 20%..80%:20% --keep service_level>=80%,satisfaction>=-2pt {FEW}");
    let shown = desk.done(&format!("{asked} --out a --format json --threads 1"));
    assert_eq!(shown, text(&desk.files("a")["what-if.json"]));
    desk.done(&format!("{asked} --out b --threads 3"));
    let [mut a, mut b] = ["a", "b"].map(|out| desk.files(out));
    assert!(a.remove("manifest.json").is_some() && b.remove("manifest.json").is_some());
    assert_eq!(a, b);
    let found: Value = serde_json::from_str(&shown).unwrap();
    assert_eq!(found["floors"].as_array().map(Vec::len), Some(2));
    assert_eq!(found["depths"][0]["cut"], 0.0);
    let at = found["kept"]["all"]["at"].as_f64().unwrap();
    let cuts: Vec<f64> = found["depths"].as_array().unwrap().iter().filter_map(|depth| depth["cut"].as_f64()).collect();
    assert_eq!(cuts.len(), 5 + 3, "three depths are added: {cuts:?}");
    assert!(cuts.windows(2).any(|pair| pair[0] <= at && at <= pair[1] && pair[1] - pair[0] < 0.06), "{at} {cuts:?}");
}

#[test]
fn what_is_typed_wrong_is_named_with_what_is_allowed() {
    let desk = Desk::new();
    for (asked, expected) in [
        ("--cut 120%", "found 120%; allowed: shares up to 100 %"),
        ("--cut 0%", "allowed: a cut above 0 %"),
        ("--cut 10%..90%", "a range without its step"),
        ("--cut 30% --keep service_levl>=80%", "did you mean `service_level`"),
        ("--cut 30% --keep satisfaction>=-1%", "allowed for satisfaction is a share (80%), or points against no cut"),
        ("--cut 30% --keep satisfaction", "allowed is a metric, >= or <=, and a limit"),
        ("--cut 30% --strategy peple", "did you mean `people`"),
        ("--cut 30% --team dsk", "no team `dsk`; it has desk"),
        ("--cut 30% --strategy machine", "no team of `machine` ever has anybody who could go"),
        ("--cut 30% --at never", "--at: found \"never\"; allowed: a date from 2025-01-06 to 2025-01-19"),
        ("--cut 30% --at 2025-01-13 --rehire 2025-01-10", "--rehire: found a moment that is not later than the cut"),
        ("--cut 30% --strategy people,blend", "one strategy"),
    ] {
        let refused = desk.fails(2, &format!("what-if tiny.toml {asked}"));
        assert!(refused.contains(expected), "{asked}: {refused}");
    }
    assert_eq!(desk.names(), ["tiny.toml"]);
}

#[test]
fn it_is_told_in_german_too() {
    let desk = Desk::new();
    let asked = format!("what-if tiny.toml --cut 20%,50% --keep service_level>=80% {FEW} --language de");
    let shown = desk.done(&asked);
    assert!(shown.contains("Was, wenn von den 10 Leuten von desk am 2025-01-06 ein Teil geht"), "{shown}");
    assert!(!shown.contains("cut of") && shown.contains("Kürzung"), "{shown}");
}

/// Half of the people go and are rehired: what that takes is told by depth, in a table, a figure and numbers; in the twin, in which nobody
/// is rehired, there is no such table, and the same cut is counted from its own day.
#[test]
fn what_undoing_a_cut_takes_is_told_by_its_depth() {
    let desk = Desk::new();
    desk.put("long.toml", TINY.replace("length = \"2 weeks\"", "length = \"26 weeks\""));
    let asked = format!("what-if long.toml --cut 20%,60% --at 2025-02-03 {FEW}");
    let [undone, gone] =
        ["--rehire 2025-04-07 --out undone", "--out gone"].map(|more| desk.done(&format!("{asked} {more}")));
    let heading = "weeks after that until as without a cut for good";
    assert!(undone.contains(heading) && undone.contains("After a cut of 60 % people are rehired from"), "{undone}");
    assert!(!gone.contains(heading) && !gone.contains("are rehired"), "{gone}");
    let [of_undone, of_gone] = ["undone", "gone"].map(|out| desk.files(out));
    let figure = "figures/undoing-by-depth.csv";
    assert!(text(&of_undone[figure]).lines().count() == 1 + 2 * 3 && !of_gone.contains_key(figure));
    let [undone, gone] = [of_undone, of_gone]
        .map(|files| serde_json::from_str::<Value>(&text(&files["what-if.json"])).unwrap()["depths"].clone());
    assert!(undone[0]["undoing"].is_null() && gone[2]["undoing"]["undone_week"].is_null(), "{gone}");
    let weeks = ["cut_week", "undone_week"].map(|week| undone[2]["undoing"][week].as_u64());
    assert_eq!(weeks, [Some(4), Some(13)]);
    let lost = undone[2]["undoing"]["regained"].as_array().cloned().unwrap();
    assert!(lost.iter().any(|part| part["metric"] == "service_level"), "{lost:?}");
}

/// The strategy that is made beside the file's is the same as the one of a what-if; it lies in a folder of its own, and can be run
/// again from what its page says.
#[test]
fn a_cut_beside_a_run_is_that_of_the_what_if_and_takes_nobodys_place() {
    let desk = Desk::new();
    desk.done(&format!("run tiny.toml {FEW}"));
    let before = desk.files("results/tiny");
    desk.done(&format!("run tiny.toml --cut 40% --from 2025-01-13 --rehire 2 --at 2025-01-16 {FEW}"));
    let folder = "results/tiny-and-people-cut-40-plus-2-from-2025-01-13-at-2025-01-16";
    let files = desk.files(folder);
    let summary: Value = serde_json::from_slice(&files["summary.json"]).unwrap();
    let ids: Vec<&str> =
        summary["strategies"].as_array().unwrap().iter().filter_map(|strategy| strategy["id"].as_str()).collect();
    assert_eq!(ids, ["people", "blend", "machine", "people-cut-40-plus-2"]);
    let again = "--cut 40% --from '2025-01-13' --rehire 2 --at '2025-01-16' --team 'desk' --base 'people'";
    assert!(
        text(&files["report.html"]).contains(&again.replace('\'', "&#39;"))
            || text(&files["report.html"]).contains(again)
    );
    let refused = desk.fails(2, &format!("run tiny.toml --cut 40% {FEW} --out results/tiny"));
    assert!(refused.contains("results/tiny"), "{refused}");
    assert_eq!(desk.files("results/tiny"), before);

    desk.done(&format!("run tiny.toml --cut 40% --from 2025-01-13 --strategy blend {FEW} --out r"));
    desk.done(&format!("what-if tiny.toml --cut 40% --at 2025-01-13 {FEW} --out w"));
    let rows = |out: &str| -> Vec<String> {
        let table = text(&desk.files(out)["replications.csv"]);
        table.lines().filter(|line| line.starts_with("people")).map(str::to_owned).collect()
    };
    assert_eq!((rows("r"), rows("r").len()), (rows("w"), 6));
}

#[test]
fn what_is_typed_wrong_beside_a_run_is_named() {
    let desk = Desk::new();
    for (asked, expected) in [
        ("--cut 140%", "found 140%"),
        ("--from 2025-01-13", "--cut"),
        ("--at 2025-01-13", "--rehire"),
        ("--team desk", "--cut"),
        ("--rehire all", "nobody has gone"),
        ("--rehire -3", "allowed: people above 0"),
        ("--cut 30% --base peple", "did you mean `people`"),
        ("--cut 30% --team dsk", "no team `dsk`"),
    ] {
        let refused = desk.fails(2, &format!("run tiny.toml {asked}"));
        assert!(refused.contains(expected), "{asked}: {refused}");
    }
}

/// A folder beside itself differs in nothing; a what-if beside the run of the same seed is paired; another seed is not, and its
/// intervals are wider.
#[test]
fn two_folders_are_compared_paired_where_they_have_the_same_luck() {
    let desk = Desk::new();
    desk.done(&format!("run tiny.toml {FEW} --out a"));
    desk.done(&format!("what-if tiny.toml --cut 40% {FEW} --out b"));
    desk.done("run tiny.toml --replications 3 --seed 5 --out c");
    let compared = |asked: &str| -> Value { serde_json::from_str(&desk.done(asked)).unwrap() };
    let same = compared("compare a a --format json");
    assert_eq!(same["strategies"].as_array().unwrap().len(), 3);
    assert_eq!(same["strategies"][0]["difference"]["wait"]["mean"], 0.0);
    let paired = compared("compare a b --pair people=people-cut-40 --format json");
    let found: Value = serde_json::from_slice(&desk.files("b")["what-if.json"]).unwrap();
    assert_eq!(paired["is_paired"], true);
    assert_eq!(paired["strategies"][0]["difference"], found["depths"][1]["difference"]);
    let apart = compared("compare a c --format json");
    assert_eq!((&apart["is_paired"], &apart["apart"]), (&Value::from(false), &serde_json::json!(["seed"])));
    let half = |of: &Value| of["strategies"][0]["difference"]["cost"]["half_width"].as_f64().unwrap();
    assert!(half(&apart) > 0.0);
    let shown = desk.done("compare a c");
    assert!(shown.contains("do not have the same luck (other seed)") && shown.contains("B − A"), "{shown}");
    assert!(desk.done("compare a b").contains("Both have the same luck"));
}

#[test]
fn what_is_no_folder_to_compare_is_refused() {
    let desk = Desk::new();
    desk.done(&format!("run tiny.toml {FEW} --out a"));
    desk.done(&format!("what-if tiny.toml --cut 40% --strategy blend {FEW} --out b"));
    desk.done(&format!("run tiny.toml {FEW} --set currency=EUR --out e"));
    for (asked, expected) in [
        ("compare a nowhere", "nowhere"),
        ("compare a e", "two currencies, USD and EUR"),
        ("compare a b --pair people=blnd", "did you mean `blend`"),
        ("compare a b --pair people", "allowed: a strategy of A and one of B"),
    ] {
        let refused = desk.fails(2, asked);
        assert!(refused.contains(expected), "{asked}: {refused}");
    }
    desk.put("a/replications.csv", "strategy\n");
    let refused = desk.fails(2, "compare a b");
    assert!(refused.contains("replications.csv"), "{refused}");
}

/// Nobody can be left where contacts go to people, which is said as it was asked. Where customers have no value, that a cut saves in all
/// is told with its reason; in the twin, where they have, it is not.
#[test]
fn a_cut_of_everybody_and_customers_of_no_value_are_told_in_plain_words() {
    let desk = Desk::new();
    let refused = desk.fails(2, "what-if tiny.toml --cut 50%,100%");
    assert!(refused.contains("a cut of 100 % leaves nobody in `desk`") && refused.contains("--cut 95%"), "{refused}");
    let beside = desk.fails(2, "run tiny.toml --cut 100%");
    assert!(beside.contains("a cut of 100 % leaves nobody in `desk`"), "{beside}");
    let net = "Service level leaves out who hangs up within the threshold";
    let kept = |metric: &str| {
        desk.done(&format!("what-if tiny.toml --cut 30% --closer 0 --keep {metric}>=80% --out {metric} {FEW}"))
    };
    assert!(kept("service_level").contains(net) && !kept("service_level_offered").contains(net));
    let valued = desk.done(&format!("what-if tiny.toml --cut 30% {FEW}"));
    desk.put("free.toml", TINY.replace("remaining_value = 40", ""));
    let free = desk.done(&format!("what-if free.toml --cut 30% {FEW}"));
    let said = "types no value of a customer";
    assert!(free.contains(said) && !valued.contains(said), "{free}");
}
