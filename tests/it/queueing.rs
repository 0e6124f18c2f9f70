//! The queue's own rules against closed forms and small Markov chains: lines with an end, priorities, preferences, overflow,
//! messages, calls back, other channels, opening hours.
//!
//! As in `theory`, each estimate lies within 3 standard errors of its truth and more than 6 from a wrong twin.

use blendsim::books::Count::{
    Abandoned, Blocked, CallbackS, CalledBack, ChatS, Closed, Contacts, HumanContacts, HumanSolved, IssueContacts,
    IssuesClosed, Offered, Seconds, Served, ServedInTime, WaitS, WaitServedS,
};
use blendsim::books::{Count, Outcome};
use blendsim::erlang::{Demand, Queue, delay, general, loss};
use blendsim::stat::estimate::{Estimate, Pair, ratio};
use blendsim::unit::{HOUR, MINUTE};

use crate::lab::{
    Check, DESKS, QUEUE, assert_agreement, issues_per_hour, live, outcomes, share, standard_errors, stationary, world,
};

const HANDLE_S: f64 = 3.0 * MINUTE;

/// Contacts per hour before some agents, each taking three minutes.
fn queue(per_hour: f64, agents: u32) -> Queue {
    Demand::new(per_hour / HOUR, HANDLE_S).with_agents(agents)
}

/// A world with so much demand and so many agents at the desk, and whatever else is asked for.
fn lives(text: &str, per_hour: f64, agents: u32, more: &[&str], replications: u32) -> Vec<Outcome> {
    let mut overrides = vec![issues_per_hour(per_hour), format!("team.desk.on_duty={agents}")];
    overrides.extend(more.iter().map(|&given| given.to_owned()));
    outcomes(text, &overrides, replications, 1)
}

/// A ratio of sums over one topic.
fn topic_share(outcomes: &[Outcome], topic: usize, above: Count, below: Count) -> Estimate {
    let pair = |outcome: &Outcome| Pair { num: outcome.topic(topic, above), den: outcome.topic(topic, below) };
    ratio(&outcomes.iter().map(pair).collect::<Vec<_>>())
}

/// M/M/n with so many places to wait: share blocked, and mean wait of the others.
fn limited(per_hour: f64, agents: usize, places: usize) -> (f64, f64) {
    let (arrival, service) = (per_hour / HOUR, 1.0 / HANDLE_S);
    let most = agents + places;
    let up = (0..most).map(|n| (n, n + 1, arrival));
    let down = (1..=most).map(|n| (n, n - 1, n.min(agents) as f64 * service));
    let p = stationary(&up.chain(down).collect::<Vec<_>>(), most + 1);
    let waiting: f64 = p.iter().enumerate().map(|(n, p)| n.saturating_sub(agents) as f64 * p).sum();
    (p[most], waiting / (arrival * (1.0 - p[most])))
}

/// A line without places is Erlang B, 200 contacts an hour before 10 agents (load 1). The twin has 10 % more demand.
#[test]
fn a_line_without_places_is_erlang_b() {
    let found = lives(QUEUE, 200.0, 10, &["channel.all.places=0", "length=3 weeks"], 12);
    assert_agreement(&[Check {
        name: "blocked",
        found: share(&found, &[Blocked], &[Blocked, Offered]),
        truth: loss::p_block(10.0, 10),
        twin: loss::p_block(11.0, 10),
    }]);
    assert!(found.iter().all(|outcome| outcome.total(WaitS) <= 0.0), "nobody waits");
}

/// M/M/n/n+K with five places behind ten agents, and M/M/1/K with three behind one, ten times as fast. The twin has a place
/// more.
#[test]
fn a_line_with_places_is_a_birth_death_chain() {
    for (pace, per_hour, agents, places) in [(1.0, 200.0, 10, 5), (10.0, 160.0, 1, 3)] {
        let handle_s = HANDLE_S / pace;
        let given = [
            format!("channel.all.places={places}"),
            format!("topic.only.handle_time={{ dist = \"exponential\", mean = \"{handle_s} s\" }}"),
            "length=6 weeks".to_owned(),
        ];
        let found = lives(QUEUE, per_hour, agents, &given.each_ref().map(String::as_str), 12);
        let chain = |places| limited(per_hour / pace, agents as usize, places);
        let (truth, twin) = (chain(places), chain(places + 1));
        let wait = share(&found, &[WaitS], &[Offered]);
        assert_agreement(&[
            Check {
                name: "blocked",
                found: share(&found, &[Blocked], &[Blocked, Offered]),
                truth: truth.0,
                twin: twin.0,
            },
            Check { name: "mean wait", found: wait, truth: truth.1 / pace, twin: twin.1 / pace },
        ]);
    }
}

