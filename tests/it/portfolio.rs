//! Several AI models against closed forms: cascades, limits, outages, bills. Each has a wrong twin, as in `theory`.

use blendsim::books::Count::{
    AiAbandoned, AiContacts, AiContained, AiGivenUp, AiMissed, AiPassedOn, AiRated, AiSatisfied, AiSolved, AiTalkS,
    AiUsage, AiWaitS, Closed, Contacts, Escalated, Offered,
};
use blendsim::books::{Count, Outcome};
use blendsim::erlang::{Demand, abandon, delay, loss};
use blendsim::findings::summarise;
use blendsim::scenario::{RangeEnd, Source, parse};
use blendsim::stat::estimate::{Estimate, Pair, ratio};
use blendsim::stat::{normal_cdf, normal_quantile};
use blendsim::study::{Design, Silent, run};
use blendsim::unit::{HOUR, MINUTE, MONTH};

use crate::lab::{Check, QUEUE, assert_agreement, doubts, issues_per_hour, live, outcomes, share, world};

/// An AI before a desk at which nobody waits, failures that nobody notices and nobody comes back from.
const AI_FIRST: [&str; 6] = [
    "routing.first=ai",
    "team.desk.on_duty=400",
    "ai.success=100 %",
    "ai.noticed=0 %",
    "ai.comes_back=0 %",
    "ai.talk_time={ dist = \"exponential\", mean = \"3 min\" }",
];

fn lives(per_hour: f64, more: &[&str], replications: u32) -> Vec<Outcome> {
    let mut given = vec![issues_per_hour(per_hour)];
    given.extend(AI_FIRST.iter().chain(more).map(|&text| text.to_owned()));
    outcomes(QUEUE, &given, replications, 2)
}

/// A model's share of the horizon.
fn of_model(outcomes: &[Outcome], model: usize, above: &[Count], below: &[Count]) -> Estimate {
    let sum =
        |outcome: &Outcome, counts: &[Count]| counts.iter().map(|&count| outcome.model(model, count)).sum::<f64>();
    let pairs: Vec<Pair> =
        outcomes.iter().map(|outcome| Pair { num: sum(outcome, above), den: sum(outcome, below) }).collect();
    ratio(&pairs)
}

fn normal_density(x: f64) -> f64 {
    libm::exp(-0.5 * x * x) / (2.0 * std::f64::consts::PI).sqrt()
}

/// Mean over a standard normal number, by the trapezium rule.
fn mean_over_difficulty(f: impl Fn(f64) -> f64) -> f64 {
    let step = 0.005;
    (-1800..=1800).map(|i| f64::from(i) * step).map(|z| normal_density(z) * f(z) * step).sum()
}

/// What a model does with issues of difficulty z: right and kept, kept.
struct Resolver {
    success: f64,
    d: f64,
    least: f64,
}

impl Resolver {
    fn new(success: f64, auc: f64, theta: f64) -> Self {
        let logit = |p: f64| libm::log(p / (1.0 - p));
        let d = 2.0_f64.sqrt() * normal_quantile(auc);
        Self { success, d, least: d / 2.0 + (logit(theta) - logit(success)) / d }
    }

    fn right_and_kept(&self, rho: f64, z: f64) -> f64 {
        self.right(rho, z) * normal_cdf(self.d - self.least)
    }

    fn kept(&self, rho: f64, z: f64) -> f64 {
        self.right_and_kept(rho, z) + (1.0 - self.right(rho, z)) * normal_cdf(-self.least)
    }

    fn right(&self, rho: f64, z: f64) -> f64 {
        normal_cdf((normal_quantile(self.success) - rho.sqrt() * z) / (1.0 - rho).sqrt())
    }
}

