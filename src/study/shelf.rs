//! Lives that are known because they were lived before: what keeps them, and the totals of a design that are not lived again.

use std::sync::OnceLock;

use super::{Design, Digests};
use crate::books::Digest;
use crate::model::calibration::Calibration;
use crate::model::{Observer, Setting, replicate, unheld_by};
use crate::rng::Streams;
use crate::scenario::Scenario;
use crate::threads::each;

/// All that the totals of a life depend on but its replication: the world and how it was measured, the strategy, the scale, the waits and the seed.
pub type LifeName = [u8; 32];

/// How a world is measured before anything is lived in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measuring {
    /// As for a run.
    Alone,
    /// As one of many, from fewer issues.
    OfMany,
}

/// Keeps the totals of lives. What it knows of a life is what living it again would give, to the last bit.
pub trait Shelf: Sync {
    /// The name of the lives of a strategy in a world that is measured so, in such a setting, with the luck of a seed.
    fn name(&self, world: (&Scenario, Measuring), strategy: usize, setting: &Setting, seed: u64) -> LifeName;

    /// The totals of a replication, if they are known.
    fn known(&self, name: &LifeName, replication: u32) -> Option<Digest>;

    /// Keeps the totals of a replication that was lived.
    fn keep(&self, name: &LifeName, replication: u32, totals: &Digest);
}

/// Keeps nothing.
#[derive(Clone, Copy, Debug)]
pub struct NoShelf;

impl Shelf for NoShelf {
    fn name(&self, _: (&Scenario, Measuring), _: usize, _: &Setting, _: u64) -> LifeName {
        LifeName::default()
    }

    fn known(&self, _: &LifeName, _: u32) -> Option<Digest> {
        None
    }

    fn keep(&self, _: &LifeName, _: u32, _: &Digest) {}
}

/// Who watches lives and may stop them, and where those lie that are known.
#[derive(Clone, Copy)]
#[expect(missing_debug_implementations, reason = "an observer need not be shown")]
pub struct Watch<'a> {
    /// Who watches.
    pub observer: &'a dyn Observer,
    /// What is known.
    pub shelf: &'a dyn Shelf,
}

/// What is measured in a world before anything is lived in it, once that is asked for.
pub struct Measured<'a> {
    known: OnceLock<Calibration>,
    how: Measuring,
    world: &'a Scenario,
    design: &'a Design,
    observer: &'a dyn Observer,
}

impl<'a> Measured<'a> {
    /// What will be measured so, for a design.
    pub fn new(how: Measuring, world: &'a Scenario, design: &'a Design, observer: &'a dyn Observer) -> Self {
        Self { known: OnceLock::new(), how, world, design, observer }
    }

    /// It; `None` if that was stopped.
    fn get(&self) -> Option<&Calibration> {
        let Self { world, design, observer, .. } = *self;
        if self.known.get().is_none() {
            let measured = match self.how {
                Measuring::Alone => Calibration::observed(world, design.setting(), design.threads, observer),
                Measuring::OfMany => Calibration::of_many(world, design.setting(), observer),
            };
            let _ = self.known.set(measured?);
        }
        self.known.get()
    }
}

/// Runs the strategies of a design but for the lives that are known, and keeps their totals. `None` if the observer stopped it.
///
/// # Panics
/// If waits are to come about in a way that cannot hold the scenario: [`unheld_by`] says why.
pub fn totals(scenario: &Scenario, design: &Design, watch: Watch) -> Option<Digests> {
    let measured = Measured::new(Measuring::Alone, scenario, design, watch.observer);
    totals_measured(scenario, design, &measured, watch)
}

