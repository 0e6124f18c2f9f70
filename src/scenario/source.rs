//! A scenario's text, and which of its worlds is meant.

use std::sync::Arc;

use super::Scenario;
use super::build::world;
use super::builtin::builtin;
use super::course::derived::Derived;
use super::draw::{Draw, seen};
use super::meant::OTHERS;
use super::sections::correlations::Copula;
use super::sections::fits::laid;
use crate::text::{Document, Draft, Faults, Meant, Overridable, RangeEnd, Reader, Value};

/// What `--set` may change.
const OVERRIDABLE: Overridable = Overridable {
    named: &["topic", "segment", "channel", "team", "strategy", "fit"],
    allowed: "path=value, with the path and the value as the scenario file would have them",
    example: "for example --set 'team.outsourced.headcount=2500' or --set 'ai.auc=80 %'",
};

/// A scenario's text, what is laid on it, and which value of a range is meant: what was read once can be read again from it,
/// as it was or with one thing other than typed.
#[derive(Clone, Debug)]
pub struct Source {
    id: String,
    file: String,
    text: Arc<str>,
    overrides: Vec<String>,
    fit: Option<String>,
    end: Option<(String, RangeEnd)>,
    draw: Option<(Draw, Arc<Copula>)>,
    is_even: bool,
    has_priors: bool,
    derived: Vec<Derived>,
}

impl Source {
    /// A text as typed. `id` becomes the scenario's name, `file` stands in faults.
    pub fn new(id: &str, file: &str, text: &str) -> Self {
        let (id, file, text) = (id.to_owned(), file.to_owned(), text.into());
        let (overrides, derived) = (Vec::new(), Vec::new());
        Self { id, file, text, overrides, fit: None, end: None, draw: None, is_even: false, has_priors: false, derived }
    }

    /// The same text with `path=value` texts laid on it.
    #[must_use]
    pub fn with(self, overrides: &[String]) -> Self {
        Self { overrides: overrides.to_vec(), ..self }
    }

    /// The same text with its fit of this name laid on it, below the overrides; with none if it has none of this name.
    #[must_use]
    pub fn under(self, fit: Option<&str>) -> Self {
        Self { fit: fit.map(str::to_owned), ..self }
    }

    /// The same text with one uncertain number, named by its path, at an end of its range instead of at its mode.
    ///
    /// Where it is the share of a topic, segment or channel, the others share the rest in proportion; alike if all have 0.
    #[must_use]
    pub fn at(self, path: &str, end: RangeEnd) -> Self {
        Self { end: Some((path.to_owned(), end)), ..self }
    }

    /// The same text with every uncertain number drawn from its range, those of a copula together.
    ///
    /// Shares of topics, segments or channels are divided by their sum. Numbers that count are rounded, and all stay within what their keys
    /// allow.
    #[must_use]
    pub fn drawn(self, draw: Draw, together: &Arc<Copula>) -> Self {
        Self { draw: Some((draw, Arc::clone(together))), ..self }
    }

    /// The same text with every uncertain number alike everywhere between its ends where it is drawn, whatever its shape.
    #[must_use]
    pub fn evenly(self) -> Self {
        Self { is_even: true, ..self }
    }

    /// The same text with every uncertain number that has a prior taken for that, as worlds are drawn that are then held against what was published.
    #[must_use]
    pub fn by_priors(self) -> Self {
        Self { has_priors: true, ..self }
    }

    /// The same text with strategies beside its own that are made of them.
    #[must_use]
    pub fn beside(self, derived: &[Derived]) -> Self {
        Self { derived: derived.to_vec(), ..self }
    }

    /// The same text with what was laid on it when a scenario was read.
    #[must_use]
    pub fn again(self, scenario: &Scenario) -> Self {
        let fit = scenario.fit.as_ref().map(|fit| fit.id.as_str());
        self.with(&scenario.overrides).under(fit).beside(&scenario.derived)
    }

    /// Reads this world.
    ///
    /// # Errors
    /// All its faults at once, in the order of the text; not those of fits that are not laid on it.
    pub fn read(&self) -> Result<Scenario, Faults> {
        let mut draft = self.draft();
        if self.derived.is_empty() {
            return self.scenario(&draft.finished()?);
        }
        // Strategies are made of what is without fault.
        let document = draft.clone().finished()?;
        let typed = self.scenario(&document)?;
        for derived in &self.derived {
            derived.add(&mut draft, &document, &typed, &|path| self.meant(path))?;
        }
        self.scenario(&draft.finished()?)
    }

