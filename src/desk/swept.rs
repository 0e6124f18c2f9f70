//! What is moved in a sweep, as typed: a path of the scenario and the values that it takes.

use crate::study::{AxisOf, Layout};
use crate::words::{Language, say};

/// Most points of a sweep, and most values of an axis.
pub const MOST_POINTS: usize = 1000;
/// Most points of a design that is typed as a number.
const MOST_OF_DESIGN: u32 = MOST_POINTS as u32;
/// Digits of a value between two ends.
const DIGITS: i32 = 6;

/// Keys that say how a scenario is run and told, not what it is.
const HOW: [&str; 4] = ["run", "baseline", "currency", "schema"];

/// A path and the values that it takes.
#[derive(Clone, Debug, PartialEq)]
pub struct Over {
    /// The path, as `--set` has it.
    pub path: String,
    /// Its values.
    pub along: Along,
}

/// The values of an axis.
#[derive(Clone, Debug, PartialEq)]
pub enum Along {
    /// These, as they are typed.
    Values(Vec<String>),
    /// All between two ends; whole numbers where both ends are typed as such, without a unit.
    Between(Quantity, f64),
}

/// A number with what stands before and after it: "$18", "35 %", "4min".
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    before: String,
    number: f64,
    after: String,
    is_integer: bool,
}

impl Quantity {
    fn read(text: &str) -> Option<Self> {
        let text = text.trim();
        let from = text.find(|letter: char| letter.is_ascii_digit() || "+-.".contains(letter))?;
        let rest = &text[from..];
        let to = rest.find(|letter: char| !(letter.is_ascii_digit() || "+-.".contains(letter))).unwrap_or(rest.len());
        let (before, after) = (text[..from].to_owned(), rest[to..].to_owned());
        let has_more = before.chars().chain(after.chars()).any(|letter| letter.is_ascii_digit());
        let number = rest[..to].parse().ok().filter(|number: &f64| number.is_finite() && !has_more)?;
        Some(Self { before, number, after, is_integer: !rest[..to].contains('.') })
    }

    /// Another number of the same kind, as it is typed.
    fn with(&self, number: f64) -> String {
        // Sums of decimal steps are told without the digits that binary adds, and nothing has no sign.
        let rounded = (number * 1e9).round() / 1e9 + 0.0;
        format!("{}{rounded}{}", self.before, self.after)
    }

    fn is_of_kind(&self, other: &Self) -> bool {
        (&self.before, self.after.trim()) == (&other.before, other.after.trim())
    }

    fn is_bare(&self) -> bool {
        self.before.is_empty() && self.after.is_empty()
    }

    /// Whether it is a whole number without a unit, typed without a decimal point.
    fn is_whole(&self) -> bool {
        self.is_bare() && self.is_integer
    }
}

const ALLOWED: &str = "allowed: PATH=VALUES, the values a list or a range with its step, as in --over customers.count=10000,20000 or \
                       --over ai.success=50%..90%:10%; for --design lhs:N and sobol:N a range without a step";

impl Over {
    /// Reads "path=1..5:2", "path=10%,20%" or "path=1..5".
    ///
    /// # Errors
    /// What is allowed, in words.
    pub fn parse(text: &str) -> Result<Self, String> {
        let (path, typed) = text.split_once('=').ok_or_else(|| ALLOWED.to_owned())?;
        let (path, typed) = (path.trim().to_owned(), typed.trim());
        if path.is_empty() || typed.is_empty() {
            return Err(ALLOWED.to_owned());
        }
        let parts = listed(typed);
        if let ([range], Some(_)) = (parts.as_slice(), typed.find("..")) {
            return Ok(Self { along: range_of(range)?, path });
        }
        let mut values: Vec<String> = Vec::new();
        for part in parts {
            match part.find("..") {
                Some(_) if !part.starts_with(['"', '\'']) => match range_of(part)? {
                    Along::Values(more) => values.extend(more),
                    Along::Between(..) => return Err(format!("a range without its step in a list: {part}; {ALLOWED}")),
                },
                _ => values.push(part.to_owned()),
            }
        }
        if values.iter().any(String::is_empty) {
            return Err(format!("an empty value in {typed}; {ALLOWED}"));
        }
        if let Some(twice) = (1..values.len()).find(|&at| values[..at].contains(&values[at])) {
            return Err(format!("{} stands twice; {ALLOWED}", values[twice]));
        }
        not_too_many(values.len()).map(|()| Self { path, along: Along::Values(values) })
    }