/// Mean waits of two classes with the same handle time, the first served first but never interrupting: Cobham's formula
/// for one agent, Kella and Yechiali's for several, `P(wait)/(nμ) ÷ ((1 − σ₁)(1 − σ₂))`.
fn priority_waits(per_hour: f64, agents: u32, first_share: f64) -> [f64; 2] {
    let all = queue(per_hour, agents);
    let state = delay::steady(&all).unwrap();
    let load = per_hour / HOUR * HANDLE_S / f64::from(agents);
    let next_end_s = state.p_wait * HANDLE_S / f64::from(agents);
    let first = 1.0 - load * first_share;
    [next_end_s / first, next_end_s / (first * (1.0 - load))]
}

fn assert_hard_before_calm(given: &str, per_hour: f64, agents: u32) {
    let found = lives(DESKS, per_hour, agents, &[given, "length=8 weeks"], 12);
    let [hard, calm] = priority_waits(per_hour, agents, 0.4);
    let fifo = delay::steady(&queue(per_hour, agents)).unwrap().mean_wait_s;
    assert_agreement(&[
        Check { name: "hard", found: topic_share(&found, 1, WaitS, Offered), truth: hard, twin: fifo },
        Check { name: "calm", found: topic_share(&found, 0, WaitS, Offered), truth: calm, twin: fifo },
    ]);
}

/// The twin serves in the order of arrival.
#[test]
fn a_topic_of_higher_priority_waits_as_cobham_says() {
    assert_hard_before_calm("routing.topic_priority={ hard = 1 }", 16.0, 1);
    assert_hard_before_calm("routing.topic_priority={ calm = -3 }", 210.0, 12);
}

/// Where one team serves everything, what its agents take first is a priority.
#[test]
fn what_a_team_takes_first_is_its_own_priority() {
    assert_hard_before_calm("team.desk.takes_first=[\"hard\"]", 210.0, 12);
}

/// Priority of the few makes them wait less, which a world that loathes waiting shows in their satisfaction; the twin has
/// no priorities, and there both are alike. Priorities add up: against a topic's of 1, a segment's of −1 makes all alike.
#[test]
fn a_segment_of_higher_priority_is_served_first() {
    let satisfied = |more: &str| {
        let segments = "segment={ few = { share = \"30 %\" }, many = { share = \"70 %\" } }";
        let loathing = "experience={ wait = \"30 %\", wait_reference = \"1 min\" }";
        let found = lives(DESKS, 225.0, 12, &[segments, loathing, more], 12);
        [0, 1].map(|segment| {
            let pair = |outcome: &Outcome| {
                let [satisfied, ended] = outcome.segment_ends[segment];
                Pair { num: satisfied, den: ended }
            };
            ratio(&found.iter().map(pair).collect::<Vec<_>>())
        })
    };
    let apart = |[few, many]: &[Estimate; 2]| standard_errors(few, many.mean.expect("defined"));
    let first = satisfied("routing.segment_priority={ few = 2 }");
    assert!(apart(&first) > 20.0 && first[0].mean > first[1].mean, "{first:?}");
    let alike = satisfied("routing.segment_priority={ few = 2, many = 2 }");
    assert!(apart(&alike) < 4.0, "{alike:?}");
}

