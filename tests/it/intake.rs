//! Interval counts from CSV: what is read, what is refused with its line, and what is learned of the model's own arrivals.

use std::fmt::Write as _;

use blendsim::intake::{Asked, Busyness, DateOrder, Learned, Mark, Series, demand_section, learn, read};
use blendsim::model::arrival_times;
use blendsim::rng::Streams;
use blendsim::scenario::{Scenario, parse};
use blendsim::words::{self, Language};
use jiff::civil::{Date, date};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use crate::lab::{QUEUE, world};

fn series(text: &str) -> Series {
    read("c.csv", text.as_bytes(), &Asked::default()).unwrap_or_else(|faults| panic!("{faults}"))
}

/// What is to be known of counts, a sentence a line.
fn told(learned: &Learned) -> String {
    words::noted(Language::English, learned).join("\n")
}

fn refusal(text: impl AsRef<[u8]>) -> String {
    refusal_of(text, &Asked::default())
}

fn refusal_of(text: impl AsRef<[u8]>, asked: &Asked) -> String {
    let faults = read("c.csv", text.as_ref(), asked).expect_err("it must be refused");
    assert!(!faults.0.is_empty() && faults.0.len() <= 20, "{faults}");
    faults.to_string()
}

/// Weekdays from Monday 4 March 2024 on, 08:00 to 12:00 by the half hour, as `date,time,count` lines without a header.
fn desk(weeks: usize, count: impl Fn(usize, usize) -> f64) -> Vec<String> {
    let days = (0..weeks * 7).filter(|day| day % 7 < 5);
    let line = |day: usize, place: usize| {
        let date = date(2024, 3, 4).saturating_add(jiff::Span::new().days(day as u32));
        format!("{date},{:02}:{:02},{}", 8 + place / 2, place % 2 * 30, count(day, place))
    };
    days.flat_map(|day| (0..8).map(move |place| (day, place))).map(|(day, place)| line(day, place)).collect()
}

fn file(lines: &[String]) -> String {
    format!("day,from,calls\n{}\n", lines.join("\n"))
}

#[test]
fn the_same_counts_are_read_from_every_way_of_writing_them() {
    let files = [
        "day,from,calls\n2024-03-04,08:00,1200\n2024-03-04,08:30,12.5\n",
        "\u{feff}\"day\",\"from\",\"calls\"\r\n\"2024-03-04\",\"08:00\",\"1,200\"\r\n\"2024-03-04\",\"08:30\",\"12.5\"\r\n",
        "Datum;Uhrzeit;Anzahl\n04.03.2024;08:00;1.200,0\n04.03.2024;08:30;12,5\n",
        "day\tcalls\n2024-03-04 08:00\t1200\n2024-03-04 08:30:00\t12.5\n",
        "2024-03-04T08:00|1200\n2024-03-04T08:30|12.5\n",
        "when,n\n2024-03-04T08:00:00+01:00,1200\n2024-03-04T08:30:00+01:00,12.5\n",
        "n,at,on\n12.5,8:30 AM,03/04/2024\n1200,8:00 AM,03/04/2024\n7,8:00 AM,03/25/2024\n",
        "skill,day,half hour,calls,answered\nA,2024-03-04,08:00-08:30,1200,1\nA,2024-03-04,08:30-09:00,12.5,2\n",
        "calls;day\n1200;2024-03-04 08:00\n\n12,5;2024-03-04 08:30\n;;\n",
        "sep=;\nDatum;Uhrzeit;Anzahl\n04.03.24;08:00;1.200,0\n04.03.24;08:30;12,5\n",
        "Date,Time,Calls\n4-Mar-2024,0800,1200\n4-Mar-2024,0830,12.5\n",
        "Interval report,,,\nSkill,,,\nDate,Time,CallsOffered,CallsAnswered\n2024-03-04,08:00,1200,\n2024-03-04,08:30,12.5,\n",
        "2024-03-04 08:00,1200,,,,\n2024-03-04 08:30,12.5,a,b,c,d\n2024-03-05 08:30,12.5,a,b,c,d\n",
        "Interval report\nSkill: 12\n\nDate,Time,CallsOffered,CallsAnswered\n\"Mar 4, 2024\",08:00,1200,1\n\"Mar 4, 2024\",08:30,12.5,2\nTotal,,1212.5,3\n",
        "n,at,on\n12.5,8:30 AM,03/04/24\n1200,8:00 AM,03/04/24\n7,8:00 AM,03/25/24\n",
    ];
    for text in files {
        let series = series(text);
        assert!((series.interval_s - 1800.0).abs() < 1e-9, "{text}");
        let day = &series.days[0];
        assert_eq!(day.date, date(2024, 3, 4), "{text}");
        let found: Vec<(usize, f64)> =
            day.counts.iter().enumerate().filter_map(|(place, count)| Some((place, (*count)?))).collect();
        assert_eq!(found, [(16, 1200.0), (17, 12.5)], "{text}");
    }
    let hours = series("date,hour,calls\n2024-03-04,7,3\n2024-03-04,8,40\n2024-03-04,9,50\n");
    assert_eq!((hours.interval_s as u32, hours.days[0].counts[8]), (3600, Some(40.0)));
    let days = series("date,calls\n2024-03-04,3\n2024-03-05,40\n");
    assert_eq!((days.interval_s as u32, days.days[1].counts[0]), (86_400, Some(40.0)));
}

