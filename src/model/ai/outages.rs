//! When a model is out: on dates, and by chance that belongs to the model and the calendar.
//!
//! Outages are known before the first event, so a talk knows when it will be cut off.

use crate::rng::{Role, Streams};
use crate::scenario::{self, Phase};

/// The outages of a model over the whole simulation, in order of time, none touching another.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outages(Vec<(f64, f64)>);

impl Outages {
    /// Those of a model (an index into each phase's models) through all phases of a strategy.
    ///
    /// An outage on a date lasts as long as the phases have it. One by chance comes when the time in order, counted in the
    /// mean time of the phase, reaches an exponential number; the n-th of a model has the same luck under every strategy.
    pub fn plan(phases: &[Phase], model: usize, end_s: f64, streams: &Streams) -> Self {
        let ends = phases.iter().skip(1).map(|phase| phase.from_s).chain([end_s]);
        let stretch = |(phase, to_s): (&Phase, f64)| Stretch {
            from_s: phase.from_s,
            to_s,
            outages: phase.levers.ai.models[model].outages.clone(),
        };
        let stretches: Vec<Stretch> = phases.iter().zip(ends).map(stretch).collect();
        let mut spans: Vec<(f64, f64)> = stretches.iter().flat_map(Stretch::dated).collect();
        spans.extend(by_chance(&stretches, model as u64, streams));
        Self::joined(spans)
    }

    /// One after the other. An outage of no length is none: whoever it would send away could come back at the same moment.
    fn joined(mut spans: Vec<(f64, f64)>) -> Self {
        spans.retain(|(from_s, to_s)| from_s < to_s);
        spans.sort_by(|a, b| a.0.total_cmp(&b.0));
        let mut joined: Vec<(f64, f64)> = Vec::new();
        for (from_s, to_s) in spans {
            match joined.last_mut().filter(|last| from_s <= last.1) {
                Some(last) => last.1 = last.1.max(to_s),
                None => joined.push((from_s, to_s)),
            }
        }
        Self(joined)
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// When they begin.
    pub fn starts(&self) -> impl Iterator<Item = f64> {
        self.0.iter().map(|(from_s, _)| *from_s)
    }

    /// Whether the model is out now.
    #[inline]
    pub fn hold(&self, now_s: f64) -> bool {
        self.0.get(self.next(now_s)).is_some_and(|(from_s, _)| *from_s <= now_s)
    }

    /// When a model that is in order next falls out; infinite for never.
    #[inline]
    pub fn begin_s(&self, now_s: f64) -> f64 {
        self.0.get(self.next(now_s)).map_or(f64::INFINITY, |(from_s, _)| *from_s)
    }

    /// The first that is not over.
    fn next(&self, now_s: f64) -> usize {
        self.0.partition_point(|(_, to_s)| *to_s <= now_s)
    }
}

/// A phase with its end.
struct Stretch {
    from_s: f64,
    to_s: f64,
    outages: scenario::Outages,
}

impl Stretch {
    /// Its outages on a date, cut to the phase.
    fn dated(&self) -> impl Iterator<Item = (f64, f64)> {
        let cut = |&(from_s, to_s): &(f64, f64)| (from_s.max(self.from_s), to_s.min(self.to_s));
        self.outages.dated_s.iter().map(cut).filter(|(from_s, to_s)| from_s < to_s)
    }
}

fn by_chance(stretches: &[Stretch], model: u64, streams: &Streams) -> Vec<(f64, f64)> {
    let mut spans = Vec::new();
    let mut at_s = 0.0;
    for n in 0.. {
        let mut stream = streams.stream(Role::Outage, model, n);
        let Some((from_s, stretch)) = after(stretches, at_s, stream.exponential()) else { break };
        let length_s = stretch.outages.length.sampler().sample(&mut stream);
        at_s = from_s + length_s;
        spans.push((from_s, at_s));
    }
    spans
}

/// When a model in order since `at_s` falls out, `rest` counted in mean times between outages, and in which phase.
fn after(stretches: &[Stretch], at_s: f64, mut rest: f64) -> Option<(f64, &Stretch)> {
    for stretch in stretches.iter().filter(|stretch| stretch.to_s > at_s) {
        let Some(every_s) = stretch.outages.every_s else { continue };
        let from_s = at_s.max(stretch.from_s);
        let left = (stretch.to_s - from_s) / every_s;
        if rest < left {
            return Some((from_s + rest * every_s, stretch));
        }
        rest -= left;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dist::Dist;
    use crate::scenario::samples::bare;

    fn phases(given: &[(f64, scenario::Outages)]) -> Vec<Phase> {
        let levers = &bare("2024-01-01").strategies[0].phases[0].levers;
        let of = |(from_s, outages): &(f64, scenario::Outages)| {
            let mut phase = Phase { from_s: *from_s, levers: levers.clone(), layered: Vec::new(), is_step: false };
            phase.levers.ai.models[0].outages = outages.clone();
            phase
        };
        given.iter().map(of).collect()
    }

    fn dated(dated_s: &[(f64, f64)]) -> scenario::Outages {
        scenario::Outages { dated_s: dated_s.to_vec(), every_s: None, length: Dist::Never }
    }

    fn random(every_s: f64) -> scenario::Outages {
        scenario::Outages { dated_s: Vec::new(), every_s: Some(every_s), length: Dist::Exponential { mean_s: 10.0 } }
    }

    #[test]
    fn a_dated_outage_lasts_as_long_as_the_phases_have_it() {
        let streams = Streams::new(1, 0);
        let plan =
            |second| Outages::plan(&phases(&[(0.0, dated(&[(50.0, 150.0)])), (100.0, second)]), 0, 1e9, &streams);
        let (whole, cut) = (plan(dated(&[(50.0, 150.0)])), plan(dated(&[])));
        assert_eq!(whole, Outages(vec![(50.0, 150.0)]));
        assert_eq!(cut, Outages(vec![(50.0, 100.0)]));
        assert_eq!([49.9, 50.0, 149.9, 150.0].map(|at| whole.hold(at)), [false, true, true, false]);
        assert_eq!((whole.begin_s(0.0), whole.begin_s(150.0)), (50.0, f64::INFINITY));
    }

    /// Share of time out: length ÷ (length + time between). A phase without outages stops the clock and does not turn it back.
    #[test]
    fn outages_by_chance_take_their_share_of_time() {
        let streams = Streams::new(1, 0);
        let end_s = 3e6;
        let plan = |given: &[(f64, scenario::Outages)]| Outages::plan(&phases(given), 0, end_s, &streams);
        let always = plan(&[(0.0, random(90.0))]);
        let out_s: f64 = always.0.iter().map(|(from_s, to_s)| to_s - from_s).sum();
        assert!((out_s / end_s - 0.1).abs() < 0.003, "{}", out_s / end_s);
        let later = plan(&[(0.0, dated(&[])), (1e6, random(90.0))]);
        assert!((later.0[0].0 - 1e6 - always.0[0].0).abs() < 1e-6);
        let twice_as_rare = plan(&[(0.0, random(180.0))]);
        assert!((twice_as_rare.0[0].0 / always.0[0].0 - 2.0).abs() < 1e-12);
    }
}
