//! The style sheet: one file, with the theme's colours and font before it.

use maud::PreEscaped;

use super::Telling;
use crate::report::theme::{Colour, LEAST_CONTRAST, Theme};

const PAPER: Colour = Colour([255; 3]);
const SHEET: &str = include_str!("style.css");

/// The theme as custom properties, then the sheet. A theme's font is nothing but names, so that nothing can end the sheet.
pub fn sheet(telling: &Telling) -> PreEscaped<String> {
    let Theme { ink, faint, accent, background, font, .. } = telling.theme;
    let own = Theme::default();
    // Paper is white: words that were made for a dark page get the program's own ink there.
    let on_paper = |words: Colour, own: Colour| if words.contrast(PAPER) < LEAST_CONTRAST { own } else { words };
    let screen = colours(*ink, *faint, *background);
    let paper = colours(on_paper(*ink, own.ink), on_paper(*faint, own.faint), PAPER);
    PreEscaped(format!(":root{{{screen}--accent:{accent};--font:{font}}}\n@media print{{:root{{{paper}}}}}\n{SHEET}"))
}

fn colours(ink: Colour, faint: Colour, background: Colour) -> String {
    let (rule, tint) = (background.mixed(ink, 0.16), background.mixed(ink, 0.04));
    format!("--ink:{ink};--faint:{faint};--background:{background};--rule:{rule};--tint:{tint};")
}
