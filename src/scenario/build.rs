//! From a document to a [`Scenario`]: the world here, what strategies decide in `levers` and `strategies`.

use super::channels::ONLY;
use super::check::{balance, close_to_one, doubt, doubt_names, doubt_return};
use super::dates::clock;
use super::demand::demand;
use super::document::{Document, Entry, Span, Value};
use super::fault::Faults;
use super::fits::fits;
use super::keys;
use super::levers::Names;
use super::models::AI;
use super::read::{Reader, Section};
use super::strategies::strategies;
use super::targets::{contradictions, targets};
use super::{
    Alarm, Customers, Damage, Difficulty, End, Experience, Leaving, Mood, Patience, Reporting, RunDefaults, Scenario,
    Segment, Survey, Topic, Trust,
};
use crate::clock::Clock;
use crate::stat::normal_quantile;
use crate::unit::{self, MINUTE, WEEK, human_duration};

/// Reads a scenario.
///
/// `id` becomes the scenario's name, `file` stands in faults, `overrides` are `path=value` texts laid on the file.
///
/// # Errors
/// All faults of the text at once, in its order, and those of the world under each of its fits.
pub fn parse(id: &str, file: &str, text: &str, overrides: &[String]) -> Result<Scenario, Faults> {
    let fits = Document::parse(file, text, overrides)?.fits();
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
    let document = Document::parse_under(file, text, under.fit, overrides)?;
    let mut reader = Reader::new(&document);
    reader.end = under.end.map(|(path, end)| (path.to_owned(), end));
    if let Some(Value::Text(currency)) = document.root.get("currency").map(|node| &node.value) {
        reader.currency.clone_from(currency);
    }
    let scenario = world(id, &reader);
    let assumptions = reader.finish()?;
    Ok(Scenario { assumptions, overrides: overrides.to_vec(), ..scenario }.outranked().under(under.fit))
}

/// The file itself, of a version that is known.
fn root<'r, 'd>(reader: &'r Reader<'d>) -> Section<'r, 'd> {
    let root = Section::open(reader, Some(&reader.document.root), &Span { text: 0, bytes: 0..0 }, "", &[keys::ROOT]);
    root.number("schema");
    root
}

fn world(id: &str, reader: &Reader) -> Scenario {
    let root = root(reader);
    let section = |name: &str, table| Section::open(reader, root.given(name), &root.place, name, &[table]);
    let (clock, patience) = (clock(&root), patience(&section("patience", keys::PATIENCE)));
    let names = names(&root, &patience, &clock);
    doubt_names(&root);
    let demand = demand(&root, &clock, &names);
    let (strategies, baseline) = strategies(&root, &names, &clock, demand.interval_s);
    let scenario = Scenario {
        id: id.to_owned(),
        title: root.text("title"),
        currency: currency(&root),
        run: run(&section("run", keys::RUN)),
        customers: customers(&section("customers", keys::CUSTOMERS)),
        segments: segments(&root),
        demand,
        topics: topics(&root),
        difficulty: difficulty(&section("difficulty", keys::DIFFICULTY)),
        patience,
        experience: experience(&section("experience", keys::EXPERIENCE)),
        trust: trust(&section("trust", keys::TRUST)),
        leaving: leaving(&section("leaving", keys::LEAVING)),
        mood: mood(&section("mood", keys::MOOD), &clock),
        survey: survey(&section("survey", keys::SURVEY)),
        reporting: reporting(&section("reporting", keys::REPORTING)),
        damage: damage(&section("damage", keys::DAMAGE)),
        alarm: alarm(&section("alarm", keys::ALARM)),
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
        models: std::iter::once(AI.to_owned()).chain(ids(root.children("model"))).collect(),
        clock: clock.clone(),
        patience: (patience.time.clone(), patience.balk),
    }
}

