//! What must hold of anything typed: each function takes arbitrary bytes and panics only if a promise is broken.

use std::fs;
use std::sync::OnceLock;

use blendsim::books::metric::COST;
use blendsim::books::{LINES, METRICS, Unit};
use blendsim::desk::manifest::{self, Subject};
use blendsim::desk::reopen::reopen;
use blendsim::escape::terminal;
use blendsim::findings;
use blendsim::intake::{self, Asked};
use blendsim::model::calibration::Calibration;
use blendsim::model::Setting;
use blendsim::report::theme::Theme;
use blendsim::report::{self, File, Kinds, Results, told};
use blendsim::scenario::{self, BUILTIN, Faults, Waits};
use blendsim::study::{self, Design, Silent, run_calibrated};

#[path = "../../tests/it/worlds.rs"]
mod worlds;

/// Most letters that the faults of a text may take, whatever the text.
const MOST_LETTERS: usize = 200_000;

/// A text is read as a scenario, twice the same, or refused with faults that stand in it.
pub fn scenario(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let read = || scenario::parse("fuzzed", "fuzzed.toml", text, &[]);
    match (read(), read()) {
        (Ok(world), Ok(again)) => {
            assert!(!world.strategies.is_empty() && world.baseline < world.strategies.len());
            assert_eq!(format!("{world:?}"), format!("{again:?}"));
        }
        (Err(faults), Err(again)) => {
            assert_eq!(faults.to_string(), again.to_string());
            doubt(text, &faults);
        }
        _ => panic!("one text is read in two ways"),
    }
}

/// A built-in scenario, chosen by the first byte, with each further line laid on it as an override.
pub fn overrides(data: &[u8]) {
    let Some((choice, rest)) = data.split_first() else { return };
    let Ok(text) = std::str::from_utf8(rest) else { return };
    let world = &BUILTIN[usize::from(*choice) % BUILTIN.len()];
    let given: Vec<String> = text.lines().map(str::to_owned).collect();
    if let Err(faults) = scenario::parse(world.id, world.id, world.text, &given) {
        tell(&faults);
    }
}

/// Counts are read and learned from, and what is learned is a section that a scenario can hold.
pub fn counts(data: &[u8]) {
    match intake::read("fuzzed.csv", data, &Asked::default()) {
        Err(faults) => tell(&faults),
        Ok(series) => {
            let learned = intake::learn(&series);
            for replay in [false, true] {
                let section = intake::demand_section(&learned, "fuzzed.csv", replay);
                if let Err(faults) = scenario::parse("x", "x.toml", &format!("{SHOP}\n{section}"), &[]) {
                    // The series may hold nothing, or dates outside of the horizon: a fault, but one of the values.
                    assert!(!faults.to_string().contains("TOML"), "{faults}\n{section}");
                }
            }
        }
    }
}

/// A text is read as a theme, or refused with faults that stand in it.
pub fn theme(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    if let Err(faults) = Theme::parse("fuzzed.toml", text) {
        doubt(text, &faults);
    }
}

/// A file of a results folder is damaged, and listed as if it were whole: the folder is refused, or tells its report again.
///
/// Bytes: which file, three of the place, how many are cut out, and what is put there.
pub fn folder(data: &[u8]) {
    let [which, a, b, c, cut, put @ ..] = data else { return };
    let (files, manifest) = kept();
    let mut files = files.clone();
    let mut manifest = manifest.clone();
    let damaged = match usize::from(*which) % 3 {
        2 => &mut manifest,
        file => &mut files[file],
    };
    let from = u32::from_be_bytes([0, *a, *b, *c]) as usize % damaged.bytes.len();
    let to = (from + usize::from(*cut)).min(damaged.bytes.len());
    damaged.bytes.splice(from..to, put.iter().copied());
    if which % 3 != 2 {
        manifest = relisted(&manifest, &files);
    }
    let place = tempfile::tempdir().expect("a temporary folder");
    for file in files.iter().chain([&manifest]) {
        fs::write(place.path().join(&file.name), &file.bytes).expect("a file");
    }
    if let Ok(kept) = reopen(place.path()) {
        // What cannot be drawn is an error; nothing may panic.
        let _ = told(&kept.summary, &kept.facts, &Theme::default());
    }
}

