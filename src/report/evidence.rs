//! The evidence, read from its page in the documentation: what published figures say, and how far each can be trusted.
//!
//! The page's tables are the only copy. They are compiled in and read when a report is made.

use std::sync::LazyLock;

use crate::scenario::Assumption;
use crate::words::{Language, say};

const PAGE: &str = include_str!("../../docs/evidence.md");

/// A row of the evidence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// "K25".
    pub id: String,
    /// What was measured or said.
    pub figure: String,
    /// As the source gives it.
    pub value: String,
    /// Unit of the value.
    pub unit: String,
    /// When.
    pub date: String,
    /// Who says so.
    pub source: String,
    /// Where it can be read.
    pub links: Vec<String>,
    /// How far the figure lies from whoever measured it, in words.
    pub trust: String,
}

/// Grades of trust, the weakest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grade {
    /// No figure supports it.
    Assumption,
    /// Chosen so that an outcome meets a figure.
    Fitted,
    /// A source that is no row of the evidence.
    Unchecked,
    /// Origin unknown, or known to be wrong.
    Low,
    /// Written down from memory.
    Recalled,
    /// Said by who sells it.
    Vendor,
    /// Repeated by somebody else, or worked out from other rows.
    Relayed,
    /// Collected over many firms.
    Benchmark,
    /// A filing, a regulator's format, or the measuring party's own page.
    Primary,
    /// A paper with a method one can read.
    Academic,
}

/// Words of the trust column and what they mean; where a text has several, the first of this list counts.
const WORDS: [(&str, Grade); 15] = [
    ("do not use", Grade::Low),
    ("low", Grade::Low),
    ("recalled", Grade::Recalled),
    ("vendor", Grade::Vendor),
    ("press", Grade::Relayed),
    ("secondary", Grade::Relayed),
    ("mirror", Grade::Relayed),
    ("relayed", Grade::Relayed),
    ("analyst", Grade::Relayed),
    ("derived", Grade::Relayed),
    ("benchmark", Grade::Benchmark),
    ("industry", Grade::Benchmark),
    ("survey", Grade::Benchmark),
    ("primary", Grade::Primary),
    ("academic", Grade::Academic),
];

impl Row {
    /// Its grade; a text that mixes grades has the weakest of them. `None` if no word of it is known.
    pub fn grade(&self) -> Option<Grade> {
        WORDS.iter().find(|(word, _)| self.trust.contains(word)).map(|(_, grade)| *grade)
    }
}

impl Grade {
    fn id(self) -> &'static str {
        match self {
            Self::Assumption => "assumption",
            Self::Fitted => "fitted",
            Self::Unchecked => "unchecked",
            Self::Low => "low",
            Self::Recalled => "recalled",
            Self::Vendor => "vendor",
            Self::Relayed => "relayed",
            Self::Benchmark => "benchmark",
            Self::Primary => "primary",
            Self::Academic => "academic",
        }
    }

    /// Its name for people.
    pub fn name(self, language: Language) -> String {
        say!(language, "grade", grade = self.id())
    }

    /// What it says of a number.
    pub fn meaning(self, language: Language) -> String {
        say!(language, "grade-meaning", grade = self.id())
    }
}

/// All rows, in the order of the page.
pub fn rows() -> &'static [Row] {
    static ROWS: LazyLock<Vec<Row>> = LazyLock::new(|| PAGE.lines().filter_map(row).collect());
    &ROWS
}

/// The rows that a text such as "K42, H07 (split: assumption)" names, in its order.
pub fn named(text: &str) -> Vec<&'static Row> {
    let words = text.split(|letter: char| !letter.is_ascii_alphanumeric());
    words.filter_map(|word| rows().iter().find(|row| row.id == word)).collect()
}

/// How far a number of a scenario can be trusted: as far as the weakest row that it names.
pub fn grade(number: &Assumption) -> Grade {
    let (source, note) = (number.source.to_lowercase(), number.note.to_lowercase());
    if source.contains("fitted") || note.starts_with("fitted") {
        return Grade::Fitted;
    }
    if source.is_empty() || source.contains("assumption") {
        return Grade::Assumption;
    }
    named(&number.source).into_iter().filter_map(Row::grade).min().unwrap_or(Grade::Unchecked)
}

/// Whether its note says that a part of it is an assumption though a row is named: "C02" with "split: assumption".
pub fn is_partly_assumed(number: &Assumption) -> bool {
    grade(number) > Grade::Assumption && number.note.to_lowercase().contains("assumption")
}

fn row(line: &str) -> Option<Row> {
    let cells: Vec<&str> = line.strip_prefix("| ")?.strip_suffix(" |")?.split(" | ").collect();
    let [id, figure, value, unit, date, source, links, trust] = cells[..] else { return None };
    let is_id = matches!(id.as_bytes(), [b'A'..=b'Z', b'0'..=b'9', b'0'..=b'9']);
    let links = links.split("<br>").map(|link| link.trim_matches(['<', '>']).to_owned()).collect();
    let [figure, value, unit, date, source, trust] = [figure, value, unit, date, source, trust].map(plain);
    is_id.then(|| Row { id: id.to_owned(), figure, value, unit, date, source, links, trust })
}

