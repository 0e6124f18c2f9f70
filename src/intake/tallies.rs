//! What a log tells of its contacts, added up row by row.

use std::ops::Range;

use super::asked::Field;
use super::columns::Columns;
use super::contacts::{Contacts, HandleTime, NoPatience, Satisfaction, Share, Spread, Waits, patience, share};
use super::doubts::{Doubts, shown};
use super::fields::{flag, score};
use super::lengths::{Lengths, Unread};
use super::note::Note;
use super::records::Cell;

/// Longest handle time and longest wait that are believed, s: a day and a year.
const MOST_S: [f64; 2] = [86_400.0, 366.0 * 86_400.0];
/// Places of what is so, what is not, and what is not said.
const YES: usize = 0;
const NO: usize = 1;
const BLANK: usize = 2;

/// What rows have told so far.
pub struct Tallies<'a> {
    columns: &'a Columns,
    handle: Spread,
    of_abandoned: (u64, u64),
    zeros: u64,
    /// Waits, and their sum, of who abandoned, who did not, and of whom it is not said.
    waits: [(u64, f64); 3],
    abandoned: [u64; 3],
    reopened: [u64; 3],
    scores: Spread,
    top_two: u64,
    notes: Vec<Note>,
}

impl<'a> Tallies<'a> {
    /// Nothing is told yet.
    pub fn new(columns: &'a Columns) -> Self {
        let several = columns.fields.several.iter();
        let several =
            several.map(|(field, columns)| Note::SeveralColumns { option: field.option(), columns: columns.clone() });
        Self {
            columns,
            handle: Spread::default(),
            of_abandoned: (0, 0),
            zeros: 0,
            waits: [(0, 0.0); 3],
            abandoned: [0; 3],
            reopened: [0; 3],
            scores: Spread::default(),
            top_two: 0,
            notes: several.collect(),
        }
    }

    /// Adds a row that lies at some bytes of the text; notes cells that cannot be read.
    pub fn row(&mut self, whole: &Range<usize>, row: &[Cell], doubts: &mut Doubts) {
        let (mut handle, mut wait, mut abandoned) = (None, None, BLANK);
        let columns = self.columns;
        for &(field, column, lengths) in &columns.fields.found {
            let name = &columns.names[column];
            let Some(cell) = row.get(column) else {
                let allowed = format!("{} cells", columns.names.len());
                doubts.note(whole.clone(), name, &format!("{} cells", row.len()), &allowed, None);
                continue;
            };
            if cell.text.is_empty() && field != Field::Abandoned && field != Field::Reopened {
                continue;
            }
            match field {
                Field::HandleTime => handle = self.length(cell, (field, name), lengths, doubts),
                Field::Wait => wait = self.length(cell, (field, name), lengths, doubts),
                Field::Csat => self.score(cell, name, doubts),
                Field::Abandoned => {
                    abandoned = said(cell, false).unwrap_or_else(|| strange_flag(cell, (field, name), doubts));
                    self.abandoned[abandoned] += 1;
                }
                Field::Reopened => {
                    let place = said(cell, true).unwrap_or_else(|| strange_flag(cell, (field, name), doubts));
                    self.reopened[place] += 1;
                }
            }
        }
        self.add(handle, wait, abandoned);
    }

    fn add(&mut self, handle: Option<f64>, wait: Option<f64>, abandoned: usize) {
        if let Some(wait) = wait {
            let (n, sum) = &mut self.waits[abandoned];
            (*n, *sum) = (*n + 1, *sum + wait);
        }
        match handle {
            Some(time) if abandoned == YES => {
                self.of_abandoned.0 += 1;
                self.of_abandoned.1 += u64::from(time <= 0.0);
            }
            Some(time) if time <= 0.0 && abandoned == BLANK => self.zeros += 1,
            Some(time) => self.handle.add(time),
            None => (),
        }
    }

