//! Staffing plans: what is required is what Erlang says, plans settle, hours follow what is required, and a claim that does not come
//! true leaves too few until the next review.

use blendsim::books::Count::{
    HeadsS, HumanWorkS, Offered, OnDutyS, PresentHeadsS, RepeatWorkS, RequiredHeadsS, RequiredS, ScheduleS, ScheduledS,
    Seconds, ServedInTime, Severance,
};
use blendsim::books::{Count, Outcome};
use blendsim::desk::cut::AskedCut;
use blendsim::erlang::Demand;
use blendsim::erlang::calculator::Formula;
use blendsim::scenario::{Waits, parse};
use blendsim::study::{Design, Run, Silent, run};

use crate::lab::{live, world};

const PLANNED: &str = include_str!("worlds/planned.toml");
const HOURS: [f64; 24] = [
    0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0, 1.6, 1.8, 1.7, 1.4, 1.5, 1.6, 1.5, 1.2, 0.9, 0.6, 0.4, 0.0, 0.0, 0.0,
    0.0,
];

/// Of some weeks, over all histories.
fn level(outcomes: &[Outcome], weeks: std::ops::Range<usize>, above: Count, below: Count) -> f64 {
    let sum = |count| outcomes.iter().map(|o| weeks.clone().map(|week| o.week(week, count)).sum::<f64>()).sum::<f64>();
    sum(above) / sum(below)
}

/// Heads by week, mean over histories.
fn heads(run: &Run, strategy: usize, count: Count) -> Vec<f64> {
    (0..52).map(|week| level(&run.outcomes[strategy], week..week + 1, count, Seconds)).collect()
}

/// Heads that the day's loads need by Erlang A, an agent for an agent.
fn by_erlang(growth: f64) -> f64 {
    let mean_per_s = 60_000.0 * 0.8 / (30.436_875 * 86_400.0) * growth;
    let sum: f64 = HOURS.iter().sum();
    let agents = |hour: &f64| {
        let demand = Demand::new(mean_per_s * hour * 24.0 / sum, 480.0);
        f64::from(Formula::A { mean_patience_s: 300.0 }.smallest_staff(demand, 0.8, 20.0))
    };
    let hours: f64 = 7.0 * HOURS.iter().filter(|hour| **hour > 0.0).map(agents).sum::<f64>();
    hours / 0.7 / (160.0 * 7.0 / 30.436_875)
}

/// What is required is what the calculator says of the true demand, but for what four weeks of it show by chance: of 9,000 contacts a
/// window 1.5 %, of an hour's agents one. Service then is the target, or, since agents are whole, up to eight points more.
#[test]
fn what_is_required_is_what_erlang_says() {
    let run = live(&world(PLANNED, &[] as &[&str]), 8, 1);
    let required = heads(&run, 1, RequiredHeadsS);
    let expected = by_erlang(1.0);
    let mean = required.iter().sum::<f64>() / 52.0;
    assert!((mean / expected - 1.0).abs() < 0.02, "{mean} is not {expected}");
    let there = heads(&run, 1, HeadsS);
    assert!((there[51] / expected - 1.0).abs() < 0.05, "{} of {expected}", there[51]);
    let served = level(&run.outcomes[1], 20..52, ServedInTime, Offered);
    assert!((0.8..0.88).contains(&served), "{served}");
    assert_eq!(level(&run.outcomes[0], 0..52, RequiredHeadsS, Seconds).to_bits(), 0.0_f64.to_bits());
}

/// Customers grow by half in a year, and who is hired serves weeks later: what is told as required is of the same day, while heads are ordered
/// for the day on which they serve, so that they keep up: by Erlang A at the start, and from week 16 on at least 96 % of those required serve.
#[test]
fn what_is_required_is_told_of_today_and_ordered_for_then() {
    let run = live(&world(PLANNED, &["customers.growth_per_year=50 %"]), 8, 1);
    let [required, serving] = [RequiredHeadsS, PresentHeadsS].map(|count| heads(&run, 1, count));
    let first = required[..4].iter().sum::<f64>() / 4.0;
    assert!((first / by_erlang(1.01) - 1.0).abs() < 0.03, "{first} of {}", by_erlang(1.01));
    let last = required[51] / by_erlang(1.46);
    assert!((last - 1.0).abs() < 0.04, "{last}");
    for week in 16..52 {
        assert!(serving[week] > 0.96 * required[week], "week {week}: {} of {}", serving[week], required[week]);
    }
}

