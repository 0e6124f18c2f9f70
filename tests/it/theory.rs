//! The model against closed forms: with everything else switched off, each mechanism must be what theory says it is.
//!
//! Every test compares estimates over independent replications at a fixed seed with a number from outside the model:
//! within 3 standard errors of the truth, more than 6 from a wrong twin (see [`assert_agreement`] for the power).

use blendsim::books::Count::{
    Abandoned, AiContacts, AiContained, AiSolved, BusyS, ChatS, Escalated, HumanContacts, HumanSolved, HumanWorkS,
    IssueContacts, IssuesClosed, IssuesSatisfied, IssuesSolved, IssuesSolvedFirst, Left, Offered, OnDutyS, QueueS,
    Rated, Satisfied, Seconds, Served, ServedInTime, Surveyed, SurveyedSatisfied, WaitS, WaitServedS,
};
use blendsim::books::Outcome;
use blendsim::dist::Dist;
use blendsim::erlang::{Demand, Queue, abandon, delay, general};
use blendsim::findings::summarise;
use blendsim::scenario::Patience;
use blendsim::stat::{normal_cdf, normal_quantile};
use blendsim::unit::{HOUR, MINUTE};

use crate::lab::{BLEND, Check, QUEUE, assert_agreement, issues_per_hour, live, outcomes, share, stationary, world};

const HANDLE_S: f64 = 3.0 * MINUTE;

/// Contacts per hour before some agents, each taking three minutes.
fn queue(per_hour: f64, agents: u32) -> Queue {
    Demand::new(per_hour / HOUR, HANDLE_S).with_agents(agents)
}

/// The world of [`QUEUE`] with so much demand and so many agents, and whatever else is asked for.
fn lives(per_hour: f64, agents: u32, more: &[&str], replications: u32) -> Vec<Outcome> {
    let mut overrides = vec![issues_per_hour(per_hour), format!("team.desk.on_duty={agents}")];
    overrides.extend(more.iter().map(|&given| given.to_owned()));
    outcomes(QUEUE, &overrides, replications, 2)
}

/// Simpson's rule.
fn integral(f: impl Fn(f64) -> f64, from: f64, to: f64) -> f64 {
    const STEPS: u32 = 2000;
    let width = (to - from) / f64::from(STEPS);
    let weight = |i: u32| if i == 0 || i == STEPS { 1.0 } else { f64::from(2 + 2 * (i % 2)) };
    (0..=STEPS).map(|i| weight(i) * f(from + width * f64::from(i))).sum::<f64>() * width / 3.0
}

fn normal_density(x: f64) -> f64 {
    libm::exp(-0.5 * x * x) / (2.0 * std::f64::consts::PI).sqrt()
}

/// Erlang C, 200 contacts an hour before 12 agents (load .83). The twin has 5 % more demand.
#[test]
fn endless_patience_is_erlang_c() {
    let (truth, twin) = (queue(200.0, 12), queue(210.0, 12));
    let (steady, other) = (delay::steady(&truth).unwrap(), delay::steady(&twin).unwrap());
    let found = lives(200.0, 12, &[], 20);
    let at_once = lives(200.0, 12, &["reporting.service_threshold=0 s"], 20);
    assert_agreement(&[
        Check {
            name: "answered at once",
            found: share(&at_once, &[ServedInTime], &[Offered]),
            truth: 1.0 - steady.p_wait,
            twin: 1.0 - other.p_wait,
        },
        Check {
            name: "mean wait",
            found: share(&found, &[WaitS], &[Offered]),
            truth: steady.mean_wait_s,
            twin: other.mean_wait_s,
        },
        Check {
            name: "mean queue",
            found: share(&found, &[QueueS], &[Seconds]),
            truth: steady.mean_queue,
            twin: other.mean_queue,
        },
        Check {
            name: "occupancy",
            found: share(&found, &[BusyS], &[OnDutyS]),
            truth: steady.occupancy,
            twin: other.occupancy,
        },
        Check {
            name: "service level",
            found: share(&found, &[ServedInTime], &[Offered]),
            truth: delay::service_level(&truth, 20.0).unwrap(),
            twin: delay::service_level(&twin, 20.0).unwrap(),
        },
    ]);
}