#[test]
fn cells_that_cannot_be_read_are_faults_with_their_line() {
    let with = |row: &str| file(&[desk(1, |_, _| 5.0), vec![row.to_owned()]].concat());
    let cases = [
        ("2024-03-11,08:00,many", "c.csv:42:18: calls: found \"many\"; allowed: a number — leave the cell empty"),
        ("2024-03-11,08:00,NaN", "calls: found \"NaN\"; allowed: a number"),
        ("2024-03-11,08:00,inf", "calls: found \"inf\"; allowed: a number"),
        ("2024-03-11,08:00,-3", "calls: found \"-3\"; allowed: 0 or more"),
        ("2024-03-11,08:00,99999999999", "allowed: up to 1,000,000,000"),
        ("2024-02-30,08:00,3", "c.csv:42:1: day: found \"2024-02-30\"; allowed: a date as in the other rows"),
        ("99999-01-01,08:00,3", "day: found \"99999-01-01\"; allowed: a date"),
        ("2024-03-11,25:00,3", "c.csv:42:12: from: found \"25:00\"; allowed: a time: 08:00"),
        ("2024-03-11,08:00", "day,from,calls"),
        ("2024-03-11,2024-03-11,3", "c.csv:42:12: from: found \"2024-03-11\"; allowed: a time: 08:00"),
        ("2024-03-11,08:07,3", "from: found 08:07:00; allowed: the start of an interval of 30 min"),
        ("2024-03-11,\"08:00,3", "c.csv:42:12: row: found a quote that is not closed"),
        ("2024-03-04,08:00,6", "calls: found 6, where line 2 says 5; allowed: one count for each interval"),
        ("1990-03-04,08:00,6", "days between the first and the last row; allowed: up to twenty years"),
    ];
    for (row, expected) in cases {
        let told = refusal(with(row));
        let expected =
            if expected == "day,from,calls" { "c.csv:42:1: calls: found 2 cells; allowed: 3 cells" } else { expected };
        assert!(told.contains(expected), "{row}: {told}");
    }
    let many = refusal(file(&desk(20, |_, _| -1.0)));
    assert!(many.contains("and 780 more faults"), "{many}");
}

#[test]
fn files_without_rows_dates_or_one_column_of_counts_say_so() {
    let long = format!("day,calls\n2024-03-04,{}\n", "9".repeat(100_000));
    let wide = format!("{}\n", vec!["1"; 5000].join(","));
    let cases: [(&str, &str); 13] = [
        ("", "found nothing"),
        (
            "day,at,calls\n2024-03-04,08h00,7\n2024-03-04,09h00,7\n",
            "found several rows for most days, and no column of times",
        ),
        (";;;\n,,\n", "found nothing but delimiters"),
        ("calls\n1\n", "found one column"),
        ("day,from,calls\n", "found no row of counts"),
        ("a,b\nx,1\ny,2\n", "found no column of dates among a, b"),
        ("day,from\n2024-03-04,08:00\n", "found no column of counts"),
        (
            "day,in,out\n2024-03-04,1,2\n2024-03-05,3,4\n",
            "found 2 columns of numbers: in, out; allowed: one column of counts — say which with --count",
        ),
        ("day,from,calls\n2024-03-04,08:00,3\n2024-03-05,08:00,3\n", "found one time of day in all rows"),
        ("day,from,calls\n2024-03-04,08:00,3\n2024-03-04,08:07,3\n", "found rows mostly 7 min apart"),
        ("day,from,calls\n2024-03-04,08:00:00,3\n2024-03-04,09:00:01,3\n", "found rows mostly 3601 s apart"),
        (&long, "c.csv:2:1: file: found a line that is longer; allowed: lines of up to 16 kB"),
        (&wide, "found 5000 columns; allowed: up to 256 columns"),
    ];
    for (text, expected) in cases {
        let told = refusal(text);
        assert!(told.contains(expected), "{told}");
    }
    let one_row = learn(&series("day,calls\n2024-03-04,3\n"));
    assert!(one_row.busyness.is_none() && one_row.mean_per_day == Some(3.0));
    assert!(demand_section(&one_row, "c.csv", false).starts_with("# Learned from c.csv: 1 day, 2024-03-04 to"));
    let named = Asked { count: Some("OUT".to_owned()), ..Asked::default() };
    let found = read("c.csv", b"day,in,out\n2024-03-04,1,2\n2024-03-05,3,4\n", &named).expect("it is named");
    assert_eq!(found.days[1].counts[0], Some(4.0));
    let strange = Asked { count: Some("over".to_owned()), ..Asked::default() };
    assert!(
        refusal_of("day,in,out\n2024-03-04,1,2\n", &strange)
            .contains("found no column \"over\"; allowed: day, in, out")
    );
}

