//! Channels, worked out once per phase into what the kernel compares against.

use super::eligibility::at_scale;
use crate::dist::Sampler;
use crate::model::id::ChannelId;
use crate::rng::Stream;
use crate::scenario::{Callback, Experience, FeltWait, Hours, Levers, Message, Reporting};

/// A channel.
#[derive(Clone, Debug)]
pub struct Channel {
    pub patience: Sampler,
    pub balk: f64,
    /// Most contacts that wait; `None` for an endless line.
    pub places: Option<u32>,
    open: Option<Hours>,
    /// Whether waits are judged and felt in business time.
    pub in_business_time: bool,
    /// The wait that counts as soon, s.
    pub service_threshold_s: f64,
    /// What is felt of a wait.
    pub felt: FeltWait,
    pub message: Option<Message>,
    pub callback: Option<Callback>,
    /// Where those try again who do not do so here.
    retry_on: Shares,
}

/// Shares of channels: of what is below a share so far, that channel.
type Shares = Vec<(f64, ChannelId)>;

/// All channels of a phase.
#[derive(Clone, Debug)]
pub struct Channels {
    list: Vec<Channel>,
    /// Whether any of them closes.
    have_hours: bool,
    /// Of first contacts; empty where there is one channel.
    first: Shares,
}

impl Channels {
    /// The channels of some levers; at scale 1:k lines have `shorter` = √k times fewer places.
    pub fn new(levers: &Levers, shorter: f64, (experience, reporting): (&Experience, &Reporting)) -> Self {
        let felt = FeltWait { points: experience.wait, reference_s: experience.wait_reference_s };
        let channel = |channel: &crate::scenario::Channel| Channel {
            patience: channel.patience.sampler(),
            balk: channel.balk,
            places: channel.places.map(|places| at_scale(places, shorter)),
            open: channel.open.clone(),
            in_business_time: channel.in_business_time,
            service_threshold_s: channel.service_threshold_s.unwrap_or(reporting.service_threshold_s),
            felt: channel.felt.unwrap_or(felt),
            message: channel.message,
            callback: channel.callback,
            retry_on: shares(channel.retry_on.iter().copied()),
        };
        let several = levers.channels.len() > 1;
        let first = shares(levers.channels.iter().map(|channel| channel.share).filter(|_| several));
        Self {
            list: levers.channels.iter().map(channel).collect(),
            have_hours: levers.channels.iter().any(|channel| channel.open.is_some()),
            first,
        }
    }

    /// Whether there are several.
    #[inline]
    pub fn are_several(&self) -> bool {
        self.list.len() > 1
    }

    /// Whether a channel is open at a moment, given in seconds since some Monday 00:00.
    #[inline]
    pub fn is_open(&self, channel: ChannelId, since_monday_s: impl FnOnce() -> f64) -> bool {
        !self.have_hours || self[channel].open.as_ref().is_none_or(|hours| hours.hold(since_monday_s()))
    }

    /// The channel of an issue's first contact; `luck` gives a uniform number.
    #[inline]
    pub fn first(&self, luck: impl FnOnce() -> Stream) -> ChannelId {
        if self.are_several() {
            chosen(&self.first, luck().uniform()).unwrap_or_default()
        } else {
            ChannelId::default()
        }
    }

    /// The channel on which who waited on this one in vain tries again.
    #[inline]
    pub fn next(&self, channel: ChannelId, luck: impl FnOnce() -> Stream) -> ChannelId {
        let others = &self[channel].retry_on;
        if others.is_empty() { channel } else { chosen(others, luck().uniform()).unwrap_or(channel) }
    }
}

impl std::ops::Index<ChannelId> for Channels {
    type Output = Channel;
    #[inline]
    fn index(&self, channel: ChannelId) -> &Channel {
        &self.list[channel.index()]
    }
}

/// The sums of shares above 0, each with its index.
fn shares(list: impl Iterator<Item = f64>) -> Shares {
    let mut sum = 0.0;
    let mut shares = Vec::new();
    for (channel, share) in (0..).zip(list).filter(|(_, share)| *share > 0.0) {
        sum += share;
        shares.push((sum, ChannelId(channel)));
    }
    // Shares that add to 1 but for the last bit leave nobody out.
    if let Some(last) = shares.last_mut().filter(|last| last.0 > 1.0 - 1e-6) {
        last.0 = 1.0;
    }
    shares
}

/// By inversion: a share that grows takes from its neighbours only.
fn chosen(shares: &Shares, uniform: f64) -> Option<ChannelId> {
    shares.iter().find(|(sum, _)| uniform < *sum).map(|(_, channel)| *channel)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_channel_is_chosen_by_inversion_of_its_share() {
        let list = shares([0.3, 0.0, 0.7 - 1e-9].into_iter());
        for (uniform, channel) in [(0.0, 0), (0.29, 0), (0.3, 2), (0.999_999_999_9, 2)] {
            assert_eq!(chosen(&list, uniform), Some(ChannelId(channel)));
        }
        assert_eq!(chosen(&shares([0.0, 0.2].into_iter()), 0.2), None, "who is in no share stays");
    }
}
