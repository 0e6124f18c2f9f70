//! `[human_access]`: when a customer who asks gets a person.

use crate::policy::HumanAccess;
use crate::text::{Choice, Kind, Section, choice, keys};

/// When a customer who asks gets a person; after how many talks is a key of its own.
pub static ACCESS: Choice<HumanAccess, 3> = choice([
    ("at-once", HumanAccess::AtOnce),
    ("after-tries", HumanAccess::AfterTries(1)),
    ("never", HumanAccess::Never),
]);

keys! {
/// `[human_access]`
pub HUMAN_ACCESS {
    when: ACCESS.kind(), "at-once", "when a customer who asks gets a person; never: there is no human route at all";
    tries: Kind::Count(1.0, 20.0), "1", "AI talks first, for after-tries";
    shows_wait: Kind::Flag, "false",
        "whether who asks for a person is told the expected wait first, and may go on with the AI instead";
}}

pub fn human_access(section: &Section) -> HumanAccess {
    let tries = section.number("tries") as u32;
    match section.chosen("when", &ACCESS) {
        HumanAccess::AfterTries(_) => HumanAccess::AfterTries(tries),
        other => other,
    }
}
