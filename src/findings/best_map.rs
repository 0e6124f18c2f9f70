//! Which strategy is best where two inputs lie, among worlds that were drawn.

use super::base::Base;
use super::facts::{BestMap, MapCell, MapSide};
use super::lives::Lives;

/// Worlds that are looked at in each cell on average, and how many cells a side has at the least and the most.
const IN_A_CELL: f64 = 16.0;
const SIDE: (usize, usize) = (3, 6);

/// Cells of equally many worlds along each of two inputs, of all that were drawn, with the strategy that is best on average in each. `benefit` is by strategy and world, `ids` name
/// these; `None` where an input is not known.
pub fn best_map(
    base: Base,
    lives: Lives,
    inputs: [&str; 2],
    (ids, benefit): (&[String], &[Vec<f64>]),
) -> Option<BestMap> {
    let drawn = lives.drawn;
    let n = drawn.worlds.len();
    let side = (libm::sqrt(n as f64 / IN_A_CELL) as usize).clamp(SIDE.0, SIDE.1);
    let values = |input: &str| -> Option<Vec<f64>> {
        let place = drawn.inputs.iter().position(|known| known == input)?;
        Some(drawn.worlds.iter().map(|world| world.values[place]).collect())
    };
    let [across, up] = [values(inputs[0])?, values(inputs[1])?];
    let [columns, rows] = [&across, &up].map(|values| parts(values, side));
    let cell = |(row, column): (usize, usize)| {
        let within: Vec<usize> = (0..n).filter(|&world| rows[world] == row && columns[world] == column).collect();
        of_cell(&within, ids, benefit)
    };
    let side_of = |input: &str, values: &[f64]| {
        let quantity = base.scenario.assumptions.iter().find(|known| known.path == input)?.quantity;
        Some(MapSide { input: input.to_owned(), quantity, bounds: bounds(values, side) })
    };
    Some(BestMap {
        across: side_of(inputs[0], &across)?,
        up: side_of(inputs[1], &up)?,
        cells: (0..side).flat_map(|row| (0..side).map(move |column| (row, column))).map(cell).collect(),
    })
}

/// Who is best on average in some worlds, and in how many of them; nobody where there are none.
fn of_cell(within: &[usize], ids: &[String], benefit: &[Vec<f64>]) -> MapCell {
    let total = |place: usize| within.iter().map(|&world| benefit[place][world]).sum::<f64>();
    let best = (0..benefit.len()).rev().max_by(|&a, &b| total(a).total_cmp(&total(b))).filter(|_| !within.is_empty());
    let is_best = |place: usize, world: usize| benefit.iter().all(|of| of[world] <= benefit[place][world]);
    MapCell {
        worlds: within.len(),
        best: best.map(|place| ids[place].clone()),
        best_in: best.map_or(0, |place| within.iter().filter(|&&world| is_best(place, world)).count()),
    }
}

/// By world: in which of so many parts of equally many worlds its value lies.
fn parts(values: &[f64], side: usize) -> Vec<usize> {
    let mut parts = vec![0; values.len()];
    for (rank, world) in order(values).into_iter().enumerate() {
        parts[world] = rank * side / values.len();
    }
    parts
}

/// Where these parts begin, and where the last one ends.
fn bounds(values: &[f64], side: usize) -> Vec<f64> {
    let (order, n) = (order(values), values.len());
    let begin = |part: usize| order[(part * n).div_ceil(side).min(n - 1)];
    (0..=side).map(|part| values[begin(part)]).collect()
}

fn order(values: &[f64]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|&a, &b| values[a].total_cmp(&values[b]).then(a.cmp(&b)));
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    /// By hand: eight values in fours begin at the least, the third, fifth and seventh, and end at the greatest; two of them lie in each part.
    #[test]
    fn parts_have_equally_many_worlds() {
        let values = [5.0, 1.0, 8.0, 2.0, 7.0, 3.0, 6.0, 4.0];
        assert_eq!(parts(&values, 4), [2, 0, 3, 0, 3, 1, 2, 1]);
        assert_eq!(bounds(&values, 4), [1.0, 3.0, 5.0, 7.0, 8.0]);
    }

    /// Of three worlds the first strategy is best in two by 1 each, the second in one by 3: on average the second, in one of three.
    #[test]
    fn a_cell_has_the_strategy_that_is_best_on_average() {
        let (ids, benefit) = (["a".to_owned(), "b".to_owned()], [vec![1.0, 1.0, 0.0], vec![0.0, 0.0, 3.0]]);
        let cell = of_cell(&[0, 1, 2], &ids, &benefit);
        assert_eq!((cell.worlds, cell.best.as_deref(), cell.best_in), (3, Some("b"), 1));
        assert_eq!(of_cell(&[0, 1], &ids, &benefit).best.as_deref(), Some("a"));
        assert_eq!(of_cell(&[], &ids, &benefit).best, None);
    }
}
