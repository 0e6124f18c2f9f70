//! The crowd: at scale 1:k everybody who is not followed stands in the same lines as counts. Held against runs in which everybody is
//! followed, beside twins in which nobody stands beside the followed.

use blendsim::books::{Count, Outcome};
use blendsim::model::calibration::Calibration;
use blendsim::model::{Setting, Silent, replicate, unheld};
use blendsim::rng::Streams;
use blendsim::scenario::{Scenario, Waits};

use crate::lab::world;
use crate::lines::{differences, measures};

pub const WORLD: &str = include_str!("../../src/validation/crowd.toml");
/// A second team, for the hard topic, that helps out.
const AID: &str = r#"
[team.aid]
headcount = 35
success = "75 %"
shrinkage = "30 %"
paid_hours_per_month = 160
serves = ["hard"]
overflow = { topics = ["easy"], after = "30 s" }
"#;
const REPLICATIONS: u32 = 12;
/// One customer in so many is followed.
pub const SCALE: u32 = 20;

/// So many histories of a strategy at a scale.
pub fn lived(scenario: &Scenario, strategy: &str, (waits, scale): (Waits, u32), replications: u32) -> Vec<Outcome> {
    let strategy = scenario.strategies.iter().position(|known| known.id == strategy).expect("it is in the file");
    let setting = Setting { waits, ..Setting::at_scale(scale) };
    let calibration = Calibration::observed(scenario, setting, 2, &Silent).expect("nobody stops it");
    let one = |replication| {
        let streams = Streams::new(1, replication);
        replicate(scenario, strategy, &calibration, setting, streams, &Silent).expect("nobody stops it")
    };
    (0..replications).map(one).collect()
}

/// What may be between the crowd and everybody followed besides chance, in the order of [`measures`], with some seventeen agents on
/// duty.
const ALLOWED: [f64; 5] = [0.3, 0.8, 0.8, 0.6, 0.4];

/// The crowd agrees with everybody followed; the twin, at the same scale without a crowd, misses by more than `twin` points of
/// abandonment.
fn hold(text: &str, overrides: &[&str], strategy: &str, allowed: [f64; 5], twin: f64) {
    let scenario = world(text, overrides);
    let strategies: Vec<usize> = (0..scenario.strategies.len()).collect();
    assert_eq!(unheld(&scenario, &strategies), None);
    let full = lived(&scenario, strategy, (Waits::Small, 1), REPLICATIONS);
    let found = differences(&lived(&scenario, strategy, (Waits::Crowd, SCALE), REPLICATIONS), &full, &[]);
    for (place, [mean, error]) in found.iter().enumerate() {
        assert!(mean.abs() <= allowed[place] + error, "{overrides:?}, measure {place}: {mean} ± {error}");
    }
    let small = differences(&lived(&scenario, strategy, (Waits::Small, SCALE), REPLICATIONS), &full, &[]);
    assert!(small[0][0].abs() > twin, "{overrides:?}: the twin is {:?} off", small[0]);
}

#[test]
fn one_team_with_lines_is_that_of_everybody() {
    hold(WORLD, &["team.desk.headcount=110"], "people", ALLOWED, 3.0);
}

/// Nobody tries again; who comes back was answered, so that those in line are more patient than who comes first.
#[test]
fn who_comes_back_is_as_patient_as_who_was_answered() {
    hold(WORLD, &["team.desk.headcount=80", "patience.retry=0"], "people", ALLOWED, 1.0);
}

/// Points of occupancy between the crowd and everybody followed, with two standard errors, where contacts take 25 s.
fn off_with_short_contacts(overrides: &[&str], replications: u32) -> [f64; 2] {
    let text = WORLD.replace("3 min", "20 s").replace("15 min", "40 s");
    let scenario = world(&text, &[overrides, &["demand.day_cv=0"]].concat());
    let full = lived(&scenario, "people", (Waits::Small, 1), replications);
    let [.., busy, _] = differences(&lived(&scenario, "people", (Waits::Crowd, SCALE), replications), &full, &[]);
    busy
}

/// Where nobody waits a contact may begin and end within one turn: were it held until the next, occupancy would be too high.
#[test]
fn short_contacts_of_a_roomy_team_take_no_longer_than_they_do() {
    let [busy, error] = off_with_short_contacts(&["team.desk.headcount=100"], REPLICATIONS);
    assert!(busy.abs() < 0.1 + error, "{busy} ± {error} points of occupancy");
}

/// With so many agents a turn of ten minutes would be roomy too: were it as long, occupancy would be .9 points too high.
#[test]
fn turns_are_short_though_there_is_room_for_longer_ones() {
    let [busy, error] = off_with_short_contacts(&["team.desk.headcount=800"], 3);
    assert!(busy.abs() < 0.03 + error, "{busy} ± {error} points of occupancy");
}

#[test]
fn an_overloaded_team_is_that_of_everybody() {
    hold(WORLD, &["team.desk.headcount=95"], "people", ALLOWED, 1.0);
}

