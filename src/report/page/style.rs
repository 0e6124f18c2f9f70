//! The style sheet: one file, with the theme's colours and font before it.

use maud::PreEscaped;

use super::Telling;

const SHEET: &str = include_str!("style.css");

/// The theme as custom properties, then the sheet. A theme's font is nothing but names, so that nothing can end the sheet.
pub fn sheet(telling: &Telling) -> PreEscaped<String> {
    let theme = telling.theme;
    let (ink, faint, accent, background) = (theme.ink, theme.faint, theme.accent, theme.background);
    let (rule, tint) = (background.mixed(ink, 0.16), background.mixed(ink, 0.04));
    PreEscaped(format!(
        ":root{{--ink:{ink};--faint:{faint};--accent:{accent};--background:{background};--rule:{rule};--tint:{tint};\
         --font:{}}}\n{SHEET}",
        theme.font
    ))
}
