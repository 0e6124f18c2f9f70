//! What staffing plans required, and how many of those served.

use super::detail::bands;
use super::facts::{ENOUGH, Planned};
use crate::books::Outcome;
use crate::books::metric::{HEADS_REQUIRED, HEADS_SERVING};

/// The planned teams of a strategy; `None` where nothing is planned.
pub fn planned(outcomes: &[Outcome]) -> Option<Planned> {
    let medians = |metric| bands(metric, outcomes).into_iter().map(|band| band.map(|band| band[2]));
    let both = medians(&HEADS_REQUIRED).zip(medians(&HEADS_SERVING)).enumerate();
    let weeks: Vec<(usize, f64, f64)> =
        both.filter_map(|(week, (required, serving))| Some((week + 1, required?, serving?))).collect();
    let &(first_week, first, _) = weeks.first()?;
    let share = |&(_, required, serving): &(usize, f64, f64)| if required > 0.0 { serving / required } else { 1.0 };
    let least = weeks.iter().min_by(|a, b| share(a).total_cmp(&share(b)))?;
    let fewest = weeks.iter().min_by(|a, b| a.1.total_cmp(&b.1))?;
    // Of weeks that require as many the first.
    let most = weeks.iter().rev().max_by(|a, b| a.1.total_cmp(&b.1))?;
    Some(Planned {
        weeks: weeks.len(),
        first,
        first_week,
        fewest: fewest.1,
        fewest_week: fewest.0,
        most: most.1,
        most_week: most.0,
        short_weeks: weeks.iter().filter(|week| share(week) < ENOUGH).count(),
        least: share(least),
        least_week: least.0,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::books::{Count, Sizes};
    use crate::scenario::samples::bare;
    use crate::unit::WEEK;

    const SIZES: Sizes = Sizes { topics: 1, arms: 1, teams: 1, models: 1, triggers: 0, segments: 1, intervals: 168 };

    /// Three weeks that require 10, 8 and 12 heads, of which 10, 8 and 9 serve; another world that plans nothing.
    #[test]
    fn weeks_are_told_by_what_they_require_and_lack() {
        let clock = bare("2024-01-01").clock;
        let mut outcome = Outcome::new(&clock, SIZES, 1);
        assert_eq!(planned(&[outcome.clone()]), None);
        for (week, required, serving) in [(0, 10.0, 10.0), (1, 8.0, 8.0), (2, 12.0, 9.0)] {
            let at_s = clock.warmup_s + (f64::from(week) + 0.5) * WEEK;
            let row = outcome.row_at(at_s, outcome.no_topic());
            for (count, heads) in
                [(Count::RequiredHeadsS, required), (Count::PresentHeadsS, serving), (Count::PlannedS, 1.0)]
            {
                outcome.add(row, count, heads);
            }
        }
        let expected = Planned {
            weeks: 3,
            first: 10.0,
            first_week: 1,
            fewest: 8.0,
            fewest_week: 2,
            most: 12.0,
            most_week: 3,
            short_weeks: 1,
            least: 0.75,
            least_week: 3,
        };
        assert_eq!(planned(&[outcome]), Some(expected));
        // A plan that begins in the third week is told of from then on.
        let mut late = Outcome::new(&clock, SIZES, 1);
        let row = late.row_at(clock.warmup_s + 2.5 * WEEK, late.no_topic());
        for (count, heads) in [(Count::RequiredHeadsS, 7.0), (Count::PresentHeadsS, 7.0), (Count::PlannedS, 1.0)] {
            late.add(row, count, heads);
        }
        let late = planned(&[late]).expect("a week is planned");
        assert_eq!((late.first_week, late.weeks, late.short_weeks), (3, 1, 0));
    }
}