    /// The strategies that are made of its own, each as the section of a file that says the same.
    ///
    /// # Errors
    /// As [`Self::read`].
    pub fn written(&self) -> Result<Vec<String>, Faults> {
        let document = self.draft().finished()?;
        let typed = self.scenario(&document)?;
        self.derived.iter().map(|derived| derived.written(&document, &typed, &|path| self.meant(path))).collect()
    }

    /// Which value of the uncertain number of a path is meant.
    fn meant(&self, path: &str) -> Meant {
        match (&self.draw, &self.end) {
            (Some((draw, together)), _) => {
                let quantile = together.quantile(path, &|path| draw.quantile(path));
                if self.is_even { Meant::Evenly(quantile) } else { Meant::Quantile(quantile) }
            }
            (None, Some((moved, end))) if moved == path => Meant::End(*end),
            _ => Meant::Mode,
        }
    }

    fn scenario(&self, document: &Document) -> Result<Scenario, Faults> {
        let means = |path: &str| self.meant(path);
        let mut reader = Reader::new(document);
        (reader.others, reader.seen, reader.apart) = (OTHERS, seen, "strategy");
        reader.means = &means;
        if let Some(Value::Text(currency)) = document.root.get("currency").map(|node| &node.value) {
            reader.currency.clone_from(currency);
        }
        let scenario = world(&self.id, &reader);
        let assumptions = reader.finish()?;
        let is_built_in = builtin(&self.id).is_some_and(|known| *known.text == *self.text);
        let scenario = Scenario { assumptions, is_built_in, overrides: self.overrides.clone(), ..scenario };
        let scenario = Scenario { derived: self.derived.clone(), ..scenario };
        Ok(scenario.outranked().under(self.fit.as_deref()))
    }

    /// Reads this world, and doubts those of all its fits.
    ///
    /// # Errors
    /// All faults at once, in the order of the text: those of this world, and what only a fit makes a fault.
    pub fn doubted(&self) -> Result<Scenario, Faults> {
        let (fits, typed) = (self.draft().finished()?.fits(), self.read());
        let Faults(known, more) = typed.as_ref().err().cloned().unwrap_or_default();
        if more > 0 {
            return typed;
        }
        let mut faults = known.clone();
        for fit in &fits {
            let of_fit = self.clone().under(Some(fit)).read().map_or_else(|faults| faults.0, |_| Vec::new());
            let is_new = of_fit.into_iter().filter(|fault| !known.iter().any(|known| known.is(fault)));
            faults.extend(is_new.map(|fault| fault.under(fit)));
        }
        if faults.is_empty() { typed } else { Err(Faults::of(faults)) }
    }

    /// The text with its fit laid on it, and on both the overrides.
    fn draft(&self) -> Draft {
        let mut draft = Draft::of(&self.file, &self.text);
        draft.lay_on(&self.overrides, OVERRIDABLE);
        if let Some(fit) = self.fit.as_ref().and_then(|fit| draft.root().get("fit")?.get(fit)).map(laid) {
            // What a fit says is laid over the file as from outside, though it is typed in it.
            draft.lay_own(fit);
            // What an override says of the fit itself is in it by now; what it says of the world outranks the fit.
            draft.lay_on(&self.overrides, OVERRIDABLE);
        }
        if self.has_priors {
            draft.take_priors();
        }
        draft
    }
}

/// Reads a scenario: [`Source::doubted`] of a text with `path=value` texts laid on it.
///
/// # Errors
/// All faults of the text at once, in its order, and those of the world under each of its fits.
pub fn parse(id: &str, file: &str, text: &str, overrides: &[String]) -> Result<Scenario, Faults> {
    Source::new(id, file, text).with(overrides).doubted()
}

#[cfg(test)]
mod tests {
    use super::super::course::derived::Bend;
    use super::super::samples::BARE;
    use super::*;

