//! What a reader of counts should look at twice.

use super::learned::Learned;
use super::note::Note;
use crate::unit::{DAY, clock_time};

/// Part of its neighbour below which the first or last interval of a day looks cut.
const STUB: f64 = 0.3;

/// Notes on trend, cut intervals and too few weeks.
pub fn hints(learned: &Learned) -> Vec<Note> {
    let few = learned.busyness.is_none().then_some(Note::FewWeeks);
    learned.trend.map(Note::Trend).into_iter().chain(few).chain(stubs(learned)).collect()
}

/// First and last intervals that hold far less than their neighbours, on every weekday that is open.
fn stubs(learned: &Learned) -> Vec<Note> {
    let per_day = learned.week.len() / 7;
    let at = |day: &[Option<f64>], place: usize| day.get(place).copied().flatten();
    let ends = |day: &[Option<f64>]| {
        let open: Vec<usize> = (0..per_day).filter(|&place| day[place].is_some()).collect();
        (open.len() > 3 && open.len() < per_day).then(|| (open[0], open[open.len() - 1]))
    };
    let days: Vec<&[Option<f64>]> = learned.week.chunks(per_day.max(1)).collect();
    let stub = |is_last: bool| {
        let found: Vec<(usize, f64)> = days
            .iter()
            .filter_map(|day| {
                let (first, last) = ends(day)?;
                let (place, beside) = if is_last { (last, last - 1) } else { (first, first + 1) };
                Some((place, at(day, place)? / at(day, beside).filter(|mean| *mean > 0.0)?))
            })
            .collect();
        let &(place, _) = found.first()?;
        let is_cut = found.iter().all(|(other, part)| *other == place && *part < STUB);
        let mean = found.iter().map(|(_, part)| part).sum::<f64>() / found.len() as f64;
        let at = clock_time(place as f64 * DAY / per_day as f64);
        is_cut.then_some(Note::Stub { is_last, at, share: mean })
    };
    [false, true].into_iter().filter_map(stub).collect()
}
