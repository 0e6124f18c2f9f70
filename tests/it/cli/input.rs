//! Bad input: exit 2, a sentence that helps, nothing written.

use std::fs;

use super::{Desk, TINY};

/// Runs what must be refused, and makes sure that the desk is as it was.
fn refused(desk: &Desk, arguments: &str) -> String {
    let before = desk.names();
    let refusal = desk.fails(2, arguments);
    assert_eq!(desk.names(), before, "{arguments}");
    refusal
}

#[test]
fn a_scenario_that_is_not_there_gets_a_suggestion() {
    let desk = Desk::new();
    assert!(refused(&desk, "run klara").contains("did you mean `klarna`?"));
    assert!(refused(&desk, "run nowhere/x.toml").contains("built in are klarna, small-shop"));
    assert!(refused(&desk, "run tiny.toml/x").contains("no file"));
}

#[test]
fn what_is_no_text_is_refused() {
    let desk = Desk::new();
    desk.put("empty.toml", " \n");
    desk.put("binary.toml", [0xff, 0xfe, 0x00, 0x80]);
    desk.put("zeros.toml", [b'a', 0, b'b']);
    desk.put("huge.toml", vec![b'#'; (16 << 20) + 1]);
    fs::create_dir(desk.path("folder")).unwrap();
    let cases = [
        ("empty", "is empty"),
        ("binary", "not UTF-8"),
        ("zeros", "not a text"),
        ("huge", "found more than 16 MB; allowed: up to 16 MB"),
    ];
    for (name, reason) in cases {
        for verb in ["run", "check"] {
            assert!(refused(&desk, &format!("{verb} {name}.toml")).contains(reason), "{verb} {name}");
        }
    }
    assert!(refused(&desk, "run folder").contains("found a folder"));
}

#[test]
fn all_faults_are_told_at_once_each_with_its_line() {
    let desk = Desk::new();
    let text = TINY.replace("count = 1000", "count = -3").replace("pay_per_hour", "pay_per_our");
    desk.put("faulty.toml", text);
    for verb in ["run", "check"] {
        let told = refused(&desk, &format!("{verb} faulty.toml"));
        let lines: Vec<&str> = told.lines().collect();
        assert_eq!(lines.len(), 3, "{told}");
        assert!(lines[0].starts_with("faulty.toml:14:9: customers.count: found -3; allowed: "), "{told}");
        assert!(
            lines[1].starts_with("faulty.toml:37:1: ") && lines[1].contains("did you mean `pay_per_hour`?"),
            "{told}"
        );
        assert_eq!(lines[2], "2 faults; nothing was done");
    }
}

#[test]
fn a_fault_in_an_override_is_told_like_one_of_the_file() {
    let desk = Desk::new();
    let told = refused(&desk, "run tiny.toml --set team.desk.headcount=-1");
    assert!(
        told.contains("--set team.desk.headcount=-1:1:") && told.contains("team.desk.headcount: found -1"),
        "{told}"
    );
    assert!(refused(&desk, "run tiny.toml --set nonsense").contains("path=value"));
}

#[test]
fn an_unknown_strategy_gets_a_suggestion() {
    let desk = Desk::new();
    let told = refused(&desk, "run tiny.toml --strategy blent");
    assert!(told.contains("people, blend, machine") && told.contains("did you mean `blend`?"), "{told}");
}

#[test]
fn flags_out_of_range_are_refused() {
    let desk = Desk::new();
    let flags = [
        "--scale 50",
        "--scale 1:0",
        "--scale 2:1",
        "--replications 0",
        "--replications -1",
        "--replications 4000000000",
        "--seed x",
        "--threads 0",
        "--format xml",
        "--only-replication 1 --replications 2",
        "--unknown",
    ];
    for flag in flags {
        assert!(refused(&desk, &format!("run tiny.toml {flag}")).contains("error:"), "{flag}");
    }
}

