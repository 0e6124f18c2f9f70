//! People as persons: what a cut costs that is undone, what learning does to it, and that a number of heads is their mean.

use blendsim::books::Count::{
    Abandoned, HumanContacts, HumanSolved, HumanWorkS, InVeteransS, Notice, Offered, Pay, PeopleJoined, PeopleLeft,
    Recruiting, Seconds, Served, ServingS, Severance, Training, TrainingS, WaitS,
};
use blendsim::books::{Count, Outcome};
use blendsim::scenario::{Scenario, Waits, parse};
use blendsim::stat::estimate::{Estimate, Pair, ratio};
use blendsim::study::{Design, Run, Silent, run};

use crate::lab::{live, share, world};

const FORTY: &str = include_str!("worlds/forty.toml");
/// Nobody learns: the twin of tenure.
const VETERANS: [&str; 2] = ["team.desk.proficiency.at_start=100 %", "team.desk.proficiency.success_at_start=0 %"];

/// A ratio of sums over some weeks of the horizon.
fn in_weeks(outcomes: &[Outcome], weeks: std::ops::Range<usize>, above: Count, below: Count) -> Estimate {
    let sum = |outcome: &Outcome, count| weeks.clone().map(|week| outcome.week(week, count)).sum::<f64>();
    let pairs: Vec<Pair> =
        outcomes.iter().map(|outcome| Pair { num: sum(outcome, above), den: sum(outcome, below) }).collect();
    ratio(&pairs)
}

fn mean(estimate: &Estimate) -> f64 {
    estimate.mean.expect("defined")
}

/// Of the world of forty: keeping everybody, and a cut of 16 in week 12 that is undone from week 20 on.
fn forty(given: &[&str], replications: u32) -> (Scenario, Run) {
    let scenario = world(FORTY, given);
    let run = live(&scenario, replications, 5);
    (scenario, run)
}

/// How much longer contacts wait under the strategy that cuts, in some weeks; s and its half-width.
fn longer(run: &Run, weeks: std::ops::Range<usize>) -> (f64, f64) {
    let waits = |strategy: usize| -> Vec<f64> {
        let wait = |outcome: &Outcome| {
            let sum = |count| weeks.clone().map(|week| outcome.week(week, count)).sum::<f64>();
            sum(WaitS) / sum(Offered)
        };
        run.outcomes[strategy].iter().map(wait).collect()
    };
    let differences: Vec<Pair> =
        waits(1).iter().zip(waits(0)).map(|(cut, kept)| Pair { num: cut - kept, den: 1.0 }).collect();
    let estimate = ratio(&differences);
    (mean(&estimate), estimate.half_width.expect("replicated"))
}

/// Heads are back eleven weeks after the decision, in week 31; pace and waits are not. At the end of the year they are. The twin, in
/// which nobody learns, waits no longer from the day on which heads are back.
#[test]
fn service_is_regained_weeks_after_headcount() {
    let (_, run) = forty(&[], 24);
    let heads = |strategy: usize, weeks| mean(&in_weeks(&run.outcomes[strategy][..], weeks, ServingS, Seconds));
    let pace = |strategy: usize, weeks| mean(&in_weeks(&run.outcomes[strategy][..], weeks, InVeteransS, ServingS));
    assert!((heads(1, 14..20) - 24.0).abs() < 1.5, "{}", heads(1, 14..20));
    assert!((heads(1, 33..38) - heads(0, 33..38)).abs() < 1.5, "{} {}", heads(1, 33..38), heads(0, 33..38));
    assert!(pace(1, 33..38) < pace(0, 33..38) - 0.05, "{} {}", pace(1, 33..38), pace(0, 33..38));
    // Who is new solves less, too: ten points less on the first day.
    let solves = |strategy: usize| mean(&in_weeks(&run.outcomes[strategy][..], 33..38, HumanSolved, HumanContacts));
    assert!(solves(1) < solves(0) - 0.008, "{} {}", solves(1), solves(0));
    let (then, half_width) = longer(&run, 33..38);
    assert!(then > 3.0 * half_width, "{then} ± {half_width}");
    let (late, half_width) = longer(&run, 48..52);
    assert!(late < 0.5 * then && late < 2.0 * half_width + 3.0, "{late} ± {half_width} after {then}");
    let (_, twin) = forty(&VETERANS, 24);
    let solves = |strategy: usize| mean(&in_weeks(&twin.outcomes[strategy][..], 33..38, HumanSolved, HumanContacts));
    assert!((solves(1) - solves(0)).abs() < 0.008, "{} {}", solves(1), solves(0));
    let (at_once, half_width) = longer(&twin, 33..38);
    assert!(at_once.abs() < 2.0 * half_width && at_once < 0.3 * then, "{at_once} ± {half_width}");
}