/// Two single agents without a line, each the first choice of one topic: a chain of four states. The twin offers both topics
/// to the same agent first.
#[test]
fn a_topic_has_its_own_order_of_teams() {
    let (per_hour, calm) = (30.0, 0.6);
    let aided = |own_first: bool| {
        let (arrival, service) = (per_hour / HOUR, 1.0 / HANDLE_S);
        // States: nobody busy, the desk, the aid, both.
        let (to_desk, to_aid) = if own_first { (calm, 1.0 - calm) } else { (1.0, 0.0) };
        let flows = [
            (0, 1, arrival * to_desk),
            (0, 2, arrival * to_aid),
            (1, 3, arrival),
            (2, 3, arrival),
            (1, 0, service),
            (2, 0, service),
            (3, 1, service),
            (3, 2, service),
        ];
        let p = stationary(&flows, 4);
        (p[0] * to_aid + p[1]) / (1.0 - p[3])
    };
    let given = [
        "team.aid.serves=[\"calm\", \"hard\"]",
        "team.aid.on_duty=1",
        "team.aid.rank={ calm = 1 }",
        "team.desk.rank={ hard = 1 }",
        "channel.all.places=0",
    ];
    let found = lives(DESKS, per_hour, 1, &given, 12);
    let by_desk = share(&found, &[HumanSolved], &[HumanContacts]);
    assert_agreement(&[Check {
        name: "handled by the desk, which alone solves anything",
        found: by_desk,
        truth: 1.0 - aided(true),
        twin: 1.0 - aided(false),
    }]);
}

/// Help after a wait of two minutes from a team so large that somebody is always free: those helped are those whose patience
/// would have ended then, in M/M/n+D. The twin helps a quarter later.
#[test]
fn overflow_after_a_wait_is_a_patience_that_ends_then() {
    let (per_hour, agents) = (220.0, 11);
    let helped = |after_s: f64| {
        let survival = move |waited_s: f64| if waited_s < after_s { 1.0 } else { 0.0 };
        general::steady(&queue(per_hour, agents), &survival).unwrap()
    };
    let (truth, twin) = (helped(120.0), helped(150.0));
    let given = [
        "team.desk.serves=[\"calm\"]",
        "topic={ calm = { share = 1 }, hard = { share = 0 } }",
        "team.aid.on_duty=200",
        "team.aid.serves=[\"hard\"]",
        "team.aid.overflow={ topics = [\"calm\"], after = \"2 min\" }",
    ];
    let found = lives(DESKS, per_hour, agents, &given, 12);
    assert_agreement(&[
        Check {
            name: "not helped",
            found: share(&found, &[HumanSolved], &[HumanContacts]),
            truth: 1.0 - truth.p_abandon,
            twin: 1.0 - twin.p_abandon,
        },
        Check {
            name: "mean wait",
            found: share(&found, &[WaitS], &[Offered]),
            truth: truth.mean_wait_s,
            twin: twin.mean_wait_s,
        },
    ]);
}

/// A team that helps with chats while more than three wait is asked when a call makes the line long enough, too.
#[test]
fn helpers_are_asked_when_any_line_of_their_topic_grows() {
    let given = [
        "team.desk.serves=[\"calm\", \"hard\"]",
        "topic={ calm = { share = 1 }, hard = { share = 0 } }",
        "channel={ chat = { share = \"10 %\" }, phone = { share = \"90 %\" } }",
        "team.aid.on_duty=200",
        "team.aid.serves=[\"hard\"]",
        "team.aid.channels=[\"chat\"]",
        "team.aid.overflow={ topics = [\"calm\"], above = 3 }",
    ];
    let found = lives(DESKS, 17.0, 1, &given, 100);
    let by_desk = share(&found, &[HumanSolved], &[HumanContacts]);
    let helped = 1.0 - by_desk.mean.unwrap();
    assert!((0.049..0.053).contains(&helped), "{helped}; asked by chats alone, it would be 0.043");
}

/// Contacts come from noon to midnight, and the desk is busy all day. From the first midnight on an aid helps after four hours:
/// who has waited so long is helped then, for twelve hours at most, and who came later after four hours. If nobody asked
/// the aid before the interval that begins at noon, waits would be up to sixteen hours.
#[test]
fn help_that_a_change_adds_comes_for_those_who_wait_already() {
    let change =
        "[[strategy.people.change]]\nat = \"2024-01-02\"\nteam.aid.overflow = { topics = [\"calm\"], after = \"4 h\" }";
    let given = [
        "length=1 week",
        "warmup=0 days",
        "topic={ calm = { share = 1 }, hard = { share = 0 } }",
        "topic.calm.handle_time={ dist = \"constant\", mean = \"12 h\" }",
        "demand.interval=12 h",
        "demand.hours=[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]",
        "team.desk.on_duty=1",
        "team.aid.on_duty=200",
    ];
    let given: Vec<String> = given.iter().map(ToString::to_string).chain([issues_per_hour(3.0)]).collect();
    let found = outcomes(&format!("{DESKS}{change}\n"), &given, 1, 1);
    let longest_h = found[0].waits.max() as f64 / 10.0 / HOUR;
    assert!((11.0..12.2).contains(&longest_h), "{longest_h}");
}

