//! Everything that was compared, as Markdown: the same bytes from the same version.

use super::{Covered, Effort, Row, SEED, Validation};

/// The whole page.
pub fn page(validation: &Validation) -> String {
    let Validation { version, effort, rows, expected_misses, coverage } = validation;
    let verb = if effort.is_quick { "blendsim validate --quick" } else { "blendsim validate" };
    let missed = match validation.misses() {
        0 => "No row misses".to_owned(),
        1 => "1 row misses".to_owned(),
        n => format!("{n} rows miss"),
    };
    format!(
        "# Validation\n\n\
         Made by `{verb} --write docs/validation.md`, version {version}, seed {SEED}; not edited by hand. How to read it: \
         [guide](guide/validation.md).\n\n\
         {missed}, of {} beside theory or print and {} of coverage. Chance alone is expected to make {expected_misses:.2} rows \
         of the first table miss.\n\n\
         {}{}{}",
        rows.len(),
        coverage.len(),
        rule(*effort),
        tables(rows),
        coverage_table(coverage),
    )
}

fn rule(effort: Effort) -> String {
    format!(
        "A row **agrees** where |simulated − reference| ≤ 3 · √(own SE² + reference's SE²) + half a unit of the last printed \
         digit: the column *allowed*. Own standard errors (SE) are of {} replications. A reference that was simulated \
         elsewhere has its printed interval in brackets; printed without one, it is given our standard error for as many days \
         as it had. The *wrong twin* is the same theory with 1 to 3 % more demand (of busyness, a tenth more of it): **caught** \
         where, were it the reference, the row would miss.\n\n",
        effort.replications()
    )
}

/// A table for each group.
fn tables(rows: &[Row]) -> String {
    let of_group = |rows: &[Row]| {
        format!(
            "## {}\n\n| desk | quantity | reference | simulated | allowed | verdict | wrong twin |\n\
             |---|---|---|---|---|---|---|\n{}\n",
            rows[0].group,
            rows.iter().map(line).collect::<String>()
        )
    };
    rows.chunk_by(|a, b| a.group == b.group).map(of_group).collect()
}

fn line(row: &Row) -> String {
    let twin = match (row.twin, row.twin_is_caught) {
        (Some(twin), Some(true)) => format!("{}: caught", row.shown(twin)),
        (Some(twin), _) => format!("{}: not told apart", row.shown(twin)),
        _ => "—".to_owned(),
    };
    format!(
        "| {} | {} | {} | {} ± {} | {} | {} | {twin} |\n",
        row.about,
        row.quantity,
        row.reference.text,
        row.shown(row.simulated),
        row.shown(row.half_width),
        row.shown(row.allowed),
        row.verdict(),
    )
}

impl Row {
    /// A number with two digits of this row's half-width.
    pub fn shown(&self, value: f64) -> String {
        let digits = (1 - libm::log10(self.half_width.max(1e-9)).floor() as i32).clamp(0, 9) as usize;
        format!("{value:.digits$}")
    }

    /// "agrees" or "misses".
    pub fn verdict(&self) -> &'static str {
        if self.agrees { "agrees" } else { "**misses**" }
    }
}

fn coverage_table(coverage: &[Covered]) -> String {
    let Some(first) = coverage.first() else { return String::new() };
    let mut page = format!(
        "## Coverage\n\n\
         {} experiments of four replications each, in worlds whose truth is known: how many of their 95 % intervals hold it. \
         It agrees from {} to {}. The wrong twin has the normal quantile, 1.96, in place of Student's, 3.18, and must lie \
         outside.\n\n\
         | interval of a | quantity | truth | holds it | wrong twin | verdict |\n|---|---|---|---|---|---|\n",
        first.experiments,
        percent(first.band[0]),
        percent(first.band[1]),
    );
    for row in coverage {
        page += &format!(
            "| {} | {} | {} | {} | {} | {} |\n",
            row.kind,
            row.quantity,
            row.truth_shown(),
            percent(row.share),
            percent(row.share_normal),
            row.verdict(),
        );
    }
    page
}

impl Covered {
    /// The truth with six digits.
    pub fn truth_shown(&self) -> String {
        super::Reference::computed(self.truth).text
    }

    /// "agrees" or "misses".
    pub fn verdict(&self) -> &'static str {
        if self.agrees { "agrees" } else { "**misses**" }
    }
}

fn percent(share: f64) -> String {
    format!("{:.1} %", 100.0 * share)
}
