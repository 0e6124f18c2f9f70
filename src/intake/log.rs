//! A row for each contact: counted by interval, from the first day to the last.

use jiff::ToSpan;
use jiff::civil::Date;

use super::rows::Row;

const SECONDS: u32 = 86_400;

/// Rows of counts by the interval, 0 where nobody came on a day between the first and the last, of rows that are contacts, each as many as it counts.
pub fn counted(mut contacts: Vec<Row>, interval_s: u32) -> Vec<Row> {
    let place = |row: &Row| (row.date, row.second / interval_s);
    contacts.sort_by_key(|row| (place(row), row.offset, row.at));
    let Some((first, last)) = contacts.first().zip(contacts.last()).map(|(a, b)| (a.date, b.date)) else {
        return Vec::new();
    };
    let mut rows: Vec<Row> = Vec::new();
    let mut left = contacts.into_iter().peekable();
    let mut date = Some(first);
    while let Some(day) = date.filter(|day| *day <= last) {
        for interval in 0..SECONDS / interval_s {
            let begins = rows.len();
            while let Some(contact) = left.next_if(|row| place(row) == (day, interval)) {
                match rows[begins..].iter_mut().find(|row| row.offset == contact.offset) {
                    Some(row) => row.count = row.count.zip(contact.count).map(|(count, more)| count + more),
                    None => rows.push(Row { second: interval * interval_s, ..contact }),
                }
            }
            if rows.len() == begins {
                rows.push(none(day, interval * interval_s, left.peek().map_or(0, |row| row.at)));
            }
        }
        date = next(day);
    }
    rows
}

fn none(date: Date, second: u32, at: usize) -> Row {
    Row { at, date, second, offset: None, count: Some(0.0) }
}

fn next(day: Date) -> Option<Date> {
    day.checked_add(1.day()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    /// Three contacts on the first day, of which two come between eight and nine, none on the second, one on the third.
    #[test]
    fn contacts_are_counted_and_a_day_without_any_counts_none() {
        let row =
            |day: i8, second: u32| Row { at: 7, date: date(2024, 3, day), second, offset: None, count: Some(1.0) };
        let log = vec![row(6, 0), row(4, 8 * 3600 + 5), row(4, 8 * 3600 + 3599), row(4, 3600)];
        let rows = counted(log, 3600);
        assert_eq!(rows.len(), 72);
        let of = |day: usize, hour: usize| rows[day * 24 + hour].count.unwrap();
        assert_eq!([of(0, 8), of(0, 1), of(0, 2), of(2, 0)].map(|count| count as u32), [2, 1, 0, 1]);
        assert!((0..24).all(|hour| of(1, hour) <= 0.0));
        assert!(rows.iter().all(|row| row.second % 3600 == 0));
    }
}