#[test]
fn what_can_be_read_in_two_ways_is_refused_until_it_is_said() {
    let dates = "day,calls\n03/04/2024,5\n03/05/2024,6\n";
    let told = refusal(dates);
    assert!(
        told.contains("c.csv:2:1: day: found \"03/04/2024\", and no day above 12") && told.contains("--date-order"),
        "{told}"
    );
    let first = |order| {
        read("c.csv", dates.as_bytes(), &Asked { order: Some(order), ..Asked::default() }).expect("it is said").days[0]
            .date
    };
    assert_eq!([first(DateOrder::DayFirst), first(DateOrder::MonthFirst)], [date(2024, 4, 3), date(2024, 3, 4)]);
    assert_eq!(series("day,calls\n03/04/2024,5\n13/04/2024,6\n").days[0].date, date(2024, 4, 3));
    let both = refusal("day,calls\n03/14/2024,5\n13/04/2024,6\n");
    assert!(both.contains("c.csv:3:1: day: found \"13/04/2024\" below \"03/14/2024\""), "{both}");
    let wrong = Asked { order: Some(DateOrder::DayFirst), ..Asked::default() };
    assert!(
        refusal_of("day,calls\n03/14/2024,5\n", &wrong)
            .contains("allowed: a day of the calendar — days come first here")
    );
    let marks = "day;calls\n04.03.2024;1.250\n05.03.2024;1.050\n";
    let told = refusal(marks);
    assert!(
        told.contains("c.csv:2:12: calls: found \"1.250\", in which the mark may") && told.contains("--decimal"),
        "{told}"
    );
    let count = |mark| {
        read("c.csv", marks.as_bytes(), &Asked { mark: Some(mark), ..Asked::default() }).expect("it is said").days[0]
            .counts[0]
    };
    assert_eq!([count(Mark::Point), count(Mark::Comma)], [Some(1.25), Some(1250.0)]);
}

/// The same counts in UTF-16 and in Windows-1252 are the same counts, with a sentence on how they were read.
#[test]
fn an_encoding_that_is_not_utf_8_is_read_and_said() {
    let text = "Tag;Gespräche;Anrufe\n04.03.2024;€;10\n05.03.2024;ä;12\n";
    let utf16 = |bytes_of: fn(u16) -> [u8; 2]| -> Vec<u8> {
        std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(bytes_of).collect()
    };
    let western: Vec<u8> = text.chars().map(|letter| if letter == '€' { 0x80 } else { letter as u8 }).collect();
    let plain = series(text);
    for (bytes, said) in [
        (utf16(u16::to_le_bytes), "The file is in UTF-16"),
        (utf16(u16::to_be_bytes), "The file is in UTF-16"),
        (western, "The file is not UTF-8 and is read as Windows-1252: line 1 says \"Gespräche\"."),
    ] {
        let read = read("c.csv", &bytes, &Asked::default()).unwrap_or_else(|faults| panic!("{faults}"));
        assert_eq!(read.days, plain.days);
        let told = told(&learn(&read));
        assert!(told.contains(said), "{told}");
    }
    assert!(!told(&learn(&plain)).contains("The file is"));
    assert!(refusal([0x7f, b'E', b'L', b'F', 0, 1, 2, 0xff]).contains("c.csv:1:5: file: found a zero byte"));
}

/// A cell may hold line breaks; the rows below it are told by the line in which they begin.
#[test]
fn a_quoted_cell_may_hold_line_breaks_and_lines_are_still_told_right() {
    let text = "\"day\nof call\",from,subject,calls\n2024-03-04,08:00,\"two\r\nlines, \"\"so\"\"\",10\r\n2024-03-04,08:30,one,12\n";
    let read = series(text);
    assert_eq!((read.days[0].counts[16], read.days[0].counts[17]), (Some(10.0), Some(12.0)));
    assert_eq!((read.days[0].lines[16], read.days[0].lines[17], read.n_rows), (3, 5, 2));
    assert_eq!(read.columns, "day of call, from, calls");
    let told = refusal(format!("{text}2024-03-04,09:00,\"a\nb\nc\",many\n2024-03-04,09:30,x,-3\n"));
    assert!(
        told.contains("c.csv:8:4: calls: found \"many\"") && told.contains("c.csv:9:20: calls: found \"-3\""),
        "{told}"
    );
    let open = refusal(format!("{text}2024-03-04,09:00,\"a,7\n2024-03-04,09:30,\"b\",8\n"));
    assert!(open.contains("c.csv:6:18: row: found a quote that is not closed at the end of its cell"), "{open}");
    assert!(!open.contains("c.csv:7"), "{open}");
}