/// A ten thousandth of a head is there at first, so that nobody is answered: what comes × the usual handle time is the work, at 1:1 and at 1:10.
#[test]
fn a_team_of_nobody_is_planned_by_what_comes() {
    for scale in [1, 10] {
        let scenario = world(PLANNED, &["team.desk.headcount=0.0001", "leaving.behaviour=0 %"]);
        let design = Design {
            scale,
            waits: Waits::Small,
            replications: (0..6).collect(),
            strategies: vec![0, 1],
            ..Design::of(&scenario)
        };
        let run = run(&scenario, &design, &Silent).expect("nobody stops it");
        let required = level(&run.outcomes[1], 0..4, RequiredHeadsS, Seconds);
        assert!((required / by_erlang(1.0) - 1.0).abs() < 0.04, "1:{scale}: {required} of {}", by_erlang(1.0));
    }
}

/// Half as many customers again from week 14 on: the headcount goes there once, and stays.
#[test]
fn a_plan_settles_after_a_step_and_does_not_swing() {
    let step = "[demand.surge.more]\nfrom = 2024-04-01\nlength = \"52 weeks\"\nfactor = 1.5\n";
    for persons in ["", "[team.desk.proficiency]\nat_start = \"80 %\"\nhalf_time = \"6 weeks\"\n"] {
        let run = live(&world(&format!("{PLANNED}\n{step}\n{persons}"), &[] as &[&str]), 6, 2);
        let (there, expected) = (heads(&run, 1, HeadsS), by_erlang(1.5));
        assert!(there[13] < 1.1 * by_erlang(1.0), "{}", there[13]);
        let late = &there[36..];
        let (least, most) = late.iter().fold((f64::MAX, 0.0_f64), |(least, most), &n| (least.min(n), most.max(n)));
        assert!(least > 0.95 * expected && most < 1.12 * expected, "{persons}: {least} to {most} of {expected}");
    }
}

/// The AI is said to end 66 % of the contacts and ends 30 %. Planned on the claim a desk is cut to half of what it needs on the first
/// day. A monthly review orders people in week 5, who serve in week 11; a quarterly one orders them in week 13, who serve in week 19.
/// The twin plans on what it sees, and is never short.
#[test]
fn a_claim_that_does_not_come_true_leaves_too_few_until_the_next_review() {
    let of = |claimed: &str, review: &str| {
        format!(
            "[strategy.{review}{claimed}]\nrouting.first = \"ai\"\nteam.desk.staffing = {{ plan = \"service-level\", target = \"80 %\", \
             claimed_deflection = \"{claimed} %\", review = \"{review}\", shrinks_by = \"layoff\" }}\n"
        )
    };
    let text = format!("{PLANNED}\n{}{}{}", of("66", "month"), of("66", "quarter"), of("0", "month"));
    let run = live(&world(&text, &[] as &[&str]), 8, 3);
    let served = |strategy: usize, weeks| level(&run.outcomes[strategy], weeks, ServedInTime, Offered);
    let [month, quarter, twin] = [2, 3, 4];
    for short in [month, quarter] {
        assert!(served(short, 2..4) < 0.5, "{}", served(short, 2..4));
        assert!(heads(&run, short, HeadsS)[3] < 0.6 * heads(&run, twin, RequiredHeadsS)[40]);
    }
    assert!(served(month, 12..16) > 0.75 && served(quarter, 12..16) < 0.5, "{}", served(quarter, 12..16));
    assert!(served(quarter, 21..26) > 0.75, "{}", served(quarter, 21..26));
    let weeks: Vec<f64> = (0..52).map(|week| served(twin, week..week + 1)).collect();
    assert!(weeks.iter().all(|level| *level > 0.7), "{weeks:?}");
}