/// Two models: of 60 % and 80 %, the second asked where the first doubts. They find the same issues hard, so that the second
/// solves less of what the first passes on than the twin, whose models are independent.
#[test]
fn what_a_model_passes_on_is_harder_for_the_next() {
    let found = lives(
        60.0,
        &[
            "model.swift={ success = \"60 %\", auc = 0.8 }",
            "model.strong={ success = \"80 %\", auc = 0.7 }",
            "ai.models=[\"swift\", \"strong\"]",
            "escalation={ rule = \"theta\", theta = \"70 %\" }",
            "difficulty.rho_ai=0.7",
            "length=4 weeks",
        ],
        10,
    );
    let (swift, strong) = (Resolver::new(0.6, 0.8, 0.7), Resolver::new(0.8, 0.7, 0.7));
    let of_both = |rho: f64| {
        let passed = mean_over_difficulty(|z| 1.0 - swift.kept(rho, z));
        let solved = mean_over_difficulty(|z| (1.0 - swift.kept(rho, z)) * strong.right_and_kept(rho, z));
        let escalated = mean_over_difficulty(|z| (1.0 - swift.kept(rho, z)) * (1.0 - strong.kept(rho, z)));
        (passed, solved / passed, escalated)
    };
    let (truth, twin) = (of_both(0.7), of_both(1e-12));
    assert_agreement(&[
        Check {
            name: "passed on",
            found: share(&found, &[AiPassedOn], &[AiContacts]),
            truth: truth.0,
            twin: 0.97 * truth.0,
        },
        Check {
            name: "solved by the second",
            found: of_model(&found, 2, &[AiSolved], &[AiContacts]),
            truth: truth.1,
            twin: twin.1,
        },
        Check { name: "escalated", found: share(&found, &[Escalated], &[AiContacts]), truth: truth.2, twin: twin.2 },
    ]);
    for outcome in &found {
        let one_way = outcome.model(1, AiContained) + outcome.model(1, Escalated) + outcome.model(1, AiPassedOn);
        assert!((outcome.model(1, AiContacts) - one_way).abs() < 10.0, "but for those at either end of the horizon");
        assert!(outcome.model(0, AiContacts) <= 0.0, "[ai] itself is not asked");
    }
}

/// A model that passes on below 90 % and turns to people below 50 %, where there is nobody to pass on to. The twins: the other
/// threshold.
#[test]
fn a_model_passes_on_sooner_than_it_turns_to_people() {
    let both = [
        "ai.success=60 %",
        "ai.auc=0.8",
        "ai.pass_on_below=0.9",
        "escalation={ rule = \"theta\", theta = \"50 %\" }",
        "model.second={ success = \"60 %\" }",
    ];
    let alone = lives(60.0, &both, 8);
    let cascade = lives(60.0, &[&both[..], &["ai.models=[\"ai\", \"second\"]"]].concat(), 8);
    let doubted = |theta| {
        let model = Resolver::new(0.6, 0.8, theta);
        1.0 - mean_over_difficulty(|z| model.kept(1e-12, z))
    };
    let (soon, late) = (doubted(0.9), doubted(0.5));
    assert_agreement(&[
        Check { name: "passed on", found: share(&cascade, &[AiPassedOn], &[AiContacts]), truth: soon, twin: late },
        Check {
            name: "escalated by the last",
            found: of_model(&cascade, 1, &[Escalated], &[AiContacts]),
            truth: late,
            twin: soon,
        },
        Check { name: "escalated alone", found: share(&alone, &[Escalated], &[AiContacts]), truth: late, twin: soon },
    ]);
}

/// The chances of 0 to 200 events of a Poisson number with this mean.
fn poisson(mean: f64) -> Vec<f64> {
    let mut chances = vec![libm::exp(-mean)];
    for n in 1..=200 {
        chances.push(chances[n - 1] * mean / n as f64);
    }
    chances
}

