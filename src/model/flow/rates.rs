//! What an issue brings to the door of the people, as rates: measured once for each set of levers, in a world without waits.

use crate::books::Door;
use crate::books::door::DAYS;

/// Contacts at the door for each potential issue.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Flow {
    /// Per line: first contacts for each issue of its topic that arises while people can be reached.
    pub first: Vec<f64>,
    /// Per line: the share of its topic's later contacts that come to it.
    pub split: Vec<f64>,
    /// Per line, while no AI can be reached: first contacts for each issue of its topic, and later ones for each that comes otherwise.
    pub without_ai: Vec<[f64; 2]>,
    /// Per topic, by who ended the contact before (people, an AI): later contacts for each issue by days since it arose.
    pub later: Vec<[[f64; DAYS]; 2]>,
    /// Per interval of the week: weight among the later contacts of its day, of issues of that day and of others.
    pub hours: Vec<[f64; 2]>,
    /// Per team and topic: mean factor on handle time.
    pub factor: Vec<Vec<f64>>,
}

impl Flow {
    /// The rates of what was counted, by the topic of each line; `week` gives the demand of each interval of the week. While no AI can be
    /// reached, those who are meant for one come to people if they `may`.
    pub fn of(door: &Door, topics: &[usize], week: &[f64], may: bool) -> Self {
        let lines = || topics.iter().copied().zip(&door.contacts);
        let mut of_topic = vec![0.0; door.issues.len()];
        lines().for_each(|(topic, [_, later])| of_topic[topic] += later);
        let later = |(of, [issues, _]): (&[[f64; DAYS]; 2], &[f64; 2])| of.map(|by| by.map(|n| ratio(n, *issues, 0.0)));
        let without_ai = |(line, topic): (usize, &usize)| {
            let [people, ai] = door.begun[line];
            let all = |kind: usize| people[kind] + if may { ai[kind] } else { 0.0 };
            [ratio(all(0), door.issues[*topic][0], 0.0), ratio(all(1), door.contacts[line][1], 1.0)]
        };
        let factor = |[n, sum]: &[f64; 2]| ratio(*sum, *n, 1.0);
        Self {
            first: lines().map(|(topic, [first, _])| ratio(*first, door.issues[topic][1], 0.0)).collect(),
            split: lines().map(|(topic, [_, later])| ratio(*later, of_topic[topic], 0.0)).collect(),
            without_ai: topics.iter().enumerate().map(without_ai).collect(),
            later: door.later.iter().zip(&door.issues).map(later).collect(),
            hours: hours(&door.hours, week),
            factor: door.work.iter().map(|topics| topics.iter().map(factor).collect()).collect(),
        }
    }

    /// What comes of customers of whom a share lives by other levers, on the same lines.
    #[must_use]
    pub fn mixed(&self, other: &Self, share: f64) -> Self {
        let mix = |a: f64, b: f64| (1.0 - share) * a + share * b;
        let both = |a: &[f64], b: &[f64]| a.iter().zip(b).map(|(a, b)| mix(*a, *b)).collect::<Vec<f64>>();
        let pairs = |a: &[[f64; 2]], b: &[[f64; 2]]| {
            a.iter().zip(b).map(|(a, b)| [mix(a[0], b[0]), mix(a[1], b[1])]).collect::<Vec<[f64; 2]>>()
        };
        let later = |(a, b): (&[[f64; DAYS]; 2], &[[f64; DAYS]; 2])| {
            std::array::from_fn(|by| std::array::from_fn(|day| mix(a[by][day], b[by][day])))
        };
        Self {
            first: both(&self.first, &other.first),
            split: both(&self.split, &other.split),
            without_ai: pairs(&self.without_ai, &other.without_ai),
            later: self.later.iter().zip(&other.later).map(later).collect(),
            hours: pairs(&self.hours, &other.hours),
            factor: self.factor.iter().zip(&other.factor).map(|(a, b)| both(a, b)).collect(),
        }
    }
}

