//! `report.html`: one file for people, with everything in it and nothing loaded from anywhere.
//!
//! Every sentence is made from numbers. The page is a function of summary, facts, figures and theme: no time, no path.

mod assumptions;
mod detection;
mod doubts;
mod figures;
mod fits;
mod groups;
mod method;
mod models;
mod published;
mod reactions;
mod rerun;
mod scale;
mod strategies;
mod style;
mod value;
mod work;

use maud::{DOCTYPE, Markup, html};

use super::facts::Facts;
use super::theme::Theme;
use crate::escape::html as html_text;
use crate::findings::Summary;
use crate::number::grouped;
use crate::plot::Palette;
use crate::plot::figures::Figure;
use crate::unit::{MONTH, human_duration};
use crate::words::en::{under_fits, verdict};

/// Its name in the folder.
pub const NAME: &str = "report.html";

const LETTERS_OF_OVERRIDES: usize = 400;

/// What is told, and how it looks.
#[derive(Clone, Copy, Debug)]
pub struct Telling<'a> {
    /// Everything that was found.
    pub summary: &'a Summary,
    /// What a report tells beyond it.
    pub facts: &'a Facts,
    /// The figures, the most important one first.
    pub figures: &'a [Figure],
    /// Colours of the strategies.
    pub palette: &'a Palette,
    /// Looks of the page.
    pub theme: &'a Theme,
}

/// A part of the page: its name in links, its heading, and what stands below it, if there is anything to say.
struct Part {
    id: &'static str,
    heading: &'static str,
    body: Option<Markup>,
}

/// The page.
pub fn html(telling: &Telling) -> String {
    let parts: Vec<Part> = parts(telling).into_iter().filter(|part| part.body.is_some()).collect();
    let Telling { summary, theme, .. } = telling;
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="generator" content={ "blendsim " (summary.version) };
                title { (title(telling)) }
                style { (style::sheet(telling)) }
            }
            body {
                (head(telling))
                nav aria-label="Contents" {
                    ul { @for part in &parts { li { a href={ "#" (part.id) } { (part.heading) } } } }
                }
                main {
                    @for part in &parts {
                        section id=(part.id) { h2 { (part.heading) } @if let Some(body) = &part.body { (body) } }
                    }
                }
                footer {
                    @if !theme.footer.is_empty() { p { (theme.footer) } }
                    p { (origin(summary)) }
                }
            }
        }
    };
    html_text(&page.into_string()) + "\n"
}

fn parts(telling: &Telling) -> Vec<Part> {
    let part = |id, heading, body| Part { id, heading, body };
    let (first, others) = telling.figures.split_at(telling.figures.len().min(1));
    vec![
        part("answer", "The answer", Some(answer(telling.summary))),
        part("fits", "The answer under other fits", fits::fits(telling)),
        part("first-figure", "Cost against satisfaction", figures::figures(first)),
        part("strategies", "The strategies", Some(strategies::strategies(telling))),
        part("models", "The AI models", models::models(telling)),
        part("doubts", "What would change the answer", doubts::doubts(telling)),
        part("figures", "The figures", figures::figures(others)),
        part("detection", "Lost, and when it is noticed", detection::detection(telling)),
        part("groups", "Who is worse off, who better", groups::groups(telling)),
        part("work", "What is left for people", work::work(telling)),
        part("reactions", "What triggers and pilots did", reactions::reactions(telling)),
        part("published", "Held against what was published", published::published(telling)),
        part("assumptions", "Assumptions", assumptions::assumptions(telling)),
        part("evidence", "Evidence", assumptions::evidence(telling)),
        part("method", "Method, validation, limits", Some(method::method(telling))),
        part("rerun", "How to run it again", Some(rerun::rerun(telling))),
    ]
}

fn title<'a>(telling: &'a Telling) -> &'a str {
    if telling.theme.title.is_empty() { &telling.summary.title } else { &telling.theme.title }
}

fn head(telling: &Telling) -> Markup {
    let theme = telling.theme;
    let name = if theme.organisation.is_empty() { "Logo" } else { theme.organisation.as_str() };
    html! {
        header {
            @if !(theme.logo.is_empty() && theme.organisation.is_empty()) {
                div class="sender" {
                    @if !theme.logo.is_empty() { img class="logo" src=(theme.logo) alt=(name); }
                    @if !theme.organisation.is_empty() { p { (theme.organisation) } }
                }
            }
            h1 { (title(telling)) }
            p class="faint" { (setting(telling)) }
            @if let Some(fit) = &telling.summary.fit { p { "Run under the fit " code { (fit.id) } ": " (fit.title) "." } }
            @if let Some(with) = telling.summary.with_overrides(LETTERS_OF_OVERRIDES) { p { "Run " (with) "." } }
        }
    }
}

/// What was simulated, in a line.
fn setting(telling: &Telling) -> String {
    let Telling { summary, facts, .. } = telling;
    let months = (facts.horizon_s / MONTH).round();
    let length = if months < 3.0 { human_duration(facts.horizon_s) } else { format!("{} months", grouped(months, 0)) };
    let strategies = counted(summary.strategies.len(), "strategy", "strategies");
    let replications = counted(summary.replications.len(), "random history", "random histories");
    let customers = grouped(facts.customers, 0);
    format!(
        "A simulation: {strategies} over {length} from {}, {customers} customers at the start; {replications} of each, at scale 1:{}.",
        facts.start, summary.scale
    )
}

/// What holds in the world of every fit, if there are fits, then the answer as typed.
fn answer(summary: &Summary) -> Markup {
    let sentences = under_fits(summary).into_iter().take(1).chain(verdict(summary));
    html! { div class="answer" { @for sentence in sentences { p { (sentence) } } } }
}

fn origin(summary: &Summary) -> String {
    format!(
        "Scenario {} · run {} · seed {} · blendsim {}",
        summary.scenario, summary.run_id, summary.seed, summary.version
    )
}

/// "1 strategy", "5 strategies".
fn counted(n: usize, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}
