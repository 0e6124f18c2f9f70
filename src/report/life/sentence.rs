//! A step of a life in plain words.

use jiff::civil::DateTime;
use serde::Serialize;

use crate::policy::Route;
use crate::scenario::Scenario;
use crate::stat::normal_cdf;
use crate::study::{Absence, ContactEnd, Happening, IssueEnd, Moment, Reason, Verdict};
use crate::unit::{DAY, HOUR, MINUTE};
use crate::words::Language;

/// A sentence, and whether nobody at the firm could say it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Sentence {
    pub is_hidden: bool,
    pub text: String,
}

fn seen(text: impl Into<String>) -> Sentence {
    Sentence { is_hidden: false, text: text.into() }
}

fn hidden(text: impl Into<String>) -> Sentence {
    Sentence { is_hidden: true, text: text.into() }
}

/// What a step is called in words.
pub fn sentences(scenario: &Scenario, moment: &Moment) -> Vec<Sentence> {
    match &moment.step {
        Happening::Opened { .. } => vec![opening(scenario, &moment.step)],
        Happening::Contact { asks_for_person, route, is_guarded, has_ai } => {
            contact(moment.contact, *asks_for_person, *route, *is_guarded && *has_ai, *has_ai)
        }
        Happening::AiTalk { model, .. } if has_models(scenario) => vec![seen(format!("The model {model} takes it."))],
        Happening::AiTalk { talk: 0 | 1, .. } => vec![seen("The AI takes it.")],
        Happening::AiCut => vec![seen("The AI falls out in the middle of it.")],
        Happening::AiMissing => vec![seen("The AI cannot take it.")],
        Happening::AiWaits => vec![seen("Waits for the AI.")],
        Happening::AiTalk { talk, of, .. } => vec![seen(format!("The AI tries again, {talk} of {of}."))],
        Happening::AiAnswer { is_right, believes, least, verdict } => answer(*is_right, *believes, *least, *verdict),
        Happening::WaitTold { wait_s, accepts } => vec![wait_told(*wait_s, *accepts)],
        Happening::Waits { patience_s } => waiting(*patience_s),
        Happening::Blocked => vec![seen("Nobody is free and the line is full: turned away.")],
        Happening::TurnedAway => vec![seen("Nobody is on duty: turned away.")],
        Happening::CallbackAccepted { waited_s } => {
            vec![seen(format!("After {} accepts to be called back.", length(*waited_s)))]
        }
        Happening::Abandoned { at_once: true, .. } => vec![seen("Nobody is free; leaves at once rather than wait.")],
        Happening::Abandoned { waited_s, .. } => vec![seen(format!("Gives up waiting after {}.", length(*waited_s)))],
        Happening::TakenUp { .. } => vec![taking_up(&moment.step)],
        Happening::Handled { ending, .. } => handling(*ending),
        Happening::Felt { .. } => vec![feeling(&moment.step)],
        Happening::Trust { before, after } => {
            vec![hidden(format!(
                "Trust goes from {} to {}.",
                Language::English.grouped(100.0 * before, 1),
                Language::English.grouped(100.0 * after, 1)
            ))]
        }
        _ => afterwards(scenario, moment),
    }
}

/// Whether there is a model to be told from another.
fn has_models(scenario: &Scenario) -> bool {
    scenario.strategies.iter().any(|strategy| strategy.phases[0].levers.ai.models.len() > 1)
}

/// What comes after a contact.
fn afterwards(scenario: &Scenario, moment: &Moment) -> Vec<Sentence> {
    let date = |at_s: f64| date_and_time(scenario.clock.date_time(at_s));
    let money = |amount: f64| format!("{} {}", Language::English.grouped(amount, 0), scenario.currency);
    vec![match &moment.step {
        Happening::Survey { is_asked: false, .. } => seen("Is sent no survey."),
        Happening::Survey { answers: false, .. } => seen("Does not answer the survey."),
        Happening::Survey { rating, .. } => seen(format!("Answers the survey: {rating} of 5.")),
        Happening::WillReturn { due_s } => hidden(format!("Will try again on {}.", date(*due_s))),
        Happening::WillDiscover { due_s } => hidden(format!("Will find out on {}.", date(*due_s))),
        Happening::NeverDiscovers { is_harmed } => hidden(format!(
            "Will never find out{}.",
            if *is_harmed { ", though it does harm, and nobody makes it good" } else { "" }
        )),
        Happening::Discovers { by_ai, rating } => {
            let what = if *by_ai { "that the AI's answer was wrong" } else { "that it was not solved" };
            hidden(format!("Finds out {what}, and would now rate it {rating} of 5."))
        }
        Happening::Harmed { cost } => {
            seen(format!("The wrong answer has done harm, which is made good with {}.", money(*cost)))
        }
        Happening::Complains { due_s, cost } => {
            seen(format!("Complains; that will have cost {} by {}.", money(*cost), date(*due_s)))
        }
        Happening::Closed { end, contacts, is_solved } => closed(*end, *contacts, *is_solved),
        Happening::Decides { chance, luck, leaves, value } => decision(*chance, *luck, *leaves, &money(*value)),
        Happening::Gone { why: Absence::LeftOverIssue, .. } => {
            hidden("Dropped: the customer has left over another issue.")
        }
        Happening::Gone { why: Absence::LeftOtherwise, .. } => {
            hidden("Dropped: the customer has left for reasons outside support.")
        }
        _ => return Vec::new(),
    }]
}

