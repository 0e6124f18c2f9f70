//! Decisions: closed enums of pure functions over what a decider may see.
//!
//! [`View`] has no latent field (no difficulty, no true outcome, no future), so no policy can be clairvoyant; a policy that
//! needs chance is handed its uniform number.

pub mod breaks;
pub mod escalation;
pub mod portfolio;
pub mod routing;
pub mod shifts;
pub mod staffing;
pub mod trigger;
mod view;

pub use breaks::Break;
pub use escalation::{Escalation, Relief};
pub use portfolio::{Order, Quest, Seat, State, WhenFull};
pub use routing::{HumanAccess, Route, Routing};
pub use shifts::Shift;
pub use view::View;
