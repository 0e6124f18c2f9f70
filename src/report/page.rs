//! `report.html`: one file for people, with everything in it and nothing loaded from anywhere.
//!
//! Every sentence is made from numbers. The page is a function of summary, facts, figures and theme: no time, no path.

mod assumptions;
mod detection;
mod doubts;
mod drawn;
mod figures;
mod fits;
mod groups;
mod method;
mod models;
mod planned;
mod published;
mod reactions;
mod rerun;
mod scale;
mod strategies;
mod style;
mod undoing;
mod work;

use jiff::civil::Date;
use maud::{DOCTYPE, Markup, html};

use super::facts::Facts;
use super::theme::Theme;
use crate::escape::html as html_text;
use crate::plot::Palette;
use crate::plot::figures::Figure;
use crate::unit::MONTH;
use crate::words::{Language, Told, say, turned_away, under_fits, verdict};

/// Its name in the folder.
pub const NAME: &str = "report.html";

const LETTERS_OF_OVERRIDES: usize = 400;

/// What is told, and how it looks.
#[derive(Clone, Copy, Debug)]
pub struct Telling<'a> {
    /// Everything that was found, and the language.
    pub told: &'a Told<'a>,
    /// What a report tells beyond it.
    pub facts: &'a Facts,
    /// The figures, the most important one first.
    pub figures: &'a [Figure],
    /// Colours of the strategies.
    pub palette: &'a Palette,
    /// Looks of the page.
    pub theme: &'a Theme,
}

/// A part of the page: its name in links and in messages, and what stands below its heading, if there is anything to say.
struct Part {
    id: &'static str,
    body: Option<Markup>,
}

/// The page.
pub fn html(telling: &Telling) -> String {
    let parts: Vec<Part> = parts(telling).into_iter().filter(|part| part.body.is_some()).collect();
    let Telling { told, theme, .. } = telling;
    let heading = |part: &Part| say!(told.language, "page-part", part = part.id);
    let page = html! {
        (DOCTYPE)
        html lang=(told.language.code()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="generator" content={ "blendsim " (told.version) };
                title { (title(telling)) }
                style { (style::sheet(telling)) }
            }
            body {
                (head(telling))
                nav aria-label=(say!(told.language, "page-contents")) {
                    ul { @for part in &parts { li { a href={ "#" (part.id) } { (heading(part)) } } } }
                }
                main {
                    @for part in &parts {
                        section id=(part.id) { h2 { (heading(part)) } @if let Some(body) = &part.body { (body) } }
                    }
                }
                footer {
                    @if !theme.footer.is_empty() { p { (theme.footer) } }
                    p { (origin(told)) }
                }
            }
        }
    };
    html_text(&page.into_string()) + "\n"
}

fn parts(telling: &Telling) -> Vec<Part> {
    let part = |id, body| Part { id, body };
    let (first, others) = telling.figures.split_at(telling.figures.len().min(1));
    let language = telling.told.language;
    vec![
        part("answer", Some(answer(telling.told))),
        part("fits", fits::fits(telling)),
        part("first-figure", figures::figures(language, first)),
        part("strategies", Some(strategies::strategies(telling))),
        part("drawn", drawn::drawn(telling)),
        part("models", models::models(telling)),
        part("doubts", doubts::doubts(telling)),
        part("figures", figures::figures(language, others)),
        part("detection", detection::detection(telling)),
        part("undoing", undoing::undoing(telling)),
        part("planned", planned::planned_staff(telling.told)),
        part("groups", groups::groups(telling)),
        part("work", work::work(telling.told)),
        part("reactions", reactions::reactions(telling)),
        part("published", published::published(telling)),
        part("assumptions", assumptions::assumptions(telling)),
        part("evidence", assumptions::evidence(telling)),
        part("method", Some(method::method(telling))),
        part("rerun", Some(rerun::rerun(telling))),
    ]
}

fn title<'a>(telling: &'a Telling) -> &'a str {
    if telling.theme.title.is_empty() { &telling.told.summary.title } else { &telling.theme.title }
}

fn head(telling: &Telling) -> Markup {
    let Telling { told, theme, .. } = telling;
    let logo = say!(told.language, "page-logo");
    let name = if theme.organisation.is_empty() { &logo } else { &theme.organisation };
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
            @if let Some(fit) = &told.fit {
                @let under = say!(told.language, "page-under-fit", fit = PIECE, title = &fit.title);
                p { (around(&under, &html! { code { (fit.id) } })) }
            }
            @if let Some(with) = told.with_overrides(LETTERS_OF_OVERRIDES) {
                p { (say!(told.language, "page-run-with", with = with)) }
            }
        }
    }
}

/// What a message is given in place of a piece of markup.
const PIECE: &str = "\u{fffc}";

/// A sentence with the piece of markup where its message has the place for it.
fn around(sentence: &str, piece: &Markup) -> Markup {
    let (before, after) = sentence.split_once(PIECE).unwrap_or((sentence, ""));
    html! { (before) (piece) (after) }
}

/// What was simulated, in a line.
fn setting(telling: &Telling) -> String {
    let Telling { told, facts, .. } = telling;
    let language = told.language;
    let months = (facts.horizon_s / MONTH).round();
    let length = if months < 3.0 {
        language.duration(facts.horizon_s)
    } else {
        say!(language, "page-months", n = language.grouped(months, 0))
    };
    say!(
        language,
        "page-setting",
        strategies = told.strategies.len(),
        length = length,
        start = date(language, facts.start),
        customers = language.grouped(facts.customers, 0),
        replications = told.replications.len(),
        scale = told.scale,
        waits = told.waits_of().name(),
    )
}

/// A day as people write it.
fn date(language: Language, day: Date) -> String {
    let part = |format: &str| day.strftime(format).to_string();
    say!(language, "page-date", year = part("%Y"), month = part("%m"), day = part("%d"))
}

/// What holds in the world of every fit, if there are fits, then the answer as typed.
fn answer(told: &Told) -> Markup {
    let sentences = under_fits(told).into_iter().take(1).chain(verdict(told)).chain(turned_away(told));
    html! { div class="answer" { @for sentence in sentences { p { (sentence) } } } }
}

fn origin(told: &Told) -> String {
    let (scenario, run, seed) = (&told.scenario, &told.run_id, told.seed.to_string());
    say!(told.language, "page-origin", scenario = scenario, run = run, seed = seed, version = told.version)
}
