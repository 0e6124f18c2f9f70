//! What one replication leaves behind: counts and sums, never ratios. Plain data.
//!
//! Shapes: one row for each week and cell, a cell being a topic of an arm of a pilot or, last, "no topic" (pay, platform).
//! Weeks of the warm-up come first, then those of the horizon; the rows of one last week take everything after it. What belongs to a contact stands in the
//! week in which the contact arrived, what belongs to an issue in the week in which the issue was opened, money in the
//! week in which it is due, but for the value of a customer lost over an issue, which stands with the issue.

use std::ops::Range;

use hdrhistogram::Histogram;

use super::{BY_INTERVAL, Count, Door, Intraday, Scores};
use crate::clock::Clock;
use crate::stat::estimate::Pair;
use crate::unit::{WEEK, YEAR};

/// The longest wait that the histogram tells apart, tenths of a second: a year.
const LONGEST_WAIT: u64 = (10.0 * YEAR) as u64;

/// Bytes of that histogram.
const BYTES_OF_WAITS: f64 = 5e4;

/// Of issues that end in one way, by whether the customer is satisfied or not and by failed contacts after the first failed one:
/// how many, and sums of `g`, `m`, `g²`, `gm` and `m²`, where all moves of an issue make `T + g − m·T` of a trust `T`.
pub type EndSums = [[[f64; 6]; 8]; 2];

/// A row: one number for each [`Count`].
pub type Row = [f64; Count::ALL.len()];

/// How many there are of what an outcome tells apart.
#[derive(Clone, Copy, Debug)]
pub struct Sizes {
    /// Topics.
    pub topics: usize,
    /// Arms of a pilot: everybody else, and those who try it; 1 without a pilot.
    pub arms: usize,
    /// Teams.
    pub teams: usize,
    /// Triggers.
    pub triggers: usize,
    /// Segments.
    pub segments: usize,
    /// Intervals of a week.
    pub intervals: usize,
    /// Models.
    pub models: usize,
}

/// One replication of one strategy.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// The k of scale 1:k.
    pub scale: u32,
    /// Waits of answered contacts in the horizon, tenths of a second.
    pub waits: Histogram<u64>,
    /// Counts by interval of the day.
    pub intraday: Intraday,
    /// Issues of the horizon still open at the end of the simulation.
    pub open_at_end: u64,
    /// The most issues that were open at once, warm-up and cooldown included.
    pub most_open: u64,
    /// The most contacts that stood in lines at once.
    pub most_in_line: u64,
    /// About the most events that waited at once.
    pub most_booked: u64,
    /// Events that happened.
    pub events: u64,
    /// Per team: handle time of one chat alone over the whole simulation, s.
    pub team_work_s: Vec<f64>,
    /// Per model: talk over the whole simulation, s.
    pub model_talk_s: Vec<f64>,
    /// Per segment: sums over issues of the horizon of what their moves make of a trust `T`, `T + g − m·T`: of `g` and `m`.
    pub trust_moves: Vec<[f64; 2]>,
    /// Per way in which an issue of the horizon ends, while trust is held.
    pub issue_ends: [EndSums; 3],
    /// Per segment: issues of the horizon whose customer was satisfied at their end, and those that came to it.
    pub segment_ends: Vec<[f64; 2]>,
    /// Final scores of issues of the horizon: by topic, then by segment.
    pub scores: Scores,
    /// Mean trust of the tenth of touched customers who trust least, at the end of the horizon.
    pub trust_worst_tenth: Option<f64>,
    /// Mean trust of touched customers at the end of the horizon; `None` if nobody was touched.
    pub trust_end: Option<f64>,
    /// Who came to the door of the people, where that was measured.
    pub door: Option<Box<Door>>,
    /// Per trigger: when it fired, s.
    pub fired_s: Vec<Vec<f64>>,
    /// What the pilot has shown; `None` without one.
    pub pilot: Option<PilotResult>,
    /// Per model: sums over the horizon of what models have a part in; empty where there is one.
    models: Vec<Row>,
    rows: Vec<Row>,
    cells: usize,
    topics: usize,
    warmup_weeks: usize,
    horizon_weeks: usize,
    whole_weeks: usize,
    horizon_end_s: f64,
}

