//! What a log tells of its contacts besides when they came: what was put in is found again, can be pasted, or is refused with a way out.

use std::fmt::Write as _;

use blendsim::intake::{Asked, Contacts, Estimated, Field, Learned, NoPatience, demand_section, learn, read};
use blendsim::scenario::{Scenario, parse};
use blendsim::words::{self, Language};
use rand::{RngExt, SeedableRng};
use rand_pcg::Pcg64;

use crate::lab::QUEUE;

fn log() -> Asked {
    Asked { log_interval_s: Some(1800), ..Asked::default() }
}

fn with(fields: &[(Field, &str)]) -> Asked {
    Asked { fields: fields.iter().map(|(field, typed)| (*field, (*typed).to_owned())).collect(), ..log() }
}

fn learned(text: &str, asked: &Asked) -> Learned {
    learn(&read("c.csv", text.as_bytes(), asked).unwrap_or_else(|faults| panic!("{faults}")))
}

fn contacts(text: &str, asked: &Asked) -> Contacts {
    learned(text, asked).contacts.expect("columns tell something")
}

fn refusal(text: &str, asked: &Asked) -> String {
    read("c.csv", text.as_bytes(), asked).expect_err("it must be refused").to_string()
}

/// Rows of a morning, a contact each, whose other cells are given.
fn rows(header: &str, cells: &[&str]) -> String {
    let row = |(n, cells): (usize, &&str)| format!("2024-03-04 08:{:02}:00,{cells}\n", n % 60);
    format!("created,{header}\n{}", cells.iter().enumerate().map(row).collect::<String>())
}

/// Twenty thousand contacts: lognormal handle times of mean 300 s and cv 0.8, waits of mean 40 s beside a patience of mean 150 s, both
/// exponential, scores of which four in ten are 5 and three are 4, one in ten opened again.
fn generated() -> String {
    let mut rng = Pcg64::seed_from_u64(20_261_201);
    let sigma = libm::log1p(0.8 * 0.8_f64).sqrt();
    let mut text = "created,queue,handle_time_s,wait (sec),abandoned,csat,reopened\n".to_owned();
    for n in 0..20_000 {
        let mut exponential = |mean: f64| -libm::log1p(-rng.random::<f64>()) * mean;
        let (patience_s, offered_s) = (exponential(150.0), exponential(40.0));
        let angle = std::f64::consts::TAU * rng.random::<f64>();
        let normal = (-2.0 * libm::log1p(-rng.random::<f64>())).sqrt() * libm::cos(angle);
        let handle_s = 300.0 * libm::exp(sigma * normal - sigma * sigma / 2.0);
        let gave_up = patience_s < offered_s;
        let handle_s = if gave_up { 0.0 } else { handle_s };
        let score = [5, 5, 5, 5, 4, 4, 4, 3, 2, 1][rng.random_range(0..10)];
        let score = if gave_up || n % 3 > 0 { String::new() } else { score.to_string() };
        let again = u8::from(rng.random_range(0..10) == 0);
        let (day, minute) = (4 + n / 2000, 480 + n % 2000 * 540 / 2000);
        writeln!(
            text,
            "2024-03-{day:02} {:02}:{:02}:07,A,{handle_s:.3},{:.2},{},{score},{again}",
            minute / 60,
            minute % 60,
            patience_s.min(offered_s),
            u8::from(gave_up),
        )
        .expect("a string takes all");
    }
    text
}

/// Within three standard errors of the truth, and a twin that is off by six is not.
fn assert_near(found: Estimated, truth: f64, most_relative_error: f64) {
    assert!((found.value - truth).abs() < 3.0 * found.standard_error, "{found:?} for {truth}");
    assert!(found.standard_error < most_relative_error * truth, "{found:?} is too vague to be wrong");
}