    /// A length of time; `None` if it cannot be read or believed, which is noted.
    fn length(
        &mut self,
        cell: &Cell,
        (field, name): (Field, &str),
        lengths: Lengths,
        doubts: &mut Doubts,
    ) -> Option<f64> {
        let most_s = MOST_S[usize::from(field == Field::Wait)];
        let read = lengths.read(&cell.text);
        if let Some(length_s) = read.ok().filter(|length| (0.0..=most_s).contains(length)) {
            let is_short = cell.text.matches(':').count() == 1;
            let is_said = |note: &Note| matches!(note, Note::Length { column, .. } if column == name);
            if is_short && !self.notes.iter().any(is_said) {
                let (column, typed) = (name.to_owned(), cell.text.to_string());
                self.notes.push(Note::Length { column, typed, length_s });
            }
            return Some(length_s);
        }
        let option = field.option();
        let mut found = shown(&cell.text);
        let mut hint = format!("{option} names another column, {option} none passes it over");
        let allowed = match read {
            Ok(length) if length < 0.0 => "0 s or more",
            Ok(_) if field == Field::Wait => "up to 366 days",
            Ok(_) => "up to 24 h",
            Err(Unread::NoUnit) => {
                hint = format!("say the unit: {option} \"{name}:s\", or :min, :h, :ms");
                "a length of time with its unit"
            }
            Err(Unread::Mark) => {
                found += ", in which the mark may part thousands or a fraction";
                "say which mark stands before a fraction: --decimal point or --decimal comma".clone_into(&mut hint);
                "lengths of time that can be read in one way"
            }
            Err(Unread::Strange) => "a length of time: 5:12, 0:05:12, 5 min 12 s, or nothing",
        };
        doubts.note(cell.bytes.clone(), name, &found, allowed, Some(&hint));
        None
    }

    fn score(&mut self, cell: &Cell, name: &str, doubts: &mut Doubts) {
        if let Some(score) = score(&cell.text) {
            self.scores.add(score);
            self.top_two += u64::from(score >= 4.0);
            return;
        }
        let hint = Some("--csat names another column, --csat none passes it over");
        doubts.note(cell.bytes.clone(), name, &shown(&cell.text), "a score of 1 to 5, or nothing", hint);
    }

    /// What was told, and what is to be known of it; `None` where no column tells anything.
    pub fn told(self) -> (Option<Contacts>, Vec<Note>) {
        let has = |field: Field| {
            let column = self.columns.fields.found.iter().find(|(found, ..)| *found == field)?.1;
            Some(self.columns.names[column].clone())
        };
        let contacts = Contacts {
            handle_time: has(Field::HandleTime).map(|column| HandleTime {
                column,
                contacts: self.handle.n(),
                mean_s: self.handle.mean(),
                cv: self.handle.cv(),
                of_abandoned: self.of_abandoned,
                zeros: self.zeros,
            }),
            waits: has(Field::Wait).map(|column| self.waited(column, has(Field::Abandoned).is_some())),
            abandoned: has(Field::Abandoned).and_then(|column| shared(column, self.abandoned)),
            satisfaction: has(Field::Csat).filter(|_| self.scores.n() > 0).map(|column| Satisfaction {
                column,
                contacts: self.scores.n(),
                mean: self.scores.mean(),
                top_two: share(self.top_two, self.scores.n()),
            }),
            reopened: has(Field::Reopened).and_then(|column| shared(column, self.reopened)),
        };
        let is_any = !self.columns.fields.found.is_empty();
        (is_any.then_some(contacts), self.notes)
    }

    fn waited(&self, column: String, is_said: bool) -> Waits {
        // Where some are said not to have abandoned, nothing is known of whom nothing is said.
        let is_known = |place: &usize| *place != BLANK || self.abandoned[NO] == 0;
        let known = || [YES, NO, BLANK].into_iter().filter(is_known).map(|place| self.waits[place]);
        let total_s = known().map(|(_, sum)| sum).sum();
        let abandoned = self.waits[YES].0;
        let found = if is_said { patience(total_s, abandoned) } else { Err(NoPatience::NoColumn) };
        let contacts = known().map(|(n, _)| n).sum();
        Waits { column, contacts, abandoned, total_s, patience_s: found.ok(), no_patience: found.err() }
    }
}

/// A share of those of whom it is known; `None` if it is known of nobody.
fn shared(column: String, [yes, no, blank]: [u64; 3]) -> Option<Share> {
    let unknown = if no > 0 { blank } else { 0 };
    let contacts = yes + no + blank - unknown;
    (contacts > 0).then(|| Share { column, contacts, of_them: yes, share: share(yes, contacts), unknown })
}

/// The place of what a cell says: a word, or, where times are counted, how often. `None` if it says nothing that can be read.
fn said(cell: &Cell, are_counted: bool) -> Option<usize> {
    if cell.text.is_empty() {
        return Some(BLANK);
    }
    let often = || cell.text.parse::<u32>().ok().filter(|_| are_counted).map(|times| times > 0);
    flag(&cell.text).or_else(often).map(|is| if is { YES } else { NO })
}

/// Notes a cell that says neither yes nor no.
fn strange_flag(cell: &Cell, (field, name): (Field, &str), doubts: &mut Doubts) -> usize {
    let option = field.option();
    let hint = format!("{option} names another column, {option} none passes it over");
    let allowed = "yes or no, 1 or 0, true or false, ja or nein, or nothing";
    doubts.note(cell.bytes.clone(), name, &shown(&cell.text), allowed, Some(&hint));
    BLANK
}