    /// Each thing that may be other than typed makes another world.
    #[test]
    fn what_was_read_is_read_again_as_it_was_or_with_one_thing_other() {
        let text = BARE.to_owned()
            + "patience.balk = { low = 0.1, mode = 0.2, high = 0.3 }\n[fit.busy]\ntitle = \"busy\"\nsurvey.response = 0.5\n";
        let typed = || Source::new("x", "x.toml", &text);
        let lived = typed().with(&["customers.count=500".to_owned()]).under(Some("busy")).read().unwrap();
        assert_eq!(typed().again(&lived).read().as_ref(), Ok(&lived));
        let others = [
            typed().with(&lived.overrides),
            typed().under(Some("busy")),
            typed().again(&lived).at("patience.balk", RangeEnd::Low),
            typed().again(&lived).at("patience.balk", RangeEnd::High),
        ];
        for other in others {
            assert_ne!(other.read().as_ref(), Ok(&lived), "{other:?}");
        }
    }

    /// Numbers that are drawn: within their distributions, whole where they count, shares adding to 1; the same under the same name whoever
    /// says it, and the same again of the same draw. A team that a strategy makes smaller by a fifth is smaller by a fifth in every world.
    #[test]
    fn worlds_are_drawn_from_ranges() {
        let text = BARE
            .replace(
                "customers.count = 10_000",
                "customers.count = { low = 800, mode = 1000, high = 2000, seen = \"never\" }",
            )
            .replace("share = \"100 %\"", "share = { low = 0.5, mode = 0.6, high = 0.7, seen = \"never\" }")
            .replace("on_duty = 1,", "headcount = { low = 40, mode = 50, high = 60 },")
            + "topic.u = { share = 0.4, handle_time = { dist = \"constant\", mean = \"1 s\" } }\n\
               patience.balk = { low = \"10 %\", mode = \"20 %\", high = \"30 %\" }\n";
        let bends = vec![Bend { option: "--cut", at: None, times: 0.8, plus: 0.0 }];
        let cut = Derived { id: "cut".into(), of: "x".into(), team: "a".into(), bends };
        let source = Source::new("x", "x.toml", &text).beside(&[cut]);
        let of = |index| source.clone().drawn(Draw { seed: 1, index }, &Arc::default()).read().unwrap();
        let worlds: Vec<Scenario> = (0..64).map(of).collect();
        assert!(worlds.iter().all(|world| world.customers.count.fract() == 0.0));
        let inside = worlds.iter().filter(|world| (800.0..=2000.0).contains(&world.customers.count)).count();
        assert!((56..=60).contains(&inside), "90 % of 64 are 57.6: {inside}");
        for world in &worlds {
            assert!((world.topics.iter().map(|topic| topic.share).sum::<f64>() - 1.0).abs() < 1e-12);
            let [full, cut] = [0, 1].map(|strategy| world.strategies[strategy].levers(1, 0).teams[0].staffing.people());
            assert!((cut / full - 0.8).abs() < 1e-6, "{cut} of {full}");
        }
        assert_eq!((of(5) == worlds[5], of(5) == worlds[6]), (true, false));
        assert_ne!(worlds[5].topics[0].share.to_bits(), worlds[6].topics[0].share.to_bits());
    }

    /// What is known today stays; inputs that are said to rise together do, and the twin without a word of it does not.
    #[test]
    fn what_is_seen_stays_and_what_is_correlated_moves_together() {
        let text = BARE
            .replace("customers.count = 10_000", "customers.count = { low = 800, mode = 1000, high = 2000 }")
            + "patience.balk = { low = 0.1, mode = 0.2, high = 0.3, shape = \"uniform\", ends = \"bounds\" }\n\
               survey.response = { low = 0.1, mode = 0.2, high = 0.3 }\n";
        let tied = text.clone() + "correlation.x = { inputs = [\"patience.balk\", \"survey.response\"], rank = 1 }\n";
        let drawn = |source: Source, index| {
            let together = source.read().unwrap().copula();
            source.drawn(Draw { seed: 1, index }, &together).read().unwrap()
        };
        let of = |text: &str, index| drawn(Source::new("x", "x.toml", text), index);
        let rises = |text: &str| {
            let worlds: Vec<Scenario> = (0..64).map(|index| of(text, index)).collect();
            assert!(worlds.iter().all(|world| world.customers.count.to_bits() == 1000_f64.to_bits()));
            assert!(worlds.iter().all(|world| (0.1..=0.3).contains(&world.patience.balk)));
            let pair = |world: &Scenario| (world.patience.balk, world.survey.response);
            let mut pairs: Vec<_> = worlds.iter().map(pair).collect();
            pairs.sort_by(|a, b| a.0.total_cmp(&b.0));
            pairs.windows(2).filter(|two| two[0].1 < two[1].1).count()
        };
        // An input on which one value is laid is not drawn, and no fault.
        let laid = Source::new("x", "x.toml", &tied).with(&["survey.response=0.25".to_owned()]);
        assert!((drawn(laid, 3).survey.response - 0.25).abs() < 1e-15);
        assert_eq!(rises(&tied), 63);
        assert!(rises(&text) < 50, "{}", rises(&text));
    }

