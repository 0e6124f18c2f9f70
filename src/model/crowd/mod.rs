//! The crowd: at scale 1:k one customer in k is followed through life; everybody else is here, as counts, in the same lines and
//! with the same people.
//!
//! How many come follows from what the followed bring ([`DoorBooks`]), by what issues bring
//! where nobody waits ([`Flow`](crate::model::flow::Flow)).

mod books;
mod patience;
mod reservations;
mod state;
mod unheld;

pub use books::DoorBooks;
pub use patience::End;
pub use reservations::Reservation;
pub use state::{Crowd, Turn};
pub use unheld::{chosen_team, of_models, unheld};
