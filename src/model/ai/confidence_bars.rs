//! When the AI doubts its answers: the rule as typed, worked out once per phase into bars of confidence.

use crate::policy::escalation::{Escalation, Relief, confidence_for_share, least_confidence, worthwhile_theta};
use crate::scenario::{EscalationRule, Levers, Scenario, Team, WaitRelief};
use crate::stat::normal_cdf;
use crate::unit::HOUR;

/// The rule of some levers, eased by the line where they say so, for an AI whose success per topic was `believed` at launch;
/// `d` separates right from wrong.
pub fn escalation(scenario: &Scenario, levers: &Levers, believed: &[f64], d: f64) -> Escalation {
    let ease = |relief: WaitRelief| Relief { slope: relief.slope, reference_s: relief.reference_s, separation: d };
    bars(scenario, levers, &levers.escalation, believed, d).eased(levers.relief.map(ease))
}

/// A rule alone, as when one model passes on to another, which has nothing to do with the line of people.
pub fn bars(scenario: &Scenario, levers: &Levers, rule: &EscalationRule, believed: &[f64], d: f64) -> Escalation {
    let bar = |theta: f64, topic: usize| least_confidence(theta, believed[topic].clamp(1e-9, 1.0 - 1e-9), d);
    let topics = 0..believed.len();
    let (least, segments) = match rule {
        EscalationRule::Never => return Escalation::Never,
        EscalationRule::Theta(theta) => (topics.map(|topic| bar(theta[topic], topic)).collect(), 1),
        EscalationRule::Share(shares) => {
            (topics.map(|topic| confidence_for_share(shares[topic], believed[topic], d, normal_cdf)).collect(), 1)
        }
        EscalationRule::Value(loss_share) => {
            let segments = scenario.segments.len();
            let theta = |topic, segment| theta_by_value(scenario, levers, *loss_share, (topic, segment));
            let of_topic = |topic| (0..segments).map(move |segment| bar(theta(topic, segment), topic));
            (topics.flat_map(of_topic).collect(), segments)
        }
    };
    Escalation::Confidence { least, segments, relief: None }
}

/// The bar at which a person is worth it: what is known of the customer's value, of stakes, people and pay.
fn theta_by_value(scenario: &Scenario, levers: &Levers, loss_share: f64, (topic, segment): (usize, usize)) -> f64 {
    let loss = loss_share * scenario.topics[topic].stakes * scenario.segments[segment].remaining_value;
    let Some(team) = first_team(levers, topic) else { return 0.0 };
    worthwhile_theta(team.resolver.success[topic], contact_cost(scenario, levers, team, topic), loss)
}

/// The team that a topic's contacts go to first, of those that have anybody.
fn first_team(levers: &Levers, topic: usize) -> Option<&Team> {
    let serving = levers.teams.iter().filter(|team| team.has_people());
    serving.filter_map(|team| Some((team.serves[topic]?, team))).min_by_key(|(rank, _)| *rank).map(|(_, team)| team)
}

/// What a contact handed over to a team costs: its time, at what an hour before customers is paid, and overhead.
///
/// Formula: `handle time · team's factor · handoff's factor ÷ (m/(1 + σ(m − 1))) · pay ÷ (1 − shrinkage) + overhead`, with
/// `m` chats at once.
fn contact_cost(scenario: &Scenario, levers: &Levers, team: &Team, topic: usize) -> f64 {
    let alone_s = scenario.topics[topic].handle_time.mean_s() * team.handle_time_factor[topic];
    let work_s = alone_s * levers.handoff.handle_time_factor / team.full_speed();
    work_s / HOUR * team.pay_per_hour / (1.0 - team.shrinkage) + scenario.damage.contact_overhead
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::samples::world;

    const WORLD: &str = r#"
topic.easy = { share = 0.5, handle_time = { dist = "constant", mean = "10 min" } }
topic.hard = { share = 0.5, stakes = 2, handle_time = { dist = "constant", mean = "20 min" } }
segment.few = { share = 0.1, remaining_value = 1000 }
segment.many = { share = 0.9, remaining_value = 50 }
damage.contact_overhead = 1
handoff.warm_factor = 0.9
routing.first = "ai"
escalation.rule = "value"
team.spare = { headcount = 0, success = 1, pay_per_hour = 99 }
team.desk = { on_duty = 3, success = 0.8, pay_per_hour = 14, shrinkage = "30 %", chats_at_once = 3, slowdown = 0.5, rank = 1 }
strategy.x = {}
"#;

    /// Ten minutes at 1.5 times the speed, a tenth less after a warm handoff, at 20 an hour: 2, and 1 of overhead.
    #[test]
    fn a_contact_costs_its_time_at_the_pay_of_an_hour_before_customers() {
        let world = world(WORLD);
        let levers = &world.strategies[0].phases[0].levers;
        let team = first_team(levers, 0).expect("the desk has somebody");
        assert_eq!(team.id, "desk", "nobody is in the spare team");
        assert!((contact_cost(&world, levers, team, 0) - 3.0).abs() < 1e-12);
        assert!((contact_cost(&world, levers, team, 1) - 5.0).abs() < 1e-12);
    }

    /// 3 % of 1,000 are 30 at stake, of 50 are 1.5: `.8 − 3/30`, `.8 − 5/60`, never for the many, whose contact costs more.
    #[test]
    fn a_person_is_for_those_whose_loss_is_worth_one() {
        let world = world(WORLD);
        let levers = &world.strategies[0].phases[0].levers;
        let theta = |topic, segment| theta_by_value(&world, levers, 0.03, (topic, segment));
        let found = [theta(0, 0), theta(1, 0), theta(0, 1), theta(1, 1)];
        for (found, expected) in found.into_iter().zip([0.8 - 0.1, 0.8 - 5.0 / 60.0, 0.0, 0.0]) {
            assert!((found - expected).abs() < 1e-12, "{found} {expected}");
        }
        let Escalation::Confidence { least, segments: 2, .. } = escalation(&world, levers, &[0.5, 0.5], 1.0) else {
            panic!("bars per topic and segment")
        };
        assert!(least[0] > -9.0 && least[1] < -1e300 && least[2] > -9.0 && least[3] < -1e300, "{least:?}");
    }
}
