//! Faults of a disk, for tests: each call that changes it is counted, and from a call on it goes wrong.

use std::cell::Cell;
use std::io;

use super::Does;

/// What goes wrong at a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The program ends there: neither that call nor any later one happens.
    Killed,
    /// That call is refused with this error of the system, and later ones are not.
    Once(i32),
    /// From there on the disk is full: nothing more is made or written, and the rest goes on.
    Full,
    /// From there on the disk can be read alone.
    ReadOnly,
}

/// Numbers of errors as Linux and its kin have them.
pub const EIO: i32 = 5;
/// A folder that something is mounted on.
pub const EBUSY: i32 = 16;
/// No space is left.
pub const ENOSPC: i32 = 28;
const EROFS: i32 = 30;

/// What is to go wrong in this thread, and the calls so far.
#[derive(Clone, Copy, Debug, Default)]
struct Plan {
    fault: Option<(usize, Fault)>,
    exchanges: bool,
    calls: usize,
}

thread_local! {
    static PLAN: Cell<Plan> = const { Cell::new(Plan { fault: None, exchanges: true, calls: 0 }) };
}

/// Does something on a disk with a fault at a call, counted from 0, that can exchange folders or not. The result, and
/// whether the fault was met.
pub fn with<T>(fault: Option<(usize, Fault)>, exchanges: bool, it: impl FnOnce() -> T) -> (T, bool) {
    PLAN.set(Plan { fault, exchanges, calls: 0 });
    let result = it();
    let calls = PLAN.replace(Plan { exchanges: true, ..Plan::default() }).calls;
    (result, fault.is_some_and(|(at, _)| at < calls))
}

/// Counts a call, and does it unless it goes wrong.
pub fn call<T>(does: Does, it: impl FnOnce() -> io::Result<T>) -> io::Result<T> {
    let plan = PLAN.get();
    PLAN.set(Plan { calls: plan.calls + 1, ..plan });
    let grows = matches!(does, Does::Make | Does::Write);
    let error = plan.fault.and_then(|(at, fault)| match fault {
        Fault::Killed if plan.calls >= at => Some(io::Error::other("the program has ended")),
        Fault::Once(number) if plan.calls == at => Some(io::Error::from_raw_os_error(number)),
        Fault::Full if plan.calls >= at && grows => Some(io::Error::from_raw_os_error(ENOSPC)),
        Fault::ReadOnly if plan.calls >= at => Some(io::Error::from_raw_os_error(EROFS)),
        _ => None,
    });
    match error {
        Some(error) => Err(error),
        None if does == Does::Exchange && !plan.exchanges => Err(io::ErrorKind::Unsupported.into()),
        None => it(),
    }
}
