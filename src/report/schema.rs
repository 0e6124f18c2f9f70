//! The JSON Schema of scenario files (draft 2020-12), made from the table of keys, so that editors complete and check them.
//!
//! It knows what may stand at each key. What no single key can show (shares that add up, names that exist) the program
//! says itself, with `check`.

use serde_json::{Map, Value, json};

use crate::scenario::keys::{self, FITTED, LEVERS, SECTIONS};
use crate::scenario::shapes;
use crate::text::{ENDS, Key, Kind, SEEN, SHAPES, allowed};

/// The form of a date.
const BY_DATE: &str = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";
/// Sections whose members have names of their own.
const NAMED: &str = ".NAME";

/// The schema of a scenario file.
pub fn schema() -> Value {
    let mut root = section("", Needs::Required);
    root["$schema"] = "https://json-schema.org/draft/2020-12/schema".into();
    root["title"] = "blendsim scenario".into();
    root["$defs"] = json!({
        "text": { "type": "string" },
        "share": share_text(),
        "duration": duration(),
        "time": uncertain(&json!({ "$ref": "#/$defs/duration" })),
        "distribution": { "oneOf": distributions(false) },
        "patience": { "oneOf": distributions(true) },
    });
    root
}

/// Whether keys without a default must be given: a strategy states only what differs.
#[derive(Clone, Copy, PartialEq)]
enum Needs {
    Required,
    Nothing,
}

/// The object that stands at a path of the table.
fn section(path: &str, needs: Needs) -> Value {
    let own = || SECTIONS.iter().filter(|(known, _)| *known == path).flat_map(|(_, keys)| keys.iter());
    let mut properties = Map::new();
    for key in own() {
        properties.insert(key.name.to_owned(), property(path, key, needs));
    }
    // A strategy and what stands below it have levers, but for what only decides.
    if path.starts_with("strategy.") && path.rsplit('.').next() != Some("gate") {
        for key in keys::ROOT.iter().filter(|key| LEVERS.contains(&key.name)) {
            properties.insert(key.name.to_owned(), json!({ "$ref": format!("#/properties/{}", key.name) }));
        }
    }
    // A fit states only what differs from the file.
    if path == "fit.NAME" {
        for key in keys::ROOT.iter().filter(|key| FITTED.contains(&key.name)) {
            properties.insert(key.name.to_owned(), property("", key, Needs::Nothing));
        }
    }
    let is_needed = |key: &&Key| needs == Needs::Required && key.default.is_none();
    let required: Vec<&str> = own().filter(is_needed).map(|key| key.name).collect();
    object(&properties, &required)
}

fn object(properties: &Map<String, Value>, required: &[&str]) -> Value {
    let mut schema = json!({ "type": "object", "properties": properties, "additionalProperties": false });
    if !required.is_empty() {
        schema["required"] = required.into();
    }
    schema
}

fn property(path: &str, key: &Key, needs: Needs) -> Value {
    let mut schema = if key.kind == Kind::Section { below(path, key.name, needs) } else { value(key) };
    schema["description"] = description(key).into();
    schema
}

/// A section, a table of named ones, or a list: a strategy's changes and triggers, a team's breaks.
fn below(path: &str, name: &str, needs: Needs) -> Value {
    let path = if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") };
    // A lever may be left out above and given by the baseline.
    let needs = if LEVERS.contains(&name) { Needs::Nothing } else { needs };
    let named = format!("{path}{NAMED}");
    if SECTIONS.iter().any(|(known, _)| *known == named) {
        return json!({ "type": "object", "additionalProperties": section(&named, needs) });
    }
    if SECTIONS.iter().all(|(known, _)| *known != path) {
        return json!({ "type": "object", "additionalProperties": { "type": "string" } });
    }
    let inner = section(&path, needs);
    if ["change", "trigger", "breaks"].contains(&name) { json!({ "type": "array", "items": inner }) } else { inner }
}

fn description(key: &Key) -> String {
    let mut text = key.meaning.to_owned();
    if key.kind != Kind::Section {
        text += &format!("; allowed: {}", allowed(key.kind));
        text += &key.default.filter(|default| !default.is_empty()).map_or(String::new(), |d| format!("; default: {d}"));
    }
    let source = if key.source.is_empty() { String::new() } else { format!(" ({})", key.source) };
    text + &source
}

/// What may stand at a key.
fn value(key: &Key) -> Value {
    if key.name == "headcount" {
        let by = json!({ "enum": ["layoff", "hiring", "attrition"] });
        let number = quantity(key.kind);
        let moved = json!({ "to": number, "by": by });
        return json!({ "anyOf": [number, { "type": "object", "properties": moved, "required": ["to"], "additionalProperties": false }] });
    }
    match key.kind {
        Kind::Text | Kind::Length => json!({ "type": "string" }),
        Kind::Date => json!({ "type": "string", "format": "date" }),
        Kind::Choice(words) => json!({ "enum": words }),
        Kind::Flag => json!({ "type": "boolean" }),
        Kind::Names => json!({ "type": "array", "items": { "type": "string" } }),
        Kind::Numbers(low, high) => {
            let number = quantity(Kind::Number(low, high));
            json!({ "anyOf": [number, { "type": "array", "items": number }] })
        }
        Kind::NumbersByDate(low, high) => {
            let counts = value(&Key { kind: Kind::Numbers(low, high), ..*key });
            json!({ "type": "object", "patternProperties": { BY_DATE: counts }, "additionalProperties": false })
        }
        Kind::SharePer(_) | Kind::InnerSharePer(_) | Kind::CountPer(..) | Kind::NumberPer(..) => per(key.kind),
        Kind::CountsByName(low, high) => named(Kind::Count(low, high)),
        Kind::NamesByName => {
            let names = json!({ "type": "array", "items": { "type": "string" } });
            json!({ "type": "object", "additionalProperties": names })
        }
        Kind::SharesByName => named(Kind::Share(0.0, 1.0)),
        Kind::Hours | Kind::Dates => {
            let text = json!({ "$ref": "#/$defs/text" });
            json!({ "anyOf": [text, { "type": "array", "items": text }] })
        }
        Kind::Dist(_) | Kind::DistOrNever(_) => distribution(key.kind),
        Kind::Level => json!({ "type": ["number", "string"] }),
        Kind::Section => json!({ "type": "object" }),
        number => quantity(number),
    }
}

