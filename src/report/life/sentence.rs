//! A step of a life in plain words.

use jiff::civil::DateTime;
use serde::Serialize;

use crate::policy::Route;
use crate::scenario::Scenario;
use crate::stat::normal_cdf;
use crate::study::{Absence, ContactEnd, Happening, IssueEnd, Moment, Reason, Verdict};
use crate::unit::{DAY, HOUR, MINUTE};
use crate::words::{Language, say, whether};

/// A sentence, and whether nobody at the firm could say it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Sentence {
    pub is_hidden: bool,
    pub text: String,
}

fn seen(text: String) -> Sentence {
    Sentence { is_hidden: false, text }
}

fn hidden(text: String) -> Sentence {
    Sentence { is_hidden: true, text }
}

/// What a step is called in words.
pub fn sentences(language: Language, scenario: &Scenario, moment: &Moment) -> Vec<Sentence> {
    let one = |kind: &str| vec![seen(say!(language, "life-step", kind = kind))];
    match &moment.step {
        Happening::Opened { .. } => vec![opening(language, scenario, &moment.step)],
        Happening::Contact { asks_for_person, route, is_guarded, has_ai } => {
            contact(language, moment.contact, *asks_for_person, *route, *is_guarded && *has_ai, *has_ai)
        }
        Happening::AiTalk { model, .. } if has_models(scenario) => {
            vec![seen(say!(language, "life-model", model = model))]
        }
        Happening::AiTalk { talk: 0 | 1, .. } => one("ai"),
        Happening::AiTalk { talk, of, .. } => vec![seen(say!(language, "life-again", talk = *talk, of = *of))],
        Happening::AiCut => one("cut"),
        Happening::AiMissing => one("missing"),
        Happening::AiWaits => one("ai-waits"),
        Happening::AiAnswer { is_right, believes, least, verdict } => {
            answer(language, *is_right, *believes, *least, *verdict)
        }
        Happening::WaitTold { wait_s, accepts } => vec![wait_told(language, *wait_s, *accepts)],
        Happening::Waits { patience_s } => waiting(language, *patience_s),
        Happening::Blocked => one("blocked"),
        Happening::TurnedAway => one("turned-away"),
        Happening::PutDown => one("put-down"),
        Happening::CallbackAccepted { waited_s } => {
            vec![seen(say!(language, "life-callback", wait = length(language, *waited_s)))]
        }
        Happening::Abandoned { at_once: true, .. } => one("balks"),
        Happening::Abandoned { waited_s, .. } => {
            vec![seen(say!(language, "life-abandons", wait = length(language, *waited_s)))]
        }
        Happening::TakenUp { .. } => vec![taking_up(language, &moment.step)],
        Happening::Handled { ending, .. } => handling(language, *ending),
        Happening::Felt { .. } => vec![feeling(language, &moment.step)],
        Happening::Trust { before, after } => {
            let [before, after] = [before, after].map(|trust| language.grouped(100.0 * trust, 1));
            vec![hidden(say!(language, "life-trust", before = before, after = after))]
        }
        _ => afterwards(language, scenario, moment),
    }
}

/// Whether there is a model to be told from another.
fn has_models(scenario: &Scenario) -> bool {
    scenario.strategies.iter().any(|strategy| strategy.phases[0].levers.ai.models.len() > 1)
}

/// What comes after a contact.
fn afterwards(language: Language, scenario: &Scenario, moment: &Moment) -> Vec<Sentence> {
    let date = |at_s: f64| date_and_time(language, scenario.clock.date_time(at_s));
    let money = |amount: f64| format!("{} {}", language.grouped(amount, 0), scenario.currency);
    vec![match &moment.step {
        Happening::Survey { is_asked: false, .. } => seen(say!(language, "life-step", kind = "no-survey")),
        Happening::Survey { answers: false, .. } => seen(say!(language, "life-step", kind = "no-answer")),
        Happening::Survey { rating, .. } => seen(say!(language, "life-survey", rating = *rating)),
        Happening::WillReturn { due_s } => hidden(say!(language, "life-returns", when = date(*due_s))),
        Happening::WillDiscover { due_s } => hidden(say!(language, "life-discovers-later", when = date(*due_s))),
        Happening::NeverDiscovers { is_harmed } => {
            hidden(say!(language, "life-never-discovers", harmed = whether(*is_harmed)))
        }
        Happening::Discovers { by_ai, rating } => {
            hidden(say!(language, "life-discovers", ai = whether(*by_ai), rating = *rating))
        }
        Happening::Harmed { cost } => seen(say!(language, "life-harmed", cost = money(*cost))),
        Happening::Complains { due_s, cost } => {
            seen(say!(language, "life-complains", cost = money(*cost), when = date(*due_s)))
        }
        Happening::Closed { end, contacts, is_solved } => closed(language, *end, *contacts, *is_solved),
        Happening::Decides { chance, luck, leaves, value } => {
            decision(language, *chance, *luck, *leaves, &money(*value))
        }
        Happening::Gone { why: Absence::LeftOverIssue, .. } => hidden(say!(language, "life-step", kind = "dropped")),
        Happening::Gone { why: Absence::LeftOtherwise, .. } => {
            hidden(say!(language, "life-step", kind = "dropped-otherwise"))
        }
        _ => return Vec::new(),
    }]
}