/// Who waits exactly as long as the threshold waits no longer than it, whatever the clock's last bits say: with help after
/// 20.1 s nobody waits longer. At a threshold a little shorter, those helped are all too late.
#[test]
fn a_wait_as_long_as_the_threshold_is_in_time() {
    let level = |threshold: &str| {
        let given = [
            "team.desk.serves=[\"calm\"]",
            "topic={ calm = { share = 1 }, hard = { share = 0 } }",
            "team.aid.on_duty=200",
            "team.aid.serves=[\"hard\"]",
            "team.aid.overflow={ topics = [\"calm\"], after = \"20.1 s\" }",
            &format!("reporting.service_threshold={threshold}"),
        ];
        let found = lives(DESKS, 220.0, 11, &given, 2);
        found.iter().map(|outcome| outcome.total(Offered) - outcome.total(ServedInTime)).sum::<f64>()
    };
    assert!(level("20.1 s") <= 0.0 && level("20 s") > 1000.0, "{} {}", level("20.1 s"), level("20 s"));
}

/// A desk of one for calm topics and an aid of one for hard ones, which takes hard ones first and helps while more than
/// `above` wait: share of contacts that the aid handles, and mean number waiting. Patience is exponential.
fn helping_chain(per_hour: f64, above: usize, patience_s: f64) -> (f64, f64) {
    const LINE: usize = 14;
    let (arrival, service, loss) = (per_hour / HOUR, 1.0 / HANDLE_S, 1.0 / patience_s);
    let place =
        |desk: usize, aid: usize, calm: usize, hard: usize| ((desk * 2 + aid) * (LINE + 1) + calm) * (LINE + 1) + hard;
    let mut flows = Vec::new();
    let mut waiting = Vec::new();
    let mut busy = Vec::new();
    for state in 0..4 * (LINE + 1) * (LINE + 1) {
        let (hard, calm) = (state % (LINE + 1), state / (LINE + 1) % (LINE + 1));
        let (aid, desk) = (state / (LINE + 1) / (LINE + 1) % 2, state / (LINE + 1) / (LINE + 1) / 2);
        waiting.push((hard + calm) as f64);
        busy.push([desk as f64, aid as f64]);
        let mut flow = |to: usize, rate: f64| flows.push((state, to, rate));
        // A calm contact arrives: to the desk, or in line, where it may be one too many for a free aid.
        match (desk, aid) {
            (0, _) => flow(place(1, aid, calm, hard), 0.6 * arrival),
            (_, 0) if calm + 1 > above => flow(place(1, 1, calm, hard), 0.6 * arrival),
            _ if calm < LINE => flow(place(desk, aid, calm + 1, hard), 0.6 * arrival),
            _ => {}
        }
        match aid {
            0 => flow(place(desk, 1, calm, hard), 0.4 * arrival),
            _ if hard < LINE => flow(place(desk, aid, calm, hard + 1), 0.4 * arrival),
            _ => {}
        }
        if desk == 1 {
            flow(if calm > 0 { place(1, aid, calm - 1, hard) } else { place(0, aid, 0, hard) }, service);
        }
        if aid == 1 {
            let next = if hard > 0 {
                place(desk, 1, calm, hard - 1)
            } else if calm > above {
                place(desk, 1, calm - 1, 0)
            } else {
                place(desk, 0, calm, 0)
            };
            flow(next, service);
        }
        if calm > 0 {
            flow(place(desk, aid, calm - 1, hard), calm as f64 * loss);
        }
        if hard > 0 {
            flow(place(desk, aid, calm, hard - 1), hard as f64 * loss);
        }
    }
    let p = stationary(&flows, 4 * (LINE + 1) * (LINE + 1));
    let mean = |of: &dyn Fn(usize) -> f64| p.iter().enumerate().map(|(state, p)| of(state) * p).sum::<f64>();
    let (desk, aid) = (mean(&|state| busy[state][0]), mean(&|state| busy[state][1]));
    (aid / (desk + aid), mean(&|state| waiting[state]))
}

