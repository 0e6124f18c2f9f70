//! `import-arrivals`: what is printed and written, and what is refused.

use std::fmt::Write as _;
use std::fs;

use serde_json::Value;

use super::{Desk, TINY};

/// Six weeks of a desk that is open from 08:00 to 12:00, as a German spreadsheet would save them.
fn calls() -> String {
    let mut text = "\u{feff}Datum;Uhrzeit;Anrufe\r\n".to_owned();
    for day in (0..42).filter(|day| day % 7 < 5) {
        let date = jiff::civil::date(2025, 1, 6).saturating_add(jiff::Span::new().days(day));
        for place in 0..4 {
            let count = 40 + (day * 13 + place * 7) % 11;
            write!(text, "{};{:02}:00;{count},0\r\n", date.strftime("%d.%m.%Y"), 8 + place)
                .expect("a string takes all");
        }
    }
    text
}

#[test]
fn what_was_learned_is_told_and_written_and_runs_in_a_scenario() {
    let desk = Desk::new();
    desk.put("calls.csv", calls());
    let told = desk.done("import-arrivals calls.csv --write demand.toml --replay --figure calls.svg");
    for expected in [
        "calls.csv: 120 rows of Datum, Uhrzeit, Anrufe; intervals of 60 min; 30 days, 2025-01-06 to 2025-02-14",
        "Monday",
        "CV of day totals",
        "variance ÷ mean of an interval, median",
        "correlation of before and after",
        "interval_correlation",
        "No counts ever, taken as closed: Mon–Fri 00:00–08:00, 12:00–24:00; Sat–Sun.",
        "30 days can be replayed.",
        "Wrote demand.toml: put it into a scenario in place of its [demand] section.",
        "Wrote calls.svg.",
    ] {
        assert!(told.contains(expected), "{expected} in {told}");
    }
    let demand = fs::read_to_string(desk.path("demand.toml")).unwrap();
    assert!(demand.contains("2025-02-14 = [0, 0, 0, 0, 0, 0, 0, 0, "), "{demand}");
    let scenario = TINY.replace("[demand]\nissues_per_customer_month = 1\n", &demand);
    desk.put("own.toml", scenario.replace("length = \"2 weeks\"", "length = \"6 weeks\""));
    assert!(desk.done("check own.toml").contains("no faults"));
    assert!(fs::read_to_string(desk.path("calls.svg")).unwrap().starts_with("<svg"));
}

#[test]
fn the_same_is_one_json_document() {
    let desk = Desk::new();
    desk.put("calls.csv", calls());
    let told: Value = serde_json::from_str(&desk.done("import-arrivals calls.csv --format json")).unwrap();
    assert_eq!((&told["interval_s"], &told["complete_days"]), (&Value::from(3600.0), &Value::from(30)));
    assert_eq!(told["week"].as_array().unwrap().len(), 168);
    assert!(told["busyness"]["day_cv"]["value"].is_number() && told["week"][0].is_null());
    assert_eq!(desk.names(), ["calls.csv", "tiny.toml"]);
}

#[test]
fn outputs_are_written_whole_or_not_at_all_and_never_over_another() {
    let desk = Desk::new();
    desk.put("calls.csv", calls());
    desk.put("mine.png", "mine");
    let before = desk.files("");
    let refused = |arguments: &str, reason: &str| {
        let told = desk.fails(2, &format!("import-arrivals {arguments}"));
        assert!(told.contains(reason), "{arguments}: {told}");
        assert_eq!(desk.files(""), before, "{arguments}");
    };
    refused("calls.csv --write demand.toml --figure mine.png", "mine.png exists and is left as it is");
    refused("calls.csv --write tiny.toml", "tiny.toml exists and is left as it is");
    refused("calls.csv --write demand.toml --figure calls.jpg", "a figure ends in .svg or .png");
    refused("calls.csv --replay", "--write");
    refused("nowhere.csv", "nowhere.csv: found no file of this name; allowed: a CSV file or a workbook of counts");
    refused(".", "found a folder");
    assert!(desk.fails(1, "import-arrivals calls.csv --write no/where.toml").contains("cannot write no/where.toml"));
    assert_eq!(desk.files(""), before);
    desk.done("import-arrivals calls.csv --figure calls.png");
    assert!(fs::read(desk.path("calls.png")).unwrap().starts_with(b"\x89PNG"));
}

