//! What talks in the way, near misses and late discoveries do to customers, and for what they leave: against closed forms, each
//! beside a twin.

use blendsim::books::Count::{
    AiRated, AiSurveyed, AiTalkLostS, AiTalkS, GaveUpSilently, HumanRated, HumanSurveyed, IssuesClosed,
    IssuesSatisfied, Left, LeftForEnd, LeftForFailures, LeftForFeeling, LeftForTrust, NeverFoundOut, Satisfied, Served,
};
use blendsim::books::{Count, Outcome};
use blendsim::model::calibration::Calibration;
use blendsim::model::{Setting, trace};
use blendsim::rng::Streams;
use blendsim::stat::estimate::Estimate;
use blendsim::stat::{normal_cdf, normal_quantile};
use blendsim::study::{Happening, Life, Run, Silent};

use crate::lab::{
    BLEND, Check, QUEUE, assert_agreement, issues_per_hour, live, outcomes, share, standard_errors, world,
};

const AI_FIRST: [&str; 4] = [
    "routing.first=ai",
    "team.desk.on_duty=400",
    "ai.talk_time={ dist = \"constant\", mean = \"2 min\" }",
    "ai.noticed=1",
];

fn ai_lives(more: &[&str]) -> Vec<Outcome> {
    let given: Vec<String> = AI_FIRST.iter().chain(more).map(|&given| given.to_owned()).collect();
    outcomes(QUEUE, &[vec![issues_per_hour(60.0)], given].concat(), 10, 3)
}

/// The satisfied share left of one of 88 % once it is marked down by points lost at 88 %.
fn less(points: &[f64]) -> f64 {
    let lost = |points: &f64| normal_quantile(0.88) - normal_quantile(0.88 - points);
    normal_cdf(normal_quantile(0.88) - points.iter().map(lost).sum::<f64>())
}

/// A talk that is handed over in doubt costs its loop, and the part of its two minutes that is felt costs what such a wait does.
/// Twin: a talk that is free.
#[test]
fn a_talk_in_the_way_costs_its_loop_and_its_time() {
    let lived = |felt: &str| {
        let share = "escalation={ rule = \"share\", share = \"100 %\" }";
        ai_lives(&[share, "handoff.warm_factor=1", "experience.wait=6 %", &format!("experience.talk_felt={felt}")])
    };
    let satisfied = |felt| share(&lived(felt), &[Satisfied], &[Served]);
    // The penalty of a wait grows with ln(1 + wait / 2 min): of half the time it is ln 1.5 / ln 2 of that of all.
    let (whole, part) = (normal_quantile(0.88) - normal_quantile(0.82), 0.5 + 1.0);
    let half = normal_cdf(normal_quantile(less(&[0.03])) - whole * libm::log2(part));
    assert_agreement(&[
        Check { name: "felt", found: satisfied("100 %"), truth: less(&[0.03, 0.06]), twin: 0.88 },
        Check { name: "half of it", found: satisfied("50 %"), truth: half, twin: less(&[0.03, 0.06]) },
        Check { name: "not", found: satisfied("0 %"), truth: less(&[0.03]), twin: 0.88 },
    ]);
    let lost = share(&lived("0 %"), &[AiTalkLostS], &[AiTalkS]);
    assert!(lost.mean.is_some_and(|lost| lost > 0.98), "all of it but what is under way at the end: {lost:?}");
}

/// A failure of an AI that solves half of the issues comes to a solution as near as luck has it, evenly from 0 to 1; one of an
/// AI that solves nothing satisfies as few as no answer. Twin: every failure satisfies the typed share.
#[test]
fn a_near_miss_satisfies_more_than_a_hopeless_answer() {
    let satisfied = |success: &str| {
        let given = [
            "human_access.when=never",
            "ai.tries=1",
            "ai.comes_back=0",
            "experience={ loop = 0, talk_felt = 0, progress_felt = 1 }",
        ];
        share(&ai_lives(&[&given[..], &[success]].concat()), &[IssuesSatisfied], &[IssuesClosed])
    };
    let (hopeless, typed) = (normal_quantile(0.2), normal_quantile(0.4));
    let near = |progress: f64| normal_cdf(hopeless + 2.0 * progress * (typed - hopeless));
    let failed = (0..1000).map(|i| near((f64::from(i) + 0.5) / 1000.0)).sum::<f64>() / 1000.0;
    assert_agreement(&[
        Check {
            name: "half",
            found: satisfied("ai.success=50 %"),
            truth: 0.5 * 0.84 + 0.5 * failed,
            twin: 0.5 * 0.84 + 0.5 * 0.3,
        },
        Check { name: "none", found: satisfied("ai.success=0 %"), truth: 0.2, twin: 0.4 },
    ]);
}

