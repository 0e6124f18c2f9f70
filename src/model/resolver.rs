//! Who resolves an issue.

use crate::model::id::{ModelId, TeamId};

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
