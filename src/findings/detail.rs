//! What figures show beyond the summary: weeks with their spread, two quantities at once, topics and segments, dated changes.

use std::ops::Range;

use jiff::ToSpan;
use jiff::civil::Date;

use serde::{Deserialize, Serialize};

use super::base::Base;
use super::business_case::{Step, business_case};
use super::changes::{Change, changes};
use super::facts::ByMetric;
use super::hours::{Hours, hours};
use super::scale::{bias, with_bias};
use crate::books::metric::{
    CSAT_OBSERVED, HEADS, HEADS_REQUIRED, HEADS_SERVING, OCCUPANCY, PACE, REPORTED_RESOLUTION, REPORTING_GAP,
    SATISFACTION, SERVICE_COST, TRUE_RESOLUTION, WAIT,
};
use crate::books::{Metric, Outcome, Parts};
use crate::scenario::Scenario;
use crate::stat::estimate::{Estimate, Pair, mean, percentile, ratio};
use crate::stat::joint::{Region, region};
use crate::stat::paired;
use crate::study::{Coarse, Digests, Run};

/// Metrics that are shown week by week.
const WEEKLY: [Metric; 10] = [
    SATISFACTION,
    CSAT_OBSERVED,
    TRUE_RESOLUTION,
    REPORTED_RESOLUTION,
    HEADS,
    OCCUPANCY,
    WAIT,
    PACE,
    HEADS_REQUIRED,
    HEADS_SERVING,
];
/// Those of them that few scenarios know.
const RARE: [Metric; 3] = [PACE, HEADS_REQUIRED, HEADS_SERVING];

/// An experiment in more detail than its [`Summary`](super::Summary).
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Detail {
    /// First days of the horizon's whole weeks.
    pub weeks: Vec<Date>,
    /// The strategies, as in the summary.
    pub strategies: Vec<StrategyDetail>,
}

/// A strategy in detail.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct StrategyDetail {
    /// Name in the file.
    pub id: String,
    /// Service cost per year and satisfaction together; `None` below three replications, and where one is undefined.
    pub cost_and_satisfaction: Option<Region>,
    /// Reported less true AI resolution.
    pub reporting_gap: Estimate,
    /// How much larger the first is in the last whole weeks than in the first.
    pub reporting_drift: Estimate,
    /// The first itself in those weeks.
    pub reporting_ends: [Estimate; 2],
    /// Observed CSAT less satisfaction.
    pub survey_gap: Estimate,
    /// What the scale does to the two; `None` at 1:1 and where it was not measured.
    pub gap_scale_biases: [Option<Estimate>; 2],
    /// From the vendor's case to the full cost; empty for the baseline.
    pub business_case: Vec<Step>,
    /// Satisfaction of all, of each topic and of each segment.
    pub groups: Vec<Group>,
    /// When its levers change after the launch.
    pub changes: Vec<Change>,
    /// The week of planned staff.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours: Option<Hours>,
    /// By metric, then by week; `None` where no replication has a value.
    pub weekly: ByMetric<Vec<Option<Band>>>,
}

impl StrategyDetail {
    /// The weeks of a metric; none for a metric that is not shown week by week.
    pub fn weeks_of(&self, metric: &Metric) -> &[Option<Band>] {
        self.weekly.get(metric).map_or(&[], Vec::as_slice)
    }
}

/// What kind of group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum GroupKind {
    /// Everybody.
    All,
    /// Issues of a topic.
    Topic,
    /// Issues of customers of a segment.
    Segment,
}

/// Satisfaction of a part of the issues.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Group {
    /// What kind.
    pub kind: GroupKind,
    /// Name in the file.
    pub id: String,
    /// Name for people.
    pub label: String,
    /// Satisfied share of the closed issues.
    pub satisfaction: Estimate,
    /// Less the baseline's, paired; `None` for the baseline.
    pub difference: Option<Estimate>,
    /// What the scale does to the difference; `None` for the baseline, at 1:1 and where it was not measured.
    pub scale_bias: Option<Estimate>,
    /// Mean final score of the worst tenth of the closed issues, probit units: satisfied above 0.
    pub worst_tenth: Estimate,
    /// Less the baseline's, paired; `None` for the baseline.
    pub worst_difference: Option<Estimate>,
}

/// Where single replications lie: percentiles 5, 25, 50, 75 and 95.
pub type Band = [f64; 5];

/// Works out the detail of a run.
pub fn detail(scenario: &Scenario, run: &Run) -> Detail {
    let base = Base::of(scenario, run);
    let parts: Vec<Vec<Parts>> = (0..run.outcomes.len()).map(|index| base.parts(index)).collect();
    let weeks = parts.first().and_then(|parts| parts.first()).map_or(0, |parts| parts.whole_weeks);
    let start = |week: i64| scenario.clock.start.saturating_add(week.weeks());
    Detail {
        weeks: (0_i64..).take(weeks).map(start).collect(),
        strategies: (0..parts.len()).map(|index| strategy(base, &parts, index)).collect(),
    }
}

