//! Waits by formula: held against runs in which everybody is followed, beside twins of small lines, and the crowd held against them.

use blendsim::books::{Count, Outcome};
use blendsim::findings::summarise;
use blendsim::model::{unheld, unheld_by_formula};
use blendsim::scenario::Waits;
use blendsim::study::{Design, Silent, run};

use crate::crowd::{SCALE, WORLD, lived};
use crate::lab::world;
use crate::lines::{differences, measures};

/// As many customers as make teams of some hundred and fifty: in small ones a normal number is not near.
const LARGE: &str = "customers.count=2_000_000";
/// A team that is asked first about the hard topic.
const FIRST: &str = r#"
[team.aid]
headcount = 350
success = "85 %"
shrinkage = "30 %"
paid_hours_per_month = 160
serves = ["hard"]
rank = 0
"#;
const REPLICATIONS: u32 = 4;

/// What may be between the formula and everybody followed besides chance: abandoned, points; mean wait of the answered, s; answered in 20 s,
/// points; occupancy, points; satisfied, points.
const ALLOWED: [f64; 5] = [0.3, 0.8, 0.8, 0.6, 0.4];

fn is_held(text: &str, overrides: &[&str]) -> Option<String> {
    let scenario = world(text, overrides);
    unheld_by_formula(&scenario, &(0..scenario.strategies.len()).collect::<Vec<usize>>())
}

fn agree(of: &[Outcome], from: &[Outcome], weeks: &[usize], allowed: [f64; 5]) {
    let found = differences(of, from, weeks);
    println!("{found:.2?}, {:.2?}", measures(&from[0], weeks));
    for (place, [mean, error]) in found.iter().enumerate() {
        assert!(mean.abs() <= allowed[place] + error, "weeks {weeks:?}, measure {place}: {mean} ± {error}");
    }
}

/// The formula agrees with everybody followed; the twin, lines as small as the scale, misses by more than `twin` points of abandonment.
fn hold(text: &str, overrides: &[&str], strategy: &str, twin: f64) {
    let overrides: Vec<&str> = [LARGE].iter().chain(overrides).copied().collect();
    assert_eq!(is_held(text, &overrides), None);
    let scenario = world(text, &overrides);
    let full = lived(&scenario, strategy, (Waits::Small, 1), REPLICATIONS);
    agree(&lived(&scenario, strategy, (Waits::Formula, SCALE), REPLICATIONS), &full, &[], ALLOWED);
    let small = differences(&lived(&scenario, strategy, (Waits::Small, SCALE), REPLICATIONS), &full, &[]);
    assert!(small[0][0].abs() > twin, "{overrides:?}: the twin is {:?} off", small[0]);
}

#[test]
fn one_team_is_that_of_everybody() {
    hold(WORLD, &["team.desk.headcount=1050"], "people", 3.0);
}

#[test]
fn an_overloaded_team_is_that_of_everybody() {
    hold(WORLD, &["team.desk.headcount=950"], "people", 2.0);
}

#[test]
fn agents_with_several_chats_are_those_of_everybody() {
    let chats = ["team.desk.headcount=750", "team.desk.chats_at_once=3", "team.desk.slowdown=0.5"];
    hold(WORLD, &chats, "people", 2.0);
}

#[test]
fn two_teams_of_which_one_is_asked_first_are_those_of_everybody() {
    hold(&format!("{WORLD}{FIRST}"), &["team.desk.headcount=700", "team.desk.rank=1"], "people", 3.0);
}

/// Nobody is there at night: who comes is turned away, and tries again or not.
#[test]
fn a_team_that_closes_is_that_of_everybody() {
    let hours = "team.desk.on_duty=[0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,130,150,200,220,240,250,250,260,260,260,260,260,250,250,240,240,230,230,220,220,200,200,180,180,0,0,0,0,0,0,0,0]";
    let text = WORLD.replace("headcount = 110\n", "").replace("shrinkage = \"30 %\"\npaid_hours_per_month = 160\n", "");
    let text = text.split("[strategy.assistant]").next().expect("it is split").to_owned();
    hold(&text, &[hours], "people", 3.0);
}

/// The last week is one of a cut by a quarter.
#[test]
fn the_weeks_after_a_cut_are_those_of_everybody() {
    let text = WORLD
        .replace("headcount = 110", "headcount = 1100")
        .replace("headcount = 130", "headcount = 1300")
        .replace("headcount = 95", "headcount = 950");
    let scenario = world(&text, &[LARGE]);
    let [full, formula] =
        [(Waits::Small, 1), (Waits::Formula, SCALE)].map(|way| lived(&scenario, "cut", way, REPLICATIONS));
    for weeks in [&[3, 4, 5][..], &[7]] {
        agree(&formula, &full, weeks, ALLOWED.map(|allowed| 2.0 * allowed));
    }
}

/// Two descriptions of the same lines that share nothing but their rates.
#[test]
fn the_crowd_agrees_with_the_formula() {
    let scenario = world(WORLD, &[LARGE, "team.desk.headcount=1050"]);
    let [crowd, formula] =
        [Waits::Crowd, Waits::Formula].map(|waits| lived(&scenario, "people", (waits, SCALE), REPLICATIONS));
    agree(&crowd, &formula, &[], ALLOWED);
}

