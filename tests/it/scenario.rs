//! Scenario files, good and bad: every fault is found, named and placed, all in one go.

use blendsim::scenario::{self, BUILTIN, Fault, HeadcountChange, RangeEnd, Source, Staffing, keys};

use crate::lab::doubts;

/// A small world that is right; tests make it wrong.
const WORLD: &str = r#"schema = 1
title = "test"
start = 2024-02-01
length = "6 months"
baseline = "people"

[customers]
count = 1000
growth_per_year = { low = "5 %", mode = "12 %", high = "20 %", source = "K25", note = "n" }

[demand]
issues_per_customer_month = 0.5

[topic.easy]
share = "60 %"
handle_time = { dist = "lognormal", mean = "5 min", cv = 1 }

[topic.hard]
share = 0.4
handle_time = { dist = "exponential", mean = "20 min" }

[ai.success]
easy = "90 %"
hard = "40 %"

[team.desk]
headcount = 10
success = "80 %"
pay_per_hour = "$18"
attrition_per_year = "40 %"

[strategy.people]

[strategy.machine]
routing.first = "ai"
human_access.when = "never"
team.desk.headcount = 0

[strategy.both]
routing.first = "ai"
[[strategy.both.change]]
at = "month 3"
team.desk.headcount = { to = 5, by = "attrition" }
"#;

fn parse(text: &str) -> Result<scenario::Scenario, Vec<Fault>> {
    scenario::parse("test", "test.toml", text, &[]).map_err(|faults| faults.0)
}

/// The faults of the world with one line replaced by another.
fn faults_of(line: &str, by: &str) -> Vec<Fault> {
    assert!(WORLD.contains(line), "{line} is not in the world");
    parse(&WORLD.replacen(line, by, 1)).expect_err("a fault was put in")
}

fn one_fault(line: &str, by: &str) -> Fault {
    let mut faults = faults_of(line, by);
    assert_eq!(faults.len(), 1, "{faults:#?}");
    faults.remove(0)
}

#[test]
fn a_right_file_is_read_with_its_units_phases_and_assumptions() {
    let world = parse(WORLD).unwrap();
    assert_eq!(world.topics.len(), 2);
    assert!((world.topics[0].handle_time.mean_s() - 300.0).abs() < 1e-9);
    assert_eq!(world.assumptions.len(), 1);
    assert_eq!(
        (world.assumptions[0].path.as_str(), world.assumptions[0].low),
        ("customers.growth_per_year", Some(0.05))
    );
    let both = &world.strategies[2];
    assert_eq!(both.phases.len(), 3);
    assert!((both.phases[2].from_s - world.clock.months_s[2]).abs() < 1e-9);
    let expected = Staffing::Headcount { to: 5.0, by: HeadcountChange::Attrition };
    assert_eq!(both.phases[2].levers.teams[0].staffing, expected);
    assert!((both.phases[1].levers.teams[0].pay_per_hour - 18.0).abs() < 1e-12);
}

#[test]
fn every_shape_of_duration_is_read_and_its_faults_are_named() {
    let handle_time = |typed: &str| {
        let text = WORLD.replace("{ dist = \"exponential\", mean = \"20 min\" }", typed);
        assert_ne!(text, WORLD);
        parse(&text)
    };
    for typed in [
        "{ dist = \"erlang\", mean = \"20 min\", stages = 3 }",
        "{ dist = \"hyperexponential\", mean = \"20 min\", cv = 2 }",
        "{ dist = \"empirical\", values = [\"5 min\", \"45 min\", \"10 min\"] }",
    ] {
        let world = handle_time(typed).unwrap_or_else(|faults| panic!("{typed}: {faults:?}"));
        assert!((world.topics[1].handle_time.mean_s() - 1200.0).abs() < 1e-9, "{typed}");
    }
    for (typed, allowed) in [
        ("{ dist = \"erlang\", mean = \"20 min\", stages = 2.5 }", "a whole number from 1 to 100"),
        ("{ dist = \"hyperexponential\", mean = \"20 min\", cv = 0.5 }", "a number from 1 to 20"),
        ("{ dist = \"empirical\", values = [] }", "a list of 1 to"),
        ("{ dist = \"empirical\", values = [5] }", "a duration from"),
        ("{ dist = \"empirical\" }", "a list of 1 to"),
        ("{ dist = \"empirical\", values = [\"0 s\"] }", "a mean of 0.001 s or more"),
    ] {
        let faults = handle_time(typed).unwrap_err();
        assert!(faults.len() == 1 && faults[0].allowed.contains(allowed), "{typed}: {faults:?}");
    }
}

#[test]
fn every_built_in_scenario_is_right() {
    for builtin in BUILTIN {
        let read = scenario::parse(builtin.id, builtin.id, builtin.text, &[]);
        assert!(read.is_ok(), "{}", read.unwrap_err());
    }
}

#[test]
fn an_unknown_key_is_named_with_its_place_and_a_suggestion() {
    let fault = one_fault("issues_per_customer_month = 0.5", "issues_per_customer_month = 0.5\ndayz = [1]");
    assert_eq!((fault.place.line, fault.place.column), (13, 1));
    assert_eq!(fault.path, "demand.dayz");
    assert_eq!(fault.hint.as_deref(), Some("did you mean `days`?"));
}

#[test]
fn all_faults_come_in_one_go_in_the_order_of_the_file() {
    let text = WORLD
        .replace("count = 1000", "count = -5")
        .replace("\"60 %\"", "60")
        .replace("mean = \"20 min\"", "mean = 20")
        .replace("\"$18\"", "\"£18\"")
        .replace("dist = \"lognormal\"", "dist = \"lognorml\"");
    let faults = parse(&text).unwrap_err();
    let lines: Vec<usize> = faults.iter().map(|fault| fault.place.line).collect();
    for line in [8, 15, 16, 20, 29] {
        assert!(lines.contains(&line), "line {line} is missing in {faults:#?}");
    }
    assert!(lines.is_sorted(), "{lines:?}");
}

