//! Strategies that are made of another: as it is, but with more or fewer people in one team from dates on.
//!
//! They are made as text: what comes out is a section of the file, which the reader of the file reads and doubts, and which can
//! be written down. Everything that the strategy says of the headcount at or after such a date, at launch, by a change, along
//! a ramp or by attrition, is bent alike, so that a cut of 30 % is always 30 % of what there would have been.

use serde::Serialize;

use super::super::Scenario;
use super::super::dates::moment;
use super::super::sections::strategies::CHANGE;
use super::grafts::{empty, laid, nowhere, put};
use crate::escape;
use crate::text::{Document, Draft, Entry, Fault, Faults, Meant, Node, Place, Reader, Section, Seen, Spread, Value};
use crate::unit::DAY;

/// A strategy that is made of another.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Derived {
    /// Its name.
    pub id: String,
    /// The strategy of which it is made.
    pub of: String,
    /// The team whose people are more or fewer.
    pub team: String,
    /// What becomes of their number, in order of time.
    pub bends: Vec<Bend>,
}

/// What a number of people is from a date on, beside what it would be: `times` that, and `plus`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Bend {
    /// The option that says so.
    pub option: &'static str,
    /// From when on, as a change of the file has it; from launch on if nothing is said.
    pub at: Option<String>,
    /// Share of those that there would be.
    pub times: f64,
    /// People beside that share.
    pub plus: f64,
}

/// Which value of the uncertain number of a path is meant.
type Means<'a> = &'a dyn Fn(&str) -> Meant;

impl Derived {
    /// Adds it to a text that was read without it.
    ///
    /// # Errors
    /// What cannot be said of the strategy of which it is made, and dates that are none.
    pub fn add(&self, draft: &mut Draft, document: &Document, typed: &Scenario, means: Means) -> Result<(), Faults> {
        let number = draft.next_text();
        let node = self.made(document, typed, means, number)?;
        let place = node.place.clone();
        draft.add("strategy", &self.called(), Entry { key: self.id.clone(), key_place: place, node });
        Ok(())
    }

    /// The section of a file that says the same.
    ///
    /// # Errors
    /// As [`Self::add`].
    pub fn written(&self, document: &Document, typed: &Scenario, means: Means) -> Result<String, Faults> {
        Ok(self.made(document, typed, means, 0)?.section(&["strategy", &self.id]))
    }

    /// Its name with the dates of what becomes of it: "people-cut-40-from-month-3".
    pub fn label(&self) -> String {
        let dated = |bend: &Bend| {
            let at = bend.at.as_ref()?;
            Some(format!("-{}-{}", bend.option.trim_start_matches('-'), at.replace(' ', "-")))
        };
        self.bends.iter().filter_map(dated).fold(self.id.clone(), |label, dated| label + &dated)
    }

    /// When each of its bends begins, s; launch for one that is no moment.
    pub fn moments(&self, typed: &Scenario) -> Vec<f64> {
        self.bends.iter().map(|bend| self.moment(bend, typed).unwrap_or(typed.clock.warmup_s)).collect()
    }

    /// What stands in faults in place of a file.
    fn called(&self) -> String {
        format!("strategy {}", self.id)
    }

    fn made(&self, document: &Document, typed: &Scenario, means: Means, number: usize) -> Result<Node, Faults> {
        let strategies = document.root.get("strategy");
        let named = |id: &str| strategies.and_then(|strategies| strategies.get(id));
        if named(&self.id).is_some() {
            return Err(self.refused(None, &format!("`{}`", self.id), "a name that no other strategy has", ""));
        }
        let (Some(base), Some(baseline)) = (named(&self.of), named(&typed.strategies[typed.baseline].id)) else {
            return Err(self.refused(None, &format!("`{}`", self.of), "a strategy of the scenario", ""));
        };
        let warm = laid(self.of_team(&document.root).cloned(), self.of_team(baseline));
        let launch = laid(warm.clone(), self.of_team(base)).unwrap_or_else(|| empty(number));
        let key = if launch.get("on_duty").is_some() { "on_duty" } else { "headcount" };
        let bends: Result<Vec<_>, _> = self.bends.iter().map(|bend| self.moment(bend, typed)).collect();
        let course = Course {
            derived: self,
            typed,
            document,
            key,
            number,
            meant: ["", ".to"].map(|of| means(&format!("team.{}.{key}{of}", self.team))),
            bends: bends?.into_iter().zip(&self.bends).collect(),
            warm: warm.and_then(|warm| warm.get(key).cloned()),
            launch: launch.get(key).cloned(),
        };
        course.doubt()?;
        course.strategy(base)
    }