/// Overflow above a length of the line against the chain solved numerically. The twins help one contact earlier or later.
#[test]
fn overflow_above_a_length_is_a_markov_chain() {
    for (above, other) in [(1, 2), (0, 1)] {
        let (truth, twin) = (helping_chain(30.0, above, 180.0), helping_chain(30.0, other, 180.0));
        let given = format!("team.aid.overflow={{ topics = [\"calm\"], above = {above} }}");
        let given = [
            "team.desk.serves=[\"calm\"]",
            "team.aid.on_duty=1",
            "team.aid.serves=[\"hard\"]",
            "team.aid.takes_first=[\"hard\"]",
            "patience.time={ dist = \"exponential\", mean = \"3 min\" }",
            "length=16 weeks",
            &given,
        ];
        let found = lives(DESKS, 30.0, 1, &given, 12);
        assert_agreement(&[
            Check {
                name: "handled by the desk",
                found: share(&found, &[HumanSolved], &[HumanContacts]),
                truth: 1.0 - truth.0,
                twin: 1.0 - twin.0,
            },
            Check { name: "waiting", found: share(&found, &[Count::QueueS], &[Seconds]), truth: truth.1, twin: twin.1 },
        ]);
    }
}

/// One agent, one place, and a message that begins at once: whoever waits hears it to its end while the agent may become
/// idle and busy again. Gives the share blocked and the mean wait.
///
/// Formula: the agent is busy at time `t` of the message with probability `b(t) = ρ′ + (1 − ρ′)e^{−(λ+μ)t}`, `ρ′ = λ/(λ+μ)`;
/// the wait is the message and then `b/μ` more; the rest is a cycle of three states.
fn message_cycle(per_hour: f64, handle_s: f64, length_s: f64) -> (f64, f64) {
    let (arrival, service) = (per_hour / HOUR, 1.0 / handle_s);
    let both = arrival + service;
    let level = arrival / both;
    let gone = -libm::expm1(-both * length_s);
    let busy_after = level + (1.0 - level) * (1.0 - gone);
    let busy_s = level * length_s + (1.0 - level) * gone / both;
    let wait_s = length_s + busy_after / service;
    let cycle_s = 1.0 / both + service / both / arrival + level * wait_s;
    let blocked = level * (busy_s + busy_after / service) / cycle_s;
    (blocked, level * wait_s / (arrival * cycle_s * (1.0 - blocked)))
}

/// The twin's message is a fifth longer.
#[test]
fn a_message_keeps_a_contact_from_an_agent_who_is_free() {
    let given = [
        "channel.all.places=1",
        "channel.all.message_after=0 s",
        "channel.all.message=12 s",
        "topic.only.handle_time={ dist = \"exponential\", mean = \"18 s\" }",
        "length=6 weeks",
    ];
    let found = lives(QUEUE, 160.0, 1, &given, 12);
    let (truth, twin) = (message_cycle(160.0, 18.0, 12.0), message_cycle(160.0, 18.0, 14.4));
    assert_agreement(&[
        Check { name: "blocked", found: share(&found, &[Blocked], &[Blocked, Offered]), truth: truth.0, twin: twin.0 },
        Check { name: "mean wait", found: share(&found, &[WaitS], &[Offered]), truth: truth.1, twin: twin.1 },
    ]);
}

/// Who hears a message longer than patience lasts is never served: Erlang B. The twin has no message.
#[test]
fn patience_ends_in_the_midst_of_a_message() {
    let patience = "patience.time={ dist = \"constant\", mean = \"5 min\" }";
    let given = [patience, "channel.all.message_after=0 s", "channel.all.message=1 h"];
    let found = lives(QUEUE, 200.0, 10, &given, 12);
    let survival = |waited_s: f64| if waited_s < 300.0 { 1.0 } else { 0.0 };
    assert_agreement(&[Check {
        name: "abandoned",
        found: share(&found, &[Abandoned], &[Offered]),
        truth: loss::p_block(10.0, 10),
        twin: general::steady(&queue(200.0, 10), &survival).unwrap().p_abandon,
    }]);
    let waited = share(&found, &[WaitS], &[Abandoned]).mean.expect("defined");
    assert!((waited - 300.0).abs() < 1e-6, "all of them wait as long as their patience lasts: {waited}");
}

