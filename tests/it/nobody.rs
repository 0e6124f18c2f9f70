//! Nobody answers: the counterfactual by which a ledger tells whether it wants any service at all.

use blendsim::books::metric::{CUSTOMERS_LOST, SERVICE_COST};
use blendsim::books::{Count, Digest};
use blendsim::findings::{Summary, summarise};
use blendsim::model::{Setting, replicate};
use blendsim::rng::Streams;
use blendsim::scenario::{Scenario, Waits, builtin};
use blendsim::study::{Design, Run, Silent, deserted, measure_scale, run};
use blendsim::words::{self, Told};

use crate::lab::{BLEND, live, world};

/// A world in which people and an AI answer, for 12 weeks, and failures make customers leave.
fn operation(given: &[&str]) -> Scenario {
    world(BLEND, &[&["leaving.behaviour=60 %"], given].concat())
}

fn told(scenario: &Scenario) -> (Run, Summary) {
    let run = live(scenario, 4, 3);
    let summary = summarise(scenario, &run, "");
    (run, summary)
}

/// The sentence that the verdict says of it.
fn sentence(summary: &Summary) -> String {
    let is_it = |text: &String| text.contains("ervice pay");
    words::verdict(&Told::in_english(summary)).into_iter().find(is_it).expect("it is told")
}

/// The warm-up is the baseline's, to the last bit; from then on every contact is turned away, nothing is paid and nothing solved.
#[test]
fn nobody_lives_the_warm_up_of_all_and_then_turns_everybody_away() {
    let scenario = operation(&[]);
    let (run, summary) = told(&scenario);
    let (world, launch) = (deserted(&scenario), run.calibration.of_launch(scenario.baseline));
    assert_eq!(run.digests.nobody.len(), 4);
    let of_nobody = run.design.replications.iter().zip(&run.digests.nobody);
    for ((&replication, digest), people) in of_nobody.zip(&run.outcomes[0]) {
        let (setting, streams) = (Setting::at_scale(1), Streams::new(run.design.seed, replication));
        let nobody = &replicate(&world, 0, &launch, setting, streams, &Silent).expect("nobody stops it");
        assert_eq!(Digest::of(nobody), *digest);
        let warm_up = |count: Count| {
            let weeks = 0..people.n_warmup_weeks() - 1;
            weeks
                .map(|week| [nobody, people].map(|outcome| outcome.week_of_all(week, count).to_bits()))
                .collect::<Vec<_>>()
        };
        for count in [Count::Contacts, Count::Served, Count::WaitS, Count::Pay, Count::HumanWorkS] {
            assert!(warm_up(count).iter().all(|[nobody, people]| nobody == people), "{count:?}");
        }
        assert!(people.week_of_all(0, Count::Served) > 10.0);
        let sum = |count| nobody.total(count);
        assert!([Count::Pay, Count::AiContacts, Count::HeadsS, Count::Offered].iter().all(|count| sum(*count) <= 0.0));
        assert!((sum(Count::Closed) - sum(Count::Contacts)).abs() < 0.5 && sum(Count::Contacts) > 1000.0);
        assert!(sum(Count::IssuesSolved) <= 0.0);
        // The same customers come with the same issues, as long as they are there.
        let first = |outcome: &blendsim::books::Outcome| outcome.week(0, Count::Issues);
        assert!((first(nobody) / first(people) - 1.0).abs() < 0.05, "{} {}", first(nobody), first(people));
    }
    let nobody = summary.nobody.expect("it was simulated");
    let lost = nobody.difference.get(&CUSTOMERS_LOST).expect("it is told").clone();
    assert!(lost.mean > lost.half_width, "{lost:?}");
    // Contacts in hand at the launch are finished, at their overhead.
    assert!(nobody.metrics.get(&SERVICE_COST).and_then(|cost| cost.mean).is_some_and(|cost| cost < 100.0));
}

/// At the value from which a strategy's service pays, it costs in all what nobody answering costs, to a billionth; above it
/// less, below it more. So for every strategy, the baseline included.
#[test]
fn at_the_value_from_which_service_pays_it_costs_what_nobody_costs() {
    let lived = |factor: f64| {
        let mut scenario = operation(&[]);
        for segment in &mut scenario.segments {
            segment.remaining_value *= factor;
        }
        told(&scenario).1
    };
    let summary = lived(1.0);
    let nobody = summary.nobody.as_ref().expect("it was simulated");
    assert!((nobody.typed_value - (0.8 * 40.0 + 0.2 * 400.0)).abs() < 1e-9);
    let pays: Vec<_> = nobody.service.iter().filter(|service| service.factor.mean.is_some()).collect();
    assert!(pays.len() > 1 && pays[0].strategy == summary.baseline);
    for service in pays {
        let factor = service.factor.mean.expect("known");
        assert!((service.value.mean.expect("known") / (factor * nobody.typed_value) - 1.0).abs() < 1e-12);
        let dearer = |factor: f64| {
            let summary = lived(factor);
            let nobody = summary.nobody.expect("it was simulated");
            let there =
                nobody.service.into_iter().find(|there| there.strategy == service.strategy).expect("it was run");
            there.cost.mean.expect("defined")
        };
        assert!(dearer(factor).abs() < 1e-6 * dearer(0.0).abs(), "{}: {}", service.strategy, dearer(factor));
        assert!(dearer(factor * 1.1) < 0.0 && dearer(factor / 1.1) > 0.0);
    }
}

