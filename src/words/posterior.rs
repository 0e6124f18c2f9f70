//! Worlds that agree with what was published, in sentences: how many there are, what tells them apart, and what the strategies come to in them.

use super::drawn::{agreement, heading, held_out, sentence, told_apart};
use super::targets::judged_text;
use super::value::about;
use super::{Language, Told, say};
use crate::findings::{AgreedNumber, Foretold, InDrawnWorlds, Judged, Learned, Posterior, judged_in};
use crate::stat::estimate::Estimate;

/// Which worlds were held against how many targets, in a line.
pub fn question(found: &Posterior, language: Language) -> String {
    say!(
        language,
        "posterior-question",
        worlds = found.before.worlds,
        inputs = found.before.inputs,
        priors = found.agreeing.priors,
        targets = found.agreeing.numbers.iter().map(|number| number.targets.len()).sum::<usize>(),
    )
}

/// The answer, paragraph by paragraph.
pub fn answer(told: &Told, found: &Posterior) -> Vec<String> {
    let language = told.language;
    let agreed = &found.agreeing;
    let how = say!(language, "posterior-way", scale = found.before.scale, waits = found.before.waits.name());
    let drawn = format!("{} {how}", heading(told, &found.before));
    let more = found.wanted.map(|wanted| say!(language, "posterior-wanted", wanted = wanted.to_string()));
    let so_many = std::iter::once(agreement(told, &found.before, agreed)).chain(more).chain(hardest(found, language));
    let learned = told_apart(language, &agreed.moved).into_iter().chain(held_out(language, agreed));
    let within = found.within().into_iter().flat_map(|within| {
        let of_all = judged_in(told, within).map(|of| sentence(told, within.worlds, of));
        std::iter::once(say!(language, "drawn-within")).chain(of_all)
    });
    let mut before = judged_in(told, &found.before).map(|of| before(told, found, of)).peekable();
    let rule = before.peek().map(|_| format!("{} {}", say!(language, "drawn-brackets"), say!(language, "drawn-rule")));
    let paragraphs = [drawn, so_many.collect::<Vec<_>>().join(" "), learned.collect::<Vec<_>>().join(" ")];
    let paragraphs = paragraphs.into_iter().chain(unjudged(found, language)).filter(|said| !said.is_empty());
    paragraphs.chain(within).chain(before).chain(rule).collect()
}

/// Which targets are not judged in how many worlds.
fn unjudged(found: &Posterior, language: Language) -> Option<String> {
    let list: Vec<String> = found
        .foretold
        .iter()
        .filter(|of| of.unjudged > 0)
        .map(|of| format!("{} {}", of.target.id, of.unjudged))
        .collect();
    (!list.is_empty()).then(|| say!(language, "posterior-unjudged", list = list.join(", ")))
}

/// What a strategy comes to in all worlds, before they are held against anything.
fn before(told: &Told, found: &Posterior, of: &InDrawnWorlds) -> String {
    say!(told.language, "posterior-before", said = sentence(told, found.before.worlds, of))
}

/// The number of the model without which most worlds would agree.
fn hardest(found: &Posterior, language: Language) -> Option<String> {
    let agreed = &found.agreeing;
    if agreed.numbers.len() < 2 {
        return None;
    }
    let gained = |number: &&AgreedNumber| (number.agreeing_without, std::cmp::Reverse(number.met));
    let number = agreed.numbers.iter().max_by_key(gained).filter(|number| number.agreeing_without > agreed.worlds)?;
    Some(say!(
        language,
        "posterior-hardest",
        number = &number.name,
        met = number.met,
        all = found.before.worlds,
        without = number.agreeing_without,
    ))
}

/// What figures show, in a line: how many worlds agree.
pub fn title(found: &Posterior, language: Language) -> String {
    say!(language, "posterior-title", n = found.agreeing.worlds, all = found.before.worlds)
}

/// What counts as met, and where nine tenths of the worlds lie, each with its unit: "62.0 to 75.0 %".
pub fn target_texts(language: Language, foretold: &Foretold, currency: &str) -> [String; 2] {
    let target = &foretold.target;
    let met = judged_text(language, target, currency).range;
    let Some(Estimate { p05: Some(low), p95: Some(high), .. }) = target.found else {
        return [met, String::from("—")];
    };
    let worlds = Judged { least: low, most: high, ..target.clone() };
    [met, judged_text(language, &worlds, currency).range]
}

/// An input in all worlds and in those that agree: "50 % (40 % to 60 %)".
pub fn learned_texts(told: &Told, learned: &Learned) -> [String; 2] {
    let quantity = learned.quantity;
    [learned.before, learned.after].map(|[low, middle, high]| {
        let [low, middle, high] = [low, middle, high].map(|value| about(told, quantity, value));
        say!(told.language, "posterior-input", low = low, middle = middle, high = high)
    })
}
