//! A strategy at several depths of a cut: beside the same strategies typed by hand, and beside theory.

use blendsim::desk::DeskError;
use blendsim::desk::cut::{AskedCut, Dated, Rehire};
use blendsim::desk::find::ScenarioText;
use blendsim::desk::plan::Asked;
use blendsim::desk::what_if::{AskedWhatIf, WhatIfDone, WhatIfJob};
use blendsim::erlang::{Demand, delay};
use blendsim::scenario::{Bend, Derived, Scenario, Source, Staffing};
use blendsim::study::Silent;
use blendsim::unit::{HOUR, MINUTE, WEEK};

use crate::lab::{Check, QUEUE, assert_agreement, issues_per_hour, metric};

/// A desk of 40 with a change, an attrition and a ramp to come, as far as a test asks for them.
const DESK: &str = r#"
schema = 1
title = "A desk"
start = 2025-01-06
length = "20 weeks"
warmup = "1 weeks"
cooldown = "1 weeks"
baseline = "people"
customers.count = 4000
demand.issues_per_customer_month = 1
topic.t = { share = "100 %", handle_time = { dist = "exponential", mean = "10 min" } }
team.desk = { headcount = { low = 36, mode = 40, high = 44, source = "assumption" }, success = "80 %", attrition_per_year = "30 %" }
team.night = { on_duty = 1, success = "80 %" }
[strategy.people]
title = "People answer"
"#;

fn text(text: &str) -> ScenarioText {
    let [id, file] = ["desk", "desk.toml"].map(str::to_owned);
    ScenarioText { id, identity: file.clone(), file, text: text.to_owned(), derived: Vec::new() }
}

fn dated(typed: &str) -> Dated {
    Dated { option: "--at", typed: typed.to_owned() }
}

fn cut(of: &str, from: Option<&str>, depths: &[f64]) -> AskedCut {
    AskedCut { strategy: Some(of.to_owned()), depths: depths.to_vec(), from: from.map(dated), ..AskedCut::default() }
}

/// The scenario with the strategies that a cut makes, and what they are as text.
fn derived(scenario: &str, asked: &AskedCut) -> Result<(Scenario, String), String> {
    let told = |error: DeskError| error.to_string();
    let source = text(scenario);
    let typed = source.parse(&[], None).map_err(told)?;
    let derived = asked.derived(&typed).map_err(|refusal| refusal.to_string())?;
    let source = ScenarioText { derived, ..source };
    let read = source.parse(&[], None).map_err(told)?;
    let written = source.written(&read).map_err(told)?;
    Ok((read, written))
}

/// The headcounts of a strategy's desk, phase by phase: from which week after launch, and how many.
fn headcounts(scenario: &Scenario, id: &str) -> Vec<(f64, f64)> {
    let strategy = scenario.strategies.iter().find(|strategy| strategy.id == id).expect("it is there");
    let of = |phase: &blendsim::scenario::Phase| {
        let Staffing::Headcount { to, .. } = phase.levers.teams[0].staffing else { panic!("a headcount") };
        ((phase.from_s - scenario.clock.warmup_s) / WEEK, to)
    };
    strategy.phases.iter().skip(1).map(of).collect()
}

#[test]
fn what_is_made_reads_back_as_the_same_from_the_text_that_says_so() {
    let more = "team.desk.headcount = 50\n[[strategy.people.change]]\nat = \"2025-02-03\"\nnote = \"x\"\n\
                team.desk.headcount = { to = 60, by = \"hiring\" }\nhuman_access.when = \"at-once\"\n\
                [[strategy.people.change]]\nat = \"month 3\"\nover = \"4 weeks\"\nteam.desk.headcount = 40\n";
    let scenario = format!("{DESK}{more}");
    for (asked, expected) in [
        (cut("people", None, &[0.3]), vec![(0.0, 35.0), (4.0, 42.0), (59.0 / 7.0, 42.0), (66.0 / 7.0, 38.5)]),
        (cut("people", Some("2025-01-20"), &[0.3]), vec![(0.0, 50.0), (2.0, 35.0), (4.0, 42.0), (59.0 / 7.0, 42.0)]),
        (
            AskedCut {
                rehire: Some(Rehire::All(Some(dated("2025-01-27")))),
                ..cut("people", Some("2025-01-13"), &[0.3])
            },
            vec![(0.0, 50.0), (1.0, 35.0), (3.0, 50.0), (4.0, 60.0)],
        ),
        (
            AskedCut { rehire: Some(Rehire::People(5.0, Some(dated("month 2")))), ..cut("people", None, &[0.5]) },
            vec![(0.0, 25.0), (4.0, 30.0), (31.0 / 7.0, 35.0), (59.0 / 7.0, 35.0)],
        ),
    ] {
        let (made, written) = derived(&scenario, &asked).unwrap();
        let known = made.strategies.last().unwrap();
        assert_eq!(headcounts(&made, &known.id)[..expected.len()], expected, "{written}");
        let typed = text(&format!("{scenario}\n{written}")).parse(&[], None).unwrap();
        assert_eq!(typed.strategies, made.strategies, "{written}");
    }
}