/// Erlang A, 400 contacts an hour before 20 agents (load 1), mean patience 3 min. The twin's patience is longer: by 10 % where
/// that shows, else by 30 or 50 %.
#[test]
fn exponential_patience_is_erlang_a() {
    let (queue, patience_s) = (queue(400.0, 20), 3.0 * MINUTE);
    let longer = |by: f64| abandon::steady(&queue, by * patience_s);
    let (steady, other) = (longer(1.0), longer(1.1));
    let patient = "patience.time={ dist = \"exponential\", mean = \"3 min\" }";
    let found = lives(400.0, 20, &[patient], 16);
    assert_agreement(&[
        Check {
            name: "abandoned",
            found: share(&found, &[Abandoned], &[Offered]),
            truth: steady.p_abandon,
            twin: longer(1.3).p_abandon,
        },
        Check {
            name: "mean wait",
            found: share(&found, &[WaitS], &[Offered]),
            truth: steady.mean_wait_s,
            twin: other.mean_wait_s,
        },
        Check {
            name: "wait of the answered",
            found: share(&found, &[WaitServedS], &[Served]),
            truth: steady.mean_wait_answered_s,
            twin: other.mean_wait_answered_s,
        },
        Check {
            name: "mean queue",
            found: share(&found, &[QueueS], &[Seconds]),
            truth: steady.mean_queue,
            twin: other.mean_queue,
        },
        Check {
            name: "occupancy",
            found: share(&found, &[BusyS], &[OnDutyS]),
            truth: steady.occupancy,
            twin: longer(1.5).occupancy,
        },
        Check {
            name: "service level",
            found: share(&found, &[ServedInTime], &[Offered]),
            truth: abandon::service_level(&queue, patience_s, 20.0),
            twin: abandon::service_level(&queue, 1.2 * patience_s, 20.0),
        },
    ]);
}

/// Quantiles of the wait under Erlang C, `ln(P(wait)/(1 − q)) / (capacity − demand)`: 90 and 99 % within 7 % (the histogram
/// keeps 2 digits; 3 standard errors of 540,000 contacts are about 5 %). The twin has 5 % more demand and waits 20 % longer.
#[test]
fn quantiles_of_the_wait_are_those_of_erlang_c() {
    let scenario = world(QUEUE, &[issues_per_hour(160.0), "length=4 weeks".to_owned()]);
    let waits_s = summarise(&scenario, &live(&scenario, 5, 1), "").strategies[0].wait_quantiles_s.clone();
    let quantile_s = |per_hour: f64, share: f64| {
        let p_wait = delay::steady(&queue(per_hour, 12)).unwrap().p_wait;
        libm::log(p_wait / (1.0 - share)) / (12.0 / HANDLE_S - per_hour / HOUR)
    };
    for (found_s, share) in waits_s[1..].iter().zip([0.9, 0.99]) {
        let (truth_s, twin_s) = (quantile_s(160.0, share), quantile_s(168.0, share));
        println!("{share}: found {found_s} s, truth {truth_s:.1} s, twin {twin_s:.1} s");
        assert!((found_s / truth_s - 1.0).abs() < 0.07, "{share}: {found_s} {truth_s}");
        assert!((found_s / twin_s - 1.0).abs() > 0.14, "{share}: {found_s} {twin_s}");
    }
}

