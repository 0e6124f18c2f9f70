//! How issues were felt at their end, from the worst to the best: a histogram of scores for each group.

/// Scores beyond the ends count as the ends.
const LEAST: f64 = -8.0;
const MOST: f64 = 6.0;
const STEP: f64 = 0.02;
const BUCKETS: usize = ((MOST - LEAST) / STEP) as usize;

/// Histograms of the final score of issues, probit units: above 0 a customer is satisfied.
#[derive(Clone, Debug)]
pub struct Scores {
    counts: Vec<u32>,
}

impl Scores {
    /// No scores of so many groups.
    pub fn new(groups: usize) -> Self {
        Self { counts: vec![0; groups * BUCKETS] }
    }

    /// Bytes of so many groups.
    pub fn bytes(groups: usize) -> usize {
        groups * BUCKETS * size_of::<u32>()
    }

    /// Counts one score of a group.
    #[inline]
    pub fn add(&mut self, group: usize, score: f64) {
        let place = ((score.clamp(LEAST, MOST) - LEAST) / STEP) as usize;
        self.counts[group * BUCKETS + place.min(BUCKETS - 1)] += 1;
    }

    /// Mean score of the lowest tenth of some groups together; `None` without any.
    pub fn worst_tenth(&self, groups: std::ops::Range<usize>) -> Option<f64> {
        let of_bucket =
            |place: usize| groups.clone().map(|group| f64::from(self.counts[group * BUCKETS + place])).sum();
        lowest_tenth((0..BUCKETS).map(|place| (LEAST + (place as f64 + 0.5) * STEP, of_bucket(place))))
    }
}

/// Mean of the lowest tenth of values with their frequencies, in rising order; `None` without any.
pub fn lowest_tenth(values: impl Iterator<Item = (f64, f64)> + Clone) -> Option<f64> {
    let tenth = values.clone().map(|(_, n)| n).sum::<f64>() / 10.0;
    let (mut sum, mut left) = (0.0, tenth);
    for (value, n) in values {
        let taken = n.min(left);
        sum += value * taken;
        left -= taken;
    }
    (tenth > 0.0).then(|| sum / tenth)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stat::{normal_cdf, normal_quantile};

    /// Of a standard normal the lowest tenth has mean −φ(z)/.1 = −1.755, z its tenth percentile; of another group shifted by one
    /// unit it has one more, and both together lie between.
    #[test]
    fn the_worst_tenth_of_normal_scores_is_known() {
        let mut scores = Scores::new(2);
        let n = 20_000;
        for place in 0..n {
            let score = normal_quantile((f64::from(place) + 0.5) / f64::from(n));
            scores.add(0, score);
            scores.add(1, score + 1.0);
        }
        let [low, high, both] = [0..1, 1..2, 0..2].map(|groups| scores.worst_tenth(groups).unwrap());
        assert!((low + 1.755).abs() < 0.003, "{low}");
        assert!((high + 0.755).abs() < 0.003, "{high}");
        assert!(low < both && both < high);
        assert!((normal_cdf(low) - 0.0396).abs() < 0.001);
        assert_eq!(Scores::new(1).worst_tenth(0..1), None);
    }

    #[test]
    fn a_tenth_that_ends_within_a_value_takes_part_of_it() {
        let tenth = lowest_tenth([(0.0, 1.0), (1.0, 19.0)].into_iter()).unwrap();
        assert!((tenth - 0.5).abs() < 1e-12, "{tenth}");
    }
}