/// Waiting in a line before `most` talks a minute, in contacts: each minute those in line go first, then who comes; who finds
/// the minute full waits until a later one. By the chain of the line at the beginning of minutes.
fn line_before_minutes(mean: f64, most: usize) -> f64 {
    let arrivals = poisson(mean);
    let mut line = vec![1.0];
    line.resize(301, 0.0);
    for _ in 0..3000 {
        let mut next = vec![0.0; 301];
        for (waiting, chance) in line.iter().enumerate().filter(|(_, chance)| **chance > 1e-15) {
            for (come, of_come) in arrivals.iter().enumerate().filter(|(_, of_come)| **of_come > 1e-15) {
                next[(waiting + come).saturating_sub(most).min(300)] += chance * of_come;
            }
        }
        line = next;
    }
    // Of n who come in a minute the i-th does so at i/(n + 1) of it, on average.
    let wait_of = |free: usize, n: usize| (free + 1..=n).map(|i| 1.0 - i as f64 / (n as f64 + 1.0)).sum::<f64>();
    let of_line = |waiting: usize| {
        let (left, free) = (waiting.saturating_sub(most), most.saturating_sub(waiting));
        left as f64 + arrivals.iter().enumerate().map(|(n, chance)| chance * wait_of(free, n)).sum::<f64>()
    };
    line.iter().enumerate().map(|(waiting, chance)| chance * of_line(waiting)).sum()
}

/// Six talks a minute where five are sought: without a line a share `E[(N − 6)⁺]/E[N]` of Poisson minutes is turned away, with
/// one the wait is that of a line served in batches. The twins begin seven.
#[test]
fn a_limit_of_talks_per_minute_holds_for_each_minute_of_the_clock() {
    let limited = ["ai.talks_per_minute=6", "length=2 weeks"];
    let turned_away = lives(300.0, &[&limited[..], &["ai.when_full=people"]].concat(), 10);
    let waiting = lives(300.0, &limited, 16);
    let lost = |most: usize| {
        poisson(5.0).iter().enumerate().map(|(n, p)| n.saturating_sub(most) as f64 * p).sum::<f64>() / 5.0
    };
    let mean_wait_s = |most| line_before_minutes(5.0, most) / 5.0 * MINUTE;
    assert_agreement(&[
        Check {
            name: "not taken",
            found: share(&turned_away, &[AiMissed], &[Contacts]),
            truth: lost(6),
            twin: lost(7),
        },
        Check {
            name: "mean wait",
            found: share(&waiting, &[AiWaitS], &[AiContacts]),
            truth: mean_wait_s(6),
            twin: mean_wait_s(7),
        },
    ]);
}

/// Twelve places, and another model beside them: what they cannot take is the overflow of Erlang B. The twin has one more.
#[test]
fn what_finds_no_place_goes_to_the_next_model() {
    let models =
        ["model.small={ places = 12, when_full = \"next\" }", "ai.models=[\"small\", \"ai\"]", "length=2 weeks"];
    let found = lives(200.0, &models, 10);
    let spilt: Vec<Pair> = found
        .iter()
        .map(|outcome| Pair { num: outcome.model(0, AiContacts), den: outcome.total(AiContacts) })
        .collect();
    let (truth, twin) = (loss::p_block(10.0, 12), loss::p_block(10.0, 13));
    assert_agreement(&[Check { name: "spilt over", found: ratio(&spilt), truth, twin }]);
    assert!(found.iter().all(|outcome| outcome.total(AiMissed) <= 0.0));
}

/// Outages belong to the model and the calendar: with endless patience and nobody who comes back, who finds no model under one
/// strategy finds the spare one under another, contact by contact. The twin's outages are those of another model.
#[test]
fn strategies_meet_the_same_outages() {
    let text = QUEUE.to_owned()
        + "[model.swift]\n[model.spare]\n[model.other]\n\
           [strategy.helped]\nai.fail_over = [\"spare\"]\n[strategy.twin]\nai.models = [\"other\"]\n";
    let mut given = vec![issues_per_hour(60.0)];
    given.extend(AI_FIRST.map(str::to_owned));
    given.extend(["ai.models=[\"swift\"]", "ai.talk_time={ dist = \"constant\", mean = \"1 s\" }"].map(str::to_owned));
    for model in ["swift", "other"] {
        given.push(format!("model.{model}.outage_every=10 h"));
    }
    let run = live(&world(&text, &given), 1, 3);
    let [people, helped, twin] = &run.outcomes[..] else { panic!("there are three strategies") };
    let missed = people[0].total(AiMissed);
    // But for the few that were cut off in the middle of a talk of one second.
    assert!(missed > 100.0 && (helped[0].model(2, AiContacts) - missed).abs() < 5.0, "{missed}");
    assert!((twin[0].total(AiMissed) - missed).abs() > 50.0);
}