    /// The axis as a layout sees it.
    pub fn axis(&self) -> AxisOf<'_> {
        let values = match &self.along {
            Along::Values(values) => Some(values.len()),
            Along::Between(..) => None,
        };
        AxisOf { path: &self.path, values }
    }

    /// The value so far along the axis, as it is typed.
    pub fn at(&self, share: f64) -> String {
        match &self.along {
            Along::Values(values) => values[((share * values.len() as f64) as usize).min(values.len() - 1)].clone(),
            Along::Between(low, high) if low.is_whole() && *high - low.number >= 1.0 => {
                let n = high - low.number + 1.0;
                low.with(low.number + libm::floor(share * n).min(n - 1.0))
            }
            Along::Between(low, high) => {
                let number = low.number + (high - low.number) * share;
                let step = libm::pow(10.0, f64::from(DIGITS) - libm::ceil(libm::log10((high - low.number).abs())));
                low.with(libm::round(number * step) / step)
            }
        }
    }
}

/// The parts of a list: commas within brackets or quotes part nothing.
fn listed(text: &str) -> Vec<&str> {
    let (mut parts, mut from, mut depth, mut quote) = (Vec::new(), 0, 0_i32, None);
    for (at, letter) in text.char_indices() {
        match (quote, letter) {
            (Some(open), _) if letter == open => quote = None,
            (None, '"' | '\'') => quote = Some(letter),
            (None, '[' | '{') => depth += 1,
            (None, ']' | '}') => depth -= 1,
            (None, ',') if depth == 0 => {
                parts.push(text[from..at].trim());
                from = at + 1;
            }
            _ => {}
        }
    }
    parts.push(text[from..].trim());
    parts
}

/// "10%..90%:10%", or "10%..90%" without a step.
fn range_of(text: &str) -> Result<Along, String> {
    let of = |text: &str| Quantity::read(text).ok_or_else(|| format!("{text:?} is no number with its unit; {ALLOWED}"));
    let (from, rest) = text.split_once("..").ok_or_else(|| ALLOWED.to_owned())?;
    let (to, step) = rest.split_once(':').map_or((rest, None), |(to, step)| (to, Some(step)));
    let (from, to, step) = (of(from)?, of(to)?, step.map(of).transpose()?);
    // "10..90%:10%": the unit of the last is that of all.
    let kind = if from.is_bare() { &to } else { &from };
    let is_alike = |other: &&Quantity| other.is_bare() || other.is_of_kind(kind);
    if let Some(other) = [&from, &to].into_iter().chain(&step).find(|other| !is_alike(other)) {
        return Err(format!(
            "{} is in another unit than {}; {ALLOWED}",
            other.with(other.number),
            kind.with(kind.number)
        ));
    }
    let is_integer = from.is_integer && to.is_integer;
    let low = Quantity { number: from.number, is_integer, ..kind.clone() };
    let Some(step) = step else {
        let is_rising = to.number > low.number;
        return if is_rising { Ok(Along::Between(low, to.number)) } else { Err(no_value(text)) };
    };
    let steps = libm::floor((to.number - low.number) / step.number + 1e-6);
    if step.number.total_cmp(&0.0).is_eq() || !steps.is_finite() || steps < 0.0 {
        return Err(no_value(text));
    }
    not_too_many(steps.min(1e9) as usize + 1)?;
    let values = (0..=steps as u32).map(|place| low.with(low.number + step.number * f64::from(place)));
    Ok(Along::Values(values.collect()))
}

fn no_value(text: &str) -> String {
    format!("a range from {text} has no value; {ALLOWED}")
}

