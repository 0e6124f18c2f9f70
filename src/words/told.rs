//! A summary as it is told: its facts, and the language.

use std::ops::Deref;

use super::{Language, Ruler};
use crate::books::{Metric, Unit};
use crate::findings::Summary;
use crate::stat::estimate::Estimate;

/// A summary and the language in which it is told. Its facts are read as those of the summary itself.
#[derive(Clone, Copy, Debug)]
pub struct Told<'a> {
    /// What is told.
    pub summary: &'a Summary,
    /// In which language.
    pub language: Language,
}

impl Deref for Told<'_> {
    type Target = Summary;

    fn deref(&self) -> &Summary {
        self.summary
    }
}

impl<'a> Told<'a> {
    /// A summary that is told in English.
    pub fn in_english(summary: &'a Summary) -> Self {
        Self { summary, language: Language::English }
    }

    /// Whether a strategy is the one of which everything speaks first.
    pub fn leads(&self, id: &str) -> bool {
        self.focus.as_deref() == Some(id)
    }

    /// Of whom a sentence or a title speaks: the strategy in focus if it is among the candidates, else the one of the largest number.
    /// Of several of one strategy it is that of the largest.
    pub fn protagonist<C>(&self, candidates: impl IntoIterator<Item = C>, of: impl Fn(&C) -> (&str, f64)) -> Option<C> {
        candidates.into_iter().max_by(|a, b| {
            let ((first, one), (second, other)) = (of(a), of(b));
            self.leads(first).cmp(&self.leads(second)).then(one.total_cmp(&other))
        })
    }

    /// The ruler of a table or an axis whose largest number is this.
    pub fn ruler(&self, unit: Unit, largest: f64) -> Ruler {
        Ruler::new(self.language, unit, &self.currency, largest)
    }

    /// The ruler for estimates that stand side by side.
    pub fn ruler_of<'e>(&self, unit: Unit, estimates: impl IntoIterator<Item = &'e Estimate>) -> Ruler {
        Ruler::of(self.language, unit, &self.currency, estimates)
    }

    /// The ruler for estimates in one sentence.
    pub fn ruler_telling<'e>(&self, unit: Unit, estimates: impl IntoIterator<Item = &'e Estimate>) -> Ruler {
        Ruler::telling(self.language, unit, &self.currency, estimates)
    }

    /// "with 2 overrides: ai.auc = 0.9, ai.tries = 3", cut to about so many letters; `None` without any.
    pub fn with_overrides(&self, letters: usize) -> Option<String> {
        let n = self.overrides.len();
        let shown =
            |text: &String| text.split_once('=').map(|(path, value)| format!("{} = {}", path.trim(), value.trim()));
        let all = self.overrides.iter().filter_map(shown).collect::<Vec<_>>().join(", ");
        let cut = if all.chars().count() > letters { all.chars().take(letters).chain(['…']).collect() } else { all };
        (n > 0).then(|| super::say!(self.language, "with-overrides", n = n, list = cut))
    }

    /// The size of a yearly difference in the words of its metric: "0.5 ± <0.1 points"; `None` if it is undefined.
    pub(super) fn size(&self, metric: &Metric, difference: &Estimate, ruler: &Ruler) -> Option<String> {
        difference.mean?;
        let size = ruler.tell(difference);
        let is_share = matches!(metric.unit, Unit::Share | Unit::Rate);
        Some(if is_share { size } else { super::say!(self.language, "a-year", size = size) })
    }

    /// "41.2 ± 0.8 million USD", in a unit of its own.
    pub(super) fn amount(&self, difference: &Estimate) -> String {
        self.ruler_telling(Unit::Money, [difference]).tell(difference)
    }

    /// "6,258 ± 1,928", in a unit of its own.
    pub(super) fn count(&self, difference: &Estimate) -> String {
        self.ruler_telling(Unit::Number, [difference]).tell(difference)
    }

    /// The size of a share's difference in hundredths: "0.5 ± <0.1".
    pub(super) fn points(&self, difference: &Estimate) -> String {
        Ruler::told(self.language, Unit::Share, "", 1.0).size(difference)
    }
}