/// The same moments as days since 1900, with a time beside or in them, and as seconds and milliseconds since 1970.
#[test]
fn numbers_that_are_moments_are_read_as_such_and_said() {
    let expected = series("at,calls\n2025-01-21 08:00,5\n2025-01-21 08:30,7\n2025-01-22 08:00,6\n").days;
    let (a, b, c) = (45_678.0 + 1.0 / 3.0, 45_678.0 + 17.0 / 48.0, 45_679.0 + 1.0 / 3.0);
    let seconds = |days: f64| ((days - 25_569.0) * 86_400.0).round() as i64;
    let (sa, sb, sc) = (seconds(a), seconds(b), seconds(c));
    for (text, said) in [
        (
            format!("created_at;calls\n{a};5\n{b};7\n{c};6\n"),
            "The numbers of created_at are read as days since 1900, as Excel counts them: 45678.33",
        ),
        (format!("Datum;Anrufe\n{a};5\n{b};7\n{c};6\n").replace('.', ","), "is 2025-01-21 08:00."),
        (
            "Date,Time,Calls\n45678,0.333333333333333,5\n45678,0.354166667,7\n45679,0.333333333333,6\n".to_owned(),
            "45678 is 2025-01-21.",
        ),
        ("Date,Time,Calls\n45678,08:00,5\n45678,8:30 AM,7\n45679,08:00,6\n".to_owned(), "45678 is 2025-01-21."),
        (
            format!("timestamp,calls\n{sa},5\n{sb},7\n{sc},6\n"),
            "seconds since 1970 in UTC: 1737446400 is 2025-01-21 08:00.",
        ),
        (
            format!("ts,calls\n{sa}000,5\n{sb}000,7\n{sc}000,6\n"),
            "milliseconds since 1970 in UTC: 1737446400000 is 2025-01-21 08:00.",
        ),
    ] {
        let read = series(&text);
        let counts =
            |days: &[blendsim::intake::Day]| days.iter().map(|day| (day.date, day.counts.clone())).collect::<Vec<_>>();
        assert_eq!(counts(&read.days), counts(&expected), "{text}");
        let told = told(&learn(&read));
        assert!(told.contains(said) && !told.contains("wall clock that is written"), "{told}");
    }
    let zone = Asked { time_zone: Some("Europe/Berlin".to_owned()), ..Asked::default() };
    let berlin = read("c.csv", format!("timestamp,calls\n{sa},5\n{sb},7\n").as_bytes(), &zone).unwrap();
    assert_eq!((berlin.days[0].counts[18], berlin.days[0].counts[19]), (Some(5.0), Some(7.0)));
}

/// Counts that could be days are never taken for dates, nor days for counts, unless the header or the user says so.
#[test]
fn numbers_that_may_be_dates_or_counts_are_refused_until_it_is_said() {
    let numbers = "x,calls\n45678,3\n45679,40\n";
    let told = refusal(numbers);
    assert!(
        told.contains("numbers of x such as \"45678\" may be dates or counts") && told.contains("--date \"x\""),
        "{told}"
    );
    let asked = |name: &str| Asked { date: Some(name.to_owned()), ..Asked::default() };
    let days = read("c.csv", numbers.as_bytes(), &asked("x")).unwrap();
    assert_eq!((days.days[0].date, days.days[1].counts[0]), (date(2025, 1, 21), Some(40.0)));
    // Without a header the first column may be told by its place.
    let days = read("c.csv", b"45678;3\n45679;40\n", &asked("column 1")).unwrap();
    assert_eq!(days.days[1].counts[0], Some(40.0));
    assert!(refusal_of(numbers, &asked("y")).contains("found no column \"y\"; allowed: x, calls"));
    assert!(refusal_of("x,calls\n2024-03-04,3\n", &asked("calls")).contains("no column of dates among calls"));
    // How many were opened in a week is no date, unless it has a time of day.
    let told = refusal("opened,week\n45678,3\n45679,40\n");
    assert!(told.contains("numbers of opened such as \"45678\" may be dates or counts"), "{told}");
    assert_eq!(series("opened,calls\n45678.5,3\n45679.5,40\n45679.75,40\n").days[0].date, date(2025, 1, 21));
    // Counts as large as days are counts.
    let large = series("day,calls\n2025-01-21,45678\n2025-01-22,45679\n");
    assert_eq!(large.days[0].counts[0], Some(45_678.0));
    // A second column of moments is no column of counts.
    assert!(
        refusal("day,updated at,timestamp\n2025-01-21,x,1700000000\n2025-01-22,y,1700000001\n")
            .contains("no column of counts")
    );
    let slip = refusal("date,calls\n45678,3\n45679,40\n2024,5\n");
    assert!(slip.contains("c.csv:4:1: date: found \"2024\"; allowed: days since 1900 as in the other rows"), "{slip}");
}

/// Some thousands with a mark and some without: 1,190 is no 1.19. What is passed over, and years of two digits, are said.
#[test]
fn what_is_read_in_one_of_two_ways_is_said() {
    let mixed = series("day,calls\n2024-03-04,1062\n2024-03-05,\"1,190\"\n2024-03-06,150\n");
    let counts: Vec<f64> = mixed.days.iter().map(|day| day.counts[0].unwrap()).collect();
    assert_eq!(counts.iter().map(|count| *count as u32).collect::<Vec<_>>(), [1062, 1190, 150]);
    assert!(told(&learn(&mixed)).contains("a mark before three digits is read as one between thousands"));
    let sums = series("day,calls\n04.03.24,10\n05.03.24,12\nTotal,22\n");
    let told = told(&learn(&sums));
    assert!(told.contains("Rows of sums were passed over: line 4"), "{told}");
    assert!(told.contains("Years of two digits are taken as of this century: 04.03.24"), "{told}");
}