fn not_too_many(values: usize) -> Result<(), String> {
    if values <= MOST_POINTS { Ok(()) } else { Err(format!("found {values} values; allowed: at most {MOST_POINTS}")) }
}

/// Reads "grid", "zip", "lhs:64" or "sobol:64".
///
/// # Errors
/// What is allowed, in words.
pub fn layout(text: &str) -> Result<Layout, String> {
    let allowed =
        || format!("allowed: grid, zip, lhs:N or sobol:N with N from 2 to {MOST_OF_DESIGN}, as in --design lhs:64");
    let points = |text: &str| text.parse().ok().filter(|n| (2..=MOST_OF_DESIGN).contains(n)).ok_or_else(allowed);
    match text.split_once(':') {
        None if text == "grid" => Ok(Layout::Grid),
        None if text == "zip" => Ok(Layout::Zip),
        Some(("lhs", n)) => Ok(Layout::Latin(points(n)?)),
        Some(("sobol", n)) => Ok(Layout::Sobol(points(n)?)),
        _ => Err(allowed()),
    }
}

/// Why axes make no points.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[error("{}", self.told(Language::English))]
#[expect(missing_docs, reason = "the words of each say what it is")]
pub enum Unswept {
    Twice { path: String },
    Laid { path: String },
    How { path: String },
    Stepless { path: String, layout: Layout },
    Unequal { first: (String, usize), other: (String, usize) },
    TooMany { points: usize },
}

impl Unswept {
    /// It in words.
    pub fn told(&self, language: Language) -> String {
        match self {
            Self::Twice { path } => say!(language, "sweep-twice", path = path),
            Self::Laid { path } => say!(language, "sweep-laid", path = path),
            Self::How { path } => say!(language, "sweep-how", path = path),
            Self::Stepless { path, layout } => {
                say!(language, "sweep-stepless", path = path, design = layout.to_string())
            }
            Self::Unequal { first, other } => {
                say!(language, "sweep-unequal", first = &first.0, n = first.1, other = &other.0, more = other.1,)
            }
            Self::TooMany { points } => say!(
                language,
                "sweep-many",
                points = language.marked(&points.to_string()),
                most = language.marked(&MOST_POINTS.to_string()),
            ),
        }
    }
}

