//! How busy a team has been of late and how hard its contacts, which drives people away.

use crate::scenario::PeopleLeaving;

/// Weight of a day in the means of the last weeks.
const OF_A_DAY: f64 = 1.0 / 28.0;
/// Occupancy above which more people leave.
///
/// Source: H17, H18.
const BUSY: f64 = 0.85;

/// What a team has been through.
#[derive(Clone, Copy, Debug, Default)]
pub struct Strain {
    /// Time with a contact, time on duty and time with a contact × how hard it was, at scale 1:1, since the day began, s.
    worked_s: [f64; 3],
    /// Occupancy of the last weeks, and how long contacts took ÷ those of all topics.
    occupancy: Option<f64>,
    hardness: Option<f64>,
}

impl Strain {
    /// The team worked for `busy_s` of `duty_s` seconds on duty, at scale 1:1, on contacts that take so many times as long as those of all
    /// topics take the same people.
    pub fn note(&mut self, busy_s: f64, duty_s: f64, longer: f64) {
        self.worked_s[0] += busy_s;
        self.worked_s[1] += duty_s;
        self.worked_s[2] += busy_s * longer;
    }

    /// A day is over: what its hazard of leaving is more, a year.
    pub fn hazard_of_day(&mut self, leaving: &PeopleLeaving) -> f64 {
        let [busy_s, duty_s, hard_s] = std::mem::take(&mut self.worked_s);
        remember(&mut self.occupancy, busy_s, duty_s);
        remember(&mut self.hardness, hard_s, busy_s);
        leaving.per_occupancy * (self.occupancy.unwrap_or(0.0) - BUSY).max(0.0)
            + leaving.per_harder * (self.hardness.unwrap_or(1.0) - 1.0).max(0.0)
    }
}

/// Lets a day's ratio of sums into the mean of the last weeks; a day without the lower changes nothing.
fn remember(mean: &mut Option<f64>, above: f64, below: f64) {
    if below > 0.0 {
        let of_day = above / below;
        let before = mean.unwrap_or(of_day);
        *mean = Some(before + OF_A_DAY * (of_day - before));
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::persons;
    use super::*;
    use crate::scenario::Curve;

    /// Half a point a year for each point of occupancy above 85 %, a tenth for each per cent that contacts take longer. A day at 95 %, in
    /// two parts, with contacts half as long again: .5 · .1 + .1 · .5. After a day at 67 % and contacts of .9 the means are .95 − .28/28 =
    /// .94 and 1.5 − .6/28; a day without duty changes nothing. Whoever is calm and has easy contacts leaves no more for it.
    #[test]
    fn a_day_weighs_a_28th_in_what_drives_people_away() {
        let mut leaving = persons(0.7, Curve::Over(1.0)).leaving;
        (leaving.per_occupancy, leaving.per_harder) = (0.5, 0.1);
        let mut strain = Strain::default();
        let mut day = |noted: &[[f64; 3]]| {
            for &[busy, duty, longer] in noted {
                strain.note(busy, duty, longer);
            }
            strain.hazard_of_day(&leaving)
        };
        assert!((day(&[[60.0, 80.0, 1.25], [130.0, 120.0, 210.0 / 130.0]]) - 0.1).abs() < 1e-12);
        let expected = 0.5 * 0.09 + 0.1 * (0.5 - 0.6 / 28.0);
        assert!((day(&[[67.0, 100.0, 0.9]]) - expected).abs() < 1e-12);
        let as_before = day(&[]);
        assert!((day(&[[0.0, 0.0, 1.0]]) - as_before).abs() < 1e-15);
        let mut calm = Strain::default();
        calm.note(10.0, 20.0, 0.5);
        assert!(calm.hazard_of_day(&leaving) <= 0.0 && Strain::default().hazard_of_day(&leaving) <= 0.0);
    }
}
