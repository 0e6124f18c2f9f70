//! Values as typed: what is read is what was meant, and what is no value is told as it was typed.

use blendsim::books::Count;
use blendsim::model::arrival_times;
use blendsim::rng::Streams;
use blendsim::scenario::{Fault, Faults, Scenario, parse, parse_scale};
use blendsim::study::{Design, Silent, run};
use blendsim::unit;
use proptest::prelude::*;

const WORLD: &str = r#"schema = 1
title = "test"
start = 2025-01-06
length = "4 weeks"
warmup = "1 weeks"
baseline = "people"

[customers]
count = 100_000

[demand]
issues_per_customer_month = 1

[topic.easy]
share = 1
handle_time = { dist = "exponential", mean = "1 s" }

[team.desk]
on_duty = 6
success = "80 %"

[strategy.people]
"#;

fn world(text: &str) -> Scenario {
    parse("test", "test.toml", text, &[]).unwrap_or_else(|faults| panic!("{faults}"))
}

fn refused(text: &str) -> Faults {
    parse("test", "test.toml", text, &[]).expect_err("a fault was put in")
}

/// The first fault of the world with one line replaced by another.
fn fault(line: &str, by: &str) -> Fault {
    assert!(WORLD.contains(line), "{line}");
    refused(&WORLD.replacen(line, by, 1)).0.remove(0)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(20_000))]

    /// Texts of the letters that values are made of: whatever is accepted is, printed, the same value again, and has no sign
    /// or mark in it that would say something else.
    #[test]
    fn what_is_accepted_prints_back_to_the_same_value(text in "[-+−0-9._ ,:hmins%$]{0,10}") {
        if let Ok(read) = unit::duration(&text) {
            prop_assert_eq!(unit::duration(&format!("{} s", read.get())), Ok(read), "{}", text);
            prop_assert!(!text.trim().contains(['+', '%', '$', ':']) && !text.trim_end().ends_with(','), "{text}");
            prop_assert!(!text.trim().contains(['-', '−']) || read.get() == 0.0, "{text}");
        }
        if let Some(minutes) = unit::time_of_day(&text) {
            prop_assert_eq!(format!("{:02}:{:02}", minutes / 60, minutes % 60), text.clone());
        }
        if let Some(number) = unit::whole(&text) {
            prop_assert_eq!(format!("{number:0>width$}", width = text.len()), text.clone());
        }
        for read in [unit::share(&text), unit::money(&text, "USD")].into_iter().flatten() {
            prop_assert!(read.is_finite());
            prop_assert_eq!(unit::share(&read.to_string()).map(f64::to_bits), Ok(read.to_bits()), "{}", text);
            prop_assert!(text.matches(['-', '−', '+']).count() <= 1 && text.matches(['%', '$']).count() <= 1, "{text}");
        }
        if let Some(k) = parse_scale(&format!("1:{text}")) {
            prop_assert_eq!(parse_scale(&format!("1:{k}")), Some(k));
            prop_assert!(!text.contains(['+', '-', '−']), "{text}");
        }
    }

    /// Values as people write them, read back.
    #[test]
    fn what_is_printed_is_read(h in 0_u32..1000, min in 0_u32..60, s in 0_u32..60, share in -5.0..5.0_f64) {
        let seconds = f64::from(3600 * h + 60 * min + s);
        for text in [format!("{h} h {min} min {s} s"), format!("{h}h{min}m{s}s"), format!("{h} hours, {min} minutes, {s} seconds")] {
            prop_assert_eq!(unit::duration(&text).map(unit::Seconds::get), Ok(seconds), "{}", text);
        }
        prop_assert_eq!(unit::share(&format!("{share}")).map(f64::to_bits), Ok(share.to_bits()));
        let cents = (share * 100_000.0).round() / 100.0;
        prop_assert_eq!(unit::money(&format!("{cents} USD"), "USD"), Ok(cents));
    }
}

#[test]
fn a_number_that_nobody_can_hold_is_told_as_it_was_typed() {
    for typed in ["123456789012345678901234567890", "9007199254740993", "-99999999999999999999", "inf", "nan", "1e999"]
    {
        let fault = fault("count = 100_000", &format!("count = {typed}"));
        assert_eq!(fault.found.replace('_', ""), typed, "{fault}");
        assert!(fault.hint.as_ref().is_some_and(|hint| hint.contains("no finite number")), "{fault}");
    }
    assert_eq!(fault("count = 100_000", "count = 5_000_000_000").found, "5000000000");
}