/// A patience shape against the Zeltyn–Mandelbaum integrals. The twin is an exponential of the same mean.
fn assert_general_patience(per_hour: f64, agents: u32, patience: &str, survival: general::Survival, mean_s: f64) {
    let queue = queue(per_hour, agents);
    let (steady, other) = (general::steady(&queue, survival).unwrap(), abandon::steady(&queue, mean_s));
    let found = lives(per_hour, agents, &[&format!("patience.time={patience}")], 16);
    assert_agreement(&[
        Check {
            name: "abandoned",
            found: share(&found, &[Abandoned], &[Offered]),
            truth: steady.p_abandon,
            twin: other.p_abandon,
        },
        Check {
            name: "mean wait",
            found: share(&found, &[WaitS], &[Offered]),
            truth: steady.mean_wait_s,
            twin: other.mean_wait_s,
        },
        Check {
            name: "service level",
            found: share(&found, &[ServedInTime], &[Offered]),
            truth: general::service_level(&queue, survival, 20.0).unwrap(),
            twin: abandon::service_level(&queue, mean_s, 20.0),
        },
    ]);
}

#[test]
fn uniform_patience_is_m_m_n_plus_g() {
    let survival = |waited_s: f64| (1.0 - waited_s / 360.0).max(0.0);
    let patience = "{ dist = \"uniform\", low = \"0 s\", high = \"6 min\" }";
    assert_general_patience(360.0, 20, patience, &survival, 180.0);
}

#[test]
fn lognormal_patience_is_m_m_n_plus_g() {
    let variance = std::f64::consts::LN_2;
    let median_s = 180.0 / 2.0_f64.sqrt();
    let survival = move |waited_s: f64| {
        if waited_s <= 0.0 { 1.0 } else { normal_cdf(-libm::log(waited_s / median_s) / variance.sqrt()) }
    };
    let patience = "{ dist = \"lognormal\", mean = \"3 min\", cv = 1 }";
    assert_general_patience(360.0, 20, patience, &survival, 180.0);
}

/// Those who will not wait at all are a patience with a jump at 0. The twin has no such customers.
#[test]
fn balking_is_a_patience_that_ends_at_once() {
    let queue = queue(400.0, 20);
    let survival = |waited_s: f64| if waited_s <= 0.0 { 1.0 } else { 0.8 * libm::exp(-waited_s / 180.0) };
    let steady = general::steady(&queue, &survival).unwrap();
    let other = abandon::steady(&queue, 180.0);
    let patient = "patience.time={ dist = \"exponential\", mean = \"3 min\" }";
    let found = lives(400.0, 20, &[patient, "patience.balk=20 %"], 12);
    assert_agreement(&[
        Check {
            name: "abandoned",
            found: share(&found, &[Abandoned], &[Offered]),
            truth: steady.p_abandon,
            twin: other.p_abandon,
        },
        Check {
            name: "mean wait",
            found: share(&found, &[WaitS], &[Offered]),
            truth: steady.mean_wait_s,
            twin: other.mean_wait_s,
        },
    ]);
}

/// Pollaczek–Khinchine, `λ E[S²] / 2(1 − ρ)`, at load .7 for four shapes of handle time. The twin's cv is 20 % off, or,
/// where there is none, the exponential's.
#[test]
fn one_agent_waits_as_pollaczek_and_khinchine_say() {
    let per_hour = 14.0;
    let load = per_hour / HOUR * HANDLE_S;
    let wait_s = |cv: f64| load * HANDLE_S * (1.0 + cv * cv) / (2.0 * (1.0 - load));
    let cases = [
        ("constant", "{ dist = \"constant\", mean = \"3 min\" }", 0.0, 0.4),
        ("gamma", "{ dist = \"gamma\", mean = \"3 min\", cv = 0.5 }", 0.5, 1.0),
        ("exponential", "{ dist = \"exponential\", mean = \"3 min\" }", 1.0, 1.25),
        ("lognormal", "{ dist = \"lognormal\", mean = \"3 min\", cv = 1.2 }", 1.2, 1.6),
    ];
    let checks = cases.map(|(name, handle_time, cv, wrong)| {
        let handle_time = format!("topic.only.handle_time={handle_time}");
        let found = lives(per_hour, 1, &[&handle_time, "length=30 weeks"], 16);
        Check { name, found: share(&found, &[WaitS], &[Offered]), truth: wait_s(cv), twin: wait_s(wrong) }
    });
    assert_agreement(&checks);
}