    /// When a bend begins, s.
    fn moment(&self, bend: &Bend, typed: &Scenario) -> Result<f64, Faults> {
        let Some(at) = &bend.at else { return Ok(typed.clock.warmup_s) };
        let document = Document::parse(&self.called(), &format!("at = {}", escape::toml(at)))?;
        let reader = Reader::new(&document);
        let section = Section::open(&reader, Some(&document.root), &nowhere(0), "", &[CHANGE]);
        let at_s = moment(&section, "at", &typed.clock, typed.demand.interval_s);
        reader.finish().map(|_| at_s).map_err(|Faults(faults, more)| {
            let of_option = |fault: Fault| Fault { path: bend.option.to_owned(), ..fault };
            Faults(faults.into_iter().map(of_option).collect(), more)
        })
    }

    /// What a table says of the team.
    fn of_team<'n>(&self, node: &'n Node) -> Option<&'n Node> {
        node.get("team")?.get(&self.team)
    }

    fn refused(&self, bend: Option<&Bend>, found: &str, allowed: &str, hint: &str) -> Faults {
        Faults::of(vec![Fault {
            place: Place::new(&self.called(), "", 0..0),
            path: bend.map_or("its name", |bend| bend.option).to_owned(),
            found: found.to_owned(),
            allowed: allowed.to_owned(),
            hint: Some(hint.to_owned()).filter(|hint| !hint.is_empty()),
        }])
    }
}

/// What a strategy says over time of the number of people in a team.
struct Course<'a> {
    derived: &'a Derived,
    typed: &'a Scenario,
    document: &'a Document,
    /// `headcount` or `on_duty`.
    key: &'static str,
    /// Number of the text in which what is new stands.
    number: usize,
    /// Which value is meant of a number of people, and of one that is reached in a way that is said.
    meant: [Meant; 2],
    /// When each bend begins, s.
    bends: Vec<(f64, &'a Bend)>,
    /// What is said before launch, and at it.
    warm: Option<Node>,
    launch: Option<Node>,
}

/// A dated change as it is typed.
struct Typed<'n> {
    at_s: f64,
    end_s: f64,
    node: &'n Node,
}

