//! `manifest.json`: what was run and how; the only file that may hold time, threads, host or paths.

use std::path::{Component, Path};

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::run_id::sha256;
use crate::report::{File, ReportError, json};
use crate::scenario::{Scenario, Waits};
use crate::study::DrawnDesign;

/// Its name in the folder.
pub const NAME: &str = "manifest.json";
const PROGRAM: &str = "blendsim";

/// What a run is of, and the settings by which two runs of the same scenario differ.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Subject {
    /// The scenario: "built-in klarna", or the full path of its file.
    #[serde(default = "unknown")]
    pub source: String,
    /// The run's name.
    pub run_id: String,
    /// Version of the program.
    pub version: String,
    /// SHA-256 of the scenario's text.
    #[serde(default)]
    pub scenario_sha256: String,
    /// `path=value` texts laid on the scenario.
    #[serde(default)]
    pub overrides: Vec<String>,
    /// Names of the strategies.
    pub strategies: Vec<String>,
    /// Numbers of the replications.
    pub replications: Vec<u32>,
    /// Seed of all luck.
    pub seed: u64,
    /// The k of scale 1:k.
    pub scale: u32,
    /// How waits came about.
    #[serde(default, skip_serializing_if = "Waits::is_small")]
    pub waits: Waits,
    /// Whether inputs were taken to the ends of their ranges.
    #[serde(default)]
    pub flips: bool,
    /// Worlds drawn from the ranges of inputs that were lived as well.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub draws: Option<DrawnDesign>,
    /// The fit under which it was run.
    #[serde(default)]
    pub fit: Option<String>,
    /// Whether the worlds of the scenario's fits were run as well.
    #[serde(default)]
    pub fits: bool,
    /// Whether it was measured what the scale does to differences.
    #[serde(default)]
    pub scale_bias: bool,
}

fn unknown() -> String {
    "an unknown scenario".to_owned()
}

impl Subject {
    /// The settings in which another run differs from this one; none if it is of another build of the program.
    pub fn differences(&self, other: &Self) -> Vec<&'static str> {
        let settings = [
            ("scenario", self.source != other.source),
            ("text", self.source == other.source && self.scenario_sha256 != other.scenario_sha256),
            ("overrides", self.overrides != other.overrides),
            ("strategies", self.strategies != other.strategies),
            ("replications", self.replications != other.replications),
            ("seed", self.seed != other.seed),
            ("scale", self.scale != other.scale),
            ("waits", self.waits != other.waits),
            ("flips", self.flips != other.flips),
            ("draws", self.draws != other.draws),
            ("fit", self.fit != other.fit),
            ("fits", self.fits != other.fits),
            ("scale-bias", self.scale_bias != other.scale_bias),
            ("version", self.version != other.version),
        ];
        settings.into_iter().filter(|(_, differs)| *differs).map(|(name, _)| name).collect()
    }
}

/// How a run came about.
#[derive(Clone, Debug, Serialize)]
pub struct Circumstances {
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
    scenario_id: &'a str,
    #[serde(flatten)]
    subject: &'a Subject,
    circumstances: &'a Circumstances,
    files: Vec<Listed>,
    scenario: &'a Scenario,
}

/// A file of the folder, by which it is known again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Listed {
    /// Path inside the folder.
    pub name: String,
    /// Its length.
    pub bytes: usize,
    /// Its SHA-256.
    pub sha256: String,
}

impl Listed {
    fn new(file: &File) -> Self {
        Self { name: file.name.clone(), bytes: file.bytes.len(), sha256: sha256(&file.bytes) }
    }
}

/// The manifest of a run whose other files are `files`.
///
/// # Errors
/// What the serialiser says.
pub fn manifest(
    scenario: &Scenario,
    files: &[File],
    subject: &Subject,
    how: &Circumstances,
) -> Result<File, ReportError> {
    let manifest = Manifest {
        program: PROGRAM,
        scenario_id: &scenario.id,
        subject,
        circumstances: how,
        files: files.iter().map(Listed::new).collect(),
        scenario,
    };
    Ok(File::new(NAME, json(&manifest)?.into_bytes()))
}

/// What a manifest on disk says about its folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// The run whose results lie there.
    pub subject: Subject,
    /// The files that belong there, besides the manifest.
    pub files: Vec<String>,
}

/// Reads a manifest; `None` if it is not one of ours.
pub fn read(text: &str) -> Option<Known> {
    let manifest: Value = serde_json::from_str(text).ok()?;
    if manifest.get("program")? != PROGRAM {
        return None;
    }
    let name = |file: &Value| file.get("name").and_then(Value::as_str).filter(is_inside).map(str::to_owned);
    Some(Known {
        subject: Subject::deserialize(&manifest).ok()?,
        files: manifest.get("files")?.as_array()?.iter().map(name).collect::<Option<_>>()?,
    })
}

/// Whether a name is of a file inside a folder, however the folder is called.
fn is_inside(name: &&str) -> bool {
    !name.is_empty() && Path::new(name).components().all(|part| matches!(part, Component::Normal(_)))
}

/// The files that a manifest lists, with what they are known by; `None` if it does not say.
pub fn listed(text: &str) -> Option<Vec<Listed>> {
    let manifest: Value = serde_json::from_str(text).ok()?;
    Vec::deserialize(manifest.get("files")?).ok()
}

/// The currency of the scenario in a manifest; `None` if it does not say.
pub fn currency(text: &str) -> Option<String> {
    let manifest: Value = serde_json::from_str(text).ok()?;
    manifest.get("scenario")?.get("currency")?.as_str().map(str::to_owned)
}

/// The same manifest with another list of files.
///
/// # Errors
/// What the serialiser says.
pub fn relisted(text: &str, files: &[File]) -> Result<File, ReportError> {
    let mut manifest: Value = serde_json::from_str(text)?;
    manifest["files"] = serde_json::to_value(files.iter().map(Listed::new).collect::<Vec<_>>())?;
    Ok(File::new(NAME, json(&manifest)?.into_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const OURS: &str = r#"{"program":"blendsim","source":"built-in x","run_id":"a","version":"0","strategies":["s"],
        "replications":[0],"seed":1,"scale":1,"files":[{"name":"a.csv"}]}"#;

    #[test]
    fn manifests_of_other_programs_are_not_ours() {
        assert_eq!(read(&OURS.replace("blendsim", "npm")), None);
        assert_eq!(read("{}"), None);
        assert_eq!(read("not JSON"), None);
        for outside in ["../a.csv", "/etc/hosts", "figures/../../a.csv", ""] {
            assert_eq!(read(&OURS.replace("a.csv", outside)), None, "{outside}");
        }
        let ours = read(OURS).unwrap();
        assert_eq!((ours.subject.source.as_str(), ours.files), ("built-in x", vec!["a.csv".to_owned()]));
    }

    #[test]
    fn a_manifest_that_does_not_say_what_it_is_of_is_ours_and_of_no_known_scenario() {
        let told = read(&OURS.replace(r#""source":"built-in x","#, "")).unwrap();
        assert_eq!(told.subject.source, "an unknown scenario");
    }

    #[test]
    fn two_runs_differ_in_what_is_named() {
        let subject = read(OURS).unwrap().subject;
        let other = Subject { seed: 2, overrides: vec!["a=1".into()], ..subject.clone() };
        assert_eq!(subject.differences(&other), ["overrides", "seed"]);
        let edited = Subject { scenario_sha256: "b".into(), ..subject.clone() };
        assert_eq!(subject.differences(&edited), ["text"]);
        assert!(subject.differences(&subject).is_empty());
    }
}
