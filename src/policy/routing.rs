//! Who takes a contact: the AI, people, nobody.

use serde::Serialize;

use super::View;

/// Where a contact goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Route {
    /// To the AI agent.
    Ai,
    /// To a team.
    People,
    /// To a team, because the customer asks for a person.
    AsAsked,
    /// Nowhere: nobody is there.
    Closed,
}

/// When a customer who asks for a person gets one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum HumanAccess {
    /// On asking, before any AI talk.
    AtOnce,
    /// On asking, after this many AI talks in the contact.
    AfterTries(u32),
    /// Never: there is no human route, neither on request nor by escalation.
    Never,
}

impl HumanAccess {
    /// Whether a customer who asks now is let through to people.
    #[inline]
    pub fn grants(self, view: &View) -> bool {
        view.people_on_duty
            && match self {
                Self::AtOnce => true,
                Self::AfterTries(tries) => view.ai_tries >= tries,
                Self::Never => false,
            }
    }

    /// Whether the AI can hand a contact over to people at all.
    #[inline]
    pub fn has_human_route(self, view: &View) -> bool {
        view.people_on_duty && self != Self::Never
    }
}

/// Who answers first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum Routing {
    /// People answer everything; there is no AI.
    PeopleOnly,
    /// The AI answers first, but for the guarded topics and segments, which it never answers.
    AiFirst {
        /// Per topic: goes straight to people.
        guarded_topics: Vec<bool>,
        /// Per segment: goes straight to people.
        guarded_segments: Vec<bool>,
    },
}

impl Routing {
    /// Whether an AI answers anybody.
    pub fn has_ai(&self) -> bool {
        match self {
            Self::PeopleOnly => false,
            Self::AiFirst { .. } => true,
        }
    }

    /// Whether contacts on a topic come to the door of the people whether anybody is there or not.
    pub fn is_always_at_the_door(&self, topic: usize) -> bool {
        match self {
            Self::PeopleOnly => true,
            Self::AiFirst { guarded_topics, .. } => guarded_topics[topic],
        }
    }

    /// Where a new contact goes.
    #[inline]
    pub fn route(&self, access: HumanAccess, view: &View) -> Route {
        match self {
            Self::PeopleOnly if view.people_on_duty => Route::People,
            Self::PeopleOnly => Route::Closed,
            Self::AiFirst { guarded_topics, guarded_segments } => {
                let guarded = guarded_topics[view.topic] || guarded_segments[view.segment];
                let asks_and_gets = view.asks_for_person && access.grants(view);
                match (guarded, view.people_on_duty) {
                    // The AI never answers what is guarded, not even where nobody else is there.
                    (true, true) => Route::People,
                    (true, false) => Route::Closed,
                    _ if asks_and_gets => Route::AsAsked,
                    _ => Route::Ai,
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ai_first() -> Routing {
        Routing::AiFirst { guarded_topics: vec![false, true], guarded_segments: vec![false, true] }
    }

    #[test]
    fn who_asks_for_a_person_gets_one_only_where_access_says_so() {
        let asking = View { asks_for_person: true, ..View::PLAIN };
        assert_eq!(ai_first().route(HumanAccess::AtOnce, &asking), Route::AsAsked);
        assert_eq!(ai_first().route(HumanAccess::AfterTries(2), &asking), Route::Ai);
        assert!(HumanAccess::AfterTries(2).grants(&View { ai_tries: 2, ..asking }));
        assert!(!HumanAccess::Never.grants(&View { ai_tries: 9, ..asking }));
        let nobody = View { people_on_duty: false, ..asking };
        assert_eq!(ai_first().route(HumanAccess::AtOnce, &nobody), Route::Ai);
    }

    #[test]
    fn guarded_topics_and_segments_go_straight_to_people() {
        assert_eq!(ai_first().route(HumanAccess::Never, &View { topic: 1, ..View::PLAIN }), Route::People);
        assert_eq!(ai_first().route(HumanAccess::Never, &View { segment: 1, ..View::PLAIN }), Route::People);
        assert_eq!(ai_first().route(HumanAccess::Never, &View::PLAIN), Route::Ai);
        let at_night = View { topic: 1, people_on_duty: false, ..View::PLAIN };
        assert_eq!(ai_first().route(HumanAccess::AtOnce, &at_night), Route::Closed, "the AI may not answer it");
    }

    #[test]
    fn without_people_on_duty_a_people_only_operation_is_closed() {
        assert_eq!(
            Routing::PeopleOnly.route(HumanAccess::AtOnce, &View { people_on_duty: false, ..View::PLAIN }),
            Route::Closed
        );
        assert_eq!(Routing::PeopleOnly.route(HumanAccess::AtOnce, &View::PLAIN), Route::People);
    }

    #[test]
    fn there_is_a_way_to_people_where_somebody_is_there_and_access_is_not_denied() {
        let nobody = View { people_on_duty: false, ..View::PLAIN };
        let ways = |view: &View| {
            [HumanAccess::AtOnce, HumanAccess::AfterTries(2), HumanAccess::Never]
                .map(|access| access.has_human_route(view))
        };
        assert_eq!((ways(&View::PLAIN), ways(&nobody)), ([true, true, false], [false; 3]));
    }
}
