//! `[correlation.NAME]`: inputs that lie high and low together in the worlds that are drawn.

use serde::Serialize;

use crate::stat::{normal_cdf, normal_quantile};
use crate::text::{Kind, Node, Section, Value, keys};

/// Inputs of which each two have the same rank correlation.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Correlation {
    /// Paths of the inputs.
    pub inputs: Vec<String>,
    /// Spearman's rank correlation of each two of them.
    pub rank: f64,
}

keys! {
/// `[correlation.NAME]`
pub CORRELATION {
    required inputs: Kind::Names, "two or more inputs with a range, by their paths: [\"customers.growth_per_year\", \"team.desk.attrition_per_year\"]";
    required rank: Kind::Number(-1.0, 1.0), "rank correlation of each two of them";
}}

/// The correlations of a file of which everything else was read.
pub fn correlations(root: &Section) -> Vec<Correlation> {
    let mut correlations = Vec::new();
    for entry in root.children("correlation") {
        let section = root.member("correlation", entry, &[CORRELATION]);
        let known = [root.reader.uncertain(), settled(&root.reader.document.root, &entry.node)].concat();
        let rank = section.number("rank");
        let Some(places) = section.names("inputs", &known) else { continue };
        let inputs: Vec<String> = places.into_iter().map(|place| known[place].clone()).collect();
        let typed = entry
            .node
            .get("inputs")
            .map_or(0, |typed| if let Value::Array(items) = &typed.value { items.len() } else { 0 });
        let is_repeated = |(at, input): (usize, &String)| inputs[..at].contains(input);
        if typed < 2 {
            section.refuse("inputs", "fewer than two inputs", "two or more inputs with a range", "");
        } else if inputs.iter().enumerate().any(is_repeated) {
            section.refuse("inputs", "an input that stands there twice", "two or more inputs with a range", "");
        }
        correlations.push(Correlation { inputs, rank });
        if is_said_twice(&correlations) {
            let allowed = "one rank for each two inputs";
            section.refuse("rank", "another rank of two inputs that stand together before", allowed, "");
            correlations.pop();
        } else if Copula::of(&correlations).is_none() {
            let (found, allowed) = ("correlations that cannot hold together", "a positive semidefinite matrix");
            section.refuse(
                "rank",
                found,
                allowed,
                "of three inputs each two cannot lie opposite: state each pair that matters",
            );
            correlations.pop();
        }
    }
    correlations
}

/// Inputs of a correlation that have no range, as where a fit or an override lays one value on them: they stand in the file and are not drawn.
fn settled(root: &Node, said: &Node) -> Vec<String> {
    let Some(Value::Array(items)) = said.get("inputs").map(|inputs| &inputs.value) else { return Vec::new() };
    let is_value = |node: &Node| node.entries().is_none() || node.get("mode").is_some();
    let is_of_world = |path: &str| !["strategy.", "fit.", "run.", "correlation."].iter().any(|no| path.starts_with(no));
    let stands = |path: &&str| {
        is_of_world(path) && path.split('.').try_fold(root, |node, key| node.get(key)).is_some_and(is_value)
    };
    items.iter().map(Node::text).filter(stands).map(str::to_owned).collect()
}

/// Whether the last correlation has two inputs that have another rank in one before it.
fn is_said_twice(correlations: &[Correlation]) -> bool {
    let Some((last, before)) = correlations.split_last() else { return false };
    let shared = |of: &Correlation| last.inputs.iter().filter(|input| of.inputs.contains(input)).count();
    before.iter().any(|of| shared(of) > 1 && (of.rank - last.rank).abs() > 0.0)
}

/// Correlated inputs as a Gaussian copula.
#[derive(Clone, Debug, Default)]
pub struct Copula {
    inputs: Vec<String>,
    /// The Cholesky factor, by row.
    lower: Vec<Vec<f64>>,
}

impl Copula {
    /// The copula of some correlations; `None` if there is none.
    ///
    /// # Formula
    /// Normal scores with correlation `2 sin(πρ ÷ 6)` have the rank correlation `ρ`; they are independent scores times the Cholesky factor of
    /// their matrix, so that the first input of each group keeps its own.
    ///
    /// # Source
    /// K. Pearson, *On further methods of determining correlation*, Drapers' Company Research Memoirs, Biometric Series IV, 1907.
    pub fn of(correlations: &[Correlation]) -> Option<Self> {
        let mut inputs: Vec<String> = Vec::new();
        for input in correlations.iter().flat_map(|correlation| &correlation.inputs) {
            if !inputs.contains(input) {
                inputs.push(input.clone());
            }
        }
        let correlated = |a: usize, b: usize| {
            let holds = |group: &&Correlation| group.inputs.contains(&inputs[a]) && group.inputs.contains(&inputs[b]);
            let rank = correlations.iter().find(holds).map_or(0.0, |group| group.rank);
            if a == b { 1.0 } else { 2.0 * libm::sin(std::f64::consts::PI * rank / 6.0) }
        };
        let lower = cholesky(inputs.len(), &correlated)?;
        Some(Self { inputs, lower })
    }

