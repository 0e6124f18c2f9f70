//! One customer's life in words, with date and time, and as JSON.

mod sentence;

use std::fmt::Write as _;

use jiff::civil::DateTime;
use serde::Serialize;

use crate::clock::Clock;
use crate::scenario::Scenario;
use crate::study::{Happening, Life, Moment};
use sentence::{Sentence, per_cent, sentences};

/// What stands before what nobody at the firm sees.
const HIDDEN: &str = "~";
/// Letters in a line, and those before its text.
const ROOM: usize = 100;
const INDENT: usize = 16;
/// What is never parted from the number before it.
const GLUED: [&str; 4] = ["%", "min", "of 5", "of 100"];

/// Lives of one customer under some strategies.
#[derive(Clone, Debug)]
pub struct Lives<'a> {
    /// The world that was lived in.
    pub scenario: &'a Scenario,
    /// Index of the strategy and the life, for each.
    pub lives: Vec<(usize, Life)>,
    /// Which random history.
    pub replication: u32,
    /// Seed of all luck.
    pub seed: u64,
    /// The k of scale 1:k.
    pub scale: u32,
    /// Customers in all.
    pub customers: u64,
}

impl Lives<'_> {
    /// Every step in words.
    pub fn text(&self) -> String {
        let mut text = format!(
            "{}\nscale 1:{}, seed {}, replication {}. Lines with {HIDDEN} tell what nobody at the firm sees.\n",
            self.scenario.title, self.scale, self.seed, self.replication
        );
        for (strategy, life) in &self.lives {
            text += "\n";
            text += &self.life(*strategy, life);
        }
        if let Some((strategy, life)) = self.lives.first() {
            text += "\n";
            text += &wrapped(0, &self.others(*strategy, life));
        }
        text
    }

    fn life(&self, strategy: usize, life: &Life) -> String {
        let (scenario, clock) = (self.scenario, &self.scenario.clock);
        let named = &scenario.strategies[strategy];
        let mut text = format!("Customer {} under {}: {}\n", life.customer, named.id, named.title);
        text += &wrapped(0, &self.introduction(life));
        if clock.warmup_s > 0.0 && strategy != scenario.baseline {
            let baseline = &scenario.strategies[scenario.baseline].id;
            text += &wrapped(0, &format!("Until {} everything runs as under {baseline}.", day(start(clock))));
        }
        let mut last = None;
        for moments in life.moments.chunk_by(|a, b| a.at_s <= b.at_s && b.at_s <= a.at_s && a.issue == b.issue) {
            text += &paragraph(scenario, moments, &mut last);
        }
        text += "\n";
        text += &wrapped(0, &ending(clock, life));
        text
    }

    fn introduction(&self, life: &Life) -> String {
        let joined = match life.joined_s {
            at_s if life.kept_away => {
                let when = day(self.scenario.clock.date_time(at_s));
                return format!("Segment {}; would join on {when}, but stays away for what others say.", life.segment);
            }
            at_s if at_s > 0.0 => format!("joins on {}", day(self.scenario.clock.date_time(at_s))),
            _ => "is there from the start".to_owned(),
        };
        let trust = per_hundred(life.trust[0]);
        let who = format!("Segment {}; {joined}, with a trust of {trust} of 100.", life.segment);
        match (issues(life), contacts(life)) {
            (0, _) => format!("{who} Never gets in touch in this history."),
            (issues, contacts) => format!("{who} {}, {}.", plural(issues, "issue"), plural(contacts, "contact")),
        }
    }

    fn others(&self, strategy: usize, life: &Life) -> String {
        let most: Vec<String> =
            life.busiest.iter().map(|(customer, contacts)| format!("{customer} ({contacts})")).collect();
        let id = &self.scenario.strategies[strategy].id;
        let most = if most.is_empty() { "nobody".to_owned() } else { most.join(", ") };
        format!(
            "Under {id}, {} of {} customers get in touch at all. Those with most contacts: {most}.",
            life.in_touch, self.customers
        )
    }

    /// The same as one JSON document.
    ///
    /// # Errors
    /// What the serialiser says.
    pub fn json(&self) -> Result<String, serde_json::Error> {
        let clock = &self.scenario.clock;
        let told = |moment: &Moment| Told {
            at: clock.date_time(moment.at_s).to_string(),
            moment: moment.clone(),
            in_words: sentences(self.scenario, moment),
        };
        let life = |(strategy, life): &(usize, Life)| LifeDocument {
            strategy: self.scenario.strategies[*strategy].id.clone(),
            segment: life.segment.clone(),
            joined: clock.date_time(life.joined_s).to_string(),
            trust_at_start: life.trust[0],
            trust_at_end: life.trust[1],
            left_over_an_issue: life.left_over_issue,
            kept_away: life.kept_away,
            left_otherwise: life.left_otherwise_s.map(|at_s| clock.date_time(at_s).to_string()),
            customers_in_touch: life.in_touch,
            busiest: life.busiest.iter().map(|&(customer, contacts)| Busy { customer, contacts }).collect(),
            moments: life.moments.iter().map(told).collect(),
        };
        super::json(&Document {
            scenario: self.scenario.id.clone(),
            customer: self.lives.first().map_or(0, |(_, life)| life.customer),
            customers: self.customers,
            replication: self.replication,
            seed: self.seed,
            scale: self.scale,
            lives: self.lives.iter().map(life).collect(),
        })
    }
}