/// Some never find out: they end satisfied and unsolved. Twin: all of them find out.
#[test]
fn who_never_finds_out_believes_to_be_helped_for_good() {
    let given = [
        "team.desk={ on_duty = 400, success = 0.6, noticed = 0, discovered = 0.4, comes_back = 0 }",
        "team.desk.discovered_after={ dist = \"constant\", mean = \"1 min\" }",
    ];
    let found = outcomes(QUEUE, &[&[issues_per_hour(60.0).as_str()], &given[..]].concat(), 10, 4);
    let satisfied = |discovered: f64| 0.88 * (1.0 - 0.4 * discovered) + 0.5 * 0.4 * discovered;
    assert_agreement(&[
        Check { name: "never", found: share(&found, &[NeverFoundOut], &[IssuesClosed]), truth: 0.24, twin: 0.4 },
        Check {
            name: "satisfied",
            found: share(&found, &[IssuesSatisfied], &[IssuesClosed]),
            truth: satisfied(0.4),
            twin: satisfied(1.0),
        },
    ]);
}

/// Every life of a world full of wrong answers.
fn lives_of_wrong_answers(more: &[&str]) -> Vec<Life> {
    let given = ["customers.count=120", "ai.noticed=0", "ai.success=30 %", "trust.gain=0.2"];
    let scenario = world(BLEND, &[&given[..], more].concat());
    let calibration = Calibration::new(&scenario, 1);
    let machine = scenario.strategies.len() - 1;
    let life = |customer| {
        trace(&scenario, machine, &calibration, Setting::at_scale(1), Streams::new(3, 0), &Silent, customer)
            .expect("nobody stops it")
            .0
    };
    (0..120).map(life).collect()
}

/// Trust right before and after each discovery, and right before the contact that was taken for a solution, of lives with one
/// issue.
fn discoveries(lives: &[Life]) -> Vec<[f64; 3]> {
    let mut found = Vec::new();
    for life in lives.iter().filter(|life| life.moments.iter().all(|moment| moment.issue <= 1)) {
        let mut before_contact = None;
        let mut last = None;
        for (place, moment) in life.moments.iter().enumerate() {
            match moment.step {
                Happening::Trust { before, after } => (before_contact, last) = (Some(before), Some(after)),
                Happening::Discovers { .. } => {
                    let moves = life.moments[place + 1..].iter().map_while(|moment| match moment.step {
                        Happening::Trust { before, after } => Some([before, after]),
                        _ => None,
                    });
                    let moves: Vec<[f64; 2]> = moves.collect();
                    if let (Some(first), Some(end), Some(start), Some(_)) =
                        (moves.first(), moves.last(), before_contact, last)
                    {
                        found.push([first[0], end[1], start]);
                    }
                }
                _ => {}
            }
        }
    }
    found
}

/// Finding out takes back what the false solution gave, to where trust was before it, and never pleases. Twin, by which the
/// first is seen: where losses weigh, trust ends below that.
#[test]
fn finding_out_never_pleases() {
    let free = discoveries(&lives_of_wrong_answers(&["trust.loss_to_gain=0", "trust.half_life=36500 days"]));
    assert!(free.len() > 20, "{}", free.len());
    for [before, after, start] in &free {
        assert!(after <= before && (after - before.min(*start)).abs() < 1e-3, "{start} to {before} to {after}");
    }
    let costly = discoveries(&lives_of_wrong_answers(&["trust.loss_to_gain=3"]));
    assert!(costly.iter().all(|[before, after, _]| after <= before));
    assert!(costly.iter().filter(|[_, after, start]| *after < start - 0.01).count() > 10);
}

/// A world in which the baseline solves 60 % and half of the others come back, and `other` is a strategy besides.
fn two_strategies(other: &str, more: &[&str]) -> Run {
    let text = format!("{QUEUE}\n[strategy.other]\n{other}\n");
    let leaving = "leaving={ intent_first = \"10 %\", intent_repeat = \"20 %\", intent_unsolved = \"50 %\", \
                   behaviour = \"50 %\", dissatisfied = 0, failed_again = 0, trust_effect = 0 }";
    let given = [
        "team.desk={ on_duty = 400, success = 0.6, noticed = 1, comes_back = 0.5 }",
        "team.desk.comes_back_after={ dist = \"exponential\", mean = \"1 h\" }",
        "customers.count=100000",
        "demand.issues_per_customer_month=0.5",
        "experience.extra_contact=0",
        leaving,
    ];
    live(&world(&text, &[&given[..], more].concat()), 8, 6)
}

