//! Why a human contact takes more work than under the baseline: topic mix, difficulty within topics, handoff.

use super::facts::WorkSplit;
use crate::books::{Count, Outcome};
use crate::stat::estimate::jackknife;

/// Sums of one outcome by topic: contacts, handle time, part of it due to handoffs.
fn sums(outcome: &Outcome) -> Vec<[f64; 3]> {
    let of_topic =
        |topic: usize| [Count::Served, Count::HumanWorkS, Count::HandoffS].map(|count| outcome.topic(topic, count));
    (0..outcome.n_topics()).map(of_topic).collect()
}

/// The four factors from the sums of a strategy and of the baseline.
fn factors(here: &[[f64; 3]], base: &[[f64; 3]]) -> [f64; 4] {
    let total = |topics: &[[f64; 3]], place: usize| topics.iter().map(|sums| sums[place]).sum::<f64>();
    let [n, w, h] = [0, 1, 2].map(|place| total(here, place));
    let [n0, w0, h0] = [0, 1, 2].map(|place| total(base, place));
    // A topic that is new to people counts as one of average work.
    let usual = |base: &[f64; 3]| if base[0] > 0.0 { (base[1] - base[2]) / base[0] } else { (w0 - h0) / n0 };
    let expected: f64 = here.iter().zip(base).map(|(here, base)| here[0] * usual(base)).sum();
    let topic_mix = (expected / n) / ((w0 - h0) / n0);
    [(w / n) / (w0 / n0), topic_mix, (w - h) / expected, (w / (w - h)) / (w0 / (w0 - h0))]
}

/// Splits the work of a human contact under a strategy, by the outcomes of its replications and those of the baseline; `None`
/// where no contact reaches people.
pub fn split(here: &[Outcome], base: &[Outcome]) -> Option<WorkSplit> {
    let pairs: Vec<_> = here.iter().zip(base).map(|(here, base)| (sums(here), sums(base))).collect();
    let served = |sums: &[[f64; 3]]| sums.iter().map(|sums| sums[0]).sum::<f64>();
    if pairs.iter().any(|(here, base)| served(here) <= 0.0 || served(base) <= 0.0) {
        return None;
    }
    let added = |kept: &dyn Fn(usize) -> bool| {
        let mut both = [vec![[0.0; 3]; pairs[0].0.len()], vec![[0.0; 3]; pairs[0].1.len()]];
        for (_, (here, base)) in pairs.iter().enumerate().filter(|(index, _)| kept(*index)) {
            for (into, from) in both.iter_mut().zip([here, base]) {
                into.iter_mut().zip(from).for_each(|(into, from)| (0..3).for_each(|place| into[place] += from[place]));
            }
        }
        factors(&both[0], &both[1])
    };
    let all = added(&|_| true);
    let without_each: Vec<[f64; 4]> = (0..pairs.len()).map(|left_out| added(&|index| index != left_out)).collect();
    let alone: Vec<[f64; 4]> = (0..pairs.len()).map(|kept| added(&|index| index == kept)).collect();
    let estimate = |place: usize| {
        let of = |factors: &[[f64; 4]]| factors.iter().map(|factors| factors[place]).collect::<Vec<f64>>();
        jackknife(all[place], &of(&without_each), of(&alone))
    };
    Some(WorkSplit { ratio: estimate(0), topic_mix: estimate(1), difficulty: estimate(2), handoff: estimate(3) })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Half of the easy contacts go, the hard ones take a tenth more, and handoffs add a sixth of that.
    #[test]
    fn the_factors_are_those_of_which_the_work_is_made() {
        let base = [[100.0, 100.0, 0.0], [100.0, 300.0, 0.0]];
        let here = [[50.0, 50.0, 0.0], [100.0, 385.0, 55.0]];
        let [ratio, topic_mix, difficulty, handoff] = factors(&here, &base);
        assert!((topic_mix - (350.0 / 150.0) / 2.0).abs() < 1e-12);
        assert!((difficulty - 380.0 / 350.0).abs() < 1e-12);
        assert!((handoff - 435.0 / 380.0).abs() < 1e-12);
        assert!((ratio - topic_mix * difficulty * handoff).abs() < 1e-12);
    }

    /// A topic that people never answered under the baseline is no harder issue of the same topic.
    #[test]
    fn a_topic_new_to_people_is_of_average_work() {
        let [_, topic_mix, difficulty, _] =
            factors(&[[100.0, 200.0, 0.0], [10.0, 20.0, 0.0]], &[[100.0, 200.0, 0.0], [0.0; 3]]);
        assert!((topic_mix - 1.0).abs() < 1e-12 && (difficulty - 1.0).abs() < 1e-12);
    }

    /// The baseline has an AI too, and its handoffs add a fifth to the hard ones: the same twice over has no factor but 1.
    #[test]
    fn handoffs_of_the_baseline_are_taken_out_before_the_mix_is_weighed() {
        let base = [[100.0, 100.0, 0.0], [100.0, 360.0, 60.0]];
        let same = factors(&base.map(|topic| topic.map(|sum| 2.0 * sum)), &base);
        assert!(same.iter().all(|factor| (factor - 1.0).abs() < 1e-12), "{same:?}");
        let [ratio, topic_mix, difficulty, handoff] = factors(&[[50.0, 50.0, 0.0], [100.0, 360.0, 60.0]], &base);
        assert!((topic_mix - (350.0 / 150.0) / 2.0).abs() < 1e-12 && (difficulty - 1.0).abs() < 1e-12);
        assert!((ratio - topic_mix * difficulty * handoff).abs() < 1e-12);
    }
}
