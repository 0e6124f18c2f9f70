//! Other names that people have for keys, and what is meant by them.

use crate::text::OtherName;

/// Names of others, the key, and what to know beside it. The first whose key may stand in the section is meant.
pub const OTHERS: &[OtherName] = &[
    (&["wage", "wages", "salary", "hourly_wage", "hourly_cost", "cost_per_hour"], "pay_per_hour", ""),
    (
        &["contacts_per_week", "contacts_per_month", "contacts_per_day", "contacts", "calls", "volume", "tickets"],
        "issues_per_customer_month",
        "customers have issues, and an issue may take several contacts: a month's issues ÷ customers; or `counts`, the \
         expected issues of each interval",
    ),
    (&["agents", "seats", "agents_on_duty"], "on_duty", "people at work at a time; `headcount` is people employed"),
    (&["fte", "ftes", "staff", "heads", "employees", "people"], "headcount", ""),
    (&["aht", "average_handle_time", "handling_time", "talk_time", "service_time"], "handle_time", ""),
    (&["concurrency", "parallel_chats", "chats"], "chats_at_once", ""),
    (&["attrition", "churn"], "attrition_per_year", ""),
    (&["churn", "churn_per_year", "attrition"], "background_leaving_per_year", ""),
    (&["accuracy", "resolution", "resolution_rate", "containment", "deflection", "solve_rate"], "success", ""),
    (&["price", "cost", "price_per_contact", "cost_per_conversation"], "price_per_conversation", ""),
    (&["price_per_resolved", "cost_per_resolution"], "price_per_resolution", ""),
    (&["clv", "ltv", "lifetime_value", "customer_value"], "remaining_value", ""),
    (&["sla", "service_level", "answer_within", "target_wait"], "service_threshold", ""),
    (&["number", "n", "customers", "size"], "count", ""),
    (&["growth", "growth_rate"], "growth_per_year", ""),
    (&["opening_hours", "open_hours", "business_hours", "open"], "hours", ""),
    (&["date", "from", "when", "on"], "at", ""),
    (&["skills", "skill", "topics", "queues", "queue"], "serves", "topics, by name"),
    (&["occupancy", "utilisation", "utilization"], "known.occupancy", OUTCOME),
    (&["service_level", "sla"], "known.service_level", OUTCOME),
    (&["abandonment", "abandon_rate", "abandonment_rate"], "known.abandonment", OUTCOME),
    (&["csat", "satisfaction"], "known.csat", OUTCOME),
    (&["cost_per_contact", "cost_per_call", "cost_per_ticket"], "known.cost_per_contact", OUTCOME),
    (
        &["contacts_per_week", "contacts_per_month", "contacts_per_day", "contacts", "calls", "volume", "tickets"],
        "demand.issues_per_customer_month",
        "how many come stands in [demand], or as `counts` of each interval; `import-arrivals` writes them from a file",
    ),
    (
        &["staff", "headcount", "agents", "heads", "fte", "people"],
        "team.NAME.headcount",
        "people belong to a team, and a strategy says `team.NAME.headcount`",
    ),
    (&["first", "ai_first", "use_ai", "bot"], "routing.first", "who answers first: \"people\" or \"ai\""),
    (&["wage", "salary", "pay"], "team.NAME.pay_per_hour", ""),
    (&["aht", "handle_time"], "topic.NAME.handle_time", ""),
];

/// What is said of a figure that nobody can type.
const OUTCOME: &str = "it comes out of a simulation, which is then held against what is known";

#[cfg(test)]
mod tests {
    use super::super::keys::SECTIONS;
    use super::*;
    use crate::text::{self, Key};

    #[test]
    fn every_other_name_leads_to_a_key_that_there_is_and_is_none_itself_beside_it() {
        for &(names, path, _) in OTHERS {
            let (of, key) = path.rsplit_once('.').map_or((None, path), |(of, key)| (Some(of), key));
            let is_there = |section: &str, keys: &[Key]| {
                of.is_none_or(|of| of == section) && keys.iter().any(|known| known.name == key)
            };
            let sections: Vec<_> = SECTIONS.iter().filter(|(section, keys)| is_there(section, keys)).collect();
            assert!(!sections.is_empty(), "{path}");
            for name in names {
                let is_key = |keys: &[Key]| keys.iter().any(|known| known.name == *name);
                assert!(of.is_some() || sections.iter().any(|(_, keys)| !is_key(keys)), "{name} beside {path}");
            }
        }
    }

    #[test]
    fn another_name_is_told_its_key_where_that_may_stand() {
        let meant = |typed: &str, known: &[&str]| text::meant(typed, known, OTHERS);
        assert_eq!(meant("Wage", &["pay_per_hour", "on_duty"]).as_deref(), Some("`pay_per_hour` is meant?"));
        assert_eq!(meant("notice", &["share"]), None);
        assert_eq!(meant("wage", &["share"]).as_deref(), Some("`team.NAME.pay_per_hour` is meant?"));
        assert_eq!(meant("agents", &["on_duty"]).map(|text| text.contains("`on_duty` is meant?")), Some(true));
        let outcome = meant("occupancy", &["headcount"]).unwrap_or_default();
        assert!(outcome.starts_with("`known.occupancy` is meant? (it comes out"), "{outcome}");
        assert_eq!(meant("shar", &["share"]).as_deref(), Some("did you mean `share`?"));
    }
}
