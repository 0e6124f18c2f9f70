//! From a document to a [`Scenario`]: the world here, what strategies decide in `levers` and `strategies`.

use super::check::{doubt, doubt_names};
use super::course::strategies::strategies;
use super::dates::clock;
use super::sections::{
    ai::OWN_NAME, alarm::alarm, channels::ONLY, correlations::correlations, customers::customers, damage::damage,
    demand::demand, difficulty::difficulty, experience::Experience, experience::experience, fits::fits, known::known,
    leaving::leaving, mood::mood, names::Names, patience::Patience, patience::patience, reporting::reporting,
    root::ROOT, run::run, segments::segments, survey::survey, targets::contradictions, targets::targets,
    topics::topics, trust::trust,
};
use super::{Scenario, Strategy, Target};
use crate::clock::Clock;
use crate::text::{Entry, Reader, Section, Span};

/// The file itself, of a version that is known.
fn root<'r, 'd>(reader: &'r Reader<'d>) -> Section<'r, 'd> {
    let root = Section::open(reader, Some(&reader.document.root), &Span { text: 0, bytes: 0..0 }, "", &[ROOT]);
    root.number("schema");
    doubt_names(&root);
    root
}

/// The world that a document tells; what is wrong with it is noted by its reader.
pub fn world(id: &str, reader: &Reader) -> Scenario {
    let root = root(reader);
    let (clock, patience, experience) = (clock(&root), patience(&root), experience(&root));
    let demand = demand(&root, &clock, &ids(root.children("topic")));
    let (strategies, baseline) = strategies(&root, &names(&root, (&patience, experience), &clock, demand.interval_s));
    let scenario = Scenario {
        id: id.to_owned(),
        title: root.text("title"),
        currency: currency(&root),
        run: run(&root),
        customers: customers(&root),
        segments: segments(&root),
        demand,
        topics: topics(&root),
        difficulty: difficulty(&root),
        patience,
        experience,
        trust: trust(&root),
        leaving: leaving(&root),
        mood: mood(&root, &clock),
        survey: survey(&root),
        reporting: reporting(&root),
        damage: damage(&root),
        alarm: alarm(&root),
        clock,
        targets: held_against(&root, &strategies, baseline),
        contradictions: contradictions(&root, &strategies),
        strategies,
        baseline,
        assumptions: Vec::new(),
        is_built_in: false,
        overrides: Vec::new(),
        derived: Vec::new(),
        fits: fits(&root),
        fit: None,
        correlations: correlations(&root),
    };
    doubt(&scenario, &root);
    scenario
}

/// What the baseline is held against: what is known of it, and what was published.
fn held_against(root: &Section, strategies: &[Strategy], baseline: usize) -> Vec<Target> {
    let published = targets(root, strategies, baseline, &ids(root.children("team")));
    [known(root, strategies, baseline), published].concat()
}

/// The currency: letters or a sign, beside which an amount can still be read.
fn currency(root: &Section) -> String {
    const LONGEST: usize = 16;
    let currency = root.text("currency");
    let is_of_a_number = |letter: char| letter.is_ascii_digit() || "+-−.,_/".contains(letter);
    let is_right = (1..=LONGEST).contains(&currency.chars().count()) && !currency.contains(is_of_a_number);
    if let (Some(node), false) = (root.given("currency"), is_right) {
        root.wrong(node, "currency", "a code or a sign, \"EUR\": at most 16 letters, and none that a number may have");
    }
    currency
}

fn ids(entries: &[Entry]) -> Vec<String> {
    entries.iter().map(|entry| entry.key.clone()).collect()
}

/// What the levers refer to; where no channel is named there is one.
fn names(root: &Section, (patience, experience): (&Patience, Experience), clock: &Clock, interval_s: f64) -> Names {
    let mut channels = ids(root.children("channel"));
    if channels.is_empty() {
        channels.push(ONLY.to_owned());
    }
    Names {
        topics: ids(root.children("topic")),
        segments: ids(root.children("segment")),
        channels,
        models: std::iter::once(OWN_NAME.to_owned()).chain(ids(root.children("model"))).collect(),
        clock: clock.clone(),
        interval_s,
        patience: (patience.time.clone(), patience.balk),
        experience,
    }
}