/// Calls back after a minute keep their place, so that the time to the answer is that of Erlang C, in which `P(V > t) =
/// P(V > 0)·e^{−(nμ−λ)t}`; what is felt of it ends with the offer. The twin offers half a minute later.
#[test]
fn a_call_back_keeps_its_place_and_ends_the_wait() {
    let (per_hour, agents) = (210.0, 12);
    let p_wait = delay::steady(&queue(per_hour, agents)).unwrap().p_wait;
    let rate = f64::from(agents) / HANDLE_S - per_hour / HOUR;
    let beyond = |after_s: f64| p_wait * libm::exp(-rate * after_s);
    let felt_s = |after_s: f64| (p_wait - beyond(after_s)) / rate;
    let given = ["channel.all.callback_after=1 min", "channel.all.callback_share=1", "length=4 weeks"];
    let found = lives(QUEUE, per_hour, agents, &given, 12);
    assert_agreement(&[
        Check {
            name: "called back",
            found: share(&found, &[CalledBack], &[Offered]),
            truth: beyond(60.0),
            twin: beyond(90.0),
        },
        Check {
            name: "felt wait",
            found: share(&found, &[WaitServedS], &[Served]),
            truth: felt_s(60.0),
            twin: felt_s(90.0),
        },
        Check {
            name: "time to the answer",
            found: share(&found, &[WaitS, CallbackS], &[Served]),
            truth: p_wait / rate,
            twin: felt_s(60.0),
        },
    ]);
}

/// Who accepts a call back has patience for ever: M/M/n+G in which that share outlasts every wait, and the others are
/// exponential. In the twin 50 instead of 40 % accept.
#[test]
fn who_accepts_a_call_back_never_abandons() {
    let patience = "patience.time={ dist = \"exponential\", mean = \"3 min\" }";
    let given = [patience, "channel.all.callback_after=0 s", "channel.all.callback_share=40 %", "length=4 weeks"];
    let found = lives(QUEUE, 210.0, 11, &given, 12);
    let lost = |accepted: f64| {
        let patient = move |waited_s: f64| accepted + (1.0 - accepted) * libm::exp(-waited_s / 180.0);
        let survival = |waited_s: f64| if waited_s <= 0.0 { 1.0 } else { patient(waited_s) };
        general::steady(&queue(210.0, 11), &survival).unwrap().p_abandon
    };
    let abandoned = share(&found, &[Abandoned], &[Offered]);
    assert_agreement(&[Check { name: "abandoned", found: abandoned, truth: lost(0.4), twin: lost(0.5) }]);
}

/// One agent with room for two chats or one call, and no line: four states. The twin's calls stand beside chats.
#[test]
fn a_call_is_handled_alone() {
    let (per_hour, calls) = (24.0, 0.4);
    let (arrival, service) = (per_hour / HOUR, 1.0 / HANDLE_S);
    let pair = 2.0 * service / 1.4;
    let alone = [
        (0, 1, (1.0 - calls) * arrival),
        (1, 2, (1.0 - calls) * arrival),
        (0, 3, calls * arrival),
        (1, 0, service),
        (2, 1, pair),
        (3, 0, service),
    ];
    let beside = [(0, 1, arrival), (1, 2, arrival), (1, 0, service), (2, 1, pair)];
    let (p, q) = (stationary(&alone, 4), stationary(&beside, 3));
    let given = [
        "channel={ chat = { share = \"60 %\" }, phone = { share = \"40 %\", exclusive = true } }",
        "channel.chat.places=0",
        "channel.phone.places=0",
        "team.desk.chats_at_once=2",
        "team.desk.slowdown=0.4",
        "length=8 weeks",
    ];
    let found = lives(QUEUE, per_hour, 1, &given, 12);
    assert_agreement(&[
        Check {
            name: "blocked",
            found: share(&found, &[Blocked], &[Blocked, Offered]),
            truth: p[2] + p[3] + calls * p[1],
            twin: q[2],
        },
        Check {
            name: "in hand",
            found: share(&found, &[ChatS], &[Seconds]),
            truth: p[1] + 2.0 * p[2] + p[3],
            twin: q[1] + 2.0 * q[2],
        },
    ]);
}