#[test]
fn sums_of_a_later_time_and_signs_in_times_are_no_values() {
    let slips = ["6 min -5 min", "6 min 5 min", "+6 min"];
    for slip in slips {
        let typed = format!("mean = \"{slip}\"");
        assert!(fault("mean = \"1 s\"", &typed).found.contains(slip));
    }
    assert!(fault("length = \"4 weeks\"", "length = \"+4 weeks\"").allowed.contains("a length"));
    let open = "[channel.mail]\nshare = 1\nopen = \"+8:00-+9:00\"\n[team.desk]";
    let told = fault("[team.desk]", open);
    assert!(told.path == "channel.mail.open" && told.found.contains("+8:00-+9:00"), "{told}");
}

#[test]
fn a_currency_in_which_amounts_could_not_be_read_is_refused() {
    for currency in ["5", "a1", "-", "k.EUR", "", "]]>[[5"] {
        let told = fault("title = \"test\"", &format!("title = \"test\"\ncurrency = \"{currency}\""));
        assert_eq!(told.path, "currency", "{told}");
    }
    for currency in ["EUR", "k€", "]]>", "credits"] {
        world(&WORLD.replacen("title", &format!("currency = \"{currency}\"\ntitle"), 1));
    }
}

#[test]
fn a_file_without_strategies_is_told_what_to_do() {
    let text = WORLD.replace("[strategy.people]\n", "");
    let faults = refused(&text);
    assert!(faults.0.iter().all(|fault| !fault.allowed.is_empty()), "{faults}");
    assert!(faults.to_string().contains("[strategy.NAME] declares one"), "{faults}");
}

#[test]
fn of_very_many_faults_the_first_hundred_are_told_and_the_others_counted() {
    let unknown = (0..50_000).map(|n| format!("wrong_{n} = 1")).collect::<Vec<_>>().join("\n") + "\n";
    let wrong = format!("[[strategy.people.change]]\nat = 5\n{unknown}");
    for (text, more) in [
        (WORLD.replace("[topic.easy]", &format!("{unknown}[topic.easy]")), 49_900),
        (format!("{WORLD}{wrong}"), 49_901),
        (format!("{WORLD}{}", "a = = 1\n".repeat(50_000)), 49_900),
    ] {
        let faults = refused(&text);
        assert_eq!((faults.0.len(), faults.1 >= more), (100, true), "{}", faults.1);
        let told = faults.to_string();
        assert!(told.ends_with(&format!("… and {} more faults\n", faults.1)) && told.len() < 200_000, "{}", told.len());
        assert!(faults.0.windows(2).all(|pair| pair[0].place.line <= pair[1].place.line));
    }
    let few = refused(&WORLD.replace("[topic.easy]", "wrong = 1\n[topic.easy]"));
    assert!(few.1 == 0 && !few.to_string().contains("more faults"));
}

#[test]
fn hints_lead_to_what_is_meant() {
    for (line, by, hint) in [
        (
            "handle_time = { dist = \"exponential\", mean = \"1 s\" }",
            "handle_time = \"5 min\"",
            "mean = \"5 min\", cv = 1",
        ),
        ("success = \"80 %\"", "success = \"80 %\"\nwage = 20", "`pay_per_hour` is meant"),
        ("issues_per_customer_month = 1", "contacts_per_week = 5000", "`issues_per_customer_month` is meant"),
        ("[strategy.people]", "[strategy.people]\nrouting.first = \"AI\"", "did you mean `ai`?"),
        ("count = 100_000", "count = 100_000\ngrowth_per_year = \"-30 %\"", "without a sign: \"30 %\""),
        ("success = \"80 %\"", "success = \"80 %\"\nhandle_time_factor = \"-30 %\"", "30 % less is 0.7"),
        ("count = 100_000", "count = \"100000\"", "without quotes or sign of per cent: 100000"),
    ] {
        let faults = refused(&WORLD.replacen(line, by, 1));
        let told = faults.0.iter().any(|fault| fault.hint.as_ref().is_some_and(|told| told.contains(hint)));
        assert!(told, "{by}: {faults}");
    }
    let five_minutes = fault("handle_time = { dist = \"exponential\", mean = \"1 s\" }", "handle_time = \"5 min\"");
    assert!(!five_minutes.to_string().contains("11 min"), "{five_minutes}");
}

