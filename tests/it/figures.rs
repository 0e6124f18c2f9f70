//! The figures of small worlds, and of worlds that are hard to draw: what they show, and that all of it can be read.

use std::fmt::Write as _;
use std::sync::{Arc, LazyLock};

use blendsim::books::Count;
use blendsim::books::metric::{ABANDONMENT, SATISFACTION};
use blendsim::findings::{Change, Detail, GroupKind, Summary, detail, summarise};
use blendsim::intake::{Asked, Learned, learn, read};
use blendsim::plot::figures::{Figure, Story, all, arrivals};
use blendsim::plot::{Painter, Palette};
use blendsim::scenario::Scenario;
use blendsim::study::Run;
use resvg::usvg::{Group, Node, Options, Rect, Tree, fontdb};

use crate::lab::{BLEND, live, metric, world};
use blendsim::words::{Language, Told, event};

/// Room between texts, and between texts and the page's edge, units of the page.
const AIR: f32 = 0.5;

/// A world that has been lived in.
struct Lived {
    scenario: Scenario,
    run: Run,
    summary: Summary,
    detail: Detail,
}

impl Lived {
    fn new(text: &str, overrides: &[&str], replications: u32) -> Self {
        let scenario = world(text, overrides);
        let run = live(&scenario, replications, 1);
        let summary = summarise(&scenario, &run, "0123456789ab");
        let detail = detail(&scenario, &run);
        Self { scenario, run, summary, detail }
    }

    fn figures(&self) -> Vec<Figure> {
        self.told(Language::English)
    }

    fn told(&self, language: Language) -> Vec<Figure> {
        let ids = self.scenario.strategies.iter().map(|strategy| strategy.id.as_str());
        let palette = Palette::new(ids, &self.summary.baseline);
        let told = Told { summary: &self.summary, language };
        all(&Story { told: &told, detail: &self.detail, palette: &palette }).expect("drawn")
    }

    fn figure(&self, id: &str) -> Figure {
        self.figures().into_iter().find(|figure| figure.id == id).expect("a figure of this name")
    }
}

static SMALL: LazyLock<Lived> = LazyLock::new(|| Lived::new(BLEND, &[], 4));

/// The small world with so many strategies, each changing twice, with names as long as anybody's.
fn crowded(strategies: usize) -> String {
    let mut text = BLEND.to_owned();
    for i in 3..strategies {
        let name = format!("a-strategy-whose-name-is-far-too-long-for-any-slide-number-{i}");
        write!(
            text,
            "\n[strategy.{name}]\nrouting.first = \"ai\"\nescalation.rule = \"share\"\nescalation.share = 0.{i}\n\
             [[strategy.{name}.change]]\nat = \"2024-01-{}\"\nhuman_access.when = \"at-once\"\n\
             [[strategy.{name}.change]]\nat = \"2024-02-20\"\nescalation.rule = \"never\"\n",
            10 + i
        )
        .expect("a string takes all");
    }
    text
}

/// Words of a figure, each with the box of its ink.
fn words(svg: &str) -> (Vec<(String, Rect)>, (f32, f32)) {
    static FONTS: LazyLock<Arc<fontdb::Database>> = LazyLock::new(|| {
        let mut fonts = fontdb::Database::new();
        fonts.load_font_data(notosans::REGULAR_TTF.to_vec());
        fonts.load_font_data(notosans::BOLD_TTF.to_vec());
        Arc::new(fonts)
    });
    let tree = Tree::from_str(svg, &Options { fontdb: FONTS.clone(), ..Options::default() }).expect("an SVG document");
    let mut found = Vec::new();
    collect(tree.root(), &mut found);
    (found, (tree.size().width(), tree.size().height()))
}

fn collect(group: &Group, found: &mut Vec<(String, Rect)>) {
    for node in group.children() {
        match node {
            Node::Group(group) => collect(group, found),
            Node::Text(text) => {
                let said = text.chunks().iter().map(resvg::usvg::TextChunk::text).collect();
                found.push((said, text.flattened().abs_bounding_box()));
            }
            _ => {}
        }
    }
}