#[derive(Serialize)]
struct Document {
    scenario: String,
    customer: u32,
    customers: u64,
    replication: u32,
    seed: u64,
    scale: u32,
    lives: Vec<LifeDocument>,
}

#[derive(Serialize)]
struct LifeDocument {
    strategy: String,
    segment: String,
    joined: String,
    trust_at_start: f64,
    trust_at_end: f64,
    left_over_an_issue: bool,
    kept_away: bool,
    left_otherwise: Option<String>,
    customers_in_touch: u64,
    busiest: Vec<Busy>,
    moments: Vec<Told>,
}

#[derive(Serialize)]
struct Busy {
    customer: u32,
    contacts: u32,
}

#[derive(Serialize)]
struct Told {
    at: String,
    #[serde(flatten)]
    moment: Moment,
    in_words: Vec<Sentence>,
}

/// Everything that happens at one moment: headings where issue or day are new, then what is seen and what is not, in order.
fn paragraph(scenario: &Scenario, moments: &[Moment], last: &mut Option<(u32, DateTime)>) -> String {
    let Some(first) = moments.first().filter(|first| !is_absence(first)) else { return String::new() };
    let now = scenario.clock.date_time(first.at_s);
    let mut text = String::new();
    let is_new_issue = last.is_none_or(|(issue, _)| issue != first.issue);
    if is_new_issue {
        let _ = write!(text, "\n{}\n", heading(scenario, first));
    }
    if is_new_issue || last.is_none_or(|(_, then)| then.date() != now.date()) {
        let _ = writeln!(text, "  {}", day(now));
    }
    *last = Some((first.issue, now));
    let told: Vec<Sentence> = moments.iter().flat_map(|moment| sentences(scenario, moment)).collect();
    for (place, alike) in told.chunk_by(|a, b| a.is_hidden == b.is_hidden).enumerate() {
        let time = if place == 0 { now.strftime("%H:%M:%S").to_string() } else { String::new() };
        let mark = if alike[0].is_hidden { HIDDEN } else { "" };
        let said = alike.iter().map(|sentence| sentence.text.as_str()).collect::<Vec<_>>().join(" ");
        let lines = wrapped(INDENT, &said);
        let _ = write!(text, "    {time:<8}  {mark:<1} {}", &lines[INDENT..]);
    }
    text
}

