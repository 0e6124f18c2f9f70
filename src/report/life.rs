//! One customer's life in words, with date and time, and as JSON.

mod sentence;

use std::fmt::Write as _;

use jiff::civil::DateTime;
use serde::Serialize;

use crate::clock::Clock;
use crate::scenario::Scenario;
use crate::study::{Happening, Life, Moment};
use crate::words::{Language, say, whether};
use sentence::{Sentence, day, per_cent, sentences};

/// What stands before what nobody at the firm sees.
const HIDDEN: &str = "~";
/// Letters in a line, and those before its text.
const ROOM: usize = 100;
const INDENT: usize = 16;

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
    /// In which language it is told.
    pub language: Language,
}

impl Lives<'_> {
    /// Every step in words.
    pub fn text(&self) -> String {
        let setting = say!(
            self.language,
            "life-setting",
            scale = self.scale,
            seed = self.seed.to_string(),
            replication = self.replication,
            mark = HIDDEN,
        );
        let mut text = format!("{}\n{setting}\n", self.scenario.title);
        for (strategy, life) in &self.lives {
            text += "\n";
            text += &self.life(*strategy, life);
        }
        if let Some((strategy, life)) = self.lives.first() {
            text += "\n";
            text += &self.wrapped(0, &self.others(*strategy, life));
        }
        text
    }

    fn life(&self, strategy: usize, life: &Life) -> String {
        let (scenario, clock) = (self.scenario, &self.scenario.clock);
        let named = &scenario.strategies[strategy];
        let title = say!(self.language, "life-title", customer = life.customer, id = &named.id, title = &named.title);
        let mut text = title + "\n";
        text += &self.wrapped(0, &self.introduction(life));
        if clock.warmup_s > 0.0 && strategy != scenario.baseline {
            let baseline = &scenario.strategies[scenario.baseline].id;
            let until = day(self.language, clock.date_time(clock.warmup_s));
            text += &self.wrapped(0, &say!(self.language, "life-until", until = until, baseline = baseline));
        }
        let mut last = None;
        for moments in life.moments.chunk_by(|a, b| a.at_s <= b.at_s && b.at_s <= a.at_s && a.issue == b.issue) {
            text += &self.paragraph(moments, &mut last);
        }
        text += "\n";
        text += &self.wrapped(0, &ending(self.language, clock, life));
        text
    }

    fn introduction(&self, life: &Life) -> String {
        let (language, joined_s) = (self.language, life.joined_s);
        let when = day(language, self.scenario.clock.date_time(joined_s));
        if life.kept_away {
            return say!(language, "life-kept-away", segment = &life.segment, when = when);
        }
        let (later, trust) = (whether(joined_s > 0.0), per_hundred(language, life.trust[0]));
        let who = say!(language, "life-who", segment = &life.segment, later = later, when = when, trust = trust);
        let touch = say!(language, "life-touch", issues = issues(life), contacts = contacts(life));
        format!("{who} {touch}")
    }

    fn others(&self, strategy: usize, life: &Life) -> String {
        let most: Vec<String> =
            life.busiest.iter().map(|(customer, contacts)| format!("{customer} ({contacts})")).collect();
        say!(
            self.language,
            "life-others",
            id = &self.scenario.strategies[strategy].id,
            touched = life.in_touch.to_string(),
            customers = self.customers.to_string(),
            any = whether(!most.is_empty()),
            most = most.join(", "),
        )
    }

    /// Everything that happens at one moment: headings where issue or day are new, then what is seen and what is not, in order.
    fn paragraph(&self, moments: &[Moment], last: &mut Option<(u32, DateTime)>) -> String {
        let (scenario, language) = (self.scenario, self.language);
        let Some(first) = moments.first().filter(|first| !is_absence(first)) else { return String::new() };
        let now = scenario.clock.date_time(first.at_s);
        let mut text = String::new();
        let is_new_issue = last.is_none_or(|(issue, _)| issue != first.issue);
        if is_new_issue {
            let _ = write!(text, "\n{}\n", heading(language, scenario, first));
        }
        if is_new_issue || last.is_none_or(|(_, then)| then.date() != now.date()) {
            let _ = writeln!(text, "  {}", day(language, now));
        }
        *last = Some((first.issue, now));
        let told: Vec<Sentence> = moments.iter().flat_map(|moment| sentences(language, scenario, moment)).collect();
        for (place, alike) in told.chunk_by(|a, b| a.is_hidden == b.is_hidden).enumerate() {
            let time = if place == 0 { now.strftime("%H:%M:%S").to_string() } else { String::new() };
            let mark = if alike[0].is_hidden { HIDDEN } else { "" };
            let said = alike.iter().map(|sentence| sentence.text.as_str()).collect::<Vec<_>>().join(" ");
            let lines = self.wrapped(INDENT, &said);
            let _ = write!(text, "    {time:<8}  {mark:<1} {}", &lines[INDENT..]);
        }
        text
    }

    /// A text in lines that are not too long, all of them indented, the last one ended. A number is not parted from its unit.
    fn wrapped(&self, indent: usize, text: &str) -> String {
        let mut lines = String::new();
        let mut line = String::new();
        let units = say!(self.language, "life-glued");
        let glue = |text: String, unit: &str| text.replace(&format!(" {unit}"), &format!("\u{a0}{unit}"));
        let glued = units.split(" | ").fold(text.to_owned(), glue);
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

    /// The same as one JSON document.
    ///
    /// # Errors
    /// What the serialiser says.
    pub fn json(&self) -> Result<String, serde_json::Error> {
        let clock = &self.scenario.clock;
        let told = |moment: &Moment| Told {
            at: clock.date_time(moment.at_s).to_string(),
            moment: moment.clone(),
            in_words: sentences(self.language, self.scenario, moment),
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

fn heading(language: Language, scenario: &Scenario, moment: &Moment) -> String {
    let Happening::Opened { topic, .. } = &moment.step else {
        return say!(language, "life-issue-again", issue = moment.issue);
    };
    let title = scenario.topics.iter().find(|known| known.id == *topic).map_or(topic, |known| &known.title);
    say!(language, "life-issue", issue = moment.issue, topic = if title.is_empty() { topic } else { title })
}

/// What is left of the customer at the end.
fn ending(language: Language, clock: &Clock, life: &Life) -> String {
    let left = life.moments.iter().find(|moment| matches!(moment.step, Happening::Decides { leaves: true, .. }));
    let date = |at_s: f64| day(language, clock.date_time(at_s));
    let end = match (left, life.left_otherwise_s) {
        _ if life.kept_away => say!(language, "life-never-customer"),
        (Some(moment), _) => say!(language, "life-left", issue = moment.issue, when = date(moment.at_s)),
        (None, Some(at_s)) => say!(language, "life-left-otherwise", when = date(at_s)),
        (None, None) => {
            let trust = per_hundred(language, life.trust[1]);
            say!(language, "life-stayed", when = date(clock.end_s()), trust = trust)
        }
    };
    let missed = life.moments.iter().filter(|moment| is_absence(moment)).count();
    let open: Vec<String> =
        (1..=issues(life) as u32).filter(|issue| is_open(life, *issue)).map(|n| n.to_string()).collect();
    let is_solved = |moment: &&Moment| matches!(moment.step, Happening::Closed { is_solved: true, .. });
    let (all, solved) = (issues(life), life.moments.iter().filter(is_solved).count());
    let rest = [
        (missed > 0).then(|| say!(language, "life-missed", issues = missed)),
        (!open.is_empty()).then(|| say!(language, "life-open", issues = open.join(", "))),
        (all > 0).then(|| say!(language, "life-solved", solved = solved, issues = all)),
    ];
    std::iter::once(end).chain(rest.into_iter().flatten()).collect::<Vec<_>>().join(" ")
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

/// Trust as people speak of it.
fn per_hundred(language: Language, trust: f64) -> String {
    per_cent(language, trust).trim_end_matches(" %").to_owned()
}