/// Of customers who are worth next to nothing the ledger cannot want any service, and says so; the twin, whose customers are dear,
/// says from which value on service pays and no more. Neither calls a strategy cheapest where nobody answering is.
#[test]
fn a_ledger_that_cannot_want_service_says_so() {
    let valued = |value: &str| {
        let given = ["home", "shop"].map(|segment| format!("segment.{segment}.remaining_value={value}"));
        told(&operation(&given.each_ref().map(String::as_str))).1
    };
    let (cheap, dear) = (valued("1"), valued("50_000"));
    let told = sentence(&cheap);
    assert!(told.contains("this scenario types 1.0 USD") && told.contains("cannot want any service"), "{told}");
    assert!(cheap.nobody.as_ref().is_some_and(|nobody| nobody.is_cheapest(1)));
    assert!(
        words::verdict(&Told::in_english(&cheap)).concat().contains("cheapest of the strategies"),
        "{:#?}",
        words::verdict(&Told::in_english(&cheap))
    );
    let told = sentence(&dear);
    assert!(told.contains(" service pays from ") && told.contains(" a customer on, first"), "{told}");
    assert!(
        !told.contains("cannot want")
            && !words::verdict(&Told::in_english(&dear)).concat().contains("of the strategies"),
        "{told}"
    );
    let first =
        |summary: &Summary| summary.nobody.as_ref().and_then(|nobody| nobody.first()?.value.mean).expect("known");
    assert!((first(&cheap) / first(&dear) - 1.0).abs() < 1e-9, "who leaves does not depend on what they are worth");
}

/// Where nothing is ever solved, seen at once and never asked again, and trust keeps nobody, service keeps nobody: it is told
/// that no value of a customer makes it pay. The twin solves most.
#[test]
fn service_that_keeps_nobody_pays_at_no_value() {
    let of = |solves: bool| {
        let each = ["ai", "team.desk", "team.experts"];
        let ends_at_once =
            each.iter().flat_map(|who| [format!("{who}.noticed=100 %"), format!("{who}.comes_back=0 %")]);
        let useless = each.iter().filter(|_| !solves).map(|who| format!("{who}.success=0 %"));
        let common = ["leaving.trust_effect=0", "patience.retry=0 %"].map(str::to_owned);
        let given: Vec<String> = ends_at_once.chain(useless).chain(common).collect();
        told(&operation(&given.iter().map(String::as_str).collect::<Vec<_>>())).1
    };
    let (useless, able) = (of(false), of(true));
    assert!(sentence(&useless).contains("no strategy is found to keep more"), "{}", sentence(&useless));
    assert!(sentence(&useless).contains("cannot want any service"), "{}", sentence(&useless));
    assert!(sentence(&able).contains("service pays from"), "{}", sentence(&able));
}

/// Klarna with an AI that solves nothing: it is still the cheapest strategy by far, and the ledger says what that is worth. The twin
/// is the scenario as it stands, whose AI keeps customers for little money.
#[test]
fn an_ai_that_solves_nothing_is_not_praised_for_costing_nothing() {
    let of = |given: &[&str]| {
        let scenario = world(builtin("klarna").expect("it is built in").text, given);
        let automated = scenario.strategies.iter().position(|strategy| strategy.id == "pure-automation");
        let strategies = vec![scenario.baseline, automated.expect("the scenario has it")];
        let (scale, waits) = (400, Waits::Formula);
        let design = Design { strategies, replications: vec![0, 1, 2], scale, waits, ..Design::of(&scenario) };
        let run = run(&scenario, &design, &Silent).expect("nobody stops it");
        let run = measure_scale(&scenario, run, &Silent).expect("nobody stops it");
        summarise(&scenario, &run, "")
    };
    let (useless, able) = (of(&["ai.success=0 %"]), of(&[]));
    let told = words::verdict(&Told::in_english(&useless)).concat();
    assert!(told.contains("cannot want any service") && told.contains("cheapest of the strategies"), "{told}");
    let told = words::verdict(&Told::in_english(&able)).concat();
    assert!(!told.contains("cannot want") && told.contains("Under pure-automation service pays from"), "{told}");
}

/// Where people are persons, or planned, nobody is paid, recruited, trained or dismissed in the world in which nobody answers.
#[test]
fn nobody_costs_nothing_where_people_are_persons_or_planned() {
    const LINES: [Count; 6] =
        [Count::Pay, Count::Recruiting, Count::Severance, Count::Training, Count::Notice, Count::HeadsS];
    let plan = "[team.desk.staffing]\nplan = \"margin\"\ntarget = \"30 %\"\n";
    let (forty, planned) = (include_str!("worlds/forty.toml"), include_str!("worlds/planned.toml"));
    for text in [forty.to_owned(), format!("{planned}\n{plan}")] {
        let scenario = world(&text, &["team.desk.hire_cost=1000"]);
        let run = live(&scenario, 1, 1);
        let launch = run.calibration.of_launch(scenario.baseline);
        let (setting, streams) = (Setting::at_scale(1), Streams::new(1, run.design.replications[0]));
        let nobody = replicate(&deserted(&scenario), 0, &launch, setting, streams, &Silent).expect("nobody stops it");
        assert_eq!(LINES.map(|line| nobody.total(line).to_bits()), [0.0_f64.to_bits(); 6]);
        assert!(run.outcomes[0][0].total(Count::Recruiting) > 0.0);
    }
}
