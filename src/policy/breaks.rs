//! Breaks: when which part of a team is away.

use serde::Serialize;

/// A break that part of a team takes, on the same weekdays of every week.
///
/// Units: seconds after midnight.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Break {
    /// When it begins.
    pub from_s: f64,
    /// When it ends, at midnight at the latest.
    pub to_s: f64,
    /// Share of those on duty who are away.
    pub share: f64,
    /// The weekdays on which it is taken, Monday first.
    pub days: [bool; 7],
}

/// Share of a team that is away at a time of a weekday (0 is Monday).
pub fn share_away(breaks: &[Break], weekday: usize, time_s: f64) -> f64 {
    let is_now = |taken: &&Break| taken.days[weekday] && (taken.from_s..taken.to_s).contains(&time_s);
    breaks.iter().filter(is_now).map(|taken| taken.share).sum()
}

/// When on a weekday, after a time of it, a break next begins or ends.
pub fn next_change(breaks: &[Break], weekday: usize, time_s: f64) -> Option<f64> {
    let of_day = breaks.iter().filter(|taken| taken.days[weekday]);
    let later = of_day.flat_map(|taken| [taken.from_s, taken.to_s]).filter(|edge_s| *edge_s > time_s);
    later.min_by(f64::total_cmp)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::unit::{HOUR, MINUTE};

    const WEEKDAYS: [bool; 7] = [true, true, true, true, true, false, false];

    fn breaks() -> [Break; 2] {
        let lunch = Break { from_s: 12.0 * HOUR, to_s: 12.5 * HOUR, share: 0.5, days: WEEKDAYS };
        [lunch, Break { from_s: 12.25 * HOUR, to_s: 13.0 * HOUR, share: 0.25, days: [true; 7] }]
    }

    #[test]
    fn breaks_at_once_add_up_and_weekends_have_their_own() {
        let away = |weekday, hour: f64| (share_away(&breaks(), weekday, hour * HOUR) * 100.0) as u32;
        assert_eq!([11.99, 12.0, 12.25, 12.5, 13.0].map(|hour| away(0, hour)), [0, 50, 75, 25, 0]);
        assert_eq!([12.0, 12.25, 12.5].map(|hour| away(5, hour)), [0, 25, 25]);
    }

    #[test]
    fn every_beginning_and_end_is_a_change() {
        let after = |weekday, minutes: f64| next_change(&breaks(), weekday, minutes * MINUTE).map(|s| s / MINUTE);
        assert_eq!(
            [0.0, 720.0, 735.0, 750.0].map(|m| after(0, m)),
            [Some(720.0), Some(735.0), Some(750.0), Some(780.0)]
        );
        assert_eq!((after(0, 780.0), after(6, 720.0)), (None, Some(735.0)));
    }
}
