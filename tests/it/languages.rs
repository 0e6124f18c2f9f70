//! The languages: each says everything that English says, of the same things, and nothing of it in English.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use blendsim::books::{LINES, METRICS};
use blendsim::words::Language;
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::parser;

/// The variables of each message of a text.
type Messages = BTreeMap<String, BTreeSet<String>>;

fn messages(text: &str) -> Messages {
    let resource = parser::parse(text).unwrap_or_else(|(_, errors)| panic!("{errors:?}\n{text}"));
    let mut found = Messages::new();
    for entry in resource.body {
        if let Entry::Message(message) = entry {
            let mut variables = BTreeSet::new();
            of_pattern(&message.value.expect("a value"), &mut variables);
            let id = message.id.name.to_owned();
            assert!(found.insert(id, variables).is_none(), "{} is there twice", message.id.name);
        }
    }
    found
}

fn of_pattern(pattern: &Pattern<&str>, found: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        let PatternElement::Placeable { expression } = element else { continue };
        match expression {
            Expression::Inline(inline) => of_inline(inline, found),
            Expression::Select { selector, variants } => {
                of_inline(selector, found);
                for variant in variants {
                    of_pattern(&variant.value, found);
                }
            }
        }
    }
}

fn of_inline(inline: &InlineExpression<&str>, found: &mut BTreeSet<String>) {
    if let InlineExpression::VariableReference { id } = inline {
        found.insert(id.name.to_owned());
    }
}

fn languages() -> Vec<Language> {
    Language::codes().map(|code| Language::of(code).expect("a code of its own list")).collect()
}

/// All messages of a language.
fn of(language: Language) -> Messages {
    let all: String = language.files().map(|(_, text)| text.to_owned()).join("\n");
    messages(&all)
}

/// What one language says and the other does not, or of other things; names of the tables are English in the tables themselves.
fn apart(english: &Messages, other: &Messages) -> Vec<String> {
    let is_name = |key: &str| {
        ["metric-", "line-", "step-", "quantity-", "kind-", "group-"].iter().any(|kind| key.starts_with(kind))
    };
    let missing = english.iter().filter(|(key, variables)| other.get(*key) != Some(*variables));
    let added = other.keys().filter(|key| !english.contains_key(*key) && !is_name(key));
    missing.map(|(key, _)| key.clone()).chain(added.cloned()).collect()
}

#[test]
fn every_language_has_every_message_with_the_same_variables() {
    let english = of(Language::English);
    assert!(english.len() > 300, "{} messages", english.len());
    for language in languages() {
        assert_eq!(apart(&english, &of(language)), Vec::<String>::new(), "{}", language.code());
        for (place, (name, text)) in language.files().iter().enumerate() {
            let (_, english) = Language::English.files()[place];
            assert_eq!(apart(&messages(english), &messages(text)), Vec::<String>::new(), "{}/{name}", language.code());
        }
    }
    // The twin: a message that is missing, one that forgets a variable and one that nobody says are found.
    let [full, less] = ["a = { $n }\nb = B\nmetric-x = X\n", "a = one\nc = C\n"].map(messages);
    assert_eq!(apart(&less, &full), ["a", "c", "b"]);
    assert_eq!(apart(&full, &full), Vec::<String>::new());
}

#[test]
fn every_metric_every_line_of_money_has_a_name_in_every_language() {
    for language in languages() {
        let names = METRICS.iter().map(|metric| language.label(metric));
        let lines = LINES.iter().map(|line| language.name("line", line.id, line.label));
        assert!(names.chain(lines).all(|name| !name.is_empty()));
    }
}

/// The calls of `say!` in a text: key, and the names of its arguments.
fn calls(code: &str) -> Vec<(String, BTreeSet<String>)> {
    let mut found = Vec::new();
    for (at, _) in code.match_indices("say!(") {
        let inside = balanced(&code[at + 4..]);
        let parts = split(&inside[1..inside.len() - 1]);
        let Some(key) = parts.get(1).and_then(|part| part.trim().strip_prefix('"')?.strip_suffix('"')) else {
            continue;
        };
        let names = parts[2..].iter().filter_map(|part| part.split_once(" = "));
        found.push((key.to_owned(), names.map(|(name, _)| name.trim().to_owned()).collect()));
    }
    found
}

/// The text up to the bracket that closes its first one.
fn balanced(text: &str) -> &str {
    let mut depth = 0;
    let end = text.char_indices().find(|(_, letter)| {
        depth += i32::from(*letter == '(') - i32::from(*letter == ')');
        depth == 0
    });
    &text[..=end.expect("it is closed").0]
}

/// Parts between the commas that stand in no bracket.
fn split(text: &str) -> Vec<String> {
    let (mut parts, mut depth) = (vec![String::new()], 0);
    for letter in text.chars() {
        depth += i32::from("([{".contains(letter)) - i32::from(")]}".contains(letter));
        if letter == ',' && depth == 0 {
            parts.push(String::new());
        } else if let Some(last) = parts.last_mut() {
            last.push(letter);
        }
    }
    parts.retain(|part| !part.trim().is_empty());
    parts
}

fn code_below(folder: &Path, found: &mut String) {
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("readable").path();
        if path.is_dir() {
            code_below(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push_str(&std::fs::read_to_string(&path).expect("readable"));
        }
    }
}

#[test]
fn whatever_is_said_has_a_message_and_every_message_is_said() {
    let mut code = String::new();
    code_below(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut code);
    let english = of(Language::English);
    let calls = calls(&code);
    assert!(calls.len() > 200, "{} calls", calls.len());
    for (key, names) in &calls {
        assert_eq!(english.get(key), Some(names), "the message of say!(…, {key:?}, …)");
    }
    let unsaid = english.keys().filter(|key| !calls.iter().any(|(said, _)| said == *key));
    let unsaid: Vec<&String> = unsaid.filter(|key| !code.contains(&format!("\"{key}\""))).collect();
    let unsaid: Vec<&&String> = unsaid.iter().filter(|key| !key.starts_with("caption-")).collect();
    assert_eq!(unsaid, Vec::<&&String>::new(), "nobody says it");
}