/// A world by chance, of the seed that eight bytes say: it is right, it ends, no metric leaves its range, its money is in lines.
pub fn world(data: &[u8]) {
    let Some(seed) = data.first_chunk().map(|bytes| u64::from_be_bytes(*bytes)) else { return };
    let text = worlds::world(seed, 1);
    // Few customers live through the same rules in a hundredth of the time; one world in eight keeps them all.
    let few = data.get(8).is_none_or(|byte| byte % 8 != 0);
    let set: Vec<String> = few.then(|| "customers.count=40".to_owned()).into_iter().collect();
    let world =
        scenario::parse("random", "random.toml", &text, &set).unwrap_or_else(|faults| panic!("{faults}\n{text}"));
    let calibration = Calibration::rough(&world, Setting::at_scale(1), &Silent).expect("nobody stops it");
    let run = run_calibrated(&world, &Design { scale: 1, ..Design::of(&world) }, calibration, &Silent)
        .expect("nobody stops it");
    for outcome in run.outcomes.iter().flatten() {
        for metric in METRICS {
            let pairs = (0..outcome.n_weeks())
                .map(|week| metric.ratio.week_pair(outcome, week))
                .chain([metric.ratio.pair(outcome)]);
            for pair in pairs {
                let room = 1e-5 * pair.den.abs().max(1.0);
                assert!(pair.num.is_finite() && pair.den.is_finite(), "{} is {pair:?}", metric.id);
                assert!(
                    metric.unit != Unit::Share || (-room..=pair.den + room).contains(&pair.num),
                    "{} is {pair:?} in the world {seed}",
                    metric.id
                );
            }
        }
        let lines: f64 = LINES.iter().map(|line| outcome.total(line.count)).sum();
        let cost = COST.ratio.pair(outcome).num / f64::from(outcome.scale);
        assert!((lines - cost).abs() <= 1e-9 * lines.abs().max(1.0), "lines {lines}, cost {cost} in the world {seed}");
    }
}

/// Summary and facts of a small run, and the manifest that lists them.
fn kept() -> &'static (Vec<File>, File) {
    static KEPT: OnceLock<(Vec<File>, File)> = OnceLock::new();
    KEPT.get_or_init(|| {
        let text = format!("{SHOP}\n[demand]\nissues_per_customer_month = 1\n");
        let world = scenario::parse("shop", "shop.toml", &text, &[]).expect("it is right");
        let design = Design { replications: vec![0, 1], ..Design::of(&world) };
        let run = study::run(&world, &design, &Silent).expect("nobody stops it");
        let summary = findings::summarise(&world, &run, "fuzzed");
        let results = Results { scenario: &world, run: &run, summary: &summary };
        let mut files = report::files(&results, &Theme::default(), Kinds::default()).expect("it can be told");
        files.truncate(2);
        let subject = Subject {
            source: "shop.toml".to_owned(),
            run_id: "fuzzed".to_owned(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            scenario_sha256: String::new(),
            overrides: Vec::new(),
            strategies: vec!["clerks".to_owned(), "assistant".to_owned()],
            replications: vec![0, 1],
            seed: 1,
            scale: 1,
            waits: Waits::Small,
            flips: false,
            draws: None,
            fit: None,
            fits: false,
            scale_bias: false,
        };
        let mut manifest = serde_json::to_value(subject).expect("it is JSON");
        manifest["program"] = "blendsim".into();
        let manifest = File { name: manifest::NAME.to_owned(), bytes: manifest.to_string().into_bytes() };
        let manifest = relisted(&manifest, &files);
        (files, manifest)
    })
}

fn relisted(manifest: &File, files: &[File]) -> File {
    let text = std::str::from_utf8(&manifest.bytes).expect("it is a text");
    manifest::relisted(text, files).expect("it can be listed")
}

/// Faults stand in their text, and are told within bounds.
fn doubt(text: &str, faults: &Faults) {
    let lines = text.lines().count().max(1) + 1;
    for fault in &faults.0 {
        assert!((1..=lines).contains(&fault.place.line), "{fault} is not within {lines} lines");
    }
    tell(faults);
}

/// There are faults, and they are told within bounds, on a terminal without control characters.
fn tell(faults: &Faults) {
    let told = faults.to_string();
    assert!(!faults.0.is_empty() && told.len() <= MOST_LETTERS, "{} letters of faults", told.len());
    assert!(!terminal(&told).chars().any(|letter| letter.is_control() && letter != '\n'), "{told:?}");
}

/// A small world without a section of demand.
const SHOP: &str = r#"
schema = 1
title = "Two clerks, or an assistant"
start = 2025-01-06
length = "8 weeks"
baseline = "clerks"
customers.count = 500

[topic.question]
share = "100 %"
handle_time = { dist = "lognormal", mean = "6 min", cv = 1 }

[ai]
success = "70 %"
price_per_resolution = 0.99

[team.clerks]
on_duty = 2
success = "85 %"
pay_per_hour = 25

[strategy.clerks]

[strategy.assistant]
routing.first = "ai"
human_access.when = "never"
team.clerks.on_duty = 0
"#;
