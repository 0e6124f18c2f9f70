//! What a cut cost that was made, and perhaps undone.

use serde::{Deserialize, Serialize};

use super::When;
use crate::books::Metric;
use crate::stat::estimate::Estimate;

/// A strategy that cuts people by date, beside the baseline.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Undoing {
    /// When people are first cut, weeks from the launch, and the month of the horizon, from 1, in which that is.
    pub cut_week: usize,
    /// The month of the horizon, from 1, in which that is.
    pub cut_month: usize,
    /// When people are first rehired afterwards, weeks from the launch; `None` if they never are.
    pub undone_week: Option<usize>,
    /// The month in which that is.
    pub undone_month: Option<usize>,
    /// Service cost less the baseline's, of the whole horizon.
    pub cost: Estimate,
    /// What customers are served like.
    pub regained: Vec<Regained>,
    /// Trust at the end of the horizon less the baseline's.
    pub trust: Estimate,
}

/// When a measure is as good as the baseline's again, and stays so.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Regained {
    /// The measure.
    pub metric: &'static Metric,
    /// Histories in which it was lost.
    pub lost: usize,
    /// Those of them in which it is not regained by the end of the horizon.
    pub never: usize,
    /// Weeks until it is regained, from the day on which people are rehired, or from the cut where they never are; over the
    /// histories in which it was lost.
    pub weeks: When,
}

impl Regained {
    /// Whether the median history does not regain it within the horizon.
    pub fn is_mostly_never(&self) -> bool {
        self.weeks.p50.is_none()
    }
}
