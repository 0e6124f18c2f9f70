//! The worlds of `--flips`: which there are is a matter of the scenario alone, how many are lived in at a time of the machine.

use super::failure::{BadInput, Interrupted};
use super::plan::{self, Fitted};
use super::progress::Progress;
use super::source::Source;
use crate::experiment::{self, Design, Observer, Run, Summary, TrialRun, name_of_end};
use crate::scenario::{End, Scenario};
use crate::threads::each;

/// Worlds in which one input is at an end of its range.
#[derive(Clone, Debug)]
pub struct Ends<'a> {
    source: &'a Source,
    scenario: &'a Scenario,
    /// The ends of which there is a world that could be run at this scale, however large the machine.
    known: Vec<(&'a str, End)>,
    /// So many of them are lived in at a time.
    threads: usize,
}

impl<'a> Ends<'a> {
    /// The worlds of a scenario, each tried out, on as many threads as they all fit into memory beside the run itself.
    ///
    /// # Errors
    /// Bad input if one of them does not fit even alone: to leave it out would make another result on another machine.
    pub fn new(source: &'a Source, scenario: &'a Scenario, run: &Fitted, budget: f64) -> Result<Self, BadInput> {
        let (left, design) = (budget - run.needs.kept_bytes, run.design.of_flips());
        let ends = experiment::ends(scenario);
        let progress = Progress::of_weeks(0, "");
        progress.next("trying out inputs at the ends of their ranges", ends.len() as u64);
        let try_out = |&(path, end): &(&str, End)| {
            let fitted = source.parse_at(scenario, path, end).and_then(|world| fitted(&world, &design, left));
            progress.week_done();
            Some(fitted)
        };
        let tried = each(&ends, run.design.threads, &try_out).unwrap_or_default();
        progress.finish();
        let (mut known, mut threads) = (Vec::new(), design.threads);
        for ((path, end), fitted) in ends.into_iter().zip(tried) {
            let Some(fitted) = fitted else { continue };
            let fitted = fitted.map_err(|too_large| {
                BadInput(format!("--flips, with {path} at its {}: {too_large}, or leave out --flips", name_of_end(end)))
            })?;
            known.push((path, end));
            threads = threads.min(fitted.design.threads);
        }
        Ok(Self { source, scenario, known, threads })
    }

    /// The world at an end, if there is one.
    fn world(&self, path: &str, end: End) -> Option<Scenario> {
        if self.known.contains(&(path, end)) { self.source.parse_at(self.scenario, path, end) } else { None }
    }

    /// The summary with what it rests on.
    ///
    /// # Errors
    /// [`Interrupted`] by Ctrl-C.
    pub fn lived(&self, run: &Run, summary: Summary, progress: &Progress) -> Result<Summary, Interrupted> {
        progress
            .next("taking inputs to the ends of their ranges", experiment::weeks_of_flips(self.scenario, &run.design));
        let world = |path: &str, end: End| self.world(path, end);
        let flips =
            experiment::flips(self.scenario, run, &summary, (&world, self.threads), progress).ok_or(Interrupted)?;
        Ok(summary.with_flips(flips))
    }
}

/// A design in the world of an end, in so much memory, or why it is too large for that; `None` if it is too large for any machine.
fn fitted(world: &Scenario, design: &Design, budget: f64) -> Option<Result<Fitted, BadInput>> {
    let design = plan::at_scale(world, design, design.scale).ok()?;
    let trial = TrialRun::new(world, &design);
    plan::fitted_by(world, design.clone(), &trial, f64::INFINITY).ok()?;
    Some(plan::fitted_by(world, design, &trial, budget))
}

#[cfg(test)]
mod tests {
    use super::*;

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
        let source =
            Source { id: "x".into(), file: "x".into(), identity: "x".into(), text: DESK.replace("MOST", most) };
        let scenario = source.parse(&[], None).unwrap_or_else(|error| panic!("{error}"));
        let design = Design { replications: vec![0, 1], threads, ..Design::of(&scenario) };
        let fitted = plan::fitted(&scenario, design, f64::INFINITY).map_err(|refusal| refusal.to_string())?;
        let ends = Ends::new(&source, &scenario, &fitted, budget).map_err(|refusal| refusal.to_string())?;
        let none = experiment::ends(&scenario).into_iter().filter(|(path, end)| ends.world(path, *end).is_none());
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
