//! What somebody decides: the keys whose values are settings of an operation, not facts about it.

/// Patterns of paths that are decided; `*` is one part, `**` any rest.
const DECIDED: [&str; 12] = [
    "strategy.**",
    "routing.**",
    "human_access.**",
    "escalation.**",
    "handoff.**",
    "ai.models",
    "ai.tries",
    "ai.fail_over",
    "team.*.headcount.**",
    "team.*.on_duty",
    "team.*.staffing.**",
    "team.*.overflow.**",
];

/// Whether the value of a path is decided.
///
/// # Examples
/// ```
/// use blendsim::scenario::is_decided;
/// assert!(is_decided("team.desk.headcount") && is_decided("strategy.blend.ai.success"));
/// assert!(!is_decided("ai.success") && !is_decided("team.desk.success"));
/// ```
pub fn is_decided(path: &str) -> bool {
    let is = |pattern: &str| {
        let (mut parts, mut wanted) = (path.split('.'), pattern.split('.'));
        loop {
            match (wanted.next(), parts.next()) {
                (Some("**"), _) | (None, None) => return true,
                (Some(word), Some(part)) if word == "*" || word == part => {}
                _ => return false,
            }
        }
    };
    DECIDED.iter().any(|pattern| is(pattern))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::keys::{LEVERS, ROOT};

    #[test]
    fn what_is_decided_is_a_lever_or_of_a_strategy() {
        let heads = DECIDED.iter().filter_map(|pattern| pattern.split('.').next());
        for head in heads {
            assert!(head == "strategy" || LEVERS.contains(&head), "{head}");
        }
        let world = ROOT.iter().filter(|key| !LEVERS.contains(&key.name) && key.name != "strategy");
        assert!(world.map(|key| key.name).all(|name| !is_decided(name)));
        assert!(is_decided("escalation") && !is_decided("team") && is_decided("team.desk.headcount.to"));
    }
}