/// On a day of which the morning brings ten times the work of the afternoon, people are there as the plan requires them; without a
/// plan they are there as the contacts are.
#[test]
fn hours_follow_what_is_required() {
    let hours = "hours = [0, 0, 0, 0, 0, 0, 0, 0, 10, 10, 10, 10, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0]";
    let line = PLANNED.lines().find(|line| line.starts_with("hours")).expect("it has hours");
    let run = live(&world(&PLANNED.replace(line, hours), &["customers.count=30_000"]), 4, 4);
    let there = |strategy: usize, count: Count, hours: std::ops::Range<usize>| -> f64 {
        let per_hour = run.outcomes[strategy][0].intraday.per_day() / 24;
        let of = |outcome: &Outcome| -> f64 {
            (hours.start * per_hour..hours.end * per_hour)
                .map(|interval| outcome.intraday.of_day(interval, count))
                .sum()
        };
        run.outcomes[strategy].iter().map(of).sum()
    };
    // Who has a contact in hand at noon finishes it: the hour after is left out.
    let ratio = |strategy, count| there(strategy, count, 8..11) / there(strategy, count, 13..16);
    assert!((ratio(0, OnDutyS) / 10.0 - 1.0).abs() < 0.03, "{}", ratio(0, OnDutyS));
    let (required, on_duty) = (ratio(1, RequiredS), ratio(1, OnDutyS));
    assert!(required < 7.5 && (on_duty / required - 1.0).abs() < 0.03, "{required} {on_duty}");
}

/// A plan by occupancy and one by margin put as many on duty as the work asks for, whole agents apart.
#[test]
fn plans_by_occupancy_and_by_margin_follow_the_work() {
    let strategies = "[strategy.busy]\nteam.desk.staffing = { plan = \"occupancy\", target = \"80 %\" }\n\
                      [strategy.margin]\nteam.desk.staffing = { plan = \"margin\", target = \"25 %\" }\n";
    let run = live(
        &world(&format!("{PLANNED}\n{strategies}"), &["customers.count=600_000", "team.desk.headcount=720"]),
        1,
        5,
    );
    let [busy, margin] = [2, 3].map(|strategy| level(&run.outcomes[strategy], 20..52, RequiredHeadsS, Seconds));
    assert!((busy / margin - 1.0).abs() < 0.002, "{busy} {margin}");
    let load = 600_000.0 * 0.8 / (30.436_875 * 86_400.0) * 480.0;
    let heads = load / 0.8 * 168.0 / 0.7 / (160.0 * 7.0 / 30.436_875);
    assert!((busy / heads - 1.0).abs() < 0.02, "{busy} is not {heads}");
}

#[test]
fn plans_that_cannot_be_are_faults() {
    let plan = "team.desk.staffing = { plan = \"service-level\", target = \"80 %\" }";
    for (typed, path, allowed) in [
        ("{ plan = \"service-level\", target = \"100 %\" }", "team.desk.staffing.target", "99.9 %"),
        ("{ plan = \"occupancy\", target = \"120 %\" }", "team.desk.staffing.target", "5 % to 100 %"),
        (
            "{ plan = \"occupancy\", target = \"80 %\", within = \"20 s\" }",
            "team.desk.staffing.within",
            "service-level",
        ),
        ("{ plan = \"servicelevel\", target = \"80 %\" }", "team.desk.staffing.plan", "service-level, occupancy"),
        ("{ plan = \"service-level\" }", "team.desk.staffing.target", "500 %"),
        ("{ plan = \"service-level\", target = \"80 %\", review = \"daily\" }", "team.desk.staffing.review", "month"),
        (
            "{ plan = \"service-level\", target = \"80 %\", window = \"1 day\" }",
            "team.desk.staffing.window",
            "from 7 days",
        ),
    ] {
        let text = PLANNED.replace(plan, &format!("team.desk.staffing = {typed}"));
        let faults = parse("planned", "planned.toml", &text, &[]).expect_err(typed).0;
        assert!(faults.iter().any(|f| f.path.ends_with(path) && f.allowed.contains(allowed)), "{typed}: {faults:?}");
    }
    for (from, to, found) in [
        ("target = \"80 %\" }", "target = \"80 %\", shrinks_by = \"attrition\" }", "nobody ever leaves"),
        ("headcount = 72", "on_duty = 12", "`staffing` beside `on_duty`"),
        ("[strategy.planned]", "[strategy.planned]\nteam.desk.headcount = 60", "another headcount of `desk`"),
        (
            "[strategy.planned]",
            "[strategy.planned]\nchange = [{ at = \"month 3\", team.desk.headcount = 60 }]",
            "another headcount of `desk`",
        ),
        (
            "[strategy.planned]",
            "[team.aid]\nheadcount = 5\nsuccess = \"90 %\"\n[strategy.planned]\nchange = [{ at = \"month 3\", team.desk.serves = [] }]",
            "other topics of `desk`",
        ),
        ("issues_per_customer_month = 0.8", "issues_per_customer_month = 0", "without demand"),
    ] {
        let text = PLANNED.replace("attrition_per_year = \"45 %\"\n", "").replace(from, to);
        let faults = parse("planned", "planned.toml", &text, &[]).expect_err(to).0;
        assert!(faults.iter().any(|f| f.found.contains(found)), "{to}: {faults:?}");
    }
}