/// The values at every point of a layout.
///
/// # Errors
/// Why there are none.
pub fn points(axes: &[Over], layout: Layout, seed: u64) -> Result<Vec<Vec<String>>, Unswept> {
    if let Some(at) = (1..axes.len()).find(|&at| axes[..at].iter().any(|known| known.path == axes[at].path)) {
        return Err(Unswept::Twice { path: axes[at].path.clone() });
    }
    if let Some(axis) = axes.iter().find(|axis| axis.path.split('.').next().is_some_and(|first| HOW.contains(&first))) {
        return Err(Unswept::How { path: axis.path.clone() });
    }
    let seen: Vec<AxisOf> = axes.iter().map(Over::axis).collect();
    if matches!(layout, Layout::Grid | Layout::Zip) {
        if let Some(axis) = seen.iter().find(|axis| axis.values.is_none()) {
            return Err(Unswept::Stepless { path: axis.path.to_owned(), layout });
        }
        let named = |axis: &AxisOf| (axis.path.to_owned(), axis.values.unwrap_or(0));
        let other = seen.iter().find(|axis| axis.values != seen[0].values);
        if let (Layout::Zip, Some(other)) = (layout, other) {
            return Err(Unswept::Unequal { first: named(&seen[0]), other: named(other) });
        }
    }
    let count = layout.count(&seen).unwrap_or(usize::MAX);
    if count > MOST_POINTS {
        return Err(Unswept::TooMany { points: count });
    }
    let values = |shares: Vec<f64>| axes.iter().zip(shares).map(|(axis, share)| axis.at(share)).collect();
    Ok(layout.points(&seen, seed).into_iter().map(values).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(text: &str) -> Vec<String> {
        match Over::parse(text).unwrap().along {
            Along::Values(values) => values,
            Along::Between(..) => panic!("{text} has no values"),
        }
    }

    #[test]
    fn values_are_typed_as_the_file_has_them() {
        assert_eq!(values("ai.success=50%..90%:20%"), ["50%", "70%", "90%"]);
        assert_eq!(values("ai.success = 0.1..0.4:0.1"), ["0.1", "0.2", "0.3", "0.4"]);
        assert_eq!(values("a=10..30 %:10 %"), ["10 %", "20 %", "30 %"]);
        assert_eq!(values("team.desk.pay_per_hour=$18..$20:1"), ["$18", "$19", "$20"]);
        assert_eq!(values("a=30min..10min:-10min"), ["30min", "20min", "10min"]);
        assert_eq!(values("routing.first=ai,people"), ["ai", "people"]);
        assert_eq!(
            values("a={ dist = \"exponential\", mean = \"5 min\" },'x,y'"),
            ["{ dist = \"exponential\", mean = \"5 min\" }", "'x,y'"]
        );
        assert_eq!(values("a=1,3..5:1,9"), ["1", "3", "4", "5", "9"]);
    }

    #[test]
    fn what_is_typed_wrong_is_named() {
        for (slip, expected) in [
            ("ai.success", "allowed: PATH=VALUES"),
            ("=1,2", "allowed: PATH=VALUES"),
            ("a=", "allowed: PATH=VALUES"),
            ("a=1,,2", "an empty value"),
            ("a=1,2,1", "1 stands twice"),
            ("a=1..5:0", "has no value"),
            ("a=5..1:1", "has no value"),
            ("a=5..1", "has no value"),
            ("a=1..2000:1", "found 2000 values; allowed: at most 1000"),
            ("a=4min..8h:1min", "8h is in another unit than 4min"),
            ("a=1,2..3", "a range without its step in a list"),
            ("a=x..y:z", "is no number with its unit"),
            ("a=1h 30min..2h:1h", "is no number with its unit"),
        ] {
            let refused = Over::parse(slip).unwrap_err();
            assert!(refused.contains(expected), "{slip}: {refused}");
        }
        for slip in ["lhs", "lhs:1", "lhs:2000", "sobol:x", "random"] {
            assert!(layout(slip).unwrap_err().contains("grid, zip, lhs:N or sobol:N"), "{slip}");
        }
    }

    #[test]
    fn points_take_their_values_by_the_layout_and_impossible_ones_are_refused() {
        let over = |text: &str| Over::parse(text).unwrap();
        let (two, three, wide) = (over("a=1,2"), over("b=x,y,z"), over("c=0.0..1.0"));
        let laid = |axes: &[&Over], typed: &str| {
            points(&axes.iter().map(|&axis| axis.clone()).collect::<Vec<_>>(), layout(typed).unwrap(), 7)
        };
        assert_eq!(laid(&[&two, &three], "grid").unwrap()[1], ["1", "y"]);
        assert_eq!(laid(&[&two, &two], "grid"), Err(Unswept::Twice { path: "a".to_owned() }));
        assert!(matches!(laid(&[&two, &three], "zip"), Err(Unswept::Unequal { .. })));
        assert!(matches!(laid(&[&two, &wide], "grid"), Err(Unswept::Stepless { .. })));
        let many = over("a=1..500:1");
        assert!(matches!(laid(&[&many, &three], "grid"), Err(Unswept::TooMany { points: 1500, .. })));
        let found = laid(&[&wide, &three], "lhs:4").unwrap();
        let mut quarters: Vec<usize> = found.iter().map(|at| (at[0].parse::<f64>().unwrap() * 4.0) as usize).collect();
        quarters.sort_unstable();
        assert_eq!(quarters, [0, 1, 2, 3]);
        let whole = laid(&[&over("d=1..3"), &wide], "lhs:9").unwrap();
        assert!([1, 2, 3].iter().all(|n| whole.iter().filter(|at| at[0] == n.to_string()).count() == 3), "{whole:?}");
        assert!(found.iter().all(|at| at[0].len() <= 8 && ["x", "y", "z"].contains(&at[1].as_str())), "{found:?}");
    }
}