/// Two queues for the same times are refused until one is named; then it is read alone.
#[test]
fn one_of_several_queues_is_read() {
    let row = |day: u32, hour: u32, queue: &str, calls: u32| format!("2024-03-{day:02},{hour:02}:00,{queue},{calls}");
    let both = |(day, hour)| [row(day, hour, "Sales", 3), row(day, hour, "Support", hour)];
    let rows: Vec<String> = (4..8).flat_map(|day| (8..12).map(move |hour| (day, hour))).flat_map(both).collect();
    let text = format!("day,from,queue,calls\n{}\n", rows.join("\n"));
    let told = refusal(&text);
    assert!(
        told.contains("rows of queue for the same times: Sales, Support") && told.contains("--queue \"Sales\""),
        "{told}"
    );
    let asked = |queue: &str| Asked { queue: Some(queue.to_owned()), ..Asked::default() };
    let support = read("c.csv", text.as_bytes(), &asked("support")).unwrap();
    assert_eq!((support.n_rows, support.days[0].counts[9]), (16, Some(9.0)));
    assert!(refusal_of(&text, &asked("mail")).contains("no row of a queue \"mail\"; allowed: Sales, Support"));
}

/// A log of contacts is refused as counts, by the second or as ones by the minute, with the way to count it; then it is.
#[test]
fn a_row_for_each_contact_is_counted() {
    let rows = |more: &str| -> String {
        let row = |n: u32| format!("2024-03-04 {:02}:{:02}:{n:02}{more}", 8 + n / 30, n * 7 % 60);
        (0..60).map(row).collect::<Vec<_>>().join("\n")
    };
    let ones = format!("at,tickets\n{}", rows(",1"));
    assert!(refusal(&ones).contains("1 in every row, at any minute") && refusal(&ones).contains("--log"));
    let log = Asked { log_interval_s: Some(3600), ..Asked::default() };
    for text in [ones, format!("at,agent\n{}", rows(",x"))] {
        let counted = read("c.csv", text.as_bytes(), &log).unwrap();
        let hours = &counted.days[0].counts;
        assert_eq!((hours.len(), hours[7], hours[8], hours[9]), (24, Some(0.0), Some(30.0), Some(30.0)));
        assert!(told(&learn(&counted)).contains("60 rows, a contact each, were counted"));
    }
}

/// New York changed its clocks on 10 March 2024: nine o'clock there is 14:00 in UTC before, 13:00 after. What is missing may be said to be none.
#[test]
fn moments_are_taken_to_the_clock_of_a_zone_and_gaps_to_none_where_that_is_asked() {
    let rows = |(day, hour): (u32, u32)| {
        format!("2024-03-{day:02}T{hour:02}:00:00Z,{day}\n2024-03-{day:02}T{hour:02}:30:00Z,1\n")
    };
    let text = format!("at,calls\n{}", [(8, 14), (11, 13), (12, 13)].map(rows).concat());
    let asked = |zone: &str| Asked { time_zone: Some(zone.to_owned()), ..Asked::default() };
    let here = read("c.csv", text.as_bytes(), &asked("America/New_York")).unwrap();
    for (day, calls) in here.days.iter().zip([8.0, 11.0, 12.0]) {
        assert_eq!((day.counts[18], day.counts[19]), (Some(calls), Some(1.0)), "{}", day.date);
    }
    assert!(told(&learn(&here)).contains("the wall clock in America/New_York"));
    assert!(refusal_of(&text, &asked("Narnia")).contains("no zone \"Narnia\""));
    assert!(refusal_of("at,calls\n2024-03-08 14:00,1\n2024-03-08 15:00,1\n", &asked("UTC")).contains("an offset"));
    let text = "day,from,n\n2024-03-04,08:00,1\n2024-03-04,09:00,2\n2024-03-11,08:00,3\n";
    let gap = series(text);
    let none = read("c.csv", text.as_bytes(), &Asked { missing_is_zero: true, ..Asked::default() }).unwrap();
    assert_eq!((gap.days[1].counts[9], none.days[1].counts[9], none.days[1].counts[10]), (None, Some(0.0), None));
}

