//! Channels: ways to reach people, read from the merged lever sections of one phase.

use super::check::{balance, close_to_one};
use super::keys;
use super::levers::Names;
use super::{Callback, Channel, Message};
use crate::text::{Entry, Node, Reader, Section};

/// The name of the only channel where none is named.
pub const ONLY: &str = "all";

/// The channels of one phase, in the order of the file.
pub fn channels(reader: &Reader, merged: &Node, names: &Names) -> Vec<Channel> {
    let node = merged.get("channel");
    let entries = node.and_then(Node::entries).unwrap_or_default();
    let only = [None];
    let named: Vec<Option<&Entry>> =
        if entries.is_empty() { only.to_vec() } else { entries.iter().map(Some).collect() };
    let read = |entry: Option<&Entry>| {
        let path = format!("channel.{}", entry.map_or(ONLY, |entry| entry.key.as_str()));
        let section = Section::open(reader, entry.map(|entry| &entry.node), &merged.place, &path, &[keys::CHANNEL]);
        channel(&section, entry.map_or(ONLY, |entry| entry.key.as_str()), names)
    };
    let mut channels: Vec<Channel> = named.into_iter().map(read).collect();
    balance(reader, "channel", channels.iter_mut().map(|channel| (channel.id.as_str(), &mut channel.share)));
    if let Some(node) = node {
        let shares: Vec<f64> = channels.iter().map(|channel| channel.share).collect();
        close_to_one(reader, node, "channel", &shares);
    }
    channels
}

fn channel(section: &Section, id: &str, names: &Names) -> Channel {
    let (patience, balk) = &names.patience;
    let channel = Channel {
        id: id.to_owned(),
        share: section.number("share"),
        patience: section.given("patience").map_or_else(|| patience.clone(), |_| section.dist("patience")),
        balk: section.optional("balk").unwrap_or(*balk),
        places: section.optional("places").map(|places| places as u32),
        open: section.hours("open"),
        exclusive: section.flag("exclusive"),
        message: message(section),
        callback: callback(section),
        retry_on: retry_on(section, id, names),
    };
    let is_heard = channel.message.is_some() || channel.callback.is_some();
    if let (true, Some(0), Some(node)) = (is_heard, channel.places, section.given("places")) {
        let found = "a message or a call back where `places` is 0, so that nobody ever waits";
        section.reader.fault(
            &node.place,
            &section.path_of("places"),
            found,
            "places of 1 or more, or neither of the two",
            None,
        );
    }
    channel
}

fn message(section: &Section) -> Option<Message> {
    let (after_s, length_s) = (section.optional("message_after"), section.optional("message"));
    if let Some(name) = match (after_s, length_s) {
        (Some(_), None) => Some("message_after"),
        (None, Some(_)) => Some("message"),
        _ => None,
    } {
        let place = section.given(name).map_or(&section.place, |node| &node.place);
        let found = format!("`{name}` alone");
        section.reader.fault(
            place,
            &section.path_of(name),
            &found,
            "both `message_after` and `message`, or neither",
            None,
        );
    }
    Some(Message { after_s: after_s?, length_s: length_s? })
}

fn callback(section: &Section) -> Option<Callback> {
    let share = section.number("callback_share");
    section.optional("callback_after").map(|after_s| Callback { after_s, share })
}

fn retry_on(section: &Section, id: &str, names: &Names) -> Vec<f64> {
    let shares = section.by_name("retry_on", &names.channels);
    let shares: Vec<f64> = shares.into_iter().map(|share| share.unwrap_or(0.0)).collect();
    let Some(node) = section.given("retry_on") else { return shares };
    let sum: f64 = shares.iter().sum();
    if sum > 1.0 + 1e-9 {
        let found = format!("shares that add to {} %", (sum * 1e4).round() / 100.0);
        section.reader.fault(&node.place, &section.path_of("retry_on"), &found, "100 % in all, or less", None);
    }
    if let Some(own) = node.get(id) {
        let hint = "who is not named tries again on the same channel".to_owned();
        let found = format!("its own name, `{id}`");
        section.reader.fault(&own.place, &section.path_of("retry_on"), &found, "other channels", Some(hint));
    }
    shares
}