#[test]
fn a_number_of_the_wrong_kind_or_size_says_what_is_allowed() {
    let cases = [
        ("count = 1000", "count = nan", "a whole number from 1 to"),
        ("count = 1000", "count = 10.5", "a whole number from 1 to"),
        ("count = 1000", "count = inf", "a whole number from 1 to"),
        ("count = 1000", "count = \"many\"", "a whole number from 1 to"),
        ("issues_per_customer_month = 0.5", "issues_per_customer_month = -1", "a number from 0 to"),
        ("mean = \"20 min\"", "mean = 20", "a duration from"),
        ("mean = \"20 min\"", "mean = \"20 apples\"", "a duration from"),
        ("pay_per_hour = \"$18\"", "pay_per_hour = \"18 EUR\"", "an amount of money"),
        ("success = \"80 %\"", "success = \"180 %\"", "0 % to 100 %"),
        ("start = 2024-02-01", "start = \"soon\"", "a date"),
        ("length = \"6 months\"", "length = \"6 moons\"", "a length"),
    ];
    for (line, by, allowed) in cases {
        let faults = faults_of(line, by);
        assert!(faults.iter().any(|fault| fault.allowed.contains(allowed)), "{by}: {faults:#?}");
    }
}

#[test]
fn a_percentage_without_its_sign_is_recognised() {
    let faults = faults_of("share = \"60 %\"", "share = 60");
    assert_eq!(faults[0].hint.as_deref(), Some("did you mean \"60 %\"?"));
}

#[test]
fn negative_is_right_only_where_the_table_says_so() {
    assert!(parse(&WORLD.replace("[ai.success]", "[ai]\ndrift_per_year = -0.2\n[ai.success]")).is_ok());
    assert!(parse(&WORLD.replace("headcount = 10", "headcount = -10")).is_err());
}

#[test]
fn a_range_must_hold_its_mode() {
    let fault = one_fault("low = \"5 %\", mode = \"12 %\"", "low = \"15 %\", mode = \"12 %\"");
    assert!(fault.allowed.contains("low ≤ mode ≤ high"));
    let fault = one_fault("note = \"n\"", "nota = \"n\"");
    assert_eq!(fault.hint.as_deref(), Some("did you mean `note`?"));
}

#[test]
fn shares_that_do_not_add_up_are_named() {
    let fault = one_fault("share = 0.4", "share = 0.5");
    assert!(fault.found.contains("110 %"), "{fault}");
}

#[test]
fn a_headcount_reached_the_wrong_way_round_is_a_fault() {
    let decline = r#"team.desk.headcount = { to = 5, by = "attrition" }"#;
    for (way, to, other) in [("hiring", 5, "fewer"), ("layoff", 12, "more"), ("attrition", 12, "more")] {
        let fault = one_fault(decline, &format!("team.desk.headcount = {{ to = {to}, by = \"{way}\" }}"));
        let told = format!("\"{way}\" to {to} heads, {other} than the 10 before");
        assert_eq!((fault.place.line, fault.path.as_str(), fault.found), (43, "team.desk.headcount", told));
        assert!(fault.allowed.contains(if other == "more" { "hiring" } else { "layoff" }), "{}", fault.allowed);
        assert!(fault.hint.is_some_and(|hint| hint.contains("without `by`")));
    }
    let two = "team.desk.headcount = { to = 12, by = \"layoff\" }";
    let both =
        WORLD.replace(decline, two).replace("team.desk.headcount = 0", "team.desk.headcount={to=1,by=\"hiring\"}");
    assert_eq!(parse(&both).expect_err("two faults").len(), 2);
}

/// A contractor's price has hiring and laying off in it, so that neither may be typed for such a team: not in the file, not by a
/// strategy, not by a change or a trigger, nor from outside. What the file says of a team of the firm's own may stay where a
/// strategy, an override or a fit hands it over.
#[test]
fn what_a_contractors_price_has_in_it_may_not_be_typed() {
    let team = "attrition_per_year = \"40 %\"";
    let contractor = format!("{team}\nemployed_by = \"contractor\"");
    let decline = r#"team.desk.headcount = { to = 5, by = "attrition" }"#;
    for key in ["hire_cost", "severance"] {
        let fault = one_fault(team, &format!("{contractor}\n{key} = 1000"));
        assert_eq!(fault.path, format!("team.desk.{key}"));
        assert!(fault.found.contains("contractor") && fault.hint.is_some(), "{fault}");
        let given = WORLD.replace(team, &contractor);
        let by_strategy = given.replace(decline, &format!("{decline}\nteam.desk.{key} = 1000"));
        let by_trigger = format!(
            "{given}[[strategy.both.trigger]]\nmeasure = \"wait\"\nabove = \"1 min\"\nteam.desk.{key} = 1000\n"
        );
        for text in [by_strategy, by_trigger] {
            let faults = parse(&text).expect_err("one fault");
            assert_eq!(
                faults.iter().map(|fault| fault.path.as_str()).collect::<Vec<_>>(),
                [format!("team.desk.{key}")]
            );
        }
        let of_firm = WORLD.replace(team, &format!("{team}\n{key} = 1000"));
        let handed_over = of_firm.replace(decline, &format!("{decline}\nteam.desk.employed_by = \"contractor\""));
        assert!(parse(&of_firm).is_ok() && parse(&handed_over).is_ok(), "{:#?}", parse(&handed_over));
        let laid_over = |text: &str, given: &str| blendsim::scenario::parse("x", "x", text, &[given.to_owned()]);
        assert!(laid_over(&of_firm, "team.desk.employed_by=contractor").is_ok());
        assert!(laid_over(&given, &format!("team.desk.{key}=1000")).is_err());
        let fit = |line: &str| format!("\n[fit.other]\ntitle = \"x\"\nteam.desk.{line}\n");
        let under_a_fit = format!("{of_firm}{}", fit("employed_by = \"contractor\""));
        assert!(parse(&under_a_fit).is_ok(), "{:#?}", parse(&under_a_fit));
        let fault = parse(&format!("{given}{}", fit(&format!("{key} = 1000")))).expect_err("one fault").remove(0);
        assert!(fault.path.ends_with(key) && fault.found.contains("contractor"), "{fault}");
        assert_eq!(fault.place.line, given.lines().count() + 4, "{fault}");
    }
    assert!(parse(&WORLD.replace(team, &contractor)).is_ok());
}