fn closed(language: Language, end: IssueEnd, contacts: u32, is_solved: bool) -> Sentence {
    let solved = whether(is_solved);
    hidden(match end {
        IssueEnd::First => say!(language, "life-closed-first", solved = solved),
        IssueEnd::Repeat => say!(language, "life-closed", solved = solved, contacts = contacts),
        IssueEnd::Unsolved => say!(language, "life-gives-up", contacts = contacts),
    })
}

fn opening(language: Language, scenario: &Scenario, step: &Happening) -> Sentence {
    let Happening::Opened { channel, difficulty_for_ai, difficulty_for_people, trust, .. } = step else {
        return hidden(String::new());
    };
    let has_channels = scenario.strategies.iter().any(|strategy| strategy.phases[0].levers.channels.len() > 1);
    hidden(say!(
        language,
        "life-opens",
        channels = whether(has_channels),
        channel = channel,
        ai = per_cent(language, normal_cdf(*difficulty_for_ai)),
        people = per_cent(language, normal_cdf(*difficulty_for_people)),
        trust = language.grouped(100.0 * trust, 1),
    ))
}

fn contact(language: Language, n: u32, asks: bool, route: Route, is_guarded: bool, has_ai: bool) -> Vec<Sentence> {
    let then = match (asks, route) {
        _ if is_guarded => "guarded",
        (true, Route::AsAsked) => "granted",
        (true, Route::Ai) => "refused",
        (true, Route::People | Route::Closed) => "asks",
        (false, Route::People) if has_ai => "no-ai",
        (false, _) => "plain",
    };
    vec![seen(say!(language, "life-contact", n = n, then = then))]
}

fn answer(language: Language, is_right: bool, believes: f64, least: Option<f64>, verdict: Verdict) -> Vec<Sentence> {
    let needs = match least {
        Some(least) if least > 0.0 && least < 1.0 => "share",
        Some(least) if least >= 1.0 => "nothing",
        _ => "anything",
    };
    let (sure, least) = (per_cent(language, believes), per_cent(language, least.unwrap_or_default()));
    let right = whether(is_right);
    let told = |kind: &str| {
        seen(say!(language, "life-answer", sure = sure.as_str(), needs = needs, least = least.as_str(), kind = kind))
    };
    let held_back = hidden(say!(language, "life-held-back", right = right));
    match verdict {
        Verdict::Handoff(Reason::Asked) => vec![seen(say!(language, "life-step", kind = "as-asked"))],
        Verdict::Handoff(Reason::Stranded) => vec![seen(say!(language, "life-step", kind = "stranded"))],
        Verdict::DeadEnd(Reason::Asked | Reason::Stranded) => {
            vec![seen(say!(language, "life-step", kind = "dead-end"))]
        }
        Verdict::Handoff(Reason::Doubt) => vec![told("hands-over"), held_back],
        Verdict::DeadEnd(Reason::Doubt) => vec![told("dead-end"), held_back],
        Verdict::Handoff(Reason::SeenWrong) => vec![told("seen-wrong")],
        Verdict::DeadEnd(Reason::SeenWrong) => vec![told("seen-wrong-dead-end")],
        Verdict::PassedOn => vec![told("passes-on"), held_back],
        Verdict::Contained => vec![told("contained"), hidden(say!(language, "life-given", right = right))],
    }
}

fn wait_told(language: Language, wait_s: Option<f64>, accepts: bool) -> Sentence {
    let kind = match wait_s {
        Some(wait_s) if wait_s > 0.5 => "wait",
        Some(_) => "free",
        None => "nobody",
    };
    let wait = length(language, wait_s.unwrap_or_default());
    seen(say!(language, "life-wait-told", kind = kind, wait = wait, accepts = whether(accepts)))
}

fn waiting(language: Language, patience_s: Option<f64>) -> Vec<Sentence> {
    let patience = match patience_s {
        Some(patience_s) => say!(language, "life-patience", wait = length(language, patience_s)),
        None => say!(language, "life-step", kind = "for-ever"),
    };
    vec![seen(say!(language, "life-step", kind = "waits")), hidden(patience)]
}