/// With success p, return r and no memory of difficulty, contacts per issue are geometric, and the desk is a node of a
/// Jackson network: Erlang C at the load of first and repeated contacts. The twin forgets the recontacts' failures.
#[test]
fn recontacts_are_a_jackson_feedback() {
    let (p, r) = (0.7, 0.6);
    let contacts = 1.0 / (1.0 - (1.0 - p) * r);
    let once_more = 1.0 + (1.0 - p) * r;
    let found = lives(
        160.0,
        12,
        &[
            "team.desk.success=70 %",
            "team.desk.noticed=100 %",
            "team.desk.comes_back=60 %",
            "team.desk.comes_back_after={ dist = \"exponential\", mean = \"3 h\" }",
            "cooldown=1 week",
            "length=2 weeks",
        ],
        16,
    );
    let wait = |contacts: f64| delay::steady(&queue(160.0 * contacts, 12)).unwrap().mean_wait_s;
    assert_agreement(&[
        Check {
            name: "contacts per issue",
            found: share(&found, &[IssueContacts], &[IssuesClosed]),
            truth: contacts,
            twin: once_more,
        },
        Check {
            name: "issues solved",
            found: share(&found, &[IssuesSolved], &[IssuesClosed]),
            truth: p * contacts,
            twin: p,
        },
        Check {
            name: "mean wait",
            found: share(&found, &[WaitS], &[Offered]),
            truth: wait(contacts),
            twin: wait(once_more),
        },
    ]);
}

/// Those who abandon and try again after a long time are a feedback too: contacts per issue `1/(1 − a·r)` with `a` the
/// share abandoned at the load that they bring themselves (a fixed point). The twin counts first tries only.
#[test]
fn retries_bring_their_own_load() {
    let patience_s = 3.0 * MINUTE;
    let abandoned = |contacts: f64| abandon::steady(&queue(380.0 * contacts, 20), patience_s).p_abandon;
    let mut contacts = 1.0;
    for _ in 0..200 {
        contacts = 1.0 / (1.0 - 0.5 * abandoned(contacts));
    }
    let found = lives(
        380.0,
        20,
        &[
            "patience.time={ dist = \"exponential\", mean = \"3 min\" }",
            "patience.retry=50 %",
            "patience.retry_after={ dist = \"exponential\", mean = \"12 h\" }",
            "patience.keeps_patience=false",
            "cooldown=2 weeks",
        ],
        16,
    );
    assert_agreement(&[
        Check {
            name: "abandoned",
            found: share(&found, &[Abandoned], &[Offered]),
            truth: abandoned(contacts),
            twin: abandoned(1.0),
        },
        Check {
            name: "contacts per issue",
            found: share(&found, &[IssueContacts], &[IssuesClosed]),
            truth: contacts,
            twin: 1.0 / (1.0 - 0.5 * abandoned(1.0)),
        },
    ]);
}