fn heading(scenario: &Scenario, moment: &Moment) -> String {
    match &moment.step {
        Happening::Opened { topic, .. } => {
            let title = scenario.topics.iter().find(|known| known.id == *topic).map_or(topic, |known| &known.title);
            format!("Issue {}: {}", moment.issue, if title.is_empty() { topic } else { title })
        }
        _ => format!("Issue {}, again", moment.issue),
    }
}

/// What is left of the customer at the end.
fn ending(clock: &Clock, life: &Life) -> String {
    let left = life.moments.iter().find(|moment| matches!(moment.step, Happening::Decides { leaves: true, .. }));
    let end = clock.date_time(clock.end_s());
    let mut told = match (left, life.left_otherwise_s) {
        _ if life.kept_away => "Never became a customer.".to_owned(),
        (Some(moment), _) => {
            format!("Left over issue {} on {}.", moment.issue, day(clock.date_time(moment.at_s)))
        }
        (None, Some(at_s)) => {
            format!("Left on {} for reasons outside support.", day(clock.date_time(at_s)))
        }
        (None, None) => {
            format!("On {}, at the end: still a customer, trust {} of 100.", day(end), per_hundred(life.trust[1]))
        }
    };
    let missed = life.moments.iter().filter(|moment| is_absence(moment)).count();
    if missed > 0 {
        let _ = write!(told, " {} that would have come later did not.", plural(missed, "issue"));
    }
    let open: Vec<String> =
        (1..=issues(life) as u32).filter(|issue| is_open(life, *issue)).map(|n| n.to_string()).collect();
    if !open.is_empty() {
        let _ = write!(told, " Still open: issue {}.", open.join(", "));
    }
    let solved = |moment: &&Moment| matches!(moment.step, Happening::Closed { is_solved: true, .. });
    if issues(life) > 0 {
        let solved = life.moments.iter().filter(solved).count();
        let _ = write!(told, " Solved in truth: {solved} of {}.", plural(issues(life), "issue"));
    }
    told
}

fn is_open(life: &Life, issue: u32) -> bool {
    let ends = |moment: &Moment| matches!(moment.step, Happening::Closed { .. } | Happening::Gone { .. });
    !life.moments.iter().any(|moment| moment.issue == issue && ends(moment))
}

/// Whether it is about an issue that did not arise.
fn is_absence(moment: &Moment) -> bool {
    matches!(moment.step, Happening::Gone { was_open: false, .. })
}

fn issues(life: &Life) -> usize {
    life.moments.iter().filter(|moment| matches!(moment.step, Happening::Opened { .. })).count()
}

fn contacts(life: &Life) -> usize {
    life.moments.iter().filter(|moment| matches!(moment.step, Happening::Contact { .. })).count()
}

fn start(clock: &Clock) -> DateTime {
    clock.date_time(clock.warmup_s)
}

fn day(at: DateTime) -> String {
    at.strftime("%a %-d %b %Y").to_string()
}

/// Trust as people speak of it.
fn per_hundred(trust: f64) -> String {
    per_cent(trust).trim_end_matches(" %").to_owned()
}

fn plural(n: usize, what: &str) -> String {
    if n == 1 { format!("1 {what}") } else { format!("{n} {what}s") }
}

/// A text in lines that are not too long, all of them indented, the last one ended.
fn wrapped(indent: usize, text: &str) -> String {
    let mut lines = String::new();
    let mut line = String::new();
    let glued =
        GLUED.iter().fold(text.to_owned(), |text, unit| text.replace(&format!(" {unit}"), &format!("\u{a0}{unit}")));
    for word in glued.split(' ').map(|word| word.replace('\u{a0}', " ")) {
        if !line.is_empty() && indent + line.chars().count() + 1 + word.chars().count() > ROOM {
            let _ = writeln!(lines, "{:indent$}{line}", "");
            line.clear();
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line += &word;
    }
    let _ = writeln!(lines, "{:indent$}{line}", "");
    lines
}
