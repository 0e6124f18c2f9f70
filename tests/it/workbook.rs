//! Workbooks: what a sheet teaches is what the same rows as CSV teach, and what cannot be read is refused with a way out.

use blendsim::intake::{Asked, Series, learn, read};
use blendsim::words::{self, Language};
use jiff::civil::{Date, date};
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook, Worksheet};

/// Two days of half hours from 08:00, from row 4 on below a title, with dates, times and a title as a call centre exports them.
fn counts(sheet: &mut Worksheet) {
    let (day, clock) = (Format::new().set_num_format("dd.mm.yyyy"), Format::new().set_num_format("hh:mm"));
    sheet.write(0, 1, "Interval report").unwrap();
    for (column, title) in (1..).zip(["Date", "Interval", "Subject", "Calls"]) {
        sheet.write(2, column, title).unwrap();
    }
    for row in 0..8u32 {
        let at = 45_678.0 + f64::from(row / 4);
        sheet.write_with_format(3 + row, 1, ExcelDateTime::from_serial_datetime(at).unwrap(), &day).unwrap();
        let time = (16.0 + f64::from(row % 4)) / 48.0;
        sheet.write_with_format(3 + row, 2, ExcelDateTime::from_serial_datetime(time).unwrap(), &clock).unwrap();
        sheet.write(3 + row, 3, "two\nlines\tand \"quotes\"").unwrap();
        if row != 5 {
            sheet.write(3 + row, 4, 10.0 + f64::from(row) / 8.0).unwrap();
        }
    }
}

/// The same as a CSV file; the fifth row of the second day has no count.
fn csv() -> String {
    let row = |n: u32| {
        let (day, place) = (21 + n / 4, n % 4);
        let count = if n == 5 { String::new() } else { (10.0 + f64::from(n) / 8.0).to_string() };
        format!("2025-01-{day},{:02}:{:02},{count}\n", 8 + place / 2, place % 2 * 30)
    };
    format!("Date,Interval,Calls\n{}", (0..8).map(row).collect::<String>())
}

fn bytes(mut book: Workbook) -> Vec<u8> {
    book.save_to_buffer().expect("a workbook is written")
}

fn book(fill: impl Fn(&mut Worksheet)) -> Vec<u8> {
    let mut book = Workbook::new();
    fill(book.add_worksheet().set_name("Calls").expect("a name"));
    bytes(book)
}

fn refusal(bytes: &[u8], asked: &Asked) -> String {
    read("book.xlsx", bytes, asked).expect_err("it must be refused").to_string()
}

fn days(series: &Series) -> Vec<(Date, Vec<Option<f64>>)> {
    series.days.iter().map(|day| (day.date, day.counts.clone())).collect()
}

#[test]
fn a_sheet_teaches_what_the_same_rows_as_csv_teach() {
    let sheet = read("book.xlsx", &book(counts), &Asked::default()).unwrap_or_else(|faults| panic!("{faults}"));
    let text = read("c.csv", csv().as_bytes(), &Asked::default()).unwrap_or_else(|faults| panic!("{faults}"));
    assert_eq!(days(&sheet), days(&text));
    assert_eq!((sheet.columns.as_str(), sheet.days[0].lines[16], sheet.n_rows), ("Date, Interval, Calls", 4, 8));
    let told = words::noted(Language::English, &learn(&sheet)).join("\n");
    assert!(told.contains("The sheet \"Calls\" is read.") && told.contains("taken as missing: line 9."), "{told}");
}

/// Writes a moment into the first cell of a row.
type Way = Box<dyn Fn(&mut Worksheet, u32, f64)>;

/// A date and its time in one cell, as a number without a format, and as text.
#[test]
fn moments_are_read_in_whatever_way_a_cell_holds_them() {
    let both = Format::new().set_num_format("yyyy-mm-dd hh:mm:ss");
    let ways: [(&str, Way); 3] = [
        (
            "a date",
            Box::new(move |sheet, row, at| {
                let at = ExcelDateTime::from_serial_datetime(at).unwrap();
                sheet.write_with_format(row, 0, &at, &both).unwrap();
            }),
        ),
        (
            "a number",
            Box::new(|sheet, row, at| {
                sheet.write(row, 0, at).unwrap();
            }),
        ),
        (
            "a text",
            Box::new(|sheet, row, at| {
                sheet.write(row, 0, format!("2025-01-21 {:02}:00", ((at - 45_678.0) * 24.0).round())).unwrap();
            }),
        ),
    ];
    for (way, write) in ways {
        let filled = book(|sheet| {
            sheet.write(0, 0, "created at").unwrap();
            sheet.write(0, 1, "calls").unwrap();
            for hour in 8..12u32 {
                write(sheet, hour - 7, 45_678.0 + f64::from(hour) / 24.0);
                // A formula counts by its value, and 1.125 is no 1125.
                sheet.write(hour - 7, 1, Formula::new("=9/8").set_result("1.125")).unwrap();
            }
        });
        let read = read("book.xlsx", &filled, &Asked::default()).unwrap_or_else(|faults| panic!("{way}: {faults}"));
        assert_eq!((read.days[0].date, read.days.len()), (date(2025, 1, 21), 1), "{way}");
        assert_eq!(
            &read.days[0].counts[7..13],
            [None, Some(1.125), Some(1.125), Some(1.125), Some(1.125), None],
            "{way}"
        );
    }
}

