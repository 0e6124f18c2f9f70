//! A shelf on the disk: the totals of lives, added one by one as they are lived, so that whatever ends a long work loses what is in flight and nothing else.
//!
//! A line says which program and model wrote it; records of one size follow, each with a checksum. A record that was torn is cut off when the shelf is opened.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs::{File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use sha2::{Digest as _, Sha256};

use super::disk;
use super::error::{DeskError, Refusal};
use super::input::{self, Unread, Wanted, What};
use super::run_id::life_sha256;
use crate::books::Digest;
use crate::model::{EPOCH, Setting};
use crate::scenario::Scenario;
use crate::study::{LifeName, Measuring, Shelf};

/// Bytes of a name, of the numbers of a replication and a scale, and of a checksum.
const NAME: usize = size_of::<LifeName>();
const HEAD: usize = NAME + 2 * size_of::<u32>();
const CHECKSUM: usize = 8;
const RECORD: usize = HEAD + Digest::NUMBERS * size_of::<f64>() + CHECKSUM;
const SHELF: Wanted = Wanted { what: What::Shelf, most: 4 << 30, pipe: false };
/// The name of a life in a world that cannot be written down: it is lived each time.
const NAMELESS: LifeName = [0; NAME];
/// How every shelf begins.
const MARK: &str = "blendsim shelf ";

/// The line with which a shelf of this program begins.
fn first_line() -> String {
    format!("{MARK}1, version {}, model {EPOCH}, {} numbers a life\n", env!("CARGO_PKG_VERSION"), Digest::NUMBERS)
}

/// A life and one of its replications.
type Key = (LifeName, u32);

/// A shelf beside a results folder.
#[derive(Debug)]
pub struct DiskShelf {
    path: PathBuf,
    inner: Mutex<Inner>,
}

#[derive(Debug, Default)]
struct Inner {
    known: BTreeMap<Key, Digest>,
    /// Where records are added; none before the first of a new shelf, and none after the disk refused one.
    file: Option<File>,
    /// Records that were added, and bytes of the file that are whole.
    added: usize,
    whole: u64,
    trouble: Option<Trouble>,
}

/// Why nothing is added to a shelf.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// Another program adds to it.
    Busy,
    /// What the disk said.
    Refused(String),
}

/// The place of the shelf that belongs to a results folder: beside it, under its name.
fn beside(folder: &Path) -> PathBuf {
    let mut name = folder.file_name().map_or_else(|| "results".into(), OsStr::to_os_string);
    name.push(".shelf");
    folder.with_file_name(name)
}

impl DiskShelf {
    /// Opens the shelf of a results folder; where there is none, it is made when the first life is kept.
    ///
    /// # Errors
    /// [`Refusal::ForeignShelf`] of a file that is no shelf, or that of another version or model; [`Unread`].
    pub fn of(folder: &Path) -> Result<Self, DeskError> {
        let path = beside(folder);
        let opened = input::opened(&path, SHELF, |path| {
            let file = disk::open_to_append(path)?;
            lock(&file).map(|()| file)
        });
        let (file, bytes, trouble) = match opened {
            Ok((file, bytes)) => (Some(file), bytes, None),
            Err(Unread::Missing { .. }) => return Ok(Self { path, inner: Mutex::default() }),
            Err(Unread::Failed { source, .. }) => (None, input::bytes(&path, SHELF)?, Some(trouble(&source))),
            Err(refused) => return Err(refused.into()),
        };
        let line = first_line();
        let Some(records) = bytes.strip_prefix(line.as_bytes()).or_else(|| nothing_yet(&line, &bytes)) else {
            return Err(foreign(&path, &bytes).into());
        };
        let read: Vec<(Key, Digest)> = records.chunks_exact(RECORD).map_while(read).collect();
        let whole = if bytes.len() < line.len() { 0 } else { line.len() + read.len() * RECORD };
        let mut inner = Inner { known: read.into_iter().collect(), file, added: 0, whole: whole as u64, trouble };
        if bytes.len() > whole {
            inner.cut();
        }
        Ok(Self { path, inner: Mutex::new(inner) })
    }