/// Twelve places and no line: Erlang B, whatever the shape of talk times. The twin has one place more.
#[test]
fn a_full_model_without_a_line_is_erlang_b() {
    let limited = ["ai.places=12", "ai.when_full=people", "length=2 weeks"];
    for talk in ["{ dist = \"exponential\", mean = \"3 min\" }", "{ dist = \"lognormal\", mean = \"3 min\", cv = 2 }"] {
        let talk_time = format!("ai.talk_time={talk}");
        let found = lives(200.0, &[&limited[..], &[talk_time.as_str()]].concat(), 10);
        let blocked = |places| loss::p_block(10.0, places);
        let found = share(&found, &[AiMissed], &[Contacts]);
        assert_agreement(&[Check { name: "not taken", found, truth: blocked(12), twin: blocked(13) }]);
    }
}

/// Twelve places and a line: Erlang C; with patience, Erlang A. The twins: 5 % more demand; 30 % more patience.
#[test]
fn a_line_before_a_model_is_erlang_c_and_with_patience_erlang_a() {
    let queue = |per_hour: f64| Demand::new(per_hour / HOUR, 3.0 * MINUTE).with_agents(12);
    let mean_wait_s = |per_hour| delay::steady(&queue(per_hour)).unwrap().mean_wait_s;
    let endless = lives(200.0, &["ai.places=12", "length=2 weeks"], 16);
    let patient = "patience.time={ dist = \"exponential\", mean = \"3 min\" }";
    let impatient = lives(240.0, &["ai.places=12", patient, "length=2 weeks"], 10);
    let left = |patience_s| abandon::steady(&queue(240.0), patience_s).p_abandon;
    assert_agreement(&[
        Check {
            name: "mean wait",
            found: share(&endless, &[AiWaitS], &[AiContacts]),
            truth: mean_wait_s(200.0),
            twin: mean_wait_s(210.0),
        },
        Check {
            name: "left before the AI",
            found: share(&impatient, &[AiAbandoned], &[AiContacts, AiAbandoned]),
            truth: left(3.0 * MINUTE),
            twin: left(1.3 * 3.0 * MINUTE),
        },
    ]);
    assert!(endless.iter().all(|outcome| outcome.total(Offered) <= 0.0), "nobody needs a person");
}

/// Five hours in order, then half an hour out, by chance: of all contacts `L/(U + L)` find no model, and of talks of mean `m`
/// a share `m/(m + U)` is cut off and handed over. The twins: `L/U`; `m/(m + L + U)`.
#[test]
fn outages_by_chance_cost_their_share_of_contacts_and_cut_talks_off() {
    let found = lives(
        20.0,
        &[
            "ai.outage_every=5 h",
            "ai.outage_length={ dist = \"exponential\", mean = \"1 h\" }",
            "ai.talk_time={ dist = \"exponential\", mean = \"30 min\" }",
            "length=52 weeks",
        ],
        12,
    );
    assert_agreement(&[
        Check { name: "missed", found: share(&found, &[AiMissed], &[Contacts]), truth: 1.0 / 6.0, twin: 0.2 },
        Check { name: "cut off", found: share(&found, &[Escalated], &[AiContacts]), truth: 0.5 / 5.5, twin: 0.5 / 6.5 },
    ]);
}

/// Talks that are handed over take half as long, those that lead nowhere twice: `T·(1 − s + s/2)` where a share s is escalated,
/// `T·(1 + p)` where a share p leads nowhere, once. The twins: all talks alike.
#[test]
fn a_talk_is_as_long_as_what_comes_of_it_makes_it() {
    let handed = lives(
        60.0,
        &["ai.success=60 %", "escalation={ rule = \"share\", share = \"30 %\" }", "ai.handoff_talk_factor=0.5"],
        10,
    );
    let dead =
        ["ai.success=60 %", "ai.noticed=100 %", "ai.tries=1", "human_access.when=never", "ai.dead_end_talk_factor=2"];
    let dead = lives(60.0, &dead, 10);
    let mean_s = 3.0 * MINUTE;
    let talk = |found: &[Outcome]| share(found, &[AiTalkS], &[AiContacts]);
    assert_agreement(&[
        Check { name: "handed over", found: talk(&handed), truth: 0.85 * mean_s, twin: mean_s },
        Check { name: "led nowhere", found: talk(&dead), truth: 1.4 * mean_s, twin: mean_s },
    ]);
}