/// Two agents with up to two chats each, as a Markov chain solved numerically: state (chats of the busier, of the other,
/// queue). Gives the mean numbers of chats in hand and of contacts waiting.
fn two_agents(per_hour: f64, slowdown: f64, fewest_first: bool) -> (f64, f64) {
    const LINE: usize = 120;
    let (arrival, service) = (per_hour / HOUR, 1.0 / HANDLE_S);
    let speed = |chats: usize| match chats {
        0 => 0.0,
        1 => service,
        _ => 2.0 * service / (1.0 + slowdown),
    };
    // (0,0) (1,0) (1,1) (2,0) (2,1) (2,2), then (2,2) with 1, 2, … in the queue.
    let states = [(0, 0), (1, 0), (1, 1), (2, 0), (2, 1), (2, 2)];
    let place = |a: usize, b: usize| states.iter().position(|&state| state == (a.max(b), a.min(b))).unwrap();
    let mut flows: Vec<(usize, usize, f64)> = Vec::new();
    for (from, &(a, b)) in states.iter().enumerate().take(5) {
        let to = if (fewest_first && b < 2) || a == 2 { place(a, b + 1) } else { place(a + 1, b) };
        flows.push((from, to, arrival));
    }
    for (from, &(a, b)) in states.iter().enumerate() {
        if a > 0 {
            flows.push((from, place(a - 1, b), speed(a)));
        }
        if b > 0 {
            flows.push((from, place(a, b - 1), speed(b)));
        }
    }
    for waiting in 0..LINE {
        flows.push((5 + waiting, 6 + waiting, arrival));
        flows.push((6 + waiting, 5 + waiting, 2.0 * speed(2)));
    }
    let stationary = stationary(&flows, LINE + 6);
    let chats = |state: usize| states.get(state).map_or(4.0, |&(a, b)| (a + b) as f64);
    let in_hand = stationary.iter().enumerate().map(|(state, p)| chats(state) * p).sum();
    let waiting = stationary.iter().enumerate().skip(6).map(|(state, p)| (state - 5) as f64 * p).sum();
    (in_hand, waiting)
}

/// One agent with up to three chats, σ = .4: a birth–death chain. The twin's σ is .36.
#[test]
fn chats_at_once_are_processor_sharing() {
    let (per_hour, most) = (24.0, 3_usize);
    let chain = |slowdown: f64| {
        let rate = |chats: usize| {
            let chats = chats.min(most) as f64;
            chats / (1.0 + slowdown * (chats - 1.0)) / HANDLE_S
        };
        let flows: Vec<(usize, usize, f64)> =
            (0..200).flat_map(|n| [(n, n + 1, per_hour / HOUR), (n + 1, n, rate(n + 1))]).collect();
        let p = stationary(&flows, 201);
        let mean = |f: &dyn Fn(usize) -> usize| p.iter().enumerate().map(|(n, p)| f(n) as f64 * p).sum::<f64>();
        (mean(&|n| n.min(most)), mean(&|n| n.saturating_sub(most)), 1.0 - p[0])
    };
    let (truth, twin) = (chain(0.4), chain(0.36));
    let chatting = ["team.desk.chats_at_once=3", "team.desk.slowdown=0.4", "length=40 weeks"];
    let found = lives(per_hour, 1, &chatting, 12);
    assert_agreement(&[
        Check { name: "chats in hand", found: share(&found, &[ChatS], &[Seconds]), truth: truth.0, twin: twin.0 },
        Check { name: "waiting", found: share(&found, &[QueueS], &[Seconds]), truth: truth.1, twin: twin.1 },
        Check { name: "occupancy", found: share(&found, &[BusyS], &[OnDutyS]), truth: truth.2, twin: twin.2 },
    ]);
}

/// Two agents with two chats each. The twin fills up one agent before it turns to the other.
#[test]
fn a_chat_goes_to_the_agent_with_the_fewest() {
    let (truth, twin) = (two_agents(34.0, 0.6, true), two_agents(34.0, 0.6, false));
    let chatting = ["team.desk.chats_at_once=2", "team.desk.slowdown=0.6", "length=40 weeks"];
    let found = lives(34.0, 2, &chatting, 12);
    assert_agreement(&[
        Check { name: "chats in hand", found: share(&found, &[ChatS], &[Seconds]), truth: truth.0, twin: twin.0 },
        Check { name: "waiting", found: share(&found, &[QueueS], &[Seconds]), truth: truth.1, twin: twin.1 },
    ]);
}

/// Overrides that put an AI agent of success 60 % before a desk at which nobody waits.
const AI_FIRST: [&str; 4] = ["routing.first=ai", "ai.success=60 %", "ai.comes_back=0 %", "handoff.warm_factor=1"];