    /// An input with a prior is drawn from that where worlds are held against print, and from its typed range everywhere else; its mode is the typed one.
    #[test]
    fn a_prior_is_drawn_from_where_it_is_asked_for() {
        let text = BARE.to_owned()
            + "patience.balk = { low = 0.1, mode = 0.2, high = 0.3, ends = \"bounds\", prior = { low = 0.5, mode = 0.6, high = 0.9 } }\n";
        let source = Source::new("x", "x.toml", &text);
        let balk = |source: Source| source.read().unwrap().patience.balk;
        let drawn = |source: &Source, index| balk(source.clone().drawn(Draw { seed: 1, index }, &Arc::default()));
        assert!((balk(source.clone()) - 0.2).abs() < 1e-15);
        assert!((0..64).all(|index| (0.1..=0.3).contains(&drawn(&source, index))));
        let mut of_prior: Vec<f64> = (0..64).map(|index| drawn(&source.clone().by_priors(), index)).collect();
        of_prior.sort_by(f64::total_cmp);
        // Its ends are points: the range's own `ends` is not the prior's.
        let inside = of_prior.iter().filter(|balk| (0.5..=0.9).contains(*balk)).count();
        assert!((56..=60).contains(&inside), "90 % of 64 are 57.6: {inside}");
        assert!(of_prior[0] < 0.5 && of_prior[63] > 0.9, "{of_prior:?}");
        assert_eq!(source.read().unwrap().assumptions.iter().filter(|input| input.prior.is_some()).count(), 1);
    }

    /// Drawn evenly, a tenth lies in each tenth between limits; of a PERT number about the middle .9 % lie in the first (the beta distribution of 3 and 3).
    #[test]
    fn ranges_can_be_drawn_evenly_whatever_their_shape() {
        let text = BARE.to_owned() + "patience.balk = { low = 0, mode = 0.5, high = 1, ends = \"bounds\" }\n";
        let source = Source::new("x", "x.toml", &text);
        let balk = |source: &Source, index| {
            source.clone().drawn(Draw { seed: 1, index }, &Arc::default()).read().unwrap().patience.balk
        };
        let in_tenths = |source: &Source| {
            let mut tenths = [0; 10];
            for index in 0..64 {
                tenths[(balk(source, index) * 10.0) as usize] += 1;
            }
            tenths
        };
        let even = in_tenths(&source.clone().evenly());
        assert!(even.iter().all(|count| (5..=8).contains(count)), "{even:?}");
        assert!(in_tenths(&source)[0] < 3);
        // The same draw lies at the same place of either.
        assert!((0..64).all(|index| (balk(&source, index) < 0.5) == (balk(&source.clone().evenly(), index) < 0.5)));
    }

    /// What a strategy says of an input lies where the world's does in its range, unless it is independent: then it is an input of its own.
    #[test]
    fn a_strategy_may_have_luck_of_its_own_in_an_input() {
        let worlds = |more: &str| {
            let own = format!("{{ low = 0.6, mode = 0.7, high = 0.8, {more} }}");
            let text = BARE.replace("success = \"100 %\"", "success = { low = 0.4, mode = 0.5, high = 0.6 }")
                + &format!("strategy.y.team.a.success = {own}\nstrategy.z.team.a.success = {own}\n");
            let source = Source::new("x", "x.toml", &text);
            let typed = source.read().unwrap();
            let mut inputs: Vec<String> = typed.assumptions.into_iter().map(|input| input.path).collect();
            inputs.dedup();
            let of = |index| {
                let world = source.clone().drawn(Draw { seed: 1, index }, &Arc::default()).read().unwrap();
                [0, 1, 2].map(|strategy: usize| world.strategies[strategy].levers(1, 0).teams[0].resolver.success[0])
            };
            let mut worlds: Vec<[f64; 3]> = (0..64).map(of).collect();
            worlds.sort_by(|a, b| a[0].total_cmp(&b[0]));
            let rises = |other: usize| worlds.windows(2).filter(|two| two[0][other] < two[1][other]).count();
            (inputs, [rises(1), rises(2)])
        };
        let tied = worlds("independent = false");
        assert_eq!((tied.0.len(), tied.1), (1, [63, 63]));
        let (inputs, rises) = worlds("independent = true");
        assert_eq!(inputs, ["team.a.success", "strategy.y.team.a.success", "strategy.z.team.a.success"]);
        assert!(rises.iter().all(|rises| *rises < 50) && rises[0] != rises[1], "{rises:?}");
    }