fn per_issue(run: &Run, strategy: usize, count: Count) -> Estimate {
    share(&run.outcomes[strategy], &[count], &[IssuesClosed])
}

/// Who ends dissatisfied leaves more often, and as many leave under the baseline as the sourced intents say. Twin: how it felt
/// has no weight.
#[test]
fn how_it_felt_has_weight_in_who_leaves() {
    let other = "team.desk = { satisfied_solved = \"60 %\", satisfied_unsolved = \"20 %\" }";
    let run = two_strategies(other, &["leaving.dissatisfied=8 %"]);
    let contacts = 1.0 / (1.0 - 0.4 * 0.5);
    let solved = 0.6 * contacts;
    let sourced = 0.5 * (0.1 * 0.6 + 0.2 * (solved - 0.6) + 0.5 * (1.0 - solved));
    let more = 0.5 * 0.08 * (solved * (0.88 - 0.6) + (1.0 - solved) * (0.5 - 0.2));
    let twin = sourced + 0.5 * 0.08 * (solved * 0.12 + (1.0 - solved) * 0.5);
    assert_agreement(&[
        Check { name: "baseline", found: per_issue(&run, 0, Left), truth: sourced, twin },
        Check { name: "other", found: per_issue(&run, 1, Left), truth: sourced + more, twin: sourced },
        Check { name: "for it", found: per_issue(&run, 1, LeftForFeeling), truth: more, twin: 0.0 },
    ]);
    adds_up(&run);
}

/// The sum of what customers leave for is how many leave.
fn adds_up(run: &Run) {
    let reasons = [LeftForEnd, LeftForFeeling, LeftForFailures, LeftForTrust];
    for outcome in run.outcomes.iter().flatten() {
        let sum: f64 = reasons.iter().map(|&count| outcome.total(count)).sum();
        assert!((sum - outcome.total(Left)).abs() < 1e-9 && sum > 100.0);
    }
}

/// Trust and how it felt move leaving together, and under the baseline as many leave all the same as the sources say. Twin: the
/// effects without their means, as if the baseline were not known.
#[test]
fn as_many_leave_under_the_baseline_as_the_sources_say() {
    let effects = ["leaving.dissatisfied=8 %", "leaving.failed_again=5 %", "leaving.trust_effect=4", "trust.gain=0.1"];
    // The sums are of chances, which are small: those of 15 % of the intents, as at the defaults.
    let small = ["leaving.behaviour=15 %"];
    let rare = ["customers.count=8000000", "demand.issues_per_customer_month=0.05"];
    let run = two_strategies("team.desk.success = \"60 %\"", &[&effects[..], &rare, &small].concat());
    let contacts = 1.0 / (1.0 - 0.4 * 0.5);
    let solved = 0.6 * contacts;
    let sourced = 0.15 * (0.1 * 0.6 + 0.2 * (solved - 0.6) + 0.5 * (1.0 - solved));
    let dissatisfied = solved * 0.12 + (1.0 - solved) * 0.5;
    let twin = sourced + 0.15 * 0.08 * dissatisfied;
    assert_agreement(&[Check { name: "baseline", found: per_issue(&run, 0, Left), truth: sourced, twin }]);
}

/// However near a failure came, it satisfies no more than a solution, and finding out lowers the score. Twin: the typed share of
/// a resolver that solves half, unbounded, would lie above.
#[test]
fn a_near_miss_never_satisfies_more_than_a_solution() {
    let satisfied = |success: &str| {
        let desk = format!(
            "team.desk={{ on_duty = 400, success = \"{success}\", noticed = 1, comes_back = 0, satisfied_solved = 0.75, \
             satisfied_unsolved = 0.65 }}"
        );
        let given = [issues_per_hour(60.0), desk, "experience.progress_felt=1".to_owned()];
        share(&outcomes(QUEUE, &given, 10, 4), &[IssuesSatisfied], &[IssuesClosed]).mean.expect("defined")
    };
    assert!(satisfied("97 %") < satisfied("100 %"));
}