#[test]
fn one_of_several_sheets_is_named_and_faults_name_the_cell() {
    let mut two = Workbook::new();
    two.add_worksheet().set_name("Empty").unwrap();
    counts(two.add_worksheet().set_name("Calls").unwrap());
    let alone = bytes(two);
    assert_eq!(read("book.xlsx", &alone, &Asked::default()).expect("one has rows").n_rows, 8);
    let mut two = Workbook::new();
    two.add_worksheet().set_name("About").unwrap().write(0, 0, "made by hand").unwrap();
    let sheet = two.add_worksheet().set_name("Calls").unwrap();
    counts(sheet);
    sheet.write(6, 4, -3.0).unwrap();
    sheet.write(9, 4, "many").unwrap();
    let two = bytes(two);
    let asked = |name: &str| Asked { sheet: Some(name.to_owned()), ..Asked::default() };
    let told = refusal(&two, &Asked::default());
    assert!(
        told.contains("found 2 sheets with rows: \"About\", \"Calls\"; allowed: one sheet — say which with --sheet"),
        "{told}"
    );
    let told = refusal(&two, &asked("Mails"));
    assert!(told.contains("found no sheet \"Mails\"; allowed: \"About\", \"Calls\""), "{told}");
    let told = refusal(&two, &asked("calls"));
    assert!(told.contains("book.xlsx[Calls]:7:5: Calls: found \"-3\"; allowed: 0 or more"), "{told}");
    assert!(told.contains("book.xlsx[Calls]:10:5: Calls: found \"many\"; allowed: a number"), "{told}");
    assert!(refusal(csv().as_bytes(), &asked("Calls")).contains("found a text, which has no sheets"));
    assert!(refusal(&book(|_| ()), &Asked::default()).contains("found no sheet with rows"));
}

/// A container of old office files with one entry of a name.
fn container(name: &str) -> Vec<u8> {
    let mut file = vec![0u8; 512 * 3];
    file[..8].copy_from_slice(&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    let mut put = |at: usize, bytes: &[u8]| file[at..at + bytes.len()].copy_from_slice(bytes);
    put(24, &[0x3e, 0, 3, 0, 0xfe, 0xff, 9, 0, 6, 0]);
    for (at, number) in [(44, 1), (48, 1), (56, 4096), (60, -2), (68, -2)] {
        put(at, &i32::to_le_bytes(number));
    }
    put(76, &[0xff; 436]);
    put(76, &0i32.to_le_bytes());
    // The table of sectors: itself, the directory, and free ones.
    put(512, &[0xff; 512]);
    put(512, &(-3i32).to_le_bytes());
    put(516, &(-2i32).to_le_bytes());
    for (entry, (name, kind)) in [("Root Entry", 5), (name, 2)].into_iter().enumerate() {
        let letters: Vec<u8> = name.encode_utf16().chain([0]).flat_map(u16::to_le_bytes).collect();
        put(1024 + 128 * entry, &letters);
        put(1024 + 128 * entry + 64, &u16::try_from(letters.len()).unwrap().to_le_bytes());
        put(1024 + 128 * entry + 66, &[kind]);
        put(1024 + 128 * entry + 68, &[0xff; 12]);
        put(1024 + 128 * entry + 116, &(-2i32).to_le_bytes());
    }
    file
}

#[test]
fn broken_workbooks_and_those_with_a_password_are_refused_with_a_way_out() {
    let whole = book(counts);
    for cut in [4, 100, whole.len() / 2, whole.len() - 10] {
        let told = refusal(&whole[..cut], &Asked::default());
        assert!(told.contains("book.xlsx:1:1: workbook: found a workbook that cannot be read"), "{cut}: {told}");
        assert!(told.contains("save the sheet as \"CSV UTF-8\""), "{told}");
    }
    let told = refusal(&container("EncryptedPackage"), &Asked::default());
    assert!(told.contains("found a workbook with a password; allowed: a workbook without a password — take"), "{told}");
    let told = refusal(&container("WordDocument"), &Asked::default());
    assert!(told.contains("found a workbook that cannot be read"), "{told}");
    // A byte that is flipped anywhere is a fault, or a cell that still can be read.
    for at in (0..whole.len()).step_by(whole.len() / 200 + 1) {
        let mut flipped = whole.clone();
        flipped[at] ^= 0x55;
        if let Err(faults) = read("book.xlsx", &flipped, &Asked::default()) {
            assert!(!faults.0.is_empty() && faults.0.iter().all(|fault| fault.place.line > 0), "{at}");
        }
    }
}
