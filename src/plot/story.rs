//! What figures tell of, and which strategies they show.

use super::palette::Palette;
use crate::findings::{Change, Detail, StrategyDetail, StrategySummary};
use crate::words::Told;

/// Strategies that a figure shows.
pub type Shown<'a> = Vec<(&'a StrategySummary, &'a StrategyDetail)>;

/// What figures tell of.
#[derive(Clone, Copy, Debug)]
pub struct Story<'a> {
    /// Everything shown.
    pub told: &'a Told<'a>,
    /// Weeks, groups and steps behind it; the same strategies in the same order.
    pub detail: &'a Detail,
    /// Looks of the strategies.
    pub palette: &'a Palette,
}

impl<'a> Story<'a> {
    /// Every strategy with its detail.
    pub fn strategies(&self) -> impl Iterator<Item = (&'a StrategySummary, &'a StrategyDetail)> + use<'a> {
        self.told.strategies.iter().zip(&self.detail.strategies)
    }

    /// Which strategies a figure shows that has room for so many, in the order of the file, and those that it leaves out.
    /// `change` says by how much a strategy changes what the figure shows; `None` if it does not. Those that do not are left
    /// out. Then come first whom the scenario is about: whom a published figure or a reading of one names; then who changes it
    /// the most. A run that is limited to some strategies has no others.
    pub fn chosen(
        &self,
        most: usize,
        change: impl Fn(&StrategySummary, &StrategyDetail) -> Option<f64>,
    ) -> (Shown<'a>, Vec<&'a StrategySummary>) {
        let readings = self.told.contradictions.iter().flat_map(|said| &said.readings);
        let of_targets = self.told.targets.iter().map(|target| &target.strategy);
        let named: Vec<&String> = of_targets.chain(readings.map(|reading| &reading.strategy)).collect();
        let mut ranked: Vec<(bool, f64, &str)> = self
            .strategies()
            .filter_map(|(s, d)| Some((!named.contains(&&s.id), -change(s, d)?, s.id.as_str())))
            .collect();
        ranked.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
        ranked.truncate(most);
        let is_shown = |s: &StrategySummary| ranked.iter().any(|(.., id)| *id == s.id);
        let (shown, others): (Shown, Shown) = self.strategies().partition(|(s, _)| is_shown(s));
        (shown, others.into_iter().map(|(s, _)| s).filter(|s| s.id != self.told.baseline).collect())
    }

    /// What a subtitle says of its intervals.
    pub fn is_single(&self) -> bool {
        self.told.replications.len() < 2
    }

    /// The dated events of a strategy that lie in the weeks shown.
    pub(super) fn changes(&self, detail: &'a StrategyDetail) -> impl Iterator<Item = &'a Change> + use<'a> {
        let weeks = self.detail.weeks.len() as f64;
        detail.changes.iter().filter(move |change| change.weeks <= weeks)
    }
}