/// A cut of a planned team would be taken back by the next review: it is refused by name.
#[test]
fn a_planned_team_is_not_cut_from_outside() {
    let scenario = world(PLANNED, &[] as &[&str]);
    let cut = |strategy: &str| {
        let cut = AskedCut { strategy: Some(strategy.to_owned()), depths: vec![0.3], ..AskedCut::default() };
        cut.whom(&scenario).map(|whom| whom.team).map_err(|refused| refused.to_string())
    };
    assert_eq!(cut("keep"), Ok(0));
    let refused = cut("planned").expect_err("it is planned");
    assert!(refused.contains("[team.desk.staffing]") && refused.contains("next review"), "{refused}");
}

/// What a plan of the world says with another key: the strategy that plans, from its text on.
fn planned(key: &str, given: &[&str], replications: u32, seed: u64) -> Run {
    let plan = "target = \"80 %\" }";
    live(&world(&PLANNED.replace(plan, &format!("target = \"80 %\", {key} }}")), given), replications, seed)
}

/// Mean heads required over some weeks.
fn required(run: &Run, weeks: std::ops::Range<usize>) -> f64 {
    level(&run.outcomes[1], weeks, RequiredHeadsS, Seconds)
}

/// Small lines, a crowd and a formula at 1:20 see the work of everybody in the lines: their plans are those of everybody followed.
#[test]
fn a_plan_is_the_same_at_every_scale_and_with_every_kind_of_wait() {
    let scenario = world(PLANNED, &["customers.count=600_000", "team.desk.headcount=640"]);
    let of = |waits: Waits, scale: u32| {
        let design = Design { replications: (0..2).collect(), seed: 6, waits, scale, ..Design::of(&scenario) };
        required(&run(&scenario, &design, &Silent).expect("nobody stops it"), 4..52)
    };
    let full = of(Waits::Small, 1);
    for (waits, scale, most) in [(Waits::Small, 20, 0.015), (Waits::Crowd, 20, 0.01), (Waits::Formula, 20, 0.01)] {
        let found = of(waits, scale);
        assert!((found / full - 1.0).abs() < most, "{waits:?}: {found} is not {full}");
    }
}

/// Twice as many issues from July on, and half as many customers again in a year: who is hired on 1 May serves in mid-June, who is hired
/// on 1 June in mid-July. A planner who looked at the day of the review would be short by half until mid-August. What is told as required
/// is that of the day of the review.
#[test]
fn growth_and_season_are_foreseen_for_the_day_of_service() {
    let season = "season = [1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2]";
    let text = PLANNED.replace("[demand]\n", &format!("[demand]\n{season}\n"));
    let run = live(&world(&text, &["customers.growth_per_year=50 %"]), 4, 7);
    // The season's mean over a year is made 1.
    let expected = |days: f64, season: f64| by_erlang(season / 1.5 * libm::pow(1.5, days / 365.25));
    for (weeks, reviewed, season) in [(18..21, 121.0, 1.0), (22..25, 152.0, 1.0), (27..30, 182.0, 2.0)] {
        let (found, expected) = (required(&run, weeks), expected(reviewed, season));
        assert!((found / expected - 1.0).abs() < 0.05, "{found} is not {expected}");
    }
    let serving = |weeks| level(&run.outcomes[1], weeks, PresentHeadsS, RequiredHeadsS);
    assert!(serving(26..28) < 0.6 && serving(29..32) > 0.95, "{} {}", serving(26..28), serving(29..32));
}