/// Who finds no place on the phone tries again after hours, two in five by phone, the others by mail, where somebody always
/// is: the phone is Erlang B at the load that it brings itself. In the twin all try again by phone.
#[test]
fn who_is_blocked_tries_again_on_another_channel() {
    let contacts = |by_phone: f64| {
        let mut tries = 1.0;
        for _ in 0..200 {
            tries = 1.0 / (1.0 - by_phone * loss::p_block(8.0 * tries, 8));
        }
        let blocked = loss::p_block(8.0 * tries, 8);
        (tries * (1.0 + (1.0 - by_phone) * blocked), tries * blocked)
    };
    let (truth, twin) = (contacts(0.4), contacts(1.0));
    let given = [
        "channel={ phone = { places = 0, retry_on = { mail = \"60 %\" } }, mail = { share = 0 } }",
        "patience.retry=100 %",
        "patience.retry_after={ dist = \"exponential\", mean = \"12 h\" }",
        "team.desk.channels=[\"phone\"]",
        "team.aid.channels=[\"mail\"]",
        "team.aid.serves=[\"calm\", \"hard\"]",
        "team.aid.on_duty=200",
        "team.aid.success=100 %",
        "cooldown=2 weeks",
    ];
    let found = lives(DESKS, 160.0, 8, &given, 12);
    assert_agreement(&[
        Check {
            name: "contacts per issue",
            found: share(&found, &[IssueContacts], &[IssuesClosed]),
            truth: truth.0,
            twin: twin.0,
        },
        Check {
            name: "blocked per contact",
            found: share(&found, &[Blocked], &[Contacts]),
            truth: truth.1 / truth.0,
            twin: twin.1 / twin.0,
        },
    ]);
}

/// Two channels before one team, with patience of their own: shares are those asked for, and a channel whose customers never
/// wait is a loss system inside the common queue. The twin has the shares the other way round.
#[test]
fn channels_have_their_shares_and_a_patience_of_their_own() {
    let given = [
        "channel={ chat = { share = \"70 %\", balk = 1 }, phone = { share = \"30 %\" } }",
        "patience.time={ dist = \"exponential\", mean = \"3 min\" }",
    ];
    let found = lives(QUEUE, 240.0, 12, &given, 12);
    let lost = |balking: f64| {
        let survival =
            move |waited_s: f64| if waited_s <= 0.0 { 1.0 } else { (1.0 - balking) * libm::exp(-waited_s / 180.0) };
        general::steady(&queue(240.0, 12), &survival).unwrap().p_abandon
    };
    assert_agreement(&[Check {
        name: "abandoned",
        found: share(&found, &[Abandoned], &[Offered]),
        truth: lost(0.7),
        twin: lost(0.3),
    }]);
}

/// The same with calls that find no place where others of their channel may not wait: who is blocked is who would have balked.
/// The places of one channel are no limit for the other.
#[test]
fn a_channel_has_places_of_its_own() {
    let given = [
        "channel={ chat = { share = \"70 %\" }, phone = { share = \"30 %\", places = 0 } }",
        "patience.time={ dist = \"exponential\", mean = \"3 min\" }",
    ];
    let found = lives(QUEUE, 240.0, 12, &given, 12);
    let steady = |blocked: f64| {
        let survival =
            move |waited_s: f64| if waited_s <= 0.0 { 1.0 } else { (1.0 - blocked) * libm::exp(-waited_s / 180.0) };
        general::steady(&queue(240.0, 12), &survival).unwrap()
    };
    let (truth, twin) = (steady(0.3), steady(1.0));
    assert_agreement(&[
        Check {
            name: "blocked",
            found: share(&found, &[Blocked], &[Contacts]),
            truth: 0.3 * truth.p_wait,
            twin: 0.3 * twin.p_wait,
        },
        Check {
            name: "blocked or abandoned",
            found: share(&found, &[Blocked, Abandoned], &[Contacts]),
            truth: truth.p_abandon,
            twin: twin.p_abandon,
        },
    ]);
}