#[test]
fn supervisors_without_their_pay_are_a_fault() {
    let fault = one_fault("[ai.success]", "[ai]\nsupervisors = 2\n[ai.success]");
    assert_eq!(fault.path, "ai.supervisors");
    assert!(fault.found.contains("supervisor_pay_per_hour"), "{fault}");
    assert!(
        parse(&WORLD.replace("[ai.success]", "[ai]\nsupervisors = 2\nsupervisor_pay_per_hour = 30\n[ai.success]"))
            .is_ok()
    );
}

/// Where more are planned to go than leave, leaving brings nobody's number down to a target.
#[test]
fn a_decline_that_a_planned_decline_outruns_is_a_fault() {
    let team = "attrition_per_year = \"40 %\"";
    let fault = one_fault(team, &format!("{team}\nheadcount_growth_per_year = \"-35 %\""));
    assert!(fault.found.contains("headcount_growth_per_year"), "{fault}");
    assert!(parse(&WORLD.replace(team, &format!("{team}\nheadcount_growth_per_year = \"-30 %\""))).is_ok());
}

#[test]
fn a_headcount_may_be_reached_in_the_way_it_leads() {
    let decline = r#"team.desk.headcount = { to = 5, by = "attrition" }"#;
    for (way, to) in [("hiring", 12), ("layoff", 5), ("attrition", 5), ("hiring", 10), ("layoff", 10)] {
        let text = format!("team.desk.headcount = {{ to = {to}, by = \"{way}\" }}");
        assert!(parse(&WORLD.replace(decline, &text)).is_ok(), "{text}");
    }
    // Where a decline by attrition has come to by month 4 is not in the text.
    let later = "[[strategy.both.change]]\nat = \"month 4\"\nteam.desk.headcount = ";
    for text in ["{ to = 7, by = \"hiring\" }", "{ to = 7, by = \"layoff\" }", "{ to = 7, by = \"attrition\" }"] {
        assert!(parse(&format!("{WORLD}{later}{text}\n")).is_ok(), "{text}");
    }
}

#[test]
fn a_human_route_to_nobody_is_refused_but_no_route_and_no_staff_is_right() {
    let faults = faults_of("human_access.when = \"never\"", "human_access.when = \"at-once\"");
    assert!(faults.iter().all(|fault| fault.path == "strategy.machine"), "{faults:#?}");
    assert!(faults[0].found.contains("no team") && faults[0].found.contains("easy, hard"), "{faults:#?}");
    assert!(parse(WORLD).is_ok(), "the machine has neither route nor staff");
    let later = WORLD.replace(
        "human_access.when = \"never\"\nteam.desk.headcount = 0",
        "team.desk.headcount = 0\n[[strategy.machine.change]]\nat = \"month 2\"\nteam.desk.headcount = 4",
    );
    assert!(parse(&later).is_ok(), "somebody comes later: {:#?}", parse(&later).unwrap_err());
}

#[test]
fn dates_must_lie_in_the_horizon_and_in_order() {
    for at in ["2026-01-01", "month 7", "month 0", "2023-12-31"] {
        let fault = one_fault("at = \"month 3\"", &format!("at = \"{at}\""));
        assert!(fault.allowed.contains("2024-02-01 to 2024-07-31"), "{fault}");
    }
    let second = "at = \"month 3\"\nteam.desk.headcount = 7\n[[strategy.both.change]]\nat = \"month 2\"";
    assert!(one_fault("at = \"month 3\"", second).allowed.contains("order"));
}

#[test]
fn a_strategy_cannot_change_the_world() {
    let fault = one_fault("[strategy.people]", "[strategy.people]\ncustomers.count = 5");
    assert_eq!(fault.path, "strategy.people.customers");
    assert!(fault.hint.as_deref().unwrap_or_default().contains("one world"));
}

#[test]
fn an_unknown_baseline_topic_or_choice_is_named_with_a_suggestion() {
    assert_eq!(
        one_fault("baseline = \"people\"", "baseline = \"pepole\"").hint.as_deref(),
        Some("did you mean `people`?")
    );
    let faults = faults_of("hard = \"40 %\"", "hrad = \"40 %\"");
    assert!(faults.iter().any(|fault| fault.hint.as_deref() == Some("did you mean `hard`?")), "{faults:#?}");
    let fault = one_fault("when = \"never\"", "when = \"nevr\"");
    assert_eq!(fault.hint.as_deref(), Some("did you mean `never`?"));
}

#[test]
fn a_team_that_only_a_strategy_has_is_a_slip_of_the_pen() {
    let fault = one_fault("team.desk.headcount = 0", "team.dsk.headcount = 0\nteam.desk.headcount = 0");
    assert_eq!((fault.path.as_str(), fault.hint.as_deref()), ("team.dsk", Some("did you mean `desk`?")));
    let given = ["strategy.bth.title=x".to_owned()];
    let faults = scenario::parse("test", "test.toml", WORLD, &given).unwrap_err().0;
    assert!(faults[0].found.contains("did you mean `both`?"), "{}", faults[0]);
    assert!(parse(&WORLD.replace("[strategy.people]", "strategy.people = 4")).is_err());
}

#[test]
fn shares_that_do_not_add_up_are_named_beside_another_fault() {
    let text = WORLD.replace("share = 0.4", "share = 0.5").replace("mean = \"20 min\"", "mean = 20");
    let faults = parse(&text).unwrap_err();
    assert!(faults.iter().any(|fault| fault.found.contains("110 %")), "{faults:#?}");
    assert_eq!(faults.len(), 2, "{faults:#?}");
}

#[test]
fn without_a_horizon_no_date_is_judged() {
    assert_eq!(one_fault("length = \"6 months\"", "length = \"6 moons\"").path, "length");
}