fn run(section: &Section) -> RunDefaults {
    let typed = section.text("scale");
    let scale = parse_scale(&typed).unwrap_or_else(|| {
        let node = section.value("scale");
        if let Some(node) = node {
            section.wrong(&node, "scale", "\"1:1\" to \"1:1000000\"");
        }
        1
    });
    RunDefaults { scale, replications: section.number("replications") as u32, seed: section.number("seed") as u64 }
}

/// Reads "1:50" as 50.
pub fn parse_scale(text: &str) -> Option<u32> {
    let k = unit::whole(&text.trim().strip_prefix("1:")?.trim().replace('_', ""))?;
    (1..=1_000_000).contains(&k).then_some(k)
}

fn topics(root: &Section) -> Vec<Topic> {
    let entries = root.children("topic");
    let mut topics: Vec<Topic> = entries
        .iter()
        .map(|entry| {
            let path = format!("topic.{}", entry.key);
            let section = Section::open(root.reader, Some(&entry.node), &root.place, &path, &[keys::TOPIC]);
            Topic {
                id: entry.key.clone(),
                title: Some(section.text("title")).filter(|title| !title.is_empty()).unwrap_or(entry.key.clone()),
                share: section.number("share"),
                stakes: section.number("stakes"),
                handle_time: section.dist("handle_time"),
            }
        })
        .collect();
    balance(root.reader, "topic", topics.iter_mut().map(|topic| (topic.id.as_str(), &mut topic.share)));
    if let Some(node) = root.given("topic") {
        let shares: Vec<f64> = topics.iter().map(|topic| topic.share).collect();
        close_to_one(root.reader, node, "topic", &shares);
    }
    topics
}

fn segments(root: &Section) -> Vec<Segment> {
    let entries = root.children("segment");
    let everyone = [None];
    let named: Vec<Option<&Entry>> =
        if entries.is_empty() { everyone.to_vec() } else { entries.iter().map(Some).collect() };
    let mut segments: Vec<Segment> = named
        .into_iter()
        .map(|entry| {
            let id = entry.map_or("all", |entry| entry.key.as_str());
            let path = format!("segment.{id}");
            let node = entry.map(|entry| &entry.node);
            let section = Section::open(root.reader, node, &root.place, &path, &[keys::SEGMENT]);
            Segment {
                id: id.to_owned(),
                share: section.number("share"),
                contact_factor: section.number("contact_factor"),
                remaining_value: section.number("remaining_value"),
                ai_shift: section.number("ai_shift"),
                wish_for_person: section.number("wish_for_person"),
                background_leaving_per_year: section.number("background_leaving_per_year"),
            }
        })
        .collect();
    balance(root.reader, "segment", segments.iter_mut().map(|segment| (segment.id.as_str(), &mut segment.share)));
    if let Some(node) = root.given("segment") {
        let shares: Vec<f64> = segments.iter().map(|segment| segment.share).collect();
        close_to_one(root.reader, node, "segment", &shares);
    }
    segments
}

fn customers(section: &Section) -> Customers {
    Customers {
        count: section.number("count"),
        growth_per_year: section.number("growth_per_year"),
        heavy_share: section.number("heavy_share"),
    }
}

fn difficulty(section: &Section) -> Difficulty {
    Difficulty {
        rho_ai: section.number("rho_ai"),
        rho_people: section.number("rho_people"),
        shared: section.number("shared"),
        eta: section.number("handle_time_effect"),
    }
}

fn patience(section: &Section) -> Patience {
    let (retry, retry_after) = (section.number("retry"), section.dist("retry_after"));
    doubt_return(section, "retry", retry, &retry_after, (MINUTE, "1 min"));
    Patience {
        time: section.dist("time"),
        balk: section.number("balk"),
        retry,
        retry_after,
        keeps_patience: section.flag("keeps_patience"),
    }
}

