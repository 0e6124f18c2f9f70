//! Who works when: shifts of whole people that cover the agents required over a week.

use microlp::{ComparisonOp, OptimizationDirection, Problem, Solution, SolveOptions, Variable};
use serde::Serialize;
use std::collections::BTreeMap;

/// A kind of shift; times in intervals of the week's profile.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Shift {
    /// Name in the file.
    pub id: String,
    /// From its begin to its end, the break included.
    pub length: usize,
    /// Days a week.
    pub days: usize,
    /// Whether the days off lie together.
    pub is_off_together: bool,
    /// The times of day at which it may begin: every so many, from the first on.
    pub every: usize,
    /// The first time of day at which it may begin.
    pub earliest: usize,
    /// The time of day by which it ends; `None`: it may last over midnight.
    pub latest: Option<usize>,
    /// A break in it, unpaid, and how long after its begin; 0 if there is none.
    pub pause: usize,
    /// The latter.
    pub pause_after: usize,
}

/// The week of a person: a kind of shift, when it begins, and on which days.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Pattern {
    /// Which of the kinds.
    pub shift: usize,
    /// Interval of the day at which it begins.
    pub start: usize,
    /// Weekdays on which it begins, Monday first.
    pub days: [bool; 7],
    /// Intervals of the week in which the person is on duty.
    #[serde(skip)]
    pub covered: Vec<usize>,
}

/// How many people work which pattern.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Schedule {
    /// Patterns that somebody works, and by how many.
    pub people: Vec<(Pattern, u32)>,
    /// Agents on duty by interval of the week.
    pub on_duty: Vec<u32>,
    /// Hours above the fewest that could be proved to be needed, as a share of these hours; `None` where none could.
    pub gap: Option<f64>,
}

/// Most patterns: a schedule is to be found within seconds.
pub const MOST_PATTERNS: usize = 1_000;

/// Nodes of the search × patterns: it ends after the same work on every machine.
const WORK: usize = 20_000;

impl Shift {
    /// The patterns that this shift makes, `per_day` intervals a day.
    fn patterns(&self, shift: usize, per_day: usize) -> Vec<Pattern> {
        let last = self.latest.map_or(per_day - 1, |latest| latest.saturating_sub(self.length));
        let starts = (self.earliest..=last).step_by(self.every);
        let pattern = |start: usize, days: [bool; 7]| {
            let is_paused = |at: usize| (self.pause_after..self.pause_after + self.pause).contains(&at);
            let of_day = |day: usize| {
                (0..self.length)
                    .filter(move |at| !is_paused(*at))
                    .map(move |at| (day * per_day + start + at) % (7 * per_day))
            };
            let covered = (0..7).filter(|day| days[*day]).flat_map(of_day).collect();
            Pattern { shift, start, days, covered }
        };
        starts
            .flat_map(|start| self.weeks().into_iter().map(move |days| (start, days)))
            .map(|(start, days)| pattern(start, days))
            .collect()
    }

    /// The weekdays on which it may be worked.
    fn weeks(&self) -> Vec<[bool; 7]> {
        let together = |first: usize| std::array::from_fn(|day| (day + 7 - first) % 7 < self.days);
        let mut weeks: Vec<[bool; 7]> = if self.is_off_together {
            (0..7).map(together).collect()
        } else {
            let any = (0..1_u32 << 7).filter(|days| days.count_ones() as usize == self.days);
            any.map(|days| std::array::from_fn(|day| days >> day & 1 == 1)).collect()
        };
        weeks.dedup();
        weeks
    }
}

/// All patterns of some shifts in a week of so many intervals, without those that are on duty only where nobody is required.
fn patterns(shifts: &[Shift], is_open: &[bool]) -> Vec<Pattern> {
    let all = shifts.iter().enumerate().flat_map(|(place, shift)| shift.patterns(place, is_open.len() / 7));
    all.filter(|pattern| pattern.covered.iter().any(|interval| is_open[*interval])).collect()
}