    /// Where an input lies in its distribution, from where each would lie by itself.
    pub fn quantile(&self, path: &str, own: &dyn Fn(&str) -> f64) -> f64 {
        let Some(place) = self.inputs.iter().position(|input| input == path) else { return own(path) };
        let score = |input: &String| normal_quantile(own(input));
        let scores = self.inputs.iter().zip(&self.lower[place]).filter(|(_, factor)| **factor != 0.0);
        normal_cdf(scores.map(|(input, factor)| factor * score(input)).sum())
    }
}

/// The Cholesky factor of a correlation matrix; `None` if it is not positive semidefinite.
fn cholesky(n: usize, of: &dyn Fn(usize, usize) -> f64) -> Option<Vec<Vec<f64>>> {
    const NOTHING: f64 = 1e-12;
    let mut lower: Vec<Vec<f64>> = Vec::new();
    for row in 0..n {
        let mut new = vec![0.0; n];
        for column in 0..=row {
            let known: f64 = (0..column).map(|k| new[k] * if column == row { new[k] } else { lower[column][k] }).sum();
            let rest = of(row, column) - known;
            new[column] = match (column == row, column < row && lower[column][column] > 0.0) {
                (true, _) if rest < -NOTHING => return None,
                (true, _) => {
                    if rest > NOTHING {
                        rest.sqrt()
                    } else {
                        0.0
                    }
                }
                (false, true) => rest / lower[column][column],
                // A score that adds nothing of its own holds nothing that another could share.
                (false, false) if rest.abs() > 1e-9 => return None,
                (false, false) => 0.0,
            };
        }
        lower.push(new);
    }
    Some(lower)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::draw::Draw;

    fn group(inputs: &[&str], rank: f64) -> Correlation {
        Correlation { inputs: inputs.iter().map(|&input| input.to_owned()).collect(), rank }
    }

    /// Spearman's correlation of two inputs over 4,096 draws.
    fn rank(copula: &Copula, a: &str, b: &str) -> f64 {
        let n = 4096;
        let ranks = |path: &str| {
            let of = |index| copula.quantile(path, &|path| Draw { seed: 5, index }.quantile(path));
            (0..n).map(of).map(|u| u - 0.5).collect::<Vec<f64>>()
        };
        ranks(a).iter().zip(ranks(b)).map(|(a, b)| 12.0 * a * b).sum::<f64>() / f64::from(n)
    }

    /// Within four standard errors of 4,096 draws, .063; whoever is not named has nothing to do with them.
    #[test]
    fn inputs_are_correlated_as_they_say() {
        let copula = Copula::of(&[group(&["a", "b", "c"], 0.8), group(&["c", "d"], -0.3)]).unwrap();
        for (a, b, expected) in
            [("a", "b", 0.8), ("a", "c", 0.8), ("b", "c", 0.8), ("c", "d", -0.3), ("a", "d", 0.0), ("a", "e", 0.0)]
        {
            let found = rank(&copula, a, b);
            assert!((found - expected).abs() < 0.063, "{a} {b}: {found}");
        }
        let same = Copula::of(&[group(&["a", "b"], 1.0), group(&["c", "d"], -1.0)]).unwrap();
        let of = |path: &str| same.quantile(path, &|path| Draw { seed: 5, index: 3 }.quantile(path));
        assert!((of("a") - of("b")).abs() < 1e-12 && (of("c") + of("d") - 1.0).abs() < 1e-12);
    }

    #[test]
    fn what_cannot_hold_together_is_none() {
        assert!(Copula::of(&[group(&["a", "b", "c"], -0.8)]).is_none());
        assert!(Copula::of(&[group(&["a", "b"], 1.0), group(&["b", "c"], 1.0), group(&["a", "c"], 0.5)]).is_none());
        assert!(Copula::of(&[group(&["a", "b"], 1.0), group(&["b", "c"], 1.0), group(&["a", "c"], 1.0)]).is_some());
    }
}
