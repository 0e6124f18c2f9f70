//! Two results folders, read for a comparison: what each is of, and the sums of its replications.

use std::path::Path;

use super::error::{DeskError, Refusal};
use super::folder::{self, FolderError, MANIFEST};
use super::input::{self, Unread, Wanted, What};
use super::manifest::{self, Subject};
use super::no_cut::NoCut;
use super::not_kept::{Change, NotKept};
use super::run_id::sha256;
use crate::books::Count;
use crate::findings::{Folders, KeptSums, compared, count_ids};

/// The table of replications in a folder.
const REPLICATIONS: &str = "replications.csv";

/// What is read of a folder.
#[derive(Debug)]
struct Kept {
    subject: Subject,
    currency: String,
    /// By strategy, in the order of the file: its replications.
    strategies: Vec<(String, Vec<KeptSums>)>,
}

/// Two folders beside each other. `pairs` names which strategy of the first stands beside which of the second; without any, those of
/// the same name do.
///
/// # Errors
/// [`FolderError`] of what is no results folder, or is not as its run left it; [`NoCut`] of strategies that are in neither, and of
/// folders without a common one or in two currencies.
pub fn compare(paths: [&Path; 2], pairs: &[(String, String)]) -> Result<Folders, DeskError> {
    let [first, second] = [kept(paths[0])?, kept(paths[1])?];
    if first.currency != second.currency {
        return Err(Refusal::from(NoCut::TwoCurrencies { currencies: [first.currency, second.currency] }).into());
    }
    let apart = apart(&first.subject, &second.subject);
    let is_paired = apart.is_empty();
    let named = |kept: &Kept| kept.strategies.iter().map(|(id, _)| id.clone()).collect::<Vec<String>>();
    let of = |path: &Path, kept: &Kept, name: &str| {
        let known = kept.strategies.iter().position(|(id, _)| id == name);
        known.ok_or_else(|| NoCut::NoStrategyKept {
            path: path.display().to_string(),
            name: name.to_owned(),
            known: named(kept),
        })
    };
    let same = || first.strategies.iter().map(|(id, _)| id).filter(|id| named(&second).contains(id));
    let pairs: Vec<(String, String)> =
        if pairs.is_empty() { same().map(|id| (id.clone(), id.clone())).collect() } else { pairs.to_vec() };
    if pairs.is_empty() {
        return Err(Refusal::from(NoCut::NothingInCommon { known: [named(&first), named(&second)] }).into());
    }
    let one = |(a, b): &(String, String)| {
        let lived = [&first.strategies[of(paths[0], &first, a)?].1, &second.strategies[of(paths[1], &second, b)?].1];
        Ok(compared([a.clone(), b.clone()], lived.map(Vec::as_slice), is_paired))
    };
    let strategies = pairs.iter().map(one).collect::<Result<_, NoCut>>().map_err(Refusal::from)?;
    let [a, b] = [first.subject, second.subject];
    Ok(Folders {
        runs: [a.run_id, b.run_id],
        sources: [a.source, b.source],
        currency: first.currency,
        is_paired,
        apart,
        strategies,
    })
}

/// The settings in which the luck of two runs differs.
fn apart(a: &Subject, b: &Subject) -> Vec<&'static str> {
    let settings = [
        ("replications", a.replications != b.replications),
        ("seed", a.seed != b.seed),
        ("scale", a.scale != b.scale),
        ("waits", a.waits.at_scale(a.scale) != b.waits.at_scale(b.scale)),
    ];
    settings.into_iter().filter(|(_, differs)| *differs).map(|(name, _)| name).collect()
}

/// Reads a folder: its manifest, and the table of replications as it was listed.
fn kept(path: &Path) -> Result<Kept, DeskError> {
    let refused = |why| DeskError::from(FolderError::NotKept { path: path.display().to_string(), why });
    let changed = |change| refused(NotKept::Changed(vec![(REPLICATIONS.to_owned(), change)]));
    folder::recover(path);
    let text = match input::text(&path.join(manifest::NAME), MANIFEST) {
        Err(Unread::Missing { .. }) => return Err(refused(NotKept::NoManifest)),
        other => other?,
    };
    let whole = manifest::read(&text).zip(manifest::listed(&text)).zip(manifest::currency(&text));
    let Some(((known, listed), currency)) = whole else { return Err(refused(NotKept::NoneOfOurs)) };
    let listed = listed.into_iter().find(|file| file.name == REPLICATIONS);
    let listed = listed.ok_or_else(|| refused(NotKept::Unlisted(REPLICATIONS)))?;
    let wanted = Wanted { what: What::Kept, most: listed.bytes as u64, pipe: false };
    let bytes = match input::bytes(&path.join(REPLICATIONS), wanted) {
        Err(Unread::Missing { .. }) => return Err(changed(Change::Missing)),
        Err(Unread::Refused { .. }) => return Err(changed(Change::Other)),
        other => other?,
    };
    if bytes.len() < listed.bytes {
        return Err(changed(Change::Short { is: bytes.len(), was: listed.bytes }));
    }
    if sha256(&bytes) != listed.sha256 {
        return Err(changed(Change::Other));
    }
    let strategies = rows(&bytes, known.subject.scale);
    let strategies = strategies.ok_or_else(|| refused(NotKept::Version(known.subject.version.clone())))?;
    Ok(Kept { subject: known.subject, currency, strategies })
}

/// The replications of each strategy; `None` if the table is of other columns, as another version's may be.
fn rows(bytes: &[u8], scale: u32) -> Option<Vec<(String, Vec<KeptSums>)>> {
    let mut reader = csv::Reader::from_reader(bytes);
    let header = reader.headers().ok()?.clone();
    let place = |name: &str| header.iter().position(|column| column == name);
    let sums: Vec<usize> = count_ids().iter().map(|id| place(&format!("sum_{id}"))).collect::<Option<_>>()?;
    let strategy = place("strategy")?;
    debug_assert_eq!(sums.len(), Count::ALL.len());
    let mut strategies: Vec<(String, Vec<KeptSums>)> = Vec::new();
    for row in reader.records() {
        let row = row.ok()?;
        let totals = sums.iter().map(|&sum| row.get(sum)?.parse().ok()).collect::<Option<_>>()?;
        let (id, lived) = (row.get(strategy)?, KeptSums { scale, totals });
        match strategies.iter_mut().find(|(known, _)| known == id) {
            Some((_, all)) => all.push(lived),
            None => strategies.push((id.to_owned(), vec![lived])),
        }
    }
    Some(strategies)
}
