//! Reading numbers: plain, or with their range and their source.

use super::assumption::{Assumption, Prior};
use super::document::{Entry, Node, Value};
use super::key::{Kind, PRIOR, UNCERTAIN};
use super::kind::{allowed, bounds, hint_of, least, meant_by, without_sign};
use super::section::Section;
use super::spread::{ENDS, Ends, SEEN, SHAPES, Seen, Shape, Spread};
use crate::unit;

impl Section<'_, '_> {
    /// A number, plain or `{ low, mode, high, source, note }`, of which the mode is used.
    pub fn quantity(&self, node: &Node, kind: Kind, path: &str) -> f64 {
        let Some(entries) = node.entries() else { return self.plain(node, kind, path) };
        self.doubt_keys(entries, path, &UNCERTAIN);
        let part = |key: &str| node.get(key).map(|given| self.plain(given, kind, &format!("{path}.{key}")));
        let remark = |key: &str| match node.get(key).map(|given| (given, &given.value)) {
            Some((_, Value::Text(text))) => text.clone(),
            Some((given, _)) => {
                self.reader.fault(&given.place, path, &given.shown(), "a text in quotes", None);
                String::new()
            }
            None => String::new(),
        };
        let (low, mode, high) = (part("low"), part("mode"), part("high"));
        let Some(mode) = mode else {
            self.reader.fault(
                &node.place,
                path,
                "no `mode`",
                "{ low, mode, high, source, note } with at least a mode",
                None,
            );
            return least(kind);
        };
        self.doubt_range(node, path, (low, mode, high));
        let (source, note) = (remark("source"), remark("note"));
        let spread = self.spread(node, path, low);
        let prior = self.prior(node, kind, path, low.is_some() && spread.seen == Seen::Never);
        let path = self.name_of(node, path, low.is_some() && spread.seen == Seen::Never);
        let used = within(kind, (self.reader.means)(&path).of(low, mode, high, spread));
        let quantity = kind.quantity();
        self.reader
            .assume(&node.place, Assumption { path, quantity, low, mode, high, source, note, spread, prior, used });
        used
    }

    /// The path under which a number is known: the same wherever the text says something of it, so that all of that moves together, but for a table that says it with
    /// `independent = true`.
    fn name_of(&self, node: &Node, path: &str, is_drawn: bool) -> String {
        let Some(said) = node.get("independent") else { return path.to_owned() };
        let (apart, own) = (self.reader.apart, self.reader.apart_from(node, path));
        let fault = |found: &str, allowed: &str| {
            let path = format!("{path}.independent");
            self.reader.fault(&said.place, &path, found, allowed, None);
        };
        match (&said.value, &own) {
            (Value::Flag(_), None) => {
                let found = format!("`independent` of a number outside `{apart}`");
                fault(&found, &format!("it in a range that a table of `{apart}` says"));
            }
            (Value::Flag(true), Some(_)) if !is_drawn => fault(
                "`independent` of a number that is not drawn",
                "`low` and `high` beside it, and `seen = \"never\"` where it is known today",
            ),
            (Value::Flag(_), Some(_)) => {}
            _ => fault(&said.shown(), "true or false"),
        }
        self.reader.name_of(node, path)
    }

    /// The range of a number that is drawn before it is held against what was published, if it says one.
    fn prior(&self, node: &Node, kind: Kind, path: &str, is_drawn: bool) -> Option<Prior> {
        let said = node.get("prior")?;
        let path = &format!("{path}.prior");
        let fault = |found: &str, allowed: &str| self.reader.fault(&said.place, path, found, allowed, None);
        let Some(entries) = said.entries() else {
            fault(&said.shown(), "{ low, mode, high, shape, ends }");
            return None;
        };
        if !is_drawn {
            fault(
                "`prior` of a number that is not drawn",
                "`low` and `high` beside it, and `seen = \"never\"` where it is known today",
            );
        }
        self.doubt_keys(entries, path, &PRIOR);
        let part = |key: &str| said.get(key).map(|given| self.plain(given, kind, &format!("{path}.{key}")));
        let (Some(low), Some(mode), Some(high)) = (part("low"), part("mode"), part("high")) else {
            fault("a part of it", "all of low, mode and high");
            return None;
        };
        self.doubt_range(said, path, (Some(low), mode, Some(high)));
        Some(Prior { low, mode, high, spread: self.spread(said, path, Some(low)) })
    }