/// In a flat week, contacts outside the opening hours are turned away in proportion to the hours, and who is in line at closing
/// time is still served. The twin opens an hour later. With an AI, those hours are the AI's.
#[test]
fn a_channel_is_closed_outside_its_hours() {
    let hours = "channel.all.open=[\"Mon-Fri 08:00-20:00\", \"Sat 22:00-06:00\"]";
    let found = lives(QUEUE, 220.0, 12, &[hours], 12);
    assert_agreement(&[Check {
        name: "closed",
        found: share(&found, &[Closed], &[Contacts]),
        truth: 1.0 - 68.0 / 168.0,
        twin: 1.0 - 63.0 / 168.0,
    }]);
    let sum =
        |outcomes: &[Outcome], count: Count| outcomes.iter().map(|outcome| outcome.of_all_time(count)).sum::<f64>();
    assert!((sum(&found, Offered) - sum(&found, Served)).abs() < 0.5, "the line is served after closing time");
    let ai = lives(
        QUEUE,
        220.0,
        12,
        &[hours, "routing.first=ai", "ai.success=0 %", "ai.noticed=1", "ai.tries=1", "ai.comes_back=0"],
        12,
    );
    assert_agreement(&[Check {
        name: "left to the AI",
        found: share(&ai, &[Count::AiContained], &[Contacts]),
        truth: 1.0 - 68.0 / 168.0,
        twin: 1.0 - 63.0 / 168.0,
    }]);
    assert!(sum(&ai, Closed) <= 0.0, "the AI never closes");
}

/// A strategy that moves a tenth of the phone's customers to chat changes nothing for the others: where both are the same
/// in all but name, nothing changes at all.
#[test]
fn moving_customers_to_another_channel_keeps_their_luck() {
    let text = QUEUE.to_owned()
        + "[strategy.moved]\nchannel.chat.share = \"60 %\"\nchannel.phone.share = \"40 %\"\n"
        + "[strategy.blocked]\nchannel.chat.places = 0\n"
        + "[channel.chat]\nshare = \"50 %\"\n[channel.phone]\nshare = \"50 %\"\n";
    let run = live(&world(&text, &[issues_per_hour(220.0)]), 2, 1);
    let table = |strategy: usize| {
        let one = &run.outcomes[strategy][0];
        [Served, Offered, Blocked].map(|count| one.total(count)).to_vec()
    };
    let wait = |strategy: usize| run.outcomes[strategy][0].total(WaitS);
    assert_eq!(table(0), table(1));
    assert!((wait(0) - wait(1)).abs() < 1e-6 * wait(0));
    assert_ne!(table(0), table(2));
}

/// Priorities that begin on a date are given to those in line then as well: nobody is lost.
#[test]
fn a_change_of_priorities_loses_nobody_in_line() {
    let text = DESKS.to_owned()
        + "[[strategy.people.change]]\nat = \"2024-01-08\"\nrouting.segment_priority = { few = 1 }\n"
        + "[[strategy.people.change]]\nat = \"2024-01-22\"\nrouting.segment_priority = { few = 1, many = 1 }\n"
        + "[segment.few]\nshare = \"30 %\"\n[segment.many]\nshare = \"70 %\"\n"
        + "[channel.all]\nmessage_after = \"1 min\"\nmessage = \"1 min\"\ncallback_after = \"90 s\"\n";
    let short = [
        "length=4 weeks".to_owned(),
        issues_per_hour(250.0),
        "patience.time={ dist = \"exponential\", mean = \"20 min\" }".to_owned(),
    ];
    for outcome in outcomes(&text, &short, 3, 1) {
        let sum = |counts: &[Count]| counts.iter().map(|&count| outcome.of_all_time(count)).sum::<f64>();
        // Ten agents short, there is a line at every hour of every change.
        let in_line = sum(&[Offered]) - sum(&[Served, Abandoned]);
        assert!((0.0..400.0).contains(&in_line), "{in_line}");
        assert!(sum(&[CalledBack]) > 1000.0);
    }
}