fn ai_lives(more: &[&str]) -> Vec<Outcome> {
    let given = [&AI_FIRST[..], more].concat();
    lives(60.0, 400, &given, 10)
}

/// The share asked for is escalated at launch, and what is kept is right as often as Bayes says of a confidence of that
/// AUC. The twins: a share 5 points higher; a confidence that says nothing.
#[test]
fn the_ai_escalates_the_share_asked_for_and_keeps_what_it_is_surer_of() {
    let (success, share_asked) = (0.6, 0.3);
    let found = ai_lives(&["ai.auc=75 %", "ai.noticed=0 %", "escalation={ rule = \"share\", share = \"30 %\" }"]);
    let d = 2.0_f64.sqrt() * normal_quantile(0.75);
    let escalated = |c: f64| success * normal_cdf(c - d) + (1.0 - success) * normal_cdf(c);
    let (mut low, mut high) = (-10.0, 10.0);
    for _ in 0..100 {
        let middle = f64::midpoint(low, high);
        if escalated(middle) < share_asked { low = middle } else { high = middle }
    }
    assert_agreement(&[
        Check { name: "escalated", found: share(&found, &[Escalated], &[AiContacts]), truth: share_asked, twin: 0.35 },
        Check {
            name: "right, of contained",
            found: share(&found, &[AiSolved], &[AiContained]),
            truth: success * normal_cdf(d - low) / (1.0 - share_asked),
            twin: success,
        },
    ]);
}

/// With a threshold θ on the probability of being right, the AI keeps what lies above
/// `C = d/2 + (logit θ − logit p)/d`. The twin believes a success of 50 %.
#[test]
fn the_ai_escalates_what_is_less_probably_right_than_theta() {
    let (success, theta) = (0.6, 0.5);
    let found = ai_lives(&["ai.auc=75 %", "ai.noticed=0 %", "escalation={ rule = \"theta\", theta = \"50 %\" }"]);
    let d = 2.0_f64.sqrt() * normal_quantile(0.75);
    let logit = |p: f64| libm::log(p / (1.0 - p));
    let escalated = |believed: f64| {
        let c = d / 2.0 + (logit(theta) - logit(believed)) / d;
        success * normal_cdf(c - d) + (1.0 - success) * normal_cdf(c)
    };
    let found = share(&found, &[Escalated], &[AiContacts]);
    assert_agreement(&[Check { name: "escalated", found, truth: escalated(success), twin: escalated(0.5) }]);
}

/// Two tries at the same issue share its difficulty: `1 − E[P(fail | z)²]`, by numerical integration. The twin's tries are
/// independent; a second twin in which difficulty is everything would gain nothing by trying again.
#[test]
fn a_second_try_at_the_same_issue_fails_more_often_than_a_first() {
    let (p, rho) = (normal_quantile(0.6), 0.7_f64);
    let found = ai_lives(&["human_access.when=never", "ai.tries=2", "ai.noticed=100 %", "difficulty.rho_ai=0.7"]);
    let fails = |z: f64| normal_cdf(-(p - rho.sqrt() * z) / (1.0 - rho).sqrt());
    let truth = 1.0 - integral(|z| normal_density(z) * fails(z) * fails(z), -9.0, 9.0);
    let solved = share(&found, &[AiSolved], &[AiContacts]);
    assert_agreement(&[
        Check { name: "solved in two tries", found: solved.clone(), truth, twin: 1.0 - 0.4 * 0.4 },
        Check { name: "solved in two tries", found: solved, truth, twin: 0.6 },
    ]);
}

