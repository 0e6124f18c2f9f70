//! A life told step by step is the life that the model lives: nothing is changed by watching, and nothing left out.

use blendsim::books::{Count, Outcome};
use blendsim::model::calibration::Calibration;
use blendsim::model::{Setting, replicate, trace};
use blendsim::report::life::Lives;
use blendsim::rng::Streams;
use blendsim::scenario::{BUILTIN, Scenario, builtin, parse};
use blendsim::study::{Design, Happening, IssueEnd, Life, Reason, Silent, Verdict, Whom, lives, number_of_customers};
use blendsim::words::Language;

use crate::lab::{BLEND, world};

/// The life of the busiest customer under a strategy.
fn busiest(scenario: &Scenario, strategy: usize) -> Life {
    let design = Design { strategies: vec![strategy], replications: vec![0], ..Design::of(scenario) };
    lives(scenario, &design, Whom::Busiest, &Silent).expect("nobody stops it").remove(0)
}

fn happenings(life: &Life) -> Vec<&Happening> {
    life.moments.iter().map(|moment| &moment.step).collect()
}

/// [`BLEND`] with everything switched on, all its strategies; twin: another seed is another outcome.
#[test]
fn watching_changes_nothing() {
    let scenario = world(BLEND, &["length=2 months"]);
    let calibration = Calibration::new(&scenario, 1);
    let sums =
        |outcome: &Outcome| Count::ALL.iter().map(|&count| outcome.of_all_time(count).to_bits()).collect::<Vec<_>>();
    for strategy in 0..scenario.strategies.len() {
        let setting = Setting::at_scale(1);
        let alone = |seed| replicate(&scenario, strategy, &calibration, setting, Streams::new(seed, 0), &Silent);
        let alone = |seed| sums(&alone(seed).expect("nobody stops it"));
        let (_, watched) =
            trace(&scenario, strategy, &calibration, setting, Streams::new(1, 0), &Silent, 3).expect("nobody stops it");
        assert_eq!(sums(&watched), alone(1));
        assert_ne!(sums(&watched), alone(2));
    }
}

/// Over all customers of a small world in which waits are announced: whatever is told so often is counted so often.
#[test]
fn all_lives_together_are_the_outcome() {
    let shown = "strategy.blend.human_access.shows_wait=true";
    let slow = "topic.easy.handle_time={ dist = \"exponential\", mean = \"4 h\" }";
    let scenario = world(BLEND, &["customers.count=200", "length=2 months", "team.desk.chats_at_once=1", shown, slow]);
    let calibration = Calibration::new(&scenario, 1);
    let strategy = scenario.strategies.iter().position(|known| known.id == "blend").expect("the world has it");
    let (mut told, mut counted) = ([0; 10], [0; 10]);
    for customer in 0..number_of_customers(&scenario, 1) as u32 {
        let streams = Streams::new(4, 0);
        let (life, outcome) =
            trace(&scenario, strategy, &calibration, Setting::at_scale(1), streams, &Silent, customer)
                .expect("nobody stops it");
        counted = [
            Count::Issues,
            Count::Contacts,
            Count::IssuesClosed,
            Count::Left,
            Count::Surveyed,
            Count::WaitTold,
            Count::WaitAccepted,
            Count::EscalatedAsked,
            Count::EscalatedDoubt,
            Count::Served,
        ]
        .map(|count| outcome.of_all_time(count) as u64);
        for step in happenings(&life) {
            let is = [
                matches!(step, Happening::Opened { .. }),
                matches!(step, Happening::Contact { .. }),
                matches!(step, Happening::Closed { .. }),
                matches!(step, Happening::Decides { leaves: true, .. }),
                matches!(step, Happening::Survey { answers: true, .. }),
                matches!(step, Happening::WaitTold { .. }),
                matches!(step, Happening::WaitTold { accepts: true, .. }),
                matches!(step, Happening::AiAnswer { verdict: Verdict::Handoff(Reason::Asked), .. }),
                matches!(step, Happening::AiAnswer { verdict: Verdict::Handoff(Reason::Doubt), .. }),
                matches!(step, Happening::TakenUp { .. }),
            ];
            told.iter_mut().zip(is).for_each(|(told, is)| *told += u64::from(is));
        }
    }
    println!("{counted:?}");
    assert!(counted[1] > 50 && counted.iter().all(|count| *count > 0) && counted[5] > counted[6]);
    assert_eq!(told, counted);
}

/// The klarna customer with most contacts: trust picks up where it was left, but for the way back to its base; moments are in
/// order; the busiest is who was told.
#[test]
fn trust_is_told_without_gaps() {
    let scenario = world(builtin("klarna").expect("it is built in").text, &["run.scale=1:5000"]);
    let life = busiest(&scenario, 2);
    assert_eq!(life.busiest[0].0, life.customer);
    let contacts = happenings(&life).iter().filter(|step| matches!(step, Happening::Contact { .. })).count();
    assert_eq!(contacts as u32, life.busiest[0].1);
    assert!(life.moments.is_sorted_by(|a, b| a.at_s <= b.at_s));
    let base = life.trust[0];
    let mut last = base;
    for step in happenings(&life) {
        if let Happening::Trust { before, after } = *step {
            let (low, high) = (last.min(base) - 1e-4, last.max(base) + 1e-4);
            assert!((low..high).contains(&before), "{before} does not lie between {last} and {base}");
            last = after;
        }
    }
    assert!((last - base).abs() > 0.001, "trust never moved");
}

