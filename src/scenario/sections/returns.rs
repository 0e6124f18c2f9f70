//! Whether customers come back so surely and so soon that a day would hardly end.

use crate::dist::Dist;
use crate::text::Section;
use crate::unit::{DAY, human_duration};

/// Most contacts in a day of an issue that nobody helps with, where customers do not come back for certain: one a minute.
const MOST_CONTACTS_A_DAY: f64 = 1440.0;

/// Notes a fault if customers come back so surely and so soon that a world in which nobody helps them would hardly see the end
/// of a day. What was typed is blamed, the chance or the delay, whichever a section does not inherit.
///
/// Formula: contacts a day = the lesser of `1 / (1 − chance)` and `1 day / mean delay`; where customers come back for certain, the
/// mean delay must be the least that is given.
pub fn doubt_return(section: &Section, name: &str, chance: f64, after: &Dist, least: (f64, &str)) {
    let after_name = format!("{name}_after");
    let Some((typed, node)) = [name, &after_name].into_iter().find_map(|key| Some((key, section.given(key)?))) else {
        return;
    };
    let mean_s = after.mean_s();
    let a_day = (1.0 / (1.0 - chance)).min(DAY / mean_s);
    let delay = format!("a mean delay of {}", human_duration(mean_s));
    if chance >= 1.0 && mean_s < least.0 {
        let found = if typed == name { format!("{} with {delay}", node.shown()) } else { format!("{delay}, at 100 %") };
        let allowed = format!("below 100 %, or {after_name} of {} or more", least.1);
        section.refuse(typed, &found, &allowed, "");
    } else if chance < 1.0 && a_day > MOST_CONTACTS_A_DAY {
        let percent = (chance * 1e10).round() / 1e8;
        let found = format!("{percent} % with {delay}: {} contacts a day of whom nobody helps", a_day.round());
        let allowed = format!("a lower chance, or a longer {after_name}: at most {MOST_CONTACTS_A_DAY} contacts a day");
        section.refuse(typed, &found, &allowed, "");
    }
}
