//! Which model answers: in which order models are asked, and where a talk goes that finds none.

use serde::Serialize;

/// The models that may answer some contacts, each named once, in the order in which they are asked.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Order {
    models: Vec<u16>,
    /// Number of models, from the first, that are the cascade; the others stand in while those are out.
    cascade: usize,
}

/// Why a talk seeks a model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quest {
    /// No model has talked in this contact.
    First,
    /// The model that talked last doubts its answer.
    Doubt,
    /// Its answer led nowhere.
    DeadEnd,
    /// It fell out in the middle of its talk.
    Cut,
}

/// What becomes of a talk that finds all places of its model taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum WhenFull {
    /// It waits in the model's line.
    Wait,
    /// It goes to the next model of the order.
    Next,
    /// It goes to people.
    People,
}

/// What a model can do for one more talk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// The model has a place.
    Free,
    /// All its places are taken.
    Full(WhenFull),
    /// The model is out.
    Out,
}

/// Where a talk goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seat {
    /// A model has a place.
    Talk(u16),
    /// Into the line of a model.
    Line(u16),
    /// To no model.
    Nowhere,
}

impl Order {
    /// A cascade, then those who stand in for it, as far as it does not name them itself.
    pub fn new(cascade: &[u16], fail_over: &[u16]) -> Self {
        let others = fail_over.iter().filter(|model| !cascade.contains(model));
        Self { models: cascade.iter().chain(others).copied().collect(), cascade: cascade.len() }
    }

    /// All its models.
    pub fn models(&self) -> &[u16] {
        &self.models
    }

    /// Those that are asked as long as they are not out.
    pub fn cascade(&self) -> &[u16] {
        &self.models[..self.cascade]
    }

    /// Where a talk goes; `last` is the model that talked last.
    ///
    /// - First: all models in order.
    /// - Doubt: the later ones of the cascade.
    /// - Dead end: those, else the same model again, else who stands in.
    /// - Cut: whoever is later in the order.
    ///
    /// Models that are out are passed over.
    #[inline]
    pub fn seek(&self, quest: Quest, last: u16, state: impl Fn(u16) -> State) -> Seat {
        let all = self.models.len();
        if quest == Quest::First {
            return self.among(0..all, &state).unwrap_or(Seat::Nowhere);
        }
        // The order may have changed in the middle of the contact: a model that is no longer in it counts as standing before the first.
        let place = self.models.iter().position(|&model| model == last);
        let later = place.map_or(0, |place| place + 1);
        let cascade = later..self.cascade.max(later);
        let seat = match quest {
            Quest::First | Quest::Cut => self.among(later..all, &state),
            Quest::Doubt => self.among(cascade, &state),
            Quest::DeadEnd => self
                .among(cascade, &state)
                .or_else(|| place.and_then(|place| self.among(place..later, &state)))
                .or_else(|| self.among(self.cascade.max(later)..all, &state)),
        };
        seat.unwrap_or(Seat::Nowhere)
    }

    /// The first of some places in the order that settles where a talk goes.
    #[inline]
    fn among(&self, places: std::ops::Range<usize>, state: &impl Fn(u16) -> State) -> Option<Seat> {
        self.models[places].iter().find_map(|&model| match state(model) {
            State::Free => Some(Seat::Talk(model)),
            State::Full(WhenFull::Wait) => Some(Seat::Line(model)),
            // What it has no place for is meant for people: no later model is asked.
            State::Full(WhenFull::People) => Some(Seat::Nowhere),
            State::Full(WhenFull::Next) | State::Out => None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SWIFT: u16 = 1;
    const STRONG: u16 = 2;
    const SPARE: u16 = 3;

    fn order() -> Order {
        Order::new(&[SWIFT, STRONG], &[SPARE, SWIFT])
    }

    fn seek(quest: Quest, last: u16, out: &[u16]) -> Seat {
        order().seek(quest, last, |model| if out.contains(&model) { State::Out } else { State::Free })
    }

    #[test]
    fn who_stands_in_does_so_only_for_models_that_are_out() {
        assert_eq!((order().models(), order().cascade()), (&[SWIFT, STRONG, SPARE][..], &[SWIFT, STRONG][..]));
        assert_eq!(seek(Quest::First, 0, &[]), Seat::Talk(SWIFT));
        assert_eq!(seek(Quest::First, 0, &[SWIFT]), Seat::Talk(STRONG));
        assert_eq!(seek(Quest::First, 0, &[SWIFT, STRONG]), Seat::Talk(SPARE));
        assert_eq!(seek(Quest::First, 0, &[SWIFT, STRONG, SPARE]), Seat::Nowhere);
    }

    #[test]
    fn a_doubt_goes_down_the_cascade_and_no_further() {
        assert_eq!(seek(Quest::Doubt, SWIFT, &[]), Seat::Talk(STRONG));
        assert_eq!(seek(Quest::Doubt, SWIFT, &[STRONG]), Seat::Nowhere);
        assert_eq!(seek(Quest::Doubt, STRONG, &[]), Seat::Nowhere);
        assert_eq!(seek(Quest::Doubt, SPARE, &[]), Seat::Nowhere);
    }

    #[test]
    fn after_a_dead_end_the_last_of_the_cascade_is_asked_again() {
        assert_eq!(seek(Quest::DeadEnd, SWIFT, &[]), Seat::Talk(STRONG));
        assert_eq!(seek(Quest::DeadEnd, SWIFT, &[STRONG]), Seat::Talk(SWIFT));
        assert_eq!(seek(Quest::DeadEnd, STRONG, &[]), Seat::Talk(STRONG));
        assert_eq!(seek(Quest::DeadEnd, STRONG, &[STRONG]), Seat::Talk(SPARE));
        assert_eq!(seek(Quest::DeadEnd, SPARE, &[]), Seat::Talk(SPARE));
    }

    #[test]
    fn who_was_cut_off_goes_on_with_a_later_model() {
        assert_eq!(seek(Quest::Cut, SWIFT, &[SWIFT]), Seat::Talk(STRONG));
        assert_eq!(seek(Quest::Cut, STRONG, &[STRONG]), Seat::Talk(SPARE));
        assert_eq!(seek(Quest::Cut, SPARE, &[SPARE]), Seat::Nowhere);
        assert_eq!(seek(Quest::Cut, 9, &[]), Seat::Talk(SWIFT), "a model that the order has lost");
    }

    #[test]
    fn a_full_model_says_what_becomes_of_the_talk() {
        let full =
            |when| order().seek(Quest::First, 0, |model| if model == SWIFT { State::Full(when) } else { State::Free });
        assert_eq!(full(WhenFull::Wait), Seat::Line(SWIFT));
        assert_eq!(full(WhenFull::Next), Seat::Talk(STRONG));
        assert_eq!(full(WhenFull::People), Seat::Nowhere);
    }
}
