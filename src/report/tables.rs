//! Tables as CSV: a header, one row per fact, floats in the shortest form that reads back the same, undefined as nothing.

use crate::books::{Better, Digest, METRICS, Metric};
use crate::escape::csv;
use crate::findings::{
    Flips, Posterior, Summary, Sweep, SweptStrategy, WhatIf, count_ids, intraday as intervals_of, name_of_end,
    replication_weeks, replications as rows_of, weekly as weeks_of,
};
use crate::plot::figures::Figure;
use crate::scenario::Scenario;
use crate::study::{Draws, LivedDraw, Run};
use crate::unit::clock_time;

/// A row per strategy and replication: every metric, then every raw sum, the latter with `sum_` before its name.
pub fn replications(scenario: &Scenario, run: &Run) -> Result<Vec<u8>, ::csv::Error> {
    let mut header: Vec<String> = vec!["strategy".into(), "replication".into()];
    header.extend(METRICS.iter().map(|metric| metric.id.to_owned()));
    header.extend(["trust_end", "open_at_end", "events"].map(str::to_owned));
    header.extend(count_ids().iter().map(|id| format!("sum_{id}")));
    let rows = rows_of(scenario, run).into_iter().map(|row| {
        let mut cells = vec![row.strategy.to_owned(), row.replication.to_string()];
        cells.extend(row.metrics.iter().map(|value| number(*value)));
        cells.extend([number(row.trust_end), row.open_at_end.to_string(), row.events.to_string()]);
        cells.extend(row.sums.iter().map(|sum| number(Some(*sum))));
        cells
    });
    table(&header, rows)
}

/// A row per strategy, replication and week: every metric.
pub fn weeks(scenario: &Scenario, run: &Run) -> Result<Vec<u8>, ::csv::Error> {
    let named = ["strategy", "replication", "week", "start"];
    let header: Vec<&str> = named.into_iter().chain(METRICS.iter().map(|metric| metric.id)).collect();
    let rows = replication_weeks(scenario, run).map(|row| {
        let named = [row.strategy.to_owned(), row.replication.to_string(), row.week.to_string(), row.start.to_string()];
        named.into_iter().chain(row.metrics.into_iter().map(number)).collect()
    });
    table(&header, rows)
}

/// A row per metric: its unit, which way is better, and its name for people.
pub fn metrics() -> Result<Vec<u8>, ::csv::Error> {
    let better = |metric: &Metric| match metric.better {
        Better::Less => "less",
        Better::More => "more",
        Better::Neither => "",
    };
    let rows = METRICS.iter().map(|metric| {
        [metric.id, metric.unit_in_words(), better(metric), metric.label].map(str::to_owned).into_iter().collect()
    });
    table(&["metric", "unit", "better", "label"], rows)
}

/// A row per strategy, week and metric, with quantiles over replications.
pub fn weekly(scenario: &Scenario, run: &Run) -> Result<Vec<u8>, ::csv::Error> {
    let header = ["strategy", "week", "start", "metric", "unit", "mean", "p05", "p50", "p95"];
    let rows = weeks_of(scenario, run).into_iter().map(|row| {
        let e = &row.estimate;
        let unit = row.metric.unit_in_words().to_owned();
        let named =
            [row.strategy.to_owned(), row.week.to_string(), row.start.to_string(), row.metric.id.to_owned(), unit];
        named.into_iter().chain([e.mean, e.p05, e.p50, e.p95].map(number)).collect()
    });
    table(&header, rows)
}

/// A row per strategy, interval of the day and metric.
pub fn intraday(scenario: &Scenario, run: &Run) -> Result<Vec<u8>, ::csv::Error> {
    let header = ["strategy", "interval", "start", "metric", "mean", "half_width"];
    let rows = intervals_of(scenario, run).into_iter().map(|row| {
        let named =
            [row.strategy.to_owned(), row.interval.to_string(), clock_time(row.start_s), row.metric.id.to_owned()];
        named.into_iter().chain([row.estimate.mean, row.estimate.half_width].map(number)).collect()
    });
    table(&header, rows)
}

/// A row per strategy and line of the ledger, amounts of the horizon and per year, at scale 1:1.
pub fn ledger(summary: &Summary) -> Result<Vec<u8>, ::csv::Error> {
    let header = [
        "strategy",
        "line",
        "label",
        "subtotal",
        "due_once",
        "total",
        "total_half_width",
        "amount",
        "half_width",
        "difference",
        "difference_half_width",
    ];
    let rows = summary.strategies.iter().flat_map(|strategy| {
        strategy.ledger.iter().map(|line| {
            let difference = line.difference.as_ref();
            let named = [strategy.id.as_str(), line.id, line.label, line.subtotal].map(str::to_owned);
            let amounts = [
                line.total.mean,
                line.total.half_width,
                line.amount.mean,
                line.amount.half_width,
                difference.and_then(|d| d.mean),
                difference.and_then(|d| d.half_width),
            ];
            named.into_iter().chain([line.is_due_once.to_string()]).chain(amounts.map(number)).collect()
        })
    });
    table(&header, rows)
}