#[test]
fn gaps_are_named_with_their_place_and_never_filled() {
    let mut lines = desk(5, |_, _| 10.0);
    lines.retain(|line| !line.starts_with("2024-03-13"));
    lines.retain(|line| !(line.starts_with("2024-03-21,09") || line.starts_with("2024-03-21,10:00")));
    let repeated = lines[3].clone();
    lines.push(repeated);
    lines
        .iter_mut()
        .filter(|line| line.starts_with("2024-03-26,11:30"))
        .for_each(|line| *line = "2024-03-26,11:30,".to_owned());
    let learned = learn(&series(&file(&lines)));
    let notes = told(&learned);
    for expected in [
        "Rows that repeat another were counted once: line ",
        "Cells without a count were taken as missing: line ",
        "Days that other weeks have are missing: 2024-03-13.",
        "Intervals that other weeks have are missing: 09:00–10:30 on 2024-03-21 (after line 99).",
        "missing: 11:30–12:00 on 2024-03-26 (after line ",
    ] {
        assert!(notes.contains(expected), "{expected} in {notes}");
    }
    assert_eq!(words::closed_times(Language::English, &learned), "Mon–Fri 00:00–08:00, 12:00–24:00; Sat–Sun");
    assert!(learned.week.iter().flatten().all(|mean| (mean - 10.0).abs() < 1e-12), "nothing was filled with 0");
    assert_eq!((learned.days, learned.complete_days, learned.replay.len()), (24, 22, 22));
    let left_out: Vec<String> = learned.not_replayed().map(|date| date.to_string()).collect();
    assert_eq!(left_out, ["2024-03-21", "2024-03-26"]);
    assert!(
        learned.replay.iter().all(|(_, counts)| counts.len() == 48 && (counts.iter().sum::<f64>() - 80.0).abs() < 1e-9)
    );
}

/// Intervals of a minute and a half: noon is still noon.
#[test]
fn the_day_is_parted_at_noon_whatever_its_intervals() {
    let place = |i: u32| (i * 90 / 3600, i * 90 / 60 % 60, i * 90 % 60);
    let line = |i: u32| format!("2024-03-04,{:02}:{:02}:{:02},5\n", place(i).0, place(i).1, place(i).2);
    let learned = learn(&series(&format!("day,from,calls\n{}", (0..960).map(line).collect::<String>())));
    assert_eq!((learned.interval_s as u32, learned.afternoon_from.as_str()), (90, "12:00"));
}

#[test]
fn what_few_weeks_have_is_said_to_be_rare() {
    let mut lines = desk(6, |_, _| 10.0);
    lines.push("2024-03-09,08:00,3".to_owned());
    lines.push("2024-03-04,12:00,1".to_owned());
    let notes = told(&learn(&series(&file(&lines))));
    assert!(notes.contains("Sat has counts on 1 of 5 dates only"), "{notes}");
    assert!(notes.contains("Mon 12:00–12:30 has counts on fewer than half of its days"), "{notes}");
}

/// A night with 23 hours and one with 25, by the hour, with offsets.
#[test]
fn nights_in_which_clocks_change_are_read_by_their_offsets() {
    let mut text = "when,calls\n".to_owned();
    for (day, hours) in
        [("2024-03-31", (0..24).filter(|hour| *hour != 2).collect::<Vec<_>>()), ("2024-10-27", (0..24).collect())]
    {
        for hour in hours {
            let summer = if day == "2024-03-31" { hour > 2 } else { hour < 3 };
            writeln!(text, "{day}T{hour:02}:00+0{}:00,{}", 1 + i32::from(summer), 10 + hour)
                .expect("a string takes all");
            if (day, hour) == ("2024-10-27", 2) {
                text += "2024-10-27T02:00+01:00,20\n";
            }
        }
    }
    let series = series(&text);
    assert_eq!((&series.days[0].skipped[..], series.days[0].has_doubled), (&[2][..], false));
    assert_eq!((series.days[1].has_doubled, series.days[1].counts[2]), (true, Some(16.0)));
    let learned = learn(&series);
    let notes = told(&learned);
    assert!(
        notes.contains("2024-03-31 has 23 hours, 2024-10-27 has 25 hours") && notes.contains("offsets are not applied"),
        "{notes}"
    );
    assert!(!notes.contains("Intervals that other weeks have are missing"), "{notes}");
    assert_eq!(learned.not_replayed().collect::<Vec<Date>>(), [date(2024, 10, 27)]);
    let without = text.replace("+01:00", "").replace("+02:00", "");
    assert!(refusal(without).contains("where the clocks went back, write times with their offset"));
}

#[test]
fn a_cut_interval_and_a_trend_are_pointed_out() {
    let stub = |_, place: usize| if place == 7 { 4.0 } else { 40.0 };
    let notes = told(&learn(&series(&file(&desk(4, stub)))));
    assert!(notes.contains("The last interval of every day, 11:30, holds 10 % of the one before it"), "{notes}");
    let noise = |day: usize| f64::from([3, -2, 5, -4, 1, 0, 2][day * 5 % 7]);
    let growing = learn(&series(&file(&desk(20, |day, _| (1000.0 + 20.0 * (day / 7) as f64 + noise(day)).round()))));
    let trend = growing.trend.expect("it grows");
    assert!((trend.per_week - 0.0168).abs() < 0.001, "{}", trend.per_week);
    assert!(told(&growing).contains("Volume moves by +1.68 % a week"), "{:?}", growing.notes);
    let v = growing.busyness.expect("enough weeks").day_cv.value;
    assert!(v < 0.01, "the trend is no busyness: {v}");
    // The table and the section are the same numbers: means over the whole time.
    for (weekday, day) in growing.weekdays.iter().zip(growing.week.chunks(48)) {
        let pasted: f64 = day.iter().flatten().sum();
        assert!((weekday.mean - pasted).abs() < 1e-9, "{}: {} and {pasted}", weekday.name, weekday.mean);
    }
}