#[test]
fn an_empty_file_and_a_broken_one_say_so() {
    let missing = parse("").unwrap_err();
    for key in ["schema", "title", "start", "customers", "topic", "strategy"] {
        assert!(missing.iter().any(|fault| fault.path.starts_with(key)), "{key} is not missed in {missing:#?}");
    }
    assert!(parse("title = \nx = = 3").unwrap_err().iter().any(|fault| fault.path == "TOML"));
    assert!(parse("\u{0}\u{1}\u{2}").is_err());
}

#[test]
fn overrides_are_laid_on_the_file_and_doubted_like_it() {
    let with = |given: &str| scenario::parse("test", "test.toml", WORLD, &[given.to_owned()]);
    let world = with("team.desk.pay_per_hour=25").unwrap();
    assert!((world.strategies[0].phases[0].levers.teams[0].pay_per_hour - 25.0).abs() < 1e-12);
    let faults = with("team.desk.pay_per_our=25").unwrap_err().0;
    assert!(faults[0].place.file.starts_with("--set"), "{}", faults[0]);
    assert!(with("no equals sign").is_err());
}

#[test]
fn every_default_of_the_table_is_right_by_its_own_rule() {
    // A world of defaults only: whatever the table supplies must pass its own range.
    let world = parse(WORLD);
    assert!(world.is_ok());
    for (section, table) in keys::SECTIONS {
        for key in *table {
            assert!(!key.meaning.is_empty(), "{section}.{} says nothing", key.name);
        }
    }
}

#[test]
fn no_more_may_be_satisfied_without_a_solution_than_with_one() {
    let fault = one_fault("headcount = 10", "headcount = 10\nsatisfied_unsolved = \"95 %\"");
    assert_eq!(fault.path, "team.desk.satisfied_unsolved");
    assert_eq!(fault.found, "95.0 % satisfied without a solution, and 88.0 % with one");
}

#[test]
fn a_certain_and_immediate_return_is_a_fault_since_it_might_never_end() {
    let soon = "comes_back_after = { dist = \"constant\", mean = \"1 s\" }";
    let fault = one_fault("headcount = 10", &format!("headcount = 10\ncomes_back = \"100 %\"\n{soon}"));
    assert_eq!((fault.path.as_str(), fault.place.line), ("team.desk.comes_back", 28));
    assert_eq!(fault.allowed, "below 100 %, or comes_back_after of 1 h or more");
    let patience = "patience = { retry = \"100 %\", retry_after = { dist = \"constant\", mean = \"1 s\" } }";
    let fault = one_fault("baseline = \"people\"", &format!("baseline = \"people\"\n{patience}"));
    assert_eq!(fault.path, "patience.retry");
    for fine in ["\"99 %\"", "1"] {
        let later = if fine == "1" { "comes_back_after = { dist = \"constant\", mean = \"1 h\" }" } else { soon };
        let text = WORLD.replace("headcount = 10", &format!("headcount = 10\ncomes_back = {fine}\n{later}"));
        assert!(parse(&text).is_ok(), "{fine}");
    }
}

#[test]
fn what_the_ai_cannot_learn_from_or_recover_to_is_named() {
    let half = "[ai.learning]\nmost = 0.4\nhalf = { easy = 300 }\n";
    let right = "[ai.update.spring]\nat = \"month 2\"\nshift = -0.3\nrecovered_after = \"3 weeks\"\ngradual = true\n";
    let world = parse(&format!("{WORLD}{half}{right}")).unwrap_or_else(|faults| panic!("{faults:?}"));
    let ai = &world.strategies[0].phases[0].levers.ai.models[0];
    assert!((ai.learning.half[0] - 300.0).abs() < 1e-12 && ai.updates[0].is_gradual);
    for (typed, path, told) in [
        ("[ai.learning]\nmost = 9", "ai.learning.most", "a number from 0 to 3"),
        ("[ai.learning]\nmots = 1", "ai.learning.mots", "did you mean `most`?"),
        ("[ai.learning]\nhalf = 0", "ai.learning.half", "a whole number from 1"),
        ("[ai.learning]\nhalf = { esay = 10 }", "ai.learning.half", "did you mean `easy`?"),
        ("[ai.learning]\nmost = 1\nfrom_people = 0\nfrom_reviews = 0", "ai.learning", "nothing to learn from"),
        ("[ai.update.bad]\nshift = -1", "ai.update.bad.at", "required"),
        ("[ai.update.bad]\nat = \"month 99\"\nshift = -1", "ai.update.bad.at", "\"month 1\""),
        ("[ai.update.bad]\nat = \"month 1\"\nshift = -20", "ai.update.bad.shift", "from -3 to 3"),
        ("[ai.update.bad]\nat = \"month 1\"\nshift = -1\ntopics = [\"esay\"]", "ai.update.bad.topics", "`easy`"),
        ("[ai.update.bad]\nat = \"month 1\"\nshift = -1\ngradual = true", "ai.update.bad.gradual", "without an end"),
        ("[ai.update.low]\nat = \"month 1\"\nshift = -1", "ai.update.low", "any name but"),
        ("[ai.update.bad]\nat = \"month 1\"\nshift = -1\nrecovered_after = 3", "ai.update.bad.recovered_after", "unit"),
    ] {
        let faults = faults_with(typed);
        let tells = |fault: &Fault| fault.path == path && fault.to_string().contains(told);
        assert!(faults.iter().any(tells), "{typed}: {faults:?}");
    }
    for alone in ["review_time = \"2 min\"", "review_pay_per_hour = 20"] {
        let faults = parse(&WORLD.replace("[ai.success]", &format!("[ai]\n{alone}\n[ai.success]"))).unwrap_err();
        assert!(faults[0].found.contains("alone"), "{alone}");
    }
}

/// The faults of the world with so much more in it, at the top of the file or below a section's header.
fn faults_with(top: &str) -> Vec<Fault> {
    parse(&format!("{WORLD}{top}\n")).err().unwrap_or_default()
}

