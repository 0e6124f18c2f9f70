//! Who is worse off than under the baseline, and who better, by topic and by segment: only what was found, silent otherwise.

use maud::{Markup, html};

use super::{PIECE, Telling, around, strategies};
use crate::books::Unit;
use crate::findings::{Bias, Group, GroupKind, StrategyDetail, direction_in, is_judged};
use crate::report::columns::parted;
use crate::words::{self, Told, say};

/// Under each strategy, the topics and segments found to be less satisfied than under the baseline, or more; nothing if none
/// is.
pub fn groups(telling: &Telling) -> Option<Markup> {
    let (told, language) = (telling.told, telling.told.language);
    let judged = telling.facts.detail.strategies.iter().filter(|detail| is_id_judged(told, &detail.id));
    let apart: Vec<(&StrategyDetail, Vec<&Group>)> = judged
        .map(|detail| (detail, apart(told.scale_of_lines(), detail)))
        .filter(|(_, groups)| !groups.is_empty())
        .collect();
    (!apart.is_empty()).then(|| {
        html! {
            p { (say!(language, "page-groups", baseline = &told.baseline)) }
            @for sentence in words::leaving(told) { p { (sentence) } }
            @for sentence in words::mood(told) { p { (sentence) } }
            (worst_tenth(telling))
            @for (detail, groups) in apart {
                h3 { (around(&say!(language, "page-groups-under", id = PIECE), &strategies::name(telling, &detail.id))) }
                ul { @for group in groups { li { (line(told, group)) } } }
            }
        }
    })
}

/// How the worst tenth of issues and of customers fares under each strategy that is judged.
fn worst_tenth(telling: &Telling) -> Markup {
    let (told, language) = (telling.told, telling.told.language);
    let ruler = told.ruler(Unit::Number, 0.1);
    let strategies = told.strategies.iter().zip(&telling.facts.detail.strategies);
    html! {
        p { (say!(language, "page-worst")) }
        div class="scroll" tabindex="0" role="region" aria-label=(say!(language, "page-table", table = "worst-tenth")) {
            table class="losses" {
                thead { tr { @for title in parted(&say!(language, "page-worst-columns")) { th scope="col" { (title) } } } }
                tbody {
                    @for (strategy, detail) in strategies.filter(|(strategy, _)| is_judged(told, strategy)) {
                        @if let Some(all) = detail.groups.first() {
                            tr {
                                th scope="row" { (strategies::name(telling, &strategy.id)) }
                                td { (ruler.estimate(&all.worst_tenth)) }
                                td { (all.worst_difference.as_ref().map(|d| ruler.difference(d)).unwrap_or_default()) }
                                td { (ruler.estimate(&strategy.trust_end)) }
                                td { (ruler.estimate(&strategy.trust_worst_tenth)) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Groups whose interval does not hold 0, the worst first. A topic alone, or a segment alone, is everybody.
fn apart(scale: u32, detail: &StrategyDetail) -> Vec<&Group> {
    let is_one_of_many = |kind| kind != GroupKind::All && detail.groups.iter().filter(|g| g.kind == kind).count() > 1;
    let loss = |group: &Group| {
        let (difference, bias) = (group.difference.as_ref()?, Bias::at(scale, group.scale_bias.as_ref()));
        difference.mean.filter(|_| direction_in(Unit::Share, difference, bias).is_some())
    };
    let mut found: Vec<(f64, &Group)> = detail
        .groups
        .iter()
        .filter(|group| is_one_of_many(group.kind))
        .filter_map(|group| loss(group).map(|loss| (loss, group)))
        .collect();
    found.sort_by(|a, b| a.0.total_cmp(&b.0));
    found.into_iter().map(|(_, group)| group).collect()
}

fn line(told: &Told, group: &Group) -> String {
    let ruler = told.ruler(Unit::Share, 1.0);
    say!(
        told.language,
        "page-group",
        group = &group.label,
        kind = if group.kind == GroupKind::Topic { "topic" } else { "segment" },
        difference = group.difference.as_ref().map(|difference| ruler.difference(difference)).unwrap_or_default(),
        level = ruler.show(group.satisfaction.mean),
        score = told.ruler(Unit::Number, 0.1).show(group.worst_tenth.mean),
    )
}

/// Whether its waits may be judged at this scale, and the baseline's.
fn is_id_judged(told: &Told, id: &str) -> bool {
    let strategy = told.strategies.iter().find(|strategy| strategy.id == id);
    strategy.is_some_and(|strategy| is_judged(told, strategy))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::findings::{ByMetric, samples};
    use crate::stat::estimate::{Estimate, mean};

    fn group(kind: GroupKind, label: &str, difference: f64, half: f64) -> Group {
        let difference = Estimate { half_width: Some(half), ..mean(&[difference, difference]) };
        Group {
            kind,
            id: label.to_owned(),
            label: label.to_owned(),
            satisfaction: mean(&[0.7, 0.7]),
            difference: Some(difference),
            scale_bias: None,
            worst_tenth: mean(&[-1.5, -1.5]),
            worst_difference: None,
        }
    }

    #[test]
    fn only_groups_found_to_be_worse_or_better_are_named_the_worst_first() {
        let detail = StrategyDetail {
            id: "blend".into(),
            cost_and_satisfaction: None,
            reporting_gap: mean(&[]),
            reporting_drift: mean(&[]),
            reporting_ends: [mean(&[]), mean(&[])],
            survey_gap: mean(&[]),
            gap_scale_biases: [None, None],
            hours: None,
            business_case: Vec::new(),
            groups: vec![
                group(GroupKind::All, "All issues", -0.2, 0.01),
                group(GroupKind::Topic, "easy", -0.02, 0.01),
                group(GroupKind::Topic, "hard", -0.3, 0.01),
                group(GroupKind::Topic, "unsure", -0.3, 0.4),
                group(GroupKind::Topic, "better", 0.3, 0.1),
                group(GroupKind::Segment, "everybody", -0.2, 0.01),
            ],
            changes: Vec::new(),
            weekly: ByMetric::default(),
        };
        let summary = samples::summary(Vec::new(), 2);
        let line = |group| line(&Told::in_english(&summary), group);
        let lines: Vec<String> = apart(1, &detail).into_iter().map(line).collect();
        assert_eq!(
            lines,
            [
                "hard (topic): −30.0 ± 1.0 points, to 70.0 %; worst tenth at a score of −1.50",
                "easy (topic): −2.0 ± 1.0 points, to 70.0 %; worst tenth at a score of −1.50",
                "better (topic): +30.0 ± 10.0 points, to 70.0 %; worst tenth at a score of −1.50"
            ]
        );
    }
}
