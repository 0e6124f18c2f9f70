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

/// Shifts of an hour and of two, on two hours a day: the people who are named put on duty what is told, at least the required in every
/// half hour; heads and hours are those of all of them; a file has a column more. One shift of two hours cannot be more than the
/// required by more than the busiest half hour.
#[test]
fn shifts_put_the_required_on_duty_and_say_who_works_when() {
    let desk = Desk::new();
    desk.put("calls.csv", calls());
    let asked = "staff calls.csv --handle-time 3min --shift 2h --shift 1h --shift-days 4 --shift-starts 30min";
    let found = json(&desk.done(&format!("{asked} --format json --write need.csv")));
    let (shifts, schedule) = (&found["shifts"], &found["shifts"]["schedule"]);
    let mut there = [0_u64; 336];
    for worked in schedule["people"].as_array().unwrap() {
        let (pattern, people) = (&worked[0], worked[1].as_u64().unwrap());
        let days: Vec<usize> = (0..7).filter(|day| pattern["days"][day].as_bool().unwrap()).collect();
        assert_eq!(days.len(), 4);
        let length = shifts["kinds"][pattern["shift"].as_u64().unwrap() as usize]["length"].as_u64().unwrap();
        for day in days {
            (0..length)
                .for_each(|at| there[(day * 48 + (pattern["start"].as_u64().unwrap() + at) as usize) % 336] += people);
        }
    }
    for (interval, agents) in there.iter().enumerate() {
        assert_eq!(schedule["on_duty"][interval].as_u64(), Some(*agents), "{interval}");
        assert!(*agents >= found["needs"][interval]["agents"].as_u64().unwrap(), "{interval}");
    }
    let hours = there.iter().sum::<u64>() as f64 / 2.0;
    assert!((shifts["hours"].as_f64().unwrap() - hours).abs() < 1e-9);
    assert!((shifts["heads"].as_f64().unwrap() - hours / 0.7 / (160.0 * 7.0 / 30.436_875)).abs() < 1e-6);
    let required = found["hours"].as_f64().unwrap();
    let gap = schedule["gap"].as_f64().unwrap();
    assert!(hours < 1.2 * required && gap < 0.1 && hours * (1.0 - gap) <= hours, "{hours} {required} {gap}");
    let rows = std::fs::read_to_string(desk.path("need.csv")).unwrap();
    assert!(
        rows.starts_with("weekday,from_s,contacts,agents,agents_fraction,service_level,occupancy,scheduled\n"),
        "{rows}"
    );
    assert!(rows.lines().nth(1 + 18).unwrap().ends_with(&format!(",{}", there[18])), "{rows}");
    let told = desk.done(asked);
    for text in ["In shifts:", "more than are required", "09:00", "Mon Tue Wed Thu"] {
        assert!(told.contains(text), "{text}: {told}");
    }
    let german = desk.done(&format!("--language de {asked}"));
    assert!(german.contains("In Schichten:") && german.contains("Mo Di Mi Do"), "{german}");
}

/// What a scenario's own plan asks for, shifts among it, is taken where nothing else is asked for.
#[test]
fn a_scenario_is_staffed_as_its_plan_asks() {
    let desk = Desk::new();
    let plan = "[team.desk.staffing]\nplan = \"service-level\"\ntarget = \"80 %\"\n[team.desk.staffing.shift.long]\nlength = \"10 h\"\n";
    let world = include_str!("../worlds/planned.toml").replace("[strategy.keep]", &format!("{plan}[strategy.keep]"));
    desk.put("planned.toml", world.split("[strategy.planned]").next().unwrap());
    let told = json(&desk.done("staff planned.toml --format json"));
    let [plan, typed] = ["", " --target 90% --max-occupancy 80% --busy-days 0%"]
        .map(|more| json(&desk.done(&format!("staff planned.toml --format json{more}")))["ask"].clone());
    assert_eq!([&plan["target"], &plan["max_occupancy"]], [0.8, 1.0], "as the plan has it: {plan}");
    assert_eq!([&typed["target"], &typed["max_occupancy"], &typed["busyness"]], [0.9, 0.8, 0.0]);
    let own = told["shifts"].clone();
    assert_eq!((&own["kinds"][0]["id"], &own["kinds"][0]["length"]), (&"long".into(), &20.into()));
    let asked = json(&desk.done("staff planned.toml --shift 6h --format json"))["shifts"].clone();
    assert_eq!(asked["kinds"].as_array().unwrap().len(), 1);
    assert_eq!(asked["kinds"][0]["length"], 12);
}

#[test]
fn what_cannot_be_staffed_is_refused_by_name() {
    let desk = Desk::new();
    desk.put("calls.csv", calls());
    desk.put("none.csv", calls().replace(",100\n", ",0\n").replace(",105\n", ",0\n"));
    desk.put("empty.csv", "date,time,calls\n2024-03-04,09:00,many\n");
    for (asked, told) in [
        ("staff calls.csv", "--handle-time"),
        ("staff calls.csv --handle-time 3min --team desk", "--team"),
        ("staff calls.csv --handle-time 3min --target 100%", "1 % to 99.99 %"),
        ("staff calls.csv --handle-time 3min --shrinkage 99%", "0 % to 95 %"),
        ("staff empty.csv --handle-time 3min", "empty.csv:1"),
        ("staff klarna --team outsourcd", "did you mean `outsourced`"),
        ("staff nowhere.csv --handle-time 3min", "nowhere.csv"),
        ("staff none.csv --handle-time 3min", "no contact comes in any interval"),
        ("staff calls.csv --handle-time 3min --shift 50min", "--shift is no multiple of 30 min"),
        ("staff calls.csv --handle-time 3min --shift 2h --shift-break 2h", "longer than its break"),
        ("staff calls.csv --handle-time 3min --shift 25h", "--shift lasts 25 h; allowed: at most 24 h"),
        (
            "staff calls.csv --handle-time 3min --shift 1h --shift-starts 6h",
            "nobody on duty from Mon 09:00 to Mon 11:00",
        ),
        ("staff calls.csv --handle-time 3min --shift-days 3", "--shift <TIME>"),
    ] {
        let refused = desk.fails(2, asked);
        assert!(refused.contains(told), "{asked}: {refused}");
    }
}