/// A table of numbers of a kind by name.
fn named(kind: Kind) -> Value {
    json!({ "type": "object", "additionalProperties": quantity(kind) })
}

/// A number for all, or a table with one for some or each of what it is per.
fn per(kind: Kind) -> Value {
    one_or_named(match kind {
        Kind::CountPer(_, low, high) => Kind::Count(low, high),
        Kind::NumberPer(_, low, high) => Kind::Number(low, high),
        Kind::InnerSharePer(_) => Kind::Share(0.001, 0.999),
        _ => Kind::Share(0.0, 1.0),
    })
}

/// A number of a kind for all, or a table by name.
fn one_or_named(kind: Kind) -> Value {
    json!({ "anyOf": [quantity(kind), named(kind)] })
}

/// A number of a kind, plain or with its range and its source.
fn quantity(kind: Kind) -> Value {
    match kind {
        Kind::Duration(..) => json!({ "$ref": "#/$defs/time" }),
        _ => uncertain(&plain(kind)),
    }
}

/// What may stand alone, or as `{ low, mode, high, source, note, shape, ends, seen, prior, independent }`.
fn uncertain(plain: &Value) -> Value {
    let text = json!({ "$ref": "#/$defs/text" });
    let (shape, ends, seen) = (&SHAPES.words, &ENDS.words, &SEEN.words);
    let prior = json!({
        "type": "object",
        "properties": { "low": plain, "mode": plain, "high": plain, "shape": { "enum": shape }, "ends": { "enum": ends } },
        "required": ["low", "mode", "high"],
        "additionalProperties": false,
    });
    let parts = json!({
        "low": plain, "mode": plain, "high": plain, "source": text, "note": text,
        "shape": { "enum": shape }, "ends": { "enum": ends }, "seen": { "enum": seen }, "prior": prior,
        "independent": { "type": "boolean" },
    });
    let uncertain = json!({
        "type": "object",
        "properties": parts,
        "required": ["mode"],
        "dependentRequired": { "low": ["high"], "high": ["low"] },
        "additionalProperties": false,
    });
    json!({ "anyOf": [plain, uncertain] })
}

fn plain(kind: Kind) -> Value {
    let between = |name: &str, low: f64, high: f64| json!({ "type": name, "minimum": low, "maximum": high });
    match kind {
        Kind::Count(low, high) => between("integer", low, high),
        Kind::Share(low, high) => json!({ "anyOf": [between("number", low, high), { "$ref": "#/$defs/share" }] }),
        Kind::Money(low, high) => json!({ "anyOf": [between("number", low, high), { "$ref": "#/$defs/text" }] }),
        Kind::Number(low, high) => between("number", low, high),
        _ => json!({ "type": "number" }),
    }
}

fn share_text() -> Value {
    json!({ "type": "string", "pattern": "^\\s*[-+0-9._eE]+\\s*(%|points?)?\\s*$", "description": "a share in per cent: \"35 %\"" })
}

fn duration() -> Value {
    let part = "[0-9._]+\\s*(ms|s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?|w|weeks?|months?|years?)[ ,]*";
    json!({ "type": "string", "pattern": format!("^\\s*({part})+$"), "description": "a duration: \"11 min\", \"1h 30min\"" })
}

/// A distribution, which of patience may be without an end.
fn distribution(kind: Kind) -> Value {
    let name = if matches!(kind, Kind::DistOrNever(_)) { "patience" } else { "distribution" };
    json!({ "$ref": format!("#/$defs/{name}") })
}

/// Every distribution, that without an end too where it may stand.
fn distributions(may_be_endless: bool) -> Vec<Value> {
    shapes(may_be_endless).map(|(name, parameters)| shape(name, parameters)).collect()
}

/// A distribution of this shape.
fn shape(name: &str, parameters: &[&str]) -> Value {
    let mut properties = Map::new();
    properties.insert("dist".to_owned(), json!({ "const": name }));
    for &parameter in parameters {
        let kind = match parameter {
            "cv" => Kind::Number(0.0, 20.0),
            "shape" => Kind::Number(0.05, 50.0),
            "stages" => Kind::Count(1.0, 100.0),
            "values" => {
                let item = quantity(Kind::Duration(0.0, f64::MAX));
                properties.insert(parameter.to_owned(), json!({ "type": "array", "items": item, "minItems": 1 }));
                continue;
            }
            _ => Kind::Duration(0.0, f64::MAX),
        };
        properties.insert(parameter.to_owned(), quantity(kind));
    }
    object(&properties, &[&["dist"], parameters].concat())
}