/// From 95 heads where 68 are required: by attrition they fall by 45 % a year and nobody is dismissed; a tenth a review takes four
/// reviews; within a tolerance of 60 % nothing happens.
#[test]
fn a_plan_shrinks_as_it_is_told_to() {
    let of = |key: &str| planned(key, &["team.desk.headcount=95", "team.desk.severance=1000"], 2, 8);
    let severance = |run: &Run| level(&run.outcomes[1], 0..52, Severance, Seconds) * 52.0 * 7.0 * 86_400.0 / 1000.0;
    let gone = of("shrinks_by = \"attrition\"");
    let (there, left) = (heads(&gone, 1, HeadsS), 95.0 * libm::exp(-0.45 * 12.5 / 52.18));
    assert!((there[12] - left).abs() < 1.0 && severance(&gone) < 1e-9, "{} is not {left}", there[12]);
    assert!((there[51] / by_erlang(1.0) - 1.0).abs() < 0.05, "{}", there[51]);
    let slow = heads(&of("most_per_review = \"10 %\""), 1, HeadsS);
    for (week, heads) in [(2, 85.5), (6, 76.95), (11, 69.26)] {
        assert!((slow[week] / heads - 1.0).abs() < 0.02, "week {week}: {} is not {heads}", slow[week]);
    }
    let still = heads(&of("tolerance = \"60 %\""), 1, HeadsS);
    assert!(still.iter().all(|heads| (heads - 95.0).abs() < 1e-6), "{still:?}");
}

/// A fifth of the work comes again: without it so much less is required. Days that vary by 15 % take a margin, unless the plan
/// looks at the mean day alone.
#[test]
fn repeats_and_busy_days_are_in_the_plan_unless_it_leaves_them_out() {
    let again = ["team.desk.success=70 %", "team.desk.noticed=100 %", "team.desk.comes_back=80 %"];
    let [seen, removed] = ["repeats = \"seen\"", "repeats = \"removed\""].map(|key| planned(key, &again, 3, 9));
    let share = level(&seen.outcomes[1], 4..52, RepeatWorkS, HumanWorkS);
    let left = required(&removed, 8..52) / required(&seen, 8..52);
    // Agents are whole, and fewer need a larger margin.
    assert!(share > 0.15 && left > 1.0 - share && left < 1.0 - 0.75 * share, "{left} with {share}");
    let busy = ["demand.day_cv=15 %", "customers.count=300_000", "team.desk.headcount=340"];
    let [margin, mean] = ["busy_days = true", "busy_days = false"].map(|key| planned(key, &busy, 3, 10));
    let more = required(&margin, 8..52) / required(&mean, 8..52);
    assert!((1.04..1.2).contains(&more), "{more}");
    let served = |run: &Run| level(&run.outcomes[1], 20..52, ServedInTime, Offered);
    assert!(served(&mean) < 0.78 && served(&margin) > 0.78, "{} {}", served(&mean), served(&margin));
}

/// Half as many customers again where novices work at half the pace: more heads are ordered than the work takes of an ordinary mix.
#[test]
fn novices_are_ordered_as_novices() {
    let step = "[demand.surge.more]\nfrom = 2024-04-01\nlength = \"52 weeks\"\nfactor = 1.5\n";
    let persons = "[team.desk.proficiency]\nat_start = \"50 %\"\nhalf_time = \"20 weeks\"\n";
    let of = |more: &str| live(&world(&format!("{PLANNED}\n{step}\n{more}"), &[] as &[&str]), 4, 11);
    let [numbers, persons] = ["", persons].map(of);
    let after = |run: &Run| required(run, 18..21);
    assert!((1.08..1.3).contains(&(after(&persons) / after(&numbers))), "{} {}", after(&persons), after(&numbers));
}

/// Shifts of eight hours from six on, five days in a row, beside a plan that follows what is required.
const IN_SHIFTS: &str = r#"
[strategy.shifts.team.desk.staffing]
plan = "service-level"
target = "80 %"

[strategy.shifts.team.desk.staffing.shift.day]
length = "8 h"
earliest = "06:00"
latest = "22:00"
"#;