#[test]
fn channels_that_cannot_be_are_named_with_what_is_wrong() {
    let both = "[channel.phone]\nshare = \"40 %\"\n[channel.chat]\nshare = \"60 %\"\n";
    assert!(faults_with(both).is_empty());
    for (typed, path, told) in [
        ("[channel.phone]\nplases = 3", "channel.phone.plases", "did you mean `places`?"),
        ("[channel.phone]\nshare = \"40 %\"", "channel.*.share", "add to 40 %"),
        ("[channel.phone]\nplaces = -1", "channel.phone.places", "a whole number from 0"),
        ("[channel.phone]\nplaces = 0\ncallback_after = \"1 min\"", "channel.phone.places", "nobody ever waits"),
        ("[channel.phone]\nmessage = \"1 min\"", "channel.phone.message", "both `message_after` and `message`"),
        ("[channel.phone]\nmessage_after = \"1 min\"", "channel.phone.message_after", "`message_after` alone"),
        ("[channel.phone]\nopen = \"Mon-Fry 08:00-21:00\"", "channel.phone.open", "`Fry` is no day"),
        ("[channel.phone]\nopen = []", "channel.phone.open", "one text or more"),
        ("[channel.phone]\nopen = 8", "channel.phone.open", "hours: \"Mon-Fri"),
        ("[channel.phone]\nretry_on = { phone = 0.5 }", "channel.phone.retry_on", "other channels"),
        ("[channel.phone]\nretry_on = { fone = 0.5 }", "channel.phone.retry_on", "did you mean `phone`?"),
        ("[channel.phone]\nretry_on = 0.5", "channel.phone.retry_on", "a table of shares"),
        ("[channel.low]\nshare = 1", "channel.low", "any name but"),
    ] {
        let faults = faults_with(typed);
        let tells = |fault: &Fault| fault.to_string().contains(told);
        assert!(faults.iter().any(|fault| fault.path == path && tells(fault)), "{typed}: {faults:#?}");
    }
    let sums = format!("{both}retry_on = {{ phone = 0.7, chat = 0.7 }}");
    assert!(faults_with(&sums).iter().any(|fault| fault.found.contains("140 %")), "{:#?}", faults_with(&sums));
}

/// The share of one channel moved to an end of its range: the others keep their proportions, and where all of them have 0 they
/// share the rest alike.
#[test]
fn other_channels_share_the_rest_of_a_share_that_is_moved() {
    let shares = |chat: &str, mail: &str, end: Option<RangeEnd>| -> Vec<f64> {
        let phone = "[channel.phone]\nshare = { low = \"10 %\", mode = \"70 %\", high = \"100 %\", note = \"n\" }";
        let phone = if chat == "0" { phone.replace("70 %", "100 %") } else { phone.to_owned() };
        let text = format!("{WORLD}{phone}\n[channel.chat]\nshare = {chat}\n[channel.mail]\nshare = {mail}\n");
        let typed = Source::new("test", "test.toml", &text);
        let source = end.map_or(typed.clone(), |end| typed.at("channel.phone.share", end));
        let world = source.read().unwrap_or_else(|faults| panic!("{faults}"));
        let levers = &world.strategies[0].phases[0].levers;
        levers.channels.iter().map(|channel| channel.share).collect()
    };
    let are = |found: Vec<f64>, expected: [f64; 3]| {
        assert!(found.len() == 3 && found.iter().zip(expected).all(|(a, b)| (a - b).abs() < 1e-9), "{found:?}");
    };
    are(shares("0.2", "0.1", None), [0.7, 0.2, 0.1]);
    are(shares("0.2", "0.1", Some(RangeEnd::Low)), [0.1, 0.6, 0.3]);
    are(shares("0.2", "0.1", Some(RangeEnd::High)), [1.0, 0.0, 0.0]);
    are(shares("0", "0", None), [1.0, 0.0, 0.0]);
    are(shares("0", "0", Some(RangeEnd::Low)), [0.1, 0.45, 0.45]);
    are(shares("0", "0", Some(RangeEnd::High)), [1.0, 0.0, 0.0]);
}

#[test]
fn contradictory_staffing_of_channels_is_named() {
    let both = "[channel.phone]\nshare = \"40 %\"\n[channel.chat]\nshare = \"60 %\"\n";
    let by_chat = WORLD.replace("headcount = 10", "headcount = 10\nchannels = [\"chat\"]") + both;
    let faults = parse(&by_chat).unwrap_err();
    assert!(faults.iter().all(|fault| fault.found.contains("easy by phone, hard by phone")), "{faults:#?}");
    assert!(
        parse(&by_chat.replace("40 %\"\n[channel.chat]\nshare = \"60", "0 %\"\n[channel.chat]\nshare = \"100")).is_ok()
    );
    let onward = "[channel.chat]\nretry_on = { mail = 1 }\n[channel.mail]\nshare = 0\nretry_on = { fax = 1 }\n[channel.fax]\nshare = 0\n";
    let served = WORLD.replace("headcount = 10", "headcount = 10\nchannels = [\"chat\", \"mail\"]") + onward;
    let faults = parse(&served).unwrap_err();
    assert!(faults[0].found.contains("easy by fax"), "some come to it in the end: {faults:#?}");
    let hours = "hours = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0]";
    let at_night =
        WORLD.replace("issues_per_customer_month = 0.5", &format!("issues_per_customer_month = 0.5\n{hours}"));
    let open = |hours: &str| parse(&format!("{at_night}[channel.all]\nopen = \"{hours}\"\n"));
    assert!(open("17:59-19:00").is_ok());
    let faults = open("18:00-08:00").unwrap_err();
    assert!(faults.iter().all(|fault| fault.found.contains("channel all is never open while")), "{faults:#?}");
    let strange = WORLD.replace("[strategy.both]", "[strategy.both]\nchannel.fax.share = 1");
    let faults = parse(&strange).unwrap_err();
    assert!(
        faults.iter().any(|fault| fault.path == "channel.fax" && fault.allowed.contains("no channel")),
        "{faults:#?}"
    );
}