/// At what hours later contacts come: as the demand of their day, times how much more they come at an hour of any day than demand
/// would have them.
fn hours(counts: &[[f64; 2]], week: &[f64]) -> Vec<[f64; 2]> {
    let per_day = week.len() / 7;
    let of_day = |day: usize| day * per_day..(day + 1) * per_day;
    let mut more = vec![[[0.0; 2]; 2]; per_day];
    for day in 0..7 {
        let demand: f64 = week[of_day(day)].iter().sum();
        for kind in 0..2 {
            let all: f64 = counts[of_day(day)].iter().map(|of| of[kind]).sum();
            for (place, interval) in of_day(day).enumerate() {
                more[place][kind][0] += counts[interval][kind];
                more[place][kind][1] += ratio(week[interval] * all, demand, 0.0);
            }
        }
    }
    let weight =
        |(interval, weight): (usize, &f64)| more[interval % per_day].map(|[n, due]| weight * ratio(n, due, 1.0));
    week.iter().enumerate().map(weight).collect()
}

fn ratio(of: f64, all: f64, otherwise: f64) -> f64 {
    if all > 0.0 { of / all } else { otherwise }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A topic with two lines and one without issues; two intervals a day.
    fn door() -> Door {
        let mut door = Door::new(2, 3, 1, 14);
        door.issues[0] = [10.0, 8.0];
        door.contacts = vec![[4.0, 3.0], [2.0, 1.0], [0.0, 0.0]];
        door.begun = vec![[[1.0, 2.0], [3.0, 4.0]], [[0.5, 0.0], [0.0, 0.0]], [[0.0; 2]; 2]];
        (door.later[0][0][1], door.later[0][1][2]) = (5.0, 2.0);
        door.hours = (0..14).map(|n| [if n < 2 { 4.0 } else { 3.0 - 2.0 * f64::from(n % 2) }, 0.0]).collect();
        door.work[0][0] = [4.0, 6.0];
        door
    }

    /// Demand of 2 and 2 on a Monday, else of 1 and 3.
    fn week() -> Vec<f64> {
        (0..14).map(|n| if n < 2 { 2.0 } else { f64::from(1 + 2 * (n % 2)) }).collect()
    }

    /// In the first half of a day 22 come where the demand of the days would have 10, in the second 10 where it would have 22.
    #[test]
    fn rates_are_what_came_for_each_issue() {
        let flow = |may: bool| Flow::of(&door(), &[0, 0, 1], &week(), may);
        let found = flow(true);
        assert_eq!((found.first, found.split), (vec![0.5, 0.25, 0.0], vec![0.75, 0.25, 0.0]));
        assert_eq!(found.without_ai, [[0.4, 2.0], [0.05, 0.0], [0.0, 1.0]]);
        assert_eq!(flow(false).without_ai[0].to_vec(), vec![0.1, 2.0 / 3.0]);
        let later = |by: usize, day: usize| found.later[0][by][day];
        assert_eq!((later(0, 1), later(1, 2), later(0, 0)), (0.5, 0.2, 0.0));
        assert_eq!(found.factor, [[1.5, 1.0]]);
        for (interval, due) in [(0, 2.0 * 2.2), (1, 2.0 / 2.2), (6, 2.2), (13, 3.0 / 2.2)] {
            let [today, on_others] = found.hours[interval];
            assert!((today - due).abs() < 1e-12 && (on_others - week()[interval]).abs() < 1e-12, "{interval}: {today}");
        }
    }

    /// A quarter of the customers live by other levers.
    #[test]
    fn two_flows_are_mixed_by_their_shares() {
        let flow = Flow::of(&door(), &[0, 0, 1], &week(), true);
        let double = |of: &f64| 2.0 * of;
        let twice = Flow {
            first: flow.first.iter().map(double).collect(),
            split: flow.split.iter().map(double).collect(),
            without_ai: flow.without_ai.iter().map(|of| of.map(|of| 2.0 * of)).collect(),
            later: flow.later.iter().map(|of| of.map(|by| by.map(|of| 2.0 * of))).collect(),
            hours: flow.hours.iter().map(|of| of.map(|of| 2.0 * of)).collect(),
            factor: flow.factor.iter().map(|of| of.iter().map(double).collect()).collect(),
        };
        let found = flow.mixed(&twice, 0.25);
        let all = |flow: &Flow| {
            let pairs = flow.without_ai.iter().chain(&flow.hours).flatten();
            let later = flow.later.iter().flatten().flatten();
            let plain = flow.first.iter().chain(&flow.split).chain(flow.factor.iter().flatten());
            plain.chain(pairs).chain(later).copied().collect::<Vec<f64>>()
        };
        let (found, before) = (all(&found), all(&flow));
        assert_eq!(found.len(), before.len());
        assert!(found.iter().zip(before).all(|(found, before)| (found - 1.25 * before).abs() < 1e-12));
    }
}
