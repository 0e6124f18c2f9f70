//! What changes the AI's success with time: reviews and their time, learning, dated updates.

use super::dates::moment;
use super::keys;
use super::levers::Names;
use super::{Learning, ReviewTime, Update};
use crate::text::{Entry, Section, VALUE_KEYS};

/// The time of reviews; a fault if it is given without its pay, or the pay without it.
pub fn review_time(ai: &Section) -> Option<ReviewTime> {
    let (each_s, pay_per_hour) = (ai.optional("review_time"), ai.optional("review_pay_per_hour"));
    if let Some(name) = match (each_s, pay_per_hour) {
        (Some(_), None) => Some("review_time"),
        (None, Some(_)) => Some("review_pay_per_hour"),
        _ => None,
    } {
        let place = ai.given(name).map_or(&ai.place, |node| &node.place);
        let allowed = "both `review_time` and `review_pay_per_hour`, or neither";
        ai.reader.fault(place, &ai.path_of(name), &format!("`{name}` alone"), allowed, None);
    }
    Some(ReviewTime { each_s: each_s?, pay_per_hour: pay_per_hour? })
}

/// `[ai.learning]`.
pub fn learning(ai: &Section, names: &Names) -> Learning {
    let path = ai.path_of("learning");
    let section = Section::open(ai.reader, ai.given("learning"), &ai.place, &path, &[keys::AI_LEARNING]);
    let otherwise: f64 = section.key("half").default.unwrap_or_default().replace('_', "").parse().unwrap_or(1.0);
    let half = section.by_name("half", &names.topics);
    let learning = Learning {
        most: section.number("most"),
        half: half.into_iter().map(|half| half.unwrap_or(otherwise)).collect(),
        from_reviews: section.number("from_reviews"),
        from_people: section.number("from_people"),
        forgotten_after_s: section.optional("forgotten_after"),
    };
    if !learning.is_off() && learning.from_reviews + learning.from_people <= 0.0 {
        let place = section.given("from_people").or(section.given("from_reviews")).map_or(&section.place, |n| &n.place);
        let found = "nothing to learn from: `from_reviews` and `from_people` are 0";
        section.reader.fault(place, &path, found, "one of them above 0, or `most` = 0", None);
    }
    learning
}

/// `[ai.update.NAME]`, in the order of the file.
pub fn updates(ai: &Section, names: &Names) -> Vec<Update> {
    ai.children("update").iter().map(|entry| update(ai, entry, names)).collect()
}

fn update(ai: &Section, entry: &Entry, names: &Names) -> Update {
    let path = format!("{}.{}", ai.path_of("update"), entry.key);
    if VALUE_KEYS.contains(&entry.key.as_str()) {
        let allowed = format!("any name but {}", VALUE_KEYS.join(", "));
        ai.reader.fault(&entry.key_place, &path, &format!("the name `{}`", entry.key), &allowed, None);
    }
    let section = Section::open(ai.reader, Some(&entry.node), &ai.place, &path, &[keys::AI_UPDATE]);
    let (shift, only) = (section.number("shift"), section.names("topics", &names.topics));
    let is_meant = |topic: usize| only.as_ref().is_none_or(|only| only.contains(&topic));
    let update = Update {
        id: entry.key.clone(),
        at_s: moment(&section, "at", &names.clock),
        shift: (0..names.topics.len()).map(|topic| if is_meant(topic) { shift } else { 0.0 }).collect(),
        recovered_after_s: section.optional("recovered_after"),
        is_gradual: section.flag("gradual"),
    };
    if let (true, None, Some(node)) = (update.is_gradual, update.recovered_after_s, section.given("gradual")) {
        let allowed = "`recovered_after` beside it, as in recovered_after = \"3 weeks\"";
        section.reader.fault(&node.place, &section.path_of("gradual"), "a recovery without an end", allowed, None);
    }
    update
}