/// A week without contacts at its end, so that everything begun in it is billed in it.
const QUIET_END: [&str; 2] =
    ["warmup=0 weeks", "demand.surge.quiet={ from = \"2024-01-07\", length = \"1 day\", factor = 0 }"];

fn is_close(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-9 * a.abs().max(b.abs()).max(1.0)
}

/// Each model bills what it did, and the bills add up to the ledger's line.
#[test]
fn every_conversation_is_billed_by_the_models_that_talked() {
    let given = [
        "model.swift={ success = \"60 %\", price_per_conversation = 0.1, price_per_minute = 0.02 }",
        "model.strong={ success = \"80 %\", price_per_conversation = 0.5, price_per_resolution = 0.9, \
         price_per_1000_tokens = 0.01, tokens_per_minute = 800 }",
        "ai.models=[\"swift\", \"strong\"]",
        "escalation={ rule = \"theta\", theta = \"70 %\" }",
        "ai.noticed=50 %",
        "ai.tries=3",
        "human_access.when=never",
    ];
    let found = lives(60.0, &[&given[..], &QUIET_END].concat(), 1).swap_remove(0);
    let of = |model, count| found.model(model, count);
    let minutes = |model| of(model, AiTalkS) / MINUTE;
    let reported = of(2, AiContained) - of(2, AiGivenUp);
    let swift = 0.1 * of(1, AiContacts) + 0.02 * minutes(1);
    let strong = 0.5 * of(2, AiContacts) + 0.9 * reported + 0.008 * minutes(2);
    assert!(of(1, AiPassedOn) > 1000.0 && of(2, AiGivenUp) > 100.0 && reported > 1000.0);
    assert!(is_close(of(1, AiUsage), swift), "{} {swift}", of(1, AiUsage));
    assert!(is_close(of(2, AiUsage), strong), "{} {strong}", of(2, AiUsage));
    assert!(is_close(found.total(AiUsage), swift + strong));
    for count in [AiContained, AiSolved, AiGivenUp, Escalated, AiTalkS, AiRated, AiSatisfied] {
        assert!(is_close(found.total(count), of(1, count) + of(2, count)), "{count:?}");
    }
}

/// A price that changes on a date is billed from that date on; the conversations are the same.
#[test]
fn a_price_changes_on_its_date() {
    let text = QUEUE
        .replace("[strategy.people]", "[strategy.people]\n[[strategy.people.change]]\nat = \"2024-01-08\"\n")
        + "ai.price_per_conversation = 0.3\n";
    let given: Vec<String> = [issues_per_hour(60.0)]
        .into_iter()
        .chain(AI_FIRST.map(str::to_owned))
        .chain(["ai.price_per_conversation=0.1", "length=2 weeks"].map(str::to_owned))
        .collect();
    let found = outcomes(&text, &given, 1, 2).swap_remove(0);
    for (week, price) in [(0, 0.1), (1, 0.3)] {
        let (billed, contacts) = (found.week(week, AiUsage), found.week(week, AiContacts));
        // Talks that begin in one week and end in the next.
        assert!((billed - price * contacts).abs() < 20.0 * price, "{billed} {contacts}");
    }
}