/// Whole people in shifts cost hours: a desk that is busy from 8 to 20 needs the heads of its schedule, which is at least the peak's seven
/// days over five. On duty are those whom the schedule has, hour by hour, and in time are more than where hours follow what is
/// required. The schedule is the same by one thread as by two.
#[test]
fn who_works_in_shifts_is_there_as_scheduled() {
    let text = format!("{PLANNED}\n{IN_SHIFTS}");
    let run = live(&world(&text, &[] as &[&str]), 3, 11);
    let [plain, shifts] = [1, 2].map(|strategy| level(&run.outcomes[strategy], 8..52, RequiredHeadsS, Seconds));
    let outcome = &run.outcomes[2][0];
    let of = |count: Count, interval: usize| outcome.intraday.of_week(interval, count);
    let week: Vec<[f64; 3]> = (0..outcome.intraday.n_intervals())
        .map(|at| {
            let scheduled = of(ScheduledS, at) / of(ScheduleS, at);
            [of(RequiredS, at) / of(Count::PlannedS, at), scheduled, of(OnDutyS, at) / of(Seconds, at)]
        })
        .collect();
    let sum = |place: usize| week.iter().map(|agents| agents[place]).sum::<f64>();
    let excess = sum(1) / sum(0);
    assert!((shifts / plain / excess - 1.0).abs() < 0.03, "{} is not {excess}", shifts / plain);
    assert!(excess > 1.1 && excess < 1.6, "{excess}");
    let peak = week.iter().map(|agents| agents[0]).fold(0.0, f64::max);
    // Hours of a person a week, and people who are there at the peak on five days of seven.
    assert!(sum(1) * 0.5 >= peak * 7.0 / 5.0 * 40.0 * 0.95, "{} for a peak of {peak}", sum(1));
    // The schedule of the load above; the plan's own handle time may differ by chance.
    let missing: f64 = week.iter().map(|[required, scheduled, _]| (required - scheduled).max(0.0)).sum();
    assert!(missing < 0.002 * sum(0), "{missing} of {}", sum(0));
    assert!((sum(2) / sum(1) - 1.0).abs() < 0.05, "{} of {}", sum(2), sum(1));
    let along =
        |place: usize| week.iter().map(|agents| (agents[place] / sum(place) - agents[1] / sum(1)).abs()).sum::<f64>();
    assert!(along(2) < 0.06 && along(0) > 0.2, "{} {}", along(2), along(0));
    let in_time = |strategy: usize| level(&run.outcomes[strategy], 8..52, ServedInTime, Offered);
    assert!(in_time(2) > in_time(1) + 0.03, "{} {}", in_time(2), in_time(1));
    let twice = {
        let scenario = world(&text, &[] as &[&str]);
        let design = Design { replications: (0..3).collect(), seed: 11, threads: 2, ..Design::of(&scenario) };
        blendsim::study::run(&scenario, &design, &Silent).expect("nobody stops it")
    };
    assert_eq!(heads(&run, 2, HeadsS), heads(&twice, 2, HeadsS));
}

/// What is wrong with shifts is told at the place where it stands.
#[test]
fn shifts_that_cannot_be_worked_are_faults() {
    let faults = |old: &str, new: &str| {
        let text = format!("{PLANNED}\n{}", IN_SHIFTS.replace(old, new));
        parse("test", "test.toml", &text, &[]).expect_err("it has a fault").to_string()
    };
    let day = "length = \"8 h\"";
    let many = "length = \"1 h\"\nstarts_every = \"30 min\"\ndays_off = \"any\"\ndays = 3\n\
                [strategy.shifts.team.desk.staffing.shift.more]\nlength = \"8 h\"\ndays_off = \"any\"";
    for (old, new, told) in [
        (day, "length = \"25 h\"", "60 s to 24 h"),
        (day, "length = \"8h 20min\"", "a multiple of 30 min"),
        (day, "length = \"17 h\"", "does not fit between `earliest` and `latest`"),
        (day, "length = \"8 h\"\nbreak = \"8 h\"", "a break that does not end before the shift does"),
        (day, "length = \"8 h\"\nbreak_after = \"4 h\"", "`break_after` without a `break`"),
        (day, "length = \"8 h\"\ndays = 8", "a whole number from 1 to 7"),
        (day, "length = \"8 h\"\nlunch = 1", "lunch"),
        ("06:00", "6 o'clock", "a time of day"),
        ("22:00", "18:00", "nobody on duty from mon 18:00 to mon 20:00, nor in 24 other intervals"),
        (day, many, "up to 1000 patterns"),
    ] {
        assert!(!faults(old, new).contains("found 1 min"), "what follows from a fault is none: {}", faults(old, new));
        let text = faults(old, new);
        assert!(text.contains(told) && text.contains("shift"), "{new}: {text}");
    }
    for (old, new) in [("22:00", "24:00"), ("06:00", "07:30"), (day, "length = \"8 h\"\nbreak = \"1 h\"")] {
        world(&format!("{PLANNED}\n{}", IN_SHIFTS.replace(old, new)), &[] as &[&str]);
    }
}