    /// Where it lies.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// How many lives were added since it was opened.
    pub fn added(&self) -> usize {
        self.inner().added
    }

    /// Why nothing more is added, if so.
    pub fn trouble(&self) -> Option<Trouble> {
        self.inner().trouble.clone()
    }

    fn inner(&self) -> MutexGuard<'_, Inner> {
        // A thread that panicked left whole records: one is added in one step.
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// No records, of a file that a kill left with half of its first line or less.
fn nothing_yet<'a>(line: &str, bytes: &'a [u8]) -> Option<&'a [u8]> {
    line.as_bytes().starts_with(bytes).then_some(&[])
}

/// What a file is that is no shelf of this program.
fn foreign(path: &Path, bytes: &[u8]) -> Refusal {
    const LETTERS: usize = 80;
    let first = bytes.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let found = first.starts_with(MARK.as_bytes()).then(|| String::from_utf8_lossy(&first[..first.len().min(LETTERS)]));
    Refusal::ForeignShelf {
        path: path.display().to_string(),
        found: found.map(Cow::into_owned),
        allowed: first_line().trim_end().to_owned(),
    }
}

impl Inner {
    /// Cuts off what is not whole; if that fails, nothing is added.
    fn cut(&mut self) {
        if let Some(Err(error)) = self.file.as_ref().map(|file| disk::cut(file, self.whole)) {
            (self.file, self.trouble) = (None, Some(trouble(&error)));
        }
    }

    /// Adds a record.
    fn add(&mut self, path: &Path, record: &[u8]) -> io::Result<()> {
        if self.file.is_none() {
            if let Some(folder) = path.parent() {
                make_folders(folder)?;
            }
            let file = disk::make_file(path)?;
            lock(&file)?;
            self.file = Some(file);
        }
        let Some(file) = &mut self.file else { return Ok(()) };
        let line = if self.whole == 0 { first_line().into_bytes() } else { Vec::new() };
        let bytes = [line.as_slice(), record].concat();
        if let Err(error) = disk::append(file, &bytes) {
            // The half that was written would end whatever comes after it.
            let _ = disk::cut(file, self.whole);
            return Err(error);
        }
        self.whole += bytes.len() as u64;
        self.added += 1;
        Ok(())
    }
}

/// Makes a folder and those above it, as far as they are missing.
fn make_folders(folder: &Path) -> io::Result<()> {
    if folder.as_os_str().is_empty() || folder.is_dir() {
        return Ok(());
    }
    folder.parent().map_or(Ok(()), make_folders)?;
    match disk::make_folder(folder) {
        // Another run was faster.
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        made => made,
    }
}

fn lock(file: &File) -> io::Result<()> {
    match file.try_lock() {
        // Where a file system knows no locks, nobody else is kept out.
        Ok(()) | Err(TryLockError::Error(_)) => Ok(()),
        Err(TryLockError::WouldBlock) => Err(io::ErrorKind::WouldBlock.into()),
    }
}

fn trouble(error: &io::Error) -> Trouble {
    match error.kind() {
        // Another run made it, or holds it.
        io::ErrorKind::WouldBlock | io::ErrorKind::AlreadyExists => Trouble::Busy,
        _ => Trouble::Refused(error.to_string()),
    }
}

impl Shelf for DiskShelf {
    fn name(
        &self,
        (world, measuring): (&Scenario, Measuring),
        strategy: usize,
        setting: &Setting,
        seed: u64,
    ) -> LifeName {
        let Setting { scale, waits, .. } = setting;
        let Ok(world) = life_sha256(world, strategy) else { return NAMELESS };
        Sha256::digest(format!("{world}\n{measuring:?}\n{scale}\n{}\n{seed}", waits.name())).into()
    }

    fn known(&self, name: &LifeName, replication: u32) -> Option<Digest> {
        self.inner().known.get(&(*name, replication)).cloned()
    }

    fn keep(&self, name: &LifeName, replication: u32, totals: &Digest) {
        let record = written((name, replication), totals);
        let mut inner = self.inner();
        if *name == NAMELESS || inner.trouble.is_some() || inner.known.contains_key(&(*name, replication)) {
            return;
        }
        if let Err(error) = inner.add(&self.path, &record) {
            (inner.trouble, inner.file) = (Some(trouble(&error)), None);
        }
        inner.known.insert((*name, replication), totals.clone());
    }
}

