//! Shares that add up: of topics, segments and channels.

use crate::text::{Assumption, Meant, Node, Reader};

/// Doubts the shares of all members of a section, by their names; where one was moved to an end of its range, the others make room.
pub fn add_up<'a>(
    reader: &Reader,
    section: &str,
    node: Option<&Node>,
    shares: impl Iterator<Item = (&'a str, &'a mut f64)>,
) {
    let mut shares: Vec<_> = shares.collect();
    balance(reader, section, &mut shares);
    if let Some(node) = node {
        close_to_one(reader, node, section, shares.iter().map(|(_, share)| **share).sum());
    }
}

/// Notes a fault if shares do not add to 1.
fn close_to_one(reader: &Reader, node: &Node, name: &str, sum: f64) {
    if (sum - 1.0).abs() > 1e-6 && !reader.has_faulty_share(name) {
        let percent = |share: f64| (share * 1e11).round() / 1e9;
        let apart = format!("{} points {}", percent((sum - 1.0).abs()), if sum < 1.0 { "less" } else { "more" });
        let found = format!("shares that add to {} %, {apart} than 100 %", percent(sum));
        let ids: Vec<&str> = node.entries().unwrap_or_default().iter().map(|entry| entry.key.as_str()).collect();
        let hint = format!("of {}", ids.join(", "));
        reader.fault(&node.place, &format!("{name}.*.share"), &found, "100 % in all", Some(hint));
    }
}

/// Notes a share as it is in use, and a fault if it lies outside of the distribution of its range.
fn within(reader: &Reader, path: &str, used: f64) {
    const ROUNDING: f64 = 1e-12;
    let Some(input) = reader.reuse(path, used).filter(Assumption::is_drawn) else { return };
    let Some((low, high)) = input.low.zip(input.high) else { return };
    let limit = |p| input.spread.quantile(p, (low, input.mode, high));
    let limits = limit(0.0) - ROUNDING..=limit(1.0) + ROUNDING;
    if !limits.contains(&used) {
        let found = format!("{used}, divided by the sum of all");
        reader.fault(&reader.document.root.place, path, &found, "a value that its range allows", None);
    }
}

/// Shares of which one was moved: the others share the rest in proportion. Where all were drawn, they are divided by their sum.
fn balance(reader: &Reader, section: &str, shares: &mut [(&str, &mut f64)]) {
    let meant = |id: &str| (reader.means)(&format!("{section}.{id}.share"));
    if shares.iter().any(|(id, _)| matches!(meant(id), Meant::Quantile(_) | Meant::Evenly(_))) {
        let sum: f64 = shares.iter().map(|(_, share)| **share).sum();
        for (id, share) in shares.iter_mut().filter(|_| sum > 0.0) {
            **share /= sum;
            within(reader, &format!("{section}.{id}.share"), **share);
        }
        return;
    }
    let is_moved = |id: &str| matches!(meant(id), Meant::End(_));
    let Some(place) = shares.iter().position(|(id, _)| is_moved(id)) else { return };
    let (moved, others) = (*shares[place].1, shares.len() - 1);
    let rest: f64 = shares.iter().filter(|(id, _)| !is_moved(id)).map(|(_, share)| **share).sum();
    for (_, share) in shares.iter_mut().filter(|(id, _)| !is_moved(id)) {
        // Where the others have nothing to be in proportion to, they share the rest alike.
        **share = if rest > 0.0 { **share * (1.0 - moved) / rest } else { (1.0 - moved) / others.max(1) as f64 };
    }
}
