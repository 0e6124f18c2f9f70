//! How contacts and issues end.

use serde::Serialize;

/// Failed contacts after the first failed one count no more beyond this many.
pub const MOST_FAILED_AGAIN: usize = 7;

/// How a contact ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ContactEnd {
    /// The issue is truly solved.
    Solved,
    /// It is not, and the customer knows.
    Failed,
    /// It is not, and the customer believes it is.
    Believed,
    /// Nobody answered.
    Unanswered,
}

/// How an issue came to its end, as its customer believes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum IssueEnd {
    /// Solved by its first contact.
    First,
    /// Solved by a later one.
    Repeat,
    /// Not solved.
    Unsolved,
}
