//! How much memory there is.

use sysinfo::{MemoryRefreshKind, RefreshKind, System};

/// Contacts that a run may simulate in all: a day of work for thirty processors.
pub const MOST_CONTACTS: f64 = 1e11;

/// Share of the available memory that a run may take.
const SHARE: f64 = 0.8;

/// Bytes that a run may take: a share of what the machine, or the container, has left; endless where nobody knows.
pub fn budget() -> f64 {
    let memory = RefreshKind::nothing().with_memory(MemoryRefreshKind::nothing().with_ram());
    System::new_with_specifics(memory).map_or(f64::INFINITY, |system| {
        let of_container = system.cgroup_limits().map_or(u64::MAX, |limits| limits.free_memory);
        SHARE * of_container.min(system.available_memory()) as f64
    })
}
