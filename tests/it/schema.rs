//! The JSON Schema of scenario files: it accepts what the reader accepts, and finds slips of the pen.

use blendsim::report::schema::schema;
use blendsim::scenario::{BUILTIN, keys};
use boon::{Compiler, SchemaIndex, Schemas};
use serde_json::{Map, Value};
use toml::de::{DeTable, DeValue};

/// The schema, checked against the schema of schemas when it was compiled.
struct Validator {
    schemas: Schemas,
    index: SchemaIndex,
}

fn validator() -> Validator {
    let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
    compiler.add_resource("scenario.json", schema()).expect("a schema can be read");
    let index = compiler.compile("scenario.json", &mut schemas).unwrap_or_else(|error| panic!("{error:#}"));
    Validator { schemas, index }
}

/// A TOML text as an editor's checker sees it.
fn json(text: &str) -> Value {
    table(DeTable::parse(text).unwrap_or_else(|error| panic!("{error}")).get_ref())
}

fn table(table: &DeTable) -> Value {
    let entries = table.iter().map(|(key, value)| (key.get_ref().to_string(), self::value(value.get_ref())));
    Value::Object(entries.collect::<Map<_, _>>())
}

fn value(value: &DeValue) -> Value {
    match value {
        DeValue::String(text) => text.as_ref().into(),
        DeValue::Integer(number) => number.as_str().parse::<i64>().expect("decimal").into(),
        DeValue::Float(number) => number.as_str().parse::<f64>().expect("finite").into(),
        DeValue::Boolean(flag) => (*flag).into(),
        DeValue::Datetime(date) => date.to_string().into(),
        DeValue::Array(items) => items.iter().map(|item| self::value(item.get_ref())).collect(),
        DeValue::Table(inner) => table(inner),
    }
}

/// What the schema has against a text; nothing if it fits.
fn faults(validator: &Validator, text: &str) -> String {
    let document = json(text);
    let checked = validator.schemas.validate(&document, validator.index);
    checked.map_or_else(|error| format!("{error:#}"), |()| String::new())
}

#[test]
fn every_built_in_scenario_and_every_world_of_the_tests_fits() {
    let validator = validator();
    let worlds = [("blend", include_str!("worlds/blend.toml")), ("queue", crate::lab::QUEUE)];
    for (name, text) in BUILTIN.iter().map(|known| (known.id, known.text)).chain(worlds) {
        assert_eq!(faults(&validator, text), "", "{name}");
    }
}

#[test]
fn a_prior_fits() {
    let prior = "shared = { prior = { low = 0.1, mode = 0.2, high = 0.3, shape = \"uniform\" }, low = 0.4,";
    let text = BUILTIN[0].text.replacen("shared = { low = 0.4,", prior, 1);
    assert_ne!(text, BUILTIN[0].text);
    assert_eq!(faults(&validator(), &text), "");
}

#[test]
fn a_slip_of_the_pen_does_not_fit() {
    let validator = validator();
    let klarna = BUILTIN[0].text;
    let slips = [
        ("baseline = ", "base_line = "),
        ("interval = \"30 min\"", "interval = 30"),
        ("heavy_share = \"10 %\"", "heavy_share = \"ten per cent\""),
        ("shared = { low = 0.4,", "shared = { lo = 0.4,"),
        ("kind = \"warm\"", "kind = \"tepid\""),
        ("tries = 2\nauc", "tries = 2.5\nauc"),
        ("dist = \"lognormal\", mean = \"7.9 min\"", "dist = \"lognorml\", mean = \"7.9 min\""),
        ("by = \"layoff\"", "by = \"lay-off\""),
        ("at = \"month 16\"", "att = \"month 16\""),
        ("response = { low = \"5 %\", mode = \"12 %\", high = \"30 %\"", "response = { low = \"5 %\", mode = \"12 %\""),
        ("[trust]\ngain", "[trust]\ngian"),
        ("stakes = 2", "stakes = 20"),
        ("shared = { low = 0.4,", "shared = { prior = { low = 0.1, mode = 0.2 }, low = 0.4,"),
        (
            "shared = { low = 0.4,",
            "shared = { prior = { low = 0.1, mode = 0.2, high = 0.3, seen = \"never\" }, low = 0.4,",
        ),
    ];
    for (right, wrong) in slips {
        assert!(klarna.contains(right), "{right} is not in the scenario");
        assert_ne!(faults(&validator, &klarna.replacen(right, wrong, 1)), "", "{wrong}");
    }
}

#[test]
fn every_key_of_the_table_is_described() {
    let text = schema().to_string();
    for (section, keys) in keys::SECTIONS {
        for key in *keys {
            let meaning = Value::from(key.meaning).to_string();
            assert!(text.contains(meaning.trim_matches('"')), "{section}.{}", key.name);
        }
    }
}

#[test]
fn counts_and_replayed_days_fit_and_what_is_no_date_does_not() {
    let validator = validator();
    let queue = include_str!("../../src/validation/queue.toml");
    let with = |demand: &str| queue.replace("issues_per_customer_month = 20", demand);
    let right = with("interval = \"12 h\"\ncounts = [3, 4.5]\n[demand.replay]\n2024-01-02 = [1, 2]");
    assert_eq!(faults(&validator, &right), "");
    for wrong in ["counts = [-1]", "[demand.replay]\nmonday = [1]", "[demand.replay]\n2024-01-02 = [\"many\"]"] {
        assert_ne!(faults(&validator, &with(wrong)), "", "{wrong}");
    }
}

#[test]
fn models_and_their_outages_fit_and_slips_do_not() {
    let validator = validator();
    let models = "[ai]\nmodels = [\"ai\", \"swift\"]\ntopic_models = { only = [\"swift\"] }\n[model.swift]\nsuccess = 0.7\nplaces = 9\n\
                  [model.swift.outage.storm]\nfrom = \"2024-01-02\"\nat = \"06:00\"\nlength = \"2 h\"\n";
    let right = format!("{}\n{models}", crate::lab::QUEUE);
    assert_eq!(faults(&validator, &right), "");
    for (right_part, wrong) in [
        ("topic_models = { only = [\"swift\"] }", "topic_models = { only = \"swift\" }"),
        ("places = 9", "tries = 9"),
        ("length = \"2 h\"", "lenght = \"2 h\""),
    ] {
        assert_ne!(faults(&validator, &right.replace(right_part, wrong)), "", "{wrong}");
    }
}