/// What the followed meet is what the formula books for everybody.
#[test]
fn the_followed_feel_what_everybody_does() {
    let scenario = world(WORLD, &[LARGE, "team.desk.headcount=950"]);
    for outcome in lived(&scenario, "people", (Waits::Formula, SCALE), REPLICATIONS) {
        let sum = |count| outcome.of_all_time(count);
        let answered = sum(Count::HumanContacts) / f64::from(SCALE);
        let share = sum(Count::Served) - sum(Count::Served) * (1.0 - 1.0 / f64::from(SCALE));
        assert!((answered / share - 1.0).abs() < 0.02, "{answered} {share}");
        let rest = sum(Count::Offered) - sum(Count::Served) - sum(Count::Abandoned);
        assert!(rest.abs() < 0.001 * sum(Count::Offered), "{rest} are neither answered nor gone");
    }
}

#[test]
fn the_same_bytes_on_any_number_of_threads() {
    let scenario = world(WORLD, &["customers.count=100_000"]);
    let bytes = |threads| {
        let of = Design::of(&scenario);
        let design = Design { replications: vec![0, 1], threads, scale: SCALE, waits: Waits::Formula, ..of };
        let run = run(&scenario, &design, &Silent).expect("nobody stops it");
        serde_json::to_vec(&summarise(&scenario, &run, "")).expect("plain data")
    };
    assert_eq!(bytes(1), bytes(2));
}

#[test]
fn at_full_scale_there_is_no_formula() {
    let scenario = world(WORLD, &["customers.count=20_000", "team.desk.headcount=11"]);
    let [full, formula] = [Waits::Small, Waits::Formula].map(|waits| lived(&scenario, "people", (waits, 1), 2));
    let all = |outcomes: &[Outcome]| outcomes.iter().map(|outcome| measures(outcome, &[])).collect::<Vec<[f64; 5]>>();
    assert_eq!(all(&full), all(&formula));
}

#[test]
fn what_no_formula_can_hold_is_named() {
    let named = |text: &str, overrides: &[&str], key: &str| {
        assert_eq!(is_held(text, overrides).as_deref(), Some(key), "{overrides:?}");
    };
    let of = |key: &str, value: &str| named(WORLD, &[&format!("{key}={value}")], key);
    of("patience.balk", "0.1");
    of("routing.topic_priority", "{hard=1}");
    of("team.desk.takes_first", "[\"hard\"]");
    of("team.desk.stays_until_served", "true");
    of("ai.places", "5");
    named(WORLD, &["strategy.assistant.human_access={when=\"at-once\", shows_wait=true}"], "human_access.shows_wait");
    let channels = "\n[channel.chat]\nshare = 0.5\n\n[channel.phone]\nshare = 0.5\n";
    let with_channels = |key: &str, value: &str| {
        named(&format!("{WORLD}{channels}"), &[&format!("{key}={value}")], key);
    };
    with_channels("channel.chat.places", "10");
    with_channels("channel.phone.balk", "0.1");
    with_channels("channel.phone.patience", "{dist=\"exponential\", mean=\"1 min\"}");
    let text = format!("{WORLD}{channels}");
    let message = ["channel.phone.message_after=\"40 s\"", "channel.phone.message=\"20 s\""];
    named(&text, &message, "channel.phone.message");
    let callback = ["channel.phone.callback_after=\"90 s\"", "channel.phone.callback_share=0.5"];
    named(&text, &callback, "channel.phone.callback_after");
    let exclusive = |overrides: &[&str]| {
        let overrides = [&["channel.phone.exclusive=true"], overrides].concat();
        is_held(&text, &overrides)
    };
    assert_eq!(exclusive(&[]), None, "who has one contact at a time has it alone");
    let several = ["team.desk.chats_at_once=2"];
    assert_eq!(exclusive(&several).as_deref(), Some("channel.phone.exclusive"));
    assert_eq!(is_held(&text, &several), None);
    let calls = "\n[team.calls]\nheadcount = 30\nsuccess = 0.8\nchannels = [\"phone\"]\n";
    let apart = ["channel.phone.exclusive=true", several[0], "team.desk.channels=[\"chat\"]"];
    assert_eq!(is_held(&format!("{text}{calls}"), &apart), None, "nobody takes calls beside chats");
    let first = format!("{WORLD}{FIRST}");
    named(&first, &["team.aid.overflow={topics=[\"easy\"], after=\"30 s\"}", "team.desk.rank=1"], "team.aid.overflow");
    let at_once = ["team.aid.overflow={topics=[\"easy\"], above=0}", "team.desk.rank=1"];
    assert_eq!(is_held(&first, &at_once), None, "help at once is another rank");
    assert_eq!(is_held(&first, &["team.desk.rank=1"]), None, "who is asked last takes whatever others take");
    named(&first, &["team.desk.rank=0", "team.aid.rank=1"], "team.desk.rank");
    let third = "\n[team.third]\nheadcount = 10\nsuccess = 0.8\nshrinkage = 0.3\npaid_hours_per_month = 160\n";
    named(&format!("{first}{third}"), &["team.desk.rank=1"], "team.third.serves");
    // A crowd holds what a formula does not, as its message says.
    assert_eq!(unheld(&world(WORLD, &["patience.balk=0.1"]), &[0]), None);
}
