//! The table of what is compared with theory, and what a case is.

use super::measure::Measure;
use super::theory::{Desk, Kind, Shape, WORLD};
use super::{About, Effort, Reference, Row, own};
use crate::books::{Count, Outcome};
use crate::scenario::Scenario;
use crate::unit::DAY;

use Kind::{Endless, Feedback, Full, Handling, Loss, Patient, Printed, Sharing};
use Shape::{Constant, Erlang, Exponential, Gamma, Hyperexponential, Lognormal, Uniform};

const fn desk(group: &'static str, per_hour: f64, agents: u32, kind: Kind, twin: f64, weeks: u32) -> Desk {
    Desk { group, per_hour, agents, kind, twin, weeks }
}

const GENERAL: &str = "M/M/n+G";

/// Every desk: contacts per hour, agents, what sets it apart, the wrong twin's factor on demand, weeks in full.
///
/// Digits of M/M/n+G: the Zeltyn–Mandelbaum integrals, computed elsewhere, with handle time 1.
#[rustfmt::skip]
pub const DESKS: &[Desk] = &[
    desk("Erlang B", 200.0, 12, Loss, 1.02, 4),
    desk("Erlang B", 200.0, 12, Full, 1.02, 4),
    desk("Erlang C", 200.0, 12, Endless, 1.02, 12),
    desk("Erlang C", 160.0, 9, Endless, 1.02, 12),
    desk("Erlang A", 400.0, 20, Patient(Exponential), 1.02, 4),
    desk("Erlang A", 200.0, 13, Patient(Exponential), 1.03, 8),
    desk(GENERAL, 2040.0, 100, Printed(Exponential, [".049918", ".049918", "5.0916", ".20293"]), 1.01, 2),
    desk(GENERAL, 2040.0, 100, Printed(Lognormal(1.0), [".037648", ".112027", "11.4268", ".49582"]), 1.01, 2),
    desk(GENERAL, 2040.0, 100, Printed(Constant, [".021907", ".643708", "65.658", ".93621"]), 1.01, 2),
    desk(GENERAL, 360.0, 20, Printed(Exponential, [".049884", ".049884", ".89791", ".18852"]), 1.02, 4),
    desk(GENERAL, 360.0, 20, Printed(Uniform, [".039151", ".071749", "1.29148", ".24640"]), 1.02, 4),
    desk("M(t)/M/n(t)+M", 105.0, 6, Kind::Day, 1.02, 8),
    desk("M/G/1", 14.0, 1, Handling(Constant), 1.03, 52),
    desk("M/G/1", 14.0, 1, Handling(Gamma(0.5)), 1.03, 52),
    desk("M/G/1", 14.0, 1, Handling(Exponential), 1.03, 52),
    desk("M/G/1", 14.0, 1, Handling(Lognormal(1.2)), 1.03, 104),
    desk("M/G/1", 14.0, 1, Handling(Erlang(3)), 1.03, 52),
    desk("M/G/1", 14.0, 1, Handling(Hyperexponential(2.0)), 1.03, 104),
    desk("Jackson feedback", 130.0, 12, Feedback(0.6, 0.7), 1.03, 8),
    desk("Processor sharing", 15.0, 1, Sharing(20, 1.0), 1.03, 52),
    desk("Processor sharing", 24.0, 1, Sharing(3, 0.4), 1.03, 52),
];

/// A world, and what is compared in it.
#[derive(Clone, Debug)]
pub struct Case {
    /// What theory or experiment it belongs to.
    pub group: &'static str,
    /// The desk.
    pub about: About,
    /// The scenario's text, and what is laid on it.
    pub text: &'static str,
    /// `path=value` texts.
    pub overrides: Vec<String>,
    /// Weeks of a replication in full.
    pub weeks: u32,
    /// What is compared: with what, and with what of the wrong twin.
    pub quantities: Vec<(Measure, Reference, Option<f64>)>,
}

impl Case {
    /// A desk beside its theory.
    pub fn of(desk: &Desk) -> Self {
        let twin = Desk { per_hour: desk.per_hour * desk.twin, ..*desk };
        let (truths, wrong) = (desk.truths(), twin.truths());
        let quantity = |index: usize| {
            let (measure, truth) = truths[index];
            let reference = match desk.kind {
                Printed(_, digits) => Reference::printed(digits[index]),
                _ => Reference::computed(truth),
            };
            (measure, reference, Some(wrong[index].1))
        };
        Self {
            group: desk.group,
            about: About::Desk(*desk),
            text: WORLD,
            overrides: desk.overrides(),
            weeks: desk.weeks,
            quantities: (0..truths.len()).map(quantity).collect(),
        }
    }

    /// Its scenario.
    pub fn scenario(&self, effort: Effort) -> Scenario {
        let length = format!("length={} weeks", effort.weeks(self.weeks));
        own(self.group, self.text, &[&self.overrides[..], &[length]].concat())
    }

    /// Every quantity judged.
    pub fn rows(&self, outcomes: &[Outcome]) -> Vec<Row> {
        let days = outcomes.iter().map(|outcome| outcome.total(Count::Seconds)).sum::<f64>() / DAY;
        let judge = |(measure, reference, twin): &(Measure, Reference, Option<f64>)| {
            let found = measure.estimate(outcomes);
            Row::judge((self.group, self.about), measure.name, (reference, *twin), &found, days)
        };
        self.quantities.iter().map(judge).collect()
    }
}

#[cfg(test)]
impl Desk {
    /// Whether a test can live through it.
    pub fn is_small(&self) -> bool {
        self.per_hour * f64::from(self.weeks) < 1300.0 && self.weeks < 60
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What was computed elsewhere is what our own integrals say, to every digit; and the twin's is not.
    #[test]
    fn printed_digits_are_those_of_the_integrals() {
        for desk in DESKS {
            let Printed(_, digits) = desk.kind else { continue };
            let twin = Desk { per_hour: desk.per_hour * desk.twin, ..*desk };
            for ((digits, (_, truth)), (_, wrong)) in digits.iter().zip(desk.truths()).zip(twin.truths()) {
                let Reference { value, half_unit, .. } = Reference::printed(digits);
                assert!((truth - value).abs() <= 1.0001 * half_unit, "{digits} {truth}");
                assert!((wrong - value).abs() > 10.0 * half_unit, "{digits} {wrong}");
            }
        }
    }
}