fn closed(end: IssueEnd, contacts: u32, is_solved: bool) -> Sentence {
    let solved = if is_solved { "solved" } else { "taken for solved" };
    hidden(match end {
        IssueEnd::First => format!("It is over: {solved} by the first contact."),
        IssueEnd::Repeat => format!("It is over: {solved} after {contacts} contacts."),
        IssueEnd::Unsolved if contacts == 1 => {
            "Gives up: not solved after 1 contact, and will not try again.".to_owned()
        }
        IssueEnd::Unsolved => format!("Gives up: not solved after {contacts} contacts, and will not try again."),
    })
}

fn opening(scenario: &Scenario, step: &Happening) -> Sentence {
    let Happening::Opened { channel, difficulty_for_ai, difficulty_for_people, trust, .. } = step else {
        return hidden("");
    };
    let has_channels = scenario.strategies.iter().any(|strategy| strategy.phases[0].levers.channels.len() > 1);
    let by = if has_channels { format!(", to be raised by {channel}") } else { String::new() };
    hidden(format!(
        "A problem arises{by}, for an AI harder than {} of its kind, for people than {}. Trust in the firm: {} of 100.",
        per_cent(normal_cdf(*difficulty_for_ai)),
        per_cent(normal_cdf(*difficulty_for_people)),
        Language::English.grouped(100.0 * trust, 1)
    ))
}

fn contact(n: u32, asks: bool, route: Route, is_guarded: bool, has_ai: bool) -> Vec<Sentence> {
    let begins = match n {
        1 => "Gets in touch".to_owned(),
        n => format!("Gets in touch again, contact {n}"),
    };
    let then = match (asks, route) {
        _ if is_guarded => ". For such issues and customers there are people only.",
        (true, Route::AsAsked) => ", asks for a person and may have one.",
        (true, Route::Ai) => ", asks for a person and has to talk to the AI first.",
        (true, Route::People | Route::Closed) => " and asks for a person.",
        (false, Route::People) if has_ai => ". There is no AI for it: people.",
        (false, _) => ".",
    };
    vec![seen(begins + then)]
}

fn answer(is_right: bool, believes: f64, least: Option<f64>, verdict: Verdict) -> Vec<Sentence> {
    let needs = match least {
        Some(least) if least > 0.0 && least < 1.0 => format!("it needs {}", per_cent(least)),
        Some(least) if least >= 1.0 => "nothing would be enough".to_owned(),
        _ => "anything is enough".to_owned(),
    };
    let sure = format!("The AI is {} sure of its answer ({needs})", per_cent(believes));
    let held_back = hidden(format!("What it held back was {}.", if is_right { "right" } else { "wrong" }));
    match verdict {
        Verdict::Handoff(Reason::Asked) => vec![seen("Is handed over to people, as asked.")],
        Verdict::Handoff(Reason::Stranded) => vec![seen("Is handed over to people, for want of a model.")],
        Verdict::DeadEnd(Reason::Asked | Reason::Stranded) => vec![seen("A dead end.")],
        Verdict::Handoff(Reason::Doubt) => vec![seen(sure + " and hands over to people."), held_back],
        Verdict::DeadEnd(Reason::Doubt) => {
            vec![seen(sure + ", gives none, and there is no way to people. A dead end."), held_back]
        }
        Verdict::Handoff(Reason::SeenWrong) => {
            vec![seen(sure + ". The customer sees that it is wrong, and asks for a person.")]
        }
        Verdict::DeadEnd(Reason::SeenWrong) => {
            vec![seen(sure + ". The customer sees that it is wrong, and finds no way to people. A dead end.")]
        }
        Verdict::PassedOn => vec![seen(sure + " and passes it on."), held_back],
        Verdict::Contained => vec![
            seen(sure + " and gives it; the customer believes to be helped. Reported as resolved."),
            hidden(if is_right { "The answer is right." } else { "The answer is wrong, and nobody knows it yet." }),
        ],
    }
}

fn wait_told(wait_s: Option<f64>, accepts: bool) -> Sentence {
    let told = match wait_s {
        Some(wait_s) if wait_s > 0.5 => format!("Is told that a person takes about {}", length(wait_s)),
        Some(_) => "Is told that a person is free".to_owned(),
        None => "Is told that nobody is there".to_owned(),
    };
    seen(told + if accepts { ", and still wants one." } else { ", and goes on with the AI." })
}