/// The same where it is said how the world is measured: that is done if any of the lives is not known.
pub fn totals_measured(scenario: &Scenario, design: &Design, measured: &Measured, watch: Watch) -> Option<Digests> {
    let key = unheld_by((design.waits, design.scale), scenario, &design.strategies);
    assert!(key.is_none(), "{:?} cannot hold {key:?}: ask for Waits::Small, or scale 1", design.waits);
    let Watch { observer, shelf } = watch;
    let (setting, seed) = (design.setting(), design.seed);
    let name = |&strategy: &usize| (strategy, shelf.name((scenario, measured.how), strategy, &setting, seed));
    let named: Vec<(usize, LifeName)> = design.strategies.iter().map(name).collect();
    let of_strategies = |&replication| named.iter().map(move |life| (life, replication));
    let tasks: Vec<(&(usize, LifeName), u32)> = design.replications.iter().flat_map(of_strategies).collect();
    let mut known: Vec<Option<Digest>> = tasks.iter().map(|((_, name), at)| shelf.known(name, *at)).collect();
    let weeks = known.iter().flatten().count() as u64 * scenario.clock.weeks();
    (0..weeks).for_each(|_| observer.week_done());
    let new: Vec<usize> = (0..tasks.len()).filter(|&task| known[task].is_none()).collect();
    if !new.is_empty() {
        let calibration = measured.get()?;
        let one = |&task: &usize| {
            let ((strategy, name), replication) = tasks[task];
            if observer.stop() {
                return None;
            }
            let streams = Streams::new(seed, replication);
            let totals = Digest::of(&replicate(scenario, *strategy, calibration, setting, streams, observer)?);
            shelf.keep(name, replication, &totals);
            Some(totals)
        };
        for (task, totals) in new.iter().zip(each(&new, design.threads, &one)?) {
            known[*task] = Some(totals);
        }
    }
    let mut strategies = vec![Vec::new(); named.len()];
    for (task, totals) in known.into_iter().flatten().enumerate() {
        strategies[task % named.len()].push(totals);
    }
    Some(Digests { strategies, nobody: Vec::new() })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::sync::Mutex;
    use std::sync::atomic::{AtomicU64, Ordering};

    use super::*;
    use crate::scenario::samples::bare;

    /// Knows what was lived, by strategy and replication: of one world alone.
    #[derive(Default)]
    struct Memory(Mutex<BTreeMap<(LifeName, u32), Digest>>);

    impl Shelf for Memory {
        fn name(&self, _: (&Scenario, Measuring), strategy: usize, _: &Setting, _: u64) -> LifeName {
            [strategy as u8; 32]
        }

        fn known(&self, name: &LifeName, replication: u32) -> Option<Digest> {
            self.0.lock().unwrap().get(&(*name, replication)).cloned()
        }

        fn keep(&self, name: &LifeName, replication: u32, totals: &Digest) {
            assert!(self.0.lock().unwrap().insert((*name, replication), totals.clone()).is_none(), "lived twice");
        }
    }

    /// Counts events, of which a world that is only remembered has none, and weeks; stops after so many weeks.
    struct Counting {
        events: AtomicU64,
        weeks: AtomicU64,
        most: u64,
    }

    impl Counting {
        fn until(most: u64) -> Self {
            Self { events: AtomicU64::new(0), weeks: AtomicU64::new(0), most }
        }
    }

    impl Observer for Counting {
        fn week_done(&self) {
            self.weeks.fetch_add(1, Ordering::Relaxed);
        }

        fn lived(&self, events: u64, _: u64) {
            self.events.fetch_add(events, Ordering::Relaxed);
        }

        fn stop(&self) -> bool {
            self.weeks.load(Ordering::Relaxed) >= self.most
        }
    }

    /// What is known is not lived again, nor is its world measured, and weeks are told all the same; what is new is lived as it is alone. Whoever stops keeps what was
    /// lived until then.
    #[test]
    fn a_life_is_lived_once() {
        let world = bare("2024-01-01");
        let design = |n| Design { replications: (0..n).collect(), ..Design::of(&world) };
        let memory = Memory::default();
        let lived = |n, shelf: &dyn Shelf, most| {
            let watcher = Counting::until(most);
            let totals = totals(&world, &design(n), Watch { observer: &watcher, shelf });
            (totals.map(|totals| totals.strategies), watcher.events.into_inner(), watcher.weeks.into_inner())
        };
        let (alone, events, weeks) = lived(6, &NoShelf, u64::MAX);
        assert!(events > 0 && weeks == 6 * world.clock.weeks());
        assert_eq!(lived(6, &memory, 3 * world.clock.weeks()).0, None);
        let kept = memory.0.lock().unwrap().len();
        assert!((1..6).contains(&kept), "{kept}");
        let (some, ..) = lived(4, &memory, u64::MAX);
        assert_eq!(some.unwrap()[0], alone.as_ref().unwrap()[0][..4]);
        let (all, fewer, told) = lived(6, &memory, u64::MAX);
        assert_eq!((&all, told), (&alone, weeks));
        assert!(fewer < events);
        assert_eq!(lived(6, &memory, u64::MAX), (alone, 0, weeks));
    }
}
