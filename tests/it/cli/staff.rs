//! `staff`: agents by interval from counts and from scenarios, beside the calculator, and what it refuses.

use super::Desk;

/// Two weeks of half hours from 9 to 11, ten calls an hour more on Mondays.
fn calls() -> String {
    let mut rows = "date,time,calls\n".to_owned();
    for day in 4..18 {
        for (hour, minute) in [(9, 0), (9, 30), (10, 0), (10, 30)] {
            let monday = if day == 4 || day == 11 { 5 } else { 0 };
            rows += &format!("2024-03-{day:02},{hour:02}:{minute:02},{}\n", 100 + monday);
        }
    }
    rows
}

fn json(told: &str) -> serde_json::Value {
    serde_json::from_str(told).expect("it is JSON")
}

#[test]
fn every_interval_needs_what_erlang_says_to_the_digit() {
    let desk = Desk::new();
    desk.put("calls.csv", calls());
    let asked = "--handle-time 3min --patience 5min --target 80% --within 20s --max-occupancy 99% --shrinkage 30%";
    let found = json(&desk.done(&format!("staff calls.csv {asked} --format json")));
    for (interval, contacts) in [(18, 105), (48 + 18, 100)] {
        let need = &found["needs"][interval];
        let erlang =
            format!("erlang a --rate {contacts}/30min --handle-time 3min --patience 5min --target 80% --format json");
        let answer = json(&desk.done(&erlang))["answer"].clone();
        assert_eq!(need["agents"], answer["agents"]);
        let (level, exact) =
            (need["service_level"].as_f64().unwrap(), answer["service_level_offered"].as_f64().unwrap());
        assert!((level - exact).abs() < 1e-12);
    }
    assert_eq!(found["needs"][0]["agents"], 0);
    let hours: f64 = found["needs"].as_array().unwrap().iter().map(|need| need["agents"].as_f64().unwrap() / 2.0).sum();
    assert!((found["hours"].as_f64().unwrap() - hours).abs() < 1e-9);
    let heads = hours / 0.7 / (160.0 * 7.0 / 30.436_875);
    assert!((found["heads"].as_f64().unwrap() - heads).abs() < 1e-6);
}

/// Calls twenty times as many, on days that vary by 10 %: the same target as a mean over them takes more people, and is said.
#[test]
fn busy_days_take_more_people_and_are_told() {
    let desk = Desk::new();
    desk.put("calls.csv", calls().replace(",100\n", ",2000\n").replace(",105\n", ",2100\n"));
    let asked = "staff calls.csv --handle-time 3min --patience 5min --max-occupancy 99%";
    let heads = |more: &str| json(&desk.done(&format!("{asked} {more} --format json")))["heads"].as_f64().unwrap();
    let (plain, busy) = (heads(""), heads("--busy-days 10%"));
    assert!(busy > 1.05 * plain && busy < 1.2 * plain, "{busy} {plain}");
    let [none, told] = ["", "--busy-days 10%"].map(|more| desk.done(&format!("{asked} {more}")));
    assert!(told.contains("vary by 10 %") && none.contains("like the mean one"), "{told}");
}

#[test]
fn people_get_a_table_of_the_week_and_a_file_of_its_rows() {
    let desk = Desk::new();
    desk.put("calls.csv", calls());
    let told = desk.done("staff calls.csv --handle-time 3min --patience 5min --write need.csv");
    for text in ["Mon", "09:00", "10:30", "Heads:", "80 % of the offered within 20 s", "Wrote need.csv."] {
        assert!(told.contains(text), "{text}: {told}");
    }
    assert!(!told.contains("11:00"), "nobody comes then");
    let rows = std::fs::read_to_string(desk.path("need.csv")).unwrap();
    assert_eq!(rows.lines().count(), 1 + 336);
    assert!(rows.contains("Monday,32400,105.0000,"), "{rows}");
    let refused = desk.fails(2, "staff calls.csv --handle-time 3min --write need.csv");
    assert!(refused.contains("need.csv"), "{refused}");
    let german = desk.done("--language de staff calls.csv --handle-time 3min");
    assert!(german.contains("Köpfe:"), "{german}");
}

/// 20,000 customers with .8 issues a month of 8 minutes: some 30 agents around the clock beside a shrinkage of 30 %.
#[test]
fn a_scenario_is_staffed_by_its_own_baseline() {
    let desk = Desk::new();
    desk.put("forty.toml", include_str!("../worlds/forty.toml"));
    let found = json(&desk.done("staff forty.toml --format json"));
    let per_week = found["contacts"].as_f64().unwrap();
    // Issues of a week, and those who come again because they were not helped.
    let issues = 20_000.0 * 0.8 * 7.0 / 30.436_875;
    assert!(per_week > issues * 1.1 && per_week < issues * 1.5, "{per_week} {issues}");
    let heads = found["heads"].as_f64().unwrap();
    assert!((35.0..60.0).contains(&heads), "{heads}");
    let klarna = json(&desk.done("staff klarna --format json"));
    let heads = klarna["heads"].as_f64().unwrap();
    assert!((1500.0..4000.0).contains(&heads), "{heads}");
}

#[test]
fn what_cannot_be_staffed_is_refused_by_name() {
    let desk = Desk::new();
    desk.put("calls.csv", calls());
    desk.put("empty.csv", "date,time,calls\n2024-03-04,09:00,many\n");
    for (asked, told) in [
        ("staff calls.csv", "--handle-time"),
        ("staff calls.csv --handle-time 3min --team desk", "--team"),
        ("staff calls.csv --handle-time 3min --target 100%", "1 % to 99.99 %"),
        ("staff calls.csv --handle-time 3min --shrinkage 99%", "0 % to 95 %"),
        ("staff empty.csv --handle-time 3min", "empty.csv:1"),
        ("staff klarna --team outsourcd", "did you mean `outsourced`"),
        ("staff nowhere.csv --handle-time 3min", "nowhere.csv"),
    ] {
        let refused = desk.fails(2, asked);
        assert!(refused.contains(told), "{asked}: {refused}");
    }
}