fn taking_up(language: Language, step: &Happening) -> Sentence {
    let Happening::TakenUp { team, wait_s, work_s, handed_over, is_cold, is_callback } = step else {
        return seen(String::new());
    };
    let knows = match (handed_over, is_cold) {
        (true, true) => "nothing",
        (true, false) => "all",
        _ => "first",
    };
    seen(say!(
        language,
        "life-taken-up",
        team = team,
        callback = whether(*is_callback),
        waited = whether(*wait_s > 0.5),
        wait = length(language, *wait_s),
        knows = knows,
        work = length(language, *work_s),
    ))
}

fn handling(language: Language, ending: ContactEnd) -> Vec<Sentence> {
    let said = |kind: &str| say!(language, "life-step", kind = kind);
    match ending {
        ContactEnd::Solved => vec![seen(said("solved")), hidden(said("it-is"))],
        ContactEnd::Believed => vec![seen(said("believed")), hidden(said("it-is-not"))],
        ContactEnd::Failed | ContactEnd::Unanswered => vec![seen(said("failed"))],
    }
}

fn feeling(language: Language, step: &Happening) -> Sentence {
    let Happening::Felt { rating, waited_s, contacts, loops, looped_s, is_cold, is_refused } = step else {
        return hidden(String::new());
    };
    let mark = |kind: &str, size: String| say!(language, "life-mark", kind = kind, size = size);
    let marks = [
        (*waited_s > 0.5).then(|| mark("wait", length(language, *waited_s))),
        (*contacts > 1).then(|| mark("contact", contacts.to_string())),
        (*loops > 0).then(|| mark("loop", length(language, *looped_s))),
        is_cold.then(|| mark("cold", String::new())),
        is_refused.then(|| mark("refused", String::new())),
    ];
    let marks: Vec<String> = marks.into_iter().flatten().collect();
    hidden(say!(
        language,
        "life-felt",
        rating = *rating,
        satisfied = whether(*rating >= 4),
        marked = whether(!marks.is_empty()),
        marks = marks.join(", "),
    ))
}

fn decision(language: Language, chance: f64, luck: f64, leaves: bool, value: &str) -> Sentence {
    let kind = match (leaves, luck < chance) {
        (true, _) => "leaves",
        (false, true) => "has-left",
        (false, false) => "stays",
    };
    let [chance, luck] = [chance, luck].map(|share| per_cent(language, share));
    hidden(say!(language, "life-decides", kind = kind, chance = chance, luck = luck, value = value))
}

/// A share with about two digits that count.
pub fn per_cent(language: Language, share: f64) -> String {
    let digits = match 100.0 * share {
        small if (0.0..0.995).contains(&small) => 2,
        middling if (0.995..9.95).contains(&middling) => 1,
        great if great > 99.0 && great < 100.0 => 1,
        _ => 0,
    };
    language.per_cent(share, digits)
}

fn length(language: Language, seconds: f64) -> String {
    let units = [(2.0 * DAY, DAY, "days"), (1.5 * HOUR, HOUR, "h"), (1.5 * MINUTE, MINUTE, "min")];
    let found = units.into_iter().find(|(from, ..)| seconds >= *from);
    let (value, unit) = match found {
        Some((_, unit, name)) => (language.grouped(seconds / unit, 1), name),
        None => (language.grouped(seconds, 0), "s"),
    };
    say!(language, "duration", value = value, unit = unit)
}

/// "Mon 6 Jan 2025".
pub fn day(language: Language, at: DateTime) -> String {
    say!(
        language,
        "life-day",
        weekday = at.weekday().to_monday_one_offset(),
        day = at.day(),
        month = say!(language, "month", n = at.month()),
        year = at.year().to_string(),
    )
}

fn date_and_time(language: Language, at: DateTime) -> String {
    format!("{}, {}", day(language, at), at.strftime("%H:%M"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const EN: Language = Language::English;

    #[test]
    fn shares_and_lengths_are_told_in_digits_that_count() {
        assert_eq!(
            [0.0012, 0.031, 0.42, 0.9993].map(|share| per_cent(EN, share)),
            ["0.12 %", "3.1 %", "42 %", "99.9 %"]
        );
        assert_eq!(
            [42.0, 200.0, 7200.0, 400_000.0].map(|seconds| length(EN, seconds)),
            ["42 s", "3.3 min", "2.0 h", "4.6 days"]
        );
    }

    #[test]
    fn what_the_firm_cannot_know_is_marked() {
        let contained = answer(EN, false, 0.6, Some(0.5), Verdict::Contained);
        assert_eq!(contained.iter().map(|said| said.is_hidden).collect::<Vec<_>>(), [false, true]);
        assert!(contained[1].text.contains("wrong") && !contained[0].text.contains("wrong"));
        assert!(handling(EN, ContactEnd::Believed)[1].is_hidden);
        assert!(decision(EN, 0.1, 0.05, true, "29 USD").text.contains("29 USD"));
    }
}
