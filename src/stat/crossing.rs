//! How far something may go before a limit is crossed, and the interval of that point: paired inversion.
//!
//! A quantity is measured at several points under common random numbers. Between two of them it is taken to go straight, in every
//! replication and so in every interval. The point at which its slack reaches 0 has as interval all points at which a slack of
//! 0 is not excluded.

use serde::Serialize;

use super::estimate::{Estimate, Pair, finite, jackknife_half_width, total, without_each};
use super::student_t_quantile;

/// Pieces into which the way between two measured points is cut, so that no crossing within is passed over.
const PIECES: u32 = 8;
/// Halvings of such a piece.
const HALVINGS: usize = 40;

/// What a quantity is compared with at each point.
#[derive(Clone, Copy, Debug)]
pub enum Beside<'a> {
    /// With nothing: the ratio itself.
    Nothing,
    /// Less that of these sums.
    Less(&'a [Pair]),
    /// By what share it exceeds that of these sums.
    Share(&'a [Pair]),
}

/// A quantity that is measured at several points, and its limit.
#[derive(Clone, Copy, Debug)]
pub struct Curve<'a> {
    /// The points, rising.
    pub at: &'a [f64],
    /// The sums at each, by replication.
    pub pairs: &'a [Vec<Pair>],
    /// What it is compared with, replication by replication.
    pub beside: Beside<'a>,
    /// The limit.
    pub limit: f64,
    /// Whether it must not be less than that; else it must not be more.
    pub is_floor: bool,
}

/// How far one may go from the first point on.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Crossing {
    /// The point up to which the limit is kept; `None` if it is kept at all of them. The first one if it is kept at none.
    pub at: Option<f64>,
    /// Up to here it is kept beyond chance; `None` as above.
    pub low: Option<f64>,
    /// From here on it is missed beyond chance; `None` if that is found nowhere.
    pub high: Option<f64>,
    /// Whether there are intervals at all.
    pub has_interval: bool,
    /// Measured points beyond `at` at which it is kept again.
    pub again: Vec<f64>,
    /// The first point at which the quantity is undefined; nothing is known from there on.
    pub undefined: Option<f64>,
}

