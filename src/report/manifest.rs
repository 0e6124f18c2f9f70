//! `manifest.json`: what was run and how; the only file that may hold time, threads, host or paths.

use serde::Serialize;
use serde_json::Value;

use super::run_id::sha256;
use super::{File, ReportError, Results, json};
use crate::scenario::Scenario;

/// Its name in the folder.
pub const NAME: &str = "manifest.json";
const PROGRAM: &str = "blendsim";

/// How a run came about.
#[derive(Clone, Debug, Serialize)]
pub struct Circumstances {
    /// Where the scenario's text came from: a path, or "built-in klarna".
    pub source: String,
    /// SHA-256 of the scenario's text.
    pub scenario_sha256: String,
    /// `path=value` texts laid on the scenario.
    pub overrides: Vec<String>,
    /// The command line.
    pub arguments: Vec<String>,
    /// Threads.
    pub threads: usize,
    /// When it started, in UTC.
    pub started: String,
    /// How long it took, s.
    pub wall_time_s: f64,
    /// Name of the machine.
    pub host: Option<String>,
    /// Operating system and processor.
    pub platform: String,
}

#[derive(Serialize)]
struct Manifest<'a> {
    program: &'static str,
    version: &'a str,
    run_id: &'a str,
    scenario_id: &'a str,
    seed: u64,
    scale: u32,
    replications: &'a [u32],
    strategies: Vec<&'a str>,
    circumstances: &'a Circumstances,
    files: Vec<Listed<'a>>,
    scenario: &'a Scenario,
}

#[derive(Serialize)]
struct Listed<'a> {
    name: &'a str,
    bytes: usize,
    sha256: String,
}

impl<'a> Listed<'a> {
    fn new(file: &'a File) -> Self {
        Self { name: &file.name, bytes: file.bytes.len(), sha256: sha256(&file.bytes) }
    }
}

/// The manifest of a run whose other files are `files`.
///
/// # Errors
/// What the serialiser says.
pub fn manifest(results: &Results, files: &[File], how: &Circumstances) -> Result<File, ReportError> {
    let summary = results.summary;
    let manifest = Manifest {
        program: PROGRAM,
        version: summary.version,
        run_id: &summary.run_id,
        scenario_id: &summary.scenario,
        seed: summary.seed,
        scale: summary.scale,
        replications: &summary.replications,
        strategies: summary.strategies.iter().map(|strategy| strategy.id.as_str()).collect(),
        circumstances: how,
        files: files.iter().map(Listed::new).collect(),
        scenario: results.scenario,
    };
    Ok(File::new(NAME, json(&manifest)?.into_bytes()))
}

/// What a manifest on disk says about its folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// The scenario whose results lie there.
    pub scenario: String,
    /// The files that belong there, besides the manifest.
    pub files: Vec<String>,
}

/// Reads a manifest; `None` if it is not one of ours.
pub fn read(text: &str) -> Option<Known> {
    let manifest: Value = serde_json::from_str(text).ok()?;
    if manifest.get("program")? != PROGRAM {
        return None;
    }
    let name = |file: &Value| file.get("name").and_then(Value::as_str).map(str::to_owned);
    Some(Known {
        scenario: manifest.get("scenario_id")?.as_str()?.to_owned(),
        files: manifest.get("files")?.as_array()?.iter().map(name).collect::<Option<_>>()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn manifests_of_other_programs_are_not_ours() {
        assert_eq!(read(r#"{"program":"npm","scenario_id":"x","files":[]}"#), None);
        assert_eq!(read("{}"), None);
        assert_eq!(read("not JSON"), None);
        let ours = read(r#"{"program":"blendsim","scenario_id":"x","files":[{"name":"a.csv"}]}"#).unwrap();
        assert_eq!(ours, Known { scenario: "x".into(), files: vec!["a.csv".into()] });
    }
}