/// A row per end of an input's range, strategy and metric.
pub fn flips(flips: &Flips) -> Result<Vec<u8>, ::csv::Error> {
    let header = ["input", "end", "value", "strategy", "metric", "mean", "half_width"];
    let rows = flips.tried.iter().map(|tried| {
        let end = name_of_end(tried.end).to_owned();
        let numbers = [tried.found.mean, tried.found.half_width].map(number);
        let named =
            [tried.input.clone(), end, number(Some(tried.value)), tried.strategy.clone(), tried.metric.id.to_owned()];
        named.into_iter().chain(numbers).collect()
    });
    table(&header, rows)
}

/// A row per world that was drawn, life of it and strategy: the values of the inputs, then every metric.
pub fn draws(drawn: &Draws, strategies: &[String]) -> Result<Vec<u8>, ::csv::Error> {
    let metrics = METRICS.iter().map(|metric| metric.id);
    let inputs = drawn.inputs.iter().map(String::as_str);
    let header: Vec<&str> = ["draw", "life", "strategy"].into_iter().chain(inputs).chain(metrics).collect();
    let row = |world: &LivedDraw, life: &str, digest: &Digest, strategy: &String| {
        let named = [world.draw.index.to_string(), life.to_owned(), strategy.clone()];
        let inputs = world.values.iter().map(|value| number(Some(*value)));
        let metrics = METRICS.iter().map(|metric| number(metric.ratio.pair(digest).ratio()));
        named.into_iter().chain(inputs).chain(metrics).collect()
    };
    let lives = |world: &LivedDraw| {
        let twin = world.twin.clone().map(|twin| ("2", twin));
        std::iter::once(("1", world.strategies.clone())).chain(twin).collect::<Vec<_>>()
    };
    let rows = drawn.worlds.iter().flat_map(|world| {
        lives(world).into_iter().flat_map(move |(life, digests)| {
            digests.into_iter().zip(strategies).map(move |(digest, strategy)| row(world, life, &digest, strategy))
        })
    });
    table(&header, rows)
}

/// A row per target that worlds were held against: what counts as met, in how many worlds it is, and where they lie.
pub fn foretold(found: &Posterior) -> Result<Vec<u8>, ::csv::Error> {
    let header = ["target", "strategy", "number", "least", "most", "p05", "p50", "p95", "below", "met", "above"];
    let rows = found.foretold.iter().map(|of| {
        let target = &of.target;
        let named = [target.id.clone(), target.strategy.clone(), target.one_number.clone()];
        let worlds = target.found.as_ref().map_or([None; 3], |found| [found.p05, found.p50, found.p95]);
        let numbers = [Some(target.least), Some(target.most)].into_iter().chain(worlds).map(number);
        named.into_iter().chain(numbers).chain([of.below, of.met, of.above].map(|n| n.to_string())).collect()
    });
    table(&header, rows)
}

/// A row per input by which worlds that agree are told from the others: where all worlds lie, and where these do.
pub fn learned(found: &Posterior) -> Result<Vec<u8>, ::csv::Error> {
    let header = ["input", "all_p05", "all_p50", "all_p95", "agreeing_p05", "agreeing_p50", "agreeing_p95"];
    let rows = found.learned.iter().map(|of| {
        let numbers = of.before.into_iter().chain(of.after).map(|value| number(Some(value)));
        std::iter::once(of.input.clone()).chain(numbers).collect()
    });
    table(&header, rows)
}

/// A row per strategy, AI model and quantity: metrics, then amounts of the ledger per year at scale 1:1.
pub fn models(summary: &Summary) -> Result<Vec<u8>, ::csv::Error> {
    let header = ["strategy", "model", "quantity", "mean", "half_width"];
    let rows = summary.strategies.iter().flat_map(|strategy| {
        strategy.models.iter().flat_map(|model| {
            let metrics = model.metrics.0.iter().map(|(id, estimate)| (*id, estimate));
            let amounts = model.ledger.iter().map(|line| (line.id, &line.amount));
            metrics.chain(amounts).map(|(quantity, estimate)| {
                let named = [strategy.id.as_str(), model.id.as_str(), quantity].map(str::to_owned);
                named.into_iter().chain([estimate.mean, estimate.half_width].map(number)).collect()
            })
        })
    });
    table(&header, rows)
}