/// A fit, an override and an end of a range move the headcount; the share that goes stays the same of it.
#[test]
fn a_share_is_of_what_the_world_types() {
    let scenario = format!("{DESK}[fit.small]\ntitle = \"small\"\nteam.desk.headcount = 20\n");
    let bends = vec![Bend { option: "--at", at: None, times: 0.5, plus: 0.0 }];
    let [id, of, team] = ["half", "people", "desk"].map(str::to_owned);
    let half = [Derived { id, of, team, bends }];
    let people = |source: Source| headcounts(&source.beside(&half).read().unwrap(), "half")[0].1;
    let typed = || Source::new("desk", "desk.toml", &scenario);
    let path = "team.desk.headcount";
    let worlds = [
        typed(),
        typed().under(Some("small")),
        typed().with(&[format!("{path}=30")]),
        typed().at(path, blendsim::scenario::RangeEnd::High),
        typed().at(path, blendsim::scenario::RangeEnd::Low),
    ];
    assert_eq!(worlds.map(people).map(Some), [20.0, 10.0, 15.0, 22.0, 18.0].map(Some));
    let assumptions = |scenario: Scenario| scenario.assumptions.len();
    assert_eq!(assumptions(typed().beside(&half).read().unwrap()), assumptions(typed().read().unwrap()));
}

/// A decline by attrition goes on from fewer, to fewer.
#[test]
fn attrition_goes_on_below_a_cut() {
    let scenario = format!("{DESK}[strategy.fewer]\nteam.desk.headcount = {{ to = 30, by = \"attrition\" }}\n");
    let (made, written) = derived(&scenario, &cut("fewer", None, &[0.2])).unwrap();
    assert!(written.contains("team.desk.headcount = 32\n"), "{written}");
    assert!(
        written.contains("at = \"2025-01-07\"\nteam.desk.headcount = { to = 24, by = \"attrition\" }"),
        "{written}"
    );
    assert_eq!(headcounts(&made, "fewer-cut-20").len(), 2);
    let refused = derived(&scenario, &cut("fewer", Some("month 2"), &[0.2])).unwrap_err();
    assert!(refused.contains("--at: found a moment at which `team.desk.headcount` falls by attrition"), "{refused}");
}

