//! The worlds at the ends of ranges: which there are is a matter of the scenario alone, how many are lived in at a time of the
//! machine.

use super::error::{Refusal, TooLarge};
use super::plan::{Fitted, Plan, doubt_scale, doubt_waits, fitted_by};
use super::watcher::{Step, Watcher};
use crate::findings::{Flips, best_at_modes, flips};
use crate::scenario::{self, RangeEnd, Scenario};
use crate::study::{self, Design, Run, Shelf, TrialRun, Watch, totals_of_ends, weeks_of_ends};
use crate::threads::each;

/// Worlds in which one input is at an end of its range.
#[derive(Clone, Debug)]
pub struct Ends {
    /// The worlds that could be run at this scale, however large the machine.
    worlds: Vec<scenario::Source>,
    /// The end at which each of them is.
    known: Vec<(String, RangeEnd)>,
    /// So many of them are lived in at a time.
    threads: usize,
}

impl Ends {
    /// The worlds of a plan, each tried out, on as many threads as they all fit into so many bytes.
    ///
    /// # Errors
    /// [`Refusal`] if one of them does not fit even alone: to leave it out would make another result on another machine; and if no
    /// crowd can hold one.
    pub fn new(plan: &Plan, budget: f64, watcher: &dyn Watcher) -> Result<Self, Refusal> {
        let design = plan.design.of_flips();
        let (ends, typed) = (study::ends(&plan.scenario), plan.source.again(&plan.scenario));
        watcher.step(Step::TryingEnds(ends.len() as u64));
        let try_out = |&(path, end): &(&str, RangeEnd)| {
            let source = typed.clone().at(path, end);
            let world = source.read().ok();
            let is_held = world
                .as_ref()
                .map_or(Ok(()), |world| doubt_waits(world, (design.waits, design.scale), &design.strategies));
            let fitted = is_held.map(|()| world.and_then(|world| fitted(&world, &design, budget)));
            watcher.week_done();
            Some(fitted.map(|fitted| fitted.map(|fitted| (source, fitted))))
        };
        let tried = each(&ends, plan.design.threads, &try_out).unwrap_or_default();
        let (mut worlds, mut known, mut threads) = (Vec::new(), Vec::new(), design.threads);
        for ((path, end), fitted) in ends.into_iter().zip(tried) {
            let Some((source, fitted)) = fitted? else { continue };
            let path = path.to_owned();
            match fitted {
                Ok(fitted) => threads = threads.min(fitted.design.threads),
                Err(why) => return Err(Refusal::TooLargeAt { path, end, why }),
            }
            known.push((path, end));
            worlds.push(source);
        }
        Ok(Self { worlds, known, threads })
    }

    /// Which of them turn the answer; `None` if the watcher stopped it.
    pub fn lived(&self, plan: &Plan, run: &Run, (watcher, shelf): (&dyn Watcher, &dyn Shelf)) -> Option<Flips> {
        watcher.step(Step::LivingEnds(weeks_of_ends(&plan.scenario, &run.design)));
        let best = best_at_modes(&plan.scenario, run);
        // Where no strategy is told apart from the next, there is nothing that an end could turn.
        let is_any = best.iter().any(|best| best.strategy.is_some());
        let worlds = if is_any { self.worlds.as_slice() } else { &[] };
        let totals = totals_of_ends(worlds, &run.design, self.threads, Watch { observer: watcher, shelf })?;
        let ends = self.known.iter().zip(totals);
        let lived: Vec<_> = ends.map(|((path, end), totals)| (path.as_str(), *end, totals)).collect();
        Some(flips(&plan.scenario, run, best, &lived))
    }
}

/// A design in the world of an end, in so much memory, or why it is too large for that; `None` if it is too large for any
/// machine.
fn fitted(world: &Scenario, design: &Design, budget: f64) -> Option<Result<Fitted, TooLarge>> {
    doubt_scale(world, design.scale).ok()?;
    let trial = TrialRun::new(world, design);
    fitted_by(world, design.clone(), &trial, f64::INFINITY).ok()?;
    Some(fitted_by(world, design.clone(), &trial, budget))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::find::ScenarioText;
    use crate::desk::plan;
    use crate::findings::name_of_end;
    use crate::study::Silent;

    /// A desk whose customers may be many more.
    const DESK: &str = r#"
        schema = 1
        title = "a desk"
        start = 2025-01-06
        length = "4 weeks"
        warmup = "1 weeks"
        cooldown = "1 weeks"
        baseline = "a"
        customers.count = { low = 100_000, mode = 200_000, high = MOST, source = "assumption" }
        customers.growth_per_year = "500 %"
        demand.issues_per_customer_month = 0.001
        topic.question = { share = 1, handle_time = { dist = "exponential", mean = "6 min" } }
        team.desk = { on_duty = 20, success = "80 %", pay_per_hour = 20 }
        [strategy.a]
        [strategy.b]
        team.desk.on_duty = 5
    "#;

    /// On how many threads the ends are lived in where this much memory is free, and of which there is no world; or why none is run.
    fn ends(most: &str, budget: f64, threads: usize) -> Result<(usize, Vec<String>), String> {
        let source = ScenarioText {
            id: "x".into(),
            file: "x".into(),
            identity: "x".into(),
            text: DESK.replace("MOST", most),
            derived: Vec::new(),
        };
        let scenario = source.parse(&[], None).unwrap_or_else(|error| panic!("{error}"));
        let design = Design { replications: vec![0, 1], threads, ..Design::of(&scenario) };
        let run = plan::fitted(&scenario, design, f64::INFINITY).map_err(|refusal| refusal.to_string())?;
        let plan = Plan { source, scenario, design: run.design, precision: None, time_s: None };
        let ends = Ends::new(&plan, budget - run.needs.kept_bytes, &Silent).map_err(|refusal| refusal.to_string())?;
        let is_known = |of: &(&str, RangeEnd)| ends.known.iter().any(|(path, end)| (path.as_str(), *end) == *of);
        let none = study::ends(&plan.scenario).into_iter().filter(|of| !is_known(of));
        Ok((ends.threads, none.map(|(path, end)| format!("{path} {}", name_of_end(end))).collect()))
    }

    /// How many worlds are lived in at a time hangs on memory; which ones hangs on what no machine can number.
    #[test]
    fn which_worlds_are_lived_in_depends_on_no_machine() {
        for (budget, threads, expected) in [(f64::INFINITY, 7, 7), (700e6, 7, 3), (700e6, 1, 1), (260e6, 7, 1)] {
            assert_eq!(ends("20_000_000", budget, threads), Ok((expected, Vec::new())), "{budget}");
        }
        let refusal = ends("20_000_000", 100e6, 7).expect_err("20 million customers take more");
        assert!(refusal.starts_with("--flips, with customers.count at its high: this run is too large"), "{refusal}");
        assert!(refusal.contains("--scale 1:") && refusal.ends_with("or leave out --flips"), "{refusal}");
        for (budget, threads) in [(f64::INFINITY, 7), (260e6, 2)] {
            let none = vec!["customers.count high".to_owned()];
            assert_eq!(ends("4_000_000_000", budget, threads), Ok((threads, none)), "{budget}");
        }
    }
}