/// What an AI failed is harder for people, in so far as they find the same things hard: success given the AI's failure by
/// numerical integration over a bivariate normal law with correlation `c √(ρ_AI ρ_H)`. The twin's people meet issues at large.
#[test]
fn people_solve_less_of_what_the_ai_failed() {
    let (ai, people) = (normal_quantile(0.6), normal_quantile(0.75));
    let found = ai_lives(&[
        "ai.noticed=100 %",
        "ai.tries=1",
        "team.desk.success=75 %",
        "team.desk.comes_back=0 %",
        "difficulty={ rho_ai = 0.8, rho_people = 0.5, shared = 0.7, handle_time_effect = 0 }",
    ]);
    let r = 0.7 * (0.8_f64 * 0.5).sqrt();
    let solves = |x: f64| normal_cdf((people - r * x) / (1.0 - r * r).sqrt());
    let truth = integral(|x| normal_density(x) * solves(x), ai, 9.0) / 0.4;
    let found = share(&found, &[HumanSolved], &[HumanContacts]);
    assert_agreement(&[Check { name: "solved by people", found, truth, twin: 0.75 }]);
}

/// Handle time of what an AI failed: `Φ(ηr − q)/Φ(−q)` times that of issues at large, with `r = c √ρ_AI` and `q = Φ⁻¹(p)`;
/// 28 % more here. The twin is the typed handle time.
#[test]
fn what_is_left_for_people_takes_longer() {
    let mut text = QUEUE.to_owned();
    text += "\n[strategy.ai]\nrouting.first = \"ai\"\n";
    let given = [
        issues_per_hour(60.0),
        "team.desk.on_duty=400".to_owned(),
        "ai.success=60 %".to_owned(),
        "ai.noticed=100 %".to_owned(),
        "ai.tries=1".to_owned(),
        "handoff.warm_factor=1".to_owned(),
        "difficulty={ rho_ai = 0.8, rho_people = 0, shared = 0.8, handle_time_effect = 0.5 }".to_owned(),
        "length=4 weeks".to_owned(),
    ];
    let run = live(&world(&text, &given), 12, 1);
    let (eta, r, q) = (0.5, 0.8 * 0.8_f64.sqrt(), normal_quantile(0.6));
    let factor = normal_cdf(eta * r - q) / normal_cdf(-q);
    let work = |strategy: usize| share(&run.outcomes[strategy], &[HumanWorkS], &[Served]);
    assert_agreement(&[
        Check { name: "everything by people", found: work(0), truth: HANDLE_S, twin: 1.04 * HANDLE_S },
        Check { name: "what the AI failed", found: work(1), truth: factor * HANDLE_S, twin: HANDLE_S },
    ]);
}

/// Without waits or repeats, satisfied are the stated shares of solved and unsolved; surveys hear the extremes more. The
/// twins: everything solved; every answer equally likely.
#[test]
fn satisfaction_is_the_mix_of_solved_and_unsolved_and_surveys_are_not() {
    let (success, solved, unsolved) = (0.7, 0.88, 0.5);
    let found = lives(
        200.0,
        400,
        &[
            "team.desk.success=70 %",
            "team.desk.noticed=100 %",
            "team.desk.comes_back=0 %",
            "survey={ asked = \"50 %\", response = \"20 %\", extremes_odds = 5, trust_effect = 0 }",
        ],
        10,
    );
    // Odds of 1 to 4 at a middling rating are 5 to 4 at an extreme one; the cuts are .8 and −1 beside 0.
    let (middling, extreme) = (0.2, 5.0 / 9.0);
    let (mut answers, mut pleased) = (0.0, 0.0);
    for (weight, satisfied) in [(success, solved), (1.0 - success, unsolved)] {
        let mood = normal_quantile(satisfied);
        let (five, one) = (normal_cdf(mood - 0.8), normal_cdf(-1.0 - mood));
        pleased += weight * (five * extreme + (satisfied - five) * middling);
        answers += weight * ((five + one) * extreme + (1.0 - five - one) * middling);
    }
    let truth = success * solved + (1.0 - success) * unsolved;
    assert_agreement(&[
        Check { name: "per issue", found: share(&found, &[IssuesSatisfied], &[IssuesClosed]), truth, twin: solved },
        Check { name: "per contact", found: share(&found, &[Satisfied], &[Rated]), truth, twin: solved },
        Check {
            name: "surveyed",
            found: share(&found, &[SurveyedSatisfied], &[Surveyed]),
            truth: pleased / answers,
            twin: truth,
        },
        Check {
            name: "response",
            found: share(&found, &[Surveyed], &[Rated]),
            truth: 0.5 * answers,
            twin: 0.5 * middling,
        },
    ]);
}

