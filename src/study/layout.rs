//! Where the points of a sweep lie: for each, how far along every axis.

use std::fmt;

use serde::Serialize;

use crate::rng::mix;

/// How the points of a sweep lie among the values of its axes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(into = "String")]
pub enum Layout {
    /// Every value of each axis with every value of all others; the last axis moves first.
    Grid,
    /// The first value of each axis together, then the second of each.
    Zip,
    /// So many points, one in each part of every axis, at random within it and paired at random: a Latin hypercube.
    Latin(u32),
    /// The first so many points of a scrambled Sobol sequence.
    Sobol(u32),
}

/// An axis as a layout sees it.
#[derive(Clone, Copy, Debug)]
pub struct AxisOf<'a> {
    /// What is moved along it: the key of its luck.
    pub path: &'a str,
    /// Its values; `None` if it has all between two ends.
    pub values: Option<usize>,
}

impl Layout {
    /// How many points there are; `None` where an axis without values keeps them from being counted.
    pub fn count(self, axes: &[AxisOf]) -> Option<usize> {
        match self {
            Self::Grid => axes.iter().try_fold(1_usize, |points, axis| points.checked_mul(axis.values?)),
            Self::Zip => axes.first()?.values,
            Self::Latin(points) | Self::Sobol(points) => Some(points as usize),
        }
    }

    /// The points: for each how far along every axis it lies, above 0 and below 1. Values of an axis take equal parts of it.
    ///
    /// # Formula
    /// Latin hypercube: point i lies at (π(i) + u) / n of an axis, π a random order of the axis's own and u a uniform draw. Sobol: scrambled as Owen does.
    ///
    /// # Source
    /// Beckman and others, *Technometrics* 21 (1979) 239–245; B. Burley, *Practical hash-based Owen scrambling*, Journal of Computer Graphics
    /// Techniques 9 (4), 2020.
    pub fn points(self, axes: &[AxisOf], seed: u64) -> Vec<Vec<f64>> {
        let n = self.count(axes).unwrap_or(0);
        let middle = |place: usize, of: usize| (place as f64 + 0.5) / of as f64;
        match self {
            Self::Grid => (0..n).map(|point| on_grid(axes, point)).collect(),
            Self::Zip => (0..n).map(|point| vec![middle(point, n); axes.len()]).collect(),
            Self::Latin(_) => {
                let along: Vec<Vec<f64>> = axes.iter().map(|axis| latin(mix(seed ^ named(axis.path)), n)).collect();
                (0..n).map(|point| along.iter().map(|of| of[point]).collect()).collect()
            }
            Self::Sobol(points) => {
                let at = |point: u32, axis: usize| {
                    let share = sobol_burley::sample(point, axis as u32, mix(seed) as u32);
                    f64::from(share).clamp(f64::EPSILON, 1.0 - f64::EPSILON)
                };
                (0..points).map(|point| (0..axes.len()).map(|axis| at(point, axis)).collect()).collect()
            }
        }
    }
}

impl fmt::Display for Layout {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::Grid => write!(f, "grid"),
            Self::Zip => write!(f, "zip"),
            Self::Latin(points) => write!(f, "lhs:{points}"),
            Self::Sobol(points) => write!(f, "sobol:{points}"),
        }
    }
}

impl From<Layout> for String {
    fn from(layout: Layout) -> Self {
        layout.to_string()
    }
}

/// A point of the grid: the last axis moves first.
fn on_grid(axes: &[AxisOf], point: usize) -> Vec<f64> {
    let mut left = point;
    let mut shares: Vec<f64> = Vec::with_capacity(axes.len());
    for axis in axes.iter().rev() {
        let values = axis.values.unwrap_or(1).max(1);
        shares.push(((left % values) as f64 + 0.5) / values as f64);
        left /= values;
    }
    shares.reverse();
    shares
}

/// One number in each n-th of the way, in a random order (R. Durstenfeld, *Algorithm 235*, Communications of the ACM 7 (1964) 420).
fn latin(key: u64, n: usize) -> Vec<f64> {
    let mut places: Vec<usize> = (0..n).collect();
    for last in (1..n).rev() {
        places.swap(last, (mix(key ^ mix(last as u64)) % (last as u64 + 1)) as usize);
    }
    let within = |point: usize| ((mix(mix(key) ^ point as u64) >> 12) as f64 + 0.5) / (1_u64 << 52) as f64;
    places.iter().enumerate().map(|(point, &place)| (place as f64 + within(point)) / n as f64).collect()
}

/// The hash of a path (FNV-1a).
fn named(path: &str) -> u64 {
    path.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn axes(values: [Option<usize>; 2]) -> [AxisOf<'static>; 2] {
        [AxisOf { path: "a", values: values[0] }, AxisOf { path: "b", values: values[1] }]
    }

    /// Which value each point takes of two axes with so many.
    fn taken(layout: Layout, values: [usize; 2]) -> Vec<[usize; 2]> {
        let points = layout.points(&axes(values.map(Some)), 1);
        points.iter().map(|at| [0, 1].map(|axis| (at[axis] * values[axis] as f64) as usize)).collect()
    }

    #[test]
    fn a_grid_has_every_pair_once_and_a_zip_pairs_them() {
        let grid = taken(Layout::Grid, [2, 3]);
        assert_eq!(grid, [[0, 0], [0, 1], [0, 2], [1, 0], [1, 1], [1, 2]]);
        assert_eq!(taken(Layout::Zip, [3, 3]), [[0, 0], [1, 1], [2, 2]]);
        assert_eq!(Layout::Grid.count(&axes([Some(2), None])), None);
    }

    /// One point in every sixteenth of each axis; in the twin, which is not stratified, there is none in some.
    #[test]
    fn a_design_of_sixteen_points_has_one_in_every_sixteenth_of_each_axis() {
        let parts = |points: &[Vec<f64>], axis: usize| {
            let mut parts: Vec<usize> = points.iter().map(|at| (at[axis] * 16.0) as usize).collect();
            parts.sort_unstable();
            parts.dedup();
            parts.len()
        };
        for seed in 0..50 {
            for layout in [Layout::Latin(16), Layout::Sobol(16)] {
                let points = layout.points(&axes([None, None]), seed);
                assert!(points.iter().flatten().all(|share| (0.0..1.0).contains(share)), "{layout}");
                assert_eq!([parts(&points, 0), parts(&points, 1)], [16, 16], "{layout}, seed {seed}");
                assert!(points.iter().any(|at| (at[0] - at[1]).abs() > 0.1), "{layout}: both axes are the same");
            }
        }
        let plain: Vec<Vec<f64>> =
            (0..16).map(|point| vec![(mix(point) >> 11) as f64 / (1_u64 << 53) as f64]).collect();
        assert!(parts(&plain, 0) < 16);
    }

    #[test]
    fn another_axis_moves_no_point_along_the_others() {
        let alone = Layout::Latin(8).points(&axes([None, None])[..1], 3);
        let beside = Layout::Latin(8).points(&axes([None, None]), 3);
        assert!(alone.iter().zip(&beside).all(|(a, b)| a[0].to_bits() == b[0].to_bits()));
    }
}