/// A model that is out on a date: contacts go to who stands in for it, and without anybody, and without people, nowhere. The
/// vendor is swapped by one line.
#[test]
fn who_stands_in_talks_while_a_model_is_out() {
    let world = [
        "model.swift={ outage.dark = { from = \"2024-01-03\", at = \"06:00\", length = \"12 h\" } }",
        "model.spare={ price_per_conversation = 2 }",
        "ai.models=[\"swift\"]",
        "ai.tries=1",
        "human_access.when=never",
    ];
    let live = |more: &[&str]| lives(60.0, &[&world[..], more, &QUIET_END].concat(), 1).swap_remove(0);
    let (alone, helped, swapped) = (live(&[]), live(&["ai.fail_over=[\"spare\"]"]), live(&["ai.models=[\"spare\"]"]));
    let expected: f64 = 12.0 * 60.0;
    let chance = 4.0 * expected.sqrt();
    assert!((alone.total(AiMissed) - expected).abs() < chance && is_close(alone.total(Closed), alone.total(AiMissed)));
    assert!((alone.total(AiGivenUp) - 3.0).abs() < 8.0 && alone.total(AiGivenUp) > 0.0, "talks cut off lead nowhere");
    let (missed, spare) = (helped.total(AiMissed), helped.model(2, AiContacts));
    assert!(missed <= 0.0 && (spare - expected).abs() < chance, "{missed} {spare}");
    assert!(is_close(spare, alone.total(AiMissed) + alone.total(AiGivenUp)), "those who found none, and those cut off");
    assert!(is_close(swapped.model(2, AiContacts), swapped.total(Contacts)) && swapped.model(1, AiContacts) <= 0.0);
}

/// Topics and segments have models of their own; the segment goes first.
#[test]
fn topics_and_segments_have_models_of_their_own() {
    let text = QUEUE.replace("share = \"100 %\"", "share = \"75 %\"")
        + "[topic.hard]\nshare = \"25 %\"\nhandle_time = { dist = \"exponential\", mean = \"3 min\" }\n\
           [segment.many]\nshare = \"80 %\"\n[segment.few]\nshare = \"20 %\"\n\
           [model.strong]\n[model.polyglot]\n";
    // Segments belong to customers: of a thousand they would not be in their shares.
    let per_month = 60.0 * MONTH / HOUR / 100_000.0;
    let mut given = vec!["customers.count=100_000".to_owned(), format!("demand.issues_per_customer_month={per_month}")];
    given.extend(AI_FIRST.map(str::to_owned));
    given.extend(["ai.topic_models.hard=[\"strong\"]", "ai.segment_models.few=[\"polyglot\"]"].map(str::to_owned));
    let found = outcomes(&text, &given, 8, 2);
    let of = |model| {
        let pairs: Vec<Pair> = found
            .iter()
            .map(|outcome| Pair { num: outcome.model(model, AiContacts), den: outcome.total(AiContacts) })
            .collect();
        ratio(&pairs)
    };
    assert_agreement(&[
        Check { name: "[ai] itself", found: of(0), truth: 0.6, twin: 0.75 },
        Check { name: "strong", found: of(1), truth: 0.2, twin: 0.25 },
        Check { name: "polyglot", found: of(2), truth: 0.2, twin: 0.15 },
    ]);
}

/// At scale 1:10 a model of 1,000 places with a load of 900 has as many as keep the margin: 900/10 + (100/√900)·√90. The twin
/// has a tenth.
#[test]
fn places_shrink_as_staff_does() {
    // 18,000 an hour of 100,000 customers.
    let per_month = 18_000.0 * MONTH / HOUR / 100_000.0;
    let mut given = vec!["customers.count=100_000".to_owned(), format!("demand.issues_per_customer_month={per_month}")];
    given.extend(AI_FIRST.map(str::to_owned));
    given.extend(["ai.places=1000", "ai.when_full=people", "length=2 days", "cooldown=1 day"].map(str::to_owned));
    let scenario = world(QUEUE, &given);
    let design = Design { replications: (0..10).collect(), seed: 4, scale: 10, ..Design::of(&scenario) };
    let run = run(&scenario, &design, &Silent).expect("nobody stops it");
    let found = share(&run.outcomes[0], &[AiMissed], &[Contacts]);
    assert_agreement(&[Check {
        name: "not taken",
        found,
        truth: loss::p_block(90.0, 122),
        twin: loss::p_block(90.0, 100),
    }]);
}