impl Curve<'_> {
    /// By how much the limit is kept at a point between the first and the last.
    ///
    /// # Formula
    /// With `R` the ratio of sums at either neighbour `i`, `j` and `w` the share of the way: `s·(f((1 − w)·Rᵢ + w·Rⱼ) − limit)`, `s`
    /// 1 for a floor and −1 for a ceiling, `f(R)` the ratio, the ratio less that of the others, or its share above theirs less 1;
    /// with a 95 % half-width by the jackknife over replications.
    ///
    /// # Panics
    /// If there are no points, or not as many replications at each.
    pub fn slack(&self, at: f64) -> Estimate {
        let place = self.at.iter().rposition(|known| *known <= at).unwrap_or(0);
        let next = (place + 1).min(self.at.len() - 1);
        let length = self.at[next] - self.at[place];
        let way = if length > 0.0 { ((at - self.at[place]) / length).clamp(0.0, 1.0) } else { 0.0 };
        let (from, to) = (&self.pairs[place], &self.pairs[next]);
        assert_eq!(from.len(), to.len(), "every point has the same replications");
        let other = match self.beside {
            Beside::Nothing => from,
            Beside::Less(other) | Beside::Share(other) => other,
        };
        let of = |[from, to, other]: [Pair; 3]| {
            // What is undefined at a neighbour without weight is not asked.
            let here = match way {
                way if way <= 0.0 => from.ratio()?,
                way if way >= 1.0 => to.ratio()?,
                way => (1.0 - way) * from.ratio()? + way * to.ratio()?,
            };
            let shown = match self.beside {
                Beside::Nothing => here,
                Beside::Less(_) => here - other.ratio()?,
                Beside::Share(_) => here / other.ratio()? - 1.0,
            };
            finite(if self.is_floor { shown - self.limit } else { self.limit - shown })
        };
        let each = |lists: [Vec<Pair>; 3]| -> Vec<Option<f64>> {
            let [from, to, other] = lists;
            let all = from.into_iter().zip(to).zip(other);
            all.map(|((from, to), other)| of([from, to, other])).collect()
        };
        let without: Option<Vec<f64>> =
            each([without_each(from), without_each(to), without_each(other)]).into_iter().collect();
        Estimate::new(
            of([total(from), total(to), total(other)]),
            without.and_then(|values| jackknife_half_width(&values)),
            each([from.clone(), to.clone(), other.to_vec()]).into_iter().flatten().collect(),
            from.len(),
        )
    }

    /// How far one may go from the first point on while this limit and `limits − 1` others are kept.
    ///
    /// The lower end of the interval is wrong in at most 2.5 % of experiments whatever the number of limits, since it is a lower
    /// end for the first one to be crossed. The upper end could be spoilt by each of them, so that each has its part of the 2.5 %.
    pub fn crossing(&self, limits: usize) -> Crossing {
        let slacks: Vec<Estimate> = self.at.iter().map(|at| self.slack(*at)).collect();
        let undefined = slacks.iter().position(|slack| slack.mean.is_none());
        let points = &self.at[..undefined.unwrap_or(self.at.len())];
        let n = slacks.first().map_or(0, |slack| slack.n);
        let wider = if n > 1 {
            student_t_quantile(1.0 - 0.025 / limits.max(1) as f64, n - 1) / student_t_quantile(0.975, n - 1)
        } else {
            1.0
        };
        let mean = |slack: &Estimate| slack.mean;
        let with_half = |slack: &Estimate, share: f64| Some(slack.mean? + share * slack.half_width?);
        let at = self.first_below(points, &mean);
        let has_interval = slacks[..points.len()].iter().all(|slack| slack.half_width.is_some()) && !points.is_empty();
        let bound =
            |share: f64| has_interval.then(|| self.first_below(points, &|slack| with_half(slack, share))).flatten();
        let is_again = |(point, slack): &(&f64, &Estimate)| {
            at.is_some_and(|at| **point > at) && slack.mean.is_some_and(|slack| slack >= 0.0)
        };
        Crossing {
            at,
            low: bound(-1.0),
            high: bound(wider),
            has_interval,
            again: points.iter().zip(&slacks).filter(is_again).map(|(point, _)| *point).collect(),
            undefined: undefined.map(|place| self.at[place]),
        }
    }

    /// The point before which an edge of the slack is nowhere below 0.
    fn first_below(&self, points: &[f64], edge: &dyn Fn(&Estimate) -> Option<f64>) -> Option<f64> {
        let is_below = |at: f64| edge(&self.slack(at)).is_some_and(|edge| edge < 0.0);
        let mut before = *points.first()?;
        if is_below(before) {
            return Some(before);
        }
        for pair in points.windows(2) {
            for piece in 1..=PIECES {
                let at = pair[0] + (pair[1] - pair[0]) * f64::from(piece) / f64::from(PIECES);
                if is_below(at) {
                    return Some(halved(before, at, &is_below));
                }
                before = at;
            }
        }
        None
    }
}