/// A cell without the marks of Markdown.
fn plain(cell: &str) -> String {
    cell.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&").replace('\\', "")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::Spread;
    use crate::scenario::{BUILTIN, Quantity, keys, parse};

    #[test]
    fn every_row_of_the_page_is_read_whole_and_has_a_grade() {
        let typed = PAGE.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| id ")).count();
        assert_eq!(rows().len(), typed);
        for row in rows() {
            assert!(row.grade().is_some(), "{}: {}", row.id, row.trust);
            assert!(row.links.iter().all(|link| link.starts_with("http")), "{}: {:?}", row.id, row.links);
            let cells = [&row.figure, &row.value, &row.unit, &row.date, &row.source];
            assert!(cells.iter().all(|cell| !cell.is_empty() && !cell.contains("&lt;")), "{row:?}");
        }
    }

    #[test]
    fn no_id_stands_twice() {
        for (place, row) in rows().iter().enumerate() {
            assert!(rows()[..place].iter().all(|other| other.id != row.id), "{}", row.id);
        }
    }

    /// Words of a source that look like the id of a row.
    fn ids(text: &str) -> impl Iterator<Item = &str> {
        let words = text.split(|letter: char| !letter.is_ascii_alphanumeric());
        words.filter(|word| matches!(word.as_bytes(), [b'A'..=b'Z', b'0'..=b'9', b'0'..=b'9']))
    }

    #[test]
    fn every_id_in_a_built_in_scenario_or_a_default_is_a_row() {
        let worlds = BUILTIN.iter().map(|known| parse(known.id, known.id, known.text, &[]).unwrap());
        let of_worlds = worlds.flat_map(|world| world.assumptions).flat_map(|number| [number.source, number.note]);
        let of_keys = keys::SECTIONS.iter().flat_map(|(_, keys)| keys.iter()).map(|key| key.source.to_owned());
        let texts: Vec<String> = of_worlds.chain(of_keys).collect();
        assert!(texts.iter().flat_map(|text| ids(text)).count() > 100);
        for text in &texts {
            assert_eq!(named(text).len(), ids(text).count(), "{text}");
        }
    }

    #[test]
    fn a_text_that_mixes_grades_has_the_weakest() {
        let grade = |id: &str| named(id)[0].grade().unwrap();
        assert_eq!([grade("K25"), grade("K02"), grade("K43")], [Grade::Relayed, Grade::Relayed, Grade::Primary]);
        assert_eq!([grade("M05"), grade("C10"), grade("A24")], [Grade::Academic, Grade::Recalled, Grade::Low]);
        assert!(Grade::Assumption < Grade::Low && Grade::Low < Grade::Academic);
    }

    fn number(source: &str, note: &str) -> Assumption {
        let (source, note) = (source.to_owned(), note.to_owned());
        let (path, quantity, spread) = ("a".into(), Quantity::Share, Spread::default());
        Assumption { path, quantity, low: None, mode: 0.5, high: None, source, note, spread, prior: None, used: 0.5 }
    }

    #[test]
    fn a_number_is_trusted_as_far_as_its_weakest_row() {
        let of = |source, note| grade(&number(source, note));
        assert_eq!([of("assumption", "C12"), of("", "")], [Grade::Assumption; 2]);
        assert_eq!([of("fitted", ""), of("K02, K03", "fitted to 3.45 million contacts")], [Grade::Fitted; 2]);
        assert_eq!([of("K43", ""), of("K43, C10", "")], [Grade::Primary, Grade::Recalled]);
        assert_eq!(of("our own survey", ""), Grade::Unchecked);
    }

    #[test]
    fn a_note_may_say_that_a_part_is_assumed() {
        assert!(is_partly_assumed(&number("C02", "average .72; split: assumption")));
        assert!(!is_partly_assumed(&number("C02", "")) && !is_partly_assumed(&number("assumption", "an assumption")));
    }
    #[test]
    fn every_grade_has_its_own_name_and_meaning_in_every_language() {
        let mut grades: Vec<Grade> = WORDS.iter().map(|(_, grade)| *grade).collect();
        grades.extend([Grade::Assumption, Grade::Fitted, Grade::Unchecked]);
        grades.sort_unstable();
        grades.dedup();
        for language in Language::codes().filter_map(Language::of) {
            let mut said: Vec<String> = grades.iter().flat_map(|g| [g.name(language), g.meaning(language)]).collect();
            said.sort_unstable();
            said.dedup();
            assert_eq!(said.len(), 2 * grades.len(), "{said:?}");
        }
    }
}