fn strategy(base: Base, parts: &[Vec<Parts>], index: usize) -> StrategyDetail {
    let Base { scenario, run, baseline } = base;
    let outcomes = &run.outcomes[index];
    let of = |metric: &Metric, lived: &Digests| metric.ratio.pairs(&lived.strategies[index]);
    let (reporting_gap, reporting_bias) = with_bias(run, &|lived| ratio(&of(&REPORTING_GAP, lived)));
    let survey_gap = |lived: &Digests| paired::difference(&of(&CSAT_OBSERVED, lived), &of(&SATISFACTION, lived));
    let (survey_gap, survey_bias) = with_bias(run, &survey_gap);
    let ends = ends(&REPORTING_GAP, outcomes);
    StrategyDetail {
        id: base.id(index),
        cost_and_satisfaction: region(&of(&SERVICE_COST, &run.digests), &of(&SATISFACTION, &run.digests)),
        reporting_gap,
        reporting_drift: paired::difference(&ends[1], &ends[0]),
        reporting_ends: ends.map(|pairs| ratio(&pairs)),
        survey_gap,
        gap_scale_biases: [reporting_bias, survey_bias],
        business_case: if index == baseline { Vec::new() } else { business_case(run, index, baseline) },
        groups: groups(base, parts, index),
        changes: changes(scenario, run.design.strategies[index]),
        hours: hours(scenario.demand.interval_s, outcomes).filter(|_| run.design.scale_of_lines() == 1),
        weekly: ByMetric::of(&WEEKLY, |metric| {
            let weeks = bands(metric, outcomes);
            (!RARE.contains(metric) || weeks.iter().any(Option::is_some)).then_some(weeks)
        }),
    }
}

/// Whole weeks at either end of the horizon that are held against each other.
const END: usize = 4;

/// A metric of the first whole weeks and of the last, fewer of both where they would meet.
fn ends(metric: &Metric, outcomes: &[Outcome]) -> [Vec<Pair>; 2] {
    let weeks = outcomes.first().map_or(0, Outcome::n_whole_weeks);
    let n = END.min(weeks / 2);
    [0..n, weeks - n..weeks].map(|weeks| {
        let sum =
            |outcome| weeks.clone().map(|week| metric.ratio.week_pair(outcome, week)).fold(Pair::default(), Pair::plus);
        outcomes.iter().map(sum).collect()
    })
}

/// By week where single replications lie.
pub(super) fn bands(metric: &Metric, outcomes: &[Outcome]) -> Vec<Option<Band>> {
    let weeks = outcomes.first().map_or(0, Outcome::n_whole_weeks);
    let band = |week: usize| {
        let mut single: Vec<f64> = outcomes.iter().filter_map(|o| metric.ratio.week_pair(o, week).ratio()).collect();
        single.sort_unstable_by(f64::total_cmp);
        let [a, b, c, d, e] = [0.05, 0.25, 0.5, 0.75, 0.95].map(|p| percentile(&single, p));
        Some([a?, b?, c?, d?, e?])
    };
    (0..weeks).map(band).collect()
}

fn groups(base: Base, parts: &[Vec<Parts>], index: usize) -> Vec<Group> {
    let Base { scenario, run, baseline } = base;
    let is_other = index != baseline;
    // All issues together, or the issues of one group.
    let group = |kind: GroupKind, (id, label): (&str, &str), scores: Range<usize>| {
        let pairs = |lived: &Digests, parts: &[Vec<Parts>], index: usize| -> Vec<Pair> {
            match kind {
                GroupKind::All => SATISFACTION.ratio.pairs(&lived.strategies[index]),
                _ => parts[index].iter().map(|parts| parts.groups[scores.start]).collect(),
            }
        };
        let less = |lived: &Digests, parts: &[Vec<Parts>]| {
            paired::difference(&pairs(lived, parts, index), &pairs(lived, parts, baseline))
        };
        let difference = is_other.then(|| less(&run.digests, parts));
        let of_coarser = |coarse: &Coarse| less(&coarse.digests, &coarse.parts);
        let worst = |outcome: &Outcome| outcome.scores.worst_tenth(scores.clone());
        let between = |(own, base)| Some(worst(own)? - worst(base)?);
        let paired_worst = || run.outcomes[index].iter().zip(&run.outcomes[baseline]).filter_map(between);
        Group {
            kind,
            id: id.to_owned(),
            label: label.to_owned(),
            satisfaction: ratio(&pairs(&run.digests, parts, index)),
            scale_bias: difference.as_ref().and_then(|here| bias(run, here, &of_coarser)),
            difference,
            worst_tenth: mean(&run.outcomes[index].iter().filter_map(worst).collect::<Vec<f64>>()),
            worst_difference: is_other.then(|| mean(&paired_worst().collect::<Vec<f64>>())),
        }
    };
    let n = scenario.topics.len();
    let all = group(GroupKind::All, ("all", "All issues"), 0..n);
    let topics = scenario.topics.iter().enumerate();
    let topics = topics.map(|(i, topic)| group(GroupKind::Topic, (&topic.id, &topic.title), i..i + 1));
    let segments = scenario.segments.iter().zip(n..);
    let segments = segments.map(|(segment, i)| group(GroupKind::Segment, (&segment.id, &segment.id), i..i + 1));
    std::iter::once(all).chain(topics).chain(segments).collect()
}
