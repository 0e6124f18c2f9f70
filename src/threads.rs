//! Many tasks on several threads, with results that do not tell how many there were.

/// Does every task on so many threads; results in the order of the tasks, `None` if one of them has none.
#[cfg(feature = "parallel")]
pub fn each<T: Sync, R: Send>(tasks: &[T], threads: usize, one: &(dyn Fn(&T) -> Option<R> + Sync)) -> Option<Vec<R>> {
    use rayon::prelude::*;
    if threads <= 1 {
        return tasks.iter().map(one).collect();
    }
    match rayon::ThreadPoolBuilder::new().num_threads(threads).build() {
        // One task at a time: a replication is long, and a split half would wait on a busy thread.
        Ok(pool) => pool.install(|| tasks.par_iter().with_max_len(1).map(one).collect()),
        Err(_) => tasks.iter().map(one).collect(),
    }
}

#[cfg(not(feature = "parallel"))]
pub fn each<T: Sync, R: Send>(tasks: &[T], _threads: usize, one: &(dyn Fn(&T) -> Option<R> + Sync)) -> Option<Vec<R>> {
    tasks.iter().map(one).collect()
}
