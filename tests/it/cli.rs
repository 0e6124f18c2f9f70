//! The command line from outside: what is printed where, exit codes, and what lies on the disk afterwards.

mod check;
mod erlang;
mod fits;
mod folder;
mod hostile;
mod import;
mod input;
mod languages;
mod posterior;
mod precision;
mod report;
mod results;
mod retries;
mod run;
mod staff;
mod stop;
mod sweep;
mod targets;
mod trace;
mod validate;
mod what_if;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use assert_cmd::Command;
use tempfile::TempDir;

/// A world small enough to be simulated in a blink: two weeks, a thousand issues, two strategies.
const TINY: &str = r#"
schema = 1
title = "Tiny & <small>"
start = 2025-01-06
length = "2 weeks"
warmup = "1 weeks"
cooldown = "1 weeks"
baseline = "people"

[run]
replications = 4

[customers]
count = 1000

[segment.all]
remaining_value = 40

[demand]
issues_per_customer_month = 1

[topic.simple]
share = "70 %"
handle_time = { dist = "exponential", mean = "5 min" }

[topic.hard]
share = "30 %"
handle_time = { dist = "lognormal", mean = "15 min", cv = 1 }

[ai]
success = "60 %"
price_per_conversation = 0.2

[team.desk]
headcount = 10
success = "85 %"
pay_per_hour = 20
notice = "0 days"

[strategy.people]
title = "People answer"

[strategy.blend]
title = "AI first"
routing.first = "ai"

[strategy.machine]
title = "AI alone"
routing.first = "ai"
human_access.when = "never"
team.desk.headcount = 0
"#;

/// A folder of its own for a test, in which the program is run.
struct Desk {
    home: TempDir,
}

impl Desk {
    /// A desk with `tiny.toml` on it.
    fn new() -> Self {
        let desk = Self { home: tempfile::tempdir().unwrap() };
        desk.put("tiny.toml", TINY);
        desk
    }

    fn path(&self, name: &str) -> PathBuf {
        self.home.path().join(name)
    }

    fn put(&self, name: &str, content: impl AsRef<[u8]>) {
        fs::write(self.path(name), content).unwrap();
    }

    fn command(&self, arguments: &str) -> Command {
        let mut command = Command::cargo_bin("blendsim").unwrap();
        command.current_dir(self.home.path()).env_remove("COLUMNS").args(arguments.split_whitespace());
        command
    }

    fn run(&self, arguments: &str) -> Output {
        self.command(arguments).output().unwrap()
    }

    /// Runs what must succeed without a word on standard error, and gives standard output.
    fn done(&self, arguments: &str) -> String {
        let output = self.run(arguments);
        assert_eq!((output.status.code(), text(&output.stderr)), (Some(0), String::new()), "{arguments}");
        text(&output.stdout)
    }

    /// Runs what must fail with this code and without a word on standard output, and gives standard error.
    fn fails(&self, code: i32, arguments: &str) -> String {
        let output = self.run(arguments);
        let stderr = text(&output.stderr);
        assert_eq!((output.status.code(), text(&output.stdout)), (Some(code), String::new()), "{arguments}: {stderr}");
        stderr
    }

    /// Every file below a folder, by its path inside.
    fn files(&self, folder: &str) -> BTreeMap<String, Vec<u8>> {
        let mut files = BTreeMap::new();
        let root = self.path(folder);
        collect(&root, &root, &mut files);
        files
    }

    /// Names of what lies on the desk.
    fn names(&self) -> Vec<String> {
        self.files("").into_keys().collect()
    }
}

fn collect(root: &Path, folder: &Path, files: &mut BTreeMap<String, Vec<u8>>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(root, &path, files);
        } else {
            let name = path.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/");
            files.insert(name, fs::read(&path).unwrap());
        }
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}