/// A second failed contact drives away more than the first, and further ones more still. Twin: only how it ended counts.
#[test]
fn failing_again_drives_customers_away() {
    let run = two_strategies("team.desk.success = \"30 %\"", &["leaving.failed_again=10 %"]);
    // Chances of ending solved or not after so many contacts, and the failures after the first failed one.
    let ends = |p: f64| {
        let mut ends = [(0.0, 0.0); 3];
        for contacts in 1..60_u32 {
            let reached = libm::pow((1.0 - p) * 0.5, f64::from(contacts - 1));
            let mut add = |end: usize, chance: f64, again: u32| {
                ends[end].0 += chance;
                ends[end].1 += chance * f64::from(again);
            };
            add(usize::from(contacts > 1), reached * p, contacts.saturating_sub(2));
            add(2, reached * (1.0 - p) * 0.5, contacts - 1);
        }
        ends
    };
    let (usual, now) = (ends(0.6), ends(0.3));
    let intents = [0.1, 0.2, 0.5];
    let by_end: f64 = (0..3).map(|end| 0.5 * intents[end] * now[end].0).sum();
    let again = |end: usize| now[end].1 - now[end].0 * usual[end].1 / usual[end].0.max(1e-12);
    let more: f64 = (0..3).map(|end| 0.5 * 0.1 * again(end)).sum();
    let sourced: f64 = (0..3).map(|end| 0.5 * intents[end] * usual[end].0).sum();
    assert_agreement(&[
        Check { name: "baseline", found: per_issue(&run, 0, Left), truth: sourced, twin: 1.1 * sourced },
        Check { name: "other", found: per_issue(&run, 1, Left), truth: by_end + more, twin: by_end },
        Check { name: "for it", found: per_issue(&run, 1, LeftForFailures), truth: more, twin: 0.0 },
    ]);
    adds_up(&run);
}

/// Trust at the issue's end moves leaving, not that at its opening, which a customer with one issue has never lost; and under the
/// baseline it moves it by next to nothing. Twin: no effect of trust.
#[test]
fn trust_lost_by_the_end_drives_customers_away() {
    let other = "team.desk = { satisfied_solved = \"60 %\", satisfied_unsolved = \"20 %\" }";
    let lived = |effect: &str| {
        let given = ["trust.gain=0.1", "customers.count=1000000", "demand.issues_per_customer_month=0.05", effect];
        two_strategies(other, &given)
    };
    let run = lived("leaving.trust_effect=4");
    let part = |strategy: usize| share(&run.outcomes[strategy], &[LeftForTrust], &[Left]);
    let (usual, other) = (part(0), part(1));
    assert!(usual.mean.is_some_and(|part| part.abs() < 0.02), "{usual:?}");
    assert!(other.mean.is_some_and(|part| part > 0.1) && standard_errors(&other, 0.0) > 6.0, "{other:?}");
    let twin = share(&lived("leaving.trust_effect=0").outcomes[1], &[LeftForTrust], &[Left]);
    assert_eq!(twin.mean, Some(0.0));
}

/// The AI's customers and people's answer as they are typed to, and who has lost trust answers less. Twins: all alike.
#[test]
fn who_answers_a_survey_is_typed_for_ai_and_people_alike() {
    let given = ["ai.survey_response=30 %", "team.desk.survey_response=10 %", "survey.extremes_odds=1"];
    let half = "escalation={ rule = \"share\", share = \"50 %\" }";
    let found = ai_lives(&[&given[..], &[half, "ai.success=70 %"]].concat());
    assert_agreement(&[
        Check { name: "AI", found: share(&found, &[AiSurveyed], &[AiRated]), truth: 0.3, twin: 0.12 },
        Check { name: "people", found: share(&found, &[HumanSurveyed], &[HumanRated]), truth: 0.1, twin: 0.12 },
    ]);
    let answers = |effect: &str| {
        let given = [
            "survey.extremes_odds=1",
            "team.desk={ satisfied_solved = 0.05, satisfied_unsolved = 0.05 }",
            "trust.gain=0.5",
            effect,
        ];
        share(&ai_lives(&[&given[..], &["routing.first=people"]].concat()), &[HumanSurveyed], &[HumanRated])
    };
    let (quieter, alike) = (answers("survey.trust_effect=5"), answers("survey.trust_effect=0"));
    assert!(standard_errors(&alike, 0.12) < 3.0 && standard_errors(&quieter, 0.12) > 6.0, "{quieter:?}");
    assert!(quieter.mean < alike.mean);
}

/// Of those who give up, management hears of who complains or answers. Twin: nobody answers.
#[test]
fn who_gives_up_in_silence_is_counted() {
    let given = [
        "team.desk={ on_duty = 400, success = 0.6, noticed = 1, comes_back = 0, survey_response = 0.25 }",
        "survey.extremes_odds=1",
        "damage.complaint=50 %",
    ];
    let found = outcomes(QUEUE, &[&[issues_per_hour(60.0).as_str()], &given[..]].concat(), 10, 4);
    assert_agreement(&[Check {
        name: "in silence",
        found: share(&found, &[GaveUpSilently], &[IssuesClosed]),
        truth: 0.4 * 0.75 * 0.5,
        twin: 0.4 * 0.5,
    }]);
}