#[test]
fn faults_are_told_with_their_lines_and_nothing_is_written() {
    let desk = Desk::new();
    desk.put("calls.csv", calls().replacen(";44,0", ";-44,0", 1).replacen("09.01.2025", "09.13.2025", 1));
    desk.put("binary.csv", [0x7f, b'E', b'L', b'F', 0, 1, 2, 0xff]);
    desk.put("huge.csv", vec![b'1'; (32 << 20) + 1]);
    let before = desk.files("").len();
    let told = desk.fails(2, "import-arrivals calls.csv --write demand.toml");
    assert!(told.contains("calls.csv:") && told.contains(": Anrufe: found \"-44,0\"; allowed: 0 or more"), "{told}");
    assert!(told.contains(": Datum: found \"09.13.2025\"; allowed: a date") && told.contains("2 faults"), "{told}");
    assert!(desk.fails(2, "import-arrivals binary.csv").contains("binary.csv:1:5: file: found a zero byte"));
    assert!(desk.fails(2, "import-arrivals huge.csv").contains("found more than 32 MB; allowed: up to 32 MB"));
    assert_eq!(desk.files("").len(), before);
}

/// A workbook is read as a CSV file is, by `staff` too; one that is cut is refused, and nothing is written.
#[test]
fn a_workbook_is_read_and_a_broken_one_is_refused() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let day = rust_xlsxwriter::Format::new().set_num_format("yyyy-mm-dd");
    for name in ["Sales", "Support"] {
        let sheet = book.add_worksheet().set_name(name).unwrap();
        sheet.write(0, 0, "day").unwrap();
        sheet.write(0, 1, "calls").unwrap();
        for row in 1..29u32 {
            let date = rust_xlsxwriter::ExcelDateTime::from_serial_datetime(45_677 + row).unwrap();
            sheet.write_with_format(row, 0, &date, &day).unwrap();
            sheet.write(row, 1, 100 + row).unwrap();
        }
    }
    let bytes = book.save_to_buffer().unwrap();
    let desk = Desk::new();
    desk.put("cut.xlsx", &bytes[..bytes.len() / 2]);
    desk.put("book.xlsx", bytes);
    let told = desk.done("import-arrivals book.xlsx --sheet Support");
    assert!(told.contains("book.xlsx: 28 rows of day, calls; intervals of 24 h; 28 days"), "{told}");
    assert!(told.contains("The sheet \"Support\" is read."), "{told}");
    assert!(desk.done("staff book.xlsx --sheet Sales --handle-time 4min").contains("agents"));
    let before = desk.files("").len();
    let told = desk.fails(2, "import-arrivals book.xlsx --write demand.toml");
    assert!(told.contains("2 sheets with rows: \"Sales\", \"Support\"") && told.contains("--sheet NAME"), "{told}");
    let told = desk.fails(2, "import-arrivals cut.xlsx --write demand.toml");
    assert!(told.contains("cut.xlsx") && told.contains("a workbook that cannot be read"), "{told}");
    assert_eq!(desk.files("").len(), before);
}

/// A log of contacts teaches handle time and patience too; they stand as comments below the section.
#[test]
fn a_log_teaches_handle_time_and_patience() {
    let desk = Desk::new();
    let mut text = "created,talk,waited,left\n".to_owned();
    for n in 0..400 {
        let (day, gave_up) = (3 + n / 40, n % 5 == 0);
        let (talk, waited) = (if gave_up { 0 } else { 100 + n % 200 }, n % 60);
        let gave_up = if gave_up { "yes" } else { "no" };
        writeln!(text, "2025-02-{day:02} {:02}:{:02},{talk},{waited},{gave_up}", 8 + n % 8, n % 60).unwrap();
    }
    desk.put("log.csv", text);
    let columns = "--handle-time talk:s --wait waited:s --abandoned left";
    let told = desk.done(&format!("import-arrivals log.csv --log {columns} --write demand.toml"));
    for expected in [
        "Handle time (talk): mean 200.0 s",
        "Handle times of abandoned contacts are left out: 80, of which 80 are 0.",
        "Mean patience, if it is exponential: 142.5 s (standard error 15.9 s).",
        "400 contacts waited",
        "and 80 of them abandoned",
    ] {
        assert!(told.contains(expected), "{expected} in {told}");
    }
    let written = fs::read_to_string(desk.path("demand.toml")).unwrap();
    assert!(written.contains("# handle_time = { dist = \"lognormal\", mean = \"200 s\", cv = "), "{written}");
    let json: Value =
        serde_json::from_str(&desk.done(&format!("import-arrivals log.csv --log {columns} --format json"))).unwrap();
    assert_eq!(json["contacts"]["waits"]["abandoned"], Value::from(80), "{json}");
    // Without the columns nothing is told; with a unit that is missing nothing is written.
    assert!(!desk.done("import-arrivals log.csv --log").contains("Handle time"));
    let told = desk.fails(2, "import-arrivals log.csv --log --handle-time talk --write other.toml");
    assert!(told.contains("numbers of \"talk\" without a unit") && told.contains("talk:s"), "{told}");
    assert!(desk.fails(2, "import-arrivals log.csv --wait waited:s").contains("--log"));
    assert!(desk.done("staff log.csv --log --handle-time 4min").contains("agents"));
    assert!(!desk.path("other.toml").exists());
}
