//! Distributions of durations as typed: `{ dist = "lognormal", mean = "11 min", cv = 1.2 }`.

use crate::dist::Dist;
use crate::text::{Kind, Node, Section, Value, allowed, least, suggestion};
use crate::unit;

/// A shape's name and its parameters.
pub type Shape = (&'static str, &'static [&'static str]);

/// Every shape.
const SHAPES: [Shape; 10] = [
    ("constant", &["mean"]),
    ("exponential", &["mean"]),
    ("lognormal", &["mean", "cv"]),
    ("gamma", &["mean", "cv"]),
    ("erlang", &["mean", "stages"]),
    ("hyperexponential", &["mean", "cv"]),
    ("weibull", &["mean", "shape"]),
    ("uniform", &["low", "high"]),
    ("empirical", &["values"]),
    (NEVER, &[]),
];

/// The shape without an end, and what is said where it may not stand.
const NEVER: &str = "never";
const ENDLESS: &str = "`never` is meant for patience; this must come to an end";

/// The shapes that may stand at a key of patience, or of any other duration.
pub fn shapes(may_be_endless: bool) -> impl Iterator<Item = Shape> {
    SHAPES.into_iter().filter(move |(shape, _)| may_be_endless || *shape != NEVER)
}

/// Most observed durations that a file can hold.
const MOST_VALUES: usize = 100_000;

/// Longest mean: a century.
const LONGEST_S: f64 = 3.2e9;

/// What is said of a mean that is typed where a distribution is needed.
fn with_mean(node: &Node) -> String {
    let mean = match &node.value {
        Value::Text(text) if unit::duration(text).is_ok() => node.shown(),
        Value::Number(_) => return "write a distribution, and the unit with its mean: mean = \"11 min\"".to_owned(),
        _ => return "for example { dist = \"exponential\", mean = \"11 min\" }".to_owned(),
    };
    format!(
        "how do the times differ around the mean of {mean}? As widely as such times do: {{ dist = \"lognormal\", mean = {mean}, cv = 1 \
         }}; not at all: {{ dist = \"constant\", mean = {mean} }}"
    )
}

impl Section<'_, '_> {
    /// A distribution of a duration. A faulty one is noted and read as a second.
    pub fn dist(&self, name: &str) -> Dist {
        let fallback = Dist::Constant { mean_s: 1.0 };
        let (least_s, may_be_endless) = match self.key(name).kind {
            Kind::Dist(least_s) => (least_s, false),
            Kind::DistOrNever(least_s) => (least_s, true),
            _ => unreachable!("{name} is no distribution"),
        };
        let Some(node) = self.value(name) else { return fallback };
        let path = self.path_of(name);
        let Some((shape, parameters)) = self.shape(&node, &path, may_be_endless) else { return fallback };
        for entry in node.entries().unwrap_or_default() {
            if entry.key != "dist" && !parameters.contains(&entry.key.as_str()) {
                let hint = suggestion(&entry.key, parameters.iter().copied());
                let allowed = format!("for {shape}: {}", parameters.join(", "));
                self.reader.fault(&entry.key_place, &path, &format!("an unknown key `{}`", entry.key), &allowed, hint);
            }
        }
        self.shaped(shape, &node, &path, least_s)
    }

    /// The shape that a table names; a fault if it names none, or one without an end where somebody would have to stay for ever.
    fn shape(&self, node: &Node, path: &str, may_be_endless: bool) -> Option<Shape> {
        let words: Vec<&str> = shapes(may_be_endless).map(|(shape, _)| shape).collect();
        if node.entries().is_none() {
            let allowed = format!("a distribution: {{ dist = …, mean = … }} with dist one of {}", words.join(", "));
            self.reader.fault(&node.place, path, &node.shown(), &allowed, Some(with_mean(node)));
            return None;
        }
        let Some(given) = node.get("dist") else {
            self.reader.fault(&node.place, path, "no `dist`", &words.join(", "), None);
            return None;
        };
        let typed = given.text();
        let found = shapes(may_be_endless).find(|(shape, _)| *shape == typed);
        if found.is_none() {
            let is_endless = typed == NEVER;
            let hint = if is_endless { Some(ENDLESS.to_owned()) } else { suggestion(typed, words.iter().copied()) };
            self.reader.fault(&given.place, path, &given.shown(), &words.join(", "), hint);
        }
        found
    }

    fn shaped(&self, shape: &str, node: &Node, path: &str, least_s: f64) -> Dist {
        let parameter = |key: &str, kind: Kind| {
            if let Some(given) = node.get(key) {
                self.quantity(given, kind, &format!("{path}.{key}"))
            } else {
                let allowed = format!("{key}: {}", allowed(kind));
                self.reader.fault(&node.place, path, &format!("no `{key}`"), &allowed, None);
                least(kind).max(0.5)
            }
        };
        let time = |key| parameter(key, Kind::Duration(if key == "low" { 0.0 } else { least_s }, LONGEST_S));
        let number = |key, least| parameter(key, Kind::Number(least, 20.0));
        match shape {
            "constant" => Dist::Constant { mean_s: time("mean") },
            "exponential" => Dist::Exponential { mean_s: time("mean") },
            "lognormal" => Dist::Lognormal { mean_s: time("mean"), cv: number("cv", 0.0) },
            "gamma" => Dist::Gamma { mean_s: time("mean"), cv: number("cv", 0.0) },
            "erlang" => {
                Dist::Erlang { mean_s: time("mean"), stages: parameter("stages", Kind::Count(1.0, 100.0)) as u32 }
            }
            "hyperexponential" => Dist::Hyperexponential { mean_s: time("mean"), cv: number("cv", 1.0) },
            "weibull" => Dist::Weibull { mean_s: time("mean"), shape: parameter("shape", Kind::Number(0.05, 50.0)) },
            "uniform" => self.uniform(node, path, time("low"), time("high")),
            "empirical" => self.empirical(node, path, least_s),
            _ => Dist::Never,
        }
    }

    /// Durations as they were observed, in any order.
    fn empirical(&self, node: &Node, path: &str, least_s: f64) -> Dist {
        let path = format!("{path}.values");
        let items = match node.get("values").map(|given| &given.value) {
            Some(Value::Array(items)) if (1..=MOST_VALUES).contains(&items.len()) => items.as_slice(),
            given => {
                let place = node.get("values").map_or(&node.place, |given| &given.place);
                let found =
                    given.map_or("no `values`".to_owned(), |_| node.get("values").map_or(String::new(), Node::shown));
                let allowed = format!("a list of 1 to {MOST_VALUES} durations: [\"40 s\", \"2 min\"]");
                self.reader.fault(place, &path, &found, &allowed, None);
                return Dist::Constant { mean_s: 1.0 };
            }
        };
        let kind = Kind::Duration(0.0, LONGEST_S);
        let mut values_s: Vec<f64> = items.iter().map(|item| self.quantity(item, kind, &path)).collect();
        values_s.sort_by(f64::total_cmp);
        let dist = Dist::Empirical { values_s };
        if dist.mean_s() < least_s {
            let found = format!("values with a mean of {} s", dist.mean_s());
            self.reader.fault(&node.place, &path, &found, &format!("a mean of {least_s} s or more"), None);
        }
        dist
    }

    fn uniform(&self, node: &Node, path: &str, low_s: f64, high_s: f64) -> Dist {
        if low_s > high_s {
            self.reader.fault(&node.place, path, "low above high", "low ≤ high", None);
        }
        Dist::Uniform { low_s, high_s }
    }
}
