//! Places in the scenario, each of a type of its own: none is taken for another.

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident,)+) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
        pub struct $name(pub u16);

        impl $name {
            /// The one at a place of the scenario's list.
            #[inline]
            pub fn at(place: usize) -> Self {
                Self(place as u16)
            }

            /// Its place in the scenario's list.
            #[inline]
            pub fn index(self) -> usize {
                usize::from(self.0)
            }
        }
    )+};
}

ids! {
    /// A kind of issue.
    TopicId,
    /// A kind of customer.
    SegmentId,
    /// A channel.
    ChannelId,
    /// An AI model.
    ModelId,
    /// A team.
    TeamId,
}