#[test]
fn what_cannot_be_said_of_a_strategy_is_refused_with_what_can() {
    let ramp = "[[strategy.people.change]]\nat = \"month 2\"\nover = \"4 weeks\"\nteam.desk.headcount = 30\n";
    let trigger = "[[strategy.people.trigger]]\nmeasure = \"wait\"\nabove = \"60 s\"\nover = \"1 days\"\n\
                   team.desk.headcount = 44\n";
    let late = |typed: &str| cut("people", Some(typed), &[0.2]);
    for (more, asked, expected) in [
        (ramp, late("2025-02-17"), "the ramp of line"),
        (trigger, late("month 2"), "whose trigger sets `team.desk.headcount`"),
        ("", late("month 33"), "--at: found \"month 33\"; allowed: a date from 2025-01-06"),
        ("", AskedCut { strategy: Some("poeple".into()), ..late("month 2") }, "did you mean `people`"),
        (
            "",
            AskedCut { team: Some("dsk".into()), ..late("month 2") },
            "no team `dsk`; it has desk, night — did you mean `desk`",
        ),
        (
            "",
            AskedCut { rehire: Some(Rehire::All(Some(dated("month 1")))), ..late("month 2") },
            "a moment that is not later than the cut",
        ),
        (
            "",
            AskedCut {
                team: Some("night".into()),
                depths: Vec::new(),
                rehire: Some(Rehire::People(3.0, None)),
                ..AskedCut::default()
            },
            "which has a rota of so many on duty",
        ),
    ] {
        let refused = derived(&format!("{DESK}{more}"), &asked).unwrap_err();
        assert!(refused.contains(expected), "{expected}: {refused}");
    }
    let (made, _) = derived(&format!("{DESK}{trigger}"), &cut("people", None, &[0.5])).unwrap();
    let Staffing::Headcount { to, .. } = made.strategies[1].phases[1].layered[0].teams[0].staffing else {
        panic!("a headcount")
    };
    assert_eq!(Some(to), Some(22.0), "a trigger is bent as well where it is sure to fire after the cut");
}

fn lived(scenario: &str, asked: AskedWhatIf) -> WhatIfDone {
    let job = WhatIfJob::new(text(scenario), asked).unwrap_or_else(|error| panic!("{error}"));
    job.run(f64::INFINITY, &Silent).unwrap_or_else(|error| panic!("{error}"))
}

/// 200 contacts an hour of three minutes before 20 agents, of whom 40 % go: Erlang C of 12 agents. The twin has 11.
#[test]
fn a_cut_in_a_queue_is_erlang_c_with_fewer_agents() {
    let overrides = vec![issues_per_hour(200.0), "team.desk.on_duty=20".to_owned()];
    let run = Asked { overrides, replications: Some(24), seed: Some(3), ..Asked::default() };
    let asked = AskedWhatIf { run, cut: cut("people", None, &[0.4]), keep: None, closer: 0 };
    let done = lived(QUEUE, asked);
    let steady = |agents| delay::steady(&Demand::new(200.0 / HOUR, 3.0 * MINUTE).with_agents(agents)).unwrap();
    let depth = &done.what_if.depths[1];
    let of = |id: &str| depth.metrics.get(metric(id)).unwrap().clone();
    assert_eq!((depth.people, done.what_if.cutting.people, done.what_if.cutting.is_rota), (12.0, 20.0, true));
    assert_agreement(&[
        Check { name: "mean wait", found: of("wait_all"), truth: steady(12).mean_wait_s, twin: steady(11).mean_wait_s },
        Check { name: "occupancy", found: of("occupancy"), truth: steady(12).occupancy, twin: steady(11).occupancy },
    ]);
}

/// The deepest cut of the same queue that answers within 20 s on average lies where Erlang C has it, and the depths that are
/// added lie about it.
#[test]
fn the_deepest_cut_that_keeps_a_wait_lies_where_theory_has_it() {
    let overrides = vec![issues_per_hour(200.0), "team.desk.on_duty=20".to_owned()];
    let run = Asked { overrides, replications: Some(16), seed: Some(5), ..Asked::default() };
    let keep = Some("wait_all<=20s".to_owned());
    let done = lived(QUEUE, AskedWhatIf { run, cut: cut("people", None, &[0.2, 0.3, 0.4]), keep, closer: 1 });
    let wait =
        |agents| delay::steady(&Demand::new(200.0 / HOUR, 3.0 * MINUTE).with_agents(agents)).unwrap().mean_wait_s;
    // 13 agents of 20 are a cut of 35 %, which is the depth that is added.
    assert!(wait(13) < 20.0 && wait(12) > 20.0);
    let cuts: Vec<f64> = done.what_if.depths.iter().map(|depth| depth.cut).collect();
    assert_eq!(cuts, [0.0, 0.2, 0.3, 0.35, 0.4]);
    let truth = 0.35 + 0.05 * (20.0 - wait(13)) / (wait(12) - wait(13));
    let kept = done.what_if.kept.unwrap().all;
    let [low, high] = [kept.low.unwrap(), kept.high.unwrap()];
    assert!(low <= truth && truth <= high && high - low < 0.03, "{low} {truth} {high}");
}