/// Every word lies inside the page and on no other.
fn assert_readable(figure: &Figure, world: &str) {
    let (words, (width, height)) = words(&figure.svg);
    assert!(words.len() > 3, "{world}, {}: {words:?}", figure.id);
    for (i, (text, ink)) in words.iter().enumerate() {
        let is_inside =
            ink.left() >= AIR && ink.top() >= AIR && ink.right() <= width - AIR && ink.bottom() <= height - AIR;
        assert!(is_inside, "{world}, {}: “{text}” leaves the page: {ink:?}", figure.id);
        for (other, taken) in &words[..i] {
            let is_apart = ink.left() >= taken.right() + AIR
                || taken.left() >= ink.right() + AIR
                || ink.top() >= taken.bottom()
                || taken.top() >= ink.bottom();
            assert!(is_apart, "{world}, {}: “{text}” {ink:?} lies on “{other}” {taken:?}", figure.id);
        }
    }
    assert!(!figure.svg.contains("NaN") && !figure.svg.contains("inf\""), "{world}, {}", figure.id);
}

#[test]
fn every_word_of_every_figure_can_be_read() {
    let silent = BLEND.replace("issues_per_customer_month = ", "issues_per_customer_month = 0 # ");
    let week = BLEND.replace("2024-01-24", "2024-01-03").replace("\"month 2\"", "2024-01-05");
    let until = |name: &str| BLEND.split(name).next().expect("a part before it").to_owned();
    let worlds: Vec<(&str, Lived)> = vec![
        ("one strategy", Lived::new(&until("[strategy.blend]"), &[], 3)),
        ("two strategies", Lived::new(&until("[strategy.machine]"), &[], 3)),
        ("five strategies", Lived::new(&crowded(5), &[], 4)),
        ("eight strategies", Lived::new(&crowded(8), &[], 3)),
        ("eleven strategies, one replication", Lived::new(&crowded(11), &[], 1)),
        ("nobody has an issue", Lived::new(&silent, &[], 2)),
        ("everything is free", Lived::new(BLEND, &["team.desk.pay_per_hour=0", "team.experts.pay_per_hour=0"], 2)),
        ("one week", Lived::new(&week, &["length=1 weeks", "title=W & <W>"], 2)),
    ];
    let languages = || Language::codes().filter_map(Language::of);
    for (name, lived) in &worlds {
        for figure in languages().flat_map(|language| lived.told(language)) {
            assert_readable(&figure, name);
        }
    }
    for figure in languages().flat_map(|language| SMALL.told(language)) {
        assert_readable(&figure, "three strategies");
        let (words, _) = words(&figure.svg);
        let cut: Vec<&String> = words.iter().map(|(text, _)| text).filter(|text| text.contains('…')).collect();
        assert_eq!(cut, Vec::<&String>::new(), "{} is cut", figure.id);
    }
}

#[test]
fn a_figure_has_pixels_numbers_and_hints() {
    let painter = Painter::default();
    for figure in SMALL.figures() {
        let png = painter.png(&figure.svg).expect("a picture");
        assert!(png.starts_with(b"\x89PNG") && png.len() > 10_000, "{}: {} bytes", figure.id, png.len());
        assert!(png.len() < 200_000 && figure.svg.len() < 160_000, "{} is too large for a page", figure.id);
        assert_eq!(figure.svg.matches("<svg").count(), 1);
        assert!(figure.svg.matches("<title>").count() > 2, "{} has no hints", figure.id);
        let width = figure.table[0].len();
        assert!(figure.table.len() > 1 && figure.table.iter().all(|row| row.len() == width), "{}", figure.id);
        let [title, caption] = [&figure.title, &figure.caption];
        assert!(!title.ends_with('.') && caption.ends_with('.'), "{title} / {caption}");
    }
}

#[test]
fn the_steps_of_the_business_case_add_up_to_the_ledger() {
    for (strategy, detail) in SMALL.summary.strategies.iter().zip(&SMALL.detail.strategies).skip(1) {
        let amount = |id: &str| {
            let step = detail.business_case.iter().find(|step| step.id == id);
            step.and_then(|step| step.amount.mean).expect("a step with an amount")
        };
        for (id, sum) in [("service_cost", "service_cost"), ("cost", "cost")] {
            let truth = strategy.difference(metric(id)).and_then(|d| d.mean).expect("defined");
            assert!(
                (amount(sum) - truth).abs() <= 1e-9 * truth.abs(),
                "{}: {} is not {truth}",
                strategy.id,
                amount(sum)
            );
        }
        let mut level = 0.0;
        for step in &detail.business_case {
            let mean = step.amount.mean.expect("defined");
            level = if step.is_sum { level - mean } else { level + mean };
            assert!(!step.is_sum || level.abs() < 1e-6, "{}: {} is off by {level}", strategy.id, step.id);
            level = if step.is_sum { mean } else { level };
        }
    }
    assert!(SMALL.detail.strategies[0].business_case.is_empty());
}

