//! `[alarm]`: when management notices that something is wrong.

use serde::Serialize;

use crate::books::Metric;
use crate::books::metric::{ABANDONMENT, CHURN_SEEN, COMPLAINTS_RECEIVED, CSAT_OBSERVED, SERVICE_LEVEL};
use crate::text::{Choice, Document, Kind, Reader, Section, Span, choice, keys};

/// The alarm on what management sees: it rings once a smoothed weekly measure is worse than it has long been.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Alarm {
    /// The metric that is watched: one that management sees.
    pub measure: &'static Metric,
    /// λ: the weight of the latest week in the moving average.
    pub weight: f64,
    /// How much worse it must be at least.
    pub margin: f64,
    /// By how much satisfaction must be worse to be lost.
    pub lost_margin: f64,
    /// k: how many standard errors worse it must be at least.
    pub errors: f64,
}

impl Alarm {
    /// The alarm of a scenario that says nothing of one.
    pub fn by_default() -> Self {
        let document = Document::parse("default", "").unwrap_or_else(|_| unreachable!("nothing has no fault"));
        let (reader, nowhere) = (Reader::new(&document), Span { text: 0, bytes: 0..0 });
        read(&Section::open(&reader, None, &nowhere, "alarm", &[ALARM]))
    }
}

/// What an alarm can watch: shares that management sees.
static WATCHED: Choice<&Metric, 5> = choice([
    (CSAT_OBSERVED.id, &CSAT_OBSERVED),
    (COMPLAINTS_RECEIVED.id, &COMPLAINTS_RECEIVED),
    (CHURN_SEEN.id, &CHURN_SEEN),
    (SERVICE_LEVEL.id, &SERVICE_LEVEL),
    (ABANDONMENT.id, &ABANDONMENT),
]);

keys! {
/// `[alarm]`
pub ALARM {
    measure: WATCHED.kind(), "csat_observed", "the metric that is watched, week by week";
    weight: Kind::Share(0.01, 1.0), "20 %", "assumption",
        "weight of the latest week in the moving average that is watched (EWMA)";
    margin: Kind::Share(0.001, 0.5), "2 %", "assumption",
        "by how much it must be worse than under the baseline; a measure of few per cent, such as complaints, takes a \
         smaller one";
    lost_margin: Kind::Share(0.001, 0.5), "2 %", "assumption",
        "points by which satisfaction must be worse than under the baseline to be lost";
    errors: Kind::Number(0.0, 10.0), "3", "assumption", "standard errors by which it must be worse";
}}

pub fn alarm(root: &Section) -> Alarm {
    read(&root.below("alarm", &[ALARM]))
}

fn read(section: &Section) -> Alarm {
    Alarm {
        measure: section.chosen("measure", &WATCHED),
        weight: section.number("weight"),
        margin: section.number("margin"),
        lost_margin: section.number("lost_margin"),
        errors: section.number("errors"),
    }
}
