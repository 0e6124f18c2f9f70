//! The answer: what a run shows, as facts, differences and judgements.

use crate::books::Metric;
use crate::books::metric::{COST, CSAT_OBSERVED, CUSTOMERS_LOST, SATISFACTION, SERVICE_COST};

mod agreeing;
mod base;
mod beside;
mod best;
mod best_map;
mod bias;
mod business_case;
mod changes;
mod compare;
mod contradiction;
mod deciding;
mod detail;
mod detection;
mod drawn;
mod facts;
mod fits;
mod flips;
mod folders;
mod hours;
mod intraday;
mod judgement;
mod lives;
mod models;
mod nobody;
mod planned;
mod posterior;
mod precise;
mod reactions;
mod reference;
mod scale;
mod summary;
mod sweep;
mod targets;
mod turning;
mod undoing;
mod weekly;
mod what_if;
mod withheld;
mod work;

pub use agreeing::{FEWEST_AGREEING, held_strategies, meets};
pub use bias::{Bias, direction, direction_in};
pub use business_case::Step;
pub use changes::Change;
pub use detail::{Band, Detail, Group, GroupKind, StrategyDetail, detail};
pub use detection::{WINDOW, month};
#[cfg(test)]
pub use facts::samples;
pub use facts::{
    AgreedNumber, Agreeing, AtEnd, Best, BestAt, BestMap, ByMetric, Cheapest, CheapestDepth, Chosen, Contradicted,
    Cutting, Deciding, Depth, Detection, DrawnWorlds, ENOUGH, Event, Firing, Flip, Flips, Floor, FloorKept, Foretold,
    Head, InDrawnWorlds, InEvenWorlds, InputLimits, Judged, Kept, Learned, LedgerLine, Lever, Limit, MapCell, MapSide,
    Matter, Matters, ModelSummary, NobodyAnswers, Noticed, PilotShown, Planned, Posterior, Precise, Reading,
    ReadingShown, Reference, Regained, Scales, ServicePays, Shown, Standing, StrategySummary, Summary, Sweep,
    SweptAxis, SweptPoint, SweptStrategy, TopicSummary, Totals, TurningPoint, Undoing, Watch, Way, WhatIf, When, Where,
    Won, Word, WorkSplit, World,
};
pub use fits::{BEST, Fit, worlds};
pub use flips::{best_at_modes, flips, name as name_of_end};
pub use folders::{Compared, Folders, KeptSums, compared};
pub use hours::Hours;
pub use intraday::{IntervalRow, intraday};
pub use judgement::{
    Difference, by_difference, found_among, is_judged, is_told, is_withheld, judged, judged_in, judged_in_worlds,
};
pub use posterior::posterior;
pub use precise::{Precision, precise};
pub use scale::found;
pub use summary::{Beside, summarise, summarise_beside};
pub use sweep::{LivedPoint, LivedSetting, swept};
pub use undoing::MEASURES;
pub use weekly::{ReplicationRow, ReplicationWeekRow, WeekRow, count_ids, replication_weeks, replications, weekly};
pub use what_if::what_if;
pub use withheld::ABANDONMENT_LIMIT;

/// The metrics whose differences are told in every world, at every scale.
pub const READ: [Metric; 5] = [SERVICE_COST, COST, SATISFACTION, CSAT_OBSERVED, CUSTOMERS_LOST];