#[test]
fn what_was_put_into_a_log_is_found_again() {
    let Contacts { handle_time, waits, abandoned, satisfaction, reopened } = contacts(&generated(), &log());
    let handle = handle_time.expect("a column");
    assert_near(handle.mean_s.expect("many"), 300.0, 0.01);
    assert_near(handle.cv.expect("many"), 0.8, 0.03);
    let waits = waits.expect("a column");
    assert_near(waits.patience_s.expect("some abandoned"), 150.0, 0.02);
    let abandoned = abandoned.expect("a column");
    // The shorter of two exponential times is the patience so often.
    assert_near(abandoned.share, 40.0 / 190.0, 0.02);
    assert_eq!((waits.contacts, waits.abandoned), (20_000, abandoned.of_them));
    assert_eq!(
        (handle.of_abandoned, handle.contacts),
        ((abandoned.of_them, abandoned.of_them), 20_000 - abandoned.of_them)
    );
    let share = abandoned.of_them as f64 / 20_000.0;
    let mean_wait_s = waits.total_s / 20_000.0;
    assert!((share - mean_wait_s / waits.patience_s.unwrap().value).abs() < 1e-12, "P(abandon) = E[wait] / patience");
    let satisfaction = satisfaction.expect("a column");
    assert_near(satisfaction.mean.expect("many"), 3.8, 0.02);
    assert_near(satisfaction.top_two, 0.7, 0.02);
    assert!(satisfaction.contacts < 6_667 && satisfaction.contacts > 5_000);
    assert_near(reopened.expect("a column").share, 0.1, 0.03);
}

/// The lines of the section are comments until their mark is taken off; then they are a scenario's.
#[test]
fn what_is_learned_can_be_pasted_into_a_scenario() {
    let learned = learned(&generated(), &log());
    let section = demand_section(&learned, "c.csv", false);
    let (demand, told) = section.split_once("\n# What single contacts tell").expect("it stands below");
    let typed = |name: &str| {
        let line = told.lines().find(|line| line.starts_with(&format!("# {name} ="))).expect("a line");
        line.strip_prefix("# ").expect("a comment").to_owned()
    };
    assert!(told.contains("# [topic.NAME]\n# handle_time") && told.contains("# [patience]\n# time"), "{told}");
    assert!(told.contains("say 4 or 5.") && told.contains("# Reopened: "), "{told}");
    assert!(told.lines().skip(1).all(|line| line.starts_with("# ")), "{told}");
    let world = |handle_time: &str, time: &str| -> Scenario {
        let text = QUEUE
            .replace("issues_per_customer_month = 20\n", "")
            .replace("[demand]\n", demand)
            .replace("handle_time = { dist = \"exponential\", mean = \"3 min\" }", handle_time)
            .replace("time = { dist = \"never\" }", time);
        parse("x", "x.toml", &text, &[]).unwrap_or_else(|faults| panic!("{faults}"))
    };
    let pasted = world(&typed("handle_time"), &typed("time"));
    let Contacts { handle_time, waits, .. } = learned.contacts.expect("columns tell something");
    let (handle, patience) = (handle_time.unwrap(), waits.unwrap().patience_s.unwrap());
    let mean_s = handle.mean_s.unwrap().value;
    assert!((pasted.topics[0].handle_time.mean_s() / mean_s - 1.0).abs() < 1e-4, "{mean_s}");
    assert!((pasted.patience.time.mean_s() / patience.value - 1.0).abs() < 1e-4, "{patience:?}");
    // As it stands, all of it is comments: nothing but the demand is changed.
    let whole = QUEUE.replace("[demand]\nissues_per_customer_month = 20\n", &section);
    let plain = parse("x", "x.toml", &whole, &[]).unwrap_or_else(|faults| panic!("{faults}"));
    assert!((plain.topics[0].handle_time.mean_s() - 180.0).abs() < 1e-9);
}