/// Arrivals by hour of the second Tuesday, over ten random histories.
fn by_hour(from: &str) -> Vec<f64> {
    let surge = format!("[demand.surge.news]\nfrom = {from}\nlength = \"4 h\"\nfactor = 5\n[topic.easy]");
    let scenario = world(&WORLD.replace("[topic.easy]", &surge));
    let day_s = scenario.clock.warmup_s + 8.0 * unit::DAY;
    let mut hours = vec![0.0; 24];
    for replication in 0..10 {
        for at_s in arrival_times(&scenario, 1, Streams::new(1, replication)) {
            let hour = (at_s - day_s) / unit::HOUR;
            if (0.0..24.0).contains(&hour) {
                hours[hour as usize] += 1.0;
            }
        }
    }
    hours
}

/// 137 issues an hour, and five times as many from 14:00 to 18:00; midnight, as such a text was once read, is the twin.
#[test]
fn a_surge_begins_at_its_hour() {
    let usual = 100_000.0 / (unit::MONTH / unit::HOUR) * 10.0;
    let is_as_typed = |hours: &[f64]| {
        hours.iter().enumerate().all(|(hour, n)| {
            let mean = usual * if (14..18).contains(&hour) { 5.0 } else { 1.0 };
            (n - mean).abs() < 5.0 * mean.sqrt()
        })
    };
    for typed in ["\"2025-01-14 14:00\"", "2025-01-14T14:00:00", "2025-01-14 14:00:00"] {
        assert!(is_as_typed(&by_hour(typed)), "{typed}: {:?}", by_hour(typed));
    }
    assert!(!is_as_typed(&by_hour("2025-01-14")));
}

/// Six on duty until Wednesday 10:00, two from then on; the whole day is the twin.
#[test]
fn a_change_comes_at_its_hour() {
    let on_duty_h = |at: &str| {
        let change = format!("[strategy.few]\n[[strategy.few.change]]\nat = {at}\nteam.desk.on_duty = 2\n");
        let scenario = world(&format!("{WORLD}{change}"));
        let design = Design { replications: vec![0], strategies: vec![0, 1], ..Design::of(&scenario) };
        let lived = run(&scenario, &design, &Silent).expect("nobody stops it");
        lived.outcomes[1][0].week(0, Count::OnDutyS) / unit::HOUR
    };
    let until = |h: f64| 6.0 * h + 2.0 * (7.0 * 24.0 - h);
    let (at_ten, all_day) = (on_duty_h("\"2025-01-08 10:00\""), on_duty_h("2025-01-08"));
    assert!((at_ten - until(58.0)).abs() < 0.1, "{at_ten} instead of {}", until(58.0));
    assert!((all_day - until(48.0)).abs() < 0.1, "{all_day} instead of {}", until(48.0));
}

#[test]
fn a_moment_that_no_interval_begins_with_and_a_time_where_a_day_is_needed_are_refused() {
    let surge =
        |from: &str| format!("[demand.surge.news]\nfrom = \"{from}\"\nlength = \"4 h\"\nfactor = 5\n[topic.easy]");
    let told = fault("[topic.easy]", &surge("2025-01-14 14:10"));
    assert!(told.path == "demand.surge.news.from" && told.allowed.contains("an interval begins"), "{told}");
    assert!(told.hint.is_some_and(|hint| hint.contains("30 min")));
    world(
        &WORLD
            .replace("[demand]", "[demand]\ninterval = \"10 min\"")
            .replace("[topic.easy]", &surge("2025-01-14 14:10")),
    );
    for slip in ["2025-01-14 14:00Z", "2025-01-14 2 pm", "2025-01-14 24:00"] {
        assert!(fault("[topic.easy]", &surge(slip)).found.contains(slip));
    }
    let told = fault("start = 2025-01-06", "start = \"2025-01-06 08:00\"");
    assert!(told.hint.is_some_and(|hint| hint.contains("leave the time of day out")));
    let outage = |more: &str| {
        format!("{WORLD}[ai]\nsuccess = 0.5\n[ai.outage.one]\nfrom = \"2025-01-14 14:07\"\nlength = \"1 h\"\n{more}")
    };
    let from_s = world(&outage("")).strategies[0].phases[0].levers.ai.models[0].outages.dated_s[0].0;
    assert!((from_s - (15.0 * unit::DAY + 14.0 * 3600.0 + 420.0)).abs() < 1e-6, "{from_s}");
    assert!(refused(&outage("at = \"14:07\"\n")).to_string().contains("a time of day in `from`"));
}