/// Every head is paid once: pay, training and notice are the hours of all heads; who is hired costs his recruiting, who is laid off
/// her severance. Under the cut, severance of 16 and recruiting of 16 more.
#[test]
fn every_hour_is_paid_on_one_line() {
    let (_, run) = forty(&[], 8);
    for outcome in run.outcomes.iter().flatten() {
        let per_second = 160.0 * 20.0 / (365.2425 * 86_400.0 / 12.0);
        let lines = [Pay, Training, Notice].map(|line| outcome.total(line)).iter().sum::<f64>();
        let heads = outcome.total(Count::HeadsS);
        assert!((lines / (heads * per_second) - 1.0).abs() < 1e-9, "{lines} {heads}");
        assert!((outcome.total(Pay) / (outcome.total(ServingS) * per_second) - 1.0).abs() < 1e-9);
        assert!((outcome.total(Training) / (outcome.total(TrainingS) * per_second) - 1.0).abs() < 1e-9);
    }
    for (kept, cut) in run.outcomes[0].iter().zip(&run.outcomes[1]) {
        assert!(kept.total(Severance) <= 0.0 && kept.total(Notice) <= 0.0);
        let laid_off = cut.total(Severance) / 2000.0;
        // Luck may have left one or two fewer to lay off, and trainings end too.
        assert!((12.0..=20.0).contains(&laid_off), "{laid_off}");
        assert!(cut.total(PeopleJoined) > kept.total(PeopleJoined) + 8.0);
        assert!(cut.total(Recruiting) > kept.total(Recruiting) + 8.0 * 3400.0);
    }
}

/// A contractor's people are not paid for while they train, nor for being hired or laid off; under notice they are.
#[test]
fn who_a_contractor_trains_is_paid_by_nobody() {
    let text = FORTY.replace("hire_cost = 3400\nseverance = 2000\n", "employed_by = \"contractor\"\n");
    let run = live(&world(&text, &[] as &[&str]), 4, 5);
    for outcome in &run.outcomes[1] {
        assert!(outcome.total(TrainingS) > 0.0 && outcome.total(Training) <= 0.0);
        assert!(outcome.total(Recruiting) <= 0.0 && outcome.total(Severance) <= 0.0 && outcome.total(Notice) > 0.0);
    }
}

/// The typed handle time and success are those of the team's own mix, in full lines, in small ones, beside a crowd, and by
/// formula. The twin, whose people are all novices, works longer and solves less.
#[test]
fn typed_handle_times_and_successes_are_those_of_the_mix() {
    let large = ["customers.count=200000", "team.desk.headcount=400", "length=20 weeks"];
    let of = |waits: Waits, scale: u32| {
        let text = FORTY[..FORTY.find("[strategy.cut-then-rehire]").expect("it is there")].to_owned();
        let given: Vec<String> = large.iter().map(|given| (*given).to_owned()).collect();
        let scenario = parse("test", "test.toml", &text, &given).unwrap_or_else(|faults| panic!("{faults}"));
        let design = Design { replications: (0..4).collect(), seed: 3, waits, scale, ..Design::of(&scenario) };
        run(&scenario, &design, &Silent).expect("nobody stops it")
    };
    let full = of(Waits::Small, 1);
    let abandoned = |run: &Run| mean(&share(&run.outcomes[0], &[Abandoned], &[Offered]));
    for (waits, scale) in [(Waits::Small, 1), (Waits::Small, 20), (Waits::Crowd, 20), (Waits::Formula, 20)] {
        let run = of(waits, scale);
        let outcomes = &run.outcomes[0];
        let (work, solved) =
            (share(outcomes, &[HumanWorkS], &[Served]), share(outcomes, &[HumanSolved], &[HumanContacts]));
        // The mix of 400 people differs from life to life; and who is slow takes a little more than by pace while some are idle.
        assert!((mean(&work) / 480.0 - 1.0).abs() < 0.02, "{waits:?} {work:?}");
        // Retries are harder than first tries, so that less than 70 % is solved: the same in all.
        let expected = mean(&share(&full.outcomes[0], &[HumanSolved], &[HumanContacts]));
        assert!((mean(&solved) - expected).abs() < 0.01, "{waits:?} {solved:?} {expected}");
        if waits != Waits::Small {
            assert!(
                (abandoned(&run) - abandoned(&full)).abs() < 0.008,
                "{waits:?} {} {}",
                abandoned(&run),
                abandoned(&full)
            );
        }
    }
}

