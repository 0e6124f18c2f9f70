//! `[channel.NAME]`: ways to reach people.

use serde::Serialize;

use super::super::hours::Hours;
use super::super::rows::{ANY_SHARE, LEAP_YEAR};
use super::experience::Experience;
use super::names::Names;
use super::shares::add_up;
use crate::dist::Dist;
use crate::text::{Choice, Kind, Node, Reader, Section, choice, keys};

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
    /// Whether who comes while nobody is on duty stands in line for the next opening.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub over_closing: bool,
    /// Whether waits are judged and felt in business time: while somebody who serves them is on duty.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub in_business_time: bool,
    /// The wait that counts as soon, s; `None` for that of the whole operation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub service_threshold_s: Option<f64>,
    /// What is felt of a wait; `None` where it is felt as everywhere.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub felt: Option<FeltWait>,
    /// Per channel: share of those who try again after waiting here in vain that do so there.
    pub retry_on: Vec<f64>,
}

/// What a wait costs: `points · ln(1 + wait ÷ reference)`.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct FeltWait {
    /// Probit units.
    pub points: f64,
    /// The wait at which the logarithm bends, s.
    pub reference_s: f64,
}

/// Whether a line outlasts the close.
pub static OVER_CLOSING: Choice<bool, 2> = choice([("while-open", false), ("over-closing", true)]);
/// The time in which waits are judged.
pub static CLOCKS: Choice<bool, 2> = choice([("elapsed", false), ("business", true)]);

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
    optional patience: Kind::DistOrNever(0.001),
        "how long a contact would wait; if left out as in [patience], for ever where it waits over closing";
    optional balk: ANY_SHARE,
        "share that leaves at once if it must wait; if left out as in [patience], none where it waits over closing";
    optional places: Kind::Count(0.0, 1e7),
        "most contacts that wait; who finds no place is blocked; endless if left out";
    optional open: Kind::Hours, "when contacts are let to people; whenever somebody is on duty if left out";
    waits: OVER_CLOSING.kind(), "while-open",
        "while-open: who comes while nobody is on duty is turned away; over-closing: who does stands in line for the next opening, as mail";
    clock: CLOCKS.kind(), "elapsed",
        "the time in which service_threshold and what is felt of a wait run: elapsed, or business, which stands still while nobody who serves the channel is on duty";
    optional service_threshold: Kind::Duration(0.0, LEAP_YEAR), "the wait that counts as soon; as in [reporting] if left out";
    optional wait: Kind::Share(0.0, 0.5), "points lost by a wait of wait_reference; as in [experience] if left out";
    optional wait_reference: Kind::Duration(1.0, LEAP_YEAR), "the wait that costs `wait`; as in [experience] if left out";
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
    let over_closing = section.chosen("waits", &OVER_CLOSING);
    let (patience, balk) = if over_closing { (Dist::Never, 0.0) } else { names.patience.clone() };
    let channel = Channel {
        id: id.to_owned(),
        share: section.number("share"),
        patience: section.given("patience").map_or(patience, |_| section.dist("patience")),
        balk: section.optional("balk").unwrap_or(balk),
        over_closing,
        in_business_time: section.chosen("clock", &CLOCKS),
        service_threshold_s: section.optional("service_threshold"),
        felt: felt(section, &names.experience),
        places: section.optional("places").map(|places| places as u32),
        open: section.hours("open"),
        exclusive: section.flag("exclusive"),
        message: message(section),
        callback: callback(section),
        retry_on: retry_on(section, id, names),
    };
    if over_closing && channel.open.is_some() {
        let hint = "people are there when their team is: leave `open` out, or let it be \"while-open\"";
        section.refuse("open", "hours of a channel that waits over closing", "none", hint);
    }
    let has_time = over_closing || channel.in_business_time;
    if has_time && (channel.message.is_some() || channel.callback.is_some()) {
        let found = "a message or a call back on a channel that waits over closing, or in business time";
        let given = if channel.message.is_some() { "message_after" } else { "callback_after" };
        section.refuse(given, found, "neither: who waits there does not hold the line", "");
    }
    let is_heard = channel.message.is_some() || channel.callback.is_some();
    if is_heard && channel.places == Some(0) {
        let found = "a message or a call back where `places` is 0, so that nobody ever waits";
        section.refuse("places", found, "places of 1 or more, or neither of the two", "");
    }
    channel
}

/// What a wait costs on a channel that says something of it.
fn felt(section: &Section, everywhere: &Experience) -> Option<FeltWait> {
    let (points, reference_s) = (section.optional("wait"), section.optional("wait_reference"));
    if points.is_none() && reference_s.is_none() {
        return None;
    }
    if let Some(lost) = points.filter(|points| *points >= everywhere.reference) {
        let allowed = format!("less than the reference share, {} %", everywhere.reference * 100.0);
        section.refuse("wait", &format!("{} %", lost * 100.0), &allowed, "it is `experience.reference`");
    }
    Some(FeltWait {
        points: points.map_or(everywhere.wait, |points| everywhere.points_of_wait(points)),
        reference_s: reference_s.unwrap_or(everywhere.wait_reference_s),
    })
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