#[test]
fn the_vendors_case_is_the_share_reported_as_resolved_of_what_people_cost() {
    let (people, machine) = (&SMALL.run.outcomes[0], &SMALL.run.outcomes[2]);
    let saved = |i: usize| {
        let reported = machine[i].total(Count::AiContained) - machine[i].total(Count::AiGivenUp);
        reported / machine[i].total(Count::Contacts) * (people[i].total(Count::Pay) + people[i].total(Count::Overhead))
    };
    let truth = -(0..4).map(saved).sum::<f64>() / 4.0 / SMALL.summary.years;
    let step = &SMALL.detail.strategies[2].business_case[0];
    let found = step.amount.mean.expect("defined");
    assert!((found / truth - 1.0).abs() < 1e-2, "{found} is not {truth}");
    assert!((found / truth * 2.0 - 1.0).abs() > 0.5);
}

#[test]
fn segments_and_topics_add_up_to_all() {
    for (index, outcomes) in SMALL.run.outcomes.iter().enumerate() {
        for outcome in outcomes {
            let sum = |place: usize| outcome.segment_ends.iter().map(|ends| ends[place]).sum::<f64>();
            let truth = [Count::IssuesSatisfied, Count::IssuesClosed].map(|count| outcome.total(count));
            assert_eq!([sum(0), sum(1)].map(f64::to_bits), truth.map(f64::to_bits), "strategy {index}");
        }
        let groups = &SMALL.detail.strategies[index].groups;
        let of = |kind: GroupKind| groups.iter().filter(|group| group.kind == kind).count();
        assert_eq!((of(GroupKind::All), of(GroupKind::Topic), of(GroupKind::Segment)), (1, 2, 2));
        let mean = |i: usize| groups[i].satisfaction.mean.expect("defined");
        let (low, high) = (mean(3).min(mean(4)), mean(3).max(mean(4)));
        assert!(low <= mean(0) && mean(0) <= high && low < high, "{low} {} {high}", mean(0));
    }
}

#[test]
fn weeks_begin_with_the_horizon_and_changes_stand_in_their_week() {
    let detail = &SMALL.detail;
    assert_eq!((detail.weeks.len(), detail.weeks[0].to_string()), (8, "2024-01-01".to_owned()));
    let changes: Vec<usize> = detail.strategies.iter().map(|strategy| strategy.changes.len()).collect();
    assert_eq!(changes, [0, 1, 0]);
    let change = &detail.strategies[1].changes[0];
    let phase = &SMALL.scenario.strategies[1].phases[2];
    let week = (phase.from_s - SMALL.scenario.clock.warmup_s) / (7.0 * 86_400.0);
    assert_eq!((change.weeks.to_bits(), change.date.to_string()), (week.to_bits(), "2024-02-01".to_owned()));
    assert_eq!(event(Language::English, &change.event), "access + staff");
    for band in detail.strategies.iter().flat_map(|strategy| strategy.weeks_of(&SATISFACTION)).flatten() {
        assert!(band.is_sorted() && band[4] > 0.0);
    }
}

/// Outages and updates stand where the AI answers, and at the moment they come; a pilot with its gate.
#[test]
fn what_befalls_the_ai_is_a_dated_event() {
    let more = "[ai.outage.storm]\nfrom = \"2024-01-10\"\nat = \"12:00\"\nlength = \"6 h\"\n[ai.update.worse]\n\
                at = \"2024-02-03\"\nshift = -0.2\n[strategy.people.pilot]\nshare = \"20 %\"\nfrom = \"2024-01-08\"\n\
                routing.first = \"ai\"\n[strategy.people.pilot.gate]\nmeasure = \"csat_observed\"\nat = \"2024-02-05\"\n\
                least = \"-2 %\"\n";
    let first = "[[strategy.machine.change]]\nat = \"2024-01-15\"\nrouting.segment_priority = { shop = 1 }\n";
    let scenario = world(&format!("{BLEND}\n{more}{first}"), &["customers.count=200"]);
    let detail = detail(&scenario, &live(&scenario, 2, 1));
    let told = |index: usize| -> Vec<String> {
        let changes = &detail.strategies[index].changes;
        let what = |change: &Change| event(Language::English, &change.event);
        changes.iter().map(|change| format!("{:.2} {} {}", change.weeks, change.date, what(change))).collect()
    };
    let outage = "1.36 2024-01-10 outage";
    assert_eq!(told(0), ["1.00 2024-01-08 pilot", outage, "4.71 2024-02-03 update worse", "5.00 2024-02-05 gate"]);
    assert_eq!(told(1), [outage, "4.43 2024-02-01 access + staff", "4.71 2024-02-03 update worse"]);
    assert_eq!(told(2), [outage, "2.00 2024-01-15 lines", "4.71 2024-02-03 update worse"]);
}

