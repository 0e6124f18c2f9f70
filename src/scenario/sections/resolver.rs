//! What `[ai]`, `[model.NAME]` and `[team.NAME]` have in common: they solve issues, and fail in ways that are seen or not.

use serde::Serialize;

use super::super::rows::{ANY_SHARE, INNER_SHARE};
use super::names::Names;
use super::returns::doubt_return;
use crate::dist::Dist;
use crate::text::{Key, Kind, Section, keys};
use crate::unit::HOUR;

/// What AI and people have in common: they solve issues, and fail in ways that are seen or not.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Resolver {
    /// p: marginal success per topic, over all issues of the topic.
    pub success: Vec<f64>,
    /// q: chance that a failure is noticed at once.
    pub noticed: f64,
    /// Chance that it is found out later otherwise.
    pub discovered: f64,
    /// D: when it is then found out.
    pub discovered_after: Dist,
    /// r: chance that the customer comes back after a failure.
    pub comes_back: f64,
    /// When whoever comes back does so.
    pub comes_back_after: Dist,
    /// Satisfied share if the issue is (believed) solved.
    pub satisfied_solved: f64,
    /// Satisfied share if it is not, of a resolver that solves half of the issues.
    pub satisfied_unsolved: f64,
    /// Share of the asked who answer a survey about a contact that it closed, at a middling rating; `None`: as of all.
    pub survey_response: Option<f64>,
}

/// What `[ai]` and `[team.NAME]` have in common.
macro_rules! resolver_keys {
    (
        $(#[$doc:meta])*
        $table:ident: [$($success:ident)+ $(= $default:literal)?], $solved:literal, $unsolved:literal, $noticed:literal
    ) => {
        keys! {
        $(#[$doc])*
        pub $table {
            $($success)+: Kind::SharePer("topic"), $($default,)?
                "solved issues ÷ all issues of the topic on a first try, not given containment";
            noticed: ANY_SHARE, $noticed, "assumption", "chance that a failure is noticed at once";
            discovered: ANY_SHARE, "100 %", "assumption",
                "chance that it is found out later otherwise; who never finds out believes to be helped for good";
            discovered_after: Kind::Dist(1.0), "{ dist = \"lognormal\", mean = \"10 days\", cv = 1 }", "assumption",
                "when it is then found out";
            comes_back: ANY_SHARE, "60 %", "assumption (C18: 30 % stay silent)",
                "chance that the customer comes back after a failure";
            comes_back_after: Kind::Dist(1.0), "{ dist = \"exponential\", mean = \"1.5 days\" }", "assumption", "when";
            satisfied_solved: INNER_SHARE, $solved, "C02, C07, H13 (split: assumption)",
                "satisfied share when the issue is solved";
            satisfied_unsolved: INNER_SHARE, $unsolved, "C04, C07 (split: assumption)",
                "satisfied share when it is not, of a resolver that solves half of the issues";
            optional survey_response: Kind::Share(0.0, 0.99),
                "share of the asked who answer a survey about such a contact, at a middling rating; as [survey] if left out";
        }}
    };
}

resolver_keys! {
    /// The resolver's part of `[ai]`.
    AI_RESOLVER: [success = "50 %"], "84 %", "40 %", "30 %"
}

resolver_keys! {
    /// The resolver's part of `[team.NAME]`.
    TEAM_RESOLVER: [required success], "88 %", "50 %", "30 %"
}

/// The resolver's part of `[model.NAME]`.
pub const MODEL_RESOLVER: &[Key] = &as_in_ai::<{ AI_RESOLVER.len() }>(AI_RESOLVER);

/// The keys of `[ai]` without defaults of their own: what a model leaves out is as there.
pub const fn as_in_ai<const N: usize>(of_ai: &[Key]) -> [Key; N] {
    let mut keys = [of_ai[0]; N];
    let mut n = 0;
    while n < N {
        keys[n] = Key { default: Some(""), source: "", ..of_ai[n] };
        n += 1;
    }
    keys
}

/// Reads a resolver; what it leaves out is as `base` has it.
pub fn resolver(section: &Section, names: &Names, base: Option<&Resolver>) -> Resolver {
    let left_out = |name: &str| base.filter(|_| section.given(name).is_none());
    let number = |name: &str, of: fn(&Resolver) -> f64| left_out(name).map_or_else(|| section.number(name), of);
    let dist = |name: &str, of: fn(&Resolver) -> Dist| left_out(name).map_or_else(|| section.dist(name), of);
    let own_success = || section.share_per("success", &names.topics);
    let resolver = Resolver {
        success: left_out("success").map_or_else(own_success, |base| base.success.clone()),
        noticed: number("noticed", |base| base.noticed),
        discovered: number("discovered", |base| base.discovered),
        discovered_after: dist("discovered_after", |base| base.discovered_after.clone()),
        comes_back: number("comes_back", |base| base.comes_back),
        comes_back_after: dist("comes_back_after", |base| base.comes_back_after.clone()),
        satisfied_solved: number("satisfied_solved", |base| base.satisfied_solved),
        satisfied_unsolved: number("satisfied_unsolved", |base| base.satisfied_unsolved),
        survey_response: section.optional("survey_response").or(base.and_then(|base| base.survey_response)),
    };
    doubt_return(section, "comes_back", resolver.comes_back, &resolver.comes_back_after, (HOUR, "1 h"));
    doubt_unsolved(section, resolver.satisfied_solved, resolver.satisfied_unsolved);
    resolver
}

/// Notes that a contact would satisfy more where it solves nothing.
fn doubt_unsolved(section: &Section, solved: f64, unsolved: f64) {
    let typed = ["satisfied_unsolved", "satisfied_solved"].into_iter().find(|name| section.given(name).is_some());
    if let (true, Some(name)) = (unsolved > solved, typed) {
        let found =
            format!("{:.1} % satisfied without a solution, and {:.1} % with one", unsolved * 100.0, solved * 100.0);
        section.refuse(name, &found, "no more without a solution than with one", "");
    }
}