/// Why shifts cannot be scheduled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// So many patterns are more than can be looked through.
    TooMany(usize),
    /// From the first of these intervals of the week to the second, its end, nobody is on duty though somebody is required, nor in so many
    /// others.
    Bare(usize, usize, usize),
}

/// Why shifts cannot put somebody on duty wherever a week is open; `None` if they can.
pub fn unfit(shifts: &[Shift], is_open: &[bool]) -> Option<Unfit> {
    let patterns = patterns(shifts, is_open);
    if patterns.len() > MOST_PATTERNS {
        return Some(Unfit::TooMany(patterns.len()));
    }
    let bare = uncovered(&patterns, is_open);
    let first = *bare.first()?;
    let along = bare.iter().zip(first..).take_while(|(at, along)| *at == along).count();
    Some(Unfit::Bare(first, first + along, bare.len() - along))
}

/// Intervals of the week in which somebody is required and no pattern puts anybody on duty.
fn uncovered(patterns: &[Pattern], is_open: &[bool]) -> Vec<usize> {
    let mut bare = is_open.to_vec();
    patterns.iter().flat_map(|pattern| &pattern.covered).for_each(|interval| bare[*interval] = false);
    (0..bare.len()).filter(|interval| bare[*interval]).collect()
}

/// The schedule of some shifts with the fewest hours that was found: at least `required` on duty in every interval of the week that a pattern
/// reaches.
///
/// Formula: least `Σ hours of p · x(p)` over whole `x ≥ 0` with `Σ x(p) of patterns on duty in i ≥ required(i)`. A linear program gives the
/// bound; its numbers rounded down, filled up by whoever covers most and thinned out are the first schedule, which a branch and bound of
/// so many nodes betters if it can.
pub fn schedule(shifts: &[Shift], required: &[u32]) -> Schedule {
    let is_open: Vec<bool> = required.iter().map(|agents| *agents > 0).collect();
    let patterns = &patterns(shifts, &is_open);
    let mut asked = required.to_vec();
    for interval in uncovered(patterns, &is_open) {
        asked[interval] = 0;
    }
    let relaxed = solve(patterns, &asked, None);
    let counts = relaxed.as_ref().map_or_else(|| vec![0.0; patterns.len()], |(_, counts)| counts.clone());
    let whole = filled(patterns, &asked, &counts);
    let found = solve(patterns, &asked, Some(&whole));
    let hours = |counts: &[u32]| {
        counts.iter().zip(patterns).map(|(n, pattern)| *n as usize * pattern.covered.len()).sum::<usize>()
    };
    let searched =
        found.as_ref().map(|(_, counts)| counts.iter().map(|count| count.round() as u32).collect::<Vec<u32>>());
    let better = searched.filter(|counts| is_enough(patterns, &asked, counts) && hours(counts) < hours(&whole));
    let bound = found.as_ref().and_then(|(bound, _)| *bound).or_else(|| relaxed.as_ref().and_then(|(bound, _)| *bound));
    told(patterns, better.unwrap_or(whole), required.len(), bound)
}

/// Agents on duty by interval.
fn on_duty<'a>(patterns: impl Iterator<Item = (&'a Pattern, u32)>, intervals: usize) -> Vec<u32> {
    let mut on_duty = vec![0; intervals];
    for (pattern, people) in patterns {
        pattern.covered.iter().for_each(|interval| on_duty[*interval] += people);
    }
    on_duty
}

fn is_enough(patterns: &[Pattern], asked: &[u32], counts: &[u32]) -> bool {
    let there = on_duty(patterns.iter().zip(counts.iter().copied()), asked.len());
    there.iter().zip(asked).all(|(there, asked)| there >= asked)
}

fn told(patterns: &[Pattern], counts: Vec<u32>, intervals: usize, bound: Option<f64>) -> Schedule {
    let worked = patterns.iter().zip(counts).filter(|(_, people)| *people > 0);
    let people: Vec<(Pattern, u32)> = worked.map(|(pattern, people)| (pattern.clone(), people)).collect();
    let on_duty = on_duty(people.iter().map(|(pattern, people)| (pattern, *people)), intervals);
    let hours: f64 = on_duty.iter().map(|agents| f64::from(*agents)).sum();
    let gap = bound.map(|bound| if hours > 0.0 { ((hours - bound) / hours).max(0.0) } else { 0.0 });
    Schedule { people, on_duty, gap }
}