/// What a pilot has shown at its gate.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PilotResult {
    /// Whether all customers get its levers.
    pub is_rolled_out: bool,
    /// Sums of the gate's measure since it began, of those who tried it.
    pub arm: Pair,
    /// The same sums of everybody else.
    pub rest: Pair,
}

impl Sizes {
    /// Bytes of an outcome: its rows, histograms of scores and of waits, and intervals of the day.
    pub fn bytes(&self, clock: &Clock) -> f64 {
        let weeks = (clock.warmup_s / WEEK).round() + (clock.horizon_s / WEEK).ceil() + 1.0;
        let rows = weeks * (self.topics * self.arms + 1) as f64 + self.models as f64;
        let intervals = (self.intervals + 1) * size_of_val(&BY_INTERVAL);
        let scores = Scores::bytes(self.topics + self.segments);
        rows * size_of::<Row>() as f64 + (scores + intervals) as f64 + BYTES_OF_WAITS
    }
}

impl Outcome {
    /// An outcome in which nothing has happened.
    ///
    /// # Panics
    /// Never: the histogram's bounds are constants.
    pub fn new(clock: &Clock, sizes: Sizes, scale: u32) -> Self {
        let warmup_weeks = (clock.warmup_s / WEEK).round() as usize;
        let horizon_weeks = (clock.horizon_s / WEEK).ceil() as usize;
        let cells = sizes.topics * sizes.arms + 1;
        Self {
            scale,
            waits: Histogram::new_with_max(LONGEST_WAIT, 2).expect("two digits up to a year are allowed"),
            intraday: Intraday::new(sizes.intervals),
            open_at_end: 0,
            most_open: 0,
            most_in_line: 0,
            most_booked: 0,
            events: 0,
            team_work_s: vec![0.0; sizes.teams],
            model_talk_s: vec![0.0; sizes.models],
            trust_moves: vec![[0.0; 2]; sizes.segments],
            issue_ends: [[[[0.0; 6]; 8]; 2]; 3],
            segment_ends: vec![[0.0; 2]; sizes.segments],
            scores: Scores::new(sizes.topics + sizes.segments),
            trust_worst_tenth: None,
            trust_end: None,
            door: None,
            fired_s: vec![Vec::new(); sizes.triggers],
            pilot: None,
            models: vec![[0.0; Count::ALL.len()]; if sizes.models > 1 { sizes.models } else { 0 }],
            rows: vec![[0.0; Count::ALL.len()]; (warmup_weeks + horizon_weeks + 1) * cells],
            cells,
            topics: sizes.topics,
            warmup_weeks,
            horizon_weeks,
            whole_weeks: (clock.horizon_s / WEEK).floor() as usize,
            horizon_end_s: clock.horizon_end_s(),
        }
    }

    /// The row of a moment and a cell (a topic of an arm; the last one for "no topic").
    #[inline]
    pub fn row_at(&self, time_s: f64, cell: usize) -> u32 {
        let last = self.warmup_weeks + self.horizon_weeks;
        let week = if time_s < self.horizon_end_s { ((time_s / WEEK) as u32 as usize).min(last - 1) } else { last };
        (week * self.cells + cell) as u32
    }

    /// Whether a row lies in the horizon.
    #[inline]
    pub fn counts(&self, row: u32) -> bool {
        let week = row as usize / self.cells;
        (self.warmup_weeks..self.warmup_weeks + self.horizon_weeks).contains(&week)
    }

    /// Adds to a row.
    #[inline]
    pub fn add(&mut self, row: u32, count: Count, amount: f64) {
        self.rows[row as usize][count as usize] += amount;
    }

    /// Adds to a row what a model has a part in.
    #[inline]
    pub fn add_of_model(&mut self, model: u16, row: u32, count: Count, amount: f64) {
        self.add(row, count, amount);
        self.add_to_model(model, row, count, amount);
    }

    /// Adds to the sums of a model alone, if the row lies in the horizon and there are several models.
    #[inline]
    pub fn add_to_model(&mut self, model: u16, row: u32, count: Count, amount: f64) {
        if !self.models.is_empty() && self.counts(row) {
            self.models[usize::from(model)][count as usize] += amount;
        }
    }

