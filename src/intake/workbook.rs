//! From a workbook to the text of one of its sheets: a line for each row, a tab between cells.

use std::io::Cursor;

use calamine::{Data, ExcelDateTime, Reader, Sheets, Xls, XlsError, Xlsx, XlsxError, open_workbook_auto_from_rs};
use jiff::{SignedDuration, ToSpan};

use crate::text::{Fault, Faults, Place};

/// Largest text of a sheet, bytes.
const LARGEST_TEXT: usize = 256 << 20;
/// Names of sheets that are told.
const TOLD: usize = 20;
const AS_CSV: &str = "open it in a spreadsheet and save the sheet as \"CSV UTF-8\"";

/// A sheet.
pub struct Sheet {
    /// Its name.
    pub name: String,
    /// Its rows.
    pub text: String,
}

type Book<'b> = Sheets<Cursor<&'b [u8]>>;

/// The sheet of a workbook that is asked for, or the only one with rows. Dates and times stand there as 2025-01-21 08:00:00, lengths
/// of time as 26:03:00, numbers with a point; line breaks and tabs within cells are blanks.
///
/// # Errors
/// One fault: a workbook that is broken or asks for a password, no sheet with rows, several of them, none of that name, too
/// many cells.
pub fn sheet(file: &str, bytes: &[u8], asked: Option<&str>) -> Result<Sheet, Faults> {
    let refuse = |(found, allowed, hint): Wrong| {
        let place = Place { file: file.to_owned(), bytes: 0..0, line: 1, column: 1 };
        let hint = Some(hint);
        Faults::of(vec![Fault { place, path: "workbook".to_owned(), found, allowed, hint }])
    };
    let mut book = open(bytes).map_err(refuse)?;
    let names = book.sheet_names();
    let wanted: Vec<String> = match asked {
        None => names,
        Some(asked) => {
            let same = |name: &&String| name.to_lowercase() == asked.to_lowercase();
            let missing = || {
                let found = format!("no sheet \"{}\"", asked.escape_debug());
                (found, listed(&names), "name one of them: --sheet NAME".to_owned())
            };
            vec![names.iter().find(same).cloned().ok_or_else(missing).map_err(refuse)?]
        }
    };
    let mut found: Vec<Sheet> = Vec::new();
    for name in wanted {
        let text = text(&mut book, &name).map_err(refuse)?;
        found.extend(text.map(|text| Sheet { name, text }));
    }
    let several = found.iter().map(|sheet| sheet.name.clone()).collect::<Vec<_>>();
    match (found.pop(), found.is_empty()) {
        (Some(sheet), true) => Ok(sheet),
        (Some(_), false) => {
            let said = format!("{} sheets with rows: {}", several.len(), listed(&several));
            Err(refuse((said, "one sheet".to_owned(), "say which with --sheet NAME".to_owned())))
        }
        (None, _) => {
            let rows = "a row for each interval: date, time, count".to_owned();
            Err(refuse(("no sheet with rows".to_owned(), rows, "the workbook is empty".to_owned())))
        }
    }
}

/// What is wrong: what was found, what is allowed, and a hint.
type Wrong = (String, String, String);

fn listed(names: &[String]) -> String {
    let named: Vec<String> = names.iter().take(TOLD).map(|name| format!("\"{}\"", name.escape_debug())).collect();
    let more = names.len() - named.len();
    if more > 0 { format!("{} and {more} more", named.join(", ")) } else { named.join(", ") }
}

fn open(bytes: &[u8]) -> Result<Book<'_>, Wrong> {
    let broken = || {
        (
            "a workbook that cannot be read".to_owned(),
            "a workbook as Excel saves it, .xlsx".to_owned(),
            AS_CSV.to_owned(),
        )
    };
    let locked = || {
        let allowed = "a workbook without a password".to_owned();
        (
            "a workbook with a password".to_owned(),
            allowed,
            "take the password off, or save the sheet as \"CSV UTF-8\"".to_owned(),
        )
    };
    // A password is said by the first that would be able to read it.
    if matches!(Xlsx::new(Cursor::new(bytes)), Err(XlsxError::Password))
        || matches!(Xls::new(Cursor::new(bytes)), Err(XlsError::Password))
    {
        return Err(locked());
    }
    open_workbook_auto_from_rs(Cursor::new(bytes)).map_err(|_| broken())
}

/// The text of a sheet; `None` if no cell of it holds anything.
fn text(book: &mut Book, name: &str) -> Result<Option<String>, Wrong> {
    let broken = || {
        (
            format!("a sheet \"{}\" that cannot be read", name.escape_debug()),
            "a sheet of rows and columns".to_owned(),
            AS_CSV.to_owned(),
        )
    };
    let mut lines = Lines::default();
    if let Sheets::Xlsx(book) = book {
        let mut reader = match book.worksheet_cells_reader(name) {
            Ok(reader) => reader,
            // A sheet of a chart alone has no cells.
            Err(XlsxError::NotAWorksheet(_)) => return Ok(None),
            Err(_) => return Err(broken()),
        };
        while let Some(cell) = reader.next_cell().map_err(|_| broken())? {
            let (row, column) = cell.get_position();
            lines.push(row, column, &written(&Data::from(cell.get_value().clone())))?;
        }
    } else {
        let range = book.worksheet_range(name).map_err(|_| broken())?;
        let (first_row, first_column) = range.start().unwrap_or_default();
        for (row, column, value) in range.used_cells() {
            lines.push(first_row + row as u32, first_column + column as u32, &written(value))?;
        }
    }
    Ok(lines.text())
}