/// Where few share few chats, some are idle while others have two: were chats shared evenly among all, occupancy would be 1.6 points
/// too high.
#[test]
fn agents_with_several_chats_are_those_of_everybody() {
    hold(
        WORLD,
        &["team.desk.headcount=80", "team.desk.chats_at_once=3", "team.desk.slowdown=0.5"],
        "people",
        ALLOWED,
        3.0,
    );
}

#[test]
fn an_assistant_before_people_and_a_cut_are_those_of_everybody() {
    hold(WORLD, &[], "assistant", ALLOWED, 2.0);
}

#[test]
fn two_teams_of_which_one_helps_out_are_those_of_everybody() {
    hold(&format!("{WORLD}{AID}"), &["team.desk.headcount=70"], "people", ALLOWED, 1.0);
}

/// Two closings a day, and lines before them: those who stay answer who is in line. The twin, where nobody stays, loses them.
#[test]
fn who_stays_after_the_close_answers_as_if_everybody_were_followed() {
    let hours = "hours = [0,0,0,0,0,0,0,0, 1.1, 1.4, 1.6, 1.7, 0,0, 1.75, 1.65, 1.55, 1.45, 0,0,0,0,0,0]";
    let own = WORLD.lines().find(|line| line.starts_with("hours")).expect("it has hours");
    let text = WORLD.replace(own, hours);
    let overrides = ["team.desk.headcount=82", "patience.time={dist=\"exponential\", mean=\"30 min\"}"];
    let stays = [&overrides[..], &["team.desk.stays_until_served=true"]].concat();
    let [going, staying] = [&overrides[..], &stays].map(|overrides| world(&text, overrides));
    let full = lived(&staying, "people", (Waits::Small, 1), REPLICATIONS);
    let found = differences(&lived(&staying, "people", (Waits::Crowd, SCALE), REPLICATIONS), &full, &[]);
    for (place, [mean, error]) in found.iter().enumerate() {
        // Waits are of minutes here.
        let allowed = if place == 1 { 5.0 } else { ALLOWED[place] };
        assert!(mean.abs() <= allowed + error, "measure {place}: {mean} ± {error}");
    }
    let twin = differences(&lived(&going, "people", (Waits::Crowd, SCALE), REPLICATIONS), &full, &[]);
    assert!(twin[0][0] > 2.0, "the twin is {:?} off", twin[0]);
}

/// Calls, of which an agent handles one alone, beside chats, of which one has up to three.
#[test]
fn calls_beside_chats_wait_for_an_agent_without_any() {
    let channels = "\n[channel.chat]\nshare = 0.6\n\n[channel.phone]\nshare = 0.4\nexclusive = true\n";
    let chats = ["team.desk.chats_at_once=3", "team.desk.slowdown=0.5"];
    hold(&format!("{WORLD}{channels}"), &chats, "people", ALLOWED, 3.0);
}

/// Half of the contacts ask for a person, and are told how long it takes: who would not wait so long goes on with the AI.
#[test]
fn who_is_told_the_wait_comes_as_if_everybody_were_followed() {
    let text = format!("{WORLD}\n[segment.all]\nshare = 1\nwish_for_person = \"50 %\"\n");
    let told = "strategy.assistant.human_access={when=\"at-once\", shows_wait=true}";
    let allowed = [0.3, 2.0, 0.8, 0.6, 0.4];
    hold(&text, &[told, "strategy.assistant.team.desk.headcount=75"], "assistant", allowed, 1.0);
}

#[test]
fn a_bar_that_falls_with_the_line_lets_through_as_many_as_if_everybody_were_followed() {
    let rule = "strategy.assistant.escalation={rule=\"theta\", theta=\"85 %\", wait_slope=3}";
    hold(WORLD, &[rule], "assistant", ALLOWED, 3.0);
}

/// An assistant that falls out for three hours, twice a week: what is meant for it comes to people, at once who was talking to it.
#[test]
fn while_the_assistant_is_out_people_meet_as_many_as_if_everybody_were_followed() {
    let day = |n: usize| format!("2024-01-{:02} 10:10", 2 + n / 2 * 7 + n % 2 * 2);
    let outage = |n: usize| format!("\n[ai.outage.o{n}]\nfrom = \"{}\"\nlength = \"3 h\"\n", day(n));
    let text = (0..8).fold(WORLD.to_owned(), |text, n| text + &outage(n));
    let talks = "ai.talk_time={ dist = \"lognormal\", mean = \"6 min\", cv = 0.8 }";
    let doubts = "strategy.assistant.escalation={ rule = \"theta\", theta = \"50 %\" }";
    hold(&text, &[talks, doubts], "assistant", [0.3, 2.0, 0.8, 0.6, 0.4], 10.0);
}

