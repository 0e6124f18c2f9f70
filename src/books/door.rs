//! Who comes to the door of the people, and when: what an issue brings there, counted in a world in which nobody waits.
//!
//! A contact is at the door when it asks for people, before it is known whether anybody is on duty or free. Tries again after a
//! contact that nobody answered are not counted: they follow from the line.

/// Days that are told apart, from the day on which an issue arises; the last takes everything later.
pub const DAYS: usize = 41;

/// Contacts at the door.
#[derive(Clone, Debug, Default)]
pub struct Door {
    /// Per topic: potential issues, and those of them that arose while people could be reached.
    pub issues: Vec<[f64; 2]>,
    /// Per line: first contacts of issues, and later ones.
    pub contacts: Vec<[f64; 2]>,
    /// Per line, by whether they are meant for people or an AI: contacts that begin, first ones of issues and later ones.
    pub begun: Vec<[[f64; 2]; 2]>,
    /// Per topic, by who ended the contact before (people, an AI): later contacts by days since the issue arose.
    pub later: Vec<[[f64; DAYS]; 2]>,
    /// Per interval of the week: later contacts on the day on which the issue arose, and on later days.
    pub hours: Vec<[f64; 2]>,
    /// Per team and topic: contacts taken up, and the sum of the factors on their handle time.
    pub work: Vec<Vec<[f64; 2]>>,
}

impl Door {
    /// A door at which nobody has been.
    pub fn new(topics: usize, lines: usize, teams: usize, intervals: usize) -> Self {
        Self {
            issues: vec![[0.0; 2]; topics],
            contacts: vec![[0.0; 2]; lines],
            begun: vec![[[0.0; 2]; 2]; lines],
            later: vec![[[0.0; DAYS]; 2]; topics],
            hours: vec![[0.0; 2]; intervals],
            work: vec![vec![[0.0; 2]; topics]; teams],
        }
    }
}
