//! From a document to a [`Scenario`]: the world here, what strategies decide in `levers` and `strategies`.

use super::check::{doubt, doubt_names};
use super::course::strategies::strategies;
use super::dates::clock;
use super::meant::OTHERS;
use super::sections::{
    ai::OWN_NAME, alarm::alarm, channels::ONLY, customers::customers, damage::damage, demand::demand,
    difficulty::difficulty, experience::experience, fits::fits, fits::laid, leaving::leaving, mood::mood, names::Names,
    patience::Patience, patience::patience, reporting::reporting, run::run, segments::segments, survey::survey,
    targets::contradictions, targets::targets, topics::topics, trust::trust,
};
use super::{End, Scenario, keys};
use crate::clock::Clock;
use crate::text::{Document, Draft, Entry, Faults, Overridable, Reader, Section, Span, Value};

/// Reads a scenario.
///
/// `id` becomes the scenario's name, `file` stands in faults, `overrides` are `path=value` texts laid on the file.
///
/// # Errors
/// All faults of the text at once, in its order, and those of the world under each of its fits.
pub fn parse(id: &str, file: &str, text: &str, overrides: &[String]) -> Result<Scenario, Faults> {
    let fits = document(file, text, None, overrides)?.fits();
    let typed = parse_under(id, file, text, overrides, Under::default());
    let Faults(known, more) = typed.as_ref().err().cloned().unwrap_or_default();
    if more > 0 {
        return typed;
    }
    let mut faults = known.clone();
    for fit in &fits {
        let world = parse_under(id, file, text, overrides, Under { fit: Some(fit), end: None });
        let of_fit = world.map_or_else(|faults| faults.0, |_| Vec::new()).into_iter();
        faults.extend(of_fit.filter(|fault| !known.iter().any(|known| known.is(fault))).map(|fault| fault.under(fit)));
    }
    if faults.is_empty() { typed } else { Err(Faults::of(faults)) }
}

/// Reads a scenario with one uncertain number, named by its path, at an end of its range instead of at its mode.
///
/// # Errors
/// As [`parse_under`]; also what only this end makes a fault.
pub fn parse_at(
    id: &str,
    file: &str,
    text: &str,
    overrides: &[String],
    end: Option<(&str, End)>,
) -> Result<Scenario, Faults> {
    parse_under(id, file, text, overrides, Under { fit: None, end })
}

/// What is other than typed in the world that is read.
#[derive(Clone, Copy, Debug, Default)]
pub struct Under<'a> {
    /// The fit that is laid on the file; none of another name.
    pub fit: Option<&'a str>,
    /// One uncertain number, named by its path, that is at an end of its range instead of at its mode.
    ///
    /// Where it is the share of a topic, segment or channel, the others share the rest in proportion; alike if all have 0.
    pub end: Option<(&'a str, End)>,
}

/// Reads a scenario in a world that is other than typed.
///
/// # Errors
/// All faults of this world; not those of fits that are not laid on it.
pub fn parse_under(id: &str, file: &str, text: &str, overrides: &[String], under: Under) -> Result<Scenario, Faults> {
    let document = document(file, text, under.fit, overrides)?;
    let mut reader = Reader::new(&document);
    reader.others = OTHERS;
    reader.end = under.end.map(|(path, end)| (path.to_owned(), end));
    if let Some(Value::Text(currency)) = document.root.get("currency").map(|node| &node.value) {
        reader.currency.clone_from(currency);
    }
    let scenario = world(id, &reader);
    let assumptions = reader.finish()?;
    Ok(Scenario { assumptions, overrides: overrides.to_vec(), ..scenario }.outranked().under(under.fit))
}

/// What `--set` may change.
const OVERRIDABLE: Overridable = Overridable {
    named: &["topic", "segment", "channel", "team", "strategy", "fit"],
    allowed: "path=value, with the path and the value as the scenario file would have them",
    example: "for example --set 'team.outsourced.headcount=2500' or --set 'ai.auc=80 %'",
};

/// A text with one of its fits laid on it, if one is named, and on both the `path=value` overrides.
fn document(file: &str, text: &str, fit: Option<&str>, overrides: &[String]) -> Result<Document, Faults> {
    let mut draft = Draft::of(file, text);
    draft.lay_on(overrides, OVERRIDABLE);
    if let Some(fit) = fit.and_then(|fit| draft.root().get("fit")?.get(fit)).map(laid) {
        // What a fit says is laid over the file as from outside, though it is typed in it.
        draft.lay_own(fit);
        // What an override says of the fit itself is in it by now; what it says of the world outranks the fit.
        draft.lay_on(overrides, OVERRIDABLE);
    }
    draft.finished()
}

/// The file itself, of a version that is known.
fn root<'r, 'd>(reader: &'r Reader<'d>) -> Section<'r, 'd> {
    let root = Section::open(reader, Some(&reader.document.root), &Span { text: 0, bytes: 0..0 }, "", &[keys::ROOT]);
    root.number("schema");
    root
}

fn world(id: &str, reader: &Reader) -> Scenario {
    let root = root(reader);
    let (clock, patience) = (clock(&root), patience(&root));
    let names = names(&root, &patience, &clock);
    doubt_names(&root);
    let demand = demand(&root, &clock, &names.topics);
    let (strategies, baseline) = strategies(&root, &names, &clock, demand.interval_s);
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
        experience: experience(&root),
        trust: trust(&root),
        leaving: leaving(&root),
        mood: mood(&root, &clock),
        survey: survey(&root),
        reporting: reporting(&root),
        damage: damage(&root),
        alarm: alarm(&root),
        clock,
        targets: targets(&root, &strategies, baseline, &ids(root.children("team"))),
        contradictions: contradictions(&root, &strategies),
        strategies,
        baseline,
        assumptions: Vec::new(),
        overrides: Vec::new(),
        fits: fits(&root),
        fit: None,
    };
    doubt(&scenario, &root);
    scenario
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
fn names(root: &Section, patience: &Patience, clock: &Clock) -> Names {
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
        patience: (patience.time.clone(), patience.balk),
    }
}
