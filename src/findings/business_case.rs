//! From the vendor's case to the full cost: why a strategy costs more or less than the baseline, step by step.
//!
//! Every step is worked out replication by replication from lines of the ledger and then averaged, so that the steps add
//! up to the differences of service cost and of total cost exactly. The definitions stand in `docs/figures.md`.

use serde::de::Deserializer;
use serde::{Deserialize, Serialize};

use super::facts::{Word, word_among};
use crate::books::{Below, Count, Outcome, Ratio, Terms, terms};
use crate::stat::estimate::{Estimate, mean};
use crate::study::Run;

/// A step of the way, or what it has come to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Step {
    /// Name in files.
    #[serde(deserialize_with = "known_word")]
    pub id: Word,
    /// Name for people.
    #[serde(deserialize_with = "known_word")]
    pub label: Word,
    /// Whether it is the sum of all steps before it.
    pub is_sum: bool,
    /// Money per year at scale 1:1 against the baseline: below 0 it saves.
    pub amount: Estimate,
}

/// Reads a word of the table of steps.
fn known_word<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Word, D::Error> {
    word_among(deserializer, STEPS.iter().flat_map(|(id, label, _)| [*id, *label]))
}

/// Names of the steps, and whether each is a sum.
const STEPS: [(&str, &str, bool); 10] = [
    ("people_as_reported", "People saved, as AI reports", false),
    ("ai_price", "AI price at today’s volume", false),
    ("vendor_case", "Vendor’s case", true),
    ("ai_beyond", "AI beyond that price, recontacts", false),
    ("people_beyond", "People beyond the vendor’s case", false),
    ("turnover", "Recruiting and severance", false),
    ("service_cost", "Service cost", true),
    ("failures", "Complaints and compensation", false),
    ("customers", "Value of customers lost", false),
    ("cost", "Full cost", true),
];

const PEOPLE: Terms = terms![Pay, Overtime, Tools, Overhead];
const AI_USAGE: Terms = terms![AiUsage];
const AI_ELSE: Terms = terms![AiPlatform, Review, Supervision, Integration];
const TURNOVER: Terms = terms![Recruiting, Severance, Training, Notice];
const FAILURES: Terms = terms![ComplaintCost, Compensation];
const CUSTOMERS: Terms = terms![ValueLost, ValueMissed];

/// The steps from the baseline to a strategy of a run.
pub fn business_case(run: &Run, strategy: usize, baseline: usize) -> Vec<Step> {
    let pairs = run.outcomes[strategy].iter().zip(&run.outcomes[baseline]);
    let each: Vec<[f64; 10]> = pairs.map(|(with, without)| steps(with, without)).collect();
    let amount = |step: usize| mean(&each.iter().map(|steps| steps[step]).collect::<Vec<_>>());
    let named = STEPS.iter().enumerate();
    named.map(|(i, &(id, label, is_sum))| Step { id, label, is_sum, amount: amount(i) }).collect()
}

/// The steps of one replication, in the order of [`STEPS`].
fn steps(with: &Outcome, without: &Outcome) -> [f64; 10] {
    let more = |terms| yearly(with, terms) - yearly(without, terms);
    let saved = -saved_share(with, without) * yearly(without, PEOPLE);
    let volume = share(without.total(Count::Contacts), with.total(Count::Contacts)).unwrap_or(1.0);
    let price = yearly(with, AI_USAGE) * volume - yearly(without, AI_USAGE);
    let vendor = saved + price;
    let ai = more(AI_ELSE) + more(AI_USAGE) - price;
    let people = more(PEOPLE) - saved;
    let service = vendor + ai + people + more(TURNOVER);
    let full = service + more(FAILURES) + more(CUSTOMERS);
    [saved, price, vendor, ai, people, more(TURNOVER), service, more(FAILURES), more(CUSTOMERS), full]
}

/// The share of the baseline's human contacts that the vendor counts as gone.
fn saved_share(with: &Outcome, without: &Outcome) -> f64 {
    let resolved = |outcome: &Outcome| {
        let reported = outcome.total(Count::AiContained) - outcome.total(Count::AiGivenUp);
        share(reported, outcome.total(Count::Contacts)).unwrap_or(0.0)
    };
    let (now, before) = (resolved(with), resolved(without));
    share(now - before, 1.0 - before).unwrap_or(0.0)
}

fn share(part: f64, whole: f64) -> Option<f64> {
    Some(part / whole).filter(|share| share.is_finite())
}

fn yearly(outcome: &Outcome, terms: Terms) -> f64 {
    Ratio { above: terms, below: Below::Years }.pair(outcome).ratio().unwrap_or(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::books::LINES;

    #[test]
    fn every_line_of_the_ledger_stands_in_one_step() {
        let lists = [PEOPLE, AI_USAGE, AI_ELSE, TURNOVER, FAILURES, CUSTOMERS];
        let mut taken: Vec<Count> = lists.concat().iter().map(|&(count, _)| count).collect();
        let mut booked: Vec<Count> = LINES.iter().map(|line| line.count).collect();
        taken.sort_unstable();
        booked.sort_unstable();
        assert_eq!(taken, booked);
    }
}
