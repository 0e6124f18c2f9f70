//! Counts of contacts, behind which are fewer issues: the baseline shows what was counted.

use blendsim::books::Count::{Abandoned, Closed, Contacts, IssuesClosed};
use blendsim::books::{Count, Outcome};
use blendsim::desk::counted::behind;
use blendsim::desk::find::ScenarioText;
use blendsim::desk::plan::{Asked, Plan};
use blendsim::desk::{DeskError, Refusal};
use blendsim::scenario::{Waits, parse};
use blendsim::study::Design;

use crate::crowd::lived;
use crate::lab::world;

/// Thirty an hour from eight to six, of four minutes each; a fifth of the answers are no help, and who gives up mostly tries again.
fn desk(counts_are: &str, agents: u32) -> String {
    let hour = |n: u32| move |hour: usize| if (8..18).contains(&hour) { n } else { 0 };
    let day = |n: u32| format!("{:?}", (0..24).map(hour(n)).collect::<Vec<u32>>());
    format!(
        r#"
schema = 1
title = "a desk whose calls were counted"
start = 2025-01-06
length = "12 weeks"
baseline = "a"
customers.count = 200_000
demand = {{ interval = "1 h", counts = {}{counts_are} }}
patience = {{ time = {{ dist = "exponential", mean = "3 min" }}, retry = "70 %" }}
leaving.behaviour = 0
topic.q = {{ share = 1, handle_time = {{ dist = "exponential", mean = "4 min" }} }}
team.desk = {{ on_duty = {}, success = "80 %", pay_per_hour = 20 }}
strategy.a = {{}}
"#,
        day(300),
        day(agents)
    )
}

/// Contacts, or answered ones, of 84 days of 3,000 counts, of which one in `scale` is followed.
fn shown(lives: &[Outcome], scale: u32, is_answered: bool) -> f64 {
    let sum = |count: Count| lives.iter().map(|life| life.total(count)).sum::<f64>() / lives.len() as f64;
    let lost = if is_answered { sum(Abandoned) + sum(Closed) } else { 0.0 };
    f64::from(scale) * (sum(Contacts) - lost) / (84.0 * 3000.0)
}

/// 252,000 counts a history, eight histories: by chance within .2 %, beside a crowd within .4 %. Ample, tight and short staff, contact by contact, beside a crowd and by formula. The twin takes contacts for
/// issues, and shows a quarter too many, or half with too few people.
#[test]
fn the_baseline_shows_what_was_counted() {
    for agents in [30, 21, 16] {
        let of = |counts_are: &str, waits| lived(&world(&desk(counts_are, agents), &[] as &[&str]), "a", waits, 8);
        for waits in [(Waits::Small, 1), (Waits::Crowd, 10), (Waits::Formula, 10)] {
            let contacts = shown(&of(", counts_are = \"contacts\"", waits), waits.1, false);
            assert!((contacts - 1.0).abs() < 0.01, "{agents} {waits:?}: {contacts}");
        }
        if agents > 16 {
            let answered = shown(&of(", counts_are = \"answered\"", (Waits::Small, 1)), 1, true);
            assert!((answered - 1.0).abs() < 0.01, "{agents}: {answered}");
        }
        let twin = shown(&of("", (Waits::Small, 1)), 1, false);
        assert!(twin > 1.15, "{agents}: {twin}");
    }
}

/// Demand is what lies behind the counts under every strategy: one that solves more has fewer contacts, and the same issues.
#[test]
fn a_better_strategy_has_fewer_contacts_of_the_same_issues() {
    let text = desk(", counts_are = \"contacts\"", 21) + "strategy.better.team.desk.success = 1\n";
    let scenario = world(&text, &[] as &[&str]);
    let [before, after] = ["a", "better"].map(|name| lived(&scenario, name, (Waits::Small, 1), 4));
    let issues = |lives: &[Outcome]| lives.iter().map(|life| life.total(IssuesClosed)).sum::<f64>();
    assert!((issues(&before) / issues(&after) - 1.0).abs() < 0.005);
    assert!(shown(&after, 1, false) < 0.9 * shown(&before, 1, false));
}

#[test]
fn counts_that_are_not_told_are_doubted_and_impossible_ones_refused() {
    let of = |text: &str| parse("x", "x.toml", text, &[]).unwrap_or_else(|faults| panic!("{faults}"));
    let doubted = |counts_are: &str| {
        let scenario = of(&desk(counts_are, 21));
        behind(&scenario, &Design::of(&scenario)).expect("nobody stops it")
    };
    let unsaid = doubted("");
    assert!(unsaid.more.is_some_and(|more| more > 0.15) && (unsaid.issues - 1.0).abs() < 1e-12, "{unsaid:?}");
    assert_eq!(doubted(", counts_are = \"issues\"").more, None);
    let contacts = doubted(", counts_are = \"contacts\"");
    assert!(contacts.more.is_none() && contacts.issues < 0.87, "{contacts:?}");
    // Three million customers at full size, for no crowd puts down what is in hand: a million are enough to tell.
    let many = desk("", 21).replace("200_000", "3_000_000").replace("on_duty =", "at_close = \"pause\", on_duty =");
    let many = of(&many);
    let told = behind(&many, &Design::of(&many)).expect("nobody stops it");
    assert!(told.more.is_some_and(|more| more > 0.1), "{told:?}");
    let slip = desk("", 21).replace("interval = \"1 h\", counts", "counts_are = \"contacts\", hours");
    let faults = parse("x", "x.toml", &slip, &[]).expect_err("no counts").to_string();
    assert!(faults.contains("`counts`, of which it says what they are"), "{faults}");
    // Ten people answer at most 150 calls an hour, of 300.
    let dir = tempfile::tempdir().expect("a folder");
    let path = dir.path().join("few.toml");
    std::fs::write(&path, desk(", counts_are = \"answered\"", 10)).expect("written");
    let text = ScenarioText::find(&path.display().to_string()).expect("found");
    let refused = Plan::of(text, &Asked::default());
    match refused {
        Err(DeskError::Refused(Refusal::NeverAnswered(share))) => assert!((0.3..0.7).contains(&share), "{share}"),
        other => panic!("{other:?}"),
    }
}