#[test]
fn preferences_and_help_that_cannot_be_are_named() {
    let team = |line: &str| faults_of("headcount = 10", &format!("headcount = 10\n{line}"));
    for (line, path, told) in [
        ("rank = { hrad = 1 }", "team.desk.rank", "did you mean `hard`?"),
        ("rank = { hard = 1.5 }", "team.desk.rank.hard", "a whole number from 0 to 100"),
        ("serves = [\"easy\", \"hard\"]\ntakes_first = [\"hrad\"]", "team.desk.takes_first", "did you mean `hard`?"),
        ("overflow = { topics = [\"hard\"], above = 3 }", "team.desk.overflow.topics", "which the team serves anyway"),
        ("overflow = { topics = [] }", "team.desk.overflow", "neither `after` nor `above`"),
        ("overflow = { topics = [], above = 1.5 }", "team.desk.overflow.above", "a whole number"),
        ("channels = [\"fax\"]", "team.desk.channels", "all"),
    ] {
        let faults = team(line);
        let is_it = |fault: &Fault| fault.path == path && fault.to_string().contains(told);
        assert!(faults.iter().any(is_it), "{line}: {faults:#?}");
    }
    for (line, told) in [
        ("routing.topic_priority = { hrad = 1 }", "did you mean `hard`?"),
        ("routing.topic_priority = 1", "a table of whole numbers"),
        ("routing.segment_priority = { vip = 1 }", "`vip`"),
    ] {
        let faults = faults_of("title = \"test\"", &format!("title = \"test\"\n{line}"));
        assert!(faults.iter().any(|fault| fault.to_string().contains(told)), "{line}: {faults:#?}");
    }
    let alone = WORLD.replace("headcount = 10", "headcount = 10\nserves = [\"easy\"]\ntakes_first = [\"hard\"]");
    let faults = parse(&alone).unwrap_err();
    assert!(faults.iter().any(|fault| fault.found.contains("`hard`, which the team does not serve")), "{faults:#?}");
}

/// The small world held against a figure, with what is wrong with it laid over.
fn faults_of_target(wrong: &str) -> Vec<Fault> {
    let right = "title = \"t\"\nstrategy = \"both\"\nmetric = \"wait\"\npublished = \"10 s\"\nleast = 5\nmost = 15\n";
    let key = wrong.split(' ').next().unwrap_or_default();
    let kept: Vec<&str> = right.lines().filter(|line| !line.starts_with(key)).collect();
    parse(&format!("{WORLD}[target.figure]\n{}\n{wrong}\n", kept.join("\n"))).err().unwrap_or_default()
}

#[test]
fn a_target_that_names_what_is_not_there_is_a_fault_with_a_suggestion() {
    let wrong = [
        ("strategy = \"bot\"", "target.figure.strategy", Some("did you mean `both`?")),
        ("metric = \"waitt\"", "target.figure.metric", Some("did you mean `wait`?")),
        ("against = \"peopel\"", "target.figure.against", Some("did you mean `people`?")),
        ("most = 4", "target.figure.most", None),
        ("read = \"least-headcount\"", "target.figure.team", None),
        ("least = \"ten\"", "target.figure.least", None),
    ];
    for (line, path, hint) in wrong {
        let faults = faults_of_target(line);
        let named: Vec<&Fault> = faults.iter().filter(|fault| fault.path == path).collect();
        let is_told = hint.is_none_or(|hint| named.iter().any(|fault| fault.hint.as_deref() == Some(hint)));
        assert!(!named.is_empty() && is_told, "{line}: {faults:#?}");
    }
    for right in ["least = \"4 %\"", "least = \"-18 %\"", "least = \"−18 %\""] {
        assert_eq!(faults_of_target(right), Vec::new(), "{right}");
    }
}

#[test]
fn a_contradiction_names_strategies_and_says_what_each_would_mean() {
    let world = |readings: &str| format!("{WORLD}[contradiction.whose]\ntitle = \"t\"\nreadings = {{ {readings} }}\n");
    let right = parse(&world("machine = \"the AI\", people = \"the people\"")).unwrap();
    assert_eq!(right.contradictions[0].readings, [(1, "the AI".to_owned()), (0, "the people".to_owned())]);
    for (wrong, found) in [("machin = \"the AI\"", "`machin`"), ("machine = 5", "5")] {
        let faults = parse(&world(wrong)).unwrap_err();
        assert!(faults.iter().any(|fault| fault.found == found), "{wrong}: {faults:#?}");
    }
}

/// The small world with breaks for its desk.
fn with_breaks(breaks: &str) -> Result<scenario::Scenario, Vec<Fault>> {
    parse(&WORLD.replace("headcount = 10", &format!("headcount = 10\nbreaks = [{breaks}]")))
}

#[test]
fn breaks_are_read_with_their_days() {
    let lunch = "{ from = \"12:30\", length = \"45 min\", share = \"50 %\" }";
    let friday = "{ from = \"16:00\", length = \"8 h\", share = 0.25, days = [\"fri\", \"sat\"] }";
    let world = with_breaks(&format!("{lunch}, {friday}")).unwrap_or_else(|faults| panic!("{faults:#?}"));
    let breaks = &world.strategies[0].phases[0].levers.teams[0].breaks;
    assert_eq!(
        breaks.iter().map(|taken| (taken.from_s / 60.0, taken.to_s / 60.0)).collect::<Vec<_>>(),
        [(750.0, 795.0), (960.0, 1440.0)]
    );
    assert_eq!((breaks[0].days, breaks[1].days), ([true; 7], [false, false, false, false, true, true, false]));
}