/// A sum that the title of the business case tells must be that of the CSV file.
#[test]
fn the_business_case_tells_of_the_promise_that_falls_shortest() {
    let of = |i: usize, id: &str| {
        let step = SMALL.detail.strategies[i].business_case.iter().find(|step| step.id == id);
        step.and_then(|step| step.amount.mean).expect("defined")
    };
    let short_by = |i: usize| of(i, "cost") - of(i, "vendor_case");
    let (worst, other) = if short_by(1) > short_by(2) { (1, 2) } else { (2, 1) };
    let title = SMALL.figure("business-case").title;
    let [named, not] = [worst, other].map(|i| SMALL.summary.strategies[i].id.as_str());
    assert!(title.contains(&format!("case for {named} promises")) && !title.contains(not), "{title}");
    assert!(title.contains(&format!("{:.1} thousand", -of(worst, "vendor_case") / 1000.0)), "{title}");
}

#[test]
fn one_history_is_called_so_and_claims_nothing() {
    let lived = Lived::new(BLEND, &[], 1);
    for figure in lived.figures() {
        assert!(figure.title.ends_with("in one random history"), "{}: {}", figure.id, figure.title);
    }
}

#[test]
fn strategies_without_an_ai_are_no_dumbbell() {
    let figure = SMALL.figure("resolution");
    let (words, _) = words(&figure.svg);
    let said = |name: &str| words.iter().any(|(text, _)| text == name);
    assert!(said("machine") && said("blend") && !said("people"));
    assert!(words.iter().any(|(text, _)| text.contains("the AI talks to nobody under people")));
    let row = figure.table.iter().find(|row| row[0] == "people").expect("a row");
    assert!(row[1..].iter().all(String::is_empty), "{row:?}");
}

#[test]
fn a_strategy_under_which_too_many_abandon_is_marked_and_not_judged() {
    let mut lived = Lived::new(BLEND, &["strategy.blend.team.desk.headcount=1"], 3);
    let abandoned = lived.summary.strategies[1].metric(&ABANDONMENT).mean.expect("defined");
    assert!(abandoned > 0.05, "{abandoned}");
    lived.summary.scale = 50;
    for id in ["cost-satisfaction", "weekly-satisfaction", "satisfaction-by-group", "business-case"] {
        let figure = lived.figure(id);
        let (words, _) = words(&figure.svg);
        let note = words.iter().find(|(text, _)| text.contains("not judged at scale 1:50"));
        assert!(note.is_some_and(|(text, _)| text.contains("blend")), "{id}: {words:?}");
        assert!(!figure.title.to_lowercase().starts_with("blend loses"), "{}", figure.title);
    }
}

/// What is learned of some days, each with counts from an hour to another, so many in an hour.
fn learned(days: u32, (from, to): (u32, u32), per_hour: u32, keep: impl Fn(u32) -> bool) -> Learned {
    let mut text = "day,from,calls\n".to_owned();
    for day in (0..days).filter(|day| keep(*day)) {
        let date = jiff::civil::date(2022, 2, 28).saturating_add(jiff::Span::new().days(day));
        for place in from * per_hour..to * per_hour {
            let count = (day * 7919 + place * 104_729) % 97 * (1 + day % 7);
            writeln!(text, "{date},{:02}:{:02},{count}", place / per_hour, place % per_hour * 60 / per_hour)
                .expect("a string takes all");
        }
    }
    learn(&read("c.csv", text.as_bytes(), &Asked::default()).unwrap_or_else(|faults| panic!("{faults}")))
}

