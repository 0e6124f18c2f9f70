//! `[channel.NAME]`: ways to reach people.

use serde::Serialize;

use super::super::hours::Hours;
use super::super::rows::{ANY_SHARE, LEAP_YEAR};
use super::names::Names;
use super::shares::add_up;
use crate::dist::Dist;
use crate::text::{Kind, Node, Reader, Section, keys};

/// The name of the only channel where none is named.
pub const ONLY: &str = "all";

/// A way to reach people.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Channel {
    /// Name in the file.
    pub id: String,
    /// Share of issues whose first contact comes this way.
    pub share: f64,
    /// How long a contact would wait.
    pub patience: Dist,
    /// Share that leaves at once if it must wait.
    pub balk: f64,
    /// Most contacts that wait; `None` for an endless line.
    pub places: Option<u32>,
    /// When contacts are let to people; `None` for whenever somebody is on duty.
    pub open: Option<Hours>,
    /// Whether an agent handles such a contact alone.
    pub exclusive: bool,
    /// What who waits must listen to.
    pub message: Option<Message>,
    /// What who waits is offered.
    pub callback: Option<Callback>,
    /// Per channel: share of those who try again after waiting here in vain that do so there.
    pub retry_on: Vec<f64>,
}

/// A message that waiting contacts hear, during which no agent can take them.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Message {
    /// The wait after which it begins, s.
    pub after_s: f64,
    /// Its length, s.
    pub length_s: f64,
}

/// An offer to be called back.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Callback {
    /// The wait after which it is made, s.
    pub after_s: f64,
    /// Share that accepts it.
    pub share: f64,
}

keys! {
/// `[channel.NAME]`
pub CHANNEL {
    share: ANY_SHARE, "100 %", "share of issues whose first contact comes this way";
    optional patience: Kind::DistOrNever(0.001), "how long a contact would wait; as in [patience] if left out";
    optional balk: ANY_SHARE, "share that leaves at once if it must wait; as in [patience] if left out";
    optional places: Kind::Count(0.0, 1e7),
        "most contacts that wait; who finds no place is blocked; endless if left out";
    optional open: Kind::Hours, "when contacts are let to people; whenever somebody is on duty if left out";
    exclusive: Kind::Flag, "false", "whether an agent handles such a contact alone, as on the phone";
    optional message_after: Kind::Duration(0.0, LEAP_YEAR), "a contact that has waited so long hears a message";
    optional message: Kind::Duration(0.0, LEAP_YEAR), "its length, in which no agent can take the contact";
    optional callback_after: Kind::Duration(0.0, LEAP_YEAR), "who has waited so long is offered a call back";
    callback_share: ANY_SHARE, "50 %", "assumption", "share that accepts it, for callback_after";
    optional retry_on: Kind::SharesByName,
        "of those who try again after waiting here in vain: shares that do so on other channels, { mail = \"30 %\" }";
}}

/// The channels of one phase, in the order of the file.
pub fn channels(reader: &Reader, merged: &Node, names: &Names) -> Vec<Channel> {
    let node = merged.get("channel");
    let entries = node.and_then(Node::entries).unwrap_or_default();
    let read = |id: &str, node: Option<&Node>| {
        let section = Section::open(reader, node, &merged.place, &format!("channel.{id}"), &[CHANNEL]);
        channel(&section, id, names)
    };
    let mut channels: Vec<Channel> = entries.iter().map(|entry| read(&entry.key, Some(&entry.node))).collect();
    if channels.is_empty() {
        channels.push(read(ONLY, None));
    }
    let shares = channels.iter_mut().map(|channel| (channel.id.as_str(), &mut channel.share));
    add_up(reader, "channel", node, shares);
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
    if is_heard && channel.places == Some(0) {
        let found = "a message or a call back where `places` is 0, so that nobody ever waits";
        section.refuse("places", found, "places of 1 or more, or neither of the two", "");
    }
    channel
}

fn message(section: &Section) -> Option<Message> {
    section.both("message_after", "message").map(|(after_s, length_s)| Message { after_s, length_s })
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
        section.refuse("retry_on", &found, "100 % in all, or less", "");
    }
    if let Some(own) = node.get(id) {
        let hint = "who is not named tries again on the same channel".to_owned();
        let found = format!("its own name, `{id}`");
        section.reader.fault(&own.place, &section.path_of("retry_on"), &found, "other channels", Some(hint));
    }
    shares
}