#[test]
fn a_break_that_cannot_be_is_a_fault() {
    let at = |from: &str, length: &str, share: &str| {
        format!("{{ from = \"{from}\", length = \"{length}\", share = \"{share}\", days = [\"mon\"] }}")
    };
    let faults = |breaks: &str| with_breaks(breaks).err().unwrap_or_default();
    for (breaks, allowed) in [
        (at("noon", "30 min", "50 %"), "a time of day"),
        (at("24:00", "30 min", "50 %"), "a time of day"),
        (at("12:60", "30 min", "50 %"), "a time of day"),
        (at("12:00", "0 min", "50 %"), "a duration from 60 s"),
        (at("23:45", "30 min", "50 %"), "an end at 24:00 or before"),
        (at("12:00", "30 min", "150 %"), "0 % to 100 %"),
        (at("12:00", "30 min", "50 %").replace("\"mon\"", "\"monday\""), "mon, tue, wed"),
        (at("12:00", "30 min", "50 %").replace("\"mon\"", ""), "one weekday or more"),
        (at("12:00", "30 min", "50 %").replace("share = \"50 %\", ", ""), "0 % to 100 %"),
        (format!("{}, {}", at("12:00", "30 min", "60 %"), at("12:15", "1 h", "50 %")), "at most 100 % at once"),
    ] {
        let found = faults(&breaks);
        assert!(found.len() == 1 && found[0].allowed.contains(allowed), "{breaks}: {found:#?}");
        assert!(found[0].path.starts_with("team.desk.breaks"), "{}", found[0].path);
    }
    let apart = format!("{}, {}", at("12:00", "15 min", "60 %"), at("12:15", "1 h", "50 %"));
    assert!(faults(&apart).is_empty(), "one after the other");
    let table = WORLD.replace("headcount = 10", "headcount = 10\nbreaks.from = \"12:00\"");
    assert!(parse(&table).is_err_and(|faults| faults[0].allowed.contains("[[team.desk.breaks]]")));
}

#[test]
fn a_break_while_nobody_is_on_duty_is_a_fault() {
    let hours = |open: std::ops::Range<usize>| {
        let of_hour = |hour: usize| if open.contains(&(hour / 2)) { "3" } else { "0" };
        (0..48).map(of_hour).collect::<Vec<_>>().join(", ")
    };
    let open = |from: usize, to: usize| {
        let breaks = "breaks = [{ from = \"12:00\", length = \"30 min\", share = \"50 %\" }]";
        let desk = format!("on_duty = [{}]\n{breaks}", hours(from..to));
        let alone = WORLD.split("[strategy.machine]").next().unwrap_or_default();
        parse(&alone.replace("headcount = 10", &desk))
    };
    let faults = open(13, 20).expect_err("nobody is there at noon");
    assert_eq!((faults.len(), faults[0].path.as_str()), (1, "team.desk.breaks"), "{faults:#?}");
    assert!(faults[0].found.contains("12:00 to 12:30"), "{}", faults[0]);
    assert!(open(8, 20).is_ok() && open(12, 13).is_ok());
}

#[test]
fn a_team_that_serves_and_never_has_hours_is_a_fault() {
    let night = "[team.night]\nserves = [\"easy\"]\non_duty = 0\nsuccess = \"80 %\"\n\n[strategy.people]";
    let fault = one_fault("[strategy.people]", night);
    assert_eq!((fault.path.as_str(), fault.place.line), ("team.night.serves", 33));
    assert!(fault.found.contains("no hours"), "{fault}");
    for fine in [
        night.to_owned() + "\nteam.night.on_duty = 2",
        night.replace("serves = [\"easy\"]\n", "serves = []\n"),
        night.replace("serves = [\"easy\"]\n", ""),
    ] {
        let text = WORLD.replace("[strategy.people]", &fine);
        assert!(parse(&text).is_ok(), "{:#?}", parse(&text).unwrap_err());
    }
}

#[test]
fn two_changes_of_a_moment_that_set_the_same_key_are_a_fault() {
    let second =
        |more: &str| parse(&format!("{WORLD}[[strategy.both.change]]\nat = 2024-04-01\nnote = \"again\"\n{more}\n"));
    let faults = second("team.desk.headcount = 7").expect_err("month 3 begins on 1 April");
    assert_eq!((faults.len(), faults[0].path.as_str(), faults[0].place.line), (1, "strategy.both.change", 47));
    assert!(faults[0].found.contains("`team.desk.headcount`") && faults[0].found.contains("line 43"), "{}", faults[0]);
    assert!(second("team.desk.pay_per_hour = 20\nhuman_access.when = \"never\"").is_ok(), "other keys");
    let later = format!("{WORLD}[[strategy.both.change]]\nat = 2024-04-02\nteam.desk.headcount = 7\n");
    assert!(parse(&later).is_ok(), "another day");
    let undated = format!("{WORLD}[[strategy.both.change]]\nat = 2034-04-01\nteam.desk.headcount = 7\n");
    let again = undated.clone() + "[[strategy.both.change]]\nat = 2034-05-01\nteam.desk.headcount = 8\n";
    assert!(
        parse(&again).is_err_and(|faults| faults.iter().all(|fault| fault.path == "strategy.both.change.at")),
        "no moments"
    );
}

#[test]
fn an_ai_that_nothing_can_teach_is_warned_of() {
    let with = |more: &str| {
        let text = format!("{WORLD}[ai.learning]\nmost = 0.4\n");
        doubts(&parse(&text.replace("[ai.success]", &format!("[ai]\n{more}\n[ai.success]"))).expect("right"))
    };
    let told = with("");
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].starts_with("strategy.machine: the AI `ai` can learn and nothing teaches it"), "{told:?}");
    assert!(with("review_share = \"5 %\"").is_empty());
}