/// The fewest hours by which the required can be met, in intervals of agents, and how many work each pattern: with whole people from a first
/// schedule on, or without.
fn solve(patterns: &[Pattern], asked: &[u32], first: Option<&[u32]>) -> Option<(Option<f64>, Vec<f64>)> {
    let mut problem = Problem::new(OptimizationDirection::Minimize);
    let most = i32::try_from(*asked.iter().max()?).unwrap_or(i32::MAX);
    let variable = |pattern: &Pattern| {
        let hours = pattern.covered.len() as f64;
        match first {
            Some(_) => problem.add_integer_var(hours, (0, most)),
            None => problem.add_var(hours, (0.0, f64::from(most))),
        }
    };
    let variables: Vec<Variable> = patterns.iter().map(variable).collect();
    for (covering, asked) in rows(patterns, asked) {
        let row: Vec<(Variable, f64)> = covering.into_iter().map(|pattern| (variables[pattern], 1.0)).collect();
        problem.add_constraint(row, ComparisonOp::Ge, f64::from(asked));
    }
    let mut options = SolveOptions::default();
    options.node_limit = Some((WORK / patterns.len().max(1)).max(10) as u64);
    options.warm_start =
        first.map(|first| variables.iter().copied().zip(first.iter().map(|n| f64::from(*n))).collect());
    let outcome = problem.solve_with(options).ok()?;
    let bound = outcome.stats().best_bound;
    let solution: Solution = outcome.into_solution().ok()?;
    Some((bound, variables.iter().map(|variable| solution.var_value(*variable)).collect()))
}

/// Which patterns together must bring how many: one row for all intervals that the same patterns cover, by the most that is required in
/// any of them.
fn rows(patterns: &[Pattern], asked: &[u32]) -> BTreeMap<Vec<usize>, u32> {
    let mut covering = vec![Vec::new(); asked.len()];
    for (place, pattern) in patterns.iter().enumerate() {
        pattern.covered.iter().for_each(|interval| covering[*interval].push(place));
    }
    let mut rows = BTreeMap::new();
    for (covering, asked) in covering.into_iter().zip(asked).filter(|(_, asked)| **asked > 0) {
        let most = rows.entry(covering).or_insert(0);
        *most = (*asked).max(*most);
    }
    rows
}