    /// Two shares that are never below a half as typed add up to more than 1, and one of them lies below a half once they are divided: no such draw is a
    /// world. Where their ends are points with room below them some are.
    #[test]
    fn shares_that_their_ranges_do_not_allow_are_no_world() {
        let share = |low: f64, ends: &str| {
            format!("{{ low = {low}, mode = 0.5, high = 0.9, ends = \"{ends}\", seen = \"never\" }}")
        };
        let worlds = |low, ends: &str| {
            let text = BARE.replace("share = \"100 %\"", &format!("share = {}", share(low, ends)));
            let other = format!(
                "topic.u = {{ share = {}, handle_time = {{ dist = \"constant\", mean = \"1 s\" }} }}\n",
                share(low, ends)
            );
            let source = Source::new("x", "x.toml", &(text + &other));
            let read = |index| source.clone().drawn(Draw { seed: 1, index }, &Arc::default()).read();
            (0..64).filter(|index| read(*index).is_ok()).count()
        };
        assert_eq!(worlds(0.5, "bounds"), 0);
        assert!(worlds(0.2, "points") > 32);
    }

    /// What says nothing of a distribution that can be drawn is refused by name.
    #[test]
    fn spreads_and_correlations_that_cannot_be_are_faults() {
        let range = |more: &str| format!("{BARE}patience.balk = {{ low = 0, mode = 0.2, high = 0.3, {more} }}\n");
        let tied = |more: &str| range("seen = \"never\"") + more;
        for (text, found) in [
            (range("shape = \"normal\""), "\"normal\""),
            (range("shape = \"lognormal\""), "a lognormal range from 0 or below on"),
            (range("seen = \"soon\""), "\"soon\""),
            (
                format!("{BARE}patience.balk = {{ mode = 0.2, ends = \"bounds\" }}\n"),
                "`ends` of a number without a range",
            ),
            (range("prior = 0.3"), "0.3"),
            (range("prior = { low = 0.1, high = 0.3 }"), "a part of it"),
            (range("prior = { low = 0.4, mode = 0.2, high = 0.3 }"), "low 0.4, mode 0.2, high 0.3"),
            (range("prior = { low = 0.1, mode = 0.2, high = 0.3, seen = \"never\" }"), "`seen`"),
            (
                range("seen = \"today\", prior = { low = 0.1, mode = 0.2, high = 0.3 }"),
                "`prior` of a number that is not drawn",
            ),
            (range("independent = true"), "`independent` of a number outside `strategy`"),
            (
                format!("{BARE}strategy.y.team.a.success = {{ mode = 0.2, independent = true }}\n"),
                "`independent` of a number that is not drawn",
            ),
            (
                format!("{BARE}strategy.y.team.a.success = {{ low = 0.1, mode = 0.2, high = 0.3, independent = 1 }}\n"),
                "1",
            ),
            (tied("correlation.x = { inputs = [\"patience.bulk\"], rank = 1 }\n"), "\"patience.bulk\""),
            (tied("correlation.x = { inputs = [\"patience.balk\"], rank = 0.5 }\n"), "fewer than two inputs"),
            (tied("correlation.x = { inputs = [\"patience.balk\", \"patience.balk\"], rank = 0.5 }\n"), "twice"),
            (tied("correlation.x = { inputs = [\"patience.balk\", \"patience\"], rank = 0.5 }\n"), "\"patience\""),
            (
                tied(
                    "survey.response = { low = 0.1, mode = 0.2, high = 0.3 }\n\
                     correlation.x = { inputs = [\"patience.balk\", \"survey.response\"], rank = 0.5 }\n\
                     correlation.y = { inputs = [\"survey.response\", \"patience.balk\"], rank = 0.6 }\n",
                ),
                "another rank of two inputs",
            ),
        ] {
            let faults = Source::new("x", "x.toml", &text).read().unwrap_err();
            assert!(faults.0.iter().any(|fault| fault.found.contains(found)), "{found}: {faults:?}");
        }
    }
}
