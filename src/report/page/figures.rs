//! The figures, each with its finding, how to read it, and where its numbers lie.

use maud::{Markup, PreEscaped, html};

use crate::plot::figures::Figure;
use crate::words::{Language, say};

/// Figures below one another; nothing if there are none.
pub fn figures(language: Language, figures: &[Figure]) -> Option<Markup> {
    (!figures.is_empty()).then(|| html! { @for picture in figures { (figure(language, picture)) } })
}

fn figure(language: Language, figure: &Figure) -> Markup {
    let id = figure.id;
    html! {
        figure id={ "figure-" (id) } {
            h3 { (figure.title) }
            // The drawing is our own; whatever stands in it was escaped when it was drawn.
            div class="scroll" tabindex="0" role="region" aria-label=(figure.title) { (PreEscaped(figure.untitled())) }
            figcaption {
                (figure.caption)
                span class="files" {
                    " " (say!(language, "page-numbers")) " " a href={ "figures/" (id) ".csv" } { (id) ".csv" }
                    " · " (say!(language, "page-picture")) " "
                    @if cfg!(feature = "png") { a href={ "figures/" (id) ".png" } { (id) ".png" } ", " }
                    a href={ "figures/" (id) ".svg" } { (id) ".svg" }
                }
            }
        }
    }
}
