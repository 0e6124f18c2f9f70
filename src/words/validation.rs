//! Where something is measured that is compared with theory and print, in words.

use super::{Language, say};
use crate::validation::{About, Desk, Kind, Reference, Row, Shape};

/// Where a quantity is measured.
pub fn measured_at(language: Language, place: &About) -> String {
    let number = |value: f64| language.marked(&value.to_string());
    match place {
        About::Desk(desk) => at_desk(language, desk),
        About::Printed { name, id } => format!("{name} ({id}.toml)"),
        About::Arrivals(per_hour, given) => {
            let [v, s, phi] = given.map(number);
            say!(language, "about-arrivals", rate = number(*per_hour), v = v, s = s, phi = phi)
        }
        About::Beside(world) => say!(language, "about-beside", world = *world),
    }
}

fn at_desk(language: Language, desk: &Desk) -> String {
    let number = |value: f64| language.marked(&value.to_string());
    let rate = number(desk.per_hour);
    let agents = say!(language, "agents", n = desk.agents);
    let queue = say!(language, "about-queue", rate = rate.as_str(), agents = agents);
    match desk.kind {
        Kind::Loss => say!(language, "about-loss", queue = queue),
        Kind::Full => say!(language, "about-full", queue = queue),
        Kind::Endless => queue,
        Kind::Patient(patience) => say!(language, "about-patience", queue = queue, shape = shape(language, patience)),
        Kind::Printed(patience, _) => {
            let queue = format!("n {}, λ {}", desk.agents, number(desk.per_hour / 20.0));
            say!(language, "about-patience", queue = queue, shape = shape(language, patience))
        }
        Kind::Handling(handling) => say!(language, "about-handling", queue = queue, shape = shape(language, handling)),
        Kind::Feedback(solved, back) => {
            let [solved, back] = [solved, back].map(|share| number(100.0 * share));
            say!(language, "about-feedback", queue = queue, solved = solved, back = back)
        }
        Kind::Sharing(chats, slowdown) => {
            say!(language, "about-sharing", queue = queue, chats = chats, slowdown = number(slowdown))
        }
        Kind::Day => say!(language, "about-day", rate = rate),
    }
}

fn shape(language: Language, shape: Shape) -> String {
    let (name, number) = match shape {
        Shape::Constant => ("constant", 0.0),
        Shape::Exponential => ("exponential", 1.0),
        Shape::Lognormal(cv) => ("lognormal", cv),
        Shape::Gamma(cv) => ("gamma", cv),
        Shape::Uniform => ("uniform", 0.0),
        Shape::Erlang(stages) => ("erlang", f64::from(stages)),
        Shape::Hyperexponential(cv) => ("hyperexponential", cv),
    };
    say!(language, "shape", shape = name, number = language.marked(&number.to_string()))
}

/// What must come out, as printed or as computed, with the interval that was printed.
pub fn reference_shown(language: Language, reference: &Reference) -> String {
    let parted = |(value, interval): (&str, &str)| {
        let (low, high) = interval.strip_suffix(']')?.split_once(", ")?;
        let [value, low, high] = [value, low, high].map(|digits| language.marked(digits));
        Some(say!(language, "reference-interval", value = value, low = low, high = high))
    };
    reference.text.split_once(" [").and_then(parted).unwrap_or_else(|| language.marked(&reference.text))
}

/// A number with two digits of its row's half-width.
pub fn shown_of(language: Language, row: &Row, value: f64) -> String {
    let digits = (1 - libm::log10(row.half_width.max(1e-9)).floor() as i32).clamp(0, 9) as usize;
    language.marked(&format!("{value:.digits$}"))
}