impl Course<'_> {
    /// Refuses bends that are not in order, and people beside a rota.
    fn doubt(&self) -> Result<(), Faults> {
        if let Some(pair) = self.bends.windows(2).find(|pair| pair[1].0 <= pair[0].0) {
            let (found, allowed) = ("a moment that is not later than the cut", "a date after that of the cut");
            return Err(self.derived.refused(Some(pair[1].1), found, allowed, ""));
        }
        let is_rota = self.key == "on_duty";
        let Some((_, bend)) = self.bends.iter().find(|(_, bend)| is_rota && bend.plus > 0.0) else { return Ok(()) };
        let found = format!("people for `team.{}`, which has a rota of so many on duty", self.derived.team);
        Err(self.derived.refused(
            Some(bend),
            &found,
            "a team with a `headcount`",
            "say in the file when they are on duty",
        ))
    }

    /// The bend that holds at a time.
    fn bend(&self, at_s: f64) -> Option<&Bend> {
        self.bends.iter().rev().find(|(from_s, _)| *from_s <= at_s).map(|(_, bend)| *bend)
    }

    fn launched_s(&self) -> f64 {
        self.typed.clock.warmup_s
    }

    /// The strategy with everything that it says of the team's people bent.
    fn strategy(&self, base: &Node) -> Result<Node, Faults> {
        let changes = self.changes(base);
        let mut node = base.without(|key| ["title", "note", "change"].contains(&key));
        node.place = nowhere(self.number);
        put(&mut node, &["title"], self.text(&self.title(base)), 0);
        let mut steps: Vec<(f64, Node)> = Vec::new();
        if let (Some(bend), Some(launch)) = (self.bend(self.launched_s()), &self.launch) {
            steps.extend(self.launched(&mut node, launch, bend)?);
        }
        for change in &changes {
            let mut node = change.node.clone();
            if let (Some(said), Some(bend)) = (self.said(change.node), self.bend(change.at_s)) {
                self.set(&mut node, self.bent(said, bend));
            }
            steps.push((change.at_s, node));
        }
        for (at_s, bend) in self.bends.iter().filter(|(at_s, _)| *at_s > self.launched_s()) {
            steps.extend(self.step(*at_s, bend, &changes)?);
        }
        self.react(&mut node)?;
        steps.sort_by(|a, b| a.0.total_cmp(&b.0));
        let steps: Vec<Node> = steps.into_iter().map(|(_, node)| node).collect();
        if !steps.is_empty() {
            put(&mut node, &["change"], Node { place: nowhere(self.number), value: Value::Array(steps) }, usize::MAX);
        }
        Ok(node)
    }

    /// "title · desk −30 % (month 3), ±0 % (month 15)".
    fn title(&self, base: &Node) -> String {
        let known = base.get("title").map_or(self.derived.of.as_str(), Node::text);
        let sign = |value: f64| if value < 0.0 { "−" } else { "+" };
        let one = |(_, bend): &(f64, &Bend)| {
            let share = ((bend.times - 1.0) * 1e6).round() / 1e4;
            let share = match share {
                0.0 if bend.plus > 0.0 => String::new(),
                0.0 => "±0 %".to_owned(),
                share => format!("{}{} %", sign(share), share.abs()),
            };
            let plus = if bend.plus > 0.0 { format!("+{}", bend.plus) } else { String::new() };
            let at = bend.at.as_ref().map_or_else(String::new, |at| format!("({at})"));
            [share, plus, at].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
        };
        let bends: Vec<String> = self.bends.iter().map(one).collect();
        format!("{known} · {} {}", self.derived.team, bends.join(", "))
    }

    /// The dated changes of a strategy that was read without a fault.
    fn changes<'n>(&self, base: &'n Node) -> Vec<Typed<'n>> {
        let Some(Value::Array(nodes)) = base.get("change").map(|node| &node.value) else { return Vec::new() };
        let reader = Reader::new(self.document);
        let typed = |node: &'n Node| {
            let own = node.without(|key| CHANGE.iter().all(|known| known.name != key));
            let section = Section::open(&reader, Some(&own), &node.place, "", &[CHANGE]);
            let at_s = moment(&section, "at", &self.typed.clock, self.typed.demand.interval_s);
            Typed { at_s, end_s: at_s + section.optional("over").unwrap_or(0.0), node }
        };
        nodes.iter().map(typed).collect()
    }

    /// What a table says of the team's people.
    fn said<'n>(&self, node: &'n Node) -> Option<&'n Node> {
        self.derived.of_team(node)?.get(self.key)
    }

    fn set(&self, node: &mut Node, value: Node) {
        put(node, &["team", &self.derived.team, self.key], value, usize::MAX);
    }

    /// Bends what holds at launch. Where the headcount then begins to fall by attrition, it falls from a bent one, a day later.
    fn launched(&self, node: &mut Node, launch: &Node, bend: &Bend) -> Result<Option<(f64, Node)>, Faults> {
        if !is_by_attrition(launch) {
            self.set(node, self.bent(launch, bend));
            return Ok(None);
        }
        let before =
            self.warm.as_ref().filter(|warm| !is_by_attrition(warm)).ok_or_else(|| self.unknown(bend, launch))?;
        self.set(node, self.bent(before, bend));
        let day = self.typed.clock.start.tomorrow().map_or_else(|_| String::new(), |day| day.to_string());
        Ok(Some((self.launched_s() + DAY, self.change(&day, self.bent(launch, bend)))))
    }

    /// The change that a bend brings by itself; none where the strategy changes the number at that moment anyway.
    fn step(&self, at_s: f64, bend: &Bend, changes: &[Typed]) -> Result<Option<(f64, Node)>, Faults> {
        let is_before = |change: &&Typed| change.at_s <= at_s && self.said(change.node).is_some();
        let last = changes.iter().filter(is_before).max_by(|a, b| a.at_s.total_cmp(&b.at_s));
        let said = last.and_then(|change| self.said(change.node)).or(self.launch.as_ref());
        let Some(said) = said else { return Ok(None) };
        if let Some(ramp) = last.filter(|change| change.end_s > change.at_s && change.end_s > at_s) {
            let line = self.document.place(&ramp.node.place).line;
            let found = format!("a moment at which the ramp of line {line} moves `{}`", self.path());
            let hint = "what is cut on the way is no share of one number: choose a moment before the ramp or after it";
            return Err(self.derived.refused(Some(bend), &found, "a moment at which the headcount stands still", hint));
        }
        if last.is_some_and(|change| change.at_s.total_cmp(&at_s).is_eq()) {
            return Ok(None);
        }
        if is_by_attrition(said) {
            return Err(self.unknown(bend, said));
        }
        let at = bend.at.as_deref().unwrap_or_default();
        Ok(Some((at_s, self.change(at, self.bent(said, bend)))))
    }

    /// Bends what triggers and a pilot say, where it is sure that it holds after the only bend.
    fn react(&self, node: &mut Node) -> Result<(), Faults> {
        let is_sure = matches!(self.bends[..], [(at_s, _)] if at_s <= self.launched_s());
        let bend_in = |list: &str, table: &mut Node| {
            let Some(said) = self.said(table).cloned() else { return Ok(()) };
            let (_, bend) = self.bends[self.bends.len() - 1];
            if !is_sure {
                let found = format!("a strategy whose {list} sets `{}`, nobody knows when", self.path());
                let hint = format!("cut from launch on and for good, or give the {list} other levers");
                return Err(self.derived.refused(Some(bend), &found, "a headcount that dates alone change", &hint));
            }
            self.set(table, self.bent(&said, bend));
            Ok(())
        };
        let Value::Table(entries) = &mut node.value else { return Ok(()) };
        for entry in entries.iter_mut() {
            match (entry.key.as_str(), &mut entry.node.value) {
                ("trigger", Value::Array(tables)) => {
                    tables.iter_mut().try_for_each(|table| bend_in("trigger", table))?;
                }
                ("pilot", _) => bend_in("pilot", &mut entry.node)?,
                _ => {}
            }
        }
        Ok(())
    }

    fn unknown(&self, bend: &Bend, said: &Node) -> Faults {
        let line = self.document.place(&said.place).line;
        let found = format!("a moment at which `{}` falls by attrition, as line {line} says", self.path());
        let hint =
            "how many are left by then, only a run can tell: cut from launch on, or make the cut of another strategy";
        self.derived.refused(Some(bend), &found, "a moment at which the headcount is known", hint)
    }

    fn path(&self) -> String {
        format!("team.{}.{}", self.derived.team, self.key)
    }

    fn change(&self, at: &str, value: Node) -> Node {
        let mut node = empty(self.number);
        put(&mut node, &["at"], self.text(at), usize::MAX);
        self.set(&mut node, value);
        node
    }

    /// A number of people, or each of a rota, bent; how a change comes about is said of attrition alone, since a lower number is
    /// a layoff and a higher one hiring.
    fn bent(&self, said: &Node, bend: &Bend) -> Node {
        let node = |value| Node { place: nowhere(self.number), value };
        let meant = self.meant[usize::from(said.get("to").is_some())];
        let one = |said: &Node| {
            let people = people(said, meant) * bend.times + bend.plus;
            node(Value::Number((people * 1e6).round() / 1e6))
        };
        match &said.value {
            Value::Array(items) => node(Value::Array(items.iter().map(one).collect())),
            _ if is_by_attrition(said) => {
                let mut bent = empty(self.number);
                put(&mut bent, &["to"], one(said.get("to").unwrap_or(said)), usize::MAX);
                put(&mut bent, &["by"], self.text("attrition"), usize::MAX);
                bent
            }
            _ => one(said.get("to").unwrap_or(said)),
        }
    }

    fn text(&self, text: &str) -> Node {
        Node { place: nowhere(self.number), value: Value::Text(text.to_owned()) }
    }
}

/// A number as it is read.
fn people(said: &Node, meant: Meant) -> f64 {
    let value = |node: &Node| if let Value::Number(number) = node.value { number } else { 0.0 };
    let part = |key: &str| said.get(key).map(value);
    let mode = part("mode").unwrap_or_else(|| value(said));
    meant.of(part("low"), mode, part("high"), Spread::of(said, Seen::Never))
}

fn is_by_attrition(said: &Node) -> bool {
    said.get("by").is_some_and(|by| by.text() == "attrition")
}