/// A world without chance: an AI that is always wrong and never seen to be, people who always solve.
#[test]
fn a_story_without_luck_is_told_as_it_must_be() {
    let scenario = world(
        BLEND,
        &[
            "length=2 months",
            "ai.success=0 %",
            "ai.noticed=0 %",
            "ai.comes_back=0 %",
            "leaving.behaviour=0 %",
            "routing.first=ai",
            "human_access.when=never",
            "escalation.rule=never",
        ],
    );
    let life = busiest(&scenario, scenario.baseline);
    let first: Vec<&Happening> =
        life.moments.iter().filter(|moment| moment.issue == 1).map(|moment| &moment.step).collect();
    let answered = first.iter().find_map(|step| match step {
        Happening::AiAnswer { is_right, least, verdict, .. } => Some((*is_right, *least, *verdict)),
        _ => None,
    });
    assert_eq!(answered, Some((false, None, Verdict::Contained)));
    let ended = first.iter().find_map(|step| match step {
        Happening::Closed { end, contacts, .. } => Some((*end, *contacts)),
        _ => None,
    });
    assert_eq!(ended, Some((IssueEnd::Unsolved, 1)));
    let by_people = |step: &Happening| matches!(step, Happening::TakenUp { .. } | Happening::Handled { .. });
    let doubted = Verdict::Handoff(Reason::Doubt);
    let handed_over = |step: &Happening| matches!(step, Happening::AiAnswer { verdict, .. } if *verdict == doubted);
    assert!(!happenings(&life).into_iter().any(|step| by_people(step) || handed_over(step)));
}

/// Every built-in scenario, its last strategy: sentences for every step, dates of the horizon, and nothing hidden told as seen.
#[test]
fn every_scenario_is_told_in_words() {
    for builtin in BUILTIN {
        let scenario = parse(builtin.id, builtin.id, builtin.text, &[]).expect("it is right");
        let issues = scenario.customers.count * scenario.demand.issues_per_customer_month;
        let scale = (issues / 600.0).round().max(1.0) as u32;
        let strategies: Vec<usize> = vec![scenario.baseline, scenario.strategies.len() - 1];
        let design = Design { scale, strategies: strategies.clone(), replications: vec![0], ..Design::of(&scenario) };
        let lived = lives(&scenario, &design, Whom::Busiest, &Silent).expect("nobody stops it");
        let opened = |life: &Life| {
            let opening =
                |at_s: f64, step: &Happening| matches!(step, Happening::Opened { .. }).then(|| at_s.to_bits());
            life.moments.iter().filter_map(|moment| opening(moment.at_s, &moment.step)).collect::<Vec<_>>()
        };
        // The same problems at the same moments, unless the customer leaves before.
        let [base, other] = [opened(&lived[0]), opened(&lived[1])];
        let common = base.len().min(other.len());
        assert!(common > 0 && base[..common] == other[..common], "{}", builtin.id);
        let customers = number_of_customers(&scenario, scale);
        let lives = Lives {
            language: Language::English,
            scenario: &scenario,
            lives: strategies.into_iter().zip(lived).collect(),
            replication: 0,
            seed: 1,
            scale,
            customers,
        };
        let text = lives.text();
        assert!(text.lines().all(|line| line.chars().count() <= 100), "{text}");
        assert!(text.contains("Issue 1: ") && text.contains("~ A problem arises"), "{text}");
        let json: serde_json::Value =
            serde_json::from_str(&lives.json().expect("it can be written")).expect("it is JSON");
        let moments = json["lives"][0]["moments"].as_array().expect("a list");
        assert!(moments.iter().all(|moment| moment["in_words"][0]["text"].as_str().is_some_and(|text| text.len() > 5)));
    }
}

/// Some who would join later hear too much of a bad machine: they are told to stay away, and nothing happens to them.
#[test]
fn who_is_kept_away_by_the_mood_is_told_so() {
    let on = ["mood.newcomers=20", "mood.half_life=3 days", "customers.growth_per_year=500 %", "customers.count=200"];
    let scenario = world(BLEND, &on);
    let calibration = Calibration::new(&scenario, 1);
    let machine = scenario.strategies.len() - 1;
    let setting = Setting::at_scale(1);
    let (mut kept_away, mut counted) = (0_u64, 0_u64);
    for customer in 200..number_of_customers(&scenario, 1) as u32 {
        let (life, outcome) = trace(&scenario, machine, &calibration, setting, Streams::new(4, 0), &Silent, customer)
            .expect("nobody stops it");
        counted = outcome.total(Count::NewcomersMissed) as u64;
        if life.kept_away {
            kept_away += 1;
            assert!(happenings(&life).iter().all(|step| matches!(step, Happening::Gone { was_open: false, .. })));
            assert!(life.left_otherwise_s.is_none() && !life.left_over_issue);
            let lives = Lives {
                language: Language::English,
                scenario: &scenario,
                lives: vec![(machine, life)],
                replication: 0,
                seed: 4,
                scale: 1,
                customers: 9,
            };
            assert!(lives.text().contains("stays away for what others say"), "{}", lives.text());
        }
    }
    assert!(counted > 5 && kept_away >= counted, "{kept_away} of {counted}, and those beyond the horizon");
}