/// Whole people: so many rounded down, then again and again one of the pattern that covers most of what is still missing, then without
/// those who are not needed.
fn filled(patterns: &[Pattern], asked: &[u32], counts: &[f64]) -> Vec<u32> {
    let mut whole: Vec<u32> = counts.iter().map(|count| (count + 1e-6).floor().max(0.0) as u32).collect();
    let mut there = on_duty(patterns.iter().zip(whole.iter().copied()), asked.len());
    loop {
        let missing = |interval: &&usize| there[**interval] < asked[**interval];
        // Of patterns that fill as much per hour the first of the list.
        let share =
            |pattern: &Pattern| pattern.covered.iter().filter(missing).count() as f64 / pattern.covered.len() as f64;
        let Some(best) = (0..patterns.len()).rev().max_by(|a, b| share(&patterns[*a]).total_cmp(&share(&patterns[*b])))
        else {
            break;
        };
        if share(&patterns[best]) <= 0.0 {
            break;
        }
        whole[best] += 1;
        patterns[best].covered.iter().for_each(|interval| there[*interval] += 1);
    }
    for (pattern, people) in patterns.iter().zip(&mut whole) {
        while *people > 0 && pattern.covered.iter().all(|interval| there[*interval] > asked[*interval]) {
            *people -= 1;
            pattern.covered.iter().for_each(|interval| there[*interval] -= 1);
        }
    }
    whole
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rng::{Role, Streams};

    /// A shift of so many intervals on so many days.
    fn shift(length: usize, days: usize) -> Shift {
        Shift {
            id: "day".to_owned(),
            length,
            days,
            is_off_together: true,
            every: 1,
            earliest: 0,
            latest: None,
            pause: 0,
            pause_after: 0,
        }
    }

    /// The fewest people who are enough, by trying all numbers up to `most` of each pattern.
    fn fewest(patterns: &[Pattern], required: &[u32], most: u32) -> u32 {
        let mut counts = vec![0; patterns.len()];
        let mut best = u32::MAX;
        loop {
            if is_enough(patterns, required, &counts) {
                best = best.min(counts.iter().sum());
            }
            let Some(place) = counts.iter().position(|count| *count < most) else { return best };
            counts[..place].fill(0);
            counts[place] += 1;
        }
    }

    /// Twenty weeks at random, of days of one interval worked five in a row, and of four of six hours worked two at a time every day: as
    /// few as trying all numbers finds, and nobody is missing.
    #[test]
    fn small_schedules_are_those_that_trying_everything_finds() {
        let mut luck = Streams::new(7, 0).stream(Role::Seat, 0, 0);
        for case in 0..20 {
            let (kind, per_day) = if case % 2 == 0 { (shift(1, 5), 1) } else { (shift(2, 7), 4) };
            let day: Vec<u32> = (0..7).map(|_| (luck.bits() % 4) as u32).collect();
            let required: Vec<u32> = (0..7 * per_day).map(|at| day[at % if per_day == 1 { 7 } else { 4 }]).collect();
            let kinds = [kind];
            let found = schedule(&kinds, &required);
            let is_open: Vec<bool> = required.iter().map(|agents| *agents > 0).collect();
            let expected = fewest(&patterns(&kinds, &is_open), &required, 3);
            let people: u32 = found.people.iter().map(|(_, people)| people).sum();
            assert_eq!((people, found.gap), (expected, Some(0.0)), "{required:?}");
            assert!(found.on_duty.iter().zip(&required).all(|(there, asked)| there >= asked), "{found:?}");
        }
    }

    /// Five days in a row of eight hours with one off in the middle, begun at nine or ten of an hour's grid: what a person covers by hand.
    #[test]
    fn a_pattern_is_on_duty_between_its_begin_and_end_but_for_its_break() {
        let kind = Shift { earliest: 9, latest: Some(18), pause: 1, pause_after: 4, ..shift(8, 5) };
        let all = patterns(std::slice::from_ref(&kind), &[true; 168]);
        assert_eq!(all.len(), 2 * 7);
        let first = &all[0];
        assert_eq!((first.start, first.days), (9, [true, true, true, true, true, false, false]));
        assert_eq!(first.covered[..7], [9, 10, 11, 12, 14, 15, 16]);
        assert_eq!(first.covered.len(), 35);
        // Without a latest end a night lasts into the next day, and Sunday's into Monday.
        let nights = patterns(&[Shift { earliest: 22, ..shift(8, 7) }], &[true; 168]);
        assert_eq!((nights.len(), nights[0].covered[48..].to_vec()), (2, vec![166, 167, 0, 1, 2, 3, 4, 5]));
        assert_eq!(patterns(&[Shift { is_off_together: false, ..kind }], &[true; 168]).len(), 2 * 21);
    }

    #[test]
    fn hours_that_no_shift_reaches_are_named() {
        let kind = Shift { earliest: 9, latest: Some(17), ..shift(8, 5) };
        let mut is_open = [false; 168];
        is_open[8..20].fill(true);
        is_open[30] = true;
        assert_eq!(unfit(std::slice::from_ref(&kind), &is_open), Some(Unfit::Bare(8, 9, 4)));
        is_open = [false; 168];
        is_open[9..17].fill(true);
        assert_eq!(unfit(&[kind], &is_open), None);
        let many = Shift { is_off_together: false, ..shift(8, 3) };
        assert_eq!(unfit(&[many.clone(), many], &[true; 168]), Some(Unfit::TooMany(2 * 24 * 35)));
    }
}
