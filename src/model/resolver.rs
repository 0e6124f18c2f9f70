//! Who resolves an issue, by their places in the scenario.

/// An AI model.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ModelId(pub u16);

/// A team.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct TeamId(pub u16);

impl ModelId {
    /// Its place among all models.
    #[inline]
    pub fn index(self) -> usize {
        usize::from(self.0)
    }
}

impl TeamId {
    /// Its place among all teams.
    #[inline]
    pub fn index(self) -> usize {
        usize::from(self.0)
    }
}

/// Who ended a contact.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Resolver {
    /// It was not answered.
    #[default]
    Nobody,
    /// It ended in the AI tier, with the model that talked last.
    Ai(ModelId),
    /// A team closed it.
    Team(TeamId),
}

impl Resolver {
    /// Whether it was the AI.
    #[inline]
    pub fn is_ai(self) -> bool {
        matches!(self, Self::Ai(_))
    }
}
