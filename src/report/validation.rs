//! Everything that was compared with theory and print, as a page in Markdown: the same bytes from the same version.

use crate::validation::{Covered, Row, SEED, Validation};
use crate::words::{Language, UNDEFINED, measured_at, reference_shown, say, shown_of, whether};

/// The whole page.
pub fn page(language: Language, validation: &Validation) -> String {
    let Validation { version, effort, rows, expected_misses, coverage } = validation;
    let verb = if effort.is_quick { "blendsim validate --quick" } else { "blendsim validate" };
    let made = say!(language, "validation-made", verb = verb, version = *version, seed = SEED.to_string());
    let counted = say!(
        language,
        "validation-counted",
        misses = validation.misses(),
        rows = rows.len(),
        coverage = coverage.len(),
        expected = language.marked(&format!("{expected_misses:.2}")),
    );
    let rule = say!(language, "validation-rule", replications = effort.replications());
    let title = say!(language, "validation-title");
    let (tables, coverage) = (tables(language, rows), coverage_table(language, coverage));
    format!("# {title}\n\n{made}\n\n{counted}\n\n{rule}\n\n{tables}{coverage}")
}

/// A table for each group.
fn tables(language: Language, rows: &[Row]) -> String {
    let columns = ["desk", "quantity", "reference", "simulated", "allowed", "verdict", "twin"];
    let of_group = |rows: &[Row]| {
        let lines: String = rows.iter().map(|row| line(language, row)).collect();
        format!("## {}\n\n{}{lines}\n", language.slugged("group", rows[0].group), head(language, &columns))
    };
    rows.chunk_by(|a, b| a.group == b.group).map(of_group).collect()
}

/// The head of a table.
fn head(language: Language, columns: &[&str]) -> String {
    let titles: Vec<String> =
        columns.iter().map(|column| say!(language, "validation-column", column = *column)).collect();
    format!("| {} |\n|{}\n", titles.join(" | "), "---|".repeat(columns.len()))
}

fn line(language: Language, row: &Row) -> String {
    let shown = |value: f64| shown_of(language, row, value);
    let said = |twin| {
        let caught = whether(row.twin_is_caught == Some(true));
        say!(language, "validation-twin", twin = shown(twin), caught = caught)
    };
    let cells = [
        measured_at(language, &row.about),
        language.slugged("quantity", row.quantity),
        reference_shown(language, &row.reference),
        format!("{} ± {}", shown(row.simulated), shown(row.half_width)),
        shown(row.allowed),
        verdict(language, row.agrees),
        row.twin.map_or_else(|| UNDEFINED.to_owned(), said),
    ];
    format!("| {} |\n", cells.join(" | "))
}

/// "agrees" or "misses".
fn verdict(language: Language, agrees: bool) -> String {
    let verdict = say!(language, "validation-verdict", agrees = whether(agrees));
    if agrees { verdict } else { format!("**{verdict}**") }
}

fn coverage_table(language: Language, coverage: &[Covered]) -> String {
    let Some(first) = coverage.first() else { return String::new() };
    let percent = |share: f64| language.per_cent(share, 1);
    let rule = say!(
        language,
        "validation-coverage",
        experiments = first.experiments,
        low = percent(first.band[0]),
        high = percent(first.band[1]),
    );
    let columns = ["kind", "quantity", "truth", "holds", "twin", "verdict"];
    let line = |row: &Covered| {
        let cells = [
            language.slugged("kind", row.kind),
            language.slugged("quantity", row.quantity),
            language.marked(&row.truth_shown()),
            percent(row.share),
            percent(row.share_normal),
            verdict(language, row.agrees),
        ];
        format!("| {} |\n", cells.join(" | "))
    };
    let title = say!(language, "validation-coverage-title");
    let lines: String = coverage.iter().map(line).collect();
    format!("## {title}\n\n{rule}\n\n{}{lines}", head(language, &columns))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stat::estimate::mean;
    use crate::validation::unlived;

    /// Words that no German row holds, and names of experiments that are printed as they are.
    const ENGLISH: [&str; 14] =
        ["an", "hour", "agents", "with", "of", "the", "wait", "row", "rows", "agrees", "caught", "day", "from", "twin"];
    const PRINTED: [&str; 2] = ["MMC with abandonment", "MMC with 5 places"];

    fn english(page: &str) -> Vec<&str> {
        let is_english = |line: &&str| {
            let bare = PRINTED.iter().fold((*line).to_owned(), |line, name| line.replace(name, ""));
            bare.split(|letter: char| !letter.is_alphabetic()).any(|word| ENGLISH.contains(&word))
        };
        page.lines().filter(is_english).collect()
    }

    /// The committed page begins its lines as this one does: what was measured where is said as it was.
    #[test]
    fn the_page_has_the_rows_and_heads_of_the_committed_one() {
        let committed = include_str!("../../docs/validation.md");
        let page = page(Language::English, &unlived(&mean(&[1.0, 2.0, 3.0])));
        let begin = |line: &str| line.split_inclusive(" | ").take(2).collect::<String>();
        let [ours, theirs] =
            [page.as_str(), committed].map(|page| page.lines().filter(|line| line.starts_with(['|', '#'])).map(begin));
        assert_eq!(ours.collect::<Vec<_>>(), theirs.collect::<Vec<_>>());
    }

    #[test]
    fn every_row_of_the_page_is_told_in_german() {
        let compared = unlived(&mean(&[1.0, 2.0, 3.0]));
        assert!(compared.rows.len() > 90 && compared.coverage.len() == 12);
        let page = page(Language::German, &compared);
        assert_eq!(english(&page), Vec::<&str>::new());
        assert!(page.contains(
            "| 200 je Stunde, 12 Agenten, kein Platz zum Warten | blockiert ÷ (angeboten + blockiert) | 0,119739 |"
        ));
        assert!(page.contains("| 4,713 [4,68; 4,746] |"), "an interval has another mark than a fraction");
        // The twin: every row but that of a name that is the same in both.
        let (german, english) = (page, super::page(Language::English, &compared));
        let same = |(german, english): &(&str, &str)| german == english && german.starts_with("| ");
        assert_eq!(german.lines().zip(english.lines()).filter(same).count(), 0);
    }
}