#[test]
fn lengths_are_read_by_the_unit_that_is_told_and_never_without_one() {
    let mean = |header: &str, cells: &[&str], asked: &Asked| {
        let found = contacts(&rows(header, cells), asked).handle_time.expect("a column");
        (found.mean_s.expect("two").value * 1000.0).round() / 1000.0
    };
    for (header, cells, expected) in [
        ("handle_time_s", ["312", "288"], 300.0),
        ("Handle Time (seconds)", ["312.5", "287.5"], 300.0),
        ("AHT min", ["5.2", "4.8"], 300.0),
        ("handleTimeMs", ["312000", "288000"], 300.0),
        ("Handle Time", ["5:12", "4:48"], 300.0),
        ("Handle Time", ["0:05:12", "0:04:48"], 300.0),
        ("Handle Time", ["5 min 12 s", "288 s"], 300.0),
        ("Handle Time (hh:mm)", ["1:12", "0:48"], 3600.0),
        ("Bearbeitungszeit (Sek.)", ["312", "288"], 300.0),
    ] {
        assert!((mean(header, &cells, &log()) - expected).abs() < 1e-6, "{header}");
    }
    let bare = rows("Handle Time", &["312", "288"]);
    let told = refusal(&bare, &log());
    assert!(told.contains("numbers of \"Handle Time\" without a unit, such as \"312\""), "{told}");
    assert!(told.contains("--handle-time \"Handle Time:s\"") && told.contains("--handle-time none"), "{told}");
    for (typed, expected) in [("Handle Time:s", 300.0), ("handle time:min", 18_000.0)] {
        let found = contacts(&bare, &with(&[(Field::HandleTime, typed)])).handle_time.unwrap();
        assert!((found.mean_s.unwrap().value - expected).abs() < 1e-6, "{typed}");
    }
    assert!(learned(&bare, &with(&[(Field::HandleTime, "none")])).contacts.is_none());
    assert!(
        refusal(&bare, &with(&[(Field::HandleTime, "Handle Time:weeks")]))
            .contains("found a unit \"weeks\"; allowed: s, min, h or ms")
    );
    assert!(
        refusal(&bare, &with(&[(Field::HandleTime, "none"), (Field::Wait, "Wait:s")]))
            .contains("found no column \"Wait\"")
    );
    // Without --log nothing is read of contacts.
    let counts = "day,calls,handle time\n2024-03-04,3,312\n2024-03-05,4,288\n";
    assert!(learned(counts, &Asked { count: Some("calls".to_owned()), ..Asked::default() }).contacts.is_none());
}

#[test]
fn cells_that_cannot_be_are_faults_with_their_line_and_a_way_out() {
    let told = refusal(
        &rows(
            "handle_time_s,wait_s,abandoned,csat,reopened",
            &[
                "60,5,no,5,0",
                "-60,5,no,5,0",
                "90000,5,no,5,0",
                "60,soon,no,5,0",
                "60,5,maybe,5,0",
                "60,5,no,7,0",
                "60,5,no,5,often",
                "60,5,no",
            ],
        ),
        &log(),
    );
    for expected in [
        "c.csv:3:21: handle_time_s: found \"-60\"; allowed: 0 s or more",
        "c.csv:4:21: handle_time_s: found \"90000\"; allowed: up to 24 h",
        "c.csv:5:24: wait_s: found \"soon\"; allowed: a length of time",
        "c.csv:6:26: abandoned: found \"maybe\"; allowed: yes or no",
        "c.csv:7:29: csat: found \"7\"; allowed: a score of 1 to 5",
        "c.csv:8:31: reopened: found \"often\"; allowed: yes or no",
        "c.csv:9:1: csat: found 4 cells; allowed: 6 cells",
        "--wait names another column, --wait none passes it over",
    ] {
        assert!(told.contains(expected), "{expected} in {told}");
    }
    let mark = refusal(&rows("wait_s;x", &["1.250;0", "1.050;0"]).replace(',', ";"), &log());
    assert!(
        mark.contains("found \"1.250\", in which the mark may part thousands or a fraction")
            && mark.contains("--decimal"),
        "{mark}"
    );
}

