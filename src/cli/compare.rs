//! `compare`: two results folders, and what the second has more or less than the first.

use super::args::{CompareArgs, Format};
use super::say;
use super::table::{plain, right};
use super::what_if::COLUMNS;
use crate::desk::compare::compare;
use crate::findings::{Compared, Folders};
use crate::report::json;
use crate::words::{self, Language, Ruler, whether};

/// Reads two folders and prints them beside each other.
///
/// # Errors
/// Bad input: what is no results folder, or has no strategy of the other.
pub fn compare_folders(args: &CompareArgs, language: Language) -> anyhow::Result<()> {
    let folders = compare([&args.first, &args.second], &args.pair)?;
    say(&match args.format {
        Format::Json => json(&folders)?,
        Format::Table => for_people(args, language, &folders),
    })
}

fn for_people(args: &CompareArgs, language: Language, folders: &Folders) -> String {
    let side = |place: usize, path: &std::path::Path| {
        words::say!(
            language,
            "compare-side",
            side = if place == 0 { "A" } else { "B" },
            path = path.display().to_string(),
            source = &folders.sources[place],
            run = &folders.runs[place],
        )
    };
    let sides = format!("{}\n{}", side(0, &args.first), side(1, &args.second));
    let tables: Vec<String> = folders.strategies.iter().map(|compared| table(language, folders, compared)).collect();
    let settings: Vec<String> =
        folders.apart.iter().map(|&setting| words::say!(language, "setting", setting = setting)).collect();
    let how =
        words::say!(language, "compare-how", paired = whether(folders.is_paired), settings = language.list(&settings),);
    format!("{sides}\n\n{}\n\n{how}\n", tables.join("\n\n"))
}

/// A row for each metric: the first folder, the second, and the second less the first.
fn table(language: Language, folders: &Folders, compared: &Compared) -> String {
    let [a, b] = &compared.strategies;
    let title = if a == b { a.clone() } else { format!("A: {a}\nB: {b}") };
    let mut table = plain(vec![title, "A".to_owned(), "B".to_owned(), "B − A".to_owned()]);
    for metric in &COLUMNS {
        let of = [&compared.first, &compared.second, &compared.difference].map(|of| of.get(metric));
        let [Some(first), Some(second), Some(less)] = of else { continue };
        let ruler = Ruler::of(language, metric.unit, &folders.currency, [first, second]);
        let unit = if ruler.unit().is_empty() { String::new() } else { format!(", {}", ruler.unit()) };
        let is_found = less.mean.zip(less.half_width).is_some_and(|(mean, half)| mean.abs() > half);
        let shown = ruler.difference(less);
        let less = if is_found { shown } else { format!("({shown})") };
        table.add_row([
            format!("{}{unit}", language.label(metric)),
            ruler.estimate(first),
            ruler.estimate(second),
            less,
        ]);
    }
    right(table, 1..)
}