    /// The sum over the horizon of one model's part; 0 where there is one model.
    pub fn model(&self, model: usize, count: Count) -> f64 {
        self.models.get(model).map_or(0.0, |row| row[count as usize])
    }

    /// Number of topics.
    pub fn n_topics(&self) -> usize {
        self.topics
    }

    /// The cell of what has no topic.
    pub fn no_topic(&self) -> usize {
        self.cells - 1
    }

    /// Number of weeks of the horizon; the last one may be cut short.
    pub fn n_weeks(&self) -> usize {
        self.horizon_weeks
    }

    /// Number of whole weeks of the horizon: what is left of it after them is no week, and is never read as one.
    pub fn n_whole_weeks(&self) -> usize {
        self.whole_weeks
    }

    /// The sum over the horizon and all cells.
    pub fn total(&self, count: Count) -> f64 {
        (0..self.horizon_weeks).map(|week| self.week(week, count)).sum()
    }

    /// The sum over one week of the horizon and all cells.
    pub fn week(&self, week: usize, count: Count) -> f64 {
        self.week_of_all(self.warmup_weeks + week, count)
    }

    /// Number of weeks of the warm-up.
    pub fn n_warmup_weeks(&self) -> usize {
        self.warmup_weeks
    }

    /// The sum over one week and all cells, the weeks counted from the start of the warm-up.
    pub fn week_of_all(&self, week: usize, count: Count) -> f64 {
        let start = week * self.cells;
        self.rows[start..start + self.cells].iter().map(|row| row[count as usize]).sum()
    }

    /// The sum over the horizon of one topic.
    pub fn topic(&self, topic: usize, count: Count) -> f64 {
        let of_arm = |arm: usize| {
            let weeks = self.warmup_weeks..self.warmup_weeks + self.horizon_weeks;
            let cell = arm * self.topics + topic;
            weeks.map(|week| self.rows[week * self.cells + cell][count as usize]).sum::<f64>()
        };
        (0..self.no_topic() / self.topics).map(of_arm).sum()
    }

    /// The sum over everything simulated, warm-up and cooldown included, of one topic; without those who try the levers of a pilot.
    pub fn topic_of_all_time(&self, topic: usize, count: Count) -> f64 {
        (0..self.rows.len() / self.cells).map(|week| self.rows[week * self.cells + topic][count as usize]).sum()
    }

    /// The sum over everything simulated, warm-up and cooldown included.
    pub fn of_all_time(&self, count: Count) -> f64 {
        self.rows.iter().map(|row| row[count as usize]).sum()
    }

    /// The sum over some weeks of the horizon and all topics, of an arm of a pilot.
    pub fn arm(&self, arm: usize, weeks: Range<usize>, count: Count) -> f64 {
        let weeks = weeks.start + self.warmup_weeks..weeks.end + self.warmup_weeks;
        weeks.map(|week| self.cells_sum(week, self.cells_of(Some(arm)), count)).sum()
    }

    /// The sum over so many weeks from time 0, of all cells or of an arm of a pilot.
    pub fn until(&self, weeks: usize, arm: Option<usize>, count: Count) -> f64 {
        let weeks = 0..weeks.min(self.rows.len() / self.cells);
        weeks.map(|week| self.cells_sum(week, self.cells_of(arm), count)).sum()
    }

    /// The sum of everything until now over some topics, of all arms.
    pub fn of_topics(&self, topics: &[bool], count: Count) -> f64 {
        let of_week = |row: usize| -> f64 {
            let cells = self.cells / self.topics * self.topics;
            let counted = (0..cells).filter(|cell| topics[cell % self.topics]);
            counted.map(|cell| self.rows[row + cell][count as usize]).sum()
        };
        (0..self.rows.len()).step_by(self.cells).map(of_week).sum()
    }

    fn cells_of(&self, arm: Option<usize>) -> Range<usize> {
        arm.map_or(0..self.cells, |arm| arm * self.topics..(arm + 1) * self.topics)
    }

    fn cells_sum(&self, week: usize, cells: Range<usize>, count: Count) -> f64 {
        let row = week * self.cells;
        self.rows[row + cells.start..row + cells.end].iter().map(|row| row[count as usize]).sum()
    }
}