/// A world in which so many an hour seek an AI of 100,000 customers, lived at a scale.
fn lives_at(scale: u32, per_hour: f64, more: &[&str]) -> Vec<Outcome> {
    let per_month = per_hour * MONTH / HOUR / 100_000.0;
    let mut given = vec!["customers.count=100_000".to_owned(), format!("demand.issues_per_customer_month={per_month}")];
    given.extend(AI_FIRST.iter().chain(more).map(|&text| text.to_owned()));
    let scenario = world(QUEUE, &given);
    let design = Design { replications: (0..10).collect(), seed: 4, scale, ..Design::of(&scenario) };
    run(&scenario, &design, &Silent).expect("nobody stops it").outcomes.swap_remove(0)
}

/// At 1:10 a limit of 110 talks a minute where 100 are sought keeps its margin too: 10 + (10/√100)·√10, which is 13. The twin has a
/// tenth.
#[test]
fn talks_per_minute_shrink_as_staff_does() {
    let limited = ["ai.talks_per_minute=110", "ai.when_full=people", "length=4 days", "cooldown=1 day"];
    let found = lives_at(10, 6000.0, &limited);
    let lost = |most: usize| {
        poisson(10.0).iter().enumerate().map(|(n, p)| n.saturating_sub(most) as f64 * p).sum::<f64>() / 10.0
    };
    let found = share(&found, &[AiMissed], &[Contacts]);
    assert_agreement(&[Check { name: "not taken", found, truth: lost(13), twin: lost(11) }]);
}

/// The summary tells each model apart; where there is one, it says nothing of models.
#[test]
fn the_summary_tells_models_apart() {
    let both = ["model.strong={ success = \"80 %\" }", "ai.models=[\"ai\", \"strong\"]", "routing.first=ai"];
    let more = ["escalation={ rule = \"theta\", theta = \"70 %\" }", "ai.platform_per_month=100", "ai.success=60 %"];
    let told = |given: &[&str]| {
        let scenario = world(QUEUE, given);
        summarise(&scenario, &live(&scenario, 2, 1), "").strategies.swap_remove(0)
    };
    let strategy = told(&[&both[..], &more[..]].concat());
    let ids: Vec<&str> = strategy.models.iter().map(|model| model.id.as_str()).collect();
    assert_eq!(ids, ["ai", "strong"]);
    let sum = |id: &str| -> f64 {
        let of = |line: &blendsim::findings::LedgerLine| (line.id == id).then_some(line.amount.mean).flatten();
        strategy.models.iter().flat_map(|model| model.ledger.iter().filter_map(of)).sum()
    };
    let total = |id: &str| strategy.ledger.iter().find(|line| line.id == id).and_then(|line| line.amount.mean);
    assert!(is_close(sum("ai_platform"), total("ai_platform").expect("defined")));
    assert!(is_close(sum("ai_platform"), 100.0 * 12.0), "one platform for both: {}", sum("ai_platform"));
    let own = told(&[&both[..], &more[..], &["model.strong.platform_per_month=30"]].concat());
    let total = own.ledger.iter().find(|line| line.id == "ai_platform").and_then(|line| line.amount.mean);
    assert!(is_close(total.expect("defined"), 130.0 * 12.0), "each its own: {total:?}");
    assert!(told(&["routing.first=ai"]).models.is_empty());
}

/// Faults of a scenario with some overrides, as text.
fn faults(given: &[&str]) -> String {
    let given: Vec<String> = given.iter().map(|&text| text.to_owned()).collect();
    parse("test", "test.toml", QUEUE, &given).map_or_else(|faults| faults.to_string(), |_| String::new())
}