#[test]
fn patience_is_never_guessed_and_what_is_left_out_is_said() {
    let said = |text: &str| {
        let learned = learned(text, &log());
        let told = words::of_contacts(Language::English, learned.contacts.as_ref().expect("columns")).join("\n");
        (
            learned.contacts.unwrap().waits,
            told,
            words::noted(
                Language::English,
                &Learned { contacts: None, ..learn(&read("c.csv", text.as_bytes(), &log()).unwrap()) },
            )
            .join("\n"),
        )
    };
    let (waits, told, _) = said(&rows("wait_s", &["10", "20", "30"]));
    assert_eq!(waits.unwrap().no_patience, Some(NoPatience::NoColumn));
    assert!(
        told.contains("Patience is not estimated from wait_s: no column says who abandoned (--abandoned NAME)."),
        "{told}"
    );
    let (waits, told, _) = said(&rows("wait_s,abandoned", &["10,no", "20,no"]));
    assert!(waits.unwrap().patience_s.is_none() && told.contains("none of 2 contacts abandoned"), "{told}");
    let (waits, told, _) = said(&rows("wait_s,abandoned", &["0,yes", "0,no"]));
    assert!(waits.unwrap().patience_s.is_none() && told.contains("all waits are 0"), "{told}");
    // 120 s in all, of which one of two gave up: blank is no where nobody is said not to have; 4:00 is minutes and seconds.
    let (waits, told, notes) = said(&rows("wait,abandoned", &["1:20,x", "0:40,"]));
    let patience = waits.unwrap().patience_s.unwrap();
    assert!((patience.value - 120.0).abs() < 1e-9 && (patience.standard_error - 120.0).abs() < 1e-9, "{patience:?}");
    assert!(told.contains("Mean patience, if it is exponential: 120.0 s (standard error 120 s)."), "{told}");
    assert!(notes.contains("1:20 of wait is read as 80 s."), "{notes}");
    // Where some are said not to have abandoned, a blank says nothing.
    let (waits, told, _) = said(&rows("wait_s,abandoned", &["80,yes", "40,no", "1000,"]));
    assert!((waits.unwrap().patience_s.unwrap().value - 120.0).abs() < 1e-9);
    assert!(told.contains("abandoned says nothing of 1 contacts"), "{told}");
    let (_, told, _) = said(&rows("handle_time_s,abandoned", &["0,1", "7,1", "60,0", "0,0", "90,0"]));
    assert!(told.contains("mean 50.0 s") && told.contains("left out: 2, of which 1 are 0"), "{told}");
    let (_, told, _) = said(&rows("handle_time_s", &["0", "60", "90"]));
    assert!(
        told.contains("mean 75.0 s") && told.contains("Handle times of 0 are left out where nothing says"),
        "{told}"
    );
}

#[test]
fn of_several_columns_that_may_be_meant_none_is_read_until_it_is_named() {
    let text = rows("wait_s,wait total s", &["10,40", "20,50"]);
    let both = learned(&text, &log());
    let told = words::noted(Language::English, &both).join("\n");
    assert!(both.contacts.is_none(), "{both:?}");
    assert!(
        told.contains("Several columns may be meant by --wait: wait_s, wait total s. None of them is read"),
        "{told}"
    );
    let one = contacts(&text, &with(&[(Field::Wait, "wait total s")])).waits.unwrap();
    assert!((one.total_s - 90.0).abs() < 1e-9);
    // A status says who abandoned once it is named.
    let text = rows("wait_s,status", &["10,answered", "20,abandoned"]);
    assert!(contacts(&text, &log()).abandoned.is_none());
    let named = contacts(&text, &with(&[(Field::Abandoned, "status")]));
    assert!((named.waits.unwrap().patience_s.unwrap().value - 30.0).abs() < 1e-9);
}