/// Rows as they are written one below the other, a tab between cells.
#[derive(Default)]
struct Lines {
    text: String,
    /// For each line its end in the text, and its tabs.
    ends: Vec<(usize, u32)>,
    tabs: u32,
    /// Columns of the last line up to its last cell.
    filled: u32,
    widest: u32,
}

impl Lines {
    /// Adds a cell behind those before it, or below them.
    fn push(&mut self, row: u32, column: u32, cell: &str) -> Result<(), Wrong> {
        if cell.is_empty() {
            return Ok(());
        }
        let line = self.ends.len() as u32;
        let is_in_order = row > line || (row == line && column >= self.filled);
        let is_small = self.text.len() + cell.len() + self.ends.len() * (1 + self.widest as usize) < LARGEST_TEXT;
        if !is_in_order || !is_small {
            let found =
                if is_small { "cells that do not stand in the order of rows" } else { "more than 256 MB of cells" };
            return Err((
                found.to_owned(),
                "a sheet of rows and columns, up to 256 MB as text".to_owned(),
                AS_CSV.to_owned(),
            ));
        }
        while (self.ends.len() as u32) < row {
            self.ends.push((self.text.len(), self.tabs));
            (self.tabs, self.filled) = (0, 0);
        }
        while self.tabs < column {
            self.text.push('\t');
            self.tabs += 1;
        }
        self.filled = column + 1;
        self.widest = self.widest.max(column);
        self.text += cell;
        Ok(())
    }

    /// All lines, as many tabs in each; `None` if there is no cell.
    fn text(mut self) -> Option<String> {
        if self.text.is_empty() {
            return None;
        }
        self.ends.push((self.text.len(), self.tabs));
        let mut text = String::with_capacity(self.text.len() + self.ends.len() * (1 + self.widest as usize));
        let mut start = 0;
        for (end, tabs) in self.ends {
            text += &self.text[start..end];
            if end > start {
                text.extend(std::iter::repeat_n('\t', (self.widest - tabs) as usize));
            }
            text.push('\n');
            start = end;
        }
        Some(text)
    }
}

/// A cell as it would be typed.
fn written(value: &Data) -> String {
    match value {
        Data::Empty => String::new(),
        Data::Int(number) => number.to_string(),
        Data::Float(number) => of_number(*number),
        Data::Bool(is) => if *is { "TRUE" } else { "FALSE" }.to_owned(),
        Data::DateTime(moment) => of_moment(moment),
        Data::DateTimeIso(moment) => moment.clone(),
        Data::DurationIso(length) => {
            length.parse::<SignedDuration>().map_or_else(|_| length.clone(), |length| of_length(length.as_secs_f64()))
        }
        Data::Error(error) => error.to_string(),
        Data::String(text) => {
            let text: String =
                text.chars().map(|letter| if letter.is_ascii_control() { ' ' } else { letter }).collect();
            let text = text.trim();
            if text.starts_with('"') { format!("\"{}\"", text.replace('"', "\"\"")) } else { text.to_owned() }
        }
    }
}

/// A number that can be read in one way: 1.250 could be 1250, 1.2500 cannot.
fn of_number(number: f64) -> String {
    let text = number.to_string();
    let decimals = text.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    if decimals == 3 { text + "0" } else { text }
}

/// A date, a time or both to the nearest second; midnight is left out.
fn of_moment(moment: &ExcelDateTime) -> String {
    let days = moment.as_f64();
    if moment.is_duration() {
        return of_length(days * crate::unit::DAY);
    }
    let (year, month, day, hour, minute, second, milli) = moment.to_ymd_hms_milli();
    let small = |number: u8| i8::try_from(number).unwrap_or(i8::MAX);
    let moment = jiff::civil::Date::new(i16::try_from(year).unwrap_or(i16::MAX), small(month), small(day));
    let moment = moment.map(|date| date.at(small(hour), small(minute), small(second), i32::from(milli) * 1_000_000));
    let rounded = moment.ok().and_then(|moment| moment.checked_add(500.milliseconds()).ok());
    let Some(rounded) = rounded.filter(|_| days >= 0.0) else { return of_number(days) };
    let time = rounded.time().strftime("%H:%M:%S").to_string();
    match (days < 1.0, rounded.date()) {
        (true, _) => time,
        (false, day) if time == "00:00:00" => day.to_string(),
        (false, day) => format!("{day} {time}"),
    }
}

/// Hours, minutes and seconds of a length of time.
fn of_length(seconds: f64) -> String {
    let whole = seconds.abs().round() as u64;
    let sign = if seconds < 0.0 { "-" } else { "" };
    format!("{sign}{}:{:02}:{:02}", whole / 3600, whole / 60 % 60, whole % 60)
}