#[test]
fn every_word_of_the_figure_of_arrivals_can_be_read() {
    let always = |_| true;
    let cases = [
        ("a year of a desk by day", learned(365, (8, 20), 2, |day| day % 7 < 5)),
        ("day and night by five minutes", learned(21, (0, 24), 12, always)),
        ("three years by the hour", learned(1100, (0, 24), 1, |day| day % 50 > 3)),
        ("fifteen years by day and night", learned(5400, (10, 12), 1, always)),
        ("one day", learned(1, (8, 20), 2, always)),
        ("two days in two weeks", learned(15, (8, 9), 4, |day| day % 14 == 0)),
        ("ten days", learned(10, (22, 24), 1, always)),
        (
            "days as a whole",
            learn(&read("c.csv", b"d,n\n2024-03-04,0\n2024-03-05,0\n", &Asked::default()).expect("right")),
        ),
    ];
    for (name, learned) in &cases {
        let source =
            "a-file-of-counts-with-a-name-that-is-far-too-long-for-any-footer-of-a-figure-and-goes-on-and-on.csv";
        for language in Language::codes().filter_map(Language::of) {
            let svg = arrivals::figure(learned, source, language).expect("drawn");
            let figure =
                Figure { id: "arrivals", title: String::new(), caption: String::new(), svg, table: Vec::new() };
            assert_readable(&figure, &format!("{name} in {}", language.code()));
        }
    }
    let title = |learned: &Learned| {
        words(&arrivals::figure(learned, "c.csv", Language::English).expect("drawn")).0[0].0.clone()
    };
    assert!(title(&cases[0].1).starts_with("Friday brings"), "{}", title(&cases[0].1));
    assert!(title(&cases[4].1).contains("contacts on the mean Monday"), "{}", title(&cases[4].1));
}

/// The small world with five more strategies whose AI ends fewer contacts the higher their number.
fn many() -> String {
    let more = |i: usize| {
        format!("[strategy.s{i}]\nrouting.first = \"ai\"\nescalation = {{ rule = \"share\", share = 0.{i} }}\n")
    };
    BLEND.to_owned() + "\n" + &(3..8).map(more).collect::<String>()
}

/// Of seven strategies with an AI four have room; whom a published figure is about has it first, and nobody without an AI.
#[test]
fn whom_the_scenario_is_about_is_shown_where_not_all_can_be() {
    let target = "[target.claim]\ntitle = \"A claim\"\nstrategy = \"s7\"\nmetric = \"ai_share\"\npublished = \"1 %\"\n\
                  least = \"0 %\"\nmost = \"100 %\"\n";
    let is_shown = |text: &str, id: &str| {
        let (words, _) = words(&Lived::new(text, &[], 2).figure("business-case").svg);
        words.iter().any(|(word, _)| word == id)
    };
    assert!(!is_shown(&many(), "s7"), "its AI ends the fewest contacts");
    assert!(is_shown(&(many() + target), "s7"));
    let mute = "[strategy.mute]\ntitle = \"People again\"\n";
    let two = BLEND.split("[strategy.machine]").next().expect("a part before it").to_owned();
    assert!(!is_shown(&(two + mute), "mute"), "it has no AI, though there is room");
}

/// Eight weeks and three days are eight weeks, wherever a week is read; of 56 days no week is lost.
#[test]
fn a_week_cut_short_is_no_week_in_any_table() {
    for (length, weeks) in [("59 days", 8), ("56 days", 8)] {
        let lived = Lived::new(BLEND, &[&format!("length={length}")], 2);
        assert_eq!(lived.detail.weeks.len(), weeks);
        let rows = blendsim::findings::weekly(&lived.scenario, &lived.run);
        assert_eq!(rows.iter().map(|row| row.week).max(), Some(weeks));
        let figure = lived.figure("weekly-satisfaction");
        assert!(figure.table.iter().skip(1).all(|row| row[1].parse::<usize>().is_ok_and(|week| week <= weeks)));
    }
}

/// An AI that is as good at the end as at first moves no gap, and its title finds none; one that forgets does.
#[test]
fn a_title_finds_no_change_where_nothing_changes() {
    let people = BLEND.split("[strategy.blend]").next().expect("a part before it");
    let text = people.to_owned() + "[strategy.steady]\ntitle = \"The same throughout\"\nrouting.first = \"ai\"\n";
    let title = |drift: &str| {
        Lived::new(
            &text,
            &["demand.surge.storm.factor=1", "warmup=8 weeks", "length=16 weeks", "baseline=steady", drift],
            4,
        )
        .figure("weekly-resolution")
        .title
    };
    assert_eq!(title("ai.drift_per_year=0"), "Reported and true AI resolution, week by week");
    let forgets = title("ai.drift_per_year=-3");
    assert!(forgets.contains("points more than it resolves at first"), "{forgets}");
}