/// The last week is one of a cut by a quarter; what the crowd had learned before is of more people.
#[test]
fn the_weeks_after_a_cut_are_those_of_everybody() {
    let scenario = world(WORLD, &[] as &[&str]);
    let [full, crowd] = [(Waits::Small, 1), (Waits::Crowd, SCALE)]
        .map(|(waits, scale)| lived(&scenario, "cut", (waits, scale), REPLICATIONS));
    for weeks in [&[3, 4, 5][..], &[7]] {
        let found = differences(&crowd, &full, weeks);
        for (place, [mean, error]) in found.iter().enumerate() {
            assert!(mean.abs() <= 2.0 * ALLOWED[place] + error, "weeks {weeks:?}, measure {place}: {mean} ± {error}");
        }
    }
}

/// A few experts are asked first for the hard topic, and are nearly always full: the followed find one of them free as often as everybody
/// does. If contacts of the crowd came evenly spaced, they would do so 13 % less.
#[test]
fn the_followed_reach_a_team_that_is_asked_first_as_often_as_everybody() {
    let experts = "\n[team.experts]\nheadcount = 20\nsuccess = 0.75\nshrinkage = 0.3\npaid_hours_per_month = 160\nserves = [\"hard\"]\n";
    let overrides = ["customers.count=1_500_000", "team.desk.headcount=660", "team.desk.rank=1"];
    let scenario = world(&format!("{WORLD}{experts}"), &overrides);
    let work_s = |waits, scale| -> f64 {
        let outcomes = lived(&scenario, "people", (waits, scale), 3);
        outcomes.iter().map(|outcome| outcome.team_work_s[1] * f64::from(outcome.scale)).sum()
    };
    let (full, crowd) = (work_s(Waits::Small, 1), work_s(Waits::Crowd, SCALE));
    assert!((crowd / full - 1.0).abs() < 0.06, "{crowd} of {full} s");
}

/// At 1:1 everybody is followed, and nobody stands beside them: the same to the bit.
#[test]
fn at_full_scale_there_is_no_crowd() {
    let scenario = world(WORLD, &["customers.count=20_000", "team.desk.headcount=11"]);
    let [full, crowd] = [Waits::Small, Waits::Crowd].map(|waits| lived(&scenario, "people", (waits, 1), REPLICATIONS));
    let all = |outcomes: &[Outcome]| outcomes.iter().map(|outcome| measures(outcome, &[])).collect::<Vec<[f64; 5]>>();
    assert_eq!(all(&full), all(&crowd));
}

/// Lines that change on a day, to more and back to fewer, leave everybody of the crowd somewhere.
#[test]
fn lines_may_change() {
    let segments = "\n[segment.some]\nshare = 0.5\n\n[segment.others]\nshare = 0.5\n\n[[strategy.people.change]]\nat = \"2024-02-01 10:00\"\nrouting.segment_priority = { some = 1 }\n\n[[strategy.people.change]]\nat = \"2024-02-08 11:30\"\nrouting.segment_priority = { some = 0 }\n";
    let scenario = world(&format!("{WORLD}{segments}"), &["team.desk.headcount=95"]);
    for outcome in lived(&scenario, "people", (Waits::Crowd, SCALE), REPLICATIONS) {
        let sum = |count| outcome.of_all_time(count);
        let rest = sum(Count::Offered) - sum(Count::Served) - sum(Count::Abandoned);
        assert!((-1e-6..50.0).contains(&rest), "{rest} are neither answered nor gone");
    }
}

#[test]
fn what_no_crowd_can_hold_is_named() {
    let scenario = world(WORLD, &["ai.places=5"]);
    let strategies: Vec<usize> = (0..scenario.strategies.len()).collect();
    assert_eq!(unheld(&scenario, &strategies).as_deref(), Some("ai.places"));
    assert_eq!(unheld(&scenario, &[0]), None, "people alone meet no AI");
    let scenario = world(WORLD, &["ai.talks_per_minute=5"]);
    assert_eq!(unheld(&scenario, &strategies).as_deref(), Some("ai.talks_per_minute"));
    let often = ["ai.outage_every=\"30 days\"", "ai.outage_length={ dist = \"exponential\", mean = \"1 h\" }"];
    assert_eq!(unheld(&world(WORLD, &often), &strategies), None, "an only model may fall out");
    let two = "\n[model.first]\n\n[model.second]\noutage_every = \"30 days\"\noutage_length = { dist = \"exponential\", mean = \"1 h\" }\n";
    let scenario = world(&format!("{WORLD}{two}"), &["ai.models=[\"first\", \"second\"]"]);
    assert_eq!(unheld(&scenario, &strategies).as_deref(), Some("model.second.outage_every"));
    let once = "\n[model.first]\n\n[model.second.outage.once]\nfrom = \"month 1\"\nlength = \"1 h\"\n";
    let scenario = world(&format!("{WORLD}{once}"), &["ai.models=[\"first\", \"second\"]"]);
    assert_eq!(unheld(&scenario, &strategies).as_deref(), Some("model.second.outage"));
}