#[test]
fn contradictions_among_models_are_named_with_the_fix() {
    let swift = "model.swift={ success = \"60 %\" }";
    let outage =
        |name: &str, from: &str| format!("model.swift.outage.{name}={{ from = \"{from}\", length = \"30 h\" }}");
    for (given, said) in [
        (vec!["ai.models=[\"ai\", \"swift\", \"ai\"]"], "found `ai` twice; allowed: each model once"),
        (vec!["ai.topic_models={ only = [\"swift\", \"swift\"] }"], "found `swift` twice"),
        (vec!["ai.models=[\"swfit\"]"], "did you mean `swift`?"),
        (vec!["ai.topic_models={ onyl = [\"swift\"] }"], "did you mean `only`?"),
        (vec!["ai.segment_models={ nordic = [\"swift\"] }"], "no name: there is none"),
        (vec!["ai.fail_over=[\"spare\"]"], "ai.fail_over: found \"spare\"; allowed: ai, swift"),
        (vec!["ai.models=[]"], "at least one model"),
        (vec!["model.ai={}"], "the name `ai`, which is that of [ai] itself"),
        (vec!["strategy.people.model.other={}"], "a model `other` that the scenario does not have"),
        (vec!["model.swift.places=0"], "a whole number from 1 to 10000000"),
        (vec!["model.swift.when_full=queue"], "wait, next, people"),
        (vec!["model.swift.pass_on_below=100 %"], "0.1 % to 99.9 %"),
        (vec!["model.swift.price_per_minute=-1"], "an amount of money from 0"),
        (vec!["ai.price_per_1000_tokens=0.01"], "and no `tokens_per_minute`; allowed: both, or neither"),
        (vec!["model.swift.tries=2"], "an unknown key"),
        (vec![&*outage("storm", "2025-06-01")], "a date from 2024-01-01 to 2024-01-07"),
        (
            vec![&*outage("storm", "2024-01-02"), &*outage("flood", "2024-01-03")],
            "model.swift.outage.flood: found an outage that begins before `storm` is over",
        ),
    ] {
        let found = faults(&[&[swift], &given[..]].concat());
        assert!(found.contains(said), "{given:?}: {found}");
        assert_eq!(found.lines().count(), 1, "{given:?}: {found}");
    }
    assert_eq!(
        faults(&[swift, "ai.models=[\"swift\"]", "ai.fail_over=[\"swift\"]", "ai.topic_models={ only = [] }"]),
        ""
    );
}

#[test]
fn models_that_nobody_asks_are_doubted() {
    let said = |given: &[&str]| doubts(&world(QUEUE, &[&["routing.first=ai", "model.swift={}"], given].concat()));
    assert_eq!(said(&["ai.models=[\"swift\"]"]), [""; 0]);
    assert!(said(&[])[0].starts_with("model.swift: no strategy asks this model"));
    let dark = "ai.outage.dark={ from = \"2024-01-02\", length = \"1 h\" }";
    assert!(said(&["ai.models=[\"swift\"]", dark])[0].starts_with("ai: no strategy asks this model"));
    let vain = said(&["ai.models=[\"swift\"]", "ai.fail_over=[\"swift\"]"]);
    assert_eq!(vain, ["ai.fail_over: `swift` stands in for nobody where every cascade names it anyway"]);
}

/// What a model leaves out is as in `[ai]`, also at an end of its range and where a strategy overrides it.
#[test]
fn what_a_model_leaves_out_is_as_in_ai() {
    let text = QUEUE.to_owned()
        + "[ai]\nauc = { low = 0.6, mode = 0.7, high = 0.9 }\n[model.swift]\nnoticed = 0.1\n[strategy.other]\nai.noticed = 0.5\n\
           ai.talk_time = { dist = \"constant\", mean = \"1 min\" }\n";
    let read = |source: Source| source.read().unwrap_or_else(|faults| panic!("{faults}"));
    let typed = Source::new("x", "x", &text);
    let scenario = read(typed.clone().at("ai.auc", RangeEnd::High));
    for strategy in &scenario.strategies {
        let ai = &strategy.phases[1].levers.ai;
        let (own, swift) = (&ai.models[0], &ai.models[1]);
        assert!(is_close(own.auc, 0.9) && is_close(swift.auc, 0.9));
        assert!(is_close(swift.resolver.noticed, 0.1) && own.talk_time == swift.talk_time);
    }
    assert!(is_close(scenario.strategies[1].phases[1].levers.ai.models[1].talk_time.mean_s(), 60.0));
    assert_eq!(read(typed).assumptions.len(), 1, "an uncertain number is one number, however many models have it");
}