/// A year of half hours from 08:00 to 20:00, `level` issues in each, by the model.
fn generated(level: f64, [v, s, phi]: [f64; 3], seed: u64) -> (String, Scenario) {
    let mut day = [0.0; 48];
    day[16..40].iter_mut().enumerate().for_each(|(i, count)| *count = level * (1.0 + 0.5 * libm::sin(i as f64 / 4.0)));
    let demand = format!("counts = {day:?}\nday_cv = {v}\ninterval_sd = {s}\ninterval_correlation = {phi}");
    let text = QUEUE
        .replace("issues_per_customer_month = 20", &demand)
        .replace("length = \"1 week\"", "length = \"51 weeks\"");
    let scenario = world(&text, &[] as &[&str]);
    let mut counts = vec![0u32; 52 * 7 * 48 + 48];
    for at_s in arrival_times(&scenario, 1, Streams::new(seed, 0)) {
        counts[(at_s / 1800.0) as usize] += 1;
    }
    (csv(&counts), scenario)
}

fn csv(counts: &[u32]) -> String {
    let mut text = "d;t;n\n".to_owned();
    for (i, count) in counts.iter().enumerate().filter(|(i, _)| (16..40).contains(&(i % 48)) && *i < 52 * 7 * 48) {
        let day = date(2023, 12, 25).saturating_add(jiff::Span::new().days((i / 48) as u32));
        writeln!(text, "{day};{:02}:{:02};{count}", i % 48 / 2, i % 2 * 30).expect("a string takes all");
    }
    text
}

/// Each number within three of its own standard errors (the half-width is two), in an interval no wider than given; twins of
/// half as much busyness and of half as much again lie outside.
fn assert_recovered(busyness: Busyness, truth: [f64; 3], widest: [f64; 3]) {
    let found = [busyness.day_cv, busyness.interval_sd, busyness.interval_correlation];
    for ((found, truth), widest) in found.iter().zip(truth).zip(widest) {
        let half_width = found.half_width.expect("a year has weeks enough");
        assert!((found.value - truth).abs() <= 1.5 * half_width, "{found:?} for {truth}");
        assert!(half_width <= widest, "{found:?} is too vague to be wrong");
    }
    for (found, truth) in found[..2].iter().zip(truth) {
        let half_width = found.half_width.expect("a year has weeks enough");
        assert!([0.5, 1.5].iter().all(|twin| (found.value - twin * truth).abs() > 1.5 * half_width), "{found:?}");
    }
}

/// A year of days, at a small and a large volume.
#[test]
fn what_the_model_was_given_is_learned_again_from_its_arrivals() {
    for (level, truth, seed) in
        [(30.0, [0.15, 0.12, 0.6], 1), (400.0, [0.057, 0.059, 0.8], 2), (400.0, [0.10, 0.08, 0.3], 3)]
    {
        let (text, scenario) = generated(level, truth, seed);
        let learned = learn(&series(&text));
        let moments = arrival_times(&scenario, 1, Streams::new(seed, 0));
        let counted = learn(&Series::counted(moments, date(2023, 12, 25), 364, 1800.0));
        assert_eq!(counted.busyness, learned.busyness, "counted without a file");
        let widest = [truth[0] / 5.0, truth[1] / 8.0, 0.15];
        assert_recovered(learned.busyness.expect("a year is enough"), truth, widest);
        assert!(
            (learned.mean_per_week / (scenario.demand.issues_per_customer_month * 1000.0 * 7.0 / 30.436_875) - 1.0)
                .abs()
                < 0.03
        );
        assert!(learned.trend.is_none() && learned.missing_days.is_empty());
    }
}

/// Poisson arrivals: variance ÷ mean 1 (standard error of the median below .02), and next to nothing is called busyness.
#[test]
fn chance_alone_is_not_called_busyness() {
    let learned = learn(&series(&generated(100.0, [0.0, 0.0, 0.0], 4).0));
    let ratio = learned.variance_to_mean.expect("there are days");
    assert!((ratio - 1.0).abs() < 0.06, "{ratio}");
    let busyness = learned.busyness.expect("a year is enough");
    assert!(busyness.day_cv.value < 0.012 && busyness.interval_sd.value < 0.03, "{busyness:?}");
    let halves = learned.morning_afternoon.expect("there are both");
    assert!(halves.abs() < 0.16, "{halves}");
}

fn pasted(section: &str) -> Scenario {
    let text = QUEUE.replace("2024-01-01", "2023-12-25").replace("length = \"1 week\"", "length = \"52 weeks\"");
    let text = text.replace("[demand]\nissues_per_customer_month = 20\n", section);
    parse("x", "x.toml", &text, &[]).unwrap_or_else(|faults| panic!("{faults}"))
}

