//! The page of results and the results themselves: every column and field of one stands in the other.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{Desk, text};

type Names = BTreeSet<String>;

/// Names in the first column of the tables below a heading of docs/results.md.
fn documented(heading: &str) -> Names {
    let page = include_str!("../../../docs/results.md");
    let below = page.split_once(&format!("\n{heading}\n")).unwrap_or_else(|| panic!("no {heading}")).1;
    let section = below.split("\n#").next().unwrap_or_default();
    let name = |line: &str| Some(line.strip_prefix("| `")?.split_once('`')?.0.to_owned());
    section.lines().filter_map(name).collect()
}

fn columns(csv: &[u8]) -> Names {
    text(csv).lines().next().unwrap().split(',').map(str::to_owned).collect()
}

fn fields(value: &Value) -> Names {
    value.as_object().unwrap().keys().cloned().collect()
}

#[test]
fn every_column_is_on_the_page_and_nothing_else() {
    let desk = Desk::new();
    desk.done("run tiny.toml --replications 1 --out out");
    let files = desk.files("out");
    for name in
        ["replications.csv", "weekly.csv", "intraday.csv", "ledger.csv", "metrics.csv", "figures/cost-satisfaction.csv"]
    {
        assert_eq!(columns(&files[name]), documented(&format!("## `{name}`")), "{name}");
    }
}

#[test]
fn the_columns_of_a_what_if_are_on_the_page() {
    let desk = Desk::new();
    desk.done("what-if tiny.toml --cut 50% --replications 2 --out out");
    assert_eq!(columns(&desk.files("out")["depths.csv"]), documented("### `depths.csv`"));
}

#[test]
fn the_columns_of_a_sweep_are_on_the_page() {
    let desk = Desk::new();
    desk.done("sweep tiny.toml --over ai.success=50%,60% --replications 2 --out out");
    let mut found = columns(&desk.files("out")["sweep.csv"]);
    assert!(found.remove("ai.success") && found.insert("PATH".to_owned()));
    assert_eq!(found, documented("### `sweep.csv`"));
}

#[test]
fn the_columns_of_a_posterior_are_on_the_page() {
    let desk = Desk::new();
    desk.put("held.toml", super::posterior::held("85 %", ""));
    desk.done("posterior held.toml --replications 2 --draws 8 --out out");
    for name in ["targets.csv", "inputs.csv"] {
        assert_eq!(columns(&desk.files("out")[name]), documented(&format!("### `{name}`")), "{name}");
    }
}

/// Every week of every history adds up to what is told by week; the data alone are the same files, and a report can be made of them later.
#[test]
fn data_can_be_had_alone_and_week_by_week() {
    let desk = Desk::new();
    let asked = "run blend.toml --replications 2 --seed 3";
    desk.put("blend.toml", include_str!("../worlds/blend.toml"));
    desk.done(&format!("{asked} --out all"));
    desk.done(&format!("{asked} --no-report --weeks --out data"));
    let (all, mut data) = (desk.files("all"), desk.files("data"));
    let weeks = data.remove("weeks.csv").unwrap();
    assert!(data.keys().all(|name| name == "manifest.json" || all[name] == data[name]));
    let told: Vec<&str> = all.keys().filter(|name| !data.contains_key(*name)).map(String::as_str).collect();
    let is_told = |name: &&str| name.starts_with("figures/") || ["report.html", "answer.md"].contains(name);
    assert!(told.len() > 10 && told.iter().all(is_told), "{told:?}");
    let rows = |csv: &[u8]| csv::Reader::from_reader(csv).into_records().map(Result::unwrap).collect::<Vec<_>>();
    let header: Vec<String> = text(&weeks).lines().next().unwrap().split(',').map(str::to_owned).collect();
    assert_eq!(header[..4], ["strategy", "replication", "week", "start"]);
    let weekly = rows(&all["weekly.csv"]);
    let place = |metric: &str| header.iter().position(|column| column == metric).unwrap();
    // A count is the mean of both histories; where both have as much below, so is a ratio.
    for row in weekly.iter().filter(|row| &row[3] == "contacts") {
        let own = rows(&weeks).into_iter().filter(|week| week[0] == row[0] && week[2] == row[1]);
        let values: Vec<f64> = own.map(|week| week[place("contacts")].parse().unwrap()).collect();
        let mean: f64 = row[5].parse().unwrap();
        assert_eq!(values.len(), 2);
        assert!((values.iter().sum::<f64>() / 2.0 - mean).abs() < 1e-6 * mean, "{row:?}: {values:?}");
    }
    desk.done("report data");
    let made = desk.files("data");
    assert!(told.iter().all(|name| all[*name] == made[*name]));
}

#[test]
fn several_models_have_a_table_and_a_field_of_their_own() {
    let desk = Desk::new();
    desk.done("run tiny.toml --replications 1 --out out --set ai.models=[\"ai\",\"swift\"] --set model.swift={}");
    let files = desk.files("out");
    assert_eq!(columns(&files["models.csv"]), documented("## `models.csv`"));
    let summary: Value = serde_json::from_slice(&files["summary.json"]).unwrap();
    let model = &summary["strategies"][0]["models"][1];
    assert_eq!(fields(model), ["id", "ledger", "metrics"].map(str::to_owned).into());
    assert!(text(&files["report.html"]).contains("The AI models"));
}

#[test]
fn every_field_is_on_the_page_and_nothing_else() {
    let desk = Desk::new();
    desk.done("run tiny.toml --replications 1 --out out");
    let json = |name: &str| -> Value { serde_json::from_slice(&desk.files("out")[name]).unwrap() };
    let (summary, manifest) = (json("summary.json"), json("manifest.json"));
    let strategy = &summary["strategies"][0];
    for (value, heading) in [
        (&summary, "## `summary.json`"),
        (&summary["totals"], "### `totals`"),
        (&summary["nobody"], "### `nobody`"),
        (strategy, "### A strategy"),
        (&strategy["ledger"][0], "### A line of the ledger"),
        (&strategy["metrics"]["cost"], "### An estimate"),
        (&json("report.json"), "## `report.html`, `report.json`"),
        (&manifest, "## `manifest.json`"),
        (&manifest["circumstances"], "### `circumstances`"),
    ] {
        assert_eq!(fields(value), documented(heading), "{heading}");
    }
    assert_eq!(fields(&strategy["topics"][0]), ["id", "metrics", "title"].map(str::to_owned).into());
    assert_eq!(fields(&manifest["files"][0]), ["bytes", "name", "sha256"].map(str::to_owned).into());
}