#[test]
fn absurd_sizes_are_refused_with_the_scale_that_fits() {
    let desk = Desk::new();
    let told = refused(&desk, "run tiny.toml --set customers.count=4e9 --set demand.issues_per_customer_month=100");
    assert!(told.contains("too large") && told.contains("--scale 1:"), "{told}");
    let histories = "--replications 100000 --set demand.issues_per_customer_month=1000000 --set customers.count=4e9";
    let told = refused(&desk, &format!("run tiny.toml {histories}"));
    assert!(told.contains("no scale fits"), "{told}");
}

#[test]
fn a_scale_without_a_customer_or_with_too_many_is_refused() {
    let desk = Desk::new();
    let too_coarse = refused(&desk, "run tiny.toml --scale 1:1001");
    assert!(
        too_coarse.contains("leaves 0 of 1000 customers") && too_coarse.contains("--scale 1:100 or finer"),
        "{too_coarse}"
    );
    let one = refused(&desk, "run tiny.toml --scale 1:1000");
    assert!(one.contains("leaves 1 of 1000 customers, fewer than the 10 of an experiment"), "{one}");
    assert!(desk.run("check tiny.toml --scale 1:100").status.success());
    for verb in ["run", "check"] {
        let mut command = desk.command(&format!("{verb} tiny.toml --set customers.count=4e9"));
        let output =
            command.args(["--set", "customers.growth_per_year=5", "--set", "length=3 years"]).output().unwrap();
        let told = super::text(&output.stderr);
        assert_eq!(output.status.code(), Some(2));
        assert!(
            told.contains("comes to 861 billion customers at the end") && told.contains("--scale 1:500 fits"),
            "{told}"
        );
    }
}

#[test]
fn more_seats_than_can_be_numbered_are_refused() {
    let desk = Desk::new();
    let crowd = "--set team.desk.headcount=1e7 --set team.desk.chats_at_once=20";
    let mut command = desk.command(&format!("run tiny.toml {crowd} --set team.desk.headcount_growth_per_year=5"));
    let output = command.args(["--set", "length=3 years"]).output().unwrap();
    let told = super::text(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{told}");
    assert!(told.contains("6.8 billion chats") && told.contains("--scale 1:5 fits"), "{told}");
}

#[test]
fn init_copies_a_scenario_once_and_never_over_a_file() {
    let desk = Desk::new();
    assert!(desk.done("init small-shop mine.toml").contains("mine.toml"));
    let copy = desk.files("")["mine.toml"].clone();
    assert!(copy.starts_with(b"#"));
    assert!(refused(&desk, "init klarna mine.toml").contains("exists"));
    assert_eq!(desk.files("")["mine.toml"], copy);
    assert!(refused(&desk, "init smallshop").contains("did you mean `small-shop`?"));
    assert_eq!(desk.run("init klarna nowhere/x.toml").status.code(), Some(1));
}

#[test]
fn a_table_of_counts_is_told_who_reads_it() {
    let desk = Desk::new();
    desk.put("counts.csv", "date,time,count\n2024-01-01,09:00,5\n");
    desk.put("counts.txt", "date;time;count\n2024-01-01;09:00;5\n");
    for (verb, name) in [("run", "counts.csv"), ("check", "counts.csv"), ("check", "counts.txt")] {
        let told = refused(&desk, &format!("{verb} {name}"));
        assert!(told.contains("holds a table, not a scenario") && told.contains("import-arrivals"), "{told}");
    }
    desk.put("scenario.csv", TINY);
    assert!(desk.run("check scenario.csv").status.success());
}

#[test]
fn very_many_faults_are_told_in_short() {
    let desk = Desk::new();
    desk.put("wrong.toml", TINY.to_owned() + &"wrong line\n".repeat(50_000));
    let told = refused(&desk, "check wrong.toml");
    assert_eq!(told.lines().count(), 102);
    assert!(told.contains("more faults") && told.len() < 200_000, "{}", told.len());
}