/// The section written is a scenario's, its numbers are those learned, and what lives in it teaches the same again.
#[test]
fn a_section_pasted_into_a_scenario_gives_back_what_was_learned() {
    let (text, _) = generated(60.0, [0.10, 0.10, 0.7], 5);
    let learned = learn(&series(&text));
    let section = demand_section(&learned, "calls\n2024.csv", true);
    assert!(section.starts_with("# Learned from calls 2024.csv: 364 days, 2023-12-25 to 2024-12-22."), "{section}");
    let scenario = pasted(&section);
    let demand = &scenario.demand;
    let busyness = learned.busyness.expect("a year is enough");
    assert!((demand.day_cv - busyness.day_cv.value).abs() < 1e-4 && demand.replay.len() == 364);
    let per_week = demand.issues_per_customer_month * 1000.0 * 7.0 / 30.436_875;
    assert!((per_week / learned.mean_per_week - 1.0).abs() < 1e-4);
    let replayed = by_half_hour(&scenario);
    assert_eq!(series(&csv(&replayed)).days, series(&text).days, "replayed, the very counts come again");
    let scenario = pasted(&demand_section(&learned, "calls.csv", false));
    let again = learn(&series(&csv(&by_half_hour(&scenario))));
    let truth = [busyness.day_cv.value, busyness.interval_sd.value, busyness.interval_correlation.value];
    assert_recovered(again.busyness.expect("a year is enough"), truth, [0.02, 0.01, 0.15]);
    assert!(again.week.iter().zip(&learned.week).all(|(a, b)| a.is_some() == b.is_some()));
}

/// Arrivals of the 52 weeks that follow the warm-up.
fn by_half_hour(scenario: &Scenario) -> Vec<u32> {
    let mut counts = vec![0; 52 * 7 * 48 + 96];
    let from_s = scenario.clock.warmup_s;
    for at_s in arrival_times(scenario, 1, Streams::new(6, 0)).filter(|at_s| *at_s >= from_s) {
        counts[((at_s - from_s) / 1800.0) as usize] += 1;
    }
    counts
}

#[test]
fn too_few_weeks_teach_a_profile_and_no_busyness() {
    let learned = learn(&series(&file(&desk(1, |_, place| 5.0 + place as f64))));
    assert!(learned.busyness.is_none() && learned.variance_to_mean.is_none());
    let section = demand_section(&learned, "c.csv", false);
    assert!(
        section.contains("# Too few weeks to learn how busy days differ") && !section.contains("replay"),
        "{section}"
    );
    assert!(pasted(&section).demand.day_cv < 1e-12);
}

/// Whatever a file holds: faults with a place, or something learned, and never a panic.
fn survives(bytes: &[u8]) -> Option<Learned> {
    survives_as(bytes, &Asked { log_interval_s: Some(3600), ..Asked::default() });
    survives_as(bytes, &Asked::default())
}

fn survives_as(bytes: &[u8], asked: &Asked) -> Option<Learned> {
    match read("c.csv", bytes, asked) {
        Ok(series) => {
            let learned = learn(&series);
            let section = demand_section(&learned, "c.csv", true);
            assert!(!section.contains("NaN") && !section.contains("inf,"), "{section}");
            if let Some(contacts) = &learned.contacts {
                let told = words::of_contacts(Language::English, contacts).join("\n");
                assert!(!told.contains("NaN") && !told.contains("inf"), "{told}");
            }
            Some(learned)
        }
        Err(faults) => {
            assert!(!faults.0.is_empty() && faults.0.iter().all(|fault| fault.place.line > 0));
            None
        }
    }
}

fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => (0u32..40, 0u32..24).prop_map(|(day, hour)| format!("2024-{:02}-{:02} {hour:02}:00", 1 + day % 12, 1 + day % 28)),
        4 => (0u32..1000).prop_map(|count| count.to_string()),
        2 => "[0-9]{1,4}[.,/:-][0-9]{1,4}([.,/:-][0-9]{1,4})?",
        1 => "[a-z\"é;,\\t -]{0,6}",
        1 => Just("+02:00".to_owned()),
        1 => prop_oneof![Just("handle_time_s"), Just("wait_s"), Just("abandoned"), Just("csat"), Just("reopened"), Just("date"), Just("time")]
            .prop_map(str::to_owned),
        1 => (40_000u32..50_000, 0u32..100).prop_map(|(day, part)| format!("{day}.{part:02}")),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 400, rng_seed: RngSeed::Fixed(20_260_301), failure_persistence: None, ..ProptestConfig::default()
    })]

    #[test]
    fn random_bytes_are_refused_or_read_and_never_a_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        survives(&bytes);
    }

    #[test]
    fn random_tables_are_refused_or_read_and_never_a_panic(
        rows in proptest::collection::vec(proptest::collection::vec(cell(), 1..4), 0..30), mark in "[,;\t|]",
    ) {
        let lines: Vec<String> = rows.iter().map(|row| row.join(&mark)).collect();
        survives(lines.join("\n").as_bytes());
    }

    #[test]
    fn a_right_table_with_a_random_slip_is_refused_or_read_and_never_a_panic(at in 0usize..2000, byte: u8, weeks in 1usize..4) {
        let mut bytes = file(&desk(weeks, |day, place| (day * 7 % 5 + place) as f64)).into_bytes();
        let place = at % bytes.len();
        bytes[place] = byte;
        survives(&bytes);
    }
}