fn experience(section: &Section) -> Experience {
    let reference = section.number("reference");
    let penalty = |name: &str| {
        let points = section.number(name);
        let left = reference - points;
        if left <= 0.0 {
            let allowed = format!("less than the reference share, {} %", reference * 100.0);
            let place = section.given(name).or(section.given("reference")).map_or(&section.place, |node| &node.place);
            section.reader.fault(place, &section.path_of(name), &format!("{} %", points * 100.0), &allowed, None);
        }
        normal_quantile(reference) - normal_quantile(left.max(1e-6))
    };
    Experience {
        wait: penalty("wait") / std::f64::consts::LN_2,
        wait_reference_s: section.number("wait_reference"),
        extra_contact: penalty("extra_contact"),
        loop_talk: penalty("loop"),
        talk_felt: section.number("talk_felt"),
        progress_felt: section.number("progress_felt"),
        cold_handoff: penalty("cold_handoff"),
        refused_person: penalty("refused_person"),
        mood_unanswered: normal_quantile(section.number("satisfied_unanswered")),
    }
}

fn trust(section: &Section) -> Trust {
    let gain = section.number("gain");
    Trust {
        gain,
        loss: gain * section.number("loss_to_gain"),
        half_life_s: section.number("half_life"),
        wish: section.number("wish"),
    }
}

fn leaving(section: &Section) -> Leaving {
    Leaving {
        intent_first: section.number("intent_first"),
        intent_repeat: section.number("intent_repeat"),
        intent_unsolved: section.number("intent_unsolved"),
        behaviour: section.number("behaviour"),
        dissatisfied: section.number("dissatisfied"),
        failed_again: section.number("failed_again"),
        kappa: section.number("trust_effect"),
    }
}

fn mood(section: &Section, clock: &Clock) -> Mood {
    let mood = Mood {
        leaving: section.number("leaving"),
        newcomers: section.number("newcomers"),
        half_life_s: section.number("half_life"),
        tolerance: section.number("tolerance"),
    };
    let switched_on = [("leaving", mood.leaving), ("newcomers", mood.newcomers)];
    for (name, _) in switched_on.into_iter().filter(|(_, effect)| *effect > 0.0 && clock.warmup_s < 2.0 * WEEK) {
        let place = section.given(name).map_or(&section.place, |node| &node.place);
        let found = format!("a mood, and a warm-up of {}", human_duration(clock.warmup_s));
        let hint = "the level that people are used to is measured in the warm-up".to_owned();
        section.reader.fault(place, &section.path_of(name), &found, "a `warmup` of 2 weeks or more", Some(hint));
    }
    mood
}

fn survey(section: &Section) -> Survey {
    Survey {
        asked: section.number("asked"),
        response: section.number("response"),
        extremes_odds: section.number("extremes_odds"),
        trust_effect: section.number("trust_effect"),
    }
}

fn reporting(section: &Section) -> Reporting {
    Reporting {
        service_threshold_s: section.number("service_threshold"),
        recontact_window_s: section.number("recontact_window"),
        churn_after_s: section.number("churn_after"),
    }
}

fn alarm(section: &Section) -> Alarm {
    Alarm {
        measure: keys::WATCHED[section.choice("measure")],
        weight: section.number("weight"),
        margin: section.number("margin"),
        lost_margin: section.number("lost_margin"),
        errors: section.number("errors"),
    }
}

impl Alarm {
    /// The alarm of a scenario that says nothing of one.
    pub fn by_default() -> Self {
        let document = Document::parse("default", "", &[]).unwrap_or_else(|_| unreachable!("nothing has no fault"));
        let (reader, nowhere) = (Reader::new(&document), Span { text: 0, bytes: 0..0 });
        alarm(&Section::open(&reader, None, &nowhere, "alarm", &[keys::ALARM]))
    }
}

fn damage(section: &Section) -> Damage {
    Damage {
        complaint: section.number("complaint"),
        complaint_cost: section.number("complaint_cost"),
        complaint_after: section.dist("complaint_after"),
        harm: section.number("harm"),
        harm_cost: section.number("harm_cost"),
        contact_overhead: section.number("contact_overhead"),
    }
}