/// Where between two points something begins.
fn halved(mut before: f64, mut beyond: f64, is_beyond: &dyn Fn(f64) -> bool) -> f64 {
    for _ in 0..HALVINGS {
        let middle = 0.5 * (before + beyond);
        if is_beyond(middle) { beyond = middle } else { before = middle }
    }
    before
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stat::testing::{is_about_95_percent, normal, rng};
    use rand_pcg::Pcg64;

    const AT: [f64; 6] = [0.0, 0.1, 0.2, 0.3, 0.4, 0.5];

    /// Replications at six points that share most of their luck; the ratio is `of(point)`.
    fn measured(rng: &mut Pcg64, n: usize, of: impl Fn(f64) -> f64) -> Vec<Vec<Pair>> {
        let mut pairs = vec![Vec::new(); AT.len()];
        for _ in 0..n {
            let den = 100.0 + 10.0 * normal(rng);
            let shared = 8.0 * normal(rng);
            for (pairs, at) in pairs.iter_mut().zip(AT) {
                pairs.push(Pair { num: of(at) * den + shared + 0.5 * normal(rng), den });
            }
        }
        pairs
    }

    fn line(at: f64) -> f64 {
        0.9 - 0.5 * at
    }

    fn curve<'a>(pairs: &'a [Vec<Pair>], beside: Beside<'a>, limit: f64) -> Curve<'a> {
        Curve { at: &AT, pairs, beside, limit, is_floor: true }
    }

    /// The share of 1,500 experiments whose interval holds the point; its standard error is 0.6 points, so that the band of the other
    /// tests lies three and a half of them away.
    fn coverage(truth: f64, mut experiment: impl FnMut(&mut Pcg64) -> Crossing) -> f64 {
        let mut rng = rng(20_261_129);
        let holds =
            |found: &Crossing| found.low.is_none_or(|low| low <= truth) && found.high.is_none_or(|high| truth <= high);
        (0..1500).map(|_| experiment(&mut rng)).filter(holds).count() as f64 / 1500.0
    }

    /// The slack of −12 points against the first point is 0 at 0.24; of a level of 78 %, too. Paired, with eight replications.
    #[test]
    fn intervals_by_paired_inversion_cover_the_point_and_not_one_beside_it() {
        let paired = |truth| {
            coverage(truth, |rng| {
                let pairs = measured(rng, 8, line);
                curve(&pairs, Beside::Less(&pairs[0]), -0.12).crossing(1)
            })
        };
        let (right, wrong) = (paired(0.24), paired(0.26));
        assert!(is_about_95_percent(right), "{right}");
        assert!(wrong < 0.6, "{wrong}");
        let level = coverage(0.24, |rng| curve(&measured(rng, 8, line), Beside::Nothing, 0.78).crossing(1));
        assert!(is_about_95_percent(level), "{level}");
        let share = coverage(0.27, |rng| {
            let pairs = measured(rng, 8, line);
            curve(&pairs, Beside::Share(&pairs[0]), -0.15).crossing(1)
        });
        assert!(is_about_95_percent(share), "{share}");
    }

    /// Two limits that are crossed at the same point by different luck: the first of two crossings is covered at least as often as is
    /// said; with the ordinary upper end it is not.
    #[test]
    fn the_first_of_several_crossings_is_covered() {
        let of = |limits: usize| {
            coverage(0.24, |rng| {
                let [a, b] = [(); 2].map(|()| {
                    let pairs = measured(rng, 8, line);
                    curve(&pairs, Beside::Less(&pairs[0]), -0.12).crossing(limits)
                });
                let least = |a: Option<f64>, b: Option<f64>| a.into_iter().chain(b).reduce(f64::min);
                Crossing { low: least(a.low, b.low), high: least(a.high, b.high), ..a }
            })
        };
        let (kept, spoilt) = (of(2), of(1));
        assert!(kept > 0.945 && kept > spoilt, "{kept} {spoilt}");
    }

    #[test]
    fn what_is_kept_everywhere_or_nowhere_is_told_apart() {
        let pairs = measured(&mut rng(1), 6, line);
        let all = curve(&pairs, Beside::Nothing, 0.1).crossing(1);
        assert_eq!((all.at, all.low, all.high, all.has_interval), (None, None, None, true));
        let none = curve(&pairs, Beside::Nothing, 0.99).crossing(1);
        assert_eq!((none.at, none.low), (Some(0.0), Some(0.0)));
        let alone = measured(&mut rng(1), 1, line);
        let alone = curve(&alone, Beside::Nothing, 0.8).crossing(1);
        assert!(!alone.has_interval && alone.at.is_some() && alone.low.is_none());
    }

    /// A ceiling, exactly: 10 + 20·at reaches 14 at 0.2, and the curve comes back under it at 0.5.
    #[test]
    fn a_ceiling_is_crossed_from_below_and_where_it_is_kept_again_is_said() {
        let values = [10.0, 12.0, 14.0, 16.0, 18.0, 13.0];
        let pairs: Vec<Vec<Pair>> = values.iter().map(|&num| vec![Pair { num, den: 1.0 }; 3]).collect();
        let found = Curve { is_floor: false, ..curve(&pairs, Beside::Nothing, 15.0) }.crossing(1);
        assert!((found.at.unwrap() - 0.25).abs() < 1e-9, "{found:?}");
        assert_eq!((found.low, found.high, found.again), (found.at, found.at, vec![0.5]));
    }

    #[test]
    fn nothing_is_said_of_what_is_undefined() {
        let mut pairs = measured(&mut rng(1), 4, line);
        pairs[3] = vec![Pair::default(); 4];
        let found = curve(&pairs, Beside::Nothing, 0.5).crossing(1);
        assert_eq!((found.at, found.undefined), (None, Some(0.3)));
    }
}
