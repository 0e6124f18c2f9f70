//! Something for each metric.

use std::collections::BTreeMap;

use serde::de::{Deserializer, Error};
use serde::{Deserialize, Serialize, Serializer};

use crate::books::{METRICS, Metric};

/// Something for each metric by name, in the table's order; written as a map.
#[derive(Clone, Debug, PartialEq)]
pub struct ByMetric<T>(pub Vec<(&'static str, T)>);

impl<T> Default for ByMetric<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> ByMetric<T> {
    /// What there is for some metrics.
    pub fn of<'a>(metrics: impl IntoIterator<Item = &'a Metric>, of: impl Fn(&'a Metric) -> Option<T>) -> Self {
        Self(metrics.into_iter().filter_map(|metric| Some((metric.id, of(metric)?))).collect())
    }

    /// Whether there is nothing for any.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The entry of a metric.
    pub fn get(&self, metric: &Metric) -> Option<&T> {
        self.0.iter().find(|(known, _)| *known == metric.id).map(|(_, value)| value)
    }
}

impl<T: Serialize> Serialize for ByMetric<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(id, value)| (id, value)))
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for ByMetric<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut found: BTreeMap<String, T> = BTreeMap::deserialize(deserializer)?;
        let in_order = METRICS.iter().filter_map(|metric| found.remove(metric.id).map(|value| (metric.id, value)));
        let entries = Self(in_order.collect());
        match found.into_keys().next() {
            None => Ok(entries),
            Some(id) => Err(D::Error::custom(format!("there is no metric `{id}`"))),
        }
    }
}
