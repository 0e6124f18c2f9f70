//! Strategies that were made beside those of the file, as the options that ask for them again.

use crate::scenario::{Bend, Derived};

/// What has to be typed for the same strategies again: `--cut 40% --from 'month 3' --team desk --base people`; nothing without any.
pub fn options(derived: &[Derived]) -> Vec<String> {
    let Some(first) = derived.first() else { return Vec::new() };
    let is_cut = |bend: &&Bend| bend.option != "--rehire" && bend.option != "--at";
    let of_cut = first.bends.iter().find(is_cut);
    let of_rehire = first.bends.iter().find(|bend| !is_cut(bend));
    let depths: Vec<String> =
        derived.iter().filter_map(|derived| derived.bends.iter().find(is_cut)).map(depth).collect();
    let dated =
        |option: &str, bend: Option<&Bend>| bend.and_then(|bend| bend.at.as_ref()).map(|at| format!("{option} '{at}'"));
    let people = |bend: &Bend| if bend.plus > 0.0 { format!("{}", bend.plus) } else { "all".to_owned() };
    let mut options = Vec::new();
    options.extend((!depths.is_empty()).then(|| format!("--cut {}", depths.join(","))));
    options.extend(dated("--from", of_cut));
    options.extend(of_rehire.map(|bend| format!("--rehire {}", people(bend))));
    options.extend(dated("--at", of_rehire));
    options.push(format!("--team '{}' --base '{}'", first.team, first.of));
    options
}

fn depth(bend: &Bend) -> String {
    format!("{}%", ((1.0 - bend.times) * 1e6).round() / 1e4)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_asked_can_be_asked_again() {
        let bend = |option, at: Option<&str>, times, plus| Bend { option, at: at.map(str::to_owned), times, plus };
        let derived = |bends| Derived { id: String::new(), of: "people".into(), team: "desk".into(), bends };
        let cut = |times| derived(vec![bend("--from", Some("month 3"), times, 0.0)]);
        let asked = options(&[cut(0.9), cut(0.875)]).join(" ");
        assert_eq!(asked, "--cut 10%,12.5% --from 'month 3' --team 'desk' --base 'people'");
        let again = derived(vec![bend("--cut", None, 0.6, 0.0), bend("--at", Some("month 15"), 0.6, 500.0)]);
        let asked = options(&[again]).join(" ");
        assert_eq!(asked, "--cut 40% --rehire 500 --at 'month 15' --team 'desk' --base 'people'");
        assert!(options(&[]).is_empty());
    }
}