fn written((name, replication): (&LifeName, u32), totals: &Digest) -> Vec<u8> {
    let (scale, numbers) = totals.numbers();
    let mut record = name.to_vec();
    record.extend(replication.to_le_bytes());
    record.extend(scale.to_le_bytes());
    record.extend(numbers.iter().flat_map(|number| number.to_le_bytes()));
    let checksum = Sha256::digest(&record);
    record.extend(&checksum[..CHECKSUM]);
    record
}

/// What a record says; `None` if it was torn.
fn read(record: &[u8]) -> Option<(Key, Digest)> {
    let (body, checksum) = record.split_at(RECORD - CHECKSUM);
    if Sha256::digest(body)[..CHECKSUM] != *checksum {
        return None;
    }
    let (head, numbers) = body.split_at(HEAD);
    let whole = |at: usize| Some(u32::from_le_bytes(head[at..at + 4].try_into().ok()?));
    let numbers: Vec<f64> =
        numbers.chunks_exact(8).map(|bytes| Some(f64::from_le_bytes(bytes.try_into().ok()?))).collect::<Option<_>>()?;
    let key = (head[..NAME].try_into().ok()?, whole(NAME)?);
    Some((key, Digest::again(whole(NAME + 4)?, &numbers)?))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::desk::disk::faults::{EIO, Fault, with};
    use crate::scenario::samples::bare;
    use tempfile::TempDir;

    fn totals(first: f64) -> Digest {
        let numbers: Vec<f64> = (0..Digest::NUMBERS).map(|at| first + at as f64 / 7.0).collect();
        Digest::again(3, &numbers).unwrap()
    }

    fn name(number: u8) -> LifeName {
        [number + 1; NAME]
    }

    fn opened(home: &TempDir) -> DiskShelf {
        DiskShelf::of(&home.path().join("out")).unwrap()
    }

    /// A shelf with so many lives.
    fn filled(lives: u8) -> (TempDir, PathBuf) {
        let home = tempfile::tempdir().unwrap();
        let shelf = opened(&home);
        (0..lives).for_each(|life| shelf.keep(&name(life), 7, &totals(f64::from(life))));
        assert_eq!((shelf.added(), shelf.trouble()), (usize::from(lives), None));
        let path = shelf.path().to_owned();
        (home, path)
    }

    fn known(shelf: &DiskShelf) -> Vec<u8> {
        (0..20).filter(|&life| shelf.known(&name(life), 7) == Some(totals(f64::from(life)))).collect()
    }

    #[test]
    fn what_is_kept_is_known_to_the_last_bit_and_nothing_else_is() {
        let (home, path) = filled(3);
        assert_eq!(path, home.path().join("out.shelf"));
        let shelf = opened(&home);
        assert_eq!(known(&shelf), [0, 1, 2]);
        assert_eq!((shelf.known(&name(0), 8), shelf.known(&name(5), 7)), (None, None));
        shelf.keep(&name(1), 7, &totals(1.0));
        assert_eq!(shelf.added(), 0);
    }

    /// Cut anywhere, a shelf knows the records that are whole, and what is added then is known later.
    #[test]
    fn a_torn_shelf_knows_what_is_whole_and_goes_on() {
        let (home, path) = filled(3);
        let bytes = fs::read(&path).unwrap();
        let line = first_line().len();
        let steps = (0..line + 2).chain((line + 2..bytes.len()).step_by(97)).chain([bytes.len() - 1]);
        for length in steps {
            fs::write(&path, &bytes[..length]).unwrap();
            let whole: Vec<u8> = (0..length.saturating_sub(line) / RECORD).map(|life| life as u8).collect();
            let shelf = opened(&home);
            assert_eq!(known(&shelf), whole, "{length}");
            shelf.keep(&name(9), 7, &totals(9.0));
            drop(shelf);
            assert_eq!(known(&opened(&home)), [whole, vec![9]].concat(), "{length}");
        }
        // A bit that was turned ends what is believed.
        let mut turned = bytes.clone();
        turned[line + RECORD + 50] ^= 1;
        fs::write(&path, &turned).unwrap();
        assert_eq!(known(&opened(&home)), [0]);
    }

    #[test]
    fn what_is_no_shelf_or_that_of_another_model_is_refused_and_stays() {
        let (home, path) = filled(1);
        let other = first_line().replace(&format!("model {EPOCH}"), "model 0");
        for (content, named) in [("# Notes\n", None), (other.as_str(), Some(other.trim_end().to_owned()))] {
            fs::write(&path, content).unwrap();
            match DiskShelf::of(&home.path().join("out")) {
                Err(DeskError::Refused(Refusal::ForeignShelf { found, .. })) => assert_eq!(found, named),
                other => panic!("{other:?}"),
            }
            assert_eq!(fs::read_to_string(&path).unwrap(), content);
        }
    }

    /// Wherever the disk fails, or the program ends, what was whole is known to the next, and the shelf says why it takes no more.
    #[test]
    fn whatever_fails_at_any_call_what_was_kept_is_known() {
        let lives = 3;
        let faults = [Fault::Killed, Fault::Once(EIO), Fault::Full, Fault::ReadOnly];
        // A shelf that is not there yet, and one that is opened.
        for (start, fault) in [0, 1].into_iter().flat_map(|start| faults.map(|fault| (start, fault))) {
            let (mut calls, mut worst) = (0, lives);
            loop {
                let (home, _) = filled(start);
                let run = || {
                    let shelf = opened(&home);
                    let new = start..start + lives;
                    new.for_each(|life| shelf.keep(&name(life), 7, &totals(f64::from(life))));
                    (shelf.added() as u8, shelf.trouble().is_some())
                };
                let ((added, is_told), is_met) = with(Some((calls, fault)), true, run);
                let kept: Vec<u8> = (0..start + added).collect();
                assert_eq!(known(&opened(&home)), kept, "{fault:?} at {calls} from {start}");
                assert_eq!(is_told, is_met, "{fault:?} at {calls} from {start}");
                if !is_met {
                    break;
                }
                (calls, worst) = (calls + 1, worst.min(added));
            }
            assert!(calls > 40 && worst == 0, "{fault:?} from {start}: {calls} calls");
        }
    }

    #[test]
    fn two_runs_do_not_write_at_once() {
        let (home, _) = filled(1);
        let (first, second) = (opened(&home), opened(&home));
        second.keep(&name(5), 7, &totals(5.0));
        assert_eq!((second.added(), second.trouble(), known(&second)), (0, Some(Trouble::Busy), vec![0]));
        first.keep(&name(6), 7, &totals(6.0));
        drop((first, second));
        assert_eq!(known(&opened(&home)), [0, 6]);
    }

    /// Whatever a life depends on is in its name; what it does not is not.
    #[test]
    fn a_name_is_that_of_all_that_a_life_depends_on() {
        let home = tempfile::tempdir().unwrap();
        let shelf = opened(&home);
        let (world, setting) = (bare("2024-01-01"), Setting::at_scale(10));
        let own = shelf.name((&world, Measuring::Alone), 0, &setting, 1);
        let told = Scenario { title: "another title".to_owned(), ..world.clone() };
        assert_eq!(shelf.name((&told, Measuring::Alone), 0, &setting, 1), own);
        let mut larger = world.clone();
        larger.customers.count += 1.0;
        let others = [
            shelf.name((&larger, Measuring::Alone), 0, &setting, 1),
            shelf.name((&world, Measuring::Alone), 0, &Setting::at_scale(20), 1),
            shelf.name(
                (&world, Measuring::Alone),
                0,
                &Setting { waits: crate::scenario::Waits::Formula, ..setting },
                1,
            ),
            shelf.name((&world, Measuring::Alone), 0, &setting, 2),
            shelf.name((&world, Measuring::OfMany), 0, &setting, 1),
        ];
        assert!(others.iter().all(|other| *other != own && *other != NAMELESS));
    }
}