/// Leaving without trust: stated intent × behaviour of each way in which an issue ends. The twin draws for each contact
/// what is drawn for each issue.
#[test]
fn leaving_is_drawn_once_for_each_issue() {
    let (p, r, behaviour) = (0.6, 0.5, 0.5);
    let contacts = 1.0 / (1.0 - (1.0 - p) * r);
    let found = lives(
        60.0,
        400,
        &[
            "customers.count=100000",
            "demand.issues_per_customer_month=0.5",
            "team.desk.success=60 %",
            "team.desk.noticed=100 %",
            "team.desk.comes_back=50 %",
            "team.desk.comes_back_after={ dist = \"exponential\", mean = \"1 h\" }",
            "leaving={ intent_first = \"10 %\", intent_repeat = \"20 %\", intent_unsolved = \"50 %\", behaviour = \"50 %\", dissatisfied = 0, failed_again = 0, trust_effect = 0 }",
        ],
        10,
    );
    let (first, later, never) = (p, p * contacts - p, 1.0 - p * contacts);
    let truth = behaviour * (0.1 * first + 0.2 * later + 0.5 * never);
    assert_agreement(&[
        Check {
            name: "solved at once",
            found: share(&found, &[IssuesSolvedFirst], &[IssuesClosed]),
            truth: first,
            twin: p * contacts,
        },
        Check { name: "left", found: share(&found, &[Left], &[IssuesClosed]), truth, twin: truth * contacts },
    ]);
}

/// The base trust balances gains and losses: with solved and unsolved scores N(m, 1), `G/(G + B)` by numerical integration.
/// The twin forgets that losses weigh more than gains.
#[test]
fn base_trust_is_where_gains_and_losses_balance() {
    let scenario = world(QUEUE, &["team.desk.success=70 %", "team.desk.noticed=100 %", "team.desk.comes_back=0 %"]);
    let found = live(&scenario, 1, 1).calibration.base_trust[0];
    let balance = |gain: f64, loss: f64| {
        let (mut up, mut down) = (0.0, 0.0);
        for (weight, satisfied) in [(0.7, 0.88), (0.3, 0.5)] {
            let mood = normal_quantile(satisfied);
            let density = |x: f64| weight * normal_density(x - mood);
            up += integral(|x| density(x) * -libm::expm1(-gain * x.min(3.0)), 0.0, 9.0);
            down += integral(|x| density(x) * -libm::expm1(loss * x.max(-3.0)), -9.0, 0.0);
        }
        up / (up + down)
    };
    let (truth, twin) = (balance(0.03, 0.075), balance(0.03, 0.03));
    // 170,000 contacts put the balance within .002 (1 standard error).
    assert!((found - truth).abs() < 0.006, "{found} {truth}");
    assert!((found - twin).abs() > 0.05, "{found} {twin}");
}

/// What the tests above take as switched off is so in the file.
#[test]
fn the_world_of_queues_has_nothing_else_in_it() {
    let scenario = world(QUEUE, &[""; 0]);
    assert!(matches!(scenario.patience, Patience { time: Dist::Never, balk: 0.0, retry: 0.0, .. }));
    assert!(scenario.difficulty.eta <= 0.0 && scenario.leaving.behaviour <= 0.0);
    assert!(scenario.demand.week.iter().all(|weight| (weight - 1.0).abs() < 1e-12));
    assert!(world(BLEND, &[""; 0]).strategies.len() == 3);
}