/// In a team of six a vacancy shows: in weeks in which a post and more is vacant waits are half as long again. Nobody leaves in the
/// twin, and no week has fewer.
#[test]
fn in_a_team_of_six_one_resignation_shows() {
    let six = [
        "customers.count=2700",
        "team.desk.headcount=6",
        "team.desk.turnover.backfill=hold",
        "team.desk.attrition_per_year=60 %",
    ];
    let text = FORTY[..FORTY.find("[strategy.cut-then-rehire]").expect("it is there")].to_owned();
    let scenario = world(&text, &six);
    let run = live(&scenario, 40, 9);
    let mut sums = [[0.0; 2]; 2];
    for outcome in &run.outcomes[0] {
        for week in 0..outcome.n_whole_weeks() {
            let heads = outcome.week(week, ServingS) / outcome.week(week, Seconds);
            let is_short = usize::from(heads < 5.2);
            if is_short == 1 || heads > 5.95 {
                sums[is_short][0] += outcome.week(week, WaitS);
                sums[is_short][1] += outcome.week(week, Offered);
            }
        }
    }
    let [whole, short] = sums.map(|[waits, offered]| waits / offered);
    assert!(short > 1.5 * whole, "{short} {whole}");
    let twin = live(&world(&text, &[&six[..3], &["team.desk.attrition_per_year=0 %"]].concat()), 4, 9);
    let left: f64 = twin.outcomes[0].iter().map(|outcome| outcome.total(PeopleLeft)).sum();
    assert!(left <= 0.0);
}

/// What cannot be is named, with its way out.
#[test]
fn persons_that_cannot_be_are_faults() {
    let of = |text: &str, given: &[&str]| {
        let typed: Vec<String> = given.iter().map(|given| (*given).to_owned()).collect();
        match parse("test", "test.toml", text, &typed) {
            Err(faults) => faults.to_string(),
            Ok(_) => panic!("no fault: {given:?}"),
        }
    };
    let faults = |given: &[&str]| of(FORTY, given);
    let both = faults(&["team.desk.proficiency.half_time=12 weeks"]);
    assert!(both.contains("both `half_time` and `over`") && both.contains("one of them"), "{both}");
    let counts = faults(&["team.desk.on_duty=5"]);
    assert!(counts.contains("on_duty"), "{counts}");
    let fast = faults(&["team.desk.proficiency.at_start=120 %"]);
    assert!(fast.contains("10 % to 100 %"), "{fast}");
    let typo = faults(&["team.desk.turnover.backfil=hold"]);
    assert!(typo.contains("backfill"), "{typo}");
    let wide = faults(&["team.desk.shrinkage_cv=160 %"]);
    assert!(wide.contains("a cv below 153 %"), "{wide}");
    let text =
        FORTY.replace("[team.desk.proficiency]", "[team.desk.turnover]\nbackfill = \"hold\"\n[other.proficiency]");
    let alone = of(&text, &[]);
    assert!(alone.contains("people who are no persons"), "{alone}");
    let many = faults(&["team.desk.headcount=200001"]);
    assert!(many.contains("more persons than can be kept") && many.contains("200,000"), "{many}");
    let text = FORTY.replace("[team.desk.proficiency]", "[strategy.cut-then-rehire.team.desk.proficiency]");
    let part = of(&text, &[]);
    assert!(part.contains("everywhere or nowhere"), "{part}");
}

/// An AI takes the short half of the issues: people's contacts take 13 minutes in place of 8. That more people leave over it does not
/// follow by itself; with half a point a year for each per cent it does, by some thirty points.
#[test]
fn what_is_left_for_people_is_harder_and_drives_them_away_only_by_assumption() {
    let topics = "[topic.short]\nshare = 0.5\nhandle_time = { dist = \"lognormal\", mean = \"3 min\", cv = 1 }\n\
                  [topic.long]\nshare = 0.5\nhandle_time = { dist = \"lognormal\", mean = \"13 min\", cv = 1 }\n[ai]\nsuccess = 0.99\n";
    let all = FORTY.find("[topic.all]").expect("it has a topic");
    let then = FORTY.find("[patience]").expect("it has patience");
    let taken = "[strategy.taken]\nrouting = { first = \"ai\", guarded_topics = [\"long\"] }\n";
    let text = format!("{}{topics}\n{}\n{taken}", &FORTY[..all], &FORTY[then..]);
    let of = |given: &[&str]| {
        let run = live(&world(&text, given), 12, 6);
        [0, 2].map(|strategy| {
            let outcomes = &run.outcomes[strategy];
            let leave = mean(&in_weeks(outcomes, 8..52, PeopleLeft, ServingS)) * 365.25 * 86_400.0;
            (mean(&in_weeks(outcomes, 8..52, HumanWorkS, HumanContacts)), leave)
        })
    };
    let [(before_s, kept), (after_s, calm)] = of(&[]);
    assert!(after_s / before_s > 1.5, "{after_s} after {before_s}");
    // 12 histories of 34 years of people each: standard error .033.
    assert!((calm - kept).abs() < 0.13, "{calm} {kept}");
    let [(_, same), (_, driven)] = of(&["team.desk.turnover.per_point_harder=0.5 %"]);
    assert!((same - kept).abs() < 0.13 && driven - same > 0.15, "{driven} {same}");
}
