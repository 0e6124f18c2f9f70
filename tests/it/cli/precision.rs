//! `run --precision`: as many replications as it takes.

use serde_json::Value;

use super::{Desk, TINY, text};

fn summary(desk: &Desk, folder: &str) -> Value {
    serde_json::from_slice(&desk.files(folder)["summary.json"]).unwrap()
}

/// What is lived to a precision is the run of as many replications, byte for byte but for what says so, nobody answering included; a smaller size takes more.
#[test]
fn a_run_to_a_precision_is_the_run_of_as_many_replications() {
    let desk = Desk::new();
    let n = |size: &str, folder: &str| {
        let shown = desk.done(&format!("run tiny.toml --precision {size} --seed 3 --out {folder}"));
        let summary = summary(&desk, folder);
        let (precise, n) = (&summary["precise"], summary["replications"].as_array().unwrap().len());
        let [wanted, half] = ["wanted", "half_width"].map(|field| precise[field].as_f64().unwrap());
        assert!(half <= wanted, "{precise}");
        assert_eq!(1_usize << (precise["looks"].as_u64().unwrap() + 2), n);
        assert!(
            shown.contains(&format!("{n} replications: the difference in satisfaction from people is known to ±")),
            "{shown}"
        );
        n
    };
    let (few, many) = (n("10pt", "few"), n("1pt", "many"));
    assert!(few == 8 && many > 8, "{few} {many}");
    desk.done(&format!("run tiny.toml --replications {many} --seed 3 --out plain"));
    let [mut found, mut plain] = ["many", "plain"].map(|folder| desk.files(folder));
    let (mut told, typed) = (summary(&desk, "many"), summary(&desk, "plain"));
    told.as_object_mut().unwrap().remove("precise");
    assert_eq!(told, typed);
    for name in ["summary.json", "manifest.json", "answer.md", "report.html"] {
        assert!(found.remove(name).is_some() && plain.remove(name).is_some(), "{name}");
    }
    assert_eq!(found, plain);
}

/// The same where fits are lived beside it, and a coarser scale.
#[test]
fn what_is_lived_beside_a_run_to_a_precision_is_as_long() {
    let desk = Desk::new();
    let fit = "\n[fit.poor]\ntitle = \"An AI that helps fewer\"\nai.success = \"40 %\"\n";
    let large = TINY.replace("count = 1000", "count = 8000").replace("headcount = 10", "headcount = 80");
    desk.put("fits.toml", large + fit);
    let asked = "run fits.toml --scale 1:4 --waits small --seed 3";
    desk.done(&format!("{asked} --precision 1pt --out many"));
    let mut told = summary(&desk, "many");
    let n = told["replications"].as_array().unwrap().len();
    assert!(n > 8 && told["worlds"].as_array().unwrap().len() == 2, "{n}");
    desk.done(&format!("{asked} --replications {n} --out plain"));
    told.as_object_mut().unwrap().remove("precise");
    assert_eq!(told, summary(&desk, "plain"));
}

#[test]
fn where_time_is_over_what_is_known_is_told() {
    let desk = Desk::new();
    let asked = "run tiny.toml --precision 0.6pt --seed 3 --budget 1ms --out out";
    let shown = desk.done(asked);
    assert!(shown.contains("The time given was over after 8 replications"), "{shown}");
    let found = summary(&desk, "out");
    assert!(found["precise"]["half_width"].as_f64() > found["precise"]["wanted"].as_f64());
    assert!(text(&desk.files("out")["report.html"]).contains("The time given was over"));
    let shown = desk.done(&format!("{asked} --language de"));
    assert!(shown.contains("Die gegebene Zeit war nach 8 Replikationen vorbei"), "{shown}");
}

#[test]
fn what_cannot_be_reached_or_read_is_refused_and_nothing_is_written() {
    let desk = Desk::new();
    for (asked, expected) in [
        (
            "--precision 0.01pt",
            "replications are needed and at most 4,096 are lived; after 8 the widest difference is known to ±",
        ),
        ("--precision 1pt --strategy people", "no difference from the baseline has an interval in satisfaction"),
        ("--precision 0pt", "allowed is a size above 0"),
        ("--precision 2%:satisfaction", "allowed is a size above 0"),
        ("--precision 1pt:satisfction", "no metric `satisfction`: did you mean `satisfaction`?"),
        ("--precision 1pt --replications 4", "cannot be used with"),
        ("--budget 5min", "--precision"),
    ] {
        let refused = desk.fails(2, &format!("run tiny.toml {asked}"));
        assert!(refused.contains(expected), "{asked}: {refused}");
    }
    assert_eq!(desk.names(), ["tiny.toml"]);
}