    fn doubt_keys(&self, entries: &[Entry], path: &str, known: &[&'static str]) {
        for entry in entries.iter().filter(|entry| !known.contains(&entry.key.as_str())) {
            let hint = self.reader.suggestion(&entry.key_place, &entry.key, known.iter().copied());
            self.reader.fault(&entry.key_place, path, &format!("`{}`", entry.key), &known.join(", "), hint);
        }
    }

    /// How a number says that it is spread over its range.
    fn spread(&self, node: &Node, path: &str, low: Option<f64>) -> Spread {
        self.doubt_word(node, path, "shape", &SHAPES.words);
        self.doubt_word(node, path, "ends", &ENDS.words);
        self.doubt_word(node, path, "seen", &SEEN.words);
        let spread = Spread::of(node, (self.reader.seen)(path));
        if low.is_none() {
            for key in ["shape", "ends", "seen"].into_iter().filter(|key| node.get(key).is_some()) {
                let found = format!("`{key}` of a number without a range");
                self.reader.fault(&node.place, path, &found, "`low` and `high` beside it", None);
            }
        } else if spread.shape == Shape::Lognormal && low.is_some_and(|low| low <= 0.0) {
            self.reader.fault(&node.place, path, "a lognormal range from 0 or below on", "a `low` above 0", None);
        } else if spread.shape == Shape::Lognormal && spread.ends == Ends::Bounds {
            let hint = Some("a lognormal number has no limits; its ends are its 5 and 95 % points".to_owned());
            self.reader.fault(&node.place, path, "`ends` of a lognormal range", "`ends = \"points\"`", hint);
        }
        spread
    }

    fn doubt_word(&self, node: &Node, path: &str, key: &str, words: &[&str]) {
        let Some(given) = node.get(key) else { return };
        let is_known = matches!(&given.value, Value::Text(typed) if words.contains(&typed.as_str()));
        if !is_known {
            let hint = self.reader.suggestion(&given.place, given.text(), words.iter().copied());
            let allowed = words.iter().map(|word| format!("\"{word}\"")).collect::<Vec<_>>().join(", ");
            self.reader.fault(&given.place, &format!("{path}.{key}"), &given.shown(), &allowed, hint);
        }
    }

    fn doubt_range(&self, node: &Node, path: &str, (low, mode, high): (Option<f64>, f64, Option<f64>)) {
        if low.is_some() != high.is_some() || low.is_some_and(|low| low > mode) || high.is_some_and(|high| high < mode)
        {
            self.reader.fault(
                &node.place,
                path,
                &node_range(low, mode, high),
                "low ≤ mode ≤ high, both ends or none",
                None,
            );
        }
    }

    fn plain(&self, node: &Node, kind: Kind, path: &str) -> f64 {
        let parsed = match (&node.value, kind) {
            (Value::Beyond(_), _) => Err("no finite number that can be held".to_owned()),
            (Value::Number(_), Kind::Duration(..)) => Err("the unit is missing".to_owned()),
            (Value::Number(number), _) => Ok(*number),
            (Value::Text(text), Kind::Duration(..)) => {
                unit::duration(text).map(unit::Seconds::get).map_err(|error| error.to_string())
            }
            (Value::Text(text), Kind::Share(..) | Kind::Level) => unit::share(text).map_err(|error| error.to_string()),
            (Value::Text(text), Kind::Money(..)) => {
                unit::money(text, &self.reader.currency).map_err(|error| error.to_string())
            }
            (Value::Text(text), _) => Err(meant_by(text, path)),
            _ => Err("another type is needed".to_owned()),
        };
        let value = match parsed {
            Ok(value) => value,
            Err(why) => {
                let hint = hint_of(kind, &self.reader.currency).map(|hint| format!("{why}; {hint}")).or(Some(why));
                self.reader.fault(&node.place, path, &node.shown(), &allowed(kind), hint);
                return least(kind);
            }
        };
        let (low, high) = bounds(kind);
        let is_whole = !matches!(kind, Kind::Count(..)) || value.fract() == 0.0;
        if value.is_finite() && (low..=high).contains(&value) && is_whole {
            return value;
        }
        let percent = matches!(kind, Kind::Share(..)) && (low..=high).contains(&(value / 100.0)) && value > 1.0;
        let hint = if percent { Some(format!("did you mean \"{value} %\"?")) } else { without_sign(kind, value) };
        self.reader.fault(&node.place, path, &node.shown(), &allowed(kind), hint);
        least(kind)
    }
}

/// A value as a kind of number may have it: within its bounds, and whole where it counts.
fn within(kind: Kind, value: f64) -> f64 {
    let (low, high) = bounds(kind);
    let value = value.clamp(low, high);
    if matches!(kind, Kind::Count(..)) { value.round() } else { value }
}

fn node_range(low: Option<f64>, mode: f64, high: Option<f64>) -> String {
    let end = |end: Option<f64>| end.map_or("none".to_owned(), |value| value.to_string());
    format!("low {}, mode {mode}, high {}", end(low), end(high))
}
