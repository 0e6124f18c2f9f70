//! The alarm of `[alarm]`: what is watched, and what may not be.

use super::read::Section;
use super::{Alarm, LostBy, Survey, Watched};
use crate::unit::WEEK;

const WATCHED: [Watched; 4] = [Watched::Csat, Watched::Resolution, Watched::Complaints, Watched::Churn];
const LOST_BY: [LostBy; 2] = [LostBy::Satisfaction, LostBy::Leaving];

/// Reads the section, in a world with this survey and this chance of complaints.
pub fn alarm(section: &Section, survey: &Survey, complaint: f64) -> Alarm {
    let alarm = Alarm {
        measure: WATCHED[section.choice("measure")],
        weight: section.number("weight"),
        standard_errors: section.number("standard_errors"),
        margin: section.number("margin"),
        least: section.number("least"),
        reference_weeks: (section.number("reference") / WEEK).ceil() as usize,
        level: section.optional("level"),
        lost_measure: LOST_BY[section.choice("lost_measure")],
        lost_margin: section.number("lost_margin"),
    };
    doubt_watched(section, alarm.measure, survey, complaint);
    if alarm.lost_measure == LostBy::Leaving && section.given("lost_margin").is_none() {
        let node = section.given("lost_measure");
        let place = node.map_or(&section.place, |node| &node.place);
        let found = "leaving, and the margin of satisfaction";
        let hint = "few leave: say by how much more of a month's issues would be a loss, \"0.3 %\"".to_owned();
        section.reader.fault(place, &section.path_of("lost_measure"), found, "a `lost_margin` of its own", Some(hint));
    }
    alarm
}

/// Notes a fault where somebody asks to watch what nobody can see.
fn doubt_watched(section: &Section, measure: Watched, survey: &Survey, complaint: f64) {
    let Some(node) = section.given("measure") else { return };
    let unseen = match measure {
        Watched::Csat if survey.asked <= 0.0 || survey.response <= 0.0 => "no survey is ever answered",
        Watched::Complaints if complaint <= 0.0 => "nobody ever complains (damage.complaint)",
        _ => return,
    };
    let found = format!("{}, and {unseen}", node.shown());
    section.reader.fault(&node.place, &section.path_of("measure"), &found, "a measure that can be observed", None);
}