fn waiting(patience_s: Option<f64>) -> Vec<Sentence> {
    let patience = match patience_s {
        Some(patience_s) => format!("Would wait for {}.", length(patience_s)),
        None => "Would wait for ever.".to_owned(),
    };
    vec![seen("Nobody is free: waits in line."), hidden(patience)]
}

fn taking_up(step: &Happening) -> Sentence {
    let Happening::TakenUp { team, wait_s, work_s, handed_over, is_cold, is_callback } = step else { return seen("") };
    let called = if *is_callback { " calls back" } else { " takes it" };
    let after = if *wait_s > 0.5 { format!("after {}", length(*wait_s)) } else { "at once".to_owned() };
    let knows = match (handed_over, is_cold) {
        (true, true) => ", knows nothing of what was said, and the customer starts again",
        (true, false) => ", and knows what was said to the AI",
        _ => "",
    };
    seen(format!("An agent of team {team}{called} {after}{knows}. It is {} of work.", length(*work_s)))
}

fn handling(ending: ContactEnd) -> Vec<Sentence> {
    match ending {
        ContactEnd::Solved => vec![seen("The agent closes it as solved."), hidden("It is.")],
        ContactEnd::Believed => vec![
            seen("The agent closes it as solved, and the customer believes it."),
            hidden("It is not, and nobody knows it yet."),
        ],
        ContactEnd::Failed | ContactEnd::Unanswered => vec![seen("The agent cannot solve it, and both know it.")],
    }
}

fn feeling(step: &Happening) -> Sentence {
    let Happening::Felt { rating, waited_s, contacts, loops, looped_s, is_cold, is_refused } = step else {
        return hidden("");
    };
    let mut marks = Vec::new();
    if *waited_s > 0.5 {
        marks.push(format!("the wait of {}", length(*waited_s)));
    }
    if *contacts > 1 {
        marks.push(format!("this being contact {contacts}"));
    }
    if *loops > 0 {
        marks.push(format!("{} of AI talk that stood in the way", length(*looped_s)));
    }
    if *is_cold {
        marks.push("having to start again".to_owned());
    }
    if *is_refused {
        marks.push("getting no person".to_owned());
    }
    let lower = if marks.is_empty() { String::new() } else { format!(", lower for {}", marks.join(", ")) };
    let mood = if *rating >= 4 { "satisfied" } else { "not satisfied" };
    hidden(format!("Would rate it {rating} of 5 ({mood}){lower}."))
}

fn decision(chance: f64, luck: f64, leaves: bool, value: &str) -> Sentence {
    let [chance_told, luck_told] = [chance, luck].map(per_cent);
    hidden(match (leaves, luck < chance) {
        (true, _) => format!(
            "Leaves the firm over it: the chance was {chance_told}, the draw {luck_told}. That is worth {value}."
        ),
        (false, true) => "Would leave over it, but has already left.".to_owned(),
        (false, false) => format!("Stays: the chance to leave was {chance_told}, the draw {luck_told}."),
    })
}

/// A share with about two digits that count.
pub fn per_cent(share: f64) -> String {
    let digits = match 100.0 * share {
        small if (0.0..0.995).contains(&small) => 2,
        middling if (0.995..9.95).contains(&middling) => 1,
        great if great > 99.0 && great < 100.0 => 1,
        _ => 0,
    };
    Language::English.per_cent(share, digits)
}

fn length(seconds: f64) -> String {
    let units = [(2.0 * DAY, DAY, "days"), (1.5 * HOUR, HOUR, "h"), (1.5 * MINUTE, MINUTE, "min")];
    match units.into_iter().find(|(from, ..)| seconds >= *from) {
        Some((_, unit, name)) => format!("{} {name}", Language::English.grouped(seconds / unit, 1)),
        None => format!("{} s", Language::English.grouped(seconds, 0)),
    }
}

fn date_and_time(at: DateTime) -> String {
    at.strftime("%a %-d %b %Y, %H:%M").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_and_lengths_are_told_in_digits_that_count() {
        assert_eq!([0.0012, 0.031, 0.42, 0.9993].map(per_cent), ["0.12 %", "3.1 %", "42 %", "99.9 %"]);
        assert_eq!([42.0, 200.0, 7200.0, 400_000.0].map(length), ["42 s", "3.3 min", "2.0 h", "4.6 days"]);
    }

    #[test]
    fn what_the_firm_cannot_know_is_marked() {
        let contained = answer(false, 0.6, Some(0.5), Verdict::Contained);
        assert_eq!(contained.iter().map(|said| said.is_hidden).collect::<Vec<_>>(), [false, true]);
        assert!(contained[1].text.contains("wrong") && !contained[0].text.contains("wrong"));
        assert!(handling(ContactEnd::Believed)[1].is_hidden);
        assert!(decision(0.1, 0.05, true, "29 USD").text.contains("29 USD"));
    }
}