/// A row per depth of a cut and metric: what it is, and less what it is without a cut.
pub fn depths(found: &WhatIf) -> Result<Vec<u8>, ::csv::Error> {
    let header = [
        "cut",
        "people",
        "strategy",
        "metric",
        "unit",
        "mean",
        "half_width",
        "difference",
        "difference_half_width",
        "found",
    ];
    let rows = found.depths.iter().flat_map(|depth| {
        METRICS.iter().map(|metric| {
            let (level, less) = (depth.metrics.get(metric), depth.difference.get(metric));
            let named = [depth.strategy.as_str(), metric.id, metric.unit_in_words()].map(str::to_owned);
            let numbers = [
                level.and_then(|level| level.mean),
                level.and_then(|level| level.half_width),
                less.and_then(|less| less.mean),
                less.and_then(|less| less.half_width),
            ];
            let way = depth.found.get(metric).copied().unwrap_or_default().to_owned();
            let of = [depth.cut, depth.people].map(|of| number(Some(of)));
            of.into_iter().chain(named).chain(numbers.map(number)).chain([way]).collect()
        })
    });
    table(&header, rows)
}

/// A row per point, strategy and metric: the values of what is moved, then what it is, and less what it is under the baseline at the same point.
pub fn sweep(found: &Sweep) -> Result<Vec<u8>, ::csv::Error> {
    let names =
        ["strategy", "metric", "unit", "mean", "half_width", "n", "difference", "difference_half_width", "is_beaten"];
    let paths = found.axes.iter().map(|axis| axis.path.clone());
    let header: Vec<String> = ["point".to_owned()].into_iter().chain(paths).chain(names.map(str::to_owned)).collect();
    let row = |at: usize, values: &[String], of: &SweptStrategy, metric: &Metric| {
        let (level, less) = (of.metrics.get(metric), of.difference.get(metric));
        let placed = std::iter::once(at.to_string()).chain(values.iter().cloned());
        let named = [of.id.clone(), metric.id.to_owned(), metric.unit_in_words().to_owned()];
        let numbers = [level.and_then(|of| of.mean), level.and_then(|of| of.half_width)].map(number);
        let n = level.map_or_else(String::new, |of| of.n.to_string());
        let beside = [less.and_then(|of| of.mean), less.and_then(|of| of.half_width)].map(number);
        let beaten = of.is_beaten.map_or_else(String::new, |is_beaten| is_beaten.to_string());
        placed.chain(named).chain(numbers).chain([n]).chain(beside).chain([beaten]).collect()
    };
    let rows = found.points.iter().enumerate().flat_map(|(at, point)| {
        let of_point = point.strategies.iter().flat_map(move |of| METRICS.iter().map(move |metric| (of, metric)));
        of_point.map(move |(of, metric)| row(at, &point.values, of, metric))
    });
    table(&header, rows)
}

/// The numbers of a figure.
pub fn figure(figure: &Figure) -> Result<Vec<u8>, ::csv::Error> {
    let (header, rows) = figure.table.split_first().map_or((&[][..], &[][..]), |(header, rows)| (&header[..], rows));
    table(header, rows.iter().cloned())
}

fn table<H: AsRef<str>>(header: &[H], rows: impl Iterator<Item = Vec<String>>) -> Result<Vec<u8>, ::csv::Error> {
    let mut writer = ::csv::Writer::from_writer(Vec::new());
    writer.write_record(header.iter().map(|cell| csv(cell.as_ref())))?;
    for row in rows {
        writer.write_record(row.iter().map(|cell| csv(cell)))?;
    }
    writer.into_inner().map_err(|error| ::csv::Error::from(error.into_error()))
}

fn number(value: Option<f64>) -> String {
    value.map_or_else(String::new, |value| value.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_read_back_the_same_and_undefined_is_empty() {
        for value in [0.1 + 0.2, 1e-300, 123_456_789.125, -0.0] {
            assert_eq!(number(Some(value)).parse::<f64>().unwrap().to_bits(), value.to_bits());
        }
        assert_eq!(number(None), "");
    }

    #[test]
    fn names_with_commas_are_quoted() {
        let rows = std::iter::once(vec!["a,b".to_owned(), "say \"x\"".to_owned()]);
        let text = String::from_utf8(table(&["p", "q"], rows).unwrap()).unwrap();
        assert_eq!(text, "p,q\n\"a,b\",\"say \"\"x\"\"\"\n");
    }
}