#[test]
fn a_hiring_that_a_later_change_calls_off_is_warned_of() {
    let with = |at: &str, to: u32| {
        let decline = "team.desk.headcount = { to = 5, by = \"attrition\" }";
        let text = WORLD.replace(decline, "team.desk.headcount = 20");
        let later = format!("[[strategy.both.change]]\nat = {at}\nteam.desk.headcount = {to}\n");
        doubts(&parse(&(text + &later)).expect("it is right"))
    };
    let called_off = with("2024-05-01", 12);
    assert_eq!(called_off.len(), 1, "{called_off:?}");
    for expected in
        ["strategy.both", "team.desk", "20 heads at 2024-04-01", "6 weeks", "12 heads at 2024-05-01", "calls"]
    {
        assert!(called_off[0].contains(expected), "{expected} in {called_off:?}");
    }
    assert!(with("2024-05-01", 25)[0].contains("starts it anew"));
    assert!(with("2024-06-01", 12).is_empty(), "they have had their first day");
    assert!(doubts(&parse(WORLD).unwrap()).is_empty());
    for builtin in BUILTIN {
        let world = scenario::parse(builtin.id, builtin.id, builtin.text, &[]).expect("it is right");
        let doubts = doubts(&world);
        // Who is locked out late in the evening finds nobody there: that is the story.
        let is_meant = |doubt: &String| builtin.id == "password-resets" && doubt.contains("are turned away");
        assert!(doubts.iter().all(is_meant), "{}: {doubts:?}", builtin.id);
    }
}

/// The faults of the world whose strategy `both` has so much more in it.
fn faults_of_both(typed: &str) -> Vec<Fault> {
    let here = "[strategy.both]\n";
    parse(&WORLD.replace(here, &format!("{here}{typed}\n"))).err().unwrap_or_default()
}

#[test]
fn bars_are_read_by_topic_and_a_bar_of_another_rule_is_a_fault() {
    for right in [
        "escalation = { rule = \"theta\", theta = { easy = \"50 %\", hard = \"85 %\" }, wait_slope = 1 }",
        "escalation = { rule = \"theta\", theta = 0.7 }",
        "escalation = { rule = \"never\", theta = 0.7 }",
        "human_access = { when = \"after-tries\", tries = 2, shows_wait = true }",
        "human_access = { when = \"never\", shows_wait = false }",
    ] {
        assert!(faults_of_both(right).is_empty(), "{right}: {:#?}", faults_of_both(right));
    }
    for (typed, path, told) in [
        ("escalation = { rule = \"theta\", theta = { easy = 0.5 } }", "escalation.theta", "no value for topic `hard`"),
        ("escalation = { rule = \"theta\", theta = 1 }", "escalation.theta", "0.1 % to 99.9 %"),
        ("escalation = { rule = \"theta\", theta = { easy = 0, hard = 0.5 } }", "escalation.theta.easy", "0.1 % to"),
        ("escalation = { rule = \"share\", theta = 0.5 }", "escalation.theta", "set rule = \"theta\""),
        ("escalation = { rule = \"theta\", share = 0.5 }", "escalation.share", "does not look at"),
        ("escalation = { rule = \"share\", loss_share = 0.5 }", "escalation.loss_share", "set rule = \"value\""),
        ("escalation = { rule = \"theta\", wait_slope = -1 }", "escalation.wait_slope", "a number from 0"),
        ("escalation.rule = \"value\"", "strategy.both", "remaining_value"),
        ("escalation.rule = \"thetta\"", "escalation.rule", "did you mean `theta`?"),
        ("human_access = { when = \"never\", shows_wait = true }", "human_access.shows_wait", "nobody who asks"),
        ("human_access.shows_wait = 1", "human_access.shows_wait", "true or false"),
    ] {
        let faults = faults_of_both(typed);
        let tells = |fault: &Fault| fault.to_string().contains(told) && fault.path == path;
        assert!(faults.len() == 1 && tells(&faults[0]), "{typed}: {faults:#?}");
    }
    let valued = format!("{WORLD}[segment.all]\nremaining_value = 9\n");
    let by_value = valued.replace("[strategy.both]\n", "[strategy.both]\nescalation.rule = \"value\"\n");
    assert!(parse(&by_value).is_ok(), "somebody is worth a person");
}

/// A strategy may inherit keys of a rule that it does not take, and `--set` may switch rules; a key typed beside the wrong rule
/// is a slip, also where the rule is inherited.
#[test]
fn idle_keys_may_be_inherited_and_laid_over_but_not_typed() {
    let above = WORLD.replace("[strategy.people]", "[escalation]\nrule = \"theta\"\ntheta = 0.7\n[strategy.people]");
    let both = |typed: &str| above.replace("[strategy.both]\n", &format!("[strategy.both]\n{typed}\n"));
    assert!(parse(&both("escalation = { rule = \"share\", share = 0.2 }")).is_ok(), "theta is inherited");
    let faults = parse(&both("escalation.share = 0.2")).expect_err("the rule is theta");
    assert!(faults.len() == 1 && faults[0].path == "escalation.share", "{faults:#?}");
    let set = |given: &str| scenario::parse("test", "test.toml", &above, &[given.to_owned()]);
    assert!(set("strategy.both.escalation.rule=share").is_ok() && set("escalation.share=20 %").is_ok());
}

#[test]
fn access_after_more_talks_than_there_are_is_warned_of() {
    let with = |tries: u32| {
        let access = format!("human_access = {{ when = \"after-tries\", tries = {tries} }}");
        let here = "[strategy.both]\n";
        doubts(&parse(&WORLD.replace(here, &format!("{here}{access}\n"))).expect("it is right"))
    };
    assert!(with(2).is_empty());
    assert!(with(3).len() == 1 && with(3)[0].contains("human_access.tries is 3"), "{:?}", with(3));
}

/// What is likely meant is said where a word of a lever is misspelt or a model is named that has no section.
#[test]
fn a_misspelt_way_and_a_model_without_a_section_have_hints() {
    let klarna = blendsim::scenario::builtin("klarna").expect("it is built in").text;
    let hint = |given: &str| {
        let faults = blendsim::scenario::parse("k", "k.toml", klarna, &[given.to_owned()]).expect_err("a fault").0;
        assert_eq!(faults.len(), 1, "{faults:#?}");
        faults[0].hint.clone().unwrap_or_default()
    };
    let by = "strategy.cost-first-blend.team.outsourced.headcount={ to = 2300, by = \"attrittion\" }";
    assert!(hint(by).contains("attrition"));
    assert!(hint("ai.models=[\"ai\", \"strong\"]").contains("[model.NAME]"));
    assert!(hint("strategy.pilot-first.escalations={ rule = \"never\" }").contains("escalation"));
}
